// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is said against attestations.

use super::mock::*;
use crate::{Error, Event, Status, Waiting};
use caucus_support::agreement::LIFETIME;
use frame::testing_prelude::*;

fn status(number: u64) -> Status {
	Activity::attestation(number).unwrap().1
}

/// Three accounts whose dues are attested, as numbers 0 to 2.
fn attested() -> Vec<u64> {
	let accounts = bind(0..LEAST);
	attest(DUES, 10, 1, &accounts);
	accounts
}

fn dispute(who: u64, number: u64) -> DispatchResult {
	Activity::dispute(signed(who), number, reason())
}

fn decide(who: u64, number: u64, uphold: bool) -> DispatchResult {
	Activity::decide(signed(who), number, uphold, reason())
}

#[test]
fn a_disputed_attestation_falls_or_stands_by_an_auditors_word() {
	build_and_execute(|| {
		let accounts = attested();
		for number in [0, 1] {
			assert_ok!(dispute(accounts[2], number));
			System::assert_last_event(RuntimeEvent::Activity(Event::Disputed {
				attestation: number,
				by: accounts[2],
			}));
			assert_eq!(status(number), Status::Disputed);
		}
		assert_noop!(dispute(accounts[2], 0), Error::<Test>::WrongState);
		assert_ok!(decide(AUDITORS[0], 0, false));
		let decided = Event::Decided { attestation: 0, uphold: false, by: AUDITORS[0] };
		System::assert_last_event(RuntimeEvent::Activity(decided));
		assert_ok!(decide(AUDITORS[0], 1, true));
		assert_eq!((status(0), status(1), status(2)), (Status::Revoked, Status::Upheld, Status::Provisional));
		assert!(!Activity::dispute_about(0).unwrap().decision.unwrap().uphold);
		assert_noop!(decide(AUDITORS[0], 0, true), Error::<Test>::WrongState);
		assert_noop!(dispute(accounts[2], 1), Error::<Test>::WrongState);
		close(MARCH);
		assert_eq!((status(0), status(1), status(2)), (Status::Revoked, Status::Final, Status::Final));
		assert_eq!(accounts.iter().map(|who| shown(*who)).collect::<Vec<_>>(), vec![0, 5, 5]);
	});
}

#[test]
fn what_nobody_decided_stands() {
	build_and_execute(|| {
		let accounts = attested();
		assert_ok!(dispute(accounts[2], 0));
		close(MARCH);
		assert_eq!((status(0), shown(accounts[0])), (Status::Final, 5));
	});
}

#[test]
fn only_who_is_concerned_disputes_and_within_a_quota() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST + 2);
		attest(DUES, 10, 1, &accounts);
		assert_noop!(dispute(STRANGER, 0), Error::<Test>::NotConcerned);
		assert_noop!(dispute(STRANGER, 99), Error::<Test>::UnknownAttestation);
		for number in 0..3 {
			assert_ok!(dispute(accounts[0], number));
		}
		assert_noop!(dispute(accounts[0], 3), Error::<Test>::DisputeQuota);
		// Officers have none: the issuer, the organisation's secretary, an auditor.
		assert_ok!(dispute(SECRETARY, 3));
		assert_ok!(dispute(AUDITORS[0], 4));
		pass(caucus_primitives::calendar::DAY * 2);
		attest(HOURS, 10, 2, &accounts);
		assert_ok!(dispute(ISSUER, 5));
		assert_ok!(Activity::opt_out(signed(accounts[1])));
		assert_noop!(dispute(accounts[1], 7), Error::<Test>::OptedOut);
		// A month later there is a new quota.
		let next = caucus_primitives::calendar::month_start(MARCH + 1);
		Now::set(&next);
		assert_ok!(dispute(accounts[0], 7));
	});
}

#[test]
fn windows_end() {
	build_and_execute(|| {
		let accounts = attested();
		assert_ok!(dispute(accounts[2], 0));
		let period = Activity::period(MARCH).unwrap();
		Now::set(&period.disputed_until);
		assert_noop!(dispute(accounts[2], 1), Error::<Test>::DisputeWindowClosed);
		Now::set(&period.decided_until);
		assert_noop!(decide(AUDITORS[0], 0, false), Error::<Test>::PeriodClosed);
		Now::set(&(period.decided_until - 1));
		assert_ok!(decide(AUDITORS[0], 0, false));
	});
}

