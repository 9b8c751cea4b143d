// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # The sovereign Caucus runtime
//!
//! The rules of the chain that the party runs by itself: validators author blocks in turn (Aura)
//! and agree on which of them are final (GRANDPA). Nobody holds a master key: there is no sudo.
//!
//! - This file puts the pallets together.
//! - [`configs`] sets their parameters, one file per concern.
//! - [`apis`] is what a node may ask of the runtime.
//! - [`genesis_presets`] are the first states of networks for development.
//!
//! The parachain runtime has the same pallets under the same names and indices, so that one client
//! and one auditor serve both. Only what makes blocks differs.

#![cfg_attr(not(feature = "std"), no_std)]
// `#[frame_support::runtime]` nests one macro call per pallet.
#![recursion_limit = "512"]
// The macros that generate the runtime and its APIs write unsafe code and undocumented items.
#![allow(unsafe_code, missing_docs)]

extern crate alloc;

// The benchmark list is a macro that `apis` uses: it has to be declared first.
#[cfg(feature = "runtime-benchmarks")]
#[macro_use]
mod benchmarks;
#[cfg(feature = "runtime-benchmarks")]
mod benchmark_helper;

pub mod apis;
pub mod configs;
pub mod genesis_presets;
mod status;

#[cfg(test)]
mod tests;

#[cfg(feature = "std")]
mod wasm {
	include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
}

/// The runtime compiled to wasm: as a genesis needs it, as the compiler left it, and where it lies.
/// `None` if this crate was built with `SKIP_WASM_BUILD`.
#[cfg(feature = "std")]
pub use wasm::{WASM_BINARY, WASM_BINARY_BLOATY, WASM_BINARY_PATH};

pub use apis::RuntimeApi;
pub use caucus_runtime_common::{
	money::{TOKEN_DECIMALS, TOKEN_SYMBOL},
	opaque, AccountId, Address, Balance, BlockNumber, Hash, Header, Moment, Nonce, Signature, SS58_PREFIX,
};
pub use configs::consensus::SessionKeys;

use alloc::{borrow::Cow, vec::Vec};
use polkadot_sdk::{
	frame_executive, frame_support, frame_system, pallet_assets, pallet_aura, pallet_authorship,
	pallet_balances, pallet_collective, pallet_grandpa, pallet_migrations, pallet_multisig, pallet_offences,
	pallet_preimage, pallet_proxy, pallet_safe_mode, pallet_scheduler, pallet_session, pallet_timestamp,
	pallet_transaction_payment, pallet_tx_pause, pallet_utility,
	sp_runtime::generic,
	sp_version::{self, RuntimeVersion},
};

/// Extensions of a transaction on this chain.
pub type TxExtension = caucus_runtime_common::TxExtension<Runtime>;

/// Transaction as it arrives, not checked yet.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What the signature under a signed transaction covers.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Block whose transactions the runtime understands. A node uses [`opaque::Block`].
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// Executes blocks and transactions.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Version of the runtime.
///
/// `spec_version` grows with every release that changes behaviour, `transaction_version` with every
/// release that changes the meaning or the bytes of an existing call.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("caucus-sovereign"),
	impl_name: Cow::Borrowed("caucus-sovereign"),
	authoring_version: 1,
	spec_version: 3,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

// Indices are part of every call's bytes: they are never reused and never moved. They are grouped
// by tens: 0 the chain itself, 10 money, 20 consensus, 30 governance, 50 the party. Hooks run in this order, which
// matters within consensus: who authored a block is looked up before a session changes who is who.
#[frame_support::runtime]
mod runtime {
	/// The sovereign Caucus runtime.
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Runtime>;

	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp::Pallet<Runtime>;

	#[runtime::pallet_index(2)]
	pub type Utility = pallet_utility::Pallet<Runtime>;

	#[runtime::pallet_index(3)]
	pub type Proxy = pallet_proxy::Pallet<Runtime>;

	#[runtime::pallet_index(4)]
	pub type Multisig = pallet_multisig::Pallet<Runtime>;

	#[runtime::pallet_index(5)]
	pub type MultiBlockMigrations = pallet_migrations::Pallet<Runtime>;

	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances::Pallet<Runtime>;

	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment::Pallet<Runtime>;

	#[runtime::pallet_index(12)]
	pub type Duties = pallet_duties::Pallet<Runtime>;

	#[runtime::pallet_index(13)]
	pub type Assets = pallet_assets::Pallet<Runtime>;

	#[runtime::pallet_index(20)]
	pub type Authorship = pallet_authorship::Pallet<Runtime>;

	#[runtime::pallet_index(21)]
	pub type Aura = pallet_aura::Pallet<Runtime>;

	#[runtime::pallet_index(22)]
	pub type Session = pallet_session::Pallet<Runtime>;

	#[runtime::pallet_index(23)]
	pub type Grandpa = pallet_grandpa::Pallet<Runtime>;

	#[runtime::pallet_index(24)]
	pub type Historical = pallet_session::historical::Pallet<Runtime>;

	#[runtime::pallet_index(25)]
	pub type Offences = pallet_offences::Pallet<Runtime>;

	#[runtime::pallet_index(26)]
	pub type Validators = pallet_validators::Pallet<Runtime>;

	#[runtime::pallet_index(30)]
	pub type Council = pallet_collective::Pallet<Runtime, Instance1>;

	#[runtime::pallet_index(31)]
	pub type Governance = pallet_governance::Pallet<Runtime>;

	#[runtime::pallet_index(32)]
	pub type Scheduler = pallet_scheduler::Pallet<Runtime>;

	#[runtime::pallet_index(33)]
	pub type Preimage = pallet_preimage::Pallet<Runtime>;

	#[runtime::pallet_index(34)]
	pub type TxPause = pallet_tx_pause::Pallet<Runtime>;

	#[runtime::pallet_index(35)]
	pub type SafeMode = pallet_safe_mode::Pallet<Runtime>;

	#[runtime::pallet_index(50)]
	pub type Members = pallet_members::Pallet<Runtime>;

	#[runtime::pallet_index(51)]
	pub type Trustees = pallet_trustees::Pallet<Runtime>;

	#[runtime::pallet_index(52)]
	pub type Elections = pallet_elections::Pallet<Runtime>;

	#[runtime::pallet_index(53)]
	pub type Organisations = pallet_organisations::Pallet<Runtime>;

	#[runtime::pallet_index(54)]
	pub type Petitions = pallet_petitions::Pallet<Runtime>;

	#[runtime::pallet_index(55)]
	pub type Assemblies = pallet_assemblies::Pallet<Runtime>;

	#[runtime::pallet_index(56)]
	pub type Activity = pallet_activity::Pallet<Runtime>;

	#[runtime::pallet_index(57)]
	pub type Representatives = pallet_representatives::Pallet<Runtime>;

	#[runtime::pallet_index(58)]
	pub type Library = pallet_library::Pallet<Runtime>;

	#[runtime::pallet_index(59)]
	pub type Messaging = pallet_messaging::Pallet<Runtime>;
}
