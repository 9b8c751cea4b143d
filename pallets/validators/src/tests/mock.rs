// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain of sessions that are one block long, on which whoever is asked to reports offences.

use crate::{self as pallet_validators, KeysInForce, NothingElse, Report, ReportOnce, SessionLength, Stint};
use caucus_primitives::Moment;
use frame::{
	deps::{
		frame_system::EnsureRoot,
		sp_runtime::{
			impl_opaque_keys, testing::UintAuthorityId, BoundToRuntimeAppPublic, KeyTypeId, RuntimeAppPublic,
		},
	},
	testing_prelude::*,
	traits::{ConvertInto, Hooks, KeyOwnerProofSystem, OneSessionHandler, OpaqueKeys, UnixTime},
};
use pallet_session::{
	disabling::UpToLimitWithReEnablingDisablingStrategy,
	historical::{self as pallet_historical, IdentificationTuple, NoteHistoricalRoot},
	PeriodicSessions,
};
use polkadot_sdk::{pallet_balances, pallet_offences};
use sp_session::MembershipProof;
use sp_staking::{
	offence::{Kind, Offence, OffenceError, ReportOffence},
	SessionIndex,
};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Session: pallet_session,
		Historical: pallet_historical,
		Offences: pallet_offences,
		Validators: pallet_validators,
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

/// What consensus makes of sessions.
pub struct Consensus;

impl BoundToRuntimeAppPublic for Consensus {
	type Public = UintAuthorityId;
}

parameter_types! {
	/// The keys in force, and how often they were replaced.
	pub storage Authorities: Vec<u64> = vec![];
	pub storage Sets: u32 = 0;
}

fn numbers<'a>(keys: impl Iterator<Item = (&'a u64, UintAuthorityId)>) -> Vec<u64> {
	keys.map(|(_, key)| key.0).collect()
}

impl OneSessionHandler<u64> for Consensus {
	type Key = UintAuthorityId;

	fn on_genesis_session<'a, I: 'a + Iterator<Item = (&'a u64, UintAuthorityId)>>(validators: I) {
		Authorities::set(&numbers(validators));
	}

	fn on_new_session<'a, I: 'a + Iterator<Item = (&'a u64, UintAuthorityId)>>(
		changed: bool,
		validators: I,
		_: I,
	) {
		if changed {
			Authorities::set(&numbers(validators));
			Sets::set(&(Sets::get() + 1));
		}
	}

	fn on_disabled(_: u32) {}
}

impl_opaque_keys! {
	/// Public keys of a validator.
	pub struct MockKeys {
		/// Its only one.
		pub consensus: Consensus,
	}
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = u64;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = PeriodicSessions<SessionLength<Test>, ConstU64<0>>;
	type NextSessionRotation = PeriodicSessions<SessionLength<Test>, ConstU64<0>>;
	type SessionManager = NoteHistoricalRoot<Self, Validators>;
	type SessionHandler = <MockKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = MockKeys;
	type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy;
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ConstU64<0>;
}

impl pallet_historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = NothingElse;
}

impl pallet_offences::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = IdentificationTuple<Self>;
	type OnOffenceHandler = Validators;
}

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = START;
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

impl pallet_validators::Config for Test {
	type Time = Clock;
	type ManageOrigin = EnsureRoot<u64>;
	type MaxValidators = ConstU32<9>;
	type ReportLongevity = ConstU32<10>;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Test>;
}

/// The first block's time.
pub const START: Moment = 1_000_000;
/// The first validators.
pub const FIRST: [u64; 4] = [1, 2, 3, 4];
/// Accounts that could be admitted.
pub const FIFTH: u64 = 5;
pub const SIXTH: u64 = 6;
/// An account without session keys.
pub const STRANGER: u64 = 99;
/// What validators must not do.
pub const LYING: Kind = *b"mock:lying......";
pub const ID: KeyTypeId = UintAuthorityId::ID;

pub fn keys(number: u64) -> MockKeys {
	MockKeys { consensus: UintAuthorityId(number) }
}

