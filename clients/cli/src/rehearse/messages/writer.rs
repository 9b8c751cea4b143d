// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A member's device in memory, and its way to a node.

use crate::message::desk::{allowance, claim, now, Statements};
use anyhow::{bail, ensure, Context};
use caucus_messages::{
	address::Key,
	attachment::Manifest,
	content::Body,
	mailbox::{exchange, fetch, Mailbox, Refusal, Status, Vault},
	statement::{MemoryKey, PeriodKey, Statement},
	Device, Event, Identity,
};
use caucus_sdk::{chain::Chain, members::ring::MemberSecret, primitives::blake2_256};
use std::{
	convert::Infallible,
	time::{Duration, Instant},
};
use tokio::time::sleep;

/// How long something is waited for.
const PATIENCE: Duration = Duration::from_secs(300);
/// Between two rounds.
const PAUSE: Duration = Duration::from_millis(300);
/// How many more a flooder sends than may be kept.
const TOO_MANY: u32 = 50;
/// How long statements of a flood live, in seconds.
const LIFE: u64 = 3_600;

/// Nothing is kept: the rehearsal's own death is no part of it.
struct Memory;

impl Vault for Memory {
	type Error = Infallible;

	fn keep(&mut self, _: &Device) -> Result<(), Infallible> {
		Ok(())
	}
}

/// Somebody who writes and reads.
pub(super) struct Writer {
	pub(super) device: Device,
	key: MemoryKey,
	granted: u32,
	line: Statements,
}

impl Writer {
	/// A new device of a member, for which it claims room by a node.
	pub(super) async fn claim(chain: &Chain, member: &MemberSecret) -> anyhow::Result<Self> {
		let mut device = Device::new(Identity::random()?);
		let key = device.next_period_key()?;
		let grant = claim(chain, member, &key, |_| ()).await?;
		device.begin_period(allowance(&grant));
		let mut writer =
			Self { device, key, granted: grant.statements, line: Statements::new(chain.clone()) };
		// Publishes keys, so that others can write.
		writer.round().await?;
		Ok(writer)
	}

	/// What tells it from all others.
	pub(super) fn key(&self) -> Key {
		self.device.address().signature
	}

	/// The account that the chain knows.
	pub(super) fn account(&self) -> [u8; 32] {
		self.key.public()
	}

	/// The node by which it writes.
	pub(super) fn node(&self) -> Chain {
		self.line.chain().clone()
	}

	/// Reads, and sends what waits. What a node refuses or loses is tried again by the device.
	pub(super) async fn round(&mut self) -> anyhow::Result<Vec<Event>> {
		Ok(exchange(&mut self.device, &self.key, &mut self.line, &mut Memory, now()).await?)
	}

	/// Writes a message down, and gives its number.
	pub(super) fn write(&mut self, conversation: &[u8; 32], text: &str) -> anyhow::Result<u64> {
		Ok(self.device.send_text(conversation, text, now())?)
	}

	/// Writes a message and sends it.
	pub(super) async fn say(&mut self, conversation: &[u8; 32], text: &str) -> anyhow::Result<u64> {
		let seq = self.write(conversation, text)?;
		self.round().await?;
		Ok(seq)
	}

	/// Whether a message of somebody has come.
	pub(super) fn has(&self, conversation: &[u8; 32], sender: &Key, seq: u64) -> bool {
		self.device.conversation(conversation).is_ok_and(|found| {
			found.entries().iter().any(|entry| entry.sender == *sender && entry.place.seq == seq)
		})
	}

	/// All texts of a conversation.
	pub(super) fn texts(&self, conversation: &[u8; 32]) -> Vec<String> {
		let Ok(found) = self.device.conversation(conversation) else { return Vec::new() };
		let texts = found.entries().iter().filter_map(|entry| match entry.body() {
			Ok(Body::Text(text)) => Some(String::from_utf8_lossy(&text).into_owned()),
			_ => None,
		});
		texts.collect()
	}

	/// The last file of a conversation.
	pub(super) fn file(&self, conversation: &[u8; 32]) -> Option<Manifest> {
		let found = self.device.conversation(conversation).ok()?;
		found.entries().iter().rev().find_map(|entry| match entry.body() {
			Ok(Body::File(manifest)) => Some(manifest),
			_ => None,
		})
	}

	/// Fetches a file.
	pub(super) async fn fetch(&mut self, manifest: &Manifest) -> anyhow::Result<Vec<u8>> {
		Ok(fetch(manifest, &mut self.line).await?)
	}

	/// Sends more statements than it may keep; gives how many it sent, and how many of its own the node has then.
	pub(super) async fn flood(&mut self) -> anyhow::Result<(usize, usize)> {
		let sent = self.granted + TOO_MANY;
		for number in 0..sent {
			let place = |of: &str| blake2_256(&[of.as_bytes(), &number.to_le_bytes()]);
			let expiry = ((now() + LIFE) << 32) | u64::from(number);
			let (channel, topic) = (place("channel"), place("topic"));
			let statement = Statement::sign(&self.key, expiry, channel, topic, vec![7; 512]);
			match self.line.submit(&statement.to_bytes()).await? {
				Status::New | Status::Known | Status::Refused(Refusal::AllowanceUsed) => (),
				Status::Refused(other) => bail!("the node refuses a statement because {other}"),
			}
		}
		let all = self.node().all_statements().await?;
		let own = |bytes: &&Vec<u8>| {
			Statement::parse(bytes).is_ok_and(|statement| statement.signer == self.key.public())
		};
		let kept = all.iter().filter(own).count();
		ensure!(kept > 1 && kept <= self.granted as usize, "the node keeps {kept} statements of one account");
		Ok((sent as usize, kept))
	}
}

/// Has all of them exchange until something holds.
pub(super) async fn until(
	writers: &mut [Writer],
	what: &str,
	holds: impl Fn(&[Writer]) -> bool,
) -> anyhow::Result<Duration> {
	let started = Instant::now();
	let mut trouble = None;
	while !holds(writers) {
		if started.elapsed() > PATIENCE {
			let lacks = trouble.unwrap_or_else(|| anyhow::anyhow!("it does not come"));
			return Err(lacks).with_context(|| format!("waiting for {what}"));
		}
		for writer in writers.iter_mut() {
			// A node that has just come back needs some tries.
			if let Err(error) = writer.round().await {
				trouble = Some(error);
			}
		}
		sleep(PAUSE).await;
	}
	Ok(started.elapsed())
}
