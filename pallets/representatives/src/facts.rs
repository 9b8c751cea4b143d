// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Facts: what is checked before one is recorded, and how it is confirmed.

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use caucus_primitives::{
	calendar::{date_of, day_of, Month},
	text::check_line,
};

/// The month of a day.
fn month_of(day: Day) -> Month {
	let (year, month, _) = date_of(day);
	year.saturating_mul(12).saturating_add(u32::from(month)).saturating_sub(1)
}

/// What makes a fact the only one of its person.
pub(crate) fn key_of(body: &Body) -> Digest {
	let class = body.deed.class();
	let day = class.goes_on().then_some(body.day);
	caucus_primitives::blake2_256(&[&(class, &body.subject, day).encode()])
}

impl<T: Config> Pallet<T> {
	/// Checks what a fact says about a representative, but for whether it is said already.
	pub(crate) fn check_body(
		by: &T::AccountId,
		id: RepresentativeId,
		record: &RepresentativeOf<T>,
		body: &Body,
	) -> Result<(), Error<T>> {
		ensure!(record.account.as_ref() != Some(by), Error::<T>::NotImpartial);
		check_line(&body.subject)?;
		ensure!(!body.url.is_empty() && body.digest != [0; 32], Error::<T>::SourceMissing);
		check_line(&body.url)?;
		ensure!(Feeds::<T>::contains_key(body.feed), Error::<T>::UnknownFeed);
		let captured = body.captured_at <= Self::now() && body.day <= day_of(body.captured_at);
		ensure!(captured, Error::<T>::NotHappenedYet);
		ensure!(body.deed.is_sane(), Error::<T>::BadValue);
		if body.eligibility != Eligibility::Eligible {
			ensure!(body.deed.class().is_attendance(), Error::<T>::NotEligibleKind);
			ensure!(body.deed.is_absence(), Error::<T>::BadValue);
		}
		ensure!(record.description.posts.contains(&body.post), Error::<T>::UnknownPost);
		let held = Self::held(body.post, id, record.account.as_ref(), body.day);
		if body.eligibility == Eligibility::NotMember {
			ensure!(!held, Error::<T>::InOffice);
		} else {
			ensure!(held, Error::<T>::NotInOffice);
		}
		Ok(())
	}

	/// The month in which a fact needs room, if its class is cheap.
	pub(crate) fn month_for(body: &Body) -> Option<(Month, Class)> {
		let class = body.deed.class();
		class.is_cheap().then(|| (month_of(body.day), class))
	}

	/// Whether there is room for so many facts more.
	pub(crate) fn ensure_room(
		id: RepresentativeId,
		month: (Month, Class),
		more: u16,
	) -> Result<(), Error<T>> {
		let most = CurrentSettings::<T>::get().parameters.monthly;
		ensure!(Months::<T>::get(id, month).saturating_add(more) <= most, Error::<T>::MonthFull);
		Ok(())
	}

	/// Checks facts. Changes nothing.
	pub(crate) fn weigh_facts(by: &T::AccountId, entries: &[Entry]) -> Result<(), Error<T>> {
		Self::ensure_researcher(by)?;
		ensure!(!entries.is_empty(), Error::<T>::EmptyBatch);
		let mut keys = BTreeSet::new();
		let mut months = BTreeMap::<_, u16>::new();
		for Entry { representative, body } in entries {
			let record = Self::find(*representative)?;
			Self::check_body(by, *representative, &record, body)?;
			let key = key_of(body);
			let is_new = !FactBy::<T>::contains_key(representative, key);
			ensure!(is_new && keys.insert((*representative, key)), Error::<T>::DuplicateRecord);
			if let Some(month) = Self::month_for(body) {
				let more = months.entry((*representative, month)).or_default();
				more.saturating_inc();
				Self::ensure_room(*representative, month, *more)?;
			}
		}
		NextFact::<T>::get().checked_add(entries.len() as u32).ok_or(Error::<T>::Exhausted)?;
		Ok(())
	}

