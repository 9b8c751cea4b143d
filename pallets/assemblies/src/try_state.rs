// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::*;
use caucus_assemblies_core::decide;
use frame::deps::sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

/// Whether these are the numbers from 0 up to a count, in whatever order.
fn are_numbered(keys: impl Iterator<Item = u32>, count: u32) -> bool {
	let mut keys: Vec<u32> = keys.collect();
	keys.sort_unstable();
	keys.into_iter().eq(0..count)
}

impl<T: Config> Pallet<T> {
	/// Checks I1 to I10.
	pub fn do_try_state() -> Checked {
		Self::lists_are_complete()?;
		for (meeting, record) in Meetings::<T>::iter() {
			Self::meeting_has_what_it_says(meeting, &record)?;
			Self::meeting_fits_its_stage(meeting, &record)?;
			Self::minutes_are_sound(meeting, &record)?;
			Self::objections_are_counted(meeting, &record)?;
			Self::corrections_are_named(meeting, &record)?;
		}
		for (vote, record) in Votes::<T>::iter() {
			Self::vote_is_sound(vote, &record)?;
		}
		for (motion, record) in Motions::<T>::iter() {
			Self::motion_follows_from_its_vote(&record)?;
			Self::motion_has_what_it_says(motion, &record)?;
		}
		Self::elections_are_linked_once()?;
		Self::minutes_belong_to_meetings()?;
		Self::resolutions_are_sound()?;
		Self::overdue_duties_are_sound()
	}

	/// I1.
	fn lists_are_complete() -> Checked {
		let numbers = Self::numbers();
		ensure!(are_numbered(Meetings::<T>::iter_keys(), numbers.meetings), "I1: meetings");
		ensure!(are_numbered(Motions::<T>::iter_keys(), numbers.motions), "I1: motions");
		ensure!(are_numbered(Votes::<T>::iter_keys(), numbers.votes), "I1: votes");
		for (organization, count) in MeetingCount::<T>::iter() {
			let places = MeetingAt::<T>::iter_key_prefix(organization);
			ensure!(are_numbered(places, count), "I1: an organisation's meetings are not numbered");
		}
		for (organization, _, meeting) in MeetingAt::<T>::iter() {
			let own = Meetings::<T>::get(meeting).is_some_and(|record| record.organization == organization);
			ensure!(own, "I1: a meeting is listed where it does not belong");
		}
		ensure!(
			are_numbered(MeetingAt::<T>::iter_values(), numbers.meetings),
			"I1: a meeting is not listed once"
		);
		for (organization, count) in MotionCount::<T>::iter() {
			let places = MotionAt::<T>::iter_key_prefix(organization);
			ensure!(are_numbered(places, count), "I1: an organisation's motions are not numbered");
		}
		for (organization, _, motion) in MotionAt::<T>::iter() {
			let own = Motions::<T>::get(motion).is_some_and(|record| record.organization == organization);
			ensure!(own, "I1: a motion is listed where it does not belong");
		}
		ensure!(
			are_numbered(MotionAt::<T>::iter_values(), numbers.motions),
			"I1: a motion is not listed once"
		);
		for (meeting, _, vote) in VoteAt::<T>::iter() {
			let own = Votes::<T>::get(vote).is_some_and(|record| record.meeting == meeting);
			ensure!(own, "I1: a vote is listed where it does not belong");
		}
		ensure!(are_numbered(VoteAt::<T>::iter_values(), numbers.votes), "I1: a vote is not listed once");
		Ok(())
	}

