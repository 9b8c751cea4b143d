// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party's public records in the Popolo data standard (popoloproject.com): one JSON file for each class.

use super::{
	source::{day, ensure_free, items, name_of, number, text, time, write, At, Block, File, Stamp},
	words::{options, requirement, verdict},
};
use crate::{output::bar, Node};
use clap::Args;
use serde_json::{json, Map, Value};
use std::path::PathBuf;

const README: &str = "\
Records of the party in the Popolo data standard, https://www.popoloproject.com.

areas.json, organizations.json, posts.json, memberships.json
                    The party's organisations, and who holds which post when.
persons.json        Public office holders alone. Nobody else is named: officers who act on the chain are
                    accounts, in a membership's member.account.
events.json         Meetings.
motions.json        Motions and amendments. Texts are outside the chain; the second source has a text's digest.
vote_events.json    Votes. One whose numbers were corrected is there once for each version; ids end with the
                    version, the last one holds, and classification says of others that they are superseded.
speeches.json       Speeches and questions of public office holders, with their sources.
block.json          The block that all of it was read at.

Every object has that block among its sources. Who wants to be sure reads the same block of a node of their own
with the same command, and compares the files: they are the same to the byte.
";

/// Write organisations, posts, public office holders, meetings, motions and votes as Popolo JSON.
///
/// Needs no key. All is read at one final block, which every object names as its source.
#[derive(Args)]
#[command(after_help = "\
Examples:
  caucus export popolo --out popolo
  caucus export popolo --out popolo --block 1200 \\
      --explorer https://polkadot.js.org/apps/#/explorer/query/")]
pub(crate) struct Popolo {
	/// The folder to write.
	#[arg(long, value_name = "DIR")]
	out: PathBuf,
	/// Overwrite what is there.
	#[arg(long)]
	force: bool,
	#[command(flatten)]
	block: Block,
}

/// What the chain says, as its views give it.
#[derive(Default)]
pub(crate) struct Records {
	/// `[number, area]`.
	pub(crate) areas: Vec<Value>,
	/// `[number, organisation]`.
	pub(crate) organizations: Vec<Value>,
	/// `[number, post]`.
	pub(crate) posts: Vec<Value>,
	/// `[number, term]`.
	pub(crate) terms: Vec<Value>,
	/// `[number, representative]`.
	pub(crate) representatives: Vec<Value>,
	/// Facts.
	pub(crate) facts: Vec<Value>,
	/// `[number, meeting]`.
	pub(crate) meetings: Vec<Value>,
	/// `[number, motion]`.
	pub(crate) motions: Vec<Value>,
	/// `[number, vote, versions of its counts]`.
	pub(crate) votes: Vec<Value>,
}

impl Records {
	/// Reads all of it.
	pub(crate) async fn read(at: &At) -> anyhow::Result<Self> {
		let mut records = Self {
			areas: at.all("Organisations", "areas").await?,
			organizations: at.all("Organisations", "organizations").await?,
			representatives: at.all("Representatives", "representatives").await?,
			facts: at.all("Representatives", "facts").await?,
			meetings: at.all("Assemblies", "meetings").await?,
			motions: at.all("Assemblies", "motions").await?,
			..Self::default()
		};
		let progress = bar(records.organizations.len() as u64, "organisations");
		for row in &records.organizations {
			let of = [("organization", row[0].clone()), ("moment", at.stamp.at.into())];
			for post in at.list("Organisations", "posts", &of, "from").await? {
				let terms = at.list("Organisations", "terms", &[("post", post[0].clone())], "from").await?;
				records.terms.extend(terms);
				records.posts.push(json!([post[0], post[1]]));
			}
			progress.inc(1);
		}
		progress.set_message("meetings");
		progress.set_length(records.meetings.len() as u64);
		progress.set_position(0);
		for row in &records.meetings {
			for vote in at.list("Assemblies", "votes_of", &[("meeting", row[0].clone())], "from").await? {
				let of = [("vote", vote[0].clone())];
				let versions = at.list("Assemblies", "vote_versions", &of, "from").await?;
				records.votes.push(json!([vote[0], vote[1], versions]));
			}
			progress.inc(1);
		}
		progress.finish_and_clear();
		records.terms.sort_by_key(|row| number(&row[0]));
		records.posts.sort_by_key(|row| number(&row[0]));
		Ok(records)
	}
}

impl Popolo {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let block_file = self.out.join("block.json");
		ensure_free(&block_file, self.force)?;
		let at = At::open(node, &self.block).await?;
		let records = Records::read(&at).await?;
		let classes = classes(&records, &at.stamp);
		let mut files = Vec::new();
		for (name, objects) in &classes {
			let list = Value::Array(objects.clone());
			files.push(File::json(self.out.join(format!("{name}.json")), &list)?);
		}
		files.push(File { path: self.out.join("README.txt"), bytes: README.into() });
		files.push(File::json(block_file, &at.stamp.json())?);
		write(&files, self.force)?;
		let counts: Vec<_> =
			classes.iter().map(|(name, objects)| format!("{} {name}", objects.len())).collect();
		println!("{}: {}; at {}", self.out.display(), counts.join(", "), at.stamp.note());
		Ok(())
	}
}

