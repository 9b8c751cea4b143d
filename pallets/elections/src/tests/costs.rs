// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What calls weigh, before they are made and after.

use super::mock::*;
use crate::{
	weights::{SubstrateWeight, WeightInfo},
	Call, Error, Plan, Stage, Totals,
};
use frame::{deps::frame_support::dispatch::GetDispatchInfo, testing_prelude::*};

type W = SubstrateWeight<Test>;

fn weight(call: Call<Test>) -> Weight {
	call.get_dispatch_info().call_weight
}

/// What a call is found to have weighed.
#[track_caller]
fn weighed(done: DispatchResultWithPostInfo) -> Weight {
	done.unwrap().actual_weight.unwrap()
}

#[test]
fn draw_up_weighs_by_nominees_and_by_whether_it_follows_up() {
	let weight = |plan: Plan| weight(Call::draw_up { plan: Box::new(plan) });
	assert_eq!(weight(plan()), W::draw_up(1));
	let mut more = plan();
	more.contests[0].candidates[1].nominee = Some(account_key(STRANGER));
	assert_eq!(weight(more.clone()), W::draw_up(2));
	more.follows = Some((0, 0));
	assert_eq!(weight(more), W::draw_up(2) + W::draw_up_follow_up());
}

#[test]
fn advance_weighs_at_most_the_dearest_step_and_then_the_one_that_was_taken() {
	at_ready(|_| {
		let most = weight(Call::advance { election: ELECTION });
		for step in [W::advance_key(), W::advance_failed_key(), W::advance_to_closed(), W::withdraw_draft()] {
			assert!(step.all_lte(most));
		}
		Now::set(&OPENS);
		let opening = weighed(Elections::advance(signed(STRANGER), ELECTION));
		assert_eq!(opening, W::advance_to_open().max(W::withdraw_ready()));
		assert_eq!(stage(ELECTION), Stage::Open);
		Now::set(&CLOSES);
		let closing = weighed(Elections::advance(signed(STRANGER), ELECTION));
		assert_eq!(closing, W::advance_to_closed());
		assert!(closing.ref_time() < most.ref_time());
	});
}

#[test]
fn withdraw_weighs_what_is_removed() {
	let most = weight(Call::withdraw { election: ELECTION });
	assert_eq!(most, W::withdraw_draft().max(W::withdraw_ready()));
	at_ready(|_| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		assert_eq!(weighed(Elections::withdraw(signed(CHAIR), 1)), W::withdraw_draft());
		assert_eq!(weighed(Elections::withdraw(signed(CHAIR), ELECTION)), W::withdraw_ready());
	});
}

/// Otherwise a call with few totals would make the chain decrypt many sums.
#[test]
fn announce_weighs_by_totals_and_refuses_those_of_another_shape_before_it_decrypts() {
	let weight = |totals: Totals| weight(Call::announce { election: ELECTION, totals: Box::new(totals) });
	assert_eq!(weight(votes()), W::announce(7));
	assert_eq!(weight(totals(&[])), W::announce(0));
	at_closed(|_| {
		let announce = |totals: &Totals| {
			Elections::announce(signed(STRANGER), ELECTION, Box::new(totals.clone())).unwrap_err().error
		};
		let others: [&[&[u64]]; 5] = [
			&[],
			&[&[2, 0, 0]],
			&[&[2, 0, 0], &[3, 0, 0]],
			&[&[2, 0], &[3, 0, 0, 0, 0]],
			&[&[2, 0, 0], &[3, 0, 0, 0], &[]],
		];
		for other in others {
			assert_eq!(announce(&totals(other)), Error::<Test>::WrongTotals.into());
		}
		assert_eq!(announce(&votes()), Error::<Test>::NotDecrypted.into());
	});
}

#[test]
fn a_ballot_weighs_by_its_options_and_contests() {
	at_open(|fixture| {
		let weight = |voter| weight(Call::cast { ballot: Box::new(fixture.first_ballot(voter)) });
		assert_eq!(weight(0), W::authorize_cast(7) + W::cast(2, 7));
		assert_eq!(weight(ELDERS), W::authorize_cast(4) + W::cast(1, 4));
	});
}
