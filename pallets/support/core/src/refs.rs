// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! References: hashes that name a ceremony, an election, a vote's context.
//!
//! Each binds the chain (its genesis hash), so nothing made for one chain holds on another.

use crate::{blake2_256, domain, Alias, Digest, ElectionId, MemberKey, StyleIndex, TrusteeIndex};
use alloc::vec::Vec;
use codec::Encode;

/// `blake2_256("caucus/keygen/1" || G0 || election_id LE || attempt LE)`: one attempt at generating
/// the key of one election.
pub fn ceremony_ref(genesis: &Digest, election: ElectionId, attempt: u32) -> Digest {
	blake2_256(&[domain::KEYGEN, genesis, &election.to_le_bytes(), &attempt.to_le_bytes()])
}

/// `blake2_256("caucus/params/1" || SCALE(params))`.
pub fn params_hash(params: &impl Encode) -> Digest {
	blake2_256(&[domain::PARAMS, &params.encode()])
}

/// `blake2_256("caucus/election/1" || G0 || election_id LE || params_hash)`; exists from Ready on.
pub fn election_ref(genesis: &Digest, election: ElectionId, params_hash: &Digest) -> Digest {
	blake2_256(&[domain::ELECTION, genesis, &election.to_le_bytes(), params_hash])
}

/// Ring proof context of an election: `"caucus/vote/1" || election_ref`. One per election, so a
/// voter has one alias and one ballot paper for all its contests.
pub fn vote_context(election_ref: &Digest) -> Vec<u8> {
	[domain::VOTE, election_ref].concat()
}

/// What the ring proof of a ballot signs: `blake2_256("caucus/body/1" || election_ref || SCALE(body))`.
pub fn ballot_message(election_ref: &Digest, body: &impl Encode) -> Digest {
	blake2_256(&[domain::BODY, election_ref, &body.encode()])
}

/// What a member signs to be registered: `"caucus/register/1" || G0 || key || chapter LE || classes LE`,
/// so that nobody is entered where, or as what, they did not ask to be.
pub fn registration_message(genesis: &Digest, key: &MemberKey, chapter: u16, classes: u16) -> Vec<u8> {
	[domain::REGISTER, genesis, key, &chapter.to_le_bytes(), &classes.to_le_bytes()].concat()
}

/// A ballot's digest: `blake2_256(SCALE(ballot))`.
pub fn ballot_digest(ballot: &impl Encode) -> Digest {
	blake2_256(&[&ballot.encode()])
}

/// The log after one more accepted ballot: `blake2_256("caucus/ballot-log/1" || log || alias || digest)`, with the
/// ballot's digest as [`ballot_digest`] has it.
///
/// The log of an election starts at its `election_ref`.
pub fn extend_ballot_log(log: &Digest, alias: &Alias, digest: &Digest) -> Digest {
	blake2_256(&[domain::BALLOT_LOG, log, alias, digest])
}

/// A trustee's commitment to its contribution to the seed of the ring permutation.
pub fn seed_commitment(ceremony: &Digest, trustee: TrusteeIndex, seed: &Digest) -> Digest {
	blake2_256(&[domain::SEED, ceremony, &trustee.to_le_bytes(), seed])
}

/// Seed of the permutation that deals a roll's keys to rings: the revealed seeds in the order of
/// their trustees, with the hash of a block that came after all commitments.
pub fn ring_seed(ceremony: &Digest, seeds: &[(TrusteeIndex, Digest)], later_block: &Digest) -> Digest {
	blake2_256(&[domain::RING_SEED, ceremony, &seeds.encode(), later_block])
}

/// The seed that deals the keys of one ballot style:
/// `blake2_256("caucus/style-seed/1" || seed || style)`.
pub fn style_seed(seed: &Digest, style: StyleIndex) -> Digest {
	blake2_256(&[domain::STYLE_SEED, seed, &[style]])
}

/// The digest of a whole roll, from number and digest of the keys of each ballot style:
/// `blake2_256("caucus/roll-styles/1" || SCALE(styles))`.
pub fn roll_root(styles: &[(u32, Digest)]) -> Digest {
	blake2_256(&[domain::ROLL_STYLES, &styles.encode()])
}

/// The digest of a ballot style's keys after one more page; the first step starts at all zeros.
pub fn extend_roll_digest(digest: &Digest, keys: &[MemberKey]) -> Digest {
	blake2_256(&[domain::ROLL, digest, &keys.encode()])
}

