// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The part of imports that asks the chain and signs.

pub(super) mod bills;
pub(super) mod holders;
pub(super) mod meeting;

use crate::{
	named,
	officer::Account,
	opendata::source::{about, items, At},
	output::bar,
};
use anyhow::Context;
use caucus_sdk::{
	account,
	chain::{Chain, ChainError, Included},
	primitives::AccountKey,
};
use futures::{stream, StreamExt};
use serde_json::Value;
use std::path::Path;

/// How many calls of one account are under way at a time.
const AT_ONCE: usize = 4;

/// The accounts that sign, with what each of them may do.
pub(super) struct Officers {
	all: Vec<Officer>,
}

/// An account that signs.
struct Officer {
	account: Account,
	key: AccountKey,
	/// Whether it is of the commission, which keeps the register of organisations.
	keeper: bool,
	/// Its offices: organisation and role.
	offices: Vec<(u64, String)>,
}

impl Officers {
	/// Looks up what the accounts may do.
	pub(super) async fn look_up(uris: &[String], at: &At) -> anyhow::Result<Self> {
		let commission = at.state().commission().await?;
		let mut all = Vec::new();
		for uri in uris {
			let account = Account::of(uri);
			let key = account.key()?;
			let who = [("who", account::ss58(&key).into())];
			let offices = at.ask("Organisations", "offices", &who).await?;
			let office = |row: &Value| Some((row[0].as_u64()?, row[1].as_str()?.to_owned()));
			let offices = items(&offices).iter().filter_map(office).collect();
			all.push(Officer { account, key, keeper: commission.contains(&key), offices });
		}
		Ok(Self { all })
	}

	/// Those who keep the register.
	fn keepers(&self) -> Vec<&Account> {
		self.all.iter().filter(|officer| officer.keeper).map(|officer| &officer.account).collect()
	}

	/// Those who hold an office, with their keys.
	fn holding(&self, organization: u64, role: &str) -> Vec<(&Account, AccountKey)> {
		let holds = |officer: &&Officer| {
			officer.offices.iter().any(|(of, held)| (*of, held.as_str()) == (organization, role))
		};
		self.all.iter().filter(holds).map(|officer| (&officer.account, officer.key)).collect()
	}
}

/// Makes the same call for each batch, several at a time, and shows how far that is. What came of each, in
/// order.
async fn call_each(
	chain: &Chain,
	account: &Account,
	(pallet, call): (&str, &str),
	batches: &[Vec<(&'static str, Value)>],
	what: &str,
) -> Vec<anyhow::Result<Included>> {
	let progress = bar(batches.len() as u64, what);
	let calls = batches.iter().map(|arguments| {
		let progress = progress.clone();
		async move {
			let done = named::submit(chain, account, pallet, call, &about(arguments)).await;
			progress.inc(1);
			done
		}
	});
	let done = stream::iter(calls).buffered(AT_ONCE).collect().await;
	progress.finish_and_clear();
	done
}

/// Whether a call failed with this error of the chain.
fn failed_with(error: &anyhow::Error, name: &str) -> bool {
	matches!(error.downcast_ref::<ChainError>(), Some(ChainError::Failed { failure, .. }) if failure.name == name)
}

/// Reads a text file.
fn read_text(path: &Path) -> anyhow::Result<String> {
	std::fs::read_to_string(path).with_context(|| crate::said::unreadable(path.display()))
}
