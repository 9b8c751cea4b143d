// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every reason for which a ballot is refused. Refusing leaves no trace in the state.

use super::mock::*;
use crate::{Accumulators, Ballot, Call, Error, ParamsOf, Refusal, Stage};
use caucus_elections_core::{prove::Seat, verify::Verifier};
use caucus_trustees_core::group::Point;
use frame::testing_prelude::*;

/// Sees that the runtime API and both ways into the pool refuse the ballot for this reason.
#[track_caller]
fn assert_refused(ballot: &Ballot, refusal: Refusal) {
	assert_storage_noop!({
		assert_eq!(Elections::check_ballot(ballot), Err(refusal));
		let told = InvalidTransaction::Custom(refusal.code());
		assert_eq!(pool_verdict(ballot), Err(told.into()));
	});
}

/// A ballot with something changed and nothing proved anew.
fn changed(ballot: &Ballot, change: impl FnOnce(&mut Ballot)) -> Ballot {
	let mut ballot = ballot.clone();
	change(&mut ballot);
	ballot
}

#[test]
fn a_ballot_is_refused_when_there_is_no_such_election() {
	at_open(|fixture| {
		let ballot = fixture.first_ballot(0);
		assert_refused(&changed(&ballot, |b| b.body.election = 1), Refusal::UnknownElection);
	});
}

#[test]
fn a_ballot_is_refused_before_voting_begins_and_after_it_ends() {
	at_ready(|fixture| {
		let ballot = fixture.first_ballot(0);
		assert_refused(&ballot, Refusal::NotOpenYet);
		open();
		cast(&fixture.first_ballot(1));
		cast(&fixture.first_ballot(2));
		Now::set(&(CLOSES - 1));
		assert_eq!(Elections::check_ballot(&ballot), Ok(()));
		// Time is up, though nobody has closed the election yet.
		Now::set(&CLOSES);
		assert_eq!(stage(ELECTION), Stage::Open);
		assert_refused(&ballot, Refusal::AlreadyClosed);
		close();
		assert_eq!(stage(ELECTION), Stage::Closed);
		assert_refused(&ballot, Refusal::AlreadyClosed);
	});
}

#[test]
fn a_ballot_is_refused_when_its_number_is_not_the_next() {
	at_open(|fixture| {
		let ballot = fixture.first_ballot(0);
		assert_refused(&changed(&ballot, |b| b.body.sequence = 0), Refusal::WrongSequence);
		assert_refused(&fixture.ballot(0, 2, &[vec![0], vec![0]]), Refusal::WrongSequence);
		cast(&ballot);
		// The very ballot that was accepted, sent once more by anybody.
		assert_refused(&ballot, Refusal::WrongSequence);
		assert_refused(&changed(&ballot, |b| b.body.sequence = 3), Refusal::WrongSequence);
		// Two revotes are allowed, a third is not.
		cast(&fixture.ballot(0, 2, &[vec![1], vec![1]]));
		cast(&fixture.ballot(0, 3, &[vec![0], vec![]]));
		assert_refused(&fixture.ballot(0, 4, &[vec![1], vec![]]), Refusal::TooManyRevotes);
	});
}

#[test]
fn a_ballot_is_refused_when_it_is_not_shaped_like_the_ballot_paper() {
	at_open(|fixture| {
		let ballot = fixture.first_ballot(0);
		let assert_refused_with = |refusal, change: &dyn Fn(&mut Ballot)| {
			assert_refused(&changed(&ballot, change), refusal);
		};
		assert_refused_with(Refusal::WrongVersion, &|b| b.body.version = 2);
		assert_refused_with(Refusal::UnknownRing, &|b| b.body.ring = 2);
		assert_refused_with(Refusal::WrongShape, &|b| _ = b.body.contests.pop());
		assert_refused_with(Refusal::WrongShape, &|b| _ = b.body.contests[1].ciphertexts.pop());
		assert_refused_with(Refusal::WrongShape, &|b| _ = b.body.contests[1].options.pop());
		assert_refused_with(Refusal::BadEncoding, &|b| {
			b.body.contests[1].ciphertexts[2].c2 = Point([0xff; 32])
		});
		// Without randomness anybody could read the vote.
		assert_refused_with(Refusal::BadEncoding, &|b| {
			b.body.contests[0].ciphertexts[0].c1 = Point::IDENTITY
		});
		assert_eq!(Elections::check_ballot(&ballot), Ok(()));
	});
}

