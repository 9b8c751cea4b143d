// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Chain specifications: two built in for trying things out, everything else from a file.
//!
//! The content of a genesis block comes from a preset of the runtime, so that the runtime alone
//! decides what a valid beginning is.

use caucus_runtime_common::host::HostFunctions;
use caucus_sovereign_runtime::{
	genesis_presets::LOCAL_PRESET, SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL, WASM_BINARY,
};
use polkadot_sdk::{
	sc_service::{self, ChainType, GenericChainSpec, NoExtension, Properties},
	sp_genesis_builder::DEV_RUNTIME_PRESET,
};
use std::path::PathBuf;

/// Chain specification of a Caucus chain.
///
/// A preset may verify curve points while it builds the genesis state, hence the host functions;
/// the standard ones are always included.
pub type ChainSpec = GenericChainSpec<NoExtension, HostFunctions>;

/// Finds the specification behind the value of `--chain`: `dev`, `local` or the path of a file.
///
/// Tools that need no particular chain, such as key generation, ask for an empty name and get the
/// local one.
pub fn load(name: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	let spec = match name {
		"dev" => from_preset("Caucus Development", "caucus-dev", ChainType::Development, DEV_RUNTIME_PRESET)?,
		"" | "local" => from_preset("Caucus Local", "caucus-local", ChainType::Local, LOCAL_PRESET)?,
		path => ChainSpec::from_json_file(PathBuf::from(path))?,
	};
	Ok(Box::new(spec))
}

/// Describes a chain that starts from a preset of the built-in runtime.
fn from_preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let code = WASM_BINARY
		.ok_or("this node was built without a runtime (SKIP_WASM_BUILD); name a chain specification file")?;

	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), TOKEN_SYMBOL.into());
	properties.insert("tokenDecimals".into(), TOKEN_DECIMALS.into());
	properties.insert("ss58Format".into(), SS58_PREFIX.into());

	Ok(ChainSpec::builder(code, NoExtension::None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id("caucus")
		.with_properties(properties)
		.with_genesis_config_preset_name(preset)
		.build())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn built_in_chains_have_a_genesis_state() {
		for (name, id) in [("dev", "caucus-dev"), ("local", "caucus-local")] {
			let spec = load(name).unwrap();
			assert_eq!(spec.id(), id);
			assert!(spec.telemetry_endpoints().is_none());
			assert!(spec.as_json(true).unwrap().contains("\"raw\""));
		}
	}

	#[test]
	fn anything_else_is_a_file() {
		assert!(load("no/such/file.json").is_err());
	}
}
