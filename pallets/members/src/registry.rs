// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How the registry changes: batches of entries, by two registrars each.

use crate::*;
use alloc::collections::BTreeSet;
use caucus_members_core::{
	registry::{Application, Entry, Member, Status},
	ring::verify_ownership,
};
use caucus_primitives::{refs::registration_message, MemberId};

impl<T: Config> Pallet<T> {
	/// Checks all of a batch but its proofs.
	pub(crate) fn ensure_proposable(entries: &[Entry]) -> DispatchResult {
		ensure!(!entries.is_empty(), Error::<T>::EmptyBatch);
		ensure!(PendingCount::<T>::get() < T::MaxPending::get(), Error::<T>::TooManyPending);
		Self::ensure_entries_fit(entries)
	}

	pub(crate) fn do_propose_batch(
		by: T::AccountId,
		entries: BoundedVec<Entry, T::MaxBatch>,
	) -> DispatchResult {
		Self::ensure_proposable(&entries)?;
		Self::ensure_owned(entries.iter())?;
		let batch = NextBatch::<T>::get();
		NextBatch::<T>::put(batch.checked_add(1).ok_or(Error::<T>::Exhausted)?);
		PendingCount::<T>::mutate(|count| count.saturating_inc());
		let count = entries.len() as u32;
		Pending::<T>::insert(batch, PendingBatch { by: by.clone(), entries });
		Self::deposit_event(Event::BatchProposed { batch, by, entries: count });
		Ok(())
	}

	/// The batch, if this registrar can confirm it as far as is seen without its entries.
	pub(crate) fn ensure_confirmable(
		by: &T::AccountId,
		batch: BatchId,
		digest: H256,
	) -> Result<PendingBatch<T>, DispatchError> {
		ensure!(!Self::is_cutting(), Error::<T>::RegistryBusy);
		let pending = Pending::<T>::get(batch).ok_or(Error::<T>::BatchNotFound)?;
		ensure!(pending.by != *by, Error::<T>::SameRegistrar);
		ensure!(Registrars::<T>::get().contains(&pending.by), Error::<T>::ProposerLeftOffice);
		ensure!(pending.digest() == digest, Error::<T>::DigestMismatch);
		Ok(pending)
	}

	pub(crate) fn do_confirm_batch(
		by: T::AccountId,
		batch: BatchId,
		digest: H256,
	) -> Result<u32, DispatchError> {
		let PendingBatch { by: proposer, entries } = Self::ensure_confirmable(&by, batch, digest)?;
		// The registry may have changed since the batch was proposed.
		Self::ensure_entries_fit(&entries)?;
		// What a new key signed as it rotates are the member's chapter and classes, which may be others.
		Self::ensure_owned(entries.iter().filter(|entry| matches!(entry, Entry::Rotate { .. })))?;
		let first = MemberCount::<T>::get();
		let joined = entries.iter().filter(|entry| matches!(entry, Entry::Join(_))).count() as u32;
		let end = first.checked_add(joined).ok_or(Error::<T>::Exhausted)?;
		let mut ids = first..end;
		for entry in &entries {
			match entry {
				Entry::Join(application) => {
					let _ = ids.next().defensive().map(|id| Self::join(id, batch, application));
				}
				Entry::Leave { member } => Self::change(*member, |record| record.status = Status::Left),
				Entry::Move { member, chapter } => Self::change(*member, |record| record.chapter = *chapter),
				Entry::Reclass { member, classes } => {
					Self::change(*member, |record| record.classes = *classes)
				}
				Entry::Rotate { member, key, ownership: _ } => {
					Self::change(*member, |record| {
						record.key = *key;
						record.batch = batch;
						record.rotated = true;
					});
					MemberByKey::<T>::insert(key, member);
					RotatedBefore::<T>::insert(member, NextRoll::<T>::get());
				}
			}
		}
		MemberCount::<T>::put(end);
		Batches::<T>::insert(batch, (proposer, by.clone()));
		Self::forget(batch);
		let count = entries.len() as u32;
		Self::deposit_event(Event::BatchConfirmed { batch, by, entries: count, first, joined });
		Ok(count)
	}

	pub(crate) fn do_reject_batch(by: T::AccountId, batch: BatchId) -> DispatchResult {
		ensure!(Pending::<T>::contains_key(batch), Error::<T>::BatchNotFound);
		Self::forget(batch);
		Self::deposit_event(Event::BatchRejected { batch, by });
		Ok(())
	}

	/// A batch waits no longer.
	fn forget(batch: BatchId) {
		Pending::<T>::remove(batch);
		PendingCount::<T>::mutate(|count| count.saturating_dec());
	}

	fn join(id: MemberId, batch: BatchId, application: &Application) {
		let Application { key, chapter, classes, ownership: _ } = *application;
		let since = frame_system::Pallet::<T>::block_number().saturated_into();
		let status = Status::Active;
		Members::<T>::insert(id, Member { key, chapter, classes, status, batch, since, rotated: false });
		MemberByKey::<T>::insert(key, id);
	}

	fn change(id: MemberId, change: impl FnOnce(&mut Member)) {
		Members::<T>::mutate(id, |record| record.as_mut().map(change));
	}

	/// Checks that all entries can be made to the registry as it is now, in any order.
	fn ensure_entries_fit(entries: &[Entry]) -> DispatchResult {
		let (mut keys, mut members) = (BTreeSet::new(), BTreeSet::new());
		for entry in entries {
			if let Some(key) = entry.new_key() {
				ensure!(keys.insert(key) && !MemberByKey::<T>::contains_key(key), Error::<T>::KeyInUse);
			}
			let Some(member) = entry.member() else { continue };
			ensure!(members.insert(member), Error::<T>::MemberTwice);
			let record = Members::<T>::get(member).ok_or(Error::<T>::MemberNotFound)?;
			ensure!(record.status == Status::Active, Error::<T>::MemberLeft);
			let changes = match entry {
				Entry::Move { chapter, .. } => *chapter != record.chapter,
				Entry::Reclass { classes, .. } => *classes != record.classes,
				Entry::Join(_) | Entry::Leave { .. } | Entry::Rotate { .. } => true,
			};
			ensure!(changes, Error::<T>::NothingChanges);
		}
		Ok(())
	}

	/// Checks that the secrets of all new keys are known, to those who want exactly this.
	fn ensure_owned<'a>(entries: impl Iterator<Item = &'a Entry>) -> DispatchResult {
		let genesis = caucus_support::genesis_hash::<T>();
		for entry in entries {
			let (key, chapter, classes, ownership) = match entry {
				Entry::Join(application) => {
					let Application { key, chapter, classes, ownership } = application;
					(key, *chapter, *classes, ownership)
				}
				Entry::Rotate { member, key, ownership } => {
					let record = Members::<T>::get(member).ok_or(Error::<T>::MemberNotFound)?;
					(key, record.chapter, record.classes, ownership)
				}
				Entry::Leave { .. } | Entry::Move { .. } | Entry::Reclass { .. } => continue,
			};
			let message = registration_message(&genesis, key, chapter, classes.0);
			ensure!(verify_ownership(key, ownership, &message), Error::<T>::BadOwnership);
		}
		Ok(())
	}
}
