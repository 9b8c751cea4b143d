// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Rolls, parts and counts.

use crate::types::*;
use caucus_members_core::registry::{BatchId, ChapterId};
use caucus_primitives::RollId;

/// What the keys of a part of the roll count as in a petition.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Standing {
	/// They sponsor and sign, and count towards thresholds.
	#[codec(index = 0)]
	Member,
	/// They sponsor and sign, and are counted apart.
	#[codec(index = 1)]
	Citizen,
	/// They cannot take part.
	#[codec(index = 2)]
	Outside,
}

/// One part of the roll that a petition is under.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct RollPart {
	/// The chapter that its keys belong to, if it is of one.
	pub chapter: Option<ChapterId>,
	/// What they count as.
	pub standing: Standing,
	/// How many keys.
	#[codec(compact)]
	pub keys: u32,
}

/// The roll that a petition is under, fixed when it was handed in.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct PinnedRoll {
	/// The roll.
	pub roll: RollId,
	/// Digest of its keys.
	pub digest: Digest,
	/// Whether the registry still keeps it for this petition.
	pub pinned: bool,
	/// Its parts.
	pub parts: BoundedVec<RollPart, ConstU32<MAX_PARTS>>,
}

/// Counts of one part of the roll.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct PartCount {
	/// Signatures that were not withdrawn.
	#[codec(compact)]
	pub signed: u32,
	/// Keys of voided batches.
	#[codec(compact)]
	pub void_keys: u32,
}

impl PartCount {
	/// At most so many of the signatures were made by keys of voided batches.
	pub fn void(&self) -> u32 {
		self.void_keys.min(self.signed)
	}

	/// At least so many of the signatures were not.
	pub fn sound(&self) -> u32 {
		self.signed.saturating_sub(self.void())
	}
}

/// The counts of a petition.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Tally {
	/// Members who sponsored it.
	#[codec(compact)]
	pub sponsors: u32,
	/// Citizens who sponsored it.
	#[codec(compact)]
	pub citizen_sponsors: u32,
	/// Signatures that are withdrawn.
	#[codec(compact)]
	pub withdrawn: u32,
	/// By part of the roll.
	pub parts: BoundedVec<PartCount, ConstU32<MAX_PARTS>>,
}

/// A signature, or one that was withdrawn.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Signature {
	/// The part of the roll.
	pub part: PartIndex,
	/// Number of the last act; odd where the signature stands, even where it was withdrawn.
	pub sequence: u8,
}

impl Signature {
	/// Whether it stands.
	pub fn stands(&self) -> bool {
		self.sequence % 2 == 1
	}
}

/// The keys of a batch of the registry, voided for one petition.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Void {
	/// The batch.
	pub batch: BatchId,
	/// The reasons.
	pub reason: ContentRef,
	/// How many keys of the petition's roll, members and citizens who could sign.
	#[codec(compact)]
	pub keys: u32,
	/// When.
	pub at: Moment,
}
