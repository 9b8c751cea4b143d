// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What happened, for those who follow the chain. The pallet imports it.

/// The pallet's events.
#[frame::pallet_section]
pub mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A petition was handed in.
		PetitionSubmitted {
			/// Its number.
			petition: PetitionId,
			/// Who started it.
			starter: Starter,
		},
		/// A petition has another text.
		TextEdited {
			/// Which.
			petition: PetitionId,
			/// Version of the text.
			version: u32,
		},
		/// Somebody sponsored a petition.
		Sponsored {
			/// Which.
			petition: PetitionId,
			/// Under which alias.
			alias: Alias,
		},
		/// A petition reached a state.
		StateReached {
			/// Which.
			petition: PetitionId,
			/// The state.
			state: State,
		},
		/// An officer asked for something that needs two.
		SecondNeeded {
			/// For which petition.
			petition: PetitionId,
			/// Who asked.
			by: T::AccountId,
			/// What for, as a digest: the same call by another officer has the same.
			topic: H256,
		},
		/// Two of a body decided.
		Decided {
			/// Number of the decision.
			decision: DecisionId,
			/// What.
			ruling: Ruling,
			/// Which body.
			body: Body,
		},
		/// Moderators are late.
		ReviewOverdue {
			/// With which petition.
			petition: PetitionId,
		},
		/// The appeals body is late.
		AppealOverdue {
			/// With which petition.
			petition: PetitionId,
		},
		/// Moderators did not decide; the petition is with the appeals body.
		Escalated {
			/// Which.
			petition: PetitionId,
		},
		/// A starter no longer supports an open petition. It stays open.
		Disowned {
			/// Which.
			petition: PetitionId,
		},
		/// Somebody signed.
		Signed {
			/// Which petition.
			petition: PetitionId,
			/// Under which alias.
			alias: Alias,
			/// Number of the act.
			sequence: u8,
		},
		/// Somebody withdrew a signature.
		SignatureWithdrawn {
			/// From which petition.
			petition: PetitionId,
			/// Under which alias.
			alias: Alias,
			/// Number of the act.
			sequence: u8,
		},
		/// A relayer's acts were counted.
		BatchCounted {
			/// For which petition.
			petition: PetitionId,
			/// How many were counted.
			counted: u32,
			/// How many were skipped, because they had come already or were out of turn.
			skipped: u32,
		},
		/// A threshold was reached: a duty is due.
		DutyDue {
			/// Of which petition.
			petition: PetitionId,
			/// Which.
			duty: Duty,
			/// Whose signatures caused it.
			cause: Cause,
			/// Until when.
			until: Moment,
		},
		/// A duty was extended, once and for all.
		DutyExtended {
			/// Of which petition.
			petition: PetitionId,
			/// Which.
			duty: Duty,
			/// Why.
			reason: ContentRef,
			/// Until when.
			until: Moment,
		},
		/// A duty was not done in time. That stays on record.
		DutyOverdue {
			/// Of which petition.
			petition: PetitionId,
			/// Which.
			duty: Duty,
		},
		/// The addressee responded.
		ResponsePublished {
			/// To which petition.
			petition: PetitionId,
			/// Number of the response.
			response: u32,
			/// What.
			answer: Answer,
			/// Who, for the addressee.
			by: T::AccountId,
		},
		/// A petition is on the agenda of a meeting.
		Referred {
			/// Which.
			petition: PetitionId,
			/// The meeting.
			meeting: MeetingId,
			/// The item.
			item: u32,
		},
		/// It is on record what came of a referral.
		OutcomeRecorded {
			/// Of which petition.
			petition: PetitionId,
			/// What.
			outcome: ReferralOutcome,
		},
		/// Somebody commented.
		Commented {
			/// On which petition.
			petition: PetitionId,
			/// Number of the comment.
			comment: u32,
			/// Under which pseudonym.
			pseudonym: Alias,
		},
		/// Keys of a batch of the registry no longer count.
		Voided {
			/// For which petition.
			petition: PetitionId,
			/// The batch.
			batch: BatchId,
			/// How many keys.
			keys: u32,
			/// By how many signatures of members the count is now lowered, at most those of voided keys.
			void_count: u32,
			/// The reasons.
			reason: ContentRef,
		},
		/// Enough signed a recall.
		RecallCertified {
			/// The petition.
			petition: PetitionId,
		},
		/// The election that a recall leads to began.
		RecallVoteBegun {
			/// The petition.
			petition: PetitionId,
			/// The election.
			election: ElectionId,
		},
		/// The election that a recall leads to did not begin in time.
		RecallVoteOverdue {
			/// The petition.
			petition: PetitionId,
		},
		/// A recall is over.
		RecallEnded {
			/// The petition.
			petition: PetitionId,
			/// The post.
			post: PostId,
			/// How.
			stage: RecallStage,
		},
		/// The target of a recall said something about it.
		RecallReplied {
			/// The petition.
			petition: PetitionId,
			/// What.
			reply: ContentRef,
		},
		/// A code was entered, or has another text.
		CodeSet {
			/// Which.
			code: CodeId,
			/// Its version.
			version: u32,
		},
		/// A code can no longer be used.
		CodeRetired {
			/// Which.
			code: CodeId,
		},
		/// A code that was never used was deleted.
		CodeDeleted {
			/// Which.
			code: CodeId,
		},
		/// New petitions go by other parameters.
		ParametersSet {
			/// Their version.
			version: u32,
		},
		/// No blocks came for some time.
		GapFound {
			/// Its number.
			gap: GapId,
			/// Time of the block before.
			from: Moment,
			/// Time of the block after.
			until: Moment,
		},
		/// A gap was declared an outage: all terms that ran in it are prolonged.
		OutageDeclared {
			/// The gap.
			gap: GapId,
			/// By how much.
			by: Moment,
			/// The reasons.
			reason: ContentRef,
		},
		/// The party was dissolved; petitions stop.
		Dissolved {
			/// Why.
			reason: ContentRef,
		},
	}
}