#[test]
fn a_ballot_is_refused_when_its_ring_proof_is_anothers() {
	at_open(|fixture| {
		let ballot = fixture.first_ballot(0);
		let neighbour = fixture.first_ballot(1);
		assert_refused(&changed(&ballot, |b| b.proof = neighbour.proof), Refusal::BadRingProof);
		assert_refused(&changed(&ballot, |b| b.proof.0[9] ^= 1), Refusal::BadRingProof);
		// A member who signs in another's name.
		assert_refused(&fixture.sign(1, ballot), Refusal::BadRingProof);
	});
}

#[test]
fn a_ballot_is_refused_when_it_was_made_for_another_election_or_chain() {
	at_open(|fixture| {
		let ballot = fixture.first_ballot(0);
		let params = fixture.verifier.params();
		let mut other_params = params.clone();
		other_params.plan.schedule.closes += 1;
		let elsewhere = [
			Verifier::new(&GENESIS, ELECTION + 1, params.clone()),
			Verifier::new(&[43; 32], ELECTION, params.clone()),
			Verifier::new(&GENESIS, ELECTION, other_params),
		];
		for verifier in elsewhere {
			let seat = Seat { election: ELECTION, ring: 0, sequence: 1 };
			let foreign = fixture.ballot_for(&verifier.unwrap(), 0, seat, &[vec![0], vec![0]]);
			assert_refused(&foreign, Refusal::BadChoiceProof);
			assert_refused(&changed(&ballot, |b| b.proof = foreign.proof), Refusal::BadRingProof);
		}
	});
}

/// Who copies a ballot could else learn from the totals how it was voted.
#[test]
fn a_ballot_is_refused_when_its_choice_is_copied_from_another() {
	at_open(|fixture| {
		let original = fixture.first_ballot(0);
		let copy = changed(&fixture.first_ballot(1), |b| b.body.contests = original.body.contests.clone());
		assert_refused(&fixture.sign(1, copy), Refusal::BadChoiceProof);
		// Nor can a voter's own earlier ciphertexts be sent again under the next number.
		cast(&original);
		let again = changed(&original, |b| b.body.sequence = 2);
		assert_refused(&fixture.sign(0, again), Refusal::BadChoiceProof);
	});
}

#[test]
fn a_ballot_is_refused_when_the_chains_own_records_are_gone() {
	at_open(|fixture| {
		let ballot = fixture.first_ballot(0);
		hypothetically!({
			ParamsOf::<Test>::remove(ELECTION);
			assert_refused(&ballot, Refusal::Corrupt);
		});
		hypothetically!({
			pallet_members::RingRoots::<Test>::remove(fixture.verifier.params().electorate.roll, 0u16);
			assert_refused(&ballot, Refusal::UnknownRing);
		});
		// What no check foresees stops the count before it begins.
		hypothetically!({
			Accumulators::<Test>::remove(ELECTION, 1u8);
			assert_noop!(
				Elections::cast(RuntimeOrigin::none(), Box::new(ballot)),
				Error::<Test>::BallotRefused
			);
		});
	});
}

#[test]
fn one_ballot_of_a_voter_is_in_the_pool_at_a_time() {
	at_open(|fixture| {
		let (one, another) = (fixture.first_ballot(0), fixture.ballot(0, 1, &[vec![1], vec![]]));
		let validity = pool_verdict(&one).unwrap();
		assert_eq!(validity.provides.len(), 1);
		assert_eq!(validity.priority, caucus_support::priority::BALLOT);
		assert!(validity.requires.is_empty() && validity.propagate && validity.longevity < u64::MAX);
		assert_eq!(pool_verdict(&another).unwrap().provides, validity.provides);
		assert_ne!(pool_verdict(&fixture.first_ballot(1)).unwrap().provides, validity.provides);
		cast(&one);
		let revote = fixture.ballot(0, 2, &[vec![1], vec![]]);
		assert_eq!(pool_verdict(&revote).unwrap().provides, validity.provides);
	});
}

#[test]
fn cast_fails_when_somebody_signs_it_and_nothing_else_may_come_unsigned() {
	at_open(|fixture| {
		let ballot = Box::new(fixture.first_ballot(0));
		assert_noop!(Elections::cast(signed(CHAIR), ballot.clone()), BadOrigin);
		assert_noop!(Elections::cast(RuntimeOrigin::root(), ballot.clone()), BadOrigin);
		assert_ok!(Elections::cast(RuntimeOrigin::none(), ballot));
		let call = Call::<Test>::advance { election: ELECTION };
		assert_eq!(call.authorize(TransactionSource::External), None);
		#[allow(deprecated)]
		let unsigned = Elections::validate_unsigned(TransactionSource::External, &call);
		assert_eq!(unsigned, Err(InvalidTransaction::Call.into()));
	});
}
