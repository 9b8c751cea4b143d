// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What moderators, the appeals body and addressees do about petitions.

use super::{petition_of, show::newest_code, PALLET};
use crate::{
	named::{self, content, content_json},
	officer::Account,
	reading::{about, confirmed, id, spoken, words, Reader},
	said::Said,
	Node,
};
use anyhow::{ensure, Context};
use caucus_sdk::chain::Arguments;
use clap::{ArgGroup, Args, ValueEnum};
use serde_json::{json, Value};

/// Submits a call about a petition and says what came of it.
async fn submit(node: &Node, account: &Account, call: &str, arguments: &Arguments) -> anyhow::Result<()> {
	let chain = node.connect().await?;
	let included = named::submit(&chain, account, PALLET, call, arguments).await?;
	named::report(&chain, PALLET, &included, false).await
}

/// A decision on a petition in review, or in appeal. The petition is shown first.
#[derive(Args)]
#[command(group = ArgGroup::new("verdict").required(true))]
#[command(after_help = "\
Examples: caucus petition review --account //Alice 3 --publish
          caucus petition review --account //Alice 3 --reject 2 --reason why.txt
The second moderator gives the same code and the same file. `caucus petition codes` lists the codes.")]
pub(crate) struct Review {
	#[command(flatten)]
	account: Account,
	/// The petition.
	petition: u32,
	/// Publish it; where it is in appeal, grant the appeal.
	#[arg(long, group = "verdict", visible_alias = "accept")]
	publish: bool,
	/// Reject it by this code; its text stays readable.
	#[arg(long, group = "verdict", value_name = "CODE", requires = "reason")]
	reject: Option<u16>,
	/// Hide its text by this code.
	#[arg(long, group = "verdict", value_name = "CODE", requires = "reason")]
	hide: Option<u16>,
	/// File with the reasons as they are published, in Korean.
	#[arg(long, value_name = "FILE", conflicts_with = "publish")]
	reason: Option<String>,
	/// The petition that this one repeats, if the code says so.
	#[arg(long, value_name = "PETITION", conflicts_with_all = ["hide", "publish"])]
	duplicate_of: Option<u32>,
	/// The revision that was looked at; without it the petition is shown and, at a terminal, asked about.
	#[arg(long)]
	revision: Option<u32>,
}

impl Review {
	/// What is decided, as the chain takes it.
	fn verdict(&self, code: Option<Value>) -> anyhow::Result<Value> {
		let Some(code) = code else { return Ok("Publish".into()) };
		let reason = self.reason.as_deref().context("give the reasons with --reason")?;
		let reason = content_json(&content(reason)?);
		Ok(match self.hide {
			Some(_) => json!({ "Hide": { "code": code, "reason": reason } }),
			None => {
				json!({ "Reject": { "code": code, "reason": reason, "duplicate_of": self.duplicate_of } })
			}
		})
	}

	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let found = petition_of(&reader, self.petition).await?;
		let state = spoken(&found["petition"]["state"]);
		let call = match state.as_str() {
			"in review" => "review",
			"in appeal" => "judge",
			other => anyhow::bail!("petition {} is {other}, not in review or in appeal", self.petition),
		};
		let (code, what) = match self.reject.or(self.hide) {
			None => (None, "publish it".to_owned()),
			Some(number) => {
				let (code, title) = newest_code(&reader, number).await?;
				let verb = if self.hide.is_some() { "hide" } else { "reject" };
				(Some(code), format!("{verb} it by code {number} ({title})"))
			}
		};
		let verdict = self.verdict(code)?;
		let current = id(&found["petition"]["revision"])?;
		println!("{}", words(&found["text"]["title"]));
		println!("{}", words(&found["text"]["ask"]));
		println!("revision {current}, {state}; to be decided: {what}");
		match self.revision {
			Some(seen) => ensure!(
				seen == current,
				Said::new(
					format!("지금은 판 {current}입니다. 다시 살펴보세요."),
					format!("it is revision {current} by now; look at it again"),
				)
			),
			None if !confirmed("Decide so?", "give its revision with --revision")? => {
				println!("nothing was decided");
				return Ok(());
			}
			None => (),
		}
		let arguments = about(&[
			("petition", self.petition.into()),
			("expected_revision", current.into()),
			("verdict", verdict),
		]);
		let included = named::submit(&chain, &self.account, PALLET, call, &arguments).await?;
		named::report(&chain, PALLET, &included, false).await
	}
}

