// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where officers can be written to.

use super::mock::*;
use crate::{Addresses, Bundle, Call, Error, Event, ADDRESS_REST};
use caucus_support::organisations::{Role, CENTRAL};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

const CHAIR_OF: (u32, Role) = (BRANCH, Role::Chair);

fn publish(by: u64, (organization, role): (u32, Role), bundle: Bundle) -> DispatchResult {
	let call = Call::<Test>::publish_address { organization, role, bundle };
	make(by, call)
}

fn withdraw(by: u64, (organization, role): (u32, Role), who: u64) -> DispatchResult {
	let call = Call::<Test>::withdraw_address { organization, role, who };
	make(by, call)
}

/// Makes a call, and sees that it is free exactly if it passes.
#[track_caller]
fn make(by: u64, call: Call<Test>) -> DispatchResult {
	let free = call.is_feeless(&signed(by));
	let done = RuntimeCall::from(call).dispatch(signed(by)).map(|_| ()).map_err(|error| error.error);
	assert_eq!(free, done.is_ok(), "{done:?}");
	done
}

fn leave(who: u64) {
	Offices::set(&Offices::get().into_iter().filter(|office| office.0 != who).collect());
}

#[test]
fn an_officer_can_be_written_to_as_long_as_the_office_lasts() {
	build_and_execute(|| {
		assert_ok!(publish(CHAIR, CHAIR_OF, bundle(1)));
		System::assert_last_event(RuntimeEvent::Messaging(Event::AddressPublished {
			organization: BRANCH,
			role: Role::Chair,
			by: CHAIR,
		}));
		assert_eq!(Messaging::addresses(BRANCH, Role::Chair), vec![(CHAIR, bundle(1))]);
		assert_eq!(Messaging::addresses(CENTRAL, Role::Chair), vec![]);
		leave(CHAIR);
		assert_eq!(Messaging::addresses(BRANCH, Role::Chair), vec![], "nobody is written to any more");
		assert_noop!(publish(CHAIR, CHAIR_OF, bundle(2)), Error::<Test>::TooEarly);
		pass(ADDRESS_REST);
		assert_noop!(publish(CHAIR, CHAIR_OF, bundle(2)), Error::<Test>::NotAnOfficer);
		// Anybody tidies up.
		assert_ok!(withdraw(STRANGER, CHAIR_OF, CHAIR));
		assert_eq!(Addresses::<Test>::iter().count(), 0);
		assert_noop!(withdraw(STRANGER, CHAIR_OF, CHAIR), Error::<Test>::UnknownAddress);
	});
}

#[test]
fn each_of_several_in_an_office_has_an_address() {
	build_and_execute(|| {
		let office = (CENTRAL, Role::Representative);
		for (deputy, seed) in DEPUTIES.into_iter().zip(1..) {
			assert_ok!(publish(deputy, office, bundle(seed)));
		}
		let mut all = Messaging::addresses(CENTRAL, Role::Representative);
		all.sort();
		assert_eq!(all, vec![(DEPUTIES[0], bundle(1)), (DEPUTIES[1], bundle(2))]);
		leave(DEPUTIES[0]);
		assert_eq!(Messaging::addresses(CENTRAL, Role::Representative), vec![(DEPUTIES[1], bundle(2))]);
	});
}

#[test]
fn only_who_holds_an_office_publishes_for_it() {
	build_and_execute(|| {
		for (who, office) in [
			(STRANGER, CHAIR_OF),
			(CHAIR, (CENTRAL, Role::Chair)),
			(CHAIR, (BRANCH, Role::Secretary)),
			(CLERK, (BRANCH, Role::Other)),
		] {
			assert_noop!(publish(who, office, bundle(1)), Error::<Test>::NotAnOfficer);
		}
		assert_noop!(publish(CHAIR, CHAIR_OF, Bundle::default()), Error::<Test>::EmptyAddress);
		let root = Messaging::publish_address(RuntimeOrigin::root(), BRANCH, Role::Chair, bundle(1));
		assert_noop!(root, BadOrigin);
		assert!(Bundle::try_from(vec![0; 257]).is_err());
		assert_ok!(publish(CHAIR, CHAIR_OF, vec![7; 256].try_into().unwrap()));
	});
}

#[test]
fn an_address_is_changed_once_in_an_hour_also_by_taking_it_away() {
	build_and_execute(|| {
		assert_ok!(publish(CHAIR, CHAIR_OF, bundle(1)));
		pass(ADDRESS_REST - 1);
		assert_noop!(publish(CHAIR, CHAIR_OF, bundle(2)), Error::<Test>::TooEarly);
		assert_noop!(withdraw(STRANGER, CHAIR_OF, CHAIR), Error::<Test>::NotTheOwner);
		assert_ok!(withdraw(CHAIR, CHAIR_OF, CHAIR));
		System::assert_last_event(RuntimeEvent::Messaging(Event::AddressWithdrawn {
			organization: BRANCH,
			role: Role::Chair,
			who: CHAIR,
		}));
		assert_eq!(Messaging::addresses(BRANCH, Role::Chair), vec![]);
		assert_noop!(withdraw(CHAIR, CHAIR_OF, CHAIR), Error::<Test>::UnknownAddress);
		assert_noop!(publish(CHAIR, CHAIR_OF, bundle(2)), Error::<Test>::TooEarly);
		pass(1);
		assert_ok!(publish(CHAIR, CHAIR_OF, bundle(2)));
		assert_eq!(Messaging::addresses(BRANCH, Role::Chair), vec![(CHAIR, bundle(2))]);
		assert_noop!(publish(CHAIR, CHAIR_OF, bundle(3)), Error::<Test>::TooEarly);
	});
}
