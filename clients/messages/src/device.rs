// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A member's device: its conversations, who asks for one, and whom it knows. It does no input or output itself and
//! is told the time; [`crate::mailbox::exchange`] does both.

use crate::{
	address::{Address, Key},
	attachment::{Manifest, PIECE},
	content::{
		check_name, check_text, Body, Change, GroupInfo, Kind, Place, LONGEST_REQUEST, LONGEST_TEXT,
		MOST_ADMINS, MOST_MEMBERS,
	},
	conversation::{Conversation, Entry, Kept},
	crypto,
	envelope::{day, inbox_topic, week},
	error::{Error, Result},
	event::Event,
	group::{new_key_package, Group, Values},
	identity::Identity,
	mailbox::{Refusal, Status},
	outbox::{self, Allowance, Draft, Outbox, Where},
	report::Report,
	request::{self, Declined, Request},
	statement::{MemoryKey, PeriodKey, Statement, Topic},
};
use caucus_primitives::blake2_256;
use codec::{Decode, DecodeAll, Encode};
use std::collections::{BTreeMap, BTreeSet};
use zeroize::Zeroizing;

/// Conversations.
const MOST_CONVERSATIONS: usize = 1000;
/// Weeks for which the secrets of a key package are kept.
pub(crate) const WEEKS_KEPT: u32 = 5;
/// Days before today on which a first contact may still lie.
const DAYS_BACK: u32 = 14;
/// Digests of data that was read, kept so that it is not read again.
const MOST_SEEN: usize = 50_000;
/// What a store begins with inside.
const STORE_VERSION: u8 = 2;
/// The same before declined requests were remembered.
const STORE_WITHOUT_DECLINED: u8 = 1;

/// Somebody whom the owner of a device knows by a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Known {
	/// How that device is reached.
	pub address: Address,
	/// The key before, until the owner has compared safety numbers again.
	pub changed_from: Option<Key>,
}

/// What [`Device::remember`] found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Remembered {
	/// The name is new.
	New,
	/// The name stood for this key already.
	Same,
	/// The name stood for another key: a new device, or somebody else.
	KeyChanged {
		/// The other key.
		before: Key,
	},
}

#[derive(Clone, Encode, Decode)]
struct WeekKeys {
	week: u32,
	package: Vec<u8>,
	secrets: Values,
}

#[derive(Clone, Copy)]
enum Route {
	Inbox,
	Conversation([u8; 32], u64),
}

#[derive(Encode, Decode)]
struct KeptDevice {
	seed: [u8; 32],
	outbox: Outbox,
	conversations: Vec<Kept>,
	requests: Vec<Request>,
	keys: Vec<WeekKeys>,
	known: BTreeMap<String, Known>,
	blocked: BTreeSet<Key>,
	seen: BTreeMap<[u8; 32], u32>,
	period_secret: Option<[u8; 32]>,
	next_secret: Option<[u8; 32]>,
	declined: Declined,
}

/// Whether it is a conversation of two with somebody who is blocked.
fn is_silenced(conversation: &Conversation, own: &Key, blocked: &BTreeSet<Key>) -> bool {
	let with_blocked = || conversation.others(own).iter().any(|key| blocked.contains(key));
	conversation.info().kind == Kind::Direct && !blocked.is_empty() && with_blocked()
}

/// A member's device.
pub struct Device {
	identity: Identity,
	outbox: Outbox,
	conversations: BTreeMap<[u8; 32], Conversation>,
	requests: Vec<Request>,
	keys: Vec<WeekKeys>,
	known: BTreeMap<String, Known>,
	blocked: BTreeSet<Key>,
	/// Digest of data that was read, and the day.
	seen: BTreeMap<[u8; 32], u32>,
	period_secret: Option<Zeroizing<[u8; 32]>>,
	/// Of a key for which the chain is asked.
	next_secret: Option<Zeroizing<[u8; 32]>>,
	declined: Declined,
	/// Topics of first contacts, today's first, each with its day.
	inbox: Vec<(u32, Topic)>,
	/// What the topics are about that were asked for last.
	routes: BTreeMap<Topic, Route>,
}

impl Device {
	/// A new device.
	pub fn new(identity: Identity) -> Self {
		Self {
			identity,
			outbox: Outbox::default(),
			conversations: BTreeMap::new(),
			requests: Vec::new(),
			keys: Vec::new(),
			known: BTreeMap::new(),
			blocked: BTreeSet::new(),
			seen: BTreeMap::new(),
			period_secret: None,
			next_secret: None,
			declined: Declined::new(),
			inbox: Vec::new(),
			routes: BTreeMap::new(),
		}
	}

