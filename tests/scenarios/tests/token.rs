// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Points stay where they were earned, whatever anybody calls: no route of the runtime moves them.
//!
//! Two locks hold them, and each holds alone: no call of the asset pallet passes the filter of calls, and
//! all balances are frozen but while the activity pallet burns. This chain has no root; one could make
//! calls past the filter in the name of the asset's team, and even then only the issuing of points would
//! work, and no moving. What root can do by writing the raw state, or new code, no lock can keep from it.

use caucus_primitives::Moment;
use caucus_scenarios::{
	chain::state_of,
	month::{self, account, key},
	party::{COMMISSION, MODERATORS, STRANGER},
	wrapped::wrapped_as,
	Chain, Crowd, Snapshot,
};
use caucus_sovereign_runtime::{
	configs::areas::{PointsOwner, POINTS},
	AccountId, Address, AllPalletsWithSystem, Assets, Balance, OriginCaller, Runtime, RuntimeCall,
	RuntimeOrigin, System,
};
use codec::Decode;
use pallet_activity::{Burning, Call as OfActivity, Error};
use polkadot_sdk::{
	frame_support::traits::{
		fungibles::{approvals, roles, Balanced, Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		GetCallMetadata, GetCallName, PalletInfoData, PalletsInfoAccess,
	},
	frame_system::{self, RawOrigin},
	pallet_assets, pallet_balances,
	sp_runtime::{traits::Dispatchable, transaction_validity::InvalidTransaction},
};
use rand_chacha::{
	rand_core::{RngCore, SeedableRng},
	ChaCha20Rng,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::LazyLock,
};

type AssetCall = pallet_assets::Call<Runtime>;
type Balances = BTreeMap<AccountId, Balance>;

/// What each of eight persons has earned in a month.
const EARNED: u128 = 24;
/// Two of them.
const HOLDER: u32 = 0;
const OTHER: u32 = 1;
const MINUTE: Moment = 60_000;

static HELD: LazyLock<Snapshot> = LazyLock::new(|| {
	let (chain, crowd) = Crowd::on_a_chain();
	let mut chain = Chain::from(&chain);
	for person in month::earned(&mut chain, &crowd, MODERATORS[0]) {
		assert_eq!(month::points(&mut chain, person), EARNED);
	}
	chain.snapshot()
});

fn held() -> Chain {
	Chain::from(&*HELD)
}

/// Everybody's points, of those who have any.
fn points() -> Balances {
	let accounts = pallet_assets::Account::<Runtime>::iter_key_prefix(POINTS);
	let held = accounts.map(|who| (who.clone(), Assets::balance(POINTS, who)));
	held.filter(|(_, points)| *points > 0).collect()
}

fn address(account: &AccountId) -> Address {
	account.clone().into()
}

/// Every call of the asset pallet, about the points, with what would do most harm: the holder's points
/// would be the other's.
fn asset_calls() -> Vec<RuntimeCall> {
	let (id, amount) = (POINTS, EARNED);
	let holder = || address(&account(HOLDER));
	let other = || address(&account(OTHER));
	let (name, symbol, decimals) = (b"Won".to_vec(), b"KRW".to_vec(), 0);
	let calls = vec![
		AssetCall::create { id: POINTS + 1, admin: other(), min_balance: 1 },
		AssetCall::force_create { id: POINTS + 1, owner: other(), is_sufficient: true, min_balance: 1 },
		AssetCall::start_destroy { id },
		AssetCall::destroy_accounts { id },
		AssetCall::destroy_approvals { id },
		AssetCall::finish_destroy { id },
		AssetCall::mint { id, beneficiary: other(), amount },
		AssetCall::burn { id, who: holder(), amount },
		AssetCall::transfer { id, target: other(), amount },
		AssetCall::transfer_keep_alive { id, target: other(), amount: amount - 1 },
		AssetCall::force_transfer { id, source: holder(), dest: other(), amount },
		AssetCall::freeze { id, who: holder() },
		AssetCall::thaw { id, who: holder() },
		AssetCall::freeze_asset { id },
		AssetCall::thaw_asset { id },
		AssetCall::transfer_ownership { id, owner: other() },
		AssetCall::set_team { id, issuer: other(), admin: other(), freezer: other() },
		AssetCall::set_metadata { id, name: name.clone(), symbol: symbol.clone(), decimals },
		AssetCall::clear_metadata { id },
		AssetCall::force_set_metadata { id, name, symbol, decimals, is_frozen: false },
		AssetCall::force_clear_metadata { id },
		AssetCall::force_asset_status {
			id,
			owner: other(),
			issuer: other(),
			admin: other(),
			freezer: other(),
			min_balance: 1,
			is_sufficient: true,
			is_frozen: false,
		},
		AssetCall::approve_transfer { id, delegate: other(), amount },
		AssetCall::cancel_approval { id, delegate: other() },
		AssetCall::force_cancel_approval { id, owner: holder(), delegate: other() },
		AssetCall::transfer_approved { id, owner: holder(), destination: other(), amount },
		AssetCall::touch { id },
		AssetCall::refund { id, allow_burn: true },
		AssetCall::set_min_balance { id, min_balance: 1_000 },
		AssetCall::touch_other { id, who: other() },
		AssetCall::refund_other { id, who: holder() },
		AssetCall::block { id, who: holder() },
		AssetCall::transfer_all { id, dest: other(), keep_alive: false },
		AssetCall::set_reserves { id, reserves: Default::default() },
	];
	let tried: BTreeSet<&str> = calls.iter().map(GetCallName::get_call_name).collect();
	let known = AssetCall::get_call_names().iter().copied().collect();
	assert_eq!(tried, known, "the asset pallet has another call");
	calls.into_iter().map(RuntimeCall::from).collect()
}

/// Whoever could be thought to have a say: holders, the asset's whole team, which is one account without a
/// key, officers, and a stranger.
fn origins() -> Vec<OriginCaller> {
	let owner = PointsOwner::get();
	let team = [
		<Assets as roles::Inspect<AccountId>>::owner(POINTS),
		<Assets as roles::Inspect<AccountId>>::issuer(POINTS),
		<Assets as roles::Inspect<AccountId>>::admin(POINTS),
		<Assets as roles::Inspect<AccountId>>::freezer(POINTS),
	];
	assert!(team.iter().all(|member| *member == Some(owner.clone())), "the team is somebody");
	let officers = [COMMISSION[0], MODERATORS[0], STRANGER].map(|who| who.to_account_id());
	let signed = [account(HOLDER), account(OTHER), owner].into_iter().chain(officers).map(RawOrigin::Signed);
	signed.map(OriginCaller::system).collect()
}

/// A call of the asset pallet in every wrapping, in the name of everybody there.
fn wrapped_for_all(call: &RuntimeCall) -> impl Iterator<Item = RuntimeCall> + '_ {
	let root = OriginCaller::system(RawOrigin::Root);
	origins().into_iter().chain([root]).flat_map(|other| wrapped_as(other, call.clone()))
}

