// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	parameters::DAY, CodeRef, CodeTable, CodeTexts, Comment, Comments, CommentsBy, Decisions, FirstComment,
	Gaps, NextDecision, NextPetition, Outages, PetitionId, PetitionOf, RecallSlot, RecallSlots, RecallStage,
	Recalls, Responses, Rolls, Ruling, Signature, Signatures, Sponsors, StartedBy, Starter, StarterAct,
	State, Tallies, Tally, Texts, Threshold, Verdict, Void, Voids, MAX_VOTES,
};
use frame::testing_prelude::*;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Petitions::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

fn change(petition: PetitionId, change: impl FnOnce(&mut PetitionOf<Test>)) {
	crate::Petitions::<Test>::mutate(petition, |record| change(record.as_mut().unwrap()));
}

fn change_tally(petition: PetitionId, change: impl FnOnce(&mut Tally)) {
	Tallies::<Test>::mutate(petition, change);
}

#[test]
fn try_state_fails_when_a_tally_does_not_add_up() {
	build_and_execute(|| {
		let petition = open(&public_draft("예산"));
		for who in people(DUES_SEOUL, 3).chain(people(CITIZENS, 2)) {
			sign(who, petition);
		}
		send(withdraw_call(Person(DUES_SEOUL, 0), petition, 2)).unwrap();
		let alias = Person(DUES_SEOUL, 1).alias(&petition_context(petition));
		let part = DUES_SEOUL as u8;
		let dues = usize::from(part);
		assert_caught("I1", || Rolls::<Test>::remove(petition));
		assert_caught("I1", || change_tally(petition, |tally| _ = tally.parts.pop()));
		assert_caught("I1", || change_tally(petition, |tally| tally.parts[dues].signed = 3));
		assert_caught("I1", || change_tally(petition, |tally| tally.withdrawn = 0));
		assert_caught("I1", || change_tally(petition, |tally| tally.sponsors = 4));
		assert_caught("I1", || change_tally(petition, |tally| tally.citizen_sponsors = 1));
		assert_caught("I1", || change_tally(petition, |tally| tally.parts[dues].void_keys = 61));
		assert_caught("I1", || change_tally(petition, |tally| tally.parts[dues].void_keys = 1));
		assert_caught("I1", || Signatures::<Test>::remove(petition, alias));
		let insert = |part, sequence| {
			Signatures::<Test>::insert(petition, alias, Signature { part, sequence });
		};
		assert_caught("I1", || insert(part, 0));
		assert_caught("I1", || insert(part, 5));
		assert_caught("I1", || insert(part, 2));
		assert_caught("I1", || insert(77, 1));
		let other = Person(DUES_BUSAN, 9).alias(&petition_context(petition));
		assert_caught("I1", || Sponsors::<Test>::insert(petition, other, part));
		assert_caught("I1", || Sponsors::<Test>::insert(petition, other, 77));
		// More signatures than keys; and one of those who stand outside.
		assert_caught("I1", || {
			Rolls::<Test>::mutate(petition, |roll| roll.as_mut().unwrap().parts[dues].keys = 1)
		});
		assert_caught("I1", || {
			Rolls::<Test>::mutate(petition, |roll| {
				roll.as_mut().unwrap().parts[usize::from(CITIZENS)].standing = crate::Standing::Outside;
			})
		});
	});
}

#[test]
fn try_state_fails_when_a_batch_is_voided_twice() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		assert_ok!(Petitions::void_batch(RuntimeOrigin::root(), petition, 7, content("도용")));
		let void: Void = Voids::<Test>::get(petition)[0];
		assert_caught("I1", || Voids::<Test>::mutate(petition, |voids| voids.try_push(void).unwrap()));
		assert_caught("I1", || Voids::<Test>::remove(petition));
	});
}

#[test]
fn try_state_fails_when_a_starter_has_other_petitions_than_it_says() {
	build_and_execute(|| {
		let petition = submit(&draft("예산"));
		let starter = stored(petition).starter;
		assert_caught("I2", || StartedBy::<Test>::remove(&starter));
		assert_caught("I2", || StartedBy::<Test>::mutate(&starter, |started| started.open = 0));
		assert_caught("I2", || StartedBy::<Test>::mutate(&starter, |started| started.total = 2));
		assert_caught("I2", || StartedBy::<Test>::mutate(&starter, |started| started.in_year = 0));
		assert_caught("I2", || {
			StartedBy::<Test>::insert(Starter::Post(3), crate::Started { total: 1, ..Default::default() })
		});
		assert_caught("I2", || NextPetition::<Test>::put(0));
	});
}

