// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Petitions in the shape that petition.parliament.uk has for them, so that what reads those reads these.

use super::{
	source::{ensure_free, items, name_of, number, text, time, write, At, Block, File, Stamp},
	tables::petition_numbers,
};
use crate::{output::bar, said::Said, Node};
use anyhow::ensure;
use clap::Args;
use serde_json::{json, Map, Value};
use std::path::PathBuf;

const NOTES: &str = "\
The shape is that of petition.parliament.uk: links, data, attributes, *_at times. Differences:
- block says at which block it was read; text is Korean, and english has the translation.
- response is what government_response is there; debate is about the addressee's assembly.
- signatures_by_area has the party's chapters in place of constituencies; null where too few signed to say.
- signature_count is of members; citizens, withdrawn and void signatures are counted apart.
- overdue has what was not done in time, for good.";

/// Write petitions as JSON in the shape of petition.parliament.uk.
///
/// Needs no key. Without a number all published petitions are written.
#[derive(Args)]
#[command(after_help = "\
Examples:
  caucus export petitions 3
  caucus export petitions --out petitions.json

The shape is that of petition.parliament.uk, with a block, and counts by area in place of constituencies.")]
pub(crate) struct Petitions {
	/// Its number; all published ones if nothing is said.
	petition: Option<u32>,
	/// The file to write; standard output if nothing is said.
	#[arg(long, value_name = "FILE")]
	out: Option<PathBuf>,
	/// Overwrite what is there.
	#[arg(long)]
	force: bool,
	#[command(flatten)]
	block: Block,
}

/// What the chain says of a petition, as its views give it.
#[derive(Default)]
pub(crate) struct Record {
	/// Its number.
	pub(crate) id: u32,
	/// The petition.
	pub(crate) view: Value,
	/// Responses.
	pub(crate) responses: Vec<Value>,
	/// `[number, decision]` of moderators and the appeals body on it.
	pub(crate) decisions: Vec<Value>,
	/// What the code is called by which it was rejected.
	pub(crate) code: Value,
	/// What the chapters' organisations are called: `[chapter, name]`.
	pub(crate) chapters: Vec<Value>,
}

impl Record {
	async fn read(at: &At, id: u32, chapters: &[Value]) -> anyhow::Result<Self> {
		let of = [("petition", Value::from(id))];
		let view = at.ask("Petitions", "petition", &of).await?;
		ensure!(!view.is_null(), Said::none("petition", id));
		let responses = at.ask("Petitions", "responses", &of).await?;
		let mut decisions = Vec::new();
		for decision in items(&view["petition"]["decisions"]) {
			let asked = [("from", decision.clone()), ("count", 1.into())];
			decisions.extend(items(&at.ask("Petitions", "decisions", &asked).await?).iter().cloned());
		}
		let mut record = Self {
			id,
			view,
			responses: items(&responses).to_vec(),
			decisions,
			code: Value::Null,
			chapters: chapters.to_vec(),
		};
		if let Some((_, reason)) = record.rejection() {
			let code = reason["code"].clone();
			let asked = [("code", code["code"].clone()), ("version", code["version"].clone())];
			record.code = at.ask("Petitions", "code", &asked).await?;
		}
		Ok(record)
	}

	/// The last decision with its verdict, if that is not to publish.
	fn rejection(&self) -> Option<(&Value, &Value)> {
		let decision = &self.decisions.last()?[1];
		let verdict = &decision["ruling"]["OnPetition"]["verdict"];
		let reason =
			["Reject", "Hide"].map(|kind| &verdict[kind]).into_iter().find(|found| !found.is_null())?;
		Some((decision, reason))
	}
}

/// What the chapters' organisations are called: `[chapter, name]`.
async fn chapters(at: &At) -> anyhow::Result<Vec<Value>> {
	let organizations = at.all("Organisations", "organizations").await?;
	let named = organizations.iter().filter(|row| row[1]["chapter"].is_u64());
	Ok(named.map(|row| json!([row[1]["chapter"], row[1]["names"]["korean"]])).collect())
}

