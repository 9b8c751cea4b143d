// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every public table as CSV: one line for each record, with the block that it was read at.

mod columns;
mod rows;

use super::source::{ensure_free, write, At, Block, File, Stamp};
use crate::{output::bar, Node};
use anyhow::{ensure, Context};
use caucus_sdk::dates;
use clap::Args;
use columns::{Column, Kind, Table, TABLES};
pub(super) use rows::petition_numbers;
use serde_json::Value;
use std::{fmt::Write as _, path::PathBuf};

const CSV: &str = "\
The files are UTF-8, with commas, and quotes where needed; lines end with CR LF; the first line names the
columns. Numbers, true and false are bare. Moments are RFC 3339 in Korean time, days YYYY-MM-DD, months
YYYY-MM. A choice is its name, and what it carries is JSON in a column of its own or in the same one.

A spreadsheet takes a cell that begins with = + - @ for a formula, and runs it. Text that begins with one
of these, with a tab, a line end or an apostrophe, also after spaces, therefore gets an apostrophe (') in
front. Programs that read the file take one apostrophe off the front of every text that begins with one.";

/// Write public tables as CSV: petitions, meetings, votes, office holders, facts, aggregates and more.
///
/// Needs no key. All lines are read at one final block, which each of them names.
#[derive(Args)]
#[command(after_help = "\
Examples:
  caucus export table --list
  caucus export table petitions --csv
  caucus export table votes --csv --out votes.csv --bom
  caucus export table all --csv --out tables       every table, with a README

The files: see README.txt of `all`. Text that a spreadsheet would run as a formula gets an apostrophe in \
front; numbers stay numbers.")]
pub(crate) struct TableExport {
	/// The table, or all.
	#[arg(required_unless_present = "list")]
	name: Option<String>,
	/// List the tables with their columns.
	#[arg(long)]
	list: bool,
	/// Write CSV; JSON with the same columns if nothing is said.
	#[arg(long)]
	csv: bool,
	/// Begin with a byte order mark, by which Excel knows that the file is UTF-8.
	#[arg(long, requires = "csv")]
	bom: bool,
	/// The file to write, or the folder for all; standard output if nothing is said.
	#[arg(long, value_name = "PATH", required_if_eq("name", "all"))]
	out: Option<PathBuf>,
	/// Overwrite what is there.
	#[arg(long)]
	force: bool,
	#[command(flatten)]
	block: Block,
}

impl TableExport {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		if self.list {
			print!("{}", listed());
			return Ok(());
		}
		let name = self.name.as_deref().context("name a table")?;
		let tables: Vec<&Table> = TABLES.iter().filter(|table| name == "all" || table.name == name).collect();
		ensure!(!tables.is_empty(), "there is no table {name}; caucus export table --list names them");
		if let Some(out) = &self.out {
			let first = if name == "all" { out.join("README.txt") } else { out.clone() };
			ensure_free(&first, self.force)?;
		}
		let at = At::open(node, &self.block).await?;
		let progress = bar(tables.len() as u64, "tables");
		let ending = if self.csv { "csv" } else { "json" };
		let (mut files, mut said) = (Vec::new(), Vec::new());
		for table in tables {
			let rows = rows::read(&at, table.name).await?;
			let bytes = match self.csv {
				true => csv_of(table, &rows, &at.stamp, self.bom)?,
				false => json_of(table, &rows, &at.stamp)?,
			};
			said.push(format!("{} {}", rows.len(), table.name));
			let path = match &self.out {
				Some(out) if name == "all" => out.join(format!("{}.{ending}", table.name)),
				Some(out) => out.clone(),
				None => {
					progress.finish_and_clear();
					print!("{}", String::from_utf8_lossy(&bytes));
					return Ok(());
				}
			};
			files.push(File { path, bytes });
			progress.inc(1);
		}
		progress.finish_and_clear();
		if let Some(out) = self.out.as_ref().filter(|_| name == "all") {
			let readme =
				format!("Public tables of the party, at {}.\n\n{CSV}\n\n{}", at.stamp.note(), listed());
			files.push(File { path: out.join("README.txt"), bytes: readme.into() });
		}
		write(&files, self.force)?;
		let out = self.out.unwrap_or_default();
		println!("{}: {}; at {}", out.display(), said.join(", "), at.stamp.note());
		Ok(())
	}
}

