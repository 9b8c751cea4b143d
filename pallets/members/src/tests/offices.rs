// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How officers are appointed and removed.

use super::mock::*;
use crate::{
	Appeals, Call, EnsureAppeals, Error, Event, Office, Registrars, Secretaries, MAX_APPEALS, MAX_SECRETARIES,
};
use caucus_support::agreement::LIFETIME;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*, traits::EnsureOrigin};

const NEW: u64 = 41;

fn appoint(office: Office, who: u64) {
	assert_ok!(Registry::appoint(signed(CHAIR), office, who));
	assert_ok!(Registry::appoint(signed(CLERK), office, who));
}

fn remove(office: Office, who: u64) {
	assert_ok!(Registry::remove(signed(CHAIR), office, who));
	assert_ok!(Registry::remove(signed(CLERK), office, who));
}

#[test]
fn two_of_the_commission_appoint_and_remove() {
	build_and_execute(|| {
		for office in [Office::Registrar, Office::Secretary(7), Office::Appeals] {
			assert_ok!(Registry::appoint(signed(CLERK), office, NEW));
			let proposed = Event::AppointmentProposed { office, who: NEW, by: CLERK };
			System::assert_last_event(RuntimeEvent::Registry(proposed));
			assert_eq!(Registry::offices(NEW), vec![], "one alone appoints nobody");
			assert_ok!(Registry::appoint(signed(CHAIR), office, NEW));
			System::assert_last_event(RuntimeEvent::Registry(Event::Appointed { office, who: NEW }));
			assert_eq!(Registry::offices(NEW), vec![office]);

			assert_ok!(Registry::remove(signed(CHAIR), office, NEW));
			let proposed = Event::RemovalProposed { office, who: NEW, by: CHAIR };
			System::assert_last_event(RuntimeEvent::Registry(proposed));
			assert_eq!(Registry::offices(NEW), vec![office], "one alone removes nobody");
			assert_ok!(Registry::remove(signed(CLERK), office, NEW));
			System::assert_last_event(RuntimeEvent::Registry(Event::Removed { office, who: NEW }));
			assert_eq!(Registry::offices(NEW), vec![]);
		}
	});
}

#[test]
fn each_office_keeps_its_holders_account_alive() {
	build_and_execute(|| {
		assert_eq!([ADA, SAM, JUDGES[0]].map(|who| System::sufficients(&who)), [1; 3]);
		appoint(Office::Registrar, SAM);
		appoint(Office::Appeals, SAM);
		assert_eq!(System::sufficients(&SAM), 3);
		let all = vec![Office::Registrar, Office::Secretary(1), Office::Appeals];
		assert_eq!(Registry::offices(SAM), all);
		remove(Office::Secretary(1), SAM);
		assert_eq!(System::sufficients(&SAM), 2);
		remove(Office::Registrar, SAM);
		remove(Office::Appeals, SAM);
		assert_eq!(System::sufficients(&SAM), 0);
		assert!(!System::account_exists(&SAM));
	});
}

#[test]
fn both_voices_have_to_be_different_commissioners_who_mean_the_same() {
	build_and_execute(|| {
		let appoint = |by, office, who| Registry::appoint(signed(by), office, who);
		assert_noop!(appoint(STRANGER, Office::Registrar, NEW), BadOrigin);
		assert_noop!(Registry::remove(signed(STRANGER), Office::Registrar, ADA), BadOrigin);
		assert_ok!(appoint(CHAIR, Office::Registrar, NEW));
		assert_noop!(appoint(CHAIR, Office::Registrar, NEW), Error::<Test>::SamePerson);
		assert_ok!(appoint(CLERK, Office::Appeals, NEW));
		assert_ok!(appoint(CLERK, Office::Registrar, NEW + 1));
		assert_eq!(Registry::offices(NEW), vec![], "another office, another person");
		// A voice is worth nothing after a week, or once its owner has left the commission.
		hypothetically!({
			advance(LIFETIME);
			assert_ok!(appoint(CLERK, Office::Registrar, NEW));
			assert_eq!(Registry::offices(NEW), vec![]);
		});
		hypothetically!({
			Commission::set(&vec![CLERK]);
			assert_ok!(appoint(CLERK, Office::Registrar, NEW));
			assert_eq!(Registry::offices(NEW), vec![]);
		});
		assert_ok!(appoint(CLERK, Office::Registrar, NEW));
		assert_eq!(Registry::offices(NEW), vec![Office::Registrar]);
	});
}

