// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How rolls are cut and their rings built, in pieces.

use super::mock::*;
use crate::{
	weights::{SubstrateWeight, WeightInfo},
	Error, Event, KeyPage, NextRoll, RingRoots, RollKeys, RollPlaces, RollStage, Subject, KEYS_PER_PAGE,
	MAX_QUEUE, MOST_WORK, WORK_PIECE,
};
use caucus_elections_core::params::{extend_ring_roots, Electorate, StyleRoll, MAX_STYLES};
use caucus_members_core::{
	registry::{Classes, Entry, RollRule},
	ring::{Ring, RingBuilder, RingError, RingRoot, RingSize},
	roll::Seating,
};
use caucus_primitives::{
	refs::{roll_root, style_seed},
	MemberId, MemberKey, RingIndex, RollId,
};
use caucus_support::{RollProgress, Rolls as _};
use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};

fn roots_of(roll: RollId) -> Vec<RingRoot> {
	(0..).map_while(|ring: RingIndex| RingRoots::<Test>::get(roll, ring)).collect()
}

/// Keys of one ring of the crowd, in the order of their seats.
fn seated(seating: &Seating, ring: RingIndex) -> Vec<MemberKey> {
	seating.seats(ring).map(|seat| KEYS[seating.key_at(seat).unwrap() as usize]).collect()
}

fn crowd_seating() -> Seating {
	Seating::of_style(CROWD, RingSize::R255, &SEED, 0).unwrap()
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
		make(&[Entry::Leave { member: 4 }]);
		let of_rule = |classes, chapter| {
			let roll = cut(RollRule { classes, chapter });
			work_off(4);
			assert_eq!(stored(roll).styles[0].digest, digest_of(&keys_of(roll, 0)));
			keys_of(roll, 0)
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
			assert_eq!(stored(roll).keys(), vec![count]);
			assert_eq!(stored(roll).styles[0].digest, digest_of(&KEYS[..count as usize]));
			let until = Now::get() + WINDOW;
			System::assert_last_event(RuntimeEvent::Registry(Event::RollCut {
				roll,
				keys: vec![count],
				until,
				appeals_until: until + WINDOW,
			}));
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
		let newcomer = batch(&[application(100)]);
		assert_ok!(Registry::propose_batch(signed(ADA), newcomer.clone()));
		assert_noop!(Registry::confirm_batch(signed(BO), 1, digest(&newcomer)), Error::<Test>::RegistryBusy);
		assert_ok!(Registry::work(signed(STRANGER), 1));
		assert_ok!(Registry::confirm_batch(signed(BO), 1, digest(&newcomer)));
		// Nor does the newcomer come on the roll while its rings are built.
		build(roll, 100);
		assert_eq!(keys_of(roll, 0), KEYS[..40]);
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
			assert_eq!(stored(roll).styles, stored(at_once).styles, "pieces of {piece}");
			assert_eq!(stored(roll).stage, stored(at_once).stage, "pieces of {piece}");
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
		let style = StyleRoll { keys: CROWD, rings: 2, digest: digest_of(&KEYS) };
		let electorate = Electorate {
			roll,
			roll_root: roll_root(&[(CROWD, style.digest)]),
			styles: BoundedVec::truncate_from(vec![style]),
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
		let block =
			<<Test as frame_system::Config>::BlockWeights as Get<frame_system::limits::BlockWeights>>::get();
		let share = IdleShare::get() * block.max_block;
		let idle = || {
			let consumed = Registry::on_idle(1, Weight::MAX);
			assert!(consumed.all_lte(share), "{consumed:?} of {share:?}");
		};
		let roll = cut(RollRule::default());
		let glance = Registry::find_weight();
		assert_storage_noop!({
			let short = glance.saturating_add(SubstrateWeight::<Test>::cut(WORK_PIECE)).sub_ref_time(1);
			assert_eq!(Registry::on_idle(1, short), glance);
		});
		idle();
		assert!(matches!(Registry::progress(roll), Some(RollProgress::Objections { .. })));
		settle(roll, 1);
		assert_ok!(Registry::seat(roll, SEED));
		// Some pieces fit a block; two rings of 150 keys take two each, and the end takes two.
		idle();
		assert_eq!(Registry::progress(roll), Some(RollProgress::Seating));
		idle();
		assert!(matches!(Registry::progress(roll), Some(RollProgress::Built(_))));
		assert!(is_idle());
	});
}

#[test]
fn work_fails_when_there_is_none_or_nobody_pays() {
	build_and_execute(|| {
		let nothing = Error::<Test>::NothingToDo;
		assert_noop!(Registry::work(signed(STRANGER), 1), nothing);
		let roll = cut(RollRule::default());
		assert_noop!(Registry::work(RuntimeOrigin::none(), 1), BadOrigin);
		work_off(1);
		let nothing = Error::<Test>::NothingToDo;
		assert_noop!(Registry::work(signed(STRANGER), 1), nothing);
		assert_eq!(stored(roll).keys(), vec![0]);
	});
}

