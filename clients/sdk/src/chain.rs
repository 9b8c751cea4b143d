// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A connection to a node: reads, signed and unsigned transactions, and their outcome in words.
//!
//! [`Chain`] is thin on purpose. It takes and gives SCALE bytes, so that the types of the chain stay
//! in the core crates and nothing is generated from metadata. Metadata is used for three things only:
//! to find a call by name, to check that the arguments fit it, and to name the error it ended with.
//!
//! It believes its node. Whoever must not do that uses the auditor's light reading instead.
//!
//! # Long-running programs
//!
//! The connection repairs itself: a call that finds it broken dials again, with growing pauses, and
//! gives up only after the patience given to [`Chain::connect_with`]. [`Chain::finalized_heads`]
//! misses no block over such a break, and a transaction that was being watched is looked for in the
//! blocks made since. A daemon therefore needs one `Chain`, a loop over the heads, and nothing else.

use std::{
	fmt,
	str::FromStr,
	sync::Arc,
	time::{Duration, Instant},
};

use futures::stream::{self, BoxStream, StreamExt};
use jsonrpsee::{
	client_transport::ws::{Url, WsTransportClientBuilder},
	core::{
		client::{
			async_client::PingConfig, Client, ClientT, Error as JsonRpcError, Subscription,
			SubscriptionClientT,
		},
		traits::ToRpcParams,
	},
};
use subxt::{
	backend::LegacyBackend,
	client::{OnlineClient, OnlineClientAtBlock},
	config::{
		substrate::SubstrateHeader, DefaultExtrinsicParamsBuilder, Hasher, RpcConfigFor, SubstrateConfig,
	},
	events::Phase,
	ext::{
		scale_decode::visitor::{decode_with_visitor, IgnoreVisitor},
		scale_encode::{self, EncodeAsFields, FieldIter, TypeResolver},
	},
	rpcs::{
		self,
		client::{RawRpcFuture, RawRpcSubscription, RawValue, RpcClient, RpcClientT, RpcSubscription},
		methods::legacy::{LegacyRpcMethods, NumberOrHex, TransactionStatus},
		UserError,
	},
	utils::{AccountId32, H256},
	Metadata,
};
use subxt_signer::{sr25519::Keypair, SecretUri};
use tokio::{sync::Mutex, time::sleep};

/// How many blocks a signed transaction stays valid, and how many are searched for a lost one.
const LIFETIME: u64 = 64;
/// How long a broken connection is redialled before a call fails, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(300);
/// The longest pause between two attempts to connect.
const MAX_PAUSE: Duration = Duration::from_secs(15);
/// How often blocks are looked at while a transaction is searched for: a third of a block's time.
const POLL: Duration = Duration::from_secs(2);
/// How long a transaction is searched for, whatever the blocks do.
const SEARCH: Duration = Duration::from_secs(20 * 60);
/// How often a request is repeated over connections that break under it.
const REPEATS: u32 = 5;
/// Largest message taken from or sent to a node, in bytes.
const MAX_MESSAGE: u32 = 64 * 1024 * 1024;
/// Most keys that a node gives at once.
const PAGE: u32 = 1000;
/// The JSON-RPC code for a method that the node does not have.
const METHOD_NOT_FOUND: i32 = -32601;

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
		self.events
			.iter()
			.find(|event| event.pallet == pallet && event.name == name)
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

/// Why a transaction in a block had no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DispatchFailure {
	/// The error: `Pallet::Error`, or the name of a general one such as `BadOrigin`.
	pub name: String,
	/// What the pallet's documentation says about it.
	pub docs: String,
}

impl fmt::Display for DispatchFailure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.name)?;
		if !self.docs.is_empty() {
			write!(f, ": {}", self.docs)?;
		}
		Ok(())
	}
}

/// The general errors of `sp_runtime::DispatchError`, by their index, and what they mean here.
const GENERAL: [(&str, &str); 15] = [
	("Other", "the runtime gave no reason"),
	("CannotLookup", "the account could not be looked up"),
	("BadOrigin", "this account may not make this call"),
	("Module", ""),
	("ConsumerRemaining", "something still depends on the account"),
	(
		"NoProviders",
		"the account does not exist on the chain; it needs an office, a binding or a balance",
	),
	("TooManyConsumers", "too much depends on the account already"),
	("Token", "the balance does not allow it"),
	("Arithmetic", "a number left its range"),
	("Transactional", "the call is nested too deeply"),
	("Exhausted", "it was too much for one call; do less at once"),
	("Corruption", "the state is damaged; tell the operators"),
	(
		"Unavailable",
		"something it needs is not there now; try again later",
	),
	("RootNotAllowed", "Root may not make this call"),
	("Trie", "the state could not be read; tell the operators"),
];

