// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Weights of `pallet_governance`, estimated until `./scripts/bench weights` measures them.

#![allow(missing_docs, unused_parens)]

use frame::weights_prelude::*;

/// What the calls weigh.
pub trait WeightInfo {
	fn name_election() -> Weight;
	fn take_seats() -> Weight;
	fn resign() -> Weight;
	fn advance() -> Weight;
	fn propose() -> Weight;
	fn decide() -> Weight;
	fn enact() -> Weight;
	fn authorize_upgrade() -> Weight;
	fn withdraw_upgrade() -> Weight;
	fn set_parameters() -> Weight;
	fn apply_upgrade(b: u32) -> Weight;
	fn withdraw_referendum() -> Weight;
	fn refuse_upgrade() -> Weight;
}

/// Weights on a chain with the database weights of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn name_election() -> Weight {
		Weight::from_parts(120_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}

	fn take_seats() -> Weight {
		Weight::from_parts(900_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(142_u64))
			.saturating_add(T::DbWeight::get().writes(201_u64))
	}

	fn resign() -> Weight {
		Weight::from_parts(250_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(24_u64))
	}

	fn advance() -> Weight {
		Weight::from_parts(800_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(100_u64))
			.saturating_add(T::DbWeight::get().writes(120_u64))
	}

	fn propose() -> Weight {
		Weight::from_parts(260_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(22_u64))
	}

	fn decide() -> Weight {
		Weight::from_parts(300_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(31_u64))
			.saturating_add(T::DbWeight::get().writes(27_u64))
	}

	fn enact() -> Weight {
		Weight::from_parts(180_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().writes(42_u64))
	}

	fn authorize_upgrade() -> Weight {
		Weight::from_parts(16_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	fn withdraw_upgrade() -> Weight {
		Weight::from_parts(18_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	fn set_parameters() -> Weight {
		Weight::from_parts(16_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn apply_upgrade(b: u32) -> Weight {
		Weight::from_parts(30_000_000, 6095)
			.saturating_add(Weight::from_parts(1_100, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}

	fn refuse_upgrade() -> Weight {
		Weight::from_parts(22_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}

	fn withdraw_referendum() -> Weight {
		Weight::from_parts(140_000_000, 6095)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
}
