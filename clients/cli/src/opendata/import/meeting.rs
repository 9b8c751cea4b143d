// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A meeting from the data of OpenSlides: agenda, motions, and votes whose numbers can be true.

use super::{
	openslides::{count, numbers, plain, Object, Objects},
	report::{Refused, Report},
};
use anyhow::Context;
use caucus_assemblies_core::{
	verify, Base, Choice, Counts, CountsError, Requirement, Share, StatedError, Verdict, Votes,
};
use caucus_sdk::primitives::text::{check_line, ContentRef, Language, MediaType};
use serde_json::{json, Value};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Most bytes of a title.
const MOST_TITLE: usize = 240;
/// Most bytes of the sign under which a motion is filed.
const MOST_SIGN: usize = 40;

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
	/// What it is called on paper.
	pub(crate) label: String,
	/// What it is called.
	pub(crate) title: String,
	/// What it is about.
	pub(crate) kind: Kind,
	/// Whether it is discussed in public.
	pub(crate) public: bool,
	/// The item that it is part of, by position.
	pub(crate) parent: Option<usize>,
}

/// What an item is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
	/// Motions.
	Motion,
	/// An election, and what it takes to be chosen.
	Election(Requirement),
	/// Anything else.
	Other,
}

/// A motion or an amendment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Motion {
	/// Its number in the file.
	pub(crate) number: u64,
	/// Its item, by position.
	pub(crate) item: usize,
	/// The sign under which it is filed.
	pub(crate) sign: Option<String>,
	/// What it is called.
	pub(crate) title: String,
	/// What it says.
	pub(crate) text: String,
	/// How many stand behind it.
	pub(crate) creators: u32,
	/// What it takes to be adopted.
	pub(crate) requirement: Requirement,
	/// The motion that it amends, by its number in the file.
	pub(crate) amends: Option<u64>,
}

/// What is voted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
	/// A motion, by its number in the file.
	Motion(u64),
	/// An item, by position.
	Contest(usize),
}

/// A vote whose numbers can be true.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Vote {
	/// Its number in the file.
	pub(crate) number: u64,
	/// What is voted on.
	pub(crate) subject: Subject,
	/// How.
	pub(crate) method: &'static str,
	/// The numbers.
	pub(crate) counts: Counts,
	/// What follows from them.
	pub(crate) verdict: Verdict,
}

/// A meeting.
#[derive(Debug)]
pub(crate) struct Plan {
	/// What it is called.
	pub(crate) name: String,
	/// Where it is.
	pub(crate) place: Option<String>,
	/// How many are entitled to vote.
	pub(crate) entitled: u32,
	/// How many of them are present.
	pub(crate) present: u32,
	/// The agenda.
	pub(crate) items: Vec<Item>,
	/// Motions, amendments after what they amend.
	pub(crate) motions: Vec<Motion>,
	/// Votes.
	pub(crate) votes: Vec<Vote>,
}

/// Numbers that the file does not have, or has otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stated {
	/// How many are entitled to vote.
	pub(crate) entitled: Option<u32>,
	/// How many of them are present.
	pub(crate) present: Option<u32>,
}

/// Reads a file, and says what of it is refused or passed over.
pub(crate) fn read(text: &str, stated: Stated) -> anyhow::Result<(Plan, Report)> {
	let objects = Objects::read(text)?;
	let mut report = Report::default();
	let (number, meeting) = objects.all("meeting").next().context("there is no meeting in the file")?;
	anyhow::ensure!(objects.all("meeting").count() == 1, "the file has more than one meeting");
	let line = |value: &Value| {
		let text: String = value.as_str().unwrap_or_default().trim().nfc().collect();
		check_line(text.as_bytes()).is_ok().then_some(text)
	};
	let (entitled, present) = attendance(&objects, number);
	let mut plan = Plan {
		name: line(&meeting.value["name"]).context("the meeting has no name")?,
		place: line(&meeting.value["location"]),
		entitled: stated.entitled.unwrap_or(entitled),
		present: stated.present.unwrap_or(present),
		items: Vec::new(),
		motions: Vec::new(),
		votes: Vec::new(),
	};
	let positions = items(&objects, &mut plan, &mut report);
	motions(&objects, &positions, &mut plan, &mut report);
	votes(&objects, &positions, &mut plan, &mut report);
	for (name, count) in
		[("items", plan.items.len()), ("motions", plan.motions.len()), ("votes", plan.votes.len())]
	{
		report.count(name, count);
	}
	if meeting.value["language"] != "ko" && !plan.motions.is_empty() {
		report.notes.push(
			"the chain takes the Korean text of a motion for the authentic one; the file's texts are entered as that"
				.into(),
		);
	}
	Ok((plan, report))
}