/// What an addressee answers.
#[derive(Clone, Copy, ValueEnum)]
enum Answer {
	/// What is asked for will be done.
	Accept,
	/// Some of it will be done.
	Partly,
	/// It will not be done.
	Decline,
	/// Somebody else has to decide.
	NotOurs,
}

/// A response.
#[derive(Args)]
#[command(after_help = "\
Example: caucus petition respond --account //Bob 3 --answer partly --summary text:short.txt --body response.pdf")]
pub(crate) struct Respond {
	#[command(flatten)]
	account: Account,
	/// The petition.
	petition: u32,
	/// What is answered.
	#[arg(long, value_enum)]
	answer: Answer,
	/// In short, at most 500 syllables; text:FILE reads it from a file.
	#[arg(long)]
	summary: String,
	/// File with the response at length, as it is published.
	#[arg(long, value_name = "FILE")]
	body: Option<String>,
}

impl Respond {
	fn arguments(&self) -> anyhow::Result<Arguments> {
		let answer = match self.answer {
			Answer::Accept => "Accept",
			Answer::Partly => "Partly",
			Answer::Decline => "Decline",
			Answer::NotOurs => "NotOurs",
		};
		let body = self.body.as_deref().map(content).transpose()?;
		let summary = match self.summary.starts_with("text:") {
			true => named::value(&self.summary)?,
			// An answer stands for good: the name of a file is not meant as one.
			false if std::path::Path::new(self.summary.trim()).is_file() => {
				let file = self.summary.trim();
				return Err(Said::new(
					format!("{file}은(는) 파일입니다. 그 내용을 쓰려면 --summary text:{file} 라고 적으세요."),
					format!("{file} is a file; for what is in it write --summary text:{file}"),
				)
				.into());
			}
			false => self.summary.trim().into(),
		};
		Ok(about(&[
			("petition", self.petition.into()),
			("summary", summary),
			("body", body.map_or(Value::Null, |body| content_json(&body))),
			("answer", answer.into()),
		]))
	}

	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		submit(node, &self.account, "respond", &self.arguments()?).await
	}
}

/// A referral: where it is dealt with, or what came of it.
#[derive(Args)]
#[command(group = ArgGroup::new("what").required(true))]
#[command(after_help = "\
Examples: caucus petition refer --account //Bob 3 --meeting 5 --item 2
          caucus petition refer --account //Bob 3 --considered resolution.pdf
          caucus petition refer --account //Bob 3 --declined why.pdf")]
pub(crate) struct Refer {
	#[command(flatten)]
	account: Account,
	/// The petition.
	petition: u32,
	/// Put it on the agenda of this meeting of the addressee.
	#[arg(long, group = "what", requires = "item")]
	meeting: Option<u32>,
	/// The item of its agenda.
	#[arg(long, requires = "meeting")]
	item: Option<u32>,
	/// File with what a meeting resolved about it.
	#[arg(long, group = "what", value_name = "FILE")]
	considered: Option<String>,
	/// File with the reasons why it was not brought up.
	#[arg(long, group = "what", value_name = "FILE")]
	declined: Option<String>,
}

impl Refer {
	fn call(&self) -> anyhow::Result<(&'static str, Arguments)> {
		let petition = ("petition", Value::from(self.petition));
		let outcome = |name: &str, part: &str, file: &str| -> anyhow::Result<_> {
			let outcome = json!({ name: { part: content_json(&content(file)?) } });
			Ok(("record_outcome", about(&[petition.clone(), ("outcome", outcome)])))
		};
		match (&self.considered, &self.declined) {
			(Some(file), _) => outcome("Considered", "outcome", file),
			(_, Some(file)) => outcome("Declined", "reason", file),
			_ => {
				let meeting = self.meeting.context("name the --meeting")?;
				let item = self.item.context("name the --item")?;
				Ok((
					"schedule",
					about(&[petition.clone(), ("meeting", meeting.into()), ("item", item.into())]),
				))
			}
		}
	}

	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let (call, arguments) = self.call()?;
		submit(node, &self.account, call, &arguments).await
	}
}

