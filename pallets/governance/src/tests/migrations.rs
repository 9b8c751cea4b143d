// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A state as an earlier version left it.

use super::mock::*;
use crate::{
	migrations::ToVersion1, Asked, Fills, Named, NamedElection, Referenda, Referendum, Rejection, Standing,
};
use codec::Encode;
use frame::{
	deps::frame_support::{
		storage::unhashed,
		traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
	},
	testing_prelude::*,
};

/// A referendum as version 0 stored it: without rules.
fn put_old(id: u32) {
	let record = Referenda::<Test>::get(id).unwrap();
	let Referendum { call, hash, election, contest, quorum, enactment, standing, .. } = record;
	let old = (call, hash, election, contest, quorum, enactment, standing).encode();
	unhashed::put_raw(&Referenda::<Test>::hashed_key_for(id), &old);
}

#[test]
fn version_1_knows_when_an_election_was_named_and_what_rules_are_asked_about() {
	build_and_execute(|| {
		let new = crate::Parameters { seats: 9, ..parameters() };
		let asks: RuntimeCall =
			crate::Call::<Test>::set_parameters { expected_version: 0, parameters: new }.into();
		for (number, call) in [(7, asks.clone()), (8, asks), (9, remark("rules")), (10, remark("x"))] {
			ask(number, call);
		}
		answer(7, 300, 0);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		answer(8, 300, 300);
		assert_ok!(Governance::decide(signed(STRANGER), 1));
		name(11, 5, Fills::All);
		let after: Vec<_> = Referenda::<Test>::iter().collect();
		let asked: std::collections::BTreeMap<_, _> = Asked::<Test>::iter().collect();
		(0..4).for_each(put_old);
		// A rule that came twice was counted twice.
		Asked::<Test>::insert([1, 1], 2);
		NamedElection::<Test>::kill();
		let named = (11u32, 0u16, Fills::All, 5u32).encode();
		unhashed::put_raw(&NamedElection::<Test>::hashed_key(), &named);
		StorageVersion::new(0).put::<Governance>();
		pass(DAY);

		ToVersion1::<Test>::on_runtime_upgrade();
		assert_eq!(Governance::on_chain_storage_version(), 1);
		let expected = Named { election: 11, contest: 0, fills: Fills::All, seats: 5, at: START + DAY };
		assert_eq!(Governance::named(), Some(expected));
		let rules = |id| Governance::referendum(id).unwrap().rules.into_inner();
		let rejected = Standing::Rejected { reason: Rejection::VotedDown, at: START };
		assert_eq!(Governance::referendum(0).unwrap().standing, rejected);
		assert!(rules(0).is_empty(), "what is over asks about nothing");
		assert_eq!((rules(1), rules(3)), (vec![RULE], vec![]));
		assert_eq!(rules(2).len(), 5);
		assert_eq!(Asked::<Test>::iter().collect::<std::collections::BTreeMap<_, _>>(), asked);
		for (id, record) in after.into_iter().filter(|(id, _)| *id != 0) {
			assert_eq!(Governance::referendum(id), Some(record));
		}
		check();
		assert_storage_noop!(ToVersion1::<Test>::on_runtime_upgrade());
	});
}
