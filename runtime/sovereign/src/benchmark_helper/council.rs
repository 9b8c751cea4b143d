// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What governance finds around it at worst: elections, motions and long calls.

use alloc::{boxed::Box, vec::Vec};
use caucus_elections_core::{
	compose::{Outcome, ResultRule, Verdict},
	params::{Candidate, ContestKind},
	tally::Composed,
};
use caucus_members_core::registry::{Classes, RollRule};
use caucus_primitives::{ContestIndex, ElectionId, Moment};
use caucus_support::{benchmarking::Surroundings, limits::some_value};
use codec::Encode;
use pallet_elections::{
	benchmarking::papers::{plan, LARGEST},
	Plan, Stage, ANSWERS, MAX_ACTIVE,
};
use polkadot_sdk::{
	frame_support::{storage, BoundedVec},
	frame_system, pallet_collective,
	sp_runtime::traits::{BlakeTwo256, Hash},
};

use super::surroundings::{self, put_counts, put_election};
use crate::{
	configs::governance::{InCouncil, Motion, WholeParty},
	AccountId, Runtime,
};

/// The chain around governance.
pub struct Around;

/// The election of the council, and the one with the question.
const SEATS: ElectionId = MAX_ACTIVE;
const QUESTION: ElectionId = MAX_ACTIVE + 1;

/// The largest plan, of the whole party, in which this is the first contest's.
fn of_whole_party(kind: ContestKind, candidates: Vec<Candidate>, seats: u8) -> Plan {
	let mut plan = plan(LARGEST);
	for style in plan.styles.iter_mut() {
		style.rule = RollRule { classes: Classes::YOUTH, chapter: None };
		if !style.contests.contains(&0) {
			let _ = style.contests.try_insert(0, 0);
		}
	}
	if let Some(last) = plan.styles.iter_mut().last() {
		last.rule = WholeParty::get();
	}
	let styles = plan.styles_with(0);
	if let Some(contest) = plan.contests.iter_mut().next() {
		contest.kind = kind;
		contest.candidates = BoundedVec::truncate_from(candidates);
		contest.rule = ResultRule { seats, ..ResultRule::of_ballots(styles) };
	}
	plan.schedule.opens = Moment::MAX;
	plan
}

fn candidate(name: &str, nominee: Option<[u8; 32]>) -> Candidate {
	Candidate {
		name: BoundedVec::truncate_from(name.as_bytes().to_vec()),
		classes: Classes::default(),
		nominee,
	}
}

impl pallet_governance::benchmarking::Helper<AccountId> for Around {
	fn set_time(now: Moment) {
		<surroundings::Around as Surroundings<AccountId>>::set_time(now);
	}

	fn commissioners() -> [AccountId; 2] {
		let (first, second) =
			<surroundings::Around as pallet_organisations::benchmarking::Keepers<AccountId>>::keepers();
		[first, second]
	}

	fn elect(elected: Option<Vec<AccountId>>, seats: u32) -> (ElectionId, ContestIndex) {
		let standing = elected.clone().unwrap_or_default();
		let named = standing.iter().map(|who| candidate("x", Some(who.clone().into())));
		let others = core::iter::repeat_n(candidate("y", Some([1; 32])), 64);
		let candidates = named.chain(others).take(64).collect();
		let plan = of_whole_party(ContestKind::ChooseUpTo { most: 32 }, candidates, seats as u8);
		if elected.is_some() {
			put_counts(SEATS, plan.clone());
			let mut outcome: Outcome = some_value();
			outcome.verdict = Verdict::Decided;
			outcome.elected = BoundedVec::truncate_from((0..standing.len() as u8).map(Into::into).collect());
			let outcomes = core::iter::repeat_n(outcome, 16).collect();
			let composed = Composed { outcomes: BoundedVec::truncate_from(outcomes), at: 1 };
			pallet_elections::OutcomesOf::<Runtime>::insert(SEATS, composed);
		}
		if elected.is_none() {
			let all = (0..16).flat_map(|contest| (0..64).map(move |candidate| (contest, candidate)));
			pallet_elections::Accepted::<Runtime>::insert(SEATS, BoundedVec::truncate_from(all.collect()));
		}
		put_election(SEATS, if elected.is_some() { Stage::Final } else { Stage::Draft }, plan);
		(SEATS, 0)
	}

	fn ask(answered: bool) -> (ElectionId, ContestIndex) {
		let answers = ANSWERS.map(|answer| candidate(answer, None)).to_vec();
		let plan = of_whole_party(ContestKind::YesNo, answers, 1);
		if answered {
			put_counts(QUESTION, plan.clone());
		}
		put_election(QUESTION, if answered { Stage::Final } else { Stage::Draft }, plan);
		(QUESTION, 0)
	}

	fn move_motions(members: &[AccountId]) {
		for number in 0..20u32 {
			let remark = [&number.to_le_bytes()[..], &[0; 1_000]].concat();
			let motion = Motion(frame_system::Call::remark { remark }.into());
			let hash = BlakeTwo256::hash_of(&motion);
			pallet_collective::ProposalOf::<Runtime, InCouncil>::insert(hash, motion);
			// As the pallet stores it: number, threshold, who is for it, who against, until when.
			let votes = (number, members.len() as u32, members, Vec::<AccountId>::new(), u32::MAX);
			let key = pallet_collective::Voting::<Runtime, InCouncil>::hashed_key_for(hash);
			storage::unhashed::put(&key, &votes);
			let _ = pallet_collective::Proposals::<Runtime, InCouncil>::try_append(hash);
		}
	}

	fn long_call(bytes: u32) -> Vec<u8> {
		// Calls on the members' list are short: a batch of many of them is long. What they do is
		// little, and part of what is measured.
		let one = || {
			let code_hash = Default::default();
			crate::RuntimeCall::from(pallet_governance::Call::<Runtime>::authorize_upgrade { code_hash })
		};
		let calls = (0..bytes / one().encoded_size() as u32).map(|_| one()).collect();
		let batch = polkadot_sdk::pallet_utility::Call::<Runtime>::batch_all { calls };
		Box::new(crate::RuntimeCall::from(batch)).encode()
	}
}
