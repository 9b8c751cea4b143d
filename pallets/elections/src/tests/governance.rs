// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What governance asks about elections, and another commission.

use super::mock::*;
use crate::{Commission, Elections as Records, Error, Event, Pending, Plan, Recalls, Stage, ANSWERS};
use caucus_elections_core::{
	compose::ResultRule,
	params::{Candidate, ContestKind},
};
use caucus_members_core::registry::{Classes, RollRule};
use caucus_primitives::ContestIndex;
use caucus_support::governance::{Decision, Paper, PartyVote, PartyVotes, Question};
use frame::testing_prelude::*;

const DUES: RollRule = RollRule { classes: Classes::DUES_PAYING, chapter: None };

fn vote(contest: ContestIndex) -> Option<PartyVote<u64>> {
	<Elections as PartyVotes>::vote(ELECTION, contest, DUES)
}

#[track_caller]
fn paper(contest: ContestIndex) -> Paper {
	match vote(contest) {
		Some(PartyVote::Ahead(paper)) => paper,
		other => panic!("it is {other:?}"),
	}
}

fn change(change: impl FnOnce(&mut Plan)) {
	Records::<Test>::mutate(ELECTION, |record| change(&mut record.as_mut().unwrap().plan));
}

#[test]
fn whether_a_contest_is_of_the_whole_party_shows_before_anybody_votes() {
	build_and_execute(|| {
		assert_eq!(vote(0), None);
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		assert_eq!(vote(2), None);
		let youth = paper(0);
		assert!(!youth.whole_party, "the elders do not vote in it");
		assert_eq!(youth.question, Question::Seats { seats: 1, accounts: false });
		assert!(paper(1).whole_party);
		change(|plan| {
			for (candidate, account) in plan.contests[1].candidates.iter_mut().zip(1..) {
				candidate.nominee = Some(account_key(account));
			}
		});
		assert_eq!(paper(1).question, Question::Other, "a poll counts too");
		let of = |components: Vec<_>| {
			change(|plan| plan.contests[1].rule.components = components.try_into().unwrap());
		};
		of(vec![ballots(1, YOUNG_STYLE), ballots(2, BOTH_STYLES)]);
		assert_eq!(paper(1).question, Question::Other, "the ballots of some count for more");
		of(ResultRule::of_ballots(BOTH_STYLES).components.to_vec());
		assert_eq!(paper(1).question, Question::Seats { seats: 1, accounts: true });
		let styles = Records::<Test>::get(ELECTION).unwrap().plan.styles;
		let rules = [
			RollRule { classes: Classes::DUES_PAYING, chapter: Some(1) },
			RollRule { classes: Classes::DUES_PAYING.with(Classes::YOUTH), chapter: None },
			RollRule { classes: Classes::DUES_PAYING.with(Classes::CITIZEN), chapter: None },
		];
		for rule in rules {
			change(|plan| plan.styles[1].rule = rule);
			assert!(!paper(1).whole_party, "{rule:?}");
		}
		change(|plan| {
			plan.styles = styles;
			plan.styles[0].rule.classes = Classes::CITIZEN;
		});
		assert!(!paper(1).whole_party, "citizens vote in it");
	});
}

#[test]
fn a_question_is_one_in_the_fixed_words_where_ballots_count_alike() {
	build_and_execute(|| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		change(|plan| {
			let rule = contest(ContestKind::YesNo, 2, BOTH_STYLES).rule;
			let answer = |name| Candidate { name: label(name), classes: Classes::default(), nominee: None };
			plan.contests[1].kind = ContestKind::YesNo;
			plan.contests[1].candidates = ANSWERS.map(answer).to_vec().try_into().unwrap();
			plan.contests[1].rule = rule;
		});
		let steps = 2 * TALLY + CERTIFICATION + 2 * APPEALS;
		let ends = CLOSES + MOST_EXTENSION + steps;
		let question = Question::YesNo;
		assert_eq!(paper(1), Paper { ends, settled: true, whole_party: true, question });
		let plan = Records::<Test>::get(ELECTION).unwrap().plan;
		change(|plan| plan.contests[1].candidates.as_mut().reverse());
		assert_eq!(paper(1).question, Question::Other, "no comes first");
		change(|now| {
			*now = plan.clone();
			now.contests[1].rule.components =
				vec![ballots(1, YOUNG_STYLE), ballots(2, YOUNG_STYLE)].try_into().unwrap();
		});
		assert_eq!(paper(1).question, Question::Other, "weights differ");
	});
}

