// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Finality: who votes blocks final, and how it is checked that they did.

use super::{decode, from_hex, DigestItem, Header, LightError, Node};
use codec::{Decode, Encode};
use finality_grandpa::{validate_commit, voter_set::VoterSet, Commit, Message};
use sp_core::{ed25519, Pair as _, H256};
use std::collections::BTreeMap;

/// Most headers fetched one by one behind a live justification.
const MAX_WALK: u32 = 10_000;
/// The consensus engine whose digests change the authority set.
const GRANDPA: [u8; 4] = *b"FRNK";
/// `sc-consensus-grandpa-rpc` answers with this code when it cannot prove finality.
const CANNOT_PROVE: i32 = 4;
/// The number of the first authority set.
const FIRST_SET: u64 = 0;

/// Those whose votes finalize blocks, with their weights, and the number of their set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthoritySet {
	id: u64,
	members: Vec<(ed25519::Public, u64)>,
}

/// What the runtime may tell GRANDPA in a digest; block numbers are 32 bits wide.
#[derive(Encode, Decode)]
enum ConsensusLog {
	#[codec(index = 1)]
	ScheduledChange(ScheduledChange),
	#[codec(index = 2)]
	ForcedChange(u32, ScheduledChange),
	#[codec(index = 3)]
	OnDisabled(u64),
	#[codec(index = 4)]
	Pause(u32),
	#[codec(index = 5)]
	Resume(u32),
}

#[derive(Encode, Decode)]
struct ScheduledChange {
	next_authorities: Vec<(ed25519::Public, u64)>,
	delay: u32,
}

impl AuthoritySet {
	fn new(id: u64, members: Vec<(ed25519::Public, u64)>, source: &'static str) -> Result<Self, LightError> {
		if members.iter().all(|(_, weight)| *weight == 0) {
			return Err(LightError::NoAuthorities(source));
		}
		Ok(Self { id, members })
	}

	/// The set that finalizes the first blocks of a chain.
	pub(super) fn first(members: Vec<(ed25519::Public, u64)>) -> Result<Self, LightError> {
		Self::new(FIRST_SET, members, "the genesis state")
	}

	/// The number of the set.
	pub fn id(&self) -> u64 {
		self.id
	}

	/// Who may vote, with their weights.
	pub fn members(&self) -> &[(ed25519::Public, u64)] {
		&self.members
	}

	/// The set that `header` hands over to, which this one has finalized by `justification`.
	pub fn hand_over(&self, header: &Header, justification: &Justification) -> Result<Self, LightError> {
		let (hash, _) = justification.verify(self)?;
		if hash != header.hash() {
			return Err(LightError::Forged { what: "the header of a hand-over", expected: hash });
		}
		self.successor(header)?.ok_or(LightError::NotAHandover(header.number))
	}

	/// The set that follows if `header`, finalized by this one, is the last block of this one.
	fn successor(&self, header: &Header) -> Result<Option<Self>, LightError> {
		let mut next = None;
		for item in &header.digest {
			let DigestItem::Consensus(engine, log) = item else {
				continue;
			};
			if *engine != GRANDPA {
				continue;
			}
			match decode::<ConsensusLog>("a GRANDPA digest", log)? {
				ConsensusLog::ScheduledChange(change) if change.delay == 0 => {
					// Of several, GRANDPA obeys the first.
					next = next.or(Some(change.next_authorities));
				}
				ConsensusLog::ScheduledChange(_) | ConsensusLog::ForcedChange(..) => {
					return Err(LightError::IrregularChange(header.number));
				}
				ConsensusLog::OnDisabled(_) | ConsensusLog::Pause(_) | ConsensusLog::Resume(_) => {}
			}
		}
		next.map(|members| Self::new(self.id + 1, members, "a block's digest")).transpose()
	}
}

/// The votes by which a block became final, with the headers that connect them.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Justification {
	round: u64,
	commit: Commit<H256, u32, ed25519::Signature, ed25519::Public>,
	votes_ancestries: Vec<Header>,
}

/// What `grandpa_proveFinality` answers: a justification of the last block of an authority set, or of
/// the latest finalized one, and the headers from the block that was asked for up to it.
#[derive(Encode, Decode)]
pub(super) struct FinalityProof {
	/// The justified block.
	pub block: H256,
	/// Its justification, encoded.
	pub justification: Vec<u8>,
	/// The headers after the block that was asked for, up to and including the justified one.
	pub unknown_headers: Vec<Header>,
}

