// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_members`, measured by its benchmarks. Generated: do not edit, run `./scripts/bench weights`.
//!
//! - 2026-11-21, frame-benchmarking-cli 64.0.0, 12 steps
//! - AMD EPYC, 1 cores, 24105 MiB, Linux 6.18.44-fc-v657, rustc 1.95.0 (59807616e 2026-04-14)

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// Weights of the pallet's calls, and of what they and its hooks are made of.
pub trait WeightInfo {
	fn propose_batch(n: u32) -> Weight;
	fn confirm_batch(n: u32) -> Weight;
	fn reject_batch() -> Weight;
	fn appoint() -> Weight;
	fn remove() -> Weight;
	fn enter_office() -> Weight;
	fn leave_office() -> Weight;
	fn attest_counts() -> Weight;
	fn object() -> Weight;
	fn decide() -> Weight;
	fn appeal() -> Weight;
	fn next_work() -> Weight;
	fn cut(n: u32) -> Weight;
	fn strike(n: u32) -> Weight;
	fn admit(n: u32) -> Weight;
	fn hash(n: u32) -> Weight;
	fn begin_ring() -> Weight;
	fn seat(n: u32) -> Weight;
	fn clear(n: u32) -> Weight;
	fn search(n: u32) -> Weight;
	fn cut_standing() -> Weight;
	fn move_standing() -> Weight;
	fn look_for_standing() -> Weight;
	fn count_standing(n: u32) -> Weight;
	fn follow_standing() -> Weight;
	fn check_proof() -> Weight;
	fn check_proofs(n: u32) -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::PendingCount` (r:1 w:1)
	// Proof: `Members::PendingCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::MemberByKey` (r:100 w:0)
	// Proof: `Members::MemberByKey` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Members::Members` (r:100 w:0)
	// Proof: `Members::Members` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Members::NextBatch` (r:1 w:1)
	// Proof: `Members::NextBatch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Pending` (r:0 w:1)
	// Proof: `Members::Pending` (`max_values`: None, `max_size`: Some(10146), added: 12621, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 100]`.
	fn propose_batch(n: u32) -> Weight {
		// Least time: 1_697_692_000 ps.
		Weight::from_parts(293_106_055, 3535)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_614_018_944, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 2533).saturating_mul(n.into()))
	}

	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:0)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:16 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Pending` (r:1 w:1)
	// Proof: `Members::Pending` (`max_values`: None, `max_size`: Some(10146), added: 12621, mode: `MaxEncodedLen`)
	// Storage: `Members::MemberByKey` (r:100 w:100)
	// Proof: `Members::MemberByKey` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Members::Members` (r:100 w:100)
	// Proof: `Members::Members` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Members::MemberCount` (r:1 w:1)
	// Proof: `Members::MemberCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::NextRoll` (r:1 w:0)
	// Proof: `Members::NextRoll` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::PendingCount` (r:1 w:1)
	// Proof: `Members::PendingCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Batches` (r:0 w:1)
	// Proof: `Members::Batches` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	// Storage: `Members::RotatedBefore` (r:0 w:100)
	// Proof: `Members::RotatedBefore` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 100]`.
	fn confirm_batch(n: u32) -> Weight {
		// Least time: 1_781_677_000 ps.
		Weight::from_parts(113_810_349, 69070)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_667_866_650, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2533).saturating_mul(n.into()))
	}

	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::Pending` (r:1 w:1)
	// Proof: `Members::Pending` (`max_values`: None, `max_size`: Some(10146), added: 12621, mode: `MaxEncodedLen`)
	// Storage: `Members::PendingCount` (r:1 w:1)
	// Proof: `Members::PendingCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn reject_batch() -> Weight {
		// Least time: 65_788_000 ps.
		Weight::from_parts(92_558_000, 13611)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Members::SecretaryOf` (r:1 w:0)
	// Proof: `Members::SecretaryOf` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	// Storage: `Members::Secretaries` (r:1 w:0)
	// Proof: `Members::Secretaries` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	// Storage: `Members::CounterForSecretaries` (r:1 w:0)
	// Proof: `Members::CounterForSecretaries` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::StaffingAgreements` (r:1 w:1)
	// Proof: `Members::StaffingAgreements` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn appoint() -> Weight {
		// Least time: 40_320_000 ps.
		Weight::from_parts(62_594_000, 6095)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::StaffingAgreements` (r:1 w:1)
	// Proof: `Members::StaffingAgreements` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn remove() -> Weight {
		// Least time: 35_212_000 ps.
		Weight::from_parts(37_907_000, 6095)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Members::Secretaries` (r:1 w:1)
	// Proof: `Members::Secretaries` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	// Storage: `Members::CounterForSecretaries` (r:1 w:1)
	// Proof: `Members::CounterForSecretaries` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Members::SecretaryOf` (r:0 w:1)
	// Proof: `Members::SecretaryOf` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	fn enter_office() -> Weight {
		// Least time: 14_031_000 ps.
		Weight::from_parts(15_753_000, 3593)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Members::Secretaries` (r:1 w:1)
	// Proof: `Members::Secretaries` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	// Storage: `Members::CounterForSecretaries` (r:1 w:1)
	// Proof: `Members::CounterForSecretaries` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Members::SecretaryOf` (r:0 w:1)
	// Proof: `Members::SecretaryOf` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	fn leave_office() -> Weight {
		// Least time: 12_278_000 ps.
		Weight::from_parts(13_590_000, 3593)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Members::SecretaryOf` (r:1 w:0)
	// Proof: `Members::SecretaryOf` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Attestations` (r:1 w:1)
	// Proof: `Members::Attestations` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	// Storage: `Members::RollCounts` (r:1 w:0)
	// Proof: `Members::RollCounts` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn attest_counts() -> Weight {
		// Least time: 31_067_000 ps.
		Weight::from_parts(32_940_000, 5245)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::ObjectionTo` (r:1 w:1)
	// Proof: `Members::ObjectionTo` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Members::Members` (r:1 w:0)
	// Proof: `Members::Members` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::RotatedBefore` (r:1 w:0)
	// Proof: `Members::RotatedBefore` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `Members::RollPlaces` (r:216 w:0)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// Storage: `Members::Objections` (r:0 w:1)
	// Proof: `Members::Objections` (`max_values`: None, `max_size`: Some(1129), added: 3604, mode: `MaxEncodedLen`)
	fn object() -> Weight {
		// Least time: 990_337_000 ps.
		Weight::from_parts(1_054_102_000, 625878)
			.saturating_add(T::DbWeight::get().reads(223_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Objections` (r:1 w:1)
	// Proof: `Members::Objections` (`max_values`: None, `max_size`: Some(1129), added: 3604, mode: `MaxEncodedLen`)
	// Storage: `Members::Corrections` (r:1 w:1)
	// Proof: `Members::Corrections` (`max_values`: None, `max_size`: Some(2574), added: 5049, mode: `MaxEncodedLen`)
	fn decide() -> Weight {
		// Least time: 45_748_000 ps.
		Weight::from_parts(48_151_000, 6039)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Members::Appeals` (r:1 w:0)
	// Proof: `Members::Appeals` (`max_values`: Some(1), `max_size`: Some(289), added: 784, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Objections` (r:1 w:1)
	// Proof: `Members::Objections` (`max_values`: None, `max_size`: Some(1129), added: 3604, mode: `MaxEncodedLen`)
	// Storage: `Members::Corrections` (r:1 w:1)
	// Proof: `Members::Corrections` (`max_values`: None, `max_size`: Some(2574), added: 5049, mode: `MaxEncodedLen`)
	fn appeal() -> Weight {
		// Least time: 46_219_000 ps.
		Weight::from_parts(50_866_000, 6039)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Members::Queue` (r:1 w:0)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:0)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:1 w:0)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	fn next_work() -> Weight {
		// Least time: 11_417_000 ps.
		Weight::from_parts(12_639_000, 5245).saturating_add(T::DbWeight::get().reads(4_u64))
	}

	// Storage: `Members::Members` (r:766 w:0)
	// Proof: `Members::Members` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	// Storage: `Members::Batches` (r:766 w:0)
	// Proof: `Members::Batches` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	// Storage: `Members::RollCounts` (r:1547 w:1547)
	// Proof: `Members::RollCounts` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::RollKeys` (r:32 w:25)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::RollPlaces` (r:25 w:25)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:0)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 767]`.
	fn cut(n: u32) -> Weight {
		// Least time: 238_606_000 ps.
		Weight::from_parts(0, 39450)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(23_903_166, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(20_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5128).saturating_mul(n.into()))
	}

	// Storage: `Members::Corrections` (r:1 w:0)
	// Proof: `Members::Corrections` (`max_values`: None, `max_size`: Some(2574), added: 5049, mode: `MaxEncodedLen`)
	// Storage: `Members::RollKeys` (r:49 w:49)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::RollPlaces` (r:49 w:49)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// Storage: `Members::Batches` (r:47 w:0)
	// Proof: `Members::Batches` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	// Storage: `Members::RollCounts` (r:109 w:109)
	// Proof: `Members::RollCounts` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:0)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 47]`.
	fn strike(n: u32) -> Weight {
		// Least time: 134_400_000 ps.
		Weight::from_parts(85_944_920, 39450)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(48_455_080, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(18_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5128).saturating_mul(n.into()))
	}

	// Storage: `Members::Corrections` (r:1 w:0)
	// Proof: `Members::Corrections` (`max_values`: None, `max_size`: Some(2574), added: 5049, mode: `MaxEncodedLen`)
	// Storage: `Members::Objections` (r:47 w:0)
	// Proof: `Members::Objections` (`max_values`: None, `max_size`: Some(1129), added: 3604, mode: `MaxEncodedLen`)
	// Storage: `Members::Members` (r:47 w:0)
	// Proof: `Members::Members` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	// Storage: `Members::Batches` (r:47 w:0)
	// Proof: `Members::Batches` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	// Storage: `Members::RollKeys` (r:3 w:3)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::RollPlaces` (r:3 w:3)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// Storage: `Members::RollCounts` (r:109 w:109)
	// Proof: `Members::RollCounts` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:0)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 47]`.
	fn admit(n: u32) -> Weight {
		// Least time: 139_808_000 ps.
		Weight::from_parts(136_207_920, 39450)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(46_649_160, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(19_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5128).saturating_mul(n.into()))
	}

	// Storage: `Members::RollKeys` (r:766 w:0)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:0)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 767]`.
	fn hash(n: u32) -> Weight {
		// Least time: 27_411_000 ps.
		Weight::from_parts(0, 1489)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(14_683_394, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 3533).saturating_mul(n.into()))
	}

	fn begin_ring() -> Weight {
		// Least time: 37_657_000 ps.
		Weight::from_parts(40_100_000, 0)
	}

	// Storage: `Members::Building` (r:1 w:1)
	// Proof: `Members::Building` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	// Storage: `Members::RollKeys` (r:752 w:0)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:0)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::RingRoots` (r:0 w:1)
	// Proof: `Members::RingRoots` (`max_values`: None, `max_size`: Some(310), added: 2785, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 767]`.
	fn seat(n: u32) -> Weight {
		// Least time: 1_503_713_000 ps.
		Weight::from_parts(2_921_020_654, 11245)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(453_159_690, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 3459).saturating_mul(n.into()))
	}

	// Storage: `Members::RollKeys` (r:766 w:766)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:0)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::RollPlaces` (r:0 w:766)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 767]`.
	fn clear(n: u32) -> Weight {
		// Least time: 26_760_000 ps.
		Weight::from_parts(0, 1550)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(8_543_344, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3533).saturating_mul(n.into()))
	}

	// Storage: `Members::RollPlaces` (r:864 w:0)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 32]`.
	fn search(n: u32) -> Weight {
		// Least time: 136_884_000 ps.
		Weight::from_parts(11_735_833, 990)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(125_148_166, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((27_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 78111).saturating_mul(n.into()))
	}

	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:1)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::CutAgreements` (r:1 w:1)
	// Proof: `Members::CutAgreements` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingTime` (r:1 w:0)
	// Proof: `Members::StandingTime` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::NextRoll` (r:1 w:1)
	// Proof: `Members::NextRoll` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::MemberCount` (r:1 w:0)
	// Proof: `Members::MemberCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::FirstInUse` (r:1 w:0)
	// Proof: `Members::FirstInUse` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:0 w:1)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	fn cut_standing() -> Weight {
		// Least time: 93_139_000 ps.
		Weight::from_parts(98_157_000, 6095)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}

	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:32 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:0)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	fn move_standing() -> Weight {
		// Least time: 111_056_000 ps.
		Weight::from_parts(119_038_000, 81598)
			.saturating_add(T::DbWeight::get().reads(35_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Members::Queue` (r:1 w:0)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::StandingInWork` (r:1 w:0)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	fn look_for_standing() -> Weight {
		// Least time: 13_320_000 ps.
		Weight::from_parts(14_311_000, 5245).saturating_add(T::DbWeight::get().reads(4_u64))
	}

	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::RotatedBefore` (r:766 w:0)
	// Proof: `Members::RotatedBefore` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `Members::BatchKeys` (r:766 w:766)
	// Proof: `Members::BatchKeys` (`max_values`: None, `max_size`: Some(225), added: 2700, mode: `MaxEncodedLen`)
	// Storage: `Members::RollKeys` (r:64 w:32)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::RollPlaces` (r:32 w:32)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 767]`.
	fn count_standing(n: u32) -> Weight {
		// Least time: 1_083_916_000 ps.
		Weight::from_parts(1_061_961_440, 227102)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(12_999_339, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(97_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(64_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2700).saturating_mul(n.into()))
	}

	// Storage: `Members::StandingInWork` (r:1 w:1)
	// Proof: `Members::StandingInWork` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:2 w:1)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:1)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::FirstInUse` (r:1 w:1)
	// Proof: `Members::FirstInUse` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:2)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:0 w:1)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn follow_standing() -> Weight {
		// Least time: 31_547_000 ps.
		Weight::from_parts(33_390_000, 6122)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}

	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::RingRoots` (r:1 w:0)
	// Proof: `Members::RingRoots` (`max_values`: None, `max_size`: Some(310), added: 2785, mode: `MaxEncodedLen`)
	fn check_proof() -> Weight {
		// Least time: 21_211_427_000 ps.
		Weight::from_parts(21_683_811_000, 5245).saturating_add(T::DbWeight::get().reads(3_u64))
	}

	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::RingRoots` (r:128 w:0)
	// Proof: `Members::RingRoots` (`max_values`: None, `max_size`: Some(310), added: 2785, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 128]`.
	fn check_proofs(n: u32) -> Weight {
		// Least time: 16_945_635_000 ps.
		Weight::from_parts(23_404_554_166, 5245)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(4_712_314_166, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2785).saturating_mul(n.into()))
	}
}
