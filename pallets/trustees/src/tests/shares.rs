// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Decryption shares: when they are taken, which are refused, how many are enough.

use super::mock::*;
use crate::{Act, Call, Error, Event, Shares};
use caucus_support::{Ceremonies as _, DecryptionTarget};
use caucus_trustees_core::{
	decryption::{is_total, DecryptionShare, Purpose},
	group::{Point, Scalar},
};
use frame::{
	deps::frame_support::{dispatch::CheckIfFeeless, traits::UnfilteredDispatchable},
	testing_prelude::*,
};

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
fn a_share_is_ignored_when_it_is_not_of_this_trustee_these_sums_and_this_close() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		let target = close(&[1, 2]);
		let secret = party.share(1);
		let bad = |error, share: Box<DecryptionShare>| {
			let submit = || said(Trustees::submit_share(signed(1), ELECTION, share));
			assert_ignored(1, Act::SubmitShare, error, submit);
		};
		bad(Error::BadProof, party.decryption(1, &(secret + Scalar::ONE), &target));
		bad(Error::BadProof, party.decryption(2, &party.share(2), &target));
		let elsewhere = |purpose| DecryptionTarget { purpose, ..target.clone() };
		let fork = elsewhere(Purpose::Tally { election: [1; 32], close: [3; 32] });
		bad(Error::BadProof, party.decryption(1, &secret, &fork));
		let trial = elsewhere(Purpose::Trial { ceremony: record().reference });
		bad(Error::BadProof, party.decryption(1, &secret, &trial));
		let swapped =
			DecryptionTarget { sums: target.sums.iter().rev().copied().collect(), ..target.clone() };
		bad(Error::BadProof, party.decryption(1, &secret, &swapped));
		let half = DecryptionTarget { sums: target.sums[..1].to_vec(), ..target.clone() };
		bad(Error::WrongLength, party.decryption(1, &secret, &half));
		let mut bent = party.decryption(1, &secret, &target);
		bent.points[1] = Point([0xff; 32]);
		bad(Error::BadEncoding, bent);
		assert_ok!(party.submit(1, &target));
		assert_noop!(party.submit(1, &target), Error::<Test>::AlreadyDone);
	});
}

#[test]
fn invalid_shares_decrypt_nothing_and_keep_no_valid_one_away() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		let target = close(&[4]);
		let wrong = |trustee| {
			let share = party.decryption(trustee, &(party.share(trustee) + Scalar::ONE), &target);
			said(Trustees::submit_share(signed(trustee), ELECTION, share))
		};
		assert_ok!(party.submit(1, &target));
		assert_ok!(party.submit(2, &target));
		for trustee in [3, 4, 5, 3, 3] {
			assert_ok!(wrong(trustee));
			assert_eq!(Trustees::decrypted(ELECTION, &target.sums), None);
		}
		// The third has no free try left: it pays for what is wrong, and may still be right.
		let call = Call::<Test>::submit_share {
			election: ELECTION,
			share: party.decryption(3, &party.share(3), &target),
		};
		assert!(!call.is_feeless(&signed(3)));
		assert_noop!(wrong(3), Error::<Test>::BadProof);
		assert_ok!(call.dispatch_bypass_filter(signed(3)));
		let elements = Trustees::decrypted(ELECTION, &target.sums).unwrap();
		assert!(is_total(&elements[0], 4));
	});
}

#[test]
fn the_result_survives_trustees_lost_before_and_after_the_close() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		// The second is lost before the close, the fifth after it, the first and the fourth once they
		// gave their shares.
		let target = close(&[9]);
		assert_ok!(party.submit(1, &target));
		assert_ok!(party.submit(4, &target));
		assert_eq!(Trustees::decrypted(ELECTION, &target.sums), None, "two are not enough");
		pass(100 * STEP);
		assert_ok!(party.submit(3, &target));
		let elements = Trustees::decrypted(ELECTION, &target.sums).unwrap();
		assert!(is_total(&elements[0], 9));
	});
}

/// The dealers' shares for it were masked to nobody.
#[test]
fn a_trustee_who_did_not_join_has_no_share_to_give() {
	build_and_execute(|| {
		let party = make_key(&[1, 2, 3, 4]);
		let target = close(&[1]);
		let guess = party.decryption(5, &party.share(1), &target);
		assert_ignored(5, Act::SubmitShare, Error::BadProof, || {
			said(Trustees::submit_share(signed(5), ELECTION, guess))
		});
	});
}
