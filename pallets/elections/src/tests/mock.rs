// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with the party's three pallets on it, and an election that is ready to be opened.

use crate::{self as pallet_elections, Ballot, Call, Elections as Records, ParamsOf, Plan, Stage, Totals};
use caucus_elections_core::{
	params::{Contest, ContestKind, Label, Minimums, Params, Schedule},
	prove::{make_ballot, Choice, Seat},
	verify::Verifier,
};
use caucus_members_core::{
	registry::{Application, Classes, RollRule},
	ring::{MemberSecret, PreparedRing, RingSize},
	roll::Seating,
};
use caucus_primitives::{refs::registration_message, Digest, ElectionId, MemberKey, Moment, TrusteeIndex};
use caucus_support::Tallies as _;
use caucus_trustees_core::{
	decryption::{trial_point, DecryptionShare, Purpose},
	group::{Point, RistrettoPoint, Scalar},
	keygen::TrusteeSecrets,
};
use frame::{testing_prelude::*, traits::UnixTime};
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};
use std::sync::{LazyLock, OnceLock};

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
}

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = START;
	pub const IdleShare: Perbill = Perbill::from_percent(25);
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

impl pallet_members::Config for Test {
	type MaxRegistrars = ConstU32<2>;
	type MaxBatch = ConstU32<VOTERS>;
	type MaxPending = ConstU32<2>;
	type IdleShare = IdleShare;
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
	type Rolls = Members;
	type Ceremonies = Trustees;
	type Time = Clock;
	type MaxCommission = ConstU32<2>;
	type MaxOptions = ConstU32<20>;
	type LeastRoll = ConstU32<5>;
	type LeastTurnout = ConstU32<2>;
	type LeastThreshold = ConstU16<2>;
	type MaxRevotes = ConstU16<4>;
	type WeightInfo = pallet_elections::weights::SubstrateWeight<Test>;
}

pub const GENESIS: Digest = [42; 32];
/// Members of the party, all on the roll.
pub const VOTERS: u32 = 12;

/// A member of the election commission.
pub const CHAIR: u64 = 1;
/// An account without an office.
pub const STRANGER: u64 = 9;
/// Two registrars.
const REGISTRARS: [u64; 2] = [11, 12];
/// The trustees' accounts, in the order of their numbers. Any two decrypt.
pub const TRUSTEES: [u64; 3] = [21, 22, 23];
const THRESHOLD: TrusteeIndex = 2;

pub const START: Moment = 1_000_000;
/// How long a trustee's step may take.
pub const STEP: Moment = 60_000;
pub const OPENS: Moment = START + 3_600_000;
pub const CLOSES: Moment = OPENS + 3_600_000;

/// The election of the fixture: the chain's first.
pub const ELECTION: ElectionId = 0;

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn rng(seed: u64) -> ChaCha20Rng {
	ChaCha20Rng::seed_from_u64(seed)
}

pub fn label(text: &str) -> Label {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn contest(kind: ContestKind, candidates: usize) -> Contest {
	let names: Vec<Label> = (1..=candidates).map(|number| label(&format!("Candidate {number}"))).collect();
	Contest { title: label("A contest"), kind, candidates: names.try_into().unwrap() }
}

/// One chair of two candidates, and up to two of three for the board. At most two revotes.
pub fn plan() -> Plan {
	let contests = vec![contest(ContestKind::ChooseOne, 2), contest(ContestKind::ChooseUpTo { most: 2 }, 3)];
	Plan {
		title: label("An election"),
		contests: contests.try_into().unwrap(),
		electorate: RollRule { classes: Classes::DUES_PAYING, chapter: None },
		ring_size: RingSize::R255,
		schedule: Schedule { trustee_step: STEP, opens: OPENS, closes: CLOSES },
		minimums: Minimums { roll: 5, turnout: 2 },
		max_revotes: 2,
		threshold: THRESHOLD,
	}
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

fn application(number: u32) -> Application {
	let person = person(number);
	let key = person.key();
	let ownership = person.prove_ownership(&registration_message(&GENESIS, &key)).unwrap();
	Application { key, chapter: 1, classes: Classes::DUES_PAYING, ownership }
}

/// Enters people in the way of registrars: one proposes, the other confirms.
pub fn register(people: core::ops::Range<u32>) {
	let applications: Vec<Application> = people.map(application).collect();
	let digest = H256(blake2_256(&applications.encode()));
	let batch = pallet_members::NextBatch::<Test>::get();
	assert_ok!(Members::propose_batch(signed(REGISTRARS[0]), applications.try_into().unwrap()));
	assert_ok!(Members::confirm_batch(signed(REGISTRARS[1]), batch, digest));
}

/// A chain at block 1 with its officers and no members.
pub fn new_chain() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let registrars = REGISTRARS.to_vec();
	pallet_members::GenesisConfig::<Test> { registrars }.assimilate_storage(&mut storage).unwrap();
	let roster = TRUSTEES.to_vec();
	pallet_trustees::GenesisConfig::<Test> { roster }.assimilate_storage(&mut storage).unwrap();
	let commission = vec![CHAIR];
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
	/// Draws up `plan` and calls the trustees.
	pub fn called_for(election: ElectionId, plan: Plan) -> Self {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan)));
		assert_ok!(Elections::call_trustees(signed(CHAIR), election, trustees()));
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

fn prove(
	purpose: &Purpose,
	trustee: TrusteeIndex,
	secret: &Scalar,
	bases: &[RistrettoPoint],
) -> Box<DecryptionShare> {
	Box::new(DecryptionShare::prove(purpose, trustee, secret, bases, &mut rng(trustee.into())).unwrap())
}

/// The trustees as the commission calls them.
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

