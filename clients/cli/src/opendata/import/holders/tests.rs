// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The members of the 20th assembly.

use super::*;
use caucus_sdk::moment;

/// The file.
pub(crate) fn file() -> String {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/kr-assembly-20/members.json");
	std::fs::read_to_string(path).unwrap()
}

const PARTY: &str = "자유한국당";

/// Makes what a step says, as the chain would: each thing once, and within its limits.
fn make(step: &Step, known: &mut Known) {
	let (Step::Persons(entries) | Step::Register(_, entries)) = step else { return };
	for entry in entries {
		if let Some(area) = entry.get("Area") {
			assert_eq!(area["parent"].is_u64(), area["kind"] == "Constituency");
			assert!(area["code"].as_str().unwrap().len() <= 10);
		} else if let Some(post) = entry.get("Post") {
			assert!(post["organization"].is_u64() && post["label"].as_str().unwrap().len() <= 60);
		} else if let Some(term) = entry.get("Appoint") {
			assert!(term["from"].as_u64() < term["until"].as_u64());
		}
	}
	let count = |known: &Known| {
		known.areas.len()
			+ usize::from(known.parliament.is_some())
			+ known.posts.len()
			+ known.persons.len()
			+ known.terms.len()
	};
	let before = count(known);
	known.assume(step);
	assert_eq!(count(known), before + entries.len());
}

/// Goes through all steps; gives how many entries each has.
fn steps(members: &[Member], newest: u8, known: &mut Known) -> Vec<(&'static str, usize)> {
	let mut done = Vec::new();
	loop {
		let step = next(members, newest, known);
		match &step {
			Step::Done => return done,
			Step::Persons(entries) => done.push(("persons", entries.len())),
			Step::Register(what, entries) => done.push((what, entries.len())),
		}
		make(&step, known);
	}
}

#[test]
fn all_members_are_read_with_their_names_in_three_scripts() {
	let read = Members::read(&file()).unwrap();
	assert_eq!((read.members.len(), read.refused.len(), read.newest), (299, 0, 20));
	assert_eq!(read.of_party(Some(PARTY)).count(), 112);
	assert_eq!(read.of_party(Some("없는당")).count(), 0);
	let list = read.members.iter().filter(|member| member.district == District::List);
	assert_eq!(list.count(), 47);
	let first = &read.members[0];
	assert_eq!((first.line, first.korean.as_str(), first.hanja.as_str()), (2, "강길부", "姜吉夫"));
	assert_eq!((first.latin.as_str(), first.reference.as_str()), ("KANG GHILBOO", "assembly.go.kr:9770276"));
	assert_eq!(first.assemblies, [17, 18, 19, 20]);
	let nineteenth = read.members.iter().filter(|member| member.assemblies.contains(&19)).count();
	assert_eq!(nineteenth, 144);
	// The same letter can be written in two ways; the chain gets one.
	assert!(read
		.members
		.iter()
		.all(|member| member.hanja.chars().all(|letter| !('\u{f900}'..='\u{faff}').contains(&letter))));
}

#[test]
fn namesakes_are_told_apart() {
	let read = Members::read(&file()).unwrap();
	let namesakes = read.namesakes();
	assert_eq!(namesakes.keys().copied().collect::<Vec<_>>(), ["김성태", "최경환"]);
	for members in namesakes.values() {
		let [one, other] = members[..] else { panic!("two of them") };
		assert_ne!(one.reference, other.reference);
		assert_ne!(one.hanja, other.hanja);
	}
}

#[test]
fn what_is_missing_is_entered_and_then_nothing() {
	let read = Members::read(&file()).unwrap();
	for (party, expected) in [
		(
			Some(PARTY),
			vec![
				("provinces and the parliament", 13),
				("constituencies", 95),
				("posts", 101),
				("persons", 112),
				("terms", 244),
			],
		),
		(
			None,
			vec![
				("provinces and the parliament", 18),
				("constituencies", 252),
				("posts", 261),
				("persons", 299),
				("terms", 633),
			],
		),
	] {
		let members: Vec<_> = read.of_party(party).cloned().collect();
		let mut known =
			Known { chapters: BTreeMap::from([("서울특별시당".into(), 0)]), ..Known::default() };
		assert_eq!(steps(&members, 20, &mut known), expected);
		assert_eq!(steps(&members, 20, &mut known), []);
		assert_eq!(at_odds(&members, 20, &known), []);
		// Another party's come on top of it.
		let all: Vec<_> = read.members.clone();
		steps(&all, 20, &mut known);
		assert_eq!((known.persons.len(), known.areas.len(), known.terms.len()), (299, 269, 633));
		let seoul = known.persons.values().filter(|(_, person)| person["chapter"] == 0).count();
		assert_eq!(seoul, 49);
	}
}

