// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Making ballots: everything but the ring proof first, which is then sealed by that proof, or
//! spoiled ([`crate::spoil`]). All randomness of a ballot comes from one seed of its own.

use crate::{
	ballot::{Ballot, BallotBody, BALLOT_VERSION},
	choice::{absorb_announcements, Announcement, ContestBallot, OptionProof, Statement, SumProof},
	params::{Contest, ContestKind},
	spoil::{Randomness, Unsealed},
	verify::Verifier,
};
use alloc::{vec, vec::Vec};
use caucus_members_core::ring::{MemberSecret, PreparedRing, RingError};
use caucus_primitives::{domain, Alias, ElectionId, RingIndex};
use caucus_trustees_core::{
	elgamal::{Ciphertext, DecodedCiphertext},
	group::{RistrettoPoint, Scalar, ScalarBytes, TranscriptExt, GENERATOR},
};
use merlin::Transcript;
use rand_core::{CryptoRng, RngCore};
use zeroize::Zeroizing;

/// What a voter wants in one contest: the positions of the chosen candidates; none means blank.
pub type Choice = Vec<usize>;

/// Why no ballot can be made of a choice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChoiceProblem {
	/// Not one choice per contest of the ring's ballot paper.
	WrongNumberOfContests,
	/// No such candidate.
	NoSuchCandidate,
	/// The same candidate twice.
	ChosenTwice,
	/// More candidates than the contest allows.
	TooManyChosen,
	/// The election has no such ring.
	NoSuchRing,
	/// The ring proof failed.
	Ring(RingError),
}

/// A branch of a disjunction before its challenge is known.
enum Draft {
	/// The true branch: the nonce.
	True(Zeroizing<Scalar>),
	/// A simulated branch: challenge and response, chosen beforehand.
	Simulated(Scalar, Scalar),
}

/// Announces a disjunction over `values`, of which `values[truth]` is what `ciphertext` encrypts.
fn announce(
	key: &RistrettoPoint,
	ciphertext: &DecodedCiphertext,
	values: &[u64],
	truth: usize,
	rng: &mut (impl RngCore + CryptoRng),
) -> (Vec<Announcement>, Vec<Draft>) {
	values
		.iter()
		.enumerate()
		.map(|(position, value)| {
			if position == truth {
				let nonce = Zeroizing::new(Scalar::random(rng));
				let announcement = [(GENERATOR * *nonce).into(), (key * *nonce).into()];
				return (announcement, Draft::True(nonce));
			}
			let (challenge, response) = (Scalar::random(rng), Scalar::random(rng));
			let second = ciphertext.c2 - GENERATOR * Scalar::from(*value);
			let announcement = [
				(GENERATOR * response - ciphertext.c1 * challenge).into(),
				(key * response - second * challenge).into(),
			];
			(announcement, Draft::Simulated(challenge, response))
		})
		.unzip()
}

/// Completes a disjunction once the transcript's challenge is known.
fn respond(drafts: &[Draft], challenge: Scalar, randomness: &Scalar) -> (Vec<ScalarBytes>, Vec<ScalarBytes>) {
	let simulated: Scalar = drafts
		.iter()
		.map(|draft| match draft {
			Draft::True(_) => Scalar::ZERO,
			Draft::Simulated(challenge, _) => *challenge,
		})
		.sum();
	drafts
		.iter()
		.map(|draft| match draft {
			Draft::True(nonce) => {
				let own = challenge - simulated;
				(ScalarBytes::from(own), ScalarBytes::from(**nonce + own * randomness))
			}
			Draft::Simulated(challenge, response) => (challenge.into(), response.into()),
		})
		.unzip()
}

/// The 0/1 vector of a choice over a contest's options, blank last.
pub fn votes(contest: &Contest, choice: &Choice) -> Result<Vec<u64>, ChoiceProblem> {
	if choice.len() > usize::from(contest.most_choices()) {
		return Err(ChoiceProblem::TooManyChosen);
	}
	let mut votes = vec![0; contest.options()];
	for candidate in choice {
		if *candidate >= contest.candidates.len() {
			return Err(ChoiceProblem::NoSuchCandidate);
		}
		if votes[*candidate] == 1 {
			return Err(ChoiceProblem::ChosenTwice);
		}
		votes[*candidate] = 1;
	}
	if choice.is_empty() {
		votes[contest.candidates.len()] = 1;
	}
	Ok(votes)
}

/// Encrypts a vector of votes and proves it permitted. The vector is not checked: one that is not
/// permitted gives a ballot that no verifier accepts, which is what tests need.
pub fn encrypt_votes(
	statement: &Statement,
	votes: &[u64],
	rng: &mut (impl RngCore + CryptoRng),
) -> ContestBallot {
	encrypt_and_keep(statement, votes, rng).0
}