	/// I2.
	fn meeting_has_what_it_says(meeting: MeetingId, record: &Meeting) -> Checked {
		ensure!(are_numbered(Items::<T>::iter_key_prefix(meeting), record.items), "I2: items");
		ensure!(are_numbered(Presences::<T>::iter_key_prefix(meeting), record.presences), "I2: presences");
		ensure!(are_numbered(TabledMotions::<T>::iter_key_prefix(meeting), record.motions), "I2: motions");
		ensure!(are_numbered(MinutesOf::<T>::iter_key_prefix(meeting), record.minutes), "I2: minutes");
		ensure!(
			are_numbered(Corrections::<T>::iter_key_prefix(meeting), record.corrections),
			"I2: corrections"
		);
		ensure!(are_numbered(VoteAt::<T>::iter_key_prefix(meeting), record.votes), "I2: votes");
		let states = VoteAt::<T>::iter_prefix_values(meeting).filter_map(Votes::<T>::get);
		let waiting = states.filter(|vote| matches!(vote.state, VoteState::Awaiting { .. })).count();
		ensure!(waiting == record.awaiting as usize, "I2: another number of votes waits for an election");
		Ok(())
	}

	/// I3.
	fn meeting_fits_its_stage(meeting: MeetingId, record: &Meeting) -> Checked {
		let stage = &record.stage;
		let convened = !matches!(stage, Stage::Draft | Stage::Cancelled);
		ensure!(!convened || record.noticed_at.is_some(), "I3: a meeting was never convened");
		let planned = stage.is_ahead() || *stage == Stage::Cancelled;
		ensure!(planned == record.opened_at.is_none(), "I3: a meeting was opened and was not");
		ensure!(planned == (record.presences == 0), "I3: nobody counted who was present");
		let running = matches!(stage, Stage::InSession | Stage::Inquorate);
		let closed = !planned && !running;
		ensure!(closed == record.adjourned_at.is_some(), "I3: a meeting was closed and was not");
		ensure!(stage.is_recorded() == (record.minutes > 0), "I3: there are minutes and are none");
		let certified = stage.is_recorded() && *stage != Stage::Recorded;
		ensure!(
			certified == Certifications::<T>::contains_key(meeting),
			"I3: a record is certified and is not"
		);
		let open = matches!(stage, Stage::Certified { .. } | Stage::UnderObjection { .. });
		ensure!(open == record.objectors.roll.is_some(), "I3: a roll of objectors is kept for nothing");
		ensure!(
			!certified || record.awaiting == 0,
			"I3: a record was certified before its votes were counted"
		);
		for (number, presence) in Presences::<T>::iter_prefix(meeting) {
			let attendance = &presence.attendance;
			ensure!(attendance.check().is_ok(), "I3: a presence cannot be true");
			let quorate = record.quorum.is_met(attendance.entitled, attendance.present);
			ensure!(presence.quorate == quorate, "I3: there is a quorum and is none");
			ensure!(attendance.entitled == record.entitled, "I3: other people are entitled");
			ensure!(attendance.present <= record.most_present, "I3: more were present than ever were");
			if number == 0 {
				let stands = match stage {
					Stage::InSession => quorate,
					Stage::Inquorate => !quorate,
					_ => true,
				};
				ensure!(stands, "I3: a meeting went on without a quorum");
			}
		}
		let inquorate = Presences::<T>::get(meeting, 0).is_some_and(|first| !first.quorate);
		// What members decide in a secret election they decide with a quorum of their own.
		let counted = VoteAt::<T>::iter_prefix_values(meeting)
			.filter_map(Votes::<T>::get)
			.any(|vote| vote.versions > 0 && vote.election.is_none());
		ensure!(!(inquorate && counted), "I3: a meeting without a quorum decided something");
		Ok(())
	}

	/// I4.
	fn vote_is_sound(vote: VoteId, record: &VoteRecord) -> Checked {
		let versions = VoteVersions::<T>::iter_key_prefix(vote);
		ensure!(are_numbered(versions, record.versions), "I4: versions");
		let counted = match record.state {
			VoteState::Awaiting { .. } => record.versions == 0,
			VoteState::Counted => record.versions > 0,
			VoteState::Void => true,
		};
		ensure!(counted, "I4: a vote has counts that it cannot have");
		for version in VoteVersions::<T>::iter_prefix_values(vote) {
			ensure!(version.counts.check().is_ok(), "I4: counts cannot be true");
			let follows = decide(&version.counts, &record.requirement) == version.outcome;
			ensure!(follows, "I4: an outcome does not follow from its counts");
		}
		if let Some(election) = record.election {
			let linked = LinkedElections::<T>::get(election);
			let gone = record.state == VoteState::Void && record.versions == 0;
			ensure!(
				(linked == Some(vote)) != gone,
				"I4: an election does not know the vote that points at it"
			);
		}
		let last = match record.subject {
			Subject::Motion(motion) => Motions::<T>::get(motion).and_then(|motion| motion.vote),
			Subject::LateItem(item) => AdmissionVotes::<T>::get(record.meeting, item),
			Subject::Contest(item) => ContestVotes::<T>::get(record.meeting, item),
		};
		ensure!(last.is_some_and(|last| vote <= last), "I4: nobody knows of a vote on this");
		Ok(())
	}

