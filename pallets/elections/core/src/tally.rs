// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an election leaves on the chain: its stage, its accumulators and ballot log, what is fixed
//! at the close, and the result. The auditor reads the same types out of a storage proof.

use crate::params::{Params, Plan, MAX_CONTESTS, MAX_OPTIONS};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use caucus_primitives::{blake2_256, domain, Digest, Moment};
use caucus_trustees_core::{
	decryption::is_total,
	elgamal::{Ciphertext, DecodedCiphertext},
	group::{GroupError, RistrettoPoint},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Where an election stands.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Stage {
	/// Drawn up; trustees are not yet called.
	#[codec(index = 0)]
	Draft,
	/// The trustees make the key.
	#[codec(index = 1)]
	KeyGeneration,
	/// The roll is cut and its rings are built.
	#[codec(index = 2)]
	RollCut,
	/// Everything is fixed; voting has not begun.
	#[codec(index = 4)]
	Ready,
	/// Ballots are accepted.
	#[codec(index = 5)]
	Open,
	/// Voting is over; the trustees decrypt.
	#[codec(index = 6)]
	Closed,
	/// The result stands.
	#[codec(index = 7)]
	Tallied,
	/// There will be no result.
	#[codec(index = 10)]
	Void(VoidReason),
}

/// Why an election has no result.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum VoidReason {
	/// The commission withdrew it before voting began.
	#[codec(index = 0)]
	Withdrawn,
	/// The roll has fewer keys than the minimum.
	#[codec(index = 1)]
	RollTooSmall,
	/// It was not ready before voting would have ended.
	#[codec(index = 2)]
	NotReadyInTime,
	/// Fewer ballots than the minimum: decrypting the sum would tell too much.
	#[codec(index = 3)]
	TurnoutTooLow,
	/// Too few trustees took part in making the key.
	#[codec(index = 4)]
	KeyGenerationFailed,
}

/// An election.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Election {
	/// What the commission decided.
	pub plan: Plan,
	/// Where it stands.
	pub stage: Stage,
	/// The roll, once it is being cut.
	pub roll: Option<caucus_primitives::RollId>,
}

/// The running count of accepted ballots.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Count {
	/// Ballots accepted, replaced ones included.
	pub accepted: u32,
	/// Voters: ballots that count.
	pub voters: u32,
	/// See [`caucus_primitives::refs::extend_ballot_log`].
	pub log: Digest,
}

/// What a voter's last ballot left behind, for the next one to replace.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Vote {
	/// The ballot's sequence number.
	pub sequence: u16,
	/// Its ciphertexts, contest by contest.
	pub contests: BoundedVec<Options, ConstU32<MAX_CONTESTS>>,
}

/// One ciphertext per option of a contest: a ballot's, or the accumulators'.
pub type Options = BoundedVec<Ciphertext, ConstU32<MAX_OPTIONS>>;

/// The accumulators of all contests.
pub type Accumulators = BoundedVec<Options, ConstU32<MAX_CONTESTS>>;

/// What is fixed when an election closes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Close {
	/// The block in which it closed.
	pub block: u32,
	/// That block's time.
	pub at: Moment,
	/// [`close_hash`].
	pub hash: Digest,
}

/// Votes for each option of each contest.
pub type Totals = BoundedVec<BoundedVec<u64, ConstU32<MAX_OPTIONS>>, ConstU32<MAX_CONTESTS>>;

/// Hash of all that decryption shares are bound to:
/// `blake2_256("caucus/close/1" || election_ref || SCALE(block, count, accumulators))`.
pub fn close_hash(election_ref: &Digest, block: u32, count: &Count, accumulators: &Accumulators) -> Digest {
	blake2_256(&[domain::CLOSE, election_ref, &(block, count, accumulators).encode()])
}

/// All ciphertexts of all contests, in the order in which trustees decrypt them.
pub fn decode_accumulators(accumulators: &Accumulators) -> Result<Vec<DecodedCiphertext>, GroupError> {
	accumulators.iter().flatten().map(Ciphertext::decode_sum).collect()
}

/// What is wrong with announced totals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TotalsError {
	/// Not one total per option of each contest.
	WrongShape,
	/// A total is not what was decrypted.
	NotTheTotal,
	/// A contest's totals do not add up to the voters; the ballots' proofs rule this out.
	DoNotAddUp,
}

/// Checks announced totals against the decrypted elements and the number of voters.
pub fn check_totals(
	params: &Params,
	voters: u32,
	elements: &[RistrettoPoint],
	totals: &Totals,
) -> Result<(), TotalsError> {
	if totals.len() != params.plan.contests.len() {
		return Err(TotalsError::WrongShape);
	}
	let mut rest = elements.iter();
	for (contest, counts) in params.plan.contests.iter().zip(totals) {
		if counts.len() != contest.options() {
			return Err(TotalsError::WrongShape);
		}
		for count in counts {
			let element = rest.next().ok_or(TotalsError::WrongShape)?;
			if !is_total(element, *count) {
				return Err(TotalsError::NotTheTotal);
			}
		}
		let blank = counts.last().copied().unwrap_or_default();
		let votes = counts.iter().fold(0u64, |sum, count| sum.saturating_add(*count)).saturating_sub(blank);
		let chosen = u64::from(voters).checked_sub(blank).ok_or(TotalsError::DoNotAddUp)?;
		let most = chosen.saturating_mul(contest.most_choices().into());
		if votes < chosen || votes > most {
			return Err(TotalsError::DoNotAddUp);
		}
	}
	rest.next().is_none().then_some(()).ok_or(TotalsError::WrongShape)
}
