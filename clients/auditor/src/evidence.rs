// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an audit works on: a proved state, the keys of the roll, the ballots. It comes from a node
//! or from a bundle; either way nothing enters that was not proved from the genesis hash, but for
//! keys and ballots, which the audit itself checks against the proved state.

use crate::{
	light::{map_key, AuthoritySet, Follower, Genesis, Header, Justification, LightError, Node, StateProof},
	reason::Reason,
};
use caucus_elections_core::{
	ballot::Ballot,
	bundle::{Bundle, BundleError, Handover},
	collect::{Collector, Incomplete},
	params::Params,
	tally::{Close, Count},
};
use caucus_primitives::{wire::pallet, ElectionId, MemberKey, KEYS_PER_PAGE};
use codec::{Decode, Encode};
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
		left_out: usize,
	},
}

impl EvidenceError {
	/// The code of what is wrong.
	pub fn reason(&self) -> Reason {
		match self {
			Self::Light(error) => error.into(),
			Self::Bundle(_) => Reason::NotABundle,
			Self::OtherChain { .. } => Reason::OtherChain,
			Self::NotClosed(_) => Reason::NotClosed,
			Self::KeysMissing { .. } | Self::BallotsMissing { .. } | Self::BallotsLeftOut { .. } => {
				Reason::Missing
			}
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
	/// Ballots as given, unproved.
	pub ballots: Vec<Ballot>,
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
		let (authorities, since) = last_authorities(genesis.authorities, &bundle.handovers)?;
		let header = Header::from_bytes(&bundle.header)?;
		ensure_after(&header, since)?;
		let (hash, _) = Justification::from_bytes(&bundle.justification)?.verify(&authorities)?;
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
		let state = node.state(&header, &state_keys(election, &params)).await?;
		let keys = roll(node, &header, &params, &mut progress).await?;
		let collector = Collector::new(election, params.election_ref(&found.0, election), &count);
		let ballots = ballots(node, collector, close.block, &mut progress).await?;
		Ok(Self { genesis: genesis.hash, election, header, state, keys, ballots })
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

/// The accepted ballots, found by walking back from the block of the close. Nobody can leave out one of them: the
/// others do not make the log, which the state proves.
async fn ballots(
	node: &Node,
	mut collector: Collector,
	close: u32,
	progress: &mut impl FnMut(&'static str, usize, u32),
) -> Result<Vec<Ballot>, EvidenceError> {
	let mut left_out = 0;
	for number in (0..=close).rev() {
		if collector.is_complete() {
			break;
		}
		let Some(hash) = node.block_hash(number).await? else {
			break;
		};
		let body = node.body(hash).await?;
		left_out += body.left_out;
		let events = match collector.needs_events(&body.extrinsics) {
			true => node.events_unproved(hash).await?,
			false => None,
		};
		collector.add(&body.extrinsics, events.as_deref());
		let (have, all) = collector.progress();
		progress("ballots", have, all.try_into().unwrap_or(u32::MAX));
	}
	collector.finish().map_err(|Incomplete { found, accepted }| match left_out {
		0 => EvidenceError::BallotsMissing { found, accepted },
		_ => EvidenceError::BallotsLeftOut { found, accepted, left_out },
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::light::fake::Chain;
	use caucus_elections_core::{
		ballot::{BallotBody, BALLOT_VERSION},
		choice::ContestBallot,
	};
	use caucus_library_core::body::{extrinsics_root, leave_out, Piece};
	use caucus_members_core::ring::RingProof;
	use caucus_primitives::{
		refs::{ballot_digest, extend_ballot_log},
		wire::{CAST, GENERAL_PREAMBLE},
	};
	use codec::Compact;

	const ELECTION: ElectionId = 7;
	const REFERENCE: [u8; 32] = [9; 32];

	/// A ballot of more bytes than an extrinsic needs to be left out.
	fn ballot(voter: u8) -> Ballot {
		let ciphertext = Decode::decode(&mut &[voter; 64][..]).unwrap();
		let contest = ContestBallot {
			ciphertexts: vec![ciphertext; 8].try_into().unwrap(),
			options: Default::default(),
			sum: Decode::decode(&mut &[0; 64][..]).unwrap(),
		};
		let body = BallotBody {
			version: BALLOT_VERSION,
			election: ELECTION,
			ring: 0,
			sequence: 1,
			alias: [voter; 32],
			contests: vec![contest].try_into().unwrap(),
		};
		Ballot { body, proof: RingProof([voter; 785]) }
	}

	fn extrinsic(content: &[u8]) -> Vec<u8> {
		[Compact(content.len() as u32).encode(), content.to_vec()].concat()
	}

	fn cast(voter: u8) -> Vec<u8> {
		extrinsic(&[&GENERAL_PREAMBLE[..], &CAST, &ballot(voter).encode()].concat())
	}

	/// Three blocks after the genesis block, with a file of the library and two ballots.
	fn bodies() -> Vec<Vec<Vec<u8>>> {
		let (time, file) = (extrinsic(&[5, 2, 0]), extrinsic(&[6; 20_000]));
		vec![
			vec![],
			vec![time.clone(), cast(1)],
			vec![time.clone(), file.clone(), cast(2), file.clone()],
			vec![time, file],
		]
	}

	/// The ballots that a node gives of the two voters, or why there are none.
	async fn ballots_of(chain: &Chain) -> Result<Vec<Ballot>, EvidenceError> {
		let all = [ballot(1), ballot(2)];
		let mut count = Count::new(1, REFERENCE);
		for ballot in &all {
			count.accepted += 1;
			count.log = extend_ballot_log(&count.log, &ballot.body.alias, &ballot_digest(ballot));
		}
		let collector = Collector::new(ELECTION, REFERENCE, &count);
		ballots(&chain.node(), collector, 3, &mut |_, _, _| ()).await
	}

	fn is_file(extrinsic: &[u8]) -> bool {
		extrinsic.len() > 10_000
	}

	/// As nodes do it: files are left out, and nobody asks for whole blocks.
	#[tokio::test]
	async fn ballots_are_found_in_bodies_without_files() {
		let chain = Chain::new(bodies(), |body| Some(leave_out(body, is_file).unwrap()));
		assert_eq!(ballots_of(&chain).await.unwrap(), [ballot(1), ballot(2)]);
		// One of the three bodies comes in two answers.
		assert_eq!((chain.asked("library_body"), chain.asked("chain_getBlock")), (4, 0));
	}

	/// A node of before the library is asked once whether it leaves out files.
	#[tokio::test]
	async fn ballots_are_found_in_whole_bodies() {
		let chain = Chain::new(bodies(), |_| None);
		assert_eq!(ballots_of(&chain).await.unwrap(), [ballot(1), ballot(2)]);
		assert_eq!((chain.asked("library_body"), chain.asked("chain_getBlock")), (1, 3));
	}

	/// One ballot, and then the whole of every body: the roots agree each time, the log does not.
	#[tokio::test]
	async fn a_node_that_leaves_out_ballots_is_refused() {
		let of_one = |extrinsic: &[u8]| is_file(extrinsic) || *extrinsic == *cast(1);
		let hides_one = Chain::new(bodies(), move |body| Some(leave_out(body, of_one).unwrap()));
		let hides_all = Chain::new(bodies(), |body| {
			let pieces = body.into_iter().map(|one| [Piece::Full(one)]);
			let all: Vec<Piece> = pieces.flatten().collect();
			Some(vec![Piece::Stub(extrinsics_root(&all).unwrap())])
		});
		for (chain, expected) in [(hides_one, (1, 2, 4)), (hides_all, (0, 2, 4))] {
			let error = ballots_of(&chain).await.unwrap_err();
			let EvidenceError::BallotsLeftOut { found, accepted, left_out } = error else {
				panic!("{error}");
			};
			assert_eq!((found, accepted, left_out), expected);
			assert_eq!(error.reason(), Reason::Missing);
		}
	}
}
