// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls.
//!
//! Estimates, until benchmarks replace them: 20 us for a record that is read, decoded, changed and written,
//! 5 us for each group that is checked against all others.

use frame::weights_prelude::*;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// A plan.
	fn draft() -> Weight;
	/// Another plan.
	fn edit() -> Weight;
	/// Notice of a meeting.
	fn notice() -> Weight;
	/// Putting a meeting off.
	fn postpone() -> Weight;
	/// Calling a meeting off.
	fn cancel() -> Weight;
	/// An item with `d` documents.
	fn add_item(d: u32) -> Weight;
	/// Taking an item off.
	fn withdraw_item() -> Weight;
	/// Opening a meeting with `g` groups.
	fn open(g: u32) -> Weight;
	/// A count of those present with `g` groups.
	fn count_presence(g: u32) -> Weight;
	/// Closing a meeting.
	fn adjourn() -> Weight;
	/// A motion.
	fn propose() -> Weight;
	/// An amendment.
	fn amend() -> Weight;
	/// An amendment's new text.
	fn rebase() -> Weight;
	/// Taking a motion back.
	fn withdraw_motion() -> Weight;
	/// A vote counted by `g` groups.
	fn record_vote(g: u32) -> Weight;
	/// A vote on persons counted by `g` groups.
	fn record_contest(g: u32) -> Weight;
	/// A vote that waits for an election.
	fn link_election() -> Weight;
	/// A vote on persons that waits for an election.
	fn link_contest() -> Weight;
	/// The counts of an election on a motion.
	fn take_counts() -> Weight;
	/// The counts of an election of persons.
	fn take_contest() -> Weight;
	/// Minutes.
	fn publish_minutes() -> Weight;
	/// A voice for a record.
	fn certify() -> Weight;
	/// Counting an objection.
	fn object() -> Weight;
	/// Checking an objection, but for its proof.
	fn authorize_object() -> Weight;
	/// A voice for a decision, which may annul `v` votes.
	fn decide(v: u32) -> Weight;
	/// A voice for a correction, with counts by `g` groups.
	fn correct(g: u32) -> Weight;
	/// A voice for a correction of a vote on persons, with counts by `g` groups.
	fn correct_contest(g: u32) -> Weight;
	/// Forwarding a motion.
	fn forward() -> Weight;
	/// Scheduling a motion.
	fn schedule() -> Weight;
	/// Declining a motion.
	fn decline() -> Weight;
	/// Saying who carries a resolution out.
	fn assign() -> Weight;
	/// A report.
	fn report() -> Weight;
	/// Noting that something is overdue.
	fn flag() -> Weight;
	/// Moving a meeting on.
	fn advance() -> Weight;
	/// New parameters.
	fn set_parameters() -> Weight;
}

/// Weights on a chain with ParityDB.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Microseconds as weight.
const fn micros(us: u64) -> Weight {
	Weight::from_parts(us.saturating_mul(1_000_000), 0)
}

impl<T: frame_system::Config> SubstrateWeight<T> {
	/// What a call weighs that reads and writes so many records.
	fn of(us: u64, reads: u64, writes: u64) -> Weight {
		micros(us).saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn draft() -> Weight {
		Self::of(150, 7, 4)
	}

	fn edit() -> Weight {
		Self::of(100, 5, 1)
	}

	fn notice() -> Weight {
		Self::of(150, 8, 4)
	}

	fn postpone() -> Weight {
		Self::of(150, 7, 4)
	}

	fn cancel() -> Weight {
		Self::of(150, 7, 4)
	}

	fn add_item(d: u32) -> Weight {
		Self::of(120, 7, 2).saturating_add(micros(2).saturating_mul(d.into()))
	}

	fn withdraw_item() -> Weight {
		Self::of(120, 6, 2)
	}

	fn open(g: u32) -> Weight {
		Self::of(120, 5, 2).saturating_add(micros(5).saturating_mul(g.into()))
	}

	fn count_presence(g: u32) -> Weight {
		Self::of(120, 6, 2).saturating_add(micros(5).saturating_mul(g.into()))
	}

	fn adjourn() -> Weight {
		Self::of(100, 5, 1)
	}

	fn propose() -> Weight {
		Self::of(200, 12, 7)
	}

	fn amend() -> Weight {
		Self::of(200, 11, 7)
	}

	fn rebase() -> Weight {
		Self::of(120, 6, 2)
	}

	fn withdraw_motion() -> Weight {
		Self::of(150, 7, 3)
	}

	fn record_vote(g: u32) -> Weight {
		// At worst an amendment is adopted, whose motion gets another text.
		Self::of(400, 18, 12).saturating_add(micros(10).saturating_mul(g.into()))
	}

	fn record_contest(g: u32) -> Weight {
		Self::of(400, 18, 12).saturating_add(micros(10).saturating_mul(g.into()))
	}

	fn link_election() -> Weight {
		Self::of(300, 16, 6)
	}

	fn link_contest() -> Weight {
		Self::of(300, 16, 6)
	}

	fn take_counts() -> Weight {
		Self::of(400, 18, 10)
	}

	fn take_contest() -> Weight {
		Self::of(400, 18, 10)
	}

	fn publish_minutes() -> Weight {
		Self::of(250, 14, 11)
	}

	fn certify() -> Weight {
		Self::of(300, 16, 5)
	}

	fn object() -> Weight {
		Self::of(120, 7, 2)
	}

	fn authorize_object() -> Weight {
		Self::of(120, 7, 0)
	}

	fn decide(v: u32) -> Weight {
		// At worst all votes adopted amendments, or resolutions that are followed up.
		Self::of(300, 16, 7).saturating_add(Self::of(200, 14, 10).saturating_mul(v.into()))
	}

	fn correct(g: u32) -> Weight {
		Self::of(600, 30, 18).saturating_add(micros(10).saturating_mul(g.into()))
	}

	fn correct_contest(g: u32) -> Weight {
		Self::of(600, 30, 18).saturating_add(micros(10).saturating_mul(g.into()))
	}

	fn forward() -> Weight {
		Self::of(200, 10, 6)
	}

	fn schedule() -> Weight {
		Self::of(200, 10, 4)
	}

	fn decline() -> Weight {
		Self::of(120, 6, 2)
	}

	fn assign() -> Weight {
		Self::of(250, 12, 6)
	}

	fn report() -> Weight {
		Self::of(250, 12, 6)
	}

	fn flag() -> Weight {
		Self::of(120, 6, 3)
	}

	fn advance() -> Weight {
		Self::of(120, 4, 3)
	}

	fn set_parameters() -> Weight {
		Self::of(60, 2, 2)
	}
}
