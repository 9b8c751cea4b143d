// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who can start a petition, and what a starter can do about it later.

use super::mock::*;
use crate::{
	parameters::DAY, Call, Draft, Error, Event, Kind, Started, Starter, StarterAct, StarterMessage, State,
	Translation, Verdict, MAX_EDITS,
};
use caucus_members_core::registry::{Classes, RollRule};
use caucus_primitives::text::{ContentRef, Language, MediaType};
use caucus_support::participation::Part;
use frame::testing_prelude::*;

const ADA: Person = Person(DUES_SEOUL, 1);
const CITIZEN: Person = Person(CITIZENS_SEOUL, 1);

fn starter_of(who: Person, year: u32) -> Starter {
	Starter::Pseudonym { year, alias: who.alias(&start_context(year)) }
}

fn edit(petition: u32, title: &str) -> StarterAct {
	let expected_revision = stored(petition).revision;
	StarterAct::Edit { expected_revision, text: Box::new(text(title)) }
}

#[test]
fn a_member_starts_a_petition_under_an_alias() {
	build_and_execute(|| {
		send(submission(ADA, &draft("예산 공개"), 0)).unwrap();
		let starter = starter_of(ADA, 2026);
		System::assert_last_event(RuntimeEvent::Petitions(Event::PetitionSubmitted {
			petition: 0,
			starter: starter.clone(),
		}));
		assert_eq!(stored(0).starter, starter);
		assert_eq!(stored(0).term.until, START + 30 * DAY);
		assert_eq!(Petitions::started(starter), Started { total: 1, open: 1, year: 2026, in_year: 1 });
		assert_eq!(Pins::get(), vec![0]);
		assert_eq!(Petitions::petition(0).unwrap().text, Some(text("예산 공개")));
		assert_eq!(Petitions::petitions(0, 100), vec![], "it is not listed yet");
	});
}

#[test]
fn a_starter_has_at_most_two_open_petitions() {
	build_and_execute(|| {
		send(submission(ADA, &draft("하나"), 0)).unwrap();
		send(submission(ADA, &draft("둘"), 1)).unwrap();
		assert_refused(submission(ADA, &draft("셋"), 2), Error::RateLimited);
		send(submission(Person(DUES_SEOUL, 2), &draft("셋"), 0)).unwrap();
		// One that is over makes room.
		send(starter_call(ADA, 0, StarterAct::Withdraw)).unwrap();
		send(submission(ADA, &draft("셋"), 2)).unwrap();
		let started = Started { total: 3, open: 2, year: 2026, in_year: 3 };
		assert_eq!(Petitions::started(starter_of(ADA, 2026)), started);
	});
}

#[test]
fn a_starter_hands_in_so_many_petitions_in_a_year_whatever_becomes_of_them() {
	build_and_execute(|| {
		change_parameters(|parameters| parameters.per_year = 3);
		for (petition, sequence) in (0..3).zip(0..) {
			send(submission(ADA, &draft("청원"), sequence)).unwrap();
			send(starter_call(ADA, petition, StarterAct::Withdraw)).unwrap();
		}
		assert_refused(submission(ADA, &draft("넷"), 3), Error::YearlyQuota);
		let by_name =
			|title: &str| Petitions::submit_by_name(signed(REPRESENTATIVE), SEAT, Box::new(draft(title)));
		for petition in 3..6 {
			assert_ok!(by_name("청원"));
			let act = StarterAct::Withdraw;
			assert_ok!(Petitions::act_by_name(signed(REPRESENTATIVE), petition, act));
		}
		assert_noop!(by_name("넷"), Error::<Test>::YearlyQuota);
		// Midnight in Seoul, the first of January 2027.
		Now::set(&1_798_729_200_000);
		assert_ok!(by_name("새해"));
		let started = Started { total: 4, open: 1, year: 2027, in_year: 1 };
		assert_eq!(Petitions::started(Starter::Post(SEAT)), started);
		send(submission(ADA, &draft("새해"), 0)).unwrap();
	});
}

#[test]
fn nobody_can_hand_in_what_another_wrote_once_more() {
	build_and_execute(|| {
		let call = submission(ADA, &draft("예산 공개"), 0);
		send(call.clone()).unwrap();
		assert_refused(call.clone(), Error::BadProof);
		send(starter_call(ADA, 0, StarterAct::Withdraw)).unwrap();
		assert_refused(call, Error::BadProof);
		// Nor change what it says.
		let Call::submit { roll, proof, .. } = submission(ADA, &draft("예산 공개"), 1) else { panic!() };
		assert_refused(Call::submit { roll, draft: Box::new(draft("예산")), proof }, Error::BadProof);
	});
}

