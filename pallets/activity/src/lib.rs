// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Activity
//!
//! What members do for the party, attested by those who saw it, counted by month, and rewarded with points
//! that nobody can pass on.
//!
//! ## Terminology
//!
//! - **Activity account**: an ordinary account that a member binds for one year by a ring proof. Nobody
//!   learns whose it is, and next year's is another.
//! - **Indicator**: what is counted. Its *kind* is one of a fixed list, its *terms* say how it counts.
//! - **Attestation**: that an account did what an indicator counts. Attestations come in *batches*, which
//!   say organisation, area, time and evidence once for all.
//! - **Evidence**: meetings of the organisation, or the digest of a document.
//! - **Period**: a calendar month in Korea.
//! - **Row**: what is counted of one indicator in one place: attestations, values, accounts.
//! - **Least group**: the fewest accounts that are shown together.
//! - **Points**: what an account earns in a period. Wallets show them as a token.
//!
//! ## A month
//!
//! 1. Members bind their accounts, once in a year, by the newest standing roll.
//! 2. Officers attest, at most 30 days after the fact and 14 days after the month.
//!    While a campaign for votes runs, indicators that rest then take nothing, and nothing that happened in one
//!    is attested later.
//! 3. For 14 days more anybody with an activity account and the officers concerned may dispute. For
//!    another 14 an auditor decides. What nobody decided stands.
//! 4. Any account takes the period on in pieces ([`Call::advance`]). First accounts are gone through: points
//!    are given, rows are added up. Then rows are gone through, from the whole party down: those that may be
//!    read are kept, the others are forgotten.
//! 5. Two auditors can take back what turns out wrong later. The account loses the points; rows stay as they
//!    were published, and the correction stands beside them.
//! 6. Points of a period expire after twelve more. When all of a year have, its accounts are let go.
//!
//! ## The token
//!
//! Points are a fungible token of the chain, so that wallets show them. It is no coin: this pallet has no
//! call that moves points, no fee is paid with them and no vote weighs more by them. Their owner may burn
//! them; an issuer can take them back only by a correction, which is public. The runtime closes the token's
//! pallet twice: none of its calls passes the call filter, and all balances are frozen except while
//! this pallet burns ([`Pallet::is_burning`]). The token's team is an account that nobody controls.
//!
//! ## What is public, what is hidden
//!
//! - Which member an account belongs to: hidden within the part of the roll that the proof's ring shows.
//! - What an account did, and when: public, until its owner opts out; then views show nothing more. The
//!   chain's history cannot be erased.
//! - Which organisation attested an account: public within a batch of at least the least group. Organisations
//!   with fewer pool their meetings at the one above.
//! - Rows below the least group: not kept, and they cannot be computed from those that are
//!   (`suppression`). Who adds up the attestations themselves learns no less than the batches say.
//! - That an issuer attests to itself under an activity account: hidden, as everybody's account is. The
//!   attendance of the meeting and the ceiling for each issuer bound what that yields.
//!
//! ## Invariants
//!
//! - **I1** Each activity account is the one that its alias of the year leads to, and is kept alive.
//! - **I2** An account's token balance is the sum of its earnings; none is above its period's ceiling.
//! - **I3** Each attestation has one entry at its subject, which counts exactly if the attestation stands.
//! - **I4** A meeting has at least as many present as attested, and is pooled only where nothing names it
//!   alone.
//! - **I5** A period's participants are the accounts with entries, each once.
//! - **I6** A published row holds the least group, and its parent is published. Rows that are not
//!   published exist only while a period is being closed.
//! - **I7** Outside of this pallet's burning, the token is frozen.
//! - **I8** Campaigns are in the order of time, and only the last can run.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod accounts;
mod attesting;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod campaigns;
mod costs;
mod disputes;
mod errors;
mod events;
mod indicators;
mod periods;
mod suppression;
mod token;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use accounts::Refusal;
pub use indicators::STARTERS;
pub use pallet::*;
pub use suppression::publishable;
pub use types::*;
pub use weights::WeightInfo;

use alloc::{boxed::Box, vec::Vec};
use caucus_primitives::{
	calendar::Month,
	text::{ContentRef, TextError},
	Alias, Digest, Moment, OrganizationId,
};
use caucus_support::{
	agreement::{AgreementError, Agreements},
	contests::Contests,
	organisations::{Meetings, Organisations},
	participation::{MemberProof, Participation},
};
use frame::{
	prelude::*,
	token::fungible,
	traits::{EnsureOrigin, IdentifyAccount, UnixTime, Verify},
};

