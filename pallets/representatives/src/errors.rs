// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Why something was refused, and what to do about it. The pallet imports it.

/// The pallet's errors.
#[frame::pallet_section]
pub mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters are out of range.
		BadParameters,
		/// Somebody changed it in between; look at it again.
		VersionMismatch,
		/// A text is empty, or holds characters that nobody can see.
		BadText,
		/// Only a researcher of the central party may do this.
		NotAResearcher,
		/// Only a researcher or an auditor of the central party may do this.
		NotAnOfficer,
		/// The facts are about the officer.
		NotImpartial,
		/// There is no such representative.
		UnknownRepresentative,
		/// Another representative has this reference.
		DuplicateReference,
		/// There is no such post, or it is not among the representative's.
		UnknownPost,
		/// The post is not a public office.
		NotPublicOffice,
		/// A post stands twice in the list.
		DuplicatePost,
		/// The person did not hold the post on that day, and eligibility does not say so; or holds no post now.
		NotInOffice,
		/// The person did hold the post on that day, but eligibility says otherwise.
		InOffice,
		/// The account is another representative's.
		AccountTaken,
		/// Nothing would change.
		NothingChanged,
		/// The second of two has to be another person than the first.
		SamePerson,
		/// Of two, one has to be a researcher and the other an auditor.
		SameRole,
		/// As many acts wait for a second person as may.
		TooManyWaiting,
		/// There is nothing in the list.
		EmptyBatch,
		/// There is no page, or its digest is missing.
		SourceMissing,
		/// The page is not the one that was recorded.
		DigestMismatch,
		/// The same is recorded already, or stands twice in the list.
		DuplicateRecord,
		/// Only for votes and meetings it is said why somebody was not there.
		NotEligibleKind,
		/// The figures are out of range, or say that somebody was where that person could not be.
		BadValue,
		/// A fact of this class cannot become one of another: withdraw it and record the other.
		OtherClass,
		/// The day, or the capture of the page, lies in the future, or the page was captured before that day.
		NotHappenedYet,
		/// The representative has as many facts of this class in this month as may be.
		MonthFull,
		/// There is no such fact.
		UnknownFact,
		/// The fact, or the evaluation, is not in the state for this.
		WrongState,
		/// The time has not come.
		NotDue,
		/// Only the representative may reply.
		NotTheRepresentative,
		/// The representative has replied as often as may be.
		TooManyReplies,
		/// There is no such feed.
		UnknownFeed,
		/// There are as many feeds as may be.
		TooManyFeeds,
		/// A feed has to come at least once in a year, and not more often than each minute.
		BadInterval,
		/// The feed came later than that already.
		OlderThanLast,
		/// There is no such evaluation.
		UnknownEvaluation,
		/// The representative has an evaluation in this half of the year.
		AlreadyEvaluated,
		/// A vote in which the representative stands is too near.
		ContestTooNear,
		/// No standing roll exists yet.
		NoRoll,
		/// Answers are not taken, or not opened, at this time.
		EvaluationClosed,
		/// The member has sealed answers, or opened them.
		AlreadyAnswered,
		/// The ring holds citizens, who are no members.
		NotAMember,
		/// The roll has no such ring.
		UnknownRing,
		/// The proof does not hold.
		BadProof,
		/// The answers are out of range, or not those that were sealed.
		BadAnswers,
		/// No more numbers.
		Exhausted,
	}
}
