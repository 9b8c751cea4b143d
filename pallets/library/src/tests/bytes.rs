// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Bytes that come, and all that do not.

use super::mock::*;
use crate::{Call, Chunks, Error, Event, Served, Status, Versions, ARRIVAL, MAX_HOLDERS};
use caucus_library_core::parts::Role;
use caucus_primitives::{
	calendar::{DAY, HOUR},
	text::MediaType,
};
use codec::Encode;
use frame::{
	deps::{
		frame_support::{storage::unhashed, traits::Authorize},
		frame_system::RawOrigin,
	},
	hashing::blake2_256,
	testing_prelude::*,
};

#[test]
fn exactly_what_was_announced_is_taken() {
	build_and_execute(|| {
		announce(CANDIDATES[0], video(1));
		let right = file(MediaType::Mp4, 1, 0);
		assert_eq!(store(b"anything"), refused(Error::NotAnnounced));
		assert_eq!(store(&[]), refused(Error::NotAnnounced));
		assert_eq!(store(&[&right[..], b"x"].concat()), refused(Error::NotAnnounced));
		assert_eq!(store(&right[1..]), refused(Error::NotAnnounced));
		assert_eq!(store(&right), Ok(()));
		let bytes = right.len() as u32;
		let digest = blake2_256(&right);
		System::assert_last_event(RuntimeEvent::Library(Event::ChunkStored { digest, bytes }));
		assert_eq!(store(&right), refused(Error::AlreadyStored));
	});
}

#[test]
fn nodes_index_what_the_chain_took_and_nothing_else() {
	let right = file(MediaType::Mp4, 1, 0);
	let chain = build_and_execute(|| {
		announce(CANDIDATES[0], video(1));
		assert_eq!(store(&right), Ok(()));
		assert_eq!(store(&right), refused(Error::AlreadyStored));
		assert_noop!(
			Library::store(RawOrigin::Authorized.into(), right.clone().try_into().unwrap()),
			Error::<Test>::AlreadyStored
		);
	});
	assert_eq!(index(&chain), [insert(&right)]);
	// Nodes take the last bytes of the transaction: those have to be the data.
	assert!(storing(&right).encode().ends_with(&right));
}

#[test]
fn bytes_cannot_come_in_another_call() {
	let right = file(MediaType::Mp4, 1, 0);
	let chain = build_and_execute(|| {
		announce(CANDIDATES[0], video(1));
		let data = || right.clone().try_into().unwrap();
		for origin in [signed(CANDIDATES[0]), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Library::store(origin.clone(), data()), DispatchError::BadOrigin);
			assert_noop!(Library::carry(origin.clone(), 0, 0), DispatchError::BadOrigin);
			let nested = Box::new(RuntimeCall::Library(storing(&right)));
			assert_noop!(Utility::attempt(origin, nested), DispatchError::BadOrigin);
		}
		// The call around it has no check of its own that would let it pass without a signer.
		let outer = RuntimeCall::Utility(pallet_batches::Call::attempt {
			call: Box::new(RuntimeCall::Library(storing(&right))),
		});
		assert!(outer.authorize(TransactionSource::External).is_none());
		unhashed::kill(b":extrinsic_index");
		assert_noop!(Library::store(RawOrigin::Authorized.into(), data()), Error::<Test>::NotInABlock);
		assert_noop!(Library::carry(RawOrigin::Authorized.into(), 0, 0), Error::<Test>::NotInABlock);
	});
	assert_eq!(index(&chain), Vec::<String>::new());
}

#[test]
fn the_pool_knows_bytes_by_their_digest() {
	build_and_execute(|| {
		announce(CANDIDATES[0], video(1));
		announce(CANDIDATES[1], video(1));
		let right = file(MediaType::Mp4, 1, 0);
		let (validity, left) = storing(&right).authorize(TransactionSource::External).unwrap().unwrap();
		assert_eq!(validity.provides, vec![("library", blake2_256(&right)).encode()]);
		assert_eq!((validity.priority, validity.requires.len(), left), (1, 0, Weight::zero()));
		assert!(validity.propagate && validity.longevity < 100);
	});
}

#[test]
fn a_block_that_stays_takes_no_bytes() {
	build_and_execute(|| {
		announce(CANDIDATES[0], video(1));
		SetChange::set(&true);
		let right = file(MediaType::Mp4, 1, 0);
		assert_eq!(store(&right), Err(InvalidTransaction::ExhaustsResources));
		// What is of no use at all is not put off.
		assert_eq!(store(b"anything"), refused(Error::NotAnnounced));
		SetChange::set(&false);
		assert_eq!(store(&right), Ok(()));
	});
}

