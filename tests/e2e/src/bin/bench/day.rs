// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election day: four validators on one machine, a real election, ballots in the shape of a petition's busiest days.
//! In the middle one of the validators is killed, and comes back.

use crate::{
	casting::{counted, ELECTION},
	overload::{curve, lag},
	wasm::rounded,
};
use anyhow::{ensure, Context};
use caucus_e2e::network::Network;
use caucus_sdk::elections::tally::{Election, Stage};
use caucus_sovereign_runtime::Runtime;
use codec::Decode;
use serde_json::{json, Value};
use std::{
	fs::File,
	path::Path,
	process::Output,
	time::{Duration, Instant},
};
use tokio::time::sleep;

const VALIDATORS: [&str; 4] = ["alice", "bob", "charlie", "dave"];
/// Who is killed; voters hand their ballots in to the first.
const KILLED: usize = 2;
/// For how long.
const DOWN: Duration = Duration::from_secs(120);
const TRUSTEES: [&str; 7] = ["Alice", "Bob", "Dave", "Eve", "Ferdie", "One", "Two"];
/// How often the network is looked at.
const LOOK: Duration = Duration::from_secs(3);
/// How long a validator that is back may take to catch up after the result.
const PATIENCE: Duration = Duration::from_secs(600);
/// A validator has caught up when it holds final what another held final so many blocks ago.
const BEHIND: u64 = 2;

/// The network at one moment.
async fn look(network: &Network, started: Instant) -> anyhow::Result<Value> {
	let chain = network.chain(0)?;
	let head = chain.finalized_head().await?;
	let counted = counted(&chain, head).await?;
	let (lag, waiting) = (lag(&chain, head).await?, chain.waiting().await?);
	eprint!("\r{counted} ballots are final, {waiting} transactions wait, finality is {lag} blocks behind  ");
	Ok(json!({
		"s": rounded(started.elapsed().as_secs_f64()),
		"final": counted,
		"waiting": waiting,
		"finality_lag": lag,
		"memory_mib": network.memory_mib(0)?,
	}))
}

/// Whether ballots are taken, in the newest final block.
async fn is_open(network: &Network) -> anyhow::Result<bool> {
	let chain = network.chain(0)?;
	let key = pallet_elections::Elections::<Runtime>::hashed_key_for(ELECTION);
	let Some(record) = chain.storage(&key, Some(chain.finalized_head().await?)).await? else {
		return Ok(false);
	};
	Ok(Election::decode(&mut &record[..])?.stage == Stage::Open)
}

/// What a program wrote, which has to be JSON.
fn said(program: &str, output: &Output) -> anyhow::Result<Value> {
	let errors = String::from_utf8_lossy(&output.stderr);
	ensure!(output.status.success(), "{program} failed: {errors}");
	serde_json::from_slice(&output.stdout).with_context(|| format!("{program} wrote no JSON: {errors}"))
}

/// How the validator that was killed is.
enum Victim {
	Alive,
	Down { since: Instant },
	Back { since: Instant },
	CaughtUp { seconds: f64 },
}

impl Victim {
	/// Kills it once half of the time is over, starts it again after a while, and sees when it has caught up.
	async fn next(self, network: &Network, voting: Duration, half: Duration) -> anyhow::Result<Self> {
		Ok(match self {
			Self::Alive if voting >= half => {
				network.kill(KILLED);
				eprintln!("\n{} is killed", VALIDATORS[KILLED]);
				Self::Down { since: Instant::now() }
			}
			Self::Down { since } if since.elapsed() >= DOWN => {
				let since = Instant::now();
				network.restart(KILLED).await?;
				eprintln!("\n{} is back", VALIDATORS[KILLED]);
				Self::Back { since }
			}
			Self::Back { since }
				if network.finalized(KILLED).await? + BEHIND >= network.finalized(0).await? =>
			{
				Self::CaughtUp { seconds: since.elapsed().as_secs_f64() }
			}
			same => same,
		})
	}
}

