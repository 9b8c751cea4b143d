// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Text on the chain, and references to longer text that lies elsewhere.
//!
//! Limits are in bytes; a Hangul syllable takes three. Clients bring text to Unicode's form NFC before
//! they send it, because some systems write 한 as three letters. The chain refuses what a reader could
//! not see or would read in another order than it was written.

use crate::Digest;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Why a text is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum TextError {
	/// It holds nothing but spaces.
	Empty,
	/// It is not UTF-8.
	NotUtf8,
	/// It holds a control character, or one that nobody sees.
	Invisible,
	/// It holds a character that turns the direction of reading.
	Direction,
}

/// Checks one line of text: a name, a title.
pub fn check_line(bytes: &[u8]) -> Result<(), TextError> {
	check(bytes, |_| false)
}

/// Checks text of several lines, which may hold line feeds.
pub fn check_lines(bytes: &[u8]) -> Result<(), TextError> {
	check(bytes, |letter| letter == '\n')
}

fn check(bytes: &[u8], allowed: impl Fn(char) -> bool) -> Result<(), TextError> {
	let text = core::str::from_utf8(bytes).map_err(|_| TextError::NotUtf8)?;
	if text.trim().is_empty() {
		return Err(TextError::Empty);
	}
	for letter in text.chars().filter(|letter| !allowed(*letter)) {
		if is_direction(letter) {
			return Err(TextError::Direction);
		}
		if letter.is_control() || is_invisible(letter) {
			return Err(TextError::Invisible);
		}
	}
	Ok(())
}

/// Embeddings, overrides, isolates and marks of Unicode's bidirectional algorithm.
const fn is_direction(letter: char) -> bool {
	matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters without width, fillers that look like nothing, line and paragraph separators, and tags.
const fn is_invisible(letter: char) -> bool {
	matches!(
		letter,
		'\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}'
			| '\u{2060}'..='\u{2064}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}'
	)
}

/// A language.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub enum Language {
	/// Korean.
	#[codec(index = 0)]
	Korean,
	/// English.
	#[codec(index = 1)]
	English,
}

/// What kind of file a content is.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum MediaType {
	/// `text/plain; charset=utf-8`
	#[codec(index = 0)]
	Plain,
	/// `text/markdown; charset=utf-8`
	#[codec(index = 1)]
	Markdown,
	/// `application/akn+xml`: Akoma Ntoso.
	#[codec(index = 2)]
	AkomaNtoso,
	/// `application/pdf`
	#[codec(index = 3)]
	Pdf,
	/// `application/json`
	#[codec(index = 4)]
	Json,
	/// `image/jpeg`
	#[codec(index = 5)]
	Jpeg,
	/// `image/png`
	#[codec(index = 6)]
	Png,
	/// `image/webp`
	#[codec(index = 7)]
	Webp,
	/// `video/mp4`
	#[codec(index = 8)]
	Mp4,
	/// `video/webm`
	#[codec(index = 9)]
	Webm,
	/// `audio/mpeg`
	#[codec(index = 10)]
	Mp3,
	/// `audio/ogg`
	#[codec(index = 11)]
	Ogg,
	/// `text/vtt`: captions.
	#[codec(index = 12)]
	WebVtt,
}

/// A longer text or file that lies outside the chain's state, named by its digest: who has the bytes
/// can check them. 42 bytes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct ContentRef {
	/// BLAKE2b-256 of the bytes; a content address with the codec `raw` follows from it.
	pub digest: Digest,
	/// How many bytes.
	pub bytes: u64,
	/// What kind of file.
	pub media: MediaType,
	/// The language.
	pub language: Language,
}

impl ContentRef {
	/// The reference to these bytes.
	pub fn to(bytes: &[u8], media: MediaType, language: Language) -> Self {
		Self { digest: crate::blake2_256(&[bytes]), bytes: bytes.len() as u64, media, language }
	}

	/// Whether these are the bytes.
	pub fn is_of(&self, bytes: &[u8]) -> bool {
		self.bytes == bytes.len() as u64 && self.digest == crate::blake2_256(&[bytes])
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn hangul_and_english_pass() {
		for text in ["청년위원회 구성 요구", "A request", "１번 안건 — 예산", "🙂 좋아요"]
		{
			assert_eq!(check_line(text.as_bytes()), Ok(()), "{text}");
		}
		assert_eq!(check_lines("첫째 줄\n둘째 줄".as_bytes()), Ok(()));
	}

	#[test]
	fn what_nobody_sees_is_refused() {
		for (text, error) in [
			("", TextError::Empty),
			(" \u{3000}\u{a0}", TextError::Empty),
			("a\nb", TextError::Invisible),
			("a\u{0}b", TextError::Invisible),
			("a\u{200b}b", TextError::Invisible),
			("a\u{3164}b", TextError::Invisible),
			("a\u{e0041}b", TextError::Invisible),
			("a\u{202e}b", TextError::Direction),
			("a\u{2066}b", TextError::Direction),
		] {
			assert_eq!(check_line(text.as_bytes()), Err(error), "{text:?}");
		}
		assert_eq!(check_line(&[0xff, 0x41]), Err(TextError::NotUtf8));
		assert_eq!(check_lines("a\tb".as_bytes()), Err(TextError::Invisible));
	}

	#[test]
	fn a_reference_is_of_its_bytes_alone() {
		let reference = ContentRef::to(b"minutes", MediaType::Plain, Language::Korean);
		assert!(reference.is_of(b"minutes"));
		assert!(!reference.is_of(b"minuted"));
		assert!(!ContentRef { bytes: 8, ..reference }.is_of(b"minutes"));
	}
}
