// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallets that record and judge ask about contests for votes.

use caucus_primitives::Moment;

/// What other pallets ask about elections that are under way.
pub trait Contests {
	/// Who can be a candidate.
	type AccountId;
	/// Whether a campaign runs: the trustees of some election were called and its voting is not over.
	fn campaign() -> bool;
	/// When voting opens, or opened, in the next contest that is not over and in which this account
	/// stands; `None` if it stands in none.
	fn next_vote(candidate: &Self::AccountId) -> Option<Moment>;
}
