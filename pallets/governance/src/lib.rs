// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Governance
//!
//! The council that an election of all members seats, and what members decide themselves.
//!
//! ## Terminology
//!
//! - **Council**: those who can move and decide what the rules leave to them. It meets in a chamber,
//!   which keeps its motions.
//! - **Term**: how long a council sits. After a **grace** time it has no power even if none follows.
//! - **To name** an election: to say, before anybody can have voted, that a contest of it fills seats
//!   of the council.
//! - **By-election**: one that fills vacant seats for the rest of the term.
//! - **Referendum**: a call that is made if members say yes to it, by secret ballot.
//! - **Members**: the origin of what members said yes to. Nobody can sign in its name.
//! - **In power**: a council whose term, with the grace time, is not over.
//!
//! ## How a council comes and goes
//!
//! 1. The election commission draws up an election. While it is a draft the council names it; or two of the commission do
//!    when a term comes to its end, half of the seats are vacant, or there is no council: so no council
//!    can keep another from following.
//! 2. It is named once all nominees have accepted. When trustees are not called for a month it counts no longer.
//!    If it comes to nothing, or counts no longer, the council alone names another for a month: what the
//!    commission does and leaves undone must not keep a council from anything.
//! 3. Members vote; the result becomes final. Anybody lets those elected take their seats: a new
//!    council with a new term. What the old one had moved falls.
//! 4. Who resigns leaves a seat vacant until a by-election, or the next council.
//! 5. A council that none follows loses its power when the grace time is over; anybody can empty its
//!    seats then.
//!
//! ## How members decide
//!
//! 1. The council proposes a call together with a contest of an election that is a draft: yes or no, in the
//!    words that all such questions have. The call has to be on the members' list. Two of the commission agree
//!    by calling the trustees; until then the council, or the next one, can withdraw it.
//! 2. Members vote as in any election. When the result is final anybody has it decided: there must be
//!    more yes than no, and as many voters as the quorum says.
//! 3. The scheduler makes the call after the time until its enactment, in the name of the members. The
//!    members' list is asked again of everything that happens in it. If it fails it is made again, for a year.
//!
//! ## New code
//!
//! Code is authorised by two thirds of the council, or by members. Everybody has the time of the **notice**
//! to read it; then it is due, and anybody applies it, but not while an election is under way. For a day
//! elections that are prepared wait for code that is due, so that one after the other cannot keep it off;
//! then they no longer wait, so that code that never comes cannot keep members from voting. After a month it
//! lapses, or after a year if members authorised it. More than half of the council withdraws what the council
//! authorised; what members authorised, only members do. What a council authorised falls with it. What the
//! council has moved falls with the code under which it was voted on.
//!
//! ## What members decided binds
//!
//! A rule that members are asked about the council cannot change until they have answered, and if they changed
//! it, not for a year: it can ask them again. Nor does it authorise code again that they withdrew.
//!
//! ## Invariants
//!
//! - **I1** There are no more members of the council than seats, in order and none twice; without a term
//!   there is none.
//! - **I2** The account of each member of the council is kept alive.
//! - **I3** A referendum is found by its contest, there are as many as the number says, and none is of the
//!   contest that fills the council.
//! - **I4** The call of a referendum that is not decided is there, is what its hash says, and is no longer
//!   than may be.
//! - **I5** Parameters are sane, and a term ends after it begins.
//! - **I6** Code that is authorised is due before it yields to elections, and lapses after that.
//! - **I7** A rule is asked about by as many referenda as its number says; the rules of each are in order, none
//!   twice.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod council;
pub mod migrations;
mod referenda;
mod try_state;
pub mod types;
mod upgrades;
pub mod weights;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::{boxed::Box, vec::Vec};
use caucus_members_core::registry::RollRule;
use caucus_primitives::{ContestIndex, ElectionId, Moment};
use caucus_support::{
	agreement::Agreements,
	governance::{Chamber, PartyVotes},
};
use frame::{
	deps::frame_support::traits::{
		schedule::v3::Named as NamedTasks, OriginTrait, QueryPreimage, StorePreimage,
	},
	prelude::*,
	traits::{Contains, EnsureOrigin, UnixTime},
};

