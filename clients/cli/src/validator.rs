// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Validators: who makes blocks and says which are final, their keys, and what the council moves about them.

use crate::{
	council::Mover,
	named::{report, Named},
	officer::{account_id, Account},
	output::{hexadecimal, json},
	reading::{about, list, number, when, words, Reader},
	said::Said,
	table::Table,
	Node,
};
use anyhow::Context;
use caucus_sdk::{
	account::ss58,
	chain::{Arguments, Chain, ChainError, SessionKeys},
	primitives::AccountKey,
};
use clap::{Args, Subcommand};
use codec::Encode;
use serde_json::{json, Value};

const PALLET: &str = "Validators";

/// The parts of a whole in which the chain gives shares, for one in a hundred.
const PERCENT: u64 = 10_000_000;

/// Validators: who makes blocks and says which are final.
///
/// Who runs a node makes its keys with `new-keys`, and the council admits the account. It validates from the
/// second session after that on.
#[derive(Subcommand)]
pub(crate) enum Validator {
	/// Show who validates, who comes and who goes, from which session on; no key needed.
	Show(All),
	/// List what validators were caught at, the last one last; no key needed.
	Reports(All),
	/// Make new session keys on the validator's own node, and register them.
	#[command(after_help = "\
Examples: caucus validator new-keys --account \"$SECRET\"
          caucus validator new-keys --owner 5GrwvaEF...    (registered later, where the account is)
Keys that are registered replace those before from the second session on; let the node run on till
then, it has both.")]
	NewKeys(NewKeys),
	/// Register session keys that `new-keys --owner` has made.
	#[command(
		after_help = "Example: caucus validator register --account //Ferdie --keys 0x... --proof 0x..."
	)]
	Register(Register),
	/// Move that somebody is to validate: a member of the council.
	Admit(One),
	/// Move that somebody is to validate no longer: a member of the council.
	Remove(One),
	/// Move that somebody is to validate in another's place: a member of the council.
	Replace(Replace),
	/// Move to change how many validators there are at least: a member of the council.
	SetMinimum(SetMinimum),
	#[command(flatten)]
	Named(Named),
}

/// How they are shown.
#[derive(Args)]
pub(crate) struct All {
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// New keys.
#[derive(Args)]
pub(crate) struct NewKeys {
	/// Secret URI of the validator's account, which registers the keys at once: a mnemonic, `0x` and 64 digits,
	/// or `//Alice` on a development chain.
	#[arg(
		long,
		env = "CAUCUS_ACCOUNT",
		hide_env_values = true,
		value_name = "URI",
		required_unless_present = "owner"
	)]
	account: Option<String>,
	/// The validator's account, if its secret is not on this machine: SS58 or hexadecimal digits. Nothing is
	/// registered then.
	#[arg(long, value_name = "ACCOUNT", value_parser = account_id)]
	owner: Option<AccountKey>,
	/// Write what happened as JSON.
	#[arg(long)]
	json: bool,
}

/// Keys that are there.
#[derive(Args)]
pub(crate) struct Register {
	#[command(flatten)]
	account: Account,
	/// The keys.
	#[arg(long, value_name = "HEX", value_parser = bytes)]
	keys: Bytes,
	/// The proof that the account's node has them.
	#[arg(long, value_name = "HEX", value_parser = bytes)]
	proof: Bytes,
	/// Write what happened as JSON.
	#[arg(long)]
	json: bool,
}

/// Somebody.
#[derive(Args)]
pub(crate) struct One {
	#[command(flatten)]
	mover: Mover,
	/// The account: SS58 or hexadecimal digits, or //Alice on a development chain.
	#[arg(value_parser = account_id)]
	who: AccountKey,
}

/// One in another's place.
#[derive(Args)]
pub(crate) struct Replace {
	#[command(flatten)]
	mover: Mover,
	/// Who goes.
	#[arg(value_parser = account_id)]
	outgoing: AccountKey,
	/// Who comes.
	#[arg(value_parser = account_id)]
	incoming: AccountKey,
}

/// A minimum.
#[derive(Args)]
pub(crate) struct SetMinimum {
	#[command(flatten)]
	mover: Mover,
	/// How many validators there are at least.
	minimum: u32,
}

/// Bytes in hexadecimal digits.
#[derive(Clone)]
pub(crate) struct Bytes(Vec<u8>);

fn bytes(text: &str) -> anyhow::Result<Bytes> {
	hex::decode(text.trim_start_matches("0x")).map(Bytes).context("give hexadecimal digits")
}

fn naming(accounts: &[(&str, &AccountKey)]) -> Arguments {
	let pairs: Vec<_> = accounts.iter().map(|(name, who)| (*name, Value::from(ss58(who)))).collect();
	about(&pairs)
}

impl Validator {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::Show(all) => all.overview(node).await,
			Self::Reports(all) => all.reports(node).await,
			Self::NewKeys(it) => it.run(node).await,
			Self::Register(it) => it.run(node).await,
			Self::Admit(it) => it.mover.put(node, (PALLET, "admit"), &naming(&[("who", &it.who)])).await,
			Self::Remove(it) => it.mover.put(node, (PALLET, "remove"), &naming(&[("who", &it.who)])).await,
			Self::Replace(it) => {
				let given = naming(&[("outgoing", &it.outgoing), ("incoming", &it.incoming)]);
				it.mover.put(node, (PALLET, "replace"), &given).await
			}
			Self::SetMinimum(it) => {
				let given = about(&[("minimum", it.minimum.into())]);
				it.mover.put(node, (PALLET, "set_minimum"), &given).await
			}
			Self::Named(named) => named.run(node, PALLET).await,
		}
	}
}

