// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the calls cost, at worst.

use crate::*;
use caucus_support::benchmarking::make;
use frame::benchmarking::prelude::*;

/// Brings the chain around this pallet into states that it would reach in many blocks only.
pub trait Helper<AccountId> {
	/// Sets the block's time.
	fn set_time(now: Moment);
	/// Two of the election commission.
	fn commissioners() -> [AccountId; 2];
	/// An election of the whole party for so many seats, with as large a paper as can be: nobody has voted in
	/// it, or it is final and these are elected.
	fn elect(elected: Option<Vec<AccountId>>, seats: u32) -> (ElectionId, ContestIndex);
	/// A question to the whole party, likewise: not voted on, or answered with yes by all.
	fn ask(answered: bool) -> (ElectionId, ContestIndex);
	/// Has the council have as many motions as it can have, on each of which all of these have voted.
	fn move_motions(members: &[AccountId]);
	/// A call on the members' list, encoded, of about so many bytes.
	fn long_call(bytes: u32) -> Vec<u8>;
}

/// A moment in the benchmarks' term.
const NOW: Moment = 1_900_000_000_000;

fn accounts<T: Config>(name: &'static str) -> Vec<T::AccountId> {
	let mut all: Vec<_> = (0..MAX_SEATS).map(|number| account(name, number, 0)).collect();
	all.sort();
	all
}

/// A council of the greatest size, with motions, in the middle of its term.
fn seated<T: Config>() -> Vec<T::AccountId> {
	T::BenchmarkHelper::set_time(NOW);
	Settings::<T>::put((0, Parameters { seats: MAX_SEATS, ..Default::default() }));
	let members = accounts::<T>("old");
	if CurrentTerm::<T>::get().is_some() {
		CurrentTerm::<T>::kill();
	}
	Pallet::<T>::found(members.clone(), NOW.saturating_add(1));
	T::BenchmarkHelper::move_motions(&members);
	members
}

fn longest_call<T: Config>() -> Box<<T as Config>::RuntimeCall> {
	let encoded = T::BenchmarkHelper::long_call(MAX_CALL - 64);
	Box::new(Decode::decode(&mut &encoded[..]).expect("it is a call; qed"))
}

/// A referendum on the longest call, which nobody can have voted on.
fn proposed<T: Config>() -> ReferendumId {
	seated::<T>();
	let (election, contest) = T::BenchmarkHelper::ask(false);
	Pallet::<T>::do_propose(*longest_call::<T>(), election, contest).expect("it can be proposed; qed");
	NextReferendum::<T>::get().saturating_sub(1)
}

/// The same, which members answered.
fn asked<T: Config>() -> ReferendumId {
	let referendum = proposed::<T>();
	T::BenchmarkHelper::ask(true);
	referendum
}

/// As many codes as can be withdrawn by members.
fn withdraw_codes<T: Config>() {
	let until = NOW.saturating_add(1);
	let codes = (0..MAX_WITHDRAWN as u8).map(|number| (H256([number.saturating_add(2); 32]), until));
	Withdrawn::<T>::put(BoundedVec::truncate_from(codes.collect()));
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(<T as frame_system::Config>::RuntimeEvent::from(event));
}

#[benchmarks(where <T as Config>::RuntimeCall: Decode)]
mod benchmarks {
	use super::*;

	/// The second of the commission names an election.
	#[benchmark]
	fn name_election() {
		seated::<T>();
		let (election, contest) = T::BenchmarkHelper::elect(None, MAX_SEATS);
		let [first, second] = T::BenchmarkHelper::commissioners();
		let fills = Fills::All;
		Pallet::<T>::do_name_election(RawOrigin::Signed(first).into(), election, contest, fills)
			.expect("it can be named; qed");
		let call = Call::<T>::name_election { election, contest, fills };

		#[block]
		{
			make(call, second);
		}

		assert!(NamedElection::<T>::exists());
	}

