// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Calls and questions of one area of the party by name: `caucus petition do review petition=3 ...`.
//!
//! What there is comes from the chain's own metadata, so that a chain with new rules needs no new program.

use crate::{
	officer::Account,
	output::{json, read_json},
	said::{self, Said},
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	chain::{Arguments, Chain, ChainError, Included, Signature},
	elections::params::legible,
	moment,
	primitives::{
		blake2_256,
		text::{ContentRef, Language, MediaType},
	},
};
use clap::{Args, Subcommand};
use serde_json::{json, Map, Value};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

const WRITING: &str = "\
Arguments are NAME=VALUE. A value is a number, true, false, null, JSON, or else text:
  petition=3  uphold=true  title=\"청년 정책\"  topics=[1,2]  duty={\"Record\":3}  answer=not-ours
  account: an SS58 address, 64 hexadecimal digits, or //Alice on a development chain
  bytes and digests: 0x and hexadecimal digits
  moment: 2026-12-01T09:00:00+09:00   day: 2026-12-01   month: 2026-12   half of a year: 2026-H2
  length of time: 90s, 10min, 72h, 7d, or milliseconds
  requirement=ordinary: what the chain's parameters have as the ordinary rule
A part of a structure, or of what a choice carries, has a dot before its name:
  text.title=...  verdict.Reject.code.code=2
Files by what they are, also within JSON:
  reason=file:reason.pdf        content: a reference to a published file, in Korean;
                                file:en:reason.pdf in English
  digest=digest:minutes.pdf     the BLAKE2b-256 digest of a file
  text.ask=text:ask.txt         the text in a file
  draft=json:draft.json         JSON in a file
What is optional may be left out. Text that looks otherwise goes in quotes: title='\"2026\"'";

/// Officers' and members' calls by name, and questions that anybody may ask.
#[derive(Subcommand)]
pub(crate) enum Named {
	/// List what can be done here, with what each call takes and what it means.
	Calls(List),
	/// List what can be asked here; no key needed.
	Questions(List),
	/// Make a call with an officer's or member's account.
	///
	/// --dry-run has the node carry the call out on its newest block and forget it: what the chain's rules
	/// refuse is said, and nothing is sent. It does not see what others send meanwhile, nor what only becomes
	/// due later. The node is shown the signed call, which stays valid for four blocks: ask one that you
	/// trust.
	#[command(after_help = WRITING)]
	#[command(visible_alias = "call")]
	Do(Do),
	/// Ask the chain; no key needed. The answer is JSON.
	#[command(after_help = WRITING)]
	Ask(Ask),
}

/// Which of them, and how much about them.
#[derive(Args)]
pub(crate) struct List {
	/// Only this one, with all that is said about it.
	name: Option<String>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// A call.
#[derive(Args)]
pub(crate) struct Do {
	/// Secret URI of the account: a mnemonic, `0x` and 64 digits, or `//Alice` on a development chain.
	#[arg(
		long,
		env = "CAUCUS_ACCOUNT",
		hide_env_values = true,
		value_name = "URI",
		required_unless_present = "print"
	)]
	account: Option<String>,
	/// Print the call for other tools, such as a wallet for several signers, and do not send it.
	#[arg(long)]
	print: bool,
	/// Say whether the chain would take the call now, and send nothing.
	#[arg(long, conflicts_with = "print")]
	dry_run: bool,
	/// The call.
	call: String,
	/// Its arguments.
	#[arg(value_name = "NAME=VALUE")]
	arguments: Vec<String>,
	/// Write what happened as JSON.
	#[arg(long)]
	json: bool,
}

/// A question.
#[derive(Args)]
pub(crate) struct Ask {
	/// The question.
	question: String,
	/// What it takes.
	#[arg(value_name = "NAME=VALUE")]
	arguments: Vec<String>,
	/// Ask about the last finalized block instead of the best one.
	#[arg(long)]
	finalized: bool,
	/// Show times and choices as people write them, such as 2026-12-01T09:00:00+09:00 and in-review.
	#[arg(long)]
	plain: bool,
}

