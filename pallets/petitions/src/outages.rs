// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Times without blocks, and how they prolong what ran in them.

use crate::{parameters::DAY, *};

impl<T: Config> Pallet<T> {
	/// The first moment after a term, with all outages in it. Each prolongs it by as much for everybody;
	/// the prolonged term may run into a later one.
	pub(crate) fn end_of(term: &Term) -> Moment {
		Outages::<T>::get().iter().fold(term.until, |end, outage| {
			match outage.from < end && term.from < outage.until {
				true => end.saturating_add(outage.by),
				false => end,
			}
		})
	}

	/// Notes a gap between the last block and this one.
	pub(crate) fn watch_the_clock() {
		let now = Self::now();
		if let Some(from) = LastBlock::<T>::get() {
			let least = ParametersAt::<T>::get(ParametersVersion::<T>::get()).least_outage;
			let number = NextGap::<T>::get();
			if let (true, Some(next)) = (now.saturating_sub(from) >= least, number.checked_add(1)) {
				Gaps::<T>::insert(number, Gap { from, until: now, declared: false });
				NextGap::<T>::put(next);
				Self::deposit_event(Event::GapFound { gap: number, from, until: now });
			}
		}
		LastBlock::<T>::put(now);
	}

	pub(crate) fn do_declare_outage(number: GapId, reason: ContentRef) -> DispatchResult {
		let mut gap = Gaps::<T>::get(number).ok_or(Error::<T>::GapNotFound)?;
		ensure!(!gap.declared, Error::<T>::AlreadyDeclared);
		Self::check_reason(&reason)?;
		let by = gap.until.saturating_sub(gap.from).div_ceil(DAY).saturating_mul(DAY);
		let outage = Outage { gap: number, from: gap.from, until: gap.until, by, reason };
		let mut outages = Outages::<T>::get();
		let place = outages.iter().take_while(|other| other.from < outage.from).count();
		outages.try_insert(place, outage).map_err(|_| Error::<T>::TooManyOutages)?;
		Outages::<T>::put(outages);
		gap.declared = true;
		Gaps::<T>::insert(number, gap);
		Self::deposit_event(Event::OutageDeclared { gap: number, by, reason });
		Ok(())
	}
}
