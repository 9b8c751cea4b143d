// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Reading a Caucus chain without believing the node that answers.
//!
//! The only thing taken on trust is the genesis hash, which every ballot names. From there on each
//! step proves the next:
//!
//! 1. [`Genesis`] recomputes the genesis block from the published raw chain specification and takes
//!    the first GRANDPA authorities out of it;
//! 2. [`Follower`] checks one [`Justification`] per authority set, hands over from set to set by the
//!    digests of the headers so proved, and ends at a finalized [`Header`];
//! 3. [`StateProof`] checks that a value stands, or does not stand, in the state of that header, and
//!    [`Node::block`] that a body belongs to it.
//!
//! A node can withhold an answer. It cannot make this module accept a wrong one.

use std::{collections::BTreeMap, time::Duration};

use codec::{Decode, DecodeAll, Encode};
use finality_grandpa::{validate_commit, voter_set::VoterSet, Commit, Message};
use jsonrpsee::{
	client_transport::ws::{Url, WsTransportClientBuilder},
	core::{
		client::{Client, ClientT, Error as RpcError, Subscription, SubscriptionClientT},
		params::ArrayParams,
	},
	rpc_params,
};
use serde::{
	de::{DeserializeOwned, IgnoredAny},
	Deserialize,
};
use sp_core::{ed25519, Blake2Hasher, Pair as _, H256};
use sp_crypto_hashing::{blake2_128, blake2_256, twox_128, twox_64};
use sp_trie::{LayoutV0, LayoutV1, MemoryDB, StorageProof, TrieConfiguration, TrieDBBuilder, TrieDBIterator};

/// Largest message taken from or sent to a node, in bytes.
const MAX_MESSAGE: u32 = 64 * 1024 * 1024;
/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// Most keys asked for at once; nodes refuse more than a thousand.
const PAGE: u32 = 500;
/// Most headers fetched one by one behind a live justification.
const MAX_WALK: u32 = 10_000;
/// The consensus engine whose digests change the authority set.
const GRANDPA: [u8; 4] = *b"FRNK";
/// `sc-consensus-grandpa-rpc` answers with this code when it cannot prove finality.
const CANNOT_PROVE: i32 = 4;

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
	/// The proof leaves out a node that the question needs.
	#[error("the storage proof lacks the trie node {0:?}; ask again or ask another node")]
	IncompleteProof(H256),
	/// The proof contains something that is no trie node.
	#[error("the storage proof is corrupt: {0}; ask another node")]
	CorruptProof(String),
}

// ---------------------------------------------------------------------------------------------
// Headers

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

/// A block whose parts have been checked against its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
	/// The header.
	pub header: Header,
	/// The extrinsics, each with its length in front, as the node stores them.
	pub extrinsics: Vec<Vec<u8>>,
	/// The GRANDPA justification, where the node kept one: the last block of each authority set and
	/// one in every few hundred. Not checked.
	pub justification: Option<Vec<u8>>,
}

// ---------------------------------------------------------------------------------------------
// Genesis

/// The genesis block and its whole state, rebuilt from a raw chain specification.
#[derive(Clone, Debug)]
pub struct Genesis {
	header: Header,
	top: BTreeMap<Vec<u8>, Vec<u8>>,
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
	/// Rebuilds the genesis block of the chain whose hash is `expected` from the text of its raw
	/// specification. No node takes part in this.
	pub fn from_raw_spec(spec: &str, expected: H256) -> Result<Self, LightError> {
		let malformed = |reason: String| LightError::Malformed {
			what: "the chain specification",
			reason,
		};
		let spec: RawSpec = serde_json::from_str(spec).map_err(|error| malformed(error.to_string()))?;
		let RawState {
			top,
			children_default,
		} = spec.genesis.raw;
		if !children_default.is_empty() {
			return Err(malformed("it has child tries, which this chain never had".into()));
		}
		let top = top
			.iter()
			.map(|(key, value)| Ok((from_hex("a key", key)?, from_hex("a value", value)?)))
			.collect::<Result<BTreeMap<_, _>, LightError>>()?;

		// The layout of the first state depends on the `system_version` of the first runtime.
		let current = Self::header_of(LayoutV1::<Blake2Hasher>::trie_root(top.iter()));
		let found = current.hash();
		if found == expected {
			return Ok(Self { header: current, top });
		}
		let old = Self::header_of(LayoutV0::<Blake2Hasher>::trie_root(top.iter()));
		if old.hash() == expected {
			return Ok(Self { header: old, top });
		}
		Err(LightError::OtherChain { expected, found })
	}

	fn header_of(state_root: H256) -> Header {
		Header {
			parent_hash: H256::zero(),
			number: 0,
			state_root,
			extrinsics_root: sp_trie::empty_trie_root::<LayoutV1<Blake2Hasher>>(),
			digest: Vec::new(),
		}
	}

