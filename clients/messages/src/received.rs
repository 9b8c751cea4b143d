// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Which messages of a sender have arrived.

use crate::{address::Key, content::Ack};
use codec::{Decode, Encode};
use std::collections::BTreeSet;

/// Numbers above the floor that are kept apart.
const MOST_ABOVE: usize = 1024;

/// What has arrived of one sender.
#[derive(Clone, Debug, Default, Encode, Decode)]
pub(crate) struct Received {
	floor: u64,
	above: BTreeSet<u64>,
}

impl Received {
	/// Takes note of a number, and that nothing below `since` is coming; whether it is the first with this number.
	pub fn note(&mut self, seq: u64, since: u64) -> bool {
		self.raise(since.min(seq).saturating_sub(1));
		let is_new = seq > self.floor && self.above.insert(seq);
		if self.above.len() > MOST_ABOVE {
			self.raise(self.above.first().copied().unwrap_or(0));
		}
		self.raise(self.floor);
		is_new
	}

	fn raise(&mut self, floor: u64) {
		self.floor = self.floor.max(floor);
		self.above.retain(|seq| *seq > self.floor);
		while self.above.remove(&self.floor.saturating_add(1)) {
			self.floor = self.floor.saturating_add(1);
		}
	}

	/// The same, to be sent.
	pub fn ack(&self, sender: Key) -> Ack {
		let bit = |seq: &u64| match seq.saturating_sub(self.floor) {
			distance @ 1..=64 => 1u64 << distance.saturating_sub(1),
			_ => 0,
		};
		Ack { sender, floor: self.floor, above: self.above.iter().map(bit).fold(0, |above, bit| above | bit) }
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn doubles_and_gaps_are_told_apart() {
		let mut received = Received::default();
		assert!(received.note(1, 1) && received.note(3, 1) && !received.note(3, 1));
		assert_eq!(received.ack([0; 32]), Ack { sender: [0; 32], floor: 1, above: 0b10 });
		assert!(received.note(2, 1) && !received.note(1, 1));
		assert_eq!(received.floor, 3);
		// The sender waits for nothing below 10, so nothing below is coming.
		assert!(received.note(12, 10));
		assert_eq!((received.floor, received.above.len()), (9, 1));
	}

	#[test]
	fn a_sender_that_counts_wildly_costs_no_memory() {
		let mut received = Received::default();
		for seq in 0..20_000u64 {
			received.note(seq.wrapping_mul(0x9e37_79b9_7f4a_7c15), 0);
		}
		assert!(received.above.len() <= MOST_ABOVE);
	}
}
