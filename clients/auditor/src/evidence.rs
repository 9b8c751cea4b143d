// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an audit works on: a proved state, the keys of the roll, the ballots. It comes from a node
//! or from a bundle; either way nothing enters that was not proved from the genesis hash, but for
//! keys and ballots, which the audit itself checks against the proved state.

use crate::{
	ballots::{Ballots, Blocks},
	bundle::{self, Opened, Source},
	light::{map_key, AuthoritySet, Follower, Genesis, Header, Justification, LightError, Node, StateProof},
	reason::Reason,
	resume::{Resume, ResumeError},
};
use caucus_elections_core::{
	bundle::{BundleError, Handover},
	collect::Collector,
	params::Params,
	tally::{Close, Count},
};
use caucus_primitives::{wire::pallet, Digest, ElectionId, MemberKey, KEYS_PER_PAGE};
use codec::{Decode, Encode};
use sp_core::H256;
use std::io::{self, Cursor};

/// Why there is nothing to audit.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
	/// The node, or a proof.
	#[error(transparent)]
	Light(#[from] LightError),
	/// The file.
	#[error("this is not a file that this version of caucus export wrote, or it is cut off ({0:?})")]
	Bundle(BundleError),
	/// The file cannot be read.
	#[error("the file cannot be read: {0}")]
	File(io::Error),
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
	/// Keys of the roll are missing.
	#[error("{found} of {stated} keys are there; ask a node that keeps them all")]
	KeysMissing {
		/// How many were found.
		found: usize,
		/// How many the chain states.
		stated: u32,
	},
	/// The blocks do not give the ballots of the log.
	#[error(
		"the node's blocks hold {found} ballots that do not make the log of the {accepted} accepted; ask \
		 a node that keeps all bodies and states, and do not use this one if it says it does"
	)]
	BallotsMissing {
		/// How many were found.
		found: usize,
		/// How many the chain accepted.
		accepted: usize,
	},
	/// The blocks do not give the ballots of the log, and the node left extrinsics out of them.
	#[error(
		"the node left {left_out} extrinsics out of its blocks, and what it shows are {found} ballots that do not \
		 make the log of the {accepted} accepted: only files of the library may be left out; ask a node that shows \
		 all ballots, and do not use this one if it says that it keeps all bodies and states"
	)]
	BallotsLeftOut {
		/// How many were found.
		found: usize,
		/// How many the chain accepted.
		accepted: usize,
		/// How many extrinsics were left out, at the least.
		left_out: u64,
	},
	/// What an earlier run left does not go with this one.
	#[error(transparent)]
	Resume(#[from] ResumeError),
}

impl EvidenceError {
	/// The code of what is wrong.
	pub fn reason(&self) -> Reason {
		match self {
			Self::Light(error) => error.into(),
			Self::Bundle(_) | Self::File(_) => Reason::NotABundle,
			Self::OtherChain { .. } => Reason::OtherChain,
			Self::NotClosed(_) => Reason::NotClosed,
			Self::KeysMissing { .. } | Self::BallotsMissing { .. } | Self::BallotsLeftOut { .. } => {
				Reason::Missing
			}
			Self::Resume(_) => Reason::BadProgress,
		}
	}
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
	/// Keys of the roll as given, style by style, unproved.
	pub keys: Vec<Vec<MemberKey>>,
	/// The digest of the bundle, if it comes from one.
	pub bundle: Option<Digest>,
	/// Where the ballots come from.
	pub ballots: Ballots,
}

/// Keys of everything that an audit reads out of the state.
pub fn state_keys(election: ElectionId, params: &Params) -> Vec<Vec<u8>> {
	let election = election.encode();
	let of = |pallet, item: &str| map_key(pallet, item, &[&election]);
	let own = ["Elections", "ParamsOf", "Counts", "Closes", "Results", "OutcomesOf", "Rulings"];
	let mut keys: Vec<Vec<u8>> = own.iter().map(|item| of(pallet::ELECTIONS, item)).collect();
	keys.extend(["Ceremonies", "Outcomes", "SeedBlocks"].iter().map(|item| of(pallet::TRUSTEES, item)));
	for (sum, _) in (0u8..).zip(params.plan.sums()) {
		keys.push(map_key(pallet::ELECTIONS, "Accumulators", &[&election, &sum.encode()]));
	}
	for poll in params.plan.polls() {
		keys.push(map_key(pallet::ELECTIONS, "Polls", &[&election, &poll.encode()]));
	}
	for trustee in 1..=params.verification_keys.len() as u16 {
		for item in ["Joinings", "Dealings", "Convicted", "Confirmations", "Seeds", "Shares"] {
			keys.push(map_key(pallet::TRUSTEES, item, &[&election, &trustee.encode()]));
		}
	}
	let roll = params.electorate.roll.encode();
	for ring in 0..params.electorate.rings() {
		keys.push(map_key(pallet::MEMBERS, "RingRoots", &[&roll, &ring.encode()]));
	}
	keys
}

