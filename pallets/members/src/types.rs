// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores.

use crate::Config;
pub use caucus_members_core::registry::BatchId;
use caucus_members_core::{
	registry::{ChapterId, Classes, Entry, RollRule},
	ring::RingSize,
	roll::ring_count,
};
pub use caucus_primitives::KEYS_PER_PAGE;
use caucus_primitives::{
	refs::roll_root, Digest, MemberId, MemberKey, Moment, PartIndex, RingIndex, RollId, StyleIndex,
};
use caucus_support::agreement::Agreements;
/// Most parts of a standing roll. An election has fewer styles,
/// [`caucus_elections_core::params::MAX_STYLES`]; parts and styles are the same to the registry.
pub use caucus_support::participation::MAX_PARTS;
use frame::prelude::*;

/// Most persons in the appeals body.
pub const MAX_APPEALS: u32 = 9;

/// Most chapters that have a secretary.
pub const MAX_SECRETARIES: u32 = 1_024;

/// Most appointments and removals that wait for a second person.
pub const MAX_STAFFING: u32 = 64;

/// Most objections to a roll.
pub const MAX_OBJECTIONS: u32 = 256;

/// Most opinions on an objection that wait for a second person: two decisions are possible, and
/// each of the appeals body may have a reason of its own.
pub const MAX_OPINIONS: u32 = MAX_APPEALS + 3;

/// Most rolls that have work left at a time.
pub const MAX_QUEUE: u32 = 16;

/// Most keys handled by one call.
pub const MOST_WORK: u32 = 767;

/// Keys handled in one piece of work when a block has room.
pub const WORK_PIECE: u32 = 128;

/// As many keys are handled in the time that one correction of a roll takes, at most.
pub const KEYS_PER_CORRECTION: u32 = 16;

/// A page of the keys of a ballot style.
pub type KeyPage = BoundedVec<MemberKey, ConstU32<KEYS_PER_PAGE>>;

/// What the registry said of the keys of a page when they came on the roll.
pub type PlacePage = BoundedVec<Place, ConstU32<KEYS_PER_PAGE>>;

/// Appointments and removals that wait for a second person.
pub type Staffing<T> = Agreements<<T as frame_system::Config>::AccountId, ConstU32<MAX_STAFFING>>;

/// Standing rolls that wait for a second registrar.
pub type Cuts<T> = Agreements<<T as frame_system::Config>::AccountId, <T as Config>::MaxRegistrars>;

/// The parts of a standing roll: a member comes to the first whose rule admits the member.
pub type Parts = BoundedVec<RollRule, ConstU32<MAX_PARTS>>;

/// How many keys of each part one batch entered.
pub type PartCounts = BoundedVec<(PartIndex, u32), ConstU32<MAX_PARTS>>;

/// Opinions on one objection that wait for a second person.
pub type Opinions<T> = Agreements<<T as frame_system::Config>::AccountId, ConstU32<MAX_OPINIONS>>;

/// What is to be carried out on a roll, in this order.
pub type CorrectionList = BoundedVec<Correction, ConstU32<MAX_OBJECTIONS>>;

/// An office of the party.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Office {
	/// Enters members.
	#[codec(index = 0)]
	Registrar,
	/// Speaks for a chapter.
	#[codec(index = 1)]
	Secretary(ChapterId),
	/// One of the appeals body.
	#[codec(index = 2)]
	Appeals,
}

/// A batch that waits for a second registrar.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound,
)]
#[scale_info(skip_type_params(T))]
pub struct PendingBatch<T: Config> {
	/// Who proposed it.
	pub by: T::AccountId,
	/// What it holds.
	pub entries: BoundedVec<Entry, T::MaxBatch>,
}

impl<T: Config> PendingBatch<T> {
	/// BLAKE2b-256 of the entries' encoding.
	pub fn digest(&self) -> H256 {
		H256(self.entries.using_encoded(blake2_256))
	}
}

/// What the registry said of a member when the member's key came on a roll. It is what the roll's
/// counts are made of.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
	/// The member.
	pub member: MemberId,
	/// The member's chapter.
	pub chapter: ChapterId,
	/// The member's classes.
	pub classes: Classes,
	/// The batch that entered the member's key.
	pub batch: BatchId,
}

/// What the keys of a roll are counted by.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CountOf<AccountId> {
	/// Members of a chapter.
	#[codec(index = 0)]
	Chapter(ChapterId),
	/// Members that have a class. One bit is set.
	#[codec(index = 1)]
	Class(Classes),
	/// Members whose keys two registrars entered together. The lesser account stands first.
	#[codec(index = 2)]
	Registrars(AccountId, AccountId),
}

