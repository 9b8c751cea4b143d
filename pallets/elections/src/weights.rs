// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls and of what they are made of.

use frame::weights_prelude::*;

/// Weights of the pallet's calls, and of the steps that they and the hooks are made of.
pub trait WeightInfo {
	/// Drawing up an election with `n` nominees.
	fn draw_up(n: u32) -> Weight;
	/// Drawing up what an earlier contest asks for; the plan itself comes on top.
	fn draw_up_follow_up() -> Weight;
	/// Accepting a nomination.
	fn accept_nomination() -> Weight;
	/// Dropping a candidate.
	fn drop_candidate() -> Weight;
	/// Calling trustees.
	fn call_trustees() -> Weight;
	/// Withdrawing a draft, whose nominees are set free.
	fn withdraw_draft() -> Weight;
	/// Withdrawing an election that is Ready, with all sums and polls.
	fn withdraw_ready() -> Weight;
	/// Checking a ballot with `o` options.
	fn authorize_cast(o: u32) -> Weight;
	/// Counting a ballot with `o` options in `c` contests.
	fn cast(c: u32, o: u32) -> Weight;
	/// Checking `n` ballots of two options together.
	fn authorize_batch(n: u32) -> Weight;
	/// What `o` options add to the check of a batch.
	fn check_choices(o: u32) -> Weight;
	/// What a batch takes besides checking and counting its ballots.
	fn cast_batch() -> Weight;
	/// The dearest step of making a key.
	fn advance_key() -> Weight;
	/// Giving up an election whose key could not be made.
	fn advance_failed_key() -> Weight;
	/// Cutting the roll once the key stands.
	fn advance_to_roll() -> Weight;
	/// Settling the roll once its windows are over.
	fn advance_due_roll() -> Weight;
	/// Noting that the trustees' time for their seeds is over.
	fn advance_seeds() -> Weight;
	/// Having the rings built once all seeds are there.
	fn advance_to_rings() -> Weight;
	/// Fixing everything.
	fn advance_to_ready() -> Weight;
	/// Opening an election.
	fn advance_to_open() -> Weight;
	/// Closing an election.
	fn advance_to_closed() -> Weight;
	/// Working out outcomes when a poll is missing.
	fn advance_to_outcomes() -> Weight;
	/// Ending an election.
	fn advance_to_final() -> Weight;
	/// Checking the totals of `s` options against the shares of the largest ceremony.
	fn announce(s: u32) -> Weight;
	/// Sealing a poll.
	fn seal_poll() -> Weight;
	/// Revealing the last poll.
	fn reveal_poll() -> Weight;
	/// Prolonging voting.
	fn prolong() -> Weight;
	/// Certifying a result.
	fn certify() -> Weight;
	/// Objecting to a result.
	fn object() -> Weight;
	/// Annulling an election.
	fn rule() -> Weight;
	/// What is looked at in every block.
	fn on_idle() -> Weight;
	/// Looking whether an election is due.
	fn look_at_election() -> Weight;
	/// Clearing `n` votes.
	fn clear_votes(n: u32) -> Weight;
}

/// Weights on a chain with ParityDB.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn draw_up(n: u32) -> Weight {
		Weight::from_parts(4_000_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(3, 4))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(n.into()))
	}

	fn draw_up_follow_up() -> Weight {
		Weight::from_parts(1_500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn accept_nomination() -> Weight {
		Weight::from_parts(1_500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn drop_candidate() -> Weight {
		Weight::from_parts(5_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}

	fn call_trustees() -> Weight {
		Weight::from_parts(15_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1030, 1028))
	}

	fn withdraw_draft() -> Weight {
		Weight::from_parts(12_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1028, 1028))
	}

	fn withdraw_ready() -> Weight {
		Weight::from_parts(4_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 140))
	}

	fn authorize_cast(o: u32) -> Weight {
		Weight::from_parts(24_000_000_000, 0)
			.saturating_add(Weight::from_parts(200_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 0))
	}

	fn cast(c: u32, o: u32) -> Weight {
		Weight::from_parts(1_500_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(100_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 2))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(c.into()))
	}

	fn authorize_batch(n: u32) -> Weight {
		Weight::from_parts(24_000_000_000, 0)
			.saturating_add(Weight::from_parts(5_600_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 0))
			.saturating_add(T::DbWeight::get().reads_writes(2, 0).saturating_mul(n.into()))
	}

	fn check_choices(o: u32) -> Weight {
		Weight::from_parts(1_500_000_000, 0)
			.saturating_add(Weight::from_parts(120_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 0))
	}

	fn cast_batch() -> Weight {
		Weight::from_parts(2_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}

	fn advance_key() -> Weight {
		Weight::from_parts(480_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(70, 2))
	}

	fn advance_failed_key() -> Weight {
		Weight::from_parts(5_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(240, 240))
	}

	fn advance_to_roll() -> Weight {
		Weight::from_parts(3_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(8, 6))
	}

	fn advance_due_roll() -> Weight {
		Weight::from_parts(2_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}

	fn advance_seeds() -> Weight {
		Weight::from_parts(3_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(72, 4))
	}

	fn advance_to_rings() -> Weight {
		Weight::from_parts(2_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(40, 5))
	}

	fn advance_to_ready() -> Weight {
		Weight::from_parts(5_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(8, 70))
	}

	fn advance_to_open() -> Weight {
		Weight::from_parts(2_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	fn advance_to_closed() -> Weight {
		Weight::from_parts(4_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(140, 3))
	}

	fn advance_to_outcomes() -> Weight {
		Weight::from_parts(20_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(118, 3))
	}

	fn advance_to_final() -> Weight {
		Weight::from_parts(2_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(7, 4))
	}

	fn announce(s: u32) -> Weight {
		Weight::from_parts(5_000_000_000, 0)
			.saturating_add(Weight::from_parts(900_000_000, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(170, 4))
	}

	fn seal_poll() -> Weight {
		Weight::from_parts(1_500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}

	fn reveal_poll() -> Weight {
		Weight::from_parts(20_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(120, 4))
	}

	fn prolong() -> Weight {
		Weight::from_parts(2_500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}

	fn certify() -> Weight {
		Weight::from_parts(3_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}

	fn object() -> Weight {
		Weight::from_parts(1_500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}

	fn rule() -> Weight {
		Weight::from_parts(2_500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 6))
	}

	fn on_idle() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 0))
	}

	fn look_at_election() -> Weight {
		Weight::from_parts(1_000_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 0))
	}

	fn clear_votes(n: u32) -> Weight {
		Weight::from_parts(100_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads_writes(2, 1).saturating_mul(n.into()))
	}
}
