// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Numbers that governance can change. A petition goes by those of the day on which it was handed in.

use caucus_members_core::registry::Classes;
use caucus_primitives::{calendar::HOUR, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;

pub use caucus_primitives::calendar::DAY;

/// A share of something.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Fraction {
	/// So many.
	pub numerator: u32,
	/// Of so many.
	pub denominator: u32,
}

impl Fraction {
	/// So many of so many.
	pub const fn new(numerator: u32, denominator: u32) -> Self {
		Self { numerator, denominator }
	}

	/// The share of a whole, rounded up.
	pub fn of(&self, whole: u32) -> u32 {
		let product = u64::from(whole).saturating_mul(self.numerator.into());
		let denominator = u64::from(self.denominator).max(1);
		product.div_ceil(denominator).saturated_into()
	}

	/// Whether `part` is at least this share of `whole`, and there is a whole.
	pub fn is_reached(&self, part: u32, whole: u32) -> bool {
		whole > 0
			&& u64::from(part).saturating_mul(self.denominator.into())
				>= u64::from(whole).saturating_mul(self.numerator.into())
	}

	/// Whether it lies above nothing and not above the whole.
	pub fn is_share(&self) -> bool {
		self.numerator > 0 && self.numerator <= self.denominator
	}
}

/// How many signatures it takes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Threshold {
	/// So many.
	#[codec(index = 0)]
	Number(u32),
	/// A share of those on the roll who may sign, rounded up, and at least one.
	#[codec(index = 1)]
	Share(Fraction),
}

impl Threshold {
	/// How many that is on a roll of this size.
	pub fn of(&self, roll: u32) -> u32 {
		match self {
			Self::Number(number) => *number,
			Self::Share(share) => share.of(roll),
		}
		.max(1)
	}

	fn is_sane(&self) -> bool {
		match self {
			Self::Number(number) => *number > 0,
			Self::Share(share) => share.is_share(),
		}
	}
}

/// What recalls go by.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct RecallParameters {
	/// Classes that those who sign and vote must all have.
	pub classes: Classes,
	/// Share of them who have to sign.
	pub total: Fraction,
	/// Share of them who have to sign in each area.
	pub per_area: Fraction,
	/// How long signatures are taken.
	pub open_time: Moment,
	/// How long nobody can be recalled at the beginning of a term.
	pub protected_start: Moment,
	/// How long nobody can be recalled at the end of a term.
	pub protected_end: Moment,
	/// How long nobody can recall the holder of a post after a recall that failed.
	pub cool_down: Moment,
	/// How long after it is due the election may begin without a mark.
	pub vote_time: Moment,
	/// Share of those on the roll who have to vote.
	pub turnout: Fraction,
}

impl Default for RecallParameters {
	fn default() -> Self {
		Self {
			classes: Classes::DUES_PAYING,
			total: Fraction::new(20, 100),
			per_area: Fraction::new(10, 100),
			open_time: 30 * DAY,
			protected_start: 183 * DAY,
			protected_end: 92 * DAY,
			cool_down: 183 * DAY,
			vote_time: 21 * DAY,
			turnout: Fraction::new(1, 3),
		}
	}
}

/// What petitions go by. Times are in milliseconds.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Parameters {
	/// Members who have to sponsor a petition.
	pub sponsors: u32,
	/// Citizens who can sponsor a public one instead.
	pub citizen_sponsors: u32,
	/// How long sponsors are sought.
	pub sponsor_time: Moment,
	/// How long moderators may take without a mark: ten working days.
	pub review_time: Moment,
	/// How long moderators may take before the appeals body takes over; longer than `review_time`.
	pub escalation_time: Moment,
	/// How long a starter can appeal.
	pub appeal_time: Moment,
	/// How long the appeals body may take without a mark.
	pub appeal_review_time: Moment,
	/// How long signatures are taken.
	pub open_time: Moment,
	/// How long a batch of the registry can still be voided after that; the roll is kept so long.
	pub void_time: Moment,
	/// Signatures of members that a response takes.
	pub response: Threshold,
	/// Signatures of members that a referral takes.
	pub referral: Threshold,
	/// Share of each area that has to sign besides.
	pub per_area: Option<Fraction>,
	/// Signatures of citizens that a response to a public petition takes; without it, theirs are shown and
	/// cause nothing.
	pub citizens_response: Option<Threshold>,
	/// How long the addressee may take to respond.
	pub response_time: Moment,
	/// By how much that can be extended, once.
	pub response_extension: Moment,
	/// How long the addressee may take until its assembly has dealt with it.
	pub referral_time: Moment,
	/// By how much that can be extended, once.
	pub referral_extension: Moment,
	/// Most petitions of one starter that can still move.
	pub open_petitions: u32,
	/// Most petitions that one starter hands in in a year, whatever becomes of them: none is ever forgotten.
	pub per_year: u32,
	/// Most comments of one pseudonym under a petition.
	pub comments: u8,
	/// The shortest gap between blocks that can be declared an outage.
	pub least_outage: Moment,
	/// Areas with fewer signatures are not shown by themselves.
	pub least_shown: u32,
	/// What recalls go by.
	pub recall: RecallParameters,
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			sponsors: 20,
			citizen_sponsors: 20,
			sponsor_time: 30 * DAY,
			review_time: 14 * DAY,
			escalation_time: 20 * DAY,
			appeal_time: 14 * DAY,
			appeal_review_time: 20 * DAY,
			open_time: 60 * DAY,
			void_time: 30 * DAY,
			response: Threshold::Share(Fraction::new(3, 1_000)),
			referral: Threshold::Share(Fraction::new(15, 1_000)),
			per_area: None,
			citizens_response: None,
			response_time: 30 * DAY,
			response_extension: 30 * DAY,
			referral_time: 60 * DAY,
			referral_extension: 30 * DAY,
			open_petitions: 2,
			per_year: 12,
			comments: 10,
			least_outage: HOUR,
			least_shown: 20,
			recall: RecallParameters::default(),
		}
	}
}

