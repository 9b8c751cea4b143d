// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Texts, short ones in the state and longer ones outside of it.

use caucus_primitives::text::{ContentRef, Language, MediaType};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::Get};

/// A short text.
#[track_caller]
pub fn short<N: Get<u32>>(text: &str) -> BoundedVec<u8, N> {
	text.as_bytes().to_vec().try_into().expect("short enough; qed")
}

/// A text in Korean outside the chain.
pub fn content(text: &str) -> ContentRef {
	ContentRef::to(text.as_bytes(), MediaType::Plain, Language::Korean)
}

/// A list that is short enough.
#[track_caller]
pub fn list<T, N: Get<u32>>(items: impl IntoIterator<Item = T>) -> BoundedVec<T, N> {
	let items: Vec<T> = items.into_iter().collect();
	items.try_into().ok().expect("few enough; qed")
}