/// The tables with all their columns.
fn listed() -> String {
	let mut text = String::new();
	for table in TABLES {
		let names = table.columns.iter().map(|column| column.name).chain(BLOCK_COLUMNS);
		let names: Vec<_> = names.collect();
		// Writing to a string cannot fail.
		let _ = writeln!(text, "{}\n  {}\n  {}", table.name, table.docs, names.join(", "));
	}
	text
}

/// By which Excel knows that a file is UTF-8.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// Columns that every table ends with.
const BLOCK_COLUMNS: [&str; 2] = ["block_number", "block_hash"];

/// A table as CSV.
fn csv_of(table: &Table, rows: &[Value], stamp: &Stamp, bom: bool) -> anyhow::Result<Vec<u8>> {
	let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(if bom {
		BOM.to_vec()
	} else {
		Vec::new()
	});
	writer.write_record(table.columns.iter().map(|column| column.name).chain(BLOCK_COLUMNS))?;
	for row in rows {
		let cells = table.columns.iter().map(|column| cell(column, row));
		writer.write_record(cells.chain([stamp.number.to_string(), stamp.hash.clone()]))?;
	}
	writer.into_inner().context("the table cannot be written")
}

/// What a column has of a row: text, a number, true or false, nothing, or anything in JSON.
fn shown(column: &Column, row: &Value) -> Value {
	let value = column.path.split('.').fold(row, |value, part| match part.parse::<usize>() {
		Ok(position) if value.is_array() => &value[position],
		_ => &value[part],
	});
	let small = || value.as_u64().and_then(|number| u32::try_from(number).ok());
	match (column.kind, value) {
		(_, Value::Null) => Value::Null,
		(Kind::Plain, value) => value.clone(),
		(Kind::Moment, value) => super::source::time(value).into(),
		(Kind::Day, _) => small().map(dates::show_day).into(),
		(Kind::Month, _) => small().map(dates::show_month).into(),
		(Kind::Choice, value) => super::source::name_of(value).into(),
	}
}

/// What a cell holds.
fn cell(column: &Column, row: &Value) -> String {
	match shown(column, row) {
		Value::Null => String::new(),
		Value::Number(number) => number.to_string(),
		Value::Bool(is) => is.to_string(),
		Value::String(text) => harmless(&text),
		other => harmless(&other.to_string()),
	}
}

/// The same as a list of objects.
fn json_of(table: &Table, rows: &[Value], stamp: &Stamp) -> anyhow::Result<Vec<u8>> {
	let object = |row: &Value| {
		let fields = table.columns.iter().map(|column| (column.name.to_owned(), shown(column, row)));
		let block = [stamp.number.into(), stamp.hash.as_str().into()];
		let block = BLOCK_COLUMNS.into_iter().map(str::to_owned).zip(block);
		Value::Object(fields.chain(block).collect())
	};
	let objects: Vec<Value> = rows.iter().map(object).collect();
	let mut bytes = serde_json::to_vec_pretty(&objects)?;
	bytes.push(b'\n');
	Ok(bytes)
}

