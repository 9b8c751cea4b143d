// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Activity: the yearly account of a member, points, attestations, and what is published of them.

mod aggregates;
mod attest;

use crate::{
	member::KeySource,
	named::{self, content, content_json, Named},
	officer::{account_id, Account},
	output::{hexadecimal, json, spinner},
	petition::{on_roll, year},
	reading::{about, confirmed, day, id, list, number, spoken, when, words, Reader},
	said::Said,
	table::Table,
	Node,
};
use aggregates::Aggregates;
use anyhow::{ensure, Context};
use attest::Attest;
use caucus_sdk::{
	account::ss58,
	acts::Matter,
	chain::{pair, Until},
	dates::{parse_month, show_month},
	primitives::{
		calendar::{january, Month},
		AccountKey,
	},
};
use clap::{Args, Subcommand};
use serde_json::{json, Value};

pub(crate) const PALLET: &str = "Activity";

/// What members do for the party, and the points that they have for it.
///
/// A member binds an account of its own for each year; nobody learns whose it is. Officers attest what
/// accounts did; at the end of a month points follow. They cannot be passed on.
#[derive(Subcommand)]
pub(crate) enum Activity {
	/// Bind an account for this year: what a member does once in a year.
	#[command(after_help = "\
Example: caucus activity bind --key words.txt --account 'twelve words of a new account' \
Take an account that nobody knows: whoever knows it sees what you do. It needs no money.")]
	Bind(Bind),
	/// Show an activity account: its points, and what was attested; no key needed.
	#[command(
		after_help = "Example: caucus activity account 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"
	)]
	Account(Whose),
	/// Say how many points an account has; no key needed.
	Points(Whose),
	/// Burn some of one's points, the oldest first. It cannot be undone.
	Burn(Burn),
	/// Opt out: nothing more is collected about the account, and nothing shown. It cannot be undone.
	OptOut(OptOut),
	/// Show what was published of a month: by indicator, organisation and area; no key needed.
	#[command(after_help = "Example: caucus activity aggregates 2026-11 --indicator education")]
	Aggregates(Aggregates),
	/// List what is counted, and on which terms; no key needed.
	Indicators(Indicators),
	/// Show how far a month is; no key needed.
	Period(Period),
	/// Attest what accounts did, from a CSV file: the officer whom the indicator's terms name.
	#[command(after_help = attest::WRITING)]
	Attest(Attest),
	/// Show an attestation, a dispute about it, and what came of it; no key needed.
	Attestation(Attestation),
	/// Dispute an attestation: any activity account, and the officers concerned.
	#[command(after_help = "Example: caucus activity dispute --account //Alice 17 --reason why.txt")]
	Dispute(Dispute),
	#[command(flatten)]
	Named(Named),
}

/// A member's account for the year.
#[derive(Args)]
pub(crate) struct Bind {
	#[command(flatten)]
	key: KeySource,
	#[command(flatten)]
	account: Account,
}