#[test]
fn a_file_has_to_begin_as_its_type_says() {
	build_and_execute(|| {
		let pages: [&[u8]; 3] = [b"<html><script>", b"<svg onload=alert(1)>", b"PK\x03\x04archive"];
		for (page, media) in pages.into_iter().flat_map(|page| {
			[MediaType::Plain, MediaType::Markdown, MediaType::Pdf].map(|media| (page, media))
		}) {
			let manifest = caucus_library_core::manifest::Manifest::of(page).unwrap();
			let part = caucus_library_core::parts::Part { role: Role::Original, media, manifest };
			let announced = Library::announce(signed(CANDIDATES[0]), as_candidate(), draft(vec![part]));
			assert_ok!(announced);
			assert_eq!(store(page), refused(Error::NotAsItSays), "{media:?}");
			pass_idle(ARRIVAL);
			Voting::set(&Times(Now::get() + DAY, Now::get() + 2 * DAY));
		}
	});
}

#[test]
fn files_that_are_not_sound_are_not_announced() {
	build_and_execute(|| {
		let attempt = |draft| Library::announce(signed(CANDIDATES[0]), as_candidate(), draft);
		let with = |change: fn(&mut caucus_library_core::parts::Part)| {
			let mut part = long_part(Role::Original, MediaType::Pdf, 7, 3, 100);
			change(&mut part);
			attempt(draft(vec![part]))
		};
		assert_noop!(with(|part| part.manifest.bytes = 10_000_000_000), Error::<Test>::SizesDisagree);
		assert_noop!(with(|part| part.manifest.bytes -= 1), Error::<Test>::SizesDisagree);
		assert_noop!(with(|part| part.manifest.pieces.as_mut()[1].bytes = 0), Error::<Test>::EmptyFile);
		assert_noop!(
			with(|part| part.manifest.pieces.as_mut()[1].bytes = u32::MAX),
			Error::<Test>::ChunkTooLarge
		);
		assert_noop!(
			with(|part| part.manifest.pieces.as_mut()[1].digest = part.manifest.pieces[0].digest),
			Error::<Test>::DuplicateChunk
		);
		assert_noop!(with(|part| part.media = MediaType::Json), Error::<Test>::UnsupportedMedia);
		assert_noop!(with(|part| part.media = MediaType::Mp4), Error::<Test>::MissingTranscript);
		assert_noop!(with(|part| part.media = MediaType::Png), Error::<Test>::MissingAltText);
		assert_noop!(with(|part| part.role = Role::Poster), Error::<Test>::UnsupportedMedia);
		assert_noop!(attempt(draft(vec![])), Error::<Test>::MissingOriginal);
		let two = vec![part(Role::Original, MediaType::Pdf, 1), part(Role::Original, MediaType::Pdf, 2)];
		assert_noop!(attempt(draft(two)), Error::<Test>::DuplicateRole);
		let many = vec![
			long_part(Role::Original, MediaType::Pdf, 1, 256, 1),
			long_part(TRANSCRIPT, MediaType::Plain, 2, 33, 1),
		];
		assert_noop!(attempt(draft(many)), Error::<Test>::TooManyChunks);
		let mut picture = draft(vec![part(Role::Original, MediaType::Png, 1)]);
		picture.description.alternative = Some(text("연단에 선 후보"));
		assert_ok!(attempt(picture));
	});
}

#[test]
fn bytes_that_do_not_come_give_their_room_back() {
	build_and_execute(|| {
		let [ada, bo, _] = CANDIDATES;
		let item = announce(ada, video(1));
		assert_eq!(store(&file(MediaType::Mp4, 1, 0)), Ok(()));
		let bytes = used(ada, as_candidate()).bytes;
		assert!(bytes > 0);
		pass(ARRIVAL - 1);
		assert_eq!(status(item, 0), Status::Announced);
		pass(1);
		assert_eq!(status(item, 0), Status::NotArrived);
		assert_eq!(store(&file(MediaType::Plain, 1_001, 0)), refused(Error::NotAnnounced));
		idle();
		System::assert_last_event(RuntimeEvent::Library(Event::DidNotArrive { item, version: 0 }));
		let left = used(ada, as_candidate());
		assert_eq!((left.bytes, left.versions), (0, 1), "it counts, or it could be announced for ever");
		assert_eq!((is_served(1), Chunks::<Test>::iter().count()), ([false; 2], 0));
		assert_eq!(Library::missing(item, 0), Vec::<[u8; 32]>::new());

		// Who announces the same bytes brings all of them: nothing says that nodes still have some.
		let again = announce(bo, video(1));
		bring(1);
		assert_eq!(status(again, 0), Status::Available);
		pass_idle(90 * DAY);
		assert_eq!(used(ada, as_candidate()).versions, 0);
	});
}

