// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Petitions that lead to a vote on removing the holder of a post.
//!
//! No officer has a part in it: sponsors open it, a count certifies it, the election begins and its result
//! takes effect by calls that anyone can make, but the target.

use crate::{
	tracks::{missed_area, sum_of},
	*,
};
use alloc::format;
use caucus_members_core::registry::RollRule;
use caucus_primitives::OrganizationId;
use caucus_support::{organisations::Holder, participation::RecallOutcome};

impl<T: Config> Pallet<T> {
	/// Checks that the holder of a post can be recalled now.
	fn ensure_recallable(
		post: PostId,
		target: &Option<T::AccountId>,
		tenure: &Term,
		parameters: &RecallParameters,
	) -> Result<(), Error<T>> {
		let now = Self::now();
		let begun = now >= tenure.from.saturating_add(parameters.protected_start);
		let ends = now.saturating_add(parameters.protected_end) > tenure.until;
		// A term of somebody who left the post to escape a recall, and came back, protects nobody.
		let returned = target.is_some() && *target == Escaped::<T>::get(post);
		ensure!(returned || (begun && !ends), Error::<T>::TermProtected);
		let slot = RecallSlots::<T>::get(post);
		ensure!(slot.open.is_none(), Error::<T>::RecallInProgress);
		ensure!(now >= slot.free_from, Error::<T>::CoolDown);
		Ok(())
	}

	/// What a recall begins with.
	pub(crate) fn plan_recall(
		addressee: OrganizationId,
		post: PostId,
		grounds: CodeId,
		parameters: &RecallParameters,
	) -> Result<RecallOf<T>, Error<T>> {
		let status = CodeTable::<T>::get(grounds).ok_or(Error::<T>::CodeNotFound)?;
		let grounds = CodeRef { code: grounds, version: status.version };
		ensure!(Self::usable(&grounds)? == CodeUse::Grounds, Error::<T>::WrongCode);
		let Holder { organization, account, since, until, .. } =
			T::Organisations::holder(post).ok_or(Error::<T>::PostVacant)?;
		ensure!(organization == addressee, Error::<T>::AreaUnknown);
		let tenure = Term { from: since, until };
		Self::ensure_recallable(post, &account, &tenure, parameters)?;
		Ok(Recall::new(post, account, tenure, grounds))
	}

	/// Whether the post is held as it was when the recall began.
	fn holder_stands(recall: &RecallOf<T>) -> bool {
		T::Organisations::holder(recall.post)
			.is_some_and(|holder| holder.account == recall.target && holder.since == recall.tenure.from)
	}

	/// Whether a recall is under way whose target no longer holds the post.
	pub(crate) fn recall_is_moot(petition: PetitionId) -> bool {
		let recall = Recalls::<T>::get(petition).filter(|recall| !recall.stage.is_over());
		recall.is_some_and(|recall| !Self::holder_stands(&recall))
	}

	/// Refuses the target of a recall. Other petitions have none.
	pub(crate) fn ensure_not_target(petition: PetitionId, who: &T::AccountId) -> Result<(), Error<T>> {
		let target = Recalls::<T>::get(petition).and_then(|recall| recall.target);
		ensure!(target.as_ref() != Some(who), Error::<T>::TargetOriginRefused);
		Ok(())
	}

	/// Refuses the target of a recall where it signs, whatever office it holds besides.
	pub(crate) fn ensure_not_from_target(
		petition: PetitionId,
		origin: &OriginFor<T>,
	) -> Result<(), Error<T>> {
		ensure_signed(origin.clone()).map_or(Ok(()), |who| Self::ensure_not_target(petition, &who))
	}

	/// Checks that a recall can take signatures from now on.
	pub(crate) fn ensure_recall_may_open(petition: PetitionId) -> Result<(), Error<T>> {
		let recall = Recalls::<T>::get(petition).ok_or(Error::<T>::NotARecall)?;
		ensure!(Self::holder_stands(&recall), Error::<T>::HolderChanged);
		let parameters = Self::parameters_of(&Self::at(petition)?).recall;
		Self::ensure_recallable(recall.post, &recall.target, &recall.tenure, &parameters)
	}

	/// Opens a recall that has its sponsors and may be opened.
	pub(crate) fn open_recall(petition: PetitionId, record: PetitionOf<T>) {
		if let Some(recall) = Recalls::<T>::get(petition) {
			RecallSlots::<T>::mutate(recall.post, |slot| slot.open = Some(petition));
		}
		Self::publish(petition, record);
	}

