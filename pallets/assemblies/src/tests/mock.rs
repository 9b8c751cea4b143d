// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with nothing but meetings on it. Who holds which office, the registry's proofs and secret
//! elections are made up.

use crate::{
	self as pallet_assemblies, Attendance, Ballot, Call, Change, Choice, Classification, Counts, Creator,
	Error, Item, ItemIndex, ItemKind, Items, Meeting, MeetingId, Method, Motion, MotionId, Motions, NewItem,
	NewMotion, NextMeeting, NextMotion, NextVote, Objection, Plan, Provenance, Requirement, Role, Stage,
	Subject, Texts, VoteId, CENTRAL,
};
use caucus_members_core::{
	registry::{ChapterId, Classes, RollRule},
	ring::RingProof,
};
use caucus_primitives::{
	calendar::{DAY, HOUR},
	domain,
	refs::{act_context, act_message},
	text::{ContentRef, Language, MediaType},
	Alias, ContestIndex, Digest, ElectionId, Moment, OrganizationId, PostId, RingIndex, RollId,
};
pub use caucus_support::testing::{CurrentRoll, Pins};
use caucus_support::{
	organisations::{Holder, Organisations, Question, SecretCounts, SecretVote, SecretVotes},
	participation::{MemberProof, Part},
	testing::{self, fake_proof, FakeRegistry, FakeRolls},
};
use codec::{Decode, Encode};
use frame::{testing_prelude::*, traits::UnixTime};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Assemblies: pallet_assemblies,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = START;
	/// Who holds which office.
	pub storage Offices: Vec<(u64, OrganizationId, Role)> = vec![
		(CHAIR, SEOUL, Role::Chair),
		(SECRETARY, SEOUL, Role::Secretary),
		(DEPUTY, SEOUL, Role::Secretary),
		(CENTRAL_SECRETARY, CENTRAL, Role::Secretary),
		(LOCAL_SECRETARY, JONGNO, Role::Secretary),
		(JUDGES[0], CENTRAL, Role::Appeals),
		(JUDGES[1], CENTRAL, Role::Appeals),
		(JUDGES[2], CENTRAL, Role::Appeals),
		(AUDITOR, CENTRAL, Role::Auditor),
	];
	/// The organisation above each.
	pub storage Tree: Vec<(OrganizationId, OrganizationId)> =
		vec![(SEOUL, CENTRAL), (BUSAN, CENTRAL), (JONGNO, SEOUL)];
	/// Who holds which post of which organisation.
	pub storage Posts: Vec<(PostId, OrganizationId, u64)> =
		vec![(POST, SEOUL, OWNER), (OTHER_POST, BUSAN, STRANGER)];
	/// Contests of secret elections.
	pub storage Contests: Vec<((ElectionId, ContestIndex), Fate)> = Vec::new();
	/// The chapters whose members vote in all of them.
	pub storage Voters: Vec<Option<ChapterId>> = vec![Some(1)];
	pub storage Asked: Vec<u8> = TITLE.into();
	pub storage YesOrNo: bool = true;
	pub storage Closes: Moment = 0;
}

/// How far a contest is.
#[derive(Clone, Encode, Decode)]
pub enum Fate {
	Announced(u32),
	Open,
	Closed,
	Certified { entitled: u32, candidates: Vec<u32>, blank: u32 },
	Void,
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

pub struct Party;
impl Organisations for Party {
	type AccountId = u64;

	fn exists(organization: OrganizationId) -> bool {
		organization == CENTRAL || Self::parent(organization).is_some()
	}

	fn parent(organization: OrganizationId) -> Option<OrganizationId> {
		Tree::get().into_iter().find(|(below, _)| *below == organization).map(|(_, above)| above)
	}

	fn is_own_electorate(organization: OrganizationId, chapters: &[Option<ChapterId>]) -> bool {
		match organization {
			CENTRAL => chapters.contains(&None),
			SEOUL => !chapters.is_empty() && chapters.iter().all(|chapter| *chapter == Some(1)),
			_ => false,
		}
	}

	fn chapter(organization: OrganizationId) -> Option<ChapterId> {
		match organization {
			SEOUL | JONGNO => Some(1),
			BUSAN => Some(2),
			_ => None,
		}
	}

	fn holds(who: &u64, organization: OrganizationId, role: Role) -> bool {
		Offices::get().contains(&(*who, organization, role))
	}

