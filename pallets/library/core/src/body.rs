// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Bodies of blocks without the bytes that the library keeps.
//!
//! Chunks come into blocks by extrinsics, up to 3.5 MiB of them in one block. Who reads a body for what else is in
//! it, as an auditor does for the ballots, need not load them, and of chunks that were taken down nobody gives them
//! out. A header still says whether what is left belongs to it: its extrinsics root is that of a trie whose leaves
//! are the extrinsics, and in such a trie the hash of a leaf does for the leaf. That hash is the **stub** of an
//! extrinsic. Who has the whole body makes stubs by [`leave_out`]; who has only pieces compares
//! [`extrinsics_root`] of them with the header.
//!
//! The trie is the one of runtimes with `system_version` 0 or 1: radix 16, values inside of leaves, BLAKE2b-256.
//! Its keys are the numbers of the extrinsics in SCALE's compact encoding, so that what a leaf holds of its key
//! follows from how many extrinsics there are. No such key is the beginning of another: values stand in leaves
//! alone.
//!
//! What is believed once the root agrees: each extrinsic that is given in full stands in the block at its place.
//! A stub says **nothing**, not even that it stands for one extrinsic. The hash of a branch in its place hides all
//! extrinsics below, and the root of all, given as the one stub of a body, hides everything. So who looks for
//! something has to know by other means that it is complete, as the ballot log tells of ballots.

use alloc::{collections::BTreeSet, vec::Vec};
use caucus_primitives::{blake2_256, Digest};
use codec::{Compact, Decode, Encode};
use core::ops::Bound;

/// Most extrinsics of a body that is taken. In a block of 5 MiB each of them would have 20 bytes.
pub const MAX_PIECES: usize = 1 << 18;

/// Extrinsics with fewer bytes are not left out. Leaves of fewer than 32 bytes have no hash that stands for them,
/// and where a stub is hardly shorter than what it stands for, nothing is won.
pub const STUBBED_FROM: usize = 1_024;

/// Encodings of nodes that are shorter than this stand in the node above themselves, in place of their hash.
const HASHED_FROM: usize = 32;

/// First byte of a leaf, without the number of half-bytes of its key.
const LEAF: u8 = 0b0100_0000;
/// First byte of a branch without a value, likewise.
const BRANCH: u8 = 0b1000_0000;
/// All of a trie without leaves.
const EMPTY: u8 = 0;

/// An extrinsic of a body, or what stands for it.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Debug)]
pub enum Piece {
	/// The extrinsic, with its length in front.
	#[codec(index = 0)]
	Full(Vec<u8>),
	/// The hash of its leaf.
	#[codec(index = 1)]
	Stub(Digest),
}

impl Piece {
	/// The extrinsic, if it was not left out.
	pub fn extrinsic(&self) -> Option<&[u8]> {
		match self {
			Self::Full(extrinsic) => Some(extrinsic),
			Self::Stub(_) => None,
		}
	}
}

/// Why pieces are no body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BodyError {
	/// There are more than [`MAX_PIECES`].
	TooManyPieces,
}

/// A key in half-bytes, the higher one of each byte first.
type Key = Vec<u8>;

/// What a branch says of a node below.
enum Child {
	/// The node itself.
	Whole(Vec<u8>),
	/// Its hash.
	Hash(Digest),
}

/// The root that the header of a block with these extrinsics has.
pub fn extrinsics_root(pieces: &[Piece]) -> Result<Digest, BodyError> {
	let mut leaves: Vec<(Key, &Piece)> = keys(pieces.len())?.zip(pieces).collect();
	leaves.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
	Ok(match node(&leaves, 0) {
		Child::Whole(node) => blake2_256(&[&node]),
		Child::Hash(hash) => hash,
	})
}

/// The body of these extrinsics, each with its length in front, with stubs of those that `leaves_out` names and that
/// have [`STUBBED_FROM`] bytes.
pub fn leave_out(
	extrinsics: Vec<Vec<u8>>,
	leaves_out: impl Fn(&[u8]) -> bool,
) -> Result<Vec<Piece>, BodyError> {
	let all: BTreeSet<Key> = keys(extrinsics.len())?.collect();
	let stubbed = |extrinsic: &[u8]| extrinsic.len() >= STUBBED_FROM && leaves_out(extrinsic);
	let piece = |(key, extrinsic): (Key, Vec<u8>)| match stubbed(&extrinsic) {
		true => Piece::Stub(stub(&key, &all, &extrinsic)),
		false => Piece::Full(extrinsic),
	};
	Ok(keys(extrinsics.len())?.zip(extrinsics).map(piece).collect())
}

/// The hash of the leaf of an extrinsic with at least [`STUBBED_FROM`] bytes, of whose body these are all keys.
fn stub(key: &Key, all: &BTreeSet<Key>, extrinsic: &[u8]) -> Digest {
	// The branch above the leaf is where its key leaves those beside it, which have most in common with it.
	let before = all.range::<Key, _>(..key).next_back();
	let after = all.range::<Key, _>((Bound::Excluded(key), Bound::Unbounded)).next();
	let beside = before.into_iter().chain(after);
	let above = beside.map(|other| common(key, other).saturating_add(1)).max().unwrap_or(0);
	let head = leaf_head(key.get(above..).unwrap_or_default(), extrinsic);
	blake2_256(&[&head, extrinsic])
}

