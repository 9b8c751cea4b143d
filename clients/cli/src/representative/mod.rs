// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Public office holders: facts about them, what they say to that, and apart from it what members think.

mod evaluation;
mod facts;
mod researchers;

use crate::{
	named::Named,
	output::json,
	reading::{day, id, number, spoken, words, Reader},
	said::Said,
	table::Table,
	Node,
};
use caucus_sdk::{
	dates::show_day,
	primitives::{calendar::day_of, Moment},
};
use clap::{Args, Subcommand};
use evaluation::{Begin, Evaluate, Open, Results};
use facts::{Fact, Show};
use researchers::{Confirm, Record, Reply};
use serde_json::Value;
use std::collections::BTreeSet;

pub(crate) const PALLET: &str = "Representatives";

/// Public office holders: facts, replies, and, apart from them, what members think.
///
/// There is no score and no order of persons. What has no command of its own here is done with `do`;
/// `calls` lists it.
#[derive(Subcommand)]
pub(crate) enum Representative {
	/// List office holders; no key needed.
	List(List),
	/// Show an office holder with posts and facts; no key needed.
	#[command(after_help = "Example: caucus representative show 12 --all")]
	Show(Show),
	/// Show a fact: its source, who recorded it, replies, and what it said before; no key needed.
	Fact(Fact),
	/// List where facts come from, and whether it came when it should; no key needed.
	Feeds(Feeds),
	/// Record facts from a CSV file: a researcher.
	#[command(visible_alias = "propose", after_help = researchers::WRITING)]
	Record(Record),
	/// Confirm facts after looking at their pages: another researcher.
	#[command(after_help = "\
Example: caucus representative confirm --account //Bob 12=page-12.html 13=page-13.html \
The page is the one that you fetched yourself: it has to be, byte by byte, what was recorded.")]
	Confirm(Confirm),
	/// Reply to a fact or an evaluation: the office holder. Nobody can take a reply away.
	#[command(after_help = "Example: caucus representative reply --account //Eve --fact 12 text:reply.txt")]
	Reply(Reply),
	/// Begin the evaluation of an office holder for this half of the year: any account.
	Begin(Begin),
	/// Answer an evaluation without a name: the answers are sealed, and opened later.
	#[command(after_help = evaluation::WRITING)]
	Evaluate(Evaluate),
	/// Open the answers that were sealed, so that they count.
	#[command(after_help = "Example: caucus representative open words.evaluation-4.json")]
	Open(Open),
	/// Show evaluations and what was published of them; no key needed.
	#[command(visible_alias = "evaluations")]
	Results(Results),
	#[command(flatten)]
	Named(Named),
}

/// All office holders.
#[derive(Args)]
pub(crate) struct List {
	/// Only those whose name or reference holds this.
	#[arg(long, value_name = "TEXT")]
	search: Option<String>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// All feeds.
#[derive(Args)]
pub(crate) struct Feeds {
	/// Only those that are overdue, or never came.
	#[arg(long)]
	stale: bool,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

impl Representative {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::List(list) => list.run(node).await,
			Self::Show(show) => show.run(node).await,
			Self::Fact(fact) => fact.run(node).await,
			Self::Feeds(feeds) => feeds.run(node).await,
			Self::Record(record) => record.run(node).await,
			Self::Confirm(confirm) => confirm.run(node).await,
			Self::Reply(reply) => reply.run(node).await,
			Self::Begin(begin) => begin.run(node).await,
			Self::Evaluate(evaluate) => evaluate.run(node).await,
			Self::Open(open) => open.run(node).await,
			Self::Results(results) => results.run(node).await,
			Self::Named(named) => named.run(node, PALLET).await,
		}
	}
}

/// A day in Korea that the chain counts.
fn counted_day(value: &Value) -> String {
	id(value).map(show_day).unwrap_or_default()
}

/// Whether somebody held a post on a day, by the terms that the chain gives.
fn holds(terms: &Value, post: u32, day: u32) -> bool {
	spans(terms, post)
		.any(|(from, until)| from < until && day_of(from) <= day && day <= day_of(until.saturating_sub(1)))
}

/// When somebody held a post: first moments, and first after each term.
fn spans(terms: &Value, post: u32) -> impl Iterator<Item = (Moment, Moment)> + '_ {
	let of_post = terms.as_array().into_iter().flatten().filter(move |row| row[0] == post);
	let spans = of_post.filter_map(|row| row[1].as_array()).flatten();
	spans.map(|span| (number(&span[0]), number(&span[1])))
}

/// That somebody did not hold a post on a day, and when instead.
fn not_held(terms: &Value, post: u32, representative: u32, day: u32) -> Said {
	let last = |until: Moment| show_day(day_of(until.saturating_sub(1)));
	let spans: Vec<_> = spans(terms, post)
		.filter(|(from, until)| from < until)
		.map(|(from, until)| format!("{}~{}", show_day(day_of(from)), last(until)))
		.collect();
	let (ko, en) = match spans.is_empty() {
		true => ("재직한 적이 없습니다".to_owned(), "never".to_owned()),
		false => (format!("재직 기간은 {}", spans.join(", ")), spans.join(", ")),
	};
	let day = show_day(day);
	Said::new(
		format!("의원 {representative}번은 {day}에 직위 {post}번에 있지 않았습니다({ko})."),
		format!("representative {representative} did not hold post {post} on {day}, but: {en}"),
	)
}