/// How many are entitled to vote and present: of the groups that were asked in any vote if the file
/// says which, otherwise of all.
fn attendance(objects: &Objects, meeting: u64) -> (u32, u32) {
	let asked: Vec<u64> =
		objects.all("poll").flat_map(|(_, poll)| numbers(&poll.value["entitled_group_ids"])).collect();
	let entitled: Vec<&Object> = objects
		.all("meeting_user")
		.map(|(_, user)| user)
		.filter(|user| {
			asked.is_empty() || numbers(&user.value["group_ids"]).iter().any(|group| asked.contains(group))
		})
		.collect();
	let is_present = |user: &&&Object| {
		let person = user.value["user_id"].as_u64().and_then(|number| objects.one("user", number));
		person.is_some_and(|person| numbers(&person.value["is_present_in_meeting_ids"]).contains(&meeting))
	};
	let present = entitled.iter().filter(is_present).count();
	(entitled.len() as u32, present as u32)
}

/// Reads the agenda; gives the position of the item of each object.
fn items(objects: &Objects, plan: &mut Plan, report: &mut Report) -> BTreeMap<String, usize> {
	let order = |item: &Object| item.value["weight"].as_i64().unwrap_or_default();
	let mut of_parent: BTreeMap<Option<u64>, Vec<(u64, &Object)>> = BTreeMap::new();
	for (number, item) in objects.all("agenda_item") {
		of_parent.entry(item.value["parent_id"].as_u64()).or_default().push((number, item));
	}
	for items in of_parent.values_mut() {
		items.sort_by_key(|(number, item)| (order(item), *number));
	}
	let mut positions = BTreeMap::new();
	// From the last to the first, with the parent's position and label.
	let children = |parent: Option<u64>, place: Option<usize>, label: &str| {
		let items = of_parent.get(&parent).into_iter().flatten();
		let labelled = (1..).zip(items).map(|(position, (number, item))| {
			let label = if label.is_empty() { format!("{position}") } else { format!("{label}.{position}") };
			(*number, *item, place, label)
		});
		labelled.collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>()
	};
	let mut open = children(None, None, "");
	while let Some((number, item, parent, label)) = open.pop() {
		let of = item.value["content_object_id"].as_str().unwrap_or_default();
		let what = format!("agenda item {number} ({of})");
		if item.value["type"] == "hidden" {
			report.pass("hidden agenda items: everything on a chain is public");
			continue;
		}
		match read_item(objects, of, item, parent, &label) {
			Err(why) => report.refused.push(Refused::at(item.line, what, why)),
			Ok(read) => {
				let position = plan.items.len();
				plan.items.push(read);
				positions.insert(of.to_owned(), position);
				open.extend(children(Some(number), Some(position), &label));
			}
		}
	}
	positions
}

fn read_item(
	objects: &Objects,
	of: &str,
	item: &Object,
	parent: Option<usize>,
	label: &str,
) -> Result<Item, String> {
	let (class, number, object) = objects.named(of).ok_or_else(|| format!("there is no {of} in the file"))?;
	let sign = if class == "motion" { object.value["number"].as_str() } else { None };
	let title = object.value["title"].as_str().unwrap_or_default();
	let title: String = [sign.unwrap_or_default(), title].join(" ").trim().nfc().collect();
	check(&title, MOST_TITLE, "the title")?;
	if label.len() > 8 {
		return Err(format!("{label} is too deep a number for an agenda"));
	}
	let base = || {
		let polls = objects
			.all("poll")
			.filter(|(_, poll)| poll.value["content_object_id"] == format!("assignment/{number}"));
		polls.map(|(_, poll)| base_of(&poll.value)).last().unwrap_or(Base::Valid)
	};
	Ok(Item {
		label: label.to_owned(),
		title,
		kind: match class {
			"motion" => Kind::Motion,
			"assignment" => Kind::Election(Requirement { base: base(), ..Requirement::ORDINARY }),
			_ => Kind::Other,
		},
		public: item.value["type"] != "internal",
		parent,
	})
}