impl Parameters {
	/// The longest time that anything may take.
	pub const LONGEST: Moment = 1_000 * DAY;

	/// Whether petitions can go by these.
	pub fn is_sane(&self) -> bool {
		let recall = &self.recall;
		let times = [
			self.sponsor_time,
			self.review_time,
			self.escalation_time,
			self.appeal_time,
			self.appeal_review_time,
			self.open_time,
			self.void_time,
			self.response_time,
			self.response_extension,
			self.referral_time,
			self.referral_extension,
			self.least_outage,
			recall.open_time,
			recall.vote_time,
		];
		let protections = [recall.protected_start, recall.protected_end, recall.cool_down];
		times.iter().all(|time| (1..=Self::LONGEST).contains(time))
			&& protections.iter().all(|time| *time <= Self::LONGEST)
			&& self.escalation_time > self.review_time
			&& self.sponsors > 0
			&& self.citizen_sponsors > 0
			&& self.open_petitions > 0
			&& self.per_year > 0
			&& self.comments > 0
			&& self.response.is_sane()
			&& self.referral.is_sane()
			&& self.citizens_response.is_none_or(|threshold| threshold.is_sane())
			&& self.per_area.is_none_or(|share| share.is_share())
			&& [recall.total, recall.per_area, recall.turnout].iter().all(Fraction::is_share)
			&& !recall.classes.contains(Classes::CITIZEN)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn defaults_are_sane() {
		assert!(Parameters::default().is_sane());
	}

	#[test]
	fn what_cannot_work_is_not_sane() {
		let broken: [fn(&mut Parameters); 13] = [
			|parameters| parameters.sponsors = 0,
			|parameters| parameters.open_time = 0,
			|parameters| parameters.void_time = Parameters::LONGEST + 1,
			|parameters| parameters.escalation_time = parameters.review_time,
			|parameters| parameters.response = Threshold::Number(0),
			|parameters| parameters.referral = Threshold::Share(Fraction::new(1, 0)),
			|parameters| parameters.per_area = Some(Fraction::new(2, 1)),
			|parameters| parameters.citizens_response = Some(Threshold::Number(0)),
			|parameters| parameters.open_petitions = 0,
			|parameters| parameters.per_year = 0,
			|parameters| parameters.comments = 0,
			|parameters| parameters.recall.turnout = Fraction::new(0, 3),
			|parameters| parameters.recall.classes = Classes::CITIZEN,
		];
		for (number, breaks) in broken.iter().enumerate() {
			let mut parameters = Parameters::default();
			breaks(&mut parameters);
			assert!(!parameters.is_sane(), "{number}");
		}
	}

	#[test]
	fn shares_are_rounded_up_and_never_nothing() {
		let share = Threshold::Share(Fraction::new(3, 1_000));
		assert_eq!([0, 1, 333, 334, 378_067].map(|roll| share.of(roll)), [1, 1, 1, 2, 1_135]);
		assert_eq!(Threshold::Number(1_000).of(5), 1_000);
		assert_eq!(Fraction::new(10, 100).of(0), 0);
		let third = Fraction::new(1, 3);
		assert!(third.is_reached(1, 3) && !third.is_reached(33, 100) && third.is_reached(34, 100));
		assert!(!third.is_reached(0, 0));
	}
}
