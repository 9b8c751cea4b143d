// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The first session.

use super::mock::*;
use crate::{Minimum, Service, Serving};

#[test]
fn who_has_keys_at_genesis_validates_from_the_first_session_on() {
	new_chain().execute_with(|| {
		assert_eq!(crate::Validators::<Test>::get(), FIRST.to_vec());
		assert_eq!(Minimum::<Test>::get(), 3);
		let all: Vec<_> = FIRST.map(|who| Service { who, since: 0, fault: None }).into();
		assert_eq!(Serving::<Test>::get(), all);
		assert_eq!(Authorities::get(), FIRST);
		Validators::do_try_state().unwrap();
	});
}

#[test]
fn keys_of_the_first_session_can_be_proved_in_it_and_later() {
	new_chain().execute_with(|| {
		let proof = prove(2).unwrap();
		assert_eq!((proof.session, proof.validator_count), (0, 4));
		assert_eq!(owner(2, proof.clone()), Some(2));
		sessions(3);
		assert_eq!(owner(2, proof), Some(2));
	});
}

#[test]
#[should_panic(expected = "a minimum, and as many validators")]
fn a_chain_does_not_begin_with_fewer_validators_than_its_minimum() {
	let _ = chain_of(&FIRST, 5);
}

#[test]
#[should_panic(expected = "a minimum, and as many validators")]
fn a_chain_does_not_begin_without_a_minimum() {
	let _ = chain_of(&FIRST, 0);
}

#[test]
#[should_panic(expected = "no more validators than may be")]
fn a_chain_does_not_begin_with_more_validators_than_may_be() {
	let _ = chain_of(&[1, 2, 3, 4, 10, 11, 12, 13, 14, 15], 1);
}
