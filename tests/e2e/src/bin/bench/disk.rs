// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What lies on the disk.

use std::{fs, io, os::unix::fs::MetadataExt, path::Path};

/// Bytes that files take on the disk, which may be less than their lengths: a database leaves holes in them. What a node
/// removes meanwhile takes none.
pub(crate) fn used(path: &Path) -> io::Result<u64> {
	let size = || {
		let about = fs::metadata(path)?;
		if !about.is_dir() {
			return Ok(about.blocks() * 512);
		}
		fs::read_dir(path)?.map(|entry| used(&entry?.path())).sum()
	};
	match size() {
		Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
		other => other,
	}
}

/// Copies a folder with all that lies in it.
pub(crate) fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
	fs::create_dir_all(to)?;
	for entry in fs::read_dir(from)? {
		let entry = entry?;
		let there = to.join(entry.file_name());
		if entry.metadata()?.is_dir() {
			copy(&entry.path(), &there)?;
		} else {
			fs::copy(entry.path(), there)?;
		}
	}
	Ok(())
}
