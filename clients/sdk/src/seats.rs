// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The keys of a roll in their rings. They are dealt here, from all keys, so that no node learns whose
//! ring is asked for.

use caucus_members_core::{
	ring::{MemberSecret, PreparedRing, RingError, RingSize},
	roll::Seating,
};
use caucus_primitives::{
	refs::{extend_roll_digest, roll_root, style_seed},
	Digest, MemberKey, RingIndex, StyleIndex, KEYS_PER_PAGE,
};

/// Why a roll cannot be used, or a key not be found on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SeatError {
	/// The keys are not those that were stated.
	OtherKeys,
	/// More rings than can be numbered.
	TooManyRings,
	/// The key is not on the roll.
	NotOnRoll,
	/// The ring cannot be used.
	Ring(RingError),
}

/// What is stated of a roll: what its keys have to be, and how they are dealt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stated {
	/// Number and digest of the keys of each style.
	pub styles: Vec<(u32, Digest)>,
	/// Digest of all keys.
	pub root: Digest,
	/// The size of the rings.
	pub size: RingSize,
	/// Seed of the permutations.
	pub seed: Digest,
}

/// A roll whose keys sit in their rings.
pub struct SeatedRoll {
	size: RingSize,
	sections: Vec<Section>,
}

/// One style's part of the roll.
struct Section {
	keys: Vec<MemberKey>,
	seating: Seating,
	/// The number of its first ring in the roll.
	first_ring: RingIndex,
}

impl Section {
	/// The ring in which a key sits, numbered through the roll.
	fn ring_of(&self, key: &MemberKey) -> Option<RingIndex> {
		let position = self.keys.iter().position(|other| other == key)?;
		self.seating.ring_of(position.try_into().ok()?)?.checked_add(self.first_ring)
	}

	/// One past the number of its last ring.
	fn end(&self) -> RingIndex {
		self.first_ring.saturating_add(self.seating.rings())
	}
}

impl SeatedRoll {
	/// Seats the keys of a roll, style by style, if they are those that were stated.
	pub fn new(styles: Vec<Vec<MemberKey>>, stated: &Stated) -> Result<Self, SeatError> {
		let digest_of = |keys: &Vec<MemberKey>| {
			let pages = keys.chunks(KEYS_PER_PAGE as usize);
			pages.fold([0; 32], |digest, page| extend_roll_digest(&digest, page))
		};
		let found: Vec<(u32, Digest)> =
			styles.iter().map(|keys| (keys.len() as u32, digest_of(keys))).collect();
		if found != stated.styles || roll_root(&found) != stated.root {
			return Err(SeatError::OtherKeys);
		}
		let mut sections = Vec::new();
		let mut first_ring: RingIndex = 0;
		for (style, keys) in (0..).zip(styles) {
			let seed = style_seed(&stated.seed, style);
			let seating =
				Seating::new(keys.len() as u32, stated.size, seed).ok_or(SeatError::TooManyRings)?;
			let next = first_ring.checked_add(seating.rings()).ok_or(SeatError::TooManyRings)?;
			sections.push(Section { keys, seating, first_ring });
			first_ring = next;
		}
		Ok(Self { size: stated.size, sections })
	}

