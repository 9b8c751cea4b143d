// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whole ceremonies, honest and not.

use caucus_trustees_core::{
	decryption::{combine, find_total, is_total, trial_point, DecryptionShare, Purpose, ShareError},
	elgamal::DecodedCiphertext,
	group::{Point, Scalar, ScalarBytes, GENERATOR},
	keygen::{Ceremony, Complaint, Dealing, Joining, KeygenError, Outcome, TrusteeSecrets},
};
use proptest::prelude::*;
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};

fn rng(seed: u64) -> ChaCha20Rng {
	ChaCha20Rng::seed_from_u64(seed)
}

/// A ceremony in which everybody joined and dealt.
struct Dealt {
	ceremony: Ceremony,
	secrets: Vec<TrusteeSecrets>,
	joinings: Vec<Joining>,
	dealings: Vec<Dealing>,
}

fn dealt(trustees: u16, threshold: u16, seed: u64) -> Dealt {
	let ceremony = Ceremony { reference: [seed as u8; 32], trustees, threshold };
	let mut rng = rng(seed);
	let secrets: Vec<_> =
		(1..=trustees).map(|index| TrusteeSecrets::generate(ceremony, index, &mut rng)).collect();
	let joinings: Vec<_> = secrets.iter().map(|secret| secret.join(&mut rng)).collect();
	let keys: Vec<_> = joinings.iter().map(|joining| Some(joining.transport_key)).collect();
	let dealings = secrets.iter().map(|secret| secret.deal(&keys, &mut rng).unwrap()).collect();
	Dealt { ceremony, secrets, joinings, dealings }
}

impl Dealt {
	fn verify(&self, dealer: usize) -> Result<(), KeygenError> {
		let commitment = &self.joinings[dealer].dealing_commitment;
		self.ceremony.verify_dealing(dealer as u16 + 1, commitment, &self.dealings[dealer])
	}

	fn outcome(&self) -> Outcome {
		self.ceremony.outcome(self.dealings.iter()).unwrap()
	}

	/// The trustee's share of the election's secret.
	fn secret(&self, trustee: usize) -> Scalar {
		(0..self.dealings.len())
			.map(|dealer| {
				self.secrets[trustee]
					.receive(dealer as u16 + 1, &self.dealings[dealer], &mut rng(0))
					.unwrap()
					.expect("dealers are honest here; qed")
			})
			.sum()
	}

	/// Changes the share that one dealer sends to one trustee.
	fn cheat(&mut self, dealer: usize, trustee: usize) {
		let share = &mut self.dealings[dealer].masked_shares[trustee];
		*share = (share.decode().unwrap() + Scalar::ONE).into();
	}

	fn complaint(&self, trustee: usize, dealer: usize) -> Complaint {
		self.secrets[trustee]
			.receive(dealer as u16 + 1, &self.dealings[dealer], &mut rng(3))
			.unwrap()
			.expect_err("the share is wrong; qed")
	}

	fn judge(&self, trustee: usize, complaint: &Complaint) -> Result<(), KeygenError> {
		self.ceremony.verify_complaint(
			trustee as u16 + 1,
			&self.joinings[trustee].transport_key,
			&self.dealings[usize::from(complaint.dealer) - 1],
			complaint,
		)
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(12))]

	/// Whatever t and n: every t trustees decrypt, so do more, all to the same, and no fewer do.
	#[test]
	fn any_threshold_of_trustees_decrypts(
		(trustees, threshold) in (1u16..7).prop_flat_map(|n| (Just(n), 1..=n)),
		total in 0u64..100_000,
		seed: u64,
	) {
		let dealt = dealt(trustees, threshold, seed);
		let outcome = dealt.outcome();
		let key = outcome.election_key.decode_nonzero().unwrap();
		let ciphertext = DecodedCiphertext::encrypt(&key, total, &Scalar::from(seed | 1));
		let purpose = Purpose::Tally { election: [1; 32], close: [2; 32] };
		let shares: Vec<_> = (0..usize::from(trustees))
			.map(|trustee| {
				let share = DecryptionShare::prove(
					&purpose, trustee as u16 + 1, &dealt.secret(trustee), &[ciphertext.c1], &mut rng(seed),
				).unwrap();
				share.verify(
					&purpose, trustee as u16 + 1, &outcome.verification_keys[trustee], &[ciphertext.c1],
				).unwrap();
				(trustee as u16 + 1, share)
			})
			.collect();
		for set in 1u32..1 << trustees {
			let chosen: Vec<_> = shares
				.iter()
				.filter(|(index, _)| set >> (index - 1) & 1 == 1)
				.map(|(index, share)| (*index, share))
				.collect();
			let element = combine(&[ciphertext], &chosen).unwrap()[0];
			prop_assert_eq!(is_total(&element, total), chosen.len() >= threshold.into(), "{:b}", set);
			prop_assert!(!is_total(&element, total + 1));
		}
		let all: Vec<_> = shares.iter().map(|(index, share)| (*index, share)).collect();
		let element = combine(&[ciphertext], &all).unwrap()[0];
		prop_assert_eq!(find_total(&element, 100_000), Some(total));
		prop_assert_eq!(find_total(&element, total.saturating_sub(1)).is_some(), total == 0);
	}
}

