// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with nothing but the registry on it.

use crate::{
	self as pallet_members, Batches, CurrentStanding, MemberByKey, MemberCount, Members, NextBatch, Parts,
	Queue, Roll, RollKeys, RollPlaces, RollStage, Rolls, StandingInWork, Subject, WORK_PIECE,
};
use caucus_members_core::{
	registry::{Application, ChapterId, Classes, Entry, Member, RollRule, Status},
	ring::{MemberSecret, RingSize},
	roll::SEED_BLOCKS,
};
use caucus_primitives::{
	refs::{extend_roll_digest, registration_message},
	Digest, MemberId, MemberKey, Moment, RollId, StyleIndex,
};
use caucus_support::Rolls as _;
use frame::{
	deps::{frame_support::traits::SortedMembers, frame_system::EnsureSignedBy},
	testing_prelude::*,
	traits::UnixTime,
};
use std::sync::LazyLock;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Registry: pallet_members,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type BlockHashCount = ConstU64<100>;
}

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = 1_000_000;
	/// The accounts that appoint officers, in order.
	pub storage Commission: Vec<u64> = vec![CHAIR, CLERK];
	pub const IdleShare: Perbill = Perbill::from_percent(25);
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

pub struct Commissioners;
impl SortedMembers<u64> for Commissioners {
	fn sorted_members() -> Vec<u64> {
		Commission::get()
	}
}

impl pallet_members::Config for Test {
	type Time = Clock;
	type AppointOrigin = EnsureSignedBy<Commissioners, u64>;
	type MaxRegistrars = ConstU32<4>;
	type MaxBatch = ConstU32<4>;
	type MaxPending = ConstU32<2>;
	type IdleShare = IdleShare;
	type StandingWindow = ConstU64<WINDOW>;
	type LeastRing = ConstU32<LEAST_RING>;
	type WeightInfo = pallet_members::weights::SubstrateWeight<Test>;
}

pub type Batch = BoundedVec<Entry, ConstU32<4>>;

/// The hash of the chain's first block.
pub const GENESIS: Digest = [42; 32];
/// Three registrars.
pub const ADA: u64 = 1;
pub const BO: u64 = 2;
pub const CY: u64 = 3;
/// Secretaries of the chapters 1 and 2.
pub const SAM: u64 = 11;
pub const SUE: u64 = 12;
/// The appeals body.
pub const JUDGES: [u64; 3] = [21, 22, 23];
/// Those who appoint and remove officers.
pub const CHAIR: u64 = 31;
pub const CLERK: u64 = 32;
/// An account without an office.
pub const STRANGER: u64 = 9;
/// Seed of the rings of all rolls here.
pub const SEED: Digest = [5; 32];
/// How long objections can be raised to any roll here.
pub const WINDOW: Moment = 3_600_000;
/// Fewest keys of a part of a standing roll here.
pub const LEAST_RING: u32 = 3;
/// More people than one ring holds.
pub const CROWD: u32 = 300;

/// Keys of the people `0..CROWD`, made once.
pub static KEYS: LazyLock<Vec<MemberKey>> =
	LazyLock::new(|| (0..CROWD).map(|number| person(number).key()).collect());

/// The first state of a chain with all officers.
pub fn genesis() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let registry = pallet_members::GenesisConfig::<Test> {
		registrars: vec![ADA, BO, CY],
		secretaries: vec![(1, SAM), (2, SUE)],
		appeals: JUDGES.to_vec(),
		standing_window: None,
	};
	registry.assimilate_storage(&mut storage).unwrap();
	TestState::new(storage)
}

/// Runs `test` in block 1 of a chain with all officers, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0u64, H256(GENESIS));
		test();
		Registry::do_try_state().unwrap();
	});
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn advance(time: Moment) {
	Now::set(&(Now::get() + time));
}

pub fn person(number: u32) -> MemberSecret {
	let mut entropy = [7; 32];
	entropy[..4].copy_from_slice(&number.to_le_bytes());
	MemberSecret::from_entropy(entropy)
}

