// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How the party's pallets speak to each other. A pallet never imports another: it asks a trait of
//! this crate, and the runtime says who answers.
//!
//! ```text
//! elections --Rolls-------> members      cut a roll, build its rings, give a ring's root
//! elections --Ceremonies--> trustees     make a key, give shares of a seed, decrypt the sums
//! trustees  --Tallies-----> elections    what is to be decrypted, and for which purpose
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

use caucus_elections_core::params::Electorate;
use caucus_members_core::{
	registry::RollRule,
	ring::{RingRoot, RingSize},
};
use caucus_primitives::{Digest, ElectionId, Moment, RingIndex, RollId, TrusteeIndex};
use caucus_trustees_core::{
	decryption::Purpose, elgamal::DecodedCiphertext, group::RistrettoPoint, keygen::Outcome,
};
use frame::prelude::*;

extern crate alloc;
use alloc::vec::Vec;

pub mod priority;

/// The hash of the genesis block, which everything secret or final is bound to.
pub fn genesis_hash<T: frame_system::Config<Hash = H256>>() -> Digest {
	frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default()).0
}

/// How far a roll is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RollProgress {
	/// Keys are still being collected.
	Cutting,
	/// All keys are on the roll; it waits for the seed of its rings.
	Cut {
		/// How many keys.
		keys: u32,
	},
	/// Rings are being built.
	Seating,
	/// All rings stand.
	Built(Electorate),
}

/// What an election asks of the registry.
pub trait Rolls {
	/// Whether rings of this size can be built.
	fn supports(size: RingSize) -> bool;
	/// Begins to cut a roll of the members that `rule` admits now.
	fn cut(rule: RollRule, size: RingSize) -> Result<RollId, DispatchError>;
	/// How far a roll is; `None` if there is none of this number.
	fn progress(roll: RollId) -> Option<RollProgress>;
	/// Gives a cut roll the seed that deals its keys to rings, and begins to build them.
	fn seat(roll: RollId, seed: Digest) -> DispatchResult;
	/// The root of one ring.
	fn ring_root(roll: RollId, ring: RingIndex) -> Option<RingRoot>;
}

/// How far a ceremony is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CeremonyProgress {
	/// Trustees have steps to take.
	Running,
	/// Too few took part, too often.
	Failed,
	/// There is a key.
	Done {
		/// Which attempt succeeded, counted from 0.
		attempt: u32,
		/// The keys.
		outcome: Outcome,
	},
}

/// How far the seed of the ring permutation is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SeedProgress {
	/// The trustees were asked just now, or their answers are complete just now.
	Moved,
	/// There is nothing to do but to wait.
	Waiting,
	/// The seed.
	Ready(Digest),
}

/// What an election asks of its trustees.
pub trait Ceremonies {
	/// Who is a trustee.
	type AccountId;
	/// Whether an account is a trustee of this election.
	fn is_trustee(election: ElectionId, who: &Self::AccountId) -> bool;
	/// Calls these trustees to make the key of an election. Each step may take `step_time`
	/// milliseconds; it ends as soon as everybody has acted.
	fn begin(
		election: ElectionId,
		trustees: Vec<Self::AccountId>,
		threshold: TrusteeIndex,
		step_time: Moment,
	) -> DispatchResult;
	/// Moves a ceremony on if it is due; says whether it was.
	fn advance(election: ElectionId) -> bool;
	/// How far a ceremony is.
	fn progress(election: ElectionId) -> CeremonyProgress;
	/// Asks the trustees to reveal their shares of the ring permutation's seed; gives the seed in a
	/// block after all have, or their time is over.
	fn ring_seed(election: ElectionId) -> SeedProgress;
	/// The decrypted sums, once enough trustees have given valid shares.
	fn decrypted(election: ElectionId, sums: &[DecodedCiphertext]) -> Option<Vec<RistrettoPoint>>;
}

/// What is to be decrypted.
#[derive(Clone, Debug)]
pub struct DecryptionTarget {
	/// What shares are bound to.
	pub purpose: Purpose,
	/// The sums, in order.
	pub sums: Vec<DecodedCiphertext>,
}

/// What trustees ask of an election.
pub trait Tallies {
	/// Whether the election is closed; cheaper than [`Self::target`].
	fn is_closed(election: ElectionId) -> bool;
	/// The sums to decrypt; `None` unless the election is closed.
	fn target(election: ElectionId) -> Option<DecryptionTarget>;
}
