// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! One meeting with all of its record; what was corrected stands beside what was before.

use super::{
	lacks_minutes, meeting_of,
	votes::{in_short, quorum},
	PALLET,
};
use crate::{
	organisation,
	output::json,
	reading::{content, day, name_of, number, spoken, when, words, Reader},
	table::Table,
	Node,
};
use caucus_sdk::primitives::Moment;
use clap::Args;
use serde_json::{json, Value};

/// Which meeting.
#[derive(Args)]
pub(crate) struct Show {
	/// Its number.
	meeting: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// A meeting with all that belongs to it.
pub(super) struct Record {
	pub(super) meeting: Value,
	agenda: Vec<Value>,
	presences: Vec<Value>,
	motions: Vec<Value>,
	votes: Vec<Value>,
	pub(super) minutes: Vec<Value>,
	certification: Value,
	corrections: Vec<Value>,
	objections: Vec<Value>,
	decisions: Vec<Value>,
}

impl Record {
	pub(super) async fn read(reader: &Reader<'_>, number_of: u32) -> anyhow::Result<Self> {
		let meeting = meeting_of(reader, number_of).await?;
		let asked = [("meeting", Value::from(number_of))];
		let (mut objections, mut decisions) = (Vec::new(), Vec::new());
		for window in 1..=number(&meeting["objectors"]["windows"]) {
			let asked = [asked[0].clone(), ("window", window.into())];
			for row in reader.pages("objections", "skip", &asked).await? {
				objections.push(json!({ "window": window, "alias": row[0], "reason": row[1] }));
			}
			let decision = reader.ask("decision", &asked).await?;
			if !decision.is_null() {
				decisions.push(json!({ "window": window, "decision": decision }));
			}
		}
		Ok(Self {
			agenda: reader.all("agenda", &asked).await?,
			presences: reader.all("presences", &asked).await?,
			motions: reader.all("motions_tabled", &asked).await?,
			votes: reader.all("votes_of", &asked).await?,
			minutes: reader.all("minutes", &asked).await?,
			certification: reader.ask("certification", &asked).await?,
			corrections: reader.all("corrections", &asked).await?,
			meeting,
			objections,
			decisions,
		})
	}

	fn json(&self) -> Value {
		json!({
			"meeting": self.meeting, "agenda": self.agenda, "presences": self.presences, "motions": self.motions,
			"votes": self.votes, "minutes": self.minutes, "certification": self.certification,
			"corrections": self.corrections, "objections": self.objections, "decisions": self.decisions,
		})
	}

	/// What the meeting is and was.
	pub(super) fn lines(&self, number_of: u32, organisation: &str, now: Moment) -> Vec<String> {
		let meeting = &self.meeting;
		let plan = &meeting["plan"];
		let place = match words(&plan["place"]) {
			online if online.is_empty() => "online".into(),
			place => place,
		};
		let mut lines = vec![
			format!(
				"Meeting {number_of} of {organisation}: {} ({})",
				words(&plan["name"]),
				spoken(&meeting["stage"])
			),
			format!(
				"{}, {place}, {} to {}",
				spoken(&plan["classification"]),
				when(now, &plan["starts_at"]),
				when(now, &plan["ends_at"])
			),
			format!("version {}; quorum: {}", meeting["version"], quorum(&meeting["quorum"])),
		];
		if plan["parent"].is_u64() {
			lines.push(format!("part of meeting {}", plan["parent"]));
		}
		for (what, part) in [
			("convened", "noticed_at"),
			("opened", "opened_at"),
			("closed", "adjourned_at"),
			("minutes due", "record_due"),
		] {
			if meeting[part].is_u64() {
				lines.push(format!("{what} {}", when(now, &meeting[part])));
			}
		}
		if ["noticed", "agenda frozen"].contains(&spoken(&meeting["stage"]).as_str()) {
			lines.push(format!("agenda freezes or froze {}", when(now, &meeting["freezes_at"])));
		}
		if !meeting["reason"].is_null() {
			lines.push(format!("reasons: {}", content(&meeting["reason"])));
		}
		if lacks_minutes(meeting, now) {
			lines.push(format!(
				"MINUTES ARE OVERDUE; to have it noted: caucus assembly flag --minutes {number_of}"
			));
		}
		lines.extend(self.agenda_lines());
		lines.extend(self.presence_lines());
		lines.extend(self.vote_lines());
		lines.extend(self.minutes_lines());
		lines.extend(self.certification_lines(now));
		lines.extend(self.correction_lines());
		lines
	}