	fn holder(post: PostId) -> Option<Holder<u64>> {
		let (_, organization, who) = Posts::get().into_iter().find(|(held, ..)| *held == post)?;
		Some(Holder { organization, role: Role::Other, account: Some(who), since: 0, until: Moment::MAX })
	}

	fn vacate(_: PostId) -> DispatchResult {
		Ok(())
	}
}

/// How many keys the first part of every roll has, that of chapter 1; the second, of all other members;
/// and the third, of citizens.
pub const KEYS: [u32; 3] = [40, 960, 500];

/// The registry's rolls.
pub struct Rolls;
impl FakeRolls for Rolls {
	fn parts(_: RollId) -> Vec<Part> {
		let part = |classes, chapter, keys| Part { rule: RollRule { classes, chapter }, keys };
		let dues = Classes::DUES_PAYING;
		vec![part(dues, Some(1), KEYS[0]), part(dues, None, KEYS[1]), part(Classes::CITIZEN, None, KEYS[2])]
	}
}

pub struct Elections;
impl SecretVotes for Elections {
	fn state(election: ElectionId, contest: ContestIndex) -> Option<SecretVote> {
		let (_, fate) = Contests::get().into_iter().find(|(which, _)| *which == (election, contest))?;
		Some(match fate {
			Fate::Announced(candidates) => SecretVote::Announced(Question {
				title: Asked::get(),
				yes_or_no: YesOrNo::get(),
				candidates,
				chapters: Voters::get(),
				closes: Closes::get(),
			}),
			Fate::Open => SecretVote::Open,
			Fate::Closed => SecretVote::Closed,
			Fate::Certified { entitled, candidates, blank } => SecretVote::Certified(SecretCounts {
				entitled,
				voted: candidates.iter().sum::<u32>() + blank,
				candidates,
				blank,
				votes_per_ballot: 1,
			}),
			Fate::Void => SecretVote::Void,
		})
	}
}

impl pallet_assemblies::Config for Test {
	type Time = Clock;
	type Organisations = Party;
	type Participation = FakeRegistry<Rolls>;
	type SecretVotes = Elections;
	type RulesOrigin = EnsureRoot<u64>;
	type WeightInfo = pallet_assemblies::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Around;
}

/// Those around meetings as benchmarks want them.
#[cfg(feature = "runtime-benchmarks")]
pub struct Around;

#[cfg(feature = "runtime-benchmarks")]
impl caucus_support::benchmarking::Surroundings<u64> for Around {
	fn set_time(now: Moment) {
		Now::set(&now);
	}

	fn organisation(_: ChapterId) -> OrganizationId {
		SEOUL
	}

	fn appoint(who: &u64, organization: OrganizationId, role: Role) {
		let mut offices = Offices::get();
		offices.push((*who, organization, role));
		Offices::set(&offices);
	}

	fn post(organization: OrganizationId, _: Role, holder: &u64, _: u32, _: bool) -> PostId {
		Posts::set(&vec![(POST, organization, *holder)]);
		POST
	}

	fn secret_vote(title: &[u8], candidates: u32, certified: bool) -> (ElectionId, ContestIndex) {
		let fate = if certified {
			let entitled = candidates * (candidates + 1) / 2;
			Fate::Certified { entitled, candidates: (1..=candidates).rev().collect(), blank: 0 }
		} else {
			YesOrNo::set(&(candidates == 2));
			Asked::set(&title.to_vec());
			Fate::Announced(candidates)
		};
		set_contest(1, fate);
		(1, 0)
	}
}

/// What this chain tells.
pub type Event = pallet_assemblies::Event<Test>;

pub const GENESIS: Digest = [42; 32];
/// The first block's time.
pub const START: Moment = 1_000 * DAY;
/// Officers of the party of Seoul.
pub const CHAIR: u64 = 1;
pub const SECRETARY: u64 = 2;
pub const DEPUTY: u64 = 3;
/// Secretaries of the organisation above it, and of one below.
pub const CENTRAL_SECRETARY: u64 = 4;
pub const LOCAL_SECRETARY: u64 = 5;
/// The appeals body.
pub const JUDGES: [u64; 3] = [21, 22, 23];
/// An auditor of the central party.
pub const AUDITOR: u64 = 31;
/// Who holds the post in Seoul.
pub const OWNER: u64 = 41;
/// An account without an office.
pub const STRANGER: u64 = 99;
/// Two organisations below the central party, and one below the first.
pub const SEOUL: OrganizationId = 1;
pub const BUSAN: OrganizationId = 2;
pub const JONGNO: OrganizationId = 10;
/// A post of Seoul's, and one of Busan's.
pub const POST: PostId = 7;
pub const OTHER_POST: PostId = 8;
/// What every motion is called.
pub const TITLE: &str = "청년위원회 구성";
/// How many are entitled to vote at any meeting here.
pub const ENTITLED: u32 = 100;
/// The agenda of every meeting that `convened` gives.
pub const REPORT: ItemIndex = 0;
pub const MOTIONS: ItemIndex = 1;
pub const ELECTION: ItemIndex = 2;

pub fn new_chain() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_assemblies::GenesisConfig::<Test>::default().assimilate_storage(&mut storage).unwrap();
	let mut chain = TestState::new(storage);
	chain.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0u64, H256(GENESIS));
	});
	chain
}

