// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Elections
//!
//! Members vote without a name and without an account; the chain counts without reading.
//!
//! ## Terminology
//!
//! - **Election**: one ballot paper with one or more contests, one roll, one key.
//! - **Contest**: one question on the paper, with candidates and a blank option.
//! - **Ballot**: a voter's ciphertexts for all contests, with proofs, under the voter's alias.
//! - **Alias**: what a key on the roll is called in this election; one alias, one vote.
//! - **Accumulator**: the sum of all counted ciphertexts of one option.
//! - **Ballot log**: a hash chain over all accepted ballots, which an auditor replays.
//! - **Close**: what is fixed when voting ends; decryption shares are bound to it.
//!
//! ## Life of an election
//!
//! 1. The commission draws it up ([`Stage::Draft`]) and calls trustees, who make its key
//!    ([`Stage::KeyGeneration`]).
//! 2. The roll is cut and its rings are built ([`Stage::RollCut`]).
//! 3. Everything is fixed and hashed into the election's reference ([`Stage::Ready`]); from the
//!    first moment of voting on it is [`Stage::Open`].
//! 4. Ballots arrive, each checked before it enters a block. A later ballot of the same voter
//!    replaces the earlier one.
//! 5. At the first block after the last moment of voting the sums are fixed ([`Stage::Closed`]).
//!    Trustees decrypt them; anyone announces the totals and the chain checks them
//!    ([`Stage::Tallied`]).
//!
//! Nothing waits for an officer: any account can move an election on when it is due, and the chain
//! does so itself when a block has room.
//!
//! ## What is public, what is hidden
//!
//! - That a key is on the roll: public. That its holder voted: hidden within the ring.
//! - How many voted: public at any time. How: known only as the totals, after the close.
//! - Which ballots belong to one voter of one election: public (they have one alias). Which belong
//!   to one voter of two elections: hidden.
//!
//! ## Invariants
//!
//! - **I1** An election's accumulators are the sums of the ciphertexts of its votes.
//! - **I2** The count of voters is the number of votes; accepted ballots are at least as many.
//! - **I3** Parameters exist exactly from Ready on; a close exactly from Closed on; a result
//!   exactly when Tallied.
//! - **I4** The active list holds every election that can still move.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod ballots;
mod life;
pub mod runtime_api;
mod try_state;
pub mod weights;

#[cfg(test)]
mod tests;

pub use caucus_elections_core::{
	ballot::Ballot,
	params::{Params, Plan},
	tally::{Close, Count, Election, Options, Stage, Totals, VoidReason, Vote},
	verify::Refusal,
};
pub use pallet::*;
pub use weights::WeightInfo;

use caucus_primitives::{Alias, ContestIndex, ElectionId};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};

/// The trustees called for an election.
pub type Called<T> = BoundedVec<
	<T as frame_system::Config>::AccountId,
	ConstU32<{ caucus_trustees_core::keygen::MAX_TRUSTEES }>,
>;

