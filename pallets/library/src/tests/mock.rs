// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with a library; the party and the elections around it are made up.

use crate::{
	self as pallet_library, Capacity, Code, CurrentSettings, Description, Draft, Error, Grounds, Heading,
	ItemId, Kind, Parameters, Quota, Race, Settings, Status, Text, VersionNumber,
};
use caucus_library_core::{
	manifest::{Manifest, Piece},
	parts::{Part, Role as PartRole},
};
use caucus_members_core::registry::ChapterId;
use caucus_primitives::{
	blake2_256,
	calendar::{january, month_start, DAY, HOUR},
	text::{Language, MediaType},
	ContestIndex, Digest, ElectionId, Moment, OrganizationId, PostId,
};
use caucus_support::{
	contests::{Candidacies, Contests, Poll},
	organisations::{Holder, Organisations, Role, CENTRAL},
	testing,
};
use codec::Encode;
use frame::{testing_prelude::*, traits::UnixTime};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Utility: pallet_batches,
		Library: pallet_library,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

/// Calls that contain calls, as a batch does: whatever becomes of them, the call itself succeeds.
#[frame::pallet(dev_mode)]
pub mod pallet_batches {
	use frame::prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeCall: From<Call<Self>>> {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		pub fn attempt(
			origin: OriginFor<T>,
			call: Box<<T as frame_system::Config>::RuntimeCall>,
		) -> DispatchResult {
			let done = call.dispatch(origin);
			Err(done.map_or_else(|error| error.error, |_| DispatchError::Other("done, and undone")))
		}
	}
}

impl pallet_batches::Config for Test {}

parameter_types! {
	/// The block's time: 10 June 2026 at noon in Seoul.
	pub storage Now: Moment = month_start(january(2026) + 5) + 9 * DAY + 12 * HOUR;
	/// When members vote: from when, until when.
	pub storage Voting: Times = Times(0, 0);
	/// Who has stopped being what they were.
	pub storage Retired: Vec<u64> = Vec::new();
	/// Officers besides.
	pub storage Appointed: Vec<(u64, OrganizationId, Role)> = Vec::new();
	/// Whether the stranger is a secretary.
	pub storage SecondSecretary: bool = false;
	/// Whether this block stays on disks.
	pub storage SetChange: bool = false;
	pub const Kept: u64 = 180 * 14_400;
	pub const KeptFor: Moment = 150 * DAY;
	pub const DayCap: u64 = 1024 * MIB;
	pub const DiskCap: u64 = 2048 * MIB;
}

pub const MIB: u64 = 1_024 * 1_024;
/// Candidates of the contest, besides strangers.
pub const CANDIDATES: [u64; 3] = [1, 2, 3];
/// A chair and a secretary of the branch.
pub const CHAIR: u64 = 11;
pub const SECRETARY: u64 = 12;
/// Is both.
pub const BOTH: u64 = 13;
pub const DEPUTY: u64 = 14;
pub const MODERATORS: [u64; 2] = [21, 22];
pub const APPEALS: [u64; 2] = [31, 32];
pub const STRANGER: u64 = 99;
pub const BRANCH: OrganizationId = 5;
pub const RACE: Race = (4, 1);

/// When members vote.
#[derive(Clone, Copy, Encode, codec::Decode)]
pub struct Times(pub Moment, pub Moment);

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
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
		let holds = match (organization, role) {
			(BRANCH, Role::Chair) => [CHAIR, BOTH].contains(who),
			(BRANCH, Role::Secretary) => {
				[SECRETARY, BOTH].contains(who) || (*who == STRANGER && SecondSecretary::get())
			}
			(BRANCH, Role::Representative) => [DEPUTY, CANDIDATES[0]].contains(who),
			(CENTRAL, Role::Moderator) => MODERATORS.contains(who) || *who == DEPUTY,
			(CENTRAL, Role::Appeals) => APPEALS.contains(who) || *who == CANDIDATES[2],
			_ => false,
		};
		let holds = holds || Appointed::get().contains(&(*who, organization, role));
		holds && !Retired::get().contains(who)
	}

	fn holder(_: PostId) -> Option<Holder<u64>> {
		None
	}

	fn vacate(_: PostId) -> DispatchResult {
		Ok(())
	}
}

pub struct Ballots;
impl Contests for Ballots {
	type AccountId = u64;

	fn campaign() -> bool {
		poll().is_some()
	}

	fn next_vote(candidate: &u64) -> Option<Moment> {
		poll().filter(|_| CANDIDATES.contains(candidate)).map(|poll| poll.opens)
	}
}

impl Candidacies for Ballots {
	fn poll(election: ElectionId, contest: ContestIndex) -> Option<Poll> {
		poll().filter(|_| (election, contest) == RACE)
	}

	fn stands(candidate: &u64, election: ElectionId, contest: ContestIndex) -> bool {
		(election, contest) == RACE && CANDIDATES.contains(candidate) && !Retired::get().contains(candidate)
	}
}

