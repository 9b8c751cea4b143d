// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What waits until others have it. A node may lose a statement at any time; here it lies until it is acknowledged.
//!
//! The store of a node holds what the chain granted a signer, and over that drops what the signer wrote first. So a
//! device counts for itself: everything it sends takes a **slot**, which is a channel of the store, and a slot is
//! used again when what it held is not needed any more.

use crate::{
	address::{Address, Key},
	content::Ack,
	crypto,
	envelope::{self, conversation_topic, day, inbox_topic, key_package_place, piece_place},
	error::{Error, Result},
	identity::Identity,
	mailbox::{Refusal, Status},
	statement::{PeriodKey, Statement, Topic},
};
use codec::{Decode, Encode};

const DAY: u64 = 86_400;
/// Seconds for which a statement is signed.
const LIFE: u64 = 14 * DAY;
/// The same for key packages, which are for those who come later.
const LIFE_OF_KEYS: u64 = 28 * DAY;
/// Seconds after which an unacknowledged statement is signed anew.
const RENEWAL: u64 = 7 * DAY;
/// Seconds after which nobody tries any more.
const GIVING_UP: u64 = 28 * DAY;
/// Seconds until the second try; it doubles.
const FIRST_WAIT: u64 = 30;
const FIRST_WAIT_OF_PIECES: u64 = 600;
const LONGEST_WAIT: u64 = 6 * 3600;
/// Data above this is taken out of the store as soon as it is not needed.
const LARGE: u32 = 8192;
/// Most that waits at a time.
const MOST_ITEMS: usize = 4096;

/// What waits, and for what.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub(crate) enum Kind {
	/// A key package: for anybody.
	Keys,
	/// A first contact, until anything comes from the invited.
	Invite,
	/// A message, until all have acknowledged its number.
	Message { seq: u64, sent: u64, body: Vec<u8> },
	/// Acknowledgements alone: nobody acknowledges these.
	Ack,
	/// A change of the group, until something of a later epoch comes from each.
	Commit,
	/// A piece of a file, until all have fetched it.
	Piece { digest: [u8; 32] },
	/// Nothing, to empty a slot.
	Blank,
}

/// Where a statement lies, and how it is closed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub(crate) enum Where {
	Keys { week: u32 },
	Inbox { to: Address },
	Conversation { base: [u8; 32], key: [u8; 32], slot: u32 },
	Piece { key: [u8; 32], piece: u32 },
	Nowhere,
}

impl Where {
	fn close(&self, identity: &Identity, now: u64, content: &[u8]) -> Result<(Topic, Vec<u8>)> {
		let closed =
			|(topic, key): (Topic, crypto::Secret)| Ok((topic, envelope::close(&key, &topic, content)?));
		match self {
			Self::Keys { week } => closed(key_package_place(&identity.address().secret, *week)?),
			Self::Piece { key, piece } => closed(piece_place(key, *piece)?),
			Self::Inbox { to } => {
				let topic = inbox_topic(to, day(now))?;
				Ok((topic, envelope::seal(&to.sealing, &topic, content)?))
			}
			Self::Conversation { base, key, slot } => {
				let topic = conversation_topic(base, day(now), *slot)?;
				Ok((topic, envelope::close(key, &topic, content)?))
			}
			Self::Nowhere => Ok((crypto::random()?, vec![0])),
		}
	}
}

/// Something that is to wait.
pub(crate) struct Draft {
	pub conversation: Option<[u8; 32]>,
	pub kind: Kind,
	pub place: Where,
	/// What goes into the envelope.
	pub content: Vec<u8>,
	/// Epoch in which it is encrypted.
	pub epoch: u64,
	/// Who is to have it.
	pub awaits: Vec<Key>,
}

impl Draft {
	/// Something that belongs to no conversation.
	pub fn of_device(kind: Kind, place: Where, content: Vec<u8>) -> Self {
		Self { conversation: None, kind, place, content, epoch: 0, awaits: Vec::new() }
	}
}

#[derive(Clone, Debug, Encode, Decode)]
struct Signed {
	bytes: Vec<u8>,
	at: u64,
}

