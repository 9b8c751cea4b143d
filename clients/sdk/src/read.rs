// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Typed reads at one block.

use crate::{
	chain::{Chain, ChainError, Hash},
	storage,
};
use caucus_elections_core::{
	params::Params,
	tally::{Accumulators, Close, Count, Election, Options, Totals, Vote},
};
use caucus_members_core::{registry::Application, ring::RingRoot};
use caucus_primitives::{
	Alias, ElectionId, MemberKey, Moment, RingIndex, RollId, TrusteeIndex, KEYS_PER_PAGE,
};
use caucus_trustees_core::{
	ceremony::Record,
	keygen::{Dealing, Joining, Outcome},
};
use codec::{Decode, Encode};

/// An account as the chain writes it.
pub type Account = [u8; 32];

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
	/// The node did not answer as it should.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// A value is not what this version expects.
	#[error("{0} cannot be understood; this program and the chain have different versions")]
	Undecodable(&'static str),
	/// Something is not there.
	#[error("{0}")]
	Missing(String),
}

/// The chain's state at one block.
#[derive(Clone)]
pub struct State<'a> {
	chain: &'a Chain,
	at: Hash,
}

impl<'a> State<'a> {
	/// The state at a block.
	pub fn at(chain: &'a Chain, at: Hash) -> Self {
		Self { chain, at }
	}

	/// The state at the best block.
	pub async fn best(chain: &'a Chain) -> Result<Self, ReadError> {
		Ok(Self::at(chain, chain.best_head().await?))
	}

	/// The state at the last finalized block.
	pub async fn finalized(chain: &'a Chain) -> Result<Self, ReadError> {
		Ok(Self::at(chain, chain.finalized_head().await?))
	}

	/// The block.
	pub fn block(&self) -> Hash {
		self.at
	}

	/// Reads and decodes a value.
	pub async fn get<T: Decode>(&self, key: Vec<u8>, what: &'static str) -> Result<Option<T>, ReadError> {
		let Some(bytes) = self.chain.storage(&key, Some(self.at)).await? else {
			return Ok(None);
		};
		T::decode(&mut &bytes[..]).map(Some).map_err(|_| ReadError::Undecodable(what))
	}

	/// The block's time.
	pub async fn now(&self) -> Result<Moment, ReadError> {
		Ok(self.get(storage::now(), "the time").await?.unwrap_or_default())
	}

	/// How many elections there are.
	pub async fn elections(&self) -> Result<ElectionId, ReadError> {
		Ok(self.get(storage::next_election(), "the number of elections").await?.unwrap_or_default())
	}

	/// How many members there are.
	pub async fn members(&self) -> Result<u32, ReadError> {
		Ok(self.get(storage::member_count(), "the number of members").await?.unwrap_or_default())
	}

	/// The applications of a batch that waits, and who proposed it.
	pub async fn pending_batch(&self, batch: u32) -> Result<(Account, Vec<Application>), ReadError> {
		let found = self.get(storage::pending_batch(batch), "the batch").await?;
		found.ok_or_else(|| ReadError::Missing(format!("no batch {batch} waits for confirmation")))
	}

	/// An election.
	pub async fn election(&self, election: ElectionId) -> Result<Election, ReadError> {
		let found = self.get(storage::of_election("Elections", election), "the election").await?;
		found.ok_or_else(|| ReadError::Missing(format!("there is no election {election}")))
	}

	/// An election's parameters.
	pub async fn params(&self, election: ElectionId) -> Result<Params, ReadError> {
		let found = self.get(storage::of_election("ParamsOf", election), "the parameters").await?;
		found.ok_or_else(|| ReadError::Missing(format!("election {election} is not ready yet")))
	}

	/// An election's running count.
	pub async fn count(&self, election: ElectionId) -> Result<Option<Count>, ReadError> {
		self.get(storage::of_election("Counts", election), "the count").await
	}

