// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Posts, and who holds them when.

use crate::*;
use alloc::vec::Vec;
use caucus_support::{
	offices::PublicOffices,
	organisations::{Holder, Organisations, CENTRAL},
};

impl<T: Config> Pallet<T> {
	pub(crate) fn create_post(post: Post) -> Result<PostId, DispatchError> {
		Self::ensure_line(&post.label)?;
		Self::ensure_area(post.area)?;
		ensure!(post.seats > 0, Error::<T>::NoSeat);
		let mut organization = Self::living(post.organization)?;
		let number = Counts::<T>::try_mutate(|counts| Self::take(&mut counts.posts))?;
		let position = Self::take(&mut organization.posts)?;
		PostsOf::<T>::insert(post.organization, position, number);
		Organizations::<T>::insert(post.organization, organization);
		Self::deposit_event(Event::PostCreated { post: number, organization: post.organization });
		Posts::<T>::insert(number, post);
		Ok(number)
	}

	pub(crate) fn abolish(post: PostId, expected_version: u32, until: Moment) -> DispatchResult {
		Posts::<T>::try_mutate(post, |record| {
			let record = record.as_mut().ok_or(Error::<T>::PostNotFound)?;
			ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
			ensure!(record.until.is_none(), Error::<T>::PostAbolished);
			ensure!(record.from < until, Error::<T>::InvalidTimes);
			let held = TermsOf::<T>::get(post).iter().any(|span| span.until > until);
			ensure!(!held, Error::<T>::PostHeld);
			record.until = Some(until);
			record.version.saturating_inc();
			Self::deposit_event(Event::PostAbolished { post, until });
			Ok(())
		})
	}

	pub(crate) fn begin_term(mut term: Term<T::AccountId>) -> Result<TermId, DispatchError> {
		let post = Posts::<T>::get(term.post).ok_or(Error::<T>::PostNotFound)?;
		Self::living(post.organization)?;
		ensure!(term.from < term.until, Error::<T>::InvalidTimes);
		let within = post.from <= term.from && post.until.is_none_or(|until| term.until <= until);
		ensure!(within, Error::<T>::OutsidePost);
		if let Some(behalf) = term.on_behalf_of {
			ensure!(Organizations::<T>::contains_key(behalf), Error::<T>::OrganizationNotFound);
		}
		let number = Counts::<T>::try_mutate(|counts| Self::take(&mut counts.terms))?;
		let span = Span { term: number, from: term.from, until: term.until };
		let mut spans = TermsOf::<T>::get(term.post);
		let same = spans
			.iter()
			.filter(|other| other.overlaps(&span))
			.any(|other| Terms::<T>::get(other.term).is_some_and(|other| other.holder == term.holder));
		ensure!(!same, Error::<T>::OverlappingTerms);
		ensure!(most_at_once(&spans, &span) < u32::from(post.seats), Error::<T>::NoSeat);
		spans.try_push(span).map_err(|_| Error::<T>::TooManyTerms)?;
		TermsOf::<T>::insert(term.post, spans);
		match &term.holder {
			// What was over when it was entered gives no office.
			TermHolder::Account(who) if Self::now() < term.until => {
				Offices::<T>::try_mutate(who, (post.organization, post.role), |terms| {
					terms.try_push(number).map_err(|_| Error::<T>::TooManyOffices)
				})?;
				// An officer's calls are free, but an account that holds nothing has to be kept alive to
				// make them.
				frame_system::Pallet::<T>::inc_sufficients(who);
			}
			_ => term.settled = true,
		}
		Self::deposit_event(Event::TermEntered { term: number, post: term.post });
		Terms::<T>::insert(number, term);
		Ok(number)
	}

	/// Ends a term now.
	pub(crate) fn end_term(term: TermId, reason: EndReason) -> DispatchResult {
		let mut record = Terms::<T>::get(term).ok_or(Error::<T>::TermNotFound)?;
		let now = Self::now();
		ensure!(record.ended.is_none() && now < record.until, Error::<T>::AlreadyEnded);
		// One that has not begun becomes one of no time at all.
		record.until = now.max(record.from);
		record.ended = Some(reason);
		TermsOf::<T>::mutate(record.post, |spans| {
			for span in spans.iter_mut().filter(|span| span.term == term) {
				span.until = record.until;
			}
		});
		Self::let_go(term, record);
		Self::deposit_event(Event::TermEnded { term, reason });
		Ok(())
	}

	pub(crate) fn ensure_own_term(who: &T::AccountId, term: TermId) -> DispatchResult {
		let record = Terms::<T>::get(term).ok_or(Error::<T>::TermNotFound)?;
		ensure!(record.holder.account() == Some(who), Error::<T>::NotTheHolder);
		ensure!(record.ended.is_none() && Self::now() < record.until, Error::<T>::AlreadyEnded);
		Ok(())
	}

