// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a file is cut into chunks, and put together again.

use alloc::{collections::BTreeSet, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use caucus_primitives::{blake2_256, Digest};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Where clients cut: 896 KiB. In hexadecimal such a chunk passes a public node, which takes and gives 2 MiB at
/// once, and four of them fit a block.
pub const CHUNK_BYTES: u32 = 896 * 1_024;

/// Most bytes of a chunk that the chain takes: as much as peers of IPFS send at once.
pub const MAX_CHUNK_BYTES: u32 = 2 * 1_024 * 1_024;

/// Most chunks of a part.
pub const MAX_CHUNKS: u32 = 256;

/// A chunk, as a manifest names it.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Piece {
	/// BLAKE2b-256 of the bytes.
	pub digest: Digest,
	/// How many bytes.
	pub bytes: u32,
}

/// The chunks of a file, in order.
pub type Pieces = BoundedVec<Piece, ConstU32<MAX_CHUNKS>>;

/// Of what a file is put together.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Manifest {
	/// BLAKE2b-256 of the whole file.
	pub digest: Digest,
	/// How many bytes the whole file has.
	pub bytes: u64,
	/// Its chunks, in order.
	pub pieces: Pieces,
}

/// Why a manifest is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ManifestError {
	/// It has no chunk, or one without bytes.
	Empty,
	/// A chunk has more than [`MAX_CHUNK_BYTES`].
	ChunkTooLarge,
	/// The chunks together are not as long as the file.
	SizesDisagree,
	/// The file is its only chunk, but has another digest.
	DigestsDisagree,
	/// A chunk stands in it twice.
	DuplicateChunk,
}

/// Why chunks do not make the file that a manifest is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JoinError {
	/// There are more chunks, or fewer.
	OtherNumber,
	/// A chunk is another one.
	OtherChunk,
	/// Each chunk is right, but the file is another one: the manifest lies.
	OtherFile,
}

impl Manifest {
	/// Cuts a file every [`CHUNK_BYTES`]; `None` if it is empty, or too long for a manifest.
	///
	/// A file that repeats itself to the byte from chunk to chunk has no sound manifest; no medium does.
	pub fn of(file: &[u8]) -> Option<Self> {
		if file.is_empty() {
			return None;
		}
		let piece = |chunk: &[u8]| {
			let bytes = u32::try_from(chunk.len()).ok()?;
			Some(Piece { digest: blake2_256(&[chunk]), bytes })
		};
		let pieces: Option<Vec<Piece>> = file.chunks(CHUNK_BYTES as usize).map(piece).collect();
		let bytes = u64::try_from(file.len()).ok()?;
		Some(Self { digest: blake2_256(&[file]), bytes, pieces: pieces?.try_into().ok()? })
	}

	/// Checks that the manifest can be true.
	///
	/// What it cannot check without the bytes is the digest of a file of several chunks: who fetches it does, by
	/// [`Self::join`].
	pub fn check(&self) -> Result<(), ManifestError> {
		let mut digests = BTreeSet::new();
		let mut sum = 0u64;
		for piece in &self.pieces {
			match piece.bytes {
				0 => return Err(ManifestError::Empty),
				1..=MAX_CHUNK_BYTES => (),
				_ => return Err(ManifestError::ChunkTooLarge),
			}
			if !digests.insert(&piece.digest) {
				return Err(ManifestError::DuplicateChunk);
			}
			sum = sum.saturating_add(piece.bytes.into());
		}
		match self.pieces.as_slice() {
			[] => Err(ManifestError::Empty),
			_ if sum != self.bytes => Err(ManifestError::SizesDisagree),
			[only] if only.digest != self.digest => Err(ManifestError::DigestsDisagree),
			_ => Ok(()),
		}
	}

	/// Puts the file together, and checks every byte.
	pub fn join<Chunk: AsRef<[u8]>>(&self, chunks: &[Chunk]) -> Result<Vec<u8>, JoinError> {
		if chunks.len() != self.pieces.len() {
			return Err(JoinError::OtherNumber);
		}
		for (chunk, piece) in chunks.iter().zip(&self.pieces) {
			if !piece.is_of(chunk.as_ref()) {
				return Err(JoinError::OtherChunk);
			}
		}
		let parts: Vec<&[u8]> = chunks.iter().map(AsRef::as_ref).collect();
		let file = parts.concat();
		let is_whole = u64::try_from(file.len()) == Ok(self.bytes) && blake2_256(&[&file]) == self.digest;
		is_whole.then_some(file).ok_or(JoinError::OtherFile)
	}
}

impl Piece {
	/// Whether these are the bytes.
	pub fn is_of(&self, chunk: &[u8]) -> bool {
		u32::try_from(chunk.len()) == Ok(self.bytes) && blake2_256(&[chunk]) == self.digest
	}
}
