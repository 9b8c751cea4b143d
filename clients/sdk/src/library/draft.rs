// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Files and words before they are published.

use super::{
	records::{Heading, PALLET},
	LibraryError,
};
use crate::chain::{Arguments, Chain, ChainError, Included, Until};
use caucus_library_core::{
	manifest::{Manifest, CHUNK_BYTES, MAX_CHUNKS},
	media::begins_as,
	parts::{self, Part, Role},
};
use caucus_primitives::{
	text::{Language, MediaType},
	Digest, Moment,
};
use serde_json::{json, Value};
use std::path::Path;
use subxt_signer::sr25519::Keypair;
use unicode_normalization::UnicodeNormalization;

/// How names of files end that are taken.
pub(super) const ENDINGS: &str =
	".txt, .md, .akn, .xml, .pdf, .jpg, .jpeg, .png, .webp, .mp4, .webm, .mp3, .ogg, .vtt";

/// Most bytes of each text, and most topics.
const TITLE: usize = 240;
const SUMMARY: usize = 960;
const TOPIC: usize = 48;
const TOPICS: usize = 5;
const ALTERNATIVE: usize = 480;

/// Types that a file is told by from how it begins. Texts begin as anything.
const TOLD: [MediaType; 10] = [
	MediaType::Jpeg,
	MediaType::Png,
	MediaType::Webp,
	MediaType::Mp4,
	MediaType::Webm,
	MediaType::Ogg,
	MediaType::Pdf,
	MediaType::AkomaNtoso,
	MediaType::WebVtt,
	MediaType::Mp3,
];

/// A file to be published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
	/// What it is among the others, of which type, and its chunks.
	pub part: Part,
	/// What is in it.
	pub bytes: Vec<u8>,
}

impl File {
	/// A file of this name, cut into chunks. Refused if its name does not tell a type that is taken, or if it
	/// does not begin as that type.
	pub fn new(role: Role, name: &str, bytes: Vec<u8>) -> Result<Self, LibraryError> {
		let media = media_of(name, &bytes)?;
		let most = CHUNK_BYTES as usize * MAX_CHUNKS as usize;
		let manifest = match bytes.len() {
			0 => None,
			length if length > most => return Err(LibraryError::LongFile(name.into())),
			_ => Manifest::of(&bytes),
		};
		let manifest = manifest.ok_or_else(|| LibraryError::EmptyFile(name.into()))?;
		Ok(Self { part: Part { role, media, manifest }, bytes })
	}
}

/// The type of a file, by its name; refused if it begins as another.
fn media_of(name: &str, bytes: &[u8]) -> Result<MediaType, LibraryError> {
	let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
	let named = match ending.as_deref() {
		Some("txt") => MediaType::Plain,
		Some("md") => MediaType::Markdown,
		Some("akn" | "xml") => MediaType::AkomaNtoso,
		Some("pdf") => MediaType::Pdf,
		Some("jpg" | "jpeg") => MediaType::Jpeg,
		Some("png") => MediaType::Png,
		Some("webp") => MediaType::Webp,
		Some("mp4") => MediaType::Mp4,
		Some("webm") => MediaType::Webm,
		Some("mp3") => MediaType::Mp3,
		Some("ogg") => MediaType::Ogg,
		Some("vtt") => MediaType::WebVtt,
		_ => return Err(LibraryError::UnknownMedia(name.into())),
	};
	// The chain looks at the first chunk.
	let start = bytes.get(..CHUNK_BYTES as usize).unwrap_or(bytes);
	if start.is_empty() {
		return Err(LibraryError::EmptyFile(name.into()));
	}
	if !begins_as(named, start) {
		let begins = TOLD.into_iter().find(|media| begins_as(*media, start));
		return Err(LibraryError::OtherMedia { name: name.into(), named, begins });
	}
	Ok(named)
}

/// A version that is to be published.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
	/// The title.
	pub title: String,
	/// What it is about, in several lines.
	pub summary: Option<String>,
	/// Topics by which it is found.
	pub topics: Vec<String>,
	/// What a picture shows, for those who cannot see it.
	pub alternative: Option<String>,
	/// When it was recorded.
	pub recorded_at: Option<Moment>,
	/// Its files.
	pub files: Vec<File>,
}

/// A version that was announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announced {
	/// Its bytes are waited for.
	Waits {
		/// The item.
		item: u32,
		/// The version.
		version: u16,
	},
	/// A second person has to announce the same.
	SecondNeeded,
}

