// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The state of a block, to be rewritten, and the validators' signatures under it.
//!
//! Who holds the keys of all validators can sign a state with any values. An auditor sees no others
//! than those it reads, so the forged state has no others either.

use crate::light::{AuthoritySet, Header, LightError, StateProof};
use codec::{Decode, Encode};
use finality_grandpa::{Commit, Message, Precommit, SignedPrecommit};
use sp_core::{ed25519, Blake2Hasher, Pair as _, H256};
use sp_trie::{LayoutV1, MemoryDB, TrieDBMutBuilder, TrieMut};
use std::collections::BTreeMap;

/// Values of a state, by storage key.
#[derive(Clone, Default)]
pub struct Ledger(BTreeMap<Vec<u8>, Vec<u8>>);

impl Ledger {
	/// Copies the values under `keys`.
	pub fn copy(state: &StateProof, keys: Vec<Vec<u8>>) -> Result<Self, LightError> {
		let mut values = BTreeMap::new();
		for key in keys {
			if let Some(value) = state.get(&key)? {
				values.insert(key, value);
			}
		}
		Ok(Self(values))
	}

	/// A value, decoded.
	pub fn get<T: Decode>(&self, key: &[u8]) -> Option<T> {
		T::decode(&mut self.0.get(key)?.as_slice()).ok()
	}

	/// Writes a value.
	pub fn set(&mut self, key: Vec<u8>, value: &impl Encode) {
		self.0.insert(key, value.encode());
	}

	/// Removes a value.
	pub fn remove(&mut self, key: &[u8]) {
		self.0.remove(key);
	}

	/// The root of a state with these values, and all its nodes.
	pub fn build(&self) -> (H256, Vec<Vec<u8>>) {
		let mut nodes: MemoryDB<Blake2Hasher> = MemoryDB::with_hasher(Default::default());
		let mut root = H256::zero();
		{
			let mut trie = TrieDBMutBuilder::<LayoutV1<Blake2Hasher>>::new(&mut nodes, &mut root).build();
			for (key, value) in &self.0 {
				trie.insert(key, value).expect("the trie is in memory; qed");
			}
		}
		let nodes = nodes.drain().into_values().filter(|(_, uses)| *uses > 0).map(|(node, _)| node);
		(root, nodes.collect())
	}
}

/// Validators whose keys are known.
pub struct Validators(Vec<ed25519::Pair>);

/// The names that a development chain takes its validators from.
const DEVELOPMENT: [&str; 6] = ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"];

impl Validators {
	/// Those with these keys.
	pub fn new(pairs: Vec<ed25519::Pair>) -> Self {
		Self(pairs)
	}

	/// Those with the keys of these secret URIs; `None` if one is none.
	pub fn from_uris<S: AsRef<str>>(uris: &[S]) -> Option<Self> {
		let pair = |uri: &S| ed25519::Pair::from_string(uri.as_ref(), None).ok();
		uris.iter().map(pair).collect::<Option<Vec<_>>>().map(Self)
	}

	/// Those of development chains.
	pub fn development() -> Self {
		Self::from_uris(&DEVELOPMENT).expect("these are secret URIs; qed")
	}

	/// Justifies a block as those of `set` whose keys are known; a SCALE-encoded justification.
	pub fn justify(&self, set: &AuthoritySet, header: &Header) -> Vec<u8> {
		const ROUND: u64 = 1;
		let precommit = Precommit { target_hash: header.hash(), target_number: header.number };
		let payload = (Message::Precommit(precommit.clone()), ROUND, set.id()).encode();
		let voters = self.0.iter().filter(|pair| set.members().iter().any(|(id, _)| *id == pair.public()));
		let precommits = voters
			.map(|pair| SignedPrecommit {
				precommit: precommit.clone(),
				signature: pair.sign(&payload),
				id: pair.public(),
			})
			.collect();
		let commit = Commit { target_hash: header.hash(), target_number: header.number, precommits };
		(ROUND, commit, Vec::<Header>::new()).encode()
	}
}
