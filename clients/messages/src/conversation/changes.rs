// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who comes and goes: wishes, whose turn it is to fulfil them, and which change stands.

use super::Conversation;
use crate::{
	address::{Address, Key},
	content::{Body, Change, Contact, Kind as Sort, LONGEST_REQUEST, MOST_MEMBERS},
	error::{Error, Result},
	event::Event,
	fork::Previous,
	group::{self, Changed, Commit, Group, Incoming},
	identity::Identity,
	outbox::{Draft, Kind, Outbox, Where},
	wish::{Leaving, Wish},
};
use codec::Encode;
use std::collections::BTreeSet;

const DAY: u64 = 86_400;
/// Members that one change adds.
const MOST_ADDED: usize = 16;
/// Wishes that are kept.
const MOST_WISHES: usize = 512;

impl Conversation {
	/// Follows a change that another member made.
	pub(super) fn follow(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		message: &[u8],
		epoch: u64,
		now: u64,
	) -> Result<Vec<Event>> {
		let (hash, own) = (group::commit_hash(message), identity.key());
		let current = self.epoch().ok_or(Error::Ended)?;
		if epoch == current {
			let before = (epoch, self.group()?.values()?, self.wishes.clone());
			let Incoming::Commit { sender, changed } = self.group()?.process(message)? else {
				return Ok(Vec::new());
			};
			let change = (hash, sender, &changed);
			self.previous = Some(Previous::new(before, change, self.others(&own), now));
			return self.changed(identity, outbox, changed, now);
		}
		let is_rival = |previous: &&Previous| {
			previous.epoch == epoch && epoch.checked_add(1) == Some(current) && !previous.is(&hash)
		};
		let Some(previous) = self.previous.as_ref().filter(is_rival) else { return Ok(Vec::new()) };
		let mut before = Group::load(&self.id, &previous.values)?;
		let Incoming::Commit { sender, changed } = before.process(message)? else { return Ok(Vec::new()) };
		if !previous.yields_to(&hash, &sender, &changed) {
			return Ok(Vec::new());
		}
		self.go_back(identity, outbox, (before, hash, sender, changed), now)
	}

	/// Leaves the newest change for another of the same epoch.
	fn go_back(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		(group, hash, by, changed): (Group, [u8; 32], Key, Changed),
		now: u64,
	) -> Result<Vec<Event>> {
		let Some(lost) = self.previous.take() else { return Ok(Vec::new()) };
		let epoch = lost.epoch;
		// What was written in the epoch that is no more has the number of one that is, and was not for whom it had
		// removed.
		let written = outbox.awaited(&self.id).filter(|item| item.epoch > epoch);
		self.held.add(written.map(|item| item.id), lost.removed());
		let is_new =
			|wish: &Wish| !lost.wishes.iter().any(|old| (&old.change, old.by) == (&wish.change, wish.by));
		let since: Vec<Wish> = self.wishes.drain(..).filter(is_new).collect();
		self.wishes = lost.wishes.iter().cloned().chain(since).collect();
		// Some have not heard that this device asked to leave.
		let own = identity.key();
		self.wishes.iter_mut().filter(|wish| wish.by == own).for_each(|wish| wish.leaving = None);
		let were = self.members();
		self.group = Some(group);
		let before = (epoch, lost.values, lost.wishes);
		self.previous = Some(Previous::new(before, (hash, by, &changed), self.others(&own), now));
		self.keys.retain(|keys| keys.epoch <= epoch);
		let of_lost_branch = |kind: &Kind| matches!(kind, Kind::Commit | Kind::Invite);
		outbox.drop_where(&self.id, |item| of_lost_branch(&item.kind) && item.epoch == epoch);
		let mut events = self.changed(identity, outbox, changed, now)?;
		// Some are back whom the change that is no more had removed.
		let are = self.members();
		for event in &mut events {
			if let Event::Members { added, removed, .. } = event {
				*added = are.iter().filter(|key| !were.contains(key)).copied().collect();
				*removed = were.iter().filter(|key| !are.contains(key)).copied().collect();
			}
		}
		self.release(identity, outbox)?;
		Ok(events)
	}

