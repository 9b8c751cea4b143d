// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What was published of a month. What is missing from it is nothing, or too few to be shown: both look the
//! same, and are shown so.

use super::{find_indicator, indicators, month, PALLET};
use crate::{
	organisation::{self, in_order, name},
	output::json,
	reading::{id, spoken, when, words, Reader},
	table::Table,
	Node,
};
use caucus_sdk::{dates::show_month, primitives::calendar::Month};
use clap::Args;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// The statistics of a month.
#[derive(Args)]
pub(crate) struct Aggregates {
	/// The month, such as 2026-11.
	#[arg(value_parser = month)]
	month: Month,
	/// Only this indicator, by number or code.
	#[arg(long)]
	indicator: Option<String>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Where something is counted, in the order in which it is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Place {
	/// An organisation with all below it.
	Organisation(u32),
	/// What an organisation attested for no area.
	Direct(u32),
	/// What an organisation attested for one area.
	Area(u32, u32),
}

impl Place {
	fn read(place: &Value) -> anyhow::Result<Self> {
		if place["Organization"].is_u64() {
			return Ok(Self::Organisation(id(&place["Organization"])?));
		}
		if place["Direct"].is_u64() {
			return Ok(Self::Direct(id(&place["Direct"])?));
		}
		Ok(Self::Area(id(&place["Area"][0])?, id(&place["Area"][1])?))
	}

	fn json(self) -> Value {
		match self {
			Self::Organisation(of) => json!({ "organization": of }),
			Self::Direct(of) => json!({ "organization": of, "area": null }),
			Self::Area(of, area) => json!({ "organization": of, "area": area }),
		}
	}

	fn organisation(self) -> u32 {
		match self {
			Self::Organisation(of) | Self::Direct(of) | Self::Area(of, _) => of,
		}
	}
}

/// The cells of one indicator: each organisation has one, and so have areas of which something is public.
fn cells(rows: &BTreeMap<Place, Value>, tree: &[(usize, u32)]) -> Vec<(usize, Place, Option<Value>)> {
	let mut cells = Vec::new();
	for (depth, organisation) in tree {
		let whole = Place::Organisation(*organisation);
		cells.push((*depth, whole, rows.get(&whole).cloned()));
		let parts =
			rows.iter().filter(|(place, _)| place.organisation() == *organisation && **place != whole);
		cells.extend(parts.map(|(place, row)| (depth + 1, *place, Some(row.clone()))));
	}
	cells
}

fn table(
	cells: &[(usize, Place, Option<Value>)],
	least: &str,
	organisations: &BTreeMap<u32, Value>,
	areas: &BTreeMap<u32, Value>,
) -> Table {
	let mut table = Table::new(&["place", ">attestations", ">sum", ">accounts"]);
	for (depth, place, row) in cells {
		let called = match place {
			Place::Organisation(of) => {
				organisations.get(of).map(name).unwrap_or_else(|| format!("organisation {of}"))
			}
			Place::Direct(_) => "(without an area)".into(),
			Place::Area(_, area) => areas.get(area).map(name).unwrap_or_else(|| format!("area {area}")),
		};
		let part = |name: &str| row.as_ref().map_or_else(|| least.to_owned(), |row| row[name].to_string());
		table.row([
			format!("{}{called}", "  ".repeat(*depth)),
			part("events"),
			part("sum"),
			part("distinct"),
		]);
	}
	table
}

impl Aggregates {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let period = reader.ask("period", &[("period", self.month.into())]).await?;
		let all = indicators(&reader).await?;
		let chosen: Vec<(u32, Value)> = match &self.indicator {
			Some(which) => vec![find_indicator(&all, which)?.clone()],
			None => all,
		};
		let others = reader.of(organisation::PALLET);
		let organisations = organisation::organisations(&others).await?;
		let areas = organisation::areas(&others).await?;
		let tree = in_order(&organisations);
		let stage = spoken(&period["stage"]);
		let closed = ["closed", "expiring", "expired"].contains(&stage.as_str());
		let mut shown = Vec::new();
		for (number, record) in chosen {
			let asked = [("period", self.month.into()), ("indicator", number.into())];
			let mut rows = BTreeMap::new();
			for row in reader.pages("rows", "skip", &asked).await? {
				rows.insert(Place::read(&row[0])?, row[1].clone());
			}
			shown.push((number, record, cells(&rows, &tree)));
		}
		if self.json {
			let shown = shown.iter().map(|(number, record, cells)| {
				let cells = cells.iter().map(
					|(_, place, row)| json!({ "place": place.json(), "row": row, "suppressed": closed && row.is_none() }),
				);
				json!({ "indicator": number, "code": record["code"], "cells": cells.collect::<Vec<_>>() })
			});
			return json(&json!({
				"month": show_month(self.month), "stage": period["stage"], "least_group": period["least_group"],
				"indicators": shown.collect::<Vec<_>>(),
			}));
		}
		let month = show_month(self.month);
		if period.is_null() {
			println!("nothing was attested in {month}");
			return Ok(());
		}
		if !closed {
			println!(
				"{month} is {stage}: figures are public when it is closed, after {}",
				when(reader.now, &period["decided_until"])
			);
			return Ok(());
		}
		let least = format!("< {}", period["least_group"]);
		println!("{month}, {stage}; \"{least}\" is none, or fewer accounts than may be shown, or would tell of such");
		for (number, record, cells) in &shown {
			if cells.iter().all(|(_, _, row)| row.is_none()) {
				println!("\n{number} {}: {least} everywhere", words(&record["name"]));
				continue;
			}
			println!("\n{number} {}", words(&record["name"]));
			table(cells, &least, &organisations, &areas).print("");
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_is_suppressed_looks_like_nothing() {
		let row = |events: u32| json!({ "events": events, "sum": events, "distinct": events });
		let rows = BTreeMap::from([
			(Place::read(&json!({ "Organization": 0 })).unwrap(), row(70)),
			(Place::read(&json!({ "Area": [1, 4] })).unwrap(), row(30)),
			(Place::read(&json!({ "Organization": 1 })).unwrap(), row(50)),
			(Place::read(&json!({ "Direct": 1 })).unwrap(), row(20)),
		]);
		let cells = cells(&rows, &[(0, 0), (1, 1), (1, 2)]);
		let named = |korean: &str| json!({ "names": { "korean": korean } });
		let organisations = BTreeMap::from([(0, named("중앙당")), (1, named("서울")), (2, named("부산"))]);
		let areas = BTreeMap::from([(4, named("종로"))]);
		let lines = table(&cells, "< 20", &organisations, &areas).lines();
		let starts = ["place", "중앙당", "  서울", "    (without an area)", "    종로", "  부산"];
		assert!(lines.iter().zip(starts).all(|(line, start)| line.starts_with(start)), "{lines:?}");
		assert_eq!(lines[5].matches("< 20").count(), 3, "{lines:?}");
		assert!(Place::read(&json!({ "Area": [1] })).is_err());
	}
}
