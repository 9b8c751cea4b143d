// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who holds a post when: no seat twice, no holder twice, and an end to everything.

use super::mock::*;
use crate::{Call, EndReason, Entry, Error, Event, Role, TermHolder, CENTRAL, MAX_OFFICES, MAX_TERMS};
use caucus_support::organisations::Organisations as _;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

fn end(term: u32, reason: EndReason) -> Entry<u64> {
	Entry::End { term, reason }
}

#[test]
fn a_term_gives_its_holder_the_role_while_it_runs() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Secretary, 1);
		let term = new_term(post, 50, START + 10, START + 20);
		System::assert_has_event(RuntimeEvent::Organisations(Event::TermEntered { term, post }));
		assert_eq!(Organisations::offices(50), [(SEOUL, Role::Secretary, term)]);
		let holds = || Organisations::holds(&50, SEOUL, Role::Secretary);
		assert!(!holds());
		pass(10);
		assert!(holds());
		assert!(!Organisations::holds(&50, SEOUL, Role::Chair));
		assert!(!Organisations::holds(&50, BUSAN, Role::Secretary));
		pass(10);
		assert!(!holds());
	});
}

#[test]
fn no_more_hold_a_post_at_a_time_than_it_has_seats() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 2);
		new_term(post, 50, START, START + 10);
		new_term(post, 51, START + 5, START + 15);
		assert_refused(appoint(post, 52, START + 9, START + 12), Error::NoSeat);
		assert_refused(appoint(post, 52, START, START + 6), Error::NoSeat);
		assert_refused(appoint(post, 52, START, START + 99), Error::NoSeat);
		new_term(post, 52, START + 10, START + 12);
		new_term(post, 53, START, START + 5);
	});
}

#[test]
fn nobody_holds_one_post_twice_at_a_time() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 3);
		new_term(post, 50, START, START + 10);
		assert_refused(appoint(post, 50, START + 9, START + 20), Error::OverlappingTerms);
		new_term(post, 50, START + 10, START + 20);
	});
}

#[test]
fn a_term_lies_within_its_post_and_has_some_time() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 1);
		assert_refused(appoint(99, 50, START, END), Error::PostNotFound);
		assert_refused(appoint(post, 50, START, START), Error::InvalidTimes);
		assert_refused(appoint(post, 50, START - 1, END), Error::OutsidePost);
		let behalf = |organization| Entry::Appoint {
			post,
			holder: TermHolder::Account(50),
			from: START,
			until: END,
			on_behalf_of: Some(organization),
		};
		assert_refused(behalf(77), Error::OrganizationNotFound);
		make(behalf(BUSAN));
	});
}

#[test]
fn a_person_without_an_account_holds_a_post() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Representative, 1);
		let holder = TermHolder::Person(7);
		make(Entry::Appoint { post, holder, from: START, until: END, on_behalf_of: None });
		let holder = Organisations::holder(post).unwrap();
		assert_eq!((holder.account, holder.role), (None, Role::Representative));
		let term = Organisations::numbers().terms - 1;
		assert_noop!(Organisations::settle(signed(STRANGER), term), Error::<Test>::NotDue);
	});
}

#[test]
fn what_was_over_when_it_was_entered_gives_no_office() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 1);
		pass(100);
		let term = new_term(post, 50, START, START + 50);
		assert!(stored(term).settled);
		assert_eq!(System::sufficients(&50), 0);
		assert_refused(end(term, EndReason::Death), Error::AlreadyEnded);
	});
}

#[test]
fn a_holder_resigns_alone() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 1);
		let term = new_term(post, 50, START, END);
		let resign = Call::<Test>::resign { term };
		assert_eq!([50, STRANGER].map(|who| resign.is_feeless(&signed(who))), [true, false]);
		assert_noop!(Organisations::resign(signed(STRANGER), term), Error::<Test>::NotTheHolder);
		assert_noop!(Organisations::resign(signed(50), 99), Error::<Test>::TermNotFound);
		pass(3);
		assert_ok!(Organisations::resign(signed(50), term));
		let reason = EndReason::Resigned;
		System::assert_last_event(RuntimeEvent::Organisations(Event::TermEnded { term, reason }));
		let record = stored(term);
		assert_eq!((record.until, record.ended, record.settled), (START + 3, Some(reason), true));
		assert_eq!((System::sufficients(&50), Organisations::offices(50)), (0, vec![]));
		assert_noop!(Organisations::resign(signed(50), term), Error::<Test>::AlreadyEnded);
	});
}

