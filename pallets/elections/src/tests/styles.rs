// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Members vote in the contests of their own paper, and every sum has a crowd to hide in.

use super::mock::*;
use crate::{Counts, Error, Refusal, Stage, VoidReason, Votes};
use caucus_members_core::ring::RingSize;
use caucus_support::{RollProgress, Rolls as _};
use frame::testing_prelude::*;
use pallet_members::Subject;

#[test]
fn the_young_vote_in_both_contests_and_elders_in_one() {
	at_open(|fixture| {
		cast(&fixture.ballot(0, 1, &[vec![1], vec![0]]));
		cast(&fixture.ballot(1, 1, &[vec![], vec![]]));
		cast(&fixture.ballot(ELDERS, 1, &[vec![0, 1]]));
		cast(&fixture.ballot(ELDERS + 1, 1, &[vec![1]]));
		cast(&fixture.ballot(ELDERS, 2, &[vec![2]]));
		let count = Counts::<Test>::get(ELECTION).unwrap();
		assert_eq!((count.accepted, count.voters.to_vec()), (5, vec![2, 2]));
		let vote = |voter| Votes::<Test>::get(ELECTION, fixture.first_ballot(voter).body.alias).unwrap();
		assert_eq!((vote(0).style, vote(0).contests.len()), (0, 2));
		assert_eq!((vote(ELDERS).style, vote(ELDERS).contests.len()), (1, 1));
		close();
		announce(fixture, &totals(&[&[0, 1, 1], &[1, 1, 1, 1]]));
	});
}

#[test]
fn a_ballot_is_refused_when_it_is_another_styles() {
	at_open(|fixture| {
		let (young, elder) = (fixture.first_ballot(0), fixture.first_ballot(ELDERS));
		let refusal = |ballot: &crate::Ballot| Elections::check_ballot(ballot).unwrap_err();
		let mut short = young.clone();
		short.body.contests.remove(0);
		assert_eq!(refusal(&fixture.sign(0, short.clone())), Refusal::WrongShape);
		// An elder's paper, and the ring of the elders, in which the voter does not sit.
		short.body.ring = 1;
		assert_eq!(refusal(&fixture.sign(0, short)), Refusal::BadRingProof);
		let mut long = elder.clone();
		long.body.contests = young.body.contests.clone();
		assert_eq!(refusal(&fixture.sign(ELDERS, long.clone())), Refusal::WrongShape);
		long.body.ring = 0;
		assert_eq!(refusal(&fixture.sign(ELDERS, long)), Refusal::BadChoiceProof);
	});
}

#[test]
fn an_election_is_void_when_too_few_voted_in_one_of_its_contests() {
	at_open(|fixture| {
		cast(&fixture.first_ballot(0));
		for voter in ELDERS..ELDERS + 3 {
			cast(&fixture.first_ballot(voter));
		}
		hypothetically!({
			close();
			// Four voted for the board, and one alone for the youth chair.
			assert_eq!(stage(ELECTION), Stage::Void(VoidReason::TurnoutTooLow));
		});
		cast(&fixture.first_ballot(1));
		close();
		assert_eq!(stage(ELECTION), Stage::Closed);
	});
}

#[test]
fn an_election_is_void_when_too_few_of_a_weight_group_voted() {
	at_open_composed(|fixture| {
		for voter in [0, 1, 2, ELDERS] {
			cast(&fixture.first_ballot(voter));
		}
		hypothetically!({
			close();
			assert_eq!(stage(ELECTION), Stage::Void(VoidReason::TurnoutTooLow));
		});
		cast(&fixture.first_ballot(ELDERS + 1));
		close();
		assert_eq!(stage(ELECTION), Stage::Closed);
	});
}

/// What counts are the keys that are left when objections are decided.
#[test]
fn an_election_is_void_when_its_roll_is_too_small_once_keys_were_struck() {
	build_and_execute(|| {
		register(0..VOTERS);
		let mut plan = plan();
		plan.minimums.roll = ELDERS;
		let party = Party::called_for(ELECTION, plan);
		party.make_key(ELECTION);
		advance(ELECTION);
		work();
		advance(ELECTION);
		assert_ok!(Members::object(signed(11), 0, Subject::Strike(3), H256([1; 32])));
		let settle = || {
			pass(2 * ROLL_OBJECTIONS);
			advance(ELECTION);
			work();
		};
		hypothetically!({
			settle();
			advance(ELECTION);
			assert_eq!(stage(ELECTION), Stage::Objections, "nobody upheld it: twice six are enough");
		});
		by_both([41, 42], |who| Members::appeal(who, 0, 0, true, H256([1; 32])));
		settle();
		assert_eq!(Members::progress(0), Some(RollProgress::Settled { keys: vec![5, 6] }));
		advance(ELECTION);
		assert_eq!(stage(ELECTION), Stage::Void(VoidReason::RollTooSmall));
		assert_eq!(Members::progress(0), Some(RollProgress::Failed), "it was given up");
		assert_noop!(Elections::advance(signed(STRANGER), ELECTION), Error::<Test>::NotDue);
	});
}

#[test]
fn each_style_has_rings_of_its_own() {
	at_ready(|fixture| {
		let params = fixture.verifier.params();
		let rolls: Vec<_> = params.electorate.styles.iter().map(|style| (style.keys, style.rings)).collect();
		assert_eq!(rolls, [(ELDERS, 1), (VOTERS - ELDERS, 1)]);
		assert_eq!(params.plan.ring_size, RingSize::R255);
		assert_ne!(
			Members::ring_root(params.electorate.roll, 0),
			Members::ring_root(params.electorate.roll, 1)
		);
		assert_eq!(Members::ring_root(params.electorate.roll, 2), None);
	});
}
