// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	Amendments, Answer, Certifications, Change, Choice, ContestVotes, Corrections, Duty, ItemState, Items,
	LinkedElections, Meeting, MeetingAt, MeetingCount, Meetings, MinutesByDigest, MinutesOf, Motion,
	MotionAt, MotionState, MotionTexts, Motions, NextMeeting, NextMotion, NextVote, Objections,
	OverdueNumber, Overdues, Presences, Reports, Resolutions, Stage, Status, Subject, TabledMotions, Target,
	Verdict, VoteAt, VoteRecord, VoteState, VoteVersions, Votes,
};
use caucus_primitives::calendar::DAY;
use frame::testing_prelude::*;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Assemblies::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

fn meeting_with(id: u32, change: impl FnOnce(&mut Meeting)) {
	Meetings::<Test>::mutate(id, |record| change(record.as_mut().unwrap()));
}

fn motion_with(id: u32, change: impl FnOnce(&mut Motion)) {
	Motions::<Test>::mutate(id, |record| change(record.as_mut().unwrap()));
}

fn vote_with(id: u32, change: impl FnOnce(&mut VoteRecord)) {
	Votes::<Test>::mutate(id, |record| change(record.as_mut().unwrap()));
}

#[test]
fn try_state_fails_when_lists_are_incomplete() {
	build_and_execute(|| {
		let (id, motion) = session();
		adopt(id, motion);
		assert_caught("I1", || NextMeeting::<Test>::put(2));
		assert_caught("I1", || NextMotion::<Test>::put(2));
		assert_caught("I1", || NextVote::<Test>::put(2));
		assert_caught("I1", || MeetingAt::<Test>::remove(SEOUL, 0));
		assert_caught("I1", || MeetingAt::<Test>::insert(BUSAN, 0, id));
		assert_caught("I1", || MeetingCount::<Test>::insert(SEOUL, 2));
		assert_caught("I1", || MotionAt::<Test>::insert(BUSAN, 0, motion));
		assert_caught("I1", || MotionAt::<Test>::remove(SEOUL, 0));
		assert_caught("I1", || VoteAt::<Test>::remove(id, 0));
		assert_caught("I1", || VoteAt::<Test>::insert(id + 1, 0, 0));
		assert_caught("I1", || VoteAt::<Test>::insert(id, 1, 0));
	});
}

#[test]
fn try_state_fails_when_a_meeting_has_other_things_than_it_says() {
	build_and_execute(|| {
		let (id, motion) = session();
		link(id, Subject::Motion(motion), 4, &[Choice::Yes, Choice::No]);
		assert_caught("I2", || Items::<Test>::remove(id, REPORT));
		assert_caught("I2", || Presences::<Test>::remove(id, 0));
		assert_caught("I2", || TabledMotions::<Test>::remove(id, 0));
		assert_caught("I2", || meeting_with(id, |record| record.minutes = 1));
		assert_caught("I2", || meeting_with(id, |record| record.corrections = 1));
		assert_caught("I2", || meeting_with(id, |record| record.votes = 0));
		assert_caught("I2", || meeting_with(id, |record| record.awaiting = 0));
	});
}

#[test]
fn try_state_fails_when_a_meeting_does_not_fit_its_stage() {
	build_and_execute(|| {
		let (id, _) = session();
		let as_if = |change: fn(&mut Meeting)| move || meeting_with(id, change);
		assert_caught("I3", as_if(|record| record.noticed_at = None));
		assert_caught("I3", as_if(|record| record.opened_at = None));
		assert_caught("I3", as_if(|record| record.stage = Stage::Noticed));
		assert_caught("I3", as_if(|record| record.stage = Stage::Adjourned));
		assert_caught("I3", as_if(|record| record.adjourned_at = Some(START)));
		assert_caught("I3", as_if(|record| record.stage = Stage::Inquorate));
		assert_caught("I3", as_if(|record| record.objectors.roll = Some(7)));
		assert_caught("I3", as_if(|record| record.entitled = 99));
		assert_caught("I3", as_if(|record| record.most_present = 79));
		let presence = |change: fn(&mut crate::Presence)| {
			move || Presences::<Test>::mutate(id, 0, |record| change(record.as_mut().unwrap()))
		};
		assert_caught("I3", presence(|record| record.quorate = false));
		assert_caught("I3", presence(|record| record.attendance.present = 101));
		let (id, motion) = certified();
		assert_caught("I3", || meeting_with(id, |record| record.stage = Stage::Recorded));
		assert_caught("I3", || meeting_with(id, |record| record.objectors.roll = None));
		assert_caught("I3", || Certifications::<Test>::remove(id));
		assert_caught("I3", || {
			vote_with(0, |vote| {
				vote.state = VoteState::Awaiting { election: 1, contest: 0, choices: choices(&[]) };
			});
			meeting_with(id, |record| record.awaiting = 1);
		});
		assert_eq!(motion, 1);
	});
}