impl Draft {
	/// Checks what the chain would refuse, before anything is sent: `language` is that of the item.
	pub fn check(&self, language: Language) -> Result<(), LibraryError> {
		let texts = [
			("title", TITLE, Some(&self.title)),
			("summary", SUMMARY, self.summary.as_ref()),
			("description of what is seen", ALTERNATIVE, self.alternative.as_ref()),
		];
		let topics = self.topics.iter().map(|topic| ("topic", TOPIC, Some(topic)));
		for (what, most, text) in texts.into_iter().chain(topics) {
			if text.is_some_and(|text| tidy(text).len() > most) {
				return Err(LibraryError::LongText(what, most));
			}
		}
		if self.topics.len() > TOPICS {
			return Err(LibraryError::ManyTopics(TOPICS));
		}
		let parts: Vec<Part> = self.files.iter().map(|file| file.part.clone()).collect();
		Ok(parts::check(&parts, language, self.alternative.is_some())?)
	}

	/// As the chain's metadata writes it.
	fn json(&self) -> Value {
		let files = self.files.iter().map(|File { part, .. }| {
			let pieces = part.manifest.pieces.iter();
			let pieces = pieces.map(|piece| json!({ "digest": digits(&piece.digest), "bytes": piece.bytes }));
			let role = match part.role {
				Role::Original => json!("Original"),
				Role::Transcript(language) => json!({ "Transcript": format!("{language:?}") }),
				Role::Captions(language) => json!({ "Captions": format!("{language:?}") }),
				Role::Poster => json!("Poster"),
			};
			json!({
				"role": role,
				"media": format!("{:?}", part.media),
				"manifest": {
					"digest": digits(&part.manifest.digest),
					"bytes": part.manifest.bytes,
					"pieces": pieces.collect::<Vec<_>>(),
				},
			})
		});
		json!({
			"description": {
				"title": text(&self.title),
				"summary": self.summary.as_deref().map(text),
				"topics": self.topics.iter().map(|topic| text(topic)).collect::<Vec<_>>(),
				"alternative": self.alternative.as_deref().map(text),
				"recorded_at": self.recorded_at,
			},
			"parts": files.collect::<Vec<_>>(),
		})
	}

	/// Announces an item, with this as its first version. For an organisation its chair and its secretary have
	/// to announce the same: the same words and the same files.
	pub async fn announce(
		&self,
		chain: &Chain,
		by: &Keypair,
		heading: &Heading,
	) -> Result<Announced, LibraryError> {
		let heading = serde_json::to_value(heading).unwrap_or_default();
		self.send(chain, by, "announce", &[("heading", heading), ("draft", self.json())]).await
	}

	/// Announces it as another version of an item that has so many by now.
	pub async fn supersede(
		&self,
		chain: &Chain,
		by: &Keypair,
		item: u32,
		expected_versions: u16,
	) -> Result<Announced, LibraryError> {
		let (item, versions) = (("item", item.into()), ("expected_versions", expected_versions.into()));
		self.send(chain, by, "supersede", &[item, versions, ("draft", self.json())]).await
	}

	async fn send(
		&self,
		chain: &Chain,
		by: &Keypair,
		call: &str,
		arguments: &[(&str, Value)],
	) -> Result<Announced, LibraryError> {
		let arguments: Arguments =
			arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
		let encoded = chain.encode_call(PALLET, call, &arguments).await?;
		let included = chain.submit_signed(by, PALLET, call, encoded, Until::InBlock).await?;
		outcome(chain, &included).await
	}
}

/// What an announcement brought about.
async fn outcome(chain: &Chain, included: &Included) -> Result<Announced, LibraryError> {
	if included.event(PALLET, "SecondNeeded").is_some() {
		return Ok(Announced::SecondNeeded);
	}
	let event = included.event(PALLET, "VersionAnnounced").ok_or(LibraryError::NotAnnounced)?;
	let fields = chain.fields_of(event, included.block).await?;
	let number = |name: &str| fields[name].as_u64();
	let item = number("item").and_then(|item| item.try_into().ok());
	let version = number("version").and_then(|version| version.try_into().ok());
	let (item, version) = item.zip(version).ok_or(LibraryError::NotAnnounced)?;
	Ok(Announced::Waits { item, version })
}

/// Renews a version: its publisher asks for it, and its bytes are carried on at once, which anybody may do.
pub async fn renew(chain: &Chain, by: &Keypair, item: u32, version: u16) -> Result<(), LibraryError> {
	let arguments = Arguments::from_iter([
		("item".to_owned(), Value::from(item)),
		("version".to_owned(), Value::from(version)),
	]);
	let encoded = chain.encode_call(PALLET, "extend", &arguments).await?;
	match chain.submit_signed(by, PALLET, "extend", encoded, Until::InBlock).await {
		Ok(_) => (),
		// Asked for before, and not carried out: it was interrupted here.
		Err(ChainError::Failed { failure, .. }) if failure.name == "Library::RenewalWaits" => (),
		Err(error) => return Err(error.into()),
	}
	let encoded = chain.encode_call(PALLET, "carry", &arguments).await?;
	let extrinsic = chain.without_signer(PALLET, "carry", &encoded).await?;
	chain.submit_raw(&extrinsic, Until::Finalized).await?;
	Ok(())
}

