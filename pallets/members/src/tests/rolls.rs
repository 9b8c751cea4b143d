// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How rolls are cut and their rings built, in pieces.

use super::mock::*;
use crate::{
	weights::{SubstrateWeight, WeightInfo},
	Error, Event, KeyPage, Members, NextRoll, Queue, RingRoots, RollKeys, RollStage, KEYS_PER_PAGE,
	MAX_QUEUE, WORK_PIECE,
};
use caucus_elections_core::params::{extend_ring_roots, Electorate};
use caucus_members_core::{
	registry::{Classes, RollRule, Status},
	ring::{Ring, RingBuilder, RingError, RingRoot, RingSize},
	roll::Seating,
};
use caucus_primitives::{refs::extend_roll_digest, Digest, MemberKey, RingIndex, RollId};
use caucus_support::{RollProgress, Rolls as _};
use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};

/// The keys of a roll, page after page.
fn keys_of(roll: RollId) -> Vec<MemberKey> {
	let pages = stored(roll).keys.div_ceil(KEYS_PER_PAGE);
	(0..pages).flat_map(|page| RollKeys::<Test>::get(roll, page).into_inner()).collect()
}

fn roots_of(roll: RollId) -> Vec<RingRoot> {
	(0..).map_while(|ring: RingIndex| RingRoots::<Test>::get(roll, ring)).collect()
}

fn digest_of(keys: &[MemberKey]) -> Digest {
	keys.chunks(KEYS_PER_PAGE as usize).fold([0; 32], |digest, page| extend_roll_digest(&digest, page))
}

/// Keys of one ring of the crowd, in the order of their seats.
fn seated(seating: &Seating, ring: RingIndex) -> Vec<MemberKey> {
	seating.seats(ring).map(|seat| KEYS[seating.key_at(seat).unwrap() as usize]).collect()
}

fn crowd_seating() -> Seating {
	Seating::new(CROWD, RingSize::R255, SEED).unwrap()
}

#[test]
fn a_roll_holds_the_admitted_keys_alone_in_the_order_of_entry() {
	build_and_execute(|| {
		let dues = Classes::DUES_PAYING;
		register(&[
			application_of_kind(0, 1, dues),
			application_of_kind(1, 2, dues),
			application_of_kind(2, 1, Classes::YOUTH),
			application_of_kind(3, 1, dues.with(Classes::YOUTH)),
			application_of_kind(4, 1, dues),
			application_of_kind(5, 1, dues),
		]);
		Members::<Test>::mutate(4, |member| member.as_mut().unwrap().status = Status::Left);
		let of_rule = |classes, chapter| {
			let roll = cut(RollRule { classes, chapter });
			work_off(4);
			assert_eq!(Registry::progress(roll), Some(RollProgress::Cut { keys: stored(roll).keys }));
			assert_eq!(stored(roll).digest, digest_of(&keys_of(roll)));
			keys_of(roll)
		};
		assert_eq!(of_rule(dues, Some(1)), vec![KEYS[0], KEYS[3], KEYS[5]]);
		assert_eq!(of_rule(dues, None), vec![KEYS[0], KEYS[1], KEYS[3], KEYS[5]]);
		assert_eq!(of_rule(Classes::default(), Some(1)), vec![KEYS[0], KEYS[2], KEYS[3], KEYS[5]]);
		assert_eq!(of_rule(Classes::DELEGATE, None), Vec::<MemberKey>::new());
	});
}

#[test]
fn a_rolls_digest_is_right_when_its_last_page_is_full() {
	build_and_execute(|| {
		for count in [2 * KEYS_PER_PAGE, 2 * KEYS_PER_PAGE + 1] {
			enter(count);
			let roll = cut(RollRule::default());
			work_off(KEYS_PER_PAGE + 1);
			assert_eq!(stored(roll).keys, count);
			assert_eq!(stored(roll).digest, digest_of(&KEYS[..count as usize]));
			System::assert_last_event(RuntimeEvent::Registry(Event::RollCut { roll, keys: count }));
		}
	});
}