impl DispatchFailure {
	/// Reads the fields of `System.ExtrinsicFailed`.
	fn from_event(fields: &[u8], metadata: &Metadata) -> Self {
		match fields {
			[3, pallet, error, ..] => {
				let known = metadata.pallet_by_error_index(*pallet).and_then(|found| {
					let variant = found.error_variant_by_index(*error)?;
					Some(Self {
						name: format!("{}::{}", found.name(), variant.name),
						docs: variant.docs.join(" ").trim().to_owned(),
					})
				});
				known.unwrap_or_else(|| Self {
					name: format!("error {error} of pallet {pallet}"),
					docs: "unknown to the metadata of this block".into(),
				})
			}
			[index, ..] => {
				let (name, docs) = GENERAL
					.get(usize::from(*index))
					.copied()
					.unwrap_or(("an unknown error", ""));
				Self {
					name: name.into(),
					docs: docs.into(),
				}
			}
			[] => Self {
				name: "an empty error".into(),
				docs: String::new(),
			},
		}
	}
}

/// Why a transaction did not get into the pool, or left it again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
	/// `InvalidTransaction::Custom`: what the number means is the runtime's to say.
	#[error("the runtime refused it with code {0}")]
	Custom(u8),
	/// The fee cannot be paid.
	#[error("the account cannot pay the fee; fund it or use a call that is free for it")]
	Payment,
	/// The nonce is too high.
	#[error("an earlier transaction of this account is missing; send that first")]
	Future,
	/// The nonce is too low, or the tag has been used.
	#[error("it is outdated; make and sign it anew")]
	Stale,
	/// A signature or proof does not verify.
	#[error("its signature does not verify; sign it anew, for this chain and its present runtime")]
	BadProof,
	/// The block that it refers to is too old.
	#[error("it has expired; sign it anew")]
	Expired,
	/// It needs more than a block may hold.
	#[error("it does not fit into a block; send less at once")]
	TooHeavy,
	/// This call cannot be sent like this.
	#[error("this call may not be sent without a signature, or not from outside")]
	WrongCall,
	/// The account is disabled.
	#[error("the signing account is not accepted; use another")]
	BadSigner,
	/// Nothing authorised the transaction.
	#[error("nothing authorised it; sign it, or send it in the form that the runtime builds")]
	NoOrigin,
	/// The pool has it already.
	#[error("the pool holds it already; wait")]
	Known,
	/// It was invalid a short while ago.
	#[error("the pool refuses it for a while because it was invalid before; wait or change it")]
	Banned,
	/// The pool holds one with the same tag that ranks at least as high.
	#[error("the pool holds another in its place; wait until that one is in a block")]
	Outranked,
	/// The pool is full.
	#[error("the pool is full; send it again later")]
	Full,
	/// Another with the same tag took its place.
	#[error("another transaction took its place; look what that one did before sending anew")]
	Replaced,
	/// Anything else.
	#[error("{reason} (code {code})")]
	Other {
		/// The JSON-RPC code, or zero.
		code: i32,
		/// The node's words.
		reason: String,
	},
}

impl Refusal {
	/// Reads the error with which a node answers a submission. The codes are those of
	/// `sc-rpc-api/src/author/error.rs`; the reason stands in `data`, as text.
	fn from_rpc(code: i32, message: &str, data: Option<&str>) -> Self {
		let other = || Self::Other {
			code,
			reason: match data {
				Some(data) => format!("{message}: {data}"),
				None => message.to_owned(),
			},
		};
		match (code, data) {
			(1010, Some(data)) => match data {
				"Transaction call is not expected" => Self::WrongCall,
				"Inability to pay some fees (e.g. account balance too low)" => Self::Payment,
				"Transaction will be valid in the future" => Self::Future,
				"Transaction is outdated" => Self::Stale,
				"Transaction has a bad signature" => Self::BadProof,
				"Transaction has an ancient birth block" => Self::Expired,
				"Transaction would exhaust the block limits" => Self::TooHeavy,
				"Invalid signing address" => Self::BadSigner,
				"The transaction extension did not authorize any origin" => Self::NoOrigin,
				_ => data
					.strip_prefix("Custom error: ")
					.and_then(|number| number.trim().parse::<u8>().ok())
					.map_or_else(other, Self::Custom),
			},
			(1012, _) => Self::Banned,
			(1013, _) => Self::Known,
			(1014, _) => Self::Outranked,
			(1016, _) => Self::Full,
			(1021, _) => Self::Future,
			_ => other(),
		}
	}

