// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Decryption shares: when they are taken, which are refused, how many are enough.

use super::mock::*;
use crate::{Error, Event, Shares};
use caucus_support::{Ceremonies as _, DecryptionTarget};
use caucus_trustees_core::{
	decryption::Purpose,
	group::{Point, Scalar},
};
use frame::testing_prelude::*;

#[test]
fn any_three_trustees_decrypt_and_two_do_not() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		for trustees in [[1, 2, 3], [5, 3, 2], [4, 5, 1]] {
			hypothetically!(assert_decrypts(&party, trustees));
		}
		assert_eq!(Shares::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_fourth_share_changes_nothing() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		assert_decrypts(&party, [3, 4, 5]);
		let target = Target::get().unwrap();
		let elements = Trustees::decrypted(ELECTION, &target.sums);
		assert_ok!(party.submit(1, &target));
		System::assert_last_event(RuntimeEvent::Trustees(Event::ShareAccepted {
			election: ELECTION,
			trustee: 1,
		}));
		assert_eq!(Trustees::decrypted(ELECTION, &target.sums), elements);
	});
}

#[test]
fn submit_share_fails_when_the_election_is_not_closed() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		let target = close(&[1]);
		Target::set(None);
		assert_noop!(party.submit(1, &target), Error::<Test>::ElectionNotClosed);
	});
}

#[test]
fn submit_share_fails_when_it_is_not_of_this_trustee_these_sums_and_this_close() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		let target = close(&[1, 2]);
		let secret = party.share(1);
		let submit = |share| Trustees::submit_share(signed(1), ELECTION, share);
		let wrong = party.decryption(1, &(secret + Scalar::ONE), &target);
		assert_noop!(submit(wrong), Error::<Test>::BadProof);
		assert_noop!(submit(party.decryption(2, &party.share(2), &target)), Error::<Test>::BadProof);
		let fork = DecryptionTarget {
			purpose: Purpose::Tally { election: [1; 32], close: [3; 32] },
			..target.clone()
		};
		assert_noop!(submit(party.decryption(1, &secret, &fork)), Error::<Test>::BadProof);
		let swapped =
			DecryptionTarget { sums: target.sums.iter().rev().copied().collect(), ..target.clone() };
		assert_noop!(submit(party.decryption(1, &secret, &swapped)), Error::<Test>::BadProof);
		let half = DecryptionTarget { sums: target.sums[..1].to_vec(), ..target.clone() };
		assert_noop!(submit(party.decryption(1, &secret, &half)), Error::<Test>::WrongLength);
		let mut bent = party.decryption(1, &secret, &target);
		bent.points[1] = Point([0xff; 32]);
		assert_noop!(submit(bent), Error::<Test>::BadEncoding);
		assert_ok!(party.submit(1, &target));
		assert_noop!(party.submit(1, &target), Error::<Test>::AlreadyDone);
	});
}
