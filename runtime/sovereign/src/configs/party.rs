// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party's pallets, and who answers whom.

use alloc::vec::Vec;
use caucus_elections_core::verify::{Choices, Verifier};
use caucus_members_core::ring::RingRoot;
use caucus_runtime_common::host::check_by_node;
use caucus_support::services::{Charge, Upgrades};
use pallet_elections::{Ballot, BatchVerifier, WeightInfo};
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
	frame_system,
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
	#[cfg(not(feature = "runtime-benchmarks"))]
	type BatchVerifier = ByNode;
	// What benchmarks run in has none of the party's own functions.
	#[cfg(feature = "runtime-benchmarks")]
	type BatchVerifier = pallet_elections::InRuntime;
	type WeightInfo = pallet_elections::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::states::States<Runtime>;
}

/// Has the node check batches: it is the party's own.
pub struct ByNode;

impl ByNode {
	/// What the check of a ballot takes besides its options, by two cores, in picoseconds.
	const BALLOT: u64 = 2_000_000_000;
	/// What an option adds.
	const OPTION: u64 = 130_000_000;
	/// What a batch takes, however small it is.
	const BATCH: u64 = 20_000_000_000;
}

impl BatchVerifier for ByNode {
	fn check(verifier: &Verifier, ballots: &[(&Ballot, RingRoot)]) -> Option<Vec<Choices>> {
		check_by_node(verifier, ballots)
	}

	fn weight<W: WeightInfo>(ballots: u32, options: u32) -> Weight {
		let of_options = Self::OPTION.saturating_mul(options.into());
		let time = Self::BATCH
			.saturating_add(Self::BALLOT.saturating_mul(ballots.into()))
			.saturating_add(of_options);
		// What is read is what the check in the runtime reads.
		let reads = 2_u64.saturating_mul(ballots.into()).saturating_add(4);
		let proof = W::authorize_batch(ballots).proof_size();
		Weight::from_parts(time, proof)
			.saturating_add(<Runtime as frame_system::Config>::DbWeight::get().reads(reads))
	}
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
