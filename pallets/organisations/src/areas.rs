// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Areas: what they are called, when they exist, and what took their place.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn enter_area(
		code: Code,
		names: Names,
		kind: AreaKind,
		parent: Option<AreaId>,
		from: Moment,
	) -> DispatchResult {
		Self::ensure_line(&code)?;
		Self::ensure_names(&names)?;
		if let Some(parent) = parent {
			let parent = Areas::<T>::get(parent).ok_or(Error::<T>::AreaNotFound)?;
			// Every step up is to a wider kind: so no area lies in itself.
			ensure!(parent.kind < kind, Error::<T>::CyclicParent);
			ensure!(parent.is_valid_at(from), Error::<T>::AreaClosed);
		}
		let other = AreaByCode::<T>::get(&code).and_then(Areas::<T>::get);
		let free = other.is_none_or(|other| other.until.is_some_and(|until| until <= from));
		ensure!(free, Error::<T>::CodeTaken);
		let area = Counts::<T>::try_mutate(|counts| Self::take(&mut counts.areas))?;
		AreaByCode::<T>::insert(&code, area);
		let other_names = OtherNames::new();
		let record =
			Area { code, names, other_names, kind, parent, from, until: None, successor: None, version: 0 };
		Areas::<T>::insert(area, record);
		Self::deposit_event(Event::AreaEntered { area });
		Ok(())
	}

	pub(crate) fn describe_area(
		area: AreaId,
		expected_version: u32,
		names: Names,
		other_names: OtherNames,
	) -> DispatchResult {
		Self::ensure_names(&names)?;
		Self::ensure_other_names(&other_names)?;
		Self::change_area(area, expected_version, |record| {
			record.names = names;
			record.other_names = other_names;
			Ok(())
		})
	}

	pub(crate) fn close_area(
		area: AreaId,
		expected_version: u32,
		until: Moment,
		successor: Option<AreaId>,
	) -> DispatchResult {
		if let Some(successor) = successor {
			ensure!(successor != area, Error::<T>::CyclicParent);
			let next = Areas::<T>::get(successor).ok_or(Error::<T>::AreaNotFound)?;
			// One that exists has no successor of its own: so no succession leads back.
			ensure!(next.until.is_none(), Error::<T>::AreaClosed);
		}
		Self::change_area(area, expected_version, |record| {
			ensure!(record.until.is_none(), Error::<T>::AreaClosed);
			ensure!(record.from < until, Error::<T>::InvalidTimes);
			record.until = Some(until);
			record.successor = successor;
			Ok(())
		})
	}

	fn change_area(
		area: AreaId,
		expected_version: u32,
		change: impl FnOnce(&mut Area) -> DispatchResult,
	) -> DispatchResult {
		Areas::<T>::try_mutate(area, |record| {
			let record = record.as_mut().ok_or(Error::<T>::AreaNotFound)?;
			ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
			change(record)?;
			record.version.saturating_inc();
			Self::deposit_event(Event::AreaChanged { area });
			Ok(())
		})
	}

	/// The area that a code means at a moment: the one that has it, or what took its place.
	pub(crate) fn resolve_area(code: &Code, moment: Moment) -> Option<(AreaId, Area)> {
		let mut area = AreaByCode::<T>::get(code)?;
		for _ in 0..MAX_SUCCESSIONS {
			let record = Areas::<T>::get(area)?;
			match record.successor {
				Some(next) if record.until.is_some_and(|until| until <= moment) => area = next,
				_ => return Some((area, record)),
			}
		}
		None
	}

	/// Checks that something can be tied to an area now.
	pub(crate) fn ensure_area(area: Option<AreaId>) -> DispatchResult {
		let Some(area) = area else {
			return Ok(());
		};
		let record = Areas::<T>::get(area).ok_or(Error::<T>::AreaNotFound)?;
		ensure!(record.is_valid_at(Self::now()), Error::<T>::AreaClosed);
		Ok(())
	}

	/// The next number of a sequence.
	pub(crate) fn take(next: &mut u32) -> Result<u32, DispatchError> {
		let number = *next;
		*next = number.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Ok(number)
	}
}
