// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Cast or spoil: how a voter catches a device that encrypts something else than was chosen
//! (Benaloh, 2006).
//!
//! The device makes a ballot and commits to it by showing its [`tracker`], the message that the ring
//! proof would sign. Only then does the voter say whether to cast it or to check it. A ballot to be
//! checked is *spoiled*: it is never sealed, and the device reveals the choices and the randomness
//! `r` of every ciphertext `(r*G, r*K + m*G)`. A second device computes the ciphertexts again, and
//! with them the tracker. A device that lies in one ballot of ten is caught by the tenth check, and
//! cannot know which ballot will be checked.
//!
//! # Why it is safe to reveal the randomness
//!
//! * It opens this ballot and no other. Each scalar is drawn from a stream keyed by a seed that was
//!   fresh from the operating system for this ballot; the seed itself is not revealed, and neither it
//!   nor another ballot's scalars follow from the stream.
//! * No secret of the member goes into it. That secret makes the alias and the ring proof; the alias
//!   is a public value, and a spoiled ballot has no ring proof. [`Unsealed`] is moved either into
//!   [`crate::prove::seal`] or into [`Unsealed::spoil`], so no ballot is both opened and sealed.
//! * Without a ring proof nobody can cast it: the proof needs the member's secret.
//! * The nonces of the choice proofs stay secret, too. They are not needed: the ciphertexts are opened
//!   by `r`, and the proofs are checked as the chain checks them.
//!
//! What it does tell: the alias, and the choice of the spoiled ballot. Who learns whose it is can see
//! whether and when that person voted; and how, if the voter then casts the same choice. So a program
//! asks for the choice anew after a check, and voters check decoys or change their mind.

use crate::{
	ballot::BallotBody,
	prove::Choice,
	verify::{Refusal, Verifier},
};
use alloc::vec::Vec;
use caucus_primitives::{refs, Digest};
use caucus_trustees_core::{
	elgamal::DecodedCiphertext,
	group::{identity, RistrettoPoint, Scalar, ScalarBytes, GENERATOR},
};
use zeroize::Zeroizing;

/// The randomness of one contest's ciphertexts, option by option.
pub(crate) type Randomness = Zeroizing<Vec<Scalar>>;

/// What a device commits to: `blake2_256("caucus/body/1" || election_ref || SCALE(body))`.
pub fn tracker(reference: &Digest, body: &BallotBody) -> Digest {
	refs::ballot_message(reference, body)
}

/// A ballot without its ring proof, with what can open it. It is sealed or spoiled, never both.
pub struct Unsealed {
	reference: Digest,
	body: BallotBody,
	choices: Vec<Choice>,
	randomness: Vec<Randomness>,
}

impl Unsealed {
	pub(crate) fn new(
		reference: Digest,
		body: BallotBody,
		choices: Vec<Choice>,
		randomness: Vec<Randomness>,
	) -> Self {
		Self { reference, body, choices, randomness }
	}

	/// What the device shows before it learns whether the ballot is cast.
	pub fn tracker(&self) -> Digest {
		tracker(&self.reference, &self.body)
	}

	/// Forgets what can open it.
	pub(crate) fn into_body(self) -> BallotBody {
		self.body
	}

	/// Opens it. It can no longer be cast.
	pub fn spoil(self) -> Spoiled {
		let openings = self.choices.into_iter().zip(&self.randomness).map(|(claimed, randomness)| Opening {
			claimed,
			randomness: randomness.iter().map(ScalarBytes::from).collect(),
		});
		Spoiled { reference: self.reference, openings: openings.collect(), body: self.body }
	}
}

/// One contest of a spoiled ballot, opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opening {
	/// What the device says that the voter chose.
	pub claimed: Choice,
	/// The randomness of each ciphertext, blank last.
	pub randomness: Vec<ScalarBytes>,
}

/// A ballot that was opened instead of being cast.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spoiled {
	/// The election's reference, as the device has it.
	pub reference: Digest,
	/// The ballot, without a ring proof.
	pub body: BallotBody,
	/// Contest by contest.
	pub openings: Vec<Opening>,
}

/// Why a spoiled ballot cannot be what the device says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SpoilError {
	/// It was made for another election, or for another key, roll or paper than this node has.
	OtherElection,
	/// The chain would refuse it.
	Refused(Refusal),
	/// There is not one opening for each contest and one scalar for each option.
	Incomplete,
	/// The randomness is not that of the ciphertext.
	NotOpened {
		/// Position of the contest in the ballot.
		contest: usize,
		/// Position of the option.
		option: usize,
	},
}

/// What came out of a spoiled ballot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
	/// To be compared with the one that the device showed.
	pub tracker: Digest,
	/// What the ciphertexts hold, contest by contest.
	pub held: Vec<Choice>,
	/// Whether that is what the device says, in every contest.
	pub honest: bool,
}

impl Spoiled {
	/// Opens every ciphertext and compares. The voter still has to compare the tracker, and whether
	/// what was held is what was wanted.
	pub fn open(&self, verifier: &Verifier) -> Result<Opened, SpoilError> {
		if self.reference != *verifier.reference() {
			return Err(SpoilError::OtherElection);
		}
		verifier.check_shape(&self.body).map_err(SpoilError::Refused)?;
		let contests = verifier
			.check_choices(core::iter::once(&self.body))
			.map_err(SpoilError::Refused)?
			.pop()
			.unwrap_or_default();
		if contests.len() != self.openings.len() {
			return Err(SpoilError::Incomplete);
		}
		let held = contests
			.iter()
			.zip(&self.openings)
			.enumerate()
			.map(|(contest, (ciphertexts, opening))| {
				opening.chosen(&verifier.key().0, ciphertexts).map_err(|option| match option {
					Some(option) => SpoilError::NotOpened { contest, option },
					None => SpoilError::Incomplete,
				})
			})
			.collect::<Result<Vec<Choice>, SpoilError>>()?;
		let honest = held.iter().zip(&self.openings).all(|(held, opening)| {
			let mut claimed = opening.claimed.clone();
			claimed.sort_unstable();
			*held == claimed
		});
		Ok(Opened { tracker: tracker(&self.reference, &self.body), held, honest })
	}
}

impl Opening {
	/// The candidates that the ciphertexts choose, in ascending order; or the option that the
	/// randomness does not open, or nothing if there is not one scalar for each.
	fn chosen(
		&self,
		key: &RistrettoPoint,
		ciphertexts: &[DecodedCiphertext],
	) -> Result<Choice, Option<usize>> {
		if ciphertexts.len() != self.randomness.len() {
			return Err(None);
		}
		let mut chosen = Choice::new();
		for (option, (ciphertext, randomness)) in ciphertexts.iter().zip(&self.randomness).enumerate() {
			let randomness = randomness.decode().map_err(|_| Some(option))?;
			let vote = ciphertext.c2 - key * randomness;
			if ciphertext.c1 != GENERATOR * randomness || (vote != GENERATOR && vote != identity()) {
				return Err(Some(option));
			}
			// The last option is blank: choosing it is choosing nobody.
			if vote == GENERATOR && option.saturating_add(1) < ciphertexts.len() {
				chosen.push(option);
			}
		}
		Ok(chosen)
	}
}
