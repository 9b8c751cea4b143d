// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What readers are shown of petitions: lists, numbers, and how each was handled, with what was late.

use super::{petition_of, PALLET};
use crate::{
	output::json,
	reading::{content, day, id, list, name_of, number, spoken, when, words, Reader, PAGE},
	table::Table,
	Node,
};
use anyhow::Context;
use caucus_sdk::primitives::Moment;
use clap::Args;
use serde_json::{json, Value};

/// How many petitions the chain looks at for one list.
const LOOKS: u32 = 1_000;

/// Which petitions.
#[derive(Args)]
pub(crate) struct List {
	/// Only those in this state: collecting, in-review, in-appeal, open, closed, rejected, hidden, lapsed,
	/// withdrawn, removed, stopped.
	#[arg(long, value_name = "STATE")]
	state: Option<String>,
	/// Only those that somebody was late with, or is.
	#[arg(long)]
	late: bool,
	/// The first of them.
	#[arg(long, default_value_t = 0)]
	from: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Which petition.
#[derive(Args)]
pub(crate) struct Show {
	/// Its number.
	petition: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Comments on a petition.
#[derive(Args)]
pub(crate) struct Comments {
	/// The petition.
	petition: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// The table of reasons.
#[derive(Args)]
pub(crate) struct Codes {
	/// Only those for this use: reject, hide, grounds.
	#[arg(long = "for", value_name = "USE")]
	usage: Option<String>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

impl List {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let counts = reader.ask("counts", &[]).await?;
		let end = id(&counts[0])?;
		let (mut rows, mut from) = (Vec::new(), self.from);
		// A list looks at so many petitions at most, and shows fewer.
		while from < end && rows.len() < PAGE as usize {
			let mut asked = vec![("from", Value::from(from)), ("count", PAGE.into())];
			let question = match &self.state {
				None => "petitions",
				Some(state) => {
					asked.push(("state", state.as_str().into()));
					"petitions_in"
				}
			};
			let page = list(reader.ask(question, &asked).await?)?;
			from = match page.last().filter(|_| page.len() == PAGE as usize) {
				Some(last) => id(&last["petition"])?.saturating_add(1),
				None => from.saturating_add(LOOKS),
			};
			rows.extend(page.into_iter().filter(|row| !self.late || !late(row, reader.now).is_empty()));
		}
		if self.json {
			return json(&rows);
		}
		let none = match &self.state {
			None => "none is published; --state in-review and the like show those that are not",
			Some(_) => "there are none in this state",
		};
		table(&rows, reader.now).print(none);
		if from < end {
			println!("more with --from {from}");
		}
		Ok(())
	}
}

/// What somebody was late with, of a petition or its row in a list.
fn late(record: &Value, now: Moment) -> Vec<&'static str> {
	let marks = &record["marks"];
	let mut all = Vec::new();
	let mut add = |is_late: bool, what| {
		if is_late {
			all.push(what);
		}
	};
	add(!marks["review_overdue"].is_null(), "review late");
	add(!marks["appeal_overdue"].is_null(), "appeal late");
	for (name, marked, due) in
		[("response", "RESPONSE LATE", "response due"), ("referral", "REFERRAL LATE", "referral due")]
	{
		let duty = &record[name];
		add(!duty["overdue"].is_null(), marked);
		let over = duty["term"]["until"].as_u64().is_some_and(|until| until <= now);
		add(over && duty["overdue"].is_null() && duty["done"].is_null(), due);
	}
	all
}

fn table(rows: &[Value], now: Moment) -> Table {
	let mut table = Table::new(&[">", "state", ">members", ">citizens", "until", "title", "late"]);
	for row in rows {
		let title = row["title"].as_str().unwrap_or("(not published)");
		table.row([
			row["petition"].to_string(),
			spoken(&row["state"]),
			row["count"].to_string(),
			row["citizens"].to_string(),
			day(&row["until"]),
			title.to_owned(),
			late(row, now).join(", "),
		]);
	}
	table
}

/// What else belongs to a petition, besides what its view has.
struct Case {
	view: Value,
	decisions: Vec<Value>,
	responses: Vec<Value>,
	voids: Vec<Value>,
}

impl Case {
	async fn read(reader: &Reader<'_>, petition: u32) -> anyhow::Result<Self> {
		let view = petition_of(reader, petition).await?;
		let asked = [("petition", petition.into())];
		let mut decisions = Vec::new();
		for decision in view["petition"]["decisions"].as_array().into_iter().flatten() {
			let asked = [("from", decision.clone()), ("count", 1.into())];
			decisions.extend(list(reader.ask("decisions", &asked).await?)?);
		}
		let responses = list(reader.ask("responses", &asked).await?)?;
		let voids = list(reader.ask("voids", &asked).await?)?;
		Ok(Self { view, decisions, responses, voids })
	}

