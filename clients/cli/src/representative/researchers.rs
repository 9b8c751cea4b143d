// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What researchers and office holders do about facts.

use super::{
	facts::{fact_of, lines},
	holds, not_held, silent_feeds, PALLET,
};
use crate::{
	named,
	officer::{digest, Account},
	organisation::moment_of,
	output::{bar, spinner},
	reading::{about, confirmed, counted, id, name_of, number, words, Reader},
	rows::{each, refuse, Row, Rows},
	said::{self, Said},
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	dates::{parse_day, show_day},
	primitives::{blake2_256, Digest},
};
use clap::{ArgGroup, Args};
use serde_json::{json, Value};
use std::{
	collections::{btree_map::Entry, BTreeMap},
	path::{Path, PathBuf},
};

/// Most facts or confirmations in one call.
const MAX_BATCH: usize = 32;

/// What `--help` says of the file.
pub(super) const WRITING: &str = "\
The file is CSV with a heading. Columns; those in brackets may be left out:
  representative  number, or the source's reference
  post            number of the post
  deed            bill-lead, bill-co, vote-yes, vote-no, vote-abstain, vote-absent,
                  committee-present, committee-absent, plenary-present, plenary-absent, speech,
                  question, town-hall, petition-answer, interest, discipline; with percent
                  pledge-made:0, pledge-under-way:40, pledge-kept:100, pledge-given-up:40
  day             such as 2026-11-20
  subject         what it was about, as the source calls it, at most 40 bytes
  [eligibility]   eligible, excused-health, excused-family, excused-duty, excused-other, paired,
                  not-member, suspended
  feed            number; `caucus representative feeds` lists them
  url             where the page is
  page            the page as it was captured: a file, from the folder of the CSV file, or 64
                  hexadecimal digits of its BLAKE2b-256 digest
  captured        when, such as 2026-11-20T19:00:00+09:00
Example: caucus representative record --account //Alice facts.csv --dry-run";

/// Columns that have to be there.
const NEEDED: [&str; 9] =
	["representative", "post", "deed", "day", "subject", "feed", "url", "page", "captured"];

/// Facts to be recorded.
#[derive(Args)]
pub(crate) struct Record {
	#[command(flatten)]
	account: Account,
	/// The file.
	file: PathBuf,
	/// Only say which rows the chain would refuse now and why, and send nothing.
	#[arg(long)]
	dry_run: bool,
}

/// A deed as the chain takes it.
fn deed(text: &str) -> anyhow::Result<Value> {
	let name = text.trim().to_lowercase();
	Ok(match name.as_str() {
		"bill-lead" => json!("BillLead"),
		"bill-co" => json!("BillCo"),
		"vote-yes" => json!({ "Vote": "Yes" }),
		"vote-no" => json!({ "Vote": "No" }),
		"vote-abstain" => json!({ "Vote": "Abstain" }),
		"vote-absent" => json!({ "Vote": "Absent" }),
		"committee-present" => json!({ "Committee": true }),
		"committee-absent" => json!({ "Committee": false }),
		"plenary-present" => json!({ "Plenary": true }),
		"plenary-absent" => json!({ "Plenary": false }),
		"speech" => json!("Speech"),
		"question" => json!("Question"),
		"town-hall" => json!("TownHall"),
		"petition-answer" => json!("PetitionAnswer"),
		"interest" => json!("Interest"),
		"discipline" => json!("Discipline"),
		pledge => {
			let (status, progress) = pledge
				.strip_prefix("pledge-")
				.and_then(|rest| rest.split_once(':'))
				.with_context(|| format!("there is no deed {text:?}; see --help"))?;
			let status = match status {
				"made" => "Made",
				"under-way" => "UnderWay",
				"kept" => "Kept",
				"given-up" => "GivenUp",
				_ => bail!("a pledge is made, under-way, kept or given-up, not {status:?}"),
			};
			let progress = progress.parse().ok().filter(|percent: &u8| *percent <= 100);
			json!({ "Pledge": { "status": status, "progress": progress.context("percent go from 0 to 100")? } })
		}
	})
}

/// Whether somebody could have been there, as the chain takes it.
fn eligibility(text: &str) -> anyhow::Result<Value> {
	Ok(match text.trim().to_lowercase().as_str() {
		"" | "eligible" => json!("Eligible"),
		"excused-health" => json!({ "Excused": "Health" }),
		"excused-family" => json!({ "Excused": "Family" }),
		"excused-duty" => json!({ "Excused": "Duty" }),
		"excused-other" => json!({ "Excused": "Other" }),
		"paired" => json!("Paired"),
		"not-member" => json!("NotMember"),
		"suspended" => json!("Suspended"),
		_ => bail!("there is no eligibility {text:?}; see --help"),
	})
}

