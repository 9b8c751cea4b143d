// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A relayer that hands in many ballots at once, for better or worse.

use super::{attacker::Attacker, call, candidate_of, failed, fields, records, OTHER_VOTERS, YOUTH};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	chain::{pair, Until},
	elections::{ballot::Ballot, verify::Refusal},
	primitives::ElectionId,
	read::State,
	vote::{self, VoteError},
};
use codec::Encode;

/// An account without any office.
const RELAYER: &str = "//Ferdie//stash";

/// Ballots in the first batch; the others come in the second, after one that was counted already.
const FIRST_BATCH: usize = 18;

/// Collects the ballots of those who are not young. None of them votes otherwise.
pub(crate) async fn collect(attacker: &Attacker<'_>) -> anyhow::Result<Vec<Ballot>> {
	let mut ballots = Vec::new();
	for number in YOUTH..YOUTH + OTHER_VOTERS {
		ballots.push(attacker.ballot(number, candidate_of(number)).await?);
	}
	Ok(ballots)
}

/// A batch with one ballot that does not hold is refused whole, and the state stays as it was.
pub(crate) async fn hand_in_bad_batches(attacker: &Attacker<'_>, collected: &[Ballot]) -> anyhow::Result<()> {
	let Attacker { chain, election, .. } = attacker;
	let [first, second, third, fourth, ..] = collected else { bail!("four ballots are needed") };
	let mut other_proof = third.clone();
	other_proof.proof = fourth.proof;
	let mut other_choice = third.clone();
	other_choice.body.contests = fourth.body.contests.clone();
	for (bad, why) in [(&other_proof, Refusal::BadRingProof), (&other_choice, Refusal::BadChoiceProof)] {
		attacker.refused("a ballot of a bad batch", bad, why).await?;
	}
	let hand_in = |bad: &Ballot| {
		let batch = vec![first.clone(), second.clone(), bad.clone(), fourth.clone()];
		call(chain, RELAYER, "Elections", "cast_batch", batch)
	};
	let (one, other) = tokio::join!(hand_in(&other_proof), hand_in(&other_choice));
	for refused in [one, other] {
		let block = failed(refused, "Elections::BadBatch")?;
		let parent = chain.header(block).await?.parent_hash;
		let before = records(&State::at(chain, parent), *election).await?;
		let after = records(&State::at(chain, block), *election).await?;
		ensure!(before == after, "a batch that was refused changed the state");
	}
	// So the good ones among them can still be cast.
	let extrinsic = vote::cast_extrinsic(chain, first).await?;
	chain.check(&extrinsic).await.context("a ballot of a batch that was refused")
}

/// Hands in the ballots; in the second batch is one that was counted with the first.
pub(crate) async fn hand_in_batches(attacker: &Attacker<'_>, collected: &[Ballot]) -> anyhow::Result<()> {
	let (first, rest) = collected.split_at(FIRST_BATCH);
	let last = first.last().context("an empty batch")?;
	ensure!(hand_in(attacker, first, Until::InBlock).await? == (attacker.election, 18, 0));
	let with_stale: Vec<Ballot> = [last].into_iter().chain(rest).cloned().collect();
	ensure!(hand_in(attacker, &with_stale, Until::Finalized).await? == (attacker.election, 3, 1));
	match vote::cast(attacker.chain, last, Until::InBlock).await {
		Err(VoteError::Refused(Refusal::WrongSequence)) => Ok(()),
		other => bail!("a ballot that came in a batch can be cast once more: {other:?}"),
	}
}

/// Hands in a batch; gives the election, and how many ballots were counted and how many skipped.
async fn hand_in(
	attacker: &Attacker<'_>,
	batch: &[Ballot],
	until: Until,
) -> anyhow::Result<(ElectionId, u32, u32)> {
	let arguments = batch.encode();
	let relayer = pair(RELAYER)?;
	let included =
		attacker.chain.submit_signed(&relayer, "Elections", "cast_batch", arguments, until).await?;
	let counted: (ElectionId, u32, u32) = fields(&included, "Elections", "BatchCounted")?;
	let accepted = included.events.iter().filter(|event| event.name == "BallotAccepted").count();
	ensure!(accepted == counted.1 as usize, "{accepted} events of {counted:?}");
	Ok(counted)
}
