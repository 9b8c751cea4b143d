// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Members
//!
//! Who belongs to the party, as keys; rolls of those who may vote; rings in which they hide.
//!
//! ## Terminology
//!
//! - **Member**: an entry of the registry: a key, a chapter, classes, a status. Never a name.
//! - **Application**: what becomes a member: the same, with a proof that the key's secret is known.
//! - **Batch**: applications that one registrar proposes and another confirms.
//! - **Roll**: the keys of the members that a rule admits, fixed at one block.
//! - **Ring**: up to 255 or 767 keys of a roll, in which a proof hides its maker.
//! - **Seat**: a place in a ring, numbered through the roll. A keyed permutation says whose it is.
//!
//! ## From an application to a vote
//!
//! 1. Two registrars enter members: one proposes a batch, whose proofs are checked at once, and
//!    another confirms it.
//! 2. An election cuts a roll. Over the next blocks the registry is read through and the keys that
//!    the rule admits are copied; until that is done the registry does not change.
//! 3. The election gives the roll a seed. Over the next blocks the keys are dealt to rings and the
//!    rings' roots are built.
//! 4. A voter proves membership in a ring; the chain checks the proof against the ring's root.
//!
//! Work that takes many blocks is done when a block has room (`on_idle`), and by a call that anyone
//! can make.
//!
//! ## Invariants
//!
//! - **I1** Every active member's key leads back to the member, and no key stands twice.
//! - **I2** A built roll has one root per ring, and the digest of its roots is the one it states.
//! - **I3** A cut roll's pages hold as many keys as it states, and their digest is the one it states.
//! - **I4** Every roll in the queue has work left.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod rolls;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use caucus_members_core::{
	registry::{Application, Member, Status},
	ring::verify_ownership,
};
use caucus_primitives::{refs, MemberId, MemberKey};
use frame::{deps::frame_support::weights::WeightMeter, prelude::*};

#[frame::pallet]
pub mod pallet {
	use super::*;
	use caucus_members_core::ring::{RingBuilder, RingRoot};
	use caucus_primitives::{RingIndex, RollId};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// Most registrars.
		#[pallet::constant]
		type MaxRegistrars: Get<u32>;

		/// Most applications in a batch. Each costs a proof check when it is proposed.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Most batches that wait for confirmation at a time.
		#[pallet::constant]
		type MaxPending: Get<u32>;

		/// Largest share of a block's weight that goes to rolls and rings when the block has room.
		#[pallet::constant]
		type IdleShare: Get<Perbill>;

