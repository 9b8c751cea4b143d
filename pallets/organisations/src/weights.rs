// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls.
//!
//! Estimates, until benchmarks replace them: 20 us for a record that is read, decoded, changed and
//! written, 400 us for a full list of terms.

use frame::weights_prelude::*;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// A batch of `n` entries that are no appointments.
	fn enter(n: u32) -> Weight;
	/// A batch of `n` appointments.
	fn enter_terms(n: u32) -> Weight;
	/// A resignation.
	fn resign() -> Weight;
	/// Settling a term.
	fn settle() -> Weight;
}

/// Weights on a chain with ParityDB.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Microseconds as weight.
const fn micros(us: u64) -> Weight {
	Weight::from_parts(us.saturating_mul(1_000_000), 0)
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn enter(n: u32) -> Weight {
		let n = u64::from(n);
		// At worst all are organisations that move on the lowest level.
		micros(1_000).saturating_add(micros(600).saturating_mul(n)).saturating_add(
			T::DbWeight::get()
				.reads_writes(n.saturating_mul(14).saturating_add(4), n.saturating_mul(10).saturating_add(3)),
		)
	}

	fn enter_terms(n: u32) -> Weight {
		let n = u64::from(n);
		// At worst each is of another post, which as many hold as can.
		micros(1_000).saturating_add(micros(1_500).saturating_mul(n)).saturating_add(
			T::DbWeight::get()
				.reads_writes(n.saturating_mul(262).saturating_add(4), n.saturating_mul(4).saturating_add(3)),
		)
	}

	fn resign() -> Weight {
		micros(600).saturating_add(T::DbWeight::get().reads_writes(5, 4))
	}

	fn settle() -> Weight {
		micros(300).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}
}
