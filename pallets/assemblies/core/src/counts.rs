// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The counts of a vote, and whether they can be true.

use crate::{MAX_GROUPS, MAX_OPTIONS};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What a vote is for.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub enum Choice {
	/// In favour of the motion.
	#[codec(index = 0)]
	Yes,
	/// Against it, or against all candidates.
	#[codec(index = 1)]
	No,
	/// Neither.
	#[codec(index = 2)]
	Abstain,
	/// For a candidate, or one of several proposals, by position.
	#[codec(index = 3)]
	Candidate(u8),
}

/// Options with their votes.
pub type Votes = BoundedVec<(Choice, u32), ConstU32<MAX_OPTIONS>>;

/// Votes of a group, in the order of the options.
pub type GroupVotes = BoundedVec<u32, ConstU32<MAX_OPTIONS>>;

/// Groups with their counts.
pub type Groups = BoundedVec<Group, ConstU32<MAX_GROUPS>>;

/// Whose votes are counted apart.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum GroupKey {
	/// Those of an organisation.
	#[codec(index = 0)]
	Organization(u32),
	/// Those of an area.
	#[codec(index = 1)]
	Area(u32),
}

/// The counts of one group.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Group {
	/// Which.
	pub key: GroupKey,
	/// How many of it were entitled.
	#[codec(compact)]
	pub entitled: u32,
	/// How many of them were present.
	#[codec(compact)]
	pub present: u32,
	/// How many ballots they cast.
	#[codec(compact)]
	pub cast: u32,
	/// How many of these were valid.
	#[codec(compact)]
	pub valid: u32,
	/// How many were not.
	#[codec(compact)]
	pub invalid: u32,
	/// Votes for each option, in the order of the whole.
	pub votes: GroupVotes,
}

/// The counts of a vote.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Counts {
	/// How many were entitled to vote.
	#[codec(compact)]
	pub entitled: u32,
	/// How many of them were present.
	#[codec(compact)]
	pub present: u32,
	/// How many ballots were cast.
	#[codec(compact)]
	pub cast: u32,
	/// How many of these were valid.
	#[codec(compact)]
	pub valid: u32,
	/// How many were not.
	#[codec(compact)]
	pub invalid: u32,
	/// How many votes a ballot has; 1 for a motion.
	pub votes_per_ballot: u8,
	/// Votes for each option.
	pub votes: Votes,
	/// The same by groups, which add up to the whole; empty where nobody counted by groups.
	pub groups: Groups,
}

/// Who is at a meeting.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Attendance {
	/// How many are entitled to vote.
	#[codec(compact)]
	pub entitled: u32,
	/// How many of them are present.
	#[codec(compact)]
	pub present: u32,
	/// How many of those absent gave a reason.
	#[codec(compact)]
	pub excused: u32,
	/// Entitled and present by groups, which add up to the whole; empty where nobody counted by groups.
	pub groups: BoundedVec<(GroupKey, u32, u32), ConstU32<MAX_GROUPS>>,
}

impl Attendance {
	/// Whether the numbers can be true.
	pub fn check(&self) -> Result<(), CountsError> {
		let away = self.entitled.checked_sub(self.present).ok_or(CountsError::TurnoutImpossible)?;
		let impossible = |(_, entitled, present): &(GroupKey, u32, u32)| present > entitled;
		if self.excused > away || self.groups.iter().any(impossible) {
			return Err(CountsError::TurnoutImpossible);
		}
		let entitled: u64 = self.groups.iter().map(|(_, entitled, _)| u64::from(*entitled)).sum();
		let present: u64 = self.groups.iter().map(|(_, _, present)| u64::from(*present)).sum();
		let adds_up = (entitled, present) == (self.entitled.into(), self.present.into());
		let repeated = (1..)
			.zip(&self.groups)
			.any(|(next, (key, _, _))| self.groups.iter().skip(next).any(|(other, _, _)| other == key));
		match self.groups.is_empty() || adds_up && !repeated {
			true => Ok(()),
			false => Err(CountsError::GroupMismatch),
		}
	}
}

