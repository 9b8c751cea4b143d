// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Objections to a roll: who may raise, decide and appeal them, and how the roll is corrected.

use crate::{counts::CountChanges, *};
use caucus_members_core::registry::{style_of, Member, Status};
use caucus_primitives::{refs::extend_roll_digest, Digest, MemberId, MemberKey, Moment, RollId, StyleIndex};
use caucus_support::agreement::{topic, Agreement};

/// What the topic of a decision begins with.
pub(crate) const DECISION: &[u8] = b"caucus/members/decide";
/// What the topic of a ruling begins with.
pub(crate) const RULING: &[u8] = b"caucus/members/appeal";

/// An objection with one more opinion, and who agrees with it; nobody, if it is a first opinion.
type Weighed<T> = (Objection<T>, Option<<T as frame_system::Config>::AccountId>);

impl<T: Config> Pallet<T> {
	/// A roll at the stage of objections, with the ends of its two windows.
	fn published(roll: RollId) -> Result<(Roll, Moment, Moment), DispatchError> {
		let record = Rolls::<T>::get(roll).ok_or(Error::<T>::RollNotFound)?;
		match record.stage {
			RollStage::Objections { until, appeals_until } => Ok((record, until, appeals_until)),
			_ => Err(Error::<T>::WrongRollStage.into()),
		}
	}

	/// A roll to which objections can be raised now.
	pub(crate) fn ensure_objectionable(roll: RollId) -> Result<Roll, DispatchError> {
		let (record, until, _) = Self::published(roll)?;
		ensure!(Self::now() < until, Error::<T>::TooLate);
		Ok(record)
	}

	/// What a free objection has to fulfil: all but the search on the roll.
	pub(crate) fn ensure_can_object(
		roll: RollId,
		subject: &Subject,
	) -> Result<(Roll, Member), DispatchError> {
		let record = Self::ensure_objectionable(roll)?;
		ensure!(record.objections < MAX_OBJECTIONS, Error::<T>::TooManyObjections);
		let id = subject.member();
		ensure!(!ObjectionTo::<T>::contains_key(roll, id), Error::<T>::AlreadyObjected);
		let member = Members::<T>::get(id).ok_or(Error::<T>::MemberNotFound)?;
		if let Subject::Admit { style, .. } = subject {
			ensure!(member.status == Status::Active, Error::<T>::MemberLeft);
			ensure!(style_of(record.rules(), &member) == Some(*style), Error::<T>::WrongStyle);
			ensure!(Self::may_hold_key(roll, id, &member), Error::<T>::KeyRotated);
		}
		Ok((record, member))
	}

	pub(crate) fn do_object(
		by: T::AccountId,
		roll: RollId,
		subject: Subject,
		reason: H256,
	) -> DispatchResult {
		let (mut record, _) = Self::ensure_can_object(roll, &subject)?;
		let position = Self::position_of(roll, &record, subject.member());
		match subject {
			Subject::Strike(_) => ensure!(position.is_some(), Error::<T>::NotOnRoll),
			Subject::Admit { .. } => ensure!(position.is_none(), Error::<T>::AlreadyOnRoll),
		}
		let number = record.objections;
		record.objections.saturating_inc();
		Rolls::<T>::insert(roll, record);
		ObjectionTo::<T>::insert(roll, subject.member(), number);
		let objection = Objection {
			by: by.clone(),
			subject,
			position,
			reason,
			decision: None,
			ruling: None,
			opinions: Default::default(),
		};
		Objections::<T>::insert(roll, number, objection);
		Self::deposit_event(Event::ObjectionRaised { roll, objection: number, by, subject, reason });
		Ok(())
	}

	/// Checks a registrar's decision, and adds it to the others. Changes nothing.
	pub(crate) fn weigh_decision(
		by: &T::AccountId,
		roll: RollId,
		number: u32,
		uphold: bool,
	) -> Result<Weighed<T>, DispatchError> {
		Self::ensure_objectionable(roll)?;
		let objection = Objections::<T>::get(roll, number).ok_or(Error::<T>::ObjectionNotFound)?;
		ensure!(objection.ruling.is_none(), Error::<T>::AlreadyRuled);
		ensure!(objection.decision.is_none(), Error::<T>::AlreadyDecided);
		let registrars = Registrars::<T>::get();
		Self::weigh(by, objection, topic(DECISION, &(roll, number, uphold)), |first| {
			registrars.contains(first)
		})
	}

