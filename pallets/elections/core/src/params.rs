// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Everything about an election that is fixed once it is Ready. One changed bit gives another
//! `election_ref`, and with it other aliases, messages and transcripts.

use crate::{
	compose::{ResultRule, RuleError, Source, StyleSet},
	tally::MAX_SUMS,
};
use alloc::{string::String, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use caucus_members_core::{
	registry::{Classes, RollRule},
	ring::{RingRoot, RingSize},
};
use caucus_primitives::{
	blake2_256, domain, refs, AccountKey, ContestIndex, Digest, ElectionId, Moment, RingIndex, RollId,
	StyleIndex, TrusteeIndex,
};
use caucus_trustees_core::{decryption::MAX_CIPHERTEXTS, group::Point, keygen::MAX_TRUSTEES};
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
/// Most ballot styles of one election.
pub const MAX_STYLES: u32 = 8;
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

/// Who or what can be chosen in a contest.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Candidate {
	/// The name, as voters read it.
	pub name: Label,
	/// Classes for which seats may be reserved.
	pub classes: Classes,
	/// The account that must accept the nomination; none for what is not a person.
	pub nominee: Option<AccountKey>,
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
	pub candidates: BoundedVec<Candidate, ConstU32<MAX_CANDIDATES>>,
	/// How votes, and polls if there are any, make a result.
	pub rule: ResultRule,
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
	/// A title or name is empty, or not UTF-8, or has letters that nobody sees.
	BadLabel,
	/// Two candidates have the same name.
	DuplicateCandidate,
	/// The rule of the result does not fit the contest.
	BadRule(RuleError),
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

	/// Checks that the contest can be voted by these styles, and makes a result.
	pub fn validate(&self, styles: StyleSet) -> Result<(), ContestError> {
		let candidates = self.candidates.len();
		if candidates == 0 || (self.kind == ContestKind::YesNo && candidates != 2) {
			return Err(ContestError::TooFewCandidates);
		}
		let most = usize::from(self.most_choices());
		if most == 0 || most > candidates || most > MAX_CHOICES as usize {
			return Err(ContestError::BadChoiceLimit);
		}
		let mut labels = core::iter::once(&self.title).chain(self.names());
		if !labels.all(|label| is_label(label)) {
			return Err(ContestError::BadLabel);
		}
		let duplicate = self
			.names()
			.enumerate()
			.any(|(i, name)| self.names().skip(i.saturating_add(1)).any(|n| n == name));
		if duplicate {
			return Err(ContestError::DuplicateCandidate);
		}
		self.rule.validate(candidates, self.kind, styles).map_err(ContestError::BadRule)
	}

	/// The candidates' names, in order.
	pub fn names(&self) -> impl Iterator<Item = &Label> {
		self.candidates.iter().map(|candidate| &candidate.name)
	}
}

/// Whether bytes are a title or a name: UTF-8, with something in it that can be seen, and nothing that
/// nobody sees or that reorders what is seen.
pub fn is_label(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes).is_ok_and(|text| !text.trim().is_empty() && !text.chars().any(is_hidden))
}

/// Whether a letter is a control character, one without a shape, or one that turns the direction of
/// reading: those that `docs/ballot-format.md` lists, and no others.
fn is_hidden(letter: char) -> bool {
	letter.is_control()
		|| matches!(
			letter,
			'\u{ad}'
				| '\u{61c}' | '\u{115f}'
				| '\u{1160}' | '\u{180e}'
				| '\u{200b}'..='\u{200f}'
				| '\u{2028}'..='\u{202e}'
				| '\u{2060}'..='\u{2064}'
				| '\u{2066}'..='\u{2069}'
				| '\u{3164}' | '\u{feff}'
				| '\u{ffa0}' | '\u{e0000}'..='\u{e007f}'
		)
}

/// What others wrote, as it may be shown: each letter that no label may hold is replaced, and so are
/// bytes that are not UTF-8.
pub fn legible(bytes: &[u8]) -> String {
	let shown = |letter| if is_hidden(letter) { char::REPLACEMENT_CHARACTER } else { letter };
	String::from_utf8_lossy(bytes).chars().map(shown).collect()
}

