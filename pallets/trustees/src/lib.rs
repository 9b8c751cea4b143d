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
//! `t + 1` trustees confirm: so that the loss of one of them does not lose the result. Who did not do
//! its part in time is named, whether the attempt succeeds without it or not.
//!
//! ## Decrypting
//!
//! When the election has closed, each trustee gives its share, bound to everything that was fixed at
//! the close. The chain cannot see finality; a trustee's daemon waits for it before it speaks.
//!
//! ## Acts that do not hold
//!
//! Duties are free, so a duty that is due never fails: what fails for nothing could be repeated for
//! nothing. What does not hold (a wrong proof, a share for another close, another trustee's share) is
//! noted and has no effect. A trustee has [`MAX_INVALID`] such tries for each kind of act and attempt
//! and may still do it right; from then on it pays, and what does not hold is an error.
//!
//! A complaint that proves nothing is noted as well, once for each dealer: it cannot be repeated.
//! Its maker keeps its place. A false complaint opens no share but its maker's own, delays nothing
//! beyond the step's time, and does the dealer no harm; whereas excluding its maker would let one
//! broken daemon take the election below its threshold.
//!
//! ## Invariants
//!
//! - **I1** A ceremony's joinings, dealings, complaints, confirmations, shares and invalid acts
//!   belong to its trustees.
//! - **I2** There is an outcome exactly for the ceremonies that are done.
//! - **I3** Who confirmed was not short of an outcome: at least `t + 1` for each outcome.
//! - **I4** Who is named silent was a trustee, did not act, and is named once for each act.
//! - **I5** Whoever was convicted or accused has dealt. Nobody accuses itself, or one dealer twice.
//! - **I6** No trustee has more than [`MAX_INVALID`] invalid acts of one kind.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod ceremony;
mod duties;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use caucus_primitives::{Digest, ElectionId, Moment, TrusteeIndex};
use caucus_support::limits::{assert_calls_fit, some_value};
use caucus_trustees_core::{
	decryption::{DecryptionShare, MAX_CIPHERTEXTS},
	keygen::{Complaint, Dealing, Joining, Outcome, MAX_TRUSTEES},
};
use frame::prelude::*;

#[frame::pallet]
pub mod pallet {
	use super::*;
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

	/// Dealers of whom a trustee complained without reason.
	#[pallet::storage]
	pub type FalseComplaints<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ElectionId,
		Twox64Concat,
		TrusteeIndex,
		BoundedVec<TrusteeIndex, ConstU32<MAX_TRUSTEES>>,
		ValueQuery,
	>;

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

	/// What a trustee did in this attempt that did not hold, one entry for each time.
	#[pallet::storage]
	pub type InvalidActs<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ElectionId,
		Twox64Concat,
		TrusteeIndex,
		BoundedVec<Act, ConstU32<MAX_NOTED>>,
		ValueQuery,
	>;

