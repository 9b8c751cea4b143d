// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Duties that signatures cause: due, extended once, done or overdue, and overdue for good.

use super::mock::*;
use crate::{
	parameters::DAY, Answer, Cause, Draft, Duty, Error, Event, Fraction, PetitionId, ReferralOutcome, State,
	Threshold, MAX_RESPONSES,
};
use caucus_primitives::text::ContentRef;
use caucus_support::organisations::CENTRAL;
use frame::testing_prelude::*;

/// A petition with both duties due from the second signature on.
fn due() -> PetitionId {
	change_parameters(|parameters| {
		parameters.response = Threshold::Number(2);
		parameters.referral = Threshold::Number(2);
	});
	let petition = open(&draft("예산"));
	for who in people(DUES_SEOUL, 2) {
		sign(who, petition);
	}
	petition
}

fn extend(petition: PetitionId, duty: Duty) -> DispatchResult {
	Petitions::extend(signed(SECRETARY), petition, duty, content("조사 중"))
}

fn record(petition: PetitionId, outcome: ReferralOutcome) -> DispatchResult {
	Petitions::record_outcome(signed(SECRETARY), petition, outcome)
}

fn considered() -> ReferralOutcome {
	ReferralOutcome::Considered { outcome: content("가결") }
}

fn declined() -> ReferralOutcome {
	ReferralOutcome::Declined { reason: content("안건이 아님") }
}

#[test]
fn a_response_in_time_leaves_no_mark() {
	build_and_execute(|| {
		let petition = due();
		assert_eq!(response(petition).term.until, START + 30 * DAY);
		pass(30 * DAY - 1);
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
		assert_ok!(respond(petition));
		let expected = Event::ResponsePublished { petition, response: 0, answer: Answer::Partly, by: CHAIR };
		System::assert_last_event(RuntimeEvent::Petitions(expected));
		pass(100 * DAY);
		advance(petition);
		let due = response(petition);
		assert_eq!((due.done, due.overdue), (Some(START + 30 * DAY - 1), None));
	});
}

#[test]
fn a_late_response_keeps_its_mark_for_ever() {
	build_and_execute(|| {
		let petition = due();
		pass(30 * DAY);
		hypothetically!({
			// Nobody had it marked: the response marks itself.
			assert_ok!(respond(petition));
			assert_eq!(response(petition).overdue, Some(START + 30 * DAY));
			let event = Event::DutyOverdue { petition, duty: Duty::Response };
			System::assert_has_event(RuntimeEvent::Petitions(event));
		});
		advance(petition);
		pass(DAY);
		assert_ok!(respond(petition));
		let due = response(petition);
		assert_eq!((due.overdue, due.done), (Some(START + 30 * DAY), Some(START + 31 * DAY)));
		// Nor does a second response take it away.
		assert_ok!(respond(petition));
		assert_eq!(response(petition), due);
	});
}

#[test]
fn a_duty_is_extended_once_before_its_time_is_over() {
	build_and_execute(|| {
		let petition = due();
		for (duty, length) in [(Duty::Response, 60), (Duty::Referral, 90)] {
			assert_ok!(extend(petition, duty));
			System::assert_last_event(RuntimeEvent::Petitions(Event::DutyExtended {
				petition,
				duty,
				reason: content("조사 중"),
				until: START + length * DAY,
			}));
			assert_noop!(extend(petition, duty), Error::<Test>::AlreadyExtended);
		}
		assert_eq!(response(petition).extension, Some(content("조사 중")));
		pass(60 * DAY);
		advance(petition);
		assert!(response(petition).overdue.is_some() && referral(petition).overdue.is_none());
		pass(30 * DAY);
		advance(petition);
		assert!(referral(petition).overdue.is_some());
	});
}

#[test]
fn extend_fails_when_it_is_too_late_or_without_a_reason() {
	build_and_execute(|| {
		let petition = due();
		let empty = ContentRef { bytes: 0, ..content("") };
		let refused = Petitions::extend(signed(CHAIR), petition, Duty::Response, empty);
		assert_noop!(refused, Error::<Test>::ReasonRequired);
		pass(30 * DAY);
		assert_noop!(extend(petition, Duty::Response), Error::<Test>::DeadlinePassed);
		assert_ok!(respond(petition));
		assert_noop!(extend(petition, Duty::Response), Error::<Test>::AlreadyDone);
		assert_ok!(extend(petition, Duty::Referral));
	});
}

