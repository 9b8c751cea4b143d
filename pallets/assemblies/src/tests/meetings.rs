// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Meetings from the first plan to their end.

use super::mock::*;
use crate::{Classification, Error, Parameters, Plan, Stage, Times, MAX_PAGE, MAX_PRESENCES};
use caucus_assemblies_core::GroupKey;
use caucus_primitives::calendar::{DAY, HOUR};
use frame::testing_prelude::*;

fn draft(who: u64, organization: u32, plan: Plan) -> DispatchResult {
	Assemblies::draft(signed(who), organization, plan)
}

#[test]
fn the_secretary_plans_a_meeting() {
	build_and_execute(|| {
		assert_noop!(draft(CHAIR, SEOUL, plan()), Error::<Test>::NotAnOfficer);
		assert_noop!(draft(SECRETARY, BUSAN, plan()), Error::<Test>::NotAnOfficer);
		assert_noop!(draft(SECRETARY, 77, plan()), Error::<Test>::OrgDissolved);
		assert_ok!(draft(SECRETARY, SEOUL, plan()));
		System::assert_last_event(Event::MeetingDrafted { meeting: 0, organization: SEOUL }.into());
		assert_ok!(draft(CENTRAL_SECRETARY, 0, plan()));
		assert_eq!(drafted(), 2);
		let of_seoul = Assemblies::meetings_of(SEOUL, 0, MAX_PAGE);
		assert_eq!(of_seoul.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [0, 2]);
		assert_eq!(Assemblies::meetings(1, 1)[0].1.organization, 0);
	});
}

#[test]
fn a_plan_makes_sense() {
	build_and_execute(|| {
		let with = |change: fn(&mut Plan)| {
			let mut changed = plan();
			change(&mut changed);
			draft(SECRETARY, SEOUL, changed)
		};
		assert_noop!(with(|plan| plan.name = bounded("")), Error::<Test>::InvalidText);
		assert_noop!(with(|plan| plan.place = Some(bounded("a\u{200b}b"))), Error::<Test>::InvalidText);
		assert_noop!(with(|plan| plan.ends_at = plan.starts_at), Error::<Test>::InvalidTimes);
		assert_noop!(with(|plan| plan.parent = Some(0)), Error::<Test>::MeetingNotFound);
		let first = drafted();
		assert_ok!(with(|plan| plan.parent = Some(0)));
		let edit = |version, parent| {
			let plan = Plan { place: None, parent, ..plan() };
			Assemblies::edit(signed(SECRETARY), first, version, plan)
		};
		assert_noop!(edit(0, Some(first)), Error::<Test>::MeetingNotFound);
		assert_noop!(edit(0, Some(1)), Error::<Test>::MeetingNotFound);
		assert_ok!(edit(0, None));
		assert_noop!(edit(0, None), Error::<Test>::VersionMismatch);
		assert_eq!(meeting(first).plan.place, None);
		notice(first);
		assert_noop!(edit(meeting(first).version, None), Error::<Test>::WrongStage);
		assert_noop!(Assemblies::edit(signed(SECRETARY), 9, 0, plan()), Error::<Test>::MeetingNotFound);
	});
}

#[test]
fn a_meeting_is_convened_in_time() {
	build_and_execute(|| {
		for (classification, days) in
			[(Classification::Regular, 7), (Classification::Extraordinary, 3), (Classification::Urgent, 1)]
		{
			let id = crate::NextMeeting::<Test>::get();
			let starts_at = Now::get() + days * DAY;
			let planned = Plan { classification, starts_at, ends_at: starts_at + 1, ..plan() };
			assert_ok!(draft(SECRETARY, SEOUL, planned));
			hypothetically!({
				pass(1);
				let late = Assemblies::notice(signed(SECRETARY), id, 0);
				assert_noop!(late, Error::<Test>::NoticeTooShort);
			});
			assert_ok!(Assemblies::notice(signed(SECRETARY), id, 0));
			let noticed = Event::MeetingNoticed { meeting: id, starts_at, freezes_at: starts_at - 12 * HOUR };
			System::assert_last_event(noticed.into());
			assert_eq!(meeting(id).record_due, Some(starts_at + 1 + 7 * DAY));
			let again = Assemblies::notice(signed(SECRETARY), id, 1);
			assert_noop!(again, Error::<Test>::WrongStage);
		}
	});
}

