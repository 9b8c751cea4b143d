// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where the lines of each table come from.

use crate::opendata::{
	source::{items, name_of, number, At, PAGE},
	words::{options, requirement},
};
use anyhow::bail;
use serde_json::{json, Map, Value};

/// The rows of a table, each as its columns expect it.
pub(super) async fn read(at: &At, table: &str) -> anyhow::Result<Vec<Value>> {
	match table {
		"areas" | "organizations" => at.all("Organisations", table).await,
		"posts" => posts(at).await,
		"terms" => {
			let mut rows = Vec::new();
			for post in posts(at).await? {
				rows.extend(at.list("Organisations", "terms", &[("post", post[0].clone())], "from").await?);
			}
			rows.sort_by_key(|row| number(&row[0]));
			Ok(rows)
		}
		"holders" => at.all("Representatives", "representatives").await,
		"facts" | "feeds" | "evaluations" => at.all("Representatives", table).await,
		"fact_changes" => fact_changes(at).await,
		"replies" => replies(at).await,
		"evaluation_outcomes" => outcomes(at).await,
		"meetings" => at.all("Assemblies", "meetings").await,
		"motions" => {
			let rows = at.all("Assemblies", "motions").await?;
			let said = |row: Value| json!({ "0": row[0], "1": row[1], "requirement": requirement(&row[1]["what"]["requirement"]) });
			Ok(rows.into_iter().map(said).collect())
		}
		"agenda" => {
			let rows = of_meetings(at, "agenda").await?;
			let item = |(meeting, _, row): (Value, usize, Value)| json!({ "meeting": meeting, "0": row[0], "1": row[1] });
			Ok(rows.into_iter().map(item).collect())
		}
		"presences" => numbered(at, "presences", "number", "presence").await,
		"minutes" => numbered(at, "minutes", "version", "minutes").await,
		"corrections" => numbered(at, "corrections", "number", "correction").await,
		"votes" => votes(at).await,
		"vote_counts" => Ok(votes(at).await?.iter().flat_map(vote_counts).collect()),
		"resolutions" => {
			let mut rows = Vec::new();
			for motion in at.all("Assemblies", "motions").await? {
				let of = [("motion", motion[0].clone())];
				let resolution = at.ask("Assemblies", "resolution", &of).await?;
				if !resolution.is_null() {
					rows.push(json!({ "motion": motion[0], "resolution": resolution }));
				}
			}
			Ok(rows)
		}
		"overdue" => at.all("Assemblies", "overdue").await,
		"petitions" => petitions(at).await,
		"petition_areas" => {
			let petitions = petitions(at).await?;
			let of = |petition: &Value| {
				let id = petition["id"].clone();
				let rows = items(&petition["numbers"]["areas"]).iter().cloned();
				rows.map(move |area| json!({ "petition": id, "area": area })).collect::<Vec<_>>()
			};
			Ok(petitions.iter().flat_map(of).collect())
		}
		"petition_responses" => {
			let mut rows = Vec::new();
			for petition in petition_numbers(at).await? {
				let responses = at.ask("Petitions", "responses", &[("petition", petition.into())]).await?;
				for (number, response) in items(&responses).iter().enumerate() {
					rows.push(json!({ "petition": petition, "number": number, "response": response }));
				}
			}
			Ok(rows)
		}
		"petition_comments" => {
			let mut rows = Vec::new();
			for petition in petition_numbers(at).await? {
				let of = [("petition", petition.into())];
				for row in at.list("Petitions", "comments", &of, "from").await? {
					rows.push(json!({ "petition": petition, "0": row[0], "1": row[1] }));
				}
			}
			Ok(rows)
		}
		"petition_decisions" => at.all("Petitions", "decisions").await,
		"petition_codes" => codes(at).await,
		"indicators" => at.all("Activity", "indicators").await,
		"attestation_batches" => at.all("Activity", "batches").await,
		"aggregates" => aggregates(at).await,
		other => bail!("nobody knows where the table {other} comes from"),
	}
}

