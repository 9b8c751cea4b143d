// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A conversation as one device sees it: its group, what has arrived of whom, and who is to come or go.

use crate::{
	address::Key,
	content::{Ack, Body, GroupInfo, Kind as Sort, Message, Place},
	envelope::{self, conversation_topic, day},
	error::{Error, Result},
	event::Event,
	fork::{Held, Previous},
	group::{self, Group, Incoming, Values, PAST_EPOCHS},
	identity::Identity,
	outbox::{Draft, Item, Kind, Outbox, Where},
	received::Received,
	report::Report,
	statement::Topic,
	wish::{Leaving, Wish},
};
use codec::{Decode, Encode};
use std::collections::{BTreeMap, BTreeSet};

mod changes;
mod numbers;

const DAY: u64 = 86_400;
/// Days before today on which something may still lie.
const DAYS_BACK: u32 = 14;
/// Slot in topics of groups.
const SLOT_ALL: u32 = u32::MAX;
/// Seconds for which acknowledgements wait for something to go with, per member.
const ACK_WAIT: u64 = 2;
/// Messages that are kept.
const MOST_ENTRIES: usize = 5000;
/// Bytes of bodies that are kept.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// A message that was written or has arrived.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Entry {
	/// Who wrote it.
	pub sender: Key,
	/// Conversation, epoch, number and time.
	pub place: Place,
	/// What it says: a [`Body`], encoded.
	pub body: Vec<u8>,
	/// The sender's signature; zeros under what this device said in a first contact.
	pub(crate) signature: [u8; 64],
	/// When it arrived here, in seconds since 1970.
	pub arrived: u64,
}

impl Entry {
	/// What it says.
	pub fn body(&self) -> Result<Body> {
		Body::parse(&self.body)
	}

	/// The message with the evidence of who wrote it.
	pub fn report(&self) -> Report {
		Report { place: self.place, body: self.body.clone(), sender: self.sender, signature: self.signature }
	}
}

/// What topics and envelopes of an epoch are made with.
#[derive(Clone, Encode, Decode)]
struct EpochKeys {
	epoch: u64,
	base: [u8; 32],
	key: [u8; 32],
	/// When this device came into the next epoch.
	ended: Option<u64>,
}

/// Topics of a day, and of the epochs that can be read.
struct Topics {
	day: u32,
	epochs: Vec<u64>,
	found: Vec<(Topic, u64)>,
}

/// What is kept of a conversation.
#[derive(Encode, Decode)]
pub(crate) struct Kept {
	id: [u8; 32],
	values: Option<Values>,
	info: GroupInfo,
	keys: Vec<EpochKeys>,
	previous: Option<Previous>,
	held: Held,
	sent: u64,
	received: BTreeMap<Key, Received>,
	ack_due: Option<u64>,
	wishes: Vec<Wish>,
	entries: Vec<Entry>,
}

/// A conversation.
pub struct Conversation {
	id: [u8; 32],
	/// `None` once this device is no member any more.
	group: Option<Group>,
	info: GroupInfo,
	keys: Vec<EpochKeys>,
	previous: Option<Previous>,
	held: Held,
	sent: u64,
	received: BTreeMap<Key, Received>,
	ack_due: Option<u64>,
	wishes: Vec<Wish>,
	entries: Vec<Entry>,
	topics: Option<Topics>,
}

impl Conversation {
	fn with(group: Group) -> Result<Self> {
		let (id, info) = (group.id()?, group.info().clone());
		let mut conversation = Self {
			id,
			group: Some(group),
			info,
			keys: Vec::new(),
			previous: None,
			held: Held::default(),
			sent: 0,
			received: BTreeMap::new(),
			ack_due: None,
			wishes: Vec::new(),
			entries: Vec::new(),
			topics: None,
		};
		conversation.add_keys(0)?;
		Ok(conversation)
	}

	/// A new conversation with this device alone.
	pub(crate) fn create(identity: &Identity, info: GroupInfo) -> Result<Self> {
		Self::with(Group::create(identity, info)?)
	}

	/// The conversation that a welcome invites to. What was said in it before is kept, and numbers go on.
	pub(crate) fn join(
		group: Group,
		before: Option<Self>,
		identity: &Identity,
		outbox: &mut Outbox,
		now: u64,
	) -> Result<Self> {
		let mut conversation = Self::with(group)?;
		conversation.ack_due = Some(now);
		if let Some(before) = before {
			conversation.go_on(before, identity, outbox)?;
		}
		Ok(conversation)
	}

