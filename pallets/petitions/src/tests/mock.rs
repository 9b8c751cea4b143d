// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with nothing but petitions on it. The registry, the organisations, the meetings and the
//! elections are stood in for by lists that tests write.

use crate::{
	self as pallet_petitions, parameters::DAY, Act, Answer, Batch, Call, CodeRef, Draft, Due, Error, Kind,
	Parameters, ParametersAt, ParametersVersion, PetitionId, PetitionOf, Recall, SignedAct, Starter,
	StarterAct, StarterMessage, State, Tally, Text, Verdict,
};
use caucus_members_core::registry::{BatchId, ChapterId, Classes, RollRule};
use caucus_primitives::{
	calendar, domain, refs,
	text::{ContentRef, Language, MediaType},
	Alias, Digest, ElectionId, Moment, OrganizationId, PartIndex, PostId, RingIndex, RollId,
};
pub use caucus_support::testing::{fake_proof, Pins};
use caucus_support::{
	organisations::{Held, Holder, MeetingId, Meetings, Organisations, Role, CENTRAL},
	participation::{MemberProof, Part, Participation, RecallElections, RecallOutcome},
	services::Charge,
	testing::{FakeRegistry, FakeRolls},
};
use frame::{deps::frame_system::EnsureRoot, testing_prelude::*, traits::UnixTime};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Petitions: pallet_petitions,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = START;
	/// Standing rolls: parts, and batches with the part and number of their keys.
	pub storage StandingRolls: Vec<FakeRoll> = vec![FakeRoll::first()];
	/// Offices: who, where, as what.
	pub storage Offices: Vec<(u64, OrganizationId, Role)> = offices();
	/// Holders of posts with one seat: post, organisation, account, term.
	pub storage Posts: Vec<FakePost> = posts();
	/// Meetings that took place: of whom, which, when, and whether there was a quorum.
	pub storage Assemblies: Vec<(OrganizationId, MeetingId, Moment, bool)> = Vec::new();
	/// Meetings from whose agenda every item was taken.
	pub storage Emptied: Vec<MeetingId> = Vec::new();
	/// Elections that recalls began: title and electorate.
	pub storage Begun: Vec<(Vec<u8>, RollRule)> = Vec::new();
	/// How elections ended.
	pub storage Ended: Vec<(ElectionId, RecallOutcome)> = Vec::new();
	/// Whether an election can begin.
	pub storage CanVote: bool = true;
	/// Who was charged for how much useless work.
	pub storage Charged: Vec<(u64, Weight)> = Vec::new();
	/// How many proofs were checked.
	pub storage Checked: u32 = 0;
}

/// A standing roll of tests: each part is one ring.
#[derive(Clone, Encode, Decode)]
pub struct FakeRoll {
	pub parts: Vec<Part>,
	pub batches: Vec<(BatchId, Vec<(PartIndex, u32)>)>,
}

impl FakeRoll {
	/// Two chapters of dues-paying members, other members of the first, citizens of the first and of none.
	fn first() -> Self {
		let part = |classes, chapter, keys| Part { rule: RollRule { classes, chapter }, keys };
		let parts = vec![
			part(Classes::CITIZEN, Some(SEOUL), 30),
			part(Classes::CITIZEN, None, 20),
			part(Classes::DUES_PAYING, Some(SEOUL), 60),
			part(Classes::DUES_PAYING, Some(BUSAN), 40),
			part(Classes::default(), Some(SEOUL), 100),
		];
		let batches = vec![(7, vec![(2, 3), (3, 1)]), (8, vec![(3, 2), (0, 4)]), (9, vec![])];
		Self { parts, batches }
	}
}

pub const SEOUL: ChapterId = 1;
pub const BUSAN: ChapterId = 2;
/// The parts of the first roll, and so its rings.
pub const CITIZENS_SEOUL: RingIndex = 0;
pub const CITIZENS: RingIndex = 1;
pub const DUES_SEOUL: RingIndex = 2;
pub const DUES_BUSAN: RingIndex = 3;
pub const OTHERS_SEOUL: RingIndex = 4;

pub type FakePost = (PostId, OrganizationId, Option<u64>, Moment, Moment);

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

