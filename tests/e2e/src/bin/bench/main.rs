// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Measurements. `scripts/bench` runs this program and adds the machine's description.

mod ballots;
mod casting;
mod content;
mod corpus;
mod day;
mod disk;
mod finality;
mod native;
mod overload;
mod party;
mod petitions;
mod poll;
mod scale;
mod tally;
mod wasm;

use clap::{Parser, Subcommand};
use serde_json::{json, Value};
use std::path::PathBuf;

/// Measure a part of Caucus and write JSON.
#[derive(Parser)]
struct Cli {
	/// Where ballots and signatures that were made are kept for the next time.
	#[arg(long, global = true)]
	cache: Option<PathBuf>,
	#[command(subcommand)]
	what: What,
}

#[derive(Subcommand)]
enum What {
	/// Checking ballots in the wasm runtime, by the node's executor: 2, 4, 8 and 16 options, alone
	/// and in batches, every ballot from another ring. Natively: how many one core audits, how long making one takes.
	Ballots {
		/// Keys in a ring: 255 or 767.
		#[arg(long, default_value_t = 767)]
		ring: u32,
		/// How often each figure is measured; the median is reported.
		#[arg(long, default_value_t = 5)]
		runs: usize,
	},
	/// Signatures under a petition, alone and in batches: how long the wasm runtime takes by the node's
	/// executor, how many a block takes, what they add to the state; and how many one validator finalizes.
	Petitions {
		/// Keys in a ring: 255 or 767.
		#[arg(long, value_delimiter = ',', default_value = "255,767")]
		ring: Vec<u32>,
		/// How many rings there are, a multiple of 16.
		#[arg(long, default_value_t = 128)]
		rings: u32,
		/// How many of each ring sign. It takes some 700 in all to fill a block.
		#[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..=200))]
		signers: u32,
		/// How many blocks are filled for each figure; the median is reported.
		#[arg(long, default_value_t = 5)]
		runs: usize,
		/// How many signatures a node has to finalize, alone and then in batches; none leaves that out.
		#[arg(long, default_value_t = 512, value_parser = clap::value_parser!(u32).range(0..=5_000))]
		finalized: u32,
	},
	/// Casting ballots: how many a second one validator makes final, in batches and alone, over full blocks; and what is
	/// computed between the close and the totals.
	Casting {
		/// Keys in a ring: 255 or 767.
		#[arg(long, default_value_t = 767)]
		ring: u32,
		/// How many rings there are.
		#[arg(long, default_value_t = 126)]
		rings: u32,
		/// How many of each ring vote.
		#[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=200))]
		voters: u32,
		/// How many of the ballots are cast alone, after all have been cast in batches.
		#[arg(long, default_value_t = 3_000)]
		alone: usize,
		/// How often the totals are found; the median is reported.
		#[arg(long, default_value_t = 5)]
		runs: usize,
	},
	/// More ballots than a node can take, each alone: what it refuses and how, its memory, how soon it is well again, and
	/// whether it loses one that it accepted. Takes those that were made for `casting`.
	Overload {
		/// Keys in a ring: 255 or 767.
		#[arg(long, default_value_t = 767)]
		ring: u32,
		/// How many rings there are.
		#[arg(long, default_value_t = 126)]
		rings: u32,
		/// How many of each ring vote.
		#[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=200))]
		voters: u32,
		/// How many ballots are offered a second: five times what one validator takes.
		#[arg(long, default_value_t = 110.0)]
		per_second: f64,
		/// For how many seconds.
		#[arg(long, default_value_t = 300)]
		seconds: u64,
	},
	/// An election day: four validators, a real election whose ballots come as the count of a petition went up; one
	/// validator is killed and comes back; the auditor recounts.
	Day {
		/// How many are entered as members.
		#[arg(long, default_value_t = 2_600)]
		members: u32,
		/// How many ballots are cast, replaced ones included.
		#[arg(long, default_value_t = 2_500)]
		ballots: u32,
		/// How many of them replace an earlier one.
		#[arg(long, default_value_t = 100)]
		revotes: u32,
		/// For how many seconds they come.
		#[arg(long, default_value_t = 1_800)]
		seconds: u32,
		/// A list of moments and counts.
		#[arg(long, default_value = "tests/data/uk-petition-241584/count_historical.json")]
		history: PathBuf,
	},
	/// What the library takes: storing and fetching a file on a node, its bytes on the disk; an index, and queries in it;
	/// how long messages take between two nodes.
	Content {
		/// Bytes of the file.
		#[arg(long, default_value_t = 20_000_000)]
		bytes: usize,
		/// Items of the index.
		#[arg(long, default_value_t = 100_000)]
		items: u32,
	},
	/// The size of the whole party: what registering takes, a roll of all members block by block, what a node needs, how
	/// soon a new one has caught up.
	Scale {
		/// Members in the first state.
		#[arg(long, default_value_t = 3_000_000, value_parser = clap::value_parser!(u32).range(1_000..=8_000_000))]
		members: u32,
		/// Members whom registrars enter on a chain of their own, from which the rate is taken.
		#[arg(long, default_value_t = 30_000, value_parser = clap::value_parser!(u32).range(100..=300_000))]
		registered: u32,
		/// How many calls in each block ask for more of the work on the roll than blocks do by themselves.
		#[arg(long, default_value_t = 8)]
		hurry: usize,
	},
}

/// What a node finalizes; nothing for no signatures.
async fn node(signatures: u32) -> anyhow::Result<Value> {
	match signatures {
		0 => Ok(Value::Null),
		_ => finality::measure(signatures).await,
	}
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let Cli { cache, what } = Cli::parse();
	let figures = match what {
		What::Ballots { ring, runs } => ballots::ballots(ring, runs, cache.as_ref())?,
		What::Petitions { ring, rings, signers, runs, finalized } => {
			let node = node(finalized).await?;
			let measure =
				|keys| petitions::measure(wasm::ring_size(keys)?, rings, signers, runs, cache.as_ref());
			let runtime: Vec<Value> = ring.into_iter().map(measure).collect::<anyhow::Result<_>>()?;
			json!({ "bench": "petitions", "runs": runs, "runtime": runtime, "node": node })
		}
		What::Casting { ring, rings, voters, alone, runs } => {
			casting::measure(ring, rings, voters, alone, runs, cache.as_ref()).await?
		}
		What::Overload { ring, rings, voters, per_second, seconds } => {
			overload::measure(ring, rings, voters, per_second, seconds, cache.as_ref()).await?
		}
		What::Scale { members, registered, hurry } => scale::measure(members, registered, hurry).await?,
		What::Day { members, ballots, revotes, seconds, history } => {
			day::measure(members, ballots, revotes, seconds, &history).await?
		}
		What::Content { bytes, items } => content::measure(bytes, items).await?,
	};
	println!("{figures}");
	Ok(())
}
