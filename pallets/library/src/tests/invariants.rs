// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	Admitted, Chunks, Denied, Descriptions, Due, Files, Items, Job, NextItem, NextTakedown, Quota, Quotas,
	Room, Served, Shelf, Shelves, State, Takedowns, Verdict, Versions,
};
use caucus_primitives::{calendar::DAY, Digest, Moment};
use frame::testing_prelude::*;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Library::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

fn change_item(item: u32, change: impl FnOnce(&mut crate::ItemOf<Test>)) {
	Items::<Test>::mutate(item, |record| change(record.as_mut().unwrap()));
}

fn change_version(item: u32, change: impl FnOnce(&mut crate::VersionOf<Test>)) {
	Versions::<Test>::mutate(item, 0, |record| change(record.as_mut().unwrap()));
}

fn change_chunk(digest: Digest, change: impl FnOnce(&mut crate::Chunk)) {
	Chunks::<Test>::mutate(digest, |record| change(record.as_mut().unwrap()));
}

#[test]
fn try_state_fails_when_records_are_not_whole() {
	build_and_execute(|| {
		let item = publish(CANDIDATES[0], 1);
		announce(CANDIDATES[0], video(2));
		let takedown = suspend(item, 0);
		assert_caught("I1", || Items::<Test>::remove(1));
		assert_caught("I1", || NextItem::<Test>::put(3));
		assert_caught("I1", || Items::<Test>::insert(9, Items::<Test>::get(0).unwrap()));
		assert_caught("I1", || change_item(0, |item| item.versions = 0));
		assert_caught("I1", || change_item(0, |item| item.versions = 2));
		assert_caught("I1", || change_item(0, |item| item.current = None));
		assert_caught("I1", || change_item(1, |item| item.current = Some(0)));
		assert_caught("I1", || change_item(0, |item| item.bound = Some(Now::get())));
		assert_caught("I1", || Versions::<Test>::remove(0, 0));
		assert_caught("I1", || Versions::<Test>::insert(0, 1, Versions::<Test>::get(0, 0).unwrap()));
		assert_caught("I1", || Files::<Test>::remove(0, 0));
		assert_caught("I1", || Files::<Test>::insert(0, 0, &leaflet(7).parts));
		assert_caught("I1", || {
			Files::<Test>::mutate(0, 0, |files| files.as_mut().unwrap().truncate(1));
		});
		assert_caught("I1", || Descriptions::<Test>::remove(0, 0));
		assert_caught("I1", || Descriptions::<Test>::insert(7, 0, video(1).description));
		assert_caught("I1", || change_version(0, |version| version.bytes += 1));
		assert_caught("I1", || change_version(1, |version| version.state = State::Available));
		assert_caught("I1", || Takedowns::<Test>::remove(takedown));
		assert_caught("I1", || NextTakedown::<Test>::put(0));
		assert_caught("I1", || change_version(0, |version| version.takedown = None));
		assert_caught("I1", || {
			Takedowns::<Test>::insert(1, Takedowns::<Test>::get(0).unwrap());
			NextTakedown::<Test>::put(2);
			change_version(0, |version| version.takedown = Some(1));
		});
	});
}

#[test]
fn try_state_fails_when_a_chunk_has_other_holders() {
	build_and_execute(|| {
		let (first, _) = (publish(CANDIDATES[0], 1), announce(CANDIDATES[1], video(1)));
		let [digest, _] = digests_of(1);
		assert_caught("I2", || Chunks::<Test>::remove(digest));
		assert_caught("I2", || Chunks::<Test>::insert([1; 32], Chunks::<Test>::get(digest).unwrap()));
		assert_caught("I2", || change_chunk(digest, |chunk| chunk.bytes += 1));
		assert_caught("I2", || change_chunk(digest, |chunk| _ = chunk.holders.pop()));
		assert_caught("I2", || change_chunk(digest, |chunk| chunk.holders.try_push((first, 0)).unwrap()));
		assert_caught("I2", || change_chunk(digest, |chunk| chunk.holders.try_push((9, 0)).unwrap()));
		assert_caught("I2", || change_version(first, |version| version.state = State::Withdrawn));
	});
}

#[test]
fn try_state_fails_when_a_version_waits_for_something_else() {
	build_and_execute(|| {
		let (came, waits) = (publish(CANDIDATES[0], 1), announce(CANDIDATES[0], video(2)));
		assert_caught("I3", || change_version(waits, |version| version.missing = 1));
		assert_caught("I3", || change_version(came, |version| version.missing = 1));
		assert_caught("I3", || change_chunk(digests_of(1)[0], |chunk| chunk.kept_until = Now::get()));
		assert_caught("I3", || change_chunk(digests_of(2)[0], |chunk| chunk.kept_until = Moment::MAX));
		assert_caught("I3", || {
			for digest in digests_of(2) {
				change_chunk(digest, |chunk| chunk.kept_until = Moment::MAX);
			}
			change_version(waits, |version| version.missing = 0);
		});
	});
}

