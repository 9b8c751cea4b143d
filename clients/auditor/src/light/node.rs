// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A connection to a node that is not believed.

use super::{
	decode, finality::FinalityProof, from_hex, state::item_key, to_hex, DigestItem, Header, LightError,
	StateProof,
};
use jsonrpsee::{
	client_transport::ws::{Url, WsTransportClientBuilder},
	core::{
		client::{Client, ClientT, Error as RpcError, Subscription, SubscriptionClientT},
		params::ArrayParams,
	},
	rpc_params,
};
use serde::{de::DeserializeOwned, Deserialize};
use sp_core::H256;
use std::time::Duration;

/// Largest message taken from or sent to a node, in bytes.
const MAX_MESSAGE: u32 = 64 * 1024 * 1024;
/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(120);

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
		let unreachable = |reason: String| LightError::Unreachable { url: url.to_owned(), reason };
		let address = Url::parse(url).map_err(|error| unreachable(error.to_string()))?;
		let (sender, receiver) = WsTransportClientBuilder::default()
			.max_request_size(MAX_MESSAGE)
			.max_response_size(MAX_MESSAGE)
			.build(address)
			.await
			.map_err(|error| unreachable(error.to_string()))?;
		let client = Client::builder().request_timeout(PATIENCE).build_with_tokio(sender, receiver);
		Ok(Self { url: url.to_owned(), client })
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
		let header: Option<RpcHeader> =
			self.ask("chain_getHeader", rpc_params![to_hex(hash.as_bytes())]).await?;
		let header = header.ok_or_else(|| LightError::Missing(format!("block {hash:?}")))?;
		check_hash(Header::try_from(header)?, hash)
	}

	/// The extrinsics of the block with this hash, each with its length in front; header and body are
	/// checked against the hash.
	pub async fn body(&self, hash: H256) -> Result<Vec<Vec<u8>>, LightError> {
		let signed: Option<RpcSignedBlock> =
			self.ask("chain_getBlock", rpc_params![to_hex(hash.as_bytes())]).await?;
		let RpcBlock { header, extrinsics } =
			signed.ok_or_else(|| LightError::Missing(format!("block {hash:?}")))?.block;
		let header = check_hash(Header::try_from(header)?, hash)?;
		let extrinsics =
			extrinsics.iter().map(|text| from_hex("an extrinsic", text)).collect::<Result<Vec<_>, _>>()?;
		if header.has_body(&extrinsics) {
			Ok(extrinsics)
		} else {
			Err(LightError::Forged { what: "a block body", expected: header.extrinsics_root })
		}
	}

	/// A value as the node gives it, unproved: for what is checked in another way.
	pub async fn storage_unproved(&self, key: &[u8], at: H256) -> Result<Option<Vec<u8>>, LightError> {
		let params = rpc_params![to_hex(key), to_hex(at.as_bytes())];
		let value: Option<String> = self.ask("state_getStorage", params).await?;
		value.map(|text| from_hex("a stored value", &text)).transpose()
	}

	/// The encoded events of a block as the node gives them, unproved; `None` where the node has dropped
	/// its state.
	pub async fn events_unproved(&self, at: H256) -> Result<Option<Vec<u8>>, LightError> {
		match self.storage_unproved(&item_key("System", "Events"), at).await {
			Err(LightError::Refused { .. }) => Ok(None),
			answer => answer,
		}
	}

	/// A proof of these keys in the state of `header`, which must have been proved before.
	pub async fn state<K: AsRef<[u8]>>(&self, header: &Header, keys: &[K]) -> Result<StateProof, LightError> {
		let keys: Vec<String> = keys.iter().map(|key| to_hex(key.as_ref())).collect();
		let params = rpc_params![keys, to_hex(header.hash().as_bytes())];
		let answer: RpcReadProof = self.ask("state_getReadProof", params).await?;
		let nodes = answer
			.proof
			.iter()
			.map(|text| from_hex("a storage proof", text))
			.collect::<Result<Vec<_>, _>>()?;
		Ok(StateProof::new(header.state_root, nodes))
	}

	/// The node's proof that block `number` is final, unchecked. `None` where it has none.
	pub(super) async fn prove_finality(&self, number: u32) -> Result<Option<FinalityProof>, LightError> {
		let proof: Option<String> = self.ask("grandpa_proveFinality", rpc_params![number]).await?;
		proof.map(|text| decode("a proof of finality", &from_hex("a proof of finality", &text)?)).transpose()
	}

	/// The justifications that the node makes from now on, in hexadecimal, unchecked.
	pub(super) async fn justifications(&self) -> Result<Subscription<String>, LightError> {
		self.client
			.subscribe("grandpa_subscribeJustifications", rpc_params![], "grandpa_unsubscribeJustifications")
			.await
			.map_err(|error| self.fault("grandpa_subscribeJustifications", error))
	}

	async fn ask<R: DeserializeOwned>(
		&self,
		method: &'static str,
		params: ArrayParams,
	) -> Result<R, LightError> {
		self.client.request::<R, ArrayParams>(method, params).await.map_err(|error| self.fault(method, error))
	}

	fn fault(&self, method: &'static str, error: RpcError) -> LightError {
		match error {
			RpcError::Call(refusal) => {
				LightError::Refused { method, code: refusal.code(), reason: refusal.message().to_owned() }
			}
			RpcError::ParseError(error) => LightError::Malformed { what: method, reason: error.to_string() },
			other => LightError::Unreachable { url: self.url.clone(), reason: other.to_string() },
		}
	}
}

fn check_hash(header: Header, expected: H256) -> Result<Header, LightError> {
	if header.hash() == expected {
		Ok(header)
	} else {
		Err(LightError::Forged { what: "a header", expected })
	}
}

impl TryFrom<RpcHeader> for Header {
	type Error = LightError;

	fn try_from(header: RpcHeader) -> Result<Self, LightError> {
		let RpcHeader { parent_hash, number, state_root, extrinsics_root, digest } = header;
		Ok(Self {
			parent_hash: hash_from_hex("a parent hash", &parent_hash)?,
			number: u32::from_str_radix(number.trim_start_matches("0x"), 16).map_err(|error| {
				LightError::Malformed { what: "a block number", reason: error.to_string() }
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

fn hash_from_hex(what: &'static str, text: &str) -> Result<H256, LightError> {
	let bytes = from_hex(what, text)?;
	<[u8; 32]>::try_from(bytes.as_slice())
		.map(H256::from)
		.map_err(|_| LightError::Malformed { what, reason: format!("{} bytes instead of 32", bytes.len()) })
}
