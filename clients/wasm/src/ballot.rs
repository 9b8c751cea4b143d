// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Ballots and receipts.

use crate::{
	failure::{malformed, of_vote, Thrown},
	member::{digest, Member},
};
use caucus_sdk::{
	booth::{self, Receipt, ReceiptStatus},
	elections::{
		ballot::Ballot,
		params::{ContestKind, Label, Params},
		prove::{Choice, ChoiceProblem},
		spoil,
		tally::Vote,
	},
	primitives::{ElectionId, MemberKey},
	spoil::{words, SpoiledFile},
};
use codec::{DecodeAll, Encode};
use js_sys::Uint8Array;
use serde_json::json;
use wasm_bindgen::prelude::wasm_bindgen;

/// The keys of a roll, style by style, as the chain keeps them: one after the other.
pub(crate) fn keys_of(styles: &[Uint8Array]) -> Thrown<Vec<Vec<MemberKey>>> {
	styles
		.iter()
		.map(|style| {
			let bytes = style.to_vec();
			let keys = bytes.chunks(size_of::<MemberKey>()).map(MemberKey::try_from);
			keys.collect::<Result<_, _>>().map_err(|_| malformed("a key of the roll"))
		})
		.collect()
}

/// An election as a voter needs it.
#[wasm_bindgen]
pub struct Booth(booth::Booth);

/// A voter's place, with the slow half of the proof done.
#[wasm_bindgen]
pub struct Place(booth::Place);

#[wasm_bindgen]
impl Place {
	/// What the voter is called in this election, 32 bytes.
	pub fn alias(&self) -> Vec<u8> {
		self.0.alias().to_vec()
	}
}

/// A ballot without its proof: it is sealed or spoiled, never both.
#[wasm_bindgen]
pub struct Unsealed(spoil::Unsealed);

#[wasm_bindgen]
impl Unsealed {
	/// Its tracker as ten words, to be shown before the voter says whether it is cast.
	pub fn words(&self) -> Vec<String> {
		words(&self.0.tracker()).into_iter().map(str::to_owned).collect()
	}

	/// Opens it: the file that `caucus verify-spoiled` checks on another device. It can no longer be cast.
	pub fn spoil(self) -> Thrown<String> {
		let spoiled = self.0.spoil();
		serde_json::to_string_pretty(&SpoiledFile::from(&spoiled)).map_err(|_| malformed("the ballot"))
	}
}

#[wasm_bindgen]
impl Booth {
	/// An election with the keys of its roll.
	///
	/// `params` is the chain's record of it, and `styles` the keys of each ballot style, both as the chain
	/// encodes them. `published` is its reference from a source that the voter trusts; without it, key and
	/// roll are what whoever gave them says.
	#[wasm_bindgen(constructor)]
	pub fn new(
		genesis: &[u8],
		election: ElectionId,
		params: &[u8],
		styles: Vec<Uint8Array>,
		published: Option<Vec<u8>>,
	) -> Thrown<Booth> {
		let params = Params::decode_all(&mut &params[..]).map_err(|_| malformed("the election"))?;
		let published = published.map(|bytes| digest(&bytes)).transpose()?;
		let keys = keys_of(&styles)?;
		let booth = booth::Booth::new(digest(genesis)?, election, params, keys, published);
		Ok(Self(booth.map_err(of_vote)?))
	}

	/// The election's reference, 32 bytes: what everybody compares.
	pub fn reference(&self) -> Vec<u8> {
		self.0.verifier().reference().to_vec()
	}

	/// Finds the voter's ring and prepares the proof. Takes a second or so for a ring of 767 keys.
	#[wasm_bindgen(js_name = takePlace)]
	pub fn take_place(&self, member: &Member) -> Thrown<Place> {
		Ok(Place(self.0.take_place(&member.0).map_err(of_vote)?))
	}

