// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Cutting rolls and building rings, in pieces that fit a block.

use crate::{counts::CountChanges, *};
use alloc::vec::Vec;
use caucus_elections_core::params::{extend_ring_roots, Electorate, StyleRoll, MAX_STYLES};
use caucus_members_core::{
	registry::{style_of, Member, RollRule},
	ring::{RingBuilder, RingRoot, RingSize},
	roll::{ring_count, Seating},
};
use caucus_primitives::{
	refs::extend_roll_digest, Digest, MemberId, MemberKey, Moment, RingIndex, RollId, StyleIndex,
};
use caucus_support::{RollProgress, Rolls as _};
use frame::traits::UnixTime;

impl<T: Config> caucus_support::Rolls for Pallet<T> {
	fn supports(size: RingSize) -> bool {
		RingBuilder::new(size).is_ok()
	}

	fn cut(styles: Vec<RollRule>, ring_size: RingSize, objections: Moment) -> Result<RollId, DispatchError> {
		ensure!(styles.len() <= MAX_STYLES as usize, Error::<T>::TooManyStyles);
		Self::begin_cut(styles, ring_size, objections)
	}

	fn progress(roll: RollId) -> Option<RollProgress> {
		let record = Rolls::<T>::get(roll)?;
		Some(match record.stage {
			RollStage::Cutting { .. } => RollProgress::Cutting,
			RollStage::Objections { appeals_until, .. } if Self::now() >= appeals_until => RollProgress::Due,
			RollStage::Objections { appeals_until, .. } => {
				RollProgress::Objections { keys: record.keys(), until: appeals_until }
			}
			RollStage::Correcting { .. } | RollStage::Hashing { .. } => RollProgress::Settling,
			RollStage::Settled => RollProgress::Settled { keys: record.keys() },
			RollStage::Seating(_) => RollProgress::Seating,
			RollStage::Built { seed, ring_roots } => {
				RollProgress::Built(Self::electorate(roll, &record, seed, ring_roots)?)
			}
			RollStage::Failed | RollStage::Clearing | RollStage::Abandoned => RollProgress::Failed,
		})
	}

	fn settle(roll: RollId) -> DispatchResult {
		Self::do_settle(roll)
	}

	fn seat(roll: RollId, seed: Digest) -> DispatchResult {
		let mut record = Rolls::<T>::get(roll).ok_or(Error::<T>::RollNotFound)?;
		ensure!(record.stage == RollStage::Settled, Error::<T>::WrongRollStage);
		Self::begin_seating(roll, &mut record, seed)?;
		Rolls::<T>::insert(roll, record);
		Ok(())
	}

	fn ring_root(roll: RollId, ring: RingIndex) -> Option<RingRoot> {
		RingRoots::<T>::get(roll, ring)
	}

	fn abandon(roll: RollId) {
		let Some(mut record) = Rolls::<T>::get(roll) else { return };
		if matches!(record.stage, RollStage::Clearing | RollStage::Abandoned) {
			return;
		}
		Self::begin_clearing(roll, &mut record);
		Rolls::<T>::insert(roll, record);
		Self::deposit_event(Event::RollAbandoned { roll });
	}
}

impl<T: Config> Pallet<T> {
	/// The block's time.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// Begins to cut a roll of so many styles as there are rules.
	pub(crate) fn begin_cut(
		styles: Vec<RollRule>,
		ring_size: RingSize,
		window: Moment,
	) -> Result<RollId, DispatchError> {
		ensure!(Self::supports(ring_size), Error::<T>::RingSizeUnavailable);
		ensure!(!styles.is_empty(), Error::<T>::NoStyle);
		let empty = |rule| StyleKeys { rule, keys: 0, digest: [0; 32], corrected: false };
		let styles: Vec<StyleKeys> = styles.into_iter().map(empty).collect();
		let styles = styles.try_into().map_err(|_| Error::<T>::TooManyStyles)?;
		let roll = NextRoll::<T>::get();
		let next = roll.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Queue::<T>::try_append(roll).map_err(|_| Error::<T>::TooManyRolls)?;
		NextRoll::<T>::put(next);
		let stage = RollStage::Cutting { next: 0, end: MemberCount::<T>::get() };
		Rolls::<T>::insert(roll, Roll { ring_size, window, stage, objections: 0, styles });
		Ok(roll)
	}

	/// Gives a settled roll its seed, and begins to build its rings.
	pub(crate) fn begin_seating(roll: RollId, record: &mut Roll, seed: Digest) -> DispatchResult {
		Queue::<T>::try_append(roll).map_err(|_| Error::<T>::TooManyRolls)?;
		let start = Seats { seed, style: 0, ring: 0, next_seat: 0, rings_before: 0, ring_roots: [0; 32] };
		record.stage = RollStage::Seating(start);
		Ok(())
	}