#[test]
fn who_attested_or_disputed_does_not_judge() {
	build_and_execute(|| {
		attested();
		assert_ok!(dispute(AUDITORS[0], 0));
		assert_noop!(decide(AUDITORS[0], 0, true), Error::<Test>::NotImpartial);
		assert_noop!(decide(STRANGER, 0, true), Error::<Test>::NotAnAuditor);
		assert_noop!(decide(AUDITORS[1], 1, true), Error::<Test>::WrongState);
		assert_ok!(decide(AUDITORS[1], 0, true));
	});
}

#[test]
fn two_auditors_take_back_what_turns_out_wrong_later() {
	build_and_execute(|| {
		let accounts = attested();
		let correct = |who| Activity::correct(signed(who), 0, reason());
		assert_noop!(correct(AUDITORS[0]), Error::<Test>::WrongState);
		close(MARCH);
		let row = Activity::row(MARCH, DUES, crate::Place::Organization(0));
		assert_noop!(correct(STRANGER), Error::<Test>::NotAnAuditor);
		assert_ok!(correct(AUDITORS[0]));
		let proposed = Event::CorrectionProposed { attestation: 0, by: AUDITORS[0] };
		System::assert_last_event(RuntimeEvent::Activity(proposed));
		assert_noop!(correct(AUDITORS[0]), Error::<Test>::SamePerson);
		assert_eq!((status(0), shown(accounts[0])), (Status::Final, 5));
		assert_ok!(correct(AUDITORS[1]));
		let corrected = Event::Corrected { attestation: 0, account: accounts[0], points: 5 };
		System::assert_last_event(RuntimeEvent::Activity(corrected));
		assert_eq!((status(0), shown(accounts[0])), (Status::Corrected, 0));
		let correction = Activity::correction_of(0).unwrap();
		assert_eq!((correction.by, correction.points), ((AUDITORS[0], AUDITORS[1]), 5));
		assert_eq!(Activity::row(MARCH, DUES, crate::Place::Organization(0)), row, "as it was published");
		assert_noop!(correct(AUDITORS[2]), Error::<Test>::WrongState);
		assert!(Waiting::<Test>::get().is_empty());
	});
}

#[test]
fn a_correction_takes_what_is_left_of_its_periods_points() {
	build_and_execute(|| {
		let accounts = attested();
		close(MARCH);
		assert_ok!(Activity::burn(signed(accounts[0]), 3));
		for auditor in [AUDITORS[0], AUDITORS[1]] {
			assert_ok!(Activity::correct(signed(auditor), 0, reason()));
		}
		assert_eq!((Activity::correction_of(0).unwrap().points, shown(accounts[0])), (2, 0));
		// A first voice is forgotten after a week, or when its office is gone.
		assert_ok!(Activity::correct(signed(AUDITORS[0]), 1, reason()));
		pass(LIFETIME);
		assert_ok!(Activity::correct(signed(AUDITORS[1]), 1, reason()));
		assert_eq!(status(1), Status::Final);
	});
}

#[test]
fn an_auditor_who_attested_corrects_nothing() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		attest(DUES, 10, 1, &accounts);
		crate::Batches::<Test>::mutate(0, |batch| batch.as_mut().unwrap().issuer = AUDITORS[0]);
		close(MARCH);
		let correct = Activity::correct(signed(AUDITORS[0]), 0, reason());
		assert_noop!(correct, Error::<Test>::NotImpartial);
	});
}

#[test]
fn so_many_corrections_wait() {
	build_and_execute(|| {
		let accounts = bind(0..33);
		attest(DUES, 10, 1, &accounts);
		close(MARCH);
		// Each auditor has one topic at least; a full list takes no new person.
		Waiting::<Test>::mutate(|waiting| {
			for who in 0..32u64 {
				waiting.agree([who as u8; 32], &(5_000 + who), Now::get()).unwrap();
			}
		});
		let correct = Activity::correct(signed(AUDITORS[0]), 0, reason());
		assert_noop!(correct, Error::<Test>::TooManyWaiting);
	});
}
