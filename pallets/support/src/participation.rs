// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Anonymous participation besides elections: signatures, comments, yearly activity accounts.
//!
//! Elections cut a roll each. Everything else proves membership in the newest *standing roll*: one that the
//! registry cuts from time to time, in parts by chapter and class, so that a signature shows which part
//! its signer belongs to and nothing else. What begins *pins* the roll of its day: who joins later does
//! not count for it, and its keys and rings stay readable until it lets go.
//!
//! A member has one alias in a context as long as one key of the member's counts there. Within a pinned
//! roll that is so by itself. A *yearly* context (an activity account's) instead takes the newest roll
//! of each moment, [`Participation::current`] and no other, and the year in Korea
//! ([`caucus_primitives::calendar`]): in a calendar year, the rolls in use hold one key of
//! a member at most, whatever was rotated. A context that is neither pinned nor yearly has no such rule to
//! rely on.

use alloc::vec::Vec;
use caucus_members_core::{
	registry::{BatchId, Classes, RollRule},
	ring::RingSize,
};
use caucus_primitives::{Digest, PartIndex, RingIndex, RollId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	prelude::*,
	traits::{IdentifyAccount, Verify},
};

pub use caucus_members_core::ring::MemberProof;

/// Most proofs that may be checked at once: the verifier keeps some 0.6 MB for each distinct ring, and a
/// wasm instance has 128 MiB.
pub const MAX_CLAIMS: u32 = 128;

/// Most parts of a standing roll.
pub const MAX_PARTS: u32 = 40;

/// A proof with what it has to prove: the context that gives the alias, and the message that is signed.
#[derive(Clone, Debug)]
pub struct Claim<'a> {
	/// The proof.
	pub proof: &'a MemberProof,
	/// The context of the alias.
	pub context: &'a [u8],
	/// The message.
	pub message: &'a [u8],
}

/// Why a proof is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProofRefusal {
	/// The roll has no such ring.
	UnknownRing,
	/// The proof does not hold.
	BadProof,
}

/// An anonymous act that is done if its ring proof holds.
#[derive(Clone, Debug)]
pub struct Asked {
	/// The roll of the proof.
	pub roll: RollId,
	/// The context that gives the alias.
	pub context: Digest,
	/// The message that is signed.
	pub message: Digest,
}

impl Asked {
	/// Checks the ring proof.
	pub fn check<P: Participation>(&self, proof: &MemberProof) -> Result<(), ProofRefusal> {
		P::check(self.roll, &Claim { proof, context: &self.context, message: &self.message })
	}
}

/// Whether an account's owner agreed to a message: the signature is over it, plain or wrapped as browser wallets
/// do it.
pub fn consents<Signature, AccountId>(message: &Digest, account: &AccountId, consent: &Signature) -> bool
where
	Signature: Verify<Signer: IdentifyAccount<AccountId = AccountId>>,
{
	let wrapped = [b"<Bytes>", message.as_slice(), b"</Bytes>"].concat();
	consent.verify(message.as_slice(), account) || consent.verify(wrapped.as_slice(), account)
}

/// One part of a standing roll.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Part {
	/// Whom it holds, unless an earlier part does.
	pub rule: RollRule,
	/// How many keys.
	pub keys: u32,
}

impl Part {
	/// Whether it holds members of the party, rather than citizens who may sign beside them.
	pub fn is_of_members(&self) -> bool {
		!self.rule.classes.contains(Classes::CITIZEN)
	}
}

/// What the pallets of participation ask of the registry.
pub trait Participation {
	/// The newest standing roll whose rings stand; `None` before the first.
	fn current() -> Option<RollId>;
	/// Keeps a standing roll whose rings stand: its keys and rings stay until as many have released it as
	/// have pinned it.
	fn pin(roll: RollId) -> DispatchResult;
	/// Lets a pinned roll go.
	fn release(roll: RollId);
	/// The parts of a standing roll; empty if there is none, or its keys are not final. They stay known
	/// when the keys are gone.
	fn parts(roll: RollId) -> Vec<Part>;
	/// Digest of all keys of a standing roll, by part ([`caucus_primitives::refs::roll_root`]). It stays
	/// known when the keys are gone.
	fn digest(roll: RollId) -> Option<Digest>;
	/// How many keys of each part were entered by one batch of the registry; parts without any are left
	/// out. Nothing where the registry does not know.
	fn keys_of_batch(roll: RollId, batch: BatchId) -> Vec<(PartIndex, u32)> {
		let _ = (roll, batch);
		Vec::new()
	}
	/// The part that a ring belongs to.
	fn part_of(roll: RollId, ring: RingIndex) -> Option<PartIndex>;
	/// That part itself.
	fn part(roll: RollId, ring: RingIndex) -> Option<Part> {
		let index = Self::part_of(roll, ring)?;
		Self::parts(roll).get(usize::from(index)).cloned()
	}
	/// The size of its rings.
	fn ring_size(roll: RollId) -> Option<RingSize>;
	/// Checks one proof.
	fn check(roll: RollId, claim: &Claim) -> Result<(), ProofRefusal>;
	/// Checks all proofs by one combined equation, several times faster; says nothing about which is at
	/// fault. More than [`MAX_CLAIMS`] are refused as if one was.
	fn check_all(roll: RollId, claims: &[Claim]) -> Result<(), ProofRefusal>;
	/// The weight of checking so many proofs at once.
	fn check_weight(proofs: u32) -> Weight;
}

/// What a recall asks of elections.
pub trait RecallElections {
	/// Who can be a trustee.
	type AccountId;
	/// Draws up a yes/no election on removing the holder of a post, among the members of a chapter (or of
	/// the whole party), with the standing roster of trustees; gives its number.
	fn begin(title: Vec<u8>, electorate: RollRule) -> Result<caucus_primitives::ElectionId, DispatchError>;
	/// How it ended; `None` while it runs.
	fn outcome(election: caucus_primitives::ElectionId) -> Option<RecallOutcome>;
}

/// How a recall election ended.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct RecallOutcome {
	/// How many were on the roll; 0 if the election was void.
	#[codec(compact)]
	pub entitled: u32,
	/// How many voted.
	#[codec(compact)]
	pub voted: u32,
	/// Votes for the removal.
	#[codec(compact)]
	pub yes: u32,
	/// Votes against it.
	#[codec(compact)]
	pub no: u32,
}
