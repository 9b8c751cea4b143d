// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The parts of the story of an election: its plan, its people, and looks at the state.

pub(crate) mod attacker;
pub(crate) mod audit;
pub(crate) mod ballots;
pub(crate) mod counted;
pub(crate) mod officers;
pub(crate) mod polls;
pub(crate) mod relayer;

use anyhow::{anyhow, bail, ensure, Context};
use caucus_sdk::{
	chain::{pair, Chain, ChainError, Hash, Included, Until},
	elections::{
		prove::Choice,
		tally::{Count, Options, Stage},
	},
	plan::PlanFile,
	primitives::ElectionId,
	read::State,
};
use codec::{Decode, Encode};
use serde_json::json;
use std::{
	fmt::Debug,
	time::{Duration, Instant},
};

/// Members below this number are young: they vote in both contests.
pub(crate) const YOUTH: u32 = 60;
/// All members; those from [`YOUTH`] on vote in the first contest alone.
pub(crate) const MEMBERS: u32 = 115;
/// The young members 1 to this one vote.
pub(crate) const VOTERS: u32 = 24;
/// So many of the others vote, the first ones.
pub(crate) const OTHER_VOTERS: u32 = 21;
/// A young member who is struck from the roll.
pub(crate) const STRUCK: u32 = YOUTH - 1;
/// Candidates in each contest.
pub(crate) const CANDIDATES: usize = 3;

/// The trustees. No officer is among them who has something to do while they have.
pub(crate) const TRUSTEES: [&str; 5] = ["Alice", "Eve", "Ferdie", "Two", "One"];

/// How long the steps of the election take, in seconds.
pub(crate) struct Pace {
	/// From the plan to the opening.
	pub(crate) opens_in: u64,
	/// From the opening to the close.
	pub(crate) lasts: u64,
	/// For objections to the roll, and again for the decisions on them.
	pub(crate) objections: u64,
	/// From the totals to two certificates.
	pub(crate) certification: u64,
}

impl Pace {
	/// On one node. A block comes every six seconds. Objections to the roll are taken for 20 seconds, the
	/// least in which one block can hold an objection, the next the decisions on it, and one is to spare.
	pub(crate) const ONE_NODE: Self = Self { opens_in: 185, lasts: 140, objections: 20, certification: 30 };
}

/// The election: of one contest with two electorates and a poll, and of one for the youth alone.
pub(crate) fn plan(pace: &Pace) -> anyhow::Result<PlanFile> {
	Ok(serde_json::from_value(json!({
		"title": "청년위원회 선거",
		"contests": [
			{
				"title": "위원장",
				"kind": "choose-one",
				"candidates": ["기호 1번", "기호 2번", "기호 3번"],
				"components": [
					{"kind": "ballots", "styles": ["youth"], "weight": 50},
					{"kind": "ballots", "styles": ["others"], "weight": 30},
					{"kind": "poll", "weight": 20},
				],
				"missing_poll": "rerun",
			},
			{
				"title": "청년위원",
				"kind": "choose-up-to-2",
				"seats": 2,
				"candidates": ["청년 1번", "청년 2번", "청년 3번"],
			},
		],
		"styles": [{"name": "youth", "classes": "youth"}, {"name": "others", "contests": ["위원장"]}],
		"ring_size": 255,
		"opens_in_seconds": pace.opens_in,
		"lasts_seconds": pace.lasts,
		"trustee_step_seconds": 60,
		"objections_seconds": pace.objections,
		"tally_seconds": 120,
		"certification_seconds": pace.certification,
		"appeals_seconds": 10,
		"least_roll": 50,
		"least_turnout": 20,
		"max_revotes": 2,
		"threshold": 3,
	}))?)
}

/// What a ballot of so many contests says that is for a candidate: in the second contest the voter
/// also names the next one.
pub(crate) fn choices(contests: usize, candidate: usize) -> Vec<Choice> {
	let mut both = [candidate, (candidate + 1) % CANDIDATES];
	both.sort_unstable();
	[vec![candidate], both.to_vec()].into_iter().take(contests).collect()
}

/// Whom a member votes for at first: every third for each candidate.
pub(crate) fn candidate_of(number: u32) -> usize {
	number as usize % CANDIDATES
}

/// What an attack must not change.
#[derive(PartialEq, Debug)]
pub(crate) struct Records {
	stage: Stage,
	count: Option<Count>,
	sums: Vec<Options>,
}

/// The records of an election that is ready.
pub(crate) async fn records(state: &State<'_>, election: ElectionId) -> anyhow::Result<Records> {
	let record = state.election(election).await?;
	Ok(Records {
		stage: record.stage,
		count: state.count(election).await?,
		sums: state.accumulators(election, record.plan.sums().count()).await?.into_inner(),
	})
}

/// Waits for a stage.
pub(crate) async fn reach(chain: &Chain, election: ElectionId, stage: Stage) -> anyhow::Result<()> {
	let deadline = Instant::now() + Duration::from_secs(300);
	loop {
		let now = State::best(chain).await?.election(election).await?.stage;
		if now == stage {
			return Ok(());
		}
		ensure!(!matches!(now, Stage::Void(_)), "the election is {now:?}");
		ensure!(Instant::now() < deadline, "still {now:?}, waited for {stage:?}");
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
}

/// Signs a call with a well-known account, and waits until it is in a block.
pub(crate) async fn call(
	chain: &Chain,
	account: &str,
	pallet: &str,
	name: &str,
	arguments: impl Encode,
) -> Result<Included, ChainError> {
	chain.submit_signed(&pair(account)?, pallet, name, arguments.encode(), Until::InBlock).await
}

/// The call is in a block and ended with this error; gives the block.
pub(crate) fn failed(outcome: Result<Included, ChainError>, why: &str) -> anyhow::Result<Hash> {
	match outcome {
		Err(ChainError::Failed { block, failure }) if failure.name == why => Ok(block),
		other => bail!("expected {why}, got {other:?}"),
	}
}

/// The first fields of an event.
pub(crate) fn fields<T: Decode>(included: &Included, pallet: &str, name: &str) -> anyhow::Result<T> {
	let event = included.event(pallet, name).with_context(|| format!("no event {pallet}.{name}"))?;
	Ok(T::decode(&mut &event.fields[..])?)
}

/// An error that has no words of its own.
pub(crate) fn wordless(error: impl Debug) -> anyhow::Error {
	anyhow!("{error:?}")
}
