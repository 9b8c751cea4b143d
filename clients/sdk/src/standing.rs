// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Proving membership in a standing roll. Nothing here reads a chain, so that a program and a page in a
//! browser do the same; [`crate::participation`] reads one.

use crate::{
	rolls::{Roll, RollStage, StyleKeys},
	seats::{SeatError, SeatedRoll, Stated},
};
use caucus_members_core::{
	registry::RollRule,
	ring::{MemberProof, MemberSecret, PreparedRing, RingError},
};
use caucus_primitives::{refs::roll_root, Digest, MemberKey, PartIndex, RingIndex, RollId};

/// Why a member cannot prove to be on a roll.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StandingError {
	/// The roll does not stand, or stands no longer.
	#[error("roll {0} has no rings")]
	NoRings(RollId),
	/// Another roll was shown than the one published.
	#[error(
		"the node shows a standing roll with the digest {0} and the seed {1}, not the one given: use another node"
	)]
	OtherRoll(String, String),
	/// The keys that were shown are not those of the roll.
	#[error("the node's keys are not those of the roll; use another node")]
	ForgedRoll,
	/// The key is not on the roll.
	#[error(
		"this key is not on the standing roll; whoever joined since, or got a new key this year, comes on a later one"
	)]
	NotOnRoll,
	/// The ring cannot be used.
	#[error("the ring cannot be used: {0:?}")]
	Ring(RingError),
}

impl From<SeatError> for StandingError {
	fn from(error: SeatError) -> Self {
		match error {
			// More rings than can be numbered is a roll that no chain fixed.
			SeatError::OtherKeys | SeatError::TooManyRings => Self::ForgedRoll,
			SeatError::NotOnRoll => Self::NotOnRoll,
			SeatError::Ring(error) => Self::Ring(error),
		}
	}
}

/// What a member knows of a standing roll from a source that the member trusts. It fixes whose keys share
/// the member's ring.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Published {
	/// Digest of all keys.
	pub digest: Digest,
	/// The seed by which they are dealt to rings.
	pub seed: Digest,
}

/// A standing roll as a member needs it, read once.
pub struct StandingRoll {
	roll: RollId,
	stated: Published,
	parts: Vec<(RollRule, u32)>,
	seated: SeatedRoll,
}

/// A member's place, with the slow half of all proofs done.
pub struct Place {
	ring: RingIndex,
	part: PartIndex,
	prepared: PreparedRing,
}

impl Place {
	/// The part of the roll that every act of the member shows.
	pub fn part(&self) -> PartIndex {
		self.part
	}

	/// The ring, numbered through the roll.
	pub fn ring(&self) -> RingIndex {
		self.ring
	}
}

impl StandingRoll {
	/// How many keys each part of a roll has; [`Self::new`] takes them in this order.
	pub fn parts_of(record: &Roll) -> Vec<u32> {
		record.styles.iter().map(|style| style.keys).collect()
	}

	/// A standing roll with its keys, part by part.
	///
	/// Without `published`, the keys and who shares a ring are what whoever gave them says.
	pub fn new(
		roll: RollId,
		record: &Roll,
		keys: Vec<Vec<MemberKey>>,
		published: Option<Published>,
	) -> Result<Self, StandingError> {
		let RollStage::Built { seed, .. } = record.stage else {
			return Err(StandingError::NoRings(roll));
		};
		let styles: Vec<(u32, Digest)> =
			record.styles.iter().map(|StyleKeys { keys, digest, .. }| (*keys, *digest)).collect();
		let digest = roll_root(&styles);
		let shown = Published { digest, seed };
		if published.is_some_and(|published| published != shown) {
			return Err(StandingError::OtherRoll(hex::encode(digest), hex::encode(seed)));
		}
		let stated = Stated { styles, root: digest, size: record.ring_size, seed };
		let seated = SeatedRoll::new(keys, &stated)?;
		let parts = record.styles.iter().map(|style| (style.rule, style.keys)).collect();
		Ok(Self { roll, stated: shown, parts, seated })
	}

