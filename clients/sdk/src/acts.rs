// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What somebody on a standing roll does without a name, besides voting: petitions are started, sponsored,
//! signed and discussed, an activity account is bound, a representative is evaluated.
//!
//! Each act is proved under a context of its own, so that the aliases of one person under two petitions,
//! or of its signature and its comments, cannot be linked. What is said is the message of the proof:
//! nobody can change it on the way.

use crate::standing::{Place, StandingError, StandingRoll};
use caucus_members_core::ring::{MemberProof, MemberSecret, RingError};
use caucus_primitives::{
	domain,
	refs::{act_context, act_message},
	text::ContentRef,
	AccountKey, Alias, Digest,
};
use codec::{Decode, DecodeAll, Encode};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Most acts that a relayer hands in together.
pub const MAX_BATCH: usize = 128;
/// Questions of an evaluation.
pub const QUESTIONS: usize = 5;
/// The highest answer to a question; 0 means that somebody cannot judge.
pub const HIGHEST: u8 = 5;

/// Why an act could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
	/// The roll, or the member's place on it.
	#[error(transparent)]
	Standing(#[from] StandingError),
	/// The key.
	#[error("the key cannot be used: {0:?}")]
	Key(RingError),
	/// A file is not what it should be.
	#[error("{0}")]
	Unreadable(&'static str),
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
	/// The account for messages of a period.
	Messaging(u32),
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
			Self::Messaging(period) => (domain::MESSAGING, domain::MESSAGING_ACT, period),
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

/// The signature by which an account agrees to be somebody's, by the kind of its key: the two kinds of a
/// `MultiSignature` that have 64 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Debug)]
pub enum Consent {
	/// Of an Ed25519 key.
	#[codec(index = 0)]
	Ed25519([u8; 64]),
	/// Of an sr25519 key, with the context `substrate`.
	#[codec(index = 1)]
	Sr25519([u8; 64]),
}

/// A call that nobody signs: its arguments say why it is valid, and anybody can hand it in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unsigned {
	pallet: &'static str,
	call: &'static str,
	arguments: Vec<u8>,
}

impl Unsigned {
	/// The pallet, by its name in metadata.
	pub fn pallet(&self) -> &'static str {
		self.pallet
	}

	/// The call, by its name in metadata.
	pub fn call(&self) -> &'static str {
		self.call
	}

	/// Its arguments, encoded one after the other.
	pub fn arguments(&self) -> &[u8] {
		&self.arguments
	}
}

/// What somebody does about a petition: the message of the proof.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, Debug)]
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

impl PetitionAct {
	/// The call that does it alone.
	pub fn call(&self) -> &'static str {
		match self {
			Self::Sponsor => "sponsor",
			Self::Sign(_) => "sign",
			Self::Withdraw(_) => "withdraw_signature",
		}
	}
}

/// An act about a petition with its proof: what a relayer hands in for somebody. Nobody learns from it
/// who that is, and nobody can make another act of it.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, Debug)]
pub struct ProvenAct {
	/// What is done.
	pub act: PetitionAct,
	/// That somebody on the petition's roll does it.
	pub proof: MemberProof,
}

impl ProvenAct {
	/// The call that does it alone.
	pub fn alone(&self, petition: u32) -> Unsigned {
		let arguments = match self.act {
			PetitionAct::Sponsor => (petition, self.proof).encode(),
			PetitionAct::Sign(sequence) | PetitionAct::Withdraw(sequence) => {
				(petition, sequence, self.proof).encode()
			}
		};
		Unsigned { pallet: "Petitions", call: self.act.call(), arguments }
	}
}

/// A proven act in a file, on one line of JSON.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct ActFile {
	/// Genesis hash of the chain, in hexadecimal digits.
	pub chain: String,
	/// The petition.
	pub petition: u32,
	/// The act with its proof, in hexadecimal digits of its SCALE.
	pub act: String,
}

impl ActFile {
	/// An act for a file.
	pub fn of(genesis: &Digest, petition: u32, act: &ProvenAct) -> Self {
		Self { chain: hex::encode(genesis), petition, act: hex::encode(act.encode()) }
	}

