// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Signing and withdrawing, once for each key.

use super::mock::*;
use crate::{parameters::DAY, Call, Draft, Error, Event, StarterAct, State, MAX_SEQUENCE};
use frame::testing_prelude::*;

const ADA: Person = Person(DUES_SEOUL, 1);
const BO: Person = Person(DUES_BUSAN, 1);

fn count(petition: u32) -> u32 {
	Petitions::petition(petition).unwrap().numbers.count
}

#[test]
fn a_member_signs_once() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let call = sign_call(ADA, petition, 1);
		send(call.clone()).unwrap();
		let alias = ADA.alias(&petition_context(petition));
		let expected = Event::Signed { petition, alias, sequence: 1 };
		System::assert_has_event(RuntimeEvent::Petitions(expected));
		assert_eq!((count(petition), Petitions::signature(petition, alias)), (1, 1));
		assert_refused(call, Error::AlreadySigned);
		assert_refused(sign_call(ADA, petition, 2), Error::AlreadySigned);
		sign(BO, petition);
		assert_eq!(count(petition), 2);
		assert_eq!(tally(petition).parts[usize::from(DUES_BUSAN)].signed, 1);
	});
}

#[test]
fn the_same_member_is_another_alias_under_another_petition() {
	build_and_execute(|| {
		let (one, other) = (open(&draft("하나")), open(&draft("둘")));
		sign(ADA, one);
		sign(ADA, other);
		let aliases = [one, other].map(|petition| ADA.alias(&petition_context(petition)));
		assert_ne!(aliases[0], aliases[1]);
		assert_ne!(aliases[0], ADA.alias(&comment_context(one)));
		assert_ne!(aliases[0], ADA.alias(&start_context(2026)));
	});
}

#[test]
fn a_proof_holds_for_one_petition_one_act_and_one_chain() {
	build_and_execute(|| {
		let (one, other) = (open(&draft("하나")), open(&draft("둘")));
		let Call::sign { proof, .. } = sign_call(ADA, one, 1) else { panic!() };
		let sign = |petition, sequence, proof| Call::sign { petition, sequence, proof };
		assert_refused(sign(other, 1, proof.clone()), Error::BadProof);
		let Call::sponsor { proof: sponsored, .. } = sponsor_call(ADA, one) else { panic!() };
		assert_refused(sign(one, 1, sponsored), Error::BadProof);
		let mut other_ring = proof.clone();
		other_ring.ring = DUES_BUSAN;
		assert_refused(sign(one, 1, other_ring), Error::BadProof);
		let mut other_alias = proof.clone();
		other_alias.alias = [9; 32];
		assert_refused(sign(one, 1, other_alias), Error::BadProof);
		let mut no_ring = proof.clone();
		no_ring.ring = 77;
		assert_refused(sign(one, 1, no_ring), Error::UnknownRing);
		// The petition of the same number on another chain.
		hypothetically!({
			frame_system::BlockHash::<Test>::insert(0u64, H256([43; 32]));
			assert_refused(sign(one, 1, proof.clone()), Error::BadProof);
		});
		send(sign(one, 1, proof)).unwrap();
	});
}

#[test]
fn a_signer_withdraws_and_signs_again_by_new_proofs() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		assert_refused(withdraw_call(ADA, petition, 1), Error::NotSigned);
		let first = sign_call(ADA, petition, 1);
		send(first.clone()).unwrap();
		assert_refused(withdraw_call(ADA, petition, 3), Error::WrongSequence);
		let withdrawal = withdraw_call(ADA, petition, 2);
		send(withdrawal.clone()).unwrap();
		let alias = ADA.alias(&petition_context(petition));
		let expected = Event::SignatureWithdrawn { petition, alias, sequence: 2 };
		System::assert_last_event(RuntimeEvent::Petitions(expected));
		assert_eq!((count(petition), tally(petition).withdrawn), (0, 1));
		// Nobody can bring the signature back by its old proof.
		assert_refused(first, Error::WrongSequence);
		assert_refused(withdrawal.clone(), Error::NotSigned);
		send(sign_call(ADA, petition, 3)).unwrap();
		assert_eq!((count(petition), tally(petition).withdrawn), (1, 0));
		// Nor the withdrawal.
		assert_refused(withdrawal, Error::WrongSequence);
		send(withdraw_call(ADA, petition, MAX_SEQUENCE)).unwrap();
		assert_refused(sign_call(ADA, petition, MAX_SEQUENCE + 1), Error::TooManyChanges);
	});
}

#[test]
fn a_withdrawal_cannot_be_made_from_a_signature() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let Call::sign { proof, .. } = sign_call(ADA, petition, 1) else { panic!() };
		sign(ADA, petition);
		let forged = Call::withdraw_signature { petition, sequence: 2, proof };
		assert_refused(forged, Error::BadProof);
	});
}

