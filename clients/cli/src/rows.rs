// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Tables that people hand in as CSV files (RFC 4180), with a word for each row that is wrong.

use crate::said::{self, Said};
use anyhow::{bail, ensure, Context};
use std::path::Path;

/// A row, with the line on which it begins, counted from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Row {
	/// The line.
	pub(crate) line: u64,
	cells: Vec<String>,
}

/// A file with a heading.
#[derive(Debug)]
pub(crate) struct Rows {
	columns: Vec<String>,
	/// Its rows.
	pub(crate) rows: Vec<Row>,
}

impl Rows {
	/// Reads a file that has these columns, in any order, and perhaps those that may be missing.
	pub(crate) fn read(path: &Path, needed: &[&str], optional: &[&str]) -> anyhow::Result<Self> {
		let bytes = std::fs::read(path).with_context(|| crate::said::unreadable(path.display()))?;
		let text = String::from_utf8(bytes)
			.ok()
			.with_context(|| format!("{} is not UTF-8; save it as CSV UTF-8", path.display()))?;
		Self::parse(&text, needed, optional).with_context(|| format!("in {}", path.display()))
	}

	/// As [`Self::read`], from text.
	pub(crate) fn parse(text: &str, needed: &[&str], optional: &[&str]) -> anyhow::Result<Self> {
		// Spreadsheets put a mark before the text.
		let mut rows = split(text.trim_start_matches('\u{feff}'))?;
		rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
		ensure!(!rows.is_empty(), "there is no heading; the first line is {}", needed.join(","));
		let columns: Vec<String> = rows.remove(0).cells.iter().map(|cell| cell.trim().to_owned()).collect();
		for name in needed {
			let many = columns.iter().filter(|column| column == name).count();
			ensure!(
				many == 1,
				"the column {name} is there {many} times; the first line is {}",
				needed.join(",")
			);
		}
		let known =
			|column: &&String| needed.contains(&column.as_str()) || optional.contains(&column.as_str());
		if let Some(stranger) = columns.iter().find(|column| !known(column)) {
			bail!("there is no column {stranger:?}; known are {}", [needed, optional].concat().join(", "));
		}
		for row in &rows {
			ensure!(
				row.cells.len() == columns.len(),
				"line {}: {} cells, but the heading has {}",
				row.line,
				row.cells.len(),
				columns.len()
			);
		}
		Ok(Self { columns, rows })
	}

	/// The cell of a row in a column; empty if the file does not have the column.
	pub(crate) fn cell<'a>(&self, row: &'a Row, column: &str) -> &'a str {
		let position = self.columns.iter().position(|name| name == column);
		position.and_then(|position| row.cells.get(position)).map_or("", |cell| cell.trim())
	}
}

/// Splits into rows and cells. A cell in quotes may hold commas, line ends, and quotes written twice.
fn split(text: &str) -> anyhow::Result<Vec<Row>> {
	let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
	let mut rows = Vec::new();
	let (mut counted, mut lines) = (0, 1u64);
	for record in reader.records() {
		let record = record.context("this is no CSV")?;
		let start = record.position().map_or(0, csv::Position::byte);
		let start = usize::try_from(start).unwrap_or(usize::MAX);
		// A record begins where the last one ended; empty lines may come in between.
		let empty = text.get(start..).unwrap_or_default().chars();
		let empty = empty.take_while(|letter| matches!(letter, '\r' | '\n')).filter(|letter| *letter == '\n');
		let before = text.get(counted..start).unwrap_or_default().matches('\n').count();
		(counted, lines) = (start, lines.saturating_add(before as u64));
		let line = lines.saturating_add(empty.count() as u64);
		rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
	}
	Ok(rows)
}

/// Goes through rows, and gives either what all of them became, or a word for each that is wrong.
pub(crate) fn each<T>(
	rows: &Rows,
	mut read: impl FnMut(&Row) -> anyhow::Result<T>,
) -> (Vec<(u64, T)>, Vec<String>) {
	let (mut good, mut bad) = (Vec::new(), Vec::new());
	for row in &rows.rows {
		match read(row) {
			Ok(item) => good.push((row.line, item)),
			Err(error) => bad.push(format!("line {}: {}", row.line, said::in_short(&error))),
		}
	}
	(good, bad)
}

/// Says which rows are wrong, if any are.
pub(crate) fn refuse(mut bad: Vec<String>) -> anyhow::Result<()> {
	if bad.is_empty() {
		return Ok(());
	}
	let number = |text: &String| {
		text.strip_prefix("line ").and_then(|rest| rest.split(':').next()?.parse::<u64>().ok())
	};
	bad.sort_by_key(number);
	bad.iter().for_each(|line| eprintln!("{}", said::of_line(line)));
	let many = bad.len();
	let rows = if many == 1 { "1 row is".into() } else { format!("{many} rows are") };
	bail!(Said::new(
		format!("{many}줄이 잘못되어 아무것도 보내지 않았습니다."),
		format!("{rows} wrong; nothing was sent"),
	))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn cells_may_hold_commas_quotes_and_lines() {
		let text = "\u{feff}name,value\r\n\"당원, \"\"1\"\"\",1\n\n\"two\nlines\",2\nlast,\"\"";
		let rows = Rows::parse(text, &["name", "value"], &[]).unwrap();
		let cells: Vec<(u64, &str, &str)> =
			rows.rows.iter().map(|row| (row.line, rows.cell(row, "name"), rows.cell(row, "value"))).collect();
		assert_eq!(cells, [(2, "당원, \"1\"", "1"), (4, "two\nlines", "2"), (6, "last", "")]);
	}

	#[test]
	fn columns_stand_in_any_order_and_some_may_be_missing() {
		let rows = Rows::parse("value,name\n1,a\n", &["name"], &["value", "note"]).unwrap();
		let row = &rows.rows[0];
		assert_eq!((rows.cell(row, "name"), rows.cell(row, "value"), rows.cell(row, "note")), ("a", "1", ""));
	}

	#[test]
	fn mistakes_are_named_with_their_line() {
		for (text, said) in [
			("", "there is no heading"),
			("name\na\n", "the column value is there 0 times"),
			("name,value,name\n", "the column name is there 2 times"),
			("name,value,colour\n", "there is no column \"colour\""),
			("name,value\na,1\nb\n", "line 3: 1 cells"),
			("name,value\n\"a,1\n", "line 2: 1 cells"),
		] {
			let error = format!("{:#}", Rows::parse(text, &["name", "value"], &[]).unwrap_err());
			assert!(error.contains(said), "{text:?}: {error}");
		}
	}

	#[test]
	fn all_wrong_rows_are_told_at_once() {
		let rows = Rows::parse("value\n1\nx\n3\ny\n", &["value"], &[]).unwrap();
		let (good, bad) = each(&rows, |row| Ok(rows.cell(row, "value").parse::<u8>()?));
		assert_eq!(good, [(2, 1), (4, 3)]);
		assert_eq!(bad.len(), 2);
		assert!(bad[0].starts_with("line 3: ") && bad[1].starts_with("line 5: "), "{bad:?}");
		assert!(refuse(Vec::new()).is_ok());
		assert_eq!(refuse(bad).unwrap_err().to_string(), "2 rows are wrong; nothing was sent");
	}
}
