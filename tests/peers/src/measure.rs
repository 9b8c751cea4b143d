// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is reported of a system.

use anyhow::Context;
use serde_json::{json, Value};
use std::time::Instant;

/// Options of every ballot that is measured, blank among them.
pub(crate) const OPTIONS: usize = 4;

/// What making and checking a system's ballots took.
pub(crate) struct Figures {
	/// The system, as its registry names it.
	pub(crate) system: &'static str,
	/// Keys among which the voter's is hidden; none if a ballot says nothing about its voter.
	pub(crate) members: Option<u32>,
	/// Milliseconds for what a voter does once before the first ballot.
	pub(crate) prepare_ms: Option<f64>,
	/// Milliseconds for making a ballot.
	pub(crate) prove_ms: f64,
	/// Milliseconds for checking a ballot that arrives as bytes, alone.
	pub(crate) verify_ms: f64,
	/// How many ballots a batch has, and the milliseconds for one of them in it.
	pub(crate) batch: Option<(u16, f64)>,
	/// Bytes of a ballot as it travels.
	pub(crate) ballot_bytes: usize,
	/// How often each was measured.
	pub(crate) runs: u16,
}

impl Figures {
	/// The figures in JSON, with this process's peak memory.
	pub(crate) fn with_peak_memory(self) -> anyhow::Result<Value> {
		let (batch, in_a_batch) = self.batch.unzip();
		Ok(json!({
			"system": self.system,
			"members": self.members,
			"options": OPTIONS,
			"prepare_ms": self.prepare_ms.map(rounded),
			"prove_ms": rounded(self.prove_ms),
			"verify_ms": rounded(self.verify_ms),
			"batch": batch,
			"verify_ms_in_a_batch": in_a_batch.map(rounded),
			"ballot_bytes": self.ballot_bytes,
			"peak_memory_mib": peak_memory_mib()?,
			"runs": self.runs,
		}))
	}
}

/// Does something once for warming up, then `runs` times; gives the last outcome and the median of the milliseconds.
pub(crate) fn repeated<T>(
	runs: u16,
	mut work: impl FnMut() -> anyhow::Result<T>,
) -> anyhow::Result<(T, f64)> {
	let mut outcome = work()?;
	let mut times = Vec::new();
	for _ in 0..runs {
		let started = Instant::now();
		outcome = work()?;
		times.push(started.elapsed().as_secs_f64() * 1_000.0);
	}
	times.sort_by(f64::total_cmp);
	Ok((outcome, times[times.len() / 2]))
}

/// To three places.
fn rounded(value: f64) -> f64 {
	(value * 1_000.0).round() / 1_000.0
}

/// The most memory that this process ever had at once, in MiB.
fn peak_memory_mib() -> anyhow::Result<u64> {
	let status = std::fs::read_to_string("/proc/self/status")?;
	let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no peak memory")?;
	let kib: u64 = line.trim().trim_end_matches(" kB").parse()?;
	Ok(kib.div_ceil(1_024))
}
