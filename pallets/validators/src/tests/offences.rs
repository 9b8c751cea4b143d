// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Validators that do what they must not.

use super::mock::*;
use crate::{Event, Report, MAX_REPORTS};
use frame::testing_prelude::*;
use sp_staking::offence::OffenceError;

const TENTH: Perbill = Perbill::from_percent(10);

fn reported(who: u64, session: u32, disabled: bool) -> Event<Test> {
	Event::OffenderReported { who, kind: LYING, session, severity: TENTH, disabled }
}

#[test]
fn an_offender_is_disabled_and_reported_once() {
	build_and_execute(|| {
		assert_ok!(report(lie(2, 1, 7)));
		assert_eq!(disabled(), [2]);
		assert_eq!(events(), [reported(2, 1, true)]);
		let at = Now::get();
		let known = Report { who: 2, kind: LYING, session: 1, at, severity: TENTH, disabled: true };
		assert_eq!(Validators::reports(), std::slice::from_ref(&known));
		assert_eq!(stint(2).map(|stint| (stint.disabled, stint.fault)), Some((true, Some(TENTH))));

		assert_eq!(report(lie(2, 1, 7)), Err(OffenceError::DuplicateReport));
		assert_eq!(report(lie(2, 1, 8)), Err(OffenceError::DuplicateReport), "another round of the session");
		assert_eq!(report(lie(2, 0, 1)), Err(OffenceError::DuplicateReport), "an earlier session");
		assert_eq!(Validators::reports(), [known]);
		assert_eq!(events(), []);
	});
}

#[test]
fn what_is_known_of_an_offender_is_not_asked_for_again() {
	build_and_execute(|| {
		assert!(!is_known(&lie(2, 1, 7)));
		assert_ok!(report(lie(2, 1, 7)));
		assert!(is_known(&lie(2, 1, 7)));
		assert!(is_known(&lie(2, 1, 8)), "one report for a session is enough");
		assert!(!is_known(&lie(3, 1, 7)));
		sessions(1);
		assert!(is_known(&lie(2, 1, 7)));
		assert!(!is_known(&lie(2, 2, 1)));
	});
}

#[test]
fn an_offender_that_goes_on_has_one_report_that_says_so() {
	execute_with(&[1, 2, 3, 4, 5, 6, 7], 4, || {
		assert_ok!(report(lie(2, 1, 7)));
		assert_ok!(report(lie(3, 1, 7)));
		sessions(1);
		assert_ok!(report(lie(2, 2, 1)));
		assert_eq!(reports(), [(3, 1, true), (2, 2, true)]);
	});
}

#[test]
fn a_disabled_validator_stays_so_though_others_come_and_go() {
	build_and_execute(|| {
		assert_ok!(report(lie(3, 1, 7)));
		assert_ok!(Validators::admit(RuntimeOrigin::root(), FIFTH));
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 1));
		for _ in 0..5 {
			sessions(1);
			assert_eq!(disabled(), [3]);
		}
		assert_eq!(Authorities::get(), [2, 3, 4, FIFTH]);
		change_key(3, 33);
		sessions(3);
		assert_eq!(disabled(), [3], "new keys do not help");
		assert_eq!(reports(), [(3, 1, true)]);
	});
}

#[test]
fn a_removed_validators_late_offence_disables_nobody() {
	build_and_execute(|| {
		assert_ok!(Validators::replace(RuntimeOrigin::root(), 2, FIFTH));
		sessions(3);
		assert_eq!(Authorities::get(), [1, FIFTH, 3, 4]);
		let _ = events();
		assert_ok!(report(lie(2, 1, 7)));
		assert!(disabled().is_empty());
		assert_eq!(events(), [reported(2, 1, false)]);
		assert_eq!(reports(), [(2, 1, false)]);
		assert_eq!(report(lie(2, 1, 8)), Err(OffenceError::DuplicateReport));
	});
}