	/// After a change, whoever made it.
	fn changed(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		changed: Changed,
		now: u64,
	) -> Result<Vec<Event>> {
		let id = self.id;
		let Changed { added, removed } = changed;
		for gone in removed.iter().chain(&added) {
			self.received.remove(gone);
		}
		let ended = outbox.forget(&id, &removed);
		let mut events: Vec<Event> = ended.into_iter().filter_map(Event::delivered).collect();
		if removed.contains(&identity.key()) {
			self.end(outbox);
			events.push(Event::Ended { conversation: id });
			return Ok(events);
		}
		self.add_keys(now)?;
		self.ack_due = Some(now);
		self.drop_fulfilled();
		events.push(Event::Members { conversation: id, added, removed });
		Ok(events)
	}

	fn drop_fulfilled(&mut self) {
		let members = self.members();
		self.wishes.retain(|wish| wish.is_open(&members));
	}

	/// Takes note of a change that a member asks for, if it may.
	pub(super) fn wish(
		&mut self,
		change: Change,
		by: Key,
		text: Vec<u8>,
		leaving: Option<Leaving>,
		now: u64,
	) -> Result<()> {
		// A conversation of two has its second member from the start, and neither can be taken out of it.
		let is_fixed = self.info.kind == Sort::Direct && self.epoch() != Some(0);
		if is_fixed || (change != Change::Leave && !self.info.admins.contains(&by)) {
			return Err(Error::NotAdmin);
		}
		let leaving = leaving.filter(|_| change == Change::Leave);
		let has_room = self.wishes.len() < MOST_WISHES;
		match self.wishes.iter_mut().find(|wish| wish.change == change && wish.by == by) {
			Some(known) => {
				let both = known.leaving.take().into_iter().chain(leaving);
				known.leaving = both.max_by_key(|leaving| leaving.epoch);
			}
			None if has_room => {
				self.wishes.push(Wish { change, by, since: now, text, package: None, leaving });
			}
			None => {}
		}
		self.drop_fulfilled();
		Ok(())
	}

	/// Asks for a change in this device's name.
	pub(crate) fn ask(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		change: Change,
		text: Vec<u8>,
		now: u64,
	) -> Result<()> {
		let own = identity.key();
		self.wish(change.clone(), own, text, None, now)?;
		if change == Change::Leave {
			return self.ask_to_leave(identity, outbox, now);
		}
		let is_first = self.committers()?.first() == Some(&own);
		if !is_first && !self.others(&own).is_empty() {
			self.post(identity, outbox, &Body::Wish(change), now)?;
		}
		Ok(())
	}

	/// Tells the others that this device wants to go, unless it has since the last change: what was said before
	/// counts no more.
	pub(super) fn ask_to_leave(&mut self, identity: &Identity, outbox: &mut Outbox, now: u64) -> Result<()> {
		let (own, epoch) = (identity.key(), self.epoch().ok_or(Error::Ended)?);
		let is_own = |wish: &&mut Wish| wish.change == Change::Leave && wish.by == own;
		let Some(wish) = self.wishes.iter_mut().find(is_own) else { return Ok(()) };
		let is_said = wish.leaving.as_ref().is_some_and(|leaving| leaving.epoch == epoch);
		if is_said || self.others(&own).is_empty() {
			return Ok(());
		}
		self.post(identity, outbox, &Body::Wish(Change::Leave), now)?;
		let said = self.entries.last().map(|entry| Leaving::said(own, &entry.place, entry.signature));
		if let Some(wish) = self.wishes.iter_mut().find(is_own) {
			wish.leaving = said;
		}
		Ok(())
	}

	/// Who goes by the wishes that there are.
	fn going(&self) -> BTreeSet<Key> {
		self.wishes.iter().filter_map(Wish::goes).collect()
	}

	/// Who has asked to leave, as it can be shown to everybody.
	fn leaving(&self) -> Vec<Leaving> {
		let Some(epoch) = self.epoch() else { return Vec::new() };
		let leaving = self.wishes.iter().filter_map(|wish| wish.leaving.clone());
		leaving.filter(|leaving| leaving.counts(epoch)).collect()
	}