/// Checks one line of text.
fn check(text: &str, most: usize, what: &str) -> Result<(), String> {
	check_line(text.as_bytes()).map_err(|_| format!("{what} is empty, or has letters that nobody sees"))?;
	match text.len() {
		length if length > most => Err(format!("{what} has {length} bytes; {most} are the most")),
		_ => Ok(()),
	}
}

/// What 100 percent are.
fn base_of(poll: &Value) -> Base {
	match poll["onehundred_percent_base"].as_str().unwrap_or_default() {
		"Y" => Base::Yes,
		"YN" => Base::YesNo,
		"YNA" => Base::YesNoAbstain,
		"valid" => Base::Valid,
		"cast" => Base::Cast,
		"entitled" => Base::Entitled,
		_ => Base::EntitledPresent,
	}
}

/// Reads motions, amendments after what they amend.
fn motions(objects: &Objects, positions: &BTreeMap<String, usize>, plan: &mut Plan, report: &mut Report) {
	let mut all: Vec<_> = objects.all("motion").collect();
	all.sort_by_key(|(number, motion)| (motion.value["lead_motion_id"].as_u64().is_some(), *number));
	for (number, object) in all {
		let what = motion_name(number, &object.value);
		let read = read_motion(objects, number, object, positions, &plan.motions);
		match read {
			Ok(motion) => plan.motions.push(motion),
			Err(why) => report.refused.push(Refused::at(object.line, what, why)),
		}
	}
}

fn motion_name(number: u64, value: &Value) -> String {
	let sign = value["number"].as_str().unwrap_or_default();
	format!("motion {number} ({sign} {:?})", value["title"].as_str().unwrap_or_default())
}

fn read_motion(
	objects: &Objects,
	number: u64,
	object: &Object,
	positions: &BTreeMap<String, usize>,
	before: &[Motion],
) -> Result<Motion, String> {
	let value = &object.value;
	let title: String = value["title"].as_str().unwrap_or_default().trim().nfc().collect();
	check(&title, MOST_TITLE, "the title")?;
	let sign: Option<String> = value["number"].as_str().map(|sign| sign.trim().nfc().collect());
	sign.iter().try_for_each(|sign| check(sign, MOST_SIGN, "the number"))?;
	let item = positions.get(&format!("motion/{number}"));
	let item = *item.ok_or("is not on the agenda")?;
	let amends = value["lead_motion_id"].as_u64();
	if let Some(amended) = amends {
		let amended = before.iter().find(|motion| motion.number == amended);
		let amended = amended.ok_or_else(|| format!("amends motion {amends:?}, which is not entered"))?;
		if amended.amends.is_some() {
			return Err("amends an amendment".into());
		}
	}
	let text: String = plain(value["text"].as_str().unwrap_or_default()).nfc().collect();
	if text.is_empty() {
		return Err("has no text".into());
	}
	let of_poll = |(_, poll): &(u64, &Object)| poll.value["content_object_id"] == format!("motion/{number}");
	let base = objects.all("poll").filter(of_poll).map(|(_, poll)| base_of(&poll.value)).last();
	let ordinary = Requirement::ORDINARY;
	let stated = Requirement { base: base.unwrap_or(ordinary.base), ..ordinary };
	let people = ["submitter_ids", "supporter_ids"].map(|list| numbers(&value[list]).len());
	Ok(Motion {
		number,
		item,
		sign,
		title,
		text,
		creators: people.iter().sum::<usize>().max(1) as u32,
		// A file's own rule may ask for less than the party does; whether the stated result follows is checked.
		requirement: if stated.is_at_least(&ordinary) { stated } else { ordinary },
		amends,
	})
}

/// Reads votes; those whose numbers cannot be true are refused by name.
fn votes(objects: &Objects, positions: &BTreeMap<String, usize>, plan: &mut Plan, report: &mut Report) {
	for (number, object) in objects.all("poll") {
		let value = &object.value;
		if !matches!(value["state"].as_str(), Some("finished" | "published")) {
			report.pass("polls that were not finished");
			continue;
		}
		let of = value["content_object_id"].as_str().unwrap_or_default();
		let title = value["title"].as_str().unwrap_or_default();
		let on = objects.named(of).map_or_else(String::new, |(class, number, object)| match class {
			"motion" => motion_name(number, &object.value),
			_ => format!("{class} {number} ({:?})", object.value["title"].as_str().unwrap_or_default()),
		});
		let what = format!("poll {number} ({title:?}) on {on}");
		match read_vote(objects, number, value, of, positions, plan) {
			Ok(vote) => plan.votes.push(vote),
			Err(why) => report.refused.push(Refused::at(object.line, what, why)),
		}
	}
}

