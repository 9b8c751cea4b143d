// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with activity, the SDK's assets and what could move them; the party around it is made up.

use crate::{
	self as pallet_activity, AccountOf, Accounts, CurrentSettings, Evidence, IndicatorId, Item, Items,
	Occasion, Parameters, Settings, Terms, Versions,
};
use caucus_members_core::registry::{ChapterId, Classes, RollRule};
use caucus_primitives::{
	calendar::{january, month_start, Month, DAY, HOUR},
	domain,
	refs::act_context,
	text::{ContentRef, Language, MediaType},
	Alias, Digest, Moment, OrganizationId, PostId, RollId,
};
pub use caucus_support::testing::CurrentRoll;
use caucus_support::{
	contests::Contests,
	organisations::{Held, Holder, Organisations, Role, CENTRAL},
	participation::Part,
	testing::{self, fake_proof, FakeRegistry, FakeRolls, Pins},
};
use codec::Encode;
use frame::{
	deps::{
		frame_support::traits::{fungible::ItemOf, AsEnsureOriginWithArg, Contains, InstanceFilter},
		frame_system::EnsureNever,
		sp_runtime::testing::TestSignature,
	},
	testing_prelude::*,
	traits::UnixTime,
};
use polkadot_sdk::{pallet_assets, pallet_balances, pallet_proxy, pallet_utility};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Utility: pallet_utility,
		Proxy: pallet_proxy,
		Balances: pallet_balances,
		Assets: pallet_assets,
		Activity: pallet_activity,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
	type BaseCallFilter = NoCallOfTheToken;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

/// The number of the token.
pub const TOKEN: u32 = 1;
/// The token's team: an account that nobody controls on a real chain.
pub const NOBODY: u64 = 999_999;

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = u128;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<u64>>;
	type ForceOrigin = EnsureNever<u64>;
	type Freezer = PointsStay;
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

/// A proxy that may do everything.
#[derive(
	Copy,
	Clone,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	Debug,
	codec::MaxEncodedLen,
	TypeInfo,
	Default,
)]
pub struct Anything;
impl InstanceFilter<RuntimeCall> for Anything {
	fn filter(&self, _: &RuntimeCall) -> bool {
		true
	}
}

impl pallet_proxy::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = Anything;
	type ProxyDepositBase = ConstU64<1>;
	type ProxyDepositFactor = ConstU64<1>;
	type MaxProxies = ConstU32<4>;
	type WeightInfo = ();
	type MaxPending = ConstU32<2>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = ConstU64<1>;
	type AnnouncementDepositFactor = ConstU64<1>;
	type BlockNumberProvider = System;
}

parameter_types! {
	/// The block's time: 10 March 2026 at noon in Seoul.
	pub storage Now: Moment = month_start(MARCH) + 9 * DAY + 12 * HOUR;
	/// Meetings, how many were present, and when they were opened.
	pub storage Meetings: Vec<((OrganizationId, u32), (u32, Moment))> = Vec::new();
	/// The organisation above each.
	pub storage Tree: Vec<(OrganizationId, OrganizationId)> =
		vec![(1, CENTRAL), (2, CENTRAL), (10, 1), (11, 1), (12, 1), (20, 2), (100, 10), (1_000, 100)];
	/// Offices that a test gave somebody: who, where, as what.
	pub storage Offices: Vec<(u64, OrganizationId, Role)> = Vec::new();
	/// Whether a campaign runs.
	pub storage Campaign: bool = false;
	/// Whether the call filter is in force; tests take it away to see what stands behind it.
	pub storage FilterInForce: bool = true;
}

/// No call of the token's pallet passes, from whatever other call it comes.
pub struct NoCallOfTheToken;
impl Contains<RuntimeCall> for NoCallOfTheToken {
	fn contains(call: &RuntimeCall) -> bool {
		!FilterInForce::get() || !matches!(call, RuntimeCall::Assets(_))
	}
}

/// All balances of the token are frozen, but while activity burns: what a runtime has to write.
pub struct PointsStay;
impl pallet_assets::FrozenBalance<u32, u64, u128> for PointsStay {
	fn frozen_balance(_: u32, _: &u64) -> Option<u128> {
		(!Activity::is_burning()).then_some(u128::MAX)
	}

	fn died(_: u32, _: &u64) {}