	fn agenda_lines(&self) -> Vec<String> {
		let mut table = Table::new(&[">  item", "", "title", "about", "state", "motions"]);
		for row in &self.agenda {
			let (what, state) = (&row[1]["what"], &row[1]["state"]);
			let motions = self.motions.iter().filter(|motion| motion[1]["tabled"][1] == row[0]);
			let motions = motions.map(|motion| {
				format!(
					"{} {} ({})",
					motion[0],
					words(&motion[1]["what"]["title"]),
					spoken(&motion[1]["state"])
				)
			});
			let secret = if what["public"] == Value::Bool(false) { ", not public" } else { "" };
			table.row([
				row[0].to_string(),
				words(&what["label"]),
				words(&what["title"]),
				format!("{}{secret}", spoken(&what["kind"])),
				match state.as_str() {
					// Unlike a late one, and not only before the meeting.
					Some("Planned") => "on the agenda".to_owned(),
					_ => spoken(state),
				},
				motions.collect::<Vec<_>>().join("; "),
			]);
		}
		titled("Agenda:", &table)
	}

	fn presence_lines(&self) -> Vec<String> {
		let mut lines = Vec::new();
		for presence in &self.presences {
			let counted = &presence["attendance"];
			lines.push(format!(
				"  {} of {} present, {} excused: {}",
				counted["present"],
				counted["entitled"],
				counted["excused"],
				if presence["quorate"] == Value::Bool(true) { "a quorum" } else { "NO QUORUM" }
			));
		}
		if !lines.is_empty() {
			lines.insert(0, "Presence:".into());
		}
		lines
	}

	fn vote_lines(&self) -> Vec<String> {
		let mut table = Table::new(&[">  vote", "on", "how", "result", "note"]);
		self.votes.iter().for_each(|row| table.row(in_short(row)));
		titled("Votes (caucus assembly vote N shows how each result follows):", &table)
	}

	fn minutes_lines(&self) -> Vec<String> {
		let mut lines = Vec::new();
		for (version, minutes) in self.minutes.iter().enumerate() {
			let by = match minutes["correction"].as_u64() {
				Some(correction) => format!(", by correction {correction}"),
				None => String::new(),
			};
			lines.push(format!("Minutes, version {version}, {}{by}:", day(&minutes["at"])));
			for text in minutes["texts"].as_array().into_iter().flatten() {
				let redacted = minutes["redacted"].as_array().into_iter().flatten();
				let redacted = redacted.into_iter().find(|removed| removed[0] == text["language"]);
				let note = match redacted {
					Some(removed) => format!("; its bytes were removed by correction {}", removed[1]),
					None => String::new(),
				};
				lines.push(format!("  {}{note}", content(text)));
			}
		}
		lines
	}

