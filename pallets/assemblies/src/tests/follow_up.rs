// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What becomes of adopted motions.

use super::mock::*;
use crate::{Error, Status, MAX_REPORTS};
use caucus_primitives::{calendar::DAY, text::ContentRef};
use frame::testing_prelude::*;

fn assign(who: u64, motion: u32, version: u32) -> DispatchResult {
	Assemblies::assign(signed(who), motion, version, POST, Now::get() + 30 * DAY)
}

fn report(who: u64, motion: u32, status: Status, progress: u8, note: Option<ContentRef>) -> DispatchResult {
	let version = Assemblies::resolution(motion).map_or(0, |resolution| resolution.version);
	Assemblies::report(signed(who), motion, version, status, progress, note)
}

/// A motion that was adopted and assigned.
fn assigned() -> u32 {
	let (id, motion) = session();
	adopt(id, motion);
	assert_ok!(assign(CHAIR, motion, 0));
	motion
}

#[test]
fn an_adopted_motion_is_given_to_somebody() {
	build_and_execute(|| {
		let (id, motion) = session();
		assert_noop!(assign(CHAIR, 99, 0), Error::<Test>::MotionNotFound);
		assert_noop!(assign(CHAIR, motion, 0), Error::<Test>::NotAdopted);
		let amendment = amend(motion, "better");
		adopt(id, amendment);
		assert_noop!(assign(CHAIR, amendment, 0), Error::<Test>::AmendsAmendment);
		adopt(id, motion);
		assert_noop!(assign(STRANGER, motion, 0), Error::<Test>::NotAnOfficer);
		assert_noop!(assign(CHAIR, motion, 1), Error::<Test>::VersionMismatch);
		let vacant = Assemblies::assign(signed(CHAIR), motion, 0, 99, Now::get() + 1);
		assert_noop!(vacant, Error::<Test>::PostVacant);
		let past = Assemblies::assign(signed(CHAIR), motion, 0, POST, Now::get());
		assert_noop!(past, Error::<Test>::InvalidTimes);
		assert_ok!(assign(CHAIR, motion, 0));
		let due = Now::get() + 30 * DAY;
		System::assert_last_event(Event::ResolutionAssigned { motion, owner: POST, due }.into());
		assert_noop!(assign(CHAIR, motion, 0), Error::<Test>::VersionMismatch);
		assert_ok!(Assemblies::assign(signed(SECRETARY), motion, 1, OTHER_POST, due));
		assert_eq!(Assemblies::resolution(motion).unwrap().owner, OTHER_POST);
	});
}

#[test]
fn the_owner_and_the_secretary_report() {
	build_and_execute(|| {
		let motion = assigned();
		assert_noop!(report(STRANGER, motion, Status::Done, 100, None), Error::<Test>::NotAnOfficer);
		assert_noop!(report(OWNER, 99, Status::Done, 100, None), Error::<Test>::NotAssigned);
		let stale = Assemblies::report(signed(OWNER), motion, 0, Status::Done, 100, None);
		assert_noop!(stale, Error::<Test>::VersionMismatch);
		assert_ok!(report(OWNER, motion, Status::InProgress, 40, Some(text("begun"))));
		let status = Status::InProgress;
		System::assert_last_event(Event::ResolutionProgress { motion, status, progress: 40 }.into());
		assert_ok!(report(SECRETARY, motion, Status::Done, 100, None));
		assert_noop!(report(OWNER, motion, Status::InProgress, 99, None), Error::<Test>::ResolutionOver);
		assert_noop!(assign(CHAIR, motion, 3), Error::<Test>::ResolutionOver);
		let all = Assemblies::reports(motion, 0, 9);
		assert_eq!(
			all.iter().map(|report| report.by).collect::<Vec<_>>(),
			[Some(CHAIR), Some(OWNER), Some(SECRETARY)]
		);
	});
}

#[test]
fn a_percentage_fits_the_status() {
	build_and_execute(|| {
		let motion = assigned();
		for (status, progress) in
			[(Status::NotStarted, 1), (Status::InProgress, 100), (Status::Done, 99), (Status::Dropped, 101)]
		{
			let report = report(OWNER, motion, status, progress, Some(text("note")));
			assert_noop!(report, Error::<Test>::InvalidProgress);
		}
		assert_noop!(report(OWNER, motion, Status::Dropped, 40, None), Error::<Test>::ReasonRequired);
		assert_ok!(report(OWNER, motion, Status::Dropped, 40, Some(text("no money"))));
	});
}

#[test]
fn the_last_report_is_kept_for_the_end() {
	build_and_execute(|| {
		let motion = assigned();
		for _ in 2..MAX_REPORTS {
			assert_ok!(report(OWNER, motion, Status::InProgress, 1, None));
		}
		let more = report(OWNER, motion, Status::InProgress, 2, None);
		assert_noop!(more, Error::<Test>::TooMany);
		assert_ok!(report(OWNER, motion, Status::Done, 100, None));
		assert_eq!(Assemblies::resolution(motion).unwrap().reports, MAX_REPORTS);
	});
}

#[test]
fn a_resolution_that_fell_and_is_adopted_again_is_assigned_anew() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let number = adopt(id, motion_id);
		assert_ok!(assign(CHAIR, motion_id, 0));
		let recount = |votes| {
			let counts = counts(80, votes);
			correct(id, crate::Change::Recount { vote: number, counts, evidence: None });
		};
		recount([10, 60, 10]);
		assert_eq!(Assemblies::resolution(motion_id).unwrap().status, Status::Dropped);
		assert_noop!(assign(CHAIR, motion_id, 2), Error::<Test>::NotAdopted);
		recount([60, 10, 10]);
		assert_ok!(assign(CHAIR, motion_id, 2));
		assert_eq!(Assemblies::resolution(motion_id).unwrap().status, Status::NotStarted);
		assert_ok!(report(OWNER, motion_id, Status::Done, 100, None));
	});
}
