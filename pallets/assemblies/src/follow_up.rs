// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What becomes of resolutions, and what is overdue.

use crate::{meetings::OFFICERS, *};
use caucus_primitives::text::ContentRef;
use caucus_support::organisations::Organisations;

impl<T: Config> Pallet<T> {
	/// Whether the signer can say who carries out a motion; what makes that free.
	pub(crate) fn is_assignable(origin: &OriginFor<T>, motion: MotionId, expected_version: u32) -> bool {
		let stored = Resolutions::<T>::get(motion).map_or(0, |resolution| resolution.version);
		stored == expected_version
			&& Motions::<T>::get(motion).is_some_and(|record| {
				record.state == MotionState::Adopted
					&& Self::ensure_officer(origin.clone(), record.organization, OFFICERS).is_ok()
			})
	}

	pub(crate) fn do_assign(
		origin: OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
		owner: PostId,
		due: Moment,
	) -> DispatchResult {
		let record = Motions::<T>::get(motion).ok_or(Error::<T>::MotionNotFound)?;
		let by = Self::ensure_officer(origin, record.organization, OFFICERS)?;
		ensure!(record.state == MotionState::Adopted, Error::<T>::NotAdopted);
		ensure!(record.amends.is_none(), Error::<T>::AmendsAmendment);
		ensure!(Self::now() < due, Error::<T>::InvalidTimes);
		ensure!(T::Organisations::holder(owner).is_some(), Error::<T>::PostVacant);
		let resolution = match Resolutions::<T>::get(motion) {
			None => {
				ensure!(expected_version == 0, Error::<T>::VersionMismatch);
				Resolution { owner, due, status: Status::NotStarted, progress: 0, reports: 0, version: 0 }
			}
			Some(old) => {
				ensure!(old.version == expected_version, Error::<T>::VersionMismatch);
				ensure!(old.status != Status::Done, Error::<T>::ResolutionOver);
				// A later date does not undo that the earlier one was missed.
				Self::note_if_due(Duty::Resolution(motion));
				match old.status {
					// It was dropped, and is adopted again or still.
					Status::Dropped => {
						Resolution { owner, due, status: Status::NotStarted, progress: 0, ..old }
					}
					_ => Resolution { owner, due, ..old },
				}
			}
		};
		Self::note_progress(motion, resolution, Some(by), None)?;
		Self::deposit_event(Event::ResolutionAssigned { motion, owner, due });
		Ok(())
	}

	/// Checks that somebody answers for a resolution: the holder of the post, or the secretary.
	pub(crate) fn ensure_reporter(
		origin: OriginFor<T>,
		motion: MotionId,
	) -> Result<(T::AccountId, Resolution), DispatchError> {
		let who = ensure_signed(origin)?;
		let resolution = Resolutions::<T>::get(motion).ok_or(Error::<T>::NotAssigned)?;
		let record = Motions::<T>::get(motion).ok_or(Error::<T>::MotionNotFound)?;
		let holder = T::Organisations::holder(resolution.owner).and_then(|holder| holder.account);
		let may = holder.as_ref() == Some(&who)
			|| T::Organisations::holds(&who, record.organization, Role::Secretary);
		ensure!(may, Error::<T>::NotAnOfficer);
		ensure!(!resolution.status.is_over(), Error::<T>::ResolutionOver);
		Ok((who, resolution))
	}

	pub(crate) fn do_report(
		origin: OriginFor<T>,
		motion: MotionId,
		expected_version: u32,
		status: Status,
		progress: u8,
		note: Option<ContentRef>,
	) -> DispatchResult {
		let (by, resolution) = Self::ensure_reporter(origin, motion)?;
		ensure!(resolution.version == expected_version, Error::<T>::VersionMismatch);
		let fits = match status {
			Status::NotStarted => progress == 0,
			Status::InProgress => progress < 100,
			Status::Done => progress == 100,
			Status::Dropped => progress <= 100,
		};
		ensure!(fits, Error::<T>::InvalidProgress);
		ensure!(status != Status::Dropped || note.is_some(), Error::<T>::ReasonRequired);
		Self::note_if_due(Duty::Resolution(motion));
		Self::note_progress(motion, Resolution { status, progress, ..resolution }, Some(by), note)
	}

	/// Stores a resolution with a report on it.
	fn note_progress(
		motion: MotionId,
		mut resolution: Resolution,
		by: Option<T::AccountId>,
		note: Option<ContentRef>,
	) -> DispatchResult {
		// The last place is kept for the end.
		let room = if resolution.status.is_over() { MAX_REPORTS } else { MAX_REPORTS.saturating_sub(1) };
		ensure!(resolution.reports < room, Error::<T>::TooMany);
		let number = Self::take(&mut resolution.reports)?;
		let (status, progress) = (resolution.status, resolution.progress);
		let entry = Report { by, status, progress, note, at: Self::now() };
		Reports::<T>::insert(motion, number, entry);
		if status.is_over() {
			Self::discharge(Duty::Resolution(motion));
		}
		resolution.version.saturating_inc();
		Resolutions::<T>::insert(motion, resolution);
		Self::deposit_event(Event::ResolutionProgress { motion, status, progress });
		Ok(())
	}

