// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Proofs that the ciphertexts of a contest hold a permitted choice.
//!
//! A contest ballot has one ciphertext per option, blank last. It shows that
//! 1. each option is 0 or 1, and
//! 2. `votes + k * blank` lies in `1..=k`, where `k` is the most candidates that may be chosen: so
//!    a ballot is either blank and nothing else, or chooses one to `k` candidates.
//!
//! Both are the same statement, "this ciphertext encrypts one of these values", proved by a
//! disjunction of Chaum-Pedersen proofs (Cramer, Damgård and Schoenmakers, 1994). The proofs carry
//! their announcements, not their challenges, so that all equations of all ballots of a batch fold
//! into one multi-scalar multiplication.
//!
//! The transcript absorbs the whole statement (election, contest, alias, sequence, key, shape of the
//! contest, all ciphertexts) before any announcement: a proof holds for one voter's one ballot and
//! is worth nothing when copied or replayed.

use crate::params::{Contest, MAX_CHOICES, MAX_OPTIONS};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use caucus_primitives::{domain, Alias, ContestIndex, Digest};
use caucus_trustees_core::{
	elgamal::{Ciphertext, DecodedCiphertext},
	group::{identity, GroupError, Point, RistrettoPoint, Scalar, ScalarBytes, TranscriptExt, GENERATOR},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use curve25519_dalek::traits::{IsIdentity, VartimeMultiscalarMul};
use merlin::Transcript;
use scale_info::TypeInfo;

/// The announcements of one branch of a disjunction: `(A, B)`.
pub type Announcement = [Point; 2];

/// Proof that a ciphertext encrypts 0 or 1: 224 bytes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct OptionProof {
	/// Announcements of the branches 0 and 1.
	pub announcements: [Announcement; 2],
	/// Challenge of branch 0; that of branch 1 is what is missing to the transcript's.
	pub challenge: ScalarBytes,
	/// Responses of the branches.
	pub responses: [ScalarBytes; 2],
}

/// Proof that `votes + k * blank` lies in `1..=k`: `128k - 32` bytes and three lengths.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct SumProof {
	/// Announcements of the branches `1..=k`.
	pub announcements: BoundedVec<Announcement, ConstU32<MAX_CHOICES>>,
	/// Challenges of all branches but the last.
	pub challenges: BoundedVec<ScalarBytes, ConstU32<MAX_CHOICES>>,
	/// Responses of the branches.
	pub responses: BoundedVec<ScalarBytes, ConstU32<MAX_CHOICES>>,
}

/// One contest's part of a ballot.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct ContestBallot {
	/// One ciphertext per option, blank last.
	pub ciphertexts: BoundedVec<Ciphertext, ConstU32<MAX_OPTIONS>>,
	/// One proof per option.
	pub options: BoundedVec<OptionProof, ConstU32<MAX_OPTIONS>>,
	/// The proof over all options.
	pub sum: SumProof,
}

/// Why a contest's part was refused.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum ChoiceError {
	/// Not one ciphertext and one proof per option, or not one branch per permitted sum.
	WrongLength,
	/// A point or scalar is not in its canonical encoding, or a ciphertext has no randomness.
	BadEncoding,
	/// A proof does not hold: some option is neither 0 nor 1, the sum is not permitted, or the
	/// proof was made for another ballot.
	BadProof,
}

impl From<GroupError> for ChoiceError {
	fn from(_: GroupError) -> Self {
		Self::BadEncoding
	}
}

/// What a contest's proofs are about, besides the ciphertexts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Statement<'a> {
	/// The election's reference.
	pub election: &'a Digest,
	/// Position of the contest on the ballot paper.
	pub contest: ContestIndex,
	/// The voter's alias.
	pub alias: &'a Alias,
	/// The ballot's sequence number.
	pub sequence: u16,
	/// The election key, decoded and as it travels.
	pub key: &'a (RistrettoPoint, Point),
	/// Number of options, blank included.
	pub options: usize,
	/// Most candidates that may be chosen.
	pub most_choices: u8,
}

impl<'a> Statement<'a> {
	/// The statement about one contest of a ballot.
	pub fn new(
		election: &'a Digest,
		key: &'a (RistrettoPoint, Point),
		index: ContestIndex,
		contest: &Contest,
		alias: &'a Alias,
		sequence: u16,
	) -> Self {
		let (options, most_choices) = (contest.options(), contest.most_choices());
		Self { election, contest: index, alias, sequence, key, options, most_choices }
	}

