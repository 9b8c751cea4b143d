// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Motions and amendments.

use super::mock::*;
use crate::{
	Creator, Error, ItemKind, MotionState, NewMotion, Requirement, Subject, MAX_AMENDMENTS, MAX_MOTIONS,
};
use caucus_assemblies_core::{Base, Quorum, Share};
use caucus_primitives::text::ContentRef;
use frame::testing_prelude::*;

fn try_propose(id: u32, item: u32, what: NewMotion) -> DispatchResult {
	Assemblies::propose(signed(SECRETARY), id, meeting(id).version, item, what)
}

fn try_amend(parent: u32, what: &str) -> DispatchResult {
	Assemblies::amend(signed(SECRETARY), parent, motion(parent).version, new_motion(what))
}

fn rebase(id: u32, what: ContentRef) -> DispatchResult {
	Assemblies::rebase(signed(SECRETARY), id, motion(id).version, what)
}

fn withdraw(id: u32) -> DispatchResult {
	Assemblies::withdraw_motion(signed(SECRETARY), id, motion(id).version)
}

fn try_vote(id: u32, subject: u32) -> DispatchResult {
	let ballot = ballot(counts(80, [60, 10, 10]));
	let version = meeting(id).version;
	Assemblies::record_vote(signed(SECRETARY), id, version, Subject::Motion(subject), ballot)
}

#[test]
fn a_motion_says_what_it_wants_and_what_it_takes() {
	build_and_execute(|| {
		let id = drafted();
		add_item(id, ItemKind::Motion);
		add_item(id, ItemKind::Report);
		let with = |change: fn(&mut NewMotion)| {
			let mut changed = new_motion("text");
			change(&mut changed);
			try_propose(id, 0, changed)
		};
		assert_noop!(with(|motion| motion.title = bounded("")), Error::<Test>::InvalidText);
		assert_noop!(with(|motion| motion.identifier = Some(bounded(" "))), Error::<Test>::InvalidText);
		assert_noop!(with(|motion| motion.text = english("text")), Error::<Test>::KoreanMissing);
		assert_noop!(with(|motion| motion.text.bytes = 0), Error::<Test>::KoreanMissing);
		assert_noop!(with(|motion| motion.creator = Creator::Post(OTHER_POST)), Error::<Test>::PostVacant);
		assert_noop!(with(|motion| motion.creator = Creator::Post(99)), Error::<Test>::PostVacant);
		assert_noop!(with(|motion| motion.creator = Creator::Organization(0)), Error::<Test>::NotForwarded);
		let refused = |requirement| {
			let what = NewMotion { requirement, ..new_motion("text") };
			assert_noop!(try_propose(id, 0, what), Error::<Test>::InvalidRequirement);
		};
		let ordinary = Requirement::ORDINARY;
		refused(Requirement { share: Share { num: 3, den: 2 }, ..ordinary });
		refused(Requirement { quorum: Quorum { least: 0, ..Quorum::MAJORITY }, ..ordinary });
		refused(Requirement { quorum: Quorum { strict: false, ..Quorum::MAJORITY }, ..ordinary });
		refused(Requirement { base: Base::Yes, ..ordinary });
		refused(Requirement { share: Share { num: 1, den: 100 }, ..ordinary });
		refused(Requirement { strict: false, ..ordinary });
		assert_noop!(try_propose(id, 1, new_motion("text")), Error::<Test>::NotInAgenda);
		assert_noop!(try_propose(id, 9, new_motion("text")), Error::<Test>::NotInAgenda);
		assert_ok!(with(|motion| motion.creator = Creator::Petition(5)));
		System::assert_last_event(Event::MotionProposed { motion: 0, meeting: id, item: 0 }.into());
		assert_ok!(with(|motion| motion.creator = Creator::Floor(12)));
		assert_eq!(Assemblies::motions_tabled(id, 1, 9)[0].0, 1);
		assert_eq!(Assemblies::motions_of(SEOUL, 0, 9).len(), 2);
		for _ in 2..MAX_MOTIONS {
			assert_ok!(with(|_| ()));
		}
		assert_noop!(with(|_| ()), Error::<Test>::TooMany);
	});
}

#[test]
fn each_motion_passes_by_its_own_requirement() {
	build_and_execute(|| {
		let id = drafted();
		add_item(id, ItemKind::Motion);
		let of = |requirement| {
			let number = Assemblies::numbers().motions;
			assert_ok!(try_propose(id, 0, NewMotion { requirement, ..new_motion("rules") }));
			number
		};
		let rules = of(Requirement::TWO_THIRDS);
		let easy = of(Requirement::ORDINARY);
		notice(id);
		open(id, 90);
		for motion in [rules, easy] {
			vote(id, Subject::Motion(motion), counts(90, [50, 20, 20]));
		}
		assert_eq!(motion(rules).state, MotionState::Rejected);
		assert_eq!(motion(easy).state, MotionState::Adopted);
	});
}

