// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Codes, and what officers decide by them.

use crate::types::*;

/// What a code is used for.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum CodeUse {
	/// To reject a petition.
	#[codec(index = 0)]
	Reject {
		/// Whether the petition must be named that this one repeats.
		duplicate: bool,
	},
	/// To hide the text of a petition or a comment.
	#[codec(index = 1)]
	Hide,
	/// As the grounds of a recall.
	#[codec(index = 2)]
	Grounds,
}

/// Title and description of a code in one language.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct CodeText {
	/// The title, one line.
	pub title: BoundedVec<u8, ConstU32<MAX_CODE_TITLE>>,
	/// What it means.
	pub description: BoundedVec<u8, ConstU32<MAX_CODE_TEXT>>,
}

/// What a code says.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Code {
	/// What it is used for.
	pub usage: CodeUse,
	/// In Korean.
	pub korean: CodeText,
	/// In English.
	pub english: CodeText,
}

/// How a code of the table stands.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct CodeStatus {
	/// Its newest version, counted from 1.
	pub version: u32,
	/// Whether a decision or a recall names it. It can no longer be edited or deleted then.
	pub used: bool,
	/// Whether it can no longer be used.
	pub retired: bool,
}

/// A code as somebody read it.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct CodeRef {
	/// The code.
	pub code: CodeId,
	/// Its version.
	pub version: u32,
}

/// What is decided about a petition.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Verdict {
	/// It is published.
	#[codec(index = 0)]
	Publish,
	/// It is not published; its text can be read.
	#[codec(index = 1)]
	Reject {
		/// The code.
		code: CodeRef,
		/// The reasons, in Korean. They are public.
		reason: ContentRef,
		/// The petition that it repeats, if the code says so.
		duplicate_of: Option<PetitionId>,
	},
	/// It is not published, and its text is not shown.
	#[codec(index = 2)]
	Hide {
		/// The code.
		code: CodeRef,
		/// The reasons, in Korean. They are public.
		reason: ContentRef,
	},
}

/// What was decided, for all to read.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Ruling {
	/// About a petition.
	#[codec(index = 0)]
	OnPetition {
		/// Which.
		petition: PetitionId,
		/// What.
		verdict: Verdict,
	},
	/// A comment is not shown.
	#[codec(index = 1)]
	CommentHidden {
		/// Under which petition.
		petition: PetitionId,
		/// Its number there.
		comment: u32,
		/// The code.
		code: CodeRef,
		/// The reasons, in Korean.
		reason: ContentRef,
	},
	/// A hidden comment is shown again.
	#[codec(index = 2)]
	CommentRestored {
		/// Under which petition.
		petition: PetitionId,
		/// Its number there.
		comment: u32,
		/// The reasons, in Korean.
		reason: ContentRef,
	},
}

/// Who decides.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Body {
	/// The moderators.
	#[codec(index = 0)]
	Moderators,
	/// The appeals body. What it says is final.
	#[codec(index = 1)]
	Appeals,
}

/// A decision. It stays.
#[derive(Clone, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct Decision<AccountId> {
	/// What was decided.
	pub ruling: Ruling,
	/// Which body.
	pub body: Body,
	/// Which two of it.
	pub by: (AccountId, AccountId),
	/// When.
	pub at: Moment,
}