	fn certification_lines(&self, now: Moment) -> Vec<String> {
		let mut lines = Vec::new();
		let certified = &self.certification;
		if !certified.is_null() {
			lines.push(format!(
				"Certified {} by {} (chair) and {} (secretary): minutes version {}",
				day(&certified["at"]),
				words(&certified["chair"]),
				words(&certified["secretary"]),
				certified["minutes"]
			));
		}
		let stage = &self.meeting["stage"];
		let objectors = &self.meeting["objectors"];
		if stage["Certified"]["until"].is_u64() {
			lines.push(format!("members can object until {}", when(now, &stage["Certified"]["until"])));
		}
		if number(&objectors["windows"]) > 0 {
			lines.push(format!(
				"{} of {} objected in window {}; {} call the appeals body",
				objectors["objections"], objectors["entitled"], objectors["windows"], objectors["threshold"]
			));
		}
		if stage["UnderObjection"]["decide_by"].is_u64() {
			lines.push(format!(
				"the appeals body is to decide by {}",
				when(now, &stage["UnderObjection"]["decide_by"])
			));
		}
		for objection in &self.objections {
			lines.push(format!(
				"  objection in window {}: {}",
				objection["window"],
				content(&objection["reason"])
			));
		}
		for row in &self.decisions {
			let decision = &row["decision"];
			let said = if decision["annulled"] == Value::Bool(true) {
				"ANNULLED the meeting"
			} else {
				"let the record stand"
			};
			lines.push(format!(
				"{} {} and {} of the appeals body {said}: {}",
				day(&decision["at"]),
				words(&decision["by"][0]),
				words(&decision["by"][1]),
				content(&decision["reason"])
			));
		}
		lines
	}

	/// Corrections, each with what was before beside what is after.
	fn correction_lines(&self) -> Vec<String> {
		let mut lines = Vec::new();
		for (position, correction) in self.corrections.iter().enumerate() {
			let certified =
				if correction["certified"] == Value::Bool(true) { " of the certified record" } else { "" };
			lines.push(format!(
				"Correction {position} ({}){certified}, {} by {} and {}: {}",
				spoken(&correction["kind"]),
				day(&correction["at"]),
				words(&correction["by"][0]),
				words(&correction["by"][1]),
				content(&correction["reason"])
			));
			let target = &correction["target"];
			if let Some(vote) = target["Vote"]["vote"].as_u64() {
				lines.push(format!(
					"  vote {vote}: counts version {} before, version {} after; caucus assembly vote {vote} shows both",
					target["Vote"]["from"], target["Vote"]["to"]
				));
				continue;
			}
			let text = |version: &Value| {
				let minutes = self.minutes.get(usize::try_from(number(version)).unwrap_or(usize::MAX));
				let first = minutes
					.and_then(|minutes| minutes["texts"].as_array()?.first())
					.map(|text| name_of(&text["digest"]));
				first.unwrap_or_default()
			};
			let mut table = Table::new(&["  ", "before", "after"]);
			let (from, to) = (&target["Minutes"]["from"], &target["Minutes"]["to"]);
			table.row(["  minutes".into(), format!("version {from}"), format!("version {to}")]);
			table.row(["  digest".into(), text(from), text(to)]);
			lines.extend(table.lines());
		}
		lines
	}
}

fn titled(title: &str, table: &Table) -> Vec<String> {
	match table.len() {
		0 => Vec::new(),
		_ => std::iter::once(title.to_owned()).chain(table.lines()).collect(),
	}
}

/// What the organisation of a meeting is called.
pub(super) async fn organisation_of(reader: &Reader<'_>, meeting: &Value) -> anyhow::Result<String> {
	let asked = [("organization", meeting["organization"].clone())];
	let record = reader.of(organisation::PALLET).ask("organization", &asked).await?;
	Ok(organisation::name(&record))
}

impl Show {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let record = Record::read(&reader, self.meeting).await?;
		if self.json {
			return json(&record.json());
		}
		let organisation = organisation_of(&reader, &record.meeting).await?;
		record.lines(self.meeting, &organisation, reader.now).iter().for_each(|line| println!("{line}"));
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const DAY: u64 = 86_400_000;

	fn text(digest: &str) -> Value {
		json!({ "digest": digest, "bytes": 9, "media": "AkomaNtoso", "language": "Korean" })
	}

