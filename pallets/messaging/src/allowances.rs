// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What nodes read to know what an account may keep: keys of the state outside of all pallets, which the
//! statement store prescribes. This pallet alone writes them.

use crate::*;
use sp_statement_store::{decrease_allowance_by, increase_allowance_by};

impl<T: Config> Pallet<T> {
	/// Lets an account keep so much more on nodes.
	pub(crate) fn allow(account: &T::AccountId, allowance: Allowance) {
		increase_allowance_by(account.encode(), allowance.into());
	}

	/// Lets an account keep so much less. Nodes drop what is beyond.
	pub(crate) fn disallow(account: &T::AccountId, allowance: Allowance) {
		decrease_allowance_by(account.encode(), allowance.into());
	}
}
