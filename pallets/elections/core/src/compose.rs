// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Results composed of weighted components: the ballots of one or more electorates, and polls.
//!
//! The first component's ballots count as they are. Every other component gives each candidate the
//! share of it that the candidate has, in ballots of the first component:
//!
//! ```text
//! total_i = counts_1i + sum over c > 1 of (counts_ci / S_c) * S_1 * w_c / w_1
//! ```
//!
//! where `S_c` is the sum of a component's counts and `w_c` its weight. Blank votes are not part of
//! the counts. All arithmetic is in exact fractions of raw counts; rounding is for display alone and
//! never decides anything.
//!
//! A component whose counts are all zero has no share to give: it is treated as missing, so the rest
//! count as if there had been no such component. A group of voters who all voted blank has thus left
//! the choice to the others; for a poll, [`MissingPoll`] says what follows.
//!
//! A poll that is itself composed is written with its parts as components of their own: "50 ballots,
//! 30 ballots, 20 polls, of these 3 : 2 : 1" is 300, 180, 60, 40, 20.

use crate::params::{ContestKind, MAX_CANDIDATES};
use alloc::{format, string::String, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use caucus_members_core::registry::Classes;
use caucus_primitives::{CandidateIndex, StyleIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Ordering;
use num_bigint::BigUint;
use scale_info::TypeInfo;

/// Most components of one result.
pub const MAX_COMPONENTS: u32 = 8;

/// The answers to a yes/no question, as candidates.
const YES: usize = 0;
const NO: usize = 1;

/// A set of ballot styles: bit `i` stands for style `i`.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct StyleSet(pub u8);

impl StyleSet {
	/// The set of one style; empty if a set cannot hold it.
	pub fn of(style: StyleIndex) -> Self {
		Self(1u8.checked_shl(style.into()).unwrap_or_default())
	}

	/// Whether a style is in it.
	pub fn contains(self, style: StyleIndex) -> bool {
		!self.is_disjoint(Self::of(style))
	}

	/// Its styles, ascending.
	pub fn iter(self) -> impl Iterator<Item = StyleIndex> {
		(0..8).filter(move |style| self.contains(*style))
	}

	/// Both sets together.
	pub const fn union(self, other: Self) -> Self {
		Self(self.0 | other.0)
	}

	/// Whether no style is in both.
	pub const fn is_disjoint(self, other: Self) -> bool {
		self.0 & other.0 == 0
	}

	/// Whether no style is in it.
	pub const fn is_empty(self) -> bool {
		self.0 == 0
	}
}

impl FromIterator<StyleIndex> for StyleSet {
	fn from_iter<I: IntoIterator<Item = StyleIndex>>(styles: I) -> Self {
		styles.into_iter().fold(Self::default(), |set, style| set.union(Self::of(style)))
	}
}

/// Where the counts of a component come from.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Source {
	/// Ballots: those of these styles are added up together.
	#[codec(index = 0)]
	Ballots {
		/// The styles.
		styles: StyleSet,
	},
	/// A poll of people outside the election.
	#[codec(index = 1)]
	Poll,
}

/// A part of a result.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Component {
	/// How much it counts beside the others; the weights of a result may have any sum.
	pub weight: u16,
	/// Where its counts come from.
	pub source: Source,
}

/// Seats that are kept for candidates of a class.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Reserved {
	/// Classes that such a candidate must all have.
	pub class: Classes,
	/// At least so many of those elected have them, if there are so many with a vote.
	pub seats: u8,
}

/// Who comes first of candidates with the same total.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum TieRule {
	/// Who stands first on the ballot paper.
	#[codec(index = 0)]
	ListedFirst,
	/// Who has more ballots in the first component; if these are the same too, a run-off decides.
	#[codec(index = 1)]
	MoreBallots,
	/// A run-off decides.
	#[codec(index = 2)]
	RunOff,
}

/// How a total is made a whole number, for display alone.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Rounding {
	/// To the nearest; up from the middle.
	#[default]
	#[codec(index = 0)]
	HalfUp,
	/// To the nearest; to the even one from the middle.
	#[codec(index = 1)]
	HalfEven,
	/// To the next below.
	#[codec(index = 2)]
	Down,
}