/// How far the building of rings is.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seats {
	/// Seed of the permutations.
	pub seed: Digest,
	/// The ballot style whose rings are being built.
	pub style: StyleIndex,
	/// The ring being built, numbered through the style.
	pub ring: RingIndex,
	/// The next seat of the style to fill.
	pub next_seat: u32,
	/// How many rings the styles before have.
	pub rings_before: RingIndex,
	/// Digest of the roots of the rings before.
	pub ring_roots: Digest,
}

/// How far a roll is.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum RollStage {
	/// Members `next..end` are still to be read.
	#[codec(index = 0)]
	Cutting {
		/// The next member to read.
		next: MemberId,
		/// One past the last member to read.
		end: MemberId,
	},
	/// All keys are public.
	#[codec(index = 1)]
	Objections {
		/// First moment at which no objection can be raised or decided any more.
		until: Moment,
		/// First moment at which no appeal can be made any more.
		appeals_until: Moment,
	},
	/// Keys are being struck and admitted.
	#[codec(index = 2)]
	Correcting {
		/// The next correction.
		next: u32,
	},
	/// The digests of the styles whose keys changed are being computed again.
	#[codec(index = 3)]
	Hashing {
		/// The style.
		style: StyleIndex,
		/// The next page of its keys.
		page: u32,
	},
	/// All keys are final; the seed is missing.
	#[codec(index = 4)]
	Settled,
	/// Rings are being built.
	#[codec(index = 5)]
	Seating(Seats),
	/// All rings stand.
	#[codec(index = 6)]
	Built {
		/// Seed of the permutations.
		seed: Digest,
		/// Digest of all ring roots.
		ring_roots: Digest,
	},
	/// Its rings cannot be built.
	#[codec(index = 7)]
	Failed,
	/// It was given up, or is no longer needed; its keys are being deleted.
	#[codec(index = 8)]
	Clearing,
	/// It was given up, or is no longer needed; its keys are gone.
	#[codec(index = 9)]
	Abandoned,
}

impl RollStage {
	/// Whether there is work to be done in the order of the queue.
	pub fn is_queued(&self) -> bool {
		matches!(
			self,
			Self::Cutting { .. } | Self::Correcting { .. } | Self::Hashing { .. } | Self::Seating(_)
		)
	}
}

/// One ballot style of a roll.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct StyleKeys {
	/// Who has this style, unless an earlier one admits the member too.
	pub rule: RollRule,
	/// How many keys it has.
	pub keys: u32,
	/// Digest of the pages completed so far; of all keys, once they are fixed.
	pub digest: Digest,
	/// Whether keys were struck or admitted.
	pub corrected: bool,
}

impl StyleKeys {
	/// How many pages the keys take.
	pub fn pages(&self) -> u32 {
		self.keys.div_ceil(KEYS_PER_PAGE)
	}
}

/// A roll.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Roll {
	/// The size of its rings.
	pub ring_size: RingSize,
	/// How long objections can be raised; appeals can be made for as long again.
	pub window: Moment,
	/// How far it is.
	pub stage: RollStage,
	/// How many objections were raised.
	pub objections: u32,
	/// The ballot styles, or the parts of a standing roll.
	pub styles: BoundedVec<StyleKeys, ConstU32<MAX_PARTS>>,
}

impl Roll {
	/// The rules of its styles.
	pub fn rules(&self) -> impl Iterator<Item = &RollRule> {
		self.styles.iter().map(|style| &style.rule)
	}

	/// How many keys each style has.
	pub fn keys(&self) -> alloc::vec::Vec<u32> {
		self.styles.iter().map(|style| style.keys).collect()
	}

	/// How many rings are built, and how many there will be as the keys stand now.
	pub fn ring_progress(&self) -> (RingIndex, RingIndex) {
		let of_style = |keys: u32| ring_count(keys, self.ring_size).unwrap_or(0);
		let all = self.keys().into_iter().fold(0, |all: RingIndex, keys| all.saturating_add(of_style(keys)));
		let built = match &self.stage {
			RollStage::Seating(at) => at.rings_before.saturating_add(at.ring),
			RollStage::Built { .. } => all,
			_ => 0,
		};
		(built, all)
	}

	/// Digest of all keys, by style.
	pub fn digest(&self) -> Digest {
		let digests: alloc::vec::Vec<_> =
			self.styles.iter().map(|style| (style.keys, style.digest)).collect();
		roll_root(&digests)
	}

	/// The style whose members sit in a ring, numbered through the roll.
	pub fn style_of_ring(&self, ring: RingIndex) -> Option<StyleIndex> {
		let mut end: RingIndex = 0;
		for (style, list) in (0..).zip(&self.styles) {
			end = end.checked_add(ring_count(list.keys, self.ring_size)?)?;
			if ring < end {
				return Some(style);
			}
		}
		None
	}
}

