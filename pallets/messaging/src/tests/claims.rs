// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a member comes by a grant, and who does not.

use super::mock::*;
use crate::{Call, Error, NextPeriod, Periods, Refusal};
use caucus_primitives::calendar::DAY;
use codec::Encode;
use frame::{
	deps::{
		frame_support::{storage::unhashed, traits::Authorize},
		frame_system::RawOrigin,
		sp_runtime::testing::TestSignature,
	},
	testing_prelude::*,
};

#[test]
fn nodes_read_the_allowance_where_the_statement_store_says() {
	in_a_period(|| {
		let who = claim(1..2)[0];
		let mut key = b":statement_allowance:".to_vec();
		key.extend_from_slice(&who.to_le_bytes());
		// 200 and 8,388,608, as four bytes each.
		assert_eq!(unhashed::get_raw(&key), Some(vec![200, 0, 0, 0, 0, 0, 128, 0]));
		// An account without a grant has no key at all.
		assert_eq!(unhashed::get_raw(&key_of(who + 1)), None);
	});
}

/// Clients decode the record without metadata.
#[test]
fn clients_read_a_period_as_it_stands_in_the_state() {
	in_a_period(|| {
		claim(1..3);
		let (began, ends, revoked_from) = (START, START + 30 * DAY, START + 44 * DAY);
		let record = (7u32, began, ends, revoked_from, (200u32, 8 * MIB), 2u32, 2u32);
		let key = Periods::<Test>::hashed_key_for(0);
		assert_eq!(unhashed::get_raw(&key), Some(record.encode()));
	});
}

#[test]
fn a_member_claims_once_in_a_period() {
	in_a_period(|| {
		let first = claiming(5, 0, account(5, 0));
		assert_eq!(send(first.clone()), Ok(()));
		assert_eq!(send(first), refused(Refusal::AlreadyClaimed), "the same again");
		assert_eq!(send(claiming(5, 0, account(5, 1))), refused(Refusal::AlreadyClaimed));
		assert_eq!(allowed(account(5, 1)), None);
		assert_eq!(send(claiming(6, 0, account(5, 0))), refused(Refusal::AccountInUse), "one member's alone");
		assert_eq!(allowed(account(5, 0)), Some((200, 8 * MIB)), "nothing was added");
		// Another ring of the same roll makes no other person of a member.
		let by_other_ring = claiming_by((7, 1), 5, 0, account(5, 1));
		assert_eq!(send(by_other_ring), refused(Refusal::AlreadyClaimed));
		assert_eq!(Messaging::store().grants, 1);
	});
}

#[test]
fn a_claim_counts_for_its_period_alone() {
	in_a_period(|| {
		assert_eq!(send(claiming(5, 1, 50)), refused(Refusal::WrongPeriod), "none has begun yet");
		let early = claiming(5, 0, 50);
		pass(30 * DAY - 1);
		assert_eq!(send(early.clone()), Ok(()));
		let late = claiming(6, 0, 60);
		pass(1);
		assert_eq!(send(late.clone()), refused(Refusal::WrongPeriod), "it is over, and no other has begun");
		idle();
		assert_eq!(send(late.clone()), refused(Refusal::WrongPeriod));
		// The proof of one period under the number of another.
		let Call::claim { account, consent, proof, .. } = late else { panic!("it is a claim") };
		let consent_anew =
			|alias| TestSignature(account, Messaging::claim_message(1, &alias, &account).to_vec());
		let call = Call::claim { period: 1, account, consent: consent.clone(), proof: proof.clone() };
		assert_eq!(send(call), refused(Refusal::NoConsent));
		let call = Call::claim { period: 1, account, consent: consent_anew(proof.alias), proof };
		assert_eq!(send(call), refused(Refusal::BadProof));
		// The member has a grant in each, and nobody can tell.
		assert_eq!(send(claiming(5, 1, 51)), Ok(()));
		assert_ne!(alias(5, 0), alias(5, 1));
	});
}

