// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where a chain begins: its first block, and those who finalize what follows it.

use super::{state::item_key, AuthoritySet, Header, LightError, Node, StateProof};
use codec::DecodeAll;
use serde::{de::IgnoredAny, Deserialize};
use sp_core::{ed25519, Blake2Hasher, H256};
use sp_trie::{LayoutV0, LayoutV1, TrieConfiguration};
use std::collections::BTreeMap;

/// What must be known of the genesis block to follow the chain from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Genesis {
	/// Its hash, by which the chain is known.
	pub hash: H256,
	/// The authorities that finalize the first blocks.
	pub authorities: AuthoritySet,
}

#[derive(Deserialize)]
struct RawSpec {
	genesis: RawGenesis,
}

#[derive(Deserialize)]
struct RawGenesis {
	raw: RawState,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawState {
	top: BTreeMap<String, String>,
	#[serde(default)]
	children_default: BTreeMap<String, IgnoredAny>,
}

impl Genesis {
	/// Rebuilds the genesis block from the text of a raw chain specification. No node takes part in
	/// this. If `expected` is given, the hash must be that one.
	pub fn from_raw_spec(spec: &str, expected: Option<H256>) -> Result<Self, LightError> {
		let spec: RawSpec =
			serde_json::from_str(spec).map_err(|error| LightError::BadSpec(error.to_string()))?;
		let RawState { top, children_default } = spec.genesis.raw;
		if !children_default.is_empty() {
			return Err(LightError::BadSpec("it has child tries, which this chain never had".into()));
		}
		let top = top
			.iter()
			.map(|(key, value)| Ok((bytes_of(key)?, bytes_of(value)?)))
			.collect::<Result<BTreeMap<_, _>, LightError>>()?;

		// The layout of the first state depends on the `system_version` of the first runtime. Unless a
		// given hash asks for the older one it is that of version 1, with which Caucus began.
		let current = hash_with(LayoutV1::<Blake2Hasher>::trie_root(top.iter()));
		let hash = expected.unwrap_or(current);
		if hash != current && hash != hash_with(LayoutV0::<Blake2Hasher>::trie_root(top.iter())) {
			return Err(LightError::OtherChain { expected: hash, found: current });
		}

		let members = match top.get(authorities_key().as_slice()) {
			Some(bytes) => Vec::<(ed25519::Public, u64)>::decode_all(&mut bytes.as_slice())
				.map_err(|error| LightError::BadSpec(format!("its GRANDPA authorities: {error}")))?,
			None => Vec::new(),
		};
		let authorities = AuthoritySet::first(members)?;
		Ok(Self { hash, authorities })
	}

	/// Reads the authorities out of a proof in the state of block zero. What is proved holds for the
	/// chain whose genesis block has this header, so the caller must compare the hash.
	pub fn from_proof(header: &Header, nodes: Vec<Vec<u8>>) -> Result<Self, LightError> {
		Self::from_state(header.hash(), &StateProof::new(header.state_root, nodes))
	}

	/// Asks a node for a proof in the state of the genesis block with this hash.
	pub async fn from_node(node: &Node, hash: H256) -> Result<Self, LightError> {
		let header = node.header(hash).await?;
		Self::from_state(hash, &node.state(&header, &[authorities_key()]).await?)
	}