/// The keys of so many extrinsics.
fn keys(count: usize) -> Result<impl Iterator<Item = Key>, BodyError> {
	let end = u32::try_from(count).ok().filter(|_| count <= MAX_PIECES).ok_or(BodyError::TooManyPieces)?;
	Ok((0..end).map(|index| Compact(index).encode().iter().flat_map(|byte| [byte >> 4, byte & 15]).collect()))
}

/// With how many half-bytes both begin.
fn common(one: &[u8], other: &[u8]) -> usize {
	one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

/// The node above leaves, which are in the order of their keys; `above` half-bytes of the keys are spent.
fn node(leaves: &[(Key, &Piece)], above: usize) -> Child {
	let rest = |key: &'_ Key| -> Vec<u8> { key.get(above..).unwrap_or_default().to_vec() };
	match leaves {
		[] => Child::Whole([EMPTY].to_vec()),
		[(_, Piece::Stub(hash))] => Child::Hash(*hash),
		[(key, Piece::Full(extrinsic))] => child(&leaf_head(&rest(key), extrinsic), extrinsic),
		[(first, _), .., (last, _)] => {
			let shared = common(&rest(first), &rest(last));
			let fork = above.saturating_add(shared);
			let (mut bitmap, mut children) = (0u16, Vec::new());
			for group in leaves.chunk_by(|(one, _), (other, _)| one.get(fork) == other.get(fork)) {
				let way = group.first().and_then(|(key, _)| key.get(fork)).copied().unwrap_or_default();
				bitmap |= 1u16.checked_shl(way.into()).unwrap_or_default();
				match node(group, fork.saturating_add(1)) {
					Child::Whole(node) => node.encode_to(&mut children),
					Child::Hash(hash) => hash.as_slice().encode_to(&mut children),
				}
			}
			let mut head = head(BRANCH, rest(first).get(..shared).unwrap_or_default());
			bitmap.encode_to(&mut head);
			child(&head, &children)
		}
	}
}

/// What is in front of an extrinsic in its leaf.
fn leaf_head(partial: &[u8], extrinsic: &[u8]) -> Vec<u8> {
	let mut head = head(LEAF, partial);
	Compact(u32::try_from(extrinsic.len()).unwrap_or(u32::MAX)).encode_to(&mut head);
	head
}

/// The kind of a node and its part of the key: at most 8 half-bytes, so that their number fits the first byte.
fn head(kind: u8, partial: &[u8]) -> Vec<u8> {
	let number = u8::try_from(partial.len()).unwrap_or(u8::MAX);
	let mut head = [kind | number].to_vec();
	// An odd one stands alone in the first byte.
	let (alone, pairs) = partial.split_at(partial.len() % 2);
	head.extend(alone);
	head.extend(pairs.chunks(2).map(|pair| pair.iter().fold(0, |byte, half| (byte << 4) | half)));
	head
}

/// A node of two parts, as the branch above it has it.
fn child(head: &[u8], rest: &[u8]) -> Child {
	match head.len().saturating_add(rest.len()) < HASHED_FROM {
		true => Child::Whole([head, rest].concat()),
		false => Child::Hash(blake2_256(&[head, rest])),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec;
	use proptest::prelude::*;
	use sp_core::Blake2Hasher;
	use sp_trie::{LayoutV0, TrieConfiguration};

	/// The root as the chain computes it.
	fn true_root(extrinsics: &[Vec<u8>]) -> Digest {
		LayoutV0::<Blake2Hasher>::ordered_trie_root(extrinsics).0
	}

	/// Extrinsics of these lengths, each of other bytes.
	fn extrinsics(lengths: &[usize]) -> Vec<Vec<u8>> {
		let one = |(number, length): (u32, &usize)| {
			blake2_256(&[&number.to_le_bytes()]).iter().copied().cycle().take(*length).collect()
		};
		(0..).zip(lengths).map(one).collect()
	}

	fn stubs(pieces: &[Piece]) -> usize {
		pieces.iter().filter(|piece| matches!(piece, Piece::Stub(_))).count()
	}

	/// Leaves that stand inside of branches and leaves that are hashed, at each number of extrinsics at which the
	/// trie has another shape: keys of one byte and of two.
	#[test]
	fn the_root_is_the_chains_for_every_number_of_extrinsics() {
		for (length, count) in [(1, 601), (27, 80), (28, 80), (29, 80), (30, 80), (STUBBED_FROM, 80)] {
			let all = extrinsics(&vec![length; count]);
			for number in (0..=all.len()).filter(|number| *number <= 80 || number % 31 == 0) {
				let body = &all[..number];
				let pieces = leave_out(body.to_vec(), |_| true).unwrap();
				assert_eq!(stubs(&pieces), if length >= STUBBED_FROM { number } else { 0 });
				assert_eq!(extrinsics_root(&pieces).unwrap(), true_root(body), "{number} of {length} bytes");
			}
		}
	}

	/// Keys of four bytes begin at 16,384.
	#[test]
	fn the_root_is_the_chains_for_a_great_many_extrinsics() {
		let mut all = extrinsics(&vec![5; 16_500]);
		for place in [0, 63, 64, 16_383, 16_384, 16_499] {
			all[place] = vec![7; STUBBED_FROM];
		}
		let pieces = leave_out(all.clone(), |_| true).unwrap();
		assert_eq!(stubs(&pieces), 6);
		assert_eq!(extrinsics_root(&pieces).unwrap(), true_root(&all));
	}

	#[test]
	fn too_many_pieces_are_refused() {
		let most = vec![Piece::Stub([1; 32]); MAX_PIECES + 1];
		assert_eq!(extrinsics_root(&most), Err(BodyError::TooManyPieces));
		assert!(extrinsics_root(&most[1..]).is_ok());
		assert_eq!(leave_out(vec![Vec::new(); MAX_PIECES + 1], |_| true), Err(BodyError::TooManyPieces));
	}

	#[test]
	fn short_extrinsics_are_not_left_out() {
		let all = extrinsics(&[STUBBED_FROM - 1, STUBBED_FROM, STUBBED_FROM + 1]);
		let pieces = leave_out(all.clone(), |extrinsic| extrinsic.len() <= STUBBED_FROM).unwrap();
		assert_eq!((&pieces[0], &pieces[2]), (&Piece::Full(all[0].clone()), &Piece::Full(all[2].clone())));
		assert!(matches!(pieces[1], Piece::Stub(_)));
	}

	/// What the module says of stubs: they prove nothing about what is behind them.
	#[test]
	fn a_stub_may_hide_any_number_of_extrinsics() {
		let all = extrinsics(&[40; 8]);
		let whole = leave_out(all.clone(), |_| false).unwrap();
		let root = extrinsics_root(&whole).unwrap();
		assert_eq!(extrinsics_root(&[Piece::Stub(root)]).unwrap(), root);
		// Extrinsics 4 to 7 hang together below one branch, which is in the place of the leaf of the fifth of five.
		let below: Vec<(Key, &Piece)> = keys(8).unwrap().zip(&whole).skip(4).collect();
		let Child::Hash(branch) = node(&below, 1) else { panic!("a branch of four hashes is hashed") };
		let fewer = [&whole[..4], &[Piece::Stub(branch)]].concat();
		assert_eq!(extrinsics_root(&fewer).unwrap(), root);
	}

	fn any_length() -> impl Strategy<Value = usize> {
		prop_oneof![4 => 0..40usize, 2 => 40..STUBBED_FROM, 4 => STUBBED_FROM..2_000]
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(48))]

		#[test]
		fn stubs_in_any_places_leave_the_root_as_it_is(
			lengths in prop::collection::vec((any_length(), any::<bool>()), 0..=600),
		) {
			let (lengths, out): (Vec<usize>, Vec<bool>) = lengths.into_iter().unzip();
			let all = extrinsics(&lengths);
			let chosen: Vec<&Vec<u8>> = all.iter().zip(&out).filter(|(_, out)| **out).map(|(one, _)| one).collect();
			let pieces = leave_out(all.clone(), |one| chosen.iter().any(|other| *other == one)).unwrap();
			let stubbed = chosen.iter().filter(|one| one.len() >= STUBBED_FROM).count();
			prop_assert_eq!(stubs(&pieces), stubbed);
			prop_assert_eq!(extrinsics_root(&pieces).unwrap(), true_root(&all));
		}

		/// One bit of a stub or of an extrinsic, two pieces in each other's place, one too many or too few.
		#[test]
		fn any_change_changes_the_root(
			lengths in prop::collection::vec(any_length(), 2..=120),
			(one, other, bit) in (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..8u32),
		) {
			let all = extrinsics(&lengths);
			let pieces = leave_out(all, |extrinsic| extrinsic.len() % 2 == 0).unwrap();
			let root = extrinsics_root(&pieces).unwrap();
			let (one, other) = (one.index(pieces.len()), other.index(pieces.len()));

			let mut changed = pieces.clone();
			match &mut changed[one] {
				Piece::Stub(hash) => hash[other % 32] ^= 1 << bit,
				Piece::Full(bytes) if bytes.is_empty() => bytes.push(0),
				Piece::Full(bytes) => { let place = other % bytes.len(); bytes[place] ^= 1 << bit },
			}
			prop_assert_ne!(extrinsics_root(&changed).unwrap(), root);

			let mut swapped = pieces.clone();
			swapped.swap(one, other);
			prop_assert_eq!(extrinsics_root(&swapped).unwrap() == root, swapped == pieces);

			let (shorter, longer) = (&pieces[..pieces.len() - 1], [&pieces[..], &pieces[one..=one]].concat());
			prop_assert_ne!(extrinsics_root(shorter).unwrap(), root);
			prop_assert_ne!(extrinsics_root(&longer).unwrap(), root);
		}
	}
}
