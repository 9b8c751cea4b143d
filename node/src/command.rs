// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Carries out what the command line asks for.

use crate::{
	cli::{Cli, Subcommand},
	service::{self, FullBackend, FullClient},
};
use caucus_sovereign_runtime::opaque::Block;
use polkadot_sdk::{
	sc_cli::{Error, Result, SubstrateCli},
	sc_consensus_grandpa,
	sc_service::PartialComponents,
	sp_runtime::traits::NumberFor,
};
use std::sync::Arc;

/// Reads the command line and does what it says.
pub fn run() -> Result<()> {
	let cli = Cli::from_args();
	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(command)) => command.run(&cli),
		Some(Subcommand::ExportChainSpec(command)) => command.run(cli.load_spec(&command.chain)?),
		Some(Subcommand::BuildSpec(command)) => {
			cli.create_runner(command)?.sync_run(|config| command.run(config.chain_spec, config.network))
		}
		Some(Subcommand::CheckBlock(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents { client, task_manager, import_queue, .. } = service::components(&config)?;
			Ok((command.run::<Block, _, _>(client, import_queue), task_manager))
		}),
		Some(Subcommand::ExportBlocks(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents { client, task_manager, .. } = service::components(&config)?;
			Ok((command.run::<Block, _>(client, config.database), task_manager))
		}),
		Some(Subcommand::ImportBlocks(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents { client, task_manager, import_queue, .. } = service::components(&config)?;
			Ok((command.run::<Block, _, _>(client, import_queue), task_manager))
		}),
		Some(Subcommand::PurgeChain(command)) => {
			cli.create_runner(command)?.sync_run(|config| command.run(config.database))
		}
		Some(Subcommand::Revert(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents { client, task_manager, backend, .. } = service::components(&config)?;
			// Authority set changes announced in the undone blocks must be forgotten too.
			let revert_finality = Box::new(
				|client: Arc<FullClient>, _: Arc<FullBackend>, blocks: NumberFor<Block>| -> Result<()> {
					sc_consensus_grandpa::revert::<Block, FullClient>(client, blocks)?;
					Ok(())
				},
			);
			Ok((command.run::<Block, _, _>(client, backend, Some(revert_finality)), task_manager))
		}),
		Some(Subcommand::ChainInfo(command)) => {
			cli.create_runner(command)?.sync_run(|config| command.run::<Block>(&config))
		}
	}
}

/// Runs the node until it is told to stop.
fn run_node(cli: &Cli) -> Result<()> {
	// A validator that forgot its chain must not come up on a chain with well-known keys.
	let shared = &cli.run.shared_params;
	if shared.chain.is_none() && !shared.is_dev() {
		return Err(Error::Input(
			"name the chain with `--chain`, or use `--dev` for a throw-away one".into(),
		));
	}

	let mailbox_bytes = (cli.mailbox_size as usize).saturating_mul(1_024 * 1_024);
	let options = service::Options { finality_lag: cli.finality_lag, mailbox_bytes };
	cli.create_runner(&cli.run)?.run_node_until_exit(move |config| async move {
		service::start(config, options).map_err(Error::Service)
	})
}