	/// Everything that has to be kept. It holds secrets: [`crate::store::close`] encrypts it.
	pub fn export(&self) -> Result<Zeroizing<Vec<u8>>> {
		let kept = KeptDevice {
			seed: *self.identity.seed(),
			outbox: self.outbox.clone(),
			conversations: self.conversations.values().map(Conversation::keep).collect::<Result<_>>()?,
			requests: self.requests.clone(),
			keys: self.keys.clone(),
			known: self.known.clone(),
			blocked: self.blocked.clone(),
			seen: self.seen.clone(),
			period_secret: self.period_secret.as_deref().copied(),
			next_secret: self.next_secret.as_deref().copied(),
			declined: self.declined.clone(),
		};
		Ok(Zeroizing::new((STORE_VERSION, kept).encode()))
	}

	/// The device of which everything was kept.
	pub fn import(bytes: &[u8]) -> Result<Self> {
		// The newest form ends with what was declined: nothing yet, if it says nothing of that.
		let missing: &[u8] = match bytes.first() {
			Some(&STORE_WITHOUT_DECLINED) => &[0],
			Some(&STORE_VERSION) | None => &[],
			Some(_) => return Err(Error::BadStore),
		};
		let bytes = Zeroizing::new([bytes, missing].concat());
		let (_, kept) = <(u8, KeptDevice)>::decode_all(&mut &bytes[..]).map_err(|_| Error::CorruptStore)?;
		let conversations = kept.conversations.into_iter().map(Conversation::load);
		let conversations = conversations.map(|loaded| loaded.map(|found| (found.id(), found)));
		Ok(Self {
			identity: Identity::from_seed(kept.seed)?,
			outbox: kept.outbox,
			conversations: conversations.collect::<Result<_>>().map_err(|_| Error::CorruptStore)?,
			requests: kept.requests,
			keys: kept.keys,
			known: kept.known,
			blocked: kept.blocked,
			seen: kept.seen,
			period_secret: kept.period_secret.map(Zeroizing::new),
			next_secret: kept.next_secret.map(Zeroizing::new),
			declined: kept.declined,
			inbox: Vec::new(),
			routes: BTreeMap::new(),
		})
	}

	/// How the device is reached.
	pub fn address(&self) -> &Address {
		self.identity.address()
	}

	/// Goes on with what the chain granted for a period. What waits is signed by its key from now on.
	pub fn begin_period(&mut self, allowance: Allowance) {
		self.outbox.begin(allowance);
	}

	/// The key to ask the chain for room for: the same until [`Self::keep_period_key`] is given it. What is asked
	/// for is granted once, so [`Self::export`] has to be kept before anybody asks.
	pub fn next_period_key(&mut self) -> Result<MemoryKey> {
		if self.next_secret.is_none() {
			self.next_secret = Some(Zeroizing::new(crypto::random()?));
		}
		self.next_secret.as_deref().map(MemoryKey::new).ok_or(Error::Crypto)
	}

	/// Keeps the period's key with everything else.
	pub fn keep_period_key(&mut self, key: &MemoryKey) {
		let secret = key.secret();
		self.next_secret = self.next_secret.take().filter(|next| *next != secret);
		self.period_secret = Some(secret);
	}

	/// The period's key, if it is kept here.
	pub fn period_key(&self) -> Option<MemoryKey> {
		self.period_secret.as_deref().map(MemoryKey::new)
	}

	/// What the chain granted.
	pub fn allowance(&self) -> Option<Allowance> {
		self.outbox.allowance()
	}

	/// How much waits for others, and how much of it no node has taken yet.
	pub fn waiting(&self) -> (usize, usize) {
		self.outbox.waiting()
	}

	/// Who does not have a message of this device yet; of the 0th, which asks for the conversation, who has not accepted.
	pub fn awaiting(&self, conversation: &[u8; 32], seq: u64) -> Vec<Key> {
		let is = |kind: &outbox::Kind| match kind {
			outbox::Kind::Message { seq: found, .. } => *found == seq,
			outbox::Kind::Invite => seq == 0,
			_ => false,
		};
		if let Some(item) = self.outbox.awaited(conversation).find(|item| is(&item.kind)) {
			return item.awaits.clone();
		}
		// Their keys are still looked for.
		let found = self.conversations.get(conversation).filter(|_| seq == 0);
		found.map(Conversation::invited).unwrap_or_default()
	}

