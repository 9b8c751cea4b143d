// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What there is room for: on a publisher's shelf, and on every node's disk.

use crate::*;
use caucus_primitives::calendar::DAY;

impl<T: Config> Pallet<T> {
	/// The shelf of somebody who publishes in a capacity.
	pub(crate) fn shelf_in(capacity: Capacity, who: T::AccountId) -> ShelfOf<T> {
		match capacity {
			Capacity::Candidate(race) => Shelf::Candidate(race, who),
			Capacity::Officer { organization, .. } => Shelf::Officer(organization, who),
			Capacity::Organization(organization) => Shelf::Organization(organization),
		}
	}

	/// The shelf that an item stands on.
	pub(crate) fn shelf_of(item: &ItemOf<T>) -> ShelfOf<T> {
		Self::shelf_in(item.heading.capacity, item.publisher.clone())
	}

	/// What there is room for on a shelf. It knows no candidate from another: in a contest all have the same.
	pub(crate) fn quota_of(shelf: &ShelfOf<T>) -> Quota {
		let parameters = || Self::parameters();
		match shelf {
			Shelf::Candidate(race, _) => Quotas::<T>::get(race).unwrap_or_else(|| parameters().candidate),
			Shelf::Officer(..) => parameters().officer,
			Shelf::Organization(_) => parameters().organization,
		}
	}

	/// Checks that a version of so many bytes has room. Changes nothing.
	pub(crate) fn ensure_room(shelf: &ShelfOf<T>, bytes: u64) -> Result<(), Error<T>> {
		let (quota, used) = (Self::quota_of(shelf), Shelves::<T>::get(shelf));
		let fits = used.versions < quota.versions
			&& used.bytes.checked_add(bytes).is_some_and(|bytes| bytes <= quota.bytes);
		ensure!(fits, Error::<T>::QuotaExceeded);
		Ok(())
	}

	/// Puts a version on its shelf. From the first of a contest on all candidates keep the quota that it had.
	pub(crate) fn fill(shelf: &ShelfOf<T>, bytes: u64) {
		if let Shelf::Candidate(race, _) = shelf {
			Quotas::<T>::insert(race, Self::quota_of(shelf));
		}
		Shelves::<T>::mutate(shelf, |used| {
			used.versions = used.versions.saturating_add(1);
			used.bytes = used.bytes.saturating_add(bytes);
		});
	}

	/// Gives back what a version took of its shelf beyond `left`.
	pub(crate) fn give_back(shelf: &ShelfOf<T>, version: &mut VersionOf<T>, left: Room) {
		let (versions, bytes) = match (version.room, left) {
			(Room::Whole, Room::Place) => (0, version.bytes),
			(Room::Whole, Room::None) => (1, version.bytes),
			(Room::Place, Room::None) => (1, 0),
			_ => return,
		};
		version.room = left;
		let mut used = Shelves::<T>::get(shelf);
		used.versions = used.versions.saturating_sub(versions);
		used.bytes = used.bytes.saturating_sub(bytes);
		if used == Quota::default() {
			Shelves::<T>::remove(shelf);
		} else {
			Shelves::<T>::insert(shelf, used);
		}
	}

	/// Today, counted in blocks.
	pub(crate) fn today() -> u32 {
		let block: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		block.checked_div(BLOCKS_OF_DAY).unwrap_or_default().saturated_into()
	}

	/// For how many days bytes count that were admitted: until the last of them, which came [`LATEST`] later, lies in no
	/// block that a node still has. Both ends of the days are rounded.
	pub(crate) fn days_on_disk() -> u32 {
		let blocks: u64 = T::BlocksKept::get().saturated_into();
		let days: u32 = blocks.div_ceil(BLOCKS_OF_DAY).saturated_into();
		let late: u32 = LATEST.div_ceil(DAY).saturated_into();
		days.saturating_add(late).saturating_add(2)
	}

	/// The days whose bytes can be on a disk today.
	pub(crate) fn days() -> Days {
		let (today, count) = (Self::today(), Self::days_on_disk());
		let mut days = Admitted::<T>::get();
		days.retain(|(day, _)| day.saturating_add(count) > today);
		days
	}

	/// Bytes of these days.
	pub(crate) fn together(days: &Days) -> u64 {
		days.iter().fold(0u64, |all, (_, bytes)| all.saturating_add(*bytes))
	}

	/// Takes bytes back that were admitted on a day and did not come.
	pub(crate) fn take_back(day: u32, bytes: u64) {
		if bytes == 0 {
			return;
		}
		Admitted::<T>::mutate(|days| {
			if let Some((_, admitted)) = days.as_mut().iter_mut().find(|(other, _)| *other == day) {
				*admitted = admitted.saturating_sub(bytes);
			}
		});
	}

	/// Admits bytes to the disks of nodes; gives the days with them. Changes nothing.
	pub(crate) fn weigh_bytes(bytes: u64) -> Result<Days, Error<T>> {
		let (today, mut days) = (Self::today(), Self::days());
		if days.last().is_none_or(|(day, _)| *day < today) {
			days.try_push((today, 0)).map_err(|_| Error::<T>::DiskFull)?;
		}
		let mut admitted = 0u64;
		if let Some((_, last)) = days.as_mut().last_mut() {
			*last = last.saturating_add(bytes);
			admitted = *last;
		}
		let fits = admitted <= T::DayCap::get() && Self::together(&days) <= T::DiskCap::get();
		ensure!(fits, Error::<T>::DiskFull);
		Ok(days)
	}
}
