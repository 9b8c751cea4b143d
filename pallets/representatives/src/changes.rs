// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How facts are put right and taken back.

use crate::{facts::key_of, *};
use caucus_support::agreement::topic;

/// Tags of changes, for [`topic`].
const CORRECTION: &[u8] = b"representatives/correct";
const WITHDRAWAL: &[u8] = b"representatives/withdraw";

/// Whose voices a change has.
pub(crate) enum Voices<T: Config> {
	/// One is enough: the fact is provisional.
	One,
	/// The second person is waited for.
	Waiting(Agreed<T>),
	/// Both agree; this was the first.
	Both(Agreed<T>, T::AccountId),
}

impl<T: Config> Pallet<T> {
	/// Checks that somebody may want a change of a fact, and adds a voice for it. Changes nothing.
	fn weigh_change(by: &T::AccountId, fact: &FactOf<T>, topic: Digest) -> Result<Voices<T>, Error<T>> {
		ensure!(!Self::is_about(fact, by), Error::<T>::NotImpartial);
		match Self::status_of(fact) {
			Status::Withdrawn => Err(Error::<T>::WrongState),
			Status::Provisional => {
				Self::ensure_researcher(by)?;
				Ok(Voices::One)
			}
			Status::Confirmed | Status::Corrected => {
				let (first, waiting) = Self::weigh_agreement(by, topic)?;
				Ok(match first {
					None => Voices::Waiting(waiting),
					Some(first) => Voices::Both(waiting, first),
				})
			}
		}
	}

	/// Notes a voice; gives the change's record with the one who wanted it and the one who agreed, or
	/// nothing if a second person is waited for.
	fn take_voices(
		id: FactId,
		fact: &FactOf<T>,
		by: T::AccountId,
		voices: Voices<T>,
		withdrawn: bool,
		reason: ContentRef,
	) -> Option<ChangeOf<T>> {
		let (by, agreed_by) = match voices {
			Voices::One => (by, None),
			Voices::Both(waiting, first) => {
				Waiting::<T>::put(waiting);
				(first, Some(by))
			}
			Voices::Waiting(waiting) => {
				Waiting::<T>::put(waiting);
				Self::deposit_event(Event::ChangeProposed { fact: id, by });
				return None;
			}
		};
		Some(Change {
			before: fact.body.clone(),
			// What time had confirmed was confirmed, whether or not somebody wrote it down.
			state: if Self::status_of(fact) == Status::Confirmed { State::Confirmed } else { fact.state },
			recorded_by: fact.recorded_by.clone(),
			second_by: fact.second_by.clone(),
			withdrawn,
			reason,
			by,
			agreed_by,
			at: Self::now(),
		})
	}

	/// Checks a correction, and adds a voice for it. Changes nothing.
	pub(crate) fn weigh_correction(
		by: &T::AccountId,
		id: FactId,
		expected_version: u32,
		body: &Body,
		reason: &ContentRef,
	) -> Result<(FactOf<T>, Voices<T>), Error<T>> {
		let fact = Self::find_fact(id)?;
		ensure!(fact.version == expected_version, Error::<T>::VersionMismatch);
		let topic = topic(CORRECTION, &(id, expected_version, body, reason));
		let voices = Self::weigh_change(by, &fact, topic)?;
		ensure!(fact.body != *body, Error::<T>::NothingChanged);
		ensure!(fact.body.deed.class() == body.deed.class(), Error::<T>::OtherClass);
		let record = Self::find(fact.representative)?;
		Self::check_body(by, fact.representative, &record, body)?;
		let holder = FactBy::<T>::get(fact.representative, key_of(body));
		ensure!(holder.is_none_or(|holder| holder == id), Error::<T>::DuplicateRecord);
		if let Some(month) = Self::month_for(body).filter(|month| Self::month_for(&fact.body) != Some(*month))
		{
			Self::ensure_room(fact.representative, month, 1)?;
		}
		Ok((fact, voices))
	}

	pub(crate) fn do_correct(
		by: T::AccountId,
		id: FactId,
		expected_version: u32,
		body: Body,
		reason: ContentRef,
	) -> DispatchResult {
		let (mut fact, voices) = Self::weigh_correction(&by, id, expected_version, &body, &reason)?;
		let version = fact.version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let Some(change) = Self::take_voices(id, &fact, by, voices, false, reason) else {
			return Ok(());
		};
		let (representative, months) = (fact.representative, Self::month_for(&fact.body));
		FactBy::<T>::remove(representative, key_of(&fact.body));
		FactBy::<T>::insert(representative, key_of(&body), id);
		if let Some(month) = Self::month_for(&body).filter(|month| months != Some(*month)) {
			Months::<T>::mutate(representative, month, |count| count.saturating_inc());
		}
		fact.version = version;
		fact.body = body;
		fact.recorded_by = change.by.clone();
		fact.recorded_at = change.at;
		fact.second_by = change.agreed_by.clone();
		fact.state = match &change.agreed_by {
			Some(_) => State::Corrected,
			None => {
				let confirming = CurrentSettings::<T>::get().parameters.confirming;
				State::Provisional { until: change.at.saturating_add(confirming) }
			}
		};
		Facts::<T>::insert(id, fact);
		Changes::<T>::insert(id, version, change);
		Self::deposit_event(Event::FactChanged { fact: id, version });
		Ok(())
	}

	/// Checks a withdrawal, and adds a voice for it. Changes nothing.
	pub(crate) fn weigh_withdrawal(
		by: &T::AccountId,
		id: FactId,
		expected_version: u32,
		reason: &ContentRef,
	) -> Result<(FactOf<T>, Voices<T>), Error<T>> {
		let fact = Self::find_fact(id)?;
		ensure!(fact.version == expected_version, Error::<T>::VersionMismatch);
		let voices = Self::weigh_change(by, &fact, topic(WITHDRAWAL, &(id, expected_version, reason)))?;
		Ok((fact, voices))
	}

	pub(crate) fn do_withdraw(
		by: T::AccountId,
		id: FactId,
		expected_version: u32,
		reason: ContentRef,
	) -> DispatchResult {
		let (mut fact, voices) = Self::weigh_withdrawal(&by, id, expected_version, &reason)?;
		let version = fact.version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let Some(change) = Self::take_voices(id, &fact, by, voices, true, reason) else {
			return Ok(());
		};
		// The true fact can be recorded in its place.
		FactBy::<T>::remove(fact.representative, key_of(&fact.body));
		fact.version = version;
		fact.state = State::Withdrawn;
		Facts::<T>::insert(id, fact);
		Changes::<T>::insert(id, version, change);
		Self::deposit_event(Event::FactWithdrawn { fact: id, version });
		Ok(())
	}
}