	/// A whole council follows another, which had as many motions as may be.
	#[benchmark]
	fn take_seats() {
		seated::<T>();
		let new = accounts::<T>("new");
		let (election, contest) = T::BenchmarkHelper::elect(Some(new.clone()), MAX_SEATS);
		let (fills, seats) = (Fills::All, MAX_SEATS);
		NamedElection::<T>::put(Named { election, contest, fills, seats, at: NOW });
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller));

		assert_eq!(T::Chamber::members(), new);
	}

	#[benchmark]
	fn resign() {
		let member = seated::<T>().pop().expect("there are members; qed");
		let call = Call::<T>::resign {};
		let who = member.clone();

		#[block]
		{
			make(call, who);
		}

		assert_last_event::<T>(Event::Resigned { member });
	}

	#[benchmark]
	fn advance() {
		seated::<T>();
		let term = CurrentTerm::<T>::get().expect("there is a council; qed");
		T::BenchmarkHelper::set_time(term.ends);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller));

		assert!(T::Chamber::members().is_empty());
	}

	#[benchmark]
	fn propose() -> Result<(), BenchmarkError> {
		seated::<T>();
		let (election, contest) = T::BenchmarkHelper::ask(false);
		let origin = T::CouncilOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("there is no council"))?;
		let call = longest_call::<T>();
		let before = NextReferendum::<T>::get();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, call, election, contest);

		assert_eq!(NextReferendum::<T>::get(), before.saturating_add(1));
		Ok(())
	}

	#[benchmark]
	fn decide() {
		let referendum = asked::<T>();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), referendum);

		let standing = Referenda::<T>::get(referendum).map(|record| record.standing);
		assert!(matches!(standing, Some(Standing::Approved { .. })));
	}

	/// What comes on top of the call itself: here of one that fails, so that it is scheduled once more.
	#[benchmark]
	fn enact() -> Result<(), BenchmarkError> {
		let referendum = asked::<T>();
		Pallet::<T>::do_decide(referendum).expect("it is answered; qed");
		let origin = T::MembersOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("nobody acts for the members"))?;
		let call = longest_call::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, referendum, call);

		let standing = Referenda::<T>::get(referendum).map(|record| record.standing);
		assert!(matches!(standing, Some(Standing::Approved { failures: 1, .. })));
		Ok(())
	}

	#[benchmark]
	fn authorize_upgrade() -> Result<(), BenchmarkError> {
		seated::<T>();
		withdraw_codes::<T>();
		let origin = T::UpgradeOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("nobody brings new code"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, H256([1; 32]));

		assert!(PendingUpgrade::<T>::exists());
		Ok(())
	}

	/// What comes on top of what the system measures: here of code that is not the one authorised.
	#[benchmark]
	fn apply_upgrade(b: Linear<0, { 4 * 1024 * 1024 }>) {
		seated::<T>();
		let now = Pallet::<T>::now();
		let announced = Upgrade::announced(H256([1; 32]), Authority::Council, now, 0);
		PendingUpgrade::<T>::put(announced);
		let code = alloc::vec![0; b as usize];
		let refused;

		#[block]
		{
			refused = Pallet::<T>::do_apply_upgrade(code);
		}

		assert_eq!(refused, Err(Error::<T>::OtherCode.into()));
	}

	#[benchmark]
	fn withdraw_upgrade() -> Result<(), BenchmarkError> {
		seated::<T>();
		Pallet::<T>::do_authorize_upgrade(Authority::Council, H256([1; 32])).expect("none stands; qed");
		let origin = T::CouncilOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("there is no council"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert!(!PendingUpgrade::<T>::exists());
		Ok(())
	}

	#[benchmark]
	fn refuse_upgrade() -> Result<(), BenchmarkError> {
		seated::<T>();
		withdraw_codes::<T>();
		Pallet::<T>::do_authorize_upgrade(Authority::Council, H256([1; 32])).expect("none stands; qed");
		let origin = T::MembersOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("nobody acts for the members"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, H256([1; 32]));

		assert!(!PendingUpgrade::<T>::exists());
		Ok(())
	}

	#[benchmark]
	fn withdraw_referendum() -> Result<(), BenchmarkError> {
		let referendum = proposed::<T>();
		let origin = T::CouncilOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("there is no council"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, referendum);

		let reason = Rejection::Withdrawn;
		assert_last_event::<T>(Event::ReferendumRejected { referendum, reason });
		Ok(())
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		seated::<T>();
		let origin = T::MembersOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("nobody acts for the members"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, 0, Parameters::default());

		assert_last_event::<T>(Event::ParametersSet { version: 1 });
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
}
