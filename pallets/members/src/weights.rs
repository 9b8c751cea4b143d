// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls, and of the kinds of work that it does in pieces.
//!
//! Estimates: 2 ms to check a proof of ownership, 0.4 ms to add a key to a ring, 20 us to handle a key
//! or a page of keys otherwise.

use frame::weights_prelude::*;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// A batch of `n` entries.
	fn propose_batch(n: u32) -> Weight;
	/// Confirming `n` entries.
	fn confirm_batch(n: u32) -> Weight;
	/// Refusing a batch.
	fn reject_batch() -> Weight;
	/// A voice for an appointment.
	fn appoint() -> Weight;
	/// A voice for a removal.
	fn remove() -> Weight;
	/// A secretary's word on a count.
	fn attest_counts() -> Weight;
	/// An objection.
	fn object() -> Weight;
	/// A voice for a decision.
	fn decide() -> Weight;
	/// A voice for a ruling.
	fn appeal() -> Weight;
	/// Reading `n` members for a roll.
	fn cut(n: u32) -> Weight;
	/// `n` keys struck from a roll.
	fn strike(n: u32) -> Weight;
	/// `n` keys admitted to a roll.
	fn admit(n: u32) -> Weight;
	/// Finding the next work.
	fn next_work() -> Weight;
	/// Entering upon an office.
	fn enter_office() -> Weight;
	/// Leaving an office.
	fn leave_office() -> Weight;
	/// Beginning a ring.
	fn begin_ring() -> Weight;
	/// Hashing `n` pages of a roll.
	fn hash(n: u32) -> Weight;
	/// Seating `n` keys.
	fn seat(n: u32) -> Weight;
	/// Deleting `n` entries of a roll.
	fn clear(n: u32) -> Weight;
}

/// Weights on a chain with ParityDB.
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
	fn propose_batch(n: u32) -> Weight {
		let n = u64::from(n);
		millis(1)
			.saturating_add(millis(2).saturating_mul(n))
			.saturating_add(T::DbWeight::get().reads_writes(n.saturating_mul(3).saturating_add(4), 3))
	}

	fn confirm_batch(n: u32) -> Weight {
		let n = u64::from(n);
		// At worst all keys rotate.
		millis(1).saturating_add(millis(2).saturating_mul(n)).saturating_add(
			T::DbWeight::get()
				.reads_writes(n.saturating_mul(4).saturating_add(24), n.saturating_mul(2).saturating_add(4)),
		)
	}

	fn reject_batch() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	fn appoint() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(6, 5))
	}

	fn remove() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(6, 5))
	}

	fn attest_counts() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(5, 1))
	}

	fn object() -> Weight {
		// A search in each of eight styles of at most 2^27 pages.
		millis(2).saturating_add(T::DbWeight::get().reads_writes(224, 3))
	}

	fn decide() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}

	fn appeal() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}

	fn cut(n: u32) -> Weight {
		let n = u64::from(n);
		// At worst each member comes from another chapter and another batch.
		millis(1).saturating_add(micros(20).saturating_mul(n)).saturating_add(
			T::DbWeight::get()
				.reads_writes(n.saturating_mul(5).saturating_add(40), n.saturating_mul(3).saturating_add(40)),
		)
	}

	fn admit(n: u32) -> Weight {
		Self::strike(n)
	}

	fn next_work() -> Weight {
		T::DbWeight::get().reads(3)
	}

	fn enter_office() -> Weight {
		millis(1)
	}

	fn leave_office() -> Weight {
		millis(1)
	}

	fn begin_ring() -> Weight {
		millis(1)
	}

	fn strike(n: u32) -> Weight {
		let n = u64::from(n);
		millis(1).saturating_add(micros(100).saturating_mul(n)).saturating_add(
			T::DbWeight::get()
				.reads_writes(n.saturating_mul(24).saturating_add(4), n.saturating_mul(22).saturating_add(2)),
		)
	}

	fn hash(n: u32) -> Weight {
		let n = u64::from(n);
		millis(1)
			.saturating_add(micros(20).saturating_mul(n))
			.saturating_add(T::DbWeight::get().reads_writes(n.saturating_add(2), 2))
	}

	fn seat(n: u32) -> Weight {
		let n = u64::from(n);
		millis(10)
			.saturating_add(micros(400).saturating_mul(n))
			.saturating_add(T::DbWeight::get().reads_writes(n.saturating_add(4), 5))
	}

	fn clear(n: u32) -> Weight {
		let n = u64::from(n);
		millis(1).saturating_add(micros(20).saturating_mul(n)).saturating_add(
			T::DbWeight::get().reads_writes(n.saturating_add(8), n.saturating_mul(2).saturating_add(5)),
		)
	}
}
