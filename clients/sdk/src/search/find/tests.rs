// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

use super::*;
use crate::search::{
	build,
	index::{put, shard_name},
	Files, IndexError, Origin,
};
use serde::Deserialize;

fn document(item: u32, title: &str, texts: &[&str]) -> Document {
	Document { item, version: 0, title: title.into(), texts: texts.iter().map(|&text| text.into()).collect() }
}

fn at(chain: u8, block: u32) -> Origin {
	Origin { chain: [chain; 32], block, hash: [5; 32], missing: 0 }
}

fn search(files: &Files, typed: &str) -> Vec<Hit> {
	let query = Query::parse(typed).unwrap();
	let mut finder = Finder::new(&files.manifest, &query).unwrap();
	for shard in finder.needs() {
		finder.read_shard(shard, &files.files[&shard_name(shard)]).unwrap();
	}
	finder.find()
}

fn found(files: &Files, typed: &str) -> Vec<u32> {
	search(files, typed).into_iter().map(|hit| hit.document).collect()
}

fn some() -> Vec<Document> {
	vec![
		document(0, "청년 주거 지원을 늘리겠습니다", &["월세를 걱정하지 않는 도시를 만들겠습니다."]),
		document(1, "부산항 안전 점검", &["주거 이야기는 아닙니다.", "청년 일자리도 함께 봅니다."]),
		document(2, "A speech on housing", &["Housing for the young. FTA (한미)."]),
		document(3, "월세 이야기", &["청년", "주거"]),
	]
}

#[test]
fn titles_come_before_texts_and_pieces_before_words() {
	let files = build(&at(7, 9), &some()).unwrap();
	let hits: Vec<(u32, Rank)> =
		search(&files, "청년 주거").iter().map(|hit| (hit.document, hit.rank)).collect();
	// Nothing is found across the end of a text: 청년 and 주거 of the last are two words.
	assert_eq!(hits, [(0, Rank::PhraseInTitle), (3, Rank::Words), (1, Rank::Words)]);
	assert_eq!(search(&files, "지원 청년")[0].rank, Rank::WordsInTitle);
	assert_eq!(search(&files, "걱정하지 않는 도시를")[0].rank, Rank::PhraseInText);
	assert_eq!(found(&files, "한미fta"), [] as [u32; 0]);
	assert_eq!(found(&files, "FTA 한미"), [2]);
	assert_eq!(found(&files, "월세를"), [3, 0]);
	assert_eq!(found(&files, "점검 일자리"), [1]);
	assert_eq!(found(&files, "점검 핵잠수함"), [] as [u32; 0]);
}

#[test]
fn the_files_follow_from_the_documents_alone() {
	let mut documents = some();
	let files = build(&at(7, 9), &documents).unwrap();
	documents.reverse();
	assert_eq!(build(&at(7, 9), &documents).unwrap(), files);
	documents[0].texts[0].push('!');
	assert_eq!(build(&at(7, 9), &documents).unwrap().manifest.root, files.manifest.root, "no letter changed");
	documents[0].texts[0].push('가');
	assert_ne!(build(&at(7, 9), &documents).unwrap().manifest.root, files.manifest.root);
	for other in [build(&at(8, 9), &some()), build(&at(7, 10), &some())] {
		assert_ne!(other.unwrap().manifest.root, files.manifest.root);
	}
	assert_eq!(
		build(&at(7, 9), &[document(1, "a", &[]), document(1, "b", &[])]),
		Err(IndexError::Twice(1, 0))
	);
}

#[test]
fn a_title_whose_signs_are_many_letters_keeps_nobody_out() {
	// Of 240 bytes, and 1,440 letters.
	let documents = [document(1, &"\u{fdfa}".repeat(80), &["청년 주거"]), document(2, "주거", &[])];
	let files = build(&at(7, 9), &documents).unwrap();
	assert_eq!(found(&files, "주거"), [1, 0]);
	assert_eq!(found(&files, "صلى"), [0]);
}

