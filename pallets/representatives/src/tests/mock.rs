// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with representatives; the party and the parliament around it are made up.

use crate::{
	self as pallet_representatives, About, Affiliation, Answers, Batch, Body, Confirmation, CurrentSettings,
	Deed, Description, Eligibility, Entry, Error, EvaluationId, FactId, Parameters, RepresentativeId,
	Settings, Status, Text, Vote,
};
use caucus_members_core::registry::{ChapterId, Classes, RollRule};
use caucus_primitives::{
	calendar::{day_of, january, month_start, DAY, HOUR},
	domain,
	refs::act_context,
	text::{ContentRef, Language, MediaType},
	Alias, Digest, Moment, OrganizationId, PostId, RingIndex, RollId,
};
pub use caucus_support::testing::{CurrentRoll, Pins};
use caucus_support::{
	contests::Contests,
	offices::PublicOffices,
	organisations::{Holder, Organisations, Role, CENTRAL},
	participation::Part,
	testing::{self, fake_proof, FakeRegistry, FakeRolls},
};
use codec::Encode;
use frame::{testing_prelude::*, traits::UnixTime};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Representatives: pallet_representatives,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

/// A term of a post: who, from when, until when.
pub type Term = (PostId, u32, Moment, Moment);

parameter_types! {
	/// The block's time: 10 June 2026 at noon in Seoul.
	pub storage Now: Moment = month_start(january(2026) + 5) + 9 * DAY + 12 * HOUR;
	/// Who sat where when.
	pub storage Terms: Vec<Term> = vec![
		(SEAT, 0, TOOK_SEAT, TOOK_SEAT + 4 * 365 * DAY),
		(SEAT, 1, TOOK_SEAT - 4 * 365 * DAY, TOOK_SEAT),
		(OTHER_SEAT, 2, TOOK_SEAT, TOOK_SEAT + 4 * 365 * DAY),
	];
	/// Votes in which somebody stands.
	pub storage Votes: Vec<(u64, Moment)> = Vec::new();
	/// Officers besides the first.
	pub storage Appointed: Vec<(u64, Role)> = Vec::new();
	/// Seats besides the first: by whom each is held, and whether it is now.
	pub storage Seats: Vec<(u64, bool)> = Vec::new();
	/// Who has stopped being an officer.
	pub storage Retired: Vec<u64> = Vec::new();
}

/// Two seats in parliament, and a chair of the party.
pub const SEAT: PostId = 3;
pub const OTHER_SEAT: PostId = 4;
pub const CHAIR: PostId = 5;
/// Above this number are seats that were set up besides.
pub const NEW_SEATS: PostId = 100;
/// When the seats were taken: 1 January 2025.
pub const TOOK_SEAT: Moment = month_start(january(2025));

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

/// The registry's rolls.
pub struct Rolls;
impl FakeRolls for Rolls {
	fn parts(_: RollId) -> Vec<Part> {
		let part = |classes, chapter| Part { rule: RollRule { classes, chapter }, keys: 400 };
		let dues = Classes::DUES_PAYING;
		vec![part(dues, Some(HOME)), part(dues, None), part(Classes::CITIZEN, None)]
	}
}

pub struct Party;
impl Organisations for Party {
	type AccountId = u64;

	fn exists(organization: OrganizationId) -> bool {
		organization == CENTRAL
	}

	fn parent(_: OrganizationId) -> Option<OrganizationId> {
		None
	}

	fn chapter(_: OrganizationId) -> Option<ChapterId> {
		None
	}

	fn holds(who: &u64, organization: OrganizationId, role: Role) -> bool {
		let holds = match role {
			Role::Researcher => RESEARCHERS.contains(who) || *who == BOTH,
			Role::Auditor => AUDITORS.contains(who) || *who == BOTH,
			_ => false,
		};
		let holds = holds || Appointed::get().contains(&(*who, role));
		holds && organization == CENTRAL && !Retired::get().contains(who)
	}

	fn holder(_: PostId) -> Option<Holder<u64>> {
		None
	}

	fn vacate(_: PostId) -> DispatchResult {
		Ok(())
	}
}

pub struct Parliament;
impl PublicOffices for Parliament {
	type AccountId = u64;

	fn post(post: PostId) -> Option<(OrganizationId, Role)> {
		match post {
			SEAT | OTHER_SEAT => Some((9, Role::Representative)),
			CHAIR => Some((CENTRAL, Role::Chair)),
			NEW_SEATS.. => Some((9, Role::Representative)),
			_ => None,
		}
	}

	fn terms(post: PostId, person: u32, account: Option<&u64>) -> Vec<(Moment, Moment)> {
		let seat = post.checked_sub(NEW_SEATS + 1).and_then(|seat| Seats::get().get(seat as usize).copied());
		if seat.is_some_and(|(holder, now)| now && account == Some(&holder)) {
			return vec![(0, 2 * Now::get())];
		}
		let of_person = Terms::get().into_iter().filter(|term| (term.0, term.1) == (post, person));
		of_person.map(|(_, _, from, until)| (from, until)).collect()
	}
}

