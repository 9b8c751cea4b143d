// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Many ballots checked together, as a relayer asks the runtime to.

use super::mock::*;
use crate::{runtime_api::Depth, Ballot, Refusal};
use caucus_trustees_core::group::Point;

fn check(ballots: &[&Ballot], depth: Depth) -> Result<(), Refusal> {
	let ballots: Vec<Ballot> = ballots.iter().map(|ballot| (*ballot).clone()).collect();
	Elections::check_ballots(&ballots, depth)
}

#[test]
fn ballots_are_checked_one_after_the_other() {
	at_open(|fixture| {
		let (first, neighbour) = (fixture.first_ballot(0), fixture.first_ballot(1));
		let second = fixture.ballot(0, 2, &[vec![1], vec![]]);
		let whole = |ballots: &[&Ballot]| check(ballots, Depth::Whole);
		assert_eq!(whole(&[]), Ok(()));
		assert_eq!(whole(&[&first, &neighbour, &second]), Ok(()));
		assert_eq!(whole(&[&second, &first]), Err(Refusal::WrongSequence));
		assert_eq!(whole(&[&first, &first]), Err(Refusal::WrongSequence));
		cast(&first);
		assert_eq!(whole(&[&neighbour, &first]), Err(Refusal::WrongSequence));
		assert_eq!(whole(&[&second, &neighbour]), Ok(()));
		let mut foreign = neighbour.clone();
		foreign.body.election = 1;
		assert_eq!(whole(&[&second, &foreign]), Err(Refusal::UnknownElection));
	});
}

#[test]
fn a_bad_ballot_among_good_ones_is_found_at_its_depth_and_not_before() {
	at_open(|fixture| {
		let good = fixture.first_ballot(0);
		let mut forged = fixture.first_ballot(1);
		forged.proof = good.proof;
		let mut copied = fixture.first_ballot(1);
		copied.body.contests = good.body.contests.clone();
		let mut bent = fixture.first_ballot(1);
		bent.body.contests[0].ciphertexts[0].c2 = Point([0xff; 32]);
		let verdicts =
			|bad| [Depth::Encoding, Depth::Choices, Depth::Whole].map(|depth| check(&[&good, bad], depth));
		assert_eq!(verdicts(&forged), [Ok(()), Ok(()), Err(Refusal::BadRingProof)]);
		assert_eq!(verdicts(&copied), [Ok(()), Err(Refusal::BadChoiceProof), Err(Refusal::BadChoiceProof)]);
		assert_eq!(verdicts(&bent), [Err(Refusal::BadEncoding); 3]);
	});
}
