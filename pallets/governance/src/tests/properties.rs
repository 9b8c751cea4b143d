// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever anybody does in whatever order, the invariants hold and no council acts after its time.

use super::mock::*;
use crate::Fills;
use frame::testing_prelude::*;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Act {
	Draw { number: u32, seats: u32 },
	Name { by: u8, number: u32, all: bool },
	Elect { number: u32, elected: Vec<u64> },
	Void { number: u32 },
	TakeSeats,
	Resign { who: u64 },
	Advance,
	Ask { by: u8, number: u32, allowed: bool },
	Answer { number: u32, voted: u32, yes: u32 },
	Decide { referendum: u32 },
	Withdraw { referendum: u32 },
	Authorize { members: bool },
	Apply,
	Pass { days: u64 },
	Blocks { count: u64 },
}

fn acts() -> impl Strategy<Value = Act> {
	let number = || 0..4u32;
	prop_oneof![
		(number(), 1..6u32).prop_map(|(number, seats)| Act::Draw { number, seats }),
		(0..4u8, number(), any::<bool>()).prop_map(|(by, number, all)| Act::Name { by, number, all }),
		(number(), prop::collection::vec(1..12u64, 0..6))
			.prop_map(|(number, elected)| Act::Elect { number, elected }),
		number().prop_map(|number| Act::Void { number }),
		Just(Act::TakeSeats),
		(1..12u64).prop_map(|who| Act::Resign { who }),
		Just(Act::Advance),
		(0..4u8, number(), any::<bool>()).prop_map(|(by, number, allowed)| Act::Ask { by, number, allowed }),
		(number(), 0..300u32, 0..300u32).prop_map(|(number, voted, yes)| Act::Answer {
			number,
			voted,
			yes: yes.min(voted)
		}),
		(0..4u32).prop_map(|referendum| Act::Decide { referendum }),
		(0..4u32).prop_map(|referendum| Act::Withdraw { referendum }),
		any::<bool>().prop_map(|members| Act::Authorize { members }),
		Just(Act::Apply),
		(0..60u64).prop_map(|days| Act::Pass { days }),
		(1..70u64).prop_map(|count| Act::Blocks { count }),
	]
}

fn origin(by: u8) -> RuntimeOrigin {
	match by {
		0 => majority(),
		1 => signed(COMMISSION[0]),
		2 => signed(COMMISSION[1]),
		_ => signed(STRANGER),
	}
}

fn act(act: Act) {
	match act {
		Act::Draw { number, seats } => drawn_up(number, seats),
		Act::Name { by, number, all } => {
			let fills = if all { Fills::All } else { Fills::Vacant };
			let named = Governance::name_election(origin(by), number, 0, fills);
			assert!(named.is_err() || by != 0 || Governance::is_in_power(), "a council acts after its time");
		}
		Act::Elect { number, elected } => election(number, State::Elected(elected)),
		Act::Void { number } => election(number, State::Void),
		Act::TakeSeats => drop(Governance::take_seats(signed(STRANGER))),
		Act::Resign { who } => drop(Governance::resign(signed(who))),
		Act::Advance => drop(Governance::advance(signed(STRANGER))),
		Act::Ask { by, number, allowed } => {
			let forbidden = frame_system::Call::set_storage { items: vec![] }.into();
			let call = if allowed { remark(&"x".repeat(200)) } else { forbidden };
			if Governance::named().is_none_or(|named| named.election != number) {
				election(number, State::Question { whole_party: true, fixed: true });
			}
			let asked = Governance::propose(origin(by), Box::new(call), number, 0);
			assert!(asked.is_err() || (by == 0 && allowed && Governance::is_in_power()));
		}
		Act::Answer { number, voted, yes } => answer(number, voted, yes),
		Act::Decide { referendum } => drop(Governance::decide(signed(STRANGER), referendum)),
		Act::Withdraw { referendum } => drop(Governance::withdraw_referendum(majority(), referendum)),
		Act::Authorize { members: by_members } => {
			let origin = if by_members { members() } else { majority() };
			let _ = Governance::authorize_upgrade(origin, H256(caucus_primitives::blake2_256(&[&[1]])));
		}
		Act::Apply => {
			let due = Governance::upgrade().is_some_and(|upgrade| upgrade.due <= Now::get());
			assert_eq!(Governance::apply_upgrade(signed(STRANGER), vec![1]).is_ok(), due);
		}
		Act::Pass { days } => pass(days * DAY),
		Act::Blocks { count } => run_to(System::block_number() + count),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn the_invariants_hold_whatever_is_done(sequence in prop::collection::vec(acts(), 1..60)) {
		new_chain().execute_with(|| {
			System::set_block_number(1);
			for next in sequence {
				act(next);
				check();
			}
		});
	}
}
