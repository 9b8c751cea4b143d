// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Evaluations: answers are sealed without a name, opened later, and published only if enough came.

use super::{holds, spans, PALLET};
use crate::{
	ask::ask,
	member::KeySource,
	named,
	officer::Account,
	output::{json, read_json, spinner, write_text},
	petition::on_roll,
	reading::{about, id, list, number, spoken, when, words, Reader},
	said::Said,
	table::Table,
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	acts::{Matter, SealedAnswers, HIGHEST, QUESTIONS},
	chain::Until,
	dates::{show_day, show_half},
	primitives::{calendar::day_of, Moment},
};
use clap::Args;
use serde_json::{json, Value};
use std::{
	io::IsTerminal,
	path::{Path, PathBuf},
};

/// What `--help` says.
pub(super) const WRITING: &str = "\
Example: caucus representative evaluate --key words.txt 4 --answers 4,5,0,3,2 \
The party publishes the five questions with the evaluation. 1 is the least, 5 the most, 0 that you cannot \
judge. What opens the answers is kept in a file beside your key, before anything is sent: without it they \
cannot be opened, and do not count. Who has the file sees your answers, and can open them, but not give \
others. When sealing is over: caucus representative open FILE";

/// A member's answers.
#[derive(Args)]
pub(crate) struct Evaluate {
	#[command(flatten)]
	key: KeySource,
	/// The evaluation; `caucus representative results` lists them.
	evaluation: u32,
	/// The answers to the five questions, with commas; asked for at a terminal, if they are not given.
	#[arg(long, value_parser = answers)]
	answers: Option<[u8; QUESTIONS]>,
	/// The file to keep what opens them; beside the key, if none is named.
	#[arg(long, value_name = "FILE")]
	keep: Option<PathBuf>,
	/// Return as soon as it is in a block, before that block is final.
	#[arg(long)]
	no_wait: bool,
}

/// Answers that were sealed.
#[derive(Args)]
pub(crate) struct Open {
	/// The file that `evaluate` kept.
	file: PathBuf,
	/// Return as soon as it is in a block, before that block is final.
	#[arg(long)]
	no_wait: bool,
}

/// Whose evaluation begins.
#[derive(Args)]
pub(crate) struct Begin {
	#[command(flatten)]
	account: Account,
	/// The representative, in office.
	representative: u32,
}

