// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	Appeals, BatchKeys, Batches, Clearings, Corrections, CountOf, CurrentStanding, Decision, FirstInUse,
	MemberByKey, MemberCount, Members, NextRoll, ObjectionTo, Objections, PartCounts, PendingCount, Queue,
	Registrars, RingRoots, RollCounts, RollKeys, RollPlaces, RollStage, Rolls, RotatedBefore, Secretaries,
	SecretaryOf, Standing, StandingInWork, StandingRoll, Subject,
};
use caucus_members_core::{
	registry::{Entry, RollRule},
	ring::RingRoot,
};
use caucus_primitives::RollId;
use caucus_support::{participation::Participation as _, Rolls as _};
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
		make(&[rotation(2, 8)]);
		assert_caught("I1", || MemberByKey::<Test>::remove(KEYS[0]));
		assert_caught("I1", || MemberByKey::<Test>::insert(KEYS[0], 1));
		assert_caught("I1", || MemberByKey::<Test>::insert(KEYS[9], 0));
		assert_caught("I1", || MemberByKey::<Test>::insert(KEYS[9], 7));
		assert_caught("I1", || MemberByKey::<Test>::remove(KEYS[2]));
		assert_caught("I1", || Members::<Test>::mutate(2, |member| member.as_mut().unwrap().rotated = false));
		assert_caught("I1", || Members::<Test>::mutate(1, |member| member.as_mut().unwrap().rotated = true));
		assert_caught("I1", || Members::<Test>::mutate(1, |member| member.as_mut().unwrap().key = KEYS[0]));
		assert_caught("I1", || MemberCount::<Test>::put(4));
	});
}

#[test]
fn try_state_fails_when_a_built_rolls_roots_are_not_its_own() {
	build_and_execute(|| {
		enter(3);
		let roll = build_roll(100);
		assert_caught("I2", || RingRoots::<Test>::remove(roll, 0u16));
		assert_caught("I2", || RingRoots::<Test>::insert(roll, 0u16, RingRoot([0; 288])));
		assert_caught("I2", || RingRoots::<Test>::insert(roll, 1u16, RingRoot([0; 288])));
	});
}

#[test]
fn try_state_fails_when_a_rolls_pages_are_not_what_it_states() {
	build_and_execute(|| {
		enter(3);
		let roll = publish(vec![RollRule::default()]);
		let page = (roll, 0, 0);
		assert_caught("I3", || RollKeys::<Test>::remove(page));
		assert_caught("I3", || RollPlaces::<Test>::remove(page));
		assert_caught("I3", || RollKeys::<Test>::mutate(page, |page| _ = page.pop()));
		assert_caught("I3", || RollKeys::<Test>::mutate(page, |page| page.as_mut().swap(0, 1)));
		assert_caught("I3", || {
			RollKeys::<Test>::mutate(page, |page| page.as_mut().swap(0, 1));
			RollPlaces::<Test>::mutate(page, |page| page.as_mut().swap(0, 1));
		});
		assert_caught("I3", || {
			RollKeys::<Test>::mutate(page, |page| page[1] = page[0]);
			RollPlaces::<Test>::mutate(page, |page| page[1] = page[0]);
		});
		assert_caught("I3", || RollKeys::<Test>::insert((roll, 1, 0), RollKeys::<Test>::get(page)));
		assert_caught("I3", || RollPlaces::<Test>::insert((roll, 1, 0), RollPlaces::<Test>::get(page)));
		assert_caught("I3", || {
			Rolls::<Test>::mutate(roll, |roll| roll.as_mut().unwrap().styles[0].digest = [1; 32])
		});
	});
}

#[test]
fn try_state_fails_when_an_abandoned_roll_keeps_keys() {
	build_and_execute(|| {
		enter(3);
		let roll = publish(vec![RollRule::default()]);
		let keys = RollKeys::<Test>::get((roll, 0, 0));
		Registry::abandon(roll);
		work_off(100);
		assert_caught("I3", || RollKeys::<Test>::insert((roll, 0, 0), keys));
		assert_caught("I5", || RollCounts::<Test>::insert(roll, CountOf::Chapter(1), 3));
	});
}

