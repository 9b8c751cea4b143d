// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::{facts::key_of, *};
use alloc::collections::BTreeSet;
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I7.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::representatives_are_found()?;
		Self::facts_are_listed()?;
		Self::facts_are_the_only_ones()?;
		Self::versions_have_changes()?;
		Self::replies_are_whole()?;
		Self::evaluations_add_up()?;
		Self::feeds_are_flagged_late()
	}

	/// I1.
	fn representatives_are_found() -> Result<(), TryRuntimeError> {
		let all = NextRepresentative::<T>::get();
		let mut accounts = 0usize;
		for id in 0..all {
			let record = Representatives::<T>::get(id).ok_or("I1: a representative is missing")?;
			let found = ByReference::<T>::get(&record.description.reference);
			ensure!(found == Some(id), "I1: a reference does not lead to its representative");
			if let Some(account) = &record.account {
				let found = ByAccount::<T>::get(account);
				ensure!(found == Some(id), "I1: an account does not lead to its representative");
				let kept = frame_system::Pallet::<T>::sufficients(account) > 0;
				ensure!(kept, "I1: an account is not kept alive");
				accounts.saturating_inc();
			}
			let before = (0..record.version).all(|version| Descriptions::<T>::contains_key(id, version));
			ensure!(before, "I1: a former description is missing");
		}
		ensure!(Representatives::<T>::iter().count() == all as usize, "I1: a representative beyond the last");
		ensure!(ByReference::<T>::iter().count() == all as usize, "I1: a reference leads to none");
		ensure!(ByAccount::<T>::iter().count() == accounts, "I1: an account leads to none");
		Ok(())
	}

	/// I2.
	fn facts_are_listed() -> Result<(), TryRuntimeError> {
		let all = NextFact::<T>::get();
		let mut listed = BTreeSet::new();
		for (id, record) in Representatives::<T>::iter() {
			for position in 0..record.facts {
				let fact = FactsOf::<T>::get(id, position).ok_or("I2: a fact is not listed")?;
				let held = Facts::<T>::get(fact).ok_or("I2: a listed fact is missing")?;
				ensure!(held.representative == id, "I2: a fact is listed at another representative");
				ensure!(listed.insert(fact), "I2: a fact is listed twice");
			}
		}
		ensure!(listed.len() == all as usize, "I2: another number of facts");
		ensure!(Facts::<T>::iter().count() == all as usize, "I2: a fact beyond the last");
		ensure!(FactsOf::<T>::iter().count() == all as usize, "I2: a list goes on beyond its end");
		Ok(())
	}

	/// I3.
	fn facts_are_the_only_ones() -> Result<(), TryRuntimeError> {
		let mut standing = 0usize;
		for (id, fact) in Facts::<T>::iter() {
			let found = FactBy::<T>::get(fact.representative, key_of(&fact.body));
			if fact.state == State::Withdrawn {
				ensure!(found != Some(id), "I3: a withdrawn fact keeps others out");
				continue;
			}
			ensure!(found == Some(id), "I3: a fact is not the only one of its kind");
			standing.saturating_inc();
		}
		ensure!(FactBy::<T>::iter().count() == standing, "I3: what should be the only fact is none");
		Ok(())
	}

	/// I4.
	fn versions_have_changes() -> Result<(), TryRuntimeError> {
		let mut changes = 0usize;
		for (id, fact) in Facts::<T>::iter() {
			for version in 1..=fact.version {
				let change = Changes::<T>::get(id, version).ok_or("I4: a version has no change")?;
				let last = version == fact.version;
				let withdrawn = last && fact.state == State::Withdrawn;
				ensure!(change.withdrawn == withdrawn, "I4: only the last change withdraws, if any");
				let alone = matches!(change.state, State::Provisional { .. });
				ensure!(alone == change.agreed_by.is_none(), "I4: a change has not the voices it needs");
				ensure!(change.agreed_by.as_ref() != Some(&change.by), "I4: one person is both");
				changes.saturating_inc();
			}
			match fact.state {
				State::Provisional { .. } => {
					ensure!(fact.second_by.is_none(), "I4: a provisional fact has a second person")
				}
				State::Confirmed => {}
				State::Corrected | State::Withdrawn => {
					ensure!(fact.version > 0, "I4: a changed fact has no change")
				}
			}
			let one = fact.second_by.as_ref() == Some(&fact.recorded_by);
			ensure!(!one, "I4: one person recorded and confirmed a fact");
		}
		ensure!(Changes::<T>::iter().count() == changes, "I4: a change of no version");
		Ok(())
	}

	/// I5.
	fn replies_are_whole() -> Result<(), TryRuntimeError> {
		let facts = Facts::<T>::iter().map(|(id, fact)| (About::Fact(id), fact.replies));
		let records = Evaluations::<T>::iter().map(|(id, record)| (About::Evaluation(id), record.replies));
		let mut all = 0usize;
		for (about, replies) in facts.chain(records) {
			let there = (0..replies).all(|number| Replies::<T>::contains_key(about, number));
			ensure!(there && replies <= MAX_REPLIES, "I5: a reply is missing");
			all.saturating_accrue(replies.into());
		}
		ensure!(Replies::<T>::iter().count() == all, "I5: a reply to nothing");
		Ok(())
	}

	/// I6.
	fn evaluations_add_up() -> Result<(), TryRuntimeError> {
		let all = NextEvaluation::<T>::get() as usize;
		ensure!(Evaluations::<T>::iter().count() == all, "I6: another number of evaluations");
		ensure!(EvaluationOf::<T>::iter().count() == all, "I6: an evaluation is not listed");
		let mut running = 0usize;
		let mut published = 0usize;
		for (id, record) in Evaluations::<T>::iter() {
			let listed = EvaluationOf::<T>::get(record.representative, record.half);
			ensure!(listed == Some(id), "I6: an evaluation is not listed");
			ensure!(record.opened <= record.sealed, "I6: more is opened than was sealed");
			if record.stage == Stage::Running {
				let tally = Tallies::<T>::get(id).ok_or("I6: a running evaluation has no sums")?;
				let seals: Vec<Seal> = Seals::<T>::iter_prefix_values(id).collect();
				let opened = |local| {
					let open = seals.iter().filter(|seal| seal.opened && seal.local == local);
					open.count() == if local { tally.local.members } else { tally.others.members } as usize
				};
				ensure!(seals.len() == record.sealed as usize, "I6: another number of seals");
				ensure!(opened(true) && opened(false), "I6: another number of opened answers");
				ensure!(tally.local.with(&tally.others).members == record.opened, "I6: sums of others");
				ensure!(tally.local.is_whole() && tally.others.is_whole(), "I6: sums are not whole");
				running.saturating_inc();
			}
			if record.stage == Stage::Published {
				let outcome = Outcomes::<T>::get(id).ok_or("I6: nothing was published")?;
				let enough = |members: u32| members >= record.least;
				ensure!(enough(outcome.all.members), "I6: too few answers are public");
				ensure!(
					outcome.all.members == record.opened,
					"I6: others than the opened answers are public"
				);
				ensure!(outcome.all.is_whole(), "I6: what is public is not whole");
				if let Some(local) = outcome.local {
					let others = outcome.all.members.saturating_sub(local.members);
					ensure!(enough(local.members) && enough(others), "I6: too few are shown apart");
					ensure!(local.is_whole(), "I6: what is public is not whole");
				}
				published.saturating_inc();
			}
		}
		ensure!(Tallies::<T>::iter().count() == running, "I6: sums of an evaluation that is over are left");
		ensure!(Outcomes::<T>::iter().count() == published, "I6: what should not be is public");
		Ok(())
	}

	/// I7.
	fn feeds_are_flagged_late() -> Result<(), TryRuntimeError> {
		let all = NextFeed::<T>::get();
		ensure!(Feeds::<T>::iter().count() == usize::from(all), "I7: another number of feeds");
		for (_, feed) in Feeds::<T>::iter() {
			let late = feed.flagged_at.is_none_or(|at| at >= feed.stale_at);
			ensure!(late, "I7: a feed is flagged that is not overdue");
		}
		Ok(())
	}
}
