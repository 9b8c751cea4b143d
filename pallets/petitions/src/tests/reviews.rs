// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Moderators, who may be late but cannot sit on a petition; and the appeals body, which is another.

use super::mock::*;
use crate::{parameters::DAY, Body, CodeRef, Error, Event, PetitionId, Ruling, StarterAct, State, Verdict};
use caucus_primitives::text::{ContentRef, Language};
use caucus_support::{
	agreement::LIFETIME,
	organisations::{Role, CENTRAL},
};
use frame::testing_prelude::*;

const ADA: u64 = MODERATORS[0];
const BO: u64 = MODERATORS[1];
const CY: u64 = MODERATORS[2];

fn vote(who: u64, petition: PetitionId, verdict: Verdict) -> DispatchResult {
	Petitions::review(signed(who), petition, stored(petition).revision, verdict)
}

fn rule(who: u64, petition: PetitionId, verdict: Verdict) -> DispatchResult {
	Petitions::judge(signed(who), petition, stored(petition).revision, verdict)
}

fn appeal(petition: PetitionId) {
	let act = StarterAct::Appeal { reason: content("이유") };
	send(starter_call(starter(petition), petition, act)).unwrap();
}

/// A petition that moderators rejected and whose starter appealed.
fn in_appeal() -> PetitionId {
	let petition = in_review(&draft("항소"));
	review(petition, rejection());
	appeal(petition);
	petition
}

#[test]
fn two_moderators_publish_a_petition() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		assert_ok!(vote(ADA, petition, Verdict::Publish));
		assert_eq!(state(petition), State::InReview, "one alone publishes nothing");
		assert_ok!(vote(BO, petition, Verdict::Publish));
		assert_eq!(state(petition), State::Open);
		assert_eq!(stored(petition).term.until, START + 60 * DAY);
		let (number, decision) = Petitions::decisions(0, 10)[0].clone();
		assert_eq!((number, decision.by, decision.body), (0, (ADA, BO), Body::Moderators));
		let rows = Petitions::petitions(0, 100);
		assert_eq!(rows[0].title, Some(text("예산").title), "it is listed from now on");
	});
}

#[test]
fn a_rejection_names_a_code_and_public_reasons() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		review(petition, rejection());
		let ruling = Ruling::OnPetition { petition, verdict: rejection() };
		let expected = Event::Decided { decision: 0, ruling, body: Body::Moderators };
		System::assert_has_event(RuntimeEvent::Petitions(expected));
		assert_eq!(Petitions::decisions(0, 1)[0].1.ruling, ruling);
		let view = Petitions::petition(petition).unwrap();
		assert_eq!((view.petition.state, view.text), (State::Rejected, Some(text("예산"))));
		assert!(Petitions::codes(3, 1)[0].1.used);
	});
}

#[test]
fn a_hidden_petition_shows_code_reasons_and_digest_but_no_text() {
	build_and_execute(|| {
		let petition = in_review(&draft("욕설"));
		review(petition, hiding());
		let view = Petitions::petition(petition).unwrap();
		assert_eq!((view.petition.state, view.text), (State::Hidden, None));
		assert_eq!(view.petition.text_digest, text("욕설").digest());
		assert_eq!(Petitions::text(petition, 0), None);
		assert_eq!(Petitions::petitions_in(State::Hidden, 0, 10)[0].title, None);
		// During an appeal it is not shown either; afterwards the bytes go.
		hypothetically!({
			appeal(petition);
			assert_eq!(Petitions::petition(petition).unwrap().text, None);
			judge(petition, Verdict::Publish);
			assert_eq!(Petitions::petition(petition).unwrap().text, Some(text("욕설")));
		});
		hypothetically!({
			appeal(petition);
			judge(petition, hiding());
			assert!(!crate::Texts::<Test>::contains_key(petition, 0));
			assert!(Pins::get().is_empty());
		});
		assert!(crate::Texts::<Test>::contains_key(petition, 0));
		pass(14 * DAY);
		advance(petition);
		assert!(!crate::Texts::<Test>::contains_key(petition, 0));
		assert!(Pins::get().is_empty());
	});
}

#[test]
fn one_moderator_cannot_be_both() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		assert_ok!(vote(ADA, petition, Verdict::Publish));
		assert_noop!(vote(ADA, petition, Verdict::Publish), Error::<Test>::SecondModeratorRequired);
		assert_ok!(vote(BO, petition, rejection()));
		assert_eq!(state(petition), State::InReview, "they mean different things");
		assert_ok!(vote(CY, petition, rejection()));
		assert_eq!(state(petition), State::Rejected);
	});
}

