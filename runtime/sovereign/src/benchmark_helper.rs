// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Prepares what benchmarks need of the pallets around the one that is measured.

pub mod council;
pub mod states;
pub mod surroundings;

use polkadot_sdk::{
	frame_support::traits::{fungible::Mutate, Get},
	frame_system, pallet_timestamp,
};

use crate::{AccountId, Balance, Balances, Moment, Runtime};

impl states::Chain for Runtime {
	fn set_time(now: Moment) {
		// Not through the pallet's call: Aura would object to a time without its slot.
		pallet_timestamp::Now::<Self>::put(now);
	}

	fn fund(who: &AccountId) {
		let _ = Balances::mint_into(who, Balance::MAX / 2);
	}
}
