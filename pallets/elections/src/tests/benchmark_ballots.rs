// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The ballots that benchmarks are made with still hold.

use crate::{
	benchmarking::fixture::{large_ring, params, Fixture, ELECTION, GENESIS, SEQUENCE},
	Ballot, MAX_BATCH,
};
use caucus_elections_core::{
	prove::{make_ballot, make_body, Choice, Seat},
	verify::{Refusal, Verifier},
};
use caucus_members_core::ring::{MemberSecret, PreparedRing, Ring, RingBuilder, RingRoot, RingSize};
use caucus_primitives::{MemberKey, RingIndex};
use codec::Encode;

const HOW: &str = "If ballots are meant to have changed, make the file anew, which takes two minutes: \
CAUCUS_WRITE_BALLOTS=1 cargo test --release -p pallet-elections benchmark_ballots";

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/benchmarking/ballots.scale");

fn member(ring: RingIndex, seat: u32) -> MemberSecret {
	let mut entropy = [9; 32];
	entropy[..2].copy_from_slice(&ring.to_le_bytes());
	entropy[2..6].copy_from_slice(&seat.to_le_bytes());
	MemberSecret::from_entropy(entropy)
}

fn keys(ring: RingIndex) -> Vec<MemberKey> {
	(0..RingSize::R767.capacity()).map(|seat| member(ring, seat).key()).collect()
}

fn root(keys: &[MemberKey]) -> RingRoot {
	let mut builder = RingBuilder::new(RingSize::R767).unwrap();
	builder.push(keys).unwrap();
	builder.finish().unwrap()
}

fn seat(ring: RingIndex) -> Seat {
	Seat { election: ELECTION, ring, sequence: SEQUENCE }
}

/// Every candidate of every contest.
fn choices(verifier: &Verifier, ring: RingIndex) -> Vec<Choice> {
	let paper = verifier.paper_of_ring(ring).unwrap();
	paper.iter().map(|(_, contest)| (0..contest.candidates.len()).collect()).collect()
}

fn seed(ring: RingIndex) -> [u8; 32] {
	[ring as u8; 32]
}

/// A ballot of the member on a seat of the ring in which `prepared` was made.
fn ballot(verifier: &Verifier, voter: &MemberSecret, prepared: &PreparedRing, ring: RingIndex) -> Ballot {
	make_ballot(verifier, voter, prepared, seat(ring), &choices(verifier, ring), &seed(ring)).unwrap()
}

fn make(verifier: &Verifier) -> Fixture {
	let mut made = Fixture { roots: Vec::new(), small: Vec::new(), large: Vec::new() };
	for ring in 0..MAX_BATCH as RingIndex {
		let (keys, voter) = (keys(ring), member(ring, ring.into()));
		let prepared = voter.prepare(RingSize::R767, &keys).unwrap();
		made.roots.push(root(&keys));
		made.small.push(ballot(verifier, &voter, &prepared, ring));
		if ring == 0 {
			let rings = (0..4).map(large_ring);
			made.large = rings.map(|ring| ballot(verifier, &voter, &prepared, ring)).collect();
		}
	}
	made
}

#[test]
fn ballots_for_benchmarks_hold() {
	let verifier = Verifier::new(&GENESIS, ELECTION, params()).unwrap();
	if std::env::var("CAUCUS_WRITE_BALLOTS").is_ok_and(|value| value == "1") {
		std::fs::write(FILE, make(&verifier).encode()).unwrap();
		return;
	}
	let fixture = Fixture::read();
	assert_eq!((fixture.roots.len(), fixture.small.len()), (MAX_BATCH as usize, MAX_BATCH as usize), "{HOW}");
	for options in [0, 2, 3, 34, 35, 66, 98, 99, 130] {
		assert!(fixture.ballot_with(options).is_some(), "{HOW}");
	}
	assert!(fixture.ballot_with(131).is_none());

	let root_of = |ring: RingIndex| fixture.all_roots()[usize::from(ring)];
	let ring_of = |ballot: &Ballot| Ring::from_root(RingSize::R767, &root_of(ballot.body.ring)).unwrap();
	let [.., last] = &fixture.small[..] else { panic!("{HOW}") };
	let chosen: Vec<&Ballot> = [&fixture.small[0], last].into_iter().chain(&fixture.large).collect();
	for ballot in &chosen {
		verifier.check_shape(&ballot.body).expect(HOW);
		// What a ballot says is made of its seed alone.
		let remade = make_body(
			&verifier,
			&ballot.body.alias,
			seat(ballot.body.ring),
			&choices(&verifier, ballot.body.ring),
			&seed(ballot.body.ring),
		);
		assert_eq!(remade.as_ref(), Ok(&ballot.body), "{HOW}");
	}
	verifier.check_choices(chosen.iter().map(|ballot| &ballot.body)).expect(HOW);
	let rings: Vec<Ring> = chosen.iter().map(|ballot| ring_of(ballot)).collect();
	let claims: Vec<_> = chosen.iter().copied().zip(&rings).collect();
	verifier.check_rings(&claims).expect(HOW);
	assert_eq!(root(&keys(127)), fixture.roots[127], "{HOW}");

	let mut bent = last.clone();
	bent.proof.0[5] ^= 1;
	assert_eq!(verifier.check_rings(&[(&bent, &rings[1])]), Err(Refusal::BadRingProof));
}
