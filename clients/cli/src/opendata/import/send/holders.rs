// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Entering office holders: the register by two of the commission, persons by a researcher.

use super::{call_each, failed_with, read_text, Officers};
use crate::{
	opendata::{
		import::{
			holders::{at_odds, next, Known, Member, Members, Step, CENTRAL, PARLIAMENT},
			report::Report,
			Common,
		},
		source::{number, text, At},
	},
	output::spinner,
	Node,
};
use anyhow::{ensure, Context};
use caucus_sdk::chain::Chain;
use clap::Args;
use serde_json::Value;
use std::path::PathBuf;

/// Most entries of the register in a call.
const ENTRIES: usize = 100;
/// Most persons in a call.
const PERSONS: usize = 32;

/// Enter members of parliament with their constituencies, posts and terms, from a JSON list.
///
/// The file is a list of objects with name_kr, name_cn, name_en, party, district, when_elected and url, as
/// data-assembly of Team Popong has it. Persons are told apart by the number in url, never by name.
///
/// Two of the commission enter areas, posts and terms, a researcher the persons. With the accounts of all
/// three everything goes in at once; otherwise the program says who has to run the same command next.
#[derive(Args)]
#[command(after_help = "\
Examples:
  caucus import holders members.json --party 자유한국당 --dry-run
  caucus import holders members.json --party 자유한국당 \\
      --account //Charlie --account //Dave --account //Alice
  caucus import holders members.json --offline            look at the file alone

It can be run again at any time: what is there is not entered again.")]
pub(crate) struct Holders {
	/// The file.
	file: PathBuf,
	/// Only those of this party: the chain keeps records of the party's own office holders.
	#[arg(long, value_name = "NAME")]
	party: Option<String>,
	#[command(flatten)]
	common: Common,
}

impl Holders {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let dry = self.common.is_dry();
		ensure!(
			dry || self.party.is_some(),
			"the chain has records of the party's own office holders: say --party"
		);
		let read = Members::read(&read_text(&self.file)?)?;
		let members: Vec<Member> = read.of_party(self.party.as_deref()).cloned().collect();
		ensure!(!members.is_empty(), "nobody in the file is of that party");
		let mut report = Report::default();
		report.count("rows", read.members.len().saturating_add(read.refused.len()));
		report.count("members", members.len());
		for (name, namesakes) in read.namesakes() {
			let each: Vec<_> = namesakes
				.iter()
				.map(|member| {
					format!("{} {} (line {}, {})", member.hanja, member.party, member.line, member.reference)
				})
				.collect();
			report.notes.push(format!("{} are called {name}: {}", namesakes.len(), each.join("; ")));
		}
		report.count("names that several have", read.namesakes().len());
		report.refused.extend(read.refused);
		let newest = read.newest;
		if self.common.offline {
			assume(&members, newest, Known::default(), &mut report);
			return report.finish(dry, self.common.json);
		}
		let chain = node.connect().await?;
		let at = At::best(&chain).await?;
		let looking = spinner("looking at what is there");
		let known = known(&at).await?;
		looking.finish_and_clear();
		let there = members.iter().filter(|member| known.persons.contains_key(&member.reference)).count();
		report.count("there already", there);
		if dry {
			assume(&members, newest, known, &mut report);
		} else {
			let officers = Officers::look_up(&self.common.accounts, &at).await?;
			enter(&chain, &officers, &members, newest, &mut report).await?;
		}
		report.finish(dry, self.common.json)
	}
}

/// Leaves out members whose record says something else, who are refused once posts can be compared.
fn agreed(members: &[Member], newest: u8, known: &Known) -> Vec<Member> {
	let odd = at_odds(members, newest, known);
	let is_odd = |member: &&Member| odd.iter().any(|row| row.lines.contains(&member.line));
	members.iter().filter(|member| !is_odd(member)).cloned().collect()
}

/// Says what would be entered.
fn assume(members: &[Member], newest: u8, mut known: Known, report: &mut Report) {
	loop {
		let step = next(&agreed(members, newest, &known), newest, &known);
		match &step {
			Step::Done => break,
			Step::Persons(entries) => report.count("persons", entries.len()),
			Step::Register(what, entries) => report.count(what, entries.len()),
		}
		known.assume(&step);
	}
	report.refused.extend(at_odds(members, newest, &known));
}

/// Says which step begins: each takes two persons and some blocks.
fn begin(what: &str, entries: usize) {
	eprintln!("entering {what}: {entries}");
}