impl Justification {
	/// Reads a justification as a node stores or sends it.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, LightError> {
		decode("a justification", bytes)
	}

	/// The block that it claims to finalize. Believe it after [`Justification::verify`] only.
	fn claimed_target(&self) -> (H256, u32) {
		(self.commit.target_hash, self.commit.target_number)
	}

	/// Checks every signature, that each vote is for the target or a descendant of it, and that more
	/// than two thirds of the weight of `set` stand behind it. Returns the finalized block.
	pub fn verify(&self, set: &AuthoritySet) -> Result<(H256, u32), LightError> {
		let wrong = |reason| LightError::NotJustified { set: set.id, reason };

		// Signatures first: whatever is counted below has been signed by an authority.
		for signed in &self.commit.precommits {
			let message = Message::Precommit(signed.precommit.clone());
			let payload = (message, self.round, set.id).encode();
			if !ed25519::Pair::verify(&signed.signature, &payload, &signed.id) {
				return Err(wrong("a signature is not valid for this set and round"));
			}
		}

		let voters =
			VoterSet::new(set.members.iter().cloned()).ok_or_else(|| wrong("the set has no weight"))?;
		let ancestry = Ancestry::new(&self.votes_ancestries);
		let misplaced = self.commit.precommits.iter().map(|signed| &signed.precommit).any(|vote| {
			ancestry.0.get(&vote.target_hash).is_some_and(|(_, height)| *height != vote.target_number)
		});
		if misplaced {
			return Err(wrong("a vote names a wrong height"));
		}
		match validate_commit(&self.commit, &voters, &ancestry) {
			Ok(outcome) if outcome.is_valid() => Ok((self.commit.target_hash, self.commit.target_number)),
			_ => Err(wrong("the votes are too few or do not meet at the claimed block")),
		}
	}
}

/// The parent and the height of each block between the votes of a justification.
struct Ancestry(BTreeMap<H256, (H256, u32)>);

impl Ancestry {
	fn new(headers: &[Header]) -> Self {
		let links =
			headers.iter().map(|header| (header.hash(), (header.parent_hash, header.number))).collect();
		Self(links)
	}
}

impl finality_grandpa::Chain<H256, u32> for Ancestry {
	fn ancestry(&self, base: H256, block: H256) -> Result<Vec<H256>, finality_grandpa::Error> {
		let mut route = Vec::new();
		let mut current = block;
		while current != base {
			(current, _) = *self.0.get(&current).ok_or(finality_grandpa::Error::NotDescendent)?;
			route.push(current);
		}
		// The base is not part of its own ancestry.
		route.pop();
		Ok(route)
	}
}

/// Walks from one authority set to the next and proves blocks on the way.
pub struct Follower<'node> {
	node: &'node Node,
	set: AuthoritySet,
	/// The first block that `set` finalizes.
	first: u32,
	/// How many blocks the set before lasted: a guess for this one, which spares long answers.
	span: Option<u32>,
}

impl<'node> Follower<'node> {
	/// Starts after the block `trusted`, which may be zero, with the authorities that finalize what
	/// follows it.
	pub fn new(node: &'node Node, set: AuthoritySet, trusted: u32) -> Self {
		Self { node, set, first: trusted.saturating_add(1), span: None }
	}

	/// Proves that block `target` is final and returns its header. Targets must not go backwards past
	/// a change of authorities.
	pub async fn prove(&mut self, target: u32) -> Result<Header, LightError> {
		if target < self.first {
			return Err(LightError::Behind { target, first: self.first });
		}
		loop {
			// The best block to ask for is the last one of this set, or the target if that comes first.
			let guess = match self.span {
				Some(span) => self.first.saturating_add(span.saturating_sub(1)).min(target),
				None => self.first,
			};
			let chain = match self.step(guess).await {
				// The guess lay in a later set.
				Err(LightError::NotJustified { .. }) if guess != self.first => self.step(self.first).await?,
				other => other?,
			};
			if let Some(header) = chain.iter().find(|header| header.number == target) {
				return Ok(header.clone());
			}
			let Some(last) = chain.last() else {
				return Err(LightError::Missing(format!("a proof for block {guess}")));
			};
			let Some(next) = self.set.successor(last)? else {
				return Err(LightError::NotYetFinal { target, finalized: last.number });
			};
			self.span = Some(last.number - self.first + 1);
			self.first = last.number + 1;
			self.set = next;
		}
	}

