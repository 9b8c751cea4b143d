// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Indexes of what was published: made by whoever wants to, checked by anybody, and looked into without a server
//! that learns what people look for.

use crate::{
	library::fetch::{warn, Sources},
	output::{bar, json, read_json, text},
	said::{self, Said},
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	chain::{Chain, Hash},
	library::{documents, Fetcher, Library},
	search::{
		index::{page_name, shard_name},
		Document, FileRef, Files, Finder, Manifest, Query, Rank,
	},
};
use clap::{Args, Subcommand};
use std::{
	collections::{btree_map::Entry, BTreeMap},
	path::{Path, PathBuf},
};

/// The file that names all others.
const MANIFEST: &str = "manifest.json";

/// Make and check search indexes of what was published; needs no key.
///
/// An index is a folder of files that any web server can give out. It follows from a block and the texts that
/// were published by then: whoever makes it of the same block gets the same root.
#[derive(Subcommand)]
pub(crate) enum Index {
	/// Make the index of the last final block, or of another one.
	#[command(after_help = "Example: caucus index build --out /srv/caucus/index")]
	Build(Build),
	/// See whether a folder is an index, and make it anew to see whether it is the right one.
	Check(Check),
}

/// A new index.
#[derive(Args)]
pub(crate) struct Build {
	/// The folder; one that holds an index is replaced.
	#[arg(long, value_name = "DIR")]
	out: PathBuf,
	/// Height of the block; the last final one if nothing is said. Only some nodes keep the state of old blocks.
	#[arg(long, value_name = "BLOCK")]
	at: Option<u32>,
	#[command(flatten)]
	from: Sources,
	/// Replace an index by one that lacks more texts, too: without this, the one that is there is kept.
	#[arg(long)]
	force: bool,
	/// Write the manifest.
	#[arg(long)]
	json: bool,
}

/// An index that somebody made.
#[derive(Args)]
pub(crate) struct Check {
	/// The folder.
	#[arg(value_name = "DIR")]
	folder: PathBuf,
	#[command(flatten)]
	from: Sources,
}

impl Index {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::Build(build) => build.run(node).await,
			Self::Check(check) => check.run(node).await,
		}
	}
}

impl Build {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let there = ensure_replaceable(&self.out)?;
		let chain = node.connect().await?;
		let files = make(node, &chain, self.at, &self.from).await?;
		if let Some(there) = there.filter(|_| !self.force) {
			ensure_no_poorer(&there, &files.manifest)?;
		}
		write(&self.out, &files)?;
		let manifest = &files.manifest;
		if self.json {
			return json(manifest);
		}
		println!(
			"{}: {} documents up to block {}, texts that nobody gave out: {}\nroot {}",
			self.out.display(),
			manifest.documents,
			manifest.block,
			manifest.missing,
			manifest.root
		);
		Ok(())
	}
}

impl Check {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let manifest = read_manifest(&self.folder)?;
		ensure_whole(&self.folder, &manifest)?;
		let chain = node.connect().await?;
		let (block, hash) = final_block(&chain, Some(manifest.block)).await?;
		ensure!(
			manifest.chain == hex::encode(chain.genesis_hash().0) && manifest.hash == hex::encode(hash.0),
			Said::new(
				"이 노드의 체인에서 만든 색인이 아닙니다.",
				"the index was not made of this node's chain",
			)
		);
		let own = make(node, &chain, Some(block), &self.from).await?.manifest;
		if own.root == manifest.root {
			println!("it is the index of block {block}: root {}", own.root);
			return Ok(());
		}
		let (theirs, ours) = (manifest.missing, own.missing);
		bail!(Said::new(
			format!("다시 만든 색인과 다릅니다. 구하지 못한 글: 그 색인 {theirs}, 다시 만든 것 {ours}"),
			format!(
				"made anew it is another one, with root {}; texts that nobody gave out: {theirs} to them, {ours} to \
				 us{}",
				own.root,
				if theirs == ours { "" } else { "; that can be the reason" }
			),
		))
	}
}

