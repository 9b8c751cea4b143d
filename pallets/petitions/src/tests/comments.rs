// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Comments: one pseudonym for each member and petition, a quota, and moderators who say why.

use super::mock::*;
use crate::{parameters::DAY, Body, Call, CodeRef, Error, Event, PetitionId, Ruling, Verdict};
use caucus_primitives::text::{ContentRef, Language, MediaType};
use frame::testing_prelude::*;

const ADA: Person = Person(DUES_SEOUL, 1);
const BO: Person = Person(DUES_BUSAN, 2);

fn hide(who: u64, petition: PetitionId) -> DispatchResult {
	Petitions::hide_comment(signed(who), petition, 0, LIBEL, content("욕설"))
}

fn restore(who: u64, petition: PetitionId) -> DispatchResult {
	Petitions::restore_comment(signed(who), petition, 0, content("의견 표명"))
}

#[test]
fn a_comment_stands_under_a_pseudonym_of_its_petition() {
	build_and_execute(|| {
		let (one, other) = (open(&draft("하나")), open(&draft("둘")));
		for petition in [one, other] {
			comment(ADA, petition, "찬성합니다");
		}
		let pseudonym = ADA.alias(&comment_context(one));
		let event = Event::Commented { petition: one, comment: 0, pseudonym };
		System::assert_has_event(RuntimeEvent::Petitions(event));
		let [mine, elsewhere] = [one, other].map(|petition| Petitions::comments(petition, 0, 10)[0].1);
		assert_eq!((mine.pseudonym, mine.body, mine.at), (pseudonym, content("찬성합니다"), START));
		assert_ne!(mine.pseudonym, elsewhere.pseudonym);
		assert_ne!(mine.pseudonym, ADA.alias(&petition_context(one)), "nor that of the signature");
		comment(ADA, one, "거듭 찬성합니다");
		assert_eq!(Petitions::comments(one, 1, 10)[0].1.pseudonym, pseudonym);
	});
}

#[test]
fn a_pseudonym_has_a_quota() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		for number in 0..10 {
			comment(ADA, petition, &format!("댓글 {number}"));
		}
		assert_refused(comment_call(ADA, petition, content("또"), 10), Error::CommentQuota);
		comment(BO, petition, "저는 처음입니다");
		assert_eq!(stored(petition).comments, 11);
		assert_eq!(Petitions::comments(petition, 0, 100).len(), 11);
	});
}

#[test]
fn a_comment_is_not_made_twice_by_one_proof() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let call = comment_call(ADA, petition, content("찬성"), 0);
		send(call.clone()).unwrap();
		assert_refused(call, Error::WrongSequence);
		let Call::comment { body, proof, .. } = comment_call(ADA, petition, content("반대"), 0) else {
			panic!()
		};
		assert_refused(Call::comment { petition, body, sequence: 1, proof }, Error::BadProof);
		let Call::comment { proof, .. } = comment_call(ADA, petition, content("반대"), 1) else { panic!() };
		assert_refused(
			Call::comment { petition, body: content("찬성"), sequence: 1, proof },
			Error::BadProof,
		);
	});
}

#[test]
fn copies_are_told() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		comment(ADA, petition, "반대합니다");
		comment(BO, petition, "찬성합니다");
		for who in people(OTHERS_SEOUL, 20) {
			comment(who, petition, "찬성합니다");
		}
		let same: Vec<_> =
			Petitions::comments(petition, 0, 100).into_iter().map(|(_, comment)| comment.same_as).collect();
		assert_eq!(same[..2], [None, None]);
		assert!(same[2..].iter().all(|same| *same == Some(1)));
	});
}

#[test]
fn comments_come_from_the_roll_while_the_petition_is_open() {
	build_and_execute(|| {
		let collecting = submit(&draft("하나"));
		assert_refused(comment_call(ADA, collecting, content("찬성"), 0), Error::PetitionNotOpen);
		let petition = open(&draft("둘"));
		let citizen = comment_call(Person(CITIZENS, 1), petition, content("찬성"), 0);
		assert_refused(citizen, Error::NotEligible);
		let stranger = comment_call(Person(9, 1), petition, content("찬성"), 0);
		assert_refused(stranger, Error::UnknownRing);
		let public = open(&public_draft("셋"));
		comment(Person(CITIZENS, 1), public, "찬성");
		let Call::comment { body, sequence, proof, .. } = comment_call(ADA, public, content("찬성"), 0)
		else {
			panic!()
		};
		assert_refused(Call::comment { petition, body, sequence, proof: proof.clone() }, Error::BadProof);
		assert_noop!(Petitions::comment(signed(STRANGER), public, body, sequence, proof), BadOrigin);
		pass(60 * DAY);
		assert_refused(comment_call(ADA, public, content("늦은 찬성"), 0), Error::PetitionNotOpen);
	});
}

