// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Evaluations: sealed, opened, published or not.

use super::mock::*;
use crate::{
	Call, CurrentSettings, Error, Evaluations, Event, Outcomes, Parameters, Phase, Seals, Stage, Tallies,
};
use caucus_primitives::calendar::{january, month_start, DAY};
use frame::{
	deps::{frame_support::traits::Authorize, frame_system::RawOrigin},
	testing_prelude::*,
};

fn advance(evaluation: u32, pieces: u32) -> DispatchResult {
	Representatives::advance(signed(STRANGER), evaluation, pieces)
}

fn phase(evaluation: u32) -> Phase {
	Representatives::evaluations(evaluation, 1)[0].2
}

fn stage(evaluation: u32) -> Stage {
	Evaluations::<Test>::get(evaluation).unwrap().stage
}

#[test]
fn members_answer_sealed_and_open_their_answers_when_enough_did() {
	build_and_execute(|| {
		let evaluation = begin();
		let half = 2026 * 2;
		let begun = Event::EvaluationBegun { evaluation, representative: 0, half };
		System::assert_last_event(RuntimeEvent::Representatives(begun));
		assert_eq!(Representatives::evaluation_of(0, half), Some(evaluation));
		assert_eq!((Pins::get(), phase(evaluation)), (vec![7], Phase::Sealing));
		seal(evaluation, LEAST, LEAST + 1);
		assert_eq!(Representatives::answered(evaluation, alias(0, evaluation)), Some(false));
		assert_eq!(Representatives::outcome(evaluation), None);
		assert_noop!(advance(evaluation, 1), Error::<Test>::NotDue);
		pass(14 * DAY);
		assert_eq!(phase(evaluation), Phase::Opening);
		open(evaluation, LEAST, LEAST + 1);
		assert_eq!(Representatives::answered(evaluation, alias(0, evaluation)), Some(true));
		assert_noop!(advance(evaluation, 1), Error::<Test>::NotDue);
		pass(7 * DAY);
		assert_eq!(phase(evaluation), Phase::Due);
		assert_ok!(advance(evaluation, 5));
		let ended = Event::EvaluationEnded { evaluation, stage: Stage::Published };
		System::assert_last_event(RuntimeEvent::Representatives(ended));
		assert!(Pins::get().is_empty());

		let outcome = Representatives::outcome(evaluation).unwrap();
		assert_eq!((outcome.all.members, outcome.at), (2 * LEAST + 1, Now::get()));
		// Members 0 to 5 and 1,000 to 1,006 answered 1, 2, 3, 4, 5, 1 and 1, 2, 3, 4, 5, 1, 2.
		assert_eq!(outcome.all.answers[0], [0, 4, 3, 2, 2, 2]);
		assert_eq!(outcome.all.answers[1], [0, 0, 0, 0, 0, 13]);
		assert_eq!(outcome.all.answers[3], [0, 2, 2, 2, 3, 4]);
		assert_eq!(outcome.all.answers[4], [13, 0, 0, 0, 0, 0]);
		assert_eq!(outcome.local.unwrap().answers[0], [0, 2, 1, 1, 1, 1]);

		// Seals are cleared away in pieces; then nothing is due.
		assert_eq!(Seals::<Test>::iter_key_prefix(evaluation).count(), 8);
		assert_ok!(advance(evaluation, 100));
		assert_noop!(advance(evaluation, 1), Error::<Test>::NotDue);
		assert_eq!(phase(evaluation), Phase::Over);
		assert_noop!(advance(99, 1), Error::<Test>::UnknownEvaluation);
	});
}

#[test]
fn with_too_few_sealed_answers_none_can_be_opened() {
	build_and_execute(|| {
		let evaluation = begin();
		seal(evaluation, 2, LEAST - 3);
		pass(14 * DAY);
		assert_eq!(phase(evaluation), Phase::Due);
		let early = send(opening(evaluation, 0, answers(0)));
		assert_eq!(early, refused(Error::EvaluationClosed));
		assert_ok!(advance(evaluation, 100));
		assert_eq!((stage(evaluation), Outcomes::<Test>::get(evaluation)), (Stage::TooFew, None));
	});
}

#[test]
fn with_too_few_opened_answers_nothing_is_published() {
	build_and_execute(|| {
		let evaluation = begin();
		seal(evaluation, LEAST, LEAST);
		pass(14 * DAY);
		open(evaluation, LEAST - 1, 0);
		pass(7 * DAY);
		assert_ok!(advance(evaluation, 1));
		assert_eq!((stage(evaluation), Outcomes::<Test>::get(evaluation)), (Stage::TooFew, None));
		assert_eq!(Tallies::<Test>::get(evaluation), None, "nor are the sums kept");
	});
}

