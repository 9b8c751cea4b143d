// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What lies on the disk.

use std::{fs, os::unix::fs::MetadataExt, path::Path};

/// Bytes that files take on the disk, which may be less than their lengths: a database leaves holes in them.
pub(crate) fn used(folder: &Path) -> anyhow::Result<u64> {
	let mut sum = 0;
	for entry in fs::read_dir(folder)? {
		let entry = entry?;
		let about = entry.metadata()?;
		sum += if about.is_dir() { used(&entry.path())? } else { about.blocks() * 512 };
	}
	Ok(sum)
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
