// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Attesting what accounts did, from a file: each row is checked before anything is sent, because the chain
//! refuses a batch for one row.

use super::{find_indicator, indicators, PALLET};
use crate::{
	named,
	officer::{account_id, Account},
	organisation::moment_of,
	output::{bar, json},
	reading::{about, counted, id, number, spoken, words, Reader},
	rows::{each, refuse, Rows},
	said::Said,
	Node,
};
use anyhow::{ensure, Context};
use caucus_sdk::{
	account::ss58,
	dates::show_month,
	primitives::{
		blake2_256,
		calendar::{month_of, year_of},
		AccountKey, Moment,
	},
};
use clap::{ArgGroup, Args};
use serde_json::{json, Value};
use std::{collections::BTreeMap, path::PathBuf};

/// What `--help` says of the file.
pub(super) const WRITING: &str = "\
The file is CSV with a heading: account, and value for indicators that are counted in hours; 1 if it is missing.
  account,value
  5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY,3
Examples:
  caucus activity attest --account //Alice present.csv --indicator education --organization 3 \\
      --at 2026-11-20T19:00:00+09:00 --meeting 3:17
  caucus activity attest --account //Alice hours.csv --indicator 4 --organization 0 \\
      --at 2026-11-20T10:00:00+09:00 --document list.pdf --dry-run
All rows that are wrong are told at once, and nothing is sent then.";

/// Most attestations in a batch.
const MAX_BATCH: usize = 256;

/// What accounts did.
#[derive(Args)]
#[command(group = ArgGroup::new("evidence").required(true))]
pub(crate) struct Attest {
	#[command(flatten)]
	account: Account,
	/// The file.
	file: PathBuf,
	/// The indicator's number or code; `caucus activity indicators` lists them.
	#[arg(long)]
	indicator: String,
	/// The organisation whose officer attests.
	#[arg(long, alias = "organisation")]
	organization: u32,
	/// The area, if it is to be counted by itself.
	#[arg(long)]
	area: Option<u32>,
	/// When it happened, such as 2026-11-20T19:00:00+09:00.
	#[arg(long, value_parser = moment_of)]
	at: Moment,
	/// The document that shows it; the chain gets its digest. Keep it.
	#[arg(long, value_name = "FILE", group = "evidence")]
	document: Option<PathBuf>,
	/// The meeting at which it happened; more than one where each alone had too few.
	#[arg(long = "meeting", value_name = "ORGANIZATION:MEETING", group = "evidence", value_parser = meeting)]
	meetings: Vec<(u32, u32)>,
	/// Only say what the chain would refuse now and why, and send nothing.
	#[arg(long)]
	dry_run: bool,
	/// Write what was attested as JSON.
	#[arg(long)]
	json: bool,
}

/// Reads a meeting with its organisation.
fn meeting(text: &str) -> anyhow::Result<(u32, u32)> {
	let (organisation, meeting) = text.split_once(':').context("write ORGANIZATION:MEETING, such as 3:17")?;
	Ok((organisation.trim().parse()?, meeting.trim().parse()?))
}

/// A row of the file.
type Item = (AccountKey, u8);

/// The rows of a file, and what is wrong with others.
fn items(rows: &Rows) -> (Vec<(u64, Item)>, Vec<String>) {
	let mut first: BTreeMap<AccountKey, u64> = BTreeMap::new();
	each(rows, |row| {
		let account = account_id(rows.cell(row, "account"))?;
		let value = match rows.cell(row, "value") {
			"" => 1,
			text => text.parse().ok().filter(|value| (1..=12).contains(value)).with_context(|| {
				format!("{text:?} is no value: whole numbers from 1 to 12, hours where hours are counted")
			})?,
		};
		if let Some(line) = first.insert(account, row.line) {
			anyhow::bail!("{} is on line {line} already", ss58(&account));
		}
		Ok((account, value))
	})
}

