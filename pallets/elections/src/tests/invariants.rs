// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	Accumulators, Active, Close, Closes, Counts, Elections as Records, OutcomesOf, ParamsOf, Polls, Results,
	Stage, VoidReason, Votes,
};
use caucus_trustees_core::elgamal::Ciphertext;
use frame::testing_prelude::*;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Elections::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

/// Runs `test` when two members have voted.
fn after_two_votes(test: impl FnOnce(&Fixture)) {
	at_open(|fixture| {
		cast(&fixture.first_ballot(0));
		cast(&fixture.first_ballot(1));
		test(fixture);
	});
}

fn set_stage(stage: Stage) {
	Records::<Test>::mutate(ELECTION, |record| record.as_mut().unwrap().stage = stage);
}

#[test]
fn try_state_fails_when_sums_are_not_those_of_the_votes() {
	after_two_votes(|fixture| {
		for (contest, option) in [(0u8, 0usize), (1, 3)] {
			assert_caught("I1", || {
				Accumulators::<Test>::mutate(ELECTION, contest, |sums| {
					sums.as_mut().unwrap()[option] = Ciphertext::ZERO
				})
			});
		}
		assert_caught("I1", || Accumulators::<Test>::remove(ELECTION, 1u8));
		let alias = fixture.first_ballot(0).body.alias;
		assert_caught("I1", || Votes::<Test>::remove(ELECTION, alias));
		assert_caught("I1", || {
			let vote = Votes::<Test>::get(ELECTION, alias).unwrap();
			Votes::<Test>::insert(ELECTION, [0; 32], vote);
		});
	});
}

#[test]
fn try_state_fails_when_the_count_is_not_that_of_the_votes() {
	after_two_votes(|_| {
		let count = Counts::<Test>::get(ELECTION).unwrap();
		for (accepted, voters) in [(2, [1, 0]), (3, [2, 1]), (1, [2, 0])] {
			let voters = voters.to_vec().try_into().unwrap();
			let wrong = crate::Count { accepted, voters, ..count.clone() };
			assert_caught("I2", || Counts::<Test>::insert(ELECTION, wrong));
		}
		assert_caught("I2", || Counts::<Test>::remove(ELECTION));
	});
}

#[test]
fn try_state_fails_when_the_stage_and_its_records_disagree() {
	after_two_votes(|_| {
		let close = Close { block: 1, at: CLOSES, hash: [0; 32] };
		let result = totals(&[&[2, 0, 0], &[2, 0, 0, 0]]);
		assert_caught("I3", || ParamsOf::<Test>::remove(ELECTION));
		assert_caught("I3", || Closes::<Test>::insert(ELECTION, close));
		assert_caught("I3", || Results::<Test>::insert(ELECTION, result));
		assert_caught("I3", || set_stage(Stage::RollCut));
		assert_caught("I3", || set_stage(Stage::Closed));
		assert_caught("I3", || {
			Closes::<Test>::insert(ELECTION, close);
			set_stage(Stage::Tallied);
		});
	});
}

#[test]
fn try_state_fails_when_the_active_list_is_not_that_of_elections_that_can_move() {
	after_two_votes(|_| {
		assert_caught("I4", Active::<Test>::kill);
		assert_caught("I4", || set_stage(Stage::Void(VoidReason::TurnoutTooLow)));
	});
}

#[test]
fn try_state_fails_when_a_result_and_its_stage_disagree() {
	at_certified(|_| {
		assert_caught("I3", || Results::<Test>::remove(ELECTION));
		assert_caught("I3", || Closes::<Test>::remove(ELECTION));
		assert_caught("I3", || set_stage(Stage::Closed));
		// Annulled after the totals: they may not vanish with it, and nor may the parameters.
		assert_caught("I3", || {
			by_both([41, 42], |who| Elections::rule(who, ELECTION, true, H256::zero()));
			ParamsOf::<Test>::remove(ELECTION);
		});
	});
}

#[test]
fn try_state_fails_when_an_outcome_does_not_follow() {
	at_composed(|_| {
		assert_caught("I5", || {
			OutcomesOf::<Test>::mutate(ELECTION, |composed| {
				composed.as_mut().unwrap().outcomes[1].elected = vec![2].try_into().unwrap();
			})
		});
		assert_caught("I5", || {
			Results::<Test>::insert(ELECTION, totals(&[&[2, 0, 0], &[0, 3, 0, 0]]));
		});
		assert_caught("I5", || Polls::<Test>::remove(ELECTION, POLL));
		// It stays so when the result is final and when votes are cleared.
		pass(CERTIFICATION);
		advance(ELECTION);
		assert_caught("I5", || {
			Results::<Test>::insert(ELECTION, totals(&[&[2, 0, 0], &[0, 3, 0, 0]]));
		});
	});
}

#[test]
fn try_state_fails_when_a_revealed_poll_is_not_the_sealed_one() {
	at_composed(|_| {
		assert_caught("I6", || {
			Polls::<Test>::mutate(ELECTION, POLL, |poll| {
				poll.as_mut().unwrap().revealed.as_mut().unwrap().salt = [0; 32];
			})
		});
		assert_caught("I6", || {
			let poll = Polls::<Test>::take(ELECTION, POLL).unwrap();
			Polls::<Test>::insert(ELECTION, (0, 1), poll);
		});
	});
}