/// As [`encrypt_votes`]; gives the randomness of the ciphertexts besides.
fn encrypt_and_keep(
	statement: &Statement,
	votes: &[u64],
	rng: &mut (impl RngCore + CryptoRng),
) -> (ContestBallot, Randomness) {
	let key = &statement.key.0;
	let randomness: Randomness = Zeroizing::new(votes.iter().map(|_| Scalar::random(rng)).collect());
	let decoded: Vec<DecodedCiphertext> = votes
		.iter()
		.zip(randomness.iter())
		.map(|(vote, r)| DecodedCiphertext::encrypt(key, *vote, r))
		.collect();
	let ciphertexts: Vec<Ciphertext> = decoded.iter().map(DecodedCiphertext::encode).collect();
	let mut transcript = statement.transcript(&ciphertexts);

	let announced: Vec<_> = decoded
		.iter()
		.zip(votes)
		.map(|(ciphertext, vote)| announce(key, ciphertext, &[0, 1], usize::from(*vote == 1), rng))
		.collect();
	for (announcements, _) in &announced {
		absorb_announcements(&mut transcript, announcements);
	}
	let values: Vec<u64> = (1..=u64::from(statement.most_choices)).collect();
	let weights: Vec<Scalar> = (0..votes.len()).map(|index| statement.sum_weight(index)).collect();
	let sum = DecodedCiphertext {
		c1: decoded.iter().zip(&weights).map(|(ciphertext, weight)| ciphertext.c1 * weight).sum(),
		c2: decoded.iter().zip(&weights).map(|(ciphertext, weight)| ciphertext.c2 * weight).sum(),
	};
	let (candidates, blank) = votes.split_at(votes.len().saturating_sub(1));
	let sum_value: u64 =
		candidates.iter().sum::<u64>() + u64::from(statement.most_choices) * blank.iter().sum::<u64>();
	let truth = values.iter().position(|value| *value == sum_value).unwrap_or_default();
	let (sum_announcements, sum_drafts) = announce(key, &sum, &values, truth, rng);
	absorb_announcements(&mut transcript, &sum_announcements);

	let options: Vec<OptionProof> = announced
		.into_iter()
		.zip(randomness.iter())
		.map(|((announcements, drafts), r)| {
			let (challenges, responses) = respond(&drafts, transcript.challenge(b"option challenge"), r);
			OptionProof {
				announcements: [announcements[0], announcements[1]],
				challenge: challenges[0],
				responses: [responses[0], responses[1]],
			}
		})
		.collect();
	let sum_randomness: Scalar = randomness.iter().zip(&weights).map(|(r, weight)| r * weight).sum();
	let (mut challenges, responses) =
		respond(&sum_drafts, transcript.challenge(b"sum challenge"), &sum_randomness);
	challenges.pop();
	let part = ContestBallot {
		ciphertexts: ciphertexts.try_into().expect("a contest has at most MAX_OPTIONS options; qed"),
		options: options.try_into().expect("one proof per option; qed"),
		sum: SumProof {
			announcements: sum_announcements.try_into().expect("at most MAX_CHOICES branches; qed"),
			challenges: challenges.try_into().expect("one less than branches; qed"),
			responses: responses.try_into().expect("one response per branch; qed"),
		},
	};
	(part, randomness)
}

/// Where a voter stands in an election.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seat {
	/// The election.
	pub election: ElectionId,
	/// The ring that the voter's key stands in.
	pub ring: RingIndex,
	/// The sequence number of the ballot to make.
	pub sequence: u16,
}

/// Makes a ballot. `seed` is fresh and secret; it decides all randomness but that of the ring proof.
pub fn make_ballot(
	verifier: &Verifier,
	voter: &MemberSecret,
	ring: &PreparedRing,
	seat: Seat,
	choices: &[Choice],
	seed: &[u8; 32],
) -> Result<Ballot, ChoiceProblem> {
	let alias = voter.alias(verifier.context()).map_err(ChoiceProblem::Ring)?;
	seal(verifier, voter, ring, make_unsealed(verifier, &alias, seat, choices, seed)?)
}

/// Makes a ballot of an unsealed one. From here on whoever has it can cast it, and it can no longer
/// be opened.
pub fn seal(
	verifier: &Verifier,
	voter: &MemberSecret,
	ring: &PreparedRing,
	unsealed: Unsealed,
) -> Result<Ballot, ChoiceProblem> {
	let (message, body) = (unsealed.tracker(), unsealed.into_body());
	let (proof, proved_alias) =
		voter.prove(ring, verifier.context(), &message).map_err(ChoiceProblem::Ring)?;
	debug_assert_eq!(body.alias, proved_alias);
	Ok(Ballot { body, proof })
}

