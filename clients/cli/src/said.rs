// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What goes wrong, in the user's language.

use crate::output::reasons_but;
use caucus_sdk::{
	chain::{ChainError, Refusal},
	elections::params::legible,
	library::LibraryError,
	sentences::{self, Language},
};
use std::{fmt, sync::OnceLock};

/// The language of this run.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Sets the language, once.
pub(crate) fn speak(language: Language) {
	let _ = LANGUAGE.set(language);
}

/// The language that was set.
pub(crate) fn language() -> Language {
	LANGUAGE.get().copied().unwrap_or_default()
}

/// What a complaint begins with.
pub(crate) const fn error_word(language: Language) -> &'static str {
	match language {
		Language::Korean => "오류",
		Language::English => "error",
	}
}

/// A word about a line of a file, which begins with `line 3: `, in the language of this run.
pub(crate) fn of_line(word: &str) -> String {
	in_language(word, language())
}

fn in_language(word: &str, language: Language) -> String {
	let parts = word.strip_prefix("line ").and_then(|rest| rest.split_once(": "));
	match (language, parts) {
		(Language::Korean, Some((line, rest))) => format!("{line}행: {rest}"),
		_ => word.to_owned(),
	}
}

/// Something that is wrong, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
	ko: String,
	en: String,
}

/// What records are called in Korean.
const NOUNS: [(&str, &str); 12] = [
	("petition", "청원"),
	("meeting", "회의"),
	("motion", "의안"),
	("vote", "표결"),
	("representative", "의원"),
	("fact", "사실 기록"),
	("evaluation", "평가"),
	("organization", "조직"),
	("post", "직위"),
	("attestation", "확인 기록"),
	("election", "선거"),
	("referendum", "당원투표"),
];

impl Said {
	/// A sentence in Korean and in English.
	pub(crate) fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
		Self { ko: ko.into(), en: en.into() }
	}

	/// That a record of some kind and number is not there.
	pub(crate) fn none(kind: &str, number: impl fmt::Display) -> Self {
		let noun = NOUNS.iter().find(|(en, _)| *en == kind).map_or(kind, |(_, ko)| ko);
		Self::new(format!("{noun} {number}번이 없습니다."), format!("there is no {kind} {number}"))
	}

	/// It, in the language of this run.
	pub(crate) fn spoken(&self) -> &str {
		self.say(language())
	}

	fn say(&self, language: Language) -> &str {
		match language {
			Language::Korean => &self.ko,
			Language::English => &self.en,
		}
	}
}

/// That a file cannot be read.
pub(crate) fn unreadable(path: impl fmt::Display) -> Said {
	Said::new(format!("{path} 파일을 읽을 수 없습니다."), format!("cannot read {path}"))
}

impl fmt::Display for Said {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.en)
	}
}

impl std::error::Error for Said {}

/// What went wrong, in the user's language where there is a sentence for it, with what tells programmers which
/// one it is.
pub(crate) fn complaint(error: &anyhow::Error, language: Language) -> String {
	let said = error.downcast_ref::<Said>();
	let sentence = sentences::of_error(error.as_ref());
	let mut details = reasons_but(error, said.map_or("", |said| &said.en));
	if let Some((full, mark)) = chain_error(error).and_then(mark) {
		details = details.replace(&legible(full.as_bytes()), &mark);
	}
	let said = said.map(|said| said.say(language));
	let spoken = match (said, sentence.map(|sentence| sentence.say(language))) {
		(None, None) => return details,
		(Some(said), Some(sentence)) => format!("{} {sentence}", said.trim_end_matches(':')),
		(Some(one), None) | (None, Some(one)) => one.to_owned(),
	};
	// Some errors are their sentence, in both languages.
	let repeats = details.is_empty() || sentence.is_some_and(|sentence| details.contains(sentence.en));
	let spoken = legible(spoken.as_bytes());
	if repeats {
		return spoken;
	}
	format!("{spoken}\n({details})")
}

/// As [`complaint`], in one line and in the language of this run.
pub(crate) fn in_short(error: &anyhow::Error) -> String {
	complaint(error, language()).replace('\n', " ")
}

/// The chain's own error, wherever it is wrapped.
fn chain_error(error: &anyhow::Error) -> Option<&ChainError> {
	error.downcast_ref().or_else(|| error.chain().find_map(|cause| cause.downcast_ref())).or_else(|| {
		match error.downcast_ref()? {
			LibraryError::Chain(inner) => Some(inner),
			_ => None,
		}
	})
}

