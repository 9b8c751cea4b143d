// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The path of a ballot: refused or accepted, then counted.

use crate::runtime_api::Depth;
use crate::*;
use alloc::{
	collections::{btree_map::Entry, BTreeMap},
	vec::Vec,
};
use caucus_elections_core::{
	choice::accumulate,
	verify::{Choices, Verifier},
};
use caucus_members_core::ring::RingRoot;
use caucus_primitives::{refs::extend_ballot_log, RollId};
use caucus_support::{priority, services::Charge, Rolls};
use caucus_trustees_core::{
	elgamal::{Ciphertext, DecodedCiphertext},
	group::GroupError,
};
use core::marker::PhantomData;
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

	/// Ballots, each with the root of its ring.
	fn with_roots<'a>(
		roll: RollId,
		ballots: impl Iterator<Item = &'a Ballot>,
	) -> Result<Vec<(&'a Ballot, RingRoot)>, Refusal> {
		let root = |ballot: &Ballot| T::Rolls::ring_root(roll, ballot.body.ring).ok_or(Refusal::UnknownRing);
		ballots.map(|ballot| Ok((ballot, root(ballot)?))).collect()
	}

	/// Checks the proofs of ballots whose shape was checked, all together and as far as asked for; gives their choices,
	/// decoded.
	pub(crate) fn check_proofs(
		verifier: &Verifier,
		roll: RollId,
		ballots: &[&Ballot],
		depth: Depth,
	) -> Result<Vec<Choices>, Refusal> {
		let bodies = ballots.iter().map(|ballot| &ballot.body);
		match depth {
			Depth::Encoding => verifier.check_encodings(bodies),
			Depth::Choices => verifier.check_choices(bodies),
			Depth::Whole => verifier.check_batch(&Self::with_roots(roll, ballots.iter().copied())?),
		}
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
		Self::check_proofs(&verifier, roll, &ballots.iter().collect::<Vec<_>>(), depth).map(|_| ())
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
		let election = ballot.body.election;
		let params = ParamsOf::<T>::get(election).ok_or(Error::<T>::BallotRefused)?;
		let options = ballot.body.contests.iter().map(|part| &part.ciphertexts);
		let choices = options.map(decode_fresh).collect::<Result<_, _>>().map_err(corrupt::<T>)?;
		let mut counting = Counting::<T>::of(election, &params)?;
		counting.add(ballot, choices)?;
		counting.write();
		Ok(())
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
		let next = Self::with_roots(roll, next.into_iter().map(|(ballot, _)| ballot)).map_err(refused)?;
		let choices = T::BatchVerifier::check(&verifier, &next).ok_or(Error::<T>::BadBatch)?;
		let mut counting = Counting::<T>::of(election, verifier.params())?;
		for ((ballot, _), choices) in next.iter().zip(choices) {
			counting.add(ballot, choices)?;
		}
		counting.write();
		let (counted, skipped) = (next.len() as u32, stale.len() as u32);
		if skipped > 0 {
			let useless: Vec<Ballot> = stale.into_iter().map(|(ballot, _)| ballot.clone()).collect();
			T::Charge::charge(relayer, Self::weight_of_batch(&useless))?;
		}
		Self::deposit_event(Event::BatchCounted { election, counted, skipped });
		Ok(())
	}
}

/// Checks the proofs of a relayer's batch.
pub trait BatchVerifier {
	/// Checks ballots whose shape was checked, each with the root of its ring; gives their choices, decoded. Nothing if
	/// one is refused.
	fn check(verifier: &Verifier, ballots: &[(&Ballot, RingRoot)]) -> Option<Vec<Choices>>;

	/// What that weighs, reading the roots included, for so many ballots with so many options in all.
	fn weight<W: WeightInfo>(ballots: u32, options: u32) -> Weight;
}

/// By the runtime's own code: the reference for all others, and the only way where nodes are not the party's own.
pub struct InRuntime;

