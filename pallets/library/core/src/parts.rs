// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Which files are published together.

use crate::{
	manifest::{Manifest, ManifestError},
	media::{sort_of, Sort},
};
use alloc::collections::BTreeSet;
use bounded_collections::{BoundedVec, ConstU32};
use caucus_primitives::text::{Language, MediaType};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Most parts: the original, a poster, and in each language a transcript and captions.
pub const MAX_PARTS: u32 = 6;

/// Most chunks of all parts together: a recording that is as long as can be, and what goes with it.
pub const MAX_CHUNKS_TOGETHER: u32 = 288;

/// What a file is among those that are published together.
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
pub enum Role {
	/// What is published.
	#[codec(index = 0)]
	Original,
	/// What is said in it, as text in a language.
	#[codec(index = 1)]
	Transcript(Language),
	/// What is said in it, with times, in a language.
	#[codec(index = 2)]
	Captions(Language),
	/// A picture that stands for it until it is played.
	#[codec(index = 3)]
	Poster,
}

/// A file of what is published.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Part {
	/// What it is among the others.
	pub role: Role,
	/// What kind of file.
	pub media: MediaType,
	/// Of what it is put together.
	pub manifest: Manifest,
}

/// The files that are published together.
pub type Parts = BoundedVec<Part, ConstU32<MAX_PARTS>>;

/// Why files cannot be published together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartsError {
	/// A manifest is not sound.
	Manifest(ManifestError),
	/// There is no original.
	MissingOriginal,
	/// Two files are the same among the others.
	DuplicateRole,
	/// A file is of a kind that is not taken, or not for this.
	UnsupportedMedia,
	/// What is heard cannot be read: a transcript is missing in the language of the original.
	MissingTranscript,
	/// What is seen cannot be read: a description is missing.
	MissingAltText,
	/// Together they have more than [`MAX_CHUNKS_TOGETHER`].
	TooManyChunks,
}

impl From<ManifestError> for PartsError {
	fn from(error: ManifestError) -> Self {
		Self::Manifest(error)
	}
}

/// Whether a file of this kind can have this role.
pub fn fits(role: Role, media: MediaType) -> bool {
	match (role, sort_of(media)) {
		(_, None) | (Role::Original, Some(Sort::Captions)) => false,
		(Role::Original, Some(_)) => true,
		(Role::Transcript(_), _) => matches!(media, MediaType::Plain | MediaType::Markdown),
		(Role::Captions(_), Some(sort)) => sort == Sort::Captions,
		(Role::Poster, Some(sort)) => sort == Sort::Image,
	}
}

/// Checks files that are to be published together: what is in `language`, and whether a text describes what is
/// seen in it.
pub fn check(parts: &[Part], language: Language, described: bool) -> Result<(), PartsError> {
	let mut roles = BTreeSet::new();
	let mut digests = BTreeSet::new();
	let mut chunks = 0usize;
	for part in parts {
		if !fits(part.role, part.media) {
			return Err(PartsError::UnsupportedMedia);
		}
		if !roles.insert(part.role) {
			return Err(PartsError::DuplicateRole);
		}
		part.manifest.check()?;
		chunks = chunks.saturating_add(part.manifest.pieces.len());
		for piece in &part.manifest.pieces {
			if !digests.insert(&piece.digest) {
				return Err(ManifestError::DuplicateChunk.into());
			}
		}
	}
	if chunks > MAX_CHUNKS_TOGETHER as usize {
		return Err(PartsError::TooManyChunks);
	}
	let original = parts.iter().find(|part| part.role == Role::Original);
	let original = original.ok_or(PartsError::MissingOriginal)?;
	match sort_of(original.media) {
		Some(Sort::Image) if !described => Err(PartsError::MissingAltText),
		Some(Sort::Video | Sort::Audio) if !roles.contains(&Role::Transcript(language)) => {
			Err(PartsError::MissingTranscript)
		}
		_ => Ok(()),
	}
}
