// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with the party's three pallets on it, its officers, and the plans that they make.

pub use super::fixture::*;
use crate::{
	self as pallet_elections, Elections as Records, Plan, RecallTimes, RefuseWhileVoting, Stage, Totals,
};
use caucus_elections_core::{
	compose::{Component, MissingPoll, ResultRule, Source, StyleSet},
	params::{Candidate, Contest, ContestKind, Label, Minimums, Schedule, Style},
};
use caucus_members_core::{
	registry::{Application, Classes, Entry, RollRule},
	ring::{MemberSecret, RingRoot, RingSize},
};
use caucus_primitives::{
	refs::registration_message, AccountKey, ContestIndex, Digest, ElectionId, Moment, RingIndex, RollId,
	TrusteeIndex,
};
use caucus_support::{
	governance::Succession,
	services::{Charge, Upgrades},
	RollProgress, Rolls,
};
use caucus_trustees_core::{
	decryption::{trial_point, DecryptionShare, Purpose},
	group::{Point, RistrettoPoint, Scalar},
	keygen::TrusteeSecrets,
};
use frame::{
	deps::{
		frame_support::weights::constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_SECOND},
		frame_system::{limits::BlockWeights, EnsureRootWithSuccess},
	},
	testing_prelude::*,
	traits::UnixTime,
};
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Members: pallet_members,
		Trustees: pallet_trustees,
		Elections: pallet_elections,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type BlockHashCount = ConstU64<100>;
	type BlockWeights = BlockLimits;
	type DbWeight = ParityDbWeight;
	type OnSetCode = RefuseWhileVoting<Test, ()>;
}

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = START;
	/// Whether new code waits to be enacted.
	pub storage CodeIsPending: bool = false;
	pub storage CouncilIsElected: bool = false;
	pub storage Named: Option<ElectionId> = None;
	pub storage AskedByMembers: bool = false;
	/// Who was charged for how much useless work.
	pub storage Charged: Vec<(u64, Weight)> = Vec::new();
	/// How much work anybody can pay.
	pub storage Purse: Weight = Weight::MAX;
	/// Blocks of four seconds, three of them for what members send.
	pub BlockLimits: BlockWeights = BlockWeights::with_sensible_defaults(
		Weight::from_parts(4 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX),
		Perbill::from_percent(75),
	);
	pub const RecallSchedule: RecallTimes = RecallTimes {
		notice: 3_600_000,
		voting: 3_600_000,
		trustee_step: STEP,
		objections: ROLL_OBJECTIONS,
		tally: TALLY,
		certification: CERTIFICATION,
		appeals: APPEALS,
	};
	pub const IdleShare: Perbill = Perbill::from_percent(25);
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

pub struct Council;
impl Succession for Council {
	fn is_under_way() -> bool {
		CouncilIsElected::get()
	}

	fn is_named(election: ElectionId) -> bool {
		Named::get() == Some(election)
	}
}

pub struct Code;
impl Upgrades for Code {
	fn is_pending() -> bool {
		CodeIsPending::get()
	}
}

/// The registry as a chain has it: without parameters for the largest rings, which tests have.
pub struct Registry;
impl Rolls for Registry {
	fn supports(size: RingSize) -> bool {
		size != RingSize::R16127 && Members::supports(size)
	}

	fn cut(styles: Vec<RollRule>, size: RingSize, objections: Moment) -> Result<RollId, DispatchError> {
		Members::cut(styles, size, objections)
	}

	fn progress(roll: RollId) -> Option<RollProgress> {
		Members::progress(roll)
	}

	fn settle(roll: RollId) -> DispatchResult {
		Members::settle(roll)
	}

	fn seat(roll: RollId, seed: Digest) -> DispatchResult {
		Members::seat(roll, seed)
	}

	fn ring_root(roll: RollId, ring: RingIndex) -> Option<RingRoot> {
		Members::ring_root(roll, ring)
	}

	fn abandon(roll: RollId) {
		Members::abandon(roll);
	}
}

