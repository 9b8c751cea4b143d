// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What calls weigh when less is to be done than at worst.

use super::mock::*;
use crate::{Call, WeightInfo};
use frame::deps::frame_support::{
	dispatch::{extract_actual_weight, GetDispatchInfo},
	traits::UnfilteredDispatchable,
};

#[test]
fn a_share_weighs_what_its_sums_do() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		let target = close(&[1, 2, 3]);
		let share = party.decryption(1, &party.share(1), &target);
		let call = Call::<Test>::submit_share { election: ELECTION, share };
		let most = call.get_dispatch_info();
		let weight = extract_actual_weight(&call.dispatch_bypass_filter(signed(1)), &most);
		assert_eq!(weight, WeightsOf::submit_share(3));
		assert!(weight.ref_time() < most.call_weight.ref_time());
	});
}

#[test]
fn to_accept_weighs_most_for_the_last_one() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&ALL);
		let call = Call::<Test>::accept { election: ELECTION };
		let most = call.get_dispatch_info();
		for trustee in ALL {
			let weight = extract_actual_weight(&call.clone().dispatch_bypass_filter(signed(trustee)), &most);
			let is_last = trustee == 5;
			assert_eq!(weight, if is_last { most.call_weight } else { WeightsOf::accept() });
		}
	});
}