/// Runs `test` in block 1, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_chain().execute_with(|| {
		test();
		Assemblies::do_try_state().unwrap();
	});
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn pass(time: Moment) {
	Now::set(&(Now::get() + time));
}

pub fn bounded<const N: u32>(text: &str) -> BoundedVec<u8, ConstU32<N>> {
	text.as_bytes().to_vec().try_into().unwrap()
}

/// A text in Korean.
pub fn text(what: &str) -> ContentRef {
	ContentRef::to(what.as_bytes(), MediaType::Plain, Language::Korean)
}

/// The same in English.
pub fn english(what: &str) -> ContentRef {
	ContentRef { language: Language::English, ..text(what) }
}

pub fn texts(all: &[ContentRef]) -> Texts {
	all.to_vec().try_into().unwrap()
}

pub fn digest(what: &str) -> H256 {
	H256(text(what).digest)
}

/// A regular meeting of three hours, in eight days.
pub fn plan() -> Plan {
	let starts_at = Now::get() + 8 * DAY;
	Plan {
		classification: Classification::Regular,
		name: bounded("정기 대의원회"),
		place: Some(bounded("당사 3층")),
		starts_at,
		ends_at: starts_at + 3 * HOUR,
		parent: None,
	}
}

pub fn new_item(kind: ItemKind) -> NewItem {
	NewItem {
		label: bounded("1"),
		title: bounded("예산안"),
		kind,
		public: true,
		parent: None,
		documents: BoundedVec::new(),
	}
}

pub fn new_motion(what: &str) -> NewMotion {
	NewMotion {
		creator: Creator::Post(POST),
		identifier: Some(bounded("서울-2026-1")),
		title: bounded(TITLE),
		text: text(what),
		requirement: Requirement::ORDINARY,
	}
}

pub fn meeting(id: MeetingId) -> Meeting {
	Assemblies::meeting(id).unwrap()
}

pub fn motion(id: MotionId) -> Motion {
	Motions::<Test>::get(id).unwrap()
}

pub fn stored_item(id: MeetingId, item: ItemIndex) -> Item {
	Items::<Test>::get(id, item).unwrap()
}

/// Plans a meeting, and gives its number.
#[track_caller]
pub fn drafted() -> MeetingId {
	let id = NextMeeting::<Test>::get();
	assert_ok!(Assemblies::draft(signed(SECRETARY), SEOUL, plan()));
	id
}

#[track_caller]
pub fn add_item(id: MeetingId, kind: ItemKind) -> ItemIndex {
	let item = meeting(id).items;
	assert_ok!(Assemblies::add_item(signed(SECRETARY), id, meeting(id).version, new_item(kind)));
	item
}

#[track_caller]
pub fn propose(id: MeetingId, item: ItemIndex, what: &str) -> MotionId {
	let motion = NextMotion::<Test>::get();
	let version = meeting(id).version;
	assert_ok!(Assemblies::propose(signed(SECRETARY), id, version, item, new_motion(what)));
	motion
}

#[track_caller]
pub fn amend(parent: MotionId, what: &str) -> MotionId {
	let id = NextMotion::<Test>::get();
	assert_ok!(Assemblies::amend(signed(SECRETARY), parent, motion(parent).version, new_motion(what)));
	id
}

