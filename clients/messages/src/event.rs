// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What happens to a device.

use crate::{
	address::{Address, Key},
	error::Error,
	mailbox::Refusal,
	outbox::Ended,
};

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
	/// Somebody asks for a conversation.
	Request {
		/// Name of the request for machines.
		id: [u8; 32],
	},
	/// A message has come.
	Message {
		/// Where.
		conversation: [u8; 32],
		/// Of whom.
		sender: Key,
		/// The how-manieth of the sender.
		seq: u64,
	},
	/// Everybody has a message of this device.
	Delivered {
		/// Where.
		conversation: [u8; 32],
		/// The how-manieth of this device.
		seq: u64,
	},
	/// A message, or a change of the group, was not acknowledged by all in four weeks.
	GivenUp {
		/// Where.
		conversation: [u8; 32],
		/// The how-manieth of this device, if it was a message.
		seq: Option<u64>,
	},
	/// Members have come or gone.
	Members {
		/// Where.
		conversation: [u8; 32],
		/// Who came.
		added: Vec<Key>,
		/// Who went.
		removed: Vec<Key>,
	},
	/// This device is no member any more.
	Ended {
		/// Where.
		conversation: [u8; 32],
	},
	/// Somebody cannot be invited yet: the device has published no keys in the last weeks.
	NoKeys {
		/// Who.
		address: Address,
	},
	/// A node did not take something that was to be sent. It is tried again.
	Refused(Refusal),
	/// A conversation did not do what it should have.
	Trouble {
		/// Where.
		conversation: [u8; 32],
		/// Why.
		error: Error,
	},
}

impl Event {
	pub(crate) fn delivered(ended: Ended) -> Option<Self> {
		ended.seq.map(|seq| Self::Delivered { conversation: ended.conversation, seq })
	}
}