pub struct Till;
impl Charge<u64> for Till {
	fn charge(who: &u64, weight: Weight) -> DispatchResult {
		ensure!(weight.all_lte(Purse::get()), "cannot pay");
		Charged::set(&[Charged::get(), vec![(*who, weight)]].concat());
		Ok(())
	}
}

impl pallet_members::Config for Test {
	type Time = Clock;
	type AppointOrigin = pallet_elections::EnsureCommissioner<Test>;
	type MaxRegistrars = ConstU32<2>;
	type MaxBatch = ConstU32<VOTERS>;
	type MaxPending = ConstU32<2>;
	type IdleShare = IdleShare;
	type StandingWindow = ConstU64<0>;
	type LeastRing = ConstU32<2>;
	type WeightInfo = pallet_members::weights::SubstrateWeight<Test>;
}

impl pallet_trustees::Config for Test {
	type Tallies = Elections;
	type Time = Clock;
	type MaxRoster = ConstU32<8>;
	type MaxAttempts = ConstU32<2>;
	type WeightInfo = pallet_trustees::weights::SubstrateWeight<Test>;
}

impl pallet_elections::Config for Test {
	type Rolls = Registry;
	type Ceremonies = Trustees;
	type Time = Clock;
	type AppealsOrigin = pallet_members::EnsureAppeals<Test>;
	type RecallTimes = RecallSchedule;
	type CommissionOrigin = EnsureRootWithSuccess<u64, AskedByMembers>;
	type Upgrades = Code;
	type Succession = Council;
	type Charge = Till;
	type AuditWindow = ConstU64<AUDIT>;
	type MaxExtension = ConstU64<MOST_EXTENSION>;
	type MaxCommission = ConstU32<3>;
	type MaxOptions = ConstU32<20>;
	type LeastRoll = ConstU32<5>;
	type LeastTurnout = ConstU32<2>;
	type LeastThreshold = ConstU16<2>;
	type MaxRevotes = ConstU16<4>;
	type BatchVerifier = pallet_elections::InRuntime;
	type WeightInfo = pallet_elections::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmark_helper::states::States<Test>;
}

pub const GENESIS: Digest = [42; 32];
/// Members of the party, all on the roll.
pub const VOTERS: u32 = 12;
/// Members from here on are no longer young: they vote in the second contest alone.
pub const ELDERS: u32 = 6;

/// Two members of the election commission.
pub const CHAIR: u64 = 1;
pub const DEPUTY: u64 = 2;
/// Accounts without an office.
pub const STRANGER: u64 = 9;
pub const RELAYER: u64 = 10;
/// Two registrars.
const REGISTRARS: [u64; 2] = [11, 12];
/// The trustees' accounts, in the order of their numbers. Any two decrypt.
pub const TRUSTEES: [u64; 3] = [21, 22, 23];
const THRESHOLD: TrusteeIndex = 2;
/// Who is nominated in the second contest, as its first candidate.
pub const NOMINEE: u64 = 31;
/// The appeals body.
pub const APPEALS_BODY: [u64; 3] = [41, 42, 43];

pub const START: Moment = 1_000_000;
/// How long a trustee's step may take.
pub const STEP: Moment = 60_000;
/// How long objections to the roll are taken.
pub const ROLL_OBJECTIONS: Moment = 20_000;
pub const OPENS: Moment = START + 3_600_000;
pub const CLOSES: Moment = OPENS + 3_600_000;
/// How long after the close totals may be announced, and after the totals polls be revealed.
pub const TALLY: Moment = 600_000;
/// How long the commission may certify.
pub const CERTIFICATION: Moment = 700_000;
/// How long objections to a certified result are taken.
pub const APPEALS: Moment = 800_000;
/// How long votes are kept.
pub const AUDIT: Moment = 900_000;
/// By how much voting may be prolonged.
pub const MOST_EXTENSION: Moment = 90_000;

/// The election of the fixture: the chain's first.
pub const ELECTION: ElectionId = 0;
/// Where the fixture's poll stands: contest and component.
pub const POLL: (ContestIndex, u8) = (1, 1);