	/// Reads the answer of `TaggedTransactionQueue_validate_transaction`; `None` means valid.
	fn from_validity(answer: &[u8]) -> Option<Self> {
		let other = |reason: &str| Self::Other {
			code: 0,
			reason: reason.to_owned(),
		};
		Some(match answer {
			[0, ..] => return None,
			[1, 0, 0, ..] => Self::WrongCall,
			[1, 0, 1, ..] => Self::Payment,
			[1, 0, 2, ..] => Self::Future,
			[1, 0, 3, ..] => Self::Stale,
			[1, 0, 4, ..] => Self::BadProof,
			[1, 0, 5, ..] => Self::Expired,
			[1, 0, 6, ..] => Self::TooHeavy,
			[1, 0, 7, code, ..] => Self::Custom(*code),
			[1, 0, 10, ..] => Self::BadSigner,
			[1, 0, 12, ..] => Self::NoOrigin,
			[1, 0, ..] => other("it is invalid for a reason of the SDK"),
			[1, 1, ..] => other("the runtime cannot tell whether it is valid"),
			_ => other("the runtime's verdict cannot be read"),
		})
	}
}

/// What may go wrong between this program and the chain.
#[derive(Debug, thiserror::Error)]
pub enum ChainError {
	/// The secret URI is wrong.
	#[error("this is not a key: {0}; give //Name, a mnemonic, or 0x and 64 hexadecimal digits")]
	BadKey(String),
	/// No connection within the given patience.
	#[error("no answer from the node: {0}; check that it runs and that this is its RPC address")]
	Unreachable(String),
	/// The node answered with an error.
	#[error("the node answered with error {code}: {message}")]
	Rpc {
		/// The JSON-RPC code.
		code: i32,
		/// The node's words.
		message: String,
	},
	/// The transaction pool did not take the transaction, or dropped it.
	#[error("the transaction was refused: {0}")]
	Refused(#[from] Refusal),
	/// The transaction is in a block, but had no effect.
	#[error("the transaction failed in block {block:?}: {failure}")]
	Failed {
		/// The block that holds it.
		block: Hash,
		/// The reason.
		failure: DispatchFailure,
	},
	/// It is in a block to which finality did not come.
	#[error("the transaction is in block {0:?}, but that is not final yet; look again later")]
	NotFinal(Hash),
	/// The connection broke and the transaction is in none of the blocks since.
	#[error("the transaction is in none of the next 64 blocks; look for its effect, then send it again")]
	Lost,
	/// The runtime has no such call.
	#[error("runtime {spec} has no call {pallet}.{call}; update this program")]
	NoSuchCall {
		/// The pallet.
		pallet: String,
		/// The call.
		call: String,
		/// The runtime's version.
		spec: u32,
	},
	/// The arguments are not those of the call.
	#[error("the arguments do not fit {pallet}.{call} of runtime {spec}: {reason}; update this program")]
	BadArguments {
		/// The pallet.
		pallet: String,
		/// The call.
		call: String,
		/// The runtime's version.
		spec: u32,
		/// Where they stop fitting.
		reason: String,
	},
	/// The node does not know the block, or has forgotten it.
	#[error("the node does not have block {0}; ask an archive node")]
	NoSuchBlock(String),
	/// Anything that subxt reports.
	#[error(transparent)]
	Client(Box<subxt::Error>),
}

impl From<rpcs::Error> for ChainError {
	fn from(error: rpcs::Error) -> Self {
		match error {
			rpcs::Error::User(error) => {
				let message = match data_of(&error) {
					Some(data) => format!("{}: {data}", error.message),
					None => error.message.clone(),
				};
				Self::Rpc {
					code: error.code,
					message,
				}
			}
			rpcs::Error::Client(reason) => Self::Unreachable(reason.to_string()),
			rpcs::Error::DisconnectedWillReconnect(reason) => Self::Unreachable(reason),
			other => Self::Client(Box::new(other.into())),
		}
	}
}

/// Wraps one of subxt's many errors.
fn client_error(error: impl Into<subxt::Error>) -> ChainError {
	ChainError::Client(Box::new(error.into()))
}

/// The `data` of a JSON-RPC error, as text.
fn data_of(error: &UserError) -> Option<String> {
	let raw = error.data.as_ref()?.get();
	Some(serde_json::from_str(raw).unwrap_or_else(|_| raw.to_owned()))
}

/// Arguments of a call that are SCALE already.
struct Encoded(Vec<u8>);

impl EncodeAsFields for Encoded {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_fields: &mut dyn FieldIter<'_, R::TypeId>,
		_types: &R,
		out: &mut Vec<u8>,
	) -> Result<(), scale_encode::Error> {
		out.extend_from_slice(&self.0);
		Ok(())
	}
}