impl Named {
	/// Does it, within a pallet.
	pub(crate) async fn run(self, node: &Node, pallet: &str) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		match self {
			Self::Calls(list) => list.show(chain.calls(pallet).await?),
			Self::Questions(list) => list.show(chain.views(pallet).await?),
			Self::Do(call) => {
				let encoded = chain.encode_call(pallet, &call.call, &arguments(&call.arguments)?).await?;
				let account = match (call.print, &call.account) {
					(false, Some(account)) => Account::of(account),
					_ => {
						let data = chain.call_data(pallet, &call.call, &encoded).await?;
						println!("0x{}", hex::encode(data));
						return Ok(());
					}
				};
				if call.dry_run {
					let tried = account.try_call(&chain, pallet, &call.call, encoded).await;
					tried.with_context(|| {
						Said::new(
							"시험했고 아무것도 보내지 않았습니다.",
							"This was a dry run; nothing was sent.",
						)
					})?;
					println!("the chain would take this call now; nothing was sent");
					return Ok(());
				}
				let included = account.call(&chain, pallet, &call.call, encoded).await?;
				report(&chain, pallet, &included, call.json).await
			}
			Self::Ask(ask) => {
				let at = match ask.finalized {
					true => Some(chain.finalized_head().await?),
					false => None,
				};
				let given = arguments(&ask.arguments)?;
				let answer = match ask.plain {
					true => chain.spoken_view(pallet, &ask.question, &given, at).await?,
					false => chain.view(pallet, &ask.question, &given, at).await?,
				};
				json(&answer)
			}
		}
	}
}

impl List {
	fn show(self, mut all: Vec<Signature>) -> anyhow::Result<()> {
		if let Some(name) = &self.name {
			all.retain(|one| one.name == *name);
			ensure!(
				!all.is_empty(),
				Said::new(
					format!("{name}이(가) 여기에 없습니다. 이름을 빼면 모두 보입니다."),
					format!("there is no {name} here; leave the name out to see all"),
				)
			);
		}
		if self.json {
			let listed = all.iter().map(|one| {
				let arguments: Map<String, Value> =
					one.arguments.iter().map(|(name, kind)| (name.clone(), kind.as_str().into())).collect();
				json!({ "name": one.name, "arguments": arguments, "docs": one.docs })
			});
			return json(&listed.collect::<Vec<_>>());
		}
		for one in all {
			println!("{}", one.name);
			for (name, kind) in &one.arguments {
				println!("    {name}={kind}");
			}
			let docs = match self.name {
				Some(_) => one.docs.clone(),
				None => summary(&one.docs),
			};
			for line in docs.lines() {
				println!("  {line}");
			}
		}
		Ok(())
	}
}

/// The first words of documentation, and who may do it.
fn summary(docs: &str) -> String {
	let first = docs.split("\n\n").next().unwrap_or_default();
	match docs.lines().find_map(|line| line.strip_prefix("- `origin`: ")) {
		Some(who) => format!("{first}\nWho: {who}"),
		None => first.to_owned(),
	}
}

/// Signs and submits a call by name, and waits until it is in a block.
pub(crate) async fn submit(
	chain: &Chain,
	account: &Account,
	pallet: &str,
	call: &str,
	arguments: &Arguments,
) -> anyhow::Result<Included> {
	let encoded = chain.encode_call(pallet, call, arguments).await?;
	account.call(chain, pallet, call, encoded).await
}

/// Whether the chain would refuse something, other than that nobody could be asked.
fn is_refusal(error: &anyhow::Error) -> bool {
	matches!(error.downcast_ref(), Some(ChainError::WouldFail(_) | ChainError::Refused(_)))
}

/// Tries the rows of a list, of which one call takes so many, and gives the lines of those that the chain would
/// refuse, with the reason. Within a call each row is tried together with those before it that are fine.
pub(crate) async fn sift<Row: Clone>(
	rows: &[(u64, Row)],
	most: usize,
	attempt: impl AsyncFn(Vec<Row>) -> anyhow::Result<()>,
) -> anyhow::Result<Vec<(u64, anyhow::Error)>> {
	let mut refused = Vec::new();
	for batch in rows.chunks(most.max(1)) {
		match attempt(batch.iter().map(|(_, row)| row.clone()).collect()).await {
			Ok(()) => continue,
			Err(error) if is_refusal(&error) => (),
			Err(error) => return Err(error),
		}
		let mut fine: Vec<Row> = Vec::new();
		for (line, row) in batch {
			fine.push(row.clone());
			match attempt(fine.clone()).await {
				Ok(()) => (),
				Err(error) if is_refusal(&error) => {
					fine.pop();
					refused.push((*line, error));
				}
				Err(error) => return Err(error),
			}
		}
	}
	Ok(refused)
}

