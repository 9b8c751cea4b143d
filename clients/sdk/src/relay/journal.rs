// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The file from which a relayer that was killed goes on. Records are only ever appended, and are on
//! the disk before a receipt is given.
//!
//! A record is its length (four bytes, little-endian), the first eight bytes of its BLAKE2b-256, and
//! its SCALE. A record that a crash cut off stands last; nothing was promised for it, and it is cut
//! away. A damaged record with others after it is an error that a person has to look at.

use super::queue::Outcome;
use caucus_elections_core::ballot::Ballot;
use caucus_primitives::{blake2_256, Digest, Moment};
use codec::{Decode, DecodeAll, Encode, MaxEncodedLen};
use std::{
	fs::{File, OpenOptions, TryLockError},
	io::{self, BufReader, Read, Seek, SeekFrom, Write},
	path::{Path, PathBuf},
};

/// What the file begins with; the digest of what it belongs to follows.
const MAGIC: &[u8; 24] = b"caucus relayer journal 1";
/// Bytes before the first record.
const HEADER: usize = MAGIC.len() + 32;
/// Bytes before a record's SCALE.
const FRAME: usize = 12;

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, Debug)]
pub enum Record {
	/// A ballot was taken and a receipt given.
	#[codec(index = 0)]
	Accepted {
		/// The ballot.
		ballot: Box<Ballot>,
		/// When.
		time: Moment,
		/// The signature of the receipt.
		signature: [u8; 64],
	},
	/// A ballot's fate is known and final.
	#[codec(index = 1)]
	Settled {
		/// BLAKE2b-256 of the ballot.
		ballot: Digest,
		/// Its fate.
		outcome: Outcome,
	},
}

/// Why there is no journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
	/// The file system refuses.
	#[error("the journal {0} cannot be used: {1}")]
	Io(PathBuf, io::Error),
	/// Another process has it open.
	#[error("another relayer uses the journal {0}; give each its own --data")]
	InUse(PathBuf),
	/// It belongs to something else.
	#[error("{0} is not the journal of this election, relayer's account and version; give another --data")]
	Foreign(PathBuf),
	/// A record in the middle is damaged.
	#[error("the journal {path} is damaged at byte {at}, and records follow; restore a copy of it")]
	Damaged {
		/// The file.
		path: PathBuf,
		/// Where the damaged record begins.
		at: u64,
	},
	/// An earlier record could not be written, and its beginning not be cut away.
	#[error("the journal {0} has a record that was not written whole; start the relayer again")]
	Stuck(PathBuf),
}

/// The open journal. The file is locked while it is open.
#[derive(Debug)]
pub struct Journal {
	path: PathBuf,
	file: File,
	/// Where the next record begins.
	end: u64,
	stuck: bool,
	cut: u64,
}

impl Journal {
	/// Opens or makes the journal of `owner`, and replays what it holds.
	pub fn open(path: &Path, owner: &Digest, mut replay: impl FnMut(Record)) -> Result<Self, JournalError> {
		let fault = |error| JournalError::Io(path.to_owned(), error);
		let mut options = OpenOptions::new();
		options.read(true).write(true).create(true).truncate(false);
		#[cfg(unix)]
		std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
		let file = options.open(path).map_err(fault)?;
		file.try_lock().map_err(|error| match error {
			TryLockError::WouldBlock => JournalError::InUse(path.to_owned()),
			TryLockError::Error(error) => fault(error),
		})?;
		let length = file.metadata().map_err(fault)?.len();
		let mut journal = Self { path: path.to_owned(), file, end: HEADER as u64, stuck: false, cut: 0 };
		let header = [MAGIC.as_slice(), owner].concat();
		if length < HEADER as u64 {
			// New, or cut off before anything was promised.
			journal.restart(&header).map_err(fault)?;
			return Ok(journal);
		}
		let mut reader = BufReader::new(&journal.file);
		let mut found = [0; HEADER];
		reader.read_exact(&mut found).map_err(fault)?;
		if found != *header {
			return Err(JournalError::Foreign(path.to_owned()));
		}
		let mut end = HEADER as u64;
		while end < length {
			match read_record(&mut reader, length - end).map_err(fault)? {
				Ok((record, size)) => {
					replay(record);
					end += size;
				}
				Err(Torn::AtTheEnd) => break,
				Err(Torn::Before) => return Err(JournalError::Damaged { path: path.to_owned(), at: end }),
			}
		}
		drop(reader);
		(journal.end, journal.cut) = (end, length - end);
		journal.file.set_len(end).and_then(|()| journal.file.sync_all()).map_err(fault)?;
		Ok(journal)
	}

