// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! When somebody campaigned for votes: what happens then must not pay.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Whether indicators that rest in campaigns take nothing that happened then.
	pub(crate) fn is_frozen(happened: Moment) -> bool {
		let in_it = |campaign: &Campaign| {
			campaign.since <= happened && campaign.until.is_none_or(|until| happened < until)
		};
		T::Contests::campaign() || Campaigns::<T>::get().iter().any(in_it)
	}

	/// Notes that a campaign began or ended.
	///
	/// Where there were more than can be remembered, the oldest two become one, with the time between
	/// them: rather too much rests than too little.
	pub(crate) fn watch_campaigns() {
		let (runs, now) = (T::Contests::campaign(), Self::now());
		let mut campaigns = Campaigns::<T>::get();
		let running = campaigns.last().is_some_and(|campaign| campaign.until.is_none());
		if runs == running {
			return;
		}
		if let (true, Some(last)) = (running, campaigns.last_mut()) {
			last.until = Some(now);
		}
		campaigns.retain(|campaign| campaign.until.is_none_or(|until| now < until.saturating_add(MEMORY)));
		if runs {
			if campaigns.is_full() {
				let oldest = campaigns.remove(0);
				if let Some(next) = campaigns.iter_mut().next() {
					next.since = oldest.since;
				}
			}
			let _ = campaigns.try_push(Campaign { since: now, until: None }).defensive();
		}
		Campaigns::<T>::put(campaigns);
	}
}
