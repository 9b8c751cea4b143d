// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Votes: what they took, what was counted, and how the result follows.

use super::PALLET;
use crate::{
	output::json,
	reading::{content, day, number, spoken, Reader},
	said::Said,
	table::Table,
	Node,
};
use clap::Args;
use serde_json::{json, Value};

/// Which vote.
#[derive(Args)]
pub(crate) struct Vote {
	/// Its number.
	vote: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// A share in words.
fn share(share: &Value, strict: &Value) -> String {
	let (part, whole) = (number(&share["num"]), number(&share["den"]));
	let measure = match (part, whole) {
		(1, 2) => "half".to_owned(),
		(1, 1) => "all".to_owned(),
		(part, whole) => format!("{part}/{whole}"),
	};
	match strict == &Value::Bool(true) {
		true => format!("more than {measure}"),
		false if (part, whole) == (1, 1) => measure,
		false => format!("at least {measure}"),
	}
}

/// What counts as the whole, in words.
fn base(base: &Value) -> &'static str {
	match base.as_str() {
		Some("Yes") => "of the votes for somebody or something",
		Some("YesNo") => "of yes and no",
		Some("YesNoAbstain") => "of yes, no and abstentions",
		Some("Valid") => "of the valid ballots",
		Some("Cast") => "of the ballots cast",
		Some("Entitled") => "of those entitled",
		_ => "of those entitled and present",
	}
}

/// What is required, in words.
pub(super) fn requirement(requirement: &Value) -> String {
	format!(
		"{} {}; quorum: {}",
		share(&requirement["share"], &requirement["strict"]),
		base(&requirement["base"]),
		quorum(&requirement["quorum"])
	)
}

/// A quorum in words.
pub(super) fn quorum(quorum: &Value) -> String {
	let least = match number(&quorum["least"]) {
		0 | 1 => String::new(),
		least => format!(", and at least {least}"),
	};
	format!("{} of those entitled present{least}", share(&quorum["share"], &quorum["strict"]))
}

/// How many the requirement counts as the whole.
fn whole(requirement: &Value, counts: &Value) -> Option<u64> {
	let votes = |choice: &str| {
		let all = counts["votes"].as_array().into_iter().flatten();
		all.filter(|vote| vote[0] == choice).map(|vote| number(&vote[1])).sum::<u64>()
	};
	Some(match requirement["base"].as_str()? {
		"YesNo" => votes("Yes").checked_add(votes("No"))?,
		"YesNoAbstain" => votes("Yes").checked_add(votes("No"))?.checked_add(votes("Abstain"))?,
		"Valid" => number(&counts["valid"]),
		"Cast" => number(&counts["cast"]),
		"Entitled" => number(&counts["entitled"]),
		"EntitledPresent" => number(&counts["present"]),
		_ => return None,
	})
}

/// What a choice is called.
fn choice(choice: &Value) -> String {
	match choice["Candidate"].as_u64() {
		Some(candidate) => format!("candidate {}", candidate.saturating_add(1)),
		None => spoken(choice),
	}
}

/// What is voted on, in words.
pub(super) fn subject(subject: &Value) -> String {
	for (name, said) in [
		("Motion", "motion"),
		("LateItem", "whether to admit late item"),
		("Contest", "who is chosen under item"),
	] {
		if subject[name].is_u64() {
			return format!("{said} {}", subject[name]);
		}
	}
	spoken(subject)
}

