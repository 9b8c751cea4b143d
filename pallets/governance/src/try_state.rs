// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What holds in every state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::*;

impl<T: Config> Pallet<T> {
	/// Checks the invariants.
	pub fn do_try_state() -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
		Self::council_is_sound()?;
		Self::referenda_are_sound()?;
		Self::calls_are_there()?;
		let (_, parameters) = Settings::<T>::get();
		ensure!(parameters.is_sane(), "I5: no party can be governed by the parameters");
		if let Some(upgrade) = PendingUpgrade::<T>::get() {
			let in_order = upgrade.due < upgrade.yields && upgrade.yields < upgrade.lapses;
			ensure!(in_order, "I6: code that never is due, never yields or never lapses");
		}
		Ok(())
	}

	/// I1, I2, I5.
	fn council_is_sound() -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
		let members = T::Chamber::members();
		let ordered = members.iter().zip(members.iter().skip(1)).all(|(one, next)| one < next);
		ensure!(ordered, "I1: a council out of order");
		match CurrentTerm::<T>::get() {
			Some(term) => {
				ensure!(members.len() as u32 <= term.seats, "I1: more members than seats");
				ensure!(term.seats <= MAX_SEATS, "I1: more seats than may be");
				ensure!(term.since < term.until && term.until <= term.ends, "I5: a term without time");
			}
			None => ensure!(members.is_empty(), "I1: a council without a term"),
		}
		for member in members {
			let kept = frame_system::Account::<T>::get(&member).sufficients > 0;
			ensure!(kept, "I2: a member whose account is not kept");
		}
		Ok(())
	}

	/// I3.
	fn referenda_are_sound() -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
		let next = NextReferendum::<T>::get();
		let named = NamedElection::<T>::get().map(|named| (named.election, named.contest));
		let mut count = 0u32;
		for (id, record) in Referenda::<T>::iter() {
			count = count.saturating_add(1);
			let place = (record.election, record.contest);
			ensure!(id < next, "I3: a number that was not given");
			ensure!(ReferendumOn::<T>::get(place) == Some(id), "I3: not found by its contest");
			ensure!(named != Some(place), "I3: the contest fills the council");
		}
		ensure!(count == next, "I3: a referendum is gone");
		ensure!(ReferendumOn::<T>::iter().count() as u32 == count, "I3: a contest without a referendum");
		Ok(())
	}

	/// I4.
	fn calls_are_there() -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
		let open = |record: &Referendum<T>| {
			matches!(record.standing, Standing::Proposed | Standing::Approved { .. })
		};
		let mut asked = alloc::collections::BTreeMap::<RuleId, u32>::new();
		for record in Referenda::<T>::iter_values().filter(open) {
			ensure!(T::Preimages::have(&record.call), "I4: a call is gone");
			// Later code may not understand it.
			if let Ok((call, _)) = T::Preimages::peek(&record.call) {
				let encoded = call.encode();
				ensure!(encoded.len() <= MAX_CALL as usize, "I4: a call that is too long");
				ensure!(H256(caucus_primitives::blake2_256(&[&encoded])) == record.hash, "I4: another call");
			}
			let ordered = record.rules.iter().zip(record.rules.iter().skip(1)).all(|(one, next)| one < next);
			ensure!(ordered, "I7: rules out of order");
			for rule in record.rules {
				asked.entry(rule).or_default().saturating_inc();
			}
		}
		let noted = Asked::<T>::iter().collect();
		ensure!(asked == noted, "I7: another number of referenda asks about a rule");
		Ok(())
	}
}
