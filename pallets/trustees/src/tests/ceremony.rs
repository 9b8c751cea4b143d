// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! One attempt at making a key: who may do what, when, and what is refused.

use super::mock::*;
use crate::{Act, Error, Outcomes, Step};
use caucus_primitives::TrusteeIndex;
use caucus_support::CeremonyProgress;
use caucus_trustees_core::{
	decryption::{trial_point, DecryptionShare, Purpose},
	group::{Point, Scalar, ScalarBytes, GENERATOR},
	keygen::{Ceremony, Complaint, Dealing, Joining},
	proofs::Equality,
};
use frame::testing_prelude::*;

type Perform = fn(&Party, &[TrusteeIndex]);

/// The steps of a ceremony, and how trustees act in them.
const STEPS: [(Step, Perform); 4] = [
	(Step::Join, Party::join),
	(Step::Deal, Party::deal),
	(Step::Check, Party::accept),
	(Step::Confirm, Party::confirm),
];

/// What any of the seven calls says when this account makes it now.
fn every_call(party: &Party, who: TrusteeIndex) -> [DispatchResult; 7] {
	let proof = Equality {
		announcement: Point::IDENTITY,
		folded_announcement: Point::IDENTITY,
		response: Scalar::ZERO.into(),
	};
	let complaint = Complaint { dealer: 1, shared_point: Point::IDENTITY, proof };
	let share = Box::new(DecryptionShare { points: Default::default(), proof });
	[
		Trustees::join(signed(who), ELECTION, party.joining(1)),
		Trustees::deal(signed(who), ELECTION, Box::new(party.dealing(1))),
		said(Trustees::accept(signed(who), ELECTION)),
		Trustees::complain(signed(who), ELECTION, complaint),
		Trustees::confirm(signed(who), ELECTION, share.clone()),
		Trustees::reveal_seed(signed(who), ELECTION, [0; 32]),
		said(Trustees::submit_share(signed(who), ELECTION, share)),
	]
}

fn refused(error: Error<Test>) -> DispatchResult {
	Err(error.into())
}

#[test]
fn a_key_is_made_as_fast_as_the_trustees_act() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		for (step, act) in STEPS {
			assert_eq!(record().step, step);
			assert_eq!(record().deadline, Now::get() + STEP);
			act(&party, &[1, 2, 3, 4]);
			assert_storage_noop!(assert_eq!(advance(ELECTION), CeremonyProgress::Running));
			assert_eq!(record().step, step);
			pass(1);
			act(&party, &[5]);
		}
		let outcome = Outcomes::<Test>::get(ELECTION).unwrap();
		for trustee in ALL {
			let key = outcome.verification_keys[usize::from(trustee) - 1];
			assert_eq!(key, Point::from(GENERATOR * party.share(trustee)));
		}
		assert_eq!(advance(ELECTION), CeremonyProgress::Done { attempt: 0, outcome });
		assert_decrypts(&party, [2, 3, 5]);
	});
}

#[test]
fn a_step_ends_at_its_deadline_when_enough_have_acted() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		let next_after_deadline = || {
			let step = record().step;
			pass(STEP - 1);
			assert_storage_noop!(assert_eq!(advance(ELECTION), CeremonyProgress::Running));
			assert_eq!(record().step, step);
			pass(1);
			advance(ELECTION);
			record().step
		};
		party.join(&[1, 2, 3, 4]);
		assert_eq!(next_after_deadline(), Step::Deal);
		party.deal(&[1, 2, 4]);
		assert_eq!(next_after_deadline(), Step::Check);
		party.accept(&[1]);
		assert_eq!(next_after_deadline(), Step::Confirm, "who says nothing agrees");
		// The fifth did not join: it is awaited no more.
		party.confirm(&[1, 2, 3, 4]);
		assert_eq!(record().step, Step::Done);
	});
}

#[test]
fn a_trustee_is_left_out_when_it_did_not_join() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&[1, 2, 3, 4]);
		pass(STEP);
		advance(ELECTION);
		let late = |call: usize| {
			assert_storage_noop!(assert_eq!(every_call(&party, 5)[call], refused(Error::DidNotJoin)));
		};
		late(1);
		party.deal(&[1, 2, 3, 4]);
		late(2);
		late(3);
		party.accept(&[1, 2, 3, 4]);
		late(4);
		party.confirm(&[1, 2, 3, 4]);
		assert_decrypts(&party, [1, 3, 4]);
	});
}

#[test]
fn calls_fail_when_there_is_no_ceremony_or_the_signer_has_no_part_in_it() {
	build_and_execute(|| {
		let party = Party::new(Ceremony { reference: [0; 32], trustees: 5, threshold: THRESHOLD });
		assert_storage_noop!(for result in every_call(&party, 1) {
			assert_eq!(result, refused(Error::CeremonyNotFound));
		});
		begin();
		for outsider in [RESERVE, STRANGER] {
			assert_storage_noop!(for result in every_call(&party, outsider) {
				assert_eq!(result, refused(Error::NotATrustee));
			});
		}
	});
}