	fn json(&self) -> Value {
		let mut whole = self.view.clone();
		if let Some(whole) = whole.as_object_mut() {
			whole.insert("decisions".into(), self.decisions.clone().into());
			whole.insert("responses".into(), self.responses.clone().into());
			whole.insert("voids".into(), self.voids.clone().into());
		}
		whole
	}

	fn lines(&self, petition: u32, now: Moment) -> Vec<String> {
		let mut lines = heading(&self.view, petition);
		lines.extend(numbers(&self.view));
		lines.push("Handling:".into());
		lines.extend(self.track(petition, now).into_iter().map(|line| format!("  {line}")));
		lines
	}

	/// What happened, and what is to happen, in order.
	fn track(&self, petition: u32, now: Moment) -> Vec<String> {
		let record = &self.view["petition"];
		let mut track = vec![format!("{}  handed in by {}", day(&record["created"]), starter(record))];
		let mut at = |moment: &Value, what: String| {
			if moment.is_u64() {
				track.push(format!("{}  {what}", day(moment)));
			}
		};
		let marks = &record["marks"];
		at(&marks["review_overdue"], "MARKED: the moderators were late".into());
		at(&marks["escalated"], "went to the appeals body, because moderators had not decided".into());
		at(&marks["appeal_overdue"], "MARKED: the appeals body was late".into());
		for decision in &self.decisions {
			at(&decision[1]["at"], decided(&decision[1]));
		}
		at(&record["open_term"]["from"], "published: signatures are taken".into());
		at(&marks["disowned"], "its starter no longer supports it".into());
		for void in &self.voids {
			at(
				&void["at"],
				format!(
					"{} keys of batch {} voided: {}",
					void["keys"],
					void["batch"],
					content(&void["reason"])
				),
			);
		}
		for response in &self.responses {
			let said = format!("answered ({}): {}", spoken(&response["answer"]), words(&response["summary"]));
			at(&response["at"], said);
			at(&response["at"], format!("by {}{}", words(&response["by"]), at_length(&response["body"])));
		}
		if let Some(scheduled) = record["referred"]["scheduled"].as_object() {
			let said = format!(
				"put on the agenda of meeting {} as item {}",
				scheduled["meeting"], scheduled["item"]
			);
			at(&scheduled["at"], said);
		}
		if !record["appeal"].is_null() {
			track.push(format!("appealed: {}", content(&record["appeal"])));
		}
		if !record["removal"].is_null() {
			track.push(format!("removed by order of a court: {}", content(&record["removal"])));
		}
		match &record["referred"]["outcome"] {
			Value::Null => (),
			outcome => {
				let why =
					outcome.as_object().and_then(|outcome| outcome.values().next()).and_then(|carried| {
						carried.as_object().and_then(|carried| carried.values().next()).map(content)
					});
				track.push(format!("the assembly: {}; {}", spoken(outcome), why.unwrap_or_default()));
			}
		}
		let deadlines = &self.view["deadlines"];
		if ["Collecting", "InReview", "InAppeal", "Open"].contains(&name_of(&record["state"]).as_str()) {
			track.push(format!("{} until {}", spoken(&record["state"]), when(now, &deadlines["state"])));
		}
		if deadlines["review"].is_u64() {
			track.push(format!("review to be decided by {}", when(now, &deadlines["review"])));
		}
		for name in ["response", "referral"] {
			track.extend(duty(name, petition, &record[name], &deadlines[name], now));
		}
		if let Some(recall) = self.view["recall"].as_object() {
			let certified = &recall["certified"];
			track.push(format!("recall from post {}: {}", recall["post"], spoken(&recall["stage"])));
			if let Some(election) = recall["stage"]["Voting"]["election"].as_u64() {
				track.push(format!(
					"the vote is election {election}: caucus election show --election {election}"
				));
			}
			if certified.is_object() {
				track.push(format!(
					"certified {}; the vote begins by {}",
					day(&certified["from"]),
					when(now, &certified["until"])
				));
			}
			if recall["vote_overdue"].is_u64() {
				track.push(format!("MARKED {}: the vote began late", day(&recall["vote_overdue"])));
			}
			if !recall["reply"].is_null() {
				track.push(format!("the holder replied: {}", content(&recall["reply"])));
			}
		}
		track
	}
}

fn at_length(body: &Value) -> String {
	match body {
		Value::Null => String::new(),
		body => format!("; at length: {}", content(body)),
	}
}

fn starter(record: &Value) -> String {
	match (&record["starter"]["Pseudonym"]["alias"], &record["starter"]["Post"]) {
		(Value::String(alias), _) => format!("a member, in this year called {alias}"),
		(_, post) => format!("the holder of post {post}"),
	}
}

/// A decision of moderators or of the appeals body in words.
fn decided(decision: &Value) -> String {
	let verdict = &decision["ruling"]["OnPetition"]["verdict"];
	let by = format!("{} and {}", words(&decision["by"][0]), words(&decision["by"][1]));
	let body = spoken(&decision["body"]);
	let carried = verdict.as_object().and_then(|verdict| verdict.values().next());
	match carried {
		None => format!("the {body} ({by}) decided: {}", spoken(verdict)),
		Some(why) => {
			let duplicate = match &why["duplicate_of"] {
				Value::Null => String::new(),
				other => format!(", it repeats petition {other}"),
			};
			format!(
				"the {body} ({by}) decided: {}, code {} (version {}){duplicate}; reasons: {}",
				spoken(verdict),
				why["code"]["code"],
				why["code"]["version"],
				content(&why["reason"])
			)
		}
	}
}

/// A duty that is due, with its mark.
fn duty(name: &str, petition: u32, due: &Value, deadline: &Value, now: Moment) -> Vec<String> {
	if due.is_null() {
		return Vec::new();
	}
	let mut lines =
		vec![format!("{name} due by {}, because of {}", when(now, deadline), spoken(&due["cause"]))];
	if !due["extension"].is_null() {
		lines.push(format!("  extended once: {}", content(&due["extension"])));
	}
	if due["done"].is_u64() {
		lines.push(format!("  done {}", day(&due["done"])));
	}
	if due["overdue"].is_u64() {
		lines.push(format!("  MARKED OVERDUE {}; the mark stays", day(&due["overdue"])));
	} else if due["done"].is_null() && deadline.as_u64().is_some_and(|deadline| deadline <= now) {
		lines.push(format!("  overdue and not marked yet: caucus petition advance {petition} --account ..."));
	}
	lines
}

fn heading(view: &Value, petition: u32) -> Vec<String> {
	let record = &view["petition"];
	let text = &view["text"];
	let title = match text["title"].as_str() {
		Some(_) => words(&text["title"]),
		None => "(its text is not shown)".into(),
	};
	let mut lines = vec![format!("Petition {petition}: {title} ({})", spoken(&record["state"]))];
	if text["ask"].is_string() {
		lines.extend(words_in_lines(&text["ask"]));
	}
	if !text["details"].is_null() {
		lines.push(format!("details: {}", content(&text["details"])));
	}
	if text["english"]["title"].is_string() {
		lines.push(format!("in English: {}", words(&text["english"]["title"])));
	}
	lines.push(format!(
		"{} to organisation {}; {}; revision {}, text version {}",
		spoken(&record["kind"]),
		record["addressee"],
		if record["public"] == Value::Bool(true) { "citizens may sign too" } else { "members sign" },
		record["revision"],
		record["text_version"],
	));
	if record["duplicate_of"].is_u64() {
		lines.push(format!("it repeats petition {}, which can be signed", record["duplicate_of"]));
	}
	lines
}

/// Text of several lines; nothing in it can steer the terminal.
fn words_in_lines(value: &Value) -> Vec<String> {
	value.as_str().into_iter().flat_map(str::lines).map(|line| words(&line.into())).collect()
}

/// How many signed, what that takes, and where they are.
fn numbers(view: &Value) -> Vec<String> {
	let numbers = &view["numbers"];
	let valid = number(&numbers["count"]).saturating_sub(number(&numbers["void_count"]));
	let mut lines = vec![
		format!(
			"{valid} of {} members signed; a response takes {}, a referral {}",
			numbers["members_on_roll"], numbers["response_at"], numbers["referral_at"]
		),
		format!(
			"{} members sponsored it; {} signatures were withdrawn",
			numbers["sponsors"], numbers["withdrawn"]
		),
	];
	if number(&numbers["void_count"]) > 0 {
		lines.push(format!("{} signatures do not count: keys were voided", numbers["void_count"]));
	}
	if number(&numbers["citizens_on_roll"]) > 0 {
		let valid = number(&numbers["citizens"]).saturating_sub(number(&numbers["citizens_void"]));
		let takes = match &numbers["citizens_response_at"] {
			Value::Null => String::new(),
			at => format!("; a response takes {at} of them"),
		};
		lines.push(format!(
			"{valid} of {} citizens signed, counted apart; {} sponsored it{takes}",
			numbers["citizens_on_roll"], numbers["citizen_sponsors"]
		));
	}
	if let Some(share) = numbers["per_area"].as_object() {
		lines.push(format!("of each area {} in {} have to sign", share["numerator"], share["denominator"]));
	}
	let mut table = Table::new(&["  area", "who", ">on roll", ">signed"]);
	for row in numbers["areas"].as_array().into_iter().flatten() {
		let area = match &row["chapter"] {
			Value::Null => "no chapter".into(),
			chapter => format!("chapter {chapter}"),
		};
		let signed = match &row["signed"] {
			// A number that few make up, or that would tell one that few make up.
			Value::Null => "not shown".into(),
			signed => signed.to_string(),
		};
		table.row([format!("  {area}"), spoken(&row["standing"]), row["keys"].to_string(), signed]);
	}
	if table.len() > 1 {
		lines.extend(table.lines());
	}
	lines
}

impl Show {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let case = Case::read(&reader, self.petition).await?;
		if self.json {
			return json(&case.json());
		}
		case.lines(self.petition, reader.now).iter().for_each(|line| println!("{line}"));
		Ok(())
	}
}

impl Comments {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		petition_of(&reader, self.petition).await?;
		let rows = reader.all("comments", &[("petition", self.petition.into())]).await?;
		if self.json {
			return json(&rows);
		}
		let mut table = Table::new(&[">", "when", "pseudonym", "text", "note"]);
		for row in &rows {
			let comment = &row[1];
			let note = match (&comment["hidden"], &comment["restored"], &comment["same_as"]) {
				(_, Value::Number(decision), _) => format!("shown again by decision {decision}"),
				(Value::Number(decision), ..) => format!("hidden by decision {decision}"),
				(.., Value::Number(first)) => format!("same words as comment {first}"),
				_ => String::new(),
			};
			let pseudonym = words(&comment["pseudonym"]);
			table.row([
				row[0].to_string(),
				day(&comment["at"]),
				pseudonym.get(..10).unwrap_or(&pseudonym).to_owned(),
				content(&comment["body"]),
				note,
			]);
		}
		table.print("there are none");
		Ok(())
	}
}

