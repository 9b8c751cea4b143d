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
		/// A period began.
		PeriodBegun {
			/// Its number.
			period: PeriodId,
			/// The roll by which members claim.
			roll: RollId,
			/// When it ends.
			ends: Moment,
		},
		/// An account may keep messages on nodes. Nobody learns whose it is.
		Granted {
			/// The period.
			period: PeriodId,
			/// The account.
			account: T::AccountId,
		},
		/// Accounts of a period may no longer keep messages on nodes.
		Revoked {
			/// The period.
			period: PeriodId,
			/// How many accounts.
			accounts: u32,
			/// How many others still may.
			left: u32,
		},
		/// An officer can be written to.
		AddressPublished {
			/// In which organisation.
			organization: OrganizationId,
			/// As what.
			role: Role,
			/// Who.
			by: T::AccountId,
		},
		/// An officer can no longer be written to at the address that was published.
		AddressWithdrawn {
			/// In which organisation.
			organization: OrganizationId,
			/// As what.
			role: Role,
			/// Whose address it was.
			who: T::AccountId,
		},
	}
}