pub const YOUNG_STYLE: StyleSet = StyleSet(0b01);
pub const BOTH_STYLES: StyleSet = StyleSet(0b11);

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn rng(seed: u64) -> ChaCha20Rng {
	ChaCha20Rng::seed_from_u64(seed)
}

pub fn label(text: &str) -> Label {
	text.as_bytes().to_vec().try_into().unwrap()
}

/// The key of an account, as plans name nominees.
pub fn account_key(who: u64) -> AccountKey {
	let mut key = [0; 32];
	key[..8].copy_from_slice(&who.to_le_bytes());
	key
}

pub fn ballots(weight: u16, styles: StyleSet) -> Component {
	Component { weight, source: Source::Ballots { styles } }
}

pub fn poll_part(weight: u16) -> Component {
	Component { weight, source: Source::Poll }
}

/// A contest for one seat that these styles vote in, by their ballots alone.
pub fn contest(kind: ContestKind, candidates: usize, styles: StyleSet) -> Contest {
	let candidate = |number| Candidate {
		name: label(&format!("Candidate {number}")),
		classes: Classes::default(),
		nominee: None,
	};
	let candidates: Vec<Candidate> = (1..=candidates).map(candidate).collect();
	let rule = ResultRule::of_ballots(styles);
	Contest { title: label("A contest"), kind, candidates: candidates.try_into().unwrap(), rule }
}

pub fn style(classes: Classes, contests: &[ContestIndex]) -> Style {
	Style { rule: RollRule { classes, chapter: None }, contests: contests.to_vec().try_into().unwrap() }
}

/// One youth chair of two candidates, for the young alone; and one of three for the board, with up to
/// two votes, where a poll has three tenths of the say. At most two revotes.
pub fn plan() -> Plan {
	let mut board = contest(ContestKind::ChooseUpTo { most: 2 }, 3, BOTH_STYLES);
	board.rule.components = vec![ballots(70, BOTH_STYLES), poll_part(30)].try_into().unwrap();
	board.candidates[0].nominee = Some(account_key(NOMINEE));
	let contests = vec![contest(ContestKind::ChooseOne, 2, YOUNG_STYLE), board];
	let styles = vec![style(Classes::YOUTH, &[0, 1]), style(Classes::DUES_PAYING, &[1])];
	Plan {
		title: label("An election"),
		contests: contests.try_into().unwrap(),
		styles: styles.try_into().unwrap(),
		ring_size: RingSize::R255,
		schedule: Schedule {
			trustee_step: STEP,
			objections: ROLL_OBJECTIONS,
			opens: OPENS,
			closes: CLOSES,
			tally: TALLY,
			certification: CERTIFICATION,
			appeals: APPEALS,
		},
		minimums: Minimums { roll: 5, turnout: 2 },
		max_revotes: 2,
		threshold: THRESHOLD,
		follows: None,
	}
}

/// Three contests for everybody, each with a poll and a rule of its own for what follows without it.
/// In the first, young and elders make up weight groups of their own.
pub fn composed_plan() -> Plan {
	let with = |components: Vec<Component>, missing_poll| {
		let mut contest = contest(ContestKind::ChooseOne, 2, BOTH_STYLES);
		contest.rule.components = components.try_into().unwrap();
		contest.rule.missing_poll = missing_poll;
		contest
	};
	let grouped = vec![ballots(50, StyleSet::of(0)), ballots(30, StyleSet::of(1)), poll_part(20)];
	let together = || vec![ballots(3, BOTH_STYLES), poll_part(1)];
	let contests = vec![
		with(grouped, MissingPoll::Renormalise),
		with(together(), MissingPoll::Rerun),
		with(together(), MissingPoll::Void),
	];
	let styles = vec![style(Classes::YOUTH, &[0, 1, 2]), style(Classes::DUES_PAYING, &[0, 1, 2])];
	Plan { contests: contests.try_into().unwrap(), styles: styles.try_into().unwrap(), ..plan() }
}

pub fn totals(lists: &[&[u64]]) -> Totals {
	let lists: Vec<_> = lists.iter().map(|list| list.to_vec().try_into().unwrap()).collect();
	lists.try_into().unwrap()
}

