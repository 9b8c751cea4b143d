// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What anybody can see.

use super::words::{capacity_name, kind, kind_name, race, race_name, role_name, size, status_name, tag};
use crate::{
	officer::account_id,
	output::{bar, hexadecimal, json, text},
	reading::when,
	table::Table,
	Node,
};
use caucus_sdk::{
	account::ss58,
	library::{
		cid,
		media::mime,
		order::drawn,
		parts::Part,
		records::{Race, Takedown, Verdict},
		Capacity, Item, Kind, Library, Status, Version,
	},
	primitives::{AccountKey, Moment},
};
use clap::Args;
use serde_json::{json, Value};

/// How many chunks of a file are shown unless all are asked for.
const FEW: usize = 3;

/// What was published.
#[derive(Args)]
pub(crate) struct List {
	/// Only this kind: speech, policy, debate, photo, minutes or announcement.
	#[arg(long, value_parser = kind)]
	kind: Option<Kind>,
	/// Only what this account published.
	#[arg(long, value_name = "ACCOUNT", value_parser = account_id)]
	by: Option<AccountKey>,
	/// Only what candidates of this contest published, or what is about it. Candidates come in an order that is drawn
	/// anew each day, whenever they published.
	#[arg(long, value_name = "ELECTION/CONTEST", value_parser = race)]
	contest: Option<Race>,
	/// Also what cannot be had: not arrived, expired, withdrawn, taken down.
	#[arg(long)]
	all: bool,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// An item.
#[derive(Args)]
pub(crate) struct Show {
	/// Its number.
	item: u32,
	/// Only this version.
	#[arg(long)]
	version: Option<u16>,
	/// Show the names of all chunks.
	#[arg(long)]
	chunks: bool,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Disks.
#[derive(Args)]
pub(crate) struct Disk {
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

impl List {
	fn finds(&self, Item { item, status, .. }: &Item) -> bool {
		let heading = &item.heading;
		let of = |race: Race| heading.capacity == Capacity::Candidate(race) || heading.about == Some(race);
		(self.all || *status == Status::Available)
			&& self.kind.is_none_or(|kind| heading.kind == kind)
			&& self.by.is_none_or(|key| item.publisher == ss58(&key))
			&& self.contest.is_none_or(of)
	}

	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reading = bar(0, "reading the library");
		let library = Library::best(&chain).await?;
		let items = library.items(|have, of| {
			reading.set_length(of as u64);
			reading.set_position(have as u64);
		});
		let mut items = items.await?;
		reading.finish_and_clear();
		items.retain(|item| self.finds(item));
		if let Some(race) = self.contest {
			items = drawn(items, race, library.now().await?);
		}
		if self.json {
			return json(&items);
		}
		table(&items).print("there is nothing");
		Ok(())
	}
}

fn table(items: &[Item]) -> Table {
	let mut table = Table::new(&[">item", "title", "kind", "language", "as", "by", "state"]);
	for Item { id, item, description, status, .. } in items {
		table.row([
			id.to_string(),
			text(description.title.as_bytes()),
			kind_name(item.heading.kind).into(),
			tag(item.heading.language).into(),
			capacity_name(&item.heading.capacity),
			text(item.publisher.as_bytes()),
			status_name(*status).into(),
		]);
	}
	table
}

impl Show {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let library = Library::best(&chain).await?;
		let item = library.item(self.item).await?;
		let numbers = match self.version {
			Some(number) => number..number.saturating_add(1),
			None => 0..item.item.versions,
		};
		if self.json {
			let mut versions = Vec::new();
			for number in numbers {
				library.version(self.item, number).await?;
				let asked = [("id", Value::from(self.item)), ("number", number.into())];
				versions.push(json!({ "number": number, "version": library.ask("version", &asked).await? }));
			}
			return json(&json!({ "item": item, "versions": versions }));
		}
		let now = library.now().await?;
		heading(&item).iter().for_each(|line| println!("{line}"));
		for number in numbers.rev() {
			let version = library.version(self.item, number).await?;
			lines(number, &version, now, self.chunks).iter().for_each(|line| println!("{line}"));
		}
		Ok(())
	}
}

/// What is said of an item once and for all.
fn heading(Item { id, item, .. }: &Item) -> Vec<String> {
	let heading = &item.heading;
	let about = heading.about.map(|race| format!(", about contest {}", race_name(race)));
	vec![
		format!(
			"item {id}: {} in {:?}, {}{}",
			kind_name(heading.kind),
			heading.language,
			capacity_name(&heading.capacity),
			about.unwrap_or_default(),
		),
		format!("published by {}", text(item.publisher.as_bytes())),
	]
}

/// All that is known of a version.
fn lines(number: u16, found: &Version, now: Moment, all_chunks: bool) -> Vec<String> {
	let Version { version, description, parts, status, takedown } = found;
	let moment = |then: Moment| when(now, &then.into());
	let mut lines = vec![
		String::new(),
		format!("version {number}: {}", status_name(*status)),
		format!("  title: {}", text(description.title.as_bytes())),
	];
	let mut say = |line: String| lines.push(format!("  {line}"));
	if let Some(summary) = &description.summary {
		summary.lines().for_each(|line| say(format!("summary: {}", text(line.as_bytes()))));
	}
	if !description.topics.is_empty() {
		say(format!("topics: {}", text(description.topics.join(", ").as_bytes())));
	}
	if let Some(alternative) = &description.alternative {
		say(format!("shows: {}", text(alternative.replace('\n', " ").as_bytes())));
	}
	if let Some(recorded) = description.recorded_at {
		say(format!("recorded: {}", moment(recorded)));
	}
	say(format!("announced: {} by {}", moment(version.announced_at), text(version.by.as_bytes())));
	if let Some(agreed) = &version.agreed_by {
		say(format!("agreed: {}", text(agreed.as_bytes())));
	}
	match status {
		Status::Announced => {
			say(format!("{} of {} chunks are missing", version.missing, version.chunks));
			say(format!("has to come until: {}", moment(version.arrive_until)));
		}
		status if status.is_served() => say(format!("served until: {}", moment(version.served_until))),
		_ => (),
	}
	if let Some(renewal) = &version.renewal {
		say(format!("renewal waits, until: {}", moment(renewal.until)));
	}
	for part in parts {
		file(part, all_chunks).into_iter().for_each(&mut say);
	}
	if let Some((number, takedown)) = takedown {
		of_takedown(*number, takedown, moment).into_iter().for_each(&mut say);
	}
	lines
}

fn file(part: &Part, all_chunks: bool) -> Vec<String> {
	let Part { role, media, manifest } = part;
	let bytes = size(manifest.bytes);
	let many = manifest.pieces.len();
	let mut lines = vec![
		format!("{}: {}, {bytes} ({} B), chunks: {many}", role_name(*role), mime(*media), manifest.bytes),
		format!("    digest {}", hexadecimal(&manifest.digest)),
	];
	let shown = if all_chunks { many } else { FEW };
	let names = manifest.pieces.iter().take(shown);
	lines.extend(names.map(|piece| format!("    {} {} B", cid::to_text(&piece.digest), piece.bytes)));
	if many > shown {
		lines.push(format!("    and {} more; --chunks shows all", many.saturating_sub(shown)));
	}
	lines
}

/// Why a version was taken down, and what became of that.
fn of_takedown(number: u32, takedown: &Takedown, moment: impl Fn(Moment) -> String) -> Vec<String> {
	let shown = |words: &str| text(words.as_bytes());
	let grounds = &takedown.grounds;
	let mut lines = vec![format!(
		"takedown {number}: suspended {} by {}, for {}",
		moment(takedown.at),
		shown(&takedown.by),
		shown(&grounds.code),
	)];
	if let Some(order) = &grounds.order {
		lines.push(format!("    order: {}", shown(order)));
	}
	lines.extend(grounds.reason.lines().map(|line| format!("    reason: {}", shown(line))));
	match &takedown.verdict {
		Verdict::Suspended { until } => {
			lines.push(format!("    lapses unless somebody confirms it until: {}", moment(*until)));
		}
		Verdict::Confirmed { by, at } => {
			lines.push(format!("    confirmed {} by {}", moment(*at), shown(by)))
		}
		Verdict::Lifted { by, at, reason } => {
			lines.push(format!("    lifted {} by {}", moment(*at), shown(by)));
			lines.extend(reason.lines().map(|line| format!("    reason: {}", shown(line))));
		}
		Verdict::Lapsed => lines.push("    nobody confirmed it in time: it lapsed".into()),
	}
	lines
}

impl Disk {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let disk = Library::best(&chain).await?.disk().await?;
		if self.json {
			return json(&disk);
		}
		println!("admitted today: {} of {}", size(disk.today), size(disk.day_cap));
		println!("on disks at most: {} of {}", size(disk.together), size(disk.disk_cap));
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn item(id: u32, publisher: &str, capacity: Value, about: Value) -> Item {
		let description = json!({
			"title": "주거\u{1b}[2J", "summary": null, "topics": [], "alternative": null, "recorded_at": null,
		});
		let heading = json!({ "capacity": capacity, "kind": "Policy", "language": "Korean", "about": about });
		let item = json!({
			"heading": heading, "publisher": publisher, "versions": 1, "current": 0, "bound": null,
		});
		let view = json!({
			"id": id, "item": item, "shown": 0, "description": description, "status": "Available",
		});
		serde_json::from_value(view).unwrap()
	}

