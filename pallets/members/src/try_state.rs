// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "try-runtime", test))]

use crate::*;
use caucus_elections_core::params::extend_ring_roots;
use caucus_members_core::roll::ring_count;
use caucus_primitives::{refs::extend_roll_digest, RollId};
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I4.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::keys_lead_back()?;
		for (roll, record) in Rolls::<T>::iter() {
			Self::roll_is_sound(roll, &record)?;
		}
		Self::queue_has_work()
	}

	/// I1.
	fn keys_lead_back() -> Result<(), TryRuntimeError> {
		let mut members = 0u32;
		for (id, member) in Members::<T>::iter() {
			ensure!(MemberByKey::<T>::get(member.key) == Some(id), "I1: a key does not lead back");
			members.saturating_inc();
		}
		ensure!(members == MemberCount::<T>::get(), "I1: the count of members is wrong");
		ensure!(
			MemberByKey::<T>::iter().count() == members as usize,
			"I1: a key leads to a member that has another"
		);
		ensure!(Pending::<T>::iter().count() == PendingCount::<T>::get() as usize, "I1: pending count");
		Ok(())
	}

	/// I2 and I3.
	fn roll_is_sound(roll: RollId, record: &Roll) -> Result<(), TryRuntimeError> {
		if matches!(record.stage, RollStage::Cutting { .. }) {
			return Ok(());
		}
		let pages = record.keys.div_ceil(KEYS_PER_PAGE);
		let (mut digest, mut keys) = ([0; 32], 0u32);
		for page in 0..pages {
			let page = RollKeys::<T>::get(roll, page);
			digest = extend_roll_digest(&digest, &page);
			keys.saturating_accrue(page.len() as u32);
		}
		ensure!(
			RollKeys::<T>::iter_prefix(roll).count() == pages as usize,
			"I3: a roll has another number of pages"
		);
		ensure!(keys == record.keys, "I3: a roll's pages hold another number of keys");
		ensure!(digest == record.digest, "I3: a roll's digest is another");
		if let RollStage::Built { ring_roots, .. } = record.stage {
			let rings = ring_count(record.keys, record.ring_size).ok_or("I2: too many rings")?;
			let roots: alloc::vec::Vec<_> =
				(0..rings).filter_map(|ring| RingRoots::<T>::get(roll, ring)).collect();
			ensure!(roots.len() == usize::from(rings), "I2: a root is missing");
			ensure!(
				roots.iter().fold([0; 32], |digest, root| extend_ring_roots(&digest, root)) == ring_roots,
				"I2: the digest of roots is another"
			);
		}
		Ok(())
	}

	/// I4.
	fn queue_has_work() -> Result<(), TryRuntimeError> {
		for roll in Queue::<T>::get() {
			let stage = Rolls::<T>::get(roll).map(|record| record.stage);
			ensure!(
				matches!(stage, Some(RollStage::Cutting { .. } | RollStage::Seating(_))),
				"I4: a roll without work is in the queue"
			);
		}
		Ok(())
	}
}
