// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What happened, for those who follow the chain. The pallet imports it.

/// The pallet's events.
#[frame::pallet_section]
pub mod events {
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
}