/// What is wrong with rows that the chain would refuse. If it is the same with each of them, it is no row's
/// fault, and an error.
pub(crate) fn blame(refused: Vec<(u64, anyhow::Error)>, of: usize) -> anyhow::Result<Vec<String>> {
	let mut said: Vec<_> = refused.iter().map(|(line, error)| (line, said::in_short(error))).collect();
	let same = said.windows(2).all(|pair| pair.first().map(|one| &one.1) == pair.last().map(|one| &one.1));
	if of > 1 && refused.len() == of && same {
		let (_, error) = refused.into_iter().next().context("at least one is refused; qed")?;
		return Err(error.context(Said::new(
			"모든 줄이 같은 까닭으로 거부됩니다. 아무것도 보내지 않았습니다.",
			"All rows are refused for the same reason; nothing was sent.",
		)));
	}
	Ok(said.drain(..).map(|(line, said)| format!("line {line}: {said}")).collect())
}

/// Has the chain try a call by name, without sending it.
pub(crate) async fn try_out(
	chain: &Chain,
	account: &Account,
	pallet: &str,
	call: &str,
	arguments: &Arguments,
) -> anyhow::Result<()> {
	let encoded = chain.encode_call(pallet, call, arguments).await?;
	account.try_call(chain, pallet, call, encoded).await
}

/// Says what a call of this pallet has brought about.
pub(crate) async fn report(
	chain: &Chain,
	pallet: &str,
	included: &Included,
	as_json: bool,
) -> anyhow::Result<()> {
	report_of(chain, |other| other == pallet, included, as_json).await
}

/// Says what a call has brought about in some pallets.
pub(crate) async fn report_of(
	chain: &Chain,
	wanted: impl Fn(&str) -> bool,
	included: &Included,
	as_json: bool,
) -> anyhow::Result<()> {
	let mut events = Vec::new();
	for event in included.events.iter().filter(|event| wanted(&event.pallet)) {
		let fields = match as_json {
			true => chain.fields_of(event, included.block).await?,
			false => chain.spoken_fields_of(event, included.block).await?,
		};
		events.push((event.name.clone(), fields));
	}
	if as_json {
		let events = events.iter().map(|(name, fields)| json!({ "event": name, "fields": fields }));
		return json(&json!({
			"block": format!("{:?}", included.block),
			"number": included.number,
			"extrinsic": format!("{:?}", included.extrinsic),
			"events": events.collect::<Vec<_>>(),
		}));
	}
	if events.is_empty() {
		println!("done, in block {}", included.number);
	}
	for (name, fields) in &events {
		println!("{}", legible(said(name, fields).as_bytes()));
	}
	if events.iter().any(|(name, _)| WAITING.contains(&name.as_str())) {
		eprintln!("It takes effect when a second person makes the same call.");
	}
	Ok(())
}

/// Events that say that a call waits for a second person.
const WAITING: [&str; 5] =
	["SecondNeeded", "EntriesProposed", "AccountProposed", "ChangeProposed", "CorrectionProposed"];

/// An event in one line: its name, and each field.
pub(crate) fn said(name: &str, fields: &Value) -> String {
	match fields {
		Value::Object(fields) => {
			let fields = fields.iter().map(|(field, value)| format!(" {field}={}", part(value)));
			format!("{name}{}", fields.collect::<String>())
		}
		Value::Null => name.to_owned(),
		other => format!("{name} {}", part(other)),
	}
}

