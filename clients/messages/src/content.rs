// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members say to each other, once it is decrypted.

use crate::{
	address::{Address, Key},
	attachment::Manifest,
	crypto::domain,
	error::{Error, Result},
	identity::{verify_digest, Identity},
};
use caucus_primitives::{blake2_256, text};
use codec::{Decode, DecodeAll, Encode};

/// Longest text of a message, in bytes.
pub const LONGEST_TEXT: usize = 32_768;
/// Longest text of a first contact, in bytes.
pub const LONGEST_REQUEST: usize = 1024;
/// Longest name of a group or a file, in bytes.
pub const LONGEST_NAME: usize = 128;
/// Most members of a group.
pub const MOST_MEMBERS: usize = 256;
/// Most admins of a group.
pub const MOST_ADMINS: usize = 8;

/// Longest welcome of a first contact, in bytes, by what it invites to: a group of 256 takes a quarter of this.
pub(crate) const fn longest_welcome(kind: Kind) -> usize {
	match kind {
		Kind::Direct => 16 * 1024,
		Kind::Group => 512 * 1024,
	}
}

/// Checks text of a member: not too long, and nothing in it that readers do not see.
pub fn check_text(bytes: &[u8], most: usize) -> Result<()> {
	if bytes.len() > most {
		return Err(Error::TooLong { length: bytes.len(), most });
	}
	text::check_lines(bytes).map_err(|_| Error::BadText)
}

/// Checks a name: one line of text.
pub fn check_name(bytes: &[u8]) -> Result<()> {
	if bytes.len() > LONGEST_NAME {
		return Err(Error::TooLong { length: bytes.len(), most: LONGEST_NAME });
	}
	text::check_line(bytes).map_err(|_| Error::BadText)
}

/// What kind of conversation it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Kind {
	/// Between two devices.
	#[codec(index = 0)]
	Direct,
	/// Of a group.
	#[codec(index = 1)]
	Group,
}

/// What a group's members have agreed on: stands in the group context.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct GroupInfo {
	/// What kind it is.
	pub kind: Kind,
	/// What it is called; empty in a conversation of two.
	pub name: Vec<u8>,
	/// Who may change who is in it.
	pub admins: Vec<Key>,
}

impl GroupInfo {
	/// Reads what stands in a group context.
	pub(crate) fn parse(mut bytes: &[u8]) -> Result<Self> {
		let info = Self::decode_all(&mut bytes).map_err(|_| Error::BadContent)?;
		if info.kind == Kind::Group {
			check_name(&info.name)?;
		}
		if info.admins.len() > MOST_ADMINS || (info.kind == Kind::Direct && !info.name.is_empty()) {
			return Err(Error::BadContent);
		}
		Ok(info)
	}
}

/// A change of a group's members that somebody asks for.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Change {
	/// The device with this address is to be invited.
	#[codec(index = 0)]
	Add(Address),
	/// The device with this key is to go.
	#[codec(index = 1)]
	Remove(Key),
	/// Who asks wants to go.
	#[codec(index = 2)]
	Leave,
}

/// What a message says.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Body {
	/// Nothing: only what stands around it.
	#[codec(index = 0)]
	Nothing,
	/// Text.
	#[codec(index = 1)]
	Text(Vec<u8>),
	/// A file that lies beside the message.
	#[codec(index = 2)]
	File(Manifest),
	/// Who is to come or go.
	#[codec(index = 3)]
	Wish(Change),
	/// The file with this digest has been fetched.
	#[codec(index = 4)]
	Fetched([u8; 32]),
}

impl Body {
	/// Reads a body and checks what is in it.
	pub fn parse(mut bytes: &[u8]) -> Result<Self> {
		let body = Self::decode_all(&mut bytes).map_err(|_| Error::BadContent)?;
		match &body {
			Self::Text(text) => check_text(text, LONGEST_TEXT)?,
			Self::File(manifest) => manifest.check()?,
			Self::Nothing | Self::Wish(_) | Self::Fetched(_) => {}
		}
		Ok(body)
	}
}

/// What has arrived of one sender.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Ack {
	/// The sender.
	pub sender: Key,
	/// Everything up to this number.
	pub floor: u64,
	/// And `floor + 1 + i` for each bit `i`.
	pub above: u64,
}

impl Ack {
	/// The highest number that it covers.
	pub(crate) fn top(&self) -> u64 {
		self.floor.saturating_add(u64::from(64u32.saturating_sub(self.above.leading_zeros())))
	}

	/// Whether the message with this number is among what arrived.
	pub fn covers(&self, seq: u64) -> bool {
		match seq.checked_sub(self.floor) {
			None | Some(0) => true,
			Some(distance @ 1..=64) => (self.above >> (distance.saturating_sub(1))) & 1 == 1,
			Some(_) => false,
		}
	}
}

