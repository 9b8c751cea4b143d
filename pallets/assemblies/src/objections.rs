// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Objections of members to a certified record, and what the appeals body decides on them.
//!
//! A member proves to be on a part of the standing roll that the organisation's members are on, and
//! stays unknown. When enough have objected the record waits for the appeals body.

use crate::*;
use caucus_primitives::{
	domain,
	refs::{act_context, act_message},
	text::ContentRef,
	Digest, PartIndex, RollId,
};
use caucus_support::{
	agreement::{topic, Agreement, AgreementError},
	organisations::Organisations,
	participation::{Claim, Part, Participation},
	priority,
};

/// What the topic of a decision begins with.
const DECIDE: &[u8] = b"caucus/assemblies/decide";

/// Blocks for which an objection stays in the pool: ten minutes of six seconds.
const LONGEVITY: u64 = 100;

/// Why an objection is refused, for the pool.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
	/// There is no such meeting.
	UnknownMeeting,
	/// No window for objections is open, or another than the one named.
	WindowClosed,
	/// The reason is not in Korean, or empty.
	BadReason,
	/// The member has objected in this window already.
	AlreadyObjected,
	/// The ring is not one of those of the organisation's members.
	NotEntitled,
	/// The proof does not hold.
	BadProof,
}

impl Refusal {
	/// The pool's number for it.
	pub const fn code(self) -> u8 {
		match self {
			Self::UnknownMeeting => 120,
			Self::WindowClosed => 121,
			Self::BadReason => 122,
			Self::AlreadyObjected => 123,
			Self::NotEntitled => 124,
			Self::BadProof => 125,
		}
	}
}

