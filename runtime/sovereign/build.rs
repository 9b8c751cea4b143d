// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Compiles the runtime to wasm whenever it is built natively.

fn main() {
	// The wasm build runs this script as well, without `std`; there is nothing left to do then.
	#[cfg(feature = "std")]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}
