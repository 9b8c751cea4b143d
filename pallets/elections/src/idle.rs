// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the chain does by itself when a block has room: elections that are due move on, and votes
//! whose time for audits is over are cleared.

use crate::*;
use alloc::vec::Vec;

impl<T: Config> Pallet<T> {
	/// Does as much as fits into `remaining`; gives what was used of it.
	pub(crate) fn work_when_idle(now: BlockNumberFor<T>, remaining: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(remaining);
		if meter.try_consume(T::WeightInfo::on_idle()).is_err() {
			return Weight::zero();
		}
		Self::advance_elections(now, &mut meter);
		Self::clear_votes(&mut meter);
		meter.consumed()
	}

	fn advance_elections(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
		let mut active = Active::<T>::get().into_inner();
		// Each block begins with another election, so that none waits behind the others for ever.
		let turn: u32 = now.saturated_into();
		if let Some(start) = turn.checked_rem(active.len() as u32) {
			active.rotate_left(start as usize);
		}
		for election in active {
			if meter.try_consume(T::WeightInfo::look_at_election()).is_err() {
				return;
			}
			let Some(weight) = Self::weight_if_due(election) else {
				continue;
			};
			if meter.try_consume(weight).is_err() {
				return;
			}
			// Not being due is no fault; whatever fails leaves no trace.
			let _ = with_storage_layer(|| Self::do_advance(election));
		}
	}

	/// Clears votes of the election whose audit window was the first to end.
	fn clear_votes(meter: &mut WeightMeter) {
		let Some((election, until)) = Kept::<T>::get().first().copied() else {
			return;
		};
		if Self::now() < until || meter.try_consume(T::WeightInfo::clear_votes(CLEAR_PIECE)).is_err() {
			return;
		}
		Self::clear_piece(election, CLEAR_PIECE);
	}

	/// Clears so many votes of an election, and forgets it when none is left.
	pub(crate) fn clear_piece(election: ElectionId, votes: u32) {
		let aliases: Vec<Alias> = Votes::<T>::iter_key_prefix(election).take(votes as usize).collect();
		if aliases.is_empty() {
			Kept::<T>::mutate(|kept| kept.retain(|(other, _)| *other != election));
		}
		for alias in aliases {
			Votes::<T>::remove(election, alias);
		}
	}
}
