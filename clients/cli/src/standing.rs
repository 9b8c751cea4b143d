// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Standing rolls: what two registrars begin, and everybody can watch.

use crate::{
	officer::{say_of_two, Account},
	output::{hexadecimal, json, spinner},
	registrar::PALLET,
	roll::stage_text,
	table::Table,
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	chain::Chain,
	keys::{class_names, parse_classes},
	members::{
		registry::{ChapterId, Classes, RollRule},
		ring::RingSize,
	},
	primitives::{refs::roll_root, Digest, RollId},
	read::State,
	rolls::RollStage,
};
use clap::Args;
use codec::Encode;
use serde_json::json;
use std::time::{Duration, Instant};

/// What `--help` says of parts.
pub(crate) const WRITING: &str = "\
A signature shows the part of the roll that its signer belongs to, and nothing else: the larger the parts, the \
better they hide. A member comes to the first part that admits; a part with too few keys ends the roll.
Examples:
  caucus registrar cut-standing --account //Alice                        the whole party in one part
  caucus registrar cut-standing --account //Alice --citizens --chapters 1,2,3
  caucus registrar cut-standing --account //Alice --part classes=youth,chapter=3 --part classes=
Another registrar makes the same call. Then: caucus registrar standing --wait";

/// How long the next look waits: a third of a block's time.
const PAUSE: Duration = Duration::from_secs(2);

/// A standing roll to be begun.
#[derive(Args)]
pub(crate) struct CutStanding {
	#[command(flatten)]
	account: Account,
	/// A part of its own for citizens who are not members; it comes first.
	#[arg(long)]
	citizens: bool,
	/// A part of its own for each of these chapters, and one for all other members.
	#[arg(long, value_delimiter = ',', conflicts_with = "part")]
	chapters: Vec<ChapterId>,
	/// A part: classes=NAMES with +, chapter=NUMBER, or both with a comma.
	#[arg(long, value_parser = part)]
	part: Vec<RollRule>,
	/// How many keys a ring has.
	#[arg(long, value_name = "255|767", default_value = "255", value_parser = ring_size)]
	ring_size: RingSize,
}

/// Which standing roll.
#[derive(Args)]
pub(crate) struct ShowStanding {
	/// Only this one.
	#[arg(long)]
	roll: Option<RollId>,
	/// Wait until the one in work stands.
	#[arg(long, conflicts_with = "roll")]
	wait: bool,
	/// Wait so many minutes at most.
	#[arg(long, default_value_t = 60, requires = "wait")]
	minutes: u64,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

fn ring_size(text: &str) -> anyhow::Result<RingSize> {
	match text {
		"255" => Ok(RingSize::R255),
		"767" => Ok(RingSize::R767),
		_ => bail!("rings have 255 or 767 keys"),
	}
}

/// Reads a part.
fn part(text: &str) -> anyhow::Result<RollRule> {
	let mut rule = RollRule::default();
	for piece in text.split(',').filter(|piece| !piece.is_empty()) {
		match piece.split_once('=') {
			Some(("classes", names)) => rule.classes = parse_classes(&names.replace('+', ","))?,
			Some(("chapter", number)) => {
				rule.chapter = Some(number.parse().context("a chapter is a number")?)
			}
			_ => bail!("write classes=NAMES, chapter=NUMBER, or both with a comma"),
		}
	}
	Ok(rule)
}

/// Whom a part holds, in words.
fn whom(rule: &RollRule) -> String {
	let chapter = match rule.chapter {
		Some(chapter) => format!("chapter {chapter}"),
		None => "all chapters".to_owned(),
	};
	match class_names(rule.classes) {
		names if names.is_empty() => chapter,
		names => format!("{chapter}, {names}"),
	}
}

impl CutStanding {
	/// Who signs.
	pub(crate) fn account(&self) -> &Account {
		&self.account
	}

	/// The parts in their order.
	fn parts(&self) -> Vec<RollRule> {
		let mut parts = Vec::new();
		if self.citizens {
			parts.push(RollRule { classes: Classes::CITIZEN, chapter: None });
		}
		let chapter = |chapter: &ChapterId| RollRule { classes: Classes::default(), chapter: Some(*chapter) };
		parts.extend(self.chapters.iter().map(chapter));
		parts.extend(&self.part);
		if self.part.is_empty() {
			parts.push(RollRule::default());
		}
		parts
	}

	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let parts = self.parts();
		for (number, rule) in parts.iter().enumerate() {
			println!("part {number}: {}", whom(rule));
		}
		let chain = node.connect().await?;
		let arguments = (&parts, self.ring_size).encode();
		let included = self.account.call(&chain, PALLET, "cut_standing", arguments).await?;
		let waits = included.event(PALLET, "StandingProposed").is_some();
		say_of_two(
			waits,
			"the standing roll is being cut; watch it with: caucus registrar standing --wait",
			"another registrar",
		);
		Ok(())
	}
}

/// A standing roll as it is shown.
struct Seen {
	roll: RollId,
	stage: RollStage,
	ring_size: RingSize,
	digest: Option<Digest>,
	parts: Vec<(RollRule, u32)>,
	pins: u32,
	current: bool,
}

