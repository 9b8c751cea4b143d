// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The poll: sealed before the close, revealed after it, and never exchanged.

use super::{call, failed, officers::not_alone};
use anyhow::{ensure, Context};
use caucus_sdk::{
	chain::{Chain, ChainError, Included},
	elections::{
		tally::{poll_commitment, PollCounts},
		verify::Verifier,
	},
	keys,
	primitives::{blake2_256, ContestIndex, ElectionId},
	read::State,
};

/// A poll that is sealed, and where it belongs.
pub(crate) struct SealedPoll {
	place: (ContestIndex, u8),
	found: PollCounts,
}

/// Two of the commission seal a poll; one alone cannot, and nobody can reveal it yet.
pub(crate) async fn seal(
	chain: &Chain,
	election: ElectionId,
	verifier: &Verifier,
) -> anyhow::Result<SealedPoll> {
	let place = verifier.params().plan.polls().next().context("the plan has no poll")?;
	let (contest, component) = place;
	let found = PollCounts {
		salt: keys::random_bytes(),
		counts: vec![600, 300, 100].try_into().expect("three candidates; qed"),
		report: blake2_256(&[b"the pollster's report"]),
	};
	let commitment = poll_commitment(verifier.reference(), contest, component, &found);
	let seal = |account: &'static str| {
		call(chain, account, "Elections", "seal_poll", (election, contest, component, commitment))
	};
	let (noted, again) = tokio::join!(seal("//Charlie"), seal("//Charlie"));
	not_alone([noted, again])?;
	let (second, early) = tokio::join!(seal("//Dave"), reveal_as(chain, election, place, &found));
	ensure!(second?.event("Elections", "PollSealed").is_some(), "two officers did not seal the poll");
	failed(early, "Elections::WrongStage")?;
	Ok(SealedPoll { place, found })
}

/// Anybody who was given the poll reveals it.
async fn reveal_as(
	chain: &Chain,
	election: ElectionId,
	(contest, component): (ContestIndex, u8),
	found: &PollCounts,
) -> Result<Included, ChainError> {
	call(chain, "//Bob", "Elections", "reveal_poll", (election, contest, component, found)).await
}

/// The poll is revealed after the close; another one is refused.
pub(crate) async fn reveal(chain: &Chain, election: ElectionId, poll: &SealedPoll) -> anyhow::Result<()> {
	let SealedPoll { place, found } = poll;
	let other = PollCounts { counts: vec![100, 300, 600].try_into().expect("three; qed"), ..found.clone() };
	failed(reveal_as(chain, election, *place, &other).await, "Elections::NotTheSealedPoll")?;
	reveal_as(chain, election, *place, found).await?;
	let state = State::best(chain).await?;
	let plan = state.election(election).await?.plan;
	ensure!(state.polls(election, &plan).await?.found(place.0, place.1) == Some(found));
	Ok(())
}
