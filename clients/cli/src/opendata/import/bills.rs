// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Bills from a CSV list, as facts about who proposed them first.
//!
//! A bill's first proposer stands in its title: `(김정록의원 등 13인)`. It is a fact about an office holder of
//! that name who sat in parliament on that day, if nobody else of the name is known: names do not tell
//! persons apart. Somebody has to decide otherwise.

use super::{
	holders::{begins, Member},
	report::{Refused, Report},
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	dates,
	primitives::{
		blake2_256,
		calendar::{day_of, DAY},
		Digest, Moment,
	},
};
use serde_json::{json, Value};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Where a bill is shown.
const PAGE: &str = "https://likms.assembly.go.kr/bill/billDetail.do?billId=";
/// What kind of proposer members are.
const BY_MEMBERS: &str = "의원";
/// Columns that are needed.
const COLUMNS: [&str; 5] = ["bill_id", "title", "link_id", "proposer_type", "proposed_date"];

/// An office holder, as facts can be about one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Holder {
	/// The number on the chain.
	pub(crate) id: u64,
	/// What the source calls the person.
	pub(crate) reference: String,
	/// The name in Hangul.
	pub(crate) name: String,
	/// The posts with their terms: first moment, and first after it.
	pub(crate) posts: Vec<(u64, Vec<(Moment, Moment)>)>,
}

impl Holder {
	/// The post that the person held on a day.
	fn post_on(&self, day: u32) -> Option<u64> {
		let covers = |(from, until): &(Moment, Moment)| {
			from < until && day_of(*from) <= day && day <= day_of(until.saturating_sub(1))
		};
		self.posts.iter().find(|(_, terms)| terms.iter().any(covers)).map(|(post, _)| *post)
	}
}

/// Members of a file as office holders, with numbers that no chain gave: to look at a file alone.
pub(crate) fn as_holders<'a>(members: impl Iterator<Item = &'a Member>) -> Vec<Holder> {
	let term = |assembly: &u8| {
		let until = begins(assembly.saturating_add(1));
		(u64::from(*assembly), vec![(begins(*assembly), until)])
	};
	(0..)
		.zip(members)
		.map(|(id, member)| Holder {
			id,
			reference: member.reference.clone(),
			name: member.korean.clone(),
			posts: member.assemblies.iter().map(term).collect(),
		})
		.collect()
}

/// A bill, as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bill {
	/// Its line.
	pub(crate) line: u64,
	/// Its number.
	pub(crate) number: String,
	/// What it is called, with who proposed it.
	pub(crate) title: String,
	/// What its page is called.
	link: String,
	/// Who proposed it: members, a committee's chair, the government, ...
	kind: String,
	/// When, as a day in Korea.
	day: u32,
	/// BLAKE2b-256 of its line, without the white space at both ends.
	pub(crate) digest: Digest,
}

impl Bill {
	/// Its page.
	pub(crate) fn url(&self) -> String {
		format!("{PAGE}{}", self.link)
	}
}

/// What a file says.
#[derive(Debug, Default)]
pub(crate) struct Bills {
	/// Bills, those that stand more than once left out but for one of each that are the same in every letter.
	pub(crate) bills: Vec<Bill>,
	/// Rows that cannot be understood, and those that stand more than once.
	pub(crate) refused: Vec<Refused>,
	/// How many rows there are.
	pub(crate) rows: usize,
	/// How many numbers stand more than once.
	pub(crate) repeated: usize,
}

impl Bills {
	/// Reads a file.
	pub(crate) fn read(bytes: &[u8]) -> anyhow::Result<Self> {
		let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
		let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
		let header = reader.byte_headers().context("the file has no first line")?.clone();
		let place = |name: &str| header.iter().position(|column| column == name.as_bytes());
		let mut places = [0; COLUMNS.len()];
		for (place_of, name) in places.iter_mut().zip(COLUMNS) {
			*place_of = place(name).with_context(|| format!("the file has no column {name}"))?;
		}
		let mut read = Self::default();
		let mut all = Vec::new();
		let mut record = csv::ByteRecord::new();
		let head = usize::try_from(reader.position().byte())?;
		let mut above = bytes.iter().take(head).filter(|byte| **byte == b'\n').count() as u64;
		loop {
			let start = reader.position().byte();
			if !reader.read_byte_record(&mut record).context("the file is no CSV")? {
				break;
			}
			let end = reader.position().byte();
			let raw = bytes.get(usize::try_from(start)?..usize::try_from(end)?).unwrap_or_default();
			let breaks = |part: &[u8]| part.iter().filter(|byte| **byte == b'\n').count() as u64;
			// Line ends and empty lines before the row are read with it.
			let before =
				raw.get(..raw.len().saturating_sub(raw.trim_ascii_start().len())).unwrap_or_default();
			let line = above.saturating_add(breaks(before)).saturating_add(1);
			above = above.saturating_add(breaks(raw));
			read.rows = read.rows.saturating_add(1);
			match bill(line, raw.trim_ascii(), &record, &header, places) {
				Ok(bill) => all.push(bill),
				Err((what, why)) => read.refused.push(Refused::at(line, what, why)),
			}
		}
		read.without_repeated(all);
		Ok(read)
	}

