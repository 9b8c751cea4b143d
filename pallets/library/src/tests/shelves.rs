// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What there is room for on shelves and disks.

use super::mock::*;
use crate::{Disk, Error, Parameters, Quota, Quotas, ARRIVAL, BLOCKS_OF_DAY};
use caucus_primitives::calendar::DAY;
use frame::testing_prelude::*;

#[test]
fn all_candidates_of_a_contest_have_the_same_room() {
	build_and_execute(|| {
		let [ada, bo, cy] = CANDIDATES;
		let quota = Quota { versions: 3, bytes: 10 * MIB };
		set(|parameters| parameters.candidate = quota);
		let attempt = |by, draft| Library::announce(signed(by), as_candidate(), draft);
		announce(ada, heavy(1, 6));
		assert_noop!(attempt(ada, heavy(2, 5)), Error::<Test>::QuotaExceeded);
		assert_ok!(attempt(ada, heavy(2, 4)));
		assert_noop!(attempt(ada, leaflet(3)), Error::<Test>::QuotaExceeded);

		// Once one has published, nothing changes it for the others.
		set(|parameters| parameters.candidate = Quota { versions: 99, bytes: 99 * MIB });
		assert_eq!(Quotas::<Test>::get(RACE), Some(quota));
		assert_noop!(attempt(bo, heavy(4, 11)), Error::<Test>::QuotaExceeded);
		assert_ok!(attempt(bo, heavy(4, 10)));
		for seed in 5..8 {
			assert_ok!(attempt(cy, leaflet(seed)));
		}
		assert_noop!(attempt(cy, leaflet(8)), Error::<Test>::QuotaExceeded);
		let view = Library::shelf(ada, as_candidate().capacity);
		assert_eq!((view.quota, view.used), (quota, Quota { versions: 2, bytes: 10 * MIB }));
		assert_eq!(view.left, Quota { versions: 1, bytes: 0 });
		// As an officer the same person has another shelf, as all officers have.
		assert_eq!(used(ada, as_deputy()), Quota::default());
	});
}

#[test]
fn neither_versions_nor_withdrawals_make_room() {
	build_and_execute(|| {
		let ada = CANDIDATES[0];
		let one = video(1).parts.iter().map(|part| part.manifest.bytes).sum();
		set(|parameters| parameters.candidate = Quota { versions: 3, bytes: 2 * one });
		let item = publish(ada, 1);
		let next = |versions, draft| Library::supersede(signed(ada), item, versions, draft);
		assert_ok!(next(1, video(2)));
		assert_noop!(next(2, video(3)), Error::<Test>::QuotaExceeded);
		assert_ok!(Library::withdraw(signed(ada), item, 0));
		assert_noop!(next(2, video(3)), Error::<Test>::QuotaExceeded);
		pass_idle(ARRIVAL);
		// The second did not come. Its bytes are given back, its place is not.
		assert_eq!(used(ada, as_candidate()), Quota { versions: 2, bytes: one });
		assert_ok!(next(2, video(3)));
		assert_eq!(used(ada, as_candidate()), Quota { versions: 3, bytes: 2 * one });
		// Nor does it help to take back what was announced by mistake, but for its bytes.
		assert_ok!(Library::withdraw(signed(ada), item, 2));
		assert_eq!(used(ada, as_candidate()), Quota { versions: 3, bytes: one });
		assert_noop!(next(3, leaflet(4)), Error::<Test>::QuotaExceeded);
		pass_idle(89 * DAY);
		assert_eq!(used(ada, as_candidate()).versions, 1, "the third is a day younger");
		pass_idle(DAY);
		assert_eq!(used(ada, as_candidate()), Quota::default());
	});
}

#[test]
fn officers_and_organisations_have_room_of_their_own() {
	build_and_execute(|| {
		let quota = |bytes| Quota { versions: 9, bytes };
		set(|parameters| {
			*parameters = Parameters { officer: quota(2 * MIB), organization: quota(3 * MIB), ..*parameters }
		});
		let officer = |draft| Library::announce(signed(DEPUTY), as_deputy(), draft);
		assert_noop!(officer(heavy(1, 3)), Error::<Test>::QuotaExceeded);
		assert_ok!(officer(heavy(1, 2)));
		let branch = |by: u64, draft| Library::announce(signed(by), as_branch(), draft);
		assert_noop!(branch(CHAIR, heavy(2, 4)), Error::<Test>::QuotaExceeded);
		announce_together(heavy(2, 3));
		assert_noop!(branch(SECRETARY, leaflet(3)), Error::<Test>::QuotaExceeded);
		assert_eq!(used(STRANGER, as_branch()).bytes, 3 * MIB, "whoever asks");
	});
}

