// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What calls weigh that do one of several things, and that all of it fits a block.

use crate::*;
use caucus_support::limits::{assert_calls_fit, some_value};

impl<T: Config> Pallet<T> {
	/// What a batch of so many weighs, of one meeting or of several.
	pub(crate) fn weight_of_batch(items: u32) -> Weight {
		T::WeightInfo::attest(items).max(T::WeightInfo::attest_pooled(items))
	}

	/// What the dearest pieces weigh.
	pub(crate) fn weight_of_pieces(pieces: u32) -> Weight {
		T::WeightInfo::advance_counting(pieces)
			.max(T::WeightInfo::advance_publishing(pieces))
			.max(T::WeightInfo::advance_expiring(pieces))
	}

	/// Asserts that every call fits a block, however large it is.
	pub(crate) fn assert_calls_fit() {
		let (attestation, indicator, expected_version) = (0, 0, 0);
		let (account, reason): (T::AccountId, ContentRef) = (some_value(), some_value());
		let (occasion, terms): (Occasion, Terms) = (some_value(), some_value());
		let text = BoundedVec::new;
		let items = alloc::vec![some_value::<Item<T::AccountId>>(); MAX_BATCH as usize];
		assert_calls_fit::<T, Call<T>>(&[
			Call::bind {
				year: 0,
				account: account.clone(),
				consent: some_value(),
				proof: Box::new(some_value()),
			},
			Call::end_account { account },
			Call::opt_out {},
			Call::burn { points: 1 },
			Call::attest { occasion, items: BoundedVec::truncate_from(items) },
			Call::dispute { attestation, reason },
			Call::decide { attestation, uphold: true, reason },
			Call::correct { attestation, reason },
			Call::advance { period: 0, pieces: MAX_PIECE },
			Call::add_indicator {
				kind: Kind::Event,
				code: BoundedVec::new(),
				name: text(),
				name_en: text(),
				terms,
			},
			Call::change_indicator { indicator, expected_version, terms },
			Call::retire_indicator { indicator },
			Call::set_parameters { expected_version, parameters: Parameters::default() },
		]);
	}
}