	/// The header of block zero.
	pub fn header(&self) -> &Header {
		&self.header
	}

	/// The value under a key of the first state.
	pub fn get(&self, key: &[u8]) -> Option<&[u8]> {
		self.top.get(key).map(Vec::as_slice)
	}

	/// The authorities that finalize the first blocks: set number zero.
	pub fn authorities(&self) -> Result<AuthoritySet, LightError> {
		let members = match self.get(&item_key("Grandpa", "Authorities")) {
			Some(bytes) => decode("the GRANDPA authorities", bytes)?,
			None => Vec::new(),
		};
		AuthoritySet::new(0, members, "the chain specification")
	}
}

// ---------------------------------------------------------------------------------------------
// Finality

/// Those whose votes finalize blocks, with their weights, and the number of their set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthoritySet {
	id: u64,
	members: Vec<(ed25519::Public, u64)>,
}

/// What the runtime may tell GRANDPA in a digest; block numbers are 32 bits wide.
#[derive(Decode)]
enum ConsensusLog {
	#[codec(index = 1)]
	ScheduledChange(ScheduledChange),
	#[codec(index = 2)]
	ForcedChange(#[allow(dead_code)] u32, #[allow(dead_code)] ScheduledChange),
	#[codec(index = 3)]
	OnDisabled(#[allow(dead_code)] u64),
	#[codec(index = 4)]
	Pause(#[allow(dead_code)] u32),
	#[codec(index = 5)]
	Resume(#[allow(dead_code)] u32),
}

#[derive(Decode)]
struct ScheduledChange {
	next_authorities: Vec<(ed25519::Public, u64)>,
	delay: u32,
}

impl AuthoritySet {
	fn new(id: u64, members: Vec<(ed25519::Public, u64)>, source: &'static str) -> Result<Self, LightError> {
		if members.iter().all(|(_, weight)| *weight == 0) {
			return Err(LightError::NoAuthorities(source));
		}
		Ok(Self { id, members })
	}

	/// The set that a caller already trusts, for instance from an earlier audit.
	pub fn trusted(id: u64, members: Vec<([u8; 32], u64)>) -> Result<Self, LightError> {
		let members = members
			.into_iter()
			.map(|(key, weight)| (ed25519::Public::from(key), weight))
			.collect();
		Self::new(id, members, "the given set")
	}

	/// The set that stands in a proved state: it finalizes the blocks after that one. The proof must
	/// cover `Authorities` and `CurrentSetId` of the pallet `Grandpa`.
	pub fn from_state(state: &StateProof) -> Result<Self, LightError> {
		let id = state
			.get_as::<u64>(&item_key("Grandpa", "CurrentSetId"))?
			.unwrap_or(0);
		let members = state
			.get_as(&item_key("Grandpa", "Authorities"))?
			.unwrap_or_default();
		Self::new(id, members, "the proved state")
	}

	/// The number of this set, zero for the first.
	pub fn id(&self) -> u64 {
		self.id
	}

	/// The members and their weights.
	pub fn members(&self) -> impl Iterator<Item = ([u8; 32], u64)> + '_ {
		self.members.iter().map(|(key, weight)| (key.0, *weight))
	}

	/// The set that follows if `header`, finalized by this one, is the last block of this one.
	pub fn successor(&self, header: &Header) -> Result<Option<Self>, LightError> {
		let mut next = None;
		for item in &header.digest {
			let DigestItem::Consensus(engine, log) = item else {
				continue;
			};
			if *engine != GRANDPA {
				continue;
			}
			match decode::<ConsensusLog>("a GRANDPA digest", log)? {
				ConsensusLog::ScheduledChange(change) if change.delay == 0 => {
					// Of several, GRANDPA obeys the first.
					next = next.or(Some(change.next_authorities));
				}
				ConsensusLog::ScheduledChange(_) | ConsensusLog::ForcedChange(..) => {
					return Err(LightError::IrregularChange(header.number));
				}
				ConsensusLog::OnDisabled(_) | ConsensusLog::Pause(_) | ConsensusLog::Resume(_) => {}
			}
		}
		next.map(|members| Self::new(self.id + 1, members, "a block's digest"))
			.transpose()
	}
}

/// The votes by which a block became final, with the headers that connect them.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Justification {
	round: u64,
	commit: Commit<H256, u32, ed25519::Signature, ed25519::Public>,
	votes_ancestries: Vec<Header>,
}

/// What `grandpa_proveFinality` answers: a justification of the last block of an authority set, or of
/// the latest finalized one, and the headers from the block that was asked for up to it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct FinalityProof {
	/// The justified block.
	pub block: H256,
	/// Its justification, encoded.
	pub justification: Vec<u8>,
	/// The headers after the block that was asked for, up to and including the justified one.
	pub unknown_headers: Vec<Header>,
}

impl Justification {
	/// Reads a justification as a node stores or sends it.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, LightError> {
		decode("a justification", bytes)
	}

