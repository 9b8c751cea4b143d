// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Nodes check batches for the runtime. They have to say what the runtime's own check says.

use caucus_elections_core::{ballot::Ballot, verify::Verifier};
use caucus_members_core::ring::RingRoot;
use caucus_runtime_common::host::ballot_proofs;
use caucus_scenarios::{
	ceremony::{self, Open},
	Chain,
};
use caucus_sovereign_runtime::{configs::party::ByNode, Members};
use caucus_support::Rolls;
use codec::{Decode, Encode};
use pallet_elections::{BatchVerifier, InRuntime};

/// Ballots, more than any machine that runs tests has cores.
const BALLOTS: u32 = 20;
/// A byte of every so many is changed.
const STEP: usize = 61;

/// What both say, which is the same.
fn holds(verifier: &Verifier, ballots: &[(&Ballot, RingRoot)]) -> bool {
	let runtime = InRuntime::check(verifier, ballots);
	let node = ByNode::check(verifier, ballots);
	assert_eq!(runtime, node);
	node.is_some_and(|choices| choices.len() == ballots.len())
}

#[test]
fn nodes_say_of_batches_what_the_runtime_says() {
	let mut chain = Chain::development();
	let Open { election, booth, .. } = ceremony::open(&mut chain);
	let verifier = &booth.verifier;
	let ballots = booth.first_ballots(0..BALLOTS);
	let roll = verifier.params().electorate.roll;
	let root = |ballot: &Ballot| <Members as Rolls>::ring_root(roll, ballot.body.ring).expect("it stands");
	let mut all: Vec<_> = chain.read(|| ballots.iter().map(|ballot| (ballot, root(ballot))).collect());

	for number in [0, 1, 2, 3, 7, BALLOTS as usize] {
		assert!(holds(verifier, &all[..number]));
	}
	// One byte of one ballot, wherever it stands in the batch.
	let (mut unreadable, mut refused) = (0, 0);
	for place in [0, BALLOTS as usize - 1] {
		let good = ballots[place].encode();
		for offset in (0..good.len()).step_by(STEP) {
			let mut bytes = good.clone();
			bytes[offset] ^= 1 << (offset % 8);
			let bent = Ballot::decode(&mut &bytes[..]).ok();
			let Some(bent) = bent.filter(|bent| verifier.check_shape(&bent.body).is_ok()) else {
				unreadable += 1;
				continue;
			};
			let mut with_it = vec![all[1], all[2], all[3]];
			with_it[place.min(2)] = (&bent, all[place].1);
			assert!(!holds(verifier, &with_it), "byte {offset} is not looked at");
			refused += 1;
		}
	}
	assert!(refused > 3 * unreadable, "{refused} changes came to the check, {unreadable} did not");
	// A good ballot of another ring, of another election, of another chain.
	let strange = RingRoot(all[0].1 .0.map(|byte| !byte));
	let mut other = verifier.params().clone();
	other.plan.max_revotes += 1;
	let genesis = verifier.genesis();
	for wrong in [
		Verifier::new(genesis, election + 1, verifier.params().clone()),
		Verifier::new(genesis, election, other),
		Verifier::new(&[1; 32], election, verifier.params().clone()),
	] {
		assert!(!holds(&wrong.expect("it could be one"), &all));
	}
	all[4].1 = strange;
	assert!(!holds(verifier, &all));
	assert!(!ballot_proofs::hold(b"no question"));
}
