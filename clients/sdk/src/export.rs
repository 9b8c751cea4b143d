// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election with all its evidence in one file, collected from a node.

use crate::{
	chain::{Chain, ChainError, Hash},
	read::{ReadError, State},
	storage::{self, Key},
};
use caucus_elections_core::{ballot::Ballot, bundle::Bundle, params::Params, tally};
use caucus_primitives::{wire, ElectionId};
use codec::{Compact, Decode, Encode};

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
	/// Ballots are missing.
	#[error("the node holds {found} of {accepted} accepted ballots; ask a node that keeps block bodies")]
	BallotsMissing {
		/// Found in blocks.
		found: usize,
		/// Accepted by the chain.
		accepted: u32,
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

/// Storage keys of everything that an audit of the election reads.
pub fn evidence_keys(election: ElectionId, params: &Params) -> Vec<Key> {
	let of_election = ["Elections", "ParamsOf", "Counts", "Closes", "Results"]
		.map(|name| storage::of_election(name, election));
	let contests = 0..params.plan.contests.len() as u16;
	let trustees = 1..=params.verification_keys.len() as u16;
	let of_trustees = ["Joinings", "Dealings", "Convicted", "Confirmations", "Seeds", "Shares"]
		.into_iter()
		.flat_map(|name| trustees.clone().map(move |trustee| storage::of_trustee(name, election, trustee)));
	let electorate = params.electorate;
	of_election
		.into_iter()
		.chain(contests.map(|contest| storage::accumulators(election, contest)))
		.chain([storage::ceremony(election), storage::outcome(election), storage::seed_block(election)])
		.chain(of_trustees)
		.chain((0..electorate.rings).map(|ring| storage::ring_root(electorate.roll, ring)))
		.collect()
}

/// Collects the bundle of an election whose result stands.
pub async fn export(
	chain: &Chain,
	election: ElectionId,
	mut progress: impl FnMut(Stage),
) -> Result<Bundle, ExportError> {
	progress(Stage::Finality);
	let best = State::best(chain).await?;
	if best.election(election).await?.stage != tally::Stage::Tallied {
		return Err(ExportError::NotTallied(election));
	}
	let wanted = chain.header(best.block()).await?.number;
	let (block, justification) = loop {
		let justification = chain.next_justification().await?;
		// A justification begins with its round and the block that it is about.
		let (_, hash, number) = <(u64, [u8; 32], u32)>::decode(&mut &justification[..])
			.map_err(|_| ExportError::BadJustification)?;
		if u64::from(number) >= wanted {
			break (Hash::from(hash), justification);
		}
	};
	let state = State::at(chain, block);
	let close = state.close(election).await?.ok_or(ExportError::NotTallied(election))?;
	let params = state.params(election).await?;
	let count = state.count(election).await?.ok_or(ExportError::NotTallied(election))?;
	let electorate = params.electorate;
	let keys = state
		.roll(electorate.roll, electorate.keys, |have| progress(Stage::Keys(have, electorate.keys)))
		.await?;
	let ballots = ballots(chain, election, close.block, count.accepted, &mut progress).await?;
	let genesis = chain.genesis_hash();
	let authorities = storage::item("Grandpa", "Authorities");
	Ok(Bundle {
		election,
		genesis_header: chain.header(genesis).await?.encode(),
		genesis_proof: chain.read_proof(&[authorities], genesis).await?,
		header: chain.header(block).await?.encode(),
		justification,
		state_proof: chain.read_proof(&evidence_keys(election, &params), block).await?,
		keys,
		ballots,
	})
}

/// The accepted ballots in order, found by walking back from the block of the close.
async fn ballots(
	chain: &Chain,
	election: ElectionId,
	close: u32,
	accepted: u32,
	progress: &mut impl FnMut(Stage),
) -> Result<Vec<Ballot>, ExportError> {
	let mut backwards: Vec<Ballot> = Vec::new();
	for number in (0..=u64::from(close)).rev() {
		if backwards.len() >= accepted as usize {
			break;
		}
		let Some(hash) = chain.block_hash(number).await? else {
			break;
		};
		let body = chain.block_body(hash).await?;
		let cast =
			body.iter().filter_map(|extrinsic| ballot_of(extrinsic)).filter(|b| b.body.election == election);
		let cast: Vec<Ballot> = cast.collect();
		backwards.extend(cast.into_iter().rev());
		progress(Stage::Ballots(backwards.len(), accepted));
	}
	if backwards.len() != accepted as usize {
		return Err(ExportError::BallotsMissing { found: backwards.len(), accepted });
	}
	backwards.reverse();
	Ok(backwards)
}

/// The ballot that an extrinsic of a block casts, if it does.
fn ballot_of(extrinsic: &[u8]) -> Option<Ballot> {
	let mut rest = extrinsic;
	Compact::<u32>::decode(&mut rest).ok()?;
	Ballot::decode(&mut wire::cast_arguments(rest)?).ok()
}