	fn contains_freezes(_: u32) -> bool {
		!Activity::is_burning()
	}
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

/// How many keys each of the two parts of every roll has. A third holds citizens.
pub const KEYS: u32 = 40;

/// The registry's rolls.
pub struct Rolls;
impl FakeRolls for Rolls {
	fn parts(_: RollId) -> Vec<Part> {
		let part = |classes, chapter| Part { rule: RollRule { classes, chapter }, keys: KEYS };
		let dues = Classes::DUES_PAYING;
		vec![part(dues, Some(1)), part(dues, None), part(Classes::CITIZEN, None)]
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

	fn chapter(organization: OrganizationId) -> Option<ChapterId> {
		(organization == 11).then_some(1)
	}

	fn has_area(area: u32) -> bool {
		area < AREAS
	}

	fn holds(who: &u64, organization: OrganizationId, role: Role) -> bool {
		if Offices::get().contains(&(*who, organization, role)) {
			return true;
		}
		match role {
			Role::Issuer => *who == ISSUER || (*who == CHAPTER_ISSUER && organization == 11),
			Role::Secretary => *who == SECRETARY && organization == 10,
			Role::Auditor => AUDITORS.contains(who) && organization == CENTRAL,
			_ => false,
		}
	}

	fn holder(_: PostId) -> Option<Holder<u64>> {
		None
	}

	fn vacate(_: PostId) -> DispatchResult {
		Ok(())
	}
}

pub struct Hall;
impl caucus_support::organisations::Meetings for Hall {
	fn held(organization: OrganizationId, meeting: u32) -> Option<Held> {
		let held = Meetings::get().into_iter().find(|(which, _)| *which == (organization, meeting));
		held.map(|(_, (present, opened_at))| Held { present, opened_at, quorate: false })
	}

	fn has_item(_: OrganizationId, _: u32, _: u32) -> bool {
		false
	}
}

pub struct Votes;
impl Contests for Votes {
	type AccountId = u64;

	fn campaign() -> bool {
		Campaign::get()
	}

	fn next_vote(_: &u64) -> Option<Moment> {
		None
	}
}

impl pallet_activity::Config for Test {
	type Time = Clock;
	type Participation = FakeRegistry<Rolls>;
	type Organisations = Party;
	type Meetings = Hall;
	type Contests = Votes;
	type Token = ItemOf<Assets, ConstU32<TOKEN>, u64>;
	type Signature = TestSignature;
	type RulesOrigin = EnsureRoot<u64>;
	type WeightInfo = pallet_activity::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Party;
}

#[cfg(feature = "runtime-benchmarks")]
impl caucus_support::benchmarking::Surroundings<u64> for Party {
	fn set_time(now: Moment) {
		Now::set(&now);
	}

	fn organisation(_: ChapterId) -> OrganizationId {
		100
	}

	fn appoint(who: &u64, organization: OrganizationId, role: Role) {
		Offices::set(&[Offices::get(), vec![(*who, organization, role)]].concat());
	}

	fn meeting(organization: OrganizationId, present: u32, opened_at: Moment) -> u32 {
		let number = Meetings::get().len() as u32;
		put_meeting(organization, number, present, opened_at);
		number
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::Signers<u64, TestSignature> for Party {
	fn signer() -> u64 {
		77
	}

	fn sign(signer: &u64, message: &[u8]) -> TestSignature {
		TestSignature(*signer, message.to_vec())
	}
}

pub const GENESIS: Digest = [42; 32];
pub const YEAR: u32 = 2026;
/// March 2026.
pub const MARCH: Month = january(YEAR) + 2;
/// Issues for all organisations; and for one alone.
pub const ISSUER: u64 = 1;
pub const CHAPTER_ISSUER: u64 = 2;
pub const SECRETARY: u64 = 3;
pub const AUDITORS: [u64; 3] = [11, 12, 13];
pub const STRANGER: u64 = 9;
/// How many areas there are.
pub const AREAS: u32 = 200;
/// The least group on this chain.
pub const LEAST: u32 = 3;
/// Starters by number: one for meetings, one for documents, one for hours.
pub const EDUCATION: IndicatorId = 0;
pub const ASSEMBLY: IndicatorId = 2;
pub const DUES: IndicatorId = 3;
pub const HOURS: IndicatorId = 4;

pub fn new_chain() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_activity::GenesisConfig::<Test> { starters: true, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let name = "활동 점수".as_bytes().to_vec();
	pallet_assets::GenesisConfig::<Test> {
		assets: vec![(TOKEN, NOBODY, true, 1)],
		metadata: vec![(TOKEN, name, b"POINT".to_vec(), 0)],
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut chain = TestState::new(storage);
	chain.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0u64, H256(GENESIS));
		let parameters = Parameters { least_group: LEAST, sample: 0, ..Parameters::default() };
		CurrentSettings::<Test>::put(Settings { version: 0, parameters });
	});
	chain
}

/// Runs `test` on a chain, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_chain().execute_with(|| {
		test();
		Activity::do_try_state().unwrap();
		assert!(Pins::get().is_empty(), "a yearly context takes the newest roll of each moment");
	});
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn pass(time: Moment) {
	Now::set(&(Now::get() + time));
}

