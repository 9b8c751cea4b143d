// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The council changes hands by an election, members decide by a referendum, and nobody does what is on no
//! list: whatever majority asks for it, and however it is wrapped.

use caucus_elections_core::{prove::Choice, tally::Stage};
use caucus_primitives::blake2_256;
use caucus_scenarios::{
	ceremony::{self, Keyholders},
	council::{self, QUESTION, SEATS},
	crowd::by_all_processors,
	party::{self, by_both, COMMISSION, COUNCIL, OBJECTING, RELAYER, STRANGER, TRUSTEES},
	wrapped::wrapped_as,
	Booth, Chain,
};
use caucus_sovereign_runtime::{
	configs::governance::{Calls, CouncilCalls, InCouncil, MembersCalls, Motion, PartyRules, NEVER_PAUSED},
	AllPalletsWithSystem, Balances, Governance, OriginCaller, Runtime, RuntimeCall, RuntimeOrigin, SafeMode,
};
use codec::Decode;
use pallet_governance::{BoundUntil, CurrentTerm, Parameters, Rejection, Rules, Standing};
use polkadot_sdk::{
	frame_support::{
		traits::{Contains, GetCallMetadata, OriginTrait, PalletsInfoAccess},
		BoundedVec,
	},
	frame_system::{self, RawOrigin},
	pallet_balances, pallet_collective, pallet_safe_mode, pallet_timestamp, pallet_tx_pause, pallet_utility,
	sp_core::{storage::well_known_keys::CODE, H256},
	sp_io,
	sp_keyring::Sr25519Keyring::{self, AliceStash, BobStash, CharlieStash, DaveStash},
	sp_runtime::{
		traits::{Dispatchable, TrailingZeroInput},
		DispatchError,
	},
};
use std::collections::BTreeSet;

type OfElections = pallet_elections::Call<Runtime>;
type OfGovernance = pallet_governance::Call<Runtime>;
type OfPause = pallet_tx_pause::Call<Runtime>;
type OfSafeMode = pallet_safe_mode::Call<Runtime>;
type OfSystem = frame_system::Call<Runtime>;
type OfValidators = pallet_validators::Call<Runtime>;
type Refused = pallet_governance::Error<Runtime>;
type CouncilRefused = pallet_collective::Error<Runtime, InCouncil>;

/// Who stands for the next council, in the order of the paper.
const STANDING: [Sr25519Keyring; 4] = [AliceStash, BobStash, CharlieStash, DaveStash];

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

fn take_seats() -> RuntimeCall {
	OfGovernance::take_seats {}.into()
}

/// What members are asked: a longer term.
fn longer_terms(chain: &mut Chain) -> (Parameters, RuntimeCall) {
	let (expected_version, parameters) = chain.read(Governance::parameters);
	let parameters = Parameters { term: parameters.term * 2, ..parameters };
	(parameters, OfGovernance::set_parameters { expected_version, parameters }.into())
}

fn new_code() -> Vec<u8> {
	b"another version".to_vec()
}

fn authorize() -> RuntimeCall {
	OfGovernance::authorize_upgrade { code_hash: H256(blake2_256(&[&new_code()])) }.into()
}

fn apply_upgrade() -> RuntimeCall {
	OfGovernance::apply_upgrade { code: new_code() }.into()
}

/// Lets the notice of code pass that was authorised just now.
fn give_notice(chain: &mut Chain) {
	let due = chain.read(Governance::upgrade).expect("code is authorised").due;
	chain.block_at(due, || ());
}

/// An election that fills the council and answers a question, named and asked by the council, drawn up and
/// with its nominees' consent.
fn drawn_up(chain: &mut Chain, question: RuntimeCall) -> u32 {
	let election = chain.read(pallet_elections::NextElection::<Runtime>::get);
	let plan = Box::new(council::plan(chain.now(), &STANDING));
	chain.does(COMMISSION[0], OfElections::draw_up { plan });
	accept_nominations(chain, election);
	council::decides(chain, council::names(election));
	council::decides(chain, council::asks(election, question));
	election
}

/// All who stand accept.
fn accept_nominations(chain: &mut Chain, election: u32) {
	chain.all((0..).zip(STANDING).map(|(candidate, who)| {
		(who, OfElections::accept_nomination { election, contest: SEATS, candidate }.into())
	}));
}

