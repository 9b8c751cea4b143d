// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who makes blocks, when, and what is final.

use alloc::vec::Vec;
use caucus_runtime_common::time::{HOURS, SLOT_DURATION};
use pallet_validators::{KeysInForce, NothingElse, ReportOnce, SessionLength, WeightInfo};
use polkadot_sdk::{
	frame_support::{
		traits::{ConstBool, ConstU128, ConstU32, ConstU64},
		weights::Weight,
	},
	pallet_aura, pallet_authorship,
	pallet_grandpa::{self, EquivocationReportSystem},
	pallet_offences,
	pallet_session::{
		self,
		disabling::UpToLimitWithReEnablingDisablingStrategy,
		historical::{IdentificationTuple, NoteHistoricalRoot},
		FindAccountFromAuthorIndex, PeriodicSessions,
	},
	pallet_timestamp, sp_consensus_aura,
	sp_runtime::{
		impl_opaque_keys,
		traits::{ConvertInto, OpaqueKeys},
	},
	sp_session::MembershipProof,
};

use crate::{
	AccountId, Aura, Balances, Grandpa, Moment, Offences, Runtime, RuntimeEvent, Session, Timestamp,
	Validators,
};

use super::governance::CouncilTwoThirds;

/// Most validators that the chain can have at a time.
pub const MAX_VALIDATORS: u32 = 100;

/// Blocks in the longest session that a chain is given at genesis: an hour.
pub const LONGEST_SESSION: u32 = HOURS;

/// Sessions after which nobody can be reported any more: four weeks, of sessions of an hour.
pub const REPORT_LONGEVITY: u32 = 28 * 24;

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
	type ShouldEndSession = PeriodicSessions<SessionLength<Self>, ConstU32<0>>;
	type NextSessionRotation = PeriodicSessions<SessionLength<Self>, ConstU32<0>>;
	type SessionManager = NoteHistoricalRoot<Self, Validators>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	// Validators serve the party; it does not charge them for their keys.
	type KeyDeposit = ConstU128<0>;
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = NothingElse;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = IdentificationTuple<Self>;
	type OnOffenceHandler = Validators;
}

impl pallet_validators::Config for Runtime {
	type Time = Timestamp;
	type ManageOrigin = CouncilTwoThirds;
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	type ReportLongevity = ConstU32<REPORT_LONGEVITY>;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Self>;
}

/// Blocks for which a report waits in a pool at most.
type ReportWaits = ConstU64<{ REPORT_LONGEVITY as u64 * LONGEST_SESSION as u64 }>;

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = GrandpaWeight;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<0>;
	// A set lasts a session at least. A report is about a set of which the end and the beginning are known,
	// that is the end of the set before.
	type MaxSetIdSessionEntries = ConstU64<{ REPORT_LONGEVITY as u64 + 2 }>;
	type KeyOwnerProof = MembershipProof;
	type EquivocationReportSystem =
		EquivocationReportSystem<Self, ReportOnce<Self, Offences>, KeysInForce<Self>, ReportWaits>;
}

/// What the finality pallet's calls weigh here: more than it assumes, because all keys in force are looked
/// at, twice if the report comes without a signature, and what was done is kept for the council.
pub struct GrandpaWeight;

impl pallet_grandpa::WeightInfo for GrandpaWeight {
	fn report_equivocation(validators: u32, nominators: u32) -> Weight {
		type Ours = <Runtime as pallet_validators::Config>::WeightInfo;
		// Not by the number that the report states: nobody has checked it when its weight is asked for.
		let key_owner = Ours::key_owner(MAX_VALIDATORS).saturating_mul(2);
		<() as pallet_grandpa::WeightInfo>::report_equivocation(validators, nominators)
			.saturating_add(key_owner)
			.saturating_add(Ours::offence())
	}

	fn note_stalled() -> Weight {
		<() as pallet_grandpa::WeightInfo>::note_stalled()
	}
}