	pub(crate) fn keep(&self) -> Result<Kept> {
		Ok(Kept {
			id: self.id,
			values: self.group.as_ref().map(Group::values).transpose()?,
			info: self.info.clone(),
			keys: self.keys.clone(),
			previous: self.previous.clone(),
			held: self.held.clone(),
			sent: self.sent,
			received: self.received.clone(),
			ack_due: self.ack_due,
			wishes: self.wishes.clone(),
			entries: self.entries.clone(),
		})
	}

	pub(crate) fn load(kept: Kept) -> Result<Self> {
		let Kept { id, values, info, keys, previous, held, sent, received, ack_due, wishes, entries } = kept;
		let group = values.map(|values| Group::load(&id, &values)).transpose()?;
		Ok(Self {
			id,
			group,
			info,
			keys,
			previous,
			held,
			sent,
			received,
			ack_due,
			wishes,
			entries,
			topics: None,
		})
	}

	/// Its name for machines.
	pub fn id(&self) -> [u8; 32] {
		self.id
	}

	/// Kind, name and admins.
	pub fn info(&self) -> &GroupInfo {
		&self.info
	}

	/// Whether this device is still a member.
	pub fn is_open(&self) -> bool {
		self.group.is_some()
	}

	/// Changes of the group since it began; `None` if the device is no member any more.
	pub fn epoch(&self) -> Option<u64> {
		self.group.as_ref().map(Group::epoch)
	}

	/// Everybody in it, this device among them.
	pub fn members(&self) -> Vec<Key> {
		let members = self.group.as_ref().and_then(|group| group.members().ok()).unwrap_or_default();
		members.into_iter().map(|(_, key)| key).collect()
	}

	/// Everybody but this device.
	pub(crate) fn others(&self, own: &Key) -> Vec<Key> {
		self.members().into_iter().filter(|key| key != own).collect()
	}

	/// What was said, in the order in which it came.
	pub fn entries(&self) -> &[Entry] {
		&self.entries
	}

	/// Who is to come, but is not there yet.
	pub fn invited(&self) -> Vec<Key> {
		self.wishes.iter().filter_map(Wish::comes).map(|address| address.signature).collect()
	}

	fn group(&mut self) -> Result<&mut Group> {
		self.group.as_mut().ok_or(Error::Ended)
	}

	/// The keys of the epoch that the group is in now.
	fn add_keys(&mut self, now: u64) -> Result<()> {
		let group = self.group.as_ref().ok_or(Error::Ended)?;
		let (base, key) = group.exports()?;
		let epoch = group.epoch();
		for old in self.keys.iter_mut().filter(|old| old.ended.is_none()) {
			old.ended = Some(now);
		}
		let oldest = epoch.saturating_sub(PAST_EPOCHS as u64);
		self.keys.retain(|old| old.epoch >= oldest && old.epoch < epoch);
		self.keys.push(EpochKeys { epoch, base: *base, key: *key, ended: None });
		// After a change that did not stand there is another epoch with the same number.
		self.topics = None;
		Ok(())
	}

	/// Slots of topics that others write under.
	fn slots_read(&self) -> Vec<u32> {
		let Some(group) = &self.group else { return Vec::new() };
		match self.info.kind {
			Sort::Group => vec![SLOT_ALL],
			Sort::Direct => [0, 1].into_iter().filter(|leaf| *leaf != group.leaf()).collect(),
		}
	}

	/// What to ask for, each with its epoch.
	pub(crate) fn topics(&mut self, now: u64) -> Result<&[(Topic, u64)]> {
		let today = day(now);
		let epochs: Vec<u64> = self.keys.iter().map(|keys| keys.epoch).collect();
		// A round every few seconds asks for the same all day.
		if self.topics.as_ref().is_none_or(|topics| topics.day != today || topics.epochs != epochs) {
			self.topics = Some(Topics { day: today, epochs, found: self.derive_topics(now)? });
		}
		Ok(self.topics.as_ref().map(|topics| &topics.found[..]).unwrap_or_default())
	}