/// Whose account.
#[derive(Args)]
pub(crate) struct Whose {
	/// The account: SS58, 64 hexadecimal digits, or //Alice on a development chain.
	#[arg(value_parser = account_id)]
	who: AccountKey,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// How many points.
#[derive(Args)]
pub(crate) struct Burn {
	#[command(flatten)]
	account: Account,
	/// How many.
	#[arg(value_parser = clap::value_parser!(u32).range(1..))]
	points: u32,
}

/// An account that is to be left alone.
#[derive(Args)]
pub(crate) struct OptOut {
	#[command(flatten)]
	account: Account,
	/// Do not ask.
	#[arg(long)]
	yes: bool,
}

/// All indicators.
#[derive(Args)]
pub(crate) struct Indicators {
	/// On the terms of this month, such as 2026-11; of the present one, if nothing is said.
	#[arg(long, value_parser = month)]
	month: Option<Month>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Which month.
#[derive(Args)]
pub(crate) struct Period {
	/// The month, such as 2026-11.
	#[arg(value_parser = month)]
	month: Month,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Which attestation.
#[derive(Args)]
pub(crate) struct Attestation {
	/// Its number.
	attestation: u64,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// An objection to an attestation.
#[derive(Args)]
pub(crate) struct Dispute {
	#[command(flatten)]
	account: Account,
	/// The attestation.
	attestation: u64,
	/// File with the reasons as they are published.
	#[arg(long, value_name = "FILE")]
	reason: String,
}

/// Reads a month.
pub(crate) fn month(text: &str) -> anyhow::Result<Month> {
	parse_month(text).context("write it like 2026-11")
}

impl Activity {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::Bind(bind) => bind.run(node).await,
			Self::Account(whose) => whose.account(node).await,
			Self::Points(whose) => whose.points(node).await,
			Self::Burn(burn) => burn.run(node).await,
			Self::OptOut(opt_out) => opt_out.run(node).await,
			Self::Aggregates(aggregates) => aggregates.run(node).await,
			Self::Indicators(indicators) => indicators.run(node).await,
			Self::Period(period) => period.run(node).await,
			Self::Attest(attest) => attest.run(node).await,
			Self::Attestation(attestation) => attestation.run(node).await,
			Self::Dispute(dispute) => dispute.run(node).await,
			Self::Named(named) => named.run(node, PALLET).await,
		}
	}
}

impl Bind {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let account = pair(self.account.uri())?;
		let chain = node.connect().await?;
		let who = ss58(&account.public_key().0);
		let reader = Reader::best(&chain, PALLET).await?;
		let before = reader.ask("account", &[("who", who.as_str().into())]).await?;
		ensure!(
			before.is_null(),
			"{who} is an activity account already, of {}; take a new one",
			before["year"]
		);
		let year = year(&chain).await?;
		let actor = on_roll(&chain, &secret, None).await?;
		let sending = spinner("proving and waiting for a block");
		let included = actor.bind_account(year, &account)?.submit(&chain, Until::Finalized).await?;
		sending.finish_and_clear();
		println!("{who} is your activity account for {year}, since block {}", included.number);
		eprintln!(
			"Show it to whoever attests what you do, and to nobody else. The chain calls you {} this year.",
			hexadecimal(&actor.alias(Matter::Activity(year))?)
		);
		Ok(())
	}
}

/// All indicators, by number.
pub(crate) async fn indicators(reader: &Reader<'_>) -> anyhow::Result<Vec<(u32, Value)>> {
	let rows = reader.all("indicators", &[]).await?;
	rows.into_iter().map(|row| Ok((id(&row[0])?, row[1].clone()))).collect()
}

/// The indicator of a number or a code.
pub(crate) fn find_indicator<'a>(all: &'a [(u32, Value)], which: &str) -> anyhow::Result<&'a (u32, Value)> {
	let is_it = |(id, record): &&(u32, Value)| {
		which.parse().is_ok_and(|number: u32| number == *id) || record["code"].as_str() == Some(which)
	};
	all.iter().find(is_it).with_context(|| {
		let codes: Vec<_> = all.iter().map(|(_, record)| words(&record["code"])).collect();
		let known = codes.join(", ");
		Said::new(
			format!("지표 {which}이(가) 없습니다. 있는 지표: {known}"),
			format!("there is no indicator {which}; known are {known}"),
		)
	})
}

impl Whose {
	async fn points(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let points = reader.ask("points", &[("who", ss58(&self.who).into())]).await?;
		if self.json {
			return json(&json!({ "account": ss58(&self.who), "points": points }));
		}
		println!("{points}");
		Ok(())
	}

	async fn account(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let who = ss58(&self.who);
		let asked = [("who", Value::from(who.as_str()))];
		let missing = Said::new(
			format!("{who}은 활동 계정이 아닙니다. 계정을 묶으려면: caucus activity bind"),
			format!("there is no activity account {who}; `caucus activity bind` makes one"),
		);
		let record = reader.find("account", &asked, missing).await?;
		let points = reader.ask("points", &asked).await?;
		let first = january(id(&record["year"])?);
		let mut entries = Vec::new();
		for month in first..january(id(&record["year"])?.saturating_add(1)) {
			let asked = [("who", Value::from(who.as_str())), ("period", month.into())];
			for entry in list(reader.ask("entries", &asked).await?)? {
				entries.push((month, entry));
			}
		}
		if self.json {
			let entries: Vec<Value> = entries
				.into_iter()
				.map(|(month, entry)| json!({ "month": show_month(month), "entry": entry }))
				.collect();
			return json(&json!({ "account": record, "points": points, "entries": entries }));
		}
		println!("{who}: activity account of {}, {points} points", record["year"]);
		if record["opted_out"] == Value::Bool(true) {
			println!("its owner opted out: nothing more is collected, and nothing shown");
		}
		earnings_table(&record["earnings"]).print("no points are left of any month");
		let named = indicators(&reader).await?;
		let mut statuses = Vec::new();
		for (_, entry) in &entries {
			let asked = [("id", entry["attestation"].clone())];
			statuses.push(reader.ask("attestation", &asked).await?[1].clone());
		}
		println!();
		entries_table(&entries, &statuses, &named).print("nothing was attested");
		Ok(())
	}
}

