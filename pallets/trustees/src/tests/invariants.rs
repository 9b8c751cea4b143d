// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Every invariant of the pallet's documentation, broken on purpose.

use super::mock::*;
use crate::{
	Act, Ceremonies, Checked, Confirmations, Convicted, Dealings, FalseComplaints, InvalidActs, Joinings,
	Outcomes, Seeds, Shares, Silences, Step, MAX_INVALID,
};
use caucus_primitives::TrusteeIndex;
use caucus_trustees_core::keygen::Complaint;
use frame::testing_prelude::*;

/// Breaks the state and sees that the invariant named is found broken.
#[track_caller]
fn assert_caught(invariant: &str, corrupt: impl FnOnce()) {
	let verdict = hypothetically!({
		corrupt();
		Trustees::do_try_state()
	});
	match verdict {
		Err(DispatchError::Other(message)) => assert!(message.starts_with(invariant), "{message}"),
		other => panic!("{invariant} was broken unnoticed: {other:?}"),
	}
}

#[test]
fn try_state_fails_when_something_belongs_to_no_trustee() {
	build_and_execute(|| {
		make_key(&ALL);
		let joining = Joinings::<Test>::get(ELECTION, 1).unwrap();
		let dealing = Dealings::<Test>::get(ELECTION, 1).unwrap();
		let share = Confirmations::<Test>::get(ELECTION, 1).unwrap();
		let complaint = Complaint { dealer: 1, shared_point: joining.transport_key, proof: share.proof };
		for (election, index) in [(ELECTION, RESERVE), (ELECTION, 0), (ELECTION + 1, 1)] {
			assert_caught("I1", || Joinings::<Test>::insert(election, index, joining));
			assert_caught("I1", || Dealings::<Test>::insert(election, index, dealing.clone()));
			assert_caught("I1", || Convicted::<Test>::insert(election, index, complaint));
			assert_caught("I1", || Checked::<Test>::insert(election, index, ()));
			assert_caught("I1", || Confirmations::<Test>::insert(election, index, share.clone()));
			assert_caught("I1", || Seeds::<Test>::insert(election, index, [0; 32]));
			assert_caught("I1", || Shares::<Test>::insert(election, index, share.clone()));
			assert_caught("I1", || FalseComplaints::<Test>::try_append(election, index, 2).unwrap());
			assert_caught("I1", || InvalidActs::<Test>::try_append(election, index, Act::Join).unwrap());
		}
	});
}

#[test]
fn try_state_fails_when_outcome_and_step_disagree() {
	build_and_execute(|| {
		make_key(&ALL);
		let outcome = Outcomes::<Test>::get(ELECTION).unwrap();
		assert_caught("I2", || Outcomes::<Test>::remove(ELECTION));
		assert_caught("I2", || {
			Ceremonies::<Test>::mutate(ELECTION, |record| record.as_mut().unwrap().step = Step::Check)
		});
		assert_caught("I2", || Outcomes::<Test>::insert(ELECTION + 1, outcome));
	});
}

#[test]
fn try_state_fails_when_too_few_confirmed() {
	build_and_execute(|| {
		make_key(&[1, 2, 3, 4]);
		assert_caught("I3", || Confirmations::<Test>::remove(ELECTION, 4));
	});
}

#[test]
fn try_state_fails_when_someone_is_named_silent_wrongly() {
	build_and_execute(|| {
		make_key(&[1, 2, 3, 4]);
		let silence = |election, attempt, trustee, act| {
			assert_caught("I4", || Silences::<Test>::try_append(election, attempt, (trustee, act)).unwrap())
		};
		silence(ELECTION, 0, 1, Act::Join);
		silence(ELECTION, 0, 4, Act::Confirm);
		silence(ELECTION, 0, RESERVE, Act::Join);
		silence(ELECTION, 1, 5, Act::Join);
		silence(ELECTION + 1, 0, 5, Act::Join);
		// The fifth was named already.
		silence(ELECTION, 0, 5, Act::Join);
	});
}

#[test]
fn try_state_fails_when_an_accusation_has_no_object() {
	build_and_execute(|| {
		make_key(&[1, 2, 3, 4]);
		let share = Confirmations::<Test>::get(ELECTION, 1).unwrap();
		let shared_point = Joinings::<Test>::get(ELECTION, 1).unwrap().transport_key;
		let complaint = Complaint { dealer: 5, shared_point, proof: share.proof };
		assert_caught("I5", || Convicted::<Test>::insert(ELECTION, 5, complaint));
		let accuse = |accuser, dealers: &[TrusteeIndex]| {
			assert_caught("I5", || {
				FalseComplaints::<Test>::insert(
					ELECTION,
					accuser,
					BoundedVec::truncate_from(dealers.to_vec()),
				)
			})
		};
		accuse(5, &[1]);
		accuse(1, &[5]);
		accuse(1, &[1]);
		accuse(1, &[2, 3, 2]);
	});
}

#[test]
fn try_state_fails_when_a_trustee_had_too_many_free_tries() {
	build_and_execute(|| {
		make_key(&ALL);
		let note = |act| InvalidActs::<Test>::try_append(ELECTION, 1, act).unwrap();
		(0..MAX_INVALID).for_each(|_| note(Act::Deal));
		note(Act::Join);
		assert_caught("I6", || note(Act::Deal));
	});
}
