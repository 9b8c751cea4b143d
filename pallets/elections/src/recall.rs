// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What other pallets ask about elections: a recall's vote, the counts of a secret vote, who campaigns.

use crate::*;
use alloc::vec::Vec;
use caucus_elections_core::{
	compose::{ResultRule, StyleSet},
	params::{Candidate, Contest, ContestKind, Label, Minimums, Schedule, Style},
};
use caucus_members_core::{registry::RollRule, ring::RingSize};
use caucus_support::{
	contests::{Candidacies, Contests, Poll},
	organisations::{Question, SecretCounts, SecretVote, SecretVotes},
	participation::{RecallElections, RecallOutcome},
	Ceremonies,
};

/// When what happens in a vote on a recall: durations in milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Debug)]
pub struct RecallTimes {
	/// From the certified petition to the first vote: the key and the rings are made in it.
	pub notice: Moment,
	/// How long voting lasts.
	pub voting: Moment,
	/// As in [`Schedule::trustee_step`].
	pub trustee_step: Moment,
	/// As in [`Schedule::objections`].
	pub objections: Moment,
	/// As in [`Schedule::tally`].
	pub tally: Moment,
	/// As in [`Schedule::certification`].
	pub certification: Moment,
	/// As in [`Schedule::appeals`].
	pub appeals: Moment,
}

impl<T: Config> Pallet<T> {
	/// A yes/no question to the members whom `electorate` admits.
	fn recall_plan(title: Vec<u8>, electorate: RollRule, trustees: usize) -> Result<Plan, DispatchError> {
		let times = T::RecallTimes::get();
		let opens = Self::now().saturating_add(times.notice);
		let candidate = |name: &str| Candidate {
			name: BoundedVec::truncate_from(name.as_bytes().to_vec()),
			classes: Default::default(),
			nominee: None,
		};
		let title: Label = title.try_into().map_err(|_| Error::<T>::InvalidLabel)?;
		let contest = Contest {
			title: title.clone(),
			kind: ContestKind::YesNo,
			candidates: BoundedVec::truncate_from(ANSWERS.map(candidate).to_vec()),
			rule: ResultRule::of_ballots(StyleSet::of(0)),
		};
		let style = Style { rule: electorate, contests: BoundedVec::truncate_from([0].to_vec()) };
		Ok(Plan {
			title,
			contests: BoundedVec::truncate_from([contest].to_vec()),
			styles: BoundedVec::truncate_from([style].to_vec()),
			ring_size: RingSize::R767,
			schedule: Schedule {
				trustee_step: times.trustee_step,
				objections: times.objections,
				opens,
				closes: opens.saturating_add(times.voting),
				tally: times.tally,
				certification: times.certification,
				appeals: times.appeals,
			},
			minimums: Minimums { roll: T::LeastRoll::get(), turnout: T::LeastTurnout::get() },
			max_revotes: T::MaxRevotes::get(),
			// More than half of the roster: as many as a hostile majority of it would need anyway.
			threshold: (trustees as u16).checked_div(2).unwrap_or_default().saturating_add(1),
			follows: None,
		})
	}

	/// The counts of a contest, as they were announced: of all its weight groups together.
	pub(crate) fn counts_of(election: ElectionId, contest: ContestIndex) -> Option<SecretCounts> {
		let params = ParamsOf::<T>::get(election)?;
		let (plan, count) = (&params.plan, Counts::<T>::get(election)?);
		let totals = Results::<T>::get(election)?;
		let paper = plan.contests.get(usize::from(contest))?;
		let mut votes = alloc::vec![0u64; paper.options()];
		for (_, counts) in plan.sums().zip(&totals).filter(|(sum, _)| sum.index == contest) {
			for (all, more) in votes.iter_mut().zip(counts) {
				*all = all.saturating_add(*more);
			}
		}
		let styles: Vec<usize> = plan.styles_with(contest).iter().map(usize::from).collect();
		let keys = styles.iter().filter_map(|style| params.electorate.styles.get(*style));
		let voters = styles.iter().filter_map(|style| count.voters.get(*style));
		let blank = votes.pop()?;
		Some(SecretCounts {
			entitled: keys.fold(0u32, |all, style| all.saturating_add(style.keys)),
			voted: voters.fold(0u32, |all, voters| all.saturating_add(*voters)),
			candidates: votes.into_iter().map(SaturatedConversion::saturated_into).collect(),
			blank: blank.saturated_into(),
			votes_per_ballot: paper.most_choices(),
		})
	}