/// What follows if a poll was not revealed in time, or chose nobody.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum MissingPoll {
	/// The other components decide, with the proportions they have among themselves.
	#[codec(index = 0)]
	Renormalise,
	/// The contest is held again.
	#[codec(index = 1)]
	Rerun,
	/// The contest has no result.
	#[codec(index = 2)]
	Void,
}

/// How votes, and polls if there are any, make a contest's result. Fixed before anybody votes.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct ResultRule {
	/// What it is composed of. The first are ballots, and totals are in ballots of the first.
	pub components: BoundedVec<Component, ConstU32<MAX_COMPONENTS>>,
	/// How many are elected.
	pub seats: u8,
	/// Seats kept for a class.
	pub reserved: Option<Reserved>,
	/// Whether the seat takes more than half of all votes, as composed.
	pub majority: bool,
	/// Who comes first of candidates with the same total.
	pub tie: TieRule,
	/// How totals are displayed.
	pub rounding: Rounding,
	/// What follows if a poll is missing.
	pub missing_poll: MissingPoll,
}

/// What is wrong with a rule.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum RuleError {
	/// There is no component.
	#[codec(index = 0)]
	NoComponent,
	/// The first component is a poll.
	#[codec(index = 1)]
	FirstIsPoll,
	/// A component has weight 0.
	#[codec(index = 2)]
	NoWeight,
	/// A component of ballots has no style.
	#[codec(index = 3)]
	NoStyle,
	/// A style is in two components.
	#[codec(index = 4)]
	StyleTwice,
	/// The components' styles are not those that vote in the contest.
	#[codec(index = 5)]
	WrongStyles,
	/// No seat, or more seats than candidates.
	#[codec(index = 6)]
	BadSeats,
	/// More seats reserved than there are, or none, or for no class, or one that takes a majority.
	#[codec(index = 7)]
	BadReservation,
	/// A majority is asked for more than one seat.
	#[codec(index = 8)]
	MajorityOfSeats,
	/// A yes/no question has more than one seat, a majority or reserved seats.
	#[codec(index = 9)]
	NotForQuestion,
}

impl ResultRule {
	/// The plain rule: the ballots of these styles decide one seat, and a tie is broken by a run-off.
	pub fn of_ballots(styles: StyleSet) -> Self {
		let component = Component { weight: 1, source: Source::Ballots { styles } };
		Self {
			components: BoundedVec::truncate_from([component].to_vec()),
			seats: 1,
			reserved: None,
			majority: false,
			tie: TieRule::RunOff,
			rounding: Rounding::HalfUp,
			missing_poll: MissingPoll::Renormalise,
		}
	}

	/// Checks the rule of a contest with so many candidates, which the members of these styles vote in.
	pub fn validate(
		&self,
		candidates: usize,
		kind: ContestKind,
		styles_with_contest: StyleSet,
	) -> Result<(), RuleError> {
		let first = self.components.first().ok_or(RuleError::NoComponent)?;
		if first.source == Source::Poll {
			return Err(RuleError::FirstIsPoll);
		}
		if self.components.iter().any(|component| component.weight == 0) {
			return Err(RuleError::NoWeight);
		}
		let mut styles = StyleSet::default();
		for group in self.groups() {
			if group.is_empty() {
				return Err(RuleError::NoStyle);
			}
			if !styles.is_disjoint(group) {
				return Err(RuleError::StyleTwice);
			}
			styles = styles.union(group);
		}
		if styles != styles_with_contest {
			return Err(RuleError::WrongStyles);
		}
		if self.seats == 0 || usize::from(self.seats) > candidates {
			return Err(RuleError::BadSeats);
		}
		if kind == ContestKind::YesNo && (self.seats != 1 || self.majority || self.reserved.is_some()) {
			return Err(RuleError::NotForQuestion);
		}
		let sound =
			|kept: Reserved| (1..=self.seats).contains(&kept.seats) && kept.class != Classes::default();
		if !self.reserved.is_none_or(sound) {
			return Err(RuleError::BadReservation);
		}
		if self.majority && self.seats != 1 {
			return Err(RuleError::MajorityOfSeats);
		}
		// Whether one has a majority does not depend on the class, so the seat cannot be kept for one.
		if self.majority && self.reserved.is_some() {
			return Err(RuleError::BadReservation);
		}
		Ok(())
	}

