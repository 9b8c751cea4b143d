// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with the pallets that governance stands on, and elections that are what a test says.

use crate::{self as pallet_governance, EnsureMembers, Fills, Parameters, RuleId, Rules, Share};
use caucus_members_core::registry::{Classes, RollRule};
use caucus_primitives::{ContestIndex, ElectionId, Moment};
use caucus_support::governance::{Chamber, Decision, Paper, PartyVote, PartyVotes, Question};
use codec::{Decode, Encode};
use frame::{
	deps::{
		frame_support::traits::{ChangeMembers, EqualPrivilegeOnly, SortedMembers},
		frame_system::{EnsureNever, EnsureSignedBy},
		sp_core::traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
		sp_version::RuntimeVersion,
	},
	testing_prelude::*,
	traits::{Contains, EnsureOrigin, UnixTime},
};
use polkadot_sdk::{pallet_balances, pallet_collective, pallet_preimage, pallet_scheduler, pallet_utility};
use std::cell::Cell;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Utility: pallet_utility,
		Council: pallet_collective::<Instance1>,
		Governance: pallet_governance,
		Scheduler: pallet_scheduler,
		Preimage: pallet_preimage,
		Balances: pallet_balances,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

/// The same in every benchmark and test.
pub type InChamber = pallet_collective::Instance1;

/// Blocks in which a motion can be voted on.
pub const MOTION: u64 = 100;
/// Milliseconds from block to block.
pub const BLOCK: Moment = 1_000;

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = START;
	/// Elections, as encoded states.
	pub storage Votes: Vec<((ElectionId, ContestIndex), Vec<u8>)> = Vec::new();
	/// The election commission.
	pub storage Commissioners: Vec<u64> = COMMISSION.to_vec();
	/// The most that a referendum's call may weigh.
	pub storage MostCallWeight: Weight = MostWeight::get();
	pub const MostWeight: Weight = Weight::from_parts(1_000_000_000_000, u64::MAX);
	pub const WholeParty: RollRule = RollRule { classes: Classes::DUES_PAYING, chapter: None };
}

impl pallet_collective::Config<InChamber> for Test {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU64<MOTION>;
	type MaxProposals = ConstU32<20>;
	type MaxMembers = ConstU32<32>;
	type DefaultVote = pallet_collective::PrimeDefaultVote;
	type WeightInfo = ();
	type SetMembersOrigin = EnsureNever<()>;
	type MaxProposalWeight = MostWeight;
	type DisapproveOrigin = EnsureNever<()>;
	type KillOrigin = EnsureNever<()>;
	type Consideration = ();
}

impl pallet_scheduler::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MostWeight;
	type ScheduleOrigin = EnsureNever<()>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<10>;
	type WeightInfo = ();
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

impl pallet_preimage::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type Currency = ();
	type ManagerOrigin = EnsureNever<u64>;
	type Consideration = ();
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

/// The state of an election.
#[derive(Clone, Encode, Decode)]
pub enum State {
	Seats { whole_party: bool, seats: u32, accounts: bool },
	Far { ends: Moment, seats: u32 },
	Unsettled,
	Question { whole_party: bool, fixed: bool },
	UnderWay,
	Elected(Vec<u64>),
	Answered { entitled: u32, voted: u32, yes: u32, no: u32 },
	Void,
}

pub struct Elections;
impl PartyVotes for Elections {
	type AccountId = u64;

	fn vote(election: ElectionId, contest: ContestIndex, electorate: RollRule) -> Option<PartyVote<u64>> {
		assert_eq!(electorate, WholeParty::get());
		let votes = Votes::get();
		let (_, state) = votes.iter().find(|(place, _)| *place == (election, contest))?;
		Some(match State::decode(&mut &state[..]).unwrap() {
			State::Seats { whole_party, seats, accounts } => {
				let question = Question::Seats { seats, accounts };
				PartyVote::Ahead(Paper { ends: 0, settled: true, whole_party, question })
			}
			State::Far { ends, seats } => {
				let question = Question::Seats { seats, accounts: true };
				PartyVote::Ahead(Paper { ends, settled: true, whole_party: true, question })
			}
			State::Unsettled => {
				let question = Question::Seats { seats: 5, accounts: true };
				PartyVote::Ahead(Paper { ends: 0, settled: false, whole_party: true, question })
			}
			State::Question { whole_party, fixed } => {
				let question = if fixed { Question::YesNo } else { Question::Other };
				PartyVote::Ahead(Paper { ends: 0, settled: true, whole_party, question })
			}
			State::UnderWay => PartyVote::UnderWay,
			State::Elected(elected) => PartyVote::Final(Decision::Elected(elected)),
			State::Answered { entitled, voted, yes, no } => {
				PartyVote::Final(Decision::Answered { entitled, voted, yes, no })
			}
			State::Void => PartyVote::Void,
		})
	}
}