impl BatchVerifier for InRuntime {
	fn check(verifier: &Verifier, ballots: &[(&Ballot, RingRoot)]) -> Option<Vec<Choices>> {
		verifier.check_batch(ballots).ok()
	}

	fn weight<W: WeightInfo>(ballots: u32, options: u32) -> Weight {
		W::authorize_batch(ballots).saturating_add(W::check_choices(options))
	}
}

/// What ballots of one election are added to. State is read when it is first needed, and written once for all of them.
struct Counting<'a, T: Config> {
	election: ElectionId,
	params: &'a Params,
	count: Count,
	sums: BTreeMap<SumIndex, Vec<DecodedCiphertext>>,
	marker: PhantomData<T>,
}

impl<'a, T: Config> Counting<'a, T> {
	fn of(election: ElectionId, params: &'a Params) -> Result<Self, Error<T>> {
		let count = Counts::<T>::get(election).ok_or(Error::<T>::BallotRefused)?;
		Ok(Self { election, params, count, sums: BTreeMap::new(), marker: PhantomData })
	}

	/// Adds a ballot to the sums, and takes the one that it replaces out of them.
	fn add(&mut self, ballot: &Ballot, choices: Choices) -> Result<(), Error<T>> {
		let body = &ballot.body;
		let style = self.params.electorate.style_of_ring(body.ring).ok_or(Error::<T>::BallotRefused)?;
		let paper = self.params.plan.paper(style).ok_or(Error::<T>::BallotRefused)?;
		let replaced = Votes::<T>::get(self.election, body.alias);
		for (position, (added, (contest, _))) in choices.iter().zip(paper).enumerate() {
			let sum = self.params.plan.sum_of(contest, style).ok_or(Error::<T>::BallotRefused)?;
			let old = replaced
				.as_ref()
				.and_then(|vote| vote.contests.get(position))
				.map(decode_fresh)
				.transpose()
				.map_err(corrupt::<T>)?;
			accumulate(self.sum(sum)?, added, old.as_deref());
		}
		self.count.accepted.saturating_inc();
		if replaced.is_none() {
			self.count.add_voter(style);
		}
		// What `refs::ballot_digest` is, by the node's hasher.
		let digest = ballot.using_encoded(blake2_256);
		self.count.log = extend_ballot_log(&self.count.log, &body.alias, &digest);
		let contests: Vec<Options> = body.contests.iter().map(|part| part.ciphertexts.clone()).collect();
		let contests = BoundedVec::truncate_from(contests);
		Votes::<T>::insert(self.election, body.alias, Vote { style, sequence: body.sequence, contests });
		Pallet::<T>::deposit_event(Event::BallotAccepted {
			election: self.election,
			alias: body.alias,
			sequence: body.sequence,
			digest: H256(digest),
		});
		Ok(())
	}

	/// The sum at this position, decoded.
	fn sum(&mut self, position: SumIndex) -> Result<&mut [DecodedCiphertext], Error<T>> {
		match self.sums.entry(position) {
			Entry::Occupied(entry) => Ok(entry.into_mut()),
			Entry::Vacant(entry) => {
				let stored =
					Accumulators::<T>::get(self.election, position).ok_or(Error::<T>::BallotRefused)?;
				let sum = stored.iter().map(Ciphertext::decode_sum).collect::<Result<Vec<_>, _>>();
				Ok(entry.insert(sum.map_err(corrupt::<T>)?))
			}
		}
	}

	fn write(self) {
		for (position, sum) in self.sums {
			let options = BoundedVec::truncate_from(sum.iter().map(DecodedCiphertext::encode).collect());
			Accumulators::<T>::insert(self.election, position, options);
		}
		Counts::<T>::insert(self.election, self.count);
	}
}

/// Blocks for which a ballot stays in the pool: ten minutes of six seconds.
const LONGEVITY: u64 = 100;

fn corrupt<T>(_: GroupError) -> Error<T> {
	Error::BallotRefused
}

fn decode_fresh(options: &Options) -> Result<Vec<DecodedCiphertext>, GroupError> {
	options.iter().map(Ciphertext::decode_fresh).collect()
}
