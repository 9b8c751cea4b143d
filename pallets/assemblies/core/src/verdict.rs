// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The result of a vote.

use crate::{Base, Choice, Counts, CountsError, Group, Requirement, MAX_GROUPS};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How a vote ended.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Verdict {
	/// The motion is adopted, or the leading candidate chosen.
	#[codec(index = 0)]
	Passed,
	/// It is not.
	#[codec(index = 1)]
	Failed,
	/// As many were for as against, and that is not enough; or two candidates lead.
	#[codec(index = 2)]
	Tied,
	/// Too few were present; nothing was decided.
	#[codec(index = 3)]
	NoQuorum,
}

/// All that follows from the counts of a vote.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Outcome {
	/// How it ended.
	pub verdict: Verdict,
	/// The candidate with most votes, where there is exactly one.
	pub leader: Option<u8>,
	/// How it would have ended in each group, whatever the quorum.
	pub groups: BoundedVec<Verdict, ConstU32<MAX_GROUPS>>,
}

/// Why counts with a stated result are refused.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub enum StatedError {
	/// The counts cannot be true.
	Counts(CountsError),
	/// The requirement makes no sense.
	InvalidRequirement,
	/// It is stated as passed, and there was no quorum.
	QuorumNotMet,
	/// It is stated to have ended otherwise than it did.
	ResultMismatch,
}

/// The numbers that a verdict depends on.
struct Numbers {
	entitled: u32,
	present: u32,
	cast: u32,
	valid: u32,
	/// Votes for the motion or for the leading candidate.
	most: u32,
	/// Votes for the motion or for all candidates.
	favour: u64,
	no: u32,
	abstain: u32,
	/// Votes for the runner-up; votes against a motion, or against the only candidate.
	next: u32,
	/// Whether there are several candidates.
	contest: bool,
}

/// Works out the result of a vote from counts that were checked.
pub fn decide(counts: &Counts, requirement: &Requirement) -> Outcome {
	let numbers = Numbers::of_all(counts);
	let verdict = match requirement.quorum.is_met(counts.entitled, counts.present) {
		true => numbers.verdict(requirement),
		false => Verdict::NoQuorum,
	};
	let groups = counts.groups.iter().map(|group| Numbers::of_group(counts, group).verdict(requirement));
	Outcome {
		verdict,
		leader: leader(counts),
		groups: BoundedVec::truncate_from(groups.collect::<alloc::vec::Vec<_>>()),
	}
}

/// Checks counts, and a result where one is stated; gives what follows from them.
pub fn verify(
	counts: &Counts,
	requirement: &Requirement,
	stated: Option<Verdict>,
) -> Result<Outcome, StatedError> {
	if !requirement.is_sane() {
		return Err(StatedError::InvalidRequirement);
	}
	counts.check().map_err(StatedError::Counts)?;
	let outcome = decide(counts, requirement);
	match (stated, outcome.verdict) {
		(Some(Verdict::Passed), Verdict::NoQuorum) => Err(StatedError::QuorumNotMet),
		(Some(stated), verdict) if stated != verdict => Err(StatedError::ResultMismatch),
		_ => Ok(outcome),
	}
}

/// The candidate with most votes, if there is exactly one and it has any.
fn leader(counts: &Counts) -> Option<u8> {
	let candidates = || {
		counts.votes.iter().filter_map(|(choice, votes)| match choice {
			Choice::Candidate(candidate) => Some((*candidate, *votes)),
			_ => None,
		})
	};
	let (leader, most) = candidates().max_by_key(|(_, votes)| *votes)?;
	let alone = candidates().filter(|(_, votes)| *votes == most).count() == 1;
	(alone && most > 0).then_some(leader)
}

impl Numbers {
	fn of_all(counts: &Counts) -> Self {
		let numbers = [counts.entitled, counts.present, counts.cast, counts.valid];
		Self::of(numbers, counts.votes.iter().copied())
	}

	fn of_group(counts: &Counts, group: &Group) -> Self {
		let numbers = [group.entitled, group.present, group.cast, group.valid];
		let votes = counts.votes.iter().zip(&group.votes);
		Self::of(numbers, votes.map(|((choice, _), votes)| (*choice, *votes)))
	}

	fn of([entitled, present, cast, valid]: [u32; 4], votes: impl Iterator<Item = (Choice, u32)>) -> Self {
		let (mut most, mut next, mut favour, mut no, mut abstain) = (0u32, 0u32, 0u64, 0, 0);
		let mut options = 0u32;
		for (choice, votes) in votes {
			match choice {
				Choice::No => no = votes,
				Choice::Abstain => abstain = votes,
				Choice::Yes | Choice::Candidate(_) => {
					options = options.saturating_add(1);
					favour = favour.saturating_add(votes.into());
					next = next.max(most.min(votes));
					most = most.max(votes);
				}
			}
		}
		let contest = options > 1;
		if !contest {
			next = no;
		}
		Self { entitled, present, cast, valid, most, favour, no, abstain, next, contest }
	}

	fn base(&self, base: Base) -> u64 {
		match base {
			Base::Yes => self.favour,
			Base::YesNo => self.favour.saturating_add(self.no.into()),
			Base::YesNoAbstain => {
				self.favour.saturating_add(self.no.into()).saturating_add(self.abstain.into())
			}
			Base::Valid => self.valid.into(),
			Base::Cast => self.cast.into(),
			Base::Entitled => self.entitled.into(),
			Base::EntitledPresent => self.present.into(),
		}
	}

	/// The verdict, given that there is a quorum.
	fn verdict(&self, requirement: &Requirement) -> Verdict {
		let whole = self.base(requirement.base);
		// Whatever the share is of: not more are against it than for it, and as many only where the rule
		// counts them.
		let half = self.most == self.no && requirement.base != Base::Yes;
		let prevails = self.contest || self.most > self.no || half;
		let share = requirement.share.is_met(self.most.into(), whole, requirement.strict);
		let enough = self.most > 0 && prevails && share;
		let level = self.most > 0 && self.most == self.next;
		match (enough, level) {
			(true, true) if self.contest => Verdict::Tied,
			(true, _) => Verdict::Passed,
			(false, true) => Verdict::Tied,
			(false, false) => Verdict::Failed,
		}
	}
}