fn earnings_table(earnings: &Value) -> Table {
	let mut table = Table::new(&["month", ">points left", "they expire with"]);
	for earning in earnings.as_array().into_iter().flatten() {
		let month = |name: &str| id(&earning[name]).map(show_month).unwrap_or_default();
		table.row([month("period"), earning["points"].to_string(), month("expires")]);
	}
	table
}

fn entries_table(entries: &[(Month, Value)], statuses: &[Value], named: &[(u32, Value)]) -> Table {
	let mut table = Table::new(&["month", ">attestation", "indicator", "when", ">value", "state"]);
	for ((month, entry), status) in entries.iter().zip(statuses) {
		let indicator = named.iter().find(|(id, _)| u64::from(*id) == number(&entry["indicator"]));
		let state = match entry["stands"] == Value::Bool(true) {
			true => spoken(status),
			false => format!("{}: does not count", spoken(status)),
		};
		table.row([
			show_month(*month),
			entry["attestation"].to_string(),
			indicator.map(|(_, record)| words(&record["name"])).unwrap_or_default(),
			day(&Value::from(number(&entry["hour"]).saturating_mul(3_600_000))),
			entry["value"].to_string(),
			state,
		]);
	}
	table
}

impl Burn {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let chain = node.connect().await?;
		let arguments = about(&[("points", self.points.into())]);
		named::submit(&chain, &self.account, PALLET, "burn", &arguments).await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let left = reader.ask("points", &[("who", ss58(&self.account.key()?).into())]).await?;
		println!("{} points are burned; {left} are left", self.points);
		Ok(())
	}
}

impl OptOut {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let chain = node.connect().await?;
		let question =
			"Nothing more will be collected about this account, and nothing shown. Opt out for good?";
		if !self.yes && !confirmed(question, "say --yes")? {
			println!("nothing was done");
			return Ok(());
		}
		named::submit(&chain, &self.account, PALLET, "opt_out", &about(&[])).await?;
		println!("opted out");
		Ok(())
	}
}

impl Indicators {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let month = self.month.unwrap_or_else(|| caucus_sdk::primitives::calendar::month_of(reader.now));
		let mut rows = Vec::new();
		for (number, record) in indicators(&reader).await? {
			let asked = [("indicator", number.into()), ("period", month.into())];
			let terms = reader.ask("terms", &asked).await?;
			rows.push((number, record, terms[1].clone()));
		}
		if self.json {
			let rows = rows.into_iter().map(
				|(number, record, terms)| json!({ "number": number, "indicator": record, "terms": terms }),
			);
			return json(&rows.collect::<Vec<_>>());
		}
		println!("on the terms of {}", show_month(month));
		let mut table = Table::new(&[
			">",
			"code",
			"name",
			"attested by",
			">points",
			">at most",
			">hours between",
			"meeting",
			"campaigns",
		]);
		for (number, record, terms) in &rows {
			let said = |name: &str| terms[name].as_u64().map(|value| value.to_string()).unwrap_or_default();
			let flag = |name: &str, yes: &str| {
				if terms[name] == Value::Bool(true) {
					yes.to_owned()
				} else {
					String::new()
				}
			};
			let issuer = match terms.is_null() {
				true => "does not count".into(),
				false => spoken(&terms["issuer"]),
			};
			table.row([
				number.to_string(),
				words(&record["code"]),
				words(&record["name"]),
				issuer,
				said("weight"),
				said("cap"),
				said("cooldown"),
				flag("demands_meeting", "needed"),
				flag("rests_in_campaigns", "rests"),
			]);
		}
		table.print("there are none");
		Ok(())
	}
}

impl Period {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let name = show_month(self.month);
		let missing = Said::new(
			format!("{name}에는 아직 확인 기록이 없습니다."),
			format!("there is no attestation in {name} yet"),
		);
		let record = reader.find("period", &[("period", self.month.into())], missing).await?;
		if self.json {
			return json(&record);
		}
		println!("{name}: {}", spoken(&record["stage"]));
		for (what, part) in [
			("attested until", "attested_until"),
			("disputed until", "disputed_until"),
			("decided until", "decided_until"),
		] {
			println!("  {what} {}", when(reader.now, &record[part]));
		}
		println!("  points expire with {}", id(&record["expires"]).map(show_month)?);
		println!(
			"  {} accounts; at most {} points each; fewer than {} accounts are not shown",
			record["participants"], record["ceiling"], record["least_group"]
		);
		let decided = record["decided_until"].as_u64().is_some_and(|until| until <= reader.now);
		let stage = spoken(&record["stage"]);
		if decided && ["open", "counting", "publishing"].contains(&stage.as_str()) {
			println!("  it is due: caucus activity do --account ... advance period={name} pieces=32");
		}
		Ok(())
	}
}

