// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! `caucus-audit`: checks an election again, from a node or from a file, and believes neither.

use anyhow::Context;
use caucus_auditor::{
	audit,
	evidence::{Evidence, EvidenceError, Trust},
	light::{Genesis, LightError, Node},
	reason::Reason,
	report::{ContestReport, Finding, Line, PollStatus, Report, Status, Verdict},
	resume::{Resume, ResumeError},
	NoReport,
};
use caucus_elections_core::params::legible;
use caucus_primitives::StyleIndex;
use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use sp_core::H256;
use std::{fmt::Write, fs::File, path::PathBuf, time::Instant};

/// Check an election again, from the roll to the result.
///
/// Nothing is believed but the genesis hash of the chain, or the chain specification that gives it:
/// finality is checked by the validators' signatures, values by proofs from the finalized block, and
/// every ballot, sum and share is computed again. The exit code is 0 only if all holds.
#[derive(Parser)]
#[command(name = "caucus-audit", version, author = "The Caucus authors")]
struct Cli {
	/// Genesis hash of the chain, in hexadecimal digits. Get it from a source that you trust; without
	/// it and --spec the audit says which chain it saw.
	#[arg(long, global = true)]
	genesis: Option<String>,
	/// Raw specification of the chain, from a source that you trust. The genesis hash and the first
	/// validators are computed from it; if --genesis is given too, the hashes must agree.
	#[arg(long, global = true, value_name = "FILE")]
	spec: Option<PathBuf>,
	/// Write progress to this file, and go on from it if an earlier run was interrupted. It is removed at the end.
	///
	/// It says which ballots were found right, and is believed: keep it where nobody else can write. A digest shows
	/// that it is whole. A file of another chain, election, block, bundle or version is refused. From a node, the
	/// state of the same block is audited as before, which the node must still have.
	#[arg(long, global = true, value_name = "FILE")]
	resume: Option<PathBuf>,
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
	/// Audit from a file that `caucus export` wrote; needs no network, but needs --genesis or --spec.
	Bundle {
		/// The file.
		file: PathBuf,
	},
}

/// How far the audit is, on stderr where that is a terminal.
struct Progress(ProgressBar);

impl Progress {
	fn new() -> Self {
		let rate = |state: &ProgressState, out: &mut dyn Write| {
			// There is nothing to be done if it cannot be shown.
			let _ = write!(out, "{:.0}/s", state.per_sec());
		};
		let style =
			ProgressStyle::with_template("{msg:20} {bar:30} {pos}/{len} {rate} {elapsed}, {eta} left")
				.expect("the template is valid; qed")
				.with_key("rate", rate);
		Self(ProgressBar::new(0).with_style(style))
	}

	/// So much is done of what there is to do.
	fn show(&self, what: &'static str, have: usize, all: u32) {
		let Self(bar) = self;
		bar.set_length(all.into());
		let is_new = bar.message() != what;
		if is_new {
			bar.set_message(what);
		}
		bar.set_position((have as u64).min(all.into()));
		if is_new {
			// Something else goes at another pace, and what an earlier run did took no time in this one.
			bar.reset_eta();
		}
	}
}

/// What the user knows of the chain, if anything.
fn trust(cli: &Cli) -> anyhow::Result<Option<Trust>> {
	let hash = match &cli.genesis {
		Some(text) => {
			let bytes = hex::decode(text.trim_start_matches("0x")).ok();
			let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
			Some(H256(bytes.context("--genesis takes 64 hexadecimal digits")?))
		}
		None => None,
	};
	let Some(file) = &cli.spec else {
		return Ok(hash.map(Trust::Hash));
	};
	let spec = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
	Ok(Some(Trust::Genesis(Genesis::from_raw_spec(&spec, hash)?)))
}

async fn run(cli: Cli) -> anyhow::Result<bool> {
	let started = Instant::now();
	let trust = trust(&cli)?;
	let progress = Progress::new();
	let mut resume = cli.resume.as_deref().map(Resume::open).transpose()?;
	let evidence = match &cli.source {
		Source::Node { address, election } => {
			let node = Node::connect(address).await?;
			let show = |what, have, all| progress.show(what, have, all);
			Evidence::from_node(node, trust.as_ref(), *election, resume.as_ref(), show).await?
		}
		Source::Bundle { file } => {
			let trust = trust
				.as_ref()
				.context("a bundle is audited against a chain; give its --genesis or its --spec")?;
			let file = File::open(file).map_err(EvidenceError::File)?;
			Evidence::from_file(file, trust, |what, have, all| progress.show(what, have, all))?
		}
	};
	let report = audit(&evidence, resume.as_mut(), |have, all| progress.show("ballots", have, all))?;
	progress.0.finish_and_clear();
	let seconds = started.elapsed().as_secs_f64();
	if cli.json {
		let mut line = serde_json::to_value(&report)?;
		// Without an anchor any chain would do, also one made up for the occasion.
		line["chain_compared"] = serde_json::json!(cli.genesis.is_some() || cli.spec.is_some());
		line["seconds"] = serde_json::json!((seconds * 1_000.0).round() / 1_000.0);
		println!("{line}");
	} else {
		print(&report, seconds, trust.is_some());
	}
	Ok(report.ok)
}

