// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election with all its evidence in one file, collected from a node.

use crate::{
	chain::{Chain, ChainError, Hash, Header},
	read::{ReadError, State},
	storage::{self, Key},
};
use caucus_elections_core::{
	ballot::Ballot,
	bundle::{Bundle, Handover},
	collect::{Collector, Incomplete, Trail},
	params::Params,
};
use caucus_primitives::ElectionId;
use codec::{Decode, Encode};
use subxt::config::substrate::DigestItem;

/// The consensus engine whose digests change the validators.
const GRANDPA: [u8; 4] = *b"FRNK";
/// The first byte of a digest that names the next validators.
const SCHEDULED_CHANGE: u8 = 1;

/// Why there is no bundle.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
	/// The chain could not be read.
	#[error(transparent)]
	Read(#[from] ReadError),
	/// The node did not answer as it should.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// The election has no result.
	#[error("election {0} has no result yet; export it when its totals are announced")]
	NotTallied(ElectionId),
	/// The blocks do not give the ballots of the log.
	#[error(
		"the node's blocks hold {found} ballots that do not make the log of the {accepted} accepted; ask \
		 a node that keeps all bodies and states"
	)]
	BallotsMissing {
		/// Found in blocks.
		found: usize,
		/// Accepted by the chain.
		accepted: usize,
	},
	/// A justification cannot be understood.
	#[error("the node's proof of finality cannot be understood")]
	BadJustification,
}

/// What is being collected, for a progress bar: how much of how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
	/// Waiting for a justification.
	Finality,
	/// Keys of the roll.
	Keys(usize, u32),
	/// Ballots.
	Ballots(usize, u32),
}

impl From<Incomplete> for ExportError {
	fn from(Incomplete { found, accepted }: Incomplete) -> Self {
		Self::BallotsMissing { found, accepted }
	}
}

/// Storage keys of everything that an audit of the election reads.
pub fn evidence_keys(election: ElectionId, params: &Params) -> Vec<Key> {
	let of_election = ["Elections", "ParamsOf", "Counts", "Closes", "Results", "OutcomesOf", "Rulings"]
		.map(|name| storage::of_election(name, election));
	let sums = 0..params.plan.sums().count() as u8;
	let polls = params.plan.polls().map(|(contest, component)| storage::poll(election, contest, component));
	let trustees = 1..=params.verification_keys.len() as u16;
	let of_trustees = ["Joinings", "Dealings", "Convicted", "Confirmations", "Seeds", "Shares"]
		.into_iter()
		.flat_map(|name| trustees.clone().map(move |trustee| storage::of_trustee(name, election, trustee)));
	let electorate = &params.electorate;
	of_election
		.into_iter()
		.chain(sums.map(|sum| storage::accumulators(election, sum)))
		.chain(polls)
		.chain([storage::ceremony(election), storage::outcome(election), storage::seed_block(election)])
		.chain(of_trustees)
		.chain((0..electorate.rings()).map(|ring| storage::ring_root(electorate.roll, ring)))
		.collect()
}

/// Collects the bundle of an election whose totals are announced.
pub async fn export(
	chain: &Chain,
	election: ElectionId,
	mut progress: impl FnMut(Stage),
) -> Result<Bundle, ExportError> {
	progress(Stage::Finality);
	let best = State::best(chain).await?;
	if best.result(election).await?.is_none() {
		return Err(ExportError::NotTallied(election));
	}
	let wanted = chain.header(best.block()).await?.number;
	let (block, justification) = loop {
		let justification = chain.next_justification().await?;
		let (block, number) = target(&justification)?;
		if u64::from(number) >= wanted {
			break (block, justification);
		}
	};
	let header = chain.header(block).await?;
	let state = State::at(chain, block);
	let close = state.close(election).await?.ok_or(ExportError::NotTallied(election))?;
	let params = state.params(election).await?;
	let count = state.count(election).await?.ok_or(ExportError::NotTallied(election))?;
	let electorate = &params.electorate;
	let parts: Vec<u32> = electorate.styles.iter().map(|style| style.keys).collect();
	let all = electorate.keys();
	let keys = state.styled_roll(electorate.roll, &parts, |have| progress(Stage::Keys(have, all))).await?;
	let genesis = chain.genesis_hash();
	let collector = Collector::new(election, params.election_ref(&genesis.0, election), &count);
	let ballots = ballots(chain, collector, close.block, &mut progress).await?;
	let authorities = storage::item("Grandpa", "Authorities");
	Ok(Bundle {
		election,
		genesis_header: chain.header(genesis).await?.encode(),
		genesis_proof: chain.read_proof(&[authorities], genesis).await?,
		handovers: handovers(chain, header.number).await?,
		header: header.encode(),
		justification,
		state_proof: chain.read_proof(&evidence_keys(election, &params), block).await?,
		keys,
		ballots,
	})
}