/// One version of a vote's counts, with what follows and why.
fn version_lines(requirement: &Value, version: &Value) -> Vec<String> {
	let (counts, outcome) = (&version["counts"], &version["outcome"]);
	let (entitled, present) = (number(&counts["entitled"]), number(&counts["present"]));
	let mut lines = vec![format!(
		"{entitled} entitled, {present} present, {} cast: {} valid, {} invalid",
		counts["cast"], counts["valid"], counts["invalid"]
	)];
	let votes: Vec<String> = counts["votes"]
		.as_array()
		.into_iter()
		.flatten()
		.map(|vote| format!("{} {}", choice(&vote[0]), vote[1]))
		.collect();
	lines.push(votes.join(", "));
	let of = match whole(requirement, counts) {
		Some(whole) => format!(" = {whole}"),
		None => String::new(),
	};
	lines.push(format!(
		"it took {} {}{of}; quorum {}: {present} of {entitled}",
		share(&requirement["share"], &requirement["strict"]),
		base(&requirement["base"]),
		quorum(&requirement["quorum"]),
	));
	let leader = match outcome["leader"].as_u64() {
		Some(leader) => format!(", candidate {} leads", leader.saturating_add(1)),
		None => String::new(),
	};
	lines.push(format!("so it follows: {}{leader}", spoken(&outcome["verdict"]).to_uppercase()));
	let groups = counts["groups"].as_array().cloned().unwrap_or_default();
	if !groups.is_empty() {
		let mut table = Table::new(&["  group", ">entitled", ">present", ">cast", ">valid", "alone"]);
		let verdicts = outcome["groups"].as_array().cloned().unwrap_or_default();
		for (position, group) in groups.iter().enumerate() {
			let key = match group["key"]["Organization"].as_u64() {
				Some(organisation) => format!("organisation {organisation}"),
				None => format!("area {}", group["key"]["Area"]),
			};
			table.row([
				format!("  {key}"),
				group["entitled"].to_string(),
				group["present"].to_string(),
				group["cast"].to_string(),
				group["valid"].to_string(),
				verdicts.get(position).map(spoken).unwrap_or_default(),
			]);
		}
		lines.extend(table.lines());
	}
	if !version["evidence"].is_null() {
		lines.push(format!("tellers' protocol: {}", content(&version["evidence"])));
	}
	lines
}

/// A vote in one line, for a list.
pub(super) fn in_short(row: &Value) -> [String; 5] {
	let (record, last) = (&row[1], &row[2]);
	let result = match (spoken(&record["state"]).as_str(), last["outcome"]["verdict"].as_str()) {
		("awaiting", _) => format!("waits for election {}", record["state"]["Awaiting"]["election"]),
		("void", _) => "void".into(),
		(_, Some(_)) => spoken(&last["outcome"]["verdict"]),
		_ => "no counts".into(),
	};
	let corrected = match number(&record["versions"]) {
		0 | 1 => String::new(),
		many => format!("corrected, {many} versions"),
	};
	[row[0].to_string(), subject(&record["subject"]), spoken(&record["method"]), result, corrected]
}

/// All that is known of a vote: the newest counts, then earlier ones.
fn lines(number: u32, record: &Value, versions: &[Value]) -> Vec<String> {
	let mut lines = vec![
		format!(
			"Vote {number} at meeting {}: {} ({})",
			record["meeting"],
			subject(&record["subject"]),
			spoken(&record["state"])
		),
		format!(
			"{}, counted by: {}, entered {}",
			spoken(&record["method"]),
			spoken(&record["provenance"]),
			day(&record["at"])
		),
	];
	if let Some(election) = record["election"][0].as_u64() {
		lines.push(format!("by secret election {election}: caucus results --election {election}"));
	}
	for (version, counted) in versions.iter().enumerate().rev() {
		let by = match counted["correction"].as_u64() {
			Some(correction) => format!(", by correction {correction} of the meeting"),
			None => String::new(),
		};
		let newest = version.saturating_add(1) == versions.len();
		lines.push(format!("Counts, version {version}{}{by}:", if newest { "" } else { ", superseded" }));
		lines.extend(
			version_lines(&record["requirement"], counted).into_iter().map(|line| format!("  {line}")),
		);
	}
	lines
}

