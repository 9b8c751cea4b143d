// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A motion goes to the organisation above or below, and its fate comes back.

use super::mock::*;
use crate::{Change, Choice, Creator, Error, ItemKind, MotionState, Subject, CENTRAL};
use frame::testing_prelude::*;

fn forward(who: u64, id: u32, to: u32) -> DispatchResult {
	Assemblies::forward(signed(who), id, motion(id).version, to)
}

/// A motion that Seoul adopted and forwarded; gives it and the motion that it is at the other one.
fn forwarded(to: u32) -> (u32, u32) {
	let (_, motion_id) = finished();
	assert_ok!(forward(CHAIR, motion_id, to));
	(motion_id, motion(motion_id).forwarded.unwrap())
}

/// Lets the central party adopt or reject a motion; gives meeting and vote.
fn decided_at_the_centre(copy: u32, votes: [u32; 3]) -> (u32, u32) {
	let id = Assemblies::numbers().meetings;
	let officer = signed(CENTRAL_SECRETARY);
	let mut offices = Offices::get();
	offices.push((CHAIR, CENTRAL, crate::Role::Chair));
	Offices::set(&offices);
	assert_ok!(Assemblies::draft(officer.clone(), CENTRAL, plan()));
	assert_ok!(Assemblies::add_item(officer.clone(), id, 0, new_item(ItemKind::Motion)));
	assert_ok!(Assemblies::schedule(officer.clone(), copy, motion(copy).version, id, 0));
	assert_ok!(Assemblies::notice(officer.clone(), id, meeting(id).version));
	open(id, 80);
	let vote = Assemblies::numbers().votes;
	let ballot = ballot(counts(80, votes));
	let version = meeting(id).version;
	assert_ok!(Assemblies::record_vote(officer, id, version, Subject::Motion(copy), ballot));
	(id, vote)
}

#[test]
fn an_adopted_motion_goes_up_and_its_fate_comes_back() {
	build_and_execute(|| {
		let (asked, copy) = forwarded(CENTRAL);
		let event = Event::MotionForwarded { motion: asked, to: CENTRAL, as_motion: copy };
		System::assert_last_event(event.into());
		let received = motion(copy);
		assert_eq!((received.organization, received.state), (CENTRAL, MotionState::Received));
		assert_eq!((received.origin, received.what.creator), (Some(asked), Creator::Organization(SEOUL)));
		assert_eq!(motion(asked).answer, None);
		decided_at_the_centre(copy, [60, 10, 10]);
		assert_eq!(motion(asked).answer.unwrap().state, MotionState::Adopted);
		let answered = Event::MotionAnswered { motion: asked, by: copy, state: MotionState::Adopted };
		System::assert_has_event(answered.into());
	});
}

#[test]
fn a_motion_goes_down_and_is_declined_with_a_reason() {
	build_and_execute(|| {
		let (asked, copy) = forwarded(JONGNO);
		let decline = |who, reason| Assemblies::decline(signed(who), copy, motion(copy).version, reason);
		assert_noop!(decline(SECRETARY, text("no money")), Error::<Test>::NotAnOfficer);
		assert_noop!(decline(LOCAL_SECRETARY, english("no money")), Error::<Test>::KoreanMissing);
		assert_ok!(decline(LOCAL_SECRETARY, text("no money")));
		let state = MotionState::Declined(text("no money"));
		assert_eq!(motion(asked).answer.unwrap().state, state);
		assert_noop!(decline(LOCAL_SECRETARY, text("no")), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn motions_go_to_neighbours_once_and_only_when_adopted() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		assert_noop!(forward(CHAIR, motion_id, CENTRAL), Error::<Test>::NotAdopted);
		let amendment = amend(motion_id, "better");
		adopt(id, amendment);
		assert_noop!(forward(CHAIR, amendment, CENTRAL), Error::<Test>::AmendsAmendment);
		adopt(id, motion_id);
		record(id);
		certify(id, &format!("minutes {id}"));
		assert_noop!(forward(CHAIR, motion_id, CENTRAL), Error::<Test>::RecordNotFinal);
		pass_objections(id);
		assert_noop!(forward(CHAIR, motion_id, BUSAN), Error::<Test>::NotNeighbours);
		assert_noop!(forward(CHAIR, motion_id, 77), Error::<Test>::OrgDissolved);
		assert_noop!(forward(STRANGER, motion_id, CENTRAL), Error::<Test>::NotAnOfficer);
		assert_ok!(forward(SECRETARY, motion_id, CENTRAL));
		assert_noop!(forward(SECRETARY, motion_id, JONGNO), Error::<Test>::AlreadyForwarded);
	});
}

#[test]
fn what_members_adopted_in_secret_is_forwarded_though_the_meeting_was_called_off() {
	build_and_execute(|| {
		let (id, motion_id) = convened();
		let vote = link(id, Subject::Motion(motion_id), 4, &[Choice::Yes, Choice::No]);
		assert_ok!(Assemblies::cancel(signed(CHAIR), id, meeting(id).version, text("why")));
		set_contest(4, Fate::Certified { entitled: ENTITLED, candidates: vec![60, 20], blank: 0 });
		assert_ok!(Assemblies::take_counts(signed(STRANGER), vote));
		assert_ok!(forward(CHAIR, motion_id, CENTRAL));
	});
}

#[test]
fn who_received_a_motion_cannot_take_it_back() {
	build_and_execute(|| {
		let (_, copy) = forwarded(CENTRAL);
		let id = Assemblies::numbers().meetings;
		let officer = signed(CENTRAL_SECRETARY);
		assert_ok!(Assemblies::draft(officer.clone(), CENTRAL, plan()));
		assert_ok!(Assemblies::add_item(officer.clone(), id, 0, new_item(ItemKind::Motion)));
		let version = motion(copy).version;
		let withdraw = |version| Assemblies::withdraw_motion(officer.clone(), copy, version);
		assert_noop!(withdraw(version), Error::<Test>::AlreadyDecided);
		assert_ok!(Assemblies::schedule(officer.clone(), copy, version, id, 0));
		assert_noop!(withdraw(version + 1), Error::<Test>::NotForwarded);
	});
}

#[test]
fn an_answer_changes_with_the_vote_that_gave_it() {
	build_and_execute(|| {
		let (asked, copy) = forwarded(CENTRAL);
		let (id, vote) = decided_at_the_centre(copy, [60, 10, 10]);
		let recount = |present, votes| {
			let change = Change::Recount { vote, counts: counts(present, votes), evidence: None };
			let version = meeting(id).version;
			for who in [CENTRAL_SECRETARY, AUDITOR] {
				let change = Box::new(change.clone());
				assert_ok!(Assemblies::correct(signed(who), id, version, change, text("why")));
			}
		};
		recount(80, [20, 50, 10]);
		assert_eq!(motion(asked).answer.unwrap().state, MotionState::Rejected);
		recount(40, [20, 10, 10]);
		assert_eq!(motion(asked).answer, None, "nothing is decided any more");
	});
}