#[test]
fn a_chapter_is_shown_apart_only_if_it_and_the_others_are_enough() {
	for (local, others, apart) in [(LEAST, LEAST, true), (LEAST - 1, LEAST, false), (LEAST, LEAST - 1, false)]
	{
		build_and_execute(|| {
			let evaluation = begin();
			seal(evaluation, local, others);
			pass(14 * DAY);
			open(evaluation, local, others);
			pass(7 * DAY);
			assert_ok!(advance(evaluation, 100));
			let outcome = Representatives::outcome(evaluation).unwrap();
			assert_eq!(outcome.all.members, local + others);
			assert_eq!(outcome.local.is_some(), apart, "{local} and {others}");
		});
	}
}

#[test]
fn a_member_answers_once_and_what_was_sealed() {
	build_and_execute(|| {
		let evaluation = begin();
		assert_eq!(send(sealing(9, 0, 0, answers(0))), refused(Error::UnknownEvaluation));
		assert_eq!(send(sealing(evaluation, 0, 2, answers(0))), refused(Error::NotAMember));
		assert_eq!(send(sealing(evaluation, 0, 3, answers(0))), refused(Error::UnknownRing));
		let Call::seal { seal: sealed, mut proof, .. } = sealing(evaluation, 0, 0, answers(0)) else {
			panic!()
		};
		let other = Call::seal { evaluation, seal: [1; 32], proof: proof.clone() };
		assert_eq!(send(other), refused(Error::BadProof), "the proof is over the seal");
		proof.proof.0[0] ^= 1;
		let forged = Call::seal { evaluation, seal: sealed, proof };
		assert_eq!(send(forged), refused(Error::BadProof));
		seal(evaluation, LEAST, 0);
		assert_eq!(send(sealing(evaluation, 0, 0, [0; 5])), refused(Error::AlreadyAnswered));
		// Whoever copies another's seal cannot open it.
		let digest = Seals::<Test>::get(evaluation, alias(0, evaluation)).unwrap().digest;
		let thief = alias(1, evaluation);
		Seals::<Test>::mutate(evaluation, thief, |seal| seal.as_mut().unwrap().digest = digest);

		let early = send(opening(evaluation, 0, answers(0)));
		assert_eq!(early, refused(Error::EvaluationClosed));
		pass(14 * DAY);
		let late = send(sealing(evaluation, 50, 0, answers(0)));
		assert_eq!(late, refused(Error::EvaluationClosed));
		let stolen = Call::open { evaluation, alias: thief, answers: answers(0), salt: salt(0) };
		assert_eq!(send(stolen), refused(Error::BadAnswers));
		assert_eq!(send(opening(evaluation, 0, [1; 5])), refused(Error::BadAnswers));
		assert_eq!(send(opening(evaluation, 77, answers(0))), refused(Error::BadAnswers));
		assert_eq!(send(opening(9, 0, answers(0))), refused(Error::UnknownEvaluation));
		assert_eq!(send(opening(evaluation, 0, answers(0))), Ok(()));
		assert_eq!(send(opening(evaluation, 0, answers(0))), refused(Error::AlreadyAnswered));
		pass(7 * DAY);
		let late = send(opening(evaluation, 2, answers(2)));
		assert_eq!(late, refused(Error::EvaluationClosed));
	});
}

#[test]
fn answers_out_of_range_are_never_counted() {
	build_and_execute(|| {
		let evaluation = begin();
		let wild = [6, 1, 1, 1, 1];
		assert_eq!(send(sealing(evaluation, 500, 0, wild)), Ok(()), "nobody sees what is sealed");
		seal(evaluation, LEAST, 0);
		pass(14 * DAY);
		assert_eq!(send(opening(evaluation, 500, wild)), refused(Error::BadAnswers));
	});
}

#[test]
fn a_call_that_was_not_checked_changes_nothing() {
	build_and_execute(|| {
		let evaluation = begin();
		let Call::seal { seal: sealed, proof, .. } = sealing(evaluation, 0, 0, answers(0)) else { panic!() };
		let by = |origin: RuntimeOrigin| Representatives::seal(origin, evaluation, sealed, proof.clone());
		assert_noop!(by(signed(STRANGER)), BadOrigin);
		assert_ok!(by(RawOrigin::Authorized.into()));
		assert_noop!(by(RuntimeOrigin::none()), Error::<Test>::AlreadyAnswered);
		let open = |origin: RuntimeOrigin| {
			Representatives::open(origin, evaluation, alias(0, evaluation), answers(0), salt(0))
		};
		assert_noop!(open(signed(STRANGER)), BadOrigin);
		assert_noop!(open(RawOrigin::Authorized.into()), Error::<Test>::EvaluationClosed);
	});
}