	/// The block that it claims to finalize. Believe it after [`Justification::verify`] only.
	pub fn claimed_target(&self) -> (H256, u32) {
		(self.commit.target_hash, self.commit.target_number)
	}

	/// Checks every signature, that each vote is for the target or a descendant of it, and that more
	/// than two thirds of the weight of `set` stand behind it. Returns the finalized block.
	pub fn verify(&self, set: &AuthoritySet) -> Result<(H256, u32), LightError> {
		let wrong = |reason| LightError::NotJustified { set: set.id, reason };

		// Signatures first: whatever is counted below has been signed by an authority.
		for signed in &self.commit.precommits {
			let message = Message::Precommit(signed.precommit.clone());
			let payload = (message, self.round, set.id).encode();
			if !ed25519::Pair::verify(&signed.signature, &payload, &signed.id) {
				return Err(wrong("a signature is not valid for this set and round"));
			}
		}

		let voters =
			VoterSet::new(set.members.iter().cloned()).ok_or_else(|| wrong("the set has no weight"))?;
		let ancestry = Ancestry::new(&self.votes_ancestries);
		let misplaced = self
			.commit
			.precommits
			.iter()
			.map(|signed| &signed.precommit)
			.any(|vote| {
				ancestry
					.0
					.get(&vote.target_hash)
					.is_some_and(|(_, height)| *height != vote.target_number)
			});
		if misplaced {
			return Err(wrong("a vote names a wrong height"));
		}
		match validate_commit(&self.commit, &voters, &ancestry) {
			Ok(outcome) if outcome.is_valid() => Ok((self.commit.target_hash, self.commit.target_number)),
			_ => Err(wrong("the votes are too few or do not meet at the claimed block")),
		}
	}
}

/// The parent and the height of each block between the votes of a justification.
struct Ancestry(BTreeMap<H256, (H256, u32)>);

impl Ancestry {
	fn new(headers: &[Header]) -> Self {
		let links = headers
			.iter()
			.map(|header| (header.hash(), (header.parent_hash, header.number)))
			.collect();
		Self(links)
	}
}

impl finality_grandpa::Chain<H256, u32> for Ancestry {
	fn ancestry(&self, base: H256, block: H256) -> Result<Vec<H256>, finality_grandpa::Error> {
		let mut route = Vec::new();
		let mut current = block;
		while current != base {
			(current, _) = *self
				.0
				.get(&current)
				.ok_or(finality_grandpa::Error::NotDescendent)?;
			route.push(current);
		}
		// The base is not part of its own ancestry.
		route.pop();
		Ok(route)
	}
}

/// Walks from one authority set to the next and proves blocks on the way.
pub struct Follower<'node> {
	node: &'node Node,
	set: AuthoritySet,
	/// The first block that `set` finalizes.
	first: u32,
	/// How many blocks the set before lasted: a guess for this one, which spares long answers.
	span: Option<u32>,
}

impl<'node> Follower<'node> {
	/// Starts after the block `trusted`, which may be zero, with the authorities that finalize what
	/// follows it.
	pub fn new(node: &'node Node, set: AuthoritySet, trusted: u32) -> Self {
		Self {
			node,
			set,
			first: trusted.saturating_add(1),
			span: None,
		}
	}

	/// The authorities of the part of the chain that has been reached.
	pub fn authorities(&self) -> &AuthoritySet {
		&self.set
	}

	/// Proves that block `target` is final and returns its header. Targets must not go backwards past
	/// a change of authorities.
	pub async fn prove(&mut self, target: u32) -> Result<Header, LightError> {
		if target < self.first {
			return Err(LightError::Behind {
				target,
				first: self.first,
			});
		}
		loop {
			// The best block to ask for is the last one of this set, or the target if that comes first.
			let guess = match self.span {
				Some(span) => self.first.saturating_add(span.saturating_sub(1)).min(target),
				None => self.first,
			};
			let chain = match self.step(guess).await {
				// The guess lay in a later set.
				Err(LightError::NotJustified { .. }) if guess != self.first => self.step(self.first).await?,
				other => other?,
			};
			if let Some(header) = chain.iter().find(|header| header.number == target) {
				return Ok(header.clone());
			}
			let Some(last) = chain.last() else {
				return Err(LightError::Missing(format!("a proof for block {guess}")));
			};
			let Some(next) = self.set.successor(last)? else {
				return Err(LightError::NotYetFinal {
					target,
					finalized: last.number,
				});
			};
			self.span = Some(last.number - self.first + 1);
			self.first = last.number + 1;
			self.set = next;
		}
	}

