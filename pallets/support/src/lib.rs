// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How the party's pallets speak to each other. A pallet never imports another: it asks a trait of
//! this crate, and the runtime says who answers.
//!
//! ```text
//! elections --Rolls-------> members      cut a roll, settle it, build its rings, give a ring's root
//! elections --Ceremonies--> trustees     make a key, give shares of a seed, decrypt the sums
//! trustees  --Tallies-----> elections    what is to be decrypted, and for which purpose
//! petitions, activity, representatives --Participation--> members        who may act, unseen
//! petitions, activity, representatives --Organisations--> organisations  who holds which office
//! representatives --PublicOffices--> organisations                   who held which public office when
//! activity, representatives --Contests--> elections                   whether a campaign runs, and whose
//! library --Candidacies--> elections                                     who stands in which contest, and when
//! petitions --RecallElections--> elections                               a vote on removing an officer
//! governance --PartyVotes--> elections                                  who is elected, what members answered
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

pub mod agreement;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod contests;
pub mod governance;
pub mod limits;
pub mod offices;
pub mod organisations;
pub mod participation;
pub mod priority;
pub mod services;
#[cfg(feature = "testing")]
pub mod testing;

/// The hash of the genesis block, which everything secret or final is bound to.
pub fn genesis_hash<T: frame_system::Config<Hash = H256>>() -> Digest {
	frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default()).0
}

/// How far a roll is. Lists are by ballot style.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RollProgress {
	/// Keys are still being collected.
	Cutting,
	/// All keys are public; officers may object to them, and appeal.
	Objections {
		/// How many keys.
		keys: Vec<u32>,
		/// When the window for appeals ends, the last of the two.
		until: Moment,
	},
	/// Both windows are over; the roll waits to be settled.
	Due,
	/// Keys are struck and admitted.
	Settling,
	/// All keys are final; the roll waits for the seed of its rings.
	Settled {
		/// How many keys.
		keys: Vec<u32>,
	},
	/// Rings are being built.
	Seating,
	/// All rings stand.
	Built(Electorate),
	/// Its rings cannot be built, or it was abandoned.
	Failed,
}

/// What an election asks of the registry.
pub trait Rolls {
	/// Whether rings of this size can be built.
	fn supports(size: RingSize) -> bool;
	/// Begins to cut a roll of the members that the rules admit now. There is a rule for each ballot
	/// style, and a member comes to the first that admits; `objections` is how long objections can be
	/// raised once it is cut, and then again how long appeals can be made, in milliseconds.
	fn cut(styles: Vec<RollRule>, size: RingSize, objections: Moment) -> Result<RollId, DispatchError>;
	/// How far a roll is; `None` if there is none of this number.
	fn progress(roll: RollId) -> Option<RollProgress>;
	/// Carries out what was decided on the objections to a roll whose windows are over.
	fn settle(roll: RollId) -> DispatchResult;
	/// Gives a settled roll the seed that deals its keys to rings, and begins to build them.
	fn seat(roll: RollId, seed: Digest) -> DispatchResult;
	/// The root of one ring, numbered through the roll.
	fn ring_root(roll: RollId, ring: RingIndex) -> Option<RingRoot>;
	/// Gives a roll up: no more work is done for it, and its keys are deleted.
	fn abandon(roll: RollId);
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
	/// Everybody who may be called as a trustee, as many as can make a key together.
	fn roster() -> Vec<Self::AccountId>;
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
	/// Puts a closed election with so many sums in place, to measure what a share of their decryption
	/// costs.
	#[cfg(feature = "runtime-benchmarks")]
	fn close(_election: ElectionId, _sums: u32) {}
}