	// ---- Whom the owner knows

	/// Gives an address a name, or a name another address.
	pub fn remember(&mut self, name: &str, address: Address) -> Result<Remembered> {
		check_name(name.as_bytes())?;
		let before = self.known.get(name).map(|known| known.address.signature);
		let changed_from = before.filter(|before| *before != address.signature);
		let remembered = match (before, changed_from) {
			(None, _) => Remembered::New,
			(_, Some(before)) => Remembered::KeyChanged { before },
			_ => Remembered::Same,
		};
		let warned = self.known.get(name).and_then(|known| known.changed_from);
		self.known.insert(name.to_owned(), Known { address, changed_from: changed_from.or(warned) });
		Ok(remembered)
	}

	/// The owner has compared the safety numbers.
	pub fn confirm(&mut self, name: &str) {
		if let Some(known) = self.known.get_mut(name) {
			known.changed_from = None;
		}
	}

	/// Everybody by name.
	pub fn known(&self) -> &BTreeMap<String, Known> {
		&self.known
	}

	/// The name of a key.
	pub fn name_of(&self, key: &Key) -> Option<&str> {
		let found = self.known.iter().find(|(_, known)| known.address.signature == *key);
		found.map(|(name, _)| name.as_str())
	}

	/// Reads and shows nothing of this key any more. Only this device knows.
	pub fn block(&mut self, key: Key) {
		self.blocked.insert(key);
		self.requests.retain(|request| request.from.signature != key);
		let own = self.identity.key();
		for conversation in self.conversations.values_mut() {
			if conversation.info().kind == Kind::Direct && conversation.others(&own).contains(&key) {
				self.outbox.drop_where(&conversation.id(), |_| true);
			}
		}
	}

	/// Undoes [`Self::block`].
	pub fn unblock(&mut self, key: &Key) {
		self.blocked.remove(key);
	}

	/// Who is blocked.
	pub fn blocked(&self) -> &BTreeSet<Key> {
		&self.blocked
	}

	// ---- Conversations

	/// All of them.
	pub fn conversations(&self) -> impl Iterator<Item = &Conversation> {
		self.conversations.values()
	}

	/// The one with this name for machines.
	pub fn conversation(&self, id: &[u8; 32]) -> Result<&Conversation> {
		self.conversations.get(id).ok_or(Error::UnknownConversation)
	}

	/// The conversation of two with this key, or the one that was begun and not answered.
	pub fn direct_with(&self, key: &Key) -> Option<&Conversation> {
		let is_with = |conversation: &&Conversation| {
			let members = conversation.members();
			conversation.info().kind == Kind::Direct
				&& conversation.is_open()
				&& (members.contains(key) || conversation.invited().contains(key))
		};
		self.conversations.values().find(is_with)
	}

	fn open(&mut self, id: &[u8; 32]) -> Result<(&mut Conversation, &Identity, &mut Outbox)> {
		let silenced = is_silenced(self.conversation(id)?, &self.identity.key(), &self.blocked);
		if silenced {
			return Err(Error::Blocked);
		}
		let conversation = self.conversations.get_mut(id).ok_or(Error::UnknownConversation)?;
		Ok((conversation, &self.identity, &mut self.outbox))
	}

	fn insert(&mut self, conversation: Conversation) -> Result<[u8; 32]> {
		if self.conversations.len() >= MOST_CONVERSATIONS {
			return Err(Error::OutboxFull);
		}
		let id = conversation.id();
		self.conversations.insert(id, conversation);
		Ok(id)
	}

	/// Asks somebody for a conversation of two.
	pub fn contact(&mut self, address: Address, text: &str, now: u64) -> Result<[u8; 32]> {
		check_text(text.as_bytes(), LONGEST_REQUEST)?;
		let own = self.identity.key();
		if self.blocked.contains(&address.signature) {
			return Err(Error::Blocked);
		}
		if address.signature == own {
			return Err(Error::BadAddress);
		}
		let info = GroupInfo { kind: Kind::Direct, name: Vec::new(), admins: vec![own] };
		let mut conversation = Conversation::create(&self.identity, info)?;
		let text = text.as_bytes().to_vec();
		conversation.ask(&self.identity, &mut self.outbox, Change::Add(address), text.clone(), now)?;
		let place = Place { group: conversation.id(), epoch: 0, seq: 0, sent: now };
		let body = Body::Text(text).encode();
		conversation.remember(Entry { sender: own, place, body, signature: [0; 64], arrived: now });
		self.insert(conversation)
	}