/// So many members vote: for three who stand, and for yes.
fn voted(chain: &mut Chain, booth: &Booth, voters: u32) {
	let choices: [Choice; 2] = [vec![1, 2, 3], vec![0]];
	let ballots = by_all_processors(0..voters, |voter| booth.ballot(voter, 1, &choices));
	chain.does(RELAYER, OfElections::cast_batch { ballots: ballots.try_into().unwrap() });
}

/// The same from the drawing up to the final result; gives the chain and the number of the election.
fn decided(
	chain: &mut Chain,
	question: RuntimeCall,
	voters: u32,
	while_open: impl FnOnce(&mut Chain),
) -> u32 {
	party::register(chain);
	let election = drawn_up(chain, question);
	let trustees = TRUSTEES.map(|trustee| trustee.to_account_id()).to_vec().try_into().unwrap();
	by_both(chain, OfElections::call_trustees { election, trustees });
	let trustees = Keyholders::make_key(chain, election);
	trustees.settle_roll(chain);
	trustees.all_do_their_duty(chain);
	chain.wait_for(election, Stage::Ready);
	let booth = Booth::enter(chain, election);
	let schedule = booth.verifier.params().plan.schedule;
	chain.block_at(schedule.opens, || ());
	while_open(chain);
	voted(chain, &booth, voters);
	chain.block_at(schedule.closes, || ());
	trustees.tally(chain);
	chain.wait_for(election, Stage::Tallied);
	chain.block(|| ());
	let certificate = party::certify(chain, election);
	by_both(chain, certificate);
	chain.refuses(STRANGER, take_seats(), Refused::NotDue);
	chain.block_at(chain.now() + OBJECTING, || ());
	assert_eq!(chain.stage(election), Stage::Final);
	election
}

#[test]
fn the_council_changes_hands_by_an_election_and_a_referendum_enacts_its_call() {
	let mut chain = Chain::development();
	let (expected, question) = longer_terms(&mut chain);
	let kept = RuntimeCall::from(OfGovernance::withdraw_upgrade {});
	let (motion, index) = (council::hash_of(kept.clone()), 2);
	decided(&mut chain, question, 40, |chain| {
		// The council authorises code, and nobody applies it under the vote.
		council::decides(chain, authorize());
		chain.refuses(STRANGER, apply_upgrade(), Refused::UpgradeNotDue);
		give_notice(chain);
		chain.refuses(STRANGER, apply_upgrade(), pallet_elections::Error::<Runtime>::ElectionUnderWay);
		assert!(chain.read(Governance::upgrade).is_some(), "it waits");
		// A motion that all of the old council agree on waits to be closed.
		chain.does(COUNCIL[0], council::moves(kept.clone(), 2));
		chain.all(COUNCIL.map(|who| (who, council::votes_for(motion, index + 1))));
	});
	let members = |chain: &mut Chain| chain.read(Governance::council).0;
	let before = members(&mut chain);
	let paid = chain.balance(STRANGER);
	chain.does(STRANGER, take_seats());
	assert_eq!(chain.balance(STRANGER), paid, "it is free");
	let mut elected = STANDING[1..].iter().map(|who| who.to_account_id()).collect::<Vec<_>>();
	elected.sort();
	assert_eq!(members(&mut chain), elected);
	assert!(before.iter().all(|old| !elected.contains(old)));

	// What the old council moved is gone, and it moves nothing more.
	chain.refuses(STRANGER, council::closes(kept.clone(), index + 1), CouncilRefused::ProposalMissing);
	chain.refuses(COUNCIL[0], council::moves(kept.clone(), 2), CouncilRefused::NotMember);
	assert!(chain.read(Governance::upgrade).is_none(), "what the old council authorised is gone too");
	let new = [STANDING[1], STANDING[2], STANDING[3]];
	assert_eq!(council::decided_by(&mut chain, &new, authorize()), Ok(()));
	assert!(chain.read(Governance::upgrade).is_some());
	assert_eq!(council::decided_by(&mut chain, &new, kept), Ok(()));
	assert!(chain.read(Governance::upgrade).is_none());

	// Members said yes: their call is made a minute later.
	assert_ne!(chain.read(Governance::parameters).1, expected);
	chain.does(STRANGER, OfGovernance::decide { referendum: 0 });
	let standing = |chain: &mut Chain| chain.read(|| Governance::referendum(0)).unwrap().standing;
	assert!(matches!(standing(&mut chain), Standing::Approved { .. }));
	for _ in 0..12 {
		chain.block(|| ());
	}
	assert!(matches!(standing(&mut chain), Standing::Enacted { succeeded: true, .. }));
	assert_eq!(chain.read(Governance::parameters), (1, expected));
}

