// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the registry knows of a member: a key, a chapter, classes and a status. No name, no
//! number of a person, nor a hash of one.

use crate::ring::Ownership;
use caucus_primitives::{MemberId, MemberKey, StyleIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Number of a chapter of the party.
pub type ChapterId = u16;

/// Number of a batch of entries.
pub type BatchId = u32;

/// Most entries in a batch.
pub const MAX_BATCH: u32 = 100;

/// Classes of a member, as a set of bits.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub struct Classes(pub u16);

impl Classes {
	/// Pays dues.
	pub const DUES_PAYING: Self = Self(1);
	/// Delegate to an assembly.
	pub const DELEGATE: Self = Self(1 << 1);
	/// Of the youth organisation.
	pub const YOUTH: Self = Self(1 << 2);
	/// Not a member but a citizen who takes part. Only a rule that names this class admits who has it,
	/// whatever else that person has.
	pub const CITIZEN: Self = Self(1 << 3);

	/// Whether every class of `other` is among these.
	pub const fn contains(self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}

	/// Both sets together.
	pub const fn with(self, other: Self) -> Self {
		Self(self.0 | other.0)
	}

	/// The classes of the set, each by itself.
	pub fn each(self) -> impl Iterator<Item = Self> {
		(0..u16::BITS).map(|bit| Self(1 << bit)).filter(move |class| self.contains(*class))
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

/// A member, as the registry knows one.
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
	/// The batch that entered the key: the one by which the member joined, or, where the key was
	/// rotated, the last one that did so. Its two registrars vouch for the key.
	pub batch: BatchId,
	/// Number of the block in which the member joined.
	pub since: u32,
	/// Whether the key took the place of another. A roll that belongs to a period with earlier
	/// rolls must not admit it: the holder may have used the other one. Standing rolls obey this by
	/// the calendar year.
	pub rotated: bool,
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

/// One change of the registry, as registrars submit it.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Entry {
	/// A new member.
	#[codec(index = 0)]
	Join(Application),
	/// A member leaves. The entry stays.
	#[codec(index = 1)]
	Leave {
		/// Who.
		member: MemberId,
	},
	/// A member changes the chapter.
	#[codec(index = 2)]
	Move {
		/// Who.
		member: MemberId,
		/// The new chapter.
		chapter: ChapterId,
	},
	/// A member's classes change.
	#[codec(index = 3)]
	Reclass {
		/// Who.
		member: MemberId,
		/// The new classes, all of them.
		classes: Classes,
	},
	/// A member's key was lost, or became known to others, and another takes its place.
	#[codec(index = 4)]
	Rotate {
		/// Who.
		member: MemberId,
		/// The new key.
		key: MemberKey,
		/// That the new key's secret is known, over
		/// [`caucus_primitives::refs::registration_message`] with the member's chapter and classes.
		ownership: Ownership,
	},
}

impl Entry {
	/// The key that becomes a member's by this entry.
	pub fn new_key(&self) -> Option<MemberKey> {
		match self {
			Self::Join(Application { key, .. }) | Self::Rotate { key, .. } => Some(*key),
			Self::Leave { .. } | Self::Move { .. } | Self::Reclass { .. } => None,
		}
	}

	/// The member whom this entry changes.
	pub fn member(&self) -> Option<MemberId> {
		match self {
			Self::Join(_) => None,
			Self::Leave { member }
			| Self::Move { member, .. }
			| Self::Reclass { member, .. }
			| Self::Rotate { member, .. } => Some(*member),
		}
	}
}

/// The rule by which a roll chooses among active members. Citizens are no members: a rule that does not
/// name [`Classes::CITIZEN`] admits none of them.
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
		let citizens = self.classes.contains(Classes::CITIZEN);
		member.status == Status::Active
			&& member.classes.contains(self.classes)
			&& (citizens || !member.classes.contains(Classes::CITIZEN))
			&& self.chapter.is_none_or(|chapter| chapter == member.chapter)
	}
}

/// The ballot style of a member: the first whose rule admits the member.
pub fn style_of<'a>(rules: impl IntoIterator<Item = &'a RollRule>, member: &Member) -> Option<StyleIndex> {
	(0..=StyleIndex::MAX).zip(rules).find(|(_, rule)| rule.admits(member)).map(|(style, _)| style)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn young_member() -> Member {
		Member {
			key: [0; 32],
			chapter: 7,
			classes: Classes::DUES_PAYING.with(Classes::YOUTH),
			status: Status::Active,
			batch: 0,
			since: 0,
			rotated: false,
		}
	}

	#[test]
	fn a_member_has_the_first_style_that_admits() {
		let rule = |classes| RollRule { classes, chapter: None };
		let member = young_member();
		let (youth, dues) = (rule(Classes::YOUTH), rule(Classes::DUES_PAYING));
		assert_eq!(style_of(&[rule(Classes::CITIZEN), youth, dues], &member), Some(1));
		assert_eq!(style_of(&[dues, youth], &member), Some(0));
		assert_eq!(style_of(&[rule(Classes::CITIZEN)], &member), None);
		assert_eq!(style_of(&[], &member), None);
	}

	#[test]
	fn each_class_of_a_set_comes_by_itself() {
		let set = Classes::DUES_PAYING.with(Classes(1 << 15));
		assert!(set.each().eq([Classes::DUES_PAYING, Classes(1 << 15)]));
		assert_eq!(Classes::default().each().count(), 0);
	}

	#[test]
	fn a_rule_admits_active_members_with_all_its_classes_and_its_chapter() {
		let member = young_member();
		let rule = |classes, chapter| RollRule { classes, chapter };
		assert!(RollRule::default().admits(&member));
		assert!(rule(Classes::YOUTH, None).admits(&member));
		assert!(rule(Classes::YOUTH, Some(7)).admits(&member));
		assert!(!rule(Classes::YOUTH, Some(8)).admits(&member));
		assert!(!rule(Classes::YOUTH.with(Classes::DELEGATE), None).admits(&member));
		assert!(!RollRule::default().admits(&Member { status: Status::Left, ..member }));
	}

	#[test]
	fn a_citizen_comes_by_a_rule_that_names_citizens_alone() {
		let rule = |classes| RollRule { classes, chapter: None };
		let citizen = Member { classes: Classes::CITIZEN, ..young_member() };
		assert!(rule(Classes::CITIZEN).admits(&citizen));
		assert!(!RollRule::default().admits(&citizen), "a rule for everybody is one for all members");
		// Not even with a member's classes, which a careless entry may give.
		let classes = Classes::CITIZEN.with(Classes::DUES_PAYING);
		let both = Member { classes, ..citizen };
		assert!(!rule(Classes::DUES_PAYING).admits(&both));
		assert!(rule(Classes::CITIZEN).admits(&both) && rule(classes).admits(&both));
		assert!(!rule(Classes::CITIZEN).admits(&young_member()));
		assert_eq!(style_of(&[RollRule::default(), rule(Classes::CITIZEN)], &both), Some(1));
	}
}
