// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a standing roll is begun by two registrars, and comes into use by itself.

use super::mock::*;
use crate::{
	weights::{SubstrateWeight, WeightInfo},
	Call, Error, Event, Office, PartSummary, Rings, RollKeys, RollStage, StandingSummary, Subject, MAX_PARTS,
	MAX_QUEUE, WORK_PIECE,
};
use caucus_elections_core::params::MAX_STYLES;
use caucus_members_core::{
	registry::{ChapterId, Classes, Entry, RollRule},
	ring::RingSize,
	roll::{standing_seed, SEED_BLOCKS},
};
use caucus_primitives::{
	calendar::{month_of, year_of},
	refs::roll_root,
	Digest, MemberId, MemberKey, Moment, PartIndex, RollId,
};
use caucus_support::{
	agreement::LIFETIME,
	participation::{Part, Participation as _},
	RollProgress, Rolls as _,
};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// 2026-07-01T00:00:00+09:00
const SUMMER: Moment = 1_782_831_600_000;
/// Half a year.
const HALF_YEAR: Moment = 184 * 24 * 60 * 60 * 1_000;

fn of_chapter(chapter: ChapterId) -> RollRule {
	RollRule { classes: Classes::default(), chapter: Some(chapter) }
}

/// A part of one chapter, then one of all others.
fn first_and_others() -> [RollRule; 2] {
	[of_chapter(1), RollRule::default()]
}

fn cut_standing(who: u64, rules: &[RollRule]) -> DispatchResult {
	Registry::cut_standing(signed(who), parts(rules), RingSize::R255)
}

fn idle() {
	Registry::on_idle(System::block_number(), Weight::MAX);
}

fn count_events(wanted: impl Fn(&Event<Test>) -> bool) -> usize {
	let events = System::events().into_iter();
	events.filter(|record| matches!(&record.event, RuntimeEvent::Registry(event) if wanted(event))).count()
}

#[test]
fn two_registrars_begin_a_roll_and_it_comes_into_use_by_itself() {
	build_and_execute(|| {
		enter_as(CROWD, |id| (if id < 40 { 1 } else { 2 }, Classes::DUES_PAYING));
		let rules = first_and_others();
		assert_ok!(cut_standing(ADA, &rules));
		System::assert_last_event(RuntimeEvent::Registry(Event::StandingProposed {
			by: ADA,
			parts: rules.to_vec(),
			ring_size: RingSize::R255,
		}));
		assert_eq!(Registry::standing_roll_in_work(), None);
		assert_ok!(cut_standing(BO, &rules));
		let roll = Registry::standing_roll_in_work().unwrap();
		System::assert_last_event(RuntimeEvent::Registry(Event::StandingBegun { roll, by: BO }));
		idle();
		let appeals_until = Now::get() + 2 * WINDOW;
		let until = Now::get() + WINDOW;
		assert_eq!(stored(roll).stage, RollStage::Objections { until, appeals_until });
		// Nothing is final yet.
		assert_eq!((Registry::current(), Registry::digest(roll)), (None, None));
		assert_eq!(Registry::parts(roll), vec![]);
		advance(2 * WINDOW - 1);
		assert_storage_noop!(idle());
		advance(1);
		idle();
		assert_eq!(stored(roll).stage, RollStage::Settled);
		pass_blocks(u64::from(SEED_BLOCKS));
		assert_storage_noop!(idle());
		pass_blocks(1);
		while Registry::current().is_none() {
			idle();
		}
		System::assert_last_event(RuntimeEvent::Registry(Event::StandingRollStands { roll }));
		assert_eq!(Registry::standing_roll(), Some(roll));
		assert_eq!(Registry::standing_roll_in_work(), None);
		assert!(matches!(Registry::progress(roll), Some(RollProgress::Built(_))));
		let part = |rule, keys| Part { rule, keys };
		assert_eq!(Registry::parts(roll), vec![part(rules[0], 40), part(rules[1], CROWD - 40)]);
		let digests = [(40, digest_of(&KEYS[..40])), (CROWD - 40, digest_of(&KEYS[40..]))];
		assert_eq!(Registry::digest(roll), Some(roll_root(&digests)));
		assert_eq!(Registry::ring_size(roll), Some(RingSize::R255));
		let parts_of_rings = [0, 1, 2, 3].map(|ring| Registry::part_of(roll, ring));
		assert_eq!(parts_of_rings, [Some(0), Some(1), Some(1), None]);
		let RollStage::Built { seed, ring_roots } = stored(roll).stage else { panic!("no rings") };
		let part = |rule, keys, first_ring, rings| PartSummary { rule, keys, first_ring, rings };
		let summary = StandingSummary {
			ring_size: RingSize::R255,
			stage: stored(roll).stage,
			digest: Some(roll_root(&digests)),
			parts: vec![part(rules[0], 40, 0, 1), part(rules[1], CROWD - 40, 1, 2)],
			rings: Some(Rings { seed, ring_roots }),
			pins: 0,
		};
		assert_eq!(Registry::standing_summary(roll), Some(summary));
		assert_eq!(Registry::roll_page(roll, 0, 1).into_inner(), KEYS[32..40]);
		assert!(Registry::roll_page(roll, 0, 2).is_empty());
	});
}