/// Which evaluations.
#[derive(Args)]
pub(crate) struct Results {
	/// Only this one.
	evaluation: Option<u32>,
	/// Only those of this representative.
	#[arg(long, value_name = "REPRESENTATIVE", conflicts_with = "evaluation")]
	of: Option<u32>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

fn one(text: &str) -> Result<u8, String> {
	let answer = text.trim().parse().ok().filter(|answer| *answer <= HIGHEST);
	answer.ok_or_else(|| "Type a number from 1 to 5, or 0 if you cannot judge.".into())
}

fn answers(text: &str) -> anyhow::Result<[u8; QUESTIONS]> {
	let all: Vec<u8> = text.split(',').map(one).collect::<Result<_, _>>().map_err(anyhow::Error::msg)?;
	all.try_into().ok().with_context(|| format!("give {QUESTIONS} answers, with commas"))
}

/// Where what opens the answers is kept unless a file is named: beside the key.
fn usual_file(key: &KeySource, evaluation: u32) -> PathBuf {
	let ending = format!("evaluation-{evaluation}.json");
	match key.file() {
		Some(file) => file.with_extension(ending),
		None => Path::new(&format!("member-{}", key.label())).with_extension(ending),
	}
}

/// An evaluation with what can be done for it.
async fn evaluation_of(reader: &Reader<'_>, number: u32) -> anyhow::Result<Value> {
	let asked = [("from", number.into()), ("count", 1.into())];
	let rows = list(reader.ask("evaluations", &asked).await?)?;
	rows.into_iter().next().with_context(|| Said::none("evaluation", number))
}

impl Evaluate {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let row = evaluation_of(&reader, self.evaluation).await?;
		let record = &row[1];
		ensure!(
			row[2] == "Sealing",
			Said::new(
				format!("답은 {}까지 받았습니다.", when(reader.now, &record["sealed_until"])),
				format!(
					"answers were sealed until {}; this evaluation is at: {}",
					when(reader.now, &record["sealed_until"]),
					spoken(&row[2])
				),
			)
		);
		let actor = on_roll(&chain, &secret, Some(id(&record["roll"])?)).await?;
		let alias = actor.alias(Matter::Evaluation(self.evaluation))?;
		let asked =
			[("evaluation", self.evaluation.into()), ("alias", format!("0x{}", hex::encode(alias)).into())];
		ensure!(
			reader.ask("answered", &asked).await?.is_null(),
			Said::new("이 평가에 이미 답했습니다.", "you have sealed your answers to this evaluation",)
		);
		let file = self.keep.clone().unwrap_or_else(|| usual_file(&self.key, self.evaluation));
		let sealed = match file.exists() {
			// Sending may have failed after the file was made.
			true => {
				let kept: SealedAnswers = read_json(&file)?;
				let own = kept.evaluation == self.evaluation && kept.alias == hex::encode(alias);
				ensure!(own, "{} is kept for something else; name another file with --keep", file.display());
				let same = self.answers.is_none_or(|answers| answers == kept.answers);
				ensure!(
					same,
					"{} holds other answers, which were not sealed; remove it to answer anew",
					file.display()
				);
				kept
			}
			false => {
				let answers = self.given()?;
				let sealed = SealedAnswers::new(&chain.genesis_hash().0, self.evaluation, &alias, answers);
				write_text(&file, &serde_json::to_string_pretty(&sealed)?)?;
				sealed
			}
		};
		let until = if self.no_wait { Until::InBlock } else { Until::Finalized };
		let sending = spinner("proving and waiting for a block");
		let included = actor.seal_answers(&sealed)?.submit(&chain, until).await?;
		sending.finish_and_clear();
		println!("your answers are sealed, in block {}", included.number);
		println!(
			"open them from {} until {}:",
			when(reader.now, &record["sealed_until"]),
			when(reader.now, &record["opened_until"])
		);
		println!("  caucus representative open {}", file.display());
		Ok(())
	}

	/// The answers, asked for at a terminal if they were not given.
	fn given(&self) -> anyhow::Result<[u8; QUESTIONS]> {
		if let Some(answers) = self.answers {
			return Ok(answers);
		}
		ensure!(std::io::stdin().is_terminal(), "nobody can be asked here: give --answers");
		let mut input = std::io::stdin().lock();
		let mut answers = [0; QUESTIONS];
		for (question, answer) in (1..).zip(&mut answers) {
			*answer = ask(&mut input, &format!("Question {question}, 1 to 5, or 0:"), one)?;
		}
		Ok(answers)
	}
}

impl Open {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let sealed: SealedAnswers = read_json(&self.file)?;
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let row = evaluation_of(&reader, sealed.evaluation).await?;
		let asked =
			[("evaluation", sealed.evaluation.into()), ("alias", format!("0x{}", sealed.alias).into())];
		match (reader.ask("answered", &asked).await?, row[2].as_str()) {
			(_, Some("Sealing")) => {
				bail!("answers are opened from {} on", when(reader.now, &row[1]["sealed_until"]))
			}
			(_, Some("Over" | "Due")) => bail!("this evaluation takes no answers any more"),
			(Value::Bool(true), _) => bail!("these answers are open already"),
			(Value::Null, _) => {
				bail!("these answers were never sealed: only what was sealed in time can be opened")
			}
			_ => (),
		}
		let until = if self.no_wait { Until::InBlock } else { Until::Finalized };
		let sending = spinner("waiting for a block");
		let included = sealed.open(&chain.genesis_hash().0)?.submit(&chain, until).await?;
		sending.finish_and_clear();
		println!("your answers are open and count, since block {}", included.number);
		Ok(())
	}
}

