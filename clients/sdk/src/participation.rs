// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Proving membership in a standing roll: for signatures, comments, activity accounts.
//!
//! ```text
//! StandingRoll::newest(&chain, None, |have| ..)   reads every key, checks them, deals them to rings
//!     .take_place(&member)                        the slow half of the member's proofs, once
//!     .prove(&member, &place, context, message)   a `MemberProof` for one act
//! ```
//!
//! The node sees that somebody reads a whole roll, as everybody does who takes part.

use crate::{
	chain::Chain,
	read::{ReadError, State},
	registry::{RollStage, StyleKeys},
	seats::{SeatError, SeatedRoll, Stated},
	storage,
};
use caucus_members_core::{
	registry::RollRule,
	ring::{MemberProof, MemberSecret, PreparedRing, RingError},
	roll::{standing_seed, SEED_BLOCKS},
};
use caucus_primitives::{refs::roll_root, Digest, PartIndex, RingIndex, RollId};
use codec::Decode;

/// Why a member cannot take part.
#[derive(Debug, thiserror::Error)]
pub enum ParticipationError {
	/// The chain could not be read.
	#[error(transparent)]
	Read(#[from] ReadError),
	/// No standing roll stands yet.
	#[error("no standing roll stands yet: the registrars have to cut one")]
	NoStandingRoll,
	/// The roll does not stand, or stands no longer.
	#[error("roll {0} has no rings")]
	NoRings(RollId),
	/// The node shows another roll than the one published.
	#[error(
		"the node shows a standing roll with the digest {0} and the seed {1}, not the one given: use another node"
	)]
	OtherRoll(String, String),
	/// The node's keys are not those of the roll.
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

impl From<SeatError> for ParticipationError {
	fn from(error: SeatError) -> Self {
		match error {
			SeatError::OtherKeys => Self::ForgedRoll,
			SeatError::TooManyRings => Self::Read(ReadError::Undecodable("the roll")),
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
	/// Reads the roll in use; `progress` is told how many of its keys have come.
	///
	/// Without `published`, the keys and who shares a ring are what the node says.
	pub async fn newest(
		chain: &Chain,
		published: Option<Published>,
		progress: impl FnMut(usize),
	) -> Result<Self, ParticipationError> {
		let state = State::best(chain).await?;
		let roll = state.standing_roll().await?.ok_or(ParticipationError::NoStandingRoll)?;
		Self::read(&state, roll, published, progress).await
	}

	/// Reads a standing roll, such as the one that a petition was begun with.
	pub async fn read(
		state: &State<'_>,
		roll: RollId,
		published: Option<Published>,
		progress: impl FnMut(usize),
	) -> Result<Self, ParticipationError> {
		let record = state.roll_record(roll).await?;
		let RollStage::Built { seed, .. } = record.stage else {
			return Err(ParticipationError::NoRings(roll));
		};
		let styles: Vec<(u32, Digest)> =
			record.styles.iter().map(|StyleKeys { keys, digest, .. }| (*keys, *digest)).collect();
		let digest = roll_root(&styles);
		let shown = Published { digest, seed };
		if published.is_some_and(|published| published != shown) {
			return Err(ParticipationError::OtherRoll(hex::encode(digest), hex::encode(seed)));
		}
		let sizes: Vec<u32> = styles.iter().map(|(keys, _)| *keys).collect();
		let keys = state.styled_roll(roll, &sizes, progress).await?;
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
	pub fn take_place(&self, member: &MemberSecret) -> Result<Place, ParticipationError> {
		let (ring, prepared) = self.seated.prepare(member)?;
		let part = self.seated.style_of_ring(ring).ok_or(ParticipationError::NotOnRoll)?;
		Ok(Place { ring, part, prepared })
	}

	/// Proves that one of the ring's members acts: under the alias that `context` gives, with `message`.
	pub fn prove(
		&self,
		member: &MemberSecret,
		place: &Place,
		context: &[u8],
		message: &[u8],
	) -> Result<MemberProof, ParticipationError> {
		let (proof, alias) =
			member.prove(&place.prepared, context, message).map_err(ParticipationError::Ring)?;
		Ok(MemberProof { ring: place.ring, alias, proof })
	}
}

/// The seed that the blocks after a standing roll was settled give its rings, by the hashes that the node
/// says; for whoever wants to see that nobody chose it. `None` if the roll is not settled, or the node does
/// not know all those blocks.
pub async fn seed_of_blocks(chain: &Chain, roll: RollId) -> Result<Option<Digest>, ReadError> {
	let state = State::best(chain).await?;
	let settled = state.standing_record(roll).await?.and_then(|record| record.settled);
	let Some(settled) = settled else { return Ok(None) };
	let mut hashes = Vec::new();
	for after in 1..=SEED_BLOCKS {
		let Some(hash) = chain.block_hash(u64::from(settled) + u64::from(after)).await? else {
			return Ok(None);
		};
		hashes.push(hash.0);
	}
	let record = state.roll_record(roll).await?;
	let styles: Vec<(u32, Digest)> = record.styles.iter().map(|style| (style.keys, style.digest)).collect();
	Ok(Some(standing_seed(&roll_root(&styles), &hashes)))
}

/// What a standing roll has besides what every roll has.
#[derive(Clone, Copy, PartialEq, Eq, Decode, Debug)]
pub struct StandingRecord {
	/// The earliest roll that was in use, when this one was cut, in the year of that day. A key that was
	/// rotated in after that roll was cut is not on this one.
	pub first_in_use: Option<RollId>,
	/// Number of the block in which it was settled. The blocks after it give the seed.
	pub settled: Option<u32>,
	/// Seed of its rings and digest of their roots, once they stand; also when they are gone.
	pub rings: Option<(Digest, Digest)>,
	/// How many keep it.
	pub pins: u32,
}

impl State<'_> {
	/// The standing roll in use.
	pub async fn standing_roll(&self) -> Result<Option<RollId>, ReadError> {
		self.get(storage::standing_roll(), "the standing roll").await
	}

	/// The standing roll that is being made.
	pub async fn standing_in_work(&self) -> Result<Option<RollId>, ReadError> {
		self.get(storage::standing_in_work(), "the standing roll in work").await
	}

	/// All standing rolls there ever were, in order.
	pub async fn standing_rolls(&self) -> Result<Vec<RollId>, ReadError> {
		let prefix = storage::standing_records();
		let number = |key: &[u8]| {
			let part = key.get(prefix.len() + storage::TWOX_LENGTH..).unwrap_or_default();
			RollId::decode(&mut &part[..]).map_err(|_| ReadError::Undecodable("a standing roll"))
		};
		let keys = self.keys(&prefix).await?;
		let mut rolls = keys.iter().map(|key| number(key)).collect::<Result<Vec<_>, _>>()?;
		rolls.sort_unstable();
		Ok(rolls)
	}

	/// What is known of a standing roll; `None` if the roll is none.
	pub async fn standing_record(&self, roll: RollId) -> Result<Option<StandingRecord>, ReadError> {
		self.get(storage::of_roll("Standing", roll), "the standing roll").await
	}
}
