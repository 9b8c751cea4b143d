// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores.

mod evaluation;

pub use evaluation::*;

use caucus_members_core::registry::ChapterId;
use caucus_primitives::{
	calendar::{DAY, HOUR},
	text::ContentRef,
	Digest, Moment, PostId,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;

/// The shortest time that can be given for anything, in milliseconds.
pub const MINUTE: Moment = 60_000;

/// Number of a public office holder, counted from 0. Organisations name the holder of a post by it.
pub type RepresentativeId = u32;

/// Number of a fact, counted from 0 through all office holders.
pub type FactId = u32;

/// Number of a feed, counted from 0.
pub type FeedId = u16;

/// A day in Korea, counted from 1970-01-01.
pub type Day = u32;

/// Most entries, facts or confirmations in one call.
pub const MAX_BATCH: u32 = 32;

/// Most posts of one office holder.
pub const MAX_POSTS: u32 = 16;

/// Most replies to one fact, or to one evaluation.
pub const MAX_REPLIES: u8 = 8;

/// Most feeds.
pub const MAX_FEEDS: FeedId = 256;

/// Most records that one call clears away.
pub const MAX_PIECE: u32 = 128;

/// A name, of at most 60 bytes: 20 syllables of Hangul.
pub type Name = BoundedVec<u8, ConstU32<60>>;

/// What the source calls a person or a subject: at most 40 bytes, such as the number of a bill.
pub type Reference = BoundedVec<u8, ConstU32<40>>;

/// Where a page was found, in at most 256 bytes.
pub type Url = BoundedVec<u8, ConstU32<256>>;

/// A reply, of at most 1,500 bytes: 500 syllables of Hangul.
pub type Text = BoundedVec<u8, ConstU32<1_500>>;

/// How an office holder stands to the party.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Affiliation {
	/// Sits for the party.
	#[codec(index = 0)]
	Member,
	/// Sits for the party, but has no member's rights for a time.
	#[codec(index = 1)]
	Suspended,
	/// Left the party.
	#[codec(index = 2)]
	Left,
	/// Was expelled from the party.
	#[codec(index = 3)]
	Expelled,
}

/// What is said about an office holder. Names of public office holders are public.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Description {
	/// What the source calls the person. No other has it: it tells namesakes apart.
	pub reference: Reference,
	/// The name in Hangul.
	pub korean: Name,
	/// The name in Hanja.
	pub hanja: Option<Name>,
	/// The name in Latin letters.
	pub latin: Option<Name>,
	/// How the person stands to the party.
	pub affiliation: Affiliation,
	/// Since when, as a day in Korea.
	pub since: Day,
	/// The public posts that the person holds or held.
	pub posts: BoundedVec<PostId, ConstU32<MAX_POSTS>>,
	/// The chapter of the registry whose members live where the person was elected; none for the whole
	/// country.
	pub chapter: Option<ChapterId>,
}

/// A public office holder.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Representative<AccountId> {
	/// What is said about the person now.
	pub description: Description,
	/// How often that was changed.
	#[codec(compact)]
	pub version: u32,
	/// The account by which the person replies.
	pub account: Option<AccountId>,
	/// How many facts were recorded.
	#[codec(compact)]
	pub facts: u32,
}

/// A vote in a public body.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Vote {
	/// For it.
	#[codec(index = 0)]
	Yes,
	/// Against it.
	#[codec(index = 1)]
	No,
	/// Present, neither for nor against it.
	#[codec(index = 2)]
	Abstain,
	/// Did not vote.
	#[codec(index = 3)]
	Absent,
}

/// What has become of a pledge.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum PledgeStatus {
	/// It was made.
	#[codec(index = 0)]
	Made,
	/// It is being kept.
	#[codec(index = 1)]
	UnderWay,
	/// It was kept.
	#[codec(index = 2)]
	Kept,
	/// It was given up.
	#[codec(index = 3)]
	GivenUp,
}

/// What an office holder did.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Deed {
	/// Proposed a bill, as the first of its sponsors.
	#[codec(index = 0)]
	BillLead,
	/// Proposed a bill with others.
	#[codec(index = 1)]
	BillCo,
	/// Voted, or did not.
	#[codec(index = 2)]
	Vote(Vote),
	/// Attended a committee's meeting, or did not.
	#[codec(index = 3)]
	Committee(bool),
	/// Attended a plenary meeting, or did not.
	#[codec(index = 4)]
	Plenary(bool),
	/// Gave a speech.
	#[codec(index = 5)]
	Speech,
	/// Put a question to the government.
	#[codec(index = 6)]
	Question,
	/// Met the public.
	#[codec(index = 7)]
	TownHall,
	/// Answered a petition.
	#[codec(index = 8)]
	PetitionAnswer,
	/// Made a pledge, or came on with one.
	#[codec(index = 9)]
	Pledge {
		/// What has become of it.
		status: PledgeStatus,
		/// How far it is kept, in percent.
		progress: u8,
	},
	/// Declared an interest.
	#[codec(index = 10)]
	Interest,
	/// Was disciplined.
	#[codec(index = 11)]
	Discipline,
}

