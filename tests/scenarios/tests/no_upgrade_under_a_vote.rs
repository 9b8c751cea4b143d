// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Nobody changes the chain's code between Ready and the totals; and nobody who sends transactions
//! changes it at all.

use caucus_elections_core::tally::Stage;
use caucus_primitives::{blake2_256, ElectionId};
use caucus_scenarios::{
	booth::{bare, general},
	ceremony, council,
	party::{self, RELAYER, STRANGER, TALLY, VOTERS},
	wrapped::wrapped,
	Booth, Chain,
};
use caucus_sovereign_runtime::{Governance, OriginCaller, Runtime, RuntimeCall, RuntimeOrigin, System};
use codec::Encode;
use pallet_elections::Error;
use polkadot_sdk::{
	frame_support::storage::with_transaction_unchecked,
	frame_system::{self, RawOrigin},
	pallet_utility,
	sp_core::{storage::well_known_keys::CODE, H256},
	sp_io,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		traits::Dispatchable, transaction_validity::InvalidTransaction, DispatchError, TransactionOutcome,
	},
};

type GovernanceCall = pallet_governance::Call<Runtime>;
type SystemCall = frame_system::Call<Runtime>;
type UtilityCall = pallet_utility::Call<Runtime>;

fn new_code() -> Vec<u8> {
	b"another version".to_vec()
}

fn code_hash() -> H256 {
	H256(blake2_256(&[&new_code()]))
}

fn apply_authorized() -> RuntimeCall {
	SystemCall::apply_authorized_upgrade { code: new_code() }.into()
}

/// The calls that change code, or prepare to.
fn upgrades() -> Vec<RuntimeCall> {
	let stored = vec![(CODE.to_vec(), new_code())];
	vec![
		SystemCall::set_code { code: new_code() }.into(),
		SystemCall::set_code_without_checks { code: new_code() }.into(),
		SystemCall::authorize_upgrade { code_hash: code_hash() }.into(),
		SystemCall::authorize_upgrade_without_checks { code_hash: code_hash() }.into(),
		SystemCall::set_storage { items: stored }.into(),
		SystemCall::kill_storage { keys: vec![CODE.to_vec()] }.into(),
		SystemCall::kill_prefix { prefix: CODE.to_vec(), subkeys: 1 }.into(),
		apply_authorized(),
		GovernanceCall::authorize_upgrade { code_hash: code_hash() }.into(),
		GovernanceCall::apply_upgrade { code: new_code() }.into(),
	]
}

/// The wrappings that the test above knows are all that there are.
#[test]
fn every_call_that_carries_a_call_is_tried() {
	use polkadot_sdk::frame_support::traits::GetCallName;
	let call = RuntimeCall::from(SystemCall::remark { remark: Vec::new() });
	let tried: std::collections::BTreeSet<&str> = wrapped(call)
		.iter()
		.filter_map(|call| match call {
			RuntimeCall::Utility(call) => Some(call.get_call_name()),
			_ => None,
		})
		.collect();
	let known = UtilityCall::get_call_names().iter().copied().collect();
	assert_eq!(tried, known);
}

/// The code in the state; the chains of the stories have none at first.
fn code() -> Option<Vec<u8>> {
	sp_io::storage::get(CODE).map(|code| code.to_vec()).filter(|code| !code.is_empty())
}

#[track_caller]
fn assert_nothing_changed(chain: &mut Chain, call: &RuntimeCall) {
	let authorized = || System::authorized_upgrade().is_some() || Governance::upgrade().is_some();
	let (code, authorized) = chain.read(|| (code(), authorized()));
	assert_eq!(code, None, "new code by {call:?}");
	assert!(!authorized, "authorized by {call:?}");
}

#[test]
fn no_transaction_changes_the_code_whoever_signs_it_and_however_it_is_wrapped() {
	let mut chain = Chain::development();
	for call in upgrades() {
		// By one account in every wrapping, by everybody plainly.
		let mut transactions: Vec<(Sr25519Keyring, RuntimeCall)> =
			wrapped(call.clone()).into_iter().map(|call| (STRANGER, call)).collect();
		transactions.extend(Sr25519Keyring::well_known().map(|who| (who, call.clone())));
		for (who, call) in transactions {
			// What is said of it tells little: a batch never fails. The state tells.
			let transaction = chain.sign(who, call.clone());
			assert!(chain.apply_one(&transaction).is_ok(), "{call:?} did not come into a block");
			assert_nothing_changed(&mut chain, &call);
		}
		for call in wrapped(call) {
			for transaction in [general(call.clone()), bare(call.clone())] {
				assert!(chain.pool(&transaction).is_err(), "the pool takes {call:?} from nobody");
				let _ = chain.apply_one(&transaction);
				assert_nothing_changed(&mut chain, &call);
			}
		}
	}
}

/// What an origin would achieve that no transaction has; the chain is as it was afterwards.
fn attempt(chain: &mut Chain, calls: &[RuntimeCall], origin: RuntimeOrigin) -> Result<(), DispatchError> {
	chain.block(|| {
		with_transaction_unchecked(|| {
			let done = calls.iter().try_for_each(|call| {
				call.clone().dispatch(origin.clone()).map(|_| ()).map_err(|refused| refused.error)
			});
			TransactionOutcome::Rollback(done.and_then(|()| match code() {
				Some(code) if code == new_code() => Ok(()),
				_ => Err(DispatchError::Other("nothing failed and nothing happened")),
			}))
		})
	})
}

