// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! After an outage voting is prolonged, for everybody alike and within bounds.

use super::mock::*;
use crate::{Call, Elections as Records, Error, Event, Refusal, Stage};
use caucus_primitives::Moment;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

const REASON: H256 = H256([3; 32]);

fn prolong(who: u64, by: Moment) -> DispatchResult {
	Elections::prolong(signed(who), ELECTION, by, REASON)
}

fn extension() -> Moment {
	Records::<Test>::get(ELECTION).unwrap().extension
}

#[test]
fn voting_goes_on_for_everybody_until_the_prolonged_end() {
	at_open(|fixture| {
		vote(fixture);
		Now::set(&(CLOSES - 1));
		by_both([CHAIR, DEPUTY], |who| Elections::prolong(who, ELECTION, 50_000, REASON));
		let closes = CLOSES + 50_000;
		System::assert_last_event(RuntimeEvent::Elections(Event::Prolonged {
			election: ELECTION,
			closes,
			reason: REASON,
		}));
		Now::set(&CLOSES);
		assert_noop!(Elections::advance(signed(STRANGER), ELECTION), Error::<Test>::NotDue);
		cast(&fixture.first_ballot(2));
		Now::set(&(closes - 1));
		assert_noop!(Elections::advance(signed(STRANGER), ELECTION), Error::<Test>::NotDue);
		cast(&fixture.first_ballot(3));
		// A poll can be sealed as long as ballots are accepted.
		hypothetically!(seal(fixture, POLL, &found()));
		Now::set(&closes);
		let late = fixture.first_ballot(4);
		assert_eq!(Elections::check_ballot(&late), Err(Refusal::AlreadyClosed));
		assert_noop!(prolong(CHAIR, 1), Error::<Test>::WrongStage);
		advance(ELECTION);
		assert_eq!(stage(ELECTION), Stage::Closed);
		assert_noop!(prolong(CHAIR, 1), Error::<Test>::WrongStage);
	});
}

#[test]
fn two_officers_prolong_by_the_same_time_for_the_same_reason() {
	at_open(|_| {
		assert_noop!(prolong(STRANGER, 50_000), Error::<Test>::NotOnCommission);
		assert_noop!(Elections::prolong(signed(CHAIR), 1, 1, REASON), Error::<Test>::ElectionNotFound);
		assert_ok!(prolong(CHAIR, 50_000));
		assert_noop!(prolong(CHAIR, 50_000), Error::<Test>::SameOfficer);
		assert_ok!(prolong(DEPUTY, 40_000));
		assert_ok!(Elections::prolong(signed(DEPUTY), ELECTION, 50_000, H256([4; 32])));
		assert_eq!(extension(), 0);
		assert_ok!(prolong(DEPUTY, 50_000));
		assert_eq!(extension(), 50_000);
	});
}

#[test]
fn all_prolongations_together_are_bounded() {
	at_open(|_| {
		assert_noop!(prolong(CHAIR, 0), Error::<Test>::TooLong);
		assert_noop!(prolong(CHAIR, MOST_EXTENSION + 1), Error::<Test>::TooLong);
		assert_noop!(prolong(CHAIR, Moment::MAX), Error::<Test>::TooLong);
		hypothetically_ok!(prolong(CHAIR, MOST_EXTENSION));
		by_both([CHAIR, DEPUTY], |who| Elections::prolong(who, ELECTION, 60_000, REASON));
		assert_noop!(prolong(CHAIR, 30_001), Error::<Test>::TooLong);
		by_both([CHAIR, DEPUTY], |who| Elections::prolong(who, ELECTION, 30_000, REASON));
		assert_eq!(extension(), MOST_EXTENSION);
		assert_noop!(prolong(CHAIR, 1), Error::<Test>::TooLong);
	});
}

/// What was asked before another prolongation was meant from the old end on.
#[test]
fn an_old_request_does_not_add_to_a_prolongation_that_came_between() {
	at_open(|_| {
		assert_ok!(prolong(CHAIR, 20_000));
		by_both([CHAIR, DEPUTY], |who| Elections::prolong(who, ELECTION, 30_000, REASON));
		assert_ok!(prolong(DEPUTY, 20_000));
		assert_eq!(extension(), 30_000);
	});
}

#[test]
fn voting_is_prolonged_while_it_lasts_and_free_of_charge_for_the_commission() {
	let call = Call::<Test>::prolong { election: ELECTION, by: 1, reason: REASON };
	at_ready(|_| {
		assert_noop!(prolong(CHAIR, 1), Error::<Test>::WrongStage);
		assert!(!call.is_feeless(&signed(CHAIR)));
		open();
		assert!(call.is_feeless(&signed(CHAIR)) && !call.is_feeless(&signed(STRANGER)));
		Now::set(&CLOSES);
		assert_noop!(prolong(CHAIR, 1), Error::<Test>::WrongStage);
	});
}
