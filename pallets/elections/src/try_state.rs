// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::*;
use alloc::vec::Vec;
use caucus_elections_core::{
	choice::{accumulate, empty_accumulators},
	tally::poll_commitment,
};
use caucus_trustees_core::elgamal::{Ciphertext, DecodedCiphertext};
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I6.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (election, record) in Elections::<T>::iter() {
			Self::stage_has_its_records(election, &record)?;
			if let Some(params) = ParamsOf::<T>::get(election) {
				// Votes are cleared piece by piece some time after the end.
				let now = Self::now();
				let is_kept = |(kept, until): &(ElectionId, Moment)| *kept == election && now < *until;
				if !record.stage.is_over() || Kept::<T>::get().iter().any(is_kept) {
					Self::sums_are_of_votes(election, &params)?;
				}
				Self::polls_were_sealed(election, &params)?;
				Self::outcomes_follow(election, &params.plan)?;
			}
		}
		Self::active_can_move()
	}

	/// I1 and I2.
	fn sums_are_of_votes(election: ElectionId, params: &Params) -> Result<(), TryRuntimeError> {
		let mut sums: Vec<Vec<DecodedCiphertext>> =
			params.plan.sums().map(|sum| empty_accumulators(sum.contest.options())).collect();
		let mut votes = 0u32;
		for (_, vote) in Votes::<T>::iter_prefix(election) {
			votes.saturating_inc();
			let paper = params.plan.paper(vote.style).ok_or("I1: a vote of no style")?;
			for ((contest, _), options) in paper.into_iter().zip(&vote.contests) {
				let sum = params.plan.sum_of(contest, vote.style).ok_or("I1: a vote in no sum")?;
				let decoded: Vec<_> =
					options.iter().filter_map(|c| Ciphertext::decode_fresh(c).ok()).collect();
				let sum = sums.get_mut(usize::from(sum)).ok_or("I1: a vote in no sum")?;
				accumulate(sum, &decoded, None);
			}
		}
		for (sum, index) in sums.iter().zip(0..) {
			let encoded: Vec<Ciphertext> = sum.iter().map(DecodedCiphertext::encode).collect();
			let stored = Accumulators::<T>::get(election, index).unwrap_or_default();
			ensure!(stored.to_vec() == encoded, "I1: an accumulator is not the sum of its votes");
		}
		let count = Counts::<T>::get(election).ok_or("I2: the count is missing")?;
		ensure!(count.all_voters() == votes, "I2: the count of voters is wrong");
		ensure!(count.accepted >= votes, "I2: fewer ballots than voters");
		Ok(())
	}

	/// I5.
	fn outcomes_follow(election: ElectionId, plan: &Plan) -> Result<(), TryRuntimeError> {
		if let Some(composed) = OutcomesOf::<T>::get(election) {
			ensure!(
				Self::outcomes_now(election, plan) == Some(composed.outcomes),
				"I5: an outcome does not follow from totals and polls"
			);
		}
		Ok(())
	}

	/// I6.
	fn polls_were_sealed(election: ElectionId, params: &Params) -> Result<(), TryRuntimeError> {
		let reference = params.election_ref(&caucus_support::genesis_hash::<T>(), election);
		for ((contest, component), poll) in Polls::<T>::iter_prefix(election) {
			let sealed = |found| poll_commitment(&reference, contest, component, found) == poll.commitment;
			ensure!(poll.revealed.as_ref().is_none_or(sealed), "I6: a poll is not the one that was sealed");
		}
		Ok(())
	}

	/// I3.
	fn stage_has_its_records(election: ElectionId, record: &Election) -> Result<(), TryRuntimeError> {
		let (params, close, result) = match record.stage {
			stage if stage.is_before_voting() => (stage == Stage::Ready, false, false),
			Stage::Open | Stage::Void(VoidReason::TurnoutTooLow) => (true, false, false),
			Stage::Closed | Stage::Void(VoidReason::NotTalliedInTime) => (true, true, false),
			Stage::Tallied | Stage::Certified | Stage::Final => (true, true, true),
			// Annulled at any time after voting began: what there was stays.
			Stage::Void(VoidReason::Annulled) => {
				(true, Closes::<T>::contains_key(election), Results::<T>::contains_key(election))
			}
			_ => (false, false, false),
		};
		ensure!(ParamsOf::<T>::contains_key(election) == params, "I3: parameters and stage disagree");
		ensure!(Closes::<T>::contains_key(election) == close, "I3: close and stage disagree");
		ensure!(Results::<T>::contains_key(election) == result, "I3: result and stage disagree");
		Ok(())
	}

	/// I4.
	fn active_can_move() -> Result<(), TryRuntimeError> {
		let active = Active::<T>::get();
		for election in &active {
			ensure!(Elections::<T>::contains_key(election), "I4: an unknown election is active");
		}
		for (election, record) in Elections::<T>::iter() {
			ensure!(
				active.contains(&election) != record.stage.is_over(),
				"I4: the active list and a stage disagree"
			);
		}
		for election in DrawnUpBy::<T>::iter_keys() {
			let is_draft = Elections::<T>::get(election).is_some_and(|record| record.stage == Stage::Draft);
			ensure!(is_draft, "I4: somebody can withdraw alone what is no draft");
		}
		Ok(())
	}
}