	/// I4.
	fn elections_are_linked_once() -> Checked {
		for (election, vote) in LinkedElections::<T>::iter() {
			let points = Votes::<T>::get(vote).is_some_and(|record| record.election == Some(election));
			ensure!(points, "I4: a vote does not point at the election that is linked to it");
		}
		let is_on = |vote, meeting, subject| {
			Votes::<T>::get(vote).is_some_and(|record| (record.meeting, record.subject) == (meeting, subject))
		};
		for (meeting, item, vote) in ContestVotes::<T>::iter() {
			let on_it = is_on(vote, meeting, Subject::Contest(item));
			ensure!(on_it, "I4: a vote is not on the item that names it");
		}
		for (meeting, item, vote) in AdmissionVotes::<T>::iter() {
			let on_it = is_on(vote, meeting, Subject::LateItem(item));
			ensure!(on_it, "I4: a vote does not admit the item that names it");
			let passed = Self::verdict_of(vote) == Some(Verdict::Passed);
			let state = Items::<T>::get(meeting, item).map(|item| item.state);
			let follows = if passed { ItemState::Admitted(vote) } else { ItemState::Late };
			ensure!(state == Some(follows), "I4: an item's state does not follow from the vote on it");
		}
		for (meeting, index, item) in Items::<T>::iter() {
			if let ItemState::Admitted(vote) = item.state {
				let last = AdmissionVotes::<T>::get(meeting, index) == Some(vote);
				ensure!(last, "I4: an item was admitted by no vote");
			}
		}
		Ok(())
	}

	/// What follows from the last counts of a vote that is not void.
	fn verdict_of(vote: VoteId) -> Option<Verdict> {
		let (record, last) = Self::vote(vote)?;
		last.filter(|_| record.state == VoteState::Counted).map(|last| last.outcome.verdict)
	}

	/// I5.
	fn motion_follows_from_its_vote(record: &Motion) -> Checked {
		let vote =
			record.vote.map(|vote| Votes::<T>::get(vote).ok_or("I5: a vote is missing")).transpose()?;
		let verdict = record.vote.and_then(Self::verdict_of);
		let state = vote.as_ref().map(|vote| &vote.state);
		let void = vote.as_ref().filter(|vote| vote.state == VoteState::Void).map(|vote| vote.versions);
		let follows = match record.state {
			MotionState::Received | MotionState::Declined(_) => vote.is_none() && record.origin.is_some(),
			MotionState::Adopted => verdict == Some(Verdict::Passed),
			MotionState::Rejected => matches!(verdict, Some(Verdict::Failed | Verdict::Tied)),
			MotionState::Annulled => void.is_some_and(|versions| versions > 0),
			MotionState::Withdrawn => !matches!(state, Some(VoteState::Awaiting { .. })),
			MotionState::Proposed => match state {
				None | Some(VoteState::Awaiting { .. }) => true,
				Some(VoteState::Counted) => verdict == Some(Verdict::NoQuorum),
				Some(VoteState::Void) => true,
			},
		};
		ensure!(follows, "I5: a motion's state does not follow from its vote");
		Ok(())
	}

