// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a petition moves from state to state, and how long each lasts.

use crate::*;
use caucus_support::{
	participation::{Asked, ProofRefusal},
	priority,
};

/// Petitions that are looked at in one block that has room.
const LOOKS: u32 = 8;

/// Blocks for which an anonymous act stays in the pool: ten minutes of six seconds.
const LONGEVITY: u64 = 100;

/// An anonymous act, and what the pool knows it by. That holds nothing that a sender can vary: one act of a key in a
/// context is in the pool at a time.
pub(crate) type Tagged<T, Tag> = Result<(Tag, Asked), Error<T>>;

impl<T: Config> From<ProofRefusal> for Error<T> {
	fn from(refusal: ProofRefusal) -> Self {
		match refusal {
			ProofRefusal::UnknownRing => Self::UnknownRing,
			ProofRefusal::BadProof => Self::BadProof,
		}
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	pub(crate) fn at(petition: PetitionId) -> Result<PetitionOf<T>, Error<T>> {
		Petitions::<T>::get(petition).ok_or(Error::<T>::PetitionNotFound)
	}

	pub(crate) fn parameters_of(record: &PetitionOf<T>) -> Parameters {
		ParametersAt::<T>::get(record.parameters)
	}

	/// Checks the proof of an anonymous act, and says what the pool does.
	pub(crate) fn answer(
		asked: Tagged<T, impl Encode>,
		proof: &MemberProof,
		prefix: &'static str,
	) -> TransactionValidityWithRefund {
		let checked = asked.and_then(|(tag, asked)| {
			asked.check::<T::Participation>(proof)?;
			Ok(tag)
		});
		Self::valid(checked, prefix)
	}

	/// What the pool says of an anonymous act that was checked.
	pub(crate) fn valid(
		checked: Result<impl Encode, Error<T>>,
		prefix: &'static str,
	) -> TransactionValidityWithRefund {
		let code = |error: Error<T>| error.encode().first().copied().unwrap_or(u8::MAX);
		let tag = checked.map_err(|error| InvalidTransaction::Custom(code(error)))?;
		priority::admit(prefix, tag, priority::ACT, LONGEVITY)
	}

	/// Brings a petition to a state that lasts so many milliseconds, and writes it.
	pub(crate) fn reach(petition: PetitionId, mut record: PetitionOf<T>, state: State, time: Moment) {
		let (was_open, is_open) = (record.state.is_open(), state.is_open());
		if was_open != is_open {
			StartedBy::<T>::mutate(&record.starter, |started| {
				started.open =
					if is_open { started.open.saturating_add(1) } else { started.open.saturating_sub(1) };
			});
		}
		record.state = state;
		record.term = Term::new(Self::now(), time);
		record.revision.saturating_inc();
		record.review_due = None;
		match state {
			State::InReview => {
				let time = Self::parameters_of(&record).review_time;
				record.review_due = Some(Self::now().saturating_add(time));
			}
			State::Open if record.open_term.is_none() => record.open_term = Some(record.term),
			_ => (),
		}
		Petitions::<T>::insert(petition, &record);
		Self::deposit_event(Event::StateReached { petition, state });
		if time == 0 {
			Self::let_go(petition, &record);
		}
	}

	/// Gives the roll back, and deletes texts that are not to be shown. Says whether there was anything to
	/// do.
	fn let_go(petition: PetitionId, record: &PetitionOf<T>) -> bool {
		let Some(mut roll) = Rolls::<T>::get(petition).filter(|roll| roll.pinned) else {
			return false;
		};
		T::Participation::release(roll.roll);
		roll.pinned = false;
		Rolls::<T>::insert(petition, roll);
		if Self::is_hidden(record) {
			Self::forget_text(petition);
		}
		true
	}

	fn forget_text(petition: PetitionId) {
		for version in 0..=MAX_EDITS {
			Texts::<T>::remove(petition, version);
		}
	}

	/// Publishes a petition.
	pub(crate) fn publish(petition: PetitionId, record: PetitionOf<T>) {
		let parameters = Self::parameters_of(&record);
		let time = match record.kind.is_recall() {
			true => parameters.recall.open_time,
			false => parameters.open_time,
		};
		Self::reach(petition, record, State::Open, time);
	}

	/// Does everything that is due about a petition.
	pub(crate) fn do_advance(petition: PetitionId) -> DispatchResult {
		let record = Self::at(petition)?;
		let marked = Self::mark_duties(petition, &record);
		let record = if marked { Self::at(petition)? } else { record };
		let moved = match Self::advance_state(petition, record) {
			Ok(moved) => moved,
			// A step that cannot be taken yet does not undo a mark.
			Err(_) if marked => false,
			Err(error) => return Err(error),
		};
		ensure!(marked || moved, Error::<T>::NotDue);
		Ok(())
	}

	fn advance_state(petition: PetitionId, mut record: PetitionOf<T>) -> Result<bool, DispatchError> {
		let now = Self::now();
		let parameters = Self::parameters_of(&record);
		let over = now >= Self::end_of(&record.term);
		if record.state.is_open() && Dissolution::<T>::exists() {
			Self::end_recall(petition, RecallStage::Moot, false);
			Self::reach(petition, record, State::Stopped, 0);
			return Ok(true);
		}
		match record.state {
			State::Collecting if over => {
				Self::end_recall(petition, RecallStage::Failed, false);
				Self::reach(petition, record, State::Lapsed, 0);
			}
			State::InReview if over => {
				if record.marks.review_overdue.is_none() {
					record.marks.review_overdue = Some(now);
					Self::deposit_event(Event::ReviewOverdue { petition });
				}
				record.marks.escalated = Some(now);
				Self::deposit_event(Event::Escalated { petition });
				Self::reach(petition, record, State::InAppeal, parameters.appeal_review_time);
			}
			State::InReview if record.marks.review_overdue.is_none() && Self::review_is_late(&record) => {
				record.marks.review_overdue = Some(now);
				Petitions::<T>::insert(petition, record);
				Self::deposit_event(Event::ReviewOverdue { petition });
			}
			State::InAppeal if over && record.marks.appeal_overdue.is_none() => {
				record.marks.appeal_overdue = Some(now);
				Petitions::<T>::insert(petition, record);
				Self::deposit_event(Event::AppealOverdue { petition });
			}
			State::Open if Self::recall_is_moot(petition) => {
				Self::end_recall(petition, RecallStage::Moot, false);
				Self::reach(petition, record, State::Closed, parameters.void_time);
			}
			State::Open if record.kind.is_recall() && Self::do_certify_recall(petition).is_ok() => (),
			State::Open if over => {
				let cools = Self::was_in_earnest(petition, &parameters.recall);
				Self::end_recall(petition, RecallStage::Failed, cools);
				Self::reach(petition, record, State::Closed, parameters.void_time);
			}
			State::Closed if Self::may_reopen(petition, &record) => Self::reopen(petition, record),
			State::Closed if Self::advance_recall(petition, &record)? => (),
			State::Closed | State::Rejected | State::Hidden if over => {
				return Ok(Self::let_go(petition, &record));
			}
			_ => return Ok(false),
		}
		Ok(true)
	}

	fn review_is_late(record: &PetitionOf<T>) -> bool {
		record
			.review_due
			.is_some_and(|until| Self::now() >= Self::end_of(&Term { from: record.term.from, until }))
	}

	/// Whether an outage that was declared since gives a closed petition more time.
	fn may_reopen(petition: PetitionId, record: &PetitionOf<T>) -> bool {
		let in_time = record.open_term.is_some_and(|term| Self::now() < Self::end_of(&term));
		in_time
			&& !Dissolution::<T>::exists()
			&& Rolls::<T>::get(petition).is_some_and(|roll| roll.pinned)
			&& Self::recall_may_reopen(petition)
	}

	fn reopen(petition: PetitionId, record: PetitionOf<T>) {
		let term = record.open_term;
		Self::reopen_recall(petition);
		Self::reach(petition, record, State::Open, 1);
		// Its time is the one that it had from the beginning.
		Petitions::<T>::mutate(petition, |record| {
			if let (Some(record), Some(term)) = (record, term) {
				record.term = term;
			}
		});
	}

	/// Looks at a few petitions, another few in each block, and does what is due.
	pub(crate) fn look_around(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::look_around()).is_err() {
			return;
		}
		let end = NextPetition::<T>::get();
		let mut next = Cursor::<T>::get();
		for _ in 0..LOOKS.min(end) {
			// It reads what it needs to see that nothing is due, and that is most of what a step weighs.
			if meter.try_consume(Self::weight_of_step()).is_err() {
				break;
			}
			next = if next < end { next } else { 0 };
			// Not being due is no fault; whatever fails leaves no trace.
			let _ = with_storage_layer(|| Self::do_advance(next));
			next.saturating_inc();
		}
		Cursor::<T>::put(next);
	}

