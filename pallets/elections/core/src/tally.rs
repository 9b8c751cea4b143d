// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an election leaves on the chain: its stage, its accumulators and ballot log, what is fixed
//! at the close, and the result. The auditor reads the same types out of a storage proof.

use crate::{
	compose::{decide, Outcome, Source, StyleSet},
	params::{Params, Plan, MAX_CANDIDATES, MAX_CONTESTS, MAX_OPTIONS, MAX_STYLES},
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use caucus_members_core::registry::Classes;
use caucus_primitives::{blake2_256, domain, ContestIndex, Digest, Moment, StyleIndex};
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
	/// Objections to the roll are taken and decided.
	#[codec(index = 3)]
	Objections,
	/// Everything is fixed; voting has not begun.
	#[codec(index = 4)]
	Ready,
	/// Ballots are accepted.
	#[codec(index = 5)]
	Open,
	/// Voting is over; the trustees decrypt.
	#[codec(index = 6)]
	Closed,
	/// The numbers stand.
	#[codec(index = 7)]
	Tallied,
	/// Two officers certified the result; objections to it are taken.
	#[codec(index = 8)]
	Certified,
	/// The result is final.
	#[codec(index = 9)]
	Final,
	/// There will be no result.
	#[codec(index = 10)]
	Void(VoidReason),
}

impl Stage {
	/// Whether voting has not begun, and the election can still be held.
	pub const fn is_before_voting(self) -> bool {
		matches!(self, Self::Draft | Self::KeyGeneration | Self::RollCut | Self::Objections | Self::Ready)
	}

	/// Whether nothing can change any more.
	pub const fn is_over(self) -> bool {
		matches!(self, Self::Final | Self::Void(_))
	}
}

/// Why an election has no result.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum VoidReason {
	/// The commission withdrew it before voting began.
	#[codec(index = 0)]
	Withdrawn,
	/// A style has fewer keys on the roll than the minimum.
	#[codec(index = 1)]
	RollTooSmall,
	/// It was not ready before voting would have ended.
	#[codec(index = 2)]
	NotReadyInTime,
	/// Fewer ballots in a sum than the minimum: decrypting it would tell too much.
	#[codec(index = 3)]
	TurnoutTooLow,
	/// Too few trustees took part in making the key.
	#[codec(index = 4)]
	KeyGenerationFailed,
	/// No totals were announced in time: too few trustees gave a share.
	#[codec(index = 5)]
	NotTalliedInTime,
	/// The appeals body annulled it; its ruling gives the reason.
	#[codec(index = 6)]
	Annulled,
	/// The roll could not be built.
	#[codec(index = 7)]
	RollFailed,
}

/// An election.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Election {
	/// What the commission decided.
	pub plan: Plan,
	/// Where it stands.
	pub stage: Stage,
	/// Since when it stands there.
	pub since: Moment,
	/// The roll, once it is being cut.
	pub roll: Option<caucus_primitives::RollId>,
	/// By how many milliseconds voting was prolonged after an outage, for everybody alike.
	pub extension: Moment,
}

impl Election {
	/// First moment after voting, prolongation included.
	pub fn closes(&self) -> Moment {
		self.plan.schedule.closes.saturating_add(self.extension)
	}
}

/// The running count of accepted ballots.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Count {
	/// Ballots accepted, replaced ones included.
	pub accepted: u32,
	/// Voters of each style: ballots that count.
	pub voters: BoundedVec<u32, ConstU32<MAX_STYLES>>,
	/// See [`caucus_primitives::refs::extend_ballot_log`].
	pub log: Digest,
}

impl Count {
	/// The count of an election with so many styles, before the first ballot.
	pub fn new(styles: usize, election_ref: Digest) -> Self {
		let voters = core::iter::repeat_n(0, styles.min(MAX_STYLES as usize)).collect::<Vec<u32>>();
		Self { accepted: 0, voters: BoundedVec::truncate_from(voters), log: election_ref }
	}