pub struct Ballots;
impl Contests for Ballots {
	type AccountId = u64;

	fn campaign() -> bool {
		false
	}

	fn next_vote(candidate: &u64) -> Option<Moment> {
		Votes::get().into_iter().find(|(who, _)| who == candidate).map(|(_, vote)| vote)
	}
}

impl pallet_representatives::Config for Test {
	type Time = Clock;
	type Participation = FakeRegistry<Rolls>;
	type Organisations = Party;
	type Offices = Parliament;
	type Contests = Ballots;
	type RulesOrigin = EnsureRoot<u64>;
	type WeightInfo = pallet_representatives::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Around;
}

/// Those around representatives as benchmarks want them: officers besides those of the tests, and a new seat
/// for each post.
#[cfg(feature = "runtime-benchmarks")]
pub struct Around;

#[cfg(feature = "runtime-benchmarks")]
impl caucus_support::benchmarking::Surroundings<u64> for Around {
	fn set_time(now: Moment) {
		Now::set(&now);
	}

	fn appoint(who: &u64, _: OrganizationId, role: Role) {
		let mut appointed = Appointed::get();
		appointed.push((*who, role));
		Appointed::set(&appointed);
	}

	fn post(_: OrganizationId, _: Role, holder: &u64, _: u32, now: bool) -> PostId {
		let mut seats = Seats::get();
		seats.push((*holder, now));
		Seats::set(&seats);
		NEW_SEATS + seats.len() as PostId
	}
}

pub const GENESIS: Digest = [42; 32];
pub const RESEARCHERS: [u64; 2] = [1, 2];
pub const AUDITORS: [u64; 2] = [11, 12];
/// Is researcher and auditor.
pub const BOTH: u64 = 21;
pub const STRANGER: u64 = 9;
/// The account of the first representative.
pub const ADA: u64 = 100;
/// The chapter where the first representative was elected.
pub const HOME: ChapterId = 4;
/// With fewer answers nothing is public on this chain.
pub const LEAST: u32 = 6;

pub fn new_chain() -> TestState {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut chain = TestState::new(storage);
	chain.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0u64, H256(GENESIS));
		let parameters = Parameters { least: LEAST, monthly: 3, ..Parameters::default() };
		CurrentSettings::<Test>::put(Settings { version: 0, parameters });
	});
	chain
}

/// Runs `test` on a chain with one feed and three representatives: one in office, who has an account, one
/// whose term is over, and one in the other seat. Then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_chain().execute_with(|| {
		let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
		let url = "https://open.example.kr".as_bytes().to_vec().try_into().unwrap();
		assert_ok!(Representatives::add_feed(signed(RESEARCHERS[0]), name("의안정보"), url, DAY));
		let entries = [("M100", SEAT), ("M101", SEAT), ("M102", OTHER_SEAT)];
		let entries: Vec<_> =
			entries.into_iter().map(|(reference, seat)| person(reference, &[seat])).collect();
		assert_ok!(Representatives::enter(signed(RESEARCHERS[0]), batch(entries)));
		set_account(0, Some(ADA));
		test();
		Representatives::do_try_state().unwrap();
	});
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn pass(time: Moment) {
	Now::set(&(Now::get() + time));
}

pub fn batch<X: core::fmt::Debug>(list: Vec<X>) -> Batch<X> {
	list.try_into().unwrap()
}

/// A researcher and an auditor agree on an account.
pub fn set_account(id: RepresentativeId, account: Option<u64>) {
	assert_ok!(Representatives::set_account(signed(RESEARCHERS[0]), id, account));
	assert_ok!(Representatives::set_account(signed(AUDITORS[0]), id, account));
}

pub fn person(reference: &str, posts: &[PostId]) -> Description {
	Description {
		reference: reference.as_bytes().to_vec().try_into().unwrap(),
		korean: "의원 1".as_bytes().to_vec().try_into().unwrap(),
		hanja: Some("議員一".as_bytes().to_vec().try_into().unwrap()),
		latin: Some("MEMBER 1".as_bytes().to_vec().try_into().unwrap()),
		affiliation: Affiliation::Member,
		since: day_of(TOOK_SEAT),
		posts: posts.to_vec().try_into().unwrap(),
		chapter: Some(HOME),
	}
}

/// A deed about a subject, yesterday, captured an hour ago.
pub fn body(deed: Deed, subject: &str) -> Body {
	Body {
		post: SEAT,
		deed,
		day: day_of(Now::get()) - 1,
		subject: subject.as_bytes().to_vec().try_into().unwrap(),
		eligibility: Eligibility::Eligible,
		feed: 0,
		url: "https://open.example.kr/bill/1900001".as_bytes().to_vec().try_into().unwrap(),
		digest: [7; 32],
		captured_at: Now::get() - HOUR,
	}
}

