// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Members object unseen, and the appeals body decides.

use super::mock::*;
use crate::{Call, Change, Error, MotionState, Motions, Objectors, Refusal, Role, Stage, Subject};
use caucus_primitives::calendar::DAY;
use frame::{
	deps::{frame_support::traits::Authorize, frame_system::RawOrigin},
	testing_prelude::*,
};

fn refused(objection: crate::Objection, refusal: Refusal) {
	assert_eq!(send(objection), Err(InvalidTransaction::Custom(refusal.code())));
}

fn decide_as(who: u64, id: u32, window: u32, annul: bool) -> DispatchResultWithPostInfo {
	Assemblies::decide(signed(who), id, window, annul, text("ruling"))
}

#[test]
fn members_of_the_organisation_object_once_and_unseen() {
	build_and_execute(|| {
		let (id, _) = certified();
		let Objectors { roll, windows, entitled, threshold, objections, .. } = meeting(id).objectors;
		assert_eq!((roll, windows, entitled, threshold, objections), (Some(7), 1, KEYS[0], 10, 0));
		send(objection(0, id, 1)).unwrap();
		let alias = alias(0, id);
		System::assert_last_event(Event::ObjectionFiled { meeting: id, window: 1, alias, count: 1 }.into());
		refused(objection(0, id, 1), Refusal::AlreadyObjected);
		refused(objection(1, id, 2), Refusal::WindowClosed);
		refused(objection_from(1, id, 1, 1), Refusal::NotEntitled);
		refused(objection_from(1, id, 1, 2), Refusal::NotEntitled);
		refused(objection_from(1, id, 1, 9), Refusal::NotEntitled);
		refused(objection(1, 77, 1), Refusal::UnknownMeeting);
		let mut forged = objection(1, id, 1);
		forged.reason = text("another reason");
		refused(forged, Refusal::BadProof);
		let mut foreign = objection(1, id, 1);
		foreign.reason = english("why");
		refused(foreign, Refusal::BadReason);
		let filed = Assemblies::objections(id, 1, 0, 9);
		assert_eq!(filed, [(alias, text("the vote was counted wrongly"))]);
		pass(3 * DAY);
		refused(objection(1, id, 1), Refusal::WindowClosed);
	});
}

#[test]
fn every_refusal_has_a_number_and_an_error_of_its_own() {
	let all = [
		(Refusal::UnknownMeeting, Error::<Test>::MeetingNotFound),
		(Refusal::WindowClosed, Error::ObjectionWindowClosed),
		(Refusal::BadReason, Error::KoreanMissing),
		(Refusal::AlreadyObjected, Error::AlreadyObjected),
		(Refusal::NotEntitled, Error::NotEntitled),
		(Refusal::BadProof, Error::BadProof),
	];
	for (place, (refusal, error)) in (120u8..).zip(all) {
		assert_eq!(refusal.code(), place);
		assert_eq!(DispatchError::from(Error::<Test>::from(refusal)), error.into());
	}
}

#[test]
fn where_the_roll_has_no_part_of_ones_own_all_members_object() {
	build_and_execute(|| {
		let mut offices = Offices::get();
		offices.extend([(51, BUSAN, Role::Chair), (52, BUSAN, Role::Secretary)]);
		Offices::set(&offices);
		let id = Assemblies::numbers().meetings;
		assert_ok!(Assemblies::draft(signed(52), BUSAN, plan()));
		assert_ok!(Assemblies::notice(signed(52), id, 0));
		wait_for(id);
		assert_ok!(Assemblies::open(signed(51), id, meeting(id).version, attendance(80), None));
		assert_ok!(Assemblies::adjourn(signed(51), id, meeting(id).version));
		let minutes = texts(&[text("of Busan")]);
		assert_ok!(Assemblies::publish_minutes(signed(52), id, meeting(id).version, minutes));
		for who in [51, 52] {
			assert_ok!(Assemblies::certify(signed(who), id, meeting(id).version, digest("of Busan")));
		}
		let objectors = meeting(id).objectors;
		assert_eq!((objectors.entitled, objectors.threshold), (KEYS[0] + KEYS[1], 20));
		send(objection_from(1, id, 1, 1)).unwrap();
		refused(objection_from(2, id, 1, 2), Refusal::NotEntitled);
	});
}

