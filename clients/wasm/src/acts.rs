// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a member does without a name, besides voting. Every act comes back as JSON `{"pallet": .., "call": ..,
//! "arguments": "0x.."}`: the numbers of pallet and call before the arguments make the call.

use crate::{
	ballot::keys_of,
	failure::{malformed, of_act, of_place, Thrown},
	member::{digest, Member},
};
use caucus_sdk::{
	acts::{self, ActError, Consent, Matter, PetitionAct, SealedAnswers, Unsigned, QUESTIONS},
	primitives::{text::ContentRef, AccountKey, Digest, RollId},
	rolls::Roll,
	standing::{Published, StandingRoll},
};
use codec::DecodeAll;
use js_sys::Uint8Array;
use serde_json::json;
use std::sync::Arc;
use wasm_bindgen::prelude::wasm_bindgen;

/// An act for the page to hand in.
fn handed(act: Result<Unsigned, ActError>) -> Thrown<String> {
	let act = act.map_err(of_act)?;
	let arguments = format!("0x{}", hex::encode(act.arguments()));
	Ok(json!({ "pallet": act.pallet(), "call": act.call(), "arguments": arguments }).to_string())
}

fn matter_of(name: &str, number: u32) -> Thrown<Matter> {
	Ok(match name {
		"starting" => Matter::Starting(number),
		"petition" => Matter::Petition(number),
		"comment" => Matter::Comment(number),
		"activity" => Matter::Activity(number),
		"evaluation" => Matter::Evaluation(number),
		"record" => Matter::Record(number),
		"messaging" => Matter::Messaging(number),
		_ => return Err(malformed("the matter")),
	})
}

/// A reference to a text, as the chain encodes it.
fn content(bytes: &[u8]) -> Thrown<ContentRef> {
	ContentRef::decode_all(&mut &bytes[..]).map_err(|_| malformed("the reference to a text"))
}

/// What a member is called in a matter, 32 bytes: "starting" petitions in a year, a "petition", a "comment" on
/// one, the "activity" of a year, an "evaluation", the "record" of a meeting, a period of "messaging". No roll is needed
/// to know it.
#[wasm_bindgen]
pub fn alias(member: &Member, genesis: &[u8], matter: &str, number: u32) -> Thrown<Vec<u8>> {
	Ok(matter_of(matter, number)?.alias(&digest(genesis)?, &member.0).map_err(of_act)?.to_vec())
}

/// A member with a place on a standing roll, ready to act.
#[wasm_bindgen]
pub struct Actor(acts::Actor);

#[wasm_bindgen]
impl Actor {
	/// Takes a place: finds the member's ring and prepares proofs, which takes seconds.
	///
	/// `record` is the chain's record of the roll, and `styles` the keys of each part, both as the chain encodes
	/// them. `published` is its digest and the seed of its rings, 64 bytes, from a source that the member trusts.
	#[wasm_bindgen(constructor)]
	pub fn new(
		genesis: &[u8],
		member: &Member,
		roll: RollId,
		record: &[u8],
		styles: Vec<Uint8Array>,
		published: Option<Vec<u8>>,
	) -> Thrown<Actor> {
		let record = Roll::decode_all(&mut &record[..]).map_err(|_| malformed("the roll"))?;
		let published = match published.as_deref().map(|bytes| bytes.split_at_checked(32)) {
			None => None,
			Some(Some((of_keys, seed))) => Some(Published { digest: digest(of_keys)?, seed: digest(seed)? }),
			Some(None) => return Err(malformed("the published roll")),
		};
		let roll = StandingRoll::new(roll, &record, keys_of(&styles)?, published).map_err(of_place)?;
		Ok(Self(acts::Actor::on(digest(genesis)?, &member.0, Arc::new(roll)).map_err(of_place)?))
	}

	/// The digest of the roll and the seed of its rings, 64 bytes: what `published` is compared with.
	pub fn stated(&self) -> Vec<u8> {
		let Published { digest, seed } = self.0.roll().stated();
		[digest, seed].concat()
	}

	/// The part of the roll that every act of the member shows.
	pub fn part(&self) -> u8 {
		self.0.place().part()
	}

	/// Says that a petition deserves a review.
	pub fn sponsor(&self, petition: u32) -> Thrown<String> {
		handed(self.0.act_on_petition(petition, PetitionAct::Sponsor))
	}

	/// Signs a petition; `sequence` is one more than that of the member's last act on the signature, 1 at first.
	pub fn sign(&self, petition: u32, sequence: u8) -> Thrown<String> {
		handed(self.0.act_on_petition(petition, PetitionAct::Sign(sequence)))
	}

