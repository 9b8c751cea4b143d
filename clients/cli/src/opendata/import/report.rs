// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an import says: each refused row with its lines and the reason, and numbers at the end.

use crate::said::Said;
use anyhow::bail;
use serde_json::{json, Map, Value};
use std::{collections::BTreeMap, ops::Range};

/// A row that is not entered because something is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
	/// Its line, and others that it is at odds with.
	pub(crate) lines: Vec<u64>,
	/// What it is.
	pub(crate) what: String,
	/// Why.
	pub(crate) why: String,
}

impl Refused {
	/// A row of one line.
	pub(crate) fn at(line: u64, what: impl Into<String>, why: impl Into<String>) -> Self {
		Self { lines: vec![line], what: what.into(), why: why.into() }
	}

	fn sentence(&self) -> String {
		let lines: Vec<_> = self.lines.iter().map(u64::to_string).collect();
		let word = if lines.len() == 1 { "line" } else { "lines" };
		format!("{word} {}: {}: {}", lines.join(", "), self.what, self.why)
	}
}

/// What becomes of the rows of a file.
#[derive(Debug, Default)]
pub(crate) struct Report {
	/// Numbers by name, in the order in which they are said.
	pub(crate) counts: Vec<(&'static str, u64)>,
	/// How many rows are passed over, by reason.
	pub(crate) passed: BTreeMap<String, u64>,
	/// Rows that are refused.
	pub(crate) refused: Vec<Refused>,
	/// What a reader has to know.
	pub(crate) notes: Vec<String>,
	/// What is waited for.
	pub(crate) waiting: Option<String>,
}

impl Report {
	/// Passes a row over.
	pub(crate) fn pass(&mut self, reason: impl Into<String>) {
		let count = self.passed.entry(reason.into()).or_default();
		*count = count.saturating_add(1);
	}

	/// Adds to a number; the number is said from now on, even if it stays 0.
	pub(crate) fn count(&mut self, name: &'static str, more: usize) {
		let more = more as u64;
		match self.counts.iter_mut().find(|(other, _)| *other == name) {
			Some((_, count)) => *count = count.saturating_add(more),
			None => self.counts.push((name, more)),
		}
	}

	/// As one line of JSON.
	pub(crate) fn json(&self, dry: bool) -> Value {
		let counts: Map<String, Value> =
			self.counts.iter().map(|(name, count)| ((*name).to_owned(), (*count).into())).collect();
		let refused =
			self.refused.iter().map(|row| json!({ "lines": row.lines, "what": row.what, "why": row.why }));
		json!({
			"dry_run": dry,
			"counts": counts,
			"passed_over": self.passed,
			"refused": self.refused.len(),
			"refusals": refused.collect::<Vec<_>>(),
			"notes": self.notes,
			"waiting": self.waiting,
		})
	}

	/// Says all of it; an error if rows were refused.
	pub(crate) fn finish(mut self, dry: bool, as_json: bool) -> anyhow::Result<()> {
		self.refused.sort_by(|one, other| one.lines.cmp(&other.lines));
		if as_json {
			println!("{}", self.json(dry));
		} else {
			self.refused
				.iter()
				.for_each(|row| eprintln!("{}", crate::output::text(row.sentence().as_bytes())));
			self.notes.iter().for_each(|note| eprintln!("note: {}", crate::output::text(note.as_bytes())));
			if dry {
				println!("nothing was entered: this only says what would be");
			}
			self.counts.iter().for_each(|(name, count)| println!("{count:>7} {name}"));
			self.passed.iter().for_each(|(reason, count)| println!("{count:>7} passed over: {reason}"));
			println!("{:>7} refused", self.refused.len());
			self.waiting.iter().for_each(|waiting| println!("waiting: {waiting}"));
		}
		let (others_ko, others) = match dry {
			true => ("아무것도 입력하지 않았습니다.", "nothing was entered"),
			false => ("나머지는 모두 입력했습니다.", "the others are done"),
		};
		match self.refused.len() {
			0 => Ok(()),
			1 => bail!(Said::new(
				format!("1줄이 거부됩니다. {others_ko}"),
				format!("a row is refused; {others}")
			)),
			many => bail!(Said::new(
				format!("{many}줄이 거부됩니다. {others_ko}"),
				format!("{many} rows are refused; {others}")
			)),
		}
	}
}

/// Finds the line of a part of a text.
pub(crate) struct Lines {
	start: Range<usize>,
	breaks: Vec<usize>,
}

impl Lines {
	/// Of a whole text.
	pub(crate) fn of(text: &str) -> Self {
		let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(place, _)| place);
		let start = text.as_ptr() as usize;
		Self { start: start..start.saturating_add(text.len()), breaks: breaks.collect() }
	}

	/// The line, counted from 1, on which a part of that text begins; 0 for text from elsewhere.
	pub(crate) fn line(&self, part: &str) -> u64 {
		let place = part.as_ptr() as usize;
		if !self.start.contains(&place) {
			return 0;
		}
		let offset = place.saturating_sub(self.start.start);
		(self.breaks.partition_point(|other| *other < offset) as u64).saturating_add(1)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn lines_of_parts_are_found() {
		let text = "[\n {\n \"a\": 1 },\n {}\n]\n";
		let lines = Lines::of(text);
		let part = |word: &str| &text[text.find(word).unwrap()..];
		assert_eq!(lines.line(part("[")), 1);
		assert_eq!(lines.line(part("\"a\"")), 3);
		assert_eq!(lines.line(part("{}")), 4);
		assert_eq!(lines.line("elsewhere"), 0);
	}

	#[test]
	fn refused_rows_are_an_error_that_comes_last() {
		let mut report = Report::default();
		report.count("entered", 3);
		report.count("entered", 2);
		report.pass("by the government");
		let refused = Refused { lines: vec![4, 9], what: "bill 1".into(), why: "stands twice".into() };
		assert_eq!(refused.sentence(), "lines 4, 9: bill 1: stands twice");
		report.refused.push(refused);
		let said = report.json(true);
		assert_eq!((&said["counts"]["entered"], &said["refused"]), (&json!(5), &json!(1)));
		assert_eq!(said["passed_over"]["by the government"], 1);
		assert!(!said.to_string().contains('\n'));
		assert!(report.finish(false, true).is_err());
		assert!(Report::default().finish(true, true).is_ok());
	}
}
