// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What readers are shown of facts: with their sources, how far they are, and whether they are fresh.

use super::{counted_day, silent_feeds, PALLET};
use crate::{
	output::json,
	reading::{content, day, id, list, number, spoken, when, words, Reader, PAGE},
	said::Said,
	table::Table,
	Node,
};
use caucus_sdk::primitives::Moment;
use clap::Args;
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// How many facts are shown unless all are asked for.
const NEWEST: u32 = 30;

/// Which office holder.
#[derive(Args)]
pub(crate) struct Show {
	/// The number.
	representative: u32,
	/// Show all facts, not the newest alone.
	#[arg(long)]
	all: bool,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Which fact.
#[derive(Args)]
pub(crate) struct Fact {
	/// Its number.
	fact: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// What somebody did, in words.
pub(super) fn deed(deed: &Value) -> String {
	let attended = |value: &Value, what: &str| match value == &Value::Bool(true) {
		true => format!("attended {what}"),
		false => format!("did not attend {what}"),
	};
	match deed {
		Value::String(name) => match name.as_str() {
			"BillLead" => "proposed a bill, first".into(),
			"BillCo" => "proposed a bill with others".into(),
			"TownHall" => "met the public".into(),
			"PetitionAnswer" => "answered a petition".into(),
			"Question" => "asked the government".into(),
			"Discipline" => "was disciplined".into(),
			"Interest" => "declared an interest".into(),
			"Speech" => "gave a speech".into(),
			_ => spoken(deed),
		},
		_ if !deed["Vote"].is_null() => match deed["Vote"].as_str() {
			Some("Absent") => "did not vote".into(),
			Some("Abstain") => "abstained".into(),
			_ => format!("voted {}", spoken(&deed["Vote"])),
		},
		_ if !deed["Committee"].is_null() => attended(&deed["Committee"], "the committee"),
		_ if !deed["Plenary"].is_null() => attended(&deed["Plenary"], "the plenary"),
		_ if !deed["Pledge"].is_null() => {
			format!("pledge {}, {} %", spoken(&deed["Pledge"]["status"]), deed["Pledge"]["progress"])
		}
		other => spoken(other),
	}
}

/// Whether somebody could have been there, where that is not as usual.
fn eligibility(value: &Value) -> String {
	match value {
		Value::String(name) if name == "Eligible" => String::new(),
		Value::String(_) => spoken(value),
		other => format!("excused: {}", spoken(&other["Excused"])),
	}
}

/// How far a fact is, and what a reader has to be warned of; `silent` are the feeds from which nothing came.
fn state(view: &Value, silent: &BTreeSet<u64>) -> String {
	let mut said = spoken(&view["status"]);
	if view["stale"] == Value::Bool(true) {
		said.push_str(", SOURCE OVERDUE");
	} else if is_silent(view, silent) {
		said.push_str(", FEED NEVER CAME");
	}
	match number(&view["fact"]["replies"]) {
		0 => said,
		1 => format!("{said}, 1 reply"),
		many => format!("{said}, {many} replies"),
	}
}

/// Whether nothing ever came from a fact's feed.
fn is_silent(view: &Value, silent: &BTreeSet<u64>) -> bool {
	silent.contains(&number(&view["fact"]["body"]["feed"]))
}

fn table(views: &[Value], silent: &BTreeSet<u64>) -> Table {
	let mut table = Table::new(&[">fact", "day", "deed", "about", "counts", "state", "as of"]);
	for view in views {
		let body = &view["fact"]["body"];
		table.row([
			view["id"].to_string(),
			counted_day(&body["day"]),
			deed(&body["deed"]),
			words(&body["subject"]),
			eligibility(&body["eligibility"]),
			state(view, silent),
			if is_silent(view, silent) { "never".into() } else { day(&view["as_of"]) },
		]);
	}
	table
}

impl Show {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let asked = [("id", self.representative.into())];
		let record =
			reader.find("representative", &asked, Said::none("representative", self.representative)).await?;
		let terms = list(reader.ask("terms", &asked).await?)?;
		let end = id(&record["facts"])?;
		let mut from = if self.all { 0 } else { end.saturating_sub(NEWEST) };
		let mut views = Vec::new();
		while from < end {
			let page = [("id", self.representative.into()), ("from", from.into()), ("count", PAGE.into())];
			views.extend(list(reader.ask("facts_of", &page).await?)?);
			from = from.saturating_add(PAGE);
		}
		if self.json {
			return json(&json!({ "representative": record, "terms": terms, "facts": views }));
		}
		description(&record, &terms, self.representative).iter().for_each(|line| println!("{line}"));
		let shown = views.len();
		println!(
			"\nFacts, {shown} of {end}{}",
			if u32::try_from(shown).is_ok_and(|shown| shown < end) {
				", the newest; --all shows all"
			} else {
				""
			}
		);
		table(&views, &silent_feeds(&reader).await?).print("none was recorded");
		// Kept apart from facts on purpose.
		println!("\nWhat members think is apart: caucus representative results --of {}", self.representative);
		Ok(())
	}
}

fn description(record: &Value, terms: &[Value], number: u32) -> Vec<String> {
	let said = &record["description"];
	let other: Vec<String> =
		["hanja", "latin"].iter().map(|part| words(&said[*part])).filter(|name| !name.is_empty()).collect();
	let other = if other.is_empty() { String::new() } else { format!(" ({})", other.join(", ")) };
	let mut lines = vec![
		format!(
			"{}{other}, representative {number}, reference {}",
			words(&said["korean"]),
			words(&said["reference"])
		),
		format!(
			"{} since {}; described in version {}",
			spoken(&said["affiliation"]),
			counted_day(&said["since"]),
			record["version"]
		),
	];
	if said["chapter"].is_u64() {
		lines.push(format!("elected where chapter {} is", said["chapter"]));
	}
	match record["account"].as_str() {
		Some(account) => lines.push(format!("replies by {}", words(&account.into()))),
		None => lines.push("has no account to reply by".into()),
	}
	for post in terms {
		let spans = post[1].as_array().into_iter().flatten();
		let spans: Vec<String> =
			spans.map(|span| format!("{} to {}", day(&span[0]), day(&span[1]))).collect();
		lines.push(format!(
			"post {}: {}",
			post[0],
			if spans.is_empty() { "never held".into() } else { spans.join("; ") }
		));
	}
	lines
}

impl Fact {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let view = fact_of(&reader, self.fact).await?;
		let about = json!({ "Fact": self.fact });
		let replies = list(reader.ask("replies", &[("about", about)]).await?)?;
		let mut changes = Vec::new();
		for version in 1..=id(&view["fact"]["version"])? {
			let asked = [("fact", self.fact.into()), ("version", version.into())];
			changes.push(reader.ask("change", &asked).await?);
		}
		if self.json {
			return json(&json!({ "fact": view, "replies": replies, "changes": changes }));
		}
		let silent = silent_feeds(&reader).await?;
		lines(&view, &replies, &changes, &silent, reader.now).iter().for_each(|line| println!("{line}"));
		Ok(())
	}
}

