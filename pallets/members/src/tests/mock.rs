// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with nothing but the registry on it.

use crate::{self as pallet_members, MemberByKey, MemberCount, Members, NextBatch, Queue, Roll, Rolls};
use caucus_members_core::{
	registry::{Application, ChapterId, Classes, Member, RollRule, Status},
	ring::{MemberSecret, RingSize},
};
use caucus_primitives::{refs::registration_message, Digest, MemberKey, RollId};
use caucus_support::Rolls as _;
use frame::testing_prelude::*;
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
}

parameter_types! {
	pub const IdleShare: Perbill = Perbill::from_percent(25);
}

impl pallet_members::Config for Test {
	type MaxRegistrars = ConstU32<3>;
	type MaxBatch = ConstU32<4>;
	type MaxPending = ConstU32<2>;
	type IdleShare = IdleShare;
	type WeightInfo = pallet_members::weights::SubstrateWeight<Test>;
}

pub type Batch = BoundedVec<Application, ConstU32<4>>;

/// The hash of the chain's first block.
pub const GENESIS: Digest = [42; 32];
/// Two registrars.
pub const ADA: u64 = 1;
pub const BO: u64 = 2;
/// An account without an office.
pub const STRANGER: u64 = 9;
/// Seed of the rings of all rolls here.
pub const SEED: Digest = [5; 32];
/// More people than one ring holds.
pub const CROWD: u32 = 300;

/// Keys of the people `0..CROWD`, made once.
pub static KEYS: LazyLock<Vec<MemberKey>> =
	LazyLock::new(|| (0..CROWD).map(|number| person(number).key()).collect());

/// Runs `test` in block 1 of a chain with the registrars Ada and Bo, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let registry = pallet_members::GenesisConfig::<Test> { registrars: vec![ADA, BO] };
	registry.assimilate_storage(&mut storage).unwrap();
	TestState::new(storage).execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0u64, H256(GENESIS));
		test();
		Registry::do_try_state().unwrap();
	});
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn person(number: u32) -> MemberSecret {
	let mut entropy = [7; 32];
	entropy[..4].copy_from_slice(&number.to_le_bytes());
	MemberSecret::from_entropy(entropy)
}

/// A person's application to the chain whose first block has the hash `genesis`.
pub fn application_to(genesis: &Digest, number: u32) -> Application {
	let person = person(number);
	let key = person.key();
	let ownership = person.prove_ownership(&registration_message(genesis, &key)).unwrap();
	Application { key, chapter: 1, classes: Classes::DUES_PAYING, ownership }
}

pub fn application(number: u32) -> Application {
	application_to(&GENESIS, number)
}

pub fn application_of_kind(number: u32, chapter: ChapterId, classes: Classes) -> Application {
	Application { chapter, classes, ..application(number) }
}

pub fn batch(applications: &[Application]) -> Batch {
	applications.to_vec().try_into().unwrap()
}

/// What a registrar confirms who looked at these applications.
pub fn digest(applications: &[Application]) -> H256 {
	H256(blake2_256(&applications.encode()))
}

/// Enters people in the way of registrars: Ada proposes, Bo confirms.
pub fn register(applications: &[Application]) {
	for part in applications.chunks(4) {
		let number = NextBatch::<Test>::get();
		assert_ok!(Registry::propose_batch(signed(ADA), batch(part)));
		assert_ok!(Registry::confirm_batch(signed(BO), number, digest(part)));
	}
}

/// Enters the people `0..count` without proofs and batches.
pub fn enter(count: u32) {
	for (id, key) in (0u32..count).zip(KEYS.iter()) {
		let member = Member { key: *key, chapter: 1, classes: Classes::DUES_PAYING, status: Status::Active };
		Members::<Test>::insert(id, member);
		MemberByKey::<Test>::insert(*key, id);
	}
	MemberCount::<Test>::put(count);
}

pub fn cut(rule: RollRule) -> RollId {
	Registry::cut(rule, RingSize::R255).unwrap()
}

/// Works in pieces until nothing is left.
pub fn work_off(keys: u32) {
	while !Queue::<Test>::get().is_empty() {
		assert_ok!(Registry::work(signed(STRANGER), keys));
	}
}

/// Cuts a roll of everybody and builds its rings, all in pieces of one size.
pub fn build_roll(piece: u32) -> RollId {
	let roll = cut(RollRule::default());
	work_off(piece);
	assert_ok!(Registry::seat(roll, SEED));
	work_off(piece);
	roll
}

pub fn stored(roll: RollId) -> Roll {
	Rolls::<Test>::get(roll).unwrap()
}
