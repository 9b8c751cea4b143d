// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What every part of Caucus shares: identifiers, hashes, and the strings that keep one use of a
//! key or a hash apart from another.
//!
//! Nothing here knows about curves or about FRAME. The auditor, the browser prover and the runtime
//! read the same definitions, so a byte has one meaning everywhere.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod calendar;
pub mod domain;
pub mod refs;
pub mod text;
pub mod wire;

/// A BLAKE2b-256 digest.
pub type Digest = [u8; 32];

/// Number of an election, counted from 0.
pub type ElectionId = u32;

/// Number of a member's entry in the registry, counted from 0. Entries are never reused.
pub type MemberId = u32;

/// Keys in a page of a roll, by which its digest goes: 1 KiB, because a seat asks for one key from
/// anywhere.
pub const KEYS_PER_PAGE: u32 = 32;

/// Number of a roll, counted from 0.
pub type RollId = u32;

/// Position of a ring inside its roll, counted from 0.
pub type RingIndex = u16;

/// A signing account, as the chain writes it.
pub type AccountKey = [u8; 32];

/// Position of a ballot style, counted from 0.
pub type StyleIndex = u8;

/// Position of a candidate in a contest, counted from 0.
pub type CandidateIndex = u8;

/// Position of a contest on the ballot paper, counted from 0.
pub type ContestIndex = u16;

/// Number of a trustee inside a ceremony, counted from **1**: it is also the point at which the
/// trustee's share of the secret polynomial is evaluated, and the value at 0 is the secret itself.
pub type TrusteeIndex = u16;

/// Number of an organisation of the party, counted from 0, which is the central party.
pub type OrganizationId = u32;

/// Number of a post in an organisation, counted from 0 through all organisations.
pub type PostId = u32;

/// Position of a part in a standing roll, counted from 0.
pub type PartIndex = u8;

/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Moment = u64;

/// A member's public key: a compressed Bandersnatch point.
pub type MemberKey = [u8; 32];

/// What a member is called in one context: the same for every proof made with one key in that
/// context, unlinkable to the key and to the aliases of other contexts.
pub type Alias = [u8; 32];

/// BLAKE2b with 32 bytes of output over the concatenation of `parts`.
///
/// Callers put a string of [`domain`] first. Parts of variable length must be SCALE-encoded, or
/// stand last, so that no two lists of parts give the same input.
pub fn blake2_256(parts: &[&[u8]]) -> Digest {
	let mut state = blake2b_simd::Params::new().hash_length(32).to_state();
	for part in parts {
		state.update(part);
	}
	let mut digest = [0u8; 32];
	digest.copy_from_slice(state.finalize().as_bytes());
	digest
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn blake2_256_matches_the_published_digest_of_the_empty_input() {
		let hex: alloc::string::String =
			blake2_256(&[]).iter().map(|byte| alloc::format!("{byte:02x}")).collect();
		assert_eq!(hex, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
	}

	#[test]
	fn blake2_256_reads_parts_as_one_string() {
		assert_eq!(blake2_256(&[b"ab", b"c"]), blake2_256(&[b"abc"]));
		assert_ne!(blake2_256(&[b"abc"]), blake2_256(&[b"abd"]));
	}
}