	/// Proved headers, without gaps, from `ask` to a block finalized by the current set.
	async fn step(&self, ask: u32) -> Result<Vec<Header>, LightError> {
		let proof = match self.node.prove_finality(ask).await {
			Ok(Some(proof)) => proof,
			// Until its authorities have changed for the first time a node proves nothing, and it may
			// lack the proof of the newest blocks; the justifications that it sends live will do.
			Ok(None) => return self.live(ask).await,
			Err(LightError::Refused {
				code: CANNOT_PROVE,
				reason,
				..
			}) if reason.contains("not covered") => return self.live(ask).await,
			Err(LightError::Refused {
				code: CANNOT_PROVE,
				reason,
				..
			}) if reason.contains("not yet finalized") => {
				return Err(LightError::NotYetFinal {
					target: ask,
					finalized: self.first.saturating_sub(1),
				})
			}
			Err(other) => return Err(other),
		};
		let (hash, number) = Justification::from_bytes(&proof.justification)?.verify(&self.set)?;
		if number < ask {
			return self.live(ask).await;
		}
		let start = proof
			.unknown_headers
			.first()
			.map_or(hash, |header| header.parent_hash);
		let mut chain = vec![self.node.header(start).await?];
		chain.extend(proof.unknown_headers);
		if !is_chain(&chain, ask, (hash, number)) {
			return Err(LightError::Forged {
				what: "headers",
				expected: hash,
			});
		}
		Ok(chain)
	}

	/// As [`Self::step`], from the next justification that the node sends of its own accord.
	async fn live(&self, ask: u32) -> Result<Vec<Header>, LightError> {
		let mut justifications = self.node.justifications().await?;
		let (hash, number) = loop {
			let bytes = match justifications.next().await {
				Some(Ok(text)) => from_hex("a justification", &text)?,
				Some(Err(error)) => {
					return Err(LightError::Malformed {
						what: "a justification",
						reason: error.to_string(),
					})
				}
				None => return Err(LightError::Missing("live justifications".into())),
			};
			let justification = Justification::from_bytes(&bytes)?;
			if justification.claimed_target().1 >= ask {
				break justification.verify(&self.set)?;
			}
		};
		if number - ask > MAX_WALK {
			return Err(LightError::Missing(format!(
				"a proof of finality for block {ask}"
			)));
		}
		let mut chain = vec![self.node.header(hash).await?];
		while let Some(header) = chain.last().filter(|header| header.number > ask) {
			let parent = header.parent_hash;
			chain.push(self.node.header(parent).await?);
		}
		chain.reverse();
		if !is_chain(&chain, ask, (hash, number)) {
			return Err(LightError::Forged {
				what: "headers",
				expected: hash,
			});
		}
		Ok(chain)
	}
}

/// Whether `chain` runs without gaps from height `from` to the finalized block.
fn is_chain(chain: &[Header], from: u32, (hash, number): (H256, u32)) -> bool {
	let linked = chain.windows(2).all(|pair| {
		pair[1].parent_hash == pair[0].hash() && Some(pair[1].number) == pair[0].number.checked_add(1)
	});
	linked
		&& chain.first().is_some_and(|header| header.number == from)
		&& chain
			.last()
			.is_some_and(|header| header.hash() == hash && header.number == number)
}

// ---------------------------------------------------------------------------------------------
// State

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
		Self {
			root,
			nodes: StorageProof::new(nodes).to_memory_db::<Blake2Hasher>(),
		}
	}

	/// The value under `key`, or `None` if the proof shows that there is none. A proof that does not
	/// decide the question is an error.
	pub fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, LightError> {
		sp_trie::read_trie_value::<Layout, _>(&self.nodes, &self.root, key, None, None).map_err(trie_fault)
	}

	/// As [`Self::get`], decoded.
	pub fn get_as<T: Decode>(&self, key: &[u8]) -> Result<Option<T>, LightError> {
		self.get(key)?
			.map(|bytes| decode("a stored value", &bytes))
			.transpose()
	}

	/// All keys that begin with `prefix`, with their values, in order. Complete or an error: a proof
	/// from which a key has been left out does not pass.
	pub fn under(&self, prefix: &[u8]) -> Result<Vec<(Vec<u8>, Vec<u8>)>, LightError> {
		let trie = TrieDBBuilder::<Layout>::new(&self.nodes, &self.root).build();
		let items = TrieDBIterator::new_prefixed(&trie, prefix).map_err(trie_fault)?;
		let mut found = Vec::new();
		for item in items {
			found.push(item.map_err(trie_fault)?);
		}
		Ok(found)
	}
}

fn trie_fault(fault: Box<TrieFault>) -> LightError {
	match *fault {
		TrieFault::IncompleteDatabase(node) | TrieFault::InvalidStateRoot(node) => {
			LightError::IncompleteProof(node)
		}
		other => LightError::CorruptProof(format!("{other:?}")),
	}
}

/// Checks that `extrinsics`, each with its length in front, are the body of the block of `header`.
pub fn is_body_of(header: &Header, extrinsics: &[Vec<u8>]) -> bool {
	// Runtimes of `system_version` 0 and 1 use the older layout here, later ones the newer.
	LayoutV0::<Blake2Hasher>::ordered_trie_root(extrinsics) == header.extrinsics_root
		|| LayoutV1::<Blake2Hasher>::ordered_trie_root(extrinsics) == header.extrinsics_root
}