	/// Who did not do its part in time, by attempt. Stays when an attempt is given up.
	#[pallet::storage]
	pub type Silences<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, u32, Silenced, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first roster.
		pub roster: alloc::vec::Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			// A genesis is made on somebody's machine, where a panic is how a wrong one is refused.
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
		/// A complaint proved nothing. Its maker cannot complain of this dealer again.
		ComplaintUnfounded {
			/// The election.
			election: ElectionId,
			/// Who complained.
			accuser: TrusteeIndex,
			/// The dealer, which stays.
			dealer: TrusteeIndex,
			/// What is wrong with it.
			error: DispatchError,
		},
		/// What a trustee did does not hold, and had no effect.
		ActIgnored {
			/// The election.
			election: ElectionId,
			/// Its number.
			trustee: TrusteeIndex,
			/// What it tried to do.
			act: Act,
			/// What is wrong with it.
			error: DispatchError,
		},
		/// A trustee did not do its part in time.
		Silent {
			/// The election.
			election: ElectionId,
			/// In which attempt.
			attempt: u32,
			/// Its number.
			trustee: TrusteeIndex,
			/// What it did not do.
			act: Act,
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
		/// The trustee has done this already, or complained of this dealer without reason.
		AlreadyDone,
		/// The trustee did not join in time.
		DidNotJoin,
		/// The trustee did not confirm.
		DidNotConfirm,
		/// The accused has dealt nothing, was convicted already, or is the complainant.
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

		/// What trustees are to do now, who has not, and until when it is awaited.
		pub fn awaited(election: ElectionId) -> Option<Awaited<T::AccountId>> {
			Self::look_at_awaited(election)
		}

		/// Who did not do its part of an attempt in time.
		pub fn silences(election: ElectionId, attempt: u32) -> Silenced {
			Silences::<T>::get(election, attempt)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Join a ceremony.
		///
		/// - `origin`: a trustee of the election.
		/// - `joining`: see [`Joining`].
		///
		/// Emits [`Event::ActIgnored`] when it does not hold. Free when it is due from this trustee.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::join(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _joining: &Joining| -> bool {
			Pallet::<T>::is_free(origin, *election, Act::Join)
		})]
		pub fn join(origin: OriginFor<T>, election: ElectionId, joining: Joining) -> DispatchResult {
			Self::do_join(ensure_signed(origin)?, election, joining)
		}

		/// Reveal one's commitments and send the shares.
		///
		/// - `origin`: a trustee of the election who joined.
		/// - `dealing`: see [`Dealing`].
		///
		/// Emits [`Event::ActIgnored`] when it does not hold. Free when it is due from this trustee.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::deal(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _dealing: &alloc::boxed::Box<Dealing>| -> bool {
			Pallet::<T>::is_free(origin, *election, Act::Deal)
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
		/// Free when it is due from this trustee.
		#[pallet::call_index(2)]
		#[pallet::weight((
			T::WeightInfo::accept()
				.max(T::WeightInfo::accept_and_add_up())
				.max(T::WeightInfo::accept_and_start_anew()),
			DispatchClass::Operational
		))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId| -> bool {
			Pallet::<T>::is_free(origin, *election, Act::Accept)
		})]
		pub fn accept(origin: OriginFor<T>, election: ElectionId) -> DispatchResultWithPostInfo {
			let was_last = Self::do_accept(ensure_signed(origin)?, election)?;
			Ok((!was_last).then(T::WeightInfo::accept).into())
		}

		/// Prove that a dealer sent a wrong share; it is excluded.
		///
		/// - `origin`: the trustee who got the share.
		/// - `complaint`: see [`Complaint`].
		///
		/// Emits [`Event::DealerConvicted`], or [`Event::ComplaintUnfounded`] when it proves nothing. Free,
		/// once for each dealer that can be complained of.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::complain(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, complaint: &Complaint| -> bool {
			Pallet::<T>::is_free_complaint(origin, *election, complaint.dealer)
		})]
		pub fn complain(origin: OriginFor<T>, election: ElectionId, complaint: Complaint) -> DispatchResult {
			Self::do_complain(ensure_signed(origin)?, election, complaint)
		}

		/// Show in a trial decryption that one's share of the key works.
		///
		/// - `origin`: a trustee of the election who joined.
		/// - `share`: of the ceremony's trial point.
		///
		/// Emits [`Event::ActIgnored`] when it does not hold. Free when it is due from this trustee.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::confirm(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _share: &alloc::boxed::Box<DecryptionShare>| -> bool {
			Pallet::<T>::is_free(origin, *election, Act::Confirm)
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
		/// Emits [`Event::ActIgnored`] when it does not hold. Free when it is due from this trustee.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::reveal_seed(), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _seed: &Digest| -> bool {
			Pallet::<T>::is_free(origin, *election, Act::RevealSeed)
		})]
		pub fn reveal_seed(origin: OriginFor<T>, election: ElectionId, seed: Digest) -> DispatchResult {
			Self::do_reveal_seed(ensure_signed(origin)?, election, seed)
		}

		/// Give one's share of the decryption of a closed election.
		///
		/// - `origin`: a trustee of the election.
		/// - `share`: of the election's sums, in order.
		///
		/// Emits [`Event::ShareAccepted`], or [`Event::ActIgnored`] when it does not hold. Free when it is
		/// due from this trustee.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::submit_share(MAX_CIPHERTEXTS), DispatchClass::Operational))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _share: &alloc::boxed::Box<DecryptionShare>| -> bool {
			Pallet::<T>::is_free(origin, *election, Act::SubmitShare)
		})]
		pub fn submit_share(
			origin: OriginFor<T>,
			election: ElectionId,
			share: alloc::boxed::Box<DecryptionShare>,
		) -> DispatchResultWithPostInfo {
			let sums = Self::do_submit_share(ensure_signed(origin)?, election, *share)?;
			Ok(Some(T::WeightInfo::submit_share(sums)).into())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxAttempts::get() > 0, "a ceremony must be tried at least once");
			let election = 0;
			assert_calls_fit::<T, Call<T>>(&[
				Call::join { election, joining: some_value() },
				Call::deal { election, dealing: some_value() },
				Call::accept { election },
				Call::complain { election, complaint: some_value() },
				Call::confirm { election, share: some_value() },
				Call::reveal_seed { election, seed: some_value() },
				Call::submit_share { election, share: some_value() },
			]);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
