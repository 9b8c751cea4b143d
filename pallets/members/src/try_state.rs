// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::{counts::CountChanges, *};
use alloc::{collections::BTreeSet, vec::Vec};
use caucus_elections_core::params::extend_ring_roots;
use caucus_members_core::roll::ring_count;
use caucus_primitives::refs::extend_roll_digest;
use frame::deps::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks I1 to I10.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::keys_lead_back()?;
		for (roll, record) in Rolls::<T>::iter() {
			Self::roll_is_sound(roll, &record)?;
			Self::roots_are_sound(roll, &record)?;
			Self::objections_are_sound(roll, &record)?;
		}
		Self::queue_has_work()?;
		Self::offices_are_sound()?;
		Self::batches_have_two_registrars()?;
		Self::standing_rolls_are_sound()?;
		Self::rotations_are_dated()
	}

	/// I1.
	fn keys_lead_back() -> Result<(), TryRuntimeError> {
		let mut members = 0u32;
		for (id, member) in Members::<T>::iter() {
			ensure!(MemberByKey::<T>::get(member.key) == Some(id), "I1: a key does not lead back");
			members.saturating_inc();
		}
		ensure!(members == MemberCount::<T>::get(), "I1: the count of members is wrong");
		let (mut former, mut rotated) = (BTreeSet::new(), BTreeSet::new());
		for (key, id) in MemberByKey::<T>::iter() {
			let member = Members::<T>::get(id).ok_or("I1: a key leads to nobody")?;
			if member.key != key {
				ensure!(member.rotated, "I1: a key leads to a member that has another");
				former.insert(id);
			}
			if member.rotated {
				rotated.insert(id);
			}
		}
		ensure!(former == rotated, "I1: a rotated member has no former key");
		Ok(())
	}

	/// I2.
	fn roots_are_sound(roll: RollId, record: &Roll) -> Result<(), TryRuntimeError> {
		let RollStage::Built { ring_roots, .. } = record.stage else {
			return Ok(());
		};
		let mut rings: RingIndex = 0;
		for style in &record.styles {
			let more = ring_count(style.keys, record.ring_size).ok_or("I2: too many rings")?;
			rings = rings.checked_add(more).ok_or("I2: too many rings")?;
		}
		let roots: Vec<_> = (0..rings).filter_map(|ring| RingRoots::<T>::get(roll, ring)).collect();
		ensure!(roots.len() == usize::from(rings), "I2: a root is missing");
		ensure!(
			RingRoots::<T>::iter_key_prefix(roll).count() == usize::from(rings),
			"I2: there are more roots than rings"
		);
		ensure!(
			roots.iter().fold([0; 32], |digest, root| extend_ring_roots(&digest, root)) == ring_roots,
			"I2: the digest of roots is another"
		);
		Ok(())
	}

	/// I3 and I5.
	fn roll_is_sound(roll: RollId, record: &Roll) -> Result<(), TryRuntimeError> {
		let stage = record.stage;
		if stage == RollStage::Clearing {
			return Ok(());
		}
		let (mut pages, mut members) = (0, BTreeSet::new());
		let mut counts = CountChanges::<T>::new();
		let gone = stage == RollStage::Abandoned;
		for (style, list) in (0..).zip(&record.styles).filter(|_| !gone) {
			let (mut digest, mut keys, mut before) = ([0; 32], 0u32, None);
			for page in 0..list.pages() {
				let places = RollPlaces::<T>::get((roll, style, page));
				let page = RollKeys::<T>::get((roll, style, page));
				let rest = list.keys.saturating_sub(keys).min(KEYS_PER_PAGE);
				ensure!(page.len() as u32 == rest, "I3: a page holds another number of keys");
				ensure!(page.len() == places.len(), "I3: a page has another number of places");
				keys.saturating_accrue(rest);
				digest = extend_roll_digest(&digest, &page);
				for (key, place) in page.iter().zip(&places) {
					let owner = MemberByKey::<T>::get(key);
					ensure!(owner == Some(place.member), "I3: a key is not its place's");
					ensure!(members.insert(place.member), "I3: a member stands twice on a roll");
					let ordered = list.corrected || before < Some(place.member);
					ensure!(ordered, "I3: members are out of order");
					before = Some(place.member);
					counts.add(style, place);
				}
			}
			pages.saturating_accrue(list.pages());
			let unfinished = matches!(stage, RollStage::Cutting { .. })
				|| list.corrected
					&& matches!(stage, RollStage::Correcting { .. } | RollStage::Hashing { .. });
			ensure!(unfinished || digest == list.digest, "I3: a style's digest is another");
		}
		let stored = RollKeys::<T>::iter_key_prefix((roll,)).count();
		ensure!(stored == pages as usize, "I3: a roll has another number of pages");
		let stored = RollPlaces::<T>::iter_key_prefix((roll,)).count();
		ensure!(stored == pages as usize, "I3: a roll has another number of pages of places");
		let (counts, batches) = counts.into_counts();
		let stored = RollCounts::<T>::iter_prefix(roll).collect();
		ensure!(counts == stored, "I5: a roll's counts are not the sums over its places");
		let batches = if Standing::<T>::contains_key(roll) { batches } else { Default::default() };
		let stored = BatchKeys::<T>::iter_prefix(roll).collect();
		ensure!(batches == stored, "I5: a roll's counts by batch are not the sums over its places");
		Ok(())
	}

	/// I4, and that what waits is counted.
	fn queue_has_work() -> Result<(), TryRuntimeError> {
		let queue = Queue::<T>::get();
		for roll in &queue {
			let queued = Rolls::<T>::get(roll).is_some_and(|record| record.stage.is_queued());
			ensure!(queued, "I4: a roll without work is in the queue");
		}
		for (roll, record) in Rolls::<T>::iter() {
			let times = queue.iter().filter(|other| **other == roll).count();
			ensure!(times == usize::from(record.stage.is_queued()), "I4: a roll is not once in the queue");
			let clearing = record.stage == RollStage::Clearing;
			ensure!(Clearings::<T>::contains_key(roll) == clearing, "I4: a roll is not being cleared");
		}
		for roll in Clearings::<T>::iter_keys() {
			ensure!(Rolls::<T>::contains_key(roll), "I4: what is being cleared is no roll");
		}
		Ok(())
	}

	/// I6.
	fn offices_are_sound() -> Result<(), TryRuntimeError> {
		let (registrars, body) = (Registrars::<T>::get(), Appeals::<T>::get());
		for list in [registrars.as_slice(), body.as_slice()] {
			let holders: BTreeSet<_> = list.iter().collect();
			ensure!(holders.len() == list.len(), "I6: somebody holds an office twice");
		}
		for (chapter, who) in Secretaries::<T>::iter() {
			ensure!(SecretaryOf::<T>::get(who) == Some(chapter), "I6: a secretary is of another chapter");
		}
		let secretaries: Vec<_> = SecretaryOf::<T>::iter_keys().collect();
		ensure!(
			secretaries.len() == Secretaries::<T>::count() as usize
				&& secretaries.len() == Secretaries::<T>::iter_keys().count()
				&& secretaries.len() <= MAX_SECRETARIES as usize,
			"I6: the count of secretaries is wrong"
		);
		for who in registrars.iter().chain(&body).chain(&secretaries) {
			let offices = Self::list_offices(who).len();
			let sufficients = frame_system::Pallet::<T>::sufficients(who) as usize;
			ensure!(sufficients >= offices, "I6: an office does not keep its holder alive");
		}
		Ok(())
	}

	/// I7.
	fn objections_are_sound(roll: RollId, record: &Roll) -> Result<(), TryRuntimeError> {
		let mut upheld = Vec::new();
		let gone = matches!(record.stage, RollStage::Clearing | RollStage::Abandoned);
		for number in 0..record.objections {
			let objection = Objections::<T>::get(roll, number).ok_or("I7: an objection is missing")?;
			let of_member = ObjectionTo::<T>::get(roll, objection.subject.member());
			ensure!(gone || of_member == Some(number), "I7: an objection is not its member's");
			if objection.is_upheld() {
				upheld.push(Correction { objection: number, strikes: objection.position });
			}
			let Objection { by, decision, ruling, .. } = &objection;
			let judges =
				decision.iter().map(|decision| &decision.by).chain(ruling.iter().map(|ruling| &ruling.by));
			let judges: Vec<_> = judges.flat_map(|(first, second)| [first, second]).chain([by]).collect();
			let persons: BTreeSet<_> = judges.iter().collect();
			ensure!(persons.len() == judges.len(), "I7: a party to an objection judged it");
		}
		let stored = Objections::<T>::iter_key_prefix(roll).count();
		ensure!(stored == record.objections as usize, "I7: another number of objections");
		if !gone {
			let members = ObjectionTo::<T>::iter_key_prefix(roll).count();
			ensure!(members == stored, "I7: a member has an objection that is none");
			upheld.sort_by_key(Correction::rank);
			ensure!(
				Corrections::<T>::get(roll).into_inner() == upheld,
				"I7: corrections are not what was upheld"
			);
		}
		Ok(())
	}

	/// I8, and that what waits is counted.
	fn batches_have_two_registrars() -> Result<(), TryRuntimeError> {
		for (_, member) in Members::<T>::iter() {
			let pair = Batches::<T>::get(member.batch).ok_or("I8: a member's batch is unknown")?;
			ensure!(pair.0 != pair.1, "I8: one registrar alone entered a batch");
		}
		ensure!(Pending::<T>::iter().count() == PendingCount::<T>::get() as usize, "I8: pending count");
		Ok(())
	}

	/// I9.
	fn standing_rolls_are_sound() -> Result<(), TryRuntimeError> {
		let (current, in_work) = (CurrentStanding::<T>::get(), StandingInWork::<T>::get());
		for roll in current.into_iter().chain(in_work) {
			ensure!(Standing::<T>::contains_key(roll), "I9: a roll in use or in work is no standing roll");
		}
		let mut newest = None;
		for (roll, standing) in Standing::<T>::iter() {
			let record = Rolls::<T>::get(roll).ok_or("I9: a standing roll is no roll")?;
			let gone = matches!(record.stage, RollStage::Clearing | RollStage::Abandoned);
			match record.stage {
				RollStage::Built { seed, ring_roots } => {
					let rings = Some(Rings { seed, ring_roots });
					ensure!(standing.rings == rings, "I9: a standing roll states other rings");
					let kept = standing.pins > 0 || current == Some(roll);
					ensure!(kept, "I9: a standing roll stands though nobody needs it");
					newest = newest.max(Some(roll));
				}
				_ => ensure!(standing.pins == 0, "I9: a roll is pinned that does not stand"),
			}
			let in_the_making = !gone && standing.rings.is_none();
			ensure!(in_the_making == (in_work == Some(roll)), "I9: another standing roll is being made");
		}
		ensure!(newest == current, "I9: the roll in use is not the newest that stands");
		let first = FirstInUse::<T>::get().map(|(_, first)| first);
		ensure!(first.is_some() == current.is_some(), "I9: there is no first roll in use");
		ensure!(first <= current, "I9: the first roll in use is newer than the one in use");
		Ok(())
	}

	/// I10.
	fn rotations_are_dated() -> Result<(), TryRuntimeError> {
		for (id, member) in Members::<T>::iter() {
			let dated = RotatedBefore::<T>::contains_key(id);
			ensure!(dated == member.rotated, "I10: it is not known since when a member has a key");
		}
		let next = NextRoll::<T>::get();
		let dated =
			RotatedBefore::<T>::iter().all(|(id, roll)| Members::<T>::contains_key(id) && roll <= next);
		ensure!(dated, "I10: a rotation is of nobody, or of the future");
		Ok(())
	}
}
