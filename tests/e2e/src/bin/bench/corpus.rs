// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is made once because it takes long, and kept for the next time: rings of generated members, and what these
//! members prove.

use anyhow::Context;
use caucus_sdk::{
	keys,
	members::ring::{RingBuilder, RingRoot, RingSize},
	primitives::MemberKey,
};
use codec::{Decode, Encode};
use rayon::prelude::*;
use std::{
	fmt::Debug,
	fs,
	path::PathBuf,
	sync::atomic::{AtomicU32, Ordering},
};

/// An error of a library that has no text.
pub(crate) fn fault<E: Debug>(error: E) -> anyhow::Error {
	anyhow::anyhow!("{error:?}")
}

/// What is kept under a name, which says of what it was made; nothing if it is not there or has another form.
pub(crate) fn kept<C: Decode>(cache: Option<&PathBuf>, name: &str) -> Option<C> {
	let bytes = fs::read(cache?.join(name)).ok()?;
	C::decode(&mut &bytes[..]).ok()
}

/// Keeps it.
pub(crate) fn keep<C: Encode>(cache: Option<&PathBuf>, name: &str, corpus: &C) -> anyhow::Result<()> {
	let Some(folder) = cache else { return Ok(()) };
	fs::create_dir_all(folder)?;
	let file = folder.join(name);
	fs::write(&file, corpus.encode()).with_context(|| format!("cannot write {}", file.display()))
}

/// The number of the first member of a full ring.
pub(crate) fn first_of(ring: u32, size: RingSize) -> u32 {
	ring * size.capacity()
}

/// The keys of a full ring of development members.
pub(crate) fn members_of(ring: u32, size: RingSize) -> Vec<MemberKey> {
	let first = first_of(ring, size);
	(first..first + size.capacity()).map(|number| keys::development(number).key()).collect()
}

/// The root of a ring of these members.
pub(crate) fn root_of(members: &[MemberKey], size: RingSize) -> anyhow::Result<RingRoot> {
	let mut builder = RingBuilder::new(size).map_err(fault)?;
	builder.push(members).map_err(fault)?;
	builder.finish().map_err(fault)
}

/// Does something for each ring on all cores, and shows how far it is.
pub(crate) fn for_each_ring<T: Send>(
	what: &str,
	rings: u32,
	make: impl Fn(u32) -> anyhow::Result<T> + Sync,
) -> anyhow::Result<Vec<T>> {
	let done = AtomicU32::new(0);
	let made = (0..rings).into_par_iter().map(|ring| {
		let made = make(ring);
		let done = done.fetch_add(1, Ordering::Relaxed) + 1;
		eprint!("\r{what}: ring {done} of {rings}");
		made
	});
	let made = made.collect();
	eprintln!();
	made
}

/// Lists by ring, in the order in which they are handed in: one of each ring, then the next of each.
pub(crate) fn in_turns<T: Clone>(of_rings: &[Vec<T>]) -> Vec<T> {
	let most = of_rings.iter().map(Vec::len).max().unwrap_or_default();
	(0..most).flat_map(|turn| of_rings.iter().filter_map(move |list| list.get(turn).cloned())).collect()
}
