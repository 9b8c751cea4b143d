// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where the chain keeps what a client reads: storage keys by pallet, item and map key.

use caucus_primitives::{wire::pallet, Alias, ContestIndex, ElectionId, RingIndex, RollId, TrusteeIndex};
use codec::Encode;
use sp_crypto_hashing::{twox_128, twox_64};

/// A storage key.
pub type Key = Vec<u8>;

/// The key of a value without a map, and the prefix of a map's keys.
pub fn item(pallet: &str, name: &str) -> Key {
	[twox_128(pallet.as_bytes()), twox_128(name.as_bytes())].concat()
}

/// A `Twox64Concat` part.
fn twox(part: impl Encode) -> Vec<u8> {
	let bytes = part.encode();
	[&twox_64(&bytes)[..], &bytes].concat()
}

fn map(pallet: &str, name: &str, parts: &[Vec<u8>]) -> Key {
	[item(pallet, name), parts.concat()].concat()
}

/// Block time.
pub fn now() -> Key {
	item("Timestamp", "Now")
}

/// A page of a roll.
pub fn roll_page(roll: RollId, page: u32) -> Key {
	map(pallet::MEMBERS, "RollKeys", &[twox(roll), twox(page)])
}

/// A ring's root.
pub fn ring_root(roll: RollId, ring: RingIndex) -> Key {
	map(pallet::MEMBERS, "RingRoots", &[twox(roll), twox(ring)])
}

/// The number of members.
pub fn member_count() -> Key {
	item(pallet::MEMBERS, "MemberCount")
}

/// A batch that waits.
pub fn pending_batch(batch: u32) -> Key {
	map(pallet::MEMBERS, "Pending", &[twox(batch)])
}

/// A ceremony's record.
pub fn ceremony(election: ElectionId) -> Key {
	map(pallet::TRUSTEES, "Ceremonies", &[twox(election)])
}

/// Something that one trustee gave for an election.
pub fn of_trustee(name: &str, election: ElectionId, trustee: TrusteeIndex) -> Key {
	map(pallet::TRUSTEES, name, &[twox(election), twox(trustee)])
}

/// The keys of an election.
pub fn outcome(election: ElectionId) -> Key {
	map(pallet::TRUSTEES, "Outcomes", &[twox(election)])
}

/// The block that the seed of the ring permutation was made with.
pub fn seed_block(election: ElectionId) -> Key {
	map(pallet::TRUSTEES, "SeedBlocks", &[twox(election)])
}

/// Something of an election: `Elections`, `ParamsOf`, `Counts`, `Closes`, `Results`.
pub fn of_election(name: &str, election: ElectionId) -> Key {
	map(pallet::ELECTIONS, name, &[twox(election)])
}

/// The number of elections.
pub fn next_election() -> Key {
	item(pallet::ELECTIONS, "NextElection")
}

/// The accumulators of a contest.
pub fn accumulators(election: ElectionId, contest: ContestIndex) -> Key {
	map(pallet::ELECTIONS, "Accumulators", &[twox(election), twox(contest)])
}

/// A voter's counted vote.
pub fn vote(election: ElectionId, alias: &Alias) -> Key {
	map(pallet::ELECTIONS, "Votes", &[twox(election), alias.to_vec()])
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The keys of `System.Account` are documented everywhere; ours are made the same way.
	#[test]
	fn item_keys_match_a_published_one() {
		let expected = "26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9";
		assert_eq!(hex::encode(item("System", "Account")), expected);
	}

	#[test]
	fn keys_differ_in_every_part() {
		let keys = [
			roll_page(1, 2),
			roll_page(2, 1),
			ring_root(1, 2),
			accumulators(1, 2),
			of_trustee("Shares", 1, 2),
			of_trustee("Seeds", 1, 2),
			vote(1, &[2; 32]),
			vote(1, &[3; 32]),
		];
		let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
		assert_eq!(distinct.len(), keys.len());
	}
}