/// Makes everything of a ballot but the ring proof.
pub fn make_body(
	verifier: &Verifier,
	alias: &Alias,
	seat: Seat,
	choices: &[Choice],
	seed: &[u8; 32],
) -> Result<BallotBody, ChoiceProblem> {
	make_unsealed(verifier, alias, seat, choices, seed).map(Unsealed::into_body)
}

/// As [`make_body`]; keeps what can open it. The seed must be fresh: with one seed for two ballots,
/// opening one could tell what the other holds.
pub fn make_unsealed(
	verifier: &Verifier,
	alias: &Alias,
	seat: Seat,
	choices: &[Choice],
	seed: &[u8; 32],
) -> Result<Unsealed, ChoiceProblem> {
	let paper = verifier.paper_of_ring(seat.ring).map_err(|_| ChoiceProblem::NoSuchRing)?;
	if choices.len() != paper.len() {
		return Err(ChoiceProblem::WrongNumberOfContests);
	}
	let key = verifier.key();
	let made = paper
		.into_iter()
		.zip(choices)
		.map(|((index, contest), choice)| {
			let statement = Statement::new(verifier.reference(), key, index, contest, alias, seat.sequence);
			let votes = votes(contest, choice)?;
			let mut rng = contest_rng(&statement, &votes, seed);
			Ok(encrypt_and_keep(&statement, &votes, &mut rng))
		})
		.collect::<Result<Vec<_>, ChoiceProblem>>()?;
	let (parts, randomness): (Vec<_>, Vec<_>) = made.into_iter().unzip();
	let body = BallotBody {
		version: BALLOT_VERSION,
		election: seat.election,
		ring: seat.ring,
		sequence: seat.sequence,
		alias: *alias,
		contests: parts.try_into().expect("as many parts as contests; qed"),
	};
	Ok(Unsealed::new(*verifier.reference(), body, choices.to_vec(), randomness))
}

/// The generator of one contest's randomness: the seed, bound to election, alias, sequence, contest
/// and votes, so that a seed used twice by mistake still gives fresh randomness.
fn contest_rng(statement: &Statement, votes: &[u64], seed: &[u8; 32]) -> impl RngCore + CryptoRng {
	let mut transcript = Transcript::new(domain::VOTER_RANDOMNESS);
	transcript.append_message(b"election", statement.election);
	transcript.append_message(b"alias", statement.alias);
	transcript.number(b"sequence", statement.sequence.into());
	transcript.number(b"contest", statement.contest.into());
	for vote in votes {
		transcript.number(b"vote", *vote);
	}
	TranscriptStream::new(transcript, seed)
}

/// A stream of pseudorandom bytes from a keyed Merlin transcript.
struct TranscriptStream(Transcript);

impl TranscriptStream {
	fn new(mut transcript: Transcript, seed: &[u8; 32]) -> Self {
		transcript.append_message(b"seed", seed);
		Self(transcript)
	}
}

impl RngCore for TranscriptStream {
	fn next_u32(&mut self) -> u32 {
		rand_core::impls::next_u32_via_fill(self)
	}

	fn next_u64(&mut self) -> u64 {
		rand_core::impls::next_u64_via_fill(self)
	}

	fn fill_bytes(&mut self, dest: &mut [u8]) {
		self.0.challenge_bytes(b"stream", dest);
	}

	fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
		self.fill_bytes(dest);
		Ok(())
	}
}

impl CryptoRng for TranscriptStream {}

/// Reads a choice as people write it: candidates by position, counted from 1, with commas; `blank`
/// for none.
pub fn parse_choice(contest: &Contest, text: &str) -> Result<Choice, ChoiceProblem> {
	if text.trim().eq_ignore_ascii_case("blank") {
		return Ok(Vec::new());
	}
	if contest.kind == ContestKind::YesNo {
		match text.trim().to_ascii_lowercase().as_str() {
			"yes" => return Ok(vec![0]),
			"no" => return Ok(vec![1]),
			_ => (),
		}
	}
	let choice = text
		.split(',')
		.map(|part| {
			let number: usize = part.trim().parse().map_err(|_| ChoiceProblem::NoSuchCandidate)?;
			number.checked_sub(1).ok_or(ChoiceProblem::NoSuchCandidate)
		})
		.collect::<Result<Choice, ChoiceProblem>>()?;
	votes(contest, &choice)?;
	Ok(choice)
}