	/// The act, if it is one of this chain.
	pub fn read(&self, genesis: &Digest) -> Result<ProvenAct, ActError> {
		if self.chain != hex::encode(genesis) {
			return Err(ActError::Unreadable("this act is for another chain"));
		}
		let bytes = hex::decode(self.act.trim_start_matches("0x")).ok();
		let act = bytes.and_then(|bytes| ProvenAct::decode_all(&mut &bytes[..]).ok());
		act.ok_or(ActError::Unreadable("this is no act with a proof; ask its maker for the file again"))
	}
}

/// Answers to the questions of an evaluation that were sealed, with what opens them. Whoever has it can
/// see and open the answers, but not give others.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct SealedAnswers {
	/// Genesis hash of the chain, in hexadecimal digits.
	pub chain: String,
	/// The evaluation.
	pub evaluation: u32,
	/// What the member is called there, in hexadecimal digits.
	pub alias: String,
	/// To each question 0 for "cannot judge", or one to five.
	pub answers: [u8; QUESTIONS],
	/// 32 random bytes, in hexadecimal digits.
	pub salt: String,
}

impl SealedAnswers {
	/// Answers to be sealed, with fresh randomness.
	pub fn new(genesis: &Digest, evaluation: u32, alias: &Alias, answers: [u8; QUESTIONS]) -> Self {
		let salt = hex::encode(crate::keys::random_bytes());
		Self { chain: hex::encode(genesis), evaluation, alias: hex::encode(alias), answers, salt }
	}

	/// The bytes of its parts: alias and salt.
	fn parts(&self, genesis: &Digest) -> Result<(Alias, Digest), ActError> {
		if self.chain != hex::encode(genesis) {
			return Err(ActError::Unreadable("these answers are for another chain"));
		}
		let read = |text: &str| hex::decode(text).ok().and_then(|bytes| bytes.try_into().ok());
		let parts = read(&self.alias).zip(read(&self.salt));
		parts.ok_or(ActError::Unreadable("the file with the answers is damaged"))
	}

	/// The digest that the chain gets: it hides the answers.
	pub fn seal(&self, genesis: &Digest) -> Result<Digest, ActError> {
		let (alias, salt) = self.parts(genesis)?;
		Ok(Matter::Evaluation(self.evaluation).message(genesis, &(alias, self.answers, salt).encode()))
	}

	/// Opens them: anybody who has them can.
	pub fn open(&self, genesis: &Digest) -> Result<Unsigned, ActError> {
		let (alias, salt) = self.parts(genesis)?;
		let arguments = (self.evaluation, alias, self.answers, salt).encode();
		Ok(Unsigned { pallet: "Representatives", call: "open", arguments })
	}
}

/// A member with a place on a roll, ready to act. Each act comes back with its proof, for anybody to hand in.
pub struct Actor {
	member: MemberSecret,
	roll: Arc<StandingRoll>,
	place: Place,
	genesis: Digest,
}

impl Actor {
	/// Takes a place on a roll of the chain with this genesis hash: the slow part of all acts on that roll. Many
	/// members can share it.
	pub fn on(
		genesis: Digest,
		member: &MemberSecret,
		roll: Arc<StandingRoll>,
	) -> Result<Self, StandingError> {
		let place = roll.take_place(member)?;
		Ok(Self { member: member.clone(), roll, place, genesis })
	}

	/// The roll.
	pub fn roll(&self) -> &StandingRoll {
		&self.roll
	}

	/// The member's place on it.
	pub fn place(&self) -> &Place {
		&self.place
	}

	/// What the member is called in a matter.
	pub fn alias(&self, matter: Matter) -> Result<Alias, ActError> {
		matter.alias(&self.genesis, &self.member)
	}

	/// Proves that one of the ring's members says so much.
	pub fn prove(&self, matter: Matter, act: &[u8]) -> Result<MemberProof, ActError> {
		let (context, message) = (matter.context(&self.genesis), matter.message(&self.genesis, act));
		Ok(self.roll.prove(&self.member, &self.place, &context, &message)?)
	}

	/// Sponsors or signs a petition, or withdraws the signature.
	pub fn act_on_petition(&self, petition: u32, act: PetitionAct) -> Result<Unsigned, ActError> {
		Ok(self.prove_act(petition, act)?.alone(petition))
	}