#[test]
fn below_its_quorum_a_referendum_does_nothing() {
	let mut chain = Chain::development();
	let before = chain.read(Governance::parameters);
	let (_, question) = longer_terms(&mut chain);
	decided(&mut chain, question, 30, |_| ());
	chain.does(STRANGER, OfGovernance::decide { referendum: 0 });
	let reason = Rejection::BelowQuorum;
	let at = chain.now();
	assert_eq!(chain.read(|| Governance::referendum(0)).unwrap().standing, Standing::Rejected { reason, at });
	for _ in 0..12 {
		chain.block(|| ());
	}
	assert_eq!(chain.read(Governance::parameters), before);
	// The council's election has no quorum but the secrecy of the vote.
	chain.does(STRANGER, take_seats());
}

#[test]
fn two_of_the_commission_name_the_election_when_the_council_does_not() {
	let mut chain = Chain::development();
	party::register(&mut chain);
	let plan = |chain: &Chain| Box::new(council::plan(chain.now(), &STANDING));
	let draw_up = OfElections::draw_up { plan: plan(&chain) };
	chain.does(COMMISSION[0], draw_up);
	let name = council::names(0);
	chain.refuses(COMMISSION[0], name.clone(), Refused::NotYetDue);
	// Shortly before the end of the term.
	let term = chain.read(Governance::council).1.unwrap();
	chain.block_at(term.until - 1_000 * 60 * 60 * 24 * 30, || ());
	let draw_up = OfElections::draw_up { plan: plan(&chain) };
	chain.does(COMMISSION[0], draw_up);
	chain.refuses(STRANGER, council::names(1), DispatchError::BadOrigin);
	chain.refuses(COMMISSION[0], council::names(1), Refused::NominationOpen);
	accept_nominations(&mut chain, 1);
	by_both(&mut chain, council::names(1));
	assert_eq!(chain.read(Governance::named).unwrap().election, 1);
	// After its grace time the council can do nothing, and anybody empties its seats.
	chain.block_at(term.ends, || ());
	chain.refuses(COUNCIL[0], council::moves(council::names(1), 2), filtered());
	chain.does(STRANGER, OfGovernance::advance {});
	assert!(chain.read(Governance::council).0.is_empty());
}

#[test]
fn the_council_brings_new_code_when_no_election_is_under_way() {
	let mut chain = Chain::development();
	let two = [COUNCIL[0], COUNCIL[1]];
	assert_eq!(council::decided_by(&mut chain, &two, authorize()), Ok(()), "two of three are two thirds");
	chain.refuses(STRANGER, apply_upgrade(), Refused::UpgradeNotDue);
	give_notice(&mut chain);
	let paid = chain.balance(STRANGER);
	chain.does(STRANGER, apply_upgrade());
	assert_eq!(chain.balance(STRANGER), paid, "it is free");
	assert_eq!(chain.read(|| sp_io::storage::get(CODE)).unwrap().to_vec(), new_code());
}

#[test]
fn another_commission_is_set_by_the_council_and_not_under_a_vote() {
	let mut chain = Chain::development();
	let accounts = [AliceStash, BobStash].map(|who| who.to_account_id()).to_vec();
	let accounts = accounts.try_into().expect("no more than there may be");
	let set = RuntimeCall::from(OfElections::set_commission { accounts });
	chain.refuses(COMMISSION[0], set.clone(), DispatchError::BadOrigin);
	ceremony::open(&mut chain);
	council::cannot(&mut chain, set, pallet_elections::Error::<Runtime>::ElectionUnderWay);
}

// ---------------------------------------------------------------------------------------------------
// What nobody can do.

/// Every call of the runtime, as far as zeros decode to one.
fn every_call() -> Vec<RuntimeCall> {
	let mut calls = Vec::new();
	for pallet in AllPalletsWithSystem::infos() {
		for index in 0..=u8::MAX {
			let encoded = [pallet.index as u8, index];
			calls.extend(RuntimeCall::decode(&mut TrailingZeroInput::new(&encoded)));
		}
	}
	calls
}