	/// Who may make the changes that are wished for, in the order of their turns.
	fn committers(&self) -> Result<Vec<Key>> {
		let leaving = self.leaving().into_iter().map(|leaving| leaving.who).collect();
		self.group.as_ref().ok_or(Error::Ended)?.committers(&self.going(), &leaving)
	}

	/// Whether it is this device's turn to make the changes that are wished for.
	fn is_my_turn(&self, own: &Key, now: u64) -> Result<bool> {
		if self.group.is_none() {
			return Ok(false);
		}
		let Some(since) = self.wishes.iter().map(|wish| wish.since).min() else { return Ok(false) };
		let Some(rank) = self.committers()?.iter().position(|key| key == own) else { return Ok(false) };
		let patience = u64::try_from(rank).unwrap_or(u64::MAX).saturating_mul(DAY);
		Ok(now >= since.saturating_add(patience))
	}

	/// Whose keys are needed before the change can be made that it is this device's turn to make.
	pub(crate) fn wanted_keys(&self, own: &Key, now: u64) -> Result<Vec<Address>> {
		if !self.info.admins.contains(own) || !self.is_my_turn(own, now)? {
			return Ok(Vec::new());
		}
		let wanted = self.wishes.iter().filter(|wish| wish.package.is_none()).filter_map(Wish::comes);
		Ok(wanted.take(MOST_ADDED).collect())
	}

	/// Keys that were found for somebody who is to come.
	pub(crate) fn supply_keys(&mut self, address: &Address, package: &[u8]) -> Result<()> {
		group::parse_key_package(package, &address.signature)?;
		for wish in self.wishes.iter_mut().filter(|wish| wish.change == Change::Add(*address)) {
			wish.package = Some(package.to_vec());
		}
		Ok(())
	}

	/// Makes the changes that are wished for and ready, if it is this device's turn.
	pub(crate) fn commit(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		now: u64,
	) -> Result<Vec<Event>> {
		let own = identity.key();
		self.drop_fulfilled();
		if !self.is_my_turn(&own, now)? {
			return Ok(Vec::new());
		}
		// Without admins, nobody comes and none but those who ask for it goes.
		let is_admin = self.info.admins.contains(&own);
		let (mut come, mut packages, mut invited) = (Vec::new(), Vec::new(), BTreeSet::new());
		// Several admins together may have invited more than there is room for: those wait until somebody goes.
		let room = MOST_MEMBERS.saturating_sub(self.members().len()).min(MOST_ADDED);
		for wish in self.wishes.iter().filter(|_| is_admin) {
			if let (Some(address), Some(package)) = (wish.comes(), &wish.package) {
				if come.len() < room && invited.insert(address.signature) {
					packages.push(group::parse_key_package(package, &address.signature)?);
					come.push((address, wish.text.clone()));
				}
			}
		}
		let leaving = if is_admin { Vec::new() } else { self.leaving() };
		let mut go =
			if is_admin { self.going() } else { leaving.iter().map(|leaving| leaving.who).collect() };
		go.remove(&own);
		let go: Vec<Key> = go.into_iter().collect();
		if come.is_empty() && go.is_empty() || !outbox.has_room(come.len().saturating_add(1)) {
			return Ok(Vec::new());
		}
		let epoch = self.epoch().ok_or(Error::Ended)?;
		let place = self.place()?;
		let awaits: Vec<Key> = self.others(&own).into_iter().filter(|key| !go.contains(key)).collect();
		let before = (epoch, self.group()?.values()?, self.wishes.clone());
		let Commit { message, welcome, changed } = self.group()?.commit(identity, packages, &go, &leaving)?;
		let change = (group::commit_hash(&message), own, &changed);
		self.previous = Some(Previous::new(before, change, self.others(&own), now));
		let events = self.changed(identity, outbox, changed, now)?;
		// Those who go read it too. If nobody else is left, it is offered to them.
		let awaits = if awaits.is_empty() { go } else { awaits };
		if !awaits.is_empty() {
			let (conversation, kind) = (Some(self.id), Kind::Commit);
			outbox.add(Draft { conversation, kind, place, content: message, epoch, awaits }, now)?;
		}
		let (sort, name) = (self.info.kind, self.info.name.clone());
		for (to, text) in come {
			let text = if sort == Sort::Group && text.is_empty() { name.clone() } else { text };
			let text = text.get(..LONGEST_REQUEST.min(text.len())).unwrap_or_default().to_vec();
			let welcome = welcome.clone().ok_or(Error::Protocol("welcome"))?;
			let content = Contact::sign(identity, &to, sort, welcome, now, text).encode();
			let (conversation, awaits) = (Some(self.id), vec![to.signature]);
			let (kind, place) = (Kind::Invite, Where::Inbox { to });
			outbox.add(Draft { conversation, kind, place, content, epoch, awaits }, now)?;
		}
		Ok(events)
	}