/// The election's times, by block time: voting is possible from `opens` until just before `closes`.
/// All in milliseconds; those that are not moments are durations, counted from the stage before.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Schedule {
	/// How long trustees have for each step of making the key.
	pub trustee_step: Moment,
	/// How long objections to the roll are taken once it is cut; appeals are taken as long again.
	pub objections: Moment,
	/// First moment of voting.
	pub opens: Moment,
	/// First moment after voting.
	pub closes: Moment,
	/// How long after the close totals may be announced and polls be revealed.
	pub tally: Moment,
	/// How long after the tally the commission may certify the result.
	pub certification: Moment,
	/// How long after its certification the result may be objected to; the appeals body has as long
	/// again to rule.
	pub appeals: Moment,
}

/// Numbers below which a secret vote is not secret.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Minimums {
	/// Fewest keys on the roll of each style.
	pub roll: u32,
	/// Fewest ballots in each sum that is decrypted.
	pub turnout: u32,
}

/// Which members vote in which contests. A member gets the first style whose rule admits the member,
/// so styles split the roll.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Style {
	/// Which members.
	pub rule: RollRule,
	/// Positions of the contests on their ballot paper, ascending.
	pub contests: BoundedVec<ContestIndex, ConstU32<MAX_CONTESTS>>,
}

/// What the commission decides when it draws up an election.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Plan {
	/// Name of the election.
	pub title: Label,
	/// All contests.
	pub contests: BoundedVec<Contest, ConstU32<MAX_CONTESTS>>,
	/// Who votes in which.
	pub styles: BoundedVec<Style, ConstU32<MAX_STYLES>>,
	/// Size of the rings that voters hide in.
	pub ring_size: RingSize,
	/// When what happens.
	pub schedule: Schedule,
	/// Below which numbers it is not held.
	pub minimums: Minimums,
	/// How often a voter may replace a ballot.
	pub max_revotes: u16,
	/// How many trustees must agree to decrypt.
	pub threshold: TrusteeIndex,
	/// The contest of an earlier election that this one decides: a run-off, or a rerun.
	pub follows: Option<(ElectionId, ContestIndex)>,
}

/// What is wrong with a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanProblem {
	/// The title is empty, not UTF-8, or has letters that nobody sees.
	BadLabel,
	/// There is no contest.
	NoContest,
	/// There is no style, or one has no contest, or names one twice, out of order, or that is not there.
	BadStyle,
	/// A contest cannot be voted or makes no result.
	Contest(ContestIndex, ContestError),
	/// There are more sums to decrypt than trustees can give shares of at once.
	TooManySums,
}

/// Position of a sum among those of [`Plan::sums`].
pub type SumIndex = u8;

/// A sum that is decrypted by itself: the votes of one weight group in one contest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sum<'a> {
	/// Position of the contest.
	pub index: ContestIndex,
	/// The contest.
	pub contest: &'a Contest,
	/// Position of the group among the contest's weight groups.
	pub group: u8,
	/// The styles whose ballots it adds up.
	pub styles: StyleSet,
}

impl Plan {
	/// Checks the paper: contests, styles and how they fit together.
	pub fn validate(&self) -> Result<(), PlanProblem> {
		if !is_label(&self.title) {
			return Err(PlanProblem::BadLabel);
		}
		if self.contests.is_empty() {
			return Err(PlanProblem::NoContest);
		}
		let known = |style: &Style| style.contests.iter().all(|i| usize::from(*i) < self.contests.len());
		let ascending = |style: &Style| style.contests.windows(2).all(|pair| pair.first() < pair.last());
		let sound = |style: &Style| !style.contests.is_empty() && ascending(style) && known(style);
		if self.styles.is_empty() || !self.styles.iter().all(sound) {
			return Err(PlanProblem::BadStyle);
		}
		for (contest, index) in self.contests.iter().zip(0..) {
			contest.validate(self.styles_with(index)).map_err(|error| PlanProblem::Contest(index, error))?;
		}
		let ciphertexts = self.sums().fold(0usize, |all, sum| all.saturating_add(sum.contest.options()));
		if self.sums().count() > MAX_SUMS as usize || ciphertexts > MAX_CIPHERTEXTS as usize {
			return Err(PlanProblem::TooManySums);
		}
		Ok(())
	}

