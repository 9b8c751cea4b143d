// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Showing one message to somebody outside the conversation.
//!
//! Every message is signed inside its encryption. Who got it can hand the signature on, and then anybody can check
//! who wrote it: a sender cannot deny a message that was reported. Nothing of other messages is in a report.

use crate::{
	address::Key,
	content::{Body, Place},
	error::{Error, Result},
};
use codec::{Decode, DecodeAll, Encode};

/// One message with the evidence of who wrote it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Report {
	/// Conversation, epoch, number and time.
	pub place: Place,
	/// A [`Body`], encoded.
	pub body: Vec<u8>,
	/// Who wrote it.
	pub sender: Key,
	/// The sender's signature.
	pub signature: [u8; 64],
}

/// What a moderator knows for sure after checking a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
	/// Who wrote it.
	pub sender: Key,
	/// When, as its sender says, in seconds since 1970.
	pub sent: u64,
	/// What it says.
	pub body: Body,
}

impl Report {
	/// The bytes that are handed to a moderator.
	pub fn to_bytes(&self) -> Vec<u8> {
		self.encode()
	}

	/// Reads and checks a report.
	pub fn verify(mut bytes: &[u8]) -> Result<Verified> {
		let report = Self::decode_all(&mut bytes).map_err(|_| Error::BadContent)?;
		report.place.verify(&report.sender, &report.body, &report.signature)?;
		let body = Body::parse(&report.body)?;
		Ok(Verified { sender: report.sender, sent: report.place.sent, body })
	}
}
