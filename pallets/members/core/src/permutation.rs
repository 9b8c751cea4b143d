// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A keyed permutation of `0..n` that is computed at any point without storing a list.
//!
//! A balanced Feistel network over the smallest even number of bits that holds `n`, walked until
//! the value falls below `n` (cycle walking; Black and Rogaway, 2002). The round function is
//! BLAKE2b over seed, round and half. Six rounds, where four already make a strong pseudorandom
//! permutation of the domain from good round functions (Luby and Rackoff, 1988); small domains are
//! weaker, and what the permutation must do here, spread keys over rings in an order nobody chose,
//! does not need more.

use caucus_primitives::{blake2_256, domain, Digest};

const ROUNDS: u8 = 6;

/// A permutation of `0..len` chosen by a seed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Permutation {
	seed: Digest,
	len: u32,
	half_bits: u32,
}

impl Permutation {
	/// The permutation of `0..len` that `seed` chooses.
	pub fn new(seed: Digest, len: u32) -> Self {
		let bits = u32::BITS.saturating_sub(len.saturating_sub(1).leading_zeros()).max(2);
		Self { seed, len, half_bits: bits.div_ceil(2) }
	}

	/// Where `index` is sent; `None` if it is not below the length.
	pub fn apply(&self, index: u32) -> Option<u32> {
		if index >= self.len {
			return None;
		}
		let mut value = u64::from(index);
		loop {
			value = self.encrypt(value);
			// The network permutes a domain at most four times as large, so the walk returns to
			// `0..len` after four steps on average, and always in the end: it started there.
			if let Some(found) = u32::try_from(value).ok().filter(|value| *value < self.len) {
				return Some(found);
			}
		}
	}

	fn encrypt(&self, value: u64) -> u64 {
		let mask = (1u64 << self.half_bits) - 1;
		let (mut left, mut right) = (value >> self.half_bits, value & mask);
		for round in 0..ROUNDS {
			(left, right) = (right, left ^ (self.round(round, right) & mask));
		}
		left << self.half_bits | right
	}

	fn round(&self, round: u8, half: u64) -> u64 {
		let digest = blake2_256(&[
			domain::PERMUTATION,
			&self.seed,
			&self.len.to_le_bytes(),
			&[round],
			&half.to_le_bytes(),
		]);
		let mut word = [0u8; 8];
		word.copy_from_slice(&digest[..8]);
		u64::from_le_bytes(word)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(64))]

		#[test]
		fn every_value_is_hit_exactly_once(seed: [u8; 32], len in 1u32..3_000) {
			let permutation = Permutation::new(seed, len);
			let mut seen = vec![false; len as usize];
			for index in 0..len {
				let image = permutation.apply(index).expect("index is below the length; qed");
				prop_assert!(!seen[image as usize]);
				seen[image as usize] = true;
			}
			prop_assert_eq!(permutation.apply(len), None);
		}
	}

	#[test]
	fn large_lengths_are_within_bounds() {
		for len in [u32::MAX, 1 << 31, 3_000_000] {
			let permutation = Permutation::new([1; 32], len);
			for index in [0, 1, len / 2, len - 1] {
				assert!(permutation.apply(index).expect("below the length; qed") < len);
			}
		}
		assert_eq!(Permutation::new([1; 32], 0).apply(0), None);
	}

	#[test]
	fn seed_and_length_choose_the_permutation() {
		let list = |seed: u8, len| -> Vec<_> {
			(0..100).map(|i| Permutation::new([seed; 32], len).apply(i)).collect()
		};
		assert_ne!(list(1, 1_000), list(2, 1_000));
		assert_ne!(list(1, 1_000), list(1, 1_001));
	}

	/// Over many seeds an index lands in every tenth of the domain about equally often. The bound
	/// is six standard deviations.
	#[test]
	fn images_are_spread_evenly() {
		let mut tenths = [0i64; 10];
		for seed in 0..5_000u32 {
			let mut bytes = [0; 32];
			bytes[..4].copy_from_slice(&seed.to_le_bytes());
			let image = Permutation::new(bytes, 1_000).apply(17).expect("below the length; qed");
			tenths[(image / 100) as usize] += 1;
		}
		for count in tenths {
			assert!((count - 500).abs() < 6 * 22, "{tenths:?}");
		}
	}
}