/// Text that no spreadsheet takes for a formula.
pub(super) fn harmless(text: &str) -> String {
	let first = text.trim_start_matches([' ', '\u{a0}', '\u{3000}']).chars().next();
	let acts = |letter: char| {
		matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'' | '＝' | '＋' | '－' | '＠')
	};
	match first {
		Some(letter) if acts(letter) => format!("'{text}"),
		_ => text.to_owned(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::opendata::source::tests::stamp;
	use serde_json::json;
	use std::collections::BTreeSet;

	const TABLE: Table = Table {
		name: "samples",
		docs: "Samples.",
		columns: &[
			Column { name: "id", path: "0", kind: Kind::Plain },
			Column { name: "title", path: "1.title", kind: Kind::Plain },
			Column { name: "state", path: "1.state", kind: Kind::Choice },
			Column { name: "until", path: "1.state.Open.until", kind: Kind::Moment },
			Column { name: "day", path: "1.day", kind: Kind::Day },
			Column { name: "period", path: "1.period", kind: Kind::Month },
		],
	};

	/// Cells as a program reads them.
	fn read(bytes: &[u8]) -> Vec<Vec<String>> {
		let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
		let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
		rows.collect()
	}

	#[test]
	fn formulas_become_text_and_numbers_stay_numbers() {
		let titles = [
			"=1+1",
			"+82",
			"-3",
			"@sum",
			"\tx",
			"\rx",
			" =1",
			"'quoted",
			"＝1",
			"보통 제목",
			"a\"b,c\nd",
			"3",
		];
		let row =
			|title: &&str| json!([7, { "title": title, "state": "Closed", "day": 20_413, "period": 24_322 }]);
		let rows: Vec<_> = titles.iter().map(row).collect();
		let cells = read(&csv_of(&TABLE, &rows, &stamp(), false).unwrap());
		assert_eq!(
			cells[0],
			["id", "title", "state", "until", "day", "period", "block_number", "block_hash"]
		);
		for (title, cells) in titles.iter().zip(&cells[1..]) {
			let first = cells[1].chars().next().unwrap();
			assert!(!"=+-@\t\r＝".contains(first), "{title:?}");
			// One apostrophe off the front gives it back.
			assert_eq!(cells[1].strip_prefix('\'').unwrap_or(&cells[1]), *title);
			let number = stamp().number.to_string();
			assert_eq!(cells[0], "7");
			assert_eq!(cells[2..], ["Closed", "", "2025-11-21", "2026-11", &number, &stamp().hash]);
		}
	}

	#[test]
	fn a_choice_is_its_name_and_what_it_carries_can_be_shown() {
		let row =
			json!([0, { "title": { "a": [1] }, "state": { "Open": { "until": 1_796_083_200_000_u64 } } }]);
		let cells = read(&csv_of(&TABLE, &[row], &stamp(), false).unwrap());
		assert_eq!(cells[1][1..4], ["{\"a\":[1]}", "Open", "2026-12-01T09:00:00+09:00"]);
	}

	#[test]
	fn json_has_the_same_columns_with_their_types() {
		let row = json!([7, { "title": "=1", "state": { "Open": { "until": 0 } }, "day": 0 }]);
		let objects: Value = serde_json::from_slice(&json_of(&TABLE, &[row], &stamp()).unwrap()).unwrap();
		let expected = json!([{
			"id": 7, "title": "=1", "state": "Open", "until": null, "day": "1970-01-01", "period": null,
			"block_number": 17, "block_hash": stamp().hash,
		}]);
		assert_eq!(objects, expected);
		let marked = csv_of(&TABLE, &[], &stamp(), true).unwrap();
		assert!(marked.starts_with("\u{feff}id,".as_bytes()));
	}

	#[test]
	fn every_table_and_column_has_a_name_of_its_own() {
		let names: BTreeSet<_> = TABLES.iter().map(|table| table.name).collect();
		assert_eq!(names.len(), TABLES.len());
		for table in TABLES {
			let columns: BTreeSet<_> = table.columns.iter().map(|column| column.name).collect();
			assert_eq!(columns.len(), table.columns.len(), "{}", table.name);
			assert!(BLOCK_COLUMNS.iter().all(|name| !columns.contains(name)), "{}", table.name);
			assert!(listed().contains(table.docs));
		}
		// What is listed is what a file has.
		for line in listed().lines().filter(|line| line.starts_with("  ") && line.contains(", ")) {
			let named = TABLES.iter().any(|table| {
				let cells = &read(&csv_of(table, &[], &stamp(), false).unwrap())[0];
				line.trim() == cells.join(", ")
			});
			assert!(named || TABLES.iter().any(|table| line.trim() == table.docs), "{line}");
		}
		assert_eq!(listed().matches("block_number, block_hash").count(), TABLES.len());
	}
}
