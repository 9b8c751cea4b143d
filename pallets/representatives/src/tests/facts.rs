// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Facts that are recorded and confirmed, and all that are not.

use super::mock::*;
use crate::{
	Body, Class, Confirmation, Deed, Eligibility, Error, Event, Excuse, FactId, NextFact, PledgeStatus,
	State, Status, Vote,
};
use caucus_primitives::calendar::{day_of, month_start, DAY, HOUR};
use frame::testing_prelude::*;

fn attempt(representative: u32, body: Body) -> DispatchResult {
	Representatives::record(signed(RESEARCHERS[0]), batch(vec![entry(representative, body)]))
}

#[test]
fn a_fact_is_provisional_until_another_looked_at_its_page() {
	build_and_execute(|| {
		let fact = record(bill("1900001"));
		let recorded = Event::FactRecorded { fact, representative: 0, by: RESEARCHERS[0] };
		System::assert_last_event(RuntimeEvent::Representatives(recorded));
		let view = Representatives::fact(fact).unwrap();
		assert_eq!((view.status, view.as_of, view.stale), (Status::Provisional, Now::get(), false));
		assert_eq!(view.fact.body, bill("1900001"));

		let word = |by, version, digest| {
			let word = Confirmation { fact, expected_version: version, digest };
			Representatives::confirm(signed(by), batch(vec![word]))
		};
		assert_noop!(word(STRANGER, 0, [7; 32]), Error::<Test>::NotAResearcher);
		assert_noop!(word(RESEARCHERS[0], 0, [7; 32]), Error::<Test>::SamePerson);
		assert_noop!(word(RESEARCHERS[1], 1, [7; 32]), Error::<Test>::VersionMismatch);
		assert_noop!(word(RESEARCHERS[1], 0, [8; 32]), Error::<Test>::DigestMismatch);
		assert_ok!(word(RESEARCHERS[1], 0, [7; 32]));
		let confirmed = Event::FactConfirmed { fact, by: Some(RESEARCHERS[1]) };
		System::assert_last_event(RuntimeEvent::Representatives(confirmed));
		assert_eq!(status(fact), Status::Confirmed);
		assert_noop!(word(RESEARCHERS[1], 0, [7; 32]), Error::<Test>::WrongState);
	});
}

#[test]
fn confirmations_come_in_batches_without_doubles() {
	build_and_execute(|| {
		let facts: Vec<FactId> = ["1", "2", "3"].map(|number| record(bill(number))).to_vec();
		let words = |facts: &[FactId]| {
			let word = |fact: &FactId| Confirmation { fact: *fact, expected_version: 0, digest: [7; 32] };
			let words = facts.iter().map(word).collect();
			Representatives::confirm(signed(RESEARCHERS[1]), batch(words))
		};
		assert_noop!(words(&[]), Error::<Test>::EmptyBatch);
		assert_noop!(words(&[0, 1, 0]), Error::<Test>::DuplicateRecord);
		assert_noop!(words(&[0, 99]), Error::<Test>::UnknownFact);
		assert_ok!(words(&facts));
		assert!(facts.iter().all(|fact| status(*fact) == Status::Confirmed));
	});
}

#[test]
fn a_week_without_a_word_confirms_a_fact() {
	build_and_execute(|| {
		let (quiet, answered) = (record(bill("1")), record(bill("2")));
		assert_ok!(reply(crate::About::Fact(answered)));
		let settle = |facts: &[FactId]| Representatives::settle(signed(STRANGER), batch(facts.to_vec()));
		pass(7 * DAY - 1);
		assert_noop!(settle(&[quiet]), Error::<Test>::NotDue);
		pass(1);
		assert_eq!((status(quiet), status(answered)), (Status::Confirmed, Status::Provisional));
		assert_noop!(settle(&[answered]), Error::<Test>::NotDue);
		assert_noop!(settle(&[quiet, answered]), Error::<Test>::NotDue);
		assert_noop!(settle(&[quiet, quiet]), Error::<Test>::DuplicateRecord);
		assert_noop!(settle(&[]), Error::<Test>::EmptyBatch);
		assert_noop!(settle(&[99]), Error::<Test>::UnknownFact);
		assert_ok!(settle(&[quiet]));
		System::assert_last_event(RuntimeEvent::Representatives(Event::FactConfirmed {
			fact: quiet,
			by: None,
		}));
		assert_noop!(settle(&[quiet]), Error::<Test>::NotDue);
		confirm(answered);
		assert_eq!(status(answered), Status::Confirmed);
	});
}

