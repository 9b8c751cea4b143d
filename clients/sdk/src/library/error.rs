// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What may go wrong with publishing and fetching.

use super::records::Status;
use crate::{chain::ChainError, read::ReadError};
use caucus_library_core::parts::{PartsError, Role};
use caucus_primitives::text::MediaType;

/// What was wrong with a node's answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wrong {
	/// It gave other bytes than those that were asked for: it lies, or its disk is broken.
	Forged,
	/// It does not give them out.
	Missing,
	/// It could not be asked.
	Failed(String),
}

/// A node that did not give bytes as it should.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
	/// The node's address.
	pub node: String,
	/// What was wrong.
	pub wrong: Wrong,
}

impl std::fmt::Display for Fault {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let node = &self.node;
		match &self.wrong {
			Wrong::Forged => write!(f, "{node} gave OTHER BYTES than it was asked for"),
			Wrong::Missing => write!(f, "{node} does not give them out"),
			Wrong::Failed(reason) => write!(f, "{node} could not be asked ({reason})"),
		}
	}
}

/// Why something cannot be published or had.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
	/// The node did not answer as it should, or the chain refused.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// The chain's state could not be read.
	#[error(transparent)]
	Read(#[from] ReadError),
	/// The chain's records are not what this version expects.
	#[error("the library's records cannot be understood ({0}); this program and the chain have different versions")]
	Unreadable(String),
	/// There is no such item.
	#[error("there is no item {0}")]
	NoItem(u32),
	/// There is no such version.
	#[error("item {0} has no version {1}")]
	NoVersion(u32, u16),
	/// There is no such takedown.
	#[error("there is no takedown {0}")]
	NoTakedown(u32),
	/// A file's name does not tell a type that is taken.
	#[error("{0}: its name ends in none of {known}", known = super::draft::ENDINGS)]
	UnknownMedia(String),
	/// A file begins otherwise than its name says.
	#[error("{name}: by its name it is {named:?}, but it begins {}", match .begins {
		Some(media) => format!("as {media:?}"),
		None => "as nothing that is taken".into(),
	})]
	OtherMedia {
		/// The file.
		name: String,
		/// What its name says.
		named: MediaType,
		/// What it begins as, if it can be told.
		begins: Option<MediaType>,
	},
	/// A file is empty.
	#[error("{0}: it is empty")]
	EmptyFile(String),
	/// A file is too long.
	#[error("{0}: it has more chunks than a file may have")]
	LongFile(String),
	/// A text is longer than the chain takes.
	#[error("the {0} has more than {1} bytes; a syllable of Hangul has three")]
	LongText(&'static str, usize),
	/// There are more topics than the chain takes.
	#[error("there are more than {0} topics")]
	ManyTopics(usize),
	/// Files do not belong together.
	#[error("{0:?}")]
	Parts(PartsError),
	/// Bytes are missing that none of the files has.
	#[error("the chain waits for {0:?}, which is none of these files")]
	OtherFiles(Role),
	/// Bytes are not waited for.
	#[error("version {1} of item {0} is {2:?}")]
	NotWaited(u32, u16, Status),
	/// A version is not given out.
	#[error("version {1} of item {0} is {2:?}")]
	NotServed(u32, u16, Status),
	/// A version has no such file.
	#[error("version {1} of item {0} has no such file")]
	NoPart(u32, u16),
	/// No node gave the bytes.
	#[error("chunk {cid}: {}", .faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
	Unfetchable {
		/// What they are called.
		cid: String,
		/// Which nodes were asked, and what was wrong.
		faults: Vec<Fault>,
	},
	/// All chunks are those that were announced, but do not make the file that was announced.
	#[error("the publisher announced chunks that are not those of the file")]
	OtherFile,
	/// Something was announced, and the chain did not say what.
	#[error("the chain did not say what was announced; look at the list")]
	NotAnnounced,
}

impl From<PartsError> for LibraryError {
	fn from(error: PartsError) -> Self {
		Self::Parts(error)
	}
}
