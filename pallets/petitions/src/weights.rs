// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls. Checking proofs is weighed by who checks them.
//!
//! Estimates: 0.2 ms for a call, 0.1 ms to count an act.

use frame::weights_prelude::*;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// Handing in a petition, but for the proof.
	fn submit() -> Weight;
	/// What a starter does later, but for the proof.
	fn act_as_starter() -> Weight;
	/// Sponsoring, but for the proof.
	fn sponsor() -> Weight;
	/// Signing, but for the proof.
	fn sign() -> Weight;
	/// Withdrawing a signature, but for the proof.
	fn withdraw_signature() -> Weight;
	/// A batch of `n` acts, but for the proofs.
	fn sign_batch(n: u32) -> Weight;
	/// A comment, but for the proof.
	fn comment() -> Weight;
	/// Handing in a petition by name.
	fn submit_by_name() -> Weight;
	/// What a starter by name does later.
	fn act_by_name() -> Weight;
	/// A moderator's voice.
	fn review() -> Weight;
	/// A voice of the appeals body.
	fn judge() -> Weight;
	/// A response.
	fn respond() -> Weight;
	/// Extending a duty.
	fn extend() -> Weight;
	/// Putting a petition on an agenda.
	fn schedule() -> Weight;
	/// What came of a referral.
	fn record_outcome() -> Weight;
	/// A voice for hiding a comment.
	fn hide_comment() -> Weight;
	/// A voice for showing it again.
	fn restore_comment() -> Weight;
	/// A voice for voiding a batch.
	fn void_batch() -> Weight;
	/// A step of a petition: a recall is certified, and its election begins.
	fn advance_to_vote() -> Weight;
	/// A step of a petition: the election of a recall removes the holder of the post.
	fn advance_to_result() -> Weight;
	/// A step of a petition: nothing can change any more, and what it kept is let go.
	fn advance_to_rest() -> Weight;
	/// Certifying a recall, with the beginning of its election.
	fn certify_recall() -> Weight;
	/// The reply of a recall's target.
	fn reply_to_recall() -> Weight;
	/// A code.
	fn set_code() -> Weight;
	/// Retiring a code.
	fn retire_code() -> Weight;
	/// Deleting a code.
	fn delete_code() -> Weight;
	/// Parameters.
	fn set_parameters() -> Weight;
	/// Declaring an outage.
	fn declare_outage() -> Weight;
	/// Removing a petition.
	fn remove() -> Weight;
	/// Stopping all petitions.
	fn dissolve() -> Weight;
	/// Watching the clock at the end of a block.
	fn on_finalize() -> Weight;
	/// Looking around in a block that has room, but for each petition's step.
	fn look_around() -> Weight;
}

/// Weights on a chain with ParityDB.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Microseconds as weight.
const fn micros(us: u64) -> Weight {
	Weight::from_parts(us.saturating_mul(1_000_000), 0)
}

/// A call with so many reads and writes.
fn call<T: frame_system::Config>(reads: u64, writes: u64) -> Weight {
	micros(200).saturating_add(T::DbWeight::get().reads_writes(reads, writes))
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn submit() -> Weight {
		call::<T>(140, 10).saturating_add(micros(500))
	}

	fn act_as_starter() -> Weight {
		call::<T>(10, 6)
	}

	fn sponsor() -> Weight {
		call::<T>(14, 8)
	}

	fn sign() -> Weight {
		call::<T>(10, 4)
	}

	fn withdraw_signature() -> Weight {
		call::<T>(10, 4)
	}

	fn sign_batch(n: u32) -> Weight {
		let n = u64::from(n);
		call::<T>(16, 8)
			.saturating_add(micros(100).saturating_mul(n))
			.saturating_add(T::DbWeight::get().reads_writes(n.saturating_mul(3), n))
	}

	fn comment() -> Weight {
		call::<T>(10, 5)
	}

	fn submit_by_name() -> Weight {
		call::<T>(140, 10).saturating_add(micros(500))
	}

	fn act_by_name() -> Weight {
		call::<T>(10, 6)
	}

	fn review() -> Weight {
		call::<T>(20, 16)
	}

	fn judge() -> Weight {
		call::<T>(20, 16)
	}

	fn respond() -> Weight {
		call::<T>(8, 3)
	}

	fn extend() -> Weight {
		call::<T>(8, 2)
	}

	fn schedule() -> Weight {
		call::<T>(6, 2)
	}

	fn record_outcome() -> Weight {
		call::<T>(8, 2)
	}

	fn hide_comment() -> Weight {
		call::<T>(14, 6)
	}

	fn restore_comment() -> Weight {
		call::<T>(14, 6)
	}

	fn void_batch() -> Weight {
		// Where the keys of a batch stand is looked up one by one.
		call::<T>(600, 6).saturating_add(micros(2_000))
	}

	fn advance_to_vote() -> Weight {
		// An election is drawn up.
		call::<T>(60, 24).saturating_add(micros(1_000))
	}

	fn advance_to_result() -> Weight {
		call::<T>(40, 10).saturating_add(micros(1_000))
	}

	fn advance_to_rest() -> Weight {
		call::<T>(12, 18)
	}

	fn certify_recall() -> Weight {
		call::<T>(60, 24).saturating_add(micros(1_000))
	}

	fn reply_to_recall() -> Weight {
		call::<T>(3, 1)
	}

	fn set_code() -> Weight {
		call::<T>(2, 2)
	}

	fn retire_code() -> Weight {
		call::<T>(2, 1)
	}

	fn delete_code() -> Weight {
		// It was edited so often at worst; each time by governance.
		call::<T>(2, 32)
	}

	fn set_parameters() -> Weight {
		call::<T>(2, 2)
	}

	fn declare_outage() -> Weight {
		call::<T>(3, 2)
	}

	fn remove() -> Weight {
		call::<T>(12, 18)
	}

	fn dissolve() -> Weight {
		call::<T>(2, 1)
	}

	fn look_around() -> Weight {
		micros(20).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn on_finalize() -> Weight {
		micros(20).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}
}
