// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What other pallets ask about elections, and votes that members asked for by a petition.

use super::mock::*;
use crate::{Elections as Records, Error, Event, Recalls, Stage, VoidReason, KEPT_FOR_RECALLS, MAX_ACTIVE};
use caucus_elections_core::params::ContestKind;
use caucus_members_core::registry::{Classes, RollRule};
use caucus_support::{
	contests::{Candidacies, Contests, Poll},
	organisations::{SecretCounts, SecretVote, SecretVotes},
	participation::{RecallElections, RecallOutcome},
};
use frame::testing_prelude::*;

const DUES: RollRule = RollRule { classes: Classes::DUES_PAYING, chapter: Some(1) };

fn begin() -> Result<u32, DispatchError> {
	Elections::begin("소환 투표".as_bytes().to_vec(), DUES)
}

/// The result is certified, and nobody objects.
fn finish() {
	pass(APPEALS);
	advance(ELECTION);
	assert_eq!(stage(ELECTION), Stage::Final);
}

#[test]
fn a_recall_calls_the_whole_roster_and_no_officer_can_stop_it() {
	build_and_execute(|| {
		assert_eq!(begin(), Ok(0));
		System::assert_has_event(RuntimeEvent::Elections(Event::RecallBegun { election: 0 }));
		assert_eq!(stage(0), Stage::KeyGeneration);
		let plan = Records::<Test>::get(0).unwrap().plan;
		assert_eq!((plan.contests[0].kind, plan.styles[0].rule), (ContestKind::YesNo, DUES));
		assert_eq!(usize::from(plan.threshold), TRUSTEES.len() / 2 + 1);
		for who in [CHAIR, DEPUTY] {
			assert_noop!(Elections::withdraw(signed(who), 0), Error::<Test>::RecallStands);
		}
		// It is no campaign.
		assert!(!<Elections as Contests>::campaign());
		assert_eq!(begin(), Ok(1), "there can be several");
		assert_eq!(Recalls::<Test>::iter().count(), 2);
		assert_eq!(Elections::begin(vec![], DUES), Err(Error::<Test>::InvalidLabel.into()));
	});
}

#[test]
fn a_recalls_outcome_is_known_when_it_is_final_or_void() {
	build_and_execute(|| {
		assert_ok!(begin());
		assert_eq!(<Elections as RecallElections>::outcome(0), None);
		assert_eq!(<Elections as RecallElections>::outcome(1), None);
		Now::set(&(START + 7_200_000));
		advance(0);
		assert!(matches!(stage(0), Stage::Void(_)));
		let nothing = RecallOutcome { entitled: 0, voted: 0, yes: 0, no: 0 };
		assert_eq!(<Elections as RecallElections>::outcome(0), Some(nothing));
	});
	// The fixture's first contest has two candidates, like a question.
	at_certified(|_| {
		assert_eq!(<Elections as RecallElections>::outcome(ELECTION), None, "it can still be annulled");
		finish();
		let outcome = RecallOutcome { entitled: ELDERS, voted: 2, yes: 2, no: 0 };
		assert_eq!(<Elections as RecallElections>::outcome(ELECTION), Some(outcome));
	});
}

#[test]
fn a_meeting_learns_a_secret_votes_counts_when_they_are_final() {
	let state = |contest| <Elections as SecretVotes>::state(ELECTION, contest);
	at_ready(|_| {
		let Some(SecretVote::Announced(question)) = state(1) else { panic!("not announced") };
		assert_eq!((question.candidates, question.chapters, question.yes_or_no), (3, vec![None; 2], false));
		assert_eq!((question.title, question.closes), (plan().contests[1].title.to_vec(), CLOSES));
		assert_eq!((state(2), <Elections as SecretVotes>::state(ELECTION + 1, 0)), (None, None));
		open();
		assert_eq!(state(0), Some(SecretVote::Open));
		by_both([41, 42], |who| Elections::rule(who, ELECTION, true, H256([1; 32])));
		assert_eq!(stage(ELECTION), Stage::Void(VoidReason::Annulled));
		assert_eq!(state(1), Some(SecretVote::Void));
	});
	at_certified(|_| {
		assert_eq!(state(1), Some(SecretVote::Closed));
		finish();
		let counts = SecretCounts {
			entitled: VOTERS,
			voted: 3,
			candidates: vec![3, 0, 0],
			blank: 0,
			votes_per_ballot: 2,
		};
		assert_eq!(state(1), Some(SecretVote::Certified(counts)));
	});
}

