// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The two sigma protocols that trustees need, made non-interactive on Merlin transcripts.
//!
//! * [`Knowledge`] (Schnorr, 1991): the maker knows `x` with `X = x*G`.
//! * [`Equality`] (Chaum and Pedersen, 1992): the maker knows one `x` with `X = x*G` and
//!   `D_i = x*B_i` for every pair `(B_i, D_i)`. The pairs are folded into one with weights that
//!   hash all of them, so the proof has the same 96 bytes for one pair and for a thousand.
//!
//! A transcript is handed over with its context already absorbed; the functions here absorb the
//! statement and the announcements, all before the challenge.

use crate::group::{identity, Point, RistrettoPoint, Scalar, ScalarBytes, TranscriptExt, GENERATOR};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use merlin::Transcript;
use rand_core::{CryptoRng, RngCore};
use scale_info::TypeInfo;

/// The proof does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProofError;

impl From<crate::group::GroupError> for ProofError {
	fn from(_: crate::group::GroupError) -> Self {
		Self
	}
}

/// Proof of knowledge of a logarithm, 64 bytes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Knowledge {
	/// `w*G`.
	pub announcement: Point,
	/// `w + c*x`.
	pub response: ScalarBytes,
}

impl Knowledge {
	/// Proves knowledge of `secret`, the logarithm of `public`.
	pub fn prove(
		mut transcript: Transcript,
		public: &Point,
		secret: &Scalar,
		rng: &mut (impl RngCore + CryptoRng),
	) -> Self {
		let nonce = Scalar::random(rng);
		let announcement = Point::from(GENERATOR * nonce);
		let challenge = Self::challenge(&mut transcript, public, &announcement);
		Self { announcement, response: (nonce + challenge * secret).into() }
	}

	/// Checks the proof; the identity is not a statement worth proving and is refused.
	pub fn verify(&self, mut transcript: Transcript, public: &Point) -> Result<(), ProofError> {
		let element = public.decode_nonzero()?;
		let announcement = self.announcement.decode()?;
		let response = self.response.decode()?;
		let challenge = Self::challenge(&mut transcript, public, &self.announcement);
		(GENERATOR * response == announcement + element * challenge).then_some(()).ok_or(ProofError)
	}

	fn challenge(transcript: &mut Transcript, public: &Point, announcement: &Point) -> Scalar {
		transcript.point(b"public", public);
		transcript.point(b"announcement", announcement);
		transcript.challenge(b"challenge")
	}
}

/// Proof that logarithms are equal, 96 bytes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Equality {
	/// `w*G`.
	pub announcement: Point,
	/// `w*B`, where `B` is the fold of the bases.
	pub folded_announcement: Point,
	/// `w + c*x`.
	pub response: ScalarBytes,
}

/// A base and what it became: `image = x * base`.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
	/// `B`.
	pub base: RistrettoPoint,
	/// `x*B`.
	pub image: RistrettoPoint,
}

impl Equality {
	/// Proves that `secret`, the logarithm of `public`, also made every image from its base.
	pub fn prove(
		mut transcript: Transcript,
		public: &Point,
		pairs: &[Pair],
		secret: &Scalar,
		rng: &mut (impl RngCore + CryptoRng),
	) -> Self {
		let folded = fold(&mut transcript, public, pairs);
		let nonce = Scalar::random(rng);
		let announcement = Point::from(GENERATOR * nonce);
		let folded_announcement = Point::from(folded.base * nonce);
		let challenge = challenge(&mut transcript, &announcement, &folded_announcement);
		Self { announcement, folded_announcement, response: (nonce + challenge * secret).into() }
	}

	/// Checks the proof.
	pub fn verify(
		&self,
		mut transcript: Transcript,
		public: &Point,
		pairs: &[Pair],
	) -> Result<(), ProofError> {
		let element = public.decode_nonzero()?;
		let announcement = self.announcement.decode()?;
		let folded_announcement = self.folded_announcement.decode()?;
		let response = self.response.decode()?;
		let folded = fold(&mut transcript, public, pairs);
		let challenge = challenge(&mut transcript, &self.announcement, &self.folded_announcement);
		let holds = GENERATOR * response == announcement + element * challenge
			&& folded.base * response == folded_announcement + folded.image * challenge;
		holds.then_some(()).ok_or(ProofError)
	}
}