	/// Elections for an office whose voting is not over. A recall is none: nobody stands for anything. Nor is
	/// a draft: one officer draws it up, and until all nominees accepted and trustees were called nobody
	/// stands in it.
	fn campaigns() -> impl Iterator<Item = Election> {
		Active::<T>::get().into_iter().filter_map(Self::campaign_of)
	}

	/// The election of this number, if its campaign runs.
	fn campaign_of(election: ElectionId) -> Option<Election> {
		let under_way = |record: &Election| match record.stage {
			Stage::Draft => false,
			Stage::Open => Self::now() < record.closes(),
			stage => stage.is_before_voting(),
		};
		let asked = !Recalls::<T>::contains_key(election);
		Elections::<T>::get(election).filter(|record| asked && under_way(record))
	}
}

impl<T: Config> RecallElections for Pallet<T> {
	type AccountId = T::AccountId;

	fn begin(title: Vec<u8>, electorate: RollRule) -> Result<ElectionId, DispatchError> {
		let trustees = T::Ceremonies::roster();
		let plan = Self::recall_plan(title, electorate, trustees.len())?;
		let accepted = Self::ensure_can_draw_up(&plan, MAX_ACTIVE)?;
		let election = Self::enter(plan, accepted)?;
		Recalls::<T>::insert(election, ());
		Self::deposit_event(Event::RecallBegun { election });
		Self::begin_ceremony(election, Self::at(election)?, trustees)?;
		Ok(election)
	}

	fn outcome(election: ElectionId) -> Option<RecallOutcome> {
		let record = Self::at(election).ok()?;
		match record.stage {
			Stage::Void(_) => Some(RecallOutcome { entitled: 0, voted: 0, yes: 0, no: 0 }),
			Stage::Final => {
				let SecretCounts { entitled, voted, candidates, .. } = Self::counts_of(election, 0)?;
				let [yes, no] = candidates.as_slice() else { return None };
				Some(RecallOutcome { entitled, voted, yes: *yes, no: *no })
			}
			_ => None,
		}
	}
}

impl<T: Config> SecretVotes for Pallet<T> {
	fn state(election: ElectionId, contest: ContestIndex) -> Option<SecretVote> {
		let record = Self::at(election).ok()?;
		let paper = record.plan.contests.get(usize::from(contest))?;
		// What a recall decides is no meeting's affair.
		if Recalls::<T>::contains_key(election) {
			return None;
		}
		let question = || {
			let styles = record.plan.styles_with(contest);
			let styles = styles.iter().filter_map(|style| record.plan.styles.get(usize::from(style)));
			Question {
				title: paper.title.to_vec(),
				yes_or_no: paper.kind == ContestKind::YesNo,
				candidates: paper.candidates.len() as u32,
				chapters: styles.map(|style| style.rule.chapter).collect(),
				closes: record.plan.schedule.closes,
			}
		};
		Some(match record.stage {
			stage if stage.is_before_voting() => SecretVote::Announced(question()),
			Stage::Open => SecretVote::Open,
			// What is certified can still be annulled.
			Stage::Closed | Stage::Tallied | Stage::Certified => SecretVote::Closed,
			Stage::Final => SecretVote::Certified(Self::counts_of(election, contest)?),
			_ => SecretVote::Void,
		})
	}
}

impl<T: Config> Contests for Pallet<T> {
	type AccountId = T::AccountId;

	fn campaign() -> bool {
		Self::campaigns().next().is_some()
	}

	fn next_vote(candidate: &T::AccountId) -> Option<Moment> {
		let stands = |record: &Election| {
			let candidates = record.plan.contests.iter().flat_map(|contest| &contest.candidates);
			let mut nominees = candidates.filter_map(|one| drafts::account_of::<T>(one.nominee.as_ref()?));
			nominees.any(|nominee| nominee == *candidate)
		};
		Self::campaigns().filter(stands).map(|record| record.plan.schedule.opens).min()
	}
}

impl<T: Config> Candidacies for Pallet<T> {
	fn poll(election: ElectionId, contest: ContestIndex) -> Option<Poll> {
		let record = Self::campaign_of(election)?;
		record.plan.contests.get(usize::from(contest))?;
		// Voting that was prolonged closes later than it was planned.
		Some(Poll { opens: record.plan.schedule.opens, closes: record.closes() })
	}

	fn stands(candidate: &T::AccountId, election: ElectionId, contest: ContestIndex) -> bool {
		let Some(record) = Self::campaign_of(election) else { return false };
		let candidates = record.plan.contests.get(usize::from(contest)).map(|contest| &contest.candidates);
		let mut nominees = candidates.into_iter().flatten().filter_map(|one| one.nominee.as_ref());
		nominees.any(|nominee| drafts::account_of::<T>(nominee).as_ref() == Some(candidate))
	}
}
