// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls cost at worst: as many chunks as can be, each held by as many versions as can be, texts
//! as long as can be, the last of two officers, as many elections as can be under way.
//!
//! A call that can be free is measured together with the question whether it is, and one without a signer with the
//! question whether it can be carried out.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not be is
//! noticed.

use crate::*;
use alloc::{boxed::Box, vec, vec::Vec};
use caucus_library_core::{
	manifest::{Manifest, Piece, MAX_CHUNKS},
	parts::{Part, Role as PartRole, MAX_CHUNKS_TOGETHER},
};
use caucus_primitives::{
	blake2_256,
	calendar::{january, month_start, DAY},
};
use caucus_support::{
	benchmarking::{make, text, Surroundings as _},
	organisations::{Role, CENTRAL},
};
use frame::{
	benchmarking::prelude::*,
	deps::{
		frame_support::traits::{Authorize, UnfilteredDispatchable},
		frame_system::RawOrigin,
	},
};

/// The block's time.
const NOW: Moment = month_start(january(2026));
/// Numbers of what is acted on.
const ITEM: ItemId = 7;
const VERSION: VersionNumber = 5;
const TAKEDOWN: TakedownId = 3;
/// Items whose versions hold the same chunks come from here on.
const OTHERS: ItemId = 1_000;
/// Kind of every item: what can be renewed most often.
const KIND: Kind = Kind::Announcement;

/// Chair and secretary of an organisation far below, who were something else before.
fn start<T: Config>() -> (T::AccountId, T::AccountId, OrganizationId) {
	frame_system::Pallet::<T>::set_block_number(10u32.into());
	frame_system::Pallet::<T>::set_extrinsic_index(1);
	T::BenchmarkHelper::set_time(NOW);
	let (chair, secretary) = (account("chair", 0, 0), account("secretary", 0, 0));
	let organization = T::BenchmarkHelper::organisation(1);
	for (who, role, former) in
		[(&chair, Role::Chair, Role::Secretary), (&secretary, Role::Secretary, Role::Chair)]
	{
		T::BenchmarkHelper::retire(who, organization, former);
		T::BenchmarkHelper::appoint(who, organization, role);
	}
	(chair, secretary, organization)
}

/// Somebody of the central party.
fn officer<T: Config>(role: Role) -> T::AccountId {
	let who = account("officer", role as u32, 0);
	T::BenchmarkHelper::appoint(&who, CENTRAL, role);
	who
}

fn heading(capacity: Capacity, kind: Kind) -> Heading {
	Heading { capacity, kind, language: Language::Korean, about: None }
}

/// As many acts of others as can wait, but for one.
fn fill_waiting<T: Config>() {
	let mut waiting = Agreed::<T>::default();
	for number in 1..64u8 {
		let who = account("waiting", number.into(), 0);
		waiting.agree([number; 32], &who, NOW).expect("the list has room; qed");
	}
	Waiting::<T>::put(waiting);
}

fn part(role: PartRole, first: u32, count: u32) -> Part {
	let piece = |number: u32| Piece { digest: blake2_256(&[&number.to_le_bytes()]), bytes: 1 };
	let pieces: Vec<Piece> = (first..first.saturating_add(count)).map(piece).collect();
	let digest = match pieces.as_slice() {
		[only] => only.digest,
		_ => [9; 32],
	};
	let manifest = Manifest { digest, bytes: count.into(), pieces: BoundedVec::truncate_from(pieces) };
	Part { role, media: MediaType::Plain, manifest }
}

/// A draft of so many chunks.
fn draft(chunks: u32) -> Box<Draft> {
	let description = Description {
		title: text(),
		summary: Some(text()),
		topics: BoundedVec::truncate_from(vec![text(); 5]),
		alternative: Some(text()),
		recorded_at: Some(NOW),
	};
	let mut parts = vec![part(PartRole::Original, 0, chunks.min(MAX_CHUNKS))];
	if chunks > MAX_CHUNKS {
		let rest = chunks.saturating_sub(MAX_CHUNKS);
		parts.push(part(PartRole::Transcript(Language::Korean), MAX_CHUNKS, rest));
	}
	Box::new(Draft { description, parts: BoundedVec::truncate_from(parts) })
}

