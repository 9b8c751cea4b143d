// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_members`, measured by its benchmarks. Generated: do not edit, run `./scripts/bench weights`.
//!
//! - 2026-11-21, frame-benchmarking-cli 64.0.0, 12 steps
//! - AMD EPYC, 2 cores, 24105 MiB, Linux 6.18.44-fc-v657, rustc 1.95.0 (59807616e 2026-04-14)

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
	/// A voice for a standing roll.
	fn cut_standing() -> Weight;
	/// Settling a standing roll without objections, or giving it its seed.
	fn move_standing() -> Weight;
	/// Looking for a member in `n` more parts of a roll.
	fn search(n: u32) -> Weight;
	/// Checking a proof in a ring of a standing roll.
	fn check_proof() -> Weight;
	/// Checking `n` such proofs together, each in a ring of its own.
	fn check_proofs(n: u32) -> Weight;
	/// Seeing whether a standing roll is due.
	fn look_for_standing() -> Weight;
	/// What `n` keys that come on a standing roll, or go, cost more than on another: they are counted by
	/// batch, and there are more parts than styles.
	fn count_standing(n: u32) -> Weight;
	/// What may follow a piece of work on a standing roll: it comes into use, or to nothing.
	fn follow_standing() -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Milliseconds as weight.
const fn millis(ms: u64) -> Weight {
	Weight::from_parts(ms.saturating_mul(1_000_000_000), 0)
}