/// Splits into batches of about the same size, so that none is smaller than it has to be.
fn split(items: &[Item]) -> Vec<&[Item]> {
	let batches = items.len().div_ceil(MAX_BATCH).max(1);
	items.chunks(items.len().div_ceil(batches).max(1)).collect()
}

/// Why an account cannot be attested to in a year.
fn objection(record: &Value, year: u32) -> Option<String> {
	if record.is_null() {
		return Some("is no activity account".into());
	}
	if record["year"].as_u64() != Some(year.into()) {
		return Some(format!("is an activity account of {}, not of {year}", record["year"]));
	}
	(record["opted_out"] == Value::Bool(true)).then(|| "has opted out".into())
}

impl Attest {
	/// What the chain is told once for all rows.
	fn occasion(&self, indicator: u32) -> anyhow::Result<Value> {
		let evidence = match &self.document {
			Some(path) => {
				let bytes = std::fs::read(path).with_context(|| crate::said::unreadable(path.display()))?;
				json!({ "Document": format!("0x{}", hex::encode(blake2_256(&[&bytes]))) })
			}
			None => {
				let mut meetings = self.meetings.clone();
				meetings.sort_unstable();
				meetings.dedup();
				json!({ "Meetings": meetings })
			}
		};
		Ok(json!({
			"indicator": indicator, "organization": self.organization, "area": self.area,
			"occurred_at": self.at, "evidence": evidence,
		}))
	}

	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let rows = Rows::read(&self.file, &["account"], &["value"])?;
		let (read, mut bad) = items(&rows);
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let all = indicators(&reader).await?;
		let (indicator, record) = find_indicator(&all, &self.indicator)?;
		let occasion = self.occasion(*indicator)?;
		let month = month_of(self.at);
		let asked = [("indicator", (*indicator).into()), ("period", month.into())];
		let (code, name) = (words(&record["code"]), show_month(month));
		let missing = Said::new(
			format!("지표 {code}은(는) {name}에 세지 않습니다."),
			format!("the indicator {code} does not count in {name}"),
		);
		let terms = reader.find("terms", &asked, missing).await?;
		if terms[1]["demands_meeting"] == Value::Bool(true) {
			ensure!(
				self.document.is_none(),
				"{} is attested for a meeting: give --meeting",
				words(&record["name"])
			);
		}
		let looked = bar(read.len() as u64, "looking at accounts");
		for (line, (account, _)) in &read {
			let found = reader.ask("account", &[("who", ss58(account).into())]).await?;
			if let Some(objection) = objection(&found, year_of(month)) {
				bad.push(format!("line {line}: {} {objection}", ss58(account)));
			}
			looked.inc(1);
		}
		looked.finish_and_clear();
		refuse(bad)?;
		let (lines, items): (Vec<u64>, Vec<Item>) = read.into_iter().unzip();
		let least = self.least(&reader, month).await?;
		let batches = split(&items);
		let smallest = batches.iter().map(|batch| batch.len()).min().unwrap_or_default() as u64;
		ensure!(
			smallest >= least,
			Said::new(
				format!("{smallest}줄은 너무 적습니다. 누가 누구를 확인했는지 드러나지 않으려면 {least}줄이 있어야 합니다. 위 조직에서 여러 회의를 모으세요."),
				format!(
					"{smallest} rows are fewer than the {least} that hide who attested whom: pool meetings, at the \
					 organisation above"
				),
			)
		);
		let call_of = |batch: &[Item]| {
			let subjects =
				batch.iter().map(|(account, value)| json!({ "subject": ss58(account), "value": value }));
			about(&[("occasion", occasion.clone()), ("items", subjects.collect::<Vec<_>>().into())])
		};
		if self.dry_run {
			let mut before = 0usize;
			for batch in &batches {
				let tried = named::try_out(&chain, &self.account, PALLET, "attest", &call_of(batch)).await;
				let line = |place: usize| lines.get(place).copied().unwrap_or_default();
				let (first, last) =
					(line(before), line(before.saturating_add(batch.len()).saturating_sub(1)));
				tried.with_context(|| {
					Said::new(
						format!("{first}~{last}행의 묶음은 거부됩니다. 아무것도 보내지 않았습니다."),
						format!("The batch of lines {first} to {last} would be refused; nothing was sent."),
					)
				})?;
				before = before.saturating_add(batch.len());
			}
			println!(
				"{} in {}: the chain would take each now, from the {}; nothing was sent",
				counted(items.len(), "row"),
				if batches.len() == 1 { "1 batch".into() } else { format!("{} batches", batches.len()) },
				spoken(&terms[1]["issuer"])
			);
			return Ok(());
		}
		let sent = bar(batches.len() as u64, "attesting");
		let mut done = Vec::new();
		for batch in &batches {
			let sending = named::submit(&chain, &self.account, PALLET, "attest", &call_of(batch)).await;
			let included = sending.with_context(|| {
				format!("{} of {} batches were attested before", done.len(), batches.len())
			})?;
			let event = included.event(PALLET, "Attested").context("the chain did not report the batch")?;
			done.push(chain.fields_of(event, included.block).await?);
			sent.inc(1);
		}
		sent.finish_and_clear();
		if self.json {
			return json(&done);
		}
		for event in &done {
			let first = number(&event["first"]);
			let last = first.saturating_add(number(&event["count"])).saturating_sub(1);
			println!("batch {}: attestations {first} to {last}", event["batch"]);
		}
		Ok(())
	}

	/// The fewest accounts of a batch: those of the month once it has begun, otherwise today's.
	async fn least(&self, reader: &Reader<'_>, month: u32) -> anyhow::Result<u64> {
		let period = reader.ask("period", &[("period", month.into())]).await?;
		match period["least_group"].as_u64() {
			Some(least) => Ok(least),
			None => {
				let settings = reader.ask("settings", &[]).await?;
				Ok(id(&settings["parameters"]["least_group"])?.into())
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_row_that_is_wrong_is_told() {
		let text = "account,value\n//Alice,2\n//Bob,\n//Alice,1\nnobody,1\n//Dave,0\n//Eve,13\n//Ferdie,x\n";
		let rows = Rows::parse(text, &["account"], &["value"]).unwrap();
		let (good, bad) = items(&rows);
		assert_eq!(
			good.iter().map(|(line, (_, value))| (*line, *value)).collect::<Vec<_>>(),
			[(2, 2), (3, 1)]
		);
		let lines: Vec<&str> = bad.iter().filter_map(|line| line.split(':').next()).collect();
		assert_eq!(lines, ["line 4", "line 5", "line 6", "line 7", "line 8"]);
		assert!(bad[0].contains("on line 2 already") && bad[1].contains("is not an account"), "{bad:?}");
	}

	#[test]
	fn batches_are_of_about_one_size() {
		let sizes = |many: usize| {
			split(&vec![([0; 32], 1); many]).iter().map(|batch| batch.len()).collect::<Vec<_>>()
		};
		assert_eq!(sizes(256), [256]);
		assert_eq!(sizes(257), [129, 128]);
		assert_eq!(sizes(600), [200, 200, 200]);
		assert_eq!(sizes(0), Vec::<usize>::new());
	}

	#[test]
	fn accounts_of_other_years_and_those_who_opted_out_are_told_apart() {
		let record = |year, opted_out| json!({ "year": year, "opted_out": opted_out });
		assert_eq!(objection(&record(2026, false), 2026), None);
		assert_eq!(
			objection(&record(2025, false), 2026).unwrap(),
			"is an activity account of 2025, not of 2026"
		);
		assert_eq!(objection(&record(2026, true), 2026).unwrap(), "has opted out");
		assert_eq!(objection(&Value::Null, 2026).unwrap(), "is no activity account");
	}

	#[test]
	fn a_meeting_is_read_with_its_organisation() {
		assert_eq!(meeting("3:17").unwrap(), (3, 17));
		assert!(meeting("17").is_err() && meeting("a:1").is_err());
	}
}