impl Codes {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let mut rows = codes(&reader).await?;
		if let Some(usage) = &self.usage {
			rows.retain(|row| name_of(&row[2]["usage"]).eq_ignore_ascii_case(usage));
		}
		if self.json {
			return json(&rows);
		}
		let mut table = Table::new(&[">code", ">version", "for", "title", "in English", "state"]);
		for row in &rows {
			let state = match (&row[1]["retired"], &row[1]["used"]) {
				(Value::Bool(true), _) => "retired",
				(_, Value::Bool(true)) => "used",
				_ => "",
			};
			table.row([
				row[0].to_string(),
				row[1]["version"].to_string(),
				spoken(&row[2]["usage"]),
				words(&row[2]["korean"]["title"]),
				words(&row[2]["english"]["title"]),
				state.into(),
			]);
		}
		table.print("there are none");
		Ok(())
	}
}

/// All codes with how they stand.
pub(super) async fn codes(reader: &Reader<'_>) -> anyhow::Result<Vec<Value>> {
	let (mut rows, mut from) = (Vec::new(), 0u32);
	loop {
		let page = list(reader.ask("codes", &[("from", from.into()), ("count", PAGE.into())]).await?)?;
		let last = page.last().map(|row| id(&row[0])).transpose()?;
		let full = page.len() == PAGE as usize;
		rows.extend(page);
		from = match last.filter(|_| full) {
			Some(last) => last.saturating_add(1),
			None => return Ok(rows),
		};
	}
}

