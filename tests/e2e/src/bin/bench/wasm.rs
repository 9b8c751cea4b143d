// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The compiled runtime in the node's executor.

use anyhow::Context;
use caucus_sdk::members::ring::RingSize;
use caucus_sovereign_runtime::WASM_BINARY;
use polkadot_sdk::{
	sc_executor::WasmExecutor,
	sp_core::traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
	sp_io::{SubstrateHostFunctions, TestExternalities},
};
use std::time::Instant;

type HostFunctions = (SubstrateHostFunctions, caucus_runtime_common::host::HostFunctions);

/// The runtime as the node runs it: compiled wasm, a new instance for every call.
pub(crate) struct Wasm {
	executor: WasmExecutor<HostFunctions>,
	code: Vec<u8>,
}

impl Wasm {
	/// Takes the runtime that was built with this program.
	pub(crate) fn new() -> anyhow::Result<Self> {
		let code = WASM_BINARY.context("the runtime was built without wasm")?.to_vec();
		Ok(Self { executor: WasmExecutor::builder().build(), code })
	}

	/// Calls a runtime API; gives the answer and the milliseconds.
	pub(crate) fn call(
		&self,
		externalities: &mut TestExternalities,
		method: &str,
		arguments: &[u8],
	) -> anyhow::Result<(Vec<u8>, f64)> {
		let fetcher = WrappedRuntimeCode(std::borrow::Cow::Borrowed(&self.code));
		let code = RuntimeCode { code_fetcher: &fetcher, heap_pages: None, hash: vec![1] };
		let mut ext = externalities.ext();
		let started = Instant::now();
		let (answer, _) =
			self.executor.call(&mut ext, &code, method, arguments, CallContext::Onchain { import: false });
		let milliseconds = started.elapsed().as_secs_f64() * 1_000.0;
		Ok((answer.map_err(|error| anyhow::anyhow!("{error}"))?, milliseconds))
	}
}

/// The median.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
	values.sort_by(f64::total_cmp);
	values[values.len() / 2]
}

/// To three places.
pub(crate) fn rounded(value: f64) -> f64 {
	(value * 1_000.0).round() / 1_000.0
}

/// The ring size of so many keys.
pub(crate) fn ring_size(keys: u32) -> anyhow::Result<RingSize> {
	match keys {
		255 => Ok(RingSize::R255),
		767 => Ok(RingSize::R767),
		other => anyhow::bail!("rings of {other} keys do not exist; choose 255 or 767"),
	}
}
