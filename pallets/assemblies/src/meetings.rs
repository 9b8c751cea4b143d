// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Meetings from the first plan to their end.

use crate::*;
use caucus_primitives::text::{check_line, ContentRef};
use caucus_support::organisations::{Held, Meetings as MeetingsOf, Organisations};

/// Who takes care of an organisation's meetings.
pub(crate) const OFFICERS: &[Role] = &[Role::Chair, Role::Secretary];

/// Who keeps its records.
pub(crate) const SECRETARY: &[Role] = &[Role::Secretary];

/// Who presides.
pub(crate) const CHAIR: &[Role] = &[Role::Chair];

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// The signer, if an officer of the organisation in one of these roles.
	pub(crate) fn ensure_officer(
		origin: OriginFor<T>,
		organization: OrganizationId,
		roles: &[Role],
	) -> Result<T::AccountId, DispatchError> {
		let who = ensure_signed(origin)?;
		let holds = roles.iter().any(|role| T::Organisations::holds(&who, organization, *role));
		ensure!(holds, Error::<T>::NotAnOfficer);
		Ok(who)
	}

	/// Whether the signer is an officer who looked at this version of a meeting, at one of these stages;
	/// what makes a call free.
	pub(crate) fn is_due_from(
		origin: &OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		roles: &[Role],
		stages: fn(&Stage) -> bool,
	) -> bool {
		Self::look_at(meeting).is_some_and(|record| {
			record.version == expected_version
				&& stages(&record.stage)
				&& Self::ensure_officer(origin.clone(), record.organization, roles).is_ok()
		})
	}

	/// A meeting as it is by now. Changes nothing.
	pub(crate) fn look_at(meeting: MeetingId) -> Option<Meeting> {
		let mut record = Meetings::<T>::get(meeting)?;
		record.stage = due_stage(&record, Self::now()).unwrap_or(record.stage);
		Some(record)
	}

	/// A meeting, moved on if it is due.
	pub(crate) fn load(meeting: MeetingId) -> Result<Meeting, DispatchError> {
		let mut record = Meetings::<T>::get(meeting).ok_or(Error::<T>::MeetingNotFound)?;
		if let Some(stage) = due_stage(&record, Self::now()) {
			Self::reach(meeting, &mut record, stage);
			if stage == Stage::Final {
				Self::close_window(&mut record);
			}
			Meetings::<T>::insert(meeting, &record);
		}
		Ok(record)
	}

	/// A meeting that an officer changes, having looked at this version of it.
	pub(crate) fn load_for(
		origin: OriginFor<T>,
		meeting: MeetingId,
		roles: &[Role],
		expected_version: u32,
	) -> Result<(T::AccountId, Meeting), DispatchError> {
		let record = Self::load(meeting)?;
		let who = Self::ensure_officer(origin, record.organization, roles)?;
		ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
		Ok((who, record))
	}

	/// Stores a meeting that was changed.
	pub(crate) fn save(meeting: MeetingId, mut record: Meeting) {
		record.version.saturating_inc();
		Meetings::<T>::insert(meeting, record);
	}

	/// Moves a meeting to a stage.
	pub(crate) fn reach(meeting: MeetingId, record: &mut Meeting, stage: Stage) {
		record.stage = stage;
		Self::deposit_event(Event::StageReached { meeting, stage });
	}

	/// The next number of a sequence.
	pub(crate) fn take(next: &mut u32) -> Result<u32, DispatchError> {
		let number = *next;
		*next = number.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Ok(number)
	}

	/// Checks a text of one line.
	pub(crate) fn ensure_line(text: &[u8]) -> DispatchResult {
		check_line(text).map_err(|_| Error::<T>::InvalidText.into())
	}

	pub(crate) fn do_draft(origin: OriginFor<T>, organization: OrganizationId, plan: Plan) -> DispatchResult {
		ensure!(T::Organisations::exists(organization), Error::<T>::OrgDissolved);
		Self::ensure_officer(origin, organization, SECRETARY)?;
		Self::ensure_plan(&plan)?;
		let meeting = NextMeeting::<T>::try_mutate(Self::take)?;
		let place = MeetingCount::<T>::try_mutate(organization, Self::take)?;
		MeetingAt::<T>::insert(organization, place, meeting);
		let record = Meeting {
			organization,
			freezes_at: plan.starts_at,
			plan,
			stage: Stage::Draft,
			quorum: CurrentParameters::<T>::get().ordinary.quorum,
			noticed_at: None,
			record_due: None,
			reason: None,
			opened_at: None,
			adjourned_at: None,
			entitled: 0,
			most_present: 0,
			items: 0,
			motions: 0,
			presences: 0,
			votes: 0,
			awaiting: 0,
			minutes: 0,
			corrections: 0,
			objectors: Objectors::default(),
			version: 0,
		};
		Meetings::<T>::insert(meeting, record);
		Self::deposit_event(Event::MeetingDrafted { meeting, organization });
		Ok(())
	}

	pub(crate) fn do_edit(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		plan: Plan,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, SECRETARY, expected_version)?;
		ensure!(record.stage.is_plan(), Error::<T>::WrongStage);
		Self::ensure_plan(&plan)?;
		// A meeting is part of an earlier one, so that no circle can be.
		ensure!(plan.parent.is_none_or(|parent| parent < meeting), Error::<T>::MeetingNotFound);
		record.plan = plan;
		Self::save(meeting, record);
		Ok(())
	}

	/// Checks that a plan makes sense.
	pub(crate) fn ensure_plan(plan: &Plan) -> DispatchResult {
		Self::ensure_line(&plan.name)?;
		plan.place.as_ref().map_or(Ok(()), |place| Self::ensure_line(place))?;
		let parent = plan.parent.is_none_or(Meetings::<T>::contains_key);
		ensure!(parent, Error::<T>::MeetingNotFound);
		ensure!(plan.starts_at < plan.ends_at, Error::<T>::InvalidTimes);
		Ok(())
	}

	pub(crate) fn do_notice(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, SECRETARY, expected_version)?;
		ensure!(record.stage.is_plan(), Error::<T>::WrongStage);
		let (now, parameters) = (Self::now(), CurrentParameters::<T>::get());
		let Plan { classification, starts_at, ends_at, .. } = record.plan;
		let earliest = now.saturating_add(parameters.notice(classification));
		ensure!(starts_at >= earliest, Error::<T>::NoticeTooShort);
		record.noticed_at = Some(now);
		record.freezes_at = starts_at.saturating_sub(parameters.times.freeze_before).max(now);
		record.quorum = parameters.ordinary.quorum;
		let due = ends_at.saturating_add(parameters.times.record_within);
		Self::note_if_due(Duty::Record(meeting));
		record.record_due = Some(due);
		Self::reach(meeting, &mut record, Stage::Noticed);
		Self::deposit_event(Event::MeetingNoticed { meeting, starts_at, freezes_at: record.freezes_at });
		Self::save(meeting, record);
		Ok(())
	}

	/// Puts a meeting off or calls it off.
	pub(crate) fn do_put_off(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		reason: ContentRef,
		stage: Stage,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, OFFICERS, expected_version)?;
		let convened = matches!(record.stage, Stage::Noticed | Stage::AgendaFrozen);
		let ahead = stage == Stage::Cancelled && record.stage.is_ahead();
		ensure!(convened || ahead, Error::<T>::WrongStage);
		// To put a meeting off or call it off does not undo that its record was due.
		Self::note_if_due(Duty::Record(meeting));
		record.reason = Some(reason);
		Self::reach(meeting, &mut record, stage);
		Self::save(meeting, record);
		Ok(())
	}

	pub(crate) fn do_open(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		attendance: Attendance,
		electorate: Option<H256>,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, CHAIR, expected_version)?;
		ensure!(record.stage == Stage::AgendaFrozen, Error::<T>::WrongStage);
		let now = Self::now();
		ensure!(record.plan.starts_at <= now, Error::<T>::TooEarly);
		ensure!(now < record.plan.ends_at, Error::<T>::TooLate);
		let (entitled, present) = (attendance.entitled, attendance.present);
		record.entitled = entitled;
		record.opened_at = Some(now);
		let quorate = Self::note_presence(meeting, &mut record, attendance, electorate)?;
		Self::deposit_event(Event::SessionOpened { meeting, entitled, present, quorate });
		let stage = if quorate { Stage::InSession } else { Stage::Inquorate };
		Self::reach(meeting, &mut record, stage);
		Self::save(meeting, record);
		Ok(())
	}

	pub(crate) fn do_count(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		attendance: Attendance,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, OFFICERS, expected_version)?;
		ensure!(record.stage == Stage::InSession, Error::<T>::WrongStage);
		ensure!(attendance.entitled == record.entitled, Error::<T>::EntitledChanged);
		let present = attendance.present;
		let quorate = Self::note_presence(meeting, &mut record, attendance, None)?;
		Self::deposit_event(Event::PresenceCounted { meeting, present, quorate });
		Self::save(meeting, record);
		Ok(())
	}

	/// Notes a count of those present; says whether there is a quorum.
	fn note_presence(
		meeting: MeetingId,
		record: &mut Meeting,
		attendance: Attendance,
		electorate: Option<H256>,
	) -> Result<bool, DispatchError> {
		attendance.check().map_err(Error::<T>::from)?;
		ensure!(record.presences < MAX_PRESENCES, Error::<T>::TooMany);
		let quorate = record.quorum.is_met(attendance.entitled, attendance.present);
		record.most_present = record.most_present.max(attendance.present);
		let number = Self::take(&mut record.presences)?;
		let presence = Presence { attendance, electorate, quorate, at: Self::now() };
		Presences::<T>::insert(meeting, number, presence);
		Ok(quorate)
	}

	pub(crate) fn do_adjourn(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, OFFICERS, expected_version)?;
		ensure!(matches!(record.stage, Stage::InSession | Stage::Inquorate), Error::<T>::WrongStage);
		record.adjourned_at = Some(Self::now());
		Self::reach(meeting, &mut record, Stage::Adjourned);
		Self::save(meeting, record);
		Ok(())
	}

	/// Checks that a meeting moves on by time alone.
	pub(crate) fn ensure_due(meeting: MeetingId) -> DispatchResult {
		let record = Meetings::<T>::get(meeting).ok_or(Error::<T>::MeetingNotFound)?;
		ensure!(due_stage(&record, Self::now()).is_some(), Error::<T>::NotDue);
		Ok(())
	}

	pub(crate) fn do_advance(meeting: MeetingId) -> DispatchResult {
		Self::ensure_due(meeting)?;
		Self::load(meeting).map(drop)
	}

	pub(crate) fn do_set_parameters(expected_version: u32, new: Parameters) -> DispatchResult {
		ensure!(ParametersVersion::<T>::get() == expected_version, Error::<T>::VersionMismatch);
		ensure!(new.is_sane(), Error::<T>::InvalidParameters);
		CurrentParameters::<T>::put(new);
		ParametersVersion::<T>::mutate(|version| version.saturating_inc());
		Self::deposit_event(Event::ParametersChanged { parameters: new });
		Ok(())
	}
}

/// The stage that a meeting reaches by time alone.
pub(crate) fn due_stage(record: &Meeting, now: Moment) -> Option<Stage> {
	match record.stage {
		Stage::Noticed if record.freezes_at <= now => Some(Stage::AgendaFrozen),
		Stage::Certified { until } if until <= now => Some(Stage::Final),
		_ => None,
	}
}

impl<T: Config> MeetingsOf for Pallet<T> {
	fn held(organization: OrganizationId, meeting: MeetingId) -> Option<Held> {
		let record = Meetings::<T>::get(meeting).filter(|record| record.organization == organization)?;
		let opened_at = record.opened_at.filter(|_| record.stage != Stage::Annulled)?;
		let quorate = Presences::<T>::get(meeting, 0).is_some_and(|first| first.quorate);
		Some(Held { present: record.most_present, opened_at, quorate })
	}

	fn has_item(organization: OrganizationId, meeting: MeetingId, item: u32) -> bool {
		let own = Meetings::<T>::get(meeting).is_some_and(|record| record.organization == organization);
		own && Items::<T>::get(meeting, item).is_some_and(|item| item.state.is_on())
	}
}
