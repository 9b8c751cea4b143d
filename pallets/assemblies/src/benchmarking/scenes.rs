// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Meetings, motions and votes at every stage, with all texts as long and all lists as full as they can be.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not be is
//! noticed.

use crate::{types::Provenance, *};
use alloc::{boxed::Box, vec, vec::Vec};
use caucus_assemblies_core::{Group, GroupKey};
use caucus_members_core::{
	registry::{ChapterId, Classes, RollRule},
	ring::RingProof,
};
use caucus_primitives::{
	calendar::DAY,
	text::{Language, MediaType},
	RingIndex, RollId,
};
use caucus_support::{
	benchmarking::{text, Surroundings as _},
	participation::{MemberProof, MAX_PARTS},
};
use frame::benchmarking::prelude::*;

/// The block's time.
pub const NOW: Moment = 1_800_000_000_000;
/// A moment long before.
pub const BEFORE: Moment = NOW - 400 * DAY;
/// The chapter of the organisation whose meetings these are.
const CHAPTER: ChapterId = 1;
/// Version of every record that is changed.
pub const VERSION: u32 = 5;
/// The item that is voted on, or under which.
pub const ITEM: ItemIndex = MAX_ITEMS - 2;
/// Who is entitled, of each group; nine of ten are present and vote.
const OF_GROUP: u32 = 1_000;
/// The window for objections, after others.
pub const WINDOW: u32 = 3;
/// A secret election between as many candidates as a vote has options besides the blank one.
const CANDIDATES: u32 = MAX_OPTIONS - 1;

pub fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

/// The organisation, its chair and its secretary.
pub struct Party<T: Config> {
	pub organization: OrganizationId,
	pub chair: T::AccountId,
	pub secretary: T::AccountId,
}

/// A block of a party whose officers have held their offices often, the secretary that of the chair too.
pub fn start<T: Config>() -> Party<T> {
	frame_system::Pallet::<T>::set_block_number(10u32.into());
	T::BenchmarkHelper::set_time(NOW);
	let organization = T::BenchmarkHelper::organisation(CHAPTER);
	let (chair, secretary) = (account("chair", 0, 0), account("secretary", 0, 0));
	T::BenchmarkHelper::appoint(&chair, organization, Role::Chair);
	T::BenchmarkHelper::retire(&secretary, organization, Role::Chair);
	T::BenchmarkHelper::appoint(&secretary, organization, Role::Secretary);
	Party { organization, chair, secretary }
}

/// Somebody of the central party who was chair and secretary of an organisation.
pub fn outsider<T: Config>(number: u32, role: Role, organization: OrganizationId) -> T::AccountId {
	let who = account("outsider", number, 0);
	T::BenchmarkHelper::retire(&who, organization, Role::Chair);
	T::BenchmarkHelper::retire(&who, organization, Role::Secretary);
	T::BenchmarkHelper::appoint(&who, CENTRAL, role);
	who
}

/// All but one of those of a meeting who can wait for a second.
pub fn others<T: Config>() -> Waiting<T> {
	let mut waiting = Waiting::<T>::default();
	for number in 1..MAX_WAITING {
		let who = account("waiting", number, 0);
		waiting.agree([number as u8; 32], &who, NOW).expect("the list has room; qed");
	}
	waiting
}

pub fn content(number: u32) -> ContentRef {
	let mut digest = [7; 32];
	digest[..4].copy_from_slice(&number.to_le_bytes());
	ContentRef { digest, bytes: u64::MAX, media: MediaType::Pdf, language: Language::Korean }
}

/// Minutes in both languages.
pub fn texts() -> Texts {
	Texts::truncate_from(vec![content(1), ContentRef { language: Language::English, ..content(2) }])
}

pub fn plan() -> Plan {
	Plan {
		classification: Classification::Regular,
		name: text(),
		place: Some(text()),
		starts_at: NOW + 30 * DAY,
		ends_at: NOW + 31 * DAY,
		parent: Some(0),
	}
}

/// A meeting at a stage, with one thing less of each kind than it can have, and an earlier one.
pub fn put_meeting<T: Config>(party: &Party<T>, stage: Stage) -> MeetingId {
	let meeting = NextMeeting::<T>::get().max(1);
	NextMeeting::<T>::put(meeting + 1);
	let record = Meeting {
		organization: party.organization,
		plan: plan(),
		stage,
		quorum: Requirement::ORDINARY.quorum,
		noticed_at: Some(BEFORE),
		freezes_at: NOW,
		record_due: Some(NOW),
		reason: Some(content(0)),
		opened_at: Some(BEFORE),
		adjourned_at: Some(BEFORE),
		entitled: OF_GROUP,
		most_present: OF_GROUP,
		items: MAX_ITEMS - 1,
		motions: MAX_MOTIONS - 1,
		presences: MAX_PRESENCES - 1,
		votes: MAX_VOTES - 1,
		awaiting: 0,
		minutes: MAX_VERSIONS - 1,
		corrections: MAX_CORRECTIONS - 1,
		objectors: Objectors::default(),
		version: VERSION,
	};
	if meeting == 1 {
		Meetings::<T>::insert(0, record.clone());
	}
	Meetings::<T>::insert(meeting, record);
	meeting
}