#[test]
fn who_is_to_go_can_be_disabled_while_it_serves() {
	build_and_execute(|| {
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 2));
		assert_ok!(report(lie(2, 1, 7)));
		assert_eq!(disabled(), [2]);
		sessions(1);
		assert_eq!(disabled(), [2]);
		sessions(1);
		assert!(disabled().is_empty(), "nobody has its place");
	});
}

#[test]
fn who_was_removed_and_admitted_anew_begins_anew() {
	build_and_execute(|| {
		assert_ok!(report(lie(2, 1, 7)));
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 2));
		sessions(2);
		assert_ok!(Validators::admit(RuntimeOrigin::root(), 2));
		sessions(2);
		assert_eq!(stint(2).map(|stint| (stint.from, stint.disabled, stint.fault)), Some((5, false, None)));
		assert_ok!(report(lie(2, 2, 1)));
		assert!(disabled().is_empty(), "that was in the service before");
		assert_ok!(report(lie(2, 5, 1)));
		assert_eq!(disabled(), [2]);
		assert_eq!(reports(), [(2, 5, true)]);
	});
}

#[test]
fn who_is_admitted_again_before_it_is_gone_stays_disabled() {
	build_and_execute(|| {
		assert_ok!(report(lie(2, 1, 7)));
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 2));
		assert_ok!(Validators::admit(RuntimeOrigin::root(), 2));
		a_day_passes();
		assert_ok!(Validators::admit(RuntimeOrigin::root(), FIFTH));
		sessions(3);
		assert_eq!(Authorities::get(), [1, 3, 4, 2, FIFTH]);
		assert_eq!(disabled(), [2]);
	});
}

#[test]
fn no_more_than_a_third_are_disabled_and_the_gravest_are() {
	build_and_execute(|| {
		let grave = Lie { severity: Perbill::from_percent(30), ..lie(1, 1, 7) };
		assert_ok!(report(grave));
		assert_ok!(report(lie(2, 1, 8)));
		assert_eq!(disabled(), [1], "another would leave too few");
		assert_eq!(reports(), [(1, 1, true), (2, 1, false)]);
		assert_ok!(Validators::admit(RuntimeOrigin::root(), FIFTH));
		sessions(3);
		assert_eq!(disabled(), [1]);
		for who in [SIXTH, 7] {
			a_day_passes();
			assert_ok!(Validators::admit(RuntimeOrigin::root(), who));
		}
		sessions(3);
		assert_eq!(disabled(), [1, 2], "with seven validators two can be missed");
	});
}

#[test]
fn one_validator_alone_is_reported_but_goes_on() {
	execute_with(&[1], 1, || {
		assert_ok!(report(lie(1, 1, 7)));
		assert!(disabled().is_empty());
		assert_eq!(reports(), [(1, 1, false)]);
		sessions(3);
	});
}

#[test]
fn who_offends_with_others_is_told_to_be_worse_but_not_reported_twice() {
	execute_with(&[1, 2, 3, 4, 5, 6, 7], 4, || {
		assert_ok!(report(lie(1, 1, 7)));
		assert_ok!(report(lie(2, 1, 7)));
		let severities: Vec<_> =
			Validators::reports().into_iter().map(|report| (report.who, report.severity)).collect();
		let fifth = Perbill::from_percent(20);
		assert_eq!(severities, [(1, fifth), (2, fifth)]);
		assert_eq!(disabled(), [1, 2]);
		let told: Vec<_> = events().into_iter().filter(|event| *event == reported(1, 1, true)).collect();
		assert_eq!(told.len(), 1);
	});
}

#[test]
fn the_oldest_report_makes_room_for_the_next() {
	build_and_execute(|| {
		for round in 0..MAX_REPORTS {
			assert_ok!(report(lie(1_000 + u64::from(round), 1, round)));
		}
		assert_eq!(reports().len(), 100);
		assert_ok!(report(lie(2, 1, MAX_REPORTS)));
		assert_eq!(reports().len(), 100);
		assert_eq!(reports()[0], (1_001, 1, false));
		assert_eq!(reports()[99], (2, 1, true));
	});
}
