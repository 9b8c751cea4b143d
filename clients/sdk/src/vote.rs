// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Making and casting a ballot, and checking the receipt.

use crate::{
	chain::{Chain, ChainError, Included, Until},
	read::{ReadError, State},
	seats::{SeatError, SeatedRoll, Stated},
	sentences,
};
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

/// Why a vote was not cast.
#[derive(Debug, thiserror::Error)]
pub enum VoteError {
	/// The chain could not be read.
	#[error(transparent)]
	Read(#[from] ReadError),
	/// The node refused.
	#[error(transparent)]
	Chain(ChainError),
	/// The chain refused the ballot.
	#[error("{}", sentences::of_refusal(*.0))]
	Refused(Refusal),
	/// The node shows another election than the one published.
	#[error("the node shows an election with the reference {0}, not the one given: use another node, and tell the commission")]
	OtherElection(String),
	/// The node's keys are not those of the roll.
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
}

impl From<ChainError> for VoteError {
	fn from(error: ChainError) -> Self {
		match &error {
			ChainError::Refused(crate::chain::Refusal::Custom(code)) => {
				Refusal::from_code(*code).map_or(Self::Chain(error), Self::Refused)
			}
			_ => Self::Chain(error),
		}
	}
}

impl From<SeatError> for VoteError {
	fn from(error: SeatError) -> Self {
		match error {
			SeatError::OtherKeys => Self::ForgedRoll,
			SeatError::TooManyRings => Self::Read(ReadError::Undecodable("the roll")),
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
	/// Reads an election that is ready; `progress` is told how many keys of the roll have come.
	///
	/// `published` is the election's reference from a source that the voter trusts. It binds the key,
	/// the roll and the rings; without it, all of them are what the node says.
	pub async fn enter(
		chain: &Chain,
		election: ElectionId,
		published: Option<Digest>,
		progress: impl FnMut(usize),
	) -> Result<Self, VoteError> {
		let state = State::best(chain).await?;
		// An election that is not there is told apart from one that is not ready.
		state.election(election).await?;
		let params = state.params(election).await?;
		let electorate = &params.electorate;
		let parts: Vec<u32> = electorate.styles.iter().map(|style| style.keys).collect();
		let styles = state.styled_roll(electorate.roll, &parts, progress).await?;
		let seated = seat(&params, styles)?;
		let genesis = chain.genesis_hash().0;
		let verifier = Verifier::new(&genesis, election, params).map_err(VoteError::Refused)?;
		if published.is_some_and(|published| published != *verifier.reference()) {
			return Err(VoteError::OtherElection(hex::encode(verifier.reference())));
		}
		Ok(Self { election, genesis, verifier, seated })
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
	pub fn take_place(&self, voter: &MemberSecret) -> Result<Place, VoteError> {
		let (ring, prepared) = self.seated.prepare(voter)?;
		let alias = voter.alias(self.verifier.context()).map_err(VoteError::Ring)?;
		Ok(Place { alias, ring, prepared })
	}

	/// The voter's ballot paper: its contests in order, with their positions among all contests. A
	/// ballot has one choice for each.
	pub fn paper(&self, place: &Place) -> Result<Vec<(ContestIndex, &Contest)>, VoteError> {
		self.verifier.paper_of_ring(place.ring).map_err(VoteError::Refused)
	}

	/// How many ballots of the voter were accepted, as the node says.
	///
	/// A node that says more than there were gets a ballot whose turn has not come, and can keep it until
	/// the voter has voted as often: ask the voter before using the number.
	pub async fn accepted(&self, chain: &Chain, place: &Place) -> Result<u16, VoteError> {
		let vote = State::best(chain).await?.vote(self.election, &place.alias).await?;
		Ok(vote.map_or(0, |vote| vote.sequence))
	}

	/// The sequence number of the voter's next ballot, if the node is believed; see [`Self::accepted`].
	pub async fn next_sequence(&self, chain: &Chain, place: &Place) -> Result<u16, VoteError> {
		Ok(self.accepted(chain, place).await?.saturating_add(1))
	}

	/// Makes a ballot.
	pub fn fill_in(
		&self,
		voter: &MemberSecret,
		place: &Place,
		sequence: u16,
		choices: &[Choice],
	) -> Result<Ballot, VoteError> {
		self.seal(voter, place, self.make_unsealed(place, sequence, choices)?)
	}

	/// Makes all of a ballot but the ring proof, from fresh randomness: to be sealed and cast, or to
	/// be spoiled. Show its tracker before asking which.
	pub fn make_unsealed(
		&self,
		place: &Place,
		sequence: u16,
		choices: &[Choice],
	) -> Result<Unsealed, VoteError> {
		let mut seed = zeroize::Zeroizing::new([0; 32]);
		OsRng.fill_bytes(seed.as_mut_slice());
		let seat = Seat { election: self.election, ring: place.ring, sequence };
		make_unsealed(&self.verifier, &place.alias, seat, choices, &seed).map_err(VoteError::Choice)
	}

	/// Makes a ballot of an unsealed one.
	pub fn seal(&self, voter: &MemberSecret, place: &Place, unsealed: Unsealed) -> Result<Ballot, VoteError> {
		seal(&self.verifier, voter, &place.prepared, unsealed).map_err(VoteError::Choice)
	}

	/// The receipt of a ballot.
	pub fn receipt(&self, ballot: &Ballot, included: Option<&Included>) -> Receipt {
		Receipt {
			chain: hex::encode(self.genesis),
			election: self.election,
			alias: hex::encode(ballot.body.alias),
			sequence: ballot.body.sequence,
			ballot: hex::encode(blake2_256(&[&ballot.encode()])),
			ciphertexts: ciphertexts_digest(ballot.body.contests.iter().map(|part| &part.ciphertexts)),
			block: included.map(|included| hex::encode(included.block.0)),
			body: hex::encode(ballot.body.encode()),
		}
	}
}

/// Seats the keys of a roll, if they are those that the election was fixed with.
fn seat(params: &Params, styles: Vec<Vec<MemberKey>>) -> Result<SeatedRoll, VoteError> {
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
		return Err(VoteError::ForgedRoll);
	}
	Ok(seated)
}

/// The finished bytes of an extrinsic that casts a ballot, as the runtime makes them.
pub async fn cast_extrinsic(chain: &Chain, ballot: &Ballot) -> Result<Vec<u8>, VoteError> {
	let bytes = chain.call_api("BallotApi_cast_extrinsic", &ballot.encode(), None).await?;
	// The runtime answers with the extrinsic as a block holds it: its length, then its bytes.
	Ok(bytes)
}

/// Casts a ballot and waits for it.
pub async fn cast(chain: &Chain, ballot: &Ballot, until: Until) -> Result<Included, VoteError> {
	let extrinsic = cast_extrinsic(chain, ballot).await?;
	Ok(chain.submit_raw(&extrinsic, until).await?)
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

/// The tracker of the ballot whose ciphertexts a receipt names, under the reference that the node
/// gives the election; nothing if the receipt contradicts itself.
///
/// With [`ReceiptStatus::Counts`] this is the second half of cast-or-spoil: what counts is the ballot
/// that the device committed to, and not one that it made afterwards.
pub async fn receipt_tracker(chain: &Chain, receipt: &Receipt) -> Result<Option<Digest>, VoteError> {
	let params = State::finalized(chain).await?.params(receipt.election).await?;
	let reference = params.election_ref(&chain.genesis_hash().0, receipt.election);
	let body =
		hex::decode(&receipt.body).ok().and_then(|bytes| BallotBody::decode(&mut bytes.as_slice()).ok());
	Ok(body
		.filter(|body| {
			hex::encode(body.alias) == receipt.alias
				&& body.sequence == receipt.sequence
				&& ciphertexts_digest(body.contests.iter().map(|part| &part.ciphertexts))
					== receipt.ciphertexts
		})
		.map(|body| tracker(&reference, &body)))
}

/// Looks a receipt up and compares the ciphertexts that count with those of the receipt.
pub async fn check_receipt(chain: &Chain, receipt: &Receipt) -> Result<ReceiptStatus, VoteError> {
	if receipt.chain != hex::encode(chain.genesis_hash().0) {
		return Ok(ReceiptStatus::OtherChain);
	}
	let alias = hex::decode(&receipt.alias)
		.ok()
		.and_then(|bytes| Alias::decode(&mut &bytes[..]).ok())
		.ok_or_else(|| ReadError::Missing("the receipt's alias is not 64 hexadecimal digits".into()))?;
	let vote = State::finalized(chain).await?.vote(receipt.election, &alias).await?;
	Ok(match vote {
		Some(vote) if vote.sequence == receipt.sequence => {
			match ciphertexts_digest(vote.contests.iter()) == receipt.ciphertexts {
				true => ReceiptStatus::Counts,
				false => ReceiptStatus::Different,
			}
		}
		Some(vote) if vote.sequence > receipt.sequence => ReceiptStatus::Replaced { by: vote.sequence },
		_ => ReceiptStatus::NotThere,
	})
}
