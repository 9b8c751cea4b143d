// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The progress of an audit in a file, so that an interrupted one goes on where it stopped.
//!
//! The file says which ballots were found right, and is believed: it is the auditor's own, and worth what the disk
//! is worth that it lies on. A digest over it shows that it is whole, not who wrote it. It is bound to the audit that
//! it was written by: to chain, election, the block whose state is audited, the bundle, and the program's version.

use crate::{evidence::Evidence, light::Header};
use caucus_primitives::{blake2_256, Digest, ElectionId};
use codec::{Decode, DecodeAll, Encode};
use sp_core::H256;
use std::{
	fs::{self, File},
	io::{self, Write},
	path::{Path, PathBuf},
	time::{Duration, Instant},
};

/// The first bytes of such a file; the last is the version of the format.
const MAGIC: [u8; 8] = *b"CAUCUSP\x01";
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// How long after one progress the next is written.
const EVERY: Duration = Duration::from_secs(60);

/// Why an audit does not go on from a file.
#[derive(Debug, thiserror::Error)]
pub enum ResumeError {
	/// The file cannot be read.
	#[error("cannot read {}: {error}", .file.display())]
	Unreadable {
		/// The file.
		file: PathBuf,
		/// Why.
		error: io::Error,
	},
	/// The file cannot be written or removed.
	#[error("cannot write {}: {error}", .file.display())]
	Unwritable {
		/// The file.
		file: PathBuf,
		/// Why.
		error: io::Error,
	},
	/// The file is something else, or not whole.
	#[error("{} is not the progress of an audit, or it is damaged; name another file, or remove it to begin anew", .0.display())]
	Damaged(PathBuf),
	/// Another audit wrote it.
	#[error("{} is the progress of an audit of another {what}; name another file, or remove it to begin anew", .file.display())]
	Other {
		/// The file.
		file: PathBuf,
		/// What differs.
		what: &'static str,
	},
}

/// Which audit it is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
struct Binding {
	/// Of the program.
	version: String,
	genesis: H256,
	election: ElectionId,
	/// The block whose state is audited.
	header: Header,
	/// The digest of the bundle, if it is one.
	bundle: Option<Digest>,
}

impl Binding {
	fn of(evidence: &Evidence) -> Self {
		Self {
			version: VERSION.into(),
			genesis: evidence.genesis,
			election: evidence.election,
			header: evidence.header.clone(),
			bundle: evidence.bundle,
		}
	}

	/// What is another in this one.
	fn difference(&self, own: &Self) -> Option<&'static str> {
		let Self { version, genesis, election, header, bundle } = self;
		let differences = [
			(*version != own.version, "version of this program"),
			(*genesis != own.genesis, "chain"),
			(*election != own.election, "election"),
			(*header != own.header, "block"),
			(*bundle != own.bundle, "source"),
		];
		differences.into_iter().find_map(|(differs, what)| differs.then_some(what))
	}
}

/// A file for the progress of an audit.
pub struct Resume {
	file: PathBuf,
	/// What was in it at first.
	found: Option<(Binding, Vec<u8>)>,
	every: Duration,
	written: Option<Instant>,
}

impl Resume {
	/// Opens a file, which need not be there yet.
	pub fn open(file: &Path) -> Result<Self, ResumeError> {
		let found = match fs::read(file) {
			Ok(bytes) => Some(read(&bytes).ok_or_else(|| ResumeError::Damaged(file.to_owned()))?),
			Err(error) if error.kind() == io::ErrorKind::NotFound => None,
			Err(error) => return Err(ResumeError::Unreadable { file: file.to_owned(), error }),
		};
		Ok(Self { file: file.to_owned(), found, every: EVERY, written: None })
	}

	/// Writes progress after this time.
	pub fn every(self, every: Duration) -> Self {
		Self { every, ..self }
	}

	/// The block whose state an earlier run audited: the later one audits the same, whatever is the last by now.
	pub(crate) fn block(&self, genesis: H256, election: ElectionId) -> Result<Option<u32>, ResumeError> {
		let Some((binding, _)) = &self.found else {
			return Ok(None);
		};
		let (version, header) = (VERSION.into(), binding.header.clone());
		let own = Binding { version, genesis, election, header, bundle: None };
		self.ensure_same(binding, &own)?;
		Ok(Some(binding.header.number))
	}

	/// What an earlier run of the same audit had done.
	pub(crate) fn take<T: Decode>(&mut self, evidence: &Evidence) -> Result<Option<T>, ResumeError> {
		let Some((binding, done)) = self.found.take() else {
			return Ok(None);
		};
		self.ensure_same(&binding, &Binding::of(evidence))?;
		T::decode_all(&mut &done[..]).map(Some).map_err(|_| self.damaged())
	}

	fn ensure_same(&self, binding: &Binding, own: &Binding) -> Result<(), ResumeError> {
		match binding.difference(own) {
			Some(what) => Err(ResumeError::Other { file: self.file.clone(), what }),
			None => Ok(()),
		}
	}

	/// The file is whole, and cannot be what this program writes.
	pub(crate) fn damaged(&self) -> ResumeError {
		ResumeError::Damaged(self.file.clone())
	}

	/// Whether it is time to write what is done.
	pub(crate) fn is_due(&self) -> bool {
		self.written.is_none_or(|written| written.elapsed() >= self.every)
	}

	/// Writes what is done, whole or not at all.
	pub(crate) fn write(&mut self, evidence: &Evidence, done: &impl Encode) -> Result<(), ResumeError> {
		let content = (Binding::of(evidence), done).encode();
		let mut beside = self.file.clone().into_os_string();
		beside.push(".new");
		let beside = PathBuf::from(beside);
		let write = || {
			let mut file = File::create(&beside)?;
			file.write_all(&MAGIC)?;
			file.write_all(&digest(&content))?;
			file.write_all(&content)?;
			file.sync_all()?;
			fs::rename(&beside, &self.file)
		};
		write().map_err(|error| self.unwritable(error))?;
		self.written = Some(Instant::now());
		Ok(())
	}

	/// Removes the file, as there is nothing left to do.
	pub(crate) fn remove(&self) -> Result<(), ResumeError> {
		match fs::remove_file(&self.file) {
			Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.unwritable(error)),
			_ => Ok(()),
		}
	}

	fn unwritable(&self, error: io::Error) -> ResumeError {
		ResumeError::Unwritable { file: self.file.clone(), error }
	}
}

fn digest(content: &[u8]) -> Digest {
	blake2_256(&[&MAGIC, content])
}

/// Which audit wrote a file, and what it had done.
fn read(bytes: &[u8]) -> Option<(Binding, Vec<u8>)> {
	let rest = bytes.strip_prefix(MAGIC.as_slice())?;
	let (stated, mut content) = rest.split_first_chunk::<32>()?;
	if digest(content) != *stated {
		return None;
	}
	let binding = Binding::decode(&mut content).ok()?;
	Some((binding, content.to_vec()))
}
