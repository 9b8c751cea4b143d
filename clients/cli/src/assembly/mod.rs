// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Meetings, motions, votes and their records.

mod officers;
mod show;
mod votes;

use crate::{
	named::Named,
	organisation::{self, name, organisations},
	output::json,
	reading::{content, day, id, list, number, spoken, when, words, Reader, PAGE},
	said::Said,
	table::Table,
	Node,
};
use clap::{Args, Subcommand};
use officers::{Advance, Certify, Flag, Object};
use serde_json::{json, Value};
use show::Show;
use votes::Vote;

pub(crate) const PALLET: &str = "Assemblies";

/// Meetings, motions, votes and their records.
///
/// Results of votes follow from the counts; nobody types them. What has no command of its own here is done
/// with `do`: draft, notice, add_item, open, propose, record_vote, publish_minutes, correct, and the like.
/// `caucus assembly calls` lists it all.
#[derive(Subcommand)]
pub(crate) enum Assembly {
	/// List meetings; no key needed.
	#[command(after_help = "Example: caucus assembly list --of 3 --stage certified")]
	List(List),
	/// Show a meeting: agenda, motions, votes, minutes, corrections, objections; no key needed.
	Show(Show),
	/// Show a vote: its counts, what it took, and what follows, with earlier counts; no key needed.
	Vote(Vote),
	/// Show a motion: its text, amendments, forwarding, and how far it is carried out; no key needed.
	Motion(Motion),
	/// List what was or is overdue; no key needed.
	Overdue(Overdue),
	/// Show a meeting's record, and certify it: chair and secretary.
	#[command(after_help = "\
Example: caucus assembly certify --account //Alice 5
         caucus assembly certify --account //Alice 5 --digest 0x...    (where nobody can be asked)")]
	Certify(Certify),
	/// Object to a certified record without a name: a member.
	#[command(after_help = "Example: caucus assembly object --key words.txt 5 --reason why.txt")]
	Object(Object),
	/// Have something noted as overdue, for good: any account.
	#[command(after_help = "\
Examples: caucus assembly flag --account //Alice --minutes 5
          caucus assembly flag --account //Alice --resolution 12
          caucus assembly flag --account //Alice --meeting-of 3")]
	Flag(Flag),
	/// Move on a meeting that is due: its agenda freezes, or its record becomes final. Any account.
	Advance(Advance),
	#[command(flatten)]
	Named(Named),
}

