// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores about meetings, motions and votes. Records are in [`crate::record_types`].

pub use caucus_assemblies_core::{
	Attendance, Choice, Counts, Outcome, Quorum, Requirement, Share, Verdict, MAX_GROUPS, MAX_OPTIONS,
};
use caucus_primitives::{
	calendar::DAY, text::ContentRef, ContestIndex, ElectionId, Moment, OrganizationId, PostId, RollId,
};
pub use caucus_support::organisations::{MeetingId, Role, CENTRAL};
use frame::prelude::*;

/// Most items on an agenda, late ones included.
pub const MAX_ITEMS: u32 = 200;

/// Most documents of an item.
pub const MAX_DOCUMENTS: u32 = 8;

/// Most motions of a meeting, amendments not counted.
pub const MAX_MOTIONS: u32 = 64;

/// Most amendments to a motion.
pub const MAX_AMENDMENTS: u32 = 64;

/// Most votes of a meeting.
pub const MAX_VOTES: u32 = 256;

/// How far ahead voting may end in a secret election that decides something for a meeting, in milliseconds.
pub const ELECTION_WITHIN: Moment = 92 * DAY;

/// Most counts of those present at a meeting.
pub const MAX_PRESENCES: u32 = 256;

/// Most records that a reader gets at once.
pub const MAX_PAGE: u32 = 100;

/// A title, of at most 240 bytes: 80 syllables of Hangul.
pub type Title = BoundedVec<u8, ConstU32<240>>;

/// A place, of at most 120 bytes.
pub type Place = BoundedVec<u8, ConstU32<120>>;

/// The number that an item has on paper, in at most 8 bytes.
pub type ItemLabel = BoundedVec<u8, ConstU32<8>>;

/// The sign under which a motion is filed, in at most 40 bytes.
pub type Identifier = BoundedVec<u8, ConstU32<40>>;

/// Documents of an item.
pub type Documents = BoundedVec<ContentRef, ConstU32<MAX_DOCUMENTS>>;

/// What the options of a secret election mean, in the order of its candidates.
pub type Choices = BoundedVec<Choice, ConstU32<MAX_OPTIONS>>;

/// Number of a motion, counted from 0 through all organisations.
pub type MotionId = u32;

/// Number of a vote, counted from 0 through all meetings.
pub type VoteId = u32;

/// Position of an item on its meeting's agenda, counted from 0.
pub type ItemIndex = u32;

/// What kind of meeting.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Classification {
	/// Regular (정기).
	#[codec(index = 0)]
	Regular,
	/// Extraordinary (임시).
	#[codec(index = 1)]
	Extraordinary,
	/// Urgent (긴급).
	#[codec(index = 2)]
	Urgent,
}

/// What a meeting is planned to be.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Plan {
	/// What kind.
	pub classification: Classification,
	/// What it is called, in Korean.
	pub name: Title,
	/// Where; nothing for one that is held online.
	pub place: Option<Place>,
	/// When it begins.
	pub starts_at: Moment,
	/// When it ends at the latest.
	pub ends_at: Moment,
	/// The meeting of which it is a part: a day, or a committee's sitting.
	pub parent: Option<MeetingId>,
}

/// How far a meeting and its record are.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Stage {
	/// Being planned.
	#[codec(index = 0)]
	Draft,
	/// Convened; the agenda can still grow.
	#[codec(index = 1)]
	Noticed,
	/// Convened; the agenda stands.
	#[codec(index = 2)]
	AgendaFrozen,
	/// Put off; to be convened anew.
	#[codec(index = 3)]
	Postponed,
	/// Called off.
	#[codec(index = 4)]
	Cancelled,
	/// Opened with a quorum.
	#[codec(index = 5)]
	InSession,
	/// Opened without a quorum: nothing can be adopted.
	#[codec(index = 6)]
	Inquorate,
	/// Over; there are no minutes yet.
	#[codec(index = 7)]
	Adjourned,
	/// There are minutes.
	#[codec(index = 8)]
	Recorded,
	/// Chair and secretary certified the record; members can object.
	#[codec(index = 9)]
	Certified {
		/// First moment at which nobody can object any more.
		until: Moment,
	},
	/// Enough members objected; the appeals body is to decide.
	#[codec(index = 10)]
	UnderObjection {
		/// When it should have decided.
		decide_by: Moment,
	},
	/// The appeals body annulled the meeting: nothing that it decided holds.
	#[codec(index = 11)]
	Annulled,
	/// The record stands.
	#[codec(index = 12)]
	Final,
}

