// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is published of a roll, and what secretaries say to it.

use super::mock::*;
use crate::{Call, CountOf, Error, Event, RollCounts, Subject};
use caucus_members_core::registry::{Classes, Entry, RollRule};
use caucus_primitives::RollId;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};
use std::collections::BTreeMap;

const DUES: Classes = Classes::DUES_PAYING;
const YOUTH: Classes = Classes::YOUTH;

fn counts(roll: RollId) -> BTreeMap<CountOf<u64>, u32> {
	RollCounts::<Test>::iter_prefix(roll).collect()
}

/// Four members of two chapters; Ada and Bo entered three of them, Bo and Cy one.
fn four_members() {
	register(&[
		application_of_kind(0, 1, DUES),
		application_of_kind(1, 2, DUES.with(YOUTH)),
		application_of_kind(2, 1, YOUTH),
	]);
	let last = batch(&[application_of_kind(3, 1, DUES)]);
	assert_ok!(Registry::propose_batch(signed(CY), last.clone()));
	assert_ok!(Registry::confirm_batch(signed(BO), 1, digest(&last)));
}

#[test]
fn a_cut_roll_is_counted_by_chapter_class_and_pair_of_registrars() {
	build_and_execute(|| {
		four_members();
		for piece in [1, 2, 100] {
			let roll = cut(RollRule::default());
			work_off(piece);
			let expected = [
				(CountOf::Chapter(1), 3),
				(CountOf::Chapter(2), 1),
				(CountOf::Class(DUES), 3),
				(CountOf::Class(YOUTH), 2),
				(CountOf::Registrars(ADA, BO), 3),
				(CountOf::Registrars(BO, CY), 1),
			];
			assert_eq!(counts(roll), expected.into(), "pieces of {piece}");
		}
		// Whom no style admits is not counted.
		let roll = publish(vec![rule(DUES)]);
		assert_eq!(Registry::chapter_count(roll, 1), (2, None));
		assert_eq!(Registry::chapter_count(roll, 7), (0, None));
	});
}

#[test]
fn counts_follow_corrections_by_what_was_counted_when_the_roll_was_cut() {
	build_and_execute(|| {
		four_members();
		let roll = publish(vec![rule(DUES)]);
		// Between the cut and the objections one member moved, and another got a class.
		make(&[Entry::Move { member: 0, chapter: 9 }, Entry::Reclass { member: 2, classes: DUES }]);
		make(&[Entry::Join(application_of_kind(4, 3, DUES))]);
		for subject in [
			Subject::Strike(0),
			Subject::Admit { member: 2, style: 0 },
			Subject::Admit { member: 4, style: 0 },
		] {
			let objection = object(roll, subject);
			decide(roll, objection, true);
		}
		settle(roll, 1);
		let expected = [
			(CountOf::Chapter(1), 2),
			(CountOf::Chapter(2), 1),
			(CountOf::Chapter(3), 1),
			(CountOf::Class(DUES), 4),
			(CountOf::Class(YOUTH), 1),
			(CountOf::Registrars(ADA, BO), 3),
			(CountOf::Registrars(BO, CY), 1),
		];
		assert_eq!(counts(roll), expected.into());
	});
}

#[test]
fn secretaries_say_once_whether_the_count_of_their_chapter_is_right() {
	build_and_execute(|| {
		four_members();
		let roll = publish(vec![RollRule::default()]);
		let attest = |who, agrees, count| Registry::attest_counts(signed(who), roll, agrees, count);
		assert_noop!(attest(ADA, true, 3), Error::<Test>::NotASecretary);
		assert_noop!(attest(SAM, true, 4), Error::<Test>::CountMismatch);
		assert_ok!(attest(SAM, true, 3));
		System::assert_last_event(RuntimeEvent::Registry(Event::CountsAttested {
			roll,
			chapter: 1,
			by: SAM,
			agrees: true,
			count: 3,
		}));
		assert_ok!(attest(SUE, false, 1));
		assert_eq!(Registry::chapter_count(roll, 1), (3, Some(true)));
		assert_eq!(Registry::chapter_count(roll, 2), (1, Some(false)));
		assert_noop!(attest(SAM, false, 3), Error::<Test>::AlreadyAttested);
		// A disagreement stops nothing.
		settle(roll, 1);
	});
}

#[test]
fn attest_counts_fails_when_no_objection_can_be_raised() {
	build_and_execute(|| {
		enter(3);
		let attest = |roll| Registry::attest_counts(signed(SAM), roll, true, 3);
		assert_noop!(attest(0), Error::<Test>::RollNotFound);
		let roll = cut(RollRule::default());
		assert_noop!(attest(roll), Error::<Test>::WrongRollStage);
		work_off(3);
		advance(WINDOW);
		assert_noop!(attest(roll), Error::<Test>::TooLate);
	});
}

#[test]
fn attest_counts_is_free_for_the_secretary_once() {
	build_and_execute(|| {
		enter(3);
		let roll = publish(vec![RollRule::default()]);
		let free =
			|who, count| Call::<Test>::attest_counts { roll, agrees: true, count }.is_feeless(&signed(who));
		assert!(free(SAM, 3) && free(SUE, 0));
		assert!(!free(SAM, 4) && !free(ADA, 3));
		assert_ok!(Registry::attest_counts(signed(SAM), roll, true, 3));
		assert!(!free(SAM, 3));
	});
}
