// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an election is for: votes in, totals out, nothing in between.

use super::mock::*;
use crate::{Accumulators, Active, Closes, Counts, Error, Event, Stage, SumIndex};
use caucus_elections_core::tally::close_hash;
use caucus_primitives::refs::{ballot_digest, extend_ballot_log};
use caucus_support::Tallies as _;
use caucus_trustees_core::elgamal::Ciphertext;
use frame::testing_prelude::*;

#[test]
fn members_vote_and_the_chain_counts_without_reading() {
	at_open(|fixture| {
		cast(&fixture.ballot(0, 1, &[vec![0], vec![0, 2]]));
		cast(&fixture.ballot(1, 1, &[vec![1], vec![]]));
		cast(&fixture.ballot(2, 1, &[vec![], vec![1]]));
		cast(&fixture.first_ballot(3));
		// The fourth voter thinks again.
		cast(&fixture.ballot(3, 2, &[vec![1], vec![1, 2]]));
		assert!(Elections::target(ELECTION).is_none(), "nothing may be decrypted while people vote");
		next_block();
		close();
		assert_eq!(stage(ELECTION), Stage::Closed);

		let result = totals(&[&[1, 2, 1], &[1, 2, 2, 1]]);
		let announce = |totals: &crate::Totals| {
			Elections::announce(signed(STRANGER), ELECTION, Box::new(totals.clone()))
		};
		assert_noop!(announce(&result), Error::<Test>::NotDecrypted);
		fixture.submit_share(1);
		assert_noop!(announce(&result), Error::<Test>::NotDecrypted);
		fixture.submit_share(3);
		for wrong in [
			totals(&[&[2, 1, 1], &[1, 2, 2, 1]]),
			totals(&[&[1, 2, 1], &[1, 2, 2, 2]]),
			totals(&[&[1, 2, 1], &[1, 2, 2]]),
			totals(&[&[1, 2, 1]]),
		] {
			assert_noop!(announce(&wrong), Error::<Test>::WrongTotals);
		}
		assert_eq!(announce(&result).unwrap().pays_fee, Pays::No);
		System::assert_last_event(RuntimeEvent::Elections(Event::ResultAnnounced {
			election: ELECTION,
			totals: result.clone(),
		}));
		assert_eq!(stage(ELECTION), Stage::Tallied);
		assert_eq!(Elections::result(ELECTION), Some(result.clone()));
		assert_eq!(Active::<Test>::get().into_inner(), vec![ELECTION], "a result is not final yet");
		assert!(Elections::target(ELECTION).is_none(), "sums are decrypted once");
		assert_noop!(announce(&result), Error::<Test>::WrongStage);
	});
}

#[test]
fn a_later_ballot_replaces_the_earlier_one_and_counts_once() {
	at_open(|fixture| {
		let other = fixture.first_ballot(4);
		let first = fixture.first_ballot(3);
		let second = fixture.ballot(3, 2, &[vec![1], vec![]]);
		let ballots = [&first, &other, &second];
		for ballot in ballots {
			cast(ballot);
			System::assert_last_event(RuntimeEvent::Elections(Event::BallotAccepted {
				election: ELECTION,
				alias: ballot.body.alias,
				sequence: ballot.body.sequence,
				digest: H256(blake2_256(&ballot.encode())),
			}));
		}
		let count = Counts::<Test>::get(ELECTION).unwrap();
		assert_eq!((count.accepted, count.voters.into_inner()), (3, vec![2, 0]));
		assert_eq!(Elections::sequence(ELECTION, first.body.alias), Some(2));
		let log = ballots.into_iter().fold(*fixture.verifier.reference(), |log, ballot| {
			extend_ballot_log(&log, &ballot.body.alias, &ballot_digest(ballot))
		});
		assert_eq!(count.log, log);
		for contest in 0..2usize {
			let counted = |ballot: &crate::Ballot| ballot.body.contests[contest].ciphertexts.to_vec();
			let sum: Vec<Ciphertext> = counted(&other)
				.iter()
				.zip(counted(&second))
				.map(|(a, b)| (a.decode_fresh().unwrap() + b.decode_fresh().unwrap()).encode())
				.collect();
			let stored = Accumulators::<Test>::get(ELECTION, contest as SumIndex).unwrap();
			assert_eq!(stored.to_vec(), sum, "contest {contest}");
		}
	});
}

#[test]
fn the_close_fixes_the_sums_the_count_and_the_block() {
	at_open(|fixture| {
		cast(&fixture.first_ballot(0));
		cast(&fixture.first_ballot(1));
		next_block();
		close();
		let close = Closes::<Test>::get(ELECTION).unwrap();
		assert_eq!((u64::from(close.block), close.at), (System::block_number(), CLOSES));
		let count = Counts::<Test>::get(ELECTION).unwrap();
		let sums: Vec<_> = (0..2u8).map(|sum| Accumulators::<Test>::get(ELECTION, sum).unwrap()).collect();
		let reference = fixture.verifier.reference();
		assert_eq!(close.hash, close_hash(reference, close.block, &count, &[], &sums.try_into().unwrap()));
	});
}