/// Root, with every way to new code, is refused or allowed as `allowed` says.
#[track_caller]
fn assert_root_may(chain: &mut Chain, election: ElectionId, stage: Stage, allowed: bool) {
	assert_eq!(chain.stage(election), stage);
	let plain: RuntimeCall = SystemCall::set_code { code: new_code() }.into();
	let root = Box::new(OriginCaller::system(RawOrigin::Root));
	let nested = UtilityCall::batch_all {
		calls: vec![
			UtilityCall::dispatch_as_fallible { as_origin: root, call: Box::new(plain.clone()) }.into()
		],
	};
	let ways: [&[RuntimeCall]; 4] = [
		&[plain],
		&[SystemCall::set_code_without_checks { code: new_code() }.into()],
		&[SystemCall::authorize_upgrade { code_hash: code_hash() }.into(), apply_authorized()],
		&[nested.into()],
	];
	let refusal = DispatchError::from(Error::<Runtime>::ElectionUnderWay);
	for calls in ways {
		let done = attempt(chain, calls, RuntimeOrigin::root());
		let expected = if allowed { Ok(()) } else { Err(refusal) };
		assert_eq!(done.map_err(|e| e.encode()), expected.map_err(|e| e.encode()), "{stage:?}: {calls:?}");
	}
}

#[test]
fn not_even_root_changes_the_code_from_ready_until_the_totals_stand() {
	let mut chain = Chain::development();
	party::register(&mut chain);
	let plan = party::plan(chain.now());
	let election = ceremony::draw_up(&mut chain, plan.clone());
	assert_root_may(&mut chain, election, Stage::KeyGeneration, true);
	let trustees = ceremony::Keyholders::make_key(&mut chain, election);
	chain.wait_for(election, Stage::Objections);
	assert_root_may(&mut chain, election, Stage::Objections, true);
	trustees.settle_roll(&mut chain);
	trustees.all_do_their_duty(&mut chain);
	chain.wait_for(election, Stage::Ready);
	assert_root_may(&mut chain, election, Stage::Ready, false);

	let booth = Booth::enter(&mut chain, election);
	chain.block_at(plan.schedule.opens, || ());
	assert_root_may(&mut chain, election, Stage::Open, false);

	// Code that somebody had authorized, by a way that this chain does not have.
	let authorized = chain.block(|| System::authorize_upgrade(RuntimeOrigin::root(), code_hash()));
	authorized.expect("root may authorize");
	chain.refuses(STRANGER, apply_authorized(), Error::<Runtime>::ElectionUnderWay);
	let refused = chain.apply_one(&bare(apply_authorized())).expect("comes into a block");
	assert_eq!(
		refused.unwrap_err().encode(),
		DispatchError::from(Error::<Runtime>::ElectionUnderWay).encode()
	);

	let ballots = booth.first_ballots(0..VOTERS);
	chain.does(
		RELAYER,
		pallet_elections::Call::<Runtime>::cast_batch { ballots: ballots.try_into().unwrap() },
	);
	chain.block_at(plan.schedule.closes, || ());
	assert_root_may(&mut chain, election, Stage::Closed, false);
	chain.refuses(STRANGER, apply_authorized(), Error::<Runtime>::ElectionUnderWay);

	trustees.tally(&mut chain);
	assert_root_may(&mut chain, election, Stage::Tallied, true);
	// The poll is not revealed, and nobody certifies.
	for _ in 0..2 {
		chain.block_at(chain.now() + TALLY, || ());
	}
	assert_root_may(&mut chain, election, Stage::Final, true);

	// Now anybody brings it in, once, and for nothing.
	let transaction = bare(apply_authorized());
	assert_eq!(chain.apply_one(&transaction), Ok(Ok(())));
	assert_eq!(chain.read(code), Some(new_code()));
	assert_eq!(chain.apply_one(&transaction), Err(InvalidTransaction::Call.into()));
}

#[test]
fn elections_wait_for_code_that_is_due_and_not_for_code_that_never_comes() {
	for comes in [true, false] {
		let mut chain = Chain::development();
		party::register(&mut chain);
		let plan = party::plan(chain.now());
		let trustees = ceremony::with_key(&mut chain, plan);
		trustees.settle_roll(&mut chain);
		council::decides(&mut chain, GovernanceCall::authorize_upgrade { code_hash: code_hash() });
		let upgrade = chain.read(Governance::upgrade).expect("it is authorised");
		chain.block_at(upgrade.due, || ());
		trustees.all_do_their_duty(&mut chain);
		chain.block(|| ());
		assert_eq!(chain.stage(trustees.election), Stage::Objections);
		if comes {
			chain.does(STRANGER, GovernanceCall::apply_upgrade { code: new_code() });
			assert!(chain.now() < upgrade.yields);
		} else {
			chain.block_at(upgrade.yields - 6_000, || ());
			assert_eq!(chain.stage(trustees.election), Stage::Objections);
			chain.block_at(upgrade.yields, || ());
		}
		chain.block(|| ());
		assert_eq!(chain.stage(trustees.election), Stage::Ready);
	}
}
