// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What all areas' readers share: questions at one block, pages, and parts of answers in words.

use crate::{
	output::{relative, text},
	said::Said,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	chain::{Arguments, Chain, Hash},
	moment,
	primitives::Moment,
	read::State,
};
use serde_json::Value;
use std::io::{BufRead, IsTerminal, Write};

/// How many records are asked for at once.
pub(crate) const PAGE: u32 = 100;

/// Arguments of a call or a question, by name.
pub(crate) fn about(pairs: &[(&str, Value)]) -> Arguments {
	pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// Asks one pallet about one block, so that its answers fit together.
pub(crate) struct Reader<'a> {
	chain: &'a Chain,
	pallet: &'static str,
	at: Hash,
	/// The block's time.
	pub(crate) now: Moment,
}

impl<'a> Reader<'a> {
	/// A reader of the best block.
	pub(crate) async fn best(chain: &'a Chain, pallet: &'static str) -> anyhow::Result<Self> {
		let state = State::best(chain).await?;
		Ok(Self { chain, pallet, at: state.block(), now: state.now().await? })
	}

	/// The same block, asked about another pallet.
	pub(crate) fn of(&self, pallet: &'static str) -> Self {
		Self { chain: self.chain, pallet, at: self.at, now: self.now }
	}

	/// Asks.
	pub(crate) async fn ask(&self, question: &str, pairs: &[(&str, Value)]) -> anyhow::Result<Value> {
		Ok(self.chain.view(self.pallet, question, &about(pairs), Some(self.at)).await?)
	}

	/// Asks for a record that should be there; `missing` says so if it is not.
	pub(crate) async fn find(
		&self,
		question: &str,
		pairs: &[(&str, Value)],
		missing: Said,
	) -> anyhow::Result<Value> {
		let found = self.ask(question, pairs).await?;
		ensure!(!found.is_null(), missing);
		Ok(found)
	}

	/// Asks page by page: `from` counts on by what a page was asked for, as places do.
	pub(crate) async fn all(&self, question: &str, pairs: &[(&str, Value)]) -> anyhow::Result<Vec<Value>> {
		self.pages(question, "from", pairs).await
	}

	/// As [`Self::all`], where `position` is the argument that counts on.
	pub(crate) async fn pages(
		&self,
		question: &str,
		position: &str,
		pairs: &[(&str, Value)],
	) -> anyhow::Result<Vec<Value>> {
		let mut rows = Vec::new();
		let mut from: u32 = 0;
		loop {
			let asked = [pairs, &[(position, from.into()), ("count", PAGE.into())]].concat();
			let page = list(self.ask(question, &asked).await?)?;
			if page.is_empty() {
				return Ok(rows);
			}
			rows.extend(page);
			from = from.checked_add(PAGE).context("the node's lists have no end")?;
		}
	}
}

/// The items of a list.
pub(crate) fn list(value: Value) -> anyhow::Result<Vec<Value>> {
	match value {
		Value::Array(items) => Ok(items),
		_ => bail!("the node's answer is no list"),
	}
}

/// A number with what it counts: `1 fact`, `2 facts`.
pub(crate) fn counted(many: impl TryInto<u64>, what: &str) -> String {
	match many.try_into().unwrap_or(u64::MAX) {
		1 => format!("1 {what}"),
		many => format!("{many} {what}s"),
	}
}

/// A number that the node gives.
pub(crate) fn number(value: &Value) -> u64 {
	value.as_u64().unwrap_or_default()
}

/// A number of a record that the node gives.
pub(crate) fn id(value: &Value) -> anyhow::Result<u32> {
	value.as_u64().and_then(|id| id.try_into().ok()).context("the node's answer lacks a number")
}

/// Words that the node gives; nothing where there are none.
pub(crate) fn words(value: &Value) -> String {
	value.as_str().map(|words| text(words.as_bytes())).unwrap_or_default()
}

/// The name of a choice, without what it carries.
pub(crate) fn name_of(choice: &Value) -> String {
	match choice {
		Value::String(name) => name.clone(),
		Value::Object(object) => object.keys().next().cloned().unwrap_or_default(),
		Value::Null => String::new(),
		other => other.to_string(),
	}
}

/// The name of a choice as words: `InReview` is `in review`.
pub(crate) fn spoken(choice: &Value) -> String {
	let mut said = String::new();
	for (position, letter) in name_of(choice).char_indices() {
		if letter.is_uppercase() && position > 0 {
			said.push(' ');
		}
		said.extend(letter.to_lowercase());
	}
	said
}

/// A moment with how far away it is.
pub(crate) fn when(now: Moment, then: &Value) -> String {
	match then.as_u64() {
		Some(then) => format!("{} ({})", moment::korean(then), relative(now, then)),
		None => String::new(),
	}
}

/// The day of a moment; nothing where there is none.
pub(crate) fn day(then: &Value) -> String {
	let written = then.as_u64().map(moment::korean).unwrap_or_default();
	written.get(..10).unwrap_or_default().to_owned()
}

/// A reference to content in words: what it is, and how to recognise it.
pub(crate) fn content(reference: &Value) -> String {
	if reference.is_null() {
		return String::new();
	}
	let language = match name_of(&reference["language"]).as_str() {
		"English" => "English",
		_ => "Korean",
	};
	format!(
		"{} in {language}, {} bytes, digest {}",
		spoken(&reference["media"]),
		number(&reference["bytes"]),
		name_of(&reference["digest"])
	)
}

/// Asks for a yes at a terminal; where nobody can be asked, says what to give instead.
pub(crate) fn confirmed(question: &str, otherwise: &str) -> anyhow::Result<bool> {
	if !std::io::stdin().is_terminal() {
		bail!(Said::new(
			format!("여기서는 물어볼 수 없습니다. 살펴본 뒤 이렇게 하세요: {otherwise}"),
			format!("nobody can be asked here: look at it, then {otherwise}"),
		));
	}
	eprint!("{question} [yes/no] ");
	std::io::stderr().flush()?;
	let mut answer = String::new();
	std::io::stdin().lock().read_line(&mut answer)?;
	Ok(matches!(answer.trim(), "yes" | "네" | "예"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn answers_are_put_in_words() {
		assert_eq!(spoken(&json!("InReview")), "in review");
		assert_eq!(spoken(&json!({ "UnderObjection": { "decide_by": 1 } })), "under objection");
		assert_eq!(name_of(&json!(null)), "");
		assert_eq!((counted(1u32, "fact"), counted(0u64, "row")), ("1 fact".into(), "0 rows".into()));
		assert_eq!(day(&json!(1_796_083_200_000_u64)), "2026-12-01");
		assert_eq!(day(&json!(null)), "");
		assert_eq!(when(1_000, &json!(61_000)), "1970-01-01T09:01:01+09:00 (in 60 s)");
		let reference = json!({ "digest": "0xab", "bytes": 12, "media": "Pdf", "language": "Korean" });
		assert_eq!(content(&reference), "pdf in Korean, 12 bytes, digest 0xab");
		assert_eq!(content(&json!(null)), "");
		assert_eq!(words(&json!("청년\u{1b}[2J")), "청년\u{fffd}[2J");
	}

	#[test]
	fn what_a_node_leaves_out_is_no_fault_of_the_program() {
		assert_eq!((number(&json!(null)), words(&json!(3))), (0, String::new()));
		assert!(id(&json!("3")).is_err() && id(&json!(u64::MAX)).is_err());
		assert!(list(json!({})).is_err());
	}
}