#[test]
fn bytes_come_once_for_all_who_announced_them() {
	build_and_execute(|| {
		let [ada, bo, cy] = CANDIDATES;
		let (first, second) = (announce(ada, video(1)), announce(bo, video(1)));
		bring(1);
		assert_eq!((status(first, 0), status(second, 0)), (Status::Available, Status::Available));
		// Later, a third has nothing to bring while nodes have the bytes for long enough.
		pass(10 * DAY);
		let third = announce(cy, video(1));
		assert_eq!((status(third, 0), Library::missing(third, 0).len()), (Status::Available, 0));
		// They are served until the last of them ends.
		assert_ok!(Library::withdraw(signed(ada), first, 0));
		assert_eq!(is_served(1), [true; 2]);
		pass_idle(80 * DAY);
		assert_eq!((status(second, 0), is_served(1)), (Status::Expired, [true; 2]));
		pass_idle(10 * DAY);
		assert_eq!((status(third, 0), is_served(1)), (Status::Expired, [false; 2]));
		assert_eq!((Chunks::<Test>::iter().count(), Served::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn bytes_come_anew_where_nodes_would_drop_them_too_early() {
	build_and_execute(|| {
		set(|parameters| parameters.retention = 140 * DAY);
		let first = announce_together(video(1));
		bring(1);
		// Nodes have them for 150 days; the second needs them for 160.
		pass(20 * DAY);
		let second = announce(DEPUTY, video(1));
		assert_eq!((status(first, 0), status(second, 0)), (Status::Available, Status::Announced));
		assert_eq!(is_served(1), [true; 2], "for the first");
		assert_eq!(Library::missing(second, 0).len(), 2);
		bring(1);
		assert_eq!(status(second, 0), Status::Available);
		assert_eq!(Library::chunk(digests_of(1)[0]).served_until, Some(Now::get() + 140 * DAY));
	});
}

#[test]
fn who_came_too_late_is_not_helped_by_another() {
	build_and_execute(|| {
		let late = announce(CANDIDATES[0], video(1));
		pass(23 * HOUR);
		let other = announce(CANDIDATES[1], video(1));
		pass(HOUR);
		// No block has had room to write down that the first is over.
		bring(1);
		assert_eq!((status(late, 0), status(other, 0)), (Status::NotArrived, Status::Available));
		idle();
		assert_eq!((status(late, 0), status(other, 0)), (Status::NotArrived, Status::Available));
		assert_eq!(is_served(1), [true; 2]);
	});
}

#[test]
fn the_same_bytes_are_announced_in_the_same_way() {
	build_and_execute(|| {
		let [ada, bo, _] = CANDIDATES;
		let original = |bytes, media| {
			let mut part = long_part(Role::Original, media, 1, 1, bytes);
			part.manifest.digest = part.manifest.pieces[0].digest;
			draft(vec![part])
		};
		announce(ada, original(100, MediaType::Pdf));
		for other in [original(99, MediaType::Pdf), original(100, MediaType::Markdown)] {
			let attempt = Library::announce(signed(bo), as_candidate(), other);
			assert_noop!(attempt, Error::<Test>::AnnouncedOtherwise);
		}
		for _ in 1..MAX_HOLDERS {
			announce(bo, original(100, MediaType::Pdf));
		}
		let attempt = Library::announce(signed(bo), as_candidate(), original(100, MediaType::Pdf));
		assert_noop!(attempt, Error::<Test>::TooManyHolders);
	});
}

#[test]
fn an_older_version_that_comes_later_does_not_supersede() {
	build_and_execute(|| {
		let ada = CANDIDATES[0];
		let item = announce(ada, video(1));
		assert_ok!(Library::supersede(signed(ada), item, 1, video(2)));
		bring(2);
		assert_eq!((status(item, 0), status(item, 1)), (Status::Announced, Status::Available));
		bring(1);
		assert_eq!((status(item, 0), status(item, 1)), (Status::Superseded, Status::Available));
		assert_eq!(Versions::<Test>::get(item, 0).unwrap().missing, 0);
		assert!(matches!(storing(&[]), Call::store { .. }));
	});
}
