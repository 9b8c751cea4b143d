// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! From a plan to the making of the key: what the commission decides, and what nominees accept.

use crate::*;
use alloc::vec::Vec;
use caucus_elections_core::{
	compose::Verdict,
	params::{ContestError, PlanProblem},
};
use caucus_primitives::AccountKey;
use caucus_support::{Ceremonies, Rolls};
use frame::deps::sp_runtime::traits::TrailingZeroInput;

/// The least time that trustees need for a step, in milliseconds: a few blocks.
const LEAST_STEP: Moment = 10_000;

impl<T: Config> From<ContestError> for Error<T> {
	fn from(error: ContestError) -> Self {
		match error {
			ContestError::BadLabel => Self::InvalidLabel,
			ContestError::TooFewCandidates
			| ContestError::BadChoiceLimit
			| ContestError::DuplicateCandidate => Self::InvalidContest,
			ContestError::BadRule(_) => Self::InvalidRule,
		}
	}
}

impl<T: Config> From<PlanProblem> for Error<T> {
	fn from(problem: PlanProblem) -> Self {
		match problem {
			PlanProblem::BadLabel => Self::InvalidLabel,
			PlanProblem::NoContest => Self::NoContest,
			PlanProblem::BadStyle => Self::InvalidStyle,
			PlanProblem::Contest(_, error) => error.into(),
			PlanProblem::TooManySums => Self::TooManySums,
		}
	}
}

/// The account behind a key of a plan.
fn account_of<T: Config>(key: &AccountKey) -> Option<T::AccountId> {
	// Accounts are 32 bytes on every chain but those of tests, where they are shorter.
	T::AccountId::decode(&mut TrailingZeroInput::new(key)).ok()
}

