// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who may vote: the roll, style by style, and its rings.

use super::{ensure, Audit, Outcome};
use crate::{reason::Reason, report::Finding};
use caucus_elections_core::params::{extend_ring_roots, StyleRoll};
use caucus_members_core::{
	ring::{Ring, RingBuilder, RingError, RingRoot},
	roll::Seating,
};
use caucus_primitives::{
	refs::{extend_roll_digest, roll_root, style_seed},
	wire::pallet::MEMBERS,
	Digest, MemberKey, RingIndex, StyleIndex, KEYS_PER_PAGE,
};
use codec::Encode;
use rayon::prelude::*;
use std::collections::BTreeSet;

impl Audit<'_> {
	pub(super) fn roll(&self) -> Outcome<()> {
		let keys = &self.evidence.keys;
		let electorate = &self.params().electorate;
		let minimum = self.params().plan.minimums.roll;
		ensure(
			keys.len() == electorate.styles.len() && keys.len() == self.params().plan.styles.len(),
			Reason::RollCount,
			"there are not as many parts of the roll as styles",
		)?;
		let mut distinct = BTreeSet::new();
		let mut parts = Vec::new();
		for ((style, keys), stated) in (0u8..).zip(keys).zip(&electorate.styles) {
			ensure(
				keys.len() == stated.keys as usize,
				Reason::RollCount,
				format!("style {style} has {} keys, and {} are stated", keys.len(), stated.keys),
			)?;
			ensure(
				stated.keys >= minimum,
				Reason::RollCount,
				format!("style {style} has {} keys, fewer than the minimum of {minimum}", stated.keys),
			)?;
			ensure(
				keys.iter().all(|key| distinct.insert(key)),
				Reason::KeyTwice,
				format!("a key of style {style} stands on the roll twice"),
			)?;
			let digest = keys
				.chunks(KEYS_PER_PAGE as usize)
				.fold([0; 32], |digest, page| extend_roll_digest(&digest, page));
			ensure(
				digest == stated.digest,
				Reason::RollDigest,
				format!("the keys of style {style} are not those of the roll"),
			)?;
			parts.push((stated.keys, digest));
		}
		ensure(
			roll_root(&parts) == electorate.roll_root,
			Reason::RollDigest,
			"the styles are not those of the roll",
		)
	}

	pub(super) fn rings(&mut self) -> Outcome<()> {
		let evidence = self.evidence;
		let electorate = self.params().electorate.clone();
		let mut digest: Digest = [0; 32];
		for ((style, keys), stated) in (0..).zip(&evidence.keys).zip(&electorate.styles) {
			for root in self.rings_of(style, keys, stated)? {
				digest = extend_ring_roots(&digest, &root);
			}
		}
		ensure(
			digest == electorate.ring_roots,
			Reason::RingRootsDigest,
			"the digest of the ring roots is another",
		)
	}

	/// Builds the rings of one style, which come after those built before.
	fn rings_of(
		&mut self,
		style: StyleIndex,
		keys: &[MemberKey],
		stated: &StyleRoll,
	) -> Outcome<Vec<RingRoot>> {
		let size = self.params().plan.ring_size;
		let seed = style_seed(&self.params().electorate.ring_seed, style);
		let wrong = |reason, detail: String| Finding::new(reason, detail);
		let seating = Seating::new(stated.keys, size, seed)
			.filter(|seating| seating.rings() == stated.rings)
			.ok_or_else(|| {
				wrong(Reason::RingCount, format!("style {style} does not make {} rings", stated.rings))
			})?;
		let first = self.rings.len();
		let build = |own: RingIndex| {
			let number = first.saturating_add(usize::from(own));
			let broken = |error: RingError| wrong(Reason::RingRoot, format!("ring {number}: {error:?}"));
			let seated: Option<Vec<_>> =
				seating.seats(own).map(|seat| keys.get(seating.key_at(seat)? as usize).copied()).collect();
			let seated = seated.ok_or_else(|| broken(RingError::NotInRing))?;
			let mut builder = RingBuilder::new(size).map_err(broken)?;
			builder.push(&seated).map_err(broken)?;
			let root = builder.finish().map_err(broken)?;
			let index = RingIndex::try_from(number).map_err(|_| broken(RingError::RingFull))?;
			ensure(
				self.ring_root(index)? == Some(root),
				Reason::RingRoot,
				format!("ring {number} has another root"),
			)?;
			Ok((root, Ring::from_root(size, &root).map_err(broken)?))
		};
		let built: Vec<_> = (0..seating.rings()).into_par_iter().map(build).collect::<Outcome<_>>()?;
		let (roots, rings): (Vec<_>, Vec<_>) = built.into_iter().unzip();
		self.rings.extend(rings);
		Ok(roots)
	}

	/// The root that the chain has for a ring.
	fn ring_root(&self, ring: RingIndex) -> Outcome<Option<RingRoot>> {
		let roll = self.params().electorate.roll.encode();
		self.evidence
			.get(MEMBERS, "RingRoots", &[&roll, &ring.encode()])
			.map_err(|error| Finding::new((&error).into(), error.to_string()))
	}
}
