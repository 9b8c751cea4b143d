// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Minutes, and their certification by chair and secretary.

use crate::{
	meetings::{OFFICERS, SECRETARY},
	*,
};
use caucus_primitives::text::Language;
use caucus_support::{
	agreement::{topic, Agreement, AgreementError},
	organisations::Organisations,
};

/// What the topic of a certification begins with.
const CERTIFY: &[u8] = b"caucus/assemblies/certify";

impl<T: Config> Pallet<T> {
	/// The authentic text of several.
	pub(crate) fn authentic(texts: &Texts) -> Option<H256> {
		texts.iter().find(|text| text.language == Language::Korean).map(|text| H256(text.digest))
	}

	/// Checks the texts of minutes: one in Korean, perhaps one in the other language, and nothing that is
	/// minutes already.
	fn ensure_texts(texts: &Texts) -> DispatchResult {
		let korean = texts.iter().filter(|text| text.language == Language::Korean);
		ensure!(korean.count() == 1, Error::<T>::KoreanMissing);
		for text in texts {
			ensure!(text.bytes > 0, Error::<T>::InvalidText);
			ensure!(!MinutesByDigest::<T>::contains_key(H256(text.digest)), Error::<T>::DuplicateMinutes);
		}
		Ok(())
	}

	/// Gives a meeting's minutes a new version; says which.
	pub(crate) fn add_minutes(
		meeting: MeetingId,
		record: &mut Meeting,
		texts: Texts,
		correction: Option<u32>,
	) -> Result<u32, DispatchError> {
		Self::ensure_texts(&texts)?;
		ensure!(record.minutes < MAX_VERSIONS, Error::<T>::TooMany);
		let version = Self::take(&mut record.minutes)?;
		for text in &texts {
			MinutesByDigest::<T>::insert(H256(text.digest), meeting);
		}
		let minutes = Minutes { texts, redacted: BoundedVec::new(), correction, at: Self::now() };
		MinutesOf::<T>::insert(meeting, version, minutes);
		Self::deposit_event(Event::MinutesPublished { meeting, version });
		Ok(version)
	}

	pub(crate) fn do_publish_minutes(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		texts: Texts,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, SECRETARY, expected_version)?;
		match record.stage {
			Stage::Adjourned => {
				Self::restart_clock(record.organization);
				Self::add_minutes(meeting, &mut record, texts, None)?;
				Self::reach(meeting, &mut record, Stage::Recorded);
			}
			Stage::Recorded => {
				Self::add_minutes(meeting, &mut record, texts, None)?;
			}
			Stage::Certified { .. } | Stage::UnderObjection { .. } | Stage::Final => {
				return Err(Error::<T>::AlreadyCertified.into())
			}
			_ => return Err(Error::<T>::WrongStage.into()),
		}
		Self::save(meeting, record);
		Ok(())
	}

	/// Whether two persons hold the offices of chair and secretary; gives them in that order.
	fn as_chair_and_secretary(
		organization: OrganizationId,
		one: &T::AccountId,
		other: &T::AccountId,
	) -> Option<(T::AccountId, T::AccountId)> {
		let are = |chair: &T::AccountId, secretary: &T::AccountId| {
			T::Organisations::holds(chair, organization, Role::Chair)
				&& T::Organisations::holds(secretary, organization, Role::Secretary)
		};
		match (are(one, other), are(other, one)) {
			(true, _) => Some((one.clone(), other.clone())),
			(_, true) => Some((other.clone(), one.clone())),
			_ => None,
		}
	}

	/// Checks that an officer can certify a record, and adds a voice. Changes nothing. Gives chair and
	/// secretary once both have certified.
	#[allow(clippy::type_complexity)]
	pub(crate) fn weigh_certification(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		digest: H256,
	) -> Result<(T::AccountId, Option<(T::AccountId, T::AccountId)>, Waiting<T>), DispatchError> {
		let record = Self::look_at(meeting).ok_or(Error::<T>::MeetingNotFound)?;
		let who = Self::ensure_officer(origin, record.organization, OFFICERS)?;
		match record.stage {
			Stage::Recorded => (),
			Stage::Certified { .. } | Stage::UnderObjection { .. } | Stage::Final => {
				return Err(Error::<T>::AlreadyCertified.into())
			}
			_ => return Err(Error::<T>::WrongStage.into()),
		}
		ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
		ensure!(record.awaiting == 0, Error::<T>::VotesOutstanding);
		let last = record.minutes.saturating_sub(1);
		let minutes = MinutesOf::<T>::get(meeting, last).ok_or(Error::<T>::WrongStage)?;
		ensure!(Self::authentic(&minutes.texts) == Some(digest), Error::<T>::DigestMismatch);

		let topic = topic(CERTIFY, &(meeting, expected_version, digest));
		let mut waiting = Certifying::<T>::get(meeting);
		// Whoever left office since has certified nothing.
		waiting.recheck(&topic, |first| {
			OFFICERS.iter().any(|role| T::Organisations::holds(first, record.organization, *role))
		});
		let first = waiting.first(&topic).cloned();
		match waiting.agree(topic, &who, Self::now()) {
			Ok(Agreement::First) => Ok((who, None, waiting)),
			Ok(Agreement::Second) => {
				let both = first
					.and_then(|first| Self::as_chair_and_secretary(record.organization, &first, &who))
					.ok_or(Error::<T>::SameOffice)?;
				Ok((who, Some(both), waiting))
			}
			Err(AgreementError::SamePerson) => Err(Error::<T>::SelfCertification.into()),
			Err(AgreementError::TooMany) => Err(Error::<T>::TooMany.into()),
		}
	}

	pub(crate) fn do_certify(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		digest: H256,
	) -> DispatchResult {
		let mut record = Self::load(meeting)?;
		let (by, both, waiting) = Self::weigh_certification(origin, meeting, expected_version, digest)?;
		let Some((chair, secretary)) = both else {
			Certifying::<T>::insert(meeting, waiting);
			Self::deposit_event(Event::SecondNeeded { meeting, by });
			return Ok(());
		};
		Certifying::<T>::remove(meeting);
		// Minutes that nobody certifies are open to no objection: the duty is done now, not before.
		Self::discharge(Duty::Record(meeting));
		let times = CurrentParameters::<T>::get().times;
		Self::open_window(meeting, &mut record, times.objection_window)?;
		let minutes = record.minutes.saturating_sub(1);
		let at = Self::now();
		let certification = Certification { chair, secretary, minutes, digest, at };
		Certifications::<T>::insert(meeting, certification);
		Self::save(meeting, record);
		Ok(())
	}
}
