// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What must have been counted.

use super::{candidate_of, choices, CANDIDATES, OTHER_VOTERS, VOTERS, YOUTH};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{chain::Chain, elections::compose::Verdict, primitives::ElectionId, read::State};
use std::time::{Duration, Instant};

/// The totals of these votes: each is a member and the candidate.
pub(crate) fn totals_of(votes: impl Iterator<Item = (u32, usize)>) -> Vec<Vec<u64>> {
	// Both electorates of the first contest, then the second contest; blank votes stand last.
	let mut totals = vec![vec![0u64; CANDIDATES + 1]; 3];
	for (number, candidate) in votes {
		let sums: &[usize] = if number < YOUTH { &[0, 2] } else { &[1] };
		for (sum, choice) in sums.iter().zip(choices(sums.len(), candidate)) {
			choice.into_iter().for_each(|chosen| totals[*sum][chosen] += 1);
		}
	}
	totals
}

/// The totals, as soon as they are final.
pub(crate) async fn final_totals(chain: &Chain, election: ElectionId) -> anyhow::Result<Vec<Vec<u64>>> {
	let deadline = Instant::now() + Duration::from_secs(60);
	loop {
		if let Some(totals) = State::finalized(chain).await?.result(election).await? {
			return Ok(totals.iter().map(|sum| sum.to_vec()).collect());
		}
		ensure!(Instant::now() < deadline, "the result does not become final");
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
}

/// Totals and outcomes are those of the ballots and the poll, and final.
pub(crate) async fn ensure_counted_right(chain: &Chain, election: ElectionId) -> anyhow::Result<()> {
	let counted = final_totals(chain, election).await?;
	let young = (1..=VOTERS).map(|number| match number {
		// Voter 1 changed to the last candidate.
		1 => (1, 2),
		_ => (number, candidate_of(number)),
	});
	let others = (YOUTH..YOUTH + OTHER_VOTERS).map(|number| (number, candidate_of(number)));
	let expected = totals_of(young.chain(others));
	ensure!(counted == expected, "counted {counted:?}, voted {expected:?}");

	// The last candidate had most ballots of the young, and 24 of them: with the others' 7 of 21 as 30 to
	// 50, and the poll's 600, 300 and 100 as 20 to 50, the totals are 18.56, 14.68 and 14.76.
	let outcomes = State::best(chain).await?.outcomes(election).await?.context("no outcomes")?.outcomes;
	let [chair, seats] = outcomes.as_slice() else { bail!("{outcomes:?} of two contests") };
	ensure!(chair.verdict == Verdict::Decided && chair.elected.to_vec() == [0], "{chair:?}");
	ensure!(chair.totals.to_vec() == [19, 15, 15], "{chair:?}");
	ensure!(seats.verdict == Verdict::Decided && seats.elected.to_vec() == [0, 2], "{seats:?}");
	Ok(())
}
