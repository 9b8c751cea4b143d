// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Ballots on their way through a relayer, which collects them from voters and hands them to the
//! chain in batches.
//!
//! * [`Receipt`]: what a relayer signs when it takes a ballot. A relayer that gave one and delivered
//!   nothing is caught by it.
//! * [`Denial`]: why it does not take one.
//! * [`desk`]: the whole check of ballots, natively and many at once.
//! * [`queue`]: which ballots wait, in which order they go, and what became of them.
//! * [`journal`]: the file from which a relayer that was killed goes on.
//! * [`service`]: the relayer itself.
//! * [`client`]: the voter's side.
//!
//! What a relayer learns: which network address sent which ballot, and when. What it hides from the
//! chain and its nodes: both. It cannot read or change a ballot, only leave it out.
//!
//! A client never numbers a ballot by what a relayer says: a relayer that got ballots made ahead could
//! deliver one after the voter has changed her mind.

pub mod client;
pub mod desk;
pub mod journal;
pub mod queue;
pub mod service;

use crate::sentences::{self, Sentence};
use caucus_elections_core::{ballot::BallotBody, params::legible, verify::Refusal};
use caucus_primitives::{blake2_256, domain, Alias, Digest, ElectionId, Moment};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use subxt_signer::sr25519::{self, Keypair, PublicKey, Signature};

/// What a receipt says: this ballot was taken at this time and will be delivered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Promise {
	/// Genesis hash of the chain.
	pub genesis: Digest,
	/// The election.
	pub election: ElectionId,
	/// The voter's alias.
	pub alias: Alias,
	/// The ballot's sequence number.
	pub sequence: u16,
	/// BLAKE2b-256 of the ballot.
	pub ballot: Digest,
	/// When the relayer took it, by the relayer's clock.
	pub time: Moment,
}

impl Promise {
	/// The promise to deliver a ballot.
	pub fn new(genesis: Digest, body: &BallotBody, ballot: Digest, time: Moment) -> Self {
		let BallotBody { election, alias, sequence, .. } = *body;
		Self { genesis, election, alias, sequence, ballot, time }
	}

	/// What is signed: `blake2_256("caucus/relay-receipt/1" || genesis || election LE || alias ||
	/// sequence LE || ballot || time LE)`. A hash, so that no signature of a receipt can be one of a
	/// transaction of the same account.
	fn message(&self) -> Digest {
		blake2_256(&[
			domain::RELAY_RECEIPT,
			&self.genesis,
			&self.election.to_le_bytes(),
			&self.alias,
			&self.sequence.to_le_bytes(),
			&self.ballot,
			&self.time.to_le_bytes(),
		])
	}

	/// Signs it.
	pub fn sign(&self, pair: &Keypair) -> [u8; 64] {
		pair.sign(&self.message()).0
	}

	/// Whether this account signed it.
	pub fn is_signed_by(&self, account: &[u8; 32], signature: &[u8; 64]) -> bool {
		sr25519::verify(&Signature(*signature), self.message(), &PublicKey(*account))
	}
}

/// A relayer's receipt as it travels and as the voter keeps it. Byte strings are hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
	/// Genesis hash of the chain.
	pub chain: String,
	/// The election.
	pub election: ElectionId,
	/// The voter's alias.
	pub alias: String,
	/// The ballot's sequence number.
	pub sequence: u16,
	/// BLAKE2b-256 of the ballot.
	pub ballot: String,
	/// Always `accepted`: everything else is a denial.
	pub status: String,
	/// When, in milliseconds since 1970-01-01T00:00:00Z, by the relayer's clock.
	pub time: Moment,
	/// The relayer's account.
	pub account: String,
	/// Its signature over all of this.
	pub signature: String,
}

impl Receipt {
	/// Writes a promise down.
	pub fn new(promise: &Promise, account: &[u8; 32], signature: &[u8; 64]) -> Self {
		Self {
			chain: hex::encode(promise.genesis),
			election: promise.election,
			alias: hex::encode(promise.alias),
			sequence: promise.sequence,
			ballot: hex::encode(promise.ballot),
			status: "accepted".into(),
			time: promise.time,
			account: hex::encode(account),
			signature: hex::encode(signature),
		}
	}

