// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Representatives
//!
//! Public office holders: who they are, what they did in office, what they say to that, and, kept apart from
//! it, what members think of them.
//!
//! ## Terminology
//!
//! - **Representative**: a person who holds or held public office, such as a seat in parliament. Organisations
//!   keep the posts and the terms; here are the names, and the posts that are the person's.
//! - **Reference**: what a source calls a person or a subject. Persons are told apart by it, not by name.
//! - **Fact**: a deed on a day, in a post, about a subject, with the page that shows it.
//! - **Eligibility**: whether the person could have been there. It is part of the fact, so that whoever counts
//!   absences knows what to divide by.
//! - **Feed**: where facts come from, and how often it should come.
//! - **Reply**: what the person says to a fact or an evaluation.
//! - **Evaluation**: five questions to all members, about one person and one half of a year.
//!
//! ## A fact
//!
//! 1. A researcher records it. It is public at once, as provisional.
//! 2. Another researcher looks at the page; if it has the same digest, the fact is confirmed. Where nobody does
//!    and the person does not reply, a week confirms it.
//! 3. A provisional fact is changed or withdrawn by a researcher; a confirmed one by a researcher and an
//!    auditor together. What it said before stays readable, with the reason.
//! 4. The person replies at any time. No call takes a reply away, whatever becomes of the fact.
//!
//! ## An evaluation
//!
//! 1. From the fifth month of a half of a year on anybody can begin it for a person in office. It pins the
//!    newest standing roll.
//! 2. For two weeks members *seal* their answers: a ring proof shows that they are members and answer
//!    once, and a digest hides what.
//! 3. With fewer than 50 sealed answers it ends there, and nobody learns any of them. Otherwise
//!    members *open* them for a week, by a call that needs no proof.
//! 4. Anybody ends it. With fewer than 50 opened answers nothing is published. Otherwise it is, as a
//!    distribution for each question. What members of the person's own chapter answered is shown apart if
//!    they and the others are as many each.
//! 5. It has to be over 60 days before a vote in which the person stands; otherwise it is cancelled.
//!
//! There is no score, no sum over questions and no order of persons, here or in any view.
//!
//! ## What is public, what is hidden
//!
//! - Facts, replies, changes and who made them: public.
//! - Who answered: hidden within the ring. An alias of one evaluation tells nothing about another.
//! - Sealed answers: hidden. An opened answer is public, without a name, in the block that takes it; it
//!   can be opened only when enough are sealed. The sums of an evaluation that is not published are deleted.
//! - A member who opens no answer has said nothing.
//!
//! ## Invariants
//!
//! - **I1** Representatives are numbered without a gap, each reference and account leads to the one that has it,
//!   and accounts are kept alive.
//! - **I2** Facts are numbered without a gap, and each is listed once, at its representative.
//! - **I3** A fact that is not withdrawn is the only one of its kind, subject and person.
//! - **I4** Each version of a fact has the change that ended the one before. A provisional fact has no second
//!   person, and a corrected one was changed.
//! - **I5** Nothing of the replies to a fact or an evaluation is missing.
//! - **I6** An evaluation has as many seals and opened answers as it says; its sums are there exactly
//!   while it runs, and what is public exactly when it was published, with the least number of answers.
//! - **I7** A feed is flagged only if it is overdue.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod changes;
mod costs;
mod errors;
mod evaluations;
mod events;
mod facts;
mod feeds;
mod holders;
mod replies;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::{boxed::Box, vec::Vec};
use caucus_primitives::{
	text::{ContentRef, TextError},
	Alias, Digest, Moment, PostId,
};
use caucus_support::{
	agreement::{AgreementError, Agreements},
	contests::Contests,
	offices::PublicOffices,
	organisations::Organisations,
	participation::{MemberProof, Participation, ProofRefusal},
};
use frame::{
	prelude::*,
	traits::{EnsureOrigin, UnixTime},
};

/// Most records in one page of a view.
pub const MAX_PAGE: u32 = 100;

/// Acts that wait for a second person.
pub type Agreed<T> = Agreements<<T as frame_system::Config>::AccountId, ConstU32<64>>;

