// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What all officers' commands share: who signs, and how accounts, digests and reasons are written.

pub(crate) use crate::{
	election::{call_trustees, draw_up_plan},
	registrar::{batch_digest, confirm, propose},
};

use anyhow::{anyhow, Context};
use caucus_sdk::{
	account,
	chain::{pair, Chain, Included, Until},
	primitives::{blake2_256, AccountKey, Digest},
};
use clap::Args;
use std::path::PathBuf;

/// The signing account of an officer.
#[derive(Args, Clone)]
pub(crate) struct Account {
	/// Secret URI of the account: a mnemonic, `0x` and 64 digits, or `//Alice` on a development chain.
	#[arg(long, env = "CAUCUS_ACCOUNT", hide_env_values = true, value_name = "URI")]
	account: String,
}

impl Account {
	/// The account of a secret URI.
	pub(crate) fn of(uri: &str) -> Self {
		Self { account: uri.to_owned() }
	}

	/// Its secret URI.
	pub(crate) fn uri(&self) -> &str {
		&self.account
	}

	/// The account's public key; fails if the secret URI is none.
	pub(crate) fn key(&self) -> anyhow::Result<AccountKey> {
		Ok(pair(&self.account)?.public_key().0)
	}

	/// Signs a call, submits it and waits until it is in a block.
	pub(crate) async fn call(
		&self,
		chain: &Chain,
		pallet: &str,
		call: &str,
		arguments: Vec<u8>,
	) -> anyhow::Result<Included> {
		let signer = pair(&self.account)?;
		Ok(chain.submit_signed(&signer, pallet, call, arguments, Until::InBlock).await?)
	}

	/// Has the chain try a call, and sends nothing: an error says what would be wrong.
	pub(crate) async fn try_call(
		&self,
		chain: &Chain,
		pallet: &str,
		call: &str,
		arguments: Vec<u8>,
	) -> anyhow::Result<()> {
		Ok(chain.try_signed(&pair(&self.account)?, pallet, call, arguments).await?)
	}
}

/// Reads 64 hexadecimal digits.
pub(crate) fn digest(text: &str) -> anyhow::Result<Digest> {
	let bytes = hex::decode(text.trim_start_matches("0x")).ok();
	bytes.and_then(|bytes| bytes.try_into().ok()).context("give 64 hexadecimal digits")
}

/// Reads an account: SS58, 64 hexadecimal digits, or a development URI such as `//Alice`.
pub(crate) fn account_id(text: &str) -> anyhow::Result<AccountKey> {
	match text.starts_with("//") {
		true => Account::of(text).key(),
		// In one text, because a command line's parser shows no causes.
		false => account::parse(text).map_err(|reason| anyhow!("{text:?} is not an account: {reason}")),
	}
}

/// Reasons that are published elsewhere.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Reason {
	/// File with the reasons as they are published; the chain gets its BLAKE2b-256 digest.
	#[arg(long, value_name = "FILE")]
	reason: Option<PathBuf>,
	/// That digest, in hexadecimal digits.
	#[arg(long, value_name = "HEX", value_parser = digest)]
	reason_digest: Option<Digest>,
}

impl Reason {
	/// The digest of the reasons.
	pub(crate) fn digest(&self) -> anyhow::Result<Digest> {
		match (&self.reason, self.reason_digest) {
			(Some(file), _) => {
				let bytes = std::fs::read(file).with_context(|| crate::said::unreadable(file.display()))?;
				Ok(blake2_256(&[&bytes]))
			}
			(None, Some(digest)) => Ok(digest),
			(None, None) => anyhow::bail!("give the reasons with --reason"),
		}
	}
}

/// Says whether a call that takes two persons has taken effect, or waits for the second.
pub(crate) fn say_of_two(waits: bool, done: &str, second: &str) {
	match waits {
		true => println!(
			"noted; it takes effect when {second} makes the same call within a week. If somebody has done so \
			 already, the two differ: compare the arguments and files"
		),
		false => println!("{done}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn accounts_are_read_in_every_form_that_tools_show() {
		let alice = account_id("//Alice").expect("a development account; qed");
		for form in [
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
			"0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
			"d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
		] {
			assert_eq!(account_id(form).expect("an account; qed"), alice);
		}
		let mistyped = account_id("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ");
		assert!(mistyped.expect_err("mistyped; qed").to_string().contains("checksum"));
		assert!(account_id("Alice").is_err());
	}
}