impl<T> From<Refusal> for Error<T> {
	fn from(refusal: Refusal) -> Self {
		match refusal {
			Refusal::UnknownMeeting => Self::MeetingNotFound,
			Refusal::WindowClosed => Self::ObjectionWindowClosed,
			Refusal::BadReason => Self::KoreanMissing,
			Refusal::AlreadyObjected => Self::AlreadyObjected,
			Refusal::NotEntitled => Self::NotEntitled,
			Refusal::BadProof => Self::BadProof,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Opens a window for objections, or prolongs the one that is open: objections already made count on.
	pub(crate) fn open_window(meeting: MeetingId, record: &mut Meeting, length: Moment) -> DispatchResult {
		let end = Self::now().saturating_add(length);
		let until = match record.stage {
			Stage::Certified { until } => until.max(end),
			_ => end,
		};
		if !matches!(record.stage, Stage::Certified { .. }) {
			let roll = T::Participation::current().ok_or(Error::<T>::NoRoll)?;
			T::Participation::pin(roll)?;
			let entitled = Self::entitled(record.organization, roll);
			let threshold = CurrentParameters::<T>::get().threshold(entitled);
			let windows = record.objectors.windows.saturating_add(1);
			record.objectors =
				Objectors { roll: Some(roll), windows, entitled, threshold, objections: 0, corrected: false };
		}
		Self::reach(meeting, record, Stage::Certified { until });
		Ok(())
	}

	/// Lets the roll of those who could object go.
	pub(crate) fn close_window(record: &mut Meeting) {
		if let Some(roll) = record.objectors.roll.take() {
			T::Participation::release(roll);
		}
	}

	/// Whether the members of a part of a roll belong to an organisation. Where the roll is not cut by its
	/// chapter, all members do.
	fn belongs(parts: &[Part], organization: OrganizationId, part: &Part) -> bool {
		let of = |chapter| parts.iter().any(|part| part.rule.chapter == Some(chapter));
		let chapter = T::Organisations::chapter(organization).filter(|chapter| of(*chapter));
		part.is_of_members() && chapter.is_none_or(|chapter| part.rule.chapter == Some(chapter))
	}

	fn entitled(organization: OrganizationId, roll: RollId) -> u32 {
		let parts = T::Participation::parts(roll);
		let own = parts.iter().filter(|part| Self::belongs(&parts, organization, part));
		own.fold(0, |sum, part| sum.saturating_add(part.keys))
	}

	/// Checks everything about an objection but its proof, cheapest first.
	fn check_state(objection: &Objection) -> Result<(Meeting, RollId), Refusal> {
		let record = Meetings::<T>::get(objection.meeting).ok_or(Refusal::UnknownMeeting)?;
		let open = matches!(record.stage, Stage::Certified { until } if Self::now() < until)
			&& record.objectors.windows == objection.window;
		let roll = record.objectors.roll.filter(|_| open).ok_or(Refusal::WindowClosed)?;
		Self::ensure_korean(&objection.reason).map_err(|_| Refusal::BadReason)?;
		let key = (objection.meeting, objection.window);
		if Objections::<T>::contains_key(key, objection.proof.alias) {
			return Err(Refusal::AlreadyObjected);
		}
		let parts = T::Participation::parts(roll);
		let index = T::Participation::part_of(roll, objection.proof.ring);
		let part = index.and_then(|index: PartIndex| parts.get(usize::from(index)));
		match part.is_some_and(|part| Self::belongs(&parts, record.organization, part)) {
			true => Ok((record, roll)),
			false => Err(Refusal::NotEntitled),
		}
	}

	/// Checks everything about an objection but its proof; gives what that has to show: membership in a
	/// roll, in a context, over a message.
	pub(crate) fn ask(objection: &Objection) -> Result<(RollId, Digest, Digest), Refusal> {
		let (_, roll) = Self::check_state(objection)?;
		let genesis = caucus_support::genesis_hash::<T>();
		let context = act_context(domain::RECORD, &genesis, objection.meeting);
		let message = act_message(domain::RECORD_ACT, &genesis, objection.meeting, &objection.act());
		Ok((roll, context, message))
	}

	/// Checks an objection whole.
	pub(crate) fn check_objection(objection: &Objection) -> Result<(), Refusal> {
		let (roll, context, message) = Self::ask(objection)?;
		let claim = Claim { proof: &objection.proof, context: &context, message: &message };
		T::Participation::check(roll, &claim).map_err(|_| Refusal::BadProof)
	}

	/// The pool's and the block's question: one objection of a member in a window waits at a time.
	pub(crate) fn authorize_object(objection: &Objection) -> TransactionValidityWithRefund {
		Self::check_objection(objection).map_err(|refusal| InvalidTransaction::Custom(refusal.code()))?;
		priority::admit(
			"CaucusRecordObjection",
			(objection.meeting, objection.window, objection.proof.alias),
			priority::ACT,
			LONGEVITY,
		)
	}

	/// Counts an objection that was checked on this state.
	pub(crate) fn do_object(objection: Objection) -> DispatchResult {
		let (mut record, _) = Self::check_state(&objection).map_err(Error::<T>::from)?;
		let Objection { meeting, window, reason, proof } = objection;
		Objections::<T>::insert((meeting, window), proof.alias, reason);
		record.objectors.objections.saturating_inc();
		let count = record.objectors.objections;
		Self::deposit_event(Event::ObjectionFiled { meeting, window, alias: proof.alias, count });
		if count >= record.objectors.threshold {
			let within = CurrentParameters::<T>::get().times.decision_within;
			let decide_by = Self::now().saturating_add(within);
			Self::reach(meeting, &mut record, Stage::UnderObjection { decide_by });
		}
		// No version of an officer's is lost because members object.
		Meetings::<T>::insert(meeting, record);
		Ok(())
	}

	/// Checks that one of the appeals body can decide, and adds a voice. Changes nothing.
	#[allow(clippy::type_complexity)]
	pub(crate) fn weigh_decision(
		origin: OriginFor<T>,
		meeting: MeetingId,
		window: u32,
		annul: bool,
		reason: &ContentRef,
	) -> Result<(T::AccountId, Option<T::AccountId>, Waiting<T>), DispatchError> {
		let who = Self::ensure_officer(origin, CENTRAL, &[Role::Appeals])?;
		let record = Meetings::<T>::get(meeting).ok_or(Error::<T>::MeetingNotFound)?;
		let open = matches!(record.stage, Stage::UnderObjection { .. });
		ensure!(open && record.objectors.windows == window, Error::<T>::WrongStage);
		Self::ensure_korean(reason)?;
		let involved = |who: &T::AccountId| {
			let certified = Certifications::<T>::get(meeting);
			let certifier = certified.is_some_and(|by| by.chair == *who || by.secretary == *who);
			let officers = [Role::Chair, Role::Secretary];
			certifier || officers.iter().any(|role| T::Organisations::holds(who, record.organization, *role))
		};
		ensure!(!involved(&who), Error::<T>::NotImpartial);
		// Whoever let a record stand before it was changed did not judge what it is now. What happened at the
		// meeting no change of its record undoes, or officers could keep judges from ever agreeing.
		let judged = (!annul).then_some(record.version);
		let topic = topic(DECIDE, &(meeting, window, judged, annul, reason));
		let mut waiting = Deciding::<T>::get(meeting);
		waiting.recheck(&topic, |first| {
			T::Organisations::holds(first, CENTRAL, Role::Appeals) && !involved(first)
		});
		let first = waiting.first(&topic).cloned();
		match waiting.agree(topic, &who, Self::now()) {
			Ok(Agreement::First) => Ok((who, None, waiting)),
			Ok(Agreement::Second) => Ok((who, first, waiting)),
			Err(AgreementError::SamePerson) => Err(Error::<T>::SamePerson.into()),
			Err(AgreementError::TooMany) => Err(Error::<T>::TooMany.into()),
		}
	}

	pub(crate) fn do_decide(
		origin: OriginFor<T>,
		meeting: MeetingId,
		window: u32,
		annul: bool,
		reason: ContentRef,
	) -> DispatchResult {
		let (by, first, waiting) = Self::weigh_decision(origin, meeting, window, annul, &reason)?;
		let Some(first) = first else {
			Deciding::<T>::insert(meeting, waiting);
			Self::deposit_event(Event::SecondNeeded { meeting, by });
			return Ok(());
		};
		Deciding::<T>::remove(meeting);
		Self::discharge(Duty::Decision(meeting, window));
		let now = Self::now();
		let decision = Decision { annulled: annul, reason, by: (first, by), at: now };
		Decisions::<T>::insert(meeting, window, decision);
		Self::deposit_event(Event::Decided { meeting, window, annulled: annul });
		let mut record = Self::load(meeting)?;
		if annul {
			Self::annul_votes(meeting, &record)?;
			Self::close_window(&mut record);
			Self::reach(meeting, &mut record, Stage::Annulled);
		} else {
			// The record stands as it is; anybody can make it final. To what was changed meanwhile members
			// can object first.
			match record.objectors.corrected {
				true => {
					Self::close_window(&mut record);
					let length = CurrentParameters::<T>::get().times.correction_window;
					Self::open_window(meeting, &mut record, length)?;
				}
				false => Self::reach(meeting, &mut record, Stage::Certified { until: now }),
			}
		}
		Self::save(meeting, record);
		Ok(())
	}

	/// Voids all that a meeting decided.
	fn annul_votes(meeting: MeetingId, record: &Meeting) -> DispatchResult {
		// Amendments were voted on before what they amend; the way back begins at the end.
		for place in (0..record.votes).rev() {
			let vote = VoteAt::<T>::get(meeting, place).ok_or(Error::<T>::VoteNotFound)?;
			if Votes::<T>::get(vote).is_some_and(|vote| vote.state == VoteState::Counted) {
				Self::void(vote, Taking::WhereItCan)?;
			}
		}
		Ok(())
	}
}
