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
//! If instead no minutes appear within a week, anybody has that noted; and when a chapter records no meeting
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
mod corrections;
mod follow_up;
mod meetings;
mod motions;
mod objections;
mod parameters;
pub mod record_types;
mod records;
mod try_state;
pub mod types;
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

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The parameters were changed.
		ParametersChanged {
			/// What they are now.
			parameters: Parameters,
		},
		/// A meeting is planned.
		MeetingDrafted {
			/// The meeting.
			meeting: MeetingId,
			/// Whose.
			organization: OrganizationId,
		},
		/// A meeting was convened.
		MeetingNoticed {
			/// The meeting.
			meeting: MeetingId,
			/// When it begins.
			starts_at: Moment,
			/// When its agenda freezes.
			freezes_at: Moment,
		},
		/// A meeting or its record moved on.
		StageReached {
			/// The meeting.
			meeting: MeetingId,
			/// How far it is now.
			stage: Stage,
		},
		/// An item was put on an agenda, or waits for the meeting's vote to come there.
		ItemAdded {
			/// The meeting.
			meeting: MeetingId,
			/// The item.
			item: ItemIndex,
			/// Whether it is late.
			late: bool,
		},
		/// An item was taken off before the agenda froze.
		ItemWithdrawn {
			/// The meeting.
			meeting: MeetingId,
			/// The item.
			item: ItemIndex,
		},
		/// A meeting was opened.
		SessionOpened {
			/// The meeting.
			meeting: MeetingId,
			/// How many are entitled to vote.
			entitled: u32,
			/// How many of them are present.
			present: u32,
			/// Whether that is a quorum.
			quorate: bool,
		},
		/// Those present were counted again.
		PresenceCounted {
			/// The meeting.
			meeting: MeetingId,
			/// How many are present.
			present: u32,
			/// Whether that is a quorum.
			quorate: bool,
		},
		/// A motion was tabled.
		MotionProposed {
			/// The motion.
			motion: MotionId,
			/// The meeting.
			meeting: MeetingId,
			/// The item under which.
			item: ItemIndex,
		},
		/// An amendment was tabled.
		AmendmentProposed {
			/// The amendment.
			motion: MotionId,
			/// What it amends.
			amends: MotionId,
		},
		/// A motion's text has a new version.
		MotionAmended {
			/// The motion.
			motion: MotionId,
			/// The version.
			version: u32,
		},
		/// A motion was decided on, withdrawn or declined; or what was decided fell.
		MotionDecided {
			/// The motion.
			motion: MotionId,
			/// Its state now.
			state: MotionState,
		},
		/// A motion was forwarded.
		MotionForwarded {
			/// The motion.
			motion: MotionId,
			/// The organisation that received it.
			to: OrganizationId,
			/// The motion that it is there.
			as_motion: MotionId,
		},
		/// What became of a forwarded motion is known.
		MotionAnswered {
			/// The motion that was forwarded.
			motion: MotionId,
			/// The motion that it is at the organisation that received it.
			by: MotionId,
			/// The state of that one now.
			state: MotionState,
		},
		/// A vote has counts.
		VoteRecorded {
			/// The vote.
			vote: VoteId,
			/// The meeting.
			meeting: MeetingId,
			/// What was voted on.
			subject: Subject,
			/// The version of the counts.
			version: u32,
			/// What follows from them.
			verdict: Verdict,
		},
		/// A vote points at a secret election.
		ElectionLinked {
			/// The vote.
			vote: VoteId,
			/// The meeting.
			meeting: MeetingId,
			/// The election.
			election: ElectionId,
			/// The contest.
			contest: ContestIndex,
		},
		/// A vote came to nothing, or was annulled.
		VoteVoid {
			/// The vote.
			vote: VoteId,
			/// The meeting.
			meeting: MeetingId,
		},
		/// Minutes were published.
		MinutesPublished {
			/// The meeting.
			meeting: MeetingId,
			/// Which version.
			version: u32,
		},
		/// The first of two acted; it takes effect when another does the same.
		SecondNeeded {
			/// The meeting.
			meeting: MeetingId,
			/// Who acted.
			by: T::AccountId,
		},
		/// A member objected to a record.
		ObjectionFiled {
			/// The meeting.
			meeting: MeetingId,
			/// The window.
			window: u32,
			/// Who: the same for all objections of a member to this meeting's record, and nowhere else.
			alias: Alias,
			/// How many have objected in this window.
			count: u32,
		},
		/// The appeals body decided on objections.
		Decided {
			/// The meeting.
			meeting: MeetingId,
			/// The window.
			window: u32,
			/// Whether the meeting is annulled.
			annulled: bool,
		},
		/// A record was corrected.
		Corrected {
			/// The meeting.
			meeting: MeetingId,
			/// Which of its corrections.
			correction: u32,
			/// What kind.
			kind: CorrectionKind,
			/// What was corrected, and its versions before and after.
			target: Target,
		},
		/// A resolution has somebody who answers for it.
		ResolutionAssigned {
			/// The motion.
			motion: MotionId,
			/// The post whose holder does.
			owner: PostId,
			/// When it should be carried out.
			due: Moment,
		},
		/// Somebody reported on a resolution.
		ResolutionProgress {
			/// The motion.
			motion: MotionId,
			/// How far it is.
			status: Status,
			/// The same in percent.
			progress: u8,
		},
		/// A duty was not done in time. That stays noted.
		NotedOverdue {
			/// The duty.
			duty: Duty,
			/// Whose.
			organization: OrganizationId,
			/// When it should have been done.
			due: Moment,
		},
		/// An overdue duty was done after all.
		DoneLate {
			/// The duty.
			duty: Duty,
		},
		/// An organisation's time for its next recorded meeting began.
		ClockStarted {
			/// The organisation.
			organization: OrganizationId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such meeting.
		MeetingNotFound,
		/// There is no such motion.
		MotionNotFound,
		/// There is no such vote at this meeting.
		VoteNotFound,
		/// The minutes have no such version or language, or its bytes are removed already.
		TextNotFound,
		/// There is no such organisation any more.
		OrgDissolved,
		/// Only the officers that the call names may do this.
		NotAnOfficer,
		/// The post is vacant, has several seats, or is another organisation's.
		PostVacant,
		/// The record was changed since it was looked at.
		VersionMismatch,
		/// The meeting or its record is at another stage.
		WrongStage,
		/// Nothing is due.
		NotDue,
		/// It is too early.
		TooEarly,
		/// It is too late: the time for which the meeting was convened is over.
		TooLate,
		/// The end must come after the beginning, and what is due lies in the future.
		InvalidTimes,
		/// There is too little time between now and the beginning for a meeting of this kind.
		NoticeTooShort,
		/// A text is empty, not UTF-8, or has characters that nobody sees.
		InvalidText,
		/// The Korean text is missing: it is the authentic one.
		KoreanMissing,
		/// The agenda stands; add a late item in session, and let the meeting vote on it.
		AgendaFrozen,
		/// That is not on the agenda of this meeting, or not of the kind for this.
		NotInAgenda,
		/// There are as many as may be.
		TooMany,
		/// No more numbers.
		Exhausted,
		/// The requirement makes no sense, or its quorum is lower than the ordinary one.
		InvalidRequirement,
		/// The motion was decided on, withdrawn or declined; or the item was admitted.
		AlreadyDecided,
		/// Amendments are not amended, forwarded, scheduled or carried out by themselves.
		AmendsAmendment,
		/// Decide on the amendments first.
		AmendmentOpen,
		/// The text that it amends has changed; write it anew for that one.
		AmendmentOutdated,
		/// The text that the amendment was written for still stands.
		TextStands,
		/// The text that it amends was decided on, or amended again; go back over that first.
		ParentDecided,
		/// The motion is on the agenda of another meeting.
		StillTabled,
		/// Only motions that are adopted, and stay so, are forwarded and carried out.
		NotAdopted,
		/// It was forwarded already.
		AlreadyForwarded,
		/// Only the chain says that a motion was forwarded, and who received one cannot take it back.
		NotForwarded,
		/// Motions go to the organisation directly above, or to one directly below.
		NotNeighbours,
		/// The options are none, repeated, or not of the kind for what is voted on.
		InvalidOptions,
		/// More were present than entitled, or more voted than were present.
		TurnoutImpossible,
		/// Valid and invalid ballots are not those cast, or there are more votes than ballots have.
		CountsInconsistent,
		/// The groups do not add up to the whole, or one stands twice.
		GroupMismatch,
		/// Nothing passes without a quorum.
		QuorumNotMet,
		/// The stated result is not what follows from the counts.
		ResultMismatch,
		/// The number of those entitled is another than at the opening.
		EntitledChanged,
		/// By acclamation passes only what nobody is against.
		NotUnanimous,
		/// Point at the election instead of entering counts of a secret online vote.
		ElectionNeeded,
		/// There is no such election, or contest.
		NoSuchElection,
		/// A vote points at this election already.
		ElectionLinked,
		/// The election is decided already, and its counts are its own.
		ElectionDecided,
		/// A secret election on this runs.
		VoteUnderWay,
		/// The vote does not wait for an election.
		NotAwaiting,
		/// The vote has no counts, or is void.
		NotCounted,
		/// A secret election that belongs to the record is not over.
		VotesOutstanding,
		/// These minutes are published already.
		DuplicateMinutes,
		/// The record was certified; correct it instead.
		AlreadyCertified,
		/// The digest is not that of the last minutes.
		DigestMismatch,
		/// One person does not certify a record twice.
		SelfCertification,
		/// Both act in the same role; it takes two.
		SameOffice,
		/// The second of two has to be another person than the first.
		SamePerson,
		/// There is no standing roll of members; without one nobody could object.
		NoRoll,
		/// No window for objections is open, or another than the one named.
		ObjectionWindowClosed,
		/// The member has objected in this window already.
		AlreadyObjected,
		/// Only members of the organisation can object.
		NotEntitled,
		/// The proof does not hold.
		BadProof,
		/// Who certified a record, or is an officer of the organisation, does not judge it.
		NotImpartial,
		/// Nobody was assigned to carry this out.
		NotAssigned,
		/// The resolution was carried out or dropped.
		ResolutionOver,
		/// The percentage does not fit the status.
		InvalidProgress,
		/// Say why it is dropped.
		ReasonRequired,
		/// It is noted already that this is overdue.
		AlreadyNoted,
		/// The parameters make no sense.
		InvalidParameters,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The parameters, and how often they were changed.
		pub fn parameters() -> (u32, Parameters) {
			(ParametersVersion::<T>::get(), CurrentParameters::<T>::get())
		}

		/// How many meetings, motions, votes and overdue duties there are.
		pub fn numbers() -> Numbers {
			Numbers {
				meetings: NextMeeting::<T>::get(),
				motions: NextMotion::<T>::get(),
				votes: NextVote::<T>::get(),
				overdue: OverdueCount::<T>::get(),
			}
		}

		/// A meeting as it is by now.
		pub fn meeting(meeting: MeetingId) -> Option<Meeting> {
			Self::look_at(meeting)
		}

		/// Meetings from a number on; at most [`MAX_PAGE`].
		pub fn meetings(from: MeetingId, count: u32) -> Vec<(MeetingId, Meeting)> {
			page(from, count, NextMeeting::<T>::get())
				.filter_map(|id| Some((id, Self::look_at(id)?)))
				.collect()
		}

		/// Meetings of an organisation from a place on; at most [`MAX_PAGE`].
		pub fn meetings_of(organization: OrganizationId, from: u32, count: u32) -> Vec<(MeetingId, Meeting)> {
			page(from, count, MeetingCount::<T>::get(organization))
				.filter_map(|place| MeetingAt::<T>::get(organization, place))
				.filter_map(|id| Some((id, Self::look_at(id)?)))
				.collect()
		}

		/// The agenda of a meeting from an item on; at most [`MAX_PAGE`]. Each item has the last vote on who
		/// is chosen under it, where there was one.
		pub fn agenda(
			meeting: MeetingId,
			from: ItemIndex,
			count: u32,
		) -> Vec<(ItemIndex, Item, Option<VoteId>)> {
			let end = Meetings::<T>::get(meeting).map_or(0, |record| record.items);
			page(from, count, end)
				.filter_map(|id| {
					Some((id, Items::<T>::get(meeting, id)?, ContestVotes::<T>::get(meeting, id)))
				})
				.collect()
		}

		/// Counts of those present at a meeting, from a place on; at most [`MAX_PAGE`].
		pub fn presences(meeting: MeetingId, from: u32, count: u32) -> Vec<Presence> {
			let end = Meetings::<T>::get(meeting).map_or(0, |record| record.presences);
			page(from, count, end).filter_map(|place| Presences::<T>::get(meeting, place)).collect()
		}

		/// A motion.
		pub fn motion(motion: MotionId) -> Option<Motion> {
			Motions::<T>::get(motion)
		}

		/// Motions from a number on, amendments among them; at most [`MAX_PAGE`].
		pub fn motions(from: MotionId, count: u32) -> Vec<(MotionId, Motion)> {
			Self::motions_by(page(from, count, NextMotion::<T>::get()))
		}

		/// Motions of an organisation from a place on, amendments among them; at most [`MAX_PAGE`].
		pub fn motions_of(organization: OrganizationId, from: u32, count: u32) -> Vec<(MotionId, Motion)> {
			let places = page(from, count, MotionCount::<T>::get(organization));
			Self::motions_by(places.filter_map(|place| MotionAt::<T>::get(organization, place)))
		}

		/// Motions tabled at a meeting, from a place on; at most [`MAX_PAGE`].
		pub fn motions_tabled(meeting: MeetingId, from: u32, count: u32) -> Vec<(MotionId, Motion)> {
			let end = Meetings::<T>::get(meeting).map_or(0, |record| record.motions);
			Self::motions_by(
				page(from, count, end).filter_map(|place| TabledMotions::<T>::get(meeting, place)),
			)
		}

		/// Amendments to a motion, from a place on; at most [`MAX_PAGE`].
		pub fn amendments(motion: MotionId, from: u32, count: u32) -> Vec<(MotionId, Motion)> {
			let end = Motions::<T>::get(motion).map_or(0, |record| record.amendments);
			Self::motions_by(page(from, count, end).filter_map(|place| Amendments::<T>::get(motion, place)))
		}

		/// Versions of a motion's text, from one on; at most [`MAX_PAGE`].
		pub fn texts(motion: MotionId, from: u32, count: u32) -> Vec<ContentRef> {
			let end = Motions::<T>::get(motion).map_or(0, |record| record.texts);
			page(from, count, end).filter_map(|version| MotionTexts::<T>::get(motion, version)).collect()
		}

		/// A vote with the last version of its counts.
		pub fn vote(vote: VoteId) -> Option<(VoteRecord, Option<VoteVersion>)> {
			let record = Votes::<T>::get(vote)?;
			let last = record.versions.checked_sub(1).and_then(|last| VoteVersions::<T>::get(vote, last));
			Some((record, last))
		}

		/// Votes of a meeting with the last version of their counts, from a place on; at most [`MAX_PAGE`].
		pub fn votes_of(
			meeting: MeetingId,
			from: u32,
			count: u32,
		) -> Vec<(VoteId, VoteRecord, Option<VoteVersion>)> {
			let end = Meetings::<T>::get(meeting).map_or(0, |record| record.votes);
			page(from, count, end)
				.filter_map(|place| VoteAt::<T>::get(meeting, place))
				.filter_map(|id| Self::vote(id).map(|(record, last)| (id, record, last)))
				.collect()
		}

		/// All versions of a vote's counts, from one on; at most [`MAX_PAGE`].
		pub fn vote_versions(vote: VoteId, from: u32, count: u32) -> Vec<VoteVersion> {
			let end = Votes::<T>::get(vote).map_or(0, |record| record.versions);
			page(from, count, end).filter_map(|version| VoteVersions::<T>::get(vote, version)).collect()
		}

		/// The vote that points at a contest of a secret election.
		pub fn vote_by_election(election: ElectionId, contest: ContestIndex) -> Option<VoteId> {
			LinkedElections::<T>::get((election, contest))
		}

		/// Versions of a meeting's minutes, from one on; at most [`MAX_PAGE`].
		pub fn minutes(meeting: MeetingId, from: u32, count: u32) -> Vec<Minutes> {
			let end = Meetings::<T>::get(meeting).map_or(0, |record| record.minutes);
			page(from, count, end).filter_map(|version| MinutesOf::<T>::get(meeting, version)).collect()
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
			let all = Objections::<T>::iter_prefix((meeting, window));
			all.skip(skip as usize).take(count.min(MAX_PAGE) as usize).collect()
		}

		/// What the appeals body decided on the objections of a window.
		pub fn decision(meeting: MeetingId, window: u32) -> Option<Decision<T::AccountId>> {
			Decisions::<T>::get(meeting, window)
		}

		/// Corrections of a meeting's record, from a place on; at most [`MAX_PAGE`].
		pub fn corrections(meeting: MeetingId, from: u32, count: u32) -> Vec<Correction<T::AccountId>> {
			let end = Meetings::<T>::get(meeting).map_or(0, |record| record.corrections);
			page(from, count, end).filter_map(|place| Corrections::<T>::get(meeting, place)).collect()
		}

		/// What becomes of an adopted motion.
		pub fn resolution(motion: MotionId) -> Option<Resolution> {
			Resolutions::<T>::get(motion)
		}

		/// Reports on a resolution, from a place on; at most [`MAX_PAGE`].
		pub fn reports(motion: MotionId, from: u32, count: u32) -> Vec<Report<T::AccountId>> {
			let end = Resolutions::<T>::get(motion).map_or(0, |record| record.reports);
			page(from, count, end).filter_map(|place| Reports::<T>::get(motion, place)).collect()
		}

		/// Duties that were not done in time, from a number on; at most [`MAX_PAGE`].
		pub fn overdue(from: u32, count: u32) -> Vec<(u32, Overdue)> {
			page(from, count, OverdueCount::<T>::get())
				.filter_map(|number| Some((number, Overdues::<T>::get(number)?)))
				.collect()
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
			let stages = |stage: &Stage| stage.takes_items() || *stage == Stage::InSession;
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, stages)
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
			let stages = |stage: &Stage| *stage == Stage::AgendaFrozen;
			Pallet::<T>::is_due_from(origin, *meeting, *version, CHAIR, stages)
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
			let stages = |stage: &Stage| *stage == Stage::InSession;
			Pallet::<T>::is_due_from(origin, *meeting, *version, OFFICERS, stages)
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
			let stages = |stage: &Stage| matches!(stage, Stage::InSession | Stage::Inquorate);
			Pallet::<T>::is_due_from(origin, *meeting, *version, OFFICERS, stages)
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
			let stages = |stage: &Stage| stage.takes_items() || *stage == Stage::InSession;
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, stages)
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
			let states = |state: &MotionState| *state == MotionState::Proposed;
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, states)
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
			let states = |state: &MotionState| *state == MotionState::Proposed;
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, states)
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
			let states = |state: &MotionState| *state == MotionState::Proposed;
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, states)
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
		#[pallet::weight(T::WeightInfo::record_vote(ballot.counts.groups.len() as u32))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			meeting: &MeetingId,
			version: &u32,
			_subject: &Subject,
			_ballot: &Box<Ballot>
		| -> bool {
			let stages = |stage: &Stage| *stage == Stage::InSession;
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, stages)
		})]
		pub fn record_vote(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			subject: Subject,
			ballot: Box<Ballot>,
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
			let stages = |stage: &Stage| matches!(stage, Stage::Adjourned | Stage::Recorded);
			Pallet::<T>::is_due_from(origin, *meeting, *version, SECRETARY, stages)
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
		/// - `annul`: whether all that the meeting decided is void; otherwise the record stands.
		///
		/// Emits [`Event::SecondNeeded`], then [`Event::Decided`]. Free.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::decide(MAX_VOTES))]
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
			Ok(Some(T::WeightInfo::decide(votes)).into())
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
		#[pallet::weight(T::WeightInfo::correct(change.groups()))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			meeting: &MeetingId,
			version: &u32,
			change: &Box<Change>,
			reason: &ContentRef
		| -> bool {
			Pallet::<T>::weigh_correction(origin.clone(), *meeting, *version, change, reason).is_ok()
		})]
		pub fn correct(
			origin: OriginFor<T>,
			meeting: MeetingId,
			expected_version: u32,
			change: Box<Change>,
			reason: ContentRef,
		) -> DispatchResult {
			Self::do_correct(origin, meeting, expected_version, *change, reason)
		}

		/// Forward an adopted motion to the organisation above, or to one below.
		///
		/// - `origin`: chair or secretary of the organisation.
		///
		/// Emits [`Event::MotionForwarded`]. Free.
		#[pallet::call_index(22)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, motion: &MotionId, version: &u32, _to: &OrganizationId| -> bool {
			let states = |state: &MotionState| *state == MotionState::Adopted;
			Pallet::<T>::keeps_motion(origin, *motion, *version, OFFICERS, states)
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
			let states = |state: &MotionState| matches!(state, MotionState::Received | MotionState::Proposed);
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, states)
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
			let states = |state: &MotionState| *state == MotionState::Received;
			Pallet::<T>::keeps_motion(origin, *motion, *version, SECRETARY, states)
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
			let most = T::BlockWeights::get().get(DispatchClass::Normal).max_extrinsic;
			let fits = |weight: Weight| most.is_none_or(|most| weight.all_lte(most));
			assert!(fits(T::WeightInfo::decide(MAX_VOTES)), "annulling a meeting does not fit a block");
			assert!(fits(T::WeightInfo::record_vote(MAX_GROUPS)), "a vote does not fit a block");
			assert!(Parameters::default().is_sane(), "the defaults make no sense");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Motions by number.
	fn motions_by(numbers: impl Iterator<Item = MotionId>) -> Vec<(MotionId, Motion)> {
		numbers.filter_map(|id| Some((id, Motions::<T>::get(id)?))).collect()
	}
}

/// The numbers of a page.
fn page(from: u32, count: u32, end: u32) -> core::ops::Range<u32> {
	from..end.min(from.saturating_add(count.min(MAX_PAGE)))
}