impl Stage {
	/// Whether the meeting has not begun, and may.
	pub const fn is_ahead(&self) -> bool {
		matches!(self, Self::Draft | Self::Noticed | Self::AgendaFrozen | Self::Postponed)
	}

	/// Whether the meeting is being planned, and not convened.
	pub const fn is_plan(&self) -> bool {
		matches!(self, Self::Draft | Self::Postponed)
	}

	/// Whether its agenda can grow without a vote.
	pub const fn takes_items(&self) -> bool {
		matches!(self, Self::Draft | Self::Noticed | Self::Postponed)
	}

	/// Whether its agenda can grow, with a vote or without.
	pub const fn takes_any_items(&self) -> bool {
		self.takes_items() || self.is_in_session()
	}

	/// Whether the agenda stands and the meeting has not begun.
	pub const fn is_frozen(&self) -> bool {
		matches!(self, Self::AgendaFrozen)
	}

	/// Whether it runs with a quorum.
	pub const fn is_in_session(&self) -> bool {
		matches!(self, Self::InSession)
	}

	/// Whether it runs.
	pub const fn is_open(&self) -> bool {
		matches!(self, Self::InSession | Self::Inquorate)
	}

	/// Whether minutes can be published.
	pub const fn takes_minutes(&self) -> bool {
		matches!(self, Self::Adjourned | Self::Recorded)
	}

	/// Whether a secret election can be asked for.
	pub const fn takes_elections(&self) -> bool {
		matches!(self, Self::Noticed | Self::AgendaFrozen | Self::InSession)
	}

	/// Whether there were minutes at some time.
	pub const fn is_recorded(&self) -> bool {
		matches!(
			self,
			Self::Recorded
				| Self::Certified { .. }
				| Self::UnderObjection { .. }
				| Self::Annulled
				| Self::Final
		)
	}
}

/// A meeting (Popolo: an event).
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Meeting {
	/// Whose.
	pub organization: OrganizationId,
	/// What it was planned to be.
	pub plan: Plan,
	/// How far it is.
	pub stage: Stage,
	/// The quorum for opening it, fixed when it was convened.
	pub quorum: Quorum,
	/// When it was convened, the last time.
	pub noticed_at: Option<Moment>,
	/// When its agenda froze or will.
	pub freezes_at: Moment,
	/// When there have to be minutes: counted from the end that was first announced.
	pub record_due: Option<Moment>,
	/// Why it was put off or called off.
	pub reason: Option<ContentRef>,
	/// When it was opened.
	pub opened_at: Option<Moment>,
	/// When it was closed.
	pub adjourned_at: Option<Moment>,
	/// How many are entitled to vote, fixed when it was opened.
	pub entitled: u32,
	/// The largest number that was counted present.
	pub most_present: u32,
	/// How many items its agenda has.
	pub items: u32,
	/// How many motions were tabled.
	pub motions: u32,
	/// How often those present were counted.
	pub presences: u32,
	/// How many votes there were.
	pub votes: u32,
	/// How many of them wait for the counts of a secret election.
	pub awaiting: u32,
	/// How many versions its minutes have.
	pub minutes: u32,
	/// How many corrections were made.
	pub corrections: u32,
	/// Who can object.
	pub objectors: Objectors,
	/// How often it was changed.
	pub version: u32,
}

/// Who can object to a record, and who did.
#[derive(Clone, Copy, PartialEq, Eq, Default, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Objectors {
	/// The standing roll; nothing while nobody can object.
	pub roll: Option<RollId>,
	/// How many windows for objections were opened.
	pub windows: u32,
	/// How many members can object in this one.
	pub entitled: u32,
	/// How many of them have to.
	pub threshold: u32,
	/// How many did.
	pub objections: u32,
	/// Whether the record was changed since enough of them did.
	pub corrected: bool,
}