#[test]
fn the_pool_keeps_one_call_of_each_kind_and_member() {
	build_and_execute(|| {
		let evaluation = begin();
		let tags =
			|call: &Call<Test>| call.authorize(TransactionSource::External).unwrap().unwrap().0.provides;
		let first = tags(&sealing(evaluation, 0, 0, answers(0)));
		assert_eq!(tags(&sealing(evaluation, 0, 0, answers(1))), first);
		assert_ne!(tags(&sealing(evaluation, 1, 0, answers(1))), first);
		let bare = |call: &Call<Test>| {
			#[allow(deprecated)]
			Representatives::validate_unsigned(TransactionSource::External, call)
		};
		assert_eq!(bare(&sealing(evaluation, 0, 0, answers(0))).unwrap().provides, first);
		assert_eq!(bare(&Call::flag_feed { feed: 0 }), Err(InvalidTransaction::Call.into()));
		seal(evaluation, LEAST, 0);
		pass(14 * DAY);
		let opened = opening(evaluation, 0, answers(0));
		assert_eq!(bare(&opened).unwrap().provides, tags(&opened));
		assert_ne!(tags(&opened), first);
	});
}

#[test]
fn an_evaluation_begins_once_in_the_last_months_of_a_half_for_who_is_in_office() {
	build_and_execute(|| {
		let attempt = |id| Representatives::begin_evaluation(signed(STRANGER), id);
		assert_noop!(attempt(99), Error::<Test>::UnknownRepresentative);
		assert_noop!(attempt(1), Error::<Test>::NotInOffice);
		CurrentRoll::set(&None);
		assert_noop!(attempt(0), Error::<Test>::NoRoll);
		CurrentRoll::set(&Some(7));
		Now::set(&(month_start(january(2026) + 4) - 1));
		assert_noop!(attempt(0), Error::<Test>::NotDue);
		pass(1);
		assert_ok!(attempt(0));
		assert_noop!(attempt(0), Error::<Test>::AlreadyEvaluated);
		assert_ok!(attempt(2));
		Now::set(&month_start(january(2026) + 10));
		assert_ok!(attempt(0));
		assert_eq!(Representatives::evaluation_of(0, 2026 * 2 + 1), Some(2));
		assert_eq!(Representatives::evaluations(0, 1_000).len(), 3);
	});
}

#[test]
fn no_evaluation_comes_near_a_vote_in_which_the_person_stands() {
	build_and_execute(|| {
		let far = Now::get() + 81 * DAY;
		let attempt = || Representatives::begin_evaluation(signed(STRANGER), 0);
		Votes::set(&vec![(ADA, far - 1)]);
		assert_noop!(attempt(), Error::<Test>::ContestTooNear);
		Votes::set(&vec![(ADA, far)]);
		let evaluation = begin();
		seal(evaluation, LEAST, 0);
		assert_noop!(advance(evaluation, 1), Error::<Test>::NotDue);
		// Another vote is called in the meantime: what was opened is deleted.
		pass(14 * DAY);
		open(evaluation, LEAST, 0);
		Votes::set(&vec![(ADA, Now::get() + 59 * DAY)]);
		assert_eq!(send(opening(evaluation, 0, answers(0))), refused(Error::EvaluationClosed));
		assert_ok!(advance(evaluation, 1));
		assert_eq!((stage(evaluation), Outcomes::<Test>::get(evaluation)), (Stage::Cancelled, None));
		assert_eq!(Tallies::<Test>::get(evaluation), None);
	});
}

#[test]
fn what_runs_keeps_its_parameters_and_its_roll() {
	build_and_execute(|| {
		let evaluation = begin();
		let parameters = Parameters { least: 50, sealing: DAY, ..CurrentSettings::<Test>::get().parameters };
		assert_ok!(Representatives::set_parameters(RuntimeOrigin::root(), 0, parameters));
		CurrentRoll::set(&Some(8));
		pass(2 * DAY);
		seal(evaluation, LEAST, 0);
		pass(12 * DAY);
		open(evaluation, LEAST, 0);
		pass(7 * DAY);
		assert_ok!(advance(evaluation, 100));
		assert_eq!((stage(evaluation), Pins::get()), (Stage::Published, vec![]));
	});
}