#[test]
fn try_state_fails_when_the_queue_is_not_what_has_work() {
	build_and_execute(|| {
		let (built, waiting) = (build_roll(100), publish(vec![RollRule::default()]));
		let cutting = cut(RollRule::default());
		let queue = |rolls: &[u32]| Queue::<Test>::set(BoundedVec::truncate_from(rolls.to_vec()));
		assert_caught("I4", || queue(&[cutting, waiting]));
		assert_caught("I4", || queue(&[cutting, built]));
		assert_caught("I4", || queue(&[cutting, 99]));
		assert_caught("I4", || queue(&[cutting, cutting]));
		assert_caught("I4", || queue(&[]));
		assert_caught("I4", || Clearings::<Test>::insert(built, ()));
		assert_caught("I4", || Clearings::<Test>::insert(99, ()));
		assert_caught("I4", || {
			Rolls::<Test>::mutate(waiting, |roll| roll.as_mut().unwrap().stage = RollStage::Clearing)
		});
	});
}

#[test]
fn try_state_fails_when_counts_are_not_the_sums_over_the_places() {
	build_and_execute(|| {
		enter(3);
		let roll = publish(vec![RollRule::default()]);
		assert_caught("I5", || RollCounts::<Test>::insert(roll, CountOf::Chapter(1), 2));
		assert_caught("I5", || RollCounts::<Test>::remove(roll, CountOf::<u64>::Registrars(ADA, BO)));
		assert_caught("I5", || RollCounts::<Test>::insert(roll, CountOf::Chapter(7), 1));
		assert_caught("I5", || RollPlaces::<Test>::mutate((roll, 0, 0), |places| places[1].chapter = 7));
	});
}

#[test]
fn try_state_fails_when_offices_contradict_each_other() {
	build_and_execute(|| {
		assert_caught("I6", || Registrars::<Test>::mutate(|all| all.try_push(ADA).unwrap()));
		assert_caught("I6", || Appeals::<Test>::mutate(|all| all.try_push(JUDGES[0]).unwrap()));
		assert_caught("I6", || Secretaries::<Test>::insert(1, SUE));
		assert_caught("I6", || Secretaries::<Test>::insert(7, STRANGER));
		assert_caught("I6", || SecretaryOf::<Test>::insert(STRANGER, 7));
		assert_caught("I6", || Registrars::<Test>::mutate(|all| all.try_push(STRANGER).unwrap()));
		assert_caught("I6", || _ = System::dec_sufficients(&SAM));
	});
}

#[test]
fn try_state_fails_when_objections_and_corrections_do_not_agree() {
	build_and_execute(|| {
		enter(5);
		let roll = publish(vec![RollRule::default()]);
		for member in [1, 2] {
			let objection = object(roll, Subject::Strike(member));
			decide(roll, objection, true);
		}
		let open = object(roll, Subject::Strike(4));
		assert_caught("I7", || Objections::<Test>::remove(roll, open));
		assert_caught("I7", || ObjectionTo::<Test>::insert(roll, 4, 0));
		assert_caught("I7", || ObjectionTo::<Test>::insert(roll, 3, 0));
		assert_caught("I7", || Rolls::<Test>::mutate(roll, |roll| roll.as_mut().unwrap().objections -= 1));
		assert_caught("I7", || Corrections::<Test>::mutate(roll, |list| list.as_mut().swap(0, 1)));
		assert_caught("I7", || Corrections::<Test>::mutate(roll, |list| _ = list.pop()));
		let judged_by = |by: (u64, u64)| {
			Objections::<Test>::mutate(roll, open, |objection| {
				objection.as_mut().unwrap().decision = Some(Decision { uphold: false, by })
			})
		};
		assert_caught("I7", || judged_by((ADA, ADA)));
		assert_caught("I7", || judged_by((SAM, ADA)));
	});
}

