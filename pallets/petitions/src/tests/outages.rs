// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Times without blocks, which lengthen everybody's time alike.

use super::mock::*;
use crate::{
	parameters::DAY, Error, Event, Gap, GapId, RecallStage, StarterAct, State, Threshold, MAX_OUTAGES,
};
use caucus_primitives::text::ContentRef;
use frame::testing_prelude::*;

const BLOCK: u64 = 6_000;
const HOUR: u64 = DAY / 24;

fn declare(gap: GapId) -> DispatchResult {
	Petitions::declare_outage(RuntimeOrigin::root(), gap, content("정전"))
}

/// A gap of so many milliseconds between two blocks; gives its number.
fn halt(time: u64) -> GapId {
	block(BLOCK);
	block(time);
	crate::NextGap::<Test>::get() - 1
}

#[test]
fn a_gap_between_blocks_is_found_and_nothing_else_is() {
	build_and_execute(|| {
		block(BLOCK);
		block(HOUR - 1);
		assert_eq!(Petitions::gaps(0, 10), vec![]);
		let from = Now::get();
		block(HOUR);
		let gap = Gap { from, until: from + HOUR, declared: false };
		assert_eq!(Petitions::gaps(0, 10), vec![(0, gap)]);
		let found = Event::GapFound { gap: 0, from, until: from + HOUR };
		System::assert_last_event(RuntimeEvent::Petitions(found));
		block(BLOCK);
		assert_eq!(Petitions::gaps(1, 10), vec![]);
	});
}

#[test]
fn an_outage_prolongs_all_that_ran_in_it_by_as_much() {
	build_and_execute(|| {
		change_parameters(|parameters| parameters.response = Threshold::Number(1));
		let collecting = submit(&draft("하나"));
		let reviewed = in_review(&draft("둘"));
		let one = open(&draft("셋"));
		let other = open(&public_draft("넷"));
		sign(Person(DUES_SEOUL, 1), one);
		let all = [collecting, reviewed, one, other];
		let deadlines = |petition| Petitions::petition(petition).unwrap().deadlines;
		let before = all.map(deadlines);
		let gap = halt(2 * DAY + HOUR);
		let later = submit(&draft("다섯"));
		let untouched = deadlines(later);
		assert_eq!(all.map(deadlines), before, "a gap alone prolongs nothing");
		assert_ok!(declare(gap));
		let by = 3 * DAY;
		let event = Event::OutageDeclared { gap, by, reason: content("정전") };
		System::assert_last_event(RuntimeEvent::Petitions(event));
		for (now, before) in all.map(deadlines).into_iter().zip(before) {
			assert_eq!(now.state, before.state + by);
			assert_eq!(now.review, before.review.map(|at| at + by));
			assert_eq!(now.response, before.response.map(|at| at + by));
		}
		assert_eq!(deadlines(later), untouched, "it did not run yet");
		assert_eq!(stored(one).term.until, START + 60 * DAY, "what was fixed stays on the record");
		// It is the prolonged time that counts.
		Now::set(&(START + 60 * DAY));
		sign(Person(DUES_SEOUL, 2), other);
		Now::set(&(START + 63 * DAY));
		assert_refused(sign_call(Person(DUES_SEOUL, 3), other, 1), Error::PetitionNotOpen);
	});
}

#[test]
fn a_petition_that_ended_in_a_halt_opens_again_when_it_is_declared() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		pass(59 * DAY);
		let gap = halt(2 * DAY);
		advance(petition);
		assert_eq!(state(petition), State::Closed);
		assert_ok!(declare(gap));
		advance(petition);
		assert_eq!(state(petition), State::Open);
		sign(Person(DUES_SEOUL, 1), petition);
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
		Now::set(&(START + 62 * DAY));
		advance(petition);
		assert_eq!(state(petition), State::Closed);
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
	});
}

#[test]
fn a_recall_that_failed_in_a_halt_goes_on_when_it_is_declared() {
	build_and_execute(|| {
		let petition = open_recall();
		pass(29 * DAY);
		let gap = halt(2 * DAY);
		advance(petition);
		assert_eq!(recall(petition).stage, RecallStage::Failed);
		assert_ok!(declare(gap));
		advance(petition);
		assert_eq!((state(petition), recall(petition).stage), (State::Open, RecallStage::Collecting));
		assert_eq!(Petitions::recall_slot(SEOUL_POST).open, Some(petition));
		sign(Person(DUES_SEOUL, 1), petition);
	});
}

#[test]
fn an_outage_declared_after_the_roll_was_released_brings_no_appeal_back() {
	build_and_execute(|| {
		let by_name = crate::NextPetition::<Test>::get();
		let submitted = Petitions::submit_by_name(signed(REPRESENTATIVE), SEAT, Box::new(draft("예산")));
		assert_ok!(submitted);
		for who in people(DUES_SEOUL, 5) {
			send(sponsor_call(who, by_name)).unwrap();
		}
		let anonymous = in_review(&draft("결산"));
		for petition in [by_name, anonymous] {
			review(petition, rejection());
		}
		pass(13 * DAY);
		let gap = halt(2 * DAY);
		let appeal = || StarterAct::Appeal { reason: content("이유") };
		let appeal_by_name = || Petitions::act_by_name(signed(REPRESENTATIVE), by_name, appeal());
		hypothetically!({
			assert_ok!(declare(gap));
			assert_ok!(appeal_by_name());
		});
		for petition in [by_name, anonymous] {
			advance(petition);
		}
		assert!(Pins::get().is_empty());
		assert_ok!(declare(gap));
		assert_noop!(appeal_by_name(), Error::<Test>::RollReleased);
		let call = starter_call(starter(anonymous), anonymous, appeal());
		assert_refused(call, Error::RollReleased);
	});
}

#[test]
fn declare_outage_fails_when_there_was_no_halt() {
	build_and_execute(|| {
		let gap = halt(DAY);
		let declared = Petitions::declare_outage(signed(CHAIR), gap, content("정전"));
		assert_noop!(declared, BadOrigin);
		assert_noop!(declare(gap + 1), Error::<Test>::GapNotFound);
		let empty = ContentRef { bytes: 0, ..content("") };
		let refused = Petitions::declare_outage(RuntimeOrigin::root(), gap, empty);
		assert_noop!(refused, Error::<Test>::ReasonRequired);
		assert_ok!(declare(gap));
		assert_noop!(declare(gap), Error::<Test>::AlreadyDeclared);
	});
}

#[test]
fn outages_are_declared_in_any_order_and_so_many() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let gaps: Vec<GapId> = (0..=MAX_OUTAGES).map(|_| halt(2 * HOUR)).collect();
		for gap in gaps[1..].iter().rev() {
			assert_ok!(declare(*gap));
		}
		assert_noop!(declare(gaps[0]), Error::<Test>::TooManyOutages);
		let end = Petitions::petition(petition).unwrap().deadlines.state;
		assert_eq!(end, START + (60 + u64::from(MAX_OUTAGES)) * DAY);
		assert_eq!(Petitions::outages().len() as u32, MAX_OUTAGES);
	});
}