#[test]
fn nothing_is_due_below_the_threshold() {
	build_and_execute(|| {
		change_parameters(|parameters| parameters.response = Threshold::Number(2));
		let petition = open(&draft("예산"));
		sign(Person(DUES_SEOUL, 1), petition);
		assert_noop!(respond(petition), Error::<Test>::ThresholdNotReached);
		assert_noop!(extend(petition, Duty::Response), Error::<Test>::ThresholdNotReached);
		assert_noop!(extend(petition, Duty::Referral), Error::<Test>::ThresholdNotReached);
		assert_noop!(record(petition, declined()), Error::<Test>::ThresholdNotReached);
		let scheduled = Petitions::schedule(signed(CHAIR), petition, 1, 1);
		assert_noop!(scheduled, Error::<Test>::ThresholdNotReached);
	});
}

#[test]
fn only_chair_and_secretary_of_the_addressee_answer() {
	build_and_execute(|| {
		let petition = due();
		let summary: crate::Summary = "답".as_bytes().to_vec().try_into().unwrap();
		for who in [STRANGER, SEOUL_CHAIR, MODERATORS[0]] {
			let refused = Error::<Test>::NotTheAddressee;
			let answered = Petitions::respond(signed(who), petition, summary.clone(), None, Answer::Accept);
			assert_noop!(answered, refused);
			let refused = Error::<Test>::NotTheAddressee;
			assert_noop!(Petitions::schedule(signed(who), petition, 1, 1), refused);
		}
		let local = open(&Draft { addressee: SEOUL_PARTY, ..draft("서울") });
		for who in people(DUES_SEOUL, 2) {
			sign(who, local);
		}
		assert_ok!(Petitions::respond(signed(SEOUL_CHAIR), local, summary.clone(), None, Answer::NotOurs));
		let refused = Petitions::respond(signed(CHAIR), local, summary, None, Answer::Accept);
		assert_noop!(refused, Error::<Test>::NotTheAddressee);
	});
}

#[test]
fn responses_are_added_and_never_replaced() {
	build_and_execute(|| {
		let petition = due();
		let empty = Petitions::respond(signed(CHAIR), petition, BoundedVec::new(), None, Answer::Accept);
		assert_noop!(empty, Error::<Test>::TextEmpty);
		let long: crate::Summary = "답\n".repeat(375).into_bytes().try_into().unwrap();
		let body = Some(content("본문"));
		assert_ok!(Petitions::respond(signed(CHAIR), petition, long.clone(), body, Answer::Decline));
		for _ in 1..MAX_RESPONSES {
			assert_ok!(respond(petition));
		}
		assert_noop!(respond(petition), Error::<Test>::TooManyResponses);
		let responses = Petitions::responses(petition);
		assert_eq!((responses[0].summary.clone(), responses[0].body), (long, body));
		assert_eq!(responses.len() as u32, MAX_RESPONSES);
	});
}

#[test]
fn a_referral_is_considered_by_a_meeting_that_took_place() {
	build_and_execute(|| {
		let petition = due();
		assert_noop!(record(petition, considered()), Error::<Test>::NotScheduled);
		assert_ok!(Petitions::schedule(signed(SECRETARY), petition, 6, 1));
		System::assert_last_event(RuntimeEvent::Petitions(Event::Referred { petition, meeting: 6, item: 1 }));
		assert_noop!(record(petition, considered()), Error::<Test>::MeetingNotHeld);
		Assemblies::set(&vec![(SEOUL_PARTY, 6, START, true)]);
		assert_noop!(record(petition, considered()), Error::<Test>::MeetingNotHeld);
		// It can be moved to another meeting; that does not stop the clock.
		assert_ok!(Petitions::schedule(signed(SECRETARY), petition, 7, 3));
		assert_eq!(referral(petition).term.until, START + 60 * DAY);
		Assemblies::set(&vec![(CENTRAL, 7, START, true)]);
		let empty = ReferralOutcome::Considered { outcome: ContentRef { bytes: 0, ..content("") } };
		assert_noop!(record(petition, empty), Error::<Test>::ReasonRequired);
		assert_ok!(record(petition, considered()));
		let outcome = stored(petition).referred.outcome;
		assert_eq!((outcome, referral(petition).overdue), (Some(considered()), None));
		assert_noop!(record(petition, declined()), Error::<Test>::AlreadyDone);
		assert_noop!(Petitions::schedule(signed(CHAIR), petition, 8, 1), Error::<Test>::AlreadyDone);
	});
}