#[test]
fn joining_is_bound_to_ceremony_and_trustee() {
	let dealt = dealt(3, 2, 1);
	let joining = dealt.joinings[0];
	assert_eq!(dealt.ceremony.verify_joining(1, &joining), Ok(()));
	assert_eq!(dealt.ceremony.verify_joining(2, &joining), Err(KeygenError::BadProof));
	let other = Ceremony { reference: [9; 32], ..dealt.ceremony };
	assert_eq!(other.verify_joining(1, &joining), Err(KeygenError::BadProof));
	let stolen = Joining { transport_key: dealt.joinings[1].transport_key, ..joining };
	assert_eq!(dealt.ceremony.verify_joining(1, &stolen), Err(KeygenError::BadProof));
}

#[test]
fn dealing_is_refused_when_any_part_is_changed() {
	let honest = dealt(3, 2, 2);
	assert_eq!(honest.verify(0), Ok(()));
	let other = dealt(3, 2, 77);
	let changed = |change: &dyn Fn(&mut Dealing)| {
		let mut bent = Dealt { dealings: honest.dealings.clone(), ..dealt(3, 2, 2) };
		change(&mut bent.dealings[0]);
		bent.verify(0)
	};
	let theirs = &other.dealings[0];
	assert_eq!(changed(&|d| d.commitments[1] = theirs.commitments[1]), Err(KeygenError::CommitmentMismatch));
	assert_eq!(changed(&|d| d.knowledge = theirs.knowledge), Err(KeygenError::BadProof));
	assert_eq!(changed(&|d| d.ephemeral_key = theirs.ephemeral_key), Err(KeygenError::BadProof));
	assert_eq!(changed(&|d| d.ephemeral_knowledge = theirs.ephemeral_knowledge), Err(KeygenError::BadProof));
	assert_eq!(changed(&|d| d.masked_shares[0] = ScalarBytes([0xff; 32])), Err(KeygenError::BadEncoding));
	assert_eq!(changed(&|d| _ = d.masked_shares.pop()), Err(KeygenError::WrongLength));
	assert_eq!(changed(&|d| _ = d.commitments.pop()), Err(KeygenError::WrongLength));
}

/// A dealer that repeats another's ephemeral key could have a complaint open the other's share.
#[test]
fn dealing_with_another_dealers_ephemeral_key_is_refused() {
	let mut dealt = dealt(3, 2, 3);
	dealt.dealings[0].ephemeral_key = dealt.dealings[1].ephemeral_key;
	dealt.dealings[0].ephemeral_knowledge = dealt.dealings[1].ephemeral_knowledge;
	assert_eq!(dealt.verify(0), Err(KeygenError::BadProof));
}

#[test]
fn identity_commitments_are_refused() {
	let mut dealt = dealt(3, 2, 3);
	dealt.dealings[0].commitments[1] = Point::IDENTITY;
	dealt.joinings[0].dealing_commitment = dealt.ceremony.commitment_hash(1, &dealt.dealings[0].commitments);
	assert_eq!(dealt.verify(0), Err(KeygenError::BadEncoding));
}

#[test]
fn complaint_convicts_a_dealer_that_lied_to_the_complainant() {
	let mut dealt = dealt(4, 3, 4);
	dealt.cheat(1, 2);
	assert_eq!(dealt.verify(1), Ok(()), "a wrong share is invisible from outside");
	let complaint = dealt.complaint(2, 1);
	assert_eq!(complaint.dealer, 2);
	assert_eq!(dealt.judge(2, &complaint), Ok(()));
}

#[test]
fn complaint_is_refused_when_false_or_forged() {
	let mut dealt = dealt(4, 3, 5);
	dealt.cheat(1, 2);
	let complaint = dealt.complaint(2, 1);
	// Another trustee's complaint, or one against another dealer.
	assert_eq!(dealt.judge(3, &complaint), Err(KeygenError::BadProof));
	assert_eq!(dealt.judge(2, &Complaint { dealer: 1, ..complaint }), Err(KeygenError::BadProof));
	// A point that was not the shared one.
	let forged = Complaint { shared_point: GENERATOR.into(), ..complaint };
	assert_eq!(dealt.judge(2, &forged), Err(KeygenError::BadProof));
	let other = Ceremony { reference: [9; 32], ..dealt.ceremony };
	let verdict = other.verify_complaint(3, &dealt.joinings[2].transport_key, &dealt.dealings[1], &complaint);
	assert_eq!(verdict, Err(KeygenError::BadProof));
	// The dealer repairs its share: the complaint is true no more.
	let share = dealt.dealings[1].masked_shares[2].decode().unwrap() - Scalar::ONE;
	dealt.dealings[1].masked_shares[2] = share.into();
	assert_eq!(dealt.judge(2, &complaint), Err(KeygenError::UnfoundedComplaint));
}

