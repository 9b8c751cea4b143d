// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Validators come and go.

use super::mock::*;
use crate::{most_additions, Error, Event, Minimum, Stint, LEAST_CHANGES, SAFE_MINIMUM};
use frame::testing_prelude::*;

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn serves(who: u64, from: u32, until: Option<u32>) -> Stint<u64> {
	Stint { who, from, until, fault: None, disabled: false }
}

#[test]
fn nobody_but_the_organ_in_charge_decides_who_validates() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			assert_noop!(Validators::admit(origin.clone(), FIFTH), DispatchError::BadOrigin);
			assert_noop!(Validators::remove(origin.clone(), 1), DispatchError::BadOrigin);
			assert_noop!(Validators::replace(origin.clone(), 1, FIFTH), DispatchError::BadOrigin);
			assert_noop!(Validators::set_minimum(origin, 4), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn an_admitted_validator_serves_two_sessions_later() {
	build_and_execute(|| {
		assert_ok!(Validators::admit(root(), FIFTH));
		assert_eq!(events(), [Event::ValidatorAdmitted { who: FIFTH, from: 3 }]);
		assert_eq!(stint(FIFTH), Some(serves(FIFTH, 3, None)));
		sessions(1);
		assert_eq!(Authorities::get(), FIRST);
		assert_eq!(stint(FIFTH), Some(serves(FIFTH, 3, None)));
		sessions(1);
		assert_eq!(now(), 3);
		assert_eq!(Authorities::get(), [1, 2, 3, 4, FIFTH]);
		assert_eq!(stint(FIFTH), Some(serves(FIFTH, 3, None)));
		sessions(2);
		assert_eq!(stint(FIFTH), Some(serves(FIFTH, 3, None)));
	});
}

#[test]
fn a_removed_validator_serves_to_the_end_of_the_next_session() {
	build_and_execute(|| {
		assert_ok!(Validators::remove(root(), 2));
		assert_eq!(events(), [Event::ValidatorRemoved { who: 2, from: 3 }]);
		assert_eq!(stint(2), Some(serves(2, 0, Some(3))));
		sessions(1);
		assert_eq!(Authorities::get(), FIRST);
		assert_eq!(stint(2), Some(serves(2, 0, Some(3))));
		sessions(1);
		assert_eq!(Authorities::get(), [1, 3, 4]);
		assert_eq!(stint(2), None);
	});
}

#[test]
fn who_takes_another_validators_place_serves_when_that_one_goes() {
	build_and_execute(|| {
		assert_ok!(Validators::replace(root(), 2, FIFTH));
		let (gone, came) =
			(Event::ValidatorRemoved { who: 2, from: 3 }, Event::ValidatorAdmitted { who: FIFTH, from: 3 });
		assert_eq!(events(), [gone, came]);
		sessions(1);
		assert_eq!(Authorities::get(), FIRST);
		sessions(1);
		assert_eq!(Authorities::get(), [1, FIFTH, 3, 4]);
	});
}

#[test]
fn a_validator_that_is_admitted_again_before_it_is_gone_is_shown_twice() {
	build_and_execute(|| {
		assert_ok!(Validators::remove(root(), 2));
		sessions(1);
		assert_ok!(Validators::admit(root(), 2));
		let stints: Vec<_> =
			Validators::overview().stints.into_iter().filter(|stint| stint.who == 2).collect();
		assert_eq!(stints, [serves(2, 0, Some(3)), serves(2, 4, None)]);
		sessions(1);
		assert_eq!(Authorities::get(), [1, 3, 4]);
		sessions(1);
		assert_eq!(Authorities::get(), [1, 3, 4, 2]);
		assert_eq!(stint(2), Some(serves(2, 4, None)));
	});
}

#[test]
fn a_decision_that_is_reversed_in_time_changes_nothing() {
	build_and_execute(|| {
		assert_ok!(Validators::remove(root(), 4));
		assert_ok!(Validators::admit(root(), 4));
		sessions(4);
		assert_eq!(stint(4), Some(serves(4, 0, None)));
		assert_eq!(Sets::get(), 0);
	});
}

#[test]
fn the_overview_says_which_session_it_is_and_how_many_there_are_at_least() {
	build_and_execute(|| {
		sessions(6);
		let overview = Validators::overview();
		assert_eq!((overview.session, overview.minimum), (7, 3));
		assert_eq!(overview.stints, FIRST.map(|who| serves(who, 0, None)));
	});
}

#[test]
fn an_account_is_admitted_once_and_only_with_session_keys() {
	build_and_execute(|| {
		assert_noop!(Validators::admit(root(), 1), Error::<Test>::AlreadyValidator);
		assert_noop!(Validators::admit(root(), STRANGER), Error::<Test>::NoSessionKeys);
		assert_noop!(Validators::replace(root(), 1, 2), Error::<Test>::AlreadyValidator);
		assert_noop!(Validators::replace(root(), 1, 1), Error::<Test>::AlreadyValidator);
		assert_noop!(Validators::replace(root(), 1, STRANGER), Error::<Test>::NoSessionKeys);
	});
}

#[test]
fn there_are_never_more_validators_than_may_be() {
	build_and_execute(|| {
		for who in [FIFTH, SIXTH, 7, 8, 9] {
			assert_ok!(Validators::admit(root(), who));
			a_day_passes();
		}
		assert_noop!(Validators::admit(root(), 10), Error::<Test>::TooManyValidators);
		assert_ok!(Validators::replace(root(), 8, 10));
		sessions(2);
		assert_eq!(Authorities::get().len(), 9);
	});
}

#[test]
fn nobody_is_removed_below_the_minimum() {
	build_and_execute(|| {
		assert_ok!(Validators::remove(root(), 1));
		assert_noop!(Validators::remove(root(), 2), Error::<Test>::TooFewValidators);
		assert_noop!(Validators::remove(root(), 1), Error::<Test>::NotAValidator);
		assert_noop!(Validators::replace(root(), 1, FIFTH), Error::<Test>::NotAValidator);
		assert_ok!(Validators::replace(root(), 2, FIFTH));
		a_day_passes();
		assert_noop!(Validators::remove(root(), FIFTH), Error::<Test>::TooFewValidators);
		sessions(2);
		assert_eq!(Authorities::get(), [FIFTH, 3, 4]);
	});
}

#[test]
fn a_minimum_of_four_or_more_is_never_lowered_below_four() {
	execute_with(&[1, 2, 3, 4, FIFTH], 1, || {
		assert_noop!(Validators::set_minimum(root(), 0), Error::<Test>::MinimumTooLow);
		assert_ok!(Validators::set_minimum(root(), 3));
		assert_noop!(Validators::set_minimum(root(), 2), Error::<Test>::MinimumTooLow);
		assert_ok!(Validators::set_minimum(root(), 5));
		assert_eq!(events().last(), Some(&Event::MinimumChanged { minimum: 5 }));
		assert_noop!(Validators::remove(root(), 5), Error::<Test>::TooFewValidators);
		assert_ok!(Validators::set_minimum(root(), 4));
		assert_noop!(Validators::set_minimum(root(), 3), Error::<Test>::MinimumTooLow);
		assert_eq!(Minimum::<Test>::get(), 4);
	});
}

#[test]
fn the_minimum_is_no_more_than_there_are() {
	build_and_execute(|| {
		assert_noop!(Validators::set_minimum(root(), 5), Error::<Test>::TooFewValidators);
		assert_ok!(Validators::set_minimum(root(), 4));
		assert_noop!(Validators::remove(root(), 1), Error::<Test>::TooFewValidators);
	});
}

#[test]
fn a_third_is_changed_in_a_day_and_two_if_that_is_less() {
	build_and_execute(|| {
		assert_ok!(Validators::replace(root(), 1, FIFTH));
		assert_ok!(Validators::remove(root(), 2));
		let refused = || {
			assert_noop!(Validators::admit(root(), 7), Error::<Test>::TooManyChanges);
			assert_noop!(Validators::remove(root(), 3), Error::<Test>::TooManyChanges);
			assert_noop!(Validators::replace(root(), 3, 7), Error::<Test>::TooManyChanges);
		};
		refused();
		sessions(crate::CHANGE_WINDOW - 1);
		refused();
		sessions(1);
		assert_ok!(Validators::admit(root(), 7));
	});
	// Whenever the day begins.
	build_and_execute(|| {
		assert_ok!(Validators::admit(root(), FIFTH));
		sessions(crate::CHANGE_WINDOW - 1);
		assert_ok!(Validators::remove(root(), 2));
		sessions(1);
		assert_ok!(Validators::replace(root(), 3, 7));
		assert_noop!(Validators::remove(root(), 4), Error::<Test>::TooManyChanges);
	});
	execute_with(&[1, 2, 3, 4, FIFTH, SIXTH, 7, 8, 9], 4, || {
		for who in 1..=3 {
			assert_ok!(Validators::remove(root(), who));
		}
		assert_noop!(Validators::remove(root(), 4), Error::<Test>::TooManyChanges);
	});
}

#[test]
fn no_more_are_new_in_a_day_than_can_fail_without_stopping_the_chain() {
	build_and_execute(|| {
		assert_ok!(Validators::admit(root(), FIFTH));
		let refused = || {
			assert_noop!(Validators::admit(root(), SIXTH), Error::<Test>::TooManyAdditions);
			assert_noop!(Validators::replace(root(), 2, SIXTH), Error::<Test>::TooManyAdditions);
		};
		refused();
		hypothetically_ok!(Validators::remove(root(), 2));
		sessions(crate::CHANGE_WINDOW - 1);
		refused();
		sessions(1);
		hypothetically_ok!(Validators::admit(root(), SIXTH));
		assert_ok!(Validators::replace(root(), 2, SIXTH));
		assert_noop!(Validators::admit(root(), 7), Error::<Test>::TooManyAdditions);
	});
	execute_with(&[1, 2, 3, 4, FIFTH, SIXTH, 7], 4, || {
		for (who, new) in [(1, 8), (2, 9)] {
			assert_ok!(Validators::replace(root(), who, new));
		}
		assert_noop!(Validators::replace(root(), 3, 10), Error::<Test>::TooManyChanges);
	});
}

#[test]
fn those_who_are_new_never_are_a_third() {
	for serving in 4..200u32 {
		let (additions, changes) = (most_additions(serving), (serving / 3).max(LEAST_CHANGES));
		// All new ones in another's place, and the other changes take others away; or they come besides.
		let fewest = serving - changes.saturating_sub(additions).min(serving - SAFE_MINIMUM);
		for all in [fewest, serving, serving + additions] {
			assert!(3 * additions < all, "{additions} of {all}, {serving} before");
		}
	}
	assert_eq!([1, 3].map(most_additions), [1, 1], "or there would never be more");
}