	/// Ends the follow-up of a motion that is adopted no more.
	pub(crate) fn drop_resolution(motion: MotionId) {
		if let Some(resolution) = Resolutions::<T>::get(motion).filter(|all| !all.status.is_over()) {
			let dropped = Resolution { status: Status::Dropped, ..resolution };
			let _ = Self::note_progress(motion, dropped, None, None).defensive();
		}
	}

	/// When a duty is or was due and whose it is, while it is not done.
	fn undone(duty: Duty) -> Result<(OrganizationId, Moment), DispatchError> {
		match duty {
			Duty::Record(meeting) => {
				let record = Self::look_at(meeting).ok_or(Error::<T>::MeetingNotFound)?;
				let certified = record.stage.is_recorded() && record.stage != Stage::Recorded;
				let open = !certified && record.stage != Stage::Cancelled && record.awaiting == 0;
				let due = record.record_due.filter(|_| open).ok_or(Error::<T>::NotDue)?;
				Ok((record.organization, due))
			}
			Duty::Decision(meeting, window) => {
				let record = Self::look_at(meeting).ok_or(Error::<T>::MeetingNotFound)?;
				match record.stage {
					Stage::UnderObjection { decide_by } if record.objectors.windows == window => {
						Ok((CENTRAL, decide_by))
					}
					_ => Err(Error::<T>::NotDue.into()),
				}
			}
			Duty::Resolution(motion) => {
				let resolution = Resolutions::<T>::get(motion).ok_or(Error::<T>::NotAssigned)?;
				ensure!(!resolution.status.is_over(), Error::<T>::NotDue);
				let record = Motions::<T>::get(motion).ok_or(Error::<T>::MotionNotFound)?;
				Ok((record.organization, resolution.due))
			}
			Duty::Meeting(organization, since) => {
				ensure!(T::Organisations::exists(organization), Error::<T>::OrgDissolved);
				let clock = Clocks::<T>::get(organization).filter(|clock| clock.since == since);
				Ok((organization, clock.ok_or(Error::<T>::NotDue)?.due))
			}
		}
	}

	/// Checks that a duty is overdue and that nobody noted it; or that the clock of an organisation is to
	/// be started.
	pub(crate) fn ensure_overdue(duty: Duty) -> Result<Option<(OrganizationId, Moment)>, DispatchError> {
		if let Duty::Meeting(organization, 0) = duty {
			if T::Organisations::exists(organization) && !Clocks::<T>::contains_key(organization) {
				return Ok(None);
			}
		}
		ensure!(!OverdueNumber::<T>::contains_key(duty), Error::<T>::AlreadyNoted);
		let (organization, due) = Self::undone(duty)?;
		ensure!(due <= Self::now(), Error::<T>::NotDue);
		Ok(Some((organization, due)))
	}

	pub(crate) fn do_flag(duty: Duty) -> DispatchResult {
		match (Self::ensure_overdue(duty)?, duty) {
			(Some((organization, due)), _) => Self::note(duty, organization, due),
			(None, Duty::Meeting(organization, _)) => {
				Self::restart_clock(organization);
				Ok(())
			}
			(None, _) => Err(Error::<T>::NotDue.into()),
		}
	}

	/// Notes for good that a duty is overdue.
	fn note(duty: Duty, organization: OrganizationId, due: Moment) -> DispatchResult {
		let number = OverdueCount::<T>::try_mutate(Self::take)?;
		let noted_at = Self::now();
		OverdueNumber::<T>::insert(duty, number);
		Overdues::<T>::insert(number, Overdue { duty, organization, due, noted_at, done_at: None });
		Self::deposit_event(Event::NotedOverdue { duty, organization, due });
		Ok(())
	}

	/// Notes a duty as overdue if it is, so that nothing is lost because nobody asked in time.
	pub(crate) fn note_if_due(duty: Duty) {
		if let Ok(Some((organization, due))) = Self::ensure_overdue(duty) {
			let _ = Self::note(duty, organization, due).defensive();
		}
	}

	/// A duty is done; if that is late, it stays noted.
	pub(crate) fn discharge(duty: Duty) {
		Self::note_if_due(duty);
		if let Some(number) = OverdueNumber::<T>::get(duty) {
			Overdues::<T>::mutate(number, |overdue| {
				if let Some(overdue) = overdue.as_mut().filter(|overdue| overdue.done_at.is_none()) {
					overdue.done_at = Some(Self::now());
				}
			});
			Self::deposit_event(Event::DoneLate { duty });
		}
	}

	/// An organisation recorded a meeting, or is watched from now on: its time for the next one begins.
	pub(crate) fn restart_clock(organization: OrganizationId) {
		if let Some(clock) = Clocks::<T>::get(organization) {
			Self::discharge(Duty::Meeting(organization, clock.since));
		}
		let since = Self::now();
		let due = since.saturating_add(CurrentParameters::<T>::get().times.meeting_within);
		Clocks::<T>::insert(organization, Clock { since, due });
		Self::deposit_event(Event::ClockStarted { organization });
	}
}
