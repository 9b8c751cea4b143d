// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Rolls, as the chain stores them.

use caucus_members_core::{registry::RollRule, ring::RingSize};
use caucus_primitives::{Digest, MemberId, Moment, RingIndex, StyleIndex};
use codec::Decode;

/// How far a roll is.
#[derive(Clone, Copy, PartialEq, Eq, Decode, Debug)]
pub enum RollStage {
	/// Members are read.
	#[codec(index = 0)]
	Cutting {
		/// The next member to read.
		next: MemberId,
		/// One past the last member to read.
		end: MemberId,
	},
	/// All keys are public.
	#[codec(index = 1)]
	Objections {
		/// First moment at which no objection can be raised or decided any more.
		until: Moment,
		/// First moment at which no appeal can be made any more.
		appeals_until: Moment,
	},
	/// Keys are being struck and admitted.
	#[codec(index = 2)]
	Correcting {
		/// The next correction.
		next: u32,
	},
	/// Digests are being computed again.
	#[codec(index = 3)]
	Hashing {
		/// The style.
		style: StyleIndex,
		/// The next page of its keys.
		page: u32,
	},
	/// All keys are final; the seed is missing.
	#[codec(index = 4)]
	Settled,
	/// Rings are being built.
	#[codec(index = 5)]
	Seating {
		/// Seed of the permutations.
		seed: Digest,
		/// The style whose rings are being built.
		style: StyleIndex,
		/// The ring being built, numbered through the style.
		ring: RingIndex,
		/// The next seat of the style to fill.
		next_seat: u32,
		/// How many rings the styles before have.
		rings_before: RingIndex,
		/// Digest of the roots of the rings before.
		ring_roots: Digest,
	},
	/// All rings stand.
	#[codec(index = 6)]
	Built {
		/// Seed of the permutations.
		seed: Digest,
		/// Digest of all ring roots.
		ring_roots: Digest,
	},
	/// Its rings cannot be built.
	#[codec(index = 7)]
	Failed,
	/// It was given up; its keys are being deleted.
	#[codec(index = 8)]
	Clearing,
	/// It was given up.
	#[codec(index = 9)]
	Abandoned,
}

/// One ballot style of a roll.
#[derive(Clone, Copy, PartialEq, Eq, Decode, Debug)]
pub struct StyleKeys {
	/// Who has this style, unless an earlier one admits the member too.
	pub rule: RollRule,
	/// How many keys it has.
	pub keys: u32,
	/// Digest of the pages completed so far; of all keys, once they are fixed.
	pub digest: Digest,
	/// Whether keys were struck or admitted.
	pub corrected: bool,
}

/// A roll.
#[derive(Clone, PartialEq, Eq, Decode, Debug)]
pub struct Roll {
	/// The size of its rings.
	pub ring_size: RingSize,
	/// How long objections can be raised; appeals can be made for as long again.
	pub window: Moment,
	/// How far it is.
	pub stage: RollStage,
	/// How many objections were raised.
	pub objections: u32,
	/// The ballot styles.
	pub styles: Vec<StyleKeys>,
}