/// A chain that begins with these validators; the key of each has its number.
pub fn chain_of(validators: &[u64], minimum: u32) -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let registered = |who: &u64| (*who, *who, keys(*who));
	pallet_session::GenesisConfig::<Test> {
		keys: validators.iter().map(registered).collect(),
		non_authority_keys: [FIFTH, SIXTH, 7, 8, 9, 10]
			.iter()
			.filter(|who| !validators.contains(who))
			.map(registered)
			.collect(),
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_validators::GenesisConfig::<Test> { minimum, session_blocks: 1, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	TestState::new(storage)
}

pub fn new_chain() -> TestState {
	chain_of(&FIRST, 3)
}

/// Runs `test` in the first session that is not the genesis', then checks all invariants.
pub fn execute_with(validators: &[u64], minimum: u32, test: impl FnOnce()) {
	chain_of(validators, minimum).execute_with(|| {
		sessions(1);
		test();
		Validators::do_try_state().unwrap();
	});
}

pub fn build_and_execute(test: impl FnOnce()) {
	execute_with(&FIRST, 3, test);
}

/// Lets sessions pass.
pub fn sessions(count: u32) {
	for _ in 0..count {
		System::set_block_number(System::block_number() + 1);
		Now::set(&(Now::get() + 1_000));
		Session::on_initialize(System::block_number());
		Validators::do_try_state().unwrap();
	}
}

/// Changes are not counted any more: what a test is about are not these.
pub fn a_day_passes() {
	pallet_validators::Changes::<Test>::kill();
	pallet_validators::Additions::<Test>::kill();
}

pub fn now() -> SessionIndex {
	Session::current_index()
}

pub fn stint(who: u64) -> Option<Stint<u64>> {
	Validators::overview().stints.into_iter().find(|stint| stint.who == who)
}

pub fn disabled() -> Vec<u64> {
	let all = Session::validators();
	Session::disabled_validators().into_iter().map(|index| all[index as usize]).collect()
}

/// An offence that was seen with others in a round of a session.
#[derive(Clone)]
pub struct Lie {
	pub session: SessionIndex,
	pub round: u32,
	pub who: Vec<u64>,
	pub severity: Perbill,
}

impl Offence<(u64, ())> for Lie {
	const ID: Kind = LYING;
	type Slot = (SessionIndex, u32);

	fn offenders(&self) -> Vec<(u64, ())> {
		self.who.iter().map(|who| (*who, ())).collect()
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		4
	}

	fn slot(&self) -> Self::Slot {
		(self.session, self.round)
	}

	fn slash_fraction(&self, offenders: u32) -> Perbill {
		Perbill::from_parts(self.severity.deconstruct().saturating_mul(offenders))
	}
}

pub type Reporter = ReportOnce<Test, Offences>;

pub fn lie(who: u64, session: SessionIndex, round: u32) -> Lie {
	Lie { session, round, who: vec![who], severity: Perbill::from_percent(10) }
}

pub fn report(lie: Lie) -> Result<(), OffenceError> {
	<Reporter as ReportOffence<u64, (u64, ()), Lie>>::report_offence(vec![STRANGER], lie)
}

pub fn is_known(lie: &Lie) -> bool {
	<Reporter as ReportOffence<u64, (u64, ()), Lie>>::is_known_offence(&lie.offenders(), &lie.slot())
}

/// Who was reported for which session, and whether it was disabled.
pub fn reports() -> Vec<(u64, SessionIndex, bool)> {
	let short = |report: Report<u64>| (report.who, report.session, report.disabled);
	Validators::reports().into_iter().map(short).collect()
}

/// A proof of whose key in force this is.
pub fn prove(key: u64) -> Option<MembershipProof> {
	KeysInForce::<Test>::prove((ID, key.to_le_bytes()))
}

pub fn owner(key: u64, proof: MembershipProof) -> Option<u64> {
	KeysInForce::<Test>::check_proof((ID, key.to_le_bytes()), proof).map(|(who, ())| who)
}

/// Has an account register another key.
pub fn change_key(who: u64, key: u64) {
	use pallet_session::SessionInterface;
	assert_ok!(<Session as SessionInterface>::set_keys(&who, keys(key)));
}

/// The pallet's events since the last time, and forgets all.
pub fn events() -> Vec<pallet_validators::Event<Test>> {
	let all = System::events();
	System::reset_events();
	let ours = |event| match event {
		RuntimeEvent::Validators(event) => Some(event),
		_ => None,
	};
	all.into_iter().filter_map(|record| ours(record.event)).collect()
}
