// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Assemblies
//!
//! Meetings of the party's organisations: how they are convened, what they decide, what is recorded of
//! them, and what becomes of it.
//!
//! ## Terminology
//!
//! - **Meeting**: of one organisation. Its *plan* says when and where; its *stage* how far it and its
//!   record are.
//! - **Notice**: the secretary convenes a meeting, as long before it begins as its kind demands.
//! - **Agenda**: the *items* of a meeting. It *freezes* some time before the meeting begins; what comes
//!   later is *late*, and the meeting votes on whether to admit it.
//! - **Presence**: a count of those entitled and present. Without a *quorum* nothing is adopted.
//! - **Motion**: a text to be adopted, and what that requires. An *amendment* is a motion to replace the
//!   text of another.
//! - **Requirement**: a quorum, and a share of something countable.
//! - **Vote**: what was decided on a motion, a late item or an election held at the meeting. Officers enter
//!   *counts*; the chain works out the *verdict*. Or the vote points at a secret election, and takes its
//!   certified counts.
//! - **Record**: the minutes and votes of a meeting.
//! - **Certification**: chair and secretary stand by a record. Members then can *object*, unseen.
//! - **Correction**: a change of a record by two officers in different roles. What was stays readable.
//! - **Resolution**: an adopted motion that a post's holder is to carry out.
//! - **Duty**: what somebody has to do by a date. When the date has passed anybody can have it noted as
//!   *overdue*, for good.
//!
//! ## A meeting
//!
//! 1. The secretary drafts a meeting, puts items on its agenda and tables motions, and gives notice.
//! 2. The agenda freezes by itself. From now on nothing is added to what was announced.
//! 3. The chair opens the meeting with a count of those present; without a quorum it is *inquorate*, and
//!    all that is left is to close it and to write that down.
//! 4. The secretary enters votes one by one, each with its own numbers of entitled, present and cast. Each
//!    is checked: impossible numbers are refused by name, and so is a stated result that does not follow.
//! 5. The meeting is closed, the secretary publishes minutes, and chair and secretary certify them by their
//!    digest.
//! 6. For three days members can object. Enough of them call the appeals body, two of which let the record
//!    stand or annul the meeting. After the window anybody makes the record final.
//! 7. Adopted motions are followed up, or forwarded to the organisation above or below, whose answer comes
//!    back to the motion.
//!
//! If instead no record is certified within a week, anybody has that noted; and when a chapter records no meeting
//! for a year. Such a note stays, with the date on which the duty was done after all.
//!
//! If a number turns out wrong, two officers in different roles correct it: the vote gets a new version of
//! its counts, its verdict is worked out anew, what follows from it follows, and members can object again.
//!
//! ## What is public, what is hidden
//!
//! - All of the record: public. Bodies of texts are elsewhere and named by digest; if the law has one
//!   removed, the digest and the reason stay.
//! - Who objected: hidden within the part of the roll that the proof's ring shows. One's objections to the
//!   record of one meeting have one alias, which leads nowhere else.
//! - Who voted how: not recorded here.
//!
//! ## Invariants
//!
//! - **I1** Meetings, motions and votes are numbered without gaps, and each is listed where it belongs.
//! - **I2** A meeting has as many items, presences, tabled motions, versions of minutes, corrections and
//!   votes that wait for an election as it says.
//! - **I3** A meeting's dates, minutes, certification and roll of objectors fit its stage.
//! - **I4** A vote has counts unless it waits or came to nothing; those of each version can be true, and
//!   the stored outcome is what follows from them.
//! - **I5** A motion's state is what follows from the last vote on it; its amendments, texts and
//!   forwarding are as it says.
//! - **I6** The digest of minutes leads to their meeting, and what was certified is a version of them.
//! - **I7** There are as many objections in the last window as counted, and enough of them stopped it.
//! - **I8** Every version that a correction brought names one, and each names what it changed.
//! - **I9** Only what was adopted is followed up; a resolution has as many reports as it says.
//! - **I10** Overdue duties are numbered without gaps, each noted once, and not before it was due.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod agenda;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod corrections;
mod costs;
mod errors;
mod events;
mod follow_up;
mod meetings;
mod motions;
mod objections;
mod parameters;
pub mod record_types;
mod records;
mod try_state;
pub mod types;
mod views;
mod votes;
pub mod weights;

#[cfg(test)]
mod tests;

pub use objections::Refusal;
pub use pallet::*;
pub use parameters::{Parameters, Times};
pub use record_types::*;
pub use types::{Provenance, *};
pub use weights::WeightInfo;