/// A fact as it is.
pub(super) async fn fact_of(reader: &Reader<'_>, fact: u32) -> anyhow::Result<Value> {
	reader.find("fact", &[("id", fact.into())], Said::none("fact", fact)).await
}

/// What a fact says.
fn body_lines(body: &Value) -> Vec<String> {
	let counts = match eligibility(&body["eligibility"]) {
		usual if usual.is_empty() => usual,
		unusual => format!(" ({unusual})"),
	};
	vec![
		format!(
			"{} {}: {}{counts}, in post {}",
			counted_day(&body["day"]),
			deed(&body["deed"]),
			words(&body["subject"]),
			body["post"]
		),
		format!("source {}", words(&body["url"])),
		format!("digest of the page {}, captured {}", words(&body["digest"]), day(&body["captured_at"])),
	]
}

pub(super) fn lines(
	view: &Value,
	replies: &[Value],
	changes: &[Value],
	silent: &BTreeSet<u64>,
	now: Moment,
) -> Vec<String> {
	let fact = &view["fact"];
	let said = state(view, silent);
	let mut lines =
		vec![format!("Fact {} about representative {}: {said}", view["id"], fact["representative"])];
	lines.extend(body_lines(&fact["body"]));
	lines.push(format!(
		"version {}, recorded {} by {}",
		fact["version"],
		day(&fact["recorded_at"]),
		words(&fact["recorded_by"])
	));
	match (&fact["second_by"], fact["state"]["Provisional"]["until"].is_u64()) {
		(Value::String(_), _) => lines.push(format!("looked at by {}", words(&fact["second_by"]))),
		(_, true) => lines.push(format!(
			"confirmed by time {}, unless the person replies first",
			when(now, &fact["state"]["Provisional"]["until"])
		)),
		_ => lines.push("confirmed by time: nobody said anything".into()),
	}
	let feed = &fact["body"]["feed"];
	let fresh = if view["stale"] == Value::Bool(true) { "OVERDUE" } else { "fresh" };
	lines.push(match is_silent(view, silent) {
		true => {
			format!("nothing ever came from its feed {feed}, which was added {}", when(now, &view["as_of"]))
		}
		false => format!("its feed {feed} last came {} ({fresh})", when(now, &view["as_of"])),
	});
	for reply in replies {
		lines.push(format!("Reply, {}, to version {}:", day(&reply["at"]), reply["version"]));
		lines.extend(
			reply["text"]
				.as_str()
				.into_iter()
				.flat_map(str::lines)
				.map(|line| format!("  {}", words(&line.into()))),
		);
	}
	for (position, change) in changes.iter().enumerate().rev() {
		let version = position.saturating_add(1);
		let what = if change["withdrawn"] == Value::Bool(true) { "Taken back" } else { "Changed" };
		let agreed = match change["agreed_by"].as_str() {
			Some(_) => format!(" and {}", words(&change["agreed_by"])),
			None => String::new(),
		};
		lines.push(format!(
			"{what} to version {version}, {} by {}{agreed}: {}",
			day(&change["at"]),
			words(&change["by"]),
			content(&change["reason"])
		));
		lines.push("  before it said:".into());
		lines.extend(body_lines(&change["before"]).into_iter().map(|line| format!("  {line}")));
	}
	lines
}