	fn restart(&mut self, header: &[u8]) -> io::Result<()> {
		self.file.set_len(0)?;
		self.file.seek(SeekFrom::Start(0))?;
		self.file.write_all(header)?;
		self.file.sync_all()?;
		// The file's name has to survive, too.
		match self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
			Some(folder) => File::open(folder)?.sync_all(),
			None => Ok(()),
		}
	}

	/// How many bytes of a record that was not written whole were cut away when it was opened.
	pub fn cut(&self) -> u64 {
		self.cut
	}

	/// Appends records, all or none, and returns when they are on the disk.
	pub fn append(&mut self, records: &[Record]) -> Result<(), JournalError> {
		if self.stuck {
			return Err(JournalError::Stuck(self.path.clone()));
		}
		let bytes: Vec<u8> = records.iter().flat_map(frame).collect();
		let written = self
			.file
			.seek(SeekFrom::Start(self.end))
			.and_then(|_| self.file.write_all(&bytes))
			.and_then(|()| self.file.sync_data());
		if let Err(error) = written {
			// What was written in part would stand before the next record.
			self.stuck = self.file.set_len(self.end).is_err();
			return Err(JournalError::Io(self.path.clone(), error));
		}
		self.end += bytes.len() as u64;
		Ok(())
	}
}

fn checksum(payload: &[u8]) -> [u8; 8] {
	let [a, b, c, d, e, f, g, h, ..] = blake2_256(&[payload]);
	[a, b, c, d, e, f, g, h]
}

fn frame(record: &Record) -> Vec<u8> {
	let payload = record.encode();
	[&(payload.len() as u32).to_le_bytes()[..], &checksum(&payload), &payload].concat()
}

/// Where a record that cannot be read stands.
enum Torn {
	AtTheEnd,
	Before,
}

