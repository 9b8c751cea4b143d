// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	Accounts, Address, Addresses, Allowance, Grants, NextPeriod, OldestPeriod, Period, PeriodId, Periods,
};
use caucus_support::organisations::Role;
use frame::{deps::frame_support::storage::unhashed, testing_prelude::*};

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Messaging::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

fn change(period: PeriodId, change: impl FnOnce(&mut Period)) {
	Periods::<Test>::mutate(period, |period| change(period.as_mut().unwrap()));
}

/// A chain on which the second period runs, with two grants in each; gives their accounts.
fn with_grants(test: impl FnOnce([Vec<u64>; 2])) {
	in_a_period(|| {
		let first = claim(0..2);
		next_period();
		test([first, claim(0..2)]);
	});
}

#[test]
fn try_state_fails_when_periods_are_not_in_order() {
	with_grants(|_| {
		assert_caught("I1", || OldestPeriod::<Test>::put(3));
		assert_caught("I1", || OldestPeriod::<Test>::put(1));
		assert_caught("I1", || NextPeriod::<Test>::put(1));
		assert_caught("I1", || NextPeriod::<Test>::put(3));
		assert_caught("I1", || Periods::<Test>::remove(0));
		assert_caught("I1", || change(0, |period| period.began = period.ends));
		assert_caught("I1", || change(0, |period| period.revoked_from = period.ends - 1));
		assert_caught("I1", || change(0, |period| period.ends += 1));
		assert_caught("I1", || {
			let last = Messaging::period(1).unwrap().revoked_from;
			change(0, |period| period.revoked_from = last + 1);
		});
	});
}

#[test]
fn try_state_fails_when_grants_and_accounts_differ() {
	with_grants(|[first, second]| {
		assert_caught("I2", || Grants::<Test>::remove(0, alias(0, 0)));
		assert_caught("I2", || Grants::<Test>::insert(0, alias(7, 0), 77));
		// A second grant of a member for the same account, and one in another period.
		assert_caught("I2", || Grants::<Test>::insert(1, alias(7, 1), second[0]));
		assert_caught("I2", || Grants::<Test>::insert(1, alias(7, 1), first[0]));
		assert_caught("I2", || Accounts::<Test>::remove(first[0]));
		assert_caught("I2", || Accounts::<Test>::insert(first[0], 1));
		assert_caught("I2", || Accounts::<Test>::insert(77, 1));
		assert_caught("I2", || change(0, |period| period.live += 1));
		assert_caught("I2", || change(1, |period| period.live -= 1));
		assert_caught("I2", || change(1, |period| period.claimed -= 1));
		assert_caught("I2", || {
			Grants::<Test>::insert(9, alias(7, 9), 77);
			Accounts::<Test>::insert(77, 9);
		});
		assert_caught("I2", || {
			// All is gone together, but a day early.
			Grants::<Test>::remove(1, alias(0, 1));
			Accounts::<Test>::remove(second[0]);
			unhashed::kill(&key_of(second[0]));
			change(1, |period| period.live -= 1);
		});
	});
}

#[test]
fn try_state_fails_when_somebody_may_keep_something_else() {
	with_grants(|[first, _]| {
		assert_caught("I3", || unhashed::kill(&key_of(first[0])));
		assert_caught("I3", || unhashed::put(&key_of(first[0]), &(201u32, 8 * MIB)));
		assert_caught("I3", || unhashed::put(&key_of(first[0]), &(200u32, 8 * MIB - 1)));
		assert_caught("I3", || unhashed::put(&key_of(77), &(1u32, 1u32)));
		assert_caught("I3", || unhashed::put(&key_of(0), &(1u32, 1u32)));
		assert_caught("I3", || unhashed::put(&key_of(u64::MAX), &(1u32, 1u32)));
		let more = Allowance { statements: 201, bytes: 8 * MIB };
		assert_caught("I3", || change(0, |period| period.allowance = more));
		// Neighbours of the nodes' keys are nobody's.
		assert_ok!(hypothetically!({
			unhashed::put(b":statement_allowance", &1u32);
			unhashed::put(b":statement_allowance;", &1u32);
			Messaging::do_try_state()
		}));
	});
}

#[test]
fn try_state_fails_when_addresses_are_not_those_of_officers() {
	build_and_execute(|| {
		assert_ok!(Messaging::publish_address(signed(CHAIR), BRANCH, Role::Chair, bundle(1)));
		let put = |role, bundle, published_at| {
			Addresses::<Test>::insert((BRANCH, role), CHAIR, Address { bundle, published_at })
		};
		assert_caught("I4", || put(Role::Other, Some(bundle(1)), Now::get()));
		assert_caught("I4", || put(Role::Chair, Some(Default::default()), Now::get()));
		assert_caught("I4", || put(Role::Chair, None, Now::get() + 1));
	});
}