#[test]
fn the_registry_rests_when_a_roll_is_being_cut() {
	build_and_execute(|| {
		enter(40);
		let roll = cut(RollRule::default());
		assert_ok!(Registry::work(signed(STRANGER), 39));
		assert_eq!(Registry::progress(roll), Some(RollProgress::Cutting));
		let newcomer = [application(100)];
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&newcomer)));
		assert_noop!(Registry::confirm_batch(signed(BO), 0, digest(&newcomer)), Error::<Test>::RegistryBusy);
		assert_ok!(Registry::work(signed(STRANGER), 1));
		assert_ok!(Registry::confirm_batch(signed(BO), 0, digest(&newcomer)));
		// Nor does the newcomer come on the roll while its rings are built.
		assert_ok!(Registry::seat(roll, SEED));
		work_off(100);
		assert_eq!(keys_of(roll), KEYS[..40]);
	});
}

#[test]
fn pieces_of_any_size_give_the_same_roll_and_rings() {
	build_and_execute(|| {
		enter(CROWD);
		let at_once = build_roll(1_000);
		assert_eq!(roots_of(at_once).len(), 2);
		for piece in [WORK_PIECE, 33, 7] {
			let roll = build_roll(piece);
			assert_eq!(stored(roll), stored(at_once), "pieces of {piece}");
			assert_eq!(roots_of(roll), roots_of(at_once), "pieces of {piece}");
		}
	});
}

#[test]
fn a_built_roll_has_the_roots_of_rings_built_directly() {
	build_and_execute(|| {
		enter(CROWD);
		let roll = build_roll(WORK_PIECE);
		System::assert_last_event(RuntimeEvent::Registry(Event::RollBuilt { roll, rings: 2 }));
		let seating = crowd_seating();
		let direct: Vec<RingRoot> = (0..seating.rings())
			.map(|ring| {
				let mut builder = RingBuilder::new(RingSize::R255).unwrap();
				builder.push(&seated(&seating, ring)).unwrap();
				builder.finish().unwrap()
			})
			.collect();
		assert_eq!(roots_of(roll), direct);
		assert_eq!(Registry::ring_root(roll, 1), Some(direct[1]));
		assert_eq!(Registry::ring_root(roll, 2), None);
		let electorate = Electorate {
			roll,
			keys: CROWD,
			roll_root: digest_of(&KEYS),
			rings: 2,
			ring_roots: direct.iter().fold([0; 32], |digest, root| extend_ring_roots(&digest, root)),
			ring_seed: SEED,
		};
		assert_eq!(Registry::progress(roll), Some(RollProgress::Built(electorate)));
	});
}

#[test]
fn a_member_proves_membership_in_the_ring_of_its_seat_and_in_no_other() {
	build_and_execute(|| {
		enter(CROWD);
		let roll = build_roll(WORK_PIECE);
		let seating = crowd_seating();
		let home = seating.ring_of(17).unwrap();
		let member = person(17);
		let prepared = member.prepare(RingSize::R255, &seated(&seating, home)).unwrap();
		let (proof, alias) = member.prove(&prepared, b"context", b"message").unwrap();
		let verdict = |ring| {
			let root = Registry::ring_root(roll, ring).unwrap();
			let ring = Ring::from_root(RingSize::R255, &root).unwrap();
			ring.verify(&proof, b"context", b"message", &alias)
		};
		assert_eq!(verdict(home), Ok(()));
		assert_eq!(verdict(1 - home), Err(RingError::BadProof));
	});
}