fn read_vote(
	objects: &Objects,
	number: u64,
	value: &Value,
	of: &str,
	positions: &BTreeMap<String, usize>,
	plan: &Plan,
) -> Result<Vote, String> {
	let (class, of_number, _) = objects.named(of).ok_or_else(|| format!("there is no {of} in the file"))?;
	let (subject, requirement) = match class {
		"motion" => {
			let motion = plan.motions.iter().find(|motion| motion.number == of_number);
			(Subject::Motion(of_number), motion.ok_or("its motion is not entered")?.requirement)
		}
		"assignment" => {
			let item = *positions.get(of).ok_or("its election is not on the agenda")?;
			match plan.items.get(item).map(|item| item.kind) {
				Some(Kind::Election(requirement)) => (Subject::Contest(item), requirement),
				_ => return Err("its election is not on the agenda".into()),
			}
		}
		other => return Err(format!("it is on a {other}")),
	};
	let method = match value["type"].as_str().unwrap_or_default() {
		"analog" => "ShowOfHands",
		"named" => "RollCall",
		other => {
			return Err(format!("a {other} vote is secret: only an election of the chain has its counts"))
		}
	};
	let counts = counts(objects, value, class == "assignment", plan)?;
	let contradictions = contradictions(&counts);
	if !contradictions.is_empty() {
		return Err(format!("these numbers cannot be true: {}", contradictions.join("; ")));
	}
	let outcome = verify(&counts, &requirement, None).map_err(|error| match error {
		StatedError::Counts(CountsError::TurnoutImpossible) => format!(
			"more voted than were present, or were present than entitled: {} cast, {} present, {} entitled; \
			 --entitled and --present say what the file does not",
			counts.cast, counts.present, counts.entitled
		),
		StatedError::Counts(CountsError::InvalidOptions) => "its options make no sense".into(),
		other => format!("its numbers cannot be true ({other:?})"),
	})?;
	Ok(Vote { number, subject, method, counts, verdict: outcome.verdict })
}

/// The numbers of a poll.
fn counts(objects: &Objects, poll: &Value, contest: bool, plan: &Plan) -> Result<Counts, String> {
	let whole = |value: &Value, name: &str| {
		count(value).ok_or_else(|| format!("{name} is {value}, which is no number of votes"))
	};
	let mut votes: Vec<(Choice, u32)> = Vec::new();
	let mut all: BTreeMap<Choice, u32> = BTreeMap::new();
	let mut add = |choice: Choice, more: u32| {
		let sum = all.entry(choice).or_default();
		*sum = sum.saturating_add(more);
	};
	let mut options: Vec<&Object> =
		numbers(&poll["option_ids"]).iter().filter_map(|number| objects.one("option", *number)).collect();
	options.sort_by_key(|option| option.value["weight"].as_i64());
	for (position, option) in options.iter().enumerate() {
		let votes = ["yes", "no", "abstain"].map(|name| whole(&option.value[name], name));
		let [yes, no, abstain] = votes;
		let choice = match contest {
			true => Choice::Candidate(u8::try_from(position).map_err(|_| "it has too many options")?),
			false => Choice::Yes,
		};
		add(choice, yes?);
		add(Choice::No, no?);
		add(Choice::Abstain, abstain?);
	}
	if let Some(global) = poll["global_option_id"].as_u64().and_then(|number| objects.one("option", number)) {
		for (choice, name) in [(Choice::Yes, "yes"), (Choice::No, "no"), (Choice::Abstain, "abstain")] {
			let more = whole(&global.value[name], name)?;
			if more > 0 || !contest {
				add(choice, more);
			}
		}
	}
	// What nobody chose and nobody could is no option of an election.
	votes.extend(
		all.into_iter()
			.filter(|(choice, votes)| !contest || matches!(choice, Choice::Candidate(_)) || *votes > 0),
	);
	let per_ballot = poll["max_votes_amount"].as_u64().unwrap_or(1);
	Ok(Counts {
		entitled: plan.entitled,
		present: plan.present,
		cast: whole(&poll["votescast"], "votescast")?,
		valid: whole(&poll["votesvalid"], "votesvalid")?,
		invalid: whole(&poll["votesinvalid"], "votesinvalid")?,
		votes_per_ballot: u8::try_from(per_ballot).map_err(|_| "a ballot has too many votes")?,
		votes: Votes::try_from(votes).map_err(|_| "it has too many options")?,
		groups: Default::default(),
	})
}

