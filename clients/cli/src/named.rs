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
	primitives::text::{ContentRef, Language, MediaType},
};
use clap::{Args, Subcommand};
use serde_json::{json, Map, Value};
use std::path::{Path, PathBuf};

const WRITING: &str = "\
Arguments are NAME=VALUE. A value is a number, true, false, null, JSON, or else text:
  petition=3  accept=true  title=\"청년 정책\"  topics=[1,2]  verdict={\"Reject\":{\"code\":2}}
Parts of a structure can be given one by one, and files by what they are:
  text.title=...                a part
  reason=file:reason.pdf        a reference to a published file, in Korean; file:en:reason.pdf in English
  text.ask=text:ask.txt         the text in a file
  draft=json:draft.json         JSON in a file
  by=time:2026-12-01T09:00:00+09:00   a moment";

/// Officers' and members' calls by name, and questions that anybody may ask.
#[derive(Subcommand)]
pub(crate) enum Named {
	/// List what can be done here, with what each call takes and what it means.
	Calls(List),
	/// List what can be asked here; no key needed.
	Questions(List),
	/// Make a call with an officer's or member's account.
	#[command(after_help = WRITING)]
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
	#[command(flatten)]
	account: Account,
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
				let arguments = arguments(&call.arguments)?;
				let included = submit(&chain, &call.account, pallet, &call.call, &arguments).await?;
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
	for (name, fields) in events {
		println!("{name} {fields}");
	}
	Ok(())
}

/// Reads `NAME=VALUE`, with dots in a name for parts of structures.
pub(crate) fn arguments(given: &[String]) -> anyhow::Result<Arguments> {
	let mut all = Map::new();
	for one in given {
		let (name, value) = one.split_once('=').with_context(|| format!("{one:?} is not NAME=VALUE"))?;
		put(&mut all, name, value_of(value).with_context(|| format!("cannot read {name}"))?)?;
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

fn value_of(text: &str) -> anyhow::Result<Value> {
	if let Some(path) = text.strip_prefix("file:") {
		return content(path).map(|content| content_json(&content));
	}
	if let Some(path) = text.strip_prefix("text:") {
		let read = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
		return Ok(tidy(&read).into());
	}
	if let Some(path) = text.strip_prefix("json:") {
		return read_json(Path::new(path));
	}
	if let Some(time) = text.strip_prefix("time:") {
		let moment = caucus_sdk::moment::parse(time).context("write it like 2026-12-01T09:00:00+09:00")?;
		return Ok(moment.into());
	}
	// What looks like JSON is, unless it is only text that begins alike.
	Ok(serde_json::from_str(text).unwrap_or_else(|_| tidy(text).into()))
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
