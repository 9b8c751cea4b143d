// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_messaging`, estimated until `./scripts/bench weights` measures them.
//!
//! Who holds an office is found among as many terms as one can have had.

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// What the calls weigh, and what a block with room does.
pub trait WeightInfo {
	fn authorize_claim() -> Weight;
	fn claim() -> Weight;
	fn begin_period() -> Weight;
	fn publish_address() -> Weight;
	fn withdraw_address() -> Weight;
	fn set_parameters() -> Weight;
	fn look() -> Weight;
	fn revoke() -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	/// So much of a thousandth of a millisecond, reads and writes.
	fn of(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), reads.saturating_mul(4_096))
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn authorize_claim() -> Weight {
		// Two signatures are looked at: plain, and wrapped as browser wallets do it.
		Self::of(250, 9, 0)
	}

	fn claim() -> Weight {
		Self::of(60, 7, 4)
	}

	fn begin_period() -> Weight {
		// The registry begins to clear the roll that is let go.
		Self::of(150, 14, 10)
	}

	fn publish_address() -> Weight {
		Self::of(80, 24, 1)
	}

	fn withdraw_address() -> Weight {
		Self::of(80, 24, 1)
	}

	fn set_parameters() -> Weight {
		Self::of(50, 1, 1)
	}

	fn look() -> Weight {
		Self::of(20, 5, 0)
	}

	fn revoke() -> Weight {
		Self::of(60, 6, 5)
	}
}
