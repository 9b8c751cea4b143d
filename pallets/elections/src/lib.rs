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
//! - **Style**: which contests stand on the paper of which members; styles split the roll.
//! - **Weight group**: styles whose votes in a contest are added up together.
//! - **Accumulator**: the sum of all counted ciphertexts of one option in one weight group.
//! - **Ballot log**: a hash chain over all accepted ballots, which an auditor replays.
//! - **Close**: what is fixed when voting ends; decryption shares are bound to it.
//! - **Poll**: counts from outside that a contest's rule gives a weight; sealed before the close.
//! - **Outcome**: who is elected in a contest, or what has to follow.
//!
//! ## Life of an election
//!
//! 1. The commission draws it up ([`Stage::Draft`]); nominees accept. It calls trustees, who make
//!    the key ([`Stage::KeyGeneration`]).
//! 2. The roll is cut ([`Stage::RollCut`]), objected to and amended, and its rings are built
//!    ([`Stage::Objections`]).
//! 3. Everything is fixed and hashed into the election's reference ([`Stage::Ready`]); from the
//!    first moment of voting on it is [`Stage::Open`].
//! 4. Ballots arrive, each checked before it enters a block, or many together from a relayer. A
//!    later ballot of the same voter replaces the earlier one.
//! 5. At the first block after the last moment of voting the sums are fixed ([`Stage::Closed`]).
//!    Trustees decrypt them; anyone announces the totals and the chain checks them
//!    ([`Stage::Tallied`]). Polls are revealed, and the chain works out who is elected.
//! 6. Two of the commission certify ([`Stage::Certified`]). Objections are taken; the appeals body
//!    may annul. After that, or when nobody certified in time, the result is [`Stage::Final`].
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
//! - **I2** The voters counted are the votes; accepted ballots are at least as many.
//! - **I3** Parameters exist exactly from Ready on; a close exactly from Closed on; totals exactly
//!   from Tallied on.
//! - **I4** The active list holds every election that can still move.
//! - **I5** A stored outcome is the one that totals and revealed polls give.
//! - **I6** A revealed poll is the one that was sealed.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod ballots;
mod costs;
mod drafts;
mod governance;
mod idle;
mod life;
mod recall;
mod results;
pub mod runtime_api;
mod try_state;
mod upgrades;
pub mod weights;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;
// The chain of the tests shares with the runtime what prepares states for benchmarks.
#[cfg(all(feature = "runtime-benchmarks", test))]
extern crate self as pallet_elections;

pub use ballots::{BatchVerifier, InRuntime};
pub use caucus_elections_core::{
	ballot::Ballot,
	params::{Electorate, Params, Plan, SumIndex, MAX_CANDIDATES, MAX_CONTESTS},
	tally::{
		Close, Composed, Count, Election, Options, Outcomes, Poll, PollCounts, Ruling, Stage, Totals,
		VoidReason, Vote,
	},
	verify::Refusal,
};
pub use drafts::{LONGEST_STEP, MAX_DRAFTS_OF_ONE};
pub use governance::ANSWERS;
pub use life::EnsureCommissioner;
pub use pallet::*;
pub use recall::RecallTimes;
pub use upgrades::RefuseWhileVoting;
pub use weights::WeightInfo;

use caucus_primitives::{calendar::DAY, Alias, CandidateIndex, ContestIndex, ElectionId, Moment};
use caucus_support::agreement::Agreements;
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
pub const MAX_ACTIVE: u32 = 32;

/// So many of them are kept for votes that members asked for: what the commission draws up leaves room.
pub const KEPT_FOR_RECALLS: u32 = 8;

/// How far ahead voting may begin, and how long it may last, in milliseconds: a year.
pub const FARTHEST: Moment = 366 * DAY;

/// Most ballots in a batch: see `costs` for what limits it.
pub const MAX_BATCH: u32 = 128;

/// Most objections to a result.
pub const MAX_OBJECTIONS: u32 = 64;

/// Most elections whose votes are kept for audits at a time.
pub const MAX_KEPT: u32 = 256;

/// Most votes cleared in one piece when a block has room.
pub const CLEAR_PIECE: u32 = 64;

/// Most nominations of one election.
pub const MAX_NOMINATIONS: u32 = MAX_CONTESTS * MAX_CANDIDATES;