	/// Keeps bills whose number stands once. Of those that are the same in every letter the first is kept;
	/// where two bills have one number, nobody can tell which is which, and none is.
	fn without_repeated(&mut self, all: Vec<Bill>) {
		let mut by_number: BTreeMap<String, Vec<Bill>> = BTreeMap::new();
		for bill in all {
			by_number.entry(bill.number.clone()).or_default().push(bill);
		}
		for (number, mut bills) in by_number {
			let lines: Vec<u64> = bills.iter().map(|bill| bill.line).collect();
			let digests: BTreeSet<_> = bills.iter().map(|bill| bill.digest).collect();
			let what = format!("bill {number}");
			match (bills.len(), digests.len()) {
				(1, _) => self.bills.append(&mut bills),
				(_, 1) => {
					bills.truncate(1);
					self.bills.append(&mut bills);
					self.repeated = self.repeated.saturating_add(1);
					let why = "the same row stands more than once; entered once".into();
					self.refused.push(Refused { lines, what, why });
				}
				_ => {
					self.repeated = self.repeated.saturating_add(1);
					let why = "different rows have this number; none is entered".into();
					self.refused.push(Refused { lines, what, why });
				}
			}
		}
		self.bills.sort_by_key(|bill| bill.line);
	}
}

/// Reads one row; otherwise what it is, and why it cannot be read.
fn bill(
	line: u64,
	raw: &[u8],
	record: &csv::ByteRecord,
	header: &csv::ByteRecord,
	places: [usize; COLUMNS.len()],
) -> Result<Bill, (String, String)> {
	let number = |bytes: Option<&[u8]>| String::from_utf8_lossy(bytes.unwrap_or_default()).trim().to_owned();
	let what =
		places.first().map_or_else(String::new, |place| format!("bill {}", number(record.get(*place))));
	let refused = |why: String| (what.clone(), why);
	if record.len() != header.len() {
		return Err(refused(format!("has {} cells, not {}", record.len(), header.len())));
	}
	let cells = places.map(|place| std::str::from_utf8(record.get(place).unwrap_or_default()).map(str::trim));
	let [Ok(number), Ok(title), Ok(link), Ok(kind), Ok(date)] = cells else {
		return Err(refused("is not UTF-8".into()));
	};
	let plain = |text: &str, most: usize| {
		let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
		(1..=most).contains(&text.len()) && text.bytes().all(fits)
	};
	if !plain(number, 40) {
		return Err(refused(format!("{number:?} is no number of a bill")));
	}
	if !plain(link, 120) {
		return Err(refused(format!("{link:?} does not name its page")));
	}
	let day = dates::parse_day(date).ok_or_else(|| refused(format!("{date:?} is no day")))?;
	Ok(Bill {
		line,
		number: number.to_owned(),
		title: title.nfc().collect(),
		link: link.to_owned(),
		kind: kind.nfc().collect(),
		day,
		digest: blake2_256(&[raw]),
	})
}

/// Who proposed a bill, as its title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proposer<'a> {
	/// A member of this name, alone or as the first.
	Named(&'a str),
	/// The title is cut off before that is clear.
	CutOff,
	/// The title does not say.
	Unsaid,
}

/// Reads the proposer in a title: `(김정록의원 등 13인)`, `(설훈의원 외 127인)`, `(이명수의원등 10인)`, `(누구의원)`.
pub(crate) fn proposer(title: &str) -> Proposer<'_> {
	let cut = title.ends_with("...") || title.ends_with('…');
	let unclear = if cut { Proposer::CutOff } else { Proposer::Unsaid };
	let Some((_, tail)) = title.rsplit_once('(') else {
		return unclear;
	};
	let Some((name, rest)) = tail.split_once(BY_MEMBERS) else {
		return unclear;
	};
	let hangul = |letter: char| ('가'..='힣').contains(&letter);
	let named = (2..=10).contains(&name.chars().count()) && name.chars().all(hangul);
	let rest = rest.trim_start();
	let others = ["등", "외", ")", "...", "…"].iter().any(|word| rest.starts_with(word));
	match named && others {
		true => Proposer::Named(name),
		false => unclear,
	}
}