#[test]
fn try_state_fails_when_a_text_is_not_the_one_that_was_signed() {
	build_and_execute(|| {
		let petition = submit(&draft("예산"));
		let act = StarterAct::Edit { expected_revision: 0, text: Box::new(text("예산안")) };
		send(starter_call(starter(petition), petition, act)).unwrap();
		assert_caught("I3", || Texts::<Test>::insert(petition, 1, text("다른 글")));
		assert_caught("I3", || Texts::<Test>::remove(petition, 1));
		assert_caught("I3", || Texts::<Test>::remove(petition, 0));
		assert_caught("I3", || Texts::<Test>::insert(petition, 2, text("셋째")));
		let hidden = in_review(&draft("욕설"));
		review(hidden, hiding());
		assert_caught("I3", || Texts::<Test>::remove(hidden, 0));
		pass(14 * DAY);
		advance(hidden);
		assert_caught("I3", || Texts::<Test>::insert(hidden, 0, text("욕설")));
		let removed = open(&draft("판결"));
		assert_ok!(Petitions::remove(RuntimeOrigin::root(), removed, content("결정문")));
		assert_caught("I3", || Texts::<Test>::insert(removed, 0, text("판결")));
	});
}

#[test]
fn try_state_fails_when_a_roll_is_kept_for_nothing_or_missing() {
	build_and_execute(|| {
		let pin = |petition, pinned| {
			Rolls::<Test>::mutate(petition, |roll| roll.as_mut().unwrap().pinned = pinned);
		};
		let open = open(&draft("예산"));
		assert_caught("I4", || pin(open, false));
		let withdrawn = submit(&draft("둘"));
		send(starter_call(starter(withdrawn), withdrawn, StarterAct::Withdraw)).unwrap();
		assert_caught("I4", || pin(withdrawn, true));
	});
}

#[test]
fn try_state_fails_when_decisions_are_not_impartial() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		review(petition, rejection());
		let act = StarterAct::Appeal { reason: content("이유") };
		send(starter_call(starter(petition), petition, act)).unwrap();
		judge(petition, rejection());
		let by = |decision, by| {
			Decisions::<Test>::mutate(decision, |decision| decision.as_mut().unwrap().by = by);
		};
		assert_caught("I5", || by(0, (MODERATORS[0], MODERATORS[0])));
		assert_caught("I5", || by(1, (JUDGES[0], MODERATORS[0])));
		assert_caught("I5", || Decisions::<Test>::remove(0));
		assert_caught("I5", || NextDecision::<Test>::put(1));
		assert_caught("I5", || change(petition, |record| record.decisions = BoundedVec::new()));
		// One person who decided alone on a comment.
		comment_hidden();
		assert_caught("I5", || by(3, (MODERATORS[0], MODERATORS[0])));
	});
}

/// A petition with a hidden comment.
fn comment_hidden() -> PetitionId {
	let petition = open(&draft("둘"));
	comment(Person(DUES_SEOUL, 1), petition, "욕설");
	for who in &MODERATORS[..2] {
		assert_ok!(Petitions::hide_comment(signed(*who), petition, 0, LIBEL, content("욕설")));
	}
	petition
}

#[test]
fn try_state_fails_when_a_used_code_was_touched() {
	build_and_execute(|| {
		let petition = in_review(&draft("예산"));
		review(petition, rejection());
		submit(&recall_draft());
		comment_hidden();
		for code in [UNCLEAR.code, LIBEL.code, NEGLECT] {
			let status = CodeTable::<Test>::get(code).unwrap();
			assert_caught("I5", || CodeTable::<Test>::remove(code));
			assert_caught("I5", || {
				CodeTable::<Test>::insert(code, crate::CodeStatus { used: false, ..status })
			});
			assert_caught("I5", || {
				CodeTable::<Test>::insert(code, crate::CodeStatus { version: 2, ..status })
			});
			assert_caught("I5", || CodeTexts::<Test>::remove(code, 1));
			assert_caught("I5", || {
				let text = CodeTexts::<Test>::take(code, 1).unwrap();
				CodeTexts::<Test>::insert(code, 2, text);
			});
		}
		assert_caught("I5", || {
			Decisions::<Test>::mutate(0, |decision| {
				let code = CodeRef { version: 9, ..UNCLEAR };
				let verdict = Verdict::Reject { code, reason: content("이유"), duplicate_of: None };
				decision.as_mut().unwrap().ruling = Ruling::OnPetition { petition, verdict };
			})
		});
	});
}

