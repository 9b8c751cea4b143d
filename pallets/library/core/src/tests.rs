// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Files that are taken, and all that are not.

use crate::{
	cid,
	manifest::{JoinError, Manifest, ManifestError, Piece, CHUNK_BYTES, MAX_CHUNKS, MAX_CHUNK_BYTES},
	media::{begins_as, extension, mime, sort_of, Sort},
	parts::{self, Part, PartsError, Role, MAX_CHUNKS_TOGETHER},
};
use caucus_primitives::{
	blake2_256,
	text::{Language, MediaType},
	Digest,
};
use proptest::prelude::*;

const ALL: [MediaType; 13] = [
	MediaType::Plain,
	MediaType::Markdown,
	MediaType::AkomaNtoso,
	MediaType::Pdf,
	MediaType::Json,
	MediaType::Jpeg,
	MediaType::Png,
	MediaType::Webp,
	MediaType::Mp4,
	MediaType::Webm,
	MediaType::Mp3,
	MediaType::Ogg,
	MediaType::WebVtt,
];

/// Bytes that do not repeat themselves within a file of tests.
fn file(seed: u64, length: usize) -> Vec<u8> {
	let mut state = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
	let mut next = || {
		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		state as u8
	};
	(0..length).map(|_| next()).collect()
}

fn piece(number: u32, bytes: u32) -> Piece {
	Piece { digest: blake2_256(&[&number.to_le_bytes()]), bytes }
}

fn manifest(pieces: Vec<Piece>) -> Manifest {
	let digest = if let [only] = pieces.as_slice() { only.digest } else { [9; 32] };
	let bytes = pieces.iter().map(|piece| u64::from(piece.bytes)).sum();
	Manifest { digest, bytes, pieces: pieces.try_into().unwrap() }
}

fn part(role: Role, media: MediaType, number: u32) -> Part {
	Part { role, media, manifest: manifest(vec![piece(number, 100)]) }
}

