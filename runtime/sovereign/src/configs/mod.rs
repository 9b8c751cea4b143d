// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Parameters of the pallets, one file per concern. This one holds the chain itself: the system,
//! batches of calls, and how the runtime makes transactions of its own.

pub mod areas;
pub mod consensus;
pub mod governance;
pub mod money;
pub mod party;

use caucus_runtime_common::{extension_without_signer, limits, SS58_PREFIX};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{ConstU16, ConstU32, InsideBoth},
		weights::{constants::ParityDbWeight, Weight},
	},
	frame_system::{
		self,
		limits::{BlockLength, BlockWeights},
		offchain::{CreateAuthorizedTransaction, CreateBare, CreateTransaction, CreateTransactionBase},
	},
	pallet_balances, pallet_utility,
	sp_runtime::traits::AccountIdLookup,
	sp_version::RuntimeVersion,
};

use crate::{
	AccountId, Balance, Block, Hash, MultiBlockMigrations, Nonce, OriginCaller, PalletInfo, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeTask, SafeMode, TxExtension, TxPause,
	UncheckedExtrinsic, VERSION,
};

/// Weight of a full block. Validators keep the whole state, so the size of storage proofs, which
/// only a relay chain has to see, is without limit.
pub const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(limits::MAXIMUM_REF_TIME, u64::MAX);

/// Blocks for which the hash is kept: the longest period that a mortal transaction can name.
pub const BLOCK_HASHES: u32 = 4_096;

parameter_types! {
	/// Version of this runtime.
	pub const Version: RuntimeVersion = VERSION;

	/// Weight limits of a block.
	pub RuntimeBlockWeights: BlockWeights = limits::block_weights(MAXIMUM_BLOCK_WEIGHT);

	/// Size limits of a block.
	pub RuntimeBlockLength: BlockLength = limits::block_length();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = InsideBoth<InsideBoth<SafeMode, TxPause>, governance::Calls>;
	type Block = Block;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type BlockHashCount = ConstU32<BLOCK_HASHES>;
	type Hash = Hash;
	type Nonce = Nonce;
	type AccountId = AccountId;
	type AccountData = pallet_balances::AccountData<Balance>;
	type Lookup = AccountIdLookup<AccountId, ()>;
	// ParityDB is the only database that the node is built with.
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type SS58Prefix = ConstU16<SS58_PREFIX>;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	// Whoever asks for new code, it does not come while an election is under way.
	type OnSetCode = pallet_elections::RefuseWhileVoting<Runtime, ()>;
	type SingleBlockMigrations = governance::InOneBlock;
	type MultiBlockMigrator = MultiBlockMigrations;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

// The four traits below let a pallet make a transaction without knowing what a transaction looks
// like on this chain. For a call that it authorises by itself, a pallet asks for
//
//     trait Config: frame_system::Config + CreateAuthorizedTransaction<Call<Self>>
//
// and then writes
//
//     let transaction = T::create_authorized_transaction(Call::<T>::publish { .. }.into());
//
// which it returns from a view function, for a client to submit, or submits from an offchain worker
// by `SubmitTransaction::<T, Call<T>>::submit_transaction(transaction)`.

impl<LocalCall> CreateTransactionBase<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<LocalCall> CreateTransaction<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	type Extension = TxExtension;

	fn create_transaction(call: RuntimeCall, extension: TxExtension) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_transaction(call, extension)
	}
}

impl<LocalCall> CreateAuthorizedTransaction<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_extension() -> TxExtension {
		extension_without_signer::<Runtime>()
	}
}

impl<LocalCall> CreateBare<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}