/// Deeds that are told apart when a fact is looked for twice, and counted apart in a month.
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
)]
pub enum Class {
	/// Bills, whether as first sponsor or with others: nobody is both for one bill.
	#[codec(index = 0)]
	Bill,
	/// Votes.
	#[codec(index = 1)]
	Vote,
	/// Committee meetings.
	#[codec(index = 2)]
	Committee,
	/// Plenary meetings.
	#[codec(index = 3)]
	Plenary,
	/// Speeches.
	#[codec(index = 4)]
	Speech,
	/// Questions to the government.
	#[codec(index = 5)]
	Question,
	/// Meetings with the public.
	#[codec(index = 6)]
	TownHall,
	/// Answers to petitions.
	#[codec(index = 7)]
	PetitionAnswer,
	/// Pledges.
	#[codec(index = 8)]
	Pledge,
	/// Interests.
	#[codec(index = 9)]
	Interest,
	/// Disciplinary measures.
	#[codec(index = 10)]
	Discipline,
}

impl Class {
	/// Whether there can be a fact about one subject on each day, because the subject goes on.
	pub const fn goes_on(self) -> bool {
		matches!(self, Self::Pledge | Self::Interest | Self::Discipline)
	}

	/// Whether an office holder can make as many as wanted, so that a month has room for so many alone.
	pub const fn is_cheap(self) -> bool {
		matches!(self, Self::Speech | Self::Question | Self::TownHall | Self::PetitionAnswer | Self::Pledge)
	}

	/// Whether the person had to be there, so that it is said if not, and why.
	pub const fn is_attendance(self) -> bool {
		matches!(self, Self::Vote | Self::Committee | Self::Plenary)
	}
}

impl Deed {
	/// The class.
	pub const fn class(self) -> Class {
		match self {
			Self::BillLead | Self::BillCo => Class::Bill,
			Self::Vote(_) => Class::Vote,
			Self::Committee(_) => Class::Committee,
			Self::Plenary(_) => Class::Plenary,
			Self::Speech => Class::Speech,
			Self::Question => Class::Question,
			Self::TownHall => Class::TownHall,
			Self::PetitionAnswer => Class::PetitionAnswer,
			Self::Pledge { .. } => Class::Pledge,
			Self::Interest => Class::Interest,
			Self::Discipline => Class::Discipline,
		}
	}

	/// Whether it says that the person was not there.
	pub const fn is_absence(self) -> bool {
		matches!(self, Self::Vote(Vote::Absent) | Self::Committee(false) | Self::Plenary(false))
	}

	/// Whether its figures are in range.
	pub const fn is_sane(self) -> bool {
		!matches!(self, Self::Pledge { progress: 101.., .. })
	}
}

/// Why somebody was excused.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Excuse {
	/// Ill, or giving birth.
	#[codec(index = 0)]
	Health,
	/// Bereaved, or caring for somebody.
	#[codec(index = 1)]
	Family,
	/// On duty elsewhere.
	#[codec(index = 2)]
	Duty,
	/// Excused by the body for another reason.
	#[codec(index = 3)]
	Other,
}

/// Whether what the person did there counts when occasions are counted.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Eligibility {
	/// The person could have been there.
	#[codec(index = 0)]
	Eligible,
	/// The body excused the person.
	#[codec(index = 1)]
	Excused(Excuse),
	/// The person stayed away by agreement with one of the other side.
	#[codec(index = 2)]
	Paired,
	/// The person was not of that body on that day.
	#[codec(index = 3)]
	NotMember,
	/// The person was suspended.
	#[codec(index = 4)]
	Suspended,
}

/// What a fact says, and where it was found.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Body {
	/// The post in which the person did it.
	pub post: PostId,
	/// What.
	pub deed: Deed,
	/// On which day in Korea.
	pub day: Day,
	/// What it was about, as the source calls it.
	pub subject: Reference,
	/// Whether it counts when occasions are counted.
	pub eligibility: Eligibility,
	/// The feed that it came by.
	pub feed: FeedId,
	/// The page.
	pub url: Url,
	/// BLAKE2b-256 of the page as it was.
	pub digest: Digest,
	/// When it was captured.
	pub captured_at: Moment,
}

/// A fact as it is handed in.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Entry {
	/// About whom.
	pub representative: RepresentativeId,
	/// What.
	pub body: Body,
}

/// A second person's word that a fact is what its source says.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Confirmation {
	/// The fact.
	pub fact: FactId,
	/// The version that was looked at.
	pub expected_version: u32,
	/// The digest of the page that the second person looked at.
	pub digest: Digest,
}

/// How far a fact is.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum State {
	/// One person has said so.
	#[codec(index = 0)]
	Provisional {
		/// When it is confirmed by itself, unless the person replies first.
		until: Moment,
	},
	/// Another has looked at it, or nobody said anything for so long.
	#[codec(index = 1)]
	Confirmed,
	/// It was put right after it was confirmed.
	#[codec(index = 2)]
	Corrected,
	/// It was taken back.
	#[codec(index = 3)]
	Withdrawn,
}

