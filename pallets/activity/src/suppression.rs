// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Which rows of the statistics may be read.
//!
//! A family is a row with the rows directly below it, whose sum it is. A row below the least group must
//! not be shown, and it must not follow from rows that are shown: if all its siblings were public, the
//! parent's row minus theirs would give it.
//!
//! The rule, from the top down:
//!
//! 1. A row is public only if its parent is, and if it holds the least group itself.
//! 2. If a sibling does not hold the least group, the smallest of those that do is hidden with it. Of
//!    equals, it is the first.
//!
//! Why that is enough. All that follows from public rows by adding and subtracting are unions of
//! *remainders*: what a public row has left when the public rows directly or indirectly below it are
//! taken out. (Public rows are nested or disjoint, so remainders split what is counted, each public row is
//! a union of remainders, and each remainder is a difference of public rows.) By rule 1 all that is hidden
//! below a public row is whole members of its family. If one of them is small, then by rule 2 one that
//! holds the least group is hidden with it, or nothing of the family is public and the remainder is the
//! public row itself. If none is small, nothing is hidden. So a remainder is empty or holds the least group.

use alloc::vec::Vec;

/// Which rows of a family are public if the parent is, by how many accounts each holds.
pub fn publishable(distinct: &[u32], least: u32) -> Vec<bool> {
	let holds = |count: &u32| *count >= least;
	let sacrificed = if distinct.iter().all(holds) {
		None
	} else {
		distinct
			.iter()
			.enumerate()
			.filter(|(_, count)| holds(count))
			.min_by_key(|(_, count)| **count)
			.map(|(position, _)| position)
	};
	distinct
		.iter()
		.enumerate()
		.map(|(position, count)| holds(count) && sacrificed != Some(position))
		.collect()
}
