// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Rehearsals on a development chain, with generated members whose keys everybody knows: for trying
//! things out, for practice before the real thing, and for the demo. Officers are the development
//! chain's.

mod election;
mod history;
mod messages;
mod participation;

use crate::{
	officer::{self, Account},
	output::{bar, spinner},
	Node,
};
use anyhow::{bail, Context};
use caucus_sdk::{
	chain::{Chain, Included},
	keys,
	members::registry::{ChapterId, Classes, Entry, MAX_BATCH},
	read::State,
	sentences::Language,
};
use clap::Subcommand;
use futures::{stream, StreamExt, TryStreamExt};
use serde_json::{json, Value};
use std::time::Duration;

/// Calls and anonymous acts under way at a time.
const AT_ONCE: usize = 40;

/// Act out on a development chain what a party does, with generated members.
#[derive(Subcommand)]
pub(crate) enum Rehearse {
	/// Hold a whole election.
	Election(election::Rehearsal),
	/// Petitions, a recall, activity figures and points.
	Participation(participation::Rehearsal),
	/// Members write to each other by two nodes.
	Messages(messages::Rehearsal),
}

impl Rehearse {
	pub(crate) async fn run(self, node: &Node, language: Language) -> anyhow::Result<()> {
		match self {
			Self::Election(rehearsal) => rehearsal.run(node, language).await,
			Self::Participation(rehearsal) => rehearsal.run(node).await,
			Self::Messages(rehearsal) => rehearsal.run(node).await,
		}
	}
}

fn two(names: &[String], what: &str) -> anyhow::Result<[Account; 2]> {
	let [first, second] = names else { bail!("name two {what}") };
	Ok([Account::of(first), Account::of(second)])
}

/// Registers so many members, of the chapter and the classes that `who` gives by their number; gives the
/// number of the first.
async fn register(
	chain: &Chain,
	registrars: &[Account; 2],
	members: u32,
	who: impl Fn(u32) -> (ChapterId, Classes),
) -> anyhow::Result<u32> {
	let [first, second] = registrars;
	let start = State::best(chain).await?.members().await?;
	let genesis = chain.genesis_hash().0;
	let progress = bar(members.into(), "registering members");
	let entries: Vec<Entry> = (start..start + members)
		.map(|number| {
			let (chapter, classes) = who(number);
			Ok(Entry::Join(keys::apply(&keys::development(number), &genesis, chapter, classes)?))
		})
		.collect::<anyhow::Result<_>>()?;
	let progress = &progress;
	stream::iter(entries.chunks(MAX_BATCH as usize))
		.map(|batch| async move {
			let number = officer::propose(chain, first, batch).await?;
			officer::confirm(chain, second, number, officer::batch_digest(batch)).await?;
			progress.inc(batch.len() as u64);
			Ok::<_, anyhow::Error>(())
		})
		.buffer_unordered(AT_ONCE)
		.try_collect::<Vec<()>>()
		.await?;
	progress.finish();
	Ok(start)
}

/// Has a standing roll of these parts cut and dealt to rings of 255, and gives its number.
async fn cut_roll(chain: &Chain, registrars: &[Account; 2], parts: Vec<Value>) -> anyhow::Result<u32> {
	let before = State::best(chain).await?.standing_roll().await?;
	for registrar in registrars {
		let arguments = json!({ "parts": parts, "ring_size": "R255" });
		call(chain, registrar, "Members", "cut_standing", arguments).await?;
	}
	let waiting = spinner("objections to the roll, then its rings");
	let roll = loop {
		match State::best(chain).await?.standing_roll().await? {
			now if now == before => tokio::time::sleep(Duration::from_secs(1)).await,
			Some(roll) => break roll,
			None => bail!("the standing roll is gone"),
		}
	};
	waiting.finish_and_clear();
	Ok(roll)
}

/// A call with its arguments in JSON.
async fn call(
	chain: &Chain,
	account: &Account,
	pallet: &str,
	call: &str,
	arguments: Value,
) -> anyhow::Result<Included> {
	let Value::Object(arguments) = arguments else { bail!("arguments of {call} are no object") };
	let encoded = chain.encode_call(pallet, call, &arguments).await?;
	account.call(chain, pallet, call, encoded).await.with_context(|| format!("{pallet}.{call}"))
}
