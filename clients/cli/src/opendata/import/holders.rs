// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Members of parliament from a JSON list, and what of them the chain still lacks.
//!
//! The file says of each person the names, the party, the constituency, and in which assemblies the person
//! sat. From that follow areas, posts, the person's record and terms. What the file does not say is not made
//! up: the constituency is that of the newest assembly alone, so for earlier ones there is one post without
//! an area; and a term is as long as its assembly.

use super::report::{Lines, Refused};
use anyhow::{ensure, Context};
use caucus_sdk::primitives::{
	blake2_256,
	calendar::{day_of, january, month_start},
	text::check_line,
	Moment,
};
use serde::Deserialize;
use serde_json::{json, value::RawValue, Value};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// The organisation whose posts these are.
pub(crate) const PARLIAMENT: &str = "대한민국 국회";
/// The organisation for which they sit there.
pub(crate) const CENTRAL: u64 = 0;
/// Most seats that a post can have.
const MOST_SEATS: u8 = 255;
/// Most bytes of a name.
const MOST_NAME: usize = 60;
/// What the file calls those who were elected by the party's list.
const LIST: &str = "비례대표";

/// Cities and provinces: as the file calls them, their code, and what they are called.
const PROVINCES: [(&str, &str, &str); 17] = [
	("서울", "11", "서울특별시"),
	("부산", "26", "부산광역시"),
	("대구", "27", "대구광역시"),
	("인천", "28", "인천광역시"),
	("광주", "29", "광주광역시"),
	("대전", "30", "대전광역시"),
	("울산", "31", "울산광역시"),
	("세종특별자치시", "36", "세종특별자치시"),
	("경기", "41", "경기도"),
	("강원", "42", "강원도"),
	("충북", "43", "충청북도"),
	("충남", "44", "충청남도"),
	("전북", "45", "전라북도"),
	("전남", "46", "전라남도"),
	("경북", "47", "경상북도"),
	("경남", "48", "경상남도"),
	("제주", "50", "제주특별자치도"),
];

/// Where somebody was elected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum District {
	/// By the party's list.
	List,
	/// In a constituency.
	Constituency {
		/// Code of the city or province.
		province: &'static str,
		/// The constituency, as the file calls it.
		name: String,
	},
}

/// A person of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
	/// Where the person stands in the file.
	pub(crate) line: u64,
	/// What the source calls the person.
	pub(crate) reference: String,
	/// The name in Hangul.
	pub(crate) korean: String,
	/// The name in Hanja.
	pub(crate) hanja: String,
	/// The name in Latin letters.
	pub(crate) latin: String,
	/// The party.
	pub(crate) party: String,
	/// Where the person was elected last.
	pub(crate) district: District,
	/// The assemblies, in order.
	pub(crate) assemblies: Vec<u8>,
}

/// What a file says.
#[derive(Debug, Default)]
pub(crate) struct Members {
	/// Those who can be entered.
	pub(crate) members: Vec<Member>,
	/// Rows that cannot.
	pub(crate) refused: Vec<Refused>,
	/// The newest assembly.
	pub(crate) newest: u8,
}

#[derive(Deserialize)]
struct Row {
	name_kr: String,
	name_cn: String,
	name_en: String,
	party: String,
	district: String,
	when_elected: String,
	url: String,
}

impl Members {
	/// Reads a file. Rows that cannot be understood are refused one by one.
	pub(crate) fn read(text: &str) -> anyhow::Result<Self> {
		let text = text.trim_start_matches('\u{feff}');
		let lines = Lines::of(text);
		let rows: Vec<&RawValue> = serde_json::from_str(text).context("the file is no JSON list")?;
		let mut read = Self::default();
		for row in rows {
			let line = lines.line(row.get());
			match serde_json::from_str::<Row>(row.get()) {
				Err(error) => read.refused.push(Refused::at(line, "a member", error.to_string())),
				Ok(row) => match member(line, &row) {
					Err(why) => read.refused.push(Refused::at(line, row.name_kr.clone(), why)),
					Ok(member) => read.members.push(member),
				},
			}
		}
		read.refuse_repeated();
		let newest = read.members.iter().filter_map(|member| member.assemblies.last()).max();
		read.newest = newest.copied().unwrap_or_default();
		ensure!(read.newest > 0, "nobody in the file can be entered");
		let (all, newest) = (std::mem::take(&mut read.members), read.newest);
		let (current, former): (Vec<_>, Vec<_>) =
			all.into_iter().partition(|member| member.assemblies.last() == Some(&newest));
		read.members = current;
		read.refused.extend(former.into_iter().map(|member| {
			let why =
				format!("did not sit in the {newest}th assembly, of which the file says the constituencies");
			Refused::at(member.line, member.korean, why)
		}));
		Ok(read)
	}

