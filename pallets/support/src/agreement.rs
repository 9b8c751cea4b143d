// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Two persons agree by making the same call: the first is noted, the second acts.

use caucus_primitives::{Digest, Moment};
use codec::{Decode, Encode, MaxEncodedLen};
use frame::prelude::{BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, Get, PartialEqNoBound, TypeInfo};

/// How long the first of two waits for the second, in milliseconds: a week.
pub const LIFETIME: Moment = 7 * 24 * 60 * 60 * 1_000;

/// What is agreed on: `blake2_256(tag || SCALE(parameters))`, where the tag names pallet and call and
/// no tag begins another.
pub fn topic(tag: &[u8], parameters: &impl Encode) -> Digest {
	caucus_primitives::blake2_256(&[tag, &parameters.encode()])
}

/// Which of the two a person is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Agreement {
	/// The first: nothing happens yet.
	First,
	/// The second: now it happens.
	Second,
}

/// Why a person's word does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AgreementError {
	/// The person is the first already.
	SamePerson,
	/// The list is full, of as many persons.
	TooMany,
}

/// Topics on which a first person waits for a second.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound,
)]
#[scale_info(skip_type_params(N))]
#[codec(mel_bound(AccountId: MaxEncodedLen, N: Get<u32>))]
pub struct Agreements<AccountId, N>(BoundedVec<(Digest, AccountId, Moment), N>)
where
	AccountId: Clone + PartialEq + Eq + core::fmt::Debug,
	N: Get<u32>;

impl<AccountId: Clone + PartialEq + Eq + core::fmt::Debug, N: Get<u32>> Default for Agreements<AccountId, N> {
	fn default() -> Self {
		Self(BoundedVec::new())
	}
}

impl<AccountId: Clone + PartialEq + Eq + core::fmt::Debug, N: Get<u32>> Agreements<AccountId, N> {
	/// Notes that `who` wants what `topic` says. The second of two ends the waiting.
	///
	/// What is older than [`LIFETIME`] is forgotten first. In a full list the person who waits with
	/// most topics loses the oldest of them, so that nobody can fill it alone.
	pub fn agree(
		&mut self,
		topic: Digest,
		who: &AccountId,
		now: Moment,
	) -> Result<Agreement, AgreementError> {
		self.0.retain(|(_, _, since)| now < since.saturating_add(LIFETIME));
		match self.first(&topic) {
			Some(first) if first == who => Err(AgreementError::SamePerson),
			Some(_) => {
				self.0.retain(|(noted, _, _)| *noted != topic);
				Ok(Agreement::Second)
			}
			None => {
				if self.0.is_full() {
					self.make_room()?;
				}
				self.0
					.try_push((topic, who.clone(), now))
					.map(|()| Agreement::First)
					.map_err(|_| AgreementError::TooMany)
			}
		}
	}

	/// Who waits for a second on a topic.
	pub fn first(&self, topic: &Digest) -> Option<&AccountId> {
		self.0.iter().find(|(noted, _, _)| noted == topic).map(|(_, who, _)| who)
	}

	/// Forgets the first on a topic unless `may` says that the person may still act.
	pub fn recheck(&mut self, topic: &Digest, may: impl Fn(&AccountId) -> bool) {
		self.0.retain(|(noted, who, _)| noted != topic || may(who));
	}

	/// Whether nobody waits.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	fn make_room(&mut self) -> Result<(), AgreementError> {
		let topics_of = |who: &AccountId| self.0.iter().filter(|(_, other, _)| other == who).count();
		// The list is in the order of time; of equals, `max_by_key` would take the last.
		let (position, most) = self
			.0
			.iter()
			.map(|(_, who, _)| topics_of(who))
			.enumerate()
			.rev()
			.max_by_key(|(_, topics)| *topics)
			.ok_or(AgreementError::TooMany)?;
		if most < 2 {
			return Err(AgreementError::TooMany);
		}
		self.0.remove(position);
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame::testing_prelude::ConstU32;

	type List = Agreements<u64, ConstU32<3>>;

	const ADA: u64 = 1;
	const BO: u64 = 2;
	const CY: u64 = 3;
	const DEE: u64 = 4;

	fn on(number: u8) -> Digest {
		topic(b"test", &number)
	}

	#[test]
	fn the_second_person_ends_what_the_first_began() {
		let mut list = List::default();
		assert_eq!(list.agree(on(1), &ADA, 0), Ok(Agreement::First));
		assert_eq!(list.first(&on(1)), Some(&ADA));
		assert_eq!(list.agree(on(2), &BO, 0), Ok(Agreement::First), "another topic");
		assert_eq!(list.agree(on(1), &BO, 0), Ok(Agreement::Second));
		assert_eq!(list.first(&on(1)), None);
		assert_eq!(list.agree(on(1), &BO, 0), Ok(Agreement::First), "it begins anew");
	}

	#[test]
	fn one_person_cannot_be_both() {
		let mut list = List::default();
		assert_eq!(list.agree(on(1), &ADA, 0), Ok(Agreement::First));
		assert_eq!(list.agree(on(1), &ADA, 1), Err(AgreementError::SamePerson));
		assert_eq!(list.first(&on(1)), Some(&ADA));
	}

	#[test]
	fn the_first_is_forgotten_after_a_week() {
		let mut list = List::default();
		assert_eq!(list.agree(on(1), &ADA, 5), Ok(Agreement::First));
		let mut in_time = list.clone();
		assert_eq!(in_time.agree(on(1), &BO, 5 + LIFETIME - 1), Ok(Agreement::Second));
		assert_eq!(list.agree(on(1), &BO, 5 + LIFETIME), Ok(Agreement::First));
		assert_eq!(list.first(&on(1)), Some(&BO));
	}

	#[test]
	fn the_first_is_forgotten_when_the_person_may_no_longer_act() {
		let mut list = List::default();
		assert_eq!(list.agree(on(1), &ADA, 0), Ok(Agreement::First));
		assert_eq!(list.agree(on(2), &ADA, 0), Ok(Agreement::First));
		list.recheck(&on(1), |who| *who == ADA);
		assert_eq!(list.first(&on(1)), Some(&ADA));
		list.recheck(&on(1), |who| *who == BO);
		assert_eq!((list.first(&on(1)), list.first(&on(2))), (None, Some(&ADA)));
	}

	#[test]
	fn a_full_list_drops_the_oldest_topic_of_who_has_most() {
		let mut list = List::default();
		for (number, who) in [(1, BO), (2, ADA), (3, ADA), (4, CY)] {
			assert_eq!(list.agree(on(number), &who, number.into()), Ok(Agreement::First));
		}
		assert_eq!(list.first(&on(2)), None, "Ada's oldest");
		let waiting = [list.first(&on(1)), list.first(&on(3)), list.first(&on(4))];
		assert_eq!(waiting, [Some(&BO), Some(&ADA), Some(&CY)]);
		assert_eq!(list.agree(on(5), &DEE, 5), Err(AgreementError::TooMany), "each has one");
	}

	#[test]
	fn topics_differ_by_tag_and_parameters() {
		assert_ne!(topic(b"a", &1u8), topic(b"b", &1u8));
		assert_ne!(topic(b"a", &1u8), topic(b"a", &2u8));
	}
}
