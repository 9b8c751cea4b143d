// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A vote that points at a secret election, and takes its certified counts.

use super::mock::*;
use crate::{
	Change, Choice, Duty, Error, Method, MotionState, Motions, Stage, Subject, Verdict, VoteState, Votes,
	ELECTION_WITHIN,
};
use caucus_primitives::calendar::DAY;
use frame::testing_prelude::*;

const YES_NO: [Choice; 2] = [Choice::Yes, Choice::No];

fn take(vote: u32) -> DispatchResult {
	Assemblies::take_counts(signed(STRANGER), vote)
}

fn certified_counts(yes: u32, no: u32, blank: u32) -> Fate {
	Fate::Certified { entitled: 1_000, candidates: vec![yes, no], blank }
}

#[test]
fn a_secret_election_decides_on_a_motion() {
	build_and_execute(|| {
		let (id, motion_id) = convened();
		let number = link(id, Subject::Motion(motion_id), 4, &YES_NO);
		let linked = Event::ElectionLinked { vote: number, meeting: id, election: 4, contest: 0 };
		System::assert_last_event(linked.into());
		assert_eq!(Assemblies::vote_by_election(4, 0), Some(number));
		open(id, 80);
		assert_noop!(take(number), Error::<Test>::NotDue);
		set_contest(4, Fate::Closed);
		assert_noop!(take(number), Error::<Test>::NotDue);
		adjourn(id);
		publish(id, "minutes");
		let early = Assemblies::certify(signed(CHAIR), id, meeting(id).version, digest("minutes"));
		assert_noop!(early, Error::<Test>::VotesOutstanding);
		set_contest(4, certified_counts(400, 150, 50));
		assert_ok!(take(number));
		let (record, last) = Assemblies::vote(number).unwrap();
		let last = last.unwrap();
		assert_eq!((record.method, record.state), (Method::SecretOnline, VoteState::Counted));
		let counts = &last.counts;
		assert_eq!((counts.entitled, counts.present, counts.votes_for(Choice::Abstain)), (1_000, 600, 50));
		assert_eq!(last.outcome.verdict, Verdict::Passed);
		assert_eq!(motion(motion_id).state, MotionState::Adopted);
		assert_noop!(take(number), Error::<Test>::NotAwaiting);
		assert_noop!(take(99), Error::<Test>::VoteNotFound);
		certify(id, "minutes");
	});
}

#[test]
fn a_secret_election_without_a_quorum_decides_nothing() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let number = link(id, Subject::Motion(motion_id), 4, &YES_NO);
		set_contest(4, certified_counts(400, 50, 50));
		assert_ok!(take(number));
		assert_eq!(motion(motion_id).state, MotionState::Proposed);
	});
}

#[test]
fn a_secret_election_chooses_somebody() {
	build_and_execute(|| {
		let (id, _) = session();
		let means = [Choice::Candidate(0), Choice::Candidate(1)];
		let number = link(id, Subject::Contest(ELECTION), 4, &means);
		set_contest(4, certified_counts(150, 400, 50));
		assert_ok!(take(number));
		let outcome = Assemblies::vote(number).unwrap().1.unwrap().outcome;
		assert_eq!((outcome.verdict, outcome.leader), (Verdict::Passed, Some(1)));
	});
}

#[test]
fn what_options_mean_is_said_before_anybody_knows_how_it_ends() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let (motion_subject, contest) = (Subject::Motion(motion_id), Subject::Contest(ELECTION));
		let link_to = |subject, election, means: &[Choice]| {
			let (version, means) = (meeting(id).version, choices(means));
			Assemblies::link_election(signed(SECRETARY), id, version, subject, (election, 0), means)
		};
		assert_noop!(link_to(motion_subject, 4, &YES_NO), Error::<Test>::NoSuchElection);
		set_contest(4, Fate::Open);
		assert_noop!(link_to(motion_subject, 4, &YES_NO), Error::<Test>::VotingHasBegun);
		for fate in [Fate::Closed, certified_counts(1, 1, 1), Fate::Void] {
			set_contest(4, fate);
			assert_noop!(link_to(motion_subject, 4, &YES_NO), Error::<Test>::ElectionDecided);
		}
		set_contest(4, Fate::Announced(2));
		assert_noop!(link_to(motion_subject, 4, &[Choice::Yes]), Error::<Test>::InvalidOptions);
		assert_noop!(link_to(contest, 4, &YES_NO), Error::<Test>::InvalidOptions);
		let blank_twice = [Choice::Yes, Choice::Abstain];
		assert_noop!(link_to(motion_subject, 4, &blank_twice), Error::<Test>::InvalidOptions);
		let inverted = [Choice::No, Choice::Yes];
		assert_noop!(link_to(motion_subject, 4, &inverted), Error::<Test>::InvalidOptions);
		assert_noop!(link_to(Subject::LateItem(0), 4, &YES_NO), Error::<Test>::NotInAgenda);
		assert_ok!(link_to(motion_subject, 4, &YES_NO));
		assert_noop!(link_to(contest, 4, &YES_NO), Error::<Test>::ElectionLinked);
		set_contest(5, Fate::Announced(2));
		assert_noop!(link_to(motion_subject, 5, &YES_NO), Error::<Test>::VoteUnderWay);
		adjourn(id);
		assert_noop!(link_to(contest, 5, &YES_NO), Error::<Test>::WrongStage);
	});
}

