// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the party does besides elections: organisations, petitions, assemblies, activity,
//! representatives, what is published, who may keep messages; and who answers whom.

use pallet_elections::{EnsureCommissioner, RecallTimes};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{fungible::ItemOf, AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64},
		PalletId,
	},
	frame_system::EnsureNever,
	pallet_assets,
	sp_runtime::traits::AccountIdConversion,
};

use crate::{
	AccountId, Activity, Assemblies, Assets, Balance, Elections, Grandpa, Members, Organisations, Runtime,
	RuntimeEvent, Signature, Timestamp,
};

use super::{governance::Rules, party::BurnFee};

const MINUTE: u64 = 60 * 1_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A gibibyte.
const GIB: u64 = 1_024 * 1_024 * 1_024;

/// The asset whose balances are members' activity points.
pub const POINTS: u32 = 1;

parameter_types! {
	/// A month from the certified petition to the last vote.
	pub const RecallSchedule: RecallTimes = RecallTimes {
		notice: 21 * DAY,
		voting: 7 * DAY,
		trustee_step: DAY,
		objections: 3 * DAY,
		tally: DAY,
		certification: 3 * DAY,
		appeals: 3 * DAY,
	};
	/// Owns the points' asset. Nobody has its key.
	pub PointsOwner: AccountId = PalletId(*b"cau/pnts").into_account_truncating();
}

impl pallet_organisations::Config for Runtime {
	type Time = Timestamp;
	type RegistryOrigin = EnsureCommissioner<Runtime>;
	type MaxBatch = ConstU32<100>;
	type WeightInfo = pallet_organisations::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::surroundings::Around;
}

impl pallet_petitions::Config for Runtime {
	type Time = Timestamp;
	type Participation = Members;
	type Organisations = Organisations;
	type Meetings = Assemblies;
	type RecallElections = Elections;
	type RulesOrigin = Rules;
	type Charge = BurnFee;
	type WeightInfo = pallet_petitions::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::surroundings::Around;
}

impl pallet_assemblies::Config for Runtime {
	type Organisations = Organisations;
	type Participation = Members;
	type Time = Timestamp;
	type SecretVotes = Elections;
	type RulesOrigin = Rules;
	type WeightInfo = pallet_assemblies::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::surroundings::Around;
}

impl pallet_activity::Config for Runtime {
	type Time = Timestamp;
	type Participation = Members;
	type Organisations = Organisations;
	type Meetings = Assemblies;
	type Contests = Elections;
	type Token = ItemOf<Assets, PointsAsset, AccountId>;
	type Signature = Signature;
	type RulesOrigin = Rules;
	type WeightInfo = pallet_activity::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::surroundings::Around;
}

impl pallet_representatives::Config for Runtime {
	type Time = Timestamp;
	type Participation = Members;
	type Organisations = Organisations;
	type Offices = Organisations;
	type Contests = Elections;
	type RulesOrigin = Rules;
	type WeightInfo = pallet_representatives::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::surroundings::Around;
}

/// Whether a block changes who finalizes. Nodes keep its body, because the proof of the change lies there.
pub struct ChangesSet;

impl polkadot_sdk::sp_core::Get<bool> for ChangesSet {
	fn get() -> bool {
		Grandpa::pending_change().is_some()
	}
}

impl pallet_library::Config for Runtime {
	type Time = Timestamp;
	type Organisations = Organisations;
	type Contests = Elections;
	type RulesOrigin = Rules;
	type KeepsBodies = ChangesSet;
	// 180 days of the shortest blocks, of which 150 are counted on. Operators are told so.
	type BlocksKept = ConstU32<{ 180 * 14_400 }>;
	type KeptFor = ConstU64<{ 150 * DAY }>;
	type DayCap = ConstU64<GIB>;
	type DiskCap = ConstU64<{ 8 * GIB }>;
	type WeightInfo = pallet_library::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::surroundings::Around;
}

impl pallet_messaging::Config for Runtime {
	type Time = Timestamp;
	type Participation = Members;
	type Organisations = Organisations;
	type Signature = Signature;
	type RulesOrigin = Rules;
	type WeightInfo = pallet_messaging::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::surroundings::Around;
}

/// The number of the points' asset.
pub struct PointsAsset;

impl polkadot_sdk::sp_core::Get<u32> for PointsAsset {
	fn get() -> u32 {
		POINTS
	}
}

// Points lie in an asset so that every wallet shows them. Its calls are closed to everybody: see
// [`super::governance::Calls`].
impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type AssetId = u32;
	type AssetIdParameter = u32;
	type ReserveData = ();
	type Currency = crate::Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type ForceOrigin = EnsureNever<AccountId>;
	type AssetDeposit = ConstU128<0>;
	type AssetAccountDeposit = ConstU128<0>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type ApprovalDeposit = ConstU128<0>;
	type StringLimit = ConstU32<50>;
	type Freezer = PointsStay;
	type Holder = ();
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type RemoveItemsLimit = ConstU32<1_000>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// All points are frozen but while the activity pallet burns some: a second lock behind
/// [`super::governance::Calls`].
pub struct PointsStay;

impl pallet_assets::FrozenBalance<u32, AccountId, Balance> for PointsStay {
	fn frozen_balance(_: u32, _: &AccountId) -> Option<Balance> {
		(!Activity::is_burning()).then_some(Balance::MAX)
	}

	fn died(_: u32, _: &AccountId) {}

	fn contains_freezes(_: u32) -> bool {
		!Activity::is_burning()
	}
}
