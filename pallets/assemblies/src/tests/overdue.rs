// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What was not done in time is noted by anybody, for good.

use super::mock::*;
use crate::{Duty, Error, Status};
use caucus_primitives::calendar::{DAY, HOUR};
use frame::testing_prelude::*;

fn flag(duty: Duty) -> DispatchResult {
	Assemblies::flag(signed(STRANGER), duty)
}

fn noted() -> Vec<(Duty, Option<u64>)> {
	Assemblies::overdue(0, 100).into_iter().map(|(_, overdue)| (overdue.duty, overdue.done_at)).collect()
}

#[test]
fn a_record_is_overdue_a_week_after_the_meeting() {
	build_and_execute(|| {
		let (id, _) = session();
		adjourn(id);
		let duty = Duty::Record(id);
		let due = meeting(id).record_due.unwrap();
		assert_eq!(due, meeting(id).plan.ends_at + 7 * DAY);
		Now::set(&(due - 1));
		assert_noop!(flag(duty), Error::<Test>::NotDue);
		assert!(!Assemblies::can_be_flagged(duty));
		pass(1);
		assert!(Assemblies::can_be_flagged(duty));
		assert_ok!(flag(duty));
		System::assert_last_event(Event::NotedOverdue { duty, organization: SEOUL, due }.into());
		assert_noop!(flag(duty), Error::<Test>::AlreadyNoted);
		pass(DAY);
		publish(id, "late minutes");
		assert_eq!(noted(), [(duty, None)], "members cannot object to them yet");
		certify(id, "late minutes");
		System::assert_has_event(Event::DoneLate { duty }.into());
		assert_eq!(noted(), [(duty, Some(Now::get()))]);
		assert_noop!(flag(Duty::Record(77)), Error::<Test>::MeetingNotFound);
	});
}

#[test]
fn a_late_record_is_noted_though_nobody_asked_in_time() {
	build_and_execute(|| {
		let (id, _) = session();
		adjourn(id);
		pass(8 * DAY);
		publish(id, "late minutes");
		certify(id, "late minutes");
		assert_eq!(noted(), [(Duty::Record(id), Some(Now::get()))]);
	});
}

#[test]
fn a_record_in_time_is_never_overdue() {
	build_and_execute(|| {
		let (id, _) = session();
		record(id);
		certify(id, &format!("minutes {id}"));
		pass(30 * DAY);
		assert_noop!(flag(Duty::Record(id)), Error::<Test>::NotDue);
	});
}

#[test]
fn calling_off_or_putting_off_does_not_undo_that_a_record_was_due() {
	build_and_execute(|| {
		let (first, _) = convened();
		let (second, _) = convened();
		pass(8 * DAY + 3 * HOUR + 7 * DAY);
		let late = Assemblies::cancel(signed(CHAIR), first, meeting(first).version, text("why"));
		assert_ok!(late);
		let late = Assemblies::postpone(signed(CHAIR), second, meeting(second).version, text("why"));
		assert_ok!(late);
		assert_eq!(noted(), [(Duty::Record(first), None), (Duty::Record(second), None)]);
	});
}

#[test]
fn a_meeting_that_was_put_off_and_forgotten_is_overdue() {
	build_and_execute(|| {
		let (id, _) = convened();
		assert_ok!(Assemblies::postpone(signed(CHAIR), id, meeting(id).version, text("why")));
		pass(16 * DAY);
		let mut again = plan();
		again.parent = None;
		assert_ok!(Assemblies::edit(signed(SECRETARY), id, meeting(id).version, again));
		notice(id);
		assert_eq!(noted(), [(Duty::Record(id), None)], "noted before the date moved");
	});
}

#[test]
fn a_meeting_called_off_in_time_owes_no_record() {
	build_and_execute(|| {
		let (id, _) = convened();
		assert_ok!(Assemblies::cancel(signed(CHAIR), id, meeting(id).version, text("why")));
		pass(30 * DAY);
		assert_noop!(flag(Duty::Record(id)), Error::<Test>::NotDue);
		let draft = drafted();
		assert_noop!(flag(Duty::Record(draft)), Error::<Test>::NotDue);
	});
}

#[test]
fn judges_decide_in_two_weeks() {
	build_and_execute(|| {
		let (id, _) = certified();
		let duty = Duty::Decision(id, 1);
		assert_noop!(flag(duty), Error::<Test>::NotDue);
		contest_record(id);
		pass(14 * DAY);
		assert_noop!(flag(Duty::Decision(id, 2)), Error::<Test>::NotDue);
		assert_ok!(flag(duty));
		assert_eq!(Assemblies::overdue(0, 1)[0].1.organization, 0, "it is the central party's");
		decide(id, 1, false);
		assert_eq!(noted(), [(duty, Some(Now::get()))]);
	});
}

#[test]
fn a_resolution_is_carried_out_by_its_date() {
	build_and_execute(|| {
		let (id, motion) = session();
		adopt(id, motion);
		let duty = Duty::Resolution(motion);
		assert_noop!(flag(duty), Error::<Test>::NotAssigned);
		assert_ok!(Assemblies::assign(signed(CHAIR), motion, 0, POST, Now::get() + DAY));
		assert_noop!(flag(duty), Error::<Test>::NotDue);
		pass(DAY);
		hypothetically!({
			let later = Now::get() + 30 * DAY;
			assert_ok!(Assemblies::assign(signed(CHAIR), motion, 1, POST, later));
			assert_eq!(noted(), [(duty, None)], "another date does not undo that the first was missed");
		});
		assert_ok!(flag(duty));
		assert_ok!(Assemblies::report(signed(OWNER), motion, 1, Status::Done, 100, None));
		assert_eq!(noted(), [(duty, Some(Now::get()))]);
		assert_noop!(flag(duty), Error::<Test>::AlreadyNoted);
	});
}

#[test]
fn a_chapter_that_never_reports_is_noted_every_year() {
	build_and_execute(|| {
		let never = Duty::Meeting(SEOUL, 0);
		assert_ok!(flag(never));
		System::assert_last_event(Event::ClockStarted { organization: SEOUL }.into());
		assert_noop!(flag(never), Error::<Test>::NotDue);
		let clock = Assemblies::clock(SEOUL).unwrap();
		assert_eq!((clock.since, clock.due), (START, START + 365 * DAY));
		let duty = Duty::Meeting(SEOUL, START);
		assert_noop!(flag(duty), Error::<Test>::NotDue);
		pass(365 * DAY);
		assert_ok!(flag(duty));
		let (id, _) = session();
		record(id);
		assert_eq!(noted(), [(duty, Some(Now::get()))]);
		assert_eq!(Assemblies::clock(SEOUL).unwrap().since, Now::get(), "the next year begins");
		assert_noop!(flag(Duty::Meeting(77, 0)), Error::<Test>::OrgDissolved);
	});
}