/// The objects of each class, by the name of its file.
pub(crate) fn classes(records: &Records, stamp: &Stamp) -> Vec<(&'static str, Vec<Value>)> {
	let each = |rows: &[Value], object: fn(&Value, &Stamp) -> Value| {
		rows.iter().map(|row| sourced(object(row, stamp), stamp)).collect::<Vec<_>>()
	};
	let memberships = records.terms.iter().map(|row| sourced(membership(row, records), stamp));
	let speeches = records.facts.iter().filter_map(speech).map(|speech| sourced(speech, stamp));
	let votes = records.votes.iter().flat_map(|row| vote_events(row, records));
	vec![
		("areas", each(&records.areas, area)),
		("organizations", each(&records.organizations, organization)),
		("posts", each(&records.posts, post)),
		("memberships", memberships.collect()),
		("persons", each(&records.representatives, person)),
		("events", each(&records.meetings, event)),
		("motions", each(&records.motions, motion)),
		("vote_events", votes.map(|vote| sourced(vote, stamp)).collect()),
		("speeches", speeches.collect()),
	]
}

/// `area-3`; nothing for no number.
fn id(class: &str, value: &Value) -> Option<String> {
	value.as_u64().map(|number| format!("{class}-{number}"))
}

/// Adds the block to an object's sources, and takes away what it has not.
fn sourced(object: Value, stamp: &Stamp) -> Value {
	let Value::Object(object) = object else {
		return object;
	};
	let mut object: Map<String, Value> = object.into_iter().filter(|(_, value)| !value.is_null()).collect();
	let mut sources = vec![json!({ "url": stamp.link(), "note": stamp.note() })];
	sources.extend(items(&object.remove("sources").unwrap_or_default()).iter().cloned());
	object.insert("sources".into(), sources.into());
	object.into()
}

/// Other names with what they are.
fn other_names(names: &[(&Value, &str)]) -> Value {
	let named = names.iter().filter(|(name, _)| name.is_string());
	named.map(|(name, note)| json!({ "name": name, "note": note })).collect()
}

fn names_of(record: &Value) -> Value {
	let mut names = vec![(&record["names"]["english"], "English")];
	names.extend(items(&record["other_names"]).iter().map(|name| (name, "other name")));
	other_names(&names)
}

fn area(row: &Value, _: &Stamp) -> Value {
	let record = &row[1];
	json!({
		"id": id("area", &row[0]),
		"name": record["names"]["korean"],
		"identifier": record["code"],
		"classification": name_of(&record["kind"]).to_lowercase(),
		"parent_id": id("area", &record["parent"]),
	})
}

fn organization(row: &Value, _: &Stamp) -> Value {
	let record = &row[1];
	json!({
		"id": id("organization", &row[0]),
		"name": record["names"]["korean"],
		"other_names": names_of(record),
		"classification": name_of(&record["classification"]).to_lowercase(),
		"parent_id": id("organization", &record["parent"]),
		"area_id": id("area", &record["area"]),
		"founding_date": day(&record["founded"]),
		"dissolution_date": day(&record["dissolved"]),
	})
}

fn post(row: &Value, _: &Stamp) -> Value {
	let record = &row[1];
	json!({
		"id": id("post", &row[0]),
		"label": record["label"],
		"role": name_of(&record["role"]).to_lowercase(),
		"organization_id": id("organization", &record["organization"]),
		"area_id": id("area", &record["area"]),
		"start_date": day(&record["from"]),
		"end_date": day(&record["until"]),
	})
}

fn membership(row: &Value, records: &Records) -> Value {
	let record = &row[1];
	let post = records.posts.iter().find(|post| post[0] == record["post"]).map(|post| &post[1]);
	let post = post.unwrap_or(&Value::Null);
	let account = &record["holder"]["Account"];
	json!({
		"id": id("term", &row[0]),
		"label": post["label"],
		"role": name_of(&post["role"]).to_lowercase(),
		"person_id": id("person", &record["holder"]["Person"]),
		"member": account.is_string().then(|| json!({ "account": account })),
		"organization_id": id("organization", &post["organization"]),
		"post_id": id("post", &record["post"]),
		"on_behalf_of_id": id("organization", &record["on_behalf_of"]),
		"area_id": id("area", &post["area"]),
		"start_date": time(&record["from"]),
		"end_date": time(&record["until"]),
	})
}

fn person(row: &Value, _: &Stamp) -> Value {
	let record = &row[1]["description"];
	json!({
		"id": id("person", &row[0]),
		"name": record["korean"],
		"other_names": other_names(&[(&record["hanja"], "Hanja"), (&record["latin"], "Latin letters")]),
		"identifiers": [{ "identifier": record["reference"], "scheme": "source" }],
	})
}

