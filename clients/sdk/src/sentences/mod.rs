// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a refusal means and what to do, in Korean and English.

mod activity;
mod assemblies;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
mod chain;
mod common;
mod governance;
mod library;
mod membership;
mod messaging;
mod organisations;
mod pallets;
mod petitions;
mod representatives;

use caucus_elections_core::verify::Refusal;

#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub use chain::of_error;
pub use membership::{of_booth, of_standing};

/// A language that sentences are in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
	/// Korean.
	Korean,
	/// English.
	#[default]
	English,
}

impl Language {
	/// Reads the tag of a language or of a locale: `ko`, `ko_KR.UTF-8`, `en`; `None` for others.
	pub fn of_tag(tag: &str) -> Option<Self> {
		match tag.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase().as_str() {
			"ko" => Some(Self::Korean),
			"en" => Some(Self::English),
			_ => None,
		}
	}

	/// The language of a locale as POSIX programs find it: `LC_ALL`, or else `LANG`. Where neither
	/// says Korean it is English.
	pub fn of_locale(lc_all: Option<&str>, lang: Option<&str>) -> Self {
		let locale = lc_all.filter(|tag| !tag.is_empty()).or(lang);
		locale.and_then(Self::of_tag).unwrap_or_default()
	}
}

/// A sentence in both languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
	/// Korean.
	pub ko: &'static str,
	/// English.
	pub en: &'static str,
}

impl Sentence {
	/// The sentence in one language.
	pub const fn say(self, language: Language) -> &'static str {
		match language {
			Language::Korean => self.ko,
			Language::English => self.en,
		}
	}
}

/// The sentence for an error of one of the chain's pallets, by the names that metadata gives them.
pub fn of_pallet_error(pallet: &str, error: &str) -> Option<Sentence> {
	pallets::of(pallet, error)
}

/// The sentence for an act without a signer that the pool refused with a number. What the number means depends
/// on the pallet of the call; `error` is the name of the pallet's error with that number, if it has one.
pub fn of_refused_act(pallet: &str, code: u8, error: Option<&str>) -> Option<Sentence> {
	match pallet {
		"Elections" => Refusal::from_code(code).map(of_refusal),
		_ => pallets::of_code(pallet, code, error),
	}
}

/// The sentence for a refused ballot.
pub fn of_refusal(refusal: Refusal) -> Sentence {
	let (ko, en) = match refusal {
		Refusal::UnknownElection => ("그런 선거가 없습니다. 선거 번호를 확인하세요.", "There is no such election. Check its number."),
		Refusal::NotOpenYet => ("아직 투표가 시작되지 않았습니다. 시작 시각 이후에 다시 시도하세요.", "Voting has not begun. Try again after it opens."),
		Refusal::AlreadyClosed => ("투표가 끝났습니다.", "Voting is over."),
		Refusal::WrongVersion => ("이 체인이 세지 않는 투표지 형식입니다. 앱을 업데이트하세요.", "The ballot's format is not one that this chain counts. Update your app."),
		Refusal::WrongSequence => ("투표지 순번이 맞지 않습니다. 다른 기기에서 이미 투표했다면 새로 고친 뒤 다시 만드세요.", "The ballot's number is not the next one. If you voted on another device, reload and make it again."),
		Refusal::TooManyRevotes => ("재투표 허용 횟수를 모두 썼습니다. 마지막 투표가 집계됩니다.", "You have replaced your ballot as often as allowed. The last one counts."),
		Refusal::UnknownRing => ("명부에 그런 링이 없습니다. 명부를 다시 받으세요.", "The roll has no such ring. Download the roll again."),
		Refusal::WrongShape => ("투표지의 구성이 이 선거와 맞지 않습니다.", "The ballot does not have the parts of this election's paper."),
		Refusal::BadEncoding => ("투표지에 잘못 인코딩된 값이 있습니다. 앱을 확인하세요.", "The ballot holds a value that is not properly encoded. Check your app."),
		Refusal::BadRingProof => ("이 선거의 명부에 있는 열쇠로 만든 증명이 아닙니다.", "The proof was not made for this election by a key on its roll."),
		Refusal::BadChoiceProof => ("허용된 선택이 아니거나 다른 투표지의 증명입니다.", "The choice is not permitted, or its proofs belong to another ballot."),
		Refusal::Corrupt => ("체인의 선거 기록을 읽을 수 없습니다. 운영자에게 알리세요.", "The chain cannot read its record of the election. Tell the operators."),
	};
	Sentence { ko, en }
}

impl std::fmt::Display for Sentence {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "{} / {}", self.en, self.ko)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_language_is_that_of_the_locale() {
		assert_eq!(Language::of_locale(None, Some("ko_KR.UTF-8")), Language::Korean);
		assert_eq!(Language::of_locale(Some("en_GB"), Some("ko_KR.UTF-8")), Language::English);
		assert_eq!(Language::of_locale(Some(""), Some("ko")), Language::Korean);
		assert_eq!(Language::of_locale(Some("C"), Some("ko_KR")), Language::English);
		assert_eq!(Language::of_locale(None, None), Language::English);
		assert_eq!(Language::of_tag("KO-KR"), Some(Language::Korean));
		assert_eq!(Language::of_tag("fr"), None);
	}

	#[test]
	fn every_refusal_has_a_sentence_of_its_own_in_both_languages() {
		let mut seen = std::collections::BTreeSet::new();
		for refusal in Refusal::ALL {
			let Sentence { ko, en } = of_refusal(refusal);
			assert!(seen.insert(ko) && seen.insert(en), "{refusal:?} shares a sentence");
			assert!(ko.chars().any(|c| ('가'..='힣').contains(&c)) && en.is_ascii());
		}
	}
}
