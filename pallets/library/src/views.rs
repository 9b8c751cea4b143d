// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What readers get.

use crate::{bytes::digests, *};

impl<T: Config> Pallet<T> {
	/// What became of a version, whether or not somebody wrote it down.
	pub(crate) fn status_of(item: &ItemOf<T>, number: VersionNumber, version: &VersionOf<T>) -> Status {
		let now = Self::now();
		match version.takedown.and_then(Takedowns::<T>::get).map(|takedown| takedown.verdict) {
			Some(Verdict::Suspended { until }) if now < until => return Status::Suspended,
			Some(Verdict::Confirmed { .. }) => return Status::TakenDown,
			_ => (),
		}
		match version.state {
			State::Announced if now < version.arrive_until => Status::Announced,
			State::Announced | State::NotArrived => Status::NotArrived,
			State::Withdrawn => Status::Withdrawn,
			State::Expired => Status::Expired,
			State::Available if now >= version.served_until => Status::Expired,
			State::Available if item.current > Some(number) => Status::Superseded,
			State::Available => Status::Available,
		}
	}

	pub(crate) fn view_item(id: ItemId) -> Option<ItemView<T::AccountId>> {
		let item = Items::<T>::get(id)?;
		let shown = item.current.unwrap_or(0);
		let version = Versions::<T>::get(id, shown)?;
		let description = Descriptions::<T>::get(id, shown)?;
		let status = Self::status_of(&item, shown, &version);
		Some(ItemView { id, item, shown, description, status })
	}

	pub(crate) fn view_version(id: ItemId, number: VersionNumber) -> Option<VersionView<T::AccountId>> {
		let item = Items::<T>::get(id)?;
		let version = Versions::<T>::get(id, number)?;
		let status = Self::status_of(&item, number, &version);
		Some(VersionView {
			description: Descriptions::<T>::get(id, number)?,
			parts: Files::<T>::get(id, number)?,
			status,
			takedown: version.takedown.and_then(|takedown| Some((takedown, Takedowns::<T>::get(takedown)?))),
			version,
		})
	}

	pub(crate) fn view_chunk(digest: Digest) -> ChunkView {
		let chunk = Chunks::<T>::get(digest);
		let denied = Denied::<T>::iter_key_prefix(digest).count() as u32;
		ChunkView {
			wanted: denied == 0 && chunk.as_ref().is_some_and(Self::is_wanted),
			served_until: Served::<T>::get(digest).filter(|until| Self::now() < *until),
			denied,
			chunk,
		}
	}

	pub(crate) fn list_missing(id: ItemId, number: VersionNumber) -> Vec<Digest> {
		let version = Versions::<T>::get(id, number).filter(|version| version.state == State::Announced);
		let Some(version) = version else { return Vec::new() };
		let parts = Files::<T>::get(id, number).unwrap_or_default();
		let misses = |digest: &Digest| {
			Chunks::<T>::get(digest).is_some_and(|chunk| chunk.kept_until < version.served_until)
		};
		digests(&parts).filter(misses).collect()
	}

	pub(crate) fn view_shelf(who: T::AccountId, capacity: Capacity) -> ShelfView {
		let shelf = Self::shelf_in(capacity, who);
		let (quota, used) = (Self::quota_of(&shelf), Shelves::<T>::get(shelf));
		let left = Quota {
			versions: quota.versions.saturating_sub(used.versions),
			bytes: quota.bytes.saturating_sub(used.bytes),
		};
		ShelfView { quota, used, left }
	}

	pub(crate) fn view_disk() -> Disk {
		let (days, today) = (Self::days(), Self::today());
		Disk {
			today: days.iter().find(|(day, _)| *day == today).map_or(0, |(_, bytes)| *bytes),
			day_cap: T::DayCap::get(),
			together: Self::together(&days),
			disk_cap: T::DiskCap::get(),
		}
	}
}
