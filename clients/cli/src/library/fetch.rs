// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Getting files, and seeing whether nodes have them.

use super::words::{part, part_name, role_name, size};
use crate::{
	output::{bar, ensure_new, hexadecimal, json, text, write_new},
	said::Said,
	Node,
};
use anyhow::bail;
use caucus_sdk::{
	chain::Chain,
	library::{
		check::sample,
		cid,
		fetch::{ask, Node as Source},
		media::{extension, mime},
		Fault, Fetcher, Library, LibraryError, Wrong,
	},
};
use clap::Args;
use serde_json::json;
use std::{path::PathBuf, time::Duration};

/// How long a node that was named with --from is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Which nodes are asked for bytes.
#[derive(Args)]
pub(crate) struct Sources {
	/// Address of a node that is asked for the bytes, in the order given; without it, the one of --node. What the
	/// bytes have to be is asked of --node alone.
	#[arg(long, value_name = "URL")]
	from: Vec<String>,
}

/// A file.
#[derive(Args)]
pub(crate) struct Fetch {
	/// The item.
	item: u32,
	/// The version; the one that `list` shows if nothing is said.
	#[arg(long)]
	version: Option<u16>,
	/// Which file: original, transcript, captions or poster; transcript:en is the one in English.
	#[arg(long, default_value = "original", value_parser = part_name)]
	part: String,
	/// Where it is written; a file that is there is kept. Without it, a name by item and version.
	#[arg(long, value_name = "FILE")]
	out: Option<PathBuf>,
	#[command(flatten)]
	from: Sources,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// Samples.
#[derive(Args)]
pub(crate) struct Check {
	#[command(flatten)]
	from: Sources,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

impl Sources {
	/// Connects to each; those that cannot be reached are faults.
	pub(crate) async fn connect(&self, node: &Node, chain: &Chain) -> (Vec<Source>, Vec<Fault>) {
		if self.from.is_empty() {
			return (vec![Source { url: node.address().to_owned(), chain: chain.clone() }], Vec::new());
		}
		let (mut sources, mut faults) = (Vec::new(), Vec::new());
		for url in &self.from {
			match Chain::connect_with(url, PATIENCE).await {
				Ok(chain) => sources.push(Source { url: url.clone(), chain }),
				Err(error) => {
					faults.push(Fault { node: url.clone(), wrong: Wrong::Failed(error.to_string()) });
				}
			}
		}
		(sources, faults)
	}
}

/// Says what was wrong with nodes, though others helped out.
pub(crate) fn warn(faults: &[Fault]) {
	faults.iter().for_each(|fault| eprintln!("warning: {}", text(fault.to_string().as_bytes())));
}

impl Fetch {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let library = Library::best(&chain).await?;
		let item = library.item(self.item).await?;
		let number = self.version.unwrap_or(item.shown);
		let version = library.version(self.item, number).await?;
		if !version.status.is_served() {
			return Err(LibraryError::NotServed(self.item, number, version.status).into());
		}
		let part = part(&version.parts, &self.part, item.item.heading.language);
		let part = part.ok_or(LibraryError::NoPart(self.item, number))?;
		let role = role_name(part.role).replace(':', "-");
		let named = format!("item-{}-v{number}-{role}.{}", self.item, extension(part.media));
		let out = self.out.unwrap_or_else(|| named.into());
		ensure_new(&out)?;

		let (sources, unreachable) = self.from.connect(node, &chain).await;
		warn(&unreachable);
		let fetcher = Fetcher::new(sources);
		let chunks = bar(part.manifest.pieces.len() as u64, "fetching");
		let file = fetcher.file(&part.manifest, |have| chunks.set_position(have as u64)).await;
		chunks.finish_and_clear();
		warn(&fetcher.faults());
		write_new(&out, &file?, false)?;
		let digest = hexadecimal(&part.manifest.digest);
		if self.json {
			return json(&json!({
				"item": self.item, "version": number, "part": role_name(part.role), "media": mime(part.media),
				"bytes": part.manifest.bytes, "digest": digest, "file": out.display().to_string(),
			}));
		}
		let path = out.display();
		println!("{path}: {}, {}, as announced: {digest}", mime(part.media), size(part.manifest.bytes));
		Ok(())
	}
}

impl Check {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let library = Library::best(&chain).await?;
		let (sources, unreachable) = self.from.connect(node, &chain).await;
		warn(&unreachable);
		let mut items = library.items(|_, _| ()).await?;
		items.retain(|item| item.status.is_served());
		let asking = bar(items.len() as u64, "asking for samples");
		let (mut rows, mut faults) = (Vec::new(), 0usize);
		for item in &items {
			let version = library.version(item.id, item.shown).await?;
			let Some(drawn) = sample(&version) else { continue };
			let chunk = format!("{} {}", role_name(drawn.role), drawn.number);
			for source in &sources {
				let fault = ask(source, &drawn.piece).await.err();
				let said = fault.as_ref().map(|fault| text(fault.to_string().as_bytes()));
				faults = faults.saturating_add(usize::from(fault.is_some()));
				if let Some(said) = said.as_ref().filter(|_| !self.json) {
					asking.suspend(|| println!("item {}, version {}, {chunk}: {said}", item.id, item.shown));
				}
				rows.push(json!({
					"item": item.id, "version": item.shown, "part": role_name(drawn.role), "chunk": drawn.number,
					"cid": cid::to_text(&drawn.piece.digest), "node": source.url, "fault": said,
				}));
			}
			asking.inc(1);
		}
		asking.finish_and_clear();
		if self.json {
			json(&rows)?;
		}
		let (asked, unreachable) = (rows.len(), unreachable.len());
		if faults > 0 || unreachable > 0 {
			bail!(Said::new(
				format!("{asked}번 물어 {faults}번 제대로 받지 못했습니다. 닿지 않는 노드: {unreachable}"),
				format!("{faults} of {asked} samples did not come as they should; nodes out of reach: {unreachable}"),
			));
		}
		if !self.json {
			println!("all {asked} samples came as announced, from {} nodes", sources.len());
		}
		Ok(())
	}
}
