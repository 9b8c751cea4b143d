// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Referenda: what all members decide.

use crate::{
	council::{say_call, PALLET},
	named::Named,
	output::json,
	reading::{name_of, number, spoken, when, Reader},
	said::Said,
	table::Table,
	Node,
};
use caucus_sdk::chain::Chain;
use clap::{Args, Subcommand};
use serde_json::{json, Value};

/// Referenda: what all members decide. Voting is done with `caucus vote`, as in any election.
///
/// The council proposes one with `caucus council move governance propose`; when the result is final anybody
/// has it decided with `do decide`, and the chain does what members said yes to.
#[derive(Subcommand)]
pub(crate) enum Referendum {
	/// List all referenda; no key needed.
	List(List),
	/// Show a referendum: what it would do, by which vote, and how far it is; no key needed.
	Show(Show),
	#[command(flatten)]
	Named(Named),
}

/// How they are listed.
#[derive(Args)]
pub(crate) struct List {
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Which of them.
#[derive(Args)]
pub(crate) struct Show {
	/// Its number.
	referendum: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

impl Referendum {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		if let Self::Named(named) = self {
			return named.run(node, PALLET).await;
		}
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		match self {
			Self::List(list) => list.run(&reader).await,
			Self::Show(show) => show.run(&chain, &reader).await,
			Self::Named(_) => Ok(()),
		}
	}
}

impl List {
	async fn run(self, reader: &Reader<'_>) -> anyhow::Result<()> {
		let all = reader.all("referenda", &[]).await?;
		if self.json {
			return json(&all);
		}
		table(&all, reader.now).print("there are no referenda");
		Ok(())
	}
}

fn table(all: &[Value], now: u64) -> Table {
	let mut table = Table::new(&[">referendum", ">election", ">contest", "standing", "since"]);
	for row in all {
		let record = &row[1];
		let since = &record["standing"][name_of(&record["standing"])]["at"];
		table.row([
			row[0].to_string(),
			record["election"].to_string(),
			number(&record["contest"]).saturating_add(1).to_string(),
			standing(record),
			when(now, since),
		]);
	}
	table
}

/// How far a referendum is, with why or whether.
fn standing(record: &Value) -> String {
	let standing = &record["standing"];
	match name_of(standing).as_str() {
		"Rejected" => format!("rejected: {}", spoken(&standing["Rejected"]["reason"])),
		"Enacted" if standing["Enacted"]["succeeded"] == false => "enacted, but its call failed".into(),
		_ => spoken(standing),
	}
}

impl Show {
	async fn run(self, chain: &Chain, reader: &Reader<'_>) -> anyhow::Result<()> {
		let asked = [("referendum", self.referendum.into())];
		let missing = Said::none("referendum", self.referendum);
		let record = reader.find("referendum", &asked, missing).await?;
		let call = match reader.ask("call_of", &asked).await? {
			Value::String(bytes) => {
				let bytes = hex::decode(bytes.trim_start_matches("0x"))?;
				chain.spoken_call(&bytes).await?
			}
			_ => Value::Null,
		};
		if self.json {
			return json(&json!({ "referendum": record, "call": call }));
		}
		println!("referendum {}: {}", self.referendum, standing(&record));
		match call {
			// The chain keeps it until it is decided.
			Value::Null => println!("its call has the digest {}", name_of(&record["hash"])),
			call => println!("it does: {}", say_call(&call)),
		}
		let contest = number(&record["contest"]).saturating_add(1);
		println!("decided by election {}, contest {contest}", record["election"]);
		let (parts, of) = (&record["quorum"]["parts"], &record["quorum"]["of"]);
		println!("it takes more yes than no, and {parts} of {of} on the roll to vote");
		println!("done {} s after the decision", number(&record["enactment"]) / 1_000);
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn referenda_say_how_far_they_are() {
		let record = |standing: Value| json!({ "election": 7, "contest": 1, "standing": standing });
		let all = [
			json!([0, record(json!("Proposed"))]),
			json!([1, record(json!({ "Rejected": { "reason": "BelowQuorum", "at": 0 } }))]),
			json!([2, record(json!({ "Enacted": { "succeeded": false, "at": 0 } }))]),
			json!([3, record(json!({ "Approved": { "at": 0 } }))]),
		];
		let lines = table(&all, 0).lines();
		assert!(lines[1].ends_with("proposed"), "{lines:?}");
		assert!(lines[2].contains("rejected: below quorum") && lines[2].contains("1970"), "{lines:?}");
		assert!(lines[3].contains("its call failed") && lines[4].contains("approved"), "{lines:?}");
	}
}
