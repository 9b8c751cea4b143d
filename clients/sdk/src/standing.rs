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
