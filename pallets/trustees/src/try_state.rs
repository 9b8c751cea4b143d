// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "try-runtime", test))]

use crate::*;
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I3.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let belongs = |election: ElectionId, index: TrusteeIndex| {
			Ceremonies::<T>::get(election).is_some_and(|record| record.indices().contains(&index))
		};
		let all = Joinings::<T>::iter_keys()
			.chain(Dealings::<T>::iter_keys())
			.chain(Convicted::<T>::iter_keys())
			.chain(Checked::<T>::iter_keys())
			.chain(Confirmations::<T>::iter_keys())
			.chain(Seeds::<T>::iter_keys())
			.chain(Shares::<T>::iter_keys());
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
		Ok(())
	}
}
