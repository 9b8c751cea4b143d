// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The council, what members decide, and which calls either of them can ever make; pauses, upgrades of
//! the state, and calls on behalf of others.
//!
//! Nobody is root, and nothing here makes anybody root. What is on no list below no organ of the party can
//! do, whatever majority it has: writing the raw state, removing what was recorded, changing code without
//! its checks, or forcing what a pallet refuses.

use alloc::vec::Vec;
use caucus_members_core::registry::{Classes, RollRule};
use caucus_runtime_common::{
	money::{MICROUNIT, MILLIUNIT},
	time::{HOURS, SLOT_DURATION},
};
use caucus_support::governance::Chamber;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use pallet_duties::Duty;
use pallet_governance::{EnsureMembers, RuleId, MAX_SEATS};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchInfo, GetDispatchInfo, PostDispatchInfo},
		migrations::{FailedMigrationHandler, FailedMigrationHandling},
		parameter_types,
		traits::{
			fungible::HoldConsideration, ChangeMembers, ConstBool, ConstU128, ConstU32, ConstU64, Contains,
			EitherOf, EnsureOrigin, EqualPrivilegeOnly, InstanceFilter, LinearStoragePrice, MapSuccess,
			OriginTrait, SafeMode as Pausing,
		},
		weights::Weight,
	},
	frame_system::EnsureNever,
	pallet_collective, pallet_migrations, pallet_multisig, pallet_preimage, pallet_proxy, pallet_safe_mode,
	pallet_scheduler, pallet_session, pallet_tx_pause, pallet_utility,
	sp_runtime::{
		traits::{BlakeTwo256, Dispatchable, Replace},
		DispatchResultWithInfo, Perbill,
	},
};
use scale_info::TypeInfo;

use crate::{
	AccountId, Balance, Balances, BlockNumber, Council, Elections, Governance, OriginCaller, Preimage,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, SafeMode, Scheduler, System,
	Timestamp,
};

/// The council's chamber among the instances of its pallet.
pub type InCouncil = pallet_collective::Instance1;

type CouncilCall = pallet_collective::Call<Runtime, InCouncil>;
type OfGovernance = pallet_governance::Call<Runtime>;
type OfPetitions = pallet_petitions::Call<Runtime>;
type OfActivity = pallet_activity::Call<Runtime>;
type OfUtility = pallet_utility::Call<Runtime>;
type OfSafeMode = pallet_safe_mode::Call<Runtime>;
type OfValidators = pallet_validators::Call<Runtime>;
type OfTxPause = pallet_tx_pause::Call<Runtime>;

const DAYS: BlockNumber = 24 * HOURS;

/// Most bytes of a motion: the longest call that members can be asked about, and what is around it. Motions
/// are free and go before everything else, so that longer ones could fill blocks.
const LONGEST_MOTION: usize = 2 * pallet_governance::MAX_CALL as usize;

/// What is kept for an account that somebody else may act for, or a call that waits, for each of them and
/// for each of their bytes.
const DEPOSIT: Balance = 20 * MILLIUNIT;
const DEPOSIT_PER_BYTE: Balance = 100 * MICROUNIT;

parameter_types! {
	/// What members can decide at once; the scheduler itself takes something of what it has for a block.
	pub MostOfAReferendum: Weight = Perbill::from_percent(45) * super::MAXIMUM_BLOCK_WEIGHT;
	/// Half of a block: what is moved, and what members decided, leaves room for ballots.
	pub MostOfACall: Weight = Perbill::from_percent(50) * super::MAXIMUM_BLOCK_WEIGHT;
	/// Who votes in elections of the whole party: whoever pays dues.
	pub const WholeParty: RollRule = RollRule { classes: Classes::DUES_PAYING, chapter: None };
	/// What a migration may take of a block.
	pub MostOfAMigration: Weight = Perbill::from_percent(80) * super::MAXIMUM_BLOCK_WEIGHT;
	/// Keeps preimages.
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	pub const NoDeposit: Option<Balance> = None;
	pub const NoDelay: Option<BlockNumber> = None;
}

// ---------------------------------------------------------------------------------------------------
// Who says so.

/// So much of all seats of a council in power, the vacant ones included: `N` of `D`, or more than that.
pub struct CouncilShare<const N: u32, const D: u32, const MORE: bool>;

