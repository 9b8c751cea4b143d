// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What registrars do together, and who holds which office.

use crate::{
	officer::{account_id, digest, say_of_two, Account},
	standing::{self, CutStanding, ShowStanding},
	Node,
};
use anyhow::{ensure, Context};
use caucus_sdk::{
	account::ss58,
	chain::Chain,
	keys::{class_names, parse_classes},
	members::registry::{Application, BatchId, ChapterId, Entry, MAX_BATCH},
	primitives::{blake2_256, AccountKey, Digest, MemberId},
	read::State,
	registry::Office,
};
use clap::{Args, Subcommand, ValueEnum};
use codec::{Decode, DecodeAll, Encode};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The pallet.
pub(crate) const PALLET: &str = "Members";

/// Register members: what two registrars do together. Who holds which office.
#[derive(Subcommand)]
pub(crate) enum Registrar {
	/// Propose a batch of entries.
	#[command(
		after_help = r#"The file has applications that `caucus apply` printed, one per line; or a list of entries in JSON:
  [
    { "join": "<application>" },
    { "leave": { "member": 12 } },
    { "move": { "member": 13, "chapter": 4 } },
    { "reclass": { "member": 14, "classes": "dues-paying, youth" } },
    { "rotate": { "member": 15, "application": "<application>" } }
  ]
Classes are all that the member has from then on. Who lost a key, or has to fear that others know
it, applies with a new one, naming the same chapter and classes as before."#
	)]
	Propose {
		#[command(flatten)]
		account: Account,
		/// The file.
		file: PathBuf,
	},
	/// Show a batch that waits, and its digest.
	Show {
		/// Its number.
		batch: BatchId,
	},
	/// Confirm another registrar's batch.
	Confirm {
		#[command(flatten)]
		account: Account,
		/// Its number.
		batch: BatchId,
		/// The digest that `show` printed, so that what is confirmed is what was looked at.
		#[arg(long, value_parser = digest)]
		digest: Digest,
	},
	/// Refuse a batch.
	Reject {
		#[command(flatten)]
		account: Account,
		/// Its number.
		batch: BatchId,
	},
	/// Appoint somebody to an office: two who may.
	Appoint(Staffing),
	/// Remove somebody from an office: two who may.
	Remove(Staffing),
	/// Begin a standing roll, by which members sign petitions and take part otherwise: two registrars.
	#[command(after_help = standing::WRITING)]
	CutStanding(CutStanding),
	/// Show standing rolls, their parts and how far they are, or wait for the one in work; no key needed.
	#[command(after_help = "Example: caucus registrar standing --wait")]
	Standing(ShowStanding),
	/// List who holds which office.
	Offices,
}

/// Somebody in an office.
#[derive(Args)]
pub(crate) struct Staffing {
	#[command(flatten)]
	account: Account,
	/// The office.
	#[arg(long, value_enum)]
	office: OfficeName,
	/// The secretary's chapter.
	#[arg(long, required_if_eq("office", "secretary"))]
	chapter: Option<ChapterId>,
	/// The person's account: SS58 or hexadecimal digits.
	#[arg(long, value_name = "ACCOUNT", value_parser = account_id)]
	who: AccountKey,
}

/// An office.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OfficeName {
	/// Enters members.
	Registrar,
	/// Speaks for a chapter.
	Secretary,
	/// One of the appeals body.
	Appeals,
}

impl Staffing {
	fn office(&self) -> anyhow::Result<Office> {
		ensure!(
			self.chapter.is_none() || self.office == OfficeName::Secretary,
			"only a secretary has a chapter; leave --chapter out"
		);
		Ok(match self.office {
			OfficeName::Registrar => Office::Registrar,
			OfficeName::Secretary => Office::Secretary(self.chapter.context("name the --chapter")?),
			OfficeName::Appeals => Office::Appeals,
		})
	}

	async fn run(self, node: &Node, call: &str, waits: &str, done: &str) -> anyhow::Result<()> {
		let arguments = (self.office()?, self.who).encode();
		let chain = node.connect().await?;
		let included = self.account.call(&chain, PALLET, call, arguments).await?;
		let waits = included.event(PALLET, waits).is_some();
		say_of_two(waits, &format!("{} {done}", ss58(&self.who)), "another who may appoint");
		Ok(())
	}
}

/// The digest by which a batch is confirmed.
pub(crate) fn batch_digest(entries: &[Entry]) -> Digest {
	blake2_256(&[&entries.encode()])
}

