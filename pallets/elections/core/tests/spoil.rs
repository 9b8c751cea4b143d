// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Spoiled ballots: an honest one opens, and every lie is caught.

#[allow(dead_code, reason = "the other tests of ballots use the rest")]
mod common;

use caucus_elections_core::{
	choice::Statement,
	params::ContestKind,
	prove::{encrypt_votes, make_unsealed, seal, Choice, Seat},
	spoil::{tracker, SpoilError, Spoiled, Unsealed},
	verify::{Refusal, Verifier},
};
use caucus_trustees_core::group::{Scalar, ScalarBytes};
use codec::Encode;
use common::{contest, params, rng, Hall, GENESIS};

const SEAT: Seat = Seat { election: 7, ring: 0, sequence: 1 };

fn hall() -> Hall {
	Hall::new(&[contest(ContestKind::ChooseUpTo { most: 2 }, 3), contest(ContestKind::YesNo, 2)])
}

fn make(hall: &Hall, choices: &[Choice], seed: u8) -> Unsealed {
	let alias = Hall::member(0).alias(hall.verifier.context()).unwrap();
	make_unsealed(&hall.verifier, &alias, SEAT, choices, &[seed; 32]).unwrap()
}

#[test]
fn a_spoiled_ballot_opens_to_what_was_chosen_under_the_tracker_shown() {
	let hall = hall();
	for choices in [vec![vec![2, 0], vec![1]], vec![vec![], vec![]], vec![vec![1], vec![0]]] {
		let unsealed = make(&hall, &choices, 1);
		let shown = unsealed.tracker();
		let opened = unsealed.spoil().open(&hall.verifier).unwrap();
		assert_eq!(opened.tracker, shown);
		assert!(opened.honest);
		let sorted = choices.iter().cloned().map(|mut choice| {
			choice.sort();
			choice
		});
		assert_eq!(opened.held, sorted.collect::<Vec<_>>());
	}
}

#[test]
fn a_device_that_names_another_choice_than_it_encrypted_is_caught() {
	let hall = hall();
	let mut spoiled = make(&hall, &[vec![0], vec![1]], 1).spoil();
	spoiled.openings[0].claimed = vec![1];
	let opened = spoiled.open(&hall.verifier).unwrap();
	assert!(!opened.honest);
	assert_eq!(opened.held, [vec![0], vec![1]], "and what it held is found");
	// Nor does it help to say that something was blank.
	spoiled.openings[0].claimed = vec![];
	assert!(!spoiled.open(&hall.verifier).unwrap().honest);
}

#[test]
fn other_randomness_opens_nothing() {
	let hall = hall();
	let spoiled = make(&hall, &[vec![0], vec![1]], 1).spoil();
	let mut bent = spoiled.clone();
	bent.openings[1].randomness[2] = Scalar::ONE.into();
	assert_eq!(bent.open(&hall.verifier), Err(SpoilError::NotOpened { contest: 1, option: 2 }));
	let mut bent = spoiled.clone();
	bent.openings[0].randomness[0] = ScalarBytes([0xff; 32]);
	assert_eq!(bent.open(&hall.verifier), Err(SpoilError::NotOpened { contest: 0, option: 0 }));
	let mut bent = spoiled.clone();
	bent.openings[0].randomness.pop();
	assert_eq!(bent.open(&hall.verifier), Err(SpoilError::Incomplete));
	let mut bent = spoiled.clone();
	bent.openings.pop();
	assert_eq!(bent.open(&hall.verifier), Err(SpoilError::Incomplete));
}

/// Everything in the body is under the tracker; alias and sequence are under the choice proofs, too.
#[test]
fn a_body_that_differs_in_any_field_has_another_tracker_or_no_proof() {
	let hall = hall();
	let spoiled = make(&hall, &[vec![0], vec![1]], 1).spoil();
	let shown = tracker(&spoiled.reference, &spoiled.body);
	type Change = fn(&mut Spoiled);
	let refused: [(&str, Change); 3] = [
		("alias", |spoiled| spoiled.body.alias[0] ^= 1),
		("sequence", |spoiled| spoiled.body.sequence += 1),
		("ciphertexts", |spoiled| spoiled.body.contests[0].ciphertexts.as_mut().swap(0, 1)),
	];
	for (field, change) in refused {
		let mut bent = spoiled.clone();
		change(&mut bent);
		let error = Err(SpoilError::Refused(Refusal::BadChoiceProof));
		assert_eq!(bent.open(&hall.verifier), error, "{field}");
		assert_ne!(tracker(&bent.reference, &bent.body), shown, "{field}");
	}
	let mut bent = spoiled.clone();
	bent.body.ring = u16::MAX;
	assert_eq!(bent.open(&hall.verifier), Err(SpoilError::Refused(Refusal::UnknownRing)));
	assert_ne!(tracker(&bent.reference, &bent.body), shown);

	// Another ciphertext of another vote with a sound proof: only the tracker tells.
	let contests = &hall.verifier.params().plan.contests;
	let statement = Statement::new(
		hall.verifier.reference(),
		hall.verifier.key(),
		1,
		&contests[1],
		&spoiled.body.alias,
		1,
	);
	let mut bent = spoiled.clone();
	bent.body.contests[1] = encrypt_votes(&statement, &[1, 0, 0], &mut rng(5));
	assert!(matches!(bent.open(&hall.verifier), Err(SpoilError::NotOpened { contest: 1, .. })));
	assert_ne!(tracker(&bent.reference, &bent.body), shown);
}

#[test]
fn a_ballot_of_another_election_is_told_apart() {
	let hall = hall();
	let mut spoiled = make(&hall, &[vec![0], vec![1]], 1).spoil();
	let mut other = params(&hall.outcome, &hall.verifier.params().plan.contests);
	other.electorate.ring_seed = [9; 32];
	let other = Verifier::new(&GENESIS, 7, other).unwrap();
	assert_eq!(spoiled.open(&other), Err(SpoilError::OtherElection));
	// Also when the file names the right one.
	spoiled.reference = *other.reference();
	assert_eq!(spoiled.open(&other), Err(SpoilError::Refused(Refusal::BadChoiceProof)));
}

/// A spoiled ballot says nothing about the next one, which has the same choices.
#[test]
fn ballots_of_two_seeds_share_neither_ciphertexts_nor_randomness() {
	let hall = hall();
	let choices = [vec![0], vec![1]];
	let (first, second) = (make(&hall, &choices, 1).spoil(), make(&hall, &choices, 2).spoil());
	for (one, other) in first.openings.iter().zip(&second.openings) {
		assert!(one.randomness.iter().all(|scalar| !other.randomness.contains(scalar)));
	}
	for (one, other) in first.body.contests.iter().zip(&second.body.contests) {
		assert!(one.ciphertexts.iter().all(|ciphertext| !other.ciphertexts.contains(ciphertext)));
	}
	assert_ne!(tracker(&first.reference, &first.body), tracker(&second.reference, &second.body));
}

/// The ballot that is cast is the one whose tracker was shown.
#[test]
fn sealing_keeps_the_body_that_was_committed_to() {
	let hall = hall();
	let unsealed = make(&hall, &[vec![0], vec![1]], 1);
	let shown = unsealed.tracker();
	let ballot = seal(&hall.verifier, &Hall::member(0), &hall.prepare(0), unsealed).unwrap();
	assert_eq!(tracker(hall.verifier.reference(), &ballot.body), shown);
	assert!(hall.verifier.verify(&ballot, &hall.ring()).is_ok());
	assert_eq!(ballot.body.encode(), make(&hall, &[vec![0], vec![1]], 1).spoil().body.encode());
}