/// A person's application to the chain whose first block has the hash `genesis`.
pub fn application_to(genesis: &Digest, number: u32, chapter: ChapterId, classes: Classes) -> Application {
	let person = person(number);
	let key = person.key();
	let message = registration_message(genesis, &key, chapter, classes.0);
	let ownership = person.prove_ownership(&message).unwrap();
	Application { key, chapter, classes, ownership }
}

pub fn application(number: u32) -> Application {
	application_of_kind(number, 1, Classes::DUES_PAYING)
}

pub fn application_of_kind(number: u32, chapter: ChapterId, classes: Classes) -> Application {
	application_to(&GENESIS, number, chapter, classes)
}

/// An entry by which a member takes over the key of the person `number`.
pub fn rotation(member: MemberId, number: u32) -> Entry {
	let Member { chapter, classes, .. } = Members::<Test>::get(member).unwrap();
	let Application { key, ownership, .. } = application_of_kind(number, chapter, classes);
	Entry::Rotate { member, key, ownership }
}

pub fn entries(entries: &[Entry]) -> Batch {
	entries.to_vec().try_into().unwrap()
}

/// The batch by which people join.
pub fn batch(applications: &[Application]) -> Batch {
	entries(&applications.iter().copied().map(Entry::Join).collect::<Vec<_>>())
}

/// What a registrar confirms who looked at this batch.
pub fn digest(batch: &Batch) -> H256 {
	H256(blake2_256(&batch.encode()))
}

/// Makes entries in the way of registrars: Ada proposes, Bo confirms.
pub fn make(part: &[Entry]) {
	let number = NextBatch::<Test>::get();
	assert_ok!(Registry::propose_batch(signed(ADA), entries(part)));
	assert_ok!(Registry::confirm_batch(signed(BO), number, digest(&entries(part))));
}

/// Enters people in the way of registrars.
pub fn register(applications: &[Application]) {
	for part in applications.chunks(4) {
		make(&batch(part));
	}
}

/// Enters the people `0..count` without proofs, by one batch.
pub fn enter(count: u32) {
	enter_as(count, |_| (1, Classes::DUES_PAYING));
}

/// The same, where `kind` says the chapter and the classes of each.
pub fn enter_as(count: u32, kind: impl Fn(u32) -> (ChapterId, Classes)) {
	let batch = NextBatch::<Test>::get();
	NextBatch::<Test>::put(batch + 1);
	Batches::<Test>::insert(batch, (BO, ADA));
	for (id, key) in (0u32..count).zip(KEYS.iter().copied()) {
		let (chapter, classes) = kind(id);
		let status = Status::Active;
		Members::<Test>::insert(
			id,
			Member { key, chapter, classes, status, batch, since: 1, rotated: false },
		);
		MemberByKey::<Test>::insert(key, id);
	}
	MemberCount::<Test>::put(count);
}

pub fn rule(classes: Classes) -> RollRule {
	RollRule { classes, chapter: None }
}

/// The rules of an election with one style for the youth and one for all others.
pub fn youth_and_dues() -> Vec<RollRule> {
	vec![rule(Classes::YOUTH), rule(Classes::DUES_PAYING)]
}

/// Begins to cut a roll of one style.
pub fn cut(rule: RollRule) -> RollId {
	Registry::cut(vec![rule], RingSize::R255, WINDOW).unwrap()
}

/// Works in pieces until nothing is left.
pub fn work_off(keys: u32) {
	while Registry::next_roll().is_some() {
		assert_ok!(Registry::work(signed(STRANGER), keys));
	}
}

/// Cuts a roll to its end.
pub fn publish(styles: Vec<RollRule>) -> RollId {
	let roll = Registry::cut(styles, RingSize::R255, WINDOW).unwrap();
	work_off(100);
	assert!(matches!(stored(roll).stage, RollStage::Objections { .. }));
	roll
}

/// Waits for the end of both windows, and settles a roll.
pub fn settle(roll: RollId, piece: u32) {
	advance(2 * WINDOW);
	assert_ok!(Registry::settle(roll));
	work_off(piece);
	assert_eq!(stored(roll).stage, RollStage::Settled);
}

