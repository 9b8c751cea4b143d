// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Votes: the chain works out what follows from counts, and refuses what cannot be.

use super::mock::*;
use crate::{
	Ballot, Choice, Counts, Error, ItemKind, Method, MotionState, Provenance, Subject, Verdict, MAX_VOTES,
};
use caucus_assemblies_core::{Group, GroupKey};
use frame::testing_prelude::*;

fn enter(id: u32, subject: Subject, ballot: Ballot) -> DispatchResult {
	Assemblies::record_vote(signed(SECRETARY), id, meeting(id).version, subject, Box::new(ballot))
}

#[test]
fn a_result_follows_from_the_counts() {
	build_and_execute(|| {
		for (present, votes, verdict, state) in [
			(80, [41, 30, 9], Verdict::Passed, MotionState::Adopted),
			(80, [40, 30, 10], Verdict::Failed, MotionState::Rejected),
			(80, [40, 40, 0], Verdict::Tied, MotionState::Rejected),
			(50, [50, 0, 0], Verdict::NoQuorum, MotionState::Proposed),
		] {
			let (id, motion_id) = session();
			let number = vote(id, Subject::Motion(motion_id), counts(present, votes));
			let (record, last) = Assemblies::vote(number).unwrap();
			assert_eq!(last.unwrap().outcome.verdict, verdict);
			assert_eq!(motion(motion_id).state, state);
			assert_eq!((record.meeting, record.versions), (id, 1));
			let subject = Subject::Motion(motion_id);
			let recorded = Event::VoteRecorded { vote: number, meeting: id, subject, version: 0, verdict };
			System::assert_has_event(recorded.into());
		}
	});
}

#[test]
fn impossible_counts_are_refused_by_name() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let subject = Subject::Motion(motion_id);
		let refused = |counts: Counts, error: Error<Test>| {
			assert_noop!(enter(id, subject, *ballot(counts)), error);
		};
		let sound = counts(80, [60, 10, 10]);
		// The first poll of the sample that OpenSlides ships.
		let sample = [(Choice::Yes, 2), (Choice::No, 4), (Choice::Abstain, 1)];
		let votes = sample.to_vec().try_into().unwrap();
		let poll = Counts { cast: 2, valid: 2, invalid: 9, votes, ..counts(80, [0; 3]) };
		refused(poll, Error::CountsInconsistent);
		refused(Counts { present: 79, ..sound.clone() }, Error::TurnoutImpossible);
		refused(Counts { present: 101, ..sound.clone() }, Error::TurnoutImpossible);
		refused(Counts { valid: 79, ..sound.clone() }, Error::CountsInconsistent);
		refused(counts(80, [0; 3]).with_groups(), Error::GroupMismatch);
		refused(Counts { entitled: 99, ..sound.clone() }, Error::EntitledChanged);
		refused(contest(&[60, 20]), Error::InvalidOptions);
		let twice = [(Choice::Yes, 2), (Choice::Yes, 4)].to_vec().try_into().unwrap();
		refused(Counts { votes: twice, ..sound }, Error::InvalidOptions);
	});
}

trait WithGroups {
	fn with_groups(self) -> Self;
}

impl WithGroups for Counts {
	/// One group in which one person voted.
	fn with_groups(mut self) -> Self {
		let votes = vec![1, 0, 0].try_into().unwrap();
		let key = GroupKey::Organization(SEOUL);
		let group = Group { key, entitled: 1, present: 1, cast: 1, valid: 1, invalid: 0, votes };
		self.groups = vec![group].try_into().unwrap();
		self
	}
}

#[test]
fn groups_have_verdicts_of_their_own() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let group = |key, votes: [u32; 3]| {
			let cast = votes.iter().sum();
			let votes = votes.to_vec().try_into().unwrap();
			let key = GroupKey::Organization(key);
			Group { key, entitled: 50, present: cast, cast, valid: cast, invalid: 0, votes }
		};
		let groups = vec![group(10, [35, 5, 0]), group(11, [15, 20, 5])].try_into().unwrap();
		let counts = Counts { groups, ..counts(80, [50, 25, 5]) };
		let number = vote(id, Subject::Motion(motion_id), counts);
		let outcome = Assemblies::vote(number).unwrap().1.unwrap().outcome;
		assert_eq!(outcome.verdict, Verdict::Passed);
		assert_eq!(outcome.groups.into_inner(), [Verdict::Passed, Verdict::Failed]);
	});
}

