// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What comes on an agenda: in time freely, later by a vote alone.

use super::mock::*;
use crate::{Choice, Error, ItemKind, ItemState, MotionState, NewItem, Requirement, Subject, MAX_ITEMS};
use caucus_assemblies_core::{Quorum, Share};
use frame::testing_prelude::*;

fn add(id: u32, what: NewItem) -> DispatchResult {
	Assemblies::add_item(signed(SECRETARY), id, meeting(id).version, what)
}

fn withdraw(id: u32, item: u32) -> DispatchResult {
	Assemblies::withdraw_item(signed(SECRETARY), id, meeting(id).version, item)
}

fn propose_under(id: u32, item: u32) -> DispatchResult {
	let version = meeting(id).version;
	Assemblies::propose(signed(SECRETARY), id, version, item, new_motion("another motion"))
}

#[test]
fn an_item_says_what_it_is_about() {
	build_and_execute(|| {
		let id = drafted();
		let with = |change: fn(&mut NewItem)| {
			let mut changed = new_item(ItemKind::Report);
			change(&mut changed);
			add(id, changed)
		};
		assert_noop!(with(|item| item.title = bounded(" ")), Error::<Test>::InvalidText);
		assert_noop!(with(|item| item.label = bounded("")), Error::<Test>::InvalidText);
		assert_noop!(with(|item| item.parent = Some(0)), Error::<Test>::NotInAgenda);
		let easy = Quorum { share: Share { num: 1, den: 3 }, ..Quorum::MAJORITY };
		let lower = ItemKind::Election(Requirement { quorum: easy, ..Requirement::ORDINARY });
		assert_noop!(add(id, new_item(lower)), Error::<Test>::InvalidRequirement);
		let by_chair = Assemblies::add_item(signed(CHAIR), id, 0, new_item(ItemKind::Other));
		assert_noop!(by_chair, Error::<Test>::NotAnOfficer);
		assert_ok!(with(|item| item.documents = vec![text("paper"); 8].try_into().unwrap()));
		System::assert_last_event(Event::ItemAdded { meeting: id, item: 0, late: false }.into());
		assert_ok!(with(|item| item.parent = Some(0)));
		let agenda = Assemblies::agenda(id, 0, 9);
		assert_eq!(agenda[1].1.what.parent, Some(0));
		for _ in 2..MAX_ITEMS {
			assert_ok!(add(id, new_item(ItemKind::Other)));
		}
		assert_noop!(add(id, new_item(ItemKind::Other)), Error::<Test>::TooMany);
	});
}

#[test]
fn items_are_taken_off_until_the_agenda_freezes() {
	build_and_execute(|| {
		let (id, _) = convened();
		assert_ok!(withdraw(id, REPORT));
		System::assert_last_event(Event::ItemWithdrawn { meeting: id, item: REPORT }.into());
		assert_eq!(stored_item(id, REPORT).state, ItemState::Withdrawn);
		assert_noop!(withdraw(id, REPORT), Error::<Test>::NotInAgenda);
		assert_noop!(withdraw(id, 9), Error::<Test>::NotInAgenda);
		wait_for(id);
		assert_noop!(withdraw(id, MOTIONS), Error::<Test>::AgendaFrozen);
		open(id, 80);
		assert_noop!(withdraw(id, MOTIONS), Error::<Test>::AgendaFrozen);
		adjourn(id);
		assert_noop!(withdraw(id, MOTIONS), Error::<Test>::WrongStage);
	});
}

#[test]
fn a_withdrawn_item_takes_its_motions_off() {
	build_and_execute(|| {
		let (id, motion_id) = convened();
		assert_ok!(withdraw(id, MOTIONS));
		open(id, 80);
		let subject = Subject::Motion(motion_id);
		let ballot = ballot(counts(80, [60, 10, 10]));
		let vote = Assemblies::record_vote(signed(SECRETARY), id, meeting(id).version, subject, ballot);
		assert_noop!(vote, Error::<Test>::NotInAgenda);
		assert_eq!(motion(motion_id).state, MotionState::Proposed, "left over");
	});
}

