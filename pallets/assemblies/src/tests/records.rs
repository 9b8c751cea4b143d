// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Minutes, and who certifies them.

use super::mock::*;
use crate::{Error, Role, Stage, Texts};
use caucus_primitives::calendar::DAY;
use caucus_support::agreement::LIFETIME;
use frame::testing_prelude::*;

fn publish_texts(id: u32, texts: Texts) -> DispatchResult {
	Assemblies::publish_minutes(signed(SECRETARY), id, meeting(id).version, texts)
}

fn certify_as(who: u64, id: u32, what: &str) -> DispatchResult {
	Assemblies::certify(signed(who), id, meeting(id).version, digest(what))
}

#[test]
fn minutes_are_in_korean_and_perhaps_in_english() {
	build_and_execute(|| {
		let (id, _) = session();
		assert_noop!(publish_texts(id, texts(&[text("minutes")])), Error::<Test>::WrongStage);
		adjourn(id);
		assert_noop!(publish_texts(id, texts(&[])), Error::<Test>::KoreanMissing);
		assert_noop!(publish_texts(id, texts(&[english("minutes")])), Error::<Test>::KoreanMissing);
		let twice = texts(&[text("minutes"), text("others")]);
		assert_noop!(publish_texts(id, twice), Error::<Test>::KoreanMissing);
		let mut empty = english("empty");
		empty.bytes = 0;
		assert_noop!(publish_texts(id, texts(&[text("a"), empty])), Error::<Test>::InvalidText);
		let both = texts(&[text("minutes"), english("minutes in English")]);
		assert_ok!(publish_texts(id, both.clone()));
		System::assert_has_event(Event::MinutesPublished { meeting: id, version: 0 }.into());
		assert_eq!(meeting(id).stage, Stage::Recorded);
		assert_eq!(Assemblies::minutes(id, 0, 9)[0].texts, both);
		assert_eq!(Assemblies::meeting_by_minutes(digest("minutes in English")), Some(id));
		let by_chair = Assemblies::publish_minutes(signed(CHAIR), id, 0, both);
		assert_noop!(by_chair, Error::<Test>::NotAnOfficer);
	});
}

#[test]
fn one_text_is_the_minutes_of_one_meeting() {
	build_and_execute(|| {
		let (first, _) = session();
		adjourn(first);
		publish(first, "minutes");
		assert_noop!(publish_texts(first, texts(&[text("minutes")])), Error::<Test>::DuplicateMinutes);
		let (second, _) = session();
		adjourn(second);
		let copied = texts(&[text("new"), english("minutes")]);
		assert_noop!(publish_texts(second, copied), Error::<Test>::DuplicateMinutes);
	});
}

#[test]
fn minutes_have_versions_until_they_are_certified() {
	build_and_execute(|| {
		let (id, _) = session();
		adjourn(id);
		publish(id, "draft");
		publish(id, "better");
		assert_eq!(Assemblies::minutes(id, 0, 9).len(), 2);
		assert_noop!(certify_as(CHAIR, id, "draft"), Error::<Test>::DigestMismatch);
		certify(id, "better");
		let certification = Assemblies::certification(id).unwrap();
		assert_eq!((certification.chair, certification.secretary), (CHAIR, SECRETARY));
		assert_eq!((certification.minutes, certification.digest), (1, digest("better")));
		assert_noop!(publish_texts(id, texts(&[text("other")])), Error::<Test>::AlreadyCertified);
		assert_noop!(certify_as(CHAIR, id, "better"), Error::<Test>::AlreadyCertified);
	});
}

#[test]
fn chair_and_secretary_certify_and_nobody_twice() {
	build_and_execute(|| {
		let (id, _) = session();
		assert_noop!(certify_as(CHAIR, id, "x"), Error::<Test>::WrongStage);
		assert_noop!(certify_as(STRANGER, id, "x"), Error::<Test>::NotAnOfficer);
		assert_noop!(Assemblies::certify(signed(CHAIR), 9, 0, digest("x")), Error::<Test>::MeetingNotFound);
		adjourn(id);
		publish(id, "minutes");
		let stale = Assemblies::certify(signed(CHAIR), id, 0, digest("minutes"));
		assert_noop!(stale, Error::<Test>::VersionMismatch);
		assert_ok!(certify_as(SECRETARY, id, "minutes"));
		System::assert_last_event(Event::SecondNeeded { meeting: id, by: SECRETARY }.into());
		assert_noop!(certify_as(SECRETARY, id, "minutes"), Error::<Test>::SelfCertification);
		assert_noop!(certify_as(DEPUTY, id, "minutes"), Error::<Test>::SameOffice);
		hypothetically!({
			pass(LIFETIME);
			assert_ok!(certify_as(CHAIR, id, "minutes"));
			assert_eq!(meeting(id).stage, Stage::Recorded, "the first voice is a week old");
		});
		hypothetically!({
			Offices::set(&Offices::get().into_iter().filter(|(who, ..)| *who != SECRETARY).collect());
			assert_ok!(certify_as(CHAIR, id, "minutes"));
			assert_eq!(meeting(id).stage, Stage::Recorded, "the first is secretary no more");
		});
		assert_ok!(certify_as(CHAIR, id, "minutes"));
		let until = Now::get() + 3 * DAY;
		assert_eq!(meeting(id).stage, Stage::Certified { until });
		assert_eq!(Pins::get().len(), 1);
	});
}

#[test]
fn one_person_in_both_offices_needs_another_all_the_same() {
	build_and_execute(|| {
		let mut offices = Offices::get();
		offices.push((CHAIR, SEOUL, Role::Secretary));
		Offices::set(&offices);
		let (id, _) = session();
		adjourn(id);
		publish(id, "minutes");
		assert_ok!(certify_as(CHAIR, id, "minutes"));
		assert_noop!(certify_as(CHAIR, id, "minutes"), Error::<Test>::SelfCertification);
		assert_ok!(certify_as(DEPUTY, id, "minutes"));
		assert_eq!(Assemblies::certification(id).unwrap().secretary, DEPUTY);
	});
}

#[test]
fn nothing_is_certified_while_nobody_could_object() {
	build_and_execute(|| {
		let (id, _) = session();
		adjourn(id);
		publish(id, "minutes");
		CurrentRoll::set(&None);
		assert_ok!(certify_as(CHAIR, id, "minutes"));
		assert_noop!(certify_as(SECRETARY, id, "minutes"), Error::<Test>::NoRoll);
	});
}
