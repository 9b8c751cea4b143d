// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Looking for words in what was published, on this machine.

use super::{
	fetch::Sources,
	words::{capacity_name, kind_name, status_name},
};
use crate::{
	index::{find, make, rank_name, read_manifest, shown, Place},
	output::json,
	said::Said,
	table::Table,
	Node,
};
use anyhow::ensure;
use caucus_sdk::{
	library::{Item, Library, Status},
	search::{Document, Files, Rank},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Words.
#[derive(Args)]
pub(crate) struct Search {
	/// What is looked for.
	#[arg(required = true)]
	words: Vec<String>,
	/// The folder of an index; without it, one is made in memory, for which all texts are fetched.
	#[arg(long, value_name = "DIR")]
	index: Option<PathBuf>,
	/// Show so many at most.
	#[arg(long, default_value_t = 20)]
	most: usize,
	#[command(flatten)]
	from: Sources,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

impl Search {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let typed = self.words.join(" ");
		let chain = node.connect().await?;
		let (manifest, place) = match self.index {
			Some(folder) => (read_manifest(&folder)?, Place::Folder(folder)),
			None => {
				let Files { manifest, files } = make(node, &chain, None, &self.from).await?;
				(manifest, Place::Memory(files))
			}
		};
		ensure!(
			manifest.chain == hex::encode(chain.genesis_hash().0),
			Said::new("다른 체인의 색인입니다.", "the index is of another chain")
		);
		let (found, all) = find(&manifest, &place, &typed, self.most)?;
		// An index says what there was. What is there now, the chain says.
		let library = Library::best(&chain).await?;
		let mut hits = Vec::new();
		for (rank, document) in found {
			hits.push((rank, library.item(document.item).await?, document));
		}
		let many = hits.len();
		hits.retain(|(_, item, _)| matches!(item.status, Status::Available | Status::Expired));
		let gone = many.saturating_sub(hits.len());
		if self.json {
			let rows = hits.iter().map(
				|(rank, item, document)| json!({ "in": rank_name(*rank), "version": document.version, "item": item }),
			);
			return json(&json!({
				"found": all, "gone": gone, "block": manifest.block, "missing": manifest.missing,
				"items": rows.collect::<Vec<_>>(),
			}));
		}
		table(&hits).print("nothing was found");
		let more = all.saturating_sub(many);
		if more > 0 || gone > 0 {
			eprintln!("Found besides: {more}; of those looked at, no longer to be had: {gone}.");
		}
		if manifest.missing > 0 {
			eprintln!("Texts that nobody gave out, and that were not looked into: {}.", manifest.missing);
		}
		Ok(())
	}
}

fn table(hits: &[(Rank, Item, Document)]) -> Table {
	let mut table = Table::new(&[">item", "title", "kind", "as", "state", "in"]);
	for (rank, Item { id, item, shown: version, description, status }, document) in hits {
		let newer = if u32::from(*version) == document.version { "" } else { ", a newer version since" };
		table.row([
			id.to_string(),
			shown(&description.title),
			kind_name(item.heading.kind).into(),
			capacity_name(&item.heading.capacity),
			format!("{}{newer}", status_name(*status)),
			rank_name(*rank).into(),
		]);
	}
	table
}
