// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is thrown.

use caucus_sdk::{
	acts::ActError,
	booth::BoothError,
	keys::KeyError,
	search::{find::WrongFile, QueryError},
	sentences::{of_booth, of_standing, Sentence},
	standing::StandingError,
};
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// What a call gives, or throws.
pub(crate) type Thrown<T> = Result<T, JsValue>;

/// An error with a name for programs and a sentence for people.
fn failure(name: &str, message: &str, sentence: Sentence) -> JsValue {
	let error = Error::new(message);
	error.set_name(name);
	for (language, text) in [("ko", sentence.ko), ("en", sentence.en)] {
		// It fails on objects that are frozen, and this one is new.
		_ = Reflect::set(&error, &language.into(), &text.into());
	}
	error.into()
}

/// What the page handed over is not of the form that it should have.
pub(crate) fn malformed(what: &str) -> JsValue {
	failure(
		"Malformed",
		&format!("{what} is not of its form"),
		Sentence {
			ko: "체인에서 받은 자료를 읽을 수 없습니다. 페이지를 새로 고치세요.",
			en: "What came from the chain cannot be read. Load the page anew.",
		},
	)
}

pub(crate) fn of_key(error: KeyError) -> JsValue {
	let (name, ko, en) = match error {
		KeyError::NotAMnemonic(_) => (
			"BadWords",
			"복구 단어가 맞지 않습니다. 철자와 순서를 확인하세요.",
			"These are not the words of a key. Check their spelling and their order.",
		),
		KeyError::CannotSign(_) => (
			"CannotSign",
			"이 열쇠로 서명할 수 없습니다. 복구 단어로 열쇠를 다시 만드세요.",
			"The key cannot sign. Make it again from its words.",
		),
		KeyError::UnknownClass(_) => {
			("UnknownClass", "그런 당원 구분이 없습니다.", "There is no such class of members.")
		}
	};
	failure(name, &error.to_string(), Sentence { ko, en })
}

pub(crate) fn of_vote(error: BoothError) -> JsValue {
	let name = match error {
		BoothError::OtherElection(_) => "OtherElection",
		BoothError::ForgedRoll => "ForgedRoll",
		BoothError::NotOnRoll => "NotOnRoll",
		BoothError::Choice(_) => "Choice",
		BoothError::Ring(_) => "Ring",
		BoothError::Unusable(_) => "Unusable",
	};
	failure(name, &error.to_string(), of_booth(&error))
}

pub(crate) fn of_place(error: StandingError) -> JsValue {
	let name = match error {
		StandingError::NoRings(_) => "NoRings",
		StandingError::OtherRoll(..) => "OtherRoll",
		StandingError::ForgedRoll => "ForgedRoll",
		StandingError::NotOnRoll => "NotOnRoll",
		StandingError::Ring(_) => "Ring",
	};
	failure(name, &error.to_string(), of_standing(&error))
}

pub(crate) fn of_act(error: ActError) -> JsValue {
	match error {
		ActError::Standing(error) => of_place(error),
		ActError::Key(error) => of_place(StandingError::Ring(error)),
		ActError::Unreadable(what) => malformed(what),
	}
}

pub(crate) fn of_query(error: QueryError) -> JsValue {
	let (name, ko, en) = match error {
		QueryError::TooShort => {
			("TooShort", "두 글자 이상의 낱말을 입력하세요.", "Type a word of at least two letters.")
		}
		QueryError::TooLong => ("TooLong", "검색어를 더 짧게 입력하세요.", "Type fewer words."),
	};
	failure(name, &error.to_string(), Sentence { ko, en })
}

pub(crate) fn of_index(error: WrongFile) -> JsValue {
	let sentence = Sentence {
		ko: "이 사이트의 색인이 손상되어 쓸 수 없습니다. 운영자에게 알려 주세요.",
		en: "The index of this site is damaged and cannot be used. Tell its operator.",
	};
	failure("BadIndex", &error.to_string(), sentence)
}

pub(crate) fn of_source() -> JsValue {
	malformed("what is looked through")
}