/// The registry's rolls.
pub struct Rolls;
impl FakeRolls for Rolls {
	fn current() -> Option<RollId> {
		(StandingRolls::get().len() as RollId).checked_sub(1)
	}

	fn parts(roll: RollId) -> Vec<Part> {
		StandingRolls::get().get(roll as usize).map(|roll| roll.parts.clone()).unwrap_or_default()
	}

	fn digest(roll: RollId) -> Option<Digest> {
		StandingRolls::get().get(roll as usize).map(|parts| parts.using_encoded(blake2_256))
	}

	fn keys_of_batch(roll: RollId, batch: BatchId) -> Vec<(PartIndex, u32)> {
		let rolls = StandingRolls::get();
		let batches = rolls.get(roll as usize).map(|roll| roll.batches.clone()).unwrap_or_default();
		batches.into_iter().find(|(other, _)| *other == batch).map(|(_, keys)| keys).unwrap_or_default()
	}

	fn checked() {
		Checked::set(&(Checked::get() + 1));
	}
}

/// The registry.
pub type Registry = FakeRegistry<Rolls>;

pub struct Party;
impl Organisations for Party {
	type AccountId = u64;

	fn exists(organization: OrganizationId) -> bool {
		organization <= BUSAN_PARTY
	}

	fn parent(organization: OrganizationId) -> Option<OrganizationId> {
		(organization != CENTRAL).then_some(CENTRAL)
	}

	fn chapter(organization: OrganizationId) -> Option<ChapterId> {
		match organization {
			SEOUL_PARTY => Some(SEOUL),
			BUSAN_PARTY => Some(BUSAN),
			_ => None,
		}
	}

	fn holds(who: &u64, organization: OrganizationId, role: Role) -> bool {
		Offices::get().contains(&(*who, organization, role))
	}

	fn holder(post: PostId) -> Option<Holder<u64>> {
		let (_, organization, account, since, until) =
			Posts::get().into_iter().find(|(other, ..)| *other == post)?;
		Some(Holder { organization, role: Role::Chair, account, since, until })
	}

	fn vacate(post: PostId) -> DispatchResult {
		let mut posts = Posts::get();
		posts.retain(|(other, ..)| *other != post);
		Posts::set(&posts);
		Ok(())
	}
}

impl Meetings for Party {
	fn held(organization: OrganizationId, meeting: MeetingId) -> Option<Held> {
		let held =
			|held: &(OrganizationId, MeetingId, Moment, bool)| (held.0, held.1) == (organization, meeting);
		let (.., opened_at, quorate) = Assemblies::get().into_iter().find(held)?;
		Some(Held { present: 12, opened_at, quorate })
	}

	fn has_item(_: OrganizationId, meeting: MeetingId, item: u32) -> bool {
		item < ITEMS && !Emptied::get().contains(&meeting)
	}
}

impl RecallElections for Party {
	type AccountId = u64;

	fn begin(title: Vec<u8>, electorate: RollRule) -> Result<ElectionId, DispatchError> {
		ensure!(CanVote::get(), "no trustees");
		let mut begun = Begun::get();
		begun.push((title, electorate));
		Begun::set(&begun);
		Ok(begun.len() as ElectionId - 1)
	}

	fn outcome(election: ElectionId) -> Option<RecallOutcome> {
		Ended::get().into_iter().find(|(other, _)| *other == election).map(|(_, outcome)| outcome)
	}
}

pub struct Till;
impl Charge<u64> for Till {
	fn charge(who: &u64, weight: Weight) -> DispatchResult {
		ensure!(*who != POOR, "cannot pay");
		Charged::set(&[Charged::get(), vec![(*who, weight)]].concat());
		Ok(())
	}
}

impl pallet_petitions::Config for Test {
	type Time = Clock;
	type Participation = Registry;
	type Organisations = Party;
	type Meetings = Party;
	type RecallElections = Party;
	type RulesOrigin = EnsureRoot<u64>;
	type Charge = Till;
	type WeightInfo = pallet_petitions::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Party;
}

#[cfg(feature = "runtime-benchmarks")]
impl caucus_support::benchmarking::Surroundings<u64> for Party {
	fn set_time(now: Moment) {
		Now::set(&now);
	}

	fn appoint(who: &u64, organization: OrganizationId, role: Role) {
		Offices::set(&[Offices::get(), vec![(*who, organization, role)]].concat());
	}

