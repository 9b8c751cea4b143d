// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election that is open, without all that leads to one.

use caucus_sdk::{
	elections::{
		compose::{ResultRule, StyleSet},
		params::{
			Candidate, Contest, ContestKind, Electorate, Minimums, Params, Plan, Schedule, Style, StyleRoll,
		},
		tally::{Count, Election, Options, Stage},
	},
	members::{
		registry::{Classes, RollRule},
		ring::{RingRoot, RingSize},
	},
	trustees::{
		elgamal::Ciphertext,
		group::{Point, Scalar, GENERATOR},
	},
};
use caucus_sovereign_runtime::Runtime;

const ROLL: u32 = 0;

/// An election of one contest with so many options, under a roll of so many full rings.
pub(crate) fn params(options: usize, size: RingSize, rings: u32) -> Params {
	let candidate = |number: usize| Candidate {
		name: format!("{number}").into_bytes().try_into().expect("short; qed"),
		classes: Classes::default(),
		nominee: None,
	};
	let candidates: Vec<Candidate> = (1..options).map(candidate).collect();
	let contest = Contest {
		title: b"bench".to_vec().try_into().expect("short; qed"),
		kind: ContestKind::ChooseOne,
		candidates: candidates.try_into().expect("few; qed"),
		rule: ResultRule::of_ballots(StyleSet::of(0)),
	};
	let style = Style { rule: RollRule::default(), contests: vec![0].try_into().expect("one; qed") };
	let roll = StyleRoll { keys: rings * size.capacity(), rings: rings as u16, digest: [0; 32] };
	Params {
		plan: Plan {
			title: b"bench".to_vec().try_into().expect("short; qed"),
			contests: vec![contest].try_into().expect("one; qed"),
			styles: vec![style].try_into().expect("one; qed"),
			ring_size: size,
			schedule: Schedule {
				trustee_step: 1,
				objections: 1,
				opens: 1,
				closes: u64::MAX,
				tally: 1,
				certification: 1,
				appeals: 1,
			},
			minimums: Minimums { roll: 50, turnout: 20 },
			max_revotes: 32,
			threshold: 1,
			follows: None,
		},
		electorate: Electorate {
			roll: 0,
			roll_root: [0; 32],
			styles: vec![roll].try_into().expect("one; qed"),
			ring_roots: [0; 32],
			ring_seed: [0; 32],
		},
		ceremony_attempt: 0,
		election_key: Point::from(GENERATOR * Scalar::from(42u64)),
		verification_keys: Default::default(),
		spec_version: 1,
	}
}

/// Enters a roll's rings into the state.
pub(crate) fn insert_rings(roots: &[RingRoot]) {
	for (ring, root) in roots.iter().enumerate() {
		pallet_members::RingRoots::<Runtime>::insert(ROLL, ring as u16, root);
	}
}

/// Enters an election into the state that takes ballots. Its log of ballots begins with nothing.
pub(crate) fn open(id: u32, params: Params) {
	let options = params.plan.contests.iter().map(|contest| contest.candidates.len() + 1).sum();
	let sums: Options = vec![Ciphertext::ZERO; options].try_into().expect("few; qed");
	pallet_elections::Accumulators::<Runtime>::insert(id, 0u8, sums);
	pallet_elections::Counts::<Runtime>::insert(id, Count::new(1, [0; 32]));
	let plan = params.plan.clone();
	let election = Election { plan, stage: Stage::Open, since: 1, roll: Some(ROLL), extension: 0 };
	pallet_elections::Elections::<Runtime>::insert(id, election);
	pallet_elections::ParamsOf::<Runtime>::insert(id, params);
}
