// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Ballots made and checked for real: what is accepted, and that nothing else is.

mod common;

use caucus_elections_core::{
	ballot::{Ballot, BallotBody},
	bundle::{Bundle, BundleError, Handover},
	choice::{Batch, ChoiceError, ContestBallot, Statement},
	compose::{ResultRule, RuleError, StyleSet},
	params::{is_label, legible, Contest, ContestError, ContestKind, Plan, PlanProblem},
	prove::{encrypt_votes, make_ballot, parse_choice, votes, ChoiceProblem},
	tally::{check_totals, turnout_suffices, Count, TotalsError},
	verify::{Refusal, Verifier},
};
use caucus_trustees_core::{
	elgamal::DecodedCiphertext,
	group::{Point, Scalar, ScalarBytes, GENERATOR},
};
use codec::{DecodeAll, Encode};
use common::{contest, params, rng, Hall, BOTH, FIRST, GENESIS};
use proptest::prelude::*;

const ALIAS: [u8; 32] = [4; 32];
const ELECTION: [u8; 32] = [5; 32];

fn key() -> (caucus_trustees_core::group::RistrettoPoint, Point) {
	let key = GENERATOR * Scalar::from(77u64);
	(key, key.into())
}

/// Proofs over any vector of votes, checked against a statement that may differ from theirs.
fn check(made: &Statement, checked: &Statement, votes: &[u64]) -> Result<(), ChoiceError> {
	let part = encrypt_votes(made, votes, &mut rng(1));
	verify_part(checked, &part)
}

fn verify_part(statement: &Statement, part: &ContestBallot) -> Result<(), ChoiceError> {
	let mut batch = Batch::new();
	batch.push(statement, part)?;
	batch.verify()
}

fn statement<'a>(
	key: &'a (caucus_trustees_core::group::RistrettoPoint, Point),
	options: usize,
	most: u8,
) -> Statement<'a> {
	Statement {
		election: &ELECTION,
		contest: 0,
		alias: &ALIAS,
		sequence: 1,
		key,
		options,
		most_choices: most,
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(40))]

	/// A vector is accepted exactly when every entry is 0 or 1 and the sum is permitted.
	#[test]
	fn proofs_hold_for_permitted_votes_and_no_others(
		votes in prop::collection::vec(prop_oneof![8 => 0u64..2, 1 => Just(2), 1 => Just(7)], 2..7),
		most in 1u8..4,
	) {
		let key = key();
		let most = most.min(votes.len() as u8 - 1);
		let statement = statement(&key, votes.len(), most);
		let (blank, candidates) = votes.split_last().unwrap();
		let sum = candidates.iter().sum::<u64>() + u64::from(most) * blank;
		let permitted = votes.iter().all(|vote| *vote <= 1) && (1..=u64::from(most)).contains(&sum);
		prop_assert_eq!(check(&statement, &statement, &votes).is_ok(), permitted, "{:?}", votes);
	}
}

#[test]
fn negative_votes_are_refused() {
	let key = key();
	let statement = statement(&key, 3, 1);
	// -1 as a scalar is the order minus one; the sum 2 - 1 + 0 would pass a sum check alone.
	let mut part = encrypt_votes(&statement, &[1, 0, 0], &mut rng(2));
	let negative = DecodedCiphertext { c1: GENERATOR, c2: key.0 - GENERATOR };
	part.ciphertexts[1] = negative.encode();
	part.ciphertexts[0] = DecodedCiphertext::encrypt(&key.0, 2, &Scalar::from(9u64)).encode();
	assert_eq!(verify_part(&statement, &part), Err(ChoiceError::BadProof));
}

/// Each field that the transcript absorbs, changed alone.
#[test]
fn proofs_hold_for_their_statement_alone() {
	let (key, other_key) = (key(), (GENERATOR, Point::from(GENERATOR)));
	let made = statement(&key, 3, 1);
	let votes = [0, 1, 0];
	assert_eq!(check(&made, &made, &votes), Ok(()));
	for (field, checked) in [
		("election", Statement { election: &[6; 32], ..made }),
		("contest", Statement { contest: 1, ..made }),
		("alias", Statement { alias: &[6; 32], ..made }),
		("sequence", Statement { sequence: 2, ..made }),
		("key", Statement { key: &other_key, ..made }),
	] {
		assert_eq!(check(&made, &checked, &votes), Err(ChoiceError::BadProof), "{field}");
	}
	// The key as bytes is absorbed; the key as a point is used. Both must be the same.
	let forged = (key.0, Point::from(GENERATOR));
	let checked = Statement { key: &forged, ..made };
	assert_eq!(check(&made, &checked, &votes), Err(ChoiceError::BadProof), "key bytes");
	for (field, checked) in [
		("options", Statement { options: 4, ..made }),
		("most choices", Statement { most_choices: 2, ..made }),
	] {
		assert_eq!(check(&made, &checked, &votes), Err(ChoiceError::WrongLength), "{field}");
	}
}

