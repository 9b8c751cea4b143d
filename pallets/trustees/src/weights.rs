// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls, for the largest ceremony (32 trustees) and tally (130 sums).
//!
//! Counted in operations on points: 0.08 ms to decode one and 0.35 ms to multiply one, both meant
//! to lie well above what the wasm runtime takes.

use frame::weights_prelude::*;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// Joining.
	fn join() -> Weight;
	/// Dealing.
	fn deal() -> Weight;
	/// Accepting all shares.
	fn accept() -> Weight;
	/// Accepting as the last one.
	fn accept_and_add_up() -> Weight;
	/// Accepting as the last one, in vain.
	fn accept_and_start_anew() -> Weight;
	/// Convicting a dealer.
	fn complain() -> Weight;
	/// A trial decryption.
	fn confirm() -> Weight;
	/// Revealing a seed.
	fn reveal_seed() -> Weight;
	/// A decryption share.
	fn submit_share(s: u32) -> Weight;
}

/// Weights on a chain with ParityDB.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Milliseconds as weight.
const fn millis(ms: u64) -> Weight {
	Weight::from_parts(ms.saturating_mul(1_000_000_000), 0)
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn join() -> Weight {
		millis(3).saturating_add(T::DbWeight::get().reads_writes(35, 3))
	}

	fn deal() -> Weight {
		millis(8).saturating_add(T::DbWeight::get().reads_writes(68, 3))
	}

	fn accept() -> Weight {
		millis(1)
	}

	fn accept_and_start_anew() -> Weight {
		millis(1)
	}

	fn accept_and_add_up() -> Weight {
		// The last one to accept makes the chain add up 32 dealings of 32 commitments and compute
		// 32 verification keys of 32 terms, or forget the attempt.
		millis(180).saturating_add(T::DbWeight::get().reads_writes(132, 230))
	}

	fn complain() -> Weight {
		millis(20).saturating_add(T::DbWeight::get().reads_writes(5, 2))
	}

	fn confirm() -> Weight {
		millis(6).saturating_add(T::DbWeight::get().reads_writes(70, 3))
	}

	fn reveal_seed() -> Weight {
		millis(1).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}

	fn submit_share(_: u32) -> Weight {
		// Each sum: two points decoded, its image decoded, two multiplications, two encodings.
		millis(200).saturating_add(T::DbWeight::get().reads_writes(25, 2))
	}
}
