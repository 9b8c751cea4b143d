// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Standing rolls: how one is cut, settled, dealt to rings, kept and let go, and how its members prove
//! that they stand on it.

use crate::*;
use alloc::{
	collections::btree_map::{BTreeMap, Entry},
	vec::Vec,
};
use caucus_members_core::{
	registry::{Classes, Member, RollRule},
	ring::{verify_batch, Claim as RingClaim, Ring, RingSize},
	roll::{ring_count, standing_seed, SEED_BLOCKS},
};
use caucus_primitives::{
	calendar::{month_of, year_of},
	Digest, MemberId, PartIndex, RingIndex, RollId,
};
use caucus_support::{
	agreement::{topic, Agreement},
	participation::{Claim, Part, Participation, ProofRefusal, MAX_CLAIMS},
	Rolls as _,
};

/// What the topic of an agreement on a standing roll begins with.
pub(crate) const CUT_STANDING: &[u8] = b"caucus/members/cut-standing";

impl<T: Config> Participation for Pallet<T> {
	fn current() -> Option<RollId> {
		CurrentStanding::<T>::get()
	}

	fn pin(roll: RollId) -> DispatchResult {
		Standing::<T>::try_mutate(roll, |standing| {
			let standing = standing.as_mut().ok_or(Error::<T>::RollNotFound)?;
			let stands =
				Rolls::<T>::get(roll).is_some_and(|record| matches!(record.stage, RollStage::Built { .. }));
			ensure!(stands, Error::<T>::WrongRollStage);
			standing.pins = standing.pins.checked_add(1).ok_or(Error::<T>::Exhausted)?;
			Ok(())
		})
	}

	fn release(roll: RollId) {
		let released = Standing::<T>::mutate(roll, |standing| {
			let standing = standing.as_mut()?;
			standing.pins = standing.pins.checked_sub(1)?;
			Some(())
		});
		defensive_assert!(released.is_some(), "only what was pinned is released");
		Self::retire_unless_kept(roll);
	}

	fn parts(roll: RollId) -> Vec<Part> {
		let part = |style: &StyleKeys| Part { rule: style.rule, keys: style.keys };
		Self::final_standing(roll).map(|record| record.styles.iter().map(part).collect()).unwrap_or_default()
	}

	fn digest(roll: RollId) -> Option<Digest> {
		Self::final_standing(roll).map(|record| record.digest())
	}

	fn keys_of_batch(roll: RollId, batch: BatchId) -> Vec<(PartIndex, u32)> {
		BatchKeys::<T>::get(roll, batch).into_inner()
	}

	fn part_of(roll: RollId, ring: RingIndex) -> Option<PartIndex> {
		Self::final_standing(roll)?.style_of_ring(ring)
	}

	fn ring_size(roll: RollId) -> Option<RingSize> {
		Self::final_standing(roll).map(|record| record.ring_size)
	}

	fn check(roll: RollId, claim: &Claim) -> Result<(), ProofRefusal> {
		let size = Self::size_of_standing_rings(roll)?;
		let proof = claim.proof;
		Self::ring_of_standing(roll, size, proof.ring)?
			.verify(&proof.proof, claim.context, claim.message, &proof.alias)
			.map_err(|_| ProofRefusal::BadProof)
	}

	fn check_all(roll: RollId, claims: &[Claim]) -> Result<(), ProofRefusal> {
		if claims.len() > MAX_CLAIMS as usize {
			return Err(ProofRefusal::BadProof);
		}
		let size = Self::size_of_standing_rings(roll)?;
		let mut rings = BTreeMap::new();
		for Claim { proof, .. } in claims {
			if let Entry::Vacant(place) = rings.entry(proof.ring) {
				place.insert(Self::ring_of_standing(roll, size, proof.ring)?);
			}
		}
		let claims = claims.iter().map(|claim| {
			let Claim { proof, context, message } = *claim;
			let ring = rings.get(&proof.ring)?;
			Some(RingClaim { ring, proof: &proof.proof, context, message, alias: &proof.alias })
		});
		let claims = claims.collect::<Option<Vec<_>>>().ok_or(ProofRefusal::UnknownRing)?;
		if claims.is_empty() {
			return Ok(());
		}
		verify_batch(&claims).map_err(|_| ProofRefusal::BadProof)
	}

	fn check_weight(proofs: u32) -> Weight {
		match proofs {
			0 => Weight::zero(),
			1 => T::WeightInfo::check_proof(),
			_ => T::WeightInfo::check_proofs(proofs),
		}
	}
}

/// Reading.
impl<T: Config> Pallet<T> {
	/// How long objections to a standing roll are taken, and then again appeals.
	pub(crate) fn standing_window() -> Moment {
		StandingTime::<T>::get().unwrap_or_else(T::StandingWindow::get)
	}

