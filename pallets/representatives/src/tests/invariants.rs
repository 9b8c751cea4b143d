// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	facts::key_of, About, ByAccount, ByReference, Changes, Descriptions, EvaluationOf, Evaluations, FactBy,
	Facts, FactsOf, Feeds, NextFact, NextRepresentative, Outcomes, Replies, Representatives as Records,
	Seals, Stage, State, Tallies,
};
use caucus_primitives::calendar::DAY;
use frame::testing_prelude::*;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Representatives::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

fn change_fact(fact: u32, change: impl FnOnce(&mut crate::FactOf<Test>)) {
	Facts::<Test>::mutate(fact, |record| change(record.as_mut().unwrap()));
}

#[test]
fn try_state_fails_when_representatives_are_not_found() {
	build_and_execute(|| {
		let left = crate::Description { affiliation: crate::Affiliation::Left, ..person("M100", &[SEAT]) };
		assert_ok!(Representatives::describe(signed(RESEARCHERS[0]), 0, 0, left));
		assert_caught("I1", || Records::<Test>::remove(1));
		assert_caught("I1", || NextRepresentative::<Test>::put(2));
		assert_caught("I1", || ByReference::<Test>::remove(person("M100", &[]).reference));
		assert_caught("I1", || ByReference::<Test>::insert(person("M999", &[]).reference, 1));
		assert_caught("I1", || ByAccount::<Test>::remove(ADA));
		assert_caught("I1", || ByAccount::<Test>::insert(5, 1));
		assert_caught("I1", || _ = System::dec_sufficients(&ADA));
		assert_caught("I1", || Descriptions::<Test>::remove(0, 0));
	});
}

#[test]
fn try_state_fails_when_facts_are_not_listed() {
	build_and_execute(|| {
		record(bill("1"));
		record(bill("2"));
		assert_caught("I2", || FactsOf::<Test>::remove(0, 1));
		assert_caught("I2", || FactsOf::<Test>::insert(0, 1, 0));
		assert_caught("I2", || FactsOf::<Test>::insert(0, 2, 0));
		assert_caught("I2", || FactsOf::<Test>::insert(0, 1, 9));
		assert_caught("I2", || NextFact::<Test>::put(3));
		assert_caught("I2", || Facts::<Test>::insert(9, Facts::<Test>::get(0).unwrap()));
		assert_caught("I2", || change_fact(0, |fact| fact.representative = 1));
	});
}

#[test]
fn try_state_fails_when_a_fact_is_not_the_only_one() {
	build_and_execute(|| {
		let fact = record(bill("1"));
		assert_caught("I3", || FactBy::<Test>::remove(0, key_of(&bill("1"))));
		assert_caught("I3", || FactBy::<Test>::insert(0, key_of(&bill("2")), fact));
		assert_caught("I3", || change_fact(fact, |fact| fact.body = bill("2")));
		assert_caught("I3", || change_fact(fact, |fact| fact.state = State::Withdrawn));
	});
}

#[test]
fn try_state_fails_when_versions_have_no_changes() {
	build_and_execute(|| {
		let (fact, other) = (record(bill("1")), record(bill("2")));
		confirm(fact);
		let right = crate::Body { digest: [8; 32], ..bill("1") };
		for by in [RESEARCHERS[0], AUDITORS[0]] {
			assert_ok!(Representatives::correct(signed(by), fact, 0, right.clone(), reason()));
		}
		let change = |change: fn(&mut crate::ChangeOf<Test>)| {
			Changes::<Test>::mutate(fact, 1, |record| change(record.as_mut().unwrap()))
		};
		assert_caught("I4", || Changes::<Test>::remove(fact, 1));
		assert_caught("I4", || Changes::<Test>::insert(fact, 2, Changes::<Test>::get(fact, 1).unwrap()));
		assert_caught("I4", || change(|change| change.withdrawn = true));
		assert_caught("I4", || change(|change| change.agreed_by = None));
		assert_caught("I4", || change(|change| change.agreed_by = Some(change.by)));
		assert_caught("I4", || change_fact(other, |fact| fact.second_by = Some(STRANGER)));
		assert_caught("I4", || change_fact(other, |fact| fact.state = State::Corrected));
		assert_caught("I4", || {
			change_fact(other, |fact| {
				fact.state = State::Confirmed;
				fact.second_by = Some(fact.recorded_by);
			})
		});
	});
}

