// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Taking part in what is not an election, on a chain: reading a standing roll, handing in what was proved.
//!
//! ```text
//! Actor::enter(&chain, &member, None, |have| ..)   reads every key, checks them, takes a place: slow, once
//!     .comment(..) .act_on_petition(..) ..          an act with its proof
//!     .submit(&chain, until)                        handed in; nobody signs it
//! ```
//!
//! The node sees that somebody reads a whole roll, as everybody does who takes part.

use crate::{
	acts::{ActError, Actor, ProvenAct, Unsigned},
	chain::{Chain, ChainError, Included, Until},
	read::{ReadError, State},
	standing::{Published, StandingError, StandingRoll},
	storage,
};
use caucus_members_core::{
	ring::MemberSecret,
	roll::{standing_seed, SEED_BLOCKS},
};
use caucus_primitives::{refs::roll_root, Digest, RollId};
use codec::{Decode, Encode};
use std::sync::Arc;
use subxt_signer::sr25519::Keypair;

/// Why a member cannot take part.
#[derive(Debug, thiserror::Error)]
pub enum ParticipationError {
	/// The chain could not be read.
	#[error(transparent)]
	Read(#[from] ReadError),
	/// No standing roll stands yet.
	#[error("no standing roll stands yet: the registrars have to cut one")]
	NoStandingRoll,
	/// The roll, or the member's place on it.
	#[error(transparent)]
	Standing(#[from] StandingError),
}

impl StandingRoll {
	/// Reads the roll in use; `progress` is told how many of its keys have come.
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
		let keys = state.styled_roll(roll, &Self::parts_of(&record), progress).await?;
		Ok(Self::new(roll, &record, keys, published)?)
	}
}

impl Actor {
	/// Reads a roll (the newest, or the one that something was begun with) and takes a place on it;
	/// `progress` is told how many of its keys have come. The slow part of all acts on that roll.
	pub async fn enter(
		chain: &Chain,
		member: &MemberSecret,
		roll: Option<RollId>,
		progress: impl FnMut(usize),
	) -> Result<Self, ParticipationError> {
		let roll = match roll {
			None => StandingRoll::newest(chain, None, progress).await?,
			Some(roll) => StandingRoll::read(&State::best(chain).await?, roll, None, progress).await?,
		};
		Ok(Self::on(chain.genesis_hash().0, member, Arc::new(roll))?)
	}

	/// Binds an account as the member's activity account of a year; the account consents.
	pub fn bind_account(&self, year: u32, account: &Keypair) -> Result<Unsigned, ActError> {
		let key = account.public_key().0;
		let consent = account.sign(&self.binding(year, &key)?).0;
		self.bind(year, &key, &consent)
	}
}

impl Unsigned {
	/// The extrinsic for a chain.
	pub async fn extrinsic(&self, chain: &Chain) -> Result<Vec<u8>, ChainError> {
		chain.without_signer(self.pallet(), self.call(), self.arguments()).await
	}

	/// Asks a node whether the chain would take it now, without handing it in.
	pub async fn check(&self, chain: &Chain) -> Result<(), ChainError> {
		chain.check(&self.extrinsic(chain).await?).await
	}

	/// Hands it in.
	pub async fn submit(&self, chain: &Chain, until: Until) -> Result<Included, ChainError> {
		chain.submit_raw(&self.extrinsic(chain).await?, until).await
	}
}

/// Hands in acts of others under one petition. The relayer pays for those that were of no use.
pub async fn relay_acts(
	chain: &Chain,
	relayer: &Keypair,
	petition: u32,
	acts: &[ProvenAct],
	until: Until,
) -> Result<Included, ChainError> {
	chain.submit_signed(relayer, "Petitions", "sign_batch", (petition, acts).encode(), until).await
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
