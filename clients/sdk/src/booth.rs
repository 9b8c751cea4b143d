// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Making a ballot, and comparing a receipt with what a chain says. Nothing here reads a chain, so that a
//! program and a page in a browser do the same; [`crate::vote`] reads one.

use crate::seats::{SeatError, SeatedRoll, Stated};
use caucus_elections_core::{
	ballot::{Ballot, BallotBody},
	params::{Contest, Params},
	prove::{make_unsealed, seal, Choice, ChoiceProblem, Seat},
	spoil::{tracker, Unsealed},
	tally::Options,
	verify::{Refusal, Verifier},
};
use caucus_members_core::ring::{MemberSecret, PreparedRing, RingError};
use caucus_primitives::{blake2_256, Alias, ContestIndex, Digest, ElectionId, MemberKey, RingIndex};
use codec::{Decode, Encode};
use rand_core::{OsRng, RngCore};
use serde::{Deserialize, Serialize};

/// Why there is no ballot.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BoothError {
	/// Another election was shown than the one published.
	#[error("the node shows an election with the reference {0}, not the one given: use another node, and tell the commission")]
	OtherElection(String),
	/// The keys that were shown are not those of the roll.
	#[error("the node's keys are not those of the roll; use another node")]
	ForgedRoll,
	/// The key is not on the roll.
	#[error("this key is not on the roll of the election; if you registered, ask your chapter's secretary")]
	NotOnRoll,
	/// No ballot can be made of the choice.
	#[error("no ballot can be made of this choice: {0:?}")]
	Choice(ChoiceProblem),
	/// The ring cannot be used.
	#[error("the ring cannot be used: {0:?}")]
	Ring(RingError),
	/// The election cannot be voted on, as its parameters stand.
	#[error("nobody can vote in this election: {0:?}")]
	Unusable(Refusal),
}

impl From<SeatError> for BoothError {
	fn from(error: SeatError) -> Self {
		match error {
			// More rings than can be numbered is a roll that no chain fixed.
			SeatError::OtherKeys | SeatError::TooManyRings => Self::ForgedRoll,
			SeatError::NotOnRoll => Self::NotOnRoll,
			SeatError::Ring(error) => Self::Ring(error),
		}
	}
}

/// What a voter keeps: nothing in it tells how the vote went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
	/// Genesis hash of the chain, in hexadecimal digits.
	pub chain: String,
	/// The election.
	pub election: ElectionId,
	/// The alias, in hexadecimal digits.
	pub alias: String,
	/// The ballot's sequence number.
	pub sequence: u16,
	/// BLAKE2b-256 of the ballot, in hexadecimal digits.
	pub ballot: String,
	/// BLAKE2b-256 of its ciphertexts, which is what the chain keeps, in hexadecimal digits.
	pub ciphertexts: String,
	/// The block that holds it, if it was waited for.
	pub block: Option<String>,
	/// The ballot without its ring proof, in hexadecimal digits of its SCALE: what the tracker that
	/// was shown before casting is the digest of.
	#[serde(default)]
	pub body: String,
}

/// An election as a voter needs it: parameters and roll, read once.
pub struct Booth {
	election: ElectionId,
	genesis: Digest,
	verifier: Verifier,
	seated: SeatedRoll,
}

/// A voter's place, with the slow half of the proof done.
pub struct Place {
	alias: Alias,
	ring: RingIndex,
	prepared: PreparedRing,
}

impl Place {
	/// What the voter is called in this election.
	pub fn alias(&self) -> &Alias {
		&self.alias
	}
}

impl Booth {
	/// An election with the keys of its roll, style by style.
	///
	/// `published` is the election's reference from a source that the voter trusts. It binds the key,
	/// the roll and the rings; without it, all of them are what whoever gave them says.
	pub fn new(
		genesis: Digest,
		election: ElectionId,
		params: Params,
		styles: Vec<Vec<MemberKey>>,
		published: Option<Digest>,
	) -> Result<Self, BoothError> {
		let seated = seat(&params, styles)?;
		let verifier = Verifier::new(&genesis, election, params).map_err(BoothError::Unusable)?;
		if published.is_some_and(|published| published != *verifier.reference()) {
			return Err(BoothError::OtherElection(hex::encode(verifier.reference())));
		}
		Ok(Self { election, genesis, verifier, seated })
	}

	/// Its number.
	pub fn election(&self) -> ElectionId {
		self.election
	}

	/// The election, made ready for checking ballots.
	pub fn verifier(&self) -> &Verifier {
		&self.verifier
	}

	/// The keys of a ring, in their order.
	pub fn ring_keys(&self, ring: RingIndex) -> Vec<MemberKey> {
		self.seated.ring_keys(ring)
	}

	/// Finds the voter's ring and prepares the proof.
	pub fn take_place(&self, voter: &MemberSecret) -> Result<Place, BoothError> {
		let (ring, prepared) = self.seated.prepare(voter)?;
		let alias = voter.alias(self.verifier.context()).map_err(BoothError::Ring)?;
		Ok(Place { alias, ring, prepared })
	}

	/// The voter's ballot paper: its contests in order, with their positions among all contests. A
	/// ballot has one choice for each.
	pub fn paper(&self, place: &Place) -> Result<Vec<(ContestIndex, &Contest)>, BoothError> {
		self.verifier.paper_of_ring(place.ring).map_err(BoothError::Unusable)
	}

