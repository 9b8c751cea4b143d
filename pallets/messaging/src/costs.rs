// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! That the parameters make sense, and the dearest case of every call fits a block.

use crate::*;
use caucus_support::limits::{assert_calls_fit, some_value};

impl<T: Config> Pallet<T> {
	/// Asserts that what is promised can be kept.
	pub(crate) fn check_integrity() {
		assert!(Parameters::default().is_sane(), "the defaults are out of range");
		let (period, organization, expected_version) = (0, 0, 0);
		let account = some_value::<T::AccountId>;
		let (role, bundle) = (Role::Chair, Bundle::truncate_from(alloc::vec![0; 256]));
		assert_calls_fit::<T, Call<T>>(&[
			Call::claim { period, account: account(), consent: some_value(), proof: Box::new(some_value()) },
			Call::begin_period {},
			Call::publish_address { organization, role, bundle },
			Call::withdraw_address { organization, role, who: account() },
			Call::set_parameters { expected_version, parameters: Parameters::default() },
		]);
	}
}