/// Every point and scalar of a part, changed alone: to another valid one, and to a bad encoding.
#[test]
fn every_byte_string_of_a_part_is_bound() {
	let key = key();
	let statement = statement(&key, 3, 2);
	let part = encrypt_votes(&statement, &[1, 1, 0], &mut rng(3));
	assert_eq!(verify_part(&statement, &part), Ok(()));
	type Change = (&'static str, fn(&mut ContestBallot, Point, ScalarBytes));
	let changes: [Change; 9] = [
		("c1", |part, point, _| part.ciphertexts[0].c1 = point),
		("c2", |part, point, _| part.ciphertexts[1].c2 = point),
		("option a", |part, point, _| part.options[0].announcements[0][0] = point),
		("option b", |part, point, _| part.options[2].announcements[1][1] = point),
		("option challenge", |part, _, scalar| part.options[1].challenge = scalar),
		("option response", |part, _, scalar| part.options[1].responses[1] = scalar),
		("sum announcement", |part, point, _| part.sum.announcements[1][0] = point),
		("sum challenge", |part, _, scalar| part.sum.challenges[0] = scalar),
		("sum response", |part, _, scalar| part.sum.responses[0] = scalar),
	];
	for (field, change) in changes {
		let mut bent = part.clone();
		change(&mut bent, GENERATOR.into(), Scalar::ONE.into());
		assert_eq!(verify_part(&statement, &bent), Err(ChoiceError::BadProof), "{field}");
		let mut bent = part.clone();
		change(&mut bent, Point([0xff; 32]), ScalarBytes([0xff; 32]));
		assert_eq!(verify_part(&statement, &bent), Err(ChoiceError::BadEncoding), "{field}");
	}
	let mut bare = part.clone();
	bare.ciphertexts[0].c1 = Point::IDENTITY;
	assert_eq!(verify_part(&statement, &bare), Err(ChoiceError::BadEncoding));
}

#[test]
fn swapped_or_missing_pieces_are_refused() {
	let key = key();
	let statement = statement(&key, 3, 1);
	let part = encrypt_votes(&statement, &[1, 0, 0], &mut rng(4));
	let mut swapped = part.clone();
	swapped.ciphertexts.as_mut().swap(0, 1);
	assert_eq!(verify_part(&statement, &swapped), Err(ChoiceError::BadProof));
	let mut swapped = part.clone();
	swapped.options.as_mut().swap(0, 1);
	assert_eq!(verify_part(&statement, &swapped), Err(ChoiceError::BadProof));
	type Change = fn(&mut ContestBallot);
	let shorten: [Change; 4] = [
		|part| _ = part.ciphertexts.pop(),
		|part| _ = part.options.pop(),
		|part| _ = part.sum.announcements.pop(),
		|part| _ = part.sum.responses.pop(),
	];
	for change in shorten {
		let mut bent = part.clone();
		change(&mut bent);
		assert_eq!(verify_part(&statement, &bent), Err(ChoiceError::WrongLength));
	}
	let mut bent = part.clone();
	bent.sum.challenges.try_push(Scalar::ONE.into()).unwrap();
	assert_eq!(verify_part(&statement, &bent), Err(ChoiceError::WrongLength));
}

/// One bad part anywhere spoils the batch, also when two are made to err in opposite directions.
#[test]
fn batch_refuses_one_bad_part_among_many_and_errors_that_cancel() {
	let key = key();
	let aliases: Vec<[u8; 32]> = (0..8).map(|i| [i; 32]).collect();
	let statements: Vec<Statement> =
		aliases.iter().map(|alias| Statement { alias, ..statement(&key, 3, 1) }).collect();
	let parts: Vec<ContestBallot> = statements
		.iter()
		.enumerate()
		.map(|(i, statement)| {
			encrypt_votes(statement, &[u64::from(i % 2 == 0), u64::from(i % 2 == 1), 0], &mut rng(i as u64))
		})
		.collect();
	let verify = |parts: &[ContestBallot]| {
		let mut batch = Batch::new();
		for (statement, part) in statements.iter().zip(parts) {
			batch.push(statement, part).unwrap();
		}
		batch.verify()
	};
	assert_eq!(verify(&parts), Ok(()));
	for position in 0..parts.len() {
		let mut bent = parts.clone();
		let response = bent[position].options[0].responses[0].decode().unwrap() + Scalar::ONE;
		bent[position].options[0].responses[0] = response.into();
		assert_eq!(verify(&bent), Err(ChoiceError::BadProof), "{position}");
	}
	let mut cancelling = parts.clone();
	for (position, error) in [(2, Scalar::ONE), (5, -Scalar::ONE)] {
		let response = cancelling[position].sum.responses[0].decode().unwrap() + error;
		cancelling[position].sum.responses[0] = response.into();
	}
	assert_eq!(verify(&cancelling), Err(ChoiceError::BadProof));
	assert_eq!(Batch::new().verify(), Ok(()), "nothing to check is nothing wrong");
}

#[test]
fn a_choice_becomes_the_right_vector() {
	let one = contest(ContestKind::ChooseOne, 3);
	assert_eq!(votes(&one, &vec![1]), Ok(vec![0, 1, 0, 0]));
	assert_eq!(votes(&one, &vec![]), Ok(vec![0, 0, 0, 1]));
	assert_eq!(votes(&one, &vec![0, 1]), Err(ChoiceProblem::TooManyChosen));
	assert_eq!(votes(&one, &vec![3]), Err(ChoiceProblem::NoSuchCandidate));
	let two = contest(ContestKind::ChooseUpTo { most: 2 }, 3);
	assert_eq!(votes(&two, &vec![2, 0]), Ok(vec![1, 0, 1, 0]));
	assert_eq!(votes(&two, &vec![2, 2]), Err(ChoiceProblem::ChosenTwice));
	assert_eq!(parse_choice(&two, "1, 3"), Ok(vec![0, 2]));
	assert_eq!(parse_choice(&two, "blank"), Ok(vec![]));
	assert_eq!(parse_choice(&two, "0"), Err(ChoiceProblem::NoSuchCandidate));
	assert_eq!(parse_choice(&two, "4"), Err(ChoiceProblem::NoSuchCandidate));
	assert_eq!(parse_choice(&contest(ContestKind::YesNo, 2), "no"), Ok(vec![1]));
}

#[test]
fn contests_that_cannot_be_voted_are_refused() {
	let valid = contest(ContestKind::ChooseUpTo { most: 2 }, 3);
	assert_eq!(valid.validate(FIRST), Ok(()));
	let rule = Err(ContestError::BadRule(RuleError::WrongStyles));
	assert_eq!(valid.validate(BOTH), rule, "nobody adds the other style up");
	let with = |change: &dyn Fn(&mut Contest)| {
		let mut contest = valid.clone();
		change(&mut contest);
		contest.validate(FIRST)
	};
	assert_eq!(with(&|c| c.candidates.clear()), Err(ContestError::TooFewCandidates));
	assert_eq!(with(&|c| c.kind = ContestKind::YesNo), Err(ContestError::TooFewCandidates));
	assert_eq!(with(&|c| c.kind = ContestKind::ChooseUpTo { most: 0 }), Err(ContestError::BadChoiceLimit));
	assert_eq!(with(&|c| c.kind = ContestKind::ChooseUpTo { most: 4 }), Err(ContestError::BadChoiceLimit));
	assert_eq!(with(&|c| c.candidates[1] = c.candidates[0].clone()), Err(ContestError::DuplicateCandidate));
	for bad in [&b""[..], b"  ", b"\xff", b"a\nb", "a\u{202e}b".as_bytes(), "\u{feff}".as_bytes()] {
		assert_eq!(with(&|c| c.title = bad.to_vec().try_into().unwrap()), Err(ContestError::BadLabel));
	}
}

/// The list of section 3 of the ballot format. The second verifier has the same test of its own list.
#[test]
fn labels_hold_what_can_be_seen_and_nothing_else() {
	let listed = |letter: char| {
		matches!(u32::from(letter), 0x00..=0x1f | 0x7f..=0x9f | 0xad | 0x61c | 0x115f | 0x1160 | 0x180e
			| 0x200b..=0x200f | 0x2028 | 0x2029 | 0x202a..=0x202e | 0x2060..=0x2064 | 0x2066..=0x2069 | 0x3164
			| 0xfeff | 0xffa0 | 0xe0000..=0xe007f)
	};
	let (mut inside, mut alone) = (0, 0);
	for letter in char::MIN..=char::MAX {
		let label = format!("a{letter}b");
		assert_eq!(is_label(label.as_bytes()), !listed(letter), "U+{:04X}", u32::from(letter));
		assert_eq!(legible(label.as_bytes()) == label, !listed(letter), "U+{:04X}", u32::from(letter));
		inside += u32::from(listed(letter));
		alone += u32::from(!is_label(letter.to_string().as_bytes()));
	}
	assert_eq!((inside, alone), (222, 239), "17 are white space and could stand beside a letter");
	assert!(is_label("Vorstand \u{fffd} 위원회".as_bytes()) && !is_label(b"A\xff") && !is_label(b""));
	assert_eq!(legible(b"a\x1b[2Jb\xff"), "a\u{fffd}[2Jb\u{fffd}");
}

#[test]
fn a_ballot_is_accepted_where_it_was_made_for_and_nowhere_else() {
	let hall = Hall::new(&[contest(ContestKind::ChooseOne, 3)]);
	let ballot = hall.ballot(3, 1, &[vec![1]]);
	let ring = hall.ring();
	assert!(hall.verifier.verify(&ballot, &ring).is_ok());
	let change = |change: &dyn Fn(&mut Ballot)| {
		let mut bent = ballot.clone();
		change(&mut bent);
		hall.verifier.verify(&bent, &ring).err()
	};
	assert_eq!(change(&|b| b.body.version = 2), Some(Refusal::WrongVersion));
	assert_eq!(change(&|b| b.body.election = 8), Some(Refusal::UnknownElection));
	assert_eq!(change(&|b| b.body.ring = 1), Some(Refusal::BadRingProof), "a ring with the same paper");
	assert_eq!(change(&|b| b.body.ring = 2), Some(Refusal::UnknownRing));
	assert_eq!(change(&|b| b.body.sequence = 2), Some(Refusal::BadChoiceProof));
	assert_eq!(change(&|b| b.body.alias = [1; 32]), Some(Refusal::BadChoiceProof));
	assert_eq!(change(&|b| b.body.contests.clear()), Some(Refusal::WrongShape));
	assert_eq!(change(&|b| b.proof.0[9] ^= 1), Some(Refusal::BadRingProof));
	// Another voter's ring proof on this body, and this voter's ring proof on another body.
	let other = hall.ballot(4, 1, &[vec![1]]);
	assert_eq!(change(&|b| b.proof = other.proof), Some(Refusal::BadRingProof));
	let again = hall.ballot(3, 1, &[vec![0]]);
	assert_eq!(change(&|b| b.body = again.body.clone()), Some(Refusal::BadRingProof));

	let params = params(&hall.outcome, &[contest(ContestKind::ChooseOne, 3)]);
	let elsewhere = Verifier::new(&[9; 32], 7, params.clone()).unwrap();
	assert_eq!(elsewhere.verify(&ballot, &ring).err(), Some(Refusal::BadChoiceProof), "another chain");
	let mut changed = params;
	changed.plan.schedule.closes += 1;
	let elsewhere = Verifier::new(&GENESIS, 7, changed).unwrap();
	assert_eq!(elsewhere.verify(&ballot, &ring).err(), Some(Refusal::BadChoiceProof), "other parameters");
}

/// The ring proof alone is enough to refuse a ballot of another election.
#[test]
fn ring_proof_is_bound_to_the_election() {
	let hall = Hall::new(&[contest(ContestKind::ChooseOne, 2)]);
	let elsewhere =
		Verifier::new(&[9; 32], 7, params(&hall.outcome, &[contest(ContestKind::ChooseOne, 2)])).unwrap();
	let ballot = hall.ballot(1, 1, &[vec![0]]);
	let ring = hall.ring();
	assert_eq!(hall.verifier.check_rings(&[(&ballot, &ring)]), Ok(()));
	assert_eq!(elsewhere.check_rings(&[(&ballot, &ring)]), Err(Refusal::BadRingProof));
	let two = [(&ballot, &ring), (&ballot, &ring)];
	assert_eq!(hall.verifier.check_rings(&two), Ok(()));
	assert_eq!(elsewhere.check_rings(&two), Err(Refusal::BadRingProof));
}

#[test]
fn the_sum_of_ballots_decrypts_to_what_was_voted() {
	let contests = [
		contest(ContestKind::ChooseOne, 3),
		contest(ContestKind::ChooseUpTo { most: 2 }, 3),
		contest(ContestKind::YesNo, 2),
	];
	let hall = Hall::new(&contests);
	let cast = [
		[vec![0], vec![0, 1], vec![0]],
		[vec![2], vec![], vec![1]],
		[vec![0], vec![2], vec![]],
		[vec![], vec![2, 0], vec![0]],
	];
	let ballots: Vec<Ballot> =
		cast.iter().zip(0..).map(|(choice, voter)| hall.ballot(voter, 1, choice)).collect();
	let elements = hall.decrypt(&ballots);
	let expected: [Vec<u64>; 3] = [vec![2, 0, 1, 1], vec![2, 1, 2, 1], vec![2, 1, 1]];
	let totals = |lists: &[Vec<u64>]| {
		lists.iter().map(|list| list.clone().try_into().unwrap()).collect::<Vec<_>>().try_into().unwrap()
	};
	let check = |lists: &[Vec<u64>], voters| {
		let mut count = Count::new(2, [0; 32]);
		(0..voters).for_each(|_| count.add_voter(0));
		check_totals(hall.verifier.params(), &count, &elements, &totals(lists))
	};
	assert_eq!(check(&expected, 4), Ok(()));
	let mut wrong = expected.clone();
	wrong[0][1] = 1;
	assert_eq!(check(&wrong, 4), Err(TotalsError::NotTheTotal));
	assert_eq!(check(&expected[..2], 4), Err(TotalsError::WrongShape));
	let mut short = expected.clone();
	short[2].pop();
	assert_eq!(check(&short, 4), Err(TotalsError::WrongShape));
	assert_eq!(check(&expected, 5), Err(TotalsError::DoNotAddUp), "a voter without a vote");
	assert_eq!(check(&expected, 3), Err(TotalsError::DoNotAddUp), "a vote without a voter");
}

/// Two styles: members of the second vote in the last contest alone, and are added up with the first
/// only where the contest's rule says so.
#[test]
fn a_ballot_has_the_parts_of_its_rings_paper_and_counts_in_its_group() {
	let contests = [contest(ContestKind::ChooseOne, 3), contest(ContestKind::YesNo, 2)];
	let hall = Hall::new(&contests);
	let ring = hall.ring();
	let both = hall.ballot_in(0, 1, 1, &[vec![2], vec![0]]);
	let second = hall.ballot_in(1, 2, 1, &[vec![1]]);
	assert_eq!(hall.verifier.check_shape(&both.body), Ok(0));
	assert_eq!(hall.verifier.check_shape(&second.body), Ok(1));
	// The ring says which paper a ballot has: no part more, no part less.
	let mut more = both.clone();
	more.body.ring = 1;
	assert_eq!(hall.verifier.verify(&more, &ring).err(), Some(Refusal::WrongShape));
	let mut less = second.clone();
	less.body.ring = 0;
	assert_eq!(hall.verifier.verify(&less, &ring).err(), Some(Refusal::WrongShape));
	// A part of one contest does not pass for another's.
	let mut moved = second.clone();
	moved.body.contests = vec![both.body.contests[0].clone()].try_into().unwrap();
	assert_eq!(hall.verifier.verify(&moved, &ring).err(), Some(Refusal::WrongShape));

	let elements = hall.decrypt(&[both, second]);
	let totals = |lists: &[&[u64]]| {
		lists.iter().map(|list| list.to_vec().try_into().unwrap()).collect::<Vec<_>>().try_into().unwrap()
	};
	let mut count = Count::new(2, [0; 32]);
	count.add_voter(0);
	count.add_voter(1);
	let params = hall.verifier.params();
	assert_eq!(check_totals(params, &count, &elements, &totals(&[&[0, 0, 1, 0], &[1, 1, 0]])), Ok(()));
	let mut first_alone = Count::new(2, [0; 32]);
	first_alone.add_voter(0);
	first_alone.add_voter(0);
	assert_eq!(
		check_totals(params, &first_alone, &elements, &totals(&[&[0, 0, 1, 0], &[1, 1, 0]])),
		Err(TotalsError::DoNotAddUp),
		"the second voter has no vote in the first contest"
	);
	assert!(turnout_suffices(&params.plan, &count, 1));
	assert!(!turnout_suffices(&params.plan, &count, 2), "one ballot is too few for the first sum");
}

#[test]
fn plans_that_cannot_be_held_are_refused() {
	let hall = Hall::new(&[contest(ContestKind::ChooseOne, 2), contest(ContestKind::YesNo, 2)]);
	let valid = hall.verifier.params().plan.clone();
	assert_eq!(valid.validate(), Ok(()));
	let with = |change: &dyn Fn(&mut Plan)| {
		let mut plan = valid.clone();
		change(&mut plan);
		plan.validate()
	};
	assert_eq!(with(&|p| p.contests.clear()), Err(PlanProblem::NoContest));
	assert_eq!(with(&|p| p.title.clear()), Err(PlanProblem::BadLabel));
	assert_eq!(with(&|p| p.styles.clear()), Err(PlanProblem::BadStyle));
	for contests in [vec![], vec![1, 0], vec![0, 0], vec![2]] {
		assert_eq!(
			with(&|p| p.styles[0].contests = contests.clone().try_into().unwrap()),
			Err(PlanProblem::BadStyle),
			"{contests:?}"
		);
	}
	let rule = |problem| Err(PlanProblem::Contest(1, ContestError::BadRule(problem)));
	assert_eq!(with(&|p| p.contests[1].rule = ResultRule::of_ballots(FIRST)), rule(RuleError::WrongStyles));
	let nobody = StyleSet(0b111);
	assert_eq!(with(&|p| p.contests[1].rule = ResultRule::of_ballots(nobody)), rule(RuleError::WrongStyles));
	assert_eq!(valid.sum_of(0, 0), Some(0));
	assert_eq!(valid.sum_of(0, 1), None, "the second style does not vote in the first contest");
	assert_eq!((valid.sum_of(1, 0), valid.sum_of(1, 1)), (Some(1), Some(1)), "one group, one sum");
}

#[test]
fn the_same_seed_makes_the_same_body_and_another_seed_does_not() {
	let hall = Hall::new(&[contest(ContestKind::ChooseOne, 2)]);
	let body = |seed: u8, sequence: u16| -> BallotBody {
		let seat = caucus_elections_core::prove::Seat { election: 7, ring: 0, sequence };
		let voter = Hall::member(1);
		make_ballot(&hall.verifier, &voter, &hall.prepare(1), seat, &[vec![0]], &[seed; 32]).unwrap().body
	};
	assert_eq!(body(1, 1), body(1, 1));
	assert_ne!(body(1, 1).contests, body(2, 1).contests);
	assert_ne!(body(1, 1).contests[0].ciphertexts, body(1, 2).contests[0].ciphertexts);
}

#[test]
fn encoding_is_exact() {
	let hall = Hall::new(&[contest(ContestKind::ChooseOne, 3)]);
	let bytes = hall.ballot(0, 1, &[vec![0]]).encode();
	// 785 ring proof; 1 + 4 + 2 + 2 + 32 head; 1 contest count; 1 + 4 * 64 ciphertexts;
	// 1 + 4 * 224 option proofs; (1 + 64) + 1 + (1 + 32) sum proof.
	assert_eq!(bytes.len(), 785 + 41 + 1 + 257 + 897 + 99);
	assert!(Ballot::decode_all(&mut &bytes[..]).is_ok());
	assert!(Ballot::decode_all(&mut &bytes[..bytes.len() - 1]).is_err());
	assert!(Ballot::decode_all(&mut &[&bytes[..], &[0]].concat()[..]).is_err());
}

#[test]
fn bundles_come_back_whole_or_not_at_all() {
	let hall = Hall::new(&[contest(ContestKind::ChooseOne, 2)]);
	let bundle = Bundle {
		election: 7,
		genesis_header: vec![1],
		genesis_proof: vec![vec![2]],
		header: vec![3],
		justification: vec![4],
		state_proof: vec![vec![5], vec![6]],
		handovers: vec![Handover { header: vec![8], justification: vec![9] }],
		keys: vec![vec![[7; 32]], vec![]],
		ballots: vec![hall.ballot(0, 1, &[vec![0]])],
	};
	let bytes = bundle.to_bytes();
	assert_eq!(Bundle::from_bytes(&bytes), Ok(bundle));
	assert_eq!(Bundle::from_bytes(&bytes[1..]), Err(BundleError::NotABundle));
	assert_eq!(Bundle::from_bytes(&bytes[..bytes.len() - 1]), Err(BundleError::Malformed));
	assert_eq!(Bundle::from_bytes(&[&bytes[..], &[0]].concat()), Err(BundleError::Malformed));
}

#[test]
fn refusal_codes_come_back() {
	for refusal in Refusal::ALL {
		assert_eq!(Refusal::from_code(refusal.code()), Some(refusal));
		assert_eq!(refusal.encode(), vec![refusal.code()]);
	}
	assert_eq!(Refusal::from_code(19), None);
}