impl List {
	fn finds(&self, record: &Value) -> bool {
		let Some(search) = &self.search else { return true };
		let said = &record["description"];
		["reference", "korean", "hanja", "latin"].iter().any(|part| {
			said[part].as_str().is_some_and(|text| text.to_lowercase().contains(&search.to_lowercase()))
		})
	}

	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let mut rows = reader.all("representatives", &[]).await?;
		rows.retain(|row| self.finds(&row[1]));
		if self.json {
			return json(&rows);
		}
		table(&rows).print("there are none");
		Ok(())
	}
}

fn table(rows: &[Value]) -> Table {
	let mut table =
		Table::new(&[">", "name", "hanja", "reference", "affiliation", "since", ">posts", ">facts"]);
	for row in rows {
		let said = &row[1]["description"];
		table.row([
			row[0].to_string(),
			words(&said["korean"]),
			words(&said["hanja"]),
			words(&said["reference"]),
			spoken(&said["affiliation"]),
			counted_day(&said["since"]),
			said["posts"].as_array().map_or(0, Vec::len).to_string(),
			row[1]["facts"].to_string(),
		]);
	}
	table
}

/// Whether nothing ever came from a feed: the moment that is kept is the one at which it was added.
fn never_came(feed: &Value) -> bool {
	let digest = words(&feed["digest"]);
	digest.strip_prefix("0x").is_some_and(|digits| digits.bytes().all(|digit| digit == b'0'))
}

/// How fresh a feed is.
fn feed_state(row: &Value) -> &'static str {
	let feed = &row[1];
	match (row[2] == Value::Bool(true), feed["flagged_at"].is_u64()) {
		(true, true) => "OVERDUE, flagged",
		(true, false) => "OVERDUE",
		(false, _) if never_came(feed) => "NOTHING CAME YET",
		(false, _) => "fresh",
	}
}

/// The feeds from which nothing ever came.
async fn silent_feeds(reader: &Reader<'_>) -> anyhow::Result<BTreeSet<u64>> {
	let rows = reader.all("feeds", &[]).await?;
	Ok(rows.iter().filter(|row| never_came(&row[1])).map(|row| number(&row[0])).collect())
}

impl Feeds {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let mut rows = reader.all("feeds", &[]).await?;
		rows.retain(|row| !self.stale || feed_state(row) != "fresh");
		if self.json {
			return json(&rows);
		}
		let mut table =
			Table::new(&[">", "name", "last came", ">every, hours", "state", ">flagged", "address"]);
		for row in &rows {
			let feed = &row[1];
			let came = if never_came(feed) { "never".into() } else { day(&feed["last_at"]) };
			table.row([
				row[0].to_string(),
				words(&feed["name"]),
				came,
				number(&feed["every"]).div_ceil(3_600_000).to_string(),
				feed_state(row).into(),
				feed["flags"].to_string(),
				words(&feed["url"]),
			]);
		}
		table.print("there are none");
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn who_held_a_post_on_a_day_is_told_from_terms() {
		const DAY: u64 = 86_400_000;
		// Days begin in Korea, nine hours before those of 1970-01-01T00:00:00Z.
		let midnight = |day: u64| day * DAY - 9 * 3_600_000;
		let terms = json!([[4, [[midnight(10), midnight(20)], [midnight(30), midnight(30)]]], [5, []]]);
		for (post, day, held) in [
			(4, 9, false),
			(4, 10, true),
			(4, 19, true),
			(4, 20, false),
			(4, 30, false),
			(5, 10, false),
			(6, 10, false),
		] {
			assert_eq!(holds(&terms, post, day), held, "{post} {day}");
		}
		let said = not_held(&terms, 4, 3, 20).to_string();
		assert_eq!(said, "representative 3 did not hold post 4 on 1970-01-21, but: 1970-01-11~1970-01-20");
		assert!(not_held(&terms, 5, 3, 20).to_string().ends_with("but: never"));
	}

	#[test]
	fn a_feed_that_never_came_is_not_fresh() {
		let row = |digest: &str, stale: bool, flagged: Option<u64>| json!([0, { "digest": digest, "flagged_at": flagged }, stale]);
		let nothing = format!("0x{}", "0".repeat(64));
		assert_eq!(feed_state(&row(&nothing, false, None)), "NOTHING CAME YET");
		assert_eq!(feed_state(&row(&nothing, true, None)), "OVERDUE");
		assert_eq!(feed_state(&row("0x01", true, Some(1))), "OVERDUE, flagged");
		assert_eq!(feed_state(&row("0x01", false, None)), "fresh");
	}

	#[test]
	fn office_holders_are_found_by_any_of_their_names() {
		let said = json!({ "description": {
			"reference": "DCD12", "korean": "의원 1", "hanja": null, "latin": "Member 1",
			"affiliation": "Member", "since": 0, "posts": [1, 2],
		}, "facts": 7 });
		let list = |search: &str| List { search: Some(search.into()), json: false };
		for found in ["의원", "dcd1", "member 1"] {
			assert!(list(found).finds(&said), "{found}");
		}
		assert!(!list("member 2").finds(&said));
		let lines = table(&[json!([3, said])]).lines();
		assert!(
			lines[1].contains("의원 1") && lines[1].contains("1970-01-01") && lines[1].ends_with('7'),
			"{lines:?}"
		);
	}
}
