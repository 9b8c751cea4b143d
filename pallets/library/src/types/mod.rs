// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores.

mod parameters;
mod views;

pub use parameters::*;
pub use views::*;

use caucus_library_core::parts::Parts;
use caucus_primitives::{
	calendar::{DAY, HOUR},
	text::{Language, MediaType},
	ContestIndex, ElectionId, Moment, OrganizationId,
};
use caucus_support::organisations::Role;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;

/// Number of an item, counted from 0.
pub type ItemId = u32;

/// Number of a version of an item, counted from 0.
pub type VersionNumber = u16;

/// Number of a takedown, counted from 0.
pub type TakedownId = u32;

/// A contest of an election.
pub type Race = (ElectionId, ContestIndex);

/// Most versions of an item.
pub const MAX_VERSIONS: VersionNumber = 64;

/// Most versions that hold the same chunk.
pub const MAX_HOLDERS: u32 = 8;

/// How long the chain waits for bytes that were announced, in milliseconds.
pub const ARRIVAL: Moment = 24 * HOUR;

/// How long a suspension lasts that nobody confirms, in milliseconds.
pub const SUSPENSION: Moment = 72 * HOUR;

/// How long after an announcement bytes can come at the latest, if they are kept out by a suspension meanwhile.
pub const LATEST: Moment = SUSPENSION + 2 * ARRIVAL;

/// How long what candidates publish is served after the vote at most, in milliseconds.
pub const AFTER_VOTE: Moment = 90 * DAY;

/// Blocks of a day, by which bytes on disks are counted: nodes drop blocks by number.
pub const BLOCKS_OF_DAY: u64 = 14_400;

/// Most days of which bytes can be on a disk.
pub const MAX_DAYS: u32 = 400;

/// A text of one line, of at most so many bytes. A syllable of Hangul has three.
pub type Text<const MOST: u32> = BoundedVec<u8, ConstU32<MOST>>;

/// In which capacity somebody publishes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Capacity {
	/// As a candidate.
	#[codec(index = 0)]
	Candidate(Race),
	/// As an officer, for oneself.
	#[codec(index = 1)]
	Officer {
		/// Of which organisation.
		organization: OrganizationId,
		/// As what.
		role: Role,
	},
	/// For an organisation: its chair and its secretary together.
	#[codec(index = 2)]
	Organization(OrganizationId),
}

/// What is published.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Kind {
	/// What somebody said.
	#[codec(index = 0)]
	Speech,
	/// What somebody wants to do.
	#[codec(index = 1)]
	Policy,
	/// What several said to each other.
	#[codec(index = 2)]
	Debate,
	/// A picture.
	#[codec(index = 3)]
	Photo,
	/// The record of a meeting.
	#[codec(index = 4)]
	Minutes,
	/// What an organisation lets everybody know.
	#[codec(index = 5)]
	Announcement,
}

impl Kind {
	/// Whether this is published in such a capacity.
	pub const fn fits(self, capacity: &Capacity) -> bool {
		match capacity {
			Capacity::Candidate(_) => !matches!(self, Self::Minutes | Self::Announcement),
			Capacity::Officer { .. } => matches!(self, Self::Speech | Self::Debate | Self::Photo),
			Capacity::Organization(_) => true,
		}
	}

	/// How often it can be renewed.
	pub const fn renewals(self) -> u8 {
		match self {
			Self::Speech | Self::Policy | Self::Debate | Self::Photo => 1,
			Self::Minutes | Self::Announcement => 4,
		}
	}
}

/// What is said of an item once and for all.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Heading {
	/// In which capacity it is published.
	pub capacity: Capacity,
	/// What it is.
	pub kind: Kind,
	/// Its language.
	pub language: Language,
	/// The contest that it is about, if it is not a candidate's.
	pub about: Option<Race>,
}

/// Something that was published.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Item<AccountId> {
	/// What is said of it once and for all.
	pub heading: Heading,
	/// Who announced it first.
	pub publisher: AccountId,
	/// How many versions there are.
	pub versions: VersionNumber,
	/// The newest version of which all bytes came. Those before are superseded.
	pub current: Option<VersionNumber>,
	/// When the last of it is served at the latest.
	pub bound: Option<Moment>,
}

/// What is said of a version, in words.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Description {
	/// The title.
	pub title: Text<240>,
	/// What it is about, in several lines.
	pub summary: Option<Text<960>>,
	/// Topics by which it is found.
	pub topics: BoundedVec<Text<48>, ConstU32<5>>,
	/// What a picture shows, for those who cannot see it.
	pub alternative: Option<Text<480>>,
	/// When it was recorded.
	pub recorded_at: Option<Moment>,
}

/// A version as it is handed in.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Draft {
	/// What is said of it.
	pub description: Description,
	/// Its files.
	pub parts: Parts,
}

impl Draft {
	/// How many chunks its files have.
	pub fn chunks(&self) -> u32 {
		let lengths = self.parts.iter().map(|part| part.manifest.pieces.len() as u32);
		lengths.fold(0, u32::saturating_add)
	}
}

/// What became of a version.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum State {
	/// Bytes are waited for.
	#[codec(index = 0)]
	Announced,
	/// All bytes came.
	#[codec(index = 1)]
	Available,
	/// Not all bytes came in time.
	#[codec(index = 2)]
	NotArrived,
	/// The publisher took it back.
	#[codec(index = 3)]
	Withdrawn,
	/// Its time is over.
	#[codec(index = 4)]
	Expired,
}

impl State {
	/// Whether nodes have to do with its bytes.
	pub const fn stands(self) -> bool {
		matches!(self, Self::Announced | Self::Available)
	}
}

