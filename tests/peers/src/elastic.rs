// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Ballots of the crate `elastic-elgamal`: the same encryption in the same group, and proofs of the same statement.

use crate::measure::{repeated, Figures, OPTIONS};
use anyhow::ensure;
use elastic_elgamal::{
	app::{ChoiceParams, EncryptedChoice, SingleChoice},
	group::Ristretto,
	Ciphertext, Keypair, LogEqualityProof, RingProof,
};
use rand_core::OsRng;

type Choice = EncryptedChoice<Ristretto, SingleChoice>;

/// Bytes of ciphertexts, range proof and sum proof.
fn encoded_size(choice: &Choice) -> usize {
	let ciphertexts: usize =
		choice.choices_unchecked().iter().map(|ciphertext: &Ciphertext<_>| ciphertext.to_bytes().len()).sum();
	let (range, sum): (&RingProof<_>, &LogEqualityProof<_>) = (choice.range_proof(), choice.sum_proof());
	ciphertexts + range.to_bytes().len() + sum.to_bytes().len()
}

/// Makes and checks ballots.
pub(crate) fn measure(runs: u16) -> anyhow::Result<Figures> {
	let receiver = Keypair::<Ristretto>::generate(&mut OsRng);
	let params = ChoiceParams::single(receiver.public().clone(), OPTIONS);
	let other = ChoiceParams::single(Keypair::<Ristretto>::generate(&mut OsRng).public().clone(), OPTIONS);
	let (choice, prove_ms) = repeated(runs, || Ok(Choice::single(&params, 0, &mut OsRng)))?;
	ensure!(choice.verify(&other).is_err(), "a ballot for another key is accepted");
	// The crate leaves the form of a whole choice to serde. Reading JSON adds little to decoding its points.
	let arrived = serde_json::to_vec(&choice)?;
	let (_, verify_ms) = repeated(runs, || {
		let choice: Choice = serde_json::from_slice(&arrived)?;
		Ok(choice.verify(&params)?.len())
	})?;
	Ok(Figures {
		system: "elastic-elgamal 0.3.1",
		members: None,
		prepare_ms: None,
		prove_ms,
		verify_ms,
		batch: None,
		ballot_bytes: encoded_size(&choice),
		runs,
	})
}