#[test]
fn the_seed_is_made_of_the_roll_and_the_blocks_after_it_was_settled() {
	build_and_execute(|| {
		enter(4);
		let roll = begin_standing(&[RollRule::default()]);
		work_off(4);
		advance(2 * WINDOW);
		pass_blocks(20);
		assert_ok!(Registry::work(signed(STRANGER), WORK_PIECE));
		let settled = System::block_number();
		pass_blocks(u64::from(SEED_BLOCKS) + 7);
		work_off(WORK_PIECE);
		let blocks: Vec<Digest> =
			(1..=u64::from(SEED_BLOCKS)).map(|after| hash_of(settled + after)).collect();
		let seed = standing_seed(&Registry::digest(roll).unwrap(), &blocks);
		assert!(matches!(stored(roll).stage, RollStage::Built { seed: found, .. } if found == seed));
		System::assert_has_event(RuntimeEvent::Registry(Event::StandingSeeded { roll, seed }));
	});
}

#[test]
fn other_blocks_give_the_seed_when_the_hashes_of_the_first_are_gone() {
	build_and_execute(|| {
		enter(4);
		let roll = begin_standing(&[RollRule::default()]);
		work_off(4);
		advance(2 * WINDOW);
		work_off(4);
		pass_blocks(u64::from(SEED_BLOCKS) + 1);
		frame_system::BlockHash::<Test>::remove(System::block_number() - 3);
		work_off(4);
		System::assert_has_event(RuntimeEvent::Registry(Event::SeedMissed { roll }));
		assert_eq!(stored(roll).stage, RollStage::Settled);
		pass_blocks(u64::from(SEED_BLOCKS));
		assert!(Registry::next_roll().is_none());
		pass_blocks(1);
		work_off(4);
		assert_eq!(Registry::current(), Some(roll));
	});
}

#[test]
fn cut_standing_fails_when_the_roll_or_its_registrars_are_not_fit() {
	build_and_execute(|| {
		enter(4);
		let all = [RollRule::default()];
		for who in [STRANGER, CHAIR, SAM, JUDGES[0]] {
			assert_noop!(cut_standing(who, &all), Error::<Test>::NotARegistrar);
		}
		assert_noop!(cut_standing(ADA, &[]), Error::<Test>::NoStyle);
		let citizens = rule(Classes::CITIZEN);
		for rules in [&[RollRule::default(), citizens][..], &[citizens, of_chapter(1), citizens]] {
			assert_noop!(cut_standing(ADA, rules), Error::<Test>::CitizensNotFirst);
		}
		hypothetically!({
			(0..MAX_QUEUE).for_each(|_| _ = cut(RollRule::default()));
			assert_noop!(cut_standing(ADA, &all), Error::<Test>::TooManyRolls);
		});
		assert_ok!(cut_standing(ADA, &all));
		assert_noop!(cut_standing(ADA, &all), Error::<Test>::SamePerson);
		assert_ok!(cut_standing(BO, &first_and_others()));
		assert_ok!(Registry::cut_standing(signed(CY), parts(&all), RingSize::R767));
		assert_eq!(Registry::standing_roll_in_work(), None, "each wants another roll");
		// The word of who is no longer a registrar, or of a week ago, counts for nothing.
		for who in [CHAIR, CLERK] {
			assert_ok!(Registry::remove(signed(who), Office::Registrar, ADA));
		}
		assert_ok!(cut_standing(CY, &all));
		assert_eq!(Registry::standing_roll_in_work(), None);
		advance(LIFETIME);
		assert_ok!(cut_standing(BO, &all));
		assert_eq!(Registry::standing_roll_in_work(), None);
		assert_ok!(cut_standing(CY, &all));
		assert_noop!(cut_standing(BO, &all), Error::<Test>::StandingInWork);
		work_off(4);
		assert_noop!(cut_standing(BO, &all), Error::<Test>::StandingInWork);
	});
}

