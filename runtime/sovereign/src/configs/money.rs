// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Balances and fees.

use caucus_runtime_common::money::{FeeMultiplierUpdate, LengthToFee, WeightToFee, EXISTENTIAL_DEPOSIT};
use polkadot_sdk::{
	frame_support::traits::{ConstU128, ConstU32, ConstU8, VariantCountOf},
	pallet_balances, pallet_skip_feeless_payment,
	pallet_transaction_payment::{self, FungibleAdapter},
};

use crate::{Balance, Balances, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, System};

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

impl pallet_skip_feeless_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
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
