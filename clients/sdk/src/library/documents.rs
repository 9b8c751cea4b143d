// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What of the library is found by its words: the documents of a search index.
//!
//! They are a function of the chain's records at one block and of the bytes that these name, so that whoever
//! makes an index of a block gets the same one. Who cannot get all bytes gets another, and knows how many texts
//! it lacks.
//!
//! A document is what readers are shown of an item: title, summary, topics, what a picture shows, transcripts,
//! and the original if it is a text itself. Captions say no more than a transcript. Of an item whose time is over,
//! what stands on the chain is found; what was taken back or taken down is not found at all.

use super::{Fetcher, Item, Library, LibraryError, Source, Status, Version};
use crate::search::{build, Document, Files, IndexError, Origin};
use caucus_library_core::{manifest::Manifest, parts::Role};
use caucus_primitives::{text::MediaType, Digest};
use futures::stream::{self, StreamExt};

/// Texts that are longer are not looked into: 4 MiB are the speeches of a week.
const LONGEST: u64 = 4 * 1_024 * 1_024;
/// How many versions, and how many texts, are asked for at once.
const AT_ONCE: usize = 4;

/// A document of which the texts have not been fetched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
	item: u32,
	version: u16,
	title: String,
	words: Vec<String>,
	files: Vec<(MediaType, Manifest)>,
}

impl Listed {
	/// What of an item is found, by the version that readers are shown.
	fn of(item: &Item, version: &Version) -> Option<Self> {
		let parts = match item.status {
			Status::Available => version.parts.as_slice(),
			Status::Expired => &[],
			_ => return None,
		};
		let files = parts.iter().filter(|part| {
			let read = matches!(part.role, Role::Original | Role::Transcript(_));
			let text = matches!(part.media, MediaType::Plain | MediaType::Markdown | MediaType::AkomaNtoso);
			read && text && part.manifest.bytes <= LONGEST
		});
		let description = &version.description;
		let words = description.summary.iter().chain(&description.topics).chain(&description.alternative);
		Some(Self {
			item: item.id,
			version: item.shown,
			title: description.title.clone(),
			words: words.cloned().collect(),
			files: files.map(|part| (part.media, part.manifest.clone())).collect(),
		})
	}
}

/// What is found at a block, by the chain's records; `progress` is told how many items were read, of how many.
pub async fn list(
	library: &Library<'_>,
	mut progress: impl FnMut(usize, usize),
) -> Result<Vec<Listed>, LibraryError> {
	let items = library.items(|_, _| ()).await?;
	let many = items.len();
	let asked = items.into_iter().map(|item| async move {
		let version = library.version(item.id, item.shown).await?;
		Ok::<_, LibraryError>(Listed::of(&item, &version))
	});
	let mut answers = stream::iter(asked).buffered(AT_ONCE).enumerate();
	let mut listed = Vec::new();
	while let Some((number, answer)) = answers.next().await {
		listed.extend(answer?);
		progress(number.saturating_add(1), many);
	}
	Ok(listed)
}

/// Fetches the texts, and makes the index of a block; `progress` is told how many documents have theirs.
pub async fn index<S: Source>(
	(chain, block, hash): (Digest, u32, Digest),
	listed: Vec<Listed>,
	fetcher: &Fetcher<S>,
	mut progress: impl FnMut(usize),
) -> Result<Files, IndexError> {
	let asked = listed.into_iter().map(|listed| document(listed, fetcher));
	let mut answers = stream::iter(asked).buffer_unordered(AT_ONCE);
	let (mut documents, mut missing) = (Vec::new(), 0u32);
	while let Some((document, lacks)) = answers.next().await {
		documents.push(document);
		missing = missing.saturating_add(lacks);
		progress(documents.len());
	}
	build(&Origin { chain, block, hash, missing }, &documents)
}

/// A document, with how many of its texts nobody gave out.
async fn document<S: Source>(listed: Listed, fetcher: &Fetcher<S>) -> (Document, u32) {
	let Listed { item, version, title, words: mut texts, files } = listed;
	let mut missing = 0u32;
	for (media, manifest) in files {
		match fetcher.file(&manifest, |_| ()).await {
			Ok(bytes) => texts.extend(text_of(media, bytes)),
			// What its publisher announced is no file at all, for everybody.
			Err(LibraryError::OtherFile) => (),
			Err(_) => missing = missing.saturating_add(1),
		}
	}
	(Document { item, version: version.into(), title, texts }, missing)
}

/// The words of a file; none if it is no text.
fn text_of(media: MediaType, bytes: Vec<u8>) -> Option<String> {
	let text = String::from_utf8(bytes).ok()?;
	match media {
		MediaType::AkomaNtoso => Some(without_tags(&text)),
		_ => Some(text),
	}
}