/// Something that waits.
#[derive(Clone, Debug, Encode, Decode)]
pub(crate) struct Item {
	pub id: u64,
	pub conversation: Option<[u8; 32]>,
	pub kind: Kind,
	pub place: Where,
	/// What goes into the envelope.
	pub content: Vec<u8>,
	/// Epoch in which it is encrypted.
	pub epoch: u64,
	/// Who does not have it yet.
	pub awaits: Vec<Key>,
	written: u64,
	signed: Option<Signed>,
	slot: Option<u32>,
	tries: u32,
	next: u64,
	accepted: bool,
	/// Whether this program has added it and handed nothing of it to a node yet.
	#[codec(skip)]
	is_fresh: bool,
}

impl Item {
	fn life(&self) -> u64 {
		if self.kind == Kind::Keys {
			LIFE_OF_KEYS
		} else {
			LIFE
		}
	}

	/// Seconds until the next try.
	fn wait(&self) -> u64 {
		let first = if matches!(self.kind, Kind::Piece { .. }) { FIRST_WAIT_OF_PIECES } else { FIRST_WAIT };
		first.saturating_mul(1 << self.tries.min(10)).min(LONGEST_WAIT)
	}

	/// Whether it is awaited by somebody, rather than only offered.
	fn is_awaited(&self) -> bool {
		matches!(self.kind, Kind::Invite | Kind::Message { .. } | Kind::Commit | Kind::Piece { .. })
	}

	/// Whether it was signed so long ago that it is signed anew.
	pub fn is_stale(&self, now: u64) -> bool {
		self.signed.as_ref().is_some_and(|signed| signed.at.saturating_add(RENEWAL) <= now)
	}

	fn gives_up(&self) -> u64 {
		match self.kind {
			Kind::Invite | Kind::Message { .. } | Kind::Commit | Kind::Keys => GIVING_UP,
			Kind::Piece { .. } | Kind::Ack | Kind::Blank => LIFE,
		}
	}
}

#[derive(Clone, Debug, Default, Encode, Decode)]
struct Slot {
	expiry: u64,
	bytes: u32,
}

/// What the chain granted for a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Allowance {
	/// The period's key.
	pub key: [u8; 32],
	/// Statements that may be live at a time.
	pub count: u32,
	/// Bytes of data in them.
	pub bytes: u32,
}

/// What waits, in the order in which it was written.
#[derive(Clone, Debug, Default, Encode, Decode)]
pub(crate) struct Outbox {
	items: Vec<Item>,
	last: u64,
	counter: u32,
	allowance: Option<Allowance>,
	slots: Vec<Slot>,
}

/// What an acknowledgement, a wait that was too long or a newcomer's first word ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Ended {
	pub conversation: [u8; 32],
	pub seq: Option<u64>,
}

impl Outbox {
	/// What the chain granted.
	pub fn allowance(&self) -> Option<Allowance> {
		self.allowance
	}

	/// Goes on with what the chain granted for a period. What waits is signed by its key.
	pub fn begin(&mut self, allowance: Allowance) {
		if self.allowance.map(|allowance| allowance.key) != Some(allowance.key) {
			self.slots.clear();
			self.items.retain(|item| item.kind != Kind::Blank);
			for item in &mut self.items {
				(item.slot, item.signed, item.next, item.tries, item.accepted) = (None, None, 0, 0, false);
			}
		}
		self.allowance = Some(allowance);
	}

	/// Adds something that waits.
	pub fn add(&mut self, draft: Draft, now: u64) -> Result<()> {
		let Draft { conversation, kind, place, content, epoch, awaits } = draft;
		if self.items.len() >= MOST_ITEMS {
			return Err(Error::OutboxFull);
		}
		if content.len() > envelope::LONGEST_CONTENT {
			return Err(Error::TooLong { length: content.len(), most: envelope::LONGEST_CONTENT });
		}
		self.last = self.last.saturating_add(1);
		let item = Item {
			id: self.last,
			conversation,
			kind,
			place,
			content,
			epoch,
			awaits,
			written: now,
			signed: None,
			slot: None,
			tries: 0,
			next: 0,
			accepted: false,
			is_fresh: true,
		};
		// What only offers the newest takes the place of what it offered before.
		let same = |old: &Item| old.kind == item.kind && old.conversation == item.conversation;
		match self.items.iter_mut().find(|old| matches!(item.kind, Kind::Ack | Kind::Keys) && same(old)) {
			Some(old) => *old = Item { slot: old.slot, ..item },
			None => self.items.push(item),
		}
		Ok(())
	}

