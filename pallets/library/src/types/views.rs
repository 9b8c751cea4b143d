// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What readers get.

use super::{Chunk, Description, Item, ItemId, Quota, Takedown, TakedownId, Version, VersionNumber};
use caucus_library_core::parts::Parts;
use caucus_primitives::Moment;
use codec::{Decode, Encode};
use frame::prelude::*;

/// What a reader is told of a version.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub enum Status {
	/// Bytes are waited for.
	#[codec(index = 0)]
	Announced,
	/// It can be had.
	#[codec(index = 1)]
	Available,
	/// It can be had, but a newer one has taken its place.
	#[codec(index = 2)]
	Superseded,
	/// Not all bytes came in time.
	#[codec(index = 3)]
	NotArrived,
	/// The publisher took it back.
	#[codec(index = 4)]
	Withdrawn,
	/// It cannot be had until somebody has looked at it.
	#[codec(index = 5)]
	Suspended,
	/// It was taken down.
	#[codec(index = 6)]
	TakenDown,
	/// Its time is over.
	#[codec(index = 7)]
	Expired,
}

/// An item with its newest version.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct ItemView<AccountId> {
	/// Its number.
	pub id: ItemId,
	/// The item.
	pub item: Item<AccountId>,
	/// The version that readers want: the newest of which all bytes came, or else the first.
	pub shown: VersionNumber,
	/// What is said of that.
	pub description: Description,
	/// What became of that.
	pub status: Status,
}

/// A version with all that belongs to it.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct VersionView<AccountId> {
	/// The version.
	pub version: Version<AccountId>,
	/// What is said of it.
	pub description: Description,
	/// Its files.
	pub parts: Parts,
	/// What became of it.
	pub status: Status,
	/// Why, if it was taken down, whatever became of that.
	pub takedown: Option<(TakedownId, Takedown<AccountId>)>,
}

/// What is known of bytes.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct ChunkView {
	/// The bytes; none if no version holds them any more.
	pub chunk: Option<Chunk>,
	/// Whether the chain takes them now.
	pub wanted: bool,
	/// Until when nodes give them out; none if they do not.
	pub served_until: Option<Moment>,
	/// How many takedowns forbid them.
	pub denied: u32,
}

/// How full disks are.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct Disk {
	/// Bytes that were admitted today.
	pub today: u64,
	/// Most bytes that are in a day.
	pub day_cap: u64,
	/// Bytes that were admitted and can be on a disk.
	pub together: u64,
	/// Most bytes that can be.
	pub disk_cap: u64,
}

/// What there is room for, and what is used.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct ShelfView {
	/// What there is room for.
	pub quota: Quota,
	/// What is used.
	pub used: Quota,
	/// What is left.
	pub left: Quota,
}
