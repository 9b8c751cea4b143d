// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Calls within calls.

use caucus_sovereign_runtime::{OriginCaller, Runtime, RuntimeCall};
use polkadot_sdk::{
	frame_system::RawOrigin, pallet_multisig, pallet_proxy, pallet_utility, sp_keyring::Sr25519Keyring,
};

type UtilityCall = pallet_utility::Call<Runtime>;

/// A call in every wrapping that the runtime has, and in some of these in each other.
pub fn wrapped(call: RuntimeCall) -> Vec<RuntimeCall> {
	wrapped_as(OriginCaller::system(RawOrigin::Root), call)
}

/// The same; where a wrapping says who acts, it is this one.
pub fn wrapped_as(who: OriginCaller, call: RuntimeCall) -> Vec<RuntimeCall> {
	let other = || Box::new(who.clone());
	let boxed = || Box::new(call.clone());
	let account = Sr25519Keyring::Alice.to_account_id();
	let once: Vec<RuntimeCall> = vec![
		UtilityCall::batch { calls: vec![call.clone()] }.into(),
		UtilityCall::batch_all { calls: vec![call.clone()] }.into(),
		UtilityCall::force_batch { calls: vec![call.clone()] }.into(),
		UtilityCall::as_derivative { index: 0, call: boxed() }.into(),
		UtilityCall::dispatch_as { as_origin: other(), call: boxed() }.into(),
		UtilityCall::dispatch_as_fallible { as_origin: other(), call: boxed() }.into(),
		UtilityCall::with_weight { call: boxed(), weight: Default::default() }.into(),
		UtilityCall::if_else { main: boxed(), fallback: boxed() }.into(),
		pallet_proxy::Call::<Runtime>::proxy {
			real: account.clone().into(),
			force_proxy_type: None,
			call: boxed(),
		}
		.into(),
		pallet_multisig::Call::<Runtime>::as_multi_threshold_1 {
			other_signatories: vec![account.clone()],
			call: boxed(),
		}
		.into(),
	];
	let twice = once.iter().map(|call| UtilityCall::force_batch { calls: vec![call.clone()] }.into());
	let derived =
		once.iter().map(|call| UtilityCall::as_derivative { index: 1, call: Box::new(call.clone()) }.into());
	let deeper: Vec<RuntimeCall> = twice.chain(derived).collect();
	[vec![call.clone()], once, deeper].concat()
}
