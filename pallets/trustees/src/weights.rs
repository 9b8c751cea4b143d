// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_trustees`, measured by its benchmarks. Generated: do not edit, run `./scripts/bench weights`.
//!
//! - 2026-11-21, frame-benchmarking-cli 64.0.0, 12 steps
//! - AMD EPYC, 1 cores, 24105 MiB, Linux 6.18.44-fc-v657, rustc 1.95.0 (59807616e 2026-04-14)

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// Weights of the pallet's calls, and of what they and its hooks are made of.
pub trait WeightInfo {
	fn join() -> Weight;
	fn deal() -> Weight;
	fn accept() -> Weight;
	fn accept_and_add_up() -> Weight;
	fn accept_and_start_anew() -> Weight;
	fn complain() -> Weight;
	fn confirm() -> Weight;
	fn reveal_seed() -> Weight;
	fn submit_share(s: u32) -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Trustees::Ceremonies` (r:1 w:1)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:32 w:1)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Trustees::InvalidActs` (r:1 w:0)
	// Proof: `Trustees::InvalidActs` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	fn join() -> Weight {
		// Least time: 316_291_000 ps.
		Weight::from_parts(358_635_000, 86014)
			.saturating_add(T::DbWeight::get().reads(35_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Trustees::Ceremonies` (r:1 w:1)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:32 w:0)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Dealings` (r:32 w:1)
	// Proof: `Trustees::Dealings` (`max_values`: None, `max_size`: Some(2232), added: 4707, mode: `MaxEncodedLen`)
	// Storage: `Trustees::InvalidActs` (r:1 w:0)
	// Proof: `Trustees::InvalidActs` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	fn deal() -> Weight {
		// Least time: 802_026_000 ps.
		Weight::from_parts(887_254_000, 151614)
			.saturating_add(T::DbWeight::get().reads(67_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Trustees::Ceremonies` (r:1 w:0)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:32 w:0)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Checked` (r:32 w:1)
	// Proof: `Trustees::Checked` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	// Storage: `Trustees::InvalidActs` (r:1 w:0)
	// Proof: `Trustees::InvalidActs` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	fn accept() -> Weight {
		// Least time: 207_339_000 ps.
		Weight::from_parts(236_903_000, 86014)
			.saturating_add(T::DbWeight::get().reads(67_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Trustees::Ceremonies` (r:1 w:1)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:32 w:0)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Checked` (r:32 w:1)
	// Proof: `Trustees::Checked` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	// Storage: `Trustees::InvalidActs` (r:1 w:0)
	// Proof: `Trustees::InvalidActs` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Dealings` (r:32 w:0)
	// Proof: `Trustees::Dealings` (`max_values`: None, `max_size`: Some(2232), added: 4707, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Convicted` (r:32 w:0)
	// Proof: `Trustees::Convicted` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Outcomes` (r:0 w:1)
	// Proof: `Trustees::Outcomes` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	fn accept_and_add_up() -> Weight {
		// Least time: 98_923_273_000 ps.
		Weight::from_parts(101_318_235_000, 151614)
			.saturating_add(T::DbWeight::get().reads(131_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Trustees::Ceremonies` (r:1 w:1)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:32 w:32)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Checked` (r:32 w:32)
	// Proof: `Trustees::Checked` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	// Storage: `Trustees::InvalidActs` (r:32 w:32)
	// Proof: `Trustees::InvalidActs` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Dealings` (r:32 w:32)
	// Proof: `Trustees::Dealings` (`max_values`: None, `max_size`: Some(2232), added: 4707, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Convicted` (r:32 w:2)
	// Proof: `Trustees::Convicted` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	// Storage: `Trustees::FalseComplaints` (r:32 w:32)
	// Proof: `Trustees::FalseComplaints` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Outcomes` (r:0 w:1)
	// Proof: `Trustees::Outcomes` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	fn accept_and_start_anew() -> Weight {
		// Least time: 97_509_955_000 ps.
		Weight::from_parts(98_887_920_000, 151614)
			.saturating_add(T::DbWeight::get().reads(195_u64))
			.saturating_add(T::DbWeight::get().writes(164_u64))
	}

	// Storage: `Trustees::Ceremonies` (r:1 w:0)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:1 w:0)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Convicted` (r:1 w:1)
	// Proof: `Trustees::Convicted` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	// Storage: `Trustees::FalseComplaints` (r:1 w:0)
	// Proof: `Trustees::FalseComplaints` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Dealings` (r:1 w:0)
	// Proof: `Trustees::Dealings` (`max_values`: None, `max_size`: Some(2232), added: 4707, mode: `MaxEncodedLen`)
	fn complain() -> Weight {
		// Least time: 3_842_220_000 ps.
		Weight::from_parts(3_969_099_000, 5697)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Trustees::Ceremonies` (r:1 w:1)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:32 w:0)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Confirmations` (r:32 w:1)
	// Proof: `Trustees::Confirmations` (`max_values`: None, `max_size`: Some(33400), added: 35875, mode: `MaxEncodedLen`)
	// Storage: `Trustees::InvalidActs` (r:1 w:0)
	// Proof: `Trustees::InvalidActs` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Outcomes` (r:1 w:0)
	// Proof: `Trustees::Outcomes` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	fn confirm() -> Weight {
		// Least time: 803_639_000 ps.
		Weight::from_parts(858_381_000, 1148990)
			.saturating_add(T::DbWeight::get().reads(68_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Trustees::Ceremonies` (r:1 w:0)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Confirmations` (r:1 w:0)
	// Proof: `Trustees::Confirmations` (`max_values`: None, `max_size`: Some(33400), added: 35875, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Seeds` (r:1 w:1)
	// Proof: `Trustees::Seeds` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	// Storage: `Trustees::InvalidActs` (r:1 w:0)
	// Proof: `Trustees::InvalidActs` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:1 w:0)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	fn reveal_seed() -> Weight {
		// Least time: 49_955_000 ps.
		Weight::from_parts(66_329_000, 36865)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Trustees::Ceremonies` (r:1 w:0)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Shares` (r:1 w:1)
	// Proof: `Trustees::Shares` (`max_values`: None, `max_size`: Some(33400), added: 35875, mode: `MaxEncodedLen`)
	// Storage: `Trustees::InvalidActs` (r:1 w:0)
	// Proof: `Trustees::InvalidActs` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Elections::Closes` (r:1 w:0)
	// Proof: `Elections::Closes` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accumulators` (r:16 w:0)
	// Proof: `Elections::Accumulators` (`max_values`: None, `max_size`: Some(4183), added: 6658, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Outcomes` (r:1 w:0)
	// Proof: `Trustees::Outcomes` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	// The range of component `s` is `[1, 1040]`.
	fn submit_share(s: u32) -> Weight {
		// Least time: 752_502_000 ps.
		Weight::from_parts(971_610_000, 177235)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(219_040_637, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 101).saturating_mul(s.into()))
	}
}
