// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What anybody can read, without a key.

pub(crate) use crate::result::Outcome;

use crate::{
	output::{bar, ensure_new, json, relative, text},
	result::stage,
	Node,
};
use anyhow::Context;
use caucus_sdk::{
	elections::tally::Stage,
	export::{self, export},
	moment,
	primitives::ElectionId,
	read::State,
};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// Show an election's turnout and result; needs no key.
#[derive(Args)]
pub(crate) struct Results {
	/// The election.
	#[arg(long)]
	election: ElectionId,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

#[derive(Serialize)]
struct Report {
	election: ElectionId,
	title: String,
	stage: String,
	/// What `caucus vote --election-ref` takes, from Ready on.
	election_ref: Option<String>,
	/// Keys on the roll, from Ready on.
	keys: Option<u32>,
	voters: u32,
	/// Accepted ballots, replaced ones included.
	ballots: u32,
	#[serde(flatten)]
	outcome: Outcome,
}

impl Results {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let state = State::finalized(&chain).await?;
		let election = state.election(self.election).await?;
		let count = state.count(self.election).await?;
		let params = match count {
			Some(_) => Some(state.params(self.election).await?),
			None => None,
		};
		let genesis = chain.genesis_hash().0;
		let report = Report {
			election: self.election,
			title: text(&election.plan.title),
			stage: stage(election.stage).into(),
			election_ref: params
				.as_ref()
				.map(|params| hex::encode(params.election_ref(&genesis, self.election))),
			keys: params.as_ref().map(|params| params.electorate.keys()),
			voters: count.as_ref().map_or(0, |count| count.all_voters()),
			ballots: count.as_ref().map_or(0, |count| count.accepted),
			outcome: Outcome::read(&state, self.election).await?,
		};
		if self.json {
			return json(&report);
		}
		println!("{} ({})", report.title, report.stage);
		if let Some(reference) = &report.election_ref {
			println!("election reference {reference}");
		}
		if let Some(keys) = report.keys {
			println!("{} of {keys} voted; {} ballots with replaced ones", report.voters, report.ballots);
		}
		if matches!(election.stage, Stage::Ready | Stage::Open) {
			let closes = election.closes();
			let away = relative(state.now().await?, closes);
			println!("voting closes {} ({away})", moment::korean(closes));
		}
		report.outcome.print();
		Ok(())
	}
}

/// Write an election with all its evidence into a file for auditors.
#[derive(Args)]
// Its own name is that of the command it is part of.
#[group(id = "ElectionExport")]
pub(crate) struct Export {
	/// The election.
	#[arg(long)]
	election: ElectionId,
	/// The file to write.
	#[arg(long, short)]
	out: PathBuf,
}

impl Export {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		ensure_new(&self.out)?;
		let chain = node.connect().await?;
		let progress = bar(0, "waiting for finality");
		let bundle = export(&chain, self.election, |stage| {
			let (what, have, all) = match stage {
				export::Stage::Finality => ("waiting for finality", 0, 0),
				export::Stage::Keys(have, all) => ("keys", have, all),
				export::Stage::Ballots(have, all) => ("ballots", have, all),
			};
			progress.set_message(what);
			progress.set_length(all.into());
			progress.set_position(have as u64);
		})
		.await?;
		progress.finish_and_clear();
		let bytes = bundle.to_bytes();
		std::fs::write(&self.out, &bytes).with_context(|| format!("cannot write {}", self.out.display()))?;
		println!(
			"{}: {} ballots, {} keys, {} bytes; check it with: caucus-audit --genesis {} bundle {}",
			self.out.display(),
			bundle.ballots.len(),
			bundle.keys.iter().map(Vec::len).sum::<usize>(),
			bytes.len(),
			hex::encode(chain.genesis_hash().0),
			self.out.display()
		);
		Ok(())
	}
}