	/// I5.
	fn motion_has_what_it_says(motion: MotionId, record: &Motion) -> Checked {
		ensure!(are_numbered(MotionTexts::<T>::iter_key_prefix(motion), record.texts), "I5: texts");
		let last = record.texts.checked_sub(1).and_then(|last| MotionTexts::<T>::get(motion, last));
		ensure!(last == Some(record.what.text), "I5: a motion's text is not its last");
		let tabled = matches!(record.state, MotionState::Received | MotionState::Declined(_));
		ensure!(tabled == record.tabled.is_none(), "I5: a motion is tabled nowhere");
		if let (Some((meeting, item)), None) = (record.tabled, record.amends) {
			let listed = TabledMotions::<T>::iter_prefix_values(meeting).any(|other| other == motion);
			ensure!(
				listed && Items::<T>::contains_key(meeting, item),
				"I5: a motion is not tabled where it says"
			);
		}
		ensure!(are_numbered(Amendments::<T>::iter_key_prefix(motion), record.amendments), "I5: amendments");
		let (mut open, mut polled) = (0u32, None);
		for number in Amendments::<T>::iter_prefix_values(motion) {
			let amendment = Motions::<T>::get(number).ok_or("I5: an amendment is missing")?;
			if Self::ensure_not_under_way(amendment.vote).is_err() {
				ensure!(
					polled.replace(number).is_none(),
					"I5: two secret elections on one motion's amendments"
				);
			}
			let own = amendment.amends.is_some_and(|(parent, _)| parent == motion);
			ensure!(own, "I5: an amendment amends something else");
			open = open.saturating_add(u32::from(amendment.state == MotionState::Proposed));
		}
		ensure!(open == record.open_amendments, "I5: another number of amendments is open");
		ensure!(polled == record.polled, "I5: a secret election on another amendment");
		if let Some(copy) = record.forwarded {
			let copy = Motions::<T>::get(copy).ok_or("I5: a forwarded motion is missing")?;
			ensure!(copy.origin == Some(motion), "I5: a forwarded motion comes from elsewhere");
			let answered = !matches!(copy.state, MotionState::Received | MotionState::Proposed);
			let answer = record.answer.map(|answer| answer.state);
			ensure!(answer == answered.then_some(copy.state), "I5: a motion has another answer");
		}
		if let Some(origin) = record.origin {
			let known = Motions::<T>::get(origin).is_some_and(|origin| origin.forwarded == Some(motion));
			ensure!(known, "I5: nobody forwarded a motion");
		}
		Ok(())
	}

	/// I6.
	fn minutes_are_sound(meeting: MeetingId, record: &Meeting) -> Checked {
		for minutes in MinutesOf::<T>::iter_prefix_values(meeting) {
			for text in &minutes.texts {
				let leads = MinutesByDigest::<T>::get(H256(text.digest));
				ensure!(leads == Some(meeting), "I6: a text does not lead to its meeting");
			}
			ensure!(Self::authentic(&minutes.texts).is_some(), "I6: minutes are not in Korean");
		}
		if let Some(certification) = Certifications::<T>::get(meeting) {
			let minutes = MinutesOf::<T>::get(meeting, certification.minutes);
			let digest = minutes.and_then(|minutes| Self::authentic(&minutes.texts));
			ensure!(digest == Some(certification.digest), "I6: what was certified are no minutes");
			ensure!(certification.minutes < record.minutes, "I6: what was certified does not exist");
			ensure!(certification.chair != certification.secretary, "I6: one person certified a record");
		}
		Ok(())
	}

	/// I6.
	fn minutes_belong_to_meetings() -> Checked {
		for (digest, meeting) in MinutesByDigest::<T>::iter() {
			let has = MinutesOf::<T>::iter_prefix_values(meeting)
				.any(|minutes| minutes.texts.iter().any(|text| H256(text.digest) == digest));
			ensure!(has, "I6: a digest leads to a meeting that does not have it");
		}
		Ok(())
	}

