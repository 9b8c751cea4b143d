// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls cost at worst: names as long as can be, organisations that move on the lowest
//! level, posts that as many held and hold as can.
//!
//! Calls are measured together with the question whether they are free, which asks for nearly the
//! same once more.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not
//! be is noticed.

use crate::*;
use alloc::{vec, vec::Vec};
use caucus_support::{
	agreement::topic,
	benchmarking::{make, text, Surroundings},
	organisations::CENTRAL,
};
use frame::benchmarking::prelude::*;

/// Names those who keep the register.
pub trait Keepers<AccountId> {
	/// Two of them, the last of as many as there can be.
	fn keepers() -> (AccountId, AccountId);
}

/// The block's time.
const NOW: Moment = 1_800_000_000_000;
/// Later than all terms.
const END: Moment = 2 * NOW;
/// The last of as many seats as a post can have is the one that is taken.
const SEATS: u8 = u8::MAX;
/// Version of each record that is changed.
const VERSION: u32 = 0;

fn names() -> Names {
	Names { korean: text(), english: Some(text()) }
}

fn other_names() -> OtherNames {
	BoundedVec::truncate_from(vec![text(); 4])
}

/// A place in a sequence of numbers.
fn next<T: Config>(of: fn(&mut Numbers) -> &mut u32) -> u32 {
	Counts::<T>::mutate(|numbers| {
		let number = of(numbers);
		*number += 1;
		*number - 1
	})
}

fn put_area<T: Config>() -> AreaId {
	let area = next::<T>(|numbers| &mut numbers.areas);
	let record = Area {
		code: text(),
		names: names(),
		other_names: other_names(),
		kind: AreaKind::Constituency,
		parent: None,
		from: 0,
		until: None,
		successor: None,
		version: VERSION,
	};
	Areas::<T>::insert(area, record);
	area
}

/// An organisation directly below another, with so many below itself.
fn put_organization<T: Config>(parent: OrganizationId, below: [u32; 3]) -> OrganizationId {
	let organization = next::<T>(|numbers| &mut numbers.organizations);
	let record = Organization {
		other_names: other_names(),
		below,
		children: below[0],
		posts: 1,
		version: VERSION,
		..Organization::new(names(), Classification::Local, Some(parent))
	};
	Organizations::<T>::insert(organization, record);
	organization
}

/// An organisation on the last level but one, in a branch of its own.
fn put_branch<T: Config>(below: u32) -> OrganizationId {
	let province = put_organization::<T>(CENTRAL, [1, below, 0]);
	put_organization::<T>(province, [below, 0, 0])
}

fn put_post<T: Config>() -> PostId {
	let post = next::<T>(|numbers| &mut numbers.posts);
	let organization = put_branch::<T>(0);
	let record = Post {
		organization,
		role: Role::Representative,
		label: text(),
		area: Some(0),
		from: 0,
		until: None,
		elected: true,
		seats: SEATS,
		version: VERSION,
	};
	Posts::<T>::insert(post, record);
	post
}

/// A term of a post, as the last of so many.
fn put_term<T: Config>(post: PostId, holder: T::AccountId, from: Moment, until: Moment) -> TermId {
	let term = next::<T>(|numbers| &mut numbers.terms);
	let span = Span { term, from, until };
	TermsOf::<T>::mutate(post, |spans| spans.try_push(span)).expect("the post has room; qed");
	let holder = TermHolder::Account(holder);
	let record = Term { post, holder, from, until, on_behalf_of: Some(CENTRAL), ended: None, settled: false };
	Terms::<T>::insert(term, record);
	term
}

/// Gives an account so many terms in the role of a post that are not settled.
fn occupy<T: Config>(post: PostId, who: &T::AccountId, terms: impl Iterator<Item = TermId>) {
	let record = Posts::<T>::get(post).expect("it was put there; qed");
	let terms: Vec<TermId> = terms.collect();
	frame_system::Pallet::<T>::inc_sufficients(who);
	Offices::<T>::insert(who, (record.organization, record.role), BoundedVec::truncate_from(terms));
}