/// A final block, by its height or the last one.
async fn final_block(chain: &Chain, wanted: Option<u32>) -> anyhow::Result<(u32, Hash)> {
	let head = chain.finalized_head().await?;
	let last = u32::try_from(chain.header(head).await?.number)?;
	let Some(wanted) = wanted else { return Ok((last, head)) };
	ensure!(
		wanted <= last,
		Said::new(
			format!("{wanted}번 블록은 아직 확정되지 않았습니다."),
			format!("block {wanted} is not final; the last final one is {last}"),
		)
	);
	let hash = chain.block_hash(wanted.into()).await?;
	Ok((wanted, hash.with_context(|| format!("the node has no block {wanted}"))?))
}

/// Makes the index of a final block.
pub(crate) async fn make(
	node: &Node,
	chain: &Chain,
	at: Option<u32>,
	from: &Sources,
) -> anyhow::Result<Files> {
	let (block, hash) = final_block(chain, at).await?;
	let library = Library::at(chain, hash);
	let records = bar(0, "reading records");
	let listed = documents::list(&library, |have, of| {
		records.set_length(of as u64);
		records.set_position(have as u64);
	});
	let listed = match at {
		None => listed.await?,
		Some(_) => listed.await.with_context(|| {
			Said::new(
				format!("{block}번 블록의 상태를 읽을 수 없습니다. 옛 상태를 보관하는 노드에 물으세요."),
				format!("cannot read the state of block {block}; ask a node that keeps old states"),
			)
		})?,
	};
	records.finish_and_clear();
	let (sources, unreachable) = from.connect(node, chain).await;
	warn(&unreachable);
	let fetcher = Fetcher::new(sources);
	let texts = bar(listed.len() as u64, "fetching texts");
	let origin = (chain.genesis_hash().0, block, hash.0);
	let files = documents::index(origin, listed, &fetcher, |have| texts.set_position(have as u64)).await?;
	texts.finish_and_clear();
	warn(&fetcher.faults());
	Ok(files)
}

/// Reads the manifest of a folder; one whose root is not its own is refused.
pub(crate) fn read_manifest(folder: &Path) -> anyhow::Result<Manifest> {
	let path = folder.join(MANIFEST);
	let manifest: Manifest = read_json(&path)?;
	ensure!(
		manifest.is_sound(),
		Said::new(
			format!("{}: 색인이 아니거나 누군가 고쳤습니다.", path.display()),
			format!("{}: this is no index, or somebody changed it", path.display()),
		)
	);
	Ok(manifest)
}

/// The files that a manifest names, with what they have to be.
fn named(manifest: &Manifest) -> impl Iterator<Item = (String, &FileRef)> {
	let shards = (0..).map(shard_name).zip(&manifest.shards);
	shards.chain((0..).map(page_name).zip(&manifest.pages))
}

fn ensure_whole(folder: &Path, manifest: &Manifest) -> anyhow::Result<()> {
	for (name, file) in named(manifest) {
		let path = folder.join(&name);
		let bytes = std::fs::read(&path).with_context(|| said::unreadable(path.display()))?;
		ensure!(
			FileRef::of(&bytes) == *file,
			Said::new(
				format!("{}: 색인이 적은 파일이 아닙니다.", path.display()),
				format!("{}: not the file that the index names", path.display()),
			)
		);
	}
	Ok(())
}

/// The manifest of what is to be replaced, if anything is; a folder that holds something else is kept.
fn ensure_replaceable(folder: &Path) -> anyhow::Result<Option<Manifest>> {
	if folder.symlink_metadata().is_err() {
		return Ok(None);
	}
	let Ok(there) = read_json(&folder.join(MANIFEST)) else {
		bail!(Said::new(
			format!("{}은(는) 색인이 아니므로 그대로 둡니다. 다른 폴더를 적으세요.", folder.display()),
			format!("{} holds no index and is kept; name another folder", folder.display()),
		));
	};
	Ok(Some(there))
}

