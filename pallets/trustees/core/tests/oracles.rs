// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The same results from libraries that share no code with ours but the group.

use caucus_trustees_core::{
	decryption::{find_total, lagrange_at_zero},
	elgamal::DecodedCiphertext,
	group::{evaluate_in_exponent, Point, Scalar, ScalarBytes, GENERATOR},
};
use elastic_elgamal::{group::Ristretto, CiphertextWithValue, DiscreteLogTable, Keypair, SecretKey};
use frost_ristretto255::{keys, Identifier};
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};
use std::collections::BTreeMap;

#[test]
fn elastic_elgamal_ciphertexts_decrypt_and_add_up_here() {
	let mut rng = ChaCha20Rng::seed_from_u64(1);
	let secret = Scalar::from(123_456_789u64);
	let receiver: Keypair<Ristretto> =
		SecretKey::<Ristretto>::from_bytes(secret.as_bytes()).expect("a scalar; qed").into();
	assert_eq!(receiver.public().as_bytes(), Point::from(GENERATOR * secret).0);
	let sum = (1u64..=20)
		.map(|value| {
			let theirs = CiphertextWithValue::new(value, receiver.public(), &mut rng);
			let bytes = (*theirs.inner()).to_bytes();
			let point = |range| Point(<[u8; 32]>::try_from(&bytes[range]).expect("32 bytes; qed"));
			DecodedCiphertext {
				c1: point(0..32).decode().expect("a point; qed"),
				c2: point(32..64).decode().expect("a point; qed"),
			}
		})
		.reduce(|sum, ciphertext| sum + ciphertext)
		.expect("twenty ciphertexts; qed");
	let element = sum.c2 - sum.c1 * secret;
	assert_eq!(find_total(&element, 1_000), Some(210));
	let table = DiscreteLogTable::<Ristretto>::new(0..1_000);
	assert_eq!(table.get(&element), Some(210));
}

/// A dealing by FROST's dealer satisfies our check of a share, and its shares interpolate to the
/// same secret here and there.
#[test]
fn frost_dealings_verify_and_interpolate_here() {
	let rng = ChaCha20Rng::seed_from_u64(2);
	let (shares, public) =
		keys::generate_with_dealer(7, 4, keys::IdentifierList::Default, rng).expect("a dealing; qed");
	let by_index: BTreeMap<u16, Scalar> = (1..=7)
		.map(|index| {
			let share = &shares[&Identifier::try_from(index).expect("not zero; qed")];
			let bytes = share.signing_share().serialize().try_into().expect("32 bytes; qed");
			let scalar = ScalarBytes(bytes).decode().expect("a scalar; qed");
			let commitments: Vec<_> = share
				.commitment()
				.serialize()
				.expect("serializes; qed")
				.into_iter()
				.map(|bytes| Point(bytes.try_into().expect("32 bytes; qed")).decode().expect("a point; qed"))
				.collect();
			assert_eq!(commitments.len(), 4);
			assert_eq!(GENERATOR * scalar, evaluate_in_exponent(&commitments, &Scalar::from(index)));
			(index, scalar)
		})
		.collect();
	for indices in [[1, 2, 3, 4], [7, 5, 2, 1], [4, 5, 6, 7]] {
		let coefficients = lagrange_at_zero(&indices).expect("distinct; qed");
		let secret: Scalar = indices.iter().zip(coefficients).map(|(i, c)| by_index[i] * c).sum();
		let expected = public.verifying_key().serialize().expect("serializes; qed");
		assert_eq!(Point::from(GENERATOR * secret).0.as_slice(), expected.as_slice());
	}
}
