// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores, and what calls carry.

mod counts;
mod decisions;
mod recall;
mod views;

pub use counts::*;
pub use decisions::*;
pub use recall::*;
pub use views::*;

use caucus_primitives::{text::ContentRef, Alias, Digest, Moment, OrganizationId, PartIndex, PostId};
pub use caucus_support::participation::MAX_PARTS;
use caucus_support::{organisations::MeetingId, participation::MemberProof};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;

/// Number of a petition, counted from 0.
pub type PetitionId = u32;
/// Number of a code of the table of reasons.
pub type CodeId = u16;
/// Number of a decision of moderators or of the appeals body, counted from 0.
pub type DecisionId = u32;
/// Number of a topic, from a list that the party publishes.
pub type TopicId = u16;
/// Number of a gap between two blocks, counted from 0.
pub type GapId = u32;

/// Most bytes of a title: 80 syllables of Hangul.
pub const MAX_TITLE: u32 = 240;
/// Most bytes of what is asked for: 300 syllables of Hangul.
pub const MAX_ASK: u32 = 900;
/// Most bytes of the details, which lie outside the chain: 800 syllables of Hangul.
pub const MAX_DETAILS: u64 = 2_400;
/// Most bytes of a response's summary: 500 syllables of Hangul.
pub const MAX_SUMMARY: u32 = 1_500;
/// Most bytes of a comment, which lies outside the chain: 1,000 syllables of Hangul.
pub const MAX_COMMENT: u64 = 3_000;
/// Most topics of a petition.
pub const MAX_TOPICS: u32 = 3;
/// Most decisions on one petition: of moderators, then of the appeals body.
pub const MAX_DECISIONS: u32 = 2;
/// Most responses to a petition: the first, and what is added to it later.
pub const MAX_RESPONSES: u32 = 8;
/// Most batches of the registry that are voided for one petition.
pub const MAX_VOIDS: u32 = 16;
/// Most times that a starter changes a text before the first sponsor.
pub const MAX_EDITS: u32 = 8;
/// The last number that an act on a signature can have: somebody may sign, withdraw, sign and withdraw.
pub const MAX_SEQUENCE: u8 = 4;
/// Most acts in a relayer's batch.
pub const MAX_BATCH: u32 = 128;
/// Most declared outages.
pub const MAX_OUTAGES: u32 = 64;
/// Most elections that one recall begins: a second, should the first come to nothing.
pub const MAX_VOTES: u8 = 2;
/// Most versions of a code.
pub const MAX_CODE_VERSIONS: u32 = 32;
/// Bytes of a code's title.
pub const MAX_CODE_TITLE: u32 = 120;
/// Bytes of a code's description.
pub const MAX_CODE_TEXT: u32 = 900;

/// A title.
pub type Title = BoundedVec<u8, ConstU32<MAX_TITLE>>;
/// What is asked for.
pub type Ask = BoundedVec<u8, ConstU32<MAX_ASK>>;
/// What a response says in short.
pub type Summary = BoundedVec<u8, ConstU32<MAX_SUMMARY>>;
/// Acts that a relayer hands in together.
pub type Batch = BoundedVec<SignedAct, ConstU32<MAX_BATCH>>;

/// A time that something has, fixed when it began. Declared outages prolong it.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Term {
	/// When it began.
	pub from: Moment,
	/// The first moment after it.
	pub until: Moment,
}

impl Term {
	/// So many milliseconds from now.
	pub fn new(now: Moment, length: Moment) -> Self {
		Self { from: now, until: now.saturating_add(length) }
	}
}

/// What a petition asks for.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Kind {
	/// Anything.
	#[codec(index = 0)]
	General,
	/// A position or programme of the party.
	#[codec(index = 1)]
	Policy,
	/// An item on the agenda of the addressee's assembly.
	#[codec(index = 2)]
	AgendaRequest,
	/// That the holder of a post be removed by a vote.
	#[codec(index = 3)]
	Recall {
		/// The post.
		post: PostId,
		/// The grounds, from the table of codes.
		grounds: CodeId,
	},
}