#[test]
fn a_motion_is_decided_by_an_election_that_asks_about_it_and_soon() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		set_contest(4, Fate::Announced(2));
		let link_now = || {
			let (version, subject, means) =
				(meeting(id).version, Subject::Motion(motion_id), choices(&YES_NO));
			Assemblies::link_election(signed(SECRETARY), id, version, subject, (4, 0), means)
		};
		YesOrNo::set(&false);
		assert_noop!(link_now(), Error::<Test>::OtherQuestion);
		YesOrNo::set(&true);
		Asked::set(&"위원장 선출".into());
		assert_noop!(link_now(), Error::<Test>::OtherQuestion);
		Asked::set(&TITLE.into());
		Closes::set(&(Now::get() + ELECTION_WITHIN + 1));
		assert_noop!(link_now(), Error::<Test>::ElectionTooLate);
		Closes::set(&(Now::get() + ELECTION_WITHIN));
		assert_ok!(link_now());
	});
}

#[test]
fn an_organisation_asks_its_own_members_alone() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		set_contest(4, Fate::Announced(2));
		let link_own = || {
			let (version, subject) = (meeting(id).version, Subject::Motion(motion_id));
			let means = choices(&YES_NO);
			Assemblies::link_election(signed(SECRETARY), id, version, subject, (4, 0), means)
		};
		for others in [vec![], vec![None], vec![Some(2)], vec![Some(1), Some(2)], vec![Some(1), None]] {
			Voters::set(&others);
			assert_noop!(link_own(), Error::<Test>::OtherElectorate);
		}
		Voters::set(&vec![Some(1), Some(1)]);
		assert_ok!(link_own());

		// The central party's members are all.
		let (centre, officer) = (Assemblies::numbers().meetings, signed(CENTRAL_SECRETARY));
		assert_ok!(Assemblies::draft(officer.clone(), crate::CENTRAL, plan()));
		let election = new_item(crate::ItemKind::Election(crate::Requirement::ORDINARY));
		assert_ok!(Assemblies::add_item(officer.clone(), centre, 0, election));
		assert_ok!(Assemblies::notice(officer.clone(), centre, 1));
		set_contest(5, Fate::Announced(2));
		let link_all = || {
			let means = choices(&[Choice::Candidate(0), Choice::Candidate(1)]);
			Assemblies::link_election(officer.clone(), centre, 2, Subject::Contest(0), (5, 0), means)
		};
		assert_noop!(link_all(), Error::<Test>::OtherElectorate);
		Voters::set(&vec![Some(1), None]);
		assert_ok!(link_all());
	});
}

#[test]
fn nobody_gives_ballots_that_were_cast_to_another_text() {
	build_and_execute(|| {
		let (id, motion_id) = convened();
		let number = link(id, Subject::Motion(motion_id), 4, &YES_NO);
		set_contest(4, Fate::Open);
		assert_ok!(Assemblies::cancel(signed(CHAIR), id, meeting(id).version, text("lost")));
		assert_noop!(take(number), Error::<Test>::NotDue);
		set_contest(4, certified_counts(600, 0, 0));
		assert_ok!(take(number));
		assert_eq!(motion(motion_id).state, MotionState::Adopted);
	});
}

#[test]
fn two_officers_take_nothing_away_that_members_decided() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let number = link(id, Subject::Motion(motion_id), 4, &YES_NO);
		set_contest(4, certified_counts(600, 0, 0));
		assert_ok!(take(number));
		assert_refused(id, Change::Annulment { vote: number }, Error::ElectionDecided);
		assert_eq!(motion(motion_id).state, MotionState::Adopted);
	});
}

