// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_assemblies`, measured by its benchmarks. Generated: do not edit, run `./scripts/bench weights`.
//!
//! - 2026-11-21, frame-benchmarking-cli 64.0.0, 12 steps
//! - AMD EPYC, 2 cores, 24105 MiB, Linux 6.18.44-fc-v657, rustc 1.95.0 (59807616e 2026-04-14)

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// Weights of the pallet's calls, and of what they and its hooks are made of.
pub trait WeightInfo {
	fn draft() -> Weight;
	fn edit() -> Weight;
	fn notice() -> Weight;
	fn postpone() -> Weight;
	fn cancel() -> Weight;
	fn add_item(d: u32) -> Weight;
	fn withdraw_item() -> Weight;
	fn open(g: u32) -> Weight;
	fn count_presence(g: u32) -> Weight;
	fn adjourn() -> Weight;
	fn propose() -> Weight;
	fn amend() -> Weight;
	fn rebase() -> Weight;
	fn withdraw_motion() -> Weight;
	fn record_vote(g: u32) -> Weight;
	fn record_contest(g: u32) -> Weight;
	fn link_election() -> Weight;
	fn link_contest() -> Weight;
	fn take_counts() -> Weight;
	fn take_contest() -> Weight;
	fn publish_minutes() -> Weight;
	fn certify() -> Weight;
	fn authorize_object() -> Weight;
	fn object() -> Weight;
	fn decide(v: u32) -> Weight;
	fn correct(g: u32) -> Weight;
	fn correct_contest(g: u32) -> Weight;
	fn correct_admission(g: u32) -> Weight;
	fn forward() -> Weight;
	fn schedule() -> Weight;
	fn decline() -> Weight;
	fn assign() -> Weight;
	fn report() -> Weight;
	fn flag() -> Weight;
	fn advance() -> Weight;
	fn set_parameters() -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::NextMeeting` (r:1 w:1)
	// Proof: `Assemblies::NextMeeting` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MeetingCount` (r:1 w:1)
	// Proof: `Assemblies::MeetingCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MeetingAt` (r:0 w:1)
	// Proof: `Assemblies::MeetingAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn draft() -> Weight {
		// Least time: 80_009_000 ps.
		Weight::from_parts(83_364_000, 21374)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Assemblies::Meetings` (r:2 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	fn edit() -> Weight {
		// Least time: 69_604_000 ps.
		Weight::from_parts(73_390_000, 21374)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	fn notice() -> Weight {
		// Least time: 80_210_000 ps.
		Weight::from_parts(85_708_000, 21374)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:2 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:16 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	fn postpone() -> Weight {
		// Least time: 110_365_000 ps.
		Weight::from_parts(117_966_000, 41758)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:2 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:16 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Least time: 111_767_000 ps.
		Weight::from_parts(118_416_000, 41758)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:1)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	// The range of component `d` is `[0, 8]`.
	fn add_item(_d: u32) -> Weight {
		// Least time: 77_516_000 ps.
		Weight::from_parts(81_524_500, 21374)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:1)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	fn withdraw_item() -> Weight {
		// Least time: 72_418_000 ps.
		Weight::from_parts(76_955_000, 21374)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Presences` (r:0 w:1)
	// Proof: `Assemblies::Presences` (`max_values`: None, `max_size`: Some(495), added: 2970, mode: `MaxEncodedLen`)
	// The range of component `g` is `[0, 32]`.
	fn open(g: u32) -> Weight {
		// Least time: 72_589_000 ps.
		Weight::from_parts(78_146_600, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(15_400, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:2 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:16 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Presences` (r:0 w:1)
	// Proof: `Assemblies::Presences` (`max_values`: None, `max_size`: Some(495), added: 2970, mode: `MaxEncodedLen`)
	// The range of component `g` is `[0, 32]`.
	fn count_presence(g: u32) -> Weight {
		// Least time: 92_659_000 ps.
		Weight::from_parts(106_964_444, 41758)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(31_111, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:2 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:16 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	fn adjourn() -> Weight {
		// Least time: 99_329_000 ps.
		Weight::from_parts(104_095_000, 41758)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:9 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:0)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Posts` (r:1 w:0)
	// Proof: `Organisations::Posts` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	// Storage: `Organisations::TermsOf` (r:1 w:0)
	// Proof: `Organisations::TermsOf` (`max_values`: None, `max_size`: Some(5134), added: 7609, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::NextMotion` (r:1 w:1)
	// Proof: `Assemblies::NextMotion` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionCount` (r:1 w:1)
	// Proof: `Assemblies::MotionCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionTexts` (r:0 w:1)
	// Proof: `Assemblies::MotionTexts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:0 w:1)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::TabledMotions` (r:0 w:1)
	// Proof: `Assemblies::TabledMotions` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionAt` (r:0 w:1)
	// Proof: `Assemblies::MotionAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn propose() -> Weight {
		// Least time: 113_790_000 ps.
		Weight::from_parts(120_790_000, 23922)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}

	// Storage: `Assemblies::Motions` (r:1 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:9 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:0)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Posts` (r:1 w:0)
	// Proof: `Organisations::Posts` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	// Storage: `Organisations::TermsOf` (r:1 w:0)
	// Proof: `Organisations::TermsOf` (`max_values`: None, `max_size`: Some(5134), added: 7609, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::NextMotion` (r:1 w:1)
	// Proof: `Assemblies::NextMotion` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionCount` (r:1 w:1)
	// Proof: `Assemblies::MotionCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionTexts` (r:0 w:1)
	// Proof: `Assemblies::MotionTexts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionAt` (r:0 w:1)
	// Proof: `Assemblies::MotionAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Amendments` (r:0 w:1)
	// Proof: `Assemblies::Amendments` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn amend() -> Weight {
		// Least time: 110_415_000 ps.
		Weight::from_parts(119_107_000, 23922)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}

	// Storage: `Assemblies::Motions` (r:2 w:1)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:0)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionTexts` (r:0 w:1)
	// Proof: `Assemblies::MotionTexts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn rebase() -> Weight {
		// Least time: 72_458_000 ps.
		Weight::from_parts(78_477_000, 21374)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Assemblies::Motions` (r:2 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:0)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn withdraw_motion() -> Weight {
		// Least time: 72_618_000 ps.
		Weight::from_parts(77_235_000, 21374)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:2 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:0)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:2 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::NextVote` (r:1 w:1)
	// Proof: `Assemblies::NextVote` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionTexts` (r:1 w:1)
	// Proof: `Assemblies::MotionTexts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteAt` (r:0 w:1)
	// Proof: `Assemblies::VoteAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteVersions` (r:0 w:1)
	// Proof: `Assemblies::VoteVersions` (`max_values`: None, `max_size`: Some(3115), added: 5590, mode: `MaxEncodedLen`)
	// The range of component `g` is `[0, 32]`.
	fn record_vote(g: u32) -> Weight {
		// Least time: 113_439_000 ps.
		Weight::from_parts(118_496_666, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(212_666, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:0)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::ContestVotes` (r:1 w:1)
	// Proof: `Assemblies::ContestVotes` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::NextVote` (r:1 w:1)
	// Proof: `Assemblies::NextVote` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteAt` (r:0 w:1)
	// Proof: `Assemblies::VoteAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteVersions` (r:0 w:1)
	// Proof: `Assemblies::VoteVersions` (`max_values`: None, `max_size`: Some(3115), added: 5590, mode: `MaxEncodedLen`)
	// The range of component `g` is `[0, 32]`.
	fn record_contest(g: u32) -> Weight {
		// Least time: 85_086_000 ps.
		Weight::from_parts(95_635_888, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(238_722, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:2 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:0)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::LinkedElections` (r:1 w:1)
	// Proof: `Assemblies::LinkedElections` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:1 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::NextVote` (r:1 w:1)
	// Proof: `Assemblies::NextVote` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteAt` (r:0 w:1)
	// Proof: `Assemblies::VoteAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn link_election() -> Weight {
		// Least time: 307_969_000 ps.
		Weight::from_parts(327_068_000, 175788)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:0)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::ContestVotes` (r:1 w:1)
	// Proof: `Assemblies::ContestVotes` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::LinkedElections` (r:1 w:1)
	// Proof: `Assemblies::LinkedElections` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:1 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::NextVote` (r:1 w:1)
	// Proof: `Assemblies::NextVote` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteAt` (r:0 w:1)
	// Proof: `Assemblies::VoteAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn link_contest() -> Weight {
		// Least time: 274_249_000 ps.
		Weight::from_parts(291_175_000, 175788)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}

	// Storage: `Assemblies::Votes` (r:2 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:1 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Elections::Counts` (r:1 w:0)
	// Proof: `Elections::Counts` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Elections::Results` (r:1 w:0)
	// Proof: `Elections::Results` (`max_values`: None, `max_size`: Some(33422), added: 35897, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:2 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionTexts` (r:1 w:1)
	// Proof: `Assemblies::MotionTexts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteVersions` (r:0 w:1)
	// Proof: `Assemblies::VoteVersions` (`max_values`: None, `max_size`: Some(3115), added: 5590, mode: `MaxEncodedLen`)
	fn take_counts() -> Weight {
		// Least time: 787_315_000 ps.
		Weight::from_parts(838_290_000, 177235)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}

	// Storage: `Assemblies::Votes` (r:1 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Elections::Recalls` (r:1 w:0)
	// Proof: `Elections::Recalls` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Elections::Counts` (r:1 w:0)
	// Proof: `Elections::Counts` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Elections::Results` (r:1 w:0)
	// Proof: `Elections::Results` (`max_values`: None, `max_size`: Some(33422), added: 35897, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteVersions` (r:0 w:1)
	// Proof: `Assemblies::VoteVersions` (`max_values`: None, `max_size`: Some(3115), added: 5590, mode: `MaxEncodedLen`)
	fn take_contest() -> Weight {
		// Least time: 733_223_000 ps.
		Weight::from_parts(762_738_000, 177235)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Clocks` (r:1 w:1)
	// Proof: `Assemblies::Clocks` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MinutesByDigest` (r:2 w:2)
	// Proof: `Assemblies::MinutesByDigest` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MinutesOf` (r:0 w:1)
	// Proof: `Assemblies::MinutesOf` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	fn publish_minutes() -> Weight {
		// Least time: 99_569_000 ps.
		Weight::from_parts(104_706_000, 21374)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:3 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:24 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:3 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MinutesOf` (r:1 w:0)
	// Proof: `Assemblies::MinutesOf` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Certifying` (r:1 w:1)
	// Proof: `Assemblies::Certifying` (`max_values`: None, `max_size`: Some(589), added: 3064, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:1)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Certifications` (r:0 w:1)
	// Proof: `Assemblies::Certifications` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	fn certify() -> Weight {
		// Least time: 519_134_000 ps.
		Weight::from_parts(550_380_000, 62142)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:0)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Objections` (r:1 w:0)
	// Proof: `Assemblies::Objections` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:3 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn authorize_object() -> Weight {
		// Least time: 41_753_000 ps.
		Weight::from_parts(44_416_000, 10830).saturating_add(T::DbWeight::get().reads(9_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Objections` (r:1 w:1)
	// Proof: `Assemblies::Objections` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:0)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:0)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:3 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	fn object() -> Weight {
		// Least time: 50_085_000 ps.
		Weight::from_parts(52_568_000, 10830)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:6 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:48 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Certifications` (r:1 w:0)
	// Proof: `Assemblies::Certifications` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Deciding` (r:1 w:1)
	// Proof: `Assemblies::Deciding` (`max_values`: None, `max_size`: Some(589), added: 3064, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueNumber` (r:257 w:257)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteAt` (r:256 w:0)
	// Proof: `Assemblies::VoteAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:256 w:256)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:512 w:512)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Resolutions` (r:256 w:256)
	// Proof: `Assemblies::Resolutions` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:1)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:257)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Reports` (r:0 w:256)
	// Proof: `Assemblies::Reports` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Decisions` (r:0 w:1)
	// Proof: `Assemblies::Decisions` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:0 w:1)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// The range of component `v` is `[0, 256]`.
	fn decide(v: u32) -> Weight {
		// Least time: 303_503_000 ps.
		Weight::from_parts(167_025_585, 123294)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(47_529_757, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(65_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(10_u64))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 5972).saturating_mul(v.into()))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:6 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:48 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:4 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Correcting` (r:1 w:1)
	// Proof: `Assemblies::Correcting` (`max_values`: None, `max_size`: Some(589), added: 3064, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:2 w:2)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:2 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:2 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Resolutions` (r:1 w:1)
	// Proof: `Assemblies::Resolutions` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Certifications` (r:1 w:0)
	// Proof: `Assemblies::Certifications` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteVersions` (r:0 w:1)
	// Proof: `Assemblies::VoteVersions` (`max_values`: None, `max_size`: Some(3115), added: 5590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Reports` (r:0 w:1)
	// Proof: `Assemblies::Reports` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Corrections` (r:0 w:1)
	// Proof: `Assemblies::Corrections` (`max_values`: None, `max_size`: Some(153), added: 2628, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:0 w:1)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// The range of component `g` is `[0, 32]`.
	fn correct(g: u32) -> Weight {
		// Least time: 671_742_000 ps.
		Weight::from_parts(699_700_095, 123294)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(628_095, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(75_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:6 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:48 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:4 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Correcting` (r:1 w:1)
	// Proof: `Assemblies::Correcting` (`max_values`: None, `max_size`: Some(589), added: 3064, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:2 w:2)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:2 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Certifications` (r:1 w:0)
	// Proof: `Assemblies::Certifications` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteVersions` (r:0 w:1)
	// Proof: `Assemblies::VoteVersions` (`max_values`: None, `max_size`: Some(3115), added: 5590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Corrections` (r:0 w:1)
	// Proof: `Assemblies::Corrections` (`max_values`: None, `max_size`: Some(153), added: 2628, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:0 w:1)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// The range of component `g` is `[0, 32]`.
	fn correct_contest(g: u32) -> Weight {
		// Least time: 630_701_000 ps.
		Weight::from_parts(650_037_000, 123294)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_443_000, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(70_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:6 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:48 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:4 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Correcting` (r:1 w:1)
	// Proof: `Assemblies::Correcting` (`max_values`: None, `max_size`: Some(589), added: 3064, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:2 w:2)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:2 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:65 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::AdmissionVotes` (r:1 w:0)
	// Proof: `Assemblies::AdmissionVotes` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:1)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::ContestVotes` (r:1 w:0)
	// Proof: `Assemblies::ContestVotes` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::TabledMotions` (r:64 w:0)
	// Proof: `Assemblies::TabledMotions` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:64 w:0)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionTexts` (r:64 w:0)
	// Proof: `Assemblies::MotionTexts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Certifications` (r:1 w:0)
	// Proof: `Assemblies::Certifications` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:1 w:0)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteVersions` (r:0 w:1)
	// Proof: `Assemblies::VoteVersions` (`max_values`: None, `max_size`: Some(3115), added: 5590, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Corrections` (r:0 w:1)
	// Proof: `Assemblies::Corrections` (`max_values`: None, `max_size`: Some(153), added: 2628, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:0 w:1)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	// The range of component `g` is `[0, 32]`.
	fn correct_admission(g: u32) -> Weight {
		// Least time: 1_282_623_000 ps.
		Weight::from_parts(1_353_561_200, 192094)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(538_800, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(329_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}

	// Storage: `Assemblies::Motions` (r:1 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:2 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:16 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:2 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Meetings` (r:1 w:0)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::NextMotion` (r:1 w:1)
	// Proof: `Assemblies::NextMotion` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionCount` (r:1 w:1)
	// Proof: `Assemblies::MotionCount` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionTexts` (r:0 w:1)
	// Proof: `Assemblies::MotionTexts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionAt` (r:0 w:1)
	// Proof: `Assemblies::MotionAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn forward() -> Weight {
		// Least time: 123_725_000 ps.
		Weight::from_parts(130_654_000, 41758)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}

	// Storage: `Assemblies::Motions` (r:1 w:1)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Meetings` (r:2 w:2)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:0)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:0)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:1)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::TabledMotions` (r:0 w:1)
	// Proof: `Assemblies::TabledMotions` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:0 w:1)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn schedule() -> Weight {
		// Least time: 93_980_000 ps.
		Weight::from_parts(109_493_000, 21374)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}

	// Storage: `Assemblies::Motions` (r:2 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	fn decline() -> Weight {
		// Least time: 70_745_000 ps.
		Weight::from_parts(74_982_000, 21374)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Assemblies::Resolutions` (r:1 w:1)
	// Proof: `Assemblies::Resolutions` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:1 w:0)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:2 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:17 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Posts` (r:1 w:0)
	// Proof: `Organisations::Posts` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	// Storage: `Organisations::TermsOf` (r:1 w:0)
	// Proof: `Organisations::TermsOf` (`max_values`: None, `max_size`: Some(5134), added: 7609, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Reports` (r:0 w:1)
	// Proof: `Assemblies::Reports` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	fn assign() -> Weight {
		// Least time: 141_932_000 ps.
		Weight::from_parts(151_717_000, 44306)
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}

	// Storage: `Assemblies::Resolutions` (r:1 w:1)
	// Proof: `Assemblies::Resolutions` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:1 w:0)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Posts` (r:1 w:0)
	// Proof: `Organisations::Posts` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::TermsOf` (r:1 w:0)
	// Proof: `Organisations::TermsOf` (`max_values`: None, `max_size`: Some(5134), added: 7609, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:9 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Reports` (r:0 w:1)
	// Proof: `Assemblies::Reports` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	fn report() -> Weight {
		// Least time: 121_971_000 ps.
		Weight::from_parts(130_755_000, 23922)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}

	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Resolutions` (r:1 w:0)
	// Proof: `Assemblies::Resolutions` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:1 w:0)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(511), added: 2986, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	fn flag() -> Weight {
		// Least time: 28_873_000 ps.
		Weight::from_parts(30_936_000, 3976)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	// Storage: `Assemblies::Meetings` (r:1 w:1)
	// Proof: `Assemblies::Meetings` (`max_values`: None, `max_size`: Some(570), added: 3045, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Members::Standing` (r:1 w:1)
	// Proof: `Members::Standing` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Members::CurrentStanding` (r:1 w:0)
	// Proof: `Members::CurrentStanding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Members::Rolls` (r:1 w:1)
	// Proof: `Members::Rolls` (`max_values`: None, `max_size`: Some(1780), added: 4255, mode: `MaxEncodedLen`)
	// Storage: `Members::Queue` (r:1 w:1)
	// Proof: `Members::Queue` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	// Storage: `Members::Clearings` (r:0 w:1)
	// Proof: `Members::Clearings` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn advance() -> Weight {
		// Least time: 40_591_000 ps.
		Weight::from_parts(42_894_000, 5245)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}

	// Storage: `Elections::Commission` (r:1 w:0)
	// Proof: `Elections::Commission` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::ParametersVersion` (r:1 w:1)
	// Proof: `Assemblies::ParametersVersion` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::CurrentParameters` (r:0 w:1)
	// Proof: `Assemblies::CurrentParameters` (`max_values`: Some(1), `max_size`: Some(95), added: 590, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Least time: 14_191_000 ps.
		Weight::from_parts(15_143_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
