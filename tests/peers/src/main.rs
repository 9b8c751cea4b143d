// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Ballots of this and of other systems, made and checked on the same machine. A process measures one system, so that
//! its peak memory is that system's. `scripts/bench peers` runs this program once for each, `semaphore.mjs` likewise,
//! and puts the figures beside each other.

mod caucus;
mod elastic;
mod measure;

use caucus_members_core::ring::RingSize;
use clap::{Parser, Subcommand};

/// Make and check ballots with four options, and write a line of JSON.
#[derive(Parser)]
struct Cli {
	/// How often each figure is measured, after once for warming up; the median is reported.
	#[arg(long, global = true, default_value_t = 15, value_parser = clap::value_parser!(u16).range(1..))]
	runs: u16,
	#[command(subcommand)]
	system: System,
}

#[derive(Subcommand)]
enum System {
	/// Ours: an encrypted choice from a voter whose key stands in a ring.
	Caucus {
		/// Keys in the ring: 255, 767 or 16127.
		#[arg(long, default_value_t = 767)]
		ring: u32,
		/// How many ballots are checked as one batch, each from another ring; none leaves that out.
		#[arg(long, default_value_t = 0)]
		batch: u16,
	},
	/// The single choice of the crate `elastic-elgamal`: an encrypted choice, and nothing about who made it.
	ElasticElgamal,
}

fn main() -> anyhow::Result<()> {
	let Cli { runs, system } = Cli::parse();
	let figures = match system {
		System::Caucus { ring, batch } => {
			let sizes = [RingSize::R255, RingSize::R767, RingSize::R16127];
			let size = sizes.into_iter().find(|size| size.capacity() == ring);
			caucus::measure(size.ok_or_else(|| anyhow::anyhow!("no ring holds {ring} keys"))?, batch, runs)?
		}
		System::ElasticElgamal => elastic::measure(runs)?,
	};
	println!("{}", figures.with_peak_memory()?);
	Ok(())
}