	pub(crate) fn do_record(by: T::AccountId, entries: Batch<Entry>) -> DispatchResult {
		Self::weigh_facts(&by, &entries)?;
		let at = Self::now();
		let until = at.saturating_add(CurrentSettings::<T>::get().parameters.confirming);
		for Entry { representative, body } in entries {
			let mut record = Self::find(representative)?;
			let fact = NextFact::<T>::get();
			NextFact::<T>::put(fact.saturating_add(1));
			FactsOf::<T>::insert(representative, record.facts, fact);
			record.facts.saturating_inc();
			Representatives::<T>::insert(representative, record);
			FactBy::<T>::insert(representative, key_of(&body), fact);
			if let Some(month) = Self::month_for(&body) {
				Months::<T>::mutate(representative, month, |count| count.saturating_inc());
			}
			Facts::<T>::insert(
				fact,
				Fact {
					representative,
					body,
					version: 0,
					state: State::Provisional { until },
					recorded_by: by.clone(),
					recorded_at: at,
					second_by: None,
					replies: 0,
				},
			);
			Self::deposit_event(Event::FactRecorded { fact, representative, by: by.clone() });
		}
		Ok(())
	}

	/// Whether a provisional fact is confirmed by time.
	fn is_settled(fact: &FactOf<T>) -> bool {
		matches!(fact.state, State::Provisional { until } if Self::now() >= until) && fact.replies == 0
	}

	/// How far a fact is now, written down or not.
	pub(crate) fn status_of(fact: &FactOf<T>) -> Status {
		match fact.state {
			State::Provisional { .. } if Self::is_settled(fact) => Status::Confirmed,
			State::Provisional { .. } => Status::Provisional,
			State::Confirmed => Status::Confirmed,
			State::Corrected => Status::Corrected,
			State::Withdrawn => Status::Withdrawn,
		}
	}

	/// A fact with what a reader has to know besides.
	pub(crate) fn view_of(id: FactId) -> Option<FactView<T::AccountId>> {
		let fact = Facts::<T>::get(id)?;
		let feed = Feeds::<T>::get(fact.body.feed)?;
		let status = Self::status_of(&fact);
		let stale = Self::now() >= feed.stale_at;
		Some(FactView { id, fact, status, as_of: feed.last_at, stale })
	}

	pub(crate) fn find_fact(id: FactId) -> Result<FactOf<T>, Error<T>> {
		Facts::<T>::get(id).ok_or(Error::<T>::UnknownFact)
	}

	/// Whether a fact is about somebody.
	pub(crate) fn is_about(fact: &FactOf<T>, who: &T::AccountId) -> bool {
		ByAccount::<T>::get(who) == Some(fact.representative)
	}

	/// Checks a second person's words. Changes nothing.
	pub(crate) fn weigh_confirmations(by: &T::AccountId, words: &[Confirmation]) -> Result<(), Error<T>> {
		Self::ensure_researcher(by)?;
		ensure!(!words.is_empty(), Error::<T>::EmptyBatch);
		let mut facts = BTreeSet::new();
		for word in words {
			let fact = Self::find_fact(word.fact)?;
			ensure!(facts.insert(word.fact), Error::<T>::DuplicateRecord);
			ensure!(fact.version == word.expected_version, Error::<T>::VersionMismatch);
			ensure!(matches!(fact.state, State::Provisional { .. }), Error::<T>::WrongState);
			ensure!(fact.recorded_by != *by, Error::<T>::SamePerson);
			ensure!(!Self::is_about(&fact, by), Error::<T>::NotImpartial);
			ensure!(fact.body.digest == word.digest, Error::<T>::DigestMismatch);
		}
		Ok(())
	}

	pub(crate) fn do_confirm(by: T::AccountId, words: Batch<Confirmation>) -> DispatchResult {
		Self::weigh_confirmations(&by, &words)?;
		for word in words {
			Self::write_confirmed(word.fact, Some(by.clone()));
		}
		Ok(())
	}

	/// Checks that time has confirmed facts. Changes nothing.
	pub(crate) fn ensure_settled(facts: &[FactId]) -> Result<(), Error<T>> {
		ensure!(!facts.is_empty(), Error::<T>::EmptyBatch);
		let mut seen = BTreeSet::new();
		for id in facts {
			let fact = Self::find_fact(*id)?;
			ensure!(seen.insert(id), Error::<T>::DuplicateRecord);
			ensure!(Self::is_settled(&fact), Error::<T>::NotDue);
		}
		Ok(())
	}

	pub(crate) fn do_settle(facts: Batch<FactId>) -> DispatchResult {
		Self::ensure_settled(&facts)?;
		facts.into_iter().for_each(|fact| Self::write_confirmed(fact, None));
		Ok(())
	}

	fn write_confirmed(fact: FactId, by: Option<T::AccountId>) {
		Facts::<T>::mutate(fact, |record| {
			if let Some(record) = record {
				record.state = State::Confirmed;
				record.second_by = by.clone();
			}
		});
		Self::deposit_event(Event::FactConfirmed { fact, by });
	}
}
