// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an audit works on: a proved state, the keys of the roll, the ballots. It comes from a node
//! or from a bundle; either way nothing enters that was not proved from the genesis hash, but for
//! keys and ballots, which the audit itself checks against the proved state.

use crate::light::{map_key, Follower, Genesis, Header, Justification, LightError, Node, StateProof};
use caucus_elections_core::{
	ballot::Ballot,
	bundle::{Bundle, BundleError},
	params::Params,
	tally::{Close, Count},
};
use caucus_primitives::{
	wire::{self, pallet},
	ElectionId, MemberKey, KEYS_PER_PAGE,
};
use codec::{Compact, Decode, Encode};
use sp_core::H256;

/// Why there is nothing to audit.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
	/// The node, or a proof.
	#[error(transparent)]
	Light(#[from] LightError),
	/// The file.
	#[error("this is not a file that this version of caucus export wrote, or it is cut off ({0:?})")]
	Bundle(BundleError),
	/// Another chain than asked for.
	#[error("this is chain {found:?}, not {wanted:?}")]
	OtherChain {
		/// The chain asked for.
		wanted: H256,
		/// The chain found.
		found: H256,
	},
	/// The election is not over.
	#[error("election {0} is not closed in the last finalized block; audit it when its result stands")]
	NotClosed(ElectionId),
	/// Pages or ballots are missing.
	#[error("{found} of {stated} {what} are there; ask a node that keeps them all")]
	Missing {
		/// Keys or ballots.
		what: &'static str,
		/// How many were found.
		found: usize,
		/// How many the chain states.
		stated: u32,
	},
}

/// What an auditor knows of the chain before the audit, and trusts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
	/// Its genesis hash.
	Hash(H256),
	/// Its genesis block, rebuilt from the chain specification.
	Genesis(Genesis),
}

impl Trust {
	/// The genesis hash.
	pub fn hash(&self) -> H256 {
		match self {
			Self::Hash(hash) => *hash,
			Self::Genesis(genesis) => genesis.hash,
		}
	}
}

/// What an audit works on.
pub struct Evidence {
	/// The chain.
	pub genesis: H256,
	/// Which election.
	pub election: ElectionId,
	/// The finalized block whose state is proved.
	pub header: Header,
	/// That state, as far as the election is concerned.
	pub state: StateProof,
	/// Keys of the roll as given, unproved.
	pub keys: Vec<MemberKey>,
	/// Ballots as given, unproved.
	pub ballots: Vec<Ballot>,
}

/// Keys of everything that an audit reads out of the state.
fn all_keys(election: ElectionId, params: &Params) -> Vec<Vec<u8>> {
	let election = election.encode();
	let of = |pallet, item: &str| map_key(pallet, item, &[&election]);
	let mut keys: Vec<Vec<u8>> = ["Elections", "ParamsOf", "Counts", "Closes", "Results"]
		.iter()
		.map(|item| of(pallet::ELECTIONS, item))
		.collect();
	keys.extend(["Ceremonies", "Outcomes", "SeedBlocks"].iter().map(|item| of(pallet::TRUSTEES, item)));
	for contest in 0..params.plan.contests.len() as u16 {
		keys.push(map_key(pallet::ELECTIONS, "Accumulators", &[&election, &contest.encode()]));
	}
	for trustee in 1..=params.verification_keys.len() as u16 {
		for item in ["Joinings", "Dealings", "Convicted", "Confirmations", "Seeds", "Shares"] {
			keys.push(map_key(pallet::TRUSTEES, item, &[&election, &trustee.encode()]));
		}
	}
	let roll = params.electorate.roll.encode();
	for ring in 0..params.electorate.rings {
		keys.push(map_key(pallet::MEMBERS, "RingRoots", &[&roll, &ring.encode()]));
	}
	keys
}

impl Evidence {
	/// Reads a bundle; its chain must be the trusted one.
	pub fn from_bundle(bytes: &[u8], trust: &Trust) -> Result<Self, EvidenceError> {
		let bundle = Bundle::from_bytes(bytes).map_err(EvidenceError::Bundle)?;
		let first = Header::from_bytes(&bundle.genesis_header)?;
		if first.hash() != trust.hash() {
			return Err(EvidenceError::OtherChain { wanted: trust.hash(), found: first.hash() });
		}
		let genesis = match trust {
			Trust::Hash(_) => Genesis::from_proof(&first, bundle.genesis_proof)?,
			Trust::Genesis(genesis) => genesis.clone(),
		};
		let header = Header::from_bytes(&bundle.header)?;
		let (hash, _) = Justification::from_bytes(&bundle.justification)?.verify(&genesis.authorities)?;
		if hash != header.hash() {
			return Err(LightError::Forged { what: "the header of the bundle", expected: hash }.into());
		}
		let state = StateProof::new(header.state_root, bundle.state_proof);
		let Bundle { election, keys, ballots, .. } = bundle;
		Ok(Self { genesis: genesis.hash, election, header, state, keys, ballots })
	}

