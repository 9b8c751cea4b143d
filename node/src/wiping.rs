// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Makes bytes that were let go unreadable on the disk, too.
//!
//! The database marks the place of a removed value as free and writes over it when it needs the place again, which may be
//! months later. What was taken down must not be found by who steals or buys a disk, so before the database is opened
//! every free place among the library's bytes is filled with zeros.
//!
//! The layout is ParityDB's, as its `table.rs` describes it: a file for each size of values, of slots of one size.
//! Slot 0 says how many slots were ever used. A slot begins with how many bytes of it are in use, or with a mark: that it is
//! free, or that the value goes on in another one.

use parity_db::{Db, Options};
use std::{
	fs::{File, OpenOptions},
	io::{self, Read, Seek, SeekFrom, Write},
	path::Path,
};

/// The column of bytes that transactions carried.
const COLUMN: &str = "table_11_";
/// The file of values that take several slots.
const LAST_TIER: u32 = 255;
/// Bytes of a slot in the file of values that take several.
const PAGE: usize = 4_096;
/// Bytes of the smallest slots, and of the largest.
const SMALLEST: f64 = 32.0;
const LARGEST: f64 = 32_760.0;
/// Bytes of a mark, and of the number that may follow it.
const MARK: usize = 2;
const NEXT: usize = 8;
const FREE: u16 = 0xffff;
const GOES_ON: [u16; 3] = [0xfffe, 0xfffd, 0x7ffd];
/// The bits of a length. The one above says that the value is compressed.
const LENGTH: u16 = 0x7fff;
/// How many slots are read at once.
const AT_ONCE: usize = 256;

/// Has the database carry out what its journal says. A node that was killed may have left there, and nowhere else, that
/// something was removed; until then its place is in use.
fn settle(database: &Path) -> parity_db::Result<()> {
	let Some(known) = Options::load_metadata(database)? else { return Ok(()) };
	let mut options = Options::with_columns(database, 0);
	options.columns = known.columns;
	options.stats = false;
	Db::open(&options).map(drop)
}

/// Fills with zeros what is free in a database that nobody has opened, and says how many places had something in them.
/// One that is not there, or is in use, is left alone: who opens it is told.
pub fn wipe(database: &Path) -> io::Result<u64> {
	let Ok(lock) = File::open(database.join("lock")) else { return Ok(0) };
	if lock.try_lock().is_err() {
		return Ok(0);
	}
	lock.unlock()?;
	settle(database).map_err(io::Error::other)?;
	if lock.try_lock().is_err() {
		return Ok(0);
	}
	let mut wiped = 0;
	for entry in database.read_dir()? {
		let entry = entry?;
		let name = entry.file_name();
		let tier = name.to_str().and_then(|name| name.strip_prefix(COLUMN));
		if let Some(tier) = tier.and_then(|tier| u32::from_str_radix(tier, 16).ok()) {
			wiped += wipe_table(&entry.path(), slot_bytes(tier))?;
		}
	}
	Ok(wiped)
}

/// How many bytes a slot has: each size is larger by the same part than the one before.
fn slot_bytes(tier: u32) -> usize {
	if tier == LAST_TIER {
		return PAGE;
	}
	let steps = f64::from(tier) / f64::from(LAST_TIER - 1);
	(SMALLEST * (LARGEST / SMALLEST).powf(steps)).round() as usize
}

fn wipe_table(path: &Path, slot: usize) -> io::Result<u64> {
	let mut file = OpenOptions::new().read(true).write(true).open(path)?;
	let mut head = [0; 2 * NEXT];
	if file.read_exact(&mut head).is_err() {
		// Nothing was ever written.
		return Ok(0);
	}
	let used = u64::from_le_bytes(head[NEXT..].try_into().expect("eight bytes"));
	let (mut at, mut wiped) = (1u64, 0u64);
	let mut slots = vec![0; AT_ONCE * slot];
	while at < used {
		let count = (used - at).min(AT_ONCE as u64) as usize;
		let place = SeekFrom::Start(at * slot as u64);
		let read = &mut slots[..count * slot];
		file.seek(place)?;
		file.read_exact(read)?;
		let changed = read.chunks_mut(slot).map(wipe_slot).filter(|changed| *changed).count();
		if changed > 0 {
			file.seek(place)?;
			file.write_all(read)?;
		}
		at += count as u64;
		wiped += changed as u64;
	}
	if wiped > 0 {
		file.sync_data()?;
	}
	Ok(wiped)
}