/// An election is at this point now.
pub fn election(number: ElectionId, state: State) {
	let mut votes = Votes::get();
	votes.retain(|(place, _)| *place != (number, 0));
	votes.push(((number, 0), state.encode()));
	Votes::set(&votes);
}

pub struct InCouncil;
impl Chamber<u64> for InCouncil {
	fn members() -> Vec<u64> {
		pallet_collective::Members::<Test, InChamber>::get()
	}

	fn seat(members: &[u64]) {
		<Council as ChangeMembers<u64>>::set_members_sorted(members, &Self::members());
	}

	fn drop_motions() {
		for motion in pallet_collective::Proposals::<Test, InChamber>::get() {
			Council::do_disapprove_proposal(motion);
		}
	}
}

/// More than half of all seats, vacant ones included, of a council in power.
pub struct Majority;
impl EnsureOrigin<RuntimeOrigin> for Majority {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		match (origin.clone().into(), Governance::seats_in_power()) {
			(Ok(pallet_collective::RawOrigin::<u64, InChamber>::Members(yes, _)), Some(seats))
				if yes * 2 > seats =>
			{
				Ok(())
			}
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		let seats = Governance::seats_in_power().ok_or(())?;
		Ok(pallet_collective::RawOrigin::<u64, InChamber>::Members(seats, seats).into())
	}
}

pub struct Commission;
impl SortedMembers<u64> for Commission {
	fn sorted_members() -> Vec<u64> {
		Commissioners::get()
	}
}

/// Members can remark, change parameters, and do some of that together.
pub struct MembersCalls;
impl Contains<RuntimeCall> for MembersCalls {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::force_batch { .. }) => true,
			RuntimeCall::System(frame_system::Call::remark_with_event { .. }) => true,
			RuntimeCall::Governance(call) => matches!(
				call,
				pallet_governance::Call::set_parameters { .. }
					| pallet_governance::Call::authorize_upgrade { .. }
					| pallet_governance::Call::refuse_upgrade { .. }
			),
			_ => false,
		}
	}
}

/// A remark that begins like this is said to change as many rules as it has letters, each of them twice.
pub const MANY_RULES: &[u8] = b"rules";

/// The one rule here are governance's own parameters; and what remarks are said to change.
pub struct ItsParameters;
impl Rules<RuntimeCall> for ItsParameters {
	fn changed_by(call: &RuntimeCall) -> Vec<RuleId> {
		match call {
			RuntimeCall::Governance(pallet_governance::Call::set_parameters { .. }) => vec![RULE],
			RuntimeCall::System(frame_system::Call::remark_with_event { remark })
				if remark.starts_with(MANY_RULES) =>
			{
				let rules = (0..remark.len() as u8).rev().map(|rule| [1, rule]);
				rules.clone().chain(rules).collect()
			}
			_ => Vec::new(),
		}
	}
}

