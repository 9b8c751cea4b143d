// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who holds which office.

use crate::*;
use alloc::vec::Vec;
use caucus_members_core::registry::ChapterId;
use caucus_primitives::Digest;
use caucus_support::agreement::{topic, Agreement, AgreementError};
use frame::{deps::frame_system::RawOrigin, traits::EnsureOrigin};

/// What a topic of staffing begins with.
const STAFFING: &[u8] = b"caucus/members/staffing";

/// Registrars that there are at least, once there are so many: each needs another to do anything.
const LEAST_REGISTRARS: usize = 2;

impl<T> From<AgreementError> for Error<T> {
	fn from(error: AgreementError) -> Self {
		match error {
			AgreementError::SamePerson => Self::SamePerson,
			AgreementError::TooMany => Self::TooManyWaiting,
		}
	}
}

/// What happens to an office.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Debug)]
pub(crate) enum Act {
	/// Somebody enters upon it.
	Appoint,
	/// Somebody leaves it.
	Remove,
}

/// The appeals body, for the origin of other pallets' calls: any one of its members.
pub struct EnsureAppeals<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<OriginFor<T>> for EnsureAppeals<T> {
	type Success = T::AccountId;

	fn try_origin(origin: OriginFor<T>) -> Result<T::AccountId, OriginFor<T>> {
		match ensure_signed(origin.clone()) {
			Ok(who) if Appeals::<T>::get().contains(&who) => Ok(who),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<OriginFor<T>, ()> {
		Appeals::<T>::get().first().map(|who| RawOrigin::Signed(who.clone()).into()).ok_or(())
	}
}

impl<T: Config> Pallet<T> {
	/// The signer, if a registrar.
	pub(crate) fn ensure_registrar(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		let who = ensure_signed(origin)?;
		ensure!(Registrars::<T>::get().contains(&who), Error::<T>::NotARegistrar);
		Ok(who)
	}

	/// The signer, if a secretary, and the chapter.
	pub(crate) fn ensure_secretary(origin: OriginFor<T>) -> Result<(T::AccountId, ChapterId), DispatchError> {
		let who = ensure_signed(origin)?;
		let chapter = SecretaryOf::<T>::get(&who).ok_or(Error::<T>::NotASecretary)?;
		Ok((who, chapter))
	}

	/// The signer, if a registrar or a secretary of whatever chapter.
	pub(crate) fn ensure_objector(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		let who = ensure_signed(origin)?;
		let may = Registrars::<T>::get().contains(&who) || SecretaryOf::<T>::contains_key(&who);
		ensure!(may, Error::<T>::NotAnObjector);
		Ok(who)
	}

	/// The signer, if of the appeals body.
	pub(crate) fn ensure_appeals(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		let who = ensure_signed(origin)?;
		ensure!(Appeals::<T>::get().contains(&who), Error::<T>::NotOfAppeals);
		Ok(who)
	}

	/// The offices of an account.
	pub(crate) fn list_offices(who: &T::AccountId) -> Vec<Office> {
		let registrar = Registrars::<T>::get().contains(who).then_some(Office::Registrar);
		let secretary = SecretaryOf::<T>::get(who).map(Office::Secretary);
		let appeals = Appeals::<T>::get().contains(who).then_some(Office::Appeals);
		[registrar, secretary, appeals].into_iter().flatten().collect()
	}

	/// Checks an appointment or a removal, and adds a voice to it. Changes nothing.
	pub(crate) fn weigh_staffing(
		origin: OriginFor<T>,
		act: Act,
		office: Office,
		who: &T::AccountId,
	) -> Result<(T::AccountId, Agreement, Staffing<T>), DispatchError> {
		let by = T::AppointOrigin::ensure_origin(origin)?;
		match act {
			Act::Appoint => Self::ensure_can_enter(office, who)?,
			Act::Remove => Self::ensure_can_leave(office, who)?,
		}
		let mut waiting = StaffingAgreements::<T>::get();
		let topic: Digest = topic(STAFFING, &(act, office, who));
		waiting.recheck(&topic, |first| {
			T::AppointOrigin::ensure_origin(RawOrigin::Signed(first.clone()).into()).is_ok()
		});
		let agreement = waiting.agree(topic, &by, Self::now()).map_err(Error::<T>::from)?;
		Ok((by, agreement, waiting))
	}

	pub(crate) fn do_staff(
		origin: OriginFor<T>,
		act: Act,
		office: Office,
		who: T::AccountId,
	) -> DispatchResult {
		let (by, agreement, waiting) = Self::weigh_staffing(origin, act, office, &who)?;
		StaffingAgreements::<T>::put(waiting);
		let event = match (agreement, act) {
			(Agreement::First, Act::Appoint) => Event::AppointmentProposed { office, who, by },
			(Agreement::First, Act::Remove) => Event::RemovalProposed { office, who, by },
			(Agreement::Second, Act::Appoint) => {
				Self::enter_office(office, &who);
				Event::Appointed { office, who }
			}
			(Agreement::Second, Act::Remove) => {
				Self::leave_office(office, &who);
				Event::Removed { office, who }
			}
		};
		Self::deposit_event(event);
		Ok(())
	}

	/// Checks that a person can enter upon an office.
	pub(crate) fn ensure_can_enter(office: Office, who: &T::AccountId) -> DispatchResult {
		match office {
			Office::Registrar => {
				let registrars = Registrars::<T>::get();
				ensure!(!registrars.contains(who), Error::<T>::AlreadyInOffice);
				ensure!(!registrars.is_full(), Error::<T>::TooManyOfficers);
			}
			Office::Secretary(chapter) => {
				ensure!(!SecretaryOf::<T>::contains_key(who), Error::<T>::AlreadyInOffice);
				ensure!(!Secretaries::<T>::contains_key(chapter), Error::<T>::OfficeTaken);
				ensure!(Secretaries::<T>::count() < MAX_SECRETARIES, Error::<T>::TooManyOfficers);
			}
			Office::Appeals => {
				let body = Appeals::<T>::get();
				ensure!(!body.contains(who), Error::<T>::AlreadyInOffice);
				ensure!(!body.is_full(), Error::<T>::TooManyOfficers);
			}
		}
		Ok(())
	}

	fn ensure_can_leave(office: Office, who: &T::AccountId) -> DispatchResult {
		let holds = match office {
			Office::Registrar => Registrars::<T>::get().contains(who),
			Office::Secretary(chapter) => SecretaryOf::<T>::get(who) == Some(chapter),
			Office::Appeals => Appeals::<T>::get().contains(who),
		};
		ensure!(holds, Error::<T>::NotInOffice);
		if office == Office::Registrar {
			ensure!(Registrars::<T>::decode_len() > Some(LEAST_REGISTRARS), Error::<T>::LastRegistrars);
		}
		Ok(())
	}

	/// Puts a person into an office that the person can enter upon. An officer's calls are free, but an
	/// account that holds nothing has to be kept alive to make them.
	pub(crate) fn enter_office(office: Office, who: &T::AccountId) {
		match office {
			Office::Registrar => {
				let _ = Registrars::<T>::try_append(who.clone()).defensive();
			}
			Office::Secretary(chapter) => {
				Secretaries::<T>::insert(chapter, who.clone());
				SecretaryOf::<T>::insert(who, chapter);
			}
			Office::Appeals => {
				let _ = Appeals::<T>::try_append(who.clone()).defensive();
			}
		}
		frame_system::Pallet::<T>::inc_sufficients(who);
	}

	pub(crate) fn leave_office(office: Office, who: &T::AccountId) {
		match office {
			Office::Registrar => Registrars::<T>::mutate(|all| all.retain(|other| other != who)),
			Office::Secretary(chapter) => {
				Secretaries::<T>::remove(chapter);
				SecretaryOf::<T>::remove(who);
			}
			Office::Appeals => Appeals::<T>::mutate(|all| all.retain(|other| other != who)),
		}
		frame_system::Pallet::<T>::dec_sufficients(who);
	}
}