use alloc::{boxed::Box, vec::Vec};
use caucus_primitives::{text::ContentRef, Alias, ContestIndex, ElectionId, Moment, OrganizationId, PostId};
use caucus_support::{
	organisations::{Organisations, SecretVotes},
	participation::Participation,
};
use frame::{
	prelude::*,
	traits::{EnsureOrigin, UnixTime},
};
use meetings::{CHAIR, OFFICERS, SECRETARY};
use votes::Taking;

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

		/// Which organisations there are, and who holds which office in them.
		type Organisations: Organisations<AccountId = Self::AccountId>;

		/// The registry, by which members prove that they may object.
		type Participation: Participation;

		/// Secret elections, at which votes can point.
		type SecretVotes: SecretVotes;

		/// Who sets the parameters.
		type RulesOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Brings the chain into the states that benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: caucus_support::benchmarking::Surroundings<Self::AccountId>;
	}

	/// The parameters.
	#[pallet::storage]
	pub type CurrentParameters<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// How often the parameters were changed.
	#[pallet::storage]
	pub type ParametersVersion<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Meetings by number.
	#[pallet::storage]
	pub type Meetings<T: Config> = StorageMap<_, Twox64Concat, MeetingId, Meeting>;

	/// The next meeting's number.
	#[pallet::storage]
	pub type NextMeeting<T: Config> = StorageValue<_, MeetingId, ValueQuery>;

	/// Meetings of an organisation, in order.
	#[pallet::storage]
	pub type MeetingAt<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrganizationId, Twox64Concat, u32, MeetingId>;

	/// How many meetings an organisation has.
	#[pallet::storage]
	pub type MeetingCount<T: Config> = StorageMap<_, Twox64Concat, OrganizationId, u32, ValueQuery>;

	/// Items of a meeting's agenda, in the order in which they were put there.
	#[pallet::storage]
	pub type Items<T: Config> = StorageDoubleMap<_, Twox64Concat, MeetingId, Twox64Concat, ItemIndex, Item>;

	/// Counts of those present at a meeting, in order.
	#[pallet::storage]
	pub type Presences<T: Config> = StorageDoubleMap<_, Twox64Concat, MeetingId, Twox64Concat, u32, Presence>;

	/// Motions by number.
	#[pallet::storage]
	pub type Motions<T: Config> = StorageMap<_, Twox64Concat, MotionId, Motion>;

	/// The next motion's number.
	#[pallet::storage]
	pub type NextMotion<T: Config> = StorageValue<_, MotionId, ValueQuery>;

	/// Motions of an organisation, in order.
	#[pallet::storage]
	pub type MotionAt<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrganizationId, Twox64Concat, u32, MotionId>;

	/// How many motions an organisation has.
	#[pallet::storage]
	pub type MotionCount<T: Config> = StorageMap<_, Twox64Concat, OrganizationId, u32, ValueQuery>;

	/// Motions that were tabled at a meeting, in order.
	#[pallet::storage]
	pub type TabledMotions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MeetingId, Twox64Concat, u32, MotionId>;

	/// Amendments to a motion, in order.
	#[pallet::storage]
	pub type Amendments<T: Config> = StorageDoubleMap<_, Twox64Concat, MotionId, Twox64Concat, u32, MotionId>;

	/// Versions of a motion's text, counted from 0.
	#[pallet::storage]
	pub type MotionTexts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MotionId, Twox64Concat, u32, ContentRef>;

	/// Votes by number.
	#[pallet::storage]
	pub type Votes<T: Config> = StorageMap<_, Twox64Concat, VoteId, VoteRecord>;

	/// The next vote's number.
	#[pallet::storage]
	pub type NextVote<T: Config> = StorageValue<_, VoteId, ValueQuery>;

	/// Votes of a meeting, in order.
	#[pallet::storage]
	pub type VoteAt<T: Config> = StorageDoubleMap<_, Twox64Concat, MeetingId, Twox64Concat, u32, VoteId>;

	/// Versions of a vote's counts, counted from 0.
	#[pallet::storage]
	pub type VoteVersions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VoteId, Twox64Concat, u32, VoteVersion>;

	/// The last vote on who or what is chosen under an item.
	#[pallet::storage]
	pub type ContestVotes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MeetingId, Twox64Concat, ItemIndex, VoteId>;

	/// The last vote on whether a late item comes on the agenda.
	#[pallet::storage]
	pub type AdmissionVotes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MeetingId, Twox64Concat, ItemIndex, VoteId>;

	/// The vote that points at a contest of a secret election: there is one.
	#[pallet::storage]
	pub type LinkedElections<T: Config> = StorageMap<_, Twox64Concat, (ElectionId, ContestIndex), VoteId>;

	/// Versions of a meeting's minutes, counted from 0.
	#[pallet::storage]
	pub type MinutesOf<T: Config> = StorageDoubleMap<_, Twox64Concat, MeetingId, Twox64Concat, u32, Minutes>;

	/// The meeting whose minutes a text is: one text is those of one meeting, once.
	#[pallet::storage]
	pub type MinutesByDigest<T: Config> = StorageMap<_, Blake2_128Concat, H256, MeetingId>;

	/// Who certified a meeting's record.
	#[pallet::storage]
	pub type Certifications<T: Config> = StorageMap<_, Twox64Concat, MeetingId, Certification<T::AccountId>>;

	/// Officers who certified a record and wait for the other.
	#[pallet::storage]
	pub type Certifying<T: Config> = StorageMap<_, Twox64Concat, MeetingId, Waiting<T>, ValueQuery>;

	/// Objections to a record with their reasons, by meeting and window.
	// An alias is the hash of a VRF output: nobody can choose where it falls in the trie.
	#[pallet::storage]
	pub type Objections<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (MeetingId, u32), Identity, Alias, ContentRef>;

	/// What the appeals body decided, by meeting and window.
	#[pallet::storage]
	pub type Decisions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MeetingId, Twox64Concat, u32, Decision<T::AccountId>>;

	/// Those of the appeals body who decided and wait for another.
	#[pallet::storage]
	pub type Deciding<T: Config> = StorageMap<_, Twox64Concat, MeetingId, Waiting<T>, ValueQuery>;

	/// Corrections of a meeting's record, in order.
	#[pallet::storage]
	pub type Corrections<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MeetingId, Twox64Concat, u32, Correction<T::AccountId>>;

	/// Officers who want a correction and wait for another.
	#[pallet::storage]
	pub type Correcting<T: Config> = StorageMap<_, Twox64Concat, MeetingId, Waiting<T>, ValueQuery>;

	/// Resolutions, by the motion that was adopted.
	#[pallet::storage]
	pub type Resolutions<T: Config> = StorageMap<_, Twox64Concat, MotionId, Resolution>;

	/// Reports on a resolution, in order.
	#[pallet::storage]
	pub type Reports<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MotionId, Twox64Concat, u32, Report<T::AccountId>>;

	/// Until when organisations have to have their next recorded meeting.
	#[pallet::storage]
	pub type Clocks<T: Config> = StorageMap<_, Twox64Concat, OrganizationId, Clock>;

	/// Duties that were not done in time, in the order in which that was noted.
	#[pallet::storage]
	pub type Overdues<T: Config> = StorageMap<_, Twox64Concat, u32, Overdue>;

	/// How many duties were not done in time.
	#[pallet::storage]
	pub type OverdueCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Where an overdue duty is noted.
	#[pallet::storage]
	pub type OverdueNumber<T: Config> = StorageMap<_, Twox64Concat, Duty, u32>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Notice periods and deadlines from the first day on.
		pub times: Times,
		/// Marks the chain's types.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let parameters = Parameters { times: self.times, ..Parameters::default() };
			assert!(parameters.is_sane(), "the first notice periods and deadlines make no sense");
			CurrentParameters::<T>::put(parameters);
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The parameters, and how often they were changed.
		pub fn parameters() -> (u32, Parameters) {
			(ParametersVersion::<T>::get(), CurrentParameters::<T>::get())
		}

		/// How many meetings, motions, votes and overdue duties there are.
		pub fn numbers() -> Numbers {
			Self::show_numbers()
		}

		/// A meeting as it is by now.
		pub fn meeting(meeting: MeetingId) -> Option<Meeting> {
			Self::look_at(meeting)
		}

		/// Meetings from a number on; at most [`MAX_PAGE`].
		pub fn meetings(from: MeetingId, count: u32) -> Vec<(MeetingId, Meeting)> {
			Self::show_meetings(from, count)
		}

		/// Meetings of an organisation from a place on; at most [`MAX_PAGE`].
		pub fn meetings_of(organization: OrganizationId, from: u32, count: u32) -> Vec<(MeetingId, Meeting)> {
			Self::show_meetings_of(organization, from, count)
		}

		/// The agenda of a meeting from an item on; at most [`MAX_PAGE`]. Each item has the last vote on who
		/// is chosen under it, where there was one.
		pub fn agenda(
			meeting: MeetingId,
			from: ItemIndex,
			count: u32,
		) -> Vec<(ItemIndex, Item, Option<VoteId>)> {
			Self::show_agenda(meeting, from, count)
		}

		/// Counts of those present at a meeting, from a place on; at most [`MAX_PAGE`].
		pub fn presences(meeting: MeetingId, from: u32, count: u32) -> Vec<Presence> {
			Self::show_presences(meeting, from, count)
		}

		/// A motion.
		pub fn motion(motion: MotionId) -> Option<Motion> {
			Motions::<T>::get(motion)
		}

		/// Motions from a number on, amendments among them; at most [`MAX_PAGE`].
		pub fn motions(from: MotionId, count: u32) -> Vec<(MotionId, Motion)> {
			Self::show_motions(from, count)
		}

		/// Motions of an organisation from a place on, amendments among them; at most [`MAX_PAGE`].
		pub fn motions_of(organization: OrganizationId, from: u32, count: u32) -> Vec<(MotionId, Motion)> {
			Self::show_motions_of(organization, from, count)
		}

		/// Motions tabled at a meeting, from a place on; at most [`MAX_PAGE`].
		pub fn motions_tabled(meeting: MeetingId, from: u32, count: u32) -> Vec<(MotionId, Motion)> {
			Self::show_motions_tabled(meeting, from, count)
		}

		/// Amendments to a motion, from a place on; at most [`MAX_PAGE`].
		pub fn amendments(motion: MotionId, from: u32, count: u32) -> Vec<(MotionId, Motion)> {
			Self::show_amendments(motion, from, count)
		}

		/// Versions of a motion's text, from one on; at most [`MAX_PAGE`].
		pub fn texts(motion: MotionId, from: u32, count: u32) -> Vec<ContentRef> {
			Self::show_texts(motion, from, count)
		}

		/// A vote with the last version of its counts.
		pub fn vote(vote: VoteId) -> Option<(VoteRecord, Option<VoteVersion>)> {
			Self::show_vote(vote)
		}

		/// Votes of a meeting with the last version of their counts, from a place on; at most [`MAX_PAGE`].
		pub fn votes_of(
			meeting: MeetingId,
			from: u32,
			count: u32,
		) -> Vec<(VoteId, VoteRecord, Option<VoteVersion>)> {
			Self::show_votes_of(meeting, from, count)
		}

		/// All versions of a vote's counts, from one on; at most [`MAX_PAGE`].
		pub fn vote_versions(vote: VoteId, from: u32, count: u32) -> Vec<VoteVersion> {
			Self::show_vote_versions(vote, from, count)
		}

		/// The vote that points at a contest of a secret election.
		pub fn vote_by_election(election: ElectionId, contest: ContestIndex) -> Option<VoteId> {
			LinkedElections::<T>::get((election, contest))
		}

		/// Versions of a meeting's minutes, from one on; at most [`MAX_PAGE`].
		pub fn minutes(meeting: MeetingId, from: u32, count: u32) -> Vec<Minutes> {
			Self::show_minutes(meeting, from, count)
		}

		/// The meeting whose minutes a text is, by the digest of its bytes.
		pub fn meeting_by_minutes(digest: H256) -> Option<MeetingId> {
			MinutesByDigest::<T>::get(digest)
		}

		/// Who certified a meeting's record, and which version.
		pub fn certification(meeting: MeetingId) -> Option<Certification<T::AccountId>> {
			Certifications::<T>::get(meeting)
		}

		/// Objections of a window, after the first `skip`; at most [`MAX_PAGE`].
		pub fn objections(
			meeting: MeetingId,
			window: u32,
			skip: u32,
			count: u32,
		) -> Vec<(Alias, ContentRef)> {
			Self::show_objections(meeting, window, skip, count)
		}

		/// What the appeals body decided on the objections of a window.
		pub fn decision(meeting: MeetingId, window: u32) -> Option<Decision<T::AccountId>> {
			Decisions::<T>::get(meeting, window)
		}

		/// Corrections of a meeting's record, from a place on; at most [`MAX_PAGE`].
		pub fn corrections(meeting: MeetingId, from: u32, count: u32) -> Vec<Correction<T::AccountId>> {
			Self::show_corrections(meeting, from, count)
		}

		/// What becomes of an adopted motion.
		pub fn resolution(motion: MotionId) -> Option<Resolution> {
			Resolutions::<T>::get(motion)
		}

		/// Reports on a resolution, from a place on; at most [`MAX_PAGE`].
		pub fn reports(motion: MotionId, from: u32, count: u32) -> Vec<Report<T::AccountId>> {
			Self::show_reports(motion, from, count)
		}

		/// Duties that were not done in time, from a number on; at most [`MAX_PAGE`].
		pub fn overdue(from: u32, count: u32) -> Vec<(u32, Overdue)> {
			Self::show_overdue(from, count)
		}

		/// Whether a duty is overdue and nobody had that noted: then [`Call::flag`] does.
		pub fn can_be_flagged(duty: Duty) -> bool {
			Self::ensure_overdue(duty).is_ok()
		}

		/// Until when an organisation has to have its next recorded meeting.
		pub fn clock(organization: OrganizationId) -> Option<Clock> {
			Clocks::<T>::get(organization)
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Plan a meeting.
		///
		/// - `origin`: secretary of the organisation.
		///
		/// Emits [`Event::MeetingDrafted`]. Free.
		#[pallet::call_index(0)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, organization: &OrganizationId, plan: &Plan| -> bool {
			T::Organisations::exists(*organization)
				&& Pallet::<T>::ensure_officer(origin.clone(), *organization, SECRETARY).is_ok()
				&& Pallet::<T>::ensure_plan(plan).is_ok()
		})]
		pub fn draft(origin: OriginFor<T>, organization: OrganizationId, plan: Plan) -> DispatchResult {
			Self::do_draft(origin, organization, plan)
		}

		/// Change the plan of a meeting that is not convened, or was put off.
		///
		/// - `origin`: secretary of the organisation.
		/// - `expected_version`: of the meeting that was looked at, here and everywhere.
		///
		/// Free.
		#[pallet::call_index(1)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, meeting: &MeetingId, version: &u32, _plan: &Plan| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, Stage::is_plan)
		})]
		pub fn edit(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			plan: Plan,
		) -> DispatchResult {
			Self::do_edit(origin, meeting, expected_version, plan)
		}

		/// Convene a meeting. What its deadlines are is fixed now.
		///
		/// - `origin`: secretary of the organisation.
		///
		/// Emits [`Event::MeetingNoticed`]. Free.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, meeting: &MeetingId, version: &u32| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, Stage::is_plan)
		})]
		pub fn notice(origin: OriginFor<T>, meeting: MeetingId, expected_version: u32) -> DispatchResult {
			Self::do_notice(origin, meeting, expected_version)
		}

		/// Put off a meeting that was convened and not opened. It can be convened anew.
		///
		/// - `origin`: chair or secretary of the organisation.
		///
		/// Free.
		#[pallet::call_index(3)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, meeting: &MeetingId, version: &u32, _reason: &ContentRef| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, OFFICERS, Stage::is_ahead)
		})]
		pub fn postpone(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			reason: ContentRef,
		) -> DispatchResult {
			Self::do_put_off(origin, meeting, expected_version, reason, Stage::Postponed)
		}

		/// Call off a meeting that was not opened, for good.
		///
		/// - `origin`: chair or secretary of the organisation.
		///
		/// Free.
		#[pallet::call_index(4)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, meeting: &MeetingId, version: &u32, _reason: &ContentRef| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, OFFICERS, Stage::is_ahead)
		})]
		pub fn cancel(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			reason: ContentRef,
		) -> DispatchResult {
			Self::do_put_off(origin, meeting, expected_version, reason, Stage::Cancelled)
		}

		/// Put an item on the agenda; in session it is late, and waits for the meeting's vote.
		///
		/// - `origin`: secretary of the organisation.
		///
		/// Emits [`Event::ItemAdded`]. Free.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::add_item(what.documents.len() as u32))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, meeting: &MeetingId, version: &u32, _what: &NewItem| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, Stage::takes_any_items)
		})]
		pub fn add_item(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			what: NewItem,
		) -> DispatchResult {
			Self::do_add_item(origin, meeting, expected_version, what)
		}

		/// Take an item off the agenda before that freezes. No secret election may run at the meeting.
		///
		/// - `origin`: secretary of the organisation.
		///
		/// Emits [`Event::ItemWithdrawn`]. Free.
		#[pallet::call_index(6)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, meeting: &MeetingId, version: &u32, _item: &ItemIndex| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, Stage::takes_items)
		})]
		pub fn withdraw_item(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			item: ItemIndex,
		) -> DispatchResult {
			Self::do_withdraw_item(origin, meeting, expected_version, item)
		}

		/// Open a meeting, between its beginning and its end.
		///
		/// - `origin`: chair of the organisation.
		/// - `attendance`: who is there. The number of those entitled holds for all votes.
		/// - `electorate`: digest of the list of those entitled, where there is one.
		///
		/// Emits [`Event::SessionOpened`]. Free.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::open(attendance.groups.len() as u32))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			meeting: &MeetingId,
			version: &u32,
			_attendance: &Attendance,
			_electorate: &Option<H256>
		| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, CHAIR, Stage::is_frozen)
		})]
		pub fn open(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			attendance: Attendance,
			electorate: Option<H256>,
		) -> DispatchResult {
			Self::do_open(origin, meeting, expected_version, attendance, electorate)
		}

		/// Count those present again.
		///
		/// - `origin`: chair or secretary of the organisation.
		///
		/// Emits [`Event::PresenceCounted`]. Free.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::count_presence(attendance.groups.len() as u32))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			meeting: &MeetingId,
			version: &u32,
			_attendance: &Attendance
		| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, OFFICERS, Stage::is_in_session)
		})]
		pub fn count_presence(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			attendance: Attendance,
		) -> DispatchResult {
			Self::do_count(origin, meeting, expected_version, attendance)
		}

		/// Close a meeting.
		///
		/// - `origin`: chair or secretary of the organisation.
		///
		/// Free.
		#[pallet::call_index(9)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, meeting: &MeetingId, version: &u32| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, OFFICERS, Stage::is_open)
		})]
		pub fn adjourn(origin: OriginFor<T>, meeting: MeetingId, expected_version: u32) -> DispatchResult {
			Self::do_adjourn(origin, meeting, expected_version)
		}

		/// Table a motion under an item of the agenda, before that freezes; or under a late item that the
		/// meeting admitted.
		///
		/// - `origin`: secretary of the organisation.
		///
		/// Emits [`Event::MotionProposed`]. Free.
		#[pallet::call_index(10)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			meeting: &MeetingId,
			version: &u32,
			_item: &ItemIndex,
			_what: &NewMotion
		| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, Stage::takes_any_items)
		})]
		pub fn propose(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			item: ItemIndex,
			what: NewMotion,
		) -> DispatchResult {
			Self::do_propose(origin, meeting, expected_version, item, what)
		}

		/// Table an amendment to a motion that was not decided on. If it is adopted, its text becomes that
		/// of the motion.
		///
		/// - `origin`: secretary of the organisation.
		/// - `expected_version`: of the motion that was looked at, here and below.
		/// - `what`: with the whole text as it would be.
		///
		/// Emits [`Event::AmendmentProposed`]. Free.
		#[pallet::call_index(11)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, motion: &MotionId, version: &u32, _what: &NewMotion| -> bool {
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, MotionState::is_proposed)
		})]
		pub fn amend(
			origin: OriginFor<T>,
			motion: MotionId,
			expected_version: u32,
			what: NewMotion,
		) -> DispatchResult {
			Self::do_amend(origin, motion, expected_version, what)
		}

		/// Write an amendment anew, whose motion's text has changed since.
		///
		/// - `origin`: secretary of the organisation.
		/// - `text`: the whole text of the motion as it would be.
		///
		/// Emits [`Event::MotionAmended`]. Free.
		#[pallet::call_index(12)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, motion: &MotionId, version: &u32, _text: &ContentRef| -> bool {
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, MotionState::is_proposed)
		})]
		pub fn rebase(
			origin: OriginFor<T>,
			motion: MotionId,
			expected_version: u32,
			text: ContentRef,
		) -> DispatchResult {
			Self::do_rebase(origin, motion, expected_version, text)
		}

		/// Take back a motion or an amendment that was not decided on.
		///
		/// - `origin`: secretary of the organisation.
		///
		/// Emits [`Event::MotionDecided`]. Free.
		#[pallet::call_index(13)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, motion: &MotionId, version: &u32| -> bool {
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, MotionState::is_proposed)
		})]
		pub fn withdraw_motion(
			origin: OriginFor<T>,
			motion: MotionId,
			expected_version: u32,
		) -> DispatchResult {
			Self::do_withdraw_motion(origin, motion, expected_version)
		}

		/// Enter the counts of a vote. What follows from them is worked out and takes effect.
		///
		/// - `origin`: secretary of the organisation.
		/// - `subject`: a motion or amendment, a late item, or an election held at the meeting.
		/// - `ballot`: the counts, and who counted how.
		///
		/// Emits [`Event::VoteRecorded`]. Free.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::weight_of_vote(&ballot.counts))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			meeting: &MeetingId,
			version: &u32,
			_subject: &Subject,
			_ballot: &alloc::boxed::Box<Ballot>
		| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, Stage::is_in_session)
		})]
		pub fn record_vote(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			subject: Subject,
			ballot: alloc::boxed::Box<Ballot>,
		) -> DispatchResult {
			Self::do_record_vote(origin, meeting, expected_version, subject, *ballot)
		}

		/// Let a secret election that is not decided yet decide on a motion, or on who is chosen.
		///
		/// - `origin`: secretary of the organisation.
		/// - `election`: the election and its contest.
		/// - `choices`: what its candidates mean, in the order of the paper. Blank ballots are abstentions.
		///
		/// Emits [`Event::ElectionLinked`]. Free.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::link_election().max(T::WeightInfo::link_contest()))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			meeting: &MeetingId,
			version: &u32,
			_subject: &Subject,
			_election: &(ElectionId, ContestIndex),
			_choices: &Choices
		| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, Stage::takes_elections)
		})]
		pub fn link_election(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			subject: Subject,
			election: (ElectionId, ContestIndex),
			choices: Choices,
		) -> DispatchResult {
			Self::do_link_election(origin, meeting, expected_version, subject, election, choices)
		}

		/// Take the certified counts of the secret election that a vote points at; or note that it came to
		/// nothing.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::VoteRecorded`] or [`Event::VoteVoid`]. Free where it is due.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::take_counts().max(T::WeightInfo::take_contest()))]
		#[pallet::feeless_if(|_origin: &OriginFor<T>, vote: &VoteId| -> bool {
			Pallet::<T>::ensure_counts_due(*vote).is_ok()
		})]
		pub fn take_counts(origin: OriginFor<T>, vote: VoteId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_take_counts(vote)
		}

		/// Publish a meeting's minutes; or other ones, until they are certified.
		///
		/// - `origin`: secretary of the organisation.
		///
		/// Emits [`Event::MinutesPublished`]. Free.
		#[pallet::call_index(17)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, meeting: &MeetingId, version: &u32, _texts: &Texts| -> bool {
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, Stage::takes_minutes)
		})]
		pub fn publish_minutes(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			texts: Texts,
		) -> DispatchResult {
			Self::do_publish_minutes(origin, meeting, expected_version, texts)
		}

		/// Certify a meeting's record. It takes effect when chair and secretary have, and opens the window
		/// for objections.
		///
		/// - `origin`: chair or secretary of the organisation.
		/// - `digest`: that of the Korean minutes.
		///
		/// Emits [`Event::SecondNeeded`], then [`Event::StageReached`]. Free.
		#[pallet::call_index(18)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, meeting: &MeetingId, version: &u32, digest: &H256| -> bool {
			Pallet::<T>::weigh_certification(origin.clone(), *meeting, *version, *digest).is_ok()
		})]
		pub fn certify(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			digest: H256,
		) -> DispatchResult {
			Self::do_certify(origin, meeting, expected_version, digest)
		}

		/// Object to a certified record.
		///
		/// Needs neither a signer nor a fee: the proof shows that somebody objects who is on the part of the
		/// roll that the organisation's members are on. It can be sent as a general transaction, or as an
		/// unsigned one.
		///
		/// - `objection`: once in each window.
		///
		/// Emits [`Event::ObjectionFiled`].
		#[pallet::call_index(19)]
		#[pallet::weight(
			T::WeightInfo::object().saturating_add(T::WeightInfo::authorize_object())
				.saturating_add(T::Participation::check_weight(1))
		)]
		#[pallet::authorize(|_source, objection| Pallet::<T>::authorize_object(objection))]
		// Checking is part of the call's own weight, because a bare extrinsic has no extension that would be
		// charged for it.
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn object(origin: OriginFor<T>, objection: Box<Objection>) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_object(*objection)
		}

		/// Decide on the objections of a window. It takes effect when a second of the appeals body makes the
		/// same call.
		///
		/// - `origin`: one of the central party's appeals body who neither certified the record nor is an
		///   officer of the organisation.
		/// - `annul`: whether all that the meeting decided is void; otherwise the record stands, and if it was
		///   corrected since enough members objected, a short window for objections opens.
		///
		/// Emits [`Event::SecondNeeded`], then [`Event::Decided`]. Free.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::decide(MAX_VOTES).max(Pallet::<T>::weight_of_let_stand()))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			meeting: &MeetingId,
			window: &u32,
			annul: &bool,
			reason: &ContentRef
		| -> bool {
			Pallet::<T>::weigh_decision(origin.clone(), *meeting, *window, *annul, reason).is_ok()
		})]
		pub fn decide(
			origin: OriginFor<T>,
			meeting: MeetingId,
			window: u32,
			annul: bool,
			reason: ContentRef,
		) -> DispatchResultWithPostInfo {
			Self::do_decide(origin, meeting, window, annul, reason)?;
			let votes = Meetings::<T>::get(meeting).map_or(0, |record| record.votes);
			Ok(Some(T::WeightInfo::decide(votes).max(Self::weight_of_let_stand())).into())
		}

		/// Correct a record. It takes effect when somebody in another role makes the same call. After
		/// certification it opens a short window for objections, or prolongs the one that is open.
		///
		/// - `origin`: chair or secretary of the organisation, or an auditor of the central party.
		/// - `change`: what.
		/// - `reason`: why, in Korean.
		///
		/// Emits [`Event::SecondNeeded`], then [`Event::Corrected`]. Free.
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::weight_of_correction(change))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			meeting: &MeetingId,
			version: &u32,
			change: &alloc::boxed::Box<Change>,
			reason: &ContentRef
		| -> bool {
			Pallet::<T>::weigh_correction(origin.clone(), *meeting, *version, change, reason).is_ok()
		})]
		pub fn correct(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			change: alloc::boxed::Box<Change>,
			reason: ContentRef,
		) -> DispatchResult {
			Self::do_correct(origin, meeting, expected_version, *change, reason)
		}

		/// Forward an adopted motion to the organisation above, or to one below, once the record is final.
		///
		/// - `origin`: chair or secretary of the organisation.
		///
		/// Emits [`Event::MotionForwarded`]. Free.
		#[pallet::call_index(22)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, motion: &MotionId, version: &u32, to: &OrganizationId| -> bool {
			Pallet::<T>::ensure_forwardable(origin.clone(), *motion, *version, *to).is_ok()
		})]
		pub fn forward(
			origin: OriginFor<T>,
			motion: MotionId,
			expected_version: u32,
			to: OrganizationId,
		) -> DispatchResult {
			Self::do_forward(origin, motion, expected_version, to)
		}

		/// Put a motion that was received, or left undecided by an earlier meeting, on an agenda.
		///
		/// - `origin`: secretary of the organisation.
		///
		/// Emits [`Event::MotionProposed`]. Free.
		#[pallet::call_index(23)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			motion: &MotionId,
			version: &u32,
			_meeting: &MeetingId,
			_item: &ItemIndex
		| -> bool {
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, MotionState::is_undecided)
		})]
		pub fn schedule(
			origin: OriginFor<T>,
			motion: MotionId,
			expected_version: u32,
			meeting: MeetingId,
			item: ItemIndex,
		) -> DispatchResult {
			Self::do_schedule(origin, motion, expected_version, meeting, item)
		}

		/// Answer a motion that was received without dealing with it.
		///
		/// - `origin`: secretary of the organisation.
		/// - `reason`: why, in Korean.
		///
		/// Emits [`Event::MotionAnswered`]. Free.
		#[pallet::call_index(24)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, motion: &MotionId, version: &u32, _reason: &ContentRef| -> bool {
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, MotionState::is_received)
		})]
		pub fn decline(
			origin: OriginFor<T>,
			motion: MotionId,
			expected_version: u32,
			reason: ContentRef,
		) -> DispatchResult {
			Self::do_decline(origin, motion, expected_version, reason)
		}

		/// Say who carries out an adopted motion, and until when; or change that.
		///
		/// - `origin`: chair or secretary of the organisation.
		/// - `expected_version`: of the resolution that was looked at; 0 for a new one.
		/// - `owner`: a post with one seat that is held.
		///
		/// Emits [`Event::ResolutionAssigned`]. Free.
		#[pallet::call_index(25)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			motion: &MotionId,
			version: &u32,
			_owner: &PostId,
			_due: &Moment
		| -> bool {
			Pallet::<T>::is_assignable(origin, *motion, *version)
		})]
		pub fn assign(
			origin: OriginFor<T>,
			motion: MotionId,
			expected_version: u32,
			owner: PostId,
			due: Moment,
		) -> DispatchResult {
			Self::do_assign(origin, motion, expected_version, owner, due)
		}

		/// Report how far a resolution is carried out.
		///
		/// - `origin`: the holder of the post that was named, or the secretary of the organisation.
		/// - `progress`: in percent.
		/// - `note`: what was done; has to be there where it is dropped.
		///
		/// Emits [`Event::ResolutionProgress`]. Free.
		#[pallet::call_index(26)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			motion: &MotionId,
			version: &u32,
			_status: &Status,
			_progress: &u8,
			_note: &Option<ContentRef>
		| -> bool {
			Pallet::<T>::ensure_reporter(origin.clone(), *motion)
				.is_ok_and(|(_, resolution)| resolution.version == *version)
		})]
		pub fn report(
			origin: OriginFor<T>,
			motion: MotionId,
			expected_version: u32,
			status: Status,
			progress: u8,
			note: Option<ContentRef>,
		) -> DispatchResult {
			Self::do_report(origin, motion, expected_version, status, progress, note)
		}

		/// Have a duty noted as overdue, for good. With [`Duty::Meeting`] since 0 the time of an organisation
		/// that never recorded a meeting begins.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::NotedOverdue`] or [`Event::ClockStarted`]. Free where it is due.
		#[pallet::call_index(27)]
		#[pallet::feeless_if(|_origin: &OriginFor<T>, duty: &Duty| -> bool {
			Pallet::<T>::ensure_overdue(*duty).is_ok()
		})]
		pub fn flag(origin: OriginFor<T>, duty: Duty) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_flag(duty)
		}

		/// Move on a meeting that is due: its agenda freezes, or its record becomes final.
		///
		/// - `origin`: any account.
		///
		/// Emits [`Event::StageReached`]. Free where it is due.
		#[pallet::call_index(28)]
		#[pallet::feeless_if(|_origin: &OriginFor<T>, meeting: &MeetingId| -> bool {
			Pallet::<T>::ensure_due(*meeting).is_ok()
		})]
		pub fn advance(origin: OriginFor<T>, meeting: MeetingId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_advance(meeting)
		}

		/// Change the parameters, for what begins later.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `expected_version`: of the parameters that were looked at.
		///
		/// Emits [`Event::ParametersChanged`].
		#[pallet::call_index(29)]
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
				Call::object { objection } => Self::authorize_object(objection).map(|(validity, _)| validity),
				_ => Err(InvalidTransaction::Call.into()),
			}
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