impl Kind {
	/// Whether it is a recall.
	pub fn is_recall(&self) -> bool {
		matches!(self, Self::Recall { .. })
	}
}

/// Title and request in another language.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Translation {
	/// The title, one line.
	pub title: Title,
	/// What is asked for.
	pub ask: Ask,
}

/// What a petition says. The Korean text counts.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Text {
	/// The title in Korean, one line.
	pub title: Title,
	/// What is asked for, in Korean.
	pub ask: Ask,
	/// More about it, in Korean.
	pub details: Option<ContentRef>,
	/// The same in English.
	pub english: Option<Translation>,
}

impl Text {
	/// BLAKE2b-256 of the encoding: what is left of a text that was removed.
	pub fn digest(&self) -> Digest {
		self.using_encoded(blake2_256)
	}
}

/// A petition as its starter hands it in.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Draft {
	/// What it asks for.
	pub kind: Kind,
	/// The organisation that has to answer. Its members may sign.
	pub addressee: OrganizationId,
	/// Topics, each once.
	pub topics: BoundedVec<TopicId, ConstU32<MAX_TOPICS>>,
	/// Whether citizens who are not members may sponsor and sign it too. They are counted apart.
	pub public: bool,
	/// What it says.
	pub text: Text,
}

/// Who started a petition.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub enum Starter {
	/// Somebody on the roll, under the alias of the year's petitions.
	#[codec(index = 0)]
	Pseudonym {
		/// The year, in Korea.
		year: u32,
		/// What the starter is called in all petitions that the starter begins in this year.
		alias: Alias,
	},
	/// The holder of a post, by name.
	#[codec(index = 1)]
	Post(PostId),
}

/// What a starter has begun.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Started {
	/// How many petitions in all. The next one has this number among the starter's.
	#[codec(compact)]
	pub total: u32,
	/// How many of them can still move.
	#[codec(compact)]
	pub open: u32,
	/// The year, in Korea, of the last one.
	#[codec(compact)]
	pub year: u32,
	/// How many were handed in in that year.
	#[codec(compact)]
	pub in_year: u32,
}

impl Started {
	/// How many were handed in in this year.
	pub fn in_year(&self, year: u32) -> u32 {
		if self.year == year {
			self.in_year
		} else {
			0
		}
	}

	/// With one more, handed in in this year.
	pub fn and_one(&self, year: u32) -> Self {
		Self {
			total: self.total.saturating_add(1),
			open: self.open.saturating_add(1),
			year,
			in_year: self.in_year(year).saturating_add(1),
		}
	}
}

/// What a starter does about a petition after it was handed in.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub enum StarterAct {
	/// Gives it another text, before the first sponsor.
	#[codec(index = 0)]
	Edit {
		/// The petition's revision that the starter knows.
		expected_revision: u32,
		/// The new text.
		text: alloc::boxed::Box<Text>,
	},
	/// Takes it back before it is published; once it is open, says that it is no longer supported. It
	/// stays open then: it belongs to those who signed.
	#[codec(index = 1)]
	Withdraw,
	/// Appeals against its rejection or hiding.
	#[codec(index = 2)]
	Appeal {
		/// Why.
		reason: ContentRef,
	},
}

/// What the message of a starter's proof says. Its context belongs to a year.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub enum StarterMessage {
	/// A new petition.
	#[codec(index = 0)]
	Submit {
		/// Its number among the starter's petitions of the year, so that nobody can hand it in again.
		sequence: u32,
		/// The petition.
		draft: Draft,
	},
	/// An act about an earlier one.
	#[codec(index = 1)]
	Act {
		/// Which.
		petition: PetitionId,
		/// What.
		act: StarterAct,
	},
}

