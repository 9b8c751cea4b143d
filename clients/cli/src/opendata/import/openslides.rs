// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The data of an OpenSlides meeting as far as an import needs it: objects by class and number.

use super::report::Lines;
use anyhow::Context;
use serde::Deserialize;
use serde_json::{value::RawValue, Value};
use std::collections::BTreeMap;

/// Objects of a file by class and number.
pub(super) struct Objects {
	classes: BTreeMap<String, BTreeMap<u64, Object>>,
}

/// An object with its line.
#[derive(Clone, Debug)]
pub(super) struct Object {
	/// Where it begins.
	pub(super) line: u64,
	/// What it says.
	pub(super) value: Value,
}

impl Objects {
	/// Reads a file.
	pub(super) fn read(text: &str) -> anyhow::Result<Self> {
		let text = text.trim_start_matches('\u{feff}');
		let lines = Lines::of(text);
		#[derive(Deserialize)]
		struct Class<'a>(#[serde(borrow)] BTreeMap<String, &'a RawValue>);
		let all: BTreeMap<String, &RawValue> =
			serde_json::from_str(text).context("the file is no JSON object with a class for each name")?;
		let mut classes = BTreeMap::new();
		for (name, class) in all {
			// A number such as `_migration_index` is no class.
			let Ok(Class(objects)) = serde_json::from_str::<Class>(class.get()) else {
				continue;
			};
			let mut read = BTreeMap::new();
			for (number, object) in objects {
				let number = number.parse().with_context(|| format!("{name} {number} has no number"))?;
				let value = serde_json::from_str(object.get())?;
				read.insert(number, Object { line: lines.line(object.get()), value });
			}
			classes.insert(name, read);
		}
		Ok(Self { classes })
	}

	/// Objects of a class with their numbers, in order.
	pub(super) fn all(&self, class: &str) -> impl Iterator<Item = (u64, &Object)> {
		self.classes.get(class).into_iter().flatten().map(|(number, object)| (*number, object))
	}

	/// One object.
	pub(super) fn one(&self, class: &str, number: u64) -> Option<&Object> {
		self.classes.get(class)?.get(&number)
	}

	/// What `topic/3` names.
	pub(super) fn named(&self, name: &str) -> Option<(&str, u64, &Object)> {
		let (class, number) = name.split_once('/')?;
		let number = number.parse().ok()?;
		let (class, _) = self.classes.get_key_value(class)?;
		Some((class.as_str(), number, self.one(class, number)?))
	}
}

/// Numbers in a list of an object.
pub(super) fn numbers(value: &Value) -> Vec<u64> {
	value.as_array().into_iter().flatten().filter_map(Value::as_u64).collect()
}

/// A count such as `"2.000000"`; 0 where there is none; nothing for what is no whole number.
pub(super) fn count(value: &Value) -> Option<u32> {
	let text = match value {
		Value::Null => return Some(0),
		Value::Number(number) => number.to_string(),
		other => other.as_str()?.trim().to_owned(),
	};
	let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
	part.bytes().all(|byte| byte == b'0').then(|| whole.parse().ok()).flatten()
}

/// Text of a piece of HTML: without tags, with line ends where blocks end.
pub(super) fn plain(html: &str) -> String {
	let mut text = String::new();
	let mut rest = html;
	while let Some((before, (tag, after))) =
		rest.split_once('<').and_then(|(before, tail)| Some((before, tail.split_once('>')?)))
	{
		text.push_str(before);
		let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
		if matches!(name, "p" | "br" | "li" | "ul" | "ol" | "div" | "tr") || name.starts_with('h') {
			text.push('\n');
		}
		rest = after;
	}
	text.push_str(rest);
	let text = quick_xml::escape::unescape(&text).map_or_else(|_| text.clone(), |text| text.into_owned());
	let lines = text.replace('\u{a0}', " ");
	let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
	lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn html_becomes_text() {
		assert_eq!(plain("<p>l&ouml;mk</p>"), "lömk");
		assert_eq!(plain("<ul>\n<li>one&nbsp; two</li><li>three<br>four</li></ul>"), "one  two\nthree\nfour");
		assert_eq!(plain("a < b"), "a < b");
		assert_eq!(plain("1 &lt; 2 &amp; 3 &unknown;"), "1 &lt; 2 &amp; 3 &unknown;");
	}

	#[test]
	fn counts_are_whole() {
		for (value, found) in [
			(json!("2.000000"), Some(2)),
			(json!(7), Some(7)),
			(Value::Null, Some(0)),
			(json!("2.5"), None),
			(json!("-2.000000"), None),
			(json!("many"), None),
		] {
			assert_eq!(count(&value), found, "{value}");
		}
	}

	#[test]
	fn objects_are_found_with_their_lines() {
		let text = "{\"_index\": 3,\n\"topic\": {\n\"1\": {\"title\": \"A\"},\n\"2\": {}\n}\n}";
		let objects = Objects::read(text).unwrap();
		let (class, number, object) = objects.named("topic/2").unwrap();
		assert_eq!((class, number, object.line), ("topic", 2, 4));
		assert_eq!(objects.all("topic").count(), 2);
		assert!(objects.named("topic/3").is_none() && objects.named("poll/1").is_none());
		assert!(Objects::read("[]").is_err());
	}
}
