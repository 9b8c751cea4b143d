// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where officers and representatives can be written to.

use crate::*;

/// What a withdrawal leaves.
pub(crate) enum Withdrawal {
	/// The record without the address: its owner holds the office, and publishes again after a while.
	Empty(Address),
	/// Nothing.
	Nothing,
}

impl<T: Config> Pallet<T> {
	/// Whether somebody can be written to in an office now.
	fn is_in_office(who: &T::AccountId, organization: OrganizationId, role: Role) -> bool {
		role != Role::Other && T::Organisations::holds(who, organization, role)
	}

	/// Checks that an officer can publish an address now. Changes nothing.
	pub(crate) fn weigh_address(
		by: &T::AccountId,
		organization: OrganizationId,
		role: Role,
		bundle: &Bundle,
	) -> Result<Moment, Error<T>> {
		ensure!(!bundle.is_empty(), Error::<T>::EmptyAddress);
		let now = Self::now();
		if let Some(last) = Addresses::<T>::get((organization, role), by) {
			let rested = now >= last.published_at.saturating_add(ADDRESS_REST);
			ensure!(rested, Error::<T>::TooEarly);
		}
		ensure!(Self::is_in_office(by, organization, role), Error::<T>::NotAnOfficer);
		Ok(now)
	}

	pub(crate) fn do_publish_address(
		by: T::AccountId,
		organization: OrganizationId,
		role: Role,
		bundle: Bundle,
	) -> DispatchResult {
		let published_at = Self::weigh_address(&by, organization, role, &bundle)?;
		let address = Address { bundle: Some(bundle), published_at };
		Addresses::<T>::insert((organization, role), &by, address);
		Self::deposit_event(Event::AddressPublished { organization, role, by });
		Ok(())
	}

	/// Checks that somebody can take an address away: its owner, or anybody once the owner has left the office.
	/// Changes nothing.
	pub(crate) fn weigh_withdrawal(
		by: &T::AccountId,
		organization: OrganizationId,
		role: Role,
		who: &T::AccountId,
	) -> Result<Withdrawal, Error<T>> {
		let place = (organization, role);
		let address = Addresses::<T>::get(place, who).ok_or(Error::<T>::UnknownAddress)?;
		if !Self::is_in_office(who, organization, role) {
			return Ok(Withdrawal::Nothing);
		}
		ensure!(by == who, Error::<T>::NotTheOwner);
		ensure!(address.bundle.is_some(), Error::<T>::UnknownAddress);
		Ok(Withdrawal::Empty(Address { bundle: None, ..address }))
	}

	pub(crate) fn do_withdraw_address(
		by: T::AccountId,
		organization: OrganizationId,
		role: Role,
		who: T::AccountId,
	) -> DispatchResult {
		let place = (organization, role);
		match Self::weigh_withdrawal(&by, organization, role, &who)? {
			Withdrawal::Empty(address) => Addresses::<T>::insert(place, &who, address),
			Withdrawal::Nothing => Addresses::<T>::remove(place, &who),
		}
		Self::deposit_event(Event::AddressWithdrawn { organization, role, who });
		Ok(())
	}

	/// Who can be written to in an office, and how.
	pub(crate) fn list_addresses(organization: OrganizationId, role: Role) -> Vec<(T::AccountId, Bundle)> {
		let all = Addresses::<T>::iter_prefix((organization, role));
		all.filter(|(who, _)| Self::is_in_office(who, organization, role))
			.filter_map(|(who, address)| Some((who, address.bundle?)))
			.take(MAX_PAGE as usize)
			.collect()
	}
}