/// How much of a shelf a version takes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Room {
	/// It counts, and so do its bytes.
	#[codec(index = 0)]
	Whole,
	/// It counts as a version: not all of its bytes came.
	#[codec(index = 1)]
	Place,
	/// Its time is over.
	#[codec(index = 2)]
	None,
}

/// A renewal that waits to be carried out.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Renewal {
	/// Until when the version will be served.
	pub until: Moment,
	/// First moment at which it can no longer be carried out.
	pub due: Moment,
}

/// A version of an item.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Version<AccountId> {
	/// Who announced it.
	pub by: AccountId,
	/// Who agreed to it, where two have to.
	pub agreed_by: Option<AccountId>,
	/// What became of it.
	pub state: State,
	/// How much of the shelf it takes.
	pub room: Room,
	/// When it was announced.
	pub announced_at: Moment,
	/// The day on which its bytes were admitted, counted in [`BLOCKS_OF_DAY`].
	pub admitted_on: u32,
	/// First moment at which its bytes no longer can come.
	pub arrive_until: Moment,
	/// When the last of its bytes came.
	pub available_at: Option<Moment>,
	/// First moment at which it is no longer served.
	pub served_until: Moment,
	/// A renewal that waits to be carried out.
	pub renewal: Option<Renewal>,
	/// How often it was renewed, or should have been.
	pub renewed: u8,
	/// How many bytes its files have.
	pub bytes: u64,
	/// How many chunks.
	pub chunks: u16,
	/// How many of them have not come.
	pub missing: u16,
	/// The last takedown of it, whatever became of that.
	pub takedown: Option<TakedownId>,
}

impl<AccountId> Version<AccountId> {
	/// When something is to be done about it next.
	pub fn due_at(&self) -> Option<Moment> {
		match (self.room, self.state) {
			(Room::None, _) => None,
			(_, State::Announced) => Some(self.arrive_until),
			_ => Some(self.served_until),
		}
	}
}

/// Bytes by their digest.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Chunk {
	/// How many.
	pub bytes: u32,
	/// The kind of file that begins with them, if one does.
	pub begins: Option<MediaType>,
	/// The versions that are made of them.
	pub holders: BoundedVec<(ItemId, VersionNumber), ConstU32<MAX_HOLDERS>>,
	/// Until when nodes have them, at least; 0 if they never came.
	pub kept_until: Moment,
	/// Whether somebody has stopped them: a moderator alone does not again.
	pub stopped: bool,
}

/// What somebody may fill.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub enum Shelf<AccountId> {
	/// A candidate's in a contest.
	#[codec(index = 0)]
	Candidate(Race, AccountId),
	/// An officer's in an organisation.
	#[codec(index = 1)]
	Officer(OrganizationId, AccountId),
	/// An organisation's.
	#[codec(index = 2)]
	Organization(OrganizationId),
}

/// Why something is taken down.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Code {
	/// A court or an authority ordered it.
	#[codec(index = 0)]
	Order,
	/// The law on elections forbids it.
	#[codec(index = 1)]
	ElectionLaw,
	/// It shows what is private to somebody.
	#[codec(index = 2)]
	Privacy,
	/// It says of somebody what is not true, or an insult.
	#[codec(index = 3)]
	Defamation,
	/// It threatens or harms somebody.
	#[codec(index = 4)]
	Harm,
	/// It belongs to somebody else.
	#[codec(index = 5)]
	Copyright,
	/// Anything else, as the reason says.
	#[codec(index = 6)]
	Other,
}

/// Why a version is taken down, as it is published.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Grounds {
	/// The reason in short.
	pub code: Code,
	/// The reason at length.
	pub reason: Text<2_000>,
	/// By which order.
	pub order: Option<Text<120>>,
}

/// How far a takedown is.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub enum Verdict<AccountId> {
	/// It holds for a while; somebody else has to confirm it.
	#[codec(index = 0)]
	Suspended {
		/// First moment at which it no longer holds.
		until: Moment,
	},
	/// It holds.
	#[codec(index = 1)]
	Confirmed {
		/// Who confirmed it.
		by: AccountId,
		/// When.
		at: Moment,
	},
	/// It was taken back.
	#[codec(index = 2)]
	Lifted {
		/// Who took it back.
		by: AccountId,
		/// When.
		at: Moment,
		/// Why.
		reason: Text<2_000>,
	},
	/// Nobody confirmed it in time.
	#[codec(index = 3)]
	Lapsed,
}

/// A takedown. It stays readable.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Takedown<AccountId> {
	/// Of which item.
	pub item: ItemId,
	/// Of which version.
	pub version: VersionNumber,
	/// Why.
	pub grounds: Grounds,
	/// Who suspended it.
	pub by: AccountId,
	/// When.
	pub at: Moment,
	/// How far it is.
	pub verdict: Verdict<AccountId>,
}

impl<AccountId> Takedown<AccountId> {
	/// Whether its bytes are not served, and not taken.
	pub const fn stands(&self) -> bool {
		matches!(self.verdict, Verdict::Suspended { .. } | Verdict::Confirmed { .. })
	}
}

/// What is to be done at a time.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Job {
	/// A version's bytes should have come, or its time is over.
	#[codec(index = 0)]
	Version(ItemId, VersionNumber),
	/// A suspension should have been confirmed.
	#[codec(index = 1)]
	Takedown(TakedownId),
}

/// A moment in the order of bytes, and what is to be done then: keys in the order of time.
pub type DueKey = ([u8; 8], Job);

/// Bytes that were admitted, by day, counted in [`BLOCKS_OF_DAY`].
pub type Days = BoundedVec<(u32, u64), ConstU32<MAX_DAYS>>;
