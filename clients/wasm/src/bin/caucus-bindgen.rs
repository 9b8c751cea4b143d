// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Writes the JavaScript and the types around the wasm of this crate: `caucus-bindgen FILE.wasm FOLDER`. It comes from
//! the same release as the attribute in the code, which a program installed apart would have to be matched with.

fn main() -> Result<(), Box<dyn std::error::Error>> {
	#[cfg(not(target_family = "wasm"))]
	{
		let arguments: Vec<String> = std::env::args().skip(1).collect();
		let [wasm, folder] = arguments.as_slice() else {
			return Err("usage: caucus-bindgen FILE.wasm FOLDER".into());
		};
		wasm_bindgen_cli_support::Bindgen::new()
			.input_path(wasm)
			.web(true)?
			.typescript(true)
			.generate(folder)?;
	}
	Ok(())
}
