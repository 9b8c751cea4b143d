// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Points: what a wallet shows, what their owner may do, and every way in which somebody might want to
//! move them.

use super::mock::*;
use crate::{Error, Event};
use caucus_primitives::calendar::{month_start, DAY};
use frame::{
	deps::{frame_support::dispatch::GetDispatchInfo, frame_system},
	testing_prelude::*,
	token::fungible::{Inspect, Mutate},
	token::Preservation,
};
use polkadot_sdk::{pallet_assets, pallet_proxy, pallet_utility};

type Token = <Test as crate::Config>::Token;

/// Three accounts with five points each.
fn earners() -> Vec<u64> {
	let accounts = bind(0..LEAST);
	attest(DUES, 10, 1, &accounts);
	close(MARCH);
	accounts
}

#[test]
fn wallets_show_points_by_name() {
	build_and_execute(|| {
		let accounts = earners();
		assert_eq!(shown(accounts[0]), 5);
		assert_eq!((Token::balance(&accounts[0]), Token::total_issuance()), (5, 15));
		let metadata = pallet_assets::Metadata::<Test>::get(TOKEN);
		assert_eq!(metadata.name.as_slice(), "활동 점수".as_bytes());
		assert_eq!(metadata.decimals, 0);
		let earned = Event::PointsEarned { account: accounts[0], period: MARCH, points: 5 };
		System::assert_has_event(RuntimeEvent::Activity(earned));
	});
}

#[test]
fn the_owner_burns_the_oldest_points_first() {
	build_and_execute(|| {
		let accounts = earners();
		let who = accounts[0];
		Now::set(&(month_start(MARCH + 4) + DAY));
		attest(DUES, 10, 2, &accounts);
		close(MARCH + 4);
		assert_eq!(shown(who), 10);
		assert_noop!(Activity::burn(signed(who), 11), Error::<Test>::TooFewPoints);
		assert_noop!(Activity::burn(signed(who), 0), Error::<Test>::TooFewPoints);
		assert_noop!(Activity::burn(signed(STRANGER), 1), Error::<Test>::NotAnActivityAccount);
		assert_ok!(Activity::burn(signed(who), 7));
		System::assert_last_event(RuntimeEvent::Activity(Event::PointsBurned { account: who, points: 7 }));
		let left = Activity::account(who).unwrap().earnings;
		assert_eq!((left.len(), left[0].period, left[0].points, shown(who)), (1, MARCH + 4, 3, 3));
		assert_ok!(Activity::burn(signed(who), 3));
		assert_eq!((shown(who), Token::total_issuance()), (0, 20));
		assert!(System::sufficients(&who) > 0, "the account lives on");
	});
}

/// All ways in which the token's own pallet would touch the points of `from`, or let others do so.
fn calls(from: u64, to: u64) -> Vec<RuntimeCall> {
	use pallet_assets::Call;
	let id = TOKEN;
	let calls: Vec<Call<Test>> = vec![
		Call::transfer { id, target: to, amount: 1 },
		Call::transfer_keep_alive { id, target: to, amount: 1 },
		Call::transfer_all { id, dest: to, keep_alive: false },
		Call::force_transfer { id, source: from, dest: to, amount: 1 },
		Call::approve_transfer { id, delegate: to, amount: 1 },
		Call::transfer_approved { id, owner: from, destination: to, amount: 1 },
		Call::cancel_approval { id, delegate: to },
		Call::force_cancel_approval { id, owner: from, delegate: to },
		Call::mint { id, beneficiary: to, amount: 1 },
		Call::burn { id, who: from, amount: 1 },
		Call::start_destroy { id },
		Call::destroy_accounts { id },
		Call::destroy_approvals { id },
		Call::finish_destroy { id },
		Call::freeze { id, who: from },
		Call::thaw { id, who: from },
		Call::freeze_asset { id },
		Call::thaw_asset { id },
		Call::block { id, who: from },
		Call::touch { id },
		Call::touch_other { id, who: to },
		Call::refund { id, allow_burn: true },
		Call::refund_other { id, who: from },
		Call::transfer_ownership { id, owner: to },
		Call::set_team { id, issuer: to, admin: to, freezer: to },
		Call::set_metadata { id, name: vec![], symbol: vec![], decimals: 1 },
		Call::clear_metadata { id },
		Call::set_min_balance { id, min_balance: 2 },
		Call::force_create { id: 2, owner: to, is_sufficient: true, min_balance: 1 },
		Call::force_set_metadata { id, name: vec![], symbol: vec![], decimals: 1, is_frozen: true },
		Call::force_clear_metadata { id },
		Call::force_asset_status {
			id,
			owner: to,
			issuer: to,
			admin: to,
			freezer: to,
			min_balance: 1,
			is_sufficient: true,
			is_frozen: false,
		},
		Call::create { id: 2, admin: to, min_balance: 1 },
	];
	calls.into_iter().map(RuntimeCall::Assets).collect()
}