	/// A new group. Its creator and these keys are its admins.
	pub fn new_group(&mut self, name: &str, admins: &[Key]) -> Result<[u8; 32]> {
		check_name(name.as_bytes())?;
		let admins: BTreeSet<Key> = admins.iter().copied().chain([self.identity.key()]).collect();
		if admins.len() > MOST_ADMINS {
			return Err(Error::TooLong { length: admins.len(), most: MOST_ADMINS });
		}
		let info = GroupInfo {
			kind: Kind::Group,
			name: name.as_bytes().to_vec(),
			admins: admins.into_iter().collect(),
		};
		let conversation = Conversation::create(&self.identity, info)?;
		self.insert(conversation)
	}

	/// Invites somebody to a group.
	pub fn invite(&mut self, group: &[u8; 32], address: Address, now: u64) -> Result<()> {
		let (conversation, identity, outbox) = self.open(group)?;
		let members = conversation.members();
		if members.contains(&address.signature) {
			return Err(Error::AlreadyMember);
		}
		if members.len().saturating_add(conversation.invited().len()) >= MOST_MEMBERS {
			return Err(Error::GroupFull);
		}
		conversation.ask(identity, outbox, Change::Add(address), Vec::new(), now)
	}

	/// Removes somebody from a group.
	pub fn remove(&mut self, group: &[u8; 32], member: &Key, now: u64) -> Result<()> {
		let (conversation, identity, outbox) = self.open(group)?;
		if !conversation.members().contains(member) {
			return Err(Error::UnknownMember);
		}
		conversation.ask(identity, outbox, Change::Remove(*member), Vec::new(), now)
	}

	/// Leaves. A group's members are told, and one of them changes the keys; a conversation of two just ends here.
	pub fn leave(&mut self, id: &[u8; 32], now: u64) -> Result<()> {
		let own = self.identity.key();
		let conversation = self.conversations.get_mut(id).ok_or(Error::UnknownConversation)?;
		if conversation.info().kind == Kind::Direct || conversation.others(&own).is_empty() {
			conversation.end(&mut self.outbox);
			return Ok(());
		}
		conversation.ask(&self.identity, &mut self.outbox, Change::Leave, Vec::new(), now)
	}

	/// Writes text; gives its number.
	pub fn send_text(&mut self, id: &[u8; 32], text: &str, now: u64) -> Result<u64> {
		check_text(text.as_bytes(), LONGEST_TEXT)?;
		let (conversation, identity, outbox) = self.open(id)?;
		Self::check_heard(conversation)?;
		conversation.post(identity, outbox, &Body::Text(text.as_bytes().to_vec()), now)
	}

	/// Sends a file; gives the number of the message that says so.
	pub fn send_file(&mut self, id: &[u8; 32], name: &str, bytes: &[u8], now: u64) -> Result<u64> {
		let (conversation, identity, outbox) = self.open(id)?;
		Self::check_heard(conversation)?;
		let (manifest, pieces) = Manifest::cut(name, bytes)?;
		if !outbox.has_room(pieces.len().saturating_add(1)) {
			return Err(Error::OutboxFull);
		}
		let (others, digest) = (conversation.others(&identity.key()), manifest.digest);
		for (piece, bytes) in (0u32..).zip(pieces) {
			debug_assert!(bytes.len() <= PIECE);
			let (kind, place) = (outbox::Kind::Piece { digest }, Where::Piece { key: manifest.key, piece });
			let awaits = others.clone();
			outbox
				.add(Draft { conversation: Some(*id), kind, place, content: bytes, epoch: 0, awaits }, now)?;
		}
		conversation.post(identity, outbox, &Body::File(manifest), now)
	}

	/// Tells the sender that a file has been fetched, so that it takes it out of the store.
	pub fn fetched(&mut self, id: &[u8; 32], manifest: &Manifest, now: u64) -> Result<()> {
		let (conversation, identity, outbox) = self.open(id)?;
		conversation.post(identity, outbox, &Body::Fetched(manifest.digest), now).map(|_| ())
	}

	/// Refuses to write where nobody reads.
	fn check_heard(conversation: &Conversation) -> Result<()> {
		match conversation.members().len() {
			0 => Err(Error::Ended),
			1 => Err(Error::UnknownMember),
			_ => Ok(()),
		}
	}

