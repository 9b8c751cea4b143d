// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet costs at worst: as many validators as can be, the last of them concerned, and as many
//! reports as are kept.
//!
//! Where sessions change nothing else is done in the block, so that what happens then has no weight of
//! its own.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not
//! be is noticed.

use crate::*;
use alloc::{vec, vec::Vec};
use codec::Decode;
use frame::{
	benchmarking::prelude::*,
	hashing::blake2_256,
	traits::{KeyOwnerProofSystem, OpaqueKeys},
};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

/// Session keys that nobody else has.
fn keys<T: Config>(number: u32, set: u32) -> KeysOf<T> {
	let bytes: Vec<u8> = (0..32u32).flat_map(|part| blake2_256(&(number, set, part).encode())).collect();
	KeysOf::<T>::decode(&mut &bytes[..]).expect("any bytes are public keys; qed")
}

/// An account with session keys.
fn registered<T: Config>(number: u32) -> T::AccountId {
	let who: T::AccountId = account("validator", number, 0);
	pallet_session::NextKeys::<T>::insert(&who, keys::<T>(number, 0));
	who
}

/// So many validators with a minimum of one; the last of them.
fn validators<T: Config>(count: u32) -> T::AccountId {
	let all: Vec<_> = (1..=count).map(registered::<T>).collect();
	let last = all.last().expect("there is one; qed").clone();
	Validators::<T>::put(ValidatorsOf::<T>::truncate_from(all));
	Minimum::<T>::put(1);
	last
}

/// So many that serve by keys which they have changed since; the last of them.
fn serving<T: Config>(count: u32) -> T::AccountId {
	let last = validators::<T>(count);
	let all = Validators::<T>::get().into_inner();
	let services: Vec<_> =
		all.iter().map(|who| Service { who: who.clone(), since: 0, fault: None }).collect();
	Serving::<T>::put(BoundedVec::truncate_from(services));
	ServingKeys::<T>::put((1..).zip(&all).map(|(n, who)| (who.clone(), keys::<T>(n, 1))).collect::<Vec<_>>());
	pallet_session::Validators::<T>::put(all);
	last
}

fn manager<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::ManageOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let origin = manager::<T>()?;
		validators::<T>(T::MaxValidators::get() - 1);
		let who = registered::<T>(0);

		#[extrinsic_call]
		_(origin as OriginFor<T>, who.clone());

		assert_eq!(Validators::<T>::get().last(), Some(&who));
		Ok(())
	}

	#[benchmark]
	fn remove() -> Result<(), BenchmarkError> {
		let origin = manager::<T>()?;
		let last = validators::<T>(T::MaxValidators::get());

		#[extrinsic_call]
		_(origin as OriginFor<T>, last.clone());

		assert!(!Validators::<T>::get().contains(&last));
		Ok(())
	}

	#[benchmark]
	fn replace() -> Result<(), BenchmarkError> {
		let origin = manager::<T>()?;
		let last = validators::<T>(T::MaxValidators::get());
		let who = registered::<T>(0);

		#[extrinsic_call]
		_(origin as OriginFor<T>, last, who.clone());

		assert_eq!(Validators::<T>::get().last(), Some(&who));
		Ok(())
	}

	#[benchmark]
	fn set_minimum() -> Result<(), BenchmarkError> {
		let origin = manager::<T>()?;
		let count = T::MaxValidators::get();
		validators::<T>(count);

		#[extrinsic_call]
		_(origin as OriginFor<T>, count);

		assert_eq!(Minimum::<T>::get(), count);
		Ok(())
	}

	/// The last of as many as serve is reported, which makes room for it among as many reports as are kept.
	#[benchmark]
	fn offence() {
		let who = serving::<T>(T::MaxValidators::get());
		let other = |number| Report {
			who: account("offender", number, 0),
			kind: *b"another offence.",
			session: 0,
			at: 0,
			severity: Perbill::one(),
			disabled: true,
		};
		Reports::<T>::put(BoundedVec::truncate_from((0..MAX_REPORTS).map(other).collect()));
		let offenders = vec![OffenceDetails { offender: (who.clone(), ()), reporters: Vec::new() }];

		#[block]
		{
			<Pallet<T> as OnOffenceHandler<_, _, Weight>>::on_offence(&offenders, &[Perbill::one()], 0);
		}

		assert!(Reports::<T>::get().last().is_some_and(|report| report.who == who));
	}

	/// A proof for this session is checked, while so many serve by keys that they have changed since.
	#[benchmark]
	fn key_owner(n: Linear<1, { T::MaxValidators::get() }>) {
		let who = serving::<T>(n);
		let id = KeysOf::<T>::key_ids()[0];
		let in_force = keys::<T>(n, 1);
		let key = (id, in_force.get_raw(id));
		let proof = KeysInForce::<T>::prove(key).expect("the key is in force; qed");
		let owner;

		#[block]
		{
			owner = KeysInForce::<T>::check_proof(key, proof);
		}

		assert_eq!(owner, Some((who, ())));
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
}
