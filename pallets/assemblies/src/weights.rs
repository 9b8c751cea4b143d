// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_assemblies`, measured by its benchmarks. Generated: do not edit, run `./scripts/bench weights`.
//!
//! - 2026-11-21, frame-benchmarking-cli 64.0.0, 12 steps
//! - AMD EPYC, 1 cores, 24105 MiB, Linux 6.18.44-fc-v657, rustc 1.95.0 (59807616e 2026-04-14)

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
		// Least time: 78_207_000 ps.
		Weight::from_parts(107_961_000, 21374)
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
		// Least time: 65_979_000 ps.
		Weight::from_parts(93_079_000, 21374)
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
		// Least time: 78_787_000 ps.
		Weight::from_parts(115_211_000, 21374)
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
		// Least time: 107_290_000 ps.
		Weight::from_parts(111_746_000, 41758)
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
		// Least time: 107_751_000 ps.
		Weight::from_parts(112_808_000, 41758)
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
	fn add_item(d: u32) -> Weight {
		// Least time: 70_486_000 ps.
		Weight::from_parts(75_142_000, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(10_000, 0).saturating_mul(d.into()))
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
		// Least time: 67_070_000 ps.
		Weight::from_parts(71_536_000, 21374)
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
		// Least time: 69_443_000 ps.
		Weight::from_parts(73_232_000, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(14_000, 0).saturating_mul(g.into()))
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
		// Least time: 96_354_000 ps.
		Weight::from_parts(100_420_666, 41758)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(25_666, 0).saturating_mul(g.into()))
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
		// Least time: 94_932_000 ps.
		Weight::from_parts(100_059_000, 41758)
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
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::TabledMotions` (r:0 w:1)
	// Proof: `Assemblies::TabledMotions` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionAt` (r:0 w:1)
	// Proof: `Assemblies::MotionAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn propose() -> Weight {
		// Least time: 113_099_000 ps.
		Weight::from_parts(149_643_000, 23922)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}

	// Storage: `Assemblies::Motions` (r:1 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 108_182_000 ps.
		Weight::from_parts(126_318_000, 23922)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}

	// Storage: `Assemblies::Motions` (r:2 w:1)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 71_737_000 ps.
		Weight::from_parts(75_142_000, 21374)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Assemblies::Motions` (r:2 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 71_236_000 ps.
		Weight::from_parts(75_062_000, 21374)
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
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 115_041_000 ps.
		Weight::from_parts(122_952_444, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(203_777, 0).saturating_mul(g.into()))
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
		// Least time: 85_918_000 ps.
		Weight::from_parts(90_104_666, 21374)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(280_416, 0).saturating_mul(g.into()))
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
	// Storage: `Organisations::Organizations` (r:3 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:2 w:1)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Items` (r:1 w:0)
	// Proof: `Assemblies::Items` (`max_values`: None, `max_size`: Some(647), added: 3122, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Votes` (r:1 w:1)
	// Proof: `Assemblies::Votes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::LinkedElections` (r:1 w:1)
	// Proof: `Assemblies::LinkedElections` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	// Storage: `Elections::Elections` (r:1 w:0)
	// Proof: `Elections::Elections` (`max_values`: None, `max_size`: Some(172323), added: 174798, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::NextVote` (r:1 w:1)
	// Proof: `Assemblies::NextVote` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteAt` (r:0 w:1)
	// Proof: `Assemblies::VoteAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn link_election() -> Weight {
		// Least time: 314_809_000 ps.
		Weight::from_parts(336_081_000, 175788)
			.saturating_add(T::DbWeight::get().reads(21_u64))
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
	// Storage: `Organisations::Organizations` (r:3 w:0)
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
	// Storage: `Assemblies::NextVote` (r:1 w:1)
	// Proof: `Assemblies::NextVote` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteAt` (r:0 w:1)
	// Proof: `Assemblies::VoteAt` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn link_contest() -> Weight {
		// Least time: 290_874_000 ps.
		Weight::from_parts(325_055_000, 175788)
			.saturating_add(T::DbWeight::get().reads(20_u64))
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
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Elections::Counts` (r:1 w:0)
	// Proof: `Elections::Counts` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Elections::Results` (r:1 w:0)
	// Proof: `Elections::Results` (`max_values`: None, `max_size`: Some(33422), added: 35897, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:2 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::MotionTexts` (r:1 w:1)
	// Proof: `Assemblies::MotionTexts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteVersions` (r:0 w:1)
	// Proof: `Assemblies::VoteVersions` (`max_values`: None, `max_size`: Some(3115), added: 5590, mode: `MaxEncodedLen`)
	fn take_counts() -> Weight {
		// Least time: 833_924_000 ps.
		Weight::from_parts(906_001_000, 177235)
			.saturating_add(T::DbWeight::get().reads(11_u64))
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
	// Storage: `Elections::ParamsOf` (r:1 w:0)
	// Proof: `Elections::ParamsOf` (`max_values`: None, `max_size`: Some(173770), added: 176245, mode: `MaxEncodedLen`)
	// Storage: `Elections::Counts` (r:1 w:0)
	// Proof: `Elections::Counts` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Elections::Results` (r:1 w:0)
	// Proof: `Elections::Results` (`max_values`: None, `max_size`: Some(33422), added: 35897, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::VoteVersions` (r:0 w:1)
	// Proof: `Assemblies::VoteVersions` (`max_values`: None, `max_size`: Some(3115), added: 5590, mode: `MaxEncodedLen`)
	fn take_contest() -> Weight {
		// Least time: 776_999_000 ps.
		Weight::from_parts(830_969_000, 177235)
			.saturating_add(T::DbWeight::get().reads(7_u64))
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
		// Least time: 97_505_000 ps.
		Weight::from_parts(108_092_000, 21374)
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
		// Least time: 531_393_000 ps.
		Weight::from_parts(573_365_000, 62142)
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
		// Least time: 38_417_000 ps.
		Weight::from_parts(40_550_000, 10830).saturating_add(T::DbWeight::get().reads(9_u64))
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
		// Least time: 45_097_000 ps.
		Weight::from_parts(48_603_000, 10830)
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
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 315_150_000 ps.
		Weight::from_parts(42_994_483, 123294)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(57_824_330, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(65_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(10_u64))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 5962).saturating_mul(v.into()))
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
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 713_124_000 ps.
		Weight::from_parts(757_038_655, 123294)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(778_793, 0).saturating_mul(g.into()))
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
		// Least time: 698_141_000 ps.
		Weight::from_parts(741_118_555, 123294)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_503_388, 0).saturating_mul(g.into()))
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
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 1_284_375_000 ps.
		Weight::from_parts(1_409_689_294, 191774)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_025_117, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(265_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}

	// Storage: `Assemblies::Motions` (r:1 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 125_888_000 ps.
		Weight::from_parts(135_352_000, 41758)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}

	// Storage: `Assemblies::Motions` (r:1 w:1)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 108_892_000 ps.
		Weight::from_parts(148_661_000, 21374)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}

	// Storage: `Assemblies::Motions` (r:2 w:2)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Offices` (r:1 w:0)
	// Proof: `Organisations::Offices` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Terms` (r:8 w:0)
	// Proof: `Organisations::Terms` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Organisations::Organizations` (r:1 w:0)
	// Proof: `Organisations::Organizations` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	fn decline() -> Weight {
		// Least time: 73_770_000 ps.
		Weight::from_parts(105_087_000, 21374)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	// Storage: `Assemblies::Resolutions` (r:1 w:1)
	// Proof: `Assemblies::Resolutions` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:1 w:0)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 160_159_000 ps.
		Weight::from_parts(192_066_000, 44306)
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}

	// Storage: `Assemblies::Resolutions` (r:1 w:1)
	// Proof: `Assemblies::Resolutions` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:1 w:0)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
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
		// Least time: 129_333_000 ps.
		Weight::from_parts(170_955_000, 23922)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}

	// Storage: `Assemblies::OverdueNumber` (r:1 w:1)
	// Proof: `Assemblies::OverdueNumber` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Resolutions` (r:1 w:0)
	// Proof: `Assemblies::Resolutions` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Motions` (r:1 w:0)
	// Proof: `Assemblies::Motions` (`max_values`: None, `max_size`: Some(506), added: 2981, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::OverdueCount` (r:1 w:1)
	// Proof: `Assemblies::OverdueCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Assemblies::Overdues` (r:0 w:1)
	// Proof: `Assemblies::Overdues` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	fn flag() -> Weight {
		// Least time: 27_591_000 ps.
		Weight::from_parts(30_275_000, 3971)
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
		// Least time: 36_995_000 ps.
		Weight::from_parts(40_180_000, 5245)
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
		// Least time: 11_607_000 ps.
		Weight::from_parts(12_549_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