#[test]
fn calls_fail_when_their_step_is_not_reached_or_over() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		let allowed: [&[usize]; 4] = [&[0], &[1], &[2, 3], &[4]];
		for ((_, act), allowed) in STEPS.into_iter().zip(allowed) {
			let results = hypothetically!(every_call(&party, 1));
			for (call, result) in results.into_iter().enumerate() {
				let wrong_step = result == refused(Error::WrongStep);
				assert_eq!(wrong_step, !allowed.contains(&call), "call {call} in {:?}", record().step);
			}
			act(&party, &ALL);
		}
		for result in every_call(&party, 1).into_iter().take(5) {
			assert_eq!(result, refused(Error::WrongStep));
		}
	});
}

#[test]
fn a_trustee_acts_once_in_every_step() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		for ((_, act), call) in STEPS.into_iter().zip([0usize, 1, 2, 4]) {
			act(&party, &[1]);
			let again = hypothetically!(every_call(&party, 1));
			assert_eq!(again[call], refused(Error::AlreadyDone), "call {call}");
			act(&party, &[2, 3, 4, 5]);
		}
	});
}

#[test]
fn a_joining_is_ignored_when_its_transport_key_is_not_the_joiners_own() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		let join = |joining| move || Trustees::join(signed(1), ELECTION, joining);
		assert_ignored(1, Act::Join, Error::BadProof, join(party.joining(2)));
		let elsewhere = Party::new(Ceremony { reference: [9; 32], ..record().ceremony() });
		assert_ignored(1, Act::Join, Error::BadProof, join(elsewhere.joining(1)));
		let nothing = Joining { transport_key: Point::IDENTITY, ..party.joining(1) };
		assert_ignored(1, Act::Join, Error::BadProof, join(nothing));
	});
}

#[test]
fn a_dealing_is_ignored_when_it_is_not_what_it_should_be() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		let other = party.dealing(2);
		let bad = |error, change: &dyn Fn(&mut Dealing)| {
			let mut dealing = party.dealing(1);
			change(&mut dealing);
			assert_ignored(1, Act::Deal, error, || Trustees::deal(signed(1), ELECTION, Box::new(dealing)));
		};
		bad(Error::CommitmentMismatch, &|d| d.commitments = other.commitments.clone());
		bad(Error::BadProof, &|d| d.knowledge = other.knowledge);
		bad(Error::BadProof, &|d| d.ephemeral_key = other.ephemeral_key);
		bad(Error::BadEncoding, &|d| d.masked_shares[4] = ScalarBytes([0xff; 32]));
		bad(Error::WrongLength, &|d| _ = d.masked_shares.pop());
		party.deal(&[1]);
	});
}

/// A dealer may commit to anything; what it committed to must be sound all the same.
#[test]
fn a_dealing_is_ignored_when_the_polynomial_committed_to_is_unsound() {
	let unsound = |error, change: &dyn Fn(&mut Dealing)| {
		build_and_execute(|| {
			begin();
			let party = Party::of_this_attempt();
			let mut dealing = party.dealing(1);
			change(&mut dealing);
			let dealing_commitment = record().ceremony().commitment_hash(1, &dealing.commitments);
			let joining = Joining { dealing_commitment, ..party.joining(1) };
			assert_ok!(Trustees::join(signed(1), ELECTION, joining));
			party.join(&[2, 3, 4, 5]);
			assert_ignored(1, Act::Deal, error, || Trustees::deal(signed(1), ELECTION, Box::new(dealing)));
			// The others do without it.
			party.deal(&[2, 3, 4, 5]);
			pass(STEP);
			advance(ELECTION);
			party.accept(&ALL);
			party.confirm(&ALL);
			assert_decrypts(&party, [1, 2, 3]);
		});
	};
	unsound(Error::WrongLength, &|d| _ = d.commitments.pop());
	unsound(Error::WrongLength, &|d| d.commitments.try_push(d.commitments[1]).unwrap());
	unsound(Error::BadEncoding, &|d| d.commitments[0] = Point::IDENTITY);
	unsound(Error::BadEncoding, &|d| d.commitments[2] = Point::IDENTITY);
	unsound(Error::BadEncoding, &|d| d.commitments[1] = Point([0xff; 32]));
}

#[test]
fn a_confirmation_is_ignored_when_the_share_is_wrong() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&ALL);
		party.accept(&ALL);
		let secret = party.share(1);
		let bad = |error, share: Box<DecryptionShare>| {
			assert_ignored(1, Act::Confirm, error, || Trustees::confirm(signed(1), ELECTION, share));
		};
		bad(Error::BadProof, party.trial(1, &(secret + Scalar::ONE)));
		bad(Error::BadProof, party.trial(2, &party.share(2)));
		let right = party.trial(1, &secret);
		let mut long = right.clone();
		long.points.try_push(right.points[0]).unwrap();
		bad(Error::WrongLength, long);
		let mut bent = right.clone();
		bent.points[0] = Point([0xff; 32]);
		bad(Error::BadEncoding, bent);
		// A share of the tally is none of the trial, whatever it decrypts.
		let tally = Purpose::Tally { election: record().reference, close: [0; 32] };
		bad(Error::BadProof, prove(&tally, 1, &secret, &[trial_point(&record().reference)]));
		assert_ok!(Trustees::confirm(signed(1), ELECTION, right));
	});
}
