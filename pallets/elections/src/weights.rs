// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls.
//!
//! Derived from measurements of the wasm runtime (`scripts/bench ballots --json`, see
//! `docs/performance.md`) with a margin of about one third.

use frame::weights_prelude::*;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// Checking a ballot with `options` options.
	fn authorize_cast(options: u32) -> Weight;
	/// Counting it.
	fn cast(options: u32) -> Weight;
	/// Checking a batch of `ballots` ballots with `options` options in all.
	fn authorize_batch(ballots: u32, options: u32) -> Weight;
	/// Drawing up an election.
	fn draw_up() -> Weight;
	/// Accepting a nomination.
	fn accept_nomination() -> Weight;
	/// Dropping a candidate.
	fn drop_candidate() -> Weight;
	/// Sealing a poll.
	fn seal_poll() -> Weight;
	/// Revealing a poll.
	fn reveal_poll() -> Weight;
	/// Prolonging voting.
	fn prolong() -> Weight;
	/// Certifying a result.
	fn certify() -> Weight;
	/// Objecting to a result.
	fn object() -> Weight;
	/// Ruling on a result.
	fn rule() -> Weight;
	/// Calling trustees.
	fn call_trustees() -> Weight;
	/// Withdrawing an election.
	fn withdraw() -> Weight;
	/// Moving an election on.
	fn advance() -> Weight;
	/// Announcing totals.
	fn announce() -> Weight;
}

/// Weights on a chain with ParityDB.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Microseconds as weight.
const fn micros(us: u64) -> Weight {
	Weight::from_parts(us.saturating_mul(1_000_000), 0)
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn authorize_cast(options: u32) -> Weight {
		// Measured: 18.3 ms for the ring proof and its context, 0.11 ms for each option.
		micros(24_000)
			.saturating_add(micros(200).saturating_mul(options.into()))
			.saturating_add(T::DbWeight::get().reads(6))
	}

	fn cast(options: u32) -> Weight {
		// Six points decoded and two encoded for each option, some 6 us each.
		micros(300)
			.saturating_add(micros(100).saturating_mul(options.into()))
			.saturating_add(T::DbWeight::get().reads_writes(18, 18))
	}

	fn authorize_batch(ballots: u32, options: u32) -> Weight {
		micros(24_000)
			.saturating_add(micros(5_600).saturating_mul(ballots.into()))
			.saturating_add(micros(120).saturating_mul(options.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(ballots.into()))
	}

	fn accept_nomination() -> Weight {
		micros(500).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn drop_candidate() -> Weight {
		micros(3_000).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}

	fn seal_poll() -> Weight {
		micros(500).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}

	fn reveal_poll() -> Weight {
		micros(5_000).saturating_add(T::DbWeight::get().reads_writes(130, 3))
	}

	fn prolong() -> Weight {
		micros(500).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	fn certify() -> Weight {
		micros(1_000).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}

	fn object() -> Weight {
		micros(500).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	fn rule() -> Weight {
		micros(500).saturating_add(T::DbWeight::get().reads_writes(6, 5))
	}

	fn draw_up() -> Weight {
		micros(3_000).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}

	fn call_trustees() -> Weight {
		micros(1_000).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}

	fn withdraw() -> Weight {
		micros(500).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}

	fn advance() -> Weight {
		// The dearest step is adding up a ceremony of 32 trustees, as in `pallet-trustees`.
		micros(480_000).saturating_add(T::DbWeight::get().reads_writes(170, 170))
	}

	fn announce() -> Weight {
		// For 130 sums and 17 shares each: 2,210 points decoded and multiplied.
		micros(900_000).saturating_add(T::DbWeight::get().reads_writes(60, 3))
	}
}