/// What stands between the tags of a document in XML.
fn without_tags(text: &str) -> String {
	let outside = |part: &str| part.split_once('>').map(|(_, after)| after.to_owned());
	let mut parts = text.split('<');
	let before = parts.next().unwrap_or_default().to_owned();
	std::iter::once(before).chain(parts.filter_map(outside)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		library::{
			fetch::tests::{cut, Shelf},
			Fault, Wrong,
		},
		search::{index::shard_name, Finder, Query},
	};
	use futures::executor::block_on;

	const BLOCK: (Digest, u32, Digest) = ([1; 32], 7, [2; 32]);

	fn texts() -> Vec<String> {
		(0..9).map(|i| format!("{} 청년 월세 {i}", "당원 여러분. ".repeat(i + 1))).collect()
	}

	fn listed(texts: &[String]) -> Vec<Listed> {
		let one = |(item, text): (u32, &String)| Listed {
			item,
			version: 0,
			title: format!("연설 {item}"),
			words: vec!["주거".into()],
			files: vec![(MediaType::Plain, cut(text.as_bytes()))],
		};
		(0..).zip(texts).map(one).collect()
	}

	fn shelf(name: &str, texts: &[String]) -> Shelf {
		Shelf::of(name, &texts.iter().map(String::as_bytes).collect::<Vec<_>>())
	}

	fn made(listed: Vec<Listed>, sources: Vec<Shelf>) -> (Files, Vec<Fault>) {
		let fetcher = Fetcher::new(sources);
		let files = block_on(index(BLOCK, listed, &fetcher, |_| ())).unwrap();
		(files, fetcher.faults())
	}

	#[test]
	fn the_order_in_which_texts_come_does_not_matter() {
		let texts = texts();
		let (files, _) = made(listed(&texts), vec![shelf("one", &texts)]);
		let mut shuffled = listed(&texts);
		shuffled.rotate_left(4);
		shuffled.swap(0, 7);
		// Half of it comes from another node, after the first one was asked in vain.
		let (again, faults) = made(shuffled, vec![shelf("half", &texts[..4]), shelf("one", &texts)]);
		assert_eq!(again, files);
		assert_eq!(faults, [Fault { node: "half".into(), wrong: Wrong::Missing }]);
		assert_eq!((files.manifest.missing, files.manifest.documents), (0, 9));
	}

	#[test]
	fn what_nobody_gives_out_is_counted_and_found_by_its_title() {
		let texts = texts();
		let (whole, _) = made(listed(&texts), vec![shelf("one", &texts)]);
		let mut liar = shelf("liar", &texts);
		liar.bytes.values_mut().for_each(|bytes| bytes.push(b'!'));
		let (without, faults) = made(listed(&texts), vec![liar]);
		assert_eq!((without.manifest.missing, faults[0].wrong.clone()), (9, Wrong::Forged));
		assert_ne!(without.manifest.root, whole.manifest.root);
		let found = |files: &Files, words: &str| {
			let query = Query::parse(words).unwrap();
			let mut finder = Finder::new(&files.manifest, &query).unwrap();
			for shard in finder.needs() {
				finder.read_shard(shard, &files.files[&shard_name(shard)]).unwrap();
			}
			finder.find().len()
		};
		assert_eq!((found(&whole, "월세"), found(&without, "월세")), (9, 0));
		assert_eq!((found(&whole, "연설"), found(&without, "연설"), found(&without, "주거")), (9, 9, 9));
	}

	#[test]
	fn what_was_taken_down_is_not_found() {
		let of = |status: &str| {
			let digest = format!("0x{}", hex::encode(caucus_primitives::blake2_256(&[b"x"])));
			let description = serde_json::json!({
				"title": "연설", "summary": "요약", "topics": [], "alternative": null, "recorded_at": null,
			});
			let part = |role: &str, media: &str| {
				serde_json::json!({
					"role": role, "media": media,
					"manifest": { "digest": digest, "bytes": 1, "pieces": [{ "digest": digest, "bytes": 1 }] },
				})
			};
			let item: Item = serde_json::from_value(serde_json::json!({
				"id": 3, "shown": 1, "description": description, "status": status,
				"item": {
					"heading": {
						"capacity": { "Organization": 0 }, "kind": "Speech", "language": "Korean", "about": null,
					},
					"publisher": "5A", "versions": 2, "current": 1, "bound": null,
				},
			}))
			.unwrap();
			let version: Version = serde_json::from_value(serde_json::json!({
				"version": {
					"by": "5A", "agreed_by": null, "announced_at": 1, "arrive_until": 2, "available_at": 1,
					"served_until": 3, "renewal": null, "renewed": 0, "bytes": 2, "chunks": 2, "missing": 0,
				},
				"description": description,
				"parts": [part("Original", "Plain"), part("Poster", "Png")],
				"status": status, "takedown": null,
			}))
			.unwrap();
			Listed::of(&item, &version).map(|listed| (listed.version, listed.words.len(), listed.files.len()))
		};
		assert_eq!(of("Available"), Some((1, 1, 1)));
		assert_eq!(of("Expired"), Some((1, 1, 0)));
		for gone in ["Suspended", "TakenDown", "Withdrawn", "Announced", "NotArrived"] {
			assert_eq!(of(gone), None, "{gone}");
		}
	}

	#[test]
	fn of_a_record_the_words_are_found_and_not_its_tags() {
		let xml = "<?xml version=\"1.0\"?><akomaNtoso a=\"b\"><p>청년 <b>주거</b></p>\n<i/>a</akomaNtoso>";
		let words: Vec<String> = without_tags(xml).split_whitespace().map(str::to_owned).collect();
		assert_eq!(words, ["청년", "주거", "a"]);
		assert_eq!(text_of(MediaType::Plain, vec![0xff]), None);
	}
}
