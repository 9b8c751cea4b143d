// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{MemberByKey, MemberCount, Members, PendingCount, Queue, RingRoots, RollKeys};
use caucus_members_core::ring::RingRoot;
use frame::testing_prelude::*;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Registry::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

#[test]
fn try_state_fails_when_keys_do_not_lead_back() {
	build_and_execute(|| {
		enter(3);
		assert_caught("I1", || MemberByKey::<Test>::remove(KEYS[0]));
		assert_caught("I1", || MemberByKey::<Test>::insert(KEYS[0], 1));
		assert_caught("I1", || MemberByKey::<Test>::insert(KEYS[9], 0));
		assert_caught("I1", || Members::<Test>::mutate(1, |member| member.as_mut().unwrap().key = KEYS[0]));
		assert_caught("I1", || MemberCount::<Test>::put(4));
		assert_caught("I1", || PendingCount::<Test>::put(1));
	});
}

#[test]
fn try_state_fails_when_a_built_rolls_roots_are_not_its_own() {
	build_and_execute(|| {
		enter(3);
		let roll = build_roll(100);
		assert_caught("I2", || RingRoots::<Test>::remove(roll, 0u16));
		assert_caught("I2", || RingRoots::<Test>::insert(roll, 0u16, RingRoot([0; 288])));
	});
}

#[test]
fn try_state_fails_when_a_rolls_pages_are_not_what_it_states() {
	build_and_execute(|| {
		enter(3);
		let roll = cut(Default::default());
		work_off(100);
		assert_caught("I3", || RollKeys::<Test>::remove(roll, 0u32));
		assert_caught("I3", || RollKeys::<Test>::mutate(roll, 0u32, |page| _ = page.pop()));
		assert_caught("I3", || RollKeys::<Test>::mutate(roll, 0u32, |page| page.as_mut().swap(0, 1)));
	});
}

#[test]
fn try_state_fails_when_a_roll_without_work_is_in_the_queue() {
	build_and_execute(|| {
		let (waiting, built) = (cut(Default::default()), build_roll(100));
		let queue = |roll| Queue::<Test>::set(BoundedVec::truncate_from(vec![roll]));
		assert_caught("I4", || queue(waiting));
		assert_caught("I4", || queue(built));
		assert_caught("I4", || queue(99));
	});
}