/// Whether there was something beyond what a slot has in use. There is not any more.
fn wipe_slot(slot: &mut [u8]) -> bool {
	let mark = u16::from_le_bytes([slot[0], slot[1]]);
	let in_use = match mark {
		FREE => MARK + NEXT,
		mark if GOES_ON.contains(&mark) => return false,
		length => MARK + usize::from(length & LENGTH),
	};
	let Some(rest) = slot.get_mut(in_use..) else { return false };
	let found = rest.iter().any(|byte| *byte != 0);
	rest.fill(0);
	found
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{
		fs,
		path::PathBuf,
		thread::sleep,
		time::{Duration, Instant},
	};

	struct Folder(PathBuf);

	impl Folder {
		fn new(name: &str) -> Self {
			let path = std::env::temp_dir().join(format!("caucus-{name}-{}", std::process::id()));
			let _ = fs::remove_dir_all(&path);
			Self(path)
		}

		/// As the client's database is set up.
		fn options(&self) -> Options {
			let mut options = Options::with_columns(&self.0, 12);
			let column = &mut options.columns[11];
			column.ref_counted = true;
			column.preimage = true;
			column.uniform = true;
			options
		}

		fn open(&self) -> Db {
			Db::open_or_create(&self.options()).unwrap()
		}

		/// How many files have such bytes somewhere.
		fn files_with(&self, bytes: &[u8]) -> usize {
			let files = fs::read_dir(&self.0).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
			// Most of a file is zeros: the first byte says nearly always that it is not here.
			let begins = |file: &[u8], at: usize| file[at] == bytes[0] && file[at..].starts_with(bytes);
			files.filter(|file| (0..file.len()).any(|at| begins(file, at))).count()
		}
	}

	impl Drop for Folder {
		fn drop(&mut self) {
			let _ = fs::remove_dir_all(&self.0);
		}
	}

	/// Bytes that are not compressed and that no other seed gives.
	fn value(seed: u32, length: usize) -> Vec<u8> {
		let mut state = u64::from(seed) << 32 | 0x9e37_79b9;
		let mut next = || {
			state ^= state << 13;
			state ^= state >> 7;
			state ^= state << 17;
			state.to_le_bytes()[0]
		};
		(0..length).map(|_| next()).collect()
	}

	fn key(seed: u32) -> [u8; 32] {
		let mut key = [0; 32];
		key.copy_from_slice(&value(seed + 1_000, 32));
		key
	}

	#[test]
	fn what_was_removed_is_nowhere_and_what_is_there_stays() {
		let folder = Folder::new("wiping");
		// Of all kinds: in one slot, in the largest, in many.
		let lengths = [100, 700, 5_000, 30_000, 32_000, 40_000, 917_504];
		let db = folder.open();
		for (seed, length) in lengths.iter().enumerate() {
			for copy in [0, 100] {
				let seed = seed as u32 + copy;
				db.commit([(11, key(seed), Some(value(seed, *length)))]).unwrap();
			}
		}
		drop(db);
		let db = folder.open();
		for seed in 0..lengths.len() as u32 {
			db.commit([(11, key(seed), None)]).unwrap();
		}
		drop(db);
		// A shorter value goes where a longer one was.
		let db = folder.open();
		db.commit([(11, key(50), Some(value(50, 33_000)))]).unwrap();
		drop(db);

		let found = |seed: usize| folder.files_with(&value(seed as u32, lengths[seed])[lengths[seed] - 40..]);
		assert!(
			(0..lengths.len()).any(|seed| found(seed) > 0),
			"the database wipes by itself: take this away"
		);
		assert!(wipe(&folder.0).unwrap() > 0);
		// Its journal is emptied when it is opened.
		let db = folder.open();
		for (seed, length) in lengths.iter().enumerate() {
			let kept = seed as u32 + 100;
			assert_eq!(db.get(11, &key(kept)).unwrap(), Some(value(kept, *length)));
			assert_eq!(db.get(11, &key(seed as u32)).unwrap(), None);
		}
		assert_eq!(db.get(11, &key(50)).unwrap(), Some(value(50, 33_000)));
		drop(db);
		for (seed, length) in lengths.iter().enumerate() {
			let removed = value(seed as u32, *length);
			for sample in [&removed[..40], &removed[length / 2..][..40], &removed[length - 40..]] {
				assert_eq!(folder.files_with(sample), 0, "a value of {length} bytes is still there");
			}
		}
		// The places can be used again.
		let db = folder.open();
		db.commit([(11, key(0), Some(value(0, 50_000)))]).unwrap();
		drop(db);
		assert_eq!(folder.open().get(11, &key(0)).unwrap(), Some(value(0, 50_000)));
		wipe(&folder.0).unwrap();
		assert_eq!(wipe(&folder.0).unwrap(), 0);
	}

	/// What a node that is killed leaves behind: the removal stands in the journal alone.
	#[test]
	fn what_was_removed_before_a_crash_is_wiped_when_the_node_starts_again() {
		let (folder, left) = (Folder::new("wiping-before"), Folder::new("wiping-crash"));
		let removed = value(1, 917_504);
		let db = folder.open();
		db.commit([(11, key(1), Some(removed.clone())), (11, key(2), Some(value(2, 5_000)))]).unwrap();
		drop(db);
		let db = folder.open();
		db.commit([(11, key(1), None)]).unwrap();
		let deadline = Instant::now() + Duration::from_secs(20);
		loop {
			let _ = fs::remove_dir_all(&left.0);
			fs::create_dir(&left.0).unwrap();
			for entry in fs::read_dir(&folder.0).unwrap() {
				let path = entry.unwrap().path();
				fs::copy(&path, left.0.join(path.file_name().unwrap())).unwrap();
			}
			assert!(left.files_with(&removed[..40]) > 0, "the database removes at once: take this away");
			wipe(&left.0).unwrap();
			if left.files_with(&removed[..40]) == 0 {
				break;
			}
			// The database writes its journal in its own time.
			assert!(Instant::now() < deadline, "what was removed is still there");
			sleep(Duration::from_millis(200));
		}
		assert_eq!(left.open().get(11, &key(1)).unwrap(), None);
		assert_eq!(left.open().get(11, &key(2)).unwrap(), Some(value(2, 5_000)));
	}

	#[test]
	fn a_database_that_is_open_or_not_there_is_left_alone() {
		let folder = Folder::new("wiping-open");
		assert_eq!(wipe(&folder.0).unwrap(), 0);
		let db = folder.open();
		db.commit([(11, key(1), Some(value(1, 40_000)))]).unwrap();
		drop(db);
		let db = folder.open();
		db.commit([(11, key(1), None)]).unwrap();
		drop(db);
		let db = folder.open();
		assert_eq!(wipe(&folder.0).unwrap(), 0);
		drop(db);
		assert!(wipe(&folder.0).unwrap() > 0);
	}
}