async fn posts(at: &At) -> anyhow::Result<Vec<Value>> {
	let mut rows = Vec::new();
	for organization in at.all("Organisations", "organizations").await? {
		let of = [("organization", organization[0].clone()), ("moment", at.stamp.at.into())];
		rows.extend(at.list("Organisations", "posts", &of, "from").await?);
	}
	rows.sort_by_key(|row| number(&row[0]));
	Ok(rows)
}

async fn fact_changes(at: &At) -> anyhow::Result<Vec<Value>> {
	let mut rows = Vec::new();
	for fact in at.all("Representatives", "facts").await? {
		for version in 1..=number(&fact["fact"]["version"]) {
			let of = [("fact", fact["id"].clone()), ("version", version.into())];
			let change = at.ask("Representatives", "change", &of).await?;
			rows.push(json!({ "fact": fact["id"], "version": version, "change": change }));
		}
	}
	Ok(rows)
}

async fn replies(at: &At) -> anyhow::Result<Vec<Value>> {
	let facts = at.all("Representatives", "facts").await?;
	let facts = facts.iter().map(|row| ("Fact", row["id"].clone(), number(&row["fact"]["replies"])));
	let evaluations = at.all("Representatives", "evaluations").await?;
	let evaluations =
		evaluations.iter().map(|row| ("Evaluation", row[0].clone(), number(&row[1]["replies"])));
	let mut rows = Vec::new();
	for (kind, of, _) in facts.chain(evaluations).filter(|(_, _, count)| *count > 0) {
		let about = Value::Object(Map::from_iter([(kind.to_owned(), of.clone())]));
		let replies = at.ask("Representatives", "replies", &[("about", about)]).await?;
		for (number, reply) in items(&replies).iter().enumerate() {
			rows.push(json!({ "about": kind, "of": of, "number": number, "reply": reply }));
		}
	}
	Ok(rows)
}

async fn outcomes(at: &At) -> anyhow::Result<Vec<Value>> {
	let mut rows = Vec::new();
	for evaluation in at.all("Representatives", "evaluations").await? {
		let of = [("evaluation", evaluation[0].clone())];
		let outcome = at.ask("Representatives", "outcome", &of).await?;
		for (of, sheet) in [("all", &outcome["all"]), ("chapter", &outcome["local"])] {
			for (question, answers) in items(&sheet["answers"]).iter().enumerate() {
				rows.push(json!({
					"evaluation": evaluation[0], "of": of, "question": question, "members": sheet["members"],
					"answers": answers,
				}));
			}
		}
	}
	Ok(rows)
}

/// Rows of a list of each meeting, with the meeting and the position.
async fn of_meetings(at: &At, list: &str) -> anyhow::Result<Vec<(Value, usize, Value)>> {
	let mut rows = Vec::new();
	for meeting in at.all("Assemblies", "meetings").await? {
		let of = [("meeting", meeting[0].clone())];
		let found = at.list("Assemblies", list, &of, "from").await?;
		rows.extend(found.into_iter().enumerate().map(|(place, row)| (meeting[0].clone(), place, row)));
	}
	Ok(rows)
}

async fn numbered(at: &At, list: &str, place: &str, name: &str) -> anyhow::Result<Vec<Value>> {
	let rows = of_meetings(at, list).await?;
	let row = |(meeting, position, row): (Value, usize, Value)| {
		let fields = [("meeting", meeting), (place, position.into()), (name, row)];
		Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
	};
	Ok(rows.into_iter().map(row).collect())
}

/// Votes, once for each version of their counts; those without counts once.
async fn votes(at: &At) -> anyhow::Result<Vec<Value>> {
	let mut rows = Vec::new();
	for (_, _, vote) in of_meetings(at, "votes_of").await? {
		let versions = at.list("Assemblies", "vote_versions", &[("vote", vote[0].clone())], "from").await?;
		let row = |version: Value, counted: Value| {
			json!({
				"0": vote[0], "1": vote[1], "version": version, "counted": counted,
				"requirement": requirement(&vote[1]["requirement"]),
			})
		};
		if versions.is_empty() {
			rows.push(row(Value::Null, Value::Null));
		}
		rows.extend(versions.into_iter().enumerate().map(|(version, counted)| row(version.into(), counted)));
	}
	Ok(rows)
}

