// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What governance asks about elections, and who the commission is.

use crate::*;
use alloc::vec::Vec;
use caucus_elections_core::{
	compose::{ResultRule, Verdict},
	params::{Contest, ContestKind, Style},
};
use caucus_members_core::registry::{Classes, RollRule};
use caucus_support::{
	governance::{Decision, Paper, PartyVote, PartyVotes, Question, Succession},
	organisations::SecretCounts,
};

/// The fewest that can do what takes two.
const LEAST_COMMISSION: usize = 2;

/// The words of every question whether something is to be done, yes first.
pub const ANSWERS: [&str; 2] = ["찬성 / Yes", "반대 / No"];

/// Whether these styles let everybody of the electorate vote in a contest, and nobody from outside of the
/// party vote at all.
fn is_whole_party(styles: &[Style], contest: ContestIndex, electorate: RollRule) -> bool {
	let admits_all = |rule: &RollRule| {
		(rule.chapter.is_none() || rule.chapter == electorate.chapter)
			&& electorate.classes.contains(rule.classes)
	};
	styles
		.iter()
		.all(|style| style.contests.contains(&contest) && !style.rule.classes.contains(Classes::CITIZEN))
		&& styles.iter().any(|style| admits_all(&style.rule))
}

fn question(plan: &Plan, index: ContestIndex, contest: &Contest) -> Question {
	let plain = ResultRule::of_ballots(plan.styles_with(index));
	if contest.kind == ContestKind::YesNo {
		let in_words = contest.names().map(|name| name.as_slice()).eq(ANSWERS.map(str::as_bytes));
		return if in_words && contest.rule == plain { Question::YesNo } else { Question::Other };
	}
	// A poll, or ballots that weigh more than others, would let those who draw up the paper choose.
	if contest.rule.components != plain.components {
		return Question::Other;
	}
	let accounts = contest.candidates.iter().all(|candidate| candidate.nominee.is_some());
	Question::Seats { seats: contest.rule.seats.into(), accounts }
}

impl<T: Config> Pallet<T> {
	/// What members decided in a contest whose result is final.
	fn decision(election: ElectionId, index: ContestIndex) -> Option<Decision<T::AccountId>> {
		let position = usize::from(index);
		let params = ParamsOf::<T>::get(election)?;
		let contest = params.plan.contests.get(position)?;
		if contest.kind == ContestKind::YesNo {
			let SecretCounts { entitled, voted, candidates, .. } = Self::counts_of(election, index)?;
			let [yes, no] = candidates.as_slice() else { return None };
			return Some(Decision::Answered { entitled, voted, yes: *yes, no: *no });
		}
		let composed = OutcomesOf::<T>::get(election)?;
		let outcome = composed.outcomes.get(position)?;
		let elected: Vec<_> = match outcome.verdict {
			Verdict::Decided | Verdict::RunOff => outcome
				.elected
				.iter()
				.filter_map(|candidate| contest.candidates.get(usize::from(*candidate)))
				.filter_map(|candidate| drafts::account_of::<T>(candidate.nominee.as_ref()?))
				.collect(),
			Verdict::Rerun | Verdict::Void => Vec::new(),
		};
		Some(Decision::Elected(elected))
	}

	/// First moment at which the result of an election that is drawn up is final, if voting is prolonged as far
	/// as may be and every step takes as long as it may.
	fn latest_end(record: &Election) -> Moment {
		let schedule = &record.plan.schedule;
		// Totals, and then polls; objections, and then what the appeals body says.
		let twice = schedule.tally.saturating_add(schedule.appeals).saturating_mul(2);
		let certified = schedule.certification.saturating_add(twice);
		schedule.closes.saturating_add(T::MaxExtension::get()).saturating_add(certified)
	}

	/// Whether an election is between Ready and the certification of its result.
	fn is_any_under_way() -> bool {
		Active::<T>::get()
			.into_iter()
			.filter_map(Elections::<T>::get)
			.any(|record| matches!(record.stage, Stage::Ready | Stage::Open | Stage::Closed | Stage::Tallied))
	}

	/// Sets the commission; `by_members` says in whose name.
	pub(crate) fn do_set_commission(new: CommissionOf<T>, by_members: bool) -> DispatchResult {
		// Members need not wait: elections go on with the new commission, and there is always one under way.
		ensure!(by_members || !Self::is_any_under_way(), Error::<T>::ElectionUnderWay);
		// A council does not choose who prepares the election of the next one once that is named.
		ensure!(by_members || !T::Succession::is_under_way(), Error::<T>::SuccessionUnderWay);
		let mut distinct = new.to_vec();
		distinct.sort();
		distinct.dedup();
		ensure!(distinct.len() == new.len() && new.len() >= LEAST_COMMISSION, Error::<T>::InvalidCommission);
		for comes in &new {
			frame_system::Pallet::<T>::inc_sufficients(comes);
		}
		for leaves in Commission::<T>::get() {
			frame_system::Pallet::<T>::dec_sufficients(&leaves);
		}
		// What one of the old commission asked for, one of the new does not confirm. Others can ask again.
		Pending::<T>::kill();
		Self::deposit_event(Event::CommissionSet { accounts: new.to_vec() });
		Commission::<T>::put(new);
		Ok(())
	}
}

impl<T: Config> PartyVotes for Pallet<T> {
	type AccountId = T::AccountId;

	fn vote(
		election: ElectionId,
		contest: ContestIndex,
		electorate: RollRule,
	) -> Option<PartyVote<T::AccountId>> {
		let record = Self::at(election).ok()?;
		let paper = record.plan.contests.get(usize::from(contest))?;
		if Recalls::<T>::contains_key(election) {
			return None;
		}
		Some(match record.stage {
			Stage::Void(_) => PartyVote::Void,
			Stage::Final => PartyVote::Final(Self::decision(election, contest)?),
			Stage::Draft => PartyVote::Ahead(Paper {
				ends: Self::latest_end(&record),
				settled: Self::is_settled(election, &record.plan),
				whole_party: is_whole_party(&record.plan.styles, contest, electorate),
				question: question(&record.plan, contest, paper),
			}),
			_ => PartyVote::UnderWay,
		})
	}
}
