// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Ballots, made by voters' devices of what the chain shows.

use crate::{
	chain::Chain,
	crowd::by_all_processors,
	party::{member, MEMBERS, YOUNG},
};
use caucus_elections_core::{
	ballot::Ballot,
	prove::{make_ballot, Choice, Seat},
	verify::Verifier,
};
use caucus_members_core::{ring::PreparedRing, roll::Seating};
use caucus_primitives::{refs, ElectionId, MemberKey, RingIndex, KEYS_PER_PAGE};
use caucus_runtime_common::extension_without_signer;
use caucus_sovereign_runtime::{Runtime, RuntimeCall, UncheckedExtrinsic};
use codec::Encode;
use std::sync::OnceLock;

/// An election that is Ready, as voters' devices know it.
pub struct Booth {
	/// The election.
	pub election: ElectionId,
	/// What ballots are made for and checked against.
	pub verifier: Verifier,
	/// The keys of each ring, in the order of their seats.
	pub rings: Vec<Vec<MemberKey>>,
	/// The voters' halves of their proofs, which are slow to make.
	prepared: Vec<OnceLock<PreparedRing>>,
}

impl Booth {
	/// Reads an election.
	pub fn enter(chain: &mut Chain, election: ElectionId) -> Self {
		let genesis = chain.genesis_hash();
		let params = chain.read(|| pallet_elections::ParamsOf::<Runtime>::get(election)).expect("is Ready");
		let electorate = &params.electorate;
		let mut rings = Vec::new();
		for (style, part) in (0..).zip(&electorate.styles) {
			let pages = 0..part.keys.div_ceil(KEYS_PER_PAGE);
			let page = |page| pallet_members::RollKeys::<Runtime>::get((electorate.roll, style, page));
			let keys: Vec<MemberKey> = chain.read(|| pages.flat_map(page).collect());
			let seating = Seating::of_style(part.keys, params.plan.ring_size, &electorate.ring_seed, style);
			let seating = seating.expect("the rings were built; qed");
			for ring in 0..seating.rings() {
				let key = |seat| keys[seating.key_at(seat).expect("a seat; qed") as usize];
				rings.push(seating.seats(ring).map(key).collect());
			}
		}
		let verifier = Verifier::new(&genesis, election, params).expect("the chain's parameters are sound");
		Self { election, verifier, rings, prepared: (0..MEMBERS).map(|_| OnceLock::new()).collect() }
	}

	/// The ring in which a member sits.
	pub fn ring_of(&self, voter: u32) -> RingIndex {
		let key = member(voter).key();
		let ring = self.rings.iter().position(|ring| ring.contains(&key));
		ring.expect("the member is on the roll") as RingIndex
	}

	fn prepared(&self, voter: u32) -> &PreparedRing {
		self.prepared[voter as usize].get_or_init(|| {
			let keys = &self.rings[usize::from(self.ring_of(voter))];
			let size = self.verifier.params().plan.ring_size;
			member(voter).prepare(size, keys).expect("the key is in the ring; qed")
		})
	}

	/// A ballot of a voter for an election that may be another than this one.
	pub fn ballot_for(&self, verifier: &Verifier, voter: u32, sequence: u16, choices: &[Choice]) -> Ballot {
		let seat = Seat { election: self.election, ring: self.ring_of(voter), sequence };
		let seed = [voter as u8 + 1; 32];
		make_ballot(verifier, &member(voter), self.prepared(voter), seat, choices, &seed)
			.expect("the choice is on the paper; qed")
	}

	/// A ballot of a voter, who chooses in each contest of the voter's paper.
	pub fn ballot(&self, voter: u32, sequence: u16, choices: &[Choice]) -> Ballot {
		self.ballot_for(&self.verifier, voter, sequence, choices)
	}

	/// The first ballots of some voters, in their order, made by all processors. Each wants the first
	/// candidate of each contest.
	pub fn first_ballots(&self, voters: impl IntoIterator<Item = u32>) -> Vec<Ballot> {
		by_all_processors(voters, |voter| {
			let contests = if voter < YOUNG { 2 } else { 1 };
			self.ballot(voter, 1, &vec![vec![0]; contests])
		})
	}

	/// Signs a body that no honest device makes.
	pub fn sign(&self, voter: u32, mut ballot: Ballot) -> Ballot {
		let message = refs::ballot_message(self.verifier.reference(), &ballot.body);
		let context = self.verifier.context();
		let (proof, _) =
			member(voter).prove(self.prepared(voter), context, &message).expect("in the ring; qed");
		ballot.proof = proof;
		ballot
	}
}

/// The call that casts a ballot.
pub fn cast(ballot: &Ballot) -> RuntimeCall {
	pallet_elections::Call::<Runtime>::cast { ballot: Box::new(ballot.clone()) }.into()
}

/// A call as a general transaction: without a signer, with neutral extensions.
pub fn general(call: RuntimeCall) -> Vec<u8> {
	UncheckedExtrinsic::new_transaction(call, extension_without_signer::<Runtime>()).encode()
}

/// A call as an unsigned extrinsic.
pub fn bare(call: RuntimeCall) -> Vec<u8> {
	UncheckedExtrinsic::new_bare(call).encode()
}
