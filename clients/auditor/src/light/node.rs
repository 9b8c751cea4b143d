// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A connection to a node that is not believed.

use super::{
	decode, finality::FinalityProof, from_hex, state::item_key, to_hex, DigestItem, Header, LightError,
	StateProof,
};
use caucus_library_core::body::{Piece, MAX_PIECES};
use jsonrpsee::{
	client_transport::ws::{Url, WsTransportClientBuilder},
	core::{
		client::{
			Client, ClientT, Error as RpcError, Subscription, SubscriptionClientT, TransportReceiverT,
			TransportSenderT,
		},
		params::ArrayParams,
	},
	rpc_params,
};
use serde::{de::DeserializeOwned, Deserialize};
use sp_core::H256;
use std::{
	sync::atomic::{AtomicBool, Ordering},
	time::Duration,
};

/// Largest message taken from or sent to a node, in bytes.
const MAX_MESSAGE: u32 = 64 * 1024 * 1024;
/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// The JSON-RPC code for a method that the node does not have.
const METHOD_NOT_FOUND: i32 = -32601;

/// A connection to a node that is not believed.
pub struct Node {
	url: String,
	client: Client,
	/// Whether the node gives bodies in pieces; supposed until it says that it does not.
	gives_pieces: AtomicBool,
}

/// What a node gave of the body of a block, checked.
pub struct Body {
	/// The extrinsics in their places, each with its length in front; empty where one was left out.
	pub extrinsics: Vec<Vec<u8>>,
	/// How many were left out, at the least: nothing is known of what was, nor how much it is.
	pub left_out: usize,
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

/// What of a body may be left out, see `caucus_library_core::body`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum RpcPiece {
	Full(String),
	Stub(String),
}

