// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Batches of the registry that were compromised: what can be known of their signatures, and no more.

use super::mock::*;
use crate::{parameters::DAY, Error, Event, PetitionId, State, Threshold, MAX_VOIDS};
use caucus_members_core::registry::BatchId;
use caucus_primitives::text::ContentRef;
use frame::testing_prelude::*;

/// Three keys of dues-paying members in Seoul and one in Busan.
const STOLEN: BatchId = 7;

fn void(who: u64, petition: PetitionId, batch: BatchId) -> DispatchResult {
	Petitions::void_batch(signed(who), petition, batch, content("자격 도용"))
}

fn void_by_both(petition: PetitionId, batch: BatchId) {
	for who in AUDITORS {
		assert_ok!(void(who, petition, batch));
	}
}

fn counts(petition: PetitionId) -> (u32, u32) {
	let numbers = Petitions::petition(petition).unwrap().numbers;
	(numbers.count, numbers.void_count)
}

#[test]
fn two_auditors_take_a_batchs_keys_off_the_count() {
	build_and_execute(|| {
		change_parameters(|parameters| parameters.response = Threshold::Number(100));
		let petition = open(&draft("예산"));
		for who in people(DUES_SEOUL, 5).chain(people(OTHERS_SEOUL, 4)) {
			sign(who, petition);
		}
		assert_eq!(Petitions::void_preview(petition, STOLEN), Some((4, 3)));
		assert_ok!(void(AUDITORS[0], petition, STOLEN));
		assert_eq!(counts(petition), (9, 0), "one alone voids nothing");
		assert_noop!(void(AUDITORS[0], petition, STOLEN), Error::<Test>::SecondModeratorRequired);
		assert_ok!(void(AUDITORS[1], petition, STOLEN));
		System::assert_last_event(RuntimeEvent::Petitions(Event::Voided {
			petition,
			batch: STOLEN,
			keys: 4,
			void_count: 3,
			reason: content("자격 도용"),
		}));
		// Nobody has signed in Busan, so nothing can be theirs there yet; one that comes may be.
		assert_eq!(counts(petition), (9, 3));
		sign(Person(DUES_BUSAN, 1), petition);
		assert_eq!(counts(petition), (10, 4));
		sign(Person(DUES_BUSAN, 2), petition);
		assert_eq!(counts(petition), (11, 4));
		assert_eq!(Petitions::voids(petition)[0].keys, 4);
		assert_eq!(Petitions::void_preview(petition, STOLEN), Some((0, 4)));
	});
}

#[test]
fn voided_keys_do_not_count_towards_a_threshold() {
	build_and_execute(|| {
		change_parameters(|parameters| {
			parameters.response = Threshold::Number(5);
			parameters.referral = Threshold::Number(6);
		});
		let petition = open(&draft("예산"));
		for who in people(DUES_SEOUL, 4) {
			sign(who, petition);
		}
		void_by_both(petition, STOLEN);
		for (number, who) in (2..).zip(people(OTHERS_SEOUL, 5)) {
			sign(who, petition);
			assert_eq!(stored(petition).response.is_some(), number >= 5);
		}
		assert!(stored(petition).referral.is_some());
	});
}

#[test]
fn what_is_due_stays_due_after_a_void() {
	build_and_execute(|| {
		change_parameters(|parameters| parameters.response = Threshold::Number(5));
		let petition = open(&draft("예산"));
		for who in people(DUES_SEOUL, 5) {
			sign(who, petition);
		}
		let due = response(petition);
		void_by_both(petition, STOLEN);
		assert_eq!((counts(petition), response(petition)), ((5, 3), due));
		pass(30 * DAY);
		advance(petition);
		assert!(response(petition).overdue.is_some());
	});
}

#[test]
fn citizens_keys_are_voided_apart() {
	build_and_execute(|| {
		let petition = open(&public_draft("공원"));
		for who in people(CITIZENS_SEOUL, 6).chain(people(DUES_BUSAN, 1)) {
			sign(who, petition);
		}
		void_by_both(petition, 8);
		let numbers = Petitions::petition(petition).unwrap().numbers;
		assert_eq!((numbers.citizens, numbers.citizens_void), (6, 4));
		assert_eq!((numbers.count, numbers.void_count), (1, 1));
		// Where citizens stand outside, their keys are none of the petition's.
		let closed = open(&draft("당내"));
		assert_eq!(Petitions::void_preview(closed, 8), Some((2, 0)));
	});
}

#[test]
fn a_batch_is_voided_after_the_close_while_the_roll_is_kept() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		for who in people(DUES_SEOUL, 5) {
			sign(who, petition);
		}
		pass(60 * DAY);
		advance(petition);
		assert_eq!(state(petition), State::Closed);
		void_by_both(petition, STOLEN);
		assert_eq!(counts(petition), (5, 3));
		pass(30 * DAY);
		advance(petition);
		assert_noop!(void(AUDITORS[0], petition, 8), Error::<Test>::RollReleased);
		assert_eq!(Petitions::void_preview(petition, 8), None);
		assert_eq!(counts(petition), (5, 3), "the numbers stay");
	});
}

#[test]
fn void_batch_fails_when_it_is_not_an_auditors_or_of_no_use() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		assert_noop!(void(STRANGER, petition, STOLEN), Error::<Test>::NotAnAuditor);
		assert_noop!(void(MODERATORS[0], petition, STOLEN), Error::<Test>::NotAnAuditor);
		let empty = ContentRef { bytes: 0, ..content("") };
		let refused = Petitions::void_batch(signed(AUDITORS[0]), petition, STOLEN, empty);
		assert_noop!(refused, Error::<Test>::ReasonRequired);
		for batch in [9, 10] {
			assert_noop!(void(AUDITORS[0], petition, batch), Error::<Test>::NothingToVoid);
		}
		void_by_both(petition, STOLEN);
		assert_noop!(void(AUDITORS[0], petition, STOLEN), Error::<Test>::AlreadyVoided);
		let collecting = submit(&draft("둘"));
		assert_noop!(void(AUDITORS[0], collecting, STOLEN), Error::<Test>::WrongState);
		assert_noop!(void(AUDITORS[0], 99, STOLEN), Error::<Test>::PetitionNotFound);
	});
}

#[test]
fn rules_void_at_once_and_so_many_batches() {
	build_and_execute(|| {
		let mut rolls = StandingRolls::get();
		let batches = (100..=100 + MAX_VOIDS).map(|batch| (batch, vec![(2, 30)]));
		rolls[0].batches = batches.collect();
		StandingRolls::set(&rolls);
		let petition = open(&draft("예산"));
		let void =
			|batch| Petitions::void_batch(RuntimeOrigin::root(), petition, batch, content("자격 도용"));
		for batch in 100..100 + MAX_VOIDS {
			assert_ok!(void(batch));
		}
		assert_noop!(void(100 + MAX_VOIDS), Error::<Test>::TooManyVoids);
		// No more keys are voided than there are.
		assert_eq!(tally(petition).parts[usize::from(DUES_SEOUL)].void_keys, 60);
	});
}
