// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Block headers, and what belongs to them.

use super::{decode, LightError};
use caucus_library_core::body::{extrinsics_root, Piece};
use codec::{Decode, Encode};
use sp_core::{Blake2Hasher, H256};
use sp_crypto_hashing::blake2_256;
use sp_trie::{LayoutV0, LayoutV1, TrieConfiguration};

/// A block header, as both runtimes of Caucus have it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Header {
	/// Hash of the block before.
	pub parent_hash: H256,
	/// Height.
	#[codec(compact)]
	pub number: u32,
	/// Root of the state after this block.
	pub state_root: H256,
	/// Root of the list of extrinsics.
	pub extrinsics_root: H256,
	/// What consensus and runtime tell each other.
	pub digest: Vec<DigestItem>,
}

impl Header {
	/// The hash by which this block is known.
	pub fn hash(&self) -> H256 {
		blake2_256(&self.encode()).into()
	}

	/// Reads a header as a bundle holds it.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, LightError> {
		decode("a header", bytes)
	}

	/// Checks that these pieces are of the body of this block, each in its place.
	pub(super) fn has_body(&self, pieces: &[Piece]) -> bool {
		if pieces.iter().any(|piece| piece.extrinsic().is_none()) {
			return extrinsics_root(pieces).is_ok_and(|root| root == self.extrinsics_root.0);
		}
		let extrinsics = || pieces.iter().filter_map(Piece::extrinsic);
		// Runtimes of `system_version` 0 and 1 use the older layout here, later ones the newer.
		LayoutV0::<Blake2Hasher>::ordered_trie_root(extrinsics()) == self.extrinsics_root
			|| LayoutV1::<Blake2Hasher>::ordered_trie_root(extrinsics()) == self.extrinsics_root
	}
}

/// One entry of a header's digest.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum DigestItem {
	/// Anything else.
	#[codec(index = 0)]
	Other(Vec<u8>),
	/// From the runtime to a consensus engine.
	#[codec(index = 4)]
	Consensus([u8; 4], Vec<u8>),
	/// The author's signature.
	#[codec(index = 5)]
	Seal([u8; 4], Vec<u8>),
	/// From a consensus engine to the runtime.
	#[codec(index = 6)]
	PreRuntime([u8; 4], Vec<u8>),
	/// The runtime's code has changed.
	#[codec(index = 8)]
	RuntimeEnvironmentUpdated,
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::light::to_hex;

	/// The digest encoding is the SDK's: the first two vectors are from its own tests.
	#[test]
	fn digest_items_encode_as_the_chain_does() {
		let seal = DigestItem::Seal(*b"test", vec![1, 2, 3]);
		assert_eq!(to_hex(&DigestItem::Other(vec![1, 2, 3]).encode()), "0x000c010203");
		assert_eq!(to_hex(&seal.encode()), "0x05746573740c010203");
		assert_eq!(to_hex(&DigestItem::RuntimeEnvironmentUpdated.encode()), "0x08");
	}

	/// The root of an empty list is the constant that every genesis block carries.
	#[test]
	fn empty_body_has_the_well_known_root() {
		let root = sp_trie::empty_trie_root::<LayoutV1<Blake2Hasher>>();
		assert_eq!(
			to_hex(root.as_bytes()),
			"0x03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314"
		);
		let empty = Header {
			parent_hash: H256::zero(),
			number: 1,
			state_root: H256::repeat_byte(1),
			extrinsics_root: root,
			digest: Vec::new(),
		};
		assert!(empty.has_body(&[]));
		assert!(!empty.has_body(&[Piece::Full(vec![4, 0])]));
	}
}