/// A message as it is encrypted for a group.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Message {
	/// The how-manieth of its sender in the conversation; 0 if it holds acknowledgements alone.
	pub seq: u64,
	/// The least number of the sender that still waits for somebody.
	pub since: u64,
	/// When it was written, in seconds since 1970.
	pub sent: u64,
	/// What has arrived at the sender.
	pub acks: Vec<Ack>,
	/// A [`Body`], encoded.
	pub body: Vec<u8>,
	/// The sender's signature over conversation, epoch, number, time and body.
	pub signature: [u8; 64],
}

/// What a message's signature is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Place {
	/// The conversation.
	pub group: [u8; 32],
	/// Its epoch.
	pub epoch: u64,
	/// The how-manieth of its sender.
	pub seq: u64,
	/// When it was written, in seconds since 1970.
	pub sent: u64,
}

impl Place {
	fn digest(&self, body: &[u8]) -> [u8; 32] {
		blake2_256(&[&self.encode(), &blake2_256(&[body])])
	}

	/// Signs a body at this place.
	pub(crate) fn sign(&self, identity: &Identity, body: &[u8]) -> [u8; 64] {
		identity.sign_digest(domain::REPORT, &self.digest(body))
	}

	/// Checks that somebody wrote a body at this place.
	pub(crate) fn verify(&self, sender: &Key, body: &[u8], signature: &[u8; 64]) -> Result<()> {
		verify_digest(sender, domain::REPORT, &self.digest(body), signature)
	}
}

impl Message {
	/// Reads a message of somebody who is a member of the conversation in that epoch.
	pub(crate) fn parse(
		mut bytes: &[u8],
		sender: &Key,
		group: &[u8; 32],
		epoch: u64,
	) -> Result<(Self, Body)> {
		let message = Self::decode_all(&mut bytes).map_err(|_| Error::BadContent)?;
		if message.acks.len() > MOST_MEMBERS {
			return Err(Error::BadContent);
		}
		let body = Body::parse(&message.body)?;
		if message.seq == 0 {
			return if body == Body::Nothing { Ok((message, body)) } else { Err(Error::BadContent) };
		}
		let place = Place { group: *group, epoch, seq: message.seq, sent: message.sent };
		place.verify(sender, &message.body, &message.signature)?;
		Ok((message, body))
	}
}

/// A first contact, as it is sealed to its receiver.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Contact {
	/// What it invites to.
	pub kind: Kind,
	/// The group protocol's welcome.
	pub welcome: Vec<u8>,
	/// Who invites.
	pub from: Address,
	/// When it was written, in seconds since 1970.
	pub sent: u64,
	/// What the sender says; for a group, what it is called.
	pub text: Vec<u8>,
	/// The sender's signature, as under a message that is the 0th of its sender in a conversation which is named by
	/// a hash of everything else.
	pub signature: [u8; 64],
}

impl Contact {
	/// What the signature is about.
	pub(crate) fn place(&self, to: &Address) -> Place {
		let named = (self.kind, self.from, to, &self.welcome).encode();
		Place { group: blake2_256(&[domain::CONTACT, &named]), epoch: 0, seq: 0, sent: self.sent }
	}

	/// The text as the body of a message.
	pub(crate) fn body(&self) -> Vec<u8> {
		Body::Text(self.text.clone()).encode()
	}

	/// A signed first contact.
	pub(crate) fn sign(
		identity: &Identity,
		to: &Address,
		kind: Kind,
		welcome: Vec<u8>,
		sent: u64,
		text: Vec<u8>,
	) -> Self {
		let mut contact = Self { kind, welcome, from: *identity.address(), sent, text, signature: [0; 64] };
		contact.signature = contact.place(to).sign(identity, &contact.body());
		contact
	}

	/// Reads what was sealed to `to`.
	pub(crate) fn parse(mut bytes: &[u8], to: &Address) -> Result<Self> {
		let contact = Self::decode_all(&mut bytes).map_err(|_| Error::BadContent)?;
		check_text(&contact.text, LONGEST_REQUEST)?;
		let (length, most) = (contact.welcome.len(), longest_welcome(contact.kind));
		if length > most {
			return Err(Error::TooLong { length, most });
		}
		contact.place(to).verify(&contact.from.signature, &contact.body(), &contact.signature)?;
		Ok(contact)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_acknowledgement_covers_what_it_says() {
		let ack = Ack { sender: [0; 32], floor: 5, above: 0b10 };
		let covered: Vec<u64> = (0..80).filter(|seq| ack.covers(*seq)).collect();
		assert_eq!(covered, [0, 1, 2, 3, 4, 5, 7]);
		let last = Ack { above: 1 << 63, ..ack };
		assert!(last.covers(69) && !last.covers(70) && !last.covers(68));
		assert_eq!((ack.top(), last.top(), Ack { above: 0, ..ack }.top()), (7, 69, 5));
	}
}
