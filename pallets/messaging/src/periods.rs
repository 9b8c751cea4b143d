// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Periods: how one follows another, and how their grants end.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// The last period that began.
	pub(crate) fn newest() -> Option<(PeriodId, Period)> {
		let number = NextPeriod::<T>::get().checked_sub(1)?;
		Some((number, Periods::<T>::get(number)?))
	}

	/// The roll by which the next period begins, if it is due. Changes nothing.
	pub(crate) fn ensure_due() -> Result<RollId, Error<T>> {
		let runs = Self::newest().is_some_and(|(_, period)| Self::now() < period.ends);
		ensure!(!runs, Error::<T>::NotDue);
		T::Participation::current().ok_or(Error::<T>::NoRoll)
	}

	/// Begins the next period by the newest roll, and lets the roll of the one before go: nobody proves anything
	/// by it any more.
	pub(crate) fn do_begin_period() -> DispatchResult {
		let roll = Self::ensure_due()?;
		let (number, before) = (NextPeriod::<T>::get(), Self::newest());
		let next = number.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		// Before the old one is released: it may be the same.
		T::Participation::pin(roll)?;
		let Parameters { length, linger, allowance, .. } = CurrentSettings::<T>::get().parameters;
		let began = Self::now();
		let ends = began.saturating_add(length);
		let mut revoked_from = ends.saturating_add(linger);
		if let Some((_, before)) = before {
			T::Participation::release(before.roll);
			// Grants end in the order of their periods, whatever became of the parameters.
			revoked_from = revoked_from.max(before.revoked_from);
		}
		let period = Period { roll, began, ends, revoked_from, allowance, claimed: 0, live: 0 };
		Periods::<T>::insert(number, period);
		NextPeriod::<T>::put(next);
		Self::deposit_event(Event::PeriodBegun { period: number, roll, ends });
		Ok(())
	}

	/// Does what is due, while there is room.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::look()).is_err() {
			return;
		}
		if Self::ensure_due().is_ok() && meter.try_consume(T::WeightInfo::begin_period()).is_ok() {
			// What cannot be begun now is tried again in the next block.
			let _ = Self::do_begin_period();
		}
		Self::revoke_due(meter);
	}

	/// Revokes grants of the oldest period that has some, if their time is over: as many as there is room for.
	pub(crate) fn revoke_due(meter: &mut WeightMeter) {
		let number = OldestPeriod::<T>::get();
		let Some(period) = Periods::<T>::get(number) else { return };
		if Self::now() < period.revoked_from {
			return;
		}
		let mut room = 0u32;
		while room < PAGE && meter.try_consume(T::WeightInfo::revoke()).is_ok() {
			room.saturating_inc();
		}
		if room > 0 {
			Self::revoke(number, period, room);
		}
	}

	/// Revokes so many grants of a period, and forgets whose they were.
	fn revoke(number: PeriodId, mut period: Period, room: u32) {
		let page: Vec<_> = Grants::<T>::iter_prefix(number).take(room as usize).collect();
		for (alias, account) in &page {
			Self::disallow(account, period.allowance);
			Accounts::<T>::remove(account);
			Grants::<T>::remove(number, alias);
		}
		let accounts: u32 = page.len().saturated_into();
		period.live = period.live.saturating_sub(accounts);
		Periods::<T>::insert(number, period);
		if accounts > 0 {
			Self::deposit_event(Event::Revoked { period: number, accounts, left: period.live });
		}
		if period.live == 0 {
			OldestPeriod::<T>::put(number.saturating_add(1));
		}
	}

	/// What was granted and is not revoked.
	pub(crate) fn commitment() -> Commitment {
		let promised = CurrentSettings::<T>::get().parameters.promised;
		let mut all = Commitment { promised, ..Default::default() };
		let periods = OldestPeriod::<T>::get()..NextPeriod::<T>::get();
		for period in periods.filter_map(Periods::<T>::get) {
			let (live, Allowance { statements, bytes }) = (u64::from(period.live), period.allowance);
			all.grants = all.grants.saturating_add(period.live);
			all.statements = all.statements.saturating_add(live.saturating_mul(statements.into()));
			all.bytes = all.bytes.saturating_add(live.saturating_mul(bytes.into()));
		}
		all.percent = all.bytes.saturating_mul(100).checked_div(promised).unwrap_or(u64::MAX);
		all
	}

	pub(crate) fn do_set_parameters(expected_version: u32, parameters: Parameters) -> DispatchResult {
		let settings = CurrentSettings::<T>::get();
		ensure!(settings.version == expected_version, Error::<T>::VersionMismatch);
		ensure!(parameters.is_sane(), Error::<T>::BadParameters);
		let version = settings.version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		CurrentSettings::<T>::put(Settings { version, parameters });
		Self::deposit_event(Event::ParametersSet { version });
		Ok(())
	}
}