	/// Checks that a term is over and its account still kept.
	pub(crate) fn ensure_due(term: TermId) -> Result<Term<T::AccountId>, DispatchError> {
		let record = Terms::<T>::get(term).ok_or(Error::<T>::TermNotFound)?;
		ensure!(!record.settled, Error::<T>::NotDue);
		let post = Posts::<T>::get(record.post).ok_or(Error::<T>::PostNotFound)?;
		let over = record.until <= Self::now() || Self::living(post.organization).is_err();
		ensure!(over, Error::<T>::NotDue);
		Ok(record)
	}

	/// Takes an office from an account, whose term is over, and lets the account go.
	pub(crate) fn let_go(term: TermId, mut record: Term<T::AccountId>) {
		if let (TermHolder::Account(who), false) = (&record.holder, record.settled) {
			if let Some(post) = Posts::<T>::get(record.post) {
				Offices::<T>::mutate_exists(who, (post.organization, post.role), |terms| {
					let mut left = terms.take().unwrap_or_default();
					left.retain(|other| *other != term);
					*terms = Some(left).filter(|left| !left.is_empty());
				});
			}
			frame_system::Pallet::<T>::dec_sufficients(who);
		}
		record.settled = true;
		Terms::<T>::insert(term, record);
	}

	/// The terms of a post that run at a moment.
	pub(crate) fn terms_at(post: PostId, moment: Moment) -> alloc::vec::Vec<(TermId, Term<T::AccountId>)> {
		let spans = TermsOf::<T>::get(post);
		let running = spans.iter().filter(|span| span.covers(moment));
		running.filter_map(|span| Some((span.term, Terms::<T>::get(span.term)?))).collect()
	}
}

/// How many of these run at once at any moment of another, at most.
fn most_at_once(spans: &[Span], other: &Span) -> u32 {
	// Numbers rise only where one begins.
	let begins = spans.iter().map(|span| span.from).filter(|from| other.covers(*from));
	let running = |moment| spans.iter().filter(|span| span.covers(moment)).count() as u32;
	core::iter::once(other.from).chain(begins).map(running).max().unwrap_or_default()
}

impl<T: Config> Organisations for Pallet<T> {
	type AccountId = T::AccountId;

	fn exists(organization: OrganizationId) -> bool {
		Self::living(organization).is_ok()
	}

	fn parent(organization: OrganizationId) -> Option<OrganizationId> {
		Organizations::<T>::get(organization)?.parent
	}

	fn is_own_electorate(organization: OrganizationId, chapters: &[Option<ChapterId>]) -> bool {
		match Organizations::<T>::get(organization).map(|record| record.chapter) {
			Some(Some(own)) => !chapters.is_empty() && chapters.iter().all(|chapter| *chapter == Some(own)),
			Some(None) => organization == CENTRAL && chapters.contains(&None),
			None => false,
		}
	}

	fn chapter(organization: OrganizationId) -> Option<ChapterId> {
		Self::chapter_of(organization)
	}

	fn has_area(area: u32) -> bool {
		Areas::<T>::contains_key(area)
	}

	fn holds(who: &T::AccountId, organization: OrganizationId, role: Role) -> bool {
		let now = Self::now();
		let terms = Offices::<T>::get(who, (organization, role));
		let mut running = terms.iter().filter_map(Terms::<T>::get);
		running.any(|term| term.from <= now && now < term.until) && Self::living(organization).is_ok()
	}

	fn holder(post: PostId) -> Option<Holder<T::AccountId>> {
		let record = Posts::<T>::get(post)?;
		Self::living(record.organization).ok()?;
		let alone = record.seats == 1;
		let (_, term) = Self::terms_at(post, Self::now()).into_iter().next().filter(|_| alone)?;
		Some(Holder {
			organization: record.organization,
			role: record.role,
			account: term.holder.account().cloned(),
			since: term.from,
			until: term.until,
		})
	}

	fn vacate(post: PostId) -> DispatchResult {
		let running = Self::terms_at(post, Self::now());
		ensure!(!running.is_empty(), Error::<T>::PostVacant);
		running.into_iter().try_for_each(|(term, _)| Self::end_term(term, EndReason::Recalled))
	}
}

impl<T: Config> PublicOffices for Pallet<T> {
	type AccountId = T::AccountId;

	fn post(post: PostId) -> Option<(OrganizationId, Role)> {
		Posts::<T>::get(post).map(|record| (record.organization, record.role))
	}

	fn terms(post: PostId, person: u32, account: Option<&T::AccountId>) -> Vec<(Moment, Moment)> {
		let is_theirs = |span: &&Span| {
			Terms::<T>::get(span.term).is_some_and(|term| match &term.holder {
				TermHolder::Person(number) => *number == person,
				TermHolder::Account(who) => Some(who) == account,
			})
		};
		let spans = TermsOf::<T>::get(post);
		let theirs = spans.iter().filter(|span| span.from < span.until).filter(is_theirs);
		theirs.map(|span| (span.from, span.until)).collect()
	}
}
