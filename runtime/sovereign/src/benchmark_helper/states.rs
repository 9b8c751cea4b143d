// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! States of rolls and ceremonies, written as the pallets would write them in many blocks. The chain on
//! which `pallet-elections` is tested uses this file too, so it names nothing of a runtime.

use super::{frame_system::pallet_prelude::BlockNumberFor, Get};
use alloc::vec::Vec;
use caucus_members_core::{
	registry::RollRule,
	ring::{RingRoot, RingSize},
};
use caucus_primitives::{ElectionId, Moment, RollId};
use caucus_support::limits::some_value;
use core::marker::PhantomData;
use pallet_elections::benchmarking::{
	BenchmarkHelper, Complaint, Dealing, DecryptionShare, Joining, KeygenOutcome,
};
use pallet_members::{Correction, Roll, RollStage, StyleKeys, MAX_OBJECTIONS, MAX_QUEUE};
use pallet_trustees::{Act, CeremonyRecord, Step, MAX_NOTED};

/// What differs from chain to chain.
pub trait Chain: pallet_members::Config + pallet_trustees::Config {
	/// Sets the block's time.
	fn set_time(now: Moment);
	/// Makes an account rich.
	fn fund(who: &Self::AccountId);
}

/// The states of a chain.
pub struct States<T>(PhantomData<T>);

/// A roll that benchmarks write.
const ROLL: RollId = 0;

/// A ceremony of an election in its last attempt, whose step is over.
fn put_ceremony<T: Chain>(
	election: ElectionId,
	trustees: Vec<T::AccountId>,
	threshold: u16,
	step: Step,
) -> CeremonyRecord<T> {
	let record = CeremonyRecord::<T> {
		attempt: <T as pallet_trustees::Config>::MaxAttempts::get() - 1,
		reference: [1; 32],
		trustees: trustees.try_into().unwrap_or_default(),
		threshold,
		step_time: 1,
		step,
		deadline: 0,
		seeds_until: None,
	};
	pallet_trustees::Ceremonies::<T>::insert(election, &record);
	record
}

fn put_roll<T: Chain>(styles: Vec<RollRule>, keys: u32, stage: RollStage) -> RollId {
	let of_style = |rule| StyleKeys { rule, keys, digest: [1; 32], corrected: true };
	let styles: Vec<StyleKeys> = styles.into_iter().map(of_style).collect();
	let styles = styles.try_into().expect("an election has no more styles than a roll; qed");
	let roll = Roll { ring_size: RingSize::R767, window: 1, stage, objections: MAX_OBJECTIONS, styles };
	pallet_members::Rolls::<T>::insert(ROLL, roll);
	ROLL
}

impl<T: Chain> BenchmarkHelper<T::AccountId> for States<T> {
	fn set_time(now: Moment) {
		T::set_time(now);
	}

	fn fund(who: &T::AccountId) {
		T::fund(who);
	}

	fn empower(who: &T::AccountId) {
		pallet_members::Appeals::<T>::mutate(|appeals| {
			let _ = appeals.try_push(who.clone());
		});
	}

	fn enrol(mut trustees: Vec<T::AccountId>) -> Vec<T::AccountId> {
		pallet_trustees::Roster::<T>::mutate(|roster| {
			*roster = Default::default();
			trustees.retain(|trustee| roster.try_push(trustee.clone()).is_ok());
		});
		trustees
	}

	fn ceremony_to_add_up(
		election: ElectionId,
		trustees: Vec<T::AccountId>,
		threshold: u16,
		joining: Joining,
		dealing: Dealing,
	) {
		let record = put_ceremony::<T>(election, trustees, threshold, Step::Check);
		for trustee in record.indices() {
			pallet_trustees::Joinings::<T>::insert(election, trustee, joining);
			pallet_trustees::Dealings::<T>::insert(election, trustee, dealing.clone());
			pallet_trustees::Checked::<T>::insert(election, trustee, ());
		}
	}

	fn ceremony_to_fail(
		election: ElectionId,
		trustees: Vec<T::AccountId>,
		joining: Joining,
		dealing: Dealing,
		complaint: Complaint,
	) {
		let threshold = trustees.len() as u16 - 1;
		let record = put_ceremony::<T>(election, trustees, threshold, Step::Confirm);
		for trustee in record.indices() {
			pallet_trustees::Joinings::<T>::insert(election, trustee, joining);
			pallet_trustees::Dealings::<T>::insert(election, trustee, dealing.clone());
			pallet_trustees::Checked::<T>::insert(election, trustee, ());
			pallet_trustees::Convicted::<T>::insert(election, trustee, complaint);
			for _ in 0..MAX_NOTED {
				let _ = pallet_trustees::InvalidActs::<T>::try_append(election, trustee, Act::Join);
			}
			for dealer in record.indices() {
				let _ = pallet_trustees::FalseComplaints::<T>::try_append(election, trustee, dealer);
			}
		}
	}

	fn ceremony_done(
		election: ElectionId,
		trustees: Vec<T::AccountId>,
		threshold: u16,
		outcome: KeygenOutcome,
		seeds: bool,
	) {
		let mut record = put_ceremony::<T>(election, trustees, threshold, Step::Done);
		record.seeds_until = Some(0);
		pallet_trustees::Ceremonies::<T>::insert(election, &record);
		pallet_trustees::Outcomes::<T>::insert(election, outcome);
		let trial = some_value::<DecryptionShare>();
		for trustee in record.indices() {
			pallet_trustees::Confirmations::<T>::insert(election, trustee, &trial);
			if seeds {
				pallet_trustees::Seeds::<T>::insert(election, trustee, [trustee as u8; 32]);
			}
		}
		if seeds {
			pallet_trustees::SeedsSettled::<T>::insert(election, BlockNumberFor::<T>::default());
		}
	}

	fn decrypt(election: ElectionId, share: DecryptionShare) {
		let record = pallet_trustees::Ceremonies::<T>::get(election).expect("it was put there; qed");
		for trustee in record.indices().take(record.threshold.into()) {
			pallet_trustees::Shares::<T>::insert(election, trustee, &share);
		}
	}

	fn fill_queue() {
		pallet_members::Queue::<T>::mutate(|queue| {
			for roll in 1..MAX_QUEUE {
				let _ = queue.try_push(roll);
			}
		});
		pallet_members::NextRoll::<T>::put(MAX_QUEUE);
	}

	fn roll_due(styles: Vec<RollRule>) -> RollId {
		for objection in 0..MAX_OBJECTIONS {
			let correction = Correction { objection, strikes: None };
			let _ = pallet_members::Corrections::<T>::try_append(ROLL, correction);
		}
		put_roll::<T>(styles, 1_000, RollStage::Objections { until: 0, appeals_until: 0 })
	}

	fn roll_settled(styles: Vec<RollRule>, keys: u32) -> RollId {
		put_roll::<T>(styles, keys, RollStage::Settled)
	}

	fn roll_built(styles: Vec<RollRule>, keys: u32) -> RollId {
		put_roll::<T>(styles, keys, RollStage::Built { seed: [1; 32], ring_roots: [2; 32] })
	}

	fn set_roots(roll: RollId, roots: Vec<RingRoot>) {
		for (ring, root) in (0..).zip(roots) {
			pallet_members::RingRoots::<T>::insert(roll, ring, root);
		}
	}
}