/// A duty of an addressee.
#[derive(Clone, Copy, ValueEnum)]
enum Duty {
	/// To respond.
	Response,
	/// To bring it before the assembly.
	Referral,
}

/// More time for a duty.
#[derive(Args)]
#[command(after_help = "Example: caucus petition extend --account //Bob 3 --duty response --reason why.txt")]
pub(crate) struct Extend {
	#[command(flatten)]
	account: Account,
	/// The petition.
	petition: u32,
	/// The duty.
	#[arg(long, value_enum)]
	duty: Duty,
	/// File with the reasons as they are published.
	#[arg(long, value_name = "FILE")]
	reason: String,
}

impl Extend {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let duty = match self.duty {
			Duty::Response => "Response",
			Duty::Referral => "Referral",
		};
		let arguments = about(&[
			("petition", self.petition.into()),
			("duty", duty.into()),
			("reason", content_json(&content(&self.reason)?)),
		]);
		submit(node, &self.account, "extend", &arguments).await
	}
}

/// What is due about a petition.
#[derive(Args)]
pub(crate) struct Advance {
	#[command(flatten)]
	account: Account,
	/// The petition.
	petition: u32,
}

impl Advance {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		submit(node, &self.account, "advance", &about(&[("petition", self.petition.into())])).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	enum Line {
		Review(Review),
		Respond(Respond),
		Refer(Refer),
	}

	fn read(line: &str) -> Option<Line> {
		Line::try_parse_from(std::iter::once("x").chain(line.split_whitespace())).ok()
	}

	#[test]
	fn a_verdict_names_its_code_and_reasons() {
		let file = std::env::temp_dir().join(format!("caucus-verdict-{}.txt", std::process::id()));
		std::fs::write(&file, "이유").unwrap();
		let line =
			format!("review --account //Alice 3 --reject 1 --reason {} --duplicate-of 2", file.display());
		let Some(Line::Review(review)) = read(&line) else { panic!("{line}") };
		let verdict = review.verdict(Some(json!({ "code": 1, "version": 4 }))).unwrap();
		assert_eq!(verdict["Reject"]["code"]["version"], 4);
		assert_eq!(verdict["Reject"]["duplicate_of"], 2);
		assert_eq!(verdict["Reject"]["reason"]["bytes"], 6);
		std::fs::remove_file(file).unwrap();
		let Some(Line::Review(review)) = read("review --account //Alice 3 --accept") else { panic!() };
		assert_eq!(review.verdict(None).unwrap(), "Publish");
	}

	#[test]
	fn a_response_and_a_referral_become_arguments_of_their_calls() {
		let line = "respond --account //Bob 3 --answer not-ours --summary 짧게";
		let Some(Line::Respond(respond)) = read(line) else { panic!("{line}") };
		let arguments = respond.arguments().unwrap();
		assert_eq!(arguments["answer"], "NotOurs");
		assert_eq!((&arguments["summary"], &arguments["body"]), (&json!("짧게"), &Value::Null));
		let line = "respond --account //Bob 3 --answer not-ours --summary Cargo.toml";
		let Some(Line::Respond(respond)) = read(line) else { panic!("{line}") };
		let error = respond.arguments().unwrap_err().to_string();
		assert!(error.contains("text:Cargo.toml"), "a name of a file is no answer: {error}");
		let Some(Line::Refer(refer)) = read("refer --account //Bob 3 --meeting 5 --item 2") else { panic!() };
		let (call, arguments) = refer.call().unwrap();
		assert_eq!((call, &arguments["meeting"]), ("schedule", &json!(5)));
	}

	#[test]
	fn what_contradicts_itself_is_refused_at_once() {
		for line in [
			"review --account //Alice 3",
			"review --account //Alice 3 --reject 2",
			"review --account //Alice 3 --publish --reject 2 --reason why.txt",
			"review --account //Alice 3 --hide 20 --reason why.txt --duplicate-of 1",
			"respond --account //Bob 3 --answer perhaps --summary x",
			"refer --account //Bob 3 --meeting 5",
			"refer --account //Bob 3 --considered a.pdf --declined b.pdf",
		] {
			assert!(read(line).is_none(), "{line}");
		}
	}
}
