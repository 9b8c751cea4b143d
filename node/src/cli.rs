// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Command line of the node: what can be asked of it and how it introduces itself.

use crate::chain_spec;
use caucus_sovereign_runtime::BlockNumber;
use clap::{Arg, Command, Parser};
use polkadot_sdk::sc_cli::{
	BuildSpecCmd, ChainInfoCmd, ChainSpec, CheckBlockCmd, ExportBlocksCmd, ExportChainSpecCmd,
	ImportBlocksCmd, KeySubcommand, PurgeChainCmd, RevertCmd, RunCmd, SubstrateCli,
};

/// Everything the command line can say.
#[derive(Debug, Parser)]
#[command(mut_args(adapt_option), mut_subcommands(adapt_command))]
pub struct Cli {
	/// What to do instead of running the node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run the node.
	#[command(flatten)]
	pub run: RunCmd,

	/// How many blocks this validator's votes for finality stay behind its best block.
	///
	/// Validators that vote for the very newest block disagree more often and need more rounds. On a
	/// chain with one validator 0 makes blocks final as they come.
	#[arg(long, value_name = "BLOCKS", default_value_t = 2)]
	pub finality_lag: BlockNumber,

	/// How many MiB of members' messages this node keeps.
	///
	/// A full store takes no more from anybody until messages expire: give it as much as the disk has. Messages
	/// are encrypted, and what is kept here is not all that lies on the disk: count on half as much again.
	#[arg(long, value_name = "MIB", default_value_t = 2_048, value_parser = clap::value_parser!(u32).range(1..))]
	pub mailbox_size: u32,
}

/// Tasks other than running the node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make, show and store keys.
	#[command(subcommand)]
	Key(KeySubcommand),

	/// Write a chain specification, as a preset patch or raw, to a file or to the terminal.
	ExportChainSpec(ExportChainSpecCmd),

	/// Write a chain specification to the terminal; `export-chain-spec` is the newer way.
	BuildSpec(BuildSpecCmd),

	/// Execute one stored block again and check it.
	CheckBlock(CheckBlockCmd),

	/// Write stored blocks to a file.
	ExportBlocks(ExportBlocksCmd),

	/// Read blocks from a file and import them.
	ImportBlocks(ImportBlocksCmd),

	/// Delete the database of a chain; keys are kept.
	PurgeChain(PurgeChainCmd),

	/// Undo the latest blocks that are not yet final.
	Revert(RevertCmd),

	/// Show the best and the latest final block of the database.
	ChainInfo(ChainInfoCmd),
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Caucus Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		"Validator and full node of a Caucus chain, the public record of a political party: its \
		 members' elections, petitions, motions and minutes.\n\n\
		 Without a subcommand the node runs. `--dev` starts a throw-away chain on this machine; \
		 `--chain <FILE>` joins the network that the file describes, and `--validator` makes the \
		 node author and finalise blocks with the session keys in its keystore."
			.into()
	}

	fn author() -> String {
		"The Caucus authors".into()
	}

	fn support_url() -> String {
		env!("CARGO_PKG_REPOSITORY").into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, name: &str) -> Result<Box<dyn ChainSpec>, String> {
		chain_spec::load(name)
	}
}

/// Applies [`adapt_option`] to a command and to everything below it.
fn adapt_command(command: Command) -> Command {
	command.mut_args(adapt_option).mut_subcommands(adapt_command)
}

/// Fits the SDK's stock options to this node.
fn adapt_option(option: Arg) -> Arg {
	let id = option.get_id().clone();
	match id.as_str() {
		"chain" => {
			let text = "Chain to use: `dev`, `local` or the path of a chain specification file";
			option.help(text).long_help(text)
		}
		"dev" => {
			let text = "Run a throw-away chain on this machine, validated by Alice; \
				implies `--chain dev`, `--tmp`, `--force-authoring` and `--rpc-cors all`";
			option.help(text).long_help(text)
		}
		// Spelled out, so that no combination of build features can choose another backend.
		"database" => {
			let text = "Database backend; this node is built with ParityDB only";
			option.default_value("paritydb").hide_possible_values(true).help(text).long_help(text)
		}
		// Still accepted by the SDK, but without effect.
		"execution" | "execution_syncing" | "execution_import_block" => option.hide(true),
		"execution_block_construction" | "execution_offchain_worker" | "execution_other" => option.hide(true),
		_ => option,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;
	use polkadot_sdk::sc_cli::{Database, NetworkBackendType};

	#[test]
	fn command_line_is_consistent() {
		Cli::setup_command(Cli::command()).debug_assert();
	}

	#[test]
	fn defaults_are_paritydb_and_litep2p() {
		let cli = Cli::try_from_iter(["caucus-node", "--dev"]).unwrap();
		assert_eq!(cli.run.import_params.database_params.database, Some(Database::ParityDb));
		assert_eq!(cli.run.network_params.network_backend, NetworkBackendType::Litep2p);

		let cli = Cli::try_from_iter(["caucus-node", "purge-chain", "--dev", "-y"]).unwrap();
		let Some(Subcommand::PurgeChain(purge)) = cli.subcommand else { panic!("not parsed") };
		assert_eq!(purge.database_params.database, Some(Database::ParityDb));
	}
}
