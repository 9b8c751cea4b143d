// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with one office, held by account 1, and a fee that is counted.

use crate::{self as pallet_duties, Duty, FreeDuties, Precedence, Usage, Usages, DAY};
use caucus_support::priority;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::{
	deps::{
		frame_support::{dispatch::GetDispatchInfo, pallet_prelude::TransactionSource},
		sp_runtime::{
			traits::{DispatchTransaction, TransactionExtension, ValidateResult},
			transaction_validity::{TransactionValidityError, ValidTransaction},
		},
	},
	testing_prelude::*,
	traits::UnixTime,
};

const OFFICER: u64 = 1;
const STRANGER: u64 = 2;
/// What a duty weighs, in picoseconds.
const WEIGHT: u64 = 10;

#[frame::pallet(dev_mode)]
pub mod office {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<AccountId = u64> {}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		#[pallet::call_index(0)]
		#[pallet::weight(Weight::from_parts(WEIGHT, 0))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, _works: &bool| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| who == OFFICER)
		})]
		pub fn act(origin: OriginFor<T>, works: bool) -> DispatchResult {
			ensure_signed(origin)?;
			ensure!(works, "in vain");
			Ok(())
		}

		#[pallet::call_index(1)]
		#[pallet::weight(Weight::from_parts(WEIGHT, 0))]
		pub fn hurry(_origin: OriginFor<T>) -> DispatchResult {
			Ok(())
		}
	}
}

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Duties: pallet_duties,
		Office: office,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type BlockWeights = Limits;
}

parameter_types! {
	pub storage Now: u64 = 5 * DAY;
	/// How often a fee was charged.
	pub storage Fees: u32 = 0;
	pub Limits: frame_system::limits::BlockWeights =
		frame_system::limits::BlockWeights::simple_max(Weight::from_parts(2 * WEIGHT, u64::MAX));
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

pub struct Hurried;
impl Precedence<RuntimeCall> for Hurried {
	fn of(call: &RuntimeCall) -> Option<u64> {
		matches!(call, RuntimeCall::Office(office::Call::hurry {})).then_some(priority::BATCH)
	}
}

/// What the officer hurries is a duty too, although the pallet does not say so.
pub struct Besides;
impl Duty<u64, RuntimeCall> for Besides {
	fn is_duty(who: &u64, call: &RuntimeCall) -> bool {
		*who == OFFICER && matches!(call, RuntimeCall::Office(office::Call::hurry {}))
	}
}

impl crate::Config for Test {
	type Time = Clock;
	type Precedence = Hurried;
	type Duty = Besides;
	type FreeWeight = ConstU64<{ 5 * WEIGHT }>;
	type UrgentWeight = ConstU64<{ 2 * WEIGHT }>;
	type FreeFailures = ConstU8<3>;
}

impl office::Config for Test {}

/// A fee, with a priority of its own.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq, Debug, TypeInfo)]
pub struct Fee;

impl TransactionExtension<RuntimeCall> for Fee {
	const IDENTIFIER: &'static str = "Fee";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, _: &RuntimeCall) -> Weight {
		Weight::zero()
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		_: &RuntimeCall,
		_: &frame::deps::frame_support::dispatch::DispatchInfo,
		_: usize,
		(): (),
		_: &impl frame::deps::sp_runtime::traits::Implication,
		_: TransactionSource,
	) -> ValidateResult<(), RuntimeCall> {
		Ok((ValidTransaction { priority: 7, ..Default::default() }, (), origin))
	}

	fn prepare(
		self,
		(): (),
		_: &RuntimeOrigin,
		_: &RuntimeCall,
		_: &frame::deps::frame_support::dispatch::DispatchInfo,
		_: usize,
	) -> Result<(), TransactionValidityError> {
		Fees::set(&Fees::get().saturating_add(1));
		Ok(())
	}
}

fn extension() -> FreeDuties<Test, Fee> {
	FreeDuties::from(Fee)
}

fn act(works: bool) -> RuntimeCall {
	office::Call::act { works }.into()
}

/// Does it; gives whether it worked and whether it was paid.
fn does(who: u64, works: bool) -> (bool, bool) {
	let (call, before) = (act(works), Fees::get());
	let info = call.get_dispatch_info();
	let done = extension().dispatch_transaction(RuntimeOrigin::signed(who), call, &info, 0, 0);
	(done.expect("it comes into the block").is_ok(), Fees::get() > before)
}

fn priority_of(who: u64, call: RuntimeCall) -> u64 {
	let info = call.get_dispatch_info();
	let valid = extension()
		.validate_only(RuntimeOrigin::signed(who), &call, &info, 0, TransactionSource::External, 0)
		.unwrap();
	valid.0.priority
}

fn run(test: impl FnOnce()) {
	TestState::new_empty().execute_with(|| {
		test();
		Duties::do_try_state().expect("the invariants hold");
	});
}

#[test]
fn a_duty_is_free_and_goes_ahead_of_ballots_and_anything_else_pays() {
	run(|| {
		assert_eq!(priority_of(OFFICER, act(true)), priority::DUTY);
		assert!(priority::DUTY > priority::BATCH && priority::BATCH > priority::ballot(1));
		assert!(priority::ballot(1) > priority::ballot(2));
		assert_eq!(priority_of(STRANGER, act(true)), 7);
		assert_eq!(priority_of(STRANGER, office::Call::hurry {}.into()), priority::BATCH);
		assert_eq!(priority_of(OFFICER, office::Call::hurry {}.into()), priority::DUTY, "the chain says so");
		assert_eq!(does(OFFICER, true), (true, false));
		assert_eq!(does(STRANGER, true), (true, true));
		assert_eq!(Usages::<Test>::iter_keys().collect::<Vec<_>>(), [OFFICER]);
	});
}

#[test]
fn a_day_has_so_much_free_weight_and_less_that_is_urgent() {
	run(|| {
		for number in 0..7 {
			let urgent = priority_of(OFFICER, act(true));
			assert_eq!(
				urgent,
				if number < 2 {
					priority::DUTY
				} else if number < 5 {
					priority::LATER_DUTY
				} else {
					7
				}
			);
			assert_eq!(does(OFFICER, true), (true, number >= 5), "{number}");
		}
		Now::set(&(6 * DAY - 1));
		assert_eq!(does(OFFICER, true), (true, true));
		Now::set(&(6 * DAY));
		assert_eq!(does(OFFICER, true), (true, false));
		assert_eq!(Usages::<Test>::get(OFFICER), Usage { day: 6, weight: WEIGHT, failures: 0 });
	});
}

#[test]
fn duties_that_fail_are_free_a_few_times_a_day() {
	run(|| {
		for number in 0..5 {
			assert_eq!(does(OFFICER, false), (false, number >= 3), "{number}");
		}
		assert_eq!(does(OFFICER, true), (true, true), "what works pays, too, until the next day");
		Now::set(&(6 * DAY));
		assert_eq!(does(OFFICER, true), (true, false));
	});
}

#[test]
fn try_state_finds_usages_that_cannot_be() {
	TestState::new_empty().execute_with(|| {
		let sound = Usage { day: 5, weight: 7 * WEIGHT, failures: 3 };
		for usage in [
			Usage { day: 6, ..sound },
			Usage { weight: sound.weight + 1, ..sound },
			Usage { failures: 4, ..sound },
		] {
			Usages::<Test>::insert(OFFICER, sound);
			assert_ok!(Duties::do_try_state());
			Usages::<Test>::insert(OFFICER, usage);
			assert!(Duties::do_try_state().is_err(), "{usage:?}");
		}
	});
}
