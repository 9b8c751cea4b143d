// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Taking an authorisation of new code back.

use crate::*;
use frame::deps::{
	frame_support::{storage::storage_prefix, traits::PalletInfoAccess},
	sp_io,
};

impl<T: Config> Pallet<T> {
	/// The system has no call for it, and none of its functions: what it stored is removed.
	pub(crate) fn do_withdraw_upgrade() -> DispatchResult {
		ensure!(frame_system::Pallet::<T>::authorized_upgrade().is_some(), Error::<T>::NothingAuthorized);
		let system = <frame_system::Pallet<T> as PalletInfoAccess>::name();
		sp_io::storage::clear(&storage_prefix(system.as_bytes(), b"AuthorizedUpgrade"));
		Self::deposit_event(Event::UpgradeWithdrawn);
		Ok(())
	}
}
