// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Voiding the keys of a compromised batch of the registry.

use crate::{
	review::Voice,
	tracks::{sum_of, Sum},
	*,
};
use caucus_support::organisations::{Role, CENTRAL};

/// What a topic of voiding begins with.
const VOID: &[u8] = b"caucus/petitions/void";

impl<T: Config> Pallet<T> {
	/// The keys of a batch in each part of a petition's roll that may take part.
	fn keys_of(roll: &PinnedRoll, batch: BatchId) -> Vec<(PartIndex, u32)> {
		let counts = |part: &PartIndex| {
			let part = roll.parts.get(usize::from(*part));
			part.is_some_and(|part| part.standing != Standing::Outside)
		};
		let keys = T::Participation::keys_of_batch(roll.roll, batch).into_iter();
		keys.filter(|(part, keys)| counts(part) && *keys > 0).collect()
	}

	/// Adds voided keys to a tally; gives how many.
	fn apply_void(roll: &PinnedRoll, tally: &mut Tally, keys: &[(PartIndex, u32)]) -> u32 {
		let mut sum: u32 = 0;
		for (part, keys) in keys {
			let most = roll.parts.get(usize::from(*part)).map_or(0, |part| part.keys);
			if let Some(count) = tally.parts.get_mut(usize::from(*part)) {
				count.void_keys = count.void_keys.saturating_add(*keys).min(most);
				sum.saturating_accrue(*keys);
			}
		}
		sum
	}

	pub(crate) fn preview_void(petition: PetitionId, batch: BatchId) -> Option<(u32, u32)> {
		let roll = Rolls::<T>::get(petition).filter(|roll| roll.pinned)?;
		let mut tally = Tallies::<T>::get(petition);
		let voided = Voids::<T>::get(petition).iter().any(|void| void.batch == batch);
		let keys = if voided { Vec::new() } else { Self::keys_of(&roll, batch) };
		let sum = Self::apply_void(&roll, &mut tally, &keys);
		let Sum { void, .. } = sum_of(&roll, &tally, Standing::Member);
		Some((sum, void))
	}

	/// Checks a void; gives the voice of an auditor, or none where rules suffice. Changes nothing.
	#[allow(clippy::type_complexity)]
	pub(crate) fn weigh_void(
		origin: &OriginFor<T>,
		petition: PetitionId,
		batch: BatchId,
		reason: &ContentRef,
	) -> Result<(Option<Voice<T>>, PinnedRoll, Vec<(PartIndex, u32)>), DispatchError> {
		Self::ensure_not_from_target(petition, origin)?;
		let rules = T::RulesOrigin::ensure_origin(origin.clone()).is_ok();
		let auditor = match rules {
			true => None,
			false => Some(ensure_signed(origin.clone())?),
		};
		let record = Self::at(petition)?;
		let may = |who: &T::AccountId| T::Organisations::holds(who, CENTRAL, Role::Auditor);
		if let Some(who) = &auditor {
			// Auditors are of the target's own party organ, or may be.
			ensure!(!record.kind.is_recall(), Error::<T>::TargetOriginRefused);
			ensure!(may(who), Error::<T>::NotAnAuditor);
		}
		ensure!(matches!(record.state, State::Open | State::Closed), Error::<T>::WrongState);
		let roll = Rolls::<T>::get(petition).ok_or(Error::<T>::PetitionNotFound)?;
		ensure!(roll.pinned, Error::<T>::RollReleased);
		Self::check_reason(reason)?;
		let voids = Voids::<T>::get(petition);
		ensure!(voids.iter().all(|void| void.batch != batch), Error::<T>::AlreadyVoided);
		ensure!(!voids.is_full(), Error::<T>::TooManyVoids);
		let keys = Self::keys_of(&roll, batch);
		ensure!(!keys.is_empty(), Error::<T>::NothingToVoid);
		let voice = auditor.map(|who| Self::hear(who, VOID, &(petition, batch, reason), may)).transpose()?;
		Ok((voice, roll, keys))
	}

	pub(crate) fn do_void_batch(
		origin: OriginFor<T>,
		petition: PetitionId,
		batch: BatchId,
		reason: ContentRef,
	) -> DispatchResult {
		let (voice, roll, keys) = Self::weigh_void(&origin, petition, batch, &reason)?;
		if let Some(voice) = voice {
			if Self::note(petition, voice).is_none() {
				return Ok(());
			}
		}
		let mut tally = Tallies::<T>::get(petition);
		let keys = Self::apply_void(&roll, &mut tally, &keys);
		let Sum { void: void_count, .. } = sum_of(&roll, &tally, Standing::Member);
		Tallies::<T>::insert(petition, tally);
		Voids::<T>::try_mutate(petition, |voids| {
			voids.try_push(Void { batch, reason, keys, at: Self::now() })
		})
		.map_err(|_| Error::<T>::TooManyVoids)?;
		Self::deposit_event(Event::Voided { petition, batch, keys, void_count, reason });
		Ok(())
	}
}