	/// A transcript that has absorbed the statement and the ciphertexts.
	pub(crate) fn transcript(&self, ciphertexts: &[Ciphertext]) -> Transcript {
		let mut transcript = Transcript::new(domain::CHOICE);
		transcript.append_message(b"election", self.election);
		transcript.number(b"contest", self.contest.into());
		transcript.append_message(b"alias", self.alias);
		transcript.number(b"sequence", self.sequence.into());
		transcript.point(b"key", &self.key.1);
		transcript.number(b"options", self.options as u64);
		transcript.number(b"most choices", self.most_choices.into());
		for ciphertext in ciphertexts {
			transcript.point(b"c1", &ciphertext.c1);
			transcript.point(b"c2", &ciphertext.c2);
		}
		transcript
	}

	/// How often option `index` counts in the sum: candidates once, blank `k` times.
	pub(crate) fn sum_weight(&self, index: usize) -> Scalar {
		match index.checked_add(1) == Some(self.options) {
			true => Scalar::from(self.most_choices),
			false => Scalar::ONE,
		}
	}
}

/// Absorbs the announcements of one disjunction.
pub(crate) fn absorb_announcements(transcript: &mut Transcript, announcements: &[Announcement]) {
	for [a, b] in announcements {
		transcript.point(b"announcement a", a);
		transcript.point(b"announcement b", b);
	}
}

/// Many contests' proofs, folded into one equation.
///
/// For a branch with value `v`, announcements `(A, B)`, challenge `c` and response `z`, a valid proof
/// satisfies `z*G - A - c*C1 = 0` and `z*K - B - c*(C2 - v*G) = 0`. The fold multiplies each by a
/// random weight of 128 bits and adds them up; if any does not hold, the sum is zero with probability
/// at most `2^-128`. The weights hash every item, so no submitter can prepare errors that cancel.
pub struct Batch {
	weights: Transcript,
	/// Coefficient of `G`, which all equations share.
	generator: Scalar,
	keys: Vec<(Point, RistrettoPoint, Scalar)>,
	scalars: Vec<Scalar>,
	points: Vec<RistrettoPoint>,
	pending: Vec<Pending>,
}

/// An item whose points are decoded and whose challenges are known, waiting for its weights.
struct Pending {
	key: usize,
	branches: Vec<Branch>,
	ciphertexts: Vec<DecodedCiphertext>,
	sum_weights: Vec<Scalar>,
}

struct Branch {
	/// The option that the branch is about; `None` for the sum.
	option: Option<usize>,
	value: u64,
	announcement: [RistrettoPoint; 2],
	challenge: Scalar,
	response: Scalar,
}

impl Default for Batch {
	fn default() -> Self {
		Self::new()
	}
}

impl Batch {
	/// An empty batch.
	pub fn new() -> Self {
		Self {
			weights: Transcript::new(domain::BATCH),
			generator: Scalar::ZERO,
			keys: Vec::new(),
			scalars: Vec::new(),
			points: Vec::new(),
			pending: Vec::new(),
		}
	}

	/// Adds one contest's part; gives back its ciphertexts, decoded, for the accumulators. Refuses
	/// what does not decode; whether the proofs hold only [`Self::verify`] tells.
	pub fn push(
		&mut self,
		statement: &Statement,
		ballot: &ContestBallot,
	) -> Result<Vec<DecodedCiphertext>, ChoiceError> {
		let ContestBallot { ciphertexts, options, sum } = ballot;
		let most = usize::from(statement.most_choices);
		if ciphertexts.len() != statement.options
			|| options.len() != statement.options
			|| sum.announcements.len() != most
			|| sum.responses.len() != most
			|| sum.challenges.len().checked_add(1) != Some(most)
		{
			return Err(ChoiceError::WrongLength);
		}
		let decoded =
			ciphertexts.iter().map(Ciphertext::decode_fresh).collect::<Result<Vec<_>, GroupError>>()?;

		let mut transcript = statement.transcript(ciphertexts);
		for proof in options {
			absorb_announcements(&mut transcript, &proof.announcements);
		}
		absorb_announcements(&mut transcript, &sum.announcements);

		let mut branches = Vec::new();
		for (index, proof) in options.iter().enumerate() {
			let challenge = transcript.challenge(b"option challenge");
			let values = 0..;
			decode_branches(
				&mut branches,
				Some(index),
				challenge,
				values,
				&proof.announcements,
				core::slice::from_ref(&proof.challenge),
				&proof.responses,
			)?;
		}
		let challenge = transcript.challenge(b"sum challenge");
		decode_branches(
			&mut branches,
			None,
			challenge,
			1..,
			&sum.announcements,
			&sum.challenges,
			&sum.responses,
		)?;

		// The batch transcript absorbs the item whole: its statement and ciphertexts through the
		// item's own transcript, the challenges and responses beside it.
		let mut binding = [0u8; 32];
		transcript.challenge_bytes(b"binding", &mut binding);
		self.weights.append_message(b"item", &binding);
		for branch in &branches {
			self.weights.append_message(b"challenge", branch.challenge.as_bytes());
			self.weights.append_message(b"response", branch.response.as_bytes());
		}
		let key = match self.keys.iter().position(|(bytes, _, _)| *bytes == statement.key.1) {
			Some(position) => position,
			None => {
				self.keys.push((statement.key.1, statement.key.0, Scalar::ZERO));
				self.keys.len().saturating_sub(1)
			}
		};
		let sum_weights = (0..statement.options).map(|index| statement.sum_weight(index)).collect();
		self.pending.push(Pending { key, branches, ciphertexts: decoded.clone(), sum_weights });
		Ok(decoded)
	}