fn name_of(call: &RuntimeCall) -> String {
	let metadata = call.get_call_metadata();
	format!("{}::{}", metadata.pallet_name, metadata.function_name)
}

/// Everybody who could be thought to have a say: members of the council, of the commission, somebody, all of
/// the council together, the members, and nobody.
fn origins() -> Vec<RuntimeOrigin> {
	let signed = [COUNCIL[0], COUNCIL[2], COMMISSION[1], STRANGER];
	let mut origins: Vec<_> = signed.map(|who| RuntimeOrigin::signed(who.to_account_id())).to_vec();
	origins.push(whole_council());
	origins.push(pallet_governance::Origin::Members.into());
	origins.push(RuntimeOrigin::none());
	origins
}

fn whole_council() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, InCouncil>::Members(3, 3).into()
}

/// All that the chain has but what it tells about the block.
fn state() -> Vec<(Vec<u8>, Vec<u8>)> {
	let events = [&b"Events"[..], b"EventCount"]
		.map(|name| [sp_io::hashing::twox_128(b"System"), sp_io::hashing::twox_128(name)].concat());
	let mut key = Vec::new();
	let mut state = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		if !events.contains(&next) {
			let value = sp_io::storage::get(&next).map(|value| value.to_vec()).unwrap_or_default();
			state.push((next.clone(), value));
		}
		key = next;
	}
	state
}

#[test]
fn the_lists_say_what_they_say_and_nothing_else() {
	let on = |list: fn(&RuntimeCall) -> bool| -> BTreeSet<String> {
		every_call().iter().filter(|call| list(call)).map(name_of).collect()
	};
	let rules = [
		"Activity::add_indicator",
		"Activity::change_indicator",
		"Activity::retire_indicator",
		"Activity::set_parameters",
		"Assemblies::set_parameters",
		"Elections::set_commission",
		"Governance::authorize_upgrade",
		"Library::set_parameters",
		"Messaging::set_parameters",
		"Petitions::declare_outage",
		"Petitions::delete_code",
		"Petitions::dissolve",
		"Petitions::remove",
		"Petitions::retire_code",
		"Petitions::set_code",
		"Petitions::set_parameters",
		"Petitions::void_batch",
		"Representatives::set_parameters",
		"SafeMode::force_exit",
		"TxPause::unpause",
	];
	let with = |more: &[&str]| -> BTreeSet<String> {
		rules.iter().chain(more).map(|name| name.to_string()).collect()
	};
	assert_eq!(
		on(MembersCalls::contains),
		with(&["Governance::refuse_upgrade", "Governance::set_parameters"])
	);
	// A proposal of zeros is one of a remark, which members do not decide on.
	let councils = [
		"Governance::name_election",
		"Governance::withdraw_referendum",
		"Governance::withdraw_upgrade",
		"SafeMode::force_enter",
		"TxPause::pause",
		"Validators::admit",
		"Validators::remove",
		"Validators::replace",
		"Validators::set_minimum",
	];
	assert_eq!(on(CouncilCalls::contains), with(&councils));
	let all: BTreeSet<String> = every_call().iter().map(name_of).collect();
	// How many seats the council has is asked too.
	let refused: BTreeSet<String> = Chain::development()
		.read(|| every_call().iter().filter(|call| !Calls::contains(call)).map(name_of).collect());
	for pallet in ["Assets", "Scheduler", "Preimage"] {
		let of_pallet = |name: &&String| name.starts_with(&format!("{pallet}::"));
		assert_eq!(all.iter().filter(of_pallet).count(), refused.iter().filter(of_pallet).count());
	}
	for name in [
		"Council::set_members",
		"Council::execute",
		"Council::disapprove_proposal",
		"Council::kill",
		"SafeMode::enter",
		"SafeMode::extend",
		"SafeMode::force_extend",
		"Session::purge_keys",
	] {
		assert!(refused.contains(name), "{name}");
	}
}

