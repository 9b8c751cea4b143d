// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls cost at worst: in a ceremony of as many trustees as can be, any two of
//! whom fewer than all can decrypt, by the trustee who is the last one awaited.
//!
//! Calls are measured together with the question whether they are free, which asks for nearly the
//! same once more. What the others did has the size of what they would have done, and is the same
//! for all; all that the chain checks is real.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not
//! be is noticed.

use crate::*;
use alloc::{boxed::Box, vec, vec::Vec};
use caucus_primitives::blake2_256;
use caucus_support::{benchmarking::make, Ceremonies as _, Tallies};
use caucus_trustees_core::{
	decryption::{trial_point, Purpose, MAX_CIPHERTEXTS},
	group::{Point, RistrettoPoint, Scalar, GENERATOR},
	keygen::TrusteeSecrets,
};
use frame::benchmarking::prelude::*;
use rand_core::{CryptoRng, RngCore};

/// The election.
const ELECTION: ElectionId = 7;
/// The last trustee, whose calls are measured.
const LAST: TrusteeIndex = MAX_TRUSTEES as TrusteeIndex;
/// The highest threshold: more trustees than this have to confirm.
const THRESHOLD: TrusteeIndex = LAST - 1;
/// How long a step may take.
const STEP: Moment = 60_000;

/// Numbers that are the same in every run. They keep no secret.
struct Dice(u64);

impl RngCore for Dice {
	fn next_u32(&mut self) -> u32 {
		self.next_u64() as u32
	}

	fn next_u64(&mut self) -> u64 {
		let mut bytes = [0; 8];
		self.fill_bytes(&mut bytes);
		u64::from_le_bytes(bytes)
	}

	fn fill_bytes(&mut self, bytes: &mut [u8]) {
		for chunk in bytes.chunks_mut(32) {
			self.0 += 1;
			let digest = blake2_256(&[b"dice", &self.0.to_le_bytes()]);
			chunk.copy_from_slice(&digest[..chunk.len()]);
		}
	}

	fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
		self.fill_bytes(bytes);
		Ok(())
	}
}

impl CryptoRng for Dice {}

/// The last trustee makes a free call.
fn make_last<T: Config>(call: Call<T>) {
	make(call, account::<T::AccountId>("trustee", LAST.into(), 0));
}

/// A ceremony at a step.
fn begin<T: Config>(step: Step) -> CeremonyRecord<T> {
	let called: Vec<T::AccountId> = (1..=LAST).map(|trustee| account("trustee", trustee.into(), 0)).collect();
	Roster::<T>::put(BoundedVec::truncate_from(called.clone()));
	Pallet::<T>::begin(ELECTION, called, THRESHOLD, STEP).expect("all are on the roster; qed");
	let mut record = Ceremonies::<T>::get(ELECTION).expect("the ceremony has begun; qed");
	record.step = step;
	Ceremonies::<T>::insert(ELECTION, &record);
	record
}

/// The secrets of the last trustee.
fn secrets<T: Config>(record: &CeremonyRecord<T>) -> TrusteeSecrets {
	TrusteeSecrets::generate(record.ceremony(), LAST, &mut Dice(0))
}

/// A ceremony at a step after all have joined.
fn joined<T: Config>(step: Step) -> (CeremonyRecord<T>, TrusteeSecrets, Joining) {
	let record = begin::<T>(step);
	let secrets = secrets::<T>(&record);
	let joining = secrets.join(&mut Dice(1));
	record.indices().for_each(|trustee| Joinings::<T>::insert(ELECTION, trustee, joining));
	(record, secrets, joining)
}

/// The last trustee's dealing to all who joined.
fn dealing(secrets: &TrusteeSecrets, joining: &Joining) -> Dealing {
	let keys = vec![Some(joining.transport_key); usize::from(LAST)];
	secrets.deal(&keys, &mut Dice(2)).expect("the keys are valid; qed")
}

/// A ceremony at the step Check, where the last trustee alone has not accepted; and a complaint.
fn checked<T: Config>() -> (CeremonyRecord<T>, Complaint) {
	let (record, secrets, joining) = joined::<T>(Step::Check);
	let dealing = dealing(&secrets, &joining);
	for trustee in record.indices() {
		Dealings::<T>::insert(ELECTION, trustee, &dealing);
		if trustee != LAST {
			Checked::<T>::insert(ELECTION, trustee, ());
		}
	}
	let (_, complaint) = complaint(&secrets, dealing);
	(record, complaint)
}

/// A complaint of the last trustee about the first. It is founded.
fn complaint(secrets: &TrusteeSecrets, mut dealing: Dealing) -> (Dealing, Complaint) {
	let share = dealing.masked_shares[usize::from(LAST) - 1].decode().expect("it was encoded; qed");
	dealing.masked_shares[usize::from(LAST) - 1] = (share + Scalar::ONE).into();
	let received = secrets.receive(1, &dealing, &mut Dice(3)).expect("the dealing decodes; qed");
	let complaint = received.expect_err("the share is wrong; qed");
	(dealing, complaint)
}

/// The last trustee's share of the key, which is the same for all.
fn key_share() -> Scalar {
	Scalar::from(123_456_789u64)
}

/// What a ceremony yields when everybody's share is [`key_share`].
fn outcome() -> Outcome {
	let key = Point::from(GENERATOR * key_share());
	Outcome { election_key: key, verification_keys: BoundedVec::truncate_from(vec![key; usize::from(LAST)]) }
}

