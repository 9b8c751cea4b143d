// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with nothing but messaging on it; the party around it is made up.

use crate::{self as pallet_messaging, Bundle, PeriodId, Refusal};
use caucus_members_core::registry::{ChapterId, Classes, RollRule};
use caucus_primitives::{
	blake2_256,
	calendar::{january, month_start, DAY},
	domain,
	refs::act_context,
	Alias, Digest, Moment, OrganizationId, PostId, RollId,
};
pub use caucus_support::testing::{CurrentRoll, Pins};
use caucus_support::{
	organisations::{Holder, Organisations, Role, CENTRAL},
	participation::Part,
	testing::{self, fake_proof, FakeRegistry, FakeRolls},
};
use codec::Encode;
use frame::{
	deps::{frame_support::storage::unhashed, sp_runtime::testing::TestSignature},
	testing_prelude::*,
	traits::UnixTime,
};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Messaging: pallet_messaging,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = START;
	/// Offices: who, where, as what.
	pub storage Offices: Vec<(u64, OrganizationId, Role)> = vec![
		(CHAIR, BRANCH, Role::Chair),
		(DEPUTIES[0], CENTRAL, Role::Representative),
		(DEPUTIES[1], CENTRAL, Role::Representative),
		(CLERK, BRANCH, Role::Other),
	];
}

pub const GENESIS: Digest = [42; 32];
pub const START: Moment = month_start(january(2026));
pub const BRANCH: OrganizationId = 5;
pub const CHAIR: u64 = 1;
pub const DEPUTIES: [u64; 2] = [2, 3];
/// Holds an office in which nobody is written to.
pub const CLERK: u64 = 4;
pub const STRANGER: u64 = 9;
pub const MIB: u32 = 1_024 * 1_024;

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

/// The registry's rolls: two parts of members, and one of citizens.
pub struct Rolls;
impl FakeRolls for Rolls {
	fn parts(_: RollId) -> Vec<Part> {
		let part = |classes, chapter| Part { rule: RollRule { classes, chapter }, keys: 40 };
		let dues = Classes::DUES_PAYING;
		vec![part(dues, Some(1)), part(dues, None), part(Classes::CITIZEN, None)]
	}
}

pub struct Party;
impl Organisations for Party {
	type AccountId = u64;

	fn exists(organization: OrganizationId) -> bool {
		[CENTRAL, BRANCH].contains(&organization)
	}

	fn parent(organization: OrganizationId) -> Option<OrganizationId> {
		(organization == BRANCH).then_some(CENTRAL)
	}

	fn chapter(_: OrganizationId) -> Option<ChapterId> {
		None
	}

	fn holds(who: &u64, organization: OrganizationId, role: Role) -> bool {
		Offices::get().contains(&(*who, organization, role))
	}

	fn holder(_: PostId) -> Option<Holder<u64>> {
		None
	}

	fn vacate(_: PostId) -> DispatchResult {
		Ok(())
	}
}

impl pallet_messaging::Config for Test {
	type Time = Clock;
	type Participation = FakeRegistry<Rolls>;
	type Organisations = Party;
	type Signature = TestSignature;
	type RulesOrigin = EnsureRoot<u64>;
	type WeightInfo = pallet_messaging::weights::SubstrateWeight<Test>;
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
}

#[cfg(feature = "runtime-benchmarks")]
impl caucus_support::benchmarking::Signers<u64, TestSignature> for Party {
	fn signer() -> u64 {
		77
	}

	fn sign(signer: &u64, message: &[u8]) -> TestSignature {
		TestSignature(*signer, message.to_vec())
	}
}

pub fn new_chain() -> TestState {
	let mut chain = TestState::new(RuntimeGenesisConfig::default().build_storage().unwrap());
	chain.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0u64, H256(GENESIS));
	});
	chain
}

/// Runs `test` on a chain, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_chain().execute_with(|| {
		test();
		check();
	});
}

/// Runs `test` on a chain on which the first period has begun, then checks all invariants.
pub fn in_a_period(test: impl FnOnce()) {
	build_and_execute(|| {
		idle();
		test();
	});
}

/// Checks all invariants, and that the roll of the newest period is kept, and no other.
pub fn check() {
	Messaging::do_try_state().unwrap();
	let kept: Vec<RollId> = Messaging::current().map(|view| view.period.roll).into_iter().collect();
	assert_eq!(Pins::get(), kept);
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn pass(time: Moment) {
	Now::set(&(Now::get() + time));
}

/// A block with all the room that one can have.
pub fn idle() {
	Messaging::on_idle(System::block_number(), Weight::MAX);
}

/// Time passes, and blocks have room for what is due.
pub fn pass_idle(time: Moment) {
	pass(time);
	idle();
}

/// Lets the first period of 30 days go by; another begins.
pub fn next_period() {
	pass_idle(30 * DAY);
}

/// What a member is called in a period.
pub fn alias(member: u32, period: PeriodId) -> Alias {
	blake2_256(&[&(member, act_context(domain::MESSAGING, &GENESIS, period)).encode()])
}

/// The account that a member makes for a period.
pub fn account(member: u32, period: PeriodId) -> u64 {
	1_000_000 * (u64::from(period) + 1) + u64::from(member)
}

/// What a member sends to claim in a period for an account, by the first ring of the period's roll.
pub fn claiming(member: u32, period: PeriodId, account: u64) -> pallet_messaging::Call<Test> {
	let roll = Messaging::period(period).or(Messaging::current().map(|view| view.period)).unwrap().roll;
	claiming_by((roll, 0), member, period, account)
}

/// The same by another roll or ring.
pub fn claiming_by(
	(roll, ring): (RollId, u16),
	member: u32,
	period: PeriodId,
	account: u64,
) -> pallet_messaging::Call<Test> {
	let alias = alias(member, period);
	let context = act_context(domain::MESSAGING, &GENESIS, period);
	let message = Messaging::claim_message(period, &alias, &account);
	let proof = fake_proof(roll, ring, alias, &context, &message);
	let consent = TestSignature(account, message.to_vec());
	pallet_messaging::Call::claim { period, account, consent, proof: Box::new(proof) }
}

/// What the pool says, and, if it lets it pass, what the block does.
pub fn send(call: pallet_messaging::Call<Test>) -> Result<(), InvalidTransaction> {
	testing::send::<Test>(call)
}

pub fn refused(refusal: Refusal) -> Result<(), InvalidTransaction> {
	Err(InvalidTransaction::Custom(refusal as u8))
}

/// Members claim in the running period, each for an account made for it; gives the accounts.
pub fn claim(members: core::ops::Range<u32>) -> Vec<u64> {
	let period = Messaging::current().unwrap().number;
	let claim = |member| {
		let account = account(member, period);
		assert_eq!(send(claiming(member, period, account)), Ok(()));
		account
	};
	members.map(claim).collect()
}

/// What nodes read of an account: statements and bytes.
pub fn allowed(account: u64) -> Option<(u32, u32)> {
	unhashed::get(&key_of(account))
}

/// Where nodes read it.
pub fn key_of(account: u64) -> Vec<u8> {
	[b":statement_allowance:".to_vec(), account.encode()].concat()
}

pub fn bundle(seed: u8) -> Bundle {
	vec![seed; 70].try_into().unwrap()
}
