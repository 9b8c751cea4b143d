// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::*;
use alloc::collections::BTreeSet;
use frame::{deps::sp_runtime::TryRuntimeError, traits::ValidatorRegistration};

impl<T: Config> Pallet<T> {
	/// Checks I1 to I6.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::validators_are_enough()?;
		Self::validators_have_keys()?;
		Self::service_is_known()?;
		Self::disabled_have_faults()?;
		Self::reports_are_sound()?;
		Self::keys_can_be_proved()
	}

	/// I1.
	fn validators_are_enough() -> Result<(), TryRuntimeError> {
		let (all, minimum) = (Validators::<T>::get(), Minimum::<T>::get());
		ensure!(all.iter().collect::<BTreeSet<_>>().len() == all.len(), "I1: a validator is listed twice");
		ensure!(minimum > 0, "I1: there is no minimum");
		ensure!(all.len() >= minimum as usize, "I1: there are fewer than the minimum");
		Ok(())
	}

	/// I2.
	fn validators_have_keys() -> Result<(), TryRuntimeError> {
		let all = Validators::<T>::get();
		ensure!(all.iter().all(Session::<T>::is_registered), "I2: a validator has no session keys");
		Ok(())
	}

	/// I3.
	fn service_is_known() -> Result<(), TryRuntimeError> {
		let (serving, now) = (Serving::<T>::get(), Session::<T>::current_index());
		let listed = Session::<T>::validators();
		ensure!(
			serving.iter().map(|service| &service.who).eq(&listed),
			"I3: others serve than the session pallet lists"
		);
		ensure!(serving.iter().all(|service| service.since <= now), "I3: somebody serves who is yet to come");
		let keys = ServingKeys::<T>::get();
		ensure!(keys.iter().map(|(who, _)| who).eq(&listed), "I3: the keys in force are of others");
		Ok(())
	}

	/// I4.
	fn disabled_have_faults() -> Result<(), TryRuntimeError> {
		let serving = Serving::<T>::get();
		for index in Session::<T>::disabled_validators() {
			let service = serving.get(index as usize);
			ensure!(
				service.is_some_and(|service| service.fault.is_some()),
				"I4: one is disabled for nothing"
			);
		}
		Ok(())
	}

	/// I5.
	fn reports_are_sound() -> Result<(), TryRuntimeError> {
		let (reports, now) = (Reports::<T>::get(), Session::<T>::current_index());
		let subjects: BTreeSet<_> = reports.iter().map(|report| (&report.who, report.kind)).collect();
		ensure!(subjects.len() == reports.len(), "I5: there are two reports of the same");
		ensure!(reports.is_sorted_by_key(|report| report.at), "I5: reports are out of order");
		ensure!(reports.iter().all(|report| report.session <= now), "I5: a report is of a session to come");
		ensure!(!Reporting::<T>::exists(), "I5: something is still being reported");
		Ok(())
	}

	/// I6.
	fn keys_can_be_proved() -> Result<(), TryRuntimeError> {
		let now = Session::<T>::current_index();
		let first = now.saturating_sub(T::ReportLongevity::get());
		let provable = |session| historical::HistoricalSessions::<T>::contains_key(session);
		ensure!((first..=now.saturating_add(1)).all(provable), "I6: there is no root for a session");
		Ok(())
	}
}