/// Builds the rings of a roll that was cut.
pub fn build(roll: RollId, piece: u32) {
	settle(roll, piece);
	assert_ok!(Registry::seat(roll, SEED));
	work_off(piece);
}

/// Cuts a roll of everybody and builds its rings, all in pieces of one size.
pub fn build_roll(piece: u32) -> RollId {
	let roll = cut(RollRule::default());
	work_off(piece);
	build(roll, piece);
	roll
}

/// What the registry takes as the parts of a standing roll.
pub fn parts(rules: &[RollRule]) -> Parts {
	rules.to_vec().try_into().unwrap()
}

/// Begins a standing roll as the registrars Ada and Bo.
pub fn begin_standing(rules: &[RollRule]) -> RollId {
	for who in [ADA, BO] {
		assert_ok!(Registry::cut_standing(signed(who), parts(rules), RingSize::R255));
	}
	StandingInWork::<Test>::get().unwrap()
}

/// The hash of a block here.
pub fn hash_of(block: u64) -> Digest {
	blake2_256(&block.to_le_bytes())
}

/// Lets blocks pass, whose hashes are known as on any chain.
pub fn pass_blocks(count: u64) {
	let number = System::block_number();
	for block in number..number + count {
		frame_system::BlockHash::<Test>::insert(block, H256(hash_of(block)));
	}
	System::set_block_number(number + count);
}

/// Lets a standing roll that was begun be cut, settled and given its seed.
pub fn seed_standing() {
	work_off(WORK_PIECE);
	advance(2 * WINDOW);
	work_off(WORK_PIECE);
	pass_blocks(u64::from(SEED_BLOCKS) + 1);
}

/// Cuts and builds a standing roll, which then is the one in use.
pub fn build_standing(rules: &[RollRule]) -> RollId {
	let roll = begin_standing(rules);
	seed_standing();
	work_off(WORK_PIECE);
	assert_eq!(CurrentStanding::<Test>::get(), Some(roll));
	roll
}

/// Raises an objection as the secretary Sam; gives its number.
pub fn object(roll: RollId, subject: Subject) -> u32 {
	let number = stored(roll).objections;
	assert_ok!(Registry::object(signed(SAM), roll, subject, H256([1; 32])));
	number
}

/// Decides an objection as the registrars Ada and Bo.
pub fn decide(roll: RollId, objection: u32, uphold: bool) {
	assert_ok!(Registry::decide(signed(ADA), roll, objection, uphold));
	assert_ok!(Registry::decide(signed(BO), roll, objection, uphold));
}

/// Rules on an objection as two of the appeals body.
pub fn appeal(roll: RollId, objection: u32, uphold: bool) {
	let [one, other, _] = JUDGES;
	assert_ok!(Registry::appeal(signed(one), roll, objection, uphold, H256([2; 32])));
	assert_ok!(Registry::appeal(signed(other), roll, objection, uphold, H256([2; 32])));
}

pub fn stored(roll: RollId) -> Roll {
	Rolls::<Test>::get(roll).unwrap()
}

/// The keys of one style, page after page.
pub fn keys_of(roll: RollId, style: StyleIndex) -> Vec<MemberKey> {
	let pages = stored(roll).styles[usize::from(style)].pages();
	(0..pages).flat_map(|page| RollKeys::<Test>::get((roll, style, page)).into_inner()).collect()
}

/// The members of one style, in the order of its keys.
pub fn members_of(roll: RollId, style: StyleIndex) -> Vec<MemberId> {
	let pages = stored(roll).styles[usize::from(style)].pages();
	let places = (0..pages).flat_map(|page| RollPlaces::<Test>::get((roll, style, page)).into_inner());
	places.map(|place| place.member).collect()
}

pub fn digest_of(keys: &[MemberKey]) -> Digest {
	keys.chunks(crate::KEYS_PER_PAGE as usize).fold([0; 32], |digest, page| extend_roll_digest(&digest, page))
}

/// Whether there is work in the queue.
pub fn is_idle() -> bool {
	Queue::<Test>::get().is_empty()
}