pub fn stage(election: ElectionId) -> Stage {
	Records::<Test>::get(election).unwrap().stage
}

pub fn person(number: u32) -> MemberSecret {
	let mut entropy = [7; 32];
	entropy[..4].copy_from_slice(&number.to_le_bytes());
	MemberSecret::from_entropy(entropy)
}

/// What a person asks to be entered as.
fn application(number: u32) -> Entry {
	let person = person(number);
	let key = person.key();
	let dues = Classes::DUES_PAYING;
	let (chapter, classes) = (1, if number < ELDERS { dues.with(Classes::YOUTH) } else { dues });
	let message = registration_message(&GENESIS, &key, chapter, classes.0);
	let ownership = person.prove_ownership(&message).unwrap();
	Entry::Join(Application { key, chapter, classes, ownership })
}

/// Enters people in the way of registrars: one proposes, the other confirms.
pub fn register(people: core::ops::Range<u32>) {
	let entries: Vec<Entry> = people.map(application).collect();
	let digest = H256(blake2_256(&entries.encode()));
	let batch = pallet_members::NextBatch::<Test>::get();
	assert_ok!(Members::propose_batch(signed(REGISTRARS[0]), entries.try_into().unwrap()));
	assert_ok!(Members::confirm_batch(signed(REGISTRARS[1]), batch, digest));
}

/// A chain at block 1 with its officers and no members.
pub fn new_chain() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let registrars = REGISTRARS.to_vec();
	let appeals = APPEALS_BODY.to_vec();
	pallet_members::GenesisConfig::<Test> { registrars, appeals, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let roster = TRUSTEES.to_vec();
	pallet_trustees::GenesisConfig::<Test> { roster }.assimilate_storage(&mut storage).unwrap();
	let commission = vec![CHAIR, DEPUTY];
	pallet_elections::GenesisConfig::<Test> { commission }.assimilate_storage(&mut storage).unwrap();
	let mut chain = TestState::new(storage);
	chain.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0u64, H256(GENESIS));
	});
	chain
}

/// Runs `test` on a chain without members and elections, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_chain().execute_with(|| {
		test();
		Elections::do_try_state().unwrap();
	});
}

pub fn next_block() {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	System::set_parent_hash(H256::repeat_byte(number as u8));
}

/// What the three trustees keep to themselves while they make a key.
pub struct Party(Vec<TrusteeSecrets>);

impl Party {
	/// Draws up `plan`, waits for the nominee if there is one, and calls the trustees.
	pub fn called_for(election: ElectionId, plan: Plan) -> Self {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan)));
		accept_nominations(election);
		assert_ok!(call_trustees(election));
		let ceremony = pallet_trustees::Ceremonies::<Test>::get(election).unwrap().ceremony();
		let secrets = |index: TrusteeIndex| TrusteeSecrets::generate(ceremony, index, &mut rng(index.into()));
		Self((1..=3).map(secrets).collect())
	}

	/// Every trustee with its account and number.
	fn each(&self) -> impl Iterator<Item = (RuntimeOrigin, TrusteeIndex, &TrusteeSecrets)> {
		TRUSTEES
			.into_iter()
			.map(signed)
			.zip(1..)
			.zip(&self.0)
			.map(|((who, index), secrets)| (who, index, secrets))
	}

	/// Takes the ceremony to its end, and gives the trustees' shares of the key's secret.
	pub fn make_key(&self, election: ElectionId) -> Vec<Scalar> {
		for (who, index, secrets) in self.each() {
			assert_ok!(Trustees::join(who, election, secrets.join(&mut rng(index.into()))));
		}
		let joining = |index: TrusteeIndex| pallet_trustees::Joinings::<Test>::get(election, index);
		let keys: Vec<Option<Point>> = (1..=3).map(|index| Some(joining(index)?.transport_key)).collect();
		for (who, index, secrets) in self.each() {
			let dealing = secrets.deal(&keys, &mut rng(index.into())).unwrap();
			assert_ok!(Trustees::deal(who, election, Box::new(dealing)));
		}
		for (who, ..) in self.each() {
			assert_ok!(Trustees::accept(who, election));
		}
		let dealings: Vec<_> = (1..=3)
			.map(|dealer: TrusteeIndex| {
				(dealer, pallet_trustees::Dealings::<Test>::get(election, dealer).unwrap())
			})
			.collect();
		let ceremony = pallet_trustees::Ceremonies::<Test>::get(election).unwrap().reference;
		self.each()
			.map(|(who, index, secrets)| {
				let share: Scalar = dealings
					.iter()
					.map(|(dealer, dealing)| secrets.receive(*dealer, dealing, &mut rng(4)).unwrap().unwrap())
					.sum();
				let trial = prove(&Purpose::Trial { ceremony }, index, &share, &[trial_point(&ceremony)]);
				assert_ok!(Trustees::confirm(who, election, trial));
				share
			})
			.collect()
	}

	pub fn reveal_seeds(&self, election: ElectionId) {
		for (who, _, secrets) in self.each() {
			assert_ok!(Trustees::reveal_seed(who, election, secrets.seed()));
		}
	}
}

