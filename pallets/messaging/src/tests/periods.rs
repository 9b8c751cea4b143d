// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How one period follows another, and how its grants end.

use super::mock::*;
use crate::{
	weights::SubstrateWeight, Accounts, Allowance, Call, CurrentSettings, Error, Event, OldestPeriod,
	Parameters, WeightInfo, MINUTE, PAGE,
};
use caucus_primitives::calendar::DAY;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

type Weights = SubstrateWeight<Test>;

fn set(parameters: Parameters) {
	let version = Messaging::settings().version;
	assert_ok!(Messaging::set_parameters(RuntimeOrigin::root(), version, parameters));
}

#[test]
fn anybody_begins_a_period_that_is_due() {
	build_and_execute(|| {
		let free = || Call::<Test>::begin_period {}.is_feeless(&signed(STRANGER));
		CurrentRoll::set(&None);
		assert!(!free());
		assert_noop!(Messaging::begin_period(signed(STRANGER)), Error::<Test>::NoRoll);
		idle();
		assert_eq!(Messaging::current(), None);
		CurrentRoll::set(&Some(7));
		assert!(free() && !Call::<Test>::begin_period {}.is_feeless(&RuntimeOrigin::root()));
		assert_noop!(Messaging::begin_period(RuntimeOrigin::none()), BadOrigin);
		assert_ok!(Messaging::begin_period(signed(STRANGER)));
		let ends = START + 30 * DAY;
		System::assert_last_event(RuntimeEvent::Messaging(Event::PeriodBegun { period: 0, roll: 7, ends }));
		pass(30 * DAY - 1);
		assert!(!free());
		assert_noop!(Messaging::begin_period(signed(STRANGER)), Error::<Test>::NotDue);
		idle();
		assert_eq!(Messaging::current().unwrap().number, 0);
		pass(1);
		assert!(free() && !Messaging::current().unwrap().open);
		CurrentRoll::set(&Some(8));
		assert_ok!(Messaging::begin_period(signed(STRANGER)));
		assert_eq!(Pins::get(), vec![8], "the old roll is let go");
		let view = Messaging::current().unwrap();
		assert_eq!((view.number, view.period.began, view.open), (1, START + 30 * DAY, true));
	});
}

#[test]
fn a_roll_that_stays_in_use_is_kept_on() {
	in_a_period(|| {
		next_period();
		assert_eq!((Messaging::current().unwrap().number, Pins::get()), (1, vec![7]));
	});
}

#[test]
fn grants_are_revoked_at_their_time_and_not_before() {
	in_a_period(|| {
		let accounts = claim(0..3);
		next_period();
		pass_idle(14 * DAY - 1);
		assert!(accounts.iter().all(|account| allowed(*account).is_some()));
		pass_idle(1);
		assert!(accounts.iter().all(|account| allowed(*account).is_none()));
		assert_eq!((OldestPeriod::<Test>::get(), Messaging::store().grants), (1, 0));
	});
}

#[test]
fn grants_end_too_where_no_period_follows() {
	in_a_period(|| {
		let accounts = claim(0..2);
		CurrentRoll::set(&None);
		pass_idle(44 * DAY);
		assert_eq!((Messaging::current().unwrap().number, allowed(accounts[0])), (0, None));
		CurrentRoll::set(&Some(8));
		idle();
		let account = claim(0..1)[0];
		assert_eq!((Messaging::grant_of(account).unwrap().period, OldestPeriod::<Test>::get()), (1, 1));
	});
}