#[test]
fn what_members_decided_the_council_does_not_undo() {
	let rules = [
		"Activity::add_indicator",
		"Activity::change_indicator",
		"Activity::retire_indicator",
		"Activity::set_parameters",
		"Assemblies::set_parameters",
		"Elections::set_commission",
		"Library::set_parameters",
		"Messaging::set_parameters",
		"Petitions::delete_code",
		"Petitions::retire_code",
		"Petitions::set_code",
		"Petitions::set_parameters",
		"Representatives::set_parameters",
	];
	let calls: Vec<_> =
		every_call().into_iter().filter(|call| !PartyRules::changed_by(call).is_empty()).collect();
	assert_eq!(calls.iter().map(name_of).collect::<Vec<_>>().len(), rules.len());
	assert_eq!(calls.iter().map(name_of).collect::<BTreeSet<_>>(), rules.map(String::from).into());
	let mut chain = Chain::development();
	chain.read(|| {
		let until = Governance::parameters().1.binding;
		for (call, other) in calls.iter().zip(calls.iter().cycle().skip(1)) {
			let batch =
				pallet_utility::Call::<Runtime>::batch_all { calls: vec![other.clone(), call.clone()] };
			assert_eq!(PartyRules::changed_by(&batch.clone().into()).len(), 2);
			let made =
				|call: RuntimeCall| Motion(call).dispatch(whole_council()).map_err(|refused| refused.error);
			assert_ne!(made(call.clone()).err(), Some(filtered()), "{}", name_of(call));
			let [rule] = PartyRules::changed_by(call)[..] else { panic!("{}", name_of(call)) };
			BoundUntil::<Runtime>::insert(rule, pallet_timestamp::Now::<Runtime>::get() + until);
			for call in [call.clone(), batch.into()] {
				assert_eq!(made(call.clone()), Err(filtered()), "{}", name_of(&call));
				// Members can, whatever comes of these zeros.
				let members = pallet_governance::Origin::Members;
				assert_ne!(call.dispatch(members.into()).unwrap_err().error, filtered());
			}
			BoundUntil::<Runtime>::remove(rule);
		}
		// Nor by another call that changes the same.
		let named =
			|name: &str| calls.iter().find(|call| name_of(call) == name).expect("there is one").clone();
		for (one, other, same) in [
			("Petitions::set_code", "Petitions::delete_code", true),
			("Activity::add_indicator", "Activity::retire_indicator", true),
			("Petitions::set_code", "Petitions::set_parameters", false),
			("Petitions::set_parameters", "Activity::set_parameters", false),
			("Petitions::set_code", "Activity::add_indicator", false),
		] {
			let rules = [one, other].map(|name| PartyRules::changed_by(&named(name)));
			assert_eq!(rules[0] == rules[1], same, "{one}, {other}");
		}
	});
}

/// What takes more than half of seven seats, and what two thirds; the vacant ones count.
#[test]
fn shares_of_the_council_are_of_all_its_seats() {
	let mut chain = Chain::development();
	chain.read(|| {
		CurrentTerm::<Runtime>::mutate(|term| term.as_mut().expect("there is a council").seats = 7);
		let by = |yes, call: &RuntimeCall| {
			let council = pallet_collective::RawOrigin::<_, InCouncil>::Members(yes, 5);
			let made = call.clone().dispatch(council.into());
			made.map_err(|refused| refused.error) != Err(DispatchError::BadOrigin)
		};
		let mut thirds = BTreeSet::new();
		for call in every_call().into_iter().filter(CouncilCalls::contains) {
			let name = name_of(&call);
			let least = (0..=7).find(|yes| by(*yes, &call)).unwrap_or_else(|| panic!("{name} takes more"));
			assert!((4..=5).contains(&least), "{name} takes {least} of 7");
			if least == 5 {
				thirds.insert(name.clone());
			}
			// A motion takes as many.
			let movable = |threshold| Calls::contains(&council::moves(call.clone(), threshold));
			assert_eq!((0..=8).filter(|votes| movable(*votes)).collect::<Vec<_>>(), [least], "{name}");
		}
		let two_thirds = [
			"Elections::set_commission",
			"Governance::authorize_upgrade",
			"SafeMode::force_enter",
			"SafeMode::force_exit",
			"TxPause::pause",
			"TxPause::unpause",
			"Validators::admit",
			"Validators::remove",
			"Validators::replace",
			"Validators::set_minimum",
		];
		assert_eq!(thirds, two_thirds.map(String::from).into());
	});
}

#[test]
fn the_commission_stays_while_the_next_council_is_elected() {
	let mut chain = Chain::development();
	party::register(&mut chain);
	let (_, question) = longer_terms(&mut chain);
	drawn_up(&mut chain, question);
	let accounts = COMMISSION.map(|who| who.to_account_id()).to_vec().try_into().unwrap();
	let set = RuntimeCall::from(OfElections::set_commission { accounts });
	council::cannot(&mut chain, set.clone(), pallet_elections::Error::<Runtime>::SuccessionUnderWay);
	chain.read(|| set.dispatch(pallet_governance::Origin::Members.into())).expect("members change it");
}