fn share(purpose: &Purpose, bases: &[RistrettoPoint]) -> Box<DecryptionShare> {
	let share = DecryptionShare::prove(purpose, LAST, &key_share(), bases, &mut Dice(4));
	Box::new(share.expect("there are not too many sums; qed"))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn join() {
		let (_, _, joining) = joined::<T>(Step::Join);
		Joinings::<T>::remove(ELECTION, LAST);
		let call = Call::<T>::join { election: ELECTION, joining };

		#[block]
		{
			make_last(call);
		}

		assert_eq!(Ceremonies::<T>::get(ELECTION).map(|record| record.step), Some(Step::Deal));
	}

	#[benchmark]
	fn deal() {
		let (record, secrets, joining) = joined::<T>(Step::Deal);
		let dealing = Box::new(dealing(&secrets, &joining));
		for trustee in record.indices().filter(|trustee| *trustee != LAST) {
			Dealings::<T>::insert(ELECTION, trustee, &*dealing);
		}
		let call = Call::<T>::deal { election: ELECTION, dealing };

		#[block]
		{
			make_last(call);
		}

		assert_eq!(Ceremonies::<T>::get(ELECTION).map(|record| record.step), Some(Step::Check));
	}

	/// Accepting when somebody else is still awaited.
	#[benchmark]
	fn accept() {
		let _ = checked::<T>();
		Checked::<T>::remove(ELECTION, 1);
		let call = Call::<T>::accept { election: ELECTION };

		#[block]
		{
			make_last(call);
		}

		assert_eq!(Ceremonies::<T>::get(ELECTION).map(|record| record.step), Some(Step::Check));
	}

	/// Accepting as the last one, which makes the chain add up all dealings.
	#[benchmark]
	fn accept_and_add_up() {
		let _ = checked::<T>();
		let call = Call::<T>::accept { election: ELECTION };

		#[block]
		{
			make_last(call);
		}

		assert!(Outcomes::<T>::contains_key(ELECTION));
	}

	/// Accepting as the last one, when too many dealers were convicted: all is forgotten.
	#[benchmark]
	fn accept_and_start_anew() {
		let (record, complaint) = checked::<T>();
		for dealer in [1, 2] {
			Convicted::<T>::insert(ELECTION, dealer, complaint);
		}
		let (accused, acts) = (vec![1; MAX_TRUSTEES as usize], vec![Act::Join; MAX_NOTED as usize]);
		for trustee in record.indices() {
			FalseComplaints::<T>::insert(ELECTION, trustee, BoundedVec::truncate_from(accused.clone()));
			InvalidActs::<T>::insert(ELECTION, trustee, BoundedVec::truncate_from(acts.clone()));
		}
		let call = Call::<T>::accept { election: ELECTION };

		#[block]
		{
			make_last(call);
		}

		assert_eq!(Joinings::<T>::iter_prefix(ELECTION).count(), 0);
	}

	#[benchmark]
	fn complain() {
		let (_, secrets, joining) = joined::<T>(Step::Check);
		let (dealing, complaint) = complaint(&secrets, dealing(&secrets, &joining));
		Dealings::<T>::insert(ELECTION, 1, dealing);
		let others = (2..LAST).collect::<Vec<_>>();
		FalseComplaints::<T>::insert(ELECTION, LAST, BoundedVec::truncate_from(others));
		let call = Call::<T>::complain { election: ELECTION, complaint };

		#[block]
		{
			make_last(call);
		}

		assert!(Convicted::<T>::contains_key(ELECTION, 1));
	}

	#[benchmark]
	fn confirm() {
		let (record, ..) = joined::<T>(Step::Confirm);
		Outcomes::<T>::insert(ELECTION, outcome());
		let ceremony = record.reference;
		let share = share(&Purpose::Trial { ceremony }, &[trial_point(&ceremony)]);
		for trustee in record.indices().filter(|trustee| *trustee != LAST) {
			Confirmations::<T>::insert(ELECTION, trustee, &*share);
		}
		let call = Call::<T>::confirm { election: ELECTION, share };

		#[block]
		{
			make_last(call);
		}

		assert_eq!(Ceremonies::<T>::get(ELECTION).map(|record| record.step), Some(Step::Done));
	}

	#[benchmark]
	fn reveal_seed() {
		let (mut record, secrets, _) = joined::<T>(Step::Done);
		record.seeds_until = Some(record.deadline);
		let ceremony = record.reference;
		Ceremonies::<T>::insert(ELECTION, record);
		let share = share(&Purpose::Trial { ceremony }, &[trial_point(&ceremony)]);
		Confirmations::<T>::insert(ELECTION, LAST, *share);
		let call = Call::<T>::reveal_seed { election: ELECTION, seed: secrets.seed() };

		#[block]
		{
			make_last(call);
		}

		assert!(Seeds::<T>::contains_key(ELECTION, LAST));
	}

	/// Sharing in the decryption of `s` sums.
	#[benchmark]
	fn submit_share(s: Linear<1, MAX_CIPHERTEXTS>) -> Result<(), BenchmarkError> {
		begin::<T>(Step::Done);
		Outcomes::<T>::insert(ELECTION, outcome());
		T::Tallies::close(ELECTION, s);
		let target =
			T::Tallies::target(ELECTION).ok_or(BenchmarkError::Stop("the election is not closed"))?;
		let bases: Vec<RistrettoPoint> = target.sums.iter().map(|sum| sum.c1).collect();
		assert_eq!(bases.len(), s as usize);
		let call = Call::<T>::submit_share { election: ELECTION, share: share(&target.purpose, &bases) };

		#[block]
		{
			make_last(call);
		}

		assert!(Shares::<T>::contains_key(ELECTION, LAST));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::genesis(), crate::tests::mock::Test);
}
