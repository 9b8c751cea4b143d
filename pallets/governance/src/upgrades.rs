// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! New code: authorised, due after its notice, applied by anybody, and lapsing.
//!
//! The system's own authorisation is never used: it knows no notice, never ends, and lets whoever has the
//! code apply it at once.

use crate::*;
use frame::deps::frame_system::SetCode;

impl<T: Config> Pallet<T> {
	/// The code that is authorised and has not lapsed.
	pub(crate) fn authorized() -> Option<Upgrade> {
		PendingUpgrade::<T>::get().filter(|upgrade| Self::now() < upgrade.lapses)
	}

	/// Whether elections wait for code that is due, or that was applied in this very block: what is prepared
	/// under the old code must not be voted on under the new.
	pub fn has_first_chance() -> bool {
		let now = Self::now();
		AppliedIn::<T>::get() == Some(frame_system::Pallet::<T>::block_number())
			|| PendingUpgrade::<T>::get().is_some_and(|upgrade| upgrade.due <= now && now < upgrade.yields)
	}

	pub(crate) fn do_authorize_upgrade(by: Authority, code_hash: H256) -> DispatchResult {
		// What the council authorised gives way to what members decide, and nothing else does.
		let stands = Self::authorized()
			.is_some_and(|upgrade| by == Authority::Council || upgrade.by == Authority::Members);
		ensure!(!stands, Error::<T>::UpgradeAuthorized);
		let (_, Parameters { notice, .. }) = Settings::<T>::get();
		let upgrade = Upgrade::announced(code_hash, by, Self::now(), notice);
		PendingUpgrade::<T>::put(upgrade);
		Self::deposit_event(Event::UpgradeAuthorized {
			code_hash,
			by,
			due: upgrade.due,
			lapses: upgrade.lapses,
		});
		Ok(())
	}

	pub(crate) fn do_apply_upgrade(code: Vec<u8>) -> DispatchResult {
		let upgrade = Self::authorized().ok_or(Error::<T>::NothingAuthorized)?;
		ensure!(Self::now() >= upgrade.due, Error::<T>::UpgradeNotDue);
		let code_hash = H256(caucus_primitives::blake2_256(&[&code]));
		ensure!(code_hash == upgrade.code_hash, Error::<T>::OtherCode);
		frame_system::Pallet::<T>::can_set_code(&code, true).into_result()?;
		<T as frame_system::Config>::OnSetCode::set_code(code)?;
		PendingUpgrade::<T>::kill();
		AppliedIn::<T>::put(frame_system::Pallet::<T>::block_number());
		Ok(())
	}

	/// Takes an authorisation back; `members` says in whose name.
	pub(crate) fn do_withdraw_upgrade(members: bool) -> DispatchResult {
		let upgrade = Self::authorized().ok_or(Error::<T>::NothingAuthorized)?;
		ensure!(members || upgrade.by == Authority::Council, Error::<T>::MembersDecided);
		PendingUpgrade::<T>::kill();
		Self::deposit_event(Event::UpgradeWithdrawn { code_hash: upgrade.code_hash });
		Ok(())
	}

	/// What a council authorised falls with it.
	pub(crate) fn drop_upgrade_of_council() {
		if Self::authorized().is_some_and(|upgrade| upgrade.by == Authority::Council) {
			// It is the council's, so it can be withdrawn.
			let _ = Self::do_withdraw_upgrade(false);
		}
	}
}
