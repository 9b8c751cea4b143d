// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The path of a ballot: refused or accepted, then counted.

use crate::*;
use alloc::vec::Vec;
use caucus_elections_core::{choice::accumulate, verify::Verifier};
use caucus_members_core::ring::Ring;
use caucus_primitives::{refs::extend_ballot_log, Moment};
use caucus_support::Rolls;
use caucus_trustees_core::{
	elgamal::{Ciphertext, DecodedCiphertext},
	group::GroupError,
};
use frame::traits::UnixTime;

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// How many options a ballot carries: what its cost depends on.
	pub(crate) fn options_of(ballot: &Ballot) -> u32 {
		let options = |total: u32, part: &caucus_elections_core::choice::ContestBallot| {
			total.saturating_add(part.ciphertexts.len().max(part.options.len()) as u32)
		};
		ballot.body.contests.iter().fold(0, options)
	}

	/// Whether a ballot would be counted now: cheapest checks first, proofs last.
	pub fn check_ballot(ballot: &Ballot) -> Result<(), Refusal> {
		let body = &ballot.body;
		let election = Elections::<T>::get(body.election).ok_or(Refusal::UnknownElection)?;
		match election.stage {
			Stage::Open if Self::now() < election.plan.schedule.closes => (),
			Stage::Draft | Stage::KeyGeneration | Stage::RollCut | Stage::Ready => {
				return Err(Refusal::NotOpenYet)
			}
			Stage::Open | Stage::Closed | Stage::Tallied | Stage::Void(_) => {
				return Err(Refusal::AlreadyClosed)
			}
		}
		let params = ParamsOf::<T>::get(body.election).ok_or(Refusal::Corrupt)?;
		let (roll, size) = (params.electorate.roll, params.plan.ring_size);
		let genesis = caucus_support::genesis_hash::<T>();
		let verifier = Verifier::new(&genesis, body.election, params)?;
		verifier.check_shape(body)?;
		let sequence = Votes::<T>::get(body.election, body.alias).map_or(0, |vote| vote.sequence);
		if body.sequence > verifier.params().plan.max_revotes.saturating_add(1) {
			return Err(Refusal::TooManyRevotes);
		}
		if sequence.checked_add(1) != Some(body.sequence) {
			return Err(Refusal::WrongSequence);
		}
		let root = T::Rolls::ring_root(roll, body.ring).ok_or(Refusal::UnknownRing)?;
		let ring = Ring::from_root(size, &root).map_err(|_| Refusal::Corrupt)?;
		verifier.verify(ballot, &ring).map(|_| ())
	}

	/// The pool's and the block's question. The tag holds nothing that a sender can vary: one ballot
	/// of a voter is in the pool at a time.
	pub(crate) fn authorize_cast(ballot: &Ballot) -> TransactionValidityWithRefund {
		Self::check_ballot(ballot).map_err(|refusal| InvalidTransaction::Custom(refusal.code()))?;
		ValidTransaction::with_tag_prefix("CaucusBallot")
			.priority(caucus_support::priority::BALLOT)
			.and_provides((ballot.body.election, ballot.body.alias))
			.longevity(LONGEVITY)
			.propagate(true)
			.build()
			.map(|validity| (validity, Weight::zero()))
	}

	/// Counts a ballot that was checked on this state.
	pub(crate) fn do_cast(ballot: &Ballot) -> DispatchResult {
		let body = &ballot.body;
		let refused = |_: GroupError| Error::<T>::BallotRefused;
		let replaced = Votes::<T>::get(body.election, body.alias);
		let mut sums = Vec::new();
		for (index, part) in body.contests.iter().enumerate() {
			let contest = index as ContestIndex;
			let stored = Accumulators::<T>::get(body.election, contest).ok_or(Error::<T>::BallotRefused)?;
			let mut accumulators = decode(&stored, Ciphertext::decode_sum).map_err(refused)?;
			let added = decode(&part.ciphertexts, Ciphertext::decode_fresh).map_err(refused)?;
			let old = replaced
				.as_ref()
				.and_then(|vote| vote.contests.get(index))
				.map(|options| decode(options, Ciphertext::decode_fresh))
				.transpose()
				.map_err(refused)?;
			accumulate(&mut accumulators, &added, old.as_deref());
			sums.push((contest, encode(&accumulators)));
		}
		let mut count = Counts::<T>::get(body.election).ok_or(Error::<T>::BallotRefused)?;
		count.accepted.saturating_inc();
		if replaced.is_none() {
			count.voters.saturating_inc();
		}
		count.log = extend_ballot_log(&count.log, &body.alias, ballot);
		for (contest, options) in sums {
			Accumulators::<T>::insert(body.election, contest, options);
		}
		Counts::<T>::insert(body.election, count);
		let contests: Vec<Options> = body
			.contests
			.iter()
			.map(|part| part.ciphertexts.clone())
			.collect();
		let contests = BoundedVec::truncate_from(contests);
		Votes::<T>::insert(
			body.election,
			body.alias,
			Vote {
				sequence: body.sequence,
				contests,
			},
		);
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