#[test]
fn shares_of_a_ceremony_without_its_excluded_dealer_still_decrypt() {
	let mut dealt = dealt(4, 2, 6);
	dealt.cheat(1, 2);
	let remaining = [0usize, 2, 3];
	let outcome = dealt.ceremony.outcome(remaining.iter().map(|i| &dealt.dealings[*i])).unwrap();
	let secret = |trustee: usize| -> Scalar {
		remaining
			.iter()
			.map(|dealer| {
				let received =
					dealt.secrets[trustee].receive(*dealer as u16 + 1, &dealt.dealings[*dealer], &mut rng(0));
				received.unwrap().unwrap()
			})
			.sum()
	};
	for trustee in 0..4 {
		assert_eq!(Point::from(GENERATOR * secret(trustee)), outcome.verification_keys[trustee]);
	}
}

#[test]
fn dealers_whose_contributions_cancel_give_no_key() {
	let dealt = dealt(2, 1, 7);
	let mut negated = dealt.dealings[0].clone();
	negated.commitments[0] = (-negated.commitments[0].decode().unwrap()).into();
	let outcome = dealt.ceremony.outcome([&dealt.dealings[0], &negated].into_iter());
	assert_eq!(outcome, Err(KeygenError::KeyIsIdentity));
}

#[test]
fn share_is_bound_to_purpose_trustee_key_and_every_ciphertext() {
	let dealt = dealt(3, 2, 8);
	let outcome = dealt.outcome();
	let (election, close) = ([1; 32], [2; 32]);
	let purpose = Purpose::Tally { election, close };
	let bases = [GENERATOR * Scalar::from(5u64), GENERATOR * Scalar::from(6u64)];
	let share = DecryptionShare::prove(&purpose, 1, &dealt.secret(0), &bases, &mut rng(1)).unwrap();
	let key = &outcome.verification_keys[0];
	assert_eq!(share.verify(&purpose, 1, key, &bases), Ok(()));
	let refused = Err(ShareError::BadProof);
	let elsewhere = Purpose::Tally { election: [3; 32], close };
	assert_eq!(share.verify(&elsewhere, 1, key, &bases), refused);
	let fork = Purpose::Tally { election, close: [3; 32] };
	assert_eq!(share.verify(&fork, 1, key, &bases), refused);
	assert_eq!(share.verify(&Purpose::Trial { ceremony: election }, 1, key, &bases), refused);
	assert_eq!(share.verify(&purpose, 2, key, &bases), refused);
	assert_eq!(share.verify(&purpose, 1, &outcome.verification_keys[1], &bases), refused);
	assert_eq!(share.verify(&purpose, 1, key, &[bases[1], bases[0]]), refused);
	assert_eq!(share.verify(&purpose, 1, key, &bases[..1]), Err(ShareError::WrongLength));
	let mut bent = share.clone();
	bent.points[1] = GENERATOR.into();
	assert_eq!(bent.verify(&purpose, 1, key, &bases), refused);
	bent.points[1] = Point([0xff; 32]);
	assert_eq!(bent.verify(&purpose, 1, key, &bases), Err(ShareError::BadEncoding));
}

#[test]
fn trial_share_holds_for_its_ceremony_alone() {
	let dealt = dealt(3, 2, 9);
	let reference = dealt.ceremony.reference;
	let base = [trial_point(&reference)];
	let purpose = Purpose::Trial { ceremony: reference };
	let share = DecryptionShare::prove(&purpose, 2, &dealt.secret(1), &base, &mut rng(1)).unwrap();
	let key = &dealt.outcome().verification_keys[1];
	assert_eq!(share.verify(&purpose, 2, key, &base), Ok(()));
	let other = Purpose::Trial { ceremony: [0; 32] };
	assert_eq!(share.verify(&other, 2, key, &base), Err(ShareError::BadProof));
	assert_ne!(trial_point(&reference), trial_point(&[0; 32]));
}

#[test]
fn combination_needs_distinct_trustees() {
	let dealt = dealt(3, 2, 10);
	let purpose = Purpose::Tally { election: [1; 32], close: [2; 32] };
	let ciphertext = DecodedCiphertext::encrypt(&GENERATOR, 3, &Scalar::from(4u64));
	let share = DecryptionShare::prove(&purpose, 1, &dealt.secret(0), &[ciphertext.c1], &mut rng(1)).unwrap();
	assert_eq!(combine(&[ciphertext], &[(1, &share), (1, &share)]), Err(ShareError::WrongLength));
	assert_eq!(combine(&[ciphertext], &[(0, &share)]), Err(ShareError::WrongLength));
}

/// A daemon that starts again from the same secret finds itself with the same polynomial.
#[test]
fn secrets_come_back_from_the_same_seed() {
	let ceremony = Ceremony { reference: [1; 32], trustees: 3, threshold: 2 };
	let secrets = || TrusteeSecrets::generate(ceremony, 1, &mut rng(5));
	assert_eq!(
		secrets().join(&mut rng(1)).dealing_commitment,
		secrets().join(&mut rng(2)).dealing_commitment
	);
	assert_eq!(secrets().seed(), secrets().seed());
}
