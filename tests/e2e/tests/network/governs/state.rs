// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an upgrade must not change: everything under the keys of the state, and all answers.

use anyhow::{ensure, Context};
use caucus_sdk::{
	chain::{Arguments, Chain, ChainError, Hash},
	storage,
};
use serde_json::{json, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Pallets whose state changes from block to block, or where a session ends.
const OF_BLOCKS: [&str; 10] = [
	"System",
	"Timestamp",
	"TransactionPayment",
	"Aura",
	"Authorship",
	"Session",
	"Historical",
	"Grandpa",
	"Validators",
	"Offences",
];

/// What else changes with every block, or with the upgrade itself.
const OF_EVERY_BLOCK: [(&str, &str); 4] = [
	("Petitions", "LastBlock"),
	("Scheduler", "IncompleteSince"),
	("Governance", "PendingUpgrade"),
	("Governance", "AppliedIn"),
];

/// The keys that are no pallet's. One pallet's prefix begins with a colon too.
const OF_NO_PALLET: [&str; 4] = [":code", ":heappages", ":extrinsic_index", ":intrablock_entropy"];

/// What this release changes: what its migrations touch, and the versions that its new pallets begin with. Prefixes of
/// storage, by pallet and name.
const MIGRATED: [(&str, &str); 6] = [
	("Governance", ":__STORAGE_VERSION__:"),
	("Governance", "NamedElection"),
	("Governance", "Referenda"),
	("Governance", "Asked"),
	("Library", ":__STORAGE_VERSION__:"),
	("Messaging", ":__STORAGE_VERSION__:"),
];

/// The party's pallets.
const AREAS: [&str; 9] = [
	"Members",
	"Organisations",
	"Petitions",
	"Assemblies",
	"Activity",
	"Representatives",
	"Governance",
	"Elections",
	"Trustees",
];

/// All pairs of key and value in a block's state.
pub(crate) async fn of_block(chain: &Chain, at: Hash) -> anyhow::Result<BTreeMap<Vec<u8>, Vec<u8>>> {
	let mut pairs = BTreeMap::new();
	for key in chain.storage_keys(&[], at).await? {
		let value = chain.storage(&key, Some(at)).await?.context("a key without a value")?;
		pairs.insert(key, value);
	}
	Ok(pairs)
}

/// The same without what may change; for all pallets of the party there has to be something.
pub(crate) fn kept(mut pairs: BTreeMap<Vec<u8>, Vec<u8>>) -> anyhow::Result<BTreeMap<Vec<u8>, Vec<u8>>> {
	let prefix = |pallet: &str| storage::item(pallet, "")[..16].to_vec();
	let changing: Vec<Vec<u8>> = OF_BLOCKS
		.iter()
		.map(|pallet| prefix(pallet))
		.chain(OF_EVERY_BLOCK.iter().chain(&MIGRATED).map(|(pallet, name)| storage::item(pallet, name)))
		.chain(OF_NO_PALLET.iter().map(|key| key.as_bytes().to_vec()))
		.collect();
	pairs.retain(|key, _| !changing.iter().any(|prefix| key.starts_with(prefix)));
	for area in AREAS {
		let prefix = prefix(area);
		ensure!(pairs.keys().any(|key| key.starts_with(&prefix)), "there is nothing of {area} in the state");
	}
	Ok(pairs)
}

/// Keys whose values differ.
pub(crate) fn differences(
	one: &BTreeMap<Vec<u8>, Vec<u8>>,
	other: &BTreeMap<Vec<u8>, Vec<u8>>,
) -> BTreeSet<String> {
	let keys: BTreeSet<&Vec<u8>> = one.keys().chain(other.keys()).collect();
	keys.into_iter().filter(|key| one.get(*key) != other.get(*key)).map(hex::encode).collect()
}

/// What stands for an argument of a question.
fn some(kind: &str, account: &str) -> Value {
	match kind {
		"account" => account.into(),
		kind if kind.starts_with("0x") => format!("0x{}", "00".repeat(32)).into(),
		_ => json!(0),
	}
}

/// All answers of the party's pallets about one block, of those that can be asked with zeros and an account.
pub(crate) async fn answers(chain: &Chain, at: Hash) -> anyhow::Result<BTreeMap<String, Value>> {
	let account = super::validators::account("//Charlie")?;
	let mut answers = BTreeMap::new();
	for area in AREAS {
		let Ok(views) = chain.views(area).await else { continue };
		for view in views {
			let arguments: Arguments = view
				.arguments
				.iter()
				.map(|(name, kind)| {
					let value = if name == "count" { json!(100) } else { some(kind, &account) };
					(name.clone(), value)
				})
				.collect();
			match chain.view(area, &view.name, &arguments, Some(at)).await {
				Ok(answer) => _ = answers.insert(format!("{area}.{}", view.name), answer),
				// It takes something else, or was not answered before the upgrade.
				Err(ChainError::Misfit(_) | ChainError::NoSuchView { .. }) => (),
				Err(error) => return Err(error.into()),
			}
		}
	}
	Ok(answers)
}