#[test]
fn work_is_charged_by_its_kind() {
	type W = SubstrateWeight<Test>;
	build_and_execute(|| {
		enter(3);
		let roll = cut(RollRule::default());
		let charged = || Registry::work(signed(STRANGER), 1_000).unwrap().actual_weight;
		let with_search = |weight: Weight| Some(Registry::find_weight().saturating_add(weight));
		assert_eq!(charged(), with_search(W::cut(MOST_WORK)));
		settle(roll, 1);
		assert_ok!(Registry::seat(roll, SEED));
		assert_eq!(charged(), with_search(W::begin_ring().saturating_add(W::seat(MOST_WORK))));
		Registry::abandon(roll);
		assert_eq!(charged(), with_search(W::clear(MOST_WORK)));
	});
}

#[test]
fn a_roll_goes_from_stage_to_stage_in_order_alone() {
	build_and_execute(|| {
		enter(3);
		let (seat, wrong) = (|roll| Registry::seat(roll, SEED), Error::<Test>::WrongRollStage);
		assert_eq!(Registry::progress(0), None);
		assert_noop!(seat(0), Error::<Test>::RollNotFound);
		assert_noop!(Registry::settle(0), Error::<Test>::RollNotFound);
		let roll = cut(RollRule::default());
		assert_eq!(Registry::progress(roll), Some(RollProgress::Cutting));
		assert_noop!(Registry::settle(roll), Error::<Test>::WrongRollStage);
		work_off(3);
		let until = Now::get() + 2 * WINDOW;
		assert_eq!(Registry::progress(roll), Some(RollProgress::Objections { keys: vec![3], until }));
		assert_noop!(seat(roll), wrong);
		advance(2 * WINDOW - 1);
		assert_noop!(Registry::settle(roll), Error::<Test>::TooEarly);
		advance(1);
		assert_eq!(Registry::progress(roll), Some(RollProgress::Due));
		assert_ok!(Registry::settle(roll));
		// Nobody objected, so there is nothing to do.
		assert!(is_idle());
		assert_eq!(Registry::progress(roll), Some(RollProgress::Settled { keys: vec![3] }));
		System::assert_last_event(RuntimeEvent::Registry(Event::RollSettled { roll, keys: vec![3] }));
		assert_noop!(Registry::settle(roll), Error::<Test>::WrongRollStage);
		assert_ok!(seat(roll));
		assert_eq!(Registry::progress(roll), Some(RollProgress::Seating));
		assert_noop!(seat(roll), Error::<Test>::WrongRollStage);
		work_off(3);
		assert_noop!(seat(roll), Error::<Test>::WrongRollStage);
		assert_noop!(Registry::settle(roll), Error::<Test>::WrongRollStage);
	});
}

#[test]
fn rolls_wait_when_too_many_have_work() {
	build_and_execute(|| {
		enter(3);
		let (settled, objected) = (publish(youth_and_dues()), publish(youth_and_dues()));
		let objection = object(objected, Subject::Strike(0));
		decide(objected, objection, true);
		settle(settled, 3);
		for _ in 0..MAX_QUEUE {
			cut(RollRule::default());
		}
		let another = Registry::cut(vec![RollRule::default()], RingSize::R255, WINDOW);
		assert_eq!(another, Err(Error::<Test>::TooManyRolls.into()));
		assert_noop!(Registry::seat(settled, SEED), Error::<Test>::TooManyRolls);
		assert_noop!(Registry::settle(objected), Error::<Test>::TooManyRolls);
		work_off(3);
		assert_ok!(Registry::seat(settled, SEED));
		assert_ok!(Registry::settle(objected));
	});
}

#[test]
fn cut_fails_when_no_numbers_are_left_or_there_is_no_style_or_too_many() {
	build_and_execute(|| {
		let cut = |styles: u32| {
			let styles = vec![RollRule::default(); styles as usize];
			with_storage_layer(|| Registry::cut(styles, RingSize::R255, WINDOW))
		};
		assert_noop!(cut(0), Error::<Test>::NoStyle);
		assert_noop!(cut(MAX_STYLES + 1), Error::<Test>::TooManyStyles);
		NextRoll::<Test>::put(RollId::MAX);
		assert_noop!(cut(1), Error::<Test>::Exhausted);
	});
}

