// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Which blocks keep their bodies and proofs of finality for ever, on nodes that drop old ones.
//!
//! A new node begins with the proofs of those blocks that changed the set of validators: each set is proved by
//! the one before. Proofs of other blocks are stored, too, for light clients and auditors; these go with the
//! bodies, or what members published could never leave the disk.

use caucus_sovereign_runtime::{opaque::Block, Hash, Header};
use codec::Decode;
use polkadot_sdk::{
	sc_consensus_grandpa::{find_forced_change, find_scheduled_change, GRANDPA_ENGINE_ID},
	sc_service::PruningFilter,
	sp_consensus_grandpa::GrandpaJustification,
	sp_runtime::Justifications,
};
use std::sync::OnceLock;

/// Gives a header from the database.
type ReadHeader = Box<dyn Fn(Hash) -> Option<Header> + Send + Sync>;

/// Keeps blocks that change the set of validators.
///
/// The database takes it when it is opened, and it reads headers from that database: so it is told afterwards
/// how.
#[derive(Default)]
pub struct SetChanges {
	read: OnceLock<ReadHeader>,
}

impl SetChanges {
	/// Reads headers so from now on. Called once.
	pub fn read_by(&self, read: impl Fn(Hash) -> Option<Header> + Send + Sync + 'static) {
		_ = self.read.set(Box::new(read));
	}
}

impl PruningFilter for SetChanges {
	fn should_retain(&self, justifications: &Justifications) -> bool {
		let Some(proof) = justifications.get(GRANDPA_ENGINE_ID) else { return false };
		// What cannot be read is kept: too much is mended by a look at the disk, too little by nothing.
		let header = self.read.get().zip(target(proof)).and_then(|(read, hash)| read(hash));
		header.is_none_or(|header| changes_set(&header))
	}
}

/// The block that a proof of finality is of.
fn target(proof: &[u8]) -> Option<Hash> {
	Some(GrandpaJustification::<Header>::decode(&mut &proof[..]).ok()?.commit.target_hash)
}

/// Whether a block announces other validators.
fn changes_set(header: &Header) -> bool {
	find_scheduled_change::<Block>(header).is_some() || find_forced_change::<Block>(header).is_some()
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use polkadot_sdk::{
		sc_consensus_grandpa::ScheduledChange,
		sp_consensus_grandpa::{Commit, ConsensusLog},
		sp_runtime::{generic::Digest, traits::Header as _, ConsensusEngineId, DigestItem},
	};

	fn header(number: u32, logs: Vec<DigestItem>) -> Header {
		Header::new(number, Hash::zero(), Hash::zero(), Hash::zero(), Digest { logs })
	}

	fn log(log: ConsensusLog<u32>) -> DigestItem {
		DigestItem::Consensus(GRANDPA_ENGINE_ID, log.encode())
	}

	fn proof(engine: ConsensusEngineId, of: &Header) -> Justifications {
		let commit =
			Commit::<Header> { target_hash: of.hash(), target_number: *of.number(), precommits: Vec::new() };
		let proof = GrandpaJustification::<Header> { round: 7, commit, votes_ancestries: Vec::new() };
		(engine, proof.encode()).into()
	}

	#[test]
	fn blocks_that_change_the_validators_stay_and_no_others() {
		let change = ScheduledChange { next_authorities: Vec::new(), delay: 0 };
		let kept = [
			vec![log(ConsensusLog::ScheduledChange(change.clone()))],
			vec![log(ConsensusLog::ForcedChange(3, change))],
		];
		let dropped =
			[vec![], vec![log(ConsensusLog::OnDisabled(1))], vec![DigestItem::Other(b"FRNK".to_vec())]];
		let blocks: Vec<Header> =
			(0..).zip(kept.into_iter().chain(dropped)).map(|(number, logs)| header(number, logs)).collect();
		let filter = SetChanges::default();
		let known = blocks.clone();
		filter.read_by(move |hash| known.iter().find(|block| block.hash() == hash).cloned());
		let stays: Vec<bool> =
			blocks.iter().map(|block| filter.should_retain(&proof(GRANDPA_ENGINE_ID, block))).collect();
		assert_eq!(stays, [true, true, false, false, false]);
		assert!(!filter.should_retain(&proof(*b"BEEF", &blocks[0])));
	}

	#[test]
	fn what_cannot_be_read_stays() {
		let block = header(1, Vec::new());
		let filter = SetChanges::default();
		assert!(filter.should_retain(&proof(GRANDPA_ENGINE_ID, &block)), "nobody reads headers yet");
		filter.read_by(|_| None);
		assert!(filter.should_retain(&proof(GRANDPA_ENGINE_ID, &block)), "the header is gone");
		let junk: Justifications = (GRANDPA_ENGINE_ID, vec![1, 2, 3]).into();
		assert!(filter.should_retain(&junk));
	}
}
