// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use caucus_primitives::calendar;
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I9.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (petition, record) in Petitions::<T>::iter() {
			ensure!(petition < NextPetition::<T>::get(), "I2: a petition has no number yet");
			Self::tally_adds_up(petition)?;
			Self::text_is_sound(petition, &record)?;
			Self::roll_is_needed(petition, &record)?;
			Self::decisions_are_impartial(&record)?;
			Self::duties_are_sound(petition, &record)?;
			Self::comments_are_counted(petition, &record)?;
			Self::recall_has_its_slot(petition, &record)?;
		}
		Self::starters_are_counted()?;
		Self::codes_are_sound()?;
		Self::slots_are_sound()?;
		Self::outages_are_gaps()
	}

	/// I1.
	fn tally_adds_up(petition: PetitionId) -> Result<(), TryRuntimeError> {
		let roll = Rolls::<T>::get(petition).ok_or("I1: a petition has no roll")?;
		let tally = Tallies::<T>::get(petition);
		ensure!(tally.parts.len() == roll.parts.len(), "I1: a part has no count");
		let mut signed = alloc::vec![0u32; roll.parts.len()];
		let mut withdrawn = 0u32;
		for signature in Signatures::<T>::iter_prefix_values(petition) {
			ensure!((1..=MAX_SEQUENCE).contains(&signature.sequence), "I1: a signature has no number");
			let count = signed.get_mut(usize::from(signature.part)).ok_or("I1: a part does not exist")?;
			match signature.stands() {
				true => count.saturating_inc(),
				false => withdrawn.saturating_inc(),
			}
		}
		ensure!(withdrawn == tally.withdrawn, "I1: withdrawn signatures are not as many");
		let mut standing = BTreeMap::new();
		for (part, (count, signed)) in roll.parts.iter().zip(tally.parts.iter().zip(&signed)) {
			ensure!(count.signed == *signed, "I1: a part's signatures are not as many");
			ensure!(count.signed <= part.keys, "I1: a part has more signatures than keys");
			ensure!(count.void_keys <= part.keys, "I1: a part has more voided keys than keys");
			let nobody = part.standing == Standing::Outside;
			ensure!(!nobody || count.signed == 0, "I1: who stands outside signed");
		}
		for part in Sponsors::<T>::iter_prefix_values(petition) {
			let part = roll.parts.get(usize::from(part)).ok_or("I1: a part does not exist")?;
			let count: &mut u32 = standing.entry(part.standing as u8).or_default();
			count.saturating_inc();
		}
		let sponsors = |of: Standing| standing.get(&(of as u8)).copied().unwrap_or(0);
		ensure!(
			sponsors(Standing::Member) == tally.sponsors
				&& sponsors(Standing::Citizen) == tally.citizen_sponsors
				&& sponsors(Standing::Outside) == 0,
			"I1: sponsors are not as many"
		);
		let voids = Voids::<T>::get(petition);
		let batches: BTreeSet<_> = voids.iter().map(|void| void.batch).collect();
		ensure!(batches.len() == voids.len(), "I1: a batch was voided twice");
		let keys = voids.iter().fold(0u32, |sum, void| sum.saturating_add(void.keys));
		let counted = tally.parts.iter().fold(0u32, |sum, count| sum.saturating_add(count.void_keys));
		ensure!(counted <= keys, "I1: more keys are voided than batches have");
		Ok(())
	}

	/// I2.
	fn starters_are_counted() -> Result<(), TryRuntimeError> {
		let mut found: BTreeMap<Vec<u8>, Started> = BTreeMap::new();
		for record in Petitions::<T>::iter_values() {
			let started = found.entry(record.starter.encode()).or_default();
			started.total.saturating_inc();
			if record.state.is_open() {
				started.open.saturating_inc();
			}
			let year = calendar::year_of(calendar::month_of(record.created));
			if year > started.year {
				(started.year, started.in_year) = (year, 0);
			}
			if year == started.year {
				started.in_year.saturating_inc();
			}
		}
		let stored: BTreeMap<_, _> =
			StartedBy::<T>::iter().map(|(starter, started)| (starter.encode(), started)).collect();
		ensure!(found == stored, "I2: a starter's petitions are not as many");
		Ok(())
	}

	/// I3.
	fn text_is_sound(petition: PetitionId, record: &PetitionOf<T>) -> Result<(), TryRuntimeError> {
		let kept = Rolls::<T>::get(petition).is_some_and(|roll| roll.pinned);
		let gone = Self::is_hidden(record) && !kept;
		let versions = Texts::<T>::iter_key_prefix(petition).count();
		if gone {
			ensure!(versions == 0, "I3: a text that was removed is there");
			return Ok(());
		}
		let text = Texts::<T>::get(petition, record.text_version).ok_or("I3: a text is missing")?;
		ensure!(text.digest() == record.text_digest, "I3: a text is another");
		ensure!(versions == record.text_version as usize + 1, "I3: there are other versions of a text");
		Ok(())
	}

	/// I4.
	fn roll_is_needed(petition: PetitionId, record: &PetitionOf<T>) -> Result<(), TryRuntimeError> {
		let pinned = Rolls::<T>::get(petition).is_some_and(|roll| roll.pinned);
		let over = matches!(record.state, State::Lapsed | State::Withdrawn | State::Removed | State::Stopped);
		ensure!(pinned || !record.state.is_open(), "I4: an open petition has no roll");
		ensure!(!pinned || !over, "I4: a petition keeps a roll that it does not need");
		Ok(())
	}

	/// I5.
	fn decisions_are_impartial(record: &PetitionOf<T>) -> Result<(), TryRuntimeError> {
		let mut judges = Vec::new();
		for number in &record.decisions {
			let decision = Decisions::<T>::get(number).ok_or("I5: a decision is missing")?;
			judges.extend([decision.by.0.encode(), decision.by.1.encode()]);
		}
		let persons: BTreeSet<_> = judges.iter().collect();
		ensure!(persons.len() == judges.len(), "I5: one person decided twice");
		let decided = matches!(record.state, State::Rejected | State::Hidden);
		ensure!(!decided || !record.decisions.is_empty(), "I5: nobody decided");
		Ok(())
	}

	/// I5, as to codes.
	fn codes_are_sound() -> Result<(), TryRuntimeError> {
		let named = |code: CodeRef| -> Result<(), TryRuntimeError> {
			let status = CodeTable::<T>::get(code.code).ok_or("I5: a used code is gone")?;
			ensure!(status.used, "I5: a used code is not marked");
			ensure!(status.version == code.version, "I5: a used code was edited");
			Ok(())
		};
		for (number, decision) in Decisions::<T>::iter() {
			ensure!(number < NextDecision::<T>::get(), "I5: a decision has no number yet");
			ensure!(decision.by.0 != decision.by.1, "I5: one person decided alone");
			match decision.ruling {
				Ruling::OnPetition {
					verdict: Verdict::Reject { code, .. } | Verdict::Hide { code, .. },
					..
				}
				| Ruling::CommentHidden { code, .. } => named(code)?,
				_ => (),
			}
		}
		for recall in Recalls::<T>::iter_values() {
			named(recall.grounds)?;
		}
		for (code, status) in CodeTable::<T>::iter() {
			let versions = CodeTexts::<T>::iter_key_prefix(code).count();
			ensure!(versions == status.version as usize, "I5: a code has other versions");
			ensure!(CodeTexts::<T>::contains_key(code, status.version), "I5: a code has no text");
		}
		Ok(())
	}

	/// I6.
	fn duties_are_sound(petition: PetitionId, record: &PetitionOf<T>) -> Result<(), TryRuntimeError> {
		for due in [record.response, record.referral].into_iter().flatten() {
			let early = due.overdue.is_some_and(|at| at < due.term.until);
			ensure!(!early, "I6: a duty was marked before its time was over");
			let order = due.overdue.zip(due.done).is_none_or(|(overdue, done)| overdue <= done);
			ensure!(order, "I6: a duty was marked after it was done");
		}
		let answered = record.response.is_some_and(|due| due.done.is_some());
		let responses = Responses::<T>::decode_len(petition).unwrap_or(0);
		ensure!(answered == (responses > 0), "I6: a response is missing");
		let referred = record.referral.is_some_and(|due| due.done.is_some());
		ensure!(referred == record.referred.outcome.is_some(), "I6: an outcome is missing");
		let recall = record.kind.is_recall();
		ensure!(!recall || (record.response.is_none() && record.referral.is_none()), "I6: a recall's duty");
		Ok(())
	}

	/// I7.
	fn comments_are_counted(petition: PetitionId, record: &PetitionOf<T>) -> Result<(), TryRuntimeError> {
		let stored = Comments::<T>::iter_key_prefix(petition).count();
		ensure!(stored == record.comments as usize, "I7: comments are not as many");
		let mut by: BTreeMap<Alias, u8> = BTreeMap::new();
		for number in 0..record.comments {
			let comment = Comments::<T>::get(petition, number).ok_or("I7: a comment is missing")?;
			let made = by.entry(comment.pseudonym).or_default();
			ensure!(comment.sequence == *made, "I7: a writer's comments are out of order");
			made.saturating_inc();
			let first = FirstComment::<T>::get(petition, comment.body.digest);
			ensure!(first == comment.same_as.or(Some(number)), "I7: a copy is not told");
			let decided = [comment.hidden, comment.restored].into_iter().flatten();
			ensure!(decided.clone().count() < 2, "I7: a comment is hidden after it was restored");
			ensure!(
				decided.into_iter().all(Decisions::<T>::contains_key),
				"I7: a comment's decision is missing"
			);
		}
		let most = Self::parameters_of(record).comments;
		ensure!(by.values().all(|made| *made <= most), "I7: a writer has more than the quota");
		let stored: BTreeMap<_, _> = CommentsBy::<T>::iter_prefix(petition).collect();
		ensure!(by == stored, "I7: a writer's comments are not as many");
		Ok(())
	}

	/// I8, from the petition's side.
	fn recall_has_its_slot(petition: PetitionId, record: &PetitionOf<T>) -> Result<(), TryRuntimeError> {
		let Some(recall) = Recalls::<T>::get(petition) else {
			ensure!(!record.kind.is_recall(), "I8: a recall has no record");
			return Ok(());
		};
		ensure!(record.kind.is_recall(), "I8: what is no recall has a record of one");
		let runs = !recall.stage.is_over() && record.state != State::Collecting;
		let named = RecallSlots::<T>::get(recall.post).open == Some(petition);
		ensure!(runs == named, "I8: a slot does not name its recall");
		let voting = matches!(recall.stage, RecallStage::Voting { .. });
		ensure!(!voting || recall.votes > 0, "I8: a vote was not counted");
		ensure!(recall.votes <= MAX_VOTES, "I8: too many votes");
		Ok(())
	}

	/// I8, from the post's side.
	fn slots_are_sound() -> Result<(), TryRuntimeError> {
		for (post, slot) in RecallSlots::<T>::iter() {
			let Some(petition) = slot.open else { continue };
			let recall = Recalls::<T>::get(petition).ok_or("I8: a slot names no recall")?;
			ensure!(recall.post == post, "I8: a slot names another post's recall");
		}
		Ok(())
	}

	/// I9.
	fn outages_are_gaps() -> Result<(), TryRuntimeError> {
		let outages = Outages::<T>::get();
		ensure!(outages.windows(2).all(|pair| pair[0].from <= pair[1].from), "I9: outages out of order");
		for outage in &outages {
			let gap = Gaps::<T>::get(outage.gap).ok_or("I9: an outage without a gap")?;
			let same = gap.declared && gap.from == outage.from && gap.until == outage.until;
			ensure!(same, "I9: an outage is not its gap");
		}
		let declared = Gaps::<T>::iter_values().filter(|gap| gap.declared).count();
		ensure!(declared == outages.len(), "I9: a declared gap is no outage");
		Ok(())
	}
}
