// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Points and scalars of Ristretto255 (RFC 9496) as they travel and as they enter a transcript.
//!
//! Decoding is where bad input stops: an encoding that is not the canonical one of a group element
//! never becomes a [`RistrettoPoint`], and callers that cannot bear the identity ask for
//! [`Point::decode_nonzero`].

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
pub use curve25519_dalek::{
	constants::RISTRETTO_BASEPOINT_POINT as GENERATOR, ristretto::RistrettoPoint, scalar::Scalar,
};
use curve25519_dalek::{ristretto::CompressedRistretto, traits::Identity};
use merlin::Transcript;
use scale_info::TypeInfo;

/// A Ristretto point in its 32-byte encoding, not yet checked.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub struct Point(pub [u8; 32]);

/// A scalar in its 32-byte little-endian encoding, not yet checked.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub struct ScalarBytes(pub [u8; 32]);

/// Why an encoding was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GroupError {
	/// Not the canonical encoding of a Ristretto point.
	NotAPoint,
	/// The identity where it would make a statement empty.
	Identity,
	/// Not below the group's order.
	NotAScalar,
}

impl Point {
	/// The encoding of the identity.
	pub const IDENTITY: Self = Self([0; 32]);

	/// The group element; refuses every encoding but the canonical one.
	pub fn decode(&self) -> Result<RistrettoPoint, GroupError> {
		CompressedRistretto(self.0).decompress().ok_or(GroupError::NotAPoint)
	}

	/// As [`Self::decode`], and refuses the identity.
	pub fn decode_nonzero(&self) -> Result<RistrettoPoint, GroupError> {
		// The identity has one encoding, so comparing bytes is enough and saves the arithmetic.
		if *self == Self::IDENTITY {
			return Err(GroupError::Identity);
		}
		self.decode()
	}
}

impl From<&RistrettoPoint> for Point {
	fn from(point: &RistrettoPoint) -> Self {
		Self(point.compress().0)
	}
}

impl From<RistrettoPoint> for Point {
	fn from(point: RistrettoPoint) -> Self {
		Self::from(&point)
	}
}

impl ScalarBytes {
	/// The scalar; refuses encodings that are not reduced.
	pub fn decode(&self) -> Result<Scalar, GroupError> {
		Option::from(Scalar::from_canonical_bytes(self.0)).ok_or(GroupError::NotAScalar)
	}
}

impl From<&Scalar> for ScalarBytes {
	fn from(scalar: &Scalar) -> Self {
		Self(scalar.to_bytes())
	}
}

impl From<Scalar> for ScalarBytes {
	fn from(scalar: Scalar) -> Self {
		Self::from(&scalar)
	}
}

/// The identity element.
pub fn identity() -> RistrettoPoint {
	RistrettoPoint::identity()
}

/// Polynomial `sum coefficients[k] * x^k`, by Horner's rule.
pub fn evaluate(coefficients: &[Scalar], x: &Scalar) -> Scalar {
	coefficients.iter().rev().fold(Scalar::ZERO, |sum, coefficient| sum * x + coefficient)
}

/// The same polynomial in the exponent: `sum x^k * commitments[k]`.
pub fn evaluate_in_exponent(commitments: &[RistrettoPoint], x: &Scalar) -> RistrettoPoint {
	commitments.iter().rev().fold(identity(), |sum, commitment| sum * x + commitment)
}

/// What this project adds to a Merlin transcript: points, scalars, integers and challenges, each
/// under a label.
pub trait TranscriptExt {
	/// Absorbs a point by its encoding.
	fn point(&mut self, label: &'static [u8], point: &Point);
	/// Absorbs an integer as eight little-endian bytes.
	fn number(&mut self, label: &'static [u8], number: u64);
	/// A challenge: 64 transcript bytes reduced modulo the order.
	fn challenge(&mut self, label: &'static [u8]) -> Scalar;
	/// A weight of a batch: 128 bits, never zero.
	fn weight(&mut self, label: &'static [u8]) -> Scalar;
}

impl TranscriptExt for Transcript {
	fn point(&mut self, label: &'static [u8], point: &Point) {
		self.append_message(label, &point.0);
	}

	fn number(&mut self, label: &'static [u8], number: u64) {
		self.append_message(label, &number.to_le_bytes());
	}

	fn challenge(&mut self, label: &'static [u8]) -> Scalar {
		let mut wide = [0u8; 64];
		self.challenge_bytes(label, &mut wide);
		Scalar::from_bytes_mod_order_wide(&wide)
	}

	fn weight(&mut self, label: &'static [u8]) -> Scalar {
		let mut bytes = [0u8; 16];
		self.challenge_bytes(label, &mut bytes);
		// A zero weight would drop an equation from the batch.
		Scalar::from(u128::from_le_bytes(bytes).max(1))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The bad encodings of RFC 9496, appendix A.3, by family: non-canonical field elements,
	/// negative field elements, non-square x^2, and negative xy.
	const BAD_ENCODINGS: [&str; 12] = [
		"00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
		"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"0100000000000000000000000000000000000000000000000000000000000000",
		"01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20",
		"c34c4e1826e5d403b78e246e88aa051c36ccf0aafebffe137d148a2bf9104562",
		"26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",
		"4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f",
		"3eb858e78f5a7254d8c9731174a94f76755fd3941c0ac93735c07ba14579630e",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	];

	fn bytes(hex: &str) -> [u8; 32] {
		let mut out = [0; 32];
		for (i, byte) in out.iter_mut().enumerate() {
			*byte = u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).expect("hexadecimal; qed");
		}
		out
	}

	#[test]
	fn encodings_that_rfc_9496_calls_bad_are_refused() {
		for hex in BAD_ENCODINGS {
			assert_eq!(Point(bytes(hex)).decode(), Err(GroupError::NotAPoint), "{hex}");
		}
	}

	#[test]
	fn the_generator_has_the_encoding_of_rfc_9496() {
		let expected = bytes("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76");
		assert_eq!(Point::from(GENERATOR), Point(expected));
	}

	#[test]
	fn the_identity_is_a_point_but_not_a_nonzero_one() {
		assert_eq!(Point::IDENTITY.decode(), Ok(identity()));
		assert_eq!(Point::IDENTITY.decode_nonzero(), Err(GroupError::Identity));
		assert_eq!(Point::from(identity()), Point::IDENTITY);
	}

	#[test]
	fn scalars_at_and_above_the_order_are_refused() {
		let order = bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
		assert_eq!(ScalarBytes(order).decode(), Err(GroupError::NotAScalar));
		assert_eq!(ScalarBytes([0xff; 32]).decode(), Err(GroupError::NotAScalar));
		assert_eq!(ScalarBytes::from(-Scalar::ONE).decode(), Ok(-Scalar::ONE));
	}

	#[test]
	fn polynomials_agree_in_and_out_of_the_exponent() {
		let coefficients = [3u64, 1, 4, 1, 5].map(Scalar::from);
		let commitments: alloc::vec::Vec<_> = coefficients.iter().map(|c| GENERATOR * c).collect();
		let x = Scalar::from(7u64);
		assert_eq!(evaluate(&coefficients, &x), Scalar::from(3u64 + 7 + 4 * 49 + 343 + 5 * 2401));
		assert_eq!(evaluate_in_exponent(&commitments, &x), GENERATOR * evaluate(&coefficients, &x));
	}
}