	fn list() -> List {
		List { kind: None, by: None, contest: Some((3, 1)), all: false, json: false }
	}

	#[test]
	fn a_contest_is_found_with_what_is_about_it() {
		let stands = item(0, "5A", json!({ "Candidate": [3, 1] }), Value::Null);
		let about = item(1, "5B", json!({ "Organization": 0 }), json!([3, 1]));
		let other = item(2, "5A", json!({ "Candidate": [3, 0] }), Value::Null);
		assert!(list().finds(&stands) && list().finds(&about) && !list().finds(&other));
		let gone = Item { status: Status::TakenDown, ..stands };
		assert!(!list().finds(&gone) && List { all: true, ..list() }.finds(&gone));
	}

	#[test]
	fn what_publishers_wrote_cannot_steer_the_terminal() {
		let lines = table(&[item(0, "5A", json!({ "Organization": 0 }), Value::Null)]).lines();
		assert!(lines[1].contains("주거\u{fffd}[2J") && !lines[1].contains('\u{1b}'));
		let takedown: Takedown = serde_json::from_value(json!({
			"item": 0, "version": 0, "by": "5A", "at": 9,
			"grounds": { "code": "Privacy", "reason": "0x611b0a62", "order": "\u{1b}" },
			"verdict": { "Lifted": { "by": "5B", "at": 10, "reason": "0x1b5b324a" } },
		}))
		.unwrap();
		let lines = of_takedown(4, &takedown, |then| then.to_string());
		assert_eq!(lines.len(), 6, "{lines:?}");
		assert!(lines.iter().all(|line| !line.contains(['\u{1b}', '\n'])), "{lines:?}");
	}
}
