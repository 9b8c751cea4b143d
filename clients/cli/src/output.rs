// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How the program speaks: results on standard output, everything else on standard error.

use anyhow::{bail, Context};
use caucus_sdk::{elections::params::legible, primitives::Moment};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{de::DeserializeOwned, Serialize};
use std::{fs::OpenOptions, io::Write, path::Path, time::Duration};
use zeroize::Zeroizing;

/// A bar that counts to `total`.
pub(crate) fn bar(total: u64, what: &str) -> ProgressBar {
	let style = ProgressStyle::with_template("{msg:28} {bar:30} {pos}/{len} {elapsed}")
		.expect("the template is valid; qed");
	let bar = ProgressBar::new(total).with_style(style).with_message(what.to_owned());
	// Seen at once, and its clock goes on while one step takes long.
	bar.enable_steady_tick(Duration::from_millis(250));
	bar
}

/// A spinner for what has no count.
pub(crate) fn spinner(what: &str) -> ProgressBar {
	let spinner = ProgressBar::new_spinner().with_message(what.to_owned());
	spinner.enable_steady_tick(Duration::from_millis(120));
	spinner
}

/// Writes a value as JSON on standard output.
pub(crate) fn json(value: &impl Serialize) -> anyhow::Result<()> {
	println!("{}", serde_json::to_string_pretty(value)?);
	Ok(())
}

/// Reads a JSON file.
pub(crate) fn read_json<T: DeserializeOwned>(path: &Path) -> anyhow::Result<T> {
	let text = std::fs::read_to_string(path).with_context(|| crate::said::unreadable(path.display()))?;
	serde_json::from_str(&text).with_context(|| format!("{} is not as expected", path.display()))
}

/// Makes a file, which its owner alone can read if it is private; one that is there is kept, and one that is not whole
/// is taken away.
pub(crate) fn write_new(path: &Path, bytes: &[u8], private: bool) -> anyhow::Result<()> {
	ensure_new(path)?;
	let mut options = OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, if private { 0o600 } else { 0o666 });
	#[cfg(not(unix))]
	let _ = private;
	let mut file = options.open(path).with_context(|| format!("cannot make {}", path.display()))?;
	let written = file.write_all(bytes).and_then(|()| file.sync_all());
	if written.is_err() {
		let _ = std::fs::remove_file(path);
	}
	written.with_context(|| format!("cannot write {}", path.display()))
}

/// Makes a file of text that its owner alone can read. The text may be a secret.
pub(crate) fn write_text(path: &Path, text: &str) -> anyhow::Result<()> {
	let lines = Zeroizing::new([text, "\n"].concat());
	write_new(path, lines.as_bytes(), true)
}

/// Says so if there is a file already, before anything is done that cannot be undone.
pub(crate) fn ensure_new(path: &Path) -> anyhow::Result<()> {
	if path.symlink_metadata().is_ok() {
		bail!("{} exists and is kept; name another file", path.display());
	}
	Ok(())
}

/// Text of a label that a node gave.
pub(crate) fn text(label: &[u8]) -> String {
	legible(label)
}

/// A digest as everything shows it and takes it.
pub(crate) fn hexadecimal(digest: &[u8]) -> String {
	format!("0x{}", hex::encode(digest))
}

/// An error and its causes in one line. What others wrote of it cannot steer the terminal.
pub(crate) fn reasons(error: &anyhow::Error) -> String {
	reasons_but(error, "")
}

/// As [`reasons`], without what is said already. A cause with which the one before ends is not said again.
pub(crate) fn reasons_but(error: &anyhow::Error, already: &str) -> String {
	let mut said: Vec<String> = Vec::new();
	for cause in error.chain().map(ToString::to_string).filter(|cause| cause != already) {
		if !said.last().is_some_and(|before| before.ends_with(&cause)) {
			said.push(cause);
		}
	}
	legible(said.join(": ").replace('\n', " ").as_bytes())
}

/// How long until a moment, or since when it is over.
pub(crate) fn relative(now: Moment, then: Moment) -> String {
	let seconds = now.abs_diff(then) / 1_000;
	let length = match seconds {
		0..=119 => format!("{seconds} s"),
		120..=7_199 => format!("{} min", seconds / 60),
		7_200..=172_799 => format!("{} h", seconds / 3_600),
		_ => format!("{} days", seconds / 86_400),
	};
	if then > now {
		format!("in {length}")
	} else {
		format!("{length} ago")
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_file_is_made_for_its_owner_alone_and_never_over_another() {
		let file = std::env::temp_dir().join(format!("caucus-receipt-{}", std::process::id()));
		let _ = std::fs::remove_file(&file);
		write_text(&file, "first").expect("there is no such file; qed");
		#[cfg(unix)]
		{
			use std::os::unix::fs::PermissionsExt;
			let mode = file.metadata().expect("just made; qed").permissions().mode();
			assert_eq!(mode & 0o777, 0o600);
		}
		let refused = write_new(&file, b"second", false).expect_err("the file is there").to_string();
		assert!(refused.contains("exists and is kept"), "{refused}");
		assert_eq!(std::fs::read_to_string(&file).expect("just made; qed"), "first\n");
		std::fs::remove_file(&file).expect("just made; qed");
	}

	#[test]
	fn what_others_wrote_cannot_steer_the_terminal() {
		assert_eq!(text("위원장\u{1b}[2J\u{202e}".as_bytes()), "위원장\u{fffd}[2J\u{fffd}");
		let error = anyhow::anyhow!("their words\r\u{1b}[A\nYour ballot counts.").context("the node");
		let twice = anyhow::anyhow!("too late").context("it was refused: too late").context("the batch");
		assert_eq!(reasons(&twice), "the batch: it was refused: too late");
		assert_eq!(reasons(&error), "the node: their words\u{fffd}\u{fffd}[A Your ballot counts.");
	}
}
