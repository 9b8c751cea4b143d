// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How many keys of a roll come from where, and what the chapters' secretaries say to it.

use crate::*;
use alloc::collections::BTreeMap;
use caucus_members_core::registry::ChapterId;
use caucus_primitives::RollId;

/// What is counted.
type Counted<T> = CountOf<<T as frame_system::Config>::AccountId>;

/// Changes of a roll's counts, gathered in memory so that each count is written once.
pub(crate) struct CountChanges<T: Config> {
	changes: BTreeMap<Counted<T>, i64>,
	pairs: BTreeMap<BatchId, Option<Counted<T>>>,
}

impl<T: Config> CountChanges<T> {
	/// No change.
	pub(crate) fn new() -> Self {
		Self { changes: BTreeMap::new(), pairs: BTreeMap::new() }
	}

	/// A key comes on the roll.
	pub(crate) fn add(&mut self, place: &Place) {
		self.change(place, 1);
	}

	/// A key goes from the roll.
	pub(crate) fn subtract(&mut self, place: &Place) {
		self.change(place, -1);
	}

	fn change(&mut self, place: &Place, by: i64) {
		let pair = self.pairs.entry(place.batch).or_insert_with(|| {
			let (one, other) = Batches::<T>::get(place.batch)?;
			Some(if one <= other { CountOf::Registrars(one, other) } else { CountOf::Registrars(other, one) })
		});
		let counted = core::iter::once(CountOf::Chapter(place.chapter))
			.chain(place.classes.each().map(CountOf::Class))
			.chain(pair.clone());
		for what in counted {
			self.changes.entry(what).or_default().saturating_accrue(by);
		}
	}

	/// Adds up what a roll's counts would be from nothing.
	#[cfg(any(feature = "std", feature = "try-runtime"))]
	pub(crate) fn into_counts(self) -> BTreeMap<Counted<T>, u32> {
		self.changes.into_iter().map(|(what, count)| (what, count.saturated_into())).collect()
	}

	/// Writes the changes.
	pub(crate) fn apply(self, roll: RollId) {
		for (what, change) in self.changes {
			let count = i64::from(RollCounts::<T>::get(roll, &what)).saturating_add(change);
			match u32::try_from(count) {
				Ok(0) | Err(_) => RollCounts::<T>::remove(roll, what),
				Ok(count) => RollCounts::<T>::insert(roll, what, count),
			}
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Checks that a secretary's word on the count of the chapter is due.
	pub(crate) fn ensure_can_attest(roll: RollId, chapter: ChapterId, count: u32) -> DispatchResult {
		Self::ensure_objectionable(roll)?;
		ensure!(!Attestations::<T>::contains_key(roll, chapter), Error::<T>::AlreadyAttested);
		let stored = RollCounts::<T>::get(roll, Counted::<T>::Chapter(chapter));
		ensure!(stored == count, Error::<T>::CountMismatch);
		Ok(())
	}

	pub(crate) fn do_attest_counts(
		by: T::AccountId,
		chapter: ChapterId,
		roll: RollId,
		agrees: bool,
		count: u32,
	) -> DispatchResult {
		Self::ensure_can_attest(roll, chapter, count)?;
		Attestations::<T>::insert(roll, chapter, agrees);
		Self::deposit_event(Event::CountsAttested { roll, chapter, by, agrees, count });
		Ok(())
	}
}