/// A batch's attestations, as an officer hands them in.
pub type Items<T> = BoundedVec<Item<<T as frame_system::Config>::AccountId>, ConstU32<MAX_BATCH>>;

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

		/// Which meetings took place, and how many were present.
		type Meetings: Meetings;

		/// Whether a campaign runs.
		type Contests: Contests<AccountId = Self::AccountId>;

		/// The points, as wallets see them. Nothing else mints, burns or moves them.
		type Token: fungible::Mutate<Self::AccountId>;

		/// Signature by which an account agrees to be somebody's activity account.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>> + Parameter;

		/// Who sets indicators and parameters.
		type RulesOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the pallets around this one.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: caucus_support::benchmarking::Surroundings<Self::AccountId>
			+ benchmarking::Signers<Self::AccountId, Self::Signature>;
	}

	/// The parameters.
	#[pallet::storage]
	pub type CurrentSettings<T: Config> = StorageValue<_, Settings, ValueQuery>;

	/// Indicators by number.
	#[pallet::storage]
	pub type Indicators<T: Config> = StorageMap<_, Twox64Concat, IndicatorId, Indicator>;

	/// The next indicator's number.
	#[pallet::storage]
	pub type NextIndicator<T: Config> = StorageValue<_, IndicatorId, ValueQuery>;

	/// Terms of indicators, by version. They are never removed.
	#[pallet::storage]
	pub type Versions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, IndicatorId, Twox64Concat, u32, TermsFrom>;

	/// How many accounts were bound, by year.
	#[pallet::storage]
	pub type Bound<T: Config> = StorageMap<_, Twox64Concat, u32, u32, ValueQuery>;

	/// The account that a member bound, by year and alias.
	// An alias is the hash of a VRF output: nobody can choose where it falls in the trie.
	#[pallet::storage]
	pub type AccountOf<T: Config> = StorageDoubleMap<_, Twox64Concat, u32, Identity, Alias, T::AccountId>;

	/// Activity accounts.
	#[pallet::storage]
	pub type Accounts<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, MemberAccount>;

	/// Batches by number.
	#[pallet::storage]
	pub type Batches<T: Config> = StorageMap<_, Twox64Concat, BatchId, Batch<T::AccountId>>;

	/// The next batch's number.
	#[pallet::storage]
	pub type NextBatch<T: Config> = StorageValue<_, BatchId, ValueQuery>;

	/// Attestations by number. They are never removed.
	#[pallet::storage]
	pub type Attestations<T: Config> = StorageMap<_, Twox64Concat, AttestationId, Attestation<T::AccountId>>;

	/// The next attestation's number.
	#[pallet::storage]
	pub type NextAttestation<T: Config> = StorageValue<_, AttestationId, ValueQuery>;

	/// The attestation of an account for an indicator by a piece of evidence: there is one.
	#[pallet::storage]
	pub type AttestedBy<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, IndicatorId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, Digest>,
		),
		AttestationId,
	>;

	/// How much of a meeting's attendance is attested, for an indicator.
	#[pallet::storage]
	pub type Usages<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, IndicatorId>,
			NMapKey<Twox64Concat, OrganizationId>,
			NMapKey<Twox64Concat, u32>,
		),
		Usage,
		ValueQuery,
	>;

	/// How many attestations an issuer has made for a period.
	#[pallet::storage]
	pub type IssuedBy<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Month, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Disputes, by attestation.
	#[pallet::storage]
	pub type Disputes<T: Config> = StorageMap<_, Twox64Concat, AttestationId, Dispute<T::AccountId>>;

	/// Corrections, by attestation.
	#[pallet::storage]
	pub type Corrections<T: Config> = StorageMap<_, Twox64Concat, AttestationId, Correction<T::AccountId>>;

	/// Corrections that wait for a second auditor.
	#[pallet::storage]
	pub type Waiting<T: Config> = StorageValue<_, Agreements<T::AccountId, ConstU32<32>>, ValueQuery>;

	/// Periods.
	#[pallet::storage]
	pub type Periods<T: Config> = StorageMap<_, Twox64Concat, Month, Period>;

	/// What an account did in a period.
	#[pallet::storage]
	pub type Ledger<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Month, Blake2_128Concat, T::AccountId, Entries, ValueQuery>;

	/// The accounts with entries, in the order in which they came.
	#[pallet::storage]
	pub type Participants<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Month, Twox64Concat, u32, T::AccountId>;

	/// The organisation above, as it was when something was first attested in a period. The tree of a
	/// period does not change.
	#[pallet::storage]
	pub type Above<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Month, Twox64Concat, OrganizationId, OrganizationId>;

	/// The places directly below an organisation in a period.
	#[pallet::storage]
	pub type Below<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		Month,
		Twox64Concat,
		OrganizationId,
		BoundedVec<Place, ConstU32<MAX_PLACES>>,
		ValueQuery,
	>;

	/// Rows while a period is being closed.
	#[pallet::storage]
	pub type Drafts<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Month>, NMapKey<Twox64Concat, IndicatorId>, NMapKey<Twox64Concat, Place>),
		Row,
	>;

	/// Families of rows to be gone through, and whether the row above each is public.
	#[pallet::storage]
	pub type Queue<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Month, Twox64Concat, u32, (IndicatorId, OrganizationId, bool)>;

	/// Public rows. What is not here is nothing, or too few to be shown.
	#[pallet::storage]
	pub type Rows<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Month>, NMapKey<Twox64Concat, IndicatorId>, NMapKey<Twox64Concat, Place>),
		Row,
	>;

	/// Campaigns that run or ended lately, the oldest first.
	#[pallet::storage]
	pub type Campaigns<T: Config> =
		StorageValue<_, BoundedVec<Campaign, ConstU32<MAX_CAMPAIGNS>>, ValueQuery>;

	/// Set while this pallet burns points, so that the token's freeze lets it.
	#[pallet::storage]
	pub type Burning<T: Config> = StorageValue<_, bool, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Whether the chain begins with the indicators of [`STARTERS`].
		pub starters: bool,
		#[serde(skip)]
		/// Marks the chain's types.
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if self.starters {
				Pallet::<T>::add_starters();
			}
		}
	}

	impl<T: Config> From<TextError> for Error<T> {
		fn from(_: TextError) -> Self {
			Self::BadText
		}
	}

	impl<T: Config> From<AgreementError> for Error<T> {
		fn from(error: AgreementError) -> Self {
			match error {
				AgreementError::SamePerson => Self::SamePerson,
				AgreementError::TooMany => Self::TooManyWaiting,
			}
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The parameters.
		pub fn settings() -> Settings {
			CurrentSettings::<T>::get()
		}

		/// Indicators from a number on, at most [`MAX_PAGE`].
		pub fn indicators(from: IndicatorId, count: u32) -> Vec<(IndicatorId, Indicator)> {
			let end = from.saturating_add(count.min(MAX_PAGE) as IndicatorId).min(NextIndicator::<T>::get());
			(from..end).filter_map(|id| Some((id, Indicators::<T>::get(id)?))).collect()
		}

		/// The terms of an indicator in a period, with their version.
		pub fn terms(indicator: IndicatorId, period: Month) -> Option<(u32, Terms)> {
			Self::terms_in(indicator, period).ok()
		}

		/// How many accounts were bound in a year.
		pub fn bound(year: u32) -> u32 {
			Bound::<T>::get(year)
		}

		/// Campaigns that run or ended lately.
		pub fn campaigns() -> Vec<Campaign> {
			Campaigns::<T>::get().into_inner()
		}

		/// An activity account.
		pub fn account(who: T::AccountId) -> Option<MemberAccount> {
			Accounts::<T>::get(who)
		}

		/// The points of an account that have not expired.
		pub fn points(who: T::AccountId) -> u32 {
			Self::points_of(&who)
		}

		/// What an account did in a period; nothing if its owner opted out.
		pub fn entries(who: T::AccountId, period: Month) -> Vec<Entry> {
			if Self::is_hidden(&who) {
				return Vec::new();
			}
			Ledger::<T>::get(period, who).into_inner()
		}

		/// Batches from a number on, at most [`MAX_PAGE`].
		pub fn batches(from: BatchId, count: u32) -> Vec<(BatchId, Batch<T::AccountId>)> {
			let end = from.saturating_add(count.min(MAX_PAGE)).min(NextBatch::<T>::get());
			(from..end).filter_map(|id| Some((id, Batches::<T>::get(id)?))).collect()
		}

		/// An attestation and what has become of it; nothing if its subject opted out.
		pub fn attestation(id: AttestationId) -> Option<(Attestation<T::AccountId>, Status)> {
			let attestation = Attestations::<T>::get(id)?;
			if Self::is_hidden(&attestation.subject) {
				return None;
			}
			let status = Self::status_of(&attestation)?;
			Some((attestation, status))
		}

		/// The dispute about an attestation.
		pub fn dispute_about(id: AttestationId) -> Option<Dispute<T::AccountId>> {
			Disputes::<T>::get(id)
		}

		/// The correction of an attestation.
		pub fn correction_of(id: AttestationId) -> Option<Correction<T::AccountId>> {
			Corrections::<T>::get(id)
		}

		/// A period.
		pub fn period(period: Month) -> Option<Period> {
			Periods::<T>::get(period)
		}

		/// Public rows of an indicator in a period, after the first `skip`, at most [`MAX_PAGE`]. What is
		/// not among them is nothing, or too few to be shown.
		pub fn rows(period: Month, indicator: IndicatorId, skip: u32, count: u32) -> Vec<(Place, Row)> {
			let rows = Rows::<T>::iter_prefix((period, indicator));
			rows.skip(skip as usize).take(count.min(MAX_PAGE) as usize).collect()
		}

		/// One public row.
		pub fn row(period: Month, indicator: IndicatorId, place: Place) -> Option<Row> {
			Rows::<T>::get((period, indicator, place))
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Bind an account for a year: what a member does once.
		///
		/// Needs neither a signer nor a fee: the proof shows membership, and the account's signature
		/// that its owner agrees. Both are over [`Pallet::binding_message`]. The account can act from then
		/// on without holding anything. It can be sent as a general transaction, or as an unsigned one.
		///
		/// - `year`: the current year in Korea.
		/// - `account`: an account that is no activity account yet. Best a new one.
		/// - `consent`: the account's signature, plain or as browser wallets wrap it.
		/// - `proof`: in the year's context, by the newest standing roll.
		///
		/// Emits [`Event::AccountBound`].
		#[pallet::call_index(0)]
		#[pallet::weight(
			T::WeightInfo::bind().saturating_add(T::WeightInfo::authorize_bind())
				.saturating_add(T::Participation::check_weight(1))
		)]
		#[pallet::authorize(|_source, year, account, consent, proof| {
			Pallet::<T>::authorize_bind(*year, account, consent, proof)
		})]
		// Checking is part of the call's own weight, because a bare extrinsic has no extension that would be
		// charged for it.
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn bind(
			origin: OriginFor<T>,
			year: u32,
			account: T::AccountId,
			consent: T::Signature,
			proof: Box<MemberProof>,
		) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			let _ = consent;
			Self::do_bind(year, account, proof.alias)
		}

		/// Let an account go whose points have all had time to expire.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::AccountEnded`]. Free where it is due.
		#[pallet::call_index(1)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, account: &T::AccountId| -> bool {
			ensure_signed(origin.clone()).is_ok() && Pallet::<T>::ensure_over(account).is_ok()
		})]
		pub fn end_account(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_end_account(account)
		}

		/// Opt out: nothing more is collected about the account this year, periods that are not closed do
		/// not count, and views show none of its history. It cannot be undone.
		///
		/// - `origin`: an activity account.
		///
		/// Emits [`Event::OptedOut`]. Free.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Accounts::<T>::get(who).is_some_and(|account| !account.opted_out))
		})]
		pub fn opt_out(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_opt_out(who)
		}

		/// Burn some of one's points, the oldest first.
		///
		/// - `origin`: an activity account.
		/// - `points`: how many.
		///
		/// Emits [`Event::PointsBurned`]. Free.
		#[pallet::call_index(3)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, points: &u32| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| *points > 0 && Pallet::<T>::points_held(&who) >= *points)
		})]
		pub fn burn(origin: OriginFor<T>, points: u32) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_burn(who, points)
		}

		/// Attest what accounts did.
		///
		/// One item that is refused refuses the batch: clients look with a dry run first.
		///
		/// - `origin`: the officer of the organisation whom the indicator's terms name.
		/// - `occasion`: what, where, when, and what shows it.
		/// - `items`: at least the least group, each account once.
		///
		/// Emits [`Event::Attested`] and, by chance, [`Event::Sampled`]. Free for the officer.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::weight_of_batch(items.len() as u32))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, occasion: &Occasion, items: &Items<T>| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::weigh_batch(&who, occasion, items).is_ok())
		})]
		pub fn attest(origin: OriginFor<T>, occasion: Occasion, items: Items<T>) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_attest(issuer, occasion, items)
		}

		/// Dispute an attestation.
		///
		/// - `origin`: an activity account within its quota; chair or secretary of the organisation that
		///   attested; the issuer; an auditor.
		/// - `reason`: why.
		///
		/// Emits [`Event::Disputed`]. Free.
		#[pallet::call_index(5)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, attestation: &AttestationId, _reason: &ContentRef| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::ensure_can_dispute(&who, *attestation).is_ok())
		})]
		pub fn dispute(
			origin: OriginFor<T>,
			attestation: AttestationId,
			reason: ContentRef,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_dispute(by, attestation, reason)
		}

		/// Decide on a dispute.
		///
		/// - `origin`: an auditor who neither attested nor disputed it.
		/// - `uphold`: whether the attestation stands.
		/// - `reason`: why.
		///
		/// Emits [`Event::Decided`]. Free.
		#[pallet::call_index(6)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, attestation: &AttestationId, _uphold: &bool, _reason: &ContentRef| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::ensure_can_decide(&who, *attestation).is_ok())
		})]
		pub fn decide(
			origin: OriginFor<T>,
			attestation: AttestationId,
			uphold: bool,
			reason: ContentRef,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_decide(by, attestation, uphold, reason)
		}

		/// Take back an attestation whose period is closed. It takes effect when a second auditor makes the
		/// same call. The account loses what it earned by it, as far as it has not burned it.
		///
		/// - `origin`: an auditor who did not attest it.
		/// - `reason`: why.
		///
		/// Emits [`Event::CorrectionProposed`], then [`Event::Corrected`]. Free.
		#[pallet::call_index(7)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, attestation: &AttestationId, reason: &ContentRef| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::weigh_correction(&who, *attestation, reason).is_ok())
		})]
		pub fn correct(
			origin: OriginFor<T>,
			attestation: AttestationId,
			reason: ContentRef,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_correct(by, attestation, reason)
		}

		/// Do a piece of what is due for a period: counting, publishing, expiring.
		///
		/// - `origin`: any account.
		/// - `pieces`: how many accounts or families of rows to go through; at most [`MAX_PIECE`] are.
		///
		/// Emits [`Event::PeriodAdvanced`]. Free where it is due.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::weight_of_pieces((*pieces).min(MAX_PIECE)))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, period: &Month, pieces: &u32| -> bool {
			ensure_signed(origin.clone()).is_ok() && *pieces > 0 && Pallet::<T>::ensure_due(*period).is_ok()
		})]
		pub fn advance(origin: OriginFor<T>, period: Month, pieces: u32) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let weight = Self::do_advance(period, pieces.clamp(1, MAX_PIECE))?;
			Ok(Some(weight).into())
		}

		/// Add an indicator. It counts from next month on.
		///
		/// - `origin`: `RulesOrigin`.
		///
		/// Emits [`Event::IndicatorAdded`].
		#[pallet::call_index(9)]
		pub fn add_indicator(
			origin: OriginFor<T>,
			kind: Kind,
			code: Code,
			name: Name,
			name_en: Name,
			terms: Terms,
		) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_add_indicator(kind, code, name, name_en, terms)
		}

		/// Change an indicator's terms. They hold from next month on; months before keep theirs.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `expected_version`: the version that was looked at.
		///
		/// Emits [`Event::IndicatorChanged`].
		#[pallet::call_index(10)]
		pub fn change_indicator(
			origin: OriginFor<T>,
			indicator: IndicatorId,
			expected_version: u32,
			terms: Terms,
		) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_change_indicator(indicator, expected_version, terms)
		}

		/// Retire an indicator with the end of this month.
		///
		/// - `origin`: `RulesOrigin`.
		///
		/// Emits [`Event::IndicatorRetired`].
		#[pallet::call_index(11)]
		pub fn retire_indicator(origin: OriginFor<T>, indicator: IndicatorId) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_retire_indicator(indicator)
		}

		/// Change the parameters, for periods whose first attestation comes later.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `expected_version`: the version that was looked at.
		///
		/// Emits [`Event::ParametersSet`].
		#[pallet::call_index(12)]
		pub fn set_parameters(
			origin: OriginFor<T>,
			expected_version: u32,
			parameters: Parameters,
		) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(expected_version, parameters)
		}
	}

	/// The path for tools that can send unsigned extrinsics alone, such as Polkadot.js Apps. It is the same
	/// check; it goes when the SDK drops the trait.
	#[pallet::validate_unsigned]
	#[allow(deprecated)]
	impl<T: Config> ValidateUnsigned for Pallet<T> {
		type Call = Call<T>;

		fn validate_unsigned(_source: TransactionSource, call: &Self::Call) -> TransactionValidity {
			match call {
				Call::bind { year, account, consent, proof } => {
					Self::authorize_bind(*year, account, consent, proof).map(|(validity, _)| validity)
				}
				_ => Err(InvalidTransaction::Call.into()),
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Looks now and then whether a campaign runs.
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			if !(now % WATCH.into()).is_zero() {
				// Nothing was read, and the block's base weight has room for one division.
				return Weight::zero();
			}
			Self::watch_campaigns();
			T::WeightInfo::watch_campaigns()
		}

		fn integrity_test() {
			Self::assert_calls_fit();
			assert!(Parameters::default().is_sane(), "the defaults are out of range");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