/// Which meetings.
#[derive(Args)]
pub(crate) struct List {
	/// Only those of this organisation.
	#[arg(long, value_name = "ORGANIZATION")]
	of: Option<u32>,
	/// Only those that are so far: draft, noticed, agenda-frozen, postponed, cancelled, in-session,
	/// inquorate, adjourned, recorded, certified, under-objection, annulled, final.
	#[arg(long)]
	stage: Option<String>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Which motion.
#[derive(Args)]
pub(crate) struct Motion {
	/// Its number.
	motion: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Duties that were not done in time.
#[derive(Args)]
pub(crate) struct Overdue {
	/// Only those of this organisation.
	#[arg(long, value_name = "ORGANIZATION")]
	of: Option<u32>,
	/// Only those that are still not done.
	#[arg(long)]
	open: bool,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

impl Assembly {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::List(list) => list.run(node).await,
			Self::Show(show) => show.run(node).await,
			Self::Vote(vote) => vote.run(node).await,
			Self::Motion(motion) => motion.run(node).await,
			Self::Overdue(overdue) => overdue.run(node).await,
			Self::Certify(certify) => certify.run(node).await,
			Self::Object(object) => object.run(node).await,
			Self::Flag(flag) => flag.run(node).await,
			Self::Advance(advance) => advance.run(node).await,
			Self::Named(named) => named.run(node, PALLET).await,
		}
	}
}

/// A meeting as it is by now.
async fn meeting_of(reader: &Reader<'_>, meeting: u32) -> anyhow::Result<Value> {
	reader.find("meeting", &[("meeting", meeting.into())], Said::none("meeting", meeting)).await
}

/// Whether a meeting's minutes are missing although they are due.
fn lacks_minutes(meeting: &Value, now: u64) -> bool {
	let due = meeting["record_due"].as_u64().is_some_and(|due| due <= now);
	let held = ["in session", "inquorate", "adjourned", "noticed", "agenda frozen"];
	due && number(&meeting["minutes"]) == 0 && held.contains(&spoken(&meeting["stage"]).as_str())
}

impl List {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let mut rows = match self.of {
			Some(of) => reader.all("meetings_of", &[("organization", of.into())]).await?,
			None => reader.all("meetings", &[]).await?,
		};
		let plain = |text: &str| text.replace(['-', '_', ' '], "").to_lowercase();
		rows.retain(|row| {
			self.stage.as_ref().is_none_or(|stage| plain(&spoken(&row[1]["stage"])) == plain(stage))
		});
		if self.json {
			return json(&rows);
		}
		let organisations = organisations(&reader.of(organisation::PALLET)).await?;
		let mut table =
			Table::new(&[">", "organisation", "begins", "kind", "name", "stage", ">votes", "late"]);
		for row in &rows {
			let meeting = &row[1];
			let of = organisations.get(&id(&meeting["organization"])?).map(name);
			table.row([
				row[0].to_string(),
				of.unwrap_or_default(),
				day(&meeting["plan"]["starts_at"]),
				spoken(&meeting["plan"]["classification"]),
				words(&meeting["plan"]["name"]),
				spoken(&meeting["stage"]),
				meeting["votes"].to_string(),
				if lacks_minutes(meeting, reader.now) { "NO MINUTES".into() } else { String::new() },
			]);
		}
		table.print("there are none");
		Ok(())
	}
}

/// A duty in words.
fn duty(duty: &Value) -> String {
	if duty["Record"].is_u64() {
		return format!("minutes of meeting {}", duty["Record"]);
	}
	if duty["Decision"].is_array() {
		return format!(
			"decision on objections to meeting {}, window {}",
			duty["Decision"][0], duty["Decision"][1]
		);
	}
	if duty["Resolution"].is_u64() {
		return format!("carrying out motion {}", duty["Resolution"]);
	}
	format!("a recorded meeting of organisation {} since {}", duty["Meeting"][0], day(&duty["Meeting"][1]))
}

impl Overdue {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let mut rows = reader.all("overdue", &[]).await?;
		rows.retain(|row| {
			let of = self.of.is_none_or(|of| number(&row[1]["organization"]) == u64::from(of));
			of && (!self.open || row[1]["done_at"].is_null())
		});
		if self.json {
			return json(&rows);
		}
		let organisations = organisations(&reader.of(organisation::PALLET)).await?;
		let mut table = Table::new(&[">", "organisation", "what", "was due", "noted", "done"]);
		for row in &rows {
			let record = &row[1];
			let of = organisations.get(&id(&record["organization"])?).map(name);
			let done = match record["done_at"].is_u64() {
				true => day(&record["done_at"]),
				false => "NOT DONE".into(),
			};
			table.row([
				row[0].to_string(),
				of.unwrap_or_default(),
				duty(&record["duty"]),
				day(&record["due"]),
				day(&record["noted_at"]),
				done,
			]);
		}
		table.print("nothing is noted as overdue");
		Ok(())
	}
}

/// Where a motion comes from.
fn creator(creator: &Value) -> String {
	for (name, said) in
		[("Post", "the holder of post"), ("Petition", "petition"), ("Organization", "organisation")]
	{
		if creator[name].is_u64() {
			return format!("{said} {}", creator[name]);
		}
	}
	format!("{} members present", creator["Floor"])
}