#[test]
fn a_claim_is_refused_unless_proof_and_consent_are_for_it() {
	in_a_period(|| {
		let own = account(5, 0);
		let Call::claim { period, account, consent, proof } = claiming(5, 0, own) else {
			panic!("it is a claim")
		};
		let with = |ring, flipped| {
			let mut proof = proof.clone();
			proof.ring = ring;
			proof.proof.0[0] ^= flipped;
			Call::claim { period, account, consent: consent.clone(), proof }
		};
		assert_eq!(send(with(0, 1)), refused(Refusal::BadProof));
		assert_eq!(send(with(1, 0)), refused(Refusal::BadProof));
		assert_eq!(send(with(3, 0)), refused(Refusal::UnknownRing));
		assert_eq!(send(with(2, 0)), refused(Refusal::NotAMember), "citizens are no members");
		// Somebody who saw it on the way cannot have it for another account.
		let thief = 77;
		let stolen = |consent| Call::claim { period, account: thief, consent, proof: proof.clone() };
		assert_eq!(send(stolen(consent.clone())), refused(Refusal::NoConsent));
		let message = Messaging::claim_message(period, &proof.alias, &thief);
		assert_eq!(send(stolen(TestSignature(thief, message.to_vec()))), refused(Refusal::BadProof));
		// And nobody claims for an account that did not agree.
		let forced = TestSignature(thief, consent.1.clone());
		let call = Call::claim { period, account, consent: forced, proof: proof.clone() };
		assert_eq!(send(call), refused(Refusal::NoConsent));
		assert_eq!((allowed(thief), allowed(own)), (None, None));
		// Browser wallets wrap what they sign.
		let wrapped = [b"<Bytes>".to_vec(), consent.1.clone(), b"</Bytes>".to_vec()].concat();
		let call = Call::claim { period, account, consent: TestSignature(account, wrapped), proof };
		assert_eq!(send(call), Ok(()));
	});
}

#[test]
fn an_account_that_the_chain_knows_gets_no_grant() {
	in_a_period(|| {
		// Whatever keeps it: a balance, an office, an activity account.
		System::inc_providers(&50);
		System::inc_sufficients(&60);
		assert_eq!(send(claiming(5, 0, 50)), refused(Refusal::AccountInUse));
		assert_eq!(send(claiming(6, 0, 60)), refused(Refusal::AccountInUse));
		let used = claim(5..6)[0];
		next_period();
		assert_eq!(send(claiming(5, 1, used)), refused(Refusal::AccountInUse), "it links two periods");
		assert_eq!(send(claiming(6, 1, used)), refused(Refusal::AccountInUse));
		pass_idle(14 * DAY);
		assert_eq!(send(claiming(6, 1, used)), Ok(()), "it was forgotten");
	});
}

#[test]
fn the_roll_of_a_period_is_that_of_its_first_block() {
	in_a_period(|| {
		CurrentRoll::set(&Some(8));
		assert_eq!(send(claiming_by((8, 0), 5, 0, 50)), refused(Refusal::BadProof));
		assert_eq!(send(claiming_by((7, 0), 5, 0, 50)), Ok(()));
		CurrentRoll::set(&None);
		assert_eq!(send(claiming_by((7, 0), 6, 0, 60)), Ok(()), "it is kept until the period is over");
		CurrentRoll::set(&Some(9));
		next_period();
		assert_eq!(send(claiming_by((7, 0), 5, 1, 51)), refused(Refusal::BadProof));
		assert_eq!(send(claiming_by((9, 0), 5, 1, 51)), Ok(()));
	});
}

#[test]
fn the_pool_keeps_one_claim_of_a_member() {
	in_a_period(|| {
		let said = |call: Call<Test>| call.authorize(TransactionSource::External).unwrap().unwrap();
		let (first, left) = said(claiming(5, 0, 50));
		assert_eq!(said(claiming(5, 0, 51)).0.provides, first.provides);
		assert_ne!(said(claiming(6, 0, 50)).0.provides, first.provides);
		assert_eq!((first.provides.len(), first.requires.len(), left), (1, 0, Weight::zero()));
		assert!(first.propagate && first.longevity < 1_000);
		assert_eq!(first.priority, caucus_support::priority::ACT);
		// Asking changes nothing.
		assert_eq!((Messaging::store().grants, allowed(50)), (0, None));
	});
}

#[test]
fn a_claim_that_was_not_checked_changes_nothing() {
	in_a_period(|| {
		let Call::claim { period, account, consent, proof } = claiming(5, 0, 50) else { panic!() };
		let claim =
			|origin, period| Messaging::claim(origin, period, account, consent.clone(), proof.clone());
		for origin in [signed(account), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(claim(origin, period), BadOrigin);
		}
		let authorized = || RuntimeOrigin::from(RawOrigin::Authorized);
		assert_noop!(claim(authorized(), 1), Error::<Test>::ClaimRefused);
		System::inc_providers(&account);
		assert_noop!(claim(authorized(), period), Error::<Test>::ClaimRefused);
		let _ = System::dec_providers(&account);
		assert_ok!(claim(authorized(), period));
		assert_noop!(claim(authorized(), period), Error::<Test>::ClaimRefused);
		pass(30 * DAY);
		assert_noop!(claim(authorized(), period), Error::<Test>::ClaimRefused);
	});
}

#[test]
fn nobody_claims_before_the_first_period() {
	build_and_execute(|| {
		assert_eq!(NextPeriod::<Test>::get(), 0);
		assert_eq!(send(claiming_by((7, 0), 5, 0, 50)), refused(Refusal::WrongPeriod));
	});
}