	/// Checks a ruling by one of the appeals body, and adds it to the others. Changes nothing.
	pub(crate) fn weigh_ruling(
		by: &T::AccountId,
		roll: RollId,
		number: u32,
		uphold: bool,
		reason: H256,
	) -> Result<Weighed<T>, DispatchError> {
		let (_, _, appeals_until) = Self::published(roll)?;
		ensure!(Self::now() < appeals_until, Error::<T>::TooLate);
		let objection = Objections::<T>::get(roll, number).ok_or(Error::<T>::ObjectionNotFound)?;
		ensure!(objection.ruling.is_none(), Error::<T>::AlreadyRuled);
		let body = Appeals::<T>::get();
		// The first may have become a party to it since: who decided it has.
		let may = |first: &T::AccountId| body.contains(first) && !objection.is_party(first);
		Self::weigh(by, objection.clone(), topic(RULING, &(roll, number, uphold, reason)), may)
	}

	fn weigh(
		by: &T::AccountId,
		mut objection: Objection<T>,
		topic: Digest,
		may: impl Fn(&T::AccountId) -> bool,
	) -> Result<Weighed<T>, DispatchError> {
		ensure!(!objection.is_party(by), Error::<T>::NotImpartial);
		objection.opinions.recheck(&topic, may);
		let first = objection.opinions.first(&topic).cloned();
		let agreement = objection.opinions.agree(topic, by, Self::now()).map_err(Error::<T>::from)?;
		Ok((objection, first.filter(|_| agreement == Agreement::Second)))
	}

	pub(crate) fn do_decide(by: T::AccountId, roll: RollId, number: u32, uphold: bool) -> DispatchResult {
		let (mut objection, first) = Self::weigh_decision(&by, roll, number, uphold)?;
		let event = match first {
			None => Event::DecisionProposed { roll, objection: number, uphold, by },
			Some(first) => {
				objection.decision = Some(Decision { uphold, by: (first, by) });
				Event::ObjectionDecided { roll, objection: number, uphold }
			}
		};
		Self::store_opinion(roll, number, objection, event)
	}

	pub(crate) fn do_appeal(
		by: T::AccountId,
		roll: RollId,
		number: u32,
		uphold: bool,
		reason: H256,
	) -> DispatchResult {
		let (mut objection, first) = Self::weigh_ruling(&by, roll, number, uphold, reason)?;
		let event = match first {
			None => Event::RulingProposed { roll, objection: number, uphold, reason, by },
			Some(first) => {
				objection.ruling = Some(Ruling { uphold, reason, by: (first, by) });
				objection.opinions = Default::default();
				Event::ObjectionRuled { roll, objection: number, uphold, reason }
			}
		};
		Self::store_opinion(roll, number, objection, event)
	}

	/// Stores an objection, and puts what it demands among the roll's corrections or takes it out.
	fn store_opinion(roll: RollId, number: u32, objection: Objection<T>, event: Event<T>) -> DispatchResult {
		Corrections::<T>::try_mutate(roll, |corrections| {
			corrections.retain(|other| other.objection != number);
			if objection.is_upheld() {
				let correction = Correction { objection: number, strikes: objection.position };
				let at = corrections.partition_point(|other| other.rank() < correction.rank());
				corrections.try_insert(at, correction).map_err(|_| Error::<T>::TooManyObjections)?;
			}
			Ok::<(), Error<T>>(())
		})?;
		Objections::<T>::insert(roll, number, objection);
		Self::deposit_event(event);
		Ok(())
	}

	/// Where a member's key stands on a roll that was not corrected yet: the members of each style are
	/// in the order of their numbers.
	pub(crate) fn position_of(roll: RollId, record: &Roll, member: MemberId) -> Option<(StyleIndex, u32)> {
		(0..).zip(&record.styles).find_map(|(style, list)| {
			let (mut low, mut high) = (0, list.pages());
			while low < high {
				let page = low.midpoint(high);
				let places = RollPlaces::<T>::get((roll, style, page));
				if member < places.first()?.member {
					high = page;
				} else if member > places.last()?.member {
					low = page.saturating_add(1);
				} else {
					let offset = places.binary_search_by_key(&member, |place| place.member).ok()?;
					let start = page.saturating_mul(KEYS_PER_PAGE);
					return Some((style, start.saturating_add(offset as u32)));
				}
			}
			None
		})
	}

	pub(crate) fn do_settle(roll: RollId) -> DispatchResult {
		let (mut record, _, appeals_until) = Self::published(roll)?;
		ensure!(Self::now() >= appeals_until, Error::<T>::TooEarly);
		Self::begin_settling(roll, &mut record)?;
		Rolls::<T>::insert(roll, record);
		Ok(())
	}

	/// Begins to carry out corrections; where there are none, the roll is settled.
	pub(crate) fn begin_settling(roll: RollId, record: &mut Roll) -> DispatchResult {
		if Corrections::<T>::decode_len(roll).unwrap_or_default() == 0 {
			Self::settled(roll, record);
		} else {
			Queue::<T>::try_append(roll).map_err(|_| Error::<T>::TooManyRolls)?;
			record.stage = RollStage::Correcting { next: 0 };
		}
		Ok(())
	}

