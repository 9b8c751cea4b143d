// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members do.

use crate::{
	ask::{advice, until_cast},
	earlier::{next_number, Earlier},
	officer::digest,
	output::{bar, ensure_new, json, read_json, spinner, text, write_text},
	spoil, Node,
};
use anyhow::{bail, Context};
use caucus_sdk::{
	booth::{self, Booth, Place, ReceiptStatus},
	chain::{Chain, Until},
	elections::{
		ballot::Ballot,
		prove::{parse_choice, Choice},
		spoil::Unsealed,
	},
	keys,
	members::ring::MemberSecret,
	primitives::{Digest, ElectionId},
	relay::client::{await_finality, deliver},
	vote,
};
use clap::{Args, Subcommand};
use codec::Encode;
use std::{
	io::{IsTerminal, Read},
	path::{Path, PathBuf},
	time::Duration,
};
use zeroize::Zeroizing;

/// How long a ballot that a relayer took is waited for.
const DELIVERY: Duration = Duration::from_secs(15 * 60);

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
	/// The file that holds the key, if a file does.
	pub(crate) fn file(&self) -> Option<&Path> {
		self.key.as_deref().filter(|path| path.as_os_str() != "-" && self.dev_member.is_none())
	}

	/// The number of a development chain's member; nothing for a key of one's own.
	pub(crate) fn label(&self) -> String {
		self.dev_member.map(|number| number.to_string()).unwrap_or_default()
	}

	/// The key.
	pub(crate) fn secret(&self) -> anyhow::Result<MemberSecret> {
		if let Some(number) = self.dev_member {
			return Ok(keys::development(number));
		}
		let path = self.key.as_ref().context("name a key with --key")?;
		let mut words = Zeroizing::new(String::new());
		if path.as_os_str() == "-" {
			std::io::stdin().read_to_string(&mut words).context("cannot read the key from standard input")?;
		} else {
			*words =
				std::fs::read_to_string(path).with_context(|| crate::said::unreadable(path.display()))?;
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
///
/// It holds your public key, your chapter and your classes, and shows that you have the key. It does not hold
/// your name, and not the words of the key: keep those.
#[derive(Args)]
#[command(after_help = "\
Examples:
  caucus apply --key words.txt --chapter 3 --classes dues-paying,youth > application.txt
  caucus apply --dev-member 900               on a development chain")]
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
///
/// A device may lie about what it encrypts. With --ask it shows the ballot's tracker first and then
/// asks: cast or check? A ballot that is checked is opened into a file instead of being cast; let
/// `caucus verify-spoiled` on another device say what it held. Check as often as you like: every
/// ballot is made anew. A check tells the choice and your alias to the other device, so check decoys: you
/// are asked for your choice again before the next ballot. Note the tracker of the one that you cast,
/// and give it to `caucus receipt`.
///
/// If you vote again, say how often you have voted (--again), or give your last receipt (--after).
///
/// The node that a ballot is sent to sees its network address. With --relay a relayer sees it
/// instead, and casts the ballot among others, which hides from everybody else when it was made.
#[derive(Args)]
pub(crate) struct Vote {
	/// The election.
	#[arg(long)]
	election: ElectionId,
	#[command(flatten)]
	key: KeySource,
	/// For each contest of your ballot paper, in order: candidates by number, counted from 1, with commas; `blank`; or
	/// `yes`/`no`. `caucus election show` prints who votes in which contests.
	#[arg(long = "choice", required = true)]
	choices: Vec<String>,
	/// The election's reference as the commission published it, in hexadecimal digits. It binds the
	/// election's key, roll and rings; without it they are what the node says.
	#[arg(long, value_name = "HEX", value_parser = digest)]
	election_ref: Option<Digest>,
	#[command(flatten)]
	earlier: Earlier,
	/// Write the receipt into this file before the ballot is sent, so that it is not lost. A file that is
	/// there is kept.
	#[arg(long, value_name = "FILE")]
	receipt: Option<PathBuf>,
	/// Print the call for Polkadot.js Apps (Developer > Extrinsics > Decode, then Submit Unsigned)
	/// and do not send it.
	#[arg(long)]
	print: bool,
	/// Return as soon as the ballot is in a block, before that block is final; with --relay, as soon
	/// as the relayer has it.
	#[arg(long)]
	no_wait: bool,
	/// Hand the ballot to the relayer at this address and not to the node. Its signed receipt is
	/// written beside the one of --receipt, with the ending `.relay`.
	#[arg(long, value_name = "http://HOST:PORT", conflicts_with = "print")]
	relay: Option<String>,
	/// Show the ballot's tracker, and ask whether to cast or to check it before going on. Your choice is
	/// asked for again after a check.
	#[arg(long)]
	ask: bool,
	/// Make a ballot, show its tracker and open it into this file instead of casting it. A device that
	/// lies could see this option and be honest for once: --ask does not tell it beforehand.
	#[arg(long, value_name = "FILE", conflicts_with_all = ["ask", "print", "relay", "receipt", "no_wait"])]
	check: Option<PathBuf>,
}

impl Vote {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		for file in self.receipt.iter().cloned().chain(self.relay_receipt()) {
			ensure_new(&file)?;
		}
		let secret = self.key.secret()?;
		let chain = node.connect().await?;
		if self.election_ref.is_none() {
			eprintln!("no --election-ref: the election's key and roll are what this node says");
		}
		let keys = bar(0, "reading the roll");
		let booth =
			Booth::enter(&chain, self.election, self.election_ref, |have| keys.set_position(have as u64))
				.await?;
		keys.finish_and_clear();
		let proving = spinner("proving");
		let place = booth.take_place(&secret)?;
		proving.finish_and_clear();
		let choices = self.choices(&booth, &place)?;
		let sequence = self.number(&chain, &booth, &place).await?;
		let Some(unsealed) = self.commit(&booth, &place, sequence, choices)? else { return Ok(()) };
		let proving = spinner("proving");
		let ballot = booth.seal(&secret, &place, unsealed)?;
		proving.finish_and_clear();
		if let Some(file) = &self.receipt {
			write_text(file, &serde_json::to_string_pretty(&booth.receipt(&ballot, None))?)?;
		}
		if self.print {
			let call = [&caucus_sdk::primitives::wire::CAST[..], &ballot.encode()].concat();
			println!("0x{}", hex::encode(call));
			return Ok(());
		}
		if let Some(relayer) = &self.relay {
			return self.send_through(&chain, relayer, &ballot, booth.receipt(&ballot, None)).await;
		}
		let sending = spinner("waiting for a block");
		let until = if self.no_wait { Until::InBlock } else { Until::Finalized };
		let included = vote::cast(&chain, &ballot, until).await?;
		sending.finish_and_clear();
		eprintln!("Your ballot is in block {}. Keep the receipt:", included.number);
		json(&booth.receipt(&ballot, Some(included.block.0)))
	}

	/// The number of the ballot to come.
	async fn number(&self, chain: &Chain, booth: &Booth, place: &Place) -> anyhow::Result<u16> {
		let said = booth.accepted(chain, place).await?;
		let genesis = hex::encode(chain.genesis_hash().0);
		let known = self.earlier.known(&genesis, self.election, &hex::encode(place.alias()))?;
		let mut input = std::io::stdin().lock();
		let terminal = std::io::stdin().is_terminal().then_some(&mut input);
		next_number(said, known, terminal)
	}

	/// Where a relayer's receipt is written.
	fn relay_receipt(&self) -> Option<PathBuf> {
		let mut file = self.receipt.clone().filter(|_| self.relay.is_some())?.into_os_string();
		file.push(".relay");
		Some(file.into())
	}

	/// The choices for the contests of the voter's paper.
	fn choices(&self, booth: &Booth, place: &Place) -> anyhow::Result<Vec<Choice>> {
		let paper = booth.paper(place)?;
		if paper.len() != self.choices.len() {
			let titles =
				paper.iter().map(|(index, contest)| format!("{} {}", index + 1, text(&contest.title)));
			bail!(
				"your ballot paper has {} of this election's contests; give a --choice for each, in this order: {}",
				paper.len(),
				titles.collect::<Vec<_>>().join("; ")
			);
		}
		let choices = paper.iter().zip(&self.choices);
		choices
			.map(|((_, contest), choice)| {
				parse_choice(contest, choice).map_err(|problem| {
					anyhow::anyhow!("{choice:?} for {}: {}", text(&contest.title), advice(problem, contest))
				})
			})
			.collect()
	}

	/// Makes ballots and shows their trackers until there is one to be cast, or none.
	fn commit(
		&self,
		booth: &Booth,
		place: &Place,
		sequence: u16,
		choices: Vec<Choice>,
	) -> anyhow::Result<Option<Unsealed>> {
		let make = |choices: &[Choice]| -> anyhow::Result<Unsealed> {
			let unsealed = booth.make_unsealed(place, sequence, choices)?;
			spoil::show(&unsealed.tracker());
			Ok(unsealed)
		};
		if let Some(file) = &self.check {
			spoil::write(make(&choices)?, file)?;
			return Ok(None);
		}
		if !self.ask {
			return make(&choices).map(Some);
		}
		let open = |unsealed: Unsealed| {
			let file = spoil::file_name(&unsealed.tracker());
			spoil::write(unsealed, Path::new(&file))
		};
		until_cast(&mut std::io::stdin().lock(), &booth.paper(place)?, choices, make, open)
	}

	/// Hands a ballot to a relayer and waits for it at the voter's own node.
	async fn send_through(
		&self,
		chain: &Chain,
		relayer: &str,
		ballot: &Ballot,
		receipt: booth::Receipt,
	) -> anyhow::Result<()> {
		let sending = spinner("waiting for the relayer");
		let promise = deliver(chain, relayer, ballot).await?;
		if let Some(file) = self.relay_receipt() {
			write_text(&file, &serde_json::to_string_pretty(&promise)?)?;
		}
		sending.finish_and_clear();
		eprintln!("The relayer {} has the ballot and has signed for it.", promise.account);
		if !self.no_wait {
			let waiting = spinner("waiting for a finalized block");
			await_finality(chain, &receipt, DELIVERY).await?;
			waiting.finish_and_clear();
			eprintln!("Your ballot is in a finalized block. Keep the receipt:");
		}
		json(&receipt)
	}
}

/// Check whether a ballot counts.
#[derive(Args)]
pub(crate) struct Receipt {
	/// The receipt that `caucus vote` printed, in a file.
	file: PathBuf,
	/// The tracker that was shown before the ballot was cast, in hexadecimal digits or in words: is
	/// this the ballot that counts?
	#[arg(long, value_name = "TRACKER", value_parser = spoil::typed_tracker)]
	tracker: Option<String>,
}

impl Receipt {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let receipt: booth::Receipt = read_json(&self.file)?;
		let chain = node.connect().await?;
		match vote::check_receipt(&chain, &receipt).await? {
			ReceiptStatus::Counts => {
				if let Some(shown) = &self.tracker {
					let found = vote::receipt_tracker(&chain, &receipt).await?;
					let found = found.context("the receipt contradicts itself")?;
					if !spoil::is_shown(&found, shown) {
						bail!("the ballot that counts is not the one with this tracker: the device that voted cast another");
					}
				}
				println!("This ballot counts.")
			}
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
