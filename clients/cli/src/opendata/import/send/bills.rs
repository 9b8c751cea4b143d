// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Recording bills as facts by one researcher, and confirming them by another.

use super::{call_each, read_text, Officers};
use crate::{
	named,
	officer::Account,
	opendata::{
		import::{
			bills::{as_holders, decision, ensure_captured_after, fact, plan, Bills as Read, Holder, Plan},
			holders::{Members, CENTRAL},
			report::Refused,
			Common,
		},
		source::{about, items, name_of, number, text, At},
	},
	output::{bar, spinner},
	said, Node,
};
use anyhow::{ensure, Context};
use caucus_sdk::{
	account,
	chain::Chain,
	moment,
	primitives::{blake2_256, calendar::DAY, Moment},
};
use clap::Args;
use serde_json::{json, Value};
use std::{
	collections::{BTreeMap, BTreeSet},
	path::PathBuf,
};

/// Most facts in a call.
const FACTS: usize = 32;
/// What the feed is called by which these facts come.
const FEED: &str = "의안정보시스템 의안 목록";
/// Where it is.
const FEED_URL: &str = "https://likms.assembly.go.kr/bill";

/// Record bills as facts about the office holders who proposed them first, from a CSV file.
///
/// The file has the columns bill_id, title, link_id, proposer_type and proposed_date. Who proposed a bill
/// stands in its title. A fact has the bill's page as its source, and the BLAKE2b-256 digest of the bill's line
/// in the file, without white space at its ends.
///
/// A bill goes to an office holder of that name who held a seat on that day, and to nobody where several are
/// called so: --decide says which one is meant. Numbers that stand more than once are named with all lines.
///
/// One researcher records, another confirms with --confirm; with the accounts of both it is done at once. What
/// nobody confirms is confirmed by time, unless the office holder replies.
#[derive(Args)]
#[command(after_help = "\
Examples:
  caucus import bills bills.csv --members members.json --dry-run
  caucus import bills bills.csv --members members.json --party 자유한국당 \\
      --account //Alice --account //Bob
  caucus import bills bills.csv --decide 김성태=assembly.go.kr:9770974 --account //Alice
  caucus import bills bills.csv --confirm --account //Bob

It can be run again at any time: what is there is not recorded again.")]
pub(crate) struct Bills {
	/// The file.
	file: PathBuf,
	/// The list of all members, of all parties: so that namesakes who are not on record are known.
	#[arg(long, value_name = "FILE")]
	members: Option<PathBuf>,
	/// Only facts about those who are of this party in the list of members.
	#[arg(long, value_name = "NAME", requires = "members")]
	party: Option<String>,
	/// Whom a name means that several have; once for each name.
	#[arg(long = "decide", value_name = "NAME=REFERENCE", value_parser = decision)]
	decided: Vec<(String, String)>,
	/// When the file was captured; now if nothing is said.
	#[arg(long, value_name = "MOMENT")]
	captured_at: Option<String>,
	/// Record nothing; confirm what another researcher recorded from the same file.
	#[arg(long)]
	confirm: bool,
	#[command(flatten)]
	common: Common,
}

/// A fact about a bill on the chain.
struct There {
	id: u64,
	version: u64,
	status: String,
	digest: String,
	recorded_by: String,
}

impl Bills {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let dry = self.common.is_dry();
		let bytes =
			std::fs::read(&self.file).with_context(|| crate::said::unreadable(self.file.display()))?;
		let captured_at = self.captured_at.as_deref().map(|text| {
			moment::parse(text).with_context(|| format!("{text:?} is not like 2026-12-01T09:00:00+09:00"))
		});
		let captured_at = captured_at.transpose()?;
		let members = match &self.members {
			Some(path) => Some(Members::read(&read_text(path)?)?),
			None => None,
		};
		let all = members.iter().flat_map(|members| &members.members);
		let others: Vec<_> = all.map(|member| (member.korean.clone(), member.reference.clone())).collect();
		let decided: BTreeMap<_, _> = self.decided.iter().cloned().collect();
		let of_party: Option<BTreeSet<&str>> = self.party.as_deref().map(|party| {
			let members = members.iter().flat_map(|members| members.of_party(Some(party)));
			members.map(|member| member.reference.as_str()).collect()
		});
		let is_ours =
			|holder: &Holder| of_party.as_ref().is_none_or(|party| party.contains(holder.reference.as_str()));
		if self.common.offline {
			let members = members.as_ref().context("--offline needs --members, to know who there is")?;
			let holders: Vec<_> =
				as_holders(members.members.iter()).into_iter().filter(|holder| is_ours(holder)).collect();
			let made = plan(Read::read(&bytes)?, &holders, &others, &decided)?;
			return made.report.finish(dry, self.common.json);
		}
		let chain = node.connect().await?;
		let at = At::best(&chain).await?;
		let holders: Vec<_> = holders(&at).await?.into_iter().filter(|holder| is_ours(holder)).collect();
		ensure!(
			!holders.is_empty(),
			"no office holders are on record; enter them with caucus import holders"
		);
		let mut made = plan(Read::read(&bytes)?, &holders, &others, &decided)?;
		let there = facts(&at).await?;
		let new = compare(&mut made, &holders, &there);
		made.report.count("there already", made.facts.len().saturating_sub(new.len()));
		if dry {
			made.report.count("to be recorded", new.len());
			if !self.common.accounts.is_empty() && !self.confirm {
				let captured_at = captured_at.unwrap_or(at.stamp.at);
				ensure_captured_after(&made.facts, captured_at)?;
				let officers = Officers::look_up(&self.common.accounts, &at).await?;
				try_out(&chain, &officers, &at, &mut made, &holders, &new, captured_at).await?;
			}
			return made.report.finish(dry, self.common.json);
		}
		let officers = Officers::look_up(&self.common.accounts, &at).await?;
		let researchers = officers.holding(CENTRAL, "Researcher");
		ensure!(!researchers.is_empty(), "none of the accounts is a researcher's");
		if !self.confirm && !new.is_empty() {
			let (researcher, _) = researchers.first().context("there is a researcher; qed")?;
			let captured_at = captured_at.unwrap_or(at.stamp.at);
			ensure_captured_after(&made.facts, captured_at)?;
			let feed = feed(&chain, researcher, &at).await?;
			record(&chain, researcher, &made, &holders, &new, (feed, captured_at)).await?;
			made.report.count("recorded", new.len());
			report_feed(&chain, researcher, feed, &bytes).await?;
		}
		if self.confirm || researchers.len() > 1 {
			confirm(&chain, &researchers, &mut made, &holders).await?;
		} else if !new.is_empty() {
			let said = "another researcher can confirm the facts with --confirm; otherwise time does";
			made.report.waiting = Some(said.into());
		}
		made.report.finish(dry, self.common.json)
	}
}

