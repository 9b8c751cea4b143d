// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where facts come from, and whether it still comes.

use crate::*;
use caucus_primitives::{calendar::DAY, text::check_line};

impl<T: Config> Pallet<T> {
	/// When a feed that came at a moment is overdue.
	fn stale_at(at: Moment, every: Moment) -> Moment {
		at.saturating_add(every.max(CurrentSettings::<T>::get().parameters.staleness))
	}

	fn find_feed(id: FeedId) -> Result<Feed, Error<T>> {
		Feeds::<T>::get(id).ok_or(Error::<T>::UnknownFeed)
	}

	/// Checks a new feed. Changes nothing.
	pub(crate) fn weigh_feed(
		by: &T::AccountId,
		name: &Name,
		url: &Url,
		every: Moment,
	) -> Result<(), Error<T>> {
		Self::ensure_researcher(by)?;
		check_line(name)?;
		check_line(url)?;
		ensure!((MINUTE..=366 * DAY).contains(&every), Error::<T>::BadInterval);
		ensure!(NextFeed::<T>::get() < MAX_FEEDS, Error::<T>::TooManyFeeds);
		Ok(())
	}

	pub(crate) fn do_add_feed(by: T::AccountId, name: Name, url: Url, every: Moment) -> DispatchResult {
		Self::weigh_feed(&by, &name, &url, every)?;
		let (feed, now) = (NextFeed::<T>::get(), Self::now());
		NextFeed::<T>::put(feed.saturating_add(1));
		let record = Feed {
			name,
			url,
			every,
			last_at: now,
			digest: [0; 32],
			stale_at: Self::stale_at(now, every),
			flagged_at: None,
			flags: 0,
		};
		Feeds::<T>::insert(feed, record);
		Self::deposit_event(Event::FeedAdded { feed });
		Ok(())
	}

	/// Checks that a feed came. Changes nothing.
	pub(crate) fn weigh_arrival(
		by: &T::AccountId,
		id: FeedId,
		at: Moment,
		digest: &Digest,
	) -> Result<Feed, Error<T>> {
		Self::ensure_researcher(by)?;
		let feed = Self::find_feed(id)?;
		ensure!(at <= Self::now(), Error::<T>::NotHappenedYet);
		ensure!(at > feed.last_at, Error::<T>::OlderThanLast);
		ensure!(*digest != [0; 32], Error::<T>::SourceMissing);
		Ok(feed)
	}

	pub(crate) fn do_report_feed(by: T::AccountId, id: FeedId, at: Moment, digest: Digest) -> DispatchResult {
		let mut feed = Self::weigh_arrival(&by, id, at, &digest)?;
		feed.last_at = at;
		feed.digest = digest;
		feed.stale_at = Self::stale_at(at, feed.every);
		feed.flagged_at = None;
		Feeds::<T>::insert(id, feed);
		Self::deposit_event(Event::FeedCame { feed: id, at });
		Ok(())
	}

	/// A feed that is overdue and not flagged.
	pub(crate) fn ensure_stale(id: FeedId) -> Result<Feed, Error<T>> {
		let feed = Self::find_feed(id)?;
		ensure!(Self::now() >= feed.stale_at && feed.flagged_at.is_none(), Error::<T>::NotDue);
		Ok(feed)
	}

	pub(crate) fn do_flag_feed(id: FeedId) -> DispatchResult {
		let mut feed = Self::ensure_stale(id)?;
		feed.flagged_at = Some(Self::now());
		feed.flags.saturating_inc();
		let last_at = feed.last_at;
		Feeds::<T>::insert(id, feed);
		Self::deposit_event(Event::FeedStale { feed: id, last_at });
		Ok(())
	}
}
