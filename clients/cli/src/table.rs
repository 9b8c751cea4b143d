// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Tables for people. A syllable of Hangul takes two columns.

use caucus_sdk::elections::params::legible;

/// Rows under a heading, in columns as wide as they need. The last column is not filled up.
pub(crate) struct Table {
	rows: Vec<Vec<String>>,
	/// Columns with numbers stand to the right.
	right: Vec<bool>,
}

impl Table {
	/// A table with these columns; those that begin with `>` stand to the right.
	pub(crate) fn new(columns: &[&str]) -> Self {
		let right = columns.iter().map(|name| name.starts_with('>')).collect();
		let head = columns.iter().map(|name| name.trim_start_matches('>').to_owned()).collect();
		Self { rows: vec![head], right }
	}

	/// Adds a row. What others wrote in it cannot steer the terminal.
	pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
		self.rows.push(cells.iter().map(|cell| legible(cell.replace('\n', " ").as_bytes())).collect());
	}

	/// How many rows there are, besides the heading.
	pub(crate) fn len(&self) -> usize {
		self.rows.len().saturating_sub(1)
	}

	/// Writes it on standard output; without rows, only says so.
	pub(crate) fn print(&self, none: &str) {
		match self.len() {
			0 => println!("{none}"),
			_ => self.lines().iter().for_each(|line| println!("{line}")),
		}
	}

	/// Its lines.
	pub(crate) fn lines(&self) -> Vec<String> {
		let columns = self.right.len();
		let width = |column: usize| {
			let cells = self.rows.iter().filter_map(|row| row.get(column));
			cells.map(|cell| width_of(cell)).max().unwrap_or_default()
		};
		let widths: Vec<usize> = (0..columns).map(width).collect();
		let line = |row: &Vec<String>| {
			let cells = row.iter().zip(&widths).zip(&self.right).map(|((cell, width), right)| {
				let space = " ".repeat(width.saturating_sub(width_of(cell)));
				if *right {
					format!("{space}{cell}")
				} else {
					format!("{cell}{space}")
				}
			});
			cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
		};
		self.rows.iter().map(line).collect()
	}
}

/// How many columns of a terminal a text takes.
fn width_of(text: &str) -> usize {
	text.chars().map(|letter| if is_wide(letter) { 2 } else { 1 }).sum()
}

/// Letters that take two columns: Hangul, Hanja, Kana and full-width forms.
fn is_wide(letter: char) -> bool {
	matches!(
		u32::from(letter),
		0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0x33ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
			| 0xa960..=0xa97f | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff01..=0xff60
			| 0xffe0..=0xffe6 | 0x1f300..=0x1f64f | 0x1f900..=0x1f9ff | 0x20000..=0x3fffd
	)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn columns_are_as_wide_as_they_look() {
		let mut table = Table::new(&["name", ">count", "note"]);
		table.row(["청년위원회".into(), "7".into(), String::new()]);
		table.row(["Central".into(), "1204".into(), "x".into()]);
		assert_eq!(table.lines(), ["name        count  note", "청년위원회      7", "Central      1204  x"]);
		assert_eq!(table.len(), 2);
	}

	#[test]
	fn a_cell_stays_on_its_line_and_steers_nothing() {
		let mut table = Table::new(&["title"]);
		table.row(["one\ntwo\u{1b}[2J".into()]);
		assert_eq!(table.lines()[1], "one two\u{fffd}[2J");
	}
}
