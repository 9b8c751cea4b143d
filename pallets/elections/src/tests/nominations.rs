// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Nobody stands on a ballot paper who has not agreed to.

use super::mock::*;
use crate::{Accepted, Call, Elections as Records, Error, Event, Plan, Stage, VoidReason};
use caucus_primitives::{CandidateIndex, ContestIndex};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

/// Nominated beside [`NOMINEE`], as the last candidate for the board.
const SECOND: u64 = 32;

/// Both nominees' places.
const FIRST_PLACE: (ContestIndex, CandidateIndex) = (1, 0);
const SECOND_PLACE: (ContestIndex, CandidateIndex) = (1, 2);

fn accept(who: u64, (contest, candidate): (ContestIndex, CandidateIndex)) -> DispatchResult {
	Elections::accept_nomination(signed(who), ELECTION, contest, candidate)
}

fn drop_candidate(who: u64, (contest, candidate): (ContestIndex, CandidateIndex)) -> DispatchResult {
	Elections::drop_candidate(signed(who), ELECTION, contest, candidate)
}

fn accepted() -> Vec<(ContestIndex, CandidateIndex)> {
	Elections::accepted(ELECTION).into_inner()
}

/// Runs `test` when two are nominated and nobody has said anything.
fn at_draft(test: impl FnOnce()) {
	build_and_execute(|| {
		let mut plan: Plan = plan();
		plan.contests[1].candidates[2].nominee = Some(account_key(SECOND));
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan)));
		test();
	});
}

#[test]
fn a_nominee_accepts_alone_and_once() {
	at_draft(|| {
		for (who, place) in [
			(SECOND, FIRST_PLACE),
			(CHAIR, FIRST_PLACE),
			// Nobody is nominated there, or there is no such place.
			(NOMINEE, (1, 1)),
			(NOMINEE, (0, 0)),
			(NOMINEE, (1, 3)),
			(NOMINEE, (2, 0)),
		] {
			assert_noop!(accept(who, place), Error::<Test>::NotNominated);
		}
		let elsewhere = Elections::accept_nomination(signed(NOMINEE), 1, 1, 0);
		assert_noop!(elsewhere, Error::<Test>::ElectionNotFound);
		assert_ok!(accept(NOMINEE, FIRST_PLACE));
		System::assert_last_event(RuntimeEvent::Elections(Event::NominationAccepted {
			election: ELECTION,
			contest: 1,
			candidate: 0,
		}));
		assert_noop!(accept(NOMINEE, FIRST_PLACE), Error::<Test>::AlreadyAccepted);
		assert_eq!(accepted(), vec![FIRST_PLACE]);
	});
}

#[test]
fn trustees_are_not_called_while_a_nomination_is_open() {
	at_draft(|| {
		assert_noop!(
			Elections::call_trustees(signed(CHAIR), ELECTION, trustees()),
			Error::<Test>::NominationOpen
		);
		assert_ok!(accept(NOMINEE, FIRST_PLACE));
		assert_noop!(
			Elections::call_trustees(signed(CHAIR), ELECTION, trustees()),
			Error::<Test>::NominationOpen
		);
		assert_ok!(accept(SECOND, SECOND_PLACE));
		assert_ok!(call_trustees(ELECTION));
		assert_eq!(stage(ELECTION), Stage::KeyGeneration);
		assert_noop!(accept(NOMINEE, FIRST_PLACE), Error::<Test>::WrongStage);
		assert_noop!(drop_candidate(CHAIR, (1, 1)), Error::<Test>::WrongStage);
	});
}

#[test]
fn the_commission_drops_who_has_not_accepted_and_those_behind_move_up() {
	at_draft(|| {
		assert_noop!(drop_candidate(STRANGER, FIRST_PLACE), Error::<Test>::NotOnCommission);
		assert_noop!(Elections::drop_candidate(signed(CHAIR), 1, 1, 0), Error::<Test>::ElectionNotFound);
		assert_noop!(drop_candidate(CHAIR, (1, 3)), Error::<Test>::NotNominated);
		assert_noop!(drop_candidate(CHAIR, (2, 0)), Error::<Test>::NotNominated);
		assert_ok!(accept(SECOND, SECOND_PLACE));
		assert_noop!(drop_candidate(CHAIR, SECOND_PLACE), Error::<Test>::AlreadyAccepted);
		assert_ok!(drop_candidate(CHAIR, FIRST_PLACE));
		System::assert_last_event(RuntimeEvent::Elections(Event::CandidateDropped {
			election: ELECTION,
			contest: 1,
			candidate: 0,
		}));
		let board = &Records::<Test>::get(ELECTION).unwrap().plan.contests[1];
		assert_eq!(board.names().cloned().collect::<Vec<_>>(), [label("Candidate 2"), label("Candidate 3")]);
		// The acceptance went with the candidate.
		assert_eq!(accepted(), vec![(1, 1)]);
		assert_noop!(accept(SECOND, (1, 1)), Error::<Test>::AlreadyAccepted);
		assert_noop!(accept(NOMINEE, FIRST_PLACE), Error::<Test>::NotNominated);
		assert_ok!(call_trustees(ELECTION));
	});
}