fn print(report: &Report, seconds: f64, chain_was_given: bool) {
	println!("{}", report.title);
	println!(
		"chain {}{}",
		report.chain,
		if chain_was_given { "" } else { " (not compared: no --genesis or --spec)" }
	);
	println!(
		"election {}, state of finalized block {}, hash {}",
		report.election, report.block, report.block_hash
	);
	println!("{}", report.standing.sentence());
	if report.extension > 0 {
		println!("voting was prolonged by {} s", report.extension / 1_000);
	}
	for check in &report.checks {
		let title = check.step.title();
		match &check.status {
			Status::Ok => println!("  ok    {title}"),
			Status::Wrong(Finding { reason, detail }) => println!("  WRONG {title}: {detail} [{reason}]"),
			Status::Skipped { after } => {
				println!("  --    {title}: not checked, as it builds on: {}", after.title())
			}
		}
	}
	println!(
		"{} ballots of {} voters; {} keys on the roll",
		report.ballots_verified, report.voters, report.keys
	);
	if report.turnout.len() > 1 {
		for turnout in &report.turnout {
			println!("  style {}: {} of {} voted", shown(turnout.style), turnout.voters, turnout.keys);
		}
	}
	for contest in &report.results {
		print_contest(contest);
	}
	println!("digest {}", report.digest);
	println!("{} in {seconds:.1} s", if report.ok { "ALL HOLDS" } else { "DOES NOT HOLD" });
}

fn print_contest(contest: &ContestReport) {
	let print_lines = |lines: &[Line]| {
		for line in lines {
			println!("    {:<40} {:>8}", line.option, line.votes);
		}
	};
	println!("{}", contest.title);
	for group in &contest.groups {
		let styles: Vec<String> = group.styles.iter().map(|style| shown(*style).to_string()).collect();
		println!("  ballots of {}, weight {}", plural("style", &styles), group.weight);
		print_lines(&group.options);
	}
	for poll in &contest.polls {
		match poll.status {
			PollStatus::Revealed => println!("  poll, weight {}", poll.weight),
			PollStatus::Sealed => println!("  poll, weight {}: not revealed", poll.weight),
			PollStatus::Missing => println!("  poll, weight {}: not sealed in time", poll.weight),
		}
		print_lines(&poll.options);
	}
	if contest.groups.len() + contest.polls.len() > 1 {
		println!("  composed, in ballots of the first group");
		print_lines(&contest.totals);
	}
	match contest.elected.as_slice() {
		[] if contest.verdict == Verdict::Decided => println!("  nobody is elected"),
		[] => {}
		elected => println!("  elected: {}", elected.join(", ")),
	}
	match contest.verdict {
		Verdict::Decided => {}
		Verdict::Open => println!("  the outcome follows when the polls are revealed"),
		Verdict::RunOff => println!("  a run-off decides between: {}", contest.run_off.join(", ")),
		Verdict::Rerun => println!("  the contest is held again, because a poll is missing"),
		Verdict::Void => println!("  there is no result, because a poll is missing"),
	}
}

/// The number that people know a style by: they count from 1.
fn shown(style: StyleIndex) -> u16 {
	u16::from(style) + 1
}

/// "style 1" or "styles 1, 2".
fn plural(noun: &str, numbers: &[String]) -> String {
	let ending = if numbers.len() == 1 { "" } else { "s" };
	format!("{noun}{ending} {}", numbers.join(", "))
}

/// The code of an error, if it is one of evidence.
fn reason_of(error: &anyhow::Error) -> Option<Reason> {
	error
		.downcast_ref::<EvidenceError>()
		.map(EvidenceError::reason)
		.or_else(|| error.downcast_ref::<LightError>().map(Reason::from))
		.or_else(|| error.downcast_ref::<ResumeError>().map(|_| Reason::BadProgress))
		.or_else(|| error.downcast_ref::<NoReport>().map(|error| error.finding().reason))
}

#[tokio::main]
async fn main() {
	let cli = Cli::parse();
	let json = cli.json;
	match run(cli).await {
		Ok(true) => (),
		Ok(false) => std::process::exit(1),
		Err(error) => {
			// Some of it may be the node's own words.
			let detail = legible(format!("{error:#}").as_bytes());
			eprintln!("error: {detail}");
			if json {
				let line = serde_json::json!({
					"ok": false,
					"reason": reason_of(&error),
					"detail": detail,
				});
				println!("{line}");
			}
			std::process::exit(2);
		}
	}
}