	/// The contest's weight groups: the styles of each component of ballots, in order. Ballots of one
	/// group are added up together.
	pub fn groups(&self) -> impl Iterator<Item = StyleSet> + '_ {
		self.components.iter().filter_map(|component| match component.source {
			Source::Ballots { styles } => Some(styles),
			Source::Poll => None,
		})
	}

	/// Position of the weight group in which the ballots of a style count.
	pub fn group_of_style(&self, style: StyleIndex) -> Option<u8> {
		(0..).zip(self.groups()).find(|(_, styles)| styles.contains(style)).map(|(group, _)| group)
	}
}

/// A component with its counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
	/// How much it counts beside the others.
	pub weight: u16,
	/// Votes of each candidate, without the blank ones.
	pub counts: Vec<u64>,
}

/// Why components make no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ComposeError {
	/// There is no component.
	NoParts,
	/// There are more components than a result can have.
	TooManyParts,
	/// There is no candidate.
	NoCandidates,
	/// There are more candidates than a contest can have.
	TooManyCandidates,
	/// Not every component has one count per candidate.
	DifferentLengths,
	/// A component has weight 0.
	NoWeight,
	/// The first component has no votes, so that there is no unit to count in.
	FirstEmpty,
	/// The sum of all totals does not fit 64 bits.
	TooLarge,
	/// Not one part per component of the rule, or none where there are ballots.
	WrongParts,
}

/// An exact fraction, not in lowest terms. Its denominator is not zero.
#[derive(Clone, Debug)]
pub struct Fraction {
	numerator: BigUint,
	denominator: BigUint,
}

impl Fraction {
	/// What is divided.
	pub fn numerator(&self) -> &BigUint {
		&self.numerator
	}

	/// By what it is divided.
	pub fn denominator(&self) -> &BigUint {
		&self.denominator
	}

	/// The whole number that it is rounded to.
	pub fn rounded(&self, rounding: Rounding) -> BigUint {
		let whole = &self.numerator / &self.denominator;
		let twice_the_rest = (&self.numerator % &self.denominator) * 2u8;
		let up = match (rounding, twice_the_rest.cmp(&self.denominator)) {
			(Rounding::Down, _) | (_, Ordering::Less) => false,
			(_, Ordering::Greater) | (Rounding::HalfUp, Ordering::Equal) => true,
			(Rounding::HalfEven, Ordering::Equal) => whole.bit(0),
		};
		whole + u8::from(up)
	}

	/// In decimal digits, so many of them after the point, the last one rounded.
	pub fn decimal(&self, digits: u8, rounding: Rounding) -> String {
		let scale = BigUint::from(10u8).pow(digits.into());
		let scaled = Self { numerator: &self.numerator * &scale, denominator: self.denominator.clone() }
			.rounded(rounding);
		let whole = &scaled / &scale;
		match digits {
			0 => format!("{whole}"),
			_ => format!("{whole}.{:0>width$}", format!("{}", scaled % scale), width = digits.into()),
		}
	}
}

/// A composed result: the exact total of each candidate, over one common denominator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Composed {
	numerators: Vec<BigUint>,
	sum: BigUint,
	denominator: BigUint,
}

