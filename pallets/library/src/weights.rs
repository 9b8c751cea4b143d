// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_library`, estimated until `./scripts/bench weights` measures them.
//!
//! Each chunk of a version is read with the eight versions that can hold it, and with their takedowns. A version has at
//! most 288 chunks.

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// What the calls weigh, and what a block with room does.
pub trait WeightInfo {
	fn announce(n: u32) -> Weight;
	fn supersede(n: u32) -> Weight;
	fn store(n: u32) -> Weight;
	fn withdraw() -> Weight;
	fn extend() -> Weight;
	fn carry() -> Weight;
	fn suspend() -> Weight;
	fn take_down() -> Weight;
	fn lift() -> Weight;
	fn set_parameters() -> Weight;
	fn look() -> Weight;
	fn sweep() -> Weight;
}

/// Chunks of a version, at most.
const CHUNKS: u64 = 288;

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	/// So much of a thousandth of a millisecond, reads and writes.
	fn of(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), reads.saturating_mul(4_096))
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	/// What is done with each of so many chunks and their holders.
	fn chunks(count: u64) -> Weight {
		Self::of(count.saturating_mul(80), count.saturating_mul(20), count.saturating_mul(3))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn announce(n: u32) -> Weight {
		// The offices of both persons are among the reads.
		Self::of(400, 60, 14).saturating_add(Self::chunks(n.into()))
	}

	fn supersede(n: u32) -> Weight {
		Self::announce(n)
	}

	fn store(n: u32) -> Weight {
		// Twice hashed, in the pool's check and in the block: two nanoseconds a byte each time. Copied besides.
		let hashing = Weight::from_parts(u64::from(n).saturating_mul(6_000), 0);
		Self::of(300, 24, 30).saturating_add(hashing)
	}

	fn withdraw() -> Weight {
		Self::of(300, 40, 6).saturating_add(Self::chunks(CHUNKS))
	}

	fn extend() -> Weight {
		Self::of(200, 40, 4)
	}

	fn carry() -> Weight {
		// Both the check and the call read every chunk; each of its versions can be written.
		Self::of(300, 10, 6).saturating_add(Self::chunks(CHUNKS.saturating_mul(2))).saturating_add(Self::of(
			0,
			0,
			CHUNKS.saturating_mul(2),
		))
	}

	fn suspend() -> Weight {
		// What is forbidden is looked for twice.
		Self::of(300, 40, 8).saturating_add(Self::chunks(CHUNKS.saturating_mul(2)))
	}

	fn take_down() -> Weight {
		Self::of(200, 40, 3)
	}

	fn lift() -> Weight {
		Self::of(300, 40, 4).saturating_add(Self::chunks(CHUNKS))
	}

	fn set_parameters() -> Weight {
		Self::of(50, 1, 1)
	}

	fn look() -> Weight {
		Self::of(20, 2, 0)
	}

	fn sweep() -> Weight {
		Self::of(300, 8, 8).saturating_add(Self::chunks(CHUNKS))
	}
}
