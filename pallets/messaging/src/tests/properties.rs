// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever people do in whatever order, the invariants hold, and nobody may keep anything but by a grant that is
//! due.

use super::mock::*;
use crate::{Allowance, Parameters};
use caucus_primitives::calendar::{DAY, HOUR};
use caucus_support::organisations::{Role, CENTRAL};
use frame::testing_prelude::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
enum Act {
	Claim { member: u32, period: u32, account: u32, ring: u16 },
	Begin,
	Publish { by: u64, organization: u32, role: Role },
	Withdraw { by: u64, role: Role, who: u64 },
	Office { who: u64, leaves: bool },
	Exist(u32),
	Roll(Option<u32>),
	SetParameters { length: u64, linger: u64, statements: u32 },
	Idle(u64),
	Pass(u64),
}

fn act() -> impl Strategy<Value = Act> {
	let people = || prop::sample::select(vec![CHAIR, DEPUTIES[0], DEPUTIES[1], CLERK, STRANGER]);
	let role = || prop::sample::select(vec![Role::Chair, Role::Representative, Role::Other]);
	prop_oneof![
		12 => (0u32..6, 0u32..3, 0u32..8, 0u16..4)
			.prop_map(|(member, period, account, ring)| Act::Claim { member, period, account, ring }),
		3 => Just(Act::Begin),
		2 => (people(), prop::sample::select(vec![CENTRAL, BRANCH]), role())
			.prop_map(|(by, organization, role)| Act::Publish { by, organization, role }),
		2 => (people(), role(), people()).prop_map(|(by, role, who)| Act::Withdraw { by, role, who }),
		1 => (people(), any::<bool>()).prop_map(|(who, leaves)| Act::Office { who, leaves }),
		1 => (0u32..8).prop_map(Act::Exist),
		1 => prop::option::weighted(0.8, 7u32..10).prop_map(Act::Roll),
		1 => (1u64..40, 1u64..30, 1u32..300)
			.prop_map(|(length, linger, statements)| Act::SetParameters { length, linger, statements }),
		4 => prop::sample::select(vec![HOUR, 9 * DAY, 30 * DAY]).prop_map(Act::Idle),
		3 => prop::sample::select(vec![HOUR, 9 * DAY, 30 * DAY]).prop_map(Act::Pass),
	]
}

/// Does it, or sees it refused; a refusal changes nothing.
fn perform(act: Act) {
	match act {
		Act::Claim { member, period, account: number, ring } => {
			let Some(view) = Messaging::current() else { return };
			// The running period, the one before, or one to come.
			let period = (view.number + 1).saturating_sub(period);
			let account = account(number, 0);
			let (before, had) = (Messaging::store().grants, allowed(account));
			match send(claiming_by((view.period.roll, ring), member, period, account)) {
				Ok(()) => {
					assert_eq!((period, view.open, had), (view.number, true, None));
					assert!(ring < 2 && !System::account_exists(&account));
					let Allowance { statements, bytes } = view.period.allowance;
					assert_eq!(allowed(account), Some((statements, bytes)));
					assert_eq!(Messaging::store().grants, before + 1);
				}
				Err(_) => assert_eq!((Messaging::store().grants, allowed(account)), (before, had)),
			}
		}
		Act::Begin => _ = Messaging::begin_period(signed(STRANGER)),
		Act::Publish { by, organization, role } => {
			_ = Messaging::publish_address(signed(by), organization, role, bundle(by as u8));
		}
		Act::Withdraw { by, role, who } => {
			_ = Messaging::withdraw_address(signed(by), BRANCH, role, who);
		}
		Act::Office { who, leaves } => {
			let mut offices = Offices::get();
			offices.retain(|office| office.0 != who);
			if !leaves {
				offices.push((who, BRANCH, Role::Chair));
			}
			Offices::set(&offices);
		}
		Act::Exist(number) => _ = System::inc_providers(&account(number, 0)),
		Act::Roll(roll) => CurrentRoll::set(&roll),
		Act::SetParameters { length, linger, statements } => {
			let allowance = Allowance { statements, bytes: 1_000 };
			let parameters =
				Parameters { length: length * DAY, linger: linger * DAY, allowance, promised: 5_000 };
			let version = Messaging::settings().version;
			assert_ok!(Messaging::set_parameters(RuntimeOrigin::root(), version, parameters));
		}
		Act::Idle(time) => {
			pass(time);
			(0..=crate::NextPeriod::<Test>::get()).for_each(|_| idle());
		}
		Act::Pass(time) => pass(time),
	}
}

/// What clients and nodes are told.
fn check_readers(idled: bool) {
	let mut holders = BTreeSet::new();
	for member in 0..6 {
		for period in 0..crate::NextPeriod::<Test>::get() {
			let Some(account) = Messaging::claimed(period, alias(member, period)) else { continue };
			assert!(holders.insert(account), "two grants of one account");
			let grant = Messaging::grant_of(account).unwrap();
			assert_eq!(grant.period, period);
			assert!(!idled || Now::get() < grant.until, "a grant outlasts its time");
		}
	}
	let numbers = (0..8).map(|number| account(number, 0));
	let told: BTreeSet<u64> = numbers.filter(|account| allowed(*account).is_some()).collect();
	assert_eq!(told, holders);
	for role in [Role::Chair, Role::Representative, Role::Other] {
		for (who, _) in Messaging::addresses(BRANCH, role) {
			assert!(Offices::get().contains(&(who, BRANCH, role)) && role != Role::Other);
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

	#[test]
	fn whatever_happens_the_invariants_hold(acts in prop::collection::vec(act(), 1..80)) {
		build_and_execute(|| {
			for act in acts {
				let idled = matches!(act, Act::Idle(_));
				perform(act.clone());
				check_readers(idled);
				Messaging::do_try_state().unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
			}
		});
	}
}