/// Proposes a batch; gives its number.
pub(crate) async fn propose(chain: &Chain, account: &Account, entries: &[Entry]) -> anyhow::Result<BatchId> {
	let included = account.call(chain, PALLET, "propose_batch", entries.encode()).await?;
	let event = included.event(PALLET, "BatchProposed").context("the chain did not report the batch")?;
	Ok(BatchId::decode(&mut &event.fields[..])?)
}

/// Confirms a batch.
pub(crate) async fn confirm(
	chain: &Chain,
	account: &Account,
	batch: BatchId,
	digest: Digest,
) -> anyhow::Result<()> {
	account.call(chain, PALLET, "confirm_batch", (batch, digest).encode()).await?;
	Ok(())
}

/// An entry as registrars write it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum EntryFile {
	Join(String),
	Leave { member: MemberId },
	Move { member: MemberId, chapter: ChapterId },
	Reclass { member: MemberId, classes: String },
	Rotate { member: MemberId, application: String },
}

fn application(text: &str) -> anyhow::Result<Application> {
	let bytes = hex::decode(text.trim().trim_start_matches("0x")).ok();
	let application = bytes.and_then(|bytes| Application::decode_all(&mut &bytes[..]).ok());
	application.context("this is not an application; take what `caucus apply` printed, whole")
}

impl EntryFile {
	fn entry(&self) -> anyhow::Result<Entry> {
		Ok(match self {
			Self::Join(text) => Entry::Join(application(text)?),
			Self::Leave { member } => Entry::Leave { member: *member },
			Self::Move { member, chapter } => Entry::Move { member: *member, chapter: *chapter },
			Self::Reclass { member, classes } => {
				Entry::Reclass { member: *member, classes: parse_classes(classes)? }
			}
			Self::Rotate { member, application: text } => {
				let Application { key, ownership, .. } = application(text)?;
				Entry::Rotate { member: *member, key, ownership }
			}
		})
	}
}

/// Reads entries: a list in JSON, or applications line by line.
fn parse_entries(text: &str) -> anyhow::Result<Vec<Entry>> {
	let entries: Vec<Entry> = if text.trim_start().starts_with('[') {
		let files: Vec<EntryFile> = serde_json::from_str(text)?;
		let numbered = (1..).zip(&files);
		numbered
			.map(|(number, file)| file.entry().with_context(|| format!("entry {number}")))
			.collect::<anyhow::Result<_>>()?
	} else {
		let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
		lines
			.map(|(number, line)| {
				Ok(Entry::Join(application(line).with_context(|| format!("line {number}"))?))
			})
			.collect::<anyhow::Result<_>>()?
	};
	ensure!(!entries.is_empty(), "there is no entry");
	let many = entries.len();
	ensure!(
		many <= MAX_BATCH as usize,
		"there are {many} entries, and a batch has at most {MAX_BATCH}: split the file"
	);
	Ok(entries)
}

fn read_entries(file: &Path) -> anyhow::Result<Vec<Entry>> {
	let text = std::fs::read_to_string(file).with_context(|| crate::said::unreadable(file.display()))?;
	parse_entries(&text).with_context(|| format!("{} cannot be proposed", file.display()))
}

/// An entry in words.
fn describe(entry: &Entry) -> String {
	let classes = |classes| match class_names(classes) {
		names if names.is_empty() => "no class".to_owned(),
		names => names,
	};
	match entry {
		Entry::Join(new) => {
			format!("join: key {}, chapter {}, {}", hex::encode(new.key), new.chapter, classes(new.classes))
		}
		Entry::Leave { member } => format!("leave: member {member}"),
		Entry::Move { member, chapter } => format!("move: member {member} to chapter {chapter}"),
		Entry::Reclass { member, classes: new } => format!("reclass: member {member} to {}", classes(*new)),
		Entry::Rotate { member, key, .. } => format!("rotate: member {member} to key {}", hex::encode(key)),
	}
}

impl Registrar {
	/// The account that signs, if one does.
	fn account(&self) -> Option<&Account> {
		match self {
			Self::Show { .. } | Self::Standing(_) | Self::Offices => None,
			Self::CutStanding(cut) => Some(cut.account()),
			Self::Propose { account, .. }
			| Self::Confirm { account, .. }
			| Self::Reject { account, .. }
			| Self::Appoint(Staffing { account, .. })
			| Self::Remove(Staffing { account, .. }) => Some(account),
		}
	}

	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account().map(Account::key).transpose()?;
		match self {
			Self::Propose { account, file } => {
				let entries = read_entries(&file)?;
				let chain = node.connect().await?;
				let batch = propose(&chain, &account, &entries).await?;
				println!("batch {batch} with {} entries waits for another registrar", entries.len());
			}
			Self::Show { batch } => {
				let chain = node.connect().await?;
				show(&State::best(&chain).await?, batch).await?;
			}
			Self::Confirm { account, batch, digest } => {
				let chain = node.connect().await?;
				confirm(&chain, &account, batch, digest).await?;
				println!("batch {batch} is registered");
			}
			Self::Reject { account, batch } => {
				let chain = node.connect().await?;
				account.call(&chain, PALLET, "reject_batch", batch.encode()).await?;
				println!("batch {batch} is refused");
			}
			Self::Appoint(staffing) => {
				staffing.run(node, "appoint", "AppointmentProposed", "is appointed").await?;
			}
			Self::Remove(staffing) => {
				staffing.run(node, "remove", "RemovalProposed", "has left the office").await?;
			}
			Self::CutStanding(cut) => cut.run(node).await?,
			Self::Standing(show) => show.run(node).await?,
			Self::Offices => offices(&node.connect().await?).await?,
		}
		Ok(())
	}
}

