// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a member comes by an account for a year, and how it ends.

use super::mock::*;
use crate::{Accounts, Call, Error, Event, Refusal};
use caucus_primitives::calendar::{january, month_start, DAY};
use frame::{
	deps::{
		frame_support::{dispatch::CheckIfFeeless, traits::Authorize},
		frame_system::RawOrigin,
		sp_runtime::testing::TestSignature,
	},
	testing_prelude::*,
};

fn refused(refusal: Refusal) -> Result<(), InvalidTransaction> {
	Err(InvalidTransaction::Custom(refusal as u8))
}

#[test]
fn a_member_binds_one_account_which_can_act_without_holding_anything() {
	build_and_execute(|| {
		let own = account(5, YEAR);
		assert_eq!(System::sufficients(&own), 0);
		assert_eq!(send(binding(5, YEAR, own)), Ok(()));
		System::assert_last_event(RuntimeEvent::Activity(Event::AccountBound { year: YEAR, account: own }));
		assert!(is_bound(5));
		assert_eq!(System::sufficients(&own), 1);
		assert_eq!((Activity::bound(YEAR), Activity::account(own).unwrap().year), (1, YEAR));

		assert_eq!(send(binding(5, YEAR, own + 500)), refused(Refusal::AlreadyBound), "one in a year");
		assert_eq!(send(binding(6, YEAR, own)), refused(Refusal::AccountInUse), "one member's alone");
	});
}

#[test]
fn a_binding_is_refused_unless_proof_and_consent_are_for_it() {
	build_and_execute(|| {
		let Call::bind { year, account, consent, proof } = binding(5, YEAR, account(5, YEAR)) else {
			panic!("it is a binding")
		};
		let with = |ring, proof_of| {
			let mut proof = proof.clone();
			proof.ring = ring;
			proof.proof.0[0] ^= proof_of;
			Call::bind { year, account, consent: consent.clone(), proof }
		};
		assert_eq!(send(with(0, 1)), refused(Refusal::BadProof));
		assert_eq!(send(with(3, 0)), refused(Refusal::UnknownRing));
		assert_eq!(send(with(2, 0)), refused(Refusal::NotAMember), "citizens are no members");
		// Somebody else's account does not agree by itself.
		let other = Call::bind { year, account: 77, consent: consent.clone(), proof: proof.clone() };
		assert_eq!(send(other), refused(Refusal::NoConsent));
		let unsigned = TestSignature(account, vec![1]);
		let call = Call::bind { year, account, consent: unsigned, proof: proof.clone() };
		assert_eq!(send(call), refused(Refusal::NoConsent));
		// Browser wallets wrap what they sign.
		let wrapped = [b"<Bytes>".to_vec(), consent.1.clone(), b"</Bytes>".to_vec()].concat();
		let call = Call::bind { year, account, consent: TestSignature(account, wrapped), proof };
		assert_eq!(send(call), Ok(()));
	});
}

#[test]
fn the_pool_keeps_one_binding_of_a_member() {
	build_and_execute(|| {
		let tags =
			|call: Call<Test>| call.authorize(TransactionSource::External).unwrap().unwrap().0.provides;
		let first = tags(binding(5, YEAR, 50));
		assert_eq!(tags(binding(5, YEAR, 51)), first);
		assert_ne!(tags(binding(6, YEAR, 50)), first);
		let bare = |call: &Call<Test>| {
			#[allow(deprecated)]
			Activity::validate_unsigned(TransactionSource::External, call)
		};
		assert_eq!(bare(&binding(5, YEAR, 50)).unwrap().provides, first, "bare extrinsics are checked alike");
		assert_eq!(
			bare(&Call::opt_out {}),
			Err(InvalidTransaction::Call.into()),
			"nothing else comes without a signer"
		);
	});
}

#[test]
fn a_binding_that_was_not_checked_changes_nothing() {
	build_and_execute(|| {
		let Call::bind { year, account, consent, proof } = binding(5, YEAR, 50) else { panic!() };
		let bound =
			|| Activity::bind(RawOrigin::Authorized.into(), year, account, consent.clone(), proof.clone());
		assert_noop!(
			Activity::bind(signed(STRANGER), year, account, consent.clone(), proof.clone()),
			BadOrigin
		);
		assert_ok!(bound());
		assert_noop!(bound(), Error::<Test>::BindingRefused);
	});
}

#[test]
fn accounts_are_bound_by_the_newest_roll_and_no_other() {
	build_and_execute(|| {
		CurrentRoll::set(&None);
		assert_eq!(send(binding(5, YEAR, 50)), refused(Refusal::NoRoll));
		CurrentRoll::set(&Some(7));
		let by_old_roll = binding(6, YEAR, 60);
		assert_eq!(send(binding(5, YEAR, 50)), Ok(()));
		// New members come with a new roll. Who has an account gets no second one by it.
		CurrentRoll::set(&Some(8));
		assert_eq!(send(by_old_roll), refused(Refusal::BadProof));
		assert_eq!(send(binding(6, YEAR, 60)), Ok(()));
		assert_eq!(send(binding(5, YEAR, 51)), refused(Refusal::AlreadyBound));
		assert_eq!(Activity::bound(YEAR), 2);
	});
}