/// A post that had as many terms as can be, and the last of those who hold it.
fn held<T: Config>(until: Moment) -> (T::AccountId, TermId) {
	let (post, who) = (put_post::<T>(), account("holder", MAX_TERMS, 0));
	for number in 1..MAX_TERMS {
		put_term::<T>(post, account("holder", number, 0), 0, until);
	}
	let term = put_term::<T>(post, T::AccountId::clone(&who), 0, until);
	occupy::<T>(post, &who, (0..MAX_OFFICES).map(|number| term + 1 - MAX_OFFICES + number));
	(who, term)
}

/// As many batches wait for a second keeper as can, this one is the last; gives the second.
fn propose<T: Config>(entries: Entries<T>) -> T::AccountId {
	let (first, second) = T::BenchmarkHelper::keepers();
	let mut waiting = Waiting::<T>::default();
	for number in 1..MAX_WAITING {
		let who = account("keeper", number, 0);
		waiting.agree(topic(b"another", &number), &who, NOW).expect("the list has room; qed");
	}
	Proposed::<T>::put(waiting);
	make(Call::<T>::enter { expected: None, entries }, first);
	second
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Entries by which organisations on the lowest level are renamed and move, each from one branch of
	/// the tree to another.
	#[benchmark]
	fn enter(n: Linear<1, { T::MaxBatch::get() }>) {
		T::BenchmarkHelper::set_time(NOW);
		let entry = |_| {
			let organization = put_organization::<T>(put_branch::<T>(1), [0; 3]);
			Entry::Describe {
				organization,
				expected_version: VERSION,
				names: names(),
				other_names: other_names(),
				parent: Some(put_branch::<T>(0)),
				area: Some(put_area::<T>()),
				chapter: Some(7),
			}
		};
		let entries: Entries<T> = BoundedVec::truncate_from((0..n).map(entry).collect());
		let second = propose::<T>(entries.clone());
		let call = Call::<T>::enter { expected: None, entries };

		#[block]
		{
			make(call, second);
		}

		let moved = Organizations::<T>::iter_values().filter(|record| record.version > VERSION);
		assert_eq!(moved.count(), n as usize);
	}

	/// Appointments, each to another post in which one seat is left.
	#[benchmark]
	fn enter_terms(n: Linear<1, { T::MaxBatch::get() }>) {
		T::BenchmarkHelper::set_time(NOW);
		let entry = |number| {
			let (post, who) = (put_post::<T>(), account("holder", number, 0));
			// Who held it before; then those who hold it with the new holder.
			put_term::<T>(post, account("predecessor", 0, 0), 0, 1);
			for seat in 1..SEATS {
				put_term::<T>(post, account("colleague", seat.into(), 0), 1 + Moment::from(seat), END);
			}
			occupy::<T>(post, &who, 1..MAX_OFFICES);
			let holder = TermHolder::Account(who);
			Entry::Appoint { post, holder, from: 1, until: END, on_behalf_of: Some(put_branch::<T>(0)) }
		};
		let entries: Entries<T> = BoundedVec::truncate_from((0..n).map(entry).collect());
		let second = propose::<T>(entries.clone());
		let before = Counts::<T>::get().terms;
		let call = Call::<T>::enter { expected: None, entries };

		#[block]
		{
			make(call, second);
		}

		assert_eq!(Counts::<T>::get().terms, before + n);
	}

	#[benchmark]
	fn resign() {
		T::BenchmarkHelper::set_time(NOW);
		let (who, term) = held::<T>(END);
		let call = Call::<T>::resign { term };

		#[block]
		{
			make(call, who);
		}

		assert_eq!(Terms::<T>::get(term).map(|record| record.ended), Some(Some(EndReason::Resigned)));
	}

	#[benchmark]
	fn settle() {
		T::BenchmarkHelper::set_time(NOW);
		let (_, term) = held::<T>(NOW);
		let call = Call::<T>::settle { term };

		#[block]
		{
			make(call, whitelisted_caller::<T::AccountId>());
		}

		assert_eq!(Terms::<T>::get(term).map(|record| record.settled), Some(true));
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
}
