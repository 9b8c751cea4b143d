// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The code of chains: that of the node, and chains which other code has begun.

use crate::{network::raw_spec, run};
use anyhow::{ensure, Context};
use codec::{Decode, Encode};
use polkadot_sdk::{
	sc_executor::WasmExecutor,
	sp_core::traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
	sp_io::SubstrateHostFunctions,
	sp_state_machine::BasicExternalities,
};
use serde_json::Value;
use std::path::Path;

/// The code of the runtime that the node has built in.
pub fn built_in_code() -> anyhow::Result<Vec<u8>> {
	let spec: Value = serde_json::from_slice(&raw_spec("local")?)?;
	let code = spec["genesis"]["raw"]["top"]["0x3a636f6465"].as_str().context("a chain without code")?;
	Ok(hex::decode(code.trim_start_matches("0x"))?)
}

/// Writes the specification of a chain like `local` that other code begins: the first state is what that code
/// makes of its own preset, by its own storage.
pub(crate) fn write_spec(code: &[u8], path: &Path) -> anyhow::Result<()> {
	let exported = run("caucus-node", &["export-chain-spec", "--chain", "local"])?;
	ensure!(exported.status.success(), "no specification: {}", String::from_utf8_lossy(&exported.stderr));
	let mut spec: Value = serde_json::from_slice(&exported.stdout)?;
	let genesis = &mut spec["genesis"]["runtimeGenesis"];
	ensure!(genesis["code"].is_string() && genesis["patch"].is_object(), "a specification of another form");
	genesis["code"] = format!("0x{}", hex::encode(code)).into();
	genesis["patch"] = serde_json::from_slice(&preset_of(code, "local")?)?;
	Ok(std::fs::write(path, serde_json::to_vec(&spec)?)?)
}

/// A preset for the first state of a chain, from a runtime's code.
fn preset_of(code: &[u8], name: &str) -> anyhow::Result<Vec<u8>> {
	type HostFunctions = (SubstrateHostFunctions, caucus_runtime_common::host::HostFunctions);
	let executor = WasmExecutor::<HostFunctions>::builder().build();
	let fetcher = WrappedRuntimeCode(code.into());
	let code = RuntimeCode { code_fetcher: &fetcher, heap_pages: None, hash: vec![1] };
	let mut state = BasicExternalities::default();
	let asked = Some(name).encode();
	let (answer, _) =
		executor.call(&mut state, &code, "GenesisBuilder_get_preset", &asked, CallContext::Offchain);
	let answer = answer.map_err(|error| anyhow::anyhow!("{error}"))?;
	let preset = Option::<Vec<u8>>::decode(&mut &answer[..])?;
	preset.with_context(|| format!("the code has no preset {name}"))
}