/// How a map turns a key into a part of a storage key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyHasher {
	/// 64 bits of XXH64, then the key.
	Twox64Concat,
	/// 128 bits of BLAKE2b, then the key.
	Blake2_128Concat,
	/// The key as it is.
	Identity,
}

impl KeyHasher {
	/// The part of the storage key that stands for the encoded `key`.
	pub fn apply(self, key: &[u8]) -> Vec<u8> {
		match self {
			Self::Twox64Concat => [&twox_64(key)[..], key].concat(),
			Self::Blake2_128Concat => [&blake2_128(key)[..], key].concat(),
			Self::Identity => key.to_vec(),
		}
	}

	/// How many bytes come before the key itself.
	pub fn skip(self) -> usize {
		match self {
			Self::Twox64Concat => 8,
			Self::Blake2_128Concat => 16,
			Self::Identity => 0,
		}
	}
}

/// The key of a storage value, and the prefix of all keys of a storage map.
pub fn item_key(pallet: &str, item: &str) -> [u8; 32] {
	let mut key = [0; 32];
	key[..16].copy_from_slice(&twox_128(pallet.as_bytes()));
	key[16..].copy_from_slice(&twox_128(item.as_bytes()));
	key
}

/// The key of an entry of a storage map with one or more encoded keys.
pub fn map_key(pallet: &str, item: &str, keys: &[(KeyHasher, &[u8])]) -> Vec<u8> {
	let mut out = item_key(pallet, item).to_vec();
	for (hasher, key) in keys {
		out.extend_from_slice(&hasher.apply(key));
	}
	out
}

// ---------------------------------------------------------------------------------------------
// The node

/// A connection to a node that is not believed.
pub struct Node {
	url: String,
	client: Client,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RpcHeader {
	parent_hash: String,
	number: String,
	state_root: String,
	extrinsics_root: String,
	digest: RpcDigest,
}

#[derive(Deserialize)]
struct RpcDigest {
	logs: Vec<String>,
}

#[derive(Deserialize)]
struct RpcSignedBlock {
	block: RpcBlock,
	justifications: Option<Vec<([u8; 4], Vec<u8>)>>,
}

#[derive(Deserialize)]
struct RpcBlock {
	header: RpcHeader,
	extrinsics: Vec<String>,
}

#[derive(Deserialize)]
struct RpcReadProof {
	proof: Vec<String>,
}

impl Node {
	/// Connects to `ws://host:port`. Must be called from within a tokio runtime.
	pub async fn connect(url: &str) -> Result<Self, LightError> {
		let unreachable = |reason: String| LightError::Unreachable {
			url: url.to_owned(),
			reason,
		};
		let address = Url::parse(url).map_err(|error| unreachable(error.to_string()))?;
		let (sender, receiver) = WsTransportClientBuilder::default()
			.max_request_size(MAX_MESSAGE)
			.max_response_size(MAX_MESSAGE)
			.build(address)
			.await
			.map_err(|error| unreachable(error.to_string()))?;
		let client = Client::builder()
			.request_timeout(PATIENCE)
			.build_with_tokio(sender, receiver);
		Ok(Self {
			url: url.to_owned(),
			client,
		})
	}

	/// The hash that the node gives for a height. A hint: check it by proving the header.
	pub async fn block_hash(&self, number: u32) -> Result<Option<H256>, LightError> {
		let hash: Option<String> = self.ask("chain_getBlockHash", rpc_params![number]).await?;
		hash.map(|text| hash_from_hex("a block hash", &text)).transpose()
	}

	/// The last block that the node calls final. A hint, too.
	pub async fn finalized_head(&self) -> Result<H256, LightError> {
		let hash: String = self.ask("chain_getFinalizedHead", rpc_params![]).await?;
		hash_from_hex("a block hash", &hash)
	}

	/// The header with this hash, checked against it.
	pub async fn header(&self, hash: H256) -> Result<Header, LightError> {
		let header: Option<RpcHeader> = self
			.ask("chain_getHeader", rpc_params![to_hex(hash.as_bytes())])
			.await?;
		let header = header.ok_or_else(|| LightError::Missing(format!("block {hash:?}")))?;
		check_hash(Header::try_from(header)?, hash)
	}