	/// A standing roll whose keys are final, also one whose keys are gone.
	fn final_standing(roll: RollId) -> Option<Roll> {
		Standing::<T>::get(roll)?.settled?;
		Rolls::<T>::get(roll)
	}

	fn size_of_standing_rings(roll: RollId) -> Result<RingSize, ProofRefusal> {
		let record = Self::final_standing(roll).ok_or(ProofRefusal::UnknownRing)?;
		let stands = matches!(record.stage, RollStage::Built { .. });
		stands.then_some(record.ring_size).ok_or(ProofRefusal::UnknownRing)
	}

	fn ring_of_standing(roll: RollId, size: RingSize, ring: RingIndex) -> Result<Ring, ProofRefusal> {
		let root = RingRoots::<T>::get(roll, ring).ok_or(ProofRefusal::UnknownRing)?;
		Ring::from_root(size, &root).map_err(|_| ProofRefusal::UnknownRing)
	}

	/// A standing roll in short.
	pub(crate) fn summarise_standing(roll: RollId) -> Option<StandingSummary> {
		let StandingRoll { settled, pins, rings, .. } = Standing::<T>::get(roll)?;
		let record = Rolls::<T>::get(roll)?;
		let mut first_ring: RingIndex = 0;
		let parts = record.styles.iter().map(|style| {
			let rings = ring_count(style.keys, record.ring_size)?;
			let part = PartSummary { rule: style.rule, keys: style.keys, first_ring, rings };
			first_ring = first_ring.checked_add(rings)?;
			Some(part)
		});
		let parts = parts.collect::<Option<_>>()?;
		let digest = settled.map(|_| record.digest());
		Some(StandingSummary { ring_size: record.ring_size, stage: record.stage, digest, parts, rings, pins })
	}

	/// Whether a roll may hold the key that a member has now. An election's roll may; a standing roll
	/// may not if the key took the place of another which a roll in use this year may hold: the member
	/// would have two aliases in the contexts of the year.
	pub(crate) fn may_hold_key(roll: RollId, id: MemberId, member: &Member) -> bool {
		if !member.rotated {
			return true;
		}
		let first_in_use = Standing::<T>::get(roll).and_then(|standing| standing.first_in_use);
		first_in_use.is_none_or(|first| RotatedBefore::<T>::get(id).is_some_and(|next| next <= first))
	}

	/// The first part of a roll that has keys, but fewer than hide their holders.
	fn small_part(record: &Roll) -> Option<(PartIndex, u32)> {
		let mut parts = (0..).zip(record.styles.iter().map(|style| style.keys));
		parts.find(|(_, keys)| (1..T::LeastRing::get()).contains(keys))
	}

	/// The standing roll that is not built yet, if it waits for nothing but to be worked on.
	pub(crate) fn due_standing() -> Option<RollId> {
		let roll = StandingInWork::<T>::get()?;
		let due = match Rolls::<T>::get(roll)?.stage {
			RollStage::Objections { appeals_until, .. } => Self::now() >= appeals_until,
			RollStage::Settled => {
				let last = Standing::<T>::get(roll)?.settled?.saturating_add(SEED_BLOCKS);
				Self::block_number() > last
			}
			_ => false,
		};
		due.then_some(roll)
	}

	/// Whether what is to be done next is done for a standing roll.
	pub(crate) fn is_standing_next() -> bool {
		Self::next_roll().is_some_and(|(roll, _)| Standing::<T>::contains_key(roll))
	}

	/// The calendar year in Korea.
	fn year() -> u32 {
		year_of(month_of(Self::now()))
	}

	fn block_number() -> u32 {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}
}

/// From the agreement to cut a standing roll to its end.
impl<T: Config> Pallet<T> {
	/// Checks that a registrar can demand a standing roll, and adds the registrar's voice. Changes
	/// nothing.
	pub(crate) fn weigh_standing(
		by: &T::AccountId,
		parts: &[RollRule],
		ring_size: RingSize,
	) -> Result<(Agreement, Cuts<T>), DispatchError> {
		ensure!(Self::supports(ring_size), Error::<T>::RingSizeUnavailable);
		ensure!(!parts.is_empty(), Error::<T>::NoStyle);
		let of_citizens = |rule: &RollRule| rule.classes.contains(Classes::CITIZEN);
		ensure!(parts.is_sorted_by_key(|rule| !of_citizens(rule)), Error::<T>::CitizensNotFirst);
		ensure!(!StandingInWork::<T>::exists(), Error::<T>::StandingInWork);
		let queued = Queue::<T>::decode_len().unwrap_or_default();
		ensure!(queued < MAX_QUEUE as usize, Error::<T>::TooManyRolls);
		let mut waiting = CutAgreements::<T>::get();
		let topic = topic(CUT_STANDING, &(parts, ring_size));
		let registrars = Registrars::<T>::get();
		waiting.recheck(&topic, |first| registrars.contains(first));
		let agreement = waiting.agree(topic, by, Self::now()).map_err(Error::<T>::from)?;
		Ok((agreement, waiting))
	}

