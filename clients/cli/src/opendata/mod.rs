// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party's records for everybody: exports in the forms that others use, and imports from them.
//!
//! What a file says and what is wrong with it is worked out apart from the chain: each format has a part
//! that knows no node, and one that asks or sends.

pub(crate) mod import;
mod minutes;
mod petitions;
mod popolo;
pub(crate) mod source;
mod tables;
mod words;
mod xml;

use crate::{public, Node};
use anyhow::Context;
use clap::{Args, Subcommand};

/// Write public records into files, for everybody to read and check; needs no key.
#[derive(Args)]
#[command(
	args_conflicts_with_subcommands = true,
	subcommand_negates_reqs = true,
	arg_required_else_help = true
)]
#[command(after_help = "\
Examples:
  caucus export --election 0 --out election-0.caucus      with all its evidence, for caucus-audit
  caucus export popolo --out popolo
  caucus export minutes 0 --out meeting-0.xml
  caucus export table votes --csv --out votes.csv
  caucus export petitions --out petitions.json")]
pub(crate) struct Export {
	#[command(flatten)]
	election: Option<public::Export>,
	#[command(subcommand)]
	records: Option<Records>,
}

/// Which records, in which form.
#[derive(Subcommand)]
enum Records {
	Popolo(popolo::Popolo),
	Minutes(minutes::Minutes),
	Table(tables::TableExport),
	Petitions(petitions::Petitions),
}

impl Export {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self.records {
			Some(Records::Popolo(popolo)) => popolo.run(node).await,
			Some(Records::Minutes(minutes)) => minutes.run(node).await,
			Some(Records::Table(table)) => table.run(node).await,
			Some(Records::Petitions(petitions)) => petitions.run(node).await,
			None => self.election.context("say what to export")?.run(node).await,
		}
	}
}
