// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Motions and amendments; forwarding to the organisation above or below, and the answer.

use crate::{
	meetings::{OFFICERS, SECRETARY},
	*,
};
use caucus_primitives::text::{ContentRef, Language};
use caucus_support::organisations::Organisations;

impl<T: Config> Pallet<T> {
	/// A motion that an officer of its organisation changes, having looked at this version of it.
	fn motion_for(
		origin: OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
	) -> Result<Motion, DispatchError> {
		let record = Motions::<T>::get(motion).ok_or(Error::<T>::MotionNotFound)?;
		Self::ensure_officer(origin, record.organization, SECRETARY)?;
		ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
		Ok(record)
	}

	/// Whether the signer keeps the records of a motion's organisation; what makes a call free.
	pub(crate) fn keeps_motion(
		origin: &OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
		roles: &[Role],
		states: fn(&MotionState) -> bool,
	) -> bool {
		Motions::<T>::get(motion).is_some_and(|record| {
			record.version == expected_version
				&& states(&record.state)
				&& Self::ensure_officer(origin.clone(), record.organization, roles).is_ok()
		})
	}

	pub(crate) fn save_motion(motion: MotionId, mut record: Motion) {
		record.version.saturating_inc();
		Motions::<T>::insert(motion, record);
	}

	/// Enters a new motion with the first version of its text.
	fn enter_motion(record: Motion) -> Result<MotionId, DispatchError> {
		let motion = NextMotion::<T>::try_mutate(Self::take)?;
		let place = MotionCount::<T>::try_mutate(record.organization, Self::take)?;
		MotionAt::<T>::insert(record.organization, place, motion);
		MotionTexts::<T>::insert(motion, 0, record.what.text);
		Motions::<T>::insert(motion, record);
		Ok(motion)
	}

	fn ensure_new_motion(organization: OrganizationId, what: &NewMotion) -> DispatchResult {
		Self::ensure_line(&what.title)?;
		what.identifier.as_ref().map_or(Ok(()), |sign| Self::ensure_line(sign))?;
		Self::ensure_korean(&what.text)?;
		Self::ensure_motion_requirement(&what.requirement)?;
		if let Creator::Post(post) = what.creator {
			let holder = T::Organisations::holder(post);
			let own = holder.is_some_and(|holder| holder.organization == organization);
			ensure!(own, Error::<T>::PostVacant);
		}
		// That another organisation forwarded it only the chain says.
		ensure!(!matches!(what.creator, Creator::Organization(_)), Error::<T>::NotForwarded);
		Ok(())
	}

	/// Checks that a text is the authentic one.
	pub(crate) fn ensure_korean(text: &ContentRef) -> DispatchResult {
		ensure!(text.language == Language::Korean && text.bytes > 0, Error::<T>::KoreanMissing);
		Ok(())
	}

	/// Tables a motion under an item.
	fn table(meeting: MeetingId, record: &mut Meeting, motion: MotionId) -> DispatchResult {
		ensure!(record.motions < MAX_MOTIONS, Error::<T>::TooMany);
		let place = Self::take(&mut record.motions)?;
		TabledMotions::<T>::insert(meeting, place, motion);
		Ok(())
	}

