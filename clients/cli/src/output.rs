// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How the program speaks: results on standard output, everything else on standard error.

use anyhow::Context;
use caucus_sdk::primitives::Moment;
use indicatif::{ProgressBar, ProgressStyle};
use serde::{de::DeserializeOwned, Serialize};
use std::{path::Path, time::Duration};

/// A bar that counts to `total`.
pub(crate) fn bar(total: u64, what: &str) -> ProgressBar {
	let style = ProgressStyle::with_template("{msg:28} {bar:30} {pos}/{len} {elapsed}")
		.expect("the template is valid; qed");
	ProgressBar::new(total).with_style(style).with_message(what.to_owned())
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
	let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
	serde_json::from_str(&text).with_context(|| format!("{} is not as expected", path.display()))
}

/// Text of a label.
pub(crate) fn text(label: &[u8]) -> String {
	String::from_utf8_lossy(label).into_owned()
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
