// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What moderators and the appeals body decide, two agreeing.

use crate::*;
use caucus_primitives::text::Language;
use caucus_support::{
	agreement::{topic, Agreement, AgreementError},
	organisations::{Role, CENTRAL},
};

/// What a topic of review begins with.
const REVIEW: &[u8] = b"caucus/petitions/review";
/// What a topic about a comment begins with.
const COMMENT: &[u8] = b"caucus/petitions/comment";

/// Agreements with one voice more.
pub(crate) type Voices<T> = Agreements<<T as frame_system::Config>::AccountId, ConstU32<64>>;

/// A voice of one of two: whose, whether it is the second, the first one's account then, all agreements
/// with it, and its topic.
pub(crate) struct Voice<T: Config> {
	pub(crate) by: T::AccountId,
	pub(crate) first: Option<T::AccountId>,
	pub(crate) agreement: Agreement,
	voices: Voices<T>,
	topic: Digest,
}

impl<T> From<AgreementError> for Error<T> {
	fn from(error: AgreementError) -> Self {
		match error {
			AgreementError::SamePerson => Self::SecondModeratorRequired,
			AgreementError::TooMany => Self::TooManyPending,
		}
	}
}

impl Body {
	fn role(self) -> Role {
		match self {
			Self::Moderators => Role::Moderator,
			Self::Appeals => Role::Appeals,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Checks that reasons are given, in Korean.
	pub(crate) fn check_reason(reason: &ContentRef) -> Result<(), Error<T>> {
		let given = reason.bytes > 0 && reason.language == Language::Korean;
		ensure!(given, Error::<T>::ReasonRequired);
		Ok(())
	}

	/// Adds a voice to what was asked for, if the first may still act. Changes nothing.
	pub(crate) fn hear(
		by: T::AccountId,
		tag: &[u8],
		what: &impl Encode,
		may: impl Fn(&T::AccountId) -> bool,
	) -> Result<Voice<T>, Error<T>> {
		let topic = topic(tag, what);
		let mut voices = Pending::<T>::get();
		voices.recheck(&topic, may);
		let first = voices.first(&topic).cloned();
		let agreement = voices.agree(topic, &by, Self::now())?;
		Ok(Voice { by, first, agreement, voices, topic })
	}

	/// Writes a voice; gives both persons if it is the second.
	pub(crate) fn note(petition: PetitionId, voice: Voice<T>) -> Option<(T::AccountId, T::AccountId)> {
		let Voice { by, first, agreement, voices, topic } = voice;
		Pending::<T>::put(voices);
		match (agreement, first) {
			(Agreement::Second, Some(first)) => Some((first, by)),
			_ => {
				Self::deposit_event(Event::SecondNeeded { petition, by, topic: H256(topic) });
				None
			}
		}
	}

	/// Whether an account is of a body and may decide in it: nobody of the appeals body is a moderator.
	fn sits_in(body: Body, who: &T::AccountId) -> Result<(), Error<T>> {
		let holds = |role| T::Organisations::holds(who, CENTRAL, role);
		match body {
			Body::Moderators => ensure!(holds(body.role()), Error::<T>::NotAModerator),
			Body::Appeals => {
				ensure!(holds(body.role()), Error::<T>::NotOfAppeals);
				ensure!(!holds(Role::Moderator), Error::<T>::NotImpartial);
			}
		}
		Ok(())
	}

	/// Checks that an account may decide on a petition.
	fn may_decide(record: &PetitionOf<T>, body: Body, who: &T::AccountId) -> Result<(), Error<T>> {
		Self::sits_in(body, who)?;
		let started = record.account.as_ref() == Some(who)
			|| matches!(record.starter, Starter::Post(post) if Self::holds_post(who, post));
		ensure!(!started, Error::<T>::ModeratorIsCreator);
		let decided = record.decisions.iter().filter_map(Decisions::<T>::get);
		let mut judges = decided.flat_map(|decision| [decision.by.0, decision.by.1]);
		ensure!(!judges.any(|judge| judge == *who), Error::<T>::NotImpartial);
		Ok(())
	}

	fn check_verdict(petition: PetitionId, verdict: &Verdict) -> Result<(), Error<T>> {
		match verdict {
			Verdict::Publish => Ok(()),
			Verdict::Reject { code, reason, duplicate_of } => {
				let CodeUse::Reject { duplicate } = Self::usable(code)? else {
					return Err(Error::<T>::WrongCode);
				};
				Self::check_reason(reason)?;
				match (duplicate, duplicate_of) {
					(false, None) => Ok(()),
					(false, Some(_)) => Err(Error::<T>::WrongCode),
					(true, Some(target)) if *target < petition && Petitions::<T>::contains_key(target) => {
						Ok(())
					}
					(true, _) => Err(Error::<T>::DuplicateTargetMissing),
				}
			}
			Verdict::Hide { code, reason } => {
				ensure!(Self::usable(code)? == CodeUse::Hide, Error::<T>::WrongCode);
				Self::check_reason(reason)
			}
		}
	}

	/// Checks a verdict, and adds a voice to it. Changes nothing.
	pub(crate) fn weigh_review(
		origin: &OriginFor<T>,
		petition: PetitionId,
		expected_revision: u32,
		verdict: &Verdict,
		body: Body,
	) -> Result<(PetitionOf<T>, Voice<T>), DispatchError> {
		let by = ensure_signed(origin.clone())?;
		let record = Self::at(petition)?;
		let state = match body {
			Body::Moderators => State::InReview,
			Body::Appeals => State::InAppeal,
		};
		Self::sits_in(body, &by)?;
		ensure!(!Dissolution::<T>::exists(), Error::<T>::PartyDissolved);
		ensure!(record.state == state, Error::<T>::WrongState);
		ensure!(record.revision == expected_revision, Error::<T>::VersionMismatch);
		Self::may_decide(&record, body, &by)?;
		// Moderators who stayed late have lost it; the appeals body decides at last, late or not.
		let lost = body == Body::Moderators && Self::now() >= Self::end_of(&record.term);
		ensure!(!lost, Error::<T>::DeadlinePassed);
		Self::check_verdict(petition, verdict)?;
		let voice = Self::hear(by, REVIEW, &(petition, expected_revision, body, verdict), |who| {
			Self::may_decide(&record, body, who).is_ok()
		})?;
		Ok((record, voice))
	}

	pub(crate) fn do_review(
		origin: OriginFor<T>,
		petition: PetitionId,
		expected_revision: u32,
		verdict: Verdict,
		body: Body,
	) -> DispatchResult {
		let (mut record, voice) = Self::weigh_review(&origin, petition, expected_revision, &verdict, body)?;
		let Some(by) = Self::note(petition, voice) else { return Ok(()) };
		let decision = Self::decide(Ruling::OnPetition { petition, verdict }, body, by)?;
		record.decisions.try_push(decision).map_err(|_| Error::<T>::Exhausted)?;
		// What the appeals body says is final.
		let time = match body {
			Body::Moderators => Self::parameters_of(&record).appeal_time,
			Body::Appeals => 0,
		};
		match verdict {
			Verdict::Publish => Self::publish(petition, record),
			Verdict::Reject { duplicate_of, .. } => {
				record.duplicate_of = duplicate_of;
				Self::reach(petition, record, State::Rejected, time);
			}
			Verdict::Hide { .. } => Self::reach(petition, record, State::Hidden, time),
		}
		Ok(())
	}

	/// Puts a decision on record.
	fn decide(
		ruling: Ruling,
		body: Body,
		by: (T::AccountId, T::AccountId),
	) -> Result<DecisionId, DispatchError> {
		let number = NextDecision::<T>::get();
		NextDecision::<T>::put(number.checked_add(1).ok_or(Error::<T>::Exhausted)?);
		let code = match &ruling {
			Ruling::OnPetition {
				verdict: Verdict::Reject { code, .. } | Verdict::Hide { code, .. }, ..
			}
			| Ruling::CommentHidden { code, .. } => Some(code.code),
			_ => None,
		};
		if let Some(code) = code {
			Self::mark_used(code);
		}
		Decisions::<T>::insert(number, Decision { ruling, body, by, at: Self::now() });
		Self::deposit_event(Event::Decided { decision: number, ruling, body });
		Ok(number)
	}

	/// Checks a ruling on a comment, and adds a voice to it. Changes nothing.
	pub(crate) fn weigh_comment_ruling(
		origin: &OriginFor<T>,
		ruling: &Ruling,
	) -> Result<(PetitionId, u32, Comment, Voice<T>), DispatchError> {
		let by = ensure_signed(origin.clone())?;
		let (petition, number, body) = match ruling {
			Ruling::CommentHidden { petition, comment, .. } => (*petition, *comment, Body::Moderators),
			Ruling::CommentRestored { petition, comment, .. } => (*petition, *comment, Body::Appeals),
			Ruling::OnPetition { .. } => return Err(Error::<T>::CommentNotFound.into()),
		};
		let comment = Comments::<T>::get(petition, number).ok_or(Error::<T>::CommentNotFound)?;
		let hider = comment.hidden.and_then(Decisions::<T>::get);
		let may = |who: &T::AccountId| -> Result<(), Error<T>> {
			Self::sits_in(body, who)?;
			Self::ensure_not_target(petition, who)?;
			let hid = hider.as_ref().is_some_and(|decision| decision.by.0 == *who || decision.by.1 == *who);
			ensure!(!hid, Error::<T>::NotImpartial);
			Ok(())
		};
		Self::sits_in(body, &by)?;
		let stands = match body {
			// What the appeals body showed again cannot be hidden any more.
			Body::Moderators => comment.hidden.is_none() && comment.restored.is_none(),
			Body::Appeals => comment.hidden.is_some(),
		};
		ensure!(stands, Error::<T>::WrongCommentState);
		may(&by)?;
		match ruling {
			Ruling::CommentHidden { code, reason, .. } => {
				ensure!(Self::usable(code)? == CodeUse::Hide, Error::<T>::WrongCode);
				Self::check_reason(reason)?;
			}
			Ruling::CommentRestored { reason, .. } => Self::check_reason(reason)?,
			Ruling::OnPetition { .. } => (),
		}
		let voice = Self::hear(by, COMMENT, ruling, |who| may(who).is_ok())?;
		Ok((petition, number, comment, voice))
	}

	pub(crate) fn do_rule_on_comment(origin: OriginFor<T>, ruling: Ruling) -> DispatchResult {
		let (petition, number, mut comment, voice) = Self::weigh_comment_ruling(&origin, &ruling)?;
		let Some(by) = Self::note(petition, voice) else { return Ok(()) };
		if comment.hidden.is_none() {
			comment.hidden = Some(Self::decide(ruling, Body::Moderators, by)?);
		} else {
			comment.restored = Some(Self::decide(ruling, Body::Appeals, by)?);
			comment.hidden = None;
		}
		Comments::<T>::insert(petition, number, comment);
		Ok(())
	}
}