#[test]
fn a_voice_counts_only_while_its_owner_is_in_office() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		assert_ok!(vote(ADA, petition, Verdict::Publish));
		hypothetically!({
			pass(LIFETIME);
			assert_ok!(vote(BO, petition, Verdict::Publish));
			assert_eq!(state(petition), State::InReview);
		});
		let mut offices = Offices::get();
		offices.retain(|(who, ..)| *who != ADA);
		Offices::set(&offices);
		assert_ok!(vote(BO, petition, Verdict::Publish));
		assert_eq!(state(petition), State::InReview);
		assert_noop!(vote(ADA, petition, Verdict::Publish), Error::<Test>::NotAModerator);
		assert_ok!(vote(CY, petition, Verdict::Publish));
		assert_eq!(state(petition), State::Open);
	});
}

#[test]
fn review_fails_when_the_state_or_the_office_is_another() {
	build_and_execute(|| {
		let petition = submit(&draft("예산"));
		assert_noop!(vote(ADA, petition, Verdict::Publish), Error::<Test>::WrongState);
		let petition = in_review(&draft("예산"));
		assert_noop!(vote(STRANGER, petition, Verdict::Publish), Error::<Test>::NotAModerator);
		assert_noop!(vote(JUDGES[0], petition, Verdict::Publish), Error::<Test>::NotAModerator);
		let revision = stored(petition).revision;
		let stale = Petitions::review(signed(ADA), petition, revision - 1, Verdict::Publish);
		assert_noop!(stale, Error::<Test>::VersionMismatch);
		assert_noop!(rule(JUDGES[0], petition, Verdict::Publish), Error::<Test>::WrongState);
		let unknown = Petitions::review(signed(ADA), 99, 0, Verdict::Publish);
		assert_noop!(unknown, Error::<Test>::PetitionNotFound);
		review(petition, Verdict::Publish);
		assert_noop!(vote(ADA, petition, Verdict::Publish), Error::<Test>::WrongState);
	});
}

#[test]
fn a_moderator_does_not_review_a_petition_of_ones_own() {
	build_and_execute(|| {
		let mut posts = Posts::get();
		posts.push((70, CENTRAL, Some(ADA), START, START + 900 * DAY));
		Posts::set(&posts);
		assert_ok!(Petitions::submit_by_name(signed(ADA), 70, Box::new(draft("내 청원"))));
		for who in people(DUES_SEOUL, 5) {
			send(sponsor_call(who, 0)).unwrap();
		}
		assert_noop!(vote(ADA, 0, Verdict::Publish), Error::<Test>::ModeratorIsCreator);
		// Nor does the one who holds the post after her.
		posts.retain(|(post, ..)| *post != 70);
		posts.push((70, CENTRAL, Some(BO), START, START + 900 * DAY));
		Posts::set(&posts);
		assert_noop!(vote(BO, 0, Verdict::Publish), Error::<Test>::ModeratorIsCreator);
		assert_noop!(vote(ADA, 0, Verdict::Publish), Error::<Test>::ModeratorIsCreator);
	});
}

#[test]
fn a_verdict_needs_a_usable_code_and_reasons() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		let reject = |code, reason, duplicate_of| Verdict::Reject { code, reason, duplicate_of };
		let refused = |verdict, error: Error<Test>| {
			assert_noop!(vote(ADA, petition, verdict), error);
		};
		let reason = content("이유");
		refused(reject(CodeRef { code: 999, version: 1 }, reason, None), Error::CodeNotFound);
		refused(reject(CodeRef { version: 2, ..UNCLEAR }, reason, None), Error::CodeVersionMismatch);
		refused(reject(LIBEL, reason, None), Error::WrongCode);
		refused(Verdict::Hide { code: UNCLEAR, reason }, Error::WrongCode);
		refused(reject(UNCLEAR, ContentRef { bytes: 0, ..reason }, None), Error::ReasonRequired);
		let english = ContentRef { language: Language::English, ..reason };
		refused(Verdict::Hide { code: LIBEL, reason: english }, Error::ReasonRequired);
		assert_ok!(Petitions::retire_code(RuntimeOrigin::root(), UNCLEAR.code));
		refused(reject(UNCLEAR, reason, None), Error::CodeRetired);
	});
}