/// Microseconds as weight.
const fn micros(us: u64) -> Weight {
	Weight::from_parts(us.saturating_mul(1_000_000), 0)
}

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
		// Least time: 1_593_266_000 ps.
		Weight::from_parts(1_593_266_000, 3535)
			// Standard error: 12_658_283.
			.saturating_add(Weight::from_parts(1_553_956_849, 0).saturating_mul(n.into()))
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
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
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
	// Storage: `Members::PendingCount` (r:1 w:1)
	// Proof: `Members::PendingCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Batches` (r:0 w:1)
	// Proof: `Members::Batches` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 100]`.
	fn confirm_batch(n: u32) -> Weight {
		// Least time: 2_099_362_000 ps.
		Weight::from_parts(1_053_184_961, 47566)
			// Standard error: 89_670_535.
			.saturating_add(Weight::from_parts(1_633_994_127, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2533).saturating_mul(n.into()))
	}

	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::Pending` (r:1 w:1)
	// Proof: `Members::Pending` (`max_values`: None, `max_size`: Some(10146), added: 12621, mode: `MaxEncodedLen`)
	// Storage: `Members::PendingCount` (r:1 w:1)
	// Proof: `Members::PendingCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn reject_batch() -> Weight {
		// Least time: 59_499_000 ps.
		Weight::from_parts(66_919_000, 13611)
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
		// Least time: 40_150_000 ps.
		Weight::from_parts(42_323_000, 6095)
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
		// Least time: 36_054_000 ps.
		Weight::from_parts(38_618_000, 6095)
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
		// Least time: 10_756_000 ps.
		Weight::from_parts(12_138_000, 3593)
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
		// Least time: 11_267_000 ps.
		Weight::from_parts(12_519_000, 3593)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Members::SecretaryOf` (r:1 w:0)
	// Proof: `Members::SecretaryOf` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Attestations` (r:1 w:1)
	// Proof: `Members::Attestations` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	// Storage: `Members::RollCounts` (r:1 w:0)
	// Proof: `Members::RollCounts` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn attest_counts() -> Weight {
		// Least time: 27_831_000 ps.
		Weight::from_parts(29_244_000, 3901)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::ObjectionTo` (r:1 w:1)
	// Proof: `Members::ObjectionTo` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Members::Members` (r:1 w:0)
	// Proof: `Members::Members` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	// Storage: `Members::RollPlaces` (r:216 w:0)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// Storage: `Members::Objections` (r:0 w:1)
	// Proof: `Members::Objections` (`max_values`: None, `max_size`: Some(1129), added: 3604, mode: `MaxEncodedLen`)
	fn object() -> Weight {
		// Least time: 984_528_000 ps.
		Weight::from_parts(1_034_042_000, 625878)
			.saturating_add(T::DbWeight::get().reads(221_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Members::Registrars` (r:1 w:0)
	// Proof: `Members::Registrars` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Objections` (r:1 w:1)
	// Proof: `Members::Objections` (`max_values`: None, `max_size`: Some(1129), added: 3604, mode: `MaxEncodedLen`)
	// Storage: `Members::Corrections` (r:1 w:1)
	// Proof: `Members::Corrections` (`max_values`: None, `max_size`: Some(2574), added: 5049, mode: `MaxEncodedLen`)
	fn decide() -> Weight {
		// Least time: 39_850_000 ps.
		Weight::from_parts(42_072_000, 6039)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Members::Appeals` (r:1 w:0)
	// Proof: `Members::Appeals` (`max_values`: Some(1), `max_size`: Some(289), added: 784, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Objections` (r:1 w:1)
	// Proof: `Members::Objections` (`max_values`: None, `max_size`: Some(1129), added: 3604, mode: `MaxEncodedLen`)
	// Storage: `Members::Corrections` (r:1 w:1)
	// Proof: `Members::Corrections` (`max_values`: None, `max_size`: Some(2574), added: 5049, mode: `MaxEncodedLen`)
	fn appeal() -> Weight {
		// Least time: 41_542_000 ps.
		Weight::from_parts(44_076_000, 6039)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Members::Queue` (r:1 w:0)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:1 w:0)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	fn next_work() -> Weight {
		// Least time: 8_362_000 ps.
		Weight::from_parts(8_983_000, 3901).saturating_add(T::DbWeight::get().reads(3_u64))
	}

	// Storage: `Members::Members` (r:766 w:0)
	// Proof: `Members::Members` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	// Storage: `Members::Batches` (r:766 w:0)
	// Proof: `Members::Batches` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	// Storage: `Members::RollCounts` (r:1548 w:1548)
	// Proof: `Members::RollCounts` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	// Storage: `Members::RollKeys` (r:32 w:25)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::RollPlaces` (r:25 w:25)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 767]`.
	fn cut(n: u32) -> Weight {
		// Least time: 278_185_000 ps.
		Weight::from_parts(286_147_000, 42014)
			// Standard error: 150_580.
			.saturating_add(Weight::from_parts(20_271_396, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(21_u64))
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
	// Storage: `Members::RollCounts` (r:110 w:110)
	// Proof: `Members::RollCounts` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 47]`.
	fn strike(n: u32) -> Weight {
		// Least time: 131_937_000 ps.
		Weight::from_parts(81_350_653, 42014)
			// Standard error: 88_831.
			.saturating_add(Weight::from_parts(47_714_648, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(18_u64))
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
	// Storage: `Members::RollCounts` (r:110 w:110)
	// Proof: `Members::RollCounts` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 47]`.
	fn admit(n: u32) -> Weight {
		// Least time: 137_215_000 ps.
		Weight::from_parts(93_667_272, 42014)
			// Standard error: 95_197.
			.saturating_add(Weight::from_parts(36_479_634, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(20_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5128).saturating_mul(n.into()))
	}

	// Storage: `Members::RollKeys` (r:766 w:0)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 767]`.
	fn hash(n: u32) -> Weight {
		// Least time: 25_548_000 ps.
		Weight::from_parts(31_017_000, 990)
			// Standard error: 25_872.
			.saturating_add(Weight::from_parts(14_347_777, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 3533).saturating_mul(n.into()))
	}

	fn begin_ring() -> Weight {
		// Least time: 33_610_000 ps.
		Weight::from_parts(34_932_000, 0)
	}

	// Storage: `Members::Building` (r:1 w:1)
	// Proof: `Members::Building` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	// Storage: `Members::RollKeys` (r:752 w:0)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// Storage: `Members::RingRoots` (r:0 w:1)
	// Proof: `Members::RingRoots` (`max_values`: None, `max_size`: Some(310), added: 2785, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 767]`.
	fn seat(n: u32) -> Weight {
		// Least time: 1_469_582_000 ps.
		Weight::from_parts(18_389_264_545, 11145)
			// Standard error: 45_000_538.
			.saturating_add(Weight::from_parts(439_654_965, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 3457).saturating_mul(n.into()))
	}

	// Storage: `Members::RollKeys` (r:766 w:766)
	// Proof: `Members::RollKeys` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(436), added: 2911, mode: `MaxEncodedLen`)
	// Storage: `Members::RollPlaces` (r:0 w:766)
	// Proof: `Members::RollPlaces` (`max_values`: None, `max_size`: Some(418), added: 2893, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 767]`.
	fn clear(n: u32) -> Weight {
		// Least time: 23_495_000 ps.
		Weight::from_parts(35_042_000, 1550)
			// Standard error: 13_470.
			.saturating_add(Weight::from_parts(7_235_385, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3533).saturating_mul(n.into()))
	}

	fn cut_standing() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(9, 7))
	}

	fn move_standing() -> Weight {
		// The hashes of 32 blocks.
		millis(1).saturating_add(T::DbWeight::get().reads_writes(40, 4))
	}

	fn search(n: u32) -> Weight {
		// At most 2^27 pages each.
		T::DbWeight::get().reads(28).saturating_mul(n.into())
	}

	fn check_proof() -> Weight {
		// As a ballot's, of which 18.3 ms were measured.
		millis(24).saturating_add(T::DbWeight::get().reads(3))
	}

	fn check_proofs(n: u32) -> Weight {
		let n = u64::from(n);
		millis(24)
			.saturating_add(micros(5_600).saturating_mul(n))
			.saturating_add(T::DbWeight::get().reads(n.saturating_add(2)))
	}

	fn look_for_standing() -> Weight {
		T::DbWeight::get().reads(3)
	}

	fn count_standing(n: u32) -> Weight {
		let n = u64::from(n);
		// At worst each key comes from another batch; and 32 more parts have a page of keys and one of
		// places each, which are read twice where the roll ends.
		millis(1).saturating_add(micros(20).saturating_mul(n)).saturating_add(
			T::DbWeight::get().reads_writes(n.saturating_mul(3).saturating_add(96), n.saturating_add(64)),
		)
	}

	fn follow_standing() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(8, 8))
	}
}
