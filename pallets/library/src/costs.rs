// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! That the constants fit each other, and the dearest case of every call a block.

use crate::*;
use caucus_library_core::{
	manifest::{Manifest, Piece, CHUNK_BYTES, MAX_CHUNKS},
	parts::{Part, Role, MAX_CHUNKS_TOGETHER},
};
use caucus_support::limits::{assert_calls_fit, some_value};

impl<T: Config> Pallet<T> {
	/// What it weighs to take a version in: the first of an item, or another one; for an organisation, of which
	/// two are asked, or by an officer, of whom every campaign is asked.
	pub(crate) fn weight_of(draft: &Draft) -> Weight {
		let chunks = draft.chunks();
		T::WeightInfo::announce(chunks).max(T::WeightInfo::supersede(chunks))
	}

	/// Asserts that what is promised can be kept.
	pub(crate) fn check_integrity() {
		let kept_for = T::KeptFor::get();
		assert!(Parameters::default().is_sane(kept_for), "the defaults are out of range");
		assert!(ARRIVAL < kept_for, "bytes could be dropped before the last of them came");
		assert!(SUSPENSION < kept_for, "a suspension could outlast the bytes");
		assert!(Self::days_on_disk() < MAX_DAYS, "more days than can be counted");
		assert!(T::DayCap::get() <= T::DiskCap::get(), "a day could fill more than the disk");
		let dearest = u64::from(MAX_CHUNKS).saturating_mul(CHUNK_BYTES.into());
		assert!(dearest <= T::DayCap::get(), "the longest file that clients cut does not fit a day");
		const { assert!(MAX_CHUNKS_TOGETHER <= u16::MAX as u32, "chunks are counted in 16 bits") };
		assert_calls_fit::<T, Call<T>>(&Self::dearest_calls());
	}

	/// Every call, as dear as it can be.
	fn dearest_calls() -> [Call<T>; 10] {
		let (item, version, takedown, expected_version, expected_versions) = (0, 0, 0, 0, 0);
		let data = Bytes::truncate_from(alloc::vec![0; MAX_CHUNK_BYTES as usize]);
		[
			Call::announce { heading: some_value(), draft: dearest_draft() },
			Call::supersede { item, expected_versions, draft: dearest_draft() },
			Call::store { data },
			Call::withdraw { item, version },
			Call::extend { item, version },
			Call::carry { item, version },
			Call::suspend { item, version, grounds: Box::new(some_value()) },
			Call::take_down { takedown },
			Call::lift { takedown, reason: Default::default() },
			Call::set_parameters { expected_version, parameters: Parameters::default() },
		]
	}
}

/// A draft of as many chunks as can be.
fn dearest_draft() -> Box<Draft> {
	let part = |role, count: u32| {
		let pieces = alloc::vec![Piece { digest: [0; 32], bytes: 1 }; count as usize];
		let manifest =
			Manifest { digest: [0; 32], bytes: count.into(), pieces: BoundedVec::truncate_from(pieces) };
		Part { role, media: MediaType::Plain, manifest }
	};
	let rest = MAX_CHUNKS_TOGETHER.saturating_sub(MAX_CHUNKS);
	let parts =
		alloc::vec![part(Role::Original, MAX_CHUNKS), part(Role::Transcript(Language::Korean), rest),];
	Box::new(Draft { description: some_value(), parts: BoundedVec::truncate_from(parts) })
}
