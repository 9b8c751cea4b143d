// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Numbers of this device's messages. Others take a number that they have for a double, so none may be used twice:
//! neither after the device was invited again, nor after an older copy of its store was put back.

use super::Conversation;
use crate::{
	address::Key,
	content::{Ack, Body, Place},
	error::{Error, Result},
	event::Event,
	identity::Identity,
	outbox::{Kind, Outbox},
};

/// Numbers that are left out after those which an older copy of the store does not know: what was on its way then
/// may have some of them.
const LEFT_OUT: u64 = 1024;
/// Numbers that this device may have used without knowing. Who says that it has more is not believed: there would be
/// none left.
const MOST_UNKNOWN: u64 = 1 << 20;

impl Conversation {
	/// Goes on where the conversation was before this device was invited again. What waits for somebody who is still
	/// there is written anew; changes and invitations of the old group are not.
	pub(super) fn go_on(&mut self, before: Self, identity: &Identity, outbox: &mut Outbox) -> Result<()> {
		let (id, others) = (self.id, self.others(&identity.key()));
		(self.entries, self.sent) = (before.entries, before.sent);
		// Wishes neither: whoever had asked to leave the old group would be taken out of the new one.
		let is_wish = |body: &[u8]| matches!(Body::parse(body), Ok(Body::Wish(_)));
		let stays = |kind: &Kind| match kind {
			Kind::Message { body, .. } => !is_wish(body),
			Kind::Piece { .. } => true,
			_ => false,
		};
		outbox.drop_where(&id, |item| !stays(&item.kind));
		let gone: Vec<Key> = outbox.awaited(&id).flat_map(|item| item.awaits.clone()).collect();
		let gone: Vec<Key> = gone.into_iter().filter(|key| !others.contains(key)).collect();
		outbox.forget(&id, &gone);
		self.encrypt_again(identity, outbox, |_| true)
	}

	/// Whether it was said before, under another number.
	pub(super) fn has_said(&self, sender: &Key, sent: u64, body: &[u8]) -> bool {
		let is_same = |place: &Place| place.sent == sent;
		self.entries
			.iter()
			.any(|entry| entry.sender == *sender && is_same(&entry.place) && entry.body == body)
	}

	/// Takes note of what somebody says, in this epoch, that it has of this device.
	pub(super) fn acknowledged(
		&mut self,
		identity: &Identity,
		outbox: &mut Outbox,
		(from, epoch): (&Key, u64),
		ack: Option<&Ack>,
	) -> Result<Vec<Event>> {
		let is_unknown = |ack: &&Ack| ack.top() > self.sent || outbox.is_premature(&self.id, ack);
		let unknown = ack.filter(is_unknown).map(Ack::top);
		let ended = outbox.acknowledge(&self.id, from, ack.filter(|_| unknown.is_none()), epoch);
		let mut events: Vec<Event> = ended.into_iter().filter_map(Event::delivered).collect();
		if let Some(top) = unknown.filter(|top| *top <= self.sent.saturating_add(MOST_UNKNOWN)) {
			self.renumber(identity, outbox, top)?;
			events.push(Event::Trouble { conversation: self.id, error: Error::OldState });
		}
		Ok(events)
	}

	/// Gives everything that waits a number above those that others have, and writes it anew.
	fn renumber(&mut self, identity: &Identity, outbox: &mut Outbox, top: u64) -> Result<()> {
		let (own, epoch) = (identity.key(), self.epoch().ok_or(Error::Ended)?);
		self.sent = self.sent.max(top).saturating_add(LEFT_OUT);
		let waits: Vec<(u64, u64, u64, Vec<u8>)> = outbox
			.awaited(&self.id)
			.filter_map(|item| match &item.kind {
				Kind::Message { seq, sent, body } => Some((item.id, *seq, *sent, body.clone())),
				_ => None,
			})
			.collect();
		for (id, old, sent, body) in waits {
			self.sent = self.sent.saturating_add(1);
			outbox.renumber(id, self.sent);
			let is = |place: &Place| (place.seq, place.sent) == (old, sent);
			let entries = self.entries.iter_mut();
			for entry in entries.filter(|entry| entry.sender == own && is(&entry.place) && entry.body == body)
			{
				entry.place = Place { epoch, seq: self.sent, ..entry.place };
				entry.signature = entry.place.sign(identity, &body);
			}
		}
		self.encrypt_again(identity, outbox, |_| true)
	}
}
