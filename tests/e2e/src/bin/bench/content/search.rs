// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How long an index of many items takes to make, and a query in it.

use crate::wasm::{median, rounded};
use anyhow::{ensure, Context};
use caucus_sdk::search::{
	build,
	index::{shard_name, Origin},
	Document, Files, Finder, Query,
};
use serde_json::{json, Value};
use std::{
	path::{Path, PathBuf},
	time::Instant,
};

/// Titles that are put together to a transcript: some 600 bytes.
const SENTENCES: usize = 12;

fn data(name: &str) -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(name)
}

/// Titles of bills: real Korean, of real lengths.
fn titles() -> anyhow::Result<Vec<String>> {
	let bills = std::fs::read_to_string(data("kr-assembly-20/bills_sample.csv"))?;
	let mut rows = csv::Reader::from_reader(bills.trim_start_matches('\u{feff}').as_bytes());
	rows.records().map(|row| Ok(row?.get(2).context("a row has no title")?.to_owned())).collect()
}

/// The queries that people type, which were written down before the search was.
fn queries() -> anyhow::Result<Vec<Query>> {
	let written: Value = serde_json::from_str(&std::fs::read_to_string(data("search/queries.json"))?)?;
	let of = |list: &str| written[list].as_array().context("no list of queries").cloned();
	[of("known")?, of("held_out")?]
		.concat()
		.iter()
		.map(|judged| Ok(Query::parse(judged["query"].as_str().context("no query")?)?))
		.collect()
}

/// Documents with titles and transcripts, no two alike.
fn documents(many: u32, titles: &[String]) -> Vec<Document> {
	let title = |at: usize| titles[at % titles.len()].as_str();
	(0..many)
		.map(|item| {
			let at = item as usize;
			// Primes, so that the same sentences do not always stand together.
			let text =
				(0..SENTENCES).map(|sentence| title(at * 7 + sentence * 611)).collect::<Vec<_>>().join(" ");
			let title = format!("{} {item}", title(at));
			Document { item, version: 0, title, texts: vec![text] }
		})
		.collect()
}

/// Milliseconds of a query, how many bytes it had to read, and how many it found.
fn ask(files: &Files, query: &Query) -> anyhow::Result<(f64, usize, usize)> {
	let started = Instant::now();
	let mut finder = Finder::new(&files.manifest, query).context("the index is not sound")?;
	let mut read = 0;
	for shard in finder.needs() {
		let bytes = files.files.get(&shard_name(shard)).context("a shard is missing")?;
		finder.read_shard(shard, bytes)?;
		read += bytes.len();
	}
	let found = finder.find().len();
	Ok((started.elapsed().as_secs_f64() * 1_000.0, read, found))
}

/// Makes an index of so many items, and asks it.
pub(super) fn measure(items: u32) -> anyhow::Result<Value> {
	let documents = documents(items, &titles()?);
	eprintln!("an index of {items} items is made");
	let started = Instant::now();
	let origin = Origin { chain: [7; 32], block: 1, hash: [8; 32], missing: 0 };
	let files = build(&origin, &documents)?;
	let seconds = started.elapsed().as_secs_f64();
	let size: usize = files.files.values().map(Vec::len).sum();
	let queries = queries()?;
	let (mut times, mut sizes, mut found) = (Vec::new(), Vec::new(), 0);
	for query in &queries {
		let (time, read, hits) = ask(&files, query)?;
		times.push(time);
		sizes.push(read as f64);
		found += hits;
	}
	ensure!(found > 0, "nothing was found");
	let text: usize = documents.iter().map(|document| document.title.len() + document.texts[0].len()).sum();
	Ok(json!({
		"items": items,
		"text_bytes": text,
		"build_seconds": rounded(seconds),
		"index_bytes": size,
		"files": files.files.len(),
		"queries": queries.len(),
		"query_ms": rounded(median(times)),
		"query_reads_bytes": median(sizes),
	}))
}
