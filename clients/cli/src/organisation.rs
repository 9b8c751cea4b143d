// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party's organisations, areas, posts and who holds them.

use crate::{
	named::Named,
	officer::account_id,
	output::json,
	reading::{day, id, list, number, spoken, when, words, Reader},
	said::Said,
	table::Table,
	Node,
};
use anyhow::Context;
use caucus_sdk::{account::ss58, moment, primitives::Moment};
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use std::collections::BTreeMap;

pub(crate) const PALLET: &str = "Organisations";

/// The party's organisations, areas, posts and who holds them.
///
/// Two of the commission enter changes with `do enter`; holders resign with `do resign`.
#[derive(Subcommand)]
pub(crate) enum Organisation {
	/// Show the tree of organisations; no key needed.
	Tree(All),
	/// List areas as a tree; no key needed.
	Areas(All),
	/// Show an organisation with its posts and holders; no key needed.
	#[command(after_help = "Example: caucus organisation show 0 --at 2026-12-01T09:00:00+09:00")]
	Show(Show),
	/// List the terms of a post, earlier ones included; no key needed.
	Post(Post),
	/// List the offices of an account; no key needed.
	Offices(Offices),
	#[command(flatten)]
	Named(Named),
}

/// All of them.
#[derive(Args)]
pub(crate) struct All {
	/// Show also what was dissolved, or ceased to be.
	#[arg(long)]
	former: bool,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Which organisation.
#[derive(Args)]
pub(crate) struct Show {
	/// Its number; 0 is the central party.
	organization: u32,
	/// At which moment, such as 2026-12-01T09:00:00+09:00; now, if nothing is said.
	#[arg(long, value_parser = moment_of)]
	at: Option<Moment>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Which post.
#[derive(Args)]
pub(crate) struct Post {
	/// Its number.
	post: u32,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Whose offices.
#[derive(Args)]
pub(crate) struct Offices {
	/// The account: SS58, 64 hexadecimal digits, or //Alice on a development chain.
	#[arg(value_parser = account_id)]
	who: caucus_sdk::primitives::AccountKey,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Reads a moment.
pub(crate) fn moment_of(text: &str) -> anyhow::Result<Moment> {
	moment::parse(text).context("write it like 2026-12-01T09:00:00+09:00")
}

/// Records by number, as the chain's lists give them.
pub(crate) fn numbered(rows: Vec<Value>) -> anyhow::Result<BTreeMap<u32, Value>> {
	rows.into_iter().map(|row| Ok((id(&row[0])?, row[1].clone()))).collect()
}

/// All organisations.
pub(crate) async fn organisations(reader: &Reader<'_>) -> anyhow::Result<BTreeMap<u32, Value>> {
	numbered(reader.all("organizations", &[]).await?)
}

/// All areas.
pub(crate) async fn areas(reader: &Reader<'_>) -> anyhow::Result<BTreeMap<u32, Value>> {
	numbered(reader.all("areas", &[]).await?)
}

/// The name of a record.
pub(crate) fn name(record: &Value) -> String {
	words(&record["names"]["korean"])
}

/// Records in the order of their tree, each with its depth. What has no parent among them begins one.
pub(crate) fn in_order(records: &BTreeMap<u32, Value>) -> Vec<(usize, u32)> {
	let mut below: BTreeMap<Option<u32>, Vec<u32>> = BTreeMap::new();
	for (id, record) in records {
		let parent = record["parent"].as_u64().and_then(|parent| u32::try_from(parent).ok());
		let parent = parent.filter(|parent| records.contains_key(parent) && parent != id);
		below.entry(parent).or_default().push(*id);
	}
	let mut order = Vec::new();
	let mut open: Vec<(usize, u32)> = Vec::new();
	let push = |open: &mut Vec<(usize, u32)>, depth, children: Option<Vec<u32>>| {
		open.extend(children.into_iter().flatten().rev().map(|child| (depth, child)));
	};
	push(&mut open, 0, below.remove(&None));
	while let Some((depth, next)) = open.pop() {
		order.push((depth, next));
		push(&mut open, depth.saturating_add(1), below.remove(&Some(next)));
	}
	order
}

fn indented(depth: usize, text: &str) -> String {
	format!("{}{text}", "  ".repeat(depth))
}

impl Organisation {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		if let Self::Named(named) = self {
			return named.run(node, PALLET).await;
		}
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		match self {
			Self::Tree(all) => all.tree(&reader).await,
			Self::Areas(all) => all.areas(&reader).await,
			Self::Show(show) => show.run(&reader).await,
			Self::Post(post) => post.run(&reader).await,
			Self::Offices(offices) => offices.run(&reader).await,
			Self::Named(_) => Ok(()),
		}
	}
}

impl All {
	async fn tree(self, reader: &Reader<'_>) -> anyhow::Result<()> {
		let mut all = organisations(reader).await?;
		if !self.former {
			all.retain(|_, record| record["dissolved"].is_null());
		}
		if self.json {
			return json(&all);
		}
		let areas = areas(reader).await?;
		tree_table(&all, &areas).print("there are no organisations");
		Ok(())
	}