/// Nodes that are out of reach for an hour must not cost readers what they could find before.
fn ensure_no_poorer(there: &Manifest, made: &Manifest) -> anyhow::Result<()> {
	let (before, now) = (there.missing, made.missing);
	ensure!(
		now <= before,
		Said::new(
			format!(
				"구하지 못한 글이 전에는 {before}, 지금은 {now}이므로 있던 색인을 그대로 둡니다. 그래도 바꾸려면 \
				 --force 를 붙이세요."
			),
			format!(
				"the new index lacks {now} texts that nobody gave out, the one that is there {before}; it is kept. \
				 Replace it all the same with --force"
			),
		)
	);
	Ok(())
}

/// Writes an index. A folder that others read is never half of one and half of another.
fn write(folder: &Path, files: &Files) -> anyhow::Result<()> {
	let beside = |what: &str| {
		let name = folder.file_name().context("that is no name of a folder")?.to_string_lossy();
		anyhow::Ok(folder.with_file_name(format!(".{name}.{what}-{}", std::process::id())))
	};
	let (new, old) = (beside("new")?, beside("old")?);
	let fill = || -> anyhow::Result<()> {
		std::fs::create_dir_all(&new)?;
		for (name, bytes) in &files.files {
			std::fs::write(new.join(name), bytes)?;
		}
		std::fs::write(new.join(MANIFEST), serde_json::to_vec_pretty(&files.manifest)?)?;
		let is_replaced = folder.symlink_metadata().is_ok();
		if is_replaced {
			std::fs::rename(folder, &old)?;
		}
		let Err(error) = std::fs::rename(&new, folder) else { return Ok(()) };
		// The one that was there is better than none.
		if is_replaced {
			std::fs::rename(&old, folder).with_context(|| format!("the old one is {}", old.display()))?;
		}
		Err(error.into())
	};
	let filled = fill().with_context(|| format!("cannot write {}", folder.display()));
	let leftover = if filled.is_ok() { &old } else { &new };
	let _ = std::fs::remove_dir_all(leftover);
	filled
}

/// Where the files of an index are.
pub(crate) enum Place {
	/// In a folder.
	Folder(PathBuf),
	/// In memory.
	Memory(BTreeMap<String, Vec<u8>>),
}

impl Place {
	fn read(&self, name: &str) -> anyhow::Result<Vec<u8>> {
		match self {
			Self::Folder(folder) => {
				let path = folder.join(name);
				std::fs::read(&path).with_context(|| said::unreadable(path.display()))
			}
			Self::Memory(files) => files.get(name).cloned().with_context(|| format!("no file {name}")),
		}
	}
}

/// Looks for what was typed; the best hits, at most so many, and how many there are.
pub(crate) fn find(
	manifest: &Manifest,
	place: &Place,
	typed: &str,
	most: usize,
) -> anyhow::Result<(Vec<(Rank, Document)>, usize)> {
	let query = Query::parse(typed)
		.map_err(|error| Said::new("두 글자 이상, 64글자 이하로 적으세요.", error.to_string()))?;
	let poisoned = || {
		Said::new("색인의 파일이 바뀌었습니다. 쓰지 마세요.", "somebody changed this index; do not use it")
	};
	let mut finder = Finder::new(manifest, &query).with_context(poisoned)?;
	for shard in finder.needs() {
		finder.read_shard(shard, &place.read(&shard_name(shard))?).with_context(poisoned)?;
	}
	let hits = finder.find();
	let mut pages: BTreeMap<usize, Vec<Document>> = BTreeMap::new();
	let mut found = Vec::new();
	for hit in hits.iter().take(most) {
		let page = manifest.page_of(hit.document);
		if let Entry::Vacant(vacant) = pages.entry(page) {
			vacant.insert(finder.read_page(page, &place.read(&page_name(page))?).with_context(poisoned)?);
		}
		let first = page.saturating_mul(caucus_sdk::search::index::PAGE);
		let number = (hit.document as usize).saturating_sub(first);
		let document = pages.get(&page).and_then(|page| page.get(number));
		let document = document.with_context(|| format!("{} lacks a document", page_name(page)))?;
		found.push((hit.rank, document.clone()));
	}
	Ok((found, hits.len()))
}