#[test]
fn comment_fails_when_the_text_is_too_long_or_no_text() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let most = ContentRef { bytes: 3_000, ..content("가") };
		for (body, error) in [
			(ContentRef { bytes: 0, ..most }, Error::ContentTooLong),
			(ContentRef { bytes: 3_001, ..most }, Error::ContentTooLong),
			(ContentRef { media: MediaType::Pdf, ..most }, Error::WrongContent),
			(ContentRef { language: Language::English, ..most }, Error::WrongContent),
		] {
			assert_refused(comment_call(ADA, petition, body, 0), error);
		}
		send(comment_call(ADA, petition, most, 0)).unwrap();
	});
}

#[test]
fn two_moderators_hide_a_comment_and_say_why() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		comment(ADA, petition, "욕설");
		let [one, two, three] = MODERATORS;
		assert_ok!(hide(one, petition));
		assert_eq!(Petitions::comments(petition, 0, 1)[0].1.hidden, None);
		assert_noop!(hide(one, petition), Error::<Test>::SecondModeratorRequired);
		assert_ok!(hide(two, petition));
		let decision = Petitions::comments(petition, 0, 1)[0].1.hidden.unwrap();
		let record = crate::Decisions::<Test>::get(decision).unwrap();
		let ruling = Ruling::CommentHidden { petition, comment: 0, code: LIBEL, reason: content("욕설") };
		assert_eq!((record.ruling, record.by, record.body), (ruling, (one, two), Body::Moderators));
		assert_noop!(hide(three, petition), Error::<Test>::WrongCommentState);
	});
}

#[test]
fn hide_comment_fails_when_officer_code_or_reason_is_missing() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		assert_noop!(hide(MODERATORS[0], petition), Error::<Test>::CommentNotFound);
		comment(ADA, petition, "의견");
		assert_noop!(hide(STRANGER, petition), Error::<Test>::NotAModerator);
		let with = |code, reason| Petitions::hide_comment(signed(MODERATORS[0]), petition, 0, code, reason);
		let reason = content("이유");
		assert_noop!(with(UNCLEAR, reason), Error::<Test>::WrongCode);
		assert_noop!(with(CodeRef { version: 3, ..LIBEL }, reason), Error::<Test>::CodeVersionMismatch);
		let empty = ContentRef { bytes: 0, ..reason };
		assert_noop!(with(LIBEL, empty), Error::<Test>::ReasonRequired);
	});
}

#[test]
fn the_appeals_body_shows_a_comment_again() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		comment(ADA, petition, "의견");
		assert_noop!(restore(JUDGES[0], petition), Error::<Test>::WrongCommentState);
		for who in &MODERATORS[..2] {
			assert_ok!(hide(*who, petition));
		}
		assert_noop!(restore(MODERATORS[2], petition), Error::<Test>::NotOfAppeals);
		assert_noop!(restore(JUDGES[2], petition), Error::<Test>::NotImpartial);
		let empty = ContentRef { bytes: 0, ..content("") };
		let refused = Petitions::restore_comment(signed(JUDGES[0]), petition, 0, empty);
		assert_noop!(refused, Error::<Test>::ReasonRequired);
		for who in &JUDGES[..2] {
			assert_ok!(restore(*who, petition));
		}
		assert_eq!(Petitions::comments(petition, 0, 1)[0].1.hidden, None);
		let rulings: Vec<_> =
			Petitions::decisions(0, 10).into_iter().map(|(_, decision)| decision.ruling).collect();
		assert_eq!(rulings.len(), 3, "publication, hiding and restoring stay on record");
		assert!(matches!(rulings[0], Ruling::OnPetition { verdict: Verdict::Publish, .. }));
		assert_eq!(Petitions::comments(petition, 0, 1)[0].1.restored, Some(2));
		assert_noop!(hide(MODERATORS[0], petition), Error::<Test>::WrongCommentState);
		assert_noop!(restore(JUDGES[0], petition), Error::<Test>::WrongCommentState);
	});
}

#[test]
fn who_hid_a_comment_does_not_judge_it_later() {
	build_and_execute(|| {
		use caucus_support::organisations::{Role, CENTRAL};
		let petition = open(&draft("예산"));
		comment(ADA, petition, "의견");
		for who in &MODERATORS[..2] {
			assert_ok!(hide(*who, petition));
		}
		let mut offices = Offices::get();
		offices.retain(|(who, ..)| *who != MODERATORS[0]);
		offices.push((MODERATORS[0], CENTRAL, Role::Appeals));
		Offices::set(&offices);
		assert_noop!(restore(MODERATORS[0], petition), Error::<Test>::NotImpartial);
	});
}
