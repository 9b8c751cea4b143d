// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! `caucus`: what members, officers and trustees do from a terminal.

mod member;
mod officer;
mod output;
mod public;
mod rehearse;
mod trustee;

use anyhow::Context;
use caucus_sdk::chain::Chain;
use clap::{Args, Parser, Subcommand};

/// Take part in a Caucus chain: vote, register members, run elections, serve as a trustee.
#[derive(Parser)]
#[command(name = "caucus", version, author = "The Caucus authors", propagate_version = true)]
#[command(after_help = "\
First steps: ./scripts/demo --keep leaves a development chain running on which an election was held;
give its address with --node or in CAUCUS_NODE. Then:
  caucus election list                    see what there is
  caucus election show --election 0       its ballot paper, times and reference
  caucus results --election 0             its result; no key needed
  caucus keys new                         make a member's key
Every command has --help.")]
struct Cli {
	#[command(flatten)]
	node: Node,
	#[command(subcommand)]
	command: Command,
}

/// Which node to talk to.
#[derive(Args)]
pub(crate) struct Node {
	/// WebSocket address of a node.
	#[arg(long, global = true, env = "CAUCUS_NODE", default_value = "ws://127.0.0.1:9944")]
	node: String,
}

impl Node {
	/// Whether the node's address is one of this machine.
	pub(crate) fn is_on_this_machine(&self) -> bool {
		let host = self.node.trim_start_matches("ws://");
		["127.0.0.1:", "localhost:", "[::1]:"].iter().any(|own| host.starts_with(own))
	}

	/// Connects.
	pub(crate) async fn connect(&self) -> anyhow::Result<Chain> {
		let patience = std::time::Duration::from_secs(300);
		Chain::connect_with(&self.node, patience)
			.await
			.with_context(|| format!("cannot reach the node at {}", self.node))
	}
}

#[derive(Subcommand)]
enum Command {
	/// Make or show a member's key.
	#[command(subcommand)]
	Keys(member::Keys),
	/// Write an application to be registered as a member.
	Apply(member::Apply),
	/// Register members: what two registrars do together.
	#[command(subcommand)]
	Registrar(officer::Registrar),
	/// Draw up and conduct elections: what the commission does.
	#[command(subcommand)]
	Election(officer::Election),
	/// Vote, or replace an earlier vote.
	Vote(member::Vote),
	/// Check whether a ballot counts.
	Receipt(member::Receipt),
	/// Serve as a trustee.
	#[command(subcommand)]
	Trustee(trustee::Trustee),
	/// Show an election's turnout and result; needs no key.
	Results(public::Results),
	/// Write an election with all its evidence into a file for auditors.
	Export(public::Export),
	/// Hold a whole election on a development chain, with generated members.
	Rehearse(rehearse::Rehearse),
}

#[tokio::main]
async fn main() {
	let Cli { node, command } = Cli::parse();
	let done = match command {
		Command::Keys(keys) => keys.run(),
		Command::Apply(apply) => apply.run(&node).await,
		Command::Registrar(registrar) => registrar.run(&node).await,
		Command::Election(election) => election.run(&node).await,
		Command::Vote(vote) => vote.run(&node).await,
		Command::Receipt(receipt) => receipt.run(&node).await,
		Command::Trustee(trustee) => trustee.run(&node).await,
		Command::Results(results) => results.run(&node).await,
		Command::Export(export) => export.run(&node).await,
		Command::Rehearse(rehearse) => rehearse.run(&node).await,
	};
	if let Err(error) = done {
		eprintln!("error: {error:#}");
		std::process::exit(1);
	}
}
