// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is taken down, by whom, and what comes back.

use super::mock::*;
use crate::{Code, Denied, Error, Event, Grounds, Status, Verdict, Versions, LATEST, SUSPENSION};
use caucus_primitives::{calendar::DAY, text::MediaType};
use frame::testing_prelude::*;

fn take_down(by: u64, takedown: u32) -> DispatchResult {
	Library::take_down(signed(by), takedown)
}

fn lift(by: u64, takedown: u32) -> DispatchResult {
	Library::lift(signed(by), takedown, text("근거가 없습니다."))
}

fn suspending(by: u64, item: u32) -> DispatchResult {
	Library::suspend(signed(by), item, 0, grounds(Code::Privacy))
}

#[test]
fn a_takedown_stops_serving_at_once_and_stays_readable() {
	build_and_execute(|| {
		let item = publish(CANDIDATES[0], 1);
		assert_noop!(suspending(STRANGER, item), Error::<Test>::NotAModerator);
		let until = Now::get() + SUSPENSION;
		let takedown = suspend(item, 0);
		let code = Code::Defamation;
		let event = Event::Suspended { takedown, item, version: 0, code, until };
		System::assert_last_event(RuntimeEvent::Library(event));
		assert_eq!((status(item, 0), is_served(1)), (Status::Suspended, [false; 2]));
		assert!(digests_of(1).iter().all(|digest| Library::chunk(*digest).denied == 1));
		assert_noop!(suspending(MODERATORS[1], item), Error::<Test>::NotAModerator);
		assert_noop!(suspending(APPEALS[0], item), Error::<Test>::AlreadyTakenDown);

		assert_noop!(take_down(MODERATORS[1], takedown), Error::<Test>::NotOnAppeals);
		assert_noop!(take_down(APPEALS[0], takedown + 1), Error::<Test>::UnknownTakedown);
		assert_ok!(take_down(APPEALS[0], takedown));
		System::assert_last_event(RuntimeEvent::Library(Event::TakenDown { takedown, by: APPEALS[0] }));
		assert_noop!(take_down(APPEALS[1], takedown), Error::<Test>::WrongState);
		pass_idle(SUSPENSION);
		assert_eq!((status(item, 0), is_served(1)), (Status::TakenDown, [false; 2]));

		// What it was, and why it is gone, everybody can read.
		let view = Library::version(item, 0).unwrap();
		assert_eq!(view.parts, video(1).parts);
		let (number, record) = view.takedown.unwrap();
		assert_eq!((number, record.grounds, record.by), (takedown, *grounds(code), MODERATORS[0]));
		assert_eq!(Library::takedowns(0, 10).len(), 1);

		// The same bytes are not announced again, not even after their time.
		let again = || Library::announce(signed(DEPUTY), as_deputy(), video(1));
		assert_noop!(again(), Error::<Test>::Denied);
		pass_idle(90 * DAY);
		assert_eq!(status(item, 0), Status::TakenDown);
		assert_noop!(again(), Error::<Test>::Denied);
		assert_ok!(lift(APPEALS[1], takedown));
		assert_eq!((status(item, 0), is_served(1)), (Status::Expired, [false; 2]));
		assert_ok!(again());
	});
}

#[test]
fn a_suspension_that_nobody_confirms_lapses_and_is_not_repeated() {
	build_and_execute(|| {
		let item = publish(CANDIDATES[0], 1);
		let takedown = suspend(item, 0);
		pass(SUSPENSION - 1);
		assert_eq!(status(item, 0), Status::Suspended);
		pass(1);
		assert_eq!(status(item, 0), Status::Available);
		assert_noop!(take_down(APPEALS[0], takedown), Error::<Test>::WrongState);
		idle();
		System::assert_last_event(RuntimeEvent::Library(Event::Lapsed { takedown }));
		assert_eq!((status(item, 0), is_served(1)), (Status::Available, [true; 2]));
		assert_noop!(lift(APPEALS[0], takedown), Error::<Test>::WrongState);
		for moderator in MODERATORS {
			assert_noop!(suspending(moderator, item), Error::<Test>::NotAModerator);
		}
		// The appeals body can, and needs two of its own.
		assert_ok!(suspending(APPEALS[0], item));
		assert_noop!(take_down(APPEALS[0], takedown + 1), Error::<Test>::SamePerson);
		assert_ok!(take_down(APPEALS[1], takedown + 1));
		assert_eq!(status(item, 0), Status::TakenDown);
	});
}

