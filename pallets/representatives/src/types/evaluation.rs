// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members think of an office holder.

use super::RepresentativeId;
use caucus_members_core::registry::ChapterId;
use caucus_primitives::{Digest, Moment, RollId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;

/// Number of an evaluation, counted from 0 through all office holders.
pub type EvaluationId = u32;

/// A half of a year: `year * 2`, and one more from July on.
pub type Half = u32;

/// Questions of an evaluation.
pub const QUESTIONS: usize = 5;

/// Answers to a question: cannot judge, and one to five.
pub const ANSWERS: usize = 6;

/// How an evaluation ended, or that it has not.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Stage {
	/// Answers are taken sealed, and then opened.
	#[codec(index = 0)]
	Running,
	/// What was answered is public.
	#[codec(index = 1)]
	Published,
	/// Too few answered: nothing is public.
	#[codec(index = 2)]
	TooFew,
	/// A vote in which the person stands came too near: nothing is public.
	#[codec(index = 3)]
	Cancelled,
}

/// What can be done for an evaluation.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub enum Phase {
	/// Members seal their answers.
	Sealing,
	/// Members open their answers.
	Opening,
	/// It can be ended.
	Due,
	/// It is over.
	Over,
}

/// What members think of an office holder, of one half of a year.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Evaluation {
	/// Of whom.
	pub representative: RepresentativeId,
	/// Of which half of a year.
	pub half: Half,
	/// The roll by which membership is proven, kept until the evaluation is over.
	pub roll: RollId,
	/// The chapter whose members are counted apart.
	pub chapter: Option<ChapterId>,
	/// When it began.
	pub opened_at: Moment,
	/// First moment at which no answer is sealed any more. Answers are opened from then on.
	pub sealed_until: Moment,
	/// First moment at which no answer is opened any more.
	pub opened_until: Moment,
	/// With fewer answers nothing is public.
	pub least: u32,
	/// How long before a vote in which the person stands it has to be over, in milliseconds.
	pub distance: Moment,
	/// How many sealed answers came.
	pub sealed: u32,
	/// How many were opened.
	pub opened: u32,
	/// How it ended.
	pub stage: Stage,
	/// How often the office holder replied.
	pub replies: u8,
}

/// A member's sealed answers.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Seal {
	/// What hides the answers.
	pub digest: Digest,
	/// Whether the member is of the chapter that is counted apart.
	pub local: bool,
	/// Whether they were opened.
	pub opened: bool,
}

/// A member's answers: to each question 0 for "cannot judge", or one to five.
pub type Answers = [u8; QUESTIONS];

/// How many gave which answer to which question.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Sheet {
	/// How many answered.
	pub members: u32,
	/// By question and answer.
	pub answers: [[u32; ANSWERS]; QUESTIONS],
}

impl Sheet {
	/// Adds a member's answers.
	pub fn add(&mut self, answers: &Answers) {
		self.members.saturating_inc();
		for (row, answer) in self.answers.iter_mut().zip(answers) {
			if let Some(count) = row.get_mut(usize::from(*answer)) {
				count.saturating_inc();
			}
		}
	}

	/// Both together.
	pub fn with(&self, other: &Self) -> Self {
		let mut sum = *self;
		sum.members.saturating_accrue(other.members);
		for (row, more) in sum.answers.iter_mut().zip(&other.answers) {
			for (count, more) in row.iter_mut().zip(more) {
				count.saturating_accrue(*more);
			}
		}
		sum
	}

	/// Whether each question has as many answers as there are members.
	pub fn is_whole(&self) -> bool {
		let sum = |row: &[u32; ANSWERS]| row.iter().fold(0u32, |sum, count| sum.saturating_add(*count));
		self.answers.iter().all(|row| sum(row) == self.members)
	}
}

/// Answers while they are opened: of the chapter that is counted apart, and of all others.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Tally {
	/// Of the chapter.
	pub local: Sheet,
	/// Of all others.
	pub others: Sheet,
}

/// What an evaluation made public. It is a distribution, not a score.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Outcome {
	/// What all answered.
	pub all: Sheet,
	/// What members of the chapter answered; not shown where they, or the others, are too few.
	pub local: Option<Sheet>,
	/// When it was published.
	pub at: Moment,
}