	/// The block with this hash, header and body checked against it.
	pub async fn block(&self, hash: H256) -> Result<Block, LightError> {
		let signed: Option<RpcSignedBlock> = self
			.ask("chain_getBlock", rpc_params![to_hex(hash.as_bytes())])
			.await?;
		let signed = signed.ok_or_else(|| LightError::Missing(format!("block {hash:?}")))?;
		let header = check_hash(Header::try_from(signed.block.header)?, hash)?;
		let extrinsics = signed
			.block
			.extrinsics
			.iter()
			.map(|text| from_hex("an extrinsic", text))
			.collect::<Result<Vec<_>, _>>()?;
		if !is_body_of(&header, &extrinsics) {
			return Err(LightError::Forged {
				what: "a block body",
				expected: header.extrinsics_root,
			});
		}
		let justification = signed
			.justifications
			.into_iter()
			.flatten()
			.find_map(|(engine, bytes)| (engine == GRANDPA).then_some(bytes));
		Ok(Block {
			header,
			extrinsics,
			justification,
		})
	}

	/// A value as the node gives it, unproved: for what is checked in another way.
	pub async fn storage_unproved(&self, key: &[u8], at: H256) -> Result<Option<Vec<u8>>, LightError> {
		let params = rpc_params![to_hex(key), to_hex(at.as_bytes())];
		let value: Option<String> = self.ask("state_getStorage", params).await?;
		value.map(|text| from_hex("a stored value", &text)).transpose()
	}

	/// The result of a runtime API as the node gives it, unproved.
	pub async fn call_unproved(&self, method: &str, args: &[u8], at: H256) -> Result<Vec<u8>, LightError> {
		let params = rpc_params![method, to_hex(args), to_hex(at.as_bytes())];
		let result: String = self.ask("state_call", params).await?;
		from_hex("the result of a runtime API", &result)
	}

	/// A proof of these keys in the state of `header`, which must have been proved before.
	pub async fn state<K: AsRef<[u8]>>(&self, header: &Header, keys: &[K]) -> Result<StateProof, LightError> {
		let nodes = self.read_proof(header.hash(), keys).await?;
		Ok(StateProof::new(header.state_root, nodes))
	}

	/// All entries under a prefix in the state of `header`, proved to be complete.
	pub async fn state_under(
		&self,
		header: &Header,
		prefix: &[u8],
	) -> Result<Vec<(Vec<u8>, Vec<u8>)>, LightError> {
		let hash = header.hash();
		// The prefix itself is proved as well, so that an empty answer is proved to be empty.
		let mut nodes = self.read_proof(hash, &[prefix]).await?;
		let mut start: Option<Vec<u8>> = None;
		loop {
			let params = rpc_params![
				to_hex(prefix),
				PAGE,
				start.as_deref().map(to_hex),
				to_hex(hash.as_bytes())
			];
			let page: Vec<String> = self.ask("state_getKeysPaged", params).await?;
			let keys = page
				.iter()
				.map(|text| from_hex("a storage key", text))
				.collect::<Result<Vec<_>, _>>()?;
			if keys.is_empty() {
				break;
			}
			nodes.extend(self.read_proof(hash, &keys).await?);
			let full = keys.len() >= PAGE as usize;
			start = keys.into_iter().next_back();
			if !full {
				break;
			}
		}
		StateProof::new(header.state_root, nodes).under(prefix)
	}

	/// The node's proof that block `number` is final, unchecked. `None` where it has none.
	pub async fn prove_finality(&self, number: u32) -> Result<Option<FinalityProof>, LightError> {
		let proof: Option<String> = self.ask("grandpa_proveFinality", rpc_params![number]).await?;
		proof
			.map(|text| decode("a proof of finality", &from_hex("a proof of finality", &text)?))
			.transpose()
	}

	/// The justifications that the node makes from now on, in hexadecimal, unchecked.
	pub async fn justifications(&self) -> Result<Subscription<String>, LightError> {
		self.client
			.subscribe(
				"grandpa_subscribeJustifications",
				rpc_params![],
				"grandpa_unsubscribeJustifications",
			)
			.await
			.map_err(|error| self.fault("grandpa_subscribeJustifications", error))
	}

	async fn read_proof<K: AsRef<[u8]>>(&self, at: H256, keys: &[K]) -> Result<Vec<Vec<u8>>, LightError> {
		let keys: Vec<String> = keys.iter().map(|key| to_hex(key.as_ref())).collect();
		let params = rpc_params![keys, to_hex(at.as_bytes())];
		let answer: RpcReadProof = self.ask("state_getReadProof", params).await?;
		answer
			.proof
			.iter()
			.map(|text| from_hex("a storage proof", text))
			.collect()
	}

	async fn ask<R: DeserializeOwned>(
		&self,
		method: &'static str,
		params: ArrayParams,
	) -> Result<R, LightError> {
		self.client
			.request::<R, ArrayParams>(method, params)
			.await
			.map_err(|error| self.fault(method, error))
	}