/// The digest of a page: of a file, or as it is given.
fn page_digest(folder: &Path, text: &str) -> anyhow::Result<Digest> {
	if let Ok(given) = digest(text) {
		return Ok(given);
	}
	let path = folder.join(text);
	let bytes = std::fs::read(&path).with_context(|| format!("cannot read the page {}", path.display()))?;
	ensure!(!bytes.is_empty(), "the page {} is empty", path.display());
	Ok(blake2_256(&[&bytes]))
}

/// What a row says; the representative still as it was written.
fn body(rows: &Rows, row: &Row, folder: &Path) -> anyhow::Result<(String, Value)> {
	let cell = |name: &str| rows.cell(row, name);
	let whole = |name: &str| -> anyhow::Result<u32> {
		cell(name).parse().with_context(|| format!("{name} is a number, not {:?}", cell(name)))
	};
	let subject = cell("subject");
	ensure!(
		(1..=40).contains(&subject.len()),
		"the subject has {} bytes; at least 1, at most 40",
		subject.len()
	);
	let url = cell("url");
	ensure!((1..=256).contains(&url.len()), "the url has {} bytes; at least 1, at most 256", url.len());
	let representative = cell("representative");
	ensure!(!representative.is_empty(), "say about which representative it is");
	let body = json!({
		"post": whole("post")?,
		"deed": deed(cell("deed"))?,
		"day": parse_day(cell("day")).with_context(|| format!("{:?} is no day such as 2026-11-20", cell("day")))?,
		"subject": format!("0x{}", hex::encode(subject)),
		"eligibility": eligibility(cell("eligibility"))?,
		"feed": whole("feed")?,
		"url": url,
		"digest": format!("0x{}", hex::encode(page_digest(folder, cell("page"))?)),
		"captured_at": moment_of(cell("captured"))?,
	});
	Ok((representative.to_owned(), body))
}

impl Record {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let rows = Rows::read(&self.file, &NEEDED, &["eligibility"])?;
		let folder = self.file.parent().unwrap_or(Path::new("."));
		let (read, mut bad) = each(&rows, |row| body(&rows, row, folder));
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let looked = bar(read.len() as u64, "looking at office holders");
		let (mut entries, mut known) = (Vec::new(), BTreeMap::new());
		for (line, (representative, body)) in read {
			match find(&reader, &representative, &body, &mut known).await {
				Ok(number) => entries.push((line, json!({ "representative": number, "body": body }))),
				Err(error) => bad.push(format!("line {line}: {}", said::in_short(&error))),
			}
			looked.inc(1);
		}
		looked.finish_and_clear();
		bad.extend(doubles(&entries));
		refuse(bad)?;
		ensure!(!entries.is_empty(), Said::new("줄이 하나도 없습니다.", "there is no row"));
		let trying = spinner("trying each call");
		let attempt = async |items: Vec<Value>| {
			let arguments = about(&[("entries", items.into())]);
			named::try_out(&chain, &self.account, PALLET, "record", &arguments).await
		};
		let refused = named::sift(&entries, MAX_BATCH, attempt).await?;
		trying.finish_and_clear();
		refuse(named::blame(refused, entries.len())?)?;
		if self.dry_run {
			println!(
				"{}: the chain would take {} now; nothing was sent",
				counted(entries.len(), "fact"),
				if entries.len() == 1 { "it" } else { "them" }
			);
			return Ok(());
		}
		let sent = bar(entries.len() as u64, "recording");
		let mut recorded = 0usize;
		for batch in entries.chunks(MAX_BATCH) {
			let lines: Vec<u64> = batch.iter().map(|(line, _)| *line).collect();
			let items: Vec<Value> = batch.iter().map(|(_, entry)| entry.clone()).collect();
			let arguments = about(&[("entries", items.into())]);
			let sending = named::submit(&chain, &self.account, PALLET, "record", &arguments).await;
			sending.with_context(|| {
				let (first, last) = (lines.first().copied().unwrap_or(0), lines.last().copied().unwrap_or(0));
				Said::new(
					format!("앞의 {recorded}건은 기록되었고, {first}~{last}행은 기록되지 않았습니다."),
					format!("{recorded} are recorded; lines {first} to {last} are not."),
				)
			})?;
			recorded = recorded.saturating_add(batch.len());
			sent.set_position(recorded as u64);
		}
		sent.finish_and_clear();
		println!("{}, provisional; another researcher confirms what is recorded", counted(recorded, "fact"));
		Ok(())
	}
}

