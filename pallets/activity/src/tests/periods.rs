// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a period comes to its end.

use super::mock::*;
use crate::{Drafts, Error, Event, Place, Queue, Stage};
use caucus_primitives::calendar::{month_start, DAY};
use frame::testing_prelude::*;

#[test]
fn a_month_from_the_first_attestation_to_the_last_point() {
	build_and_execute(|| {
		let accounts = bind(0..5);
		attest(DUES, 10, 1, &accounts);
		attest(HOURS, 20, 2, &accounts[..LEAST as usize]);
		let period = Activity::period(MARCH).unwrap();
		assert_eq!(period.stage, Stage::Open);
		assert_eq!(period.attested_until, month_start(MARCH + 1) + 14 * DAY);
		assert_eq!(period.disputed_until, period.attested_until + 14 * DAY);
		assert_eq!(period.decided_until, period.disputed_until + 14 * DAY);
		assert_eq!((period.expires, period.participants), (MARCH + 13, 5));

		let advance = || Activity::advance(signed(STRANGER), MARCH, 2);
		Now::set(&(period.decided_until - 1));
		assert_noop!(advance(), Error::<Test>::NotDue);
		assert_noop!(Activity::advance(signed(STRANGER), MARCH + 1, 2), Error::<Test>::NotDue);
		Now::set(&period.decided_until);
		assert_ok!(advance());
		let stage = Stage::Counting { next: 2 };
		System::assert_last_event(RuntimeEvent::Activity(Event::PeriodAdvanced { period: MARCH, stage }));
		assert_ok!(advance());
		assert_ok!(advance());
		// Dues and hours of the whole party wait.
		assert_eq!(Activity::period(MARCH).unwrap().stage, Stage::Publishing { next: 0, end: 2 });
		work_off(MARCH, 1);
		assert_eq!(Activity::period(MARCH).unwrap().stage, Stage::Closed);
		assert!(Drafts::<Test>::iter().next().is_none() && Queue::<Test>::iter().next().is_none());
		assert_eq!(shown(accounts[0]), 7);
		assert_noop!(advance(), Error::<Test>::NotDue);

		let expires = month_start(MARCH + 13);
		Now::set(&(expires - 1));
		assert_eq!(Activity::points(accounts[0]), 7);
		assert_noop!(advance(), Error::<Test>::NotDue);
		Now::set(&expires);
		assert_eq!((Activity::points(accounts[0]), shown(accounts[0])), (0, 7), "worth nothing from now on");
		assert_ok!(advance());
		assert_eq!(Activity::period(MARCH).unwrap().stage, Stage::Expiring { next: 2 });
		work_off(MARCH, 2);
		assert_eq!(Activity::period(MARCH).unwrap().stage, Stage::Expired);
		assert!(accounts.iter().all(|who| shown(*who) == 0));
	});
}

#[test]
fn rows_add_up_along_the_tree() {
	build_and_execute(|| {
		let accounts = bind(0..8);
		set_terms(HOURS, |terms| terms.cooldown = 0);
		attest(HOURS, 10, 1, &accounts[..4]);
		let about = crate::Occasion { area: Some(7), ..occasion(HOURS, 10, document(2)) };
		assert_ok!(Activity::attest(signed(ISSUER), about, items(&accounts[2..6])));
		attest(HOURS, 11, 3, &accounts[5..]);
		close(MARCH);
		let row = |place| Activity::row(MARCH, HOURS, place).map(|row| (row.events, row.sum, row.distinct));
		assert_eq!(row(Place::Direct(10)), Some((4, 4, 4)));
		assert_eq!(row(Place::Area(10, 7)), Some((4, 4, 4)));
		assert_eq!(row(Place::Organization(10)), Some((8, 8, 6)), "who is in both counts once");
		assert_eq!(row(Place::Organization(11)), Some((3, 3, 3)));
		assert_eq!(row(Place::Organization(1)), Some((11, 11, 8)));
		assert_eq!(row(Place::Organization(0)), Some((11, 11, 8)));
		assert_eq!(Activity::rows(MARCH, HOURS, 0, 1_000).len(), 7);
		assert_eq!(Activity::rows(MARCH, HOURS, 5, 1_000).len(), 2);
	});
}

#[test]
fn a_small_row_is_hidden_with_another_so_that_nothing_follows() {
	build_and_execute(|| {
		let accounts = bind(0..12);
		attest(DUES, 10, 1, &accounts[..3]);
		attest(DUES, 11, 2, &accounts[3..7]);
		attest(DUES, 12, 3, &accounts[7..]);
		// One of chapter 10's falls: two are left.
		assert_ok!(Activity::dispute(signed(accounts[11]), 0, reason()));
		assert_ok!(Activity::decide(signed(AUDITORS[0]), 0, false, reason()));
		close(MARCH);
		let row = |place| Activity::row(MARCH, DUES, place).map(|row| row.distinct);
		assert_eq!(row(Place::Organization(0)), Some(11));
		assert_eq!(row(Place::Organization(1)), Some(11));
		assert_eq!(row(Place::Organization(10)), None, "too few");
		assert_eq!(row(Place::Organization(11)), None, "or 10 would follow");
		assert_eq!(row(Place::Direct(11)), None, "nor anything below");
		assert_eq!(row(Place::Organization(12)), Some(5));
	});
}

#[test]
fn a_period_below_the_least_group_shows_nothing() {
	build_and_execute(|| {
		let accounts = bind(0..3);
		attest(DUES, 10, 1, &accounts);
		assert_ok!(Activity::opt_out(signed(accounts[0])));
		close(MARCH);
		assert_eq!(Activity::rows(MARCH, DUES, 0, 100), vec![]);
		assert_eq!(shown(accounts[1]), 5, "points are given all the same");
	});
}

#[test]
fn a_period_in_which_nothing_stands_closes_at_once() {
	build_and_execute(|| {
		let accounts = bind(0..3);
		attest(DUES, 10, 1, &accounts);
		for who in accounts {
			assert_ok!(Activity::opt_out(signed(who)));
		}
		close(MARCH);
		assert_eq!(Activity::period(MARCH).unwrap().stage, Stage::Closed);
	});
}

#[test]
fn the_tree_of_a_period_stays_as_it_was() {
	build_and_execute(|| {
		let accounts = bind(0..6);
		attest(DUES, 10, 1, &accounts[..3]);
		let moved =
			Tree::get().into_iter().map(|(below, above)| (below, if below == 10 { 2 } else { above }));
		Tree::set(&moved.collect());
		attest(DUES, 10, 2, &accounts[3..]);
		close(MARCH);
		let row = |place| Activity::row(MARCH, DUES, place).map(|row| row.distinct);
		assert_eq!((row(Place::Organization(1)), row(Place::Organization(2))), (Some(6), None));
	});
}

#[test]
fn points_have_caps_and_a_ceiling() {
	build_and_execute(|| {
		let accounts = bind(0..3);
		set_terms(DUES, |terms| terms.weight = 40);
		set_terms(HOURS, |terms| {
			terms.weight = 40;
			terms.cooldown = 0;
		});
		attest(DUES, 10, 1, &accounts);
		attest(HOURS, 10, 2, &accounts);
		attest(HOURS, 10, 3, &accounts);
		// The cap was lowered by mistake in the meantime: what counts is the smaller.
		set_terms(HOURS, |terms| terms.cap = 1);
		let period = Activity::period(MARCH).unwrap();
		assert_eq!(Activity::points_for(MARCH, &period, &accounts[0]), 80);
		set_terms(HOURS, |terms| terms.cap = 9);
		close(MARCH);
		assert_eq!(shown(accounts[0]), 100);
	});
}
