// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How elections move by themselves, and how they end without a result.

use super::mock::*;
use crate::{
	weights::{SubstrateWeight, WeightInfo},
	Active, Closes, Error, ParamsOf, Stage, VoidReason,
};
use caucus_primitives::ElectionId;
use caucus_support::{RollProgress, Rolls as _, Tallies as _};
use frame::testing_prelude::*;
use pallet_trustees::Step;

/// How far the making of an election's key is: which attempt, and which of its steps.
fn ceremony_of(election: ElectionId) -> (u32, Step) {
	let record = pallet_trustees::Ceremonies::<Test>::get(election).unwrap();
	(record.attempt, record.step)
}

fn roll_of(election: ElectionId) -> RollProgress {
	let roll = crate::Elections::<Test>::get(election).unwrap().roll;
	Members::progress(roll.unwrap()).unwrap()
}

/// What the chain does by itself at the end of a block.
fn idle() -> Weight {
	next_block();
	Elections::on_idle(System::block_number(), Weight::MAX)
}

#[track_caller]
fn assert_void(election: ElectionId, reason: VoidReason) {
	assert_eq!(stage(election), Stage::Void(reason));
	assert!(!Active::<Test>::get().contains(&election));
	assert!(Closes::<Test>::get(election).is_none() && Elections::target(election).is_none());
	assert_noop!(Elections::advance(signed(STRANGER), election), Error::<Test>::NotDue);
}

#[test]
fn advance_fails_when_nothing_is_due() {
	let assert_not_due = |election| {
		assert_noop!(Elections::advance(signed(STRANGER), election), Error::<Test>::NotDue);
	};
	build_and_execute(|| {
		register(0..VOTERS);
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		assert_not_due(0);
		let party = Party::called_for(1, plan());
		assert_not_due(1);
		party.make_key(1);
		advance(1);
		// The roll is being cut.
		assert_not_due(1);
	});
	at_ready(|fixture| {
		Now::set(&(OPENS - 1));
		assert_not_due(ELECTION);
		open();
		cast(&fixture.first_ballot(0));
		cast(&fixture.first_ballot(1));
		Now::set(&(CLOSES - 1));
		assert_not_due(ELECTION);
		close();
		assert_not_due(ELECTION);
		assert_noop!(Elections::advance(signed(STRANGER), 1), Error::<Test>::ElectionNotFound);
		assert_noop!(Elections::advance(RuntimeOrigin::none(), ELECTION), BadOrigin);
	});
}

#[test]
fn advance_costs_nothing_when_it_moves_an_election_and_a_fee_when_not() {
	at_ready(|_| {
		let refused = Elections::advance(signed(STRANGER), ELECTION).unwrap_err();
		assert_eq!(refused.post_info.pays_fee, Pays::Yes);
		Now::set(&OPENS);
		let moved = Elections::advance(signed(STRANGER), ELECTION).unwrap();
		assert_eq!(moved.pays_fee, Pays::No);
	});
}

#[test]
fn on_idle_moves_elections_that_are_due_as_far_as_the_block_has_room() {
	at_ready(|fixture| {
		type W = SubstrateWeight<Test>;
		let looking = W::on_idle() + W::look_at_election();
		let opening = looking + Elections::weight_of_advance_at(Stage::Ready);
		Now::set(&OPENS);
		let short = opening - Weight::from_parts(1, 0);
		assert_storage_noop!(assert_eq!(Elections::on_idle(1, short), looking));
		assert_storage_noop!(assert_eq!(Elections::on_idle(1, Weight::zero()), Weight::zero()));
		assert_eq!(idle(), opening);
		assert_eq!(stage(ELECTION), Stage::Open);
		cast(&fixture.first_ballot(0));
		cast(&fixture.first_ballot(1));
		Now::set(&CLOSES);
		idle();
		assert_eq!(stage(ELECTION), Stage::Closed);
	});
}

/// From the call of the trustees to Ready nobody but trustees signs anything.
#[test]
fn on_idle_takes_an_election_from_key_generation_to_ready() {
	build_and_execute(|| {
		register(0..VOTERS);
		let party = Party::called_for(0, plan());
		party.make_key(0);
		let idle_all = || {
			idle();
			Members::on_idle(System::block_number(), Weight::MAX);
		};
		idle_all();
		assert_eq!(stage(0), Stage::RollCut);
		idle_all();
		assert_eq!(stage(0), Stage::Objections);
		pass(2 * ROLL_OBJECTIONS - 1);
		idle_all();
		assert_eq!(
			roll_of(0),
			RollProgress::Objections { keys: vec![6, 6], until: START + 2 * ROLL_OBJECTIONS }
		);
		pass(1);
		idle_all();
		assert_eq!(roll_of(0), RollProgress::Settled { keys: vec![6, 6] });
		idle_all();
		party.reveal_seeds(0);
		for _ in 0..4 {
			idle_all();
		}
		assert_eq!(stage(0), Stage::Ready);
	});
}

#[test]
fn on_idle_moves_a_ceremony_whose_step_is_over() {
	build_and_execute(|| {
		Party::called_for(0, plan());
		Now::set(&(START + STEP - 1));
		idle();
		assert_eq!(ceremony_of(0), (0, Step::Join));
		Now::set(&(START + STEP));
		idle();
		assert_eq!(ceremony_of(0), (1, Step::Join));
	});
}

