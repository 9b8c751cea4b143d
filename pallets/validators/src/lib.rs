// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Validators
//!
//! Who makes blocks and says which are final: admitted and removed by an organ of the party, and
//! disabled when they are caught voting for two blocks at once.
//!
//! ## Terminology
//!
//! - **Validator**: an account that is to take part in consensus. The chain asks it nothing else, and
//!   pays it nothing.
//! - **Session keys**: the public keys by which consensus knows a validator's machine, registered by its
//!   account with a proof that it has the secret halves.
//! - **Session**: some hundred blocks during which the same keys are in force.
//! - **To serve**: to be in force in this session. A validator serves from the second session after it
//!   was admitted to the second after it was removed, because the keys of the next session are
//!   announced a session ahead.
//! - **Service**: how long a validator has served without a break.
//! - **Offence**: what a validator must not do and anybody can prove, such as two votes in one round.
//!   It happened in a session, which can be long ago: its report is *late* then.
//! - **Fault**: the worst offence of a service.
//! - **To disable**: to take no more blocks of a validator, though it still serves. Of `n` at most
//!   `(n - 1) / 3` are disabled at a time, or no block would come.
//!
//! ## How a validator comes and goes
//!
//! 1. Somebody runs a machine, makes session keys on it and registers them.
//! 2. The organ that is in charge admits the account. It serves two sessions later.
//! 3. The organ removes it, alone or by naming who takes its place. There are never fewer than a
//!    minimum, which can be lowered to four but not below.
//! 4. Within a day of sessions a third is changed at most, or two; and of those who serve no more are new
//!    than can fail without stopping finality, or one.
//!
//! ## How a validator is caught
//!
//! 1. Others see two votes of one round. They submit both with a proof of whose key it was; changing
//!    the keys meanwhile does not help ([`KeysInForce`]).
//! 2. The offender is disabled at once and stays so for the rest of its service, whatever else changes.
//! 3. What it did is kept for the organ in charge to see, once for each session ([`ReportOnce`]), and
//!    what it does further costs the chain nothing.
//! 4. It is up to that organ to remove it. When it no longer serves it can be admitted anew; a late
//!    report of what it did before is kept, but disables nobody.
//!
//! ## Invariants
//!
//! - **I1** There are as many validators as the minimum says or more, none twice.
//! - **I2** Each of them has session keys.
//! - **I3** Who serves is whom the session pallet lists, since a session that has begun, and the keys in
//!   force are theirs.
//! - **I4** Nobody is disabled without a fault.
//! - **I5** There is one report at most for each account and kind, in order of time, of sessions that
//!   have begun. Nothing is being reported between transactions.
//! - **I6** Whose keys were in force can be proved for every session from [`Config::ReportLongevity`] ago to
//!   the next.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod keys;
mod manage;
mod offences;
mod sessions;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use keys::{KeysInForce, NothingElse};
pub use offences::ReportOnce;
pub use pallet::*;
pub use sessions::SessionLength;
pub use types::*;
pub use weights::WeightInfo;

use alloc::vec::Vec;
use caucus_primitives::Moment;
use caucus_support::limits;
use frame::{
	prelude::*,
	traits::{EnsureOrigin, UnixTime},
};
use pallet_session::{historical, Pallet as Session};
use sp_staking::{offence::Kind, SessionIndex};

/// The session keys of the chain.
pub type KeysOf<T> = <T as pallet_session::Config>::Keys;

/// Validators, in the order of their turns.
pub type ValidatorsOf<T> = BoundedVec<<T as frame_system::Config>::AccountId, <T as Config>::MaxValidators>;

/// Sessions in which something was decided.
pub type SessionsOf<T> = BoundedVec<SessionIndex, <T as Config>::MaxValidators>;

