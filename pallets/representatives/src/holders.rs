// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who the representatives are, and who keeps their records.

use crate::*;
use alloc::collections::BTreeSet;
use caucus_primitives::{calendar::day_of, text::check_line};
use caucus_support::{
	agreement::{topic, Agreement},
	organisations::{Role, CENTRAL},
};

/// Tag of setting an account, for [`topic`].
const ACCOUNT: &[u8] = b"representatives/account";

/// Who was the first of two, once both agree; and all that waits, with one voice more.
type Voiced<T> = (Option<<T as frame_system::Config>::AccountId>, Agreed<T>);

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// Today in Korea.
	pub(crate) fn today() -> Day {
		day_of(Self::now())
	}

	pub(crate) fn is_researcher(who: &T::AccountId) -> bool {
		T::Organisations::holds(who, CENTRAL, Role::Researcher)
	}

	fn is_auditor(who: &T::AccountId) -> bool {
		T::Organisations::holds(who, CENTRAL, Role::Auditor)
	}

	pub(crate) fn ensure_researcher(who: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(Self::is_researcher(who), Error::<T>::NotAResearcher);
		Ok(())
	}

	pub(crate) fn find(id: RepresentativeId) -> Result<RepresentativeOf<T>, Error<T>> {
		Representatives::<T>::get(id).ok_or(Error::<T>::UnknownRepresentative)
	}

	/// Adds a voice to what a researcher and an auditor have to agree on; gives the first of them once
	/// both have. Changes nothing.
	pub(crate) fn weigh_agreement(by: &T::AccountId, topic: Digest) -> Result<Voiced<T>, Error<T>> {
		let roles = |who: &T::AccountId| (Self::is_researcher(who), Self::is_auditor(who));
		let own = roles(by);
		ensure!(own.0 || own.1, Error::<T>::NotAnOfficer);
		let mut waiting = Waiting::<T>::get();
		waiting.recheck(&topic, |who| roles(who) != (false, false));
		let first = waiting.first(&topic).cloned();
		match waiting.agree(topic, by, Self::now()).map_err(Error::<T>::from)? {
			Agreement::First => Ok((None, waiting)),
			Agreement::Second => {
				let first = first.ok_or(Error::<T>::SamePerson)?;
				let other = roles(&first);
				ensure!((own.0 && other.1) || (own.1 && other.0), Error::<T>::SameRole);
				Ok((Some(first), waiting))
			}
		}
	}

	/// Checks names, reference and posts.
	fn check_description(description: &Description) -> Result<(), Error<T>> {
		let names = [&description.hanja, &description.latin].into_iter().flatten();
		for text in names.chain([&description.korean]) {
			check_line(text)?;
		}
		check_line(&description.reference)?;
		let mut posts = BTreeSet::new();
		for post in &description.posts {
			let (_, role) = T::Offices::post(*post).ok_or(Error::<T>::UnknownPost)?;
			ensure!(role == Role::Representative, Error::<T>::NotPublicOffice);
			ensure!(posts.insert(*post), Error::<T>::DuplicatePost);
		}
		ensure!(description.since <= Self::today(), Error::<T>::NotHappenedYet);
		Ok(())
	}

	/// Checks new representatives. Changes nothing.
	pub(crate) fn weigh_entries(by: &T::AccountId, entries: &[Description]) -> Result<(), Error<T>> {
		Self::ensure_researcher(by)?;
		ensure!(!entries.is_empty(), Error::<T>::EmptyBatch);
		let mut references = BTreeSet::new();
		for entry in entries {
			Self::check_description(entry)?;
			let is_new = !ByReference::<T>::contains_key(&entry.reference);
			ensure!(is_new && references.insert(&entry.reference), Error::<T>::DuplicateReference);
		}
		let count = entries.len() as u32;
		NextRepresentative::<T>::get().checked_add(count).ok_or(Error::<T>::Exhausted)?;
		Ok(())
	}

	pub(crate) fn do_enter(by: T::AccountId, entries: Batch<Description>) -> DispatchResult {
		Self::weigh_entries(&by, &entries)?;
		for description in entries {
			let representative = NextRepresentative::<T>::get();
			NextRepresentative::<T>::put(representative.saturating_add(1));
			ByReference::<T>::insert(&description.reference, representative);
			let record = Representative { description, version: 0, account: None, facts: 0 };
			Representatives::<T>::insert(representative, record);
			Self::deposit_event(Event::RepresentativeEntered { representative, by: by.clone() });
		}
		Ok(())
	}

	/// Checks another description. Changes nothing.
	pub(crate) fn weigh_description(
		by: &T::AccountId,
		id: RepresentativeId,
		expected_version: u32,
		description: &Description,
	) -> Result<RepresentativeOf<T>, Error<T>> {
		Self::ensure_researcher(by)?;
		let record = Self::find(id)?;
		ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
		ensure!(record.account.as_ref() != Some(by), Error::<T>::NotImpartial);
		ensure!(record.description != *description, Error::<T>::NothingChanged);
		Self::check_description(description)?;
		let holder = ByReference::<T>::get(&description.reference);
		ensure!(holder.is_none_or(|holder| holder == id), Error::<T>::DuplicateReference);
		Ok(record)
	}

	pub(crate) fn do_describe(
		by: T::AccountId,
		id: RepresentativeId,
		expected_version: u32,
		description: Description,
	) -> DispatchResult {
		let mut record = Self::weigh_description(&by, id, expected_version, &description)?;
		let version = record.version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		ByReference::<T>::remove(&record.description.reference);
		ByReference::<T>::insert(&description.reference, id);
		Descriptions::<T>::insert(id, record.version, record.description);
		record.description = description;
		record.version = version;
		Representatives::<T>::insert(id, record);
		Self::deposit_event(Event::RepresentativeDescribed { representative: id, version, by });
		Ok(())
	}

	/// Checks an account, and adds a voice for it. Changes nothing.
	pub(crate) fn weigh_account(
		by: &T::AccountId,
		id: RepresentativeId,
		account: &Option<T::AccountId>,
	) -> Result<(Voiced<T>, RepresentativeOf<T>), Error<T>> {
		let record = Self::find(id)?;
		ensure!(record.account != *account, Error::<T>::NothingChanged);
		if let Some(account) = account {
			ensure!(!ByAccount::<T>::contains_key(account), Error::<T>::AccountTaken);
			ensure!(account != by, Error::<T>::NotImpartial);
		}
		let voiced = Self::weigh_agreement(by, topic(ACCOUNT, &(id, account)))?;
		Ok((voiced, record))
	}

	pub(crate) fn do_set_account(
		by: T::AccountId,
		id: RepresentativeId,
		account: Option<T::AccountId>,
	) -> DispatchResult {
		let ((first, waiting), mut record) = Self::weigh_account(&by, id, &account)?;
		Waiting::<T>::put(waiting);
		if first.is_none() {
			Self::deposit_event(Event::AccountProposed { representative: id, account, by });
			return Ok(());
		}
		if let Some(before) = &record.account {
			ByAccount::<T>::remove(before);
			frame_system::Pallet::<T>::dec_sufficients(before);
		}
		if let Some(account) = &account {
			ByAccount::<T>::insert(account, id);
			// Replies are free, but an account that holds nothing has to be kept alive to make them.
			frame_system::Pallet::<T>::inc_sufficients(account);
		}
		record.account = account.clone();
		Representatives::<T>::insert(id, record);
		Self::deposit_event(Event::AccountSet { representative: id, account });
		Ok(())
	}

	/// Whether somebody holds or held a post on a day.
	pub(crate) fn held(post: PostId, id: RepresentativeId, account: Option<&T::AccountId>, day: Day) -> bool {
		let covers = |(from, until): (Moment, Moment)| {
			from < until && day_of(from) <= day && day <= day_of(until.saturating_sub(1))
		};
		T::Offices::terms(post, id, account).into_iter().any(covers)
	}

	pub(crate) fn do_set_parameters(expected_version: u32, parameters: Parameters) -> DispatchResult {
		let settings = CurrentSettings::<T>::get();
		ensure!(settings.version == expected_version, Error::<T>::VersionMismatch);
		ensure!(parameters.is_sane(), Error::<T>::BadParameters);
		let version = settings.version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		CurrentSettings::<T>::put(Settings { version, parameters });
		Self::deposit_event(Event::ParametersSet { version });
		Ok(())
	}
}