	/// Whether there is room for so many more.
	pub fn has_room(&self, more: usize) -> bool {
		self.items.len().saturating_add(more) <= MOST_ITEMS
	}

	/// What waits for members of a conversation.
	pub fn awaited(&self, conversation: &[u8; 32]) -> impl Iterator<Item = &Item> {
		let conversation = Some(*conversation);
		self.items.iter().filter(move |item| item.conversation == conversation && item.is_awaited())
	}

	/// The item with this number.
	pub fn get(&self, id: u64) -> Option<&Item> {
		self.items.iter().find(|item| item.id == id)
	}

	/// Puts other content in the place of what could not be read.
	pub fn replace(&mut self, id: u64, place: Where, content: Vec<u8>, epoch: u64) {
		if let Some(item) = self.items.iter_mut().find(|item| item.id == id) {
			(item.place, item.content, item.epoch, item.signed, item.next, item.tries) =
				(place, content, epoch, None, 0, 0);
		}
	}

	/// Gives a message that waits another number.
	pub fn renumber(&mut self, id: u64, number: u64) {
		if let Some(Item { kind: Kind::Message { seq, .. }, .. }) =
			self.items.iter_mut().find(|item| item.id == id)
		{
			*seq = number;
		}
	}

	/// Whether it acknowledges a message that nobody can have got yet.
	pub fn is_premature(&self, conversation: &[u8; 32], ack: &Ack) -> bool {
		let is =
			|item: &Item| matches!(item.kind, Kind::Message { seq, .. } if item.is_fresh && ack.covers(seq));
		self.awaited(conversation).any(is)
	}

	/// Least number of a message of the conversation that still waits.
	pub fn least(&self, conversation: &[u8; 32]) -> Option<u64> {
		let seq = |item: &Item| if let Kind::Message { seq, .. } = item.kind { Some(seq) } else { None };
		self.awaited(conversation).filter_map(seq).min()
	}

	/// Takes note that `from` has what it says, and of the epoch that it says it in.
	pub fn acknowledge(
		&mut self,
		conversation: &[u8; 32],
		from: &Key,
		ack: Option<&Ack>,
		epoch: u64,
	) -> Vec<Ended> {
		self.settle_awaits(conversation, |item| {
			let has = match item.kind {
				Kind::Invite => true,
				Kind::Commit => epoch > item.epoch,
				Kind::Message { seq, .. } => ack.is_some_and(|ack| ack.covers(seq)),
				_ => false,
			};
			if has {
				item.awaits.retain(|key| key != from);
			}
		})
	}

	/// Takes note that `from` has fetched a file.
	pub fn fetched(&mut self, conversation: &[u8; 32], from: &Key, file: &[u8; 32]) {
		self.settle_awaits(conversation, |item| {
			if matches!(item.kind, Kind::Piece { digest } if digest == *file) {
				item.awaits.retain(|key| key != from);
			}
		});
	}

	/// Waits for somebody no more.
	pub fn forget(&mut self, conversation: &[u8; 32], gone: &[Key]) -> Vec<Ended> {
		self.settle_awaits(conversation, |item| item.awaits.retain(|key| !gone.contains(key)))
	}

	fn settle_awaits(&mut self, conversation: &[u8; 32], mut change: impl FnMut(&mut Item)) -> Vec<Ended> {
		let mut ended = Vec::new();
		self.items.retain_mut(|item| {
			if item.conversation != Some(*conversation) || !item.is_awaited() {
				return true;
			}
			change(item);
			if item.awaits.is_empty() {
				let seq = if let Kind::Message { seq, .. } = item.kind { Some(seq) } else { None };
				ended.push(Ended { conversation: *conversation, seq });
			}
			!item.awaits.is_empty()
		});
		ended
	}