#[test]
fn an_interrupted_import_goes_on_where_it_was() {
	let read = Members::read(&file()).unwrap();
	let members: Vec<_> = read.of_party(Some(PARTY)).cloned().collect();
	let mut known = Known::default();
	loop {
		let step = next(&members, 20, &known);
		// Of each step half is made before the line breaks.
		let half = |entries: &Vec<Value>| entries[..entries.len().div_ceil(2)].to_vec();
		let part = match &step {
			Step::Done => break,
			Step::Persons(entries) => Step::Persons(half(entries)),
			Step::Register(what, entries) => Step::Register(what, half(entries)),
		};
		make(&part, &mut known);
	}
	assert_eq!((known.persons.len(), known.terms.len()), (112, 244));
}

#[test]
fn who_is_on_record_otherwise_is_refused() {
	let read = Members::read(&file()).unwrap();
	let members: Vec<_> = read.of_party(Some(PARTY)).cloned().collect();
	let mut known = Known::default();
	steps(&members, 20, &mut known);
	let (first, second) = (&members[0].reference, &members[1].reference);
	known.persons.get_mut(first).unwrap().1["hanja"] = json!("某");
	known.persons.get_mut(second).unwrap().1["posts"] = json!([]);
	let odd = at_odds(&members, 20, &known);
	assert_eq!(odd.len(), 2);
	assert!(odd[0].why.contains("hanja") && odd[0].why.contains("describe"), "{}", odd[0].why);
	assert!(odd[1].why.contains("without one of these posts"), "{}", odd[1].why);
}

#[test]
fn rows_that_make_no_sense_are_refused_with_their_line() {
	let row = |name: &str, district: &str, when: &str, url: &str| {
		json!({
			"name_kr": name, "name_cn": "議員", "name_en": "MEMBER", "party": "당", "district": district,
			"committee": "", "when_elected": when, "url": url,
		})
	};
	let url = |number: u32| format!("http://www.assembly.go.kr/assm/memPop/memPopup.do?dept_cd={number}");
	let rows = [
		row("가", "서울 강서구을", "초선( 20대 )", &url(1)),
		row("나", "서울 강서구을", "재선( 20대 )", &url(2)),
		row("다", "서울 강서구을", "재선( 20대 , 19대 )", &url(3)),
		row("라", "화성 1구", "초선( 20대 )", &url(4)),
		row("마", "비례대표", "초선( 20대 )", "http://www.assembly.go.kr/"),
		row(" ", "비례대표", "초선( 20대 )", &url(6)),
		row("사", "비례대표", "초선( 19대 )", &url(7)),
		row("아", "비례대표", "초선( 20대 )", &url(8)),
		row("자", "비례대표", "초선( 20대 )", &url(8)),
		json!({ "name_kr": "차" }),
	];
	let text = format!("[\n{}\n]", rows.map(|row| row.to_string()).join(",\n"));
	let read = Members::read(&text).unwrap();
	assert_eq!(read.members.iter().map(|member| member.korean.as_str()).collect::<Vec<_>>(), ["가"]);
	let mut refused: Vec<_> = read.refused.iter().map(|row| row.lines.clone()).collect();
	refused.sort();
	let expected: [&[u64]; 8] = [&[3], &[4], &[5], &[6], &[7], &[8], &[9, 10], &[11]];
	assert_eq!(refused, expected);
	assert!(Members::read("{}").is_err());
	assert!(Members::read("[]").is_err());
}

#[test]
fn assemblies_begin_when_they_did() {
	for (assembly, day) in [(11, "1981-04-11"), (12, "1985-04-11"), (13, "1988-05-30"), (20, "2016-05-30")] {
		assert_eq!(moment::korean(begins(assembly)), format!("{day}T00:00:00+09:00"));
	}
}