#[test]
fn try_state_fails_when_a_meeting_without_a_quorum_decided_something() {
	build_and_execute(|| {
		let (id, motion) = session();
		adopt(id, motion);
		assert_caught("I3", || {
			meeting_with(id, |record| record.stage = Stage::Inquorate);
			Presences::<Test>::mutate(id, 0, |presence| {
				let presence = presence.as_mut().unwrap();
				presence.attendance.present = 10;
				presence.quorate = false;
			});
		});
	});
}

#[test]
fn try_state_fails_when_an_outcome_does_not_follow() {
	build_and_execute(|| {
		let (id, motion) = session();
		let late = add_item(id, crate::ItemKind::Motion);
		let admission = vote(id, Subject::LateItem(late), counts(80, [60, 10, 10]));
		let on_motion = adopt(id, motion);
		let elected = vote(id, Subject::Contest(ELECTION), contest(&[50, 30]));
		let version = |change: fn(&mut crate::VoteVersion)| {
			move || VoteVersions::<Test>::mutate(on_motion, 0, |version| change(version.as_mut().unwrap()))
		};
		assert_caught("I4", version(|version| version.outcome.verdict = Verdict::Failed));
		assert_caught("I4", version(|version| version.counts = counts(80, [10, 60, 10])));
		assert_caught("I4", version(|version| version.counts.present = 1));
		assert_caught("I4", || VoteVersions::<Test>::remove(on_motion, 0));
		assert_caught("I4", || vote_with(on_motion, |vote| vote.requirement.share.num = 2));
		assert_caught("I4", || vote_with(on_motion, |vote| vote.election = Some((4, 0))));
		assert_caught("I4", || LinkedElections::<Test>::insert((4, 0), on_motion));
		assert_caught("I4", || ContestVotes::<Test>::remove(id, ELECTION));
		assert_caught("I4", || ContestVotes::<Test>::insert(id, REPORT, elected));
		assert_caught("I4", || motion_with(motion, |motion| motion.vote = None));
		let item =
			|state| move || Items::<Test>::mutate(id, late, |item| item.as_mut().unwrap().state = state);
		assert_caught("I4", item(ItemState::Late));
		assert_caught("I4", item(ItemState::Admitted(on_motion)));
		assert_eq!(admission, 0);
	});
}

#[test]
fn try_state_fails_when_a_motion_does_not_follow_from_its_vote() {
	build_and_execute(|| {
		let (id, motion) = session();
		let amendment = amend(motion, "amended");
		adopt(id, amendment);
		adopt(id, motion);
		let as_if = |change: fn(&mut Motion)| move || motion_with(motion, change);
		for state in [
			MotionState::Rejected,
			MotionState::Proposed,
			MotionState::Annulled,
			MotionState::Received,
			MotionState::Declined(text("no")),
		] {
			assert_caught("I5", || motion_with(motion, |motion| motion.state = state));
		}
		assert_caught("I5", as_if(|motion| motion.what.text = text("other")));
		assert_caught("I5", as_if(|motion| motion.texts = 1));
		assert_caught("I5", as_if(|motion| motion.tabled = None));
		assert_caught("I5", as_if(|motion| motion.tabled = Some((9, 0))));
		assert_caught("I5", as_if(|motion| motion.amendments = 0));
		assert_caught("I5", as_if(|motion| motion.open_amendments = 1));
		assert_caught("I5", as_if(|motion| motion.origin = Some(0)));
		assert_caught("I5", as_if(|motion| motion.forwarded = Some(0)));
		assert_caught("I5", || MotionTexts::<Test>::remove(motion, 0));
		assert_caught("I5", || Amendments::<Test>::insert(motion, 0, motion));
		record(id);
		certify(id, &format!("minutes {id}"));
		pass_objections(id);
		assert_ok!(Assemblies::forward(signed(CHAIR), motion, super::mock::motion(motion).version, 0));
		let answer = Answer { state: MotionState::Adopted, at: START };
		assert_caught("I5", || motion_with(motion, |motion| motion.answer = Some(answer)));
		assert_caught("I5", || motion_with(motion, |motion| motion.forwarded = None));
	});
}