		/// Weights.
		type WeightInfo: WeightInfo;
	}

	/// Accounts that may propose and confirm batches.
	#[pallet::storage]
	pub type Registrars<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxRegistrars>, ValueQuery>;

	/// Members by number. Entries are never removed.
	#[pallet::storage]
	pub type Members<T: Config> = StorageMap<_, Twox64Concat, MemberId, Member>;

	/// How many members there are, left ones included; also the next member's number.
	#[pallet::storage]
	pub type MemberCount<T: Config> = StorageValue<_, MemberId, ValueQuery>;

	/// The member behind a key, also when the member has left: a key is never used again.
	// Keys are chosen by applicants: a cryptographic hash keeps the trie balanced.
	#[pallet::storage]
	pub type MemberByKey<T: Config> = StorageMap<_, Blake2_128Concat, MemberKey, MemberId>;

	/// Batches that wait for a second registrar.
	#[pallet::storage]
	pub type Pending<T: Config> = StorageMap<_, Twox64Concat, BatchId, PendingBatch<T>>;

	/// How many batches wait.
	#[pallet::storage]
	pub type PendingCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The next batch's number.
	#[pallet::storage]
	pub type NextBatch<T: Config> = StorageValue<_, BatchId, ValueQuery>;

	/// Rolls by number.
	#[pallet::storage]
	pub type Rolls<T: Config> = StorageMap<_, Twox64Concat, RollId, Roll>;

	/// The next roll's number.
	#[pallet::storage]
	pub type NextRoll<T: Config> = StorageValue<_, RollId, ValueQuery>;

	/// Rolls that have work left, in the order in which they get it.
	#[pallet::storage]
	pub type Queue<T: Config> = StorageValue<_, BoundedVec<RollId, ConstU32<MAX_QUEUE>>, ValueQuery>;

	/// A roll's keys, in pages of [`KEYS_PER_PAGE`]; all pages but the last are full.
	#[pallet::storage]
	pub type RollKeys<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RollId, Twox64Concat, u32, KeyPage, ValueQuery>;

	/// The ring that a roll is building.
	#[pallet::storage]
	pub type Building<T: Config> = StorageMap<_, Twox64Concat, RollId, RingBuilder>;

	/// Roots of a roll's rings.
	#[pallet::storage]
	pub type RingRoots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RollId, Twox64Concat, RingIndex, RingRoot>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first registrars.
		pub registrars: alloc::vec::Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let registrars: BoundedVec<_, T::MaxRegistrars> =
				self.registrars.clone().try_into().expect("more registrars than MaxRegistrars");
			for registrar in &registrars {
				frame_system::Pallet::<T>::inc_sufficients(registrar);
			}
			Registrars::<T>::put(registrars);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A batch waits for a second registrar.
		BatchProposed {
			/// Its number.
			batch: BatchId,
			/// Who proposed it.
			by: T::AccountId,
			/// How many applications it has.
			applications: u32,
		},
		/// The applications of a batch became members `first..first + count`.
		BatchConfirmed {
			/// Its number.
			batch: BatchId,
			/// Who confirmed it.
			by: T::AccountId,
			/// The first new member.
			first: MemberId,
			/// How many.
			count: u32,
		},
		/// A batch was refused by a registrar.
		BatchRejected {
			/// Its number.
			batch: BatchId,
			/// Who refused it.
			by: T::AccountId,
		},
		/// All keys of a roll are fixed.
		RollCut {
			/// Its number.
			roll: RollId,
			/// How many keys it has.
			keys: u32,
		},
		/// A roll cannot be built; tell the operators.
		RollFailed {
			/// Its number.
			roll: RollId,
		},
		/// All rings of a roll stand.
		RollBuilt {
			/// Its number.
			roll: RollId,
			/// How many rings it has.
			rings: RingIndex,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// Only a registrar may do this.
		NotARegistrar,
		/// A batch must have at least one application.
		EmptyBatch,
		/// A key stands twice in the batch, or belongs to a member already, or did once.
		KeyInUse,
		/// An application's proof that its key's secret is known does not hold.
		BadOwnership,
		/// As many batches wait as may; confirm or reject one first.
		TooManyPending,
		/// No such batch waits.
		BatchNotFound,
		/// The batch is not the one that was looked at.
		DigestMismatch,
		/// The registrar who proposed a batch cannot also confirm it.
		SameRegistrar,
		/// A roll is being cut; try again in a few blocks.
		RegistryBusy,
		/// No more numbers for members or rolls.
		Exhausted,
		/// As many rolls are being built as may.
		TooManyRolls,
		/// No such roll.
		RollNotFound,
		/// The roll is not at the stage for this.
		WrongRollStage,
		/// Rings of this size have no parameters on this chain.
		RingSizeUnavailable,
		/// No roll has work left.
		NothingToDo,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The member behind a key.
		pub fn member_by_key(key: MemberKey) -> Option<(MemberId, Member)> {
			let id = MemberByKey::<T>::get(key)?;
			Some((id, Members::<T>::get(id)?))
		}

		/// A roll.
		pub fn roll(roll: RollId) -> Option<Roll> {
			Rolls::<T>::get(roll)
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Propose a batch of applications; every proof is checked now.
		///
		/// - `origin`: a registrar.
		/// - `applications`: one to `MaxBatch`.
		///
		/// Emits [`Event::BatchProposed`]. Free for registrars.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::propose_batch(applications.len() as u32))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, _applications: &BoundedVec<Application, T::MaxBatch>| -> bool {
			Pallet::<T>::ensure_registrar(origin.clone()).is_ok()
		})]
		pub fn propose_batch(
			origin: OriginFor<T>,
			applications: BoundedVec<Application, T::MaxBatch>,
		) -> DispatchResult {
			let by = Self::ensure_registrar(origin)?;
			Self::do_propose_batch(by, applications)
		}

		/// Confirm another registrar's batch: its applications become members.
		///
		/// - `origin`: a registrar, not the one who proposed it.
		/// - `batch`: its number.
		/// - `digest`: BLAKE2b-256 of the applications' encoding, so that what is confirmed is what
		///   was looked at.
		///
		/// Emits [`Event::BatchConfirmed`]. Free for registrars.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::confirm_batch(T::MaxBatch::get()))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, _batch: &BatchId, _digest: &H256| -> bool {
			Pallet::<T>::ensure_registrar(origin.clone()).is_ok()
		})]
		pub fn confirm_batch(
			origin: OriginFor<T>,
			batch: BatchId,
			digest: H256,
		) -> DispatchResultWithPostInfo {
			let by = Self::ensure_registrar(origin)?;
			let count = Self::do_confirm_batch(by, batch, digest)?;
			Ok(Some(T::WeightInfo::confirm_batch(count)).into())
		}

		/// Refuse a batch, one's own included.
		///
		/// - `origin`: a registrar.
		/// - `batch`: its number.
		///
		/// Emits [`Event::BatchRejected`]. Free for registrars.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, _batch: &BatchId| -> bool {
			Pallet::<T>::ensure_registrar(origin.clone()).is_ok()
		})]
		pub fn reject_batch(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			let by = Self::ensure_registrar(origin)?;
			Pending::<T>::take(batch).ok_or(Error::<T>::BatchNotFound)?;
			PendingCount::<T>::mutate(|count| count.saturating_dec());
			Self::deposit_event(Event::BatchRejected { batch, by });
			Ok(())
		}

		/// Do a piece of the work that rolls in the queue have left, for when blocks are too full
		/// for it to be done by itself.
		///
		/// - `origin`: any account, which pays for the work.
		/// - `keys`: how many keys to read or to seat; at most [`MOST_WORK`] are.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::work((*keys).min(MOST_WORK)))]
		pub fn work(origin: OriginFor<T>, keys: u32) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_work(keys.min(MOST_WORK))
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let share = T::IdleShare::get() * T::BlockWeights::get().max_block;
			let mut meter = WeightMeter::with_limit(remaining.min(share));
			if meter.try_consume(T::DbWeight::get().reads(1)).is_err() || Queue::<T>::get().is_empty() {
				return meter.consumed();
			}
			while meter.try_consume(T::WeightInfo::work(WORK_PIECE)).is_ok() {
				if Self::do_work(WORK_PIECE).is_err() {
					break;
				}
			}
			meter.consumed()
		}

		fn integrity_test() {
			let block = T::BlockWeights::get().max_block;
			assert!(
				T::WeightInfo::work(WORK_PIECE).all_lte(T::IdleShare::get() * block),
				"a piece of work does not fit the share of an idle block",
			);
			let normal = T::BlockWeights::get().get(DispatchClass::Normal).max_extrinsic;
			assert!(
				normal.is_none_or(|most| T::WeightInfo::propose_batch(T::MaxBatch::get()).all_lte(most)),
				"a full batch does not fit a block",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

impl<T: Config> Pallet<T> {
	fn ensure_registrar(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		let who = ensure_signed(origin)?;
		ensure!(Registrars::<T>::get().contains(&who), Error::<T>::NotARegistrar);
		Ok(who)
	}

	pub(crate) fn do_propose_batch(
		by: T::AccountId,
		applications: BoundedVec<Application, T::MaxBatch>,
	) -> DispatchResult {
		ensure!(!applications.is_empty(), Error::<T>::EmptyBatch);
		ensure!(PendingCount::<T>::get() < T::MaxPending::get(), Error::<T>::TooManyPending);
		let mut keys = alloc::collections::BTreeSet::new();
		for application in &applications {
			ensure!(
				keys.insert(application.key) && !MemberByKey::<T>::contains_key(application.key),
				Error::<T>::KeyInUse
			);
		}
		let genesis = caucus_support::genesis_hash::<T>();
		for application in &applications {
			let message = refs::registration_message(&genesis, &application.key);
			ensure!(
				verify_ownership(&application.key, &application.ownership, &message),
				Error::<T>::BadOwnership
			);
		}
		let batch = NextBatch::<T>::get();
		NextBatch::<T>::put(batch.checked_add(1).ok_or(Error::<T>::Exhausted)?);
		PendingCount::<T>::mutate(|count| count.saturating_inc());
		let count = applications.len() as u32;
		Pending::<T>::insert(batch, PendingBatch { by: by.clone(), applications });
		Self::deposit_event(Event::BatchProposed { batch, by, applications: count });
		Ok(())
	}

	pub(crate) fn do_confirm_batch(
		by: T::AccountId,
		batch: BatchId,
		digest: H256,
	) -> Result<u32, DispatchError> {
		ensure!(!Self::is_cutting(), Error::<T>::RegistryBusy);
		let pending = Pending::<T>::get(batch).ok_or(Error::<T>::BatchNotFound)?;
		ensure!(pending.by != by, Error::<T>::SameRegistrar);
		ensure!(pending.digest() == digest, Error::<T>::DigestMismatch);
		let first = MemberCount::<T>::get();
		let count = pending.applications.len() as u32;
		let next = first.checked_add(count).ok_or(Error::<T>::Exhausted)?;
		// A key may have been registered through another batch since this one was proposed.
		let free = |application: &Application| !MemberByKey::<T>::contains_key(application.key);
		ensure!(pending.applications.iter().all(free), Error::<T>::KeyInUse);
		for (id, application) in (first..next).zip(pending.applications) {
			let Application { key, chapter, classes, ownership: _ } = application;
			Members::<T>::insert(id, Member { key, chapter, classes, status: Status::Active });
			MemberByKey::<T>::insert(key, id);
		}
		MemberCount::<T>::put(next);
		Pending::<T>::remove(batch);
		PendingCount::<T>::mutate(|count| count.saturating_dec());
		Self::deposit_event(Event::BatchConfirmed { batch, by, first, count });
		Ok(count)
	}
}