#[test]
fn try_state_fails_when_a_duty_is_not_what_the_record_shows() {
	build_and_execute(|| {
		change_parameters(|parameters| parameters.referral = Threshold::Number(1));
		let petition = open(&draft("예산"));
		sign(Person(DUES_SEOUL, 1), petition);
		let response = |change_due: fn(&mut crate::Due)| {
			change(petition, |record| change_due(record.response.as_mut().unwrap()));
		};
		assert_caught("I6", || response(|due| due.overdue = Some(START)));
		assert_caught("I6", || response(|due| due.done = Some(START)));
		assert_caught("I6", || {
			change(petition, |record| {
				record.referral.as_mut().unwrap().done = Some(START);
			})
		});
		assert_ok!(respond(petition));
		assert_caught("I6", || Responses::<Test>::remove(petition));
		assert_caught("I6", || response(|due| due.overdue = Some(due.term.until)));
		assert_caught("I6", || change(petition, |record| record.response = None));
		let outcome = crate::ReferralOutcome::Declined { reason: content("이유") };
		assert_ok!(Petitions::record_outcome(signed(CHAIR), petition, outcome));
		assert_caught("I6", || change(petition, |record| record.referred.outcome = None));
		let due = stored(petition).response;
		let recall = open_recall();
		assert_caught("I6", || {
			change(recall, |record| {
				record.response = due.map(|due| crate::Due { done: None, ..due });
			})
		});
	});
}

#[test]
fn try_state_fails_when_comments_are_not_counted() {
	build_and_execute(|| {
		let petition = comment_hidden();
		let ada = Person(DUES_SEOUL, 1);
		comment(ada, petition, "욕설");
		comment(Person(DUES_SEOUL, 2), petition, "의견");
		let alias = ada.alias(&comment_context(petition));
		let edit = |number, edit: fn(&mut Comment)| {
			Comments::<Test>::mutate(petition, number, |comment| edit(comment.as_mut().unwrap()));
		};
		assert_caught("I7", || change(petition, |record| record.comments = 2));
		assert_caught("I7", || Comments::<Test>::remove(petition, 2));
		assert_caught("I7", || {
			let last = Comments::<Test>::take(petition, 2).unwrap();
			Comments::<Test>::insert(petition, 3, last);
		});
		assert_caught("I7", || edit(1, |comment| comment.sequence = 0));
		assert_caught("I7", || edit(1, |comment| comment.same_as = None));
		assert_caught("I7", || edit(2, |comment| comment.same_as = Some(0)));
		assert_caught("I7", || edit(0, |comment| comment.hidden = Some(99)));
		assert_caught("I7", || edit(2, |comment| comment.restored = Some(99)));
		assert_caught("I7", || edit(0, |comment| comment.restored = comment.hidden));
		assert_caught("I7", || CommentsBy::<Test>::remove(petition, alias));
		assert_caught("I7", || CommentsBy::<Test>::insert(petition, alias, 1));
		assert_caught("I7", || {
			let digest = content("욕설").digest;
			FirstComment::<Test>::insert(petition, digest, 1);
		});
		assert_caught("I7", || {
			change(petition, |record| record.parameters = 2);
			crate::ParametersAt::<Test>::mutate(2, |parameters| parameters.comments = 1);
		});
	});
}

#[test]
fn try_state_fails_when_a_slot_and_its_recall_do_not_agree() {
	build_and_execute(|| {
		let petition = open_recall();
		let other = open(&draft("예산"));
		let edit = |edit: fn(&mut crate::RecallOf<Test>)| {
			Recalls::<Test>::mutate(petition, |recall| edit(recall.as_mut().unwrap()));
		};
		assert_caught("I8", || RecallSlots::<Test>::remove(SEOUL_POST));
		assert_caught("I8", || Recalls::<Test>::remove(petition));
		assert_caught("I8", || {
			Recalls::<Test>::insert(other, recall(petition));
		});
		assert_caught("I8", || edit(|recall| recall.stage = RecallStage::Failed));
		assert_caught("I8", || edit(|recall| recall.stage = RecallStage::Voting { election: 0 }));
		assert_caught("I8", || edit(|recall| recall.votes = MAX_VOTES + 1));
		let slot = |open| RecallSlot { open: Some(open), free_from: 0 };
		assert_caught("I8", || RecallSlots::<Test>::insert(CENTRAL_POST, slot(other)));
		assert_caught("I8", || RecallSlots::<Test>::insert(CENTRAL_POST, slot(petition)));
		assert_caught("I8", || change(petition, |record| record.state = State::Collecting));
	});
}

#[test]
fn try_state_fails_when_an_outage_is_no_declared_gap() {
	build_and_execute(|| {
		for _ in 0..2 {
			block(6_000);
			block(DAY);
		}
		for gap in 0..2 {
			assert_ok!(Petitions::declare_outage(RuntimeOrigin::root(), gap, content("정전")));
		}
		assert_caught("I9", || Outages::<Test>::mutate(|outages| outages.as_mut().reverse()));
		assert_caught("I9", || Outages::<Test>::mutate(|outages| _ = outages.pop()));
		assert_caught("I9", || Outages::<Test>::mutate(|outages| outages[0].until += 1));
		assert_caught("I9", || Gaps::<Test>::remove(0));
		assert_caught("I9", || Gaps::<Test>::mutate(1, |gap| gap.as_mut().unwrap().declared = false));
	});
}
