// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! One meeting from its first plan to the end, and one that went wrong.

use super::mock::*;
use crate::{Change, Duty, MotionState, Stage, Status, Subject, Verdict};
use caucus_primitives::calendar::{DAY, HOUR};
use caucus_support::organisations::{Held, Meetings as _};
use frame::testing_prelude::*;

#[test]
fn a_meeting_from_its_notice_to_the_resolution_that_is_carried_out() {
	build_and_execute(|| {
		let (id, motion_id) = convened();
		assert_eq!(meeting(id).stage, Stage::Noticed);
		assert_eq!(Assemblies::held(SEOUL, id), None, "nobody was there yet");
		assert!(Assemblies::has_item(SEOUL, id, MOTIONS));
		assert!(!Assemblies::has_item(BUSAN, id, MOTIONS), "it is not that organisation's");
		assert!(!Assemblies::has_item(SEOUL, id, 9));

		wait_for(id);
		assert_eq!(meeting(id).stage, Stage::AgendaFrozen, "by itself");
		open(id, 80);
		let opened_at = Now::get();
		assert_eq!(Assemblies::held(SEOUL, id), Some(Held { present: 80, opened_at, quorate: true }));
		assert_eq!(Assemblies::held(BUSAN, id), None);
		let amendment = amend(motion_id, "motion with a better second article");
		adopt(id, amendment);
		assert_eq!(motion(motion_id).what.text, text("motion with a better second article"));
		let vote = adopt(id, motion_id);
		assert_eq!(motion(motion_id).state, MotionState::Adopted);
		let (_, last) = Assemblies::vote(vote).unwrap();
		assert_eq!(last.unwrap().outcome.verdict, Verdict::Passed);

		pass(2 * HOUR);
		record(id);
		certify(id, "minutes 0");
		pass(3 * DAY);
		assert_eq!(meeting(id).stage, Stage::Final, "by itself");
		assert_ok!(Assemblies::advance(signed(STRANGER), id));
		assert!(Pins::get().is_empty(), "the roll of those who could object is let go");

		let due = Now::get() + 30 * DAY;
		assert_ok!(Assemblies::assign(signed(CHAIR), motion_id, 0, POST, due));
		assert_ok!(Assemblies::report(signed(OWNER), motion_id, 1, Status::Done, 100, Some(text("done"))));
		assert_eq!(Assemblies::resolution(motion_id).unwrap().status, Status::Done);
		assert_eq!(Assemblies::numbers().overdue, 0);
	});
}

#[test]
fn a_meeting_that_is_recorded_late_contested_and_annulled() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		adopt(id, motion_id);
		adjourn(id);
		pass(8 * DAY);
		assert_ok!(Assemblies::flag(signed(STRANGER), Duty::Record(id)));
		publish(id, "late minutes");
		certify(id, "late minutes");
		let (_, overdue) = Assemblies::overdue(0, 9)[0];
		assert_eq!(overdue.done_at, Some(Now::get()), "done after all, and still noted");

		let vote = Assemblies::votes_of(id, 0, 9)[0].0;
		correct(id, Change::Recount { vote, counts: counts(80, [50, 20, 10]), evidence: None });
		assert_eq!(Assemblies::vote_versions(vote, 0, 9).len(), 2, "both can be read");
		let window = contest_record(id);
		decide(id, window, true);
		assert_eq!(meeting(id).stage, Stage::Annulled);
		assert_eq!(motion(motion_id).state, MotionState::Annulled);
		assert_eq!(Assemblies::held(SEOUL, id), None);
		assert_eq!(Assemblies::vote_versions(vote, 0, 9).len(), 2);
		let again = drafted();
		add_item(again, crate::ItemKind::Motion);
		let anew = propose(again, 0, "the motion anew");
		notice(again);
		open(again, 60);
		vote_fails_without_a_quorum(again, anew);
	});
}

/// A vote at which too few are present decides nothing; with enough it can be held again.
fn vote_fails_without_a_quorum(id: u32, motion_id: u32) {
	vote(id, Subject::Motion(motion_id), counts(50, [50, 0, 0]));
	assert_eq!(motion(motion_id).state, MotionState::Proposed);
	vote(id, Subject::Motion(motion_id), counts(51, [51, 0, 0]));
	assert_eq!(motion(motion_id).state, MotionState::Adopted);
}

#[test]
fn what_others_are_told_of_a_meeting_without_a_quorum() {
	build_and_execute(|| {
		let (id, _) = convened();
		open(id, 10);
		let opened_at = Now::get();
		assert_eq!(Assemblies::held(SEOUL, id), Some(Held { present: 10, opened_at, quorate: false }));
	});
}

#[test]
fn a_late_item_is_on_the_agenda_once_the_meeting_admitted_it() {
	build_and_execute(|| {
		let (id, _) = session();
		let late = add_item(id, crate::ItemKind::Motion);
		assert!(!Assemblies::has_item(SEOUL, id, late));
		vote(id, Subject::LateItem(late), counts(80, [60, 10, 10]));
		assert!(Assemblies::has_item(SEOUL, id, late));
	});
}
