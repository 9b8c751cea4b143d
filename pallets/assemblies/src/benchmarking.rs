// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls cost at worst: the longest texts, lists that are full, the last of two officers,
//! what was decided falling again, duties that turn out to be overdue, rolls that nobody else keeps.
//!
//! A call that can be free is measured together with the question whether it is, which is asked in the block
//! too. The check of an objection is measured apart, without its proof, which the registry weighs.
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
	calendar::{DAY, HOUR},
	text::{Language, MediaType},
	RingIndex, RollId,
};
use caucus_support::{
	benchmarking::Surroundings as _,
	participation::{MemberProof, MAX_PARTS},
};
use frame::{benchmarking::prelude::*, deps::frame_support::dispatch::CheckIfFeeless};

/// The block's time.
const NOW: Moment = 1_800_000_000_000;
/// A moment long before.
const BEFORE: Moment = NOW - 400 * DAY;
/// The chapter of the organisation whose meetings these are.
const CHAPTER: ChapterId = 1;
/// Version of every record that is changed.
const VERSION: u32 = 5;
/// The item that is voted on, or under which.
const ITEM: ItemIndex = MAX_ITEMS - 2;
/// Who is entitled, of each group; nine of ten are present and vote.
const OF_GROUP: u32 = 1_000;
/// The window for objections, after others.
const WINDOW: u32 = 3;
/// A secret election between as many candidates as a vote has options besides the blank one.
const CANDIDATES: u32 = MAX_OPTIONS - 1;

/// Makes a free call, and sees that it is free before.
fn make<T: Config>(call: Call<T>, who: &T::AccountId) {
	let origin = signed::<T>(who);
	assert!(call.is_feeless(&origin), "the dearest call is one that is due");
	call.dispatch_bypass_filter(origin).expect("everything for it was prepared; qed");
}

fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

/// The organisation, its chair and its secretary.
struct Party<T: Config> {
	organization: OrganizationId,
	chair: T::AccountId,
	secretary: T::AccountId,
}

