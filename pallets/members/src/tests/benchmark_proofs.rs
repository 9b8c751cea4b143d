// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The proofs that benchmarks are made with still hold.

use crate::benchmark_proofs::{read, Proven, CONTEXT, MESSAGE};
use caucus_members_core::ring::{MemberProof, MemberSecret, Ring, RingBuilder, RingSize};
use caucus_primitives::RingIndex;
use codec::Encode;

const HOW: &str = "If proofs are meant to have changed, make the file anew: \
CAUCUS_WRITE_PROOFS=1 cargo test --release -p pallet-members benchmark_proofs";

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/benchmark_proofs.scale");

/// A proof by the last in a full ring.
fn prove(ring: RingIndex) -> Proven {
	let member = |seat: u32| {
		let mut entropy = [9; 32];
		entropy[..2].copy_from_slice(&ring.to_le_bytes());
		entropy[2..6].copy_from_slice(&seat.to_le_bytes());
		MemberSecret::from_entropy(entropy)
	};
	let seats = RingSize::R767.capacity();
	let keys: Vec<_> = (0..seats).map(|seat| member(seat).key()).collect();
	let mut builder = RingBuilder::new(RingSize::R767).unwrap();
	builder.push(&keys).unwrap();
	let prover = member(seats - 1);
	let prepared = prover.prepare(RingSize::R767, &keys).unwrap();
	let (proof, alias) = prover.prove(&prepared, &CONTEXT, &MESSAGE).unwrap();
	Proven { root: builder.finish().unwrap(), proof: MemberProof { ring, alias, proof } }
}

#[test]
fn proofs_for_benchmarks_hold() {
	if std::env::var("CAUCUS_WRITE_PROOFS").is_ok_and(|value| value == "1") {
		std::fs::write(FILE, [prove(0), prove(1)].encode()).unwrap();
		return;
	}
	let [one, other] = read();
	assert_ne!((one.root, one.proof.alias), (other.root, other.proof.alias), "{HOW}");
	for Proven { root, proof } in [one, other] {
		let ring = Ring::from_root(RingSize::R767, &root).expect(HOW);
		assert_eq!(ring.verify(&proof.proof, &CONTEXT, &MESSAGE, &proof.alias), Ok(()), "{HOW}");
	}
}
