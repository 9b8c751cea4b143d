// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_representatives`, measured by its benchmarks. Generated: do not edit, run `./scripts/bench weights`.
//!
//! - 2026-11-21, frame-benchmarking-cli 64.0.0, 12 steps
//! - AMD EPYC, 1 cores, 24105 MiB, Linux 6.18.44-fc-v657, rustc 1.95.0 (59807616e 2026-04-14)

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// Weights of the pallet's calls, and of what they and its hooks are made of.
pub trait WeightInfo {
	fn enter(n: u32) -> Weight;
	fn describe() -> Weight;
	fn set_account() -> Weight;
	fn record(n: u32) -> Weight;
	fn confirm(n: u32) -> Weight;
	fn settle(n: u32) -> Weight;
	fn correct() -> Weight;
	fn withdraw() -> Weight;
	fn reply() -> Weight;
	fn add_feed() -> Weight;
	fn report_feed() -> Weight;
	fn flag_feed() -> Weight;
	fn begin_evaluation() -> Weight;
	fn seal() -> Weight;
	fn open() -> Weight;
	fn advance(n: u32) -> Weight;
	fn set_parameters() -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Posts` (r:512 w:0)
	// Proof: `Organisations::Posts` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	// Storage: `Representatives::ByReference` (r:32 w:32)
	// Proof: `Representatives::ByReference` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	// Storage: `Representatives::NextRepresentative` (r:1 w:1)
	// Proof: `Representatives::NextRepresentative` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Representatives` (r:0 w:32)
	// Proof: `Representatives::Representatives` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 32]`.
	fn enter(n: u32) -> Weight {
		// Least time: 129_233_000 ps.
		Weight::from_parts(44_353_588, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(79_329_470, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((17_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 41296).saturating_mul(n.into()))
	}

	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Representatives` (r:1 w:1)
	// Proof: `Representatives::Representatives` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Posts` (r:16 w:0)
	// Proof: `Organisations::Posts` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	// Storage: `Representatives::ByReference` (r:1 w:2)
	// Proof: `Representatives::ByReference` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Descriptions` (r:0 w:1)
	// Proof: `Representatives::Descriptions` (`max_values`: None, `max_size`: Some(323), added: 2798, mode: `MaxEncodedLen`)
	fn describe() -> Weight {
		// Least time: 137_104_000 ps.
		Weight::from_parts(146_328_000, 42286)
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Representatives::Representatives` (r:1 w:1)
	// Proof: `Representatives::Representatives` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Representatives::ByAccount` (r:1 w:2)
	// Proof: `Representatives::ByAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:4 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:32 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Waiting` (r:1 w:1)
	// Proof: `Representatives::Waiting` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn set_account() -> Weight {
		// Least time: 231_726_000 ps.
		Weight::from_parts(249_352_000, 82526)
			.saturating_add(T::DbWeight::get().reads(43_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}

	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8200 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Representatives` (r:32 w:32)
	// Proof: `Representatives::Representatives` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Feeds` (r:1 w:0)
	// Proof: `Representatives::Feeds` (`max_values`: None, `max_size`: Some(398), added: 2873, mode: `MaxEncodedLen`)
	// Storage: `Organisations::TermsOf` (r:32 w:0)
	// Proof: `Organisations::TermsOf` (`max_values`: None, `max_size`: Some(5134), added: 7609, mode: `MaxEncodedLen`)
	// Storage: `Representatives::FactBy` (r:32 w:32)
	// Proof: `Representatives::FactBy` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Representatives::CurrentSettings` (r:1 w:0)
	// Proof: `Representatives::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Months` (r:32 w:32)
	// Proof: `Representatives::Months` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Representatives::NextFact` (r:1 w:1)
	// Proof: `Representatives::NextFact` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Facts` (r:0 w:32)
	// Proof: `Representatives::Facts` (`max_values`: None, `max_size`: Some(457), added: 2932, mode: `MaxEncodedLen`)
	// Storage: `Representatives::FactsOf` (r:0 w:32)
	// Proof: `Representatives::FactsOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 32]`.
	fn record(n: u32) -> Weight {
		// Least time: 1_332_127_000 ps.
		Weight::from_parts(0, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(2_873_202_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().reads((260_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 652288).saturating_mul(n.into()))
	}

	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Facts` (r:32 w:32)
	// Proof: `Representatives::Facts` (`max_values`: None, `max_size`: Some(457), added: 2932, mode: `MaxEncodedLen`)
	// Storage: `Representatives::ByAccount` (r:1 w:0)
	// Proof: `Representatives::ByAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 32]`.
	fn confirm(n: u32) -> Weight {
		// Least time: 68_872_000 ps.
		Weight::from_parts(59_993_625, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(10_895_125, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2932).saturating_mul(n.into()))
	}

	// Storage: `Representatives::Facts` (r:32 w:32)
	// Proof: `Representatives::Facts` (`max_values`: None, `max_size`: Some(457), added: 2932, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 32]`.
	fn settle(n: u32) -> Weight {
		// Least time: 17_506_000 ps.
		Weight::from_parts(10_507_000, 1493)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(8_743_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2932).saturating_mul(n.into()))
	}

	// Storage: `Representatives::Facts` (r:1 w:1)
	// Proof: `Representatives::Facts` (`max_values`: None, `max_size`: Some(457), added: 2932, mode: `MaxEncodedLen`)
	// Storage: `Representatives::ByAccount` (r:1 w:0)
	// Proof: `Representatives::ByAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:4 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:288 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Waiting` (r:1 w:1)
	// Proof: `Representatives::Waiting` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Representatives` (r:1 w:0)
	// Proof: `Representatives::Representatives` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Feeds` (r:1 w:0)
	// Proof: `Representatives::Feeds` (`max_values`: None, `max_size`: Some(398), added: 2873, mode: `MaxEncodedLen`)
	// Storage: `Organisations::TermsOf` (r:1 w:0)
	// Proof: `Organisations::TermsOf` (`max_values`: None, `max_size`: Some(5134), added: 7609, mode: `MaxEncodedLen`)
	// Storage: `Representatives::FactBy` (r:1 w:2)
	// Proof: `Representatives::FactBy` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Representatives::CurrentSettings` (r:1 w:0)
	// Proof: `Representatives::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Months` (r:1 w:1)
	// Proof: `Representatives::Months` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Changes` (r:0 w:1)
	// Proof: `Representatives::Changes` (`max_values`: None, `max_size`: Some(568), added: 3043, mode: `MaxEncodedLen`)
	fn correct() -> Weight {
		// Least time: 1_174_402_000 ps.
		Weight::from_parts(1_296_564_000, 734814)
			.saturating_add(T::DbWeight::get().reads(303_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}

	// Storage: `Representatives::Facts` (r:1 w:1)
	// Proof: `Representatives::Facts` (`max_values`: None, `max_size`: Some(457), added: 2932, mode: `MaxEncodedLen`)
	// Storage: `Representatives::ByAccount` (r:1 w:0)
	// Proof: `Representatives::ByAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:4 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:32 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Waiting` (r:1 w:1)
	// Proof: `Representatives::Waiting` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Changes` (r:0 w:1)
	// Proof: `Representatives::Changes` (`max_values`: None, `max_size`: Some(568), added: 3043, mode: `MaxEncodedLen`)
	// Storage: `Representatives::FactBy` (r:0 w:1)
	// Proof: `Representatives::FactBy` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Least time: 218_246_000 ps.
		Weight::from_parts(228_671_000, 82526)
			.saturating_add(T::DbWeight::get().reads(41_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Representatives::Facts` (r:1 w:1)
	// Proof: `Representatives::Facts` (`max_values`: None, `max_size`: Some(457), added: 2932, mode: `MaxEncodedLen`)
	// Storage: `Representatives::ByAccount` (r:1 w:0)
	// Proof: `Representatives::ByAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Replies` (r:0 w:1)
	// Proof: `Representatives::Replies` (`max_values`: None, `max_size`: Some(1536), added: 4011, mode: `MaxEncodedLen`)
	fn reply() -> Weight {
		// Least time: 34_892_000 ps.
		Weight::from_parts(37_215_000, 3922)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Representatives::NextFeed` (r:1 w:1)
	// Proof: `Representatives::NextFeed` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `Representatives::CurrentSettings` (r:1 w:0)
	// Proof: `Representatives::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Feeds` (r:0 w:1)
	// Proof: `Representatives::Feeds` (`max_values`: None, `max_size`: Some(398), added: 2873, mode: `MaxEncodedLen`)
	fn add_feed() -> Weight {
		// Least time: 55_302_000 ps.
		Weight::from_parts(61_632_000, 21374)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Feeds` (r:1 w:1)
	// Proof: `Representatives::Feeds` (`max_values`: None, `max_size`: Some(398), added: 2873, mode: `MaxEncodedLen`)
	// Storage: `Representatives::CurrentSettings` (r:1 w:0)
	// Proof: `Representatives::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	fn report_feed() -> Weight {
		// Least time: 60_881_000 ps.
		Weight::from_parts(64_045_000, 21374)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Representatives::Feeds` (r:1 w:1)
	// Proof: `Representatives::Feeds` (`max_values`: None, `max_size`: Some(398), added: 2873, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn flag_feed() -> Weight {
		// Least time: 15_843_000 ps.
		Weight::from_parts(17_136_000, 3863)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Representatives::Representatives` (r:1 w:0)
	// Proof: `Representatives::Representatives` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Representatives::CurrentSettings` (r:1 w:0)
	// Proof: `Representatives::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	// Storage: `Representatives::EvaluationOf` (r:1 w:1)
	// Proof: `Representatives::EvaluationOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::TermsOf` (r:16 w:0)
	// Proof: `Organisations::TermsOf` (`max_values`: None, `max_size`: Some(5134), added: 7609, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:4096 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:0)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:32 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:32 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Representatives::NextEvaluation` (r:1 w:1)
	// Proof: `Representatives::NextEvaluation` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:1)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Tallies` (r:0 w:1)
	// Proof: `Representatives::Tallies` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Evaluations` (r:0 w:1)
	// Proof: `Representatives::Evaluations` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn begin_evaluation() -> Weight {
		// Least time: 47_080_109_000 ps.
		Weight::from_parts(51_298_571_000, 10437598)
			.saturating_add(T::DbWeight::get().reads(4185_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}

	// Storage: `Representatives::Evaluations` (r:1 w:1)
	// Proof: `Representatives::Evaluations` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Representatives` (r:1 w:0)
	// Proof: `Representatives::Representatives` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:0)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:32 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:32 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Seals` (r:1 w:1)
	// Proof: `Representatives::Seals` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn seal() -> Weight {
		// Least time: 12_231_413_000 ps.
		Weight::from_parts(12_846_230_000, 5594526)
			.saturating_add(T::DbWeight::get().reads(72_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Representatives::Evaluations` (r:1 w:1)
	// Proof: `Representatives::Evaluations` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Representatives` (r:1 w:0)
	// Proof: `Representatives::Representatives` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:0)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:32 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:32 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Seals` (r:1 w:1)
	// Proof: `Representatives::Seals` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Tallies` (r:1 w:1)
	// Proof: `Representatives::Tallies` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		// Least time: 11_972_827_000 ps.
		Weight::from_parts(12_392_553_000, 5594526)
			.saturating_add(T::DbWeight::get().reads(71_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Representatives::Evaluations` (r:1 w:1)
	// Proof: `Representatives::Evaluations` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Representatives` (r:1 w:0)
	// Proof: `Representatives::Representatives` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Elections::Active` (r:1 w:0)
	// Proof: `Elections::Active` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:32 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:32 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:1)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Tallies` (r:1 w:1)
	// Proof: `Representatives::Tallies` (`max_values`: None, `max_size`: Some(260), added: 2735, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Seals` (r:128 w:128)
	// Proof: `Representatives::Seals` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	// Storage: `Representatives::Outcomes` (r:0 w:1)
	// Proof: `Representatives::Outcomes` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:0 w:1)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// The range of component `n` is `[1, 128]`.
	fn advance(n: u32) -> Weight {
		// Least time: 18_248_607_000 ps.
		Weight::from_parts(18_528_991_666, 5594526)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(4_771_333, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(73_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2553).saturating_mul(n.into()))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Representatives::CurrentSettings` (r:1 w:1)
	// Proof: `Representatives::CurrentSettings` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Least time: 11_968_000 ps.
		Weight::from_parts(12_849_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
