// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores about records: minutes, certifications, objections, corrections, what became
//! of resolutions, and what is overdue.

use crate::types::{Counts, MeetingId, MotionId, VoteId};
use caucus_primitives::{
	text::{ContentRef, Language},
	Moment, OrganizationId, PostId,
};
use caucus_support::{agreement::Agreements, participation::MemberProof};
use frame::prelude::*;

/// Most languages of a text.
pub const MAX_LANGUAGES: u32 = 2;

/// Most officers of a meeting who wait for a second.
pub const MAX_WAITING: u32 = 8;

/// Most reports on one resolution.
pub const MAX_REPORTS: u32 = 100;

/// Most versions of one meeting's minutes.
pub const MAX_VERSIONS: u32 = 256;

/// Most corrections of one meeting.
pub const MAX_CORRECTIONS: u32 = 256;

/// A text in each language at most once, in Korean always: that is the authentic one.
pub type Texts = BoundedVec<ContentRef, ConstU32<MAX_LANGUAGES>>;

/// Officers who wait for a second.
pub type Waiting<T> = Agreements<<T as frame_system::Config>::AccountId, ConstU32<MAX_WAITING>>;

/// One version of a meeting's minutes.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Minutes {
	/// Where they are.
	pub texts: Texts,
	/// Texts whose bytes were removed by law, with the correction that says why. Digests stay.
	pub redacted: BoundedVec<(Language, u32), ConstU32<MAX_LANGUAGES>>,
	/// The correction that brought it, by position among those of the meeting.
	pub correction: Option<u32>,
	/// When.
	pub at: Moment,
}

/// That a record was certified.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Certification<AccountId> {
	/// Who presides over the organisation's meetings.
	pub chair: AccountId,
	/// Who keeps its records.
	pub secretary: AccountId,
	/// The version of the minutes, counted from 0.
	pub minutes: u32,
	/// Digest of the authentic minutes.
	pub digest: H256,
	/// When.
	pub at: Moment,
}

/// A member's objection to a record, as it is sent.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Objection {
	/// The meeting.
	pub meeting: MeetingId,
	/// Which window for objections, counted from 1.
	pub window: u32,
	/// Why.
	pub reason: ContentRef,
	/// That somebody who may object does; the message is [`Objection::act`].
	pub proof: MemberProof,
}

impl Objection {
	/// What the proof signs besides chain and meeting.
	pub fn act(&self) -> alloc::vec::Vec<u8> {
		(self.window, self.reason).encode()
	}
}

/// What the appeals body decided on objections to a record.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Decision<AccountId> {
	/// Whether the meeting is annulled.
	pub annulled: bool,
	/// Why.
	pub reason: ContentRef,
	/// Who decided.
	pub by: (AccountId, AccountId),
	/// When.
	pub at: Moment,
}

/// What a correction changes.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub enum Change {
	/// Clerical: the minutes get a new version.
	#[codec(index = 0)]
	Erratum {
		/// The new minutes.
		texts: Texts,
	},
	/// The numbers of a vote change, and with them perhaps its result.
	#[codec(index = 1)]
	Recount {
		/// Which vote.
		vote: VoteId,
		/// The new numbers.
		counts: Counts,
		/// The tellers' protocol.
		evidence: Option<ContentRef>,
	},
	/// The result of a vote is void; there are no new numbers.
	#[codec(index = 2)]
	Annulment {
		/// Which vote.
		vote: VoteId,
	},
	/// The bytes of a text are removed by law; its digest stays.
	#[codec(index = 3)]
	Redaction {
		/// The version of the minutes, counted from 0.
		version: u32,
		/// Which text.
		language: Language,
	},
}

impl Change {
	/// By how many groups the new numbers are stated.
	pub fn groups(&self) -> u32 {
		match self {
			Self::Recount { counts, .. } => counts.groups.len() as u32,
			_ => 0,
		}
	}
}

/// What kind of correction.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum CorrectionKind {
	/// Clerical.
	#[codec(index = 0)]
	Erratum,
	/// New numbers.
	#[codec(index = 1)]
	Recount,
	/// A result is void.
	#[codec(index = 2)]
	Annulment,
	/// Bytes removed by law.
	#[codec(index = 3)]
	Redaction,
}

/// What a correction corrected: the record, and its versions before and after.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Target {
	/// Minutes of the meeting.
	#[codec(index = 0)]
	Minutes {
		/// Version before.
		from: u32,
		/// Version after.
		to: u32,
	},
	/// A vote.
	#[codec(index = 1)]
	Vote {
		/// Which.
		vote: VoteId,
		/// Version of its counts before.
		from: u32,
		/// Version after.
		to: u32,
	},
}

/// A correction that was made.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Correction<AccountId> {
	/// What kind.
	pub kind: CorrectionKind,
	/// What it corrected.
	pub target: Target,
	/// Why.
	pub reason: ContentRef,
	/// Two officers in different roles.
	pub by: (AccountId, AccountId),
	/// Whether the record was certified before.
	pub certified: bool,
	/// When.
	pub at: Moment,
}

/// How far a resolution is carried out.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Status {
	/// Nothing was done.
	#[codec(index = 0)]
	NotStarted,
	/// Something was done.
	#[codec(index = 1)]
	InProgress,
	/// All was done.
	#[codec(index = 2)]
	Done,
	/// It will not be carried out; the report says why.
	#[codec(index = 3)]
	Dropped,
}

impl Status {
	/// Whether nothing more is to come.
	pub const fn is_over(&self) -> bool {
		matches!(self, Self::Done | Self::Dropped)
	}
}

/// Who carries out an adopted motion, until when, and how far it is.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Resolution {
	/// The post whose holder answers for it.
	pub owner: PostId,
	/// When it should be carried out.
	pub due: Moment,
	/// How far it is.
	pub status: Status,
	/// The same in percent.
	pub progress: u8,
	/// How many reports there are.
	pub reports: u32,
	/// How often it was changed.
	pub version: u32,
}

/// One report on a resolution.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Report<AccountId> {
	/// Who; nothing where the chain closed it because the vote fell.
	pub by: Option<AccountId>,
	/// How far it was.
	pub status: Status,
	/// The same in percent.
	pub progress: u8,
	/// What was done, or why it was dropped.
	pub note: Option<ContentRef>,
	/// When.
	pub at: Moment,
}

/// Until when an organisation has to have a recorded meeting.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Clock {
	/// When it recorded one last, or was watched from.
	pub since: Moment,
	/// When the next has to be recorded.
	pub due: Moment,
}

/// How many of everything there are: the next numbers.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Numbers {
	/// Meetings.
	pub meetings: MeetingId,
	/// Motions, amendments among them.
	pub motions: MotionId,
	/// Votes.
	pub votes: VoteId,
	/// Duties that were not done in time.
	pub overdue: u32,
}

/// What can be overdue.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Duty {
	/// The certified minutes of a meeting.
	#[codec(index = 0)]
	Record(MeetingId),
	/// The appeals body's decision on the objections of a window.
	#[codec(index = 1)]
	Decision(MeetingId, u32),
	/// A resolution.
	#[codec(index = 2)]
	Resolution(MotionId),
	/// A meeting with minutes at all: the organisation had none since that moment.
	#[codec(index = 3)]
	Meeting(OrganizationId, Moment),
}

/// A duty that was not done in time. It stays for good.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Overdue {
	/// What.
	pub duty: Duty,
	/// Whose.
	pub organization: OrganizationId,
	/// When it should have been done.
	pub due: Moment,
	/// When it was noted.
	pub noted_at: Moment,
	/// When it was done after all.
	pub done_at: Option<Moment>,
}