#[test]
fn a_record_that_waited_for_an_election_has_its_time_afterwards() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let number = link(id, Subject::Motion(motion_id), 4, &YES_NO);
		adjourn(id);
		publish(id, "minutes");
		pass(30 * DAY);
		let flag = || Assemblies::flag(signed(STRANGER), Duty::Record(id));
		assert_noop!(flag(), Error::<Test>::NotDue);
		set_contest(4, certified_counts(600, 0, 0));
		assert_ok!(take(number));
		assert_noop!(flag(), Error::<Test>::NotDue);
		pass(7 * DAY);
		assert_ok!(flag());
	});
}

#[test]
fn an_election_is_free_again_when_the_vote_that_pointed_at_it_is_void() {
	build_and_execute(|| {
		let (id, motion_id) = convened();
		let number = link(id, Subject::Motion(motion_id), 4, &YES_NO);
		assert_ok!(Assemblies::cancel(signed(CHAIR), id, meeting(id).version, text("no need")));
		assert_ok!(take(number));
		assert_eq!(Assemblies::vote_by_election(4, 0), None);
		let (again, motion_id) = convened();
		let number = link(again, Subject::Motion(motion_id), 4, &YES_NO);
		assert_eq!(Assemblies::vote_by_election(4, 0), Some(number));
	});
}

#[test]
fn nothing_changes_behind_a_secret_election() {
	build_and_execute(|| {
		let (id, motion_id) = convened();
		let amendment = amend(motion_id, "amended");
		assert_ok!(Assemblies::withdraw_motion(signed(SECRETARY), amendment, 0));
		link(id, Subject::Motion(motion_id), 4, &YES_NO);
		let officer = || signed(SECRETARY);
		let withdraw = Assemblies::withdraw_item(officer(), id, meeting(id).version, MOTIONS);
		assert_noop!(withdraw, Error::<Test>::VoteUnderWay);
		let version = motion(motion_id).version;
		let amended = Assemblies::amend(officer(), motion_id, version, new_motion("other"));
		assert_noop!(amended, Error::<Test>::VoteUnderWay);
		let back = Assemblies::withdraw_motion(officer(), motion_id, version);
		assert_noop!(back, Error::<Test>::VoteUnderWay);
		open(id, 80);
		let ballot = ballot(counts(80, [60, 10, 10]));
		let subject = Subject::Motion(motion_id);
		let vote = Assemblies::record_vote(officer(), id, meeting(id).version, subject, ballot);
		assert_noop!(vote, Error::<Test>::VoteUnderWay);
		adjourn(id);
		let (other, _) = convened();
		let moved = Assemblies::schedule(officer(), motion_id, version, other, MOTIONS);
		assert_noop!(moved, Error::<Test>::VoteUnderWay);
	});
}

#[test]
fn an_election_that_came_to_nothing_decides_nothing() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let number = link(id, Subject::Motion(motion_id), 4, &YES_NO);
		set_contest(4, Fate::Void);
		assert_ok!(take(number));
		System::assert_last_event(Event::VoteVoid { vote: number, meeting: id }.into());
		assert_eq!(Votes::<Test>::get(number).unwrap().state, VoteState::Void);
		adopt(id, motion_id);
	});
}

#[test]
fn no_officer_undoes_a_secret_election_by_what_becomes_of_the_meeting() {
	build_and_execute(|| {
		let linked = |election| {
			let (id, motion_id) = convened();
			(id, motion_id, link(id, Subject::Motion(motion_id), election, &YES_NO))
		};
		let known = |election| {
			set_contest(election, Fate::Closed);
			assert_noop!(take(0), Error::<Test>::NotDue);
		};
		let (empty, at_empty, first) = linked(4);
		open(empty, 0);
		assert_eq!(meeting(empty).stage, Stage::Inquorate);
		known(4);
		let (off, at_off, second) = linked(5);
		let (later, at_later, third) = linked(6);
		let (never, at_never, fourth) = linked(7);
		set_contest(5, Fate::Closed);
		assert_ok!(Assemblies::cancel(signed(CHAIR), off, meeting(off).version, text("lost")));
		assert_noop!(take(second), Error::<Test>::NotDue);
		assert_ok!(Assemblies::postpone(signed(CHAIR), later, meeting(later).version, text("lost")));
		for (election, vote) in [(4, first), (5, second), (6, third), (7, fourth)] {
			set_contest(election, certified_counts(600, 0, 0));
			assert_ok!(take(vote));
		}
		for (id, motion_id) in [(empty, at_empty), (off, at_off), (later, at_later), (never, at_never)] {
			assert_eq!((motion(motion_id).state, meeting(id).awaiting), (MotionState::Adopted, 0));
		}
	});
}

