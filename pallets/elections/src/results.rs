// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! From the totals to a final result: polls, outcomes, certification, objections, rulings.

use crate::*;
use caucus_elections_core::tally::{check_totals, decode_accumulators, outcomes, poll_commitment};
use caucus_support::{
	agreement::{topic, Agreement, AgreementError},
	Ceremonies,
};
use frame::deps::frame_system::RawOrigin;

impl<T: Config> From<AgreementError> for Error<T> {
	fn from(error: AgreementError) -> Self {
		match error {
			AgreementError::SamePerson => Self::SameOfficer,
			AgreementError::TooMany => Self::TooManyPending,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a second officer has now asked for the same; notes the first. Who has left the office that
	/// `holds_office` asks about since, is the first no longer.
	pub(crate) fn seconded(
		election: ElectionId,
		by: T::AccountId,
		tag: &[u8],
		parameters: impl Encode,
		holds_office: impl Fn(&T::AccountId) -> bool,
	) -> Result<bool, DispatchError> {
		let topic = topic(tag, &(election, parameters));
		let mut pending = Pending::<T>::get();
		pending.recheck(&topic, holds_office);
		let agreement = pending.agree(topic, &by, Self::now()).map_err(Error::<T>::from)?;
		Pending::<T>::put(pending);
		if agreement == Agreement::First {
			Self::deposit_event(Event::SecondNeeded { election, by, topic: H256(topic) });
		}
		Ok(agreement == Agreement::Second)
	}

	/// Whether an account is of the commission.
	pub(crate) fn is_commissioner(who: &T::AccountId) -> bool {
		Commission::<T>::get().contains(who)
	}

	/// Whether an account is of the appeals body.
	fn is_of_appeals(who: &T::AccountId) -> bool {
		T::AppealsOrigin::ensure_origin(RawOrigin::Signed(who.clone()).into()).is_ok()
	}

	pub(crate) fn do_announce(election: ElectionId, totals: Totals) -> DispatchResult {
		let record = Self::at(election)?;
		ensure!(record.stage == Stage::Closed, Error::<T>::WrongStage);
		let params = ParamsOf::<T>::get(election).ok_or(Error::<T>::WrongStage)?;
		// The call weighs as much as it brings totals: it must not make the chain decrypt more.
		let options = params.plan.sums().map(|sum| sum.contest.options());
		ensure!(totals.iter().map(|counts| counts.len()).eq(options), Error::<T>::WrongTotals);
		let count = Counts::<T>::get(election).ok_or(Error::<T>::WrongStage)?;
		let sums = Self::sums(election).ok_or(Error::<T>::WrongStage)?;
		let ciphertexts = decode_accumulators(&sums).map_err(|_| Error::<T>::WrongStage)?;
		let elements = T::Ceremonies::decrypted(election, &ciphertexts).ok_or(Error::<T>::NotDecrypted)?;
		check_totals(&params, &count, &elements, &totals).map_err(|_| Error::<T>::WrongTotals)?;
		Results::<T>::insert(election, totals.clone());
		Self::reach(election, record, Stage::Tallied);
		Self::deposit_event(Event::ResultAnnounced { election, totals });
		if params.plan.polls().all(|place| Self::is_revealed(election, place)) {
			Self::compose(election, &params.plan)?;
		}
		Ok(())
	}

	fn is_revealed(election: ElectionId, place: (ContestIndex, u8)) -> bool {
		Polls::<T>::get(election, place).is_some_and(|poll| poll.revealed.is_some())
	}

	pub(crate) fn do_seal_poll(
		by: T::AccountId,
		election: ElectionId,
		contest: ContestIndex,
		component: u8,
		commitment: H256,
	) -> DispatchResult {
		let record = Self::at(election)?;
		let in_time = Self::now() < record.closes();
		ensure!(matches!(record.stage, Stage::Ready | Stage::Open) && in_time, Error::<T>::WrongStage);
		let place = (contest, component);
		ensure!(record.plan.polls().any(|poll| poll == place), Error::<T>::NoSuchPoll);
		ensure!(!Polls::<T>::contains_key(election, place), Error::<T>::WrongPollState);
		if Self::seconded(
			election,
			by,
			b"elections/seal-poll:",
			(contest, component, commitment),
			Self::is_commissioner,
		)? {
			Polls::<T>::insert(election, place, Poll { commitment: commitment.0, revealed: None });
			Self::deposit_event(Event::PollSealed { election, contest, component, commitment });
		}
		Ok(())
	}

	pub(crate) fn do_reveal_poll(
		election: ElectionId,
		contest: ContestIndex,
		component: u8,
		found: PollCounts,
	) -> DispatchResult {
		let record = Self::at(election)?;
		// Before the close it would tell voters what polls say; after the outcome it is too late.
		let may_still = !OutcomesOf::<T>::contains_key(election);
		ensure!(matches!(record.stage, Stage::Closed | Stage::Tallied) && may_still, Error::<T>::WrongStage);
		let place = (contest, component);
		let mut poll = Polls::<T>::get(election, place).ok_or(Error::<T>::WrongPollState)?;
		ensure!(poll.revealed.is_none(), Error::<T>::WrongPollState);
		let params = ParamsOf::<T>::get(election).ok_or(Error::<T>::WrongStage)?;
		let reference = params.election_ref(&caucus_support::genesis_hash::<T>(), election);
		let candidates =
			params.plan.contests.get(usize::from(contest)).map_or(0, |contest| contest.candidates.len());
		ensure!(
			poll_commitment(&reference, contest, component, &found) == poll.commitment
				&& found.counts.len() == candidates,
			Error::<T>::NotTheSealedPoll
		);
		poll.revealed = Some(found);
		Polls::<T>::insert(election, place, poll);
		Self::deposit_event(Event::PollRevealed { election, contest, component });
		let all = params.plan.polls().all(|place| Self::is_revealed(election, place));
		if record.stage == Stage::Tallied && all {
			Self::compose(election, &params.plan)?;
		}
		Ok(())
	}

	/// Works out the outcomes from the totals and the polls that are revealed by now.
	pub(crate) fn compose(election: ElectionId, plan: &Plan) -> DispatchResult {
		let outcomes = Self::outcomes_now(election, plan).ok_or(Error::<T>::WrongStage)?;
		let at = Self::now();
		OutcomesOf::<T>::insert(election, Composed { outcomes: outcomes.clone(), at });
		Self::deposit_event(Event::OutcomesComposed { election, outcomes });
		Ok(())
	}

	/// The outcomes that totals and revealed polls give.
	pub(crate) fn outcomes_now(election: ElectionId, plan: &Plan) -> Option<Outcomes> {
		outcomes(plan, &Results::<T>::get(election)?, |contest, component| {
			Polls::<T>::get(election, (contest, component))?.revealed
		})
	}

	/// What officers certify.
	pub(crate) fn certificate(election: ElectionId) -> Option<H256> {
		let outcomes = OutcomesOf::<T>::get(election)?.outcomes;
		Some(H256((Results::<T>::get(election)?, outcomes).using_encoded(blake2_256)))
	}

	pub(crate) fn do_certify(by: T::AccountId, election: ElectionId, digest: H256) -> DispatchResult {
		let record = Self::at(election)?;
		ensure!(record.stage == Stage::Tallied, Error::<T>::WrongStage);
		ensure!(Self::certificate(election) == Some(digest), Error::<T>::OtherOutcome);
		if Self::seconded(election, by, b"elections/certify:", digest, Self::is_commissioner)? {
			Self::reach(election, record, Stage::Certified);
		}
		Ok(())
	}

	pub(crate) fn do_object(by: T::AccountId, election: ElectionId, reason: H256) -> DispatchResult {
		let record = Self::at(election)?;
		let until = record.since.saturating_add(record.plan.schedule.appeals);
		let in_time = match record.stage {
			Stage::Open | Stage::Closed | Stage::Tallied => true,
			Stage::Certified => Self::now() < until,
			_ => false,
		};
		ensure!(in_time, Error::<T>::WrongStage);
		// What was said before answered what had come before, and does not answer this one.
		let mut objections = match Rulings::<T>::take(election) {
			Some(_) => ObjectionList::<T>::default(),
			None => ObjectionsTo::<T>::get(election),
		};
		ensure!(objections.iter().all(|(other, _)| *other != by), Error::<T>::CannotObject);
		objections.try_push((by.clone(), reason)).map_err(|_| Error::<T>::TooManyObjections)?;
		ObjectionsTo::<T>::insert(election, objections);
		Self::deposit_event(Event::Objected { election, by, reason });
		Ok(())
	}

	/// Whether the appeals body may still rule on an election.
	pub(crate) fn ensure_open_to_rulings(election: ElectionId) -> Result<Election, DispatchError> {
		let record = Self::at(election)?;
		let under_way =
			matches!(record.stage, Stage::Open | Stage::Closed | Stage::Tallied | Stage::Certified);
		ensure!(under_way, Error::<T>::WrongStage);
		Ok(record)
	}

	pub(crate) fn do_rule(by: T::AccountId, election: ElectionId, ruling: Ruling) -> DispatchResult {
		let record = Self::ensure_open_to_rulings(election)?;
		if Self::seconded(election, by, b"elections/rule:", ruling, Self::is_of_appeals)? {
			Rulings::<T>::insert(election, ruling);
			Self::deposit_event(Event::Ruled { election, ruling });
			if ruling.annulled {
				Self::end(election, record, Stage::Void(VoidReason::Annulled));
			}
		}
		Ok(())
	}

	pub(crate) fn do_prolong(
		officer: T::AccountId,
		election: ElectionId,
		by: Moment,
		reason: H256,
	) -> DispatchResult {
		let mut record = Self::at(election)?;
		ensure!(record.stage == Stage::Open && Self::now() < record.closes(), Error::<T>::WrongStage);
		let extension = record.extension.saturating_add(by);
		ensure!(by > 0 && extension <= T::MaxExtension::get(), Error::<T>::TooLong);
		// Bound to what it adds to, so that two old requests do not add up to more than was meant.
		if Self::seconded(
			election,
			officer,
			b"elections/prolong:",
			(record.extension, by, reason),
			Self::is_commissioner,
		)? {
			record.extension = extension;
			let closes = record.closes();
			Elections::<T>::insert(election, record);
			Self::deposit_event(Event::Prolonged { election, closes, reason });
		}
		Ok(())
	}

	/// Nobody objects any more, or nobody certified in time: the result is final, or the outcome is due.
	pub(crate) fn conclude(election: ElectionId, record: Election) -> DispatchResult {
		let schedule = record.plan.schedule;
		let now = Self::now();
		let due = match (record.stage, OutcomesOf::<T>::get(election)) {
			(Stage::Tallied, None) => {
				ensure!(now >= record.since.saturating_add(schedule.tally), Error::<T>::NotDue);
				return Self::compose(election, &record.plan);
			}
			(Stage::Tallied, Some(composed)) => composed.at.saturating_add(schedule.certification),
			_ => {
				// The appeals body has as long again to rule, if anyone objected and it has not.
				let ruled = Rulings::<T>::contains_key(election);
				let waits = !ruled && !ObjectionsTo::<T>::get(election).is_empty();
				let windows = if waits { 2 } else { 1 };
				record.since.saturating_add(schedule.appeals.saturating_mul(windows))
			}
		};
		ensure!(now >= due, Error::<T>::NotDue);
		Self::end(election, record, Stage::Final);
		Ok(())
	}

	/// The election has come to its end with votes on record: they are kept for audits, then cleared.
	pub(crate) fn end(election: ElectionId, record: Election, stage: Stage) {
		Self::reach(election, record, stage);
		let until = Self::now().saturating_add(T::AuditWindow::get());
		// If the list is full, the votes stay: that costs room, and loses nothing.
		let _ = Kept::<T>::try_append((election, until));
	}
}