#[test]
fn a_paper_is_settled_when_all_nominees_have_accepted() {
	build_and_execute(|| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		// One who stands in the one contest can be taken off, and with that the other is drawn up anew.
		assert!(!paper(0).settled && !paper(1).settled);
		accept_nominations(ELECTION);
		assert!(paper(0).settled && paper(1).settled);
	});
}

#[test]
fn what_members_decided_is_known_when_it_is_final() {
	at_ready(|_| {
		assert_eq!(vote(1), Some(PartyVote::UnderWay), "its trustees are called");
		Now::set(&OPENS);
		assert_eq!(vote(1), Some(PartyVote::UnderWay), "whether or not anybody has moved it on");
		open();
		assert_eq!(vote(1), Some(PartyVote::UnderWay));
		by_both([41, 42], |who| Elections::rule(who, ELECTION, true, H256([1; 32])));
		assert_eq!(vote(1), Some(PartyVote::Void));
	});
	at_certified(|_| {
		assert_eq!(vote(1), Some(PartyVote::UnderWay), "it can still be annulled");
		pass(APPEALS);
		advance(ELECTION);
		assert_eq!(stage(ELECTION), Stage::Final);
		assert_eq!(vote(1), Some(PartyVote::Final(Decision::Elected(vec![NOMINEE]))));
		assert_eq!(vote(0), Some(PartyVote::Final(Decision::Elected(vec![]))), "nobody there has an account");
		Recalls::<Test>::insert(ELECTION, ());
		assert_eq!(vote(1), None, "a recall decides what it was asked for");
	});
}

#[test]
fn another_commission_follows_and_confirms_nothing_of_the_old_one() {
	build_and_execute(|| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		accept_nominations(ELECTION);
		assert_ok!(Elections::call_trustees(signed(CHAIR), ELECTION, trustees()));
		let set = |accounts: &[u64]| {
			Elections::set_commission(RuntimeOrigin::root(), accounts.to_vec().try_into().unwrap())
		};
		let others = vec![7, 8].try_into().unwrap();
		assert_noop!(Elections::set_commission(signed(CHAIR), others), BadOrigin);
		for wrong in [&[][..], &[7], &[7, 7]] {
			assert_noop!(set(wrong), Error::<Test>::InvalidCommission);
		}
		assert_ok!(set(&[CHAIR, 8]));
		System::assert_last_event(RuntimeEvent::Elections(Event::CommissionSet { accounts: vec![CHAIR, 8] }));
		assert_eq!(Commission::<Test>::get().into_inner(), vec![CHAIR, 8]);
		assert!(Pending::<Test>::get().is_empty());
		assert_eq!((System::sufficients(&8), System::sufficients(&DEPUTY)), (1, 0));
		assert_eq!(System::sufficients(&CHAIR), 1);
	});
}

#[test]
fn the_commission_stays_while_an_election_is_under_way() {
	let set = || Elections::set_commission(RuntimeOrigin::root(), vec![7, 8].try_into().unwrap());
	build_and_execute(|| {
		CouncilIsElected::set(&true);
		assert_noop!(set(), Error::<Test>::SuccessionUnderWay);
		hypothetically!({
			AskedByMembers::set(&true);
			assert_ok!(set());
		});
		CouncilIsElected::set(&false);
		assert_ok!(set());
	});
	at_ready(|_| {
		assert_noop!(set(), Error::<Test>::ElectionUnderWay);
		// Members need not wait, and the vote goes on.
		AskedByMembers::set(&true);
		assert_ok!(set());
		assert_eq!(stage(ELECTION), Stage::Ready);
	});
	at_composed(|_| {
		assert_noop!(set(), Error::<Test>::ElectionUnderWay);
	});
	at_certified(|_| {
		assert_ok!(set());
	});
}