/// Where a submitted transaction is.
enum Entered {
	/// In the pool, which reports on it.
	Watched(RpcSubscription<TransactionStatus<Hash>>),
	/// In the pool or in a block since an earlier attempt.
	Before,
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
		let rpc = RpcClient::new(Line::open(url, patience).await?);
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
		Ok(Self {
			inner: Arc::new(inner),
		})
	}

	/// The hash of block zero, by which chains are told apart.
	pub fn genesis_hash(&self) -> Hash {
		self.inner.client.genesis_hash()
	}

	/// The version of the runtime at the best block.
	pub async fn spec_version(&self) -> Result<u32, ChainError> {
		Ok(self.inner.rpc.state_get_runtime_version(None).await?.spec_version)
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
		Ok(self
			.inner
			.rpc
			.chain_get_block_hash(Some(NumberOrHex::Number(number)))
			.await?)
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

	/// Trie nodes that prove the values under `keys`, or that there are none, in a block's state.
	pub async fn read_proof(&self, keys: &[Vec<u8>], at: Hash) -> Result<Vec<Vec<u8>>, ChainError> {
		let keys = keys.iter().map(Vec::as_slice);
		let proof = self.inner.rpc.state_get_read_proof(keys, Some(at)).await?;
		Ok(proof.proof.into_iter().map(|node| node.0).collect())
	}

	/// Waits for the next GRANDPA justification that the node makes or sees, in SCALE.
	pub async fn next_justification(&self) -> Result<Vec<u8>, ChainError> {
		let (subscribe, unsubscribe) = (
			"grandpa_subscribeJustifications",
			"grandpa_unsubscribeJustifications",
		);
		let mut news: RpcSubscription<String> = self
			.inner
			.client_rpc
			.subscribe(subscribe, rpcs::rpc_params![], unsubscribe)
			.await?;
		let text = match news.next().await {
			Some(item) => item?,
			None => return Err(ChainError::Unreachable("the node ended the subscription".into())),
		};
		hex::decode(text.trim_start_matches("0x"))
			.map_err(|_| ChainError::Unreachable("a justification is not hexadecimal".into()))
	}

	/// Up to `count` storage keys, at most a thousand, that begin with `prefix` and come after
	/// `start`.
	pub async fn storage_keys_paged(
		&self,
		prefix: &[u8],
		start: Option<&[u8]>,
		count: u32,
		at: Option<Hash>,
	) -> Result<Vec<Vec<u8>>, ChainError> {
		Ok(self
			.inner
			.rpc
			.state_get_keys_paged(prefix, count, start, at)
			.await?)
	}

	/// All storage keys that begin with `prefix` in the state of one block.
	pub async fn storage_keys(&self, prefix: &[u8], at: Hash) -> Result<Vec<Vec<u8>>, ChainError> {
		let mut keys: Vec<Vec<u8>> = Vec::new();
		loop {
			let start = keys.last().map(Vec::as_slice);
			let page = self.storage_keys_paged(prefix, start, PAGE, Some(at)).await?;
			let full = page.len() >= PAGE as usize;
			keys.extend(page);
			if !full {
				return Ok(keys);
			}
		}
	}

	/// Every finalized block from height `from`, or from now on, in order and without gaps.
	///
	/// The stream never ends. An error says that the node is out of reach for the moment; the next
	/// item comes when it is back, and continues where the last one stopped.
	pub fn finalized_heads(
		&self,
		from: Option<u64>,
	) -> BoxStream<'static, Result<(Hash, Header), ChainError>> {
		let heads = Heads {
			chain: self.clone(),
			next: from,
			tip: None,
			news: None,
		};
		stream::unfold(heads, |mut heads| async move {
			let item = heads.next().await;
			if item.is_err() {
				heads.news = None;
				sleep(POLL).await;
			}
			Some((item, heads))
		})
		.boxed()
	}

	/// Signs a call: `args` are its encoded arguments, one after the other. The transaction is valid
	/// for 64 blocks.
	///
	/// Two transactions signed for the same account without submitting the first in between have
	/// the same nonce; [`Self::submit_signed`] takes care of that.
	pub async fn sign(
		&self,
		pair: &Keypair,
		pallet: &str,
		call: &str,
		args: Vec<u8>,
	) -> Result<Vec<u8>, ChainError> {
		let best = self.best_head().await?;
		let at = self.inner.client.at_block(best).await.map_err(client_error)?;
		check_arguments(at.metadata_ref(), at.spec_version(), pallet, call, &args)?;

		let account = pair.public_key().to_account_id();
		let nonce = self.nonce(&account, &at).await?;
		// Anchored in a finalized block no fork can invalidate it; far behind it would expire early.
		let finalized = self.finalized_head().await?;
		let height = self.header(finalized).await?.number;
		let (height, anchor) = if at.block_number().saturating_sub(height) < LIFETIME / 2 {
			(height, finalized)
		} else {
			(at.block_number(), best)
		};
		let params = DefaultExtrinsicParamsBuilder::<Config>::new()
			.nonce(nonce)
			.mortal_from_unchecked(LIFETIME, height, anchor)
			.build();

		let payload = subxt::tx::dynamic(pallet, call, Encoded(args));
		let mut signable = at
			.tx()
			.create_signable_offline(&payload, params)
			.map_err(client_error)?;
		Ok(signable.sign(pair).map_err(client_error)?.into_encoded())
	}

	/// Signs a call, submits it and waits. `args` are its encoded arguments, one after the other.
	pub async fn submit_signed(
		&self,
		pair: &Keypair,
		pallet: &str,
		call: &str,
		args: Vec<u8>,
		until: Until,
	) -> Result<Included, ChainError> {
		let from = self.best_number().await?;
		let turn = self.inner.signing.lock().await;
		let extrinsic = self.sign(pair, pallet, call, args).await?;
		let entered = self.enter(&extrinsic).await?;
		drop(turn);
		self.settle(&extrinsic, entered, from, until).await
	}

	/// Submits a finished extrinsic, its length in front, and waits. A refusal by the pool comes back
	/// as [`ChainError::Refused`], with the runtime's own code in [`Refusal::Custom`].
	pub async fn submit_raw(&self, extrinsic: &[u8], until: Until) -> Result<Included, ChainError> {
		let from = self.best_number().await?;
		let entered = self.enter(extrinsic).await?;
		self.settle(extrinsic, entered, from, until).await
	}

	/// Asks the runtime whether it would take an extrinsic, without submitting it.
	pub async fn check(&self, extrinsic: &[u8]) -> Result<(), ChainError> {
		let best = self.best_head().await?;
		// The source is "external", as it will be for the pool.
		let mut args = vec![2];
		args.extend_from_slice(extrinsic);
		args.extend_from_slice(best.as_bytes());
		let method = "TaggedTransactionQueue_validate_transaction";
		let answer = self.call_api(method, &args, Some(best)).await?;
		Refusal::from_validity(&answer).map_or(Ok(()), |refusal| Err(refusal.into()))
	}

	async fn best_number(&self) -> Result<u64, ChainError> {
		Ok(self.header(self.best_head().await?).await?.number)
	}

	/// The next nonce of an account, those in the pool counted where the node can count them.
	async fn nonce(
		&self,
		account: &AccountId32,
		at: &OnlineClientAtBlock<Config>,
	) -> Result<u64, ChainError> {
		match self.inner.rpc.system_account_next_index(account).await {
			Ok(nonce) => Ok(nonce),
			Err(rpcs::Error::User(error)) if error.code == METHOD_NOT_FOUND => {
				at.tx().account_nonce(account).await.map_err(client_error)
			}
			Err(error) => Err(error.into()),
		}
	}

	/// Hands an extrinsic to the pool.
	async fn enter(&self, extrinsic: &[u8]) -> Result<Entered, ChainError> {
		let mut attempt = 0;
		loop {
			attempt += 1;
			match self.inner.rpc.author_submit_and_watch_extrinsic(extrinsic).await {
				Ok(statuses) => return Ok(Entered::Watched(statuses)),
				Err(rpcs::Error::User(error)) => {
					let data = data_of(&error);
					return match Refusal::from_rpc(error.code, &error.message, data.as_deref()) {
						Refusal::Known => Ok(Entered::Before),
						// The connection broke after the node had taken it.
						Refusal::Stale if attempt > 1 => Ok(Entered::Before),
						refusal => Err(refusal.into()),
					};
				}
				Err(error) if error.is_disconnected_will_reconnect() && attempt < REPEATS => {}
				Err(error) => return Err(error.into()),
			}
		}
	}

	/// Waits for an extrinsic that has been handed in, and reads what came of it.
	async fn settle(
		&self,
		extrinsic: &[u8],
		entered: Entered,
		from: u64,
		until: Until,
	) -> Result<Included, ChainError> {
		let block = match entered {
			Entered::Watched(statuses) => self.watch(statuses, extrinsic, until).await?,
			Entered::Before => None,
		};
		let block = match block {
			Some(block) => block,
			None => self.search(extrinsic, from, until).await?,
		};
		self.outcome(extrinsic, block, until).await
	}

	/// Follows the pool's reports. `None` if they stop before the transaction is where it should be.
	async fn watch(
		&self,
		mut statuses: RpcSubscription<TransactionStatus<Hash>>,
		extrinsic: &[u8],
		until: Until,
	) -> Result<Option<Hash>, ChainError> {
		while let Some(Ok(status)) = statuses.next().await {
			match status {
				TransactionStatus::Finalized(block) => return Ok(Some(block)),
				TransactionStatus::InBlock(block) if until == Until::InBlock => {
					return Ok(Some(block));
				}
				TransactionStatus::FinalityTimeout(block) => {
					return Err(ChainError::NotFinal(block));
				}
				TransactionStatus::Usurped(_) => return Err(Refusal::Replaced.into()),
				TransactionStatus::Dropped => return Err(Refusal::Full.into()),
				// The pool does not say why; the runtime does.
				TransactionStatus::Invalid => {
					self.check(extrinsic).await?;
					return Err(Refusal::Stale.into());
				}
				TransactionStatus::Future
				| TransactionStatus::Ready
				| TransactionStatus::Broadcast(_)
				| TransactionStatus::InBlock(_)
				| TransactionStatus::Retracted(_) => {}
			}
		}
		Ok(None)
	}

	/// Looks for an extrinsic in the blocks from height `next` on.
	async fn search(&self, extrinsic: &[u8], mut next: u64, until: Until) -> Result<Hash, ChainError> {
		let last = next.saturating_add(LIFETIME);
		let started = Instant::now();
		while next <= last && started.elapsed() < SEARCH {
			let head = match until {
				Until::InBlock => self.best_head().await?,
				Until::Finalized => self.finalized_head().await?,
			};
			let tip = self.header(head).await?.number;
			while next <= tip {
				let Some(block) = self.block_hash(next).await? else {
					break;
				};
				if self
					.block_body(block)
					.await?
					.iter()
					.any(|other| other == extrinsic)
				{
					return Ok(block);
				}
				next += 1;
			}
			sleep(POLL).await;
		}
		Err(ChainError::Lost)
	}

	/// What an extrinsic did in the block that holds it.
	async fn outcome(&self, extrinsic: &[u8], block: Hash, until: Until) -> Result<Included, ChainError> {
		let at = self.inner.client.at_block(block).await.map_err(client_error)?;
		let body = self.block_body(block).await?;
		let index = body
			.iter()
			.position(|other| other == extrinsic)
			.ok_or(ChainError::Lost)? as u32;

		let all = at.events().fetch().await.map_err(client_error)?;
		let mut events = Vec::new();
		for event in all.iter() {
			let event = event.map_err(client_error)?;
			if event.phase() != Phase::ApplyExtrinsic(index) {
				continue;
			}
			if event.pallet_name() == "System" && event.event_name() == "ExtrinsicFailed" {
				let failure = DispatchFailure::from_event(event.field_bytes(), at.metadata_ref());
				return Err(ChainError::Failed { block, failure });
			}
			events.push(Event {
				pallet: event.pallet_name().to_owned(),
				name: event.event_name().to_owned(),
				fields: event.field_bytes().to_vec(),
			});
		}
		Ok(Included {
			block,
			number: at.block_number(),
			index,
			extrinsic: at.hasher().hash(extrinsic),
			until,
			events,
		})
	}
}

