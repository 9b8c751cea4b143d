// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Why something was refused, and what to do about it. The pallet imports it.

/// The pallet's errors.
#[frame::pallet_section]
pub mod errors {
	/// The pool refuses anonymous acts with the index of the error that they would have.
	#[pallet::error]
	pub enum Error<T> {
		/// No such petition.
		PetitionNotFound,
		/// The petition is not at the state for this.
		WrongState,
		/// Nothing is due.
		NotDue,
		/// The party was dissolved.
		PartyDissolved,
		/// There is no standing roll yet.
		NoRoll,
		/// There is a newer standing roll; make the proof in it.
		RollSnapshotStale,
		/// The standing roll has more parts than a petition can be under.
		TooManyParts,
		/// Nobody on the roll could sign this petition.
		NobodyMaySign,
		/// The roll has no such ring.
		UnknownRing,
		/// The proof does not hold: it is of another key, petition, act or chain.
		BadProof,
		/// Those of this part of the roll cannot take part in this petition.
		NotEligible,
		/// A text is empty.
		TextEmpty,
		/// A text is not UTF-8.
		NotUtf8,
		/// A text holds characters that nobody sees.
		TextInvisible,
		/// A text holds characters that turn the direction of reading.
		TextDirection,
		/// The text outside the chain is empty or longer than may be.
		ContentTooLong,
		/// The text outside the chain has to be plain text or Markdown, in Korean.
		WrongContent,
		/// A topic stands twice.
		TopicTwice,
		/// No such organisation.
		AreaUnknown,
		/// The starter has as many open petitions as may be; wait until one is over.
		RateLimited,
		/// The alias is not that of the petition's starter.
		NotTheStarter,
		/// The post is not held by this account.
		NotTheHolder,
		/// The petition has sponsors: its text is locked.
		TextLocked,
		/// The text was changed as often as may be.
		TooManyEdits,
		/// The record has changed; look at it again.
		VersionMismatch,
		/// The starter has said so already.
		AlreadyDisowned,
		/// The time for an appeal is over, or there was one.
		AppealExpired,
		/// Sponsors are no longer sought.
		NotCollecting,
		/// The member sponsors the petition already.
		AlreadySponsored,
		/// No signatures are taken: the petition is not published, or its time is over.
		PetitionNotOpen,
		/// The member has signed already.
		AlreadySigned,
		/// There is no signature to withdraw.
		NotSigned,
		/// The act has not the number that is next.
		WrongSequence,
		/// The member has signed and withdrawn as often as may be.
		TooManyChanges,
		/// A batch needs an act.
		EmptyBatch,
		/// An act of the batch is refused, and with it the batch; check them one by one.
		BadBatch,
		/// Only a moderator may do this.
		NotAModerator,
		/// Only one of the appeals body may do this.
		NotOfAppeals,
		/// Only an auditor may do this.
		NotAnAuditor,
		/// Who started a petition cannot review it.
		ModeratorIsCreator,
		/// A moderator, or somebody who decided on it before, cannot judge an appeal.
		NotImpartial,
		/// The second of two has to be another person than the first.
		SecondModeratorRequired,
		/// As many persons wait for a second as may.
		TooManyPending,
		/// The time for this is over.
		DeadlinePassed,
		/// Reasons have to be given, in Korean.
		ReasonRequired,
		/// The code needs the petition that this one repeats: an earlier one.
		DuplicateTargetMissing,
		/// No such code.
		CodeNotFound,
		/// The code has another version; read it again.
		CodeVersionMismatch,
		/// The code was retired.
		CodeRetired,
		/// The code is not for this.
		WrongCode,
		/// The code was used: it can be retired, not edited or deleted.
		CodeUsed,
		/// The duty is not due: too few have signed.
		ThresholdNotReached,
		/// Only chair and secretary of the addressee may do this.
		NotTheAddressee,
		/// The duty was extended once already.
		AlreadyExtended,
		/// The duty is done.
		AlreadyDone,
		/// As many responses were given as may.
		TooManyResponses,
		/// The petition is on no agenda.
		NotScheduled,
		/// The meeting did not take place.
		MeetingNotHeld,
		/// The writer has made as many comments as may be.
		CommentQuota,
		/// No such comment.
		CommentNotFound,
		/// The comment is hidden already, or not hidden, or was shown again by the appeals body.
		WrongCommentState,
		/// The roll was given back: nothing can be voided any more.
		RollReleased,
		/// The batch was voided already.
		AlreadyVoided,
		/// As many batches were voided as may.
		TooManyVoids,
		/// The batch entered no key of those who could sign.
		NothingToVoid,
		/// The post is vacant, or unknown.
		PostVacant,
		/// Nobody can be recalled at the beginning and at the end of a term.
		TermProtected,
		/// There is a recall of this holder already.
		RecallInProgress,
		/// A recall failed not long ago.
		CoolDown,
		/// Others hold the post now.
		HolderChanged,
		/// A recall is started by a member without a name, and is not open to citizens.
		MembersOnly,
		/// The petition is no recall.
		NotARecall,
		/// Too few have signed in one area.
		AreaMinimumMissed {
			/// A part of the roll that belongs to the area.
			part: PartIndex,
		},
		/// The target of a recall, and officers, have no say in it.
		TargetOriginRefused,
		/// Only the target may do this.
		NotTheTarget,
		/// The target has replied already.
		AlreadyReplied,
		/// No such gap between blocks.
		GapNotFound,
		/// The gap was declared an outage already.
		AlreadyDeclared,
		/// As many outages were declared as may.
		TooManyOutages,
		/// Petitions could not go by these parameters.
		ParametersInsane,
		/// No more numbers are left.
		Exhausted,
		/// The starter has handed in as many petitions this year as may be.
		YearlyQuota,
		/// The meeting has no such item on its agenda.
		NotOnAgenda,
		/// The meeting took place before the referral was due to anybody.
		MeetingTooEarly,
		/// The meeting had no quorum, and could deal with nothing.
		MeetingInquorate,
	}
}