/// A part of an event: a choice by its name, with what it carries in brackets.
fn part(value: &Value) -> String {
	let list = |items: &[Value]| items.iter().map(part).collect::<Vec<_>>().join(", ");
	match value {
		Value::Null => "none".into(),
		Value::String(text) => text.clone(),
		Value::Array(items) => format!("[{}]", list(items)),
		Value::Object(parts) => {
			let said: Vec<_> = parts
				.iter()
				.map(|(name, value)| match value {
					// What a choice of several parts carries has names of its own.
					Value::Object(_) => format!("{name} ({})", part(value)),
					Value::Array(items) if parts.len() == 1 && items.is_empty() => name.clone(),
					Value::Array(items) if parts.len() == 1 => format!("{name} ({})", list(items)),
					value => format!("{name} {}", part(value)),
				})
				.collect();
			said.join(", ")
		}
		other => other.to_string(),
	}
}

/// Reads `NAME=VALUE`, with dots in a name for parts of structures.
pub(crate) fn arguments(given: &[String]) -> anyhow::Result<Arguments> {
	let mut all = Map::new();
	for one in given {
		let (name, value) = one.split_once('=').with_context(|| format!("{one:?} is not NAME=VALUE"))?;
		put(&mut all, name, self::value(value).with_context(|| format!("cannot read {name}"))?)?;
	}
	Ok(all)
}

fn put(all: &mut Map<String, Value>, name: &str, value: Value) -> anyhow::Result<()> {
	match name.split_once('.') {
		None => {
			ensure!(!name.is_empty(), "an argument has no name");
			let before = all.insert(name.to_owned(), value);
			ensure!(before.is_none(), "{name} is given twice");
			Ok(())
		}
		Some((first, rest)) => {
			let inner = all.entry(first).or_insert_with(|| Value::Object(Map::new()));
			let inner = inner.as_object_mut().with_context(|| format!("{first} is given twice"))?;
			put(inner, rest, value).with_context(|| format!("in {first}"))
		}
	}
}

/// A value as people write it.
pub(crate) fn value(text: &str) -> anyhow::Result<Value> {
	if let Some(path) = text.strip_prefix("json:") {
		return expand(read_json(Path::new(path))?);
	}
	if let Some(value) = pointed_at(text)? {
		return Ok(value);
	}
	// What looks like JSON is, unless it is only text that begins alike, such as 2026-12 or 1e5.
	let number = |text: &str| text.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
	match serde_json::from_str(text) {
		Ok(Value::Number(_)) if !number(text) => Ok(text.into()),
		Ok(value) => expand(value),
		Err(_) => Ok(tidy(text).into()),
	}
}

/// What a text stands for that names a file, or a moment.
fn pointed_at(text: &str) -> anyhow::Result<Option<Value>> {
	let Some((what, path)) = text.split_once(':') else { return Ok(None) };
	let read = || std::fs::read(path).with_context(|| said::unreadable(path));
	Ok(Some(match what {
		"file" => content_json(&content(path)?),
		"digest" => format!("0x{}", hex::encode(blake2_256(&[&read()?]))).into(),
		"text" => {
			let text = String::from_utf8(read()?).with_context(|| format!("{path} is not UTF-8"))?;
			tidy(&text).into()
		}
		"time" => moment::parse(path).context("write it like 2026-12-01T09:00:00+09:00")?.into(),
		_ => return Ok(None),
	}))
}

/// Puts in place what texts within JSON point at.
fn expand(value: Value) -> anyhow::Result<Value> {
	Ok(match value {
		Value::String(text) => pointed_at(&text)?.unwrap_or_else(|| tidy(&text).into()),
		Value::Array(items) => items.into_iter().map(expand).collect::<anyhow::Result<Vec<_>>>()?.into(),
		Value::Object(parts) => {
			let expanded = parts.into_iter().map(|(name, part)| Ok((name, expand(part)?)));
			Value::Object(expanded.collect::<anyhow::Result<_>>()?)
		}
		other => other,
	})
}

/// Text as the chain takes it, its letters composed as everybody composes them: some keyboards and file names
/// give Hangul in parts, and would have another digest.
pub(crate) fn tidy(text: &str) -> String {
	text.trim().replace('\r', "").nfc().collect()
}