/// Follows the chain from its first authorities over blocks in which one set hands over to the next;
/// gives the last set and the block after which it finalizes.
pub fn last_authorities(
	first: AuthoritySet,
	handovers: &[Handover],
) -> Result<(AuthoritySet, u32), LightError> {
	handovers.iter().try_fold((first, 0), |(set, last), handover| {
		let header = Header::from_bytes(&handover.header)?;
		ensure_after(&header, last)?;
		let next = set.hand_over(&header, &Justification::from_bytes(&handover.justification)?)?;
		Ok((next, header.number))
	})
}

/// A set finalizes no block before the one that handed over to it.
fn ensure_after(header: &Header, last: u32) -> Result<(), LightError> {
	let behind = LightError::Behind { target: header.number, first: last.saturating_add(1) };
	(header.number > last).then_some(()).ok_or(behind)
}

impl Evidence {
	/// Reads a bundle that is in memory; its chain must be the trusted one.
	pub fn from_bundle(bytes: &[u8], trust: &Trust) -> Result<Self, EvidenceError> {
		Self::from_file(Cursor::new(bytes.to_vec()), trust, |_, _, _| ())
	}

	/// Reads a bundle, whose ballots stay where they are until the audit asks for them; its chain must be the trusted one.
	pub fn from_file(
		file: impl Source + 'static,
		trust: &Trust,
		mut progress: impl FnMut(&'static str, usize, u32),
	) -> Result<Self, EvidenceError> {
		let Opened { head: bundle, ballots, digest } =
			bundle::open(file, |seen, all| progress("reading", seen, all))?;
		let first = Header::from_bytes(&bundle.genesis_header)?;
		if first.hash() != trust.hash() {
			return Err(EvidenceError::OtherChain { wanted: trust.hash(), found: first.hash() });
		}
		let genesis = match trust {
			Trust::Hash(_) => Genesis::from_proof(&first, bundle.genesis_proof)?,
			Trust::Genesis(genesis) => genesis.clone(),
		};
		let (authorities, since) = last_authorities(genesis.authorities, &bundle.handovers)?;
		let header = Header::from_bytes(&bundle.header)?;
		ensure_after(&header, since)?;
		let (hash, _) = Justification::from_bytes(&bundle.justification)?.verify(&authorities)?;
		if hash != header.hash() {
			return Err(LightError::Forged { what: "the header of the bundle", expected: hash }.into());
		}
		let state = StateProof::new(header.state_root, bundle.state_proof);
		Ok(Self {
			genesis: genesis.hash,
			election: bundle.election,
			header,
			state,
			keys: bundle.keys,
			bundle: Some(digest),
			ballots: Ballots::Listed(ballots),
		})
	}

	/// Collects the evidence from a node; its chain must be the trusted one, if there is one. The ballots stay with
	/// the node until the audit asks for them. The state is that of the last finalized block, or that of the block
	/// at which an earlier run stopped. Must be called from within a runtime of several threads.
	pub async fn from_node(
		node: Node,
		trust: Option<&Trust>,
		election: ElectionId,
		resume: Option<&Resume>,
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
			Some(Trust::Hash(_)) | None => Genesis::from_node(&node, found).await?,
		};
		progress("finality", 0, 0);
		let stopped = resume.map(|resume| resume.block(genesis.hash, election)).transpose()?.flatten();
		let number = match stopped {
			Some(number) => number,
			None => node.header(node.finalized_head().await?).await?.number,
		};
		let header = Follower::new(&node, genesis.authorities, 0).prove(number).await?;

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
		let state = node.state(&header, &state_keys(election, &params)).await?;
		let keys = roll(&node, &header, &params, &mut progress).await?;
		let collector = Collector::new(election, params.election_ref(&found.0, election), &count);
		let ballots = Ballots::InBlocks(Blocks::new(node, collector, close.block));
		Ok(Self { genesis: genesis.hash, election, header, state, keys, bundle: None, ballots })
	}

	/// A proved value of the election, or that it is absent.
	pub fn get<T: Decode>(&self, pallet: &str, item: &str, parts: &[&[u8]]) -> Result<Option<T>, LightError> {
		self.state.get_as(&map_key(pallet, item, parts))
	}
}

/// The keys of the roll, style by style. Unproved: their digests are in the parameters.
async fn roll(
	node: &Node,
	header: &Header,
	params: &Params,
	progress: &mut impl FnMut(&'static str, usize, u32),
) -> Result<Vec<Vec<MemberKey>>, EvidenceError> {
	let electorate = &params.electorate;
	let roll = electorate.roll.encode();
	let stated = electorate.keys();
	let mut all: Vec<Vec<MemberKey>> = Vec::new();
	let mut found = 0;
	for (style, part) in (0u8..).zip(&electorate.styles) {
		let mut keys: Vec<MemberKey> = Vec::new();
		for page in 0..part.keys.div_ceil(KEYS_PER_PAGE) {
			let place = map_key(pallet::MEMBERS, "RollKeys", &[&roll, &style.encode(), &page.encode()]);
			let Some(bytes) = node.storage_unproved(&place, header.hash()).await? else {
				break;
			};
			keys.extend(Vec::<MemberKey>::decode(&mut &bytes[..]).unwrap_or_default());
			progress("keys", found + keys.len(), stated);
		}
		found += keys.len();
		all.push(keys);
	}
	(found == stated as usize).then_some(all).ok_or(EvidenceError::KeysMissing { found, stated })
}