	pub(crate) fn do_propose(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		item: ItemIndex,
		what: NewMotion,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, SECRETARY, expected_version)?;
		Self::ensure_can_table(meeting, &record.stage, item)?;
		Self::ensure_new_motion(record.organization, &what)?;
		let motion = Self::enter_motion(Motion {
			organization: record.organization,
			tabled: Some((meeting, item)),
			what,
			state: MotionState::Proposed,
			origin: None,
			amends: None,
			amendments: 0,
			open_amendments: 0,
			polled: None,
			texts: 1,
			vote: None,
			forwarded: None,
			answer: None,
			version: 0,
		})?;
		Self::table(meeting, &mut record, motion)?;
		Self::deposit_event(Event::MotionProposed { motion, meeting, item });
		Self::save(meeting, record);
		Ok(())
	}

	pub(crate) fn do_amend(
		origin: OriginFor<T>,
		parent: MotionId,
		expected_version: u32,
		what: NewMotion,
	) -> DispatchResult {
		let mut above = Self::motion_for(origin, parent, expected_version)?;
		ensure!(above.state == MotionState::Proposed, Error::<T>::AlreadyDecided);
		ensure!(above.amends.is_none(), Error::<T>::AmendsAmendment);
		ensure!(above.amendments < MAX_AMENDMENTS, Error::<T>::TooMany);
		Self::ensure_not_under_way(above.vote)?;
		Self::ensure_new_motion(above.organization, &what)?;
		let motion = Self::enter_motion(Motion {
			organization: above.organization,
			tabled: above.tabled,
			what,
			state: MotionState::Proposed,
			origin: None,
			amends: Some((parent, above.texts)),
			amendments: 0,
			open_amendments: 0,
			polled: None,
			texts: 1,
			vote: None,
			forwarded: None,
			answer: None,
			version: 0,
		})?;
		let place = Self::take(&mut above.amendments)?;
		above.open_amendments.saturating_inc();
		Amendments::<T>::insert(parent, place, motion);
		Self::deposit_event(Event::AmendmentProposed { motion, amends: parent });
		Self::save_motion(parent, above);
		Ok(())
	}

	/// Writes an undecided amendment anew, because the text that it amends has changed.
	pub(crate) fn do_rebase(
		origin: OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
		text: ContentRef,
	) -> DispatchResult {
		let mut record = Self::motion_for(origin, motion, expected_version)?;
		ensure!(record.state == MotionState::Proposed, Error::<T>::AlreadyDecided);
		Self::ensure_korean(&text)?;
		let (parent, base) = record.amends.ok_or(Error::<T>::TextStands)?;
		let above = Motions::<T>::get(parent).ok_or(Error::<T>::MotionNotFound)?;
		ensure!(above.texts != base, Error::<T>::TextStands);
		// A text does not change while members vote on it.
		Self::ensure_not_under_way(record.vote)?;
		record.amends = Some((parent, above.texts));
		Self::set_text(motion, &mut record, text)?;
		Self::save_motion(motion, record);
		Ok(())
	}

	/// Gives a motion a new version of its text.
	pub(crate) fn set_text(motion: MotionId, record: &mut Motion, text: ContentRef) -> DispatchResult {
		record.what.text = text;
		let version = Self::take(&mut record.texts)?;
		MotionTexts::<T>::insert(motion, version, text);
		Self::deposit_event(Event::MotionAmended { motion, version });
		Ok(())
	}

	pub(crate) fn do_withdraw_motion(
		origin: OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
	) -> DispatchResult {
		let mut record = Self::motion_for(origin, motion, expected_version)?;
		ensure!(record.state == MotionState::Proposed, Error::<T>::AlreadyDecided);
		ensure!(record.open_amendments == 0, Error::<T>::AmendmentOpen);
		Self::ensure_not_under_way(record.vote)?;
		// A forwarded motion is not the receiver's to take back.
		ensure!(record.origin.is_none(), Error::<T>::NotForwarded);
		Self::decide_motion(motion, &mut record, MotionState::Withdrawn)?;
		Self::save_motion(motion, record);
		Ok(())
	}

	/// Gives a motion a state, tells the motion that it amends and the one that it was forwarded from.
	pub(crate) fn decide_motion(motion: MotionId, record: &mut Motion, state: MotionState) -> DispatchResult {
		let was_open = record.state == MotionState::Proposed;
		record.state = state;
		let is_open = state == MotionState::Proposed;
		if let Some((parent, _)) = record.amends.filter(|_| was_open != is_open) {
			Motions::<T>::mutate(parent, |above| {
				if let Some(above) = above {
					above.open_amendments = match is_open {
						true => above.open_amendments.saturating_add(1),
						false => above.open_amendments.saturating_sub(1),
					};
				}
			});
		}
		Self::deposit_event(Event::MotionDecided { motion, state });
		if let Some(origin) = record.origin {
			Motions::<T>::mutate(origin, |asked| {
				if let Some(asked) = asked {
					asked.answer = (!is_open).then(|| Answer { state, at: Self::now() });
				}
			});
			Self::deposit_event(Event::MotionAnswered { motion: origin, by: motion, state });
		}
		Ok(())
	}

	/// Checks that an officer can forward a motion to another organisation; gives it.
	pub(crate) fn ensure_forwardable(
		origin: OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
		to: OrganizationId,
	) -> Result<Motion, DispatchError> {
		let record = Motions::<T>::get(motion).ok_or(Error::<T>::MotionNotFound)?;
		Self::ensure_officer(origin, record.organization, OFFICERS)?;
		ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
		ensure!(record.state == MotionState::Adopted, Error::<T>::NotAdopted);
		ensure!(record.amends.is_none(), Error::<T>::AmendsAmendment);
		ensure!(record.forwarded.is_none(), Error::<T>::AlreadyForwarded);
		// Others build on a decision once members could object to its record. Of a meeting that was called off
		// there is none: what was adopted there, a secret election decided.
		let stage =
			record.tabled.and_then(|(meeting, _)| Self::look_at(meeting)).map(|meeting| meeting.stage);
		ensure!(matches!(stage, Some(Stage::Final | Stage::Cancelled)), Error::<T>::RecordNotFinal);
		ensure!(T::Organisations::exists(to), Error::<T>::OrgDissolved);
		let up = T::Organisations::parent(record.organization) == Some(to);
		let down = T::Organisations::parent(to) == Some(record.organization);
		ensure!(up || down, Error::<T>::NotNeighbours);
		Ok(record)
	}

	pub(crate) fn do_forward(
		origin: OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
		to: OrganizationId,
	) -> DispatchResult {
		let record = Self::ensure_forwardable(origin, motion, expected_version, to)?;
		let what = NewMotion { creator: Creator::Organization(record.organization), ..record.what.clone() };
		let copy = Self::enter_motion(Motion {
			organization: to,
			tabled: None,
			what,
			state: MotionState::Received,
			origin: Some(motion),
			amends: None,
			amendments: 0,
			open_amendments: 0,
			polled: None,
			texts: 1,
			vote: None,
			forwarded: None,
			answer: None,
			version: 0,
		})?;
		Self::deposit_event(Event::MotionForwarded { motion, to, as_motion: copy });
		Self::save_motion(motion, Motion { forwarded: Some(copy), ..record });
		Ok(())
	}

	/// Puts a motion that was received, or left over, on the agenda of a meeting.
	pub(crate) fn do_schedule(
		origin: OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
		meeting: MeetingId,
		item: ItemIndex,
	) -> DispatchResult {
		let mut record = Self::motion_for(origin, motion, expected_version)?;
		let mut target = Self::load(meeting)?;
		ensure!(target.organization == record.organization, Error::<T>::NotInAgenda);
		Self::ensure_can_table(meeting, &target.stage, item)?;
		ensure!(record.amends.is_none(), Error::<T>::AmendsAmendment);
		Self::ensure_not_under_way(record.vote)?;
		match (record.state, record.tabled) {
			(MotionState::Received, _) => (),
			(MotionState::Proposed, Some((earlier, _))) => {
				let earlier = Self::load(earlier)?;
				let running = earlier.stage.is_ahead() || earlier.stage == Stage::InSession;
				ensure!(!running, Error::<T>::StillTabled);
			}
			_ => return Err(Error::<T>::AlreadyDecided.into()),
		}
		record.state = MotionState::Proposed;
		record.tabled = Some((meeting, item));
		Self::table(meeting, &mut target, motion)?;
		Self::deposit_event(Event::MotionProposed { motion, meeting, item });
		Self::save_motion(motion, record);
		Self::save(meeting, target);
		Ok(())
	}

	pub(crate) fn do_decline(
		origin: OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
		reason: ContentRef,
	) -> DispatchResult {
		let mut record = Self::motion_for(origin, motion, expected_version)?;
		ensure!(record.state == MotionState::Received, Error::<T>::AlreadyDecided);
		Self::ensure_korean(&reason)?;
		Self::decide_motion(motion, &mut record, MotionState::Declined(reason))?;
		Self::save_motion(motion, record);
		Ok(())
	}
}