impl Petitions {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.out.iter().try_for_each(|out| ensure_free(out, self.force))?;
		let at = At::open(node, &self.block).await?;
		let chapters = chapters(&at).await?;
		let whole = match self.petition {
			Some(petition) => one(&Record::read(&at, petition, &chapters).await?, &at.stamp),
			None => {
				let numbers = petition_numbers(&at).await?;
				let progress = bar(numbers.len() as u64, "petitions");
				let mut records = Vec::new();
				for petition in numbers {
					records.push(Record::read(&at, petition, &chapters).await?);
					progress.inc(1);
				}
				progress.finish_and_clear();
				all(&records, &at.stamp)
			}
		};
		match self.out {
			None => println!("{}", serde_json::to_string_pretty(&whole)?),
			Some(path) => {
				let count = whole["data"].as_array().map_or(1, Vec::len);
				let said = format!("{}: {count} petitions, at {}", path.display(), at.stamp.note());
				write(&[File::json(path, &whole)?], self.force)?;
				println!("{said}");
			}
		}
		Ok(())
	}
}

fn self_link(id: u32, stamp: &Stamp) -> Value {
	json!({ "self": format!("caucus:{}/petition/{id}", stamp.genesis) })
}

/// One petition.
pub(crate) fn one(record: &Record, stamp: &Stamp) -> Value {
	json!({ "links": self_link(record.id, stamp), "block": stamp.json(), "data": data(record) })
}

/// Petitions in a list.
pub(crate) fn all(records: &[Record], stamp: &Stamp) -> Value {
	let entries = records.iter().map(|record| {
		let mut entry = data(record);
		entry["links"] = self_link(record.id, stamp);
		entry
	});
	json!({
		"links": { "self": format!("caucus:{}/petitions", stamp.genesis), "block": stamp.link() },
		"block": stamp.json(),
		"notes": NOTES,
		"data": entries.collect::<Vec<_>>(),
	})
}

fn data(record: &Record) -> Value {
	json!({ "type": "petition", "id": record.id, "attributes": attributes(record) })
}