#[track_caller]
pub fn notice(id: MeetingId) {
	assert_ok!(Assemblies::notice(signed(SECRETARY), id, meeting(id).version));
}

/// Convenes a meeting with a report, an item for motions with one tabled, and an election; gives the numbers
/// of both.
#[track_caller]
pub fn convened() -> (MeetingId, MotionId) {
	let id = drafted();
	add_item(id, ItemKind::Report);
	add_item(id, ItemKind::Motion);
	add_item(id, ItemKind::Election(Requirement::ORDINARY));
	let motion = propose(id, MOTIONS, &format!("motion {id}"));
	notice(id);
	(id, motion)
}

pub fn attendance(present: u32) -> Attendance {
	Attendance { entitled: ENTITLED, present, excused: 0, groups: BoundedVec::new() }
}

/// Waits for a meeting's beginning.
pub fn wait_for(id: MeetingId) {
	Now::set(&meeting(id).plan.starts_at);
}

#[track_caller]
pub fn open(id: MeetingId, present: u32) {
	wait_for(id);
	assert_ok!(Assemblies::open(signed(CHAIR), id, meeting(id).version, attendance(present), None));
}

/// A meeting in session with a motion tabled.
#[track_caller]
pub fn session() -> (MeetingId, MotionId) {
	let (id, motion) = convened();
	open(id, 80);
	assert_eq!(meeting(id).stage, Stage::InSession);
	(id, motion)
}

/// Counts of a motion: present, then votes in favour, against, and abstentions.
pub fn counts(present: u32, [yes, no, abstain]: [u32; 3]) -> Counts {
	let votes = vec![(Choice::Yes, yes), (Choice::No, no), (Choice::Abstain, abstain)];
	Counts {
		entitled: ENTITLED,
		present,
		cast: yes + no + abstain,
		valid: yes + no + abstain,
		invalid: 0,
		votes_per_ballot: 1,
		votes: votes.try_into().unwrap(),
		groups: BoundedVec::new(),
	}
}

/// Counts of an election between candidates.
pub fn contest(votes: &[u32]) -> Counts {
	let cast = votes.iter().sum();
	let votes = (0..).zip(votes).map(|(candidate, votes)| (Choice::Candidate(candidate), *votes));
	let votes = votes.collect::<Vec<_>>().try_into().unwrap();
	Counts { votes, cast, valid: cast, ..counts(80, [0; 3]) }
}

pub fn ballot(counts: Counts) -> Box<Ballot> {
	let (method, provenance) = (Method::ShowOfHands, Provenance::Own);
	Box::new(Ballot { method, provenance, counts, stated: None, evidence: None })
}

/// Enters a vote, and gives its number.
#[track_caller]
pub fn vote(id: MeetingId, subject: Subject, counts: Counts) -> VoteId {
	let vote = NextVote::<Test>::get();
	let version = meeting(id).version;
	assert_ok!(Assemblies::record_vote(signed(SECRETARY), id, version, subject, ballot(counts)));
	vote
}

/// Adopts a motion, and gives the vote's number.
#[track_caller]
pub fn adopt(id: MeetingId, motion: MotionId) -> VoteId {
	vote(id, Subject::Motion(motion), counts(80, [60, 10, 10]))
}

#[track_caller]
pub fn reject(id: MeetingId, motion: MotionId) -> VoteId {
	vote(id, Subject::Motion(motion), counts(80, [10, 60, 10]))
}

#[track_caller]
pub fn adjourn(id: MeetingId) {
	assert_ok!(Assemblies::adjourn(signed(CHAIR), id, meeting(id).version));
}

#[track_caller]
pub fn publish(id: MeetingId, what: &str) {
	let minutes = texts(&[text(what)]);
	assert_ok!(Assemblies::publish_minutes(signed(SECRETARY), id, meeting(id).version, minutes));
}

/// Closes a meeting, and publishes minutes.
#[track_caller]
pub fn record(id: MeetingId) {
	adjourn(id);
	publish(id, &format!("minutes {id}"));
}

/// Certifies minutes as chair and secretary.
#[track_caller]
pub fn certify(id: MeetingId, what: &str) {
	for who in [CHAIR, SECRETARY] {
		assert_ok!(Assemblies::certify(signed(who), id, meeting(id).version, digest(what)));
	}
}