	/// Drops everything of a conversation that `drop` says.
	pub fn drop_where(&mut self, conversation: &[u8; 32], drop: impl Fn(&Item) -> bool) {
		self.items.retain(|item| item.conversation != Some(*conversation) || !drop(item));
	}

	/// Drops what has waited too long; gives what somebody still awaits of it. That a file was never fetched says
	/// nothing: not everybody wants it, and the message that tells of it waits for itself.
	pub fn expire(&mut self, now: u64) -> Vec<Ended> {
		let mut ended = Vec::new();
		self.items.retain(|item| {
			let stays = now < item.written.saturating_add(item.gives_up());
			let tells = item.is_awaited() && !matches!(item.kind, Kind::Piece { .. });
			if let (false, true, Some(conversation)) = (stays, tells, item.conversation) {
				let seq = if let Kind::Message { seq, .. } = item.kind { Some(seq) } else { None };
				ended.push(Ended { conversation, seq });
			}
			stays
		});
		ended
	}

	/// How much waits for others, and how much of it no node has taken yet.
	pub fn waiting(&self) -> (usize, usize) {
		let awaited = self.items.iter().filter(|item| item.is_awaited());
		(awaited.clone().count(), awaited.filter(|item| !item.accepted).count())
	}

	fn is_free(&self, slot: u32) -> bool {
		!self.items.iter().any(|item| item.slot == Some(slot))
	}

	fn live_bytes(&self, now: u64) -> u64 {
		self.slots.iter().filter(|slot| slot.expiry >> 32 > now).map(|slot| u64::from(slot.bytes)).sum()
	}

	/// A slot for data of this length, if what the chain granted has room for it.
	fn find_slot(&mut self, length: u32, now: u64) -> Option<u32> {
		let allowance = self.allowance?;
		let live = self.live_bytes(now);
		let fits = |freed: u64| {
			live.saturating_sub(freed).saturating_add(u64::from(length)) <= u64::from(allowance.bytes)
		};
		let bytes = |slot: &Slot| if slot.expiry >> 32 > now { u64::from(slot.bytes) } else { 0 };
		let numbered = (0u32..).zip(&self.slots);
		let free = numbered.filter(|(number, _)| self.is_free(*number)).max_by_key(|(_, slot)| bytes(slot));
		if let Some((number, _)) = free.filter(|(_, slot)| fits(bytes(slot))) {
			return Some(number);
		}
		let next = u32::try_from(self.slots.len()).ok()?;
		if next < allowance.count && fits(0) {
			self.slots.push(Slot::default());
			return Some(next);
		}
		// An old acknowledgement is worth less than anything new.
		let is_old = |item: &&Item| item.kind == Kind::Ack && now >= item.written.saturating_add(DAY);
		let (id, slot) = self.items.iter().find(is_old).and_then(|item| Some((item.id, item.slot?)))?;
		let freed = usize::try_from(slot).ok().and_then(|slot| self.slots.get(slot)).map_or(0, bytes);
		if !fits(freed) {
			return None;
		}
		self.items.retain(|item| item.id != id);
		Some(slot)
	}

	/// Empties slots that held something large and hold it in vain, if there is room: what waits goes first.
	fn empty_slots(&mut self, now: u64) -> Result<()> {
		let in_vain: Vec<u32> = (0u32..)
			.zip(&self.slots)
			.filter(|(number, slot)| slot.bytes > LARGE && slot.expiry >> 32 > now && self.is_free(*number))
			.map(|(number, _)| number)
			.collect();
		for slot in in_vain {
			if !self.has_room(1) {
				break;
			}
			self.add(Draft::of_device(Kind::Blank, Where::Nowhere, Vec::new()), now)?;
			if let Some(item) = self.items.last_mut() {
				item.slot = Some(slot);
			}
		}
		Ok(())
	}