/// Ballots that a relayer hands in together.
pub type Batch = BoundedVec<Ballot, ConstU32<MAX_BATCH>>;

/// The accounts of the election commission.
pub type CommissionOf<T> = BoundedVec<<T as frame_system::Config>::AccountId, <T as Config>::MaxCommission>;

/// Nominations that were accepted.
pub type Nominations = BoundedVec<(ContestIndex, CandidateIndex), ConstU32<MAX_NOMINATIONS>>;

/// Objections to a result: who raised them, and the digest of the reasons.
pub type ObjectionList<T> =
	BoundedVec<(<T as frame_system::Config>::AccountId, H256), ConstU32<MAX_OBJECTIONS>>;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use caucus_support::{
		governance::Succession,
		services::{Charge, Upgrades},
		Ceremonies, Rolls,
	};
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

		/// Who rules on objections to a result.
		type AppealsOrigin: EnsureOrigin<OriginFor<Self>, Success = Self::AccountId>;

		/// Who says who the commission is: the members, or not.
		type CommissionOrigin: EnsureOrigin<OriginFor<Self>, Success = bool>;

		/// Whether new code waits to be enacted.
		type Upgrades: Upgrades;

		/// Whether the council waits for the result of an election.
		type Succession: Succession;

		/// Makes a relayer pay for ballots that were of no use.
		type Charge: Charge<Self::AccountId>;

		/// When what happens in a vote on a recall.
		#[pallet::constant]
		type RecallTimes: Get<RecallTimes>;

		/// How long votes are kept after an election is final, in milliseconds: the time for audits.
		#[pallet::constant]
		type AuditWindow: Get<Moment>;

		/// The longest prolongation of voting, in milliseconds.
		#[pallet::constant]
		type MaxExtension: Get<Moment>;

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

		/// Checks the proofs of batches.
		type BatchVerifier: BatchVerifier;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the pallets behind [`Config::Rolls`] and
		/// [`Config::Ceremonies`].
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Accounts that may draw up elections.
	#[pallet::storage]
	pub type Commission<T: Config> = StorageValue<_, CommissionOf<T>, ValueQuery>;

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

	/// Sums of the counted ciphertexts, in the order of [`Plan::sums`].
	#[pallet::storage]
	pub type Accumulators<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, SumIndex, Options>;

	/// The counted vote of each alias.
	// An alias is the hash of a VRF output: nobody can choose where it falls in the trie.
	#[pallet::storage]
	pub type Votes<T: Config> = StorageDoubleMap<_, Twox64Concat, ElectionId, Identity, Alias, Vote>;

	/// What was fixed at the close.
	#[pallet::storage]
	pub type Closes<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Close>;

	/// The numbers: votes for each option of each sum.
	#[pallet::storage]
	pub type Results<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Totals>;

	/// The day on which an election was last drawn up, counted from 1970-01-01, and how many were then.
	#[pallet::storage]
	pub type Drafts<T: Config> = StorageValue<_, (u64, u32), ValueQuery>;

	/// The election that decides what a contest of an earlier one left open.
	#[pallet::storage]
	pub type FollowUps<T: Config> = StorageMap<_, Twox64Concat, (ElectionId, ContestIndex), ElectionId>;

	/// Votes that recall petitions led to.
	#[pallet::storage]
	pub type Recalls<T: Config> = StorageMap<_, Twox64Concat, ElectionId, ()>;

	/// Nominations accepted while an election is a draft.
	#[pallet::storage]
	pub type Accepted<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Nominations, ValueQuery>;

	/// Who of the commission drew a draft up, and can withdraw it alone.
	#[pallet::storage]
	pub type DrawnUpBy<T: Config> = StorageMap<_, Twox64Concat, ElectionId, T::AccountId>;

	/// Polls, by contest and component of its rule.
	#[pallet::storage]
	pub type Polls<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ElectionId, Twox64Concat, (ContestIndex, u8), Poll>;

	/// Outcomes, once totals stand and polls are revealed or missing.
	#[pallet::storage]
	pub type OutcomesOf<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Composed>;

	/// Objections to a result.
	#[pallet::storage]
	pub type ObjectionsTo<T: Config> = StorageMap<_, Twox64Concat, ElectionId, ObjectionList<T>, ValueQuery>;

	/// What the appeals body said.
	#[pallet::storage]
	pub type Rulings<T: Config> = StorageMap<_, Twox64Concat, ElectionId, Ruling>;

	/// What one officer asked for and a second has to confirm.
	#[pallet::storage]
	pub type Pending<T: Config> = StorageValue<_, Agreements<T::AccountId, ConstU32<64>>, ValueQuery>;

	/// Elections whose votes are kept for audits, and until when.
	#[pallet::storage]
	pub type Kept<T: Config> =
		StorageValue<_, BoundedVec<(ElectionId, Moment), ConstU32<MAX_KEPT>>, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first election commission.
		pub commission: alloc::vec::Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			// A genesis is made on somebody's machine, where a panic is how a wrong one is refused.
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
		/// The numbers stand.
		ResultAnnounced {
			/// The election.
			election: ElectionId,
			/// Votes for each option of each sum.
			totals: Totals,
		},
		/// A nominee accepted.
		NominationAccepted {
			/// The election.
			election: ElectionId,
			/// The contest.
			contest: ContestIndex,
			/// The candidate.
			candidate: CandidateIndex,
		},
		/// The commission took a candidate who had not accepted off the paper; those after move up.
		CandidateDropped {
			/// The election.
			election: ElectionId,
			/// The contest.
			contest: ContestIndex,
			/// The candidate.
			candidate: CandidateIndex,
		},
		/// One officer asked for something that needs two.
		SecondNeeded {
			/// The election.
			election: ElectionId,
			/// Who asked.
			by: T::AccountId,
			/// What for, as a digest: the same call by another officer has the same.
			topic: H256,
		},
		/// A poll was sealed.
		PollSealed {
			/// The election.
			election: ElectionId,
			/// The contest.
			contest: ContestIndex,
			/// The component of its rule.
			component: u8,
			/// The commitment.
			commitment: H256,
		},
		/// A sealed poll was revealed.
		PollRevealed {
			/// The election.
			election: ElectionId,
			/// The contest.
			contest: ContestIndex,
			/// The component of its rule.
			component: u8,
		},
		/// Voting was prolonged for everybody after an outage.
		Prolonged {
			/// The election.
			election: ElectionId,
			/// First moment after voting.
			closes: Moment,
			/// Digest of the published reasons.
			reason: H256,
		},
		/// The outcomes of all contests are worked out.
		OutcomesComposed {
			/// The election.
			election: ElectionId,
			/// One for each contest.
			outcomes: Outcomes,
		},
		/// Somebody objected to a result.
		Objected {
			/// The election.
			election: ElectionId,
			/// Who.
			by: T::AccountId,
			/// Digest of the reasons.
			reason: H256,
		},
		/// The appeals body ruled on a result.
		Ruled {
			/// The election.
			election: ElectionId,
			/// What it said.
			ruling: Ruling,
		},
		/// A recall petition led to a vote.
		RecallBegun {
			/// The election.
			election: ElectionId,
		},
		/// A relayer's ballots were counted.
		BatchCounted {
			/// The election.
			election: ElectionId,
			/// How many were counted.
			counted: u32,
			/// How many were skipped, because their numbers were not the next ones.
			skipped: u32,
		},
		/// There is another commission.
		CommissionSet {
			/// Who.
			accounts: alloc::vec::Vec<T::AccountId>,
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
		/// There is no style, or one has no contest, or names contests twice or out of order.
		InvalidStyle,
		/// The rule by which a contest's result is made does not fit the contest.
		InvalidRule,
		/// There are more sums to decrypt than trustees can give shares of at once.
		TooManySums,
		/// The earlier contest does not ask for this one, or the candidates are not those it asks for.
		NotTheFollowUp,
		/// A candidate has not accepted the nomination; wait, or drop the candidate.
		NominationOpen,
		/// There is no such candidate, or it is not this account that is nominated.
		NotNominated,
		/// The nomination was accepted already.
		AlreadyAccepted,
		/// The rule of the contest has no poll there.
		NoSuchPoll,
		/// The poll was sealed already, or was not sealed, or was revealed already.
		WrongPollState,
		/// This is not the poll that was sealed.
		NotTheSealedPoll,
		/// The same officer cannot be both of two.
		SameOfficer,
		/// Too many things wait for a second officer.
		TooManyPending,
		/// Voting may not be prolonged by that much.
		TooLong,
		/// What is certified is not what the chain has.
		OtherOutcome,
		/// The account has objected already, and the appeals body has not ruled since.
		CannotObject,
		/// All ballots of a batch must be of one election, and there must be at least one.
		MixedBatch,
		/// A ballot of the batch is refused, and with it the batch; check them one by one.
		BadBatch,
		/// The chain's code does not change while an election is under way.
		ElectionUnderWay,
		/// A contest has too few candidates, two of the same name, or a limit that fits neither.
		InvalidContest,
		/// A title or name is empty, not UTF-8, or has characters that nobody sees.
		InvalidLabel,
		/// The paper has more options than a ballot may carry.
		TooManyOptions,
		/// Voting must begin in the future and end later, and every step needs some time.
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
		/// Too many have objected; the appeals body has to rule before others can.
		TooManyObjections,
		/// There is an election already that decides what the contest left open.
		FollowedUp,
		/// The members asked for this vote by a petition: no officer can withdraw it.
		RecallStands,
		/// Voting must begin within a year, and last no longer than one.
		TooFarAhead,
		/// A commission has two members or more, none twice.
		InvalidCommission,
		/// An election that fills the council is prepared: the commission stays until it is over.
		SuccessionUnderWay,
		/// A step of an election may take sixty days and no longer.
		StepTooLong,
		/// The officer has as many drafts as one may have.
		TooManyDrafts,
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

		/// The numbers of an election.
		pub fn result(election: ElectionId) -> Option<Totals> {
			Results::<T>::get(election)
		}

		/// The outcomes of an election's contests.
		pub fn outcomes(election: ElectionId) -> Option<Outcomes> {
			OutcomesOf::<T>::get(election).map(|composed| composed.outcomes)
		}

		/// The nominations that were accepted, while the election is a draft.
		pub fn accepted(election: ElectionId) -> Nominations {
			Accepted::<T>::get(election)
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
		/// - `plan`: the paper, the electorate, the times, the minimums. One officer has four drafts at most.
		///
		/// Emits [`Event::DrawnUp`]. Free for the commission if the plan can be held, sixteen times a day.
		#[pallet::call_index(1)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, plan: &alloc::boxed::Box<Plan>| -> bool {
			Pallet::<T>::ensure_commission(origin.clone())
				.is_ok_and(|by| Pallet::<T>::is_free_to_draw_up(&by, plan))
		})]
		#[pallet::weight(Pallet::<T>::weight_of_draw_up(plan))]
		pub fn draw_up(origin: OriginFor<T>, plan: alloc::boxed::Box<Plan>) -> DispatchResult {
			let by = Self::ensure_commission(origin)?;
			Self::do_draw_up(by, *plan)
		}

		/// Call trustees to make the election's key: two of the commission, by the same call, on the paper as
		/// it then is.
		///
		/// - `origin`: a member of the election commission.
		/// - `trustees`: from the roster, more than the plan's threshold.
		///
		/// Emits [`Event::SecondNeeded`] or [`Event::StageReached`]. Free for the commission while the election
		/// is a draft.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _trustees: &Called<T>| -> bool {
			Pallet::<T>::is_due_from_commission(origin, *election, &[Stage::Draft])
		})]
		pub fn call_trustees(
			origin: OriginFor<T>,
			election: ElectionId,
			trustees: Called<T>,
		) -> DispatchResult {
			let by = Self::ensure_commission(origin)?;
			Self::do_call_trustees(by, election, trustees.into_inner())
		}

		/// Withdraw an election before voting begins: who drew it up alone while it is a draft, else two of the
		/// commission by the same call.
		///
		/// - `origin`: a member of the election commission.
		///
		/// Emits [`Event::SecondNeeded`] or [`Event::StageReached`]. Free for the commission before voting
		/// begins.
		#[pallet::call_index(3)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId| -> bool {
			Pallet::<T>::ensure_commission(origin.clone()).is_ok()
				&& Pallet::<T>::ensure_can_withdraw(*election).is_ok()
		})]
		#[pallet::weight(Pallet::<T>::weight_of_withdraw())]
		pub fn withdraw(origin: OriginFor<T>, election: ElectionId) -> DispatchResultWithPostInfo {
			let by = Self::ensure_commission(origin)?;
			Ok(Some(Self::do_withdraw(by, election)?).into())
		}

		/// Move an election on that is due.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::StageReached`]. Free if it succeeds.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::weight_of_advance())]
		pub fn advance(origin: OriginFor<T>, election: ElectionId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Ok((Some(Self::do_advance(election)?), Pays::No).into())
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
				Pallet::<T>::stage_is(*election, Stage::Closed) && T::Ceremonies::is_trustee(*election, &who)
			})
		})]
		#[pallet::weight(Pallet::<T>::weight_of_announce(totals))]
		pub fn announce(
			origin: OriginFor<T>,
			election: ElectionId,
			totals: alloc::boxed::Box<Totals>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_announce(election, *totals)?;
			Ok(Pays::No.into())
		}

		/// Count many ballots of one election: what a relayer does.
		///
		/// All proofs are checked together. One ballot that is refused refuses the batch, and the
		/// relayer pays for the whole check: relayers check for themselves first. A ballot whose number
		/// is not the next one of its voter (it came twice, or a later one came first) is skipped.
		///
		/// - `origin`: any account. It pays for the ballots that were skipped, and nothing if none was.
		/// - `ballots`: one to [`MAX_BATCH`], of one election.
		///
		/// Emits [`Event::BallotAccepted`] for each and [`Event::BatchCounted`].
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::weight_of_batch(ballots))]
		pub fn cast_batch(origin: OriginFor<T>, ballots: Batch) -> DispatchResultWithPostInfo {
			let relayer = ensure_signed(origin)?;
			Self::do_cast_batch(&relayer, &ballots)?;
			Ok(Pays::No.into())
		}

		/// Accept one's nomination.
		///
		/// - `origin`: the account that the plan names for the candidate.
		/// - `contest`, `candidate`: their positions in the draft.
		///
		/// Emits [`Event::NominationAccepted`]. Free for the nominee.
		#[pallet::call_index(7)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, contest: &ContestIndex, candidate: &CandidateIndex| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| {
				Pallet::<T>::ensure_nominated(*election, *contest, *candidate, &who).is_ok()
			})
		})]
		pub fn accept_nomination(
			origin: OriginFor<T>,
			election: ElectionId,
			contest: ContestIndex,
			candidate: CandidateIndex,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_nomination(who, election, contest, candidate)
		}

		/// Take a candidate who has not accepted off the paper of a draft: one of the commission, or two by
		/// the same call if there is nobody who could accept.
		///
		/// - `origin`: a member of the election commission.
		/// - `contest`, `candidate`: their positions in the draft; later candidates move up.
		///
		/// Emits [`Event::SecondNeeded`] or [`Event::CandidateDropped`]. Free for the commission.
		#[pallet::call_index(8)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _contest: &ContestIndex, _candidate: &CandidateIndex| -> bool {
			Pallet::<T>::is_due_from_commission(origin, *election, &[Stage::Draft])
		})]
		pub fn drop_candidate(
			origin: OriginFor<T>,
			election: ElectionId,
			contest: ContestIndex,
			candidate: CandidateIndex,
		) -> DispatchResult {
			let by = Self::ensure_commission(origin)?;
			Self::do_drop_candidate(by, election, contest, candidate)
		}

		/// Seal a poll before voting ends: two of the commission, by the same call.
		///
		/// - `origin`: a member of the election commission.
		/// - `contest`, `component`: which poll of the plan.
		/// - `commitment`: see [`caucus_elections_core::tally::poll_commitment`].
		///
		/// Emits [`Event::SecondNeeded`] or [`Event::PollSealed`]. Free for the commission.
		#[pallet::call_index(9)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _contest: &ContestIndex, _component: &u8, _commitment: &H256| -> bool {
			Pallet::<T>::is_due_from_commission(origin, *election, &[Stage::Ready, Stage::Open])
		})]
		pub fn seal_poll(
			origin: OriginFor<T>,
			election: ElectionId,
			contest: ContestIndex,
			component: u8,
			commitment: H256,
		) -> DispatchResult {
			let by = Self::ensure_commission(origin)?;
			Self::do_seal_poll(by, election, contest, component, commitment)
		}

		/// Reveal a sealed poll after voting.
		///
		/// - `origin`: any account; whoever knows the salt was given it.
		/// - `poll`: the salt, the raw counts and the digest of the report that were sealed.
		///
		/// Emits [`Event::PollRevealed`]. Free if it succeeds.
		#[pallet::call_index(10)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _contest: &ContestIndex, _component: &u8, _poll: &alloc::boxed::Box<PollCounts>| -> bool {
			Pallet::<T>::is_due_from_commission(origin, *election, &[Stage::Closed, Stage::Tallied])
		})]
		pub fn reveal_poll(
			origin: OriginFor<T>,
			election: ElectionId,
			contest: ContestIndex,
			component: u8,
			poll: alloc::boxed::Box<PollCounts>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_reveal_poll(election, contest, component, *poll)?;
			Ok(Pays::No.into())
		}

		/// Prolong voting after an outage, for everybody alike: two of the commission.
		///
		/// - `origin`: a member of the election commission.
		/// - `by`: milliseconds; all prolongations together are at most `MaxExtension`.
		/// - `reason`: digest of the published reasons.
		///
		/// Emits [`Event::SecondNeeded`] or [`Event::Prolonged`]. Free for the commission.
		#[pallet::call_index(11)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _by: &Moment, _reason: &H256| -> bool {
			Pallet::<T>::is_due_from_commission(origin, *election, &[Stage::Open])
		})]
		pub fn prolong(
			origin: OriginFor<T>,
			election: ElectionId,
			by: Moment,
			reason: H256,
		) -> DispatchResult {
			let officer = Self::ensure_commission(origin)?;
			Self::do_prolong(officer, election, by, reason)
		}

		/// Certify a result: two of the commission.
		///
		/// - `origin`: a member of the election commission.
		/// - `digest`: BLAKE2b-256 of the encoded totals and outcomes, so that what is certified is
		///   what was looked at.
		///
		/// Emits [`Event::SecondNeeded`] or [`Event::StageReached`]. Free for the commission.
		#[pallet::call_index(12)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _digest: &H256| -> bool {
			Pallet::<T>::is_due_from_commission(origin, *election, &[Stage::Tallied])
		})]
		pub fn certify(origin: OriginFor<T>, election: ElectionId, digest: H256) -> DispatchResult {
			let by = Self::ensure_commission(origin)?;
			Self::do_certify(by, election, digest)
		}

		/// Object to a result.
		///
		/// - `origin`: any account, which pays; once until the appeals body rules.
		/// - `reason`: digest of the reasons, published elsewhere.
		///
		/// Emits [`Event::Objected`].
		#[pallet::call_index(13)]
		pub fn object(origin: OriginFor<T>, election: ElectionId, reason: H256) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_object(by, election, reason)
		}

		/// Rule on an election: two of the appeals body.
		///
		/// - `origin`: a member of the appeals body.
		/// - `annul`: whether the election falls. Numbers that were announced stay readable.
		/// - `reason`: digest of the published reasons.
		///
		/// Emits [`Event::SecondNeeded`] or [`Event::Ruled`]. Free for the appeals body.
		#[pallet::call_index(14)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, _annul: &bool, _reason: &H256| -> bool {
			T::AppealsOrigin::ensure_origin(origin.clone()).is_ok()
				&& Pallet::<T>::ensure_open_to_rulings(*election).is_ok()
		})]
		pub fn rule(origin: OriginFor<T>, election: ElectionId, annul: bool, reason: H256) -> DispatchResult {
			let by = T::AppealsOrigin::ensure_origin(origin)?;
			Self::do_rule(by, election, Ruling { annulled: annul, reason: reason.0 })
		}

		/// Say who the election commission is. What waits for a second commissioner is forgotten.
		///
		/// - `origin`: `CommissionOrigin`; if it is not the members, while no election is between Ready and its
		///   certification.
		/// - `accounts`: two to `MaxCommission`, none twice.
		///
		/// Emits [`Event::CommissionSet`].
		#[pallet::call_index(15)]
		pub fn set_commission(origin: OriginFor<T>, accounts: CommissionOf<T>) -> DispatchResult {
			let by_members = T::CommissionOrigin::ensure_origin(origin)?;
			Self::do_set_commission(accounts, by_members)
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
			Self::work_when_idle(now, remaining)
		}

		fn integrity_test() {
			Self::check_integrity();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