/// Rows that say the same: the chain would take the first alone, whichever call the others are in.
fn doubles(entries: &[(u64, Value)]) -> Vec<String> {
	let mut first: BTreeMap<[String; 4], u64> = BTreeMap::new();
	let mut bad = Vec::new();
	for (line, entry) in entries {
		let body = &entry["body"];
		let deed = name_of(&body["deed"]);
		// First or with others, it is the same bill.
		let class = if deed.starts_with("Bill") { "Bill".into() } else { deed };
		let key = [
			entry["representative"].to_string(),
			class,
			body["subject"].to_string(),
			body["day"].to_string(),
		];
		match first.get(&key) {
			Some(other) => {
				let same = Said::new(
					format!("{other}행과 같은 사실입니다."),
					format!("says the same as line {other}"),
				);
				bad.push(format!("line {line}: {}", said::in_short(&same.into())));
			}
			None => {
				first.insert(key, *line);
			}
		}
	}
	bad
}

/// What is known of office holders by number: their record, and their terms by post.
type Known = BTreeMap<u32, (Value, Value)>;

/// The number of an office holder who held the post that a row names, on its day.
async fn find(reader: &Reader<'_>, which: &str, body: &Value, known: &mut Known) -> anyhow::Result<u32> {
	let number = match which.parse::<u32>() {
		Ok(number) => number,
		Err(_) => {
			let reference = format!("0x{}", hex::encode(which));
			let found = reader.ask("by_reference", &[("reference", reference.into())]).await?;
			id(&found).ok().with_context(|| {
				Said::new(
					format!("식별자가 {which}인 의원이 없습니다."),
					format!("there is no representative with the reference {which}"),
				)
			})?
		}
	};
	if let Entry::Vacant(place) = known.entry(number) {
		let asked = [("id", number.into())];
		let record = reader.find("representative", &asked, Said::none("representative", number)).await?;
		place.insert((record, reader.ask("terms", &asked).await?));
	}
	let Some((record, terms)) = known.get(&number) else {
		bail!(Said::none("representative", number));
	};
	let posts = record["description"]["posts"].as_array().cloned().unwrap_or_default();
	ensure!(
		posts.contains(&body["post"]),
		Said::new(
			format!("직위 {}번은 의원 {number}번의 직위가 아닙니다.", body["post"]),
			format!("post {} is not among those of representative {number}", body["post"]),
		)
	);
	let post = id(&body["post"])?;
	let day = id(&body["day"])?;
	let (held, excused) = (holds(terms, post, day), body["eligibility"] == "NotMember");
	ensure!(held || excused, not_held(terms, post, number, day));
	ensure!(
		!held || !excused,
		Said::new(
			format!(
				"의원 {number}번은 {}에 직위 {post}번에 있었습니다. eligibility를 고치세요.",
				show_day(day)
			),
			format!("representative {number} held post {post} on {}: not-member is wrong", show_day(day)),
		)
	);
	Ok(number)
}

/// A fact and the page that the second person looked at.
#[derive(Clone, Debug)]
struct Looked {
	fact: u32,
	page: String,
}

fn looked(text: &str) -> anyhow::Result<Looked> {
	let (fact, page) = text.split_once('=').context("write FACT=PAGE, such as 12=page.html")?;
	Ok(Looked { fact: fact.parse().context("the fact is a number")?, page: page.into() })
}

/// Facts to be confirmed.
#[derive(Args)]
pub(crate) struct Confirm {
	#[command(flatten)]
	account: Account,
	/// Facts, each with the page: a file, or 64 hexadecimal digits of its BLAKE2b-256 digest.
	#[arg(value_name = "FACT=PAGE", required = true, value_parser = looked)]
	facts: Vec<Looked>,
	/// Do not ask.
	#[arg(long)]
	yes: bool,
}

impl Confirm {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		ensure!(self.facts.len() <= MAX_BATCH, "confirm at most {MAX_BATCH} facts at a time");
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let silent = silent_feeds(&reader).await?;
		let mut confirmations = Vec::new();
		for Looked { fact, page } in &self.facts {
			let view = fact_of(&reader, *fact).await?;
			lines(&view, &[], &[], &silent, reader.now).iter().for_each(|line| println!("{line}"));
			let found = format!("0x{}", hex::encode(page_digest(Path::new("."), page)?));
			ensure!(
				view["fact"]["body"]["digest"].as_str() == Some(found.as_str()),
				Said::new(
					format!(
						"사실 기록 {fact}번: 가진 페이지의 요약값 {found}이 기록과 다릅니다. 확인할 수 없고, 고치거나 철회할 수 \
						 있습니다."
					),
					format!(
						"fact {fact}: your page has the digest {found}, which is not the recorded one; it cannot be \
						 confirmed, but corrected or withdrawn"
					),
				)
			);
			confirmations.push(
				json!({ "fact": fact, "expected_version": number(&view["fact"]["version"]), "digest": found }),
			);
			println!();
		}
		if !self.yes && !confirmed("The pages are those recorded. Confirm?", "say --yes")? {
			println!("nothing was confirmed");
			return Ok(());
		}
		let arguments = about(&[("confirmations", confirmations.into())]);
		named::submit(&chain, &self.account, PALLET, "confirm", &arguments).await?;
		println!("{} confirmed", counted(self.facts.len(), "fact"));
		Ok(())
	}
}

