// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How many keys of a roll come from where, and what the chapters' secretaries say to it.

use crate::*;
use alloc::collections::BTreeMap;
use caucus_members_core::registry::ChapterId;
use caucus_primitives::{RollId, StyleIndex};

/// What is counted.
type Counted<T> = CountOf<<T as frame_system::Config>::AccountId>;

/// Changes of a roll's counts, gathered in memory so that each count is written once.
pub(crate) struct CountChanges<T: Config> {
	changes: BTreeMap<Counted<T>, i64>,
	batches: BTreeMap<BatchId, BTreeMap<StyleIndex, i64>>,
	pairs: BTreeMap<BatchId, Option<Counted<T>>>,
}

impl<T: Config> CountChanges<T> {
	/// No change.
	pub(crate) fn new() -> Self {
		Self { changes: BTreeMap::new(), batches: BTreeMap::new(), pairs: BTreeMap::new() }
	}

	/// A key comes on the roll.
	pub(crate) fn add(&mut self, style: StyleIndex, place: &Place) {
		self.change(style, place, 1);
	}

	/// A key goes from the roll.
	pub(crate) fn subtract(&mut self, style: StyleIndex, place: &Place) {
		self.change(style, place, -1);
	}

	fn change(&mut self, style: StyleIndex, place: &Place, by: i64) {
		let of_batch = self.batches.entry(place.batch).or_default();
		of_batch.entry(style).or_default().saturating_accrue(by);
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
	pub(crate) fn into_counts(self) -> (BTreeMap<Counted<T>, u32>, BTreeMap<BatchId, PartCounts>) {
		let counts = self.changes.into_iter().map(|(what, count)| (what, count.saturated_into())).collect();
		let batches = self.batches.into_iter().map(|(batch, parts)| {
			let parts = parts.into_iter().map(|(part, count)| (part, count.saturated_into()));
			(batch, PartCounts::truncate_from(parts.collect()))
		});
		(counts, batches.collect())
	}

	/// Writes the changes.
	pub(crate) fn apply(mut self, roll: RollId) {
		for (what, change) in core::mem::take(&mut self.changes) {
			let count = i64::from(RollCounts::<T>::get(roll, &what)).saturating_add(change);
			match u32::try_from(count) {
				Ok(0) | Err(_) => RollCounts::<T>::remove(roll, what),
				Ok(count) => RollCounts::<T>::insert(roll, what, count),
			}
		}
		if Standing::<T>::contains_key(roll) {
			self.apply_to_batches(roll);
		}
	}

	/// Writes the changes by batch, which are counted on standing rolls alone.
	pub(crate) fn apply_to_batches(self, roll: RollId) {
		for (batch, changes) in self.batches {
			Self::apply_to_batch(roll, batch, changes);
		}
	}

	fn apply_to_batch(roll: RollId, batch: BatchId, changes: BTreeMap<StyleIndex, i64>) {
		let counted = BatchKeys::<T>::get(roll, batch).into_iter();
		let mut parts: BTreeMap<StyleIndex, i64> =
			counted.map(|(part, count)| (part, i64::from(count))).collect();
		for (part, change) in changes {
			parts.entry(part).or_default().saturating_accrue(change);
		}
		let left = parts.into_iter().filter(|(_, count)| *count > 0);
		// A part is one of the roll's, of which there are no more than fit.
		let left =
			PartCounts::truncate_from(left.map(|(part, count)| (part, count.saturated_into())).collect());
		match left.is_empty() {
			true => BatchKeys::<T>::remove(roll, batch),
			false => BatchKeys::<T>::insert(roll, batch, left),
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