#[test]
fn try_state_fails_when_a_reply_is_missing() {
	build_and_execute(|| {
		let about = About::Fact(record(bill("1")));
		assert_ok!(reply(about));
		let evaluation = About::Evaluation(begin());
		assert_ok!(reply(evaluation));
		assert_caught("I5", || Replies::<Test>::remove(about, 0));
		assert_caught("I5", || Replies::<Test>::remove(evaluation, 0));
		let copy = || Replies::<Test>::get(about, 0).unwrap();
		assert_caught("I5", || Replies::<Test>::insert(about, 1, copy()));
		assert_caught("I5", || Replies::<Test>::insert(About::Fact(9), 0, copy()));
	});
}

#[test]
fn try_state_fails_when_evaluations_do_not_add_up() {
	build_and_execute(|| {
		let evaluation = begin();
		seal(evaluation, LEAST, LEAST);
		pass(14 * DAY);
		open(evaluation, LEAST, LEAST);
		let change = |change: fn(&mut crate::Evaluation)| {
			Evaluations::<Test>::mutate(evaluation, |record| change(record.as_mut().unwrap()))
		};
		let tally = |change: fn(&mut crate::Tally)| {
			Tallies::<Test>::mutate(evaluation, |record| change(record.as_mut().unwrap()))
		};
		assert_caught("I6", || change(|record| record.sealed += 1));
		assert_caught("I6", || change(|record| record.opened -= 1));
		assert_caught("I6", || change(|record| record.opened += 9));
		assert_caught("I6", || change(|record| record.stage = Stage::TooFew));
		assert_caught("I6", || change(|record| record.half += 1));
		assert_caught("I6", || EvaluationOf::<Test>::remove(0, 2026 * 2));
		assert_caught("I6", || EvaluationOf::<Test>::insert(1, 0, 0));
		assert_caught("I6", || Evaluations::<Test>::remove(evaluation));
		assert_caught("I6", || Seals::<Test>::remove(evaluation, alias(0, evaluation)));
		assert_caught("I6", || Tallies::<Test>::remove(evaluation));
		assert_caught("I6", || tally(|tally| tally.local.members += 1));
		assert_caught("I6", || tally(|tally| tally.others.answers[0][1] += 1));

		pass(7 * DAY);
		assert_ok!(Representatives::advance(signed(STRANGER), evaluation, 100));
		let outcome = |change: fn(&mut crate::Outcome)| {
			Outcomes::<Test>::mutate(evaluation, |record| change(record.as_mut().unwrap()))
		};
		assert_caught("I6", || Outcomes::<Test>::remove(evaluation));
		assert_caught("I6", || Outcomes::<Test>::insert(9, Outcomes::<Test>::get(evaluation).unwrap()));
		assert_caught("I6", || outcome(|outcome| outcome.all.members = LEAST - 1));
		assert_caught("I6", || outcome(|outcome| outcome.all.members += 1));
		assert_caught("I6", || outcome(|outcome| outcome.all.answers[2][2] += 1));
		assert_caught("I6", || outcome(|outcome| outcome.local.as_mut().unwrap().members -= 1));
		assert_caught("I6", || outcome(|outcome| outcome.local.as_mut().unwrap().answers[2][2] += 1));
		assert_caught("I6", || change(|record| record.stage = Stage::Cancelled));
		assert_caught("I6", || Tallies::<Test>::insert(evaluation, crate::Tally::default()));
	});
}

#[test]
fn try_state_fails_when_a_feed_is_flagged_too_early() {
	build_and_execute(|| {
		assert_caught("I7", || {
			Feeds::<Test>::mutate(0, |feed| feed.as_mut().unwrap().flagged_at = Some(Now::get()))
		});
		assert_caught("I7", || Feeds::<Test>::remove(0));
	});
}