/// What an office holder says.
#[derive(Args)]
#[command(group = ArgGroup::new("about").required(true))]
pub(crate) struct Reply {
	#[command(flatten)]
	account: Account,
	/// To this fact.
	#[arg(long, group = "about")]
	fact: Option<u32>,
	/// To this evaluation.
	#[arg(long, group = "about")]
	evaluation: Option<u32>,
	/// The words, at most 500 syllables; text:FILE reads them from a file.
	text: String,
}

impl Reply {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let text = match self.text.starts_with("text:") {
			true => named::value(&self.text)?,
			false => self.text.trim().into(),
		};
		let matter = match (self.fact, self.evaluation) {
			(Some(fact), _) => json!({ "Fact": fact }),
			(_, evaluation) => json!({ "Evaluation": evaluation }),
		};
		let chain = node.connect().await?;
		let arguments = about(&[("about", matter), ("text", text.clone())]);
		named::submit(&chain, &self.account, PALLET, "reply", &arguments).await?;
		println!("the reply stands, for good: {}", words(&text));
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const PAGE: &str = "abababababababababababababababababababababababababababababababab";

	fn read(row: &str) -> anyhow::Result<(String, Value)> {
		let text = format!("{},eligibility\n{row}\n", NEEDED.join(","));
		let rows = Rows::parse(&text, &NEEDED, &["eligibility"])?;
		body(&rows, &rows.rows[0], Path::new("."))
	}

	#[test]
	fn a_row_becomes_a_fact() {
		let row = format!("DCD1,7,vote-absent,2026-11-20,1900123,0,https://example.org,{PAGE},2026-11-20T19:00:00+09:00,excused-health");
		let (representative, body) = read(&row).unwrap();
		assert_eq!(representative, "DCD1");
		assert_eq!(body["deed"], json!({ "Vote": "Absent" }));
		assert_eq!(body["eligibility"], json!({ "Excused": "Health" }));
		assert_eq!(body["day"], 20_777);
		assert_eq!(body["subject"], format!("0x{}", hex::encode("1900123")), "digits stay text");
		assert_eq!(body["digest"], format!("0x{PAGE}"));
	}

	#[test]
	fn what_is_wrong_with_a_row_is_said() {
		let good = [
			"1",
			"7",
			"speech",
			"2026-11-20",
			"연설",
			"0",
			"https://example.org",
			PAGE,
			"2026-11-20T19:00:00+09:00",
			"",
		];
		for (column, value, said) in [
			(0, "", "about which representative"),
			(1, "seven", "post is a number"),
			(2, "sang", "there is no deed \"sang\""),
			(2, "pledge-kept:101", "percent go from 0 to 100"),
			(3, "2026-02-30", "is no day"),
			(4, "", "the subject has 0 bytes"),
			(6, "", "the url has 0 bytes"),
			(7, "missing.html", "cannot read the page"),
			(8, "yesterday", "write it like"),
			(9, "maybe", "there is no eligibility"),
		] {
			let mut row = good;
			row[column] = value;
			let error = format!("{:#}", read(&row.join(",")).unwrap_err());
			assert!(error.contains(said), "{error}");
		}
		assert!(read(&good.join(",")).is_ok());
	}

	#[test]
	fn rows_that_say_the_same_are_found_across_calls() {
		let entry = |representative: u32, deed: Value, subject: &str, day: u32| json!({ "representative": representative, "body": { "deed": deed, "subject": subject, "day": day } });
		let entries = [
			(2, entry(1, json!("BillLead"), "0xaa", 7)),
			(3, entry(1, json!({ "Vote": "Yes" }), "0xaa", 7)),
			(40, entry(1, json!("BillCo"), "0xaa", 7)),
			(41, entry(2, json!("BillCo"), "0xaa", 7)),
			(42, entry(1, json!({ "Vote": "No" }), "0xaa", 7)),
			(43, entry(1, json!({ "Vote": "No" }), "0xaa", 8)),
		];
		assert_eq!(
			doubles(&entries),
			["line 40: says the same as line 2", "line 42: says the same as line 3"]
		);
	}

	#[test]
	fn pledges_have_a_state_and_percent() {
		let pledge = deed("pledge-under-way:40").unwrap();
		assert_eq!(pledge, json!({ "Pledge": { "status": "UnderWay", "progress": 40 } }));
		assert!(deed("pledge-broken:4").is_err() && deed("pledge-kept").is_err());
	}

	#[test]
	fn a_fact_is_confirmed_with_a_page() {
		let one = looked("12=page.html").unwrap();
		assert_eq!((one.fact, one.page.as_str()), (12, "page.html"));
		assert!(looked("12").is_err() && looked("x=page.html").is_err());
	}
}
