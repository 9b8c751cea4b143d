// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	Area, AreaByCode, AreaKind, Areas, Children, Classification, Counts, EndReason, Entry, Offices,
	Organization, Organizations, Posts, PostsOf, Role, Term, TermHolder, Terms, TermsOf, CENTRAL,
};
use frame::testing_prelude::*;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Organisations::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

fn area_with(number: u32, change: fn(&mut Area)) {
	Areas::<Test>::mutate(number, |area| change(area.as_mut().unwrap()));
}

fn organization_with(number: u32, change: fn(&mut Organization)) {
	Organizations::<Test>::mutate(number, |record| change(record.as_mut().unwrap()));
}

fn term_with(number: u32, change: fn(&mut Term<u64>)) {
	Terms::<Test>::mutate(number, |record| change(record.as_mut().unwrap()));
}

#[test]
fn try_state_fails_when_numbers_are_wrong() {
	build_and_execute(|| {
		make(area("11", AreaKind::Province, None));
		assert_caught("I1", || Counts::<Test>::mutate(|counts| counts.areas += 1));
		assert_caught("I1", || Counts::<Test>::mutate(|counts| counts.terms -= 1));
		assert_caught("I1", || Organizations::<Test>::remove(BUSAN));
		assert_caught("I1", || Posts::<Test>::remove(0));
	});
}

#[test]
fn try_state_fails_when_areas_are_unsound() {
	build_and_execute(|| {
		make(area("1", AreaKind::Province, None));
		make(area("2", AreaKind::District, Some(0)));
		make(area("3", AreaKind::District, None));
		make(Entry::CloseArea { area: 1, expected_version: 0, until: END, successor: Some(2) });
		assert_caught("I2", || area_with(0, |area| area.parent = Some(1)));
		assert_caught("I2", || area_with(0, |area| area.parent = Some(9)));
		assert_caught("I2", || AreaByCode::<Test>::insert(code("3"), 1));
		assert_caught("I2", || AreaByCode::<Test>::remove(code("3")));
		assert_caught("I2", || area_with(1, |area| area.until = None));
		assert_caught("I2", || area_with(1, |area| area.successor = Some(1)));
		assert_caught("I2", || area_with(1, |area| area.successor = Some(9)));
	});
}

#[test]
fn try_state_fails_when_the_tree_is_unsound() {
	build_and_execute(|| {
		make(local("종로구 당협", SEOUL));
		make(organization("정책위원회", Classification::Committee, 3));
		assert_caught("I3", || organization_with(SEOUL, |record| record.parent = None));
		assert_caught("I3", || organization_with(CENTRAL, |record| record.parent = Some(SEOUL)));
		assert_caught("I3", || organization_with(SEOUL, |record| record.parent = Some(4)));
		assert_caught("I3", || organization_with(SEOUL, |record| record.below[0] = 2));
		assert_caught("I3", || organization_with(CENTRAL, |record| record.below[2] = 0));
		assert_caught("I3", || organization_with(3, |record| record.dissolved = Some(START)));
	});
}

#[test]
fn try_state_fails_when_lists_are_unsound() {
	build_and_execute(|| {
		assert_caught("I4", || Children::<Test>::insert(CENTRAL, 0, BUSAN));
		assert_caught("I4", || Children::<Test>::insert(CENTRAL, 2, BUSAN));
		assert_caught("I4", || organization_with(SEOUL, |record| record.place = 1));
		assert_caught("I4", || PostsOf::<Test>::insert(CENTRAL, 0, SEOUL_POST));
		assert_caught("I4", || PostsOf::<Test>::remove(CENTRAL, 1));
		assert_caught("I4", || organization_with(SEOUL, |record| record.posts = 0));
		assert_caught("I4", || PostsOf::<Test>::insert(77, 0, SEOUL_POST));
	});
}

#[test]
fn try_state_fails_when_terms_are_unsound() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 2);
		let first = new_term(post, 50, START, START + 10);
		let second = new_term(post, 51, START + 5, START + 15);
		assert_caught("I5", || TermsOf::<Test>::remove(post));
		assert_caught("I5", || TermsOf::<Test>::mutate(post, |spans| spans[0].until += 1));
		assert_caught("I5", || TermsOf::<Test>::mutate(post, |spans| spans[0].term = 99));
		assert_caught("I5", || TermsOf::<Test>::insert(77, TermsOf::<Test>::get(post)));
		assert_caught("I5", || Posts::<Test>::mutate(post, |record| record.as_mut().unwrap().seats = 1));
		assert_caught("I5", || Posts::<Test>::mutate(post, |record| record.as_mut().unwrap().from += 1));
		assert_caught("I5", || {
			Posts::<Test>::mutate(post, |record| record.as_mut().unwrap().until = Some(START + 14))
		});
		assert_caught("I5", || {
			Terms::<Test>::mutate(second, |term| {
				term.as_mut().unwrap().holder = stored(first).holder;
			})
		});
	});
}

#[test]
fn try_state_fails_when_offices_are_not_terms() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 1);
		let term = new_term(post, 50, START, END);
		let office = (SEOUL, Role::Other);
		assert_caught("I6", || Offices::<Test>::remove(50, office));
		assert_caught("I6", || {
			Offices::<Test>::insert(50, (BUSAN, Role::Other), Offices::<Test>::get(50, office))
		});
		assert_caught("I6", || Offices::<Test>::insert(51, office, Offices::<Test>::get(50, office)));
		assert_caught("I6", || _ = System::dec_sufficients(&50));
		assert_eq!(term, 6);
		assert_caught("I6", || term_with(6, |term| term.ended = Some(EndReason::Death)));
		assert_caught("I6", || term_with(6, |term| term.settled = true));
		assert_caught("I6", || term_with(6, |term| term.holder = TermHolder::Account(51)));
	});
}
