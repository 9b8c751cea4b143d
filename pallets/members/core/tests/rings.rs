// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Ring proofs made and checked for real.

use caucus_members_core::ring::{
	verify_batch, verify_ownership, Claim, MemberSecret, Ring, RingBuilder, RingError, RingProof, RingRoot,
	RingSize,
};

fn member(number: u32) -> MemberSecret {
	let mut entropy = [7; 32];
	entropy[..4].copy_from_slice(&number.to_le_bytes());
	MemberSecret::from_entropy(entropy)
}

fn keys(members: std::ops::Range<u32>) -> Vec<[u8; 32]> {
	members.map(|number| member(number).key()).collect()
}

fn root(keys: &[[u8; 32]]) -> RingRoot {
	let mut builder = RingBuilder::new(RingSize::R255).unwrap();
	builder.push(keys).unwrap();
	builder.finish().unwrap()
}

fn ring(keys: &[[u8; 32]]) -> Ring {
	Ring::from_root(RingSize::R255, &root(keys)).unwrap()
}

fn proof(number: u32, keys: &[[u8; 32]], message: &[u8]) -> (RingProof, [u8; 32]) {
	let member = member(number);
	member.prove(&member.prepare(RingSize::R255, keys).unwrap(), b"context", message).unwrap()
}

#[test]
fn proof_holds_for_its_ring_context_message_and_alias_alone() {
	let keys = keys(0..20);
	let here = ring(&keys);
	let (proof, alias) = proof(3, &keys, b"message");
	assert_eq!(alias, member(3).alias(b"context").unwrap());
	assert_eq!(here.verify(&proof, b"context", b"message", &alias), Ok(()));
	assert_eq!(here.verify(&proof, b"other", b"message", &alias), Err(RingError::BadProof));
	assert_eq!(here.verify(&proof, b"context", b"other", &alias), Err(RingError::BadProof));
	assert_eq!(here.verify(&proof, b"context", b"message", &[1; 32]), Err(RingError::WrongAlias));
	assert_eq!(ring(&keys[1..]).verify(&proof, b"context", b"message", &alias), Err(RingError::BadProof));
	for position in [0, 100, 400, 751, 752, 753, 784] {
		let mut bent = proof;
		bent.0[position] ^= 1;
		assert_eq!(
			here.verify(&bent, b"context", b"message", &alias),
			Err(RingError::BadProof),
			"{position}"
		);
	}
}

#[test]
fn alias_is_one_per_context_and_ring_independent() {
	let (first, second) = (keys(0..20), keys(3..30));
	let (_, alias_in_first) = proof(5, &first, b"a");
	let (_, alias_in_second) = proof(5, &second, b"b");
	assert_eq!(alias_in_first, alias_in_second);
	assert_ne!(alias_in_first, member(5).alias(b"another context").unwrap());
	assert_ne!(alias_in_first, member(6).alias(b"context").unwrap());
}

/// Without blinding the prover's seat could be computed from a proof; with it, two proofs of the
/// same thing differ.
#[test]
fn proofs_are_blinded() {
	let keys = keys(0..20);
	assert_ne!(proof(3, &keys, b"message").0, proof(3, &keys, b"message").0);
}

#[test]
fn a_ring_prepared_for_one_seat_serves_every_other() {
	let keys = keys(0..20);
	let prepared = member(3).prepare(RingSize::R255, &keys).unwrap();
	assert!(prepared.for_seat(12) == member(12).prepare(RingSize::R255, &keys).unwrap());
	let (proof, alias) = member(12).prove(&prepared.for_seat(12), b"context", b"message").unwrap();
	assert_eq!(ring(&keys).verify(&proof, b"context", b"message", &alias), Ok(()));
	let (stranger, alias) = member(12).prove(&prepared, b"context", b"message").unwrap();
	assert_eq!(ring(&keys).verify(&stranger, b"context", b"message", &alias), Err(RingError::BadProof));
}

#[test]
fn a_key_outside_the_ring_cannot_prove() {
	let result = member(99).prepare(RingSize::R255, &keys(0..20));
	assert_eq!(result.err(), Some(RingError::NotInRing));
}

#[test]
fn batch_accepts_valid_claims_over_several_rings_and_refuses_any_bad_one() {
	let (first, second) = (keys(0..20), keys(20..50));
	let rings = [ring(&first), ring(&second)];
	let proofs = [proof(1, &first, b"m1"), proof(30, &second, b"m2"), proof(2, &first, b"m3")];
	let claims = |messages: [&'static [u8]; 3]| -> Vec<Claim<'_>> {
		(0..3)
			.map(|i| Claim {
				ring: &rings[i % 2],
				proof: &proofs[i].0,
				context: b"context",
				message: messages[i],
				alias: &proofs[i].1,
			})
			.collect()
	};
	assert_eq!(verify_batch(&claims([b"m1", b"m2", b"m3"])), Ok(()));
	assert_eq!(verify_batch(&claims([b"m1", b"mX", b"m3"])), Err(RingError::BadProof));
	let mut swapped = claims([b"m1", b"m2", b"m3"]);
	swapped[0].alias = &proofs[2].1;
	assert_eq!(verify_batch(&swapped), Err(RingError::WrongAlias));
	let mut misplaced = claims([b"m1", b"m2", b"m3"]);
	misplaced[0].ring = &rings[1];
	assert_eq!(verify_batch(&misplaced), Err(RingError::BadProof));
}

#[test]
fn ring_built_in_pieces_has_the_root_of_the_ring_built_at_once() {
	let keys = keys(0..40);
	let mut builder = RingBuilder::new(RingSize::R255).unwrap();
	for piece in keys.chunks(7) {
		builder.push(piece).unwrap();
	}
	assert_eq!(builder.finish().unwrap(), root(&keys));
	assert_ne!(root(&keys), root(&keys[..39]));
}

#[test]
fn ring_refuses_invalid_keys_and_too_many() {
	let mut builder = RingBuilder::new(RingSize::R255).unwrap();
	assert_eq!(builder.push(&[[0; 32]]), Err(RingError::InvalidKey));
	assert_eq!(builder.push(&[[0xff; 32]]), Err(RingError::InvalidKey));
	let key = member(0).key();
	builder.push(&vec![key; 255]).unwrap();
	assert_eq!(builder.push(&[key]), Err(RingError::RingFull));
}

#[test]
fn ownership_is_bound_to_key_and_message() {
	let ownership = member(1).prove_ownership(b"register").unwrap();
	assert!(verify_ownership(&member(1).key(), &ownership, b"register"));
	assert!(!verify_ownership(&member(2).key(), &ownership, b"register"));
	assert!(!verify_ownership(&member(1).key(), &ownership, b"other"));
	assert!(!verify_ownership(&[0; 32], &ownership, b"register"));
}