#[test]
fn cut_standing_fails_when_as_many_registrars_as_there_may_be_want_other_rolls() {
	build_and_execute(|| {
		enter(4);
		let (dee, eve) = (4, 5);
		let staff = |act: fn(RuntimeOrigin, Office, u64) -> DispatchResult, whom| {
			for who in [CHAIR, CLERK] {
				assert_ok!(act(signed(who), Office::Registrar, whom));
			}
		};
		staff(Registry::appoint, dee);
		for (who, chapter) in [(ADA, 1), (BO, 2), (CY, 3), (dee, 4)] {
			assert_ok!(cut_standing(who, &[of_chapter(chapter)]));
		}
		staff(Registry::remove, dee);
		staff(Registry::appoint, eve);
		assert_noop!(cut_standing(eve, &[of_chapter(5)]), Error::<Test>::TooManyWaiting);
		// To agree with one of the others is still possible; not so with who is no registrar any more.
		hypothetically!({
			assert_ok!(cut_standing(eve, &[of_chapter(2)]));
			assert!(Registry::standing_roll_in_work().is_some());
		});
		assert_ok!(cut_standing(eve, &[of_chapter(4)]));
		assert_eq!(Registry::standing_roll_in_work(), None);
	});
}

#[test]
fn registrars_begin_a_roll_free_and_anybody_works_on_it_free() {
	build_and_execute(|| {
		enter(4);
		let free = |call: &Call<Test>, who| call.is_feeless(&signed(who));
		let begin = Call::cut_standing { parts: parts(&[RollRule::default()]), ring_size: RingSize::R255 };
		let work = Call::work { keys: WORK_PIECE };
		assert!(free(&begin, ADA) && !free(&begin, SAM) && !free(&work, STRANGER));
		assert_ok!(cut_standing(ADA, &[RollRule::default()]));
		assert!(free(&begin, BO) && !free(&begin, ADA));
		assert_ok!(cut_standing(BO, &[RollRule::default()]));
		assert!(free(&work, STRANGER));
		assert!(!free(&Call::work { keys: WORK_PIECE - 1 }, STRANGER), "a small piece costs as much");
		work_off(4);
		assert!(!free(&work, STRANGER));
		advance(2 * WINDOW);
		assert!(free(&work, STRANGER));
		let move_on = SubstrateWeight::<Test>::move_standing() + SubstrateWeight::<Test>::follow_standing();
		let settled = Registry::work(signed(STRANGER), WORK_PIECE).unwrap().actual_weight.unwrap();
		assert_eq!(settled, Registry::find_weight() + move_on);
		assert!(!free(&work, STRANGER));
		pass_blocks(u64::from(SEED_BLOCKS) + 1);
		assert!(free(&work, STRANGER));
		work_off(4);
		cut(RollRule::default());
		assert!(!free(&work, STRANGER), "an election's roll is the commission's matter");
	});
}