impl Attestation {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let asked = [("id", self.attestation.into())];
		let missing = Said::new(
			format!("확인 기록 {}번은 없거나, 당사자가 빠져 볼 수 없습니다.", self.attestation),
			format!(
				"there is no attestation {} to be seen; its subject may have opted out",
				self.attestation
			),
		);
		let found = reader.find("attestation", &asked, missing).await?;
		let dispute = reader.ask("dispute_about", &asked).await?;
		let correction = reader.ask("correction_of", &asked).await?;
		let batch =
			list(reader.ask("batches", &[("from", found[0]["batch"].clone()), ("count", 1.into())]).await?)?;
		let batch = batch.first().map(|row| row[1].clone()).unwrap_or_default();
		if self.json {
			return json(&json!({
				"attestation": found[0], "status": found[1], "batch": batch, "dispute": dispute, "correction": correction,
			}));
		}
		let named = indicators(&reader).await?;
		let occasion = &batch["occasion"];
		let indicator = named.iter().find(|(id, _)| u64::from(*id) == number(&occasion["indicator"]));
		println!(
			"attestation {} ({}): {} {} for {}",
			self.attestation,
			spoken(&found[1]),
			indicator.map(|(_, record)| words(&record["name"])).unwrap_or_default(),
			found[0]["value"],
			words(&found[0]["subject"])
		);
		println!(
			"  {}, organisation {}, by {}",
			when(reader.now, &occasion["occurred_at"]),
			occasion["organization"],
			words(&batch["issuer"])
		);
		println!("  {}", evidence(&occasion["evidence"]));
		if found[0]["sampled"] == Value::Bool(true) {
			println!("  drawn for an audit by chance");
		}
		if !dispute.is_null() {
			println!(
				"  disputed {} by {}: {}",
				day(&dispute["at"]),
				words(&dispute["by"]),
				crate::reading::content(&dispute["reason"])
			);
			let decision = &dispute["decision"];
			if !decision.is_null() {
				let said = if decision["uphold"] == Value::Bool(true) { "it stands" } else { "it falls" };
				println!(
					"  decided {} by {}: {said}; {}",
					day(&decision["at"]),
					words(&decision["by"]),
					crate::reading::content(&decision["reason"])
				);
			}
		}
		if !correction.is_null() {
			println!(
				"  taken back {}: {} points; {}",
				day(&correction["at"]),
				correction["points"],
				crate::reading::content(&correction["reason"])
			);
		}
		Ok(())
	}
}

/// What shows that something happened.
fn evidence(evidence: &Value) -> String {
	match evidence["Meetings"].as_array() {
		Some(meetings) => {
			let each = meetings.iter().map(|one| format!("meeting {} of organisation {}", one[1], one[0]));
			format!("evidence: {}", each.collect::<Vec<_>>().join(", "))
		}
		None => format!("evidence: a document with the digest {}", words(&evidence["Document"])),
	}
}

impl Dispute {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let reason = content_json(&content(&self.reason)?);
		let chain = node.connect().await?;
		let arguments = about(&[("attestation", self.attestation.into()), ("reason", reason)]);
		named::submit(&chain, &self.account, PALLET, "dispute", &arguments).await?;
		println!("attestation {} is disputed; an auditor decides", self.attestation);
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn indicators_are_found_by_number_or_code() {
		let all = [(0, json!({ "code": "education" })), (1, json!({ "code": "event" }))];
		assert_eq!(find_indicator(&all, "event").unwrap().0, 1);
		assert_eq!(find_indicator(&all, "0").unwrap().0, 0);
		assert!(find_indicator(&all, "votes").unwrap_err().to_string().contains("education, event"));
	}

	#[test]
	fn what_does_not_count_is_said() {
		let entry = json!({ "attestation": 4, "indicator": 0, "hour": 24, "value": 1, "stands": false });
		let named = [(0, json!({ "name": "교육" }))];
		let lines = entries_table(&[(24_312, entry)], &[json!("Revoked")], &named).lines();
		assert!(lines[1].contains("2026-01") && lines[1].contains("교육"), "{lines:?}");
		assert!(lines[1].ends_with("revoked: does not count"), "{lines:?}");
		let earned = json!([{ "period": 24_312, "expires": 24_325, "points": 30 }]);
		let lines = earnings_table(&earned).lines();
		assert!(lines[1].contains("30") && lines[1].ends_with("2027-02"), "{lines:?}");
	}
}