/// Everybody nominated in a plan.
fn nominees<T: Config>(plan: &Plan) -> impl Iterator<Item = T::AccountId> + '_ {
	let candidates = plan.contests.iter().flat_map(|contest| &contest.candidates);
	candidates.filter_map(|candidate| account_of::<T>(candidate.nominee.as_ref()?))
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_draw_up(by: T::AccountId, plan: Plan) -> DispatchResult {
		plan.validate().map_err(Error::<T>::from)?;
		let paper = |style| {
			let paper = plan.paper(style).unwrap_or_default();
			paper.iter().fold(0u32, |all, (_, contest)| all.saturating_add(contest.options() as u32))
		};
		let longest = (0..plan.styles.len() as u8).map(paper).max().unwrap_or_default();
		ensure!(longest <= T::MaxOptions::get(), Error::<T>::TooManyOptions);
		let schedule = plan.schedule;
		ensure!(
			schedule.opens > Self::now()
				&& schedule.closes > schedule.opens
				&& schedule.trustee_step >= LEAST_STEP
				&& [schedule.objections, schedule.tally, schedule.certification, schedule.appeals]
					.iter()
					.all(|duration| *duration >= LEAST_STEP),
			Error::<T>::InvalidSchedule
		);
		ensure!(
			plan.minimums.roll >= T::LeastRoll::get() && plan.minimums.turnout >= T::LeastTurnout::get(),
			Error::<T>::MinimumsTooLow
		);
		ensure!(plan.threshold >= T::LeastThreshold::get(), Error::<T>::ThresholdTooLow);
		ensure!(T::Rolls::supports(plan.ring_size), Error::<T>::RingSizeUnavailable);
		ensure!(plan.max_revotes <= T::MaxRevotes::get(), Error::<T>::TooManyRevotes);
		let election = NextElection::<T>::get();
		let next = election.checked_add(1).ok_or(Error::<T>::TooManyElections)?;
		if let Some((earlier, contest)) = plan.follows {
			Accepted::<T>::insert(election, Self::follow_up(&plan, earlier, contest)?);
		}
		Active::<T>::try_append(election).map_err(|_| Error::<T>::TooManyElections)?;
		NextElection::<T>::put(next);
		for nominee in nominees::<T>(&plan) {
			// A nominee need not have money to say yes.
			frame_system::Pallet::<T>::inc_sufficients(&nominee);
		}
		let (stage, since) = (Stage::Draft, Self::now());
		Elections::<T>::insert(election, Election { plan, stage, since, roll: None, extension: 0 });
		Self::deposit_event(Event::DrawnUp { election, by });
		Ok(())
	}

	/// Checks that a plan decides what an earlier contest left open, between those whom it left; they
	/// have accepted already.
	fn follow_up(
		plan: &Plan,
		earlier: ElectionId,
		contest: ContestIndex,
	) -> Result<Nominations, DispatchError> {
		let wrong = Error::<T>::NotTheFollowUp;
		let record = Self::at(earlier)?;
		ensure!(matches!(record.stage, Stage::Certified | Stage::Final), wrong);
		let composed = OutcomesOf::<T>::get(earlier).ok_or(Error::<T>::NotTheFollowUp)?;
		let position = usize::from(contest);
		let before = record.plan.contests.get(position).ok_or(Error::<T>::NotTheFollowUp)?;
		let outcome = composed.outcomes.get(position).ok_or(Error::<T>::NotTheFollowUp)?;
		let left: Option<Vec<_>> = match outcome.verdict {
			Verdict::RunOff => outcome
				.run_off
				.iter()
				.map(|candidate| before.candidates.get(usize::from(*candidate)).cloned())
				.collect(),
			Verdict::Rerun => Some(before.candidates.to_vec()),
			Verdict::Decided | Verdict::Void => None,
		};
		let [only] = plan.contests.as_slice() else {
			return Err(Error::<T>::NotTheFollowUp.into());
		};
		ensure!(left.is_some_and(|left| left == only.candidates.as_slice()), Error::<T>::NotTheFollowUp);
		let accepted = (0..only.candidates.len() as CandidateIndex).map(|candidate| (0, candidate));
		Ok(BoundedVec::truncate_from(accepted.collect()))
	}

	/// The nomination of an account in a draft that it has not accepted yet.
	pub(crate) fn ensure_nominated(
		election: ElectionId,
		contest: ContestIndex,
		candidate: CandidateIndex,
		who: &T::AccountId,
	) -> DispatchResult {
		let record = Self::at(election)?;
		ensure!(record.stage == Stage::Draft, Error::<T>::WrongStage);
		let nominated = record
			.plan
			.contests
			.get(usize::from(contest))
			.and_then(|contest| contest.candidates.get(usize::from(candidate)))
			.and_then(|candidate| account_of::<T>(candidate.nominee.as_ref()?));
		ensure!(nominated.as_ref() == Some(who), Error::<T>::NotNominated);
		let accepted = Accepted::<T>::get(election).contains(&(contest, candidate));
		ensure!(!accepted, Error::<T>::AlreadyAccepted);
		Ok(())
	}

	pub(crate) fn do_accept_nomination(
		who: T::AccountId,
		election: ElectionId,
		contest: ContestIndex,
		candidate: CandidateIndex,
	) -> DispatchResult {
		Self::ensure_nominated(election, contest, candidate, &who)?;
		Accepted::<T>::try_append(election, (contest, candidate)).map_err(|_| Error::<T>::AlreadyAccepted)?;
		Self::deposit_event(Event::NominationAccepted { election, contest, candidate });
		Ok(())
	}

	pub(crate) fn do_drop_candidate(
		election: ElectionId,
		contest: ContestIndex,
		candidate: CandidateIndex,
	) -> DispatchResult {
		let mut record = Self::at(election)?;
		ensure!(record.stage == Stage::Draft, Error::<T>::WrongStage);
		let mut accepted = Accepted::<T>::get(election);
		ensure!(!accepted.contains(&(contest, candidate)), Error::<T>::AlreadyAccepted);
		let paper = record.plan.contests.get_mut(usize::from(contest)).ok_or(Error::<T>::NotNominated)?;
		ensure!(usize::from(candidate) < paper.candidates.len(), Error::<T>::NotNominated);
		let dropped = paper.candidates.remove(candidate.into());
		record.plan.validate().map_err(Error::<T>::from)?;
		for (of, number) in accepted.iter_mut() {
			if *of == contest && *number > candidate {
				number.saturating_dec();
			}
		}
		Accepted::<T>::insert(election, accepted);
		if let Some(nominee) = dropped.nominee.as_ref().and_then(account_of::<T>) {
			frame_system::Pallet::<T>::dec_sufficients(&nominee);
		}
		Elections::<T>::insert(election, record);
		Self::deposit_event(Event::CandidateDropped { election, contest, candidate });
		Ok(())
	}

	pub(crate) fn do_call_trustees(election: ElectionId, trustees: Vec<T::AccountId>) -> DispatchResult {
		let record = Self::at(election)?;
		ensure!(record.stage == Stage::Draft, Error::<T>::WrongStage);
		let accepted = Accepted::<T>::get(election);
		let open = (0..).zip(&record.plan.contests).any(|(index, contest)| {
			(0..).zip(&contest.candidates).any(|(number, candidate)| {
				candidate.nominee.is_some() && !accepted.contains(&(index, number))
			})
		});
		ensure!(!open, Error::<T>::NominationOpen);
		T::Ceremonies::begin(election, trustees, record.plan.threshold, record.plan.schedule.trustee_step)?;
		Self::release_nominees(election, &record);
		Self::reach(election, record, Stage::KeyGeneration);
		Ok(())
	}

	/// A draft ends: its nominees have nothing more to do.
	pub(crate) fn release_nominees(election: ElectionId, record: &Election) {
		if record.stage == Stage::Draft {
			Accepted::<T>::remove(election);
			nominees::<T>(&record.plan).for_each(|nominee| {
				frame_system::Pallet::<T>::dec_sufficients(&nominee);
			});
		}
	}

	pub(crate) fn do_withdraw(election: ElectionId) -> DispatchResult {
		let record = Self::at(election)?;
		ensure!(record.stage.is_before_voting(), Error::<T>::WrongStage);
		Self::give_up(election, record, VoidReason::Withdrawn);
		Ok(())
	}
}