#[test]
fn no_call_of_the_asset_pallet_does_anything_whoever_makes_it_and_however_it_is_wrapped() {
	let mut chain = held();
	chain.read(|| {
		let before = state_of("Assets");
		for origin in origins() {
			for call in asset_calls().iter().flat_map(wrapped_for_all) {
				// What is said of it tells little: a batch never fails. The state tells.
				let _ = call.clone().dispatch(RuntimeOrigin::from(origin.clone()));
				assert!(state_of("Assets") == before, "{origin:?}: {call:?}");
			}
		}
	});
}

#[test]
fn not_even_root_moves_points_by_a_call() {
	let mut chain = held();
	let calls: Vec<RuntimeCall> = chain.read(|| asset_calls().iter().flat_map(wrapped_for_all).collect());
	let issuing = AssetCall::mint { id: POINTS, beneficiary: address(&account(OTHER)), amount: EARNED };
	let issuing: Vec<RuntimeCall> = chain.read(|| wrapped_for_all(&issuing.into()).collect());
	for call in calls {
		let issues = issuing.contains(&call);
		chain.read(|| {
			let before = points();
			let _ = call.clone().dispatch(RuntimeOrigin::root());
			let after = points();
			match issues {
				true => assert!(before.iter().all(|(who, held)| after.get(who) >= Some(held)), "{call:?}"),
				false => assert_eq!(before, after, "{call:?}"),
			}
		});
	}
}