#[test]
fn an_adopted_amendment_becomes_the_text() {
	build_and_execute(|| {
		let (id, parent) = session();
		let (first, second) = (amend(parent, "first"), amend(parent, "second"));
		let proposed = Event::AmendmentProposed { motion: second, amends: parent };
		System::assert_last_event(proposed.into());
		assert_eq!(motion(parent).open_amendments, 2);
		assert_noop!(try_vote(id, parent), Error::<Test>::AmendmentOpen);
		adopt(id, first);
		System::assert_has_event(Event::MotionAmended { motion: parent, version: 1 }.into());
		assert_noop!(try_vote(id, second), Error::<Test>::AmendmentOutdated);
		assert_ok!(rebase(second, text("first and second")));
		adopt(id, second);
		let all = [text("motion 0"), text("first"), text("first and second")];
		assert_eq!(Assemblies::texts(parent, 0, 9), all);
		assert_eq!(Assemblies::amendments(parent, 0, 9).len(), 2);
		adopt(id, parent);
		assert_eq!(motion(parent).what.text, all[2]);
		assert_noop!(try_amend(parent, "third"), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn a_rejected_amendment_changes_nothing() {
	build_and_execute(|| {
		let (id, parent) = session();
		let amendment = amend(parent, "worse");
		reject(id, amendment);
		assert_eq!((motion(parent).texts, motion(parent).open_amendments), (1, 0));
		adopt(id, parent);
		assert_eq!(motion(parent).what.text, text("motion 0"));
	});
}

#[test]
fn an_amendment_is_not_amended() {
	build_and_execute(|| {
		let (_, parent) = session();
		let amendment = amend(parent, "first");
		assert_noop!(try_amend(amendment, "finer"), Error::<Test>::AmendsAmendment);
		assert_noop!(
			Assemblies::amend(signed(SECRETARY), 99, 0, new_motion("x")),
			Error::<Test>::MotionNotFound
		);
		let stale = Assemblies::amend(signed(SECRETARY), parent, 0, new_motion("x"));
		assert_noop!(stale, Error::<Test>::VersionMismatch);
		let stranger = Assemblies::amend(signed(STRANGER), parent, 1, new_motion("x"));
		assert_noop!(stranger, Error::<Test>::NotAnOfficer);
		for _ in 1..MAX_AMENDMENTS {
			amend(parent, "more");
		}
		assert_noop!(try_amend(parent, "too much"), Error::<Test>::TooMany);
	});
}

#[test]
fn only_an_outdated_amendment_is_written_anew() {
	build_and_execute(|| {
		let (id, parent) = session();
		let (first, second) = (amend(parent, "first"), amend(parent, "second"));
		assert_noop!(rebase(second, text("anew")), Error::<Test>::TextStands);
		assert_noop!(rebase(parent, text("anew")), Error::<Test>::TextStands);
		adopt(id, first);
		assert_noop!(rebase(second, english("anew")), Error::<Test>::KoreanMissing);
		assert_noop!(rebase(first, text("anew")), Error::<Test>::AlreadyDecided);
		assert_ok!(rebase(second, text("anew")));
	});
}

#[test]
fn a_motion_is_taken_back_until_it_is_decided_on() {
	build_and_execute(|| {
		let (id, parent) = session();
		let amendment = amend(parent, "first");
		assert_noop!(withdraw(parent), Error::<Test>::AmendmentOpen);
		assert_ok!(withdraw(amendment));
		let decided = Event::MotionDecided { motion: amendment, state: MotionState::Withdrawn };
		System::assert_last_event(decided.into());
		assert_ok!(withdraw(parent));
		assert_noop!(withdraw(parent), Error::<Test>::AlreadyDecided);
		assert_noop!(try_vote(id, parent), Error::<Test>::AlreadyDecided);
		assert_noop!(try_vote(id, 99), Error::<Test>::MotionNotFound);
	});
}

#[test]
fn what_a_meeting_left_undecided_comes_before_another() {
	build_and_execute(|| {
		let (first, motion_id) = session();
		let (second, _) = convened();
		let schedule = |meeting_id, item| {
			Assemblies::schedule(signed(SECRETARY), motion_id, motion(motion_id).version, meeting_id, item)
		};
		assert_noop!(schedule(second, MOTIONS), Error::<Test>::StillTabled);
		adjourn(first);
		assert_noop!(schedule(second, REPORT), Error::<Test>::NotInAgenda);
		assert_noop!(schedule(99, MOTIONS), Error::<Test>::MeetingNotFound);
		assert_ok!(Assemblies::draft(signed(CENTRAL_SECRETARY), 0, plan()));
		assert_noop!(schedule(2, MOTIONS), Error::<Test>::NotInAgenda);
		assert_ok!(schedule(second, MOTIONS));
		assert_noop!(schedule(second, MOTIONS), Error::<Test>::StillTabled);
		open(second, 80);
		adopt(second, motion_id);
		let (third, _) = convened();
		assert_noop!(schedule(third, MOTIONS), Error::<Test>::AlreadyDecided);
		let amendment = amend(1, "amended");
		let alone = Assemblies::schedule(signed(SECRETARY), amendment, 0, third, MOTIONS);
		assert_noop!(alone, Error::<Test>::AmendsAmendment);
	});
}

#[test]
fn a_motion_is_voted_on_where_it_is_tabled() {
	build_and_execute(|| {
		let (first, motion_id) = session();
		adjourn(first);
		let (second, _) = session();
		assert_noop!(try_vote(second, motion_id), Error::<Test>::NotInAgenda);
	});
}
