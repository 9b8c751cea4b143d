// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The duties that signatures cause, and what comes of them.

use crate::*;
use alloc::collections::BTreeMap;
use caucus_members_core::registry::ChapterId;
use caucus_primitives::text::check_lines;
use caucus_support::organisations::{Held, Role};

/// Keys and signatures of a group of parts.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sum {
	/// How many keys.
	pub(crate) keys: u32,
	/// Signatures that were not withdrawn.
	pub(crate) signed: u32,
	/// At most so many of them are those of voided keys.
	pub(crate) void: u32,
}

impl Sum {
	fn add(&mut self, part: &RollPart, count: &PartCount) {
		self.keys.saturating_accrue(part.keys);
		self.signed.saturating_accrue(count.signed);
		self.void.saturating_accrue(count.void());
	}

	/// Signatures that count.
	pub(crate) fn sound(&self) -> u32 {
		self.signed.saturating_sub(self.void)
	}
}

/// All parts of one standing together.
pub(crate) fn sum_of(roll: &PinnedRoll, tally: &Tally, standing: Standing) -> Sum {
	let mut sum = Sum::default();
	for (part, count) in roll.parts.iter().zip(&tally.parts).filter(|(part, _)| part.standing == standing) {
		sum.add(part, count);
	}
	sum
}

/// The parts of one standing by area, with the first part of each.
pub(crate) fn areas(
	roll: &PinnedRoll,
	tally: &Tally,
	standing: Standing,
) -> BTreeMap<Option<ChapterId>, (PartIndex, Sum)> {
	let mut areas = BTreeMap::new();
	for (number, (part, count)) in (0..=PartIndex::MAX).zip(roll.parts.iter().zip(&tally.parts)) {
		if part.standing == standing {
			let (_, sum) = areas.entry(part.chapter).or_insert((number, Sum::default()));
			sum.add(part, count);
		}
	}
	areas
}

/// A part of the first area in which fewer than this share of the members have signed.
pub(crate) fn missed_area(roll: &PinnedRoll, tally: &Tally, share: &Fraction) -> Option<PartIndex> {
	areas(roll, tally, Standing::Member)
		.into_values()
		.find(|(_, sum)| sum.sound() < share.of(sum.keys))
		.map(|(part, _)| part)
}

impl<T: Config> Pallet<T> {
	/// Makes duties due whose thresholds are reached; says whether any was. What is due stays due.
	pub(crate) fn weigh_duties(
		petition: PetitionId,
		record: &mut PetitionOf<T>,
		roll: &PinnedRoll,
		tally: &Tally,
		parameters: &Parameters,
	) -> bool {
		if record.kind.is_recall() || (record.response.is_some() && record.referral.is_some()) {
			return false;
		}
		let members = sum_of(roll, tally, Standing::Member);
		let citizens = sum_of(roll, tally, Standing::Citizen);
		let reached = |threshold: &Threshold| {
			members.sound() >= threshold.of(members.keys)
				&& parameters.per_area.is_none_or(|share| missed_area(roll, tally, &share).is_none())
		};
		let by_citizens = || {
			let threshold = parameters.citizens_response.filter(|_| citizens.keys > 0);
			threshold.is_some_and(|threshold| citizens.sound() >= threshold.of(citizens.keys))
		};
		let mut moved = false;
		if record.response.is_none() {
			let cause = match reached(&parameters.response) {
				true => Some(Cause::Members),
				false => by_citizens().then_some(Cause::Citizens),
			};
			record.response =
				cause.map(|cause| Self::fall_due(petition, Duty::Response, cause, parameters.response_time));
			moved = cause.is_some();
		}
		if record.referral.is_none() && reached(&parameters.referral) {
			let time = parameters.referral_time;
			record.referral = Some(Self::fall_due(petition, Duty::Referral, Cause::Members, time));
			moved = true;
		}
		moved
	}

	fn fall_due(petition: PetitionId, duty: Duty, cause: Cause, time: Moment) -> Due {
		let term = Term::new(Self::now(), time);
		Self::deposit_event(Event::DutyDue { petition, duty, cause, until: term.until });
		Due { cause, term, extension: None, done: None, overdue: None }
	}