#[test]
fn the_pool_holds_one_objection_of_a_member_at_a_time() {
	build_and_execute(|| {
		let (id, _) = certified();
		let call = Call::<Test>::object { objection: Box::new(objection(0, id, 1)) };
		let (validity, refund) = call.authorize(TransactionSource::External).unwrap().unwrap();
		let tag = ("CaucusRecordObjection", (id, 1u32, alias(0, id))).encode();
		assert_eq!((validity.provides, refund), (vec![tag], Weight::zero()));
		assert!(validity.propagate);
		assert_eq!(validity.priority, caucus_support::priority::ACT);
		#[allow(deprecated)]
		let bare = <Assemblies as frame::deps::sp_runtime::traits::ValidateUnsigned>::validate_unsigned(
			TransactionSource::External,
			&call,
		);
		assert!(bare.is_ok());
		let signed = Assemblies::object(signed(STRANGER), Box::new(objection(0, id, 1)));
		assert_noop!(signed, BadOrigin);
	});
}

#[test]
fn an_objection_is_looked_at_again_in_the_block() {
	build_and_execute(|| {
		let (id, _) = certified();
		let dispatch = |objection| {
			let call = Call::<Test>::object { objection: Box::new(objection) };
			RuntimeCall::from(call).dispatch(RawOrigin::Authorized.into())
		};
		assert_ok!(dispatch(objection(0, id, 1)));
		assert_noop!(dispatch(objection(0, id, 1)).map_err(|bad| bad.error), Error::<Test>::AlreadyObjected);
		pass(3 * DAY);
		let late = dispatch(objection(1, id, 1)).map_err(|bad| bad.error);
		assert_noop!(late, Error::<Test>::ObjectionWindowClosed);
	});
}

#[test]
fn enough_objections_stop_a_record() {
	build_and_execute(|| {
		let (id, _) = certified();
		for member in 0..9 {
			send(objection(member, id, 1)).unwrap();
		}
		assert!(matches!(meeting(id).stage, Stage::Certified { .. }));
		send(objection(9, id, 1)).unwrap();
		let decide_by = Now::get() + 14 * DAY;
		assert_eq!(meeting(id).stage, Stage::UnderObjection { decide_by });
		refused(objection(10, id, 1), Refusal::WindowClosed);
		pass(20 * DAY);
		assert_noop!(Assemblies::advance(signed(STRANGER), id), Error::<Test>::NotDue);
	});
}

#[test]
fn a_record_that_stands_becomes_final() {
	build_and_execute(|| {
		let (id, motion_id) = certified();
		assert_noop!(decide_as(JUDGES[0], id, 1, false).map_err(|bad| bad.error), Error::<Test>::WrongStage);
		contest_record(id);
		decide(id, 1, false);
		System::assert_has_event(Event::Decided { meeting: id, window: 1, annulled: false }.into());
		let decision = Assemblies::decision(id, 1).unwrap();
		assert_eq!((decision.by, decision.annulled), ((JUDGES[0], JUDGES[1]), false));
		assert_eq!(meeting(id).stage, Stage::Final);
		assert_ok!(Assemblies::advance(signed(STRANGER), id));
		assert_eq!((Pins::get().len(), motion(motion_id).state), (0, MotionState::Adopted));
	});
}

#[test]
fn all_that_an_annulled_meeting_decided_is_void() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let (first, second) = (amend(motion_id, "first"), amend(motion_id, "second"));
		adopt(id, first);
		assert_ok!(Assemblies::rebase(signed(SECRETARY), second, 0, text("both")));
		adopt(id, second);
		adopt(id, motion_id);
		vote(id, Subject::Contest(ELECTION), contest(&[50, 30]));
		record(id);
		certify(id, "minutes 0");
		let window = contest_record(id);
		decide(id, window, true);
		assert_eq!(meeting(id).stage, Stage::Annulled);
		for number in [motion_id, first, second] {
			assert_eq!(motion(number).state, MotionState::Annulled);
		}
		assert_eq!(motion(motion_id).what.text, text("motion 0"), "both amendments are taken out");
		assert!(Pins::get().is_empty());
		assert_noop!(decide_as(JUDGES[0], id, 1, true).map_err(|bad| bad.error), Error::<Test>::WrongStage);
	});
}

