// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Batches of entries: two persons, by the same call.

use crate::*;
use caucus_primitives::text::check_line;
use caucus_support::{
	agreement::{topic, Agreement, AgreementError, Agreements},
	limits,
};
use frame::{
	deps::{
		frame_support::storage::{with_transaction, TransactionOutcome},
		frame_system::RawOrigin,
	},
	traits::EnsureOrigin,
};

/// What the topic of a batch begins with.
const ENTER: &[u8] = b"caucus/organisations/enter";

impl<T> From<AgreementError> for Error<T> {
	fn from(error: AgreementError) -> Self {
		match error {
			AgreementError::SamePerson => Self::SamePerson,
			AgreementError::TooMany => Self::TooManyWaiting,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// What a batch weighs: who is appointed is compared with all others who hold the post then.
	pub(crate) fn weight_of(entries: &Entries<T>) -> Weight {
		let terms = entries.iter().filter(|entry| matches!(entry, Entry::Appoint { .. })).count() as u32;
		Self::weight_of_batch((entries.len() as u32).saturating_sub(terms), terms)
	}

	/// Asserts that every call fits a block.
	pub(crate) fn assert_calls_fit() {
		let full = |entry| Call::enter {
			expected: None,
			entries: BoundedVec::truncate_from(alloc::vec![entry; T::MaxBatch::get() as usize]),
		};
		let holder = TermHolder::Person(0);
		let appointment = Entry::Appoint { post: 0, holder, from: 0, until: 0, on_behalf_of: None };
		limits::assert_calls_fit::<T, Call<T>>(&[
			full(limits::some_value()),
			full(appointment),
			Call::resign { term: 0 },
			Call::settle { term: 0 },
		]);
	}

	/// What a batch of so many entries and so many appointments weighs.
	fn weight_of_batch(entries: u32, terms: u32) -> Weight {
		match terms {
			0 => T::WeightInfo::enter(entries),
			_ => T::WeightInfo::enter(entries).saturating_add(T::WeightInfo::enter_terms(terms)),
		}
	}

	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// Checks who enters a batch, and adds a voice to it. Changes nothing.
	pub(crate) fn weigh_entries(
		origin: OriginFor<T>,
		expected: &Option<Numbers>,
		entries: &Entries<T>,
	) -> Result<(T::AccountId, H256, Agreement, Waiting<T>), DispatchError> {
		let by = T::RegistryOrigin::ensure_origin(origin)?;
		ensure!(!entries.is_empty(), Error::<T>::EmptyBatch);
		let topic = topic(ENTER, &(expected, entries));
		let mut waiting: Agreements<_, _> = Proposed::<T>::get();
		waiting.recheck(&topic, |first| {
			T::RegistryOrigin::ensure_origin(RawOrigin::Signed(first.clone()).into()).is_ok()
		});
		let agreement = waiting.agree(topic, &by, Self::now()).map_err(Error::<T>::from)?;
		Ok((by, H256(topic), agreement, waiting))
	}

	pub(crate) fn do_enter(
		origin: OriginFor<T>,
		expected: Option<Numbers>,
		entries: Entries<T>,
	) -> DispatchResult {
		let (by, topic, agreement, waiting) = Self::weigh_entries(origin, &expected, &entries)?;
		let count = entries.len() as u32;
		match agreement {
			Agreement::First => {
				// Made and taken back: what cannot be entered is not proposed either.
				with_transaction(|| TransactionOutcome::Rollback(Self::make_all(expected, entries)))?;
				Self::deposit_event(Event::EntriesProposed { by, topic, count });
			}
			Agreement::Second => {
				let first = Counts::<T>::get();
				Self::make_all(expected, entries)?;
				Self::deposit_event(Event::EntriesMade { by, topic, count, first });
			}
		}
		Proposed::<T>::put(waiting);
		Ok(())
	}

	fn make_all(expected: Option<Numbers>, entries: Entries<T>) -> DispatchResult {
		let before = Counts::<T>::get();
		// Without expected numbers an entry cannot name what the same batch creates: it could get another
		// number than its author thought.
		let known = match expected {
			Some(expected) => {
				ensure!(expected == before, Error::<T>::NumbersMoved);
				Numbers { areas: u32::MAX, organizations: u32::MAX, posts: u32::MAX, terms: u32::MAX }
			}
			None => before,
		};
		entries.into_iter().try_for_each(|entry| Self::make(entry, &known))
	}

	fn make(entry: Entry<T::AccountId>, known: &Numbers) -> DispatchResult {
		match entry {
			Entry::Area { code, names, kind, parent, from } => {
				ensure!(parent.is_none_or(|parent| parent < known.areas), Error::<T>::AreaNotFound);
				Self::enter_area(code, names, kind, parent, from)
			}
			Entry::DescribeArea { area, expected_version, names, other_names } => {
				ensure!(area < known.areas, Error::<T>::AreaNotFound);
				Self::describe_area(area, expected_version, names, other_names)
			}
			Entry::CloseArea { area, expected_version, until, successor } => {
				ensure!(area < known.areas, Error::<T>::AreaNotFound);
				ensure!(successor.is_none_or(|area| area < known.areas), Error::<T>::AreaNotFound);
				Self::close_area(area, expected_version, until, successor)
			}
			Entry::Organization { names, classification, parent, area, chapter, founded } => {
				ensure!(parent < known.organizations, Error::<T>::OrganizationNotFound);
				ensure!(area.is_none_or(|area| area < known.areas), Error::<T>::AreaNotFound);
				Self::found(names, classification, parent, area, chapter, founded)
			}
			Entry::Describe { organization, expected_version, names, other_names, parent, area, chapter } => {
				let above = parent.is_none_or(|parent| parent < known.organizations);
				ensure!(above && organization < known.organizations, Error::<T>::OrganizationNotFound);
				ensure!(area.is_none_or(|area| area < known.areas), Error::<T>::AreaNotFound);
				let description = Description { names, other_names, parent, area, chapter };
				Self::describe(organization, expected_version, description)
			}
			Entry::Dissolve { organization, expected_version } => {
				ensure!(organization < known.organizations, Error::<T>::OrganizationNotFound);
				Self::dissolve(organization, expected_version)
			}
			Entry::Post { organization, role, label, area, from, elected, seats } => {
				ensure!(organization < known.organizations, Error::<T>::OrganizationNotFound);
				ensure!(area.is_none_or(|area| area < known.areas), Error::<T>::AreaNotFound);
				let post =
					Post { organization, role, label, area, from, until: None, elected, seats, version: 0 };
				Self::create_post(post).map(drop)
			}
			Entry::Abolish { post, expected_version, until } => {
				ensure!(post < known.posts, Error::<T>::PostNotFound);
				Self::abolish(post, expected_version, until)
			}
			Entry::Appoint { post, holder, from, until, on_behalf_of } => {
				ensure!(post < known.posts, Error::<T>::PostNotFound);
				let behalf = on_behalf_of.is_none_or(|organization| organization < known.organizations);
				ensure!(behalf, Error::<T>::OrganizationNotFound);
				let term = Term { post, holder, from, until, on_behalf_of, ended: None, settled: false };
				Self::begin_term(term).map(drop)
			}
			Entry::End { term, reason } => {
				ensure!(term < known.terms, Error::<T>::TermNotFound);
				Self::end_term(term, reason)
			}
		}
	}

	/// Checks a text of one line.
	pub(crate) fn ensure_line(text: &[u8]) -> DispatchResult {
		check_line(text).map_err(|_| Error::<T>::InvalidText.into())
	}

	/// Checks names in both languages.
	pub(crate) fn ensure_names(names: &Names) -> DispatchResult {
		Self::ensure_line(&names.korean)?;
		names.english.as_ref().map_or(Ok(()), |english| Self::ensure_line(english))
	}

	/// Checks other names.
	pub(crate) fn ensure_other_names(names: &OtherNames) -> DispatchResult {
		names.iter().try_for_each(|name| Self::ensure_line(name))
	}
}