#[test]
fn a_standing_roll_has_more_parts_than_an_election() {
	build_and_execute(|| {
		enter_as(4 * MAX_PARTS, |id| ((id % MAX_PARTS) as ChapterId, Classes::DUES_PAYING));
		let rules: Vec<RollRule> = (0..MAX_PARTS).map(|chapter| of_chapter(chapter as ChapterId)).collect();
		let styles = rules[..MAX_STYLES as usize + 1].to_vec();
		let election = Registry::cut(styles, RingSize::R255, WINDOW);
		assert_eq!(election, Err(Error::<Test>::TooManyStyles.into()));
		let roll = begin_standing(&rules);
		work_off(WORK_PIECE);
		// Objections find their member in whatever part.
		let objection = object(roll, Subject::Strike(4 * MAX_PARTS - 1));
		decide(roll, objection, true);
		advance(2 * WINDOW);
		work_off(WORK_PIECE);
		pass_blocks(u64::from(SEED_BLOCKS) + 1);
		work_off(WORK_PIECE);
		assert_eq!(Registry::current(), Some(roll));
		let sizes: Vec<u32> = Registry::parts(roll).iter().map(|part| part.keys).collect();
		assert_eq!(sizes[..], [[4; MAX_PARTS as usize - 1].as_slice(), &[3]].concat()[..]);
		assert_eq!(Registry::part_of(roll, MAX_PARTS as u16 - 1), Some(MAX_PARTS as u8 - 1));
		assert_eq!(Registry::progress(roll), None, "it is no electorate");
	});
}

#[test]
fn a_roll_comes_to_nothing_when_a_part_is_too_small_but_not_when_one_is_empty() {
	build_and_execute(|| {
		let small = LEAST_RING - 1;
		enter_as(9, |id| (if id < small { 1 } else { 2 }, Classes::DUES_PAYING));
		let roll = begin_standing(&first_and_others());
		work_off(WORK_PIECE);
		let too_small = |roll, part| Event::PartTooSmall { roll, part, keys: small };
		System::assert_has_event(RuntimeEvent::Registry(too_small(roll, 0)));
		assert_eq!(stored(roll).stage, RollStage::Abandoned);
		assert_eq!(Registry::standing_roll_in_work(), None);
		assert_eq!((Registry::digest(roll), Registry::parts(roll)), (None, vec![]));
		// Registrars merge it with another. A part of nobody has no ring.
		let roll = begin_standing(&[of_chapter(7), RollRule::default()]);
		seed_standing();
		work_off(WORK_PIECE);
		assert_eq!(Registry::current(), Some(roll));
		assert_eq!(Registry::part_of(roll, 0), Some(1));
		assert_eq!(count_events(|event| matches!(event, Event::PartTooSmall { .. })), 1);
	});
}

#[test]
fn a_roll_comes_to_nothing_when_a_part_is_too_small_after_objections() {
	build_and_execute(|| {
		enter_as(9, |id| (if id < LEAST_RING { 1 } else { 2 }, Classes::DUES_PAYING));
		let kept = build_standing(&first_and_others());
		let roll = begin_standing(&first_and_others());
		work_off(WORK_PIECE);
		let objection = object(roll, Subject::Strike(0));
		decide(roll, objection, true);
		seed_standing();
		work_off(WORK_PIECE);
		let event = Event::PartTooSmall { roll, part: 0, keys: LEAST_RING - 1 };
		System::assert_has_event(RuntimeEvent::Registry(event));
		assert_eq!(stored(roll).stage, RollStage::Abandoned);
		assert_eq!(Registry::current(), Some(kept), "the one before serves on");
		build_standing(&[RollRule::default()]);
	});
}

/// Keys are checked when they are registered, so only a damaged state gets here.
#[test]
fn a_standing_roll_that_cannot_be_built_makes_room_for_another() {
	build_and_execute(|| {
		enter(4);
		let roll = begin_standing(&[RollRule::default()]);
		seed_standing();
		RollKeys::<Test>::mutate((roll, 0, 0), |page| page[1] = [0xff; 32]);
		work_off(WORK_PIECE);
		System::assert_has_event(RuntimeEvent::Registry(Event::RollFailed { roll }));
		assert_eq!(stored(roll).stage, RollStage::Abandoned);
		build_standing(&[RollRule::default()]);
	});
}

