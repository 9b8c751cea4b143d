// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls, and the pieces of a period's work, cost at worst: by the last ring of a roll with as
//! many parts as can be, in an organisation on the lowest level.
//!
//! A call that can be free is measured together with the question whether it is. A claim is measured in two parts,
//! but for the ring proof, whose check the registry weighs.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not be is
//! noticed.

use crate::*;
use caucus_members_core::{
	registry::{ChapterId, Classes, RollRule},
	ring::RingProof,
};
use caucus_primitives::{
	calendar::{january, month_start, DAY},
	RingIndex,
};
use caucus_support::{
	benchmarking::{make, text, Signers as _, Surroundings as _},
	participation::MAX_PARTS,
};
use frame::{benchmarking::prelude::*, deps::frame_system::RawOrigin};

/// The block's time.
const NOW: Moment = month_start(january(2027));
/// Keys of each part of the roll.
const KEYS: u32 = 500;
/// The office of those who can be written to.
const ROLE: Role = Role::Secretary;

/// Has a period run; gives its number and the last ring of its roll.
fn begin<T: Config>() -> (PeriodId, RingIndex) {
	T::BenchmarkHelper::set_time(NOW);
	let rule = |part| RollRule { classes: Classes::DUES_PAYING, chapter: Some(part) };
	let (_, ring) = T::BenchmarkHelper::standing_roll((0..MAX_PARTS as ChapterId).map(rule).collect(), KEYS);
	Pallet::<T>::do_begin_period().expect("there is a roll; qed");
	let (number, _) = Pallet::<T>::newest().expect("it began; qed");
	(number, ring)
}

fn proof(ring: RingIndex) -> MemberProof {
	MemberProof { ring, alias: [7; 32], proof: RingProof([7; 785]) }
}

/// An officer of an organisation far below, who was something else before and has published an address long ago.
fn officer<T: Config>() -> (T::AccountId, OrganizationId) {
	T::BenchmarkHelper::set_time(NOW);
	let (who, organization) = (account("officer", 0, 0), T::BenchmarkHelper::organisation(1));
	T::BenchmarkHelper::retire(&who, organization, Role::Chair);
	T::BenchmarkHelper::appoint(&who, organization, ROLE);
	put_address::<T>(&who, organization);
	(who, organization)
}

fn put_address<T: Config>(who: &T::AccountId, organization: OrganizationId) {
	let address = Address { bundle: Some(text()), published_at: 0 };
	Addresses::<T>::insert((organization, ROLE), who, address);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The question whether a claim can be granted, but for the ring proof. The account's owner signed it in a
	/// browser.
	#[benchmark]
	fn authorize_claim() {
		let (number, ring) = begin::<T>();
		let (account, proof) = (T::BenchmarkHelper::signer(), proof(ring));
		let message = Pallet::<T>::claim_message(number, &proof.alias, &account);
		let wrapped = [b"<Bytes>", message.as_slice(), b"</Bytes>"].concat();
		let consent = T::BenchmarkHelper::sign(&account, &wrapped);
		let verdict;

		#[block]
		{
			let asked = Pallet::<T>::ask_claim(number, &account, &consent, &proof);
			verdict = Pallet::<T>::valid(asked.map(|_| ()), number, proof.alias);
		}

		assert!(verdict.is_ok());
	}

	#[benchmark]
	fn claim() {
		let (number, ring) = begin::<T>();
		let (account, proof) = (T::BenchmarkHelper::signer(), Box::new(proof(ring)));
		let consent = T::BenchmarkHelper::sign(&account, b"not asked for here");

		#[extrinsic_call]
		_(RawOrigin::Authorized, number, account.clone(), consent, proof);

		assert!(Accounts::<T>::contains_key(&account));
	}

	/// The registry begins to clear the roll of the period before.
	#[benchmark]
	fn begin_period() {
		let (number, _) = begin::<T>();
		T::BenchmarkHelper::replace_standing_roll();
		T::BenchmarkHelper::set_time(NOW + 400 * DAY);

		#[block]
		{
			make(Call::<T>::begin_period {}, whitelisted_caller::<T::AccountId>());
		}

		assert!(Periods::<T>::contains_key(number + 1));
	}

	#[benchmark]
	fn publish_address() {
		let (by, organization) = officer::<T>();
		let call = Call::<T>::publish_address { organization, role: ROLE, bundle: text() };

		#[block]
		{
			make(call, by.clone());
		}

		let address = Addresses::<T>::get((organization, ROLE), by);
		assert!(address.is_some_and(|address| address.published_at == NOW));
	}

	/// By somebody else, because its owner is in the office no more.
	#[benchmark]
	fn withdraw_address() {
		let (_, organization) = officer::<T>();
		let who: T::AccountId = account("former", 0, 0);
		T::BenchmarkHelper::retire(&who, organization, ROLE);
		put_address::<T>(&who, organization);
		let call = Call::<T>::withdraw_address { organization, role: ROLE, who: who.clone() };

		#[block]
		{
			make(call, whitelisted_caller::<T::AccountId>());
		}

		assert!(!Addresses::<T>::contains_key((organization, ROLE), who));
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin = T::RulesOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("nobody sets rules"))?;
		let version = CurrentSettings::<T>::get().version;

		#[extrinsic_call]
		_(origin as OriginFor<T>, version, Parameters::default());

		assert_eq!(CurrentSettings::<T>::get().version, version + 1);
		Ok(())
	}

	/// A block with room looks whether something is due.
	#[benchmark]
	fn look() {
		begin::<T>();

		#[block]
		{
			Pallet::<T>::sweep(&mut WeightMeter::with_limit(T::WeightInfo::look()));
		}

		assert_eq!(NextPeriod::<T>::get(), 1);
	}

	/// One grant, the last of its period.
	#[benchmark]
	fn revoke() {
		let (number, ring) = begin::<T>();
		let account = T::BenchmarkHelper::signer();
		Pallet::<T>::do_claim(number, account.clone(), proof(ring).alias).expect("it is fresh; qed");
		T::BenchmarkHelper::set_time(NOW + 400 * DAY);

		#[block]
		{
			Pallet::<T>::revoke_due(&mut WeightMeter::with_limit(T::WeightInfo::revoke()));
		}

		assert!(!Accounts::<T>::contains_key(account));
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
}