#[test]
fn the_chair_opens_a_meeting_within_its_time_and_once_its_agenda_stands() {
	build_and_execute(|| {
		let (id, _) = convened();
		let open = |who, attendance| {
			Assemblies::open(signed(who), id, meeting(id).version, attendance, Some(H256([1; 32])))
		};
		assert_noop!(open(CHAIR, attendance(80)), Error::<Test>::WrongStage);
		Now::set(&(meeting(id).plan.starts_at - 1));
		assert_noop!(open(CHAIR, attendance(80)), Error::<Test>::TooEarly);
		pass(1);
		assert_noop!(open(SECRETARY, attendance(80)), Error::<Test>::NotAnOfficer);
		assert_noop!(open(CHAIR, attendance(101)), Error::<Test>::TurnoutImpossible);
		let mut groups = attendance(80);
		let group =
			|organization, entitled, present| (GroupKey::Organization(organization), entitled, present);
		groups.groups = vec![group(10, 50, 40), group(11, 50, 39)].try_into().unwrap();
		assert_noop!(open(CHAIR, groups.clone()), Error::<Test>::GroupMismatch);
		hypothetically!({
			Now::set(&meeting(id).plan.ends_at);
			assert_noop!(open(CHAIR, attendance(80)), Error::<Test>::TooLate);
		});
		groups.present = 79;
		assert_ok!(open(CHAIR, groups.clone()));
		let opened = Event::SessionOpened { meeting: id, entitled: 100, present: 79, quorate: true };
		System::assert_has_event(opened.into());
		let first = Assemblies::presences(id, 0, 1).remove(0);
		assert_eq!((first.attendance, first.electorate), (groups, Some(H256([1; 32]))));
		assert_noop!(open(CHAIR, attendance(80)), Error::<Test>::WrongStage);
	});
}

#[test]
fn a_meeting_without_a_quorum_decides_nothing() {
	build_and_execute(|| {
		let (id, motion) = convened();
		open(id, 50);
		assert_eq!(meeting(id).stage, Stage::Inquorate);
		let ballot = ballot(counts(80, [80, 0, 0]));
		let subject = crate::Subject::Motion(motion);
		let vote = Assemblies::record_vote(signed(SECRETARY), id, meeting(id).version, subject, ballot);
		assert_noop!(vote, Error::<Test>::QuorumNotMet);
		record(id);
		assert_eq!(meeting(id).stage, Stage::Recorded);
	});
}

#[test]
fn those_present_are_counted_again() {
	build_and_execute(|| {
		let (id, _) = session();
		let count =
			|who, attendance| Assemblies::count_presence(signed(who), id, meeting(id).version, attendance);
		assert_noop!(count(STRANGER, attendance(60)), Error::<Test>::NotAnOfficer);
		let fewer = crate::Attendance { entitled: 99, ..attendance(60) };
		assert_noop!(count(CHAIR, fewer), Error::<Test>::EntitledChanged);
		assert_ok!(count(CHAIR, attendance(40)));
		let counted = Event::PresenceCounted { meeting: id, present: 40, quorate: false };
		System::assert_last_event(counted.into());
		assert_ok!(count(SECRETARY, attendance(90)));
		assert_eq!(meeting(id).most_present, 90);
		for _ in meeting(id).presences..MAX_PRESENCES {
			assert_ok!(count(SECRETARY, attendance(60)));
		}
		assert_noop!(count(SECRETARY, attendance(60)), Error::<Test>::TooMany);
		adjourn(id);
		assert_noop!(count(SECRETARY, attendance(60)), Error::<Test>::WrongStage);
		let twice = Assemblies::adjourn(signed(CHAIR), id, meeting(id).version);
		assert_noop!(twice, Error::<Test>::WrongStage);
	});
}