/// What an error of the chain says by itself, and the little of it that a sentence leaves out.
fn mark(error: &ChainError) -> Option<(String, String)> {
	let mark = match error {
		ChainError::Failed { block, failure } => format!("{}, in block {block:?}", failure.name),
		ChainError::WouldFail(failure) => failure.name.clone(),
		ChainError::Refused(Refusal::Unauthorised { pallet, error: Some(name), .. }) => {
			format!("{pallet}::{name}")
		}
		ChainError::Refused(Refusal::Unauthorised { pallet, code, .. }) => format!("{pallet}, code {code}"),
		ChainError::Refused(Refusal::Other { .. }) => return None,
		ChainError::Refused(refusal) => format!("{refusal:?}"),
		_ => return None,
	};
	Some((error.to_string().replace('\n', " "), mark))
}

#[cfg(test)]
mod tests {
	use super::*;
	use anyhow::Context;
	use caucus_sdk::{chain::DispatchFailure, elections::verify, vote::VoteError};

	fn failure() -> DispatchFailure {
		DispatchFailure { name: "Assemblies::NotAnOfficer".into(), docs: "Only the officers may.".into() }
	}

	fn korean(text: &str) -> bool {
		text.chars().any(|letter| ('가'..='힣').contains(&letter))
	}

	#[test]
	fn what_the_chain_refused_is_said_once_and_marked() {
		let failed = ChainError::Failed { block: Default::default(), failure: failure() };
		let error = anyhow::Error::from(failed).context("the batch");
		for language in [Language::Korean, Language::English] {
			let said = complaint(&error, language);
			let (sentence, details) = said.split_once('\n').expect("with details; qed");
			assert_eq!(korean(sentence), language == Language::Korean);
			assert!(details.starts_with("(the batch: Assemblies::NotAnOfficer, in block 0x0"), "{details}");
			assert!(!details.contains("Only the officers") && details.matches('(').count() == 1, "{details}");
		}
		let refused = Refusal::Unauthorised {
			pallet: "Petitions".into(),
			code: 7,
			error: Some("AlreadySigned".into()),
		};
		let said = complaint(&ChainError::Refused(refused).into(), Language::Korean);
		assert!(said.ends_with("\n(Petitions::AlreadySigned)"), "{said}");
		let wrapped = LibraryError::Chain(ChainError::WouldFail(failure()));
		let tried = complaint(&wrapped.into(), Language::English);
		assert!(tried.ends_with("\n(Assemblies::NotAnOfficer)"), "{tried}");
		let tried = complaint(&ChainError::WouldFail(failure()).into(), Language::English);
		assert!(tried.ends_with("\n(Assemblies::NotAnOfficer)"), "{tried}");
	}

	#[test]
	fn what_this_program_finds_is_said_in_both_languages() {
		let none = anyhow::Error::from(Said::none("petition", 9));
		assert_eq!(complaint(&none, Language::Korean), "청원 9번이 없습니다.");
		assert_eq!(complaint(&none, Language::English), "there is no petition 9");
		for (kind, _) in NOUNS {
			assert!(korean(&Said::none(kind, 1).ko));
		}
		let within = anyhow::Error::from(Said::none("petition", 9)).context("line 3");
		assert_eq!(complaint(&within, Language::Korean), "청원 9번이 없습니다.\n(line 3)");
		let words = || Said::new("읽을 수 없습니다.", "cannot read it");
		let missing = std::fs::read("/nowhere").map(|_| ()).with_context(words).unwrap_err();
		let said = complaint(&missing, Language::Korean);
		assert!(said.starts_with("읽을 수 없습니다.\n(") && !said.contains("cannot read it"), "{said}");
		let tried = anyhow::Error::from(ChainError::WouldFail(failure()))
			.context(Said::new("시험입니다.", "A trial."));
		let said = complaint(&tried, Language::English);
		assert!(said.starts_with("A trial. Only the officers"), "{said}");
		assert!(said.ends_with("(Assemblies::NotAnOfficer)"), "{said}");
	}

	#[test]
	fn lines_of_files_are_named_in_both_languages() {
		assert_eq!(in_language("line 3: 없습니다.", Language::Korean), "3행: 없습니다.");
		assert_eq!(in_language("line 3: nothing", Language::English), "line 3: nothing");
		assert_eq!(in_language("a.json, line 3: nothing", Language::Korean), "a.json, line 3: nothing");
	}

	#[test]
	fn what_is_its_own_sentence_is_not_said_twice() {
		let refused = anyhow::Error::from(VoteError::Refused(verify::Refusal::AlreadyClosed));
		assert_eq!(complaint(&refused, Language::Korean), "투표가 끝났습니다.");
		assert_eq!(complaint(&anyhow::anyhow!("no such file"), Language::Korean), "no such file");
	}
}