#[test]
fn a_draft_is_no_campaign_until_its_nominees_accepted_and_trustees_were_called() {
	let campaign = <Elections as Contests>::campaign;
	let next_vote = <Elections as Contests>::next_vote;
	build_and_execute(|| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		assert_eq!((campaign(), next_vote(&NOMINEE)), (false, None), "one officer nominated somebody");
		accept_nominations(ELECTION);
		assert_eq!((campaign(), next_vote(&NOMINEE)), (false, None));
		assert_ok!(Elections::call_trustees(signed(CHAIR), ELECTION, trustees()));
		assert_eq!((campaign(), next_vote(&NOMINEE)), (false, None), "one officer called trustees");
		assert_ok!(Elections::call_trustees(signed(DEPUTY), ELECTION, trustees()));
		assert_eq!(stage(ELECTION), Stage::KeyGeneration);
		assert_eq!((campaign(), next_vote(&NOMINEE)), (true, Some(OPENS)));
	});
}

#[test]
fn what_the_commission_draws_up_leaves_room_for_recalls() {
	build_and_execute(|| {
		let draw_up = || Elections::draw_up(signed(CHAIR), Box::new(plan()));
		for number in 0..MAX_ACTIVE - KEPT_FOR_RECALLS {
			assert_ok!(draw_up());
			crate::DrawnUpBy::<Test>::remove(number);
		}
		assert_noop!(draw_up(), Error::<Test>::TooManyElections);
		for _ in 0..KEPT_FOR_RECALLS {
			assert_ok!(begin());
		}
		let refused = frame::deps::frame_support::storage::with_storage_layer(begin);
		assert_eq!(refused, Err(Error::<Test>::TooManyElections.into()));
	});
}

#[test]
fn a_campaign_lasts_until_voting_ends() {
	let campaign = <Elections as Contests>::campaign;
	let next_vote = <Elections as Contests>::next_vote;
	at_ready(|_| {
		assert!(campaign());
		assert_eq!((next_vote(&NOMINEE), next_vote(&STRANGER)), (Some(OPENS), None));
		open();
		assert!(campaign());
		Now::set(&(CLOSES - 1));
		assert_eq!(next_vote(&NOMINEE), Some(OPENS));
		Now::set(&CLOSES);
		assert!(!campaign());
		assert_eq!(next_vote(&NOMINEE), None);
	});
}

#[test]
fn a_nominee_stands_in_a_contest_while_its_campaign_runs() {
	let poll = |election, contest| <Elections as Candidacies>::poll(election, contest);
	let stands = |who: u64, contest| <Elections as Candidacies>::stands(&who, ELECTION, contest);
	let contests = |plan: &caucus_elections_core::params::Plan| plan.contests.len() as u16;
	// In which contests of the plan somebody is nominated.
	let nominated = |contest: u16| {
		let plan = Records::<Test>::get(ELECTION).unwrap().plan;
		plan.contests[usize::from(contest)].candidates.iter().any(|one| one.nominee.is_some())
	};
	build_and_execute(|| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		accept_nominations(ELECTION);
		assert_eq!((poll(ELECTION, 0), stands(NOMINEE, 0)), (None, false), "it is a draft");
		assert_eq!(poll(ELECTION + 1, 0), None);
	});
	at_ready(|_| {
		let last = contests(&Records::<Test>::get(ELECTION).unwrap().plan);
		for contest in 0..last {
			assert_eq!(poll(ELECTION, contest), Some(Poll { opens: OPENS, closes: CLOSES }));
			assert_eq!(stands(NOMINEE, contest), nominated(contest), "contest {contest}");
			assert!(!stands(STRANGER, contest));
		}
		assert!((0..last).any(nominated) && !(0..last).all(nominated));
		assert_eq!((poll(ELECTION, last), stands(NOMINEE, last)), (None, false));
		open();
		Now::set(&(CLOSES - 1));
		assert!(poll(ELECTION, 0).is_some() && (0..last).any(|contest| stands(NOMINEE, contest)));
		Now::set(&CLOSES);
		assert_eq!((poll(ELECTION, 0), (0..last).any(|contest| stands(NOMINEE, contest))), (None, false));
	});
	build_and_execute(|| {
		assert_ok!(begin());
		assert_eq!(poll(0, 0), None, "a recall is none");
	});
}