	/// I7.
	fn objections_are_counted(meeting: MeetingId, record: &Meeting) -> Checked {
		let Objectors { windows, threshold, objections, .. } = record.objectors;
		let filed = Objections::<T>::iter_prefix((meeting, windows)).count();
		ensure!(filed == objections as usize, "I7: another number of members objected");
		match record.stage {
			Stage::UnderObjection { .. } => {
				ensure!(objections >= threshold, "I7: too few objected");
			}
			Stage::Certified { .. } if !Decisions::<T>::contains_key(meeting, windows) => {
				ensure!(objections < threshold, "I7: enough objected");
			}
			_ => (),
		}
		Ok(())
	}

	/// I8.
	fn corrections_are_named(meeting: MeetingId, record: &Meeting) -> Checked {
		for (version, minutes) in MinutesOf::<T>::iter_prefix(meeting) {
			if let Some(correction) = minutes.correction {
				let names = Corrections::<T>::get(meeting, correction)
					.is_some_and(|by| matches!(by.target, Target::Minutes { to, .. } if to == version));
				ensure!(names, "I8: a version of minutes was brought by no correction");
			}
			for (_, correction) in &minutes.redacted {
				let names = Corrections::<T>::get(meeting, correction)
					.is_some_and(|by| by.kind == CorrectionKind::Redaction);
				ensure!(names, "I8: a text was removed by no correction");
			}
		}
		for vote in VoteAt::<T>::iter_prefix_values(meeting) {
			for (version, counts) in VoteVersions::<T>::iter_prefix(vote) {
				if let Some(correction) = counts.correction {
					let names = Corrections::<T>::get(meeting, correction).is_some_and(
						|by| matches!(by.target, Target::Vote { vote: which, to, .. } if which == vote && to == version),
					);
					ensure!(names, "I8: a version of counts was brought by no correction");
				}
				ensure!(
					(version == 0) == counts.correction.is_none(),
					"I8: counts changed without a correction"
				);
			}
		}
		for correction in Corrections::<T>::iter_prefix_values(meeting) {
			ensure!(correction.by.0 != correction.by.1, "I8: one person corrected a record");
			let there = match correction.target {
				Target::Minutes { from, to } => from <= to && to < record.minutes,
				Target::Vote { vote, from, to } => {
					from <= to
						&& Votes::<T>::get(vote)
							.is_some_and(|vote| vote.meeting == meeting && to < vote.versions)
				}
			};
			ensure!(there, "I8: a correction corrected nothing");
		}
		Ok(())
	}

	/// I9.
	fn resolutions_are_sound() -> Checked {
		for (motion, resolution) in Resolutions::<T>::iter() {
			let record = Motions::<T>::get(motion).ok_or("I9: a resolution of no motion")?;
			let adopted = record.state == MotionState::Adopted;
			ensure!(adopted || resolution.status.is_over(), "I9: something is carried out that fell");
			ensure!(are_numbered(Reports::<T>::iter_key_prefix(motion), resolution.reports), "I9: reports");
			ensure!(resolution.reports <= MAX_REPORTS, "I9: too many reports");
			let last = resolution.reports.checked_sub(1).and_then(|last| Reports::<T>::get(motion, last));
			let same = last
				.is_some_and(|last| (last.status, last.progress) == (resolution.status, resolution.progress));
			ensure!(same, "I9: a resolution is not as far as was reported");
		}
		Ok(())
	}

	/// I10.
	fn overdue_duties_are_sound() -> Checked {
		ensure!(are_numbered(Overdues::<T>::iter_keys(), OverdueCount::<T>::get()), "I10: numbers");
		for (number, overdue) in Overdues::<T>::iter() {
			let once = OverdueNumber::<T>::get(overdue.duty) == Some(number);
			ensure!(once, "I10: a duty is not noted once");
			let done = overdue.done_at.unwrap_or(overdue.noted_at);
			let ordered = overdue.due <= overdue.noted_at && overdue.noted_at <= done;
			ensure!(ordered, "I10: a duty was noted before it was due");
		}
		let listed = OverdueNumber::<T>::iter_values();
		ensure!(are_numbered(listed, OverdueCount::<T>::get()), "I10: a duty is noted that is not overdue");
		Ok(())
	}
}
