// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Petitions: what members do about them without a name, and what anybody can see.

use crate::{
	member::KeySource,
	named::{self, Named},
	output::{bar, json, relative, spinner},
	Node,
};
use anyhow::{ensure, Context};
use caucus_sdk::{
	acts::{Actor, Matter, PetitionAct},
	chain::{Arguments, Chain, Included, Until},
	members::ring::MemberSecret,
	moment,
	primitives::calendar,
	read::State,
};
use clap::{Args, Subcommand};
use serde_json::{json, Value};

const PALLET: &str = "Petitions";
/// How many are asked for at once.
const PAGE: u32 = 100;

/// Ask the party for something, and see what others ask.
///
/// Signing needs neither an account nor a fee, and nobody learns who signed: a proof says that one of
/// some hundreds of keys did. Officers use `do`; `calls` lists what there is.
#[derive(Subcommand)]
pub(crate) enum Petition {
	/// List petitions; no key needed.
	List(List),
	/// Show a petition with its numbers and deadlines; no key needed.
	Show(Show),
	/// Hand in a petition.
	Start(Start),
	/// Change, take back or appeal for a petition of your own.
	Own(Own),
	/// Say that a petition deserves a review.
	Sponsor(Act),
	/// Sign a petition.
	Sign(Act),
	/// Withdraw your signature.
	Unsign(Act),
	/// Comment on a petition, under a name that belongs to this petition alone.
	Comment(Comment),
	#[command(flatten)]
	Named(Named),
}

/// Which petitions.
#[derive(Args)]
pub(crate) struct List {
	/// Only those in this state: Collecting, InReview, InAppeal, Open, Closed, Rejected, ...
	#[arg(long, value_name = "STATE")]
	state: Option<String>,
	/// The first of them.
	#[arg(long, default_value_t = 0)]
	from: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Which petition.
#[derive(Args)]
pub(crate) struct Show {
	/// Its number.
	petition: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// A petition to be handed in.
#[derive(Args)]
pub(crate) struct Start {
	#[command(flatten)]
	key: KeySource,
	/// What it is, as NAME=VALUE: kind, addressee, topics, public, text.title, text.ask, text.details,
	/// text.english; see `caucus petition calls submit`.
	#[arg(value_name = "NAME=VALUE", required = true)]
	draft: Vec<String>,
}

/// An act about an own petition.
#[derive(Args)]
pub(crate) struct Own {
	#[command(flatten)]
	key: KeySource,
	/// Its number.
	petition: u32,
	/// The act as JSON: "Withdraw", {"Edit": {..}}, {"Appeal": {..}}; see `caucus petition calls act_as_starter`.
	act: String,
}

/// An act about a petition.
#[derive(Args)]
pub(crate) struct Act {
	#[command(flatten)]
	key: KeySource,
	/// Its number.
	petition: u32,
	/// Return as soon as it is in a block, before that block is final.
	#[arg(long)]
	no_wait: bool,
}

/// A comment.
#[derive(Args)]
pub(crate) struct Comment {
	#[command(flatten)]
	key: KeySource,
	/// The petition.
	petition: u32,
	/// The comment's text in a file: file:PATH or file:en:PATH. The chain gets its digest.
	body: String,
}

impl Petition {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::List(list) => list.run(node).await,
			Self::Show(show) => show.run(node).await,
			Self::Start(start) => start.run(node).await,
			Self::Own(own) => own.run(node).await,
			Self::Sponsor(act) => act.run(node, What::Sponsor).await,
			Self::Sign(act) => act.run(node, What::Sign).await,
			Self::Unsign(act) => act.run(node, What::Withdraw).await,
			Self::Comment(comment) => comment.run(node).await,
			Self::Named(named) => named.run(node, PALLET).await,
		}
	}
}

/// Arguments of a question, by name.
fn about(pairs: &[(&str, Value)]) -> Arguments {
	pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

impl List {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let mut asked = about(&[("from", self.from.into()), ("count", PAGE.into())]);
		let question = match &self.state {
			None => "petitions",
			Some(state) => {
				asked.insert("state".into(), state.as_str().into());
				"petitions_in"
			}
		};
		let rows = chain.view(PALLET, question, &asked, None).await?;
		if self.json {
			return json(&rows);
		}
		let rows = rows.as_array().context("the node's answer is no list")?;
		for row in rows {
			let title = row["title"].as_str().unwrap_or("(not published)");
			println!("{:>5}  {:<12} {:>7}  {title}", row["petition"], name_of(&row["state"]), row["count"]);
		}
		if rows.len() == PAGE as usize {
			println!("more with --from {}", self.from.saturating_add(PAGE));
		}
		Ok(())
	}
}

/// The name of a choice, without what it carries.
fn name_of(choice: &Value) -> String {
	match choice {
		Value::String(name) => name.clone(),
		Value::Object(object) => object.keys().next().cloned().unwrap_or_default(),
		other => other.to_string(),
	}
}

async fn petition_of(chain: &Chain, petition: u32) -> anyhow::Result<Value> {
	let found = chain.view(PALLET, "petition", &about(&[("petition", petition.into())]), None).await?;
	ensure!(!found.is_null(), "there is no petition {petition}");
	Ok(found)
}