	/// All voters.
	pub fn all_voters(&self) -> u32 {
		self.voters.iter().fold(0, |all, voters| all.saturating_add(*voters))
	}

	/// Voters of these styles.
	pub fn voters_of(&self, styles: StyleSet) -> u32 {
		let chosen = (0..).zip(&self.voters).filter(|(style, _)| styles.contains(*style));
		chosen.fold(0, |all, (_, voters)| all.saturating_add(*voters))
	}

	/// Counts one more voter of a style.
	pub fn add_voter(&mut self, style: StyleIndex) {
		if let Some(voters) = self.voters.get_mut(usize::from(style)) {
			*voters = voters.saturating_add(1);
		}
	}
}

/// What a voter's last ballot left behind, for the next one to replace.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Vote {
	/// The style of the voter's ring.
	pub style: StyleIndex,
	/// The ballot's sequence number.
	pub sequence: u16,
	/// Its ciphertexts, contest by contest of the voter's paper.
	pub contests: BoundedVec<Options, ConstU32<MAX_CONTESTS>>,
}

/// One ciphertext per option of a contest: a ballot's, or the accumulators'.
pub type Options = BoundedVec<Ciphertext, ConstU32<MAX_OPTIONS>>;

/// Most sums of one election: see [`Plan::sums`].
pub const MAX_SUMS: u32 = 64;

/// The accumulators of all sums, in the order of [`Plan::sums`].
pub type Accumulators = BoundedVec<Options, ConstU32<MAX_SUMS>>;

/// A poll of people outside the election, as a component of a result. Two of the commission seal it
/// before the close; it is revealed after.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Poll {
	/// [`poll_commitment`].
	pub commitment: Digest,
	/// What was sealed, once it is revealed.
	pub revealed: Option<PollCounts>,
}

/// What a poll found.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct PollCounts {
	/// 32 random bytes, so that nobody can guess the counts from the commitment.
	pub salt: Digest,
	/// How many of those asked named each candidate: raw counts, never percentages.
	pub counts: BoundedVec<u32, ConstU32<MAX_CANDIDATES>>,
	/// BLAKE2b-256 of the pollster's report.
	pub report: Digest,
}

/// The commitment to a poll: `blake2_256("caucus/poll/1" || election_ref || contest LE || component ||
/// salt || SCALE(counts) || report)`.
pub fn poll_commitment(
	election_ref: &Digest,
	contest: ContestIndex,
	component: u8,
	poll: &PollCounts,
) -> Digest {
	let place = (contest, component).encode();
	blake2_256(&[domain::POLL, election_ref, &place, &poll.salt, &poll.counts.encode(), &poll.report])
}

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

/// Votes for each option of each sum, in the order of [`Plan::sums`].
pub type Totals = BoundedVec<BoundedVec<u64, ConstU32<MAX_OPTIONS>>, ConstU32<MAX_SUMS>>;

/// The outcome of each contest.
pub type Outcomes = BoundedVec<Outcome, ConstU32<MAX_CONTESTS>>;

/// The outcomes of an election's contests.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Composed {
	/// One for each contest.
	pub outcomes: Outcomes,
	/// When they were worked out.
	pub at: Moment,
}

/// What the appeals body said about an election.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Ruling {
	/// Whether the election falls.
	pub annulled: bool,
	/// Digest of the published reasons.
	pub reason: Digest,
}

/// A poll that was sealed: its contest, the component of the contest's rule, and the commitment.
pub type SealedPoll = (ContestIndex, u8, Digest);

