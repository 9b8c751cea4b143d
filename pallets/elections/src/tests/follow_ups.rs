// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a contest left open is decided by another election, between those whom it left.

use super::mock::*;
use crate::{Accepted, Elections as Records, Error, OutcomesOf, Plan, PollCounts, Stage};
use caucus_elections_core::{
	compose::{MissingPoll, Reserved, Verdict},
	params::{Candidate, ContestKind},
};
use caucus_members_core::registry::Classes;
use caucus_primitives::{ContestIndex, ElectionId};
use frame::testing_prelude::*;

/// Much later than the election that is followed.
const LATER: u64 = 100_000_000;

/// A plan that decides a contest of an earlier election between some of its candidates.
fn following(earlier: ElectionId, contest: ContestIndex, candidates: &[usize]) -> Plan {
	let before = Records::<Test>::get(ELECTION).unwrap().plan;
	let mut only = before.contests[usize::from(contest)].clone();
	let left: Vec<Candidate> = candidates.iter().map(|index| only.candidates[*index].clone()).collect();
	only.candidates = left.try_into().unwrap();
	let styles = before.styles_with(contest).iter().count();
	let mut plan = plan();
	plan.styles.truncate(styles);
	for style in &mut plan.styles {
		style.contests = vec![0].try_into().unwrap();
	}
	plan.contests = vec![only].try_into().unwrap();
	plan.schedule.opens += LATER;
	plan.schedule.closes += LATER;
	plan.follows = Some((earlier, contest));
	plan
}

fn draw_up(plan: Plan) -> DispatchResult {
	Elections::draw_up(signed(CHAIR), Box::new(plan))
}

/// Runs `test` when two of three tie for the board, and the outcome stands.
fn at_tie(test: impl FnOnce(&Fixture)) {
	at_open(|fixture| {
		let counts = vec![40, 40, 20].try_into().unwrap();
		let poll = PollCounts { counts, ..found() };
		seal(fixture, POLL, &poll);
		cast(&fixture.ballot(0, 1, &[vec![0], vec![0, 1]]));
		cast(&fixture.ballot(1, 1, &[vec![0], vec![0, 1]]));
		cast(&fixture.ballot(ELDERS, 1, &[vec![2]]));
		close();
		announce(fixture, &totals(&[&[2, 0, 0], &[2, 2, 1, 0]]));
		assert_ok!(reveal(POLL, &poll));
		let outcomes = OutcomesOf::<Test>::get(ELECTION).unwrap().outcomes;
		assert_eq!((outcomes[1].verdict, outcomes[1].run_off.to_vec()), (Verdict::RunOff, vec![0, 1]));
		test(fixture);
	});
}

fn certify() {
	by_both([CHAIR, DEPUTY], |who| Elections::certify(who, ELECTION, certificate()));
}

/// The result is certified, and nobody objects.
fn finish() {
	certify();
	pass(APPEALS);
	advance(ELECTION);
	assert_eq!(stage(ELECTION), Stage::Final);
}

#[test]
fn a_run_off_is_held_between_those_who_tie_and_they_need_not_accept_again() {
	at_tie(|_| {
		finish();
		assert_ok!(draw_up(following(ELECTION, 1, &[0, 1])));
		let run_off = ELECTION + 1;
		assert_eq!(Accepted::<Test>::get(run_off).into_inner(), [(0, 0), (0, 1)]);
		let again = Elections::accept_nomination(signed(NOMINEE), run_off, 0, 0);
		assert_noop!(again, Error::<Test>::AlreadyAccepted);
		// Nobody can be taken off it.
		let dropped = Elections::drop_candidate(signed(CHAIR), run_off, 0, 1);
		assert_noop!(dropped, Error::<Test>::AlreadyAccepted);
		assert_ok!(call_trustees(run_off));
		assert_eq!(stage(run_off), Stage::KeyGeneration);
		assert_eq!(System::sufficients(&NOMINEE), 0);
	});
}