/// A block of a party whose officers have held their offices often, the secretary that of the chair too.
fn start<T: Config>() -> Party<T> {
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
fn outsider<T: Config>(number: u32, role: Role, organization: OrganizationId) -> T::AccountId {
	let who = account("outsider", number, 0);
	T::BenchmarkHelper::retire(&who, organization, Role::Chair);
	T::BenchmarkHelper::retire(&who, organization, Role::Secretary);
	T::BenchmarkHelper::appoint(&who, CENTRAL, role);
	who
}

/// All but one of those of a meeting who can wait for a second.
fn others<T: Config>() -> Waiting<T> {
	let mut waiting = Waiting::<T>::default();
	for number in 1..MAX_WAITING {
		let who = account("waiting", number, 0);
		waiting.agree([number as u8; 32], &who, NOW).expect("the list has room; qed");
	}
	waiting
}

/// A text as long as it can be.
fn text<N: Get<u32>>() -> BoundedVec<u8, N> {
	BoundedVec::truncate_from(vec![b'x'; N::get() as usize])
}

fn content(number: u32) -> ContentRef {
	let mut digest = [7; 32];
	digest[..4].copy_from_slice(&number.to_le_bytes());
	ContentRef { digest, bytes: u64::MAX, media: MediaType::Pdf, language: Language::Korean }
}

/// Minutes in both languages.
fn texts() -> Texts {
	Texts::truncate_from(vec![content(1), ContentRef { language: Language::English, ..content(2) }])
}

fn plan() -> Plan {
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
fn put_meeting<T: Config>(party: &Party<T>, stage: Stage) -> MeetingId {
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

fn change<T: Config>(meeting: MeetingId, change: impl FnOnce(&mut Meeting)) {
	Meetings::<T>::mutate(meeting, |record| change(record.as_mut().expect("it was stored; qed")));
}

/// A standing roll of as many parts as can be, of which the last is the organisation's.
fn put_roll<T: Config>() -> (RollId, RingIndex) {
	let rule = |number| {
		let chapter = if number + 1 == MAX_PARTS { CHAPTER } else { ChapterId::MAX - number as ChapterId };
		RollRule { classes: Classes::DUES_PAYING, chapter: Some(chapter) }
	};
	T::BenchmarkHelper::standing_roll((0..MAX_PARTS).map(rule).collect(), 700)
}

/// Opens a window for objections to a meeting's record; gives a ring of those who can object.
fn open_window<T: Config>(meeting: MeetingId, stage: Stage) -> RingIndex {
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
fn put_due<T: Config>(party: &Party<T>) -> MeetingId {
	let meeting = put_meeting::<T>(party, Stage::Recorded);
	open_window::<T>(meeting, Stage::Certified { until: NOW });
	T::BenchmarkHelper::replace_standing_roll();
	meeting
}

fn new_item(kind: ItemKind, documents: u32) -> NewItem {
	NewItem {
		label: text(),
		title: text(),
		kind,
		public: true,
		parent: Some(ITEM),
		documents: Documents::truncate_from((0..documents).map(content).collect()),
	}
}

fn put_item<T: Config>(meeting: MeetingId, kind: ItemKind, state: ItemState) {
	let what = new_item(kind, MAX_DOCUMENTS);
	Items::<T>::insert(meeting, ITEM, Item { what, state, at: BEFORE });
}

fn new_motion(creator: Creator) -> NewMotion {
	NewMotion {
		creator,
		identifier: Some(text()),
		title: text(),
		text: content(1),
		requirement: Requirement::ORDINARY,
	}
}

/// A motion by whoever holds a post that many have held.
fn motion_of_post<T: Config>(party: &Party<T>) -> NewMotion {
	let post = T::BenchmarkHelper::post(party.organization, Role::Chair, &party.chair, u32::MAX, true);
	new_motion(Creator::Post(post))
}

/// A motion as large as it can be, with a vote on it that came to nothing.
fn put_motion<T: Config>(
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
fn put_forwarded<T: Config>(party: &Party<T>, meeting: MeetingId, state: MotionState) -> MotionId {
	let origin = put_motion::<T>(party, 0, MotionState::Adopted, |_| ());
	put_motion::<T>(party, meeting, state, |record| record.origin = Some(origin))
}

/// An amendment to another motion, written for its text or for the one before.
fn put_amendment<T: Config>(party: &Party<T>, meeting: MeetingId, current: bool) -> MotionId {
	let parent = put_motion::<T>(party, meeting, MotionState::Proposed, |record| record.open_amendments = 1);
	put_motion::<T>(party, meeting, MotionState::Proposed, |record| {
		record.amends = Some((parent, if current { 3 } else { 2 }));
		record.what.text = content(9);
	})
}

/// Somebody is to carry out a motion, and is late.
fn put_resolution<T: Config>(motion: MotionId, owner: PostId) {
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

fn put_vote<T: Config>(meeting: MeetingId, subject: Subject, state: VoteState) -> VoteId {
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
fn put_adopted<T: Config>(party: &Party<T>, meeting: MeetingId) -> (MotionId, VoteId) {
	let motion = put_forwarded::<T>(party, meeting, MotionState::Adopted);
	put_resolution::<T>(motion, 0);
	let vote = put_vote::<T>(meeting, Subject::Motion(motion), VoteState::Counted);
	Motions::<T>::mutate(motion, |record| record.as_mut().expect("it was stored; qed").vote = Some(vote));
	(motion, vote)
}

/// An election that a meeting holds, on which was voted before.
fn put_contest<T: Config>(meeting: MeetingId, before: VoteState) -> (Subject, VoteId) {
	put_item::<T>(meeting, ItemKind::Election(Requirement::ORDINARY), ItemState::Planned);
	let subject = Subject::Contest(ITEM);
	let vote = put_vote::<T>(meeting, subject, before);
	ContestVotes::<T>::insert(meeting, ITEM, vote);
	(subject, vote)
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
fn counts_of_motion(groups: u32, adopted: bool) -> Counts {
	let (yes, no) = if adopted { (800, 50) } else { (50, 800) };
	counts(groups, &[(Choice::Yes, yes), (Choice::No, no), (Choice::Abstain, 50)])
}

/// Counts of an election between as many candidates as a vote has options.
fn counts_of_contest(groups: u32) -> Counts {
	let candidate = |number| (Choice::Candidate(number as u8), 50);
	counts(groups, &(0..MAX_OPTIONS).map(candidate).collect::<Vec<_>>())
}

fn ballot(counts: Counts) -> Box<Ballot> {
	let (method, provenance) = (Method::SecretOnline, Provenance::ExternalNec);
	Box::new(Ballot { method, provenance, counts, stated: None, evidence: Some(content(5)) })
}

fn attendance(groups: u32) -> Attendance {
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

fn candidates() -> Choices {
	Choices::truncate_from((0..CANDIDATES).map(|number| Choice::Candidate(number as u8)).collect())
}

fn yes_or_no() -> Choices {
	Choices::truncate_from(vec![Choice::Yes, Choice::No])
}

/// A secret election of so many candidates for which a vote can wait, certified.
fn awaited<T: Config>(choices: Choices) -> VoteState {
	let (election, contest) = T::BenchmarkHelper::secret_vote(choices.len() as u32, true);
	VoteState::Awaiting { election, contest, choices }
}

/// A first correction as the secretary, and who makes the same one as an auditor.
fn correct_first<T: Config>(party: &Party<T>, meeting: MeetingId, what: &Change) -> T::AccountId {
	let auditor = outsider::<T>(0, Role::Auditor, party.organization);
	T::BenchmarkHelper::retire(&party.secretary, CENTRAL, Role::Auditor);
	Correcting::<T>::insert(meeting, others::<T>());
	let origin = signed::<T>(&party.secretary);
	Pallet::<T>::do_correct(origin, meeting, VERSION, what.clone(), content(4)).expect("it is possible; qed");
	auditor
}

/// An objection of a member who is on the last part of the roll.
fn objection(meeting: MeetingId, ring: RingIndex) -> Objection {
	let proof = MemberProof { ring, alias: [3; 32], proof: RingProof([0; 785]) };
	Objection { meeting, window: WINDOW, reason: content(6), proof }
}

fn assert_stage<T: Config>(meeting: MeetingId, stage: Stage) {
	assert_eq!(Meetings::<T>::get(meeting).map(|record| record.stage), Some(stage));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn draft() {
		let party = start::<T>();
		put_meeting::<T>(&party, Stage::Draft);
		let organization = party.organization;
		let call = Call::draft { organization, plan: plan() };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_eq!(NextMeeting::<T>::get(), 3);
	}

	#[benchmark]
	fn edit() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Postponed);
		let call = Call::edit { meeting, expected_version: VERSION, plan: plan() };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_eq!(Meetings::<T>::get(meeting).map(|record| record.version), Some(VERSION + 1));
	}

	/// A meeting that was put off, and whose record was due before that.
	#[benchmark]
	fn notice() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Postponed);
		let call = Call::notice { meeting, expected_version: VERSION };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Noticed);
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// The agenda freezes, and the record is overdue.
	#[benchmark]
	fn postpone() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Noticed);
		let call = Call::postpone { meeting, expected_version: VERSION, reason: content(2) };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Postponed);
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	#[benchmark]
	fn cancel() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Noticed);
		let call = Call::cancel { meeting, expected_version: VERSION, reason: content(2) };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Cancelled);
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// An item with `d` documents that is part of another.
	#[benchmark]
	fn add_item(d: Linear<0, MAX_DOCUMENTS>) {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::InSession);
		put_item::<T>(meeting, ItemKind::Motion, ItemState::Planned);
		let what = new_item(ItemKind::Election(Requirement::ORDINARY), d);
		let call = Call::add_item { meeting, expected_version: VERSION, what };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert!(Items::<T>::contains_key(meeting, MAX_ITEMS - 1));
	}

	#[benchmark]
	fn withdraw_item() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Postponed);
		put_item::<T>(meeting, ItemKind::Motion, ItemState::Planned);
		let call = Call::withdraw_item { meeting, expected_version: VERSION, item: ITEM };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_eq!(Items::<T>::get(meeting, ITEM).map(|item| item.state), Some(ItemState::Withdrawn));
	}

	/// The agenda has not been frozen by anybody.
	#[benchmark]
	fn open(g: Linear<0, MAX_GROUPS>) {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Noticed);
		change::<T>(meeting, |record| record.plan.starts_at = NOW);
		let (attendance, electorate) = (attendance(g), Some(H256([8; 32])));
		let call = Call::open { meeting, expected_version: VERSION, attendance, electorate };

		#[block]
		{
			make::<T>(call, &party.chair);
		}

		assert_stage::<T>(meeting, Stage::InSession);
	}

	#[benchmark]
	fn count_presence(g: Linear<0, MAX_GROUPS>) {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::InSession);
		let attendance = attendance(g);
		change::<T>(meeting, |record| record.entitled = attendance.entitled);
		let call = Call::count_presence { meeting, expected_version: VERSION, attendance };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert!(Presences::<T>::contains_key(meeting, MAX_PRESENCES - 1));
	}

	#[benchmark]
	fn adjourn() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::InSession);
		let call = Call::adjourn { meeting, expected_version: VERSION };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Adjourned);
	}

	/// A motion by the holder of a post that many have held.
	#[benchmark]
	fn propose() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Postponed);
		put_item::<T>(meeting, ItemKind::Motion, ItemState::Planned);
		let what = motion_of_post::<T>(&party);
		let call = Call::propose { meeting, expected_version: VERSION, item: ITEM, what };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert!(TabledMotions::<T>::contains_key(meeting, MAX_MOTIONS - 1));
	}

	#[benchmark]
	fn amend() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::InSession);
		let motion = put_motion::<T>(&party, meeting, MotionState::Proposed, |_| ());
		let what = motion_of_post::<T>(&party);
		let call = Call::amend { motion, expected_version: VERSION, what };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert!(Amendments::<T>::contains_key(motion, MAX_AMENDMENTS - 1));
	}

	#[benchmark]
	fn rebase() {
		let party = start::<T>();
		let motion = put_amendment::<T>(&party, 0, false);
		let call = Call::rebase { motion, expected_version: VERSION, text: content(2) };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_eq!(MotionTexts::<T>::get(motion, 3), Some(content(2)));
	}

	#[benchmark]
	fn withdraw_motion() {
		let party = start::<T>();
		let motion = put_amendment::<T>(&party, 0, true);
		let call = Call::withdraw_motion { motion, expected_version: VERSION };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		let state = Motions::<T>::get(motion).map(|record| record.state);
		assert_eq!(state, Some(MotionState::Withdrawn));
	}

	/// An amendment is adopted, counted by `g` groups.
	#[benchmark]
	fn record_vote(g: Linear<0, MAX_GROUPS>) {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::InSession);
		put_item::<T>(meeting, ItemKind::Motion, ItemState::Planned);
		let motion = put_amendment::<T>(&party, meeting, true);
		let counts = counts_of_motion(g, true);
		change::<T>(meeting, |record| record.entitled = counts.entitled);
		let (subject, ballot) = (Subject::Motion(motion), ballot(counts));
		let call = Call::record_vote { meeting, expected_version: VERSION, subject, ballot };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_eq!(Motions::<T>::get(motion).map(|record| record.state), Some(MotionState::Adopted));
	}

	/// An election between as many as can stand, counted by `g` groups.
	#[benchmark]
	fn record_contest(g: Linear<0, MAX_GROUPS>) {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::InSession);
		let (subject, before) = put_contest::<T>(meeting, VoteState::Void);
		let counts = counts_of_contest(g);
		change::<T>(meeting, |record| record.entitled = counts.entitled);
		let call = Call::record_vote { meeting, expected_version: VERSION, subject, ballot: ballot(counts) };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_eq!(ContestVotes::<T>::get(meeting, ITEM), Some(before + 1));
	}

	/// An amendment is put to the vote.
	#[benchmark]
	fn link_election() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Noticed);
		put_item::<T>(meeting, ItemKind::Motion, ItemState::Planned);
		let subject = Subject::Motion(put_amendment::<T>(&party, meeting, true));
		let choices = yes_or_no();
		let election = T::BenchmarkHelper::secret_vote(choices.len() as u32, false);
		let call = Call::link_election { meeting, expected_version: VERSION, subject, election, choices };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert!(LinkedElections::<T>::contains_key(election));
	}

	/// As many as can stand.
	#[benchmark]
	fn link_contest() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Noticed);
		let (subject, _) = put_contest::<T>(meeting, VoteState::Void);
		let choices = candidates();
		let election = T::BenchmarkHelper::secret_vote(choices.len() as u32, false);
		let call = Call::link_election { meeting, expected_version: VERSION, subject, election, choices };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert!(LinkedElections::<T>::contains_key(election));
	}

	/// An amendment is decided on.
	#[benchmark]
	fn take_counts() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::InSession);
		put_item::<T>(meeting, ItemKind::Motion, ItemState::Planned);
		let motion = put_amendment::<T>(&party, meeting, true);
		let vote = put_vote::<T>(meeting, Subject::Motion(motion), awaited::<T>(yes_or_no()));
		Motions::<T>::mutate(motion, |record| record.as_mut().expect("it was stored; qed").vote = Some(vote));
		let by = whitelisted_caller();

		#[block]
		{
			make::<T>(Call::take_counts { vote }, &by);
		}

		assert_eq!(Votes::<T>::get(vote).map(|record| record.state), Some(VoteState::Counted));
	}

	/// As many as can stand.
	#[benchmark]
	fn take_contest() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::InSession);
		let (_, vote) = put_contest::<T>(meeting, awaited::<T>(candidates()));
		let by = whitelisted_caller();

		#[block]
		{
			make::<T>(Call::take_counts { vote }, &by);
		}

		assert_eq!(Votes::<T>::get(vote).map(|record| record.state), Some(VoteState::Counted));
	}

	/// Minutes in both languages that come too late, as the first in too long a time.
	#[benchmark]
	fn publish_minutes() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Adjourned);
		Clocks::<T>::insert(party.organization, Clock { since: BEFORE, due: NOW });
		let call = Call::publish_minutes { meeting, expected_version: VERSION, texts: texts() };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_stage::<T>(meeting, Stage::Recorded);
		assert_eq!(OverdueCount::<T>::get(), 2);
	}

	/// The second of chair and secretary; a window for objections opens.
	#[benchmark]
	fn certify() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Recorded);
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
		let call = Call::certify { meeting, expected_version: VERSION, digest };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert!(Certifications::<T>::contains_key(meeting));
	}

	/// The check of an objection, but for its proof.
	#[benchmark]
	fn authorize_object() {
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Recorded);
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
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Recorded);
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
		let party = start::<T>();
		let meeting = put_meeting::<T>(&party, Stage::Recorded);
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
		let call = Call::decide { meeting, window, annul, reason };

		#[block]
		{
			make::<T>(call, &second);
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
		let counts = counts_of_motion(g, false);
		change::<T>(meeting, |record| record.entitled = counts.entitled);
		let what = Change::Recount { vote, counts, evidence: Some(content(5)) };
		let by = correct_first::<T>(&party, meeting, &what);
		let (change, reason) = (Box::new(what), content(4));
		let call = Call::correct { meeting, expected_version: VERSION, change, reason };

		#[block]
		{
			make::<T>(call, &by);
		}

		assert_eq!(Motions::<T>::get(motion).map(|record| record.state), Some(MotionState::Rejected));
		assert!(Corrections::<T>::contains_key(meeting, MAX_CORRECTIONS - 1));
	}

	/// The same for an election between as many as can stand.
	#[benchmark]
	fn correct_contest(g: Linear<0, MAX_GROUPS>) {
		let party = start::<T>();
		let meeting = put_due::<T>(&party);
		let (_, vote) = put_contest::<T>(meeting, VoteState::Counted);
		let counts = counts_of_contest(g);
		change::<T>(meeting, |record| record.entitled = counts.entitled);
		let what = Change::Recount { vote, counts, evidence: Some(content(5)) };
		let by = correct_first::<T>(&party, meeting, &what);
		let (change, reason) = (Box::new(what), content(4));
		let call = Call::correct { meeting, expected_version: VERSION, change, reason };

		#[block]
		{
			make::<T>(call, &by);
		}

		assert!(Corrections::<T>::contains_key(meeting, MAX_CORRECTIONS - 1));
	}

	/// To the organisation above.
	#[benchmark]
	fn forward() {
		let party = start::<T>();
		let motion = put_motion::<T>(&party, 0, MotionState::Adopted, |_| ());
		let to = T::Organisations::parent(party.organization).expect("it is not the central party; qed");
		let call = Call::forward { motion, expected_version: VERSION, to };

		#[block]
		{
			make::<T>(call, &party.secretary);
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
		let call = Call::schedule { motion, expected_version: VERSION, meeting, item: ITEM };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_stage::<T>(earlier, Stage::Final);
		assert!(TabledMotions::<T>::contains_key(meeting, MAX_MOTIONS - 1));
	}

	#[benchmark]
	fn decline() {
		let party = start::<T>();
		let motion = put_forwarded::<T>(&party, 0, MotionState::Received);
		let call = Call::decline { motion, expected_version: VERSION, reason: content(4) };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		let state = Motions::<T>::get(motion).map(|record| record.state);
		assert_eq!(state, Some(MotionState::Declined(content(4))));
	}

	/// A later date for what is overdue.
	#[benchmark]
	fn assign() {
		let party = start::<T>();
		let motion = put_motion::<T>(&party, 0, MotionState::Adopted, |_| ());
		let owner = T::BenchmarkHelper::post(party.organization, Role::Chair, &party.chair, u32::MAX, true);
		put_resolution::<T>(motion, owner);
		let call = Call::assign { motion, expected_version: VERSION, owner, due: NOW + DAY };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// The end of what is overdue, told by the secretary.
	#[benchmark]
	fn report() {
		let party = start::<T>();
		let motion = put_motion::<T>(&party, 0, MotionState::Adopted, |_| ());
		let owner = T::BenchmarkHelper::post(party.organization, Role::Chair, &party.chair, u32::MAX, true);
		put_resolution::<T>(motion, owner);
		let (status, progress, note) = (Status::Done, 100, Some(content(5)));
		let call = Call::report { motion, expected_version: VERSION, status, progress, note };

		#[block]
		{
			make::<T>(call, &party.secretary);
		}

		assert_eq!(Resolutions::<T>::get(motion).map(|record| record.status), Some(Status::Done));
		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	#[benchmark]
	fn flag() {
		let party = start::<T>();
		let motion = put_motion::<T>(&party, 0, MotionState::Adopted, |_| ());
		put_resolution::<T>(motion, 0);
		let by = whitelisted_caller();

		#[block]
		{
			make::<T>(Call::flag { duty: Duty::Resolution(motion) }, &by);
		}

		assert_eq!(OverdueCount::<T>::get(), 1);
	}

	/// A record becomes final, and nobody else keeps its roll.
	#[benchmark]
	fn advance() {
		let party = start::<T>();
		let meeting = put_due::<T>(&party);
		let by = whitelisted_caller();

		#[block]
		{
			make::<T>(Call::advance { meeting }, &by);
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
