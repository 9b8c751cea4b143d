// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_elections`, measured by its benchmarks. Generated: do not edit, run `./scripts/bench weights`.
//!
//! - 2026-11-21, frame-benchmarking-cli 64.0.0, 12 steps
//! - AMD EPYC, 1 cores, 24105 MiB, Linux 6.18.44-fc-v657, rustc 1.95.0 (59807616e 2026-04-14)

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// Weights of the pallet's calls, and of what they and its hooks are made of.
pub trait WeightInfo {
	fn draw_up(n: u32) -> Weight;
	fn draw_up_follow_up() -> Weight;
	fn accept_nomination() -> Weight;
	fn drop_candidate() -> Weight;
	fn call_trustees() -> Weight;
	fn withdraw_draft() -> Weight;
	fn withdraw_ready() -> Weight;
	fn authorize_cast(o: u32) -> Weight;
	fn cast(c: u32, o: u32) -> Weight;
	fn authorize_batch(n: u32) -> Weight;
	fn check_choices(o: u32) -> Weight;
	fn cast_batch() -> Weight;
	fn advance_key() -> Weight;
	fn advance_failed_key() -> Weight;
	fn advance_to_roll() -> Weight;
	fn advance_due_roll() -> Weight;
	fn advance_seeds() -> Weight;
	fn advance_to_rings() -> Weight;
	fn advance_to_ready() -> Weight;
	fn advance_to_open() -> Weight;
	fn advance_to_closed() -> Weight;
	fn advance_to_outcomes() -> Weight;
	fn advance_to_final() -> Weight;
	fn announce(s: u32) -> Weight;
	fn seal_poll() -> Weight;
	fn reveal_poll() -> Weight;
	fn prolong() -> Weight;
	fn certify() -> Weight;
	fn object() -> Weight;
	fn rule() -> Weight;
	fn set_commission() -> Weight;
	fn on_idle() -> Weight;
	fn look_at_election() -> Weight;
	fn clear_votes(n: u32) -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Elections::Drafts` (r:1 w:1)
	// Proof: `Elections::Drafts` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:1)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::NextElection` (r:1 w:1)
	// Proof: `Elections::NextElection` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1024 w:1024)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:0 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// The range of component `n` is `[0, 1024]`.
	fn draw_up(n: u32) -> Weight {
		// Least time: 5_576_287_000 ps.
		Weight::from_parts(5_690_597_000, 2510)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(4_671_161, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(37_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(n.into()))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::FollowUps` (r:1 w:0)
	// Proof: `Elections::FollowUps` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	// Storage: `Elections::OutcomesOf` (r:1 w:0)
	// Proof: `Elections::OutcomesOf` (`max_values`: None, `max_size`: Some(10373), added: 12848, mode: `MaxEncodedLen`)
	fn draw_up_follow_up() -> Weight {
		// Least time: 242_552_000 ps.
		Weight::from_parts(278_194_000, 175788).saturating_add(T::DbWeight::get().reads(3_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accepted` (r:1 w:1)
	// Proof: `Elections::Accepted` (`max_values`: None, `max_size`: Some(3086), added: 5561, mode: `MaxEncodedLen`)
	fn accept_nomination() -> Weight {
		// Least time: 488_960_000 ps.
		Weight::from_parts(535_208_000, 175788)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accepted` (r:1 w:1)
	// Proof: `Elections::Accepted` (`max_values`: None, `max_size`: Some(3086), added: 5561, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn drop_candidate() -> Weight {
		// Least time: 3_155_787_000 ps.
		Weight::from_parts(3_389_396_000, 175788)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::Pending` (r:1 w:1)
	// Proof: `Elections::Pending` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accepted` (r:1 w:1)
	// Proof: `Elections::Accepted` (`max_values`: None, `max_size`: Some(3086), added: 5561, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Ceremonies` (r:1 w:1)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Roster` (r:1 w:0)
	// Proof: `Trustees::Roster` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1024 w:1024)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn call_trustees() -> Weight {
		// Least time: 8_433_939_000 ps.
		Weight::from_parts(9_843_491_000, 2666462)
			.saturating_add(T::DbWeight::get().reads(1032_u64))
			.saturating_add(T::DbWeight::get().writes(1028_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:1 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1024 w:1024)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:1)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accepted` (r:0 w:1)
	// Proof: `Elections::Accepted` (`max_values`: None, `max_size`: Some(3086), added: 5561, mode: `MaxEncodedLen`)
	fn withdraw_draft() -> Weight {
		// Least time: 6_205_405_000 ps.
		Weight::from_parts(6_577_440_000, 2666462)
			.saturating_add(T::DbWeight::get().reads(1030_u64))
			.saturating_add(T::DbWeight::get().writes(1027_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:1 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::Pending` (r:1 w:1)
	// Proof: `Elections::Pending` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:1)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:1)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Counts` (r:0 w:1)
	// Proof: `Elections::Counts` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accumulators` (r:0 w:16)
	// Proof: `Elections::Accumulators` (`max_values`: None, `max_size`: Some(4183), added: 6658, mode: `MaxEncodedLen`)
	// Storage: `Elections::Polls` (r:0 w:112)
	// Proof: `Elections::Polls` (`max_values`: None, `max_size`: Some(378), added: 2853, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:0 w:1)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn withdraw_ready() -> Weight {
		// Least time: 1_004_678_000 ps.
		Weight::from_parts(1_057_187_000, 177235)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(136_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Elections::Votes` (r:1 w:0)
	// Proof: `Elections::Votes` (`max_values`: None, `max_size`: Some(66640), added: 69115, mode: `MaxEncodedLen`)
	// Storage: `Members::RingRoots` (r:1 w:0)
	// Proof: `Members::RingRoots` (`max_values`: None, `max_size`: Some(310), added: 2785, mode: `MaxEncodedLen`)
	// The range of component `o` is `[2, 130]`.
	fn authorize_cast(o: u32) -> Weight {
		// Least time: 22_204_839_000 ps.
		Weight::from_parts(25_380_101_757, 177235)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(233_699_557, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
	}

	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Elections::Votes` (r:1 w:1)
	// Proof: `Elections::Votes` (`max_values`: None, `max_size`: Some(66640), added: 69115, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accumulators` (r:16 w:16)
	// Proof: `Elections::Accumulators` (`max_values`: None, `max_size`: Some(4183), added: 6658, mode: `MaxEncodedLen`)
	// Storage: `Elections::Counts` (r:1 w:1)
	// Proof: `Elections::Counts` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// The range of component `c` is `[2, 16]`.
	// The range of component `o` is `[2, 130]`.
	fn cast(c: u32, o: u32) -> Weight {
		// Least time: 223_473_000 ps.
		Weight::from_parts(0, 177235)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(14_877_250, 0).saturating_mul(c.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(55_452_483, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 6658).saturating_mul(c.into()))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Elections::Votes` (r:128 w:0)
	// Proof: `Elections::Votes` (`max_values`: None, `max_size`: Some(66640), added: 69115, mode: `MaxEncodedLen`)
	// Storage: `Members::RingRoots` (r:128 w:0)
	// Proof: `Members::RingRoots` (`max_values`: None, `max_size`: Some(310), added: 2785, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 128]`.
	fn authorize_batch(n: u32) -> Weight {
		// Least time: 23_895_800_000 ps.
		Weight::from_parts(18_941_502_695, 177235)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(4_777_339_358, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 69115).saturating_mul(n.into()))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// The range of component `o` is `[2, 2048]`.
	fn check_choices(o: u32) -> Weight {
		// Least time: 1_394_389_000 ps.
		Weight::from_parts(3_535_232_337, 177235)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(133_044_531, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Elections::Votes` (r:1 w:0)
	// Proof: `Elections::Votes` (`max_values`: None, `max_size`: Some(66640), added: 69115, mode: `MaxEncodedLen`)
	fn cast_batch() -> Weight {
		// Least time: 1_075_704_000 ps.
		Weight::from_parts(1_152_138_000, 177235).saturating_add(T::DbWeight::get().reads(5_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Ceremonies` (r:1 w:1)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:32 w:0)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Checked` (r:32 w:0)
	// Proof: `Trustees::Checked` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Dealings` (r:32 w:0)
	// Proof: `Trustees::Dealings` (`max_values`: None, `max_size`: Some(2232), added: 4707, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Convicted` (r:32 w:0)
	// Proof: `Trustees::Convicted` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Outcomes` (r:0 w:1)
	// Proof: `Trustees::Outcomes` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	fn advance_key() -> Weight {
		// Least time: 102_015_525_000 ps.
		Weight::from_parts(103_558_045_000, 175788)
			.saturating_add(T::DbWeight::get().reads(131_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Ceremonies` (r:1 w:1)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Joinings` (r:32 w:32)
	// Proof: `Trustees::Joinings` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Confirmations` (r:32 w:0)
	// Proof: `Trustees::Confirmations` (`max_values`: None, `max_size`: Some(33400), added: 35875, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Silences` (r:1 w:1)
	// Proof: `Trustees::Silences` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Dealings` (r:32 w:32)
	// Proof: `Trustees::Dealings` (`max_values`: None, `max_size`: Some(2232), added: 4707, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Convicted` (r:32 w:32)
	// Proof: `Trustees::Convicted` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	// Storage: `Trustees::FalseComplaints` (r:32 w:32)
	// Proof: `Trustees::FalseComplaints` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Checked` (r:32 w:32)
	// Proof: `Trustees::Checked` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	// Storage: `Trustees::InvalidActs` (r:32 w:32)
	// Proof: `Trustees::InvalidActs` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:1)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Outcomes` (r:0 w:1)
	// Proof: `Trustees::Outcomes` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	fn advance_failed_key() -> Weight {
		// Least time: 789_358_000 ps.
		Weight::from_parts(960_894_000, 1148990)
			.saturating_add(T::DbWeight::get().reads(230_u64))
			.saturating_add(T::DbWeight::get().writes(197_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Ceremonies` (r:1 w:0)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Outcomes` (r:1 w:0)
	// Proof: `Trustees::Outcomes` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	// Storage: `Members::NextRoll` (r:1 w:1)
	// Proof: `Members::NextRoll` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::MemberCount` (r:1 w:0)
	// Proof: `Members::MemberCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:0 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	fn advance_to_roll() -> Weight {
		// Least time: 387_829_000 ps.
		Weight::from_parts(446_216_000, 175788)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Corrections` (r:1 w:0)
	// Proof: `Members::Corrections` (`max_values`: None, `max_size`: Some(2574), added: 5049, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	fn advance_due_roll() -> Weight {
		// Least time: 210_805_000 ps.
		Weight::from_parts(236_132_000, 175788)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Ceremonies` (r:1 w:0)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Confirmations` (r:32 w:0)
	// Proof: `Trustees::Confirmations` (`max_values`: None, `max_size`: Some(33400), added: 35875, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Seeds` (r:32 w:0)
	// Proof: `Trustees::Seeds` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	// Storage: `Trustees::SeedsSettled` (r:1 w:1)
	// Proof: `Trustees::SeedsSettled` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Silences` (r:1 w:1)
	// Proof: `Trustees::Silences` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	fn advance_seeds() -> Weight {
		// Least time: 398_274_000 ps.
		Weight::from_parts(433_847_000, 1148990)
			.saturating_add(T::DbWeight::get().reads(70_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Ceremonies` (r:1 w:0)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Confirmations` (r:32 w:0)
	// Proof: `Trustees::Confirmations` (`max_values`: None, `max_size`: Some(33400), added: 35875, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Seeds` (r:32 w:0)
	// Proof: `Trustees::Seeds` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	// Storage: `Trustees::SeedsSettled` (r:1 w:0)
	// Proof: `Trustees::SeedsSettled` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `System::ParentHash` (r:1 w:0)
	// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Trustees::SeedBlocks` (r:0 w:1)
	// Proof: `Trustees::SeedBlocks` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn advance_to_rings() -> Weight {
		// Least time: 440_367_000 ps.
		Weight::from_parts(517_542_000, 1148990)
			.saturating_add(T::DbWeight::get().reads(71_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `System::AuthorizedUpgrade` (r:1 w:0)
	// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Ceremonies` (r:1 w:0)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Outcomes` (r:1 w:0)
	// Proof: `Trustees::Outcomes` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Elections::Counts` (r:0 w:1)
	// Proof: `Elections::Counts` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:0 w:1)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accumulators` (r:0 w:64)
	// Proof: `Elections::Accumulators` (`max_values`: None, `max_size`: Some(4183), added: 6658, mode: `MaxEncodedLen`)
	fn advance_to_ready() -> Weight {
		// Least time: 587_286_000 ps.
		Weight::from_parts(631_001_000, 175788)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(67_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn advance_to_open() -> Weight {
		// Least time: 427_687_000 ps.
		Weight::from_parts(445_775_000, 175788)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Counts` (r:1 w:0)
	// Proof: `Elections::Counts` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accumulators` (r:16 w:0)
	// Proof: `Elections::Accumulators` (`max_values`: None, `max_size`: Some(4183), added: 6658, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Elections::Polls` (r:112 w:0)
	// Proof: `Elections::Polls` (`max_values`: None, `max_size`: Some(378), added: 2853, mode: `MaxEncodedLen`)
	// Storage: `Elections::Closes` (r:0 w:1)
	// Proof: `Elections::Closes` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn advance_to_closed() -> Weight {
		// Least time: 3_019_033_000 ps.
		Weight::from_parts(3_144_881_000, 320526)
			.saturating_add(T::DbWeight::get().reads(133_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::OutcomesOf` (r:1 w:1)
	// Proof: `Elections::OutcomesOf` (`max_values`: None, `max_size`: Some(10373), added: 12848, mode: `MaxEncodedLen`)
	// Storage: `Elections::Results` (r:1 w:0)
	// Proof: `Elections::Results` (`max_values`: None, `max_size`: Some(33422), added: 35897, mode: `MaxEncodedLen`)
	// Storage: `Elections::Polls` (r:112 w:0)
	// Proof: `Elections::Polls` (`max_values`: None, `max_size`: Some(378), added: 2853, mode: `MaxEncodedLen`)
	fn advance_to_outcomes() -> Weight {
		// Least time: 5_079_906_000 ps.
		Weight::from_parts(5_128_900_000, 320526)
			.saturating_add(T::DbWeight::get().reads(116_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::OutcomesOf` (r:1 w:0)
	// Proof: `Elections::OutcomesOf` (`max_values`: None, `max_size`: Some(10373), added: 12848, mode: `MaxEncodedLen`)
	// Storage: `Elections::Rulings` (r:1 w:0)
	// Proof: `Elections::Rulings` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	// Storage: `Elections::ObjectionsTo` (r:1 w:0)
	// Proof: `Elections::ObjectionsTo` (`max_values`: None, `max_size`: Some(4110), added: 6585, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:1)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Kept` (r:1 w:1)
	// Proof: `Elections::Kept` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
	fn advance_to_final() -> Weight {
		// Least time: 478_984_000 ps.
		Weight::from_parts(496_089_000, 175788)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Ceremonies` (r:1 w:0)
	// Proof: `Trustees::Ceremonies` (`max_values`: None, `max_size`: Some(1101), added: 3576, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Elections::Counts` (r:1 w:0)
	// Proof: `Elections::Counts` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Elections::Accumulators` (r:16 w:0)
	// Proof: `Elections::Accumulators` (`max_values`: None, `max_size`: Some(4183), added: 6658, mode: `MaxEncodedLen`)
	// Storage: `Trustees::Shares` (r:31 w:0)
	// Proof: `Trustees::Shares` (`max_values`: None, `max_size`: Some(33400), added: 35875, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Polls` (r:112 w:0)
	// Proof: `Elections::Polls` (`max_values`: None, `max_size`: Some(378), added: 2853, mode: `MaxEncodedLen`)
	// Storage: `Elections::Results` (r:0 w:1)
	// Proof: `Elections::Results` (`max_values`: None, `max_size`: Some(33422), added: 35897, mode: `MaxEncodedLen`)
	// Storage: `Elections::OutcomesOf` (r:0 w:1)
	// Proof: `Elections::OutcomesOf` (`max_values`: None, `max_size`: Some(10373), added: 12848, mode: `MaxEncodedLen`)
	// The range of component `s` is `[2, 1040]`.
	fn announce(s: u32) -> Weight {
		// Least time: 2_480_539_000 ps.
		Weight::from_parts(1_196_616_650, 1113115)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(641_961_174, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 305).saturating_mul(s.into()))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Polls` (r:1 w:1)
	// Proof: `Elections::Polls` (`max_values`: None, `max_size`: Some(378), added: 2853, mode: `MaxEncodedLen`)
	// Storage: `Elections::Pending` (r:1 w:1)
	// Proof: `Elections::Pending` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	fn seal_poll() -> Weight {
		// Least time: 428_179_000 ps.
		Weight::from_parts(444_543_000, 175788)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::OutcomesOf` (r:1 w:1)
	// Proof: `Elections::OutcomesOf` (`max_values`: None, `max_size`: Some(10373), added: 12848, mode: `MaxEncodedLen`)
	// Storage: `Elections::Polls` (r:112 w:1)
	// Proof: `Elections::Polls` (`max_values`: None, `max_size`: Some(378), added: 2853, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Elections::Results` (r:1 w:0)
	// Proof: `Elections::Results` (`max_values`: None, `max_size`: Some(33422), added: 35897, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn reveal_poll() -> Weight {
		// Least time: 6_625_281_000 ps.
		Weight::from_parts(6_842_195_000, 320526)
			.saturating_add(T::DbWeight::get().reads(119_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Pending` (r:1 w:1)
	// Proof: `Elections::Pending` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	fn prolong() -> Weight {
		// Least time: 565_374_000 ps.
		Weight::from_parts(591_582_000, 175788)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::OutcomesOf` (r:1 w:0)
	// Proof: `Elections::OutcomesOf` (`max_values`: None, `max_size`: Some(10373), added: 12848, mode: `MaxEncodedLen`)
	// Storage: `Elections::Results` (r:1 w:0)
	// Proof: `Elections::Results` (`max_values`: None, `max_size`: Some(33422), added: 35897, mode: `MaxEncodedLen`)
	// Storage: `Elections::Pending` (r:1 w:1)
	// Proof: `Elections::Pending` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn certify() -> Weight {
		// Least time: 737_279_000 ps.
		Weight::from_parts(791_050_000, 175788)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Rulings` (r:1 w:1)
	// Proof: `Elections::Rulings` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	// Storage: `Elections::ObjectionsTo` (r:0 w:1)
	// Proof: `Elections::ObjectionsTo` (`max_values`: None, `max_size`: Some(4110), added: 6585, mode: `MaxEncodedLen`)
	fn object() -> Weight {
		// Least time: 300_268_000 ps.
		Weight::from_parts(345_745_000, 175788)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Members::Appeals` (r:1 w:0)
	// Proof: `Members::Appeals` (`max_values`: Some(1), `max_size`: Some(289), added: 784, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:1)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::Pending` (r:1 w:1)
	// Proof: `Elections::Pending` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:1)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Kept` (r:1 w:1)
	// Proof: `Elections::Kept` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
	// Storage: `Elections::Rulings` (r:0 w:1)
	// Proof: `Elections::Rulings` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	fn rule() -> Weight {
		// Least time: 644_311_000 ps.
		Weight::from_parts(755_077_000, 175788)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}

	// Estimated, for a commission of the greatest size after another.
	fn set_commission() -> Weight {
		Weight::from_parts(420_000_000, 175788)
			.saturating_add(T::DbWeight::get().reads(98_u64))
			.saturating_add(T::DbWeight::get().writes(66_u64))
	}

	// Storage: `Elections::Active` (r:1 w:0)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Kept` (r:1 w:0)
	// Proof: `Elections::Kept` (`max_values`: Some(1), `max_size`: Some(3074), added: 3569, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn on_idle() -> Weight {
		// Least time: 8_783_000 ps.
		Weight::from_parts(9_594_000, 4559).saturating_add(T::DbWeight::get().reads(3_u64))
	}

	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn look_at_election() -> Weight {
		// Least time: 205_286_000 ps.
		Weight::from_parts(225_477_000, 175788).saturating_add(T::DbWeight::get().reads(2_u64))
	}

	// Storage: `Elections::Votes` (r:63 w:63)
	// Proof: `Elections::Votes` (`max_values`: None, `max_size`: Some(66640), added: 69115, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 64]`.
	fn clear_votes(n: u32) -> Weight {
		// Least time: 6_129_000 ps.
		Weight::from_parts(3_875_272, 990)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(2_495_454, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 69115).saturating_mul(n.into()))
	}
}