#[test]
fn a_block_revokes_as_many_as_it_has_room_for() {
	in_a_period(|| {
		let count = PAGE + 5;
		let accounts = claim(0..count);
		next_period();
		let running = claim(0..3);
		pass(14 * DAY);
		let live = || accounts.iter().filter(|account| allowed(**account).is_some()).count() as u32;
		let run = |room: Weight| Messaging::on_idle(1, room);
		assert_eq!(run(Weight::zero()), Weight::zero());
		assert_eq!(run(Weights::look()), Weights::look());
		assert_eq!((live(), OldestPeriod::<Test>::get()), (count, 0), "there was no room");
		let room = Weights::look().saturating_add(Weights::revoke().saturating_mul(3));
		assert_eq!(run(room), room);
		assert_eq!(live(), count - 3);
		System::assert_last_event(RuntimeEvent::Messaging(Event::Revoked {
			period: 0,
			accounts: 3,
			left: count - 3,
		}));
		Messaging::do_try_state().unwrap();
		run(Weight::MAX);
		assert_eq!((live(), Messaging::period(0).unwrap().live), (2, 2));
		run(Weight::MAX);
		assert_eq!((live(), OldestPeriod::<Test>::get(), Accounts::<Test>::iter().count()), (0, 1, 3));
		assert!(running.iter().all(|account| allowed(*account).is_some()));
		let events = System::events().len();
		run(Weight::MAX);
		assert_eq!(System::events().len(), events, "nothing is left to do");
	});
}

#[test]
fn a_period_without_grants_is_passed_over() {
	in_a_period(|| {
		next_period();
		let account = claim(0..1)[0];
		next_period();
		idle();
		assert_eq!(OldestPeriod::<Test>::get(), 1);
		pass_idle(14 * DAY);
		assert_eq!((allowed(account), OldestPeriod::<Test>::get()), (None, 2));
	});
}

#[test]
fn parameters_hold_for_periods_that_begin_later() {
	in_a_period(|| {
		let old = claim(0..1)[0];
		let allowance = Allowance { statements: 7, bytes: 900 };
		set(Parameters { length: 5 * DAY, linger: DAY, allowance, promised: 1_000 });
		System::assert_last_event(RuntimeEvent::Messaging(Event::ParametersSet { version: 1 }));
		let still = claim(1..2)[0];
		assert_eq!(
			(allowed(still), Messaging::current().unwrap().period.ends),
			(allowed(old), START + 30 * DAY)
		);
		next_period();
		let new = claim(0..1)[0];
		assert_eq!((allowed(old), allowed(new)), (Some((200, 8 * MIB)), Some((7, 900))));
		let bytes = 16 * u64::from(MIB) + 900;
		let store = Messaging::store();
		assert_eq!((store.grants, store.statements, store.bytes), (3, 407, bytes));
		assert_eq!((store.promised, store.percent), (1_000, bytes / 10));
		// Six days later the new grant would be over. It waits for those before.
		pass_idle(6 * DAY);
		assert!(allowed(old).is_some() && allowed(new).is_some());
		assert_eq!(Messaging::grant_of(new).unwrap().until, START + 44 * DAY);
		pass_idle(8 * DAY);
		idle();
		assert_eq!((allowed(old), allowed(new)), (None, None));
	});
}

#[test]
fn parameters_have_to_make_sense() {
	build_and_execute(|| {
		let good = Parameters::default();
		let refused = |parameters| {
			let set = Messaging::set_parameters(RuntimeOrigin::root(), 0, parameters);
			assert_noop!(set, Error::<Test>::BadParameters);
		};
		let with = |statements, bytes| Parameters { allowance: Allowance { statements, bytes }, ..good };
		refused(Parameters { length: MINUTE - 1, ..good });
		refused(Parameters { length: 366 * DAY + 1, ..good });
		refused(Parameters { linger: MINUTE - 1, ..good });
		refused(Parameters { linger: 60 * DAY + 1, ..good });
		refused(Parameters { promised: 0, ..good });
		// Either at nothing would have the store forget the account.
		refused(with(0, 1));
		refused(with(1, 0));
		refused(with(100_001, 1));
		refused(with(1, 64 * MIB + 1));
		assert_noop!(Messaging::set_parameters(signed(1), 0, good), BadOrigin);
		set(Parameters { length: MINUTE, linger: MINUTE, ..with(1, 1) });
		assert_noop!(
			Messaging::set_parameters(RuntimeOrigin::root(), 0, good),
			Error::<Test>::VersionMismatch
		);
		set(Parameters { length: 366 * DAY, linger: 60 * DAY, ..with(100_000, 64 * MIB) });
		assert_eq!(CurrentSettings::<Test>::get().version, 2);
	});
}
