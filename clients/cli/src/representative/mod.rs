// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Public office holders: facts about them, what they say to that, and apart from it what members think.

mod evaluation;
mod facts;
mod researchers;

use crate::{
	named::Named,
	output::json,
	reading::{day, id, number, spoken, words, Reader},
	table::Table,
	Node,
};
use caucus_sdk::dates::show_day;
use clap::{Args, Subcommand};
use evaluation::{Begin, Evaluate, Open, Results};
use facts::{Fact, Show};
use researchers::{Confirm, Record, Reply};
use serde_json::Value;

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
Example: caucus representative confirm --account //Bob 12=page-12.html 13=page-13.html
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
	/// Only those that are overdue.
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

impl Feeds {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let mut rows = reader.all("feeds", &[]).await?;
		rows.retain(|row| !self.stale || row[2] == Value::Bool(true));
		if self.json {
			return json(&rows);
		}
		let mut table =
			Table::new(&[">", "name", "last came", ">every, hours", "state", ">flagged", "address"]);
		for row in &rows {
			let feed = &row[1];
			let state = match (row[2] == Value::Bool(true), feed["flagged_at"].is_u64()) {
				(false, _) => "fresh",
				(true, true) => "OVERDUE, flagged",
				(true, false) => "OVERDUE",
			};
			table.row([
				row[0].to_string(),
				words(&feed["name"]),
				day(&feed["last_at"]),
				number(&feed["every"]).div_ceil(3_600_000).to_string(),
				state.into(),
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
	fn office_holders_are_found_by_any_of_their_names() {
		let said = json!({ "description": {
			"reference": "DCD12", "korean": "홍길동", "hanja": null, "latin": "Hong Gildong",
			"affiliation": "Member", "since": 0, "posts": [1, 2],
		}, "facts": 7 });
		let list = |search: &str| List { search: Some(search.into()), json: false };
		for found in ["길동", "dcd1", "hong"] {
			assert!(list(found).finds(&said), "{found}");
		}
		assert!(!list("kim").finds(&said));
		let lines = table(&[json!([3, said])]).lines();
		assert!(
			lines[1].contains("홍길동") && lines[1].contains("1970-01-01") && lines[1].ends_with('7'),
			"{lines:?}"
		);
	}
}
