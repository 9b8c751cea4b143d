// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Sessions end and begin.

use super::mock::*;
use frame::testing_prelude::*;
use pallet_session::historical::{HistoricalSessions, StoredRange};

#[test]
fn the_set_of_finality_changes_only_when_validators_or_keys_do() {
	build_and_execute(|| {
		sessions(5);
		assert_eq!(Sets::get(), 0);
		assert_ok!(Validators::admit(RuntimeOrigin::root(), FIFTH));
		sessions(5);
		assert_eq!(Sets::get(), 1);
		change_key(1, 11);
		sessions(5);
		assert_eq!(Sets::get(), 2);
		assert_eq!(Authorities::get(), [11, 2, 3, 4, FIFTH]);
	});
}

#[test]
fn changed_keys_come_into_force_two_sessions_later() {
	build_and_execute(|| {
		change_key(3, 33);
		sessions(1);
		assert_eq!(Authorities::get(), FIRST);
		sessions(1);
		assert_eq!(Authorities::get(), [1, 2, 33, 4]);
	});
}

/// The call that takes keys back has to be closed on a chain. If it was not, this is the last resort.
#[test]
fn validators_without_keys_are_left_out_while_enough_remain() {
	chain_of(&FIRST, 3).execute_with(|| {
		let pass = || {
			System::set_block_number(System::block_number() + 1);
			Session::on_initialize(System::block_number());
		};
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(1)));
		(0..3).for_each(|_| pass());
		assert_eq!(Authorities::get(), [2, 3, 4]);
		assert_eq!(Sets::get(), 1, "and not anew in each session");
	});
}

#[test]
fn what_proves_keys_is_dropped_when_no_report_can_come() {
	build_and_execute(|| {
		sessions(9);
		assert!(HistoricalSessions::<Test>::contains_key(0));
		sessions(5);
		assert_eq!(now(), 15);
		assert_eq!(StoredRange::<Test>::get(), Some((5, 17)));
		assert_eq!(HistoricalSessions::<Test>::iter_keys().count(), 12);
	});
}