	/// Makes an act about a petition that a relayer can hand in among others.
	pub fn prove_act(&self, petition: u32, act: PetitionAct) -> Result<ProvenAct, ActError> {
		let proof = self.prove(Matter::Petition(petition), &act.encode())?;
		Ok(ProvenAct { act, proof })
	}

	/// Comments on a petition; `sequence` is how many comments the member has made there.
	pub fn comment(&self, petition: u32, body: ContentRef, sequence: u8) -> Result<Unsigned, ActError> {
		let proof = self.prove(Matter::Comment(petition), &(body, sequence).encode())?;
		let arguments = (petition, body, sequence, proof).encode();
		Ok(Unsigned { pallet: "Petitions", call: "comment", arguments })
	}

	/// Hands in an encoded petition; `sequence` is how many the member has handed in this year.
	pub fn start_petition(&self, year: u32, sequence: u32, draft: &[u8]) -> Result<Unsigned, ActError> {
		// The message of a starter: its first kind, "a new petition".
		let message = [&[0][..], &sequence.encode(), draft].concat();
		let proof = self.prove(Matter::Starting(year), &message)?;
		let arguments = [&self.roll.roll().encode()[..], draft, &proof.encode()].concat();
		Ok(Unsigned { pallet: "Petitions", call: "submit", arguments })
	}

	/// Does something about an own petition; `act` is encoded.
	pub fn act_as_starter(&self, year: u32, petition: u32, act: &[u8]) -> Result<Unsigned, ActError> {
		// Its second kind, "an act about an earlier one".
		let message = [&[1][..], &petition.encode(), act].concat();
		let proof = self.prove(Matter::Starting(year), &message)?;
		let arguments = [&petition.encode()[..], act, &proof.encode()].concat();
		Ok(Unsigned { pallet: "Petitions", call: "act_as_starter", arguments })
	}

	/// What an account signs to consent to be the member's activity account of a year.
	pub fn binding(&self, year: u32, account: &AccountKey) -> Result<Digest, ActError> {
		let matter = Matter::Activity(year);
		Ok(matter.message(&self.genesis, &(self.alias(matter)?, account).encode()))
	}

	/// Binds an account as the member's activity account of a year, with the account's sr25519 signature of
	/// [`Self::binding`].
	pub fn bind(&self, year: u32, account: &AccountKey, consent: &[u8; 64]) -> Result<Unsigned, ActError> {
		let matter = Matter::Activity(year);
		let proof = self.prove(matter, &(self.alias(matter)?, account).encode())?;
		let arguments = (year, account, Consent::Sr25519(*consent), proof).encode();
		Ok(Unsigned { pallet: "Activity", call: "bind", arguments })
	}

	/// What an account signs to consent to be the member's account for messages of a period.
	pub fn claim_message(&self, period: u32, account: &AccountKey) -> Result<Digest, ActError> {
		let matter = Matter::Messaging(period);
		Ok(matter.message(&self.genesis, &(self.alias(matter)?, account).encode()))
	}

	/// Claims room on the nodes for an account's messages in a period, with the account's signature of
	/// [`Self::claim_message`]. The member's place has to be on the period's roll.
	pub fn claim_messaging(
		&self,
		period: u32,
		account: &AccountKey,
		consent: &Consent,
	) -> Result<Unsigned, ActError> {
		let matter = Matter::Messaging(period);
		let proof = self.prove(matter, &(self.alias(matter)?, account).encode())?;
		let arguments = (period, account, consent, proof).encode();
		Ok(Unsigned { pallet: "Messaging", call: "claim", arguments })
	}

	/// Seals answers to an evaluation.
	pub fn seal_answers(&self, answers: &SealedAnswers) -> Result<Unsigned, ActError> {
		let seal = answers.seal(&self.genesis)?;
		let proof = self.prove(Matter::Evaluation(answers.evaluation), &seal)?;
		let arguments = (answers.evaluation, seal, proof).encode();
		Ok(Unsigned { pallet: "Representatives", call: "seal", arguments })
	}

