// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How an election moves from stage to stage.

use crate::*;
use alloc::vec::Vec;
use caucus_elections_core::{
	params::{is_label, ContestError},
	tally::{check_totals, close_hash, decode_accumulators, Accumulators as Sums},
};
use caucus_primitives::{refs, Moment};
use caucus_support::{Ceremonies, CeremonyProgress, DecryptionTarget, RollProgress, Rolls, SeedProgress};
use caucus_trustees_core::{decryption::Purpose, elgamal::Ciphertext};

/// The least time that trustees need for a step, in milliseconds: a few blocks.
const LEAST_STEP: Moment = 10_000;

impl<T: Config> From<ContestError> for Error<T> {
	fn from(error: ContestError) -> Self {
		match error {
			ContestError::BadLabel => Self::InvalidLabel,
			ContestError::TooFewCandidates
			| ContestError::BadChoiceLimit
			| ContestError::DuplicateCandidate => Self::InvalidContest,
		}
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn ensure_commission(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		let who = ensure_signed(origin)?;
		ensure!(Commission::<T>::get().contains(&who), Error::<T>::NotOnCommission);
		Ok(who)
	}

	fn at(election: ElectionId) -> Result<Election, Error<T>> {
		Elections::<T>::get(election).ok_or(Error::<T>::ElectionNotFound)
	}

	fn reach(election: ElectionId, mut record: Election, stage: Stage) {
		record.stage = stage;
		Elections::<T>::insert(election, record);
		if matches!(stage, Stage::Tallied | Stage::Void(_)) {
			Active::<T>::mutate(|active| active.retain(|other| *other != election));
		}
		Self::deposit_event(Event::StageReached { election, stage });
	}

	pub(crate) fn do_draw_up(by: T::AccountId, plan: Plan) -> DispatchResult {
		ensure!(is_label(&plan.title), Error::<T>::InvalidLabel);
		ensure!(!plan.contests.is_empty(), Error::<T>::NoContest);
		let mut options = 0u32;
		for contest in &plan.contests {
			contest.validate().map_err(Error::<T>::from)?;
			options.saturating_accrue(contest.options() as u32);
		}
		ensure!(options <= T::MaxOptions::get(), Error::<T>::TooManyOptions);
		let schedule = plan.schedule;
		ensure!(
			schedule.opens > Self::now()
				&& schedule.closes > schedule.opens
				&& schedule.trustee_step >= LEAST_STEP,
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
		Active::<T>::try_append(election).map_err(|_| Error::<T>::TooManyElections)?;
		NextElection::<T>::put(next);
		Elections::<T>::insert(election, Election { plan, stage: Stage::Draft, roll: None });
		Self::deposit_event(Event::DrawnUp { election, by });
		Ok(())
	}

	pub(crate) fn do_call_trustees(election: ElectionId, trustees: Vec<T::AccountId>) -> DispatchResult {
		let record = Self::at(election)?;
		ensure!(record.stage == Stage::Draft, Error::<T>::WrongStage);
		T::Ceremonies::begin(election, trustees, record.plan.threshold, record.plan.schedule.trustee_step)?;
		Self::reach(election, record, Stage::KeyGeneration);
		Ok(())
	}

	pub(crate) fn do_withdraw(election: ElectionId) -> DispatchResult {
		let record = Self::at(election)?;
		ensure!(
			matches!(record.stage, Stage::Draft | Stage::KeyGeneration | Stage::RollCut | Stage::Ready),
			Error::<T>::WrongStage
		);
		Self::forget_ready(election);
		Self::reach(election, record, Stage::Void(VoidReason::Withdrawn));
		Ok(())
	}

	/// Removes what was fixed at Ready, before any ballot.
	fn forget_ready(election: ElectionId) {
		let Some(params) = ParamsOf::<T>::take(election) else {
			return;
		};
		Counts::<T>::remove(election);
		for contest in 0..params.plan.contests.len() as ContestIndex {
			Accumulators::<T>::remove(election, contest);
		}
	}

	/// Whether it is worth the weight of trying to move an election on.
	pub(crate) fn may_be_due(election: ElectionId) -> bool {
		let Some(Election { plan, stage, .. }) = Elections::<T>::get(election) else {
			return false;
		};
		let now = Self::now();
		match stage {
			Stage::KeyGeneration | Stage::RollCut => true,
			Stage::Ready => now >= plan.schedule.opens,
			Stage::Draft | Stage::Open => now >= plan.schedule.closes,
			Stage::Closed | Stage::Tallied | Stage::Void(_) => false,
		}
	}

	/// Moves an election on by one stage, if it is due.
	pub(crate) fn do_advance(election: ElectionId) -> DispatchResult {
		let record = Self::at(election)?;
		let schedule = record.plan.schedule;
		let preparing =
			matches!(record.stage, Stage::Draft | Stage::KeyGeneration | Stage::RollCut | Stage::Ready);
		if preparing && Self::now() >= schedule.closes {
			Self::forget_ready(election);
			Self::reach(election, record, Stage::Void(VoidReason::NotReadyInTime));
			return Ok(());
		}
		match record.stage {
			Stage::KeyGeneration => Self::cut_roll(election, record),
			Stage::RollCut => Self::seat_roll(election, record),
			Stage::Ready if Self::now() >= schedule.opens => {
				Self::reach(election, record, Stage::Open);
				Ok(())
			}
			Stage::Open if Self::now() >= schedule.closes => Self::close(election, record),
			_ => Err(Error::<T>::NotDue.into()),
		}
	}

	/// The key stands: cut the roll.
	fn cut_roll(election: ElectionId, mut record: Election) -> DispatchResult {
		let moved = T::Ceremonies::advance(election);
		match T::Ceremonies::progress(election) {
			// An error would undo the step that the ceremony has just taken.
			CeremonyProgress::Running if moved => Ok(()),
			CeremonyProgress::Running => Err(Error::<T>::NotDue.into()),
			CeremonyProgress::Failed => {
				Self::reach(election, record, Stage::Void(VoidReason::KeyGenerationFailed));
				Ok(())
			}
			CeremonyProgress::Done { .. } => {
				record.roll = Some(T::Rolls::cut(record.plan.electorate, record.plan.ring_size)?);
				Self::reach(election, record, Stage::RollCut);
				Ok(())
			}
		}
	}

	/// The roll is cut: seed its rings. The rings stand: fix everything.
	fn seat_roll(election: ElectionId, record: Election) -> DispatchResult {
		let roll = record.roll.ok_or(Error::<T>::WrongStage)?;
		match T::Rolls::progress(roll).ok_or(Error::<T>::WrongStage)? {
			RollProgress::Cutting | RollProgress::Seating => Err(Error::<T>::NotDue.into()),
			RollProgress::Cut { keys } if keys < record.plan.minimums.roll => {
				Self::reach(election, record, Stage::Void(VoidReason::RollTooSmall));
				Ok(())
			}
			RollProgress::Cut { .. } => match T::Ceremonies::ring_seed(election) {
				SeedProgress::Ready(seed) => T::Rolls::seat(roll, seed),
				SeedProgress::Moved => Ok(()),
				SeedProgress::Waiting => Err(Error::<T>::NotDue.into()),
			},
			RollProgress::Built(electorate) => {
				let CeremonyProgress::Done { attempt, outcome } = T::Ceremonies::progress(election) else {
					return Err(Error::<T>::WrongStage.into());
				};
				let params = Params {
					plan: record.plan.clone(),
					electorate,
					ceremony_attempt: attempt,
					election_key: outcome.election_key,
					verification_keys: outcome.verification_keys,
					spec_version: T::Version::get().spec_version,
				};
				let reference = params.election_ref(&caucus_support::genesis_hash::<T>(), election);
				for (contest, index) in params.plan.contests.iter().zip(0..) {
					let empty = alloc::vec![Ciphertext::ZERO; contest.options()];
					Accumulators::<T>::insert(election, index, BoundedVec::truncate_from(empty));
				}
				Counts::<T>::insert(election, Count { accepted: 0, voters: 0, log: reference });
				ParamsOf::<T>::insert(election, params);
				Self::reach(election, record, Stage::Ready);
				Ok(())
			}
		}
	}

	/// The sums of all contests, as they stand.
	pub(crate) fn sums(election: ElectionId) -> Option<Sums> {
		let contests = ParamsOf::<T>::get(election)?.plan.contests.len() as ContestIndex;
		let sums: Option<Vec<Options>> =
			(0..contests).map(|contest| Accumulators::<T>::get(election, contest)).collect();
		sums?.try_into().ok()
	}

	/// Voting is over: fix the sums, or void the election if too few voted.
	fn close(election: ElectionId, record: Election) -> DispatchResult {
		let count = Counts::<T>::get(election).ok_or(Error::<T>::WrongStage)?;
		let params = ParamsOf::<T>::get(election).ok_or(Error::<T>::WrongStage)?;
		let sums = Self::sums(election).ok_or(Error::<T>::WrongStage)?;
		if count.voters < record.plan.minimums.turnout {
			Self::reach(election, record, Stage::Void(VoidReason::TurnoutTooLow));
			return Ok(());
		}
		let block = frame_system::Pallet::<T>::block_number().saturated_into();
		let reference = params.election_ref(&caucus_support::genesis_hash::<T>(), election);
		let hash = close_hash(&reference, block, &count, &sums);
		Closes::<T>::insert(election, Close { block, at: Self::now(), hash });
		Self::reach(election, record, Stage::Closed);
		Ok(())
	}

	pub(crate) fn do_announce(election: ElectionId, totals: Totals) -> DispatchResult {
		let record = Self::at(election)?;
		ensure!(record.stage == Stage::Closed, Error::<T>::WrongStage);
		let params = ParamsOf::<T>::get(election).ok_or(Error::<T>::WrongStage)?;
		let count = Counts::<T>::get(election).ok_or(Error::<T>::WrongStage)?;
		let sums = Self::sums(election).ok_or(Error::<T>::WrongStage)?;
		let ciphertexts = decode_accumulators(&sums).map_err(|_| Error::<T>::WrongStage)?;
		let elements = T::Ceremonies::decrypted(election, &ciphertexts).ok_or(Error::<T>::NotDecrypted)?;
		check_totals(&params, count.voters, &elements, &totals).map_err(|_| Error::<T>::WrongTotals)?;
		Results::<T>::insert(election, totals.clone());
		Self::reach(election, record, Stage::Tallied);
		Self::deposit_event(Event::ResultAnnounced { election, totals });
		Ok(())
	}
}

impl<T: Config> caucus_support::Tallies for Pallet<T> {
	fn is_closed(election: ElectionId) -> bool {
		Elections::<T>::get(election).is_some_and(|record| record.stage == Stage::Closed)
	}

	fn target(election: ElectionId) -> Option<DecryptionTarget> {
		if !Self::is_closed(election) {
			return None;
		}
		let params = ParamsOf::<T>::get(election)?;
		let reference =
			refs::election_ref(&caucus_support::genesis_hash::<T>(), election, &refs::params_hash(&params));
		let purpose = Purpose::Tally { election: reference, close: Closes::<T>::get(election)?.hash };
		let sums = decode_accumulators(&Self::sums(election)?).ok()?;
		Some(DecryptionTarget { purpose, sums })
	}
}
