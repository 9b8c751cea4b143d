// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Messaging
//!
//! Who may keep messages on the nodes: members, by accounts of which nobody learns whose they are.
//!
//! Messages themselves never come on the chain. Nodes keep them as *statements*, encrypted and for a while, and
//! take from an account as much as the chain allows it.
//!
//! ## Terminology
//!
//! - **Period**: a time, by default 30 days, in which each member can claim once. It *pins* the standing roll of
//!   its first block: who joins later claims in the next.
//! - **Claim**: the proof that some member on this roll wants an account to have room. **Grant**: that it has.
//! - **Allowance**: how many statements, and bytes of what they say, an account may have on every node at a time.
//!   It stands in the state under the key that nodes read.
//! - **Address**: what somebody has to know to write to an officer.
//!
//! ## A period
//!
//! 1. When the one before is over, a block with room begins it, or anybody does ([`Call::begin_period`]).
//! 2. A member makes a new account and claims for it, by a ring proof in the context of the period and the
//!    account's signature. The account must be one of which the chain knows nothing: a member who claimed for the
//!    account of an office, or of a purse, would say by it whose all messages of the period are.
//! 3. The period ends, and nobody claims in it any more. Grants last for two weeks longer, as long as a message
//!    waits to be fetched: nodes drop what an account keeps when its allowance ends.
//! 4. Blocks with room revoke the grants, some in each. The accounts are forgotten: who uses one again ties two
//!    periods together, and wallets do not.
//!
//! Who leaves the party keeps the grant until then, because nobody can tell which it is.
//!
//! ## Addresses
//!
//! Members hand each other their addresses themselves. There is no directory of them here, and could be none: the
//! chain does not know who they are. Those who hold an office can publish an address for it. It is shown as long
//! as they hold the office.
//!
//! ## What is public, what is hidden
//!
//! - Which member an account belongs to: hidden within the ring of the proof, and with it within a part of the
//!   roll. Accounts of two periods cannot be linked, nor an account with what its member does elsewhere.
//! - When somebody claimed: public. Who writes at once after it tells that it was for this.
//! - Which account keeps how much on nodes, and when it came: known to whoever runs a node. What it says and to
//!   whom is not.
//! - Officers' addresses: public.
//!
//! ## Room
//!
//! More is granted than nodes have room for, because few use all of it. A node that is full takes no message of
//! anybody until others have expired. The view `store` compares what was granted with what operators were told.
//!
//! ## Invariants
//!
//! - **I1** Periods are numbered without a gap, one begins when the one before is over, and their grants end in
//!   their order.
//! - **I2** Each grant is one account's, and each account has one. A period counts its own. None is revoked
//!   before its time.
//! - **I3** Accounts with a grant may keep exactly what was granted, and no other account may keep anything.
//! - **I4** Addresses are of offices in which somebody can be written to, and not empty.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod addresses;
mod allowances;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claims;
mod costs;
mod errors;
mod events;
mod periods;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use claims::Refusal;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::{boxed::Box, vec::Vec};
use caucus_primitives::{Alias, Moment, OrganizationId, RollId};
use caucus_support::{
	organisations::{Organisations, Role},
	participation::{MemberProof, Participation},
};
use codec::Encode;
use frame::{
	deps::frame_support::weights::WeightMeter,
	prelude::*,
	traits::{EnsureOrigin, IdentifyAccount, UnixTime, Verify},
};

/// Most records in one page of a view.
pub const MAX_PAGE: u32 = 100;

