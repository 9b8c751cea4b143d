// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The ballot as it travels. Everything but the ring proof is under the message that the ring proof
//! signs, so no byte can change on the way.

use crate::choice::ContestBallot;
use crate::params::MAX_CONTESTS;
use bounded_collections::{BoundedVec, ConstU32};
use caucus_members_core::ring::RingProof;
use caucus_primitives::{Alias, ElectionId, RingIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The version of the ballot format that this code reads and writes.
pub const BALLOT_VERSION: u8 = 1;

/// A ballot.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Ballot {
	/// What is voted, and under which alias.
	pub body: BallotBody,
	/// That the alias belongs to a key in the ring, over the body.
	pub proof: RingProof,
}

/// Everything in a ballot but the ring proof.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct BallotBody {
	/// [`BALLOT_VERSION`].
	pub version: u8,
	/// The election.
	pub election: ElectionId,
	/// The ring that the voter's key stands in.
	pub ring: RingIndex,
	/// 1 for a voter's first ballot, then one more each time. A counter and never a time, which
	/// would tell when somebody voted.
	pub sequence: u16,
	/// What the voter is called in this election.
	pub alias: Alias,
	/// One part for each contest, blank votes included.
	pub contests: BoundedVec<ContestBallot, ConstU32<MAX_CONTESTS>>,
}
