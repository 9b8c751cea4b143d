// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What publishers do about what they published, and what moderators and the appeals body do about it.

use super::words::written;
use crate::{
	named::{report, submit, tidy},
	officer::Account,
	output::{hexadecimal, json, spinner},
	Node,
};
use caucus_sdk::{
	chain::{pair, Arguments, Chain},
	library::{draft, records::PALLET, Library},
	moment,
};
use clap::Args;
use serde_json::{json, Value};

/// A version of an item, for its publisher.
#[derive(Args)]
struct Own {
	#[command(flatten)]
	account: Account,
	/// The item.
	item: u32,
	/// The version; the one that `list` shows if nothing is said.
	#[arg(long)]
	version: Option<u16>,
	/// Write what happened as JSON.
	#[arg(long)]
	json: bool,
}

/// A renewal.
#[derive(Args)]
pub(crate) struct Renew {
	#[command(flatten)]
	own: Own,
}

/// A withdrawal.
#[derive(Args)]
pub(crate) struct Withdraw {
	#[command(flatten)]
	own: Own,
}

/// A suspension.
#[derive(Args)]
pub(crate) struct Suspend {
	#[command(flatten)]
	own: Own,
	/// The reason in short: order, election-law, privacy, defamation, harm, copyright or other.
	#[arg(long, value_parser = [
		"order", "election-law", "privacy", "defamation", "harm", "copyright", "other",
	])]
	code: String,
	/// The reason at length, which everybody can read; text:FILE takes it from a file.
	#[arg(long, value_name = "TEXT")]
	reason: String,
	/// By which order of a court or an authority.
	#[arg(long, value_name = "TEXT", required_if_eq("code", "order"))]
	order: Option<String>,
}

/// A confirmation.
#[derive(Args)]
pub(crate) struct Confirm {
	#[command(flatten)]
	account: Account,
	/// The takedown; `caucus library show` tells its number.
	takedown: u32,
	/// Write what happened as JSON.
	#[arg(long)]
	json: bool,
}

/// The end of a takedown.
#[derive(Args)]
pub(crate) struct Lift {
	#[command(flatten)]
	account: Account,
	/// The takedown; `caucus library show` tells its number.
	takedown: u32,
	/// Why, which everybody can read; text:FILE takes it from a file.
	#[arg(long, value_name = "TEXT")]
	reason: String,
	/// Write what happened as JSON.
	#[arg(long)]
	json: bool,
}

impl Own {
	/// The version that is meant.
	async fn version(&self, chain: &Chain) -> anyhow::Result<u16> {
		let shown = Library::best(chain).await?.item(self.item).await?.shown;
		Ok(self.version.unwrap_or(shown))
	}
}

/// Signs a call and says what it brought about.
async fn act(
	chain: &Chain,
	account: &Account,
	call: &str,
	pairs: &[(&str, Value)],
	as_json: bool,
) -> anyhow::Result<()> {
	let arguments: Arguments =
		pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
	let included = submit(chain, account, PALLET, call, &arguments).await?;
	report(chain, PALLET, &included, as_json).await
}

/// Text as bytes: what begins with `0x` would be taken for digits.
fn bytes(text: String) -> anyhow::Result<Value> {
	Ok(hexadecimal(tidy(&written(text)?).as_bytes()).into())
}

impl Renew {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let Own { account, item, json: as_json, .. } = &self.own;
		let chain = node.connect().await?;
		let version = self.own.version(&chain).await?;
		let sending = spinner("asking, and carrying its bytes on");
		draft::renew(&chain, &pair(account.uri())?, *item, version).await?;
		sending.finish_and_clear();
		let until = Library::finalized(&chain).await?.version(*item, version).await?.version.served_until;
		if *as_json {
			return json(&json!({ "item": item, "version": version, "served_until": until }));
		}
		println!("item {item}, version {version} is served until {}", moment::korean(until));
		Ok(())
	}
}

impl Withdraw {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let Own { account, item, json, .. } = &self.own;
		let chain = node.connect().await?;
		let version = self.own.version(&chain).await?;
		act(&chain, account, "withdraw", &[("item", (*item).into()), ("version", version.into())], *json)
			.await?;
		say_what_is_served(&chain, *item, version).await
	}
}

impl Suspend {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let version = self.own.version(&chain).await?;
		let Own { account, item, json, .. } = self.own;
		let grounds = json!({
			"code": self.code,
			"reason": bytes(self.reason)?,
			"order": self.order.map(bytes).transpose()?,
		});
		let pairs = [("item", item.into()), ("version", version.into()), ("grounds", grounds)];
		act(&chain, &account, "suspend", &pairs, json).await?;
		say_what_is_served(&chain, item, version).await
	}
}

/// Says which other versions of an item are still given out: one alone was stopped.
async fn say_what_is_served(chain: &Chain, item: u32, version: u16) -> anyhow::Result<()> {
	let library = Library::best(chain).await?;
	for number in 0..library.item(item).await?.item.versions {
		if number != version && library.version(item, number).await?.status.is_served() {
			eprintln!(
				"Version {number} of item {item} stands: what the two do not share is still given out."
			);
		}
	}
	Ok(())
}

impl Confirm {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		act(&chain, &self.account, "take_down", &[("takedown", self.takedown.into())], self.json).await
	}
}

impl Lift {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let pairs = [("takedown", self.takedown.into()), ("reason", bytes(self.reason)?)];
		act(&chain, &self.account, "lift", &pairs, self.json).await
	}
}