#[test]
fn citizens_come_to_their_own_part_alone() {
	build_and_execute(|| {
		let citizen = Classes::CITIZEN;
		enter_as(12, |id| match id % 3 {
			0 => (1, Classes::DUES_PAYING),
			1 => (1, citizen),
			_ => (1, Classes::default()),
		});
		let roll = build_standing(&[rule(citizen), RollRule::default()]);
		assert_eq!(members_of(roll, 0), vec![1, 4, 7, 10]);
		assert_eq!(members_of(roll, 1), vec![0, 2, 3, 5, 6, 8, 9, 11]);
		// Nor do they vote in an election for everybody.
		let election = publish(vec![RollRule::default()]);
		assert_eq!(members_of(election, 0), vec![0, 2, 3, 5, 6, 8, 9, 11]);
	});
}

#[test]
fn a_rotated_key_waits_for_a_year_whose_rolls_never_held_the_former_one() {
	build_and_execute(|| {
		Now::set(&SUMMER);
		enter(9);
		let all = [RollRule::default()];
		let whole: Vec<MemberId> = (0..9).collect();
		let members = |roll| members_of(roll, 0);
		make(&[rotation(8, 18)]);
		assert_eq!(members(build_standing(&all)), whole, "no roll held the former key");
		make(&[rotation(1, 11)]);
		let second = begin_standing(&all);
		work_off(WORK_PIECE);
		let admit = Subject::Admit { member: 1, style: 0 };
		let objection = Registry::object(signed(SAM), second, admit, H256::zero());
		assert_noop!(objection, Error::<Test>::KeyRotated);
		seed_standing();
		work_off(WORK_PIECE);
		let without_one = vec![0, 2, 3, 4, 5, 6, 7, 8];
		assert_eq!(members(second), without_one);
		assert_eq!(members(build_standing(&all)), without_one, "still the same year");
		// The roll in use at midnight was cut after the rotation, so the new key is the year's only one.
		advance(HALF_YEAR);
		assert_eq!(members(build_standing(&all)), whole);
		// Without a roll between a rotation and midnight, the former key counts in the new year too.
		make(&[rotation(2, 12)]);
		advance(2 * HALF_YEAR);
		let without_two = vec![0, 1, 3, 4, 5, 6, 7, 8];
		assert_eq!(members(build_standing(&all)), without_two);
		assert_eq!(members(build_standing(&all)), without_two);
		advance(2 * HALF_YEAR);
		assert_eq!(members(build_standing(&all)), whole);
		// Elections have a context of their own each.
		make(&[rotation(3, 13)]);
		assert_eq!(members(publish(all.to_vec())), whole);
	});
}

#[test]
fn an_admission_lapses_when_the_member_rotates_before_it_is_carried_out() {
	build_and_execute(|| {
		enter_as(9, |id| (1, if id == 0 { Classes::CITIZEN } else { Classes::DUES_PAYING }));
		build_standing(&[RollRule::default()]);
		let roll = begin_standing(&[RollRule::default()]);
		work_off(WORK_PIECE);
		make(&[Entry::Reclass { member: 0, classes: Classes::DUES_PAYING }]);
		let objection = object(roll, Subject::Admit { member: 0, style: 0 });
		decide(roll, objection, true);
		make(&[rotation(0, 20)]);
		seed_standing();
		work_off(WORK_PIECE);
		let lapsed = Event::AdmissionLapsed { roll, style: 0, member: 0 };
		System::assert_has_event(RuntimeEvent::Registry(lapsed));
		assert_eq!(members_of(roll, 0), (1..9).collect::<Vec<_>>());
	});
}

#[test]
fn it_is_counted_how_many_keys_of_each_part_a_batch_entered() {
	build_and_execute(|| {
		enter_as(6, |id| (1 + (id % 2) as ChapterId, Classes::DUES_PAYING));
		make(&[rotation(0, 10), rotation(1, 11)]);
		make(&[Entry::Join(application_of_kind(12, 1, Classes::DUES_PAYING))]);
		let roll = begin_standing(&first_and_others());
		work_off(2);
		let of_batch = |batch| Registry::keys_of_batch(roll, batch);
		assert_eq!(
			[0, 1, 2, 3].map(of_batch),
			[vec![(0, 2), (1, 2)], vec![(0, 1), (1, 1)], vec![(0, 1)], vec![]]
		);
		let objection = object(roll, Subject::Strike(6));
		decide(roll, objection, true);
		seed_standing();
		work_off(WORK_PIECE);
		assert_eq!(of_batch(2), vec![]);
		assert_eq!(Registry::keys_of_batch(publish(youth_and_dues()), 0), vec![], "no standing roll");
	});
}

