// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with nothing but organisations on it.

use crate::{
	self as pallet_organisations, AreaId, AreaKind, Classification, Code, Entries, Entry, Founding, Label,
	Names, Numbers, Officers, OtherNames, Role, TermHolder, TermId, Terms,
};
use caucus_primitives::{Moment, OrganizationId, PostId};
use frame::{
	deps::{frame_support::traits::SortedMembers, frame_system::EnsureSignedBy},
	testing_prelude::*,
	traits::UnixTime,
};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Organisations: pallet_organisations,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = START;
	/// Those who keep the register, in order.
	pub storage Keepers: Vec<u64> = vec![KIM, LEE];
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

pub struct KeptBy;
impl SortedMembers<u64> for KeptBy {
	fn sorted_members() -> Vec<u64> {
		Keepers::get()
	}
}

impl pallet_organisations::Config for Test {
	type Time = Clock;
	type RegistryOrigin = EnsureSignedBy<KeptBy, u64>;
	type MaxBatch = ConstU32<8>;
	type WeightInfo = pallet_organisations::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = KeptBy;
}

#[cfg(feature = "runtime-benchmarks")]
impl caucus_support::benchmarking::Surroundings<u64> for KeptBy {
	fn set_time(now: Moment) {
		Now::set(&now);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::Keepers<u64> for KeptBy {
	fn keepers() -> (u64, u64) {
		(KIM, LEE)
	}
}

/// The first block's time.
pub const START: Moment = 1_000_000;
/// When the terms of the first officers end.
pub const END: Moment = 9_000_000;
/// Those who keep the register.
pub const KIM: u64 = 1;
pub const LEE: u64 = 2;
/// The central party's chair, its secretary, and its appeals body.
pub const CHAIR: u64 = 11;
pub const SECRETARY: u64 = 12;
pub const JUDGES: [u64; 3] = [13, 14, 15];
/// The chair of the party of Seoul.
pub const SEOUL_CHAIR: u64 = 21;
/// An account without an office.
pub const STRANGER: u64 = 99;
/// The two organisations below the central party.
pub const SEOUL: OrganizationId = 1;
pub const BUSAN: OrganizationId = 2;
/// The posts of the first day.
pub const CHAIR_POST: PostId = 0;
pub const APPEALS_POST: PostId = 2;
pub const SEOUL_POST: PostId = 3;

pub fn officers(label: &str, role: Role, accounts: &[u64]) -> Officers<u64> {
	Officers { label: label.into(), role, until: END, accounts: accounts.to_vec() }
}

/// What the chain begins with.
pub fn first_day() -> pallet_organisations::GenesisConfig<Test> {
	let below = |name: &str, chapter, officers| Founding { name: name.into(), chapter, officers };
	pallet_organisations::GenesisConfig {
		central: below(
			"중앙당",
			None,
			vec![
				officers("대표", Role::Chair, &[CHAIR]),
				officers("사무총장", Role::Secretary, &[SECRETARY]),
				officers("윤리위원", Role::Appeals, &JUDGES),
			],
		),
		below: vec![
			below("서울특별시당", Some(1), vec![officers("위원장", Role::Chair, &[SEOUL_CHAIR])]),
			below("부산광역시당", Some(2), vec![]),
		],
	}
}

pub fn new_chain() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	first_day().assimilate_storage(&mut storage).unwrap();
	TestState::new(storage)
}

/// Runs `test` in block 1, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_chain().execute_with(|| {
		System::set_block_number(1);
		test();
		Organisations::do_try_state().unwrap();
	});
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn pass(time: Moment) {
	Now::set(&(Now::get() + time));
}

pub fn batch(entries: &[Entry<u64>]) -> Entries<Test> {
	entries.to_vec().try_into().unwrap()
}

/// Makes entries in the way of the register's keepers.
#[track_caller]
pub fn make_expecting(expected: Option<Numbers>, entries: &[Entry<u64>]) {
	assert_ok!(Organisations::enter(signed(KIM), expected, batch(entries)));
	assert_ok!(Organisations::enter(signed(LEE), expected, batch(entries)));
}

/// The same, where no entry names what another creates.
#[track_caller]
pub fn make(entry: Entry<u64>) {
	make_expecting(None, &[entry]);
}

/// Sees that an entry cannot even be proposed.
#[track_caller]
pub fn assert_refused(entry: Entry<u64>, error: pallet_organisations::Error<Test>) {
	assert_noop!(Organisations::enter(signed(KIM), None, batch(&[entry])), error);
}

pub fn name(text: &str) -> BoundedVec<u8, ConstU32<120>> {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn names(korean: &str) -> Names {
	Names { korean: name(korean), english: None }
}

pub fn label(text: &str) -> Label {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn code(text: &str) -> Code {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn other_names(all: &[&str]) -> OtherNames {
	all.iter().map(|text| name(text)).collect::<Vec<_>>().try_into().unwrap()
}

pub fn area(text: &str, kind: AreaKind, parent: Option<AreaId>) -> Entry<u64> {
	Entry::Area { code: code(text), names: names(text), kind, parent, from: START }
}

pub fn organization(korean: &str, classification: Classification, parent: OrganizationId) -> Entry<u64> {
	Entry::Organization {
		names: names(korean),
		classification,
		parent,
		area: None,
		chapter: None,
		founded: START,
	}
}

pub fn local(korean: &str, parent: OrganizationId) -> Entry<u64> {
	organization(korean, Classification::Local, parent)
}

pub fn describe(organization: OrganizationId, version: u32, parent: Option<OrganizationId>) -> Entry<u64> {
	Entry::Describe {
		organization,
		expected_version: version,
		names: names("새 이름"),
		other_names: other_names(&["옛 이름"]),
		parent,
		area: None,
		chapter: None,
	}
}

pub fn post(organization: OrganizationId, role: Role, seats: u8) -> Entry<u64> {
	let label = label("직책");
	Entry::Post { organization, role, label, area: None, from: START, elected: true, seats }
}

pub fn appoint(post: PostId, who: u64, from: Moment, until: Moment) -> Entry<u64> {
	Entry::Appoint { post, holder: TermHolder::Account(who), from, until, on_behalf_of: None }
}

/// Makes a new post, and gives its number.
pub fn new_post(organization: OrganizationId, role: Role, seats: u8) -> PostId {
	make(post(organization, role, seats));
	Organisations::numbers().posts - 1
}

/// Appoints somebody, and gives the term's number.
#[track_caller]
pub fn new_term(post: PostId, who: u64, from: Moment, until: Moment) -> TermId {
	make(appoint(post, who, from, until));
	Organisations::numbers().terms - 1
}

pub fn stored(term: TermId) -> crate::Term<u64> {
	Terms::<Test>::get(term).unwrap()
}