	fn derive_topics(&self, now: u64) -> Result<Vec<(Topic, u64)>> {
		let slots = self.slots_read();
		let today = day(now);
		let fresh = |keys: &&EpochKeys| {
			keys.ended
				.is_none_or(|ended| now <= ended.saturating_add(u64::from(DAYS_BACK).saturating_mul(DAY)))
		};
		let mut topics = Vec::new();
		for keys in self.keys.iter().filter(fresh) {
			for slot in &slots {
				for day in today.saturating_sub(DAYS_BACK)..=today.saturating_add(1) {
					topics.push((conversation_topic(&keys.base, day, *slot)?, keys.epoch));
				}
			}
		}
		Ok(topics)
	}

	/// Where this device writes now.
	fn place(&self) -> Result<Where> {
		let group = self.group.as_ref().ok_or(Error::Ended)?;
		let keys = self.keys.last().ok_or(Error::Ended)?;
		let slot = if self.info.kind == Sort::Direct { group.leaf() } else { SLOT_ALL };
		Ok(Where::Conversation { base: keys.base, key: keys.key, slot })
	}

	fn acks(&self) -> Vec<Ack> {
		let members = self.members();
		self.received
			.iter()
			.filter(|(key, _)| members.contains(key))
			.map(|(key, had)| had.ack(*key))
			.collect()
	}

	/// Encrypts a message for the epoch that is now.
	fn encrypt(
		&mut self,
		identity: &Identity,
		seq: u64,
		since: u64,
		sent: u64,
		body: Vec<u8>,
	) -> Result<Vec<u8>> {
		let acks = self.acks();
		let id = self.id;
		let group = self.group()?;
		let place = Place { group: id, epoch: group.epoch(), seq, sent };
		let signature = if seq == 0 { [0; 64] } else { place.sign(identity, &body) };
		group.encrypt(identity, &Message { seq, since, sent, acks, body, signature }.encode())
	}

	/// Writes a message; gives its number.
	pub(crate) fn post(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		body: &Body,
		now: u64,
	) -> Result<u64> {
		let others = self.others(&identity.key());
		let epoch = self.epoch().ok_or(Error::Ended)?;
		if !outbox.has_room(1) {
			return Err(Error::OutboxFull);
		}
		let seq = self.sent.saturating_add(1);
		let since = outbox.least(&self.id).unwrap_or(seq).min(seq);
		let body = body.encode();
		let content = self.encrypt(identity, seq, since, now, body.clone())?;
		self.sent = seq;
		self.ack_due = None;
		let place = Place { group: self.id, epoch, seq, sent: now };
		let signature = place.sign(identity, &body);
		self.remember(Entry { sender: identity.key(), place, body: body.clone(), signature, arrived: now });
		if !others.is_empty() {
			let kind = Kind::Message { seq, sent: now, body };
			let (conversation, place) = (Some(self.id), self.place()?);
			outbox.add(Draft { conversation, kind, place, content, epoch, awaits: others }, now)?;
		}
		Ok(seq)
	}

	/// Keeps what was said.
	pub(crate) fn remember(&mut self, entry: Entry) {
		self.entries.push(entry);
		let mut bytes: usize = self.entries.iter().map(|entry| entry.body.len()).sum();
		let mut drop = self.entries.len().saturating_sub(MOST_ENTRIES);
		bytes = bytes.saturating_sub(self.entries.iter().take(drop).map(|entry| entry.body.len()).sum());
		for entry in self.entries.iter().skip(drop) {
			if bytes <= MOST_BYTES {
				break;
			}
			bytes = bytes.saturating_sub(entry.body.len());
			drop = drop.saturating_add(1);
		}
		self.entries.drain(..drop);
	}