/// Office holders of the chain with their terms.
async fn holders(at: &At) -> anyhow::Result<Vec<Holder>> {
	let rows = at.all("Representatives", "representatives").await?;
	let progress = bar(rows.len() as u64, "office holders");
	let mut holders = Vec::new();
	for row in rows {
		let terms = at.ask("Representatives", "terms", &[("id", row[0].clone())]).await?;
		let span = |span: &Value| (number(&span[0]), number(&span[1]));
		let post = |row: &Value| (number(&row[0]), items(&row[1]).iter().map(span).collect());
		holders.push(Holder {
			id: number(&row[0]),
			reference: text(&row[1]["description"]["reference"]).to_owned(),
			name: text(&row[1]["description"]["korean"]).to_owned(),
			posts: items(&terms).iter().map(post).collect(),
		});
		progress.inc(1);
	}
	progress.finish_and_clear();
	Ok(holders)
}

/// Facts about bills that the chain has, by holder and bill. Of one that was taken back and recorded again the
/// later is meant.
async fn facts(at: &At) -> anyhow::Result<BTreeMap<(u64, String), There>> {
	let rows = at.all("Representatives", "facts").await?;
	let of_bills =
		rows.iter().filter(|row| matches!(name_of(&row["fact"]["body"]["deed"]), "BillLead" | "BillCo"));
	let known = of_bills.map(|row| {
		let (fact, body) = (&row["fact"], &row["fact"]["body"]);
		let there = There {
			id: number(&row["id"]),
			version: number(&fact["version"]),
			status: name_of(&row["status"]).to_owned(),
			digest: text(&body["digest"]).to_owned(),
			recorded_by: text(&fact["recorded_by"]).to_owned(),
		};
		((number(&fact["representative"]), text(&body["subject"]).to_owned()), there)
	});
	Ok(known.collect())
}

/// Positions of the facts that the chain lacks. Those that it has otherwise are refused, those that were taken
/// back are passed over.
fn compare(plan: &mut Plan, holders: &[Holder], there: &BTreeMap<(u64, String), There>) -> Vec<usize> {
	let mut new = Vec::new();
	let report = &mut plan.report;
	for (position, (bill, holder, _)) in plan.facts.iter().enumerate() {
		let Some(holder) = holders.get(*holder) else {
			continue;
		};
		match there.get(&(holder.id, bill.number.clone())) {
			None => new.push(position),
			Some(there) if there.status == "Withdrawn" => {
				report.pass("taken back after an earlier import; not recorded again");
			}
			Some(there) if there.digest != format!("0x{}", hex::encode(bill.digest)) => {
				let why = format!("fact {} is on record from another line or page", there.id);
				report.refused.push(Refused::at(bill.line, format!("bill {}", bill.number), why));
			}
			Some(_) => (),
		}
	}
	new
}

/// The number of the feed of these facts.
fn number_of_feed(feeds: Vec<Value>) -> Option<u64> {
	feeds.into_iter().find(|row| row[1]["name"] == FEED).map(|row| number(&row[0]))
}

