// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A connection to a node: reads, signed and unsigned transactions, and their outcome in words.
//!
//! [`Chain`] is thin on purpose. It takes and gives SCALE bytes, so that the types of the chain stay
//! in the core crates and nothing is generated from metadata. Metadata is used to find a call by name,
//! to check that the arguments fit it, and to name the error it ended with. What has no core crate is
//! called and asked by name, with JSON: see [`Chain::encode_call`] and [`Chain::view`].
//!
//! It believes its node. Whoever must not do that uses the auditor's light reading instead.
//!
//! # Long-running programs
//!
//! The connection repairs itself: a call that finds it broken dials again, with growing pauses, and
//! gives up only after the patience given to [`Chain::connect_with`]. [`Chain::finalized_heads`]
//! misses no block over such a break, and a transaction that was being watched is looked for in the
//! blocks made since. A daemon therefore needs one `Chain`, a loop over the heads, and nothing else.

mod dry;
mod error;
mod forms;
mod heads;
mod json;
mod line;
mod mailbox;
#[cfg(test)]
pub(crate) mod mock;
mod named;
mod refusal;
mod submit;

use caucus_library_core::cid;
use caucus_primitives::Digest;
use error::client_error;
use line::Line;
use std::{str::FromStr, sync::Arc, time::Duration};
use subxt::{
	backend::LegacyBackend,
	client::OnlineClient,
	config::{substrate::SubstrateHeader, RpcConfigFor, SubstrateConfig},
	rpcs::{
		self,
		client::{RpcClient, RpcSubscription},
		methods::legacy::{LegacyRpcMethods, NumberOrHex},
	},
	utils::H256,
};
use subxt_signer::{sr25519::Keypair, SecretUri};
use tokio::sync::Mutex;

pub use error::{ChainError, DispatchFailure};
pub use json::Misfit;
pub use mailbox::{StatementListener, StatementStatus};
pub use named::{Arguments, Signature};
pub use refusal::Refusal;

/// How long a broken connection is redialled before a call fails, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(300);
/// The pause before a node is asked again: a third of a block's time.
const POLL: Duration = Duration::from_secs(2);
/// How many storage keys are asked for at once.
const KEYS_AT_ONCE: u32 = 256;
/// The JSON-RPC code for bytes that a node does not give out.
const NOT_SERVED: i32 = -32810;
/// How often a request is repeated over connections that break under it.
const REPEATS: u32 = 5;

/// The subxt configuration: 32-byte accounts in `MultiAddress`, `MultiSignature`, BLAKE2b, `u32`
/// heights. Transaction extensions are matched by name against the metadata; those of ours that
/// subxt does not know (`AuthorizeCall`, `CheckNonZeroSender`, `CheckWeight`, `WeightReclaim`) encode
/// to nothing and are skipped.
pub type Config = SubstrateConfig;
/// A block or extrinsic hash.
pub type Hash = H256;
/// A block header.
pub type Header = SubstrateHeader<Hash>;

/// Makes the signing key of a secret URI: `//Alice`, a mnemonic, or `0x` and 64 hexadecimal digits,
/// each with an optional derivation path and password.
pub fn pair(uri: &str) -> Result<Keypair, ChainError> {
	let uri = SecretUri::from_str(uri).map_err(|error| ChainError::BadKey(error.to_string()))?;
	Keypair::from_uri(&uri).map_err(|error| ChainError::BadKey(error.to_string()))
}

/// How far a transaction must have come before its submission returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
	/// In a block of the best chain: seconds, but a fork may undo it.
	InBlock,
	/// In a finalized block.
	Finalized,
}

/// A transaction that stands in a block and did what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
	/// The block.
	pub block: Hash,
	/// Its height.
	pub number: u64,
	/// The position of the extrinsic in the block.
	pub index: u32,
	/// The hash of the extrinsic.
	pub extrinsic: Hash,
	/// What it was waited for.
	pub until: Until,
	/// The events that it caused, in order.
	pub events: Vec<Event>,
}

impl Included {
	/// The first event of this name, if there is one.
	pub fn event(&self, pallet: &str, name: &str) -> Option<&Event> {
		self.events.iter().find(|event| event.pallet == pallet && event.name == name)
	}
}

/// An event, with its fields still encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
	/// The pallet that emitted it.
	pub pallet: String,
	/// Its name in that pallet.
	pub name: String,
	/// Its fields in SCALE, one after the other.
	pub fields: Vec<u8>,
}

/// Session keys that a node has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKeys {
	/// Their public halves, in SCALE.
	pub keys: Vec<u8>,
	/// That the node has the secret ones, for the account that it made them for.
	pub proof: Vec<u8>,
}

