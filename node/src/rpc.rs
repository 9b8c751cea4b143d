// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! RPC methods beyond those that every node of the SDK serves: account indices, fees and finality.

use crate::service::FullBackend;
use caucus_sovereign_runtime::{opaque::Block, AccountId, Balance, Hash, Nonce};
use jsonrpsee::RpcModule;
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{
		TransactionPayment, TransactionPaymentApiServer, TransactionPaymentRuntimeApi,
	},
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer},
	sc_transaction_pool_api::TransactionPool,
	sp_api::ProvideRuntimeApi,
	sp_block_builder::BlockBuilder,
	sp_blockchain::HeaderBackend,
	sp_core::traits::SpawnNamed,
	sp_runtime::traits::NumberFor,
	substrate_frame_rpc_system::{AccountNonceApi, System, SystemApiServer},
};
use std::{error::Error, sync::Arc};

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
pub fn extensions<Client, Pool>(
	client: Arc<Client>,
	pool: Arc<Pool>,
	finality: Finality,
	executor: Arc<dyn SpawnNamed>,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>>
where
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	Client::Api: AccountNonceApi<Block, AccountId, Nonce>
		+ TransactionPaymentRuntimeApi<Block, Balance>
		+ BlockBuilder<Block>,
	Pool: TransactionPool + 'static,
{
	let Finality { authority_set, voter_state, justifications, proofs } = finality;
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(Grandpa::new(executor, authority_set, voter_state, justifications, proofs).into_rpc())?;
	Ok(module)
}
