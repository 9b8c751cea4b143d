// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls.
//!
//! Estimates: 50 us to handle a record. To know whether somebody held a post, all terms of the post are read,
//! at most 256. The ring proof of sealed answers is weighed by the registry.

use frame::weights_prelude::*;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// `n` new representatives.
	fn enter(n: u32) -> Weight;
	/// Another description.
	fn describe() -> Weight;
	/// A voice for an account.
	fn set_account() -> Weight;
	/// `n` new facts.
	fn record(n: u32) -> Weight;
	/// `n` confirmations.
	fn confirm(n: u32) -> Weight;
	/// `n` facts that time has confirmed.
	fn settle(n: u32) -> Weight;
	/// A voice for a correction.
	fn correct() -> Weight;
	/// A voice for a withdrawal.
	fn withdraw() -> Weight;
	/// A reply.
	fn reply() -> Weight;
	/// A new feed.
	fn add_feed() -> Weight;
	/// A feed that came.
	fn report_feed() -> Weight;
	/// A feed that is overdue.
	fn flag_feed() -> Weight;
	/// Beginning an evaluation.
	fn begin_evaluation() -> Weight;
	/// Sealed answers, but for the ring proof.
	fn seal() -> Weight;
	/// Opened answers.
	fn open() -> Weight;
	/// Ending an evaluation, with `n` seals to clear away.
	fn advance(n: u32) -> Weight;
	/// Changing the parameters.
	fn set_parameters() -> Weight;
}

/// Weights on a chain with ParityDB.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Reads to know whether somebody held a post.
const TERMS: u64 = 258;

/// Microseconds as weight.
const fn micros(us: u64) -> Weight {
	Weight::from_parts(us.saturating_mul(1_000_000), 0)
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn enter(n: u32) -> Weight {
		let n = u64::from(n);
		// Each has at most 16 posts.
		micros(200).saturating_add(micros(100).saturating_mul(n)).saturating_add(
			T::DbWeight::get()
				.reads_writes(n.saturating_mul(18).saturating_add(6), n.saturating_mul(2).saturating_add(1)),
		)
	}

	fn describe() -> Weight {
		micros(200).saturating_add(T::DbWeight::get().reads_writes(26, 4))
	}

	fn set_account() -> Weight {
		micros(200).saturating_add(T::DbWeight::get().reads_writes(76, 6))
	}

	fn record(n: u32) -> Weight {
		let n = u64::from(n);
		micros(300).saturating_add(micros(400).saturating_mul(n)).saturating_add(
			T::DbWeight::get().reads_writes(
				n.saturating_mul(TERMS.saturating_add(8)).saturating_add(8),
				n.saturating_mul(5).saturating_add(1),
			),
		)
	}

	fn confirm(n: u32) -> Weight {
		let n = u64::from(n);
		micros(200)
			.saturating_add(micros(50).saturating_mul(n))
			.saturating_add(T::DbWeight::get().reads_writes(n.saturating_mul(3).saturating_add(5), n))
	}

	fn settle(n: u32) -> Weight {
		let n = u64::from(n);
		micros(100)
			.saturating_add(micros(50).saturating_mul(n))
			.saturating_add(T::DbWeight::get().reads_writes(n.saturating_mul(2).saturating_add(1), n))
	}

	fn correct() -> Weight {
		micros(600).saturating_add(T::DbWeight::get().reads_writes(TERMS.saturating_add(82), 7))
	}

	fn withdraw() -> Weight {
		micros(300).saturating_add(T::DbWeight::get().reads_writes(78, 4))
	}

	fn reply() -> Weight {
		micros(200).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}

	fn add_feed() -> Weight {
		micros(100).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}

	fn report_feed() -> Weight {
		micros(100).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}

	fn flag_feed() -> Weight {
		micros(100).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn begin_evaluation() -> Weight {
		// The terms of 16 posts, and the elections that are under way.
		micros(5_000)
			.saturating_add(T::DbWeight::get().reads_writes(TERMS.saturating_mul(16).saturating_add(80), 6))
	}

	fn seal() -> Weight {
		micros(500).saturating_add(T::DbWeight::get().reads_writes(80, 2))
	}

	fn open() -> Weight {
		micros(500).saturating_add(T::DbWeight::get().reads_writes(75, 3))
	}

	fn advance(n: u32) -> Weight {
		let n = u64::from(n);
		micros(500)
			.saturating_add(micros(20).saturating_mul(n))
			.saturating_add(T::DbWeight::get().reads_writes(n.saturating_add(80), n.saturating_add(6)))
	}

	fn set_parameters() -> Weight {
		micros(100).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}
