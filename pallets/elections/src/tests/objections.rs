// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Objections to a result, and what the appeals body says to them.

use super::mock::*;
use crate::{
	Active, Call, Elections as Records, Error, Event, ObjectionsTo, Refusal, Results, Ruling, Rulings, Stage,
	VoidReason, MAX_OBJECTIONS,
};
use caucus_support::Tallies as _;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};
use pallet_members::Office;

const REASON: H256 = H256([6; 32]);
const ANNULLED: Stage = Stage::Void(VoidReason::Annulled);

fn object(who: u64) -> DispatchResult {
	Elections::object(signed(who), ELECTION, REASON)
}

fn rule(who: u64, annul: bool) -> DispatchResult {
	Elections::rule(signed(who), ELECTION, annul, REASON)
}

#[track_caller]
fn rule_by_two(annul: bool) {
	by_both([41, 42], |who| Elections::rule(who, ELECTION, annul, REASON));
	System::assert_has_event(RuntimeEvent::Elections(Event::Ruled {
		election: ELECTION,
		ruling: Ruling { annulled: annul, reason: REASON.0 },
	}));
}

#[track_caller]
fn assert_not_due() {
	assert_noop!(Elections::advance(signed(STRANGER), ELECTION), Error::<Test>::NotDue);
}

#[track_caller]
fn finish() {
	advance(ELECTION);
	assert_eq!(stage(ELECTION), Stage::Final);
	assert!(Active::<Test>::get().is_empty());
}

#[test]
fn an_account_objects_once() {
	at_composed(|_| {
		assert_noop!(Elections::object(signed(STRANGER), 1, REASON), Error::<Test>::ElectionNotFound);
		assert_noop!(Elections::object(RuntimeOrigin::none(), ELECTION, REASON), BadOrigin);
		assert_ok!(object(STRANGER));
		System::assert_last_event(RuntimeEvent::Elections(Event::Objected {
			election: ELECTION,
			by: STRANGER,
			reason: REASON,
		}));
		assert_noop!(object(STRANGER), Error::<Test>::CannotObject);
		let other = Elections::object(signed(STRANGER), ELECTION, H256([7; 32]));
		assert_noop!(other, Error::<Test>::CannotObject);
		assert_ok!(object(RELAYER));
		assert_eq!(ObjectionsTo::<Test>::get(ELECTION).into_inner(), [(STRANGER, REASON), (RELAYER, REASON)]);
		let call = Call::<Test>::object { election: ELECTION, reason: REASON };
		assert!(!call.is_feeless(&signed(CHAIR)));
	});
}

#[test]
fn object_fails_when_as_many_objected_as_may() {
	at_composed(|_| {
		for who in 0..u64::from(MAX_OBJECTIONS) {
			assert_ok!(object(1_000 + who));
		}
		assert_noop!(object(STRANGER), Error::<Test>::TooManyObjections);
		// They are answered, and others can object.
		rule_by_two(false);
		assert_ok!(object(STRANGER));
		assert_eq!(ObjectionsTo::<Test>::get(ELECTION).into_inner(), [(STRANGER, REASON)]);
	});
}

#[test]
fn who_has_left_the_appeals_body_is_not_one_of_two() {
	at_composed(|_| {
		assert_ok!(rule(41, true));
		by_both([CHAIR, DEPUTY], |who| Members::remove(who, Office::Appeals, 41));
		assert_ok!(rule(42, true));
		assert_ne!(stage(ELECTION), ANNULLED);
		assert_ok!(rule(43, true));
		assert_eq!(stage(ELECTION), ANNULLED);
	});
}

#[test]
fn objections_are_taken_from_the_first_vote_until_their_window_ends() {
	at_ready(|_| {
		assert_noop!(object(STRANGER), Error::<Test>::WrongStage);
		open();
		hypothetically_ok!(object(STRANGER));
	});
	at_closed(|_| {
		assert_ok!(object(STRANGER));
	});
	at_tallied(|_| {
		assert_ok!(object(STRANGER));
	});
	at_certified(|_| {
		let certified = Now::get();
		Now::set(&(certified + APPEALS - 1));
		hypothetically_ok!(object(STRANGER));
		Now::set(&(certified + APPEALS));
		assert_noop!(object(STRANGER), Error::<Test>::WrongStage);
		finish();
		assert_noop!(object(STRANGER), Error::<Test>::WrongStage);
	});
	at_open(|_| {
		rule_by_two(true);
		assert_noop!(object(STRANGER), Error::<Test>::WrongStage);
	});
}

#[test]
fn a_result_waits_for_the_appeals_body_when_somebody_objected() {
	at_certified(|_| {
		let certified = Now::get();
		assert_ok!(object(STRANGER));
		for moment in [APPEALS, 2 * APPEALS - 1] {
			Now::set(&(certified + moment));
			assert_not_due();
		}
		// It said nothing: the result stands.
		Now::set(&(certified + 2 * APPEALS));
		finish();
	});
}

#[test]
fn a_dismissed_objection_delays_a_result_no_longer() {
	at_certified(|_| {
		let certified = Now::get();
		assert_ok!(object(STRANGER));
		hypothetically!({
			rule_by_two(false);
			// Others may still object.
			Now::set(&(certified + APPEALS - 1));
			assert_not_due();
			Now::set(&(certified + APPEALS));
			finish();
		});
		Now::set(&(certified + APPEALS + 1));
		assert_not_due();
		rule_by_two(false);
		assert_eq!(stage(ELECTION), Stage::Certified);
		assert!(!Rulings::<Test>::get(ELECTION).unwrap().annulled);
		finish();
	});
}

