// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How facts are put right and taken back.

use super::mock::*;
use crate::{Body, Deed, Error, Event, Facts, State, Status};
use caucus_primitives::calendar::{day_of, DAY};
use frame::testing_prelude::*;

fn correct(by: u64, fact: u32, version: u32, body: Body) -> DispatchResult {
	Representatives::correct(signed(by), fact, version, body, reason())
}

fn withdraw(by: u64, fact: u32, version: u32) -> DispatchResult {
	Representatives::withdraw(signed(by), fact, version, reason())
}

#[test]
fn a_researcher_puts_a_provisional_fact_right() {
	build_and_execute(|| {
		let fact = record(bill("1900001"));
		assert_noop!(correct(STRANGER, fact, 0, bill("1900009")), Error::<Test>::NotAResearcher);
		assert_noop!(correct(AUDITORS[0], fact, 0, bill("1900009")), Error::<Test>::NotAResearcher);
		pass(2 * DAY);
		assert_ok!(correct(RESEARCHERS[1], fact, 0, bill("1900009")));
		let changed = Event::FactChanged { fact, version: 1 };
		System::assert_last_event(RuntimeEvent::Representatives(changed));
		let record = Facts::<Test>::get(fact).unwrap();
		assert_eq!((record.recorded_by, record.version), (RESEARCHERS[1], 1));
		assert_eq!(record.state, State::Provisional { until: Now::get() + 7 * DAY }, "its week begins anew");
		let change = Representatives::change(fact, 1).unwrap();
		assert_eq!((change.before.subject.as_slice(), change.withdrawn), (b"1900001".as_slice(), false));
		assert_eq!((change.by, change.agreed_by), (RESEARCHERS[1], None));
		// What it was before can be recorded as another.
		super::mock::record(bill("1900001"));
	});
}

#[test]
fn a_confirmed_fact_is_put_right_by_two_roles() {
	build_and_execute(|| {
		let fact = record(bill("1900001"));
		confirm(fact);
		let right = Body { digest: [8; 32], ..bill("1900001") };
		assert_noop!(correct(STRANGER, fact, 0, right.clone()), Error::<Test>::NotAnOfficer);
		assert_ok!(correct(RESEARCHERS[0], fact, 0, right.clone()));
		let proposed = Event::ChangeProposed { fact, by: RESEARCHERS[0] };
		System::assert_last_event(RuntimeEvent::Representatives(proposed));
		assert_eq!(status(fact), Status::Confirmed);
		assert_noop!(correct(RESEARCHERS[0], fact, 0, right.clone()), Error::<Test>::SamePerson);
		assert_noop!(correct(RESEARCHERS[1], fact, 0, right.clone()), Error::<Test>::SameRole);
		// Another wording is another change.
		assert_ok!(correct(AUDITORS[0], fact, 0, Body { digest: [9; 32], ..right.clone() }));
		assert_eq!(status(fact), Status::Confirmed);
		assert_ok!(correct(AUDITORS[0], fact, 0, right.clone()));
		assert_eq!((status(fact), seen(fact).digest), (Status::Corrected, [8; 32]));
		let change = Representatives::change(fact, 1).unwrap();
		assert_eq!((change.by, change.agreed_by), (RESEARCHERS[0], Some(AUDITORS[0])));
		assert_eq!((change.before.digest, change.state), ([7; 32], State::Confirmed));
		assert_noop!(correct(RESEARCHERS[0], fact, 0, right), Error::<Test>::VersionMismatch);
		// And again.
		let again = Body { digest: [10; 32], ..bill("1900001") };
		assert_ok!(correct(AUDITORS[1], fact, 1, again.clone()));
		assert_ok!(correct(RESEARCHERS[1], fact, 1, again));
		assert_eq!(Representatives::change(fact, 2).unwrap().state, State::Corrected);
	});
}

#[test]
fn what_time_confirmed_is_confirmed_for_changes_too() {
	build_and_execute(|| {
		let fact = record(bill("1900001"));
		pass(7 * DAY);
		assert_ok!(withdraw(RESEARCHERS[0], fact, 0));
		assert_eq!(status(fact), Status::Confirmed, "one is not enough");
		assert_ok!(withdraw(AUDITORS[0], fact, 0));
		assert_eq!(status(fact), Status::Withdrawn);
		assert_eq!(Representatives::change(fact, 1).unwrap().state, State::Confirmed);
	});
}

#[test]
fn a_correction_obeys_the_rules_for_facts() {
	build_and_execute(|| {
		let fact = record(bill("1900001"));
		record(bill("1900002"));
		let by = RESEARCHERS[0];
		assert_noop!(correct(by, fact, 0, bill("1900001")), Error::<Test>::NothingChanged);
		assert_noop!(correct(by, fact, 0, bill("1900002")), Error::<Test>::DuplicateRecord);
		assert_noop!(correct(by, fact, 0, body(Deed::Speech, "1900001")), Error::<Test>::OtherClass);
		assert_noop!(correct(by, 99, 0, bill("1")), Error::<Test>::UnknownFact);
		let early = Body { day: day_of(TOOK_SEAT) - 1, ..bill("1900001") };
		assert_noop!(correct(by, fact, 0, early), Error::<Test>::NotInOffice);
		assert_ok!(correct(by, fact, 0, body(Deed::BillCo, "1900001")));
	});
}

#[test]
fn a_correction_does_not_make_room_in_a_month() {
	build_and_execute(|| {
		let speech = |number: u32, back| {
			let day = day_of(Now::get()) - back;
			Body { day, ..body(Deed::Speech, &format!("S-{number}")) }
		};
		// Three in June, one in May.
		(0..3).for_each(|number| _ = record(speech(number, 1)));
		let fact = record(speech(3, 30));
		assert_noop!(correct(RESEARCHERS[0], fact, 0, speech(3, 1)), Error::<Test>::MonthFull);
		assert_ok!(correct(RESEARCHERS[0], fact, 0, speech(3, 29)));
		assert_ok!(correct(RESEARCHERS[0], fact, 1, speech(3, 70)));
	});
}

#[test]
fn a_withdrawn_fact_stays_readable_and_keeps_nothing_out() {
	build_and_execute(|| {
		let fact = record(bill("1900001"));
		assert_ok!(reply(crate::About::Fact(fact)));
		assert_noop!(withdraw(STRANGER, fact, 0), Error::<Test>::NotAResearcher);
		assert_noop!(withdraw(RESEARCHERS[0], fact, 1), Error::<Test>::VersionMismatch);
		assert_ok!(withdraw(RESEARCHERS[0], fact, 0));
		System::assert_last_event(RuntimeEvent::Representatives(Event::FactWithdrawn { fact, version: 1 }));
		let view = Representatives::fact(fact).unwrap();
		assert_eq!((view.status, view.fact.body), (Status::Withdrawn, bill("1900001")));
		assert_eq!(Representatives::replies(crate::About::Fact(fact)).len(), 1);
		assert!(Representatives::change(fact, 1).unwrap().withdrawn);
		assert_noop!(withdraw(RESEARCHERS[0], fact, 1), Error::<Test>::WrongState);
		assert_noop!(correct(RESEARCHERS[0], fact, 1, bill("2")), Error::<Test>::WrongState);
		let anew = record(bill("1900001"));
		assert_eq!((anew, status(anew)), (1, Status::Provisional));
	});
}