/// Composes a result; the unit of its totals are votes of the first part.
pub fn compose(parts: &[Part]) -> Result<Composed, ComposeError> {
	let (first, others) = parts.split_first().ok_or(ComposeError::NoParts)?;
	if parts.len() > MAX_COMPONENTS as usize {
		return Err(ComposeError::TooManyParts);
	}
	let candidates = first.counts.len();
	if candidates == 0 {
		return Err(ComposeError::NoCandidates);
	}
	if candidates > MAX_CANDIDATES as usize {
		return Err(ComposeError::TooManyCandidates);
	}
	if others.iter().any(|part| part.counts.len() != candidates) {
		return Err(ComposeError::DifferentLengths);
	}
	if parts.iter().any(|part| part.weight == 0) {
		return Err(ComposeError::NoWeight);
	}
	if is_empty(&first.counts) {
		return Err(ComposeError::FirstEmpty);
	}
	let votes = sum(&first.counts);
	// The denominator is `first.weight * sums`; `sums` is the product of the sums of the parts that
	// the numerators hold already, the first one left out.
	let mut sums = BigUint::from(1u8);
	let mut numerators: Vec<BigUint> =
		first.counts.iter().map(|count| BigUint::from(*count) * first.weight).collect();
	for part in others.iter().filter(|part| !is_empty(&part.counts)) {
		let all = sum(&part.counts);
		let worth = &votes * part.weight * &sums;
		for (numerator, count) in numerators.iter_mut().zip(&part.counts) {
			*numerator = &*numerator * &all + &worth * *count;
		}
		sums *= all;
	}
	let composed = Composed { sum: numerators.iter().sum(), numerators, denominator: sums * first.weight };
	if composed.sum > &composed.denominator * u64::MAX {
		return Err(ComposeError::TooLarge);
	}
	Ok(composed)
}

fn sum(counts: &[u64]) -> BigUint {
	counts.iter().map(|count| BigUint::from(*count)).sum()
}

fn is_empty(counts: &[u64]) -> bool {
	counts.iter().all(|count| *count == 0)
}

impl Composed {
	/// Each candidate's total as a whole number, for display.
	pub fn totals(&self, rounding: Rounding) -> Vec<u64> {
		let whole = |numerator: &BigUint| {
			let exact = Fraction { numerator: numerator.clone(), denominator: self.denominator.clone() };
			// `compose` saw that even the sum of all totals fits.
			u64::try_from(exact.rounded(rounding)).unwrap_or(u64::MAX)
		};
		self.numerators.iter().map(whole).collect()
	}

	/// A candidate's exact total.
	pub fn total(&self, candidate: usize) -> Option<Fraction> {
		let numerator = self.numerators.get(candidate)?.clone();
		Some(Fraction { numerator, denominator: self.denominator.clone() })
	}

	/// A candidate's exact share of the sum of all totals.
	pub fn share(&self, candidate: usize) -> Option<Fraction> {
		let numerator = self.numerators.get(candidate)?.clone();
		Some(Fraction { numerator, denominator: self.sum.clone() })
	}

	/// The exact sum of all totals.
	pub fn sum(&self) -> Fraction {
		Fraction { numerator: self.sum.clone(), denominator: self.denominator.clone() }
	}

	/// How the total of one candidate compares with that of another; none if one is not there.
	pub fn compare(&self, one: usize, other: usize) -> Option<Ordering> {
		Some(self.numerators.get(one)?.cmp(self.numerators.get(other)?))
	}
}

/// What follows from a result.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Verdict {
	/// Those elected are elected; seats that nobody had a vote for stay empty.
	#[codec(index = 0)]
	Decided,
	/// Those elected are elected; those of the run-off stand again for the seats that are left.
	#[codec(index = 1)]
	RunOff,
	/// The contest is held again.
	#[codec(index = 2)]
	Rerun,
	/// There is no result.
	#[codec(index = 3)]
	Void,
}

/// The outcome of a contest.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Outcome {
	/// What follows.
	pub verdict: Verdict,
	/// Who is elected, highest total first; for a yes/no question the answer.
	pub elected: BoundedVec<CandidateIndex, ConstU32<MAX_CANDIDATES>>,
	/// Who stands in the run-off, highest total first.
	pub run_off: BoundedVec<CandidateIndex, ConstU32<MAX_CANDIDATES>>,
	/// Each candidate's total, rounded for display; none if there is no result.
	pub totals: BoundedVec<u64, ConstU32<MAX_CANDIDATES>>,
}

impl Outcome {
	/// The outcome with these lists; a run-off follows if anybody is in it.
	fn new(elected: Vec<usize>, run_off: Vec<usize>, totals: Vec<u64>) -> Self {
		let positions = |candidates: Vec<usize>| {
			BoundedVec::truncate_from(candidates.into_iter().filter_map(|c| c.try_into().ok()).collect())
		};
		Self {
			verdict: if run_off.is_empty() { Verdict::Decided } else { Verdict::RunOff },
			elected: positions(elected),
			run_off: positions(run_off),
			totals: BoundedVec::truncate_from(totals),
		}
	}

