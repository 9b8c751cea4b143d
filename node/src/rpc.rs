// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! RPC methods beyond those that every node of the SDK serves: account indices, fees, finality, members' messages, and
//! bodies of blocks without what the library has of its own.

use crate::{service::FullBackend, serving::Serving};
use caucus_library_core::body::Piece;
use caucus_sovereign_runtime::{opaque::Block, Hash};
use jsonrpsee::{
	types::{error::INTERNAL_ERROR_CODE, ErrorObjectOwned},
	RpcModule,
};
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer},
	sc_rpc::statement::{StatementApiServer, StatementStore},
	sc_statement_store::Store,
	sc_transaction_pool_api::TransactionPool,
	sp_core::{bytes::to_hex, traits::SpawnNamed},
	sp_runtime::traits::NumberFor,
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use serde::Serialize;
use std::{collections::BTreeMap, error::Error, sync::Arc};

/// What is needed to answer questions about finality.
#[derive(Clone)]
pub struct Finality {
	/// Validators whose votes count.
	pub authority_set: SharedAuthoritySet<Hash, NumberFor<Block>>,
	/// State of the voting rounds; filled in by the voter once it runs.
	pub voter_state: SharedVoterState,
	/// Proofs of finality as they arrive.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proofs of finality for blocks of the past.
	pub proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

/// Builds the additional RPC methods; `executor` runs their subscriptions.
pub fn extensions<Pool>(
	client: Arc<Serving>,
	pool: Arc<Pool>,
	finality: Finality,
	statements: Arc<Store>,
	executor: Arc<dyn SpawnNamed>,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>>
where
	Pool: TransactionPool + 'static,
{
	let Finality { authority_set, voter_state, justifications, proofs } = finality;
	let mut module = RpcModule::new(());
	module.merge(bodies(client.clone())?)?;
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(StatementStore::new(statements, executor.clone()).into_rpc())?;
	module.merge(Grandpa::new(executor, authority_set, voter_state, justifications, proofs).into_rpc())?;
	Ok(module)
}

/// How many bytes of a body are told at once, at most, unless one piece has more. In hexadecimal digits it is less than
/// the two megabytes that public nodes give in an answer.
const AT_ONCE: usize = 768 * 1024;

/// Some pieces of a body, in order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Pieces {
	/// How many there are in all.
	count: usize,
	/// From the one on that was asked for: `{"full": "0x.."}` or `{"stub": "0x.."}`.
	pieces: Vec<BTreeMap<&'static str, String>>,
}

impl Pieces {
	fn new(whole: Vec<Piece>, from: usize) -> Self {
		let bytes_of = |piece: &Piece| piece.extrinsic().map_or(32, <[u8]>::len);
		let mut bytes = 0usize;
		let fits = |piece: &Piece| {
			let first = bytes == 0;
			bytes = bytes.saturating_add(bytes_of(piece));
			first || bytes <= AT_ONCE
		};
		let told = |piece| match piece {
			Piece::Full(extrinsic) => BTreeMap::from([("full", to_hex(&extrinsic, false))]),
			Piece::Stub(hash) => BTreeMap::from([("stub", to_hex(&hash, false))]),
		};
		let count = whole.len();
		Self { count, pieces: whole.into_iter().skip(from).take_while(fits).map(told).collect() }
	}
}

/// `library_body(hash, from)`: pieces of a block's body, which together give the root in its header; nothing if the body
/// is not kept. As many come as one answer has room for, from number `from` on.
fn bodies(client: Arc<Serving>) -> Result<RpcModule<Arc<Serving>>, Box<dyn Error + Send + Sync>> {
	let mut module = RpcModule::new(client);
	module.register_blocking_method("library_body", |parameters, client, _| {
		let (hash, from): (Hash, usize) = parameters.parse()?;
		let whole = client
			.pieces(hash)
			.map_err(|error| ErrorObjectOwned::owned(INTERNAL_ERROR_CODE, error.to_string(), None::<()>))?;
		Ok::<_, ErrorObjectOwned>(whole.map(|whole| Pieces::new(whole, from)))
	})?;
	Ok(module)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_large_body_is_told_in_several_answers() {
		let whole: Vec<Piece> = [AT_ONCE / 2, AT_ONCE / 2, 9, 2 * AT_ONCE, 9]
			.map(|bytes| Piece::Full(vec![1; bytes]))
			.into_iter()
			.chain([Piece::Stub([2; 32])])
			.collect();
		let mut told = Vec::new();
		let mut answers = Vec::new();
		while told.len() < whole.len() {
			let Pieces { count, pieces } = Pieces::new(whole.clone(), told.len());
			assert_eq!(count, whole.len());
			answers.push(pieces.len());
			told.extend(pieces);
		}
		assert_eq!(answers, [2, 1, 1, 2]);
		assert_eq!(told[4]["full"], "0x010101010101010101");
		assert_eq!(told[5]["stub"], format!("0x{}", "02".repeat(32)));
		assert_eq!(Pieces::new(whole, 6).pieces, []);
	}
}