#[frame::import_section(errors::errors)]
#[frame::import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// The block's time.
		type Time: UnixTime;

		/// The registry, by which members prove membership.
		type Participation: Participation;

		/// Who holds which office.
		type Organisations: Organisations<AccountId = Self::AccountId>;

		/// Signature by which an account agrees to be somebody's in a period.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>> + Parameter;

		/// Who sets parameters.
		type RulesOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the pallets around this one.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: caucus_support::benchmarking::Surroundings<Self::AccountId>
			+ caucus_support::benchmarking::Signers<Self::AccountId, Self::Signature>;
	}

	/// The parameters.
	#[pallet::storage]
	pub type CurrentSettings<T: Config> = StorageValue<_, Settings, ValueQuery>;

	/// Periods by number. They are never removed.
	#[pallet::storage]
	pub type Periods<T: Config> = StorageMap<_, Twox64Concat, PeriodId, Period>;

	/// The next period's number.
	#[pallet::storage]
	pub type NextPeriod<T: Config> = StorageValue<_, PeriodId, ValueQuery>;

	/// The oldest period that may have grants.
	#[pallet::storage]
	pub type OldestPeriod<T: Config> = StorageValue<_, PeriodId, ValueQuery>;

	/// The account that a member claimed for, by period and alias.
	// An alias is the hash of a VRF output: nobody can choose where it falls in the trie.
	#[pallet::storage]
	pub type Grants<T: Config> = StorageDoubleMap<_, Twox64Concat, PeriodId, Identity, Alias, T::AccountId>;

	/// The period in which an account got its grant.
	#[pallet::storage]
	pub type Accounts<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, PeriodId>;

	/// Addresses by office and account.
	#[pallet::storage]
	pub type Addresses<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (OrganizationId, Role), Blake2_128Concat, T::AccountId, Address>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first parameters.
		pub parameters: Parameters,
		#[serde(skip)]
		_config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			// A genesis is made on somebody's machine, where a panic is how a wrong one is refused.
			assert!(self.parameters.is_sane(), "no period can go by these parameters");
			CurrentSettings::<T>::put(Settings { version: 0, parameters: self.parameters });
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The parameters.
		pub fn settings() -> Settings {
			CurrentSettings::<T>::get()
		}

		/// The last period that began, and whether members can claim in it now.
		pub fn current() -> Option<PeriodView> {
			let (number, period) = Self::newest()?;
			Some(PeriodView { number, period, open: Self::now() < period.ends })
		}

		/// A period.
		pub fn period(number: PeriodId) -> Option<Period> {
			Periods::<T>::get(number)
		}

		/// What an account was granted, if it is not revoked.
		pub fn grant_of(account: T::AccountId) -> Option<GrantView> {
			Self::grant(&account)
		}

		/// The account that a member claimed for in a period, by the member's alias there.
		pub fn claimed(period: PeriodId, alias: Alias) -> Option<T::AccountId> {
			Grants::<T>::get(period, alias)
		}

		/// What was granted to all together, and what nodes have room for.
		pub fn store() -> Commitment {
			Self::commitment()
		}

		/// Who can be written to in an office, and how; at most [`MAX_PAGE`].
		pub fn addresses(organization: OrganizationId, role: Role) -> Vec<(T::AccountId, Bundle)> {
			Self::list_addresses(organization, role)
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Claim room on nodes for an account: what a member does once in a period.
		///
		/// Needs neither a signer nor a fee: the proof shows membership, and the account's signature that its
		/// owner agrees. Both are over [`Pallet::claim_message`].
		///
		/// - `period`: the one that runs.
		/// - `account`: an account of which the chain knows nothing.
		/// - `consent`: the account's signature, plain or as browser wallets wrap it.
		/// - `proof`: in the period's context, by its roll.
		///
		/// Emits [`Event::Granted`].
		#[pallet::call_index(0)]
		#[pallet::weight(
			T::WeightInfo::claim().saturating_add(T::WeightInfo::authorize_claim())
				.saturating_add(T::Participation::check_weight(1))
		)]
		#[pallet::authorize(|_source, period, account, consent, proof| {
			Pallet::<T>::authorize_claim(*period, account, consent, proof)
		})]
		// Checking is part of the call's own weight.
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn claim(
			origin: OriginFor<T>,
			period: PeriodId,
			account: T::AccountId,
			consent: T::Signature,
			proof: Box<MemberProof>,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			let _ = consent;
			Self::do_claim(period, account, proof.alias)
		}

		/// Begin the next period, if no block with room has.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::PeriodBegun`]. Free where it is due.
		#[pallet::call_index(1)]
		#[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
			ensure_signed(origin.clone()).is_ok() && Pallet::<T>::ensure_due().is_ok()
		})]
		pub fn begin_period(origin: OriginFor<T>) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_begin_period()
		}

		/// Publish where one can be written to in an office, in the place of what one published before; once in an
		/// hour.
		///
		/// - `origin`: who holds the office.
		/// - `organization`, `role`: the office. There is none for whoever does "anything else".
		/// - `bundle`: what clients need to write.
		///
		/// Emits [`Event::AddressPublished`]. Free for the officer.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, organization: &OrganizationId, role: &Role, bundle: &Bundle
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_address(&by, *organization, *role, bundle).is_ok())
		})]
		pub fn publish_address(
			origin: OriginFor<T>,
			organization: OrganizationId,
			role: Role,
			bundle: Bundle,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_publish_address(by, organization, role, bundle)
		}

		/// Take an address away.
		///
		/// - `origin`: its owner; any account once the owner has left the office.
		/// - `organization`, `role`, `who`: the office and the owner.
		///
		/// Emits [`Event::AddressWithdrawn`]. Free where it passes.
		#[pallet::call_index(3)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, organization: &OrganizationId, role: &Role, who: &T::AccountId
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_withdrawal(&by, *organization, *role, who).is_ok())
		})]
		pub fn withdraw_address(
			origin: OriginFor<T>,
			organization: OrganizationId,
			role: Role,
			who: T::AccountId,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_withdraw_address(by, organization, role, who)
		}

		/// Change the parameters, for periods that begin later.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `expected_version`: the version that was looked at.
		///
		/// Emits [`Event::ParametersSet`].
		#[pallet::call_index(4)]
		pub fn set_parameters(
			origin: OriginFor<T>,
			expected_version: u32,
			parameters: Parameters,
		) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(expected_version, parameters)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::sweep(&mut meter);
			meter.consumed()
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
