// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The path of a ballot: refused or accepted, then counted.

use crate::runtime_api::Depth;
use crate::*;
use alloc::{collections::BTreeMap, vec::Vec};
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

	/// What checking and counting a ballot weighs.
	pub(crate) fn weight_of_cast(ballot: &Ballot) -> Weight {
		let options = Self::options_of(ballot);
		T::WeightInfo::authorize_cast(options).saturating_add(T::WeightInfo::cast(options))
	}

	/// Whether ballots of one election would be counted now, in this order: cheapest checks first,
	/// proofs last and all together.
	pub fn check_ballots(ballots: &[Ballot], depth: Depth) -> Result<(), Refusal> {
		let Some(first) = ballots.first() else {
			return Ok(());
		};
		let id = first.body.election;
		let election = Elections::<T>::get(id).ok_or(Refusal::UnknownElection)?;
		match election.stage {
			Stage::Open if Self::now() < election.plan.schedule.closes => (),
			Stage::Draft | Stage::KeyGeneration | Stage::RollCut | Stage::Ready => {
				return Err(Refusal::NotOpenYet)
			}
			Stage::Open | Stage::Closed | Stage::Tallied | Stage::Void(_) => {
				return Err(Refusal::AlreadyClosed)
			}
		}
		let params = ParamsOf::<T>::get(id).ok_or(Refusal::Corrupt)?;
		let (roll, size) = (params.electorate.roll, params.plan.ring_size);
		let verifier = Verifier::new(&caucus_support::genesis_hash::<T>(), id, params)?;
		let mut sequences = BTreeMap::new();
		for Ballot { body, .. } in ballots {
			verifier.check_shape(body)?;
			if body.sequence > verifier.params().plan.max_revotes.saturating_add(1) {
				return Err(Refusal::TooManyRevotes);
			}
			let sequence = sequences
				.entry(body.alias)
				.or_insert_with(|| Votes::<T>::get(id, body.alias).map_or(0, |vote| vote.sequence));
			sequence.saturating_inc();
			if *sequence != body.sequence {
				return Err(Refusal::WrongSequence);
			}
		}
		let bodies = ballots.iter().map(|ballot| &ballot.body);
		if depth == Depth::Encoding {
			return verifier.check_encodings(bodies);
		}
		verifier.check_choices(bodies)?;
		if depth == Depth::Choices {
			return Ok(());
		}
		let rings = ballots
			.iter()
			.map(|ballot| {
				let root = T::Rolls::ring_root(roll, ballot.body.ring).ok_or(Refusal::UnknownRing)?;
				Ring::from_root(size, &root).map_err(|_| Refusal::Corrupt)
			})
			.collect::<Result<Vec<Ring>, Refusal>>()?;
		verifier.check_rings(&ballots.iter().zip(&rings).collect::<Vec<_>>())
	}

	/// As [`Self::check_ballots`], for one ballot whole.
	pub fn check_ballot(ballot: &Ballot) -> Result<(), Refusal> {
		Self::check_ballots(core::slice::from_ref(ballot), Depth::Whole)
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
			// Nothing of the weight is left over: the whole check was run.
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
		let contests: Vec<Options> = body.contests.iter().map(|part| part.ciphertexts.clone()).collect();
		let contests = BoundedVec::truncate_from(contests);
		Votes::<T>::insert(body.election, body.alias, Vote { sequence: body.sequence, contests });
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
