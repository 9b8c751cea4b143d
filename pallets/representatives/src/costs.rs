// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! That the dearest case of every call fits a block.

use crate::*;
use caucus_support::limits::{assert_calls_fit, some_value};

impl<T: Config> Pallet<T> {
	/// Asserts that the defaults can be kept, and that the dearest case of every call fits a block.
	pub(crate) fn check_integrity() {
		assert!(Parameters::default().is_sane(), "the defaults are out of range");
		assert_calls_fit::<T, Call<T>>(&Self::dearest_calls());
	}

	/// Every call, as dear as it can be.
	fn dearest_calls() -> [Call<T>; 17] {
		let (representative, fact, evaluation, feed, expected_version) = (0, 0, 0, 0, 0);
		let (reason, word): (ContentRef, Confirmation) = (some_value(), some_value());
		let (alias, digest): (Alias, Digest) = ([0; 32], [0; 32]);
		[
			Call::enter { entries: full(some_value()) },
			Call::describe { representative, expected_version, description: some_value() },
			Call::set_account { representative, account: None },
			Call::record { entries: full(some_value()) },
			Call::confirm { confirmations: full(word) },
			Call::settle { facts: full(fact) },
			Call::correct { fact, expected_version, body: some_value(), reason },
			Call::withdraw { fact, expected_version, reason },
			Call::reply { about: About::Fact(fact), text: Default::default() },
			Call::add_feed { name: Default::default(), url: Default::default(), every: 0 },
			Call::report_feed { feed, at: 0, digest },
			Call::flag_feed { feed },
			Call::begin_evaluation { representative },
			Call::seal { evaluation, seal: digest, proof: Box::new(some_value()) },
			Call::open { evaluation, alias, answers: some_value(), salt: digest },
			Call::advance { evaluation, pieces: u32::MAX },
			Call::set_parameters { expected_version, parameters: Parameters::default() },
		]
	}
}

/// A list of as many as a call takes.
fn full<X: Clone>(one: X) -> Batch<X> {
	Batch::truncate_from(alloc::vec![one; MAX_BATCH as usize])
}