impl Seen {
	async fn read(state: &State<'_>, roll: RollId) -> anyhow::Result<Self> {
		let standing = state.standing_record(roll).await?;
		let standing = standing.with_context(|| format!("roll {roll} is no standing roll"))?;
		let record = state.roll_record(roll).await?;
		let keys: Vec<(u32, Digest)> = record.styles.iter().map(|style| (style.keys, style.digest)).collect();
		Ok(Self {
			roll,
			digest: standing.settled.map(|_| roll_root(&keys)),
			parts: record.styles.iter().map(|style| (style.rule, style.keys)).collect(),
			stage: record.stage,
			ring_size: record.ring_size,
			pins: standing.pins,
			current: state.standing_roll().await? == Some(roll),
		})
	}

	fn json(&self, now: u64) -> serde_json::Value {
		let parts = self.parts.iter().map(
			|(rule, keys)| json!({ "classes": class_names(rule.classes), "chapter": rule.chapter, "keys": keys }),
		);
		json!({
			"roll": self.roll, "in_use": self.current, "stage": stage_text(&self.stage, now),
			"stands": matches!(self.stage, RollStage::Built { .. }), "ring_size": self.ring_size.capacity(),
			"digest": self.digest.map(hex::encode), "pins": self.pins, "parts": parts.collect::<Vec<_>>(),
		})
	}

	fn print(&self, now: u64) {
		let used = if self.current { ", IN USE" } else { "" };
		println!("standing roll {}{used}: {}", self.roll, stage_text(&self.stage, now));
		if let Some(digest) = self.digest {
			println!(
				"digest of its keys {}; kept by {} petitions and the like",
				hexadecimal(&digest),
				self.pins
			);
		}
		if matches!(self.stage, RollStage::Clearing | RollStage::Abandoned) && self.digest.is_none() {
			println!("a part had too few keys to hide their holders; cut one with fewer parts");
		}
		let mut table = Table::new(&[">part", "whom", ">keys"]);
		for (number, (rule, keys)) in self.parts.iter().enumerate() {
			table.row([number.to_string(), whom(rule), keys.to_string()]);
		}
		table.print("it has no parts");
	}
}

impl ShowStanding {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		if self.wait {
			wait(&chain, Duration::from_secs(self.minutes.saturating_mul(60))).await?;
		}
		let state = State::best(&chain).await?;
		let now = state.now().await?;
		let rolls = match self.roll {
			Some(roll) => vec![roll],
			None => state.standing_rolls().await?,
		};
		let mut seen = Vec::new();
		for roll in rolls {
			seen.push(Seen::read(&state, roll).await?);
		}
		if self.json {
			return json(&seen.iter().map(|one| one.json(now)).collect::<Vec<_>>());
		}
		if seen.is_empty() {
			println!(
				"there is no standing roll yet; two registrars begin one with: caucus registrar cut-standing"
			);
		}
		seen.iter().for_each(|one| one.print(now));
		Ok(())
	}
}

/// Waits until no standing roll is in work, and one is in use.
async fn wait(chain: &Chain, patience: Duration) -> anyhow::Result<()> {
	let started = Instant::now();
	let waiting = spinner("waiting for the standing roll");
	let mut in_work = None;
	loop {
		let state = State::best(chain).await?;
		match state.standing_in_work().await? {
			None => break,
			Some(roll) => {
				let record = state.roll_record(roll).await?;
				waiting
					.set_message(format!("roll {roll}: {}", stage_text(&record.stage, state.now().await?)));
				in_work = Some(roll);
			}
		}
		ensure!(started.elapsed() < patience, "it is still in work; wait longer with --minutes");
		tokio::time::sleep(PAUSE).await;
	}
	waiting.finish_and_clear();
	let state = State::best(chain).await?;
	let current = state.standing_roll().await?;
	ensure!(
		current.is_some(),
		"no standing roll is in work or in use; begin one with: caucus registrar cut-standing"
	);
	if let Some(roll) = in_work.filter(|roll| current != Some(*roll)) {
		bail!("roll {roll} came to nothing: a part had too few keys, or its rings could not be built");
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		cut: CutStanding,
	}

	fn parts(line: &str) -> Vec<RollRule> {
		let words = ["x", "--account", "//Alice"].into_iter().chain(line.split_whitespace());
		Line::try_parse_from(words).map(|line| line.cut.parts()).unwrap_or_default()
	}

	#[test]
	fn parts_are_read_in_their_order() {
		let rule = |classes, chapter| RollRule { classes, chapter };
		let none = Classes::default();
		assert_eq!(parts(""), [RollRule::default()]);
		assert_eq!(
			parts("--citizens --chapters 2,1"),
			[rule(Classes::CITIZEN, None), rule(none, Some(2)), rule(none, Some(1)), rule(none, None)]
		);
		let both = Classes::YOUTH.with(Classes::DUES_PAYING);
		assert_eq!(
			parts("--part classes=youth+dues-paying,chapter=3 --part classes="),
			[rule(both, Some(3)), rule(none, None)]
		);
		assert!(part("class=youth").is_err() && part("chapter=x").is_err() && part("classes=young").is_err());
	}

	#[test]
	fn a_part_is_said_in_words() {
		assert_eq!(whom(&RollRule::default()), "all chapters");
		assert_eq!(whom(&part("classes=youth,chapter=3").unwrap()), "chapter 3, youth");
	}
}