	fn from_state(hash: H256, state: &StateProof) -> Result<Self, LightError> {
		let members = state.get_as(&authorities_key())?.unwrap_or_default();
		let authorities = AuthoritySet::first(members)?;
		Ok(Self { hash, authorities })
	}
}

/// Where the state holds the GRANDPA authorities.
fn authorities_key() -> [u8; 32] {
	item_key("Grandpa", "Authorities")
}

/// The hash of the genesis block whose state has this root.
fn hash_with(state_root: H256) -> H256 {
	let header = Header {
		parent_hash: H256::zero(),
		number: 0,
		state_root,
		extrinsics_root: sp_trie::empty_trie_root::<LayoutV1<Blake2Hasher>>(),
		digest: Vec::new(),
	};
	header.hash()
}

fn bytes_of(text: &str) -> Result<Vec<u8>, LightError> {
	hex::decode(text.strip_prefix("0x").unwrap_or(text))
		.map_err(|error| LightError::BadSpec(format!("a key or value of its state: {error}")))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::light::to_hex;
	use codec::Encode;
	use sp_trie::{MemoryDB, TrieDBMutBuilder, TrieMut};

	type State = BTreeMap<Vec<u8>, Vec<u8>>;

	fn members() -> Vec<(ed25519::Public, u64)> {
		vec![(ed25519::Public::from([1; 32]), 1), (ed25519::Public::from([2; 32]), 1)]
	}

	/// A state with short and long values: the two layouts differ in where they keep the long ones.
	fn state() -> State {
		State::from([
			(authorities_key().to_vec(), members().encode()),
			(b":code".to_vec(), vec![7; 100]),
			(b"short".to_vec(), vec![8]),
		])
	}

	fn spec(state: &State) -> String {
		let top: BTreeMap<String, String> =
			state.iter().map(|(key, value)| (to_hex(key), to_hex(value))).collect();
		serde_json::json!({ "name": "Test", "genesis": { "raw": { "top": top, "childrenDefault": {} } } })
			.to_string()
	}

	/// The header of block zero and all nodes of its state, built entry by entry.
	fn block_zero(state: &State) -> (Header, Vec<Vec<u8>>) {
		let mut nodes: MemoryDB<Blake2Hasher> = MemoryDB::with_hasher(Default::default());
		let mut state_root = H256::zero();
		{
			let mut trie =
				TrieDBMutBuilder::<LayoutV1<Blake2Hasher>>::new(&mut nodes, &mut state_root).build();
			for (key, value) in state {
				trie.insert(key, value).expect("the trie is in memory");
			}
		}
		let header = Header {
			parent_hash: H256::zero(),
			number: 0,
			state_root,
			extrinsics_root: sp_trie::empty_trie_root::<LayoutV1<Blake2Hasher>>(),
			digest: Vec::new(),
		};
		let nodes = nodes.drain().into_values().map(|(node, _)| node).collect();
		(header, nodes)
	}

	/// Specification and proof say the same of the same chain; the older layout is found by its hash.
	#[test]
	fn a_specification_and_a_proof_agree() {
		let state = state();
		let (header, nodes) = block_zero(&state);
		let genesis = Genesis::from_raw_spec(&spec(&state), None).unwrap();
		assert_eq!(genesis.hash, header.hash());
		assert_eq!(genesis.authorities, AuthoritySet::first(members()).unwrap());
		assert_eq!(Genesis::from_proof(&header, nodes).unwrap(), genesis);
		assert_eq!(Genesis::from_raw_spec(&spec(&state), Some(genesis.hash)).unwrap(), genesis);

		let old = hash_with(LayoutV0::<Blake2Hasher>::trie_root(state.iter()));
		assert_ne!(old, genesis.hash);
		assert_eq!(Genesis::from_raw_spec(&spec(&state), Some(old)).unwrap().hash, old);
	}

	/// A given hash must be that of the specification.
	#[test]
	fn a_specification_of_another_chain_is_refused() {
		let mut state = state();
		let hash = Genesis::from_raw_spec(&spec(&state), None).unwrap().hash;
		state.insert(b"short".to_vec(), vec![9]);
		assert!(matches!(
			Genesis::from_raw_spec(&spec(&state), Some(hash)),
			Err(LightError::OtherChain { expected, .. }) if expected == hash
		));
	}

	/// What is no raw specification of this chain, or names no authorities, is refused.
	#[test]
	fn an_unusable_specification_is_refused() {
		let bad = |spec: &str| matches!(Genesis::from_raw_spec(spec, None), Err(LightError::BadSpec(_)));
		assert!(bad(r#"{ "genesis": { "runtimeGenesis": {} } }"#));
		assert!(bad(r#"{ "genesis": { "raw": { "top": { "0x0": "0x" } } } }"#));
		assert!(bad(r#"{ "genesis": { "raw": { "top": {}, "childrenDefault": { "0x00": {} } } } }"#));
		let mut state = state();
		state.insert(authorities_key().to_vec(), vec![4, 1]);
		assert!(bad(&spec(&state)));
		state.remove(authorities_key().as_slice());
		assert!(matches!(Genesis::from_raw_spec(&spec(&state), None), Err(LightError::NoAuthorities(_))));
	}
}