	/// Withdraws the signature; for `sequence` see [`Self::sign`].
	pub fn withdraw(&self, petition: u32, sequence: u8) -> Thrown<String> {
		handed(self.0.act_on_petition(petition, PetitionAct::Withdraw(sequence)))
	}

	/// Comments on a petition; `sequence` is how many comments the member has made there.
	pub fn comment(&self, petition: u32, body: &[u8], sequence: u8) -> Thrown<String> {
		handed(self.0.comment(petition, content(body)?, sequence))
	}

	/// Hands in an encoded petition; `sequence` is how many the member has handed in this year.
	#[wasm_bindgen(js_name = startPetition)]
	pub fn start_petition(&self, year: u32, sequence: u32, draft: &[u8]) -> Thrown<String> {
		handed(self.0.start_petition(year, sequence, draft))
	}

	/// Does something about an own petition of a year; `act` is encoded.
	#[wasm_bindgen(js_name = actAsStarter)]
	pub fn act_as_starter(&self, year: u32, petition: u32, act: &[u8]) -> Thrown<String> {
		handed(self.0.act_as_starter(year, petition, act))
	}

	/// What an account signs (sr25519) to consent to be the member's activity account of a year, 32 bytes.
	pub fn binding(&self, year: u32, account: &[u8]) -> Thrown<Vec<u8>> {
		Ok(self.0.binding(year, &account_key(account)?).map_err(of_act)?.to_vec())
	}

	/// Binds an account with its signature, 64 bytes.
	pub fn bind(&self, year: u32, account: &[u8], consent: &[u8]) -> Thrown<String> {
		let consent = consent.try_into().map_err(|_| malformed("a signature"))?;
		handed(self.0.bind(year, &account_key(account)?, &consent))
	}

	/// What an account signs (Ed25519) to consent to be the member's account for messages of a period, 32 bytes.
	#[wasm_bindgen(js_name = claimMessage)]
	pub fn claim_message(&self, period: u32, account: &[u8]) -> Thrown<Vec<u8>> {
		Ok(self.0.claim_message(period, &account_key(account)?).map_err(of_act)?.to_vec())
	}

	/// Claims room for an account's messages in a period, with the account's signature, 64 bytes.
	#[wasm_bindgen(js_name = claimMessaging)]
	pub fn claim_messaging(&self, period: u32, account: &[u8], consent: &[u8]) -> Thrown<String> {
		let consent = Consent::Ed25519(consent.try_into().map_err(|_| malformed("a signature"))?);
		handed(self.0.claim_messaging(period, &account_key(account)?, &consent))
	}

	/// Seals answers to an evaluation.
	#[wasm_bindgen(js_name = sealAnswers)]
	pub fn seal_answers(&self, answers: &Answers) -> Thrown<String> {
		handed(self.0.seal_answers(&answers.0))
	}

	/// Objects to the record of a meeting; `window` is the one that is open.
	#[wasm_bindgen(js_name = objectToRecord)]
	pub fn object_to_record(&self, meeting: u32, window: u32, reason: &[u8]) -> Thrown<String> {
		handed(self.0.object_to_record(meeting, window, content(reason)?))
	}
}

fn account_key(bytes: &[u8]) -> Thrown<AccountKey> {
	bytes.try_into().map_err(|_| malformed("an account"))
}

/// Answers to an evaluation that are sealed first and opened later. Keep them until then.
#[wasm_bindgen]
pub struct Answers(SealedAnswers);

#[wasm_bindgen]
impl Answers {
	/// Answers to be sealed: five, each 0 for "cannot judge" or 1 to 5.
	#[wasm_bindgen(constructor)]
	pub fn new(genesis: &[u8], member: &Member, evaluation: u32, answers: &[u8]) -> Thrown<Answers> {
		let genesis: Digest = digest(genesis)?;
		let answers: [u8; QUESTIONS] = answers.try_into().map_err(|_| malformed("the answers"))?;
		let alias = Matter::Evaluation(evaluation).alias(&genesis, &member.0).map_err(of_act)?;
		Ok(Self(SealedAnswers::new(&genesis, evaluation, &alias, answers)))
	}

	/// Answers that were kept: the JSON of [`Self::keep`], or a file of `caucus representative evaluate`.
	#[wasm_bindgen(js_name = fromKept)]
	pub fn from_kept(text: &str) -> Thrown<Answers> {
		Ok(Self(serde_json::from_str(text).map_err(|_| malformed("the file with the answers"))?))
	}

	/// Them as JSON.
	pub fn keep(&self) -> Thrown<String> {
		serde_json::to_string(&self.0).map_err(|_| malformed("the answers"))
	}

	/// Opens them: nobody proves anything for that.
	pub fn open(&self, genesis: &[u8]) -> Thrown<String> {
		handed(self.0.open(&digest(genesis)?))
	}
}