#[test]
fn a_council_is_not_bound_to_ask_what_another_asked() {
	let mut chain = Chain::development();
	party::register(&mut chain);
	let (_, question) = longer_terms(&mut chain);
	let election = drawn_up(&mut chain, question);
	let withdraw = OfGovernance::withdraw_referendum { referendum: 0 };
	chain.refuses(COUNCIL[0], withdraw.clone(), DispatchError::BadOrigin);
	council::decides(&mut chain, withdraw);
	let standing = chain.read(|| Governance::referendum(0)).unwrap().standing;
	assert!(matches!(standing, Standing::Rejected { reason: Rejection::Withdrawn, .. }));
	assert_eq!(chain.read(Governance::named).unwrap().election, election, "its other contest stays");
}

#[test]
fn no_majority_makes_a_call_that_is_on_no_list_however_it_is_wrapped() {
	let mut chain = Chain::development();
	let proposer = || RuntimeOrigin::signed(COUNCIL[0].to_account_id());
	let remark = RuntimeCall::from(OfSystem::remark { remark: Vec::new() });
	let mut tried = 0;
	chain.read(|| {
		for call in every_call() {
			if !CouncilCalls::contains(&call) {
				for wrapped in wrapped_as(OriginCaller::system(RawOrigin::Root), call.clone()) {
					let name = name_of(&wrapped);
					let moved = council::moves(wrapped.clone(), 2).dispatch(proposer());
					assert_eq!(moved.unwrap_err().error, filtered(), "{name}");
					let made = Motion(wrapped.clone()).dispatch(whole_council());
					assert_eq!(made.unwrap_err().error, filtered(), "{name}");
					tried += 1;
				}
			}
			if !MembersCalls::contains(&call) {
				for wrapped in wrapped_as(OriginCaller::system(RawOrigin::Root), call) {
					let boxed = || Box::new(wrapped.clone());
					let propose = OfGovernance::propose { call: boxed(), election: 0, contest: QUESTION };
					let enact = OfGovernance::enact { referendum: 0, call: boxed() };
					for (call, origin) in [
						(RuntimeCall::from(propose), whole_council()),
						(enact.into(), pallet_governance::Origin::Members.into()),
					] {
						assert_eq!(call.dispatch(origin).unwrap_err().error, filtered());
					}
				}
			}
		}
		// The list is asked inside of what is on it.
		let some = OfGovernance::withdraw_upgrade {}.into();
		let batch = pallet_utility::Call::<Runtime>::batch_all { calls: vec![some, remark] };
		assert_eq!(Motion(batch.into()).dispatch(whole_council()).unwrap_err().error, filtered());
	});
	assert!(tried > 2_000, "only {tried} were tried");
}

/// What would do most harm: to write the raw state, code and what is recorded; to force; to act as another;
/// to change the council; and to have it done later.
fn harmful() -> Vec<RuntimeCall> {
	let stored = vec![(CODE.to_vec(), new_code())];
	let remark = || RuntimeCall::from(OfSystem::set_heap_pages { pages: 1 });
	let (who, dest) = (RELAYER.to_account_id(), STRANGER.to_account_id());
	let mut calls: Vec<RuntimeCall> = vec![
		OfSystem::set_storage { items: stored }.into(),
		OfSystem::kill_storage { keys: vec![CODE.to_vec()] }.into(),
		OfSystem::kill_prefix { prefix: Vec::new(), subkeys: 1 }.into(),
		OfSystem::set_code { code: new_code() }.into(),
		OfSystem::set_code_without_checks { code: new_code() }.into(),
		OfSystem::authorize_upgrade { code_hash: H256([1; 32]) }.into(),
		OfSystem::authorize_upgrade_without_checks { code_hash: H256([1; 32]) }.into(),
		remark(),
		pallet_balances::Call::<Runtime>::force_transfer {
			source: who.clone().into(),
			dest: dest.clone().into(),
			value: 1_000,
		}
		.into(),
		pallet_balances::Call::<Runtime>::force_set_balance { who: who.into(), new_free: 1 }.into(),
	];
	let encoded = |pallet: &str| {
		let pallet = pallet.to_string();
		every_call().into_iter().filter(move |call| call.get_call_metadata().pallet_name == pallet)
	};
	for pallet in ["Assets", "Scheduler", "Preimage", "MultiBlockMigrations", "SafeMode", "TxPause"] {
		calls.extend(encoded(pallet));
	}
	calls.extend(encoded("Council").filter(|call| !Calls::contains(call)));
	let set_members = pallet_collective::Call::<Runtime, InCouncil>::set_members {
		new_members: vec![dest],
		prime: None,
		old_count: 3,
	};
	calls.push(set_members.into());
	calls.push(OfGovernance::enact { referendum: 0, call: Box::new(remark()) }.into());
	calls.push(OfGovernance::set_parameters { expected_version: 0, parameters: Default::default() }.into());
	calls
}