async fn show(state: &State<'_>, batch: BatchId) -> anyhow::Result<()> {
	if let Some((first, second)) = state.confirmed_batch(batch).await? {
		println!("batch {batch} was registered by {} and {}", ss58(&first), ss58(&second));
		return Ok(());
	}
	let pending = state.pending_batch(batch).await?;
	let pending = pending.with_context(|| format!("no batch {batch} waits for confirmation"))?;
	for entry in &pending.entries {
		println!("{}", describe(entry));
	}
	println!("proposed by {}", ss58(&pending.by));
	println!("digest {}", crate::output::hexadecimal(&batch_digest(&pending.entries)));
	Ok(())
}

async fn offices(chain: &Chain) -> anyhow::Result<()> {
	let state = State::best(chain).await?;
	for account in state.commission().await? {
		println!("commission          {}", ss58(&account));
	}
	let officers = state.officers().await?;
	for account in &officers.registrars {
		println!("registrar           {}", ss58(account));
	}
	for (chapter, account) in &officers.secretaries {
		println!("secretary of {chapter:<6} {}", ss58(account));
	}
	for account in &officers.appeals {
		println!("appeals body        {}", ss58(account));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sdk::{keys, members::registry::Classes};

	fn application_text() -> (Application, String) {
		let secret = keys::development(1);
		let application = keys::apply(&secret, &[1; 32], 3, Classes::YOUTH).expect("signs; qed");
		(application, hex::encode(application.encode()))
	}

	#[test]
	fn applications_are_read_line_by_line() {
		let (application, text) = application_text();
		let entries = parse_entries(&format!("\n{text}\n  0x{text}\n")).expect("applications; qed");
		assert_eq!(entries, [Entry::Join(application), Entry::Join(application)]);
	}

	#[test]
	fn entries_are_read_from_json() {
		let (application, text) = application_text();
		let json = format!(
			r#" [{{"join": "{text}"}}, {{"leave": {{"member": 1}}}}, {{"move": {{"member": 2, "chapter": 4}}}},
			{{"reclass": {{"member": 3, "classes": "youth"}}}}, {{"rotate": {{"member": 4, "application": "{text}"}}}}]"#
		);
		let Application { key, ownership, .. } = application;
		let expected = [
			Entry::Join(application),
			Entry::Leave { member: 1 },
			Entry::Move { member: 2, chapter: 4 },
			Entry::Reclass { member: 3, classes: Classes::YOUTH },
			Entry::Rotate { member: 4, key, ownership },
		];
		assert_eq!(parse_entries(&json).expect("entries; qed"), expected);
		assert_eq!(describe(&expected[3]), "reclass: member 3 to youth");
	}

	#[test]
	fn what_cannot_be_proposed_is_named() {
		let message = |text: &str| format!("{:#}", parse_entries(text).expect_err("a mistake; qed"));
		let (_, text) = application_text();
		assert!(message(&format!("{text}\n{}", &text[2..])).contains("line 2"));
		assert!(message(r#"[{"leave": {"member": 1}}, {"join": "00"}]"#).contains("entry 2"));
		assert!(message(r#"[{"reclass": {"member": 1, "classes": "old"}}]"#).contains("old"));
		assert!(message(r#"[{"leave": {"number": 1}}]"#).contains("number"));
		assert!(message("[]").contains("no entry"));
		assert!(message("\n").contains("no entry"));
		let leaves = |count: u32| {
			let entries: Vec<_> =
				(0..count).map(|member| format!(r#"{{"leave": {{"member": {member}}}}}"#)).collect();
			format!("[{}]", entries.join(","))
		};
		assert_eq!(parse_entries(&leaves(MAX_BATCH)).expect("a full batch; qed").len(), MAX_BATCH as usize);
		assert!(message(&leaves(MAX_BATCH + 1)).contains("at most 100"));
	}
}