impl<const N: u32, const D: u32, const MORE: bool> CouncilShare<N, D, MORE> {
	/// The fewest of so many seats that are the share.
	pub const fn least_of(seats: u32) -> u32 {
		let share = seats.saturating_mul(N);
		if MORE {
			(share / D).saturating_add(1)
		} else {
			share.div_ceil(D)
		}
	}
}

/// More than half of the council.
pub type CouncilMajority = CouncilShare<1, 2, true>;

/// Two thirds of the council.
pub type CouncilTwoThirds = CouncilShare<2, 3, false>;

/// Who sets the rules of petitions, assemblies, activity, representatives, the library and messages: more than half of the
/// council, or members by a referendum.
pub type Rules = EitherOf<CouncilMajority, EnsureMembers<Runtime>>;

/// Who sets the election commission: the members, which is true, or two thirds of the council.
pub type Appointers = EitherOf<
	MapSuccess<EnsureMembers<Runtime>, Replace<ConstBool<true>>>,
	MapSuccess<CouncilTwoThirds, Replace<ConstBool<false>>>,
>;

/// Who ends a pause: two thirds of the council, or members by a referendum, also where there is no council.
pub type Unpausers = EitherOf<CouncilTwoThirds, EnsureMembers<Runtime>>;

impl<const N: u32, const D: u32, const MORE: bool> EnsureOrigin<RuntimeOrigin> for CouncilShare<N, D, MORE> {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		let caller: Result<pallet_collective::RawOrigin<AccountId, InCouncil>, _> = origin.clone().into();
		let (Ok(pallet_collective::RawOrigin::Members(yes, sitting)), Some(seats)) =
			(caller, Governance::seats_in_power())
		else {
			return Err(origin);
		};
		if yes >= Self::least_of(seats.max(sitting)) {
			Ok(())
		} else {
			Err(origin)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		let seats = Governance::seats_in_power().ok_or(())?;
		Ok(pallet_collective::RawOrigin::<AccountId, InCouncil>::Members(seats, seats).into())
	}
}

// ---------------------------------------------------------------------------------------------------
// What can be said.

/// Which rule of what the party does a call changes: the parameters of a pallet are one, its list of codes or
/// indicators another, and who the commission is. What one call changes in a list another can undo.
fn rule_of(call: &RuntimeCall) -> Option<u8> {
	const PARAMETERS: u8 = 0;
	const LIST: u8 = 1;
	match call {
		RuntimeCall::Petitions(OfPetitions::set_parameters { .. })
		| RuntimeCall::Assemblies(pallet_assemblies::Call::set_parameters { .. })
		| RuntimeCall::Activity(OfActivity::set_parameters { .. })
		| RuntimeCall::Representatives(pallet_representatives::Call::set_parameters { .. })
		| RuntimeCall::Library(pallet_library::Call::set_parameters { .. })
		| RuntimeCall::Messaging(pallet_messaging::Call::set_parameters { .. }) => Some(PARAMETERS),
		RuntimeCall::Petitions(
			OfPetitions::set_code { .. } | OfPetitions::retire_code { .. } | OfPetitions::delete_code { .. },
		)
		| RuntimeCall::Activity(
			OfActivity::add_indicator { .. }
			| OfActivity::change_indicator { .. }
			| OfActivity::retire_indicator { .. },
		)
		| RuntimeCall::Elections(pallet_elections::Call::set_commission { .. }) => Some(LIST),
		_ => None,
	}
}

/// What both the council and members decide.
fn is_for_both(call: &RuntimeCall) -> bool {
	rule_of(call).is_some()
		|| matches!(
			call,
			RuntimeCall::Petitions(
				OfPetitions::void_batch { .. }
					| OfPetitions::declare_outage { .. }
					| OfPetitions::remove { .. }
					| OfPetitions::dissolve { .. }
			) | RuntimeCall::Governance(OfGovernance::authorize_upgrade { .. })
				| RuntimeCall::TxPause(OfTxPause::unpause { .. })
				| RuntimeCall::SafeMode(OfSafeMode::force_exit {})
		)
}

/// The rules that a call changes, by which what members decided binds the council.
pub struct PartyRules;

impl pallet_governance::Rules<RuntimeCall> for PartyRules {
	fn changed_by(call: &RuntimeCall) -> Vec<RuleId> {
		match call {
			RuntimeCall::Utility(OfUtility::batch_all { calls }) => {
				calls.iter().flat_map(Self::changed_by).collect()
			}
			// A call begins with the number of its pallet.
			call => {
				let pallet = call.using_encoded(|call| call.first().copied());
				pallet.zip(rule_of(call)).map(|(pallet, rule)| [pallet, rule]).into_iter().collect()
			}
		}
	}
}

