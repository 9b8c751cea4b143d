// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::*;
use alloc::collections::BTreeMap;
use frame::deps::{sp_io::storage::next_key, sp_runtime::TryRuntimeError};
use sp_statement_store::{get_allowance, StatementAllowance, STATEMENT_ALLOWANCE_PREFIX};

impl<T: Config> Pallet<T> {
	/// Checks I1 to I4.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::periods_are_in_order()?;
		Self::grants_are_those_of_accounts()?;
		Self::allowances_are_grants()?;
		Self::addresses_are_those_of_officers()
	}

	/// I1.
	fn periods_are_in_order() -> Result<(), TryRuntimeError> {
		let (oldest, next) = (OldestPeriod::<T>::get(), NextPeriod::<T>::get());
		ensure!(oldest <= next, "I1: the oldest period is one that did not begin");
		let mut before: Option<Period> = None;
		for number in 0..next {
			let period = Periods::<T>::get(number).ok_or("I1: a period is missing")?;
			let spans = period.began < period.ends && period.ends <= period.revoked_from;
			ensure!(spans, "I1: a period ends before it begins");
			if let Some(before) = before {
				ensure!(before.ends <= period.began, "I1: two periods run at once");
				ensure!(before.revoked_from <= period.revoked_from, "I1: grants end out of order");
			}
			ensure!(number >= oldest || period.live == 0, "I1: a forgotten period has grants");
			before = Some(period);
		}
		ensure!(Periods::<T>::iter().count() == next as usize, "I1: a period beyond the last");
		Ok(())
	}

	/// I2.
	fn grants_are_those_of_accounts() -> Result<(), TryRuntimeError> {
		let mut live: BTreeMap<PeriodId, u32> = BTreeMap::new();
		let mut grants = 0usize;
		for (number, _, account) in Grants::<T>::iter() {
			ensure!(Accounts::<T>::get(&account) == Some(number), "I2: a grant is not its account's");
			live.entry(number).or_default().saturating_inc();
			grants.saturating_inc();
		}
		ensure!(Accounts::<T>::iter().count() == grants, "I2: an account has no grant, or two");
		for (number, period) in Periods::<T>::iter() {
			let counted = live.remove(&number).unwrap_or_default();
			ensure!(period.live == counted, "I2: a period counts other grants");
			ensure!(period.live <= period.claimed, "I2: more grants than claims");
			let early = period.live < period.claimed && Self::now() < period.revoked_from;
			ensure!(!early, "I2: a grant was revoked before its time");
		}
		ensure!(live.is_empty(), "I2: a grant of no period");
		Ok(())
	}

	/// I3.
	fn allowances_are_grants() -> Result<(), TryRuntimeError> {
		for (account, number) in Accounts::<T>::iter() {
			let granted = Periods::<T>::get(number).map(|period| StatementAllowance::from(period.allowance));
			let allowed = get_allowance(account.encode());
			ensure!(granted == Some(allowed), "I3: an account may keep something else than was granted");
		}
		let mut key = STATEMENT_ALLOWANCE_PREFIX.to_vec();
		let mut keys = 0usize;
		while let Some(next) = next_key(&key).filter(|next| next.starts_with(STATEMENT_ALLOWANCE_PREFIX)) {
			key = next;
			keys.saturating_inc();
		}
		ensure!(Accounts::<T>::iter().count() == keys, "I3: somebody may keep something without a grant");
		Ok(())
	}

	/// I4.
	fn addresses_are_those_of_officers() -> Result<(), TryRuntimeError> {
		for ((_, role), _, address) in Addresses::<T>::iter() {
			ensure!(role != Role::Other, "I4: nobody is written to in such an office");
			ensure!(address.bundle.is_none_or(|bundle| !bundle.is_empty()), "I4: an address is empty");
			ensure!(address.published_at <= Self::now(), "I4: an address comes from the future");
		}
		Ok(())
	}
}