#[test]
fn files_that_the_root_does_not_name_are_refused() {
	let files = build(&at(7, 9), &some()).unwrap();
	let query = Query::parse("청년").unwrap();
	let mut lying = files.manifest.clone();
	lying.documents += 1;
	assert!(Finder::new(&lying, &query).is_none());
	let mut finder = Finder::new(&files.manifest, &query).unwrap();
	let shard = *finder.needs().first().unwrap();
	let bytes = &files.files[&shard_name(shard)];
	for i in 0..bytes.len() {
		let mut other = bytes.clone();
		other[i] ^= 1;
		assert_eq!(finder.read_shard(shard, &other), Err(WrongFile(shard_name(shard))));
	}
	assert!(finder.read_shard(99, bytes).is_err());
	assert!(finder.read_page(0, b"[]").is_err());
	let page = finder.read_page(0, &files.files["page-0000.json"]).unwrap();
	assert_eq!(page[3].title, "월세 이야기");
}

#[test]
fn files_that_are_broken_are_refused_though_they_are_named() {
	let mut files = build(&at(7, 9), &some()).unwrap();
	let query = Query::parse("청년").unwrap();
	let good = files.files[&shard_name(0)].clone();
	// Of the term that is looked for: more documents than bytes, and a number of more than 32 bits.
	let mut empty = Vec::new();
	for number in ['청'.into(), '년'.into(), u32::MAX, 0] {
		put(&mut empty, number);
	}
	for broken in [&good[..good.len() - 1], &empty, &[0xff; 6], &[0xff, 0xff, 0xff, 0xff, 0x1f]] {
		files.manifest.shards[0] = FileRef::of(broken);
		files.manifest.name();
		let mut finder = Finder::new(&files.manifest, &query).unwrap();
		assert!(finder.read_shard(0, broken).is_err(), "{broken:?}");
	}
}

#[derive(Deserialize)]
struct Judged {
	query: String,
	wanted: String,
}

#[derive(Deserialize)]
struct Queries {
	known: Vec<Judged>,
	held_out: Vec<Judged>,
}

/// Titles that fit a pattern: pieces of text, one after the other, with `.*` between them.
fn fits(title: &str, pattern: &str) -> bool {
	let mut rest = title;
	pattern.split(".*").all(|piece| {
		let Some((_, after)) = rest.split_once(piece) else { return false };
		rest = after;
		true
	})
}

/// Precision and recall of these queries over all of their answers.
fn judge(files: &Files, titles: &[String], queries: &[Judged]) -> (f64, f64) {
	let (mut right, mut wrong, mut missed) = (0, 0, 0);
	for Judged { query, wanted } in queries {
		let found: BTreeSet<usize> =
			found(files, query).into_iter().map(|document| document as usize).collect();
		let wanted: BTreeSet<usize> = (0..titles.len()).filter(|i| fits(&titles[*i], wanted)).collect();
		let (more, less) = (found.difference(&wanted).count(), wanted.difference(&found).count());
		if more + less > 0 {
			println!("{query}: {} wanted, {more} more, {less} less", wanted.len());
		}
		right += found.intersection(&wanted).count();
		wrong += more;
		missed += less;
	}
	(
		f64::from(right as u32) / f64::from((right + wrong) as u32),
		f64::from(right as u32) / f64::from((right + missed) as u32),
	)
}

#[test]
fn bills_are_found_as_people_type_them() {
	let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data");
	let bills = std::fs::read_to_string(format!("{data}/kr-assembly-20/bills_sample.csv")).unwrap();
	let mut bills = csv::Reader::from_reader(bills.trim_start_matches('\u{feff}').as_bytes());
	let titles: Vec<String> = bills.records().map(|row| row.unwrap()[2].to_owned()).collect();
	let documents: Vec<Document> =
		(0..).zip(&titles).map(|(item, title)| document(item, title, &[])).collect();
	let files = build(&at(7, 9), &documents).unwrap();
	let plain: Vec<String> =
		titles.iter().map(|title| crate::search::words::letters(title).iter().collect()).collect();
	let queries: Queries =
		serde_json::from_str(&std::fs::read_to_string(format!("{data}/search/queries.json")).unwrap())
			.unwrap();
	for (name, queries, least) in [("known", &queries.known, 0.99), ("held out", &queries.held_out, 0.95)] {
		let (precision, recall) = judge(&files, &plain, queries);
		println!("{name}: {} queries, precision {precision:.4}, recall {recall:.4}", queries.len());
		assert!(precision >= least && recall >= least, "{name}: precision {precision}, recall {recall}");
	}
}
