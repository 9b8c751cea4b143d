// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Petitions: what members do about them without a name, and what anybody can see.

mod officers;
mod relayed;
mod show;

use crate::{
	member::KeySource,
	named::{self, Named},
	output::{bar, ensure_new, spinner, write_text},
	reading::{id, Reader},
	said::Said,
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	acts::{ActFile, Actor, Matter, PetitionAct},
	chain::{Chain, Included, Until},
	members::ring::MemberSecret,
	primitives::calendar,
	read::State,
};
use clap::{Args, Subcommand};
use officers::{Advance, Extend, Refer, Respond, Review};
use relayed::RelayActs;
use serde_json::{json, Value};
use show::{Codes, Comments, List, Show};
use std::path::PathBuf;

const PALLET: &str = "Petitions";

/// Ask the party for something, and see what others ask.
///
/// Signing needs neither an account nor a fee, and nobody learns who signed: a proof says that one of
/// some hundreds of keys did. What has no command of its own here is done with `do`; `calls` lists it.
#[derive(Subcommand)]
pub(crate) enum Petition {
	/// List petitions; no key needed.
	#[command(after_help = "Example: caucus petition list --state open --late")]
	List(List),
	/// Show a petition: its numbers, and how it was handled, with what was late; no key needed.
	Show(Show),
	/// List comments on a petition; no key needed.
	Comments(Comments),
	/// List the reasons by which petitions are rejected and hidden, and people recalled; no key needed.
	Codes(Codes),
	/// Hand in a petition.
	#[command(after_help = "\
Example: caucus petition start --key words.txt addressee=0 text.title='청년 정책' text.ask=text:ask.txt topics=[1] \
A recall: kind='{\"Recall\":{\"post\":7,\"grounds\":42}}'; `caucus petition codes --for grounds` lists the grounds.")]
	Start(Start),
	/// Change, take back or appeal for a petition of your own.
	#[command(after_help = "Examples: caucus petition own --key words.txt 3 withdraw
          caucus petition own --key words.txt 3 '{\"Appeal\":{\"reason\":\"file:why.txt\"}}'")]
	Own(Own),
	/// Say that a petition deserves a review.
	Sponsor(Act),
	/// Sign a petition.
	Sign(Act),
	/// Withdraw your signature.
	Unsign(Act),
	/// Comment on a petition, under a name that belongs to this petition alone.
	Comment(Comment),
	/// Hand in acts that others wrote into files with --out, in batches: what a relayer does.
	Relay(RelayActs),
	/// Decide on a petition: two moderators, or two of the appeals body.
	Review(Review),
	/// Answer a petition whose response is due: the addressee's chair or secretary.
	Respond(Respond),
	/// Bring a petition before the assembly, or say what came of it: the addressee's chair or secretary.
	Refer(Refer),
	/// Extend a duty once, before its time is over: the addressee's chair or secretary.
	Extend(Extend),
	/// Do what is due about a petition, such as marking what is overdue: any account.
	Advance(Advance),
	#[command(flatten)]
	Named(Named),
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
	/// Write the act into this file for a relayer instead of sending it: the node that is asked then does
	/// not learn that it comes from here. See `caucus petition relay`.
	#[arg(long, value_name = "FILE", conflicts_with = "no_wait")]
	out: Option<PathBuf>,
	/// Print the call for Polkadot.js Apps (Developer > Extrinsics > Decode, then Submit Unsigned)
	/// and do not send it.
	#[arg(long, conflicts_with_all = ["no_wait", "out"])]
	print: bool,
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
			Self::Comments(comments) => comments.run(node).await,
			Self::Codes(codes) => codes.run(node).await,
			Self::Start(start) => start.run(node).await,
			Self::Own(own) => own.run(node).await,
			Self::Sponsor(act) => act.run(node, What::Sponsor).await,
			Self::Sign(act) => act.run(node, What::Sign).await,
			Self::Unsign(act) => act.run(node, What::Withdraw).await,
			Self::Comment(comment) => comment.run(node).await,
			Self::Relay(relay) => relay.run(node).await,
			Self::Review(review) => review.run(node).await,
			Self::Respond(respond) => respond.run(node).await,
			Self::Refer(refer) => refer.run(node).await,
			Self::Extend(extend) => extend.run(node).await,
			Self::Advance(advance) => advance.run(node).await,
			Self::Named(named) => named.run(node, PALLET).await,
		}
	}
}

/// A petition with its numbers.
async fn petition_of(reader: &Reader<'_>, petition: u32) -> anyhow::Result<Value> {
	reader.find("petition", &[("petition", petition.into())], Said::none("petition", petition)).await
}

/// What a member does about a petition.
#[derive(Clone, Copy)]
enum What {
	Sponsor,
	Sign,
	Withdraw,
}

impl What {
	/// The act that comes after the last of the same member on a signature.
	fn next(self, last: u8) -> anyhow::Result<PetitionAct> {
		let stands = last % 2 == 1;
		let next = last.checked_add(1).context("there were too many acts on this signature")?;
		Ok(match self {
			Self::Sponsor => PetitionAct::Sponsor,
			Self::Sign if stands => bail!("you have signed this petition"),
			Self::Withdraw if !stands => {
				bail!("you have not signed this petition, or have withdrawn already")
			}
			Self::Sign => PetitionAct::Sign(next),
			Self::Withdraw => PetitionAct::Withdraw(next),
		})
	}

	/// What was done.
	fn done(self) -> &'static str {
		match self {
			Self::Sponsor => "you sponsor",
			Self::Sign => "you signed",
			Self::Withdraw => "your signature is withdrawn from",
		}
	}
}

