// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Corrections of a record: two officers in different roles. What was stays readable.

use crate::*;
use caucus_primitives::text::{ContentRef, Language};
use caucus_support::{
	agreement::{topic, Agreement, AgreementError},
	organisations::Organisations,
};

/// What the topic of a correction begins with.
const CORRECT: &[u8] = b"caucus/assemblies/correct";

impl<T: Config> Pallet<T> {
	/// The roles in which somebody can correct an organisation's records: chair, secretary, auditor.
	fn correcting_roles(who: &T::AccountId, organization: OrganizationId) -> [bool; 3] {
		[
			T::Organisations::holds(who, organization, Role::Chair),
			T::Organisations::holds(who, organization, Role::Secretary),
			T::Organisations::holds(who, CENTRAL, Role::Auditor),
		]
	}

	/// Checks that somebody can correct a record, and adds a voice. Changes nothing. Gives the first once
	/// there is a second in another role.
	#[allow(clippy::type_complexity)]
	pub(crate) fn weigh_correction(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		change: &Change,
		reason: &ContentRef,
	) -> Result<(T::AccountId, Option<T::AccountId>, Waiting<T>), DispatchError> {
		let who = ensure_signed(origin)?;
		let record = Self::look_at(meeting).ok_or(Error::<T>::MeetingNotFound)?;
		let roles = |who: &T::AccountId| Self::correcting_roles(who, record.organization);
		let own = roles(&who);
		ensure!(own.contains(&true), Error::<T>::NotAnOfficer);
		ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
		let stage = match change {
			Change::Recount { .. } | Change::Annulment { .. } => {
				let over = matches!(record.stage, Stage::InSession | Stage::Adjourned);
				over || record.stage.is_recorded() && record.stage != Stage::Annulled
			}
			Change::Erratum { .. } => record.stage.is_recorded() && record.stage != Stage::Annulled,
			// What the law forbids goes from an annulled meeting's minutes too.
			Change::Redaction { .. } => record.stage.is_recorded(),
		};
		ensure!(stage, Error::<T>::WrongStage);
		ensure!(record.corrections < MAX_CORRECTIONS, Error::<T>::TooMany);
		Self::ensure_korean(reason)?;
		let topic = topic(CORRECT, &(meeting, expected_version, change, reason));
		let mut waiting = Correcting::<T>::get(meeting);
		waiting.recheck(&topic, |first| roles(first).contains(&true));
		let first = waiting.first(&topic).cloned();
		match waiting.agree(topic, &who, Self::now()) {
			Ok(Agreement::First) => Ok((who, None, waiting)),
			Ok(Agreement::Second) => {
				let differ = first.as_ref().is_some_and(|first| in_different_roles(own, roles(first)));
				ensure!(differ, Error::<T>::SameOffice);
				Ok((who, first, waiting))
			}
			Err(AgreementError::SamePerson) => Err(Error::<T>::SamePerson.into()),
			Err(AgreementError::TooMany) => Err(Error::<T>::TooMany.into()),
		}
	}

	pub(crate) fn do_correct(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		change: Change,
		reason: ContentRef,
	) -> DispatchResult {
		let (by, first, waiting) =
			Self::weigh_correction(origin, meeting, expected_version, &change, &reason)?;
		let Some(first) = first else {
			Correcting::<T>::insert(meeting, waiting);
			Self::deposit_event(Event::SecondNeeded { meeting, by });
			return Ok(());
		};
		Correcting::<T>::remove(meeting);
		let mut record = Self::load(meeting)?;
		let number = Self::take(&mut record.corrections)?;
		let (kind, target) = Self::carry_out(meeting, &mut record, change, number)?;
		let certified = Certifications::<T>::contains_key(meeting);
		let correction = Correction { kind, target, reason, by: (first, by), certified, at: Self::now() };
		Corrections::<T>::insert(meeting, number, correction);
		Self::deposit_event(Event::Corrected { meeting, correction: number, kind, target });
		if matches!(record.stage, Stage::Certified { .. } | Stage::Final) {
			let window = CurrentParameters::<T>::get().times.correction_window;
			Self::open_window(meeting, &mut record, window)?;
		}
		if matches!(record.stage, Stage::UnderObjection { .. }) {
			record.objectors.corrected = true;
		}
		Self::save(meeting, record);
		Ok(())
	}