/// What of the numbers contradicts itself, whoever was present.
fn contradictions(counts: &Counts) -> Vec<String> {
	let Counts { cast, valid, invalid, .. } = *counts;
	let mut found = Vec::new();
	if u64::from(valid).saturating_add(invalid.into()) != u64::from(cast) {
		found.push(format!("{valid} valid and {invalid} invalid ballots are not the {cast} cast"));
	}
	let sum: u64 = counts.votes.iter().map(|(_, votes)| u64::from(*votes)).sum();
	let most = u64::from(valid).saturating_mul(counts.votes_per_ballot.into());
	if sum > most {
		let each = counts.votes_per_ballot;
		found.push(format!("{sum} votes are more than {valid} valid ballots have, with {each} each"));
	}
	found
}

/// What a motion or an election needs, as calls take it.
pub(crate) fn requirement(requirement: &Requirement) -> Value {
	let share = |share: Share| json!({ "num": share.num, "den": share.den });
	let quorum = &requirement.quorum;
	json!({
		"base": format!("{:?}", requirement.base),
		"share": share(requirement.share),
		"strict": requirement.strict,
		"quorum": { "share": share(quorum.share), "strict": quorum.strict, "least": quorum.least },
	})
}

impl Item {
	/// As a call takes it.
	pub(crate) fn json(&self) -> Value {
		let kind = match &self.kind {
			Kind::Motion => json!("Motion"),
			Kind::Election(needs) => json!({ "Election": requirement(needs) }),
			Kind::Other => json!("Other"),
		};
		json!({
			"label": self.label, "title": self.title, "kind": kind, "public": self.public, "parent": self.parent,
			"documents": [],
		})
	}
}

impl Motion {
	/// The reference to its text.
	pub(crate) fn content(&self) -> ContentRef {
		ContentRef::to(self.text.as_bytes(), MediaType::Plain, Language::Korean)
	}

	/// As a call takes it.
	pub(crate) fn json(&self) -> Value {
		json!({
			"creator": { "Floor": self.creators },
			"identifier": self.sign,
			"title": self.title,
			"text": crate::named::content_json(&self.content()),
			"requirement": requirement(&self.requirement),
		})
	}
}

