// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Each invariant, broken on purpose.

use super::mock::*;
use crate::{
	CurrentTerm, Fills, Named, NamedElection, NextReferendum, Parameters, Referenda, ReferendumOn, Settings,
};
use frame::{deps::sp_runtime::TryRuntimeError, testing_prelude::*};
use polkadot_sdk::pallet_collective;

#[track_caller]
fn broken(message: &'static str, damage: impl FnOnce()) {
	new_chain().execute_with(|| {
		System::set_block_number(1);
		ask(7, remark(&"long ".repeat(100)));
		name(8, 5, Fills::All);
		check();
		damage();
		assert_eq!(Governance::do_try_state(), Err(TryRuntimeError::Other(message)));
	});
}

fn seat(members: &[u64]) {
	pallet_collective::Members::<Test, InChamber>::put(members.to_vec());
}

#[test]
fn a_council_that_is_not_sound_is_found() {
	broken("I1: a council out of order", || seat(&[2, 1, 3]));
	broken("I1: a council out of order", || seat(&[1, 1, 3]));
	broken("I1: more members than seats", || seat(&[1, 2, 3, 4, 5, 6]));
	broken("I1: a council without a term", CurrentTerm::<Test>::kill);
	broken("I1: more seats than may be", || {
		CurrentTerm::<Test>::mutate(|term| term.as_mut().unwrap().seats = 33);
	});
	broken("I2: a member whose account is not kept", || seat(&[1, 2, 9]));
	broken("I5: a term without time", || {
		CurrentTerm::<Test>::mutate(|term| term.as_mut().unwrap().since = UNTIL);
	});
	broken("I6: code that never is due, never yields or never lapses", || {
		let standing = crate::Upgrade {
			yields: 0,
			..crate::Upgrade::announced(H256([1; 32]), crate::Authority::Members, START, DAY)
		};
		crate::PendingUpgrade::<Test>::put(standing);
	});
	broken("I7: another number of referenda asks about a rule", || crate::Asked::<Test>::insert(RULE, 1));
	broken("I5: no party can be governed by the parameters", || {
		Settings::<Test>::put((0, Parameters { seats: 1, ..parameters() }));
	});
}

#[test]
fn referenda_that_are_not_sound_are_found() {
	broken("I3: a number that was not given", || NextReferendum::<Test>::put(0));
	broken("I3: not found by its contest", || ReferendumOn::<Test>::remove((7, 0)));
	broken("I3: a referendum is gone", || NextReferendum::<Test>::put(2));
	broken("I3: a contest without a referendum", || ReferendumOn::<Test>::insert((9, 0), 0));
	broken("I3: the contest fills the council", || {
		let fills = Fills::All;
		NamedElection::<Test>::put(Named { election: 7, contest: 0, fills, seats: 5, at: START });
	});
	broken("I4: another call", || {
		Referenda::<Test>::mutate(0, |record| record.as_mut().unwrap().hash = H256([1; 32]));
	});
	broken("I4: a call is gone", || {
		let _ = polkadot_sdk::pallet_preimage::PreimageFor::<Test>::clear(u32::MAX, None);
		let _ = polkadot_sdk::pallet_preimage::RequestStatusFor::<Test>::clear(u32::MAX, None);
	});
	broken("I7: rules out of order", || {
		Referenda::<Test>::mutate(0, |record| {
			record.as_mut().unwrap().rules = vec![RULE, RULE].try_into().unwrap();
		});
	});
}

#[test]
#[should_panic(expected = "somebody sits twice")]
fn nobody_sits_twice_in_the_first_council() {
	TestState::default().execute_with(|| {
		Settings::<Test>::put((0, parameters()));
		Governance::found(vec![1, 1, 2], UNTIL);
	});
}

#[test]
#[should_panic(expected = "more members than seats")]
fn the_first_council_has_no_more_members_than_seats() {
	TestState::default().execute_with(|| {
		Settings::<Test>::put((0, parameters()));
		Governance::found((1..=6).collect(), UNTIL);
	});
}
