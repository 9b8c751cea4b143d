// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Validator and full node of a Caucus chain.
//!
//! The node holds no rules of the party: all of them live in the runtime, which every node
//! executes as WebAssembly. What is here wires the network, the database, the transaction pool,
//! block authoring (Aura), finality (GRANDPA) and the RPC server around that runtime.

#![warn(missing_docs)]
// The SDK's errors are large, and each is met at most once, while the process starts.
#![allow(clippy::result_large_err)]

mod chain_spec;
mod cli;
mod code;
mod command;
mod metrics;
mod pruning;
mod rpc;
mod service;
mod serving;
mod wiping;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {}", code::explained(error));
			ExitCode::FAILURE
		}
	}
}