	/// Refuses those whose reference stands twice.
	fn refuse_repeated(&mut self) {
		let mut by_reference: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
		for member in &self.members {
			by_reference.entry(&member.reference).or_default().push(member.line);
		}
		let repeated: BTreeMap<String, Vec<u64>> = by_reference
			.into_iter()
			.filter(|(_, lines)| lines.len() > 1)
			.map(|(reference, lines)| (reference.to_owned(), lines))
			.collect();
		self.members.retain(|member| !repeated.contains_key(&member.reference));
		self.refused.extend(repeated.into_iter().map(|(reference, lines)| Refused {
			lines,
			what: reference,
			why: "one person stands there more than once".into(),
		}));
	}

	/// Those of a party; all if none is named.
	pub(crate) fn of_party<'a>(&'a self, party: Option<&'a str>) -> impl Iterator<Item = &'a Member> {
		self.members.iter().filter(move |member| party.is_none_or(|party| member.party == party))
	}

	/// Names that several have, of any party, with those who have them.
	pub(crate) fn namesakes(&self) -> BTreeMap<&str, Vec<&Member>> {
		let mut by_name: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
		for member in &self.members {
			by_name.entry(&member.korean).or_default().push(member);
		}
		by_name.retain(|_, members| members.len() > 1);
		by_name
	}
}

fn member(line: u64, row: &Row) -> Result<Member, String> {
	let name = |name: &str, what: &str| {
		let name: String = name.trim().nfc().collect();
		check_line(name.as_bytes())
			.map_err(|_| format!("{what} is empty, or has letters that nobody sees"))?;
		match name.len() {
			0..=MOST_NAME => Ok(name),
			long => Err(format!("{what} has {long} bytes; {MOST_NAME} are the most")),
		}
	};
	let assemblies = assemblies(&row.when_elected)
		.ok_or_else(|| format!("cannot tell the assemblies from {:?}", row.when_elected))?;
	let district = district(&row.district)
		.ok_or_else(|| format!("{:?} is in no province that is known", row.district))?;
	let reference =
		reference(&row.url).ok_or_else(|| format!("{:?} does not tell the person's number", row.url))?;
	Ok(Member {
		line,
		reference,
		korean: name(&row.name_kr, "the name")?,
		hanja: name(&row.name_cn, "the name in Hanja")?,
		latin: name(&row.name_en, "the name in Latin letters")?,
		party: row.party.trim().nfc().collect(),
		district,
		assemblies,
	})
}

/// The number that the assembly's site has for a person: names are not told apart by it alone.
fn reference(url: &str) -> Option<String> {
	let (_, number) = url.trim().split_once("dept_cd=")?;
	let plain = (1..=20).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
	plain.then(|| format!("assembly.go.kr:{number}"))
}

/// `3선( 18대 , 19대 , 20대 )`: the assemblies in order, as many as the first number says. `초선` is one,
/// `재선` two.
fn assemblies(text: &str) -> Option<Vec<u8>> {
	let (times, list) = text.trim().strip_suffix(')')?.split_once('(')?;
	let times = match times.trim() {
		"초선" => 1,
		"재선" => 2,
		other => other.strip_suffix('선')?.parse::<usize>().ok()?,
	};
	let numbers: Option<Vec<u8>> =
		list.split(',').map(|one| one.trim().strip_suffix('대')?.parse().ok()).collect();
	let numbers = numbers?;
	let ordered = numbers.windows(2).all(|pair| pair.first() < pair.last());
	let known = numbers.iter().all(|number| *number >= FIRST_KNOWN);
	(numbers.len() == times && ordered && known).then_some(numbers)
}

fn district(text: &str) -> Option<District> {
	let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
	if text == LIST {
		return Some(District::List);
	}
	let first = text.split(' ').next()?;
	let (_, province, _) = PROVINCES.iter().find(|(short, _, _)| *short == first)?;
	Some(District::Constituency { province, name: text })
}

/// The first assembly whose term is known here.
const FIRST_KNOWN: u8 = 11;

/// When an assembly's term began: on 30 May of each fourth year since 1988.
pub(crate) fn begins(assembly: u8) -> Moment {
	let day = |year: u32, month: u32, day: u64| {
		let first = month_start(january(year).saturating_add(month).saturating_sub(1));
		first.saturating_add(day.saturating_sub(1).saturating_mul(24 * 60 * 60 * 1_000))
	};
	match assembly {
		..=11 => day(1981, 4, 11),
		12 => day(1985, 4, 11),
		later => day(1988u32.saturating_add(4 * u32::from(later.saturating_sub(13))), 5, 30),
	}
}

