// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! From the files of an index and a query to documents.

use super::{
	index::{Document, FileRef, Manifest, TEXTS},
	words::{terms, Query, Term},
};
use std::collections::{BTreeMap, BTreeSet};

/// How well a document fits; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rank {
	/// The title has all that was typed in one piece.
	PhraseInTitle,
	/// The title has every word.
	WordsInTitle,
	/// A text has all that was typed in one piece.
	PhraseInText,
	/// Title and texts together have every word.
	Words,
}

/// A document that was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
	/// Its number in the index.
	pub document: u32,
	/// How well it fits.
	pub rank: Rank,
}

/// A file is not what the manifest says, or cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0} is not the file that the index names")]
pub struct WrongFile(pub String);

/// Documents with the positions at which something begins.
type Places = BTreeMap<u32, Vec<u32>>;

/// Looks for one query in an index.
pub struct Finder<'a> {
	manifest: &'a Manifest,
	query: &'a Query,
	postings: BTreeMap<Term, Places>,
}

impl<'a> Finder<'a> {
	/// For an index with this manifest; nothing if the manifest is not sound.
	pub fn new(manifest: &'a Manifest, query: &'a Query) -> Option<Self> {
		manifest.is_sound().then_some(Self { manifest, query, postings: BTreeMap::new() })
	}

	/// The shards that it has to read.
	pub fn needs(&self) -> BTreeSet<usize> {
		self.query.terms().map(|term| self.manifest.shard_of(term)).collect()
	}

	/// Reads a shard.
	pub fn read_shard(&mut self, shard: usize, bytes: &[u8]) -> Result<(), WrongFile> {
		let wrong = || WrongFile(super::index::shard_name(shard));
		if self.manifest.shards.get(shard) != Some(&FileRef::of(bytes)) {
			return Err(wrong());
		}
		let wanted: BTreeSet<Term> = self.query.terms().collect();
		let mut rest = bytes;
		while !rest.is_empty() {
			let (term, documents, postings) = entry(&mut rest).ok_or_else(wrong)?;
			if wanted.contains(&term) {
				self.postings.insert(term, places(documents, postings).ok_or_else(wrong)?);
			}
		}
		Ok(())
	}

	/// Reads a page of documents.
	pub fn read_page(&self, page: usize, bytes: &[u8]) -> Result<Vec<Document>, WrongFile> {
		let wrong = || WrongFile(super::index::page_name(page));
		if self.manifest.pages.get(page) != Some(&FileRef::of(bytes)) {
			return Err(wrong());
		}
		serde_json::from_slice(bytes).map_err(|_| wrong())
	}

	/// The documents that fit, the best first and among equals the newest. All shards of [`Self::needs`] were read.
	pub fn find(&self) -> Vec<Hit> {
		let phrase = self.phrase(&self.query.joined);
		let words: Vec<Places> = self.query.words.iter().map(|forms| self.any_of(forms)).collect();
		let mut hits: BTreeMap<u32, Rank> = BTreeMap::new();
		for (document, positions) in &phrase {
			let rank = if in_title(positions) { Rank::PhraseInTitle } else { Rank::PhraseInText };
			hits.insert(*document, rank);
		}
		if let Some((first, others)) = words.split_first() {
			for (document, positions) in first {
				let all: Option<Vec<&Vec<u32>>> = others.iter().map(|word| word.get(document)).collect();
				let Some(all) = all else { continue };
				let titled = in_title(positions) && all.iter().all(|positions| in_title(positions));
				let rank = if titled { Rank::WordsInTitle } else { Rank::Words };
				let known = hits.entry(*document).or_insert(rank);
				*known = rank.min(*known);
			}
		}
		let mut hits: Vec<Hit> = hits.into_iter().map(|(document, rank)| Hit { document, rank }).collect();
		hits.sort_by_key(|hit| (hit.rank, std::cmp::Reverse(hit.document)));
		hits
	}

	/// Where any of these stands.
	fn any_of(&self, forms: &[Vec<char>]) -> Places {
		let mut all = Places::new();
		for (document, positions) in forms.iter().flat_map(|form| self.phrase(form)) {
			all.entry(document).or_default().extend(positions);
		}
		all
	}

	/// Where these letters stand in one piece.
	fn phrase(&self, letters: &[char]) -> Places {
		let mut lists = (0_u32..).zip(terms(letters).map(|term| self.postings.get(&term)));
		let Some((_, Some(first))) = lists.next() else { return Places::new() };
		let mut found = first.clone();
		for (offset, list) in lists {
			found.retain(|document, positions| {
				let there = list.and_then(|list| list.get(document));
				positions.retain(|position| {
					let next = position.checked_add(offset);
					there.zip(next).is_some_and(|(there, next)| there.binary_search(&next).is_ok())
				});
				!positions.is_empty()
			});
		}
		found
	}
}

fn in_title(positions: &[u32]) -> bool {
	positions.iter().any(|position| *position < TEXTS)
}

/// Takes a number off the front.
fn take(bytes: &mut &[u8]) -> Option<u32> {
	let mut number = 0_u32;
	for shift in (0..35).step_by(7) {
		let (byte, rest) = bytes.split_first()?;
		*bytes = rest;
		let part = u32::from(byte & 0x7f);
		// What would be shifted out is no number of 32 bits.
		number |= part.checked_shl(shift).filter(|shifted| shifted >> shift == part)?;
		if byte & 0x80 == 0 {
			return Some(number);
		}
	}
	None
}

/// Takes a term with its postings off the front.
fn entry<'a>(bytes: &mut &'a [u8]) -> Option<(Term, u32, &'a [u8])> {
	let term = (char::from_u32(take(bytes)?)?, char::from_u32(take(bytes)?)?);
	let documents = take(bytes)?;
	let length = usize::try_from(take(bytes)?).ok()?;
	let (postings, rest) = bytes.split_at_checked(length)?;
	*bytes = rest;
	Some((term, documents, postings))
}

fn places(documents: u32, mut bytes: &[u8]) -> Option<Places> {
	let mut found = Places::new();
	let mut document = 0_u32;
	for _ in 0..documents {
		document = document.checked_add(take(&mut bytes)?)?;
		let count = take(&mut bytes)?;
		let mut position = 0_u32;
		let mut positions = Vec::new();
		for _ in 0..count {
			position = position.checked_add(take(&mut bytes)?)?;
			positions.push(position);
		}
		found.insert(document, positions);
	}
	bytes.is_empty().then_some(found)
}

#[cfg(test)]
mod tests;