/// A party with a meeting at a stage.
pub fn with_meeting<T: Config>(stage: Stage) -> (Party<T>, MeetingId) {
	let party = start::<T>();
	let meeting = put_meeting(&party, stage);
	(party, meeting)
}

/// The same, with an item under which motions are made.
pub fn with_item<T: Config>(stage: Stage) -> (Party<T>, MeetingId) {
	let (party, meeting) = with_meeting(stage);
	put_item::<T>(meeting, ItemKind::Motion, ItemState::Planned);
	(party, meeting)
}

pub fn change<T: Config>(meeting: MeetingId, change: impl FnOnce(&mut Meeting)) {
	Meetings::<T>::mutate(meeting, |record| change(record.as_mut().expect("it was stored; qed")));
}

/// A standing roll of as many parts as can be, of which the last is the organisation's.
pub fn put_roll<T: Config>() -> (RollId, RingIndex) {
	let rule = |number| {
		let chapter = if number + 1 == MAX_PARTS { CHAPTER } else { ChapterId::MAX - number as ChapterId };
		RollRule { classes: Classes::DUES_PAYING, chapter: Some(chapter) }
	};
	T::BenchmarkHelper::standing_roll((0..MAX_PARTS).map(rule).collect(), 700)
}

/// Opens a window for objections to a meeting's record; gives a ring of those who can object.
pub fn open_window<T: Config>(meeting: MeetingId, stage: Stage) -> RingIndex {
	let (roll, ring) = put_roll::<T>();
	T::Participation::pin(roll).expect("the roll stands; qed");
	change::<T>(meeting, |record| {
		record.stage = stage;
		record.objectors = Objectors {
			roll: Some(roll),
			windows: WINDOW,
			entitled: 700,
			threshold: 1,
			..Default::default()
		};
	});
	ring
}

/// A meeting whose window for objections is over, with the last who keeps its roll.
pub fn put_due<T: Config>(party: &Party<T>) -> MeetingId {
	let meeting = put_meeting::<T>(party, Stage::Recorded);
	open_window::<T>(meeting, Stage::Certified { until: NOW });
	T::BenchmarkHelper::replace_standing_roll();
	meeting
}

/// As long as that of a contest in an election can be.
fn title() -> Title {
	Title::truncate_from(vec![b'x'; 128])
}

pub fn new_item(kind: ItemKind, documents: u32) -> NewItem {
	NewItem {
		label: text(),
		title: title(),
		kind,
		public: true,
		parent: Some(ITEM),
		documents: Documents::truncate_from((0..documents).map(content).collect()),
	}
}

pub fn put_item<T: Config>(meeting: MeetingId, kind: ItemKind, state: ItemState) {
	let what = new_item(kind, MAX_DOCUMENTS);
	Items::<T>::insert(meeting, ITEM, Item { what, state, at: BEFORE });
}

fn new_motion(creator: Creator) -> NewMotion {
	NewMotion {
		creator,
		identifier: Some(text()),
		title: title(),
		text: content(1),
		requirement: Requirement::ORDINARY,
	}
}

/// A post that many have held.
pub fn post<T: Config>(party: &Party<T>) -> PostId {
	T::BenchmarkHelper::post(party.organization, Role::Chair, &party.chair, u32::MAX, true)
}

/// A motion by whoever holds it.
pub fn motion_of_post<T: Config>(party: &Party<T>) -> NewMotion {
	new_motion(Creator::Post(post::<T>(party)))
}

/// A motion as large as it can be, with a vote on it that came to nothing.
pub fn put_motion<T: Config>(
	party: &Party<T>,
	meeting: MeetingId,
	state: MotionState,
	more: impl FnOnce(&mut Motion),
) -> MotionId {
	let motion = NextMotion::<T>::get();
	NextMotion::<T>::put(motion + 1);
	let vote = put_vote::<T>(meeting, Subject::Motion(motion), VoteState::Void);
	let mut record = Motion {
		organization: party.organization,
		tabled: Some((meeting, ITEM)),
		what: new_motion(Creator::Organization(party.organization)),
		state,
		origin: None,
		amends: None,
		amendments: MAX_AMENDMENTS - 1,
		open_amendments: 0,
		polled: None,
		texts: 3,
		vote: Some(vote),
		forwarded: None,
		answer: Some(Answer { state: MotionState::Declined(content(3)), at: BEFORE }),
		version: VERSION,
	};
	MotionTexts::<T>::insert(motion, 2, record.what.text);
	more(&mut record);
	Motions::<T>::insert(motion, record);
	motion
}