impl Motion {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let asked = [("motion", self.motion.into())];
		let record = reader.find("motion", &asked, Said::none("motion", self.motion)).await?;
		let texts = reader.all("texts", &asked).await?;
		let amendments = reader.all("amendments", &asked).await?;
		let resolution = reader.ask("resolution", &asked).await?;
		let reports = match resolution.is_null() {
			true => Vec::new(),
			false => list(
				reader
					.ask("reports", &[asked[0].clone(), ("from", 0.into()), ("count", PAGE.into())])
					.await?,
			)?,
		};
		if self.json {
			return json(&json!({
				"motion": record, "texts": texts, "amendments": amendments, "resolution": resolution, "reports": reports,
			}));
		}
		let what = &record["what"];
		println!(
			"Motion {}: {} ({}), version {}",
			self.motion,
			words(&what["title"]),
			spoken(&record["state"]),
			record["version"]
		);
		println!("of organisation {}, by {}", record["organization"], creator(&what["creator"]));
		println!("to be adopted: {}", votes::requirement(&what["requirement"]));
		if record["amends"].is_array() {
			println!("amends motion {}, text {}", record["amends"][0], record["amends"][1]);
		}
		if record["tabled"].is_array() {
			println!("tabled at meeting {}, item {}", record["tabled"][0], record["tabled"][1]);
		}
		for (version, text) in texts.iter().enumerate() {
			println!("text {version}: {}", content(text));
		}
		if record["vote"].is_u64() {
			println!("last vote on it: caucus assembly vote {}", record["vote"]);
		}
		for row in &amendments {
			println!(
				"amendment: motion {}, {} ({})",
				row[0],
				words(&row[1]["what"]["title"]),
				spoken(&row[1]["state"])
			);
		}
		if record["origin"].is_u64() {
			println!("forwarded to here as motion {} of another organisation", record["origin"]);
		}
		if record["forwarded"].is_u64() {
			let answer = match record["answer"].is_null() {
				true => "no answer yet".into(),
				false => format!("{} {}", spoken(&record["answer"]["state"]), day(&record["answer"]["at"])),
			};
			println!("forwarded as motion {}: {answer}", record["forwarded"]);
		}
		if !resolution.is_null() {
			let over = ["done", "dropped"].contains(&spoken(&resolution["status"]).as_str());
			let late = !over && number(&resolution["due"]) <= reader.now;
			println!(
				"carried out by the holder of post {}: {}, {} %, due {}{}",
				resolution["owner"],
				spoken(&resolution["status"]),
				resolution["progress"],
				when(reader.now, &resolution["due"]),
				if late { ", OVERDUE" } else { "" }
			);
			for report in &reports {
				println!(
					"  {}  {}, {} %  {}",
					day(&report["at"]),
					spoken(&report["status"]),
					report["progress"],
					content(&report["note"])
				);
			}
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn duties_are_put_in_words() {
		for (value, said) in [
			(json!({ "Record": 5 }), "minutes of meeting 5"),
			(json!({ "Decision": [5, 1] }), "decision on objections to meeting 5, window 1"),
			(json!({ "Resolution": 12 }), "carrying out motion 12"),
			(json!({ "Meeting": [3, 0] }), "a recorded meeting of organisation 3 since 1970-01-01"),
		] {
			assert_eq!(duty(&value), said);
		}
	}

	#[test]
	fn missing_minutes_are_seen() {
		let meeting =
			|stage: &str, minutes: u32| json!({ "record_due": 10, "minutes": minutes, "stage": stage });
		assert!(lacks_minutes(&meeting("Adjourned", 0), 10));
		assert!(!lacks_minutes(&meeting("Adjourned", 0), 9));
		assert!(!lacks_minutes(&meeting("Recorded", 1), 11));
		assert!(!lacks_minutes(&meeting("Cancelled", 0), 11));
	}

	#[test]
	fn a_motion_says_where_it_comes_from() {
		assert_eq!(creator(&json!({ "Petition": 4 })), "petition 4");
		assert_eq!(creator(&json!({ "Floor": 30 })), "30 members present");
	}
}