/// Lets the chain look whether a campaign runs.
pub fn watch() {
	Activity::on_initialize(u64::from(crate::WATCH) * 7);
}

/// What a member is called in a year.
pub fn alias(member: u32, year: u32) -> Alias {
	blake2_256(&(member, act_context(domain::ACTIVITY, &GENESIS, year)).encode())
}

/// The account that a member binds for a year.
pub fn account(member: u32, year: u32) -> u64 {
	u64::from(year) * 1_000 + u64::from(member)
}

/// What a member sends to bind an account for a year.
pub fn binding(member: u32, year: u32, account: u64) -> pallet_activity::Call<Test> {
	let alias = alias(member, year);
	let context = act_context(domain::ACTIVITY, &GENESIS, year);
	let message = Activity::binding_message(year, &alias, &account);
	let roll = CurrentRoll::get().unwrap_or_default();
	let proof = fake_proof(roll, 0, alias, &context, &message);
	let consent = TestSignature(account, message.to_vec());
	pallet_activity::Call::bind { year, account, consent, proof: Box::new(proof) }
}

/// What the pool says, and, if it lets it pass, what the block does.
pub fn send(call: pallet_activity::Call<Test>) -> Result<(), InvalidTransaction> {
	testing::send::<Test>(call)
}

/// Binds the members' accounts for this year, and gives them.
pub fn bind(members: core::ops::Range<u32>) -> Vec<u64> {
	members
		.map(|member| {
			let account = account(member, YEAR);
			send(binding(member, YEAR, account)).unwrap();
			account
		})
		.collect()
}

pub fn is_bound(member: u32) -> bool {
	AccountOf::<Test>::get(YEAR, alias(member, YEAR)).is_some_and(Accounts::<Test>::contains_key)
}

/// A meeting with so many present, opened an hour ago.
pub fn meeting(organization: OrganizationId, number: u32, present: u32) {
	put_meeting(organization, number, present, Now::get() - HOUR);
}

pub fn put_meeting(organization: OrganizationId, number: u32, present: u32, opened_at: Moment) {
	let mut meetings = Meetings::get();
	meetings.push(((organization, number), (present, opened_at)));
	Meetings::set(&meetings);
}

pub fn of_meeting(organization: OrganizationId, number: u32) -> Evidence {
	Evidence::Meetings(BoundedVec::truncate_from(vec![(organization, number)]))
}

pub fn document(number: u8) -> Evidence {
	Evidence::Document([number; 32])
}

/// Something that happened an hour ago.
pub fn occasion(indicator: IndicatorId, organization: OrganizationId, evidence: Evidence) -> Occasion {
	Occasion { indicator, organization, area: None, occurred_at: Now::get() - HOUR, evidence }
}

pub fn items(subjects: &[u64]) -> Items<Test> {
	let item = |subject: &u64| Item { subject: *subject, value: 1 };
	BoundedVec::truncate_from(subjects.iter().map(item).collect())
}

/// Attests that accounts did something that a document shows, an hour ago.
pub fn attest(indicator: IndicatorId, organization: OrganizationId, paper: u8, subjects: &[u64]) {
	let occasion = occasion(indicator, organization, document(paper));
	assert_ok!(Activity::attest(signed(ISSUER), occasion, items(subjects)));
}

/// Gives an indicator other terms for all periods.
pub fn set_terms(indicator: IndicatorId, change: impl FnOnce(&mut Terms)) {
	Versions::<Test>::mutate(indicator, 0, |held| change(&mut held.as_mut().unwrap().terms));
}

pub fn reason() -> ContentRef {
	ContentRef::to(b"why", MediaType::Plain, Language::Korean)
}

/// Waits until a period is due, and takes it as far as it goes now.
pub fn close(period: Month) {
	let until = Activity::period(period).unwrap().decided_until;
	Now::set(&Now::get().max(until));
	work_off(period, 100);
	assert!(Activity::period(period).unwrap().stage.is_closed());
}

/// Advances a period as long as something is due.
pub fn work_off(period: Month, pieces: u32) {
	while Activity::ensure_due(period).is_ok() {
		assert_ok!(Activity::advance(signed(STRANGER), period, pieces));
	}
}

/// What a wallet shows as an account's points.
pub fn shown(who: u64) -> u128 {
	Assets::balance(TOKEN, who)
}
