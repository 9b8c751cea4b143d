// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How members prove that they stand on a standing roll, with real proofs, and how such a roll is kept.

use super::mock::*;
use crate::{
	weights::{SubstrateWeight, WeightInfo},
	BatchKeys, Error, Event, RingRoots, RollKeys, RollPlaces, RollStage, Standing,
};
use caucus_members_core::{
	registry::{Classes, RollRule},
	ring::{MemberProof, RingProof, RingSize},
	roll::Seating,
};
use caucus_primitives::{refs::style_seed, MemberKey, PartIndex, RingIndex, RollId};
use caucus_support::participation::{
	Claim, Participation as _,
	ProofRefusal::{BadProof, UnknownRing},
	MAX_CLAIMS,
};
use frame::testing_prelude::*;

const CONTEXT: &[u8] = b"context";

/// Makes the proof of the person `number`, whose key stands at `position` of a part whose rings begin at
/// `first_ring`.
fn prove(
	roll: RollId,
	number: u32,
	part: PartIndex,
	position: u32,
	first_ring: RingIndex,
	message: &[u8],
) -> MemberProof {
	let RollStage::Built { seed, .. } = stored(roll).stage else { panic!("no rings") };
	let keys = keys_of(roll, part);
	let seating = Seating::new(keys.len() as u32, RingSize::R255, style_seed(&seed, part)).unwrap();
	let ring = seating.ring_of(position).unwrap();
	let seated: Vec<MemberKey> =
		seating.seats(ring).map(|seat| keys[seating.key_at(seat).unwrap() as usize]).collect();
	let person = person(number);
	let prepared = person.prepare(RingSize::R255, &seated).unwrap();
	let (proof, alias) = person.prove(&prepared, CONTEXT, message).unwrap();
	MemberProof { ring: first_ring + ring, alias, proof }
}

fn claim<'a>(proof: &'a MemberProof, message: &'a [u8]) -> Claim<'a> {
	Claim { proof, context: CONTEXT, message }
}

/// A roll of two parts: people `0..40` in one ring, the others in two.
fn two_parts() -> RollId {
	enter_as(CROWD, |id| (if id < 40 { 1 } else { 2 }, Classes::DUES_PAYING));
	let first = RollRule { classes: Classes::default(), chapter: Some(1) };
	build_standing(&[first, RollRule::default()])
}

#[test]
fn a_proof_holds_for_its_ring_context_message_and_alias_alone() {
	build_and_execute(|| {
		let roll = two_parts();
		let proof = prove(roll, 57, 1, 17, 1, b"message");
		let check =
			|proof: &MemberProof, context, message| Registry::check(roll, &Claim { proof, context, message });
		assert_eq!(check(&proof, CONTEXT, b"message"), Ok(()));
		assert_eq!(proof.alias, person(57).alias(CONTEXT).unwrap());
		assert_eq!(Registry::part_of(roll, proof.ring), Some(1));
		assert_eq!(check(&proof, b"other", b"message"), Err(BadProof));
		assert_eq!(check(&proof, CONTEXT, b"other"), Err(BadProof));
		let other_ring = MemberProof { ring: 3 - proof.ring, ..proof };
		assert_eq!(check(&other_ring, CONTEXT, b"message"), Err(BadProof));
		assert_eq!(check(&MemberProof { ring: 0, ..proof }, CONTEXT, b"message"), Err(BadProof));
		assert_eq!(check(&MemberProof { ring: 3, ..proof }, CONTEXT, b"message"), Err(UnknownRing));
		assert_eq!(check(&MemberProof { alias: [1; 32], ..proof }, CONTEXT, b"message"), Err(BadProof));
		let bent = MemberProof { proof: RingProof([0; 785]), ..proof };
		assert_eq!(check(&bent, CONTEXT, b"message"), Err(BadProof));
	});
}

#[test]
fn proofs_of_several_rings_are_checked_together() {
	build_and_execute(|| {
		let roll = two_parts();
		let proofs = [
			prove(roll, 3, 0, 3, 0, b"a"),
			prove(roll, 57, 1, 17, 1, b"b"),
			prove(roll, 58, 1, 18, 1, b"c"),
			prove(roll, 5, 0, 5, 0, b"d"),
		];
		let messages: [&[u8]; 4] = [b"a", b"b", b"c", b"d"];
		let claims: Vec<Claim> =
			proofs.iter().zip(messages).map(|(proof, message)| claim(proof, message)).collect();
		assert_eq!(Registry::check_all(roll, &claims), Ok(()));
		assert_eq!(Registry::check_all(roll, &claims[..1]), Ok(()));
		assert_eq!(Registry::check_all(roll, &[]), Ok(()));
		for bad in 0..claims.len() {
			let mut claims = claims.clone();
			claims[bad].message = b"e";
			assert_eq!(Registry::check_all(roll, &claims), Err(BadProof), "{bad}");
		}
		let copies = |number| vec![claims[0].clone(); number];
		assert_eq!(Registry::check_all(roll, &copies(MAX_CLAIMS as usize)), Ok(()));
		assert_eq!(Registry::check_all(roll, &copies(MAX_CLAIMS as usize + 1)), Err(BadProof));
		let stolen = MemberProof { alias: proofs[1].alias, ..proofs[0] };
		assert_eq!(Registry::check_all(roll, &[claim(&stolen, b"a")]), Err(BadProof));
		let nowhere = MemberProof { ring: 9, ..proofs[0] };
		let with_nowhere = [claims.clone(), vec![claim(&nowhere, b"a")]].concat();
		assert_eq!(Registry::check_all(roll, &with_nowhere), Err(UnknownRing));
		assert_eq!(Registry::check_all(roll + 1, &claims), Err(UnknownRing));
	});
}

