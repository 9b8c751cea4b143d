// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Content identifiers: what peers of IPFS call a chunk.
//!
//! Of all that a content identifier can be, a chunk has one: version 1, the bytes as they are (codec `raw`, 0x55),
//! BLAKE2b-256 (multihash 0xb220), written in lower-case base32 after a `b`.

use alloc::string::String;
use caucus_primitives::Digest;

/// Version, codec, and the multihash's code and length, the latter two as unsigned variable-length integers.
const PREFIX: [u8; 6] = [0x01, 0x55, 0xa0, 0xe4, 0x02, 0x20];

/// Bytes of an identifier: prefix and digest.
const BYTES: usize = 38;

/// Letters of an identifier as text.
pub const LENGTH: usize = 62;

/// The letters of base32 in lower case, as RFC 4648 has them, without padding.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// The identifier of the chunk with this digest, as bytes.
pub fn to_bytes(digest: &Digest) -> [u8; BYTES] {
	let mut bytes = [0; BYTES];
	for (to, from) in bytes.iter_mut().zip(PREFIX.iter().chain(digest)) {
		*to = *from;
	}
	bytes
}

/// The identifier of the chunk with this digest, as text.
pub fn to_text(digest: &Digest) -> String {
	let mut text = String::with_capacity(LENGTH);
	text.push('b');
	// Bits that are not written yet, the oldest highest; fewer than 5 between two bytes.
	let (mut bits, mut count) = (0u16, 0u32);
	let mut push = |five: u16| {
		let letter = LETTERS.get(usize::from(five & 31)).copied().unwrap_or_default();
		text.push(char::from(letter));
	};
	for byte in to_bytes(digest) {
		bits = (bits << 8) | u16::from(byte);
		count = count.saturating_add(8);
		while count >= 5 {
			count = count.saturating_sub(5);
			push(bits.checked_shr(count).unwrap_or_default());
		}
		bits &= 31;
	}
	if count > 0 {
		push(bits.checked_shl(5u32.saturating_sub(count)).unwrap_or_default());
	}
	text
}

/// The digest of the chunk that an identifier is of; `None` for text that [`to_text`] does not write.
pub fn from_text(text: &str) -> Option<Digest> {
	let letters = text.strip_prefix('b')?;
	if text.len() != LENGTH {
		return None;
	}
	let mut bytes = [0u8; BYTES];
	let mut places = bytes.iter_mut();
	let (mut bits, mut count) = (0u16, 0u32);
	for letter in letters.bytes() {
		let five = LETTERS.iter().position(|other| *other == letter)?;
		bits = (bits << 5) | u16::try_from(five).ok()?;
		count = count.saturating_add(5);
		if count >= 8 {
			count = count.saturating_sub(8);
			let byte = bits.checked_shr(count).unwrap_or_default() & 0xff;
			*places.next()? = u8::try_from(byte).ok()?;
		}
		bits &= 0xff;
	}
	// What is left over of the last letter has to be nothing, or one chunk had several names.
	let rest = bits & 1u16.checked_shl(count)?.checked_sub(1)?;
	let (prefix, digest) = bytes.split_at_checked(PREFIX.len())?;
	if rest != 0 || prefix != PREFIX {
		return None;
	}
	digest.try_into().ok()
}