#[test]
fn draw_up_fails_when_candidates_are_not_those_of_the_run_off() {
	at_tie(|_| {
		finish();
		let assert_wrong = |plan| {
			assert_noop!(draw_up(plan), Error::<Test>::NotTheFollowUp);
		};
		for candidates in [&[0, 1, 2][..], &[0, 2], &[1, 0]] {
			assert_wrong(following(ELECTION, 1, candidates));
		}
		let changes: [fn(&mut Plan); 4] = [
			|plan| plan.contests[0].candidates[0].name = label("Somebody else"),
			|plan| plan.contests[0].candidates[0].nominee = Some(account_key(STRANGER)),
			|plan| plan.contests[0].candidates[1].classes = Classes::YOUTH,
			|plan| {
				let another = plan.contests[0].clone();
				plan.contests.try_push(another).unwrap();
				for style in &mut plan.styles {
					style.contests = vec![0, 1].try_into().unwrap();
				}
			},
		];
		for change in changes {
			let mut plan = following(ELECTION, 1, &[0, 1]);
			change(&mut plan);
			assert_wrong(plan);
		}
		let ways: [fn(&mut Plan); 6] = [
			// More seats, other voters, more or fewer votes, other weights, a seat kept for a class.
			|plan| plan.contests[0].rule.seats = 2,
			|plan| plan.styles[0].rule.chapter = Some(1),
			|plan| plan.contests[0].kind = ContestKind::Approve,
			|plan| plan.contests[0].rule.components[0].weight = 71,
			|plan| plan.contests[0].rule.missing_poll = MissingPoll::Void,
			|plan| plan.contests[0].rule.reserved = Some(Reserved { class: Classes::YOUTH, seats: 1 }),
		];
		for change in ways {
			let mut plan = following(ELECTION, 1, &[0, 1]);
			change(&mut plan);
			assert_wrong(plan);
		}
		let mut young = following(ELECTION, 1, &[0, 1]);
		young.styles.truncate(1);
		young.contests[0].rule.components = vec![ballots(70, YOUNG_STYLE), poll_part(30)].try_into().unwrap();
		assert_wrong(young);
		// One vote for one seat is the same way.
		let mut plan = following(ELECTION, 1, &[0, 1]);
		plan.contests[0].kind = ContestKind::ChooseOne;
		hypothetically_ok!(draw_up(plan));
		// The other contest is decided, and a third there is not.
		assert_wrong(following(ELECTION, 0, &[0, 1]));
		let mut plan = following(ELECTION, 1, &[0, 1]);
		plan.follows = Some((ELECTION, 2));
		assert_wrong(plan);
		assert_noop!(draw_up(following(7, 1, &[0, 1])), Error::<Test>::ElectionNotFound);
	});
}

#[test]
fn draw_up_of_a_follow_up_fails_until_the_result_is_final() {
	at_tie(|_| {
		let follow = || draw_up(following(ELECTION, 1, &[0, 1]));
		assert_noop!(follow(), Error::<Test>::NotTheFollowUp);
		hypothetically!({
			pass(CERTIFICATION);
			advance(ELECTION);
			assert_eq!(stage(ELECTION), Stage::Final);
			assert_ok!(follow());
		});
		hypothetically!({
			certify();
			// It may still be annulled.
			assert_noop!(follow(), Error::<Test>::NotTheFollowUp);
			by_both([41, 42], |who| Elections::rule(who, ELECTION, true, H256([1; 32])));
			assert_noop!(follow(), Error::<Test>::NotTheFollowUp);
		});
		finish();
		assert_ok!(follow());
	});
}

#[test]
fn what_a_contest_left_open_is_decided_by_one_election_that_stands() {
	at_tie(|_| {
		finish();
		let follow = || draw_up(following(ELECTION, 1, &[0, 1]));
		assert_ok!(follow());
		assert_noop!(follow(), Error::<Test>::FollowedUp);
		assert_ok!(Elections::withdraw(signed(CHAIR), ELECTION + 1));
		assert_ok!(follow());
		assert_noop!(follow(), Error::<Test>::FollowedUp);
	});
}

#[test]
fn a_contest_is_held_again_between_all_when_its_rule_asks_for_it() {
	at_open_composed(|fixture| {
		for voter in [0, 1, ELDERS, ELDERS + 1] {
			cast(&fixture.first_ballot(voter));
		}
		close();
		announce(fixture, &totals(&[&[2, 0, 0], &[2, 0, 0], &[4, 0, 0], &[4, 0, 0]]));
		pass(TALLY);
		advance(ELECTION);
		finish();
		// Decided, to be held again, void.
		assert_noop!(draw_up(following(ELECTION, 0, &[0, 1])), Error::<Test>::NotTheFollowUp);
		assert_noop!(draw_up(following(ELECTION, 1, &[1, 0])), Error::<Test>::NotTheFollowUp);
		assert_noop!(draw_up(following(ELECTION, 2, &[0, 1])), Error::<Test>::NotTheFollowUp);
		assert_ok!(draw_up(following(ELECTION, 1, &[0, 1])));
	});
}