	/// Whether a duty is late and nobody has said so yet.
	fn is_newly_overdue(due: &Due) -> bool {
		due.done.is_none() && due.overdue.is_none() && Self::now() >= Self::end_of(&due.term)
	}

	/// Marks duties that are late; says whether any was.
	pub(crate) fn mark_duties(petition: PetitionId, record: &PetitionOf<T>) -> bool {
		let mut record = record.clone();
		let mut marked = false;
		for (duty, due) in [(Duty::Response, &mut record.response), (Duty::Referral, &mut record.referral)] {
			if let Some(due) = due.as_mut().filter(|due| Self::is_newly_overdue(due)) {
				due.overdue = Some(Self::now());
				marked = true;
				Self::deposit_event(Event::DutyOverdue { petition, duty });
			}
		}
		if marked {
			Petitions::<T>::insert(petition, record);
		}
		marked
	}

	/// A duty is done now; late or not stays on record.
	fn fulfil(petition: PetitionId, duty: Duty, due: &mut Due) {
		if Self::is_newly_overdue(due) {
			due.overdue = Some(Self::now());
			Self::deposit_event(Event::DutyOverdue { petition, duty });
		}
		due.done = Some(Self::now());
	}

	/// The signer, if chair or secretary of the addressee.
	fn ensure_addressee(
		origin: &OriginFor<T>,
		petition: PetitionId,
	) -> Result<(T::AccountId, PetitionOf<T>), DispatchError> {
		let who = ensure_signed(origin.clone())?;
		let record = Self::at(petition)?;
		let holds = |role| T::Organisations::holds(&who, record.addressee, role);
		ensure!(holds(Role::Chair) || holds(Role::Secretary), Error::<T>::NotTheAddressee);
		Ok((who, record))
	}

	pub(crate) fn check_response(
		origin: &OriginFor<T>,
		petition: PetitionId,
		summary: &Summary,
	) -> Result<(T::AccountId, PetitionOf<T>, Due), DispatchError> {
		let (who, record) = Self::ensure_addressee(origin, petition)?;
		let due = record.response.ok_or(Error::<T>::ThresholdNotReached)?;
		check_lines(summary).map_err(Error::<T>::from)?;
		let responses = Responses::<T>::decode_len(petition).unwrap_or(0) as u32;
		ensure!(responses < MAX_RESPONSES, Error::<T>::TooManyResponses);
		Ok((who, record, due))
	}

	pub(crate) fn do_respond(
		origin: OriginFor<T>,
		petition: PetitionId,
		summary: Summary,
		body: Option<ContentRef>,
		answer: Answer,
	) -> DispatchResult {
		let (by, mut record, mut due) = Self::check_response(&origin, petition, &summary)?;
		let mut responses = Responses::<T>::get(petition);
		let response = responses.len() as u32;
		let given = Response { by: by.clone(), summary, body, answer, at: Self::now() };
		responses.try_push(given).map_err(|_| Error::<T>::TooManyResponses)?;
		Responses::<T>::insert(petition, responses);
		// The first one does the duty, later ones add to it.
		if due.done.is_none() {
			Self::fulfil(petition, Duty::Response, &mut due);
			record.response = Some(due);
			Petitions::<T>::insert(petition, record);
		}
		Self::deposit_event(Event::ResponsePublished { petition, response, answer, by });
		Ok(())
	}

	pub(crate) fn check_extension(
		origin: &OriginFor<T>,
		petition: PetitionId,
		duty: Duty,
		reason: &ContentRef,
	) -> Result<(PetitionOf<T>, Due), DispatchError> {
		let (_, record) = Self::ensure_addressee(origin, petition)?;
		let due = match duty {
			Duty::Response => record.response,
			Duty::Referral => record.referral,
		};
		let due = due.ok_or(Error::<T>::ThresholdNotReached)?;
		ensure!(due.done.is_none(), Error::<T>::AlreadyDone);
		ensure!(due.extension.is_none(), Error::<T>::AlreadyExtended);
		let late = due.overdue.is_some() || Self::now() >= Self::end_of(&due.term);
		ensure!(!late, Error::<T>::DeadlinePassed);
		Self::check_reason(reason)?;
		Ok((record, due))
	}

