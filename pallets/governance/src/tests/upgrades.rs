// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who authorises new code, and takes that back.

use super::mock::*;
use crate::{Error, Event};
use frame::testing_prelude::*;

const CODE: H256 = H256([7; 32]);

#[test]
fn the_council_and_members_authorise_code_whose_version_is_higher() {
	build_and_execute(|| {
		for origin in [council(2), signed(1), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Governance::authorize_upgrade(origin, CODE), BadOrigin);
		}
		for origin in [majority(), members()] {
			assert_ok!(Governance::authorize_upgrade(origin.clone(), CODE));
			let authorized = frame_system::Event::UpgradeAuthorized { code_hash: CODE, check_version: true };
			System::assert_last_event(authorized.into());
			assert_ok!(Governance::withdraw_upgrade(origin));
			System::assert_last_event(Event::UpgradeWithdrawn.into());
			assert!(System::authorized_upgrade().is_none());
		}
	});
}

#[test]
fn nobody_else_withdraws_it_and_nothing_cannot_be_withdrawn() {
	build_and_execute(|| {
		assert_noop!(Governance::withdraw_upgrade(majority()), Error::<Test>::NothingAuthorized);
		assert_ok!(Governance::authorize_upgrade(majority(), CODE));
		for origin in [council(2), signed(1), RuntimeOrigin::root()] {
			assert_noop!(Governance::withdraw_upgrade(origin), BadOrigin);
		}
	});
}
