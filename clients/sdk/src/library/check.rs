// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Seeing whether nodes have what they should, by samples.

use super::Version;
use caucus_library_core::{
	manifest::Piece,
	parts::{Part, Role},
};
use rand_core::{OsRng, RngCore};

/// A chunk that was drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sample {
	/// Of which file.
	pub role: Role,
	/// Which of its chunks, counted from 1.
	pub number: usize,
	/// The chunk.
	pub piece: Piece,
}

/// Draws one of the chunks of a version, each as likely as the others: a node cannot know which will be asked for.
pub fn sample(version: &Version) -> Option<Sample> {
	let numbered = |part: &Part| {
		let pieces = (1..).zip(part.manifest.pieces.clone());
		pieces.map(|(number, piece)| Sample { role: part.role, number, piece }).collect::<Vec<_>>()
	};
	let all: Vec<Sample> = version.parts.iter().flat_map(numbered).collect();
	let drawn = OsRng.next_u64().checked_rem(all.len() as u64)?;
	all.get(usize::try_from(drawn).ok()?).copied()
}