	/// Begins to delete the keys and rings of a roll.
	pub(crate) fn begin_clearing(roll: RollId, record: &mut Roll) {
		record.stage = RollStage::Clearing;
		Queue::<T>::mutate(|queue| queue.retain(|other| *other != roll));
		Clearings::<T>::insert(roll, ());
	}

	/// Whether a roll is being cut, and the registry therefore must not change.
	pub(crate) fn is_cutting() -> bool {
		Queue::<T>::get().iter().any(|roll| {
			Rolls::<T>::get(roll).is_some_and(|record| matches!(record.stage, RollStage::Cutting { .. }))
		})
	}

	fn electorate(roll: RollId, record: &Roll, ring_seed: Digest, ring_roots: Digest) -> Option<Electorate> {
		let styles = record
			.styles
			.iter()
			.map(|style| {
				let StyleKeys { keys, digest, .. } = *style;
				Some(StyleRoll { keys, rings: ring_count(keys, record.ring_size)?, digest })
			})
			.collect::<Option<Vec<_>>>()?;
		let roll_root = record.digest();
		Some(Electorate { roll, roll_root, styles: styles.try_into().ok()?, ring_roots, ring_seed })
	}

	/// The roll that is worked on next: what is in the queue; then the standing roll, if it is due to be
	/// settled or seated; what was given up when nothing else is to be done.
	pub(crate) fn next_roll() -> Option<(RollId, Roll)> {
		let queued = Queue::<T>::get().first().copied();
		let due = queued.or_else(Self::due_standing);
		let roll = due.or_else(|| Clearings::<T>::iter_keys().next())?;
		Some((roll, Rolls::<T>::get(roll)?))
	}

	/// Does a piece of the work on a roll, as much as is counted as `keys` keys.
	pub(crate) fn do_work(roll: RollId, mut record: Roll, keys: u32) {
		match record.stage {
			RollStage::Cutting { next, end } => Self::cut_piece(roll, &mut record, next, end, keys),
			RollStage::Correcting { next } => {
				let amount = keys.checked_div(KEYS_PER_CORRECTION).unwrap_or_default();
				Self::correct_piece(roll, &mut record, next, amount);
			}
			RollStage::Hashing { style, page } => Self::hash_piece(roll, &mut record, style, page, keys),
			RollStage::Seating(at) => {
				if Self::seat_piece(roll, &mut record, at, keys).is_none() {
					// Keys are checked when they are registered, so this does not happen; if it did, one
					// bad roll must not keep all others from being built.
					record.stage = RollStage::Failed;
					Self::deposit_event(Event::RollFailed { roll });
				}
			}
			RollStage::Clearing => {
				if Self::clear_piece(roll, keys) {
					record.stage = RollStage::Abandoned;
					Clearings::<T>::remove(roll);
				}
			}
			// These two come here when a standing roll is due; elections see to their own rolls.
			RollStage::Objections { .. } => {
				let settling = Self::begin_settling(roll, &mut record);
				defensive_assert!(settling.is_ok(), "the queue is empty when this is next");
			}
			RollStage::Settled => Self::seed_standing(roll, &mut record),
			RollStage::Built { .. } | RollStage::Failed | RollStage::Abandoned => {}
		}
		Self::follow_standing(roll, &mut record);
		if !record.stage.is_queued() {
			Queue::<T>::mutate(|queue| queue.retain(|other| *other != roll));
		}
		Rolls::<T>::insert(roll, record);
	}

	/// The most that a piece of the work on a roll can cost.
	pub(crate) fn work_weight(roll: RollId, stage: &RollStage, keys: u32) -> Weight {
		let corrections = Self::corrections_of(keys);
		let (piece, changed) = match stage {
			RollStage::Cutting { .. } => (T::WeightInfo::cut(keys), keys),
			RollStage::Correcting { .. } => (Self::correction_weight(keys), corrections),
			RollStage::Hashing { .. } => (T::WeightInfo::hash(keys.max(1)), 0),
			RollStage::Clearing => (T::WeightInfo::clear(keys.max(1)), 0),
			RollStage::Objections { .. } | RollStage::Settled => (T::WeightInfo::move_standing(), 0),
			RollStage::Seating(_) | RollStage::Built { .. } | RollStage::Failed | RollStage::Abandoned => {
				(Self::seating_weight(keys), 0)
			}
		};
		if StandingInWork::<T>::get() != Some(roll) {
			return piece;
		}
		let counting = if changed == 0 { Weight::zero() } else { T::WeightInfo::count_standing(changed) };
		piece.saturating_add(counting).saturating_add(T::WeightInfo::follow_standing())
	}

