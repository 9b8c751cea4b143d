// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::{bytes::digests, *};
use alloc::collections::{BTreeMap, BTreeSet};
use caucus_library_core::parts;
use codec::Encode;
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I8.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::records_are_whole()?;
		Self::chunks_are_held()?;
		Self::versions_wait_for_what_is_missing()?;
		Self::served_is_what_may_be()?;
		Self::denied_is_what_was_taken_down()?;
		Self::shelves_add_up()?;
		Self::what_is_due_is_noted()?;
		Self::disks_hold_what_nodes_have()
	}

	/// I1.
	fn records_are_whole() -> Result<(), TryRuntimeError> {
		let all = NextItem::<T>::get();
		let mut versions = 0usize;
		for id in 0..all {
			let item = Items::<T>::get(id).ok_or("I1: an item is missing")?;
			ensure!((1..=MAX_VERSIONS).contains(&item.versions), "I1: an item has too few or many versions");
			let mut newest = None;
			for number in 0..item.versions {
				let version = Versions::<T>::get(id, number).ok_or("I1: a version is missing")?;
				let files = Files::<T>::get(id, number).ok_or("I1: a version has no files")?;
				let words = Descriptions::<T>::get(id, number).ok_or("I1: a version has no words")?;
				let sound = parts::check(&files, item.heading.language, words.alternative.is_some());
				ensure!(sound.is_ok(), "I1: files do not belong together");
				let bytes: u64 = files.iter().map(|part| part.manifest.bytes).sum();
				let chunks = digests(&files).count();
				ensure!((bytes, chunks) == (version.bytes, version.chunks.into()), "I1: other files");
				let came = version.available_at.is_some();
				newest = if came { Some(number) } else { newest };
				let shown = came || !matches!(version.state, State::Available | State::Expired);
				ensure!(shown, "I1: a version is available whose bytes never came");
				let last = version.served_until <= item.bound.unwrap_or(Moment::MAX);
				ensure!(last, "I1: a version is served longer than its item may be");
				versions = versions.saturating_add(1);
			}
			ensure!(item.current == newest, "I1: the current version is not the newest that came");
		}
		let counts = [Versions::<T>::iter().count(), Files::<T>::iter().count()];
		ensure!(Items::<T>::iter().count() == all as usize, "I1: an item beyond the last");
		ensure!(counts == [versions; 2], "I1: a version beyond the last");
		ensure!(Descriptions::<T>::iter().count() == versions, "I1: words of no version");
		let all = NextTakedown::<T>::get();
		for id in 0..all {
			let takedown = Takedowns::<T>::get(id).ok_or("I1: a takedown is missing")?;
			let of = Versions::<T>::get(takedown.item, takedown.version);
			let last = of.and_then(|version| version.takedown).ok_or("I1: a takedown is of nothing")?;
			ensure!(last == id || (last > id && !takedown.stands()), "I1: a version forgets a takedown");
		}
		ensure!(Takedowns::<T>::iter().count() == all as usize, "I1: a takedown beyond the last");
		Ok(())
	}

	/// Chunks of versions that stand, with their holders.
	fn held() -> BTreeMap<Digest, BTreeSet<(ItemId, VersionNumber)>> {
		let mut held: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
		let standing = Versions::<T>::iter().filter(|(_, _, version)| version.state.stands());
		for (id, number, _) in standing {
			for digest in digests(&Files::<T>::get(id, number).unwrap_or_default()) {
				held.entry(digest).or_default().insert((id, number));
			}
		}
		held
	}

	/// I2.
	fn chunks_are_held() -> Result<(), TryRuntimeError> {
		let held = Self::held();
		for (digest, holders) in &held {
			let chunk = Chunks::<T>::get(digest).ok_or("I2: a chunk is missing")?;
			let noted: BTreeSet<_> = chunk.holders.iter().copied().collect();
			let once = noted.len() == chunk.holders.len();
			ensure!(once && noted == *holders, "I2: a chunk has other holders");
		}
		for (id, number, parts) in Files::<T>::iter() {
			let stands = Versions::<T>::get(id, number).is_some_and(|version| version.state.stands());
			for piece in parts.iter().flat_map(|part| &part.manifest.pieces).filter(|_| stands) {
				let size = Chunks::<T>::get(piece.digest).map(|chunk| chunk.bytes);
				ensure!(size == Some(piece.bytes), "I2: a chunk has two sizes");
			}
		}
		ensure!(Chunks::<T>::iter().count() == held.len(), "I2: a chunk is held by nothing");
		Ok(())
	}

	/// I3.
	fn versions_wait_for_what_is_missing() -> Result<(), TryRuntimeError> {
		for (id, number, version) in Versions::<T>::iter().filter(|(_, _, version)| version.state.stands()) {
			let files = Files::<T>::get(id, number).unwrap_or_default();
			let misses = |digest: &Digest| {
				Chunks::<T>::get(digest).is_none_or(|chunk| chunk.kept_until < version.served_until)
			};
			let missing = digests(&files).filter(misses).count();
			ensure!(missing == usize::from(version.missing), "I3: another number of chunks is missing");
			if version.state == State::Available {
				ensure!(missing == 0, "I3: an available version waits");
			} else {
				let late = Self::now() >= version.arrive_until;
				ensure!(missing > 0 || late, "I3: a version waits for nothing");
			}
		}
		Ok(())
	}

	/// I4.
	fn served_is_what_may_be() -> Result<(), TryRuntimeError> {
		let mut served = 0usize;
		for (digest, chunk) in Chunks::<T>::iter() {
			let until = Self::served_until(&digest, &chunk);
			ensure!(Served::<T>::get(digest) == until, "I4: a chunk is not served as long as it may be");
			ensure!(until.is_none_or(|until| until <= chunk.kept_until), "I4: what nodes dropped is served");
			served = served.saturating_add(until.is_some().into());
		}
		ensure!(Served::<T>::iter().count() == served, "I4: what nobody holds is served");
		Ok(())
	}

	/// I5.
	fn denied_is_what_was_taken_down() -> Result<(), TryRuntimeError> {
		for (digest, id, ()) in Denied::<T>::iter() {
			let takedown = Takedowns::<T>::get(id).filter(|takedown| takedown.stands());
			let files = takedown.and_then(|takedown| Files::<T>::get(takedown.item, takedown.version));
			let has = files.is_some_and(|files| digests(&files).any(|own| own == digest));
			ensure!(has, "I5: bytes are forbidden that were not taken down");
		}
		for (id, takedown) in Takedowns::<T>::iter().filter(|(_, takedown)| takedown.stands()) {
			let files = Files::<T>::get(takedown.item, takedown.version).unwrap_or_default();
			for digest in digests(&files).filter(|digest| !Denied::<T>::contains_key(digest, id)) {
				// Unless another item brought them before. Of what nothing holds, it may have been any that had them.
				let holder = (takedown.item, takedown.version);
				let of_others = match Chunks::<T>::get(digest) {
					Some(chunk) => {
						let own = |(item, _): &(ItemId, VersionNumber)| *item == takedown.item;
						!(chunk.holders.first().is_some_and(own) && chunk.holders.contains(&holder))
					}
					None => Files::<T>::iter().any(|(item, _, files)| {
						item != takedown.item && digests(&files).any(|other| other == digest)
					}),
				};
				ensure!(of_others, "I5: what was taken down is not forbidden");
			}
		}
		Ok(())
	}

	/// I6.
	fn shelves_add_up() -> Result<(), TryRuntimeError> {
		let mut shelves: BTreeMap<Vec<u8>, Quota> = BTreeMap::new();
		for (id, _, version) in Versions::<T>::iter() {
			let item = Items::<T>::get(id).ok_or("I1: an item is missing")?;
			let shelf = Self::shelf_of(&item);
			if let Shelf::Candidate(race, _) = &shelf {
				ensure!(Quotas::<T>::contains_key(race), "I6: a contest has no quota");
			}
			let (versions, bytes) = match version.room {
				Room::Whole => (1, version.bytes),
				Room::Place => (1, 0),
				Room::None => continue,
			};
			let used = shelves.entry(shelf.encode()).or_default();
			used.versions = used.versions.saturating_add(versions);
			used.bytes = used.bytes.saturating_add(bytes);
		}
		let noted: BTreeMap<_, _> =
			Shelves::<T>::iter().map(|(shelf, used)| (shelf.encode(), used)).collect();
		ensure!(noted == shelves, "I6: a shelf does not take what its versions take");
		for (shelf, used) in Shelves::<T>::iter() {
			let quota = Self::quota_of(&shelf);
			let fixed = matches!(shelf, Shelf::Candidate(..));
			let fits = used.versions <= quota.versions && used.bytes <= quota.bytes;
			ensure!(fits || !fixed, "I6: a candidate has more than the others may");
		}
		Ok(())
	}

	/// I7.
	fn what_is_due_is_noted() -> Result<(), TryRuntimeError> {
		let mut due: BTreeSet<Vec<u8>> = BTreeSet::new();
		for (id, number, version) in Versions::<T>::iter() {
			let over = matches!(version.state, State::Expired) == (version.room == Room::None);
			let may = over || matches!(version.state, State::NotArrived | State::Withdrawn);
			ensure!(may, "I7: a version is over and has room, or the other way round");
			if let Some(at) = version.due_at() {
				due.insert((at.to_be_bytes(), Job::Version(id, number)).encode());
			}
		}
		for (id, takedown) in Takedowns::<T>::iter() {
			if let Verdict::Suspended { until } = takedown.verdict {
				due.insert((until.to_be_bytes(), Job::Takedown(id)).encode());
			}
		}
		let noted: BTreeSet<_> = Due::<T>::iter_keys().map(|key| key.encode()).collect();
		ensure!(noted == due, "I7: something is noted that is not due, or the other way round");
		Ok(())
	}

	/// I8.
	fn disks_hold_what_nodes_have() -> Result<(), TryRuntimeError> {
		let days = Admitted::<T>::get();
		let ordered = days.windows(2).all(|pair| matches!(pair, [one, next] if one.0 < next.0));
		let past = days.iter().all(|(day, _)| *day <= Self::today());
		ensure!(ordered && past, "I8: days are not in order");
		let fits = days.iter().all(|(_, bytes)| *bytes <= T::DayCap::get());
		ensure!(fits, "I8: a day has more than a day can");
		let together = Self::together(&Self::days());
		ensure!(together <= T::DiskCap::get(), "I8: nodes have more than a disk is made for");
		let kept = Chunks::<T>::iter_values().filter(|chunk| chunk.kept_until > Self::now());
		let kept = kept.fold(0u64, |all, chunk| all.saturating_add(chunk.bytes.into()));
		ensure!(kept <= together, "I8: nodes have bytes that were never admitted");
		Ok(())
	}
}