/// Text in Unicode's form NFC, as the chain expects it.
fn tidy(text: &str) -> String {
	text.trim().replace('\r', "").nfc().collect()
}

/// Text as bytes: what begins with `0x` would be taken for digits.
fn text(text: &str) -> Value {
	digits(tidy(text).as_bytes()).into()
}

fn digits(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// A file that is among those of a version, as the version's manifest cuts it: its chunks by their digests.
pub(super) fn chunks<'a>(part: &Part, file: &'a [u8]) -> Option<Vec<(Digest, &'a [u8])>> {
	let mut rest = file;
	let mut chunks = Vec::new();
	for piece in &part.manifest.pieces {
		let (chunk, after) = rest.split_at_checked(piece.bytes as usize)?;
		if !piece.is_of(chunk) {
			return None;
		}
		chunks.push((piece.digest, chunk));
		rest = after;
	}
	rest.is_empty().then_some(chunks)
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_library_core::parts::PartsError;

	const PNG: &[u8] = b"\x89PNG\r\n\x1a\n....";

	fn file(role: Role, name: &str, bytes: &[u8]) -> File {
		File::new(role, name, bytes.to_vec()).unwrap()
	}

	#[test]
	fn a_file_that_is_not_what_its_name_says_is_refused() {
		assert_eq!(file(Role::Original, "a/B.PNG", PNG).part.media, MediaType::Png);
		let refused = |name: &str, bytes: &[u8]| File::new(Role::Original, name, bytes.to_vec()).unwrap_err();
		let said = refused("a.jpg", PNG).to_string();
		assert_eq!(said, "a.jpg: by its name it is Jpeg, but it begins as Png");
		let page = b"<html><script>";
		assert!(matches!(refused("a.md", page), LibraryError::OtherMedia { begins: None, .. }));
		for name in ["a.html", "a.svg", "a.zip", "a", ".txt"] {
			assert!(matches!(refused(name, b"words"), LibraryError::UnknownMedia(_)), "{name}");
		}
		assert!(matches!(refused("a.txt", b""), LibraryError::EmptyFile(_)));
	}

	#[test]
	fn what_the_chain_would_refuse_is_not_sent() {
		let mut draft = Draft {
			title: "연설".into(),
			files: vec![file(Role::Original, "a.mp3", b"ID3...")],
			..Draft::default()
		};
		let refused = |draft: &Draft| draft.check(Language::Korean).map_err(|error| error.to_string());
		assert_eq!(refused(&draft), Err(format!("{:?}", PartsError::MissingTranscript)));
		draft.files.push(file(Role::Transcript(Language::English), "a.txt", b"Friends"));
		assert!(refused(&draft).is_err(), "a transcript in another language than it is in");
		draft.files.push(file(Role::Transcript(Language::Korean), "b.txt", "당원 여러분".as_bytes()));
		assert_eq!(refused(&draft), Ok(()));
		draft.files[0] = file(Role::Original, "a.png", PNG);
		assert_eq!(refused(&draft), Err(format!("{:?}", PartsError::MissingAltText)));
		draft.alternative = Some("사람들".into());
		assert_eq!(refused(&draft), Ok(()));
		// Eighty syllables of three bytes each, also where a system wrote each as three letters.
		draft.title = "\u{1112}\u{1161}\u{11ab}".repeat(80);
		assert_eq!(refused(&draft), Ok(()));
		draft.title.push('가');
		assert!(refused(&draft).is_err());
		draft.title.truncate(3);
		draft.topics = vec!["주거".into(); 6];
		assert!(refused(&draft).is_err());
	}

	#[test]
	fn a_file_is_cut_as_the_chain_has_it() {
		let words: Vec<u8> =
			(0..3 * CHUNK_BYTES).map(|i| b'a' + ((i / 999 + i / 300_000) % 23) as u8).collect();
		let cut = file(Role::Original, "a.txt", &words);
		let pieces = chunks(&cut.part, &words).unwrap();
		assert_eq!(pieces.len(), 3);
		assert!(pieces.iter().zip(&cut.part.manifest.pieces).all(|(chunk, piece)| chunk.0 == piece.digest));
		let mut longer = words.clone();
		longer.push(b'a');
		let mut other = words;
		other[5] ^= 1;
		assert!(chunks(&cut.part, &longer).is_none() && chunks(&cut.part, &other).is_none());
	}
}