/// The newest version of a code, as decisions name it.
pub(super) async fn newest_code(reader: &Reader<'_>, code: u16) -> anyhow::Result<(Value, String)> {
	let rows = codes(reader).await?;
	let row = rows.iter().find(|row| row[0].as_u64() == Some(code.into()));
	let row = row.with_context(|| format!("there is no code {code}; see: caucus petition codes"))?;
	let reference = json!({ "code": code, "version": row[1]["version"] });
	Ok((reference, words(&row[2]["korean"]["title"])))
}

#[cfg(test)]
mod tests {
	use super::*;

	const DAY: u64 = 86_400_000;

	fn due(overdue: Value, done: Value) -> Value {
		json!({
			"cause": "Members", "term": { "from": 0, "until": 10 * DAY },
			"extension": null, "done": done, "overdue": overdue,
		})
	}

	fn view() -> Value {
		json!({
			"petition": {
				"kind": "General", "addressee": 2, "public": true, "state": "Open", "created": DAY,
				"starter": { "Pseudonym": { "year": 2026, "alias": "0xaa" } },
				"open_term": { "from": 3 * DAY, "until": 33 * DAY }, "revision": 4, "text_version": 0,
				"duplicate_of": null, "appeal": null, "removal": null, "decisions": [0],
				"marks": { "review_overdue": 2 * DAY, "escalated": null, "appeal_overdue": null, "disowned": null },
				"response": due(json!(11 * DAY), json!(12 * DAY)), "referral": due(json!(null), json!(null)),
				"referred": { "scheduled": null, "outcome": null },
			},
			"text": { "title": "청년 정책", "ask": "첫 줄\n둘째 줄", "details": null, "english": null },
			"numbers": {
				"sponsors": 20, "citizen_sponsors": 3, "count": 60, "void_count": 5, "citizens": 9,
				"citizens_void": 0, "withdrawn": 2, "members_on_roll": 1000, "citizens_on_roll": 50,
				"response_at": 50, "referral_at": 250, "citizens_response_at": null, "per_area": null,
				"areas": [
					{ "chapter": 1, "standing": "Member", "keys": 500, "signed": 60 },
					{ "chapter": 2, "standing": "Member", "keys": 500, "signed": null },
				],
			},
			"deadlines": { "state": 33 * DAY, "review": null, "response": 10 * DAY, "referral": 10 * DAY },
			"recall": null,
		})
	}

