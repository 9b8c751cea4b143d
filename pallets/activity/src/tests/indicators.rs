// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Indicators, their versions, and the parameters.

use super::mock::*;
use crate::{
	Code, CurrentSettings, Error, Event, IndicatorId, Indicators, Kind, Name, NextIndicator, Parameters,
	Terms, MAX_INDICATORS, STARTERS,
};
use caucus_primitives::calendar::{month_start, DAY};
use caucus_support::organisations::Role;
use frame::testing_prelude::*;

fn text<const N: u32>(text: &str) -> BoundedVec<u8, ConstU32<N>> {
	BoundedVec::truncate_from(text.as_bytes().to_vec())
}

fn terms() -> Terms {
	Terms {
		issuer: Role::Issuer,
		demands_meeting: false,
		weight: 4,
		cap: 2,
		cooldown: 1,
		rests_in_campaigns: false,
	}
}

fn add(code: Code, name: Name, terms: Terms) -> DispatchResult {
	Activity::add_indicator(RuntimeOrigin::root(), Kind::Review, code, name, text("Reviews"), terms)
}

#[test]
fn a_chain_begins_with_sane_indicators() {
	build_and_execute(|| {
		let listed = Activity::indicators(0, 1_000);
		assert_eq!(listed.len(), STARTERS.len());
		assert!(STARTERS.iter().all(|(.., terms)| terms.is_sane()));
		assert_eq!(listed[1].1.name.as_slice(), "공식 행사 참석".as_bytes());
		assert_eq!(Activity::indicators(8, 1).len(), 1);
		assert_eq!(Activity::indicators(50, 9).len(), 0);
		let weights: u32 = STARTERS.iter().map(|(.., terms)| u32::from(terms.weight * terms.cap)).sum();
		assert!(weights > 100, "the ceiling has a meaning");
	});
}

#[test]
fn a_new_indicator_counts_from_next_month_on() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		let number = NextIndicator::<Test>::get();
		assert_ok!(add(text("review2"), text("검수"), terms()));
		let added = Event::IndicatorAdded { indicator: number, from: MARCH + 1 };
		System::assert_last_event(RuntimeEvent::Activity(added));
		assert_eq!(Activity::terms(number, MARCH), None);
		let now = || Activity::attest(signed(ISSUER), occasion(number, 10, document(1)), items(&accounts));
		assert_noop!(now(), Error::<Test>::IndicatorRetired);
		Now::set(&(month_start(MARCH + 1) + DAY));
		assert_ok!(now());
	});
}

#[test]
fn terms_change_for_later_periods_alone() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		attest(DUES, 10, 1, &accounts);
		let change = |version, terms| Activity::change_indicator(RuntimeOrigin::root(), DUES, version, terms);
		assert_noop!(change(1, terms()), Error::<Test>::VersionMismatch);
		assert_ok!(change(0, terms()));
		let changed = Event::IndicatorChanged { indicator: DUES, version: 1, from: MARCH + 1 };
		System::assert_last_event(RuntimeEvent::Activity(changed));
		assert_noop!(change(1, terms()), Error::<Test>::ChangePending);
		assert_eq!(Activity::terms(DUES, MARCH).unwrap().1.weight, 5);
		assert_eq!(Activity::terms(DUES, MARCH + 1).unwrap(), (1, terms()));

		Now::set(&(month_start(MARCH + 1) + DAY));
		attest(DUES, 10, 2, &accounts);
		assert_ok!(change(1, Terms { weight: 50, ..terms() }));
		close(MARCH);
		assert_eq!(shown(accounts[0]), 5, "by the terms of March");
		close(MARCH + 1);
		assert_eq!(shown(accounts[0]), 9, "and by those of April");
	});
}

#[test]
fn each_period_has_the_last_terms_from_before_however_often_they_changed() {
	build_and_execute(|| {
		// Terms change in March, April, July, and each month from September on.
		let changes = [0, 1, 4, 6, 7, 8, 9, 10, 11];
		for (version, month) in (0..).zip(changes) {
			Now::set(&(month_start(MARCH + month) + DAY));
			let terms = Terms { weight: 100 + version as u16, ..terms() };
			assert_ok!(Activity::change_indicator(RuntimeOrigin::root(), DUES, version, terms));
		}
		assert_eq!(Activity::terms(DUES, MARCH).unwrap(), (0, STARTERS[usize::from(DUES)].4));
		for month in 1..15 {
			let version = changes.iter().filter(|change| **change < month).count() as u32;
			let (found, terms) = Activity::terms(DUES, MARCH + month).unwrap();
			assert_eq!((found, u32::from(terms.weight)), (version, 99 + version), "{month}");
		}
	});
}

