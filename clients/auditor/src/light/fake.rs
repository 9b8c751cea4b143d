// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A node that is not there: it answers for made-up blocks, and says of them what a test wants.

use super::{to_hex, Header, Node};
use caucus_library_core::body::Piece;
use codec::{Compact, Encode};
use jsonrpsee::core::{
	async_trait,
	client::{ReceivedMessage, TransportReceiverT, TransportSenderT},
};
use serde_json::{json, Value};
use sp_core::{Blake2Hasher, H256};
use sp_trie::{LayoutV0, TrieConfiguration};
use std::{
	convert::Infallible,
	sync::{
		atomic::{AtomicUsize, Ordering},
		Arc, Mutex,
	},
};
use tokio::sync::mpsc::{unbounded_channel, UnboundedReceiver, UnboundedSender};

/// How many pieces of a body come at once.
const AT_ONCE: usize = 3;

type Bodies = Vec<Vec<Vec<u8>>>;
type InPieces = dyn Fn(Vec<Vec<u8>>) -> Option<Vec<Piece>> + Send + Sync;

/// A chain as one node shows it.
#[derive(Clone)]
pub(crate) struct Chain {
	bodies: Arc<Bodies>,
	hashes: Arc<Vec<H256>>,
	/// What the node makes of a body; `None` where it gives whole ones only.
	in_pieces: Arc<InPieces>,
	asked: Arc<Mutex<Vec<String>>>,
	fails_below: Arc<AtomicUsize>,
}

/// An extrinsic with its length in front.
pub(crate) fn with_length(content: &[u8]) -> Vec<u8> {
	[Compact(content.len() as u32).encode(), content.to_vec()].concat()
}

fn header(number: u32, body: &[Vec<u8>]) -> Header {
	Header {
		parent_hash: H256::zero(),
		number,
		state_root: H256::zero(),
		extrinsics_root: LayoutV0::<Blake2Hasher>::ordered_trie_root(body),
		digest: Vec::new(),
	}
}

struct Sender {
	chain: Chain,
	answers: UnboundedSender<String>,
}

struct Receiver(UnboundedReceiver<String>);

impl Chain {
	/// A chain of blocks with these bodies.
	pub fn new(
		bodies: Bodies,
		in_pieces: impl Fn(Vec<Vec<u8>>) -> Option<Vec<Piece>> + Send + Sync + 'static,
	) -> Self {
		let hashes = (0..).zip(&bodies).map(|(number, body)| header(number, body).hash()).collect();
		Self {
			bodies: Arc::new(bodies),
			hashes: Arc::new(hashes),
			in_pieces: Arc::new(in_pieces),
			asked: Arc::default(),
			fails_below: Arc::default(),
		}
	}

	/// From now on blocks below this one cannot be had.
	pub fn fail_below(&self, number: usize) {
		self.fails_below.store(number, Ordering::Relaxed);
	}

	/// A connection to the node. Must be called from within a tokio runtime.
	pub fn node(&self) -> Node {
		let (answers, receiver) = unbounded_channel();
		Node::over("fake", Sender { chain: self.clone(), answers }, Receiver(receiver))
	}

	/// How often a method was called.
	pub fn asked(&self, method: &str) -> usize {
		self.asked.lock().unwrap().iter().filter(|asked| *asked == method).count()
	}

	/// The hash of a block.
	pub fn hash(&self, number: usize) -> H256 {
		self.hashes[number]
	}

	fn rpc_header(&self, number: usize) -> Value {
		let header = header(number as u32, &self.bodies[number]);
		json!({
			"parentHash": header.parent_hash,
			"number": format!("{:#x}", header.number),
			"stateRoot": header.state_root,
			"extrinsicsRoot": header.extrinsics_root,
			"digest": { "logs": [] },
		})
	}

	/// The result of a call, or the error.
	fn answer(&self, method: &str, params: &Value) -> Result<Value, Value> {
		let number = || {
			let hash = params[0].as_str().unwrap();
			self.hashes.iter().position(|own| to_hex(own.as_bytes()) == hash).unwrap()
		};
		match method {
			"chain_getBlockHash"
				if params[0].as_u64().unwrap() < self.fails_below.load(Ordering::Relaxed) as u64 =>
			{
				Err(json!({ "code": -32000, "message": "not now" }))
			}
			"chain_getBlockHash" => Ok(json!(self.hash(params[0].as_u64().unwrap() as usize))),
			"chain_getHeader" => Ok(self.rpc_header(number())),
			"chain_getBlock" => {
				let number = number();
				let extrinsics: Vec<String> = self.bodies[number].iter().map(|one| to_hex(one)).collect();
				Ok(json!({ "block": { "header": self.rpc_header(number), "extrinsics": extrinsics } }))
			}
			"library_body" => {
				let from = params[1].as_u64().unwrap() as usize;
				let body = self.bodies[number()].clone();
				let extrinsics = body.len();
				let pieces = (self.in_pieces)(body);
				let piece = |piece| match piece {
					Piece::Full(extrinsic) => json!({ "full": to_hex(&extrinsic) }),
					Piece::Stub(hash) => json!({ "stub": to_hex(&hash) }),
				};
				pieces
					.map(|pieces| {
						// A node that gives nothing does not admit that nothing is to come.
						let count = if pieces.is_empty() { extrinsics } else { pieces.len() };
						let some: Vec<Value> =
							pieces.into_iter().skip(from).take(AT_ONCE).map(piece).collect();
						json!({ "count": count, "pieces": some })
					})
					.ok_or_else(|| json!({ "code": -32601, "message": "Method not found" }))
			}
			_ => Err(json!({ "code": -32000, "message": "not that" })),
		}
	}
}

#[async_trait]
impl TransportSenderT for Sender {
	type Error = Infallible;

	async fn send(&mut self, message: String) -> Result<(), Infallible> {
		let asked: Value = serde_json::from_str(&message).unwrap();
		let method = asked["method"].as_str().unwrap();
		self.chain.asked.lock().unwrap().push(method.to_owned());
		let (key, answer) = match self.chain.answer(method, &asked["params"]) {
			Ok(result) => ("result", result),
			Err(error) => ("error", error),
		};
		let answer = json!({ "jsonrpc": "2.0", "id": asked["id"], key: answer });
		// Nobody listens once the connection is dropped.
		let _ = self.answers.send(answer.to_string());
		Ok(())
	}
}

#[async_trait]
impl TransportReceiverT for Receiver {
	type Error = std::io::Error;

	async fn receive(&mut self) -> Result<ReceivedMessage, Self::Error> {
		self.0
			.recv()
			.await
			.map(ReceivedMessage::Text)
			.ok_or_else(|| std::io::ErrorKind::ConnectionAborted.into())
	}
}