/// Whether a call is on a list, or a batch of such calls: one at least, and no batch in a batch, which could
/// never be made.
fn is_each(call: &RuntimeCall, is_listed: fn(&RuntimeCall) -> bool) -> bool {
	match call {
		RuntimeCall::Utility(OfUtility::batch_all { calls }) => {
			!calls.is_empty() && calls.iter().all(is_listed)
		}
		call => is_listed(call),
	}
}

/// What the council decides, each by itself.
fn is_for_council(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Governance(OfGovernance::propose { call, .. }) => MembersCalls::contains(call),
		call => {
			is_for_both(call)
				|| matches!(
					call,
					RuntimeCall::Governance(
						OfGovernance::name_election { .. }
							| OfGovernance::withdraw_referendum { .. }
							| OfGovernance::withdraw_upgrade {}
					) | RuntimeCall::Validators(
						OfValidators::admit { .. }
							| OfValidators::remove { .. }
							| OfValidators::replace { .. }
							| OfValidators::set_minimum { .. }
					) | RuntimeCall::TxPause(OfTxPause::pause { .. })
						| RuntimeCall::SafeMode(OfSafeMode::force_enter {})
				)
		}
	}
}

/// What members decide, each by itself.
fn is_for_members(call: &RuntimeCall) -> bool {
	is_for_both(call)
		|| matches!(
			call,
			RuntimeCall::Governance(
				OfGovernance::set_parameters { .. } | OfGovernance::refuse_upgrade { .. }
			)
		)
}

/// The council's list: what it can move.
pub struct CouncilCalls;

impl Contains<RuntimeCall> for CouncilCalls {
	fn contains(call: &RuntimeCall) -> bool {
		is_each(call, is_for_council)
	}
}

/// The members' list: what a referendum can do.
pub struct MembersCalls;

impl Contains<RuntimeCall> for MembersCalls {
	fn contains(call: &RuntimeCall) -> bool {
		is_each(call, is_for_members)
	}
}

/// Whether a call takes two thirds of the council.
fn takes_two_thirds(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Utility(OfUtility::batch_all { calls }) => calls.iter().any(takes_two_thirds),
		RuntimeCall::TxPause(_)
		| RuntimeCall::SafeMode(_)
		| RuntimeCall::Validators(_)
		| RuntimeCall::Elections(pallet_elections::Call::set_commission { .. })
		| RuntimeCall::Governance(OfGovernance::authorize_upgrade { .. }) => true,
		_ => false,
	}
}

/// Whether so many of a council in power are as many as a call takes. A motion for which fewer suffice fails
/// when it is made, and one for which more have to vote may never be decided: both would only keep others from
/// moving the same.
fn can_carry(threshold: u32, call: &RuntimeCall) -> bool {
	let least = if takes_two_thirds(call) { CouncilTwoThirds::least_of } else { CouncilMajority::least_of };
	Governance::seats_in_power().map(least) == Some(threshold)
}

/// Every call, but those of the points' asset, which the activity pallet alone moves; those of the
/// scheduler and of preimages, which pallets use and nobody else; those by which the chamber's members
/// could be changed without an election or its motions be dropped; proposals of what is on no list; and the
/// one that takes session keys back, by which validators could leave without asking, and all together stop
/// the chain.
/// It is asked of every call inside of another too.
pub struct Calls;

impl Contains<RuntimeCall> for Calls {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Assets(_) | RuntimeCall::Scheduler(_) | RuntimeCall::Preimage(_) => false,
			// Keys are changed instead.
			RuntimeCall::Session(pallet_session::Call::purge_keys { .. }) => false,
			RuntimeCall::Council(call) => match call {
				CouncilCall::propose { threshold, proposal, .. } => {
					can_carry(*threshold, &proposal.0)
						&& proposal.encoded_size() <= LONGEST_MOTION
						&& CouncilCalls::contains(&proposal.0)
				}
				CouncilCall::vote { .. } | CouncilCall::close { .. } => true,
				_ => false,
			},
			RuntimeCall::Governance(
				OfGovernance::propose { call, .. } | OfGovernance::enact { call, .. },
			) => MembersCalls::contains(call),
			RuntimeCall::SafeMode(call) => {
				matches!(call, OfSafeMode::force_enter {} | OfSafeMode::force_exit {})
			}
			_ => true,
		}
	}
}