/// Takes an election whose key stands to Ready.
pub fn make_ready(election: ElectionId, party: &Party) {
	advance(election);
	assert_eq!(stage(election), Stage::RollCut);
	work();
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

/// Nodes of the state's trie with their reference counts.
type RawState = Vec<(Vec<u8>, (Vec<u8>, i32))>;

/// An election that is Ready, with the secrets of all who take part. Made once for all tests.
pub struct Fixture {
	chain: RawState,
	state_root: H256,
	/// The election, as a voter's device knows it.
	pub verifier: Verifier,
	shares: Vec<Scalar>,
	ring: Vec<MemberKey>,
	prepared: Vec<OnceLock<PreparedRing>>,
	first_ballots: Vec<OnceLock<Ballot>>,
}

static FIXTURE: LazyLock<Fixture> = LazyLock::new(Fixture::new);

impl Fixture {
	fn new() -> Self {
		let mut chain = new_chain();
		let (params, shares, ring) = chain.execute_with(|| {
			register(0..VOTERS);
			let party = Party::called_for(ELECTION, plan());
			let shares = party.make_key(ELECTION);
			make_ready(ELECTION, &party);
			let params = ParamsOf::<Test>::get(ELECTION).unwrap();
			let ring = seated(&params);
			(params, shares, ring)
		});
		chain.commit_all().unwrap();
		let (chain, state_root) = chain.into_raw_snapshot();
		Self {
			chain,
			state_root,
			verifier: Verifier::new(&GENESIS, ELECTION, params).unwrap(),
			shares,
			ring,
			prepared: (0..VOTERS).map(|_| OnceLock::new()).collect(),
			first_ballots: (0..VOTERS).map(|_| OnceLock::new()).collect(),
		}
	}

	/// The voter's half of all its proofs, which is slow to make.
	fn prepared(&self, voter: u32) -> &PreparedRing {
		self.prepared[voter as usize]
			.get_or_init(|| person(voter).prepare(RingSize::R255, &self.ring).unwrap())
	}

	/// A ballot for an election that may be another than the fixture's.
	pub fn ballot_for(&self, verifier: &Verifier, voter: u32, seat: Seat, choices: &[Choice]) -> Ballot {
		let seed = [voter as u8; 32];
		make_ballot(verifier, &person(voter), self.prepared(voter), seat, choices, &seed).unwrap()
	}

	pub fn ballot(&self, voter: u32, sequence: u16, choices: &[Choice]) -> Ballot {
		let seat = Seat { election: ELECTION, ring: 0, sequence };
		self.ballot_for(&self.verifier, voter, seat, choices)
	}

	/// The first ballot of a voter who wants the first candidate of each contest. Made once for all
	/// tests.
	pub fn first_ballot(&self, voter: u32) -> Ballot {
		let ballot = &self.first_ballots[voter as usize];
		ballot.get_or_init(|| self.ballot(voter, 1, &[vec![0], vec![0]])).clone()
	}

	/// Signs a body that no honest device makes.
	pub fn sign(&self, voter: u32, mut ballot: Ballot) -> Ballot {
		let context = self.verifier.context();
		let message = caucus_primitives::refs::ballot_message(self.verifier.reference(), &ballot.body);
		let (proof, _) = person(voter).prove(self.prepared(voter), context, &message).unwrap();
		ballot.proof = proof;
		ballot
	}

	/// Gives a trustee's share of the decryption of the closed election.
	pub fn submit_share(&self, trustee: TrusteeIndex) {
		let target = Elections::target(ELECTION).unwrap();
		let bases: Vec<RistrettoPoint> = target.sums.iter().map(|sum| sum.c1).collect();
		let position = usize::from(trustee) - 1;
		let share = prove(&target.purpose, trustee, &self.shares[position], &bases);
		assert_ok!(Trustees::submit_share(signed(TRUSTEES[position]), ELECTION, share));
	}
}

/// The keys of the first ring, in the order of their seats.
fn seated(params: &Params) -> Vec<MemberKey> {
	let electorate = params.electorate;
	let roll = pallet_members::RollKeys::<Test>::get(electorate.roll, 0u32);
	let seating = Seating::new(electorate.keys, params.plan.ring_size, electorate.ring_seed).unwrap();
	seating.seats(0).map(|seat| roll[seating.key_at(seat).unwrap() as usize]).collect()
}

/// Runs `test` on the fixture's chain, whose election is Ready, then checks all invariants.
pub fn at_ready(test: impl FnOnce(&Fixture)) {
	let fixture: &Fixture = &FIXTURE;
	let mut chain =
		TestState::from_raw_snapshot(fixture.chain.clone(), fixture.state_root, StateVersion::default());
	chain.execute_with(|| {
		test(fixture);
		Elections::do_try_state().unwrap();
	});
}

/// Runs `test` when the election was just opened.
pub fn at_open(test: impl FnOnce(&Fixture)) {
	at_ready(|fixture| {
		open();
		test(fixture);
	});
}

/// What the pool is told about a ballot, by both ways into it.
pub fn pool_verdict(ballot: &Ballot) -> TransactionValidity {
	let call = Call::<Test>::cast { ballot: Box::new(ballot.clone()) };
	let authorized = call.authorize(TransactionSource::External).expect("a cast is authorized; qed");
	let authorized = authorized.map(|(validity, _)| validity);
	#[allow(deprecated)]
	let unsigned = Elections::validate_unsigned(TransactionSource::External, &call);
	assert_eq!(authorized, unsigned);
	authorized
}

/// Casts a ballot in the way of a transaction: the pool's check first.
#[track_caller]
pub fn cast(ballot: &Ballot) {
	assert!(pool_verdict(ballot).is_ok());
	assert_ok!(Elections::cast(frame_system::RawOrigin::Authorized.into(), Box::new(ballot.clone())));
}