/// A representative on this chain.
pub type RepresentativeOf<T> = Representative<<T as frame_system::Config>::AccountId>;

/// A fact on this chain.
pub type FactOf<T> = Fact<<T as frame_system::Config>::AccountId>;

/// A change of a fact on this chain.
pub type ChangeOf<T> = Change<<T as frame_system::Config>::AccountId>;

/// A list as a call takes it.
pub type Batch<X> = BoundedVec<X, ConstU32<MAX_BATCH>>;

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

		/// Who is a researcher or an auditor of the central party.
		type Organisations: Organisations<AccountId = Self::AccountId>;

		/// Which posts are public, and who holds or held them when.
		type Offices: PublicOffices<AccountId = Self::AccountId>;

		/// In which votes an office holder stands.
		type Contests: Contests<AccountId = Self::AccountId>;

		/// Who sets parameters.
		type RulesOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Brings the chain into the states that benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: caucus_support::benchmarking::Surroundings<Self::AccountId>;
	}

	/// The parameters.
	#[pallet::storage]
	pub type CurrentSettings<T: Config> = StorageValue<_, Settings, ValueQuery>;

	/// Representatives by number.
	#[pallet::storage]
	pub type Representatives<T: Config> =
		StorageMap<_, Twox64Concat, RepresentativeId, Representative<T::AccountId>>;

	/// The next representative's number.
	#[pallet::storage]
	pub type NextRepresentative<T: Config> = StorageValue<_, RepresentativeId, ValueQuery>;

	/// What was said about a representative before, by version.
	#[pallet::storage]
	pub type Descriptions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RepresentativeId, Twox64Concat, u32, Description>;

	/// The representative of a reference.
	#[pallet::storage]
	pub type ByReference<T: Config> = StorageMap<_, Blake2_128Concat, Reference, RepresentativeId>;

	/// The representative who replies by an account.
	#[pallet::storage]
	pub type ByAccount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, RepresentativeId>;

	/// Facts by number. They are never removed.
	#[pallet::storage]
	pub type Facts<T: Config> = StorageMap<_, Twox64Concat, FactId, Fact<T::AccountId>>;

	/// The next fact's number.
	#[pallet::storage]
	pub type NextFact<T: Config> = StorageValue<_, FactId, ValueQuery>;

	/// Facts of a representative, in the order in which they were recorded.
	#[pallet::storage]
	pub type FactsOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RepresentativeId, Twox64Concat, u32, FactId>;

	/// The fact of a representative by what makes it the only one: class, subject and, where that goes on, day.
	#[pallet::storage]
	pub type FactBy<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RepresentativeId, Blake2_128Concat, Digest, FactId>;

	/// How many facts of a cheap class a representative has in a month.
	#[pallet::storage]
	pub type Months<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RepresentativeId, Twox64Concat, (u32, Class), u16, ValueQuery>;

	/// What made a fact's version, and what it was before. They are never removed.
	#[pallet::storage]
	pub type Changes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, FactId, Twox64Concat, u32, Change<T::AccountId>>;

	/// Replies, in order. They are never removed.
	#[pallet::storage]
	pub type Replies<T: Config> = StorageDoubleMap<_, Twox64Concat, About, Twox64Concat, u8, Reply>;

	/// Acts that wait for a second person.
	#[pallet::storage]
	pub type Waiting<T: Config> = StorageValue<_, Agreed<T>, ValueQuery>;

	/// Feeds by number.
	#[pallet::storage]
	pub type Feeds<T: Config> = StorageMap<_, Twox64Concat, FeedId, Feed>;

	/// The next feed's number.
	#[pallet::storage]
	pub type NextFeed<T: Config> = StorageValue<_, FeedId, ValueQuery>;

	/// Evaluations by number.
	#[pallet::storage]
	pub type Evaluations<T: Config> = StorageMap<_, Twox64Concat, EvaluationId, Evaluation>;

	/// The next evaluation's number.
	#[pallet::storage]
	pub type NextEvaluation<T: Config> = StorageValue<_, EvaluationId, ValueQuery>;

	/// The evaluation of a representative in a half of a year: there is one.
	#[pallet::storage]
	pub type EvaluationOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RepresentativeId, Twox64Concat, Half, EvaluationId>;

	/// Sealed answers, until the evaluation is over and they are cleared away.
	// An alias is the hash of a VRF output: nobody can choose where it falls in the trie.
	#[pallet::storage]
	pub type Seals<T: Config> = StorageDoubleMap<_, Twox64Concat, EvaluationId, Identity, Alias, Seal>;

	/// Opened answers, added up, while an evaluation runs.
	#[pallet::storage]
	pub type Tallies<T: Config> = StorageMap<_, Twox64Concat, EvaluationId, Tally>;

	/// What evaluations made public.
	#[pallet::storage]
	pub type Outcomes<T: Config> = StorageMap<_, Twox64Concat, EvaluationId, Outcome>;

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

	impl<T: Config> From<ProofRefusal> for Error<T> {
		fn from(refusal: ProofRefusal) -> Self {
			match refusal {
				ProofRefusal::UnknownRing => Self::UnknownRing,
				ProofRefusal::BadProof => Self::BadProof,
			}
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The parameters.
		pub fn settings() -> Settings {
			CurrentSettings::<T>::get()
		}

		/// Representatives from a number on, at most [`MAX_PAGE`].
		pub fn representatives(
			from: RepresentativeId,
			count: u32,
		) -> Vec<(RepresentativeId, Representative<T::AccountId>)> {
			page(from, count, NextRepresentative::<T>::get())
				.filter_map(|id| Some((id, Representatives::<T>::get(id)?)))
				.collect()
		}

		/// One representative.
		pub fn representative(id: RepresentativeId) -> Option<Representative<T::AccountId>> {
			Representatives::<T>::get(id)
		}

		/// The representative of a reference.
		pub fn by_reference(reference: Reference) -> Option<RepresentativeId> {
			ByReference::<T>::get(reference)
		}

		/// What was said about a representative before its description was changed for the `version + 1`st
		/// time.
		pub fn former_description(id: RepresentativeId, version: u32) -> Option<Description> {
			Descriptions::<T>::get(id, version)
		}

		/// Terms of a representative, by post: first moment of each, and first after it.
		pub fn terms(id: RepresentativeId) -> Vec<(PostId, Vec<(Moment, Moment)>)> {
			let Some(record) = Representatives::<T>::get(id) else {
				return Vec::new();
			};
			let terms = |post: &PostId| (*post, T::Offices::terms(*post, id, record.account.as_ref()));
			record.description.posts.iter().map(terms).collect()
		}

		/// Facts from a number on, at most [`MAX_PAGE`].
		pub fn facts(from: FactId, count: u32) -> Vec<FactView<T::AccountId>> {
			page(from, count, NextFact::<T>::get()).filter_map(Self::view_of).collect()
		}

		/// One fact.
		pub fn fact(id: FactId) -> Option<FactView<T::AccountId>> {
			Self::view_of(id)
		}

		/// Facts of a representative in the order in which they were recorded, from a position on, at most
		/// [`MAX_PAGE`].
		pub fn facts_of(id: RepresentativeId, from: u32, count: u32) -> Vec<FactView<T::AccountId>> {
			let end = Representatives::<T>::get(id).map_or(0, |record| record.facts);
			page(from, count, end)
				.filter_map(|position| FactsOf::<T>::get(id, position))
				.filter_map(Self::view_of)
				.collect()
		}

		/// What made a version of a fact, counted from 1, and what it was before.
		pub fn change(fact: FactId, version: u32) -> Option<Change<T::AccountId>> {
			Changes::<T>::get(fact, version)
		}

		/// All replies to a fact or an evaluation.
		pub fn replies(about: About) -> Vec<Reply> {
			(0..MAX_REPLIES).map_while(|number| Replies::<T>::get(about, number)).collect()
		}

		/// Feeds from a number on, at most [`MAX_PAGE`], and whether each is overdue.
		pub fn feeds(from: FeedId, count: u32) -> Vec<(FeedId, Feed, bool)> {
			let now = Self::now();
			page(from.into(), count, NextFeed::<T>::get().into())
				.filter_map(|id| {
					let id = id as FeedId;
					let feed = Feeds::<T>::get(id)?;
					let stale = now >= feed.stale_at;
					Some((id, feed, stale))
				})
				.collect()
		}

		/// Evaluations from a number on, at most [`MAX_PAGE`], and what can be done for each.
		pub fn evaluations(from: EvaluationId, count: u32) -> Vec<(EvaluationId, Evaluation, Phase)> {
			page(from, count, NextEvaluation::<T>::get())
				.filter_map(|id| {
					let record = Evaluations::<T>::get(id)?;
					let phase = Self::phase_of(&record);
					Some((id, record, phase))
				})
				.collect()
		}

		/// The evaluation of a representative in a half of a year, which is `year * 2`, and one more from
		/// July on.
		pub fn evaluation_of(id: RepresentativeId, half: Half) -> Option<EvaluationId> {
			EvaluationOf::<T>::get(id, half)
		}

		/// What an evaluation made public: how many gave which answer to each question.
		pub fn outcome(evaluation: EvaluationId) -> Option<Outcome> {
			Outcomes::<T>::get(evaluation)
		}

		/// Whether a member sealed answers in a running evaluation, and whether they were opened.
		pub fn answered(evaluation: EvaluationId, alias: Alias) -> Option<bool> {
			Seals::<T>::get(evaluation, alias).map(|seal| seal.opened)
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Enter representatives.
		///
		/// - `origin`: a researcher of the central party.
		/// - `entries`: one to [`MAX_BATCH`], all or none.
		///
		/// Emits [`Event::RepresentativeEntered`]. Free for the researcher.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::enter(entries.len() as u32))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, entries: &Batch<Description>| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|by| Pallet::<T>::weigh_entries(&by, entries).is_ok())
		})]
		pub fn enter(origin: OriginFor<T>, entries: Batch<Description>) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_enter(by, entries)
		}

		/// Describe a representative otherwise: new posts, another affiliation, a name put right. What was said
		/// before stays readable.
		///
		/// - `origin`: a researcher of the central party.
		/// - `expected_version`: the version that was looked at.
		///
		/// Emits [`Event::RepresentativeDescribed`]. Free for the researcher.
		#[pallet::call_index(1)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, representative: &RepresentativeId, expected_version: &u32, description: &Description| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|by| {
				Pallet::<T>::weigh_description(&by, *representative, *expected_version, description).is_ok()
			})
		})]
		pub fn describe(
			origin: OriginFor<T>,
			representative: RepresentativeId,
			expected_version: u32,
			description: Description,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_describe(by, representative, expected_version, description)
		}

		/// Say by which account a representative replies. It takes effect when a second person of the other
		/// role makes the same call. The account can act from then on without holding anything.
		///
		/// - `origin`: a researcher or an auditor of the central party.
		/// - `account`: one that is no other representative's; none to take the present one away.
		///
		/// Emits [`Event::AccountProposed`], then [`Event::AccountSet`]. Free for the officers.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, representative: &RepresentativeId, account: &Option<T::AccountId>| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_account(&by, *representative, account).is_ok())
		})]
		pub fn set_account(
			origin: OriginFor<T>,
			representative: RepresentativeId,
			account: Option<T::AccountId>,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_set_account(by, representative, account)
		}

		/// Record facts.
		///
		/// One that is refused refuses them all: clients look with a dry run first.
		///
		/// - `origin`: a researcher of the central party, about others.
		/// - `entries`: one to [`MAX_BATCH`].
		///
		/// Emits [`Event::FactRecorded`] for each. Free for the researcher.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::record(entries.len() as u32))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, entries: &Batch<Entry>| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|by| Pallet::<T>::weigh_facts(&by, entries).is_ok())
		})]
		pub fn record(origin: OriginFor<T>, entries: Batch<Entry>) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_record(by, entries)
		}

		/// Confirm provisional facts after looking at their pages.
		///
		/// - `origin`: a researcher of the central party who did not record them, and whom they are not about.
		/// - `confirmations`: one to [`MAX_BATCH`], all or none, each with the page's digest as the
		///   second person found it.
		///
		/// Emits [`Event::FactConfirmed`] for each. Free for the researcher.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::confirm(confirmations.len() as u32))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, confirmations: &Batch<Confirmation>| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_confirmations(&by, confirmations).is_ok())
		})]
		pub fn confirm(origin: OriginFor<T>, confirmations: Batch<Confirmation>) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_confirm(by, confirmations)
		}

		/// Write down that time has confirmed facts. Views say so without it.
		///
		/// - `origin`: any account.
		/// - `facts`: one to [`MAX_BATCH`] that are due, all or none.
		///
		/// Emits [`Event::FactConfirmed`] for each. Free where it is due.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::settle(facts.len() as u32))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, facts: &Batch<FactId>| -> bool {
			ensure_signed(origin.clone()).is_ok() && Pallet::<T>::ensure_settled(facts).is_ok()
		})]
		pub fn settle(origin: OriginFor<T>, facts: Batch<FactId>) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle(facts)
		}

		/// Put a fact right. A provisional one is, and is provisional anew; any other when a second person of
		/// the other role makes the same call. What it said before stays readable.
		///
		/// - `origin`: a researcher of the central party, or, for a confirmed fact, an auditor; not the one whom
		///   it is about.
		/// - `expected_version`: the version that was looked at.
		/// - `body`: of the same class.
		///
		/// Emits [`Event::ChangeProposed`] or [`Event::FactChanged`]. Free for the officers.
		#[pallet::call_index(6)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, fact: &FactId, expected_version: &u32, body: &Body, reason: &ContentRef| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|by| {
				Pallet::<T>::weigh_correction(&by, *fact, *expected_version, body, reason).is_ok()
			})
		})]
		pub fn correct(
			origin: OriginFor<T>,
			fact: FactId,
			expected_version: u32,
			body: Body,
			reason: ContentRef,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_correct(by, fact, expected_version, body, reason)
		}

		/// Take a fact back. A provisional one is; any other when a second person of the other role makes
		/// the same call. It stays readable, and so do the replies.
		///
		/// - `origin`, `expected_version`: as for [`Call::correct`].
		///
		/// Emits [`Event::ChangeProposed`] or [`Event::FactWithdrawn`]. Free for the officers.
		#[pallet::call_index(7)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, fact: &FactId, expected_version: &u32, reason: &ContentRef| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|by| {
				Pallet::<T>::weigh_withdrawal(&by, *fact, *expected_version, reason).is_ok()
			})
		})]
		pub fn withdraw(
			origin: OriginFor<T>,
			fact: FactId,
			expected_version: u32,
			reason: ContentRef,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_withdraw(by, fact, expected_version, reason)
		}

		/// Reply to a fact or an evaluation. A provisional fact is not confirmed by time from then on: somebody
		/// has to look at it.
		///
		/// - `origin`: the account of the representative whom it is about.
		/// - `text`: of several lines. Nobody can take it away.
		///
		/// Emits [`Event::Replied`]. Free for the representative.
		#[pallet::call_index(8)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, about: &About, text: &Text| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::weigh_reply(&who, *about, text).is_ok())
		})]
		pub fn reply(origin: OriginFor<T>, about: About, text: Text) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reply(who, about, text)
		}

		/// Add a feed.
		///
		/// - `origin`: a researcher of the central party.
		/// - `every`: how often it should come, in milliseconds.
		///
		/// Emits [`Event::FeedAdded`]. Free for the researcher.
		#[pallet::call_index(9)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, name: &Name, url: &Url, every: &Moment| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_feed(&by, name, url, *every).is_ok())
		})]
		pub fn add_feed(origin: OriginFor<T>, name: Name, url: Url, every: Moment) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_add_feed(by, name, url, every)
		}

		/// Say that a feed came: as of that time its facts are recorded.
		///
		/// - `origin`: a researcher of the central party.
		/// - `at`: when; later than the last time.
		/// - `digest`: BLAKE2b-256 of what came.
		///
		/// Emits [`Event::FeedCame`]. Free for the researcher.
		#[pallet::call_index(10)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, feed: &FeedId, at: &Moment, digest: &Digest| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_arrival(&by, *feed, *at, digest).is_ok())
		})]
		pub fn report_feed(origin: OriginFor<T>, feed: FeedId, at: Moment, digest: Digest) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_report_feed(by, feed, at, digest)
		}

		/// Flag a feed that is overdue. Views show so without it; the flag is what subscribers see.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::FeedStale`]. Free where it is due.
		#[pallet::call_index(11)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, feed: &FeedId| -> bool {
			ensure_signed(origin.clone()).is_ok() && Pallet::<T>::ensure_stale(*feed).is_ok()
		})]
		pub fn flag_feed(origin: OriginFor<T>, feed: FeedId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_flag_feed(feed)
		}

		/// Begin the evaluation of a representative in office, for this half of the year.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::EvaluationBegun`]. Free where it is due.
		#[pallet::call_index(12)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, representative: &RepresentativeId| -> bool {
			ensure_signed(origin.clone()).is_ok() && Pallet::<T>::weigh_evaluation(*representative).is_ok()
		})]
		pub fn begin_evaluation(origin: OriginFor<T>, representative: RepresentativeId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_begin_evaluation(representative)
		}

		/// Seal answers: what a member does once in an evaluation.
		///
		/// Needs neither a signer nor a fee. The proof is in the evaluation's context, over
		/// [`Pallet::sealing_message`]. It can be sent as a general transaction, or as an unsigned one.
		///
		/// - `seal`: [`Pallet::seal_of`] alias, answers and 32 random bytes that the member keeps.
		///
		/// Emits [`Event::AnswersSealed`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::seal().saturating_add(T::Participation::check_weight(1)))]
		#[pallet::authorize(|_source, evaluation, seal, proof| {
			Pallet::<T>::authorize_seal(*evaluation, seal, proof)
		})]
		// Checking is part of the call's own weight, because a bare extrinsic has no extension that would be
		// charged for it.
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn seal(
			origin: OriginFor<T>,
			evaluation: EvaluationId,
			seal: Digest,
			proof: Box<MemberProof>,
		) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_seal(evaluation, seal, &proof)
		}

		/// Open sealed answers.
		///
		/// Needs neither a signer nor a proof: who knows what was sealed can open it.
		///
		/// - `answers`: to each question 0 for "cannot judge", or one to five.
		/// - `salt`: the random bytes.
		///
		/// Emits [`Event::AnswersOpened`].
		#[pallet::call_index(14)]
		#[pallet::authorize(|_source, evaluation, alias, answers, salt| {
			Pallet::<T>::authorize_open(*evaluation, alias, answers, salt)
		})]
		// As with `seal`, checking is part of the call's own weight.
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn open(
			origin: OriginFor<T>,
			evaluation: EvaluationId,
			alias: Alias,
			answers: Answers,
			salt: Digest,
		) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_open(evaluation, alias, answers, salt)
		}

		/// End an evaluation that is due, and clear away what is left of one that is over.
		///
		/// - `origin`: any account.
		/// - `pieces`: how many seals to clear away; at most [`MAX_PIECE`] are.
		///
		/// Emits [`Event::EvaluationEnded`] when it ends. Free where it is due.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::advance((*pieces).min(MAX_PIECE)))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, evaluation: &EvaluationId, pieces: &u32| -> bool {
			ensure_signed(origin.clone()).is_ok()
				&& *pieces > 0
				&& Pallet::<T>::ensure_due(*evaluation).is_ok()
		})]
		pub fn advance(origin: OriginFor<T>, evaluation: EvaluationId, pieces: u32) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_advance(evaluation, pieces.clamp(1, MAX_PIECE))
		}

		/// Change the parameters, for what begins later.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `expected_version`: the version that was looked at.
		///
		/// Emits [`Event::ParametersSet`].
		#[pallet::call_index(16)]
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
			let verdict = match call {
				Call::seal { evaluation, seal, proof } => Self::authorize_seal(*evaluation, seal, proof),
				Call::open { evaluation, alias, answers, salt } => {
					Self::authorize_open(*evaluation, alias, answers, salt)
				}
				_ => return Err(InvalidTransaction::Call.into()),
			};
			verdict.map(|(validity, _)| validity)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::check_integrity();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

/// The numbers of a page.
fn page(from: u32, count: u32, end: u32) -> core::ops::Range<u32> {
	from..end.min(from.saturating_add(count.min(MAX_PAGE)))
}