#[test]
fn nothing_is_smuggled_on_a_frozen_agenda() {
	build_and_execute(|| {
		let (id, _) = convened();
		assert_ok!(propose_under(id, MOTIONS));
		wait_for(id);
		assert_noop!(add(id, new_item(ItemKind::Motion)), Error::<Test>::AgendaFrozen);
		assert_noop!(propose_under(id, MOTIONS), Error::<Test>::AgendaFrozen);
		open(id, 80);
		assert_noop!(propose_under(id, MOTIONS), Error::<Test>::AgendaFrozen);
		adjourn(id);
		assert_noop!(add(id, new_item(ItemKind::Motion)), Error::<Test>::WrongStage);
		assert_noop!(propose_under(id, MOTIONS), Error::<Test>::WrongStage);
	});
}

#[test]
fn the_meeting_votes_on_a_late_item() {
	build_and_execute(|| {
		let (id, _) = session();
		let item = add_item(id, ItemKind::Motion);
		System::assert_last_event(Event::ItemAdded { meeting: id, item, late: true }.into());
		assert_noop!(propose_under(id, item), Error::<Test>::NotInAgenda);
		let subject = Subject::LateItem(item);
		vote(id, subject, counts(80, [40, 30, 10]));
		assert_eq!(stored_item(id, item).state, ItemState::Late, "half of those present is no majority");
		let admission = vote(id, subject, counts(80, [41, 30, 9]));
		assert_eq!(stored_item(id, item).state, ItemState::Admitted(admission));
		let version = meeting(id).version;
		let again = ballot(counts(80, [41, 30, 9]));
		let again = Assemblies::record_vote(signed(SECRETARY), id, version, subject, again);
		assert_noop!(again, Error::<Test>::AlreadyDecided);
		let motion_id = propose(id, item, "a late motion");
		adopt(id, motion_id);
		assert_eq!(motion(motion_id).state, MotionState::Adopted);
	});
}

#[test]
fn a_late_election_keeps_the_vote_that_admitted_it() {
	build_and_execute(|| {
		let (id, _) = session();
		let item = add_item(id, ItemKind::Election(Requirement::ORDINARY));
		let admission = vote(id, Subject::LateItem(item), counts(80, [60, 10, 10]));
		vote(id, Subject::Contest(item), contest(&[50, 30]));
		assert_stays(id, admission);
		correct(id, crate::Change::Annulment { vote: admission + 1 });
		correct(id, crate::Change::Annulment { vote: admission });
		assert_eq!(stored_item(id, item).state, ItemState::Late);
	});
}

/// Sees that the vote that admitted an item is neither annulled nor counted otherwise.
#[track_caller]
fn assert_stays(id: u32, admission: u32) {
	let recount =
		crate::Change::Recount { vote: admission, counts: counts(80, [10, 60, 10]), evidence: None };
	for change in [crate::Change::Annulment { vote: admission }, recount] {
		assert_refused(id, change, Error::ParentDecided);
	}
}

#[test]
fn a_late_item_stays_admitted_while_something_under_it_was_decided_or_is_voted_on() {
	build_and_execute(|| {
		let (id, _) = session();
		let item = add_item(id, ItemKind::Motion);
		let admission = vote(id, Subject::LateItem(item), counts(80, [60, 10, 10]));
		let (first, second) = (propose(id, item, "first"), propose(id, item, "second"));
		let decided = reject(id, first);
		let awaited = link(id, Subject::Motion(second), 4, &[Choice::Yes, Choice::No]);
		assert_stays(id, admission);
		correct(id, crate::Change::Annulment { vote: decided });
		assert_stays(id, admission);
		set_contest(4, Fate::Void);
		assert_ok!(Assemblies::take_counts(signed(STRANGER), awaited));
		correct(id, crate::Change::Annulment { vote: admission });
		assert_eq!(stored_item(id, item).state, ItemState::Late);
	});
}

#[test]
fn an_annulled_meeting_admitted_nothing() {
	build_and_execute(|| {
		let (id, _) = session();
		let item = add_item(id, ItemKind::Motion);
		vote(id, Subject::LateItem(item), counts(80, [60, 10, 10]));
		let motion_id = propose(id, item, "late");
		adopt(id, motion_id);
		record(id);
		certify(id, &format!("minutes {id}"));
		let window = contest_record(id);
		decide(id, window, true);
		assert_eq!(motion(motion_id).state, MotionState::Annulled);
		assert_eq!(stored_item(id, item).state, ItemState::Late);
	});
}