impl Vote {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let asked = [("vote", self.vote.into())];
		let found = reader.find("vote", &asked, Said::none("vote", self.vote)).await?;
		let versions = reader.all("vote_versions", &asked).await?;
		if self.json {
			return json(&json!({ "vote": found[0], "versions": versions }));
		}
		lines(self.vote, &found[0], &versions).iter().for_each(|line| println!("{line}"));
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn rule(base: &str, num: u16, den: u16, strict: bool) -> Value {
		json!({
			"base": base, "share": { "num": num, "den": den }, "strict": strict,
			"quorum": { "share": { "num": 1, "den": 2 }, "strict": true, "least": 1 },
		})
	}

	fn version(correction: Value) -> Value {
		json!({
			"counts": {
				"entitled": 100, "present": 60, "cast": 58, "valid": 57, "invalid": 1, "votes_per_ballot": 1,
				"votes": [["Yes", 30], ["No", 20], ["Abstain", 7]],
				"groups": [{ "key": { "Area": 3 }, "entitled": 100, "present": 60, "cast": 58, "valid": 57, "invalid": 1, "votes": [30, 20, 7] }],
			},
			"outcome": { "verdict": "Failed", "leader": null, "groups": ["Failed"] },
			"evidence": null, "correction": correction, "at": 0,
		})
	}

	#[test]
	fn requirements_are_put_in_words() {
		let quorum = "quorum: more than half of those entitled present";
		for (rule, said) in [
			(rule("EntitledPresent", 1, 2, true), "more than half of those entitled and present"),
			(rule("Entitled", 2, 3, false), "at least 2/3 of those entitled"),
			(rule("YesNo", 1, 1, false), "all of yes and no"),
		] {
			assert_eq!(requirement(&rule), format!("{said}; {quorum}"));
		}
		let least = json!({ "share": { "num": 1, "den": 3 }, "strict": false, "least": 20 });
		assert_eq!(super::quorum(&least), "at least 1/3 of those entitled present, and at least 20");
	}

	#[test]
	fn a_result_is_shown_with_what_it_follows_from() {
		let record = json!({
			"meeting": 5, "subject": { "Motion": 2 }, "requirement": rule("EntitledPresent", 1, 2, true),
			"method": "ShowOfHands", "provenance": "Own", "state": "Counted", "versions": 2, "election": null, "at": 0,
		});
		let shown = lines(7, &record, &[version(json!(null)), version(json!(0))]).join("\n");
		for part in [
			"Vote 7 at meeting 5: motion 2 (counted)",
			"100 entitled, 60 present, 58 cast: 57 valid, 1 invalid",
			"yes 30, no 20, abstain 7",
			"it took more than half of those entitled and present = 60; quorum",
			"so it follows: FAILED",
			"Counts, version 1, by correction 0 of the meeting:",
			"Counts, version 0, superseded:",
			"area 3",
		] {
			assert!(shown.contains(part), "{part}\n{shown}");
		}
		let first = shown.find("version 1,").unwrap();
		assert!(first < shown.find("version 0,").unwrap(), "the newest stands first");
	}

	#[test]
	fn every_base_has_its_whole() {
		let counts = &version(json!(null))["counts"];
		for (base, all) in [
			("YesNo", Some(50)),
			("YesNoAbstain", Some(57)),
			("Valid", Some(57)),
			("Cast", Some(58)),
			("Entitled", Some(100)),
			("EntitledPresent", Some(60)),
			("Yes", None),
		] {
			assert_eq!(whole(&rule(base, 1, 2, true), counts), all, "{base}");
		}
	}

	#[test]
	fn a_vote_that_waits_names_its_election() {
		let record = json!({
			"subject": { "Contest": 1 }, "method": "SecretOnline", "versions": 0,
			"state": { "Awaiting": { "election": 4, "contest": 0, "choices": [] } },
		});
		let row = in_short(&json!([7, record, null]));
		assert_eq!(
			row,
			["7", "who is chosen under item 1", "secret online", "waits for election 4", ""]
				.map(String::from)
		);
	}
}