	pub(crate) fn do_remove(petition: PetitionId, order: ContentRef) -> DispatchResult {
		let mut record = Self::at(petition)?;
		ensure!(record.state != State::Removed, Error::<T>::WrongState);
		Self::check_reason(&order)?;
		record.removal = Some(order);
		Self::end_recall(petition, RecallStage::Moot, false);
		Self::reach(petition, record, State::Removed, 0);
		// The roll may have been given back before.
		Self::forget_text(petition);
		Ok(())
	}

	pub(crate) fn do_dissolve(reason: ContentRef) -> DispatchResult {
		ensure!(!Dissolution::<T>::exists(), Error::<T>::PartyDissolved);
		Self::check_reason(&reason)?;
		Dissolution::<T>::put((Self::now(), reason));
		Self::deposit_event(Event::Dissolved { reason });
		Ok(())
	}

	pub(crate) fn do_set_parameters(expected_version: u32, parameters: Parameters) -> DispatchResult {
		let version = ParametersVersion::<T>::get();
		ensure!(version == expected_version, Error::<T>::VersionMismatch);
		ensure!(parameters.is_sane(), Error::<T>::ParametersInsane);
		let version = version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		ParametersAt::<T>::insert(version, parameters);
		ParametersVersion::<T>::put(version);
		Self::deposit_event(Event::ParametersSet { version });
		Ok(())
	}
}
