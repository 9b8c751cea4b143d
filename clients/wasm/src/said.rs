// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Sentences for what the chain refuses: the same that `caucus` says.

use caucus_sdk::sentences::{of_pallet_error, of_refused_act, Language};
use wasm_bindgen::prelude::wasm_bindgen;

/// The sentence for an error of one of the chain's pallets, by the names that metadata gives them; nothing if
/// there is none.
#[wasm_bindgen]
pub fn sentence(language: &str, pallet: &str, error: &str) -> Option<String> {
	let language = Language::of_tag(language).unwrap_or_default();
	Some(of_pallet_error(pallet, error)?.say(language).to_owned())
}

/// The sentence for an act without a signer that was refused with a number; `error` is the name of the pallet's
/// error with that number, if it has one.
#[wasm_bindgen]
pub fn refusal(language: &str, pallet: &str, code: u8, error: Option<String>) -> Option<String> {
	let language = Language::of_tag(language).unwrap_or_default();
	Some(of_refused_act(pallet, code, error.as_deref())?.say(language).to_owned())
}
