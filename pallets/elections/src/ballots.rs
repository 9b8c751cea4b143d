// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The path of a ballot: refused or accepted, then counted.

use crate::runtime_api::Depth;
use crate::*;
use alloc::{collections::BTreeMap, vec::Vec};
use caucus_elections_core::{choice::accumulate, verify::Verifier};
use caucus_members_core::ring::Ring;
use caucus_primitives::{refs::extend_ballot_log, RollId};
use caucus_support::{priority, services::Charge, Rolls};
use caucus_trustees_core::{
	elgamal::{Ciphertext, DecodedCiphertext},
	group::GroupError,
};
use frame::traits::UnixTime;

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// The election that ballots are for, if it is open, made ready for checking them; and its roll.
	pub(crate) fn polling(election: ElectionId) -> Result<(Verifier, RollId), Refusal> {
		let record = Elections::<T>::get(election).ok_or(Refusal::UnknownElection)?;
		match record.stage {
			Stage::Open if Self::now() < record.closes() => (),
			stage if stage.is_before_voting() => return Err(Refusal::NotOpenYet),
			_ => return Err(Refusal::AlreadyClosed),
		}
		let params = ParamsOf::<T>::get(election).ok_or(Refusal::Corrupt)?;
		let roll = params.electorate.roll;
		Ok((Verifier::new(&caucus_support::genesis_hash::<T>(), election, params)?, roll))
	}

	/// Whether each ballot has its voter's next number, those before it included; and may have it.
	fn numbering<'a>(
		verifier: &Verifier,
		ballots: impl Iterator<Item = &'a Ballot>,
	) -> Vec<Result<(), Refusal>> {
		let most = verifier.params().plan.max_revotes.saturating_add(1);
		let mut last = BTreeMap::new();
		ballots
			.map(|Ballot { body, .. }| {
				if body.sequence > most {
					return Err(Refusal::TooManyRevotes);
				}
				let last = last.entry(body.alias).or_insert_with(|| {
					Votes::<T>::get(body.election, body.alias).map_or(0, |vote| vote.sequence)
				});
				let next = last.saturating_add(1);
				if next != body.sequence {
					return Err(Refusal::WrongSequence);
				}
				*last = next;
				Ok(())
			})
			.collect()
	}

	/// Checks the proofs of ballots whose shape was checked, all together.
	pub(crate) fn check_proofs(
		verifier: &Verifier,
		roll: RollId,
		ballots: &[&Ballot],
		depth: Depth,
	) -> Result<(), Refusal> {
		let bodies = ballots.iter().map(|ballot| &ballot.body);
		if depth == Depth::Encoding {
			return verifier.check_encodings(bodies);
		}
		verifier.check_choices(bodies)?;
		if depth == Depth::Choices {
			return Ok(());
		}
		let size = verifier.params().plan.ring_size;
		let rings = ballots
			.iter()
			.map(|ballot| {
				let root = T::Rolls::ring_root(roll, ballot.body.ring).ok_or(Refusal::UnknownRing)?;
				Ring::from_root(size, &root).map_err(|_| Refusal::Corrupt)
			})
			.collect::<Result<Vec<Ring>, Refusal>>()?;
		verifier.check_rings(&ballots.iter().copied().zip(&rings).collect::<Vec<_>>())
	}

	/// Whether ballots of one election would be counted now, in this order: cheapest checks first,
	/// proofs last and all together.
	pub fn check_ballots(ballots: &[Ballot], depth: Depth) -> Result<(), Refusal> {
		let Some(first) = ballots.first() else {
			return Ok(());
		};
		let (verifier, roll) = Self::polling(first.body.election)?;
		for ballot in ballots {
			verifier.check_shape(&ballot.body)?;
		}
		Self::numbering(&verifier, ballots.iter()).into_iter().collect::<Result<(), Refusal>>()?;
		Self::check_proofs(&verifier, roll, &ballots.iter().collect::<Vec<_>>(), depth)
	}

	/// As [`Self::check_ballots`], for one ballot whole.
	pub fn check_ballot(ballot: &Ballot) -> Result<(), Refusal> {
		Self::check_ballots(core::slice::from_ref(ballot), Depth::Whole)
	}

	/// The pool's and the block's question. The tag holds nothing that a sender can vary: one ballot
	/// of a voter is in the pool at a time.
	pub(crate) fn authorize_cast(ballot: &Ballot) -> TransactionValidityWithRefund {
		Self::check_ballot(ballot).map_err(|refusal| InvalidTransaction::Custom(refusal.code()))?;
		priority::admit(
			"CaucusBallot",
			(ballot.body.election, ballot.body.alias),
			priority::ballot(ballot.body.sequence),
			LONGEVITY,
		)
	}

	/// Counts a ballot that was checked on this state.
	pub(crate) fn do_cast(ballot: &Ballot) -> DispatchResult {
		let params = ParamsOf::<T>::get(ballot.body.election).ok_or(Error::<T>::BallotRefused)?;
		Self::count(&params, ballot)
	}

	/// Checks and counts a relayer's batch.
	pub(crate) fn do_cast_batch(relayer: &T::AccountId, ballots: &[Ballot]) -> DispatchResult {
		let election = ballots.first().ok_or(Error::<T>::MixedBatch)?.body.election;
		ensure!(ballots.iter().all(|ballot| ballot.body.election == election), Error::<T>::MixedBatch);
		let refused = |_: Refusal| Error::<T>::BadBatch;
		let (verifier, roll) = Self::polling(election).map_err(refused)?;
		for ballot in ballots {
			verifier.check_shape(&ballot.body).map_err(refused)?;
		}
		let numbering = Self::numbering(&verifier, ballots.iter());
		let (next, stale): (Vec<_>, Vec<_>) =
			ballots.iter().zip(numbering).partition(|(_, numbered)| numbered.is_ok());
		let next: Vec<&Ballot> = next.into_iter().map(|(ballot, _)| ballot).collect();
		Self::check_proofs(&verifier, roll, &next, Depth::Whole).map_err(refused)?;
		for ballot in &next {
			Self::count(verifier.params(), ballot)?;
		}
		let (counted, skipped) = (next.len() as u32, stale.len() as u32);
		if skipped > 0 {
			let useless: Vec<Ballot> = stale.into_iter().map(|(ballot, _)| ballot.clone()).collect();
			T::Charge::charge(relayer, Self::weight_of_batch(&useless))?;
		}
		Self::deposit_event(Event::BatchCounted { election, counted, skipped });
		Ok(())
	}

	/// Adds a ballot to the sums, and takes the one that it replaces out of them.
	fn count(params: &Params, ballot: &Ballot) -> DispatchResult {
		let body = &ballot.body;
		let corrupt = Error::<T>::BallotRefused;
		let refused = |_: GroupError| Error::<T>::BallotRefused;
		let style = params.electorate.style_of_ring(body.ring).ok_or(corrupt)?;
		let paper = params.plan.paper(style).ok_or(Error::<T>::BallotRefused)?;
		let replaced = Votes::<T>::get(body.election, body.alias);
		let mut sums = Vec::new();
		for (position, (part, (contest, _))) in body.contests.iter().zip(paper).enumerate() {
			let sum = params.plan.sum_of(contest, style).ok_or(Error::<T>::BallotRefused)?;
			let stored = Accumulators::<T>::get(body.election, sum).ok_or(Error::<T>::BallotRefused)?;
			let mut accumulators = decode(&stored, Ciphertext::decode_sum).map_err(refused)?;
			let added = decode(&part.ciphertexts, Ciphertext::decode_fresh).map_err(refused)?;
			let old = replaced
				.as_ref()
				.and_then(|vote| vote.contests.get(position))
				.map(|options| decode(options, Ciphertext::decode_fresh))
				.transpose()
				.map_err(refused)?;
			accumulate(&mut accumulators, &added, old.as_deref());
			sums.push((sum, encode(&accumulators)));
		}
		let mut count = Counts::<T>::get(body.election).ok_or(Error::<T>::BallotRefused)?;
		count.accepted.saturating_inc();
		if replaced.is_none() {
			count.add_voter(style);
		}
		count.log = extend_ballot_log(&count.log, &body.alias, ballot);
		for (sum, options) in sums {
			Accumulators::<T>::insert(body.election, sum, options);
		}
		Counts::<T>::insert(body.election, count);
		let contests: Vec<Options> = body.contests.iter().map(|part| part.ciphertexts.clone()).collect();
		let contests = BoundedVec::truncate_from(contests);
		Votes::<T>::insert(body.election, body.alias, Vote { style, sequence: body.sequence, contests });
		Self::deposit_event(Event::BallotAccepted {
			election: body.election,
			alias: body.alias,
			sequence: body.sequence,
			digest: H256(ballot.using_encoded(blake2_256)),
		});
		Ok(())
	}
}

/// Blocks for which a ballot stays in the pool: ten minutes of six seconds.
const LONGEVITY: u64 = 100;

type Decode<'a> = fn(&'a Ciphertext) -> Result<DecodedCiphertext, GroupError>;

fn decode<'a>(options: &'a Options, decode: Decode<'a>) -> Result<Vec<DecodedCiphertext>, GroupError> {
	options.iter().map(decode).collect()
}

fn encode(sums: &[DecodedCiphertext]) -> Options {
	BoundedVec::truncate_from(sums.iter().map(DecodedCiphertext::encode).collect())
}