impl Act {
	async fn run(self, node: &Node, what: What) -> anyhow::Result<()> {
		self.out.as_deref().map(ensure_new).transpose()?;
		let secret = self.key.secret()?;
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let actor = enter(&reader, &chain, &secret, self.petition).await?;
		let alias = actor.alias(Matter::Petition(self.petition))?;
		let alias = Value::from(format!("0x{}", hex::encode(alias)));
		let asked = [("petition", self.petition.into()), ("alias", alias)];
		let act = match what {
			What::Sponsor => {
				let already = reader.ask("sponsors", &asked).await? == Value::Bool(true);
				ensure!(
					!already,
					Said::new("이미 이 청원의 찬성인입니다.", "you sponsor this petition already")
				);
				PetitionAct::Sponsor
			}
			what => what.next(u8::try_from(id(&reader.ask("signature", &asked).await?)?)?)?,
		};
		if let Some(file) = &self.out {
			let proving = spinner("proving");
			let proven = actor.prove_act(self.petition, act)?;
			proving.finish_and_clear();
			write_text(
				file,
				&serde_json::to_string(&ActFile::of(&chain.genesis_hash().0, self.petition, &proven))?,
			)?;
			println!(
				"{} holds the act; give it to a relayer, who learns no more than the petition",
				file.display()
			);
			return Ok(());
		}
		if self.print {
			let proving = spinner("proving");
			let call = actor.act_on_petition(self.petition, act)?;
			proving.finish_and_clear();
			let data = chain.call_data(call.pallet(), call.call(), call.arguments()).await?;
			println!("0x{}", hex::encode(data));
			return Ok(());
		}
		let until = if self.no_wait { Until::InBlock } else { Until::Finalized };
		let sending = spinner("proving and waiting for a block");
		let included = actor.act_on_petition(self.petition, act)?.submit(&chain, until).await?;
		sending.finish_and_clear();
		println!("{} petition {}, in block {}", what.done(), self.petition, included.number);
		Ok(())
	}
}

/// Takes the member's place on the roll that a petition is under.
async fn enter(
	reader: &Reader<'_>,
	chain: &Chain,
	secret: &MemberSecret,
	petition: u32,
) -> anyhow::Result<Actor> {
	let found = petition_of(reader, petition).await?;
	on_roll(chain, secret, Some(id(&found["roll"])?)).await
}

/// Takes the member's place on a roll, or on the newest.
pub(crate) async fn on_roll(
	chain: &Chain,
	secret: &MemberSecret,
	roll: Option<u32>,
) -> anyhow::Result<Actor> {
	let keys = bar(0, "reading the roll");
	let actor = Actor::enter(chain, secret, roll, |have| keys.set_position(have as u64)).await?;
	keys.finish_and_clear();
	Ok(actor)
}

/// The year in Korea at the chain's time.
pub(crate) async fn year(chain: &Chain) -> anyhow::Result<u32> {
	let now = State::best(chain).await?.now().await?;
	Ok(calendar::year_of(calendar::month_of(now)))
}

/// Hands in an encoded petition.
pub(crate) async fn start(
	chain: &Chain,
	actor: &Actor,
	draft: &[u8],
	until: Until,
) -> anyhow::Result<Included> {
	let year = year(chain).await?;
	let alias = actor.alias(Matter::Starting(year))?;
	let starter = json!({ "Pseudonym": { "year": year, "alias": format!("0x{}", hex::encode(alias)) } });
	let reader = Reader::best(chain, PALLET).await?;
	let sequence = id(&reader.ask("started", &[("starter", starter)]).await?["total"])?;
	Ok(actor.start_petition(year, sequence, draft)?.submit(chain, until).await?)
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
		let sending = spinner("proving and waiting for a block");
		let included = start(&chain, &actor, &encoded, Until::Finalized).await?;
		sending.finish_and_clear();
		named::report(&chain, PALLET, &included, false).await
	}
}

impl Own {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let chain = node.connect().await?;
		let act = named::value(&self.act)?;
		let encoded = chain.encode_argument(PALLET, "act_as_starter", "act", &act).await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let found = petition_of(&reader, self.petition).await?;
		let year = found["petition"]["starter"]["Pseudonym"]["year"].as_u64();
		let year = u32::try_from(year.context("this petition was handed in by name: use `do act_by_name`")?)?;
		let actor = enter(&reader, &chain, &secret, self.petition).await?;
		let sending = spinner("proving and waiting for a block");
		let act = actor.act_as_starter(year, self.petition, &encoded)?;
		let included = act.submit(&chain, Until::Finalized).await?;
		sending.finish_and_clear();
		named::report(&chain, PALLET, &included, false).await
	}
}

impl Comment {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let path = self.body.strip_prefix("file:").unwrap_or(&self.body);
		let body = named::content(path)?;
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let actor = enter(&reader, &chain, &secret, self.petition).await?;
		let alias = Value::from(format!("0x{}", hex::encode(actor.alias(Matter::Comment(self.petition))?)));
		let asked = [("petition", self.petition.into()), ("pseudonym", alias)];
		let sequence = u8::try_from(id(&reader.ask("comments_by", &asked).await?)?)?;
		let sending = spinner("proving and waiting for a block");
		let comment = actor.comment(self.petition, body, sequence)?;
		let included = comment.submit(&chain, Until::Finalized).await?;
		sending.finish_and_clear();
		named::report(&chain, PALLET, &included, false).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn signing_and_withdrawing_take_turns() {
		assert_eq!(What::Sign.next(0).unwrap(), PetitionAct::Sign(1));
		assert_eq!(What::Withdraw.next(1).unwrap(), PetitionAct::Withdraw(2));
		assert_eq!(What::Sign.next(2).unwrap(), PetitionAct::Sign(3));
		assert!(
			What::Sign.next(1).is_err() && What::Withdraw.next(0).is_err() && What::Withdraw.next(2).is_err()
		);
	}
}