	/// The most that a piece of whatever work can cost.
	pub(crate) fn most_work_weight(keys: u32) -> Weight {
		let corrections = Self::corrections_of(keys);
		let cut = T::WeightInfo::cut(keys).saturating_add(T::WeightInfo::count_standing(keys));
		let correct =
			Self::correction_weight(keys).saturating_add(T::WeightInfo::count_standing(corrections));
		cut.max(correct)
			.max(T::WeightInfo::hash(keys.max(1)))
			.max(Self::seating_weight(keys))
			.max(T::WeightInfo::clear(keys.max(1)))
			.max(T::WeightInfo::move_standing())
			.saturating_add(T::WeightInfo::follow_standing())
	}

	/// What it costs to find the roll that is worked on next.
	pub(crate) fn find_weight() -> Weight {
		T::WeightInfo::next_work().saturating_add(T::WeightInfo::look_for_standing())
	}

	fn corrections_of(keys: u32) -> u32 {
		keys.checked_div(KEYS_PER_CORRECTION).unwrap_or_default().max(1)
	}

	fn correction_weight(keys: u32) -> Weight {
		let corrections = Self::corrections_of(keys);
		T::WeightInfo::strike(corrections).max(T::WeightInfo::admit(corrections))
	}

	/// The piece may begin a ring, and may finish it.
	fn seating_weight(keys: u32) -> Weight {
		T::WeightInfo::begin_ring().saturating_add(T::WeightInfo::seat(keys))
	}

	/// What the registry says of a member now.
	pub(crate) fn place_of(id: MemberId, member: &Member) -> Place {
		let Member { chapter, classes, batch, .. } = *member;
		Place { member: id, chapter, classes, batch }
	}

	/// Reads members and appends the keys of the admitted ones to their styles.
	fn cut_piece(roll: RollId, record: &mut Roll, next: MemberId, end: MemberId, keys: u32) {
		let piece_end = next.saturating_add(keys).min(end);
		let mut counts = CountChanges::<T>::new();
		let mut dealt: Vec<(StyleIndex, MemberKey, Place)> = Vec::new();
		for id in next..piece_end {
			let Some(member) = Members::<T>::get(id) else { continue };
			let Some(style) = style_of(record.rules(), &member) else { continue };
			if !Self::may_hold_key(roll, id, &member) {
				continue;
			}
			let place = Self::place_of(id, &member);
			counts.add(style, &place);
			dealt.push((style, member.key, place));
		}
		counts.apply(roll);
		for (style, list) in (0..).zip(record.styles.iter_mut()) {
			let of_style = dealt.iter().filter(|(other, _, _)| *other == style);
			Self::append(roll, style, list, of_style.map(|(_, key, place)| (*key, *place)));
		}
		if piece_end < end {
			record.stage = RollStage::Cutting { next: piece_end, end };
			return;
		}
		for (style, list) in (0..).zip(record.styles.iter_mut()) {
			let last = list.keys.checked_div(KEYS_PER_PAGE).unwrap_or_default();
			let rest = RollKeys::<T>::get((roll, style, last));
			if !rest.is_empty() {
				list.digest = extend_roll_digest(&list.digest, &rest);
			}
		}
		let until = Self::now().saturating_add(record.window);
		let appeals_until = until.saturating_add(record.window);
		record.stage = RollStage::Objections { until, appeals_until };
		Self::deposit_event(Event::RollCut { roll, keys: record.keys(), until, appeals_until });
	}

	/// Puts keys at the end of a style, and extends its digest by the pages that become full.
	pub(crate) fn append(
		roll: RollId,
		style: StyleIndex,
		list: &mut StyleKeys,
		keys: impl Iterator<Item = (MemberKey, Place)>,
	) {
		let mut rest = keys.peekable();
		while rest.peek().is_some() {
			let page = (roll, style, list.keys.checked_div(KEYS_PER_PAGE).unwrap_or_default());
			let (mut keys, mut places) = (RollKeys::<T>::get(page), RollPlaces::<T>::get(page));
			let room = (KEYS_PER_PAGE as usize).saturating_sub(keys.len());
			for (key, place) in rest.by_ref().take(room) {
				let pushed = keys.try_push(key).is_ok() && places.try_push(place).is_ok();
				defensive_assert!(pushed, "pages are filled in order, so this one has room");
				list.keys.saturating_inc();
			}
			if keys.is_full() {
				list.digest = extend_roll_digest(&list.digest, &keys);
			}
			Self::store_page(page, keys, places);
		}
	}