impl Vote {
	/// As a call takes it.
	pub(crate) fn json(&self) -> Value {
		let counts = &self.counts;
		let votes = counts.votes.iter().map(|(choice, votes)| match choice {
			Choice::Candidate(position) => json!([{ "Candidate": position }, votes]),
			other => json!([format!("{other:?}"), votes]),
		});
		json!({
			"method": self.method,
			"provenance": "Own",
			"counts": {
				"entitled": counts.entitled, "present": counts.present, "cast": counts.cast, "valid": counts.valid,
				"invalid": counts.invalid, "votes_per_ballot": counts.votes_per_ballot,
				"votes": votes.collect::<Vec<_>>(), "groups": [],
			},
			"stated": format!("{:?}", self.verdict),
			"evidence": null,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn file() -> String {
		let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/openslides/example-data.json");
		std::fs::read_to_string(path).unwrap()
	}

	#[test]
	fn agenda_and_motions_go_in_and_the_hidden_item_does_not() {
		let (plan, report) = read(&file(), Stated::default()).unwrap();
		assert_eq!((plan.name.as_str(), plan.items.len(), plan.motions.len()), ("OpenSlides Demo", 14, 4));
		assert_eq!(report.passed["hidden agenda items: everything on a chain is public"], 1);
		assert!(plan.items.iter().all(|item| item.title != "H"));
		let titles: Vec<_> =
			plan.items.iter().take(4).map(|item| (item.label.as_str(), item.title.as_str())).collect();
		assert_eq!(titles, [("1", "A"), ("1.1", "2. Wahl"), ("2", "B"), ("3", "C")]);
		assert_eq!(plan.items[1].parent, Some(0));
		assert_eq!(plan.items.iter().filter(|item| item.kind == Kind::Motion).count(), 4);
		assert_eq!(plan.items.iter().filter(|item| !item.public).count(), 8);
		let amendment = plan.motions.last().unwrap();
		assert_eq!((amendment.number, amendment.amends), (2, Some(1)));
		assert_eq!((amendment.title.as_str(), amendment.text.as_str()), ("Änderungsantrag zu 1", "lömk"));
		assert_eq!(plan.motions[1].creators, 2);
	}

	#[test]
	fn impossible_polls_are_refused_by_name_and_the_possible_one_goes_in() {
		let (plan, report) = read(&file(), Stated::default()).unwrap();
		let refused: Vec<_> =
			report.refused.iter().map(|row| (row.what.as_str(), row.why.as_str())).collect();
		let expected = [
			(
				"poll 1 (\"1\") on motion 1 (A1 \"test\")",
				"these numbers cannot be true: 2 valid and 9 invalid ballots are not the 2 cast; 7 votes are more than 2 \
				 valid ballots have, with 1 each",
			),
			(
				"poll 4 (\"2\") on assignment 1 (\"Wahl\")",
				"these numbers cannot be true: 9 valid and 2 invalid ballots are not the 16 cast; 15 votes are more than 9 \
				 valid ballots have, with 1 each",
			),
		];
		assert_eq!(refused, expected);
		assert!(report.refused.iter().all(|row| row.lines[0] > 1));
		assert_eq!(report.passed["polls that were not finished"], 2);
		let [vote] = &plan.votes[..] else { panic!("one vote") };
		assert_eq!((vote.number, vote.method, vote.verdict), (5, "RollCall", Verdict::Passed));
		assert_eq!(vote.subject, Subject::Contest(1));
		let counts = &vote.json()["counts"];
		assert_eq!(counts["votes"], json!([[{ "Candidate": 0 }, 0], [{ "Candidate": 1 }, 1]]));
		// One person was asked, and was there.
		assert_eq!(
			(&counts["entitled"], &counts["present"], &counts["cast"]),
			(&json!(1), &json!(1), &json!(1))
		);
	}

	#[test]
	fn votes_of_those_who_were_not_there_are_refused() {
		let stated = Stated { entitled: Some(3), present: Some(0) };
		let (plan, report) = read(&file(), stated).unwrap();
		assert_eq!((plan.votes.len(), report.refused.len()), (0, 3));
		assert!(report.refused[2].why.contains("1 cast, 0 present, 3 entitled"), "{}", report.refused[2].why);
	}

	#[test]
	fn calls_take_what_is_made_of_it() {
		let (plan, _) = read(&file(), Stated::default()).unwrap();
		assert_eq!(plan.items[1].json()["kind"]["Election"]["base"], "Valid");
		assert_eq!(plan.items[1].json()["parent"], 0);
		let motion = plan.motions[0].json();
		assert_eq!((&motion["identifier"], &motion["creator"]["Floor"]), (&json!("A1"), &json!(1)));
		assert_eq!(motion["requirement"]["base"], "EntitledPresent", "the file's is a share of fewer");
		assert_eq!(motion["text"]["language"], "Korean");
		assert!(plan.motions[0].text.starts_with("Lorem ipsum"), "{}", plan.motions[0].text);
	}

	#[test]
	fn what_is_missing_in_a_file_is_named() {
		let edit = |change: fn(&mut Value)| {
			let mut value: Value = serde_json::from_str(&file()).unwrap();
			change(&mut value);
			read(&value.to_string(), Stated::default())
		};
		assert!(edit(|file| file["meeting"] = json!({})).is_err());
		let (_, report) = edit(|file| file["option"]["12"]["yes"] = json!("0.5")).unwrap();
		assert!(report.refused[2].why.contains("no number of votes"), "{}", report.refused[2].why);
		let (plan, report) = edit(|file| file["motion"]["1"]["text"] = json!("<p></p>")).unwrap();
		let whys: Vec<_> = report.refused.iter().map(|row| row.why.as_str()).collect();
		assert_eq!(plan.motions.len(), 2);
		assert!(whys[0].contains("no text") && whys[1].contains("not entered"), "{whys:?}");
		let (_, report) = edit(|file| file["poll"]["5"]["type"] = json!("pseudoanonymous")).unwrap();
		assert!(report.refused[2].why.contains("secret"), "{}", report.refused[2].why);
	}
}