/// Whether `args` are exactly the arguments of a call, as far as their shape goes.
fn check_arguments(
	metadata: &Metadata,
	spec: u32,
	pallet: &str,
	call: &str,
	args: &[u8],
) -> Result<(), ChainError> {
	let variant = metadata
		.pallet_by_name(pallet)
		.and_then(|found| found.call_variant_by_name(call))
		.ok_or_else(|| ChainError::NoSuchCall {
			pallet: pallet.into(),
			call: call.into(),
			spec,
		})?;
	let misfit = |reason: String| ChainError::BadArguments {
		pallet: pallet.into(),
		call: call.into(),
		spec,
		reason,
	};
	let mut rest = args;
	for field in &variant.fields {
		decode_with_visitor(&mut rest, field.ty.id, metadata.types(), IgnoreVisitor::new()).map_err(
			|error| {
				let name = field.name.as_deref().unwrap_or("an argument");
				misfit(format!("{name} cannot be read ({error})"))
			},
		)?;
	}
	if rest.is_empty() {
		Ok(())
	} else {
		Err(misfit(format!("{} bytes are left over", rest.len())))
	}
}

/// The state of a stream of finalized heads.
struct Heads {
	chain: Chain,
	/// The height to give next, once it is known.
	next: Option<u64>,
	/// The highest finalized height that has been heard of.
	tip: Option<u64>,
	/// The node's announcements, while the connection holds.
	news: Option<RpcSubscription<Header>>,
}