/// A call that the council moves. It looks like any call, and when it is made everything that happens in
/// it has to be on the council's list and no rule that members decided on.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, Debug)]
pub struct Motion(pub RuntimeCall);

impl TypeInfo for Motion {
	type Identity = RuntimeCall;

	fn type_info() -> scale_info::Type {
		RuntimeCall::type_info()
	}
}

impl<Call> From<Call> for Motion
where
	RuntimeCall: From<Call>,
{
	fn from(call: Call) -> Self {
		Self(call.into())
	}
}

impl GetDispatchInfo for Motion {
	fn get_dispatch_info(&self) -> DispatchInfo {
		self.0.get_dispatch_info()
	}
}

impl Dispatchable for Motion {
	type RuntimeOrigin = RuntimeOrigin;
	type Config = ();
	type Info = DispatchInfo;
	type PostInfo = PostDispatchInfo;

	fn dispatch(self, mut origin: RuntimeOrigin) -> DispatchResultWithInfo<PostDispatchInfo> {
		origin.add_filter(|call: &RuntimeCall| CouncilCalls::contains(call) && !Governance::is_bound(call));
		self.0.dispatch(origin)
	}
}

// ---------------------------------------------------------------------------------------------------
// The council and the members.

impl pallet_collective::Config<InCouncil> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = Motion;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU32<{ 7 * DAYS }>;
	type MaxProposals = ConstU32<20>;
	type MaxMembers = ConstU32<MAX_SEATS>;
	// Who does not vote does not say yes: nobody is ever the prime member.
	type DefaultVote = pallet_collective::PrimeDefaultVote;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	type SetMembersOrigin = EnsureNever<()>;
	type MaxProposalWeight = MostOfACall;
	type DisapproveOrigin = EnsureNever<()>;
	type KillOrigin = EnsureNever<()>;
	type Consideration = ();
}

/// The council's chamber as governance fills it.
pub struct CouncilChamber;

impl Chamber<AccountId> for CouncilChamber {
	fn members() -> Vec<AccountId> {
		pallet_collective::Members::<Runtime, InCouncil>::get()
	}

	fn seat(members: &[AccountId]) {
		<Council as ChangeMembers<AccountId>>::set_members_sorted(members, &Self::members());
	}

	fn drop_motions() {
		for motion in pallet_collective::Proposals::<Runtime, InCouncil>::get() {
			Council::do_disapprove_proposal(motion);
		}
	}
}

impl pallet_governance::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type Time = Timestamp;
	type Votes = Elections;
	type Chamber = CouncilChamber;
	type CouncilOrigin = CouncilMajority;
	type CommissionOrigin = pallet_elections::EnsureCommissioner<Runtime>;
	type UpgradeOrigin = CouncilTwoThirds;
	type MembersOrigin = EnsureMembers<Runtime>;
	type MembersCalls = MembersCalls;
	type Rules = PartyRules;
	type Electorate = WholeParty;
	type Scheduler = Scheduler;
	type Preimages = Preimage;
	type BlockTime = ConstU64<SLOT_DURATION>;
	type MaxCallWeight = MostOfAReferendum;
	type WeightInfo = pallet_governance::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmark_helper::council::Around;
}

/// What members of the council do there is free for them, like what other officers do.
pub struct CouncilDuties;

impl Duty<AccountId, RuntimeCall> for CouncilDuties {
	fn is_duty(who: &AccountId, call: &RuntimeCall) -> bool {
		let on_time = |call: &CouncilCall| match call {
			CouncilCall::propose { .. } => {
				Calls::contains(&RuntimeCall::Council(call.clone()))
					&& !pallet_collective::Proposals::<Runtime, InCouncil>::get().is_full()
			}
			CouncilCall::vote { proposal, .. } => {
				pallet_collective::Voting::<Runtime, InCouncil>::contains_key(proposal)
			}
			CouncilCall::close { proposal_hash, .. } => {
				pallet_collective::Voting::<Runtime, InCouncil>::contains_key(proposal_hash)
			}
			_ => false,
		};
		matches!(call, RuntimeCall::Council(call) if on_time(call)) && Governance::sits(who)
	}
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MostOfACall;
	// Governance schedules what members decided; nobody schedules anything else, or cancels it.
	type ScheduleOrigin = EnsureNever<()>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<32>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureNever<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<ConstU128<DEPOSIT>, ConstU128<DEPOSIT_PER_BYTE>, Balance>,
	>;
}