/// Most elections that can move at a time.
pub const MAX_ACTIVE: u32 = 16;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use caucus_support::{Ceremonies, Rolls, Tallies};
	use frame::traits::UnixTime;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// Who cuts rolls and builds rings.
		type Rolls: Rolls;

		/// Who makes keys and decrypts.
		type Ceremonies: Ceremonies<AccountId = Self::AccountId>;

		/// The block's time.
		type Time: UnixTime;

		/// Most accounts in the commission.
		#[pallet::constant]
		type MaxCommission: Get<u32>;

		/// Most options of all contests of an election together. Bounds the cost of a ballot.
		#[pallet::constant]
		type MaxOptions: Get<u32>;

		/// The smallest roll that an election may ask for: a crowd to hide in.
		#[pallet::constant]
		type LeastRoll: Get<u32>;

		/// The smallest turnout that an election may ask for: fewer, and the sum tells too much.
		#[pallet::constant]
		type LeastTurnout: Get<u32>;

		/// The smallest number of trustees that an election may ask to agree.
		#[pallet::constant]
		type LeastThreshold: Get<u16>;

		/// The largest number of times that an election may let voters replace their ballot.
		#[pallet::constant]
		type MaxRevotes: Get<u16>;

		/// Weights.
		type WeightInfo: WeightInfo;
	}

	/// Accounts that may draw up elections.
	#[pallet::storage]
	pub type Commission<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxCommission>, ValueQuery>;

	/// Elections by number.
	#[pallet::storage]
	pub type Elections<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Election>;

	/// The next election's number.
	#[pallet::storage]
	pub type NextElection<T: Config> = StorageValue<_, ElectionId, ValueQuery>;

	/// Elections that can still move.
	#[pallet::storage]
	pub type Active<T: Config> = StorageValue<_, BoundedVec<ElectionId, ConstU32<MAX_ACTIVE>>, ValueQuery>;

	/// What is fixed from Ready on.
	#[pallet::storage]
	pub type ParamsOf<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Params>;

	/// Running counts.
	#[pallet::storage]
	pub type Counts<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Count>;

	/// Sums of the counted ciphertexts, by contest.
	#[pallet::storage]
	pub type Accumulators<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, ContestIndex, Options>;

	/// The counted vote of each alias.
	// An alias is the hash of a VRF output: nobody can choose where it falls in the trie.
	#[pallet::storage]
	pub type Votes<T: Config> = StorageDoubleMap<_, Twox64Concat, ElectionId, Identity, Alias, Vote>;

	/// What was fixed at the close.
	#[pallet::storage]
	pub type Closes<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Close>;

	/// Results.
	#[pallet::storage]
	pub type Results<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Totals>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first election commission.
		pub commission: alloc::vec::Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let commission: BoundedVec<_, T::MaxCommission> =
				self.commission.clone().try_into().expect("more commissioners than MaxCommission");
			for commissioner in &commission {
				frame_system::Pallet::<T>::inc_sufficients(commissioner);
			}
			Commission::<T>::put(commission);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An election was drawn up.
		DrawnUp {
			/// Its number.
			election: ElectionId,
			/// By whom.
			by: T::AccountId,
		},
		/// An election reached a stage.
		StageReached {
			/// Its number.
			election: ElectionId,
			/// The stage.
			stage: Stage,
		},
		/// A ballot was accepted.
		BallotAccepted {
			/// The election.
			election: ElectionId,
			/// The voter's alias.
			alias: Alias,
			/// The ballot's sequence number.
			sequence: u16,
			/// BLAKE2b-256 of the ballot: the voter's receipt.
			digest: H256,
		},
		/// A result stands.
		ResultAnnounced {
			/// The election.
			election: ElectionId,
			/// Votes for each option of each contest.
			totals: Totals,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// Only the election commission may do this.
		NotOnCommission,
		/// No such election.
		ElectionNotFound,
		/// The election is at another stage.
		WrongStage,
		/// The election is not due to move on.
		NotDue,
		/// The paper has no contest.
		NoContest,
		/// A contest has too few candidates, two of the same name, or a limit that fits neither.
		InvalidContest,
		/// A title or name is empty, not UTF-8, or has control characters.
		InvalidLabel,
		/// The paper has more options than a ballot may carry.
		TooManyOptions,
		/// Voting must begin in the future and end later, and trustees need time for their steps.
		InvalidSchedule,
		/// The minimums lie below what keeps a vote secret.
		MinimumsTooLow,
		/// Too few trustees would have to agree: they could open single ballots among themselves.
		ThresholdTooLow,
		/// This chain has no rings of that size.
		RingSizeUnavailable,
		/// Voters may not replace their ballots that often.
		TooManyRevotes,
		/// As many elections are under way as may be.
		TooManyElections,
		/// There are too few decryption shares yet.
		NotDecrypted,
		/// These are not the totals.
		WrongTotals,
		/// The ballot was refused; the pool tells why by its code.
		BallotRefused,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// An election and its running count.
		pub fn election(election: ElectionId) -> Option<(Election, Option<Count>)> {
			Some((Elections::<T>::get(election)?, Counts::<T>::get(election)))
		}

		/// The parameters of an election, from Ready on.
		pub fn params(election: ElectionId) -> Option<Params> {
			ParamsOf::<T>::get(election)
		}

		/// The sequence number of the counted ballot of an alias.
		pub fn sequence(election: ElectionId, alias: Alias) -> Option<u16> {
			Votes::<T>::get(election, alias).map(|vote| vote.sequence)
		}

		/// The result of an election.
		pub fn result(election: ElectionId) -> Option<Totals> {
			Results::<T>::get(election)
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Cast a ballot, or replace one's earlier ballot.
		///
		/// Needs neither an account nor a fee: the ballot proves by itself that it may be counted.
		/// It can be sent as a general transaction, or as an unsigned one.
		///
		/// - `ballot`: made by a wallet, the portal or `caucus vote`.
		///
		/// Emits [`Event::BallotAccepted`].
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of_cast(ballot))]
		#[pallet::authorize(|_source, ballot| Pallet::<T>::authorize_cast(ballot))]
		// Checking the ballot is part of the call's own weight, because a bare extrinsic has no
		// extension that would be charged for it.
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn cast(origin: OriginFor<T>, ballot: alloc::boxed::Box<Ballot>) -> DispatchResult {
			// Authorized through the extension, or a bare extrinsic through `validate_unsigned`;
			// both have run `check_ballot` on this state.
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_cast(&ballot)
		}

		/// Draw up an election.
		///
		/// - `origin`: a member of the election commission.
		/// - `plan`: the paper, the electorate, the times, the minimums.
		///
		/// Emits [`Event::DrawnUp`]. Free for the commission.
		#[pallet::call_index(1)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, _plan: &alloc::boxed::Box<Plan>| -> bool {
			Pallet::<T>::ensure_commission(origin.clone()).is_ok()
		})]
		pub fn draw_up(origin: OriginFor<T>, plan: alloc::boxed::Box<Plan>) -> DispatchResult {
			let by = Self::ensure_commission(origin)?;
			Self::do_draw_up(by, *plan)
		}

		/// Call trustees to make the election's key.
		///
		/// - `origin`: a member of the election commission.
		/// - `trustees`: from the roster, more than the plan's threshold.
		///
		/// Emits [`Event::StageReached`]. Free if it succeeds.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, _election: &ElectionId, _trustees: &Called<T>| -> bool {
			Pallet::<T>::ensure_commission(origin.clone()).is_ok()
		})]
		pub fn call_trustees(
			origin: OriginFor<T>,
			election: ElectionId,
			trustees: Called<T>,
		) -> DispatchResult {
			Self::ensure_commission(origin)?;
			Self::do_call_trustees(election, trustees.into_inner())
		}

		/// Withdraw an election before voting begins.
		///
		/// - `origin`: a member of the election commission.
		///
		/// Emits [`Event::StageReached`]. Free if it succeeds.
		#[pallet::call_index(3)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, _election: &ElectionId| -> bool {
			Pallet::<T>::ensure_commission(origin.clone()).is_ok()
		})]
		pub fn withdraw(origin: OriginFor<T>, election: ElectionId) -> DispatchResult {
			Self::ensure_commission(origin)?;
			Self::do_withdraw(election)
		}

		/// Move an election on that is due.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::StageReached`]. Free if it succeeds.
		#[pallet::call_index(4)]
		pub fn advance(origin: OriginFor<T>, election: ElectionId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_advance(election)?;
			Ok(Pays::No.into())
		}

		/// Announce the totals of a closed election; the chain checks them against what the trustees
		/// decrypted.
		///
		/// - `origin`: any account.
		/// - `totals`: votes for each option of each contest.
		///
		/// Emits [`Event::ResultAnnounced`]. Free if it succeeds.
		#[pallet::call_index(5)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _totals: &alloc::boxed::Box<Totals>| -> bool {
			let who = ensure_signed(origin.clone());
			who.is_ok_and(|who| {
				Pallet::<T>::is_closed(*election) && T::Ceremonies::is_trustee(*election, &who)
			})
		})]
		pub fn announce(
			origin: OriginFor<T>,
			election: ElectionId,
			totals: alloc::boxed::Box<Totals>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_announce(election, *totals)?;
			Ok(Pays::No.into())
		}
	}

	/// The path for tools that can send unsigned extrinsics alone, such as Polkadot.js Apps. It is
	/// the same check; it goes when the SDK drops the trait.
	#[pallet::validate_unsigned]
	#[allow(deprecated)]
	impl<T: Config> ValidateUnsigned for Pallet<T> {
		type Call = Call<T>;

		fn validate_unsigned(_source: TransactionSource, call: &Self::Call) -> TransactionValidity {
			match call {
				Call::cast { ballot } => Self::authorize_cast(ballot).map(|(validity, _)| validity),
				_ => Err(InvalidTransaction::Call.into()),
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			let mut active = Active::<T>::get().into_inner();
			// Each block begins with another election, so that none waits behind the others for ever.
			let turn: u32 = now.saturated_into();
			if let Some(start) = turn.checked_rem(active.len() as u32) {
				active.rotate_left(start as usize);
			}
			for election in active {
				if meter.try_consume(T::DbWeight::get().reads(2)).is_err() {
					break;
				}
				if !Self::may_be_due(election) {
					continue;
				}
				if meter.try_consume(T::WeightInfo::advance()).is_err() {
					break;
				}
				// Not being due is no fault; whatever fails leaves no trace.
				let _ = with_storage_layer(|| Self::do_advance(election));
			}
			meter.consumed()
		}

		fn integrity_test() {
			let most = T::BlockWeights::get().get(DispatchClass::Normal).max_extrinsic;
			let options = T::MaxOptions::get();
			let ballot = T::WeightInfo::cast(options).saturating_add(T::WeightInfo::authorize_cast(options));
			assert!(most.is_none_or(|most| ballot.all_lte(most)), "a full ballot does not fit a block");
			assert!(T::LeastRoll::get() >= T::LeastTurnout::get(), "minimums contradict each other");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