/// Hash of all that decryption shares are bound to:
/// `blake2_256("caucus/close/1" || election_ref || SCALE(block, count, polls, accumulators))`.
///
/// `polls` are the sealed ones in the order of [`Plan::polls`]. With them in it, a poll that is sealed
/// anew after the close fits no share: not even all validators together can exchange it unseen.
pub fn close_hash(
	election_ref: &Digest,
	block: u32,
	count: &Count,
	polls: &[SealedPoll],
	accumulators: &Accumulators,
) -> Digest {
	blake2_256(&[domain::CLOSE, election_ref, &(block, count, polls, accumulators).encode()])
}

/// All ciphertexts of all sums, in the order in which trustees decrypt them.
pub fn decode_accumulators(accumulators: &Accumulators) -> Result<Vec<DecodedCiphertext>, GroupError> {
	accumulators.iter().flatten().map(Ciphertext::decode_sum).collect()
}

/// What is wrong with announced totals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TotalsError {
	/// Not one total per option of each sum.
	WrongShape,
	/// A total is not what was decrypted.
	NotTheTotal,
	/// A sum's totals do not add up to its voters; the ballots' proofs rule this out.
	DoNotAddUp,
}

/// Checks announced totals against the decrypted elements and the numbers of voters.
pub fn check_totals(
	params: &Params,
	count: &Count,
	elements: &[RistrettoPoint],
	totals: &Totals,
) -> Result<(), TotalsError> {
	let mut rest = elements.iter();
	let mut rest_totals = totals.iter();
	for sum in params.plan.sums() {
		let counts = rest_totals.next().ok_or(TotalsError::WrongShape)?;
		if counts.len() != sum.contest.options() {
			return Err(TotalsError::WrongShape);
		}
		for count in counts {
			let element = rest.next().ok_or(TotalsError::WrongShape)?;
			if !is_total(element, *count) {
				return Err(TotalsError::NotTheTotal);
			}
		}
		let voters = u64::from(count.voters_of(sum.styles));
		let blank = counts.last().copied().unwrap_or_default();
		let votes = counts.iter().fold(0u64, |all, count| all.saturating_add(*count)).saturating_sub(blank);
		let chosen = voters.checked_sub(blank).ok_or(TotalsError::DoNotAddUp)?;
		let most = chosen.saturating_mul(sum.contest.most_choices().into());
		if votes < chosen || votes > most {
			return Err(TotalsError::DoNotAddUp);
		}
	}
	(rest.next().is_none() && rest_totals.next().is_none()).then_some(()).ok_or(TotalsError::WrongShape)
}

/// Whether every sum that would be decrypted has at least `least` ballots in it.
pub fn turnout_suffices(plan: &Plan, count: &Count, least: u32) -> bool {
	plan.sums().all(|sum| count.voters_of(sum.styles) >= least)
}

/// The outcome of each contest, from the totals and the revealed polls; `poll` gives what the poll of
/// a component of a contest found. `None` if totals or a poll do not fit the plan.
pub fn outcomes(
	plan: &Plan,
	totals: &Totals,
	poll: impl Fn(ContestIndex, u8) -> Option<PollCounts>,
) -> Option<Outcomes> {
	let mut rest = totals.iter();
	let outcomes: Option<Vec<Outcome>> = (0..)
		.zip(&plan.contests)
		.map(|(index, contest)| {
			let candidates = contest.candidates.len();
			let parts: Option<Vec<Option<Vec<u64>>>> = (0..)
				.zip(&contest.rule.components)
				.map(|(number, component)| match component.source {
					// The blank votes at the end choose nobody.
					Source::Ballots { .. } => Some(Some(rest.next()?.get(..candidates)?.to_vec())),
					Source::Poll => match poll(index, number) {
						None => Some(None),
						Some(found) => (found.counts.len() == candidates)
							.then(|| Some(found.counts.iter().map(|count| u64::from(*count)).collect())),
					},
				})
				.collect();
			let classes: Vec<Classes> =
				contest.candidates.iter().map(|candidate| candidate.classes).collect();
			decide(&contest.rule, contest.kind, &classes, &parts?).ok()
		})
		.collect();
	outcomes?.try_into().ok()
}