#[test]
fn drop_candidate_fails_when_the_rest_cannot_be_voted() {
	at_draft(|| {
		assert_ok!(drop_candidate(CHAIR, FIRST_PLACE));
		// Voters have up to two votes for the board.
		assert_noop!(drop_candidate(CHAIR, (1, 0)), Error::<Test>::InvalidContest);
		Records::<Test>::mutate(ELECTION, |record| {
			record.as_mut().unwrap().plan.contests[0].rule.seats = 2;
		});
		assert_noop!(drop_candidate(CHAIR, (0, 0)), Error::<Test>::InvalidRule);
	});
}

#[test]
fn two_officers_drop_a_candidate_whom_nobody_could_accept_for() {
	at_draft(|| {
		let names = || {
			let board = Records::<Test>::get(ELECTION).unwrap().plan.contests[1].clone();
			board.names().cloned().collect::<Vec<_>>()
		};
		assert_ok!(drop_candidate(CHAIR, (1, 1)));
		assert_noop!(drop_candidate(CHAIR, (1, 1)), Error::<Test>::SameOfficer);
		assert_eq!(names().len(), 3);
		hypothetically!({
			// The place is another candidate's now: what the first officer wanted is not what this one asks for.
			Records::<Test>::mutate(ELECTION, |record| {
				record.as_mut().unwrap().plan.contests[1].candidates[1].name = label("Candidate 4");
			});
			assert_ok!(drop_candidate(DEPUTY, (1, 1)));
			assert_eq!(names().len(), 3);
		});
		assert_ok!(drop_candidate(DEPUTY, (1, 1)));
		assert_eq!(names(), [label("Candidate 1"), label("Candidate 3")]);
	});
}

/// Who is nominated needs no money to say yes, but is not kept for ever.
#[test]
fn a_nominees_account_is_kept_alive_as_long_as_there_is_something_to_accept() {
	let kept = || [NOMINEE, SECOND].map(|who| System::sufficients(&who));
	at_draft(|| {
		assert_eq!(kept(), [1, 1]);
		assert_ok!(accept(SECOND, SECOND_PLACE));
		hypothetically!({
			assert_ok!(Elections::withdraw(signed(CHAIR), ELECTION));
			assert_eq!(kept(), [0, 0]);
			assert!(!Accepted::<Test>::contains_key(ELECTION));
		});
		hypothetically!({
			Now::set(&CLOSES);
			advance(ELECTION);
			assert_eq!(stage(ELECTION), Stage::Void(VoidReason::NotReadyInTime));
			assert_eq!(kept(), [0, 0]);
		});
		assert_ok!(drop_candidate(DEPUTY, FIRST_PLACE));
		assert_eq!(kept(), [0, 1]);
		assert_ok!(call_trustees(ELECTION));
		assert_eq!(kept(), [0, 0]);
		assert!(!Accepted::<Test>::contains_key(ELECTION));
	});
}

#[test]
fn accepting_is_free_for_the_nominee_once_and_dropping_for_the_commission() {
	at_draft(|| {
		let accept_call = Call::<Test>::accept_nomination { election: ELECTION, contest: 1, candidate: 0 };
		let drop_call = Call::<Test>::drop_candidate { election: ELECTION, contest: 1, candidate: 1 };
		assert!(accept_call.is_feeless(&signed(NOMINEE)) && drop_call.is_feeless(&signed(CHAIR)));
		assert!(!accept_call.is_feeless(&signed(SECOND)) && !drop_call.is_feeless(&signed(NOMINEE)));
		assert_ok!(accept(NOMINEE, FIRST_PLACE));
		assert!(!accept_call.is_feeless(&signed(NOMINEE)));
		assert_ok!(accept(SECOND, SECOND_PLACE));
		assert_ok!(call_trustees(ELECTION));
		assert!(!drop_call.is_feeless(&signed(CHAIR)));
	});
}
