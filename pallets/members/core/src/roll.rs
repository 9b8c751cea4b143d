// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a roll's keys are split over rings. Each ballot style is dealt by itself: `n` keys make `ceil(n / capacity)` rings whose sizes
//! differ by at most one, and a keyed permutation decides who sits where.

use crate::{permutation::Permutation, ring::RingSize};
use alloc::vec::Vec;
use caucus_primitives::{blake2_256, domain, refs, Digest, RingIndex, StyleIndex};
use core::ops::Range;

/// How many blocks give the seed of a standing roll's rings.
///
/// Nobody's word is asked for, so nobody can keep the roll from being built. No single author decides
/// the seed; but the author of the last of these blocks can try several blocks, some 2^20 at most in the
/// seconds there are, and publish the one whose hash serves best. What it serves: to put keys that the
/// author knows into one ring, so that whoever else sits there hides among fewer. Of the 255 seats of a
/// ring that fraction `f` of the roll is known on average, and with 2^20 tries an author gets up to
///
/// | `f` | of one certain ring | of the best of 12,000 rings (three million keys) |
/// |---|---|---|
/// | 1 % | 13 | 18 |
/// | 10 % | 51 | 61 |
/// | 30 % | 113 | 125 |
///
/// so that half of every ring stays unknown as long as no more than 30 % of the roll is known. All 255 keys
/// of a ring are known with probability `f`^255: 2^-847 for a tenth, out of reach of any number of tries.
/// Elections do not rest on this: trustees give their seed.
pub const SEED_BLOCKS: u32 = 32;

/// The seed that deals the keys of a standing roll:
/// `blake2_256("caucus/standing-seed/1" || digest || hashes)`, with [`refs::roll_root`] of the roll and
/// the hashes of the [`SEED_BLOCKS`] blocks after the one in which it was settled, in order.
pub fn standing_seed(digest: &Digest, blocks: &[Digest]) -> Digest {
	let parts: Vec<&[u8]> =
		[domain::STANDING_SEED, digest].into_iter().chain(blocks.iter().map(|block| &block[..])).collect();
	blake2_256(&parts)
}

/// The seating of one ballot style of a roll.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seating {
	keys: u32,
	rings: RingIndex,
	permutation: Permutation,
}

/// Number of rings that `keys` keys need; `None` if there are more than a [`RingIndex`] can number.
pub fn ring_count(keys: u32, size: RingSize) -> Option<RingIndex> {
	keys.div_ceil(size.capacity()).try_into().ok()
}

impl Seating {
	/// The seating of `keys` keys that `seed` chooses.
	pub fn new(keys: u32, size: RingSize, seed: Digest) -> Option<Self> {
		Some(Self { keys, rings: ring_count(keys, size)?, permutation: Permutation::new(seed, keys) })
	}

	/// The seating of the `keys` keys of one ballot style, by the seed of the whole roll.
	pub fn of_style(keys: u32, size: RingSize, seed: &Digest, style: StyleIndex) -> Option<Self> {
		Self::new(keys, size, refs::style_seed(seed, style))
	}

	/// How many rings there are.
	pub fn rings(&self) -> RingIndex {
		self.rings
	}

	/// The seats of one ring, numbered through the style.
	pub fn seats(&self, ring: RingIndex) -> Range<u32> {
		let boundary = |ring: u64| -> u32 {
			// `ring <= rings`, so the quotient is at most `keys`; no rings, no seats.
			let seat = (ring * u64::from(self.keys)).checked_div(u64::from(self.rings)).unwrap_or(0);
			seat.min(u64::from(self.keys)) as u32
		};
		boundary(ring.into())..boundary(u64::from(ring) + 1)
	}

	/// Position, among the keys of the style, of the key that sits on a seat.
	pub fn key_at(&self, seat: u32) -> Option<u32> {
		self.permutation.apply(seat)
	}

	/// The ring in which the key at a position among those of the style sits, found by going over all seats.
	pub fn ring_of(&self, position: u32) -> Option<RingIndex> {
		(0..self.rings).find(|ring| self.seats(*ring).any(|seat| self.key_at(seat) == Some(position)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	proptest! {
		#[test]
		fn rings_cover_the_roll_and_differ_by_at_most_one(keys in 1u32..4_000_000) {
			let seating = Seating::new(keys, RingSize::R767, [3; 32]).expect("rings can be numbered; qed");
			let mut next = 0;
			let (mut least, mut most) = (u32::MAX, 0);
			for ring in 0..seating.rings() {
				let seats = seating.seats(ring);
				prop_assert_eq!(seats.start, next);
				next = seats.end;
				let len = seats.end - seats.start;
				least = least.min(len);
				most = most.max(len);
			}
			prop_assert_eq!(next, keys);
			prop_assert!(most <= RingSize::R767.capacity());
			prop_assert!(most - least <= 1);
		}
	}

	#[test]
	fn a_standing_rolls_seed_depends_on_the_roll_and_on_every_block_in_order() {
		let (one, other) = ([1; 32], [2; 32]);
		let seed = standing_seed(&one, &[one, other]);
		assert_eq!(seed, blake2_256(&[domain::STANDING_SEED, &one, &one, &other]));
		assert_ne!(seed, standing_seed(&other, &[one, other]));
		assert_ne!(seed, standing_seed(&one, &[other, one]));
		assert_ne!(seed, standing_seed(&one, &[one]));
	}

	#[test]
	fn three_million_members_make_3912_rings() {
		assert_eq!(ring_count(3_000_000, RingSize::R767), Some(3_912));
		assert_eq!(ring_count(u32::MAX, RingSize::R255), None);
		assert_eq!(ring_count(0, RingSize::R767), Some(0));
		assert_eq!(Seating::new(0, RingSize::R767, [0; 32]).map(|seating| seating.seats(0)), Some(0..0));
	}

	#[test]
	fn ring_of_finds_the_ring_whose_seats_hold_the_key() {
		let seating = Seating::new(600, RingSize::R255, [5; 32]).expect("rings can be numbered; qed");
		assert_eq!(seating.rings(), 3);
		let ring = seating.ring_of(42).expect("position is on the roll; qed");
		assert!(seating.seats(ring).any(|seat| seating.key_at(seat) == Some(42)));
		assert_eq!(seating.ring_of(600), None);
	}
}