#[test]
fn try_state_fails_when_minutes_are_others() {
	build_and_execute(|| {
		let (id, _) = certified();
		assert_caught("I6", || MinutesByDigest::<Test>::remove(digest("minutes 0")));
		assert_caught("I6", || MinutesByDigest::<Test>::insert(digest("others"), id));
		assert_caught("I6", || {
			MinutesOf::<Test>::mutate(id, 0, |minutes| {
				minutes.as_mut().unwrap().texts = texts(&[text("others")]);
			})
		});
		let certification = |change: fn(&mut crate::Certification<u64>)| {
			move || Certifications::<Test>::mutate(id, |by| change(by.as_mut().unwrap()))
		};
		assert_caught("I6", certification(|by| by.digest = digest("others")));
		assert_caught("I6", certification(|by| by.minutes = 1));
		assert_caught("I6", certification(|by| by.chair = by.secretary));
	});
}

#[test]
fn try_state_fails_when_objections_are_miscounted() {
	build_and_execute(|| {
		let (id, _) = certified();
		send(objection(0, id, 1)).unwrap();
		assert_caught("I7", || Objections::<Test>::remove((id, 1), alias(0, id)));
		assert_caught("I7", || Objections::<Test>::insert((id, 1), alias(1, id), text("why")));
		assert_caught("I7", || meeting_with(id, |record| record.objectors.threshold = 1));
		assert_caught("I7", || {
			meeting_with(id, |record| record.stage = Stage::UnderObjection { decide_by: START })
		});
	});
}

#[test]
fn try_state_fails_when_corrections_are_not_named() {
	build_and_execute(|| {
		let (id, _) = certified();
		let erratum = Change::Erratum { texts: texts(&[text("better")]) };
		correct(id, erratum);
		correct(id, Change::Recount { vote: 0, counts: counts(80, [50, 20, 10]), evidence: None });
		let redaction = Change::Redaction { version: 0, language: caucus_primitives::text::Language::Korean };
		correct(id, redaction);
		let target = |place, target| {
			move || Corrections::<Test>::mutate(id, place, |by| by.as_mut().unwrap().target = target)
		};
		assert_caught("I8", target(0, Target::Minutes { from: 0, to: 0 }));
		assert_caught("I8", target(1, Target::Vote { vote: 0, from: 0, to: 0 }));
		assert_caught("I8", target(2, Target::Minutes { from: 0, to: 9 }));
		assert_caught("I8", || {
			Corrections::<Test>::mutate(id, 2, |by| {
				by.as_mut().unwrap().kind = crate::CorrectionKind::Erratum;
			})
		});
		assert_caught("I8", || {
			Corrections::<Test>::mutate(id, 0, |by| {
				by.as_mut().unwrap().by = (AUDITOR, AUDITOR);
			})
		});
		assert_caught("I8", || {
			VoteVersions::<Test>::mutate(0, 1, |version| {
				version.as_mut().unwrap().correction = None;
			})
		});
	});
}

#[test]
fn try_state_fails_when_a_resolution_is_unsound() {
	build_and_execute(|| {
		let (id, motion) = session();
		adopt(id, motion);
		assert_ok!(Assemblies::assign(signed(CHAIR), motion, 0, POST, Now::get() + DAY));
		assert_caught("I9", || Reports::<Test>::remove(motion, 0));
		assert_caught("I9", || {
			Resolutions::<Test>::mutate(motion, |resolution| {
				resolution.as_mut().unwrap().status = Status::Done;
			})
		});
		assert_caught("I9", || {
			Resolutions::<Test>::mutate(motion, |resolution| {
				resolution.as_mut().unwrap().progress = 9;
			})
		});
		assert_caught("I9", || Resolutions::<Test>::insert(77, Resolutions::<Test>::get(motion).unwrap()));
		correct(id, Change::Annulment { vote: 0 });
		assert_caught("I9", || {
			Resolutions::<Test>::mutate(motion, |resolution| {
				resolution.as_mut().unwrap().status = Status::InProgress;
			})
		});
	});
}

#[test]
fn try_state_fails_when_overdue_duties_are_unsound() {
	build_and_execute(|| {
		let (id, _) = session();
		pass(8 * DAY);
		let duty = Duty::Record(id);
		assert_ok!(Assemblies::flag(signed(STRANGER), duty));
		assert_caught("I10", || OverdueNumber::<Test>::remove(duty));
		assert_caught("I10", || OverdueNumber::<Test>::insert(Duty::Record(9), 0));
		assert_caught("I10", || Overdues::<Test>::remove(0));
		let overdue = |change: fn(&mut crate::Overdue)| {
			move || Overdues::<Test>::mutate(0, |overdue| change(overdue.as_mut().unwrap()))
		};
		assert_caught("I10", overdue(|overdue| overdue.due = overdue.noted_at + 1));
		assert_caught("I10", overdue(|overdue| overdue.done_at = Some(0)));
		assert_caught("I10", overdue(|overdue| overdue.duty = Duty::Resolution(0)));
	});
}
