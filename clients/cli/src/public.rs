// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What anybody can read, without a key.

use crate::{
	officer::stage,
	output::{bar, json, named, print_result, relative, text, ContestResult},
	Node,
};
use anyhow::Context;
use caucus_sdk::{
	elections::tally::Stage,
	export::{self, export},
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
	on_roll: Option<u32>,
	voters: u32,
	ballots: u32,
	contests: Vec<ContestResult>,
}

impl Results {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let state = State::finalized(&chain).await?;
		let election = state.election(self.election).await?;
		let count = state.count(self.election).await?;
		let totals = state.result(self.election).await?;
		let params = match count {
			Some(_) => Some(state.params(self.election).await?),
			None => None,
		};
		let contests = match (&params, &totals) {
			(Some(params), Some(totals)) => named(params, totals),
			_ => Vec::new(),
		};
		let report = Report {
			election: self.election,
			title: text(&election.plan.title),
			stage: stage(election.stage).into(),
			election_ref: params
				.as_ref()
				.map(|params| hex::encode(params.election_ref(&chain.genesis_hash().0, self.election))),
			on_roll: params.as_ref().map(|params| params.electorate.keys),
			voters: count.map_or(0, |count| count.voters),
			ballots: count.map_or(0, |count| count.accepted),
			contests,
		};
		if self.json {
			return json(&report);
		}
		println!("{} ({})", report.title, report.stage);
		if let Stage::Void(reason) = election.stage {
			println!("void: {reason:?}");
		}
		if let Some(reference) = &report.election_ref {
			println!("election reference {reference}");
		}
		if let Some(on_roll) = report.on_roll {
			println!("{} of {on_roll} voted; {} ballots with replaced ones", report.voters, report.ballots);
		}
		if matches!(election.stage, Stage::Ready | Stage::Open) {
			println!("voting closes {}", relative(state.now().await?, election.plan.schedule.closes));
		}
		report.contests.iter().for_each(print_result);
		Ok(())
	}
}

/// Write an election with all its evidence into a file for auditors.
#[derive(Args)]
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
			bundle.keys.len(),
			bytes.len(),
			hex::encode(chain.genesis_hash().0),
			self.out.display()
		);
		Ok(())
	}
}