/// All that the token's pallet stores.
fn token_state() -> Vec<(Vec<u8>, Vec<u8>)> {
	let prefix = frame_system::Pallet::<Test>::default_prefix();
	let mut key = prefix.clone();
	let mut state = Vec::new();
	while let Some(next) = frame::deps::sp_io::storage::next_key(&key) {
		if !next.starts_with(&prefix) {
			break;
		}
		state.push((next.clone(), frame::deps::sp_io::storage::get(&next).unwrap().to_vec()));
		key = next;
	}
	state
}

trait Prefix {
	fn default_prefix() -> Vec<u8>;
}
impl Prefix for frame_system::Pallet<Test> {
	fn default_prefix() -> Vec<u8> {
		frame::hashing::twox_128(b"Assets").to_vec()
	}
}

#[test]
fn no_call_of_the_tokens_pallet_passes_by_any_route() {
	build_and_execute(|| {
		let accounts = earners();
		let (owner, other) = (accounts[0], accounts[1]);
		for who in [owner, other, NOBODY] {
			assert_ok!(Balances::mint_into(&who, 1_000));
		}
		assert_ok!(Proxy::add_proxy(signed(owner), other, Anything, 0));
		assert_ok!(Proxy::add_proxy(signed(NOBODY), other, Anything, 0));
		let before = token_state();
		assert!(!before.is_empty());
		let filtered = DispatchError::from(frame_system::Error::<Test>::CallFiltered);
		for call in calls(owner, other) {
			for who in [owner, other, NOBODY] {
				let result = call.clone().dispatch(signed(who));
				assert_eq!(result.map_err(|error| error.error), Err(filtered), "{call:?}");
			}
			// Root passes the filter; the pallet knows no call that it may make.
			assert!(call.clone().dispatch(RuntimeOrigin::root()).is_err(), "{call:?}");
			let boxed = || Box::new(call.clone());
			let weight = call.get_dispatch_info().call_weight;
			use pallet_utility::Call as Utility;
			let wrapped: Vec<RuntimeCall> = vec![
				Utility::batch { calls: vec![call.clone()] }.into(),
				Utility::batch_all { calls: vec![call.clone()] }.into(),
				Utility::force_batch { calls: vec![call.clone()] }.into(),
				Utility::as_derivative { index: 0, call: boxed() }.into(),
				Utility::if_else { main: boxed(), fallback: boxed() }.into(),
				pallet_proxy::Call::proxy { real: owner, force_proxy_type: None, call: boxed() }.into(),
				pallet_proxy::Call::proxy { real: NOBODY, force_proxy_type: None, call: boxed() }.into(),
			];
			for wrapper in wrapped {
				for who in [owner, other, NOBODY] {
					let _ = wrapper.clone().dispatch(signed(who));
				}
			}
			assert_eq!(token_state(), before, "{call:?}");
			// Root can put itself in the place of an owner, past the filter. Points stay even then.
			let as_owner = || Box::new(OriginCaller::system(frame_system::RawOrigin::Signed(owner)));
			for wrapper in [
				Utility::with_weight { call: boxed(), weight },
				Utility::dispatch_as { as_origin: as_owner(), call: boxed() },
				Utility::dispatch_as_fallible { as_origin: as_owner(), call: boxed() },
			] {
				hypothetically!({
					let _ = RuntimeCall::from(wrapper).dispatch(RuntimeOrigin::root());
					assert!(accounts.iter().all(|who| shown(*who) == 5), "{call:?}");
					assert_eq!(Token::total_issuance(), 15, "{call:?}");
				});
			}
		}
	});
}

#[test]
fn without_the_filter_points_stay_all_the_same() {
	build_and_execute(|| {
		let accounts = earners();
		let (owner, other) = (accounts[0], accounts[1]);
		for who in [owner, other, NOBODY] {
			assert_ok!(Balances::mint_into(&who, 1_000));
		}
		FilterInForce::set(&false);
		let id = TOKEN;
		use pallet_assets::Call;
		for (who, call) in [
			(owner, Call::transfer { id, target: other, amount: 1 }),
			(owner, Call::transfer_keep_alive { id, target: other, amount: 1 }),
			(NOBODY, Call::force_transfer { id, source: owner, dest: other, amount: 1 }),
		] {
			assert!(RuntimeCall::Assets(call.clone()).dispatch(signed(who)).is_err(), "{call:?}");
		}
		// These say yes and do nothing: there is nothing that they may take.
		let all = Call::transfer_all { id, dest: other, keep_alive: false };
		let _ = RuntimeCall::Assets(all).dispatch(signed(owner));
		let _ = RuntimeCall::Assets(Call::burn { id, who: owner, amount: 1 }).dispatch(signed(NOBODY));
		let approve = Call::approve_transfer { id, delegate: other, amount: 1 };
		assert_ok!(RuntimeCall::Assets(approve).dispatch(signed(owner)));
		let take = Call::transfer_approved { id, owner, destination: other, amount: 1 };
		assert!(RuntimeCall::Assets(take).dispatch(signed(other)).is_err());
		// Nor can another pallet that holds the token in its hands.
		assert!(Token::transfer(&owner, &other, 1, Preservation::Expendable).is_err());
		assert!(!Activity::is_burning());
		assert!(accounts.iter().all(|who| shown(*who) == 5));
	});
}