	/// Makes a ballot.
	pub fn fill_in(
		&self,
		voter: &MemberSecret,
		place: &Place,
		sequence: u16,
		choices: &[Choice],
	) -> Result<Ballot, BoothError> {
		self.seal(voter, place, self.make_unsealed(place, sequence, choices)?)
	}

	/// Makes all of a ballot but the ring proof, from fresh randomness: to be sealed and cast, or to
	/// be spoiled. Show its tracker before asking which.
	pub fn make_unsealed(
		&self,
		place: &Place,
		sequence: u16,
		choices: &[Choice],
	) -> Result<Unsealed, BoothError> {
		let mut seed = zeroize::Zeroizing::new([0; 32]);
		OsRng.fill_bytes(seed.as_mut_slice());
		let seat = Seat { election: self.election, ring: place.ring, sequence };
		make_unsealed(&self.verifier, &place.alias, seat, choices, &seed).map_err(BoothError::Choice)
	}

	/// Makes a ballot of an unsealed one.
	pub fn seal(
		&self,
		voter: &MemberSecret,
		place: &Place,
		unsealed: Unsealed,
	) -> Result<Ballot, BoothError> {
		seal(&self.verifier, voter, &place.prepared, unsealed).map_err(BoothError::Choice)
	}

	/// The receipt of a ballot; `block` is the one that holds it.
	pub fn receipt(&self, ballot: &Ballot, block: Option<Digest>) -> Receipt {
		Receipt {
			chain: hex::encode(self.genesis),
			election: self.election,
			alias: hex::encode(ballot.body.alias),
			sequence: ballot.body.sequence,
			ballot: hex::encode(blake2_256(&[&ballot.encode()])),
			ciphertexts: ciphertexts_digest(ballot.body.contests.iter().map(|part| &part.ciphertexts)),
			block: block.map(hex::encode),
			body: hex::encode(ballot.body.encode()),
		}
	}
}

/// Seats the keys of a roll, if they are those that the election was fixed with.
fn seat(params: &Params, styles: Vec<Vec<MemberKey>>) -> Result<SeatedRoll, BoothError> {
	let electorate = &params.electorate;
	let stated = Stated {
		styles: electorate.styles.iter().map(|style| (style.keys, style.digest)).collect(),
		root: electorate.roll_root,
		size: params.plan.ring_size,
		seed: electorate.ring_seed,
	};
	let seated = SeatedRoll::new(styles, &stated)?;
	// The rings that a voter counts are those that the election was fixed with.
	if !seated.rings().eq(electorate.styles.iter().map(|style| style.rings)) {
		return Err(BoothError::ForgedRoll);
	}
	Ok(seated)
}

/// What the chain says about a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptStatus {
	/// The ciphertexts of this ballot count, in the last finalized block.
	Counts,
	/// Other ciphertexts count under the same alias and number: somebody else has the voter's key, or
	/// the device that voted cast another ballot than the receipt's.
	Different,
	/// A later ballot of the same voter counts instead.
	Replaced {
		/// Its sequence number.
		by: u16,
	},
	/// No finalized block has it yet.
	NotThere,
	/// The receipt is of another chain.
	OtherChain,
}

fn ciphertexts_digest<'a>(contests: impl Iterator<Item = &'a Options>) -> String {
	hex::encode(blake2_256(&[&contests.collect::<Vec<_>>().encode()]))
}

impl Receipt {
	/// The alias; nothing if it is not of its form.
	pub fn alias(&self) -> Option<Alias> {
		let bytes = hex::decode(&self.alias).ok()?;
		bytes.try_into().ok()
	}

	/// What it is worth on the chain with this genesis hash, where the vote under its alias has this
	/// sequence number and these ciphertexts, contest by contest.
	pub fn status<'a>(
		&self,
		genesis: &Digest,
		vote: Option<(u16, impl Iterator<Item = &'a Options>)>,
	) -> ReceiptStatus {
		if self.chain != hex::encode(genesis) {
			return ReceiptStatus::OtherChain;
		}
		match vote {
			Some((sequence, contests)) if sequence == self.sequence => {
				match ciphertexts_digest(contests) == self.ciphertexts {
					true => ReceiptStatus::Counts,
					false => ReceiptStatus::Different,
				}
			}
			Some((by, _)) if by > self.sequence => ReceiptStatus::Replaced { by },
			_ => ReceiptStatus::NotThere,
		}
	}

	/// The tracker of the ballot whose ciphertexts it names, under the reference of its election; nothing
	/// if it contradicts itself.
	///
	/// With [`ReceiptStatus::Counts`] this is the second half of cast-or-spoil: what counts is the ballot
	/// that the device committed to, and not one that it made afterwards.
	pub fn tracker(&self, reference: &Digest) -> Option<Digest> {
		let bytes = hex::decode(&self.body).ok()?;
		let body = BallotBody::decode(&mut bytes.as_slice()).ok()?;
		let whole = hex::encode(body.alias) == self.alias
			&& body.sequence == self.sequence
			&& ciphertexts_digest(body.contests.iter().map(|part| &part.ciphertexts)) == self.ciphertexts;
		whole.then(|| tracker(reference, &body))
	}
}