	/// How many rings each style has.
	pub fn rings(&self) -> impl Iterator<Item = RingIndex> + '_ {
		self.sections.iter().map(|section| section.seating.rings())
	}

	/// The style whose members sit in a ring.
	pub fn style_of_ring(&self, ring: RingIndex) -> Option<StyleIndex> {
		self.sections.iter().position(|section| ring < section.end())?.try_into().ok()
	}

	/// The ring in which a key sits, numbered through the roll.
	pub fn ring_of(&self, key: &MemberKey) -> Option<RingIndex> {
		self.sections.iter().find_map(|section| section.ring_of(key))
	}

	/// The keys of a ring, in their order; none if there is no such ring.
	pub fn ring_keys(&self, ring: RingIndex) -> Vec<MemberKey> {
		let Some(section) = self.sections.iter().find(|section| ring < section.end()) else {
			return Vec::new();
		};
		let Section { keys, seating, first_ring } = section;
		let seats = seating.seats(ring.saturating_sub(*first_ring));
		seats.filter_map(|seat| keys.get(seating.key_at(seat)? as usize).copied()).collect()
	}

	/// Finds the ring of a member and does the slow half of the member's proofs.
	pub fn prepare(&self, member: &MemberSecret) -> Result<(RingIndex, PreparedRing), SeatError> {
		let ring = self.ring_of(&member.key()).ok_or(SeatError::NotOnRoll)?;
		let prepared = member.prepare(self.size, &self.ring_keys(ring)).map_err(SeatError::Ring)?;
		Ok((ring, prepared))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys::development;
	use caucus_members_core::ring::{Ring, RingBuilder};

	const SIZE: RingSize = RingSize::R255;

	fn digest_of(keys: &[MemberKey]) -> Digest {
		keys.chunks(KEYS_PER_PAGE as usize).fold([0; 32], |digest, page| extend_roll_digest(&digest, page))
	}

	/// Members `0..5`, nobody, and members `5..300`, who need two rings.
	fn roll() -> (Vec<Vec<MemberKey>>, Stated) {
		let keys: Vec<MemberKey> = (0..300).map(|number| development(number).key()).collect();
		let styles = vec![keys[..5].to_vec(), Vec::new(), keys[5..].to_vec()];
		let digests: Vec<(u32, Digest)> =
			styles.iter().map(|keys| (keys.len() as u32, digest_of(keys))).collect();
		let root = roll_root(&digests);
		(styles, Stated { styles: digests, root, size: SIZE, seed: [7; 32] })
	}

	#[test]
	fn a_member_proves_in_the_ring_that_the_chain_builds() {
		let (styles, stated) = roll();
		let seated = SeatedRoll::new(styles.clone(), &stated).unwrap();
		assert_eq!(seated.rings().collect::<Vec<_>>(), [1, 0, 2]);
		assert_eq!([0, 1, 2, 3].map(|ring| seated.style_of_ring(ring)), [Some(0), Some(2), Some(2), None]);
		assert!(seated.ring_keys(3).is_empty());
		for (number, style, position) in [(3u32, 0u8, 3u32), (99, 2, 94)] {
			let member = development(number);
			let (ring, prepared) = seated.prepare(&member).unwrap();
			let keys = &styles[usize::from(style)];
			let seating = Seating::of_style(keys.len() as u32, SIZE, &stated.seed, style).unwrap();
			let first = if style == 0 { 0 } else { 1 };
			assert_eq!(ring, first + seating.ring_of(position).unwrap());
			let mut builder = RingBuilder::new(SIZE).unwrap();
			let seats = seating.seats(ring - first);
			let seated: Vec<MemberKey> =
				seats.map(|seat| keys[seating.key_at(seat).unwrap() as usize]).collect();
			builder.push(&seated).unwrap();
			let ring = Ring::from_root(SIZE, &builder.finish().unwrap()).unwrap();
			let (proof, alias) = member.prove(&prepared, b"context", b"message").unwrap();
			assert_eq!(ring.verify(&proof, b"context", b"message", &alias), Ok(()));
		}
		assert_eq!(seated.prepare(&development(300)).err(), Some(SeatError::NotOnRoll));
	}

	#[test]
	fn other_keys_than_the_stated_are_refused() {
		let (styles, stated) = roll();
		let refused = |change: fn(&mut Vec<Vec<MemberKey>>, &mut Stated)| {
			let (mut styles, mut stated) = (styles.clone(), stated.clone());
			change(&mut styles, &mut stated);
			assert_eq!(SeatedRoll::new(styles, &stated).err(), Some(SeatError::OtherKeys));
		};
		refused(|styles, _| styles[2].swap(0, 1));
		refused(|styles, _| _ = styles[0].pop());
		refused(|styles, _| styles.swap(0, 2));
		refused(|styles, _| _ = styles.pop());
		refused(|_, stated| stated.root = [1; 32]);
		refused(|_, stated| stated.styles[0].1 = [1; 32]);
	}
}