#[test]
fn try_state_fails_when_a_member_was_not_entered_by_two_registrars() {
	build_and_execute(|| {
		register(&[application(1)]);
		assert_caught("I8", || Batches::<Test>::remove(0));
		assert_caught("I8", || Batches::<Test>::insert(0, (ADA, ADA)));
		assert_ok!(Registry::propose_batch(signed(ADA), entries(&[Entry::Leave { member: 0 }])));
		assert_caught("I8", || PendingCount::<Test>::put(2));
	});
}

#[test]
fn try_state_fails_when_counts_by_batch_are_not_the_sums_over_the_places() {
	build_and_execute(|| {
		enter(3);
		let (standing, other) = (begin_standing(&[RollRule::default()]), publish(youth_and_dues()));
		let counts = |counts: &[(u8, u32)]| PartCounts::truncate_from(counts.to_vec());
		assert_caught("I5", || BatchKeys::<Test>::remove(standing, 0));
		assert_caught("I5", || BatchKeys::<Test>::insert(standing, 0, counts(&[(0, 2)])));
		assert_caught("I5", || BatchKeys::<Test>::insert(standing, 1, counts(&[(0, 1)])));
		assert_caught("I5", || BatchKeys::<Test>::insert(other, 0, counts(&[(1, 3)])));
	});
}

#[test]
fn try_state_fails_when_standing_rolls_contradict_each_other() {
	build_and_execute(|| {
		enter(3);
		let (dropped, pinned) =
			(build_standing(&[RollRule::default()]), build_standing(&[RollRule::default()]));
		assert_ok!(Registry::pin(pinned));
		let current = build_standing(&[RollRule::default()]);
		let in_work = begin_standing(&[RollRule::default()]);
		let other = publish(youth_and_dues());
		let change = |roll: RollId, change: fn(&mut StandingRoll)| {
			Standing::<Test>::mutate(roll, |standing| change(standing.as_mut().unwrap()))
		};
		assert_caught("I9", || CurrentStanding::<Test>::put(other));
		assert_caught("I9", || CurrentStanding::<Test>::put(pinned));
		assert_caught("I9", || {
			change(current, |standing| standing.pins = 1);
			CurrentStanding::<Test>::put(pinned);
		});
		assert_caught("I9", CurrentStanding::<Test>::kill);
		assert_caught("I9", || StandingInWork::<Test>::put(other));
		assert_caught("I9", || StandingInWork::<Test>::put(current));
		assert_caught("I9", StandingInWork::<Test>::kill);
		assert_caught("I9", || change(pinned, |standing| standing.pins = 0));
		assert_caught("I9", || change(dropped, |standing| standing.pins = 1));
		assert_caught("I9", || change(in_work, |standing| standing.pins = 1));
		assert_caught("I9", || change(current, |standing| standing.rings = None));
		assert_caught("I9", || change(current, |standing| standing.rings.as_mut().unwrap().seed = [1; 32]));
		assert_caught("I9", FirstInUse::<Test>::kill);
		assert_caught("I9", || FirstInUse::<Test>::put((1970, in_work)));
		assert_caught("I9", || {
			let standing = Standing::<Test>::get(in_work).unwrap();
			Standing::<Test>::insert(99, standing);
		});
	});
}

#[test]
fn try_state_fails_when_it_is_not_known_when_a_key_was_rotated() {
	build_and_execute(|| {
		enter(3);
		make(&[rotation(2, 8)]);
		assert_caught("I10", || RotatedBefore::<Test>::remove(2));
		assert_caught("I10", || RotatedBefore::<Test>::insert(1, 0));
		assert_caught("I10", || RotatedBefore::<Test>::insert(9, 0));
		assert_caught("I10", || RotatedBefore::<Test>::insert(2, NextRoll::<Test>::get() + 1));
	});
}