impl Heads {
	async fn next(&mut self) -> Result<(Hash, Header), ChainError> {
		loop {
			if let (Some(next), Some(tip)) = (self.next, self.tip) {
				if next <= tip {
					let hash = self.chain.block_hash(next).await?;
					let hash = hash.ok_or_else(|| ChainError::NoSuchBlock(next.to_string()))?;
					let header = self.chain.header(hash).await?;
					self.next = Some(next + 1);
					return Ok((hash, header));
				}
			}
			let Some(news) = self.news.as_mut() else {
				self.news = Some(self.chain.inner.rpc.chain_subscribe_finalized_heads().await?);
				// What was finalized during the break is not announced again.
				let head = self.chain.finalized_head().await?;
				let height = self.chain.header(head).await?.number;
				self.reach(height);
				continue;
			};
			match news.next().await {
				Some(Ok(header)) => self.reach(header.number),
				Some(Err(error)) => return Err(error.into()),
				None => self.news = None,
			}
		}
	}

	fn reach(&mut self, height: u64) {
		self.tip = Some(self.tip.map_or(height, |tip| tip.max(height)));
		self.next.get_or_insert(height);
	}
}

// ---------------------------------------------------------------------------------------------
// The connection

/// A WebSocket connection that is made anew when it breaks.
///
/// subxt has one, too (`reconnecting-rpc-client`). It would bring a second generation of jsonrpsee
/// into a build that has one already, never gives up, and cannot fail on a wrong address.
struct Line {
	url: Url,
	patience: Duration,
	client: Mutex<Arc<Client>>,
}

