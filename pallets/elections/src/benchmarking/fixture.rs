// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Real ballots, because proofs cannot be made inside the runtime. `ballots.scale` holds them; a test
//! checks that they still hold, and writes them anew when it is told to.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not
//! be is noticed.

use super::papers::{ballots, contest, plan_of, style};
use crate::{Ballot, Electorate, Params, MAX_BATCH, MAX_CANDIDATES, MAX_CONTESTS};
use alloc::vec::Vec;
use caucus_elections_core::{compose::StyleSet, params::StyleRoll};
use caucus_members_core::ring::{RingRoot, RingSize};
use caucus_primitives::{ContestIndex, Digest, ElectionId, RingIndex, StyleIndex};
use caucus_trustees_core::{
	group::{Point, Scalar, GENERATOR},
	keygen::MAX_TRUSTEES,
};
use codec::{Decode, Encode};
use frame::prelude::BoundedVec;

/// The hash of the genesis block of the fixture's chain.
pub const GENESIS: Digest = [7; 32];
/// The fixture's election.
pub const ELECTION: ElectionId = 1;
/// The number of every ballot: each replaces another one.
pub const SEQUENCE: u16 = 2;
/// Candidates of a contest of a large ballot. With 15 of 15 to be chosen, the proof over all options
/// is as long as it can be for so many.
const CANDIDATES: u32 = 15;
/// How many such contests stand on each paper, besides the one that stands on all.
const LARGE_PAPERS: [u32; 4] = [2, 4, 6, 8];

/// The ballots and the roots of their rings.
#[derive(Encode, Decode)]
pub struct Fixture {
	/// Roots of the rings of the first style. Those of the others are the first of them again.
	pub roots: Vec<RingRoot>,
	/// One ballot of two options from each ring of the first style.
	pub small: Vec<Ballot>,
	/// One ballot of each of the other styles: 34, 66, 98 and 130 options.
	pub large: Vec<Ballot>,
}

impl Fixture {
	/// The ballots as they were made.
	pub fn read() -> Self {
		Self::decode(&mut &include_bytes!("ballots.scale")[..])
			.expect("a test of this crate reads the same bytes; qed")
	}

	/// The smallest ballot with at least so many options.
	pub fn ballot_with(&self, options: u32) -> Option<&Ballot> {
		let size = |ballot: &Ballot| -> usize {
			ballot.body.contests.iter().map(|part| part.ciphertexts.len()).sum()
		};
		self.small.iter().take(1).chain(&self.large).find(|ballot| size(ballot) >= options as usize)
	}

	/// Roots of all rings, by number.
	pub fn all_roots(&self) -> Vec<RingRoot> {
		let first = self.roots.iter().take(1);
		self.roots.iter().chain(first.cycle().take(LARGE_PAPERS.len())).copied().collect()
	}
}

/// The ring of a large ballot.
pub fn large_ring(position: usize) -> RingIndex {
	(MAX_BATCH as usize + position) as RingIndex
}

/// The election: a contest of one candidate for all, eight of 15 for the larger papers, and contests in
/// which nobody votes, for the size of the plan.
pub fn params() -> Params {
	let everybody: StyleSet = (0..=LARGE_PAPERS.len() as StyleIndex).collect();
	let contests = (0..MAX_CONTESTS)
		.map(|number| match number {
			0 => contest(number, 1, [ballots(everybody)].to_vec()),
			1..=8 => {
				let votes_in = |(_, contests): &(StyleIndex, u32)| number <= *contests;
				let styles = (1..).zip(LARGE_PAPERS).filter(votes_in).map(|(style, _)| style);
				contest(number, CANDIDATES, [ballots(styles.collect())].to_vec())
			}
			_ => contest(number, MAX_CANDIDATES, Vec::new()),
		})
		.collect();
	let paper = |contests: u32| style((0..=contests as ContestIndex).collect());
	let styles = core::iter::once(0).chain(LARGE_PAPERS).map(paper).collect();
	let mut plan = plan_of(contests, styles);
	(plan.schedule.opens, plan.schedule.closes) = (0, u64::MAX);
	let roll = |rings: u32| StyleRoll {
		keys: rings * RingSize::R767.capacity(),
		rings: rings as RingIndex,
		digest: [0; 32],
	};
	let rolls = core::iter::once(MAX_BATCH).chain(LARGE_PAPERS.map(|_| 1)).map(roll).collect();
	let key = Point::from(GENERATOR * Scalar::from(42u64));
	Params {
		plan,
		electorate: Electorate {
			roll: 0,
			roll_root: [0; 32],
			styles: BoundedVec::truncate_from(rolls),
			ring_roots: [0; 32],
			ring_seed: [0; 32],
		},
		ceremony_attempt: 0,
		election_key: key,
		verification_keys: BoundedVec::truncate_from(alloc::vec![key; MAX_TRUSTEES as usize]),
		spec_version: 1,
	}
}