	/// Collects the evidence from a node; its chain must be the trusted one, if there is one.
	pub async fn from_node(
		node: &Node,
		trust: Option<&Trust>,
		election: ElectionId,
		mut progress: impl FnMut(&'static str, usize, u32),
	) -> Result<Self, EvidenceError> {
		let found =
			node.block_hash(0).await?.ok_or_else(|| LightError::Missing("the genesis block".into()))?;
		let wanted = trust.map_or(found, Trust::hash);
		if wanted != found {
			return Err(EvidenceError::OtherChain { wanted, found });
		}
		let genesis = match trust {
			Some(Trust::Genesis(genesis)) => genesis.clone(),
			Some(Trust::Hash(_)) | None => Genesis::from_node(node, found).await?,
		};
		progress("finality", 0, 0);
		let head = node.header(node.finalized_head().await?).await?.number;
		let header = Follower::new(node, genesis.authorities, 0).prove(head).await?;

		// What must be known to ask for the rest; read again from the proof below.
		let asked = election.encode();
		let few = ["ParamsOf", "Counts", "Closes"].map(|item| map_key(pallet::ELECTIONS, item, &[&asked]));
		let known = node.state(&header, &few).await?;
		let (Some(params), Some(count), Some(close)) = (
			known.get_as::<Params>(&few[0])?,
			known.get_as::<Count>(&few[1])?,
			known.get_as::<Close>(&few[2])?,
		) else {
			return Err(EvidenceError::NotClosed(election));
		};
		let state = node.state(&header, &all_keys(election, &params)).await?;
		let keys = roll(node, &header, &params, &mut progress).await?;
		let ballots = ballots(node, election, close.block, count.accepted, &mut progress).await?;
		Ok(Self { genesis: genesis.hash, election, header, state, keys, ballots })
	}

	/// A proved value of the election, or that it is absent.
	pub fn get<T: Decode>(&self, pallet: &str, item: &str, parts: &[&[u8]]) -> Result<Option<T>, LightError> {
		self.state.get_as(&map_key(pallet, item, parts))
	}
}

async fn roll(
	node: &Node,
	header: &Header,
	params: &Params,
	progress: &mut impl FnMut(&'static str, usize, u32),
) -> Result<Vec<MemberKey>, EvidenceError> {
	let electorate = params.electorate;
	let roll = electorate.roll.encode();
	let mut keys: Vec<MemberKey> = Vec::new();
	for page in 0..electorate.keys.div_ceil(KEYS_PER_PAGE) {
		let place = map_key(pallet::MEMBERS, "RollKeys", &[&roll, &page.encode()]);
		// Unproved: the digest of all keys is in the parameters.
		let Some(bytes) = node.storage_unproved(&place, header.hash()).await? else {
			break;
		};
		keys.extend(Vec::<MemberKey>::decode(&mut &bytes[..]).unwrap_or_default());
		progress("keys", keys.len(), electorate.keys);
	}
	if keys.len() != electorate.keys as usize {
		return Err(EvidenceError::Missing { what: "keys", found: keys.len(), stated: electorate.keys });
	}
	Ok(keys)
}

/// The accepted ballots, found by walking back from the block of the close.
async fn ballots(
	node: &Node,
	election: ElectionId,
	close: u32,
	accepted: u32,
	progress: &mut impl FnMut(&'static str, usize, u32),
) -> Result<Vec<Ballot>, EvidenceError> {
	let mut backwards: Vec<Ballot> = Vec::new();
	for number in (0..=close).rev() {
		if backwards.len() >= accepted as usize {
			break;
		}
		let Some(hash) = node.block_hash(number).await? else {
			break;
		};
		let body = node.body(hash).await?;
		let cast: Vec<Ballot> = body
			.iter()
			.filter_map(|extrinsic| ballot_of(extrinsic))
			.filter(|ballot| ballot.body.election == election)
			.collect();
		backwards.extend(cast.into_iter().rev());
		progress("ballots", backwards.len(), accepted);
	}
	if backwards.len() != accepted as usize {
		return Err(EvidenceError::Missing { what: "ballots", found: backwards.len(), stated: accepted });
	}
	backwards.reverse();
	Ok(backwards)
}

fn ballot_of(extrinsic: &[u8]) -> Option<Ballot> {
	let mut rest = extrinsic;
	Compact::<u32>::decode(&mut rest).ok()?;
	Ballot::decode(&mut wire::cast_arguments(rest)?).ok()
}
