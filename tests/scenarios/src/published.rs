// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What people publish: texts of letters, and the calls about them.

use crate::words::{list, short};
use caucus_library_core::{
	manifest::Manifest,
	parts::{Part, Role as PartRole},
};
use caucus_primitives::text::{Language, MediaType};
use caucus_sovereign_runtime::{Runtime, RuntimeCall};
use pallet_library::{Call, Capacity, Code, Description, Draft, Grounds, Heading, Kind};
use rand_chacha::{
	rand_core::{RngCore, SeedableRng},
	ChaCha20Rng,
};

/// A text of so many bytes that no other seed gives.
pub fn text(seed: u8, length: usize) -> Vec<u8> {
	let mut bytes = vec![0; length];
	ChaCha20Rng::from_seed([seed; 32]).fill_bytes(&mut bytes);
	bytes.into_iter().map(|byte| b'a' + byte % 26).collect()
}

/// What has a title, and consists of one text.
#[track_caller]
pub fn draft(title: &str, text: &[u8]) -> Box<Draft> {
	let manifest = Manifest::of(text).expect("there is a text; qed");
	let description = Description {
		title: short(title),
		summary: None,
		topics: list([]),
		alternative: None,
		recorded_at: None,
	};
	let part = Part { role: PartRole::Original, media: MediaType::Plain, manifest };
	Box::new(Draft { description, parts: list([part]) })
}

/// Something in Korean.
pub fn heading(capacity: Capacity, kind: Kind) -> Heading {
	Heading { capacity, kind, language: Language::Korean, about: None }
}

/// Somebody says something.
pub fn announce(capacity: Capacity, kind: Kind, text: &[u8]) -> RuntimeCall {
	Call::<Runtime>::announce { heading: heading(capacity, kind), draft: draft("말", text) }.into()
}

/// Somebody brings bytes.
#[track_caller]
pub fn store(chunk: &[u8]) -> RuntimeCall {
	Call::<Runtime>::store { data: chunk.to_vec().try_into().expect("a chunk is short enough; qed") }.into()
}

/// Why something is taken down.
pub fn grounds() -> Box<Grounds> {
	Box::new(Grounds { code: Code::Privacy, reason: short("신고"), order: None })
}
