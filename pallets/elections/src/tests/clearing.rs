// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Votes are kept for audits, and then cleared in pieces that fit a block.

use super::mock::*;
use crate::{Accumulators, Counts, Kept, Stage, VoidReason, Votes, CLEAR_PIECE};
use frame::testing_prelude::*;

fn idle() {
	next_block();
	Elections::on_idle(System::block_number(), Weight::MAX);
	Elections::do_try_state().unwrap();
}

fn votes_left() -> usize {
	Votes::<Test>::iter_prefix(ELECTION).count()
}

/// Runs `test` when the result is final, at the moment in which its votes may be cleared.
fn at_end_of_audit(test: impl FnOnce(&Fixture)) {
	at_certified(|fixture| {
		pass(APPEALS);
		advance(ELECTION);
		assert_eq!(stage(ELECTION), Stage::Final);
		assert_eq!(Kept::<Test>::get().into_inner(), [(ELECTION, Now::get() + AUDIT)]);
		pass(AUDIT - 1);
		idle();
		assert_eq!(votes_left(), 3, "there is time for audits");
		pass(1);
		test(fixture);
	});
}

#[test]
fn votes_are_cleared_when_the_time_for_audits_is_over() {
	at_end_of_audit(|_| {
		assert_storage_noop!({
			Elections::on_idle(1, Weight::zero());
		});
		idle();
		assert_eq!(votes_left(), 0);
		idle();
		assert!(Kept::<Test>::get().is_empty());
		// The numbers and all that they rest on stay.
		assert_eq!(Elections::result(ELECTION), Some(votes()));
		assert!(Counts::<Test>::contains_key(ELECTION) && Accumulators::<Test>::contains_key(ELECTION, 0u8));
		assert_storage_noop!({
			Elections::on_idle(1, Weight::MAX);
		});
	});
}

#[test]
fn votes_are_cleared_in_pieces() {
	at_end_of_audit(|fixture| {
		let vote = Votes::<Test>::get(ELECTION, fixture.first_ballot(0).body.alias).unwrap();
		for number in 0..150u8 {
			Votes::<Test>::insert(ELECTION, [number; 32], &vote);
		}
		let mut left = votes_left();
		while left > 0 {
			idle();
			assert_eq!(votes_left(), left.saturating_sub(CLEAR_PIECE as usize));
			left = votes_left();
			assert!(!Kept::<Test>::get().is_empty());
		}
		idle();
		assert!(Kept::<Test>::get().is_empty());
	});
}

#[test]
fn votes_of_elections_without_a_result_are_cleared_too() {
	let assert_cleared = |voters, reason| {
		assert_eq!((stage(ELECTION), votes_left()), (Stage::Void(reason), voters));
		pass(AUDIT - 1);
		idle();
		assert_eq!(votes_left(), voters);
		pass(1);
		idle();
		idle();
		assert_eq!((votes_left(), Kept::<Test>::get().len()), (0, 0));
	};
	at_open(|fixture| {
		cast(&fixture.first_ballot(0));
		close();
		assert_cleared(1, VoidReason::TurnoutTooLow);
	});
	at_closed(|_| {
		pass(TALLY);
		advance(ELECTION);
		assert_cleared(3, VoidReason::NotTalliedInTime);
	});
	at_tallied(|_| {
		by_both([41, 42], |who| Elections::rule(who, ELECTION, true, H256([1; 32])));
		assert_cleared(3, VoidReason::Annulled);
	});
}

/// Nothing is kept of an election in which nobody could vote.
#[test]
fn nothing_is_kept_of_an_election_that_was_withdrawn() {
	at_ready(|_| {
		withdraw(ELECTION);
		assert!(Kept::<Test>::get().is_empty());
	});
}

/// Full lists must not keep an election from ending.
#[test]
fn an_election_ends_though_no_more_can_be_kept() {
	at_certified(|_| {
		let full: Vec<_> = (100..100 + crate::MAX_KEPT).map(|election| (election, u64::MAX)).collect();
		Kept::<Test>::put(BoundedVec::try_from(full).unwrap());
		pass(APPEALS);
		advance(ELECTION);
		assert_eq!((stage(ELECTION), votes_left()), (Stage::Final, 3));
	});
}