#[test]
fn a_new_year_brings_a_new_alias() {
	build_and_execute(|| {
		Now::set(&1_798_729_199_999);
		send(submission(ADA, &draft("하나"), 0)).unwrap();
		// Midnight in Seoul, the first of January 2027.
		Now::set(&1_798_729_200_000);
		assert_refused(submission(ADA, &draft("둘"), 1), Error::BadProof);
		let message = StarterMessage::Submit { sequence: 0, draft: draft("둘") };
		let proof = Box::new(start_proof(ADA, 0, 2027, &message));
		send(Call::submit { roll: 0, draft: Box::new(draft("둘")), proof }).unwrap();
		assert_eq!(stored(1).starter, starter_of(ADA, 2027));
		assert_ne!(starter_of(ADA, 2026), starter_of(ADA, 2027));
		// What was started last year is still its starter's.
		send(starter_call(ADA, 0, StarterAct::Withdraw)).unwrap();
	});
}

#[test]
fn submit_fails_when_the_roll_is_not_the_newest() {
	build_and_execute(|| {
		let call = submission(ADA, &draft("예산"), 0);
		let rolls = StandingRolls::get();
		StandingRolls::set(&[rolls.clone(), rolls].concat());
		assert_refused(call, Error::RollSnapshotStale);
		send(submission(ADA, &draft("예산"), 0)).unwrap();
		assert_eq!(roll_of(0), 1);
		StandingRolls::set(&vec![]);
		let proof = Box::new(act_proof(ADA, 0, crate::Act::Sponsor));
		assert_refused(Call::submit { roll: 0, draft: Box::new(draft("예산")), proof }, Error::NoRoll);
		StandingRolls::set(&vec![FakeRoll { parts: vec![], batches: vec![] }; 2]);
		let wrong = Call::submit {
			roll: 1,
			draft: Box::new(draft("예산")),
			proof: Box::new(act_proof(ADA, 0, crate::Act::Sponsor)),
		};
		assert_refused(wrong, Error::NobodyMaySign);
		let part = Part { rule: RollRule { classes: Classes(0), chapter: None }, keys: 1 };
		StandingRolls::set(&vec![FakeRoll { parts: vec![part; 129], batches: vec![] }; 2]);
		let wrong = submission(ADA, &draft("예산"), 0);
		assert_refused(wrong, Error::TooManyParts);
	});
}

#[test]
fn submit_fails_when_the_proof_is_of_another_ring_or_part() {
	build_and_execute(|| {
		let refused = |who, error| assert_refused(submission(who, &draft("예산"), 0), error);
		refused(CITIZEN, Error::NotEligible);
		refused(Person(5, 1), Error::UnknownRing);
		let Call::submit { roll, draft, mut proof } = submission(ADA, &draft("예산"), 0) else { panic!() };
		proof.ring = DUES_BUSAN;
		assert_refused(Call::submit { roll, draft: draft.clone(), proof: proof.clone() }, Error::BadProof);
		proof.ring = DUES_SEOUL;
		proof.alias[0] ^= 1;
		assert_refused(Call::submit { roll, draft, proof }, Error::BadProof);
		// A petition to a chapter is its members' affair.
		let local = Draft { addressee: BUSAN_PARTY, ..crate::tests::mock::draft("부산") };
		assert_refused(submission(ADA, &local, 0), Error::NotEligible);
		send(submission(Person(DUES_BUSAN, 1), &local, 0)).unwrap();
	});
}

#[test]
fn a_citizen_starts_public_petitions_alone() {
	build_and_execute(|| {
		assert_refused(submission(CITIZEN, &draft("공원"), 0), Error::NotEligible);
		send(submission(CITIZEN, &public_draft("공원"), 0)).unwrap();
		send(submission(Person(CITIZENS, 1), &public_draft("하천"), 0)).unwrap();
		// Citizens of no chapter have no part in a chapter's petition.
		let local = Draft { addressee: SEOUL_PARTY, ..public_draft("서울 공원") };
		assert_refused(submission(Person(CITIZENS, 2), &local, 0), Error::NotEligible);
		send(submission(Person(CITIZENS_SEOUL, 2), &local, 0)).unwrap();
	});
}

