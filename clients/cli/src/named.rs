// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Calls and questions of one area of the party by name: `caucus petition do review petition=3 ...`.
//!
//! What there is comes from the chain's own metadata, so that a chain with new rules needs no new program.

use crate::{
	officer::Account,
	output::{json, read_json},
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	chain::{Arguments, Chain, Included, Signature},
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

const WRITING: &str = "\
Arguments are NAME=VALUE. A value is a number, true, false, null, JSON, or else text:
  petition=3  uphold=true  title=\"청년 정책\"  topics=[1,2]  duty={\"Record\":3}  answer=not-ours
  account: an SS58 address, 64 hexadecimal digits, or //Alice on a development chain
  bytes and digests: 0x and hexadecimal digits
  moment: 2026-12-01T09:00:00+09:00   day: 2026-12-01   month: 2026-12   half of a year: 2026-H2
A part of a structure, or of what a choice carries, has a dot before its name:
  text.title=...  verdict.Reject.code.code=2
Files by what they are, also within JSON:
  reason=file:reason.pdf        content: a reference to a published file, in Korean; file:en:reason.pdf in English
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
				let included = account.call(&chain, pallet, &call.call, encoded).await?;
				report(&chain, pallet, &included, call.json).await
			}
			Self::Ask(ask) => {
				let at = match ask.finalized {
					true => Some(chain.finalized_head().await?),
					false => None,
				};
				json(&chain.view(pallet, &ask.question, &arguments(&ask.arguments)?, at).await?)
			}
		}
	}
}

impl List {
	fn show(self, mut all: Vec<Signature>) -> anyhow::Result<()> {
		if let Some(name) = &self.name {
			all.retain(|one| one.name == *name);
			ensure!(!all.is_empty(), "there is no {name} here; leave the name out to see all");
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
				Some(_) => one.docs.as_str(),
				None => one.docs.split("\n\n").next().unwrap_or_default(),
			};
			for line in docs.lines() {
				println!("  {line}");
			}
		}
		Ok(())
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

/// Says what a call of this pallet has brought about.
pub(crate) async fn report(
	chain: &Chain,
	pallet: &str,
	included: &Included,
	as_json: bool,
) -> anyhow::Result<()> {
	let mut events = Vec::new();
	for event in included.events.iter().filter(|event| event.pallet == pallet) {
		events.push((event.name.clone(), chain.fields_of(event, included.block).await?));
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
	let part = |value: &Value| match value {
		Value::String(text) => text.clone(),
		other => other.to_string(),
	};
	match fields {
		Value::Object(fields) => {
			let fields = fields.iter().map(|(field, value)| format!(" {field}={}", part(value)));
			format!("{name}{}", fields.collect::<String>())
		}
		other => format!("{name} {}", part(other)),
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
	let read = || std::fs::read(path).with_context(|| format!("cannot read {path}"));
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
		Value::String(text) => pointed_at(&text)?.unwrap_or(Value::String(text)),
		Value::Array(items) => items.into_iter().map(expand).collect::<anyhow::Result<Vec<_>>>()?.into(),
		Value::Object(parts) => {
			let expanded = parts.into_iter().map(|(name, part)| Ok((name, expand(part)?)));
			Value::Object(expanded.collect::<anyhow::Result<_>>()?)
		}
		other => other,
	})
}

/// Text as the chain takes it.
fn tidy(text: &str) -> String {
	text.trim().replace('\r', "")
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
	let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
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

	fn read(given: &[&str]) -> anyhow::Result<Value> {
		let given: Vec<String> = given.iter().map(|one| (*one).to_owned()).collect();
		arguments(&given).map(Value::from)
	}

	#[test]
	fn arguments_are_read_by_what_they_are() {
		let read = read(&[
			"petition=3",
			"accept=true",
			"text.title=청년 정책 ",
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
