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

#[cfg(test)]
mod tests {
	use super::*;
	use std::os::unix::fs::PermissionsExt;

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
