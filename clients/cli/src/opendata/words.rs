// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a vote needed and how it ended, in words that exports share.

use super::source::{items, name_of, number};
use serde_json::Value;

/// `1/2`, from a share.
fn share(value: &Value) -> String {
	format!("{}/{}", number(&value["num"]), number(&value["den"]))
}

/// What a motion needs, in English.
pub(super) fn requirement(value: &Value) -> String {
	let of = match name_of(&value["base"]) {
		"Yes" => "votes in favour",
		"YesNo" => "votes in favour and against",
		"YesNoAbstain" => "votes and abstentions",
		"Valid" => "valid ballots",
		"Cast" => "ballots cast",
		"Entitled" => "those entitled",
		"EntitledPresent" => "those present",
		other => other,
	};
	let than = |strict: &Value| if *strict == Value::Bool(true) { "more than" } else { "at least" };
	let quorum = &value["quorum"];
	format!(
		"{} {} of {of}; quorum: {} {} of those entitled, {} at least",
		than(&value["strict"]),
		share(&value["share"]),
		than(&quorum["strict"]),
		share(&quorum["share"]),
		number(&quorum["least"]),
	)
}

/// What a motion needs, in Korean.
pub(super) fn requirement_ko(value: &Value) -> String {
	let of = match name_of(&value["base"]) {
		"Yes" => "찬성표",
		"YesNo" => "찬반 투표",
		"YesNoAbstain" => "찬성·반대·기권의 합",
		"Valid" => "유효투표",
		"Cast" => "총투표",
		"Entitled" => "재적인원",
		"EntitledPresent" => "출석인원",
		other => other,
	};
	let than = |strict: &Value| if *strict == Value::Bool(true) { "초과" } else { "이상" };
	let quorum = &value["quorum"];
	format!(
		"{of}의 {} {} 찬성; 재적인원의 {} {} 출석, 최소 {}명",
		share(&value["share"]),
		than(&value["strict"]),
		share(&quorum["share"]),
		than(&quorum["strict"]),
		number(&quorum["least"]),
	)
}

/// How a vote ended, as Popolo writes it.
pub(super) fn verdict(value: &Value) -> &'static str {
	match name_of(value) {
		"Passed" => "pass",
		"Failed" => "fail",
		"Tied" => "tie",
		"NoQuorum" => "no quorum",
		_ => "unknown",
	}
}

/// How a vote ended, in Korean.
pub(super) fn verdict_ko(value: &Value) -> &'static str {
	match name_of(value) {
		"Passed" => "가결",
		"Failed" => "부결",
		"Tied" => "가부동수",
		"NoQuorum" => "정족수 미달",
		_ => "미정",
	}
}

/// The options of a vote with their numbers: `yes`, `no`, `abstain`, `candidate 1`, ...
pub(super) fn options(counts: &Value) -> Vec<(String, u64)> {
	let option = |choice: &Value| match choice {
		Value::Object(carried) => {
			let position = carried.get("Candidate").map_or(0, number);
			format!("candidate {}", position.saturating_add(1))
		}
		other => name_of(other).to_lowercase(),
	};
	items(&counts["votes"]).iter().map(|row| (option(&row[0]), number(&row[1]))).collect()
}

/// An option in Korean.
pub(super) fn option_ko(option: &str) -> String {
	match option {
		"yes" => "찬성".into(),
		"no" => "반대".into(),
		"abstain" => "기권".into(),
		other => other.replace("candidate ", "기호 "),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn requirements_are_said_in_both_languages() {
		let ordinary = json!({
			"base": "EntitledPresent",
			"share": {"num": 1, "den": 2},
			"strict": true,
			"quorum": {"share": {"num": 1, "den": 2}, "strict": true, "least": 1},
		});
		assert_eq!(
			requirement(&ordinary),
			"more than 1/2 of those present; quorum: more than 1/2 of those entitled, 1 at least"
		);
		assert_eq!(requirement_ko(&ordinary), "출석인원의 1/2 초과 찬성; 재적인원의 1/2 초과 출석, 최소 1명");
	}

	#[test]
	fn options_are_named() {
		let counts = json!({"votes": [["Yes", 3], ["Abstain", 1], [{"Candidate": 0}, 2]]});
		let named: Vec<_> = options(&counts);
		assert_eq!(named, [("yes".into(), 3), ("abstain".into(), 1), ("candidate 1".into(), 2)]);
		assert_eq!(option_ko(&named[2].0), "기호 1");
	}
}
