// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where the chain keeps what a client reads: storage keys by pallet, item and map key.

use caucus_elections_core::params::SumIndex;
use caucus_primitives::{
	wire::pallet, AccountKey, Alias, ContestIndex, ElectionId, MemberId, MemberKey, RingIndex, RollId,
	StyleIndex, TrusteeIndex,
};
use codec::Encode;
use sp_crypto_hashing::{blake2_128, twox_128, twox_64};

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

/// How many bytes stand before the key in a [`twox`] part.
pub const TWOX_LENGTH: usize = 8;

fn map(pallet: &str, name: &str, parts: &[Vec<u8>]) -> Key {
	[item(pallet, name), parts.concat()].concat()
}

/// Block time.
pub fn now() -> Key {
	item("Timestamp", "Now")
}

/// A page of the keys of one style of a roll.
pub fn roll_page(roll: RollId, style: StyleIndex, page: u32) -> Key {
	map(pallet::MEMBERS, "RollKeys", &[twox(roll), twox(style), twox(page)])
}

/// Something of a roll: `Rolls`; also the prefix of what there are many of: `RollCounts`,
/// `Attestations`, `Objections`.
pub fn of_roll(name: &str, roll: RollId) -> Key {
	map(pallet::MEMBERS, name, &[twox(roll)])
}

/// An objection to a roll.
pub fn roll_objection(roll: RollId, objection: u32) -> Key {
	map(pallet::MEMBERS, "Objections", &[twox(roll), twox(objection)])
}

/// A member.
pub fn member(member: MemberId) -> Key {
	map(pallet::MEMBERS, "Members", &[twox(member)])
}

/// The number of the member behind a key.
pub fn member_by_key(key: &MemberKey) -> Key {
	map(pallet::MEMBERS, "MemberByKey", &[[&blake2_128(key)[..], key].concat()])
}

/// A ring's root.
pub fn ring_root(roll: RollId, ring: RingIndex) -> Key {
	map(pallet::MEMBERS, "RingRoots", &[twox(roll), twox(ring)])
}

/// The standing roll in use.
pub fn standing_roll() -> Key {
	item(pallet::MEMBERS, "CurrentStanding")
}

/// The standing roll that is being made.
pub fn standing_in_work() -> Key {
	item(pallet::MEMBERS, "StandingInWork")
}

/// The prefix of standing rolls.
pub fn standing_records() -> Key {
	item(pallet::MEMBERS, "Standing")
}

/// The registrars.
pub fn registrars() -> Key {
	item(pallet::MEMBERS, "Registrars")
}

/// The appeals body.
pub fn appeals() -> Key {
	item(pallet::MEMBERS, "Appeals")
}

/// The prefix of the chapters' secretaries.
pub fn secretaries() -> Key {
	item(pallet::MEMBERS, "Secretaries")
}

/// The commission.
pub fn commission() -> Key {
	item(pallet::ELECTIONS, "Commission")
}

/// The number of members.
pub fn member_count() -> Key {
	item(pallet::MEMBERS, "MemberCount")
}

/// A batch that waits.
pub fn pending_batch(batch: u32) -> Key {
	map(pallet::MEMBERS, "Pending", &[twox(batch)])
}

/// Who proposed and who confirmed a batch.
pub fn batch(batch: u32) -> Key {
	map(pallet::MEMBERS, "Batches", &[twox(batch)])
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

/// Something of an election: `Elections`, `ParamsOf`, `Counts`, `Closes`, `Results`, `OutcomesOf`,
/// `Accepted`, `ObjectionsTo`, `Rulings`.
pub fn of_election(name: &str, election: ElectionId) -> Key {
	map(pallet::ELECTIONS, name, &[twox(election)])
}

/// The number of elections.
pub fn next_election() -> Key {
	item(pallet::ELECTIONS, "NextElection")
}

/// Elections whose votes are kept for audits.
pub fn kept() -> Key {
	item(pallet::ELECTIONS, "Kept")
}

/// The accumulators of a sum.
pub fn accumulators(election: ElectionId, sum: SumIndex) -> Key {
	map(pallet::ELECTIONS, "Accumulators", &[twox(election), twox(sum)])
}

/// A poll: that of a component of a contest's rule.
pub fn poll(election: ElectionId, contest: ContestIndex, component: u8) -> Key {
	map(pallet::ELECTIONS, "Polls", &[twox(election), twox((contest, component))])
}

/// A voter's counted vote.
pub fn vote(election: ElectionId, alias: &Alias) -> Key {
	map(pallet::ELECTIONS, "Votes", &[twox(election), alias.to_vec()])
}

/// How many periods began in which members claim room for messages.
pub fn messaging_periods() -> Key {
	item(pallet::MESSAGING, "NextPeriod")
}

/// Such a period.
pub fn messaging_period(number: u32) -> Key {
	map(pallet::MESSAGING, "Periods", &[twox(number)])
}

/// The account that a member claimed for in a period.
pub fn messaging_grant(period: u32, alias: &Alias) -> Key {
	map(pallet::MESSAGING, "Grants", &[twox(period), alias.to_vec()])
}

/// The period in which an account got its grant.
pub fn messaging_account(account: &AccountKey) -> Key {
	map(pallet::MESSAGING, "Accounts", &[[&blake2_128(account)[..], account].concat()])
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
			roll_page(1, 2, 3),
			roll_page(2, 1, 3),
			roll_page(1, 3, 2),
			poll(1, 2, 3),
			poll(1, 3, 2),
			member(1),
			roll_objection(1, 2),
			ring_root(1, 2),
			accumulators(1, 2),
			of_trustee("Shares", 1, 2),
			of_trustee("Seeds", 1, 2),
			vote(1, &[2; 32]),
			vote(1, &[3; 32]),
			messaging_period(1),
			messaging_grant(1, &[2; 32]),
			messaging_grant(2, &[2; 32]),
			messaging_account(&[2; 32]),
		];
		let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
		assert_eq!(distinct.len(), keys.len());
	}
}
