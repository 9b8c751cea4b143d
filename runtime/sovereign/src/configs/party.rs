// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party's pallets, and who answers whom.

use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{ConstU16, ConstU32},
	},
	sp_runtime::Perbill,
};

use crate::{Elections, Members, Runtime, Timestamp, Trustees};

parameter_types! {
	/// Share of a block that rolls and rings may take when there is room.
	pub const RingBuildingShare: Perbill = Perbill::from_percent(25);
}

impl pallet_members::Config for Runtime {
	type MaxRegistrars = ConstU32<64>;
	type MaxBatch = ConstU32<100>;
	type MaxPending = ConstU32<200>;
	type IdleShare = RingBuildingShare;
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
	type MaxCommission = ConstU32<32>;
	type MaxOptions = ConstU32<130>;
	type LeastRoll = ConstU32<50>;
	type LeastTurnout = ConstU32<20>;
	type LeastThreshold = ConstU16<2>;
	type MaxRevotes = ConstU16<32>;
	type WeightInfo = pallet_elections::weights::SubstrateWeight<Runtime>;
}
