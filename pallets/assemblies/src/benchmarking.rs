// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls cost at worst: the longest texts, lists that are full, the last of two officers,
//! what was decided falling again, duties that turn out to be overdue, rolls that nobody else keeps.
//!
//! A call that can be free is measured together with the question whether it is, which is asked in the block
//! too. The check of an objection is measured apart, without its proof, which the registry weighs.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not be is
//! noticed.

mod scenes;

use crate::*;
use alloc::{boxed::Box, vec};
use caucus_primitives::{
	calendar::{DAY, HOUR},
	text::Language,
};
use caucus_support::benchmarking::{make, Surroundings as _};
use frame::benchmarking::prelude::*;
use scenes::*;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn draft() {
		let party = start::<T>();
		put_meeting::<T>(&party, Stage::Draft);
		let organization = party.organization;
		let call = Call::<T>::draft { organization, plan: plan() };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_eq!(NextMeeting::<T>::get(), 3);
	}

	#[benchmark]
	fn edit() {
		let (party, meeting) = with_meeting::<T>(Stage::Postponed);
		let call = Call::<T>::edit { meeting, expected_version: VERSION, plan: plan() };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_eq!(Meetings::<T>::get(meeting).map(|record| record.version), Some(VERSION + 1));
	}

	/// A meeting that was put off, and whose record was due before that.
	#[benchmark]
	fn notice() {
		let (party, meeting) = with_meeting::<T>(Stage::Postponed);
		let call = Call::<T>::notice { meeting, expected_version: VERSION };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Noticed);
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// The agenda freezes, and the record is overdue.
	#[benchmark]
	fn postpone() {
		let (party, meeting) = with_meeting::<T>(Stage::Noticed);
		let call = Call::<T>::postpone { meeting, expected_version: VERSION, reason: content(2) };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Postponed);
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	#[benchmark]
	fn cancel() {
		let (party, meeting) = with_meeting::<T>(Stage::Noticed);
		let call = Call::<T>::cancel { meeting, expected_version: VERSION, reason: content(2) };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Cancelled);
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// An item with `d` documents that is part of another.
	#[benchmark]
	fn add_item(d: Linear<0, MAX_DOCUMENTS>) {
		let (party, meeting) = with_item::<T>(Stage::InSession);
		let what = new_item(ItemKind::Election(Requirement::ORDINARY), d);
		let call = Call::<T>::add_item { meeting, expected_version: VERSION, what };

		#[block]
		{
			make(call, party.secretary);
		}

		assert!(Items::<T>::contains_key(meeting, MAX_ITEMS - 1));
	}

	#[benchmark]
	fn withdraw_item() {
		let (party, meeting) = with_item::<T>(Stage::Postponed);
		let call = Call::<T>::withdraw_item { meeting, expected_version: VERSION, item: ITEM };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_eq!(Items::<T>::get(meeting, ITEM).map(|item| item.state), Some(ItemState::Withdrawn));
	}

	/// The agenda has not been frozen by anybody.
	#[benchmark]
	fn open(g: Linear<0, MAX_GROUPS>) {
		let (party, meeting) = with_meeting::<T>(Stage::Noticed);
		change::<T>(meeting, |record| record.plan.starts_at = NOW);
		let (attendance, electorate) = (attendance(g), Some(H256([8; 32])));
		let call = Call::<T>::open { meeting, expected_version: VERSION, attendance, electorate };

		#[block]
		{
			make(call, party.chair);
		}

		assert_stage::<T>(meeting, Stage::InSession);
	}

	#[benchmark]
	fn count_presence(g: Linear<0, MAX_GROUPS>) {
		let (party, meeting) = with_meeting::<T>(Stage::InSession);
		let attendance = attendance(g);
		change::<T>(meeting, |record| record.entitled = attendance.entitled);
		let call = Call::<T>::count_presence { meeting, expected_version: VERSION, attendance };

		#[block]
		{
			make(call, party.secretary);
		}

		assert!(Presences::<T>::contains_key(meeting, MAX_PRESENCES - 1));
	}

	#[benchmark]
	fn adjourn() {
		let (party, meeting) = with_meeting::<T>(Stage::InSession);
		let call = Call::<T>::adjourn { meeting, expected_version: VERSION };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Adjourned);
	}

	/// A motion by the holder of a post that many have held.
	#[benchmark]
	fn propose() {
		let (party, meeting) = with_item::<T>(Stage::Postponed);
		let what = motion_of_post::<T>(&party);
		let call = Call::<T>::propose { meeting, expected_version: VERSION, item: ITEM, what };

		#[block]
		{
			make(call, party.secretary);
		}

		assert!(TabledMotions::<T>::contains_key(meeting, MAX_MOTIONS - 1));
	}

	#[benchmark]
	fn amend() {
		let (party, meeting) = with_meeting::<T>(Stage::InSession);
		let motion = put_motion::<T>(&party, meeting, MotionState::Proposed, |_| ());
		let what = motion_of_post::<T>(&party);
		let call = Call::<T>::amend { motion, expected_version: VERSION, what };

		#[block]
		{
			make(call, party.secretary);
		}

		assert!(Amendments::<T>::contains_key(motion, MAX_AMENDMENTS - 1));
	}

	#[benchmark]
	fn rebase() {
		let party = start::<T>();
		let motion = put_amendment::<T>(&party, 0, false);
		let call = Call::<T>::rebase { motion, expected_version: VERSION, text: content(2) };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_eq!(MotionTexts::<T>::get(motion, 3), Some(content(2)));
	}

	#[benchmark]
	fn withdraw_motion() {
		let party = start::<T>();
		let motion = put_amendment::<T>(&party, 0, true);
		let call = Call::<T>::withdraw_motion { motion, expected_version: VERSION };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_motion::<T>(motion, MotionState::Withdrawn);
	}

	/// An amendment is adopted, counted by `g` groups.
	#[benchmark]
	fn record_vote(g: Linear<0, MAX_GROUPS>) {
		let (party, meeting) = with_item::<T>(Stage::InSession);
		let motion = put_amendment::<T>(&party, meeting, true);
		let call = record_call::<T>(meeting, Subject::Motion(motion), counts_of_motion(g, true));

		#[block]
		{
			make(call, party.secretary);
		}

		assert_motion::<T>(motion, MotionState::Adopted);
	}

	/// An election between as many as can stand, counted by `g` groups.
	#[benchmark]
	fn record_contest(g: Linear<0, MAX_GROUPS>) {
		let (party, meeting) = with_meeting::<T>(Stage::InSession);
		let (subject, before) = put_contest::<T>(meeting, VoteState::Void);
		let call = record_call::<T>(meeting, subject, counts_of_contest(g));

		#[block]
		{
			make(call, party.secretary);
		}

		assert_eq!(ContestVotes::<T>::get(meeting, ITEM), Some(before + 1));
	}

	/// An amendment is put to the vote.
	#[benchmark]
	fn link_election() {
		let (party, meeting) = with_item::<T>(Stage::Noticed);
		let subject = Subject::Motion(put_amendment::<T>(&party, meeting, true));
		let (call, election) = link_call::<T>(meeting, subject, yes_or_no());

		#[block]
		{
			make(call, party.secretary);
		}

		assert!(LinkedElections::<T>::contains_key(election));
	}

	/// As many as can stand.
	#[benchmark]
	fn link_contest() {
		let (party, meeting) = with_meeting::<T>(Stage::Noticed);
		let (subject, _) = put_contest::<T>(meeting, VoteState::Void);
		let (call, election) = link_call::<T>(meeting, subject, candidates());

		#[block]
		{
			make(call, party.secretary);
		}

		assert!(LinkedElections::<T>::contains_key(election));
	}

	/// An amendment is decided on.
	#[benchmark]
	fn take_counts() {
		let (party, meeting) = with_item::<T>(Stage::InSession);
		let motion = put_amendment::<T>(&party, meeting, true);
		let vote = put_vote::<T>(meeting, Subject::Motion(motion), awaited::<T>(yes_or_no()));
		Motions::<T>::mutate(motion, |record| record.as_mut().expect("it was stored; qed").vote = Some(vote));
		let by = whitelisted_caller::<T::AccountId>();

		#[block]
		{
			make(Call::<T>::take_counts { vote }, by);
		}

		assert_counted::<T>(vote);
	}

	/// As many as can stand.
	#[benchmark]
	fn take_contest() {
		let (_, meeting) = with_meeting::<T>(Stage::InSession);
		let (_, vote) = put_contest::<T>(meeting, awaited::<T>(candidates()));
		let by = whitelisted_caller::<T::AccountId>();

		#[block]
		{
			make(Call::<T>::take_counts { vote }, by);
		}

		assert_counted::<T>(vote);
	}

	/// Minutes in both languages, as the first in too long a time.
	#[benchmark]
	fn publish_minutes() {
		let (party, meeting) = with_meeting::<T>(Stage::Adjourned);
		Clocks::<T>::insert(party.organization, Clock { since: BEFORE, due: NOW });
		let call = Call::<T>::publish_minutes { meeting, expected_version: VERSION, texts: texts() };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Recorded);
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// The second of chair and secretary, too late; a window for objections opens.
	#[benchmark]
	fn certify() {
		let (party, meeting) = with_meeting::<T>(Stage::Recorded);
		put_roll::<T>();
		let minutes = Minutes {
			texts: texts(),
			redacted: BoundedVec::truncate_from(vec![(Language::Korean, 0), (Language::English, 0)]),
			correction: Some(0),
			at: BEFORE,
		};
		MinutesOf::<T>::insert(meeting, MAX_VERSIONS - 2, minutes);
		Certifying::<T>::insert(meeting, others::<T>());
		let digest = H256(content(1).digest);
		Pallet::<T>::do_certify(signed::<T>(&party.chair), meeting, VERSION, digest)
			.expect("the record stands; qed");
		let call = Call::<T>::certify { meeting, expected_version: VERSION, digest };

		#[block]
		{
			make(call, party.secretary);
		}

		assert!(Certifications::<T>::contains_key(meeting));
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// The check of an objection, but for its proof.
	#[benchmark]
	fn authorize_object() {
		let (_, meeting) = with_meeting::<T>(Stage::Recorded);
		let ring = open_window::<T>(meeting, Stage::Certified { until: NOW + HOUR });
		let objection = objection(meeting, ring);
		let asked;

		#[block]
		{
			asked = Pallet::<T>::ask(&objection);
		}

		assert!(asked.is_ok());
	}

	/// The objection with which there are enough.
	#[benchmark]
	fn object() {
		let (_, meeting) = with_meeting::<T>(Stage::Recorded);
		let ring = open_window::<T>(meeting, Stage::Certified { until: NOW + HOUR });
		let objection = objection(meeting, ring);

		#[extrinsic_call]
		_(RawOrigin::Authorized, Box::new(objection));

		let stage = Meetings::<T>::get(meeting).map(|record| record.stage);
		assert!(matches!(stage, Some(Stage::UnderObjection { .. })));
	}

	/// The second of the appeals body annuls a meeting with `v` votes, too late. Each had adopted a motion from
	/// another organisation that somebody is late to carry out.
	#[benchmark]
	fn decide(v: Linear<0, MAX_VOTES>) {
		let (party, meeting) = with_meeting::<T>(Stage::Recorded);
		open_window::<T>(meeting, Stage::UnderObjection { decide_by: NOW });
		T::BenchmarkHelper::replace_standing_roll();
		for place in 0..v {
			let (_, vote) = put_adopted::<T>(&party, meeting);
			VoteAt::<T>::insert(meeting, place, vote);
		}
		change::<T>(meeting, |record| record.votes = v);
		let certification = Certification {
			chair: party.chair,
			secretary: party.secretary,
			minutes: 0,
			digest: H256(content(1).digest),
			at: BEFORE,
		};
		Certifications::<T>::insert(meeting, certification);
		let first = outsider::<T>(1, Role::Appeals, party.organization);
		let second = outsider::<T>(2, Role::Appeals, party.organization);
		Deciding::<T>::insert(meeting, others::<T>());
		let (window, annul, reason) = (WINDOW, true, content(4));
		Pallet::<T>::do_decide(signed::<T>(&first), meeting, window, annul, reason)
			.expect("enough have objected; qed");
		let call = Call::<T>::decide { meeting, window, annul, reason };

		#[block]
		{
			make(call, second);
		}

		assert_stage::<T>(meeting, Stage::Annulled);
		assert_eq!(OverdueCount::<T>::get(), v + 1);
	}

	/// The second of two corrects a vote by which a motion from another organisation was adopted that somebody
	/// is late to carry out. It was not adopted, and another window opens.
	#[benchmark]
	fn correct(g: Linear<0, MAX_GROUPS>) {
		let party = start::<T>();
		let meeting = put_due::<T>(&party);
		let (motion, vote) = put_adopted::<T>(&party, meeting);
		let (call, by) = recount_call::<T>(&party, meeting, vote, counts_of_motion(g, false));

		#[block]
		{
			make(call, by);
		}

		assert_motion::<T>(motion, MotionState::Rejected);
		assert!(Corrections::<T>::contains_key(meeting, MAX_CORRECTIONS - 1));
	}

	/// The same for an election between as many as can stand.
	#[benchmark]
	fn correct_contest(g: Linear<0, MAX_GROUPS>) {
		let party = start::<T>();
		let meeting = put_due::<T>(&party);
		let (_, vote) = put_contest::<T>(meeting, VoteState::Counted);
		let (call, by) = recount_call::<T>(&party, meeting, vote, counts_of_contest(g));

		#[block]
		{
			make(call, by);
		}

		assert!(Corrections::<T>::contains_key(meeting, MAX_CORRECTIONS - 1));
	}

	/// The same for a late item that was not admitted, with as many motions under it as can be, none decided.
	#[benchmark]
	fn correct_admission(g: Linear<0, MAX_GROUPS>) {
		let party = start::<T>();
		let meeting = put_due::<T>(&party);
		let vote = put_admission::<T>(meeting);
		for place in 0..MAX_MOTIONS {
			let motion = put_motion::<T>(&party, meeting, MotionState::Proposed, |_| ());
			TabledMotions::<T>::insert(meeting, place, motion);
		}
		let (call, by) = recount_call::<T>(&party, meeting, vote, counts_of_motion(g, false));

		#[block]
		{
			make(call, by);
		}

		assert_eq!(Items::<T>::get(meeting, ITEM).map(|item| item.state), Some(ItemState::Late));
	}

	/// To the organisation above, once the record is final.
	#[benchmark]
	fn forward() {
		let party = start::<T>();
		let meeting = put_due::<T>(&party);
		let motion = put_motion::<T>(&party, meeting, MotionState::Adopted, |_| ());
		let to = T::Organisations::parent(party.organization).expect("it is not the central party; qed");
		let call = Call::<T>::forward { motion, expected_version: VERSION, to };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_eq!(Motions::<T>::get(motion).and_then(|record| record.forwarded), Some(motion + 1));
	}

	/// A motion left over from a meeting whose record becomes final.
	#[benchmark]
	fn schedule() {
		let party = start::<T>();
		let earlier = put_due::<T>(&party);
		let motion = put_motion::<T>(&party, earlier, MotionState::Proposed, |_| ());
		let meeting = put_meeting::<T>(&party, Stage::Postponed);
		put_item::<T>(meeting, ItemKind::Motion, ItemState::Planned);
		let call = Call::<T>::schedule { motion, expected_version: VERSION, meeting, item: ITEM };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_stage::<T>(earlier, Stage::Final);
		assert!(TabledMotions::<T>::contains_key(meeting, MAX_MOTIONS - 1));
	}

	#[benchmark]
	fn decline() {
		let party = start::<T>();
		let motion = put_forwarded::<T>(&party, 0, MotionState::Received);
		let call = Call::<T>::decline { motion, expected_version: VERSION, reason: content(4) };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_motion::<T>(motion, MotionState::Declined(content(4)));
	}

	/// A later date for what is overdue.
	#[benchmark]
	fn assign() {
		let party = start::<T>();
		let (motion, owner) = put_owned::<T>(&party);
		let call = Call::<T>::assign { motion, expected_version: VERSION, owner, due: NOW + DAY };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// The end of what is overdue, told by the secretary.
	#[benchmark]
	fn report() {
		let party = start::<T>();
		let (motion, _) = put_owned::<T>(&party);
		let (status, progress, note) = (Status::Done, 100, Some(content(5)));
		let call = Call::<T>::report { motion, expected_version: VERSION, status, progress, note };

		#[block]
		{
			make(call, party.secretary);
		}

		assert_eq!(Resolutions::<T>::get(motion).map(|record| record.status), Some(Status::Done));
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	#[benchmark]
	fn flag() {
		let party = start::<T>();
		let motion = put_motion::<T>(&party, 0, MotionState::Adopted, |_| ());
		put_resolution::<T>(motion, 0);
		let by = whitelisted_caller::<T::AccountId>();

		#[block]
		{
			make(Call::<T>::flag { duty: Duty::Resolution(motion) }, by);
		}

		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// A record becomes final, and nobody else keeps its roll.
	#[benchmark]
	fn advance() {
		let party = start::<T>();
		let meeting = put_due::<T>(&party);
		let by = whitelisted_caller::<T::AccountId>();

		#[block]
		{
			make(Call::<T>::advance { meeting }, by);
		}

		assert_stage::<T>(meeting, Stage::Final);
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin = T::RulesOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("nobody sets rules"))?;
		let version = ParametersVersion::<T>::get();

		#[extrinsic_call]
		_(origin as OriginFor<T>, version, Parameters::default());

		assert_eq!(ParametersVersion::<T>::get(), version + 1);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
}