fn vote_counts(vote: &Value) -> Vec<Value> {
	let counts = &vote["counted"]["counts"];
	let options = options(counts);
	let row = |group: &str, id: &Value, option: &str, votes: u64| {
		json!({
			"vote": vote["0"], "version": vote["version"], "group": group, "group_id": id, "option": option,
			"votes": votes,
		})
	};
	let mut rows: Vec<Value> =
		options.iter().map(|(option, votes)| row("All", &Value::Null, option, *votes)).collect();
	for group in items(&counts["groups"]) {
		let kind = name_of(&group["key"]);
		let votes = items(&group["votes"]).iter().zip(&options);
		rows.extend(votes.map(|(votes, (option, _))| row(kind, &group["key"][kind], option, number(votes))));
	}
	rows
}

/// Numbers of the petitions that were published.
pub(crate) async fn petition_numbers(at: &At) -> anyhow::Result<Vec<u32>> {
	let counts = at.ask("Petitions", "counts", &[]).await?;
	let end = u32::try_from(number(&counts[0]))?;
	let (mut numbers, mut from) = (Vec::new(), 0);
	// A page looks at a thousand petitions and gives a hundred that are published.
	while from < end {
		let asked = [("from", from.into()), ("count", PAGE.into())];
		let page = at.ask("Petitions", "petitions", &asked).await?;
		let found = items(&page).iter().map(|row| u32::try_from(number(&row["petition"])));
		let found = found.collect::<Result<Vec<_>, _>>()?;
		from = match found.last() {
			Some(last) if found.len() == PAGE as usize => last.saturating_add(1),
			_ => from.saturating_add(LOOKS),
		};
		numbers.extend(found);
	}
	Ok(numbers)
}

/// How many petitions or codes the chain looks at for a page.
const LOOKS: u32 = 1_000;

/// The table of reasons, whose numbers have gaps.
async fn codes(at: &At) -> anyhow::Result<Vec<Value>> {
	let (mut rows, mut from) = (Vec::new(), 0u32);
	while let Ok(next) = u16::try_from(from) {
		let page = at.ask("Petitions", "codes", &[("from", next.into()), ("count", PAGE.into())]).await?;
		let found = items(&page);
		from = match found.last() {
			Some(last) if found.len() == PAGE as usize => u32::try_from(number(&last[0]))?.saturating_add(1),
			_ => from.saturating_add(LOOKS),
		};
		rows.extend(found.iter().cloned());
	}
	Ok(rows)
}

async fn petitions(at: &At) -> anyhow::Result<Vec<Value>> {
	let mut rows = Vec::new();
	for petition in petition_numbers(at).await? {
		let mut row = at.ask("Petitions", "petition", &[("petition", petition.into())]).await?;
		row["id"] = petition.into();
		rows.push(row);
	}
	Ok(rows)
}

/// Public rows of activity, of all months that have any.
async fn aggregates(at: &At) -> anyhow::Result<Vec<Value>> {
	let mut periods: Vec<u64> =
		at.all("Activity", "batches").await?.iter().map(|row| number(&row[1]["period"])).collect();
	periods.sort_unstable();
	periods.dedup();
	let indicators = at.all("Activity", "indicators").await?;
	let mut rows = Vec::new();
	for period in periods {
		for indicator in &indicators {
			let of = [("period", period.into()), ("indicator", indicator[0].clone())];
			for row in at.list("Activity", "rows", &of, "skip").await? {
				let place = name_of(&row[0]);
				let (organization, area) = match &row[0][place] {
					Value::Array(both) => (both.first(), both.get(1)),
					one => (Some(one), None),
				};
				rows.push(json!({
					"period": period, "indicator": indicator[0], "place": place, "organization": organization,
					"area": area, "row": row[1],
				}));
			}
		}
	}
	Ok(rows)
}
