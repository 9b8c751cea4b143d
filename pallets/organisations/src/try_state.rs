// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::*;
use alloc::collections::BTreeMap;
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I6.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::numbers_are_right()?;
		Self::areas_are_sound()?;
		Self::tree_is_sound()?;
		Self::lists_are_sound()?;
		Self::terms_are_sound()?;
		Self::offices_are_sound()
	}

	/// I1.
	fn numbers_are_right() -> Result<(), TryRuntimeError> {
		let counts = Counts::<T>::get();
		let numbered = |mut keys: alloc::vec::Vec<u32>, count: u32| {
			keys.sort_unstable();
			keys.into_iter().eq(0..count)
		};
		ensure!(numbered(Areas::<T>::iter_keys().collect(), counts.areas), "I1: areas");
		ensure!(
			numbered(Organizations::<T>::iter_keys().collect(), counts.organizations),
			"I1: organisations"
		);
		ensure!(numbered(Posts::<T>::iter_keys().collect(), counts.posts), "I1: posts");
		ensure!(numbered(Terms::<T>::iter_keys().collect(), counts.terms), "I1: terms");
		Ok(())
	}

	/// I2.
	fn areas_are_sound() -> Result<(), TryRuntimeError> {
		for (id, area) in Areas::<T>::iter() {
			if let Some(parent) = area.parent {
				let parent = Areas::<T>::get(parent).ok_or("I2: an area lies nowhere")?;
				ensure!(parent.kind < area.kind, "I2: an area lies in a narrower one");
			}
			let listed = AreaByCode::<T>::get(&area.code).ok_or("I2: a code leads nowhere")?;
			ensure!(listed == id || area.until.is_some(), "I2: an existing area lost its code");
			ensure!(area.successor.is_none() || area.until.is_some(), "I2: an existing area has a successor");
			let (mut steps, mut next) = (0, area.successor);
			while let Some(current) = next {
				ensure!(steps < Counts::<T>::get().areas, "I2: a succession does not end");
				steps.saturating_inc();
				next = Areas::<T>::get(current).ok_or("I2: a successor is missing")?.successor;
			}
		}
		Ok(())
	}

	/// I3.
	fn tree_is_sound() -> Result<(), TryRuntimeError> {
		let mut below: BTreeMap<OrganizationId, [u32; 3]> = BTreeMap::new();
		let count = Counts::<T>::get().organizations;
		for (id, record) in Organizations::<T>::iter() {
			ensure!((id == CENTRAL) == record.parent.is_none(), "I3: not one organisation is at the top");
			let (mut level, mut parent) = (1, record.parent);
			while let Some(current) = parent {
				// Dissolved ones stay where they were, though what is above may move.
				let most = if record.dissolved.is_none() { MAX_LEVELS } else { count };
				ensure!(level < most.max(MAX_LEVELS), "I3: an organisation is too deep");
				let above = Organizations::<T>::get(current).ok_or("I3: there is nothing above")?;
				if record.dissolved.is_none() {
					ensure!(above.dissolved.is_none(), "I3: an organisation lives below a dissolved one");
					let place = usize::try_from(level.saturating_sub(1)).unwrap_or(usize::MAX);
					if let Some(count) = below.entry(current).or_default().get_mut(place) {
						count.saturating_inc();
					}
				}
				level.saturating_inc();
				parent = above.parent;
			}
		}
		for (id, record) in Organizations::<T>::iter() {
			let counted = below.get(&id).copied().unwrap_or_default();
			ensure!(record.below == counted, "I3: another number is below");
		}
		Ok(())
	}

	/// I4.
	fn lists_are_sound() -> Result<(), TryRuntimeError> {
		for (id, record) in Organizations::<T>::iter() {
			if let Some(parent) = record.parent {
				let listed = Children::<T>::get(parent, record.place);
				ensure!(listed == Some(id), "I4: an organisation is not listed");
			}
			let children = Children::<T>::iter_key_prefix(id).count();
			ensure!(children == record.children as usize, "I4: another number of organisations is listed");
			let posts = PostsOf::<T>::iter_prefix(id).try_fold(0u32, |count, (_, post)| {
				let post = Posts::<T>::get(post).filter(|post| post.organization == id)?;
				Some(count.saturating_add(u32::from(post.seats > 0)))
			});
			ensure!(posts == Some(record.posts), "I4: another number of posts is listed");
		}
		ensure!(
			PostsOf::<T>::iter_keys().count() == Counts::<T>::get().posts as usize,
			"I4: a post is not listed"
		);
		Ok(())
	}

	/// I5.
	fn terms_are_sound() -> Result<(), TryRuntimeError> {
		let mut listed = 0u32;
		for (id, spans) in TermsOf::<T>::iter() {
			let post = Posts::<T>::get(id).ok_or("I5: terms of no post")?;
			let mut terms = alloc::vec::Vec::new();
			for span in &spans {
				let term = Terms::<T>::get(span.term).ok_or("I5: a listed term is missing")?;
				ensure!(
					term.post == id && (term.from, term.until) == (span.from, span.until),
					"I5: a term is not as it is listed"
				);
				let within = post.from <= term.from && post.until.is_none_or(|until| term.until <= until);
				ensure!(within, "I5: a term is outside its post");
				terms.push((*span, term));
				listed.saturating_inc();
			}
			for (span, term) in &terms {
				let running = || terms.iter().filter(|(other, _)| other.covers(span.from));
				ensure!(
					running().count() <= usize::from(post.seats),
					"I5: more terms run than there are seats"
				);
				let same = terms.iter().filter(|(other, record)| {
					other.term != span.term && record.holder == term.holder && other.overlaps(span)
				});
				ensure!(same.count() == 0, "I5: a holder has a post twice");
			}
		}
		ensure!(listed == Counts::<T>::get().terms, "I5: a term is not listed");
		Ok(())
	}

	/// I6.
	fn offices_are_sound() -> Result<(), TryRuntimeError> {
		let mut unsettled: BTreeMap<T::AccountId, u32> = BTreeMap::new();
		for (id, term) in Terms::<T>::iter() {
			ensure!(term.settled || term.ended.is_none(), "I6: an ended term is not settled");
			let (Some(who), false) = (term.holder.account(), term.settled) else {
				continue;
			};
			let post = Posts::<T>::get(term.post).ok_or("I6: a term of no post")?;
			let offices = Offices::<T>::get(who, (post.organization, post.role));
			let once = offices.iter().filter(|office| **office == id).count() == 1;
			ensure!(once, "I6: an office is not listed");
			unsettled.entry(who.clone()).or_default().saturating_inc();
		}
		for (who, count) in &unsettled {
			let listed = Offices::<T>::iter_prefix_values(who).map(|terms| terms.len()).sum::<usize>();
			ensure!(listed == *count as usize, "I6: an office is listed that is over");
			let kept = frame_system::Pallet::<T>::sufficients(who);
			ensure!(kept >= *count, "I6: an officer's account is not kept");
		}
		for (who, _, terms) in Offices::<T>::iter() {
			let some = !terms.is_empty() && unsettled.contains_key(&who);
			ensure!(some, "I6: an account has an office of no term");
		}
		Ok(())
	}
}
