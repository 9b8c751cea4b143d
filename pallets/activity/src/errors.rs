// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Why something was refused, and what to do about it. The pallet imports it.

/// The pallet's errors.
#[frame::pallet_section]
pub mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters contradict each other or are out of range.
		BadParameters,
		/// Somebody changed it in between; look at it again.
		VersionMismatch,
		/// The text is empty, or holds characters that nobody can see.
		BadText,
		/// The indicator's terms are out of range, or its issuer is not one who can issue.
		BadTerms,
		/// As many indicators exist as may.
		TooManyIndicators,
		/// There is no such indicator.
		UnknownIndicator,
		/// The indicator does not count in this period: it is retired, or not yet in force.
		IndicatorRetired,
		/// The terms change with the next month already; wait until it has begun.
		ChangePending,
		/// No account can be bound: the proof, the consent, the year or the account was refused; the pool
		/// tells which by its code.
		BindingRefused,
		/// This is not an activity account of the year in question.
		NotAnActivityAccount,
		/// The account's owner opted out.
		OptedOut,
		/// The account's points have not all expired.
		AccountLives,
		/// The signer does not hold the office that the indicator names, in this organisation.
		NotIssuer,
		/// Nobody attests to oneself.
		SelfAttestation,
		/// The account has this indicator by this evidence already, or stands twice in the batch.
		DuplicateEvidence,
		/// The account cannot have more of this indicator in this period.
		CapReached,
		/// The account did this too short a time before or after.
		CoolingDown,
		/// The account sat in another meeting at the same hour.
		ElsewhereThen,
		/// The value is zero, or more than one occasion can have.
		ValueOutOfRange,
		/// It has not happened yet.
		NotHappenedYet,
		/// It happened too long ago.
		TooLate,
		/// The period takes no attestations, or no decisions, any more.
		PeriodClosed,
		/// The window for disputes is over.
		DisputeWindowClosed,
		/// The batch has too few accounts: pool the meetings at the organisation above.
		TooFewToPublish,
		/// The evidence is not of the kind that the indicator demands, or names no meeting of the
		/// organisation, or fewer were present than are attested.
		EventMismatch,
		/// Nothing of the indicator is attested while a campaign runs, nor later what happened in one.
		Frozen,
		/// The issuer has attested as much in this period as may be.
		IssuerCeiling,
		/// There is no such organisation, or it is not part of the party's tree.
		UnknownOrganisation,
		/// As many places are counted below the organisation as may be.
		TooManyPlaces,
		/// No more numbers.
		Exhausted,
		/// There is no such attestation.
		UnknownAttestation,
		/// The attestation is not in the state for this.
		WrongState,
		/// The signer may not dispute this: neither an activity account nor an officer concerned.
		NotConcerned,
		/// The account has disputed as much in this month as may be.
		DisputeQuota,
		/// Only an auditor may do this.
		NotAnAuditor,
		/// Who attested or disputed cannot judge.
		NotImpartial,
		/// The second of two has to be another person than the first.
		SamePerson,
		/// As many persons wait for a second as may.
		TooManyWaiting,
		/// The account has fewer points.
		TooFewPoints,
		/// Nothing of the period is due.
		NotDue,
		/// The meeting was on another day than it is said to have happened.
		OtherTime,
		/// There is no such area.
		UnknownArea,
	}
}
