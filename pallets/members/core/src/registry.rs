// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the registry knows of a member: a key, a chapter, classes and a status. No name, no
//! number of a person, nor a hash of one.

use crate::ring::Ownership;
use caucus_primitives::MemberKey;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Number of a chapter of the party.
pub type ChapterId = u16;

/// Classes of a member, as a set of bits.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Classes(pub u16);

impl Classes {
	/// Pays dues.
	pub const DUES_PAYING: Self = Self(1);
	/// Delegate to an assembly.
	pub const DELEGATE: Self = Self(1 << 1);
	/// Of the youth organisation.
	pub const YOUTH: Self = Self(1 << 2);
	/// Not a member but a citizen who takes part.
	pub const CITIZEN: Self = Self(1 << 3);

	/// Whether every class of `other` is among these.
	pub const fn contains(self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}

	/// Both sets together.
	pub const fn with(self, other: Self) -> Self {
		Self(self.0 | other.0)
	}
}

/// Whether a member counts.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Status {
	/// On the registry.
	#[codec(index = 0)]
	Active,
	/// Left; the entry stays and its key is never used again.
	#[codec(index = 1)]
	Left,
}

/// One entry of the registry.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Member {
	/// The member's key.
	pub key: MemberKey,
	/// The chapter that the member belongs to.
	pub chapter: ChapterId,
	/// The member's classes.
	pub classes: Classes,
	/// Whether the member counts.
	pub status: Status,
}

/// An application to be entered, as registrars submit it.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Application {
	/// The applicant's key.
	pub key: MemberKey,
	/// The chapter that the applicant joins.
	pub chapter: ChapterId,
	/// The applicant's classes.
	pub classes: Classes,
	/// That the key's secret is known, over [`caucus_primitives::refs::registration_message`].
	pub ownership: Ownership,
}

/// The rule by which a roll chooses among active members.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct RollRule {
	/// Classes that a member must all have.
	pub classes: Classes,
	/// The chapter that a member must belong to; any, if none is given.
	pub chapter: Option<ChapterId>,
}

impl RollRule {
	/// Whether a member is on the roll.
	pub fn admits(&self, member: &Member) -> bool {
		member.status == Status::Active
			&& member.classes.contains(self.classes)
			&& self.chapter.is_none_or(|chapter| chapter == member.chapter)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_rule_admits_active_members_with_all_its_classes_and_its_chapter() {
		let member = Member {
			key: [0; 32],
			chapter: 7,
			classes: Classes::DUES_PAYING.with(Classes::YOUTH),
			status: Status::Active,
		};
		let rule = |classes, chapter| RollRule { classes, chapter };
		assert!(RollRule::default().admits(&member));
		assert!(rule(Classes::YOUTH, None).admits(&member));
		assert!(rule(Classes::YOUTH, Some(7)).admits(&member));
		assert!(!rule(Classes::YOUTH, Some(8)).admits(&member));
		assert!(!rule(Classes::YOUTH.with(Classes::DELEGATE), None).admits(&member));
		assert!(!RollRule::default().admits(&Member { status: Status::Left, ..member }));
	}
}
