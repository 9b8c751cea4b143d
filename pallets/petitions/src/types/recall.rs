// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What recalls have besides.

use crate::types::*;
use caucus_primitives::ElectionId;
use caucus_support::participation::RecallOutcome;

/// How far a recall is.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum RecallStage {
	/// Sponsors and signatures are collected.
	#[codec(index = 0)]
	Collecting,
	/// Enough have signed, in every area. The election is to begin.
	#[codec(index = 1)]
	Certified,
	/// The election is under way.
	#[codec(index = 2)]
	Voting {
		/// The election.
		election: ElectionId,
	},
	/// The vote removed the holder.
	#[codec(index = 3)]
	Upheld,
	/// Too few signed, or the vote kept the holder.
	#[codec(index = 4)]
	Failed,
	/// Too few voted, or no election came to a result.
	#[codec(index = 5)]
	Inquorate,
	/// The holder left the post before the end.
	#[codec(index = 6)]
	Moot,
}

impl RecallStage {
	/// Whether nothing follows.
	pub fn is_over(self) -> bool {
		matches!(self, Self::Upheld | Self::Failed | Self::Inquorate | Self::Moot)
	}
}

/// What a recall petition has besides.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Recall<AccountId> {
	/// The post.
	pub post: PostId,
	/// The account of its holder when the recall began.
	pub target: Option<AccountId>,
	/// When the holder's term began, and when it ends.
	pub tenure: Term,
	/// The grounds.
	pub grounds: CodeRef,
	/// What the holder says about it.
	pub reply: Option<ContentRef>,
	/// How far it is.
	pub stage: RecallStage,
	/// When it was certified, and when the election should have begun.
	pub certified: Option<Term>,
	/// Whether the election began late.
	pub vote_overdue: Option<Moment>,
	/// How many elections were begun.
	pub votes: u8,
	/// How the last one ended.
	pub outcome: Option<RecallOutcome>,
}

impl<AccountId> Recall<AccountId> {
	/// One that was handed in just now.
	pub(crate) fn new(post: PostId, target: Option<AccountId>, tenure: Term, grounds: CodeRef) -> Self {
		Self {
			post,
			target,
			tenure,
			grounds,
			reply: None,
			stage: RecallStage::Collecting,
			certified: None,
			vote_overdue: None,
			votes: 0,
			outcome: None,
		}
	}
}

/// What stands between a post and a recall.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct RecallSlot {
	/// The recall that takes signatures or leads to a vote.
	pub open: Option<PetitionId>,
	/// First moment at which another can be begun after one that failed.
	pub free_from: Moment,
}