/// A meeting that adopted a motion and whose record is certified.
#[track_caller]
pub fn certified() -> (MeetingId, MotionId) {
	let (id, motion) = session();
	adopt(id, motion);
	record(id);
	certify(id, &format!("minutes {id}"));
	(id, motion)
}

/// A meeting that adopted a motion and whose record is final.
#[track_caller]
pub fn finished() -> (MeetingId, MotionId) {
	let (id, motion) = certified();
	pass_objections(id);
	(id, motion)
}

/// Lets the time for objections to a certified record go by.
#[track_caller]
pub fn pass_objections(id: MeetingId) {
	let Stage::Certified { until } = meeting(id).stage else { panic!("not certified") };
	Now::set(&until);
	assert_eq!(meeting(id).stage, Stage::Final);
}

pub fn correct_as(who: u64, id: u32, change: Change) -> DispatchResult {
	Assemblies::correct(signed(who), id, meeting(id).version, Box::new(change), text("why"))
}

/// Sees that a change is refused when the second officer makes it.
#[track_caller]
pub fn assert_refused(id: u32, change: Change, error: Error<Test>) {
	hypothetically!({
		assert_ok!(correct_as(SECRETARY, id, change.clone()));
		assert_noop!(correct_as(AUDITOR, id, change), error);
	});
}

/// Makes a correction as secretary and auditor.
#[track_caller]
pub fn correct(id: MeetingId, change: Change) {
	let version = meeting(id).version;
	for who in [SECRETARY, AUDITOR] {
		assert_ok!(Assemblies::correct(signed(who), id, version, Box::new(change.clone()), text("why")));
	}
}

/// What a member is called when objecting to a meeting's record.
pub fn alias(member: u32, id: MeetingId) -> Alias {
	blake2_256(&(member, act_context(domain::RECORD, &GENESIS, id)).encode())
}

/// A member's objection, in a ring of the first part.
pub fn objection(member: u32, id: MeetingId, window: u32) -> Objection {
	objection_from(member, id, window, 0)
}

/// The same in another ring.
pub fn objection_from(member: u32, id: MeetingId, window: u32, ring: RingIndex) -> Objection {
	let alias = alias(member, id);
	let reason = text("the vote was counted wrongly");
	let proof = MemberProof { ring, alias, proof: RingProof([0; 785]) };
	let mut objection = Objection { meeting: id, window, reason, proof };
	let context = act_context(domain::RECORD, &GENESIS, id);
	let message = act_message(domain::RECORD_ACT, &GENESIS, id, &objection.act());
	objection.proof = fake_proof(7, ring, alias, &context, &message);
	objection
}

/// What the pool says, and, if it lets it pass, what the block does.
pub fn send(objection: Objection) -> Result<(), InvalidTransaction> {
	testing::send::<Test>(Call::<Test>::object { objection: Box::new(objection) })
}

/// Lets as many members object as it takes; gives the window.
#[track_caller]
pub fn contest_record(id: MeetingId) -> u32 {
	let window = meeting(id).objectors.windows;
	for member in 0..meeting(id).objectors.threshold {
		send(objection(member, id, window)).unwrap();
	}
	assert!(matches!(meeting(id).stage, Stage::UnderObjection { .. }));
	window
}

/// Decides as two of the appeals body.
#[track_caller]
pub fn decide(id: MeetingId, window: u32, annul: bool) {
	for who in [JUDGES[0], JUDGES[1]] {
		assert_ok!(Assemblies::decide(signed(who), id, window, annul, text("ruling")));
	}
}

/// Says how far a contest of a secret election is.
pub fn set_contest(election: ElectionId, fate: Fate) {
	let mut all = Contests::get();
	all.retain(|((other, _), _)| *other != election);
	all.push(((election, 0), fate));
	Contests::set(&all);
}

pub fn choices(all: &[Choice]) -> crate::Choices {
	all.to_vec().try_into().unwrap()
}

/// Lets a secret election decide on something, and gives the vote's number.
#[track_caller]
pub fn link(id: MeetingId, subject: Subject, election: ElectionId, means: &[Choice]) -> VoteId {
	let vote = NextVote::<Test>::get();
	set_contest(election, Fate::Announced(means.len() as u32));
	YesOrNo::set(&matches!(subject, Subject::Motion(_)));
	let version = meeting(id).version;
	let means = choices(means);
	assert_ok!(Assemblies::link_election(signed(SECRETARY), id, version, subject, (election, 0), means));
	vote
}