	/// Whether it is signed by the account that it names and promises what it has to.
	pub fn holds(&self, genesis: Digest, body: &BallotBody, ballot: Digest) -> bool {
		let promise = Promise::new(genesis, body, ballot, self.time);
		let (mut account, mut signature) = ([0; 32], [0; 64]);
		hex::decode_to_slice(&self.account, &mut account).is_ok()
			&& hex::decode_to_slice(&self.signature, &mut signature).is_ok()
			&& promise.is_signed_by(&account, &signature)
			&& *self == Self::new(&promise, &account, &signature)
	}
}

/// Why a relayer does not take a ballot, or answer a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Denial {
	/// The chain would refuse it.
	Refused(Refusal),
	/// Its number is not the one after those that count or wait.
	OutOfTurn {
		/// The number that is next.
		expected: u16,
	},
	/// The bytes are no ballot.
	Undecodable,
	/// The request does not say that it holds bytes.
	WrongMediaType,
	/// The request is larger than any ballot.
	TooLarge,
	/// This connection asked too often.
	TooManyRequests,
	/// Too many ballots are being checked.
	Busy,
	/// Too many ballots wait for the chain.
	QueueFull,
	/// The relayer's node does not answer.
	NodeUnreachable,
	/// The relayer cannot write its journal.
	StorageFailed,
	/// The relayer does not know such a ballot.
	UnknownBallot,
}

impl From<Refusal> for Denial {
	fn from(refusal: Refusal) -> Self {
		Self::Refused(refusal)
	}
}

impl Denial {
	/// Those that are not the chain's.
	const OWN: [Self; 9] = [
		Self::Undecodable,
		Self::WrongMediaType,
		Self::TooLarge,
		Self::TooManyRequests,
		Self::Busy,
		Self::QueueFull,
		Self::NodeUnreachable,
		Self::StorageFailed,
		Self::UnknownBallot,
	];

	/// The HTTP status.
	pub fn status(&self) -> u16 {
		match self {
			Self::Refused(refusal) => match refusal {
				Refusal::UnknownElection => 404,
				Refusal::NotOpenYet
				| Refusal::AlreadyClosed
				| Refusal::WrongSequence
				| Refusal::TooManyRevotes => 409,
				Refusal::Corrupt => 500,
				_ => 422,
			},
			Self::OutOfTurn { .. } => 409,
			Self::Undecodable => 400,
			Self::WrongMediaType => 415,
			Self::TooLarge => 413,
			Self::TooManyRequests => 429,
			Self::Busy | Self::QueueFull | Self::NodeUnreachable | Self::StorageFailed => 503,
			Self::UnknownBallot => 404,
		}
	}

	/// A name for programs.
	pub fn name(&self) -> String {
		match self {
			Self::Refused(refusal) => format!("{refusal:?}"),
			Self::OutOfTurn { .. } => format!("{:?}", Refusal::WrongSequence),
			other => format!("{other:?}"),
		}
	}

	/// The sentence for people.
	pub fn sentence(&self) -> Sentence {
		let (ko, en) = match self {
			Self::Refused(refusal) => return sentences::of_refusal(*refusal),
			Self::OutOfTurn { .. } => return sentences::of_refusal(Refusal::WrongSequence),
			Self::Undecodable => (
				"투표지로 읽을 수 없는 데이터입니다. 앱을 업데이트하세요.",
				"These bytes are no ballot. Update your app.",
			),
			Self::WrongMediaType => (
				"요청 형식은 application/octet-stream이어야 합니다.",
				"Send the ballot as application/octet-stream.",
			),
			Self::TooLarge => ("어떤 투표지보다도 큰 요청입니다.", "The request is larger than any ballot."),
			Self::TooManyRequests => (
				"이 연결의 요청이 너무 많습니다. 새로 연결하세요.",
				"This connection asked too often. Connect anew.",
			),
			Self::Busy => (
				"지금 검사 중인 투표지가 너무 많습니다. 잠시 후 다시 시도하세요.",
				"Too many ballots are being checked. Try again in a moment.",
			),
			Self::QueueFull => (
				"대기 중인 투표지가 너무 많습니다. 다른 중계자나 노드로 보내세요.",
				"Too many ballots wait here. Use another relayer, or a node.",
			),
			Self::NodeUnreachable => (
				"중계자의 노드가 응답하지 않습니다. 다른 중계자나 노드로 보내세요.",
				"The relayer's node does not answer. Use another relayer, or a node.",
			),
			Self::StorageFailed => (
				"중계자가 투표지를 저장하지 못했습니다. 다른 중계자나 노드로 보내세요.",
				"The relayer cannot store the ballot. Use another relayer, or a node.",
			),
			Self::UnknownBallot => {
				("이 중계자가 모르는 투표지입니다.", "This relayer does not know such a ballot.")
			}
		};
		Sentence { ko, en }
	}

