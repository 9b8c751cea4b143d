// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores, and what the registry's keepers enter.

use crate::Config;
use caucus_members_core::registry::ChapterId;
use caucus_primitives::{Moment, OrganizationId, PostId};
pub use caucus_support::organisations::{Role, CENTRAL};
use frame::prelude::*;

/// Most levels of the tree of organisations: the central party, its city and province parties, their
/// local committees, and what these set up.
pub const MAX_LEVELS: u32 = 4;

/// Most terms of one post, ended ones included.
pub const MAX_TERMS: u32 = 256;

/// Most terms that one account has in one role of one organisation and that are not settled.
pub const MAX_OFFICES: u32 = 8;

/// Most steps from an area to the one that took its place.
pub const MAX_SUCCESSIONS: u32 = 16;

/// Most batches of entries that wait for a second person.
pub const MAX_WAITING: u32 = 64;

/// Most records that a reader gets at once.
pub const MAX_PAGE: u32 = 100;

/// A name, of at most 120 bytes: 40 syllables of Hangul.
pub type Name = BoundedVec<u8, ConstU32<120>>;

/// What a post is called, in at most 60 bytes.
pub type Label = BoundedVec<u8, ConstU32<60>>;

/// Code of an area (행정구역코드), in at most 10 bytes.
pub type Code = BoundedVec<u8, ConstU32<10>>;

/// Other names of the same thing.
pub type OtherNames = BoundedVec<Name, ConstU32<4>>;

/// Number of an area, counted from 0.
pub type AreaId = u32;

/// Number of a term, counted from 0.
pub type TermId = u32;

/// Number of a public person who needs no account here.
pub type PersonId = u32;

/// A name in both languages.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Names {
	/// In Korean.
	pub korean: Name,
	/// In English, where there is one.
	pub english: Option<Name>,
}

/// What kind of area.
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
pub enum AreaKind {
	/// The country.
	#[codec(index = 0)]
	Nation,
	/// A metropolitan city or province (시·도).
	#[codec(index = 1)]
	Province,
	/// A city, county or district (시·군·구).
	#[codec(index = 2)]
	District,
	/// A constituency (선거구).
	#[codec(index = 3)]
	Constituency,
}

/// An area.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Area {
	/// Its code.
	pub code: Code,
	/// What it is called.
	pub names: Names,
	/// What else it is or was called.
	pub other_names: OtherNames,
	/// What kind.
	pub kind: AreaKind,
	/// The area of a wider kind that it lies in.
	pub parent: Option<AreaId>,
	/// When it came to be.
	pub from: Moment,
	/// When it ceased to be.
	pub until: Option<Moment>,
	/// The area that took its place.
	pub successor: Option<AreaId>,
	/// How often it was changed.
	pub version: u32,
}

impl Area {
	/// Whether it exists at a moment.
	pub fn is_valid_at(&self, moment: Moment) -> bool {
		self.from <= moment && self.until.is_none_or(|until| moment < until)
	}
}

/// What kind of organisation.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Classification {
	/// The central party (중앙당).
	#[codec(index = 0)]
	Central,
	/// The party of a city or province (시·도당).
	#[codec(index = 1)]
	Provincial,
	/// A local committee (당원협의회).
	#[codec(index = 2)]
	Local,
	/// A committee of another organisation.
	#[codec(index = 3)]
	Committee,
	/// Of the youth, of women, of workers, and the like.
	#[codec(index = 4)]
	Affiliate,
	/// A parliament or council in which the party holds seats.
	#[codec(index = 5)]
	PublicBody,
}

/// An organisation.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Organization {
	/// What it is called.
	pub names: Names,
	/// What else it is or was called.
	pub other_names: OtherNames,
	/// What kind.
	pub classification: Classification,
	/// The organisation above; nothing for the central party alone.
	pub parent: Option<OrganizationId>,
	/// Its position among those that were put directly below that one.
	pub place: u32,
	/// Where it works.
	pub area: Option<AreaId>,
	/// The chapter of the registry whose members are its own; otherwise those of the organisation above.
	pub chapter: Option<ChapterId>,
	/// When it was founded.
	pub founded: Moment,
	/// When it was dissolved.
	pub dissolved: Option<Moment>,
	/// How many organisations that are not dissolved are one, two and three levels below.
	pub below: [u32; 3],
	/// How many organisations were ever put directly below it.
	pub children: u32,
	/// How many posts it has or had.
	pub posts: u32,
	/// How often it was changed.
	pub version: u32,
}

impl Organization {
	/// One that has nothing yet: founded at the beginning, without area and chapter.
	pub fn new(names: Names, classification: Classification, parent: Option<OrganizationId>) -> Self {
		Self {
			names,
			other_names: OtherNames::new(),
			classification,
			parent,
			place: 0,
			area: None,
			chapter: None,
			founded: 0,
			dissolved: None,
			below: [0; 3],
			children: 0,
			posts: 0,
			version: 0,
		}
	}
}

/// A post.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Post {
	/// The organisation.
	pub organization: OrganizationId,
	/// What its holder does.
	pub role: Role,
	/// What it is called.
	pub label: Label,
	/// The area that its holder stands for.
	pub area: Option<AreaId>,
	/// When it came to be.
	pub from: Moment,
	/// When it ceased to be.
	pub until: Option<Moment>,
	/// Whether its holders are elected.
	pub elected: bool,
	/// How many hold it at a time, at most.
	pub seats: u8,
	/// How often it was changed.
	pub version: u32,
}

/// Who holds a post.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub enum TermHolder<AccountId> {
	/// An account: the holder acts on this chain.
	#[codec(index = 0)]
	Account(AccountId),
	/// A public person, by the number that the records of representatives have.
	#[codec(index = 1)]
	Person(PersonId),
}

