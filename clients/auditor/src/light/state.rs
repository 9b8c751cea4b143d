// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! State: values proved by trie nodes, and the keys under which they stand.

use super::{decode, LightError};
use codec::Decode;
use sp_core::{Blake2Hasher, H256};
use sp_crypto_hashing::{twox_128, twox_64};
use sp_trie::{LayoutV1, MemoryDB, StorageProof};

type Layout = LayoutV1<Blake2Hasher>;
type TrieFault = sp_trie::TrieError<Layout>;

/// A part of the state of one block, from which values can be read as if the whole were there.
///
/// Both trie layouts read alike, so this serves states of any `system_version`.
pub struct StateProof {
	root: H256,
	nodes: MemoryDB<Blake2Hasher>,
}

impl StateProof {
	/// Takes the nodes of a proof, in any order, for the state with this root. Nothing is checked
	/// yet: a node that does not belong to the root is simply never reached.
	pub fn new(root: H256, nodes: impl IntoIterator<Item = Vec<u8>>) -> Self {
		Self { root, nodes: StorageProof::new(nodes).to_memory_db::<Blake2Hasher>() }
	}

	/// The value under `key`, or `None` if the proof shows that there is none. A proof that does not
	/// decide the question is an error.
	pub fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, LightError> {
		sp_trie::read_trie_value::<Layout, _>(&self.nodes, &self.root, key, None, None).map_err(trie_fault)
	}

	/// As [`Self::get`], decoded.
	pub fn get_as<T: Decode>(&self, key: &[u8]) -> Result<Option<T>, LightError> {
		self.get(key)?.map(|bytes| decode("a stored value", &bytes)).transpose()
	}
}

#[expect(clippy::boxed_local, reason = "this is how the trie reports")]
fn trie_fault(fault: Box<TrieFault>) -> LightError {
	match *fault {
		TrieFault::IncompleteDatabase(node) | TrieFault::InvalidStateRoot(node) => {
			LightError::IncompleteProof(node)
		}
		other => LightError::CorruptProof(format!("{other:?}")),
	}
}

/// The key of a storage value, and the prefix of all keys of a storage map.
pub(super) fn item_key(pallet: &str, item: &str) -> [u8; 32] {
	let mut key = [0; 32];
	key[..16].copy_from_slice(&twox_128(pallet.as_bytes()));
	key[16..].copy_from_slice(&twox_128(item.as_bytes()));
	key
}

/// The key of an entry of a storage map. Its encoded keys are hashed by `Twox64Concat`: 64 bits of
/// XXH64, then the key itself.
pub fn map_key(pallet: &str, item: &str, keys: &[&[u8]]) -> Vec<u8> {
	let mut out = item_key(pallet, item).to_vec();
	for key in keys {
		out.extend_from_slice(&twox_64(key));
		out.extend_from_slice(key);
	}
	out
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::light::to_hex;
	use sp_trie::{Recorder, Trie, TrieDBBuilder, TrieDBMutBuilder, TrieMut};

	/// The prefix of `System.Account` is known to everyone who ever read a Substrate chain, and the
	/// XXH64 of nothing and of "abc" to everyone who ever implemented it.
	#[test]
	fn storage_keys_are_the_usual_ones() {
		assert_eq!(
			to_hex(&item_key("System", "Account")),
			"0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9"
		);
		let key = map_key("A", "B", &[b"", b"abc"]);
		assert_eq!(key[..32], item_key("A", "B"));
		assert_eq!(to_hex(&key[32..]), "0x99e9d85137db46ef990977adf52cbc44616263");
	}

	/// Presence and absence are proved; what the proof leaves open is an error.
	#[test]
	fn a_state_proof_decides_exactly_what_it_covers() {
		let entries: Vec<(Vec<u8>, Vec<u8>)> = vec![
			(b"ab1".to_vec(), vec![1; 4]),
			(b"ab2".to_vec(), vec![2; 64]),
			(b"ab3".to_vec(), vec![3; 40]),
			(b"zz9".to_vec(), vec![4; 50]),
		];
		let mut whole: MemoryDB<Blake2Hasher> = MemoryDB::with_hasher(Default::default());
		let mut root = H256::zero();
		{
			let mut trie = TrieDBMutBuilder::<Layout>::new(&mut whole, &mut root).build();
			for (key, value) in &entries {
				trie.insert(key, value).unwrap();
			}
		}
		let prove = |keys: &[&[u8]]| {
			let mut recorder = Recorder::<Layout>::new();
			{
				let trie = TrieDBBuilder::<Layout>::new(&whole, &root).with_recorder(&mut recorder).build();
				for key in keys {
					trie.get(key).unwrap();
				}
			}
			let nodes: Vec<Vec<u8>> = recorder.drain().into_iter().map(|record| record.data).collect();
			StateProof::new(root, nodes)
		};

		let proof = prove(&[b"ab2", b"ab4"]);
		assert_eq!(proof.get(b"ab2").unwrap(), Some(vec![2; 64]));
		assert_eq!(proof.get(b"ab4").unwrap(), None);
		assert!(matches!(proof.get(b"ab3"), Err(LightError::IncompleteProof(_))));
		assert!(matches!(StateProof::new(root, Vec::new()).get(b"ab2"), Err(LightError::IncompleteProof(_))));
	}
}
