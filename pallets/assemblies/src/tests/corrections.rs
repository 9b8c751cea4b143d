// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Typed corrections: two officers in different roles, and what was stays readable.

use super::mock::*;
use crate::{Change, CorrectionKind, Error, MotionState, Role, Stage, Subject, Target, VoteState, Votes};
use caucus_primitives::{calendar::DAY, text::Language};
use caucus_support::agreement::LIFETIME;
use frame::testing_prelude::*;

fn erratum(what: &str) -> Change {
	Change::Erratum { texts: texts(&[text(what)]) }
}

fn recount(vote: u32, votes: [u32; 3]) -> Change {
	Change::Recount { vote, counts: counts(80, votes), evidence: Some(text("protocol")) }
}

#[test]
fn an_erratum_leaves_both_versions() {
	build_and_execute(|| {
		let (id, _) = certified();
		correct(id, erratum("minutes without the slip"));
		let target = Target::Minutes { from: 0, to: 1 };
		let kind = CorrectionKind::Erratum;
		System::assert_has_event(Event::Corrected { meeting: id, correction: 0, kind, target }.into());
		let all = Assemblies::minutes(id, 0, 9);
		let read: Vec<_> = all.iter().map(|minutes| minutes.texts[0]).collect();
		assert_eq!(read, [text("minutes 0"), text("minutes without the slip")]);
		assert_eq!(all[1].correction, Some(0));
		let correction = Assemblies::corrections(id, 0, 9).remove(0);
		assert_eq!((correction.by, correction.certified), ((SECRETARY, AUDITOR), true));
		assert_eq!(correction.reason, text("why"));
		let certification = Assemblies::certification(id).unwrap();
		assert_eq!(certification.minutes, 0, "what was certified is known");
	});
}

#[test]
fn a_recount_changes_the_result_and_what_follows_from_it() {
	build_and_execute(|| {
		let (id, motion_id) = certified();
		let due = Now::get() + 30 * DAY;
		assert_ok!(Assemblies::assign(signed(CHAIR), motion_id, 0, POST, due));
		correct(id, recount(0, [40, 30, 10]));
		assert_eq!(motion(motion_id).state, MotionState::Rejected);
		assert_eq!(Assemblies::resolution(motion_id).unwrap().status, crate::Status::Dropped);
		let versions = Assemblies::vote_versions(0, 0, 9);
		assert_eq!((versions[0].correction, versions[1].correction), (None, Some(0)));
		assert_eq!(versions[1].evidence, Some(text("protocol")));
		correct(id, recount(0, [41, 30, 9]));
		assert_eq!(motion(motion_id).state, MotionState::Adopted);
		assert_eq!(Assemblies::vote_versions(0, 0, 9).len(), 3);
	});
}

#[test]
fn new_counts_are_checked_like_the_first() {
	build_and_execute(|| {
		let (id, _) = certified();
		let of = |counts| Change::Recount { vote: 0, counts, evidence: None };
		let sound = counts(80, [60, 10, 10]);
		let invalid = crate::Counts { invalid: 9, ..sound.clone() };
		assert_refused(id, of(invalid), Error::CountsInconsistent);
		assert_refused(id, of(crate::Counts { entitled: 101, ..sound }), Error::EntitledChanged);
		assert_refused(id, of(contest(&[40, 40])), Error::InvalidOptions);
		assert_refused(id, recount(99, [60, 10, 10]), Error::VoteNotFound);
		let (other, motion_id) = session();
		let foreign = adopt(other, motion_id);
		assert_refused(id, recount(foreign, [60, 10, 10]), Error::VoteNotFound);
	});
}

#[test]
fn an_annulled_vote_decides_nothing_any_more() {
	build_and_execute(|| {
		let (id, motion_id) = certified();
		correct(id, Change::Annulment { vote: 0 });
		assert_eq!(motion(motion_id).state, MotionState::Annulled);
		assert_eq!(Votes::<Test>::get(0).unwrap().state, VoteState::Void);
		assert_eq!(Assemblies::vote_versions(0, 0, 9).len(), 1, "the counts stay readable");
		assert_refused(id, Change::Annulment { vote: 0 }, Error::NotCounted);
		assert_refused(id, recount(0, [60, 10, 10]), Error::NotCounted);
	});
}

#[test]
fn annulling_what_decided_nothing_takes_nothing_away() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let number = vote(id, Subject::Motion(motion_id), counts(50, [50, 0, 0]));
		correct(id, Change::Annulment { vote: number });
		assert_eq!(motion(motion_id).state, MotionState::Proposed);
		adopt(id, motion_id);
	});
}

#[test]
fn an_earlier_vote_than_the_last_decides_nothing() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let first = vote(id, Subject::Motion(motion_id), counts(50, [50, 0, 0]));
		reject(id, motion_id);
		correct(id, recount(first, [60, 10, 10]));
		assert_eq!(motion(motion_id).state, MotionState::Rejected);
	});
}

#[test]
fn a_text_that_was_voted_on_does_not_change_behind_the_vote() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let amendment = amend(motion_id, "amended");
		let on_amendment = adopt(id, amendment);
		let on_motion = adopt(id, motion_id);
		assert_refused(id, Change::Annulment { vote: on_amendment }, Error::ParentDecided);
		assert_refused(id, recount(on_amendment, [10, 60, 10]), Error::ParentDecided);
		correct(id, Change::Annulment { vote: on_motion });
		correct(id, recount(on_amendment, [10, 60, 10]));
		assert_eq!(motion(motion_id).what.text, text("motion 0"), "first the motion, then what amended it");
		correct(id, recount(on_amendment, [60, 10, 10]));
		assert_eq!(motion(motion_id).what.text, text("amended"));
		assert_eq!(Assemblies::texts(motion_id, 0, 9).len(), 4, "all can be read");
	});
}

