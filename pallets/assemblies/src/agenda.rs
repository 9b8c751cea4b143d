// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a meeting is about. Once the agenda is frozen, nothing comes on it but by a vote of the meeting.

use crate::{meetings::SECRETARY, *};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_item(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		what: NewItem,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, SECRETARY, expected_version)?;
		let state = match record.stage {
			stage if stage.takes_items() => ItemState::Planned,
			Stage::InSession => ItemState::Late,
			Stage::AgendaFrozen => return Err(Error::<T>::AgendaFrozen.into()),
			_ => return Err(Error::<T>::WrongStage.into()),
		};
		Self::ensure_line(&what.label)?;
		Self::ensure_line(&what.title)?;
		if let ItemKind::Election(requirement) = &what.kind {
			Self::ensure_requirement(requirement)?;
		}
		if let Some(parent) = what.parent {
			let parent = Items::<T>::get(meeting, parent).ok_or(Error::<T>::NotInAgenda)?;
			ensure!(parent.state.is_on(), Error::<T>::NotInAgenda);
		}
		ensure!(record.items < MAX_ITEMS, Error::<T>::TooMany);
		let item = Self::take(&mut record.items)?;
		Items::<T>::insert(meeting, item, Item { what, state, at: Self::now() });
		Self::deposit_event(Event::ItemAdded { meeting, item, late: state == ItemState::Late });
		Self::save(meeting, record);
		Ok(())
	}

	pub(crate) fn do_withdraw_item(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		item: ItemIndex,
	) -> DispatchResult {
		let (_, record) = Self::load_for(origin, meeting, SECRETARY, expected_version)?;
		match record.stage {
			stage if stage.takes_items() => (),
			Stage::AgendaFrozen | Stage::InSession => return Err(Error::<T>::AgendaFrozen.into()),
			_ => return Err(Error::<T>::WrongStage.into()),
		}
		// Nobody takes off what a secret election decides on.
		ensure!(record.awaiting == 0, Error::<T>::VoteUnderWay);
		Items::<T>::try_mutate(meeting, item, |entry| {
			let entry = entry.as_mut().filter(|entry| entry.state.is_on());
			entry.ok_or(Error::<T>::NotInAgenda)?.state = ItemState::Withdrawn;
			DispatchResult::Ok(())
		})?;
		Self::deposit_event(Event::ItemWithdrawn { meeting, item });
		Self::save(meeting, record);
		Ok(())
	}

	/// An item that is on the agenda, or on which the meeting is to vote whether it comes there.
	pub(crate) fn item(meeting: MeetingId, item: ItemIndex) -> Result<Item, DispatchError> {
		let item = Items::<T>::get(meeting, item).ok_or(Error::<T>::NotInAgenda)?;
		ensure!(item.state != ItemState::Withdrawn, Error::<T>::NotInAgenda);
		Ok(item)
	}

	/// Checks that a motion can be tabled under an item now.
	pub(crate) fn ensure_can_table(meeting: MeetingId, stage: &Stage, item: ItemIndex) -> DispatchResult {
		let item = Self::item(meeting, item)?;
		ensure!(item.what.kind == ItemKind::Motion, Error::<T>::NotInAgenda);
		match (stage, item.state) {
			(stage, ItemState::Planned) if stage.takes_items() => Ok(()),
			(Stage::InSession, ItemState::Admitted(_)) => Ok(()),
			// What was announced does not grow once it was.
			(Stage::InSession, ItemState::Planned) => Err(Error::<T>::AgendaFrozen.into()),
			(Stage::AgendaFrozen, _) => Err(Error::<T>::AgendaFrozen.into()),
			(Stage::InSession, _) => Err(Error::<T>::NotInAgenda.into()),
			_ => Err(Error::<T>::WrongStage.into()),
		}
	}

	/// Checks what a motion is to require.
	pub(crate) fn ensure_motion_requirement(requirement: &Requirement) -> DispatchResult {
		let ordinary = CurrentParameters::<T>::get().ordinary;
		let enough = requirement.is_sane() && requirement.is_at_least(&ordinary);
		ensure!(enough, Error::<T>::InvalidRequirement);
		Ok(())
	}

	/// Checks what an election held at a meeting is to require: there the most votes can be enough.
	pub(crate) fn ensure_requirement(requirement: &Requirement) -> DispatchResult {
		let ordinary = CurrentParameters::<T>::get().ordinary;
		let enough = requirement.is_sane() && requirement.quorum.is_at_least(&ordinary.quorum);
		ensure!(enough, Error::<T>::InvalidRequirement);
		Ok(())
	}
}