/// What an item is about.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum ItemKind {
	/// Somebody reports.
	#[codec(index = 0)]
	Report,
	/// Motions are decided on.
	#[codec(index = 1)]
	Motion,
	/// People or proposals are chosen from; what it takes to be chosen.
	#[codec(index = 2)]
	Election(Requirement),
	/// Anything else.
	#[codec(index = 3)]
	Other,
}

/// An item as it is put on an agenda.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct NewItem {
	/// The number that it has on paper.
	pub label: ItemLabel,
	/// What it is called.
	pub title: Title,
	/// What it is about.
	pub kind: ItemKind,
	/// Whether it is discussed in public.
	pub public: bool,
	/// The item that it is part of.
	pub parent: Option<ItemIndex>,
	/// Papers.
	pub documents: Documents,
}

/// How an item came on the agenda.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum ItemState {
	/// In time.
	#[codec(index = 0)]
	Planned,
	/// Too late: the meeting has to vote on whether it comes on the agenda.
	#[codec(index = 1)]
	Late,
	/// Too late, but the meeting voted for it.
	#[codec(index = 2)]
	Admitted(VoteId),
	/// Taken off before the agenda froze.
	#[codec(index = 3)]
	Withdrawn,
}

impl ItemState {
	/// Whether it is on the agenda.
	pub const fn is_on(&self) -> bool {
		matches!(self, Self::Planned | Self::Admitted(_))
	}
}

/// An item on an agenda.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Item {
	/// What it is.
	pub what: NewItem,
	/// How it came on the agenda.
	pub state: ItemState,
	/// When it was put there.
	pub at: Moment,
}

/// One count of those present.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Presence {
	/// The numbers.
	pub attendance: Attendance,
	/// Digest of the list of those entitled.
	pub electorate: Option<H256>,
	/// Whether there is a quorum.
	pub quorate: bool,
	/// When.
	pub at: Moment,
}

/// Where a motion comes from.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Creator {
	/// The holder of a post of the organisation.
	#[codec(index = 0)]
	Post(PostId),
	/// A petition.
	#[codec(index = 1)]
	Petition(u32),
	/// Members present at the meeting, as many.
	#[codec(index = 2)]
	Floor(u16),
	/// Another organisation, which adopted and forwarded it.
	#[codec(index = 3)]
	Organization(OrganizationId),
}

/// A motion as it is tabled.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct NewMotion {
	/// Where it comes from.
	pub creator: Creator,
	/// The sign under which it is filed.
	pub identifier: Option<Identifier>,
	/// What it is called.
	pub title: Title,
	/// What it says, in Korean.
	pub text: ContentRef,
	/// What it takes to be adopted: no less than what is ordinary.
	pub requirement: Requirement,
}

/// How far a motion is.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum MotionState {
	/// Forwarded by another organisation; on no agenda yet.
	#[codec(index = 0)]
	Received,
	/// On an agenda, or left over from a meeting that did not decide on it.
	#[codec(index = 1)]
	Proposed,
	/// Taken back.
	#[codec(index = 2)]
	Withdrawn,
	/// Adopted: a resolution.
	#[codec(index = 3)]
	Adopted,
	/// Rejected.
	#[codec(index = 4)]
	Rejected,
	/// The organisation that received it does not deal with it.
	#[codec(index = 5)]
	Declined(ContentRef),
	/// The vote on it was annulled.
	#[codec(index = 6)]
	Annulled,
}

impl MotionState {
	/// Whether another organisation forwarded it, and it is on no agenda yet.
	pub const fn is_received(&self) -> bool {
		matches!(self, Self::Received)
	}

	/// Whether it waits for the meeting's vote.
	pub const fn is_proposed(&self) -> bool {
		matches!(self, Self::Proposed)
	}

	/// Whether nothing was decided on it.
	pub const fn is_undecided(&self) -> bool {
		matches!(self, Self::Received | Self::Proposed)
	}

	/// Whether it is a resolution.
	pub const fn is_adopted(&self) -> bool {
		matches!(self, Self::Adopted)
	}
}

/// What became of a motion where it was forwarded to.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Answer {
	/// The state that it reached.
	pub state: MotionState,
	/// When.
	pub at: Moment,
}

