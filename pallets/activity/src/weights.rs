// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of the pallet's calls.
//!
//! Estimates: 100 us for a signature, 40 us to handle an account of a batch or of a period, 20 us for a row.
//! The ring proof of a binding is weighed by the registry.

use frame::weights_prelude::*;

/// Weights of the pallet's calls.
pub trait WeightInfo {
	/// Checking a binding, but for its ring proof.
	fn authorize_bind() -> Weight;
	/// Making a binding.
	fn bind() -> Weight;
	/// Letting an account go.
	fn end_account() -> Weight;
	/// Opting out.
	fn opt_out() -> Weight;
	/// Burning points.
	fn burn() -> Weight;
	/// A batch of `n` attestations, of one meeting.
	fn attest(n: u32) -> Weight;
	/// A batch of `n` attestations, of several meetings.
	fn attest_pooled(n: u32) -> Weight;
	/// A dispute.
	fn dispute() -> Weight;
	/// A decision.
	fn decide() -> Weight;
	/// A voice for a correction.
	fn correct() -> Weight;
	/// Counting what `n` accounts did.
	fn advance_counting(n: u32) -> Weight;
	/// Publishing `n` families of rows.
	fn advance_publishing(n: u32) -> Weight;
	/// Taking expired points off `n` accounts.
	fn advance_expiring(n: u32) -> Weight;
	/// Adding an indicator.
	fn add_indicator() -> Weight;
	/// Changing an indicator.
	fn change_indicator() -> Weight;
	/// Retiring an indicator.
	fn retire_indicator() -> Weight;
	/// Changing the parameters.
	fn set_parameters() -> Weight;
	/// Looking whether a campaign runs.
	fn watch_campaigns() -> Weight;
}

/// Weights on a chain with ParityDB.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Microseconds as weight.
const fn micros(us: u64) -> Weight {
	Weight::from_parts(us.saturating_mul(1_000_000), 0)
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn authorize_bind() -> Weight {
		micros(300).saturating_add(T::DbWeight::get().reads(5))
	}

	fn bind() -> Weight {
		micros(100).saturating_add(T::DbWeight::get().reads_writes(5, 4))
	}

	fn end_account() -> Weight {
		micros(300).saturating_add(T::DbWeight::get().reads_writes(7, 7))
	}

	fn opt_out() -> Weight {
		micros(100).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn burn() -> Weight {
		micros(300).saturating_add(T::DbWeight::get().reads_writes(5, 5))
	}

	fn attest(n: u32) -> Weight {
		let n = u64::from(n);
		// At worst an account did much else in the same meeting.
		micros(500).saturating_add(micros(150).saturating_mul(n)).saturating_add(
			T::DbWeight::get().reads_writes(
				n.saturating_mul(37).saturating_add(80),
				n.saturating_mul(4).saturating_add(24),
			),
		)
	}

	fn attest_pooled(n: u32) -> Weight {
		let n = u64::from(n);
		micros(500).saturating_add(micros(60).saturating_mul(n)).saturating_add(
			T::DbWeight::get().reads_writes(
				n.saturating_mul(7).saturating_add(120),
				n.saturating_mul(4).saturating_add(32),
			),
		)
	}

	fn dispute() -> Weight {
		micros(200).saturating_add(T::DbWeight::get().reads_writes(10, 4))
	}

	fn decide() -> Weight {
		micros(200).saturating_add(T::DbWeight::get().reads_writes(8, 3))
	}

	fn correct() -> Weight {
		micros(500).saturating_add(T::DbWeight::get().reads_writes(48, 9))
	}

	fn advance_counting(n: u32) -> Weight {
		let n = u64::from(n);
		// An account has at most 32 entries in five rows each.
		micros(500).saturating_add(micros(4_000).saturating_mul(n)).saturating_add(
			T::DbWeight::get().reads_writes(
				n.saturating_mul(550).saturating_add(68),
				n.saturating_mul(170).saturating_add(194),
			),
		)
	}

	fn advance_publishing(n: u32) -> Weight {
		let n = u64::from(n);
		// A family has at most 256 rows, each of which is taken, published, and has a family itself.
		micros(100).saturating_add(micros(4_000).saturating_mul(n)).saturating_add(
			T::DbWeight::get().reads_writes(
				n.saturating_mul(258).saturating_add(2),
				n.saturating_mul(769).saturating_add(2),
			),
		)
	}

	fn advance_expiring(n: u32) -> Weight {
		let n = u64::from(n);
		micros(100).saturating_add(micros(300).saturating_mul(n)).saturating_add(
			T::DbWeight::get()
				.reads_writes(n.saturating_mul(6).saturating_add(2), n.saturating_mul(5).saturating_add(2)),
		)
	}

	fn add_indicator() -> Weight {
		micros(200).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}

	fn change_indicator() -> Weight {
		micros(100).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	fn retire_indicator() -> Weight {
		micros(100).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn set_parameters() -> Weight {
		micros(100).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn watch_campaigns() -> Weight {
		// Elections that are under way are looked through.
		micros(500).saturating_add(T::DbWeight::get().reads_writes(70, 1))
	}
}