/// Python's hashlib and base64 wrote these names:
/// `"b" + base64.b32encode(bytes([1, 0x55, 0xa0, 0xe4, 2, 0x20]) + digest).decode().rstrip("=").lower()`,
/// where `digest = hashlib.blake2b(data, digest_size=32).digest()`.
#[test]
fn chunks_have_the_names_that_another_program_gives_them() {
	let long: Vec<u8> = (0..917_504u32).map(|place| (place % 251) as u8).collect();
	for (data, name) in [
		(b"".as_slice(), "bafk2bzaceahfouoae3suhmxivmxlayez3kq5dzo7i53y654h7kvultprf7r2q"),
		(b"caucus", "bafk2bzacecwbgj6le6totxybmpp4agehcghfk2xrksfy67a2j6drfwajexzoy"),
		(&long, "bafk2bzaceauhze7nlhbbqgyu7gp73ss6lmjzuc6dyp4vzqr55ambygqrjbkba"),
	] {
		assert_eq!(cid::to_text(&blake2_256(&[data])), name);
		assert_eq!(cid::from_text(name), Some(blake2_256(&[data])));
	}
	for (digest, name) in [
		([0; 32], "bafk2bzaceaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
		([255; 32], "bafk2bzaced777777777777777777777777777777777777777777777777776"),
	] {
		assert_eq!(cid::to_text(&digest), name);
		assert_eq!(cid::from_text(name), Some(digest));
	}
}

#[test]
fn a_chunk_has_one_name() {
	let name = cid::to_text(&[7; 32]);
	let with = |place: usize, letter: char| {
		let mut letters: Vec<char> = name.chars().collect();
		letters[place] = letter;
		letters.into_iter().collect::<String>()
	};
	assert_eq!(cid::from_text(&name), Some([7; 32]));
	for other in [
		String::new(),
		"b".into(),
		name[..61].into(),
		format!("{name}a"),
		name.to_uppercase(),
		with(0, 'z'),
		// Another version, codec, hash or length of a hash.
		with(1, 'q'),
		with(4, 'e'),
		with(6, 'y'),
		with(9, 'd'),
		with(30, '1'),
		with(30, '한'),
		// The four last bits are of no byte.
		with(61, char::from(name.as_bytes()[61] + 1)),
	] {
		assert_eq!(cid::from_text(&other), None, "{other}");
	}
}

#[test]
fn files_are_cut_and_put_together() {
	let whole = file(1, CHUNK_BYTES as usize * 2 + 5);
	let cut = Manifest::of(&whole).unwrap();
	assert_eq!(cut.check(), Ok(()));
	let sizes: Vec<u32> = cut.pieces.iter().map(|piece| piece.bytes).collect();
	assert_eq!((sizes, cut.bytes), (vec![CHUNK_BYTES, CHUNK_BYTES, 5], whole.len() as u64));
	let chunks: Vec<&[u8]> = whole.chunks(CHUNK_BYTES as usize).collect();
	assert_eq!(cut.join(&chunks), Ok(whole.clone()));

	assert_eq!(cut.join(&chunks[..2]), Err(JoinError::OtherNumber));
	assert_eq!(cut.join(&[chunks[1], chunks[0], chunks[2]]), Err(JoinError::OtherChunk));
	let mut lies = cut.clone();
	lies.pieces.as_mut().swap(0, 1);
	assert_eq!(lies.check(), Ok(()), "nobody sees it without the bytes");
	assert_eq!(lies.join(&[chunks[1], chunks[0], chunks[2]]), Err(JoinError::OtherFile));
	let longer = Manifest { bytes: cut.bytes + 1, ..cut };
	assert_eq!(longer.join(&chunks), Err(JoinError::OtherFile));
	assert_eq!(Manifest::of(&[]), None);
	let only = Manifest::of(b"short").unwrap();
	assert_eq!((only.pieces.len(), only.pieces[0].digest), (1, only.digest));
}

#[test]
fn a_manifest_that_lies_about_sizes_is_refused() {
	let sound = manifest(vec![piece(0, 10), piece(1, MAX_CHUNK_BYTES)]);
	assert_eq!(sound.check(), Ok(()));
	for claim in [0, sound.bytes - 1, sound.bytes + 1, 10_000_000_000, u64::MAX] {
		let lies = Manifest { bytes: claim, ..sound.clone() };
		assert_eq!(lies.check(), Err(ManifestError::SizesDisagree), "{claim}");
	}
	assert_eq!(manifest(vec![]).check(), Err(ManifestError::Empty));
	assert_eq!(manifest(vec![piece(0, 10), piece(1, 0)]).check(), Err(ManifestError::Empty));
	assert_eq!(manifest(vec![piece(0, MAX_CHUNK_BYTES + 1)]).check(), Err(ManifestError::ChunkTooLarge));
	assert_eq!(manifest(vec![piece(0, u32::MAX)]).check(), Err(ManifestError::ChunkTooLarge));
	let other = Manifest { digest: [1; 32], ..manifest(vec![piece(0, 10)]) };
	assert_eq!(other.check(), Err(ManifestError::DigestsDisagree));
}

#[test]
fn a_hash_bomb_is_refused() {
	let bomb = manifest(vec![piece(0, MAX_CHUNK_BYTES); MAX_CHUNKS as usize]);
	assert_eq!(bomb.check(), Err(ManifestError::DuplicateChunk));
	// Nor can one be spread over several parts.
	let mut two = vec![part(Role::Original, MediaType::Mp4, 0)];
	two.push(part(Role::Transcript(Language::Korean), MediaType::Plain, 0));
	assert_eq!(
		parts::check(&two, Language::Korean, false),
		Err(PartsError::Manifest(ManifestError::DuplicateChunk))
	);
	// As large as a part can be at all.
	let most = manifest((0..MAX_CHUNKS).map(|number| piece(number, MAX_CHUNK_BYTES)).collect());
	assert_eq!((most.check(), most.bytes), (Ok(()), 512 * 1_024 * 1_024));
}

#[test]
fn parts_belong_together() {
	let korean = Language::Korean;
	let check = |parts: &[Part], described| parts::check(parts, korean, described);
	let video = part(Role::Original, MediaType::Mp4, 0);
	let transcript = part(Role::Transcript(korean), MediaType::Plain, 1);
	let foreign = part(Role::Transcript(Language::English), MediaType::Plain, 2);
	let captions = part(Role::Captions(korean), MediaType::WebVtt, 3);
	let poster = part(Role::Poster, MediaType::Webp, 4);
	let all = [video.clone(), transcript.clone(), foreign.clone(), captions.clone(), poster.clone()];
	assert_eq!(check(&all, false), Ok(()));
	assert_eq!(check(&all[1..], false), Err(PartsError::MissingOriginal));
	assert_eq!(check(&[], false), Err(PartsError::MissingOriginal));
	assert_eq!(check(&[video.clone(), foreign, captions], true), Err(PartsError::MissingTranscript));
	let audio = Part { media: MediaType::Mp3, ..video.clone() };
	assert_eq!(check(std::slice::from_ref(&audio), true), Err(PartsError::MissingTranscript));
	assert_eq!(check(&[audio, transcript.clone()], false), Ok(()));
	let twice = Part { manifest: manifest(vec![piece(9, 1)]), ..transcript.clone() };
	assert_eq!(check(&[video.clone(), transcript.clone(), twice], false), Err(PartsError::DuplicateRole));

	let image = part(Role::Original, MediaType::Png, 0);
	assert_eq!(check(std::slice::from_ref(&image), false), Err(PartsError::MissingAltText));
	assert_eq!(check(&[image], true), Ok(()));
	assert_eq!(check(&[part(Role::Original, MediaType::Pdf, 0)], false), Ok(()));

	for (role, media) in [
		(Role::Original, MediaType::Json),
		(Role::Original, MediaType::WebVtt),
		(Role::Transcript(korean), MediaType::Pdf),
		(Role::Captions(korean), MediaType::Plain),
		(Role::Poster, MediaType::Mp4),
	] {
		let wrong = [video.clone(), transcript.clone(), part(role, media, 7)];
		assert_eq!(check(&wrong, true), Err(PartsError::UnsupportedMedia), "{role:?} {media:?}");
	}

	let long = |first: u32, count: u32| manifest((first..first + count).map(|n| piece(n, 1)).collect());
	let room = MAX_CHUNKS_TOGETHER - MAX_CHUNKS;
	let whole = Part { manifest: long(0, MAX_CHUNKS), ..video };
	let words = |count| Part { manifest: long(1_000, count), ..transcript.clone() };
	assert_eq!(check(&[whole.clone(), words(room)], false), Ok(()));
	assert_eq!(check(&[whole, words(room + 1)], false), Err(PartsError::TooManyChunks));
}

/// How files of each kind begin that programs wrote.
fn beginnings() -> Vec<(MediaType, &'static [u8])> {
	vec![
		(MediaType::Plain, "존경하는 당원 여러분".as_bytes()),
		(MediaType::Plain, b"\xef\xbb\xbfwith a mark"),
		(MediaType::Markdown, b"# Speech\n\n1 < 2"),
		(MediaType::AkomaNtoso, b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"x\">"),
		(MediaType::AkomaNtoso, b"<akomaNtoso>"),
		(MediaType::Pdf, b"%PDF-1.7\n"),
		(MediaType::Jpeg, b"\xff\xd8\xff\xe0\0\x10JFIF"),
		(MediaType::Png, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
		(MediaType::Webp, b"RIFF\x24\0\0\0WEBPVP8 "),
		(MediaType::Mp4, b"\0\0\0\x20ftypisom\0\0\x02\0"),
		(MediaType::Webm, b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\x82\x84webm"),
		(MediaType::Mp3, b"ID3\x04\0\0"),
		(MediaType::Mp3, b"\xff\xfb\x90\x44"),
		(MediaType::Ogg, b"OggS\0\x02"),
		(MediaType::WebVtt, b"WEBVTT\n\n00:00.000 --> 00:01.000\n"),
		(MediaType::WebVtt, b"\xef\xbb\xbfWEBVTT"),
	]
}

#[test]
fn files_begin_as_their_types_say() {
	for (media, start) in beginnings() {
		assert!(begins_as(media, start), "{media:?}");
		for other in ALL.into_iter().filter(|other| *other != media) {
			// Captions, Markdown and plain text are texts, whoever reads them.
			let both_text = [MediaType::Plain, MediaType::Markdown].contains(&other)
				&& [MediaType::Plain, MediaType::Markdown, MediaType::WebVtt, MediaType::Pdf]
					.contains(&media);
			assert_eq!(begins_as(other, start), both_text, "{media:?} as {other:?}");
		}
	}
}

#[test]
fn pages_with_script_and_archives_are_nothing() {
	for start in [
		b"<!DOCTYPE html><script>alert(1)</script>".as_slice(),
		b"\n  <html><body onload=alert(1)>",
		b"\xef\xbb\xbf <script>alert(1)</script>",
		b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\">",
		b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
		b"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><akomaNtoso>",
		b"<?xml version=\"1.0\"?><akomaNtosoo>",
		b"<?xml version=\"1.0\" <akomaNtoso>",
		b"PK\x03\x04\x14\0\0\0",
		b"PK\x03\x04",
		b"\x1f\x8b\x08\0",
		b"MZ\x90\0",
		b"\x7fELF\x02\x01\x01\0",
		// Matroska that is not WebM, audio of another layer, RIFF that is sound.
		b"\x1a\x45\xdf\xa3\x42\x82\x88matroska\0",
		b"\xff\xf1\x50\x80\0",
		b"RIFF\x24\0\0\0WAVEfmt ",
		b"WEBVTTX\0",
		b"",
	] {
		for media in ALL {
			assert!(!begins_as(media, start), "{start:?} as {media:?}");
		}
	}
}

#[test]
fn a_text_may_be_cut_within_a_letter() {
	let text = "당원 여러분".as_bytes();
	for length in 1..=text.len() {
		assert!(begins_as(MediaType::Plain, &text[..length]), "{length}");
	}
	assert!(!begins_as(MediaType::Plain, b"a\xffb"));
	for control in ["a\0b", "a\u{3}b", "a\u{1b}b", "a\u{7f}b"] {
		assert!(!begins_as(MediaType::Plain, control.as_bytes()), "{control:?}");
	}
	assert!(begins_as(MediaType::Plain, b"a\tb\r\n"));
}

#[test]
fn types_have_names_of_their_own() {
	for (place, media) in ALL.into_iter().enumerate() {
		for other in &ALL[place + 1..] {
			assert_ne!(mime(media), mime(*other));
			assert_ne!(extension(media), extension(*other));
		}
		assert_eq!(sort_of(media).is_none(), media == MediaType::Json);
		assert!(
			!mime(media).contains("html") && !mime(media).contains("svg") && !mime(media).contains("zip")
		);
	}
	assert_eq!(sort_of(MediaType::Ogg), Some(Sort::Audio));
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

	/// A name leads back to its digest, and no letter of it can be changed.
	#[test]
	fn names_and_digests_are_one_to_one(digest: Digest, place in 0usize..cid::LENGTH, letter in 0usize..32) {
		let name = cid::to_text(&digest);
		prop_assert_eq!(name.len(), cid::LENGTH);
		prop_assert_eq!(cid::from_text(&name), Some(digest));
		let mut bytes = name.clone().into_bytes();
		bytes[place] = b"abcdefghijklmnopqrstuvwxyz234567"[letter];
		let other = String::from_utf8(bytes).unwrap();
		if let Some(found) = cid::from_text(&other) {
			prop_assert_eq!(found == digest, other == name);
		}
	}

	/// A manifest passes exactly if its sizes add up and each is in range.
	#[test]
	fn manifests_add_up(
		sizes in prop::collection::vec(prop_oneof![0u32..4, MAX_CHUNK_BYTES - 2..MAX_CHUNK_BYTES + 3], 0..6),
		more in 0u64..2,
	) {
		let pieces = sizes.iter().enumerate().map(|(number, bytes)| piece(number as u32, *bytes)).collect();
		let mut claimed = manifest(pieces);
		claimed.bytes += more;
		let sound = !sizes.is_empty() && more == 0 && sizes.iter().all(|size| (1..=MAX_CHUNK_BYTES).contains(size));
		prop_assert_eq!(claimed.check().is_ok(), sound);
	}

	/// Nothing that begins as a page is taken for any type.
	#[test]
	fn what_begins_as_a_page_is_nothing(space in "[ \t\r\n]{0,8}", tag in "<[!a-zA-Z?][a-zA-Z]{0,9}[ >]") {
		prop_assume!(!tag.starts_with("<akomaNtoso"));
		let page = format!("{space}{tag}rest");
		for media in ALL {
			prop_assert!(!begins_as(media, page.as_bytes()), "{media:?}");
		}
	}
}

proptest! {
	// Hashing megabytes takes its time in a build for tests.
	#![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..Default::default() })]

	/// Whatever is cut can be put together, and nothing else can.
	#[test]
	fn what_is_cut_can_be_put_together(seed: u64, length in 1usize..3 * CHUNK_BYTES as usize, flip: usize) {
		let whole = file(seed, length);
		let cut = Manifest::of(&whole).unwrap();
		prop_assert_eq!(cut.check(), Ok(()));
		let mut chunks: Vec<Vec<u8>> = whole.chunks(CHUNK_BYTES as usize).map(<[u8]>::to_vec).collect();
		prop_assert_eq!(cut.join(&chunks), Ok(whole));
		let place = flip % length;
		chunks[place / CHUNK_BYTES as usize][place % CHUNK_BYTES as usize] ^= 1;
		prop_assert_eq!(cut.join(&chunks), Err(JoinError::OtherChunk));
	}
}