#[test]
fn a_stated_result_has_to_follow() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let subject = Subject::Motion(motion_id);
		let stating = |counts, stated| enter(id, subject, Ballot { stated: Some(stated), ..*ballot(counts) });
		let (won, lost) = (counts(80, [60, 10, 10]), counts(80, [10, 60, 10]));
		assert_noop!(stating(lost, Verdict::Passed), Error::<Test>::ResultMismatch);
		assert_noop!(stating(won.clone(), Verdict::Failed), Error::<Test>::ResultMismatch);
		let few = counts(50, [50, 0, 0]);
		assert_noop!(stating(few, Verdict::Passed), Error::<Test>::QuorumNotMet);
		assert_ok!(stating(won, Verdict::Passed));
	});
}

#[test]
fn by_acclamation_passes_what_nobody_is_against() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let by = |votes| {
			let ballot = Ballot { method: Method::Acclamation, ..*ballot(counts(80, votes)) };
			enter(id, Subject::Motion(motion_id), ballot)
		};
		assert_noop!(by([79, 1, 0]), Error::<Test>::NotUnanimous);
		assert_noop!(by([79, 0, 1]), Error::<Test>::NotUnanimous);
		assert_ok!(by([80, 0, 0]));
	});
}

#[test]
fn a_secret_online_vote_is_entered_only_where_others_counted() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let by = |provenance| {
			let method = Method::SecretOnline;
			let ballot = Ballot { method, provenance, ..*ballot(counts(80, [60, 10, 10])) };
			enter(id, Subject::Motion(motion_id), ballot)
		};
		assert_noop!(by(Provenance::Own), Error::<Test>::ElectionNeeded);
		assert_ok!(by(Provenance::ExternalNec));
	});
}

#[test]
fn a_meeting_elects_under_an_item_for_that() {
	build_and_execute(|| {
		let (id, _) = session();
		let subject = Subject::Contest(ELECTION);
		let elected = vote(id, subject, contest(&[41, 39]));
		let outcome = Assemblies::vote(elected).unwrap().1.unwrap().outcome;
		assert_eq!((outcome.verdict, outcome.leader), (Verdict::Passed, Some(0)));
		assert_eq!(Assemblies::agenda(id, ELECTION, 1)[0].2, Some(elected));
		let second = vote(id, subject, contest(&[30, 29, 21]));
		assert_eq!(Assemblies::agenda(id, ELECTION, 1)[0].2, Some(second), "a second ballot");
		let wrong = enter(id, Subject::Contest(MOTIONS), *ballot(contest(&[41, 39])));
		assert_noop!(wrong, Error::<Test>::NotInAgenda);
		let motion = enter(id, subject, *ballot(counts(80, [60, 10, 10])));
		assert_noop!(motion, Error::<Test>::InvalidOptions);
		let late = add_item(id, ItemKind::Election(crate::Requirement::ORDINARY));
		let early = enter(id, Subject::Contest(late), *ballot(contest(&[41, 39])));
		assert_noop!(early, Error::<Test>::NotInAgenda);
	});
}

#[test]
fn votes_belong_to_a_session_and_to_its_secretary() {
	build_and_execute(|| {
		let (id, motion_id) = convened();
		let (subject, sound) = (Subject::Motion(motion_id), ballot(counts(80, [60, 10, 10])));
		assert_noop!(enter(id, subject, *sound.clone()), Error::<Test>::WrongStage);
		open(id, 80);
		let version = meeting(id).version;
		let by = |who, version| Assemblies::record_vote(signed(who), id, version, subject, sound.clone());
		assert_noop!(by(CHAIR, version), Error::<Test>::NotAnOfficer);
		assert_noop!(by(SECRETARY, version - 1), Error::<Test>::VersionMismatch);
		assert_ok!(by(SECRETARY, version));
		assert_noop!(by(SECRETARY, version + 1), Error::<Test>::AlreadyDecided);
		adjourn(id);
		assert_noop!(enter(id, subject, *sound.clone()), Error::<Test>::WrongStage);
	});
}

#[test]
fn a_meeting_has_so_many_votes() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let subject = Subject::Motion(motion_id);
		for _ in 0..MAX_VOTES {
			vote(id, subject, counts(50, [50, 0, 0]));
		}
		let more = enter(id, subject, *ballot(counts(80, [60, 10, 10])));
		assert_noop!(more, Error::<Test>::TooMany);
		assert_eq!(Assemblies::votes_of(id, 250, 9).len(), 6);
	});
}