#[test]
fn a_duplicate_points_to_the_petition_that_it_repeats() {
	build_and_execute(|| {
		let first = open(&draft("예산"));
		let second = in_review(&draft("예산"));
		let reject = |code, duplicate_of| Verdict::Reject { code, reason: content("중복"), duplicate_of };
		for target in [None, Some(second), Some(second + 1)] {
			let verdict = reject(DUPLICATE, target);
			assert_noop!(vote(ADA, second, verdict), Error::<Test>::DuplicateTargetMissing);
		}
		assert_noop!(vote(ADA, second, reject(UNCLEAR, Some(first))), Error::<Test>::WrongCode);
		review(second, reject(DUPLICATE, Some(first)));
		assert_eq!(stored(second).duplicate_of, Some(first));
	});
}

#[test]
fn moderators_who_are_late_are_marked_and_then_lose_the_petition() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		pass(14 * DAY - 1);
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
		pass(1);
		advance(petition);
		System::assert_last_event(RuntimeEvent::Petitions(Event::ReviewOverdue { petition }));
		let late = START + 14 * DAY;
		assert_eq!((state(petition), stored(petition).marks.review_overdue), (State::InReview, Some(late)));
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
		// They may still decide, and the mark stays.
		hypothetically!({
			review(petition, Verdict::Publish);
			assert_eq!(stored(petition).marks.review_overdue, Some(late));
		});
		pass(6 * DAY);
		assert_noop!(vote(ADA, petition, Verdict::Publish), Error::<Test>::DeadlinePassed);
		advance(petition);
		System::assert_has_event(RuntimeEvent::Petitions(Event::Escalated { petition }));
		assert_eq!(state(petition), State::InAppeal, "it is not published by lapse of time");
		assert_eq!(stored(petition).marks.escalated, Some(START + 20 * DAY));
		assert_noop!(vote(ADA, petition, Verdict::Publish), Error::<Test>::WrongState);
		judge(petition, Verdict::Publish);
		assert_eq!(state(petition), State::Open);
	});
}

#[test]
fn whoever_comes_late_to_an_overdue_review_leaves_both_marks() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		pass(25 * DAY);
		advance(petition);
		let marks = stored(petition).marks;
		assert_eq!((state(petition), marks.review_overdue), (State::InAppeal, Some(START + 25 * DAY)));
	});
}

#[test]
fn an_appeals_body_that_is_late_is_marked_and_nothing_is_published() {
	build_and_execute(|| {
		let petition = in_appeal();
		pass(20 * DAY - 1);
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
		pass(1);
		advance(petition);
		System::assert_last_event(RuntimeEvent::Petitions(Event::AppealOverdue { petition }));
		assert_eq!(stored(petition).marks.appeal_overdue, Some(START + 20 * DAY));
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
		assert_eq!(state(petition), State::InAppeal);
		judge(petition, rejection());
		assert_eq!(state(petition), State::Rejected);
	});
}

#[test]
fn an_appeal_is_judged_by_others_than_those_who_rejected() {
	build_and_execute(|| {
		let petition = in_appeal();
		assert_noop!(rule(STRANGER, petition, Verdict::Publish), Error::<Test>::NotOfAppeals);
		assert_noop!(rule(ADA, petition, Verdict::Publish), Error::<Test>::NotOfAppeals);
		// The third judge is a moderator as well.
		assert_noop!(rule(JUDGES[2], petition, Verdict::Publish), Error::<Test>::NotImpartial);
		// Who rejected it and came to the appeals body since has judged already.
		let mut offices = Offices::get();
		offices.retain(|(who, ..)| *who != ADA);
		offices.push((ADA, CENTRAL, Role::Appeals));
		Offices::set(&offices);
		assert_noop!(rule(ADA, petition, Verdict::Publish), Error::<Test>::NotImpartial);
		assert_ok!(rule(JUDGES[0], petition, Verdict::Publish));
		assert_noop!(rule(JUDGES[0], petition, Verdict::Publish), Error::<Test>::SecondModeratorRequired);
		assert_ok!(rule(JUDGES[1], petition, Verdict::Publish));
		assert_eq!(state(petition), State::Open);
	});
}

