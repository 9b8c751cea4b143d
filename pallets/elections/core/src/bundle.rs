// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election with all its evidence in one file: what an auditor needs when no node is at hand.
//!
//! The file is [`MAGIC`], then the SCALE encoding of [`Bundle`]. Nothing in it is believed for
//! standing there: the genesis header hashes to the chain that the auditor asked for, the proofs
//! lead from state roots to values, and the ballots must give the log and sums that those values
//! state.

use crate::ballot::Ballot;
use alloc::vec::Vec;
use caucus_primitives::{ElectionId, MemberKey};
use codec::{Decode, Encode};

/// The first bytes of a bundle; the last is the version of the format.
pub const MAGIC: [u8; 8] = *b"CAUCUS\x00\x01";

/// An election with all its evidence.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Debug)]
pub struct Bundle {
	/// Which election.
	pub election: ElectionId,
	/// SCALE encoding of the genesis header.
	pub genesis_header: Vec<u8>,
	/// Trie nodes that prove the first validators from the genesis header's state root.
	pub genesis_proof: Vec<Vec<u8>>,
	/// For each set of validators but the last, the block that hands over to the next, in order.
	pub handovers: Vec<Handover>,
	/// SCALE encoding of the header of the block whose state is proved.
	pub header: Vec<u8>,
	/// SCALE encoding of a GRANDPA justification of that block.
	pub justification: Vec<u8>,
	/// Trie nodes that prove the election's records from that header's state root.
	pub state_proof: Vec<Vec<u8>>,
	/// The keys of the roll, style by style, each in its order.
	pub keys: Vec<Vec<MemberKey>>,
	/// The accepted ballots, in the order of acceptance.
	pub ballots: Vec<Ballot>,
}

/// A block in which one set of validators hands over to the next.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Debug)]
pub struct Handover {
	/// SCALE encoding of its header, whose digest names the next set.
	pub header: Vec<u8>,
	/// SCALE encoding of a GRANDPA justification of it by the set that goes.
	pub justification: Vec<u8>,
}

/// Why a file is not a bundle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BundleError {
	/// It does not begin like one.
	NotABundle,
	/// It ends early, or holds something else, or has bytes left over.
	Malformed,
}

impl Bundle {
	/// The file's bytes.
	pub fn to_bytes(&self) -> Vec<u8> {
		[MAGIC.as_slice(), &self.encode()].concat()
	}

	/// Reads a file's bytes.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
		let mut rest = bytes.strip_prefix(MAGIC.as_slice()).ok_or(BundleError::NotABundle)?;
		let bundle = Self::decode(&mut rest).map_err(|_| BundleError::Malformed)?;
		rest.is_empty().then_some(bundle).ok_or(BundleError::Malformed)
	}
}