	/// Stores a page of keys with what is known of them; an empty one is removed.
	pub(crate) fn store_page(page: (RollId, StyleIndex, u32), keys: KeyPage, places: PlacePage) {
		if keys.is_empty() {
			RollKeys::<T>::remove(page);
			RollPlaces::<T>::remove(page);
		} else {
			RollKeys::<T>::insert(page, keys);
			RollPlaces::<T>::insert(page, places);
		}
	}

	/// Fills seats, and completes the ring when its last seat is filled. `None` if a key is missing or
	/// cannot stand in a ring, or there are more rings than can be numbered.
	fn seat_piece(roll: RollId, record: &mut Roll, at: Seats, keys: u32) -> Option<()> {
		let Seats { seed, style, ring, next_seat, rings_before, ring_roots } = at;
		let Some(list) = record.styles.get(usize::from(style)) else {
			record.stage = RollStage::Built { seed, ring_roots };
			Self::deposit_event(Event::RollBuilt { roll, rings: rings_before });
			return Some(());
		};
		let seating = Seating::of_style(list.keys, record.ring_size, &seed, style)?;
		if ring >= seating.rings() {
			record.stage = RollStage::Seating(Seats {
				style: style.saturating_add(1),
				ring: 0,
				next_seat: 0,
				rings_before: rings_before.checked_add(seating.rings())?,
				..at
			});
			return Some(());
		}
		let end = seating.seats(ring).end;
		let piece_end = next_seat.saturating_add(keys).min(end);
		let mut builder =
			Building::<T>::get(roll).map_or_else(|| RingBuilder::new(record.ring_size), Ok).ok()?;
		let seated = (next_seat..piece_end)
			.map(|seat| Self::key_at(roll, style, seating.key_at(seat)?))
			.collect::<Option<Vec<MemberKey>>>()?;
		builder.push(&seated).ok()?;
		let mut next = Seats { next_seat: piece_end, ..at };
		if piece_end == end {
			let root = builder.finish().ok()?;
			next.ring_roots = extend_ring_roots(&ring_roots, &root);
			next.ring = ring.saturating_add(1);
			RingRoots::<T>::insert(roll, rings_before.checked_add(ring)?, root);
			Building::<T>::remove(roll);
		} else {
			Building::<T>::insert(roll, builder);
		}
		record.stage = RollStage::Seating(next);
		Some(())
	}

	/// The key at a position of a style.
	fn key_at(roll: RollId, style: StyleIndex, position: u32) -> Option<MemberKey> {
		let page = position.checked_div(KEYS_PER_PAGE)?;
		let offset = position.checked_rem(KEYS_PER_PAGE)?;
		RollKeys::<T>::get((roll, style, page)).get(offset as usize).copied()
	}

	/// Deletes entries of a roll that is no longer needed; says whether all are gone. Objections and what
	/// became of them stay, and so does what the secretaries said.
	fn clear_piece(roll: RollId, entries: u32) -> bool {
		let mut left = entries.max(1) as usize;
		let pages: Vec<(StyleIndex, u32)> = RollKeys::<T>::iter_key_prefix((roll,)).take(left).collect();
		left = left.saturating_sub(pages.len());
		for (style, page) in pages {
			RollKeys::<T>::remove((roll, style, page));
			RollPlaces::<T>::remove((roll, style, page));
		}
		let counts: Vec<_> = RollCounts::<T>::iter_key_prefix(roll).take(left).collect();
		left = left.saturating_sub(counts.len());
		for count in counts {
			RollCounts::<T>::remove(roll, count);
		}
		let batches: Vec<BatchId> = BatchKeys::<T>::iter_key_prefix(roll).take(left).collect();
		left = left.saturating_sub(batches.len());
		for batch in batches {
			BatchKeys::<T>::remove(roll, batch);
		}
		let rings: Vec<RingIndex> = RingRoots::<T>::iter_key_prefix(roll).take(left).collect();
		left = left.saturating_sub(rings.len());
		for ring in rings {
			RingRoots::<T>::remove(roll, ring);
		}
		let members: Vec<MemberId> = ObjectionTo::<T>::iter_key_prefix(roll).take(left).collect();
		left = left.saturating_sub(members.len());
		for member in members {
			ObjectionTo::<T>::remove(roll, member);
		}
		if left == 0 {
			return false;
		}
		Building::<T>::remove(roll);
		Corrections::<T>::remove(roll);
		Self::deposit_event(Event::RollCleared { roll });
		true
	}
}