/// A motion that another organisation forwarded.
pub fn put_forwarded<T: Config>(party: &Party<T>, meeting: MeetingId, state: MotionState) -> MotionId {
	let origin = put_motion::<T>(party, 0, MotionState::Adopted, |_| ());
	put_motion::<T>(party, meeting, state, |record| record.origin = Some(origin))
}

/// An amendment to another motion, written for its text or for the one before.
pub fn put_amendment<T: Config>(party: &Party<T>, meeting: MeetingId, current: bool) -> MotionId {
	let parent = put_motion::<T>(party, meeting, MotionState::Proposed, |record| record.open_amendments = 1);
	put_motion::<T>(party, meeting, MotionState::Proposed, |record| {
		record.amends = Some((parent, if current { 3 } else { 2 }));
		record.what.text = content(9);
	})
}

/// Somebody is to carry out a motion, and is late.
pub fn put_resolution<T: Config>(motion: MotionId, owner: PostId) {
	let resolution = Resolution {
		owner,
		due: NOW,
		status: Status::InProgress,
		progress: 50,
		reports: MAX_REPORTS - 2,
		version: VERSION,
	};
	Resolutions::<T>::insert(motion, resolution);
}

/// A motion that whoever holds a post that many have held is late to carry out.
pub fn put_owned<T: Config>(party: &Party<T>) -> (MotionId, PostId) {
	let motion = put_motion::<T>(party, 0, MotionState::Adopted, |_| ());
	let owner = post::<T>(party);
	put_resolution::<T>(motion, owner);
	(motion, owner)
}

pub fn put_vote<T: Config>(meeting: MeetingId, subject: Subject, state: VoteState) -> VoteId {
	let vote = NextVote::<T>::get();
	NextVote::<T>::put(vote + 1);
	let election = match &state {
		VoteState::Awaiting { election, contest, .. } => Some((*election, *contest)),
		_ => None,
	};
	let record = VoteRecord {
		meeting,
		subject,
		requirement: Requirement::ORDINARY,
		method: Method::ShowOfHands,
		provenance: Provenance::Own,
		state,
		versions: 1,
		election,
		at: BEFORE,
	};
	Votes::<T>::insert(vote, record);
	vote
}

/// An adopted motion from another organisation that somebody is late to carry out, with its vote.
pub fn put_adopted<T: Config>(party: &Party<T>, meeting: MeetingId) -> (MotionId, VoteId) {
	let motion = put_forwarded::<T>(party, meeting, MotionState::Adopted);
	put_resolution::<T>(motion, 0);
	let vote = put_vote::<T>(meeting, Subject::Motion(motion), VoteState::Counted);
	Motions::<T>::mutate(motion, |record| record.as_mut().expect("it was stored; qed").vote = Some(vote));
	(motion, vote)
}

/// An election that a meeting holds, on which was voted before.
pub fn put_contest<T: Config>(meeting: MeetingId, before: VoteState) -> (Subject, VoteId) {
	put_item::<T>(meeting, ItemKind::Election(Requirement::ORDINARY), ItemState::Planned);
	let subject = Subject::Contest(ITEM);
	let vote = put_vote::<T>(meeting, subject, before);
	ContestVotes::<T>::insert(meeting, ITEM, vote);
	(subject, vote)
}

/// A late item that a meeting voted to take on its agenda.
pub fn put_admission<T: Config>(meeting: MeetingId) -> VoteId {
	let vote = put_vote::<T>(meeting, Subject::LateItem(ITEM), VoteState::Counted);
	put_item::<T>(meeting, ItemKind::Motion, ItemState::Admitted(vote));
	AdmissionVotes::<T>::insert(meeting, ITEM, vote);
	vote
}

/// Counts by so many groups, each of which voted like this.
fn counts(groups: u32, votes: &[(Choice, u32)]) -> Counts {
	let times = groups.max(1);
	let present = OF_GROUP / 10 * 9;
	let group = |number| Group {
		key: GroupKey::Organization(number),
		entitled: OF_GROUP,
		present,
		cast: present,
		valid: present,
		invalid: 0,
		votes: BoundedVec::truncate_from(votes.iter().map(|(_, votes)| *votes).collect()),
	};
	Counts {
		entitled: OF_GROUP * times,
		present: present * times,
		cast: present * times,
		valid: present * times,
		invalid: 0,
		votes_per_ballot: 1,
		votes: BoundedVec::truncate_from(
			votes.iter().map(|(choice, votes)| (*choice, votes * times)).collect(),
		),
		groups: BoundedVec::truncate_from((0..groups).map(group).collect()),
	}
}

