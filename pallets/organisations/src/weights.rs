// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_organisations`, measured by its benchmarks. Generated: do not edit, run `./scripts/bench weights`.
//!
//! - 2026-11-21, frame-benchmarking-cli 64.0.0, 12 steps
//! - AMD EPYC, 1 cores, 24105 MiB, Linux 6.18.44-fc-v657, rustc 1.95.0 (59807616e 2026-04-14)

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// Weights of the pallet's calls, and of what they and its hooks are made of.
pub trait WeightInfo {
	fn enter(n: u32) -> Weight;
	fn enter_terms(n: u32) -> Weight;
	fn resign() -> Weight;
	fn settle() -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Proposed` (r:1 w:1)
	// Proof: `Organisations::Proposed` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Counts` (r:1 w:0)
	// Proof: `Organisations::Counts` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:501 w:501)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Areas` (r:100 w:0)
	// Proof: `Organisations::Areas` (`max_values`: None, `max_size`: Some(789), added: 3264, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Children` (r:0 w:100)
	// Proof: `Organisations::Children` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 100]`.
	fn enter(n: u32) -> Weight {
		// Least time: 96_464_000 ps.
		Weight::from_parts(0, 6095)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(76_888_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 16400).saturating_mul(n.into()))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Proposed` (r:1 w:1)
	// Proof: `Organisations::Proposed` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Counts` (r:1 w:1)
	// Proof: `Organisations::Counts` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Posts` (r:100 w:0)
	// Proof: `Organisations::Posts` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:200 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Organisations::TermsOf` (r:100 w:100)
	// Proof: `Organisations::TermsOf` (`max_values`: None, `max_size`: Some(5134), added: 7609, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:25400 w:100)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:100 w:100)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:100 w:100)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 100]`.
	fn enter_terms(n: u32) -> Weight {
		// Least time: 794_825_000 ps.
		Weight::from_parts(0, 6095)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_858_548_097, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((260_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 647192).saturating_mul(n.into()))
	}

	// Storage: `Organisations::Terms` (r:1 w:1)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::TermsOf` (r:1 w:1)
	// Proof: `Organisations::TermsOf` (`max_values`: None, `max_size`: Some(5134), added: 7609, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Posts` (r:1 w:0)
	// Proof: `Organisations::Posts` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:1)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn resign() -> Weight {
		// Least time: 51_457_000 ps.
		Weight::from_parts(80_691_000, 8599)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Organisations::Terms` (r:1 w:1)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Posts` (r:1 w:0)
	// Proof: `Organisations::Posts` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:1)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn settle() -> Weight {
		// Least time: 46_359_000 ps.
		Weight::from_parts(61_212_000, 3593)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}