/// Absorbs the statement and folds the pairs into one.
fn fold(transcript: &mut Transcript, public: &Point, pairs: &[Pair]) -> Pair {
	transcript.point(b"public", public);
	transcript.number(b"pairs", pairs.len() as u64);
	for pair in pairs {
		transcript.point(b"base", &pair.base.into());
		transcript.point(b"image", &pair.image.into());
	}
	let weights: Vec<Scalar> = pairs.iter().map(|_| transcript.weight(b"fold")).collect();
	pairs.iter().zip(weights).fold(Pair { base: identity(), image: identity() }, |sum, (pair, weight)| Pair {
		base: sum.base + pair.base * weight,
		image: sum.image + pair.image * weight,
	})
}

fn challenge(transcript: &mut Transcript, announcement: &Point, folded: &Point) -> Scalar {
	transcript.point(b"announcement", announcement);
	transcript.point(b"folded announcement", folded);
	transcript.challenge(b"challenge")
}

#[cfg(test)]
mod tests {
	use super::*;
	use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};

	fn rng() -> ChaCha20Rng {
		ChaCha20Rng::seed_from_u64(7)
	}

	fn transcript(context: &'static [u8]) -> Transcript {
		let mut transcript = Transcript::new(b"test");
		transcript.append_message(b"context", context);
		transcript
	}

	fn pairs(secret: &Scalar, count: u64) -> Vec<Pair> {
		(1..=count)
			.map(|i| {
				let base = GENERATOR * Scalar::from(i * i + 3);
				Pair { base, image: base * secret }
			})
			.collect()
	}

	#[test]
	fn knowledge_holds_for_its_context_and_key_alone() {
		let secret = Scalar::from(99u64);
		let public = Point::from(GENERATOR * secret);
		let proof = Knowledge::prove(transcript(b"a"), &public, &secret, &mut rng());
		assert_eq!(proof.verify(transcript(b"a"), &public), Ok(()));
		assert_eq!(proof.verify(transcript(b"b"), &public), Err(ProofError));
		let other = Point::from(GENERATOR * Scalar::from(98u64));
		assert_eq!(proof.verify(transcript(b"a"), &other), Err(ProofError));
		assert_eq!(proof.verify(transcript(b"a"), &Point::IDENTITY), Err(ProofError));
		let bent = Knowledge { announcement: GENERATOR.into(), ..proof };
		assert_eq!(bent.verify(transcript(b"a"), &public), Err(ProofError));
		let bent = Knowledge { response: Scalar::ONE.into(), ..proof };
		assert_eq!(bent.verify(transcript(b"a"), &public), Err(ProofError));
	}

	#[test]
	fn equality_holds_for_its_context_key_and_pairs_alone() {
		let secret = Scalar::from(1234u64);
		let public = Point::from(GENERATOR * secret);
		let statement = pairs(&secret, 3);
		let proof = Equality::prove(transcript(b"a"), &public, &statement, &secret, &mut rng());
		assert_eq!(proof.verify(transcript(b"a"), &public, &statement), Ok(()));
		assert_eq!(proof.verify(transcript(b"b"), &public, &statement), Err(ProofError));
		assert_eq!(proof.verify(transcript(b"a"), &GENERATOR.into(), &statement), Err(ProofError));
		assert_eq!(proof.verify(transcript(b"a"), &public, &statement[..2]), Err(ProofError));
		for bend in [
			Equality { announcement: GENERATOR.into(), ..proof },
			Equality { folded_announcement: GENERATOR.into(), ..proof },
			Equality { response: Scalar::ONE.into(), ..proof },
		] {
			assert_eq!(bend.verify(transcript(b"a"), &public, &statement), Err(ProofError));
		}
	}

	/// Two wrong images whose errors cancel would pass a fold without weights.
	#[test]
	fn equality_refuses_errors_that_cancel() {
		let secret = Scalar::from(1234u64);
		let public = Point::from(GENERATOR * secret);
		let mut statement = pairs(&secret, 2);
		statement[0].image += GENERATOR;
		statement[1].image -= GENERATOR;
		let proof = Equality::prove(transcript(b"a"), &public, &statement, &secret, &mut rng());
		assert_eq!(proof.verify(transcript(b"a"), &public, &statement), Err(ProofError));
	}
}