/// Holds the election with so many ballots over so many seconds.
pub(crate) async fn measure(
	members: u32,
	ballots: u32,
	revotes: u32,
	seconds: u32,
	history: &Path,
) -> anyhow::Result<Value> {
	let history = std::path::absolute(history)?;
	File::open(&history).with_context(|| format!("there is no history at {}", history.display()))?;
	let network = Network::start(&VALIDATORS).await?;
	let site = network.site(0);
	let _trustees = TRUSTEES.iter().map(|name| site.trustee(name)).collect::<anyhow::Result<Vec<_>>>()?;
	let (here, most) = (network.site(0), members);
	let mut acting = tokio::task::spawn_blocking(move || {
		let [members, ballots, revotes, over] =
			[most, ballots, revotes, seconds].map(|number| number.to_string());
		let history = history.display().to_string();
		let words = ["rehearse", "election", "--json", "--members", &members, "--ballots", &ballots];
		here.caucus(&[&words[..], &["--revotes", &revotes, "--over", &over, "--history", &history]].concat())
	});
	let half = Duration::from_secs(seconds.into()) / 2;
	let (mut opened, mut victim, mut samples) = (None, Victim::Alive, Vec::new());
	let report = loop {
		tokio::select! {
			output = &mut acting => break said("caucus rehearse", &output??)?,
			() = sleep(LOOK) => (),
		}
		if opened.is_none() && is_open(&network).await.unwrap_or_default() {
			opened = Some(Instant::now());
			eprintln!("\nvoting begins");
		}
		let Some(opened) = opened else { continue };
		// A question that a busy node does not answer leaves a gap.
		samples.extend(look(&network, opened).await.ok());
		victim = victim.next(&network, opened.elapsed(), half).await?;
	};
	eprintln!();
	let over = Instant::now();
	let caught_up = loop {
		match victim {
			Victim::CaughtUp { seconds } => break seconds,
			_ => ensure!(
				over.elapsed() < PATIENCE,
				"{} did not catch up:\n{}",
				VALIDATORS[KILLED],
				network.log(KILLED)
			),
		}
		sleep(LOOK).await;
		victim = victim.next(&network, half, half).await?;
	};
	let cast = report["ballots_cast"].as_u64().context("no number of ballots")?;
	ensure!(cast == u64::from(ballots), "{ballots} ballots were accepted, and {cast} are counted");
	eprintln!("the auditor recounts");
	let began = Instant::now();
	let audit =
		site.run("caucus-audit", &["--json", "node", site.url(), "--election", &ELECTION.to_string()])?;
	let audited = said("caucus-audit", &audit)?;
	let audit_seconds = began.elapsed().as_secs_f64();
	ensure!(audited["ok"] == true && audited["standing"] == "final", "the audit fails: {audited}");
	let most = |of: &str| samples.iter().filter_map(|sample| sample[of].as_u64()).max();
	Ok(json!({
		"bench": "day",
		"validators": VALIDATORS.len(),
		"members": report["members"],
		"ballots": ballots,
		"counted": cast,
		"voting_seconds": seconds,
		"most_ballots_final_within_a_minute": busiest_minute(&samples),
		"seconds_until_in_block": report["seconds_until_in_block"],
		"most_waiting": most("waiting"),
		"most_blocks_behind": most("finality_lag"),
		"memory_mib_at_most": most("memory_mib"),
		"down_seconds": DOWN.as_secs(),
		"caught_up_after_s": rounded(caught_up),
		"ballots_verified": audited["ballots_verified"],
		"audit_seconds": rounded(audit_seconds),
		"curves": [
			curve("Ballots that are final", "ballots", &samples, "final"),
			curve("Transactions that wait in a validator's pool", "transactions", &samples, "waiting"),
			curve("Blocks by which finality is behind on an election day", "blocks", &samples, "finality_lag"),
		],
	}))
}

/// The most ballots that became final within a minute.
fn busiest_minute(samples: &[Value]) -> u64 {
	let at = |sample: &Value| {
		(sample["s"].as_f64().unwrap_or_default(), sample["final"].as_u64().unwrap_or_default())
	};
	let points: Vec<(f64, u64)> = samples.iter().map(at).collect();
	let gain = |(first, before): &(f64, u64)| {
		let within = points.iter().filter(|(then, _)| (*first..=first + 60.0).contains(then));
		within.map(|(_, count)| count.saturating_sub(*before)).max().unwrap_or_default()
	};
	points.iter().map(gain).max().unwrap_or_default()
}