	fn carry_out(
		meeting: MeetingId,
		record: &mut Meeting,
		change: Change,
		number: u32,
	) -> Result<(CorrectionKind, Target), DispatchError> {
		match change {
			Change::Erratum { texts } => {
				let to = Self::add_minutes(meeting, record, texts, Some(number))?;
				Ok((CorrectionKind::Erratum, Target::Minutes { from: to.saturating_sub(1), to }))
			}
			Change::Recount { vote, counts, evidence } => {
				let old = Self::counted(meeting, vote)?;
				// Those of a secret election are the chain's own.
				ensure!(old.election.is_none(), Error::<T>::ElectionDecided);
				let outcome = Self::weigh_counts(&counts, old.subject, &old.requirement, None)?;
				ensure!(counts.entitled == record.entitled, Error::<T>::EntitledChanged);
				Self::add_version(vote, counts, outcome, evidence, Some(number))?;
				let (from, to) = (old.versions.saturating_sub(1), old.versions);
				Ok((CorrectionKind::Recount, Target::Vote { vote, from, to }))
			}
			Change::Annulment { vote } => {
				let old = Self::counted(meeting, vote)?;
				// What members decided no two officers take away; to the election itself anybody can object.
				ensure!(old.election.is_none(), Error::<T>::ElectionDecided);
				Self::void(vote, Taking::Whole)?;
				let version = old.versions.saturating_sub(1);
				Ok((CorrectionKind::Annulment, Target::Vote { vote, from: version, to: version }))
			}
			Change::Redaction { version, language } => {
				Self::redact(meeting, version, language, number)?;
				Ok((CorrectionKind::Redaction, Target::Minutes { from: version, to: version }))
			}
		}
	}

	/// A vote of a meeting that has counts.
	fn counted(meeting: MeetingId, vote: VoteId) -> Result<VoteRecord, DispatchError> {
		let record = Votes::<T>::get(vote).ok_or(Error::<T>::VoteNotFound)?;
		ensure!(record.meeting == meeting, Error::<T>::VoteNotFound);
		ensure!(record.state == VoteState::Counted, Error::<T>::NotCounted);
		Ok(record)
	}

	/// Takes a vote's result away. Its counts stay readable.
	pub(crate) fn void(vote: VoteId, taking: Taking) -> DispatchResult {
		let mut record = Votes::<T>::get(vote).ok_or(Error::<T>::VoteNotFound)?;
		record.state = VoteState::Void;
		let (meeting, subject) = (record.meeting, record.subject);
		Votes::<T>::insert(vote, record);
		Self::deposit_event(Event::VoteVoid { vote, meeting });
		Self::apply(vote, meeting, subject, None, taking)
	}

	/// Marks a text whose bytes the law takes away.
	fn redact(meeting: MeetingId, version: u32, language: Language, number: u32) -> DispatchResult {
		MinutesOf::<T>::try_mutate(meeting, version, |minutes| {
			let minutes = minutes.as_mut().ok_or(Error::<T>::TextNotFound)?;
			let there = minutes.texts.iter().any(|text| text.language == language);
			let gone = minutes.redacted.iter().any(|(redacted, _)| *redacted == language);
			ensure!(there && !gone, Error::<T>::TextNotFound);
			minutes.redacted.try_push((language, number)).map_err(|_| Error::<T>::TextNotFound.into())
		})
	}
}

/// Whether two persons can act in roles that are not the same.
fn in_different_roles(one: [bool; 3], other: [bool; 3]) -> bool {
	let others = |role: usize| other.iter().enumerate().any(|(place, holds)| place != role && *holds);
	one.iter().enumerate().any(|(role, holds)| *holds && others(role))
}