#[test]
fn a_takedown_is_lifted_by_who_may() {
	build_and_execute(|| {
		let (first, second) = (publish(CANDIDATES[0], 1), publish(CANDIDATES[0], 2));
		let mistake = suspend(first, 0);
		assert_noop!(lift(MODERATORS[1], mistake), Error::<Test>::NotOnAppeals);
		let silent = Library::lift(signed(MODERATORS[0]), mistake, text(" "));
		assert_noop!(silent, Error::<Test>::BadText);
		Retired::set(&vec![MODERATORS[0]]);
		assert_noop!(lift(MODERATORS[0], mistake), Error::<Test>::NotOnAppeals);
		Retired::set(&vec![]);
		assert_ok!(lift(MODERATORS[0], mistake));
		System::assert_last_event(RuntimeEvent::Library(Event::Lifted {
			takedown: mistake,
			by: MODERATORS[0],
		}));
		assert_eq!((status(first, 0), is_served(1)), (Status::Available, [true; 2]));
		assert_eq!(Denied::<Test>::iter().count(), 0);

		let confirmed = suspend(second, 0);
		assert_ok!(take_down(APPEALS[0], confirmed));
		assert_noop!(lift(MODERATORS[0], confirmed), Error::<Test>::NotOnAppeals);
		assert_noop!(lift(APPEALS[0], 99), Error::<Test>::UnknownTakedown);
		pass(DAY);
		assert_ok!(lift(APPEALS[0], confirmed));
		assert_eq!(is_served(2), [true; 2]);
		let (_, record) = Library::version(second, 0).unwrap().takedown.unwrap();
		let reason = text("근거가 없습니다.");
		assert_eq!(record.verdict, Verdict::Lifted { by: APPEALS[0], at: Now::get(), reason });
		assert_noop!(lift(APPEALS[0], confirmed), Error::<Test>::WrongState);
		pass_idle(SUSPENSION);
		assert_eq!(status(second, 0), Status::Available);
	});
}

#[test]
fn nobody_judges_what_they_published() {
	build_and_execute(|| {
		// The deputy moderates, and the third candidate sits on the appeals body.
		let own = publish(DEPUTY, 1);
		assert_noop!(suspending(DEPUTY, own), Error::<Test>::NotImpartial);
		let own = publish(CANDIDATES[2], 2);
		assert_noop!(suspending(CANDIDATES[2], own), Error::<Test>::NotImpartial);
		let takedown = suspend(own, 0);
		assert_noop!(take_down(CANDIDATES[2], takedown), Error::<Test>::NotImpartial);
		assert_noop!(lift(CANDIDATES[2], takedown), Error::<Test>::NotImpartial);
	});
}

#[test]
fn a_takedown_says_why() {
	build_and_execute(|| {
		let item = publish(CANDIDATES[0], 1);
		let attempt = |grounds: Grounds| Library::suspend(signed(MODERATORS[0]), item, 0, Box::new(grounds));
		let order = *grounds(Code::Order);
		assert_noop!(attempt(Grounds { reason: text(""), ..order.clone() }), Error::<Test>::BadText);
		assert_noop!(attempt(Grounds { order: None, ..order.clone() }), Error::<Test>::MissingOrder);
		assert_noop!(attempt(Grounds { order: Some(text("a\nb")), ..order.clone() }), Error::<Test>::BadText);
		let unknown = Library::suspend(signed(MODERATORS[0]), item, 1, Box::new(order.clone()));
		assert_noop!(unknown, Error::<Test>::UnknownVersion);
		assert_ok!(attempt(order));
	});
}

#[test]
fn bytes_that_still_have_to_come_do_not() {
	build_and_execute(|| {
		let item = announce(CANDIDATES[0], video(1));
		let takedown = suspend(item, 0);
		assert_eq!(store(&file(MediaType::Mp4, 1, 0)), refused(Error::Denied));
		assert!(!Library::chunk(digests_of(1)[0]).wanted);
		assert_ok!(lift(APPEALS[0], takedown));
		bring(1);
		assert_eq!(status(item, 0), Status::Available);
	});
}

#[test]
fn the_bytes_are_taken_down_wherever_they_are() {
	build_and_execute(|| {
		let (first, second) = (publish(CANDIDATES[0], 1), announce(CANDIDATES[1], video(1)));
		// The second stands as it did; its bytes are not to be had.
		let one = suspend(first, 0);
		assert_eq!((status(second, 0), is_served(1)), (Status::Available, [false; 2]));
		assert_eq!(Library::chunk(digests_of(1)[0]).denied, 1);
		assert_ok!(lift(APPEALS[0], one));
		assert_eq!((Library::chunk(digests_of(1)[0]).denied, is_served(1)), (0, [true; 2]));
	});
}

