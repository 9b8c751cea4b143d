// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A whole election on a development chain, with generated members whose keys everybody knows: for
//! trying things out, for rehearsals of a commission, and for the demo.
//!
//! The trustees' daemons (`caucus trustee run`) run beside it, as they would in earnest.

use crate::{
	officer::{self, Account, EXAMPLE},
	output::{bar, json, named, print_result, spinner, ContestResult},
	Node,
};
use anyhow::{bail, Context};
use caucus_sdk::{
	chain::{Chain, Until},
	elections::{
		prove::Choice,
		tally::{Stage, VoidReason},
	},
	keys,
	members::registry::{Application, Classes},
	plan::PlanFile,
	primitives::ElectionId,
	read::State,
	vote::{self, Booth, VoteError},
};
use clap::Args;
use futures::{stream, StreamExt, TryStreamExt};
use serde::Serialize;
use std::{path::PathBuf, time::Duration};

/// Applications in one batch.
const BATCH: usize = 50;
/// Ballots under way at a time.
const AT_ONCE: usize = 16;

/// Hold a whole election on a development chain, with generated members.
#[derive(Args)]
pub(crate) struct Rehearse {
	/// How many members are registered.
	#[arg(long, default_value_t = 300)]
	members: u32,
	/// How many ballots are cast, replaced ones included.
	#[arg(long, default_value_t = 60)]
	ballots: u32,
	/// How many of them replace an earlier one.
	#[arg(long, default_value_t = 6)]
	revotes: u32,
	/// The trustees called, with commas; their daemons must be running.
	#[arg(long, value_delimiter = ',', default_value = "//Bob,//Dave,//Eve,//Ferdie,//One")]
	trustees: Vec<String>,
	/// How many of them must agree to decrypt.
	#[arg(long, default_value_t = 3)]
	threshold: u16,
	/// The two registrars, with a comma.
	#[arg(long, value_delimiter = ',', default_value = "//Alice,//Bob")]
	registrars: Vec<String>,
	/// The account of the commission.
	#[arg(long, default_value = "//Charlie")]
	commission: String,
	/// Write the election's number into this file as soon as voting is open.
	#[arg(long, value_name = "FILE")]
	when_open: Option<PathBuf>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

#[derive(Serialize)]
struct Report {
	election: ElectionId,
	genesis: String,
	members: u32,
	ballots_cast: u32,
	ballots_counted: u32,
	revotes: u32,
	rejected: u32,
	results: Vec<ContestResult>,
}

impl Rehearse {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let [first, second] = self.registrars.as_slice() else { bail!("name two registrars") };
		let voters = self.ballots.saturating_sub(self.revotes);
		if voters > self.members || self.revotes > voters {
			bail!("{} ballots with {} revotes need more members", self.ballots, self.revotes);
		}
		let account = |uri: &str| Account::of(uri);
		let chain = node.connect().await?;
		let start = self.register(&chain, &account(first), &account(second)).await?;

		let commission = account(&self.commission);
		let mut plan: PlanFile = serde_json::from_str(EXAMPLE).context("the built-in plan")?;
		plan.threshold = self.threshold;
		plan.opens_in_seconds = 60;
		// Two proofs a second on a slow machine, and time to spare.
		plan.lasts_seconds = u64::from(self.ballots) + 90;
		let election = officer::draw_up(&chain, &commission, &plan).await?;
		officer::call_trustees(&chain, &commission, election, &self.trustees).await?;
		eprintln!("election {election} is drawn up; {} trustees are called", self.trustees.len());
		wait(&chain, election, "trustees make the key, rings are built", |stage| stage == Stage::Open)
			.await?;
		if let Some(file) = &self.when_open {
			std::fs::write(file, election.to_string()).context("cannot write --when-open")?;
		}
		let rejected = self.vote(&chain, election, start).await?;
		wait(&chain, election, "voting, closing, decrypting", |stage| stage == Stage::Tallied).await?;
		self.report(&chain, election, rejected).await
	}