	/// What a program does that does not ask whether it may: removes these, and shows whatever it has for it.
	#[cfg(test)]
	pub(crate) fn force_remove(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		members: &[Key],
		now: u64,
	) -> [u8; 32] {
		let own = identity.key();
		let (epoch, place) = (self.epoch().unwrap(), self.place().unwrap());
		let before = (epoch, self.group().unwrap().values().unwrap(), self.wishes.clone());
		let leaving: Vec<Leaving> = self.wishes.iter().filter_map(|wish| wish.leaving.clone()).collect();
		let awaits = self.others(&own).into_iter().filter(|key| !members.contains(key)).collect();
		let Commit { message, changed, .. } =
			self.group().unwrap().commit(identity, Vec::new(), members, &leaving).unwrap();
		let hash = group::commit_hash(&message);
		self.previous = Some(Previous::new(before, (hash, own, &changed), self.others(&own), now));
		self.changed(identity, outbox, changed, now).unwrap();
		let (conversation, kind) = (Some(self.id), Kind::Commit);
		outbox.add(Draft { conversation, kind, place, content: message, epoch, awaits }, now).unwrap();
		hash
	}

	/// Writes again what was kept from members who were back for a while, once they are gone.
	pub(super) fn release(&mut self, identity: &Identity, outbox: &mut Outbox) -> Result<()> {
		let released = self.held.release(&self.members());
		self.encrypt_again(identity, outbox, |item| released.contains(&item.id))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{content::GroupInfo, group::new_key_package};

	#[test]
	fn of_more_than_there_is_room_for_as_many_come_as_can() {
		let (identity, now) = (Identity::random().unwrap(), 1_800_000_000);
		let own = identity.key();
		let mut outbox = Outbox::default();
		let info = GroupInfo { kind: Sort::Group, name: b"full".to_vec(), admins: vec![own] };
		let mut conversation = Conversation::create(&identity, info).unwrap();
		let keys = || {
			let other = Identity::random().unwrap();
			(*other.address(), new_key_package(&other, 0).unwrap().0)
		};
		let others: Vec<_> = (0..MOST_MEMBERS - 2).map(|_| keys()).collect();
		let packages = others
			.iter()
			.map(|(address, package)| group::parse_key_package(package, &address.signature).unwrap())
			.collect();
		let Commit { changed, .. } =
			conversation.group().unwrap().commit(&identity, packages, &[], &[]).unwrap();
		conversation.changed(&identity, &mut outbox, changed, now).unwrap();
		for (address, package) in [keys(), keys()] {
			conversation.wish(Change::Add(address), own, Vec::new(), None, now).unwrap();
			conversation.supply_keys(&address, &package).unwrap();
		}
		assert_eq!(conversation.commit(&identity, &mut outbox, now).unwrap().len(), 1);
		assert_eq!((conversation.members().len(), conversation.invited().len()), (MOST_MEMBERS, 1));
		assert_eq!(conversation.commit(&identity, &mut outbox, now), Ok(Vec::new()));
		// Who was too late comes when somebody goes.
		let gone = others[0].0.signature;
		conversation.wish(Change::Remove(gone), own, Vec::new(), None, now).unwrap();
		for _ in 0..2 {
			conversation.commit(&identity, &mut outbox, now).unwrap();
		}
		assert_eq!((conversation.members().len(), conversation.invited().len()), (MOST_MEMBERS, 0));
	}
}