/// The context in which a member of a standing roll acts: what is acted on (a separator such as
/// [`domain::PETITION`]), the chain, and a number (of the petition, the year, the evaluation, the meeting).
pub fn act_context(what: &[u8], genesis: &Digest, number: u32) -> Digest {
	blake2_256(&[what, genesis, &number.to_le_bytes()])
}

/// The message that a member's proof signs in such a context: a separator such as
/// [`domain::PETITION_ACT`], the chain, the number, and what is done, SCALE-encoded.
pub fn act_message(what: &[u8], genesis: &Digest, number: u32, act: &[u8]) -> Digest {
	blake2_256(&[what, genesis, &number.to_le_bytes(), act])
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn references_differ_in_every_field() {
		let genesis = [1; 32];
		assert_ne!(ceremony_ref(&genesis, 1, 0), ceremony_ref(&genesis, 0, 1));
		assert_ne!(ceremony_ref(&genesis, 1, 0), ceremony_ref(&[2; 32], 1, 0));
		let params = params_hash(&7u32);
		assert_ne!(params, params_hash(&8u32));
		let reference = election_ref(&genesis, 3, &params);
		assert_ne!(reference, election_ref(&genesis, 4, &params));
		assert_ne!(reference, election_ref(&[2; 32], 3, &params));
		assert_ne!(reference, election_ref(&genesis, 3, &[0; 32]));
		assert_ne!(vote_context(&reference), vote_context(&params));
		assert_ne!(ballot_message(&reference, &1u8), ballot_message(&reference, &2u8));
		assert_ne!(ballot_message(&reference, &1u8), ballot_message(&params, &1u8));
		let registration = registration_message(&genesis, &[0; 32], 1, 2);
		assert_ne!(registration, registration_message(&[2; 32], &[0; 32], 1, 2));
		assert_ne!(registration, registration_message(&genesis, &[9; 32], 1, 2));
		assert_ne!(registration, registration_message(&genesis, &[0; 32], 2, 1));
	}

	#[test]
	fn ballot_log_depends_on_order_alias_and_ballot() {
		let start = [0; 32];
		let both = |first: u8, second: u8| {
			extend_ballot_log(
				&extend_ballot_log(&start, &[first; 32], &[first; 32]),
				&[second; 32],
				&[second; 32],
			)
		};
		assert_ne!(both(1, 2), both(2, 1));
		assert_ne!(
			extend_ballot_log(&start, &[1; 32], &[1; 32]),
			extend_ballot_log(&start, &[2; 32], &[1; 32])
		);
		assert_ne!(
			extend_ballot_log(&start, &[1; 32], &[1; 32]),
			extend_ballot_log(&start, &[1; 32], &[2; 32])
		);
	}

	#[test]
	fn ring_seed_depends_on_every_part() {
		let seed = ring_seed(&[1; 32], &[(1, [2; 32]), (2, [3; 32])], &[4; 32]);
		assert_ne!(seed, ring_seed(&[0; 32], &[(1, [2; 32]), (2, [3; 32])], &[4; 32]));
		assert_ne!(seed, ring_seed(&[1; 32], &[(1, [2; 32]), (3, [3; 32])], &[4; 32]));
		assert_ne!(seed, ring_seed(&[1; 32], &[(1, [2; 32])], &[4; 32]));
		assert_ne!(seed, ring_seed(&[1; 32], &[(1, [2; 32]), (2, [3; 32])], &[5; 32]));
		assert_ne!(seed_commitment(&[1; 32], 1, &[2; 32]), seed_commitment(&[1; 32], 2, &[2; 32]));
	}

	#[test]
	fn a_rolls_root_depends_on_keys_and_order_of_its_styles() {
		let (one, other) = ((1, [1; 32]), (1, [2; 32]));
		let root = roll_root(&[one, other]);
		assert_ne!(root, roll_root(&[other, one]));
		assert_ne!(root, roll_root(&[one]));
		assert_ne!(root, roll_root(&[(2, [1; 32]), other]));
		assert_ne!(style_seed(&[1; 32], 0), style_seed(&[1; 32], 1));
		assert_ne!(style_seed(&[1; 32], 0), style_seed(&[2; 32], 0));
	}
}