#[test]
fn a_voice_is_free_when_it_is_due() {
	build_and_execute(|| {
		let call = |office, who| Call::<Test>::appoint { office, who };
		let due = call(Office::Appeals, NEW);
		assert!(due.is_feeless(&signed(CHAIR)) && !due.is_feeless(&signed(STRANGER)));
		assert_ok!(Registry::appoint(signed(CHAIR), Office::Appeals, NEW));
		assert!(!due.is_feeless(&signed(CHAIR)) && due.is_feeless(&signed(CLERK)));
		assert!(!call(Office::Registrar, ADA).is_feeless(&signed(CHAIR)), "Ada is a registrar");
		let remove = |office, who| Call::<Test>::remove { office, who };
		assert!(remove(Office::Registrar, ADA).is_feeless(&signed(CHAIR)));
		assert!(!remove(Office::Appeals, ADA).is_feeless(&signed(CHAIR)), "Ada is not of the body");
	});
}

#[test]
fn appoint_fails_when_the_person_or_another_holds_the_office() {
	build_and_execute(|| {
		let appoint = |office, who| Registry::appoint(signed(CHAIR), office, who);
		let already = || Error::<Test>::AlreadyInOffice;
		assert_noop!(appoint(Office::Registrar, ADA), already());
		assert_noop!(appoint(Office::Appeals, JUDGES[0]), already());
		assert_noop!(appoint(Office::Secretary(7), SAM), already());
		assert_noop!(appoint(Office::Secretary(1), NEW), Error::<Test>::OfficeTaken);
	});
}

#[test]
fn appoint_fails_when_there_are_as_many_as_may_be() {
	build_and_execute(|| {
		appoint_all(Office::Registrar, 51..52);
		appoint_all(Office::Appeals, 61..64 + u64::from(MAX_APPEALS) - 6);
		let full = |office| {
			let result = Registry::appoint(signed(CHAIR), office, NEW);
			assert_eq!(result, Err(Error::<Test>::TooManyOfficers.into()));
		};
		full(Office::Registrar);
		full(Office::Appeals);
		hypothetically!({
			for chapter in 3..=MAX_SECRETARIES as u16 {
				Secretaries::<Test>::insert(chapter, 1_000 + u64::from(chapter));
			}
			full(Office::Secretary(u16::MAX));
		});
	});
}

fn appoint_all(office: Office, who: core::ops::Range<u64>) {
	who.for_each(|who| appoint(office, who));
}

#[test]
fn remove_fails_when_the_person_does_not_hold_the_office() {
	build_and_execute(|| {
		for (office, who) in [(Office::Registrar, SAM), (Office::Secretary(2), SAM), (Office::Appeals, ADA)] {
			assert_noop!(Registry::remove(signed(CHAIR), office, who), Error::<Test>::NotInOffice);
		}
	});
}

#[test]
fn the_last_two_registrars_cannot_be_removed() {
	build_and_execute(|| {
		let voice = |by, who| Registry::remove(signed(by), Office::Registrar, who);
		assert_ok!(voice(CHAIR, ADA));
		assert_ok!(voice(CHAIR, BO));
		assert_ok!(voice(CLERK, ADA));
		assert_noop!(voice(CLERK, BO), Error::<Test>::LastRegistrars);
		assert_noop!(voice(CHAIR, CY), Error::<Test>::LastRegistrars);
		assert_eq!(Registrars::<Test>::get(), vec![BO, CY]);
	});
}

#[test]
fn the_appeals_body_is_an_origin_for_other_pallets() {
	build_and_execute(|| {
		let ensure = |origin| EnsureAppeals::<Test>::ensure_origin(origin).ok();
		assert_eq!(ensure(signed(JUDGES[1])), Some(JUDGES[1]));
		assert_eq!(ensure(signed(ADA)), None);
		assert_eq!(ensure(RuntimeOrigin::root()), None);
		remove(Office::Appeals, JUDGES[1]);
		assert_eq!(ensure(signed(JUDGES[1])), None);
		assert_eq!(Appeals::<Test>::get(), vec![JUDGES[0], JUDGES[2]]);
	});
}