impl All {
	async fn overview(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let overview = Reader::best(&chain, PALLET).await?.ask("overview", &[]).await?;
		if self.json {
			return json(&overview);
		}
		println!("session {}; there are never fewer than {}", overview["session"], overview["minimum"]);
		table(&overview)?.print("there are no validators");
		Ok(())
	}

	async fn reports(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let reports = list(reader.ask("reports", &[]).await?)?;
		if self.json {
			return json(&reports);
		}
		let mut table = Table::new(&["validator", "offence", ">session", ">gravity", "known since", ""]);
		for report in &reports {
			table.row([
				words(&report["who"]),
				kind(&report["kind"]),
				report["session"].to_string(),
				share(&report["severity"]),
				when(reader.now, &report["at"]),
				if report["disabled"] == true { "was disabled" } else { "" }.into(),
			]);
		}
		table.print("no validator was caught at anything");
		Ok(())
	}
}

fn table(overview: &Value) -> anyhow::Result<Table> {
	let mut table = Table::new(&["validator", "", ">from session", ">to session", ">fault"]);
	let session = number(&overview["session"]);
	for stint in &list(overview["stints"].clone())? {
		let serves = number(&stint["from"]) <= session;
		let state = match (serves, stint["disabled"] == true, stint["until"].as_u64()) {
			(_, true, _) => "disabled",
			(true, _, Some(_)) => "serves, and goes",
			(true, _, None) => "serves",
			(false, ..) => "comes",
		};
		// It ends before that session.
		let last = stint["until"].as_u64().map(|until| until.saturating_sub(1).to_string());
		table.row([
			words(&stint["who"]),
			state.into(),
			stint["from"].to_string(),
			last.unwrap_or_default(),
			share(&stint["fault"]),
		]);
	}
	Ok(table)
}

/// What consensus calls an offence: sixteen letters.
fn kind(value: &Value) -> String {
	let digits = words(value);
	let letters = hex::decode(digits.trim_start_matches("0x")).ok();
	match letters.and_then(|letters| String::from_utf8(letters).ok()).as_deref() {
		Some("grandpa:equivoca") => "voted twice in a round of finality".into(),
		Some(other) => other.trim_end_matches('\0').to_owned(),
		None => digits,
	}
}

/// A share in percent; nothing where there is none.
fn share(parts: &Value) -> String {
	parts.as_u64().map(|parts| format!("{}%", parts / PERCENT)).unwrap_or_default()
}

impl NewKeys {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let account = self.account.as_deref().filter(|_| self.owner.is_none()).map(Account::of);
		let owner = match (&account, self.owner) {
			(Some(account), _) => account.key()?,
			(None, owner) => owner.context("name the account with --account or --owner")?,
		};
		let made = chain.new_session_keys(&owner).await.map_err(of_node)?;
		let (keys, proof) = (hexadecimal(&made.keys), hexadecimal(&made.proof));
		match account {
			Some(account) => {
				if !self.json {
					println!("the node has new keys: {keys}");
				}
				register(&chain, &account, &made, self.json).await
			}
			None if self.json => json(&json!({ "owner": ss58(&owner), "keys": keys, "proof": proof })),
			None => {
				println!("the node has new keys for {}; register them where that account is:", ss58(&owner));
				println!("  caucus validator register --keys {keys} --proof {proof}");
				Ok(())
			}
		}
	}
}

/// What it means if a node makes no keys: most likely it is somebody else's.
fn of_node(error: ChainError) -> anyhow::Error {
	let refuses = matches!(&error, ChainError::Rpc { message, .. } if message.contains("unsafe"));
	let error = anyhow::Error::from(error);
	if !refuses {
		return error;
	}
	error.context(Said::new(
		"노드는 운영자에게만 키를 만들어 줍니다. 노드가 있는 기계에서 --node ws://127.0.0.1:9944로 하세요.",
		"A node makes keys for its operator alone: do this on its machine, with --node ws://127.0.0.1:9944.",
	))
}

impl Register {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let made = SessionKeys { keys: self.keys.0, proof: self.proof.0 };
		register(&chain, &self.account, &made, self.json).await
	}
}

async fn register(chain: &Chain, account: &Account, made: &SessionKeys, json: bool) -> anyhow::Result<()> {
	let arguments = [&made.keys[..], &made.proof.encode()].concat();
	let included = account.call(chain, "Session", "set_keys", arguments).await?;
	if json {
		return report(chain, "Session", &included, true).await;
	}
	println!("they are registered for {}", ss58(&account.key()?));
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn validators_serve_come_and_go() {
		let stint = |who: &str, from: u32, until: Value, disabled: bool| {
			let fault = if disabled { json!(250_000_000) } else { json!(null) };
			json!({ "who": who, "from": from, "until": until, "fault": fault, "disabled": disabled })
		};
		let overview = json!({ "session": 7, "minimum": 4, "stints": [
			stint("a", 0, json!(null), false), stint("b", 0, json!(9), false), stint("c", 3, json!(null), true),
			stint("d", 9, json!(null), false),
		]});
		let lines = table(&overview).unwrap().lines();
		let cells = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
		assert_eq!(cells(&lines[1]), ["a", "serves", "0"]);
		assert_eq!(cells(&lines[2]), ["b", "serves,", "and", "goes", "0", "8"]);
		assert_eq!(cells(&lines[3]), ["c", "disabled", "3", "25%"]);
		assert_eq!(cells(&lines[4]), ["d", "comes", "9"]);
	}

	#[test]
	fn offences_have_names() {
		let named = |name: &str| kind(&format!("0x{}", hex::encode(name)).into());
		assert_eq!(named("grandpa:equivoca"), "voted twice in a round of finality");
		assert_eq!(named("im-online:offlin"), "im-online:offlin");
		assert_eq!(kind(&json!("0xff")), "0xff");
	}
}