impl pallet_governance::Config for Test {
	type RuntimeCall = RuntimeCall;
	type Time = Clock;
	type Votes = Elections;
	type Chamber = InCouncil;
	type CouncilOrigin = Majority;
	type CommissionOrigin = EnsureSignedBy<Commission, u64>;
	type UpgradeOrigin = Majority;
	type MembersOrigin = EnsureMembers<Test>;
	type MembersCalls = MembersCalls;
	type Rules = ItsParameters;
	type Electorate = WholeParty;
	type Scheduler = Scheduler;
	type Preimages = Preimage;
	type BlockTime = ConstU64<BLOCK>;
	type MaxCallWeight = MostCallWeight;
	type WeightInfo = pallet_governance::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Around;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Around;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_governance::benchmarking::Helper<u64> for Around {
	fn set_time(now: Moment) {
		Now::set(&now);
	}

	fn commissioners() -> [u64; 2] {
		[COMMISSION[0], COMMISSION[1]]
	}

	fn elect(elected: Option<Vec<u64>>, seats: u32) -> (ElectionId, ContestIndex) {
		let ahead = State::Seats { whole_party: true, seats, accounts: true };
		election(9, elected.map_or(ahead, State::Elected));
		(9, 0)
	}

	fn ask(answered: bool) -> (ElectionId, ContestIndex) {
		let state = if answered {
			State::Answered { entitled: 9, voted: 9, yes: 9, no: 0 }
		} else {
			State::Question { whole_party: true, fixed: true }
		};
		election(8, state);
		(8, 0)
	}

	fn move_motions(_members: &[u64]) {}

	fn long_call(bytes: u32) -> Vec<u8> {
		RuntimeCall::System(frame_system::Call::remark_with_event { remark: vec![1; bytes as usize] })
			.encode()
	}
}

pub const START: Moment = 1_000_000_000;
/// When the first council's term ends, and when its power does.
pub const UNTIL: Moment = START + 100 * DAY;
pub const ENDS: Moment = UNTIL + 10 * DAY;
pub const DAY: Moment = 24 * 60 * 60 * 1_000;
/// The first council.
pub const COUNCIL: [u64; 5] = [1, 2, 3, 4, 5];
/// Another.
pub const NEXT: [u64; 5] = [4, 5, 6, 7, 8];
/// The election commission.
pub const COMMISSION: [u64; 3] = [21, 22, 23];
/// What changing governance's own parameters is known by.
pub const RULE: RuleId = [3, 9];
/// Somebody without an office.
pub const STRANGER: u64 = 99;

pub fn parameters() -> Parameters {
	Parameters {
		seats: 5,
		term: 200 * DAY,
		grace: 10 * DAY,
		lead: 20 * DAY,
		quorum: Share { parts: 1, of: 3 },
		enactment: 60 * BLOCK,
		notice: 60 * BLOCK,
		binding: 50 * DAY,
	}
}

thread_local! {
	/// By how much the version of code that is brought is higher. The host looks at code, not at storage.
	pub static NEWER: Cell<u32> = const { Cell::new(1) };
}

/// All code is of this chain, and by as much newer as a test says.
struct NextVersion;
impl ReadRuntimeVersion for NextVersion {
	fn read_runtime_version(&self, _: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		let now: RuntimeVersion = <Test as frame_system::Config>::Version::get();
		Ok(RuntimeVersion { spec_version: now.spec_version + NEWER.get(), ..now }.encode())
	}
}

pub fn new_chain() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let genesis = pallet_governance::GenesisConfig::<Test> {
		council: COUNCIL.to_vec(),
		until: UNTIL,
		parameters: parameters(),
	};
	genesis.assimilate_storage(&mut storage).unwrap();
	let mut chain = TestState::new(storage);
	chain.register_extension(ReadRuntimeVersionExt::new(NextVersion));
	chain
}

/// Runs `test` in block 1, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_chain().execute_with(|| {
		System::set_block_number(1);
		test();
		check();
	});
}

/// All invariants, of the chamber and the scheduler too as far as they have any.
#[track_caller]
pub fn check() {
	Governance::do_try_state().unwrap();
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// So many of the council said yes.
pub fn council(yes: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<u64, InChamber>::Members(yes, 5).into()
}

/// More than half of the council.
pub fn majority() -> RuntimeOrigin {
	council(3)
}

pub fn members() -> RuntimeOrigin {
	pallet_governance::Origin::Members.into()
}

pub fn pass(time: Moment) {
	Now::set(&(Now::get() + time));
}

/// Makes blocks until this one.
pub fn run_to(block: u64) {
	System::run_to_block::<AllPalletsWithSystem>(block);
}

/// To a block far ahead. The scheduler would look through the agendas of all between.
pub fn jump_to(block: u64) {
	System::set_block_number(block - 1);
	pallet_scheduler::IncompleteSince::<Test>::kill();
	run_to(block);
}

pub fn remark(text: &str) -> RuntimeCall {
	frame_system::Call::remark_with_event { remark: text.as_bytes().to_vec() }.into()
}

/// Whether a remark was made.
pub fn remarked(text: &str) -> bool {
	let hash = BlakeTwo256::hash(text.as_bytes());
	System::events().iter().any(|record| {
		matches!(&record.event, RuntimeEvent::System(frame_system::Event::Remarked { hash: made, .. }) if *made == hash)
	})
}

/// A plain election of a whole council, drawn up.
pub fn drawn_up(number: ElectionId, seats: u32) {
	election(number, State::Seats { whole_party: true, seats, accounts: true });
}

/// Names an election in the council's name.
#[track_caller]
pub fn name(number: ElectionId, seats: u32, fills: Fills) {
	drawn_up(number, seats);
	assert_ok!(Governance::name_election(majority(), number, 0, fills));
}

/// Another council follows by an election.
#[track_caller]
pub fn succeed(number: ElectionId, elected: &[u64]) {
	name(number, 5, Fills::All);
	election(number, State::Elected(elected.to_vec()));
	assert_ok!(Governance::take_seats(signed(STRANGER)));
}

/// Proposes a call to the members.
#[track_caller]
pub fn ask(number: ElectionId, call: RuntimeCall) {
	election(number, State::Question { whole_party: true, fixed: true });
	assert_ok!(Governance::propose(majority(), Box::new(call), number, 0));
}

/// Members answer.
pub fn answer(number: ElectionId, voted: u32, yes: u32) {
	election(number, State::Answered { entitled: 300, voted, yes, no: voted - yes });
}