#[test]
fn nobody_does_harm_whoever_asks_for_it_and_however_it_is_wrapped() {
	let mut chain = Chain::development();
	chain.read(|| {
		let before = state();
		for origin in origins() {
			let council = origin.caller() == whole_council().caller();
			let members = matches!(origin.caller(), OriginCaller::Governance(_));
			for call in harmful() {
				// What each can do by itself is no harm.
				let may =
					(council && CouncilCalls::contains(&call)) || (members && MembersCalls::contains(&call));
				if may {
					continue;
				}
				for wrapped in wrapped_as(OriginCaller::system(RawOrigin::Root), call.clone()) {
					let _ = wrapped.clone().dispatch(origin.clone());
					assert!(state() == before, "{:?}: {}", origin.caller(), name_of(&wrapped));
				}
			}
		}
	});
}

#[test]
fn no_transaction_schedules_anything() {
	let mut chain = Chain::development();
	for call in every_call() {
		if matches!(call, RuntimeCall::Scheduler(_) | RuntimeCall::Preimage(_)) {
			chain.refuses(COUNCIL[0], call, filtered());
		}
	}
}

// ---------------------------------------------------------------------------------------------------
// Pauses.

fn pause(pallet: &str, call: &str) -> RuntimeCall {
	let name = |name: &str| BoundedVec::truncate_from(name.as_bytes().to_vec());
	OfPause::pause { full_name: (name(pallet), name(call)) }.into()
}

#[test]
fn a_pause_cannot_touch_ballots_records_or_governance() {
	let mut chain = Chain::development();
	let known: BTreeSet<&str> = AllPalletsWithSystem::infos().iter().map(|info| info.name).collect();
	assert!(NEVER_PAUSED.iter().all(|name| known.contains(name)), "a pallet has another name");
	for name in ["Elections", "Trustees", "Members", "Petitions", "Assemblies", "Governance", "Council"] {
		assert!(NEVER_PAUSED.contains(&name));
	}
	chain.read(|| {
		for call in every_call() {
			let metadata = call.get_call_metadata();
			if NEVER_PAUSED.contains(&metadata.pallet_name) {
				let paused = pause(metadata.pallet_name, metadata.function_name).dispatch(whole_council());
				let unpausable = pallet_tx_pause::Error::<Runtime>::Unpausable.into();
				assert_eq!(paused.unwrap_err().error, unpausable, "{}", name_of(&call));
			}
		}
	});
	council::decides(&mut chain, OfSafeMode::force_enter {});
	assert!(chain.read(SafeMode::is_entered));
	// What members or the council decide together passes too.
	let batch = pallet_utility::Call::<Runtime>::batch_all { calls: vec![authorize()] };
	council::decides(&mut chain, batch);
	chain.read(|| {
		for call in every_call() {
			let passes = <Runtime as frame_system::Config>::BaseCallFilter::contains(&call);
			let name = call.get_call_metadata().pallet_name;
			if NEVER_PAUSED.contains(&name) {
				assert_eq!(passes, Calls::contains(&call), "{}", name_of(&call));
			}
		}
	});
	// An election goes on in safe mode, from its beginning to the opening of the vote.
	ceremony::open(&mut chain);
	let value = 1_000_000_000_000;
	let transfer = pallet_balances::Call::<Runtime>::transfer_keep_alive {
		dest: STRANGER.to_account_id().into(),
		value,
	};
	chain.refuses(RELAYER, transfer.clone(), filtered());
	council::decides(&mut chain, OfSafeMode::force_exit {});
	chain.does(RELAYER, transfer.clone());
	// A single call is paused and freed in the same way.
	council::decides(&mut chain, pause("Balances", "transfer_keep_alive"));
	let before = chain.read(|| Balances::free_balance(STRANGER.to_account_id()));
	chain.refuses(RELAYER, transfer.clone(), filtered());
	assert_eq!(chain.read(|| Balances::free_balance(STRANGER.to_account_id())), before);
	let ident = (
		BoundedVec::truncate_from(b"Balances".to_vec()),
		BoundedVec::truncate_from(b"transfer_keep_alive".to_vec()),
	);
	council::decides(&mut chain, OfPause::unpause { ident });
	chain.does(RELAYER, transfer);
}