#[test]
fn a_member_is_in_the_first_style_that_admits_alone() {
	build_and_execute(|| {
		let (dues, youth) = (Classes::DUES_PAYING, Classes::YOUTH);
		enter_as(CROWD, |id| match id % 3 {
			0 => (1, dues.with(youth)),
			1 => (2, dues),
			_ => (3, Classes::CITIZEN),
		});
		let roll = publish(youth_and_dues());
		let every_third = |from| (from..CROWD).step_by(3).collect::<Vec<MemberId>>();
		assert_eq!(members_of(roll, 0), every_third(0));
		assert_eq!(members_of(roll, 1), every_third(1));
		let turned = publish(vec![rule(dues), rule(youth)]);
		assert_eq!(stored(turned).keys(), vec![200, 0], "all of the youth pay dues");

		build(roll, WORK_PIECE);
		let Some(RollProgress::Built(electorate)) = Registry::progress(roll) else { panic!("no rings") };
		let styles: Vec<_> = electorate.styles.iter().map(|style| (style.keys, style.rings)).collect();
		assert_eq!(styles, [(100, 1), (100, 1)]);
		assert_eq!((electorate.keys(), electorate.rings()), (200, 2));
		assert_eq!([0, 1, 2].map(|ring| electorate.style_of_ring(ring)), [Some(0), Some(1), None]);
		// Each style is dealt by a seed of its own.
		for style in [0, 1] {
			let keys = keys_of(roll, style);
			assert_eq!(electorate.styles[usize::from(style)].digest, digest_of(&keys));
			let seating = Seating::new(100, RingSize::R255, style_seed(&SEED, style)).unwrap();
			let seated: Vec<_> =
				seating.seats(0).map(|seat| keys[seating.key_at(seat).unwrap() as usize]).collect();
			let mut builder = RingBuilder::new(RingSize::R255).unwrap();
			builder.push(&seated).unwrap();
			assert_eq!(Registry::ring_root(roll, style.into()), Some(builder.finish().unwrap()));
		}
	});
}

#[test]
fn an_abandoned_roll_is_deleted_piece_by_piece_but_for_what_people_said() {
	build_and_execute(|| {
		enter(CROWD);
		let [objected, built] = [(); 2].map(|()| publish(vec![RollRule::default()]));
		assert_ok!(Registry::attest_counts(signed(SAM), objected, true, CROWD));
		let objection = object(objected, Subject::Strike(7));
		decide(objected, objection, true);
		build(built, WORK_PIECE);
		let cutting = cut(RollRule::default());
		for roll in [objected, built, cutting] {
			Registry::abandon(roll);
			System::assert_last_event(RuntimeEvent::Registry(Event::RollAbandoned { roll }));
			assert_eq!(Registry::progress(roll), Some(RollProgress::Failed));
		}
		assert!(is_idle(), "the registry may change again");
		assert_noop!(
			Registry::object(signed(SAM), objected, Subject::Strike(8), H256::zero()),
			Error::<Test>::WrongRollStage
		);
		assert_ok!(Registry::work(signed(STRANGER), 3));
		let pages = |roll| RollKeys::<Test>::iter_key_prefix((roll,)).count();
		assert_eq!(pages(objected) + pages(built), 2 * 10 - 3);
		work_off(3);
		for roll in [objected, built, cutting] {
			assert_eq!(stored(roll).stage, RollStage::Abandoned);
			System::assert_has_event(RuntimeEvent::Registry(Event::RollCleared { roll }));
			assert_eq!(RollPlaces::<Test>::iter_key_prefix((roll,)).count(), 0);
			assert_eq!(RingRoots::<Test>::iter_key_prefix(roll).count(), 0);
			assert_storage_noop!(Registry::abandon(roll));
		}
		assert!(Registry::objection(objected, objection).unwrap().is_upheld());
		assert_eq!(Registry::chapter_count(objected, 1), (0, Some(true)));
		Registry::abandon(99);
	});
}

/// Keys are checked when they are registered, so only a damaged state gets here.
#[test]
fn a_roll_that_cannot_be_built_does_not_keep_others_from_being_built() {
	build_and_execute(|| {
		enter(3);
		let roll = publish(vec![RollRule::default()]);
		settle(roll, 3);
		assert_ok!(Registry::seat(roll, SEED));
		let corruptions: [fn(&mut KeyPage); 2] = [|page| page[1] = [0xff; 32], |page| _ = page.pop()];
		for corrupt in corruptions {
			hypothetically!({
				RollKeys::<Test>::mutate((roll, 0, 0), corrupt);
				assert_ok!(Registry::work(signed(STRANGER), 3));
				System::assert_last_event(RuntimeEvent::Registry(Event::RollFailed { roll }));
				assert!(is_idle());
				assert_eq!(stored(roll).stage, RollStage::Failed);
				assert_eq!(Registry::progress(roll), Some(RollProgress::Failed));
			});
		}
		work_off(3);
		assert!(matches!(stored(roll).stage, RollStage::Built { .. }));
	});
}
