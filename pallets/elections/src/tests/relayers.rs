// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Many ballots handed in together: all are checked at once, and what is of no use is paid for.

use super::mock::*;
use crate::{
	weights::{SubstrateWeight, WeightInfo},
	Accumulators, Ballot, Batch, Call, Counts, Error, Event, Votes,
};
use caucus_trustees_core::group::Point;
use frame::{
	deps::{frame_support::dispatch::GetDispatchInfo, sp_io::storage::root},
	testing_prelude::*,
};

fn batch(ballots: &[&Ballot]) -> Batch {
	ballots.iter().map(|ballot| (*ballot).clone()).collect::<Vec<_>>().try_into().unwrap()
}

fn cast_batch(ballots: &[&Ballot]) -> DispatchResultWithPostInfo {
	Elections::cast_batch(signed(RELAYER), batch(ballots))
}

/// Sees that the batch is refused for its whole fee and leaves no trace.
#[track_caller]
fn assert_refused(ballots: &[&Ballot], error: Error<Test>) {
	let before = root(StateVersion::V1);
	let refused = frame::deps::frame_support::storage::with_storage_layer(|| cast_batch(ballots));
	let refused = refused.unwrap_err();
	assert_eq!(refused.error, error.into());
	assert_eq!((refused.post_info.pays_fee, refused.post_info.actual_weight), (Pays::Yes, None));
	assert_eq!(root(StateVersion::V1), before);
}

#[track_caller]
fn assert_counted(counted: u32, skipped: u32) {
	System::assert_last_event(RuntimeEvent::Elections(Event::BatchCounted {
		election: ELECTION,
		counted,
		skipped,
	}));
}

/// The least that a relayer is charged for these ballots.
fn price(ballots: &[&Ballot]) -> Weight {
	type W = SubstrateWeight<Test>;
	let all = ballots.iter().map(|ballot| options(ballot)).sum();
	let counting = ballots.iter().map(|ballot| W::cast(ballot.body.contests.len() as u32, options(ballot)));
	let checking = W::authorize_batch(ballots.len() as u32) + W::check_choices(all);
	counting.fold(W::cast_batch() + checking, |sum, one| sum + one)
}

fn options(ballot: &Ballot) -> u32 {
	ballot.body.contests.iter().map(|part| part.ciphertexts.len() as u32).sum()
}

/// All that counting ballots changes, but events.
fn counted_state() -> impl PartialEq + core::fmt::Debug {
	let sums: Vec<_> = (0..2u8).map(|sum| Accumulators::<Test>::get(ELECTION, sum)).collect();
	let mut votes: Vec<_> = Votes::<Test>::iter_prefix(ELECTION).collect();
	votes.sort_by_key(|(alias, _)| *alias);
	(sums, votes, Counts::<Test>::get(ELECTION))
}

#[test]
fn a_batch_counts_as_if_its_ballots_had_come_one_by_one() {
	at_open(|fixture| {
		cast(&fixture.first_ballot(2));
		// Both papers, a voter who replaces an earlier ballot, and one who votes three times.
		let ballots = [
			fixture.first_ballot(0),
			fixture.first_ballot(ELDERS),
			fixture.ballot(2, 2, &[vec![1], vec![1]]),
			fixture.ballot(0, 2, &[vec![], vec![0, 2]]),
			fixture.ballot(0, 3, &[vec![1], vec![]]),
			fixture.ballot(ELDERS, 2, &[vec![1, 2]]),
		];
		let ballots: Vec<&Ballot> = ballots.iter().collect();
		let one_by_one = hypothetically!({
			ballots.iter().for_each(|ballot| cast(ballot));
			counted_state()
		});
		let done = cast_batch(&ballots).unwrap();
		assert_eq!(done.pays_fee, Pays::No);
		assert!(Charged::get().is_empty());
		assert_counted(6, 0);
		assert_eq!(counted_state(), one_by_one);
		for ballot in ballots {
			System::assert_has_event(RuntimeEvent::Elections(Event::BallotAccepted {
				election: ELECTION,
				alias: ballot.body.alias,
				sequence: ballot.body.sequence,
				digest: H256(blake2_256(&ballot.encode())),
			}));
		}
		close();
		announce(fixture, &totals(&[&[0, 2, 0], &[0, 2, 1, 1]]));
	});
}

#[test]
fn stale_and_duplicate_ballots_are_skipped_and_paid_for() {
	at_open(|fixture| {
		let sent_before = fixture.first_ballot(0);
		cast(&sent_before);
		let (fresh, elder) = (fixture.first_ballot(1), fixture.first_ballot(ELDERS));
		let another_first = fixture.ballot(1, 1, &[vec![1], vec![]]);
		let too_early = fixture.ballot(2, 2, &[vec![0], vec![]]);
		// Two revotes are allowed, a third is not, though its number is the next.
		let too_often = fixture.ballot(3, 4, &[vec![0], vec![]]);
		cast(&fixture.first_ballot(3));
		cast(&fixture.ballot(3, 2, &[vec![1], vec![]]));
		cast(&fixture.ballot(3, 3, &[vec![], vec![]]));
		let ballots = [&sent_before, &fresh, &another_first, &fresh, &too_early, &elder, &elder, &too_often];
		let expected = hypothetically!({
			cast(&fresh);
			cast(&elder);
			counted_state()
		});
		assert_eq!(cast_batch(&ballots).unwrap().pays_fee, Pays::No);
		assert_counted(2, 6);
		assert_eq!(counted_state(), expected);
		let skipped = [&sent_before, &another_first, &fresh, &too_early, &elder, &too_often];
		assert_eq!(Charged::get(), [(RELAYER, price(&skipped))]);
	});
}