#[test]
fn annulling_a_meeting_leaves_what_another_decided() {
	build_and_execute(|| {
		let (first, motion_id) = session();
		let amendment = amend(motion_id, "amended");
		adopt(first, amendment);
		record(first);
		let (second, _) = convened();
		let version = motion(motion_id).version;
		assert_ok!(Assemblies::schedule(signed(SECRETARY), motion_id, version, second, MOTIONS));
		open(second, 80);
		adopt(second, motion_id);
		certify(first, "minutes 0");
		let window = contest_record(first);
		decide(first, window, true);
		assert_eq!(motion(amendment).state, MotionState::Annulled);
		let stands = Motions::<Test>::get(motion_id).unwrap();
		assert_eq!((stands.state, stands.what.text), (MotionState::Adopted, text("amended")));
	});
}

#[test]
fn judges_are_two_and_impartial() {
	build_and_execute(|| {
		let (id, _) = certified();
		contest_record(id);
		let decide = |who, annul| decide_as(who, id, 1, annul).map(drop).map_err(|bad| bad.error);
		assert_noop!(decide(STRANGER, true), Error::<Test>::NotAnOfficer);
		let english = Assemblies::decide(signed(JUDGES[0]), id, 1, true, english("ruling"));
		assert_noop!(english.map_err(|bad| bad.error), Error::<Test>::KoreanMissing);
		let unknown = decide_as(JUDGES[0], 77, 1, true).map_err(|bad| bad.error);
		assert_noop!(unknown, Error::<Test>::MeetingNotFound);
		let other = decide_as(JUDGES[0], id, 2, true).map_err(|bad| bad.error);
		assert_noop!(other, Error::<Test>::WrongStage);
		let mut offices = Offices::get();
		offices.extend([(CHAIR, 0, Role::Appeals), (JUDGES[2], SEOUL, Role::Secretary)]);
		Offices::set(&offices);
		assert_noop!(decide(CHAIR, true), Error::<Test>::NotImpartial);
		assert_noop!(decide(JUDGES[2], true), Error::<Test>::NotImpartial);
		assert_ok!(decide(JUDGES[0], true));
		assert_noop!(decide(JUDGES[0], true), Error::<Test>::SamePerson);
		assert_ok!(decide(JUDGES[1], false));
		assert!(matches!(meeting(id).stage, Stage::UnderObjection { .. }), "they do not agree");
		hypothetically!({
			Offices::set(&Offices::get().into_iter().filter(|(who, ..)| *who != JUDGES[0]).collect());
			assert_ok!(decide(JUDGES[1], true));
			assert!(matches!(meeting(id).stage, Stage::UnderObjection { .. }), "the first judges no more");
		});
		assert_ok!(decide(JUDGES[1], true));
		assert_eq!(meeting(id).stage, Stage::Annulled);
	});
}

#[test]
fn what_is_changed_under_objection_is_judged_anew_and_can_be_objected_to() {
	build_and_execute(|| {
		let (id, motion_id) = certified();
		let number = motion(motion_id).vote.unwrap();
		let window = contest_record(id);
		let decide = |who, window| decide_as(who, id, window, false).map(drop).map_err(|bad| bad.error);
		assert_ok!(decide(JUDGES[0], window));
		let counts = counts(80, [50, 20, 10]);
		correct(id, Change::Recount { vote: number, counts, evidence: None });
		assert_ok!(decide(JUDGES[1], window));
		assert!(matches!(meeting(id).stage, Stage::UnderObjection { .. }), "the first judged another record");
		assert_ok!(decide(JUDGES[0], window));
		let until = Now::get() + DAY;
		assert_eq!(meeting(id).stage, Stage::Certified { until });
		assert_eq!((meeting(id).objectors.windows, Pins::get().len()), (window + 1, 1));
		let again = contest_record(id);
		assert_ok!(decide(JUDGES[0], again));
		assert_ok!(decide(JUDGES[1], again));
		assert_eq!(meeting(id).stage, Stage::Final, "nothing was changed since");
	});
}
