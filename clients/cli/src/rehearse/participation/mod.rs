// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members do besides voting: a petition with a history, a recall, a month's activity.
//!
//! Every signature is a real ring proof. Officers' calls are written in JSON against the chain's own
//! metadata, as `caucus petition do` and its like write them.

mod activity;
mod crowd;
mod petition;
mod recall;

use super::{call, cut_roll, register, two};
use crate::{
	council,
	officer::Account,
	output::{json, spinner},
	Node,
};
use anyhow::Context;
use caucus_sdk::{
	chain::{Arguments, Chain, Included},
	members::registry::{ChapterId, Classes},
	primitives::text::{ContentRef, Language, MediaType},
	read::State,
};
use clap::Args;
use crowd::Crowd;
use serde::Serialize;
use serde_json::{json, Value};
use std::{path::PathBuf, time::Duration};

/// Chapters that a development chain begins with.
const CHAPTERS: u32 = 3;
/// Most of the council of a development chain.
const COUNCIL: [&str; 2] = ["//Charlie", "//Dave"];
/// Two of the moderators.
const MODERATORS: [&str; 2] = ["//Alice", "//Bob"];
/// The party's secretary, who answers petitions.
const SECRETARY: &str = "//Dave";
/// Somebody with an account and no office in what is done here.
const ANYBODY: &str = "//Charlie//stash";

/// Act out what members do besides voting, on a development chain.
///
/// A petition is signed as fast as another was in earnest, crosses both thresholds and is answered late; a
/// recall meets its minimums in each area and leads into an election; what members did last month is
/// attested, published where enough did it, and turned into points. Takes some three minutes.
#[derive(Args)]
pub(crate) struct Rehearsal {
	/// How many members are registered, evenly in three chapters; at least 450.
	#[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(450..=100_000))]
	members: u32,
	/// How many citizens are registered besides; at least 50.
	#[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(50..=10_000))]
	citizens: u32,
	/// A petition as petition.parliament.uk publishes it.
	#[arg(long, value_name = "FILE")]
	petition: PathBuf,
	/// How its count went up: a list of moments and counts.
	#[arg(long, value_name = "FILE")]
	history: PathBuf,
	/// So many signatures there are one here.
	#[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..))]
	scale: u32,
	/// Follow the history up to so many signatures here.
	#[arg(long, default_value_t = 150, value_parser = clap::value_parser!(u32).range(1..=400))]
	signatures: u32,
	/// The two registrars, with a comma.
	#[arg(long, value_delimiter = ',', default_value = "//Alice,//Bob")]
	registrars: Vec<String>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

#[derive(Serialize)]
struct Report {
	genesis: String,
	members: u32,
	citizens: u32,
	roll: u32,
	petition: petition::Report,
	recall: recall::Report,
	activity: activity::Report,
}

impl Rehearsal {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let history = petition::History::read(&self.history, self.scale, self.signatures)?;
		let petition = petition::Example::read(&self.petition)?;
		let registrars = two(&self.registrars, "registrars")?;
		let chain = node.connect().await?;
		let crowd = self.gather(&chain, &registrars).await?;
		petition::set_parameters(&chain, &history).await?;
		let petition = petition::replay(&chain, &crowd, &petition, &history).await?;
		let recall = recall::run(&chain, &crowd).await?;
		let activity = activity::run(&chain, &crowd).await?;
		let report = Report {
			genesis: hex::encode(chain.genesis_hash().0),
			members: self.members,
			citizens: self.citizens,
			roll: crowd.roll(),
			petition,
			recall,
			activity,
		};
		if self.json {
			return json(&report);
		}
		println!("{}", serde_json::to_string(&report)?);
		Ok(())
	}

	/// Registers everybody, and has a standing roll cut and dealt to rings.
	async fn gather<'a>(&self, chain: &'a Chain, registrars: &[Account; 2]) -> anyhow::Result<Crowd<'a>> {
		let members = self.members;
		let first = State::best(chain).await?.members().await?;
		let who = |number: u32| match number - first < members {
			true => ((number % CHAPTERS) as ChapterId, Classes::DUES_PAYING),
			false => (0, Classes::CITIZEN),
		};
		register(chain, registrars, members + self.citizens, who).await?;
		let part =
			|classes: Classes, chapter: Option<u32>| json!({ "classes": classes.0, "chapter": chapter });
		let chapters = (0..CHAPTERS).map(|chapter| part(Classes::DUES_PAYING, Some(chapter)));
		let parts: Vec<Value> = [part(Classes::CITIZEN, None)].into_iter().chain(chapters).collect();
		let roll = cut_roll(chain, registrars, parts).await?;
		eprintln!(
			"standing roll {roll} is in use: {members} members in {CHAPTERS} areas, {} citizens",
			self.citizens
		);
		Crowd::read(chain, first, members, self.citizens).await
	}
}

/// A call with its arguments in JSON, by the owner of a development account.
async fn call_as(
	chain: &Chain,
	who: &str,
	pallet: &str,
	name: &str,
	arguments: Value,
) -> anyhow::Result<Included> {
	call(chain, &Account::of(who), pallet, name, arguments).await
}

/// A call with its arguments in JSON that the council moves and decides.
async fn decide(chain: &Chain, pallet: &str, name: &str, arguments: Value) -> anyhow::Result<()> {
	let given: Arguments = serde_json::from_value(arguments)?;
	let members = COUNCIL.map(Account::of);
	let [first, _] = &members;
	let motion = council::propose(chain, first, (pallet, name), &given).await?;
	for member in &members {
		council::vote(chain, member, motion.number, motion.hash, true).await?;
	}
	let closed = council::close(chain, first, motion.number, motion.hash).await?;
	council::ensure_succeeded(chain, &closed).await.with_context(|| format!("{pallet}.{name}"))
}

/// A question with its arguments in JSON.
async fn ask(chain: &Chain, pallet: &str, question: &str, arguments: Value) -> anyhow::Result<Value> {
	let arguments: Arguments = serde_json::from_value(arguments)?;
	Ok(chain.view(pallet, question, &arguments, None).await?)
}

/// The number that an event begins with.
fn number_in(included: &Included, pallet: &str, event: &str) -> anyhow::Result<u32> {
	let found = included.event(pallet, event).with_context(|| format!("{pallet} says nothing of {event}"))?;
	let bytes = found.fields.first_chunk().context("the event is empty")?;
	Ok(u32::from_le_bytes(*bytes))
}

/// A reference to a text that says why, as calls take it.
fn reason(text: &str) -> Value {
	crate::named::content_json(&ContentRef::to(text.as_bytes(), MediaType::Plain, Language::Korean))
}

/// Waits for the chain's time.
async fn wait_until(chain: &Chain, moment: u64, what: &str) -> anyhow::Result<()> {
	let waiting = spinner(what);
	while State::best(chain).await?.now().await? < moment {
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
	waiting.finish_and_clear();
	Ok(())
}