fn event(row: &Value, _: &Stamp) -> Value {
	let (record, plan) = (&row[1], &row[1]["plan"]);
	let either = |held: &Value, planned: &Value| time(held).or_else(|| time(planned));
	json!({
		"id": id("meeting", &row[0]),
		"name": plan["name"],
		"start_date": either(&record["opened_at"], &plan["starts_at"]),
		"end_date": either(&record["adjourned_at"], &plan["ends_at"]),
		"location": plan["place"],
		"status": name_of(&record["stage"]).to_lowercase(),
		"classification": name_of(&plan["classification"]).to_lowercase(),
		"organization_id": id("organization", &record["organization"]),
		"parent_id": id("meeting", &plan["parent"]),
	})
}

fn motion(row: &Value, stamp: &Stamp) -> Value {
	let (record, what) = (&row[1], &row[1]["what"]);
	let digest = text(&what["text"]["digest"]).trim_start_matches("0x");
	json!({
		"id": id("motion", &row[0]),
		"organization_id": id("organization", &record["organization"]),
		"legislative_session_id": id("meeting", &record["tabled"][0]),
		"text": what["title"],
		"identifier": what["identifier"],
		"classification": if record["amends"].is_null() { "motion" } else { "amendment" },
		"requirement": requirement(&what["requirement"]),
		"result": match name_of(&record["state"]) {
			"Adopted" => Some("pass"),
			"Rejected" => Some("fail"),
			_ => None,
		},
		"sources": [{ "url": format!("caucus:{}/content/{digest}", stamp.genesis), "note": "text, BLAKE2b-256" }],
	})
}

/// A vote, once for each version of its counts.
fn vote_events(row: &Value, records: &Records) -> Vec<Value> {
	let (vote, record, versions) = (&row[0], &row[1], items(&row[2]));
	let meeting = records.meetings.iter().find(|meeting| meeting[0] == record["meeting"]);
	let organization = meeting.map_or(&Value::Null, |meeting| &meeting[1]["organization"]);
	let last = versions.len().saturating_sub(1);
	let void = name_of(&record["state"]) == "Void";
	let event = |(position, version): (usize, &Value)| {
		let counts = &version["counts"];
		let options = options(counts);
		let mut all: Vec<Value> =
			options.iter().map(|(option, value)| json!({ "option": option, "value": value })).collect();
		all.push(json!({ "option": "invalid", "value": number(&counts["invalid"]) }));
		for group in items(&counts["groups"]) {
			let of = group_id(&group["key"]);
			for ((option, _), value) in options.iter().zip(items(&group["votes"])) {
				all.push(json!({ "option": option, "value": value, "group_id": of }));
			}
		}
		let results = items(&counts["groups"]).iter().zip(items(&version["outcome"]["groups"]));
		let results: Vec<Value> = results
			.map(|(group, result)| json!({ "group_id": group_id(&group["key"]), "result": verdict(result) }))
			.collect();
		let superseded = position < last;
		json!({
			"id": format!("vote-{}-{position}", number(vote)),
			"organization_id": id("organization", organization),
			"legislative_session_id": id("meeting", &record["meeting"]),
			"identifier": format!("{}/{position}", number(vote)),
			"motion_id": id("motion", &record["subject"]["Motion"]),
			"classification": match (superseded, void) {
				(true, _) => "superseded",
				(false, true) => "annulled",
				(false, false) => name_of(&record["method"]),
			},
			"start_date": time(&version["at"]),
			"result": verdict(&version["outcome"]["verdict"]),
			"group_results": results,
			"counts": all,
		})
	};
	versions.iter().enumerate().map(event).collect()
}

/// `organization-3` or `area-5`.
fn group_id(key: &Value) -> Option<String> {
	id("organization", &key["Organization"]).or_else(|| id("area", &key["Area"]))
}

/// A speech or a question, if a fact is one that was not taken back.
fn speech(row: &Value) -> Option<Value> {
	let (fact, body) = (&row["fact"], &row["fact"]["body"]);
	let deed = name_of(&body["deed"]);
	let stands = name_of(&row["status"]) != "Withdrawn";
	let on = caucus_sdk::primitives::calendar::date_of(u32::try_from(number(&body["day"])).ok()?);
	(stands && matches!(deed, "Speech" | "Question")).then(|| {
		json!({
			"id": id("fact", &row["id"]),
			"creator_id": id("person", &fact["representative"]),
			"title": body["subject"],
			"type": deed.to_lowercase(),
			"date": format!("{:04}-{:02}-{:02}T00:00:00+09:00", on.0, on.1, on.2),
			"sources": [{ "url": body["url"], "note": format!("BLAKE2b-256 {}", text(&body["digest"])) }],
		})
	})
}

#[cfg(test)]
mod tests;