#[cfg(test)]
mod tests {
	use super::*;

	fn body(deed: Value) -> Value {
		json!({
			"post": 7, "deed": deed, "day": 20_778, "subject": "1900123", "eligibility": { "Excused": "Health" },
			"feed": 0, "url": "https://example.org/1", "digest": "0xab", "captured_at": 0,
		})
	}

	fn view() -> Value {
		json!({
			"id": 12, "status": "Provisional", "as_of": 0, "stale": true,
			"fact": {
				"representative": 3, "body": body(json!({ "Vote": "Absent" })), "version": 1,
				"state": { "Provisional": { "until": 86_400_000 } }, "recorded_by": "5A", "recorded_at": 0,
				"second_by": null, "replies": 2,
			},
		})
	}

	#[test]
	fn deeds_are_put_in_words() {
		for (value, said) in [
			(json!("BillLead"), "proposed a bill, first"),
			(json!({ "Vote": "Yes" }), "voted yes"),
			(json!({ "Vote": "Absent" }), "did not vote"),
			(json!({ "Committee": true }), "attended the committee"),
			(json!({ "Plenary": false }), "did not attend the plenary"),
			(json!({ "Pledge": { "status": "UnderWay", "progress": 40 } }), "pledge under way, 40 %"),
		] {
			assert_eq!(deed(&value), said);
		}
	}

	#[test]
	fn a_fact_is_shown_with_its_source_replies_and_earlier_versions() {
		let replies = [json!({ "text": "첫 줄\n둘째", "at": 0, "version": 0 })];
		let reason = json!({ "digest": "0x01", "bytes": 3, "media": "Plain", "language": "Korean" });
		let changes = [json!({
			"before": body(json!({ "Vote": "Yes" })), "withdrawn": false, "reason": reason, "by": "5B",
			"agreed_by": null, "at": 0,
		})];
		let shown = lines(&view(), &replies, &changes, &BTreeSet::new(), 0).join("\n");
		for part in [
			"Fact 12 about representative 3: provisional, SOURCE OVERDUE, 2 replies",
			"2026-11-21 did not vote: 1900123 (excused: health), in post 7",
			"source https://example.org/1",
			"confirmed by time",
			"OVERDUE",
			"  첫 줄\n  둘째",
			"Changed to version 1",
			"  2026-11-21 voted yes",
		] {
			assert!(shown.contains(part), "{part}\n{shown}");
		}
		let rows = table(&[view()], &BTreeSet::new()).lines();
		assert!(rows[1].contains("provisional, SOURCE OVERDUE"), "{rows:?}");
		let mut early = view();
		early["stale"] = json!(false);
		let silent = BTreeSet::from([0]);
		let shown = lines(&early, &[], &[], &silent, 0).join("\n");
		assert!(shown.contains("nothing ever came from its feed 0") && !shown.contains("fresh"), "{shown}");
		assert!(table(&[early], &silent).lines()[1].ends_with("never"));
	}

	#[test]
	fn who_somebody_is_comes_without_any_figure_of_merit() {
		let record = json!({ "description": {
			"reference": "DCD1", "korean": "의원 1", "hanja": "議員一", "latin": null, "affiliation": "Left",
			"since": 0, "posts": [7], "chapter": 4 }, "version": 2, "account": null, "facts": 9 });
		let shown = description(&record, &[json!([7, [[0, 86_400_000]]])], 3).join("\n");
		assert!(shown.starts_with("의원 1 (議員一), representative 3, reference DCD1"), "{shown}");
		assert!(
			shown.contains("left since 1970-01-01") && shown.contains("post 7: 1970-01-01 to 1970-01-02"),
			"{shown}"
		);
	}
}
