// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Decryption by any `t` of `n` trustees.
//!
//! A trustee turns the first half `C1` of each ciphertext into `x_j * C1` and proves, once for all
//! of them, that it used the secret behind its verification key. Any `t` shares interpolate to
//! `x * C1`, and `C2 - x*C1 = total * G`. The total is announced by anyone and *checked*: no one is
//! believed.

use crate::{
	elgamal::DecodedCiphertext,
	group::{identity, GroupError, Point, RistrettoPoint, Scalar, TranscriptExt, GENERATOR},
	proofs::{Equality, Pair},
};
use alloc::{collections::BTreeMap, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use caucus_primitives::{domain, Digest, TrusteeIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use curve25519_dalek::traits::VartimeMultiscalarMul;
use merlin::Transcript;
use rand_core::{CryptoRng, RngCore};
use scale_info::TypeInfo;

/// Most ciphertexts decrypted together: 16 contests of 65 options.
pub const MAX_CIPHERTEXTS: u32 = 1_040;

/// One trustee's shares of all ciphertexts of a tally.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct DecryptionShare {
	/// `x_j * C1` for each ciphertext, in order.
	pub points: BoundedVec<Point, ConstU32<MAX_CIPHERTEXTS>>,
	/// That they are.
	pub proof: Equality,
}

/// Why a share was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShareError {
	/// A point is not in its canonical encoding.
	BadEncoding,
	/// Not one point per ciphertext.
	WrongLength,
	/// The proof does not hold.
	BadProof,
}

impl From<GroupError> for ShareError {
	fn from(_: GroupError) -> Self {
		Self::BadEncoding
	}
}

/// What a share is bound to, so that it opens nothing else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
	/// Decrypting a closed election: its reference and the hash of everything fixed at its close.
	Tally {
		/// See [`caucus_primitives::refs::election_ref`].
		election: Digest,
		/// Hash of the accumulators and the close block.
		close: Digest,
	},
	/// Showing during a ceremony that the share works, on a point whose logarithm nobody knows.
	Trial {
		/// See [`caucus_primitives::refs::ceremony_ref`].
		ceremony: Digest,
	},
}

impl Purpose {
	fn transcript(&self, trustee: TrusteeIndex) -> Transcript {
		let mut transcript = match self {
			Self::Tally { election, close } => {
				let mut transcript = Transcript::new(domain::DECRYPTION_SHARE);
				transcript.append_message(b"election", election);
				transcript.append_message(b"close", close);
				transcript
			}
			Self::Trial { ceremony } => {
				let mut transcript = Transcript::new(domain::TRIAL_SHARE);
				transcript.append_message(b"ceremony", ceremony);
				transcript
			}
		};
		transcript.number(b"trustee", trustee.into());
		transcript
	}
}

/// The point that a ceremony's trial decrypts: hashed to the group, so that its logarithm, and with
/// it anything about a real ciphertext, stays unknown.
pub fn trial_point(ceremony: &Digest) -> RistrettoPoint {
	let mut transcript = Transcript::new(domain::TRIAL_POINT);
	transcript.append_message(b"ceremony", ceremony);
	let mut wide = [0; 64];
	transcript.challenge_bytes(b"point", &mut wide);
	RistrettoPoint::from_uniform_bytes(&wide)
}

impl DecryptionShare {
	/// Makes the share of the trustee whose secret is `secret`.
	pub fn prove(
		purpose: &Purpose,
		trustee: TrusteeIndex,
		secret: &Scalar,
		bases: &[RistrettoPoint],
		rng: &mut (impl RngCore + CryptoRng),
	) -> Result<Self, ShareError> {
		let pairs: Vec<Pair> = bases.iter().map(|base| Pair { base: *base, image: base * secret }).collect();
		let points: Vec<Point> = pairs.iter().map(|pair| pair.image.into()).collect();
		let public = Point::from(GENERATOR * secret);
		Ok(Self {
			points: points.try_into().map_err(|_| ShareError::WrongLength)?,
			proof: Equality::prove(purpose.transcript(trustee), &public, &pairs, secret, rng),
		})
	}

	/// Checks the share against the trustee's verification key.
	pub fn verify(
		&self,
		purpose: &Purpose,
		trustee: TrusteeIndex,
		verification_key: &Point,
		bases: &[RistrettoPoint],
	) -> Result<(), ShareError> {
		if self.points.len() != bases.len() {
			return Err(ShareError::WrongLength);
		}
		let pairs = bases
			.iter()
			.zip(&self.points)
			.map(|(base, image)| Ok(Pair { base: *base, image: image.decode()? }))
			.collect::<Result<Vec<_>, GroupError>>()?;
		self.proof
			.verify(purpose.transcript(trustee), verification_key, &pairs)
			.map_err(|_| ShareError::BadProof)
	}
}

/// Lagrange coefficients at 0 for the evaluation points `indices`: `prod m / (m - j)` over the other
/// indices `m`. `None` if an index is zero or stands twice.
pub fn lagrange_at_zero(indices: &[TrusteeIndex]) -> Option<Vec<Scalar>> {
	indices
		.iter()
		.enumerate()
		.map(|(position, own)| {
			let mut numerator = Scalar::ONE;
			let mut denominator = Scalar::ONE;
			for (other_position, other) in indices.iter().enumerate() {
				if *other == 0 || (other_position != position && other == own) {
					return None;
				}
				if other != own {
					numerator *= Scalar::from(*other);
					denominator *= Scalar::from(*other) - Scalar::from(*own);
				}
			}
			(*own != 0).then(|| numerator * denominator.invert())
		})
		.collect()
}

/// Combines verified shares into `total * G` for each ciphertext. The caller checked the shares and
/// that there are as many as the threshold.
pub fn combine(
	ciphertexts: &[DecodedCiphertext],
	shares: &[(TrusteeIndex, &DecryptionShare)],
) -> Result<Vec<RistrettoPoint>, ShareError> {
	let indices: Vec<TrusteeIndex> = shares.iter().map(|(index, _)| *index).collect();
	let coefficients = lagrange_at_zero(&indices).ok_or(ShareError::WrongLength)?;
	ciphertexts
		.iter()
		.enumerate()
		.map(|(position, ciphertext)| {
			let points = shares
				.iter()
				.map(|(_, share)| Ok(share.points.get(position).ok_or(ShareError::WrongLength)?.decode()?))
				.collect::<Result<Vec<_>, ShareError>>()?;
			Ok(ciphertext.c2 - RistrettoPoint::vartime_multiscalar_mul(&coefficients, &points))
		})
		.collect()
}

/// Whether `element` is `total * G`.
pub fn is_total(element: &RistrettoPoint, total: u64) -> bool {
	*element == GENERATOR * Scalar::from(total)
}

/// Finds the `total <= max` with `element = total * G` by baby steps and giant steps (Shanks): time
/// and memory grow with the root of `max`. `None` if there is none.
pub fn find_total(element: &RistrettoPoint, max: u64) -> Option<u64> {
	let stride = max.isqrt().checked_add(1)?;
	let mut baby_steps = BTreeMap::new();
	let mut step = identity();
	for count in 0..stride {
		baby_steps.insert(Point::from(step), count);
		step += GENERATOR;
	}
	// `step` is now `stride * G`.
	let mut rest = *element;
	for giant in 0..=stride {
		if let Some(baby) = baby_steps.get(&Point::from(rest)) {
			let total = giant.checked_mul(stride)?.checked_add(*baby)?;
			return (total <= max).then_some(total);
		}
		rest -= step;
	}
	None
}