#[test]
fn no_transaction_of_a_holder_does() {
	let holder = OriginCaller::system(RawOrigin::Signed(account(HOLDER)));
	for call in asset_calls() {
		let mut chain = held();
		let before = chain.read(|| state_of("Assets"));
		// The holder can pay for it.
		let value = chain.balance(STRANGER) / 2;
		let dest = address(&account(HOLDER));
		chain.does(STRANGER, pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value });
		for call in wrapped_as(holder.clone(), call) {
			let transaction = chain.sign_by(&key(HOLDER), call.clone());
			let outcome = chain.apply_one(&transaction);
			assert!(outcome.is_ok(), "{call:?} does not come into a block: {outcome:?}");
			assert!(chain.read(|| state_of("Assets")) == before, "{call:?}");
		}
	}
}

/// Zeros that come after the bytes of a call: enough for any that has short lists.
const ZEROS: [u8; 8_192] = [0; 8_192];

/// Every call of every pallet, as far as bytes decode to one. They end: a list that claims to be long would take all
/// memory otherwise.
fn calls_from(mut bytes: impl FnMut() -> Vec<u8>) -> Vec<(PalletInfoData, RuntimeCall)> {
	let mut calls = Vec::new();
	for pallet in AllPalletsWithSystem::infos() {
		for index in 0..=u8::MAX {
			let encoded = [&[pallet.index as u8, index][..], &bytes(), &ZEROS].concat();
			let call = RuntimeCall::decode(&mut &encoded[..]);
			calls.extend(call.map(|call| (pallet, call)));
		}
	}
	calls
}

/// No pallet of the runtime touches points but the one that keeps them: nobody gains any by any call, and
/// nobody loses any but by the owner's own burning.
#[test]
fn no_other_call_of_the_runtime_touches_them() {
	let mut chain = held();
	let zeros = calls_from(Vec::new);
	let found: BTreeSet<(&str, &str)> = zeros
		.iter()
		.map(|(_, call)| call.get_call_metadata())
		.map(|call| (call.pallet_name, call.function_name))
		.collect();
	let known: BTreeSet<(&str, &str)> = RuntimeCall::get_module_names()
		.iter()
		.flat_map(|pallet| RuntimeCall::get_call_names(pallet).iter().map(|call| (*pallet, *call)))
		.collect();
	let missed: Vec<_> = known.difference(&found).collect();
	assert!(missed.is_empty(), "no call is made of zeros for {missed:?}");

	let mut random = ChaCha20Rng::seed_from_u64(7);
	let mut some = move || {
		let mut bytes = vec![0; 200];
		random.fill_bytes(&mut bytes);
		// Small numbers and the accounts that hold something meet more often.
		let small = random.next_u32() as usize % bytes.len();
		bytes[..small].iter_mut().for_each(|byte| *byte %= 4);
		bytes
	};
	let rounds: Vec<_> = std::iter::repeat_with(|| calls_from(&mut some)).take(8).collect();
	let mut burned = 0;
	for (pallet, call) in zeros.into_iter().chain(rounds.into_iter().flatten()) {
		for origin in [RawOrigin::Signed(account(HOLDER)), RawOrigin::Signed(account(OTHER)), RawOrigin::Root]
		{
			// Root could write the raw state, and with it anything. There is no root.
			if origin == RawOrigin::Root && pallet.name == "System" {
				continue;
			}
			chain.read(|| {
				let before = points();
				let _ = call.clone().dispatch(origin.clone().into());
				let after = points();
				if matches!(call, RuntimeCall::Activity(OfActivity::burn { .. })) {
					burned += 1;
					let lost = |who: &AccountId| after.get(who).unwrap_or(&0) < &before[who];
					let losers: Vec<&AccountId> = before.keys().filter(|who| lost(who)).collect();
					assert!(losers.iter().all(|who| RawOrigin::Signed((*who).clone()) == origin));
				} else {
					assert_eq!(before, after, "{origin:?}: {call:?}");
				}
			});
		}
	}
	assert!(burned > 0);
}

