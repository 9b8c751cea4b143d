// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Measurements. `scripts/bench` runs this program and adds the machine's description.

mod ballots;
mod finality;
mod petitions;
mod wasm;

use clap::{Parser, Subcommand};
use serde_json::{json, Value};
use std::path::PathBuf;

/// Measure a part of Caucus and write JSON.
#[derive(Parser)]
struct Cli {
	#[command(subcommand)]
	what: What,
}

#[derive(Subcommand)]
enum What {
	/// Checking ballots in the wasm runtime, by the node's executor: 2, 4, 8 and 16 options, alone
	/// and in batches, every ballot from another ring.
	Ballots {
		/// Keys in a ring: 255 or 767.
		#[arg(long, default_value_t = 767)]
		ring: u32,
		/// How often each figure is measured; the median is reported.
		#[arg(long, default_value_t = 5)]
		runs: usize,
		/// Where made ballots are kept for the next time.
		#[arg(long)]
		cache: Option<PathBuf>,
	},
	/// Signatures under a petition, alone and in batches: how long the wasm runtime takes by the node's
	/// executor, how many a block takes, what they add to the state; and how many one validator finalizes.
	Petitions {
		/// Keys in a ring: 255 or 767.
		#[arg(long, value_delimiter = ',', default_value = "255,767")]
		ring: Vec<u32>,
		/// How many of each ring sign; there are 128 rings.
		#[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u32).range(5..=200))]
		signers: u32,
		/// How many blocks are filled for each figure; the median is reported.
		#[arg(long, default_value_t = 5)]
		runs: usize,
		/// Where made signatures are kept for the next time.
		#[arg(long)]
		cache: Option<PathBuf>,
		/// How many signatures a node has to finalize, alone and then in batches; none leaves that out.
		#[arg(long, default_value_t = 512, value_parser = clap::value_parser!(u32).range(0..=5_000))]
		finalized: u32,
	},
}

async fn petitions(
	rings: &[u32],
	signers: u32,
	runs: usize,
	cache: Option<&PathBuf>,
	finalized: u32,
) -> anyhow::Result<Value> {
	let mut runtime = Vec::new();
	for ring in rings {
		runtime.push(petitions::measure(wasm::ring_size(*ring)?, signers, runs, cache)?);
	}
	let node = match finalized {
		0 => Value::Null,
		_ => finality::measure(finalized).await?,
	};
	Ok(json!({ "bench": "petitions", "runs": runs, "runtime": runtime, "node": node }))
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let figures = match Cli::parse().what {
		What::Ballots { ring, runs, cache } => ballots::ballots(ring, runs, cache.as_ref())?,
		What::Petitions { ring, signers, runs, cache, finalized } => {
			petitions(&ring, signers, runs, cache.as_ref(), finalized).await?
		}
	};
	println!("{figures}");
	Ok(())
}