	fn record() -> Record {
		let minutes = |digest: &str, correction: Value| json!({ "texts": [text(digest)], "redacted": [], "correction": correction, "at": 4 * DAY });
		Record {
			meeting: json!({
				"organization": 3, "stage": { "Certified": { "until": 9 * DAY } }, "version": 12,
				"plan": {
					"classification": "Regular", "name": "정기 총회", "place": null, "starts_at": DAY,
					"ends_at": 2 * DAY, "parent": null,
				},
				"quorum": { "share": { "num": 1, "den": 2 }, "strict": true, "least": 1 },
				"noticed_at": 0, "freezes_at": 0, "record_due": 9 * DAY, "reason": null, "opened_at": DAY,
				"adjourned_at": 2 * DAY, "minutes": 2,
				"objectors": { "roll": 1, "windows": 1, "entitled": 500, "threshold": 5, "objections": 2 },
			}),
			agenda: vec![json!([0, { "what": {
				"label": "1", "title": "예산", "kind": "Motion", "public": true, "parent": null, "documents": [] },
				"state": { "Admitted": 4 }, "at": 0 }, null])],
			presences: vec![
				json!({ "attendance": { "entitled": 100, "present": 40, "excused": 3, "groups": [] }, "quorate": false }),
			],
			motions: vec![
				json!([8, { "tabled": [5, 0], "what": { "title": "예산안" }, "state": "Adopted" }]),
			],
			votes: vec![
				json!([7, { "subject": { "Motion": 8 }, "method": "RollCall", "state": "Counted", "versions": 2 },
				{ "outcome": { "verdict": "Passed" } }]),
			],
			minutes: vec![minutes("0xaa", json!(null)), minutes("0xbb", json!(0))],
			certification: json!({ "chair": "5A", "secretary": "5B", "minutes": 0, "digest": "0xaa", "at": 5 * DAY }),
			corrections: vec![
				json!({ "kind": "Erratum", "target": { "Minutes": { "from": 0, "to": 1 } }, "reason": text("0xcc"),
					"by": ["5A", "5C"], "certified": true, "at": 6 * DAY }),
				json!({ "kind": "Recount", "target": { "Vote": { "vote": 7, "from": 0, "to": 1 } }, "reason": text("0xdd"),
					"by": ["5A", "5C"], "certified": true, "at": 6 * DAY }),
			],
			objections: vec![json!({ "window": 1, "alias": "0xee", "reason": text("0xff") })],
			decisions: Vec::new(),
		}
	}

	#[test]
	fn a_record_shows_what_was_corrected_beside_what_was_before() {
		let shown = record().lines(5, "청년위원회", 8 * DAY).join("\n");
		for part in [
			"Meeting 5 of 청년위원회: 정기 총회 (certified)",
			"regular, online, ",
			"예산   motion  admitted  8 예산안 (adopted)",
			"40 of 100 present, 3 excused: NO QUORUM",
			"passed",
			"corrected, 2 versions",
			"Minutes, version 1, 1970-01-05, by correction 0:",
			"Certified 1970-01-06 by 5A (chair) and 5B (secretary): minutes version 0",
			"2 of 500 objected in window 1; 5 call the appeals body",
			"Correction 0 (erratum) of the certified record",
			"version 0  version 1",
			"0xaa       0xbb",
			"vote 7: counts version 0 before, version 1 after",
		] {
			assert!(shown.contains(part), "{part}\n{shown}");
		}
		assert!(!shown.contains("OVERDUE"), "{shown}");
	}

	#[test]
	fn missing_minutes_are_shouted_about() {
		let mut late = record();
		late.meeting["stage"] = json!("Adjourned");
		late.meeting["minutes"] = json!(0);
		late.minutes.clear();
		let shown = late.lines(5, "중앙당", 10 * DAY).join("\n");
		assert!(shown.contains("MINUTES ARE OVERDUE") && shown.contains("flag --minutes 5"), "{shown}");
	}
}