/// How far a fact is, as a reader wants to know it.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub enum Status {
	/// One person has said so.
	Provisional,
	/// Another has looked at it, or nobody said anything for so long.
	Confirmed,
	/// It was put right after it was confirmed.
	Corrected,
	/// It was taken back.
	Withdrawn,
}

/// Something that an office holder did.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Fact<AccountId> {
	/// Who.
	pub representative: RepresentativeId,
	/// What.
	pub body: Body,
	/// How often it was changed.
	#[codec(compact)]
	pub version: u32,
	/// How far it is.
	pub state: State,
	/// Who recorded it as it is.
	pub recorded_by: AccountId,
	/// When.
	pub recorded_at: Moment,
	/// The second person; none where time confirmed it.
	pub second_by: Option<AccountId>,
	/// How often the office holder replied.
	pub replies: u8,
}

/// A fact with what a reader has to know besides.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct FactView<AccountId> {
	/// Its number.
	pub id: FactId,
	/// The fact.
	pub fact: Fact<AccountId>,
	/// How far it is now.
	pub status: Status,
	/// When its feed last came.
	pub as_of: Moment,
	/// Whether the feed is overdue.
	pub stale: bool,
}

/// What became of a fact by one change, and what it was before.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Change<AccountId> {
	/// What the fact said before.
	pub before: Body,
	/// How far it was before.
	pub state: State,
	/// Who had recorded it so.
	pub recorded_by: AccountId,
	/// Who had looked at it.
	pub second_by: Option<AccountId>,
	/// Whether it was taken back and not put right.
	pub withdrawn: bool,
	/// Why.
	pub reason: ContentRef,
	/// Who wanted the change.
	pub by: AccountId,
	/// Who agreed, in another role; nobody needs to while a fact is provisional.
	pub agreed_by: Option<AccountId>,
	/// When.
	pub at: Moment,
}

/// What a reply is about.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum About {
	/// A fact.
	#[codec(index = 0)]
	Fact(FactId),
	/// An evaluation.
	#[codec(index = 1)]
	Evaluation(EvaluationId),
}

/// What an office holder says to a fact or an evaluation. Nobody can take it away.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Reply {
	/// The words.
	pub text: Text,
	/// When.
	pub at: Moment,
	/// The version of the fact that it answers; 0 for an evaluation.
	#[codec(compact)]
	pub version: u32,
}

/// Where facts come from.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Feed {
	/// What it is called.
	pub name: Name,
	/// Where it is.
	pub url: Url,
	/// How often it should come, in milliseconds.
	pub every: Moment,
	/// When it last came.
	pub last_at: Moment,
	/// BLAKE2b-256 of what came.
	pub digest: Digest,
	/// First moment at which it is overdue.
	pub stale_at: Moment,
	/// When somebody flagged that it is overdue.
	pub flagged_at: Option<Moment>,
	/// How often it was flagged.
	#[codec(compact)]
	pub flags: u32,
}

/// What governance can change. It holds for what begins later.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Parameters {
	/// After how long a fact that nobody said anything about is confirmed, in milliseconds.
	pub confirming: Moment,
	/// A feed is overdue after this time at the earliest, in milliseconds.
	pub staleness: Moment,
	/// How many facts of each cheap class an office holder has room for in a month.
	pub monthly: u16,
	/// The month of a half of a year, from 1 to 6, from which on an evaluation can begin.
	pub from_month: u8,
	/// How long answers are sealed, in milliseconds.
	pub sealing: Moment,
	/// How long they are opened, in milliseconds.
	pub opening: Moment,
	/// With fewer answers nothing of an evaluation is public.
	#[codec(compact)]
	pub least: u32,
	/// How long before a vote in which the person stands an evaluation has to be over, in milliseconds.
	pub distance: Moment,
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			confirming: 7 * DAY,
			staleness: 72 * HOUR,
			monthly: 40,
			from_month: 5,
			sealing: 14 * DAY,
			opening: 7 * DAY,
			least: 50,
			distance: 60 * DAY,
		}
	}
}

impl Parameters {
	/// Whether these parameters can be kept.
	pub fn is_sane(&self) -> bool {
		(MINUTE..=60 * DAY).contains(&self.confirming)
			&& (MINUTE..=31 * DAY).contains(&self.staleness)
			&& self.monthly >= 1
			&& (1..=6).contains(&self.from_month)
			&& (MINUTE..=90 * DAY).contains(&self.sealing)
			&& (MINUTE..=90 * DAY).contains(&self.opening)
			&& self.least >= 5
			&& self.distance <= 365 * DAY
	}
}

/// The parameters with the number of times that they were changed.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Settings {
	/// How often they were changed.
	pub version: u32,
	/// The parameters.
	pub parameters: Parameters,
}