/// Elections that are not due must not keep those behind them from moving, block after block.
#[test]
fn on_idle_reaches_every_election_when_blocks_have_little_room() {
	build_and_execute(|| {
		for _ in 0..2 {
			assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		}
		Party::called_for(2, plan());
		Now::set(&(START + STEP));
		type W = SubstrateWeight<Test>;
		// One look, and the step.
		let room = W::on_idle() + W::look_at_election();
		let room = room + Elections::weight_of_advance_at(Stage::KeyGeneration);
		for _ in 0..3 {
			next_block();
			Elections::on_idle(System::block_number(), room);
		}
		assert_eq!(ceremony_of(2), (1, Step::Join));
	});
}

/// Blocks may be full: then anybody must be able to do what the chain has no room for.
#[test]
fn advance_moves_a_ceremony_whose_step_is_over() {
	build_and_execute(|| {
		Party::called_for(0, plan());
		Now::set(&(START + STEP));
		assert_ok!(Elections::advance(signed(STRANGER), 0));
		assert_eq!((stage(0), ceremony_of(0)), (Stage::KeyGeneration, (1, Step::Join)));
		assert_noop!(Elections::advance(signed(STRANGER), 0), Error::<Test>::NotDue);
	});
}

/// A call that changes nothing must not be free: anybody could fill blocks with it.
#[test]
fn advance_fails_when_the_trustees_seeds_are_still_awaited() {
	build_and_execute(|| {
		register(0..VOTERS);
		let party = Party::called_for(0, plan());
		party.make_key(0);
		settle_roll(0);
		// Asks for them.
		advance(0);
		assert_noop!(Elections::advance(signed(STRANGER), 0), Error::<Test>::NotDue);
	});
}

#[test]
fn an_election_is_void_when_its_roll_is_too_small() {
	build_and_execute(|| {
		register(0..VOTERS);
		let mut demanding = plan();
		// Six young and six elders: enough together, but each style is a crowd of its own.
		demanding.minimums.roll = ELDERS + 1;
		let party = Party::called_for(0, demanding);
		party.make_key(0);
		settle_roll(0);
		advance(0);
		assert_void(0, VoidReason::RollTooSmall);
	});
}

#[test]
fn an_election_is_void_when_no_key_was_made() {
	build_and_execute(|| {
		Party::called_for(0, plan());
		Now::set(&(START + STEP));
		idle();
		Now::set(&(START + 2 * STEP));
		idle();
		assert_eq!(ceremony_of(0), (2, Step::Failed));
		assert_void(0, VoidReason::KeyGenerationFailed);
	});
}

#[test]
fn an_election_is_void_when_it_was_not_open_before_its_end() {
	build_and_execute(|| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		Party::called_for(1, plan());
		Now::set(&CLOSES);
		for election in [0, 1] {
			advance(election);
			assert_void(election, VoidReason::NotReadyInTime);
		}
	});
	at_ready(|_| {
		Now::set(&CLOSES);
		advance(ELECTION);
		assert_void(ELECTION, VoidReason::NotReadyInTime);
	});
}

#[test]
fn an_election_is_void_when_too_few_voted() {
	at_open(|fixture| {
		cast(&fixture.first_ballot(0));
		// A second ballot of the same voter is not a second vote.
		cast(&fixture.ballot(0, 2, &[vec![1], vec![]]));
		close();
		assert_void(ELECTION, VoidReason::TurnoutTooLow);
		let nothing = Box::new(totals(&[&[0, 1, 0], &[0, 0, 0, 1]]));
		assert_noop!(Elections::announce(signed(STRANGER), ELECTION, nothing), Error::<Test>::WrongStage);
	});
}

#[test]
fn announce_fails_when_there_is_no_such_election_or_it_is_not_closed() {
	at_open(|_| {
		let announce =
			|election| Elections::announce(signed(STRANGER), election, Box::new(totals(&[&[0; 3], &[0; 4]])));
		assert_noop!(announce(1), Error::<Test>::ElectionNotFound);
		assert_noop!(announce(ELECTION), Error::<Test>::WrongStage);
	});
}

#[test]
fn parameters_stay_as_they_are_from_ready_on() {
	at_ready(|fixture| {
		let params = ParamsOf::<Test>::get(ELECTION).unwrap();
		assert_eq!(params.election_ref(&GENESIS, ELECTION), *fixture.verifier.reference());
		// Somebody joins the party, and another election is prepared for one member more.
		register(VOTERS..VOTERS + 1);
		let party = Party::called_for(1, plan());
		party.make_key(1);
		make_ready(1, &party);
		let other = ParamsOf::<Test>::get(1).unwrap();
		assert_eq!((params.electorate.keys(), other.electorate.keys()), (VOTERS, VOTERS + 1));
		open();
		cast(&fixture.first_ballot(0));
		cast(&fixture.first_ballot(1));
		assert_eq!(ParamsOf::<Test>::get(ELECTION), Some(params.clone()));
		close();
		assert_eq!(stage(ELECTION), Stage::Closed);
		assert_eq!(ParamsOf::<Test>::get(ELECTION), Some(params));
	});
}