/// What may happen to standing rolls.
#[derive(Clone, Debug)]
enum Deed {
	Begin(bool),
	Wait(Moment),
	Blocks(u64),
	Work(u32),
	Pin(RollId),
	Release(RollId),
	Rotate(MemberId),
	Strike(MemberId),
	Election,
	SeeThrough,
}

fn deed() -> impl Strategy<Value = Deed> {
	prop_oneof![
		3 => any::<bool>().prop_map(Deed::Begin),
		4 => (0..4 * WINDOW).prop_map(Deed::Wait),
		1 => Just(Deed::Wait(HALF_YEAR)),
		4 => (0..50u64).prop_map(Deed::Blocks),
		6 => (0..300u32).prop_map(Deed::Work),
		2 => (0..6u32).prop_map(Deed::Pin),
		2 => (0..6u32).prop_map(Deed::Release),
		3 => (0..8u32).prop_map(Deed::Rotate),
		2 => (0..8u32).prop_map(Deed::Strike),
		1 => Just(Deed::Election),
		4 => Just(Deed::SeeThrough),
	]
}

fn do_deed(deed: Deed, pinned: &mut Vec<RollId>, fresh: &mut u32) {
	match deed {
		Deed::Begin(merged) => {
			let rules = if merged { vec![RollRule::default()] } else { first_and_others().to_vec() };
			let _ = cut_standing(ADA, &rules);
			let _ = cut_standing(BO, &rules);
		}
		Deed::Wait(time) => advance(time),
		Deed::Blocks(count) => pass_blocks(count),
		Deed::Work(keys) => _ = Registry::work(signed(STRANGER), keys),
		Deed::Pin(roll) => {
			if Registry::pin(roll).is_ok() {
				pinned.push(roll);
			}
		}
		Deed::Release(roll) => {
			if let Some(position) = pinned.iter().position(|other| *other == roll) {
				pinned.swap_remove(position);
				Registry::release(roll);
			}
		}
		Deed::Rotate(member) => {
			if !Registry::is_cutting() {
				make(&[rotation(member, *fresh)]);
				*fresh += 1;
			}
		}
		Deed::Strike(member) => {
			if let Some(roll) = Registry::standing_roll_in_work() {
				let number = stored(roll).objections;
				if Registry::object(signed(SAM), roll, Subject::Strike(member), H256::zero()).is_ok() {
					decide(roll, number, true);
				}
			}
		}
		Deed::Election => _ = Registry::cut(youth_and_dues(), RingSize::R255, WINDOW),
		Deed::SeeThrough => {
			seed_standing();
			work_off(WORK_PIECE);
		}
	}
	for roll in pinned {
		assert!(matches!(stored(*roll).stage, RollStage::Built { .. }), "a pinned roll stands");
	}
}

/// Sees that nobody has another key in the roll in use than in those that were in use this year.
fn assert_one_key_a_year(keys_of_years: &mut BTreeMap<(u32, MemberId), MemberKey>) {
	let Some(roll) = Registry::current() else { return };
	let year = year_of(month_of(Now::get()));
	for part in 0..stored(roll).styles.len() as PartIndex {
		for (member, key) in members_of(roll, part).into_iter().zip(keys_of(roll, part)) {
			let first = *keys_of_years.entry((year, member)).or_insert(key);
			assert_eq!(first, key, "member {member} has two keys in {year}");
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]
	#[test]
	fn whatever_happens_to_standing_rolls_keeps_the_invariants(deeds in prop::collection::vec(deed(), 1..60)) {
		build_and_execute(|| {
			Now::set(&SUMMER);
			enter_as(8, |id| (1 + (id % 2) as ChapterId, Classes::DUES_PAYING));
			let (mut pinned, mut fresh) = (Vec::new(), 20);
			let mut keys_of_years = BTreeMap::new();
			for deed in deeds {
				do_deed(deed, &mut pinned, &mut fresh);
				Registry::do_try_state().unwrap();
				assert_one_key_a_year(&mut keys_of_years);
			}
		});
	}
}