/// What a standing roll has besides what every roll has. It stays when the keys are gone.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct StandingRoll {
	/// The earliest roll that was in use, when this one was cut, in the year of that day. A key that was
	/// rotated in after that roll was cut does not come on this one.
	pub first_in_use: Option<RollId>,
	/// Number of the block in which it was settled. The blocks after it give the seed.
	pub settled: Option<u32>,
	/// Its rings, once they stand.
	pub rings: Option<Rings>,
	/// How many keep it.
	pub pins: u32,
}

/// The rings of a standing roll.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rings {
	/// Seed of the permutations.
	pub seed: Digest,
	/// Digest of all ring roots.
	pub ring_roots: Digest,
}

/// A standing roll in short.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StandingSummary {
	/// The size of its rings.
	pub ring_size: RingSize,
	/// How far it is.
	pub stage: RollStage,
	/// Digest of all keys, once they are final.
	pub digest: Option<Digest>,
	/// Its parts.
	pub parts: alloc::vec::Vec<PartSummary>,
	/// Its rings, once they stand; also when they are gone.
	pub rings: Option<Rings>,
	/// How many keep it.
	pub pins: u32,
}

/// A part of a standing roll in short.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartSummary {
	/// Whom it holds, unless an earlier part does.
	pub rule: RollRule,
	/// How many keys.
	pub keys: u32,
	/// Number of its first ring in the roll.
	pub first_ring: RingIndex,
	/// How many rings.
	pub rings: RingIndex,
}

/// What an objection demands.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Subject {
	/// That a member's key goes from the roll.
	#[codec(index = 0)]
	Strike(MemberId),
	/// That a member who is not on the roll comes on it.
	#[codec(index = 1)]
	Admit {
		/// Who.
		member: MemberId,
		/// The style, the first whose rule admits the member.
		style: StyleIndex,
	},
}

impl Subject {
	/// The member concerned.
	pub fn member(&self) -> MemberId {
		match self {
			Self::Strike(member) | Self::Admit { member, .. } => *member,
		}
	}
}

/// What two registrars decided on an objection.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Decision<AccountId> {
	/// Whether the objection is upheld.
	pub uphold: bool,
	/// Who decided.
	pub by: (AccountId, AccountId),
}

/// What two of the appeals body ruled on an objection. It is final.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Ruling<AccountId> {
	/// Whether the objection is upheld.
	pub uphold: bool,
	/// Digest of the reasons.
	pub reason: H256,
	/// Who ruled.
	pub by: (AccountId, AccountId),
}

/// An objection to a roll, with all that came of it.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound,
)]
#[scale_info(skip_type_params(T))]
pub struct Objection<T: Config> {
	/// Who raised it.
	pub by: T::AccountId,
	/// What it demands.
	pub subject: Subject,
	/// Where the member's key stood when it was raised: style, and position among its keys.
	pub position: Option<(StyleIndex, u32)>,
	/// Digest of the reasons.
	pub reason: H256,
	/// What registrars decided.
	pub decision: Option<Decision<T::AccountId>>,
	/// What the appeals body ruled.
	pub ruling: Option<Ruling<T::AccountId>>,
	/// Decisions and rulings that wait for a second person.
	pub opinions: Opinions<T>,
}

impl<T: Config> Objection<T> {
	/// Whether it is upheld as things stand. Without a decision it is not.
	pub fn is_upheld(&self) -> bool {
		let ruling = self.ruling.as_ref().map(|ruling| ruling.uphold);
		let decision = self.decision.as_ref().map(|decision| decision.uphold);
		ruling.or(decision).unwrap_or(false)
	}

	/// Whether an account raised or decided it, and so cannot judge it.
	pub fn is_party(&self, who: &T::AccountId) -> bool {
		let decided = self.decision.as_ref().map(|decision| &decision.by);
		self.by == *who || decided.is_some_and(|(first, second)| first == who || second == who)
	}
}

/// What is to be done to a roll because of an upheld objection.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Correction {
	/// The objection.
	pub objection: u32,
	/// Style and position of the key that is struck; nothing for a key that is admitted.
	pub strikes: Option<(StyleIndex, u32)>,
}

impl Correction {
	/// What the order of corrections goes by. Keys are struck first, and the last one before all
	/// others: so no key that is still to be struck takes the place of one that was.
	pub fn rank(&self) -> (bool, core::cmp::Reverse<(StyleIndex, u32)>, u32) {
		let position = core::cmp::Reverse(self.strikes.unwrap_or_default());
		(self.strikes.is_none(), position, self.objection)
	}
}
