// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the other pallets ask about the party's organisations and who holds office in them.

use alloc::vec::Vec;
use caucus_members_core::registry::ChapterId;
use caucus_primitives::{ContestIndex, ElectionId, Moment, OrganizationId, PostId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	derive::{Deserialize, Serialize},
	prelude::*,
};

/// The organisation that all others are part of.
pub const CENTRAL: OrganizationId = 0;

/// What the holder of a post does.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
	Serialize,
	Deserialize,
)]
#[serde(crate = "frame::derive::serde", rename_all = "camelCase")]
pub enum Role {
	/// Presides over the organisation's meetings.
	#[codec(index = 0)]
	Chair,
	/// Keeps its records.
	#[codec(index = 1)]
	Secretary,
	/// Reviews petitions and comments.
	#[codec(index = 2)]
	Moderator,
	/// Judges appeals against what moderators, secretaries and registrars did.
	#[codec(index = 3)]
	Appeals,
	/// Corrects records after the fact.
	#[codec(index = 4)]
	Auditor,
	/// Attests members' activity.
	#[codec(index = 5)]
	Issuer,
	/// Collects facts about public office holders.
	#[codec(index = 6)]
	Researcher,
	/// Holds public office: a seat in parliament or in a council.
	#[codec(index = 7)]
	Representative,
	/// Anything else.
	#[codec(index = 8)]
	Other,
}

/// What the other pallets ask about organisations, posts and their holders.
pub trait Organisations {
	/// Who can hold a post.
	type AccountId;
	/// Whether there is such an organisation, not dissolved.
	fn exists(organization: OrganizationId) -> bool;
	/// The organisation above; `None` for the central party, and for one that does not exist.
	fn parent(organization: OrganizationId) -> Option<OrganizationId>;
	/// The chapter of the registry whose members are those of the organisation; `None` where they are all
	/// members.
	fn chapter(organization: OrganizationId) -> Option<ChapterId>;
	/// Whether votes of these chapters' members (nothing for those of all chapters that are not named) are the
	/// organisation's own: nobody takes the votes of the organisation above, or of all, for its own.
	fn is_own_electorate(_organization: OrganizationId, _chapters: &[Option<ChapterId>]) -> bool {
		false
	}
	/// Whether somebody holds a post with this role in this organisation now.
	fn holds(who: &Self::AccountId, organization: OrganizationId, role: Role) -> bool;
	/// Who holds a post of one seat now, with its organisation, role and term.
	fn holder(post: PostId) -> Option<Holder<Self::AccountId>>;
	/// Whether there is an area of this number. Where nobody keeps areas there is none.
	fn has_area(_area: u32) -> bool {
		false
	}
	/// Ends the term of whoever holds a post: a recall was upheld.
	fn vacate(post: PostId) -> DispatchResult;
}

/// Number of a meeting, counted from 0 through all organisations.
pub type MeetingId = u32;

/// A meeting that took place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
	/// How many were present, at the largest count.
	pub present: u32,
	/// When it was opened.
	pub opened_at: caucus_primitives::Moment,
	/// Whether it was opened with a quorum: without one it decides nothing.
	pub quorate: bool,
}

/// What the other pallets ask about meetings.
pub trait Meetings {
	/// How a meeting of the organisation was held; `None` if it did not open, was annulled, or is another
	/// organisation's.
	fn held(organization: OrganizationId, meeting: MeetingId) -> Option<Held>;
	/// Whether an item is on the agenda of a meeting of the organisation: in time, or admitted by the
	/// meeting.
	fn has_item(organization: OrganizationId, meeting: MeetingId, item: u32) -> bool;
}

/// How far a secret election is that a meeting asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SecretVote {
	/// Voting has not begun.
	Announced(Question),
	/// Members vote; nobody knows its counts yet.
	Open,
	/// Its counts are being made or wait to be certified.
	Closed,
	/// Its counts are certified.
	Certified(SecretCounts),
	/// It was withdrawn or annulled, or came to nothing.
	Void,
}

/// What a contest asks, and whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
	/// Its title.
	pub title: Vec<u8>,
	/// Whether its two candidates are yes and no, in this order.
	pub yes_or_no: bool,
	/// How many candidates it has, the blank option not counted.
	pub candidates: u32,
	/// The chapters whose members vote in it; nothing for those of all chapters that are not named.
	pub chapters: Vec<Option<ChapterId>>,
	/// When voting is to end.
	pub closes: Moment,
}

/// The certified counts of one contest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SecretCounts {
	/// How many were on the roll.
	pub entitled: u32,
	/// How many voted.
	pub voted: u32,
	/// Votes for each candidate, in the order of the paper.
	pub candidates: Vec<u32>,
	/// Blank ballots.
	pub blank: u32,
	/// How many votes a ballot has.
	pub votes_per_ballot: u8,
}

/// What a meeting asks about secret elections.
pub trait SecretVotes {
	/// How far the vote in one contest is; `None` if there is no such contest.
	fn state(election: ElectionId, contest: ContestIndex) -> Option<SecretVote>;
}

/// Who holds a post.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder<AccountId> {
	/// The organisation that the post belongs to.
	pub organization: OrganizationId,
	/// What its holder does.
	pub role: Role,
	/// The holder's account; `None` for a public person who has none on this chain.
	pub account: Option<AccountId>,
	/// When the term began.
	pub since: caucus_primitives::Moment,
	/// When it ends.
	pub until: caucus_primitives::Moment,
}