	async fn areas(self, reader: &Reader<'_>) -> anyhow::Result<()> {
		let mut all = areas(reader).await?;
		if !self.former {
			all.retain(|_, record| record["until"].as_u64().is_none_or(|until| until > reader.now));
		}
		if self.json {
			return json(&all);
		}
		let mut table = Table::new(&["area", ">", "code", "kind", "from", "until", "followed by"]);
		for (depth, id) in in_order(&all) {
			let Some(area) = all.get(&id) else { continue };
			let successor = area["successor"].as_u64().map(|next| next.to_string()).unwrap_or_default();
			table.row([
				indented(depth, &name(area)),
				id.to_string(),
				words(&area["code"]),
				spoken(&area["kind"]),
				day(&area["from"]),
				day(&area["until"]),
				successor,
			]);
		}
		table.print("there are no areas");
		Ok(())
	}
}

fn tree_table(all: &BTreeMap<u32, Value>, areas: &BTreeMap<u32, Value>) -> Table {
	let mut table =
		Table::new(&["organisation", ">", "kind", "area", ">chapter", ">posts", "founded", "dissolved"]);
	for (depth, id) in in_order(all) {
		let Some(record) = all.get(&id) else { continue };
		let area = record["area"].as_u64().and_then(|area| areas.get(&u32::try_from(area).ok()?));
		table.row([
			indented(depth, &name(record)),
			id.to_string(),
			spoken(&record["classification"]),
			area.map(name).unwrap_or_default(),
			record["chapter"].as_u64().map(|chapter| chapter.to_string()).unwrap_or_default(),
			record["posts"].to_string(),
			day(&record["founded"]),
			day(&record["dissolved"]),
		]);
	}
	table
}

/// Who holds a term.
pub(crate) fn holder(term: &Value) -> String {
	match (&term["holder"]["Account"], &term["holder"]["Person"]) {
		(Value::String(account), _) => words(&account.as_str().into()),
		(_, person) => format!("representative {person}"),
	}
}

impl Show {
	async fn run(self, reader: &Reader<'_>) -> anyhow::Result<()> {
		let organisation = [("organization", self.organization.into())];
		let record =
			reader.find("organization", &organisation, Said::none("organization", self.organization)).await?;
		let moment = self.at.unwrap_or(reader.now);
		let asked = [("organization", self.organization.into()), ("moment", moment.into())];
		let posts = reader.all("posts", &asked).await?;
		if self.json {
			return json(&json!({ "organization": record, "posts": posts, "at": moment }));
		}
		println!(
			"{} ({}), number {}, version {}",
			name(&record),
			spoken(&record["classification"]),
			self.organization,
			record["version"]
		);
		if record["names"]["english"].is_string() {
			println!("in English: {}", words(&record["names"]["english"]));
		}
		if record["parent"].is_u64() {
			let above = reader.ask("organization", &[("organization", record["parent"].clone())]).await?;
			println!("below {} (organisation {})", name(&above), record["parent"]);
		}
		match record["chapter"].as_u64() {
			Some(chapter) => println!("its members are those of chapter {chapter}"),
			None => println!("its members are those of the organisation above, or of the whole party"),
		}
		if record["dissolved"].is_u64() {
			println!("dissolved {}", when(reader.now, &record["dissolved"]));
		}
		posts_table(&posts).print("it has no posts");
		Ok(())
	}
}

fn posts_table(posts: &[Value]) -> Table {
	let mut table = Table::new(&[">post", "role", "called", ">seats", "holder", "from", "until", ">term"]);
	for row in posts {
		let post = &row[1];
		let cells = |holder: String, term: &Value, number: String| {
			[
				row[0].to_string(),
				spoken(&post["role"]),
				words(&post["label"]),
				post["seats"].to_string(),
				holder,
				day(&term["from"]),
				day(&term["until"]),
				number,
			]
		};
		let terms = row[2].as_array().cloned().unwrap_or_default();
		if terms.is_empty() {
			let vacant = if post["until"].is_u64() { "ceases or ceased to be" } else { "vacant" };
			table.row(cells(vacant.into(), &Value::Null, String::new()));
		}
		for term in &terms {
			table.row(cells(holder(&term[1]), &term[1], term[0].to_string()));
		}
	}
	table
}

impl Post {
	async fn run(self, reader: &Reader<'_>) -> anyhow::Result<()> {
		let asked = [("post", self.post.into())];
		let post = reader.find("post", &asked, Said::none("post", self.post)).await?;
		let terms = reader.all("terms", &asked).await?;
		if self.json {
			return json(&json!({ "post": post, "terms": terms }));
		}
		println!(
			"post {}: {} ({}), organisation {}",
			self.post,
			words(&post["label"]),
			spoken(&post["role"]),
			post["organization"]
		);
		let mut table = Table::new(&[">term", "holder", "from", "until", "ended", "on behalf of"]);
		for row in &terms {
			let term = &row[1];
			let running = number(&term["from"]) <= reader.now && reader.now < number(&term["until"]);
			let ended = match &term["ended"] {
				Value::Null if running => "holds it".into(),
				ended => spoken(ended),
			};
			let behalf = term["on_behalf_of"].as_u64().map(|of| format!("organisation {of}"));
			table.row([
				row[0].to_string(),
				holder(term),
				day(&term["from"]),
				day(&term["until"]),
				ended,
				behalf.unwrap_or_default(),
			]);
		}
		table.print("nobody ever held it");
		Ok(())
	}
}

impl Offices {
	async fn run(self, reader: &Reader<'_>) -> anyhow::Result<()> {
		let who = ss58(&self.who);
		let rows = list(reader.ask("offices", &[("who", who.into())]).await?)?;
		if self.json {
			return json(&rows);
		}
		let all = organisations(reader).await?;
		let mut table = Table::new(&["organisation", ">", "role", ">term"]);
		for row in &rows {
			let organisation = all.get(&id(&row[0])?).map(name).unwrap_or_default();
			table.row([organisation, row[0].to_string(), spoken(&row[1]), row[2].to_string()]);
		}
		table.print("the account holds no office that is not settled");
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn record(korean: &str, parent: Option<u32>) -> Value {
		json!({
			"names": { "korean": korean, "english": null }, "parent": parent, "classification": "PublicBody",
			"area": 0, "chapter": parent, "posts": 2, "founded": 0, "dissolved": null,
		})
	}

	#[test]
	fn organisations_stand_below_those_that_they_belong_to() {
		let all = BTreeMap::from([
			(0, record("중앙당", None)),
			(1, record("서울시당", Some(0))),
			(2, record("부산시당", Some(0))),
			(5, record("종로", Some(1))),
			(7, record("떠돌이", Some(99))),
		]);
		assert_eq!(in_order(&all), [(0, 0), (1, 1), (2, 5), (1, 2), (0, 7)]);
		let areas = BTreeMap::from([(0, json!({ "names": { "korean": "대한민국" } }))]);
		let lines = tree_table(&all, &areas).lines();
		assert!(lines[3].starts_with("    종로"), "{lines:?}");
		assert!(lines[1].contains("public body") && lines[1].contains("대한민국"), "{lines:?}");
	}

	#[test]
	fn a_circle_has_an_end() {
		let all =
			BTreeMap::from([(1, record("a", Some(2))), (2, record("b", Some(1))), (3, record("c", Some(3)))]);
		assert_eq!(in_order(&all), [(0, 3)]);
	}

	#[test]
	fn posts_show_their_holders_and_vacancies() {
		let post = |until: Value| json!({ "role": "Chair", "label": "위원장", "seats": 1, "until": until });
		let term = json!({ "holder": { "Person": 12 }, "from": 0, "until": 86_400_000_u64 });
		let rows = [
			json!([3, post(json!(null)), [[8, term]]]),
			json!([4, post(json!(null)), []]),
			json!([5, post(json!(1)), []]),
		];
		let lines = posts_table(&rows).lines();
		assert!(lines[1].contains("representative 12") && lines[1].ends_with('8'), "{lines:?}");
		assert!(lines[2].contains("vacant") && lines[3].contains("ceased"), "{lines:?}");
	}
}
