// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::*;
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I6.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let belongs = |election: ElectionId, index: TrusteeIndex| {
			Ceremonies::<T>::get(election).is_some_and(|record| record.indices().contains(&index))
		};
		let all = Joinings::<T>::iter_keys()
			.chain(Dealings::<T>::iter_keys())
			.chain(Convicted::<T>::iter_keys())
			.chain(FalseComplaints::<T>::iter_keys())
			.chain(Checked::<T>::iter_keys())
			.chain(Confirmations::<T>::iter_keys())
			.chain(Seeds::<T>::iter_keys())
			.chain(Shares::<T>::iter_keys())
			.chain(InvalidActs::<T>::iter_keys());
		for (election, index) in all {
			ensure!(belongs(election, index), "I1: something of a trustee who is none");
		}
		for (election, record) in Ceremonies::<T>::iter() {
			let has_outcome = Outcomes::<T>::contains_key(election);
			let should = matches!(record.step, Step::Confirm | Step::Done);
			ensure!(has_outcome == should, "I2: outcome and step disagree");
			if record.step == Step::Done {
				let confirmed = Confirmations::<T>::iter_key_prefix(election).count();
				ensure!(confirmed > usize::from(record.threshold), "I3: too few confirmed");
			}
		}
		for election in Outcomes::<T>::iter_keys() {
			ensure!(Ceremonies::<T>::contains_key(election), "I2: outcome without ceremony");
		}
		Self::silences_are_true()?;
		Self::accusations_have_an_object()?;
		for (_, _, invalid) in InvalidActs::<T>::iter() {
			for act in &invalid {
				let count = invalid.iter().filter(|other| *other == act).count();
				ensure!(count <= MAX_INVALID as usize, "I6: more invalid acts than are free");
			}
		}
		Ok(())
	}

	/// I4.
	fn silences_are_true() -> Result<(), TryRuntimeError> {
		for (election, attempt, silences) in Silences::<T>::iter() {
			let record = Ceremonies::<T>::get(election).ok_or("I4: silence without ceremony")?;
			ensure!(attempt <= record.attempt, "I4: silence in an attempt that was not begun");
			for (position, (trustee, act)) in silences.iter().enumerate() {
				ensure!(record.indices().contains(trustee), "I4: silence of a trustee who is none");
				let twice = silences.iter().skip(position.saturating_add(1)).any(|s| s == &(*trustee, *act));
				ensure!(!twice, "I4: a silence named twice");
				let acted = attempt == record.attempt && Self::has_done(election, *trustee, *act);
				ensure!(!acted, "I4: silence of a trustee who acted");
			}
		}
		Ok(())
	}

	/// I5.
	fn accusations_have_an_object() -> Result<(), TryRuntimeError> {
		for (election, dealer) in Convicted::<T>::iter_keys() {
			ensure!(Dealings::<T>::contains_key(election, dealer), "I5: convicted without dealing");
		}
		for (election, accuser, dealers) in FalseComplaints::<T>::iter() {
			ensure!(Joinings::<T>::contains_key(election, accuser), "I5: an accuser who did not join");
			for (position, dealer) in dealers.iter().enumerate() {
				let dealt = Dealings::<T>::contains_key(election, dealer);
				ensure!(dealt && *dealer != accuser, "I5: nothing that could be complained of");
				let twice = dealers.iter().skip(position.saturating_add(1)).any(|other| other == dealer);
				ensure!(!twice, "I5: a false complaint made twice");
			}
		}
		Ok(())
	}
}
