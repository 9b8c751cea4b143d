// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A bundle as a file. It is read once from the beginning to the end, for its digest, its proofs and the places of its
//! ballots; ballots are read again when they are checked. So memory does not grow by what is on the papers. Proofs and the
//! keys of the roll are kept.

use crate::evidence::EvidenceError;
use blake2b_simd::{Params, State};
use caucus_elections_core::{
	ballot::Ballot,
	bundle::{BundleError, Handover, MAGIC},
};
use caucus_primitives::{Digest, ElectionId, MemberKey};
use codec::{Compact, Decode, Encode, IoReader};
use std::{
	io::{self, BufReader, Cursor, Read, Seek, SeekFrom},
	ops::Range,
	sync::{Mutex, PoisonError},
};

/// What can be read, and read again.
pub trait Source: Read + Seek + Send {}

impl<S: Read + Seek + Send> Source for S {}

/// All of a [`Bundle`](caucus_elections_core::bundle::Bundle) that stands before its ballots.
#[derive(Decode)]
pub(crate) struct Head {
	pub(crate) election: ElectionId,
	pub(crate) genesis_header: Vec<u8>,
	pub(crate) genesis_proof: Vec<Vec<u8>>,
	pub(crate) handovers: Vec<Handover>,
	pub(crate) header: Vec<u8>,
	pub(crate) justification: Vec<u8>,
	pub(crate) state_proof: Vec<Vec<u8>>,
	pub(crate) keys: Vec<Vec<MemberKey>>,
}

/// A bundle that was read once.
pub(crate) struct Opened {
	pub(crate) head: Head,
	pub(crate) ballots: List,
	/// BLAKE2b-256 of the file.
	pub(crate) digest: Digest,
}

/// Ballots one after the other, in a file that is read again for each of them.
pub struct List {
	source: Mutex<Box<dyn Source>>,
	/// The byte at which each begins, and the one after the last.
	places: Vec<u64>,
}

/// Reads, and keeps account of it.
struct Account<R> {
	source: BufReader<R>,
	digest: State,
	at: u64,
	/// Why the source could not be read.
	failure: Option<io::Error>,
}

impl<R: Read> Read for Account<R> {
	fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
		let read = match self.source.read(buffer) {
			Err(error) if error.kind() != io::ErrorKind::Interrupted => {
				self.failure = Some(io::Error::new(error.kind(), error.to_string()));
				return Err(error);
			}
			other => other?,
		};
		self.digest.update(&buffer[..read]);
		self.at += read as u64;
		Ok(read)
	}
}

impl<R: Read> Account<R> {
	/// Reads a value; the bytes of the file have to be one.
	fn value<T: Decode>(&mut self) -> Result<T, EvidenceError> {
		let taken = T::decode(&mut IoReader(&mut *self));
		taken.map_err(|_| match self.failure.take() {
			Some(failure) => EvidenceError::File(failure),
			None => EvidenceError::Bundle(BundleError::Malformed),
		})
	}
}

/// Reads a bundle to its end; `progress` is told how many ballots of how many have been seen.
pub(crate) fn open(
	mut source: impl Source + 'static,
	mut progress: impl FnMut(usize, u32),
) -> Result<Opened, EvidenceError> {
	// A pipe cannot be read again: better it says so now.
	source.seek(SeekFrom::Start(0)).map_err(EvidenceError::File)?;
	let digest = Params::new().hash_length(32).to_state();
	let mut file = Account { source: BufReader::new(source), digest, at: 0, failure: None };
	match file.value::<[u8; MAGIC.len()]>() {
		Ok(MAGIC) => (),
		Err(EvidenceError::File(failure)) => return Err(EvidenceError::File(failure)),
		_ => return Err(EvidenceError::Bundle(BundleError::NotABundle)),
	}
	let head = file.value()?;
	let Compact(count) = file.value::<Compact<u32>>()?;
	let mut places = vec![file.at];
	for seen in 1..=count {
		file.value::<Ballot>()?;
		places.push(file.at);
		progress(seen as usize, count);
	}
	if (&mut file).take(1).read_to_end(&mut Vec::new()).map_err(EvidenceError::File)? > 0 {
		return Err(EvidenceError::Bundle(BundleError::Malformed));
	}
	let mut digest = Digest::default();
	digest.copy_from_slice(file.digest.finalize().as_bytes());
	Ok(Opened {
		head,
		ballots: List { source: Mutex::new(Box::new(file.source.into_inner())), places },
		digest,
	})
}

impl List {
	/// A list of these.
	pub fn of(ballots: &[Ballot]) -> Self {
		let (mut bytes, mut places) = (Vec::new(), vec![0]);
		for ballot in ballots {
			ballot.encode_to(&mut bytes);
			places.push(bytes.len() as u64);
		}
		Self { source: Mutex::new(Box::new(Cursor::new(bytes))), places }
	}