#[test]
fn the_same_is_recorded_once() {
	build_and_execute(|| {
		record(bill("1900001"));
		assert_noop!(attempt(0, bill("1900001")), Error::<Test>::DuplicateRecord);
		// Nobody is first sponsor and co-sponsor of one bill.
		assert_noop!(attempt(0, body(Deed::BillCo, "1900001")), Error::<Test>::DuplicateRecord);
		let later = Body { day: day_of(Now::get()) - 5, ..bill("1900001") };
		assert_noop!(attempt(0, later), Error::<Test>::DuplicateRecord);
		let twice = vec![entry(0, bill("1900002")), entry(0, bill("1900002"))];
		let twice = Representatives::record(signed(RESEARCHERS[0]), batch(twice));
		assert_noop!(twice, Error::<Test>::DuplicateRecord);
		// A pledge goes on: one word a day.
		let pledge = |progress, days| {
			let deed = Deed::Pledge { status: PledgeStatus::UnderWay, progress };
			Body { day: day_of(Now::get()) - days, ..body(deed, "P-1") }
		};
		record(pledge(10, 3));
		assert_noop!(attempt(0, pledge(20, 3)), Error::<Test>::DuplicateRecord);
		record(pledge(20, 2));
		// The same bill can be another's too.
		let other = Body { post: OTHER_SEAT, ..body(Deed::BillCo, "1900001") };
		assert_ok!(attempt(2, other));
		assert_eq!(Representatives::facts_of(0, 0, 100).len(), 3);
		assert_eq!(Representatives::facts_of(2, 0, 100)[0].id, 3);
		assert_eq!(Representatives::facts_of(9, 0, 100), vec![]);
		assert_eq!(Representatives::facts(1, 2).len(), 2);
	});
}

#[test]
fn a_deed_belongs_to_who_held_the_post_on_that_day() {
	build_and_execute(|| {
		let on = |day| Body { day, ..bill("1900001") };
		let (first, last) = (day_of(TOOK_SEAT), day_of(TOOK_SEAT) + 4 * 365 - 1);
		// The one sat until the day before the other came; nobody is given the other's deeds.
		assert_noop!(attempt(0, on(first - 1)), Error::<Test>::NotInOffice);
		assert_noop!(attempt(1, on(first)), Error::<Test>::NotInOffice);
		assert_ok!(attempt(1, on(first - 1)));
		assert_ok!(attempt(0, on(first)));
		Now::set(&(TOOK_SEAT + 5 * 365 * DAY));
		let late = |day| Body { day, captured_at: Now::get(), ..bill("1900002") };
		assert_noop!(attempt(0, late(last + 1)), Error::<Test>::NotInOffice);
		assert_ok!(attempt(0, late(last)));
		let elsewhere = Body { post: OTHER_SEAT, ..on(first) };
		assert_noop!(attempt(0, elsewhere), Error::<Test>::UnknownPost);
		assert_noop!(attempt(77, on(first)), Error::<Test>::UnknownRepresentative);
	});
}

#[test]
fn absences_say_whether_the_person_could_have_been_there() {
	build_and_execute(|| {
		record(absence("V-1", Eligibility::Eligible));
		record(absence("V-2", Eligibility::Excused(Excuse::Health)));
		record(absence("V-3", Eligibility::Paired));
		record(absence("V-4", Eligibility::Suspended));
		let before = |eligibility| Body { day: day_of(TOOK_SEAT) - 1, ..absence("V-5", eligibility) };
		assert_noop!(attempt(0, before(Eligibility::Eligible)), Error::<Test>::NotInOffice);
		assert_noop!(attempt(0, before(Eligibility::Paired)), Error::<Test>::NotInOffice);
		record(before(Eligibility::NotMember));
		let member = absence("V-6", Eligibility::NotMember);
		assert_noop!(attempt(0, member), Error::<Test>::InOffice);
		// Who could not be there did not vote.
		let voted = Body { eligibility: Eligibility::Paired, ..body(Deed::Vote(Vote::No), "V-7") };
		assert_noop!(attempt(0, voted), Error::<Test>::BadValue);
		let present = Body { eligibility: Eligibility::Suspended, ..body(Deed::Plenary(true), "S-1") };
		assert_noop!(attempt(0, present), Error::<Test>::BadValue);
		// Nobody has to propose bills.
		let excused = Body { eligibility: Eligibility::Excused(Excuse::Duty), ..bill("1") };
		assert_noop!(attempt(0, excused), Error::<Test>::NotEligibleKind);
		let classes = [Class::Vote, Class::Committee, Class::Plenary];
		assert!(classes.into_iter().all(Class::is_attendance));
	});
}

