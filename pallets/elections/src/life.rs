// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How an election moves from stage to stage.

use crate::*;
use alloc::vec::Vec;
use caucus_elections_core::tally::{
	close_hash, decode_accumulators, turnout_suffices, Accumulators as Sums, SealedPoll,
};
use caucus_primitives::refs;
use caucus_support::{
	services::Upgrades, Ceremonies, CeremonyProgress, DecryptionTarget, RollProgress, Rolls, SeedProgress,
};
use caucus_trustees_core::{decryption::Purpose, elgamal::Ciphertext};

/// A member of the election commission: the one who signed.
pub struct EnsureCommissioner<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<OriginFor<T>> for EnsureCommissioner<T> {
	type Success = T::AccountId;

	fn try_origin(origin: OriginFor<T>) -> Result<T::AccountId, OriginFor<T>> {
		Pallet::<T>::ensure_commission(origin.clone()).map_err(|_| origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<OriginFor<T>, ()> {
		let first = Commission::<T>::get().first().cloned().ok_or(())?;
		Ok(frame_system::RawOrigin::Signed(first).into())
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn ensure_commission(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		let who = ensure_signed(origin)?;
		ensure!(Self::is_commissioner(&who), Error::<T>::NotOnCommission);
		Ok(who)
	}

	/// Whether a call is one that a commissioner may make at the election's stage.
	pub(crate) fn is_due_from_commission(
		origin: &OriginFor<T>,
		election: ElectionId,
		stages: &[Stage],
	) -> bool {
		Self::ensure_commission(origin.clone()).is_ok()
			&& Self::at(election).is_ok_and(|record| stages.contains(&record.stage))
	}

	pub(crate) fn at(election: ElectionId) -> Result<Election, Error<T>> {
		Elections::<T>::get(election).ok_or(Error::<T>::ElectionNotFound)
	}

	pub(crate) fn stage_is(election: ElectionId, stage: Stage) -> bool {
		Self::at(election).is_ok_and(|record| record.stage == stage)
	}

	pub(crate) fn reach(election: ElectionId, mut record: Election, stage: Stage) {
		record.stage = stage;
		record.since = Self::now();
		Elections::<T>::insert(election, record);
		if stage.is_over() {
			Active::<T>::mutate(|active| active.retain(|other| *other != election));
		}
		Self::deposit_event(Event::StageReached { election, stage });
	}

	/// Ends an election before voting: nothing of it is left but its plan and the reason.
	pub(crate) fn give_up(election: ElectionId, record: Election, reason: VoidReason) {
		Self::release_nominees(election, &record);
		if let Some(params) = ParamsOf::<T>::take(election) {
			Counts::<T>::remove(election);
			for sum in 0..params.plan.sums().count() as SumIndex {
				Accumulators::<T>::remove(election, sum);
			}
			for place in params.plan.polls() {
				Polls::<T>::remove(election, place);
			}
		}
		if let Some(roll) = record.roll {
			T::Rolls::abandon(roll);
		}
		Self::reach(election, record, Stage::Void(reason));
	}

	/// What trying to move an election on weighs, if that is worth it.
	pub(crate) fn weight_if_due(election: ElectionId) -> Option<Weight> {
		let record = Elections::<T>::get(election)?;
		Self::may_be_due(&record).then(|| Self::weight_of_advance_at(record.stage))
	}

	fn may_be_due(record: &Election) -> bool {
		let schedule = record.plan.schedule;
		let waited = |duration: Moment| Self::now() >= record.since.saturating_add(duration);
		match record.stage {
			Stage::KeyGeneration | Stage::RollCut | Stage::Objections => true,
			Stage::Ready => Self::now() >= schedule.opens,
			Stage::Draft | Stage::Open => Self::now() >= record.closes(),
			Stage::Closed => waited(schedule.tally),
			Stage::Tallied => waited(schedule.tally.min(schedule.certification)),
			Stage::Certified => waited(schedule.appeals),
			Stage::Final | Stage::Void(_) => false,
		}
	}

	/// Moves an election on by one stage, if it is due; gives what that weighs at most.
	pub(crate) fn do_advance(election: ElectionId) -> Result<Weight, DispatchError> {
		let record = Self::at(election)?;
		let weight = Self::weight_of_advance_at(record.stage);
		Self::take_step(election, record)?;
		Ok(weight)
	}

	fn take_step(election: ElectionId, record: Election) -> DispatchResult {
		let schedule = record.plan.schedule;
		let now = Self::now();
		if record.stage.is_before_voting() && now >= schedule.closes {
			Self::give_up(election, record, VoidReason::NotReadyInTime);
			return Ok(());
		}
		match record.stage {
			Stage::KeyGeneration => Self::cut_roll(election, record),
			Stage::RollCut | Stage::Objections => Self::settle_roll(election, record),
			Stage::Ready if now >= schedule.opens => {
				Self::reach(election, record, Stage::Open);
				Ok(())
			}
			Stage::Open if now >= record.closes() => Self::close(election, record),
			Stage::Closed if now >= record.since.saturating_add(schedule.tally) => {
				Self::end(election, record, Stage::Void(VoidReason::NotTalliedInTime));
				Ok(())
			}
			Stage::Tallied | Stage::Certified => Self::conclude(election, record),
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
				Self::give_up(election, record, VoidReason::KeyGenerationFailed);
				Ok(())
			}
			CeremonyProgress::Done { .. } => {
				let rules = record.plan.styles.iter().map(|style| style.rule).collect();
				let window = record.plan.schedule.objections;
				record.roll = Some(T::Rolls::cut(rules, record.plan.ring_size, window)?);
				Self::reach(election, record, Stage::RollCut);
				Ok(())
			}
		}
	}

	/// The roll is cut: take objections, then seed its rings. The rings stand: fix everything.
	fn settle_roll(election: ElectionId, record: Election) -> DispatchResult {
		let roll = record.roll.ok_or(Error::<T>::WrongStage)?;
		let least = record.plan.minimums.roll;
		match T::Rolls::progress(roll).ok_or(Error::<T>::WrongStage)? {
			RollProgress::Cutting | RollProgress::Settling | RollProgress::Seating => {
				Err(Error::<T>::NotDue.into())
			}
			RollProgress::Objections { .. } if record.stage == Stage::RollCut => {
				Self::reach(election, record, Stage::Objections);
				Ok(())
			}
			RollProgress::Objections { .. } => Err(Error::<T>::NotDue.into()),
			RollProgress::Due => T::Rolls::settle(roll),
			RollProgress::Settled { keys } if keys.iter().any(|keys| *keys < least) => {
				Self::give_up(election, record, VoidReason::RollTooSmall);
				Ok(())
			}
			RollProgress::Settled { .. } => match T::Ceremonies::ring_seed(election) {
				SeedProgress::Ready(seed) => T::Rolls::seat(roll, seed),
				SeedProgress::Moved => Ok(()),
				SeedProgress::Waiting => Err(Error::<T>::NotDue.into()),
			},
			RollProgress::Failed => {
				Self::give_up(election, record, VoidReason::RollFailed);
				Ok(())
			}
			// Code that is about to be replaced must not fix anything.
			RollProgress::Built(_) if T::Upgrades::is_pending() => Err(Error::<T>::NotDue.into()),
			RollProgress::Built(electorate) => Self::fix(election, record, electorate),
		}
	}

	/// Everything is there: the election is Ready.
	fn fix(election: ElectionId, record: Election, electorate: Electorate) -> DispatchResult {
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
		for (index, sum) in (0..).zip(params.plan.sums()) {
			let empty = alloc::vec![Ciphertext::ZERO; sum.contest.options()];
			Accumulators::<T>::insert(election, index, Options::truncate_from(empty));
		}
		Counts::<T>::insert(election, Count::new(params.plan.styles.len(), reference));
		ParamsOf::<T>::insert(election, params);
		Self::reach(election, record, Stage::Ready);
		Ok(())
	}

	/// All sums, as they stand.
	pub(crate) fn sums(election: ElectionId) -> Option<Sums> {
		let sums = ParamsOf::<T>::get(election)?.plan.sums().count() as SumIndex;
		let sums: Option<Vec<Options>> = (0..sums).map(|sum| Accumulators::<T>::get(election, sum)).collect();
		sums?.try_into().ok()
	}

	/// The polls that are sealed, in the order of the plan.
	pub(crate) fn sealed_polls(election: ElectionId, plan: &Plan) -> Vec<SealedPoll> {
		let sealed = |place: (ContestIndex, u8)| {
			Polls::<T>::get(election, place).map(|poll| (place.0, place.1, poll.commitment))
		};
		plan.polls().filter_map(sealed).collect()
	}

	/// Voting is over: fix the sums, or void the election if too few voted.
	fn close(election: ElectionId, record: Election) -> DispatchResult {
		let count = Counts::<T>::get(election).ok_or(Error::<T>::WrongStage)?;
		let params = ParamsOf::<T>::get(election).ok_or(Error::<T>::WrongStage)?;
		let sums = Self::sums(election).ok_or(Error::<T>::WrongStage)?;
		if !turnout_suffices(&record.plan, &count, record.plan.minimums.turnout) {
			Self::end(election, record, Stage::Void(VoidReason::TurnoutTooLow));
			return Ok(());
		}
		let block = frame_system::Pallet::<T>::block_number().saturated_into();
		let reference = params.election_ref(&caucus_support::genesis_hash::<T>(), election);
		let hash = close_hash(&reference, block, &count, &Self::sealed_polls(election, &params.plan), &sums);
		Closes::<T>::insert(election, Close { block, at: Self::now(), hash });
		Self::reach(election, record, Stage::Closed);
		Ok(())
	}
}

impl<T: Config> caucus_support::Tallies for Pallet<T> {
	fn is_closed(election: ElectionId) -> bool {
		Self::stage_is(election, Stage::Closed)
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

	#[cfg(feature = "runtime-benchmarks")]
	fn close(election: ElectionId, sums: u32) {
		benchmarking::states::close_for_trustees::<T>(election, sums);
	}
}
