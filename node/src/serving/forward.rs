// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The client's traits that network and RPC ask for. But for bodies and bytes, the client itself answers.

use super::Serving;
use crate::service::{FullBackend, FullClient};
use caucus_sovereign_runtime::{opaque::Block, BlockNumber, Hash, Header};
use polkadot_sdk::{
	sc_client_api::{
		execution_extensions::ExecutionExtensions, BlockBackend, BlockchainEvents, ChildInfo, ClientInfo,
		CompactProof, ExecutorProvider, FinalityNotifications, ImportNotifications, KeysIter, MerkleValue,
		PairsIter, ProofProvider, StorageData, StorageEventStream, StorageKey, StorageProof, StorageProvider,
		UsageProvider,
	},
	sp_api::{ApiError, ApiRef, CallApiAt, CallApiAtParams, CallContext, ProvideRuntimeApi},
	sp_blockchain::{BlockStatus, CachedHeaderMetadata, Error, HeaderBackend, HeaderMetadata, Info, Result},
	sp_consensus::{self, block_validation::Chain},
	sp_core::H256,
	sp_externalities::Extensions,
	sp_runtime::{
		generic::{BlockId, SignedBlock},
		traits::{Block as _, BlockIdTo},
		Justifications, OpaqueExtrinsic,
	},
	sp_state_machine::{KeyValueStates, KeyValueStorageLevel},
	sp_version::RuntimeVersion,
};

/// The state of a block.
type State = <FullClient as CallApiAt<Block>>::StateBackend;

impl BlockBackend<Block> for Serving {
	fn block_body(&self, hash: Hash) -> Result<Option<Vec<OpaqueExtrinsic>>> {
		Ok(self.inner.block_body(hash)?.map(|body| self.shown(body)))
	}

	fn block_indexed_body(&self, hash: Hash) -> Result<Option<Vec<Vec<u8>>>> {
		let Some(digests) = self.inner.block_indexed_hashes(hash)? else { return Ok(None) };
		let bytes =
			digests.into_iter().map(|digest| Ok(self.indexed_transaction(digest)?.unwrap_or_default()));
		bytes.collect::<Result<_>>().map(Some)
	}

	fn block_indexed_hashes(&self, hash: Hash) -> Result<Option<Vec<H256>>> {
		self.inner.block_indexed_hashes(hash)
	}

	fn block(&self, hash: Hash) -> Result<Option<SignedBlock<Block>>> {
		let Some(SignedBlock { block, justifications }) = self.inner.block(hash)? else { return Ok(None) };
		let (header, body) = block.deconstruct();
		Ok(Some(SignedBlock { block: Block::new(header, self.shown(body)), justifications }))
	}

	fn block_status(&self, hash: Hash) -> Result<sp_consensus::BlockStatus> {
		BlockBackend::block_status(&*self.inner, hash)
	}

	fn justifications(&self, hash: Hash) -> Result<Option<Justifications>> {
		self.inner.justifications(hash)
	}

	fn block_hash(&self, number: BlockNumber) -> Result<Option<Hash>> {
		BlockBackend::block_hash(&*self.inner, number)
	}

	fn indexed_transaction(&self, digest: H256) -> Result<Option<Vec<u8>>> {
		if !self.serves(digest)? {
			return Ok(None);
		}
		self.inner.indexed_transaction(digest)
	}

	fn has_indexed_transaction(&self, digest: H256) -> Result<bool> {
		Ok(self.serves(digest)? && self.inner.has_indexed_transaction(digest)?)
	}

	fn requires_full_sync(&self) -> bool {
		self.inner.requires_full_sync()
	}
}

impl ProvideRuntimeApi<Block> for Serving {
	type Api = <FullClient as ProvideRuntimeApi<Block>>::Api;

	fn runtime_api(&self) -> ApiRef<'_, Self::Api> {
		self.inner.runtime_api()
	}
}

impl CallApiAt<Block> for Serving {
	type StateBackend = State;

	fn call_api_at(&self, params: CallApiAtParams<Block>) -> std::result::Result<Vec<u8>, ApiError> {
		self.inner.call_api_at(params)
	}

	fn runtime_version_at(
		&self,
		at: Hash,
		context: CallContext,
	) -> std::result::Result<RuntimeVersion, ApiError> {
		self.inner.runtime_version_at(at, context)
	}

	fn state_at(&self, at: Hash) -> std::result::Result<State, ApiError> {
		CallApiAt::state_at(&*self.inner, at)
	}

	fn initialize_extensions(
		&self,
		at: Hash,
		extensions: &mut Extensions,
	) -> std::result::Result<(), ApiError> {
		self.inner.initialize_extensions(at, extensions)
	}
}

impl HeaderBackend<Block> for Serving {
	fn header(&self, hash: Hash) -> Result<Option<Header>> {
		self.inner.header(hash)
	}

	fn info(&self) -> Info<Block> {
		self.inner.info()
	}

	fn status(&self, hash: Hash) -> Result<BlockStatus> {
		self.inner.status(hash)
	}

	fn number(&self, hash: Hash) -> Result<Option<BlockNumber>> {
		self.inner.number(hash)
	}

	fn hash(&self, number: BlockNumber) -> Result<Option<Hash>> {
		self.inner.hash(number)
	}
}

impl HeaderMetadata<Block> for Serving {
	type Error = Error;

	fn header_metadata(&self, hash: Hash) -> Result<CachedHeaderMetadata<Block>> {
		self.inner.header_metadata(hash)
	}