#[test]
fn a_retired_indicator_counts_to_the_end_of_the_month() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		let retire = |indicator| Activity::retire_indicator(RuntimeOrigin::root(), indicator);
		assert_ok!(retire(DUES));
		let retired = Event::IndicatorRetired { indicator: DUES, last: MARCH };
		System::assert_last_event(RuntimeEvent::Activity(retired));
		assert_noop!(retire(DUES), Error::<Test>::IndicatorRetired);
		attest(DUES, 10, 1, &accounts);
		let changed = Activity::change_indicator(RuntimeOrigin::root(), DUES, 0, terms());
		assert_noop!(changed, Error::<Test>::IndicatorRetired);
		Now::set(&(month_start(MARCH + 1) + DAY));
		assert_noop!(
			Activity::attest(signed(ISSUER), occasion(DUES, 10, document(2)), items(&accounts)),
			Error::<Test>::IndicatorRetired
		);
		close(MARCH);
		assert_eq!(shown(accounts[0]), 5);
	});
}

#[test]
fn indicators_that_make_no_sense_are_refused() {
	build_and_execute(|| {
		assert_noop!(add(text(""), text("검수"), terms()), Error::<Test>::BadText);
		assert_noop!(add(text("review"), text("검\u{200b}수"), terms()), Error::<Test>::BadText);
		for bad in [
			Terms { issuer: Role::Moderator, ..terms() },
			Terms { weight: 0, ..terms() },
			Terms { cap: 0, ..terms() },
			Terms { cooldown: 10_000, ..terms() },
		] {
			assert_noop!(add(text("review"), text("검수"), bad), Error::<Test>::BadTerms);
			let changed = Activity::change_indicator(RuntimeOrigin::root(), DUES, 0, bad);
			assert_noop!(changed, Error::<Test>::BadTerms);
		}
		let unknown: IndicatorId = 60;
		let root = RuntimeOrigin::root;
		assert_noop!(
			Activity::change_indicator(root(), unknown, 0, terms()),
			Error::<Test>::UnknownIndicator
		);
		assert_noop!(Activity::retire_indicator(root(), unknown), Error::<Test>::UnknownIndicator);
		let about = occasion(unknown, 10, document(1));
		let attested = Activity::attest(signed(ISSUER), about, items(&[1]));
		assert_noop!(attested, Error::<Test>::UnknownIndicator);
		NextIndicator::<Test>::put(MAX_INDICATORS);
		assert_noop!(add(text("review"), text("검수"), terms()), Error::<Test>::TooManyIndicators);
		NextIndicator::<Test>::put(Indicators::<Test>::iter().count() as IndicatorId);
	});
}

#[test]
fn rules_are_set_by_those_who_may() {
	build_and_execute(|| {
		let by = signed(STRANGER);
		let added = Activity::add_indicator(
			by.clone(),
			Kind::Review,
			text("review"),
			text("검수"),
			text("Reviews"),
			terms(),
		);
		assert_noop!(added, BadOrigin);
		assert_noop!(Activity::change_indicator(by.clone(), DUES, 0, terms()), BadOrigin);
		assert_noop!(Activity::retire_indicator(by.clone(), DUES), BadOrigin);
		assert_noop!(Activity::set_parameters(by, 0, Parameters::default()), BadOrigin);
	});
}

#[test]
fn parameters_hold_for_periods_that_begin_later() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		attest(DUES, 10, 1, &accounts);
		let before = Activity::period(MARCH).unwrap();
		let new = Parameters { ceiling: 3, deciding: DAY, ..CurrentSettings::<Test>::get().parameters };
		let set = |version, parameters| Activity::set_parameters(RuntimeOrigin::root(), version, parameters);
		assert_noop!(set(1, new), Error::<Test>::VersionMismatch);
		for bad in [
			Parameters { least_group: 1, ..new },
			Parameters { ceiling: 0, ..new },
			Parameters { lateness: 0, ..new },
			Parameters { lifetime: 13, ..new },
			Parameters { sample: 101, ..new },
			Parameters { per_member: 0, ..new },
		] {
			assert_noop!(set(0, bad), Error::<Test>::BadParameters);
		}
		assert_ok!(set(0, new));
		System::assert_last_event(RuntimeEvent::Activity(Event::ParametersSet { version: 1 }));
		assert_eq!(Activity::settings().parameters, new);
		assert_eq!(Activity::period(MARCH), Some(before), "what runs keeps its rules");
		close(MARCH);
		assert_eq!(shown(accounts[0]), 5);
		attest(DUES, 10, 2, &accounts);
		let month = caucus_primitives::calendar::month_of(Now::get());
		close(month);
		assert_eq!(shown(accounts[0]), 8);
	});
}
