// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Everything about an election that is fixed once it is Ready. One changed bit gives another
//! `election_ref`, and with it other aliases, messages and transcripts.

use bounded_collections::{BoundedVec, ConstU32};
use caucus_members_core::{
	registry::RollRule,
	ring::{RingRoot, RingSize},
};
use caucus_primitives::{
	blake2_256, domain, refs, Digest, ElectionId, Moment, RingIndex, RollId, TrusteeIndex,
};
use caucus_trustees_core::{group::Point, keygen::MAX_TRUSTEES};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Most contests on one ballot paper.
pub const MAX_CONTESTS: u32 = 16;
/// Most candidates in one contest; the blank option comes on top.
pub const MAX_CANDIDATES: u32 = 64;
/// Most options in one contest: the candidates and the blank option.
pub const MAX_OPTIONS: u32 = MAX_CANDIDATES + 1;
/// Most candidates that one ballot may choose in one contest.
pub const MAX_CHOICES: u32 = 16;
/// Longest title or name, in bytes of UTF-8: 42 Hangul syllables.
pub const MAX_LABEL: u32 = 128;

/// A title or a name, UTF-8.
pub type Label = BoundedVec<u8, ConstU32<MAX_LABEL>>;

/// How a contest is voted.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum ContestKind {
	/// Exactly one option: a candidate, or blank.
	#[codec(index = 0)]
	ChooseOne,
	/// One to `most` candidates, or blank.
	#[codec(index = 1)]
	ChooseUpTo {
		/// Most candidates on one ballot.
		most: u8,
	},
	/// Any number of candidates, or blank.
	#[codec(index = 2)]
	Approve,
	/// A question: the two candidates are yes and no.
	#[codec(index = 3)]
	YesNo,
}

/// One contest on the ballot paper.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Contest {
	/// What is decided.
	pub title: Label,
	/// How it is voted.
	pub kind: ContestKind,
	/// Who or what can be chosen. Option `i` is candidate `i`; the option after the last candidate
	/// is blank.
	pub candidates: BoundedVec<Label, ConstU32<MAX_CANDIDATES>>,
}

/// What is wrong with a contest.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum ContestError {
	/// No candidate, or not two in a yes/no question.
	TooFewCandidates,
	/// More choices than candidates, none, or more than a proof can hold.
	BadChoiceLimit,
	/// A title or name is empty, or not UTF-8, or has control characters.
	BadLabel,
	/// Two candidates have the same name.
	DuplicateCandidate,
}

impl Contest {
	/// How many ciphertexts a ballot has for this contest.
	pub fn options(&self) -> usize {
		self.candidates.len().saturating_add(1)
	}

	/// Most candidates that one ballot may choose.
	pub fn most_choices(&self) -> u8 {
		match self.kind {
			ContestKind::ChooseOne | ContestKind::YesNo => 1,
			ContestKind::ChooseUpTo { most } => most,
			ContestKind::Approve => self.candidates.len().try_into().unwrap_or(u8::MAX),
		}
	}

	/// Checks that the contest can be voted.
	pub fn validate(&self) -> Result<(), ContestError> {
		let candidates = self.candidates.len();
		if candidates == 0 || (self.kind == ContestKind::YesNo && candidates != 2) {
			return Err(ContestError::TooFewCandidates);
		}
		let most = usize::from(self.most_choices());
		if most == 0 || most > candidates || most > MAX_CHOICES as usize {
			return Err(ContestError::BadChoiceLimit);
		}
		let mut labels = core::iter::once(&self.title).chain(&self.candidates);
		if !labels.all(|label| is_label(label)) {
			return Err(ContestError::BadLabel);
		}
		let duplicate = self
			.candidates
			.iter()
			.enumerate()
			.any(|(i, name)| self.candidates.iter().skip(i + 1).any(|n| n == name));
		(!duplicate).then_some(()).ok_or(ContestError::DuplicateCandidate)
	}
}

/// Whether bytes are a title or a name: UTF-8, not empty, without control characters or marks that
/// reorder text.
pub fn is_label(bytes: &[u8]) -> bool {
	let hidden = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
	core::str::from_utf8(bytes).is_ok_and(|text| !text.trim().is_empty() && !text.chars().any(hidden))
}

/// The election's times, by block time: voting is possible from `opens` until just before `closes`.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Schedule {
	/// How long trustees have for each step of making the key, in milliseconds.
	pub trustee_step: Moment,
	/// First moment of voting.
	pub opens: Moment,
	/// First moment after voting.
	pub closes: Moment,
}

/// Numbers below which a secret vote is not secret.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Minimums {
	/// Fewest keys on the roll.
	pub roll: u32,
	/// Fewest ballots for the sums to be decrypted.
	pub turnout: u32,
}

/// What the commission decides when it draws up an election.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Plan {
	/// Name of the election.
	pub title: Label,
	/// The ballot paper.
	pub contests: BoundedVec<Contest, ConstU32<MAX_CONTESTS>>,
	/// Who is on the roll.
	pub electorate: RollRule,
	/// Size of the rings that voters hide in.
	pub ring_size: RingSize,
	/// When voting is possible.
	pub schedule: Schedule,
	/// Below which numbers it is not held.
	pub minimums: Minimums,
	/// How often a voter may replace a ballot.
	pub max_revotes: u16,
	/// How many trustees must agree to decrypt.
	pub threshold: TrusteeIndex,
}

/// The roll of an election and the rings it was split into.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Electorate {
	/// The roll.
	pub roll: RollId,
	/// Keys on it.
	pub keys: u32,
	/// Digest of the keys, in the order of the roll.
	pub roll_root: Digest,
	/// Number of rings.
	pub rings: RingIndex,
	/// Digest of all ring roots.
	pub ring_roots: Digest,
	/// Seed of the permutation that dealt the keys to the rings.
	pub ring_seed: Digest,
}

/// Everything that is fixed once an election is Ready.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Params {
	/// The commission's plan.
	pub plan: Plan,
	/// The roll and its rings.
	pub electorate: Electorate,
	/// Which attempt at generating the key succeeded.
	pub ceremony_attempt: u32,
	/// The key that ballots are encrypted under.
	pub election_key: Point,
	/// Verification keys of the trustees, by number.
	pub verification_keys: BoundedVec<Point, ConstU32<MAX_TRUSTEES>>,
	/// Version of the runtime that counts.
	pub spec_version: u32,
}

impl Params {
	/// The election's reference on the chain with this genesis hash.
	pub fn election_ref(&self, genesis: &Digest, election: ElectionId) -> Digest {
		refs::election_ref(genesis, election, &refs::params_hash(self))
	}
}

/// The digest of a roll's ring roots after one more; the first step starts at all zeros.
pub fn extend_ring_roots(digest: &Digest, root: &RingRoot) -> Digest {
	blake2_256(&[domain::RING_ROOTS, digest, &root.0])
}