	/// What was fixed at the close.
	pub async fn close(&self, election: ElectionId) -> Result<Option<Close>, ReadError> {
		self.get(storage::of_election("Closes", election), "the close").await
	}

	/// The result.
	pub async fn result(&self, election: ElectionId) -> Result<Option<Totals>, ReadError> {
		self.get(storage::of_election("Results", election), "the result").await
	}

	/// A voter's counted vote.
	pub async fn vote(&self, election: ElectionId, alias: &Alias) -> Result<Option<Vote>, ReadError> {
		self.get(storage::vote(election, alias), "the vote").await
	}

	/// The sums of all contests.
	pub async fn accumulators(
		&self,
		election: ElectionId,
		contests: usize,
	) -> Result<Accumulators, ReadError> {
		let mut sums: Vec<Options> = Vec::new();
		for contest in 0..contests as u16 {
			let key = storage::accumulators(election, contest);
			let options = self.get(key, "the accumulators").await?;
			sums.push(options.ok_or_else(|| ReadError::Missing("an accumulator is missing".into()))?);
		}
		sums.try_into().map_err(|_| ReadError::Undecodable("the accumulators"))
	}

	/// All keys of a roll, in its order; `progress` is told how many have come.
	pub async fn roll(
		&self,
		roll: RollId,
		keys: u32,
		mut progress: impl FnMut(usize),
	) -> Result<Vec<MemberKey>, ReadError> {
		let mut all = Vec::with_capacity(keys as usize);
		for page in 0..keys.div_ceil(KEYS_PER_PAGE) {
			let page: Option<Vec<MemberKey>> = self.get(storage::roll_page(roll, page), "the roll").await?;
			all.extend(page.unwrap_or_default());
			progress(all.len());
		}
		(all.len() == keys as usize)
			.then_some(all)
			.ok_or_else(|| ReadError::Missing(format!("the node does not hold all keys of roll {roll}")))
	}

	/// A ring's root.
	pub async fn ring_root(&self, roll: RollId, ring: RingIndex) -> Result<RingRoot, ReadError> {
		let found = self.get(storage::ring_root(roll, ring), "the ring's root").await?;
		found.ok_or_else(|| ReadError::Missing(format!("roll {roll} has no ring {ring}")))
	}

	/// An election's ceremony.
	pub async fn ceremony(&self, election: ElectionId) -> Result<Option<Record<Account>>, ReadError> {
		self.get(storage::ceremony(election), "the ceremony").await
	}

	/// What a trustee joined with.
	pub async fn joining(
		&self,
		election: ElectionId,
		trustee: TrusteeIndex,
	) -> Result<Option<Joining>, ReadError> {
		self.get(storage::of_trustee("Joinings", election, trustee), "the joining").await
	}

	/// What a dealer dealt.
	pub async fn dealing(
		&self,
		election: ElectionId,
		trustee: TrusteeIndex,
	) -> Result<Option<Dealing>, ReadError> {
		self.get(storage::of_trustee("Dealings", election, trustee), "the dealing").await
	}

	/// Whether the chain holds something of a trustee: `Joinings`, `Checked`, `Shares`, ...
	pub async fn has(
		&self,
		name: &str,
		election: ElectionId,
		trustee: TrusteeIndex,
	) -> Result<bool, ReadError> {
		let key = storage::of_trustee(name, election, trustee);
		Ok(self.chain.storage(&key, Some(self.at)).await?.is_some())
	}

	/// An election's keys.
	pub async fn outcome(&self, election: ElectionId) -> Result<Option<Outcome>, ReadError> {
		self.get(storage::outcome(election), "the keys").await
	}

	/// Asks a runtime API.
	pub async fn ask<T: Decode>(
		&self,
		method: &str,
		arguments: &impl Encode,
		what: &'static str,
	) -> Result<T, ReadError> {
		let bytes = self.chain.call_api(method, &arguments.encode(), Some(self.at)).await?;
		T::decode(&mut &bytes[..]).map_err(|_| ReadError::Undecodable(what))
	}
}
