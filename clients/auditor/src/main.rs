// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! `caucus-audit`: checks an election again, from a node or from a file, and believes neither.

mod audit;
mod evidence;
mod light;

use anyhow::Context;
use audit::{audit, Report};
use clap::{Parser, Subcommand};
use evidence::Evidence;
use indicatif::{ProgressBar, ProgressStyle};
use sp_core::H256;
use std::{path::PathBuf, time::Instant};

/// Check an election again, from the roll to the result.
///
/// Nothing is believed but the genesis hash of the chain: finality is checked by the validators'
/// signatures, values by proofs from the finalized block, and every ballot, sum and share is computed
/// again. The exit code is 0 only if all holds.
#[derive(Parser)]
#[command(name = "caucus-audit", version, author = "The Caucus authors")]
struct Cli {
	/// Genesis hash of the chain, in hexadecimal digits. Get it from a source that you trust; without
	/// it the audit says which chain it saw.
	#[arg(long, global = true)]
	genesis: Option<String>,
	/// Write one line of JSON instead of the report.
	#[arg(long, global = true)]
	json: bool,
	#[command(subcommand)]
	source: Source,
}

#[derive(Subcommand)]
enum Source {
	/// Audit from a node.
	Node {
		/// WebSocket address of any node of the chain that keeps block bodies.
		#[arg(default_value = "ws://127.0.0.1:9944")]
		address: String,
		/// The election.
		#[arg(long)]
		election: u32,
	},
	/// Audit from a file that `caucus export` wrote; needs no network, but needs --genesis.
	Bundle {
		/// The file.
		file: PathBuf,
	},
}

fn bar() -> ProgressBar {
	let style = ProgressStyle::with_template("{msg:20} {bar:30} {pos}/{len} {elapsed}")
		.expect("the template is valid; qed");
	ProgressBar::new(0).with_style(style)
}

async fn run(cli: Cli) -> anyhow::Result<bool> {
	let started = Instant::now();
	let genesis = match &cli.genesis {
		Some(text) => {
			let bytes = hex::decode(text.trim_start_matches("0x")).ok();
			let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
			Some(H256(bytes.context("--genesis takes 64 hexadecimal digits")?))
		}
		None => None,
	};
	let progress = bar();
	let evidence = match &cli.source {
		Source::Node { address, election } => {
			let node = light::Node::connect(address).await?;
			Evidence::from_node(&node, genesis, *election, |what, have, all| {
				progress.set_message(what);
				progress.set_length(all.into());
				progress.set_position(have as u64);
			})
			.await?
		}
		Source::Bundle { file } => {
			let genesis = genesis.context("a bundle is audited against a chain; give its --genesis")?;
			let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
			Evidence::from_bundle(&bytes, genesis)?
		}
	};
	progress.set_message("checking ballots");
	progress.set_length(evidence.ballots.len() as u64);
	let report = audit(&evidence, |have| progress.set_position(have as u64)).map_err(anyhow::Error::msg)?;
	progress.finish_and_clear();
	let seconds = started.elapsed().as_secs_f64();
	if cli.json {
		let mut line = serde_json::to_value(&report)?;
		line["seconds"] = serde_json::json!((seconds * 1_000.0).round() / 1_000.0);
		println!("{line}");
	} else {
		print(&report, seconds, cli.genesis.is_some());
	}
	Ok(report.ok)
}

fn print(report: &Report, seconds: f64, genesis_was_given: bool) {
	println!("{}", report.title);
	println!(
		"chain {}{}",
		report.chain,
		if genesis_was_given {
			""
		} else {
			" (not compared: no --genesis)"
		}
	);
	println!(
		"election {}, state of finalized block {}",
		report.election, report.block
	);
	for check in &report.checks {
		match &check.failure {
			None => println!("  ok    {}", check.name),
			Some(failure) => println!("  WRONG {}: {failure}", check.name),
		}
	}
	println!(
		"{} ballots of {} voters; {} keys on the roll",
		report.ballots_verified, report.voters, report.keys
	);
	for contest in &report.results {
		println!("{}", contest.title);
		for line in &contest.options {
			println!("  {:<40} {:>8}", line.option, line.votes);
		}
	}
	println!("digest {}", report.digest);
	println!(
		"{} in {seconds:.1} s",
		if report.ok { "ALL HOLDS" } else { "DOES NOT HOLD" }
	);
}

#[tokio::main]
async fn main() {
	match run(Cli::parse()).await {
		Ok(true) => (),
		Ok(false) => std::process::exit(1),
		Err(error) => {
			eprintln!("error: {error:#}");
			std::process::exit(2);
		}
	}
}
