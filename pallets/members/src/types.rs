// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores.

use crate::Config;
use caucus_members_core::{
	registry::{Application, RollRule},
	ring::RingSize,
};
pub use caucus_primitives::KEYS_PER_PAGE;
use caucus_primitives::{Digest, MemberId, MemberKey, RingIndex};
use frame::prelude::*;

/// Number of a batch.
pub type BatchId = u32;

/// Most rolls that have work left at a time.
pub const MAX_QUEUE: u32 = 16;

/// Most keys handled by one call.
pub const MOST_WORK: u32 = 767;

/// Keys handled in one piece of work when a block has room.
pub const WORK_PIECE: u32 = 128;

/// A page of a roll.
pub type KeyPage = BoundedVec<MemberKey, ConstU32<KEYS_PER_PAGE>>;

/// A batch that waits for a second registrar.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound,
)]
#[scale_info(skip_type_params(T))]
pub struct PendingBatch<T: Config> {
	/// Who proposed it.
	pub by: T::AccountId,
	/// What it holds.
	pub applications: BoundedVec<Application, T::MaxBatch>,
}

impl<T: Config> PendingBatch<T> {
	/// BLAKE2b-256 of the applications' encoding.
	pub fn digest(&self) -> H256 {
		H256(self.applications.using_encoded(blake2_256))
	}
}

/// How far the building of rings is.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seats {
	/// Seed of the permutation.
	pub seed: Digest,
	/// The ring being built.
	pub ring: RingIndex,
	/// The next seat to fill.
	pub next_seat: u32,
	/// Digest of the roots of the rings before.
	pub ring_roots: Digest,
}

/// How far a roll is.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum RollStage {
	/// Members `next..end` are still to be read.
	Cutting {
		/// The next member to read.
		next: MemberId,
		/// One past the last member to read.
		end: MemberId,
	},
	/// All keys are fixed; the seed is missing.
	Cut,
	/// Rings are being built.
	Seating(Seats),
	/// All rings stand.
	Built {
		/// Seed of the permutation.
		seed: Digest,
		/// Digest of all ring roots.
		ring_roots: Digest,
	},
}

/// A roll.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Roll {
	/// Who is on it.
	pub rule: RollRule,
	/// The size of its rings.
	pub ring_size: RingSize,
	/// How far it is.
	pub stage: RollStage,
	/// How many keys it has.
	pub keys: u32,
	/// Digest of the pages completed so far; of all keys, once it is cut.
	pub digest: Digest,
}