	/// Registers members; gives the number of the first.
	async fn register(&self, chain: &Chain, first: &Account, second: &Account) -> anyhow::Result<u32> {
		let start = State::best(chain).await?.members().await?;
		let genesis = chain.genesis_hash().0;
		let progress = bar(self.members.into(), "registering members");
		let applications: Vec<Application> = (start..start + self.members)
			.map(|number| {
				let classes = Classes::DUES_PAYING.with(Classes::YOUTH);
				keys::apply(&keys::development(number), &genesis, (number % 17) as u16, classes)
			})
			.collect::<Result<_, _>>()?;
		let done: Vec<(u32, &[Application])> = stream::iter(applications.chunks(BATCH))
			.map(|batch| async move {
				Ok::<_, anyhow::Error>((officer::propose(chain, first, batch).await?, batch))
			})
			.buffer_unordered(AT_ONCE)
			.try_collect()
			.await?;
		let progress = &progress;
		stream::iter(done)
			.map(|(number, batch)| async move {
				officer::confirm(chain, second, number, officer::batch_digest(batch)).await?;
				progress.inc(batch.len() as u64);
				Ok::<_, anyhow::Error>(())
			})
			.buffer_unordered(AT_ONCE)
			.try_collect::<Vec<()>>()
			.await?;
		progress.finish();
		Ok(start)
	}

	/// Casts all ballots, then tries to cast some again; gives how many were rejected.
	async fn vote(&self, chain: &Chain, election: ElectionId, start: u32) -> anyhow::Result<u32> {
		let booth = Booth::enter(chain, election, None, |_| ()).await?;
		let candidates = booth.verifier().params().plan.contests.first().map_or(1, |c| c.candidates.len());
		let voters = self.ballots - self.revotes;
		let progress = bar(self.ballots.into(), "casting ballots");
		let (booth, progress_ref) = (&booth, &progress);
		let cast = |number: u32, choice: Choice| async move {
			let secret = keys::development(start + number);
			let place = booth.take_place(&secret)?;
			let sequence = booth.next_sequence(chain, &place).await?;
			let ballot = booth.fill_in(&secret, &place, sequence, &[choice])?;
			vote::cast(chain, &ballot, Until::InBlock).await?;
			progress_ref.inc(1);
			Ok::<_, VoteError>(ballot)
		};
		// Every candidate gets votes, the first most, and some vote blank.
		let choice = |number: u32| match number % 7 {
			6 => Vec::new(),
			rest => vec![rest as usize * candidates / 7 % candidates],
		};
		let first: Vec<_> = stream::iter(0..voters)
			.map(|number| cast(number, choice(number)))
			.buffer_unordered(AT_ONCE)
			.try_collect()
			.await?;
		stream::iter(0..self.revotes)
			.map(|number| cast(number, vec![candidates - 1]))
			.buffer_unordered(AT_ONCE)
			.try_collect::<Vec<_>>()
			.await?;
		progress.finish();
		// The same ballots once more: each is refused, because its number is not the next one.
		let mut rejected = 0;
		for ballot in first.iter().take(self.revotes as usize) {
			let extrinsic = vote::cast_extrinsic(chain, ballot).await?;
			match chain.check(&extrinsic).await {
				Err(_) => rejected += 1,
				Ok(()) => bail!("the chain would count a ballot twice"),
			}
		}
		Ok(rejected)
	}

	async fn report(&self, chain: &Chain, election: ElectionId, rejected: u32) -> anyhow::Result<()> {
		let state = State::best(chain).await?;
		let params = state.params(election).await?;
		let count = state.count(election).await?.context("the count is gone")?;
		let totals = state.result(election).await?.context("the result is gone")?;
		let report = Report {
			election,
			genesis: hex::encode(chain.genesis_hash().0),
			members: params.electorate.keys,
			ballots_cast: count.accepted,
			ballots_counted: count.voters,
			revotes: count.accepted - count.voters,
			rejected,
			results: named(&params, &totals),
		};
		if self.json {
			return json(&report);
		}
		println!("{} of {} voted", report.ballots_counted, report.members);
		report.results.iter().for_each(print_result);
		Ok(())
	}
}

/// Waits until an election reaches a stage; fails if it becomes void.
async fn wait(
	chain: &Chain,
	election: ElectionId,
	what: &str,
	reached: impl Fn(Stage) -> bool,
) -> anyhow::Result<()> {
	let waiting = spinner(what);
	loop {
		// The finalized state: what is waited for is not undone, and an auditor sees it too.
		let stage = State::finalized(chain).await?.election(election).await.map_or(Stage::Draft, |e| e.stage);
		if reached(stage) {
			waiting.finish_with_message(format!("{what}: done"));
			return Ok(());
		}
		if let Stage::Void(reason) = stage {
			match reason {
				VoidReason::KeyGenerationFailed | VoidReason::NotReadyInTime => {
					bail!("too few trustees took part; are their daemons (caucus trustee run) running?")
				}
				_ => bail!("election {election} is void: {reason:?}"),
			}
		}
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
}