/// The vote, while its campaign runs.
fn poll() -> Option<Poll> {
	let Times(opens, closes) = Voting::get();
	(Now::get() < closes).then_some(Poll { opens, closes })
}

impl pallet_library::Config for Test {
	type Time = Clock;
	type Organisations = Party;
	type Contests = Ballots;
	type RulesOrigin = EnsureRoot<u64>;
	type KeepsBodies = SetChange;
	type BlocksKept = Kept;
	type KeptFor = KeptFor;
	type DayCap = DayCap;
	type DiskCap = DiskCap;
	type WeightInfo = pallet_library::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Around;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Around;

#[cfg(feature = "runtime-benchmarks")]
impl caucus_support::benchmarking::Surroundings<u64> for Around {
	fn set_time(now: Moment) {
		Now::set(&now);
	}

	fn appoint(who: &u64, organization: OrganizationId, role: Role) {
		let mut appointed = Appointed::get();
		appointed.push((*who, organization, role));
		Appointed::set(&appointed);
	}
}

pub fn new_chain() -> TestState {
	TestState::new(RuntimeGenesisConfig::default().build_storage().unwrap())
}

/// Runs `test` on a chain on which members vote in two weeks for a week, then checks all invariants. Gives the
/// chain: what was done with the nodes' index of bytes is in it.
pub fn build_and_execute(test: impl FnOnce()) -> TestState {
	let mut chain = new_chain();
	chain.execute_with(|| {
		System::set_block_number(14_400);
		System::set_extrinsic_index(2);
		Voting::set(&Times(Now::get() + 14 * DAY, Now::get() + 21 * DAY));
		test();
		Library::do_try_state().unwrap();
	});
	chain
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Time passes; as many blocks as can.
pub fn pass(time: Moment) {
	Now::set(&(Now::get() + time));
	System::set_block_number(System::block_number() + time / 6_000);
}

/// Time passes, and blocks have room for what is due.
pub fn pass_idle(time: Moment) {
	pass(time);
	idle();
}

pub fn idle() {
	while Library::due(1).first().is_some_and(|(at, _)| *at <= Now::get()) {
		Library::on_idle(System::block_number(), Weight::MAX);
	}
}

pub fn text<const MOST: u32>(words: &str) -> Text<MOST> {
	words.as_bytes().to_vec().try_into().unwrap()
}

/// Bytes that begin as a file of this kind.
pub fn file(media: MediaType, seed: u32, length: usize) -> Vec<u8> {
	let start: &[u8] = match media {
		MediaType::Mp4 => b"\0\0\0\x20ftypisom",
		MediaType::Png => b"\x89PNG\r\n\x1a\n",
		MediaType::Pdf => b"%PDF-1.7",
		_ => b"text ",
	};
	let mut file = start.to_vec();
	file.extend_from_slice(format!("{seed:08} ").as_bytes());
	file.resize(length.max(file.len()), b'.');
	file
}

pub const TRANSCRIPT: PartRole = PartRole::Transcript(Language::Korean);

pub fn part(role: PartRole, media: MediaType, seed: u32) -> Part {
	Part { role, media, manifest: Manifest::of(&file(media, seed, 0)).unwrap() }
}

/// A part of so many chunks that each have so many bytes, which nobody has.
pub fn long_part(role: PartRole, media: MediaType, seed: u32, count: u32, bytes: u32) -> Part {
	let piece = |number: u32| Piece { digest: blake2_256(&[&(seed, number).encode()]), bytes };
	let pieces: Vec<Piece> = (0..count).map(piece).collect();
	let digest = if count == 1 { pieces[0].digest } else { [9; 32] };
	let bytes = u64::from(count) * u64::from(bytes);
	Part { role, media, manifest: Manifest { digest, bytes, pieces: pieces.try_into().unwrap() } }
}

pub fn draft(parts: Vec<Part>) -> Box<Draft> {
	let description = Description {
		title: text("청년 주거 정책 연설"),
		summary: Some(text("첫째 줄\n둘째 줄")),
		topics: vec![text("주거")].try_into().unwrap(),
		alternative: None,
		recorded_at: Some(month_start(january(2026))),
	};
	Box::new(Draft { description, parts: parts.try_into().unwrap() })
}

/// A video with its transcript, each of one chunk.
pub fn video(seed: u32) -> Box<Draft> {
	draft(vec![
		part(PartRole::Original, MediaType::Mp4, seed),
		part(TRANSCRIPT, MediaType::Plain, seed + 1_000),
	])
}

/// A leaflet.
pub fn leaflet(seed: u32) -> Box<Draft> {
	draft(vec![part(PartRole::Original, MediaType::Pdf, seed)])
}

/// A recording of so many bytes, which nobody has.
pub fn heavy(seed: u32, mebibytes: u32) -> Box<Draft> {
	draft(vec![long_part(PartRole::Original, MediaType::Pdf, seed, mebibytes, MIB as u32)])
}

pub fn heading(capacity: Capacity, kind: Kind) -> Heading {
	Heading { capacity, kind, language: Language::Korean, about: None }
}

pub fn as_candidate() -> Heading {
	heading(Capacity::Candidate(RACE), Kind::Speech)
}

pub fn as_deputy() -> Heading {
	heading(Capacity::Officer { organization: BRANCH, role: Role::Representative }, Kind::Speech)
}

pub fn as_branch() -> Heading {
	heading(Capacity::Organization(BRANCH), Kind::Minutes)
}

/// Announces as a candidate, or the deputy; gives the item's number.
pub fn announce(by: u64, draft: Box<Draft>) -> ItemId {
	let id = crate::NextItem::<Test>::get();
	let heading = if by == DEPUTY { as_deputy() } else { as_candidate() };
	assert_ok!(Library::announce(signed(by), heading, draft));
	id
}

/// Announces for the branch.
pub fn announce_together(draft: Box<Draft>) -> ItemId {
	let id = crate::NextItem::<Test>::get();
	for by in [CHAIR, SECRETARY] {
		assert_ok!(Library::announce(signed(by), as_branch(), draft.clone()));
	}
	id
}

/// What the nodes' index of bytes was told.
pub fn index(chain: &TestState) -> Vec<String> {
	let told = chain.overlayed_changes().transaction_index_ops();
	told.iter().map(|operation| format!("{operation:?}")).collect()
}

/// That these bytes lie at the end of the transaction with number 2.
pub fn insert(data: &[u8]) -> String {
	let (hash, size) = (blake2_256(&[data]).to_vec(), data.len());
	format!("Insert {{ extrinsic: 2, hash: {hash:?}, size: {size} }}")
}

/// That these bytes are kept anew for the transaction with number 2.
pub fn renew(digest: Digest) -> String {
	format!("Renew {{ extrinsic: 2, hash: {:?} }}", digest.to_vec())
}

/// What anybody sends to bring bytes.
pub fn storing(data: &[u8]) -> pallet_library::Call<Test> {
	pallet_library::Call::store { data: data.to_vec().try_into().unwrap() }
}

pub fn store(data: &[u8]) -> Result<(), InvalidTransaction> {
	send(storing(data))
}

pub fn carry(item: ItemId, version: VersionNumber) -> Result<(), InvalidTransaction> {
	send(pallet_library::Call::carry { item, version })
}

/// What the pool says, and, if it lets it pass, what the block does.
pub fn send(call: pallet_library::Call<Test>) -> Result<(), InvalidTransaction> {
	testing::send::<Test>(call)
}

/// A refusal of the pool.
pub fn refused(error: Error<Test>) -> Result<(), InvalidTransaction> {
	Err(InvalidTransaction::Custom(error.encode()[0]))
}

/// Brings all bytes of a video.
pub fn bring(seed: u32) {
	assert_eq!(store(&file(MediaType::Mp4, seed, 0)), Ok(()));
	assert_eq!(store(&file(MediaType::Plain, seed + 1_000, 0)), Ok(()));
}

/// Announces a video and brings its bytes.
pub fn publish(by: u64, seed: u32) -> ItemId {
	let id = announce(by, video(seed));
	bring(seed);
	id
}

/// The digests of a video: the file, and its transcript.
pub fn digests_of(seed: u32) -> [Digest; 2] {
	[file(MediaType::Mp4, seed, 0), file(MediaType::Plain, seed + 1_000, 0)].map(|file| blake2_256(&[&file]))
}

pub fn is_served(seed: u32) -> [bool; 2] {
	digests_of(seed).map(|digest| Library::chunk(digest).served_until.is_some())
}

pub fn status(item: ItemId, version: VersionNumber) -> Status {
	Library::version(item, version).unwrap().status
}

pub fn used(who: u64, heading: Heading) -> Quota {
	Library::shelf(who, heading.capacity).used
}

pub fn set(change: impl FnOnce(&mut Parameters)) {
	let mut settings = CurrentSettings::<Test>::get();
	change(&mut settings.parameters);
	CurrentSettings::<Test>::put(Settings { ..settings });
}

pub fn grounds(code: Code) -> Box<Grounds> {
	let order = (code == Code::Order).then(|| text("2026카합1"));
	Box::new(Grounds { code, reason: text("사실과 다릅니다.\n정정이 있었습니다."), order })
}

/// Suspends a version as the first moderator; gives the takedown's number.
pub fn suspend(item: ItemId, version: VersionNumber) -> u32 {
	let takedown = crate::NextTakedown::<Test>::get();
	assert_ok!(Library::suspend(signed(MODERATORS[0]), item, version, grounds(Code::Defamation)));
	takedown
}
