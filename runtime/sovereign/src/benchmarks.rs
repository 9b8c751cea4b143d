// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Pallets whose weights are measured on this runtime.

use polkadot_sdk::{frame_benchmarking, frame_system_benchmarking, pallet_transaction_payment};

use crate::Runtime;

// Names are looked up where the list is used, in `apis`.
frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_timestamp, Timestamp]
	[pallet_utility, Utility]
	[pallet_balances, Balances]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_grandpa, Grandpa]
	[pallet_members, Members]
	[pallet_trustees, Trustees]
	[pallet_elections, Elections]
	[pallet_governance, Governance]
	[pallet_organisations, Organisations]
	[pallet_petitions, Petitions]
	[pallet_assemblies, Assemblies]
	[pallet_activity, Activity]
	[pallet_representatives, Representatives]
	[pallet_library, Library]
	[pallet_messaging, Messaging]
	[pallet_validators, Validators]
);

impl frame_benchmarking::baseline::Config for Runtime {}

impl frame_system_benchmarking::Config for Runtime {}

impl pallet_transaction_payment::BenchmarkConfig for Runtime {}
