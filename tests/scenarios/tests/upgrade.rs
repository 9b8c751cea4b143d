// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The upgrade from the released runtime to this one, rehearsed on states of chains on which a lot has happened.
//!
//! `tests/upgrade/cut` makes these states; tests/upgrade/README.md says what is in them.

use caucus_scenarios::{
	party::{RELAYER, STRANGER},
	Chain,
};
use caucus_sovereign_runtime::{
	Activity, Assemblies, Elections, Governance, Members, Organisations, Petitions, Representatives, Runtime,
	VERSION,
};
use codec::{DecodeAll, Encode};
use polkadot_sdk::{
	frame_support::storage::transactional::TRANSACTION_LEVEL_KEY,
	frame_system::{LastRuntimeUpgrade, LastRuntimeUpgradeInfo},
	pallet_balances,
	sp_core::storage::well_known_keys::{CODE, EXTRINSIC_INDEX, HEAP_PAGES, INTRABLOCK_ENTROPY},
	sp_io::hashing::twox_128,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs::File,
	path::{Path, PathBuf},
};
use subxt::{
	ext::{
		scale_decode::visitor::{decode_with_visitor, IgnoreVisitor},
		scale_type_resolver::TypeResolver,
	},
	metadata::StorageEntryMetadata,
	Metadata,
};

/// A key and its value.
type Pair = (Vec<u8>, Vec<u8>);

/// What the migrations of this release change, by pallet and item.
const MIGRATED: [(&str, &str); 6] = [
	("Governance", ":__STORAGE_VERSION__:"),
	("Governance", "NamedElection"),
	("Governance", "Referenda"),
	("Governance", "Asked"),
	// New pallets.
	("Library", ":__STORAGE_VERSION__:"),
	("Messaging", ":__STORAGE_VERSION__:"),
];

/// Pallets that keep account of how heavy a block was, and of migrations.
const OF_UPGRADES: [&str; 3] = ["System", "TransactionPayment", "MultiBlockMigrations"];

/// Keys that are the chain's own.
const NO_PALLETS: [&[u8]; 5] = [CODE, HEAP_PAGES, EXTRINSIC_INDEX, INTRABLOCK_ENTROPY, TRANSACTION_LEVEL_KEY];

/// The most blocks that the migrations of a release may take on a chain of this size.
const MOST_BLOCKS: u32 = 100;

fn item(pallet: &str, name: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(name.as_bytes())].concat()
}

/// The states that are kept with the sources, by the names of their files.
fn kept() -> Vec<(String, Vec<Pair>)> {
	let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../upgrade"));
	let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
		.expect("tests/upgrade is there")
		.map(|entry| entry.expect("the folder can be read").path())
		.filter(|file| file.to_string_lossy().ends_with(".state.zst"))
		.collect();
	files.sort();
	assert!(
		!files.is_empty(),
		"no state is kept in tests/upgrade: make one with tests/upgrade/cut --release"
	);
	let read = |file: PathBuf| {
		let name = file.display().to_string();
		let bytes = zstd::decode_all(File::open(&file).expect("it was there")).expect("it is compressed");
		let pairs = Vec::<Pair>::decode_all(&mut &bytes[..]).expect("pairs of keys and values");
		assert!(pairs.is_sorted(), "{name} is not in order: make it anew with tests/upgrade/cut --release");
		(name, pairs)
	};
	files.into_iter().map(read).collect()
}

/// The version of the runtime that made the last block.
fn version() -> u32 {
	LastRuntimeUpgrade::<Runtime>::get().expect("every chain remembers it").spec_version.0
}

/// The chain after the first block of this runtime and all blocks that its migrations take; and how many blocks
/// these were.
fn upgraded(state: &[Pair]) -> (Chain, u32) {
	let mut chain = Chain::from_state(state.iter().cloned());
	let released = chain.read(version);
	assert!(
		released < VERSION.spec_version,
		"the state is of version {released} and rehearses no upgrade to version {}: cut one of the released runtime",
		VERSION.spec_version
	);
	let mut blocks = 0;
	while blocks == 0 || chain.is_migrating() {
		assert!(blocks < MOST_BLOCKS, "the migrations do not end");
		chain.block(|| ());
		blocks += 1;
	}
	assert_eq!(chain.read(version), VERSION.spec_version);
	(chain, blocks)
}

