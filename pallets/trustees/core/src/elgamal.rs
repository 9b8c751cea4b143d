// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Exponential ElGamal: `(r*G, r*K + m*G)` encrypts the number `m` under the key `K`. Ciphertexts
//! add up to a ciphertext of the sum, which is why a tally never needs to open a ballot.

use crate::group::{GroupError, Point, RistrettoPoint, Scalar, GENERATOR};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::{Add, Sub};
use scale_info::TypeInfo;

/// A ciphertext as it travels: 64 bytes, not yet checked.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Ciphertext {
	/// `r*G`.
	pub c1: Point,
	/// `r*K + m*G`.
	pub c2: Point,
}

/// A ciphertext whose points were decoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DecodedCiphertext {
	/// `r*G`.
	pub c1: RistrettoPoint,
	/// `r*K + m*G`.
	pub c2: RistrettoPoint,
}

impl Ciphertext {
	/// The encryption of nothing yet: what an accumulator starts from.
	pub const ZERO: Self = Self { c1: Point::IDENTITY, c2: Point::IDENTITY };

	/// A voter's ciphertext. `c1` is never the identity: that would be an encryption without
	/// randomness, readable by anyone.
	pub fn decode_fresh(&self) -> Result<DecodedCiphertext, GroupError> {
		Ok(DecodedCiphertext { c1: self.c1.decode_nonzero()?, c2: self.c2.decode()? })
	}

	/// A sum of ciphertexts, which may be [`Self::ZERO`].
	pub fn decode_sum(&self) -> Result<DecodedCiphertext, GroupError> {
		Ok(DecodedCiphertext { c1: self.c1.decode()?, c2: self.c2.decode()? })
	}
}

impl DecodedCiphertext {
	/// Encrypts `message` under `key` with the randomness `r`, which is used once and kept secret.
	pub fn encrypt(key: &RistrettoPoint, message: u64, r: &Scalar) -> Self {
		Self { c1: GENERATOR * r, c2: key * r + GENERATOR * Scalar::from(message) }
	}

	/// The wire form.
	pub fn encode(&self) -> Ciphertext {
		Ciphertext { c1: self.c1.into(), c2: self.c2.into() }
	}
}

impl Add for DecodedCiphertext {
	type Output = Self;
	fn add(self, other: Self) -> Self {
		Self { c1: self.c1 + other.c1, c2: self.c2 + other.c2 }
	}
}

impl Sub for DecodedCiphertext {
	type Output = Self;
	fn sub(self, other: Self) -> Self {
		Self { c1: self.c1 - other.c1, c2: self.c2 - other.c2 }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(32))]

		/// Decrypting the sum gives the sum of the messages, and subtracting one undoes adding it.
		#[test]
		fn ciphertexts_add_up(a in 0u64..1 << 40, b in 0u64..1 << 40, seed: u64) {
			let secret = Scalar::from(seed) + Scalar::ONE;
			let key = GENERATOR * secret;
			let first = DecodedCiphertext::encrypt(&key, a, &Scalar::from(seed ^ 1));
			let second = DecodedCiphertext::encrypt(&key, b, &Scalar::from(seed ^ 2));
			let sum = first + second;
			prop_assert_eq!(sum.c2 - sum.c1 * secret, GENERATOR * Scalar::from(a + b));
			prop_assert_eq!(sum - second, first);
		}
	}

	#[test]
	fn a_ciphertext_without_randomness_is_refused_from_a_voter_and_allowed_as_a_sum() {
		let bare = DecodedCiphertext::encrypt(&GENERATOR, 1, &Scalar::ZERO).encode();
		assert_eq!(bare.decode_fresh(), Err(GroupError::Identity));
		assert!(bare.decode_sum().is_ok());
		assert!(Ciphertext::ZERO.decode_sum().is_ok());
	}
}
