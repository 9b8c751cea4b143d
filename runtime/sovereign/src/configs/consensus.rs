// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who makes blocks, when, and what is final.

use alloc::vec::Vec;
use caucus_runtime_common::time::{HOURS, SLOT_DURATION};
use polkadot_sdk::{
	frame_support::traits::{ConstBool, ConstU128, ConstU32, ConstU64},
	pallet_aura, pallet_authorship, pallet_grandpa,
	pallet_session::{self, FindAccountFromAuthorIndex, PeriodicSessions},
	pallet_timestamp, sp_consensus_aura, sp_core,
	sp_runtime::{
		impl_opaque_keys,
		traits::{ConvertInto, OpaqueKeys},
	},
};

use crate::{AccountId, Aura, Balances, Grandpa, Moment, Runtime, RuntimeEvent, Session};

/// Most validators that the chain can have at a time.
pub const MAX_VALIDATORS: u32 = 100;

/// Blocks in a session. Keys and validators change only when one ends, and a block that ends one
/// takes no transactions: an hour keeps both rare enough.
pub const SESSION_LENGTH: u32 = HOURS;

impl_opaque_keys! {
	/// Public keys by which a validator is known to consensus. Their secret halves live on the
	/// validator's machine, apart from the account that registers them.
	pub struct SessionKeys {
		/// Signs blocks.
		pub aura: Aura,
		/// Signs votes on finality.
		pub grandpa: Grandpa,
	}
}

impl pallet_timestamp::Config for Runtime {
	type Moment = Moment;
	// Aura refuses a block whose time does not lie in its slot.
	type OnTimestampSet = Aura;
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = FindAccountFromAuthorIndex<Runtime, Aura>;
	type EventHandler = ();
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = sp_consensus_aura::sr25519::AuthorityId;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type DisabledValidators = Session;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = PeriodicSessions<ConstU32<SESSION_LENGTH>, ConstU32<0>>;
	type NextSessionRotation = PeriodicSessions<ConstU32<SESSION_LENGTH>, ConstU32<0>>;
	// Nobody is admitted or removed: the validators of the genesis stay.
	type SessionManager = ();
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = ();
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	// Validators serve the party; it does not charge them for their keys.
	type KeyDeposit = ConstU128<0>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<0>;
	// Past sets matter to equivocation reports alone, and this runtime accepts none: the proof of
	// who owned a key is a type without values.
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}