#[test]
fn submit_fails_when_a_text_is_not_fit_to_print() {
	build_and_execute(|| {
		let with = |title: &str| draft(title);
		let refused = |draft: &Draft, error| assert_refused(submission(ADA, draft, 0), error);
		refused(&with(" \u{3000}"), Error::TextEmpty);
		refused(&with("예\u{200b}산"), Error::TextInvisible);
		refused(&with("두\n줄"), Error::TextInvisible);
		refused(&with("예\u{202e}산"), Error::TextDirection);
		let mut broken = draft("예산");
		broken.text.ask = vec![0xff].try_into().unwrap();
		refused(&broken, Error::NotUtf8);
		let mut broken = draft("예산");
		broken.text.english = Some(Translation {
			title: vec![].try_into().unwrap(),
			ask: b"Budget".to_vec().try_into().unwrap(),
		});
		refused(&broken, Error::TextEmpty);
		for (details, error) in [
			(ContentRef { bytes: 0, ..content("x") }, Error::ContentTooLong),
			(ContentRef { bytes: 2_401, ..content("x") }, Error::ContentTooLong),
			(ContentRef { media: MediaType::Pdf, ..content("x") }, Error::WrongContent),
			(ContentRef { language: Language::English, ..content("x") }, Error::WrongContent),
		] {
			let mut broken = draft("예산");
			broken.text.details = Some(details);
			refused(&broken, error);
		}
		// Eighty syllables of Hangul fit a title, three hundred what is asked for.
		let mut full = draft(&"가".repeat(80));
		full.text.ask = "나".repeat(300).into_bytes().try_into().unwrap();
		full.text.english =
			Some(Translation { title: b"Budget".to_vec().try_into().unwrap(), ask: full.text.ask.clone() });
		send(submission(ADA, &full, 0)).unwrap();
	});
}

#[test]
fn submit_fails_when_addressee_or_topics_are_wrong() {
	build_and_execute(|| {
		let unknown = Draft { addressee: 3, ..draft("예산") };
		assert_refused(submission(ADA, &unknown, 0), Error::AreaUnknown);
		let twice = Draft { topics: vec![4, 4].try_into().unwrap(), ..draft("예산") };
		assert_refused(submission(ADA, &twice, 0), Error::TopicTwice);
		let kinds = [Kind::Policy, Kind::AgendaRequest];
		for (sequence, kind) in (0..).zip(kinds) {
			let topics = vec![4, 5, 6].try_into().unwrap();
			send(submission(ADA, &Draft { kind, topics, ..draft("예산") }, sequence)).unwrap();
		}
	});
}

#[test]
fn submit_fails_when_nobody_authorized_it() {
	build_and_execute(|| {
		let Call::submit { roll, draft, proof } = submission(ADA, &draft("예산"), 0) else { panic!() };
		assert_noop!(Petitions::submit(signed(STRANGER), roll, draft, proof), BadOrigin);
	});
}

#[test]
fn a_starter_edits_the_text_until_the_first_sponsor() {
	build_and_execute(|| {
		let petition = submit(&draft("예산 공개"));
		let ada = starter(petition);
		let first = starter_call(ada, petition, edit(petition, "예산 전부 공개"));
		send(first.clone()).unwrap();
		assert_eq!(Petitions::petition(petition).unwrap().text, Some(text("예산 전부 공개")));
		assert_eq!(Petitions::text(petition, 0), Some(text("예산 공개")), "the first version stays");
		// Nobody can bring an earlier edit back.
		assert_refused(first, Error::VersionMismatch);
		let mut empty = text("x");
		empty.ask = BoundedVec::new();
		let act = StarterAct::Edit { expected_revision: stored(petition).revision, text: Box::new(empty) };
		assert_refused(starter_call(ada, petition, act), Error::TextEmpty);
		send(sponsor_call(Person(DUES_BUSAN, 1), petition)).unwrap();
		assert_refused(starter_call(ada, petition, edit(petition, "다른 청원")), Error::TextLocked);
		let published = open(&draft("공개된 청원"));
		let late = starter_call(starter(published), published, edit(published, "다른 청원"));
		assert_refused(late, Error::WrongState);
	});
}

#[test]
fn a_text_is_edited_so_often_and_no_more() {
	build_and_execute(|| {
		let petition = submit(&draft("예산"));
		for _ in 0..MAX_EDITS {
			send(starter_call(starter(petition), petition, edit(petition, "예산안"))).unwrap();
		}
		let once_more = starter_call(starter(petition), petition, edit(petition, "예산안"));
		assert_refused(once_more, Error::TooManyEdits);
	});
}

#[test]
fn only_the_starter_acts_as_the_starter() {
	build_and_execute(|| {
		let petition = submit(&draft("예산"));
		let other = starter_call(ADA, petition, StarterAct::Withdraw);
		assert_refused(other, Error::NotTheStarter);
		// The right alias without the right key.
		let Call::act_as_starter { act, mut proof, .. } =
			starter_call(starter(petition), petition, StarterAct::Withdraw)
		else {
			panic!()
		};
		proof.proof.0[0] ^= 1;
		assert_refused(Call::act_as_starter { petition, act, proof }, Error::BadProof);
		assert_noop!(
			Petitions::act_by_name(signed(STRANGER), petition, StarterAct::Withdraw),
			Error::<Test>::NotTheStarter
		);
		let unknown = Call::act_as_starter {
			petition: 9,
			act: StarterAct::Withdraw,
			proof: Box::new(act_proof(ADA, petition, crate::Act::Sponsor)),
		};
		assert_refused(unknown, Error::PetitionNotFound);
	});
}

