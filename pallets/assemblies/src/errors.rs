// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Why something was refused, and what to do about it. The pallet imports it.

/// The pallet's errors.
#[frame::pallet_section]
pub mod errors {
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
		/// The requirement makes no sense, or is lower than the ordinary one.
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
		/// Something was decided on top of this; go back over that first.
		ParentDecided,
		/// The motion is on the agenda of another meeting.
		StillTabled,
		/// Only motions that are adopted, and stay so, are forwarded and carried out.
		NotAdopted,
		/// What a meeting adopted is forwarded once its record is final.
		RecordNotFinal,
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
		/// Voting has begun in this election; what it decides is said before.
		VotingHasBegun,
		/// The election asks something else: a motion needs a yes/no contest of the same title.
		OtherQuestion,
		/// Voting in this election ends too late: the record could not be certified for months.
		ElectionTooLate,
		/// Others than the organisation's members vote in this election.
		OtherElectorate,
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
}