	/// Its number.
	pub fn roll(&self) -> RollId {
		self.roll
	}

	/// Digest of all its keys, and the seed of its rings: what others compare theirs with.
	pub fn stated(&self) -> Published {
		self.stated
	}

	/// Its parts: whom each holds, unless an earlier one does, and how many keys it has.
	pub fn parts(&self) -> &[(RollRule, u32)] {
		&self.parts
	}

	/// Finds the member's ring and prepares proofs.
	pub fn take_place(&self, member: &MemberSecret) -> Result<Place, StandingError> {
		let (ring, prepared) = self.seated.prepare(member)?;
		let part = self.seated.style_of_ring(ring).ok_or(StandingError::NotOnRoll)?;
		Ok(Place { ring, part, prepared })
	}

	/// Proves that one of the ring's members acts: under the alias that `context` gives, with `message`.
	pub fn prove(
		&self,
		member: &MemberSecret,
		place: &Place,
		context: &[u8],
		message: &[u8],
	) -> Result<MemberProof, StandingError> {
		let (proof, alias) = member.prove(&place.prepared, context, message).map_err(StandingError::Ring)?;
		Ok(MemberProof { ring: place.ring, alias, proof })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys::development;
	use caucus_members_core::{registry::Classes, ring::RingSize};
	use caucus_primitives::{refs::extend_roll_digest, KEYS_PER_PAGE};

	/// A standing roll of two parts with so many keys, dealt by this seed.
	fn roll(sizes: [u32; 2], seed: Digest) -> (Roll, Vec<Vec<MemberKey>>) {
		let mut members = 0..;
		let mut keys_of = |size: u32| -> Vec<MemberKey> {
			members.by_ref().take(size as usize).map(|number| development(number).key()).collect()
		};
		let keys: Vec<Vec<MemberKey>> = sizes.map(&mut keys_of).into();
		let style = |keys: &Vec<MemberKey>| StyleKeys {
			rule: RollRule { classes: Classes::CITIZEN, chapter: None },
			keys: keys.len() as u32,
			digest: keys
				.chunks(KEYS_PER_PAGE as usize)
				.fold([0; 32], |digest, page| extend_roll_digest(&digest, page)),
			corrected: false,
		};
		let record = Roll {
			ring_size: RingSize::R255,
			window: 0,
			stage: RollStage::Built { seed, ring_roots: [0; 32] },
			objections: 0,
			styles: keys.iter().map(style).collect(),
		};
		(record, keys)
	}

	/// A node that deals the same keys by another seed, or shows a roll of its own whose keys agree with its
	/// digests, could choose with whom a member shares a ring. Nothing that the node says tells; what was
	/// published does.
	#[test]
	fn another_roll_than_the_published_one_is_refused() {
		let (record, keys) = roll([3, 2], [7; 32]);
		let own = StandingRoll::new(4, &record, keys.clone(), None).unwrap().stated();
		let shown = |(record, keys): (Roll, Vec<Vec<MemberKey>>), published| {
			StandingRoll::new(4, &record, keys, published).map(|roll| roll.stated())
		};
		assert_eq!(shown((record.clone(), keys.clone()), Some(own)), Ok(own));
		// Another seed, other keys, and the same keys in other parts.
		for (sizes, seed) in [([3, 2], [8; 32]), ([3, 3], [7; 32]), ([2, 3], [7; 32])] {
			let said = shown(roll(sizes, seed), None).unwrap();
			assert_ne!(said, own);
			let refusal = StandingError::OtherRoll(hex::encode(said.digest), hex::encode(said.seed));
			assert_eq!(shown(roll(sizes, seed), Some(own)), Err(refusal));
		}
		// And the published numbers do not make up for keys that are not those of the digests.
		let others = roll([3, 3], [7; 32]).1;
		assert_eq!(shown((record, others), Some(own)), Err(StandingError::ForgedRoll));
	}
}