#[test]
fn only_a_meeting_that_could_deal_with_a_petition_has_dealt_with_it() {
	build_and_execute(|| {
		let petition = due();
		let schedule = |item| Petitions::schedule(signed(SECRETARY), petition, 6, item);
		assert_noop!(schedule(ITEMS), Error::<Test>::NotOnAgenda);
		assert_ok!(schedule(1));
		// Last year's congress did not know of it.
		let held = |opened_at, quorate| Assemblies::set(&vec![(CENTRAL, 6, opened_at, quorate)]);
		let from = referral(petition).term.from;
		held(from - 1, true);
		assert_noop!(record(petition, considered()), Error::<Test>::MeetingTooEarly);
		held(from, false);
		assert_noop!(record(petition, considered()), Error::<Test>::MeetingInquorate);
		held(from, true);
		Emptied::set(&vec![6]);
		assert_noop!(record(petition, considered()), Error::<Test>::NotOnAgenda);
		Emptied::set(&vec![]);
		hypothetically_ok!(record(petition, considered()));
		// Nor did a meeting to which it was referred afterwards.
		pass(1);
		assert_ok!(schedule(2));
		assert_noop!(record(petition, considered()), Error::<Test>::MeetingTooEarly);
		held(from + 1, true);
		assert_ok!(record(petition, considered()));
	});
}

#[test]
fn a_referral_is_declined_with_a_reason() {
	build_and_execute(|| {
		let petition = due();
		let empty = ReferralOutcome::Declined { reason: ContentRef { bytes: 0, ..content("") } };
		assert_noop!(record(petition, empty), Error::<Test>::ReasonRequired);
		pass(61 * DAY);
		assert_ok!(record(petition, declined()));
		let due = referral(petition);
		assert_eq!((due.overdue, due.done), (Some(START + 61 * DAY), Some(START + 61 * DAY)));
		System::assert_has_event(RuntimeEvent::Petitions(Event::OutcomeRecorded {
			petition,
			outcome: declined(),
		}));
	});
}

#[test]
fn what_is_due_stays_due_when_signatures_are_withdrawn() {
	build_and_execute(|| {
		let petition = due();
		for who in people(DUES_SEOUL, 2) {
			send(withdraw_call(who, petition, 2)).unwrap();
		}
		assert_eq!(Petitions::petition(petition).unwrap().numbers.count, 0);
		assert!(response(petition).done.is_none());
		pass(60 * DAY);
		advance(petition);
		assert_eq!(state(petition), State::Closed);
		assert!(response(petition).overdue.is_some() && referral(petition).overdue.is_some());
		assert_ok!(respond(petition));
	});
}

#[test]
fn a_threshold_can_ask_for_a_share_of_each_area() {
	build_and_execute(|| {
		change_parameters(|parameters| {
			parameters.response = Threshold::Number(4);
			parameters.referral = Threshold::Number(100);
			parameters.per_area = Some(Fraction::new(5, 100));
		});
		let petition = open(&draft("예산"));
		// Seoul has 160 members in two parts, so eight have to sign there; Busan has forty.
		for who in people(DUES_SEOUL, 5).chain(people(OTHERS_SEOUL, 5)).chain(people(DUES_BUSAN, 1)) {
			sign(who, petition);
			assert_eq!(stored(petition).response, None);
		}
		sign(Person(DUES_BUSAN, 1), petition);
		assert_eq!(response(petition).cause, Cause::Members);
	});
}

#[test]
fn citizens_have_a_threshold_of_their_own_if_rules_say_so() {
	build_and_execute(|| {
		change_parameters(|parameters| {
			parameters.response = Threshold::Number(100);
			parameters.referral = Threshold::Number(2);
			parameters.citizens_response = Some(Threshold::Share(Fraction::new(10, 100)));
		});
		let petition = open(&public_draft("공원"));
		for who in people(CITIZENS, 3).chain(people(CITIZENS_SEOUL, 2)) {
			assert_eq!(stored(petition).response, None);
			sign(who, petition);
		}
		assert_eq!(response(petition).cause, Cause::Citizens);
		assert_eq!(stored(petition).referral, None, "no assembly is called by them");
		// Where citizens cannot sign, none of them can be missing.
		let closed = open(&draft("당내"));
		sign(Person(DUES_SEOUL, 1), closed);
		assert_eq!(stored(closed).response, None);
	});
}

#[test]
fn a_later_roll_does_not_move_a_threshold() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let needed = Petitions::petition(petition).unwrap().numbers;
		assert_eq!((needed.response_at, needed.referral_at), (1, 3));
		let mut rolls = StandingRolls::get();
		let mut larger = rolls[0].clone();
		larger.parts[usize::from(DUES_SEOUL)].keys = 400_000;
		rolls.push(larger);
		StandingRolls::set(&rolls);
		change_parameters(|parameters| parameters.response = Threshold::Number(50));
		assert_eq!(Petitions::petition(petition).unwrap().numbers, needed);
		sign(Person(DUES_SEOUL, 1), petition);
		assert!(stored(petition).response.is_some());
	});
}
