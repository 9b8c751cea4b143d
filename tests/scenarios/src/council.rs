// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the council moves and decides, and a paper on which all members elect the next one and answer a
//! question.

use crate::{
	chain::Chain,
	party::{self, COUNCIL},
};
use caucus_elections_core::{
	compose::{ResultRule, StyleSet},
	params::{Candidate, Contest, ContestKind, Label, Plan, Style},
};
use caucus_members_core::registry::{Classes, RollRule};
use caucus_primitives::{ContestIndex, ElectionId, Moment};
use caucus_sovereign_runtime::{
	configs::governance::{InCouncil, Motion},
	Hash, Runtime, RuntimeCall, RuntimeEvent,
};
use codec::Encode;
use polkadot_sdk::{
	frame_support::dispatch::GetDispatchInfo,
	pallet_collective,
	sp_core::H256,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		traits::{BlakeTwo256, Hash as _},
		DispatchError, DispatchResult,
	},
};

type Call = pallet_collective::Call<Runtime, InCouncil>;
type Event = pallet_collective::Event<Runtime, InCouncil>;

/// Where the next council is elected on the paper.
pub const SEATS: ContestIndex = 0;
/// Where a question is asked.
pub const QUESTION: ContestIndex = 1;

/// The call that moves a call, for which so many have to vote.
pub fn moves(call: impl Into<RuntimeCall>, threshold: u32) -> RuntimeCall {
	let motion = Motion(call.into());
	let length_bound = motion.encoded_size() as u32;
	Call::propose { threshold, proposal: Box::new(motion), length_bound }.into()
}

/// What a motion is known by.
pub fn hash_of(call: impl Into<RuntimeCall>) -> Hash {
	BlakeTwo256::hash_of(&Motion(call.into()))
}

/// The call that says yes to a motion.
pub fn votes_for(proposal: H256, index: u32) -> RuntimeCall {
	Call::vote { proposal, index, approve: true }.into()
}

/// The call that ends the vote on a motion.
pub fn closes(call: impl Into<RuntimeCall>, index: u32) -> RuntimeCall {
	let call = call.into();
	let (proposal_weight_bound, proposal_hash) = (call.get_dispatch_info().call_weight, hash_of(call));
	Call::close { proposal_hash, index, proposal_weight_bound, length_bound: 100_000 }.into()
}

/// Some move a call and vote for it, in one block, and it is made; gives what came of it.
#[track_caller]
pub fn decided_by(
	chain: &mut Chain,
	council: &[Sr25519Keyring],
	call: impl Into<RuntimeCall>,
) -> DispatchResult {
	let call = call.into();
	let index = chain.read(pallet_collective::ProposalCount::<Runtime, InCouncil>::get);
	let hash = hash_of(call.clone());
	let first = council[0];
	// More than half of three are two, and so are two thirds of them.
	let mut calls = vec![(first, moves(call.clone(), 2))];
	calls.extend(council.iter().map(|who| (*who, votes_for(hash, index))));
	calls.push((first, closes(call, index)));
	chain.all(calls);
	let executed = |event| match event {
		RuntimeEvent::Council(Event::Executed { result, .. }) => Some(result),
		_ => None,
	};
	chain.events().into_iter().find_map(executed).expect("the motion was made")
}

/// The whole council decides something, and it is done.
#[track_caller]
pub fn decides(chain: &mut Chain, call: impl Into<RuntimeCall>) {
	let call = call.into();
	assert_eq!(decided_by(chain, &COUNCIL, call.clone()), Ok(()), "{call:?}");
}

/// The whole council decides something in vain.
#[track_caller]
pub fn cannot(chain: &mut Chain, call: impl Into<RuntimeCall>, reason: impl Into<DispatchError>) {
	let call = call.into();
	let bare = |error: DispatchError| error.encode();
	let refused = decided_by(chain, &COUNCIL, call.clone()).expect_err("it has to fail");
	assert_eq!(bare(refused), bare(reason.into()), "{call:?}: {refused:?}");
}

fn label(text: &str) -> Label {
	text.as_bytes().to_vec().try_into().expect("short enough; qed")
}

/// A paper for the whole party: who of these sits in the council, and a question.
pub fn plan(now: Moment, candidates: &[Sr25519Keyring]) -> Plan {
	let everybody = StyleSet::of(0);
	let contest = |title: &str, kind, candidates: Vec<Candidate>, seats| Contest {
		title: label(title),
		kind,
		candidates: candidates.try_into().expect("few enough; qed"),
		rule: ResultRule { seats, ..ResultRule::of_ballots(everybody) },
	};
	let candidate =
		|name: &str, nominee| Candidate { name: label(name), classes: Classes::default(), nominee };
	let standing = candidates.iter().map(|who| {
		let account = who.to_account_id();
		candidate(&format!("{who:?}"), Some(account.into()))
	});
	let seats = COUNCIL.len() as u8;
	let council = contest("Council", ContestKind::ChooseUpTo { most: seats }, standing.collect(), seats);
	let answers = pallet_elections::ANSWERS.map(|answer| candidate(answer, None)).to_vec();
	let question = contest("A question", ContestKind::YesNo, answers, 1);
	let rule = RollRule { classes: Classes::DUES_PAYING, chapter: None };
	let style = Style { rule, contests: vec![SEATS, QUESTION].try_into().expect("few enough; qed") };
	Plan {
		title: label("The council, and a question"),
		contests: vec![council, question].try_into().expect("few enough; qed"),
		styles: vec![style].try_into().expect("few enough; qed"),
		..party::plan(now)
	}
}

/// The call by which the council has an election fill all its seats.
pub fn names(election: ElectionId) -> RuntimeCall {
	let fills = pallet_governance::Fills::All;
	pallet_governance::Call::<Runtime>::name_election { election, contest: SEATS, fills }.into()
}

/// The call by which the council asks all members whether something is to be done.
pub fn asks(election: ElectionId, call: impl Into<RuntimeCall>) -> RuntimeCall {
	let call = Box::new(call.into());
	pallet_governance::Call::<Runtime>::propose { call, election, contest: QUESTION }.into()
}