/// The caller inside an origin, as the scheduler keeps it.
pub type CallerOf<T> = <OriginFor<T> as OriginTrait>::PalletsOrigin;

/// What the commission's members wait for a second one with.
pub type Waiting<T> = Agreements<<T as frame_system::Config>::AccountId, ConstU32<16>>;

/// The members of the party: what they decided in a referendum is done in this name.
pub struct EnsureMembers<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<OriginFor<T>> for EnsureMembers<T>
where
	OriginFor<T>: Into<Result<Origin, OriginFor<T>>>,
{
	type Success = ();

	fn try_origin(origin: OriginFor<T>) -> Result<(), OriginFor<T>> {
		origin.into().map(|Origin::Members| ())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<OriginFor<T>, ()> {
		Ok(Origin::Members.into())
	}
}

#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256, RuntimeOrigin: From<Origin>> {
		/// All calls of the chain.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<Call<Self>>
			+ IsType<<Self as frame_system::Config>::RuntimeCall>;

		/// The block's time.
		type Time: UnixTime;

		/// What elections of the whole party come to.
		type Votes: PartyVotes<AccountId = Self::AccountId>;

		/// Where the council meets.
		type Chamber: Chamber<Self::AccountId>;

		/// More than half of the council.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// A member of the election commission. Two of them, by the same call, can name an election.
		type CommissionOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who authorises new code in the council's name.
		type UpgradeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What members decided.
		type MembersOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The members' list: what a referendum can do.
		type MembersCalls: Contains<<Self as Config>::RuntimeCall>;

		/// Which rules a call changes.
		type Rules: Rules<<Self as Config>::RuntimeCall>;

		/// Who votes in elections of the whole party.
		type Electorate: Get<RollRule>;

		/// Makes calls later.
		type Scheduler: NamedTasks<
			BlockNumberFor<Self>,
			<Self as Config>::RuntimeCall,
			CallerOf<Self>,
			Hasher = Self::Hashing,
		>;

		/// Keeps long calls.
		type Preimages: QueryPreimage<H = Self::Hashing> + StorePreimage;

		/// Time from block to block, in milliseconds.
		#[pallet::constant]
		type BlockTime: Get<Moment>;

		/// The most that a referendum's call may weigh.
		#[pallet::constant]
		type MaxCallWeight: Get<Weight>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the pallets around this one.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::Helper<Self::AccountId>;
	}

	/// Who acts where nobody signs.
	#[pallet::origin]
	#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
	pub enum Origin {
		/// The members of the party, by a referendum.
		#[codec(index = 0)]
		Members,
	}

	/// Parameters and their version.
	#[pallet::storage]
	pub type Settings<T: Config> = StorageValue<_, (u32, Parameters), ValueQuery>;

	/// The term of the council; none if there is no council.
	#[pallet::storage]
	pub type CurrentTerm<T: Config> = StorageValue<_, Term>;

	/// The election that fills seats of the council.
	#[pallet::storage]
	pub type NamedElection<T: Config> = StorageValue<_, Named>;

	/// First moment at which the commission by itself can name another election, after one came to nothing.
	#[pallet::storage]
	pub type CouncilFirst<T: Config> = StorageValue<_, Moment, ValueQuery>;

	/// What waits for a second member of the commission.
	#[pallet::storage]
	pub type Pending<T: Config> = StorageValue<_, Waiting<T>, ValueQuery>;

	/// Referenda by number.
	#[pallet::storage]
	pub type Referenda<T: Config> = StorageMap<_, Twox64Concat, ReferendumId, Referendum<T>>;

	/// The next referendum's number.
	#[pallet::storage]
	pub type NextReferendum<T: Config> = StorageValue<_, ReferendumId, ValueQuery>;

	/// The referendum that a contest decides.
	#[pallet::storage]
	pub type ReferendumOn<T: Config> = StorageMap<_, Twox64Concat, (ElectionId, ContestIndex), ReferendumId>;

	/// New code that was authorised. What has lapsed may still be here.
	#[pallet::storage]
	pub type PendingUpgrade<T: Config> = StorageValue<_, Upgrade>;

	/// Code that members withdrew, and first moment at which the council can authorise it again.
	#[pallet::storage]
	pub type Withdrawn<T: Config> =
		StorageValue<_, BoundedVec<(H256, Moment), ConstU32<MAX_WITHDRAWN>>, ValueQuery>;

	/// First moment at which the council can change a rule again that members decided on.
	#[pallet::storage]
	pub type BoundUntil<T: Config> = StorageMap<_, Twox64Concat, RuleId, Moment>;

	/// How many referenda that are not over ask about a rule.
	#[pallet::storage]
	pub type Asked<T: Config> = StorageMap<_, Twox64Concat, RuleId, u32, ValueQuery>;

	/// The last block in which code was applied.
	#[pallet::storage]
	pub type AppliedIn<T: Config> = StorageValue<_, BlockNumberFor<T>>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first council; as many members as the parameters say, or none.
		pub council: Vec<T::AccountId>,
		/// When its term ends.
		pub until: Moment,
		/// The first parameters.
		pub parameters: Parameters,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			// A genesis is made on somebody's machine, where a panic is how a wrong one is refused.
			assert!(self.parameters.is_sane(), "no party can be governed by these parameters");
			Settings::<T>::put((0, self.parameters));
			if !self.council.is_empty() {
				Pallet::<T>::found(self.council.clone(), self.until);
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// One of the commission named an election; a second has to make the same call.
		SecondNeeded {
			/// Who was the first.
			by: T::AccountId,
			/// What for, as a digest.
			topic: H256,
		},
		/// An election was named that fills seats of the council.
		ElectionNamed {
			/// The election.
			election: ElectionId,
			/// The contest.
			contest: ContestIndex,
			/// Which seats.
			fills: Fills,
			/// How many.
			seats: u32,
		},
		/// A council took its seats, or some of its members did.
		SeatsTaken {
			/// The election.
			election: ElectionId,
			/// Which seats.
			fills: Fills,
			/// Everybody who sits in the council now.
			members: Vec<T::AccountId>,
			/// When the term ends.
			until: Moment,
		},
		/// The election that was named came to nothing, or nobody was elected in it; another can be named.
		ElectionCameToNothing {
			/// The election.
			election: ElectionId,
		},
		/// A member of the council resigned.
		Resigned {
			/// Who.
			member: T::AccountId,
		},
		/// The council's term and grace time are over, and its seats are vacant.
		CouncilEnded {
			/// When its term was over.
			until: Moment,
		},
		/// The council proposed a call to the members.
		ReferendumProposed {
			/// Its number.
			referendum: ReferendumId,
			/// The election that decides.
			election: ElectionId,
			/// The contest.
			contest: ContestIndex,
			/// BLAKE2b-256 of the call.
			hash: H256,
		},
		/// Members said yes.
		ReferendumApproved {
			/// Its number.
			referendum: ReferendumId,
			/// When its call will be made.
			due: Moment,
		},
		/// A referendum has no effect.
		ReferendumRejected {
			/// Its number.
			referendum: ReferendumId,
			/// Why.
			reason: Rejection,
		},
		/// What members had said yes to was done, or failed for the last time.
		ReferendumEnacted {
			/// Its number.
			referendum: ReferendumId,
			/// Whether the call succeeded.
			result: DispatchResult,
		},
		/// What members had said yes to failed, and will be tried again.
		ReferendumDelayed {
			/// Its number.
			referendum: ReferendumId,
			/// Why it failed.
			error: DispatchError,
			/// When it will be tried again.
			due: Moment,
		},
		/// New code was authorised.
		UpgradeAuthorized {
			/// BLAKE2b-256 of the code.
			code_hash: H256,
			/// By whom.
			by: Authority,
			/// First moment at which anybody can apply it.
			due: Moment,
			/// First moment at which nobody can any more.
			lapses: Moment,
		},
		/// The authorisation of new code was withdrawn, or members said that it is not to be authorised.
		UpgradeWithdrawn {
			/// BLAKE2b-256 of the code.
			code_hash: H256,
		},
		/// Parameters changed.
		ParametersSet {
			/// Their version.
			version: u32,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such contest, or it is a recall's.
		ContestNotFound,
		/// The trustees of the election are called: it is named, and a call is proposed, while it is a draft.
		TooLate,
		/// The election ends too late: the council would be without power until then.
		TooFarAhead,
		/// Not everybody votes in the contest who votes in elections of the whole party, or others do too.
		NotTheWholeParty,
		/// The contest is no election of persons, or another number of seats is to be filled.
		WrongSeats,
		/// A candidate is no account.
		CandidateWithoutAccount,
		/// An election is named already and may still fill the seats.
		AlreadyNamed,
		/// No election is named.
		NothingNamed,
		/// The council has no vacant seat.
		NoVacancy,
		/// The term is not near its end and the council can act: the council has to name the election.
		NotYetDue,
		/// The same person cannot be both of two.
		SamePerson,
		/// Too many things wait for a second person; a week ends each.
		TooManyWaiting,
		/// It is not time for this yet, or nothing is to be done.
		NotDue,
		/// The account does not sit in the council.
		NotOnCouncil,
		/// The contest does not ask for yes or no in the fixed words, with equal ballots alone.
		NotAQuestion,
		/// The contest decides a referendum already, or fills seats of the council.
		ContestTaken,
		/// A referendum cannot do this.
		CallNotAllowed,
		/// The call is longer than a referendum's may be.
		CallTooLong,
		/// The call weighs more than a referendum's may.
		CallTooHeavy,
		/// There is no such referendum.
		ReferendumNotFound,
		/// The referendum is decided, or is not approved.
		WrongStanding,
		/// No code is authorised, or it has lapsed.
		NothingAuthorized,
		/// Other code is authorised already: withdraw that first.
		UpgradeAuthorized,
		/// The code can be applied once its notice is over.
		UpgradeNotDue,
		/// This is not the code that was authorised.
		OtherCode,
		/// Members decided this, and only members can undo it.
		MembersDecided,
		/// A party cannot be governed by these parameters.
		InvalidParameters,
		/// The parameters were changed since they were looked at.
		VersionMismatch,
		/// No more numbers.
		Exhausted,
		/// A nominee of the election has not accepted yet.
		NominationOpen,
		/// An election that was named came to nothing: for a month the council alone names another.
		CouncilFirst,
		/// The call changes more rules than members can be asked about at once.
		TooManyRules,
		/// Members withdrew this code, and the council is bound by that.
		WithdrawnByMembers,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Who sits in the council, the term, and whether the council is in power.
		pub fn council() -> (Vec<T::AccountId>, Option<Term>, bool) {
			(T::Chamber::members(), CurrentTerm::<T>::get(), Self::is_in_power())
		}

		/// The election that was named to fill seats of the council.
		pub fn named() -> Option<Named> {
			NamedElection::<T>::get()
		}

		/// The parameters and their version.
		pub fn parameters() -> (u32, Parameters) {
			Settings::<T>::get()
		}

		/// A referendum.
		pub fn referendum(referendum: ReferendumId) -> Option<Referendum<T>> {
			Referenda::<T>::get(referendum)
		}

		/// The encoded call of a referendum that is not decided.
		pub fn call_of(referendum: ReferendumId) -> Option<Vec<u8>> {
			let record = Referenda::<T>::get(referendum)?;
			T::Preimages::peek(&record.call).ok().map(|(call, _)| call.encode())
		}

		/// Referenda from a number on; at most [`MAX_PAGE`].
		pub fn referenda(from: ReferendumId, count: u32) -> Vec<(ReferendumId, Referendum<T>)> {
			let end = from.saturating_add(count.min(MAX_PAGE)).min(NextReferendum::<T>::get());
			(from..end).filter_map(|id| Some((id, Referenda::<T>::get(id)?))).collect()
		}

		/// The code that is authorised, unless it has lapsed.
		pub fn upgrade() -> Option<Upgrade> {
			Self::authorized()
		}

		/// The rules that members decided on and the council cannot change, and until when. Those that members
		/// are being asked about come on top.
		pub fn bound_rules() -> Vec<(RuleId, Moment)> {
			let now = Self::now();
			BoundUntil::<T>::iter().filter(|(_, until)| now < *until).collect()
		}

		/// The referendum that a contest decides.
		pub fn referendum_on(election: ElectionId, contest: ContestIndex) -> Option<ReferendumId> {
			ReferendumOn::<T>::get((election, contest))
		}
	}

	#[pallet::call(weight = <T as Config>::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Name the election that fills seats of the council, before anybody can have voted.
		///
		/// - `origin`: more than half of the council; or two of the election commission by the same call, for
		///   vacant seats at any time, for all when the term ends within the lead time, half of the seats are
		///   vacant, or there is no council.
		/// - `election`, `contest`: of the whole party, between accounts that have accepted, for as many seats as
		///   are to be filled.
		/// - `fills`: all seats, or the vacant ones.
		///
		/// Emits [`Event::SecondNeeded`] or [`Event::ElectionNamed`]. Free for the commission.
		#[pallet::call_index(0)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, election: &ElectionId, contest: &ContestIndex, fills: &Fills| -> bool {
			T::CommissionOrigin::ensure_origin(origin.clone()).is_ok()
				&& Pallet::<T>::ensure_due_from_commission(*fills).is_ok()
				&& Pallet::<T>::ensure_can_name(*election, *contest, *fills).is_ok()
		})]
		pub fn name_election(
			origin: OriginFor<T>,
			election: ElectionId,
			contest: ContestIndex,
			fills: Fills,
		) -> DispatchResult {
			Self::do_name_election(origin, election, contest, fills)
		}

		/// Let those take their seats who are elected in the named election, once its result is final; or let
		/// another be named in the place of one that came to nothing, or that counts as named no longer.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::SeatsTaken`], or [`Event::ElectionCameToNothing`]. Free if it succeeds.
		#[pallet::call_index(1)]
		pub fn take_seats(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_take_seats()?;
			Ok(Pays::No.into())
		}

		/// Resign from the council.
		///
		/// - `origin`: a member of the council.
		///
		/// Emits [`Event::Resigned`]. Free for the member.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::sits(&who))
		})]
		pub fn resign(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign(who)
		}

		/// Empty the seats of a council whose term and grace time are over.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::CouncilEnded`]. Free if it succeeds.
		#[pallet::call_index(3)]
		pub fn advance(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_advance()?;
			Ok(Pays::No.into())
		}

		/// Propose a call to the members, who decide by a contest of an election.
		///
		/// - `origin`: more than half of the council.
		/// - `call`: on the members' list, at most [`MAX_CALL`] bytes.
		/// - `election`, `contest`: of the whole party, yes or no in the fixed words; nobody can have voted.
		///
		/// Emits [`Event::ReferendumProposed`].
		#[pallet::call_index(4)]
		pub fn propose(
			origin: OriginFor<T>,
			call: Box<<T as Config>::RuntimeCall>,
			election: ElectionId,
			contest: ContestIndex,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_propose(*call, election, contest)
		}

		/// Have a referendum decided by its election, whose result is final; or, if members said yes and an hour
		/// after its time the call is lost, have it made anew.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::ReferendumApproved`] or [`Event::ReferendumRejected`]. Free if it succeeds.
		#[pallet::call_index(5)]
		pub fn decide(origin: OriginFor<T>, referendum: ReferendumId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_decide(referendum)?;
			Ok(Pays::No.into())
		}

		/// Do what members said yes to.
		///
		/// - `origin`: the members, which is to say the scheduler.
		/// - `call`: made under the members' list, with everything that happens in it.
		///
		/// Emits [`Event::ReferendumEnacted`], or [`Event::ReferendumDelayed`] if the call fails and will be
		/// tried again.
		#[pallet::call_index(6)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::enact().saturating_add(info.call_weight), info.class)
		})]
		pub fn enact(
			origin: OriginFor<T>,
			referendum: ReferendumId,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResult {
			T::MembersOrigin::ensure_origin(origin.clone())?;
			Self::do_enact(origin, referendum, *call)
		}

		/// Authorise new code, which anybody can apply when its notice is over.
		///
		/// - `origin`: the members, or `UpgradeOrigin`, which cannot replace code that is authorised.
		/// - `code_hash`: BLAKE2b-256 of the code.
		///
		/// Emits [`Event::UpgradeAuthorized`].
		#[pallet::call_index(7)]
		pub fn authorize_upgrade(origin: OriginFor<T>, code_hash: H256) -> DispatchResult {
			let by = match T::MembersOrigin::try_origin(origin) {
				Ok(_) => Authority::Members,
				Err(origin) => {
					T::UpgradeOrigin::ensure_origin(origin)?;
					Authority::Council
				}
			};
			Self::do_authorize_upgrade(by, code_hash)
		}

		/// Withdraw the authorisation of new code that the council authorised.
		///
		/// - `origin`: more than half of the council.
		///
		/// Emits [`Event::UpgradeWithdrawn`].
		#[pallet::call_index(8)]
		pub fn withdraw_upgrade(origin: OriginFor<T>) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_withdraw_upgrade()
		}

		/// Change the parameters, for terms and referenda that begin later; some hold at once.
		///
		/// - `origin`: the members. No council prolongs its own term.
		/// - `expected_version`: of the parameters that were looked at.
		///
		/// Emits [`Event::ParametersSet`].
		#[pallet::call_index(9)]
		pub fn set_parameters(
			origin: OriginFor<T>,
			expected_version: u32,
			parameters: Parameters,
		) -> DispatchResult {
			T::MembersOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(expected_version, parameters)
		}

		/// Apply code that is authorised and due. It is in force from the next block on, and no election becomes
		/// ready in this one. The council's motions fall.
		///
		/// - `origin`: any account.
		/// - `code`: of a higher version; compressed or not, as it was authorised.
		///
		/// Emits `CodeUpdated` of the system. Free if it succeeds.
		#[pallet::call_index(10)]
		#[pallet::weight((
			<T::SystemWeightInfo as frame_system::WeightInfo>::apply_authorized_upgrade()
				.saturating_add(<T as Config>::WeightInfo::apply_upgrade(code.len() as u32))
				// Which drops all motions too.
				.saturating_add(<T as Config>::WeightInfo::advance()),
			DispatchClass::Operational,
		))]
		pub fn apply_upgrade(origin: OriginFor<T>, code: Vec<u8>) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_apply_upgrade(code)?;
			Ok(Pays::No.into())
		}

		/// No longer ask the members what nobody can have voted on.
		///
		/// - `origin`: more than half of the council, which need not be the one that asked.
		/// - `referendum`: one whose election is a draft.
		///
		/// Emits [`Event::ReferendumRejected`].
		#[pallet::call_index(11)]
		pub fn withdraw_referendum(origin: OriginFor<T>, referendum: ReferendumId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_withdraw_referendum(referendum)
		}

		/// Say that code is not to come: its authorisation is withdrawn, whoever gave it, and the council cannot
		/// authorise it for as long as it is bound.
		///
		/// - `origin`: the members.
		/// - `code_hash`: BLAKE2b-256 of the code, authorised or not.
		///
		/// Emits [`Event::UpgradeWithdrawn`].
		#[pallet::call_index(12)]
		pub fn refuse_upgrade(origin: OriginFor<T>, code_hash: H256) -> DispatchResult {
			T::MembersOrigin::ensure_origin(origin)?;
			Self::do_refuse_upgrade(code_hash);
			Ok(())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::BlockTime::get() > 0, "blocks take time");
			let first = Parameters::default();
			assert!(first.is_sane(), "no party can be governed by the first parameters");
			assert!(
				first.lead >= LONGEST_VACANCY.saturating_add(CALLED_WITHIN),
				"the commission cannot name another in time when one is not held"
			);
			assert!(
				CALLED_WITHIN.saturating_add(COUNCIL_FIRST) < first.grace,
				"a council that none follows has no time to name another"
			);
			let most = T::MaxCallWeight::get();
			assert!(
				<T as Config>::WeightInfo::enact().all_lt(most),
				"a referendum's call may weigh less than what leads to it"
			);
			assert!(
				T::Preimages::MAX_LENGTH >= MAX_CALL as usize * 2,
				"calls of referenda are too long for what keeps them"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The block's time, in milliseconds.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	fn do_set_parameters(expected_version: u32, parameters: Parameters) -> DispatchResult {
		let (version, _) = Settings::<T>::get();
		ensure!(version == expected_version, Error::<T>::VersionMismatch);
		ensure!(parameters.is_sane(), Error::<T>::InvalidParameters);
		let version = version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Settings::<T>::put((version, parameters));
		Self::deposit_event(Event::ParametersSet { version });
		Ok(())
	}
}