	/// Takes data that lay under one of its topics.
	pub(crate) fn receive(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		found: (&Topic, u64, &[u8]),
		now: u64,
		blocked: &BTreeSet<Key>,
	) -> Result<Vec<Event>> {
		let (topic, epoch, data) = found;
		let keys = self.keys.iter().find(|keys| keys.epoch == epoch).ok_or(Error::BadEnvelope)?;
		let content = envelope::open(&keys.key, topic, data)?;
		if let Some(epoch) = group::commit_epoch(&content) {
			return self.follow(identity, outbox, &content, epoch, now);
		}
		let Incoming::Application { sender, epoch, bytes } = self.group()?.process(&content)? else {
			return Ok(Vec::new());
		};
		let (message, body) = Message::parse(&bytes, &sender, &self.id, epoch)?;
		if let Some(previous) = self.previous.as_mut().filter(|previous| epoch > previous.epoch) {
			previous.hear(&sender);
		}
		let own = identity.key();
		let ack = message.acks.iter().find(|ack| ack.sender == own);
		let mut events = self.acknowledged(identity, outbox, (&sender, epoch), ack)?;
		if message.seq == 0 {
			return Ok(events);
		}
		let wait = ACK_WAIT.saturating_mul(u64::try_from(self.members().len()).unwrap_or(u64::MAX));
		let due = now.saturating_add(wait);
		self.ack_due = Some(self.ack_due.map_or(due, |before| before.min(due)));
		if !self.received.entry(sender).or_default().note(message.seq, message.since) {
			return Ok(events);
		}
		match &body {
			Body::Nothing => {}
			Body::Text(_) | Body::File(_) if blocked.contains(&sender) => {}
			Body::Text(_) | Body::File(_) if self.has_said(&sender, message.sent, &message.body) => {}
			Body::Text(_) | Body::File(_) => {
				let place = Place { group: self.id, epoch, seq: message.seq, sent: message.sent };
				let (body, signature) = (message.body, message.signature);
				self.remember(Entry { sender, place, body, signature, arrived: now });
				events.push(Event::Message { conversation: self.id, sender, seq: message.seq });
			}
			Body::Wish(change) => {
				let place = Place { group: self.id, epoch, seq: message.seq, sent: message.sent };
				let leaving = Leaving::said(sender, &place, message.signature);
				self.wish(change.clone(), sender, Vec::new(), Some(leaving), now)?;
			}
			Body::Fetched(file) => outbox.fetched(&self.id, &sender, file),
		}
		Ok(events)
	}

	/// This device is no member any more: nothing of the group's secrets stays.
	pub(crate) fn end(&mut self, outbox: &mut Outbox) {
		(self.group, self.previous, self.ack_due) = (None, None, None);
		self.keys.clear();
		self.held = Held::default();
		self.wishes.clear();
		self.received.clear();
		outbox.drop_where(&self.id, |_| true);
	}

	/// Acknowledgements alone, if nothing else has taken them along in time; and messages that lie where nobody
	/// can read them any more are written where they can. Who has read many later ones of the same epoch cannot read
	/// an old one either, so what is signed anew is encrypted anew.
	pub(crate) fn keep_up(&mut self, identity: &Identity, outbox: &mut Outbox, now: u64) -> Result<()> {
		let Some(epoch) = self.epoch() else { return Ok(()) };
		self.previous = self.previous.take().filter(|previous| !previous.is_final(now));
		self.ask_to_leave(identity, outbox, now)?;
		self.release(identity, outbox)?;
		let oldest = epoch.saturating_sub(PAST_EPOCHS as u64);
		self.encrypt_again(identity, outbox, |item| item.epoch < oldest || item.is_stale(now))?;
		if self.ack_due.is_some_and(|due| due <= now) && !self.others(&identity.key()).is_empty() {
			let since = outbox.least(&self.id).unwrap_or_else(|| self.sent.saturating_add(1));
			let content = self.encrypt(identity, 0, since, now, Body::Nothing.encode())?;
			let (conversation, kind, place) = (Some(self.id), Kind::Ack, self.place()?);
			outbox.add(Draft { conversation, kind, place, content, epoch, awaits: Vec::new() }, now)?;
			self.ack_due = None;
		}
		Ok(())
	}

	/// Encrypts messages again, but those that are kept back.
	fn encrypt_again(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		when: impl Fn(&Item) -> bool,
	) -> Result<()> {
		let Some(epoch) = self.epoch() else { return Ok(()) };
		let items: Vec<_> = outbox
			.awaited(&self.id)
			.filter(|item| !self.held.has(item.id) && when(item))
			.filter_map(|item| match &item.kind {
				Kind::Message { seq, sent, body } => Some((item.id, *seq, *sent, body.clone())),
				_ => None,
			})
			.collect();
		for (id, seq, sent, body) in items {
			let since = outbox.least(&self.id).unwrap_or(seq).min(seq);
			let content = self.encrypt(identity, seq, since, sent, body)?;
			outbox.replace(id, self.place()?, content, epoch);
		}
		Ok(())
	}
}