/// Has the chain try what would be recorded, and refuses the lines that it refuses.
async fn try_out(
	chain: &Chain,
	officers: &Officers,
	at: &At,
	plan: &mut Plan,
	holders: &[Holder],
	new: &[usize],
	captured_at: Moment,
) -> anyhow::Result<()> {
	let researchers = officers.holding(CENTRAL, "Researcher");
	let (researcher, _) = researchers.first().context("none of the accounts is a researcher's")?;
	let Some(feed) = number_of_feed(at.all("Representatives", "feeds").await?) else {
		let said = "the chain could not try the facts: their feed is only added with the first of them";
		plan.report.notes.push(said.into());
		return Ok(());
	};
	let facts: Vec<(u64, Value)> = new
		.iter()
		.filter_map(|position| {
			let (bill, holder, post) = plan.facts.get(*position)?;
			Some((bill.line, fact(bill, holders.get(*holder)?, *post, feed, captured_at)))
		})
		.collect();
	let trying = spinner("trying each call");
	let attempt = async |entries: Vec<Value>| {
		let arguments = about(&[("entries", entries.into())]);
		named::try_out(chain, researcher, "Representatives", "record", &arguments).await
	};
	let refused = named::sift(&facts, FACTS, attempt).await?;
	trying.finish_and_clear();
	let refused = refused.iter().map(|(line, error)| Refused::at(*line, "a bill", said::in_short(error)));
	plan.report.refused.extend(refused);
	Ok(())
}

/// The feed of these facts, added if it is not there.
async fn feed(chain: &Chain, researcher: &Account, at: &At) -> anyhow::Result<u64> {
	if let Some(feed) = number_of_feed(at.all("Representatives", "feeds").await?) {
		return Ok(feed);
	}
	let every = DAY.saturating_mul(366);
	let added = about(&[("name", FEED.into()), ("url", FEED_URL.into()), ("every", every.into())]);
	named::submit(chain, researcher, "Representatives", "add_feed", &added).await?;
	let feeds = At::best(chain).await?.all("Representatives", "feeds").await?;
	number_of_feed(feeds).context("the feed was added, and is not there")
}

/// Says that the feed came, unless this file was the last that came by it.
async fn report_feed(chain: &Chain, researcher: &Account, feed: u64, file: &[u8]) -> anyhow::Result<()> {
	let at = At::best(chain).await?;
	let feeds = at.all("Representatives", "feeds").await?;
	let digest = format!("0x{}", hex::encode(blake2_256(&[file])));
	let row = feeds.iter().find(|row| number(&row[0]) == feed).context("the feed is gone")?;
	if row[1]["digest"] == digest.as_str() || at.stamp.at <= number(&row[1]["last_at"]) {
		return Ok(());
	}
	let came = about(&[("feed", feed.into()), ("at", at.stamp.at.into()), ("digest", digest.into())]);
	named::submit(chain, researcher, "Representatives", "report_feed", &came).await.map(drop)
}

async fn record(
	chain: &Chain,
	researcher: &Account,
	plan: &Plan,
	holders: &[Holder],
	new: &[usize],
	(feed, captured_at): (u64, Moment),
) -> anyhow::Result<()> {
	let facts: Vec<Value> = new
		.iter()
		.filter_map(|position| {
			let (bill, holder, post) = plan.facts.get(*position)?;
			Some(fact(bill, holders.get(*holder)?, *post, feed, captured_at))
		})
		.collect();
	let batches: Vec<_> =
		facts.chunks(FACTS).map(|part| vec![("entries", Value::from(part.to_vec()))]).collect();
	for done in call_each(chain, researcher, ("Representatives", "record"), &batches, "facts").await {
		done?;
	}
	Ok(())
}

/// Confirms what others than the confirming researcher recorded from the same lines.
async fn confirm(
	chain: &Chain,
	researchers: &[(&Account, [u8; 32])],
	plan: &mut Plan,
	holders: &[Holder],
) -> anyhow::Result<()> {
	let there = facts(&At::best(chain).await?).await?;
	let mut batches: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
	let (mut own, mut confirmed) = (0usize, 0usize);
	for (bill, holder, _) in &plan.facts {
		let known = holders.get(*holder).and_then(|holder| there.get(&(holder.id, bill.number.clone())));
		let digest = format!("0x{}", hex::encode(bill.digest));
		let Some(known) = known.filter(|known| known.status == "Provisional" && known.digest == digest)
		else {
			continue;
		};
		let other = researchers.iter().position(|(_, key)| account::ss58(key) != known.recorded_by);
		match other {
			Some(researcher) => batches.entry(researcher).or_default().push(json!({
				"fact": known.id, "expected_version": known.version, "digest": digest,
			})),
			None => own = own.saturating_add(1),
		}
	}
	for (researcher, words) in batches {
		let Some((account, _)) = researchers.get(researcher) else {
			continue;
		};
		let calls: Vec<_> =
			words.chunks(FACTS).map(|part| vec![("confirmations", Value::from(part.to_vec()))]).collect();
		for done in call_each(chain, account, ("Representatives", "confirm"), &calls, "confirmations").await {
			done?;
		}
		confirmed = confirmed.saturating_add(words.len());
	}
	plan.report.count("confirmed", confirmed);
	if own > 0 {
		plan.report.waiting =
			Some(format!("{own} facts were recorded by the same researcher; another has to confirm them"));
	}
	Ok(())
}