#[test]
fn a_batch_of_nothing_new_changes_nothing_and_is_paid_for() {
	at_open(|fixture| {
		let (one, other) = (fixture.first_ballot(0), fixture.first_ballot(ELDERS));
		assert_ok!(cast_batch(&[&one, &other]));
		let before = counted_state();
		assert_ok!(cast_batch(&[&one, &other]));
		assert_counted(0, 2);
		assert_eq!(counted_state(), before);
		assert_eq!(Charged::get(), [(RELAYER, price(&[&one, &other]))]);
	});
}

#[test]
fn cast_batch_fails_when_the_relayer_cannot_pay_for_what_is_skipped() {
	at_open(|fixture| {
		let (one, fresh) = (fixture.first_ballot(0), fixture.first_ballot(1));
		cast(&one);
		Purse::set(&(price(&[&one]) - Weight::from_parts(1, 0)));
		let before = root(StateVersion::V1);
		let refused = frame::deps::frame_support::storage::with_storage_layer(|| cast_batch(&[&fresh, &one]));
		assert_err_ignore_postinfo!(refused, DispatchError::Other("cannot pay"));
		assert_eq!(root(StateVersion::V1), before);
		Purse::set(&price(&[&one]));
		assert_ok!(cast_batch(&[&fresh, &one]));
	});
}

#[test]
fn one_bad_ballot_refuses_the_whole_batch() {
	at_open(|fixture| {
		let (good, elder) = (fixture.first_ballot(0), fixture.first_ballot(ELDERS));
		let bad = |change: &dyn Fn(&mut Ballot)| {
			let mut ballot = fixture.first_ballot(1);
			change(&mut ballot);
			ballot
		};
		// What is signed as it is sent, by somebody who is on the roll.
		let signed = |ballot| fixture.sign(1, ballot);
		let bad_ballots = [
			signed(bad(&|ballot| _ = ballot.body.contests.pop())),
			signed(bad(&|ballot| _ = ballot.body.contests.try_push(good.body.contests[0].clone()))),
			signed(bad(&|ballot| ballot.body.version = 2)),
			signed(bad(&|ballot| ballot.body.contests = good.body.contests.clone())),
			bad(&|ballot| ballot.proof = good.proof),
			bad(&|ballot| ballot.body.alias[0] ^= 1),
			bad(&|ballot| ballot.body.contests = good.body.contests.clone()),
			bad(&|ballot| ballot.body.contests[0].ciphertexts[0].c2 = Point([0xff; 32])),
			bad(&|ballot| ballot.body.ring = 1),
			bad(&|ballot| ballot.body.ring = 2),
		];
		for bad in &bad_ballots {
			for order in [[&good, bad, &elder], [bad, &elder, &good], [&elder, &good, bad]] {
				assert_refused(&order, Error::BadBatch);
			}
		}
		assert_ok!(cast_batch(&[&good, &elder]));
	});
}

/// The second contest's part alone is swapped: each contest is proved by itself.
#[test]
fn a_batch_is_refused_when_parts_of_two_ballots_are_mixed() {
	at_open(|fixture| {
		let (one, other) = (fixture.first_ballot(0), fixture.ballot(1, 1, &[vec![1], vec![1]]));
		let mut mixed = other.clone();
		mixed.body.contests[1] = one.body.contests[1].clone();
		assert_refused(&[&one, &fixture.sign(1, mixed)], Error::BadBatch);
		assert_ok!(cast_batch(&[&one, &other]));
	});
}

#[test]
fn cast_batch_fails_when_it_is_empty_or_of_more_than_one_election() {
	at_open(|fixture| {
		assert_refused(&[], Error::MixedBatch);
		let (one, mut foreign) = (fixture.first_ballot(0), fixture.first_ballot(1));
		foreign.body.election = 1;
		assert_refused(&[&one, &foreign], Error::MixedBatch);
		assert_refused(&[&foreign, &one], Error::MixedBatch);
		assert_refused(&[&foreign], Error::BadBatch);
	});
}

#[test]
fn cast_batch_fails_when_voting_is_not_open_or_nobody_signs() {
	at_ready(|fixture| {
		let (one, other) = (fixture.first_ballot(0), fixture.first_ballot(1));
		let ballots = [&one, &other];
		assert_refused(&ballots, Error::BadBatch);
		open();
		assert_noop!(Elections::cast_batch(RuntimeOrigin::none(), batch(&ballots)), BadOrigin);
		Now::set(&(CLOSES - 1));
		hypothetically_ok!(cast_batch(&ballots));
		vote(fixture);
		Now::set(&CLOSES);
		let late = fixture.first_ballot(3);
		assert_refused(&[&late], Error::BadBatch);
		close();
		assert_refused(&[&late], Error::BadBatch);
	});
}

#[test]
fn a_batch_weighs_what_checking_and_counting_each_of_its_ballots_takes() {
	at_open(|fixture| {
		let (one, elder) = (fixture.first_ballot(0), fixture.first_ballot(ELDERS));
		assert_eq!((options(&one), options(&elder)), (7, 4));
		let weight = |ballots: &[&Ballot]| {
			Call::<Test>::cast_batch { ballots: batch(ballots) }.get_dispatch_info().call_weight
		};
		assert_eq!(weight(&[&one, &elder]), price(&[&one, &elder]));
		assert_eq!(weight(&[]), price(&[]));
		// Many together are cheaper than apart.
		let apart = Call::<Test>::cast { ballot: Box::new(one.clone()) }.get_dispatch_info().call_weight;
		assert!(weight(&[&one; 8]).ref_time() < 8 * apart.ref_time());
	});
}