/// Facts to be recorded, and what becomes of all other bills.
#[derive(Debug, Default)]
pub(crate) struct Plan {
	/// Bills with the holder, by position, and the post.
	pub(crate) facts: Vec<(Bill, usize, u64)>,
	/// What becomes of the others.
	pub(crate) report: Report,
}

/// Reads a decision `NAME=REFERENCE`.
pub(crate) fn decision(text: &str) -> anyhow::Result<(String, String)> {
	let (name, reference) = text.split_once('=').context("write it like 김성태=assembly.go.kr:9770974")?;
	ensure!(!name.trim().is_empty() && !reference.trim().is_empty(), "both have to be there");
	Ok((name.trim().nfc().collect(), reference.trim().to_owned()))
}

/// Attributes bills to holders.
///
/// - `others`: names and references of persons who are not on record, but known: with them somebody
///   is a namesake of a holder too.
/// - `decided`: whom a name means, by reference, where several have it.
pub(crate) fn plan(
	read: Bills,
	holders: &[Holder],
	others: &[(String, String)],
	decided: &BTreeMap<String, String>,
) -> anyhow::Result<Plan> {
	let mut plan = Plan::default();
	plan.report.count("rows", read.rows);
	plan.report.count("numbers that stand more than once", read.repeated);
	plan.report.refused = read.refused;
	let mut references: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
	for holder in holders {
		references.entry(&holder.name).or_default().insert(&holder.reference);
	}
	for (name, reference) in others {
		references.entry(name).or_default().insert(reference);
	}
	for (name, reference) in decided {
		let known = references.get(name.as_str()).is_some_and(|all| all.contains(reference.as_str()));
		if !known {
			bail!("nobody called {name} has the reference {reference}");
		}
	}
	let mut ambiguous = 0;
	for bill in read.bills {
		let what = format!("bill {}", bill.number);
		let refuse = |why: String| Refused::at(bill.line, what.clone(), why);
		if bill.kind != BY_MEMBERS {
			plan.report.pass(format!("proposed by {}", kind(&bill.kind)));
			continue;
		}
		let name = match proposer(&bill.title) {
			Proposer::Named(name) => name,
			Proposer::CutOff => {
				plan.report.refused.push(refuse("its title is cut off before the proposer is clear".into()));
				continue;
			}
			Proposer::Unsaid => {
				plan.report.refused.push(refuse("its title does not say who proposed it".into()));
				continue;
			}
		};
		let of_name = |holder: &&(usize, &Holder)| holder.1.name == name;
		let on_record: Vec<(usize, &Holder)> =
			holders.iter().enumerate().filter(|holder| of_name(&holder)).collect();
		if on_record.is_empty() {
			plan.report.pass("proposed by members who are not on record");
			continue;
		}
		let all = references.get(name).map_or(0, BTreeSet::len);
		let holder = match decided.get(name) {
			Some(reference) => on_record.iter().find(|(_, holder)| holder.reference == *reference),
			None if all > 1 => {
				let known: Vec<_> = references.get(name).into_iter().flatten().copied().collect();
				ambiguous += 1;
				plan.report.refused.push(refuse(format!(
					"ambiguous: {} persons are called {name} ({}); --decide {name}=REFERENCE says which is meant",
					known.len(),
					known.join(", ")
				)));
				continue;
			}
			None => on_record.first(),
		};
		let Some((position, holder)) = holder else {
			plan.report.pass("proposed by members who are not on record");
			continue;
		};
		match holder.post_on(bill.day) {
			Some(post) => plan.facts.push((bill, *position, post)),
			None => {
				let day = dates::show_day(bill.day);
				let why = format!("the only {name} on record held no post on {day}; another may be meant");
				plan.report.refused.push(refuse(why));
			}
		}
	}
	plan.report.count("ambiguous", ambiguous);
	plan.report.count("attributed", plan.facts.len());
	let about: BTreeSet<_> = plan.facts.iter().map(|(_, holder, _)| holder).collect();
	let about = about.len();
	plan.report.count("office holders", about);
	Ok(plan)
}

fn kind(kind: &str) -> String {
	match kind {
		"위원장" => "a committee's chair".into(),
		"정부" => "the government".into(),
		"의장" => "the speaker".into(),
		"기타" => "others".into(),
		other => format!("{other:?}"),
	}
}