/// How much there is of everything.
fn counts() -> BTreeMap<&'static str, u64> {
	let organisations = Organisations::numbers();
	BTreeMap::from([
		("members", pallet_members::MemberCount::<Runtime>::get().into()),
		("elections", pallet_elections::NextElection::<Runtime>::get().into()),
		("petitions", pallet_petitions::NextPetition::<Runtime>::get().into()),
		("signatures", pallet_petitions::Signatures::<Runtime>::iter_keys().count() as u64),
		("meetings", pallet_assemblies::NextMeeting::<Runtime>::get().into()),
		("motions", pallet_assemblies::NextMotion::<Runtime>::get().into()),
		("votes at meetings", pallet_assemblies::NextVote::<Runtime>::get().into()),
		("representatives", pallet_representatives::NextRepresentative::<Runtime>::get().into()),
		("facts", pallet_representatives::NextFact::<Runtime>::get().into()),
		("attestations", pallet_activity::NextAttestation::<Runtime>::get()),
		("activity accounts", pallet_activity::Accounts::<Runtime>::iter_keys().count() as u64),
		("organisations", organisations.organizations.into()),
		("terms", organisations.terms.into()),
		("seats in the council", Governance::council().0.len() as u64),
	])
}

/// What the views say about what is over and done.
fn records() -> BTreeMap<String, Vec<u8>> {
	let mut told = BTreeMap::new();
	let mut tell = |what: String, answer: Vec<u8>| assert!(told.insert(what, answer).is_none());
	for id in 0..pallet_members::MemberCount::<Runtime>::get() {
		tell(format!("member {id}"), Members::member(id).encode());
	}
	for id in 0..pallet_elections::NextElection::<Runtime>::get() {
		let (election, count) = Elections::election(id).expect("elections are numbered");
		if election.stage.is_over() {
			let outcome = (Elections::result(id), Elections::outcomes(id));
			tell(format!("election {id}"), (election, count, outcome).encode());
		}
	}
	for id in 0..pallet_petitions::NextPetition::<Runtime>::get() {
		tell(format!("petition {id}"), Petitions::text(id, 0).encode());
	}
	tell("decisions on petitions".into(), Petitions::decisions(0, 100).encode());
	for id in 0..pallet_assemblies::NextMeeting::<Runtime>::get() {
		let meeting = (Assemblies::meeting(id), Assemblies::minutes(id, 0, 100));
		tell(format!("meeting {id}"), meeting.encode());
	}
	for id in 0..pallet_assemblies::NextMotion::<Runtime>::get() {
		tell(format!("motion {id}"), Assemblies::motion(id).encode());
	}
	for id in 0..pallet_representatives::NextRepresentative::<Runtime>::get() {
		tell(format!("representative {id}"), Representatives::representative(id).encode());
	}
	for id in 0..pallet_representatives::NextFact::<Runtime>::get() {
		tell(format!("fact {id}"), Representatives::fact(id).encode());
	}
	for (number, who) in pallet_activity::Accounts::<Runtime>::iter_keys().enumerate() {
		tell(format!("points of account {number}"), Activity::points(who).encode());
	}
	tell("organisations".into(), Organisations::organizations(0, 100).encode());
	tell("council".into(), Governance::council().encode());
	tell("parameters".into(), Governance::parameters().encode());
	told
}

/// The names of storage, as the runtime's metadata has them.
struct Names<'a>(BTreeMap<Vec<u8>, (String, Option<&'a StorageEntryMetadata>)>);