/// Reads the next record out of the `left` bytes of the file.
fn read_record(reader: &mut impl Read, left: u64) -> io::Result<Result<(Record, u64), Torn>> {
	if left < FRAME as u64 {
		return Ok(Err(Torn::AtTheEnd));
	}
	let (mut length, mut sum) = ([0; 4], [0; 8]);
	reader.read_exact(&mut length)?;
	reader.read_exact(&mut sum)?;
	let length = u64::from(u32::from_le_bytes(length));
	let size = length + FRAME as u64;
	if length == 0 {
		// A file system may have made the file longer and not have come to write it.
		let mut rest = Vec::new();
		reader.read_to_end(&mut rest)?;
		let blank = sum == [0; 8] && rest.iter().all(|byte| *byte == 0);
		return Ok(Err(if blank { Torn::AtTheEnd } else { Torn::Before }));
	}
	if length > Record::max_encoded_len() as u64 {
		return Ok(Err(Torn::Before));
	}
	if size > left {
		return Ok(Err(Torn::AtTheEnd));
	}
	let mut payload = vec![0; length as usize];
	reader.read_exact(&mut payload)?;
	let record = (checksum(&payload) == sum).then(|| Record::decode_all(&mut payload.as_slice()).ok());
	Ok(match record.flatten() {
		Some(record) => Ok((record, size)),
		None if size == left => Err(Torn::AtTheEnd),
		None => Err(Torn::Before),
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	const OWNER: Digest = [7; 32];

	fn record(number: u8) -> Record {
		Record::Settled { ballot: [number; 32], outcome: Outcome::Replaced { by: number.into() } }
	}

	fn open(path: &Path) -> Result<(Journal, Vec<Record>), JournalError> {
		let mut replayed = Vec::new();
		Journal::open(path, &OWNER, |record| replayed.push(record)).map(|journal| (journal, replayed))
	}

	/// A file with three records; gives its bytes.
	fn three(path: &Path) -> Vec<u8> {
		let (mut journal, replayed) = open(path).expect("a new file; qed");
		assert_eq!(replayed, []);
		journal.append(&[record(1), record(2)]).expect("there is room; qed");
		journal.append(&[record(3)]).expect("there is room; qed");
		std::fs::read(path).expect("just written; qed")
	}

	#[test]
	fn what_was_appended_is_replayed_in_order_and_more_can_follow() {
		let folder = tempfile::tempdir().expect("a folder; qed");
		let path = folder.path().join("journal");
		three(&path);
		let (mut journal, replayed) = open(&path).expect("sound; qed");
		assert_eq!(replayed, [record(1), record(2), record(3)]);
		journal.append(&[record(4)]).expect("there is room; qed");
		drop(journal);
		assert_eq!(open(&path).expect("sound; qed").1.len(), 4);
	}

	/// A crash may cut the file off at any byte; what stands before is kept and the rest forgotten.
	#[test]
	fn a_journal_cut_off_at_any_byte_keeps_every_whole_record() {
		let folder = tempfile::tempdir().expect("a folder; qed");
		let path = folder.path().join("journal");
		let bytes = three(&path);
		let size = (bytes.len() - HEADER) / 3;
		for length in 0..bytes.len() {
			std::fs::write(&path, &bytes[..length]).expect("writable; qed");
			let whole = length.saturating_sub(HEADER) / size;
			let (mut journal, replayed) = open(&path).expect("torn, not damaged; qed");
			assert_eq!(replayed.len(), whole, "cut at {length}");
			assert_eq!(journal.cut() as usize, length.saturating_sub(HEADER + whole * size));
			journal.append(&[record(9)]).expect("there is room; qed");
			drop(journal);
			assert_eq!(open(&path).expect("sound; qed").1.last(), Some(&record(9)));
		}
	}

	#[test]
	fn damage_before_other_records_is_an_error_and_in_the_last_one_is_not() {
		let folder = tempfile::tempdir().expect("a folder; qed");
		let path = folder.path().join("journal");
		let bytes = three(&path);
		let size = (bytes.len() - HEADER) / 3;
		// Its SCALE, its checksum, the highest byte of its length.
		for (place, at) in
			[(HEADER + FRAME, HEADER), (HEADER + size + 5, HEADER + size), (HEADER + size + 3, HEADER + size)]
		{
			let mut bent = bytes.clone();
			bent[place] ^= 1;
			std::fs::write(&path, &bent).expect("writable; qed");
			let error = open(&path).expect_err("damaged");
			assert!(matches!(error, JournalError::Damaged { at: found, .. } if found == at as u64));
		}
		let mut bent = bytes.clone();
		bent[HEADER + 2 * size + FRAME] ^= 1;
		std::fs::write(&path, &bent).expect("writable; qed");
		assert_eq!(open(&path).expect("torn; qed").1, [record(1), record(2)]);
		// Made longer and not written.
		std::fs::write(&path, [&bytes[..], &[0; 100]].concat()).expect("writable; qed");
		assert_eq!(open(&path).expect("torn; qed").1.len(), 3);
	}

	#[test]
	fn a_journal_belongs_to_one_owner_and_one_process() {
		let folder = tempfile::tempdir().expect("a folder; qed");
		let path = folder.path().join("journal");
		let (journal, _) = open(&path).expect("a new file; qed");
		assert!(matches!(open(&path), Err(JournalError::InUse(_))));
		drop(journal);
		let foreign = Journal::open(&path, &[8; 32], |_| ());
		assert!(matches!(foreign, Err(JournalError::Foreign(_))));
	}
}