	fn case() -> Case {
		let reason = json!({ "digest": "0x01", "bytes": 3, "media": "Plain", "language": "Korean" });
		let decision = json!([0, {
			"ruling": { "OnPetition": { "petition": 3, "verdict": { "Reject": {
				"code": { "code": 2, "version": 1 }, "reason": reason, "duplicate_of": 1 } } } },
			"body": "Moderators", "by": ["5A", "5B"], "at": 3 * DAY,
		}]);
		let response = json!({ "by": "5C", "summary": "검토했습니다", "body": null, "answer": "NotOurs", "at": 12 * DAY });
		Case { view: view(), decisions: vec![decision], responses: vec![response], voids: Vec::new() }
	}

	#[test]
	fn what_was_late_is_shown_and_what_can_be_marked_is_said() {
		let shown = case().lines(3, 13 * DAY).join("\n");
		for part in [
			"Petition 3: 청년 정책 (open)",
			"첫 줄\n둘째 줄",
			"55 of 1000 members signed; a response takes 50, a referral 250",
			"5 signatures do not count",
			"9 of 50 citizens signed, counted apart",
			"not shown",
			"1970-01-03  MARKED: the moderators were late",
			"the moderators (5A and 5B) decided: reject, code 2 (version 1), it repeats petition 1",
			"answered (not ours): 검토했습니다",
			"MARKED OVERDUE 1970-01-12; the mark stays",
			"overdue and not marked yet: caucus petition advance 3",
		] {
			assert!(shown.contains(part), "{part}\n{shown}");
		}
		let before = case().lines(3, 9 * DAY).join("\n");
		assert!(!before.contains("not marked yet"), "{before}");
	}

	#[test]
	fn a_list_says_what_is_late() {
		let record = &view()["petition"];
		assert_eq!(late(record, 13 * DAY), ["review late", "RESPONSE LATE", "referral due"]);
		assert_eq!(late(&json!({}), 13 * DAY), Vec::<&str>::new());
	}

	#[test]
	fn a_text_that_is_not_shown_leaves_no_trace() {
		let mut hidden = case();
		hidden.view["text"] = Value::Null;
		let shown = hidden.lines(3, DAY).join("\n");
		assert!(shown.starts_with("Petition 3: (its text is not shown)"), "{shown}");
	}
}