// ---------------------------------------------------------------------------------------------------
// Pauses.

/// Pallets that no pause touches: ballots and their counts, whatever members and officers put on record, what
/// candidates publish and members write, governance itself with the pauses that it ends, what makes blocks, and what wraps other
/// calls, each of which is asked about by itself: a referendum's call can be a batch.
pub const NEVER_PAUSED: [&str; 22] = [
	"System",
	"Timestamp",
	"Session",
	"Grandpa",
	"Validators",
	"Council",
	"Governance",
	"SafeMode",
	"TxPause",
	"Utility",
	"Proxy",
	"Multisig",
	"Members",
	"Trustees",
	"Elections",
	"Organisations",
	"Petitions",
	"Assemblies",
	"Activity",
	"Representatives",
	"Library",
	"Messaging",
];

/// Whether a pallet cannot be paused.
pub struct NeverPaused;

impl Contains<RuntimeCall> for NeverPaused {
	fn contains(call: &RuntimeCall) -> bool {
		use polkadot_sdk::frame_support::traits::GetCallMetadata;
		NEVER_PAUSED.contains(&call.get_call_metadata().pallet_name)
	}
}

impl Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains((pallet, _): &pallet_tx_pause::RuntimeCallNameOf<Runtime>) -> bool {
		NEVER_PAUSED.iter().any(|name| name.as_bytes() == pallet.as_slice())
	}
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = CouncilTwoThirds;
	type UnpauseOrigin = Unpausers;
	type WhitelistedCalls = NeverPaused;
	type MaxNameLen = ConstU32<64>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

/// How long safe mode lasts by a decision of the council.
type AWeek = MapSuccess<CouncilTwoThirds, Replace<ConstU32<{ 7 * DAYS }>>>;

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = NeverPaused;
	type EnterDuration = ConstU32<0>;
	type ExtendDuration = ConstU32<0>;
	// Nobody can buy a pause.
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = AWeek;
	type ForceExtendOrigin = AWeek;
	type ForceExitOrigin = Unpausers;
	type ForceDepositOrigin = EnsureNever<()>;
	type Notify = ();
	type ReleaseDelay = NoDelay;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}

// ---------------------------------------------------------------------------------------------------
// Migrations.

/// A migration that fails leaves the chain in safe mode for as long as it takes, and not stuck: nobody is
/// root who could free it, and governance, which no pause touches, can bring better code.
pub struct SafeModeAndOn;

impl FailedMigrationHandler for SafeModeAndOn {
	fn failed(_: Option<u32>) -> FailedMigrationHandling {
		let entered = match SafeMode::is_entered() {
			true => <SafeMode as Pausing>::extend(BlockNumber::MAX),
			false => <SafeMode as Pausing>::enter(BlockNumber::MAX),
		};
		// It can only be entered already.
		let _ = entered;
		FailedMigrationHandling::ForceUnstuck
	}
}

/// What this release stores otherwise than the one before, as far as the first block can change it all.
pub type InOneBlock = pallet_governance::migrations::ToVersion1<Runtime>;

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	// Each release lists what it changes.
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = ();
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = SafeModeAndOn;
	type MaxServiceWeight = MostOfAMigration;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

// ---------------------------------------------------------------------------------------------------
// On behalf of others.

/// What somebody may do for another.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
	Default,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything but spending money.
	#[codec(index = 1)]
	NonTransfer,
	/// Rejecting what another for the same account has announced.
	#[codec(index = 2)]
	CancelProxy,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			Self::NonTransfer => !matches!(call, RuntimeCall::Balances(_)),
			Self::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			}
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(one, other) if one == other => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, _) => true,
			_ => false,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ConstU128<DEPOSIT>;
	type ProxyDepositFactor = ConstU128<{ 37 * DEPOSIT_PER_BYTE }>;
	type MaxProxies = ConstU32<16>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<16>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = ConstU128<DEPOSIT>;
	type AnnouncementDepositFactor = ConstU128<{ 68 * DEPOSIT_PER_BYTE }>;
	type BlockNumberProvider = System;
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = ConstU128<{ DEPOSIT + 88 * DEPOSIT_PER_BYTE }>;
	type DepositFactor = ConstU128<{ 32 * DEPOSIT_PER_BYTE }>;
	type MaxSignatories = ConstU32<32>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}