#[test]
fn an_election_of_a_meeting_that_was_called_off_is_void_while_nobody_knows_how_it_ends() {
	build_and_execute(|| {
		let (id, motion_id) = convened();
		let number = link(id, Subject::Motion(motion_id), 4, &YES_NO);
		assert_noop!(take(number), Error::<Test>::NotDue);
		assert_ok!(Assemblies::cancel(signed(CHAIR), id, meeting(id).version, text("no need")));
		assert_ok!(take(number));
		assert_eq!((motion(motion_id).state, meeting(id).awaiting), (MotionState::Proposed, 0));
	});
}

#[test]
fn counts_of_a_secret_election_are_its_own() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let number = link(id, Subject::Motion(motion_id), 4, &YES_NO);
		let recount = || {
			let counts = counts(80, [60, 10, 10]);
			Change::Recount { vote: number, counts, evidence: None }
		};
		assert_refused(id, recount(), Error::NotCounted);
		set_contest(4, certified_counts(600, 0, 0));
		assert_ok!(take(number));
		assert_refused(id, recount(), Error::ElectionDecided);
	});
}

#[test]
fn the_text_of_an_amendment_stands_while_members_vote_on_it() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let (one, other) = (amend(motion_id, "one"), amend(motion_id, "other"));
		let number = link(id, Subject::Motion(one), 4, &YES_NO);
		// No other text comes before it: neither by a vote of the meeting nor by another election.
		let ballot = ballot(counts(80, [60, 10, 10]));
		let subject = Subject::Motion(other);
		let typed = Assemblies::record_vote(signed(SECRETARY), id, meeting(id).version, subject, ballot);
		assert_noop!(typed, Error::<Test>::VoteUnderWay);
		set_contest(5, Fate::Announced(2));
		let (version, means) = (meeting(id).version, choices(&YES_NO));
		let second = Assemblies::link_election(signed(SECRETARY), id, version, subject, (5, 0), means);
		assert_noop!(second, Error::<Test>::VoteUnderWay);
		set_contest(4, certified_counts(600, 0, 0));
		assert_ok!(take(number));
		assert_eq!(motion(motion_id).what.text, text("one"));
		assert_ok!(Assemblies::rebase(signed(SECRETARY), other, 0, text("both")));
		adopt(id, other);
	});
}

#[test]
fn no_correction_swaps_the_text_that_members_vote_to_amend() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let first = amend(motion_id, "first");
		let on_first = adopt(id, first);
		let second = amend(motion_id, "second");
		link(id, Subject::Motion(second), 4, &YES_NO);
		assert_refused(id, Change::Annulment { vote: on_first }, Error::ParentDecided);
	});
}

#[test]
fn no_recount_decides_a_motion_before_its_amendments() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let inquorate = vote(id, Subject::Motion(motion_id), counts(50, [50, 0, 0]));
		let amendment = amend(motion_id, "amended");
		let number = link(id, Subject::Motion(amendment), 4, &YES_NO);
		set_contest(4, certified_counts(600, 0, 0));
		let passed = || Change::Recount { vote: inquorate, counts: counts(80, [60, 10, 10]), evidence: None };
		assert_refused(id, passed(), Error::AmendmentOpen);
		// If it were decided all the same, the record would not wait for ever.
		hypothetically!({
			Motions::<Test>::mutate(motion_id, |motion| {
				motion.as_mut().unwrap().state = MotionState::Rejected
			});
			assert_ok!(take(number));
			assert_eq!(Votes::<Test>::get(number).unwrap().state, VoteState::Void);
		});
		assert_ok!(take(number));
		assert_eq!(motion(motion_id).what.text, text("amended"));
		assert_refused(id, passed(), Error::ParentDecided);
		adopt(id, motion_id);
	});
}

#[test]
fn what_amends_a_decided_motion_is_not_voted_on() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let amendment = amend(motion_id, "amended");
		let on_amendment = reject(id, amendment);
		adopt(id, motion_id);
		correct(id, Change::Recount { vote: on_amendment, counts: counts(50, [10, 40, 0]), evidence: None });
		assert_eq!(motion(amendment).state, MotionState::Proposed, "nothing was decided on it after all");
		let (version, subject) = (meeting(id).version, Subject::Motion(amendment));
		let again = ballot(counts(80, [60, 10, 10]));
		let again = Assemblies::record_vote(signed(SECRETARY), id, version, subject, again);
		assert_noop!(again, Error::<Test>::AlreadyDecided);
	});
}