	/// How it is told over HTTP.
	pub fn report(&self) -> DenialReport {
		let Sentence { ko, en } = self.sentence();
		let (code, expected) = match self {
			Self::Refused(refusal) => (Some(refusal.code()), None),
			Self::OutOfTurn { expected } => (Some(Refusal::WrongSequence.code()), Some(*expected)),
			_ => (None, None),
		};
		DenialReport { name: self.name(), code, ko: ko.into(), en: en.into(), expected }
	}
}

/// A denial as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DenialReport {
	/// A name for programs.
	pub name: String,
	/// The code with which the chain's pool would refuse, if it would.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub code: Option<u8>,
	/// What it means, in Korean.
	pub ko: String,
	/// What it means, in English.
	pub en: String,
	/// The sequence number that is next, where that is what is wrong. For people, not for programs.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub expected: Option<u16>,
}

impl DenialReport {
	/// The denial that it reports: by its code, or else by its name.
	pub fn denial(&self) -> Option<Denial> {
		let of_chain = || Refusal::ALL.map(Denial::Refused).into_iter();
		self.code
			.map(|code| Refusal::from_code(code).map(Denial::Refused))
			.unwrap_or_else(|| of_chain().chain(Denial::OWN).find(|denial| denial.name() == self.name))
	}
}

/// What is printed of a name or sentence that a relayer made up, in letters.
const SHOWN: usize = 200;

impl std::fmt::Display for DenialReport {
	/// In our own words where the denial is known: the relayer's could be anything.
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let theirs = |text: &str| legible(text.as_bytes()).chars().take(SHOWN).collect::<String>();
		match self.denial() {
			Some(denial) => write!(f, "{}: {}", denial.name(), denial.sentence())?,
			None => write!(f, "{}: {} / {}", theirs(&self.name), theirs(&self.en), theirs(&self.ko))?,
		}
		match self.expected {
			// An earlier ballot may wait there; the next can be made when that one counts.
			Some(expected) => write!(f, " (the next number is {expected})"),
			None => Ok(()),
		}
	}
}

/// Where a ballot is, as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Status {
	/// It waits for a batch or a block.
	Queued,
	/// It is in a block that is not final.
	InBlock {
		/// The block's height.
		number: u64,
	},
	/// It counts, in a finalized block.
	Finalized,
	/// A later ballot of the same voter counts.
	Replaced {
		/// The number of that one.
		by: u16,
	},
	/// It cannot count any more.
	Refused {
		/// Why.
		reason: DenialReport,
	},
}

