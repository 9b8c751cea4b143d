// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! One encrypted file with everything of a device. A browser keeps the same bytes in its own database.
//!
//! `CAUCUSMSG1 || salt (16) || nonce (12) || AEAD(key, nonce, state, aad = all before)`, where `key` is
//! scrypt(passphrase, salt) with N = 2^15, r = 8, p = 1: 32 MiB and a tenth of a second for each guess.

use crate::{
	crypto::{self, Secret},
	device::Device,
	error::{Error, Result},
};
use zeroize::Zeroizing;

const MAGIC: &[u8] = b"CAUCUSMSG1";
const SALT: usize = 16;
const LOG_N: u8 = 15;
const R: u32 = 8;
const P: u32 = 1;

/// What a passphrase becomes, kept while a device is open so that saving takes no time.
pub struct StoreKey {
	salt: [u8; SALT],
	key: Secret,
}

impl StoreKey {
	/// The key of a new store.
	pub fn new(passphrase: &str) -> Result<Self> {
		Self::with_salt(passphrase, crypto::random()?)
	}

	fn with_salt(passphrase: &str, salt: [u8; SALT]) -> Result<Self> {
		let params = scrypt::Params::new(LOG_N, R, P, 32).map_err(|_| Error::Crypto)?;
		let mut key = Zeroizing::new([0; 32]);
		scrypt::scrypt(passphrase.as_bytes(), &salt, &params, &mut *key).map_err(|_| Error::Crypto)?;
		Ok(Self { salt, key })
	}
}

/// The bytes of a store.
pub fn close(key: &StoreKey, device: &Device) -> Result<Vec<u8>> {
	close_state(key, &device.export()?)
}

fn close_state(key: &StoreKey, state: &[u8]) -> Result<Vec<u8>> {
	let head = [MAGIC, &key.salt].concat();
	let body = crypto::encrypt(&key.key, &head, state)?;
	Ok([head, body].concat())
}

/// Opens a store; gives the device and the key to save it with.
pub fn open(passphrase: &str, bytes: &[u8]) -> Result<(Device, StoreKey)> {
	let rest = bytes.strip_prefix(MAGIC).ok_or(Error::BadStore)?;
	let (salt, body) = rest.split_first_chunk::<SALT>().ok_or(Error::BadStore)?;
	let head = bytes.get(..MAGIC.len().saturating_add(SALT)).ok_or(Error::BadStore)?;
	let key = StoreKey::with_salt(passphrase, *salt)?;
	let state = Zeroizing::new(crypto::decrypt(&key.key, head, body).map_err(|_| Error::BadPassphrase)?);
	Ok((Device::import(&state)?, key))
}

#[cfg(not(target_family = "wasm"))]
pub use file::{FileError, FileVault};

#[cfg(not(target_family = "wasm"))]
mod file {
	use super::{close_state, open, StoreKey};
	use crate::{device::Device, error::Error, mailbox::Vault};
	use caucus_primitives::blake2_256;
	use std::{
		fs::{self, File, OpenOptions},
		io::{self, Write as _},
		path::{Path, PathBuf},
	};

	/// Why a file of messages could not be read or written.
	#[derive(Debug, thiserror::Error)]
	pub enum FileError {
		/// The file system refused.
		#[error(transparent)]
		File(#[from] io::Error),
		/// The bytes are not what they should be.
		#[error(transparent)]
		Store(#[from] Error),
	}

	/// A store in a file. Each save writes a new file beside the old one and puts it in its place, so that a machine
	/// that stops at any time has the one or the other.
	pub struct FileVault {
		path: PathBuf,
		key: StoreKey,
		/// Digest of what was written last: most rounds change nothing.
		written: Option<[u8; 32]>,
		/// Held while the device is open: two programs with one state would use keys twice.
		_lock: File,
	}

	fn beside(path: &Path, ending: &str) -> PathBuf {
		let mut name = path.as_os_str().to_owned();
		name.push(ending);
		name.into()
	}

	fn lock(path: &Path) -> Result<File, FileError> {
		let lock = private().truncate(false).open(beside(path, ".lock"))?;
		lock.try_lock().map_err(io::Error::from)?;
		Ok(lock)
	}

	/// Options for a file that only its owner reads.
	fn private() -> OpenOptions {
		let mut options = OpenOptions::new();
		options.create(true).write(true);
		#[cfg(unix)]
		std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
		options
	}

	impl FileVault {
		/// Makes a store for a new device, unless there is one.
		pub fn create(path: &Path, passphrase: &str, device: &Device) -> Result<Self, FileError> {
			let lock = lock(path)?;
			if path.exists() {
				return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
			}
			let mut vault =
				Self { path: path.to_owned(), key: StoreKey::new(passphrase)?, written: None, _lock: lock };
			vault.keep(device)?;
			Ok(vault)
		}

		/// Opens a store.
		pub fn open(path: &Path, passphrase: &str) -> Result<(Self, Device), FileError> {
			let lock = lock(path)?;
			let (device, key) = open(passphrase, &fs::read(path)?)?;
			Ok((Self { path: path.to_owned(), key, written: None, _lock: lock }, device))
		}
	}

	impl Vault for FileVault {
		type Error = FileError;

		fn keep(&mut self, device: &Device) -> Result<(), FileError> {
			let state = device.export()?;
			let digest = blake2_256(&[&state]);
			if self.written == Some(digest) {
				return Ok(());
			}
			let beside = beside(&self.path, ".new");
			let mut file = private().truncate(true).open(&beside)?;
			file.write_all(&close_state(&self.key, &state)?)?;
			file.sync_all()?;
			fs::rename(&beside, &self.path)?;
			// The new name lasts once the folder is written.
			#[cfg(unix)]
			if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
				File::open(folder)?.sync_all()?;
			}
			self.written = Some(digest);
			Ok(())
		}
	}
}