	fn fault(&self, method: &'static str, error: RpcError) -> LightError {
		match error {
			RpcError::Call(refusal) => LightError::Refused {
				method,
				code: refusal.code(),
				reason: refusal.message().to_owned(),
			},
			RpcError::ParseError(error) => LightError::Malformed {
				what: method,
				reason: error.to_string(),
			},
			other => LightError::Unreachable {
				url: self.url.clone(),
				reason: other.to_string(),
			},
		}
	}
}

fn check_hash(header: Header, expected: H256) -> Result<Header, LightError> {
	if header.hash() == expected {
		Ok(header)
	} else {
		Err(LightError::Forged {
			what: "a header",
			expected,
		})
	}
}

impl TryFrom<RpcHeader> for Header {
	type Error = LightError;

	fn try_from(header: RpcHeader) -> Result<Self, LightError> {
		let RpcHeader {
			parent_hash,
			number,
			state_root,
			extrinsics_root,
			digest,
		} = header;
		Ok(Self {
			parent_hash: hash_from_hex("a parent hash", &parent_hash)?,
			number: u32::from_str_radix(number.trim_start_matches("0x"), 16).map_err(|error| {
				LightError::Malformed {
					what: "a block number",
					reason: error.to_string(),
				}
			})?,
			state_root: hash_from_hex("a state root", &state_root)?,
			extrinsics_root: hash_from_hex("an extrinsics root", &extrinsics_root)?,
			digest: digest
				.logs
				.iter()
				.map(|log| decode::<DigestItem>("a digest", &from_hex("a digest", log)?))
				.collect::<Result<_, LightError>>()?,
		})
	}
}

fn decode<T: Decode>(what: &'static str, bytes: &[u8]) -> Result<T, LightError> {
	T::decode_all(&mut &bytes[..]).map_err(|error| LightError::Malformed {
		what,
		reason: error.to_string(),
	})
}

fn to_hex(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn from_hex(what: &'static str, text: &str) -> Result<Vec<u8>, LightError> {
	hex::decode(text.strip_prefix("0x").unwrap_or(text)).map_err(|error| LightError::Malformed {
		what,
		reason: error.to_string(),
	})
}

fn hash_from_hex(what: &'static str, text: &str) -> Result<H256, LightError> {
	let bytes = from_hex(what, text)?;
	<[u8; 32]>::try_from(bytes.as_slice())
		.map(H256::from)
		.map_err(|_| LightError::Malformed {
			what,
			reason: format!("{} bytes instead of 32", bytes.len()),
		})
}

#[cfg(test)]
mod tests {
	use super::*;
	use finality_grandpa::{Precommit, SignedPrecommit};
	use sp_trie::{Recorder, Trie, TrieDBMutBuilder, TrieMut};

	fn header(number: u32, parent_hash: H256) -> Header {
		Header {
			parent_hash,
			number,
			state_root: H256::repeat_byte(1),
			extrinsics_root: H256::repeat_byte(2),
			digest: Vec::new(),
		}
	}

	fn pairs(count: u8) -> Vec<ed25519::Pair> {
		(1..=count)
			.map(|seed| ed25519::Pair::from_seed(&[seed; 32]))
			.collect()
	}

	fn set(id: u64, pairs: &[ed25519::Pair]) -> AuthoritySet {
		let members = pairs.iter().map(|pair| (pair.public().0, 1)).collect();
		AuthoritySet::trusted(id, members).expect("the set has weight")
	}

	/// A justification of `target` in round 7, voted for by `voters` at the given heights.
	fn justify(
		set_id: u64,
		target: &Header,
		votes: &[(&ed25519::Pair, &Header)],
		votes_ancestries: Vec<Header>,
	) -> Justification {
		let precommits = votes
			.iter()
			.map(|(pair, header)| {
				let precommit = Precommit {
					target_hash: header.hash(),
					target_number: header.number,
				};
				let message = Message::Precommit(precommit.clone());
				let signature = pair.sign(&(message, 7u64, set_id).encode());
				SignedPrecommit {
					precommit,
					signature,
					id: pair.public(),
				}
			})
			.collect();
		let commit = Commit {
			target_hash: target.hash(),
			target_number: target.number,
			precommits,
		};
		Justification {
			round: 7,
			commit,
			votes_ancestries,
		}
	}

	/// The digest encoding is the SDK's: the first two vectors are from its own tests.
	#[test]
	fn digest_items_encode_as_the_chain_does() {
		let seal = DigestItem::Seal(*b"test", vec![1, 2, 3]);
		assert_eq!(to_hex(&DigestItem::Other(vec![1, 2, 3]).encode()), "0x000c010203");
		assert_eq!(to_hex(&seal.encode()), "0x05746573740c010203");
		assert_eq!(to_hex(&DigestItem::RuntimeEnvironmentUpdated.encode()), "0x08");
	}

	/// The prefix of `System.Account` is known to everyone who ever read a Substrate chain.
	#[test]
	fn storage_keys_are_the_usual_ones() {
		assert_eq!(
			to_hex(&item_key("System", "Account")),
			"0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9"
		);
		let key = map_key(
			"A",
			"B",
			&[(KeyHasher::Identity, &[1]), (KeyHasher::Twox64Concat, &[2])],
		);
		assert_eq!(key.len(), 32 + 1 + 8 + 1);
		assert_eq!(key[32], 1);
		assert_eq!(key[41], 2);
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
			extrinsics_root: root,
			..header(1, H256::zero())
		};
		assert!(is_body_of(&empty, &[]));
		assert!(!is_body_of(&empty, &[vec![4, 0]]));
	}

	/// Three of four are more than two thirds; two of four are not.
	#[test]
	fn a_justification_needs_more_than_two_thirds() {
		let pairs = pairs(4);
		let block = header(5, H256::zero());
		let votes: Vec<_> = pairs.iter().map(|pair| (pair, &block)).collect();
		let set = set(3, &pairs);

		let enough = justify(3, &block, &votes[..3], Vec::new());
		assert_eq!(enough.verify(&set).unwrap(), (block.hash(), 5));
		assert_eq!(
			Justification::from_bytes(&enough.encode())
				.unwrap()
				.claimed_target(),
			(block.hash(), 5)
		);

		let few = justify(3, &block, &votes[..2], Vec::new());
		assert!(matches!(
			few.verify(&set),
			Err(LightError::NotJustified { set: 3, .. })
		));
	}

	/// Votes of another set, of strangers, and votes counted twice are worth nothing.
	#[test]
	fn a_justification_is_bound_to_its_set_and_voters() {
		let pairs = pairs(6);
		let block = header(5, H256::zero());
		let set = set(3, &pairs[..4]);
		let votes: Vec<_> = pairs.iter().map(|pair| (pair, &block)).collect();

		assert!(justify(4, &block, &votes[..4], Vec::new()).verify(&set).is_err());
		let strangers = [votes[0], votes[1], votes[4], votes[5]];
		assert!(justify(3, &block, &strangers, Vec::new()).verify(&set).is_err());
		let twice = [votes[0], votes[1], votes[1]];
		assert!(justify(3, &block, &twice, Vec::new()).verify(&set).is_err());
	}

	/// A vote for a child counts for the parent if the child's header comes along.
	#[test]
	fn votes_for_descendants_need_their_headers() {
		let pairs = pairs(4);
		let set = set(0, &pairs);
		let block = header(5, H256::zero());
		let child = header(6, block.hash());
		let votes = [(&pairs[0], &block), (&pairs[1], &child), (&pairs[2], &child)];

		let whole = justify(0, &block, &votes, vec![child.clone()]);
		assert_eq!(whole.verify(&set).unwrap(), (block.hash(), 5));
		assert!(justify(0, &block, &votes, Vec::new()).verify(&set).is_err());
	}

	/// The digest of the last block of a set names the next one; force and delay are refused.
	#[test]
	fn authorities_hand_over_by_digest() {
		let pairs = pairs(4);
		let set = set(8, &pairs[..3]);
		let next = vec![(pairs[3].public(), 1u64)];
		let log = |bytes: Vec<u8>| Header {
			digest: vec![
				DigestItem::PreRuntime(*b"aura", vec![0; 8]),
				DigestItem::Consensus(GRANDPA, bytes),
			],
			..header(9, H256::zero())
		};

		assert_eq!(set.successor(&header(9, H256::zero())).unwrap(), None);
		let successor = set.successor(&log((1u8, &next, 0u32).encode())).unwrap().unwrap();
		assert_eq!(successor.id(), 9);
		assert_eq!(
			successor.members().collect::<Vec<_>>(),
			[(pairs[3].public().0, 1)]
		);
		assert!(set.successor(&log((1u8, &next, 5u32).encode())).is_err());
		assert!(set.successor(&log((2u8, 4u32, &next, 0u32).encode())).is_err());
		assert_eq!(set.successor(&log((3u8, 1u64).encode())).unwrap(), None);
	}

	/// Presence, absence and completeness are proved; what the proof leaves open is an error.
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
				let trie = TrieDBBuilder::<Layout>::new(&whole, &root)
					.with_recorder(&mut recorder)
					.build();
				for key in keys {
					trie.get(key).unwrap();
				}
			}
			let nodes: Vec<Vec<u8>> = recorder.drain().into_iter().map(|record| record.data).collect();
			StateProof::new(root, nodes)
		};

		let proof = prove(&[b"ab1", b"ab2", b"ab3", b"ab"]);
		assert_eq!(proof.get(b"ab2").unwrap(), Some(vec![2; 64]));
		assert_eq!(proof.get(b"ab4").unwrap(), None);
		assert_eq!(proof.under(b"ab").unwrap(), entries[..3]);

		let partial = prove(&[b"ab1", b"ab2"]);
		assert!(matches!(
			partial.under(b"ab"),
			Err(LightError::IncompleteProof(_))
		));
		assert!(matches!(
			StateProof::new(root, Vec::new()).get(b"ab1"),
			Err(LightError::IncompleteProof(_))
		));
	}
}