	fn insert_header_metadata(&self, hash: Hash, metadata: CachedHeaderMetadata<Block>) {
		self.inner.insert_header_metadata(hash, metadata)
	}

	fn remove_header_metadata(&self, hash: Hash) {
		self.inner.remove_header_metadata(hash)
	}
}

impl BlockIdTo<Block> for Serving {
	type Error = Error;

	fn to_hash(&self, id: &BlockId<Block>) -> Result<Option<Hash>> {
		self.inner.to_hash(id)
	}

	fn to_number(&self, id: &BlockId<Block>) -> Result<Option<BlockNumber>> {
		self.inner.to_number(id)
	}
}

impl Chain<Block> for Serving {
	fn block_status(
		&self,
		hash: Hash,
	) -> std::result::Result<sp_consensus::BlockStatus, Box<dyn std::error::Error + Send>> {
		Chain::block_status(&*self.inner, hash)
	}
}

impl BlockchainEvents<Block> for Serving {
	fn import_notification_stream(&self) -> ImportNotifications<Block> {
		self.inner.import_notification_stream()
	}

	fn every_import_notification_stream(&self) -> ImportNotifications<Block> {
		self.inner.every_import_notification_stream()
	}

	fn finality_notification_stream(&self) -> FinalityNotifications<Block> {
		self.inner.finality_notification_stream()
	}

	fn storage_changes_notification_stream(
		&self,
		keys: Option<&[StorageKey]>,
		child_keys: Option<&[(StorageKey, Option<Vec<StorageKey>>)]>,
	) -> Result<StorageEventStream<Hash>> {
		self.inner.storage_changes_notification_stream(keys, child_keys)
	}
}

impl ExecutorProvider<Block> for Serving {
	type Executor = <FullClient as ExecutorProvider<Block>>::Executor;

	fn executor(&self) -> &Self::Executor {
		self.inner.executor()
	}

	fn execution_extensions(&self) -> &ExecutionExtensions<Block> {
		self.inner.execution_extensions()
	}
}

impl UsageProvider<Block> for Serving {
	fn usage_info(&self) -> ClientInfo<Block> {
		self.inner.usage_info()
	}
}

impl ProofProvider<Block> for Serving {
	fn read_proof(&self, hash: Hash, keys: &mut dyn Iterator<Item = &[u8]>) -> Result<StorageProof> {
		self.inner.read_proof(hash, keys)
	}

	fn read_child_proof(
		&self,
		hash: Hash,
		child: &ChildInfo,
		keys: &mut dyn Iterator<Item = &[u8]>,
	) -> Result<StorageProof> {
		self.inner.read_child_proof(hash, child, keys)
	}

	fn execution_proof(&self, hash: Hash, method: &str, data: &[u8]) -> Result<(Vec<u8>, StorageProof)> {
		self.inner.execution_proof(hash, method, data)
	}

	fn read_proof_collection(
		&self,
		hash: Hash,
		start: &[Vec<u8>],
		limit: usize,
	) -> Result<(CompactProof, u32)> {
		self.inner.read_proof_collection(hash, start, limit)
	}

	fn storage_collection(
		&self,
		hash: Hash,
		start: &[Vec<u8>],
		limit: usize,
	) -> Result<Vec<(KeyValueStorageLevel, bool)>> {
		self.inner.storage_collection(hash, start, limit)
	}

	fn verify_range_proof(
		&self,
		root: Hash,
		proof: CompactProof,
		start: &[Vec<u8>],
	) -> Result<(KeyValueStates, usize)> {
		self.inner.verify_range_proof(root, proof, start)
	}
}

impl StorageProvider<Block, FullBackend> for Serving {
	fn storage(&self, hash: Hash, key: &StorageKey) -> Result<Option<StorageData>> {
		self.inner.storage(hash, key)
	}

	fn storage_hash(&self, hash: Hash, key: &StorageKey) -> Result<Option<Hash>> {
		self.inner.storage_hash(hash, key)
	}

	fn storage_keys(
		&self,
		hash: Hash,
		prefix: Option<&StorageKey>,
		start: Option<&StorageKey>,
	) -> Result<KeysIter<State, Block>> {
		self.inner.storage_keys(hash, prefix, start)
	}

	fn storage_pairs(
		&self,
		hash: Hash,
		prefix: Option<&StorageKey>,
		start: Option<&StorageKey>,
	) -> Result<PairsIter<State, Block>> {
		self.inner.storage_pairs(hash, prefix, start)
	}

	fn child_storage(&self, hash: Hash, child: &ChildInfo, key: &StorageKey) -> Result<Option<StorageData>> {
		self.inner.child_storage(hash, child, key)
	}

	fn child_storage_keys(
		&self,
		hash: Hash,
		child: ChildInfo,
		prefix: Option<&StorageKey>,
		start: Option<&StorageKey>,
	) -> Result<KeysIter<State, Block>> {
		self.inner.child_storage_keys(hash, child, prefix, start)
	}

	fn child_storage_hash(&self, hash: Hash, child: &ChildInfo, key: &StorageKey) -> Result<Option<Hash>> {
		self.inner.child_storage_hash(hash, child, key)
	}

	fn closest_merkle_value(&self, hash: Hash, key: &StorageKey) -> Result<Option<MerkleValue<Hash>>> {
		self.inner.closest_merkle_value(hash, key)
	}

	fn child_closest_merkle_value(
		&self,
		hash: Hash,
		child: &ChildInfo,
		key: &StorageKey,
	) -> Result<Option<MerkleValue<Hash>>> {
		self.inner.child_closest_merkle_value(hash, child, key)
	}
}