#[test]
fn a_starter_takes_a_petition_back_before_it_is_published() {
	build_and_execute(|| {
		let collecting = submit(&draft("하나"));
		let reviewed = in_review(&draft("둘"));
		let judged = in_review(&draft("셋"));
		pass(20 * DAY);
		advance(judged);
		for petition in [collecting, reviewed, judged] {
			send(starter_call(starter(petition), petition, StarterAct::Withdraw)).unwrap();
			assert_eq!(state(petition), State::Withdrawn);
			let again = starter_call(starter(petition), petition, StarterAct::Withdraw);
			// Its roll is given back, and with it the proof's ring.
			assert_refused(again, Error::WrongState);
		}
		assert!(Pins::get().is_empty());
	});
}

#[test]
fn an_open_petition_belongs_to_its_signers() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		send(starter_call(starter(petition), petition, StarterAct::Withdraw)).unwrap();
		System::assert_last_event(RuntimeEvent::Petitions(Event::Disowned { petition }));
		assert_eq!((state(petition), stored(petition).marks.disowned), (State::Open, Some(START)));
		sign(ADA, petition);
		let again = starter_call(starter(petition), petition, StarterAct::Withdraw);
		assert_refused(again, Error::AlreadyDisowned);
	});
}

#[test]
fn the_holder_of_a_post_starts_petitions_by_name() {
	build_and_execute(|| {
		let submit = |who, title| Petitions::submit_by_name(signed(who), SEAT, Box::new(draft(title)));
		assert_noop!(submit(STRANGER, "하나"), Error::<Test>::NotTheHolder);
		assert_ok!(submit(REPRESENTATIVE, "하나"));
		assert_eq!(stored(0).starter, Starter::Post(SEAT));
		assert_ok!(submit(REPRESENTATIVE, "둘"));
		assert_noop!(submit(REPRESENTATIVE, "셋"), Error::<Test>::RateLimited);
		assert_noop!(
			Petitions::submit_by_name(signed(STRANGER), EMPTY_SEAT, Box::new(draft("넷"))),
			Error::<Test>::NotTheHolder
		);

		let act = |who, petition, act| Petitions::act_by_name(signed(who), petition, act);
		assert_ok!(act(REPRESENTATIVE, 0, edit(0, "하나 더")));
		assert_ok!(act(REPRESENTATIVE, 0, StarterAct::Withdraw));
		assert_noop!(act(CHAIR, 1, StarterAct::Withdraw), Error::<Test>::NotTheStarter);
		let anonymous = starter_call(ADA, 1, StarterAct::Withdraw);
		assert_refused(anonymous, Error::NotTheStarter);
		// Who no longer holds the post no longer speaks for its petitions, nor does the successor.
		Posts::set(&vec![(SEAT, 0, Some(STRANGER), START, START + DAY)]);
		assert_noop!(act(REPRESENTATIVE, 1, StarterAct::Withdraw), Error::<Test>::NotTheHolder);
		assert_noop!(act(STRANGER, 1, StarterAct::Withdraw), Error::<Test>::NotTheStarter);
	});
}

#[test]
fn a_starter_appeals_within_the_time() {
	build_and_execute(|| {
		let appeal = || StarterAct::Appeal { reason: content("이유") };
		let rejected = in_review(&draft("하나"));
		assert_refused(starter_call(starter(rejected), rejected, appeal()), Error::WrongState);
		review(rejected, crate::tests::mock::rejection());
		let hidden = in_review(&draft("둘"));
		review(hidden, crate::tests::mock::hiding());
		let late = in_review(&draft("셋"));
		review(late, crate::tests::mock::rejection());
		let empty = StarterAct::Appeal { reason: ContentRef { bytes: 0, ..content("") } };
		assert_refused(starter_call(starter(rejected), rejected, empty), Error::ReasonRequired);
		for petition in [rejected, hidden] {
			send(starter_call(starter(petition), petition, appeal())).unwrap();
			assert_eq!(state(petition), State::InAppeal);
			assert_eq!(stored(petition).appeal, Some(content("이유")));
		}
		pass(14 * DAY);
		assert_refused(starter_call(starter(late), late, appeal()), Error::AppealExpired);
		// There is one appeal and no more.
		judge(rejected, rejection());
		assert_refused(starter_call(starter(rejected), rejected, appeal()), Error::AppealExpired);
		judge(hidden, Verdict::Publish);
		assert_eq!(state(hidden), State::Open);
	});
}