impl Line {
	async fn open(url: &str, patience: Duration) -> Result<Self, ChainError> {
		let unreachable = |reason: String| ChainError::Unreachable(format!("{url}: {reason}"));
		let url = Url::parse(url).map_err(|error| unreachable(error.to_string()))?;
		let client = dial(&url).await.map_err(|error| unreachable(error.to_string()))?;
		Ok(Self {
			url,
			patience,
			client: Mutex::new(Arc::new(client)),
		})
	}

	/// The connection, made anew if need be.
	async fn client(&self) -> Result<Arc<Client>, rpcs::Error> {
		let mut current = self.client.lock().await;
		let started = Instant::now();
		let mut pause = Duration::from_millis(250);
		while !current.is_connected() {
			match dial(&self.url).await {
				Ok(client) => *current = Arc::new(client),
				Err(error) if started.elapsed() >= self.patience => {
					return Err(rpcs::Error::Client(Box::new(error)));
				}
				Err(_) => {
					sleep(pause).await;
					pause = (pause * 2).min(MAX_PAUSE);
				}
			}
		}
		Ok(current.clone())
	}

	/// Asks, and asks again if the connection broke before the answer came. Everything that goes
	/// this way may be asked twice.
	async fn request(
		&self,
		method: &str,
		params: Option<Box<RawValue>>,
	) -> Result<Box<RawValue>, rpcs::Error> {
		let mut attempt = 0;
		loop {
			attempt += 1;
			let client = self.client().await?;
			match client
				.request::<Box<RawValue>, _>(method, Params(params.clone()))
				.await
			{
				Err(JsonRpcError::RestartNeeded(_)) if attempt < REPEATS => {
					sleep(Duration::from_millis(100)).await;
				}
				answer => return answer.map_err(line_error),
			}
		}
	}

