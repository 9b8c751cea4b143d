// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Typed reads at one block.

use crate::{
	chain::{Chain, ChainError, Hash},
	storage,
};
use caucus_elections_core::{
	params::{Params, Plan, SumIndex},
	tally::{
		Accumulators, Close, Count, Election, Options, Outcomes, Poll, PollCounts, SealedPoll, Totals, Vote,
	},
};
use caucus_members_core::ring::RingRoot;
use caucus_primitives::{
	Alias, CandidateIndex, ContestIndex, Digest, ElectionId, MemberKey, Moment, RingIndex, RollId,
	StyleIndex, TrusteeIndex, KEYS_PER_PAGE,
};
use caucus_trustees_core::{
	ceremony::Record,
	keygen::{Dealing, Joining, Outcome},
};
use codec::{Decode, Encode};
use std::collections::BTreeMap;

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

/// What the appeals body said about a result.
#[derive(Clone, Copy, PartialEq, Eq, Decode, Debug)]
pub struct Ruling {
	/// Whether the result falls.
	pub annulled: bool,
	/// Digest of the published reasons.
	pub reason: Digest,
}

/// The outcomes of an election's contests.
#[derive(Clone, PartialEq, Eq, Decode, Debug)]
pub struct Composed {
	/// One for each contest.
	pub outcomes: Outcomes,
	/// When they were worked out.
	pub at: Moment,
}

/// The sealed polls of an election, by contest and component of its rule.
#[derive(Clone, Default, Debug)]
pub struct Polls(pub BTreeMap<(ContestIndex, u8), Poll>);

impl Polls {
	/// What a poll found, if it is revealed.
	pub fn found(&self, contest: ContestIndex, component: u8) -> Option<&PollCounts> {
		self.0.get(&(contest, component))?.revealed.as_ref()
	}
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

	/// All storage keys that begin with a prefix.
	pub async fn keys(&self, prefix: &[u8]) -> Result<Vec<Vec<u8>>, ReadError> {
		Ok(self.chain.storage_keys(prefix, self.at).await?)
	}

	/// The block's time.
	pub async fn now(&self) -> Result<Moment, ReadError> {
		Ok(self.get(storage::now(), "the time").await?.unwrap_or_default())
	}

	/// How many elections there are.
	pub async fn elections(&self) -> Result<ElectionId, ReadError> {
		Ok(self.get(storage::next_election(), "the number of elections").await?.unwrap_or_default())
	}

	/// The election commission.
	pub async fn commission(&self) -> Result<Vec<Account>, ReadError> {
		Ok(self.get(storage::commission(), "the commission").await?.unwrap_or_default())
	}

	/// How many members there are.
	pub async fn members(&self) -> Result<u32, ReadError> {
		Ok(self.get(storage::member_count(), "the number of members").await?.unwrap_or_default())
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

	/// The outcomes of an election, once its totals stand and its polls are revealed or missing.
	pub async fn outcomes(&self, election: ElectionId) -> Result<Option<Composed>, ReadError> {
		self.get(storage::of_election("OutcomesOf", election), "the outcomes").await
	}

	/// The polls of an election that are sealed.
	pub async fn polls(&self, election: ElectionId, plan: &Plan) -> Result<Polls, ReadError> {
		let mut polls = Polls::default();
		for (contest, component) in plan.polls() {
			let poll = self.get(storage::poll(election, contest, component), "the poll").await?;
			polls.0.extend(poll.map(|poll| ((contest, component), poll)));
		}
		Ok(polls)
	}

	/// Nominations that were accepted while the election is a draft.
	pub async fn accepted(
		&self,
		election: ElectionId,
	) -> Result<Vec<(ContestIndex, CandidateIndex)>, ReadError> {
		let found = self.get(storage::of_election("Accepted", election), "the nominations").await?;
		Ok(found.unwrap_or_default())
	}

	/// Objections to a result: who raised them, and the digests of their reasons.
	pub async fn objections_to(&self, election: ElectionId) -> Result<Vec<(Account, Digest)>, ReadError> {
		let found = self.get(storage::of_election("ObjectionsTo", election), "the objections").await?;
		Ok(found.unwrap_or_default())
	}

	/// What the appeals body said about a result.
	pub async fn ruling(&self, election: ElectionId) -> Result<Option<Ruling>, ReadError> {
		self.get(storage::of_election("Rulings", election), "the ruling").await
	}

	/// Elections whose votes are kept for audits, and until when.
	pub async fn kept(&self) -> Result<Vec<(ElectionId, Moment)>, ReadError> {
		Ok(self.get(storage::kept(), "the list of kept elections").await?.unwrap_or_default())
	}

	/// A voter's counted vote.
	pub async fn vote(&self, election: ElectionId, alias: &Alias) -> Result<Option<Vote>, ReadError> {
		self.get(storage::vote(election, alias), "the vote").await
	}

	/// The accumulators of so many sums: see [`Plan::sums`].
	pub async fn accumulators(&self, election: ElectionId, sums: usize) -> Result<Accumulators, ReadError> {
		let wanted = SumIndex::try_from(sums).map_err(|_| ReadError::Undecodable("the accumulators"))?;
		let mut sums: Vec<Options> = Vec::new();
		for sum in 0..wanted {
			let key = storage::accumulators(election, sum);
			let options = self.get(key, "the accumulators").await?;
			sums.push(options.ok_or_else(|| ReadError::Missing("an accumulator is missing".into()))?);
		}
		sums.try_into().map_err(|_| ReadError::Undecodable("the accumulators"))
	}

	/// All keys of one style of a roll, in its order; `progress` is told how many have come.
	pub async fn roll(
		&self,
		roll: RollId,
		style: StyleIndex,
		keys: u32,
		mut progress: impl FnMut(usize),
	) -> Result<Vec<MemberKey>, ReadError> {
		let mut all = Vec::with_capacity(keys as usize);
		for page in 0..keys.div_ceil(KEYS_PER_PAGE) {
			let page: Option<Vec<MemberKey>> =
				self.get(storage::roll_page(roll, style, page), "the roll").await?;
			all.extend(page.unwrap_or_default());
			progress(all.len());
		}
		(all.len() == keys as usize)
			.then_some(all)
			.ok_or_else(|| ReadError::Missing(format!("the node does not hold all keys of roll {roll}")))
	}

	/// All keys of a roll, style by style; `progress` is told how many have come.
	pub async fn styled_roll(
		&self,
		roll: RollId,
		keys_of_styles: &[u32],
		mut progress: impl FnMut(usize),
	) -> Result<Vec<Vec<MemberKey>>, ReadError> {
		let mut styles = Vec::with_capacity(keys_of_styles.len());
		let mut before = 0;
		for (style, keys) in (0..).zip(keys_of_styles) {
			let keys = self.roll(roll, style, *keys, |have| progress(before + have)).await?;
			before += keys.len();
			styles.push(keys);
		}
		Ok(styles)
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

	/// The sealed polls of an election, in the order of its plan: part of what a close fixes.
	pub async fn sealed_polls(
		&self,
		election: ElectionId,
		plan: &Plan,
	) -> Result<Vec<SealedPoll>, ReadError> {
		let mut sealed = Vec::new();
		for (contest, component) in plan.polls() {
			let key = storage::poll(election, contest, component);
			if let Some(poll) = self.get::<Poll>(key, "the poll").await? {
				sealed.push((contest, component, poll.commitment));
			}
		}
		Ok(sealed)
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
