// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How much a block can hold.
//!
//! A block is executed twice before the next one can be built on it: by its author, and by the
//! next author when it arrives. Four seconds of computation at most, on a machine of the reference
//! size, leave two of a slot of six for the network; more would make slower validators miss slots whenever
//! blocks are full, which is exactly during an election.

use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchClass,
		weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
	},
	frame_system::limits::{BlockLength, BlockWeights},
	sp_runtime::Perbill,
};

/// Share of a block that members' transactions may take. The rest is kept for operational calls,
/// so that those in charge of the chain can act while ballots fill the blocks.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);

/// Computation in one block, in picoseconds on the reference machine.
pub const MAXIMUM_REF_TIME: u64 = WEIGHT_REF_TIME_PER_SECOND.saturating_mul(4);

/// Size of one block in bytes. A transaction can have three quarters of it, which leaves room for
/// a content chunk of 2 MiB.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

/// Weight limits for blocks of at most `maximum`.
///
/// A tenth of the block is assumed to go to pallet hooks: a single transaction may not claim it,
/// or it would wait in the pool for a block without any hooks, which never comes.
pub fn block_weights(maximum: Weight) -> BlockWeights {
	BlockWeights::with_sensible_defaults(maximum, NORMAL_DISPATCH_RATIO)
}

/// Size limits of a block.
pub fn block_length() -> BlockLength {
	BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_LENGTH
		})
		.build()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn normal_transactions_leave_a_quarter_of_the_block() {
		let maximum = Weight::from_parts(MAXIMUM_REF_TIME, u64::MAX);
		let weights = block_weights(maximum);
		let normal = weights.get(DispatchClass::Normal).max_total.map(|weight| weight.ref_time());

		assert_eq!(weights.max_block, maximum);
		assert_eq!(normal, Some(MAXIMUM_REF_TIME / 4 * 3));
	}

	#[test]
	fn a_content_chunk_fits_into_a_block() {
		let length = block_length();

		assert_eq!(*length.max.get(DispatchClass::Operational), MAXIMUM_BLOCK_LENGTH);
		assert!(*length.max.get(DispatchClass::Normal) > 2 * 1024 * 1024 + 1024);
	}
}
