// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pool says of anonymous acts: one at a time for each alias, for some time, to be passed on.

use super::mock::*;
use crate::{Call, Error, StarterAct};
#[allow(deprecated)]
use frame::deps::sp_runtime::traits::ValidateUnsigned;
use frame::{
	deps::frame_support::{dispatch::GetDispatchInfo, traits::Authorize},
	testing_prelude::*,
};

const ADA: Person = Person(DUES_SEOUL, 1);

fn validity(call: &Call<Test>) -> ValidTransaction {
	let (validity, left_over) = call.authorize(TransactionSource::External).unwrap().unwrap();
	assert_eq!(left_over, Weight::zero(), "nothing of the check is given back");
	validity
}

fn tags(call: &Call<Test>) -> Vec<Vec<u8>> {
	validity(call).provides
}

#[test]
fn an_anonymous_act_is_passed_on_and_expires() {
	build_and_execute(|| {
		let (collecting, open) = (submit(&draft("하나")), open(&draft("둘")));
		let calls = [
			submission(ADA, &draft("셋"), 0),
			starter_call(starter(collecting), collecting, StarterAct::Withdraw),
			sponsor_call(ADA, collecting),
			sign_call(ADA, open, 1),
			comment_call(ADA, open, content("찬성"), 0),
		];
		for call in &calls {
			let validity = validity(call);
			assert_eq!(validity.priority, caucus_support::priority::ACT);
			assert_eq!((validity.requires.len(), validity.provides.len()), (0, 1));
			assert_eq!((validity.longevity, validity.propagate), (100, true));
		}
		let mut all: Vec<_> = calls.iter().flat_map(tags).collect();
		all.sort();
		all.dedup();
		assert_eq!(all.len(), calls.len());
	});
}

#[test]
fn acts_of_one_alias_exclude_each_other_in_the_pool() {
	build_and_execute(|| {
		let petition = open(&draft("하나"));
		let starts = [submission(ADA, &draft("둘"), 0), submission(ADA, &draft("셋"), 0)];
		assert_eq!(tags(&starts[0]), tags(&starts[1]));
		let first = tags(&sign_call(ADA, petition, 1));
		sign(ADA, petition);
		assert_eq!(tags(&withdraw_call(ADA, petition, 2)), first);
		let said = ["찬성", "반대"].map(|text| tags(&comment_call(ADA, petition, content(text), 0)));
		assert_eq!(said[0], said[1]);
		assert_ne!(tags(&sign_call(Person(DUES_SEOUL, 2), petition, 1)), first);
		let other = open(&draft("넷"));
		assert_ne!(tags(&sign_call(ADA, other, 1)), first);
	});
}

#[test]
fn what_was_let_in_is_looked_at_again_in_the_block() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let call = sign_call(ADA, petition, 1);
		validity(&call);
		sign(ADA, petition);
		assert_refused(call, Error::AlreadySigned);
	});
}

#[test]
fn refusing_is_cheap_before_the_proof_is_looked_at() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		sign(ADA, petition);
		let before = Checked::get();
		for call in [
			sign_call(ADA, petition, 1),
			sign_call(Person(CITIZENS, 1), petition, 1),
			sponsor_call(ADA, petition),
			comment_call(ADA, petition, content("찬성"), 3),
			submission(ADA, &draft(" "), 0),
		] {
			assert!(call.authorize(TransactionSource::External).unwrap().is_err());
		}
		assert_eq!(Checked::get(), before, "no proof was checked");
	});
}

#[test]
fn calls_of_accounts_are_none_of_the_pools_unsigned_ones() {
	build_and_execute(|| {
		let call = Call::<Test>::advance { petition: 0 };
		assert!(call.authorize(TransactionSource::External).is_none());
		#[allow(deprecated)]
		let verdict = Petitions::validate_unsigned(TransactionSource::External, &call);
		assert_eq!(verdict, Err(InvalidTransaction::Call.into()));
	});
}

#[test]
fn the_check_of_a_proof_is_in_the_weight_of_an_anonymous_call() {
	build_and_execute(|| {
		use crate::WeightInfo;
		use caucus_support::participation::Participation;
		let petition = open(&draft("예산"));
		let info = sign_call(ADA, petition, 1).get_dispatch_info();
		let alone = <Test as crate::Config>::WeightInfo::sign();
		assert_eq!(info.call_weight, alone.saturating_add(Registry::check_weight(1)));
	});
}