/// What a node says about keys that it made.
#[derive(serde::Deserialize)]
struct MadeKeys {
	keys: String,
	proof: Option<String>,
}

/// A connection to a node. Cheap to clone; all clones share the connection.
#[derive(Clone)]
pub struct Chain {
	inner: Arc<Inner>,
}

struct Inner {
	rpc: LegacyRpcMethods<RpcConfigFor<Config>>,
	client_rpc: RpcClient,
	client: OnlineClient<Config>,
	/// Held from reading a nonce until the pool has the transaction that uses it.
	signing: Mutex<()>,
}

impl Chain {
	/// Connects to `ws://host:port`; fails at once if nothing listens there. Must be called from
	/// within a tokio runtime.
	pub async fn connect(url: &str) -> Result<Self, ChainError> {
		Self::connect_with(url, PATIENCE).await
	}

	/// As [`Self::connect`], with the time that a later call may wait for a node that is restarting.
	pub async fn connect_with(url: &str, patience: Duration) -> Result<Self, ChainError> {
		Self::over(RpcClient::new(Line::open(url, patience).await?)).await
	}

	async fn over(rpc: RpcClient) -> Result<Self, ChainError> {
		let backend = LegacyBackend::<Config>::builder().build(rpc.clone());
		let client = OnlineClient::from_backend_with_config(Config::new(), Arc::new(backend))
			.await
			.map_err(client_error)?;
		let inner = Inner {
			rpc: LegacyRpcMethods::new(rpc.clone()),
			client_rpc: rpc,
			client,
			signing: Mutex::new(()),
		};
		Ok(Self { inner: Arc::new(inner) })
	}

	/// The hash of block zero, by which chains are told apart.
	pub fn genesis_hash(&self) -> Hash {
		self.inner.client.genesis_hash()
	}

	/// What the chain is for, as its specification says: `Live`, `Local`, `Development`, or else.
	pub async fn chain_type(&self) -> Result<String, ChainError> {
		Ok(self.inner.rpc.system_chain_type().await?)
	}

	/// The last finalized block.
	pub async fn finalized_head(&self) -> Result<Hash, ChainError> {
		Ok(self.inner.rpc.chain_get_finalized_head().await?)
	}

	/// The best block.
	pub async fn best_head(&self) -> Result<Hash, ChainError> {
		let hash = self.inner.rpc.chain_get_block_hash(None).await?;
		hash.ok_or_else(|| ChainError::NoSuchBlock("at its own tip".into()))
	}

	/// The header of a block.
	pub async fn header(&self, hash: Hash) -> Result<Header, ChainError> {
		let header = self.inner.rpc.chain_get_header(Some(hash)).await?;
		header.ok_or_else(|| ChainError::NoSuchBlock(format!("{hash:?}")))
	}

	/// The hash of the block at a height of the best chain, if it is that long.
	pub async fn block_hash(&self, number: u64) -> Result<Option<Hash>, ChainError> {
		Ok(self.inner.rpc.chain_get_block_hash(Some(NumberOrHex::Number(number))).await?)
	}

	/// The extrinsics of a block, each with its length in front.
	pub async fn block_body(&self, hash: Hash) -> Result<Vec<Vec<u8>>, ChainError> {
		let block = self.inner.rpc.chain_get_block(Some(hash)).await?;
		let block = block.ok_or_else(|| ChainError::NoSuchBlock(format!("{hash:?}")))?;
		Ok(block.block.extrinsics.into_iter().map(|bytes| bytes.0).collect())
	}

	/// Calls a runtime API with encoded arguments; at the best block unless told otherwise.
	pub async fn call_api(&self, method: &str, args: &[u8], at: Option<Hash>) -> Result<Vec<u8>, ChainError> {
		Ok(self.inner.rpc.state_call(method, Some(args), at).await?)
	}

	/// The encoded value under a storage key; at the best block unless told otherwise.
	pub async fn storage(&self, key: &[u8], at: Option<Hash>) -> Result<Option<Vec<u8>>, ChainError> {
		Ok(self.inner.rpc.state_get_storage(key, at).await?)
	}

	/// All storage keys that begin with `prefix`, at the given block.
	pub async fn storage_keys(&self, prefix: &[u8], at: Hash) -> Result<Vec<Vec<u8>>, ChainError> {
		let mut keys: Vec<Vec<u8>> = Vec::new();
		loop {
			let last = keys.last().map(Vec::as_slice);
			let page = self.inner.rpc.state_get_keys_paged(prefix, KEYS_AT_ONCE, last, Some(at)).await?;
			let complete = page.len() < KEYS_AT_ONCE as usize;
			keys.extend(page);
			if complete {
				return Ok(keys);
			}
		}
	}

