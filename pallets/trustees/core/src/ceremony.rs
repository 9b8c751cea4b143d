// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The chain's record of a ceremony, as trustees' daemons and auditors read it.

use crate::keygen::{Ceremony, MAX_TRUSTEES};
use bounded_collections::{BoundedVec, ConstU32};
use caucus_primitives::{Digest, Moment, TrusteeIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A step of a ceremony.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Step {
	/// Trustees publish transport keys and commitments.
	#[codec(index = 0)]
	Join,
	/// They reveal and deal.
	#[codec(index = 1)]
	Deal,
	/// They check what they got.
	#[codec(index = 2)]
	Check,
	/// They show that their shares work.
	#[codec(index = 3)]
	Confirm,
	/// There is a key.
	#[codec(index = 4)]
	Done,
	/// There is none, and no attempt is left.
	#[codec(index = 5)]
	Failed,
}

/// Something that a trustee does for an election.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Act {
	/// It joins.
	#[codec(index = 0)]
	Join,
	/// It deals.
	#[codec(index = 1)]
	Deal,
	/// It says that its shares are right.
	#[codec(index = 2)]
	Accept,
	/// It accuses a dealer.
	#[codec(index = 3)]
	Complain,
	/// It shows that its share works.
	#[codec(index = 4)]
	Confirm,
	/// It reveals its share of the ring permutation's seed.
	#[codec(index = 5)]
	RevealSeed,
	/// It gives its share of the decryption.
	#[codec(index = 6)]
	SubmitShare,
}

impl Act {
	/// The step at which it is done.
	pub const fn step(self) -> Step {
		match self {
			Self::Join => Step::Join,
			Self::Deal => Step::Deal,
			Self::Accept | Self::Complain => Step::Check,
			Self::Confirm => Step::Confirm,
			Self::RevealSeed | Self::SubmitShare => Step::Done,
		}
	}
}

/// The ceremony of one election.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Record<AccountId> {
	/// Which attempt, counted from 0.
	pub attempt: u32,
	/// Name of the attempt, to which everything made for it is bound.
	pub reference: Digest,
	/// The trustees; number `j` stands at position `j - 1`.
	pub trustees: BoundedVec<AccountId, ConstU32<MAX_TRUSTEES>>,
	/// How many of them decrypt.
	pub threshold: TrusteeIndex,
	/// How long a step may take, in milliseconds.
	pub step_time: Moment,
	/// The step.
	pub step: Step,
	/// When the step ends at the latest.
	pub deadline: Moment,
	/// Until when seeds may be revealed, once they were asked for.
	pub seeds_until: Option<Moment>,
}

impl<AccountId: PartialEq> Record<AccountId> {
	/// The constants of the attempt.
	pub fn ceremony(&self) -> Ceremony {
		Ceremony { reference: self.reference, trustees: *self.indices().end(), threshold: self.threshold }
	}

	/// The number of a trustee.
	pub fn index_of(&self, who: &AccountId) -> Option<TrusteeIndex> {
		let position = self.trustees.iter().position(|trustee| trustee == who)?;
		TrusteeIndex::try_from(position).ok()?.checked_add(1)
	}

	/// Numbers of all trustees.
	pub fn indices(&self) -> core::ops::RangeInclusive<TrusteeIndex> {
		// At most MAX_TRUSTEES.
		1..=self.trustees.len() as TrusteeIndex
	}
}