impl<AccountId> TermHolder<AccountId> {
	/// The account, where there is one.
	pub fn account(&self) -> Option<&AccountId> {
		match self {
			Self::Account(account) => Some(account),
			Self::Person(_) => None,
		}
	}
}

/// Why a term ended before its time.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum EndReason {
	/// The holder resigned.
	#[codec(index = 0)]
	Resigned,
	/// Members recalled the holder.
	#[codec(index = 1)]
	Recalled,
	/// The holder is suspended.
	#[codec(index = 2)]
	Suspended,
	/// The holder died.
	#[codec(index = 3)]
	Death,
	/// The term was to end then, or another began.
	#[codec(index = 4)]
	Term,
}

/// That somebody holds a post for a time (Popolo: a membership).
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Term<AccountId> {
	/// The post.
	pub post: PostId,
	/// Who.
	pub holder: TermHolder<AccountId>,
	/// First moment.
	pub from: Moment,
	/// First moment after it.
	pub until: Moment,
	/// The organisation for which the holder sits there.
	pub on_behalf_of: Option<OrganizationId>,
	/// Why it ended before its time.
	pub ended: Option<EndReason>,
	/// Whether it is over and the holder's account is let go.
	pub settled: bool,
}

/// When a term of a post is.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Span {
	/// The term.
	pub term: TermId,
	/// First moment.
	pub from: Moment,
	/// First moment after it.
	pub until: Moment,
}

impl Span {
	/// Whether it runs at a moment.
	pub fn covers(&self, moment: Moment) -> bool {
		self.from <= moment && moment < self.until
	}

	/// Whether it has a moment in common with another. One of no time at all has none.
	pub fn overlaps(&self, other: &Self) -> bool {
		self.from.max(other.from) < self.until.min(other.until)
	}
}

/// How many of everything there are: the next numbers.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Numbers {
	/// Areas.
	pub areas: u32,
	/// Organisations.
	pub organizations: u32,
	/// Posts.
	pub posts: u32,
	/// Terms.
	pub terms: u32,
}

/// One change of the register, as its keepers make it.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub enum Entry<AccountId> {
	/// A new area.
	#[codec(index = 0)]
	Area {
		/// Its code, which no other existing area has.
		code: Code,
		/// What it is called.
		names: Names,
		/// What kind.
		kind: AreaKind,
		/// The area of a wider kind that it lies in.
		parent: Option<AreaId>,
		/// When it came to be.
		from: Moment,
	},
	/// An area is renamed.
	#[codec(index = 1)]
	DescribeArea {
		/// Which.
		area: AreaId,
		/// The version that was looked at.
		expected_version: u32,
		/// What it is called.
		names: Names,
		/// What else it is or was called.
		other_names: OtherNames,
	},
	/// An area ceases to be; another may take its place.
	#[codec(index = 2)]
	CloseArea {
		/// Which.
		area: AreaId,
		/// The version that was looked at.
		expected_version: u32,
		/// When.
		until: Moment,
		/// The area that takes its place, which exists.
		successor: Option<AreaId>,
	},
	/// A new organisation.
	#[codec(index = 3)]
	Organization {
		/// What it is called.
		names: Names,
		/// What kind.
		classification: Classification,
		/// The organisation above.
		parent: OrganizationId,
		/// Where it works.
		area: Option<AreaId>,
		/// The chapter of the registry whose members are its own.
		chapter: Option<ChapterId>,
		/// When it was founded: not later than now.
		founded: Moment,
	},
	/// An organisation is renamed or moved.
	#[codec(index = 4)]
	Describe {
		/// Which.
		organization: OrganizationId,
		/// The version that was looked at.
		expected_version: u32,
		/// What it is called.
		names: Names,
		/// What else it is or was called.
		other_names: OtherNames,
		/// The organisation above; nothing for the central party alone.
		parent: Option<OrganizationId>,
		/// Where it works.
		area: Option<AreaId>,
		/// The chapter of the registry whose members are its own.
		chapter: Option<ChapterId>,
	},
	/// An organisation is dissolved; none may be left below it.
	#[codec(index = 5)]
	Dissolve {
		/// Which.
		organization: OrganizationId,
		/// The version that was looked at.
		expected_version: u32,
	},
	/// A new post.
	#[codec(index = 6)]
	Post {
		/// The organisation.
		organization: OrganizationId,
		/// What its holder does.
		role: Role,
		/// What it is called.
		label: Label,
		/// The area that its holder stands for.
		area: Option<AreaId>,
		/// When it came to be.
		from: Moment,
		/// Whether its holders are elected.
		elected: bool,
		/// How many hold it at a time: at least one.
		seats: u8,
	},
	/// A post ceases to be; nobody may hold it beyond that.
	#[codec(index = 7)]
	Abolish {
		/// Which.
		post: PostId,
		/// The version that was looked at.
		expected_version: u32,
		/// When.
		until: Moment,
	},
	/// Somebody holds a post for a time.
	#[codec(index = 8)]
	Appoint {
		/// The post.
		post: PostId,
		/// Who.
		holder: TermHolder<AccountId>,
		/// First moment.
		from: Moment,
		/// First moment after it.
		until: Moment,
		/// The organisation for which the holder sits there.
		on_behalf_of: Option<OrganizationId>,
	},
	/// A term ends now, before its time.
	#[codec(index = 9)]
	End {
		/// Which.
		term: TermId,
		/// Why.
		reason: EndReason,
	},
}

/// A batch of entries.
pub type Entries<T> = BoundedVec<Entry<<T as frame_system::Config>::AccountId>, <T as Config>::MaxBatch>;