/// How a relayer is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
	/// Genesis hash of the chain, in hexadecimal digits.
	pub chain: String,
	/// The election.
	pub election: ElectionId,
	/// Its reference, in hexadecimal digits.
	pub reference: String,
	/// The relayer's account, in hexadecimal digits.
	pub account: String,
	/// Whether voting is open, as the relayer's node has it.
	pub open: bool,
	/// Ballots that wait for a batch.
	pub queued: usize,
	/// Ballots in the pool, or in a block that is not final.
	pub under_way: usize,
	/// How many may wait and be under way.
	pub limit: usize,
	/// Ballots that count or counted, since the journal began.
	pub finalized: u64,
	/// Ballots that a later one of the same voter replaced before they were seen to count.
	pub replaced: u64,
	/// Ballots that were taken and cannot count any more.
	pub refused: u64,
	/// Ballots that were not taken, by the reason, since the relayer started.
	pub denied: BTreeMap<String, u64>,
	/// Batches in blocks, since the relayer started.
	pub batches: u64,
	/// Ballots that a fork or a full block dropped and that were queued again, since it started.
	pub queued_again: u64,
	/// Height of the last finalized block that was looked at.
	pub finalized_block: u64,
	/// What last went wrong between the relayer and the chain, until a batch gets through.
	pub trouble: Option<String>,
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::pair;

	fn body() -> BallotBody {
		BallotBody {
			version: 1,
			election: 7,
			ring: 0,
			sequence: 2,
			alias: [3; 32],
			contests: Default::default(),
		}
	}

	#[test]
	fn a_receipt_holds_for_its_chain_ballot_and_signer_alone() {
		let alice = pair("//Alice").expect("a valid URI; qed");
		let promise = Promise::new([1; 32], &body(), [2; 32], 1_700_000_000_000);
		let receipt = Receipt::new(&promise, &alice.public_key().0, &promise.sign(&alice));
		assert!(receipt.holds([1; 32], &body(), [2; 32]));
		assert!(!receipt.holds([9; 32], &body(), [2; 32]));
		assert!(!receipt.holds([1; 32], &body(), [9; 32]));
		assert!(!receipt.holds([1; 32], &BallotBody { sequence: 3, ..body() }, [2; 32]));
		assert!(!receipt.holds([1; 32], &BallotBody { alias: [9; 32], ..body() }, [2; 32]));
		assert!(!receipt.holds([1; 32], &BallotBody { election: 8, ..body() }, [2; 32]));
		let bob = hex::encode(pair("//Bob").expect("a valid URI; qed").public_key().0);
		type Change<'a> = &'a dyn Fn(&mut Receipt);
		let changes: [Change; 5] = [
			&|receipt| receipt.time += 1,
			&|receipt| receipt.status = "perhaps".into(),
			&|receipt| receipt.account = bob.clone(),
			&|receipt| receipt.alias = hex::encode([9; 32]),
			&|receipt| receipt.signature.truncate(126),
		];
		for change in changes {
			let mut bent = receipt.clone();
			change(&mut bent);
			assert!(!bent.holds([1; 32], &body(), [2; 32]));
		}
	}

	#[test]
	fn every_denial_is_told_with_a_name_a_status_and_both_languages() {
		let mut seen = std::collections::BTreeSet::new();
		for denial in Refusal::ALL.map(Denial::Refused).into_iter().chain(Denial::OWN) {
			let DenialReport { name, ko, en, .. } = denial.report();
			assert!((400..600).contains(&denial.status()));
			assert!(seen.insert(name) && seen.insert(ko.clone()) && seen.insert(en.clone()), "{denial:?}");
			assert!(ko.chars().any(|c| ('가'..='힣').contains(&c)) && en.is_ascii());
			assert_eq!(denial.report().denial(), Some(denial));
		}
	}

	#[test]
	fn a_relayer_cannot_put_words_or_control_characters_on_the_voters_terminal() {
		let lies = |mut report: DenialReport| {
			report.en = "Your ballot counts.\u{1b}[8m".into();
			report.ko = "\u{202e}\nYour ballot counts.".into();
			report
		};
		let known = Denial::Busy.report();
		assert_eq!(lies(known.clone()).to_string(), known.to_string());
		let turn = Denial::OutOfTurn { expected: 3 }.report();
		let renamed = DenialReport { name: "\u{1b}]0;counted".into(), ..lies(turn.clone()) };
		assert_eq!(renamed.to_string(), turn.to_string(), "the code is enough");
		let unknown = lies(DenialReport { name: "Counted\u{9b}2J".into(), code: Some(1), ..known });
		let shown = unknown.to_string();
		assert!(shown.starts_with("Counted\u{fffd}2J: ") && !shown.contains('\u{202e}'), "{shown}");
		assert!(!shown.chars().any(char::is_control), "{shown}");
		let long = DenialReport { en: "a ".repeat(40_000), ..unknown };
		assert!(long.to_string().chars().count() < 3 * SHOWN + 20);
	}
}
