// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Trustees
//!
//! Trustees make an election's key together, so that no one holds it, and decrypt the sums together.
//!
//! ## Terminology
//!
//! - **Roster**: those who may be called as trustees, whatever the election is about.
//! - **Ceremony**: the making of one election's key by the trustees called for it.
//! - **Attempt**: one try of a ceremony. Too few at any step, and the next one starts from nothing.
//! - **Dealer**: a trustee as giver of shares. Who is found lying is excluded as a dealer.
//! - **Share**: a trustee's part of the decryption of an election's sums.
//!
//! ## Making a key
//!
//! 1. *Join*: each trustee publishes a transport key and commits to its polynomial and to its share
//!    of the ring permutation's seed.
//! 2. *Deal*: each reveals its commitments and sends masked shares to all.
//! 3. *Check*: each either says that all its shares are right, or convicts a dealer.
//! 4. *Confirm*: the chain adds up what remains; each trustee shows in a trial decryption that its
//!    share works.
//!
//! A step ends when everybody has acted or its time is over. At least `t` dealers must remain, and
//! `t + 1` trustees confirm: so that the loss of one of them does not lose the result.
//!
//! ## Decrypting
//!
//! When the election has closed, each trustee gives its share, bound to everything that was fixed at
//! the close. The chain cannot see finality; a trustee's daemon waits for it before it speaks.
//!
//! ## Invariants
//!
//! - **I1** A ceremony's joinings, dealings, confirmations and shares belong to its trustees.
//! - **I2** There is an outcome exactly for the ceremonies that are done.
//! - **I3** Who confirmed was not short of an outcome: at least `t + 1` for each outcome.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod ceremony;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use caucus_primitives::{Digest, ElectionId, Moment, TrusteeIndex};
use caucus_trustees_core::{
	decryption::DecryptionShare,
	keygen::{Complaint, Dealing, Joining, Outcome},
};
use frame::prelude::*;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use caucus_support::Tallies;
	use frame::traits::UnixTime;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// What is to be decrypted.
		type Tallies: caucus_support::Tallies;

		/// The block's time.
		type Time: UnixTime;

		/// Most accounts on the roster.
		#[pallet::constant]
		type MaxRoster: Get<u32>;

		/// How often a ceremony is tried before it fails.
		#[pallet::constant]
		type MaxAttempts: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;
	}

	/// Accounts that may be called as trustees.
	#[pallet::storage]
	pub type Roster<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxRoster>, ValueQuery>;

	/// The ceremony of each election.
	#[pallet::storage]
	pub type Ceremonies<T: Config> = StorageMap<_, Twox64Concat, ElectionId, CeremonyRecord<T>>;

	/// What trustees joined with.
	#[pallet::storage]
	pub type Joinings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, TrusteeIndex, Joining>;

	/// What dealers dealt.
	#[pallet::storage]
	pub type Dealings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, TrusteeIndex, Dealing>;

	/// Dealers convicted of a wrong share.
	#[pallet::storage]
	pub type Convicted<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, TrusteeIndex, Complaint>;

	/// Trustees who said that the shares of all dealers not convicted are right.
	#[pallet::storage]
	pub type Checked<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, TrusteeIndex, ()>;

	/// The keys that the dealers' contributions add up to, from the step Confirm on.
	#[pallet::storage]
	pub type Outcomes<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Outcome>;

	/// Trial decryptions.
	#[pallet::storage]
	pub type Confirmations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, TrusteeIndex, DecryptionShare>;

	/// Revealed shares of the ring permutation's seed.
	#[pallet::storage]
	pub type Seeds<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, TrusteeIndex, Digest>;

	/// The block in which all seeds were there, or their time was over.
	#[pallet::storage]
	pub type SeedsSettled<T: Config> = StorageMap<_, Twox64Concat, ElectionId, BlockNumberFor<T>>;

	/// Hash of the later block that the seed of the ring permutation was made with.
	#[pallet::storage]
	pub type SeedBlocks<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Digest>;

	/// Valid decryption shares.
	#[pallet::storage]
	pub type Shares<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, TrusteeIndex, DecryptionShare>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first roster.
		pub roster: alloc::vec::Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let roster: BoundedVec<_, T::MaxRoster> =
				self.roster.clone().try_into().expect("more trustees than MaxRoster");
			for trustee in &roster {
				frame_system::Pallet::<T>::inc_sufficients(trustee);
			}
			Roster::<T>::put(roster);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A ceremony began, or began anew.
		CeremonyBegun {
			/// The election.
			election: ElectionId,
			/// Which attempt.
			attempt: u32,
		},
		/// A ceremony reached a step.
		StepReached {
			/// The election.
			election: ElectionId,
			/// The step.
			step: Step,
			/// When it ends at the latest.
			deadline: Moment,
		},
		/// A trustee acted.
		TrusteeActed {
			/// The election.
			election: ElectionId,
			/// Its number.
			trustee: TrusteeIndex,
			/// In which step.
			step: Step,
		},
		/// A dealer was convicted of sending a wrong share.
		DealerConvicted {
			/// The election.
			election: ElectionId,
			/// Its number.
			dealer: TrusteeIndex,
			/// Who proved it.
			by: TrusteeIndex,
		},
		/// A trustee revealed its share of the seed.
		SeedRevealed {
			/// The election.
			election: ElectionId,
			/// Its number.
			trustee: TrusteeIndex,
		},
		/// A valid decryption share arrived.
		ShareAccepted {
			/// The election.
			election: ElectionId,
			/// Its number.
			trustee: TrusteeIndex,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The election has no ceremony.
		CeremonyNotFound,
		/// The election has a ceremony already.
		AlreadyBegun,
		/// Only a trustee of this election may do this.
		NotATrustee,
		/// One of those called is not on the roster, or is called twice.
		NotOnRoster,
		/// There must be more trustees than the threshold, and the threshold at least one.
		BadThreshold,
		/// The ceremony is at another step.
		WrongStep,
		/// The time of the step is over.
		TooLate,
		/// The trustee has done this already.
		AlreadyDone,
		/// The trustee did not join in time.
		DidNotJoin,
		/// The trustee did not confirm.
		DidNotConfirm,
		/// The accused has dealt nothing, or was convicted already.
		NothingToComplainOf,
		/// A point or number is not in its canonical encoding.
		BadEncoding,
		/// A proof does not hold.
		BadProof,
		/// What is revealed is not what was committed to.
		CommitmentMismatch,
		/// Not as many parts as trustees, threshold or sums ask for.
		WrongLength,
		/// The share complained of is right.
		UnfoundedComplaint,
		/// The election is not closed: there is nothing to decrypt.
		ElectionNotClosed,
		/// The contributions do not make a key; the next attempt will.
		NoKey,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The ceremony of an election.
		pub fn ceremony(election: ElectionId) -> Option<CeremonyRecord<T>> {
			Ceremonies::<T>::get(election)
		}

		/// The keys of an election.
		pub fn outcome(election: ElectionId) -> Option<Outcome> {
			Outcomes::<T>::get(election)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Join a ceremony.
		///
		/// - `origin`: a trustee of the election.
		/// - `joining`: see [`Joining`].
		///
		/// Free for a trustee of the election who has not done it yet.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::join(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _joining: &Joining| -> bool {
			Pallet::<T>::is_due_from(origin, *election, Step::Join, |index| {
				!Joinings::<T>::contains_key(election, index)
			})
		})]
		pub fn join(origin: OriginFor<T>, election: ElectionId, joining: Joining) -> DispatchResult {
			Self::do_join(ensure_signed(origin)?, election, joining)
		}

		/// Reveal one's commitments and send the shares.
		///
		/// - `origin`: a trustee of the election who joined.
		/// - `dealing`: see [`Dealing`].
		///
		/// Free for a trustee of the election who has not done it yet.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::deal(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _dealing: &alloc::boxed::Box<Dealing>| -> bool {
			Pallet::<T>::is_due_from(origin, *election, Step::Deal, |index| {
				!Dealings::<T>::contains_key(election, index)
			})
		})]
		pub fn deal(
			origin: OriginFor<T>,
			election: ElectionId,
			dealing: alloc::boxed::Box<Dealing>,
		) -> DispatchResult {
			Self::do_deal(ensure_signed(origin)?, election, *dealing)
		}

		/// Say that the shares of all dealers who are not convicted are right.
		///
		/// - `origin`: a trustee of the election who joined.
		///
		/// Free for a trustee of the election who has not done it yet.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::accept(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId| -> bool {
			Pallet::<T>::is_due_from(origin, *election, Step::Check, |index| {
				!Checked::<T>::contains_key(election, index)
			})
		})]
		pub fn accept(origin: OriginFor<T>, election: ElectionId) -> DispatchResult {
			Self::do_accept(ensure_signed(origin)?, election)
		}

		/// Prove that a dealer sent a wrong share; it is excluded.
		///
		/// - `origin`: the trustee who got the share.
		/// - `complaint`: see [`Complaint`].
		///
		/// Emits [`Event::DealerConvicted`]. Free for a trustee of the election who has not done it yet.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::complain(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, complaint: &Complaint| -> bool {
			Pallet::<T>::is_due_from(origin, *election, Step::Check, |_| {
				!Convicted::<T>::contains_key(election, complaint.dealer)
			})
		})]
		pub fn complain(origin: OriginFor<T>, election: ElectionId, complaint: Complaint) -> DispatchResult {
			Self::do_complain(ensure_signed(origin)?, election, complaint)
		}

		/// Show in a trial decryption that one's share of the key works.
		///
		/// - `origin`: a trustee of the election who joined.
		/// - `share`: of the ceremony's trial point.
		///
		/// Free for a trustee of the election who has not done it yet.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::confirm(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _share: &alloc::boxed::Box<DecryptionShare>| -> bool {
			Pallet::<T>::is_due_from(origin, *election, Step::Confirm, |index| {
				!Confirmations::<T>::contains_key(election, index)
			})
		})]
		pub fn confirm(
			origin: OriginFor<T>,
			election: ElectionId,
			share: alloc::boxed::Box<DecryptionShare>,
		) -> DispatchResult {
			Self::do_confirm(ensure_signed(origin)?, election, *share)
		}

		/// Reveal one's share of the ring permutation's seed.
		///
		/// - `origin`: a trustee of the election who confirmed.
		/// - `seed`: what was committed to when joining.
		///
		/// Free for a trustee of the election who has not done it yet.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::reveal_seed(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _seed: &Digest| -> bool {
			Pallet::<T>::is_due_from(origin, *election, Step::Done, |index| {
				!Seeds::<T>::contains_key(election, index)
			})
		})]
		pub fn reveal_seed(origin: OriginFor<T>, election: ElectionId, seed: Digest) -> DispatchResult {
			Self::do_reveal_seed(ensure_signed(origin)?, election, seed)
		}

		/// Give one's share of the decryption of a closed election.
		///
		/// - `origin`: a trustee of the election.
		/// - `share`: of the election's sums, in order.
		///
		/// Emits [`Event::ShareAccepted`]. Free for a trustee of the election who has not done it yet.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::submit_share(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _share: &alloc::boxed::Box<DecryptionShare>| -> bool {
			Pallet::<T>::is_due_from(origin, *election, Step::Done, |index| {
				T::Tallies::is_closed(*election) && !Shares::<T>::contains_key(election, index)
			})
		})]
		pub fn submit_share(
			origin: OriginFor<T>,
			election: ElectionId,
			share: alloc::boxed::Box<DecryptionShare>,
		) -> DispatchResult {
			Self::do_submit_share(ensure_signed(origin)?, election, *share)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxAttempts::get() > 0, "a ceremony must be tried at least once");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
