// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Validators come and go.

use crate::*;
use frame::traits::{DisabledValidators, ValidatorRegistration};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit(who: T::AccountId) -> DispatchResult {
		let (changes, additions) = (Self::one_change_more()?, Self::one_addition_more()?);
		Validators::<T>::try_mutate(|all| {
			Self::ensure_candidate(all, &who)?;
			all.try_push(who.clone()).map_err(|_| Error::<T>::TooManyValidators)
		})?;
		Changes::<T>::put(changes);
		Additions::<T>::put(additions);
		Self::deposit_event(Event::ValidatorAdmitted { who, from: Self::in_effect() });
		Ok(())
	}

	pub(crate) fn do_remove(who: T::AccountId) -> DispatchResult {
		let changes = Self::one_change_more()?;
		Validators::<T>::try_mutate(|all| {
			let place = Self::place_of(all, &who)?;
			ensure!(all.len() > Minimum::<T>::get() as usize, Error::<T>::TooFewValidators);
			all.remove(place);
			Ok::<_, DispatchError>(())
		})?;
		Changes::<T>::put(changes);
		Self::deposit_event(Event::ValidatorRemoved { who, from: Self::in_effect() });
		Ok(())
	}

	/// One change, by which one is new: even if all that may be new are, and others go besides, those who can
	/// fail without stopping finality are as many.
	pub(crate) fn do_replace(outgoing: T::AccountId, incoming: T::AccountId) -> DispatchResult {
		let (changes, additions) = (Self::one_change_more()?, Self::one_addition_more()?);
		Validators::<T>::try_mutate(|all| {
			let place = Self::place_of(all, &outgoing)?;
			Self::ensure_candidate(all, &incoming)?;
			let seat = all.get_mut(place).ok_or(Error::<T>::NotAValidator)?;
			*seat = incoming.clone();
			Ok::<_, DispatchError>(())
		})?;
		Changes::<T>::put(changes);
		Additions::<T>::put(additions);
		let from = Self::in_effect();
		Self::deposit_event(Event::ValidatorRemoved { who: outgoing, from });
		Self::deposit_event(Event::ValidatorAdmitted { who: incoming, from });
		Ok(())
	}

	pub(crate) fn do_set_minimum(minimum: u32) -> DispatchResult {
		let least = Minimum::<T>::get().clamp(1, SAFE_MINIMUM);
		ensure!(minimum >= least, Error::<T>::MinimumTooLow);
		let count = Validators::<T>::decode_len().unwrap_or_default();
		ensure!(minimum as usize <= count, Error::<T>::TooFewValidators);
		Minimum::<T>::put(minimum);
		Self::deposit_event(Event::MinimumChanged { minimum });
		Ok(())
	}

	/// The changes of a day together with one that is decided now, if there may be another.
	fn one_change_more() -> Result<SessionsOf<T>, Error<T>> {
		let third = Serving::<T>::decode_len().unwrap_or_default() as u32 / 3;
		Self::one_more(Changes::<T>::get(), third.max(LEAST_CHANGES), Error::<T>::TooManyChanges)
	}

	/// The same of those changes by which somebody is new.
	fn one_addition_more() -> Result<SessionsOf<T>, Error<T>> {
		let most = most_additions(Serving::<T>::decode_len().unwrap_or_default() as u32);
		Self::one_more(Additions::<T>::get(), most, Error::<T>::TooManyAdditions)
	}

	fn one_more(
		mut decided: SessionsOf<T>,
		most: u32,
		too_many: Error<T>,
	) -> Result<SessionsOf<T>, Error<T>> {
		let session = Session::<T>::current_index();
		decided.retain(|decided| session < decided.saturating_add(CHANGE_WINDOW));
		if decided.len() as u32 >= most || decided.try_push(session).is_err() {
			return Err(too_many);
		}
		Ok(decided)
	}

	/// The session in which what is decided now takes effect.
	fn in_effect() -> SessionIndex {
		Session::<T>::current_index().saturating_add(DELAY)
	}

	fn place_of(all: &ValidatorsOf<T>, who: &T::AccountId) -> Result<usize, DispatchError> {
		let place = all.iter().position(|validator| validator == who);
		place.ok_or_else(|| Error::<T>::NotAValidator.into())
	}

	/// Sees that somebody could be admitted, if there is room.
	fn ensure_candidate(all: &ValidatorsOf<T>, who: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(!all.contains(who), Error::<T>::AlreadyValidator);
		ensure!(Session::<T>::is_registered(who), Error::<T>::NoSessionKeys);
		Ok(())
	}

	pub(crate) fn look() -> Overview<T::AccountId> {
		let session = Session::<T>::current_index();
		let (next, later) = (session.saturating_add(1), session.saturating_add(DELAY));
		let (serving, planned) = (Serving::<T>::get(), Validators::<T>::get());
		let queued: Vec<_> = Session::<T>::queued_keys().into_iter().map(|(who, _)| who).collect();
		let ends = |who: &T::AccountId| (!planned.contains(who)).then_some(later);
		let mut stints = Vec::new();
		for (index, Service { who, since, fault }) in (0..).zip(serving.iter().cloned()) {
			let until = if queued.contains(&who) { ends(&who) } else { Some(next) };
			let disabled = Session::<T>::is_disabled(index);
			stints.push(Stint { who, from: since, until, fault, disabled });
		}
		let comes = |who: T::AccountId, from, until| Stint { who, from, until, fault: None, disabled: false };
		let serves = |who: &T::AccountId| serving.iter().any(|service| service.who == *who);
		for who in queued.iter().filter(|who| !serves(who)) {
			stints.push(comes(who.clone(), next, ends(who)));
		}
		for who in planned.iter().filter(|who| !queued.contains(who)) {
			stints.push(comes(who.clone(), later, None));
		}
		Overview { session, minimum: Minimum::<T>::get(), stints }
	}
}
