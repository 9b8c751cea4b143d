// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	Above, AccountOf, Accounts, Attestations, AttestedBy, Batches, Bound, Burning, Campaign, Campaigns,
	Corrections, Disputes, Drafts, Ledger, Participants, Periods, Place, Row, Rows, State, Usage, Usages,
};
use frame::{testing_prelude::*, token::fungible::Mutate};

type Token = <Test as crate::Config>::Token;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Activity::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

/// A chain with a closed period, in which three accounts earned points.
fn closed(test: impl FnOnce(Vec<u64>)) {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		meeting(10, 4, LEAST);
		assert_ok!(Activity::attest(
			signed(ISSUER),
			occasion(EDUCATION, 10, of_meeting(10, 4)),
			items(&accounts)
		));
		close(MARCH);
		test(accounts);
	});
}

#[test]
fn try_state_fails_when_aliases_and_accounts_differ() {
	closed(|accounts| {
		let who = accounts[0];
		assert_caught("I1", || AccountOf::<Test>::remove(YEAR, alias(0, YEAR)));
		assert_caught("I1", || AccountOf::<Test>::insert(YEAR, alias(9, YEAR), 5));
		assert_caught("I1", || Bound::<Test>::insert(YEAR, LEAST - 1));
		assert_caught("I1", || {
			while System::sufficients(&who) > 0 {
				System::dec_sufficients(&who);
			}
		});
	});
}

#[test]
fn try_state_fails_when_tokens_are_not_points() {
	closed(|accounts| {
		let who = accounts[0];
		assert_caught("I2", || _ = Token::mint_into(&who, 1).unwrap());
		assert_caught("I2", || _ = Token::mint_into(&STRANGER, 1).unwrap());
		let change = |change: fn(&mut crate::Earning)| {
			Accounts::<Test>::mutate(who, |account| change(&mut account.as_mut().unwrap().earnings[0]))
		};
		assert_caught("I2", || change(|earning| earning.points = 4));
		assert_caught("I2", || change(|earning| earning.period = MARCH + 1));
		assert_caught("I2", || change(|earning| earning.expires = MARCH + 1));
		assert_caught("I2", || Periods::<Test>::mutate(MARCH, |period| period.as_mut().unwrap().ceiling = 1));
	});
}

#[test]
fn try_state_fails_when_entries_are_not_attestations() {
	closed(|accounts| {
		let who = accounts[0];
		let change = |change: fn(&mut crate::Entry)| {
			Ledger::<Test>::mutate(MARCH, who, |entries| change(&mut entries[0]))
		};
		assert_caught("I3", || change(|entry| entry.stands = false));
		assert_caught("I3", || change(|entry| entry.attestation = 1));
		assert_caught("I3", || change(|entry| entry.attestation = 99));
		assert_caught("I3", || change(|entry| entry.value = 2));
		assert_caught("I3", || Batches::<Test>::remove(0));
		assert_caught("I3", || Attestations::<Test>::insert(9, Attestations::<Test>::get(0).unwrap()));
		assert_caught("I3", || {
			let key = AttestedBy::<Test>::iter_keys().next().unwrap();
			AttestedBy::<Test>::remove(key)
		});
		let state = |state| {
			Attestations::<Test>::mutate(0, |attestation| attestation.as_mut().unwrap().state = state)
		};
		assert_caught("I3", || state(State::Disputed));
		assert_caught("I3", || {
			state(State::Corrected);
			change(|entry| entry.stands = false)
		});
		assert_eq!((Disputes::<Test>::iter().count(), Corrections::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn try_state_fails_when_meetings_have_no_room() {
	closed(|_| {
		let key = (EDUCATION, 10, 4);
		assert_caught("I4", || Usages::<Test>::insert(key, Usage { attested: 1, pooled: false }));
		assert_caught("I4", || Usages::<Test>::insert(key, Usage { attested: LEAST, pooled: true }));
		assert_caught("I4", || Usages::<Test>::remove(key));
		assert_caught("I4", || Usages::<Test>::insert((EDUCATION, 10, 5), Usage::default()));
		assert_caught("I4", || Meetings::set(&vec![((10, 4), (1, Now::get()))]));
	});
}

#[test]
fn try_state_fails_when_participants_are_not_those_with_entries() {
	closed(|accounts| {
		assert_caught("I5", || Participants::<Test>::remove(MARCH, 1));
		assert_caught("I5", || Participants::<Test>::insert(MARCH, 1, accounts[0]));
		assert_caught("I5", || Participants::<Test>::insert(MARCH, 1, STRANGER));
		assert_caught("I5", || Participants::<Test>::insert(MARCH, 7, accounts[0]));
	});
}

#[test]
fn try_state_fails_when_rows_are_not_publishable() {
	closed(|_| {
		let key = |place| (MARCH, EDUCATION, place);
		let small = Row { events: 1, sum: 1, distinct: LEAST - 1 };
		assert_caught("I6", || Rows::<Test>::insert(key(Place::Direct(10)), small));
		assert_caught("I6", || Rows::<Test>::remove(key(Place::Organization(1))));
		assert_caught("I6", || Above::<Test>::remove(MARCH, 10));
		assert_caught("I6", || Drafts::<Test>::insert(key(Place::Direct(10)), small));
		assert_caught("I6", || crate::Queue::<Test>::insert(MARCH, 0, (EDUCATION, 10, true)));
	});
}

#[test]
fn try_state_fails_when_the_token_is_not_frozen() {
	closed(|_| assert_caught("I7", || Burning::<Test>::put(true)));
}

#[test]
fn try_state_fails_when_campaigns_are_not_in_order() {
	closed(|_| {
		let set = |list: &[(u64, Option<u64>)]| {
			let campaign = |(since, until): &(u64, Option<u64>)| Campaign { since: *since, until: *until };
			Campaigns::<Test>::put(BoundedVec::truncate_from(list.iter().map(campaign).collect()))
		};
		assert_caught("I8", || set(&[(5, Some(9)), (8, None)]));
		assert_caught("I8", || set(&[(5, None), (8, None)]));
	});
}
