// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who publishes what, and takes it back.

use crate::{bytes::Intake, *};
use caucus_library_core::{manifest::ManifestError, parts, parts::PartsError};
use caucus_primitives::text::{check_line, check_lines};
use caucus_support::{
	agreement::{topic, Agreement},
	contests::Contests,
	organisations::Role,
};

/// Tags of what two agree on, for [`topic`].
const ANNOUNCEMENT: &[u8] = b"library/announce";
const NEXT_VERSION: &[u8] = b"library/supersede";

/// Whose voices an announcement has.
pub(crate) enum Voices<T: Config> {
	/// One is enough.
	One,
	/// The second person is waited for.
	Waiting(Agreed<T>, OrganizationId),
	/// Both agree; this was the first.
	Both(Agreed<T>, T::AccountId),
}

impl<T: Config> From<PartsError> for Error<T> {
	fn from(error: PartsError) -> Self {
		match error {
			PartsError::Manifest(ManifestError::Empty) => Self::EmptyFile,
			PartsError::Manifest(ManifestError::ChunkTooLarge) => Self::ChunkTooLarge,
			PartsError::Manifest(ManifestError::DuplicateChunk) => Self::DuplicateChunk,
			PartsError::Manifest(ManifestError::SizesDisagree | ManifestError::DigestsDisagree) => {
				Self::SizesDisagree
			}
			PartsError::MissingOriginal => Self::MissingOriginal,
			PartsError::DuplicateRole => Self::DuplicateRole,
			PartsError::UnsupportedMedia => Self::UnsupportedMedia,
			PartsError::MissingTranscript => Self::MissingTranscript,
			PartsError::MissingAltText => Self::MissingAltText,
			PartsError::TooManyChunks => Self::TooManyChunks,
		}
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	pub(crate) fn parameters() -> Parameters {
		CurrentSettings::<T>::get().parameters
	}

	pub(crate) fn find(item: ItemId) -> Result<ItemOf<T>, Error<T>> {
		Items::<T>::get(item).ok_or(Error::<T>::UnknownItem)
	}

	pub(crate) fn find_version(item: ItemId, number: VersionNumber) -> Result<VersionOf<T>, Error<T>> {
		Versions::<T>::get(item, number).ok_or(Error::<T>::UnknownVersion)
	}

	/// Whether an account keeps what an organisation says: as its chair, and as its secretary.
	fn desks(who: &T::AccountId, organization: OrganizationId) -> (bool, bool) {
		let holds = |role| T::Organisations::holds(who, organization, role);
		(holds(Role::Chair), holds(Role::Secretary))
	}

	/// The moment from which a vote asks for silence about what somebody publishes under such a heading: nothing of
	/// it is announced then, and no bytes come any more.
	pub(crate) fn quiet_from(by: &T::AccountId, heading: &Heading) -> Moment {
		let (race, stands) = match heading.capacity {
			Capacity::Candidate(race) => (Some(race), None),
			// An officer who stands somewhere is silent as the other candidates are.
			Capacity::Officer { .. } => (heading.about, T::Contests::next_vote(by)),
			Capacity::Organization(_) => (heading.about, None),
		};
		let poll = race.and_then(|(election, contest)| T::Contests::poll(election, contest));
		let opens = poll.map(|poll| poll.opens).into_iter().chain(stands).min();
		opens.map_or(Moment::MAX, |opens| opens.saturating_sub(Self::parameters().silence))
	}

	/// Checks that somebody can publish under such a heading now; gives until when it is served at the latest.
	fn ensure_may_publish(by: &T::AccountId, heading: &Heading) -> Result<Option<Moment>, Error<T>> {
		let Heading { capacity, kind, about, .. } = heading;
		ensure!(kind.fits(capacity), Error::<T>::OtherKind);
		let bound = match capacity {
			Capacity::Candidate((election, contest)) => {
				// What a candidate publishes is about the contest, and about no other.
				ensure!(about.is_none(), Error::<T>::UnknownContest);
				let stands = T::Contests::stands(by, *election, *contest);
				let poll = T::Contests::poll(*election, *contest).filter(|_| stands);
				let poll = poll.ok_or(Error::<T>::NotACandidate)?;
				Some(poll.closes.saturating_add(AFTER_VOTE))
			}
			Capacity::Officer { organization, role } => {
				let speaks = matches!(role, Role::Chair | Role::Secretary | Role::Representative);
				let holds = speaks && T::Organisations::holds(by, *organization, *role);
				ensure!(holds, Error::<T>::NotAnOfficer);
				None
			}
			Capacity::Organization(organization) => {
				let desks = Self::desks(by, *organization);
				ensure!(desks.0 || desks.1, Error::<T>::NotAnOfficer);
				None
			}
		};
		if let Some((election, contest)) = about {
			ensure!(T::Contests::poll(*election, *contest).is_some(), Error::<T>::UnknownContest);
		}
		ensure!(Self::now() < Self::quiet_from(by, heading), Error::<T>::Silence);
		Ok(bound)
	}

	/// Adds a voice to what has to be said by one or by two. Changes nothing.
	fn weigh_voices(by: &T::AccountId, capacity: &Capacity, topic: Digest) -> Result<Voices<T>, Error<T>> {
		let Capacity::Organization(organization) = *capacity else {
			return Ok(Voices::One);
		};
		let own = Self::desks(by, organization);
		let mut waiting = Waiting::<T>::get();
		waiting.recheck(&topic, |who| Self::desks(who, organization) != (false, false));
		let first = waiting.first(&topic).cloned();
		match waiting.agree(topic, by, Self::now()).map_err(Error::<T>::from)? {
			Agreement::First => Ok(Voices::Waiting(waiting, organization)),
			Agreement::Second => {
				let first = first.ok_or(Error::<T>::SamePerson)?;
				let other = Self::desks(&first, organization);
				ensure!((own.0 && other.1) || (own.1 && other.0), Error::<T>::SameRole);
				Ok(Voices::Both(waiting, first))
			}
		}
	}

	/// Notes a voice; gives who wanted it and who agreed, or nothing if a second person is waited for.
	fn take_voices(by: T::AccountId, voices: Voices<T>) -> Option<(T::AccountId, Option<T::AccountId>)> {
		match voices {
			Voices::One => Some((by, None)),
			Voices::Both(waiting, first) => {
				Waiting::<T>::put(waiting);
				Some((first, Some(by)))
			}
			Voices::Waiting(waiting, organization) => {
				Waiting::<T>::put(waiting);
				Self::deposit_event(Event::SecondNeeded { organization, by });
				None
			}
		}
	}

	/// Checks words and files.
	fn check_draft(draft: &Draft, language: Language) -> Result<(), Error<T>> {
		let Description { title, summary, topics, alternative, recorded_at } = &draft.description;
		check_line(title)?;
		topics.iter().try_for_each(|topic| check_line(topic))?;
		let texts = summary.iter().map(|text| text.as_slice());
		let texts = texts.chain(alternative.iter().map(|text| text.as_slice()));
		texts.into_iter().try_for_each(check_lines)?;
		ensure!(recorded_at.is_none_or(|at| at <= Self::now()), Error::<T>::NotHappenedYet);
		parts::check(&draft.parts, language, alternative.is_some())?;
		Ok(())
	}

	/// Checks a new item, and adds a voice for it. Changes nothing.
	pub(crate) fn weigh_announcement(
		by: &T::AccountId,
		heading: &Heading,
		draft: &Draft,
	) -> Result<(Voices<T>, ItemOf<T>, Intake), Error<T>> {
		let bound = Self::ensure_may_publish(by, heading)?;
		Self::check_draft(draft, heading.language)?;
		let voices = Self::weigh_voices(by, &heading.capacity, topic(ANNOUNCEMENT, &(heading, draft)))?;
		let item = Item { heading: *heading, publisher: by.clone(), versions: 0, current: None, bound };
		let intake = Self::weigh_intake(&item, &draft.parts)?;
		Ok((voices, item, intake))
	}

	pub(crate) fn do_announce(by: T::AccountId, heading: Heading, draft: Draft) -> DispatchResult {
		let (voices, mut item, intake) = Self::weigh_announcement(&by, &heading, &draft)?;
		let id = NextItem::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let Some((by, agreed_by)) = Self::take_voices(by, voices) else {
			return Ok(());
		};
		NextItem::<T>::put(next);
		item.publisher = by.clone();
		Self::deposit_event(Event::ItemAnnounced { item: id, heading, by: by.clone() });
		Self::take_in(id, item, by, agreed_by, draft, intake);
		Ok(())
	}

	/// Checks another version of an item, and adds a voice for it. Changes nothing.
	pub(crate) fn weigh_next(
		by: &T::AccountId,
		id: ItemId,
		expected_versions: VersionNumber,
		draft: &Draft,
	) -> Result<(Voices<T>, ItemOf<T>, Intake), Error<T>> {
		let item = Self::find(id)?;
		ensure!(item.versions == expected_versions, Error::<T>::VersionMismatch);
		ensure!(item.versions < MAX_VERSIONS, Error::<T>::TooManyVersions);
		Self::ensure_keeper(by, &item)?;
		Self::ensure_may_publish(by, &item.heading)?;
		Self::check_draft(draft, item.heading.language)?;
		let topic = topic(NEXT_VERSION, &(id, expected_versions, draft));
		let voices = Self::weigh_voices(by, &item.heading.capacity, topic)?;
		let intake = Self::weigh_intake(&item, &draft.parts)?;
		Ok((voices, item, intake))
	}

	pub(crate) fn do_supersede(
		by: T::AccountId,
		id: ItemId,
		expected_versions: VersionNumber,
		draft: Draft,
	) -> DispatchResult {
		let (voices, item, intake) = Self::weigh_next(&by, id, expected_versions, &draft)?;
		if let Some((by, agreed_by)) = Self::take_voices(by, voices) {
			Self::take_in(id, item, by, agreed_by, draft, intake);
		}
		Ok(())
	}

	/// Checks that somebody keeps an item: published it, or keeps what its organisation says.
	fn ensure_keeper(who: &T::AccountId, item: &ItemOf<T>) -> Result<(), Error<T>> {
		let keeps = match item.heading.capacity {
			Capacity::Candidate(_) | Capacity::Officer { .. } => item.publisher == *who,
			Capacity::Organization(organization) => Self::desks(who, organization) != (false, false),
		};
		ensure!(keeps, Error::<T>::NotThePublisher);
		Ok(())
	}

	/// Checks that a version can be taken back. Changes nothing.
	pub(crate) fn weigh_withdrawal(
		by: &T::AccountId,
		id: ItemId,
		number: VersionNumber,
	) -> Result<VersionOf<T>, Error<T>> {
		Self::ensure_keeper(by, &Self::find(id)?)?;
		let version = Self::find_version(id, number)?;
		ensure!(version.state.stands(), Error::<T>::WrongState);
		Ok(version)
	}

	pub(crate) fn do_withdraw(by: T::AccountId, id: ItemId, number: VersionNumber) -> DispatchResult {
		let mut version = Self::weigh_withdrawal(&by, id, number)?;
		let due = version.due_at();
		if version.state == State::Announced {
			Self::give_back(&Self::shelf_of(&Self::find(id)?), &mut version, Room::Place);
		}
		Self::release(id, number, version, due, State::Withdrawn);
		Self::deposit_event(Event::Withdrawn { item: id, version: number });
		Ok(())
	}

	/// Checks that a version can be renewed now; gives it with the new end, and the days with its bytes. Changes
	/// nothing.
	pub(crate) fn weigh_renewal(
		by: &T::AccountId,
		id: ItemId,
		number: VersionNumber,
	) -> Result<(VersionOf<T>, Moment, Days), Error<T>> {
		let item = Self::find(id)?;
		Self::ensure_keeper(by, &item)?;
		let version = Self::find_version(id, number)?;
		let (now, retention) = (Self::now(), Self::parameters().retention);
		let stands = version.state == State::Available && !Self::is_taken_down(&version);
		ensure!(stands && now < version.served_until, Error::<T>::WrongState);
		let half = retention.checked_div(2).unwrap_or_default();
		ensure!(now >= version.served_until.saturating_sub(half), Error::<T>::TooEarly);
		let waits = version.renewal.is_some_and(|renewal| now < renewal.due);
		ensure!(!waits, Error::<T>::RenewalWaits);
		ensure!(version.renewed < item.heading.kind.renewals(), Error::<T>::TooManyRenewals);
		let until = now.saturating_add(retention).min(item.bound.unwrap_or(Moment::MAX));
		ensure!(until > version.served_until, Error::<T>::NothingChanged);
		let days = Self::weigh_bytes(version.bytes)?;
		Ok((version, until, days))
	}

	pub(crate) fn do_extend(by: T::AccountId, id: ItemId, number: VersionNumber) -> DispatchResult {
		let (mut version, until, days) = Self::weigh_renewal(&by, id, number)?;
		Admitted::<T>::put(days);
		version.renewed = version.renewed.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		version.renewal = Some(Renewal { until, due: Self::now().saturating_add(ARRIVAL) });
		Versions::<T>::insert(id, number, version);
		Self::deposit_event(Event::RenewalAsked { item: id, version: number, until });
		Ok(())
	}

	pub(crate) fn do_set_parameters(expected_version: u32, parameters: Parameters) -> DispatchResult {
		let settings = CurrentSettings::<T>::get();
		ensure!(settings.version == expected_version, Error::<T>::VersionMismatch);
		ensure!(parameters.is_sane(T::KeptFor::get()), Error::<T>::BadParameters);
		let version = settings.version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		CurrentSettings::<T>::put(Settings { version, parameters });
		Self::deposit_event(Event::ParametersSet { version });
		Ok(())
	}
}
