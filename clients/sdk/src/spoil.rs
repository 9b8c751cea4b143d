// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A spoiled ballot as a JSON file, and its tracker as words. What may be revealed and why is said in
//! [`caucus_elections_core::spoil`].

use bip39::Language;
use caucus_elections_core::{
	ballot::BallotBody,
	choice::ContestBallot,
	spoil::{Opening, Spoiled},
};
use caucus_primitives::{Digest, ElectionId, RingIndex};
use caucus_trustees_core::group::ScalarBytes;
use codec::{DecodeAll, Encode};
use serde::{Deserialize, Serialize};

/// Words of a tracker that are shown: 110 of its 256 bits. Not twelve, so that nobody takes them for
/// the words of a key.
const WORDS: usize = 10;
/// Bits that one word of the list of 2,048 stands for.
const WORD_BITS: usize = 11;

/// The beginning of a tracker in words of the BIP-39 list, for people to compare. To lie, a device
/// would need two ballots with the same words, which takes some `2^55` attempts.
pub fn words(tracker: &Digest) -> Vec<&'static str> {
	let bit = |index: usize| {
		let byte = tracker.get(index / 8).copied().unwrap_or_default();
		usize::from(byte >> (7 - index % 8) & 1)
	};
	let list = Language::English.word_list();
	(0..WORDS)
		.map(|word| {
			let bits = word * WORD_BITS..(word + 1) * WORD_BITS;
			list[bits.fold(0, |number, index| number << 1 | bit(index))]
		})
		.collect()
}

/// A spoiled ballot as it stands in a file. No fact stands in it twice: the body of the ballot is put
/// together from what is here, so whatever is changed changes the tracker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpoiledFile {
	/// Version of the ballot format.
	pub version: u8,
	/// The election.
	pub election: ElectionId,
	/// Its reference, in hexadecimal digits.
	pub reference: String,
	/// What the voter is called in this election, in hexadecimal digits.
	pub alias: String,
	/// The voter's ring.
	pub ring: RingIndex,
	/// The number that the ballot would have had.
	pub sequence: u16,
	/// Contest by contest.
	pub contests: Vec<SpoiledContest>,
}

/// One contest of a spoiled ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpoiledContest {
	/// The chosen candidates by number, counted from 1; none for blank.
	pub chosen: Vec<usize>,
	/// The randomness of each ciphertext, blank last, in hexadecimal digits.
	pub randomness: Vec<String>,
	/// Ciphertexts and proofs, in hexadecimal digits of their SCALE.
	pub part: String,
}

impl From<&Spoiled> for SpoiledFile {
	fn from(spoiled: &Spoiled) -> Self {
		let Spoiled { reference, body, openings } = spoiled;
		let contests = body.contests.iter().zip(openings).map(|(part, opening)| SpoiledContest {
			chosen: opening.claimed.iter().map(|candidate| candidate.saturating_add(1)).collect(),
			randomness: opening.randomness.iter().map(|scalar| hex::encode(scalar.0)).collect(),
			part: hex::encode(part.encode()),
		});
		Self {
			version: body.version,
			election: body.election,
			reference: hex::encode(reference),
			alias: hex::encode(body.alias),
			ring: body.ring,
			sequence: body.sequence,
			contests: contests.collect(),
		}
	}
}

impl SpoiledFile {
	/// Puts the ballot together; nothing if a value is not of its form.
	pub fn read(&self) -> Option<Spoiled> {
		let parts = self
			.contests
			.iter()
			.map(|contest| ContestBallot::decode_all(&mut hex::decode(&contest.part).ok()?.as_slice()).ok())
			.collect::<Option<Vec<_>>>()?;
		let openings = self
			.contests
			.iter()
			.map(|contest| {
				let claimed = contest.chosen.iter().map(|number| number.checked_sub(1));
				let randomness = contest.randomness.iter().map(|text| digits(text).map(ScalarBytes));
				Some(Opening {
					claimed: claimed.collect::<Option<_>>()?,
					randomness: randomness.collect::<Option<_>>()?,
				})
			})
			.collect::<Option<Vec<_>>>()?;
		let body = BallotBody {
			version: self.version,
			election: self.election,
			ring: self.ring,
			sequence: self.sequence,
			alias: digits(&self.alias)?,
			contests: parts.try_into().ok()?,
		};
		Some(Spoiled { reference: digits(&self.reference)?, body, openings })
	}
}

fn digits(text: &str) -> Option<[u8; 32]> {
	let mut bytes = [0; 32];
	hex::decode_to_slice(text, &mut bytes).ok()?;
	Some(bytes)
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_elections_core::choice::SumProof;

	fn spoiled() -> Spoiled {
		let sum = SumProof {
			announcements: Default::default(),
			challenges: Default::default(),
			responses: Default::default(),
		};
		let part = ContestBallot { ciphertexts: Default::default(), options: Default::default(), sum };
		let body = BallotBody {
			version: 1,
			election: 7,
			ring: 2,
			sequence: 3,
			alias: [4; 32],
			contests: vec![part].try_into().expect("one contest; qed"),
		};
		let opening = Opening { claimed: vec![0, 2], randomness: vec![ScalarBytes([5; 32])] };
		Spoiled { reference: [6; 32], body, openings: vec![opening] }
	}

	#[test]
	fn a_spoiled_ballot_comes_back_out_of_its_file() {
		let file = SpoiledFile::from(&spoiled());
		assert_eq!(file.contests[0].chosen, [1, 3], "people count from 1");
		let text = serde_json::to_string(&file).expect("no maps; qed");
		let back: SpoiledFile = serde_json::from_str(&text).expect("written above; qed");
		assert_eq!(back.read(), Some(spoiled()));
	}

	#[test]
	fn a_file_with_a_value_of_the_wrong_form_is_not_read() {
		type Change = fn(&mut SpoiledFile);
		let changes: [Change; 4] = [
			|file| file.alias.truncate(62),
			|file| file.contests[0].chosen[0] = 0,
			|file| file.contests[0].part.push_str("00"),
			|file| file.contests[0].randomness[0] = "xx".into(),
		];
		for change in changes {
			let mut file = SpoiledFile::from(&spoiled());
			change(&mut file);
			assert_eq!(file.read(), None);
		}
	}

	#[test]
	fn words_are_the_first_bits_of_the_tracker() {
		let list = Language::English.word_list();
		assert_eq!(words(&[0; 32]), [list[0]; WORDS]);
		assert_eq!(words(&[0xff; 32]), [list[2047]; WORDS]);
		let mut tracker = [0; 32];
		// Bit 10 is the last of the first word, bit 11 the first of the second.
		tracker[1] = 0b0011_0000;
		assert_eq!(words(&tracker)[..3], [list[1], list[1024], list[0]]);
	}
}