	/// What is to be submitted now. The state has to be kept before anything of it is.
	pub fn due(
		&mut self,
		identity: &Identity,
		key: &impl PeriodKey,
		now: u64,
	) -> Result<Vec<(u64, Vec<u8>)>> {
		if self.allowance.map(|allowance| allowance.key) != Some(key.public()) {
			return Ok(Vec::new());
		}
		let ids: Vec<u64> = self.items.iter().filter(|item| item.next <= now).map(|item| item.id).collect();
		let mut due = Vec::new();
		for id in ids {
			due.extend(self.sign(id, identity, key, now)?.map(|bytes| (id, bytes)));
		}
		let before = self.last;
		self.empty_slots(now)?;
		let blanks: Vec<u64> = self.items.iter().map(|item| item.id).filter(|id| *id > before).collect();
		for id in blanks {
			due.extend(self.sign(id, identity, key, now)?.map(|bytes| (id, bytes)));
		}
		Ok(due)
	}

	/// The statement of an item: the bytes of before while they are fresh; `None` if there is no room.
	fn sign(
		&mut self,
		id: u64,
		identity: &Identity,
		key: &impl PeriodKey,
		now: u64,
	) -> Result<Option<Vec<u8>>> {
		// A slot that was found for another item may have been this one's.
		let Some(item) = self.get(id).cloned() else { return Ok(None) };
		if let Some(signed) = item.signed.as_ref().filter(|_| !item.is_stale(now)) {
			return Ok(Some(signed.bytes.clone()));
		}
		let life = item.life();
		let (topic, data) = item.place.close(identity, now, &item.content)?;
		let length = u32::try_from(data.len()).map_err(|_| Error::BadContent)?;
		let Some(slot) = item.slot.or_else(|| self.find_slot(length, now)) else { return Ok(None) };
		self.counter = self.counter.wrapping_add(1);
		let wanted = (now.saturating_add(life) << 32) | u64::from(self.counter);
		let Some(held) = usize::try_from(slot).ok().and_then(|slot| self.slots.get_mut(slot)) else {
			return Err(Error::CorruptStore);
		};
		let expiry = wanted.max(held.expiry.saturating_add(1));
		*held = Slot { expiry, bytes: length };
		let statement = Statement::sign(key, expiry, identity.channel(&key.public(), slot)?, topic, data);
		let bytes = statement.to_bytes();
		if let Some(item) = self.items.iter_mut().find(|item| item.id == id) {
			item.slot = Some(slot);
			item.signed = Some(Signed { bytes: bytes.clone(), at: now });
			item.is_fresh = false;
		}
		Ok(Some(bytes))
	}

	/// Takes note of a node's answer.
	pub fn settle(&mut self, id: u64, status: &Status, now: u64) {
		let Some(item) = self.items.iter_mut().find(|item| item.id == id) else { return };
		item.next = now.saturating_add(item.wait());
		item.tries = item.tries.saturating_add(1);
		match status {
			Status::New | Status::Known => {
				item.accepted = true;
				if item.kind == Kind::Blank {
					self.items.retain(|item| item.id != id);
				}
			}
			Status::Refused(Refusal::Outdated { least }) => {
				// The store knows a later one of this channel: an older copy of the state was put back.
				let slot = item.slot.take().and_then(|slot| usize::try_from(slot).ok());
				(item.signed, item.next) = (None, now);
				if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
					slot.expiry = slot.expiry.max(*least);
				}
			}
			Status::Refused(_) => item.signed = None,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::statement::MemoryKey;

	#[test]
	fn slots_are_emptied_only_while_there_is_room() {
		let (identity, key, now) = (Identity::random().unwrap(), MemoryKey::new(&[1; 32]), 1_800_000_000);
		let mut outbox = Outbox::default();
		outbox.begin(Allowance { key: key.public(), count: 2, bytes: 1 << 20 });
		for _ in 0..MOST_ITEMS {
			outbox.add(Draft::of_device(Kind::Blank, Where::Nowhere, Vec::new()), now).unwrap();
		}
		outbox.items.iter_mut().for_each(|item| item.next = now + 1);
		outbox.slots.push(Slot { expiry: (now + DAY) << 32, bytes: LARGE + 1 });
		assert_eq!(outbox.due(&identity, &key, now), Ok(Vec::new()));
		outbox.items.pop();
		assert_eq!(outbox.due(&identity, &key, now).unwrap().len(), 1);
	}
}