#[test]
fn what_the_appeals_body_says_is_final() {
	build_and_execute(|| {
		let petition = in_appeal();
		judge(petition, hiding());
		assert_eq!(state(petition), State::Hidden);
		assert_noop!(rule(JUDGES[0], petition, Verdict::Publish), Error::<Test>::WrongState);
		assert!(Pins::get().is_empty(), "the roll is given back at once");
		let act = StarterAct::Appeal { reason: content("이유") };
		assert_refused(starter_call(starter(petition), petition, act), Error::AppealExpired);
	});
}

#[test]
fn a_rejection_without_an_appeal_becomes_final_with_its_time() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		review(petition, rejection());
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
		pass(14 * DAY);
		advance(petition);
		assert_eq!((state(petition), Pins::get()), (State::Rejected, vec![]));
		assert_noop!(Petitions::advance(signed(STRANGER), petition), Error::<Test>::NotDue);
	});
}

#[test]
fn one_officer_cannot_fill_the_list_of_those_who_wait() {
	build_and_execute(|| {
		// Each of so many moderators waits with one topic.
		let crowd: Vec<u64> = (1_000..1_064).collect();
		let mut offices = Offices::get();
		offices.extend(crowd.iter().map(|who| (*who, CENTRAL, Role::Moderator)));
		Offices::set(&offices);
		let petition = in_review(&draft("예산"));
		for who in &crowd {
			let reason = content(&format!("이유 {who}"));
			assert_ok!(vote(*who, petition, Verdict::Hide { code: LIBEL, reason }));
		}
		let one_more = Verdict::Hide { code: LIBEL, reason: content("또 다른 이유") };
		assert_noop!(vote(ADA, petition, one_more), Error::<Test>::TooManyPending);
	});
}

#[test]
fn a_court_removes_a_petition_and_its_order_is_public() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let remove = |origin, order| Petitions::remove(origin, petition, order);
		let order = content("서울중앙지방법원 2026카합1");
		assert_noop!(remove(signed(ADA), order), BadOrigin);
		let empty = ContentRef { bytes: 0, ..order };
		assert_noop!(remove(RuntimeOrigin::root(), empty), Error::<Test>::ReasonRequired);
		assert_ok!(remove(RuntimeOrigin::root(), order));
		let view = Petitions::petition(petition).unwrap();
		assert_eq!((view.petition.state, view.petition.removal), (State::Removed, Some(order)));
		assert_eq!((view.text, view.petition.text_digest), (None, text("예산").digest()));
		assert_noop!(remove(RuntimeOrigin::root(), order), Error::<Test>::WrongState);
		assert_refused(sign_call(Person(DUES_SEOUL, 1), petition, 1), Error::PetitionNotOpen);
		// So it is with one that is closed and whose roll was given back.
		let closed = open(&draft("둘"));
		pass(60 * DAY);
		advance(closed);
		pass(30 * DAY);
		advance(closed);
		assert_ok!(Petitions::remove(RuntimeOrigin::root(), closed, order));
		assert_eq!(Petitions::petition(closed).unwrap().text, None);
	});
}

#[test]
fn all_petitions_stop_when_the_party_is_dissolved() {
	build_and_execute(|| {
		let all = [submit(&draft("하나")), in_review(&draft("둘")), in_appeal(), open(&draft("넷"))];
		let reason = content("해산 결의");
		assert_noop!(Petitions::dissolve(signed(CHAIR), reason), BadOrigin);
		let empty = ContentRef { bytes: 0, ..reason };
		assert_noop!(Petitions::dissolve(RuntimeOrigin::root(), empty), Error::<Test>::ReasonRequired);
		assert_ok!(Petitions::dissolve(RuntimeOrigin::root(), reason));
		assert_noop!(Petitions::dissolve(RuntimeOrigin::root(), reason), Error::<Test>::PartyDissolved);
		let ada = Person(DUES_SEOUL, 1);
		assert_refused(sign_call(ada, all[3], 1), Error::PartyDissolved);
		assert_refused(comment_call(ada, all[3], content("끝"), 0), Error::PartyDissolved);
		assert_refused(submission(ada, &draft("끝"), 0), Error::PartyDissolved);
		let withdrawal = starter_call(starter(all[0]), all[0], StarterAct::Withdraw);
		assert_refused(withdrawal, Error::PartyDissolved);
		assert_noop!(vote(ADA, all[1], Verdict::Publish), Error::<Test>::PartyDissolved);
		for petition in all {
			advance(petition);
			assert_eq!(state(petition), State::Stopped);
		}
		assert!(Pins::get().is_empty());
	});
}
