// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls.
//!
//! Estimates: 2 ms to check a proof of ownership, 0.4 ms to add a key to a ring.

use frame::weights_prelude::*;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// A batch of `n` applications.
	fn propose_batch(n: u32) -> Weight;
	/// Confirming `n` applications.
	fn confirm_batch(n: u32) -> Weight;
	/// Refusing a batch.
	fn reject_batch() -> Weight;
	/// Reading or seating `n` keys.
	fn work(n: u32) -> Weight;
}

/// Weights on a chain with ParityDB.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Milliseconds as weight.
const fn millis(ms: u64) -> Weight {
	Weight::from_parts(ms.saturating_mul(1_000_000_000), 0)
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn propose_batch(n: u32) -> Weight {
		millis(1)
			.saturating_add(millis(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(u64::from(n).saturating_add(4), 3))
	}

	fn confirm_batch(n: u32) -> Weight {
		let n = u64::from(n);
		millis(1).saturating_add(
			T::DbWeight::get().reads_writes(n.saturating_add(24), n.saturating_mul(2).saturating_add(3)),
		)
	}

	fn reject_batch() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	fn work(n: u32) -> Weight {
		let n = u64::from(n);
		// Closing a roll reads all its roots: at most one for each 255 keys of four million.
		Weight::from_parts(400_000_000, 0)
			.saturating_mul(n)
			.saturating_add(millis(10))
			.saturating_add(T::DbWeight::get().reads_writes(n.saturating_add(8), n.saturating_add(5)))
	}
}