impl Begin {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let asked = [("id", self.representative.into())];
		let missing = Said::none("representative", self.representative);
		let record = reader.find("representative", &asked, missing).await?;
		in_office(&record, &reader.ask("terms", &asked).await?, self.representative, reader.now)?;
		let arguments = about(&[("representative", self.representative.into())]);
		let included = named::submit(&chain, &self.account, PALLET, "begin_evaluation", &arguments).await?;
		named::report(&chain, PALLET, &included, false).await
	}
}

/// Whether an evaluation can begin at this moment, as far as it is about the person's time in office.
fn in_office(record: &Value, terms: &Value, representative: u32, now: Moment) -> Result<(), Said> {
	let today = day_of(now);
	let posts = record["description"]["posts"].as_array().into_iter().flatten();
	let posts: Vec<u32> = posts.filter_map(|post| id(post).ok()).collect();
	if posts.iter().any(|post| holds(terms, *post, today)) {
		return Ok(());
	}
	let ends = posts.iter().flat_map(|post| spans(terms, *post)).map(|(_, until)| until);
	Err(match ends.filter(|until| *until <= now).max() {
		Some(end) => {
			let last = show_day(day_of(end.saturating_sub(1)));
			Said::new(
				format!("의원 {representative}번의 임기는 {last}에 끝났습니다. 재직 중인 의원만 평가합니다."),
				format!(
					"the term of representative {representative} ended on {last}: who is not in office is not evaluated"
				),
			)
		}
		None => Said::new(
			format!("의원 {representative}번은 지금 직위가 없습니다. 재직 중인 의원만 평가합니다."),
			format!(
				"representative {representative} holds no post now: who is not in office is not evaluated"
			),
		),
	})
}

impl Results {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let rows = match self.evaluation {
			Some(number) => vec![evaluation_of(&reader, number).await?],
			None => reader.all("evaluations", &[]).await?,
		};
		let mut shown = Vec::new();
		for row in rows {
			if self.of.is_some_and(|of| number(&row[1]["representative"]) != u64::from(of)) {
				continue;
			}
			let outcome = reader.ask("outcome", &[("evaluation", row[0].clone())]).await?;
			let matter = json!({ "Evaluation": row[0] });
			let replies = list(reader.ask("replies", &[("about", matter)]).await?)?;
			shown.push((row, outcome, replies));
		}
		if self.json {
			let shown = shown.iter().map(|(row, outcome, replies)| {
				json!({ "number": row[0], "evaluation": row[1], "phase": row[2], "outcome": outcome, "replies": replies })
			});
			return json(&shown.collect::<Vec<_>>());
		}
		if shown.is_empty() {
			println!("there are none");
		}
		for (row, outcome, replies) in &shown {
			lines(row, outcome, replies, reader.now).iter().for_each(|line| println!("{line}"));
		}
		Ok(())
	}
}

fn lines(row: &Value, outcome: &Value, replies: &[Value], now: Moment) -> Vec<String> {
	let record = &row[1];
	let half = id(&record["half"]).map(show_half).unwrap_or_default();
	let mut lines =
		vec![format!("Evaluation {} of representative {}, {half}", row[0], record["representative"])];
	let said = match (row[2].as_str(), record["stage"].as_str()) {
		(Some("Sealing"), _) => format!(
			"  {} members sealed answers; it takes {}; until {}",
			record["sealed"],
			record["least"],
			when(now, &record["sealed_until"])
		),
		(Some("Opening"), _) => format!(
			"  {} of {} sealed answers are open; it takes {}; until {}",
			record["opened"],
			record["sealed"],
			record["least"],
			when(now, &record["opened_until"])
		),
		(Some("Due"), _) => {
			format!(
				"  its time is over: caucus representative do --account ... advance evaluation={} pieces=128",
				row[0]
			)
		}
		(_, Some("TooFew")) => format!("  fewer than {} answered: nothing is published", record["least"]),
		(_, Some("Cancelled")) => {
			"  cancelled: a vote in which the person stands came too near; nothing is published".into()
		}
		_ => "  published".into(),
	};
	lines.push(said);
	if !outcome.is_null() {
		lines.extend(sheet("all members who answered", &outcome["all"]));
		match &outcome["local"] {
			Value::Null => lines.push(
				"  members of the person's chapter are not shown apart: they, or the others, are too few"
					.into(),
			),
			local => lines.extend(sheet("members of the person's chapter among them", local)),
		}
	}
	for reply in replies {
		lines.push("  the office holder replied:".into());
		lines.extend(
			reply["text"]
				.as_str()
				.into_iter()
				.flat_map(str::lines)
				.map(|line| format!("    {}", words(&line.into()))),
		);
	}
	lines
}