	fn post(organization: OrganizationId, _: Role, holder: &u64, _: u32, _: bool) -> PostId {
		let post = Posts::get().len() as PostId + 1_000;
		Posts::set(&[Posts::get(), vec![(post, organization, Some(*holder), 0, Moment::MAX)]].concat());
		post
	}

	fn standing_roll(parts: Vec<RollRule>, keys: u32) -> (RollId, RingIndex) {
		let parts: Vec<Part> = parts.into_iter().map(|rule| Part { rule, keys }).collect();
		let last = parts.len() as RingIndex - 1;
		StandingRolls::set(&[StandingRolls::get(), vec![FakeRoll { parts, batches: Vec::new() }]].concat());
		(roll(), last)
	}

	fn replace_standing_roll() {
		StandingRolls::set(&[StandingRolls::get(), vec![FakeRoll::first()]].concat());
	}

	fn batch(roll: RollId, keys: u32) -> BatchId {
		let mut rolls = StandingRolls::get();
		let parts = (0..).zip(&rolls[roll as usize].parts).map(|(part, _)| (part, keys)).collect();
		rolls[roll as usize].batches.push((BatchId::MAX, parts));
		StandingRolls::set(&rolls);
		BatchId::MAX
	}

	fn recall_over() -> ElectionId {
		end_vote(7, 3, 3, 2, 1);
		7
	}

	fn meeting(organization: OrganizationId, _: u32, opened_at: Moment) -> MeetingId {
		Assemblies::set(&vec![(organization, 0, opened_at, true)]);
		0
	}
}

pub const GENESIS: Digest = [42; 32];
/// Items on every agenda.
pub const ITEMS: u32 = 5;
/// The first of July 2026.
pub const START: Moment = 1_782_864_000_000;

/// Three moderators.
pub const MODERATORS: [u64; 3] = [1, 2, 3];
/// Three of the appeals body; the last is a moderator as well.
pub const JUDGES: [u64; 3] = [11, 12, 13];
/// Two auditors.
pub const AUDITORS: [u64; 2] = [21, 22];
/// Chair and secretary of the central party, and of the party in Seoul.
pub const CHAIR: u64 = 31;
pub const SECRETARY: u64 = 32;
pub const SEOUL_CHAIR: u64 = 33;
/// Holds a seat in parliament.
pub const REPRESENTATIVE: u64 = 34;
/// Accounts without an office.
pub const STRANGER: u64 = 91;
pub const RELAYER: u64 = 92;
pub const POOR: u64 = 93;

pub const SEOUL_PARTY: OrganizationId = 1;
pub const BUSAN_PARTY: OrganizationId = 2;
/// The chair of the party in Seoul, of the central party; a seat in parliament; a seat whose holder has no
/// account.
pub const SEOUL_POST: PostId = 5;
pub const CENTRAL_POST: PostId = 6;
pub const SEAT: PostId = 7;
pub const EMPTY_SEAT: PostId = 8;

/// A code for rejections, for duplicates, for hiding, and grounds of a recall.
pub const UNCLEAR: CodeRef = CodeRef { code: 3, version: 1 };
pub const DUPLICATE: CodeRef = CodeRef { code: 1, version: 1 };
pub const LIBEL: CodeRef = CodeRef { code: 20, version: 1 };
pub const NEGLECT: u16 = 42;

fn offices() -> Vec<(u64, OrganizationId, Role)> {
	let moderators = MODERATORS.iter().chain([&JUDGES[2]]).map(|who| (*who, CENTRAL, Role::Moderator));
	let judges = JUDGES.map(|who| (who, CENTRAL, Role::Appeals));
	let auditors = AUDITORS.map(|who| (who, CENTRAL, Role::Auditor));
	let others = [
		(CHAIR, CENTRAL, Role::Chair),
		(SECRETARY, CENTRAL, Role::Secretary),
		(SEOUL_CHAIR, SEOUL_PARTY, Role::Chair),
	];
	moderators.chain(judges).chain(auditors).chain(others).collect()
}