#[test]
fn try_state_fails_when_something_else_is_served() {
	build_and_execute(|| {
		publish(CANDIDATES[0], 1);
		announce(CANDIDATES[0], video(2));
		let down = publish(CANDIDATES[1], 3);
		suspend(down, 0);
		let until = Now::get() + DAY;
		assert_caught("I4", || Served::<Test>::remove(digests_of(1)[0]));
		assert_caught("I4", || Served::<Test>::insert(digests_of(1)[0], until));
		assert_caught("I4", || Served::<Test>::insert(digests_of(2)[0], until));
		assert_caught("I4", || Served::<Test>::insert(digests_of(3)[0], Now::get() + 90 * DAY));
		assert_caught("I4", || Served::<Test>::insert([7; 32], until));
	});
}

#[test]
fn try_state_fails_when_other_bytes_are_forbidden() {
	build_and_execute(|| {
		let item = publish(CANDIDATES[0], 1);
		let takedown = suspend(item, 0);
		let [digest, _] = digests_of(1);
		// Bytes that no version holds: what is served does not tell.
		assert_ok!(Library::withdraw(signed(CANDIDATES[0]), item, 0));
		assert_caught("I5", || Denied::<Test>::remove(digest, takedown));
		assert_caught("I5", || Denied::<Test>::insert(digest, takedown + 1, ()));
		assert_caught("I5", || Denied::<Test>::insert([7; 32], takedown, ()));
		assert_caught("I5", || {
			Takedowns::<Test>::mutate(takedown, |record| record.as_mut().unwrap().verdict = Verdict::Lapsed)
		});
	});
}

#[test]
fn try_state_fails_when_shelves_do_not_add_up() {
	build_and_execute(|| {
		let ada = CANDIDATES[0];
		publish(ada, 1);
		let shelf = || Shelf::Candidate(RACE, ada);
		assert_caught("I6", || Shelves::<Test>::remove(shelf()));
		assert_caught("I6", || Shelves::<Test>::mutate(shelf(), |used| used.bytes -= 1));
		assert_caught("I6", || Shelves::<Test>::mutate(shelf(), |used| used.versions += 1));
		assert_caught("I6", || {
			Shelves::<Test>::insert(Shelf::Officer(BRANCH, ada), Quota { versions: 1, bytes: 1 })
		});
		assert_caught("I6", || change_version(0, |version| version.room = Room::Place));
		assert_caught("I6", || Quotas::<Test>::remove(RACE));
		assert_caught("I6", || Quotas::<Test>::insert(RACE, Quota { versions: 1, bytes: 1 }));
	});
}

#[test]
fn try_state_fails_when_what_is_due_is_not_noted() {
	build_and_execute(|| {
		let item = publish(CANDIDATES[0], 1);
		let takedown = suspend(item, 0);
		let key = |at: Moment, job| (at.to_be_bytes(), job);
		for (at, job) in Library::due(10) {
			assert_caught("I7", || Due::<Test>::remove(key(at, job)));
			assert_caught("I7", || Due::<Test>::insert(key(at + 1, job), ()));
		}
		assert_caught("I7", || Due::<Test>::insert(key(9, Job::Takedown(takedown + 1)), ()));
		assert_caught("I7", || {
			change_version(item, |version| version.room = Room::None);
			Shelves::<Test>::remove(Shelf::Candidate(RACE, CANDIDATES[0]));
		});
		assert_caught("I7", || {
			change_version(item, |version| version.served_until -= DAY);
		});
	});
}

#[test]
fn try_state_fails_when_disks_are_too_small() {
	build_and_execute(|| {
		publish(CANDIDATES[0], 1);
		let days = |days: Vec<(u32, u64)>| Admitted::<Test>::put(crate::Days::try_from(days).unwrap());
		let day = DayCap::get();
		assert_caught("I8", || days(vec![(1, day + 1)]));
		assert_caught("I8", || days(vec![(2, 100)]));
		System::set_block_number(5 * 14_400);
		assert_caught("I8", || days(vec![(2, 100), (1, 100)]));
		assert_caught("I8", || days(vec![(1, 100), (1, 100)]));
		assert_caught("I8", || days(vec![(1, day), (2, day), (3, 1)]));
		assert_caught("I8", || days(vec![]));
		assert_caught("I8", || days(vec![(1, 1)]));
	});
}
