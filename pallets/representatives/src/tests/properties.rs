// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever people do in whatever order, the invariants hold, and no reply is ever lost.

use super::mock::*;
use crate::{About, Body, Confirmation, Deed, Eligibility, NextEvaluation, NextFact, PledgeStatus, Vote};
use caucus_primitives::calendar::{day_of, DAY, HOUR};
use frame::testing_prelude::*;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Act {
	Record { by: u64, representative: u32, deed: Deed, subject: u8, days: u32, eligibility: Eligibility },
	Confirm { by: u64, fact: u32 },
	Settle(u32),
	Correct { by: u64, fact: u32, subject: u8, days: u32 },
	Withdraw { by: u64, fact: u32 },
	Reply { by: u64, about: About },
	SetAccount { by: u64, representative: u32, account: Option<u64> },
	Describe { representative: u32, reference: u8 },
	Feed { report: bool },
	Begin(u32),
	Seal { evaluation: u32, member: u32, ring: u16 },
	Open { evaluation: u32, member: u32 },
	Advance { evaluation: u32, pieces: u32 },
	Stand { days: Option<u64> },
	Pass(u64),
}

fn officer() -> impl Strategy<Value = u64> {
	prop::sample::select(vec![RESEARCHERS[0], RESEARCHERS[1], AUDITORS[0], BOTH, STRANGER])
}

fn deed() -> impl Strategy<Value = Deed> {
	let pledge = (0u8..120).prop_map(|progress| Deed::Pledge { status: PledgeStatus::UnderWay, progress });
	prop_oneof![
		Just(Deed::BillLead),
		Just(Deed::BillCo),
		Just(Deed::Speech),
		Just(Deed::Vote(Vote::Absent)),
		Just(Deed::Plenary(true)),
		pledge,
	]
}

fn eligibility() -> impl Strategy<Value = Eligibility> {
	prop_oneof![
		6 => Just(Eligibility::Eligible),
		1 => Just(Eligibility::Paired),
		1 => Just(Eligibility::NotMember),
	]
}

fn about() -> impl Strategy<Value = About> {
	prop_oneof![3 => (0u32..12).prop_map(About::Fact), 1 => (0u32..3).prop_map(About::Evaluation)]
}

fn act() -> impl Strategy<Value = Act> {
	prop_oneof![
		8 => (officer(), 0u32..4, deed(), 0u8..6, 0u32..600, eligibility()).prop_map(
			|(by, representative, deed, subject, days, eligibility)| {
				Act::Record { by, representative, deed, subject, days, eligibility }
			}
		),
		3 => (officer(), 0u32..12).prop_map(|(by, fact)| Act::Confirm { by, fact }),
		2 => (0u32..12).prop_map(Act::Settle),
		4 => (officer(), 0u32..12, 0u8..6, 0u32..40)
			.prop_map(|(by, fact, subject, days)| Act::Correct { by, fact, subject, days }),
		4 => (officer(), 0u32..12).prop_map(|(by, fact)| Act::Withdraw { by, fact }),
		3 => (prop::sample::select(vec![ADA, 101, STRANGER]), about()).prop_map(|(by, about)| Act::Reply { by, about }),
		2 => (officer(), 0u32..3, prop::sample::select(vec![None, Some(ADA), Some(101)]))
			.prop_map(|(by, representative, account)| Act::SetAccount { by, representative, account }),
		1 => (0u32..4, 0u8..4).prop_map(|(representative, reference)| Act::Describe { representative, reference }),
		1 => any::<bool>().prop_map(|report| Act::Feed { report }),
		3 => (0u32..3).prop_map(Act::Begin),
		12 => (0u32..2, 0u32..16, 0u16..3)
			.prop_map(|(evaluation, member, ring)| Act::Seal { evaluation, member, ring }),
		10 => (0u32..2, 0u32..16).prop_map(|(evaluation, member)| Act::Open { evaluation, member }),
		3 => (0u32..3, 1u32..9).prop_map(|(evaluation, pieces)| Act::Advance { evaluation, pieces }),
		1 => prop::option::of(0u64..120).prop_map(|days| Act::Stand { days }),
		4 => (1u64..10).prop_map(Act::Pass),
	]
}

