// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The whole check of a ballot against an election. The chain runs it before a ballot enters a
//! block; the auditor runs it again over every ballot.
//!
//! What depends on the chain's state (is voting open, is the sequence the next one, does the ring
//! exist) is asked by the caller first, because it is cheap; what is here depends on nothing but the
//! ballot, the election's parameters and the ring's root.

use crate::{
	ballot::{Ballot, BallotBody, BALLOT_VERSION},
	choice::{Batch, ChoiceError, Statement},
	params::{Contest, Params},
};
use alloc::vec::Vec;
use caucus_members_core::ring::{self, Claim, Ring, RingRoot};
use caucus_primitives::{refs, ContestIndex, Digest, ElectionId, RingIndex, StyleIndex};
use caucus_trustees_core::{
	elgamal::DecodedCiphertext,
	group::{Point, RistrettoPoint},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Why a ballot is refused. The number is the code that the transaction pool reports.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
#[repr(u8)]
pub enum Refusal {
	/// There is no such election.
	#[codec(index = 20)]
	UnknownElection = 20,
	/// Voting has not begun.
	#[codec(index = 21)]
	NotOpenYet = 21,
	/// Voting is over.
	#[codec(index = 22)]
	AlreadyClosed = 22,
	/// The format's version is not the one that this chain counts.
	#[codec(index = 23)]
	WrongVersion = 23,
	/// The number is not the next one for this voter.
	#[codec(index = 24)]
	WrongSequence = 24,
	/// The voter has replaced the ballot as often as allowed.
	#[codec(index = 25)]
	TooManyRevotes = 25,
	/// The roll has no such ring.
	#[codec(index = 26)]
	UnknownRing = 26,
	/// The parts of the ballot are not those of the ballot paper.
	#[codec(index = 27)]
	WrongShape = 27,
	/// A point or number is not in its canonical encoding.
	#[codec(index = 28)]
	BadEncoding = 28,
	/// The ring proof does not hold for this election, alias and content.
	#[codec(index = 29)]
	BadRingProof = 29,
	/// The choice is not a permitted one, or its proofs belong to another ballot.
	#[codec(index = 30)]
	BadChoiceProof = 30,
	/// The chain's own record of the election cannot be read; tell the operators.
	#[codec(index = 31)]
	Corrupt = 31,
}

impl Refusal {
	/// All refusals.
	pub const ALL: [Self; 12] = [
		Self::UnknownElection,
		Self::NotOpenYet,
		Self::AlreadyClosed,
		Self::WrongVersion,
		Self::WrongSequence,
		Self::TooManyRevotes,
		Self::UnknownRing,
		Self::WrongShape,
		Self::BadEncoding,
		Self::BadRingProof,
		Self::BadChoiceProof,
		Self::Corrupt,
	];

	/// The code that the transaction pool reports.
	pub const fn code(self) -> u8 {
		self as u8
	}

	/// The refusal behind a pool's code.
	pub fn from_code(code: u8) -> Option<Self> {
		Self::ALL.into_iter().find(|refusal| refusal.code() == code)
	}
}

impl From<ChoiceError> for Refusal {
	fn from(error: ChoiceError) -> Self {
		match error {
			ChoiceError::WrongLength => Self::WrongShape,
			ChoiceError::BadEncoding => Self::BadEncoding,
			ChoiceError::BadProof => Self::BadChoiceProof,
		}
	}
}

/// An election made ready for checking ballots.
#[derive(Clone, Debug)]
pub struct Verifier {
	genesis: Digest,
	election: ElectionId,
	reference: Digest,
	context: Vec<u8>,
	key: (RistrettoPoint, Point),
	params: Params,
}

/// A ballot's ciphertexts, contest by contest, decoded and proved to hold a permitted choice.
pub type Choices = Vec<Vec<DecodedCiphertext>>;

impl Verifier {
	/// Prepares an election of the chain with this genesis hash.
	pub fn new(genesis: &Digest, election: ElectionId, params: Params) -> Result<Self, Refusal> {
		let reference = params.election_ref(genesis, election);
		let key = params.election_key.decode_nonzero().map_err(|_| Refusal::Corrupt)?;
		let context = refs::vote_context(&reference);
		let key = (key, params.election_key);
		Ok(Self { genesis: *genesis, election, reference, context, key, params })
	}

	/// The chain's genesis hash.
	pub fn genesis(&self) -> &Digest {
		&self.genesis
	}

	/// The election.
	pub fn election(&self) -> ElectionId {
		self.election
	}

	/// The election's reference.
	pub fn reference(&self) -> &Digest {
		&self.reference
	}

	/// The context of the voters' aliases.
	pub fn context(&self) -> &[u8] {
		&self.context
	}

	/// The election key, decoded and as it travels.
	pub fn key(&self) -> &(RistrettoPoint, Point) {
		&self.key
	}

	/// The election's parameters.
	pub fn params(&self) -> &Params {
		&self.params
	}

	/// Version, election, and that the parts are those of the ring's ballot paper; gives the style.
	pub fn check_shape(&self, body: &BallotBody) -> Result<StyleIndex, Refusal> {
		if body.version != BALLOT_VERSION {
			return Err(Refusal::WrongVersion);
		}
		if body.election != self.election {
			return Err(Refusal::UnknownElection);
		}
		let style = self.params.electorate.style_of_ring(body.ring).ok_or(Refusal::UnknownRing)?;
		let paper = self.params.plan.styles.get(usize::from(style)).ok_or(Refusal::Corrupt)?;
		(body.contests.len() == paper.contests.len()).then_some(style).ok_or(Refusal::WrongShape)
	}

	/// The contests that a ballot of this ring votes in, with their positions among all contests.
	pub fn paper_of_ring(&self, ring: RingIndex) -> Result<Vec<(ContestIndex, &Contest)>, Refusal> {
		let style = self.params.electorate.style_of_ring(ring).ok_or(Refusal::UnknownRing)?;
		self.params.plan.paper(style).ok_or(Refusal::Corrupt)
	}

	/// Checks ballots whose shape was checked, each with the root of its ring, by one equation for the choices and one
	/// for the ring proofs; gives their choices, decoded.
	pub fn check_batch(&self, ballots: &[(&Ballot, RingRoot)]) -> Result<Vec<Choices>, Refusal> {
		let choices = self.check_choices(ballots.iter().map(|(ballot, _)| &ballot.body))?;
		let size = self.params.plan.ring_size;
		let ring = |root| Ring::from_root(size, root).map_err(|_| Refusal::Corrupt);
		let rings = ballots.iter().map(|(_, root)| ring(root)).collect::<Result<Vec<Ring>, Refusal>>()?;
		let pairs: Vec<_> = ballots.iter().map(|(ballot, _)| *ballot).zip(&rings).collect();
		self.check_rings(&pairs)?;
		Ok(choices)
	}

	/// Checks the ring proofs of many ballots by one equation.
	pub fn check_rings(&self, ballots: &[(&Ballot, &Ring)]) -> Result<(), Refusal> {
		let messages: Vec<Digest> =
			ballots.iter().map(|(ballot, _)| refs::ballot_message(&self.reference, &ballot.body)).collect();
		// One proof alone is checked by the cheaper equation.
		if let ([(ballot, ring)], [message]) = (ballots, messages.as_slice()) {
			return ring
				.verify(&ballot.proof, &self.context, message, &ballot.body.alias)
				.map_err(|_| Refusal::BadRingProof);
		}
		let claims: Vec<Claim> = ballots
			.iter()
			.zip(&messages)
			.map(|((ballot, ring), message)| Claim {
				ring,
				proof: &ballot.proof,
				context: &self.context,
				message,
				alias: &ballot.body.alias,
			})
			.collect();
		ring::verify_batch(&claims).map_err(|_| Refusal::BadRingProof)
	}

	/// Checks the choices of many ballots by one equation.
	pub fn check_choices<'a>(
		&self,
		bodies: impl Iterator<Item = &'a BallotBody>,
	) -> Result<Vec<Choices>, Refusal> {
		let (batch, choices) = self.gather(bodies)?;
		batch.verify()?;
		Ok(choices)
	}

	/// Checks lengths and encodings of many ballots, and no proof.
	pub fn check_encodings<'a>(
		&self,
		bodies: impl Iterator<Item = &'a BallotBody>,
	) -> Result<Vec<Choices>, Refusal> {
		self.gather(bodies).map(|(_, choices)| choices)
	}

	fn gather<'a>(
		&self,
		bodies: impl Iterator<Item = &'a BallotBody>,
	) -> Result<(Batch, Vec<Choices>), Refusal> {
		let mut batch = Batch::new();
		let choices = bodies
			.map(|body| {
				let paper = self.paper_of_ring(body.ring)?;
				let parts = body.contests.iter().zip(paper);
				let push = |(part, (index, contest))| {
					let (reference, key) = (&self.reference, &self.key);
					let statement =
						Statement::new(reference, key, index, contest, &body.alias, body.sequence);
					Ok(batch.push(&statement, part)?)
				};
				parts.map(push).collect()
			})
			.collect::<Result<Vec<Choices>, Refusal>>()?;
		Ok((batch, choices))
	}

	/// Checks one ballot whole, cheapest part first.
	pub fn verify(&self, ballot: &Ballot, ring: &Ring) -> Result<Choices, Refusal> {
		self.check_shape(&ballot.body)?;
		let choices = self.check_choices(core::iter::once(&ballot.body))?.pop().ok_or(Refusal::Corrupt)?;
		self.check_rings(&[(ballot, ring)])?;
		Ok(choices)
	}
}