#[test]
fn a_term_that_has_not_begun_ends_without_having_been() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 1);
		let term = new_term(post, 50, START + 10, START + 20);
		make(end(term, EndReason::Suspended));
		let record = stored(term);
		assert_eq!((record.from, record.until), (START + 10, START + 10));
		assert_refused(end(term, EndReason::Death), Error::AlreadyEnded);
		assert_refused(end(99, EndReason::Death), Error::TermNotFound);
		new_term(post, 50, START, START + 20);
	});
}

#[test]
fn an_upheld_recall_ends_the_term() {
	build_and_execute(|| {
		assert_ok!(Organisations::vacate(SEOUL_POST));
		let (term, record) = Organisations::terms(SEOUL_POST, 0, 9)[0].clone();
		assert_eq!((record.ended, record.until), (Some(EndReason::Recalled), START));
		let ended = Event::TermEnded { term, reason: EndReason::Recalled };
		System::assert_last_event(RuntimeEvent::Organisations(ended));
		assert!(!Organisations::holds(&SEOUL_CHAIR, SEOUL, Role::Chair));
		assert_noop!(Organisations::vacate(SEOUL_POST), Error::<Test>::PostVacant);
	});
}

#[test]
fn anybody_settles_a_term_that_is_over() {
	build_and_execute(|| {
		let (term, ..) = Organisations::terms(CHAIR_POST, 0, 1)[0];
		let settle = Call::<Test>::settle { term };
		assert!(!settle.is_feeless(&signed(STRANGER)));
		assert_noop!(Organisations::settle(signed(STRANGER), term), Error::<Test>::NotDue);
		assert_noop!(Organisations::settle(signed(STRANGER), 99), Error::<Test>::TermNotFound);
		pass(END - START);
		assert!(settle.is_feeless(&signed(STRANGER)));
		assert_eq!(System::sufficients(&CHAIR), 1);
		assert_ok!(Organisations::settle(signed(STRANGER), term));
		System::assert_last_event(RuntimeEvent::Organisations(Event::TermSettled { term }));
		assert_eq!((System::sufficients(&CHAIR), Organisations::offices(CHAIR)), (0, vec![]));
		assert_noop!(Organisations::settle(signed(STRANGER), term), Error::<Test>::NotDue);
		assert_eq!(stored(term).ended, None, "it ended by itself");
	});
}

#[test]
fn one_of_several_offices_goes_and_the_others_stay() {
	build_and_execute(|| {
		let post = new_post(CENTRAL, Role::Chair, 1);
		let term = new_term(post, CHAIR, START, START + 5);
		assert_eq!((System::sufficients(&CHAIR), Organisations::offices(CHAIR).len()), (2, 2));
		pass(5);
		assert!(Organisations::holds(&CHAIR, CENTRAL, Role::Chair));
		assert_ok!(Organisations::settle(signed(STRANGER), term));
		assert_eq!((System::sufficients(&CHAIR), Organisations::offices(CHAIR).len()), (1, 1));
		assert!(Organisations::holds(&CHAIR, CENTRAL, Role::Chair));
	});
}

#[test]
fn an_account_has_so_many_offices_of_a_kind_and_a_post_so_many_terms() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 1);
		for place in 0..u64::from(MAX_OFFICES) {
			new_term(post, 50, START + place, START + place + 1);
		}
		let next = START + u64::from(MAX_OFFICES);
		assert_refused(appoint(post, 50, next, next + 1), Error::TooManyOffices);
		for place in u64::from(MAX_OFFICES)..u64::from(MAX_TERMS) {
			new_term(post, 1_000 + place, START + place, START + place + 1);
		}
		let next = START + u64::from(MAX_TERMS);
		assert_refused(appoint(post, 51, next, next + 1), Error::TooManyTerms);
	});
}
