// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The right of reply.

use super::mock::*;
use crate::{About, Error, Event, Status, MAX_REPLIES};
use caucus_primitives::calendar::DAY;
use frame::testing_prelude::*;

#[test]
fn a_representative_replies_to_facts_and_evaluations() {
	build_and_execute(|| {
		let fact = record(bill("1900001"));
		let about = About::Fact(fact);
		assert_ok!(reply(about));
		System::assert_last_event(RuntimeEvent::Representatives(Event::Replied {
			about,
			representative: 0,
			number: 0,
		}));
		let evaluation = begin();
		assert_ok!(reply(About::Evaluation(evaluation)));
		assert_eq!(Representatives::replies(About::Evaluation(evaluation)).len(), 1);
		let replies = Representatives::replies(about);
		assert_eq!((replies.len(), replies[0].version, replies[0].at), (1, 0, Now::get()));
	});
}

#[test]
fn nobody_else_replies_and_nobody_without_end() {
	build_and_execute(|| {
		let about = About::Fact(record(bill("1900001")));
		let by = |who, words| Representatives::reply(signed(who), about, text(words));
		assert_noop!(by(STRANGER, "아닙니다"), Error::<Test>::NotTheRepresentative);
		assert_noop!(by(RESEARCHERS[0], "아닙니다"), Error::<Test>::NotTheRepresentative);
		set_account(1, Some(101));
		assert_noop!(by(101, "아닙니다"), Error::<Test>::NotTheRepresentative);
		assert_noop!(by(ADA, " \n "), Error::<Test>::BadText);
		assert_noop!(reply(About::Fact(99)), Error::<Test>::UnknownFact);
		assert_noop!(reply(About::Evaluation(99)), Error::<Test>::UnknownEvaluation);
		for _ in 0..MAX_REPLIES {
			assert_ok!(reply(about));
		}
		assert_noop!(reply(about), Error::<Test>::TooManyReplies);
		assert_eq!(text(&"가".repeat(500)).len(), 1_500, "500 syllables fit");
	});
}

#[test]
fn replies_outlive_corrections_withdrawals_and_accounts() {
	build_and_execute(|| {
		let fact = record(bill("1900001"));
		let about = About::Fact(fact);
		assert_ok!(reply(about));
		let corrected = crate::Body { digest: [8; 32], ..bill("1900001") };
		assert_ok!(Representatives::correct(signed(RESEARCHERS[0]), fact, 0, corrected, reason()));
		assert_ok!(reply(about));
		assert_ok!(Representatives::withdraw(signed(RESEARCHERS[0]), fact, 1, reason()));
		set_account(0, None);
		assert_noop!(reply(about), Error::<Test>::NotTheRepresentative);
		set_account(0, Some(101));
		let new = Representatives::reply(signed(101), about, text("다시 말씀드립니다"));
		assert_ok!(new);
		let versions: Vec<u32> = Representatives::replies(about).iter().map(|reply| reply.version).collect();
		assert_eq!(versions, [0, 1, 2]);
	});
}

#[test]
fn a_reply_to_what_time_confirmed_comes_too_late_to_stop_it() {
	build_and_execute(|| {
		let fact = record(bill("1900001"));
		pass(7 * DAY);
		assert_ok!(reply(About::Fact(fact)));
		assert_eq!(status(fact), Status::Confirmed);
	});
}