	pub(crate) fn do_extend(
		origin: OriginFor<T>,
		petition: PetitionId,
		duty: Duty,
		reason: ContentRef,
	) -> DispatchResult {
		let (mut record, mut due) = Self::check_extension(&origin, petition, duty, &reason)?;
		let parameters = Self::parameters_of(&record);
		due.extension = Some(reason);
		let by = match duty {
			Duty::Response => parameters.response_extension,
			Duty::Referral => parameters.referral_extension,
		};
		due.term.until = due.term.until.saturating_add(by);
		match duty {
			Duty::Response => record.response = Some(due),
			Duty::Referral => record.referral = Some(due),
		}
		Petitions::<T>::insert(petition, record);
		let until = Self::end_of(&due.term);
		Self::deposit_event(Event::DutyExtended { petition, duty, reason, until });
		Ok(())
	}

	pub(crate) fn check_referral(
		origin: &OriginFor<T>,
		petition: PetitionId,
	) -> Result<(PetitionOf<T>, Due), DispatchError> {
		let (_, record) = Self::ensure_addressee(origin, petition)?;
		let due = record.referral.ok_or(Error::<T>::ThresholdNotReached)?;
		ensure!(due.done.is_none(), Error::<T>::AlreadyDone);
		Ok((record, due))
	}

	pub(crate) fn do_schedule(
		origin: OriginFor<T>,
		petition: PetitionId,
		meeting: MeetingId,
		item: u32,
	) -> DispatchResult {
		let (mut record, _) = Self::check_referral(&origin, petition)?;
		ensure!(T::Meetings::has_item(record.addressee, meeting, item), Error::<T>::NotOnAgenda);
		record.referred.scheduled = Some(Scheduled { meeting, item, at: Self::now() });
		Petitions::<T>::insert(petition, record);
		Self::deposit_event(Event::Referred { petition, meeting, item });
		Ok(())
	}

	pub(crate) fn check_outcome(
		origin: &OriginFor<T>,
		petition: PetitionId,
		outcome: &ReferralOutcome,
	) -> Result<(PetitionOf<T>, Due), DispatchError> {
		let (record, due) = Self::check_referral(origin, petition)?;
		match outcome {
			ReferralOutcome::Considered { outcome } => {
				let Scheduled { meeting, item, at } =
					record.referred.scheduled.ok_or(Error::<T>::NotScheduled)?;
				let Held { opened_at, quorate, .. } =
					T::Meetings::held(record.addressee, meeting).ok_or(Error::<T>::MeetingNotHeld)?;
				// Nor did a meeting deal with it to which it was referred afterwards.
				let earliest = due.term.from.max(at);
				ensure!(opened_at >= earliest, Error::<T>::MeetingTooEarly);
				ensure!(quorate, Error::<T>::MeetingInquorate);
				// It may have been taken off the agenda since.
				ensure!(T::Meetings::has_item(record.addressee, meeting, item), Error::<T>::NotOnAgenda);
				Self::check_reason(outcome)?;
			}
			ReferralOutcome::Declined { reason } => Self::check_reason(reason)?,
		}
		Ok((record, due))
	}

	pub(crate) fn do_record_outcome(
		origin: OriginFor<T>,
		petition: PetitionId,
		outcome: ReferralOutcome,
	) -> DispatchResult {
		let (mut record, mut due) = Self::check_outcome(&origin, petition, &outcome)?;
		Self::fulfil(petition, Duty::Referral, &mut due);
		record.referral = Some(due);
		record.referred.outcome = Some(outcome);
		Petitions::<T>::insert(petition, record);
		Self::deposit_event(Event::OutcomeRecorded { petition, outcome });
		Ok(())
	}
}