	fn without_result(verdict: Verdict) -> Self {
		Self { verdict, ..Self::new(Vec::new(), Vec::new(), Vec::new()) }
	}
}

/// Applies a rule to what was counted.
///
/// `classes` has the classes of each candidate; `parts` the counts of each component of the rule, in
/// order and without the blank votes, and `None` for a poll that is missing.
///
/// * Who has no vote is not elected. If no component of ballots has a vote, polls alone elect nobody.
/// * If nobody in the first component voted for a candidate, totals are in ballots of the next
///   component of ballots that has votes.
/// * A poll that chose nobody is missing.
/// * Without a tie rule that settles it, a tie matters only if it decides who is elected. Elected are
///   those who are so however the tie falls, and in the run-off stand those for whom it depends.
/// * A majority is more than half of all votes, as composed. If nobody has it, the first two go to a
///   run-off, whatever their tie; who ties for second place goes too.
/// * If fewer of those elected than are reserved have the class, the lowest without it give way to
///   the highest with it.
/// * A question is answered with yes if yes has more than no, otherwise with no.
pub fn decide(
	rule: &ResultRule,
	kind: ContestKind,
	classes: &[Classes],
	parts: &[Option<Vec<u64>>],
) -> Result<Outcome, ComposeError> {
	if parts.len() != rule.components.len() {
		return Err(ComposeError::WrongParts);
	}
	let mut present = Vec::new();
	let mut poll_missing = false;
	for (component, counts) in rule.components.iter().zip(parts) {
		let is_poll = component.source == Source::Poll;
		match counts {
			None if !is_poll => return Err(ComposeError::WrongParts),
			Some(counts) if counts.len() != classes.len() => return Err(ComposeError::DifferentLengths),
			Some(counts) if !is_empty(counts) => {
				present.push((is_poll, Part { weight: component.weight, counts: counts.clone() }));
			}
			_ => poll_missing |= is_poll,
		}
	}
	match rule.missing_poll {
		MissingPoll::Rerun if poll_missing => return Ok(Outcome::without_result(Verdict::Rerun)),
		MissingPoll::Void if poll_missing => return Ok(Outcome::without_result(Verdict::Void)),
		_ => (),
	}
	// Ballots come first: the first component of them that has votes gives the unit of totals.
	present.sort_by_key(|(is_poll, _)| *is_poll);
	if present.first().is_none_or(|(is_poll, _)| *is_poll) {
		let elected = if kind == ContestKind::YesNo { [NO].to_vec() } else { Vec::new() };
		return Ok(Outcome::new(elected, Vec::new(), classes.iter().map(|_| 0).collect()));
	}
	let present: Vec<Part> = present.into_iter().map(|(_, part)| part).collect();
	let composed = compose(&present)?;
	let totals = composed.totals(rule.rounding);
	if kind == ContestKind::YesNo {
		let carried = composed.compare(YES, NO) == Some(Ordering::Greater);
		let answer = if carried { YES } else { NO };
		return Ok(Outcome::new([answer].to_vec(), Vec::new(), totals));
	}
	let ballots = parts.first().and_then(Option::as_deref).unwrap_or_default();
	let ranking = Ranking::new(&composed, rule.tie, ballots);
	let (elected, run_off) = match rule.majority {
		true => ranking.majority(),
		false => ranking.seats(rule.seats.into(), rule.reserved, classes),
	};
	Ok(Outcome::new(elected, run_off, totals))
}

/// The candidates with votes, in the order of their totals as far as the tie rule settles it.
struct Ranking<'a> {
	composed: &'a Composed,
	tie: TieRule,
	/// Votes in the first component.
	ballots: &'a [u64],
	/// Highest first; who ties in the order of the paper.
	ranked: Vec<usize>,
}

impl<'a> Ranking<'a> {
	fn new(composed: &'a Composed, tie: TieRule, ballots: &'a [u64]) -> Self {
		let has_votes = |(_, total): &(usize, &BigUint)| **total != BigUint::ZERO;
		let with_votes = composed.numerators.iter().enumerate().filter(has_votes);
		let mut ranked: Vec<usize> = with_votes.map(|(candidate, _)| candidate).collect();
		let mut ranking = Self { composed, tie, ballots, ranked: Vec::new() };
		ranked.sort_by(|one, other| ranking.order(*one, *other));
		ranking.ranked = ranked;
		ranking
	}

