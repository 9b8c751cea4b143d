// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Two changes of one epoch: which of them stands, and what becomes of what was written after the other.

use crate::{
	address::Key,
	group::{Changed, Values},
	wish::Wish,
};
use codec::{Decode, Encode};
use std::collections::BTreeSet;

/// Seconds for which a change may still turn out not to stand: as long as anybody asks for what lies in its epoch.
const FORKS: u64 = 14 * 86_400;

/// The newest change and the state before it, in case another change stands.
#[derive(Clone, Encode, Decode)]
pub(crate) struct Previous {
	/// Epoch that the change ended.
	pub epoch: u64,
	/// The group in that epoch.
	pub values: Values,
	/// What was wished for in it.
	pub wishes: Vec<Wish>,
	hash: [u8; 32],
	/// Who made the change.
	by: Key,
	/// Whom it removed.
	removed: Vec<Key>,
	since: u64,
	/// Members who have said nothing since it.
	unheard: BTreeSet<Key>,
}

impl Previous {
	/// A change with this hash by this member, after which these others are in the group.
	pub fn new(
		before: (u64, Values, Vec<Wish>),
		(hash, by, changed): ([u8; 32], Key, &Changed),
		others: Vec<Key>,
		now: u64,
	) -> Self {
		let (epoch, values, wishes) = before;
		let (removed, unheard) = (changed.removed.clone(), others.into_iter().collect());
		Self { epoch, values, wishes, hash, by, removed, since: now, unheard }
	}

	/// Whether it is this very change.
	pub fn is(&self, hash: &[u8; 32]) -> bool {
		self.hash == *hash
	}

	/// Whom it removed.
	pub fn removed(&self) -> &[Key] {
		&self.removed
	}

	/// Whether another change of the same epoch stands instead. Whoever is removed undoes nothing, however it chooses
	/// its bytes; otherwise whoever removes the other's author goes first, and then the lower hash.
	pub fn yields_to(&self, hash: &[u8; 32], by: &Key, changed: &Changed) -> bool {
		!self.removed.contains(by) && (changed.removed.contains(&self.by) || *hash < self.hash)
	}

	/// Takes note that a member has said something after the change.
	pub fn hear(&mut self, from: &Key) {
		self.unheard.remove(from);
	}

	/// Whether it stands for good: a member that speaks after it knows of no other that would.
	pub fn is_final(&self, now: u64) -> bool {
		self.unheard.is_empty() || now > self.since.saturating_add(FORKS)
	}
}

/// Messages that were written after a change that did not stand, and are kept from those whom it had removed.
#[derive(Clone, Default, Encode, Decode)]
pub(crate) struct Held {
	/// Their numbers in the outbox.
	items: BTreeSet<u64>,
	from: BTreeSet<Key>,
}

impl Held {
	/// Keeps these too, from these too.
	pub fn add(&mut self, items: impl IntoIterator<Item = u64>, from: &[Key]) {
		self.items.extend(items);
		self.from.extend(from);
	}

	/// Whether a message is kept back.
	pub fn has(&self, item: u64) -> bool {
		self.items.contains(&item)
	}

	/// What may be written again when these are the members.
	pub fn release(&mut self, members: &[Key]) -> BTreeSet<u64> {
		if members.iter().any(|member| self.from.contains(member)) {
			return BTreeSet::new();
		}
		self.from.clear();
		core::mem::take(&mut self.items)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn of_two_changes_the_same_stands_whichever_came_first_unless_each_removes_the_others_author() {
		let change = |hash: u8, by: u8, removed: &[u8]| {
			let removed = removed.iter().map(|key| [*key; 32]).collect();
			([hash; 32], [by; 32], Changed { added: Vec::new(), removed })
		};
		let stays = |first: &([u8; 32], Key, Changed), then: &([u8; 32], Key, Changed)| {
			let before = (1, Values::new(), Vec::new());
			let previous = Previous::new(before, (first.0, first.1, &first.2), Vec::new(), 0);
			!previous.yields_to(&then.0, &then.1, &then.2)
		};
		let (low, high) = (change(1, 1, &[]), change(2, 2, &[]));
		assert!(stays(&low, &high) && !stays(&high, &low));
		// Who is removed has the lower hash, and loses.
		let (removed, remover) = (change(1, 1, &[]), change(2, 2, &[1]));
		assert!(stays(&remover, &removed) && !stays(&removed, &remover));
		// Nor does it help to remove the other in return.
		let (one, other) = (change(1, 1, &[2]), change(2, 2, &[1]));
		assert!(stays(&one, &other) && stays(&other, &one));
		assert!(stays(&low, &low));
	}
}
