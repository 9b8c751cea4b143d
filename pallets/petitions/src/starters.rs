// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a petition begins, and what its starter can do about it.

use crate::{states::Tagged, *};
use alloc::collections::BTreeSet;
use caucus_members_core::registry::ChapterId;
use caucus_primitives::{
	calendar, domain, refs,
	text::{check_line, check_lines, Language, MediaType, TextError},
};
use caucus_support::participation::{Asked, Part};

/// Who acts as a starter.
pub(crate) enum Starters<'a, AccountId> {
	/// Somebody with a proof.
	Proof(&'a MemberProof),
	/// The holder of a post.
	Account(&'a AccountId),
}

/// A petition that could be handed in.
pub(crate) struct Plan<T: Config> {
	roll: PinnedRoll,
	recall: Option<RecallOf<T>>,
	parameters: Parameters,
	started: Started,
}

impl<T> From<TextError> for Error<T> {
	fn from(error: TextError) -> Self {
		match error {
			TextError::Empty => Self::TextEmpty,
			TextError::NotUtf8 => Self::NotUtf8,
			TextError::Invisible => Self::TextInvisible,
			TextError::Direction => Self::TextDirection,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Checks text that lies outside the chain as far as its reference tells.
	pub(crate) fn check_content(content: &ContentRef, most: u64) -> Result<(), Error<T>> {
		ensure!((1..=most).contains(&content.bytes), Error::<T>::ContentTooLong);
		let readable = matches!(content.media, MediaType::Plain | MediaType::Markdown);
		ensure!(readable && content.language == Language::Korean, Error::<T>::WrongContent);
		Ok(())
	}

	fn check_text(text: &Text) -> Result<(), Error<T>> {
		check_line(&text.title)?;
		check_lines(&text.ask)?;
		if let Some(english) = &text.english {
			check_line(&english.title)?;
			check_lines(&english.ask)?;
		}
		text.details.as_ref().map_or(Ok(()), |details| Self::check_content(details, MAX_DETAILS))
	}

	/// What the keys of a part count as in a petition to an organisation of this chapter.
	fn standing(
		draft: &Draft,
		recall: &RecallParameters,
		chapter: Option<ChapterId>,
		part: &Part,
	) -> Standing {
		let in_area = chapter.is_none_or(|chapter| part.rule.chapter == Some(chapter));
		let called = !draft.kind.is_recall() || part.rule.classes.contains(recall.classes);
		match (in_area, part.is_of_members()) {
			(true, false) if draft.public => Standing::Citizen,
			(true, true) if called => Standing::Member,
			_ => Standing::Outside,
		}
	}

	/// The roll that a petition would be under.
	fn roll_for(draft: &Draft, roll: RollId, parameters: &Parameters) -> Result<PinnedRoll, Error<T>> {
		let current = T::Participation::current().ok_or(Error::<T>::NoRoll)?;
		ensure!(roll == current, Error::<T>::RollSnapshotStale);
		let digest = T::Participation::digest(roll).ok_or(Error::<T>::NoRoll)?;
		let chapter = T::Organisations::chapter(draft.addressee);
		let parts: Vec<RollPart> = T::Participation::parts(roll)
			.iter()
			.map(|part| RollPart {
				chapter: part.rule.chapter,
				standing: Self::standing(draft, &parameters.recall, chapter, part),
				keys: part.keys,
			})
			.collect();
		let members = parts.iter().any(|part| part.standing == Standing::Member && part.keys > 0);
		ensure!(members, Error::<T>::NobodyMaySign);
		let parts = parts.try_into().map_err(|_| Error::<T>::TooManyParts)?;
		Ok(PinnedRoll { roll, digest, pinned: true, parts })
	}

	/// Checks a draft, cheapest first, and that its starter may have one more petition.
	fn plan(draft: &Draft, starter: &Starter, roll: RollId) -> Result<Plan<T>, Error<T>> {
		ensure!(!Dissolution::<T>::exists(), Error::<T>::PartyDissolved);
		Self::check_text(&draft.text)?;
		let topics: BTreeSet<_> = draft.topics.iter().collect();
		ensure!(topics.len() == draft.topics.len(), Error::<T>::TopicTwice);
		ensure!(T::Organisations::exists(draft.addressee), Error::<T>::AreaUnknown);
		let parameters = ParametersAt::<T>::get(ParametersVersion::<T>::get());
		let started = StartedBy::<T>::get(starter);
		ensure!(started.open < parameters.open_petitions, Error::<T>::RateLimited);
		ensure!(started.in_year(Self::year()) < parameters.per_year, Error::<T>::YearlyQuota);
		let recall = match draft.kind {
			Kind::Recall { post, grounds } => {
				let anonymous = matches!(starter, Starter::Pseudonym { .. });
				ensure!(anonymous && !draft.public, Error::<T>::MembersOnly);
				Some(Self::plan_recall(draft.addressee, post, grounds, &parameters.recall)?)
			}
			_ => None,
		};
		let roll = Self::roll_for(draft, roll, &parameters)?;
		Ok(Plan { roll, recall, parameters, started })
	}

	/// Enters a planned petition.
	fn enter(plan: Plan<T>, draft: Draft, starter: Starter, account: Option<T::AccountId>) -> DispatchResult {
		let petition = NextPetition::<T>::get();
		NextPetition::<T>::put(petition.checked_add(1).ok_or(Error::<T>::Exhausted)?);
		T::Participation::pin(plan.roll.roll)?;
		if let Some(recall) = plan.recall {
			Self::mark_used(recall.grounds.code);
			Recalls::<T>::insert(petition, recall);
		}
		let empty = alloc::vec![PartCount::default(); plan.roll.parts.len()];
		Tallies::<T>::insert(
			petition,
			Tally { parts: BoundedVec::truncate_from(empty), ..Default::default() },
		);
		Rolls::<T>::insert(petition, plan.roll);
		StartedBy::<T>::insert(&starter, plan.started.and_one(Self::year()));
		let record = Petition {
			kind: draft.kind,
			addressee: draft.addressee,
			topics: draft.topics,
			public: draft.public,
			starter: starter.clone(),
			account,
			created: Self::now(),
			parameters: ParametersVersion::<T>::get(),
			state: State::Collecting,
			term: Term::new(Self::now(), plan.parameters.sponsor_time),
			open_term: None,
			review_due: None,
			revision: 0,
			text_version: 0,
			text_digest: draft.text.digest(),
			duplicate_of: None,
			appeal: None,
			removal: None,
			decisions: BoundedVec::new(),
			marks: Marks::default(),
			response: None,
			referral: None,
			referred: Referral::default(),
			comments: 0,
		};
		Texts::<T>::insert(petition, 0, draft.text);
		Petitions::<T>::insert(petition, record);
		Self::deposit_event(Event::PetitionSubmitted { petition, starter });
		Ok(())
	}

	/// The part of the roll that a proof is of, if it may take part.
	pub(crate) fn part_of(roll: &PinnedRoll, proof: &MemberProof) -> Result<PartIndex, Error<T>> {
		ensure!(roll.pinned, Error::<T>::RollReleased);
		let part = T::Participation::part_of(roll.roll, proof.ring).ok_or(Error::<T>::UnknownRing)?;
		let record = roll.parts.get(usize::from(part)).ok_or(Error::<T>::UnknownRing)?;
		ensure!(record.standing != Standing::Outside, Error::<T>::NotEligible);
		Ok(part)
	}

	/// The year, in Korea.
	fn year() -> u32 {
		calendar::year_of(calendar::month_of(Self::now()))
	}

	fn plan_anonymous(
		roll: RollId,
		draft: &Draft,
		proof: &MemberProof,
	) -> Result<(Plan<T>, Starter), Error<T>> {
		let starter = Starter::Pseudonym { year: Self::year(), alias: proof.alias };
		let plan = Self::plan(draft, &starter, roll)?;
		Self::part_of(&plan.roll, proof)?;
		Ok((plan, starter))
	}

	/// What the proof of a starter has to prove, in the context of a year.
	fn ask_starter(roll: RollId, year: u32, message: &StarterMessage) -> Asked {
		let genesis = caucus_support::genesis_hash::<T>();
		let context = refs::act_context(domain::PETITION_START, &genesis, year);
		let message = refs::act_message(domain::PETITION_START_ACT, &genesis, year, &message.encode());
		Asked { roll, context, message }
	}

	/// Checks that a petition can be handed in, but for the proof.
	pub(crate) fn ask_submit(roll: RollId, draft: &Draft, proof: &MemberProof) -> Tagged<T, Starter> {
		let (plan, starter) = Self::plan_anonymous(roll, draft, proof)?;
		let message = StarterMessage::Submit { sequence: plan.started.total, draft: draft.clone() };
		let Starter::Pseudonym { year, .. } = starter else { return Err(Error::<T>::NotTheStarter) };
		Ok((starter, Self::ask_starter(roll, year, &message)))
	}

	pub(crate) fn authorize_submit(
		roll: RollId,
		draft: &Draft,
		proof: &MemberProof,
	) -> TransactionValidityWithRefund {
		Self::answer(Self::ask_submit(roll, draft, proof), proof, "CaucusStarter")
	}

	/// Enters a petition whose proof was checked on this state.
	pub(crate) fn do_submit(roll: RollId, draft: Draft, proof: &MemberProof) -> DispatchResult {
		let (plan, starter) = Self::plan_anonymous(roll, &draft, proof)?;
		Self::enter(plan, draft, starter, None)
	}

	/// Checks that an account holds the post by which it hands a petition in.
	pub(crate) fn check_public_submission(
		origin: &OriginFor<T>,
		post: PostId,
		draft: &Draft,
	) -> Result<(T::AccountId, Plan<T>), DispatchError> {
		let who = ensure_signed(origin.clone())?;
		ensure!(Self::holds_post(&who, post), Error::<T>::NotTheHolder);
		let roll = T::Participation::current().ok_or(Error::<T>::NoRoll)?;
		let plan = Self::plan(draft, &Starter::Post(post), roll)?;
		Ok((who, plan))
	}

	pub(crate) fn do_submit_by_name(origin: OriginFor<T>, post: PostId, draft: Draft) -> DispatchResult {
		let (who, plan) = Self::check_public_submission(&origin, post, &draft)?;
		Self::enter(plan, draft, Starter::Post(post), Some(who))
	}

	pub(crate) fn holds_post(who: &T::AccountId, post: PostId) -> bool {
		T::Organisations::holder(post).is_some_and(|holder| holder.account.as_ref() == Some(who))
	}

	/// Checks what a starter does, but for the proof.
	pub(crate) fn check_starter_act(
		petition: PetitionId,
		by: &Starters<T::AccountId>,
		act: &StarterAct,
	) -> Result<PetitionOf<T>, Error<T>> {
		let record = Self::at(petition)?;
		ensure!(!Dissolution::<T>::exists(), Error::<T>::PartyDissolved);
		match (by, &record.starter) {
			(Starters::Proof(proof), Starter::Pseudonym { alias, .. }) => {
				ensure!(proof.alias == *alias, Error::<T>::NotTheStarter);
			}
			(Starters::Account(who), Starter::Post(post)) => {
				ensure!(record.account.as_ref() == Some(*who), Error::<T>::NotTheStarter);
				ensure!(Self::holds_post(who, *post), Error::<T>::NotTheHolder);
			}
			_ => return Err(Error::<T>::NotTheStarter),
		}
		match act {
			StarterAct::Edit { expected_revision, text } => {
				ensure!(record.state == State::Collecting, Error::<T>::WrongState);
				ensure!(*expected_revision == record.revision, Error::<T>::VersionMismatch);
				let tally = Tallies::<T>::get(petition);
				let sponsored = tally.sponsors > 0 || tally.citizen_sponsors > 0;
				ensure!(!sponsored, Error::<T>::TextLocked);
				ensure!(record.text_version < MAX_EDITS, Error::<T>::TooManyEdits);
				Self::check_text(text)?;
			}
			StarterAct::Withdraw => match record.state {
				State::Open => {
					ensure!(record.marks.disowned.is_none(), Error::<T>::AlreadyDisowned);
				}
				State::Collecting | State::InReview | State::InAppeal => (),
				_ => return Err(Error::<T>::WrongState),
			},
			StarterAct::Appeal { reason } => {
				let decided = matches!(record.state, State::Rejected | State::Hidden);
				ensure!(decided, Error::<T>::WrongState);
				let in_time = Self::now() < Self::end_of(&record.term);
				ensure!(in_time && record.appeal.is_none(), Error::<T>::AppealExpired);
				// An outage that was declared late does not bring back a roll that was released.
				let pinned = Rolls::<T>::get(petition).is_some_and(|roll| roll.pinned);
				ensure!(pinned, Error::<T>::RollReleased);
				Self::check_reason(reason)?;
			}
		}
		Ok(record)
	}

	/// Checks what a starter without a name does, but for the proof.
	pub(crate) fn ask_starter_act(
		petition: PetitionId,
		act: &StarterAct,
		proof: &MemberProof,
	) -> Tagged<T, Starter> {
		let record = Self::check_starter_act(petition, &Starters::Proof(proof), act)?;
		let roll = Rolls::<T>::get(petition).ok_or(Error::<T>::PetitionNotFound)?;
		Self::part_of(&roll, proof)?;
		let Starter::Pseudonym { year, .. } = record.starter else {
			return Err(Error::<T>::NotTheStarter);
		};
		let message = StarterMessage::Act { petition, act: act.clone() };
		Ok((record.starter, Self::ask_starter(roll.roll, year, &message)))
	}

	pub(crate) fn authorize_starter(
		petition: PetitionId,
		act: &StarterAct,
		proof: &MemberProof,
	) -> TransactionValidityWithRefund {
		Self::answer(Self::ask_starter_act(petition, act, proof), proof, "CaucusStarter")
	}

	/// Does what a starter asked for, whose proof was checked on this state.
	pub(crate) fn do_starter_act(
		petition: PetitionId,
		by: &Starters<T::AccountId>,
		act: StarterAct,
	) -> DispatchResult {
		let mut record = Self::check_starter_act(petition, by, &act)?;
		match act {
			StarterAct::Edit { text, .. } => {
				record.revision.saturating_inc();
				record.text_version.saturating_inc();
				record.text_digest = text.digest();
				let version = record.text_version;
				Texts::<T>::insert(petition, version, *text);
				Petitions::<T>::insert(petition, record);
				Self::deposit_event(Event::TextEdited { petition, version });
			}
			StarterAct::Withdraw if record.state == State::Open => {
				record.marks.disowned = Some(Self::now());
				Petitions::<T>::insert(petition, record);
				Self::deposit_event(Event::Disowned { petition });
			}
			StarterAct::Withdraw => {
				Self::end_recall(petition, RecallStage::Failed, false);
				Self::reach(petition, record, State::Withdrawn, 0);
			}
			StarterAct::Appeal { reason } => {
				record.appeal = Some(reason);
				let time = Self::parameters_of(&record).appeal_review_time;
				Self::reach(petition, record, State::InAppeal, time);
			}
		}
		Ok(())
	}
}