/// A ruling answers what was objected before, not what nobody had said yet.
#[test]
fn a_ruling_does_not_answer_an_objection_that_comes_later() {
	at_open(|fixture| {
		assert_ok!(object(RELAYER));
		rule_by_two(false);
		seal(fixture, POLL, &found());
		vote(fixture);
		close();
		announce(fixture, &votes());
		assert_ok!(reveal(POLL, &found()));
		by_both([CHAIR, DEPUTY], |who| Elections::certify(who, ELECTION, certificate()));
		let certified = Now::get();
		hypothetically!({
			Now::set(&(certified + APPEALS));
			finish();
		});
		Now::set(&(certified + APPEALS - 1));
		assert_ok!(object(STRANGER));
		Now::set(&(certified + 2 * APPEALS - 1));
		assert_not_due();
		hypothetically!({
			rule_by_two(true);
			assert_eq!(stage(ELECTION), ANNULLED);
		});
		Now::set(&(certified + 2 * APPEALS));
		finish();
	});
}

#[test]
fn two_of_the_appeals_body_rule_the_same_for_the_same_reason() {
	at_composed(|_| {
		for who in [CHAIR, STRANGER] {
			assert_noop!(rule(who, true), BadOrigin);
		}
		assert_noop!(Elections::rule(signed(41), 1, true, REASON), Error::<Test>::ElectionNotFound);
		let call = Call::<Test>::rule { election: ELECTION, annul: true, reason: REASON };
		assert!(call.is_feeless(&signed(41)) && !call.is_feeless(&signed(CHAIR)));
		assert_ok!(rule(41, true));
		assert_noop!(rule(41, true), Error::<Test>::SameOfficer);
		assert_ok!(rule(42, false));
		assert_ok!(Elections::rule(signed(43), ELECTION, true, H256([7; 32])));
		assert_eq!((stage(ELECTION), Rulings::<Test>::get(ELECTION)), (Stage::Tallied, None));
		assert_ok!(rule(43, true));
		assert_eq!(stage(ELECTION), ANNULLED);
		assert_eq!(Rulings::<Test>::get(ELECTION), Some(Ruling { annulled: true, reason: REASON.0 }));
		assert!(!call.is_feeless(&signed(41)));
		assert_noop!(rule(42, true), Error::<Test>::WrongStage);
	});
}

#[test]
fn two_of_the_commission_appoint_who_rules() {
	at_open(|_| {
		assert_noop!(rule(STRANGER, true), BadOrigin);
		let appoint = |who| Members::appoint(who, Office::Appeals, STRANGER);
		assert_noop!(appoint(signed(STRANGER)), BadOrigin);
		by_both([CHAIR, DEPUTY], appoint);
		assert_ok!(rule(STRANGER, true));
		assert_ok!(rule(APPEALS_BODY[0], true));
		assert_eq!(stage(ELECTION), ANNULLED);
	});
}

#[test]
fn the_appeals_body_annuls_at_every_stage_from_the_first_vote_to_the_end() {
	at_open(|fixture| {
		cast(&fixture.first_ballot(0));
		rule_by_two(true);
		assert_eq!(stage(ELECTION), ANNULLED);
		assert_eq!(Elections::check_ballot(&fixture.first_ballot(1)), Err(Refusal::AlreadyClosed));
	});
	at_closed(|_| {
		assert!(Elections::target(ELECTION).is_some());
		rule_by_two(true);
		assert_eq!(stage(ELECTION), ANNULLED);
		assert!(Elections::target(ELECTION).is_none(), "there is nothing to decrypt any more");
	});
	at_tallied(|_| {
		rule_by_two(true);
		assert_eq!(stage(ELECTION), ANNULLED);
		assert_eq!(Elections::result(ELECTION), Some(votes()), "numbers stay readable");
		assert_noop!(reveal(POLL, &found()), Error::<Test>::WrongStage);
	});
	at_certified(|_| {
		// Whether anybody objected or not.
		pass(2 * APPEALS);
		rule_by_two(true);
		assert_eq!(stage(ELECTION), ANNULLED);
		assert!(Results::<Test>::contains_key(ELECTION) && Elections::outcomes(ELECTION).is_some());
		assert_not_due();
	});
}

#[test]
fn rule_fails_before_voting_begins_and_when_the_result_is_final_or_void() {
	build_and_execute(|| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		for stage in [Stage::Draft, Stage::KeyGeneration, Stage::RollCut, Stage::Objections] {
			hypothetically!({
				Records::<Test>::mutate(ELECTION, |record| record.as_mut().unwrap().stage = stage);
				for annul in [true, false] {
					assert_noop!(rule(41, annul), Error::<Test>::WrongStage);
				}
			});
		}
	});
	at_ready(|_| {
		assert_noop!(rule(41, true), Error::<Test>::WrongStage);
	});
	at_certified(|_| {
		// One opinion from before does not help.
		assert_ok!(rule(41, true));
		pass(APPEALS);
		finish();
		assert_noop!(rule(42, true), Error::<Test>::WrongStage);
	});
	at_open(|_| {
		close();
		assert_eq!(stage(ELECTION), Stage::Void(VoidReason::TurnoutTooLow));
		assert_noop!(rule(41, true), Error::<Test>::WrongStage);
	});
}