	/// Proved headers, without gaps, from `ask` to a block finalized by the current set.
	async fn step(&self, ask: u32) -> Result<Vec<Header>, LightError> {
		let proof = match self.node.prove_finality(ask).await {
			Ok(Some(proof)) => proof,
			// Until its authorities have changed for the first time a node proves nothing, and it may
			// lack the proof of the newest blocks; the justifications that it sends live will do.
			Ok(None) => return self.live(ask).await,
			Err(LightError::Refused { code: CANNOT_PROVE, reason, .. }) if reason.contains("not covered") => {
				return self.live(ask).await
			}
			Err(LightError::Refused { code: CANNOT_PROVE, reason, .. })
				if reason.contains("not yet finalized") =>
			{
				return Err(LightError::NotYetFinal { target: ask, finalized: self.first.saturating_sub(1) })
			}
			Err(other) => return Err(other),
		};
		let (hash, number) = Justification::from_bytes(&proof.justification)?.verify(&self.set)?;
		if number < ask {
			return self.live(ask).await;
		}
		let start = proof.unknown_headers.first().map_or(hash, |header| header.parent_hash);
		let mut chain = vec![self.node.header(start).await?];
		chain.extend(proof.unknown_headers);
		if !is_chain(&chain, ask, (hash, number)) {
			return Err(LightError::Forged { what: "headers", expected: hash });
		}
		Ok(chain)
	}

	/// As [`Self::step`], from the next justification that the node sends of its own accord.
	async fn live(&self, ask: u32) -> Result<Vec<Header>, LightError> {
		let mut justifications = self.node.justifications().await?;
		let (hash, number) = loop {
			let bytes = match justifications.next().await {
				Some(Ok(text)) => from_hex("a justification", &text)?,
				Some(Err(error)) => {
					return Err(LightError::Malformed { what: "a justification", reason: error.to_string() })
				}
				None => return Err(LightError::Missing("live justifications".into())),
			};
			let justification = Justification::from_bytes(&bytes)?;
			if justification.claimed_target().1 >= ask {
				break justification.verify(&self.set)?;
			}
		};
		if number - ask > MAX_WALK {
			return Err(LightError::Missing(format!("a proof of finality for block {ask}")));
		}
		let mut chain = vec![self.node.header(hash).await?];
		while let Some(header) = chain.last().filter(|header| header.number > ask) {
			let parent = header.parent_hash;
			chain.push(self.node.header(parent).await?);
		}
		chain.reverse();
		if !is_chain(&chain, ask, (hash, number)) {
			return Err(LightError::Forged { what: "headers", expected: hash });
		}
		Ok(chain)
	}
}

/// Whether `chain` runs without gaps from height `from` to the finalized block.
fn is_chain(chain: &[Header], from: u32, (hash, number): (H256, u32)) -> bool {
	let linked = chain.windows(2).all(|pair| {
		pair[1].parent_hash == pair[0].hash() && Some(pair[1].number) == pair[0].number.checked_add(1)
	});
	linked
		&& chain.first().is_some_and(|header| header.number == from)
		&& chain.last().is_some_and(|header| header.hash() == hash && header.number == number)
}

#[cfg(test)]
mod tests {
	use super::*;
	use finality_grandpa::{Precommit, SignedPrecommit};

	fn header(number: u32, parent_hash: H256) -> Header {
		Header {
			parent_hash,
			number,
			state_root: H256::repeat_byte(1),
			extrinsics_root: H256::repeat_byte(2),
			digest: Vec::new(),
		}
	}

	fn pairs(count: u8) -> Vec<ed25519::Pair> {
		(1..=count).map(|seed| ed25519::Pair::from_seed(&[seed; 32])).collect()
	}

	fn set(id: u64, pairs: &[ed25519::Pair]) -> AuthoritySet {
		let members = pairs.iter().map(|pair| (pair.public(), 1)).collect();
		AuthoritySet::new(id, members, "the test").expect("the set has weight")
	}

	/// A justification of `target` in round 7, voted for by `voters` at the given heights.
	fn justify(
		set_id: u64,
		target: &Header,
		votes: &[(&ed25519::Pair, &Header)],
		votes_ancestries: Vec<Header>,
	) -> Justification {
		let precommits = votes
			.iter()
			.map(|(pair, header)| {
				let precommit = Precommit { target_hash: header.hash(), target_number: header.number };
				let message = Message::Precommit(precommit.clone());
				let signature = pair.sign(&(message, 7u64, set_id).encode());
				SignedPrecommit { precommit, signature, id: pair.public() }
			})
			.collect();
		let commit = Commit { target_hash: target.hash(), target_number: target.number, precommits };
		Justification { round: 7, commit, votes_ancestries }
	}