/// Where in a document the words stand.
pub(crate) fn rank_name(rank: Rank) -> &'static str {
	match rank {
		Rank::PhraseInTitle | Rank::WordsInTitle => "title",
		Rank::PhraseInText => "text",
		Rank::Words => "words",
	}
}

/// A title as it can be shown.
pub(crate) fn shown(title: &str) -> String {
	text(title.as_bytes())
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sdk::search::{build, Origin};

	fn files(missing: u32) -> Files {
		let origin = Origin { chain: [1; 32], block: 9, hash: [2; 32], missing };
		let document = |item: u32| Document {
			item,
			version: 0,
			title: format!("연설 {item}"),
			texts: vec!["청년 월세".into(); 1 + item as usize % 2],
		};
		build(&origin, &(0..1_100).map(document).collect::<Vec<_>>()).unwrap()
	}

	fn folder(name: &str) -> PathBuf {
		let folder = std::env::temp_dir().join(format!("caucus-index-{name}-{}", std::process::id()));
		let _ = std::fs::remove_dir_all(&folder);
		folder
	}

	#[test]
	fn an_index_is_replaced_and_nothing_else_is() {
		let out = folder("out");
		for missing in [0, 1] {
			ensure_replaceable(&out).unwrap();
			let made = files(missing);
			write(&out, &made).unwrap();
			let read = read_manifest(&out).unwrap();
			assert_eq!(read, made.manifest);
			ensure_whole(&out, &read).unwrap();
		}
		std::fs::write(out.join(MANIFEST), "{}").unwrap();
		assert!(ensure_replaceable(&out).unwrap_err().to_string().contains("is kept"));
		std::fs::remove_dir_all(&out).unwrap();
	}

	#[test]
	fn an_index_that_lacks_more_texts_replaces_none() {
		let [rich, poor] = [0, 2].map(|missing| files(missing).manifest);
		assert!(ensure_no_poorer(&poor, &rich).is_ok() && ensure_no_poorer(&poor, &poor).is_ok());
		let refused = ensure_no_poorer(&rich, &poor).unwrap_err().to_string();
		assert!(refused.contains("lacks 2 texts"), "{refused}");
	}

	#[test]
	fn what_was_typed_is_found_across_pages() {
		let Files { manifest, files } = files(0);
		let (found, all) = find(&manifest, &Place::Memory(files), "연설 1099", 5).unwrap();
		assert_eq!((found.len(), all), (1, 1));
		assert_eq!((found[0].0, found[0].1.item), (Rank::PhraseInTitle, 1_099));
	}

	#[test]
	fn a_poisoned_file_is_refused() {
		let out = folder("poisoned");
		let made = files(0);
		write(&out, &made).unwrap();
		let place = Place::Folder(out.clone());
		let (found, all) = find(&made.manifest, &place, "월세", 7).unwrap();
		assert_eq!((found.len(), all), (7, 1_100));
		for name in [shard_name(0), page_name(1)] {
			let good = std::fs::read(out.join(&name)).unwrap();
			let mut bad = good.clone();
			*bad.last_mut().unwrap() ^= 1;
			std::fs::write(out.join(&name), bad).unwrap();
			assert!(ensure_whole(&out, &made.manifest).is_err(), "{name}");
			std::fs::write(out.join(&name), good).unwrap();
		}
		// All shards at once: whichever is needed is refused.
		for shard in 0..made.manifest.shards.len() {
			std::fs::write(out.join(shard_name(shard)), b"poison").unwrap();
		}
		assert!(find(&made.manifest, &place, "월세", 7).is_err());
		// So is a manifest that names them without being renamed itself.
		let mut other = made.manifest.clone();
		other.shards[0] = FileRef::of(b"poison");
		std::fs::write(out.join(MANIFEST), serde_json::to_vec(&other).unwrap()).unwrap();
		assert!(read_manifest(&out).is_err());
		std::fs::remove_dir_all(out).unwrap();
	}
}