	/// Trie nodes that prove the values under `keys`, or that there are none, in a block's state.
	pub async fn read_proof(&self, keys: &[Vec<u8>], at: Hash) -> Result<Vec<Vec<u8>>, ChainError> {
		let keys = keys.iter().map(Vec::as_slice);
		let proof = self.inner.rpc.state_get_read_proof(keys, Some(at)).await?;
		Ok(proof.proof.into_iter().map(|node| node.0).collect())
	}

	/// What the node answers to the question for a proof that a block is final: the hash and the encoded
	/// justification of the last block of its validators, or of the newest one that the node has a
	/// justification of, and headers. `None` where it has none yet.
	pub async fn finality_proof(&self, number: u32) -> Result<Option<Vec<u8>>, ChainError> {
		let params = rpcs::rpc_params![number];
		let answer = self.inner.client_rpc.request("grandpa_proveFinality", params).await;
		let proof: Option<String> = match answer.map_err(ChainError::from) {
			// So says a node whose validators have never changed.
			Err(ChainError::Rpc { message, .. }) if message.contains("not covered") => None,
			answer => answer?,
		};
		let bytes = proof.map(|text| hex::decode(text.trim_start_matches("0x"))).transpose();
		bytes.map_err(|_| ChainError::Unreachable("a proof of finality is not hexadecimal".into()))
	}

	/// What the node gives out under the digest of bytes that the library keeps, as it comes: who asks checks it.
	/// `None` if it gives out none.
	pub async fn library_bytes(&self, digest: &Digest) -> Result<Option<Vec<u8>>, ChainError> {
		let params = rpcs::rpc_params![cid::to_text(digest)];
		let answer: Result<String, _> = self.inner.client_rpc.request("bitswap_v1_get", params).await;
		match answer.map_err(ChainError::from) {
			Ok(text) => {
				let bytes = hex::decode(text.trim_start_matches("0x"));
				bytes.map(Some).map_err(|_| ChainError::Unreadable("what the node gave out".into()))
			}
			Err(ChainError::Rpc { code: NOT_SERVED, .. }) => Ok(None),
			Err(error) => Err(error),
		}
	}

	/// How many transactions wait in the node's pool.
	pub async fn waiting(&self) -> Result<usize, ChainError> {
		let params = rpcs::rpc_params![];
		let waiting: Vec<String> = self.inner.client_rpc.request("author_pendingExtrinsics", params).await?;
		Ok(waiting.len())
	}

	/// Has the node make new session keys for an account, which it keeps, and gives their public halves with the
	/// proof that the node has the secret ones. Nodes do this for their operators alone.
	pub async fn new_session_keys(&self, owner: &[u8; 32]) -> Result<SessionKeys, ChainError> {
		let params = rpcs::rpc_params![format!("0x{}", hex::encode(owner))];
		let made: MadeKeys = self.inner.client_rpc.request("author_rotateKeysWithOwner", params).await?;
		let bytes = |text: &str| hex::decode(text.trim_start_matches("0x")).ok();
		let proof = made.proof.as_deref().and_then(bytes);
		let unreadable = || ChainError::Unreadable("what the node says about its new keys".into());
		Ok(SessionKeys {
			keys: bytes(&made.keys).ok_or_else(unreadable)?,
			proof: proof.ok_or_else(unreadable)?,
		})
	}

	/// Whether the node has the secret halves of session keys. Nodes tell their operators alone.
	pub async fn has_session_keys(&self, keys: &[u8]) -> Result<bool, ChainError> {
		let params = rpcs::rpc_params![format!("0x{}", hex::encode(keys))];
		Ok(self.inner.client_rpc.request("author_hasSessionKeys", params).await?)
	}

	/// Waits for the next GRANDPA justification that the node makes or sees, in SCALE.
	pub async fn next_justification(&self) -> Result<Vec<u8>, ChainError> {
		let (subscribe, unsubscribe) =
			("grandpa_subscribeJustifications", "grandpa_unsubscribeJustifications");
		let mut news: RpcSubscription<String> =
			self.inner.client_rpc.subscribe(subscribe, rpcs::rpc_params![], unsubscribe).await?;
		let text = match news.next().await {
			Some(item) => item?,
			None => return Err(ChainError::Unreachable("the node ended the subscription".into())),
		};
		hex::decode(text.trim_start_matches("0x"))
			.map_err(|_| ChainError::Unreachable("a justification is not hexadecimal".into()))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// `//Alice` is the account that every development chain knows.
	#[test]
	fn keys_come_from_secret_uris() {
		let alice = pair("//Alice").expect("a valid URI");
		assert_eq!(alice.public_key().0[..4], [0xd4, 0x35, 0x93, 0xc7]);
		assert!(pair("not twelve words").is_err());
		assert!(pair("0x00").is_err());
	}
}