	/// The voter's ballot paper as JSON: for each contest its position in the election, its title, its kind
	/// ("ChooseOne", "ChooseUpTo", "Approve", "YesNo"), how many may be chosen, and the candidates' names in
	/// their order.
	pub fn paper(&self, place: &Place) -> Thrown<String> {
		let text = |label: &Label| String::from_utf8_lossy(label).into_owned();
		let paper = self.0.paper(&place.0).map_err(of_vote)?;
		let contests = paper.iter().map(|(index, contest)| {
			let kind = match contest.kind {
				ContestKind::ChooseOne => "ChooseOne",
				ContestKind::ChooseUpTo { .. } => "ChooseUpTo",
				ContestKind::Approve => "Approve",
				ContestKind::YesNo => "YesNo",
			};
			let candidates: Vec<_> = contest.candidates.iter().map(|one| text(&one.name)).collect();
			json!({
				"contest": index,
				"title": text(&contest.title),
				"kind": kind,
				"most": contest.most_choices(),
				"candidates": candidates,
			})
		});
		Ok(serde_json::Value::from_iter(contests).to_string())
	}

	/// Makes all of a ballot but its proof. `choices` is JSON: for each contest of the paper the numbers of the
	/// chosen candidates, counted from 1; none for blank.
	#[wasm_bindgen(js_name = makeUnsealed)]
	pub fn make_unsealed(&self, place: &Place, sequence: u16, choices: &str) -> Thrown<Unsealed> {
		let numbers: Vec<Vec<usize>> = serde_json::from_str(choices).map_err(|_| malformed("the choices"))?;
		let choices = numbers
			.into_iter()
			.map(|chosen| chosen.into_iter().map(|number| number.checked_sub(1)).collect())
			.collect::<Option<Vec<Choice>>>()
			.ok_or_else(|| of_vote(booth::BoothError::Choice(ChoiceProblem::NoSuchCandidate)))?;
		Ok(Unsealed(self.0.make_unsealed(&place.0, sequence, &choices).map_err(of_vote)?))
	}

	/// Makes a ballot of an unsealed one: the bytes that the call `Elections.cast` takes. Takes seconds.
	pub fn seal(&self, member: &Member, place: &Place, unsealed: Unsealed) -> Thrown<Vec<u8>> {
		Ok(self.0.seal(&member.0, &place.0, unsealed.0).map_err(of_vote)?.encode())
	}

	/// The receipt of a ballot that no block holds yet, as JSON, in the form that `caucus receipt` reads.
	pub fn receipt(&self, ballot: &[u8]) -> Thrown<String> {
		let ballot = Ballot::decode_all(&mut &ballot[..]).map_err(|_| malformed("the ballot"))?;
		serde_json::to_string(&self.0.receipt(&ballot, None)).map_err(|_| malformed("the receipt"))
	}
}

/// What a receipt is worth, given the chain's record of the vote under its alias (nothing if there is none):
/// "Counts", "Different", "Replaced", "NotThere" or "OtherChain".
#[wasm_bindgen(js_name = receiptStatus)]
pub fn receipt_status(receipt: &str, genesis: &[u8], vote: Option<Vec<u8>>) -> Thrown<String> {
	let receipt: Receipt = serde_json::from_str(receipt).map_err(|_| malformed("the receipt"))?;
	let vote = vote.map(|bytes| Vote::decode_all(&mut &bytes[..])).transpose();
	let vote = vote.map_err(|_| malformed("the vote"))?;
	let vote = vote.as_ref().map(|vote| (vote.sequence, vote.contests.iter()));
	let status = match receipt.status(&digest(genesis)?, vote) {
		ReceiptStatus::Counts => "Counts",
		ReceiptStatus::Different => "Different",
		ReceiptStatus::Replaced { .. } => "Replaced",
		ReceiptStatus::NotThere => "NotThere",
		ReceiptStatus::OtherChain => "OtherChain",
	};
	Ok(status.to_owned())
}

/// The tracker, as ten words, of the ballot that a receipt names; nothing if the receipt contradicts itself.
#[wasm_bindgen(js_name = receiptWords)]
pub fn receipt_words(receipt: &str, reference: &[u8]) -> Thrown<Option<Vec<String>>> {
	let receipt: Receipt = serde_json::from_str(receipt).map_err(|_| malformed("the receipt"))?;
	let tracker = receipt.tracker(&digest(reference)?);
	Ok(tracker.map(|tracker| words(&tracker).into_iter().map(str::to_owned).collect()))
}
