// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whose turn it is, and what becomes of acts that do not hold.
//!
//! A trustee pays nothing for its duties, so nothing that is free may fail: it could be repeated for
//! nothing without end. A free act that does not hold has no effect and is noted; see [`MAX_INVALID`].

use crate::*;
use alloc::vec::Vec;
use caucus_support::Tallies;
use frame::traits::UnixTime;

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// The ceremony in which `who` is to do this now, and its number there; or why it is not.
	pub(crate) fn due(
		who: &T::AccountId,
		election: ElectionId,
		act: Act,
	) -> Result<(CeremonyRecord<T>, TrusteeIndex), Error<T>> {
		let record = Ceremonies::<T>::get(election).ok_or(Error::<T>::CeremonyNotFound)?;
		let index = record.index_of(who).ok_or(Error::<T>::NotATrustee)?;
		ensure!(record.step == act.step(), Error::<T>::WrongStep);
		match act {
			Act::Join => (),
			Act::Deal | Act::Accept | Act::Complain | Act::Confirm => {
				ensure!(Joinings::<T>::contains_key(election, index), Error::<T>::DidNotJoin)
			}
			Act::RevealSeed => {
				ensure!(Confirmations::<T>::contains_key(election, index), Error::<T>::DidNotConfirm)
			}
			Act::SubmitShare => ensure!(T::Tallies::is_closed(election), Error::<T>::ElectionNotClosed),
		}
		let until = match act {
			Act::RevealSeed => record.seeds_until.ok_or(Error::<T>::WrongStep)?,
			Act::SubmitShare => Moment::MAX,
			_ => record.deadline,
		};
		ensure!(Self::now() < until, Error::<T>::TooLate);
		ensure!(!Self::has_done(election, index, act), Error::<T>::AlreadyDone);
		Ok((record, index))
	}

	/// Whether a trustee has done what is done once in an attempt.
	pub(crate) fn has_done(election: ElectionId, index: TrusteeIndex, act: Act) -> bool {
		match act {
			Act::Join => Joinings::<T>::contains_key(election, index),
			Act::Deal => Dealings::<T>::contains_key(election, index),
			Act::Accept => Checked::<T>::contains_key(election, index),
			// It may accuse every dealer.
			Act::Complain => false,
			Act::Confirm => Confirmations::<T>::contains_key(election, index),
			Act::RevealSeed => Seeds::<T>::contains_key(election, index),
			Act::SubmitShare => Shares::<T>::contains_key(election, index),
		}
	}

	/// Trustees who are to do this in the ceremony: those who have, and those who have not.
	pub(crate) fn acted_and_silent(
		election: ElectionId,
		record: &CeremonyRecord<T>,
		act: Act,
	) -> (Vec<TrusteeIndex>, Vec<TrusteeIndex>) {
		record
			.indices()
			.filter(|index| match act {
				Act::Join => true,
				Act::RevealSeed => Self::has_done(election, *index, Act::Confirm),
				// Who did not join was dealt nothing.
				_ => Self::has_done(election, *index, Act::Join),
			})
			.partition(|index| Self::has_done(election, *index, act))
	}

	/// What trustees are to do now, who has not, and until when it is awaited.
	pub(crate) fn look_at_awaited(election: ElectionId) -> Option<Awaited<T::AccountId>> {
		let record = Ceremonies::<T>::get(election)?;
		let (act, until) = match record.step {
			Step::Join => (Act::Join, Some(record.deadline)),
			Step::Deal => (Act::Deal, Some(record.deadline)),
			Step::Check => (Act::Accept, Some(record.deadline)),
			Step::Confirm => (Act::Confirm, Some(record.deadline)),
			Step::Done if T::Tallies::is_closed(election) => (Act::SubmitShare, None),
			Step::Done if !SeedsSettled::<T>::contains_key(election) => {
				(Act::RevealSeed, Some(record.seeds_until?))
			}
			Step::Done | Step::Failed => return None,
		};
		let (_, silent) = Self::acted_and_silent(election, &record, act);
		let of = record.indices().zip(&record.trustees).filter(|(index, _)| silent.contains(index));
		Some(Awaited { act, of: of.map(|(_, who)| who.clone()).collect(), until })
	}

	/// Whether a call may come without a fee: if the act is due and cannot fail.
	pub(crate) fn is_free(origin: &OriginFor<T>, election: ElectionId, act: Act) -> bool {
		ensure_signed(origin.clone())
			.ok()
			.and_then(|who| Self::due(&who, election, act).ok())
			.is_some_and(|(_, index)| has_free_try(&InvalidActs::<T>::get(election, index), act))
	}

	/// As [`Self::is_free`], for a complaint about this dealer.
	pub(crate) fn is_free_complaint(
		origin: &OriginFor<T>,
		election: ElectionId,
		dealer: TrusteeIndex,
	) -> bool {
		ensure_signed(origin.clone())
			.ok()
			.and_then(|who| Self::due(&who, election, Act::Complain).ok())
			.is_some_and(|(_, index)| Self::accused(election, index, dealer).is_ok())
	}

	/// What the dealer dealt about whom a trustee may complain: another one who was neither convicted
	/// nor accused by it before.
	pub(crate) fn accused(
		election: ElectionId,
		accuser: TrusteeIndex,
		dealer: TrusteeIndex,
	) -> Result<Dealing, Error<T>> {
		ensure!(
			dealer != accuser && !Convicted::<T>::contains_key(election, dealer),
			Error::<T>::NothingToComplainOf
		);
		ensure!(!FalseComplaints::<T>::get(election, accuser).contains(&dealer), Error::<T>::AlreadyDone);
		Dealings::<T>::get(election, dealer).ok_or(Error::<T>::NothingToComplainOf)
	}

	/// Whether an act holds. One that does not is noted and ignored as long as the trustee has a free
	/// try; from then on it is an error, and pays.
	pub(crate) fn holds(
		election: ElectionId,
		trustee: TrusteeIndex,
		act: Act,
		verdict: Result<(), Error<T>>,
	) -> Result<bool, DispatchError> {
		let Err(error) = verdict.map_err(DispatchError::from) else {
			return Ok(true);
		};
		InvalidActs::<T>::try_mutate(election, trustee, |acts| {
			ensure!(has_free_try(acts, act), error);
			acts.try_push(act).map_err(|_| error)
		})?;
		Self::deposit_event(Event::ActIgnored { election, trustee, act, error });
		Ok(false)
	}

	/// Publishes who did not do its part in time.
	pub(crate) fn name_silent(election: ElectionId, attempt: u32, act: Act, silent: &[TrusteeIndex]) {
		if silent.is_empty() {
			return;
		}
		Silences::<T>::mutate(election, attempt, |silences| {
			// Nobody is awaited more than MAX_SILENCES / MAX_TRUSTEES times in an attempt.
			let _ = silences.try_extend(silent.iter().map(|trustee| (*trustee, act)));
		});
		for trustee in silent.iter().copied() {
			Self::deposit_event(Event::Silent { election, attempt, trustee, act });
		}
	}
}

/// Whether a trustee with these invalid acts may try this one again without a fee.
fn has_free_try(invalid: &[Act], act: Act) -> bool {
	invalid.iter().filter(|other| **other == act).count() < MAX_INVALID as usize
}
