// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The tree of organisations.

use crate::*;

/// What of an organisation can be changed.
pub(crate) struct Description {
	pub names: Names,
	pub other_names: OtherNames,
	pub parent: Option<OrganizationId>,
	pub area: Option<AreaId>,
	pub chapter: Option<ChapterId>,
}

/// Whether organisations come into the counts of those above, or go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
	In,
	Out,
}

impl<T: Config> Pallet<T> {
	/// An organisation that is not dissolved.
	pub(crate) fn living(organization: OrganizationId) -> Result<Organization, DispatchError> {
		let record = Organizations::<T>::get(organization).ok_or(Error::<T>::OrganizationNotFound)?;
		ensure!(record.dissolved.is_none(), Error::<T>::OrgDissolved);
		Ok(record)
	}

	pub(crate) fn found(
		names: Names,
		classification: Classification,
		parent: OrganizationId,
		area: Option<AreaId>,
		chapter: Option<ChapterId>,
		founded: Moment,
	) -> DispatchResult {
		Self::ensure_names(&names)?;
		Self::living(parent)?;
		Self::ensure_area(area)?;
		ensure!(classification != Classification::Central, Error::<T>::OneCentralParty);
		ensure!(founded <= Self::now(), Error::<T>::InvalidTimes);
		Self::ensure_levels(None, parent, &[0; 3])?;
		let organization = Counts::<T>::try_mutate(|counts| Self::take(&mut counts.organizations))?;
		let new = Organization::new(names, classification, Some(parent));
		let record = Organization { area, chapter, founded, ..new };
		Organizations::<T>::insert(organization, record);
		Self::attach(organization, parent)?;
		Self::count_above(parent, &[0; 3], Move::In);
		Self::deposit_event(Event::OrganizationFounded { organization, parent });
		Ok(())
	}

	pub(crate) fn describe(
		organization: OrganizationId,
		expected_version: u32,
		description: Description,
	) -> DispatchResult {
		let Description { names, other_names, parent, area, chapter } = description;
		Self::ensure_names(&names)?;
		Self::ensure_other_names(&other_names)?;
		let record = Self::living(organization)?;
		ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
		if record.area != area {
			Self::ensure_area(area)?;
		}
		if record.parent != parent {
			let (Some(old), Some(new)) = (record.parent, parent) else {
				return Err(Error::<T>::OneCentralParty.into());
			};
			Self::living(new)?;
			Self::ensure_levels(Some(organization), new, &record.below)?;
			Self::count_above(old, &record.below, Move::Out);
			Self::attach(organization, new)?;
			Self::count_above(new, &record.below, Move::In);
		}
		Organizations::<T>::mutate(organization, |record| {
			if let Some(record) = record {
				record.names = names;
				record.other_names = other_names;
				record.area = area;
				record.chapter = chapter;
				record.version.saturating_inc();
			}
		});
		Self::deposit_event(Event::OrganizationChanged { organization });
		Ok(())
	}

	pub(crate) fn dissolve(organization: OrganizationId, expected_version: u32) -> DispatchResult {
		let mut record = Self::living(organization)?;
		ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
		let parent = record.parent.ok_or(Error::<T>::OneCentralParty)?;
		ensure!(record.below == [0; 3], Error::<T>::HasOrganizationsBelow);
		record.dissolved = Some(Self::now());
		record.version.saturating_inc();
		Organizations::<T>::insert(organization, record);
		Self::count_above(parent, &[0; 3], Move::Out);
		Self::deposit_event(Event::OrganizationDissolved { organization });
		Ok(())
	}

	/// Puts an organisation directly below another.
	fn attach(organization: OrganizationId, parent: OrganizationId) -> DispatchResult {
		let place = Organizations::<T>::try_mutate(parent, |record| {
			let record = record.as_mut().ok_or(Error::<T>::OrganizationNotFound)?;
			Self::take(&mut record.children)
		})?;
		Children::<T>::insert(parent, place, organization);
		Organizations::<T>::mutate(organization, |record| {
			if let Some(record) = record {
				record.parent = Some(parent);
				record.place = place;
			}
		});
		Ok(())
	}

	/// Checks that an organisation, with so many below it, can come directly below another: that it would
	/// not come below itself, and not too deep.
	fn ensure_levels(
		organization: Option<OrganizationId>,
		parent: OrganizationId,
		below: &[u32; 3],
	) -> DispatchResult {
		let mut above = 1u32;
		let mut ancestor = Some(parent);
		while let Some(current) = ancestor {
			ensure!(organization != Some(current), Error::<T>::CyclicParent);
			above.saturating_inc();
			ensure!(above <= MAX_LEVELS, Error::<T>::TooManyLevels);
			ancestor = Organizations::<T>::get(current).and_then(|record| record.parent);
		}
		let depth = below.iter().take_while(|count| **count > 0).count() as u32;
		ensure!(above.saturating_add(depth) <= MAX_LEVELS, Error::<T>::TooManyLevels);
		Ok(())
	}

	/// Counts an organisation, with so many below it, in or out of all that are above.
	fn count_above(parent: OrganizationId, below: &[u32; 3], way: Move) {
		let mut ancestor = Some(parent);
		for distance in 0..below.len() {
			let Some(current) = ancestor else {
				return;
			};
			ancestor = Organizations::<T>::mutate(current, |record| {
				let record = record.as_mut()?;
				let moved = core::iter::once(&1).chain(below);
				for (count, moved) in record.below.iter_mut().skip(distance).zip(moved) {
					*count = match way {
						Move::In => count.saturating_add(*moved),
						Move::Out => count.saturating_sub(*moved),
					};
				}
				record.parent
			});
		}
	}

	/// The chapter whose members are an organisation's: its own, or that of the nearest above.
	pub(crate) fn chapter_of(organization: OrganizationId) -> Option<ChapterId> {
		let mut current = Organizations::<T>::get(organization)?;
		for _ in 0..MAX_LEVELS {
			if current.chapter.is_some() {
				return current.chapter;
			}
			current = Organizations::<T>::get(current.parent?)?;
		}
		None
	}
}