impl<'a> Names<'a> {
	fn of(metadata: &'a Metadata) -> Self {
		let mut names = BTreeMap::new();
		for pallet in metadata.pallets() {
			// The version of a pallet's storage is in no metadata.
			let version = ":__STORAGE_VERSION__:";
			names.insert(item(pallet.name(), version), (format!("{}.{version}", pallet.name()), None));
			let Some(storage) = pallet.storage() else { continue };
			for entry in storage.entries() {
				let name = format!("{}.{}", pallet.name(), entry.name());
				names.insert(item(storage.prefix(), entry.name()), (name, Some(entry)));
			}
		}
		Self(names)
	}

	fn find(&self, key: &[u8]) -> Option<(&str, Option<&'a StorageEntryMetadata>)> {
		self.0.get(key.get(..32)?).map(|(name, entry)| (name.as_str(), *entry))
	}
}

fn metadata() -> Metadata {
	let metadata = Runtime::metadata_at_version(15).expect("the runtime has this version; qed");
	Metadata::decode_from(&metadata).expect("it is the runtime's own; qed")
}

/// Goes behind a value of a type.
fn pass<R: TypeResolver>(bytes: &mut &[u8], kind: R::TypeId, types: &R) -> Result<(), String> {
	decode_with_visitor(bytes, kind, types, IgnoreVisitor::<R>::new()).map_err(|error| error.to_string())
}

/// Whether key and value are of their types, to the last byte.
fn is_read(metadata: &Metadata, entry: &StorageEntryMetadata, (key, value): &Pair) -> Result<(), String> {
	let mut rest = &key[32..];
	for part in entry.keys() {
		rest = rest.get(part.hasher.len_excluding_key()..).ok_or("the key is too short")?;
		if part.hasher.ends_with_key() {
			pass(&mut rest, part.key_id, metadata.types())?;
		}
	}
	let mut content = &value[..];
	pass(&mut content, entry.value_ty(), metadata.types())?;
	match (rest.len(), content.len()) {
		(0, 0) => Ok(()),
		(of_key, of_value) => Err(format!("{of_key} bytes of the key and {of_value} of the value are left")),
	}
}

/// What this runtime cannot read, or does not know.
fn unread(state: &[Pair]) -> BTreeSet<String> {
	let metadata = metadata();
	let names = Names::of(&metadata);
	let mut unread = BTreeSet::new();
	for pair in state {
		let why = match names.find(&pair.0) {
			None if NO_PALLETS.contains(&&pair.0[..]) => None,
			None => Some(format!("nothing is at {:02x?}", &pair.0[..pair.0.len().min(32)])),
			Some((name, Some(entry))) => {
				is_read(&metadata, entry, pair).err().map(|why| format!("{name}: {why}"))
			}
			Some((name, None)) => (pair.1.len() != 2).then(|| format!("{name} is no version")),
		};
		unread.extend(why);
	}
	unread
}

/// The items in which two states differ, but for what an upgrade changes in every release.
fn differences(one: Vec<Pair>, other: Vec<Pair>) -> BTreeSet<String> {
	let metadata = metadata();
	let names = Names::of(&metadata);
	let (one, other): (BTreeSet<Pair>, BTreeSet<Pair>) =
		(one.into_iter().collect(), other.into_iter().collect());
	let prefixes: Vec<Vec<u8>> = OF_UPGRADES
		.iter()
		.map(|pallet| twox_128(pallet.as_bytes()).to_vec())
		.chain(MIGRATED.iter().map(|(pallet, name)| item(pallet, name)))
		.collect();
	one.symmetric_difference(&other)
		.filter(|(key, _)| !prefixes.iter().any(|prefix| key.starts_with(prefix)))
		.map(|(key, _)| names.find(key).map_or_else(|| format!("{key:02x?}"), |(name, _)| name.to_string()))
		.collect()
}

/// The state as if this runtime had made it: nothing is upgraded in its next block.
fn without_upgrade(mut state: Vec<Pair>) -> Vec<Pair> {
	let key = item("System", "LastRuntimeUpgrade");
	let (_, value) = state.iter_mut().find(|(found, _)| *found == key).expect("every chain has it");
	*value = LastRuntimeUpgradeInfo::from(VERSION).encode();
	state
}