#[test]
fn on_idle_finishes_a_roll_by_itself_within_its_share_of_the_block() {
	build_and_execute(|| {
		enter(CROWD);
		let piece = SubstrateWeight::<Test>::work(WORK_PIECE);
		let block =
			<<Test as frame_system::Config>::BlockWeights as Get<frame_system::limits::BlockWeights>>::get();
		let share = IdleShare::get() * block.max_block;
		let idle = || {
			let consumed = Registry::on_idle(1, Weight::MAX);
			assert!(consumed.all_lte(share) && consumed.all_gte(piece), "{consumed:?} of {share:?}");
		};
		let roll = cut(RollRule::default());
		assert_storage_noop!({
			let short = piece.saturating_sub(Weight::from_parts(1, 0));
			assert_eq!(Registry::on_idle(1, short), Weight::zero());
		});
		idle();
		assert_eq!(Registry::progress(roll), Some(RollProgress::Cut { keys: CROWD }));
		assert_ok!(Registry::seat(roll, SEED));
		// Four pieces fit a block; two rings of 150 keys take two each, and the end takes one.
		idle();
		assert_eq!(Registry::progress(roll), Some(RollProgress::Seating));
		idle();
		assert!(matches!(Registry::progress(roll), Some(RollProgress::Built(_))));
		assert!(Queue::<Test>::get().is_empty());
	});
}

#[test]
fn work_fails_when_there_is_none_or_nobody_pays() {
	build_and_execute(|| {
		assert_noop!(Registry::work(signed(STRANGER), 1), Error::<Test>::NothingToDo);
		let roll = cut(RollRule::default());
		assert_noop!(Registry::work(RuntimeOrigin::none(), 1), BadOrigin);
		work_off(1);
		assert_noop!(Registry::work(signed(STRANGER), 1), Error::<Test>::NothingToDo);
		assert_eq!(Registry::progress(roll), Some(RollProgress::Cut { keys: 0 }));
	});
}

#[test]
fn seat_fails_when_the_roll_is_not_cut() {
	build_and_execute(|| {
		enter(3);
		assert_noop!(Registry::seat(0, SEED), Error::<Test>::RollNotFound);
		let roll = cut(RollRule::default());
		assert_noop!(Registry::seat(roll, SEED), Error::<Test>::WrongRollStage);
		work_off(3);
		assert_ok!(Registry::seat(roll, SEED));
		assert_noop!(Registry::seat(roll, [6; 32]), Error::<Test>::WrongRollStage);
		work_off(3);
		assert_noop!(Registry::seat(roll, [6; 32]), Error::<Test>::WrongRollStage);
	});
}

#[test]
fn cut_and_seat_fail_when_too_many_rolls_have_work() {
	build_and_execute(|| {
		enter(3);
		let first = cut(RollRule::default());
		work_off(3);
		for _ in 0..MAX_QUEUE {
			cut(RollRule::default());
		}
		assert_noop!(Registry::cut(RollRule::default(), RingSize::R255), Error::<Test>::TooManyRolls);
		assert_noop!(Registry::seat(first, SEED), Error::<Test>::TooManyRolls);
		work_off(3);
		assert_ok!(Registry::seat(first, SEED));
	});
}

#[test]
fn cut_fails_when_no_numbers_are_left() {
	build_and_execute(|| {
		NextRoll::<Test>::put(RollId::MAX);
		assert_noop!(
			with_storage_layer(|| Registry::cut(RollRule::default(), RingSize::R255)),
			Error::<Test>::Exhausted
		);
	});
}

/// Keys are checked when they are registered, so only a damaged state gets here.
#[test]
fn a_roll_that_cannot_be_built_does_not_keep_others_from_being_built() {
	build_and_execute(|| {
		enter(3);
		let roll = cut(RollRule::default());
		work_off(3);
		assert_ok!(Registry::seat(roll, SEED));
		let corruptions: [fn(&mut KeyPage); 2] = [|page| page[1] = [0xff; 32], |page| _ = page.pop()];
		for corrupt in corruptions {
			hypothetically!({
				RollKeys::<Test>::mutate(roll, 0u32, corrupt);
				assert_ok!(Registry::work(signed(STRANGER), 3));
				System::assert_last_event(RuntimeEvent::Registry(Event::RollFailed { roll }));
				assert!(Queue::<Test>::get().is_empty());
				assert!(matches!(stored(roll).stage, RollStage::Seating(_)));
			});
		}
		work_off(3);
		assert!(matches!(stored(roll).stage, RollStage::Built { .. }));
	});
}