	/// `Less` if `one` ranks above `other`, `Equal` if they tie.
	fn order(&self, one: usize, other: usize) -> Ordering {
		let totals = self.composed.compare(other, one).unwrap_or(Ordering::Equal);
		totals.then_with(|| match self.tie {
			TieRule::ListedFirst => one.cmp(&other),
			TieRule::MoreBallots => self.ballots.get(other).cmp(&self.ballots.get(one)),
			TieRule::RunOff => Ordering::Equal,
		})
	}

	/// How many of a set rank above a candidate.
	fn above(&self, candidate: usize, set: impl Fn(usize) -> bool) -> usize {
		let ranks_above = |other: usize| self.order(other, candidate).is_lt();
		self.ranked.iter().filter(|other| set(**other) && ranks_above(**other)).count()
	}

	/// How many of a set rank above a candidate or tie, the candidate included.
	fn level(&self, candidate: usize, set: impl Fn(usize) -> bool) -> usize {
		let ranks_level = |other: usize| self.order(other, candidate).is_le();
		self.ranked.iter().filter(|other| set(**other) && ranks_level(**other)).count()
	}

	/// Who has more than half of all votes, or else the first two and who ties with the second.
	fn majority(&self) -> (Vec<usize>, Vec<usize>) {
		let more_than_half = |candidate: &&usize| {
			let total = self.composed.numerators.get(**candidate);
			total.is_some_and(|total| total * 2u8 > self.composed.sum)
		};
		match self.ranked.first().filter(more_than_half) {
			Some(winner) => ([*winner].to_vec(), Vec::new()),
			None => {
				let first_two = |candidate: &usize| self.above(*candidate, |_| true) < 2;
				(Vec::new(), self.ranked.iter().copied().filter(first_two).collect())
			}
		}
	}

	/// Who is elected however ties fall, and for whom it depends on how they fall.
	///
	/// Seen apart, those of the reserved class and the others each fill their seats from the top. What
	/// ties leave open is how many seats each of the two gets, and who is the last of each to get one.
	fn seats(
		&self,
		seats: usize,
		reserved: Option<Reserved>,
		classes: &[Classes],
	) -> (Vec<usize>, Vec<usize>) {
		let seats = seats.min(self.ranked.len());
		let Some(last) = seats.checked_sub(1).and_then(|last| self.ranked.get(last)).copied() else {
			return (Vec::new(), Vec::new());
		};
		let favoured = |candidate: usize| {
			let own = classes.get(candidate).copied().unwrap_or_default();
			reserved.is_some_and(|kept| own.contains(kept.class))
		};
		let other = |candidate: usize| !favoured(candidate);

		// How many of the class are among the first `seats`, at least and at most: those above the
		// last seat's tie, and as few or as many of those in it as there is room for.
		let least_by_rank = self.above(last, favoured).max(seats.saturating_sub(self.level(last, other)));
		let most_by_rank = self.level(last, favoured).min(seats.saturating_sub(self.above(last, other)));
		let of_class = self.ranked.iter().filter(|candidate| favoured(**candidate)).count();
		let kept = reserved.map_or(0, |kept| of_class.min(kept.seats.into()));
		let (least, most) = (least_by_rank.max(kept), most_by_rank.max(kept));

		let is_elected = |candidate: usize| match favoured(candidate) {
			true => self.level(candidate, favoured) <= least,
			false => self.level(candidate, other) <= seats.saturating_sub(most),
		};
		let may_be_elected = |candidate: usize| match favoured(candidate) {
			true => self.above(candidate, favoured) < most,
			false => self.above(candidate, other) < seats.saturating_sub(least),
		};
		let (elected, others): (Vec<usize>, Vec<usize>) =
			self.ranked.iter().partition(|candidate| is_elected(**candidate));
		(elected, others.into_iter().filter(|candidate| may_be_elected(*candidate)).collect())
	}
}
