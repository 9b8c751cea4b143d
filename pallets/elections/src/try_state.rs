// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "try-runtime", test))]

use crate::*;
use alloc::vec::Vec;
use caucus_elections_core::choice::{accumulate, empty_accumulators};
use caucus_trustees_core::elgamal::{Ciphertext, DecodedCiphertext};
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I4.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (election, record) in Elections::<T>::iter() {
			Self::stage_has_its_records(election, &record)?;
			if ParamsOf::<T>::contains_key(election) {
				Self::sums_are_of_votes(election)?;
			}
		}
		Self::active_can_move()
	}

	/// I1 and I2.
	fn sums_are_of_votes(election: ElectionId) -> Result<(), TryRuntimeError> {
		let params = ParamsOf::<T>::get(election).ok_or("I3: parameters are missing")?;
		let mut sums: Vec<Vec<DecodedCiphertext>> =
			params.plan.contests.iter().map(|contest| empty_accumulators(contest.options())).collect();
		let mut voters = 0u32;
		for (_, vote) in Votes::<T>::iter_prefix(election) {
			voters.saturating_inc();
			for (sum, options) in sums.iter_mut().zip(&vote.contests) {
				let decoded: Vec<_> =
					options.iter().filter_map(|c| Ciphertext::decode_fresh(c).ok()).collect();
				accumulate(sum, &decoded, None);
			}
		}
		for (sum, contest) in sums.iter().zip(0..) {
			let encoded: Vec<Ciphertext> = sum.iter().map(DecodedCiphertext::encode).collect();
			let stored = Accumulators::<T>::get(election, contest).unwrap_or_default();
			ensure!(stored.to_vec() == encoded, "I1: an accumulator is not the sum of its votes");
		}
		let count = Counts::<T>::get(election).ok_or("I2: the count is missing")?;
		ensure!(count.voters == voters, "I2: the count of voters is wrong");
		ensure!(count.accepted >= voters, "I2: fewer ballots than voters");
		Ok(())
	}

	/// I3.
	fn stage_has_its_records(election: ElectionId, record: &Election) -> Result<(), TryRuntimeError> {
		let (params, close, result) = match record.stage {
			Stage::Draft | Stage::KeyGeneration | Stage::RollCut => (false, false, false),
			Stage::Ready | Stage::Open => (true, false, false),
			Stage::Closed => (true, true, false),
			Stage::Tallied => (true, true, true),
			Stage::Void(VoidReason::TurnoutTooLow) => (true, false, false),
			Stage::Void(_) => (false, false, false),
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
			let over = matches!(record.stage, Stage::Tallied | Stage::Void(_));
			ensure!(active.contains(&election) != over, "I4: the active list and a stage disagree");
		}
		Ok(())
	}
}