/// A code for a constituency, which the file has none for: an `s` and the beginning of its name's digest.
fn code(name: &str) -> String {
	let digits = hex::encode(blake2_256(&[b"caucus/constituency/", name.as_bytes()]));
	format!("s{}", digits.get(..9).unwrap_or_default())
}

/// What a post is called, by the assembly; and whether by the party's list.
fn label(assembly: u8, list: bool) -> String {
	let tail = if list { " (비례대표)" } else { "" };
	format!("제{assembly}대 국회의원{tail}")
}

/// A post by what tells it apart: what it is called, and its area.
type PostKey = (String, Option<u64>);

/// What the chain has of it.
#[derive(Debug, Default)]
pub(crate) struct Known {
	/// Areas by code.
	pub(crate) areas: BTreeMap<String, u64>,
	/// The parliament's organisation.
	pub(crate) parliament: Option<u64>,
	/// Its posts.
	pub(crate) posts: BTreeMap<PostKey, u64>,
	/// Persons by reference, with what is said of them.
	pub(crate) persons: BTreeMap<String, (u64, Value)>,
	/// Terms: post, person and first moment.
	pub(crate) terms: BTreeSet<(u64, u64, Moment)>,
	/// Chapters of the registry by the names of their organisations.
	pub(crate) chapters: BTreeMap<String, u64>,
}