	/// One message with the evidence of who wrote it.
	pub fn report(&self, id: &[u8; 32], sender: &Key, seq: u64) -> Result<Report> {
		let entries = self.conversation(id)?.entries();
		let is =
			|entry: &&Entry| entry.sender == *sender && entry.place.seq == seq && entry.signature != [0; 64];
		entries.iter().find(is).map(Entry::report).ok_or(Error::UnknownMessage)
	}

	// ---- Requests

	/// Who asks for a conversation.
	pub fn requests(&self) -> &[Request] {
		&self.requests
	}

	/// Accepts a request: the other side learns that this device has read it.
	pub fn accept(&mut self, id: &[u8; 32], now: u64) -> Result<[u8; 32]> {
		let at = self.requests.iter().position(|request| request.id == *id).ok_or(Error::UnknownRequest)?;
		let request = self.requests.get(at).ok_or(Error::UnknownRequest)?.clone();
		let (from, own) = (request.from.signature, self.identity.key());
		let mut joined = Err(Error::NoKeyPackage);
		for keys in &self.keys {
			match Group::join(&keys.secrets, &request.welcome, &from, &own) {
				Err(Error::NoKeyPackage) => {}
				other => {
					joined = other;
					break;
				}
			}
		}
		let group = joined?;
		if group.info().kind != request.kind {
			return Err(Error::BadContent);
		}
		let group_id = group.id()?;
		match self.conversations.get(&group_id) {
			// A member could give a group of its own the number of one that it is in with others.
			Some(before) if !before.info().admins.contains(&from) => return Err(Error::NotAdmin),
			None if self.conversations.len() >= MOST_CONVERSATIONS => return Err(Error::OutboxFull),
			_ => {}
		}
		let before = self.conversations.remove(&group_id);
		let mut conversation = Conversation::join(group, before, &self.identity, &mut self.outbox, now)?;
		if request.kind == Kind::Direct {
			let Report { place, body, sender, signature } = request.report();
			conversation.remember(Entry { sender, place, body, signature, arrived: now });
		}
		let id = self.insert(conversation)?;
		self.requests.remove(at);
		Ok(id)
	}

	/// Drops a request, and does not show this one again. The other side learns nothing.
	pub fn decline(&mut self, id: &[u8; 32]) {
		let declined = self.requests.iter().filter(|request| request.id == *id);
		self.declined.extend(declined.map(|request| (request.mark(), request.sent)));
		self.requests.retain(|request| request.id != *id);
	}

	// ---- Rounds

	/// What to ask a node for.
	pub fn topics(&mut self, now: u64) -> Result<Vec<Topic>> {
		self.routes.clear();
		let today = day(now);
		if self.inbox.first().is_none_or(|(day, _)| *day != today) {
			let days =
				core::iter::once(today).chain(today.saturating_sub(DAYS_BACK)..=today.saturating_add(1));
			let topic = |day| Ok((day, inbox_topic(self.identity.address(), day)?));
			self.inbox = days.map(topic).collect::<Result<_>>()?;
		}
		self.routes.extend(self.inbox.iter().map(|(_, topic)| (*topic, Route::Inbox)));
		let (own, blocked) = (self.identity.key(), &self.blocked);
		for conversation in self.conversations.values_mut() {
			if is_silenced(conversation, &own, blocked) {
				continue;
			}
			let id = conversation.id();
			let topics = conversation.topics(now)?.iter();
			self.routes.extend(topics.map(|(topic, epoch)| (*topic, Route::Conversation(id, *epoch))));
		}
		Ok(self.routes.keys().copied().collect())
	}

	/// Takes the bytes of a statement, whoever they come from. What is not for this device, or is not sound, changes
	/// nothing.
	pub fn receive(&mut self, bytes: &[u8], now: u64) -> Vec<Event> {
		let Ok(statement) = Statement::read(bytes) else { return Vec::new() };
		let Some(route) = self.routes.get(&statement.topic).copied() else { return Vec::new() };
		// The same data under another topic opens nothing, and under another key counts for that one: a copy that comes
		// first must not make the genuine one look as if it had been read.
		let digest = blake2_256(&[&statement.signer, &statement.topic, &statement.data]);
		// What was read before is most of what comes, and checking it again costs the most.
		if statement.expires() <= now || self.seen.contains_key(&digest) || statement.verify().is_err() {
			return Vec::new();
		}
		let (is_dealt_with, events) = match route {
			Route::Inbox => {
				let (requests, declined) = (&mut self.requests, &self.declined);
				let taken = request::take(requests, declined, &self.identity, &self.blocked, &statement, now);
				taken.map_or((true, Vec::new()), |(is_dealt_with, event)| {
					(is_dealt_with, event.into_iter().collect())
				})
			}
			Route::Conversation(id, epoch) => {
				let found = (&statement.topic, epoch, &statement.data[..]);
				let conversation = self.conversations.get_mut(&id);
				let taken = conversation.map(|conversation| {
					conversation.receive(&self.identity, &mut self.outbox, found, now, &self.blocked)
				});
				(true, taken.and_then(Result::ok).unwrap_or_default())
			}
		};
		if is_dealt_with {
			if self.seen.len() >= MOST_SEEN {
				self.seen.clear();
			}
			self.seen.insert(digest, day(now));
		}
		events
	}