	fn settled(roll: RollId, record: &mut Roll) {
		record.stage = RollStage::Settled;
		Self::deposit_event(Event::RollSettled { roll, keys: record.keys() });
	}

	/// Carries out corrections.
	pub(crate) fn correct_piece(roll: RollId, record: &mut Roll, next: u32, amount: u32) {
		let corrections = Corrections::<T>::get(roll);
		let end = next.saturating_add(amount.max(1)).min(corrections.len() as u32);
		let mut counts = CountChanges::<T>::new();
		for correction in corrections.iter().take(end as usize).skip(next as usize) {
			match correction.strikes {
				Some((style, position)) => Self::strike(roll, record, style, position, &mut counts),
				None => Self::admit(roll, record, correction.objection, &mut counts),
			}
		}
		counts.apply(roll);
		record.stage = if end < corrections.len() as u32 {
			RollStage::Correcting { next: end }
		} else {
			RollStage::Hashing { style: 0, page: 0 }
		};
	}

	/// Takes a key from the roll; the last one of its style takes its place.
	fn strike(
		roll: RollId,
		record: &mut Roll,
		style: StyleIndex,
		position: u32,
		counts: &mut CountChanges<T>,
	) {
		let Some(list) = record.styles.get_mut(usize::from(style)).defensive() else { return };
		let Some((key, place)) = Self::pop(roll, style, list).defensive() else { return };
		let struck = if position == list.keys {
			Some(place)
		} else {
			Self::replace(roll, style, position, key, place).defensive()
		};
		let Some(struck) = struck else { return };
		counts.subtract(style, &struck);
		list.corrected = true;
		Self::deposit_event(Event::KeyStruck { roll, style, member: struck.member });
	}

	/// Takes the last key from a style.
	fn pop(roll: RollId, style: StyleIndex, list: &mut StyleKeys) -> Option<(MemberKey, Place)> {
		let last = list.keys.checked_sub(1)?;
		let page = (roll, style, last.checked_div(KEYS_PER_PAGE)?);
		let (mut keys, mut places) = (RollKeys::<T>::get(page), RollPlaces::<T>::get(page));
		let popped = (keys.pop()?, places.pop()?);
		Self::store_page(page, keys, places);
		list.keys = last;
		Some(popped)
	}

	/// Puts a key in the place of another, and gives the other's place.
	fn replace(
		roll: RollId,
		style: StyleIndex,
		position: u32,
		key: MemberKey,
		place: Place,
	) -> Option<Place> {
		let page = (roll, style, position.checked_div(KEYS_PER_PAGE)?);
		let offset = position.checked_rem(KEYS_PER_PAGE)? as usize;
		let (mut keys, mut places) = (RollKeys::<T>::get(page), RollPlaces::<T>::get(page));
		*keys.get_mut(offset)? = key;
		let struck = core::mem::replace(places.get_mut(offset)?, place);
		Self::store_page(page, keys, places);
		Some(struck)
	}

	/// Puts a member's key at the end of its style, if the member still belongs there.
	fn admit(roll: RollId, record: &mut Roll, number: u32, counts: &mut CountChanges<T>) {
		let subject = Objections::<T>::get(roll, number).map(|objection| objection.subject);
		let Some(Subject::Admit { member: id, style }) = subject.defensive() else { return };
		let member = Members::<T>::get(id).filter(|member| {
			style_of(record.rules(), member) == Some(style) && Self::may_hold_key(roll, id, member)
		});
		let list = record.styles.get_mut(usize::from(style));
		let (Some(member), Some(list)) = (member, list) else {
			Self::deposit_event(Event::AdmissionLapsed { roll, style, member: id });
			return;
		};
		let place = Self::place_of(id, &member);
		counts.add(style, &place);
		Self::append(roll, style, list, core::iter::once((member.key, place)));
		list.corrected = true;
		Self::deposit_event(Event::KeyAdmitted { roll, style, member: id });
	}

	/// Computes digests of corrected styles again.
	pub(crate) fn hash_piece(roll: RollId, record: &mut Roll, style: StyleIndex, page: u32, amount: u32) {
		let Some(list) = record.styles.get_mut(usize::from(style)) else {
			return Self::settled(roll, record);
		};
		let pages = if list.corrected { list.pages() } else { 0 };
		let end = page.saturating_add(amount.max(1)).min(pages);
		if list.corrected && page == 0 {
			list.digest = [0; 32];
		}
		for number in page..end {
			list.digest = extend_roll_digest(&list.digest, &RollKeys::<T>::get((roll, style, number)));
		}
		record.stage = if end < pages {
			RollStage::Hashing { style, page: end }
		} else {
			RollStage::Hashing { style: style.saturating_add(1), page: 0 }
		};
	}
}