/// A motion, or an amendment to one.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Motion {
	/// Whose.
	pub organization: OrganizationId,
	/// The meeting and the item under which it is tabled, last.
	pub tabled: Option<(MeetingId, ItemIndex)>,
	/// What it is.
	pub what: NewMotion,
	/// How far it is.
	pub state: MotionState,
	/// The motion of another organisation that was forwarded as this one.
	pub origin: Option<MotionId>,
	/// The motion that it amends, and the version of its text that it was written for.
	pub amends: Option<(MotionId, u32)>,
	/// How many amendments there are to it.
	pub amendments: u32,
	/// How many of them are undecided.
	pub open_amendments: u32,
	/// The amendment on which a secret election decides; no other is voted on meanwhile.
	pub polled: Option<MotionId>,
	/// How many versions its text has; the last is in `what`.
	pub texts: u32,
	/// The last vote on it.
	pub vote: Option<VoteId>,
	/// The motion as which it was forwarded.
	pub forwarded: Option<MotionId>,
	/// What became of that.
	pub answer: Option<Answer>,
	/// How often it was changed.
	pub version: u32,
}

/// What is voted on.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Subject {
	/// A motion or an amendment.
	#[codec(index = 0)]
	Motion(MotionId),
	/// Whether a late item comes on the agenda.
	#[codec(index = 1)]
	LateItem(ItemIndex),
	/// Who or what is chosen under an item.
	#[codec(index = 2)]
	Contest(ItemIndex),
}

/// How was voted.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Method {
	/// By show of hands.
	#[codec(index = 0)]
	ShowOfHands,
	/// By roll call.
	#[codec(index = 1)]
	RollCall,
	/// In secret, on paper.
	#[codec(index = 2)]
	SecretPaper,
	/// In secret, by an election of this chain or one outside.
	#[codec(index = 3)]
	SecretOnline,
	/// By acclamation: nobody was against it.
	#[codec(index = 4)]
	Acclamation,
}

/// Who counted.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Provenance {
	/// The meeting's own tellers.
	#[codec(index = 0)]
	Own,
	/// The party's election commission.
	#[codec(index = 1)]
	Commission,
	/// The National Election Commission, to which the party entrusted the vote.
	#[codec(index = 2)]
	ExternalNec,
}

/// The count of a vote, as a secretary enters it.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Ballot {
	/// How was voted.
	pub method: Method,
	/// Who counted.
	pub provenance: Provenance,
	/// The numbers.
	pub counts: Counts,
	/// The result that the source states, where it states one: the chain refuses another than its own.
	pub stated: Option<Verdict>,
	/// The tellers' protocol.
	pub evidence: Option<ContentRef>,
}

/// How far a vote is.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub enum VoteState {
	/// A secret election runs; its certified counts become those of the vote.
	#[codec(index = 0)]
	Awaiting {
		/// The election.
		election: ElectionId,
		/// The contest.
		contest: ContestIndex,
		/// What its candidates mean.
		choices: Choices,
	},
	/// There are counts.
	#[codec(index = 1)]
	Counted,
	/// It came to nothing or was annulled; counts stay readable.
	#[codec(index = 2)]
	Void,
}

/// A vote (Popolo: a vote event).
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct VoteRecord {
	/// The meeting.
	pub meeting: MeetingId,
	/// What was voted on.
	pub subject: Subject,
	/// What it took to pass.
	pub requirement: Requirement,
	/// How was voted.
	pub method: Method,
	/// Who counted.
	pub provenance: Provenance,
	/// How far it is.
	pub state: VoteState,
	/// How many versions its counts have.
	pub versions: u32,
	/// The secret election, where there was one.
	pub election: Option<(ElectionId, ContestIndex)>,
	/// When it was entered.
	pub at: Moment,
}

/// One version of a vote's counts with what follows from them.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct VoteVersion {
	/// The numbers.
	pub counts: Counts,
	/// What follows from them.
	pub outcome: Outcome,
	/// The tellers' protocol.
	pub evidence: Option<ContentRef>,
	/// The correction that brought it, by position among those of the meeting.
	pub correction: Option<u32>,
	/// When.
	pub at: Moment,
}