/// A trustee's share of a decryption, with its proofs.
pub fn prove(
	purpose: &Purpose,
	trustee: TrusteeIndex,
	secret: &Scalar,
	bases: &[RistrettoPoint],
) -> Box<DecryptionShare> {
	Box::new(DecryptionShare::prove(purpose, trustee, secret, bases, &mut rng(trustee.into())).unwrap())
}

/// All who are nominated in a draft say yes.
pub fn accept_nominations(election: ElectionId) {
	let contests = Records::<Test>::get(election).unwrap().plan.contests;
	for (contest, of) in (0..).zip(&contests) {
		for (candidate, nominated) in (0..).zip(&of.candidates) {
			let Some(key) = nominated.nominee else { continue };
			let who = u64::from_le_bytes(key[..8].try_into().unwrap());
			assert_ok!(Elections::accept_nomination(signed(who), election, contest, candidate));
		}
	}
}

/// The trustees as the commission calls them.
/// Calls the trustees, as two of the commission.
pub fn call_trustees(election: ElectionId) -> DispatchResult {
	Elections::call_trustees(signed(CHAIR), election, trustees())?;
	Elections::call_trustees(signed(DEPUTY), election, trustees())
}

pub fn trustees() -> pallet_elections::Called<Test> {
	TRUSTEES.to_vec().try_into().unwrap()
}

pub fn advance(election: ElectionId) {
	assert_ok!(Elections::advance(signed(STRANGER), election));
}

/// Reads members, or fills seats, until no roll has work left.
pub fn work() {
	while !pallet_members::Queue::<Test>::get().is_empty() {
		assert_ok!(Members::work(signed(STRANGER), 100));
	}
}

/// Lets time go by.
pub fn pass(time: Moment) {
	Now::set(&(Now::get() + time));
}

/// Takes an election whose key stands to the moment when its roll is settled.
pub fn settle_roll(election: ElectionId) {
	advance(election);
	assert_eq!(stage(election), Stage::RollCut);
	work();
	advance(election);
	assert_eq!(stage(election), Stage::Objections);
	pass(2 * ROLL_OBJECTIONS);
	advance(election);
}

/// Takes an election whose roll is settled to the moment when its rings stand.
pub fn build_rings(election: ElectionId, party: &Party) {
	// Asks the trustees for their seeds.
	advance(election);
	party.reveal_seeds(election);
	// Notes that all seeds are there; they are used in a later block.
	advance(election);
	next_block();
	next_block();
	// Seats the roll.
	advance(election);
	work();
}

/// Takes an election whose key stands to Ready.
pub fn make_ready(election: ElectionId, party: &Party) {
	settle_roll(election);
	build_rings(election, party);
	advance(election);
	assert_eq!(stage(election), Stage::Ready);
}

/// Lets time go by until voting begins, and opens the election.
pub fn open() {
	Now::set(&OPENS);
	advance(ELECTION);
	assert_eq!(stage(ELECTION), Stage::Open);
}

/// Lets time go by until voting is over, and closes the election.
pub fn close() {
	Now::set(&CLOSES);
	advance(ELECTION);
}
