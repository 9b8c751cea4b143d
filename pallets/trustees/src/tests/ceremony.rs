// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! One attempt at making a key: who may do what, when, and what is refused.

use super::mock::*;
use crate::{Call, Convicted, Dealings, Error, Event, Outcomes, Step};
use caucus_primitives::TrusteeIndex;
use caucus_support::CeremonyProgress;
use caucus_trustees_core::{
	decryption::DecryptionShare,
	group::{Point, Scalar, ScalarBytes, GENERATOR},
	keygen::{Ceremony, Complaint, Dealing},
	proofs::Equality,
};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

type Act = fn(&Party, &[TrusteeIndex]);

/// The steps of a ceremony, and how trustees act in them.
const STEPS: [(Step, Act); 4] = [
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
		Trustees::accept(signed(who), ELECTION),
		Trustees::complain(signed(who), ELECTION, complaint),
		Trustees::confirm(signed(who), ELECTION, share.clone()),
		Trustees::reveal_seed(signed(who), ELECTION, [0; 32]),
		Trustees::submit_share(signed(who), ELECTION, share),
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
fn calls_are_free_for_a_trustee_whose_turn_it_is_and_for_nobody_else() {
	build_and_execute(|| {
		let call = Call::<Test>::accept { election: ELECTION };
		assert!(!call.is_feeless(&signed(1)), "no ceremony, no trustees");
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		assert!(!call.is_feeless(&signed(1)), "it is not the step to accept");
		party.deal(&ALL);
		for trustee in ALL {
			assert!(call.is_feeless(&signed(trustee)));
		}
		assert!(!call.is_feeless(&signed(RESERVE)));
		party.accept(&[1]);
		assert!(!call.is_feeless(&signed(1)), "it has accepted");
		assert!(call.is_feeless(&signed(2)));
		assert!(!Call::<Test>::accept { election: ELECTION + 1 }.is_feeless(&signed(2)));
	});
}

#[test]
fn join_fails_when_the_transport_key_is_not_the_joiners_own() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		assert_noop!(Trustees::join(signed(1), ELECTION, party.joining(2)), Error::<Test>::BadProof);
		let elsewhere = Party::new(Ceremony { reference: [9; 32], ..record().ceremony() });
		assert_noop!(Trustees::join(signed(1), ELECTION, elsewhere.joining(1)), Error::<Test>::BadProof);
	});
}

#[test]
fn deal_fails_when_the_dealing_is_not_what_it_should_be() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		let other = party.dealing(2);
		let deal = |change: &dyn Fn(&mut Dealing)| {
			let mut dealing = party.dealing(1);
			change(&mut dealing);
			Trustees::deal(signed(1), ELECTION, Box::new(dealing))
		};
		assert_noop!(deal(&|d| d.commitments = other.commitments.clone()), Error::<Test>::CommitmentMismatch);
		assert_noop!(deal(&|d| d.knowledge = other.knowledge), Error::<Test>::BadProof);
		assert_noop!(deal(&|d| d.ephemeral_key = other.ephemeral_key), Error::<Test>::BadProof);
		assert_noop!(deal(&|d| d.masked_shares[4] = ScalarBytes([0xff; 32])), Error::<Test>::BadEncoding);
		assert_noop!(deal(&|d| _ = d.masked_shares.pop()), Error::<Test>::WrongLength);
		assert_ok!(deal(&|_| ()));
	});
}

#[test]
fn a_dealer_is_convicted_and_left_out_of_the_key_when_it_lied() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[1, 3, 4, 5]);
		party.deal_wrong(2, 4);
		let dealt = |dealer: TrusteeIndex| Dealings::<Test>::get(ELECTION, dealer).unwrap();
		let complaint = party.complaint(4, 2, &dealt(2));
		assert_ok!(Trustees::complain(signed(4), ELECTION, complaint));
		let convicted = Event::DealerConvicted { election: ELECTION, dealer: 2, by: 4 };
		System::assert_last_event(RuntimeEvent::Trustees(convicted));
		assert_eq!(record().step, Step::Check, "a complaint is not yet an answer about the others");
		assert_noop!(Trustees::complain(signed(4), ELECTION, complaint), Error::<Test>::NothingToComplainOf);
		party.accept(&ALL);
		let honest = [1, 3, 4, 5].map(dealt);
		let expected = record().ceremony().outcome(honest.iter()).unwrap();
		assert_eq!(Outcomes::<Test>::get(ELECTION), Some(expected));
		// The liar keeps the share that others gave it.
		party.confirm(&ALL);
		assert_decrypts(&party, [2, 4, 5]);
	});
}

#[test]
fn complain_fails_when_the_complaint_is_false_or_not_the_complainants() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[1, 2, 4]);
		party.deal_wrong(3, 4);
		// The fifth deals nothing.
		pass(STEP);
		advance(ELECTION);
		let dealt = |dealer: TrusteeIndex| Dealings::<Test>::get(ELECTION, dealer).unwrap();
		let mut invented = dealt(2);
		cheat(&mut invented, 4);
		let slander = party.complaint(4, 2, &invented);
		let truth = party.complaint(4, 3, &dealt(3));
		let say = |who, complaint| Trustees::complain(signed(who), ELECTION, complaint);
		assert_noop!(say(4, slander), Error::<Test>::UnfoundedComplaint);
		assert_noop!(say(5, truth), Error::<Test>::BadProof);
		assert_noop!(say(4, Complaint { dealer: 1, ..truth }), Error::<Test>::BadProof);
		let nowhere = Complaint { shared_point: Point::IDENTITY, ..truth };
		assert_noop!(say(4, nowhere), Error::<Test>::BadEncoding);
		for dealer in [0, 5, 6] {
			assert_noop!(say(4, Complaint { dealer, ..truth }), Error::<Test>::NothingToComplainOf);
		}
		assert_eq!(Convicted::<Test>::iter().count(), 0);
		assert_ok!(say(4, truth));
	});
}

#[test]
fn confirm_fails_when_the_share_is_wrong() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&ALL);
		party.accept(&ALL);
		let secret = party.share(1);
		let confirm = |share| Trustees::confirm(signed(1), ELECTION, share);
		assert_noop!(confirm(party.trial(1, &(secret + Scalar::ONE))), Error::<Test>::BadProof);
		assert_noop!(confirm(party.trial(2, &party.share(2))), Error::<Test>::BadProof);
		let right = party.trial(1, &secret);
		let mut long = right.clone();
		long.points.try_push(right.points[0]).unwrap();
		assert_noop!(confirm(long), Error::<Test>::WrongLength);
		let mut bent = right.clone();
		bent.points[0] = Point([0xff; 32]);
		assert_noop!(confirm(bent), Error::<Test>::BadEncoding);
		assert_ok!(confirm(right));
	});
}
