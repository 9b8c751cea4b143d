// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A member's key.

use crate::failure::{malformed, of_key, Thrown};
use caucus_sdk::{
	keys::{apply, development, from_mnemonic, new_mnemonic},
	members::{
		registry::{ChapterId, Classes},
		ring::MemberSecret,
	},
	primitives::Digest,
};
use codec::Encode;
use wasm_bindgen::prelude::wasm_bindgen;

/// Twelve new words, from the browser's randomness.
#[wasm_bindgen(js_name = newWords)]
pub fn new_words() -> Thrown<String> {
	Ok(new_mnemonic().map_err(of_key)?.to_string())
}

/// A member's secret. `free()` wipes it.
#[wasm_bindgen]
pub struct Member(pub(crate) MemberSecret);

#[wasm_bindgen]
impl Member {
	/// The key of 12 or 24 words.
	#[wasm_bindgen(js_name = fromWords)]
	pub fn from_words(words: &str) -> Thrown<Member> {
		Ok(Self(from_mnemonic(words).map_err(of_key)?))
	}

	/// The key of a numbered member of a development chain. Everybody can compute it.
	pub fn development(number: u32) -> Member {
		Self(development(number))
	}

	/// The public key, 32 bytes.
	pub fn key(&self) -> Vec<u8> {
		self.0.key().to_vec()
	}

	/// An application to be registered, for a registrar to enter on the chain with this genesis hash: the bytes
	/// that `caucus registrar` reads.
	pub fn application(&self, genesis: &[u8], chapter: ChapterId, classes: u16) -> Thrown<Vec<u8>> {
		Ok(apply(&self.0, &digest(genesis)?, chapter, Classes(classes)).map_err(of_key)?.encode())
	}
}

/// 32 bytes.
pub(crate) fn digest(bytes: &[u8]) -> Thrown<Digest> {
	bytes.try_into().map_err(|_| malformed("a digest"))
}
