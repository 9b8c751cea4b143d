// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What this node gives out of the bytes that the library keeps.
//!
//! Bytes that transactions carried lie in the database until the bodies of their blocks are dropped. That is
//! longer than the chain wants them read: time ends, and takedowns come at once. So whoever asks is answered by
//! [`Serving`]. By the hash of their content it gives out what the state of the best block lists as served, and
//! nothing else.
//!
//! Over RPC blocks are told without such bytes: as if their transactions had brought none. So a takedown cannot
//! be got round, and who follows blocks by RPC, as wallets do, need not load megabytes that others publish. Such
//! a body does not give its root any more; `library_body` tells it in pieces that do.
//!
//! Other nodes are sent blocks as they are: a node that cannot execute a block cannot follow the chain.

mod forward;

use crate::service::{FullBackend, FullClient};
use caucus_library_core::body::{self, Piece};
use caucus_primitives::wire;
use caucus_sovereign_runtime::{opaque::Block, Hash, Moment};
use codec::{Compact, Decode, Encode};
use polkadot_sdk::{
	sc_client_api::{BlockBackend, StorageKey, StorageProvider},
	sp_blockchain::{Error, HeaderBackend, Result},
	sp_core::H256,
	sp_io::hashing::twox_128,
	sp_runtime::OpaqueExtrinsic,
};
use std::{
	sync::Arc,
	time::{SystemTime, UNIX_EPOCH},
};

/// The client as others see it.
pub struct Serving {
	inner: Arc<FullClient>,
	/// Whether bodies are told without the bytes that the library keeps.
	lean: bool,
}

impl Serving {
	/// For other nodes, which need whole bodies.
	pub fn to_nodes(inner: Arc<FullClient>) -> Arc<Self> {
		Arc::new(Self { inner, lean: false })
	}

	/// For readers over RPC.
	pub fn to_readers(inner: Arc<FullClient>) -> Arc<Self> {
		Arc::new(Self { inner, lean: true })
	}

	/// Whether the chain, at the best block, lists bytes as served at this moment.
	fn serves(&self, digest: H256) -> Result<bool> {
		let key = [&twox_128(wire::pallet::LIBRARY.as_bytes())[..], &twox_128(b"Served"), digest.as_bytes()]
			.concat();
		let best = self.inner.info().best_hash;
		let until = StorageProvider::<Block, FullBackend>::storage(&*self.inner, best, &StorageKey(key))?;
		Ok(until.and_then(|until| Moment::decode(&mut &until.0[..]).ok()).is_some_and(|until| now() < until))
	}

	/// The body of a block in pieces that give its root: each transaction whole, or a stub in the place of one that
	/// brings bytes.
	pub fn pieces(&self, block: Hash) -> Result<Option<Vec<Piece>>> {
		let Some(body) = self.inner.block_body(block)? else { return Ok(None) };
		let whole = body.iter().map(|extrinsic| extrinsic.inner().encode()).collect();
		let leaves_out = |whole: &[u8]| {
			let inner = &mut &whole[..];
			Compact::<u32>::decode(inner).is_ok() && wire::stored_bytes(inner).is_some()
		};
		body::leave_out(whole, leaves_out).map(Some).map_err(|error| Error::Backend(format!("{error:?}")))
	}

	/// A body as it is shown.
	fn shown(&self, mut body: Vec<OpaqueExtrinsic>) -> Vec<OpaqueExtrinsic> {
		if self.lean {
			for extrinsic in &mut body {
				if let Some((call, _)) = wire::stored_bytes(extrinsic.inner()) {
					*extrinsic = OpaqueExtrinsic::from_blob([call, &Vec::<u8>::new().encode()].concat());
				}
			}
		}
		body
	}
}

/// Milliseconds since 1970, as this machine has it. A clock that is wrong gives out too much or too little, as
/// long as the chain lists it.
fn now() -> Moment {
	let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	passed.as_millis().try_into().unwrap_or(Moment::MAX)
}