#[test]
fn nobody_has_a_rivals_bytes_forbidden_by_holding_them_too() {
	build_and_execute(|| {
		let (film, copy) = (publish(CANDIDATES[0], 1), announce(CANDIDATES[1], video(1)));
		let takedown = suspend(copy, 0);
		assert_ok!(take_down(APPEALS[0], takedown));
		assert_eq!((status(copy, 0), status(film, 0)), (Status::TakenDown, Status::Available));
		assert_eq!((Library::chunk(digests_of(1)[0]).denied, is_served(1)), (0, [true; 2]));
		// The film itself was not judged yet, and whoever takes the copy down has not stopped it.
		assert_ok!(take_down(APPEALS[1], suspend(film, 0)));
		assert_eq!(is_served(1), [false; 2]);
	});
}

#[test]
fn what_is_taken_down_is_not_served_for_whom_it_was_first() {
	build_and_execute(|| {
		let (film, copy) = (publish(CANDIDATES[0], 1), announce(CANDIDATES[1], video(1)));
		suspend(copy, 0);
		// Nobody is left for whom they could be served.
		assert_ok!(Library::withdraw(signed(CANDIDATES[0]), film, 0));
		assert_eq!(is_served(1), [false; 2]);
	});
}

#[test]
fn what_was_left_to_a_rival_is_forbidden_when_the_rival_is_gone() {
	build_and_execute(|| {
		let (film, copy) = (publish(CANDIDATES[0], 1), announce(CANDIDATES[1], video(1)));
		let takedown = suspend(copy, 0);
		assert_ok!(take_down(APPEALS[0], takedown));
		assert_ok!(Library::withdraw(signed(CANDIDATES[0]), film, 0));
		assert_eq!((Library::chunk(digests_of(1)[0]).denied, is_served(1)), (1, [false; 2]));
		assert_noop!(Library::announce(signed(DEPUTY), as_deputy(), video(1)), Error::<Test>::Denied);
		assert_ok!(lift(APPEALS[1], takedown));
		assert_eq!((Library::chunk(digests_of(1)[0]).denied, is_served(1)), (0, [true; 2]));
	});
}

#[test]
fn a_moderator_stops_a_film_once_in_whichever_version() {
	build_and_execute(|| {
		let item = publish(CANDIDATES[0], 1);
		let mut with_summary = video(1);
		with_summary.description.summary = Some(text("요약"));
		assert_ok!(Library::supersede(signed(CANDIDATES[0]), item, 1, with_summary));
		suspend(item, 0);
		pass_idle(SUSPENSION);
		for moderator in MODERATORS {
			let again = Library::suspend(signed(moderator), item, 1, grounds(Code::Privacy));
			assert_noop!(again, Error::<Test>::NotAModerator);
		}
		assert_eq!((status(item, 1), is_served(1)), (Status::Available, [true; 2]));
		assert_ok!(Library::suspend(signed(APPEALS[0]), item, 1, grounds(Code::Privacy)));
		// Another film is no safer for what it shares with the one that was stopped.
		let mut other = video(2);
		other.parts[1] = video(1).parts[1].clone();
		assert_ok!(Library::lift(signed(APPEALS[0]), 1, text("근거가 없습니다.")));
		assert_ok!(Library::supersede(signed(CANDIDATES[0]), item, 2, other));
		suspend(item, 2);
	});
}

#[test]
fn a_suspension_takes_no_time_from_bytes_that_have_to_come() {
	build_and_execute(|| {
		let item = announce(CANDIDATES[0], video(1));
		suspend(item, 0);
		pass_idle(SUSPENSION);
		assert_eq!(status(item, 0), Status::Announced);
		bring(1);
		assert_eq!(status(item, 0), Status::Available);
	});
}

#[test]
fn bytes_are_not_kept_out_for_longer_than_disks_are_made_for() {
	build_and_execute(|| {
		let (began, item) = (Now::get(), announce(CANDIDATES[0], video(1)));
		for _ in 0..2 {
			assert_ok!(Library::suspend(signed(APPEALS[0]), item, 0, grounds(Code::Privacy)));
			pass_idle(SUSPENSION);
		}
		assert_eq!(Versions::<Test>::get(item, 0).unwrap().arrive_until, began + LATEST);
		assert_eq!(status(item, 0), Status::NotArrived);
	});
}

#[test]
fn what_was_taken_back_can_be_taken_down() {
	build_and_execute(|| {
		let item = publish(CANDIDATES[0], 1);
		assert_ok!(Library::withdraw(signed(CANDIDATES[0]), item, 0));
		let takedown = suspend(item, 0);
		assert_eq!(status(item, 0), Status::Suspended);
		assert_noop!(Library::announce(signed(DEPUTY), as_deputy(), video(1)), Error::<Test>::Denied);
		pass_idle(SUSPENSION);
		assert_eq!((status(item, 0), is_served(1)), (Status::Withdrawn, [false; 2]));
		assert!(Library::takedowns(takedown, 1)[0].1.verdict == Verdict::Lapsed);
	});
}
