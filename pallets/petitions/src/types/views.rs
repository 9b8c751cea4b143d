// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What readers are shown.

use crate::{parameters::Fraction, types::*};
use caucus_members_core::registry::ChapterId;
use caucus_primitives::RollId;

/// Signatures of one area, for a list.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct AreaRow {
	/// The chapter; those who belong to none of the roll's chapters together.
	pub chapter: Option<ChapterId>,
	/// What they count as.
	pub standing: Standing,
	/// How many keys.
	pub keys: u32,
	/// How many signed; nothing where fewer did than may be told.
	pub signed: Option<u32>,
}

/// The numbers of a petition, as they are published.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct Numbers {
	/// Members who sponsored it.
	pub sponsors: u32,
	/// Citizens who sponsored it.
	pub citizen_sponsors: u32,
	/// Signatures of members that were not withdrawn.
	pub count: u32,
	/// At most so many of them were made by keys of voided batches; they do not count.
	pub void_count: u32,
	/// Signatures of citizens that were not withdrawn.
	pub citizens: u32,
	/// At most so many of them were made by keys of voided batches.
	pub citizens_void: u32,
	/// Signatures that are withdrawn.
	pub withdrawn: u32,
	/// Members who may sign.
	pub members_on_roll: u32,
	/// Citizens who may sign.
	pub citizens_on_roll: u32,
	/// Signatures of members that a response takes.
	pub response_at: u32,
	/// Signatures of members that a referral takes.
	pub referral_at: u32,
	/// Signatures of citizens that a response takes, if any number does.
	pub citizens_response_at: Option<u32>,
	/// Share of each area that has to sign besides.
	pub per_area: Option<Fraction>,
	/// By area.
	pub areas: alloc::vec::Vec<AreaRow>,
}

/// When what runs ends, outages included.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct Deadlines {
	/// The state's time.
	pub state: Moment,
	/// When the review is overdue.
	pub review: Option<Moment>,
	/// The response.
	pub response: Option<Moment>,
	/// The referral.
	pub referral: Option<Moment>,
}

/// A petition with all that a reader wants to know at once.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct PetitionView<AccountId> {
	/// The record.
	pub petition: Petition<AccountId>,
	/// Its text, unless it was hidden or removed.
	pub text: Option<Text>,
	/// The roll that it is under.
	pub roll: RollId,
	/// Digest of the roll's keys.
	pub roll_digest: Digest,
	/// Its numbers.
	pub numbers: Numbers,
	/// When what runs ends.
	pub deadlines: Deadlines,
	/// What a recall has besides.
	pub recall: Option<Recall<AccountId>>,
}

/// A petition in a list.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct PetitionRow {
	/// Its number.
	pub petition: PetitionId,
	/// Its title in Korean, if it was published.
	pub title: Option<Title>,
	/// What it asks for.
	pub kind: Kind,
	/// Who has to answer.
	pub addressee: OrganizationId,
	/// How far it is.
	pub state: State,
	/// When it was handed in.
	pub created: Moment,
	/// When its state ends.
	pub until: Moment,
	/// Signatures of members.
	pub count: u32,
	/// Signatures of citizens.
	pub citizens: u32,
	/// The duty to respond.
	pub response: Option<Due>,
	/// The duty to bring it before the assembly.
	pub referral: Option<Due>,
	/// Facts that stay.
	pub marks: Marks,
}
