// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Two blocks without a node: the best and the finalized one, with what a test writes into their states. The pool takes
//! as many transactions as it is told to, says no more of them, and refuses others: as outranked first, then as outdated.

use super::{Chain, Hash};
use crate::storage::Key;
use codec::Encode;
use futures::stream::{self, StreamExt};
use serde_json::{json, Value};
use std::{
	collections::BTreeMap,
	sync::{
		atomic::{AtomicU32, Ordering},
		Arc,
	},
};
use subxt::rpcs::{
	self,
	client::{RawRpcFuture, RawRpcSubscription, RawValue, RpcClient, RpcClientT},
};

pub(crate) const BEST: Hash = Hash::repeat_byte(2);
const FINALIZED: Hash = Hash::repeat_byte(1);

/// What the two blocks have in their states.
#[derive(Clone, Default)]
pub(crate) struct Blocks {
	pub(crate) best: BTreeMap<Key, Vec<u8>>,
	pub(crate) finalized: BTreeMap<Key, Vec<u8>>,
	/// The extrinsics of the best block, each with its length in front.
	pub(crate) best_body: Vec<Vec<u8>>,
	/// How many transactions the pool takes.
	pub(crate) takes: Times,
	/// Of how many more it says that others have their places.
	pub(crate) outranks: Times,
}

/// A number that all connections to the same blocks share.
#[derive(Clone, Default)]
pub(crate) struct Times(Arc<AtomicU32>);

impl Times {
	pub(crate) fn set(&self, number: u32) {
		self.0.store(number, Ordering::Relaxed);
	}

	/// One less, if there is one.
	fn take(&self) -> bool {
		self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
	}
}

impl Blocks {
	/// A connection to them.
	pub(crate) async fn chain(&self) -> Chain {
		Chain::over(RpcClient::new(self.clone())).await.unwrap()
	}

	/// Writes a value into the finalized state.
	pub(crate) fn set_finalized(&mut self, key: Key, value: &impl Encode) {
		self.finalized.insert(key, value.encode());
	}

	/// Writes a value into both states.
	pub(crate) fn set_both(&mut self, key: Key, value: &impl Encode) {
		self.best.insert(key.clone(), value.encode());
		self.set_finalized(key, value);
	}

	fn answer(&self, method: &str, params: &[Value]) -> Option<Value> {
		match method {
			"chain_getBlockHash" => Some(json!(BEST)),
			"chain_getFinalizedHead" => Some(json!(FINALIZED)),
			"chain_getHeader" => Some(header(*params.first()? == json!(BEST))),
			"chain_getBlock" => {
				let best = *params.first()? == json!(BEST);
				let body: &[Vec<u8>] = if best { &self.best_body } else { &[] };
				let extrinsics: Vec<String> =
					body.iter().map(|bytes| format!("0x{}", hex::encode(bytes))).collect();
				Some(
					json!({ "block": { "header": header(best), "extrinsics": extrinsics }, "justifications": null }),
				)
			}
			"state_getStorage" => {
				let key = hex::decode(params.first()?.as_str()?.trim_start_matches("0x")).ok()?;
				let state = if *params.get(1)? == json!(BEST) { &self.best } else { &self.finalized };
				Some(json!(state.get(&key).map(|value| format!("0x{}", hex::encode(value)))))
			}
			_ => None,
		}
	}
}

impl RpcClientT for Blocks {
	fn request_raw<'a>(
		&'a self,
		method: &'a str,
		params: Option<Box<RawValue>>,
	) -> RawRpcFuture<'a, Box<RawValue>> {
		let params: Vec<Value> =
			params.map(|params| serde_json::from_str(params.get()).unwrap()).unwrap_or_default();
		let answer = self.answer(method, &params);
		Box::pin(async move {
			let answer = answer.ok_or_else(|| rpcs::Error::Client(format!("no {method} here").into()))?;
			Ok(serde_json::value::to_raw_value(&answer).unwrap())
		})
	}

	fn subscribe_raw<'a>(
		&'a self,
		method: &'a str,
		_params: Option<Box<RawValue>>,
		_unsubscribe: &'a str,
	) -> RawRpcFuture<'a, RawRpcSubscription> {
		Box::pin(async move {
			if method != "author_submitAndWatchExtrinsic" {
				return Err(rpcs::Error::Client(format!("no {method} here").into()));
			}
			if self.takes.take() {
				let ready = serde_json::value::to_raw_value("ready").unwrap();
				let stream = stream::once(async { Ok(ready) }).chain(stream::pending()).boxed();
				return Ok(RawRpcSubscription { stream, id: None });
			}
			if self.outranks.take() {
				let message = "Priority is too low: (1 vs 1)".to_owned();
				return Err(rpcs::Error::User(rpcs::UserError { code: 1014, message, data: None }));
			}
			let data = serde_json::value::to_raw_value("Transaction is outdated").unwrap();
			let message = "Invalid Transaction".to_owned();
			Err(rpcs::Error::User(rpcs::UserError { code: 1010, message, data: Some(data) }))
		})
	}
}

/// The header of the best block, or of the finalized one below it.
fn header(best: bool) -> Value {
	json!({
		"parentHash": Hash::zero(), "number": if best { "0x2" } else { "0x1" }, "stateRoot": Hash::zero(),
		"extrinsicsRoot": Hash::zero(), "digest": { "logs": [] },
	})
}
