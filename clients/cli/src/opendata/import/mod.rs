// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Imports: what officers enter from files that others made.
//!
//! A row is entered, is there already, is passed over for a reason that concerns its kind, or is refused:
//! then the line and the reason are said, and the program ends with an error when all others are in. An import
//! looks at the chain first and enters what is missing alone, so it can be run again at any time.

mod bills;
mod holders;
mod meeting;
mod openslides;
mod report;
mod send;

use crate::Node;
use clap::{Args, Subcommand};

/// Enter records from files that others made: what officers do.
#[derive(Subcommand)]
pub(crate) enum Import {
	Holders(send::holders::Holders),
	Bills(send::bills::Bills),
	Meeting(send::meeting::Meeting),
}

impl Import {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::Holders(holders) => holders.run(node).await,
			Self::Bills(bills) => bills.run(node).await,
			Self::Meeting(meeting) => meeting.run(node).await,
		}
	}
}

/// What all imports share.
#[derive(Args)]
pub(crate) struct Common {
	/// Secret URI of an officer's account; once for each officer. Without any, nothing is entered: it is
	/// only said what would be.
	#[arg(long = "account", env = "CAUCUS_ACCOUNT", hide_env_values = true, value_name = "URI")]
	accounts: Vec<String>,
	/// Enter nothing; say what would be entered, and what is wrong.
	#[arg(long)]
	dry_run: bool,
	/// Look at the file alone, without a node; implies --dry-run.
	#[arg(long)]
	offline: bool,
	/// Write the summary as one line of JSON.
	#[arg(long)]
	json: bool,
}

impl Common {
	/// Whether nothing is to be entered.
	fn is_dry(&self) -> bool {
		self.dry_run || self.offline || self.accounts.is_empty()
	}
}
