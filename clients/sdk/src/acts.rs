// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What somebody on a standing roll does without a name, besides voting: petitions are started, sponsored,
//! signed and discussed, an activity account is bound, a representative is evaluated.
//!
//! Each act is proved under a context of its own, so that the aliases of one person under two petitions,
//! or of its signature and its comments, cannot be linked. What is said is the message of the proof:
//! nobody can change it on the way.

use crate::{
	chain::{Chain, ChainError, Included, Until},
	participation::{ParticipationError, Place, StandingRoll},
	read::State,
};
use caucus_members_core::ring::{MemberProof, MemberSecret, RingError};
use caucus_primitives::{
	domain,
	refs::{act_context, act_message},
	text::ContentRef,
	Alias, Digest, RollId,
};
use codec::Encode;

/// Why an act could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
	/// The roll, or the member's place on it.
	#[error(transparent)]
	Participation(#[from] ParticipationError),
	/// The chain.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// The key.
	#[error("the key cannot be used: {0:?}")]
	Key(RingError),
}

/// One of the things that a member has an alias for. Each is numbered: by petition, year, or evaluation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Matter {
	/// Starting petitions, in a year.
	Starting(u32),
	/// Sponsoring and signing a petition.
	Petition(u32),
	/// Commenting on a petition.
	Comment(u32),
	/// The activity account of a year.
	Activity(u32),
	/// An evaluation.
	Evaluation(u32),
	/// Objecting to the record of a meeting.
	Record(u32),
}

impl Matter {
	fn parts(self) -> (&'static [u8], &'static [u8], u32) {
		match self {
			Self::Starting(year) => (domain::PETITION_START, domain::PETITION_START_ACT, year),
			Self::Petition(number) => (domain::PETITION, domain::PETITION_ACT, number),
			Self::Comment(number) => (domain::COMMENT, domain::COMMENT_ACT, number),
			Self::Activity(year) => (domain::ACTIVITY, domain::ACTIVITY_ACT, year),
			Self::Evaluation(number) => (domain::EVALUATION, domain::EVALUATION_ACT, number),
			Self::Record(number) => (domain::RECORD, domain::RECORD_ACT, number),
		}
	}

	/// The context of its aliases on a chain.
	pub fn context(self, genesis: &Digest) -> Digest {
		let (context, _, number) = self.parts();
		act_context(context, genesis, number)
	}

	/// The message that says so much.
	pub fn message(self, genesis: &Digest, act: &[u8]) -> Digest {
		let (_, message, number) = self.parts();
		act_message(message, genesis, number, act)
	}

	/// What a member is called in it.
	pub fn alias(self, genesis: &Digest, member: &MemberSecret) -> Result<Alias, ActError> {
		member.alias(&self.context(genesis)).map_err(ActError::Key)
	}
}

/// What somebody does about a petition: the message of the proof.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Debug)]
pub enum PetitionAct {
	/// Says that it deserves a review.
	#[codec(index = 0)]
	Sponsor,
	/// Signs it.
	#[codec(index = 1)]
	Sign(u8),
	/// Withdraws the signature.
	#[codec(index = 2)]
	Withdraw(u8),
}

/// A member with a place on a roll, ready to act.
pub struct Actor<'a> {
	chain: &'a Chain,
	member: &'a MemberSecret,
	roll: StandingRoll,
	place: Place,
	genesis: Digest,
}

impl<'a> Actor<'a> {
	/// Reads a roll (the newest, or the one that something was begun with) and takes a place on it;
	/// `progress` is told how many of its keys have come. The slow part of all acts on that roll.
	pub async fn enter(
		chain: &'a Chain,
		member: &'a MemberSecret,
		roll: Option<RollId>,
		progress: impl FnMut(usize),
	) -> Result<Self, ActError> {
		let roll = match roll {
			None => StandingRoll::newest(chain, None, progress).await?,
			Some(roll) => {
				let state = State::best(chain).await.map_err(ParticipationError::from)?;
				StandingRoll::read(&state, roll, None, progress).await?
			}
		};
		let place = roll.take_place(member)?;
		let genesis = chain.genesis_hash().0;
		Ok(Self { chain, member, roll, place, genesis })
	}

	/// The roll.
	pub fn roll(&self) -> &StandingRoll {
		&self.roll
	}

	/// What the member is called in a matter.
	pub fn alias(&self, matter: Matter) -> Result<Alias, ActError> {
		matter.alias(&self.genesis, self.member)
	}

	/// Proves that one of the ring's members says so much.
	pub fn prove(&self, matter: Matter, act: &[u8]) -> Result<MemberProof, ActError> {
		let (context, message) = (matter.context(&self.genesis), matter.message(&self.genesis, act));
		Ok(self.roll.prove(self.member, &self.place, &context, &message)?)
	}

	/// Sponsors or signs a petition, or withdraws the signature.
	pub async fn act_on_petition(
		&self,
		petition: u32,
		act: PetitionAct,
		until: Until,
	) -> Result<Included, ActError> {
		let proof = self.prove(Matter::Petition(petition), &act.encode())?;
		let (call, arguments) = match act {
			PetitionAct::Sponsor => ("sponsor", (petition, proof).encode()),
			PetitionAct::Sign(sequence) => ("sign", (petition, sequence, proof).encode()),
			PetitionAct::Withdraw(sequence) => ("withdraw_signature", (petition, sequence, proof).encode()),
		};
		self.send("Petitions", call, arguments, until).await
	}

	/// Comments on a petition; `sequence` is how many comments the member has made there.
	pub async fn comment(
		&self,
		petition: u32,
		body: ContentRef,
		sequence: u8,
		until: Until,
	) -> Result<Included, ActError> {
		let proof = self.prove(Matter::Comment(petition), &(body, sequence).encode())?;
		self.send("Petitions", "comment", (petition, body, sequence, proof).encode(), until).await
	}

	/// Hands in an encoded petition; `sequence` is how many the member has handed in this year.
	pub async fn start_petition(
		&self,
		year: u32,
		sequence: u32,
		draft: &[u8],
		until: Until,
	) -> Result<Included, ActError> {
		// The message of a starter: its first kind, "a new petition".
		let message = [&[0][..], &sequence.encode(), draft].concat();
		let proof = self.prove(Matter::Starting(year), &message)?;
		let arguments = [&self.roll.roll().encode()[..], draft, &proof.encode()].concat();
		self.send("Petitions", "submit", arguments, until).await
	}

	/// Does something about an own petition; `act` is encoded.
	pub async fn act_as_starter(
		&self,
		year: u32,
		petition: u32,
		act: &[u8],
		until: Until,
	) -> Result<Included, ActError> {
		// Its second kind, "an act about an earlier one".
		let message = [&[1][..], &petition.encode(), act].concat();
		let proof = self.prove(Matter::Starting(year), &message)?;
		let arguments = [&petition.encode()[..], act, &proof.encode()].concat();
		self.send("Petitions", "act_as_starter", arguments, until).await
	}

	async fn send(
		&self,
		pallet: &str,
		call: &str,
		arguments: Vec<u8>,
		until: Until,
	) -> Result<Included, ActError> {
		let extrinsic = self.chain.without_signer(pallet, call, &arguments).await?;
		Ok(self.chain.submit_raw(&extrinsic, until).await?)
	}
}