/// What somebody on the roll does about a petition. It is the message of the proof.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Act {
	/// Says that it deserves a review.
	#[codec(index = 0)]
	Sponsor,
	/// Signs it. The sequence is 1, or one more than that of the withdrawal before.
	#[codec(index = 1)]
	Sign {
		/// Number of the act among the signer's on this petition.
		sequence: u8,
	},
	/// Withdraws one's signature. The sequence is one more than that of the signature.
	#[codec(index = 2)]
	Withdraw {
		/// Number of the act among the signer's on this petition.
		sequence: u8,
	},
}

/// An act with its proof.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct SignedAct {
	/// What is done.
	pub act: Act,
	/// The proof, over the act.
	pub proof: MemberProof,
}

/// How far a petition is.
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
pub enum State {
	/// Sponsors are sought; it is not listed.
	#[codec(index = 0)]
	Collecting,
	/// Two moderators are to decide.
	#[codec(index = 1)]
	InReview,
	/// Two of the appeals body are to decide.
	#[codec(index = 2)]
	InAppeal,
	/// Signatures are taken.
	#[codec(index = 3)]
	Open,
	/// Its time is over. Duties that it caused go on.
	#[codec(index = 4)]
	Closed,
	/// It was not published. Title and text can be read.
	#[codec(index = 5)]
	Rejected,
	/// It was not published, and its text is not shown.
	#[codec(index = 6)]
	Hidden,
	/// Too few sponsors came in time.
	#[codec(index = 7)]
	Lapsed,
	/// Its starter took it back.
	#[codec(index = 8)]
	Withdrawn,
	/// It was removed by order of a court.
	#[codec(index = 9)]
	Removed,
	/// The party was dissolved.
	#[codec(index = 10)]
	Stopped,
}

impl State {
	/// Whether it counts among its starter's open petitions.
	pub fn is_open(self) -> bool {
		matches!(self, Self::Collecting | Self::InReview | Self::InAppeal | Self::Open)
	}

	/// Whether it was published, so that lists show it with its title.
	pub fn is_listed(self) -> bool {
		matches!(self, Self::Open | Self::Closed | Self::Rejected | Self::Stopped)
	}
}

/// A duty that a threshold causes.
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
pub enum Duty {
	/// To respond.
	#[codec(index = 0)]
	Response,
	/// To bring it before the assembly.
	#[codec(index = 1)]
	Referral,
}

/// Who made the threshold.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Cause {
	/// Members.
	#[codec(index = 0)]
	Members,
	/// Citizens, by a threshold of their own.
	#[codec(index = 1)]
	Citizens,
}

/// A duty that is due.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Due {
	/// Whose signatures caused it.
	pub cause: Cause,
	/// Its time, with the extension.
	pub term: Term,
	/// Why it was extended, once.
	pub extension: Option<ContentRef>,
	/// When it was done.
	pub done: Option<Moment>,
	/// When it was marked overdue. The mark stays, also when the duty is done later.
	pub overdue: Option<Moment>,
}

/// What came of the duty to bring a petition before the assembly.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum ReferralOutcome {
	/// A meeting dealt with it.
	#[codec(index = 0)]
	Considered {
		/// What it resolved.
		outcome: ContentRef,
	},
	/// The assembly's officers did not bring it up.
	#[codec(index = 1)]
	Declined {
		/// Why.
		reason: ContentRef,
	},
}

/// Where the assembly is to deal with a petition.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Scheduled {
	/// The addressee's meeting.
	pub meeting: MeetingId,
	/// The item of its agenda.
	pub item: u32,
	/// When this was said.
	pub at: Moment,
}

/// How far the referral is, besides its time.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Referral {
	/// Where it is to be dealt with, as said last.
	pub scheduled: Option<Scheduled>,
	/// What came of it.
	pub outcome: Option<ReferralOutcome>,
}

/// Facts about a petition that stay.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Marks {
	/// When moderators were found to be late.
	pub review_overdue: Option<Moment>,
	/// When it went to the appeals body because moderators had not decided.
	pub escalated: Option<Moment>,
	/// When the appeals body was found to be late.
	pub appeal_overdue: Option<Moment>,
	/// When the starter said that the open petition is no longer supported.
	pub disowned: Option<Moment>,
}