/// A fact as it is recorded.
pub(crate) fn fact(bill: &Bill, holder: &Holder, post: u64, feed: u64, captured_at: Moment) -> Value {
	json!({
		"representative": holder.id,
		"body": {
			"post": post,
			"deed": "BillLead",
			"day": bill.day,
			"subject": bill.number,
			"eligibility": "Eligible",
			"feed": feed,
			"url": bill.url(),
			"digest": format!("0x{}", hex::encode(bill.digest)),
			"captured_at": captured_at,
		},
	})
}

/// Checks that a page can have been captured at a moment: after all of the bills.
pub(crate) fn ensure_captured_after(facts: &[(Bill, usize, u64)], at: Moment) -> anyhow::Result<()> {
	let last = facts.iter().map(|(bill, _, _)| bill.day).max().unwrap_or_default();
	ensure!(
		last <= day_of(at),
		"the file was captured before the last of its bills, of {}",
		dates::show_day(last)
	);
	ensure!(at < Moment::MAX - DAY, "that is too far away");
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::opendata::import::holders::{tests::file, Members};

	fn bills() -> Vec<u8> {
		let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/kr-assembly-20/bills_sample.csv");
		std::fs::read(path).unwrap()
	}

	/// Members as the chain would have them after an import.
	fn holders(party: Option<&str>) -> (Vec<Holder>, Vec<(String, String)>) {
		let members = Members::read(&file()).unwrap();
		let holders = as_holders(members.of_party(party));
		let others = members.members.iter().map(|member| (member.korean.clone(), member.reference.clone()));
		(holders, others.collect())
	}

	fn number(report: &Report, name: &str) -> u64 {
		report.counts.iter().find(|(other, _)| *other == name).map_or(0, |(_, count)| *count)
	}

	fn refused<'a>(report: &'a Report, word: &str) -> Vec<&'a Refused> {
		report.refused.iter().filter(|row| row.why.contains(word)).collect()
	}

	#[test]
	fn proposers_are_read_from_titles() {
		for (title, found) in [
			("발달장애인 법률안(김정록의원 등 13인)", Proposer::Named("김정록")),
			("결의안(설훈의원 외 127인)", Proposer::Named("설훈")),
			("법률안(이명수의원등 10인)", Proposer::Named("이명수")),
			("법률안(남궁진의원)", Proposer::Named("남궁진")),
			("법률안(김학용의원 등 14인...", Proposer::Named("김학용")),
			("특별법(안) 개정안(박덕흠...", Proposer::CutOff),
			("과학기술분야 정부출연연구기관...", Proposer::CutOff),
			("법률안(대안)", Proposer::Unsaid),
			("2011회계연도 결산", Proposer::Unsaid),
			("국회의원 수당 법률안(정부)", Proposer::Unsaid),
			("법률안(1의원 등 3인)", Proposer::Unsaid),
		] {
			assert_eq!(proposer(title), found, "{title}");
		}
	}

	#[test]
	fn repeated_numbers_are_named_with_all_their_lines_and_none_is_entered_twice() {
		let read = Bills::read(&bills()).unwrap();
		assert_eq!((read.rows, read.repeated, read.refused.len()), (2_923, 29, 29));
		let same = read.refused.iter().filter(|row| row.why.contains("entered once")).count();
		let different = read.refused.iter().filter(|row| row.why.contains("none is entered")).count();
		assert_eq!((same, different), (20, 9));
		assert!(read.refused.iter().all(|row| row.lines.len() > 1 && row.lines.iter().all(|line| *line > 1)));
		let named: usize = read.refused.iter().map(|row| row.lines.len()).sum();
		// Every row is kept, or named; of those that are the same one is both.
		assert_eq!(read.bills.len() + named, read.rows + same);
		let numbers: BTreeSet<_> = read.bills.iter().map(|bill| &bill.number).collect();
		assert_eq!(numbers.len(), read.bills.len());
	}

	#[test]
	fn bills_go_to_the_partys_office_holders_and_never_to_a_namesake() {
		let (holders, others) = holders(Some("자유한국당"));
		let read = || Bills::read(&bills()).unwrap();
		let plan = |decided| super::plan(read(), &holders, &others, &decided).unwrap();
		let undecided = plan(BTreeMap::new());
		assert_eq!(number(&undecided.report, "attributed"), ATTRIBUTED);
		assert_eq!(number(&undecided.report, "ambiguous"), 14);
		assert_eq!(refused(&undecided.report, "held no post").len(), 2);
		for name in ["김성태", "최경환", "김선동"] {
			assert!(undecided.facts.iter().all(|(_, holder, _)| holders[*holder].name != name), "{name}");
		}
		// All are of the 19th assembly, and so are the posts.
		assert!(undecided.facts.iter().all(|(_, _, post)| *post == 19));
		let decided = BTreeMap::from([decision("김성태=assembly.go.kr:9770974").unwrap()]);
		let decided = plan(decided);
		assert_eq!(number(&decided.report, "attributed"), ATTRIBUTED + 10);
		assert_eq!(number(&decided.report, "ambiguous"), 4);
	}

	/// Bills whose first proposer is an office holder of the party, without a namesake, who sat in the 19th
	/// assembly.
	const ATTRIBUTED: u64 = 318;

	#[test]
	fn nothing_is_swallowed() {
		for party in [None, Some("자유한국당"), Some("없는당")] {
			let (holders, others) = holders(party);
			let read = Bills::read(&bills()).unwrap();
			let (rows, kept, before) = (read.rows, read.bills.len(), read.refused.len());
			let plan = plan(read, &holders, &others, &BTreeMap::new()).unwrap();
			let passed: u64 = plan.report.passed.values().sum();
			let refused = plan.report.refused.len() - before;
			assert_eq!(plan.facts.len() + refused + passed as usize, kept);
			assert_eq!(number(&plan.report, "rows"), rows as u64);
		}
	}

	#[test]
	fn all_parties_together_have_more_and_the_same_namesakes() {
		let (holders, others) = holders(None);
		let plan = plan(Bills::read(&bills()).unwrap(), &holders, &others, &BTreeMap::new()).unwrap();
		assert_eq!(number(&plan.report, "attributed"), 863);
		assert_eq!(number(&plan.report, "ambiguous"), 14);
		let cut = refused(&plan.report, "cut off").len();
		assert_eq!(cut, 71);
		assert_eq!(plan.report.passed["proposed by the government"], 301);
	}

	#[test]
	fn a_decision_has_to_name_somebody() {
		let (holders, others) = holders(None);
		let decided = BTreeMap::from([decision(" 김성태 = assembly.go.kr:1 ").unwrap()]);
		let error =
			plan(Bills::read(&bills()).unwrap(), &holders, &others, &decided).unwrap_err().to_string();
		assert!(error.contains("nobody called 김성태"), "{error}");
		assert!(decision("김성태").is_err() && decision("=x").is_err());
	}

	#[test]
	fn dirty_files_are_read_as_far_as_they_go() {
		let header = "bill_id,status,title,link_id,proposer_type,proposed_date\r\n";
		let good = "1900001,1,법률안(김정록의원 등 13인),PRC_A1,의원,2012-05-30\r\n";
		let rows = [
			good,
			"1900002,1,\"법률안\r\n(김정록의원 등 13인)\",PRC_A2,의원,2012-05-31\r\n",
			"1900003,1,법률안,PRC_A3,의원,2012-02-30\r\n",
			"1900004,1,법률안,PRC_A4,의원,\r\n",
			"\r\n1900005,1,법률안\r\n",
			"19 06,1,법률안,PRC_A6,의원,2012-05-30\r\n",
			"1900007,1,법률안,\"PRC A7\",의원,2012-05-30\r\n",
		];
		let mut text = format!("\u{feff}{header}{}", rows.concat()).into_bytes();
		text.extend(b"1900008,1,\xff,PRC_A8,x,2012-05-30\r\n");
		let read = Bills::read(&text).unwrap();
		let kept: Vec<_> =
			read.bills.iter().map(|bill| (bill.line, bill.number.as_str(), bill.day)).collect();
		assert_eq!(kept, [(2, "1900001", 15_490), (3, "1900002", 15_491)]);
		assert_eq!(read.bills[0].digest, blake2_256(&[good.trim_end().as_bytes()]));
		let lines: Vec<_> = read.refused.iter().map(|row| row.lines[0]).collect();
		assert_eq!(lines, [5, 6, 8, 9, 10, 11]);
		assert!(Bills::read(b"bill_id,title\n").is_err());
	}

	#[test]
	fn a_fact_has_its_source() {
		let (holders, _) = holders(None);
		let read = Bills::read(&bills()).unwrap();
		let fact = fact(&read.bills[0], &holders[0], 19, 2, 5);
		assert_eq!(fact["body"]["subject"], "1900001");
		assert_eq!(fact["body"]["url"], format!("{PAGE}PRC_R1H2D0T5W3F0C0K9T0R6G1W7U3M7Y6"));
		assert_eq!(fact["body"]["digest"].as_str().unwrap().len(), 66);
		assert!(ensure_captured_after(&[(read.bills[0].clone(), 0, 19)], 1_338_303_600_000).is_ok());
		assert!(ensure_captured_after(&[(read.bills[0].clone(), 0, 19)], 1_338_303_599_999).is_err());
	}
}
