// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! From a plan to the making of the key: what the commission decides, and what nominees accept.

use crate::*;
use alloc::vec::Vec;
use caucus_elections_core::{
	compose::{ResultRule, Source, StyleSet, Verdict},
	params::{Contest, ContestError, ContestKind, PlanProblem, Schedule},
};
use caucus_primitives::{calendar::DAY, AccountKey};
use caucus_support::governance::Succession;
use caucus_support::{Ceremonies, Rolls};
use frame::deps::{
	frame_support::storage::{with_transaction, TransactionOutcome},
	sp_runtime::traits::TrailingZeroInput,
};

/// The least time that trustees need for a step, in milliseconds: a few blocks.
pub(crate) const LEAST_STEP: Moment = 10_000;

/// The longest that a step may take, in milliseconds: sixty days. A plan must not put a result off for years.
pub const LONGEST_STEP: Moment = 60 * DAY;

/// How many drafts one officer may have at a time, so that nobody takes the place of all others.
pub const MAX_DRAFTS_OF_ONE: u32 = 4;

/// How many elections may be under way with one that the commission draws up.
const MAX_DRAWN_UP: u32 = MAX_ACTIVE - KEPT_FOR_RECALLS;

/// How many elections can be drawn up on a day without a fee.
pub(crate) const FREE_DRAFTS: u32 = 16;

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
pub(crate) fn account_of<T: Config>(key: &AccountKey) -> Option<T::AccountId> {
	// Accounts are 32 bytes on every chain but those of tests, where they are shorter.
	T::AccountId::decode(&mut TrailingZeroInput::new(key)).ok()
}

/// Everybody nominated in a plan.
fn nominees<T: Config>(plan: &Plan) -> impl Iterator<Item = T::AccountId> + '_ {
	let candidates = plan.contests.iter().flat_map(|contest| &contest.candidates);
	candidates.filter_map(|candidate| account_of::<T>(candidate.nominee.as_ref()?))
}

/// How long each step around the vote may take.
fn steps(schedule: &Schedule) -> [Moment; 5] {
	[schedule.trustee_step, schedule.objections, schedule.tally, schedule.certification, schedule.appeals]
}

/// Whether a contest is held in the same way as before, for so many seats. Of those that held it before,
/// `voters` are the styles, which now count from the first.
fn is_same_way(before: &Contest, now: &Contest, seats: u8, voters: StyleSet, run_off: bool) -> bool {
	let renumbered = |styles: StyleSet| -> StyleSet {
		(0..).zip(voters.iter()).filter(|(_, old)| styles.contains(*old)).map(|(new, _)| new).collect()
	};
	let mut expected = ResultRule { seats, ..before.rule.clone() };
	for component in expected.components.iter_mut() {
		if let Source::Ballots { styles } = &mut component.source {
			*styles = renumbered(*styles);
		}
	}
	let kind = match (before.kind, now.kind) {
		// Fewer stand, for fewer seats.
		(ContestKind::ChooseUpTo { most: before }, ContestKind::ChooseUpTo { most }) => most <= before,
		(ContestKind::ChooseUpTo { .. }, ContestKind::ChooseOne) => run_off,
		(before, now) => before == now,
	};
	if run_off {
		// Of two, one has more than half; what a tie means must come to an end; and what was kept for a class
		// may have been filled.
		expected.majority = now.rule.majority;
		expected.tie = now.rule.tie;
		if now.rule.reserved.is_none() {
			expected.reserved = None;
		}
	}
	kind && expected == now.rule
}