/// A reference to a published file: `PATH`, or `en:PATH`.
pub(crate) fn content(path: &str) -> anyhow::Result<ContentRef> {
	let (language, path) = match path.split_once(':') {
		Some(("en", path)) => (Language::English, path),
		Some(("ko", path)) => (Language::Korean, path),
		_ => (Language::Korean, path),
	};
	let path = PathBuf::from(path);
	let media = match path.extension().and_then(|ending| ending.to_str()) {
		Some("txt") => MediaType::Plain,
		Some("md") => MediaType::Markdown,
		Some("xml" | "akn") => MediaType::AkomaNtoso,
		Some("pdf") => MediaType::Pdf,
		Some("json") => MediaType::Json,
		_ => bail!("{} does not end in .txt, .md, .xml, .pdf or .json", path.display()),
	};
	let bytes = std::fs::read(&path).with_context(|| crate::said::unreadable(path.display()))?;
	Ok(ContentRef::to(&bytes, media, language))
}

/// A reference to content in the form that calls take.
pub(crate) fn content_json(content: &ContentRef) -> Value {
	json!({
		"digest": format!("0x{}", hex::encode(content.digest)),
		"bytes": content.bytes,
		"media": format!("{:?}", content.media),
		"language": format!("{:?}", content.language),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sdk::chain::DispatchFailure;

	fn read(given: &[&str]) -> anyhow::Result<Value> {
		let given: Vec<String> = given.iter().map(|one| (*one).to_owned()).collect();
		arguments(&given).map(Value::from)
	}

	#[test]
	fn arguments_are_read_by_what_they_are() {
		let read = read(&[
			"petition=3",
			"accept=true",
			// In parts, as some keyboards give it.
			"text.title=\u{110e}\u{1165}\u{11bc}년 정책 ",
			"text.ask=a=b",
			"topics=[1,2]",
			"by=time:2026-12-01T09:00:00+09:00",
			"area=null",
		]);
		let expected = json!({
			"petition": 3,
			"accept": true,
			"text": { "title": "청년 정책", "ask": "a=b" },
			"topics": [1, 2],
			"by": 1_796_083_200_000_u64,
			"area": null,
		});
		assert_eq!(read.unwrap(), expected);
	}

	fn would_fail(name: &str) -> anyhow::Error {
		ChainError::WouldFail(DispatchFailure { name: name.into(), docs: String::new() }).into()
	}

	/// Takes even numbers, each once in a call.
	async fn rule(rows: Vec<u8>) -> anyhow::Result<()> {
		let odd = rows.iter().any(|row| row % 2 == 1);
		let twice = rows.iter().enumerate().any(|(place, row)| rows[..place].contains(row));
		match (odd, twice) {
			(true, _) => Err(would_fail("Rows::Odd")),
			(_, true) => Err(would_fail("Rows::Twice")),
			_ => Ok(()),
		}
	}

	#[tokio::test]
	async fn a_dry_run_names_each_line_that_is_refused() {
		let rows = |rows: &[u8]| (2..).zip(rows.iter().copied()).collect::<Vec<(u64, u8)>>();
		let lines = |refused: Vec<(u64, anyhow::Error)>| {
			blame(refused, 6).unwrap().iter().map(|line| line.replace(['(', ')'], "")).collect::<Vec<_>>()
		};
		let refused = sift(&rows(&[2, 3, 4, 2, 5, 6]), 32, rule).await.unwrap();
		assert_eq!(lines(refused), ["line 3: Rows::Odd", "line 5: Rows::Twice", "line 6: Rows::Odd"]);
		let refused = sift(&rows(&[2, 4, 6, 2, 8, 9]), 3, rule).await.unwrap();
		assert_eq!(lines(refused), ["line 7: Rows::Odd"], "only rows of one call stand together");
		assert!(sift(&rows(&[2, 4, 6]), 2, rule).await.unwrap().is_empty());
		let gone = sift(&rows(&[2]), 2, async |_: Vec<u8>| anyhow::bail!("no answer")).await;
		assert!(gone.is_err(), "silence is no refusal");
	}

	#[tokio::test]
	async fn what_is_wrong_with_all_rows_is_said_once() {
		let refused = sift(&[(2, 1), (3, 3)], 32, rule).await.unwrap();
		let error = blame(refused, 2).unwrap_err();
		assert!(error.to_string().starts_with("All rows are refused"), "{error}");
		let refused = sift(&[(2, 1)], 32, rule).await.unwrap();
		assert_eq!(blame(refused, 1).unwrap().len(), 1);
	}

	#[test]
	fn a_list_of_calls_says_who_may_make_them() {
		let docs = "Convene a meeting.\n\n- `origin`: secretary of the organisation.\n\nFree.";
		assert_eq!(summary(docs), "Convene a meeting.\nWho: secretary of the organisation.");
		assert_eq!(summary("Which meetings.\nAll."), "Which meetings.\nAll.");
	}

	#[test]
	fn events_are_put_in_words() {
		let fields = json!({
			"meeting": 3, "stage": { "certified": { "until": "2026-12-01T09:00:00+09:00" } }, "by": null,
			"duty": { "decision": [5, 1] }, "kind": "in-review", "result": { "ok": [] },
		});
		assert_eq!(
			said("StageReached", &fields),
			"StageReached by=none duty=decision (5, 1) kind=in-review meeting=3 \
			 result=ok stage=certified (until 2026-12-01T09:00:00+09:00)"
		);
		assert_eq!(said("Dissolved", &Value::Null), "Dissolved");
	}

	#[test]
	fn files_become_references_text_or_json() {
		let folder = std::env::temp_dir().join(format!("caucus-named-{}", std::process::id()));
		std::fs::create_dir_all(&folder).unwrap();
		let write = |name: &str, bytes: &str| {
			let path = folder.join(name);
			std::fs::write(&path, bytes).unwrap();
			path.display().to_string()
		};
		let text = write("why.txt", "line 1\r\nline 2\n");
		let draft = write("draft.json", r#"{"kind": "General"}"#);
		let given =
			[format!("reason=file:en:{text}"), format!("ask=text:{text}"), format!("draft=json:{draft}")];
		let read = arguments(&given).unwrap();
		assert_eq!(read["ask"], "line 1\nline 2");
		assert_eq!(read["draft"], json!({ "kind": "General" }));
		assert_eq!(read["reason"]["bytes"], 15);
		assert_eq!(read["reason"]["media"], "Plain");
		assert_eq!(read["reason"]["language"], "English");
		let bare = write("why", "text");
		assert!(arguments(&[format!("reason=file:{bare}")]).is_err());
		std::fs::remove_dir_all(folder).unwrap();
	}

	#[test]
	fn what_json_points_at_is_put_in_its_place() {
		let path = std::env::temp_dir().join(format!("caucus-expand-{}.txt", std::process::id()));
		std::fs::write(&path, "이유\n").unwrap();
		let path = path.display().to_string();
		let inline = format!(
			r#"items=[{{"title":"안건: 예산","documents":["file:{path}"],"at":"time:1970-01-01T09:00:01+09:00"}}]"#
		);
		let read =
			arguments(&[inline, format!("digest=digest:{path}"), format!("body=text:{path}")]).unwrap();
		assert_eq!(read["items"][0]["documents"][0]["bytes"], 7);
		assert_eq!(read["items"][0]["title"], "안건: 예산", "a colon alone points at nothing");
		assert_eq!(read["items"][0]["at"], 1_000);
		assert_eq!(read["digest"], read["items"][0]["documents"][0]["digest"]);
		assert_eq!(read["body"], "이유");
		assert!(arguments(&[r#"a=["file:/nowhere.txt"]"#.to_owned()]).is_err());
		std::fs::remove_file(path).unwrap();
	}

	#[test]
	fn only_whole_numbers_are_numbers() {
		let read = read(&["a=12", "b=-3", "c=1e5", "d=0110", "e=2026-12", "f=1.0", "g=\"7\""]).unwrap();
		assert_eq!(
			read,
			json!({ "a": 12, "b": -3, "c": "1e5", "d": "0110", "e": "2026-12", "f": "1.0", "g": "7" })
		);
	}

	#[test]
	fn mistakes_in_writing_are_named() {
		for (given, said) in [
			(&["petition"][..], "is not NAME=VALUE"),
			(&["=3"], "has no name"),
			(&["a=1", "a=2"], "a is given twice"),
			(&["a=1", "a.b=2"], "a is given twice"),
			(&["reason=file:/nowhere.txt"], "cannot read /nowhere.txt"),
			(&["by=time:tomorrow"], "cannot read by"),
		] {
			let error = format!("{:#}", read(given).unwrap_err());
			assert!(error.contains(said), "{given:?}: {error}");
		}
	}
}