#[test]
fn a_meeting_is_put_off_and_convened_anew() {
	build_and_execute(|| {
		let (id, _) = convened();
		let postpone = || Assemblies::postpone(signed(CHAIR), id, meeting(id).version, text("storm"));
		assert_ok!(postpone());
		assert_eq!((meeting(id).stage, meeting(id).reason), (Stage::Postponed, Some(text("storm"))));
		assert_noop!(postpone(), Error::<Test>::WrongStage);
		hypothetically!({
			pass(2 * DAY);
			let late = Assemblies::notice(signed(SECRETARY), id, meeting(id).version);
			assert_noop!(late, Error::<Test>::NoticeTooShort);
		});
		notice(id);
		assert_eq!(meeting(id).stage, Stage::Noticed);
	});
}

#[test]
fn a_meeting_that_was_not_opened_is_called_off_for_good() {
	build_and_execute(|| {
		let cancel =
			|id: u32| Assemblies::cancel(signed(SECRETARY), id, meeting(id).version, text("no need"));
		let id = drafted();
		assert_ok!(cancel(id));
		assert_noop!(cancel(id), Error::<Test>::WrongStage);
		let postpone = Assemblies::postpone(signed(CHAIR), id, meeting(id).version, text("storm"));
		assert_noop!(postpone, Error::<Test>::WrongStage);
		let (id, _) = session();
		assert_noop!(cancel(id), Error::<Test>::WrongStage);
	});
}

#[test]
fn anybody_moves_on_what_is_due() {
	build_and_execute(|| {
		let (id, _) = convened();
		let advance = || Assemblies::advance(signed(STRANGER), id);
		assert_noop!(advance(), Error::<Test>::NotDue);
		assert_noop!(Assemblies::advance(signed(STRANGER), 9), Error::<Test>::MeetingNotFound);
		wait_for(id);
		assert_ok!(advance());
		let reached = Event::StageReached { meeting: id, stage: Stage::AgendaFrozen };
		System::assert_last_event(reached.into());
		assert_noop!(advance(), Error::<Test>::NotDue);
	});
}

#[test]
fn parameters_hold_for_what_begins_later() {
	build_and_execute(|| {
		let (id, _) = convened();
		let due = meeting(id).record_due;
		let times = Times { record_within: 9, ..Times::default() };
		let new = Parameters { times, ..Parameters::default() };
		let set = |version, new| Assemblies::set_parameters(RuntimeOrigin::root(), version, new);
		assert_noop!(Assemblies::set_parameters(signed(CHAIR), 0, new), BadOrigin);
		assert_noop!(set(1, new), Error::<Test>::VersionMismatch);
		let mad = Parameters { objection_least: 0, ..new };
		assert_noop!(set(0, mad), Error::<Test>::InvalidParameters);
		assert_ok!(set(0, new));
		System::assert_last_event(Event::ParametersChanged { parameters: new }.into());
		assert_eq!(Assemblies::parameters(), (1, new));
		assert_eq!(meeting(id).record_due, due);
	});
}

#[test]
fn parameters_leave_time_for_everything() {
	assert!(Parameters::default().is_sane());
	let mad = |change: fn(&mut Parameters)| {
		let mut changed = Parameters::default();
		change(&mut changed);
		!changed.is_sane()
	};
	assert!(mad(|all| all.times.urgent_notice = 0));
	assert!(mad(|all| all.times.extraordinary_notice = all.times.urgent_notice - 1));
	assert!(mad(|all| all.times.regular_notice = all.times.extraordinary_notice - 1));
	assert!(mad(|all| all.times.record_within = 0));
	assert!(mad(|all| all.times.objection_window = 0));
	assert!(mad(|all| all.times.correction_window = 0));
	assert!(mad(|all| all.times.decision_within = 0));
	assert!(mad(|all| all.times.meeting_within = 0));
	assert!(mad(|all| all.ordinary.share.den = 0));
	assert!(mad(|all| all.objection_share.num = 101));
	assert!(mad(|all| all.objection_least = 0));
}