impl<T: Config> Pallet<T> {
	/// Checks that an election can be drawn up by a plan now; gives the nominations that need not be
	/// accepted again, if it follows from an earlier one.
	///
	/// `most` is how many elections may be under way with it.
	pub(crate) fn ensure_can_draw_up(plan: &Plan, most: u32) -> Result<Option<Nominations>, DispatchError> {
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
				&& steps(&schedule).iter().all(|duration| *duration >= LEAST_STEP),
			Error::<T>::InvalidSchedule
		);
		let longest_step = steps(&schedule).into_iter().max().unwrap_or_default();
		ensure!(longest_step <= LONGEST_STEP, Error::<T>::StepTooLong);
		ensure!(
			schedule.opens.saturating_sub(Self::now()) <= FARTHEST
				&& schedule.closes.saturating_sub(schedule.opens) <= FARTHEST,
			Error::<T>::TooFarAhead
		);
		ensure!(
			plan.minimums.roll >= T::LeastRoll::get() && plan.minimums.turnout >= T::LeastTurnout::get(),
			Error::<T>::MinimumsTooLow
		);
		ensure!(plan.threshold >= T::LeastThreshold::get(), Error::<T>::ThresholdTooLow);
		ensure!(T::Rolls::supports(plan.ring_size), Error::<T>::RingSizeUnavailable);
		ensure!(plan.max_revotes <= T::MaxRevotes::get(), Error::<T>::TooManyRevotes);
		ensure!((Active::<T>::decode_len().unwrap_or_default() as u32) < most, Error::<T>::TooManyElections);
		plan.follows.map(|(earlier, contest)| Self::follow_up(plan, earlier, contest)).transpose()
	}

	fn ensure_few_drafts(by: &T::AccountId) -> DispatchResult {
		let active = Active::<T>::get().into_iter();
		let own = active.filter(|election| DrawnUpBy::<T>::get(election).as_ref() == Some(by)).count();
		ensure!((own as u32) < MAX_DRAFTS_OF_ONE, Error::<T>::TooManyDrafts);
		Ok(())
	}

	pub(crate) fn do_draw_up(by: T::AccountId, plan: Plan) -> DispatchResult {
		Self::ensure_few_drafts(&by)?;
		let accepted = Self::ensure_can_draw_up(&plan, MAX_DRAWN_UP)?;
		Drafts::<T>::put((Self::today(), Self::drafts_today().saturating_add(1)));
		let election = Self::enter(plan, accepted)?;
		DrawnUpBy::<T>::insert(election, &by);
		Self::deposit_event(Event::DrawnUp { election, by });
		Ok(())
	}

	/// Enters a draft whose plan was checked on this state.
	pub(crate) fn enter(plan: Plan, accepted: Option<Nominations>) -> Result<ElectionId, DispatchError> {
		let election = NextElection::<T>::get();
		let next = election.checked_add(1).ok_or(Error::<T>::TooManyElections)?;
		if let Some(followed) = plan.follows {
			FollowUps::<T>::insert(followed, election);
		}
		if let Some(accepted) = accepted {
			Accepted::<T>::insert(election, accepted);
		}
		Active::<T>::try_append(election).map_err(|_| Error::<T>::TooManyElections)?;
		NextElection::<T>::put(next);
		for nominee in nominees::<T>(&plan) {
			// A nominee need not have money to say yes.
			frame_system::Pallet::<T>::inc_sufficients(&nominee);
		}
		let (stage, since) = (Stage::Draft, Self::now());
		Elections::<T>::insert(election, Election { plan, stage, since, roll: None, extension: 0 });
		Ok(election)
	}

	fn today() -> u64 {
		Self::now().checked_div(DAY).unwrap_or_default()
	}

	/// How many elections were drawn up today.
	fn drafts_today() -> u32 {
		let (day, drafts) = Drafts::<T>::get();
		if day == Self::today() {
			drafts
		} else {
			0
		}
	}

	/// Whether an election can be drawn up without a fee. Nothing of one that was is ever forgotten, so
	/// there is an end to it on a day.
	pub(crate) fn is_free_to_draw_up(by: &T::AccountId, plan: &Plan) -> bool {
		Self::drafts_today() < FREE_DRAFTS
			&& Self::ensure_few_drafts(by).is_ok()
			&& Self::ensure_can_draw_up(plan, MAX_DRAWN_UP).is_ok()
	}

	/// Checks that a plan decides what an earlier contest left open, between those whom it left, among the
	/// same voters and by the same rule; they have accepted already.
	pub(crate) fn follow_up(
		plan: &Plan,
		earlier: ElectionId,
		contest: ContestIndex,
	) -> Result<Nominations, DispatchError> {
		let wrong = || Error::<T>::NotTheFollowUp;
		let record = Self::at(earlier)?;
		ensure!(record.stage == Stage::Final, wrong());
		let stands = |other| Self::at(other).is_ok_and(|record| !matches!(record.stage, Stage::Void(_)));
		ensure!(!FollowUps::<T>::get((earlier, contest)).is_some_and(stands), Error::<T>::FollowedUp);
		let composed = OutcomesOf::<T>::get(earlier).ok_or_else(wrong)?;
		let position = usize::from(contest);
		let before = record.plan.contests.get(position).ok_or_else(wrong)?;
		let outcome = composed.outcomes.get(position).ok_or_else(wrong)?;
		let (left, seats) = match outcome.verdict {
			Verdict::RunOff => {
				let candidate = |candidate: &u8| before.candidates.get(usize::from(*candidate)).cloned();
				let left: Option<Vec<_>> = outcome.run_off.iter().map(candidate).collect();
				(left, before.rule.seats.saturating_sub(outcome.elected.len() as u8))
			}
			Verdict::Rerun => (Some(before.candidates.to_vec()), before.rule.seats),
			Verdict::Decided | Verdict::Void => (None, 0),
		};
		let [only] = plan.contests.as_slice() else {
			return Err(wrong().into());
		};
		ensure!(left.is_some_and(|left| left == only.candidates.as_slice()), wrong());
		let voters = record.plan.styles_with(contest);
		let electorate = voters.iter().filter_map(|style| record.plan.styles.get(usize::from(style)));
		let same_voters = electorate.map(|style| style.rule).eq(plan.styles.iter().map(|style| style.rule));
		let run_off = outcome.verdict == Verdict::RunOff;
		ensure!(same_voters && is_same_way(before, only, seats, voters, run_off), wrong());
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
		by: T::AccountId,
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
		// Who is nobody's nominee never accepts, and one officer must not choose among them, nor among those who
		// stand for the council.
		let one_suffices = dropped.nominee.is_some() && !T::Succession::is_named(election);
		let topic = (contest, &dropped);
		if !one_suffices
			&& !Self::seconded(election, by, b"elections/drop-candidate:", topic, Self::is_commissioner)?
		{
			return Ok(());
		}
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

	pub(crate) fn do_call_trustees(
		by: T::AccountId,
		election: ElectionId,
		trustees: Vec<T::AccountId>,
	) -> DispatchResult {
		let record = Self::at(election)?;
		let topic = (&record.plan, &trustees);
		let agreed = Self::seconded(election, by, b"elections/call-trustees:", topic, Self::is_commissioner)?;
		// The first is told, too, what speaks against it.
		with_transaction(|| match (Self::begin_ceremony(election, record, trustees), agreed) {
			(Ok(()), true) => TransactionOutcome::Commit(Ok(())),
			(result, _) => TransactionOutcome::Rollback(result),
		})
	}

	/// Whether everybody who is nominated in a draft has accepted.
	pub(crate) fn is_settled(election: ElectionId, plan: &Plan) -> bool {
		let accepted = Accepted::<T>::get(election);
		(0..).zip(&plan.contests).all(|(index, contest)| {
			(0..)
				.zip(&contest.candidates)
				.all(|(number, candidate)| candidate.nominee.is_none() || accepted.contains(&(index, number)))
		})
	}

	/// Lets trustees make the key of a draft on which all nominees have answered.
	pub(crate) fn begin_ceremony(
		election: ElectionId,
		record: Election,
		trustees: Vec<T::AccountId>,
	) -> DispatchResult {
		ensure!(record.stage == Stage::Draft, Error::<T>::WrongStage);
		ensure!(Self::is_settled(election, &record.plan), Error::<T>::NominationOpen);
		T::Ceremonies::begin(election, trustees, record.plan.threshold, record.plan.schedule.trustee_step)?;
		Self::release_nominees(election, &record);
		Self::reach(election, record, Stage::KeyGeneration);
		Ok(())
	}

	/// A draft ends: its nominees have nothing more to do.
	pub(crate) fn release_nominees(election: ElectionId, record: &Election) {
		if record.stage == Stage::Draft {
			Accepted::<T>::remove(election);
			DrawnUpBy::<T>::remove(election);
			nominees::<T>(&record.plan).for_each(|nominee| {
				frame_system::Pallet::<T>::dec_sufficients(&nominee);
			});
		}
	}

	/// The election, if it can be withdrawn now: not while its key or roll is made past the hour at which
	/// voting should begin, because it moves on by itself then.
	pub(crate) fn ensure_can_withdraw(election: ElectionId) -> Result<Election, DispatchError> {
		let record = Self::at(election)?;
		let in_time = record.stage == Stage::Draft || Self::now() < record.plan.schedule.opens;
		ensure!(record.stage.is_before_voting() && in_time, Error::<T>::WrongStage);
		ensure!(!Recalls::<T>::contains_key(election), Error::<T>::RecallStands);
		Ok(record)
	}

	/// Withdraws an election; gives what that weighs. Who drew it up withdraws a draft alone; nobody else
	/// does, so that one officer cannot keep the others from holding an election.
	pub(crate) fn do_withdraw(by: T::AccountId, election: ElectionId) -> Result<Weight, DispatchError> {
		let record = Self::ensure_can_withdraw(election)?;
		let weight = Self::weight_of_withdraw_at(record.stage);
		let one_suffices =
			DrawnUpBy::<T>::get(election).as_ref() == Some(&by) && !T::Succession::is_named(election);
		if one_suffices || Self::seconded(election, by, b"elections/withdraw:", (), Self::is_commissioner)? {
			Self::give_up(election, record, VoidReason::Withdrawn);
		}
		Ok(weight)
	}
}
