// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! From documents to the files of an index.

use super::words::{letters, terms, Term};
use caucus_primitives::{blake2_256, Digest};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form of the files.
pub const FORMAT: &str = "caucus-index/1";

/// Where the positions of texts begin; those before are of the title. A title has at most 240 bytes.
pub const TEXTS: u32 = 256;

/// Documents in a page.
pub const PAGE: usize = 1024;

/// About how many documents there are to a shard: so many of some hundred letters make a hundred kilobytes.
const DOCUMENTS_PER_SHARD: usize = 100;
/// Most shards.
const MOST_SHARDS: usize = 4096;

/// Something that can be found: a version of an item, with what is said in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Document {
	/// The item's number.
	pub item: u32,
	/// Which version of it.
	pub version: u32,
	/// Its title.
	pub title: String,
	/// Texts that belong to it: summary, topics, what a picture shows, transcripts, and the original if it is a text.
	/// Captions are left out: they say no more than a transcript.
	#[serde(skip)]
	pub texts: Vec<String>,
}

/// A file by what is in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileRef {
	/// How long it is.
	pub bytes: usize,
	/// Its BLAKE2b-256, in hexadecimal digits.
	pub digest: String,
}

impl FileRef {
	/// What these bytes are called.
	pub fn of(bytes: &[u8]) -> Self {
		Self { bytes: bytes.len(), digest: hex::encode(blake2_256(&[bytes])) }
	}
}

/// What the documents of an index were read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Origin {
	/// Genesis hash of the chain.
	pub chain: Digest,
	/// The final block up to which the documents are known.
	pub block: u32,
	/// Its hash.
	pub hash: Digest,
	/// Texts that belong to the documents and that nobody gave out.
	pub missing: u32,
}

/// What an index is of, and what its files are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
	/// Always [`FORMAT`].
	pub format: String,
	/// Genesis hash of the chain, in hexadecimal digits.
	pub chain: String,
	/// The final block up to which it goes.
	pub block: u32,
	/// The hash of that block, in hexadecimal digits.
	pub hash: String,
	/// Texts that belong in it and that nobody gave out when it was made. Two indexes of the same block that
	/// differ have seen different texts.
	pub missing: u32,
	/// How many documents there are.
	pub documents: u32,
	/// Files of terms.
	pub shards: Vec<FileRef>,
	/// Files of documents: what is shown of them.
	pub pages: Vec<FileRef>,
	/// What everybody compares, in hexadecimal digits.
	pub root: String,
}

impl Manifest {
	/// The digest over all of it, which [`Self::root`] has to be.
	fn root_of(&self) -> String {
		let unnamed = Self { root: String::new(), ..self.clone() };
		let encoded = serde_json::to_vec(&unnamed).unwrap_or_default();
		hex::encode(blake2_256(&[FORMAT.as_bytes(), &encoded]))
	}

	/// Names it by its root.
	pub(super) fn name(&mut self) {
		self.root = self.root_of();
	}

	/// Whether it is of this form and its root is its own.
	pub fn is_sound(&self) -> bool {
		self.format == FORMAT && self.root == self.root_of() && !self.shards.is_empty()
	}

	/// The shard that has a term.
	pub fn shard_of(&self, term: Term) -> usize {
		shard_of(term, self.shards.len())
	}

	/// The page that has a document.
	pub fn page_of(&self, document: u32) -> usize {
		document as usize / PAGE
	}
}

/// The name of a shard's file.
pub fn shard_name(shard: usize) -> String {
	format!("shard-{shard:04}")
}

/// The name of a page's file.
pub fn page_name(page: usize) -> String {
	format!("page-{page:04}.json")
}

fn shard_of((first, second): Term, shards: usize) -> usize {
	let digest = blake2_256(&[&u32::from(first).to_le_bytes(), &u32::from(second).to_le_bytes()]);
	let [low, high, ..] = digest;
	usize::from(u16::from_le_bytes([low, high])) % shards.max(1)
}

/// An index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Files {
	/// What it is of.
	pub manifest: Manifest,
	/// Its files by name.
	pub files: BTreeMap<String, Vec<u8>>,
}

/// Why no index can be made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum IndexError {
	/// Two documents are the same version of the same item.
	#[error("version {1} of item {0} is there twice")]
	Twice(u32, u32),
	/// There are more than a number of 32 bits counts.
	#[error("too much text")]
	TooMuch,
}

