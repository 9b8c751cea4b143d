// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The store of statements, as a device sees it, and a device's round: read, keep, submit.

use crate::{
	attachment::Manifest,
	device::Device,
	error::Error,
	event::Event,
	keys,
	statement::{PeriodKey, Statement, Topic},
};
use std::collections::BTreeSet;

/// Most topics that a node takes in one question.
pub const MOST_TOPICS: usize = 128;
/// Rounds of reading in one exchange: a device that was away follows so many changes of its groups at once.
const MOST_ROUNDS: usize = 256;

/// Why a node does not take a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
	/// The chain grants its signer nothing.
	#[error("the chain grants this key no messages")]
	NoAllowance,
	/// The signer has as much as it was granted.
	#[error("the allowance is used up")]
	AllowanceUsed,
	/// The node has no room for anybody.
	#[error("the node has no room for anybody's messages")]
	StoreFull,
	/// The channel holds a statement with this expiry, and a later one is needed.
	#[error("a later message is in its place")]
	Outdated {
		/// The expiry.
		least: u64,
	},
	/// The statement is malformed, has expired or is too long.
	#[error("the node calls the message invalid")]
	Invalid,
	/// The node could not answer.
	#[error("the node failed")]
	Failed,
}

impl Refusal {
	/// The refusal by a node's word for why; `least` is the expiry that it names.
	pub fn named(reason: &str, least: Option<u64>) -> Self {
		match (reason, least) {
			("noAllowance", _) => Self::NoAllowance,
			("dataTooLarge" | "accountFull", _) => Self::AllowanceUsed,
			("storeFull", _) => Self::StoreFull,
			("channelPriorityTooLow", Some(least)) => Self::Outdated { least },
			("internalError", _) => Self::Failed,
			_ => Self::Invalid,
		}
	}
}

/// What a node says to a statement. That it took one is no promise that it keeps it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
	/// Taken.
	New,
	/// There already.
	Known,
	/// Not taken.
	Refused(Refusal),
}

/// A node's store of statements.
#[allow(async_fn_in_trait, reason = "browsers have one thread, so nobody needs to say that it is Send")]
pub trait Mailbox {
	/// Why the node could not be asked.
	type Error;

	/// Hands a statement to the node.
	async fn submit(&mut self, statement: &[u8]) -> Result<Status, Self::Error>;

	/// Everything that lies under any of at most [`MOST_TOPICS`] topics now, in any order. What was read before may be
	/// left out.
	async fn read(&mut self, topics: &[Topic]) -> Result<Vec<Vec<u8>>, Self::Error>;

	/// The same, with what was read before: pieces of files, and keys, of which a device remembers nothing.
	async fn look(&mut self, topics: &[Topic]) -> Result<Vec<Vec<u8>>, Self::Error>;
}

/// Where a device's state is kept.
pub trait Vault {
	/// Why it could not be kept.
	type Error;

	/// Keeps the state; it has to survive a loss of power when this returns.
	fn keep(&mut self, device: &Device) -> Result<(), Self::Error>;
}

/// Why an exchange ended early. What was kept until then stays.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError<M, V> {
	/// The node could not be asked.
	#[error("the node cannot be reached")]
	Mailbox(M),
	/// The state could not be kept, so nothing was sent.
	#[error("what has changed cannot be written down")]
	Vault(V),
	/// Something inside failed.
	#[error(transparent)]
	Device(#[from] Error),
}

/// One round: reads what has come, keeps it, and sends what waits.
///
/// Whatever goes out was kept before, so that a device which stops between any two steps goes on where it was.
pub async fn exchange<M: Mailbox, V: Vault>(
	device: &mut Device,
	key: &impl PeriodKey,
	mailbox: &mut M,
	vault: &mut V,
	now: u64,
) -> Result<Vec<Event>, ExchangeError<M::Error, V::Error>> {
	let mut events = Vec::new();
	let mut asked = BTreeSet::new();
	for _ in 0..MOST_ROUNDS {
		let topics: Vec<Topic> =
			device.topics(now)?.into_iter().filter(|topic| asked.insert(*topic)).collect();
		if topics.is_empty() {
			break;
		}
		for some in topics.chunks(MOST_TOPICS) {
			for statement in mailbox.read(some).await.map_err(ExchangeError::Mailbox)? {
				events.extend(device.receive(&statement, now));
			}
		}
	}
	for address in device.wanted_keys(now) {
		let found = mailbox.look(&keys::topics(&address, now)).await.map_err(ExchangeError::Mailbox)?;
		events.extend(device.supply_keys(&address, keys::newest(&address, &found, now)));
	}
	events.extend(device.work(now)?);
	let due = device.due(key, now)?;
	vault.keep(device).map_err(ExchangeError::Vault)?;
	for (id, statement) in &due {
		let status = mailbox.submit(statement).await.map_err(ExchangeError::Mailbox)?;
		events.extend(device.settle(*id, &status, now));
	}
	if !due.is_empty() {
		vault.keep(device).map_err(ExchangeError::Vault)?;
	}
	Ok(events)
}

/// Fetches a file that a message announced.
pub async fn fetch<M: Mailbox>(
	manifest: &Manifest,
	mailbox: &mut M,
) -> Result<Vec<u8>, ExchangeError<M::Error, core::convert::Infallible>> {
	let mut pieces = Vec::new();
	for number in 0..manifest.pieces() {
		let topic = manifest.topic(number)?;
		let found = mailbox.look(&[topic]).await.map_err(ExchangeError::Mailbox)?;
		let piece = found
			.iter()
			.filter_map(|bytes| Statement::parse(bytes).ok())
			.find_map(|statement| manifest.open(number, &statement.data).ok());
		pieces.push(piece.ok_or(Error::MissingPiece(number))?);
	}
	Ok(manifest.assemble(&pieces)?)
}