#[test]
fn no_proof_holds_on_an_elections_roll_or_before_the_rings_stand() {
	build_and_execute(|| {
		enter(9);
		let election = build_roll(9);
		let proof = prove(election, 3, 0, 3, 0, b"message");
		let check = |roll| Registry::check(roll, &claim(&proof, b"message"));
		assert_eq!(check(election), Err(UnknownRing));
		assert_eq!(Registry::part_of(election, 0), None);
		assert_eq!((Registry::ring_size(election), Registry::digest(election)), (None, None));
		assert_eq!(Registry::standing_summary(election), None);
		assert_eq!(check(99), Err(UnknownRing));
		let roll = begin_standing(&[RollRule::default()]);
		seed_standing();
		assert_ok!(Registry::work(signed(STRANGER), 9));
		assert_ok!(Registry::work(signed(STRANGER), 9));
		assert!(matches!(stored(roll).stage, RollStage::Seating(_)));
		assert!(RingRoots::<Test>::contains_key(roll, 0u16), "the ring is there, the roll is not");
		assert_eq!(check(roll), Err(UnknownRing));
	});
}

#[test]
fn the_weight_of_checking_grows_with_the_proofs() {
	type Weights = SubstrateWeight<Test>;
	assert_eq!(Registry::check_weight(0), Weight::zero());
	assert_eq!(Registry::check_weight(1), Weights::check_proof());
	assert_eq!(Registry::check_weight(9), Weights::check_proofs(9));
	let (together, apart) = (Weights::check_proofs(9), Weights::check_proof().saturating_mul(9));
	assert!(together.ref_time() < apart.ref_time());
}

#[test]
fn a_roll_that_is_pinned_outlives_the_next_and_is_then_cleared_in_pieces() {
	build_and_execute(|| {
		let roll = two_parts();
		let proof = prove(roll, 3, 0, 3, 0, b"message");
		let check = || Registry::check(roll, &claim(&proof, b"message"));
		assert_ok!(Registry::pin(roll));
		assert_ok!(Registry::pin(roll));
		let next = build_standing(&[RollRule::default()]);
		assert_eq!(check(), Ok(()), "what began with it goes on");
		Registry::release(roll);
		assert_eq!(check(), Ok(()), "one needs it still");
		let (summary, parts, digest) =
			(Registry::standing_summary(roll), Registry::parts(roll), Registry::digest(roll));
		Registry::release(roll);
		System::assert_last_event(RuntimeEvent::Registry(Event::RollRetired { roll }));
		assert_eq!(check(), Err(UnknownRing));
		assert_noop!(Registry::pin(roll), Error::<Test>::WrongRollStage);
		assert_ok!(Registry::work(signed(STRANGER), 3));
		let pages = || RollKeys::<Test>::iter_key_prefix((roll,)).count();
		assert_eq!(pages(), 11 - 3);
		work_off(3);
		System::assert_last_event(RuntimeEvent::Registry(Event::RollCleared { roll }));
		assert_eq!((pages(), RollPlaces::<Test>::iter_key_prefix((roll,)).count()), (0, 0));
		assert_eq!(RingRoots::<Test>::iter_key_prefix(roll).count(), 0);
		assert_eq!(BatchKeys::<Test>::iter_key_prefix(roll).count(), 0);
		// What it was stays.
		let now = Registry::standing_summary(roll).unwrap();
		let then = summary.unwrap();
		assert_eq!(now.stage, RollStage::Abandoned);
		assert_eq!((now.parts, now.digest, now.rings), (then.parts, then.digest, then.rings));
		assert_eq!((Registry::parts(roll), Registry::digest(roll)), (parts, digest));
		assert_eq!(Registry::part_of(roll, 1), Some(1));
		assert_eq!(Registry::current(), Some(next));
	});
}

#[test]
fn a_roll_that_nothing_needs_goes_when_the_next_stands() {
	build_and_execute(|| {
		enter(9);
		let roll = build_standing(&[RollRule::default()]);
		assert_ok!(Registry::pin(roll));
		Registry::release(roll);
		assert!(matches!(stored(roll).stage, RollStage::Built { .. }), "it is in use");
		let next = begin_standing(&[RollRule::default()]);
		seed_standing();
		assert_eq!(Registry::current(), Some(roll), "until the next one stands");
		work_off(9);
		assert_eq!(Registry::current(), Some(next));
		assert_eq!(stored(roll).stage, RollStage::Abandoned);
		System::assert_has_event(RuntimeEvent::Registry(Event::RollRetired { roll }));
	});
}

#[test]
fn pin_fails_when_the_roll_does_not_stand() {
	build_and_execute(|| {
		enter(9);
		assert_noop!(Registry::pin(0), Error::<Test>::RollNotFound);
		let election = build_roll(9);
		assert_noop!(Registry::pin(election), Error::<Test>::RollNotFound);
		let roll = begin_standing(&[RollRule::default()]);
		assert_noop!(Registry::pin(roll), Error::<Test>::WrongRollStage);
		seed_standing();
		work_off(9);
		hypothetically!({
			Standing::<Test>::mutate(roll, |standing| standing.as_mut().unwrap().pins = u32::MAX);
			assert_noop!(Registry::pin(roll), Error::<Test>::Exhausted);
		});
		assert_ok!(Registry::pin(roll));
	});
}
