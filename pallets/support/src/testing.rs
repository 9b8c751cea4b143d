// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A registry for tests of the pallets of participation: its rolls are what a test says, and a hash of
//! everything that a proof has to prove stands for the proof.

use crate::participation::{Claim, Part, Participation, ProofRefusal};
use alloc::vec::Vec;
use caucus_members_core::{
	registry::BatchId,
	ring::{MemberProof, RingProof, RingSize},
};
use caucus_primitives::{blake2_256, Alias, Digest, PartIndex, RingIndex, RollId};
use codec::Encode;
use core::marker::PhantomData;
use frame::{
	deps::{
		frame_support::{parameter_types, traits::Authorize},
		frame_system,
	},
	prelude::*,
};

parameter_types! {
	/// The newest standing roll, unless a test's rolls say another.
	pub storage CurrentRoll: Option<RollId> = Some(7);
	/// Rolls that were pinned and not released.
	pub storage Pins: Vec<RollId> = Vec::new();
}

/// The rolls of tests. Each part is one ring.
pub trait FakeRolls {
	/// The newest.
	fn current() -> Option<RollId> {
		CurrentRoll::get()
	}
	/// The parts of a roll; empty if there is none.
	fn parts(roll: RollId) -> Vec<Part>;
	/// Digest of all keys of a roll.
	fn digest(_roll: RollId) -> Option<Digest> {
		None
	}
	/// How many keys of each part were entered by one batch.
	fn keys_of_batch(_roll: RollId, _batch: BatchId) -> Vec<(PartIndex, u32)> {
		Vec::new()
	}
	/// A proof is checked.
	fn checked() {}
}

/// The registry with such rolls.
pub struct FakeRegistry<Rolls>(PhantomData<Rolls>);

impl<Rolls: FakeRolls> Participation for FakeRegistry<Rolls> {
	fn current() -> Option<RollId> {
		Rolls::current()
	}

	fn pin(roll: RollId) -> DispatchResult {
		let mut pins = Pins::get();
		pins.push(roll);
		Pins::set(&pins);
		Ok(())
	}

	fn release(roll: RollId) {
		let mut pins = Pins::get();
		let place = pins.iter().position(|other| *other == roll).expect("released what was not pinned");
		pins.remove(place);
		Pins::set(&pins);
	}

	fn parts(roll: RollId) -> Vec<Part> {
		Rolls::parts(roll)
	}

	fn digest(roll: RollId) -> Option<Digest> {
		Rolls::digest(roll)
	}

	fn keys_of_batch(roll: RollId, batch: BatchId) -> Vec<(PartIndex, u32)> {
		Rolls::keys_of_batch(roll, batch)
	}

	fn part_of(roll: RollId, ring: RingIndex) -> Option<PartIndex> {
		(usize::from(ring) < Rolls::parts(roll).len()).then_some(ring as PartIndex)
	}

	fn ring_size(_: RollId) -> Option<RingSize> {
		Some(RingSize::R255)
	}

	fn check(roll: RollId, claim: &Claim) -> Result<(), ProofRefusal> {
		Rolls::checked();
		let MemberProof { ring, alias, .. } = *claim.proof;
		Self::part_of(roll, ring).ok_or(ProofRefusal::UnknownRing)?;
		let right = fake_proof(roll, ring, alias, claim.context, claim.message);
		ensure!(*claim.proof == right, ProofRefusal::BadProof);
		Ok(())
	}

	fn check_all(roll: RollId, claims: &[Claim]) -> Result<(), ProofRefusal> {
		claims.iter().try_for_each(|claim| Self::check(roll, claim))
	}

	fn check_weight(proofs: u32) -> Weight {
		Weight::from_parts(1_000_000, 0).saturating_mul(proofs.into())
	}
}

/// What stands for a proof of somebody in a ring: a hash of everything that it has to prove.
pub fn fake_proof(
	roll: RollId,
	ring: RingIndex,
	alias: Alias,
	context: &[u8],
	message: &[u8],
) -> MemberProof {
	let mut proof = RingProof([0; 785]);
	proof.0[..32].copy_from_slice(&blake2_256(&[&(roll, ring, alias, context, message).encode()]));
	MemberProof { ring, alias, proof }
}

/// What the pool says of a call without a signer, and, if it lets it pass, what the block does: it takes the
/// call.
#[track_caller]
pub fn send<T: frame_system::Config>(
	call: impl Authorize + Into<T::RuntimeCall>,
) -> Result<(), InvalidTransaction> {
	match call.authorize(TransactionSource::External).expect("it is a call without a signer") {
		Ok(_) => {
			let call: T::RuntimeCall = call.into();
			call.dispatch(frame_system::RawOrigin::Authorized.into())
				.map_err(|error| error.error)
				.expect("what the pool lets in is never refused in the block");
			Ok(())
		}
		Err(TransactionValidityError::Invalid(invalid)) => Err(invalid),
		Err(other) => panic!("{other:?}"),
	}
}
