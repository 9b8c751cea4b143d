// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members do.

use crate::{
	output::{bar, json, read_json, spinner},
	Node,
};
use anyhow::{bail, Context};
use caucus_sdk::{
	chain::Until,
	elections::prove::{parse_choice, Choice},
	keys,
	members::ring::MemberSecret,
	primitives::ElectionId,
	vote::{self, Booth, ReceiptStatus},
};
use clap::{Args, Subcommand};
use codec::Encode;
use std::{io::Read, path::PathBuf};
use zeroize::Zeroizing;

/// Where a member's key comes from.
#[derive(Args)]
pub(crate) struct KeySource {
	/// File with the words of the key; `-` reads them from standard input.
	#[arg(long, env = "CAUCUS_KEY", value_name = "FILE", required_unless_present = "dev_member")]
	key: Option<PathBuf>,
	/// A numbered member of a development chain, whose key everybody knows.
	#[arg(long, value_name = "NUMBER", conflicts_with = "key")]
	dev_member: Option<u32>,
}

impl KeySource {
	fn secret(&self) -> anyhow::Result<MemberSecret> {
		if let Some(number) = self.dev_member {
			return Ok(keys::development(number));
		}
		let path = self.key.as_ref().context("name a key with --key")?;
		let mut words = Zeroizing::new(String::new());
		if path.as_os_str() == "-" {
			std::io::stdin().read_to_string(&mut words).context("cannot read the key from standard input")?;
		} else {
			*words =
				std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
		}
		Ok(keys::from_mnemonic(&words)?)
	}
}

/// Make or show a member's key.
#[derive(Subcommand)]
pub(crate) enum Keys {
	/// Twelve new words. Write them down: who has them votes as you.
	New,
	/// The public key of the words.
	Show(KeySource),
}

impl Keys {
	pub(crate) fn run(self) -> anyhow::Result<()> {
		match self {
			Self::New => {
				let words = keys::new_mnemonic()?;
				println!("{}", *words);
				eprintln!("Keep these words secret and safe. There is no other way back to the key.");
				eprintln!("public key: {}", hex::encode(keys::from_mnemonic(&words)?.key()));
			}
			Self::Show(source) => println!("{}", hex::encode(source.secret()?.key())),
		}
		Ok(())
	}
}

/// Write an application to be registered as a member; give it to a registrar.
#[derive(Args)]
pub(crate) struct Apply {
	#[command(flatten)]
	key: KeySource,
	/// Number of your chapter.
	#[arg(long, default_value_t = 0)]
	chapter: u16,
	/// Your classes, with commas: dues-paying, delegate, youth, citizen.
	#[arg(long, default_value = "dues-paying")]
	classes: String,
}

impl Apply {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let classes = keys::parse_classes(&self.classes)?;
		let application = keys::apply(&self.key.secret()?, &chain.genesis_hash().0, self.chapter, classes)?;
		println!("{}", hex::encode(application.encode()));
		Ok(())
	}
}

/// Vote, or replace an earlier vote.
///
/// The vote is encrypted and proved on this machine. The chain learns neither who you are nor how
/// you vote; only the last ballot counts. Give --election-ref, or the node could show you a key and a
/// roll of its own.
#[derive(Args)]
pub(crate) struct Vote {
	/// The election.
	#[arg(long)]
	election: ElectionId,
	#[command(flatten)]
	key: KeySource,
	/// For each contest, in order: candidates by number, counted from 1, with commas; `blank`; or
	/// `yes`/`no`. `caucus election show` prints the ballot paper.
	#[arg(long = "choice", required = true)]
	choices: Vec<String>,
	/// The election's reference as the commission published it, in hexadecimal digits. It binds the
	/// election's key, roll and rings; without it they are what the node says.
	#[arg(long, value_name = "HEX")]
	election_ref: Option<String>,
	/// Write the receipt into this file before the ballot is sent, so that it is not lost.
	#[arg(long, value_name = "FILE")]
	receipt: Option<PathBuf>,
	/// Print the call for Polkadot.js Apps (Developer > Extrinsics > Decode, then Submit Unsigned)
	/// and do not send it.
	#[arg(long)]
	print: bool,
	/// Return as soon as the ballot is in a block, before that block is final.
	#[arg(long)]
	no_wait: bool,
}

impl Vote {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let chain = node.connect().await?;
		let published = match &self.election_ref {
			Some(text) => {
				let bytes = hex::decode(text.trim_start_matches("0x")).ok();
				Some(
					bytes
						.and_then(|b| b.try_into().ok())
						.context("--election-ref takes 64 hexadecimal digits")?,
				)
			}
			None => {
				eprintln!("no --election-ref: the election's key and roll are what this node says");
				None
			}
		};
		let keys = bar(0, "reading the roll");
		let booth =
			Booth::enter(&chain, self.election, published, |have| keys.set_position(have as u64)).await?;
		keys.finish_and_clear();
		let contests = &booth.verifier().params().plan.contests;
		if contests.len() != self.choices.len() {
			bail!("this election has {} contests; give as many --choice", contests.len());
		}
		let choices = contests
			.iter()
			.zip(&self.choices)
			.map(|(contest, text)| {
				parse_choice(contest, text).map_err(|problem| anyhow::anyhow!("{text:?}: {problem:?}"))
			})
			.collect::<anyhow::Result<Vec<Choice>>>()?;
		let proving = spinner("proving");
		let place = booth.take_place(&secret)?;
		let sequence = booth.next_sequence(&chain, &place).await?;
		let ballot = booth.fill_in(&secret, &place, sequence, &choices)?;
		proving.finish_and_clear();
		if self.print {
			let call = [&caucus_sdk::primitives::wire::CAST[..], &ballot.encode()].concat();
			println!("0x{}", hex::encode(call));
			return Ok(());
		}
		if let Some(file) = &self.receipt {
			let receipt = serde_json::to_string_pretty(&booth.receipt(&ballot, None))?;
			std::fs::write(file, receipt).with_context(|| format!("cannot write {}", file.display()))?;
		}
		let sending = spinner("waiting for a block");
		let until = if self.no_wait { Until::InBlock } else { Until::Finalized };
		let included = vote::cast(&chain, &ballot, until).await?;
		sending.finish_and_clear();
		eprintln!("Your ballot is in block {}. Keep the receipt:", included.number);
		json(&booth.receipt(&ballot, Some(&included)))
	}
}

/// Check whether a ballot counts.
#[derive(Args)]
pub(crate) struct Receipt {
	/// The receipt that `caucus vote` printed, in a file.
	file: PathBuf,
}

impl Receipt {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let receipt: vote::Receipt = read_json(&self.file)?;
		let chain = node.connect().await?;
		match vote::check_receipt(&chain, &receipt).await? {
			ReceiptStatus::Counts => println!("This ballot counts."),
			ReceiptStatus::Replaced { by } => {
				println!("A later ballot of the same voter counts instead (number {by}).")
			}
			ReceiptStatus::Different => {
				bail!("another ballot counts under this alias: who else has this key, or what did that device do?")
			}
			ReceiptStatus::NotThere => bail!("no finalized block has this ballot"),
			ReceiptStatus::OtherChain => bail!("this receipt is of another chain"),
		}
		Ok(())
	}
}
