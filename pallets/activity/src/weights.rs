// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_activity`, measured by its benchmarks. Generated: do not edit, run `./scripts/bench weights`.
//!
//! - 2026-11-21, frame-benchmarking-cli 64.0.0, 12 steps
//! - AMD EPYC, 1 cores, 24105 MiB, Linux 6.18.44-fc-v657, rustc 1.95.0 (59807616e 2026-04-14)

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// Weights of the pallet's calls, and of what they and its hooks are made of.
pub trait WeightInfo {
	fn authorize_bind() -> Weight;
	fn bind() -> Weight;
	fn end_account() -> Weight;
	fn opt_out() -> Weight;
	fn burn() -> Weight;
	fn attest(n: u32) -> Weight;
	fn attest_pooled(n: u32) -> Weight;
	fn dispute() -> Weight;
	fn decide() -> Weight;
	fn correct() -> Weight;
	fn advance_counting(n: u32) -> Weight;
	fn advance_publishing(n: u32) -> Weight;
	fn advance_expiring(n: u32) -> Weight;
	fn add_indicator() -> Weight;
	fn change_indicator() -> Weight;
	fn retire_indicator() -> Weight;
	fn set_parameters() -> Weight;
	fn watch_campaigns() -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Activity::AccountOf` (r:1 w:0)
	// Proof: `Activity::AccountOf` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	// Storage: `Activity::Accounts` (r:1 w:0)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn authorize_bind() -> Weight {
		// Least time: 161_371_000 ps.
		Weight::from_parts(170_474_000, 5245).saturating_add(T::DbWeight::get().reads(7_u64))
	}

	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Activity::AccountOf` (r:1 w:1)
	// Proof: `Activity::AccountOf` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	// Storage: `Activity::Accounts` (r:1 w:1)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Activity::Bound` (r:1 w:1)
	// Proof: `Activity::Bound` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn bind() -> Weight {
		// Least time: 75_041_000 ps.
		Weight::from_parts(87_711_000, 3684)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Activity::Accounts` (r:1 w:1)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Assets::Asset` (r:1 w:1)
	// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	// Storage: `Assets::Account` (r:1 w:1)
	// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Activity::Burning` (r:0 w:1)
	// Proof: `Activity::Burning` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	// Storage: `Activity::AccountOf` (r:0 w:1)
	// Proof: `Activity::AccountOf` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn end_account() -> Weight {
		// Least time: 124_255_000 ps.
		Weight::from_parts(141_180_000, 3684)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}

	// Storage: `Activity::Accounts` (r:1 w:1)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	fn opt_out() -> Weight {
		// Least time: 55_814_000 ps.
		Weight::from_parts(63_344_000, 3684)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Activity::Accounts` (r:1 w:1)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Assets::Asset` (r:1 w:1)
	// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	// Storage: `Assets::Account` (r:1 w:1)
	// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Activity::Burning` (r:0 w:1)
	// Proof: `Activity::Burning` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn burn() -> Weight {
		// Least time: 108_673_000 ps.
		Weight::from_parts(118_957_000, 3684)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}

	// Storage: `Activity::CurrentSettings` (r:1 w:0)
	// Proof: `Activity::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(46), added: 541, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Activity::Indicators` (r:1 w:0)
	// Proof: `Activity::Indicators` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Activity::Versions` (r:7 w:0)
	// Proof: `Activity::Versions` (`max_values`: None, `max_size`: Some(35), added: 2510, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:3 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:0)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:32 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:32 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Activity::Campaigns` (r:1 w:0)
	// Proof: `Activity::Campaigns` (`max_values`: Some(1), `max_size`: Some(273), added: 768, mode: `MaxEncodedLen`)
	// Storage: `Activity::Periods` (r:1 w:1)
	// Proof: `Activity::Periods` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	// Storage: `Activity::IssuedBy` (r:1 w:1)
	// Proof: `Activity::IssuedBy` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Activity::Above` (r:3 w:3)
	// Proof: `Activity::Above` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Areas` (r:1 w:0)
	// Proof: `Organisations::Areas` (`max_values`: None, `max_size`: Some(789), added: 3264, mode: `MaxEncodedLen`)
	// Storage: `Activity::Below` (r:4 w:4)
	// Proof: `Activity::Below` (`max_values`: None, `max_size`: Some(2330), added: 4805, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Meetings` (r:1 w:0)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Presences` (r:1 w:0)
	// Proof: `Assemblies::Presences` (`max_values`: None, `max_size`: Some(495), added: 2970, mode: `MaxEncodedLen`)
	// Storage: `Activity::Usages` (r:1 w:1)
	// Proof: `Activity::Usages` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
	// Storage: `Activity::Accounts` (r:256 w:0)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Activity::AttestedBy` (r:512 w:256)
	// Proof: `Activity::AttestedBy` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Activity::Ledger` (r:768 w:256)
	// Proof: `Activity::Ledger` (`max_values`: None, `max_size`: Some(605), added: 3080, mode: `MaxEncodedLen`)
	// Storage: `Activity::NextBatch` (r:1 w:1)
	// Proof: `Activity::NextBatch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Activity::NextAttestation` (r:1 w:1)
	// Proof: `Activity::NextAttestation` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `System::ParentHash` (r:1 w:0)
	// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Activity::Batches` (r:0 w:1)
	// Proof: `Activity::Batches` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	// Storage: `Activity::Attestations` (r:0 w:256)
	// Proof: `Activity::Attestations` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	// The range of component `n` is `[2, 256]`.
	fn attest(n: u32) -> Weight {
		// Least time: 26_558_802_000 ps.
		Weight::from_parts(26_032_571_913, 5594526)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(77_262_543, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(107_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(13_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 9240).saturating_mul(n.into()))
	}

	// Storage: `Activity::CurrentSettings` (r:1 w:0)
	// Proof: `Activity::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(46), added: 541, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Activity::Indicators` (r:1 w:0)
	// Proof: `Activity::Indicators` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Activity::Versions` (r:7 w:0)
	// Proof: `Activity::Versions` (`max_values`: None, `max_size`: Some(35), added: 2510, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:3 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:0)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:32 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:32 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Activity::Campaigns` (r:1 w:0)
	// Proof: `Activity::Campaigns` (`max_values`: Some(1), `max_size`: Some(273), added: 768, mode: `MaxEncodedLen`)
	// Storage: `Activity::Periods` (r:1 w:1)
	// Proof: `Activity::Periods` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	// Storage: `Activity::IssuedBy` (r:1 w:1)
	// Proof: `Activity::IssuedBy` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Activity::Above` (r:3 w:3)
	// Proof: `Activity::Above` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Areas` (r:1 w:0)
	// Proof: `Organisations::Areas` (`max_values`: None, `max_size`: Some(789), added: 3264, mode: `MaxEncodedLen`)
	// Storage: `Activity::Below` (r:4 w:4)
	// Proof: `Activity::Below` (`max_values`: None, `max_size`: Some(2330), added: 4805, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Meetings` (r:8 w:0)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Presences` (r:8 w:0)
	// Proof: `Assemblies::Presences` (`max_values`: None, `max_size`: Some(495), added: 2970, mode: `MaxEncodedLen`)
	// Storage: `Activity::Usages` (r:8 w:8)
	// Proof: `Activity::Usages` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
	// Storage: `Activity::Accounts` (r:256 w:0)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Activity::AttestedBy` (r:256 w:256)
	// Proof: `Activity::AttestedBy` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Activity::Ledger` (r:768 w:256)
	// Proof: `Activity::Ledger` (`max_values`: None, `max_size`: Some(605), added: 3080, mode: `MaxEncodedLen`)
	// Storage: `Activity::NextBatch` (r:1 w:1)
	// Proof: `Activity::NextBatch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Activity::NextAttestation` (r:1 w:1)
	// Proof: `Activity::NextAttestation` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `System::ParentHash` (r:1 w:0)
	// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Activity::Batches` (r:0 w:1)
	// Proof: `Activity::Batches` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	// Storage: `Activity::Attestations` (r:0 w:256)
	// Proof: `Activity::Attestations` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	// The range of component `n` is `[2, 256]`.
	fn attest_pooled(n: u32) -> Weight {
		// Least time: 107_774_719_000 ps.
		Weight::from_parts(112_088_455_565, 5594526)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(28_378_717, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(128_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(20_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 9240).saturating_mul(n.into()))
	}

	// Storage: `Activity::Attestations` (r:1 w:1)
	// Proof: `Activity::Attestations` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	// Storage: `Activity::Batches` (r:1 w:0)
	// Proof: `Activity::Batches` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	// Storage: `Activity::Periods` (r:1 w:0)
	// Proof: `Activity::Periods` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:3 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:24 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Activity::Accounts` (r:1 w:1)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Activity::CurrentSettings` (r:1 w:0)
	// Proof: `Activity::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(46), added: 541, mode: `MaxEncodedLen`)
	// Storage: `Activity::Ledger` (r:1 w:1)
	// Proof: `Activity::Ledger` (`max_values`: None, `max_size`: Some(605), added: 3080, mode: `MaxEncodedLen`)
	// Storage: `Activity::Disputes` (r:0 w:1)
	// Proof: `Activity::Disputes` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	fn dispute() -> Weight {
		// Least time: 251_655_000 ps.
		Weight::from_parts(261_060_000, 62142)
			.saturating_add(T::DbWeight::get().reads(34_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Activity::Attestations` (r:1 w:1)
	// Proof: `Activity::Attestations` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	// Storage: `Activity::Batches` (r:1 w:0)
	// Proof: `Activity::Batches` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	// Storage: `Activity::Periods` (r:1 w:0)
	// Proof: `Activity::Periods` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	// Storage: `Activity::Disputes` (r:1 w:1)
	// Proof: `Activity::Disputes` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Activity::Ledger` (r:1 w:1)
	// Proof: `Activity::Ledger` (`max_values`: None, `max_size`: Some(605), added: 3080, mode: `MaxEncodedLen`)
	fn decide() -> Weight {
		// Least time: 175_232_000 ps.
		Weight::from_parts(214_169_000, 21374)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:2 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:16 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Activity::Attestations` (r:1 w:1)
	// Proof: `Activity::Attestations` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	// Storage: `Activity::Batches` (r:1 w:0)
	// Proof: `Activity::Batches` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	// Storage: `Activity::Periods` (r:1 w:0)
	// Proof: `Activity::Periods` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	// Storage: `Activity::Waiting` (r:1 w:1)
	// Proof: `Activity::Waiting` (`max_values`: Some(1), `max_size`: Some(2305), added: 2800, mode: `MaxEncodedLen`)
	// Storage: `Activity::Ledger` (r:1 w:1)
	// Proof: `Activity::Ledger` (`max_values`: None, `max_size`: Some(605), added: 3080, mode: `MaxEncodedLen`)
	// Storage: `Activity::Indicators` (r:32 w:0)
	// Proof: `Activity::Indicators` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Activity::Versions` (r:224 w:0)
	// Proof: `Activity::Versions` (`max_values`: None, `max_size`: Some(35), added: 2510, mode: `MaxEncodedLen`)
	// Storage: `Activity::Accounts` (r:1 w:1)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Assets::Asset` (r:1 w:1)
	// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	// Storage: `Assets::Account` (r:1 w:1)
	// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	// Storage: `Activity::Burning` (r:0 w:1)
	// Proof: `Activity::Burning` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	// Storage: `Activity::Corrections` (r:0 w:1)
	// Proof: `Activity::Corrections` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn correct() -> Weight {
		// Least time: 1_197_216_000 ps.
		Weight::from_parts(1_291_356_000, 563230)
			.saturating_add(T::DbWeight::get().reads(284_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}

	// Storage: `Activity::Periods` (r:1 w:1)
	// Proof: `Activity::Periods` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	// Storage: `Activity::Participants` (r:16 w:0)
	// Proof: `Activity::Participants` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	// Storage: `Activity::Accounts` (r:16 w:16)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Activity::Ledger` (r:16 w:0)
	// Proof: `Activity::Ledger` (`max_values`: None, `max_size`: Some(605), added: 3080, mode: `MaxEncodedLen`)
	// Storage: `Activity::Attestations` (r:512 w:0)
	// Proof: `Activity::Attestations` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	// Storage: `Activity::Batches` (r:512 w:0)
	// Proof: `Activity::Batches` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	// Storage: `Activity::Above` (r:1536 w:0)
	// Proof: `Activity::Above` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Activity::Drafts` (r:2112 w:2080)
	// Proof: `Activity::Drafts` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
	// Storage: `Activity::Indicators` (r:32 w:0)
	// Proof: `Activity::Indicators` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Activity::Versions` (r:224 w:0)
	// Proof: `Activity::Versions` (`max_values`: None, `max_size`: Some(35), added: 2510, mode: `MaxEncodedLen`)
	// Storage: `Assets::Asset` (r:1 w:1)
	// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	// Storage: `Assets::Account` (r:16 w:16)
	// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	// Storage: `Activity::NextIndicator` (r:1 w:0)
	// Proof: `Activity::NextIndicator` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `Activity::Queue` (r:0 w:32)
	// Proof: `Activity::Queue` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	// Storage: `Activity::Rows` (r:0 w:32)
	// Proof: `Activity::Rows` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 16]`.
	fn advance_counting(n: u32) -> Weight {
		// Least time: 2_757_683_000 ps.
		Weight::from_parts(834_095_333, 563230)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_923_587_666, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(323_u64))
			.saturating_add(T::DbWeight::get().reads((292_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(98_u64))
			.saturating_add(T::DbWeight::get().writes((130_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 323328).saturating_mul(n.into()))
	}

	// Storage: `Activity::Periods` (r:1 w:1)
	// Proof: `Activity::Periods` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	// Storage: `Activity::Queue` (r:16 w:4112)
	// Proof: `Activity::Queue` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	// Storage: `Activity::Below` (r:16 w:0)
	// Proof: `Activity::Below` (`max_values`: None, `max_size`: Some(2330), added: 4805, mode: `MaxEncodedLen`)
	// Storage: `Activity::Drafts` (r:4096 w:4096)
	// Proof: `Activity::Drafts` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
	// Storage: `Activity::Rows` (r:0 w:4096)
	// Proof: `Activity::Rows` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 16]`.
	fn advance_publishing(n: u32) -> Weight {
		// Least time: 2_761_308_000 ps.
		Weight::from_parts(0, 3524)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(3_583_075_222, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((258_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((769_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 646656).saturating_mul(n.into()))
	}

	// Storage: `Activity::Periods` (r:1 w:1)
	// Proof: `Activity::Periods` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Activity::Participants` (r:16 w:0)
	// Proof: `Activity::Participants` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	// Storage: `Activity::Accounts` (r:16 w:16)
	// Proof: `Activity::Accounts` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	// Storage: `Assets::Asset` (r:1 w:1)
	// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	// Storage: `Assets::Account` (r:16 w:16)
	// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:16 w:16)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Activity::Burning` (r:0 w:1)
	// Proof: `Activity::Burning` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 16]`.
	fn advance_expiring(n: u32) -> Weight {
		// Least time: 137_616_000 ps.
		Weight::from_parts(108_546_333, 3675)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(38_330_333, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2694).saturating_mul(n.into()))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Activity::NextIndicator` (r:1 w:1)
	// Proof: `Activity::NextIndicator` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `Activity::Versions` (r:0 w:1)
	// Proof: `Activity::Versions` (`max_values`: None, `max_size`: Some(35), added: 2510, mode: `MaxEncodedLen`)
	// Storage: `Activity::Indicators` (r:0 w:1)
	// Proof: `Activity::Indicators` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	fn add_indicator() -> Weight {
		// Least time: 67_351_000 ps.
		Weight::from_parts(75_703_000, 2510)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Activity::Indicators` (r:1 w:1)
	// Proof: `Activity::Indicators` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Activity::Versions` (r:1 w:1)
	// Proof: `Activity::Versions` (`max_values`: None, `max_size`: Some(35), added: 2510, mode: `MaxEncodedLen`)
	fn change_indicator() -> Weight {
		// Least time: 93_009_000 ps.
		Weight::from_parts(100_630_000, 3754)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Activity::Indicators` (r:1 w:1)
	// Proof: `Activity::Indicators` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn retire_indicator() -> Weight {
		// Least time: 74_240_000 ps.
		Weight::from_parts(81_030_000, 3754)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Activity::CurrentSettings` (r:1 w:1)
	// Proof: `Activity::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(46), added: 541, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Least time: 13_821_000 ps.
		Weight::from_parts(14_922_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Elections::Active` (r:1 w:0)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:32 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:32 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Activity::Campaigns` (r:1 w:1)
	// Proof: `Activity::Campaigns` (`max_values`: Some(1), `max_size`: Some(273), added: 768, mode: `MaxEncodedLen`)
	fn watch_campaigns() -> Weight {
		// Least time: 5_828_163_000 ps.
		Weight::from_parts(6_049_844_000, 5594526)
			.saturating_add(T::DbWeight::get().reads(67_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