/// Counts of a motion that is adopted, or rejected.
pub fn counts_of_motion(groups: u32, adopted: bool) -> Counts {
	let (yes, no) = if adopted { (800, 50) } else { (50, 800) };
	counts(groups, &[(Choice::Yes, yes), (Choice::No, no), (Choice::Abstain, 50)])
}

/// Counts of an election between as many candidates as a vote has options.
pub fn counts_of_contest(groups: u32) -> Counts {
	let candidate = |number| (Choice::Candidate(number as u8), 50);
	counts(groups, &(0..MAX_OPTIONS).map(candidate).collect::<Vec<_>>())
}

/// The record of a vote, with the counts of all who are entitled.
pub fn record_call<T: Config>(meeting: MeetingId, subject: Subject, counts: Counts) -> Call<T> {
	change::<T>(meeting, |record| record.entitled = counts.entitled);
	let (method, provenance) = (Method::SecretOnline, Provenance::ExternalNec);
	let ballot = Ballot { method, provenance, counts, stated: None, evidence: Some(content(5)) };
	Call::record_vote { meeting, expected_version: VERSION, subject, ballot: Box::new(ballot) }
}

pub fn attendance(groups: u32) -> Attendance {
	let times = groups.max(1);
	let present = OF_GROUP / 10 * 9;
	let group = |number| (GroupKey::Organization(number), OF_GROUP, present);
	Attendance {
		entitled: OF_GROUP * times,
		present: present * times,
		excused: 0,
		groups: BoundedVec::truncate_from((0..groups).map(group).collect()),
	}
}

pub fn candidates() -> Choices {
	Choices::truncate_from((0..CANDIDATES).map(|number| Choice::Candidate(number as u8)).collect())
}

pub fn yes_or_no() -> Choices {
	Choices::truncate_from(vec![Choice::Yes, Choice::No])
}

/// A vote by an election that is made for it.
pub fn link_call<T: Config>(
	meeting: MeetingId,
	subject: Subject,
	choices: Choices,
) -> (Call<T>, (ElectionId, ContestIndex)) {
	let election = T::BenchmarkHelper::secret_vote(&title(), choices.len() as u32, false);
	(Call::link_election { meeting, expected_version: VERSION, subject, election, choices }, election)
}

/// A secret election of so many candidates for which a vote can wait, certified.
pub fn awaited<T: Config>(choices: Choices) -> VoteState {
	let (election, contest) = T::BenchmarkHelper::secret_vote(&title(), choices.len() as u32, true);
	VoteState::Awaiting { election, contest, choices }
}

/// Another count of a vote, of all who are entitled, which the secretary asked for, and the auditor who asks
/// for the same.
pub fn recount_call<T: Config>(
	party: &Party<T>,
	meeting: MeetingId,
	vote: VoteId,
	counts: Counts,
) -> (Call<T>, T::AccountId) {
	change::<T>(meeting, |record| record.entitled = counts.entitled);
	let change = Change::Recount { vote, counts, evidence: Some(content(5)) };
	let auditor = outsider::<T>(0, Role::Auditor, party.organization);
	T::BenchmarkHelper::retire(&party.secretary, CENTRAL, Role::Auditor);
	Correcting::<T>::insert(meeting, others::<T>());
	let (origin, reason) = (signed::<T>(&party.secretary), content(4));
	Pallet::<T>::do_correct(origin, meeting, VERSION, change.clone(), reason).expect("it is possible; qed");
	let change = Box::new(change);
	(Call::correct { meeting, expected_version: VERSION, change, reason }, auditor)
}

/// An objection of a member who is on the last part of the roll.
pub fn objection(meeting: MeetingId, ring: RingIndex) -> Objection {
	let proof = MemberProof { ring, alias: [3; 32], proof: RingProof([0; 785]) };
	Objection { meeting, window: WINDOW, reason: content(6), proof }
}

pub fn assert_stage<T: Config>(meeting: MeetingId, stage: Stage) {
	assert_eq!(Meetings::<T>::get(meeting).map(|record| record.stage), Some(stage));
}

pub fn assert_motion<T: Config>(motion: MotionId, state: MotionState) {
	assert_eq!(Motions::<T>::get(motion).map(|record| record.state), Some(state));
}

pub fn assert_counted<T: Config>(vote: VoteId) {
	assert_eq!(Votes::<T>::get(vote).map(|record| record.state), Some(VoteState::Counted));
}
