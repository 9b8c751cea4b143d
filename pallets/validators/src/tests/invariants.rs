// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{Minimum, Reporting, Reports, Serving, ServingKeys, Validators as List};
use frame::testing_prelude::*;
use pallet_session::historical::HistoricalSessions;
use sp_staking::offence::OffenceSeverity;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Validators::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

#[test]
fn try_state_fails_when_validators_are_too_few_or_listed_twice() {
	build_and_execute(|| {
		assert_caught("I1", || List::<Test>::mutate(|all| all[0] = 2));
		assert_caught("I1", || List::<Test>::mutate(|all| all.truncate(2)));
		assert_caught("I1", || Minimum::<Test>::put(5));
		assert_caught("I1", || Minimum::<Test>::put(0));
	});
}

#[test]
fn try_state_fails_when_a_validator_has_no_keys() {
	build_and_execute(|| {
		assert_caught("I2", || List::<Test>::mutate(|all| all[3] = STRANGER));
		assert_caught("I2", || pallet_session::NextKeys::<Test>::remove(1));
	});
}

#[test]
fn try_state_fails_when_others_serve_than_is_known() {
	build_and_execute(|| {
		assert_caught("I3", || _ = Serving::<Test>::mutate(|all| all.pop()));
		assert_caught("I3", || Serving::<Test>::mutate(|all| all.as_mut().swap(0, 1)));
		assert_caught("I3", || Serving::<Test>::mutate(|all| all[0].since = 2));
		assert_caught("I3", || pallet_session::Validators::<Test>::put(vec![1, 2, 3]));
		assert_caught("I3", || _ = ServingKeys::<Test>::mutate(|all| all.pop()));
	});
}

#[test]
fn try_state_fails_when_somebody_is_disabled_for_nothing() {
	build_and_execute(|| {
		assert_ok!(report(lie(2, 1, 7)));
		assert_caught("I4", || Serving::<Test>::mutate(|all| all[1].fault = None));
		let nothing = OffenceSeverity(Perbill::zero());
		assert_caught("I4", || pallet_session::DisabledValidators::<Test>::put(vec![(0, nothing)]));
		assert_caught("I4", || pallet_session::DisabledValidators::<Test>::put(vec![(7, nothing)]));
	});
}

#[test]
fn try_state_fails_when_reports_are_unsound() {
	build_and_execute(|| {
		assert_ok!(report(lie(2, 1, 7)));
		assert_ok!(report(lie(3, 1, 7)));
		assert_caught("I5", || Reports::<Test>::mutate(|all| all[1].who = 2));
		assert_caught("I5", || Reports::<Test>::mutate(|all| all[0].at += 1));
		assert_caught("I5", || Reports::<Test>::mutate(|all| all[0].session = 2));
		assert_caught("I5", || Reporting::<Test>::put(LYING));
	});
}

#[test]
fn try_state_fails_when_a_sessions_keys_cannot_be_proved() {
	build_and_execute(|| {
		assert_caught("I6", || HistoricalSessions::<Test>::remove(0));
		assert_caught("I6", || HistoricalSessions::<Test>::remove(2));
	});
}
