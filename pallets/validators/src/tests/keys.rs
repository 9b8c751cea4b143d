// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whose key it was.

use super::mock::*;
use frame::testing_prelude::*;

#[test]
fn a_proof_names_the_owner_of_a_key_in_force() {
	build_and_execute(|| {
		let proof = prove(4).unwrap();
		assert_eq!(owner(4, proof.clone()), Some(4));
		assert_eq!(owner(FIFTH, proof.clone()), None);
		let mut other = proof.clone();
		other.validator_count = 5;
		assert_eq!(owner(4, other), None);
		let mut other = proof;
		other.session = 77;
		assert_eq!(owner(4, other), None);
		assert_eq!(prove(FIFTH), None, "who does not serve has no key in force");
	});
}

#[test]
fn who_changes_its_keys_is_still_known_by_those_in_force() {
	build_and_execute(|| {
		change_key(2, 22);
		assert_eq!(owner(2, prove(2).unwrap()), Some(2));
		assert_eq!(prove(22), None, "the new ones are not in force yet");
		sessions(1);
		let proof = prove(2).unwrap();
		assert_eq!(owner(2, proof.clone()), Some(2));
		sessions(1);
		assert_eq!(prove(2), None);
		assert_eq!(owner(22, prove(22).unwrap()), Some(2));
		assert_eq!(owner(2, proof.clone()), Some(2), "of the session before");
		sessions(3);
		assert_eq!(owner(2, proof), Some(2));
		let late = prove(22).unwrap();
		sessions(1);
		assert_eq!(owner(22, late), Some(2), "roots are made anew when keys change");
	});
}

#[test]
fn proofs_change_nothing() {
	build_and_execute(|| {
		change_key(2, 22);
		let proof = prove(2).unwrap();
		assert_storage_noop!(assert_eq!(prove(2), Some(proof.clone())));
		assert_storage_noop!(assert_eq!(owner(2, proof), Some(2)));
	});
}

#[test]
fn a_removed_validators_keys_can_be_proved_for_when_it_served() {
	build_and_execute(|| {
		let proof = prove(2).unwrap();
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 2));
		sessions(4);
		assert_eq!(prove(2), None);
		assert_eq!(owner(2, proof.clone()), Some(2));
		sessions(7);
		assert_eq!(owner(2, proof), None, "too long ago");
	});
}