/// How many gave which answer: a distribution, never one figure.
fn sheet(who: &str, sheet: &Value) -> Vec<String> {
	let mut table = Table::new(&["    question", ">1", ">2", ">3", ">4", ">5", ">cannot judge"]);
	for (question, row) in (1..).zip(sheet["answers"].as_array().into_iter().flatten()) {
		let count = |answer: usize| row[answer].to_string();
		table.row([format!("    {question}"), count(1), count(2), count(3), count(4), count(5), count(0)]);
	}
	let mut lines = vec![format!("  {who}: {}", sheet["members"])];
	lines.extend(table.lines());
	lines
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_term_that_is_over_is_said_to_be() {
		const DAY: u64 = 86_400_000;
		let record = json!({ "description": { "posts": [4, 5] } });
		let terms = |until: u64| json!([[4, [[0, until * DAY]]], [5, []]]);
		assert_eq!(in_office(&record, &terms(30), 7, 20 * DAY), Ok(()));
		let over = in_office(&record, &terms(10), 7, 20 * DAY).unwrap_err().to_string();
		assert!(over.starts_with("the term of representative 7 ended on 1970-01-11"), "{over}");
		let none = in_office(&json!({ "description": { "posts": [] } }), &terms(10), 7, 0).unwrap_err();
		assert!(none.to_string().contains("holds no post now"), "{none}");
	}

	#[test]
	fn five_answers_are_read() {
		assert_eq!(answers("4,5, 0,3,2").unwrap(), [4, 5, 0, 3, 2]);
		for wrong in ["4,5,0,3", "4,5,0,3,2,1", "4,5,0,3,6", "a,b,c,d,e", ""] {
			assert!(answers(wrong).is_err(), "{wrong}");
		}
	}

	fn row(phase: &str, stage: &str) -> Value {
		json!([4, {
			"representative": 3, "half": 4_053, "sealed": 60, "opened": 55, "least": 50, "stage": stage,
			"sealed_until": 0, "opened_until": 0,
		}, phase])
	}

	#[test]
	fn what_is_published_is_a_distribution() {
		let answers = json!([
			[5, 10, 10, 10, 10, 10],
			[55, 0, 0, 0, 0, 0],
			[0, 55, 0, 0, 0, 0],
			[0, 0, 55, 0, 0, 0],
			[0, 0, 0, 0, 0, 55]
		]);
		let outcome = json!({ "all": { "members": 55, "answers": answers }, "local": null, "at": 0 });
		let reply = json!({ "text": "감사합니다", "at": 0, "version": 0 });
		let shown = lines(&row("Over", "Published"), &outcome, &[reply], 0).join("\n");
		assert!(shown.starts_with("Evaluation 4 of representative 3, 2026-H2"), "{shown}");
		assert!(shown.contains("are not shown apart") && shown.contains("감사합니다"), "{shown}");
		assert!(!shown.to_lowercase().contains("average") && !shown.contains("score"), "{shown}");
	}

	#[test]
	fn what_is_not_published_is_said() {
		let shown = |phase, stage| lines(&row(phase, stage), &Value::Null, &[], 0).join("\n");
		assert!(shown("Over", "TooFew").contains("fewer than 50 answered"));
		assert!(shown("Over", "Cancelled").contains("cancelled"));
		assert!(shown("Sealing", "Running").contains("60 members sealed answers"));
		assert!(shown("Opening", "Running").contains("55 of 60 sealed answers are open"));
		assert!(shown("Due", "Running").contains("advance evaluation=4"));
	}
}