	pub(crate) fn do_cut_standing(
		by: T::AccountId,
		parts: Vec<RollRule>,
		ring_size: RingSize,
	) -> DispatchResult {
		let (agreement, waiting) = Self::weigh_standing(&by, &parts, ring_size)?;
		CutAgreements::<T>::put(waiting);
		if agreement == Agreement::First {
			Self::deposit_event(Event::StandingProposed { by, parts, ring_size });
			return Ok(());
		}
		let roll = Self::begin_cut(parts, ring_size, Self::standing_window())?;
		let year = Self::year();
		// Nothing has stood this year: what is in use now has been since it began.
		let of_year = FirstInUse::<T>::get().filter(|(other, _)| *other == year);
		let first_in_use = of_year.map(|(_, first)| first).or_else(CurrentStanding::<T>::get);
		Standing::<T>::insert(roll, StandingRoll { first_in_use, settled: None, rings: None, pins: 0 });
		StandingInWork::<T>::put(roll);
		Self::deposit_event(Event::StandingBegun { roll, by });
		Ok(())
	}

	/// Gives a settled standing roll its seed, and begins to build its rings. Where a block's hash is
	/// gone already, because no block had room for so long, other blocks are waited for.
	pub(crate) fn seed_standing(roll: RollId, record: &mut Roll) {
		let settled = Standing::<T>::get(roll).and_then(|standing| standing.settled).unwrap_or_default();
		let first = settled.saturating_add(1);
		let hash_of = |number: u32| frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::from(number));
		let hashes: Vec<Digest> = (first..first.saturating_add(SEED_BLOCKS))
			.map(|number| hash_of(number).0)
			.filter(|hash| *hash != [0; 32])
			.collect();
		if hashes.len() < SEED_BLOCKS as usize {
			Self::deposit_event(Event::SeedMissed { roll });
			return;
		}
		let seed = standing_seed(&record.digest(), &hashes);
		if Self::begin_seating(roll, record, seed).defensive().is_ok() {
			Self::deposit_event(Event::StandingSeeded { roll, seed });
		}
	}

	/// What follows when a piece of work on a roll is done, if it is the standing roll that is not built
	/// yet.
	pub(crate) fn follow_standing(roll: RollId, record: &mut Roll) {
		if StandingInWork::<T>::get() != Some(roll) {
			return;
		}
		match record.stage {
			RollStage::Objections { .. } | RollStage::Settled => match Self::small_part(record) {
				Some((part, keys)) => {
					Self::deposit_event(Event::PartTooSmall { roll, part, keys });
					Self::drop_standing(roll, record);
				}
				None if record.stage == RollStage::Settled => Standing::<T>::mutate(roll, |standing| {
					let Some(standing) = standing else { return };
					standing.settled = Some(Self::block_number());
				}),
				None => {}
			},
			RollStage::Built { seed, ring_roots } => Self::stand(roll, Rings { seed, ring_roots }),
			RollStage::Failed => Self::drop_standing(roll, record),
			_ => {}
		}
	}

	/// A standing roll comes to nothing.
	fn drop_standing(roll: RollId, record: &mut Roll) {
		StandingInWork::<T>::kill();
		Self::begin_clearing(roll, record);
		Self::deposit_event(Event::RollAbandoned { roll });
	}

	/// A standing roll takes the place of the one before.
	fn stand(roll: RollId, rings: Rings) {
		StandingInWork::<T>::kill();
		Standing::<T>::mutate(roll, |standing| {
			let Some(standing) = standing else { return };
			standing.rings = Some(rings);
		});
		let before = CurrentStanding::<T>::get();
		CurrentStanding::<T>::put(roll);
		let year = Self::year();
		if FirstInUse::<T>::get().is_none_or(|(other, _)| other != year) {
			FirstInUse::<T>::put((year, before.unwrap_or(roll)));
		}
		Self::deposit_event(Event::StandingRollStands { roll });
		before.into_iter().for_each(Self::retire_unless_kept);
	}

	/// Begins to delete the keys and rings of a standing roll that a newer one has replaced and nobody
	/// keeps. What it was made of stays in its record.
	fn retire_unless_kept(roll: RollId) {
		let kept = Standing::<T>::get(roll).is_none_or(|standing| standing.pins > 0);
		if kept || CurrentStanding::<T>::get() == Some(roll) {
			return;
		}
		let Some(mut record) = Rolls::<T>::get(roll) else { return };
		if matches!(record.stage, RollStage::Built { .. }) {
			Self::begin_clearing(roll, &mut record);
			Rolls::<T>::insert(roll, record);
			Self::deposit_event(Event::RollRetired { roll });
		}
	}
}
