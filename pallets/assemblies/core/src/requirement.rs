// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a vote needs to pass.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A share of something, from nothing to all of it.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Share {
	/// Numerator, at most the denominator.
	pub num: u16,
	/// Denominator, not 0.
	pub den: u16,
}

impl Share {
	/// One half.
	pub const HALF: Self = Self { num: 1, den: 2 };

	/// Whether it is a share at all.
	pub const fn is_sane(&self) -> bool {
		self.den > 0 && self.num <= self.den
	}

	/// Whether `part` is at least this share of `whole`, or, if strictly, more.
	///
	/// Exact for numbers below 2^48.
	pub const fn is_met(&self, part: u64, whole: u64, strict: bool) -> bool {
		let part = part.saturating_mul(self.den as u64);
		let needed = whole.saturating_mul(self.num as u64);
		part > needed || !strict && part == needed
	}

	/// The smallest whole number that is at least this share of `whole`. `u32::MAX` for what is no share.
	pub fn of(&self, whole: u32) -> u32 {
		u64::from(whole)
			.saturating_mul(self.num.into())
			.checked_add(u64::from(self.den).saturating_sub(1))
			.and_then(|sum| sum.checked_div(self.den.into()))
			.and_then(|share| share.try_into().ok())
			.unwrap_or(u32::MAX)
	}
}

/// What a share is a share of.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Base {
	/// Votes in favour: of the motion, or of any candidate.
	#[codec(index = 0)]
	Yes,
	/// Votes in favour and against.
	#[codec(index = 1)]
	YesNo,
	/// Votes in favour, against, and abstentions.
	#[codec(index = 2)]
	YesNoAbstain,
	/// Valid ballots.
	#[codec(index = 3)]
	Valid,
	/// Ballots, invalid ones included.
	#[codec(index = 4)]
	Cast,
	/// Those entitled to vote, absent ones included.
	#[codec(index = 5)]
	Entitled,
	/// Those entitled and present.
	#[codec(index = 6)]
	EntitledPresent,
}

impl Base {
	/// Its place among all, the widest last: whatever was voted, none is more than those after it.
	const fn breadth(self) -> u8 {
		match self {
			Self::Yes => 0,
			Self::YesNo => 1,
			Self::YesNoAbstain => 2,
			Self::Valid => 3,
			Self::Cast => 4,
			Self::EntitledPresent => 5,
			Self::Entitled => 6,
		}
	}
}

/// How many have to be present.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Quorum {
	/// Which share of those entitled.
	pub share: Share,
	/// Whether more than that share is needed.
	pub strict: bool,
	/// How many at least.
	#[codec(compact)]
	pub least: u32,
}

impl Quorum {
	/// More than half of those entitled (재적 과반수).
	pub const MAJORITY: Self = Self { share: Share::HALF, strict: true, least: 1 };

	/// Whether no fewer have to be present than another quorum asks for.
	pub fn is_at_least(&self, other: &Self) -> bool {
		let product = |num: u16, den: u16| u32::from(num).saturating_mul(den.into());
		let (own, others) =
			(product(self.share.num, other.share.den), product(other.share.num, self.share.den));
		let share = own > others || own == others && (self.strict || !other.strict);
		share && self.least >= other.least
	}

	/// Whether as many are present as have to be. Where nobody is entitled, nothing is met.
	pub fn is_met(&self, entitled: u32, present: u32) -> bool {
		entitled > 0
			&& present >= self.least
			&& self.share.is_met(present.into(), entitled.into(), self.strict)
	}
}

/// What a vote needs to pass: a quorum, and a share of the votes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Requirement {
	/// What the share is of.
	pub base: Base,
	/// Which share.
	pub share: Share,
	/// Whether more than that share is needed.
	pub strict: bool,
	/// How many have to be present.
	pub quorum: Quorum,
}

impl Requirement {
	/// More than half of those present, with more than half of those entitled present
	/// (재적 과반수 출석, 출석 과반수 찬성).
	pub const ORDINARY: Self =
		Self { base: Base::EntitledPresent, share: Share::HALF, strict: true, quorum: Quorum::MAJORITY };

	/// Two thirds of those present, with more than half of those entitled present: a change of rules.
	pub const TWO_THIRDS: Self = Self {
		base: Base::EntitledPresent,
		share: Share { num: 2, den: 3 },
		strict: false,
		quorum: Quorum::MAJORITY,
	};

	/// Whether a motion needs no less than another requirement asks for: neither fewer people present, nor a
	/// smaller share, nor a share of fewer, and of more than those alone who are in favour.
	pub fn is_at_least(&self, other: &Self) -> bool {
		let product = |one: u16, other: u16| u32::from(one).saturating_mul(other.into());
		let own = product(self.share.num, other.share.den);
		let others = product(other.share.num, self.share.den);
		let share = own > others || own == others && (self.strict || !other.strict);
		// Half of those who voted yes or no can be few of those present.
		let base = self.base != Base::Yes && self.base.breadth() >= other.base.breadth();
		share && base && self.quorum.is_at_least(&other.quorum)
	}

	/// Whether it makes sense.
	pub const fn is_sane(&self) -> bool {
		self.share.is_sane() && self.quorum.share.is_sane() && (self.share.num > 0 || self.strict)
	}
}
