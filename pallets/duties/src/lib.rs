// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Duties
//!
//! What officers, trustees and nominees do for the party costs them nothing: many of their accounts have
//! no money at all. A pallet says of each of its calls for whom it is free (`#[pallet::feeless_if]`).
//! This one sees to it that nobody can do the chain harm with that.
//!
//! ## Terminology
//!
//! - **Duty**: a signed call that is free for its signer at this moment.
//! - **Usage**: how much weight an account's duties had on a day, and how many of them failed.
//! - **Day**: twenty-four hours, counted from 1970-01-01T00:00Z.
//!
//! ## Rules
//!
//! 1. A duty goes ahead of ballots, so that an election cannot be kept from closing by the ballots that
//!    fill its blocks. That holds for [`Config::UrgentWeight`] an account and day.
//! 2. An account has [`Config::FreeWeight`] of duties a day, and [`Config::FreeFailures`] that fail.
//!    After that it pays like anybody, until the next day.
//!
//! ## Invariants
//!
//! - **I1** No usage is of a day to come, and none is above the limits by more than its last duty.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod extension;

#[cfg(test)]
mod tests;

pub use extension::FreeDuties;
pub use pallet::*;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use scale_info::TypeInfo;

/// Milliseconds of a day.
const DAY: u64 = 24 * 60 * 60 * 1_000;

/// What an account's duties took on one day.
#[derive(
	Clone, Copy, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Usage {
	/// The day, counted from 1970-01-01.
	pub day: u32,
	/// Computation of its duties, in picoseconds of the reference machine.
	#[codec(compact)]
	pub weight: u64,
	/// How many of them failed.
	pub failures: u8,
}

/// Says which calls go ahead of others in the pool although they are paid for.
pub trait Precedence<Call> {
	/// The priority of a call, if it is not that of its fee.
	fn of(call: &Call) -> Option<TransactionPriority>;
}

/// Says which calls are duties of pallets that do not know of duties.
pub trait Duty<AccountId, Call> {
	/// Whether a call is free for an account at this moment.
	fn is_duty(who: &AccountId, call: &Call) -> bool;
}

impl<AccountId, Call> Duty<AccountId, Call> for () {
	fn is_duty(_: &AccountId, _: &Call) -> bool {
		false
	}
}

#[frame::pallet]
pub mod pallet {
	use super::*;
	use frame::traits::UnixTime;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The block's time.
		type Time: UnixTime;

		/// Calls that go ahead although they are paid for.
		type Precedence: Precedence<Self::RuntimeCall>;

		/// Duties besides those that pallets declare themselves.
		type Duty: Duty<Self::AccountId, Self::RuntimeCall>;

		/// How much computation an account's duties may take in a day, in picoseconds.
		#[pallet::constant]
		type FreeWeight: Get<u64>;

		/// How much of it goes ahead of ballots, in picoseconds.
		#[pallet::constant]
		type UrgentWeight: Get<u64>;

		/// How many duties of an account may fail in a day.
		#[pallet::constant]
		type FreeFailures: Get<u8>;
	}

	/// What accounts' duties took on the last day on which they had any.
	#[pallet::storage]
	pub type Usages<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Usage, ValueQuery>;

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What an account's duties took today.
		pub fn usage(who: T::AccountId) -> Usage {
			Self::today(&who)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::UrgentWeight::get() <= T::FreeWeight::get(), "what is urgent is not free");
			let block = T::BlockWeights::get().max_block.ref_time();
			assert!(T::UrgentWeight::get() >= block, "a duty could be too large to be urgent");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

impl<T: Config> Pallet<T> {
	fn day() -> u32 {
		let now: u64 = <T::Time as frame::traits::UnixTime>::now().as_millis().saturated_into();
		now.checked_div(DAY).unwrap_or_default().saturated_into()
	}

	/// What an account's duties took today.
	fn today(who: &T::AccountId) -> Usage {
		let (usage, day) = (Usages::<T>::get(who), Self::day());
		if usage.day == day {
			usage
		} else {
			Usage { day, ..Default::default() }
		}
	}

	/// Whether a duty of this weight is free; and whether it goes ahead of ballots.
	fn terms(who: &T::AccountId, weight: Weight) -> (bool, bool) {
		let usage = Self::today(who);
		let after = usage.weight.saturating_add(weight.ref_time());
		let free = after <= T::FreeWeight::get() && usage.failures < T::FreeFailures::get();
		(free, free && after <= T::UrgentWeight::get())
	}

	/// Notes a duty that was done, or that failed.
	fn note(who: &T::AccountId, weight: Weight, failed: bool) {
		let mut usage = Self::today(who);
		usage.weight = usage.weight.saturating_add(weight.ref_time());
		usage.failures = usage.failures.saturating_add(failed.into());
		Usages::<T>::insert(who, usage);
	}

	/// Checks the invariants.
	#[cfg(any(feature = "std", feature = "try-runtime"))]
	pub fn do_try_state() -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
		let (today, block) = (Self::day(), T::BlockWeights::get().max_block.ref_time());
		for usage in Usages::<T>::iter_values() {
			ensure!(usage.day <= today, "I1: a day to come");
			ensure!(usage.failures <= T::FreeFailures::get(), "I1: too many failures");
			ensure!(usage.weight <= T::FreeWeight::get().saturating_add(block), "I1: too much weight");
		}
		Ok(())
	}
}