/// Appends a number.
pub(super) fn put(bytes: &mut Vec<u8>, mut number: u32) {
	while number >= 0x80 {
		bytes.push(number as u8 | 0x80);
		number >>= 7;
	}
	bytes.push(number as u8);
}

/// Postings of a term, as they are written.
#[derive(Default)]
struct Postings {
	documents: u32,
	last: u32,
	bytes: Vec<u8>,
}

impl Postings {
	fn add(&mut self, document: u32, positions: &[u32]) -> Option<()> {
		self.documents = self.documents.checked_add(1)?;
		put(&mut self.bytes, document.checked_sub(self.last)?);
		self.last = document;
		put(&mut self.bytes, u32::try_from(positions.len()).ok()?);
		let mut last = 0;
		for position in positions {
			put(&mut self.bytes, position.checked_sub(last)?);
			last = *position;
		}
		Some(())
	}
}

/// Where each term of a document stands, in order.
fn positions(document: &Document) -> Result<BTreeMap<Term, Vec<u32>>, IndexError> {
	let mut found: BTreeMap<Term, Vec<u32>> = BTreeMap::new();
	let (mut title, mut long) = (letters(&document.title), None);
	// One sign can stand for eighteen letters: such a title is looked for as a text is.
	if title.len() >= TEXTS as usize {
		long = Some(std::mem::take(&mut title));
	}
	let texts = long.into_iter().chain(document.texts.iter().map(|text| letters(text)));
	let mut start = 0_u32;
	for (i, text) in std::iter::once(title).chain(texts).enumerate() {
		if i == 1 {
			start = TEXTS;
		}
		for (position, term) in (start..).zip(terms(&text)) {
			found.entry(term).or_default().push(position);
		}
		// Nothing is found across the end of a text.
		let length = u32::try_from(text.len()).map_err(|_| IndexError::TooMuch)?;
		start = start.checked_add(length).and_then(|end| end.checked_add(1)).ok_or(IndexError::TooMuch)?;
	}
	Ok(found)
}

/// Makes the index of documents, in whatever order they come.
pub fn build(origin: &Origin, documents: &[Document]) -> Result<Files, IndexError> {
	let mut documents: Vec<&Document> = documents.iter().collect();
	documents.sort_by_key(|document| (document.item, document.version));
	let twice = documents.iter().zip(documents.iter().skip(1));
	if let Some((one, _)) = twice.into_iter().find(|(a, b)| (a.item, a.version) == (b.item, b.version)) {
		return Err(IndexError::Twice(one.item, one.version));
	}
	let mut all: BTreeMap<Term, Postings> = BTreeMap::new();
	for (number, document) in (0..).zip(&documents) {
		for (term, positions) in positions(document)? {
			all.entry(term).or_default().add(number, &positions).ok_or(IndexError::TooMuch)?;
		}
	}
	let count = (documents.len() / DOCUMENTS_PER_SHARD).next_power_of_two().clamp(1, MOST_SHARDS);
	let mut shards = vec![Vec::new(); count];
	for (term, postings) in &all {
		let Some(shard) = shards.get_mut(shard_of(*term, count)) else { continue };
		put(shard, term.0.into());
		put(shard, term.1.into());
		put(shard, postings.documents);
		put(shard, u32::try_from(postings.bytes.len()).map_err(|_| IndexError::TooMuch)?);
		shard.extend_from_slice(&postings.bytes);
	}
	let pages: Vec<Vec<u8>> =
		documents.chunks(PAGE).map(|page| serde_json::to_vec(page).unwrap_or_default()).collect();
	let mut manifest = Manifest {
		format: FORMAT.into(),
		chain: hex::encode(origin.chain),
		block: origin.block,
		hash: hex::encode(origin.hash),
		missing: origin.missing,
		documents: u32::try_from(documents.len()).map_err(|_| IndexError::TooMuch)?,
		shards: shards.iter().map(|bytes| FileRef::of(bytes)).collect(),
		pages: pages.iter().map(|bytes| FileRef::of(bytes)).collect(),
		root: String::new(),
	};
	manifest.name();
	let shards = (0..).zip(shards).map(|(i, bytes)| (shard_name(i), bytes));
	let files = shards.chain((0..).zip(pages).map(|(i, bytes)| (page_name(i), bytes))).collect();
	Ok(Files { manifest, files })
}
