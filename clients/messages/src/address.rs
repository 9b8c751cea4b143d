// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Addresses as people hand them over, and the numbers by which they compare keys.

use crate::{
	crypto::domain,
	error::{Error, Result},
};
use base58::{FromBase58, ToBase58};
use caucus_primitives::blake2_256;
use codec::{Decode, Encode};
use core::fmt;

/// The public signature key of a device: what tells it from all others.
pub type Key = [u8; 32];

/// How a device is reached. Whoever has it can write to the device and sees when it renews keys.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Address {
	/// What its messages are signed with.
	pub signature: Key,
	/// What first contacts are sealed to.
	pub sealing: [u8; 32],
	/// What its topics are derived from.
	pub secret: [u8; 32],
}

/// How addresses begin as text.
const PREFIX: &str = "cmsg1";
const VERSION: u8 = 1;
const CHECK: usize = 4;
/// Longest text that is looked at: an address of 138 letters, and spaces.
const LONGEST: usize = 512;

impl Address {
	/// Bytes of an address.
	pub const SIZE: usize = 96;

	fn check(versioned: &[u8]) -> [u8; CHECK] {
		let [a, b, c, d, ..] = blake2_256(&[domain::ADDRESS_TEXT, versioned]);
		[a, b, c, d]
	}

	/// Reads an address as a person copied it: spaces, line ends and hyphens do not count.
	pub fn parse(text: &str) -> Result<Self> {
		if text.len() > LONGEST {
			return Err(Error::BadAddress);
		}
		let letters: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
		let encoded = letters.strip_prefix(PREFIX).ok_or(Error::BadAddress)?;
		let bytes = encoded.from_base58().map_err(|_| Error::BadAddress)?;
		let (versioned, check) = bytes.split_at_checked(1 + Self::SIZE).ok_or(Error::BadAddress)?;
		if Self::check(versioned) != check {
			return Err(Error::BadAddress);
		}
		match versioned.split_first() {
			Some((&VERSION, mut address)) => Self::decode(&mut address).map_err(|_| Error::BadAddress),
			_ => Err(Error::BadAddress),
		}
	}
}

impl fmt::Display for Address {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut bytes = vec![VERSION];
		self.encode_to(&mut bytes);
		bytes.extend(Self::check(&bytes));
		write!(f, "{PREFIX}{}", bytes.to_base58())
	}
}

impl fmt::Debug for Address {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Address({})", short(&self.signature))
	}
}

/// The first letters of a key, for lists; too few to compare keys by.
pub fn short(key: &Key) -> String {
	key.to_base58().chars().take(8).collect()
}

/// Sixty digits that are the same on both sides if both have the right key of the other; people read them to each
/// other.
pub fn safety_number(one: &Key, other: &Key) -> String {
	let (low, high) = if one <= other { (one, other) } else { (other, one) };
	let digest = |part: u8| blake2_256(&[domain::SAFETY, &[part], low, high]);
	let bytes = [digest(0), digest(1)].concat();
	let number =
		|five: &[u8]| five.iter().fold(0u64, |number, byte| (number << 8) | u64::from(*byte)) % 100_000;
	bytes.chunks_exact(5).take(12).map(|five| format!("{:05}", number(five))).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
	use super::*;

	fn address() -> Address {
		Address { signature: [1; 32], sealing: [2; 32], secret: [3; 32] }
	}

	#[test]
	fn an_address_survives_copying_by_hand() {
		let text = address().to_string();
		assert!(text.len() <= 145, "{}", text.len());
		let broken: String = text
			.chars()
			.collect::<Vec<_>>()
			.chunks(6)
			.flat_map(|six| six.iter().chain(&[' ', '-', '\n']))
			.collect();
		assert_eq!(Address::parse(&broken), Ok(address()));
	}

	#[test]
	fn no_single_wrong_letter_is_taken() {
		let text = address().to_string();
		for at in PREFIX.len()..text.len() {
			let mut letters: Vec<char> = text.chars().collect();
			letters[at] = if letters[at] == 'z' { 'y' } else { 'z' };
			assert_eq!(Address::parse(&letters.into_iter().collect::<String>()), Err(Error::BadAddress));
		}
		for cut in 0..text.len() {
			assert_eq!(Address::parse(&text[..cut]), Err(Error::BadAddress));
		}
	}

	#[test]
	fn safety_numbers_agree_on_both_sides_alone() {
		let number = safety_number(&[1; 32], &[2; 32]);
		assert_eq!(number, safety_number(&[2; 32], &[1; 32]));
		assert_eq!(number.chars().filter(char::is_ascii_digit).count(), 60);
		assert_ne!(number, safety_number(&[1; 32], &[3; 32]));
	}
}
