// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who validates: as the chain says, and as its blocks show.

use super::until;
use anyhow::{ensure, Context};
use caucus_sdk::{
	account::ss58,
	chain::{pair, Arguments, Chain, Hash},
	storage,
};
use codec::Decode;
use serde_json::Value;
use std::{collections::BTreeSet, time::Duration};

/// Who holds a well-known account, as the chain writes it.
pub(crate) fn account(uri: &str) -> anyhow::Result<String> {
	Ok(ss58(&pair(uri)?.public_key().0))
}

/// The service of somebody in the overview, if it lasts or comes.
pub(crate) async fn stint(chain: &Chain, who: &str) -> anyhow::Result<(u64, Option<Value>)> {
	let overview = chain.view("Validators", "overview", &Arguments::new(), None).await?;
	let session = overview["session"].as_u64().context("a session")?;
	let stints = overview["stints"].as_array().context("a list of stints")?;
	let account = account(who)?;
	Ok((session, stints.iter().find(|stint| stint["who"] == account.as_str()).cloned()))
}

/// Waits until somebody serves, or serves no longer.
pub(crate) async fn until_serves(chain: &Chain, who: &str, serves: bool) -> anyhow::Result<()> {
	let what = match serves {
		true => format!("{who} comes to serve"),
		false => format!("{who} ceases to serve"),
	};
	until(&what, Duration::from_secs(330), || async {
		let (session, stint) = stint(chain, who).await?;
		let now = stint.is_some_and(|stint| stint["from"].as_u64().is_some_and(|from| from <= session));
		Ok((now == serves).then_some(()))
	})
	.await
}

/// The keys that sign blocks, in the order of their turns, in the state of a block.
async fn authorities(chain: &Chain, at: Hash) -> anyhow::Result<Vec<[u8; 32]>> {
	let keys = chain.storage(&storage::item("Aura", "Authorities"), Some(at)).await?;
	Ok(Decode::decode(&mut &keys.context("a chain of validators")?[..])?)
}

/// Who made the blocks of these heights: the keys that sign blocks.
pub(crate) async fn authors(
	chain: &Chain,
	heights: impl Iterator<Item = u64>,
) -> anyhow::Result<BTreeSet<[u8; 32]>> {
	let mut authors = BTreeSet::new();
	for height in heights {
		let hash = chain.block_hash(height).await?.with_context(|| format!("block {height}"))?;
		let header = chain.header(hash).await?;
		let logs = serde_json::to_value(&header)?["digest"]["logs"].clone();
		// A digest of consensus before the block: 6, the engine's name, eight bytes with the slot.
		let slot = logs.as_array().into_iter().flatten().find_map(|log| {
			let slot = log.as_str()?.strip_prefix("0x066175726120")?;
			hex::decode(slot).ok()?.try_into().ok().map(u64::from_le_bytes)
		});
		let slot = slot.with_context(|| format!("no slot in {logs}"))?;
		let keys = authorities(chain, header.parent_hash).await?;
		ensure!(!keys.is_empty(), "nobody makes blocks");
		authors.insert(keys[(slot % keys.len() as u64) as usize]);
	}
	Ok(authors)
}