/// The block that a justification is about: it begins with its round and that block.
fn target(justification: &[u8]) -> Result<(Hash, u32), ExportError> {
	let (_, hash, number) =
		<(u64, [u8; 32], u32)>::decode(&mut &justification[..]).map_err(|_| ExportError::BadJustification)?;
	Ok((Hash::from(hash), number))
}

/// The blocks before `end` in which one set of validators hands over to the next.
async fn handovers(chain: &Chain, end: u64) -> Result<Vec<Handover>, ExportError> {
	let mut found = Vec::new();
	let mut first = 1;
	// A proof of finality is one of the last block of the set that finalized the block asked for, as
	// long as that set is not the one that finalizes now.
	while let Some(proof) = chain.finality_proof(first).await? {
		let (_, justification) =
			<([u8; 32], Vec<u8>)>::decode(&mut &proof[..]).map_err(|_| ExportError::BadJustification)?;
		let (block, number) = target(&justification)?;
		if u64::from(number) >= end || number < first {
			break;
		}
		let header = chain.header(block).await?;
		if !hands_over(&header) {
			break;
		}
		found.push(Handover { header: header.encode(), justification });
		first = number.saturating_add(1);
	}
	Ok(found)
}

fn hands_over(header: &Header) -> bool {
	header.digest.logs.iter().any(
		|item| matches!(item, DigestItem::Consensus(GRANDPA, log) if log.first() == Some(&SCHEDULED_CHANGE)),
	)
}

/// The accepted ballots in order, found by walking back from the block of the close.
async fn ballots(
	chain: &Chain,
	collector: Collector,
	close: u32,
	progress: &mut impl FnMut(Stage),
) -> Result<Vec<Ballot>, ExportError> {
	let events = storage::item("System", "Events");
	let (mut trail, mut found) = (Trail::default(), Vec::new());
	let mut complete = collector.is_complete(&trail);
	for number in (0..=u64::from(close)).rev() {
		if complete {
			break;
		}
		let Some(hash) = chain.block_hash(number).await? else {
			break;
		};
		let body = chain.block_body(hash).await?;
		// A node that has dropped the state refuses; the collector does without as well as it can.
		let events = match collector.needs_events(&body) {
			true => chain.storage(&events, Some(hash)).await.ok().flatten(),
			false => None,
		};
		let some = collector.take(&mut trail, &body, events.as_deref());
		if !some.is_empty() {
			complete = collector.is_complete(&trail);
		}
		found.extend(some.into_iter().map(Some));
		let (have, all) = (found.len().min(collector.all()), collector.all());
		progress(Stage::Ballots(have, all.try_into().unwrap_or(u32::MAX)));
	}
	let accepted = collector.accepted(&trail)?;
	Ok(accepted.filter_map(|place| found.get_mut(place).and_then(Option::take)).collect())
}

#[cfg(test)]
mod tests {
	use super::*;
	use subxt::config::substrate::Digest;

	#[test]
	fn a_handover_is_known_by_its_digest() {
		let header = |logs| Header {
			parent_hash: Hash::zero(),
			number: 9,
			state_root: Hash::zero(),
			extrinsics_root: Hash::zero(),
			digest: Digest { logs },
		};
		let of = |engine: &[u8; 4], log: &[u8]| DigestItem::Consensus(*engine, log.to_vec());
		let seal = DigestItem::Seal(GRANDPA, vec![1]);
		assert!(hands_over(&header(vec![of(b"aura", &[1]), of(b"FRNK", &[1, 0, 0])])));
		assert!(!hands_over(&header(vec![of(b"aura", &[1]), of(b"FRNK", &[3]), seal])));
		assert!(!hands_over(&header(Vec::new())));
	}
}