	/// Checks everything pushed. Says nothing about which item is at fault.
	pub fn verify(mut self) -> Result<(), ChoiceError> {
		for item in core::mem::take(&mut self.pending) {
			self.fold(item);
		}
		self.scalars.push(self.generator);
		self.points.push(GENERATOR);
		for (_, key, coefficient) in &self.keys {
			self.scalars.push(*coefficient);
			self.points.push(*key);
		}
		let total = RistrettoPoint::vartime_multiscalar_mul(&self.scalars, &self.points);
		total.is_identity().then_some(()).ok_or(ChoiceError::BadProof)
	}

	/// Weighs an item's equations and adds them to the sum.
	fn fold(&mut self, item: Pending) {
		let mut coefficients: Vec<[Scalar; 2]> = alloc::vec![[Scalar::ZERO; 2]; item.ciphertexts.len()];
		let mut key_coefficient = Scalar::ZERO;
		for branch in &item.branches {
			let (alpha, beta) = (self.weights.weight(b"alpha"), self.weights.weight(b"beta"));
			let (weighed_alpha, weighed_beta) = (alpha * branch.challenge, beta * branch.challenge);
			self.generator += alpha * branch.response + weighed_beta * Scalar::from(branch.value);
			key_coefficient += beta * branch.response;
			let [a, b] = branch.announcement;
			self.scalars.extend([-alpha, -beta]);
			self.points.extend([a, b]);
			for (index, (coefficient, sum_weight)) in
				coefficients.iter_mut().zip(&item.sum_weights).enumerate()
			{
				let weight = match branch.option {
					Some(option) if option == index => Scalar::ONE,
					Some(_) => continue,
					None => *sum_weight,
				};
				coefficient[0] -= weighed_alpha * weight;
				coefficient[1] -= weighed_beta * weight;
			}
		}
		for (ciphertext, [first, second]) in item.ciphertexts.iter().zip(coefficients) {
			self.scalars.extend([first, second]);
			self.points.extend([ciphertext.c1, ciphertext.c2]);
		}
		if let Some((_, _, coefficient)) = self.keys.get_mut(item.key) {
			*coefficient += key_coefficient;
		}
	}
}

/// Decodes one disjunction; the last branch's challenge is what is missing to the transcript's.
fn decode_branches(
	branches: &mut Vec<Branch>,
	option: Option<usize>,
	challenge: Scalar,
	values: impl Iterator<Item = u64>,
	announcements: &[Announcement],
	challenges: &[ScalarBytes],
	responses: &[ScalarBytes],
) -> Result<(), ChoiceError> {
	let mut rest = challenge;
	for (position, ((value, [a, b]), response)) in values.zip(announcements).zip(responses).enumerate() {
		let challenge = match challenges.get(position) {
			Some(challenge) => challenge.decode()?,
			None => rest,
		};
		rest -= challenge;
		branches.push(Branch {
			option,
			value,
			announcement: [a.decode()?, b.decode()?],
			challenge,
			response: response.decode()?,
		});
	}
	Ok(())
}

/// Adds ciphertexts to accumulators, option by option; subtracts those they replace.
pub fn accumulate(
	accumulators: &mut [DecodedCiphertext],
	added: &[DecodedCiphertext],
	replaced: Option<&[DecodedCiphertext]>,
) {
	for (index, accumulator) in accumulators.iter_mut().enumerate() {
		if let Some(ciphertext) = added.get(index) {
			*accumulator = *accumulator + *ciphertext;
		}
		if let Some(ciphertext) = replaced.and_then(|list| list.get(index)) {
			*accumulator = *accumulator - *ciphertext;
		}
	}
}

/// Accumulators that nothing was added to.
pub fn empty_accumulators(options: usize) -> Vec<DecodedCiphertext> {
	alloc::vec![DecodedCiphertext { c1: identity(), c2: identity() }; options]
}
