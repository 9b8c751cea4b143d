// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Balances and fees.

use caucus_runtime_common::money::{FeeMultiplierUpdate, LengthToFee, WeightToFee, EXISTENTIAL_DEPOSIT};
use caucus_support::priority;
use pallet_duties::Precedence;
use polkadot_sdk::{
	frame_support::{
		traits::{ConstU128, ConstU32, ConstU64, ConstU8, VariantCountOf},
		weights::constants::WEIGHT_REF_TIME_PER_SECOND,
	},
	pallet_balances,
	pallet_transaction_payment::{self, FungibleAdapter},
	sp_runtime::transaction_validity::TransactionPriority,
};

use crate::{
	Balance, Balances, Runtime, RuntimeCall, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, System,
	Timestamp,
};

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
	type Balance = Balance;
	// What is left of an account below the existential deposit is burned.
	type DustRemoval = ();
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	// Holds and freezes have replaced locks and named reserves; no pallet here uses the old ones.
	type ReserveIdentifier = [u8; 8];
	type MaxLocks = ConstU32<0>;
	type MaxReserves = ConstU32<0>;
	type DoneSlashHandler = ();
}

/// A relayer's batch goes ahead of ballots that come alone, which cost a block several times as much.
pub struct BatchesFirst;

impl Precedence<RuntimeCall> for BatchesFirst {
	fn of(call: &RuntimeCall) -> Option<TransactionPriority> {
		match call {
			RuntimeCall::Elections(pallet_elections::Call::cast_batch { .. }) => Some(priority::BATCH),
			_ => None,
		}
	}
}

impl pallet_duties::Config for Runtime {
	type Time = Timestamp;
	type Precedence = BatchesFirst;
	type Duty = super::governance::CouncilDuties;
	// Two minutes: a registrar enters some 50,000 members, a trustee makes the keys of twenty elections.
	type FreeWeight = ConstU64<{ 120 * WEIGHT_REF_TIME_PER_SECOND }>;
	// Five full blocks of a day's fourteen thousand.
	type UrgentWeight = ConstU64<{ 20 * WEIGHT_REF_TIME_PER_SECOND }>;
	type FreeFailures = ConstU8<20>;
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	// Fees are burned: the unit buys block space, and nobody earns by selling it.
	type OnChargeTransaction = FungibleAdapter<Balances, ()>;
	type WeightToFee = WeightToFee;
	type LengthToFee = LengthToFee;
	type FeeMultiplierUpdate = FeeMultiplierUpdate;
	// An operational call outranks any normal one unless that tips five times the fee.
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}