	/// Objects to the record of a meeting; `window` is the one that is open.
	pub fn object_to_record(
		&self,
		meeting: u32,
		window: u32,
		reason: ContentRef,
	) -> Result<Unsigned, ActError> {
		let proof = self.prove(Matter::Record(meeting), &(window, reason).encode())?;
		let arguments = (meeting, window, reason, proof).encode();
		Ok(Unsigned { pallet: "Assemblies", call: "object", arguments })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys::development;
	use caucus_members_core::ring::RingSize;

	const GENESIS: Digest = [7; 32];

	/// The proof of one member of a ring of two.
	fn proven(act: PetitionAct) -> ProvenAct {
		let member = development(1);
		let keys = [member.key(), development(2).key()];
		let prepared = member.prepare(RingSize::R255, &keys).unwrap();
		let matter = Matter::Petition(3);
		let (proof, alias) = member
			.prove(&prepared, &matter.context(&GENESIS), &matter.message(&GENESIS, &act.encode()))
			.unwrap();
		assert_eq!(alias, matter.alias(&GENESIS, &member).unwrap());
		ProvenAct { act, proof: MemberProof { ring: 0, alias, proof } }
	}

	#[test]
	fn an_act_for_a_relayer_survives_its_file_and_no_other_chain_takes_it() {
		let act = proven(PetitionAct::Sign(1));
		let file = ActFile { chain: hex::encode(GENESIS), petition: 3, act: hex::encode(act.encode()) };
		let line = serde_json::to_string(&file).unwrap();
		let read: ActFile = serde_json::from_str(&line).unwrap();
		assert_eq!(read.read(&GENESIS).unwrap(), act);
		assert!(read.read(&[8; 32]).is_err());
		let mut shortened = file.clone();
		shortened.act.truncate(100);
		assert!(shortened.read(&GENESIS).is_err());
		let longer = ActFile { act: format!("{}00", file.act), ..file };
		assert!(longer.read(&GENESIS).is_err());
	}

	#[test]
	fn arguments_are_those_of_the_call() {
		let proof = proven(PetitionAct::Sponsor).proof;
		let alone = |act| ProvenAct { act, proof }.alone(3);
		let call = |call, arguments| Unsigned { pallet: "Petitions", call, arguments };
		assert_eq!(alone(PetitionAct::Sponsor), call("sponsor", (3u32, proof).encode()));
		assert_eq!(alone(PetitionAct::Sign(1)), call("sign", (3u32, 1u8, proof).encode()));
		assert_eq!(alone(PetitionAct::Withdraw(2)), call("withdraw_signature", (3u32, 2u8, proof).encode()));
	}

	#[test]
	fn sealed_answers_hide_by_their_salt_and_bind_all_that_they_say() {
		let alias = [5; 32];
		let sealed = SealedAnswers::new(&GENESIS, 4, &alias, [0, 1, 2, 3, 5]);
		let other = SealedAnswers::new(&GENESIS, 4, &alias, [0, 1, 2, 3, 5]);
		assert_ne!(sealed.seal(&GENESIS).unwrap(), other.seal(&GENESIS).unwrap());
		let changed = SealedAnswers { answers: [0, 1, 2, 3, 4], ..sealed.clone() };
		assert_ne!(sealed.seal(&GENESIS).unwrap(), changed.seal(&GENESIS).unwrap());
		let text = serde_json::to_string(&sealed).unwrap();
		let read: SealedAnswers = serde_json::from_str(&text).unwrap();
		assert_eq!(read.seal(&GENESIS).unwrap(), sealed.seal(&GENESIS).unwrap());
		assert!(read.seal(&[8; 32]).is_err());
		let damaged = SealedAnswers { salt: "00".into(), ..sealed };
		assert!(damaged.seal(&GENESIS).is_err());
	}

	#[test]
	fn one_member_has_unlinkable_aliases_in_different_matters() {
		let member = development(1);
		let matters = [
			Matter::Starting(1),
			Matter::Petition(1),
			Matter::Petition(2),
			Matter::Comment(1),
			Matter::Activity(1),
			Matter::Evaluation(1),
			Matter::Record(1),
			Matter::Messaging(1),
		];
		let aliases: std::collections::BTreeSet<Alias> =
			matters.iter().map(|matter| matter.alias(&GENESIS, &member).unwrap()).collect();
		assert_eq!(aliases.len(), matters.len());
	}
}