#[test]
fn an_upgrade_keeps_what_happened() {
	for (name, state) in kept() {
		let mut before = Chain::from_state(state.iter().cloned());
		let (counted, recorded) = before.read(|| (counts(), records()));
		println!("{name}: {} entries, {counted:?}", state.len());
		let missing: Vec<_> = counted.iter().filter(|(_, count)| **count == 0).collect();
		assert!(missing.is_empty(), "{name}: too little has happened for a rehearsal: {missing:?}");
		assert!(recorded.keys().any(|what| what.starts_with("election ")), "{name}: no election is over");

		let (mut chain, blocks) = upgraded(&state);
		chain.try_state().unwrap_or_else(|why| panic!("{name}: {why}"));
		assert_eq!(chain.read(counts), counted, "{name}");
		let after = chain.read(records);
		for (what, answer) in &recorded {
			assert!(after.get(what) == Some(answer), "{name}: after the upgrade {what} is another");
		}
		let unread = unread(&chain.pairs());
		assert!(unread.is_empty(), "{name}: this runtime does not read {unread:#?}");

		// As many blocks without an upgrade leave the same, but for what migrations are there to change.
		let mut twin = Chain::from_state(without_upgrade(state));
		for _ in 0..blocks {
			twin.block(|| ());
		}
		let changed = differences(chain.pairs(), twin.pairs());
		assert!(changed.is_empty(), "{name}: the upgrade changed {changed:#?}");

		// And all goes on.
		let (dest, value) = (STRANGER.to_account_id().into(), 1_000_000_000_000);
		chain.does(RELAYER, pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value });
		for _ in 0..3 {
			chain.block(|| ());
		}
		assert_eq!(chain.read(counts), counted, "{name}");
	}
}

/// Of each of these items, one entry is enough to be missed.
const DROPPED: [(&str, &str, &str); 8] = [
	("Members", "Members", "members"),
	("Elections", "Results", "elections"),
	("Petitions", "Signatures", "petitions"),
	("Assemblies", "Meetings", "assemblies"),
	("Activity", "Attestations", "activity"),
	("Representatives", "Facts", "representatives"),
	("Organisations", "Terms", "organisations"),
	("Governance", "CurrentTerm", "governance"),
];

#[test]
fn the_rehearsal_notices_what_an_upgrade_loses() {
	for (name, state) in kept() {
		let whole = upgraded(&state).0.pairs();
		assert_eq!(Chain::from_state(whole.iter().cloned()).try_state(), Ok(()), "{name}");
		for (pallet, dropped, complainer) in DROPPED {
			let mut broken = whole.clone();
			let prefix = item(pallet, dropped);
			let place = broken.iter().position(|(key, _)| key.starts_with(&prefix));
			broken.remove(place.unwrap_or_else(|| panic!("{name} has no {pallet}.{dropped}")));
			let why = Chain::from_state(broken).try_state().expect_err("an entry is gone");
			assert!(why.starts_with(complainer), "{name}: {pallet}.{dropped} is gone, and found was: {why}");
		}

		// A value that is longer than its type, one that is shorter, and a key that nothing reads.
		let bends: [fn(&mut Vec<u8>); 2] = [|value| value.push(0), |value| value.truncate(1)];
		for bend in bends {
			let mut broken = whole.clone();
			let key = item("Governance", "CurrentTerm");
			let (_, value) = broken.iter_mut().find(|(found, _)| *found == key).expect("there is a council");
			bend(value);
			let unread = unread(&broken);
			assert_eq!(unread.len(), 1, "{name}: {unread:#?}");
			assert!(
				unread.first().is_some_and(|why| why.starts_with("Governance.CurrentTerm: ")),
				"{unread:?}"
			);
		}
		let mut broken = whole;
		broken.push((item("Elections", "GivenUp"), vec![1]));
		assert_eq!(unread(&broken).len(), 1, "{name}: what an upgrade left behind is not noticed");
	}
}

#[test]
#[should_panic(expected = "rehearses no upgrade")]
fn a_state_of_this_version_rehearses_nothing() {
	upgraded(&Chain::development().pairs());
}