/// Does it or not.
fn perform(act: Act) {
	let found = |deed, subject: u8, days| Body {
		day: day_of(Now::get()).saturating_sub(days),
		..body(deed, &format!("S-{subject}"))
	};
	match act {
		Act::Record { by, representative, deed, subject, days, eligibility } => {
			let post = if representative == 2 { OTHER_SEAT } else { SEAT };
			let said = Body { post, eligibility, ..found(deed, subject, days) };
			let _ = Representatives::record(signed(by), batch(vec![entry(representative, said)]));
		}
		Act::Confirm { by, fact } => {
			let word = Confirmation { fact, expected_version: 0, digest: [7; 32] };
			let _ = Representatives::confirm(signed(by), batch(vec![word]));
		}
		Act::Settle(fact) => {
			let _ = Representatives::settle(signed(STRANGER), batch(vec![fact]));
		}
		Act::Correct { by, fact, subject, days } => {
			let Some(view) = Representatives::fact(fact) else { return };
			let new = found(view.fact.body.deed, subject, days);
			// Two officers say the same at once.
			for by in [by, AUDITORS[1]] {
				let _ = Representatives::correct(signed(by), fact, view.fact.version, new.clone(), reason());
			}
		}
		Act::Withdraw { by, fact } => {
			let version = Representatives::fact(fact).map_or(0, |view| view.fact.version);
			let _ = Representatives::withdraw(signed(by), fact, version, reason());
		}
		Act::Reply { by, about } => {
			let _ = Representatives::reply(signed(by), about, text("답변"));
		}
		Act::SetAccount { by, representative, account } => {
			let _ = Representatives::set_account(signed(by), representative, account);
		}
		Act::Describe { representative, reference } => {
			let version = Representatives::representative(representative).map_or(0, |record| record.version);
			let new = person(&format!("M10{reference}"), &[SEAT, OTHER_SEAT]);
			let _ = Representatives::describe(signed(RESEARCHERS[0]), representative, version, new);
		}
		Act::Feed { report } => {
			let _ = if report {
				Representatives::report_feed(signed(RESEARCHERS[0]), 0, Now::get() - HOUR, [3; 32])
			} else {
				Representatives::flag_feed(signed(STRANGER), 0)
			};
		}
		Act::Begin(representative) => {
			let _ = Representatives::begin_evaluation(signed(STRANGER), representative);
		}
		Act::Seal { evaluation, member, ring } => {
			let _ = send(sealing(evaluation, member, ring, answers(member)));
		}
		Act::Open { evaluation, member } => {
			let _ = send(opening(evaluation, member, answers(member)));
		}
		Act::Advance { evaluation, pieces } => {
			let _ = Representatives::advance(signed(STRANGER), evaluation, pieces);
		}
		Act::Stand { days } => {
			Votes::set(&days.map(|days| (ADA, Now::get() + days * DAY)).into_iter().collect());
		}
		Act::Pass(days) => pass(days * DAY),
	}
}

/// All replies that there are.
fn replies() -> Vec<(About, crate::Reply)> {
	let facts = (0..NextFact::<Test>::get()).map(About::Fact);
	let all = facts.chain((0..NextEvaluation::<Test>::get()).map(About::Evaluation));
	all.flat_map(|about| Representatives::replies(about).into_iter().map(move |reply| (about, reply)))
		.collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn invariants_hold_whatever_people_do(acts in prop::collection::vec(act(), 1..120)) {
		build_and_execute(|| {
			for act in acts {
				let before = replies();
				perform(act);
				let after = replies();
				assert!(before.iter().all(|reply| after.contains(reply)), "a reply was lost");
				Representatives::do_try_state().unwrap();
			}
		});
	}
}