/// Why counts cannot be true.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub enum CountsError {
	/// There is nothing to vote for, an option stands twice, or a motion's options are mixed with
	/// candidates.
	InvalidOptions,
	/// More were present than entitled, or more voted than were present.
	TurnoutImpossible,
	/// Valid and invalid ballots are not those cast, or there are more votes than the ballots have.
	CountsInconsistent,
	/// The groups do not add up to the whole, or one stands twice.
	GroupMismatch,
}

impl Counts {
	/// Votes for an option; none if it was not one.
	pub fn votes_for(&self, choice: Choice) -> u32 {
		self.votes.iter().find(|(option, _)| *option == choice).map_or(0, |(_, votes)| *votes)
	}

	/// Whether people or proposals were chosen from, and not a motion voted on.
	pub fn is_contest(&self) -> bool {
		self.votes.iter().any(|(choice, _)| matches!(choice, Choice::Candidate(_)))
	}

	/// Whether the numbers can be true.
	pub fn check(&self) -> Result<(), CountsError> {
		self.check_options()?;
		check_ballots(
			[self.entitled, self.present, self.cast, self.valid, self.invalid],
			self.votes_per_ballot,
			self.votes.iter().map(|(_, votes)| *votes),
		)?;
		self.check_groups()
	}

	fn check_options(&self) -> Result<(), CountsError> {
		let has = |choice| self.votes.iter().any(|(option, _)| *option == choice);
		let repeated = (1..)
			.zip(&self.votes)
			.any(|(next, (choice, _))| self.votes.iter().skip(next).any(|(other, _)| other == choice));
		if repeated || has(Choice::Yes) == self.is_contest() {
			return Err(CountsError::InvalidOptions);
		}
		let single = self.votes_per_ballot == 1 || self.is_contest();
		if self.votes_per_ballot == 0 || !single {
			return Err(CountsError::CountsInconsistent);
		}
		Ok(())
	}

	fn check_groups(&self) -> Result<(), CountsError> {
		if self.groups.is_empty() {
			return Ok(());
		}
		let repeated = (1..)
			.zip(&self.groups)
			.any(|(next, group)| self.groups.iter().skip(next).any(|other| other.key == group.key));
		let whole = self.groups.iter().all(|group| group.votes.len() == self.votes.len());
		if repeated || !whole {
			return Err(CountsError::GroupMismatch);
		}
		for group in &self.groups {
			let numbers = [group.entitled, group.present, group.cast, group.valid, group.invalid];
			check_ballots(numbers, self.votes_per_ballot, group.votes.iter().copied())?;
		}
		let sum = |part: &dyn Fn(&Group) -> u32| self.groups.iter().map(|group| u64::from(part(group))).sum();
		let mut totals: alloc::vec::Vec<(u64, u32)> = alloc::vec![
			(sum(&|group| group.entitled), self.entitled),
			(sum(&|group| group.present), self.present),
			(sum(&|group| group.cast), self.cast),
			(sum(&|group| group.valid), self.valid),
			(sum(&|group| group.invalid), self.invalid),
		];
		for (position, (_, votes)) in self.votes.iter().enumerate() {
			totals.push((sum(&|group| group.votes.get(position).copied().unwrap_or_default()), *votes));
		}
		match totals.iter().all(|(sum, whole)| *sum == u64::from(*whole)) {
			true => Ok(()),
			false => Err(CountsError::GroupMismatch),
		}
	}
}

/// Checks numbers of ballots and votes against each other: entitled, present, cast, valid, invalid.
fn check_ballots(
	[entitled, present, cast, valid, invalid]: [u32; 5],
	votes_per_ballot: u8,
	votes: impl Iterator<Item = u32> + Clone,
) -> Result<(), CountsError> {
	if cast > present || present > entitled {
		return Err(CountsError::TurnoutImpossible);
	}
	if valid.checked_add(invalid) != Some(cast) {
		return Err(CountsError::CountsInconsistent);
	}
	let most = u64::from(valid).saturating_mul(votes_per_ballot.into());
	let sum: u64 = votes.clone().map(u64::from).sum();
	if sum > most || votes.clone().any(|votes| votes > valid) {
		return Err(CountsError::CountsInconsistent);
	}
	Ok(())
}