	/// Three of four are more than two thirds; two of four are not.
	#[test]
	fn a_justification_needs_more_than_two_thirds() {
		let pairs = pairs(4);
		let block = header(5, H256::zero());
		let votes: Vec<_> = pairs.iter().map(|pair| (pair, &block)).collect();
		let set = set(3, &pairs);

		let enough = justify(3, &block, &votes[..3], Vec::new());
		assert_eq!(enough.verify(&set).unwrap(), (block.hash(), 5));
		assert_eq!(Justification::from_bytes(&enough.encode()).unwrap().claimed_target(), (block.hash(), 5));

		let few = justify(3, &block, &votes[..2], Vec::new());
		assert!(matches!(few.verify(&set), Err(LightError::NotJustified { set: 3, .. })));
	}

	/// Votes of another set, of strangers, and votes counted twice are worth nothing.
	#[test]
	fn a_justification_is_bound_to_its_set_and_voters() {
		let pairs = pairs(6);
		let block = header(5, H256::zero());
		let set = set(3, &pairs[..4]);
		let votes: Vec<_> = pairs.iter().map(|pair| (pair, &block)).collect();

		assert!(justify(4, &block, &votes[..4], Vec::new()).verify(&set).is_err());
		let strangers = [votes[0], votes[1], votes[4], votes[5]];
		assert!(justify(3, &block, &strangers, Vec::new()).verify(&set).is_err());
		let twice = [votes[0], votes[1], votes[1]];
		assert!(justify(3, &block, &twice, Vec::new()).verify(&set).is_err());
	}

	/// A vote for a child counts for the parent if the child's header comes along.
	#[test]
	fn votes_for_descendants_need_their_headers() {
		let pairs = pairs(4);
		let set = set(0, &pairs);
		let block = header(5, H256::zero());
		let child = header(6, block.hash());
		let votes = [(&pairs[0], &block), (&pairs[1], &child), (&pairs[2], &child)];

		let whole = justify(0, &block, &votes, vec![child.clone()]);
		assert_eq!(whole.verify(&set).unwrap(), (block.hash(), 5));
		assert!(justify(0, &block, &votes, Vec::new()).verify(&set).is_err());
	}

	/// A block that is justified by the outgoing set and names the next one hands over; nothing else.
	#[test]
	fn a_handover_needs_the_outgoing_set_and_a_digest() {
		let pairs = pairs(6);
		let (old, new) = (set(0, &pairs[..3]), set(1, &pairs[3..]));
		let next: Vec<_> = pairs[3..].iter().map(|pair| (pair.public(), 1u64)).collect();
		let block = Header {
			digest: vec![DigestItem::Consensus(GRANDPA, (1u8, &next, 0u32).encode())],
			..header(9, H256::zero())
		};
		let by = |set_id, voters: &[ed25519::Pair], block: &Header| {
			let votes: Vec<_> = voters.iter().map(|pair| (pair, block)).collect();
			justify(set_id, block, &votes, Vec::new())
		};
		assert_eq!(old.hand_over(&block, &by(0, &pairs[..3], &block)).unwrap(), new);
		// The next set cannot appoint itself, nor can the old one in a block that names nobody.
		assert!(matches!(
			old.hand_over(&block, &by(0, &pairs[3..], &block)),
			Err(LightError::NotJustified { set: 0, .. })
		));
		assert!(old.hand_over(&block, &by(1, &pairs[3..], &block)).is_err());
		let plain = header(9, H256::zero());
		assert!(matches!(
			old.hand_over(&plain, &by(0, &pairs[..3], &plain)),
			Err(LightError::NotAHandover(9))
		));
		// Nor does a justification of one block serve for another.
		assert!(matches!(old.hand_over(&block, &by(0, &pairs[..3], &plain)), Err(LightError::Forged { .. })));
	}

	/// The digest of the last block of a set names the next one; force and delay are refused.
	#[test]
	fn authorities_hand_over_by_digest() {
		let pairs = pairs(4);
		let set = set(8, &pairs[..3]);
		let next = vec![(pairs[3].public(), 1u64)];
		let log = |bytes: Vec<u8>| Header {
			digest: vec![DigestItem::PreRuntime(*b"aura", vec![0; 8]), DigestItem::Consensus(GRANDPA, bytes)],
			..header(9, H256::zero())
		};

		assert_eq!(set.successor(&header(9, H256::zero())).unwrap(), None);
		let successor = set.successor(&log((1u8, &next, 0u32).encode())).unwrap().unwrap();
		assert_eq!(successor.id, 9);
		assert_eq!(successor.members, next);
		assert!(set.successor(&log((1u8, &next, 5u32).encode())).is_err());
		assert!(set.successor(&log((2u8, 4u32, &next, 0u32).encode())).is_err());
		assert_eq!(set.successor(&log((3u8, 1u64).encode())).unwrap(), None);
	}
}
