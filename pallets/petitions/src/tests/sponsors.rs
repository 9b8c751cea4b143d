// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Sponsors, without whom nothing comes before a moderator.

use super::mock::*;
use crate::{parameters::DAY, Error, Event, State};
use frame::testing_prelude::*;

#[test]
fn a_flood_of_petitions_without_sponsors_reaches_no_moderator() {
	build_and_execute(|| {
		for _ in 0..50 {
			submit(&draft("도배"));
		}
		pass(30 * DAY);
		for petition in 0..50 {
			advance(petition);
			assert_eq!(state(petition), State::Lapsed);
		}
		assert!(Pins::get().is_empty());
		assert!((0..50).all(|petition| Petitions::petitions(petition, 1).is_empty()));
	});
}

#[test]
fn a_member_sponsors_once() {
	build_and_execute(|| {
		let petition = submit(&draft("예산"));
		let ada = Person(DUES_SEOUL, 1);
		let call = sponsor_call(ada, petition);
		send(call.clone()).unwrap();
		let alias = ada.alias(&petition_context(petition));
		System::assert_last_event(RuntimeEvent::Petitions(Event::Sponsored { petition, alias }));
		assert!(Petitions::sponsors(petition, alias));
		assert_refused(call, Error::AlreadySponsored);
		assert_eq!(tally(petition).sponsors, 1);
		// Sponsoring is not signing: the same member signs once it is open.
		let petition = open(&draft("둘"));
		sign(Person(DUES_SEOUL, 0), petition);
	});
}

#[test]
fn sponsor_fails_when_the_time_is_over() {
	build_and_execute(|| {
		let petition = submit(&draft("예산"));
		let late = sponsor_call(Person(DUES_SEOUL, 1), petition);
		pass(30 * DAY - 1);
		hypothetically!(send(late.clone()).unwrap());
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
		pass(1);
		assert_refused(late.clone(), Error::NotCollecting);
		advance(petition);
		assert_refused(late, Error::NotCollecting);
	});
}

#[test]
fn sponsor_fails_when_the_petition_has_enough() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		assert_refused(sponsor_call(Person(DUES_BUSAN, 1), petition), Error::NotCollecting);
	});
}

#[test]
fn sponsor_fails_when_the_member_does_not_belong_to_the_area() {
	build_and_execute(|| {
		let local = crate::Draft { addressee: SEOUL_PARTY, ..draft("서울") };
		let petition = submit(&local);
		assert_refused(sponsor_call(Person(DUES_BUSAN, 1), petition), Error::NotEligible);
		assert_refused(sponsor_call(Person(CITIZENS_SEOUL, 1), petition), Error::NotEligible);
		send(sponsor_call(Person(OTHERS_SEOUL, 1), petition)).unwrap();
	});
}

#[test]
fn citizens_sponsor_public_petitions_and_are_counted_apart() {
	build_and_execute(|| {
		let closed = submit(&draft("당내"));
		assert_refused(sponsor_call(Person(CITIZENS, 1), closed), Error::NotEligible);
		let petition = submit(&public_draft("공원"));
		// Four members and three citizens are neither five members nor four citizens.
		for who in people(DUES_SEOUL, 4).chain(people(CITIZENS, 3)) {
			send(sponsor_call(who, petition)).unwrap();
		}
		let tally = tally(petition);
		assert_eq!((tally.sponsors, tally.citizen_sponsors), (4, 3));
		assert_eq!(state(petition), State::Collecting);
		send(sponsor_call(Person(CITIZENS_SEOUL, 9), petition)).unwrap();
		assert_eq!(state(petition), State::InReview);
	});
}
