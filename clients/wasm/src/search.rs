// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Looking for words in what the party publishes, on this device: whoever serves the index does not learn them.

use crate::failure::{of_index, of_query, of_source, Thrown};
use caucus_sdk::search::{
	build,
	find::WrongFile,
	index::{page_name, shard_name, PAGE},
	Document, Files, Finder, Hit, Manifest, Origin, Query,
};
use serde::{Deserialize, Serialize};
use std::collections::{btree_map::Entry, BTreeMap, BTreeSet};
use wasm_bindgen::prelude::wasm_bindgen;

/// The file that names all others.
const MANIFEST: &str = "manifest.json";

/// Something that the page has read itself, to be looked through.
#[derive(Deserialize)]
struct Source {
	item: u32,
	version: u32,
	title: String,
	texts: Vec<String>,
}

impl From<Source> for Document {
	fn from(source: Source) -> Self {
		let Source { item, version, title, texts } = source;
		Self { item, version, title, texts }
	}
}

/// What was found, and how well it fits: the lower, the better.
#[derive(Serialize)]
struct Found {
	item: u32,
	version: u32,
	rank: u8,
}

/// One query in one index. The page hands the index's files over when they are asked for.
#[wasm_bindgen]
pub struct Search {
	manifest: Manifest,
	query: Query,
	files: BTreeMap<String, Vec<u8>>,
	hits: Vec<Hit>,
}

#[wasm_bindgen]
impl Search {
	/// For an index with this manifest, in JSON. Throws `TooShort` and `TooLong` for what was typed, and `BadIndex`.
	#[wasm_bindgen(constructor)]
	pub fn new(manifest: &str, typed: &str) -> Thrown<Search> {
		let query = Query::parse(typed).map_err(of_query)?;
		let manifest: Manifest =
			serde_json::from_str(manifest).map_err(|_| of_index(WrongFile(MANIFEST.into())))?;
		let search = Self { manifest, query, files: BTreeMap::new(), hits: Vec::new() };
		search.finder()?;
		Ok(search)
	}

	/// Genesis hash of the chain that the index is of, in hexadecimal digits.
	pub fn chain(&self) -> String {
		self.manifest.chain.clone()
	}

	/// The final block up to which the index goes.
	pub fn block(&self) -> u32 {
		self.manifest.block
	}

	/// What everybody compares, in hexadecimal digits.
	pub fn root(&self) -> String {
		self.manifest.root.clone()
	}

	/// Names of the files to be handed over before [`Self::find`].
	pub fn needs(&self) -> Thrown<Vec<String>> {
		Ok(self.finder()?.needs().into_iter().map(shard_name).collect())
	}

	/// Hands a file over. It is compared with the manifest when it is read.
	pub fn give(&mut self, name: String, bytes: Vec<u8>) {
		self.files.insert(name, bytes);
	}

	/// Looks for the query, and keeps so many of the best. Gives the names of the files to be handed over before
	/// [`Self::found`]. Throws `BadIndex` if a file is not the one that the manifest names.
	pub fn find(&mut self, most: u32) -> Thrown<Vec<String>> {
		let mut finder = self.finder()?;
		for shard in finder.needs() {
			finder.read_shard(shard, self.file(&shard_name(shard))).map_err(of_index)?;
		}
		let mut hits = finder.find();
		hits.truncate(most as usize);
		self.hits = hits;
		let pages: BTreeSet<usize> =
			self.hits.iter().map(|hit| self.manifest.page_of(hit.document)).collect();
		Ok(pages.into_iter().map(page_name).collect())
	}

	/// What was found, the best first, in JSON: `[{ item, version, rank }]`. Throws `BadIndex`.
	pub fn found(&self) -> Thrown<String> {
		let finder = self.finder()?;
		let mut pages: BTreeMap<usize, Vec<Document>> = BTreeMap::new();
		let mut all = Vec::new();
		for hit in &self.hits {
			let (page, place) = (self.manifest.page_of(hit.document), hit.document as usize % PAGE);
			if let Entry::Vacant(vacant) = pages.entry(page) {
				vacant.insert(finder.read_page(page, self.file(&page_name(page))).map_err(of_index)?);
			}
			let document = pages.get(&page).and_then(|documents| documents.get(place));
			let document = document.ok_or_else(|| of_index(WrongFile(page_name(page))))?;
			all.push(Found { item: document.item, version: document.version, rank: hit.rank as u8 });
		}
		Ok(serde_json::to_string(&all).unwrap_or_default())
	}
}

impl Search {
	fn finder(&self) -> Thrown<Finder<'_>> {
		Finder::new(&self.manifest, &self.query).ok_or_else(|| of_index(WrongFile(MANIFEST.into())))
	}

	/// A file that was handed over; one that was not is none that the manifest names.
	fn file(&self, name: &str) -> &[u8] {
		self.files.get(name).map(Vec::as_slice).unwrap_or_default()
	}
}

/// Looks through what the page has read itself, where there is no index: `[{ item, version, title, texts }]` in JSON.
/// Gives so many of the best as [`Search::found`] does. Throws `TooShort` and `TooLong`.
#[wasm_bindgen(js_name = searchIn)]
pub fn search_in(documents: &str, typed: &str, most: u32) -> Thrown<String> {
	let query = Query::parse(typed).map_err(of_query)?;
	let sources: Vec<Source> = serde_json::from_str(documents).map_err(|_| of_source())?;
	let documents: Vec<Document> = sources.into_iter().map(Document::from).collect();
	// It is of no block: nobody else ever sees it.
	let origin = Origin { chain: [0; 32], block: 0, hash: [0; 32], missing: 0 };
	let Files { manifest, files } = build(&origin, &documents).map_err(|_| of_source())?;
	let mut search = Search { manifest, query, files, hits: Vec::new() };
	search.find(most)?;
	search.found()
}
