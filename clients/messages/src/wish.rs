// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Changes of a group that members ask for, and what shows everybody that a member has asked to leave.

use crate::{
	address::{Address, Key},
	content::{Body, Change, Place, MOST_MEMBERS},
	error::{Error, Result},
};
use codec::{Decode, DecodeAll, Encode};
use std::collections::BTreeSet;

/// A change that somebody who may has asked for.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub(crate) struct Wish {
	pub change: Change,
	pub by: Key,
	/// When it came, in seconds since 1970.
	pub since: u64,
	/// What the invited reads.
	pub text: Vec<u8>,
	/// Keys of who is to come, once they are found.
	pub package: Option<Vec<u8>>,
	/// What shows others that somebody asks to leave.
	pub leaving: Option<Leaving>,
}

impl Wish {
	/// Who is to come.
	pub fn comes(&self) -> Option<Address> {
		if let Change::Add(address) = self.change {
			Some(address)
		} else {
			None
		}
	}

	/// Who is to go.
	pub fn goes(&self) -> Option<Key> {
		match self.change {
			Change::Remove(key) => Some(key),
			Change::Leave => Some(self.by),
			Change::Add(_) => None,
		}
	}

	/// Whether it is still of use when these are the members. What somebody asked for who has gone is void.
	pub fn is_open(&self, members: &[Key]) -> bool {
		let is_open = match &self.change {
			Change::Add(address) => !members.contains(&address.signature),
			Change::Remove(key) => members.contains(key),
			Change::Leave => true,
		};
		is_open && members.contains(&self.by)
	}
}

/// A member's own signature under its wish to leave, for those who did not hear it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub(crate) struct Leaving {
	/// Who asks.
	pub who: Key,
	/// Epoch, number and time of the message.
	pub epoch: u64,
	pub seq: u64,
	pub sent: u64,
	/// The signature under it.
	pub signature: [u8; 64],
}

impl Leaving {
	/// The wish of a message that said so.
	pub fn said(who: Key, place: &Place, signature: [u8; 64]) -> Self {
		Self { who, epoch: place.epoch, seq: place.seq, sent: place.sent, signature }
	}

	/// Whether it counts in a commit of this epoch. Nobody can be removed and back within two, so what somebody said
	/// before it was invited again never does.
	pub fn counts(&self, epoch: u64) -> bool {
		self.epoch == epoch || self.epoch.checked_add(1) == Some(epoch)
	}

	fn verify(&self, group: &[u8; 32]) -> Result<()> {
		let place = Place { group: *group, epoch: self.epoch, seq: self.seq, sent: self.sent };
		place.verify(&self.who, &Body::Wish(Change::Leave).encode(), &self.signature)
	}
}

/// Who asks to leave, as a commit of this epoch shows with it.
pub(crate) fn leavers(mut shown: &[u8], group: &[u8; 32], epoch: u64) -> Result<BTreeSet<Key>> {
	if shown.is_empty() {
		return Ok(BTreeSet::new());
	}
	let shown = Vec::<Leaving>::decode_all(&mut shown).map_err(|_| Error::BadCommit)?;
	if shown.len() > MOST_MEMBERS || shown.iter().any(|leaving| !leaving.counts(epoch)) {
		return Err(Error::BadCommit);
	}
	shown.iter().try_for_each(|leaving| leaving.verify(group)).map_err(|_| Error::BadCommit)?;
	Ok(shown.into_iter().map(|leaving| leaving.who).collect())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::identity::Identity;

	#[test]
	fn a_wish_to_leave_counts_for_its_writer_its_group_and_two_epochs() {
		let (one, other) = (Identity::random().unwrap(), Identity::random().unwrap());
		let place = Place { group: [3; 32], epoch: 7, seq: 2, sent: 5 };
		let signature = place.sign(&one, &Body::Wish(Change::Leave).encode());
		let leaving = Leaving::said(one.key(), &place, signature);
		let shown = |leaving: &Leaving| vec![leaving.clone()].encode();
		let who = BTreeSet::from([one.key()]);
		assert_eq!(leavers(&shown(&leaving), &[3; 32], 7), Ok(who.clone()));
		assert_eq!(leavers(&shown(&leaving), &[3; 32], 8), Ok(who));
		assert_eq!(leavers(&[], &[3; 32], 7), Ok(BTreeSet::new()));
		for epoch in [6, 9] {
			assert_eq!(leavers(&shown(&leaving), &[3; 32], epoch), Err(Error::BadCommit), "epoch {epoch}");
		}
		assert_eq!(leavers(&shown(&leaving), &[4; 32], 7), Err(Error::BadCommit));
		let blamed = Leaving { who: other.key(), ..leaving.clone() };
		assert_eq!(leavers(&shown(&blamed), &[3; 32], 7), Err(Error::BadCommit));
		let renewed = Leaving { epoch: 8, ..leaving.clone() };
		assert_eq!(leavers(&shown(&renewed), &[3; 32], 8), Err(Error::BadCommit));
		// Anything else that somebody has signed is no wish to leave.
		let signature = place.sign(&one, &Body::Text(b"I stay".to_vec()).encode());
		let other_words = Leaving { signature, ..leaving };
		assert_eq!(leavers(&shown(&other_words), &[3; 32], 7), Err(Error::BadCommit));
	}
}