/// A petition.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Petition<AccountId> {
	/// What it asks for.
	pub kind: Kind,
	/// The organisation that has to answer.
	pub addressee: OrganizationId,
	/// Topics.
	pub topics: BoundedVec<TopicId, ConstU32<MAX_TOPICS>>,
	/// Whether citizens may sponsor and sign it.
	pub public: bool,
	/// Who started it.
	pub starter: Starter,
	/// The account that started it, where it was the holder of a post.
	pub account: Option<AccountId>,
	/// When it was handed in.
	pub created: Moment,
	/// Version of the parameters that it goes by.
	pub parameters: u32,
	/// How far it is.
	pub state: State,
	/// The time that this state has.
	pub term: Term,
	/// The time that signatures have, from the moment of publication.
	pub open_term: Option<Term>,
	/// When the review is overdue, while in review.
	pub review_due: Option<Moment>,
	/// Counts changes of state and text; officers name the one that they looked at.
	pub revision: u32,
	/// Version of the text, counted from 0; fixed at the first sponsor.
	pub text_version: u32,
	/// Digest of the text.
	pub text_digest: Digest,
	/// The petition that this one repeats, if it was rejected for that.
	pub duplicate_of: Option<PetitionId>,
	/// The appeal against its rejection or hiding.
	pub appeal: Option<ContentRef>,
	/// By which order it was removed.
	pub removal: Option<ContentRef>,
	/// What moderators and the appeals body decided.
	pub decisions: BoundedVec<DecisionId, ConstU32<MAX_DECISIONS>>,
	/// Facts that stay.
	pub marks: Marks,
	/// The duty to respond, from the moment that it is due.
	pub response: Option<Due>,
	/// The duty to bring it before the assembly, from the moment that it is due.
	pub referral: Option<Due>,
	/// How far the referral is.
	pub referred: Referral,
	/// How many comments were made.
	pub comments: u32,
}

/// What an addressee answers.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Answer {
	/// What is asked for will be done.
	#[codec(index = 0)]
	Accept,
	/// Some of it will be done.
	#[codec(index = 1)]
	Partly,
	/// It will not be done.
	#[codec(index = 2)]
	Decline,
	/// Somebody else has to decide.
	#[codec(index = 3)]
	NotOurs,
}

/// A response.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Response<AccountId> {
	/// Who gave it, for the addressee.
	pub by: AccountId,
	/// In short.
	pub summary: Summary,
	/// At length.
	pub body: Option<ContentRef>,
	/// What is answered.
	pub answer: Answer,
	/// When.
	pub at: Moment,
}

/// A comment.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Comment {
	/// What its writer is called under this petition.
	pub pseudonym: Alias,
	/// Its number among the writer's.
	pub sequence: u8,
	/// The part of the roll.
	pub part: PartIndex,
	/// What it says.
	pub body: ContentRef,
	/// When it came.
	pub at: Moment,
	/// The first comment under this petition that says the same, letter by letter.
	pub same_as: Option<u32>,
	/// The decision by which it is hidden.
	pub hidden: Option<DecisionId>,
	/// The decision by which the appeals body showed it again. It is final.
	pub restored: Option<DecisionId>,
}

/// A time without blocks.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Gap {
	/// Time of the block before.
	pub from: Moment,
	/// Time of the block after.
	pub until: Moment,
	/// Whether it was declared an outage.
	pub declared: bool,
}

/// An outage: what ran while it lasted ends later.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Outage {
	/// The gap.
	pub gap: GapId,
	/// When it began.
	pub from: Moment,
	/// When it ended.
	pub until: Moment,
	/// By how much all terms are prolonged that ran in it: its length in whole days, the last one begun.
	pub by: Moment,
	/// The reasons.
	pub reason: ContentRef,
}
