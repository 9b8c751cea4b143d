// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! From totals to a final result: who signs, and what happens if nobody does.

use super::mock::*;
use crate::{Active, Call, Closes, Error, Event, OutcomesOf, Results, Stage, VoidReason};
use caucus_primitives::Moment;
use caucus_support::Tallies as _;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

fn certify(who: u64, digest: H256) -> DispatchResult {
	Elections::certify(signed(who), ELECTION, digest)
}

/// Sees that nothing is due just before a moment, and moves the election on at it.
#[track_caller]
fn advance_at(moment: Moment) {
	Now::set(&(moment - 1));
	assert_noop!(Elections::advance(signed(STRANGER), ELECTION), Error::<Test>::NotDue);
	Now::set(&moment);
	advance(ELECTION);
}

#[test]
fn two_officers_certify_what_the_chain_has() {
	at_composed(|_| {
		let digest = certificate();
		let call = Call::<Test>::certify { election: ELECTION, digest };
		assert!(call.is_feeless(&signed(CHAIR)) && !call.is_feeless(&signed(STRANGER)));
		assert_noop!(certify(STRANGER, digest), Error::<Test>::NotOnCommission);
		assert_noop!(Elections::certify(signed(CHAIR), 1, digest), Error::<Test>::ElectionNotFound);
		let other = H256(blake2_256(&Results::<Test>::get(ELECTION).unwrap().encode()));
		assert_noop!(certify(CHAIR, other), Error::<Test>::OtherOutcome);
		assert_ok!(certify(CHAIR, digest));
		assert_noop!(certify(CHAIR, digest), Error::<Test>::SameOfficer);
		assert_noop!(certify(DEPUTY, other), Error::<Test>::OtherOutcome);
		assert_eq!(stage(ELECTION), Stage::Tallied);
		assert_ok!(certify(DEPUTY, digest));
		System::assert_last_event(RuntimeEvent::Elections(Event::StageReached {
			election: ELECTION,
			stage: Stage::Certified,
		}));
		assert_noop!(certify(CHAIR, digest), Error::<Test>::WrongStage);
		assert!(!call.is_feeless(&signed(CHAIR)));
	});
}

#[test]
fn certify_fails_when_there_is_no_outcome_to_certify() {
	at_closed(|fixture| {
		assert_noop!(certify(CHAIR, H256([1; 32])), Error::<Test>::WrongStage);
		announce(fixture, &votes());
		let totals_alone = H256(blake2_256(&votes().encode()));
		assert_noop!(certify(CHAIR, totals_alone), Error::<Test>::OtherOutcome);
	});
}

/// Officers who looked at totals of their own are not both of two.
#[test]
fn what_one_officer_certified_does_not_count_for_another_outcome() {
	at_composed(|_| {
		assert_ok!(certify(CHAIR, certificate()));
		OutcomesOf::<Test>::mutate(ELECTION, |composed| {
			composed.as_mut().unwrap().outcomes[0].totals[0] += 1;
		});
		assert_ok!(certify(DEPUTY, certificate()));
		assert_eq!(stage(ELECTION), Stage::Tallied);
		OutcomesOf::<Test>::mutate(ELECTION, |composed| {
			composed.as_mut().unwrap().outcomes[0].totals[0] -= 1;
		});
	});
}

#[test]
fn a_result_that_nobody_certifies_is_final_after_its_deadline() {
	at_tallied(|_| {
		// The deadline counts from the outcomes, not from the totals.
		pass(1_000);
		assert_ok!(reveal(POLL, &found()));
		advance_at(Now::get() + CERTIFICATION);
		assert_eq!(stage(ELECTION), Stage::Final);
		assert_noop!(certify(CHAIR, certificate()), Error::<Test>::WrongStage);
		assert!(Active::<Test>::get().is_empty());
		assert_noop!(Elections::advance(signed(STRANGER), ELECTION), Error::<Test>::NotDue);
		assert_eq!(Elections::result(ELECTION), Some(votes()));
	});
}

#[test]
fn a_certified_result_is_final_when_nobody_objects() {
	at_certified(|_| {
		advance_at(Now::get() + APPEALS);
		assert_eq!(stage(ELECTION), Stage::Final);
		assert!(Active::<Test>::get().is_empty());
	});
}

/// From the close on nobody has to sign anything but trustees.
#[test]
fn on_idle_takes_a_result_to_its_end() {
	at_closed(|fixture| {
		announce(fixture, &votes());
		let idle_at = |moment: Moment| {
			Now::set(&moment);
			next_block();
			Elections::on_idle(System::block_number(), Weight::MAX);
		};
		let tallied = CLOSES;
		idle_at(tallied + TALLY - 1);
		assert!(!OutcomesOf::<Test>::contains_key(ELECTION));
		idle_at(tallied + TALLY);
		assert!(OutcomesOf::<Test>::contains_key(ELECTION));
		idle_at(tallied + TALLY + CERTIFICATION - 1);
		assert_eq!(stage(ELECTION), Stage::Tallied);
		idle_at(tallied + TALLY + CERTIFICATION);
		assert_eq!(stage(ELECTION), Stage::Final);
	});
	at_certified(|_| {
		let certified = Now::get();
		for (moment, expected) in [(APPEALS - 1, Stage::Certified), (APPEALS, Stage::Final)] {
			Now::set(&(certified + moment));
			next_block();
			Elections::on_idle(System::block_number(), Weight::MAX);
			assert_eq!(stage(ELECTION), expected);
		}
	});
}

#[test]
fn an_election_is_void_when_no_totals_are_announced_in_time() {
	at_closed(|fixture| {
		fixture.submit_share(1);
		advance_at(CLOSES + TALLY);
		assert_eq!(stage(ELECTION), Stage::Void(VoidReason::NotTalliedInTime));
		assert!(Elections::target(ELECTION).is_none(), "what nobody decrypted stays secret");
		assert!(Closes::<Test>::contains_key(ELECTION));
		let late = Elections::announce(signed(STRANGER), ELECTION, Box::new(votes()));
		assert_noop!(late, Error::<Test>::WrongStage);
		assert_noop!(reveal(POLL, &found()), Error::<Test>::WrongStage);
	});
}

#[test]
fn totals_are_announced_until_the_last_moment() {
	at_closed(|fixture| {
		Now::set(&(CLOSES + TALLY - 1));
		announce(fixture, &votes());
	});
}