	/// The styles whose members vote in a contest.
	pub fn styles_with(&self, contest: ContestIndex) -> StyleSet {
		(0..)
			.zip(&self.styles)
			.filter(|(_, style)| style.contests.contains(&contest))
			.map(|(index, _)| index)
			.collect()
	}

	/// The sums that are decrypted, in their order: contest by contest, group by group.
	pub fn sums(&self) -> impl Iterator<Item = Sum<'_>> {
		(0..).zip(&self.contests).flat_map(|(index, contest)| {
			let groups = contest.rule.groups();
			(0..).zip(groups).map(move |(group, styles)| Sum { index, contest, group, styles })
		})
	}

	/// Where results have polls: the contest and the component of its rule, in their order.
	pub fn polls(&self) -> impl Iterator<Item = (ContestIndex, u8)> + '_ {
		(0..).zip(&self.contests).flat_map(|(index, contest)| {
			let components = (0..).zip(&contest.rule.components);
			let polls = components.filter(|(_, component)| component.source == Source::Poll);
			polls.map(move |(number, _)| (index, number))
		})
	}

	/// Position of the sum that a style's votes in a contest go to.
	pub fn sum_of(&self, contest: ContestIndex, style: StyleIndex) -> Option<SumIndex> {
		let position = self.sums().position(|sum| sum.index == contest && sum.styles.contains(style))?;
		position.try_into().ok()
	}

	/// The contests on the ballot paper of a style, with their positions among all contests.
	pub fn paper(&self, style: StyleIndex) -> Option<Vec<(ContestIndex, &Contest)>> {
		let style = self.styles.get(usize::from(style))?;
		style.contests.iter().map(|index| Some((*index, self.contests.get(usize::from(*index))?))).collect()
	}
}

/// One style's part of a roll.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct StyleRoll {
	/// Keys of this style.
	pub keys: u32,
	/// Number of rings that they make.
	pub rings: RingIndex,
	/// Digest of the keys, in the order of the roll.
	pub digest: Digest,
}

/// The roll of an election and the rings it was split into. Rings are numbered through the roll:
/// those of style 0 come first.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Electorate {
	/// The roll.
	pub roll: RollId,
	/// [`caucus_primitives::refs::roll_root`] of all keys.
	pub roll_root: Digest,
	/// The roll's parts, style by style.
	pub styles: BoundedVec<StyleRoll, ConstU32<MAX_STYLES>>,
	/// Digest of all ring roots.
	pub ring_roots: Digest,
	/// Seed of the permutations that dealt the keys to the rings.
	pub ring_seed: Digest,
}

impl Electorate {
	/// Keys on the whole roll.
	pub fn keys(&self) -> u32 {
		self.styles.iter().fold(0, |keys, style| keys.saturating_add(style.keys))
	}

	/// Rings of the whole roll.
	pub fn rings(&self) -> RingIndex {
		self.styles.iter().fold(0, |rings, style| rings.saturating_add(style.rings))
	}

	/// Number of the first ring of a style.
	pub fn first_ring(&self, style: StyleIndex) -> RingIndex {
		self.styles.iter().take(style.into()).fold(0, |rings, style| rings.saturating_add(style.rings))
	}

	/// The style whose members sit in a ring.
	pub fn style_of_ring(&self, ring: RingIndex) -> Option<StyleIndex> {
		let mut end: RingIndex = 0;
		let position = self.styles.iter().position(|style| {
			end = end.saturating_add(style.rings);
			ring < end
		})?;
		position.try_into().ok()
	}
}

/// Everything that is fixed once an election is Ready.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Params {
	/// The commission's plan, with the candidates who accepted.
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