pub fn bill(number: &str) -> Body {
	body(Deed::BillLead, number)
}

pub fn absence(subject: &str, eligibility: Eligibility) -> Body {
	Body { eligibility, ..body(Deed::Vote(Vote::Absent), subject) }
}

pub fn entry(representative: RepresentativeId, body: Body) -> Entry {
	Entry { representative, body }
}

/// Records a fact about the first representative; gives its number.
pub fn record(body: Body) -> FactId {
	let fact = crate::NextFact::<Test>::get();
	assert_ok!(Representatives::record(signed(RESEARCHERS[0]), batch(vec![entry(0, body)])));
	fact
}

/// Confirms a fact as the second researcher.
pub fn confirm(fact: FactId) {
	let Seen { expected_version, digest } = seen(fact);
	let word = Confirmation { fact, expected_version, digest };
	assert_ok!(Representatives::confirm(signed(RESEARCHERS[1]), batch(vec![word])));
}

/// What the second person looks at.
pub struct Seen {
	pub expected_version: u32,
	pub digest: Digest,
}

pub fn seen(fact: FactId) -> Seen {
	let fact = crate::Facts::<Test>::get(fact).unwrap();
	Seen { expected_version: fact.version, digest: fact.body.digest }
}

pub fn status(fact: FactId) -> Status {
	Representatives::fact(fact).unwrap().status
}

pub fn reason() -> ContentRef {
	ContentRef::to(b"why", MediaType::Plain, Language::Korean)
}

pub fn text(words: &str) -> Text {
	words.as_bytes().to_vec().try_into().unwrap()
}

pub fn reply(about: About) -> DispatchResult {
	Representatives::reply(signed(ADA), about, text("그렇지 않습니다.\n이유는 다음과 같습니다."))
}

/// What a member is called in an evaluation.
pub fn alias(member: u32, evaluation: EvaluationId) -> Alias {
	blake2_256(&(member, act_context(domain::EVALUATION, &GENESIS, evaluation)).encode())
}

pub fn salt(member: u32) -> Digest {
	blake2_256(&member.encode())
}

/// What a member of a part of the roll sends to seal answers.
pub fn sealing(
	evaluation: EvaluationId,
	member: u32,
	ring: RingIndex,
	answers: Answers,
) -> pallet_representatives::Call<Test> {
	let alias = alias(member, evaluation);
	let seal = Representatives::seal_of(evaluation, &alias, &answers, &salt(member));
	let context = act_context(domain::EVALUATION, &GENESIS, evaluation);
	let message = Representatives::sealing_message(evaluation, &seal);
	let roll = crate::Evaluations::<Test>::get(evaluation).map(|record| record.roll).unwrap_or_default();
	let proof = fake_proof(roll, ring, alias, &context, &message);
	pallet_representatives::Call::seal { evaluation, seal, proof: Box::new(proof) }
}

/// What a member sends to open answers.
pub fn opening(
	evaluation: EvaluationId,
	member: u32,
	answers: Answers,
) -> pallet_representatives::Call<Test> {
	let (alias, salt) = (alias(member, evaluation), salt(member));
	pallet_representatives::Call::open { evaluation, alias, answers, salt }
}

/// What the pool says, and, if it lets it pass, what the block does.
pub fn send(call: pallet_representatives::Call<Test>) -> Result<(), InvalidTransaction> {
	testing::send::<Test>(call)
}

/// A refusal of the pool.
pub fn refused(error: Error<Test>) -> Result<(), InvalidTransaction> {
	Err(InvalidTransaction::Custom(error.encode()[0]))
}

/// Begins the evaluation of the first representative.
pub fn begin() -> EvaluationId {
	let evaluation = crate::NextEvaluation::<Test>::get();
	assert_ok!(Representatives::begin_evaluation(signed(STRANGER), 0));
	evaluation
}

/// Members seal answers: so many of the chapter, so many others. The numbers of the first begin at 0,
/// those of the others at 1,000.
pub fn seal(evaluation: EvaluationId, local: u32, others: u32) {
	for member in (0..local).chain(1_000..1_000 + others) {
		let ring = if member < 1_000 { 0 } else { 1 };
		assert_eq!(send(sealing(evaluation, member, ring, answers(member))), Ok(()));
	}
}

/// Members open what they sealed.
pub fn open(evaluation: EvaluationId, local: u32, others: u32) {
	for member in (0..local).chain(1_000..1_000 + others) {
		assert_eq!(send(opening(evaluation, member, answers(member))), Ok(()));
	}
}

/// A member's answers; the fifth question none can judge.
pub fn answers(member: u32) -> Answers {
	let answer = (member % 5) as u8 + 1;
	[answer, 5, 1, 6 - answer, 0]
}