#[test]
fn fees_gifts_and_the_end_of_an_accounts_money_leave_points_alone() {
	let mut chain = held();
	let before = chain.read(points);
	let holder = address(&account(HOLDER));
	let remark = || frame_system::Call::<Runtime>::remark { remark: vec![1; 100] };
	// Nobody pays with points: who has nothing else cannot pay.
	let unpaid = chain.sign_by(&key(HOLDER), remark());
	assert_eq!(chain.apply_one(&unpaid), Err(InvalidTransaction::Payment.into()));
	let gift = pallet_balances::Call::<Runtime>::transfer_allow_death {
		dest: holder.clone(),
		value: chain.balance(STRANGER) / 2,
	};
	chain.does(STRANGER, gift);
	let paid = chain.sign_by(&key(HOLDER), remark());
	assert_eq!(chain.apply_one(&paid), Ok(Ok(())));
	// All of the account's money goes, and with it what keeps other accounts alive.
	let leave =
		pallet_balances::Call::<Runtime>::transfer_all { dest: address(&account(OTHER)), keep_alive: false };
	let left = chain.sign_by(&key(HOLDER), leave);
	assert_eq!(chain.apply_one(&left), Ok(Ok(())));
	assert!(chain.read(|| System::account_exists(&account(HOLDER))));
	assert_eq!(chain.read(points), before);
}

#[test]
fn each_lock_holds_alone_and_without_both_points_would_move() {
	let mut chain = held();
	let (holder, other) = (account(HOLDER), account(OTHER));
	let transfer =
		|| RuntimeCall::from(AssetCall::transfer { id: POINTS, target: address(&other), amount: 10 });
	let signed = || RuntimeOrigin::signed(holder.clone());
	chain.read(|| {
		let before = points();
		// Without the freeze the filter holds.
		Burning::<Runtime>::put(true);
		let refused = transfer().dispatch(signed()).unwrap_err().error;
		assert_eq!(refused, frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(points(), before);
	});
	chain.read(|| {
		// Past the filter the freeze holds, by calls and by whatever a pallet could do with the token.
		let before = points();
		assert!(Assets::transfer(signed(), POINTS, address(&other), 10).is_err());
		// This one moves what may move: nothing.
		let _ = Assets::transfer_all(signed(), POINTS, address(&other), false);
		let everything =
			<Assets as Mutate<AccountId>>::transfer(POINTS, &holder, &other, 10, Preservation::Expendable);
		assert!(everything.is_err());
		let withdrawn = <Assets as Balanced<AccountId>>::withdraw(
			POINTS,
			&holder,
			10,
			Precision::Exact,
			Preservation::Expendable,
			Fortitude::Polite,
		);
		assert!(withdrawn.is_err());
		let approved =
			<Assets as approvals::Mutate<AccountId>>::transfer_from(POINTS, &holder, &other, &other, 10);
		assert!(approved.is_err());
		let polite = Assets::reducible_balance(POINTS, &holder, Preservation::Expendable, Fortitude::Polite);
		assert_eq!(polite, 0);
		assert_eq!(points(), before);
	});
	chain.read(|| {
		Burning::<Runtime>::put(true);
		assert!(Assets::transfer(signed(), POINTS, address(&other), 10).is_ok(), "so those are the locks");
		assert_eq!(points()[&other], EARNED + 10);
	});
}

#[test]
fn the_owner_may_burn_and_nobody_else() {
	let mut chain = held();
	let burn = |points| OfActivity::<Runtime>::burn { points };
	let burned = chain.sign_by(&key(HOLDER), burn(10));
	assert_eq!(chain.apply_one(&burned), Ok(Ok(())));
	assert_eq!(month::points(&mut chain, HOLDER), EARNED - 10);
	assert_eq!(month::points(&mut chain, OTHER), EARNED);
	chain.refuses(STRANGER, burn(1), Error::<Runtime>::NotAnActivityAccount);
	let rest = chain.sign_by(&key(HOLDER), burn((EARNED - 10) as u32));
	chain.block_at(chain.now() + MINUTE, || ());
	assert_eq!(chain.apply_one(&rest), Ok(Ok(())));
	assert_eq!(chain.read(points).get(&account(HOLDER)), None);
	let total = chain.read(|| Assets::total_issuance(POINTS));
	assert_eq!(total, 7 * EARNED);
}
