// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Secret votes of the whole party: its members, plans, trustees, ballots.

use super::{desk::Desk, until};
use anyhow::{ensure, Context};
use caucus_e2e::{network::Network, Process};
use caucus_sdk::{
	booth::Booth,
	chain::{pair, Chain, Until},
	elections::{prove::Choice, tally::Stage},
	keys,
	members::registry::{BatchId, Classes, Entry},
	primitives::{blake2_256, ElectionId},
	read::State,
	vote,
};
use codec::{Decode, Encode};
use futures::{stream, StreamExt, TryStreamExt};
use serde_json::{json, Value};
use std::{ops::Range, sync::Arc, time::Duration};

/// All members. A third of them are 24, more than the fewest whose votes are counted.
pub(crate) const MEMBERS: u32 = 70;

/// The trustees of all elections here, each beside another node.
const TRUSTEES: [&str; 3] = ["Alice", "Ferdie", "One"];

/// Ballots that are made and sent at a time.
const AT_ONCE: usize = 8;

/// Starts the trustees' daemons.
pub(crate) fn trustees(network: &Network) -> anyhow::Result<Vec<Process>> {
	TRUSTEES.iter().enumerate().map(|(node, name)| network.site(node).trustee(name)).collect()
}

/// Two registrars enter all members.
pub(crate) async fn register(chain: &Chain) -> anyhow::Result<()> {
	let genesis = chain.genesis_hash().0;
	let application = |number| {
		let applied = keys::apply(&keys::development(number), &genesis, 1, Classes::DUES_PAYING)?;
		anyhow::Ok(Entry::Join(applied))
	};
	let entries: Vec<Entry> = (0..MEMBERS).map(application).collect::<anyhow::Result<_>>()?;
	let (alice, bob) = (pair("//Alice")?, pair("//Bob")?);
	let proposed =
		chain.submit_signed(&alice, "Members", "propose_batch", entries.encode(), Until::InBlock).await?;
	let proposed = proposed.event("Members", "BatchProposed").context("no batch is proposed")?;
	let batch = BatchId::decode(&mut &proposed.fields[..])?;
	let confirmed = (batch, blake2_256(&[&entries.encode()])).encode();
	chain.submit_signed(&bob, "Members", "confirm_batch", confirmed, Until::InBlock).await?;
	ensure!(State::best(chain).await?.members().await? == MEMBERS, "not all members are entered");
	Ok(())
}

/// Who is to sit in the council, for three seats.
pub(crate) fn seats(nominees: &[&str]) -> anyhow::Result<Value> {
	let candidate = |name: &&str| {
		let account = super::validators::account(name)?;
		anyhow::Ok(json!({ "name": name, "nominee": account }))
	};
	Ok(json!({
		"title": "평의회",
		"kind": "choose-up-to-3",
		"seats": 3,
		"candidates": nominees.iter().map(candidate).collect::<anyhow::Result<Vec<_>>>()?,
	}))
}

/// Whether something is to be done.
pub(crate) fn question(title: &str) -> Value {
	json!({ "title": title, "kind": "yes-no", "candidates": ["찬성 / Yes", "반대 / No"] })
}

/// Times of an election, in seconds.
pub(crate) struct Times {
	pub(crate) opens_in: u64,
	pub(crate) lasts: u64,
	/// How long the commission has to certify.
	pub(crate) certification: u64,
}

/// One of the commission draws up an election in which everybody votes who pays dues.
pub(crate) async fn draw_up(
	desk: &Desk,
	officer: &str,
	title: &str,
	contests: Value,
	times: &Times,
) -> anyhow::Result<ElectionId> {
	let plan = json!({
		"title": title,
		"contests": contests,
		"electorate": { "classes": "dues-paying" },
		"ring_size": 255,
		"opens_in_seconds": times.opens_in,
		"lasts_seconds": times.lasts,
		"trustee_step_seconds": 90,
		"objections_seconds": 10,
		"tally_seconds": 180,
		"certification_seconds": times.certification,
		"appeals_seconds": 10,
		"least_roll": 50,
		"least_turnout": 20,
		"max_revotes": 2,
		"threshold": 2,
	});
	let file = desk.write(&format!("{}.json", officer.trim_start_matches('/')), &plan)?;
	let said = desk.does(&format!("election draw-up --account {officer} {file}")).await?;
	let number = said.split_whitespace().nth(1).and_then(|word| word.parse().ok());
	number.with_context(|| format!("no election is drawn up: {said}"))
}

/// Two of the commission call the trustees.
pub(crate) async fn call_trustees(desk: &Desk, elections: &[ElectionId]) -> anyhow::Result<()> {
	let names = TRUSTEES.map(|name| format!("//{name}")).join(",");
	let (names, elections) = (&names, elections);
	let officer = |officer: &'static str| async move {
		for election in elections {
			desk.does(&format!(
				"election call-trustees --account {officer} --election {election} --trustees {names}"
			))
			.await?;
		}
		anyhow::Ok(())
	};
	tokio::try_join!(officer("//Charlie"), officer("//Dave")).map(|_| ())
}

/// Waits until an election has come so far.
pub(crate) async fn reach(chain: &Chain, election: ElectionId, stage: Stage) -> anyhow::Result<()> {
	until(&format!("election {election} comes to be {stage:?}"), Duration::from_secs(420), || async {
		let now = State::best(chain).await?.election(election).await?.stage;
		ensure!(!matches!(now, Stage::Void(_)), "election {election} is {now:?}");
		Ok((now == stage).then_some(()))
	})
	.await
}

/// Some members vote, all of them alike.
pub(crate) async fn cast(
	chain: &Chain,
	election: ElectionId,
	voters: Range<u32>,
	choices: &[Choice],
) -> anyhow::Result<()> {
	let booth = Arc::new(Booth::enter(chain, election, None, |_| ()).await?);
	let voter = |number: u32| {
		let (booth, choices) = (Arc::clone(&booth), choices.to_vec());
		async move {
			let secret = keys::development(number);
			let made = move || {
				let place = booth.take_place(&secret)?;
				booth.fill_in(&secret, &place, 1, &choices)
			};
			let ballot = tokio::task::spawn_blocking(made).await??;
			vote::cast(chain, &ballot, Until::InBlock).await?;
			anyhow::Ok(())
		}
	};
	stream::iter(voters.map(voter)).buffer_unordered(AT_ONCE).try_collect::<Vec<()>>().await.map(|_| ())
}

/// Two of the commission certify what the chain worked out.
pub(crate) async fn certify(chain: &Chain, desk: &Desk, election: ElectionId) -> anyhow::Result<()> {
	reach(chain, election, Stage::Tallied).await?;
	let state = State::best(chain).await?;
	let totals = state.result(election).await?.context("no totals")?;
	let composed = state.outcomes(election).await?.context("no outcomes")?;
	let digest = hex::encode(blake2_256(&[&(totals, composed.outcomes).encode()]));
	let certify = |officer: &'static str| {
		let line = format!("election certify --account {officer} --election {election} --digest {digest}");
		async move { desk.does(&line).await }
	};
	tokio::try_join!(certify("//Charlie"), certify("//Dave")).map(|_| ())
}
