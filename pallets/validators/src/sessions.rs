// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What happens where one session ends and the next begins.

use crate::*;
use frame::traits::{Defensive, ValidatorRegistration};
use sp_staking::offence::OffenceSeverity;

type Root<T> = historical::NoteHistoricalRoot<T, Pallet<T>>;

/// How long sessions are, for [`pallet_session::PeriodicSessions`].
pub struct SessionLength<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for SessionLength<T> {
	fn get() -> BlockNumberFor<T> {
		// The remainder by 0 is a panic; a chain that was given no validators was given no length either.
		SessionBlocks::<T>::get().max(1).into()
	}
}

impl<T: Config> Pallet<T> {
	/// The first session begins with those for whom the session pallet has keys.
	pub(crate) fn begin(minimum: u32, session_blocks: u32) {
		let first = Session::<T>::validators();
		// A chain without validators is one that is not to make blocks, as in a test.
		if first.is_empty() {
			return;
		}
		// A genesis is made on somebody's machine, where a panic is how a wrong one is refused.
		assert!((1..=first.len()).contains(&(minimum as usize)), "a minimum, and as many validators");
		assert!(session_blocks > 0, "a session has a block");
		Minimum::<T>::put(minimum);
		SessionBlocks::<T>::put(session_blocks);
		Validators::<T>::put(ValidatorsOf::<T>::try_from(first).expect("no more validators than may be"));
		// The session pallet asked before anybody was here, and so nobody's keys can be proved yet.
		for session in 0..DELAY {
			<Root<T> as pallet_session::SessionManager<T::AccountId>>::new_session_genesis(session);
		}
	}

	/// Who is to serve in the session after next, unless nothing changes: then disabled validators stay
	/// disabled and finality goes on with the same set.
	fn plan() -> Option<Vec<T::AccountId>> {
		let mut planned = Validators::<T>::get().into_inner();
		planned.retain(Session::<T>::is_registered);
		// Keys cannot be taken back. If they were, those who serve would have to go on.
		if planned.is_empty() || planned.len() < Minimum::<T>::get() as usize {
			return None;
		}
		let queued = Session::<T>::queued_keys();
		let same = |((who, keys), planned): (&(T::AccountId, KeysOf<T>), &T::AccountId)| {
			who == planned && Session::<T>::load_keys(planned).as_ref() == Some(keys)
		};
		let nothing_changes = queued.len() == planned.len() && queued.iter().zip(&planned).all(same);
		(!nothing_changes).then_some(planned)
	}

	/// Notes who serves from now on. The keys that are queued now come into force with it.
	fn enter(session: SessionIndex) {
		let keys = Session::<T>::queued_keys();
		let before = Serving::<T>::get();
		let serve = |(who, _): &(T::AccountId, KeysOf<T>)| {
			let goes_on = before.iter().find(|service| service.who == *who).cloned();
			goes_on.unwrap_or_else(|| Service { who: who.clone(), since: session, fault: None })
		};
		let serving: Vec<_> = keys.iter().map(serve).collect();
		let serving = BoundedVec::try_from(serving).map_err(|_| "more validators serve than there may be");
		Serving::<T>::put(serving.defensive_unwrap_or_default());
		ServingKeys::<T>::put(keys);
		Self::disable_again();
		Self::forget(session);
	}

	/// The session pallet enables everybody when the set changes. A fault lasts as long as the service.
	fn disable_again() {
		if !Session::<T>::disabled_validators().is_empty() {
			return;
		}
		let mut faulty: Vec<_> = Serving::<T>::get()
			.into_iter()
			.filter_map(|service| Some((service.fault?, service.who)))
			.collect();
		faulty.sort_by(|(one, _), (other, _)| other.cmp(one));
		let mut disabled = 0;
		for (severity, who) in faulty {
			Session::<T>::report_offence(who, OffenceSeverity(severity));
			let now = Session::<T>::disabled_validators().len();
			// No more can be disabled.
			if now == disabled {
				break;
			}
			disabled = now;
		}
	}

	/// Drops what could prove whose keys were in force so long ago that no report is heard.
	fn forget(session: SessionIndex) {
		let first = session.saturating_sub(T::ReportLongevity::get());
		let stored = historical::StoredRange::<T>::get();
		if stored.is_some_and(|(from, _)| from < first) {
			historical::Pallet::<T>::prune_up_to(first);
		}
	}
}

impl<T: Config> pallet_session::SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::plan()
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		Some(Validators::<T>::get().into_inner()).filter(|first| !first.is_empty())
	}

	fn start_session(session: SessionIndex) {
		Self::enter(session);
	}

	fn end_session(_: SessionIndex) {}
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(session: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		identified(<Self as pallet_session::SessionManager<_>>::new_session(session))
	}

	fn new_session_genesis(session: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		identified(<Self as pallet_session::SessionManager<_>>::new_session_genesis(session))
	}

	fn start_session(session: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::start_session(session);
	}

	fn end_session(session: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::end_session(session);
	}
}

/// An account is all that there is to know of a validator.
fn identified<AccountId>(all: Option<Vec<AccountId>>) -> Option<Vec<(AccountId, ())>> {
	all.map(|all| all.into_iter().map(|who| (who, ())).collect())
}
