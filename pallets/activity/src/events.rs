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
		/// There is a new indicator.
		IndicatorAdded {
			/// Its number.
			indicator: IndicatorId,
			/// The first period in which it counts.
			from: Month,
		},
		/// An indicator counts otherwise from some period on.
		IndicatorChanged {
			/// Its number.
			indicator: IndicatorId,
			/// The new version of its terms.
			version: u32,
			/// The first period of the new terms.
			from: Month,
		},
		/// An indicator counts no longer.
		IndicatorRetired {
			/// Its number.
			indicator: IndicatorId,
			/// The last period in which it counts.
			last: Month,
		},
		/// A member bound an account.
		AccountBound {
			/// For which year.
			year: u32,
			/// The account.
			account: T::AccountId,
		},
		/// A member wants nothing more to be collected.
		OptedOut {
			/// The account.
			account: T::AccountId,
		},
		/// A year's account was let go.
		AccountEnded {
			/// The account.
			account: T::AccountId,
		},
		/// A batch was attested.
		Attested {
			/// Its number.
			batch: BatchId,
			/// By whom.
			issuer: T::AccountId,
			/// In which period.
			period: Month,
			/// The first attestation.
			first: AttestationId,
			/// How many.
			count: u32,
		},
		/// Chance drew an attestation for an audit.
		Sampled {
			/// Its number.
			attestation: AttestationId,
		},
		/// An attestation is disputed.
		Disputed {
			/// Its number.
			attestation: AttestationId,
			/// By whom.
			by: T::AccountId,
		},
		/// An auditor decided on a dispute.
		Decided {
			/// The attestation.
			attestation: AttestationId,
			/// Whether it stands.
			uphold: bool,
			/// Who decided.
			by: T::AccountId,
		},
		/// A correction waits for a second auditor.
		CorrectionProposed {
			/// The attestation.
			attestation: AttestationId,
			/// Who proposed it.
			by: T::AccountId,
		},
		/// An attestation was taken back after its period was closed.
		Corrected {
			/// The attestation.
			attestation: AttestationId,
			/// Whose it was.
			account: T::AccountId,
			/// How many points went.
			points: u32,
		},
		/// An account earned points.
		PointsEarned {
			/// The account.
			account: T::AccountId,
			/// In which period.
			period: Month,
			/// How many.
			points: u32,
		},
		/// An owner burned points.
		PointsBurned {
			/// The account.
			account: T::AccountId,
			/// How many.
			points: u32,
		},
		/// Points expired.
		PointsExpired {
			/// The account.
			account: T::AccountId,
			/// How many.
			points: u32,
		},
		/// A period came on.
		PeriodAdvanced {
			/// Which.
			period: Month,
			/// How far it is.
			stage: Stage,
		},
	}
}
