// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What readers are shown: records by number, and lists in pages of at most [`MAX_PAGE`].

use crate::*;

/// The numbers of a page.
fn page(from: u32, count: u32, end: u32) -> core::ops::Range<u32> {
	from..end.min(from.saturating_add(count.min(MAX_PAGE)))
}

impl<T: Config> Pallet<T> {
	/// Motions by number.
	fn motions_by(numbers: impl Iterator<Item = MotionId>) -> Vec<(MotionId, Motion)> {
		numbers.filter_map(|id| Some((id, Motions::<T>::get(id)?))).collect()
	}

	pub(crate) fn show_numbers() -> Numbers {
		Numbers {
			meetings: NextMeeting::<T>::get(),
			motions: NextMotion::<T>::get(),
			votes: NextVote::<T>::get(),
			overdue: OverdueCount::<T>::get(),
		}
	}

	pub(crate) fn show_meetings(from: MeetingId, count: u32) -> Vec<(MeetingId, Meeting)> {
		page(from, count, NextMeeting::<T>::get()).filter_map(|id| Some((id, Self::look_at(id)?))).collect()
	}

	pub(crate) fn show_meetings_of(
		organization: OrganizationId,
		from: u32,
		count: u32,
	) -> Vec<(MeetingId, Meeting)> {
		page(from, count, MeetingCount::<T>::get(organization))
			.filter_map(|place| MeetingAt::<T>::get(organization, place))
			.filter_map(|id| Some((id, Self::look_at(id)?)))
			.collect()
	}

	pub(crate) fn show_agenda(
		meeting: MeetingId,
		from: ItemIndex,
		count: u32,
	) -> Vec<(ItemIndex, Item, Option<VoteId>)> {
		let end = Meetings::<T>::get(meeting).map_or(0, |record| record.items);
		page(from, count, end)
			.filter_map(|id| Some((id, Items::<T>::get(meeting, id)?, ContestVotes::<T>::get(meeting, id))))
			.collect()
	}

	pub(crate) fn show_presences(meeting: MeetingId, from: u32, count: u32) -> Vec<Presence> {
		let end = Meetings::<T>::get(meeting).map_or(0, |record| record.presences);
		page(from, count, end).filter_map(|place| Presences::<T>::get(meeting, place)).collect()
	}

	pub(crate) fn show_motions(from: MotionId, count: u32) -> Vec<(MotionId, Motion)> {
		Self::motions_by(page(from, count, NextMotion::<T>::get()))
	}

	pub(crate) fn show_motions_of(
		organization: OrganizationId,
		from: u32,
		count: u32,
	) -> Vec<(MotionId, Motion)> {
		let places = page(from, count, MotionCount::<T>::get(organization));
		Self::motions_by(places.filter_map(|place| MotionAt::<T>::get(organization, place)))
	}

	pub(crate) fn show_motions_tabled(meeting: MeetingId, from: u32, count: u32) -> Vec<(MotionId, Motion)> {
		let end = Meetings::<T>::get(meeting).map_or(0, |record| record.motions);
		Self::motions_by(page(from, count, end).filter_map(|place| TabledMotions::<T>::get(meeting, place)))
	}

	pub(crate) fn show_amendments(motion: MotionId, from: u32, count: u32) -> Vec<(MotionId, Motion)> {
		let end = Motions::<T>::get(motion).map_or(0, |record| record.amendments);
		Self::motions_by(page(from, count, end).filter_map(|place| Amendments::<T>::get(motion, place)))
	}

	pub(crate) fn show_texts(motion: MotionId, from: u32, count: u32) -> Vec<ContentRef> {
		let end = Motions::<T>::get(motion).map_or(0, |record| record.texts);
		page(from, count, end).filter_map(|version| MotionTexts::<T>::get(motion, version)).collect()
	}

	pub(crate) fn show_vote(vote: VoteId) -> Option<(VoteRecord, Option<VoteVersion>)> {
		let record = Votes::<T>::get(vote)?;
		let last = record.versions.checked_sub(1).and_then(|last| VoteVersions::<T>::get(vote, last));
		Some((record, last))
	}

	pub(crate) fn show_votes_of(
		meeting: MeetingId,
		from: u32,
		count: u32,
	) -> Vec<(VoteId, VoteRecord, Option<VoteVersion>)> {
		let end = Meetings::<T>::get(meeting).map_or(0, |record| record.votes);
		page(from, count, end)
			.filter_map(|place| VoteAt::<T>::get(meeting, place))
			.filter_map(|id| Self::vote(id).map(|(record, last)| (id, record, last)))
			.collect()
	}

	pub(crate) fn show_vote_versions(vote: VoteId, from: u32, count: u32) -> Vec<VoteVersion> {
		let end = Votes::<T>::get(vote).map_or(0, |record| record.versions);
		page(from, count, end).filter_map(|version| VoteVersions::<T>::get(vote, version)).collect()
	}

	pub(crate) fn show_minutes(meeting: MeetingId, from: u32, count: u32) -> Vec<Minutes> {
		let end = Meetings::<T>::get(meeting).map_or(0, |record| record.minutes);
		page(from, count, end).filter_map(|version| MinutesOf::<T>::get(meeting, version)).collect()
	}

	pub(crate) fn show_objections(
		meeting: MeetingId,
		window: u32,
		skip: u32,
		count: u32,
	) -> Vec<(Alias, ContentRef)> {
		let all = Objections::<T>::iter_prefix((meeting, window));
		all.skip(skip as usize).take(count.min(MAX_PAGE) as usize).collect()
	}

	pub(crate) fn show_corrections(
		meeting: MeetingId,
		from: u32,
		count: u32,
	) -> Vec<Correction<T::AccountId>> {
		let end = Meetings::<T>::get(meeting).map_or(0, |record| record.corrections);
		page(from, count, end).filter_map(|place| Corrections::<T>::get(meeting, place)).collect()
	}

	pub(crate) fn show_reports(motion: MotionId, from: u32, count: u32) -> Vec<Report<T::AccountId>> {
		let end = Resolutions::<T>::get(motion).map_or(0, |record| record.reports);
		page(from, count, end).filter_map(|place| Reports::<T>::get(motion, place)).collect()
	}

	pub(crate) fn show_overdue(from: u32, count: u32) -> Vec<(u32, Overdue)> {
		page(from, count, OverdueCount::<T>::get())
			.filter_map(|number| Some((number, Overdues::<T>::get(number)?)))
			.collect()
	}
}
