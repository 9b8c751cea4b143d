// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What happened, for those who follow the chain. The pallet imports it.

/// The pallet's events.
#[frame::pallet_section]
pub mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The parameters were changed.
		ParametersSet {
			/// How often they were changed by now.
			version: u32,
		},
		/// There is a new representative.
		RepresentativeEntered {
			/// Its number.
			representative: RepresentativeId,
			/// Who entered it.
			by: T::AccountId,
		},
		/// A representative is described otherwise.
		RepresentativeDescribed {
			/// Its number.
			representative: RepresentativeId,
			/// How often the description was changed by now.
			version: u32,
			/// Who changed it.
			by: T::AccountId,
		},
		/// An account for a representative waits for a second person.
		AccountProposed {
			/// The representative.
			representative: RepresentativeId,
			/// The account; none to take the present one away.
			account: Option<T::AccountId>,
			/// Who proposed it.
			by: T::AccountId,
		},
		/// A representative replies by another account.
		AccountSet {
			/// The representative.
			representative: RepresentativeId,
			/// The account.
			account: Option<T::AccountId>,
		},
		/// A fact was recorded.
		FactRecorded {
			/// Its number.
			fact: FactId,
			/// About whom.
			representative: RepresentativeId,
			/// Who recorded it.
			by: T::AccountId,
		},
		/// A fact was confirmed.
		FactConfirmed {
			/// Its number.
			fact: FactId,
			/// By whom; none if time confirmed it.
			by: Option<T::AccountId>,
		},
		/// A change of a fact waits for a second person of another role.
		ChangeProposed {
			/// The fact.
			fact: FactId,
			/// Who proposed it.
			by: T::AccountId,
		},
		/// A fact was put right.
		FactChanged {
			/// Its number.
			fact: FactId,
			/// Its new version.
			version: u32,
		},
		/// A fact was taken back.
		FactWithdrawn {
			/// Its number.
			fact: FactId,
			/// Its new version.
			version: u32,
		},
		/// A representative replied.
		Replied {
			/// To what.
			about: About,
			/// Who.
			representative: RepresentativeId,
			/// The number of the reply, counted from 0.
			number: u8,
		},
		/// There is a new feed.
		FeedAdded {
			/// Its number.
			feed: FeedId,
		},
		/// A feed came.
		FeedCame {
			/// Its number.
			feed: FeedId,
			/// When.
			at: Moment,
		},
		/// A feed is overdue.
		FeedStale {
			/// Its number.
			feed: FeedId,
			/// When it last came.
			last_at: Moment,
		},
		/// Members can answer.
		EvaluationBegun {
			/// Its number.
			evaluation: EvaluationId,
			/// Of whom.
			representative: RepresentativeId,
			/// Of which half of a year.
			half: Half,
		},
		/// A member sealed answers.
		AnswersSealed {
			/// The evaluation.
			evaluation: EvaluationId,
			/// What the member is called there.
			alias: Alias,
		},
		/// A member opened answers.
		AnswersOpened {
			/// The evaluation.
			evaluation: EvaluationId,
			/// What the member is called there.
			alias: Alias,
		},
		/// An evaluation is over.
		EvaluationEnded {
			/// Its number.
			evaluation: EvaluationId,
			/// How it ended.
			stage: Stage,
		},
	}
}