#[test]
fn accounts_are_bound_for_the_year_that_it_is_in_korea() {
	build_and_execute(|| {
		let end = month_start(january(YEAR + 1));
		for wrong in [YEAR - 1, YEAR + 1] {
			assert_eq!(send(binding(5, wrong, 50)), refused(Refusal::WrongYear));
		}
		Now::set(&(end - 1));
		let late = binding(6, YEAR, account(6, YEAR));
		assert_eq!(send(binding(5, YEAR, account(5, YEAR))), Ok(()));
		Now::set(&end);
		assert_eq!(send(late.clone()), refused(Refusal::WrongYear));
		let Call::bind { year, account: own, consent, proof } = late else { panic!("it is a binding") };
		assert_noop!(
			Activity::bind(RawOrigin::Authorized.into(), year, own, consent, proof),
			Error::<Test>::BindingRefused
		);
		// The next year knows the member by another alias; nobody can tell.
		assert_eq!(send(binding(5, YEAR + 1, account(5, YEAR + 1))), Ok(()));
	});
}

#[test]
fn an_account_is_let_go_when_its_last_points_have_expired() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		attest(DUES, 10, 1, &accounts);
		close(MARCH);
		let who = accounts[0];
		let end = month_start(january(YEAR + 2));
		Now::set(&(end - 1));
		assert_noop!(Activity::end_account(signed(STRANGER), who), Error::<Test>::AccountLives);
		assert!(shown(who) > 0, "nobody has taken the period on since");
		Now::set(&end);
		assert_ok!(Activity::end_account(signed(STRANGER), who));
		System::assert_last_event(RuntimeEvent::Activity(Event::AccountEnded { account: who }));
		assert_eq!((System::sufficients(&who), shown(who), is_bound(0)), (0, 0, false));
		assert_noop!(Activity::end_account(signed(STRANGER), who), Error::<Test>::NotAnActivityAccount);
	});
}

#[test]
fn who_opts_out_is_neither_attested_nor_counted_nor_shown() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST + 2);
		attest(DUES, 10, 1, &accounts);
		let who = accounts[0];
		assert_eq!(Activity::entries(who, MARCH).len(), 1);
		assert!(Activity::attestation(0).is_some());
		assert_ok!(Activity::opt_out(signed(who)));
		System::assert_last_event(RuntimeEvent::Activity(Event::OptedOut { account: who }));
		assert_eq!((Activity::entries(who, MARCH).len(), Activity::attestation(0)), (0, None));
		assert_noop!(Activity::opt_out(signed(who)), Error::<Test>::OptedOut);
		assert_noop!(Activity::opt_out(signed(STRANGER)), Error::<Test>::NotAnActivityAccount);
		assert_noop!(
			Activity::attest(signed(ISSUER), occasion(HOURS, 10, document(2)), items(&accounts)),
			Error::<Test>::OptedOut
		);
		close(MARCH);
		assert_eq!(shown(who), 0);
		assert!(shown(accounts[1]) > 0);
		let row = Activity::row(MARCH, DUES, crate::Place::Organization(10)).unwrap();
		assert_eq!(row.distinct, LEAST + 1);
	});
}

#[test]
fn what_is_due_is_free_and_nothing_else() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		let free = |who: u64, call: Call<Test>| call.is_feeless(&signed(who));
		assert!(!free(STRANGER, Call::end_account { account: accounts[0] }));
		assert!(free(accounts[0], Call::opt_out {}) && !free(STRANGER, Call::opt_out {}));
		assert!(!free(accounts[0], Call::burn { points: 1 }));
		let attest_all = |who| {
			let occasion = occasion(DUES, 10, document(1));
			free(who, Call::attest { occasion, items: items(&accounts) })
		};
		assert!(attest_all(ISSUER) && !attest_all(STRANGER));
		attest(DUES, 10, 1, &accounts);
		assert!(!attest_all(ISSUER), "it would fail");
		let dispute = Call::dispute { attestation: 0, reason: reason() };
		assert!(free(accounts[1], dispute.clone()) && !free(STRANGER, dispute));
		let advance = Call::advance { period: MARCH, pieces: 1 };
		assert!(!free(STRANGER, advance.clone()));
		pass(100 * DAY);
		assert!(free(STRANGER, advance));
		assert!(!free(STRANGER, Call::advance { period: MARCH, pieces: 0 }));
		close(MARCH);
		assert!(free(accounts[0], Call::burn { points: 1 }));
		let correct = Call::correct { attestation: 0, reason: reason() };
		assert!(free(AUDITORS[0], correct.clone()) && !free(STRANGER, correct));
		assert_eq!(Accounts::<Test>::iter().count(), accounts.len());
	});
}