fn attributes(record: &Record) -> Value {
	let (petition, numbers) = (&record.view["petition"], &record.view["numbers"]);
	let words = &record.view["text"];
	let rejection = record.rejection();
	let first = record.responses.first().unwrap_or(&Value::Null);
	let last = record.responses.last().unwrap_or(&Value::Null);
	let outcome = &petition["referred"]["outcome"];
	let scheduled = &petition["referred"]["scheduled"];
	let kind = name_of(&petition["kind"]);
	let state = name_of(&petition["state"]);
	let closed = (state == "Closed").then(|| time(&petition["term"]["from"])).flatten();
	let areas = items(&numbers["areas"]).iter().map(|area| {
		let named = record.chapters.iter().find(|row| row[0] == area["chapter"]).map(|row| &row[1]);
		json!({
			"name": named,
			"code": area["chapter"],
			"standing": name_of(&area["standing"]).to_lowercase(),
			"on_roll": area["keys"],
			"signature_count": area["signed"],
		})
	});
	let overdue = [
		("review", &petition["marks"]["review_overdue"]),
		("appeal", &petition["marks"]["appeal_overdue"]),
		("response", &petition["response"]["overdue"]),
		("debate", &petition["referral"]["overdue"]),
	];
	let overdue: Map<String, Value> =
		overdue.iter().map(|(name, at)| ((*name).to_owned(), time(at).into())).collect();
	json!({
		"action": words["title"],
		"background": words["ask"],
		"additional_details": words["details"],
		"english": words["english"],
		"kind": kind,
		"state": state.to_lowercase(),
		"signature_count": number(&numbers["count"]),
		"void_signature_count": number(&numbers["void_count"]),
		"citizen_signature_count": number(&numbers["citizens"]),
		"withdrawn_signature_count": number(&numbers["withdrawn"]),
		"sponsor_count": number(&numbers["sponsors"]),
		"signatures_needed_for_response": numbers["response_at"],
		"signatures_needed_for_debate": numbers["referral_at"],
		"created_at": time(&petition["created"]),
		"rejected_at": rejection.filter(|_| matches!(state, "Rejected" | "Hidden")).and_then(|(at, _)| time(&at["at"])),
		"opened_at": time(&petition["open_term"]["from"]),
		"closed_at": closed,
		"closes_at": (state == "Open").then(|| time(&record.view["deadlines"]["state"])),
		"response_threshold_reached_at": time(&petition["response"]["term"]["from"]),
		"response_due_at": time(&record.view["deadlines"]["response"]),
		"response_at": time(&petition["response"]["done"]),
		"debate_threshold_reached_at": time(&petition["referral"]["term"]["from"]),
		"debate_due_at": time(&record.view["deadlines"]["referral"]),
		"debate_outcome_at": time(&petition["referral"]["done"]),
		"overdue": overdue,
		// Who started it, under a name that leads nowhere else; or the post whose holder did.
		"creator_name": match name_of(&petition["starter"]) {
			"Post" => format!("post {}", number(&petition["starter"]["Post"])),
			_ => text(&petition["starter"]["Pseudonym"]["alias"]).to_owned(),
		},
		"rejection": rejection.map(|(_, reason)| json!({
			"code": reason["code"]["code"],
			"title": record.code["korean"]["title"],
			"details": record.code["korean"]["description"],
			"reason": reason["reason"],
			"duplicate_of": reason["duplicate_of"],
		})),
		"response": (!first.is_null()).then(|| json!({
			"responded_on": super::source::day(&first["at"]),
			"answer": name_of(&last["answer"]),
			"summary": last["summary"],
			"details": last["body"],
			"created_at": time(&first["at"]),
			"updated_at": time(&last["at"]),
		})),
		"debate": (!petition["referral"].is_null()).then(|| json!({
			"meeting": scheduled["meeting"],
			"item": scheduled["item"],
			"scheduled_at": time(&scheduled["at"]),
			"outcome": name_of(outcome),
			"details": outcome[name_of(outcome)],
			"debated_on": (name_of(outcome) == "Considered")
				.then(|| super::source::day(&petition["referral"]["done"])),
		})),
		"topics": petition["topics"],
		"addressee": petition["addressee"],
		"comment_count": petition["comments"],
		"signatures_by_area": areas.collect::<Vec<_>>(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::opendata::source::tests::stamp;

	fn record() -> Record {
		let term = |from: u64| json!({ "from": from, "until": from + 1_000 });
		let due = |from: u64, done: Value| json!({ "cause": "Members", "term": term(from), "extension": null, "done": done, "overdue": null });
		let area = |chapter: Value, signed: Value| json!({ "chapter": chapter, "standing": "Member", "keys": 300, "signed": signed });
		Record {
			id: 3,
			view: json!({
				"petition": {
					"kind": "Policy", "addressee": 0, "topics": [2], "public": true, "state": "Open",
					"starter": { "Pseudonym": { "year": 2026, "alias": "0x12" } }, "created": 1_796_083_200_000_u64,
					"open_term": term(1_796_083_300_000), "decisions": [0], "comments": 4,
					"marks": { "review_overdue": 1_796_083_250_000_u64, "escalated": null, "appeal_overdue": null, "disowned": null },
					"response": due(1_796_083_400_000, json!(1_796_083_500_000_u64)),
					"referral": due(1_796_083_450_000, Value::Null),
					"referred": { "scheduled": { "meeting": 1, "item": 2, "at": 1_796_083_460_000_u64 }, "outcome": null },
				},
				"text": { "title": "청년 정책", "ask": "청년위원회를 두자.", "details": null, "english": null },
				"numbers": {
					"sponsors": 21, "count": 120, "void_count": 2, "citizens": 30, "withdrawn": 5, "response_at": 100,
					"referral_at": 110, "areas": [area(json!(0), json!(90)), area(Value::Null, Value::Null)],
				},
				"deadlines": { "state": 1_796_090_000_000_u64, "review": null, "response": 1_796_083_900_000_u64, "referral": null },
			}),
			responses: vec![json!({
				"by": "5G", "summary": "그렇게 하겠습니다.", "body": null, "answer": "Accept", "at": 1_796_083_500_000_u64,
			})],
			decisions: vec![json!([0, {
				"ruling": { "OnPetition": { "petition": 3, "verdict": "Publish" } }, "body": "Moderators", "at": 5,
			}])],
			code: Value::Null,
			chapters: vec![json!([0, "서울특별시당"])],
		}
	}

	/// A real petition, whose shape ours has.
	fn model() -> Value {
		let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/uk-petition-241584/petition.json");
		serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
	}

	#[test]
	fn what_reads_the_model_finds_the_same_here() {
		let (ours, model) = (one(&record(), &stamp()), model());
		let attributes = ours["data"]["attributes"].as_object().unwrap();
		// What the party has not, or has under another name.
		let other = [
			"updated_at",
			"moderation_threshold_reached_at",
			"government_response_at",
			"government_response",
			"scheduled_debate_date",
			"signatures_by_country",
			"signatures_by_constituency",
		];
		for (name, value) in model["data"]["attributes"].as_object().unwrap() {
			if other.contains(&name.as_str()) {
				assert!(!attributes.contains_key(name), "{name}");
				continue;
			}
			let own = attributes.get(name).unwrap_or_else(|| panic!("{name} is missing"));
			let alike = own.is_null() || value.is_null() || value.is_number() == own.is_number();
			assert!(alike, "{name}: {own} and {value}");
		}
		for name in ["links", "data"] {
			assert!(ours[name].is_object(), "{name}");
		}
		assert_eq!(ours["data"]["type"], model["data"]["type"]);
		assert_eq!(ours["block"]["hash"], stamp().hash.as_str());
	}

	#[test]
	fn times_counts_and_marks_are_those_of_the_chain() {
		let ours = one(&record(), &stamp());
		let attributes = &ours["data"]["attributes"];
		assert_eq!(attributes["signature_count"], 120);
		assert_eq!(attributes["opened_at"], "2026-12-01T09:01:40+09:00");
		assert_eq!(attributes["closed_at"], Value::Null);
		assert_eq!(attributes["response_threshold_reached_at"], "2026-12-01T09:03:20+09:00");
		assert_eq!(attributes["response"]["answer"], "Accept");
		assert_eq!(attributes["debate"]["meeting"], 1);
		assert_eq!(attributes["overdue"]["review"], "2026-12-01T09:00:50+09:00");
		assert_eq!(attributes["overdue"]["response"], Value::Null);
		assert_eq!(attributes["rejection"], Value::Null);
		let area = &attributes["signatures_by_area"];
		assert_eq!((&area[0]["name"], &area[0]["signature_count"]), (&json!("서울특별시당"), &json!(90)));
		// Too few to say stays unsaid.
		assert_eq!(area[1]["signature_count"], Value::Null);
	}

	#[test]
	fn a_rejection_says_why() {
		let mut rejected = record();
		rejected.view["petition"]["state"] = json!("Rejected");
		let reject =
			json!({ "code": { "code": 1, "version": 1 }, "reason": { "digest": "0x00" }, "duplicate_of": 2 });
		rejected.decisions = vec![json!([0, {
			"ruling": { "OnPetition": { "petition": 3, "verdict": { "Reject": reject } } }, "at": 1_796_083_500_000_u64,
		}])];
		rejected.code = json!({ "korean": { "title": "중복", "description": "이미 있습니다." } });
		let list = all(&[rejected, record()], &stamp());
		let attributes = &list["data"][0]["attributes"];
		assert_eq!(attributes["rejected_at"], "2026-12-01T09:05:00+09:00");
		assert_eq!(attributes["rejection"]["title"], "중복");
		assert_eq!(attributes["rejection"]["duplicate_of"], 2);
		assert_eq!(list["data"][1]["links"]["self"], format!("caucus:{}/petition/3", "ab".repeat(32)));
	}
}