#[frame::pallet]
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_session::Config<ValidatorId = <Self as frame_system::Config>::AccountId>
		+ historical::Config<FullIdentification = ()>
	{
		/// The block's time.
		type Time: UnixTime;

		/// Who admits and removes validators.
		type ManageOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Most validators. The consensus pallets have to take as many.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Sessions after which an offence can no longer be reported.
		#[pallet::constant]
		type ReportLongevity: Get<SessionIndex>;

		/// Weights.
		type WeightInfo: WeightInfo;
	}

	/// Who is to validate, in the order of their turns.
	#[pallet::storage]
	pub type Validators<T: Config> = StorageValue<_, ValidatorsOf<T>, ValueQuery>;

	/// How many validators there are at least.
	#[pallet::storage]
	pub type Minimum<T> = StorageValue<_, u32, ValueQuery>;

	/// The sessions in which the last changes were decided.
	#[pallet::storage]
	pub type Changes<T: Config> = StorageValue<_, SessionsOf<T>, ValueQuery>;

	/// The sessions in which the last of these changes were decided by which somebody is new.
	#[pallet::storage]
	pub type Additions<T: Config> = StorageValue<_, SessionsOf<T>, ValueQuery>;

	/// Blocks in a session, as set at genesis.
	#[pallet::storage]
	pub type SessionBlocks<T> = StorageValue<_, u32, ValueQuery>;

	/// Who serves in this session.
	#[pallet::storage]
	pub type Serving<T: Config> =
		StorageValue<_, BoundedVec<Service<T::AccountId>, T::MaxValidators>, ValueQuery>;

	/// The keys in force in this session. The session pallet forgets a key once it is changed, though it
	/// stays in force for two sessions.
	#[pallet::storage]
	#[pallet::unbounded]
	pub type ServingKeys<T: Config> = StorageValue<_, Vec<(T::AccountId, KeysOf<T>)>, ValueQuery>;

	/// Offences of which the organ in charge should know, the last ones of many.
	#[pallet::storage]
	pub type Reports<T: Config> =
		StorageValue<_, BoundedVec<Report<T::AccountId>, ConstU32<MAX_REPORTS>>, ValueQuery>;

	/// The kind of the offence that is being reported right now.
	#[pallet::storage]
	pub type Reporting<T> = StorageValue<_, Kind>;

	/// The first validators are those for whom the session pallet has keys then.
	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// How many validators there are at least.
		pub minimum: u32,
		/// Blocks in a session, 1 or more. Keys and validators change only when one ends, and a block that ends
		/// one takes no transactions: production chains take an hour.
		pub session_blocks: u32,
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::begin(self.minimum, self.session_blocks);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Somebody is to validate.
		ValidatorAdmitted {
			/// Who.
			who: T::AccountId,
			/// The session in which it serves for the first time.
			from: SessionIndex,
		},
		/// Somebody is to validate no longer.
		ValidatorRemoved {
			/// Who.
			who: T::AccountId,
			/// The session in which it serves no longer.
			from: SessionIndex,
		},
		/// The number of validators that there are at least was changed.
		MinimumChanged {
			/// The number.
			minimum: u32,
		},
		/// A validator has done what it must not.
		OffenderReported {
			/// Who.
			who: T::AccountId,
			/// What it did, by the name that consensus gives it.
			kind: Kind,
			/// The session in which it was.
			session: SessionIndex,
			/// How grave it is, as a share of the gravest.
			severity: Perbill,
			/// Whether it is disabled now. It is not if it serves no longer, or if too many are.
			disabled: bool,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is a validator already.
		AlreadyValidator,
		/// The account is no validator.
		NotAValidator,
		/// The account has no session keys; its holder has to register them first.
		NoSessionKeys,
		/// There are as many validators as may be; replace one.
		TooManyValidators,
		/// There would be fewer validators than the minimum; replace one instead.
		TooFewValidators,
		/// A third of the validators, or two, were changed within a day: wait.
		TooManyChanges,
		/// The minimum cannot be lowered to less than four, and not at all while it is less.
		MinimumTooLow,
		/// As many new validators came within a day as can fail without stopping the chain: wait.
		TooManyAdditions,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Who serves, who comes and who goes, and from which session.
		pub fn overview() -> Overview<T::AccountId> {
			Self::look()
		}

		/// Offences, the last one last; at most [`MAX_REPORTS`].
		pub fn reports() -> Vec<Report<T::AccountId>> {
			Reports::<T>::get().into_inner()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Have somebody validate.
		///
		/// - `origin`: `ManageOrigin`.
		/// - `who`: an account that has registered session keys. It serves from the second session after
		///   this on.
		///
		/// Emits [`Event::ValidatorAdmitted`].
		#[pallet::call_index(0)]
		pub fn admit(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::ManageOrigin::ensure_origin(origin)?;
			Self::do_admit(who)
		}

		/// Have somebody validate no longer.
		///
		/// - `origin`: `ManageOrigin`.
		/// - `who`: a validator. It serves to the end of the next session. Not if there were fewer than the
		///   minimum without it.
		///
		/// Emits [`Event::ValidatorRemoved`].
		#[pallet::call_index(1)]
		pub fn remove(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::ManageOrigin::ensure_origin(origin)?;
			Self::do_remove(who)
		}

		/// Have somebody validate in another's place.
		///
		/// - `origin`: `ManageOrigin`.
		/// - `outgoing`: a validator.
		/// - `incoming`: an account that has registered session keys and is no validator.
		///
		/// Emits [`Event::ValidatorRemoved`] and [`Event::ValidatorAdmitted`].
		#[pallet::call_index(2)]
		pub fn replace(
			origin: OriginFor<T>,
			outgoing: T::AccountId,
			incoming: T::AccountId,
		) -> DispatchResult {
			T::ManageOrigin::ensure_origin(origin)?;
			Self::do_replace(outgoing, incoming)
		}

		/// Change how many validators there are at least.
		///
		/// - `origin`: `ManageOrigin`.
		/// - `minimum`: no more than there are. No less than [`SAFE_MINIMUM`], or than it was if that is less.
		///
		/// Emits [`Event::MinimumChanged`].
		#[pallet::call_index(3)]
		pub fn set_minimum(origin: OriginFor<T>, minimum: u32) -> DispatchResult {
			T::ManageOrigin::ensure_origin(origin)?;
			Self::do_set_minimum(minimum)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::assert_calls_fit();
			assert!(T::ReportLongevity::get() > 0, "an offence of this session can be reported");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

impl<T: Config> Pallet<T> {
	fn assert_calls_fit() {
		let (who, outgoing, incoming) = (limits::some_value(), limits::some_value(), limits::some_value());
		limits::assert_calls_fit::<T, Call<T>>(&[
			Call::admit { who },
			Call::remove { who: limits::some_value() },
			Call::replace { outgoing, incoming },
			Call::set_minimum { minimum: 0 },
		]);
	}

	fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}
}