	/// How many there are.
	pub fn len(&self) -> usize {
		self.places.len().saturating_sub(1)
	}

	/// Whether there are none.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}

	/// Reads some of them again. What has become of the file meanwhile makes no difference: the audit sees whether they make
	/// the log that the state proves.
	pub fn read(&self, which: Range<usize>) -> Result<Vec<Ballot>, EvidenceError> {
		let (Some(from), Some(to)) = (self.places.get(which.start), self.places.get(which.end)) else {
			return Ok(Vec::new());
		};
		let mut bytes = vec![0; to.saturating_sub(*from) as usize];
		{
			let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
			source.seek(SeekFrom::Start(*from)).map_err(EvidenceError::File)?;
			source.read_exact(&mut bytes).map_err(EvidenceError::File)?;
		}
		let mut rest = &bytes[..];
		let ballots: Result<Vec<Ballot>, _> = which.map(|_| Ballot::decode(&mut rest)).collect();
		ballots.map_err(|_| EvidenceError::Bundle(BundleError::Malformed))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_elections_core::bundle::Bundle;
	use caucus_primitives::blake2_256;

	const BUNDLE: &[u8] = include_bytes!("../tests/bundles/rehearsal.caucus");

	fn opened(bytes: impl Into<Vec<u8>>) -> Result<Opened, EvidenceError> {
		open(Cursor::new(bytes.into()), |_, _| ())
	}

	/// The format is the bundle's own.
	#[test]
	fn a_bundle_is_read_as_it_was_written() {
		let bundle = Bundle::from_bytes(BUNDLE).unwrap();
		let mut told = Vec::new();
		let Opened { head, ballots, digest } =
			open(Cursor::new(BUNDLE), |seen, all| told.push((seen, all))).unwrap();
		assert_eq!(digest, blake2_256(&[BUNDLE]));
		assert_eq!((head.election, head.genesis_header), (bundle.election, bundle.genesis_header));
		assert_eq!((head.genesis_proof, head.handovers), (bundle.genesis_proof, bundle.handovers));
		assert_eq!((head.header, head.justification), (bundle.header, bundle.justification));
		assert_eq!((head.state_proof, head.keys), (bundle.state_proof, bundle.keys));
		let all = bundle.ballots;
		assert_eq!((ballots.len(), told.len()), (all.len(), all.len()));
		assert_eq!(told.last(), Some(&(all.len(), all.len() as u32)));
		// Anywhere, in any order, and again.
		for which in [all.len() - 3..all.len(), 0..2, 5..5, 0..all.len()] {
			assert_eq!(ballots.read(which.clone()).unwrap(), all[which]);
		}
		assert_eq!(ballots.read(0..all.len() + 1).unwrap(), []);
		assert_eq!(List::of(&all).read(1..4).unwrap(), all[1..4]);
		assert!(List::of(&[]).is_empty() && !ballots.is_empty());
	}

	#[test]
	fn what_is_cut_off_or_goes_on_is_no_bundle() {
		for length in (0..BUNDLE.len()).step_by(BUNDLE.len() / 97).chain([BUNDLE.len() - 1]) {
			let expected =
				if length < MAGIC.len() { BundleError::NotABundle } else { BundleError::Malformed };
			assert!(
				matches!(opened(&BUNDLE[..length]), Err(EvidenceError::Bundle(found)) if found == expected)
			);
		}
		let more = [BUNDLE, &[0]].concat();
		assert!(matches!(opened(more), Err(EvidenceError::Bundle(BundleError::Malformed))));
		let mut other = BUNDLE.to_vec();
		other[7] ^= 1;
		assert!(matches!(opened(other), Err(EvidenceError::Bundle(BundleError::NotABundle))));
	}

	/// A file that becomes shorter while it is audited, and one whose disk fails.
	#[test]
	fn a_file_that_fails_says_so() {
		struct Failing(Cursor<Vec<u8>>, u64);
		impl Read for Failing {
			fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
				match self.0.position() >= self.1 {
					true => Err(io::Error::other("the disk fails")),
					false => self.0.read(buffer),
				}
			}
		}
		impl Seek for Failing {
			fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
				self.0.seek(to)
			}
		}
		for good in [0, BUNDLE.len() as u64 / 2] {
			let Err(EvidenceError::File(error)) = open(Failing(Cursor::new(BUNDLE.into()), good), |_, _| ())
			else {
				panic!("it was read");
			};
			assert_eq!(error.to_string(), "the disk fails");
		}
		let List { places, .. } = opened(BUNDLE).unwrap().ballots;
		let cut =
			List { source: Mutex::new(Box::new(Cursor::new(BUNDLE[..BUNDLE.len() - 9].to_vec()))), places };
		assert!(matches!(cut.read(cut.len() - 1..cut.len()), Err(EvidenceError::File(_))));
	}
}
