// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Attacks with ballots, each followed by a look at the state.

use super::{choices, records, wordless, Records};
use anyhow::{bail, ensure};
use caucus_sdk::{
	booth::Booth,
	chain::{Chain, ChainError, Until},
	elections::{
		ballot::Ballot,
		choice::Statement,
		prove::{encrypt_votes, make_ballot, Seat},
		verify::{Refusal, Verifier},
	},
	keys,
	members::ring::{MemberSecret, RingSize},
	primitives::{refs, wire, ContestIndex, ElectionId, MemberKey, RingIndex},
	read::State,
	vote::{self, VoteError},
};
use codec::Encode;

/// An attack with ballots on one election.
pub(crate) struct Attacker<'a> {
	pub(crate) chain: &'a Chain,
	pub(crate) election: ElectionId,
	pub(crate) booth: &'a Booth,
}

impl Attacker<'_> {
	async fn records(&self) -> anyhow::Result<Records> {
		records(&State::best(self.chain).await?, self.election).await
	}

	/// The ballot is refused for this reason, on both ways into the chain, and nothing changes.
	pub(crate) async fn refused(&self, what: &str, ballot: &Ballot, why: Refusal) -> anyhow::Result<()> {
		let before = self.records().await?;
		match vote::cast(self.chain, ballot, Until::InBlock).await {
			Err(VoteError::Refused(refusal)) if refusal == why => (),
			other => bail!("{what}: expected {why:?}, got {other:?}"),
		}
		match self.chain.check(&bare(ballot)).await {
			Err(ChainError::Refused(caucus_sdk::chain::Refusal::Custom(code))) if code == why.code() => (),
			other => bail!("{what}, sent bare: expected {why:?}, got {other:?}"),
		}
		ensure!(before == self.records().await?, "{what} changed the state");
		Ok(())
	}

	/// The ballot was accepted before: the runtime refuses both forms of it, and the pool the one that
	/// it has not seen.
	pub(crate) async fn replayed(&self, ballot: &Ballot) -> anyhow::Result<()> {
		let before = self.records().await?;
		let extrinsic = vote::cast_extrinsic(self.chain, ballot).await?;
		let verdicts = [
			self.chain.check(&extrinsic).await,
			self.chain.check(&bare(ballot)).await,
			self.chain.submit_raw(&bare(ballot), Until::InBlock).await.map(|_| ()),
		];
		for verdict in verdicts {
			match verdict {
				Err(ChainError::Refused(caucus_sdk::chain::Refusal::Custom(code)))
					if code == Refusal::WrongSequence.code() => {}
				other => bail!("an accepted ballot can be replayed: {other:?}"),
			}
		}
		ensure!(before == self.records().await?, "a replay changed the state");
		Ok(())
	}

	/// The bytes are no extrinsic at all, and nothing changes.
	pub(crate) async fn undecodable(&self, what: &str, call: &[u8]) -> anyhow::Result<()> {
		let before = self.records().await?;
		let bytes = [wire::GENERAL_PREAMBLE.as_slice(), call].concat().encode();
		match self.chain.submit_raw(&bytes, Until::InBlock).await {
			Err(ChainError::Refused(caucus_sdk::chain::Refusal::Undecodable)) => (),
			other => bail!("{what}: expected Undecodable, got {other:?}"),
		}
		ensure!(before == self.records().await?, "{what} changed the state");
		Ok(())
	}

	/// A ballot of a voter, on the paper of the voter's style, for a candidate.
	pub(crate) async fn ballot(&self, number: u32, candidate: usize) -> anyhow::Result<Ballot> {
		let secret = keys::development(number);
		let place = self.booth.take_place(&secret)?;
		let sequence = self.booth.next_sequence(self.chain, &place).await?;
		let choices = choices(self.booth.paper(&place)?.len(), candidate);
		Ok(self.booth.fill_in(&secret, &place, sequence, &choices)?)
	}

	/// A ballot that says it is of a ring, with a permitted choice, and a ring proof over any keys.
	pub(crate) fn by_hand(
		&self,
		verifier: &Verifier,
		secret: &MemberSecret,
		keys: &[MemberKey],
		ring: RingIndex,
	) -> anyhow::Result<Ballot> {
		let prepared = secret.prepare(RingSize::R255, keys).map_err(wordless)?;
		let seat = Seat { election: self.election, ring, sequence: 1 };
		let contests = verifier.paper_of_ring(ring).map_err(wordless)?.len();
		let seed = keys::random_bytes();
		make_ballot(verifier, secret, &prepared, seat, &choices(contests, 0), &seed).map_err(wordless)
	}

	/// A ballot of the young whose votes in one contest are any vector, with proofs made as if they
	/// were permitted, and a ring proof that is right.
	pub(crate) fn with_votes(
		&self,
		secret: &MemberSecret,
		keys: &[MemberKey],
		contest: ContestIndex,
		votes: &[u64],
	) -> anyhow::Result<Ballot> {
		let verifier = self.booth.verifier();
		let mut ballot = self.by_hand(verifier, secret, keys, 0)?;
		let position = usize::from(contest);
		let shape = &verifier.params().plan.contests[position];
		let alias = ballot.body.alias;
		let statement = Statement::new(verifier.reference(), verifier.key(), contest, shape, &alias, 1);
		ballot.body.contests[position] = encrypt_votes(&statement, votes, &mut keys::rng());
		sign_again(verifier, secret, keys, &mut ballot)?;
		Ok(ballot)
	}
}

/// Replaces the ring proof by one over the body as it is now.
pub(crate) fn sign_again(
	verifier: &Verifier,
	secret: &MemberSecret,
	keys: &[MemberKey],
	ballot: &mut Ballot,
) -> anyhow::Result<()> {
	let prepared = secret.prepare(RingSize::R255, keys).map_err(wordless)?;
	let message = refs::ballot_message(verifier.reference(), &ballot.body);
	let (proof, _) = secret.prove(&prepared, verifier.context(), &message).map_err(wordless)?;
	ballot.proof = proof;
	Ok(())
}

/// The extrinsic that Polkadot.js Apps would send.
pub(crate) fn bare(ballot: &Ballot) -> Vec<u8> {
	[&[0x04][..], &wire::CAST, &ballot.encode()].concat().encode()
}