fn version<T: Config>(by: &T::AccountId, draft: &Draft) -> VersionOf<T> {
	Version {
		by: by.clone(),
		agreed_by: None,
		state: State::Available,
		room: Room::Whole,
		announced_at: NOW,
		admitted_on: 0,
		arrive_until: NOW + DAY,
		available_at: Some(NOW),
		served_until: NOW + DAY,
		renewal: None,
		renewed: 0,
		bytes: draft.chunks().into(),
		chunks: draft.chunks() as u16,
		missing: 0,
		takedown: None,
	}
}

/// An item of these chunks, with a version; and so many other versions that hold the same.
fn publish<T: Config>(capacity: Capacity, kind: Kind, by: &T::AccountId, chunks: u32, others: u32) {
	let draft = draft(chunks);
	let record = version::<T>(by, &draft);
	let item = Item {
		heading: heading(capacity, kind),
		publisher: by.clone(),
		versions: VERSION + 1,
		current: Some(VERSION),
		bound: None,
	};
	let mut holders = vec![(ITEM, VERSION)];
	holders.extend((0..others).map(|other| (OTHERS + other, 0)));
	for (id, number) in &holders {
		Versions::<T>::insert(id, number, &record);
		Due::<T>::insert((record.served_until.to_be_bytes(), Job::Version(*id, *number)), ());
	}
	for piece in draft.parts.iter().flat_map(|part| &part.manifest.pieces) {
		let begins = draft.parts.iter().any(|part| part.manifest.pieces.first() == Some(piece));
		let chunk = Chunk {
			bytes: piece.bytes,
			begins: begins.then_some(MediaType::Plain),
			holders: BoundedVec::truncate_from(holders.clone()),
			kept_until: NOW + T::KeptFor::get(),
			stopped: false,
		};
		Served::<T>::insert(piece.digest, record.served_until);
		Chunks::<T>::insert(piece.digest, chunk);
	}
	let shelf = Pallet::<T>::shelf_of(&item);
	Shelves::<T>::insert(shelf, Quota { versions: 2, bytes: record.bytes });
	Descriptions::<T>::insert(ITEM, VERSION, draft.description);
	Files::<T>::insert(ITEM, VERSION, draft.parts);
	Items::<T>::insert(ITEM, item);
	NextItem::<T>::put(ITEM + 1);
}

/// A takedown of the version, and of as many others that hold the same chunks.
fn take_down<T: Config>(verdict: Verdict<T::AccountId>) {
	let grounds = Grounds { code: Code::Order, reason: text(), order: Some(text()) };
	let by = account("suspended by", 0, 0);
	let record = Takedown { item: ITEM, version: VERSION, grounds, by, at: NOW, verdict };
	if let Verdict::Suspended { until } = record.verdict {
		Due::<T>::insert((until.to_be_bytes(), Job::Takedown(TAKEDOWN)), ());
	}
	Takedowns::<T>::insert(TAKEDOWN, record);
	Versions::<T>::mutate(ITEM, VERSION, |version| {
		if let Some(version) = version {
			version.takedown = Some(TAKEDOWN);
		}
	});
	for part in Files::<T>::get(ITEM, VERSION).unwrap_or_default() {
		for piece in part.manifest.pieces {
			Denied::<T>::insert(piece.digest, TAKEDOWN, ());
			Served::<T>::remove(piece.digest);
		}
	}
}