#[derive(Deserialize)]
struct RpcPieces {
	count: usize,
	pieces: Vec<RpcPiece>,
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
		Ok(Self::over(url, sender, receiver))
	}

	/// Talks to a node in this way.
	pub(super) fn over(
		url: &str,
		sender: impl TransportSenderT + Send,
		receiver: impl TransportReceiverT + Send,
	) -> Self {
		let client = Client::builder().request_timeout(PATIENCE).build_with_tokio(sender, receiver);
		Self { url: url.to_owned(), client, gives_pieces: AtomicBool::new(true) }
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

	/// The body of the block with this hash, checked against it. A node that can leaves out the files of the
	/// library; what else it leaves out, whoever looks for it has to notice.
	pub async fn body(&self, hash: H256) -> Result<Body, LightError> {
		let (header, pieces) = match self.lean_body(hash).await? {
			Some(lean) => lean,
			None => self.whole_body(hash).await?,
		};
		if !header.has_body(&pieces) {
			return Err(LightError::Forged { what: "a block body", expected: header.extrinsics_root });
		}
		let left_out = pieces.iter().filter(|piece| piece.extrinsic().is_none()).count();
		let extrinsic = |piece| match piece {
			Piece::Full(extrinsic) => extrinsic,
			Piece::Stub(_) => Vec::new(),
		};
		Ok(Body { extrinsics: pieces.into_iter().map(extrinsic).collect(), left_out })
	}

	/// Header and body in pieces, of which the header is checked; `None` where the node gives whole bodies only.
	async fn lean_body(&self, hash: H256) -> Result<Option<(Header, Vec<Piece>)>, LightError> {
		let (header, pieces) = tokio::try_join!(self.header(hash), self.pieces(hash))?;
		Ok(pieces.map(|pieces| (header, pieces)))
	}

	/// The body in pieces, unchecked; `None` where the node gives whole bodies only.
	async fn pieces(&self, hash: H256) -> Result<Option<Vec<Piece>>, LightError> {
		if !self.gives_pieces.load(Ordering::Relaxed) {
			return Ok(None);
		}
		let missing = || LightError::Missing(format!("the body of block {hash:?}"));
		let mut whole = Vec::new();
		loop {
			let params = rpc_params![to_hex(hash.as_bytes()), whole.len()];
			let answer: Option<RpcPieces> = match self.ask("library_body", params).await {
				Err(LightError::Refused { code: METHOD_NOT_FOUND, .. }) => {
					self.gives_pieces.store(false, Ordering::Relaxed);
					return Ok(None);
				}
				answer => answer?,
			};
			let RpcPieces { count, pieces } = answer.ok_or_else(missing)?;
			// So it ends, whatever a node says.
			if count > MAX_PIECES || (pieces.is_empty() && whole.len() < count) {
				return Err(missing());
			}
			for piece in pieces {
				whole.push(Piece::try_from(piece)?);
			}
			if whole.len() >= count {
				return Ok(Some(whole));
			}
		}
	}

	/// Header and whole body, of which the header is checked.
	async fn whole_body(&self, hash: H256) -> Result<(Header, Vec<Piece>), LightError> {
		let signed: Option<RpcSignedBlock> =
			self.ask("chain_getBlock", rpc_params![to_hex(hash.as_bytes())]).await?;
		let RpcBlock { header, extrinsics } =
			signed.ok_or_else(|| LightError::Missing(format!("block {hash:?}")))?.block;
		let header = check_hash(Header::try_from(header)?, hash)?;
		let full = extrinsics.into_iter().map(|text| RpcPiece::Full(text).try_into());
		Ok((header, full.collect::<Result<_, _>>()?))
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

impl TryFrom<RpcPiece> for Piece {
	type Error = LightError;

	fn try_from(piece: RpcPiece) -> Result<Self, LightError> {
		Ok(match piece {
			RpcPiece::Full(text) => Self::Full(from_hex("an extrinsic", &text)?),
			RpcPiece::Stub(text) => Self::Stub(hash_from_hex("a stub", &text)?.0),
		})
	}
}

fn hash_from_hex(what: &'static str, text: &str) -> Result<H256, LightError> {
	let bytes = from_hex(what, text)?;
	<[u8; 32]>::try_from(bytes.as_slice())
		.map(H256::from)
		.map_err(|_| LightError::Malformed { what, reason: format!("{} bytes instead of 32", bytes.len()) })
}

#[cfg(test)]
mod tests {
	use super::{super::fake::Chain, *};
	use caucus_library_core::body::leave_out;

	/// What a node makes of its one body, and what is made of that.
	async fn given(change: impl Fn(&mut Vec<Piece>) + Send + Sync + 'static) -> Result<Body, LightError> {
		// The last one comes in an answer of its own.
		let body = vec![vec![4, 0], vec![1; 5_000], vec![2; 5_000], vec![3; 5_000]];
		let chain = Chain::new(vec![body], move |body| {
			let mut pieces = leave_out(body, |extrinsic| extrinsic[0] != 3).unwrap();
			change(&mut pieces);
			Some(pieces)
		});
		chain.node().body(chain.hash(0)).await
	}

	#[tokio::test]
	async fn a_body_with_stubs_belongs_to_its_header() {
		let body = given(|_| ()).await.unwrap();
		assert_eq!(body.extrinsics, [vec![4, 0], vec![], vec![], vec![3; 5_000]]);
		assert_eq!(body.left_out, 2);
	}

	#[tokio::test]
	async fn a_node_that_stops_in_the_middle_is_not_waited_for() {
		let chain = Chain::new(vec![vec![vec![4, 0]]], |_| Some(Vec::new()));
		assert!(matches!(chain.node().body(chain.hash(0)).await, Err(LightError::Missing(_))));
	}

	/// Stubs may hide what they like, and what is shown is true all the same.
	#[tokio::test]
	async fn a_body_with_anything_changed_is_forged() {
		let changes: [fn(&mut Vec<Piece>); 6] = [
			|pieces| pieces.swap(1, 2),
			|pieces| pieces[1] = Piece::Stub([0; 32]),
			|pieces| pieces[1] = Piece::Full(vec![7; 5_000]),
			|pieces| pieces[3] = Piece::Full([vec![3; 4_999], vec![4]].concat()),
			|pieces| pieces.truncate(3),
			|pieces| pieces.push(Piece::Full(vec![4, 0])),
		];
		for change in changes {
			let refused = given(change).await;
			assert!(matches!(refused, Err(LightError::Forged { what: "a block body", .. })));
		}
	}
}
