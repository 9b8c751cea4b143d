// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallets that record and judge ask about contests for votes.

use caucus_primitives::{ContestIndex, ElectionId, Moment};

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

/// When members vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Poll {
	/// First moment at which they can.
	pub opens: Moment,
	/// First moment at which they no longer can.
	pub closes: Moment,
}

/// What other pallets ask about who stands where.
pub trait Candidacies: Contests {
	/// When members vote in a contest whose campaign runs; `None` where none does: the trustees were not
	/// called, the vote is over, or there is no such contest.
	fn poll(election: ElectionId, contest: ContestIndex) -> Option<Poll>;
	/// Whether an account stands in a contest whose campaign runs.
	fn stands(candidate: &Self::AccountId, election: ElectionId, contest: ContestIndex) -> bool;
}