	/// Whose keys are needed to invite them.
	pub fn wanted_keys(&self, now: u64) -> Vec<Address> {
		let own = self.identity.key();
		let wanted = |conversation: &Conversation| conversation.wanted_keys(&own, now).unwrap_or_default();
		self.conversations.values().flat_map(wanted).collect()
	}

	/// Keys that were found for an address, or that none were found.
	pub fn supply_keys(&mut self, address: &Address, found: Option<Vec<u8>>) -> Vec<Event> {
		let Some(package) = found else { return vec![Event::NoKeys { address: *address }] };
		let mut events = Vec::new();
		for conversation in self.conversations.values_mut() {
			if let Err(error) = conversation.supply_keys(address, &package) {
				events.push(Event::Trouble { conversation: conversation.id(), error });
			}
		}
		events
	}

	/// Does what is due: new keys, changes of groups, acknowledgements.
	pub fn work(&mut self, now: u64) -> Result<Vec<Event>> {
		self.renew_keys(now)?;
		request::drop_old(&mut self.requests, &mut self.declined, now);
		let today = day(now);
		self.seen.retain(|_, seen| seen.saturating_add(DAYS_BACK).saturating_add(2) >= today);
		let mut events = Vec::new();
		for ended in self.outbox.expire(now) {
			events.push(Event::GivenUp { conversation: ended.conversation, seq: ended.seq });
		}
		for conversation in self.conversations.values_mut() {
			let silenced = is_silenced(conversation, &self.identity.key(), &self.blocked);
			if silenced {
				continue;
			}
			let done = conversation.commit(&self.identity, &mut self.outbox, now);
			// A change that cannot be made keeps nobody from being heard.
			let kept_up = conversation.keep_up(&self.identity, &mut self.outbox, now);
			let failed = match done {
				Ok(done) => {
					events.extend(done);
					kept_up.err()
				}
				Err(error) => Some(error),
			};
			if let Some(error) = failed {
				events.push(Event::Trouble { conversation: conversation.id(), error });
			}
		}
		Ok(events)
	}

	fn renew_keys(&mut self, now: u64) -> Result<()> {
		let this_week = week(now);
		if self.keys.iter().any(|keys| keys.week == this_week) {
			return Ok(());
		}
		let (package, secrets) = new_key_package(&self.identity, this_week)?;
		self.keys.retain(|keys| keys.week.saturating_add(WEEKS_KEPT) > this_week);
		self.keys.push(WeekKeys { week: this_week, package: package.clone(), secrets });
		let place = Where::Keys { week: this_week };
		self.outbox.add(Draft::of_device(outbox::Kind::Keys, place, package), now)
	}

	/// What is to be submitted now, each with a number for [`Self::settle`]. [`Self::export`] has to be kept first.
	pub fn due(&mut self, key: &impl PeriodKey, now: u64) -> Result<Vec<(u64, Vec<u8>)>> {
		self.outbox.due(&self.identity, key, now)
	}

	/// Takes note of a node's answer.
	pub fn settle(&mut self, id: u64, status: &Status, now: u64) -> Option<Event> {
		self.outbox.settle(id, status, now);
		match status {
			Status::Refused(Refusal::Outdated { .. }) | Status::New | Status::Known => None,
			Status::Refused(refusal) => Some(Event::Refused(*refusal)),
		}
	}

	/// Removes somebody without asking whether it is this device's turn, or its right.
	#[cfg(test)]
	pub(crate) fn force_remove(&mut self, id: &[u8; 32], members: &[Key], now: u64) -> [u8; 32] {
		let conversation = self.conversations.get_mut(id).unwrap();
		conversation.force_remove(&self.identity, &mut self.outbox, members, now)
	}
}
