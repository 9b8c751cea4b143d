// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whether what a pallet does fits a block. For `integrity_test`, which may panic.

use frame::{
	deps::frame_support::{dispatch::GetDispatchInfo, traits::GetCallName},
	deps::sp_runtime::traits::TrailingZeroInput,
	prelude::*,
};

/// Panics unless each of these calls, made as dear as it can be, is one that a block can take, and
/// no call of the pallet is missing among them.
pub fn assert_calls_fit<T: frame_system::Config, Call: GetDispatchInfo + GetCallName>(dearest: &[Call]) {
	for name in Call::get_call_names() {
		assert!(dearest.iter().any(|call| call.get_call_name() == *name), "nothing is known of {name}");
	}
	let weights = T::BlockWeights::get();
	for call in dearest {
		let info = call.get_dispatch_info();
		let (name, weight) = (call.get_call_name(), info.call_weight);
		let most = weights.get(info.class).max_extrinsic.unwrap_or(Weight::MAX);
		assert!(weight.all_lte(most), "{name} takes {weight} and may take {most}");
	}
}

/// Some value, for an argument that a call's weight does not depend on.
pub fn some_value<Value: codec::Decode>() -> Value {
	Value::decode(&mut TrailingZeroInput::zeroes()).expect("the type's encoding may be all zeroes; qed")
}
