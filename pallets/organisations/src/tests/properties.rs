// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever the register's keepers and officers do in whatever order, the invariants hold.

use super::mock::*;
use crate::{AreaKind, Classification, EndReason, Entry, Role, TermHolder};
use caucus_support::organisations::Organisations as _;
use frame::testing_prelude::*;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Act {
	Enter(Vec<Entry<u64>>),
	Resign(u64, u32),
	Settle(u32),
	Vacate(u32),
	Pass(u64),
}

fn kind() -> impl Strategy<Value = AreaKind> {
	prop::sample::select(vec![AreaKind::Nation, AreaKind::Province, AreaKind::District])
}

fn entry() -> impl Strategy<Value = Entry<u64>> {
	let moment = START..START + 200;
	prop_oneof![
		2 => (0u8..4, kind(), prop::option::of(0u32..5), moment.clone()).prop_map(|(text, kind, parent, from)| {
			Entry::Area { code: code(&text.to_string()), names: names("지역"), kind, parent, from }
		}),
		1 => (0u32..5, 0u32..2, moment.clone(), prop::option::of(0u32..5)).prop_map(
			|(area, expected_version, until, successor)| {
				Entry::CloseArea { area, expected_version, until, successor }
			}
		),
		4 => (0u32..9).prop_map(|parent| organization("당협", Classification::Local, parent)),
		4 => (0u32..9, 0u32..3, 0u32..9)
			.prop_map(|(number, version, parent)| describe(number, version, Some(parent))),
		2 => (0u32..9, 0u32..3).prop_map(|(organization, expected_version)| {
			Entry::Dissolve { organization, expected_version }
		}),
		2 => (0u32..9, 1u8..3).prop_map(|(organization, seats)| post(organization, Role::Other, seats)),
		1 => (0u32..8, 0u32..2, moment.clone())
			.prop_map(|(post, expected_version, until)| Entry::Abolish { post, expected_version, until }),
		6 => (0u32..8, 50u64..54, moment, 1u64..90).prop_map(|(post, who, from, length)| {
			appoint(post, who, from, from + length)
		}),
		1 => (0u32..8, 0u32..3).prop_map(|(post, person)| Entry::Appoint {
			post,
			holder: TermHolder::Person(person),
			from: START,
			until: END,
			on_behalf_of: None,
		}),
		2 => (0u32..16).prop_map(|term| Entry::End { term, reason: EndReason::Suspended }),
	]
}

fn act() -> impl Strategy<Value = Act> {
	prop_oneof![
		12 => prop::collection::vec(entry(), 1..4).prop_map(Act::Enter),
		2 => (50u64..54, 0u32..16).prop_map(|(who, term)| Act::Resign(who, term)),
		3 => (0u32..16).prop_map(Act::Settle),
		1 => (0u32..8).prop_map(Act::Vacate),
		3 => (1u64..60).prop_map(Act::Pass),
	]
}

/// Does it or not; a refusal must leave no trace.
fn perform(act: Act) {
	match act {
		Act::Enter(entries) => {
			let numbers = Some(Organisations::numbers());
			if Organisations::enter(signed(KIM), numbers, batch(&entries)).is_ok() {
				assert_ok!(Organisations::enter(signed(LEE), numbers, batch(&entries)));
			}
		}
		Act::Resign(who, term) => _ = Organisations::resign(signed(who), term),
		Act::Settle(term) => _ = Organisations::settle(signed(STRANGER), term),
		Act::Vacate(post) => _ = Organisations::vacate(post),
		Act::Pass(time) => pass(time),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn invariants_hold_whatever_people_do(acts in prop::collection::vec(act(), 1..60)) {
		build_and_execute(|| {
			for act in acts {
				perform(act);
				Organisations::do_try_state().unwrap();
			}
		});
	}
}