fn posts() -> Vec<FakePost> {
	let (since, until) = (START - 300 * DAY, START + 400 * DAY);
	vec![
		(SEOUL_POST, SEOUL_PARTY, Some(SEOUL_CHAIR), since, until),
		(CENTRAL_POST, CENTRAL, Some(CHAIR), since, until),
		(SEAT, CENTRAL, Some(REPRESENTATIVE), since, until),
		(EMPTY_SEAT, CENTRAL, None, since, until),
	]
}

/// Runs `test` in block 1 of a new chain, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_chain().execute_with(|| {
		test();
		Petitions::do_try_state().unwrap();
	});
}

pub fn new_chain() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_petitions::GenesisConfig::<Test>::default().assimilate_storage(&mut storage).unwrap();
	let mut chain = TestState::new(storage);
	chain.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0u64, H256(GENESIS));
		Checked::set(&0);
		// Five sponsors suffice here, and areas from three signatures on are shown.
		change_parameters(|parameters| {
			parameters.sponsors = 5;
			parameters.citizen_sponsors = 4;
			parameters.least_shown = 3;
		});
	});
	chain
}

/// Changes what new petitions go by.
pub fn change_parameters(change: impl FnOnce(&mut Parameters)) {
	let version = ParametersVersion::<Test>::get();
	let mut parameters = ParametersAt::<Test>::get(version);
	change(&mut parameters);
	assert_ok!(Petitions::set_parameters(RuntimeOrigin::root(), version, Box::new(parameters)));
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn pass(time: Moment) {
	Now::set(&(Now::get() + time));
}

pub fn advance(petition: PetitionId) {
	assert_ok!(Petitions::advance(signed(STRANGER), petition));
}

pub fn content(text: &str) -> ContentRef {
	ContentRef::to(text.as_bytes(), MediaType::Plain, Language::Korean)
}

pub fn text(title: &str) -> Text {
	Text {
		title: title.as_bytes().to_vec().try_into().unwrap(),
		ask: "당 대표는 답하라".as_bytes().to_vec().try_into().unwrap(),
		details: Some(content("자세한 내용")),
		english: None,
	}
}

/// A petition to the central party.
pub fn draft(title: &str) -> Draft {
	Draft {
		kind: Kind::General,
		addressee: CENTRAL,
		topics: BoundedVec::new(),
		public: false,
		text: text(title),
	}
}

pub fn public_draft(title: &str) -> Draft {
	Draft { public: true, ..draft(title) }
}

/// A recall of the chair in Seoul.
pub fn recall_draft() -> Draft {
	Draft {
		kind: Kind::Recall { post: SEOUL_POST, grounds: NEGLECT },
		addressee: SEOUL_PARTY,
		..draft("시당 위원장 소환")
	}
}

/// Somebody on the roll: the ring, and a number there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Person(pub RingIndex, pub u32);

impl Person {
	pub fn alias(&self, context: &[u8]) -> Alias {
		blake2_256(&(self.0, self.1, context).encode())
	}

	pub fn proof(&self, roll: RollId, context: &[u8], message: &[u8]) -> MemberProof {
		let alias = self.alias(context);
		fake_proof(roll, self.0, alias, context, message)
	}
}

/// So many people of a ring.
pub fn people(ring: RingIndex, count: u32) -> impl Iterator<Item = Person> {
	(0..count).map(move |number| Person(ring, number))
}

/// The newest roll.
pub fn roll() -> RollId {
	Registry::current().unwrap()
}

/// The roll that a petition is under.
pub fn roll_of(petition: PetitionId) -> RollId {
	crate::Rolls::<Test>::get(petition).unwrap().roll
}

pub fn start_context(year: u32) -> Digest {
	refs::act_context(domain::PETITION_START, &GENESIS, year)
}

pub fn petition_context(petition: PetitionId) -> Digest {
	refs::act_context(domain::PETITION, &GENESIS, petition)
}

pub fn comment_context(petition: PetitionId) -> Digest {
	refs::act_context(domain::COMMENT, &GENESIS, petition)
}

pub fn start_proof(who: Person, roll: RollId, year: u32, message: &StarterMessage) -> MemberProof {
	let message = refs::act_message(domain::PETITION_START_ACT, &GENESIS, year, &message.encode());
	who.proof(roll, &start_context(year), &message)
}

pub fn act_proof(who: Person, petition: PetitionId, act: Act) -> MemberProof {
	let message = refs::act_message(domain::PETITION_ACT, &GENESIS, petition, &act.encode());
	who.proof(roll_of(petition), &petition_context(petition), &message)
}

pub fn comment_proof(who: Person, petition: PetitionId, body: &ContentRef, sequence: u8) -> MemberProof {
	let message = refs::act_message(domain::COMMENT_ACT, &GENESIS, petition, &(body, sequence).encode());
	who.proof(roll_of(petition), &comment_context(petition), &message)
}

/// The year in Korea.
pub fn year() -> u32 {
	calendar::year_of(calendar::month_of(Now::get()))
}

/// The call by which somebody starts a petition as the `sequence`-th of the year.
pub fn submission(who: Person, draft: &Draft, sequence: u32) -> Call<Test> {
	let message = StarterMessage::Submit { sequence, draft: draft.clone() };
	let proof = Box::new(start_proof(who, roll(), year(), &message));
	Call::submit { roll: roll(), draft: Box::new(draft.clone()), proof }
}

pub fn starter_call(who: Person, petition: PetitionId, act: StarterAct) -> Call<Test> {
	let year = match stored(petition).starter {
		Starter::Pseudonym { year, .. } => year,
		Starter::Post(_) => year(),
	};
	let message = StarterMessage::Act { petition, act: act.clone() };
	let proof = Box::new(start_proof(who, roll_of(petition), year, &message));
	Call::act_as_starter { petition, act, proof }
}

pub fn sponsor_call(who: Person, petition: PetitionId) -> Call<Test> {
	Call::sponsor { petition, proof: Box::new(act_proof(who, petition, Act::Sponsor)) }
}

pub fn sign_call(who: Person, petition: PetitionId, sequence: u8) -> Call<Test> {
	let proof = Box::new(act_proof(who, petition, Act::Sign { sequence }));
	Call::sign { petition, sequence, proof }
}

pub fn withdraw_call(who: Person, petition: PetitionId, sequence: u8) -> Call<Test> {
	let proof = Box::new(act_proof(who, petition, Act::Withdraw { sequence }));
	Call::withdraw_signature { petition, sequence, proof }
}

pub fn comment_call(who: Person, petition: PetitionId, body: ContentRef, sequence: u8) -> Call<Test> {
	let proof = Box::new(comment_proof(who, petition, &body, sequence));
	Call::comment { petition, body, sequence, proof }
}

/// Asks the pool about an anonymous call, then makes it as a block would.
pub fn send(call: Call<Test>) -> Result<(), Error<Test>> {
	use frame::deps::frame_support::traits::{Authorize, UnfilteredDispatchable};
	let verdict = call.authorize(TransactionSource::External).expect("an anonymous call");
	#[allow(deprecated)]
	let unsigned = <Petitions as frame::deps::sp_runtime::traits::ValidateUnsigned>::validate_unsigned(
		TransactionSource::External,
		&call,
	);
	match (verdict, unsigned) {
		(Ok((validity, _)), Ok(same)) => {
			assert_eq!(validity, same);
			// What the pool lets in is never refused in the block.
			call.dispatch_bypass_filter(RuntimeOrigin::none()).unwrap();
			Ok(())
		}
		(
			Err(TransactionValidityError::Invalid(InvalidTransaction::Custom(code))),
			Err(TransactionValidityError::Invalid(InvalidTransaction::Custom(same))),
		) => {
			assert_eq!(code, same);
			let error = decode_error(code);
			if !matches!(error, Error::BadProof | Error::UnknownRing) {
				// The block refuses it as well, should it come there.
				let refused = call.dispatch_bypass_filter(RuntimeOrigin::none()).unwrap_err();
				assert_eq!(refused.error, error_of(code));
			}
			Err(error)
		}
		other => panic!("the two paths differ: {other:?}"),
	}
}

fn decode_error(code: u8) -> Error<Test> {
	// An error with a field has the field's byte after its own.
	Error::decode(&mut &[code, 0][..]).unwrap()
}

fn error_of(code: u8) -> DispatchError {
	decode_error(code).into()
}

/// Sees that an anonymous call is refused and leaves no trace.
#[track_caller]
pub fn assert_refused(call: Call<Test>, error: Error<Test>) {
	let checked = Checked::get();
	let before = frame::deps::sp_io::storage::root(StateVersion::V1);
	let refused = send(call).unwrap_err();
	assert_eq!(refused.encode(), error.encode(), "{refused:?} instead of {error:?}");
	Checked::set(&checked);
	assert_eq!(frame::deps::sp_io::storage::root(StateVersion::V1), before);
}

pub fn sign(who: Person, petition: PetitionId) {
	send(sign_call(who, petition, 1)).unwrap();
}

pub fn comment(who: Person, petition: PetitionId, text: &str) {
	let alias = who.alias(&comment_context(petition));
	let sequence = Petitions::comments_by(petition, alias);
	send(comment_call(who, petition, content(text), sequence)).unwrap();
}

/// Starts a petition; gives its number. Each starter is another person.
pub fn submit(draft: &Draft) -> PetitionId {
	let petition = crate::NextPetition::<Test>::get();
	send(submission(Person(DUES_SEOUL, 50_000 + petition), draft, 0)).unwrap();
	petition
}

/// Who started a petition by [`submit`].
pub fn starter(petition: PetitionId) -> Person {
	Person(DUES_SEOUL, 50_000 + petition)
}

/// A petition in review.
pub fn in_review(draft: &Draft) -> PetitionId {
	let petition = submit(draft);
	for who in people(DUES_SEOUL, 5) {
		send(sponsor_call(who, petition)).unwrap();
	}
	petition
}

/// A verdict of the first two moderators.
pub fn review(petition: PetitionId, verdict: Verdict) {
	let revision = stored(petition).revision;
	for who in &MODERATORS[..2] {
		assert_ok!(Petitions::review(signed(*who), petition, revision, verdict));
	}
}

/// A verdict of the first two of the appeals body.
pub fn judge(petition: PetitionId, verdict: Verdict) {
	let revision = stored(petition).revision;
	for who in &JUDGES[..2] {
		assert_ok!(Petitions::judge(signed(*who), petition, revision, verdict));
	}
}

pub fn rejection() -> Verdict {
	Verdict::Reject { code: UNCLEAR, reason: content("불명확"), duplicate_of: None }
}

pub fn hiding() -> Verdict {
	Verdict::Hide { code: LIBEL, reason: content("명예훼손") }
}

/// A petition that takes signatures.
pub fn open(draft: &Draft) -> PetitionId {
	let petition = in_review(draft);
	review(petition, Verdict::Publish);
	petition
}

/// A recall of the chair in Seoul that takes signatures.
pub fn open_recall() -> PetitionId {
	in_review(&recall_draft())
}

pub fn stored(petition: PetitionId) -> PetitionOf<Test> {
	crate::Petitions::<Test>::get(petition).unwrap()
}

pub fn state(petition: PetitionId) -> State {
	stored(petition).state
}

pub fn recall(petition: PetitionId) -> Recall<u64> {
	crate::Recalls::<Test>::get(petition).unwrap()
}

pub fn tally(petition: PetitionId) -> Tally {
	crate::Tallies::<Test>::get(petition)
}

pub fn response(petition: PetitionId) -> Due {
	stored(petition).response.unwrap()
}

pub fn referral(petition: PetitionId) -> Due {
	stored(petition).referral.unwrap()
}

pub fn respond(petition: PetitionId) -> DispatchResult {
	let summary = "검토하겠습니다".as_bytes().to_vec().try_into().unwrap();
	Petitions::respond(signed(CHAIR), petition, summary, None, Answer::Partly)
}

pub fn signed_act(who: Person, petition: PetitionId, act: Act) -> SignedAct {
	SignedAct { act, proof: act_proof(who, petition, act) }
}

pub fn batch(acts: Vec<SignedAct>) -> Batch {
	acts.try_into().unwrap()
}

/// Ends an election.
pub fn end_vote(election: ElectionId, entitled: u32, voted: u32, yes: u32, no: u32) {
	let outcome = RecallOutcome { entitled, voted, yes, no };
	Ended::set(&[Ended::get(), vec![(election, outcome)]].concat());
}

/// A block that comes `time` after the last one.
pub fn block(time: Moment) {
	pass(time);
	let number = System::block_number() + 1;
	System::set_block_number(number);
	Petitions::on_initialize(number);
	Petitions::on_finalize(number);
}