impl Show {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let found = petition_of(&chain, self.petition).await?;
		if self.json {
			return json(&found);
		}
		let now = State::best(&chain).await?.now().await?;
		let title = found["text"]["title"].as_str().unwrap_or("(its text is not shown)");
		println!("Petition {}: {title} ({})", self.petition, name_of(&found["petition"]["state"]));
		if let Some(ask) = found["text"]["ask"].as_str() {
			println!("{ask}");
		}
		for (name, number) in found["numbers"].as_object().into_iter().flatten() {
			if !number.is_array() {
				println!("  {name}: {number}");
			}
		}
		for (name, then) in found["deadlines"].as_object().into_iter().flatten() {
			if let Some(then) = then.as_u64() {
				println!("  {name}: {} ({})", moment::korean(then), relative(now, then));
			}
		}
		for (name, mark) in found["petition"]["marks"].as_object().into_iter().flatten() {
			if *mark == Value::Bool(true) {
				println!("  marked for ever: {name}");
			}
		}
		Ok(())
	}
}

/// What a member does about a petition.
#[derive(Clone, Copy)]
enum What {
	Sponsor,
	Sign,
	Withdraw,
}

impl Act {
	async fn run(self, node: &Node, what: What) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let chain = node.connect().await?;
		let actor = enter(&chain, &secret, self.petition).await?;
		let alias = actor.alias(Matter::Petition(self.petition))?;
		let asked = about(&[
			("petition", self.petition.into()),
			("alias", format!("0x{}", hex::encode(alias)).into()),
		]);
		let last = chain.view(PALLET, "signature", &asked, None).await?;
		let next = u8::try_from(last.as_u64().unwrap_or(0).saturating_add(1))?;
		let act = match what {
			What::Sponsor => PetitionAct::Sponsor,
			What::Sign => PetitionAct::Sign(next),
			What::Withdraw => PetitionAct::Withdraw(next),
		};
		let until = if self.no_wait { Until::InBlock } else { Until::Finalized };
		let sending = spinner("proving and waiting for a block");
		let included = actor.act_on_petition(self.petition, act, until).await?;
		sending.finish_and_clear();
		let done = match what {
			What::Sponsor => "sponsored",
			What::Sign => "signed",
			What::Withdraw => "signature withdrawn from",
		};
		println!("{done} petition {} in block {}", self.petition, included.number);
		Ok(())
	}
}

/// Takes the member's place on the roll that a petition is under.
async fn enter<'a>(chain: &'a Chain, secret: &'a MemberSecret, petition: u32) -> anyhow::Result<Actor<'a>> {
	let found = petition_of(chain, petition).await?;
	let roll = found["roll"].as_u64().context("the node's answer names no roll")?;
	on_roll(chain, secret, Some(u32::try_from(roll)?)).await
}

async fn on_roll<'a>(
	chain: &'a Chain,
	secret: &'a MemberSecret,
	roll: Option<u32>,
) -> anyhow::Result<Actor<'a>> {
	let keys = bar(0, "reading the roll");
	let actor = Actor::enter(chain, secret, roll, |have| keys.set_position(have as u64)).await?;
	keys.finish_and_clear();
	Ok(actor)
}

/// The year in Korea at the chain's time.
async fn year(chain: &Chain) -> anyhow::Result<u32> {
	let now = State::best(chain).await?.now().await?;
	Ok(calendar::year_of(calendar::month_of(now)))
}

impl Start {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let chain = node.connect().await?;
		let mut draft = named::arguments(&self.draft)?;
		for (name, usual) in [("kind", json!("General")), ("topics", json!([])), ("public", json!(false))] {
			draft.entry(name).or_insert(usual);
		}
		let encoded = chain.encode_argument(PALLET, "submit", "draft", &Value::from(draft)).await?;
		let actor = on_roll(&chain, &secret, None).await?;
		let year = year(&chain).await?;
		let alias = actor.alias(Matter::Starting(year))?;
		let starter = json!({ "Pseudonym": { "year": year, "alias": format!("0x{}", hex::encode(alias)) } });
		let started = chain.view(PALLET, "started", &about(&[("starter", starter)]), None).await?;
		let sequence = u32::try_from(started["total"].as_u64().context("the node's answer has no total")?)?;
		let sending = spinner("proving and waiting for a block");
		let included = actor.start_petition(year, sequence, &encoded, Until::Finalized).await?;
		sending.finish_and_clear();
		named::report(&chain, PALLET, &included, false).await
	}
}

impl Own {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let chain = node.connect().await?;
		let act: Value = serde_json::from_str(&self.act).unwrap_or_else(|_| self.act.as_str().into());
		let encoded = chain.encode_argument(PALLET, "act_as_starter", "act", &act).await?;
		let found = petition_of(&chain, self.petition).await?;
		let year = found["petition"]["starter"]["Pseudonym"]["year"].as_u64();
		let year = u32::try_from(year.context("this petition was handed in by name: use `do act_by_name`")?)?;
		let actor = enter(&chain, &secret, self.petition).await?;
		let included = actor.act_as_starter(year, self.petition, &encoded, Until::Finalized).await?;
		named::report(&chain, PALLET, &included, false).await
	}
}

impl Comment {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let path = self.body.strip_prefix("file:").unwrap_or(&self.body);
		let body = named::content(path)?;
		let chain = node.connect().await?;
		let actor = enter(&chain, &secret, self.petition).await?;
		let alias = actor.alias(Matter::Comment(self.petition))?;
		let asked = about(&[
			("petition", self.petition.into()),
			("pseudonym", format!("0x{}", hex::encode(alias)).into()),
		]);
		let made = chain.view(PALLET, "comments_by", &asked, None).await?;
		let sequence = u8::try_from(made.as_u64().unwrap_or(0))?;
		let included: Included = actor.comment(self.petition, body, sequence, Until::Finalized).await?;
		named::report(&chain, PALLET, &included, false).await
	}
}
