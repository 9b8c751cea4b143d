// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who can be called, and what happens when too few of those called take part.

use super::mock::*;
use crate::{
	Act, Checked, Confirmations, Convicted, Dealings, Error, FalseComplaints, InvalidActs, Joinings,
	Outcomes, Roster, Step,
};
use caucus_primitives::{refs, TrusteeIndex};
use caucus_support::{Ceremonies as _, CeremonyProgress, SeedProgress};
use caucus_trustees_core::keygen::Complaint;
use frame::testing_prelude::*;

/// Sees that the second attempt began with nothing left of the first.
#[track_caller]
fn assert_begun_anew() {
	let record = record();
	assert_eq!((record.attempt, record.step), (1, Step::Join));
	assert_eq!(record.reference, refs::ceremony_ref(&GENESIS, ELECTION, 1));
	assert_eq!(record.deadline, Now::get() + STEP);
	let left = [
		Joinings::<Test>::iter_keys().count(),
		Dealings::<Test>::iter_keys().count(),
		Convicted::<Test>::iter_keys().count(),
		Checked::<Test>::iter_keys().count(),
		Confirmations::<Test>::iter_keys().count(),
		Outcomes::<Test>::iter_keys().count(),
		FalseComplaints::<Test>::iter_keys().count(),
		InvalidActs::<Test>::iter_keys().count(),
	];
	assert_eq!(left, [0; 8]);
}

/// Lets the step's time go by without anybody else acting.
fn miss_the_deadline() {
	pass(STEP);
	assert_eq!(advance(ELECTION), CeremonyProgress::Running);
}

#[test]
fn a_ceremony_begins_anew_when_too_few_join_and_fails_when_they_do_so_again() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		// One more than the threshold is needed.
		party.join(&[1, 2, 3]);
		miss_the_deadline();
		assert_begun_anew();
		// What was made for the first attempt is worth nothing in the second.
		assert_ignored(1, Act::Join, Error::BadProof, || {
			Trustees::join(signed(1), ELECTION, party.joining(1))
		});
		let party = Party::of_this_attempt();
		party.join(&[1, 2, 3]);
		pass(STEP);
		assert_eq!(advance(ELECTION), CeremonyProgress::Failed);
		assert_eq!(record().step, Step::Failed);
		assert_noop!(Trustees::join(signed(4), ELECTION, party.joining(4)), Error::<Test>::WrongStep);
		pass(STEP);
		assert_storage_noop!(assert_eq!(advance(ELECTION), CeremonyProgress::Failed));
	});
}

#[test]
fn a_ceremony_begins_anew_when_too_few_deal_and_can_still_succeed() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[1, 2]);
		miss_the_deadline();
		assert_begun_anew();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&ALL);
		party.accept(&ALL);
		party.confirm(&ALL);
		assert!(matches!(advance(ELECTION), CeremonyProgress::Done { attempt: 1, .. }));
		assert_decrypts(&party, [1, 2, 3]);
	});
}

#[test]
fn a_ceremony_begins_anew_when_too_few_dealers_remain() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[4, 5]);
		for liar in [1, 2, 3] {
			party.deal_wrong(liar, &[5]);
		}
		for liar in [1, 2, 3] {
			let complaint = party.complaint(5, liar, &dealt(liar));
			assert_ok!(Trustees::complain(signed(5), ELECTION, complaint));
		}
		let copied = Complaint { dealer: 5, ..party.complaint(5, 1, &dealt(1)) };
		assert_ok!(Trustees::complain(signed(4), ELECTION, copied));
		party.accept(&ALL);
		assert_begun_anew();
	});
}

#[test]
fn a_ceremony_begins_anew_when_too_few_confirm() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&ALL);
		party.accept(&ALL);
		party.confirm(&[1, 2, 3]);
		assert_ok!(Trustees::confirm(signed(4), ELECTION, party.trial(4, &party.share(1))));
		miss_the_deadline();
		assert_begun_anew();
	});
}

#[test]
fn begin_fails_when_the_trustees_cannot_be_called() {
	build_and_execute(|| {
		let call = |trustees: &[TrusteeIndex], threshold| {
			Trustees::begin(ELECTION, accounts(trustees), threshold, STEP)
		};
		assert_noop!(call(&ALL, 0), Error::<Test>::BadThreshold);
		assert_noop!(call(&ALL, 5), Error::<Test>::BadThreshold);
		assert_noop!(call(&[1, 2, STRANGER], 2), Error::<Test>::NotOnRoster);
		assert_noop!(call(&[1, 2, 1], 2), Error::<Test>::NotOnRoster);
		let crowd: Vec<TrusteeIndex> = (1..=33).collect();
		hypothetically!({
			Roster::<Test>::set(BoundedVec::truncate_from(accounts(&crowd)));
			assert_noop!(call(&crowd, 3), Error::<Test>::WrongLength);
			assert_ok!(call(&crowd[1..], 3));
		});
		assert_ok!(call(&ALL, 4));
		assert_noop!(call(&ALL, 4), Error::<Test>::AlreadyBegun);
	});
}

#[test]
fn a_ceremony_that_was_never_begun_has_failed_and_gives_nothing() {
	build_and_execute(|| {
		assert_eq!(advance(ELECTION), CeremonyProgress::Failed);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Waiting);
		assert_eq!(Trustees::decrypted(ELECTION, &[]), None);
	});
}