	/// Ends a recall, unless it is over. `cools` says whether the holder is safe for some time.
	pub(crate) fn end_recall(petition: PetitionId, stage: RecallStage, cools: bool) {
		let Some(mut recall) = Recalls::<T>::get(petition).filter(|recall| !recall.stage.is_over()) else {
			return;
		};
		let post = recall.post;
		RecallSlots::<T>::mutate(post, |slot| {
			if slot.open == Some(petition) {
				slot.open = None;
				if let (true, Ok(record)) = (cools, Self::at(petition)) {
					let time = Self::parameters_of(&record).recall.cool_down;
					slot.free_from = Self::now().saturating_add(time);
				}
			}
		});
		match recall.target.clone().filter(|_| !Self::holder_stands(&recall)) {
			Some(target) if stage == RecallStage::Moot => Escaped::<T>::insert(post, target),
			_ => (),
		}
		recall.stage = stage;
		Recalls::<T>::insert(petition, recall);
		Self::deposit_event(Event::RecallEnded { petition, post, stage });
	}

	/// Whether nothing about a recall stands in the way of giving it more time after an outage.
	pub(crate) fn recall_may_reopen(petition: PetitionId) -> bool {
		Recalls::<T>::get(petition).is_none_or(|recall| {
			recall.stage == RecallStage::Failed
				&& recall.certified.is_none()
				&& RecallSlots::<T>::get(recall.post).open.is_none()
				&& Self::holder_stands(&recall)
		})
	}

	/// Gives a recall that failed for lack of time its place back.
	pub(crate) fn reopen_recall(petition: PetitionId) {
		if let Some(mut recall) = Recalls::<T>::get(petition) {
			recall.stage = RecallStage::Collecting;
			let slot = RecallSlot { open: Some(petition), free_from: 0 };
			RecallSlots::<T>::insert(recall.post, slot);
			Recalls::<T>::insert(petition, recall);
		}
	}

	/// Whether at least half as many as needed in all have signed a recall: one that nobody meant to win
	/// protects nobody.
	pub(crate) fn was_in_earnest(petition: PetitionId, parameters: &RecallParameters) -> bool {
		Rolls::<T>::get(petition).is_some_and(|roll| {
			let members = sum_of(&roll, &Tallies::<T>::get(petition), Standing::Member);
			let needed = Threshold::Share(parameters.total).of(members.keys);
			members.sound() >= needed.div_ceil(2)
		})
	}

	/// Checks the count of a recall, as it stands in the state.
	fn ensure_enough(petition: PetitionId, parameters: &RecallParameters) -> Result<(), Error<T>> {
		let roll = Rolls::<T>::get(petition).ok_or(Error::<T>::PetitionNotFound)?;
		let tally = Tallies::<T>::get(petition);
		let members = sum_of(&roll, &tally, Standing::Member);
		let needed = Threshold::Share(parameters.total).of(members.keys);
		ensure!(members.sound() >= needed, Error::<T>::ThresholdNotReached);
		match missed_area(&roll, &tally, &parameters.per_area) {
			Some(part) => Err(Error::<T>::AreaMinimumMissed { part }),
			None => Ok(()),
		}
	}

	/// Certifies a recall that enough have signed, and begins the election if that can be done at once. It
	/// fails before it changes anything.
	pub(crate) fn do_certify_recall(petition: PetitionId) -> DispatchResult {
		let record = Self::at(petition)?;
		let mut recall = Recalls::<T>::get(petition).ok_or(Error::<T>::NotARecall)?;
		ensure!(record.state == State::Open, Error::<T>::PetitionNotOpen);
		ensure!(!Dissolution::<T>::exists(), Error::<T>::PartyDissolved);
		let parameters = Self::parameters_of(&record);
		Self::ensure_enough(petition, &parameters.recall)?;
		recall.stage = RecallStage::Certified;
		recall.certified = Some(Term::new(Self::now(), parameters.recall.vote_time));
		Recalls::<T>::insert(petition, &recall);
		Self::deposit_event(Event::RecallCertified { petition });
		Self::reach(petition, record, State::Closed, parameters.void_time);
		// What cannot be begun now is begun when somebody advances it.
		let record = Self::at(petition)?;
		let _ = with_storage_layer(|| Self::advance_recall(petition, &record));
		Ok(())
	}

