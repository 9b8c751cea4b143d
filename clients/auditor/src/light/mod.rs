// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Reading a Caucus chain without believing the node that answers.
//!
//! The only thing taken on trust is the genesis hash, which every ballot names, or the chain
//! specification that gives it. From there on each step proves the next:
//!
//! 1. [`Genesis`] knows the genesis block and the first GRANDPA authorities: it recomputes both from
//!    the published raw chain specification, or it finds the authorities by a proof in the state of
//!    the block that has the genesis hash;
//! 2. [`Follower`] checks one [`Justification`] per authority set, hands over from set to set by the
//!    digests of the headers so proved, and ends at a finalized [`Header`];
//! 3. [`StateProof`] checks that a value stands, or does not stand, in the state of that header, and
//!    [`Node::body`] that a body belongs to it.
//!
//! A node can withhold an answer, and extrinsics out of a body. It cannot make this module accept a wrong one.

mod finality;
mod genesis;
mod header;
mod node;
mod state;

#[cfg(test)]
pub(crate) mod fake;

use codec::{Decode, DecodeAll};
use sp_core::H256;

pub use finality::{AuthoritySet, Follower, Justification};
pub use genesis::Genesis;
pub use header::{DigestItem, Header};
pub use node::{Body, Node};
pub use state::{map_key, StateProof};

/// What a reader may be told.
#[derive(Debug, thiserror::Error)]
pub enum LightError {
	/// No connection, or none any more.
	#[error(
		"no answer from the node at {url}: {reason}; check that it runs and that this is its RPC address"
	)]
	Unreachable {
		/// The address that was tried.
		url: String,
		/// What the transport said.
		reason: String,
	},
	/// The node answered with an error of its own.
	#[error("the node refused {method} (code {code}): {reason}; ask a node that keeps what is asked for")]
	Refused {
		/// The method that was called.
		method: &'static str,
		/// The JSON-RPC error code.
		code: i32,
		/// The node's words.
		reason: String,
	},
	/// The node does not have it.
	#[error("the node does not have {0}; ask an archive node that has synchronised from genesis")]
	Missing(String),
	/// Bytes or text that are not what they should be.
	#[error("{what} is malformed: {reason}; the node is faulty or of another version")]
	Malformed {
		/// What was being read.
		what: &'static str,
		/// Why it does not decode.
		reason: String,
	},
	/// The node sent something else than was asked for.
	#[error("the node sent {what} that does not hash to {expected:?}; do not use this node")]
	Forged {
		/// What was sent.
		what: &'static str,
		/// The hash it should have had.
		expected: H256,
	},
	/// The chain specification is not a raw one, or broken.
	#[error("the chain specification cannot be used: {0}; give the raw one, as `caucus-node export-chain-spec --raw` writes it")]
	BadSpec(String),
	/// The chain specification belongs to another chain.
	#[error("the chain specification gives the genesis hash {found:?}, not {expected:?}; get the one of this chain")]
	OtherChain {
		/// The hash that was asked for.
		expected: H256,
		/// The hash that the specification gives.
		found: H256,
	},
	/// The specification or the state names no authorities.
	#[error("there are no GRANDPA authorities in {0}; this chain has no finality that could be checked")]
	NoAuthorities(&'static str),
	/// Signatures, weights or ancestry do not add up.
	#[error("the justification does not hold for authority set {set}: {reason}; ask another node, and report this one if it repeats it")]
	NotJustified {
		/// The set that should have signed.
		set: u64,
		/// What is wrong.
		reason: &'static str,
	},
	/// The block exists for the node, but finality has not reached it.
	#[error("block {target} is not finalized yet (finality stands at {finalized}); try again later")]
	NotYetFinal {
		/// The block that was asked for.
		target: u32,
		/// The last block that was proved.
		finalized: u32,
	},
	/// The block lies before the part of the chain that this follower walks.
	#[error("block {target} lies before {first}, where this follower stands; start one from genesis")]
	Behind {
		/// The block that was asked for.
		target: u32,
		/// The first block that can still be proved.
		first: u32,
	},
	/// An authority change that only people can judge.
	#[error("block {0} changes the authorities by force or with a delay; ask the operators why, and start from a block that you trust after it")]
	IrregularChange(u32),
	/// A block of which it is said that one authority set hands over to the next in it.
	#[error("block {0} does not name the next authorities; the bundle is faulty")]
	NotAHandover(u32),
	/// The proof leaves out a node that the question needs.
	#[error("the storage proof lacks the trie node {0:?}; ask again or ask another node")]
	IncompleteProof(H256),
	/// The proof contains something that is no trie node.
	#[error("the storage proof is corrupt: {0}; ask another node")]
	CorruptProof(String),
}

fn decode<T: Decode>(what: &'static str, bytes: &[u8]) -> Result<T, LightError> {
	T::decode_all(&mut &bytes[..]).map_err(|error| LightError::Malformed { what, reason: error.to_string() })
}

fn to_hex(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn from_hex(what: &'static str, text: &str) -> Result<Vec<u8>, LightError> {
	hex::decode(text.strip_prefix("0x").unwrap_or(text))
		.map_err(|error| LightError::Malformed { what, reason: error.to_string() })
}
