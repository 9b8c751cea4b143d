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
		let now = Self::now();
		let withdrawn = Withdrawn::<T>::get().iter().any(|(code, until)| *code == code_hash && now < *until);
		ensure!(by == Authority::Members || !withdrawn, Error::<T>::WithdrawnByMembers);
		let (_, Parameters { notice, .. }) = Settings::<T>::get();
		let upgrade = Upgrade::announced(code_hash, by, now, notice);
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
		// What was voted for under the old code may mean something else under the new.
		T::Chamber::drop_motions();
		Ok(())
	}

	/// The council takes back what it authorised.
	pub(crate) fn do_withdraw_upgrade() -> DispatchResult {
		let upgrade = Self::authorized().ok_or(Error::<T>::NothingAuthorized)?;
		ensure!(upgrade.by == Authority::Council, Error::<T>::MembersDecided);
		Self::drop_upgrade(upgrade.code_hash);
		Ok(())
	}

	/// Members say that code is not to come: it does not, and the council cannot authorise it for a while. That
	/// it took it back just before changes nothing.
	pub(crate) fn do_refuse_upgrade(code_hash: H256) {
		let (_, Parameters { binding, .. }) = Settings::<T>::get();
		let now = Self::now();
		let earlier = Withdrawn::<T>::get().into_iter();
		let stands: Vec<_> = earlier.filter(|(code, until)| *code != code_hash && now < *until).collect();
		// The oldest make room.
		let oldest = stands.len().saturating_add(1).saturating_sub(MAX_WITHDRAWN as usize);
		let kept = stands.into_iter().skip(oldest).chain([(code_hash, now.saturating_add(binding))]);
		Withdrawn::<T>::put(BoundedVec::truncate_from(kept.collect()));
		Self::drop_upgrade(code_hash);
	}

	/// Code is not authorised any more, if it was.
	fn drop_upgrade(code_hash: H256) {
		if PendingUpgrade::<T>::get().is_some_and(|upgrade| upgrade.code_hash == code_hash) {
			PendingUpgrade::<T>::kill();
		}
		Self::deposit_event(Event::UpgradeWithdrawn { code_hash });
	}

	/// What a council authorised falls with it.
	pub(crate) fn drop_upgrade_of_council() {
		if let Some(upgrade) = Self::authorized().filter(|upgrade| upgrade.by == Authority::Council) {
			Self::drop_upgrade(upgrade.code_hash);
		}
	}
}