#[test]
fn sign_fails_when_the_petition_is_not_open() {
	build_and_execute(|| {
		let collecting = submit(&draft("하나"));
		let reviewed = in_review(&draft("둘"));
		let rejected = in_review(&draft("셋"));
		review(rejected, rejection());
		for petition in [collecting, reviewed, rejected] {
			assert_refused(sign_call(ADA, petition, 1), Error::PetitionNotOpen);
		}
		let mut unknown = sign_call(ADA, collecting, 1);
		if let Call::sign { petition, .. } = &mut unknown {
			*petition = 99;
		}
		assert_refused(unknown, Error::PetitionNotFound);
	});
}

#[test]
fn signing_and_withdrawing_end_with_the_time() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		sign(ADA, petition);
		pass(60 * DAY - 1);
		hypothetically!(send(withdraw_call(ADA, petition, 2)).unwrap());
		hypothetically!(sign(BO, petition));
		pass(1);
		// Nobody has closed it yet, and still it is over.
		for _ in 0..2 {
			assert_refused(sign_call(BO, petition, 1), Error::PetitionNotOpen);
			assert_refused(withdraw_call(ADA, petition, 2), Error::PetitionNotOpen);
			if state(petition) == State::Open {
				advance(petition);
			}
		}
		assert_eq!((state(petition), count(petition)), (State::Closed, 1));
	});
}

#[test]
fn who_joins_after_the_start_does_not_count() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let rolls = StandingRolls::get();
		let mut newer = rolls[0].clone();
		newer.parts[usize::from(DUES_BUSAN)].keys = 4_000;
		StandingRolls::set(&vec![rolls[0].clone(), newer]);
		// A proof in the newer roll's ring is none in the pinned one's.
		let message = {
			let Call::sign { proof, petition, sequence } = sign_call(BO, petition, 1) else { panic!() };
			let other = fake_proof(1, proof.ring, proof.alias, &petition_context(petition), b"?");
			assert_refused(Call::sign { petition, sequence, proof: Box::new(other) }, Error::BadProof);
			Call::sign { petition, sequence, proof }
		};
		send(message).unwrap();
		let numbers = Petitions::petition(petition).unwrap().numbers;
		assert_eq!(numbers.members_on_roll, 200, "thresholds go by the pinned roll");
		// What begins now is under the newer one.
		assert_eq!(roll_of(submit(&draft("둘"))), 1);
		assert_eq!(Pins::get(), vec![0, 1]);
	});
}

#[test]
fn members_of_other_chapters_do_not_sign_a_chapters_petition() {
	build_and_execute(|| {
		let petition = open(&Draft { addressee: SEOUL_PARTY, ..draft("서울") });
		assert_refused(sign_call(BO, petition, 1), Error::NotEligible);
		sign(ADA, petition);
		assert_eq!(Petitions::petition(petition).unwrap().numbers.members_on_roll, 160);
	});
}

#[test]
fn citizens_sign_public_petitions_and_never_count_as_members() {
	build_and_execute(|| {
		change_parameters(|parameters| parameters.response = crate::Threshold::Number(2));
		let closed = open(&draft("당내"));
		assert_refused(sign_call(Person(CITIZENS, 1), closed, 1), Error::NotEligible);
		let petition = open(&public_draft("공원"));
		for who in people(CITIZENS, 10).chain(people(CITIZENS_SEOUL, 10)) {
			sign(who, petition);
		}
		sign(ADA, petition);
		let numbers = Petitions::petition(petition).unwrap().numbers;
		assert_eq!((numbers.count, numbers.citizens, numbers.citizens_on_roll), (1, 20, 50));
		assert_eq!(stored(petition).response, None, "twenty citizens are not one member");
		sign(BO, petition);
		assert_eq!(response(petition).cause, crate::Cause::Members);
	});
}

#[test]
fn a_disowned_petition_still_takes_signatures() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		send(starter_call(starter(petition), petition, StarterAct::Withdraw)).unwrap();
		sign(ADA, petition);
		send(withdraw_call(ADA, petition, 2)).unwrap();
	});
}

#[test]
fn an_account_alone_cannot_sign() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let Call::sign { proof, .. } = sign_call(ADA, petition, 1) else { panic!() };
		assert_noop!(Petitions::sign(signed(STRANGER), petition, 1, proof.clone()), BadOrigin);
		assert_noop!(Petitions::withdraw_signature(signed(STRANGER), petition, 1, proof.clone()), BadOrigin);
		assert_noop!(Petitions::sponsor(signed(STRANGER), petition, proof), BadOrigin);
	});
}
