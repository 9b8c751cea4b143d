// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Cutting rolls and building rings, in pieces that fit a block.

use crate::*;
use caucus_elections_core::params::{extend_ring_roots, Electorate};
use caucus_members_core::{
	registry::RollRule,
	ring::{RingBuilder, RingRoot, RingSize},
	roll::{ring_count, Seating},
};
use caucus_primitives::{refs::extend_roll_digest, Digest, RingIndex, RollId};
use caucus_support::RollProgress;

impl<T: Config> caucus_support::Rolls for Pallet<T> {
	fn supports(size: RingSize) -> bool {
		RingBuilder::new(size).is_ok()
	}

	fn cut(rule: RollRule, ring_size: RingSize) -> Result<RollId, DispatchError> {
		ensure!(Self::supports(ring_size), Error::<T>::RingSizeUnavailable);
		let roll = NextRoll::<T>::get();
		let next = roll.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Queue::<T>::try_append(roll).map_err(|_| Error::<T>::TooManyRolls)?;
		NextRoll::<T>::put(next);
		let stage = RollStage::Cutting { next: 0, end: MemberCount::<T>::get() };
		Rolls::<T>::insert(roll, Roll { rule, ring_size, stage, keys: 0, digest: [0; 32] });
		Ok(roll)
	}

	fn progress(roll: RollId) -> Option<RollProgress> {
		let Roll { stage, keys, ring_size, digest, .. } = Rolls::<T>::get(roll)?;
		Some(match stage {
			RollStage::Cutting { .. } => RollProgress::Cutting,
			RollStage::Cut => RollProgress::Cut { keys },
			RollStage::Seating(_) => RollProgress::Seating,
			RollStage::Built { seed, ring_roots } => RollProgress::Built(Electorate {
				roll,
				keys,
				roll_root: digest,
				rings: ring_count(keys, ring_size)?,
				ring_roots,
				ring_seed: seed,
			}),
		})
	}

	fn seat(roll: RollId, seed: Digest) -> DispatchResult {
		let mut record = Rolls::<T>::get(roll).ok_or(Error::<T>::RollNotFound)?;
		ensure!(record.stage == RollStage::Cut, Error::<T>::WrongRollStage);
		Queue::<T>::try_append(roll).map_err(|_| Error::<T>::TooManyRolls)?;
		record.stage = RollStage::Seating(Seats { seed, ring: 0, next_seat: 0, ring_roots: [0; 32] });
		Rolls::<T>::insert(roll, record);
		Ok(())
	}

	fn ring_root(roll: RollId, ring: RingIndex) -> Option<RingRoot> {
		RingRoots::<T>::get(roll, ring)
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a roll is being cut, and the registry therefore must not change.
	pub(crate) fn is_cutting() -> bool {
		Queue::<T>::get().iter().any(|roll| {
			Rolls::<T>::get(roll).is_some_and(|record| matches!(record.stage, RollStage::Cutting { .. }))
		})
	}

	/// Handles at most `keys` keys of the first roll in the queue.
	pub(crate) fn do_work(keys: u32) -> DispatchResult {
		let roll = Queue::<T>::get().first().copied().ok_or(Error::<T>::NothingToDo)?;
		let record = Rolls::<T>::get(roll).ok_or(Error::<T>::RollNotFound)?;
		let record = match record.stage {
			RollStage::Cutting { next, end } => Self::cut_piece(roll, record, next, end, keys),
			RollStage::Seating(at) => match Self::seat_piece(roll, record, at, keys) {
				Some(record) => record,
				// Keys are checked when they are registered, so this does not happen; if it did, one
				// bad roll must not keep all others from being built.
				None => {
					Queue::<T>::mutate(|queue| queue.retain(|other| *other != roll));
					Self::deposit_event(Event::RollFailed { roll });
					return Ok(());
				}
			},
			RollStage::Cut | RollStage::Built { .. } => record,
		};
		if matches!(record.stage, RollStage::Cut | RollStage::Built { .. }) {
			Queue::<T>::mutate(|queue| queue.retain(|other| *other != roll));
		}
		Rolls::<T>::insert(roll, record);
		Ok(())
	}

	/// Reads members and appends the admitted ones' keys to the roll.
	fn cut_piece(roll: RollId, mut record: Roll, next: MemberId, end: MemberId, keys: u32) -> Roll {
		let piece_end = next.saturating_add(keys).min(end);
		for id in next..piece_end {
			let Some(member) = Members::<T>::get(id).filter(|member| record.rule.admits(member)) else {
				continue;
			};
			let page = record.keys.checked_div(KEYS_PER_PAGE).unwrap_or_default();
			RollKeys::<T>::mutate(roll, page, |page| {
				// Pages are filled in order, so this one has room.
				let _ = page.try_push(member.key).defensive();
				if page.len() == KEYS_PER_PAGE as usize {
					record.digest = extend_roll_digest(&record.digest, page);
				}
			});
			record.keys.saturating_inc();
		}
		if piece_end < end {
			record.stage = RollStage::Cutting { next: piece_end, end };
			return record;
		}
		let last = record.keys.checked_div(KEYS_PER_PAGE).unwrap_or_default();
		let rest = RollKeys::<T>::get(roll, last);
		if !rest.is_empty() {
			record.digest = extend_roll_digest(&record.digest, &rest);
		}
		record.stage = RollStage::Cut;
		Self::deposit_event(Event::RollCut { roll, keys: record.keys });
		record
	}

	/// Fills seats, and completes the ring when its last seat is filled. `None` if a key is missing or
	/// cannot stand in a ring.
	fn seat_piece(roll: RollId, mut record: Roll, at: Seats, keys: u32) -> Option<Roll> {
		let Seats { seed, ring, next_seat, mut ring_roots } = at;
		let seating = Seating::new(record.keys, record.ring_size, seed)?;
		if ring >= seating.rings() {
			record.stage = RollStage::Built { seed, ring_roots };
			Self::deposit_event(Event::RollBuilt { roll, rings: seating.rings() });
			return Some(record);
		}
		let end = seating.seats(ring).end;
		let piece_end = next_seat.saturating_add(keys).min(end);
		let mut builder =
			Building::<T>::get(roll).map_or_else(|| RingBuilder::new(record.ring_size), Ok).ok()?;
		let seated = (next_seat..piece_end)
			.map(|seat| Self::key_at(roll, seating.key_at(seat)?))
			.collect::<Option<alloc::vec::Vec<MemberKey>>>()?;
		builder.push(&seated).ok()?;
		let next_ring = if piece_end == end {
			let root = builder.finish().ok()?;
			ring_roots = extend_ring_roots(&ring_roots, &root);
			RingRoots::<T>::insert(roll, ring, root);
			Building::<T>::remove(roll);
			ring.saturating_add(1)
		} else {
			Building::<T>::insert(roll, builder);
			ring
		};
		record.stage = RollStage::Seating(Seats { seed, ring: next_ring, next_seat: piece_end, ring_roots });
		Some(record)
	}

	/// The key at a position of a roll.
	fn key_at(roll: RollId, position: u32) -> Option<MemberKey> {
		let page = position.checked_div(KEYS_PER_PAGE)?;
		let offset = position.checked_rem(KEYS_PER_PAGE)?;
		RollKeys::<T>::get(roll, page).get(offset as usize).copied()
	}
}