/// What has to be entered next. Later steps name what earlier ones make.
#[derive(Debug, PartialEq)]
pub(crate) enum Step {
	/// Entries of the register of organisations, by two of its keepers.
	Register(&'static str, Vec<Value>),
	/// Descriptions of persons, by a researcher.
	Persons(Vec<Value>),
	/// Nothing is missing.
	Done,
}

impl Known {
	/// Notes a step as if it were made, under numbers that nothing else has: what would come next?
	pub(crate) fn assume(&mut self, step: &Step) {
		const FAR: u64 = 1 << 40;
		let sum = self.areas.len().saturating_add(self.posts.len()).saturating_add(self.persons.len());
		let mut free = FAR.saturating_add(sum as u64);
		let entries = match step {
			Step::Done => return,
			Step::Persons(entries) | Step::Register(_, entries) => entries,
		};
		for entry in entries {
			let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
			let number = |value: &Value| value.as_u64().unwrap_or_default();
			free = free.saturating_add(1);
			if let Some(area) = entry.get("Area") {
				self.areas.insert(text(&area["code"]), free);
			} else if entry.get("Organization").is_some() {
				self.parliament = Some(free);
			} else if let Some(post) = entry.get("Post") {
				self.posts.insert((text(&post["label"]), post["area"].as_u64()), free);
			} else if let Some(term) = entry.get("Appoint") {
				let who = number(&term["holder"]["Person"]);
				self.terms.insert((number(&term["post"]), who, number(&term["from"])));
			} else {
				self.persons.insert(text(&entry["reference"]), (free, entry.clone()));
			}
		}
	}
}

fn names(korean: &str) -> Value {
	json!({ "korean": korean, "english": null })
}

/// Posts of a member in the order of assemblies, with the assembly; nothing if one is not there yet.
fn posts_of(member: &Member, newest: u8, known: &Known) -> Option<Vec<(u8, u64)>> {
	member
		.assemblies
		.iter()
		.map(|assembly| {
			known.posts.get(&key(member, *assembly, newest, known)?).map(|post| (*assembly, *post))
		})
		.collect()
}

/// What tells the post of a member in an assembly apart; nothing if its area is not there yet.
fn key(member: &Member, assembly: u8, newest: u8, known: &Known) -> Option<PostKey> {
	match &member.district {
		_ if assembly < newest => Some((label(assembly, false), None)),
		District::List => Some((label(assembly, true), None)),
		District::Constituency { name, .. } => {
			Some((label(assembly, false), Some(*known.areas.get(&code(name))?)))
		}
	}
}

/// What is missing for these members; rows whose person is on record with other words are refused, and are not
/// worked on.
pub(crate) fn next(members: &[Member], newest: u8, known: &Known) -> Step {
	let since = begins(newest);
	let mut register = Vec::new();
	let mut seen = BTreeSet::new();
	let constituencies: Vec<(&str, &String)> = members
		.iter()
		.filter_map(|member| match &member.district {
			District::Constituency { province, name } => Some((*province, name)),
			District::List => None,
		})
		.collect();
	for (province, _) in &constituencies {
		if !known.areas.contains_key(*province) && seen.insert(*province) {
			let called = PROVINCES.iter().find(|(_, code, _)| code == province).map(|(_, _, name)| *name);
			let names = names(called.unwrap_or_default());
			register.push(json!({ "Area": {
				"code": province, "names": names, "kind": "Province", "parent": null, "from": since,
			}}));
		}
	}
	if known.parliament.is_none() {
		// It is older than the moments that the chain can tell.
		register.push(json!({ "Organization": {
			"names": names(PARLIAMENT), "classification": "PublicBody", "parent": CENTRAL, "area": null,
			"chapter": null, "founded": 0,
		}}));
	}
	if !register.is_empty() {
		return Step::Register("provinces and the parliament", register);
	}
	let mut seen = BTreeSet::new();
	for (province, name) in &constituencies {
		let code = code(name);
		if !known.areas.contains_key(&code) && seen.insert(code.clone()) {
			register.push(json!({ "Area": {
				"code": code, "names": names(name), "kind": "Constituency", "parent": known.areas.get(*province),
				"from": since,
			}}));
		}
	}
	if !register.is_empty() {
		return Step::Register("constituencies", register);
	}
	let mut seen = BTreeSet::new();
	for member in members {
		for assembly in &member.assemblies {
			let Some(key) = key(member, *assembly, newest, known) else {
				continue;
			};
			if known.posts.contains_key(&key) || !seen.insert(key.clone()) {
				continue;
			}
			let (label, area) = key;
			register.push(json!({ "Post": {
				"organization": known.parliament, "role": "Representative", "label": label, "area": area,
				"from": begins(*assembly), "elected": true, "seats": if area.is_some() { 1 } else { MOST_SEATS },
			}}));
		}
	}
	if !register.is_empty() {
		return Step::Register("posts", register);
	}
	let missing = members.iter().filter(|member| !known.persons.contains_key(&member.reference));
	let persons: Vec<Value> = missing.filter_map(|member| description(member, newest, known)).collect();
	if !persons.is_empty() {
		return Step::Persons(persons);
	}
	for member in members {
		let Some((person, _)) = known.persons.get(&member.reference) else {
			continue;
		};
		for (assembly, post) in posts_of(member, newest, known).unwrap_or_default() {
			let from = begins(assembly);
			if !known.terms.contains(&(post, *person, from)) {
				register.push(json!({ "Appoint": {
					"post": post, "holder": { "Person": person }, "from": from,
					"until": begins(assembly.saturating_add(1)), "on_behalf_of": CENTRAL,
				}}));
			}
		}
	}
	match register.is_empty() {
		true => Step::Done,
		false => Step::Register("terms", register),
	}
}

/// What is said of a person; nothing if a post is not there yet.
fn description(member: &Member, newest: u8, known: &Known) -> Option<Value> {
	let posts: Vec<u64> = posts_of(member, newest, known)?.into_iter().map(|(_, post)| post).collect();
	let chapter = match &member.district {
		District::List => None,
		// The party of a city or province is called after it.
		District::Constituency { province, .. } => PROVINCES
			.iter()
			.find(|(_, code, _)| code == province)
			.and_then(|(_, _, name)| known.chapters.get(&format!("{name}당"))),
	};
	Some(json!({
		"reference": member.reference,
		"korean": member.korean,
		"hanja": member.hanja,
		"latin": member.latin,
		"affiliation": "Member",
		"since": day_of(begins(newest)),
		"posts": posts,
		"chapter": chapter,
	}))
}

/// Members whose record says something else than the file.
pub(crate) fn at_odds(members: &[Member], newest: u8, known: &Known) -> Vec<Refused> {
	let odd = |member: &Member| {
		let (id, there) = known.persons.get(&member.reference)?;
		let file = [("korean", &member.korean), ("hanja", &member.hanja), ("latin", &member.latin)];
		let other = file.into_iter().find(|(field, name)| there[*field] != **name);
		let posts = posts_of(member, newest, known);
		let lacks = posts.is_some_and(|posts| {
			let there = there["posts"].as_array().cloned().unwrap_or_default();
			posts.iter().any(|(_, post)| !there.contains(&Value::from(*post)))
		});
		let why = match other {
			Some((field, name)) => {
				format!("person {id} is on record with {field} {}, not {name}", there[field])
			}
			None if lacks => format!("person {id} is on record without one of these posts"),
			None => return None,
		};
		let advice = format!("{why}; change it with caucus representative do describe, or mend the file");
		Some(Refused::at(member.line, member.korean.clone(), advice))
	};
	members.iter().filter_map(odd).collect()
}

#[cfg(test)]
pub(super) mod tests;
