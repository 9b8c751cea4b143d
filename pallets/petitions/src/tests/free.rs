// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What officers owe costs them nothing while it is due; what fails is paid for.

use super::mock::*;
use crate::{Answer, Call, Duty, PetitionId, ReferralOutcome, StarterAct, Threshold, Verdict};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

fn is_free(who: u64, call: &Call<Test>) -> bool {
	call.is_feeless(&signed(who))
}

/// Sees that a call is free for one account and not for another, nor for nobody.
#[track_caller]
fn assert_free(call: &Call<Test>, who: u64, other: u64) {
	assert!(is_free(who, call), "{call:?}");
	assert!(!is_free(other, call), "{call:?}");
	assert!(!call.is_feeless(&RuntimeOrigin::none()), "{call:?}");
}

fn review_call(petition: PetitionId, verdict: Verdict) -> Call<Test> {
	Call::review { petition, expected_revision: stored(petition).revision, verdict }
}

fn respond_call(petition: PetitionId) -> Call<Test> {
	let summary = "답".as_bytes().to_vec().try_into().unwrap();
	Call::respond { petition, summary, body: None, answer: Answer::Accept }
}

#[test]
fn review_and_appeal_are_free_for_those_who_owe_them() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		let call = review_call(petition, rejection());
		assert_free(&call, MODERATORS[0], JUDGES[0]);
		assert!(!is_free(
			MODERATORS[0],
			&review_call(
				petition,
				Verdict::Reject { code: LIBEL, reason: content("이유"), duplicate_of: None }
			)
		));
		review(petition, rejection());
		assert!(!is_free(MODERATORS[2], &call), "it is decided");
		let act = StarterAct::Appeal { reason: content("이유") };
		send(starter_call(starter(petition), petition, act)).unwrap();
		let expected_revision = stored(petition).revision;
		let judge = Call::judge { petition, expected_revision, verdict: Verdict::Publish };
		assert_free(&judge, JUDGES[0], MODERATORS[2]);
	});
}

#[test]
fn duties_are_done_for_free_while_they_are_due() {
	build_and_execute(|| {
		change_parameters(|parameters| parameters.referral = Threshold::Number(1));
		let petition = open(&draft("예산"));
		assert!(!is_free(CHAIR, &respond_call(petition)), "nothing is due");
		sign(Person(DUES_SEOUL, 1), petition);
		assert_free(&respond_call(petition), CHAIR, STRANGER);
		let extend = Call::extend { petition, duty: Duty::Referral, reason: content("이유") };
		assert_free(&extend, SECRETARY, STRANGER);
		assert_ok!(Petitions::extend(signed(CHAIR), petition, Duty::Referral, content("이유")));
		assert!(!is_free(SECRETARY, &extend), "it was extended once");
		let schedule = Call::schedule { petition, meeting: 1, item: 1 };
		assert_free(&schedule, SECRETARY, STRANGER);
		assert_ok!(Petitions::schedule(signed(CHAIR), petition, 1, 1));
		assert!(!is_free(SECRETARY, &schedule), "moving it about is not free");
		let outcome = ReferralOutcome::Declined { reason: content("이유") };
		let record = Call::record_outcome { petition, outcome };
		assert_free(&record, SECRETARY, STRANGER);
		assert_ok!(Petitions::record_outcome(signed(CHAIR), petition, outcome));
		assert!(!is_free(SECRETARY, &record));
	});
}

#[test]
fn comments_are_hidden_and_restored_for_free() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		comment(Person(DUES_SEOUL, 1), petition, "의견");
		let hide = Call::hide_comment { petition, comment: 0, code: LIBEL, reason: content("이유") };
		let restore = Call::restore_comment { petition, comment: 0, reason: content("이유") };
		assert_free(&hide, MODERATORS[0], JUDGES[0]);
		assert!(!is_free(JUDGES[0], &restore));
		for who in &MODERATORS[..2] {
			assert_ok!(Petitions::hide_comment(signed(*who), petition, 0, LIBEL, content("이유")));
		}
		assert!(!is_free(MODERATORS[2], &hide));
		assert_free(&restore, JUDGES[0], MODERATORS[2]);
	});
}

#[test]
fn auditors_void_for_free() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let call = Call::void_batch { petition, batch: 7, reason: content("이유") };
		assert_free(&call, AUDITORS[0], STRANGER);
		let nothing = Call::void_batch { petition, batch: 9, reason: content("이유") };
		assert!(!is_free(AUDITORS[0], &nothing));
	});
}

#[test]
fn starters_by_name_act_for_free_within_the_quota() {
	build_and_execute(|| {
		let submit = Call::submit_by_name { post: SEAT, draft: Box::new(draft("하나")) };
		assert_free(&submit, REPRESENTATIVE, STRANGER);
		let Call::submit_by_name { post, draft } = submit.clone() else { panic!() };
		assert_ok!(Petitions::submit_by_name(signed(REPRESENTATIVE), post, draft.clone()));
		let withdraw = Call::act_by_name { petition: 0, act: StarterAct::Withdraw };
		assert_free(&withdraw, REPRESENTATIVE, STRANGER);
		assert_ok!(Petitions::submit_by_name(signed(REPRESENTATIVE), post, draft));
		assert!(!is_free(REPRESENTATIVE, &submit), "two are open");
	});
}

#[test]
fn the_target_of_a_recall_replies_for_free_once() {
	build_and_execute(|| {
		let petition = open_recall();
		let reply = Call::reply_to_recall { petition, reply: content("해명") };
		assert_free(&reply, SEOUL_CHAIR, CHAIR);
		assert_ok!(Petitions::reply_to_recall(signed(SEOUL_CHAIR), petition, content("해명")));
		assert!(!is_free(SEOUL_CHAIR, &reply));
	});
}

#[test]
fn a_step_is_free_when_it_succeeds_and_paid_for_when_it_fails() {
	build_and_execute(|| {
		let petition = open_recall();
		let failed = Petitions::advance(signed(STRANGER), petition).unwrap_err();
		assert_eq!(failed.post_info.pays_fee, Pays::Yes);
		let failed = Petitions::certify_recall(signed(STRANGER), petition).unwrap_err();
		assert_eq!(failed.post_info.pays_fee, Pays::Yes);
		for who in people(DUES_SEOUL, 12) {
			sign(who, petition);
		}
		hypothetically!({
			let done = Petitions::certify_recall(signed(STRANGER), petition).unwrap();
			assert_eq!(done.pays_fee, Pays::No);
		});
		let done = Petitions::advance(signed(STRANGER), petition).unwrap();
		assert_eq!(done.pays_fee, Pays::No);
		assert_noop!(Petitions::advance(RuntimeOrigin::none(), petition), BadOrigin);
		assert_noop!(Petitions::certify_recall(RuntimeOrigin::none(), petition), BadOrigin);
	});
}

#[test]
fn a_block_with_room_does_by_itself_what_is_due() {
	build_and_execute(|| {
		let all: Vec<PetitionId> = (0..20).map(|_| submit(&draft("예산"))).collect();
		pass(30 * crate::parameters::DAY);
		let lapsed = || all.iter().filter(|petition| state(**petition) == crate::State::Lapsed).count();
		assert_eq!(Petitions::on_idle(2, Weight::zero()), Weight::zero());
		assert_eq!(lapsed(), 0);
		let used = Petitions::on_idle(2, Weight::MAX);
		assert!(used.ref_time() > 0);
		assert_eq!(lapsed(), 8, "a few in each block");
		Petitions::on_idle(3, Weight::MAX);
		Petitions::on_idle(4, Weight::MAX);
		assert_eq!(lapsed(), 20);
	});
}