/// Enters what is missing, as far as these officers can.
async fn enter(
	chain: &Chain,
	officers: &Officers,
	members: &[Member],
	newest: u8,
	report: &mut Report,
) -> anyhow::Result<()> {
	loop {
		let looking = spinner("looking at what is there");
		let known = known(&At::best(chain).await?).await?;
		looking.finish_and_clear();
		match next(&agreed(members, newest, &known), newest, &known) {
			Step::Done => {
				report.refused.extend(at_odds(members, newest, &known));
				return Ok(());
			}
			Step::Persons(entries) => {
				let Some((researcher, _)) = officers.holding(CENTRAL, "Researcher").first().copied() else {
					report.waiting = Some("a researcher has to run the same command".into());
					return Ok(());
				};
				begin("persons", entries.len());
				let batches: Vec<_> = entries
					.chunks(PERSONS)
					.map(|part| vec![("entries", Value::from(part.to_vec()))])
					.collect();
				let call = ("Representatives", "enter");
				for done in call_each(chain, researcher, call, &batches, "persons").await {
					done?;
				}
				report.count("persons", entries.len());
			}
			Step::Register(what, _) if officers.keepers().is_empty() => {
				report.waiting =
					Some(format!("two of the commission have to run the same command, to enter {what}"));
				return Ok(());
			}
			Step::Register(what, entries) => {
				begin(what, entries.len());
				let made = register(chain, officers, what, &entries).await?;
				report.count(what, made);
				if made < entries.len() {
					report.waiting =
						Some("another of the commission has to run the same command within a week".into());
					return Ok(());
				}
			}
		}
	}
}

/// Enters a step of the register by two of its keepers; how many entries are made.
async fn register(
	chain: &Chain,
	officers: &Officers,
	what: &'static str,
	entries: &[Value],
) -> anyhow::Result<usize> {
	let keepers = officers.keepers();
	let mut made = 0usize;
	let mut open: Vec<&[Value]> = entries.chunks(ENTRIES).collect();
	for keeper in keepers {
		let batches: Vec<_> = open
			.iter()
			.map(|part| vec![("expected", Value::Null), ("entries", Value::from(part.to_vec()))])
			.collect();
		let done = call_each(chain, keeper, ("Organisations", "enter"), &batches, what).await;
		let mut left = Vec::new();
		for (part, done) in open.into_iter().zip(done) {
			match done {
				Ok(included) if included.event("Organisations", "EntriesMade").is_some() => {
					made = made.saturating_add(part.len());
				}
				Ok(_) => left.push(part),
				// This keeper has proposed it before.
				Err(error) if failed_with(&error, "Organisations::SamePerson") => left.push(part),
				Err(error) => return Err(error),
			}
		}
		open = left;
		if open.is_empty() {
			break;
		}
	}
	Ok(made)
}

/// What the chain has of it.
async fn known(at: &At) -> anyhow::Result<Known> {
	let mut known = Known::default();
	for row in at.all("Organisations", "areas").await? {
		if row[1]["until"].is_null() {
			known.areas.insert(text(&row[1]["code"]).to_owned(), number(&row[0]));
		}
	}
	for row in at.all("Organisations", "organizations").await? {
		let (name, id) = (text(&row[1]["names"]["korean"]), number(&row[0]));
		if !row[1]["dissolved"].is_null() {
			continue;
		}
		if let Some(chapter) = row[1]["chapter"].as_u64() {
			known.chapters.insert(name.to_owned(), chapter);
		}
		if name == PARLIAMENT && row[1]["classification"] == "PublicBody" {
			known.parliament = Some(id);
		}
	}
	if let Some(parliament) = known.parliament {
		let of = [("organization", parliament.into()), ("moment", at.stamp.at.into())];
		for row in at.list("Organisations", "posts", &of, "from").await? {
			let id = number(&row[0]);
			known.posts.insert((text(&row[1]["label"]).to_owned(), row[1]["area"].as_u64()), id);
			for term in at.list("Organisations", "terms", &[("post", id.into())], "from").await? {
				if let Some(person) = term[1]["holder"]["Person"].as_u64() {
					known.terms.insert((id, person, number(&term[1]["from"])));
				}
			}
		}
	}
	for row in at.all("Representatives", "representatives").await? {
		let description = &row[1]["description"];
		let reference = description["reference"].as_str().context("a person has no reference")?;
		known.persons.insert(reference.to_owned(), (number(&row[0]), description.clone()));
	}
	Ok(known)
}
