// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls, and the pieces of a period's work, cost at worst: in an organisation on the lowest
//! level, for accounts that did as much as can be, under terms that were changed for ten years.
//!
//! A call that can be free is measured together with the question whether it is. A binding is measured in
//! two parts, but for the ring proof, whose check the registry weighs.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not
//! be is noticed.

mod scenes;

use crate::*;
use caucus_primitives::calendar::DAY;
use caucus_support::{
	benchmarking::{make, text, Surroundings},
	organisations::{Role, CENTRAL},
};
use frame::benchmarking::prelude::*;
use scenes::*;

pub use caucus_support::benchmarking::Signers;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The question whether a binding can be made, but for the ring proof. The account's owner signed it in
	/// a browser.
	#[benchmark]
	fn authorize_bind() {
		let party = party::<T>();
		let (account, proof) = (Around::<T>::signer(), proof(&party));
		let year = caucus_primitives::calendar::year_of(THIS);
		let message = Pallet::<T>::binding_message(year, &proof.alias, &account);
		let wrapped = [b"<Bytes>", message.as_slice(), b"</Bytes>"].concat();
		let consent = Around::<T>::sign(&account, &wrapped);
		let verdict;

		#[block]
		{
			let asked = Pallet::<T>::ask_binding(year, &account, &consent, &proof);
			verdict = Pallet::<T>::valid(asked.map(|_| ()), year, proof.alias);
		}

		assert!(verdict.is_ok());
	}

	#[benchmark]
	fn bind() {
		let party = party::<T>();
		let (account, proof) = (Around::<T>::signer(), Box::new(proof(&party)));
		let year = caucus_primitives::calendar::year_of(THIS);
		let consent = Around::<T>::sign(&account, b"not asked for here");

		#[extrinsic_call]
		_(RawOrigin::Authorized, year, account.clone(), consent, proof);

		assert!(Accounts::<T>::contains_key(&account));
	}

	/// All points of all periods of an account expire with it.
	#[benchmark]
	fn end_account() {
		party::<T>();
		let account = put_account::<T>(0, year() - 2, THIS);
		let call = Call::<T>::end_account { account: account.clone() };

		#[block]
		{
			make(call, whitelisted_caller::<T::AccountId>());
		}

		assert!(!Accounts::<T>::contains_key(&account));
	}

	#[benchmark]
	fn opt_out() {
		party::<T>();
		let who = put_account::<T>(0, year(), THIS + 1);

		#[block]
		{
			make(Call::<T>::opt_out {}, who.clone());
		}

		assert!(Accounts::<T>::get(&who).is_some_and(|account| account.opted_out));
	}

	/// Burning all that one has.
	#[benchmark]
	fn burn() {
		party::<T>();
		let who = put_account::<T>(0, year(), THIS + 1);
		let points = Pallet::<T>::points_held(&who);

		#[block]
		{
			make(Call::<T>::burn { points }, who.clone());
		}

		assert!(is_poor::<T>(&who));
	}

	/// A meeting in which all accounts did everything else besides.
	#[benchmark]
	fn attest(n: Linear<2, MAX_BATCH>) {
		let (issuer, call) = batch::<T>(n, 1);

		#[block]
		{
			make(call, issuer);
		}

		assert_eq!(NextAttestation::<T>::get(), AttestationId::from(n));
	}

	/// As many meetings as can be pooled.
	#[benchmark]
	fn attest_pooled(n: Linear<2, MAX_BATCH>) {
		let (issuer, call) = batch::<T>(n, MAX_POOLED);

		#[block]
		{
			make(call, issuer);
		}

		assert_eq!(NextAttestation::<T>::get(), AttestationId::from(n));
	}

	/// A member disputes who was of all offices that could.
	#[benchmark]
	fn dispute() {
		let party = party::<T>();
		put_period::<T>(Stage::Open, 1);
		let (attestation, _) = attested::<T>(&party);
		let by = put_account::<T>(1, year(), THIS + 1);
		for role in [Role::Chair, Role::Secretary] {
			Around::<T>::retire(&by, party.organization, role);
		}
		Around::<T>::retire(&by, CENTRAL, Role::Auditor);
		let call = Call::<T>::dispute { attestation, reason: reason() };

		#[block]
		{
			make(call, by);
		}

		assert!(Disputes::<T>::contains_key(attestation));
	}

	#[benchmark]
	fn decide() {
		let party = party::<T>();
		put_period::<T>(Stage::Open, 1);
		let (attestation, subject) = attested::<T>(&party);
		make(Call::<T>::dispute { attestation, reason: reason() }, subject);
		let by = auditor::<T>(0);
		let call = Call::<T>::decide { attestation, uphold: false, reason: reason() };

		#[block]
		{
			make(call, by);
		}

		let state = Attestations::<T>::get(attestation).map(|attestation| attestation.state);
		assert_eq!(state, Some(State::Revoked));
	}

	/// The second auditor takes something back, and all points of the period with it.
	#[benchmark]
	fn correct() {
		let party = party::<T>();
		put_period::<T>(Stage::Closed, 1);
		let (attestation, subject) = attested::<T>(&party);
		leave_one_entry::<T>(&subject);
		fill_waiting::<T>();
		let [first, second] = [0, 1].map(auditor::<T>);
		let call = Call::<T>::correct { attestation, reason: reason() };
		make(call.clone(), first);

		#[block]
		{
			make(call, second);
		}

		assert!(Corrections::<T>::get(attestation).is_some_and(|correction| correction.points > 0));
	}

	/// Counting the last `n` accounts of a period.
	#[benchmark]
	fn advance_counting(n: Linear<1, MAX_PIECE>) {
		party::<T>();
		put_indicators::<T>();
		put_period::<T>(Stage::Counting { next: 0 }, n);
		for number in 0..n {
			let who = put_newcomer::<T>(number);
			put_history::<T>(&who, AttestationId::from(number * MAX_ENTRIES));
			Participants::<T>::insert(PERIOD, number, &who);
		}
		let call = Call::<T>::advance { period: PERIOD, pieces: n };

		#[block]
		{
			make(call, whitelisted_caller::<T::AccountId>());
		}

		let stage = Periods::<T>::get(PERIOD).map(|period| period.stage);
		assert_eq!(stage, Some(Stage::Publishing { next: 0, end: MAX_ENTRIES }));
	}

	/// Publishing the first `n` families of rows of a period, and queueing those below them.
	#[benchmark]
	fn advance_publishing(n: Linear<1, MAX_PIECE>) {
		party::<T>();
		put_period::<T>(Stage::Publishing { next: 0, end: n }, 0);
		put_families::<T>(n);
		let call = Call::<T>::advance { period: PERIOD, pieces: n };

		#[block]
		{
			make(call, whitelisted_caller::<T::AccountId>());
		}

		let stage = Periods::<T>::get(PERIOD).map(|period| period.stage);
		assert_eq!(stage, Some(Stage::Publishing { next: n, end: n + n * MAX_PLACES }));
	}

	/// Taking the points of all periods off the last `n` accounts of one.
	#[benchmark]
	fn advance_expiring(n: Linear<1, MAX_PIECE>) {
		party::<T>();
		put_period::<T>(Stage::Closed, n);
		for number in 0..n {
			Participants::<T>::insert(PERIOD, number, put_account::<T>(number, year(), THIS));
		}
		let call = Call::<T>::advance { period: PERIOD, pieces: n };

		#[block]
		{
			make(call, whitelisted_caller::<T::AccountId>());
		}

		assert_eq!(Periods::<T>::get(PERIOD).map(|period| period.stage), Some(Stage::Expired));
	}

	#[benchmark]
	fn add_indicator() -> Result<(), BenchmarkError> {
		party::<T>();
		let origin = rules::<T>()?;
		NextIndicator::<T>::put(INDICATOR);

		#[extrinsic_call]
		_(origin as OriginFor<T>, Kind::Event, text(), text(), text(), terms());

		assert_eq!(NextIndicator::<T>::get(), MAX_INDICATORS);
		Ok(())
	}

	#[benchmark]
	fn change_indicator() -> Result<(), BenchmarkError> {
		party::<T>();
		put_indicators::<T>();
		let origin = rules::<T>()?;

		#[extrinsic_call]
		_(origin as OriginFor<T>, INDICATOR, VERSIONS - 1, terms());

		assert_eq!(Indicators::<T>::get(INDICATOR).map(|indicator| indicator.version), Some(VERSIONS));
		Ok(())
	}

	#[benchmark]
	fn retire_indicator() -> Result<(), BenchmarkError> {
		party::<T>();
		put_indicators::<T>();
		let origin = rules::<T>()?;

		#[extrinsic_call]
		_(origin as OriginFor<T>, INDICATOR);

		assert_last_event::<T>(Event::IndicatorRetired { indicator: INDICATOR, last: THIS });
		Ok(())
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin = rules::<T>()?;
		let version = CurrentSettings::<T>::get().version;

		#[extrinsic_call]
		_(origin as OriginFor<T>, version, Parameters::default());

		assert_last_event::<T>(Event::ParametersSet { version: version + 1 });
		Ok(())
	}

	/// The last of as many campaigns as are remembered has ended.
	#[benchmark]
	fn watch_campaigns() {
		party::<T>();
		Campaigns::<T>::mutate(|campaigns| {
			for (number, campaign) in (1..).zip(campaigns.iter_mut()) {
				let since = NOW - DAY + number;
				let running = number == Moment::from(MAX_CAMPAIGNS);
				*campaign = Campaign { since, until: (!running).then_some(since) };
			}
		});

		#[block]
		{
			Pallet::<T>::watch_campaigns();
		}

		assert!(Campaigns::<T>::get().iter().all(|campaign| campaign.until.is_some()));
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
}