#[test]
fn a_fact_has_a_source() {
	build_and_execute(|| {
		let with = |change: fn(&mut Body)| {
			let mut bad = bill("1900001");
			change(&mut bad);
			attempt(0, bad)
		};
		assert_noop!(with(|bad| bad.url = Default::default()), Error::<Test>::SourceMissing);
		assert_noop!(with(|bad| bad.digest = [0; 32]), Error::<Test>::SourceMissing);
		let hidden = with(|bad| bad.url = "https://a\u{202e}b".as_bytes().to_vec().try_into().unwrap());
		assert_noop!(hidden, Error::<Test>::BadText);
		assert_noop!(with(|bad| bad.subject = Default::default()), Error::<Test>::BadText);
		assert_noop!(with(|bad| bad.feed = 9), Error::<Test>::UnknownFeed);
		assert_noop!(with(|bad| bad.captured_at = Now::get() + 1), Error::<Test>::NotHappenedYet);
		assert_noop!(with(|bad| bad.captured_at = Now::get() - 3 * DAY), Error::<Test>::NotHappenedYet);
		assert_noop!(with(|bad| bad.day += 2), Error::<Test>::NotHappenedYet);
		let much = with(|bad| bad.deed = Deed::Pledge { status: PledgeStatus::Kept, progress: 101 });
		assert_noop!(much, Error::<Test>::BadValue);
		assert_noop!(
			Representatives::record(signed(STRANGER), batch(vec![entry(0, bill("1"))])),
			Error::<Test>::NotAResearcher
		);
		assert_noop!(
			Representatives::record(signed(RESEARCHERS[0]), batch(vec![])),
			Error::<Test>::EmptyBatch
		);
		NextFact::<Test>::put(u32::MAX);
		assert_noop!(attempt(0, bill("1")), Error::<Test>::Exhausted);
		NextFact::<Test>::put(0);
	});
}

#[test]
fn a_month_has_room_for_so_many_cheap_facts() {
	build_and_execute(|| {
		let speech = |number: u32| body(Deed::Speech, &format!("S-{number}"));
		let four = (0..4).map(|number| entry(0, speech(number))).collect();
		let four = Representatives::record(signed(RESEARCHERS[0]), batch(four));
		assert_noop!(four, Error::<Test>::MonthFull);
		for number in 0..3 {
			record(speech(number));
		}
		assert_noop!(attempt(0, speech(3)), Error::<Test>::MonthFull);
		// Other classes, other persons and other months have their own; official records have no end.
		record(body(Deed::TownHall, "T-1"));
		assert_ok!(attempt(2, Body { post: OTHER_SEAT, ..speech(3) }));
		for number in 0..9 {
			record(bill(&format!("19{number}")));
		}
		let may = day_of(month_start(caucus_primitives::calendar::january(2026) + 5) - HOUR);
		record(Body { day: may, ..speech(4) });
	});
}

#[test]
fn nobody_keeps_the_records_about_oneself() {
	build_and_execute(|| {
		let fact = record(bill("1"));
		set_account(2, Some(RESEARCHERS[1]));
		set_account(0, None);
		set_account(2, None);
		set_account(0, Some(RESEARCHERS[1]));
		let own = Representatives::record(signed(RESEARCHERS[1]), batch(vec![entry(0, bill("2"))]));
		assert_noop!(own, Error::<Test>::NotImpartial);
		let word = Confirmation { fact, expected_version: 0, digest: [7; 32] };
		let confirmed = Representatives::confirm(signed(RESEARCHERS[1]), batch(vec![word]));
		assert_noop!(confirmed, Error::<Test>::NotImpartial);
		let correct = Representatives::correct(signed(RESEARCHERS[1]), fact, 0, bill("3"), reason());
		assert_noop!(correct, Error::<Test>::NotImpartial);
		let withdraw = Representatives::withdraw(signed(RESEARCHERS[1]), fact, 0, reason());
		assert_noop!(withdraw, Error::<Test>::NotImpartial);
		let describe = Representatives::describe(signed(RESEARCHERS[1]), 0, 0, person("M1", &[SEAT]));
		assert_noop!(describe, Error::<Test>::NotImpartial);
		let provisional = crate::Facts::<Test>::get(fact).unwrap().state;
		assert!(matches!(provisional, State::Provisional { .. }));
	});
}