/// Makes a call without a signer, as a block does.
fn send<T: Config>(call: Call<T>) {
	let verdict = call.authorize(TransactionSource::External).expect("it needs no signer; qed");
	assert!(verdict.is_ok(), "everything for it was prepared");
	call.dispatch_bypass_filter(RawOrigin::Authorized.into()).expect("the pool lets it pass; qed");
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// For an organisation, by the second of two. Most of its chunks are there.
	#[benchmark]
	fn announce(n: Linear<1, MAX_CHUNKS_TOGETHER>) {
		let (chair, secretary, organization) = start::<T>();
		let capacity = Capacity::Organization(organization);
		fill_waiting::<T>();
		publish::<T>(capacity, KIND, &chair, n, MAX_HOLDERS - 2);
		let heading = heading(capacity, KIND);
		let by_first = Call::<T>::announce { heading, draft: draft(n) };
		make(by_first, chair);

		#[block]
		{
			make(Call::<T>::announce { heading, draft: draft(n) }, secretary);
		}

		assert_eq!(NextItem::<T>::get(), ITEM + 2);
	}

	/// By an officer, while members are about to vote in as many elections as can be.
	#[benchmark]
	fn supersede(n: Linear<1, MAX_CHUNKS_TOGETHER>) {
		let (chair, _, organization) = start::<T>();
		T::BenchmarkHelper::campaigns(None);
		let capacity = Capacity::Officer { organization, role: Role::Chair };
		publish::<T>(capacity, Kind::Speech, &chair, n, MAX_HOLDERS - 2);
		let expected_versions = VERSION + 1;

		#[block]
		{
			make(Call::<T>::supersede { item: ITEM, expected_versions, draft: draft(n) }, chair);
		}

		assert!(Versions::<T>::contains_key(ITEM, VERSION + 1));
	}

	/// The last bytes of as many versions as can wait for them.
	#[benchmark]
	fn store(n: Linear<1, MAX_CHUNK_BYTES>) {
		let (chair, _, organization) = start::<T>();
		publish::<T>(Capacity::Organization(organization), KIND, &chair, 1, 0);
		let data = vec![b'x'; n as usize];
		let digest = blake2_256(&[&data]);
		let mut record = version::<T>(&chair, &draft(1));
		record.state = State::Announced;
		record.missing = 1;
		let item = Items::<T>::get(ITEM).expect("it was published; qed");
		let holders: Vec<_> = (0..MAX_HOLDERS).map(|other| (OTHERS + other, 0)).collect();
		for (id, number) in &holders {
			Items::<T>::insert(id, &item);
			Versions::<T>::insert(id, number, &record);
			Due::<T>::insert((record.arrive_until.to_be_bytes(), Job::Version(*id, *number)), ());
		}
		let holders = BoundedVec::truncate_from(holders);
		let begins = Some(MediaType::Plain);
		Chunks::<T>::insert(digest, Chunk { bytes: n, begins, holders, kept_until: 0, stopped: false });

		#[block]
		{
			send(Call::<T>::store { data: Bytes::truncate_from(data) });
		}

		assert!(Served::<T>::contains_key(digest));
	}

	#[benchmark]
	fn withdraw() {
		let (chair, _, organization) = start::<T>();
		let capacity = Capacity::Organization(organization);
		publish::<T>(capacity, KIND, &chair, MAX_CHUNKS_TOGETHER, MAX_HOLDERS - 1);

		#[block]
		{
			make(Call::<T>::withdraw { item: ITEM, version: VERSION }, chair);
		}

		assert!(Versions::<T>::get(ITEM, VERSION).is_some_and(|version| version.state == State::Withdrawn));
	}

	#[benchmark]
	fn extend() {
		let (chair, _, organization) = start::<T>();
		publish::<T>(Capacity::Organization(organization), KIND, &chair, 1, 0);

		#[block]
		{
			make(Call::<T>::extend { item: ITEM, version: VERSION }, chair);
		}

		assert!(Versions::<T>::get(ITEM, VERSION).is_some_and(|version| version.renewal.is_some()));
	}

	/// Every other version that holds the chunks waits for them.
	#[benchmark]
	fn carry() {
		let (chair, _, organization) = start::<T>();
		let capacity = Capacity::Organization(organization);
		publish::<T>(capacity, KIND, &chair, MAX_CHUNKS_TOGETHER, MAX_HOLDERS - 1);
		Versions::<T>::mutate(ITEM, VERSION, |version| {
			if let Some(version) = version {
				version.renewal = Some(Renewal { until: NOW + 2 * DAY, due: NOW + DAY });
			}
		});
		for other in 0..MAX_HOLDERS - 1 {
			Versions::<T>::mutate(OTHERS + other, 0, |version| {
				if let Some(version) = version {
					version.state = State::Announced;
					version.served_until = NOW + T::KeptFor::get();
					version.missing = u16::MAX;
				}
			});
		}
		for part in Files::<T>::get(ITEM, VERSION).unwrap_or_default() {
			for piece in part.manifest.pieces {
				Chunks::<T>::mutate(piece.digest, |chunk| {
					if let Some(chunk) = chunk {
						chunk.kept_until = NOW + DAY;
					}
				});
			}
		}

		#[block]
		{
			send(Call::<T>::carry { item: ITEM, version: VERSION });
		}

		assert!(Versions::<T>::get(ITEM, VERSION).is_some_and(|version| version.renewal.is_none()));
	}

	#[benchmark]
	fn suspend() {
		let (chair, _, organization) = start::<T>();
		publish::<T>(
			Capacity::Organization(organization),
			KIND,
			&chair,
			MAX_CHUNKS_TOGETHER,
			MAX_HOLDERS - 1,
		);
		let by = officer::<T>(Role::Moderator);
		let grounds = Box::new(Grounds { code: Code::Order, reason: text(), order: Some(text()) });

		#[block]
		{
			make(Call::<T>::suspend { item: ITEM, version: VERSION, grounds }, by);
		}

		assert!(Takedowns::<T>::contains_key(0));
	}

	#[benchmark]
	fn take_down() {
		let (chair, _, organization) = start::<T>();
		publish::<T>(Capacity::Organization(organization), KIND, &chair, 1, 0);
		super::take_down::<T>(Verdict::Suspended { until: NOW + DAY });
		let by = officer::<T>(Role::Appeals);

		#[block]
		{
			make(Call::<T>::take_down { takedown: TAKEDOWN }, by);
		}

		let record = Takedowns::<T>::get(TAKEDOWN);
		assert!(record.is_some_and(|record| matches!(record.verdict, Verdict::Confirmed { .. })));
	}

	#[benchmark]
	fn lift() {
		let (chair, _, organization) = start::<T>();
		publish::<T>(
			Capacity::Organization(organization),
			KIND,
			&chair,
			MAX_CHUNKS_TOGETHER,
			MAX_HOLDERS - 1,
		);
		super::take_down::<T>(Verdict::Suspended { until: NOW + DAY });
		let by = officer::<T>(Role::Appeals);

		#[block]
		{
			make(Call::<T>::lift { takedown: TAKEDOWN, reason: text() }, by);
		}

		assert_eq!(Denied::<T>::iter().count(), 0);
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin = T::RulesOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("nobody sets rules"))?;
		let version = CurrentSettings::<T>::get().version;

		#[extrinsic_call]
		_(origin as OriginFor<T>, version, Parameters::default());

		assert_eq!(CurrentSettings::<T>::get().version, version + 1);
		Ok(())
	}

	/// A block with room looks whether something is due.
	#[benchmark]
	fn look() {
		let (chair, _, organization) = start::<T>();
		publish::<T>(Capacity::Organization(organization), KIND, &chair, 1, 0);

		#[block]
		{
			assert!(!Pallet::<T>::sweep_next(&mut WeightMeter::new()));
		}
	}

	/// The time of a version is over, whose chunks others hold.
	#[benchmark]
	fn sweep() {
		let (chair, _, organization) = start::<T>();
		publish::<T>(
			Capacity::Organization(organization),
			KIND,
			&chair,
			MAX_CHUNKS_TOGETHER,
			MAX_HOLDERS - 1,
		);
		T::BenchmarkHelper::set_time(NOW + DAY);

		#[block]
		{
			assert!(Pallet::<T>::sweep_next(&mut WeightMeter::new()));
		}

		assert!(Versions::<T>::get(ITEM, VERSION).is_some_and(|version| version.state == State::Expired));
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
}