	async fn subscribe(
		&self,
		method: &str,
		params: Option<Box<RawValue>>,
		unsubscribe: &str,
	) -> Result<RawRpcSubscription, rpcs::Error> {
		let client = self.client().await?;
		let subscription: Subscription<Box<RawValue>> = client
			.subscribe(method, Params(params), unsubscribe)
			.await
			.map_err(line_error)?;
		// The stream keeps the connection alive, and its last word is that it has ended.
		let stream = stream::unfold(Some((client, subscription)), |state| async move {
			let (client, mut subscription) = state?;
			match subscription.next().await {
				Some(Ok(item)) => Some((Ok(item), Some((client, subscription)))),
				Some(Err(error)) => Some((
					Err(rpcs::Error::Deserialization(error)),
					Some((client, subscription)),
				)),
				None => {
					let reason = "the subscription ended".to_owned();
					Some((Err(rpcs::Error::DisconnectedWillReconnect(reason)), None))
				}
			}
		});
		Ok(RawRpcSubscription {
			stream: stream.boxed(),
			id: None,
		})
	}
}

impl RpcClientT for Line {
	fn request_raw<'a>(
		&'a self,
		method: &'a str,
		params: Option<Box<RawValue>>,
	) -> RawRpcFuture<'a, Box<RawValue>> {
		Box::pin(self.request(method, params))
	}

	fn subscribe_raw<'a>(
		&'a self,
		sub: &'a str,
		params: Option<Box<RawValue>>,
		unsub: &'a str,
	) -> RawRpcFuture<'a, RawRpcSubscription> {
		Box::pin(self.subscribe(sub, params, unsub))
	}
}

/// Parameters that are JSON already.
struct Params(Option<Box<RawValue>>);

impl ToRpcParams for Params {
	fn to_rpc_params(self) -> Result<Option<Box<RawValue>>, serde_json::Error> {
		Ok(self.0)
	}
}

async fn dial(url: &Url) -> Result<Client, JsonRpcError> {
	let (sender, receiver) = WsTransportClientBuilder::default()
		.max_request_size(MAX_MESSAGE)
		.max_response_size(MAX_MESSAGE)
		.build(url.clone())
		.await
		.map_err(|error| JsonRpcError::Transport(error.into()))?;
	Ok(Client::builder()
		.max_buffer_capacity_per_subscription(4096)
		.enable_ws_ping(PingConfig::new())
		.build_with_tokio(sender, receiver))
}

fn line_error(error: JsonRpcError) -> rpcs::Error {
	match error {
		JsonRpcError::Call(error) => rpcs::Error::User(UserError {
			code: error.code(),
			message: error.message().to_owned(),
			data: error.data().map(|data| data.to_owned()),
		}),
		JsonRpcError::RestartNeeded(reason) => rpcs::Error::DisconnectedWillReconnect(reason.to_string()),
		other => rpcs::Error::Client(Box::new(other)),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The runtime's own code is read out of the words in which the node wraps it.
	#[test]
	fn refusals_are_recognised() {
		let refusal = |code, data| Refusal::from_rpc(code, "Invalid Transaction", data);
		assert_eq!(refusal(1010, Some("Custom error: 7")), Refusal::Custom(7));
		assert_eq!(refusal(1010, Some("Custom error: 255")), Refusal::Custom(255));
		assert_eq!(refusal(1010, Some("Transaction is outdated")), Refusal::Stale);
		assert_eq!(refusal(1013, Some("0xabcd")), Refusal::Known);
		assert_eq!(refusal(1014, None), Refusal::Outranked);
		assert_eq!(
			refusal(1010, Some("Custom error: 700")),
			Refusal::Other {
				code: 1010,
				reason: "Invalid Transaction: Custom error: 700".into()
			}
		);
	}

	/// The same verdicts in SCALE, as the runtime API gives them.
	#[test]
	fn verdicts_are_recognised() {
		assert_eq!(Refusal::from_validity(&[0, 1, 2, 3]), None);
		assert_eq!(Refusal::from_validity(&[1, 0, 7, 9]), Some(Refusal::Custom(9)));
		assert_eq!(Refusal::from_validity(&[1, 0, 12]), Some(Refusal::NoOrigin));
		assert!(matches!(
			Refusal::from_validity(&[1, 1, 0]),
			Some(Refusal::Other { .. })
		));
		assert!(matches!(Refusal::from_validity(&[]), Some(Refusal::Other { .. })));
	}

	/// `//Alice` is the account that every development chain knows.
	#[test]
	fn keys_come_from_secret_uris() {
		let alice = pair("//Alice").expect("a valid URI");
		assert_eq!(alice.public_key().0[..4], [0xd4, 0x35, 0x93, 0xc7]);
		assert!(pair("not twelve words").is_err());
		assert!(pair("0x00").is_err());
	}
}
