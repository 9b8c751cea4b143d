// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Why an election, or a bundle, is not accepted: one code for each thing that can be wrong.

use crate::light::LightError;
use caucus_elections_core::verify::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong. In JSON the code is the name in small letters with hyphens. Codes do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
	/// The node does not answer as it should.
	Node,
	/// The file is not a bundle.
	NotABundle,
	/// The evidence is of another chain than asked for.
	OtherChain,
	/// The validators' signatures do not make the block final.
	NotFinal,
	/// The proof of the state does not lead to its values.
	BadStateProof,
	/// The election is not closed.
	NotClosed,
	/// Keys or ballots cannot be had.
	Missing,
	/// The file of an earlier run's progress is none, or is of another audit.
	BadProgress,

	/// The chain has no such record of the election.
	NoRecord,
	/// The election is at a stage at which it has no result.
	NoResult,
	/// The appeals body annulled the election, and it goes on; or it is annulled without a ruling.
	RulingIgnored,
	/// The paper, the styles and the rules do not fit together.
	BadPlan,
	/// The plan, or the roll, is another than the one that was fixed.
	PlanChanged,
	/// The election key is no key.
	BadElectionKey,

	/// The keys are not those of the roll's digests.
	RollDigest,
	/// There is another number of keys than stated, or fewer than a style must have.
	RollCount,
	/// A key stands on the roll twice.
	KeyTwice,
	/// A ring has another root than its keys give.
	RingRoot,
	/// There is another number of rings than the keys make.
	RingCount,
	/// The digest of all ring roots is another.
	RingRootsDigest,

	/// The ceremony is not the one of this election and key.
	OtherCeremony,
	/// A dealing does not hold, or is not the one committed to.
	BadDealing,
	/// A dealer was excluded without a proof against it.
	UnfoundedExclusion,
	/// A dealer against whom there is a proof was counted in.
	DealerNotExcluded,
	/// The dealings add up to another key.
	WrongKey,
	/// A trustee's trial decryption does not fit its key.
	BadTrialShare,
	/// Too few dealers remain, or too few trustees confirmed.
	TooFewTrustees,
	/// A revealed seed is not the one committed to.
	SeedCommitment,
	/// The rings were dealt by another seed than the revealed ones give.
	RingSeed,

	/// A ballot has another shape than its ring's paper.
	BadShape,
	/// A ballot's points or numbers are not in their canonical encoding.
	BadEncoding,
	/// A ballot's ring proof does not hold: no key on the roll cast it as it stands.
	BadRingProof,
	/// A ballot's choice is not a permitted one, or was made for another ballot.
	BadChoiceProof,
	/// A voter's ballots are not numbered 1, 2, 3, ...
	BallotOrder,
	/// A voter replaced a ballot more often than allowed.
	TooManyRevotes,

	/// There is another number of ballots than the chain accepted.
	BallotCount,
	/// There is another number of voters than the chain counted.
	VoterCount,
	/// The ballots do not give the ballot log.
	BallotLog,
	/// The last ballots of all voters add up to another sum.
	WrongSum,

	/// The hash of the close is not that of what was closed.
	CloseHash,
	/// Voting ended before its time.
	ClosedEarly,
	/// A sum was decrypted that has fewer ballots than the minimum.
	TurnoutTooLow,
	/// A trustee's share was made of other sums, or without its part of the key.
	BadShare,
	/// There are fewer shares than the threshold.
	TooFewShares,
	/// The shares decrypt to other totals.
	WrongTotal,
	/// A poll is not the one that was sealed.
	PollCommitment,
	/// A poll has another shape than its contest.
	BadPoll,
	/// Totals and polls give another outcome.
	WrongOutcome,
}

impl Reason {
	/// Whether this is no more than one record that does not fit another, or a broken chain of proofs: a
	/// forger who can rewrite all records would not leave it behind.
	pub const fn is_mere_mismatch(self) -> bool {
		matches!(
			self,
			Self::Node
				| Self::NotABundle
				| Self::OtherChain
				| Self::NotFinal
				| Self::BadStateProof
				| Self::NotClosed
				| Self::Missing
				| Self::BadProgress
				| Self::NoRecord
				| Self::NoResult
				| Self::PlanChanged
				| Self::RollDigest
				| Self::RollCount
				| Self::RingRoot
				| Self::RingCount
				| Self::RingRootsDigest
				| Self::OtherCeremony
				| Self::SeedCommitment
				| Self::RingSeed
				| Self::BallotCount
				| Self::VoterCount
				| Self::BallotLog
				| Self::CloseHash
		)
	}
}

impl fmt::Display for Reason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		self.serialize(f)
	}
}

impl From<Refusal> for Reason {
	fn from(refusal: Refusal) -> Self {
		match refusal {
			Refusal::BadRingProof => Self::BadRingProof,
			Refusal::BadChoiceProof => Self::BadChoiceProof,
			Refusal::BadEncoding => Self::BadEncoding,
			Refusal::WrongSequence => Self::BallotOrder,
			Refusal::TooManyRevotes => Self::TooManyRevotes,
			Refusal::UnknownElection
			| Refusal::NotOpenYet
			| Refusal::AlreadyClosed
			| Refusal::WrongVersion
			| Refusal::UnknownRing
			| Refusal::WrongShape
			| Refusal::Corrupt => Self::BadShape,
		}
	}
}

impl From<&LightError> for Reason {
	fn from(error: &LightError) -> Self {
		match error {
			LightError::NotJustified { .. }
			| LightError::IrregularChange(_)
			| LightError::NotAHandover(_)
			| LightError::NoAuthorities(_)
			| LightError::NotYetFinal { .. }
			| LightError::Behind { .. }
			| LightError::Forged { .. } => Self::NotFinal,
			LightError::IncompleteProof(_) | LightError::CorruptProof(_) | LightError::Malformed { .. } => {
				Self::BadStateProof
			}
			LightError::BadSpec(_) | LightError::OtherChain { .. } => Self::OtherChain,
			LightError::Unreachable { .. } | LightError::Refused { .. } | LightError::Missing(_) => {
				Self::Node
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::Reason;

	/// Codes are what tests and other programs compare.
	#[test]
	fn codes_are_small_letters_with_hyphens() {
		assert_eq!(Reason::BadRingProof.to_string(), "bad-ring-proof");
		assert_eq!(Reason::NotABundle.to_string(), "not-a-bundle");
		assert_eq!(serde_json::to_value(Reason::WrongTotal).unwrap(), "wrong-total");
	}
}
