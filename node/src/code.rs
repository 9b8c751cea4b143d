// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The chain's code, as compiled for this machine: kept on the disk, because compiling it takes most of the time that a
//! node needs to start.

use crate::service::HostFunctions;
use polkadot_sdk::{
	sc_executor::{HeapAllocStrategy, WasmExecutor, DEFAULT_HEAP_ALLOC_STRATEGY},
	sc_service::{config::ExecutorConfiguration, Configuration},
};
use std::{
	env,
	ffi::OsString,
	fmt::Display,
	fs::DirBuilder,
	io,
	os::unix::fs::DirBuilderExt,
	path::{Path, PathBuf},
};

/// Names another folder than `code` in the node's data folder. Nodes of one machine and user may share it. Whoever can
/// write there can make them run anything.
const FOLDER: &str = "CAUCUS_CODE_CACHE";

/// The executor of the runtime. What it compiles it finds again when the node starts the next time.
pub fn executor(config: &Configuration) -> WasmExecutor<HostFunctions> {
	let ExecutorConfiguration { wasm_method, default_heap_pages, max_runtime_instances, runtime_cache_size } =
		config.executor;
	let heap = default_heap_pages.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, |pages| HeapAllocStrategy::Static {
		extra_pages: pages.try_into().unwrap_or(u32::MAX),
	});
	let executor = WasmExecutor::builder()
		.with_execution_method(wasm_method)
		.with_onchain_heap_alloc_strategy(heap)
		.with_offchain_heap_alloc_strategy(heap)
		.with_max_runtime_instances(max_runtime_instances)
		.with_runtime_cache_size(runtime_cache_size);
	match folder(config.base_path.path(), env::var_os(FOLDER)) {
		Ok(folder) => executor.with_cache_path(folder).build(),
		Err(error) => {
			log::warn!("compiled code is not kept, so the node starts more slowly: {error}");
			executor.build()
		}
	}
}

/// The folder, made if need be for this user alone.
fn folder(base: &Path, named: Option<OsString>) -> io::Result<PathBuf> {
	let folder = named.map_or_else(|| base.join("code"), PathBuf::from);
	DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
	folder.canonicalize()
}

/// What the executor says of a runtime that asks for functions which this node does not have.
const MISSING: &str = "not present on the host";

/// What an error says, with what to do about it if a newer node would not have it.
pub fn explained(error: impl Display) -> String {
	let said = error.to_string();
	if !said.contains(MISSING) {
		return said;
	}
	format!("the chain's code asks for functions that this caucus-node does not have: install a newer one ({said})")
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sovereign_runtime::WASM_BINARY_BLOATY;
	use polkadot_sdk::{
		sp_core::traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
		sp_io::TestExternalities,
	};
	use std::os::unix::fs::PermissionsExt;

	fn started(code: &[u8]) -> Result<(), String> {
		let executor = WasmExecutor::<HostFunctions>::builder().build();
		let fetcher = WrappedRuntimeCode(code.into());
		let code = RuntimeCode { code_fetcher: &fetcher, heap_pages: None, hash: vec![1] };
		let mut state = TestExternalities::default();
		let context = CallContext::Onchain { import: false };
		let (answer, _) = executor.call(&mut state.ext(), &code, "Core_version", &[], context);
		answer.map(drop).map_err(explained)
	}

	#[test]
	fn code_that_asks_for_more_than_the_node_has_is_refused_with_a_remedy() {
		const FUNCTION: &[u8] = b"ext_ballot_proofs_hold_version_1";
		let mut code = WASM_BINARY_BLOATY.expect("built with wasm").to_vec();
		started(&code).unwrap();
		let place = code.windows(FUNCTION.len()).position(|window| window == FUNCTION);
		let place = place.expect("the runtime has the node check batches");
		code[place + FUNCTION.len() - 1] = b'9';
		let said = started(&code).unwrap_err();
		assert!(said.contains("install a newer one") && said.contains("hold_version_9"), "{said}");
		assert_eq!(explained("the disk is full"), "the disk is full");
	}

	#[test]
	fn code_is_kept_where_nobody_else_can_put_some() {
		let base = tempfile::tempdir().unwrap();
		let real = base.path().canonicalize().unwrap();
		let own = folder(base.path(), None).unwrap();
		assert_eq!(own, real.join("code"));
		assert_eq!(own.metadata().unwrap().permissions().mode() & 0o777, 0o700);
		assert_eq!(folder(base.path(), None).unwrap(), own);
		let shared = base.path().join("shared/code");
		assert_eq!(folder(base.path(), Some(shared.into())).unwrap(), real.join("shared/code"));
		std::fs::write(base.path().join("file"), b"").unwrap();
		assert!(folder(base.path(), Some(base.path().join("file/code").into())).is_err());
	}
}
