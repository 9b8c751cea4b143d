// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The unit and what a transaction costs.
//!
//! The unit exists to ration block space and for nothing else. Ballots, signatures under petitions
//! and officers' duties are free within quotas; every other transaction pays for the computation
//! and the bytes that it takes.
//!
//! Prices are fixed. A price that follows demand would rise with every election, because free
//! ballots fill blocks like anything else, and those who pay would pay for it.

use polkadot_sdk::{
	frame_support::{parameter_types, weights::ConstantMultiplier},
	pallet_transaction_payment::{ConstFeeMultiplier, Multiplier},
};

use crate::Balance;

/// Symbol of the unit.
pub const TOKEN_SYMBOL: &str = "CAU";

/// Decimal places of the unit.
pub const TOKEN_DECIMALS: u8 = 12;

/// One unit.
pub const UNIT: Balance = 1_000_000_000_000;

/// A thousandth of a unit.
pub const MILLIUNIT: Balance = UNIT / 1_000;

/// A millionth of a unit.
pub const MICROUNIT: Balance = MILLIUNIT / 1_000;

/// Least balance that keeps an account in the state. An account that falls below it is removed.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLIUNIT;

parameter_types! {
	/// Price of a picosecond of computation. Ten units buy a second, so that the smallest
	/// transaction costs about a thousandth of a unit.
	pub const FeePerPicosecond: Balance = 10;

	/// Price of a byte in a block. A megabyte costs one unit.
	pub const FeePerByte: Balance = MICROUNIT;

	/// Factor on the price of computation: none.
	pub const FeeMultiplier: Multiplier = Multiplier::from_u32(1);
}

/// Price of computation.
pub type WeightToFee = ConstantMultiplier<Balance, FeePerPicosecond>;

/// Price of length.
pub type LengthToFee = ConstantMultiplier<Balance, FeePerByte>;

/// How the price of computation moves from block to block: it does not.
pub type FeeMultiplierUpdate = ConstFeeMultiplier<FeeMultiplier>;

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::frame_support::weights::{constants::ExtrinsicBaseWeight, Weight, WeightToFee as _};

	#[test]
	fn decimals_match_the_unit() {
		assert_eq!(UNIT, Balance::pow(10, TOKEN_DECIMALS.into()));
	}

	#[test]
	fn the_smallest_transaction_costs_about_a_thousandth_of_a_unit() {
		let fee = WeightToFee::weight_to_fee(&ExtrinsicBaseWeight::get());

		assert!((MILLIUNIT..2 * MILLIUNIT).contains(&fee), "fee is {fee}");
	}

	#[test]
	fn a_megabyte_costs_one_unit() {
		assert_eq!(LengthToFee::weight_to_fee(&Weight::from_parts(1_000_000, 0)), UNIT);
	}
}