	/// Moves a recall on that was certified; says whether it moved.
	pub(crate) fn advance_recall(
		petition: PetitionId,
		record: &PetitionOf<T>,
	) -> Result<bool, DispatchError> {
		let Some(recall) = Recalls::<T>::get(petition) else {
			return Ok(false);
		};
		match recall.stage {
			_ if recall.stage.is_over() => Ok(false),
			_ if Dissolution::<T>::exists() || !Self::holder_stands(&recall) => {
				Self::end_recall(petition, RecallStage::Moot, false);
				Ok(true)
			}
			RecallStage::Certified => Self::begin_vote(petition, record, recall),
			RecallStage::Voting { election } => match T::RecallElections::outcome(election) {
				Some(outcome) => Self::conclude_vote(petition, record, recall, outcome).map(|()| true),
				None => Ok(false),
			},
			_ => Ok(false),
		}
	}

	/// Begins the election; marks that it is late where it is.
	fn begin_vote(
		petition: PetitionId,
		record: &PetitionOf<T>,
		mut recall: RecallOf<T>,
	) -> Result<bool, DispatchError> {
		let late = recall.certified.is_some_and(|term| Self::now() >= Self::end_of(&term));
		let newly_late = late && recall.vote_overdue.is_none();
		if newly_late {
			recall.vote_overdue = Some(Self::now());
			Recalls::<T>::insert(petition, &recall);
			Self::deposit_event(Event::RecallVoteOverdue { petition });
		}
		let title = format!("당원소환 투표: 청원 {petition}호, 직위 {}번", recall.post).into_bytes();
		let electorate = RollRule {
			classes: Self::parameters_of(record).recall.classes,
			chapter: T::Organisations::chapter(record.addressee),
		};
		match with_storage_layer(|| T::RecallElections::begin(title, electorate)) {
			Ok(election) => {
				recall.stage = RecallStage::Voting { election };
				recall.votes.saturating_inc();
				Recalls::<T>::insert(petition, recall);
				Self::deposit_event(Event::RecallVoteBegun { petition, election });
				Ok(true)
			}
			// The mark is to stay.
			Err(_) if newly_late => Ok(true),
			Err(error) => Err(error),
		}
	}

	/// Draws the consequences of an election.
	fn conclude_vote(
		petition: PetitionId,
		record: &PetitionOf<T>,
		mut recall: RecallOf<T>,
		outcome: RecallOutcome,
	) -> DispatchResult {
		let RecallOutcome { entitled, voted, yes, no } = outcome;
		recall.outcome = Some(outcome);
		let again = entitled == 0 && recall.votes < MAX_VOTES;
		if again {
			// It came to no result, through no fault of those who signed.
			recall.stage = RecallStage::Certified;
		}
		let post = recall.post;
		Recalls::<T>::insert(petition, recall);
		let turnout = Self::parameters_of(record).recall.turnout;
		if again {
			return Ok(());
		}
		if !turnout.is_reached(voted, entitled) {
			// An election that came to nothing is no reason to protect anybody.
			Self::end_recall(petition, RecallStage::Inquorate, entitled > 0);
		} else if yes > no {
			T::Organisations::vacate(post)?;
			Self::end_recall(petition, RecallStage::Upheld, false);
		} else {
			Self::end_recall(petition, RecallStage::Failed, true);
		}
		Ok(())
	}

	pub(crate) fn check_reply(
		origin: &OriginFor<T>,
		petition: PetitionId,
	) -> Result<RecallOf<T>, DispatchError> {
		let who = ensure_signed(origin.clone())?;
		let recall = Recalls::<T>::get(petition).ok_or(Error::<T>::NotARecall)?;
		ensure!(recall.target.as_ref() == Some(&who), Error::<T>::NotTheTarget);
		ensure!(recall.reply.is_none(), Error::<T>::AlreadyReplied);
		ensure!(!recall.stage.is_over(), Error::<T>::WrongState);
		Ok(recall)
	}

	pub(crate) fn do_reply_to_recall(
		origin: OriginFor<T>,
		petition: PetitionId,
		reply: ContentRef,
	) -> DispatchResult {
		let mut recall = Self::check_reply(&origin, petition)?;
		Self::check_reason(&reply)?;
		recall.reply = Some(reply);
		Recalls::<T>::insert(petition, recall);
		Self::deposit_event(Event::RecallReplied { petition, reply });
		Ok(())
	}
}
