// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where exports come from and go to: the chain's questions at one block, and files that are whole or
//! not there.

use crate::Node;
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	chain::{Arguments, Chain, Hash},
	moment,
	primitives::Moment,
	read::State,
};
use clap::Args;
use serde_json::{json, Value};
use std::{
	fs::OpenOptions,
	io::Write,
	path::{Path, PathBuf},
};

/// Most rows that the chain gives at once.
pub(super) const PAGE: u32 = 100;

/// Arguments of a question or a call, by name.
pub(crate) fn about(pairs: &[(&str, Value)]) -> Arguments {
	pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// The block that everything in an export was read at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
	/// Hash of block zero, by which chains are told apart.
	pub(crate) genesis: String,
	/// Hash of the block.
	pub(crate) hash: String,
	/// Its height.
	pub(crate) number: u64,
	/// Its time.
	pub(crate) at: Moment,
	/// What the address of a page about the block begins with.
	pub(crate) explorer: Option<String>,
}

impl Stamp {
	/// Where the block can be looked at.
	pub(crate) fn link(&self) -> String {
		match &self.explorer {
			Some(explorer) => format!("{explorer}{}", self.hash),
			None => format!("caucus:{}/block/{}", self.genesis, self.hash),
		}
	}

	/// The block in words.
	pub(crate) fn note(&self) -> String {
		format!("block {} {}", self.number, self.hash)
	}

	/// The block as JSON.
	pub(crate) fn json(&self) -> Value {
		json!({
			"genesis": self.genesis,
			"hash": self.hash,
			"number": self.number,
			"at": moment::korean(self.at),
		})
	}
}

/// Which block an export is read at.
#[derive(Args)]
pub(crate) struct Block {
	/// Height of the block to read; the last finalized one if nothing is said.
	#[arg(long, value_name = "NUMBER")]
	block: Option<u64>,
	/// What links to the block begin with; its hash follows. Without it they are caucus:GENESIS/block/HASH.
	#[arg(long, value_name = "URL")]
	explorer: Option<String>,
}

/// The chain at one block.
pub(crate) struct At {
	chain: Chain,
	block: Hash,
	pub(crate) stamp: Stamp,
}

impl At {
	/// Connects, and chooses the block. It has to be finalized: what was read can be checked for ever.
	pub(crate) async fn open(node: &Node, block: &Block) -> anyhow::Result<Self> {
		let chain = node.connect().await?;
		let head = chain.finalized_head().await?;
		let height = chain.header(head).await?.number;
		let hash = match block.block {
			None => head,
			Some(number) => {
				ensure!(number <= height, "block {number} is not final; the last final one is {height}");
				let hash = chain.block_hash(number).await?;
				hash.with_context(|| format!("the node has no block {number}"))?
			}
		};
		Self::at(chain, hash, block.explorer.clone()).await
	}

	/// The best block, which may not stay: to see what is there before something is entered.
	pub(crate) async fn best(chain: &Chain) -> anyhow::Result<Self> {
		Self::at(chain.clone(), chain.best_head().await?, None).await
	}

	async fn at(chain: Chain, block: Hash, explorer: Option<String>) -> anyhow::Result<Self> {
		let stamp = Stamp {
			genesis: hex::encode(chain.genesis_hash().0),
			hash: format!("{block:?}"),
			number: chain.header(block).await?.number,
			at: State::at(&chain, block).now().await?,
			explorer,
		};
		Ok(Self { chain, block, stamp })
	}

	/// The state at this block.
	pub(crate) fn state(&self) -> State<'_> {
		State::at(&self.chain, self.block)
	}

	/// Asks a pallet.
	pub(crate) async fn ask(
		&self,
		pallet: &str,
		question: &str,
		arguments: &[(&str, Value)],
	) -> anyhow::Result<Value> {
		let answer = self.chain.view(pallet, question, &about(arguments), Some(self.block)).await;
		answer.with_context(|| format!("cannot ask {pallet}.{question}"))
	}

	/// Asks for a list page by page, from the row or place that `from` names on. Lists have no gaps: a page
	/// that is not full is the last.
	pub(crate) async fn list(
		&self,
		pallet: &str,
		question: &str,
		arguments: &[(&str, Value)],
		from: &str,
	) -> anyhow::Result<Vec<Value>> {
		let mut rows: Vec<Value> = Vec::new();
		loop {
			let next = u32::try_from(rows.len())?;
			let mut asked = arguments.to_vec();
			asked.extend([(from, next.into()), ("count", PAGE.into())]);
			let page = self.ask(pallet, question, &asked).await?;
			let Value::Array(page) = page else {
				bail!("the answer of {pallet}.{question} is no list");
			};
			let complete = page.len() < PAGE as usize;
			rows.extend(page);
			if complete {
				return Ok(rows);
			}
		}
	}

	/// All rows of a question that takes `from` and `count` alone.
	pub(crate) async fn all(&self, pallet: &str, question: &str) -> anyhow::Result<Vec<Value>> {
		self.list(pallet, question, &[], "from").await
	}
}

/// The name of a choice, without what it carries; nothing for what is no choice.
pub(crate) fn name_of(choice: &Value) -> &str {
	match choice {
		Value::String(name) => name,
		Value::Object(object) => object.keys().next().map_or("", String::as_str),
		_ => "",
	}
}

