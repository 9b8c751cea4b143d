// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What of texts and queries is compared.

use unicode_normalization::UnicodeNormalization;

/// Two neighbouring letters.
pub type Term = (char, char);

/// Most letters of a query.
pub const MOST_LETTERS: usize = 64;

/// Particles that cling to nouns, the longer before those that they end with.
const PARTICLES: [&str; 21] = [
	"에서는",
	"에서",
	"에게",
	"으로",
	"까지",
	"부터",
	"과의",
	"와의",
	"은",
	"는",
	"이",
	"가",
	"을",
	"를",
	"의",
	"에",
	"와",
	"과",
	"로",
	"도",
	"만",
];

/// Fewest syllables that are left of a word without its particle: shorter ones are seldom the same word.
const STEM: usize = 2;

/// Whether it is part of a word. The dot in the middle that Korean sets between two of a kind is a letter to
/// Unicode, which once it was.
fn counts(letter: char) -> bool {
	letter.is_alphanumeric() && !matches!(letter, 'ㆍ' | '\u{119e}')
}

/// The letters and digits of a text, in Unicode's form NFKC and in lower case, with nothing between them.
pub fn letters(text: &str) -> Vec<char> {
	text.nfkc().flat_map(char::to_lowercase).filter(|letter| counts(*letter)).collect()
}

/// The bigrams of letters, each at the place of its first letter.
pub fn terms(letters: &[char]) -> impl Iterator<Item = Term> + '_ {
	letters.iter().copied().zip(letters.iter().copied().skip(1))
}

/// Why nothing can be looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum QueryError {
	/// There is no word of two letters or more.
	#[error("give a word of at least two letters")]
	TooShort,
	/// There are more than [`MOST_LETTERS`].
	#[error("give at most {MOST_LETTERS} letters")]
	TooLong,
}

/// What is looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Query {
	/// All that was typed, as one word.
	pub(super) joined: Vec<char>,
	/// Each word, with the forms in which it may stand in a text.
	pub(super) words: Vec<Vec<Vec<char>>>,
}

impl Query {
	/// Reads what somebody typed.
	pub fn parse(typed: &str) -> Result<Self, QueryError> {
		let joined = letters(typed);
		if joined.len() > MOST_LETTERS {
			return Err(QueryError::TooLong);
		}
		let mut words: Vec<Vec<char>> = Vec::new();
		let mut alone = Vec::new();
		for part in typed.split(|letter: char| !counts(letter)) {
			let mut word = letters(part);
			match (word.len(), words.last_mut()) {
				(0, _) => (),
				// A syllable alone is mostly a part of the word before it that was set apart: 의료 법, 군공항 을.
				(1, Some(before)) => before.append(&mut word),
				(1, None) => alone.append(&mut word),
				_ => words.push([std::mem::take(&mut alone), word].concat()),
			}
		}
		if words.is_empty() && alone.len() > 1 {
			words.push(alone);
		}
		if words.is_empty() {
			return Err(QueryError::TooShort);
		}
		Ok(Self { joined, words: words.into_iter().map(forms).collect() })
	}

	/// All terms of it.
	pub fn terms(&self) -> impl Iterator<Item = Term> + '_ {
		self.words.iter().flatten().chain([&self.joined]).flat_map(|word| terms(word))
	}
}

/// A word as it is, and without its particle.
fn forms(word: Vec<char>) -> Vec<Vec<char>> {
	let stem = PARTICLES.iter().find_map(|particle| {
		let particle: Vec<char> = particle.chars().collect();
		word.strip_suffix(&particle[..]).map(<[char]>::to_vec)
	});
	let stem = stem.filter(|stem| stem.len() >= STEM);
	[word].into_iter().chain(stem).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn text(letters: &[char]) -> String {
		letters.iter().collect()
	}

	#[test]
	fn texts_are_compared_without_spaces_punctuation_and_case() {
		for (typed, compared) in [
			("아동ㆍ청소년의 성보호", "아동청소년의성보호"),
			("한-미 FTA (비준)", "한미fta비준"),
			("\u{1112}\u{1161}\u{11ab}글", "한글"),
			("１번 안건", "1번안건"),
			("…!?", ""),
		] {
			assert_eq!(text(&letters(typed)), compared);
		}
		assert_eq!(terms(&letters("가나다")).collect::<Vec<_>>(), [('가', '나'), ('나', '다')]);
		assert_eq!(terms(&letters("가")).count(), 0);
	}

	#[test]
	fn words_are_tried_without_their_particles() {
		let words = |typed: &str| -> Vec<Vec<String>> {
			let query = Query::parse(typed).unwrap();
			query.words.iter().map(|forms| forms.iter().map(|form| text(form)).collect()).collect()
		};
		assert_eq!(words("군공항을 이전"), [vec!["군공항을", "군공항"], vec!["이전"]]);
		assert_eq!(words("하도급거래에서는"), [["하도급거래에서는", "하도급거래"]]);
		assert_eq!(words("의료 법"), [["의료법"]]);
		assert_eq!(words("군 공항의"), [["군공항의", "군공항"]]);
		// 나로 is no 나 with a particle.
		assert_eq!(words("나로"), [["나로"]]);
		assert_eq!(words("한 글"), [["한글"]]);
	}

	#[test]
	fn what_cannot_be_looked_for_is_told() {
		for short in ["", " ", "가", "?!"] {
			assert_eq!(Query::parse(short), Err(QueryError::TooShort), "{short:?}");
		}
		assert!(Query::parse(&"가".repeat(MOST_LETTERS)).is_ok());
		assert_eq!(Query::parse(&"가".repeat(MOST_LETTERS + 1)), Err(QueryError::TooLong));
	}
}
