// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party's pallets, and who answers whom.

use caucus_support::services::{Charge, Upgrades};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{
			fungible::Mutate,
			tokens::{Fortitude, Precision, Preservation},
			ConstU16, ConstU32, ConstU64,
		},
		weights::Weight,
	},
	sp_runtime::{DispatchResult, Perbill},
};

use crate::{
	AccountId, Balances, Elections, Governance, Members, Runtime, Timestamp, TransactionPayment, Trustees,
};

const HOUR: u64 = 60 * 60 * 1_000;
const DAY: u64 = 24 * HOUR;

parameter_types! {
	/// Share of a block that rolls and rings may take when there is room.
	pub const RingBuildingShare: Perbill = Perbill::from_percent(25);
	/// How long objections to a standing roll are taken, and then appeals.
	pub const StandingWindow: u64 = 3 * DAY;
}

impl pallet_members::Config for Runtime {
	type Time = Timestamp;
	type AppointOrigin = pallet_elections::EnsureCommissioner<Runtime>;
	type MaxRegistrars = ConstU32<64>;
	type MaxBatch = ConstU32<{ caucus_members_core::registry::MAX_BATCH }>;
	type MaxPending = ConstU32<200>;
	type IdleShare = RingBuildingShare;
	type StandingWindow = StandingWindow;
	type LeastRing = ConstU32<50>;
	type WeightInfo = pallet_members::weights::SubstrateWeight<Runtime>;
}

impl pallet_trustees::Config for Runtime {
	type Tallies = Elections;
	type Time = Timestamp;
	type MaxRoster = ConstU32<64>;
	type MaxAttempts = ConstU32<5>;
	type WeightInfo = pallet_trustees::weights::SubstrateWeight<Runtime>;
}

impl pallet_elections::Config for Runtime {
	type Rolls = Members;
	type Ceremonies = Trustees;
	type Time = Timestamp;
	type AppealsOrigin = pallet_members::EnsureAppeals<Runtime>;
	type CommissionOrigin = super::governance::Appointers;
	type Upgrades = AuthorizedCode;
	type Succession = Governance;
	type Charge = BurnFee;
	type RecallTimes = super::areas::RecallSchedule;
	type AuditWindow = ConstU64<{ 90 * DAY }>;
	type MaxExtension = ConstU64<{ 72 * HOUR }>;
	type MaxCommission = ConstU32<32>;
	type MaxOptions = ConstU32<130>;
	type LeastRoll = ConstU32<50>;
	type LeastTurnout = ConstU32<20>;
	type LeastThreshold = ConstU16<2>;
	type MaxRevotes = ConstU16<32>;
	type WeightInfo = pallet_elections::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::states::States<Runtime>;
}

/// Code that is due, for as long as elections wait for it.
pub struct AuthorizedCode;

impl Upgrades for AuthorizedCode {
	fn is_pending() -> bool {
		Governance::has_first_chance()
	}
}

/// Burns what some weight costs, like any fee.
pub struct BurnFee;

impl Charge<AccountId> for BurnFee {
	fn charge(who: &AccountId, weight: Weight) -> DispatchResult {
		let fee = TransactionPayment::weight_to_fee(weight);
		Balances::burn_from(who, fee, Preservation::Preserve, Precision::Exact, Fortitude::Polite)?;
		Ok(())
	}
}