/// A pause can be ended, whatever is paused, and does not last longer than was decided.
#[test]
fn a_pause_does_not_lock_itself() {
	let mut chain = Chain::development();
	for (pallet, call) in [
		("SafeMode", "force_exit"),
		("TxPause", "unpause"),
		("Utility", "batch_all"),
		("Multisig", "as_multi"),
	] {
		council::cannot(&mut chain, pause(pallet, call), pallet_tx_pause::Error::<Runtime>::Unpausable);
	}
	council::decides(&mut chain, OfSafeMode::force_enter {});
	chain.refuses(COUNCIL[0], council::moves(OfSafeMode::force_extend {}, 2), filtered());
	let ends = chain.read(pallet_safe_mode::EnteredUntil::<Runtime>::get).unwrap();
	assert!(ends <= chain.header().number + 7 * 24 * 600);
}

#[test]
fn pauses_take_two_thirds() {
	let mut chain = Chain::development();
	let one = pallet_collective::RawOrigin::<_, InCouncil>::Members(1, 1);
	chain.read(|| {
		for call in [OfSafeMode::force_enter {}.into(), pause("Balances", "burn"), authorize()] {
			assert_eq!(call.dispatch(one.clone().into()).unwrap_err().error, DispatchError::BadOrigin);
		}
	});
}

// ---------------------------------------------------------------------------------------------------
// What it costs.

#[test]
fn the_council_acts_for_nothing_and_others_do_not() {
	let mut chain = Chain::development();
	let owned = COUNCIL.map(|who| chain.balance(who));
	council::decides(&mut chain, pause("Balances", "burn"));
	assert_eq!(COUNCIL.map(|who| chain.balance(who)), owned);
	let before = chain.balance(STRANGER);
	chain.refuses(STRANGER, council::moves(OfGovernance::advance {}, 2), filtered());
	assert!(chain.balance(STRANGER) < before);
	// What is on no list is no duty.
	chain.refuses(COUNCIL[0], council::moves(OfGovernance::advance {}, 2), filtered());
	assert!(chain.balance(COUNCIL[0]) < owned[0]);
}

#[test]
fn motions_that_none_can_carry_or_no_block_should_hold_are_no_duty_and_not_taken() {
	let mut chain = Chain::development();
	// More than 32 KiB.
	let long = pallet_utility::Call::<Runtime>::batch_all { calls: vec![authorize(); 1_000] };
	let set_minimum = || OfValidators::set_minimum { minimum: 4 };
	let batch = |calls| RuntimeCall::from(pallet_utility::Call::<Runtime>::batch_all { calls });
	for refused in [
		council::moves(long, 2),
		// One alone of three is no majority; if all had to agree, one could keep it from others.
		council::moves(set_minimum(), 1),
		council::moves(set_minimum(), 3),
		// A batch of nothing, and one that would refuse the batch in it.
		council::moves(batch(vec![]), 2),
		council::moves(batch(vec![batch(vec![set_minimum().into()])]), 2),
	] {
		let owned = chain.balance(COUNCIL[0]);
		chain.refuses(COUNCIL[0], refused, filtered());
		assert!(chain.balance(COUNCIL[0]) < owned, "it is free");
	}
	chain.does(COUNCIL[0], council::moves(set_minimum(), 2));
	chain.does(COUNCIL[0], council::moves(batch(vec![set_minimum().into()]), 2));
	chain.read(|| {
		let nested = batch(vec![batch(vec![authorize()])]);
		for call in [batch(vec![]), nested] {
			assert!(!MembersCalls::contains(&call) && !CouncilCalls::contains(&call));
		}
		assert!(MembersCalls::contains(&batch(vec![authorize(); 2])));
	});
}
