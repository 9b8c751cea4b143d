// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party on the first day.

use crate::*;
use alloc::{string::String, vec::Vec};
use frame::derive::{Deserialize, Serialize};

/// What the central party is called unless the chain's specification says otherwise.
const CENTRAL_NAME: &str = "중앙당";

/// A post with those who hold it from the first day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "frame::derive::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct Officers<AccountId> {
	/// What the post is called, in Korean.
	pub label: String,
	/// What its holders do.
	pub role: Role,
	/// First moment after their terms.
	pub until: Moment,
	/// Who they are; the post has as many seats.
	pub accounts: Vec<AccountId>,
}

/// An organisation with its first officers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "frame::derive::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct Founding<AccountId> {
	/// What it is called, in Korean.
	pub name: String,
	/// The chapter of the registry whose members are its own; none for the central party.
	pub chapter: Option<ChapterId>,
	/// Its posts.
	pub officers: Vec<Officers<AccountId>>,
}

impl<AccountId> Default for Founding<AccountId> {
	fn default() -> Self {
		Self { name: CENTRAL_NAME.into(), chapter: None, officers: Vec::new() }
	}
}

impl<T: Config> Pallet<T> {
	/// Enters the central party and what is directly below it.
	pub(crate) fn found_party(
		central: &Founding<T::AccountId>,
		below: &[Founding<T::AccountId>],
	) -> DispatchResult {
		let new = Organization::new(Self::names_of(central)?, Classification::Central, None);
		let record = Organization { chapter: central.chapter, ..new };
		Organizations::<T>::insert(CENTRAL, record);
		Counts::<T>::put(Numbers { organizations: 1, ..Default::default() });
		Self::appoint_officers(CENTRAL, &central.officers)?;
		for (organization, founding) in (1..).zip(below) {
			let names = Self::names_of(founding)?;
			Self::found(names, Classification::Provincial, CENTRAL, None, founding.chapter, 0)?;
			Self::appoint_officers(organization, &founding.officers)?;
		}
		Ok(())
	}

	fn names_of(founding: &Founding<T::AccountId>) -> Result<Names, DispatchError> {
		let korean = founding.name.as_bytes().to_vec().try_into().map_err(|_| Error::<T>::InvalidText)?;
		let names = Names { korean, english: None };
		Self::ensure_names(&names)?;
		Ok(names)
	}

	fn appoint_officers(organization: OrganizationId, all: &[Officers<T::AccountId>]) -> DispatchResult {
		for Officers { label, role, until, accounts } in all {
			let label = label.as_bytes().to_vec().try_into().map_err(|_| Error::<T>::InvalidText)?;
			let seats = accounts.len().try_into().map_err(|_| Error::<T>::NoSeat)?;
			let (role, until) = (*role, *until);
			let post = Post {
				organization,
				role,
				label,
				area: None,
				from: 0,
				until: None,
				elected: false,
				seats,
				version: 0,
			};
			let post = Self::create_post(post)?;
			for account in accounts {
				let holder = TermHolder::Account(account.clone());
				let on_behalf_of = None;
				let term = Term { post, holder, from: 0, until, on_behalf_of, ended: None, settled: false };
				Self::begin_term(term)?;
			}
		}
		Ok(())
	}
}