#[test]
fn amendments_are_taken_out_from_the_last_to_the_first() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let (first, second) = (amend(motion_id, "first"), amend(motion_id, "second"));
		let on_first = adopt(id, first);
		assert_ok!(Assemblies::rebase(signed(SECRETARY), second, 0, text("both")));
		let on_second = adopt(id, second);
		assert_refused(id, Change::Annulment { vote: on_first }, Error::ParentDecided);
		correct(id, Change::Annulment { vote: on_second });
		assert_eq!(motion(motion_id).what.text, text("first"));
		correct(id, Change::Annulment { vote: on_first });
		assert_eq!(motion(motion_id).what.text, text("motion 0"));
	});
}

#[test]
fn a_redacted_text_keeps_its_digest_and_the_reason() {
	build_and_execute(|| {
		let (id, _) = session();
		adjourn(id);
		let both = texts(&[text("minutes"), english("in English")]);
		assert_ok!(Assemblies::publish_minutes(signed(SECRETARY), id, meeting(id).version, both.clone()));
		let redaction = |version, language| Change::Redaction { version, language };
		correct(id, redaction(0, Language::English));
		let minutes = Assemblies::minutes(id, 0, 1).remove(0);
		assert_eq!((minutes.texts, minutes.redacted.into_inner()), (both, vec![(Language::English, 0)]));
		assert_refused(id, redaction(0, Language::English), Error::TextNotFound);
		assert_refused(id, redaction(1, Language::Korean), Error::TextNotFound);
		correct(id, redaction(0, Language::Korean));
		certify(id, "minutes");
		contest_record(id);
		decide(id, 1, true);
		assert_noop!(correct_as(SECRETARY, id, erratum("x")), Error::<Test>::WrongStage);
		assert_noop!(correct_as(SECRETARY, id, Change::Annulment { vote: 0 }), Error::<Test>::WrongStage);
		assert_ok!(correct_as(SECRETARY, id, redaction(0, Language::Korean)));
	});
}

#[test]
fn it_takes_two_persons_in_different_roles() {
	build_and_execute(|| {
		let (id, _) = certified();
		let as_one = |who| correct_as(who, id, erratum("better"));
		assert_noop!(as_one(STRANGER), Error::<Test>::NotAnOfficer);
		assert_noop!(as_one(CENTRAL_SECRETARY), Error::<Test>::NotAnOfficer);
		assert_ok!(as_one(SECRETARY));
		System::assert_last_event(Event::SecondNeeded { meeting: id, by: SECRETARY }.into());
		assert_noop!(as_one(SECRETARY), Error::<Test>::SamePerson);
		assert_noop!(as_one(DEPUTY), Error::<Test>::SameOffice);
		hypothetically!({
			pass(LIFETIME);
			assert_ok!(as_one(AUDITOR));
			assert_eq!(meeting(id).minutes, 1, "the first voice is a week old");
		});
		hypothetically!({
			let mut offices = Offices::get();
			offices.push((DEPUTY, SEOUL, Role::Chair));
			Offices::set(&offices);
			assert_ok!(as_one(DEPUTY));
			assert_eq!(meeting(id).minutes, 2, "another role, too");
		});
		assert_ok!(as_one(CHAIR));
		assert_eq!(meeting(id).minutes, 2);
	});
}

#[test]
fn a_correction_names_the_version_and_the_reason() {
	build_and_execute(|| {
		let (id, _) = certified();
		let correct = |id, version, reason| {
			Assemblies::correct(signed(SECRETARY), id, version, Box::new(erratum("better")), reason)
		};
		assert_noop!(correct(77, 0, text("why")), Error::<Test>::MeetingNotFound);
		assert_noop!(correct(id, 0, text("why")), Error::<Test>::VersionMismatch);
		let version = meeting(id).version;
		assert_noop!(correct(id, version, english("why")), Error::<Test>::KoreanMissing);
		assert_refused(id, erratum("minutes 0"), Error::DuplicateMinutes);
		let (other, _) = session();
		assert_noop!(correct_as(SECRETARY, other, erratum("x")), Error::<Test>::WrongStage);
	});
}

#[test]
fn a_correction_opens_the_window_for_objections_again() {
	build_and_execute(|| {
		let (id, _) = certified();
		let Stage::Certified { until } = meeting(id).stage else { panic!("not certified") };
		send(objection(0, id, 1)).unwrap();
		correct(id, erratum("early"));
		assert_eq!(meeting(id).stage, Stage::Certified { until }, "it ends no earlier");
		Now::set(&(until - 1));
		correct(id, erratum("late"));
		assert_eq!(meeting(id).stage, Stage::Certified { until: until - 1 + DAY });
		assert_eq!(meeting(id).objectors.objections, 1, "objections count on");
		pass(2 * DAY);
		assert_eq!(meeting(id).stage, Stage::Final);
		correct(id, erratum("after the end"));
		assert_eq!(meeting(id).stage, Stage::Certified { until: Now::get() + DAY });
		assert_eq!((meeting(id).objectors.windows, Pins::get().len()), (2, 1));
		send(objection(0, id, 2)).unwrap();
	});
}

#[test]
fn before_certification_a_correction_opens_nothing() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let number = adopt(id, motion_id);
		correct(id, recount(number, [10, 60, 10]));
		assert_eq!((meeting(id).stage, motion(motion_id).state), (Stage::InSession, MotionState::Rejected));
		assert!(Pins::get().is_empty());
	});
}