/// Room on shelves for all of a disk.
fn room_for_all() {
	set(|parameters| {
		let quota = Quota { versions: 9_999, bytes: 99 * DiskCap::get() };
		*parameters = Parameters { officer: quota, ..*parameters }
	});
}

fn fill(first: u32, mebibytes: u32) {
	for seed in (0..mebibytes).step_by(256).map(|done| first + done) {
		announce(DEPUTY, heavy(seed, (mebibytes - (seed - first)).min(256)));
	}
}

fn attempt(mebibytes: u32) -> DispatchResult {
	Library::announce(signed(DEPUTY), as_deputy(), heavy(99_999, mebibytes))
}

#[test]
fn a_day_takes_in_as_many_bytes_as_a_day_can() {
	build_and_execute(|| {
		room_for_all();
		fill(0, 1_020);
		assert_noop!(attempt(5), Error::<Test>::DiskFull);
		fill(5_000, 4);
		assert_noop!(attempt(1), Error::<Test>::DiskFull);
		let full =
			Disk { today: 1_024 * MIB, day_cap: 1_024 * MIB, together: 1_024 * MIB, disk_cap: 2_048 * MIB };
		assert_eq!(Library::disk(), full);
		System::set_block_number(2 * BLOCKS_OF_DAY - 1);
		assert_noop!(attempt(1), Error::<Test>::DiskFull);
		System::set_block_number(2 * BLOCKS_OF_DAY);
		assert_ok!(attempt(1));
	});
}

#[test]
fn a_disk_takes_in_as_many_bytes_as_it_is_made_for() {
	build_and_execute(|| {
		room_for_all();
		fill(0, 1_024);
		System::set_block_number(2 * BLOCKS_OF_DAY);
		fill(5_000, 1_024);
		// Not before the bytes of the first day lie in no block that a node still has: 180 days, five in which they came
		// if a moderator kept them out meanwhile, and the rounding of both ends.
		System::set_block_number((1 + 186) * BLOCKS_OF_DAY + BLOCKS_OF_DAY - 1);
		assert_noop!(attempt(1), Error::<Test>::DiskFull);
		System::set_block_number((1 + 187) * BLOCKS_OF_DAY);
		assert_eq!(Library::disk().together, 1_024 * MIB);
		fill(9_000, 1_024);
		assert_noop!(attempt(1), Error::<Test>::DiskFull);
	});
}

#[test]
fn what_nodes_have_already_and_what_is_renewed_is_counted_rightly() {
	build_and_execute(|| {
		publish(DEPUTY, 1);
		let once = Library::disk().together;
		assert_eq!(once, used(DEPUTY, as_deputy()).bytes);
		announce(CANDIDATES[0], video(1));
		assert_eq!(Library::disk().together, once, "nobody brings them again");
		pass(45 * DAY);
		assert_ok!(Library::extend(signed(DEPUTY), 0, 0));
		assert_eq!(Library::disk().together, 2 * once);
		assert_eq!(carry(0, 0), Ok(()));
		assert_eq!(Library::disk().together, 2 * once);
	});
}

#[test]
fn a_full_disk_renews_nothing() {
	build_and_execute(|| {
		room_for_all();
		publish(DEPUTY, 1);
		pass(45 * DAY);
		fill(5_000, 1_024);
		assert_noop!(Library::extend(signed(DEPUTY), 0, 0), Error::<Test>::DiskFull);
		pass(DAY);
		assert_ok!(Library::extend(signed(DEPUTY), 0, 0));
	});
}

#[test]
fn bytes_that_do_not_come_leave_disks_to_others() {
	build_and_execute(|| {
		room_for_all();
		fill(0, 1_024);
		assert_noop!(attempt(1), Error::<Test>::DiskFull);
		// What is taken back is no longer waited for, by this version. Others may wait for the same.
		assert_ok!(Library::withdraw(signed(DEPUTY), 0, 0));
		assert_eq!(Library::disk().today, 768 * MIB);
		fill(5_000, 256);
		publish_small_then_wait();
		assert_eq!(Library::disk().together, used(CANDIDATES[0], as_candidate()).bytes);
	});
}

/// Of two that have a file in common, one comes and the other does not.
fn publish_small_then_wait() {
	System::set_block_number(3 * BLOCKS_OF_DAY);
	publish(CANDIDATES[0], 1);
	let both = draft(vec![
		part(caucus_library_core::parts::Role::Original, caucus_primitives::text::MediaType::Mp4, 1),
		part(TRANSCRIPT, caucus_primitives::text::MediaType::Plain, 77),
	]);
	announce(CANDIDATES[1], both);
	pass_idle(ARRIVAL);
}