/// A number; 0 for what is none.
pub(crate) fn number(value: &Value) -> u64 {
	value.as_u64().unwrap_or_default()
}

/// A text; empty for what is none.
pub(crate) fn text(value: &Value) -> &str {
	value.as_str().unwrap_or_default()
}

/// A moment as clocks in Korea show it; nothing for none, and for the first moment of 1970, which stands for
/// "from the first day on".
pub(crate) fn time(value: &Value) -> Option<String> {
	value.as_u64().filter(|moment| *moment > 0).map(moment::korean)
}

/// The day in Korea of a moment.
pub(crate) fn day(value: &Value) -> Option<String> {
	time(value).map(|time| time.chars().take(10).collect())
}

/// The items of a list; none for what is no list.
pub(crate) fn items(value: &Value) -> &[Value] {
	value.as_array().map_or(&[], Vec::as_slice)
}

/// A file to be written.
pub(crate) struct File {
	/// Where.
	pub(crate) path: PathBuf,
	/// What.
	pub(crate) bytes: Vec<u8>,
}

impl File {
	/// A value as a JSON file.
	pub(crate) fn json(path: PathBuf, value: &Value) -> anyhow::Result<Self> {
		let mut bytes = serde_json::to_vec_pretty(value)?;
		bytes.push(b'\n');
		Ok(Self { path, bytes })
	}
}

/// Says so if there is a file that must not be overwritten, before anything is read.
pub(crate) fn ensure_free(path: &Path, force: bool) -> anyhow::Result<()> {
	let there = path.symlink_metadata().is_ok();
	ensure!(force || !there, "{} exists and is kept; --force overwrites it", path.display());
	Ok(())
}

/// Writes files. Each is whole or not there, whatever happens; none is written if one may not be.
pub(crate) fn write(files: &[File], force: bool) -> anyhow::Result<()> {
	files.iter().try_for_each(|file| ensure_free(&file.path, force))?;
	files.iter().try_for_each(|file| {
		write_whole(file).with_context(|| format!("cannot write {}", file.path.display()))
	})
}

fn write_whole(file: &File) -> anyhow::Result<()> {
	let folder = file.path.parent().filter(|folder| !folder.as_os_str().is_empty());
	let folder = folder.unwrap_or(Path::new("."));
	std::fs::create_dir_all(folder)?;
	let name = file.path.file_name().context("that is no name of a file")?;
	let unfinished = folder.join(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
	let written = OpenOptions::new().write(true).create_new(true).open(&unfinished).and_then(|mut out| {
		out.write_all(&file.bytes)?;
		out.sync_all()?;
		std::fs::rename(&unfinished, &file.path)
	});
	if written.is_err() {
		let _ = std::fs::remove_file(&unfinished);
	}
	Ok(written?)
}

#[cfg(test)]
pub(super) mod tests {
	use super::*;

	/// A block for tests.
	pub(crate) fn stamp() -> Stamp {
		Stamp {
			genesis: "ab".repeat(32),
			hash: format!("0x{}", "cd".repeat(32)),
			number: 17,
			at: 1_796_083_200_000,
			explorer: None,
		}
	}

	#[test]
	fn files_are_kept_unless_told_otherwise_and_none_is_written_then() {
		let folder = std::env::temp_dir().join(format!("caucus-files-{}", std::process::id()));
		let _ = std::fs::remove_dir_all(&folder);
		let file = |name: &str, words: &str| File { path: folder.join(name), bytes: words.into() };
		write(&[file("a/b.json", "first")], false).unwrap();
		let both = [file("new.json", "new"), file("a/b.json", "second")];
		let refused = write(&both, false).unwrap_err().to_string();
		assert!(refused.contains("exists and is kept"), "{refused}");
		assert!(!folder.join("new.json").exists());
		write(&both, true).unwrap();
		assert_eq!(std::fs::read_to_string(folder.join("a/b.json")).unwrap(), "second");
		// Nothing unfinished is left over.
		assert_eq!(std::fs::read_dir(folder.join("a")).unwrap().count(), 1);
		std::fs::remove_dir_all(folder).unwrap();
	}

	#[test]
	fn a_block_is_named_in_each_form() {
		let mut stamp = stamp();
		assert_eq!(stamp.link(), format!("caucus:{}/block/0x{}", "ab".repeat(32), "cd".repeat(32)));
		stamp.explorer = Some("https://example.org/#/explorer/query/".into());
		assert!(stamp.link().starts_with("https://example.org/#/explorer/query/0xcd"));
		assert_eq!(stamp.note(), format!("block 17 0x{}", "cd".repeat(32)));
		assert_eq!(stamp.json()["at"], "2026-12-01T09:00:00+09:00");
	}

	#[test]
	fn what_is_not_there_is_nothing() {
		assert_eq!(time(&json!(0)), None);
		assert_eq!(day(&json!(1_796_083_200_000_u64)).unwrap(), "2026-12-01");
		assert_eq!(name_of(&json!({"Certified": {"until": 3}})), "Certified");
		assert_eq!(name_of(&Value::Null), "");
	}
}
