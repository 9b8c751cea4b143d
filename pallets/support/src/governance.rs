// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What governance asks about elections of the whole party, and what it tells the council's chamber.

use alloc::vec::Vec;
use caucus_members_core::registry::RollRule;
use caucus_primitives::{ContestIndex, ElectionId, Moment};

/// What a contest decides, while its election is a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paper {
	/// First moment at which the result is final, if all takes as long as it may.
	pub ends: Moment,
	/// Whether all who are nominated have accepted, so that nobody is taken off the paper any more.
	pub settled: bool,
	/// Whether everybody whom the asked rule admits votes in it, and nobody from outside of the party.
	pub whole_party: bool,
	/// What is asked.
	pub question: Question,
}

/// What a contest asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Question {
	/// Who fills so many seats.
	Seats {
		/// How many.
		seats: u32,
		/// Whether every candidate is an account, which has to accept the nomination.
		accounts: bool,
	},
	/// Yes or no, in the words that every such question has, each ballot counting the same.
	YesNo,
	/// Something else.
	Other,
}

/// How far a contest is that governance waits for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PartyVote<AccountId> {
	/// It is a draft, for which trustees are still to be called.
	Ahead(Paper),
	/// It is prepared, members vote, or what they voted is counted or may still be annulled.
	UnderWay,
	/// Nothing changes the result any more.
	Final(Decision<AccountId>),
	/// It was withdrawn or annulled, or came to nothing.
	Void,
}

/// What members decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision<AccountId> {
	/// These are elected, the one with most votes first; nobody, if the contest has no result.
	Elected(Vec<AccountId>),
	/// The answer to a question.
	Answered {
		/// How many could vote.
		entitled: u32,
		/// How many did.
		voted: u32,
		/// Votes for yes.
		yes: u32,
		/// Votes for no.
		no: u32,
	},
}

/// What governance asks about elections. A recall is none of these: it decides what it was asked for.
pub trait PartyVotes {
	/// Who stands.
	type AccountId;
	/// How far a contest is; `None` if there is none of these numbers. `electorate` is what makes a member
	/// of the party one who votes.
	fn vote(
		election: ElectionId,
		contest: ContestIndex,
		electorate: RollRule,
	) -> Option<PartyVote<Self::AccountId>>;
}

/// What elections ask about governance.
pub trait Succession {
	/// Whether an election was named that fills seats of the council, and has not come to its end. One that is
	/// not prepared for a while no longer is.
	fn is_under_way() -> bool;
	/// Whether it is this one.
	fn is_named(election: ElectionId) -> bool;
}

/// Where the council meets and moves.
pub trait Chamber<AccountId> {
	/// Who sits in it, in order.
	fn members() -> Vec<AccountId>;
	/// Lets these sit in it from now on, and nobody else. Of those who leave, votes no longer count.
	fn seat(members: &[AccountId]);
	/// Drops all motions.
	fn drop_motions();
}
