// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Objects are validated against the schemas of the standard.

use super::*;
use crate::opendata::source::tests::stamp;
use regex::Regex;
use std::{collections::BTreeMap, fs, path::Path};

/// The schemas, by the address that others refer to them by.
fn schemas() -> BTreeMap<String, Value> {
	let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/popolo"));
	let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
	let schemas = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
	schemas
		.map(|path| {
			let name = path.file_stem().unwrap().to_str().unwrap();
			let schema = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
			(format!("http://www.popoloproject.com/schemas/{name}.json#"), schema)
		})
		.collect()
}

/// What in a value is not as a schema of draft 03 wants it. A word of a schema that is not known here is an error, so that
/// nothing is passed over.
fn problems(value: &Value, schema: &Value, all: &BTreeMap<String, Value>, place: &str) -> Vec<String> {
	let mut found = Vec::new();
	for (word, wanted) in schema.as_object().unwrap() {
		match word.as_str() {
			"$schema" | "id" | "title" | "description" => {}
			// Said of a property by the object that has it.
			"required" => {}
			"$ref" => found.extend(problems(value, &all[wanted.as_str().unwrap()], all, place)),
			"type" => {
				let is = |kind: &Value| match kind.as_str().unwrap() {
					"string" => value.is_string(),
					"null" => value.is_null(),
					"object" => value.is_object(),
					"array" => value.is_array(),
					"integer" => value.is_u64() || value.is_i64(),
					"number" => value.is_number(),
					other => panic!("type {other}"),
				};
				if !wanted.as_array().map_or_else(|| is(wanted), |kinds| kinds.iter().any(is)) {
					found.push(format!("{place} is not {wanted}: {value}"));
				}
			}
			"properties" => {
				for (name, schema) in wanted.as_object().unwrap() {
					let place = format!("{place}.{name}");
					match value.get(name) {
						Some(value) => found.extend(problems(value, schema, all, &place)),
						None if schema["required"] == Value::Bool(true) => {
							found.push(format!("{place} is missing"))
						}
						None => {}
					}
				}
			}
			"items" => {
				for item in value.as_array().unwrap() {
					found.extend(problems(item, wanted, all, place));
				}
			}
			"pattern" => {
				let pattern = Regex::new(wanted.as_str().unwrap()).unwrap();
				if value.as_str().is_some_and(|text| !pattern.is_match(text)) {
					found.push(format!("{place} is not written so: {value}"));
				}
			}
			"format" => {
				let pattern = match wanted.as_str().unwrap() {
					"date-time" => {
						"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$"
					}
					"uri" => "^[a-z][a-z0-9+.-]*:[!-~]+$",
					"email" => "@",
					other => panic!("format {other}"),
				};
				if value.as_str().is_some_and(|text| !Regex::new(pattern).unwrap().is_match(text)) {
					found.push(format!("{place} is no {wanted}: {value}"));
				}
			}
			other => panic!("{other} in a schema"),
		}
	}
	found
}

fn requirement() -> Value {
	let half = json!({ "num": 1, "den": 2 });
	let quorum = json!({ "share": half, "strict": true, "least": 1 });
	json!({ "base": "EntitledPresent", "share": half, "strict": true, "quorum": quorum })
}

fn content(byte: &str) -> Value {
	json!({ "digest": format!("0x{}", byte.repeat(32)), "bytes": 7, "media": "Plain", "language": "Korean" })
}

/// Records of each kind, with and without what is optional.
fn records() -> Records {
	let names = |korean: &str, english: Value| json!({ "korean": korean, "english": english });
	let counts = |yes: u32, no: u32| {
		let group = |key: Value, yes: u32, no: u32| json!({ "key": key, "entitled": 20, "present": 10, "cast": 10, "valid": 10, "invalid": 0, "votes": [yes, no] });
		json!({
			"entitled": 40, "present": 20, "cast": 20, "valid": 20, "invalid": 0, "votes_per_ballot": 1,
			"votes": [["Yes", yes], ["No", no]],
			"groups": [group(json!({ "Organization": 1 }), yes, 0), group(json!({ "Area": 1 }), 0, no)],
		})
	};
	let version = |yes, no, verdict: &str, correction: Value| {
		json!({
			"counts": counts(yes, no),
			"outcome": { "verdict": verdict, "leader": null, "groups": ["Passed", "Failed"] },
			"evidence": null, "correction": correction, "at": 1_796_083_200_000_u64,
		})
	};
	let plan = json!({
		"classification": "Regular", "name": "정기 전당대회", "place": null, "starts_at": 1_796_083_200_000_u64,
		"ends_at": 1_796_090_400_000_u64, "parent": null,
	});
	let what = json!({
		"creator": { "Floor": 12 }, "identifier": "2026-1", "title": "당헌 개정안", "text": content("ab"),
		"requirement": requirement(),
	});
	let motion = |state: Value, amends: Value| {
		json!({
			"organization": 0, "tabled": [0, 1], "what": what, "state": state, "origin": null, "amends": amends,
			"amendments": 0, "open_amendments": 0, "texts": 1, "vote": 0, "forwarded": null, "answer": null, "version": 3,
		})
	};
	let vote = json!({
		"meeting": 0, "subject": { "Motion": 0 }, "requirement": requirement(), "method": "RollCall", "provenance": "Own",
		"state": "Counted", "versions": 2, "election": null, "at": 1_796_083_200_000_u64,
	});
	let fact = |deed: Value, status: &str| {
		json!({
			"id": 4,
			"fact": {
				"representative": 0, "version": 0, "replies": 0,
				"body": {
					"post": 1, "deed": deed, "day": 15_490, "subject": "자유발언", "eligibility": "Eligible", "feed": 0,
					"url": "https://example.org/speech", "digest": format!("0x{}", "12".repeat(32)), "captured_at": 5,
				},
			},
			"status": status, "as_of": 3, "stale": false,
		})
	};
	Records {
		areas: vec![
			json!([0, { "code": "11", "names": names("서울특별시", Value::Null), "kind": "Province", "parent": null }]),
			json!([1, { "code": "s0", "names": names("강서구을", Value::Null), "kind": "Constituency", "parent": 0 }]),
		],
		organizations: vec![
			json!([0, {
				"names": names("중앙당", json!("Central party")), "other_names": ["당"], "classification": "Central",
				"parent": null, "area": null, "founded": 0, "dissolved": null,
			}]),
			json!([1, {
				"names": names("대한민국 국회", Value::Null), "other_names": [], "classification": "PublicBody", "parent": 0,
				"area": 0, "founded": 1_338_303_600_000_u64, "dissolved": 1_796_083_200_000_u64,
			}]),
		],
		posts: vec![
			json!([0, { "organization": 0, "role": "Chair", "label": "의장", "area": null, "from": 0, "until": null }]),
			json!([1, {
				"organization": 1, "role": "Representative", "label": "제19대 국회의원", "area": 1,
				"from": 1_338_303_600_000_u64, "until": null,
			}]),
		],
		terms: vec![
			json!([0, {
				"post": 0, "holder": { "Account": "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY" }, "from": 0,
				"until": 1_893_423_600_000_u64, "on_behalf_of": null,
			}]),
			json!([1, {
				"post": 1, "holder": { "Person": 0 }, "from": 1_338_303_600_000_u64, "until": 1_464_534_000_000_u64,
				"on_behalf_of": 0,
			}]),
		],
		representatives: vec![json!([0, {
			"description": { "reference": "assembly.go.kr:1", "korean": "의원 1", "hanja": "議員一", "latin": null },
		}])],
		facts: vec![
			fact(json!("Speech"), "Confirmed"),
			fact(json!("Speech"), "Withdrawn"),
			fact(json!("BillLead"), "Confirmed"),
		],
		meetings: vec![json!([0, {
			"organization": 0, "plan": plan, "stage": { "Certified": { "until": 9 } }, "opened_at": 1_796_083_200_000_u64,
			"adjourned_at": null,
		}])],
		motions: vec![
			json!([0, motion(json!("Adopted"), Value::Null)]),
			json!([1, motion(json!("Proposed"), json!([0, 1]))]),
		],
		votes: vec![json!([
			0,
			vote,
			[version(9, 11, "Failed", Value::Null), version(11, 9, "Passed", json!(0))]
		])],
	}
}

#[test]
fn what_is_written_is_valid() {
	let schemas = schemas();
	assert_eq!(schemas.len(), 16);
	let classes = classes(&records(), &stamp());
	let counts: Vec<_> = classes.iter().map(|(name, objects)| (*name, objects.len())).collect();
	let expected = [
		("areas", 2),
		("organizations", 2),
		("posts", 2),
		("memberships", 2),
		("persons", 1),
		("events", 1),
		("motions", 2),
		("vote_events", 2),
		("speeches", 1),
	];
	assert_eq!(counts, expected);
	for (name, objects) in &classes {
		let singular = match *name {
			"speeches" => "speech",
			other => other.trim_end_matches('s'),
		};
		let schema = &schemas[&format!("http://www.popoloproject.com/schemas/{singular}.json#")];
		for object in objects {
			assert_eq!(problems(object, schema, &schemas, singular), [""; 0], "{object}");
			let known = schema["properties"].as_object().unwrap();
			for field in object.as_object().unwrap().keys() {
				assert!(known.contains_key(field), "{singular} has no {field}");
			}
			// Every object says where it was read.
			assert_eq!(object["sources"][0]["note"], stamp().note());
			assert_eq!(object["sources"][0]["url"], stamp().link());
		}
	}
}

#[test]
fn the_validator_finds_what_is_wrong() {
	let schemas = schemas();
	let problems = |class: &str, value: Value| {
		let schema = &schemas[&format!("http://www.popoloproject.com/schemas/{class}.json#")];
		problems(&value, schema, &schemas, class)
	};
	assert_eq!(problems("count", json!({ "option": "yes" })), ["count.value is missing"]);
	assert_eq!(problems("event", json!({ "start_date": "1. 12. 2026" })).len(), 1);
	assert_eq!(problems("vote_event", json!({ "start_date": "2026-12-01" })).len(), 1);
	assert_eq!(problems("person", json!({ "sources": [{ "url": "no address" }] })).len(), 1);
	assert_eq!(problems("area", json!({ "name": 3 })).len(), 1);
}

#[test]
fn nobody_is_a_person_but_public_office_holders() {
	let classes: BTreeMap<_, _> = classes(&records(), &stamp()).into_iter().collect();
	let [officer, holder] = &classes["memberships"][..] else { panic!("two memberships") };
	assert_eq!(officer.get("person_id"), None);
	assert_eq!(officer["member"]["account"], "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
	assert_eq!(holder["person_id"], classes["persons"][0]["id"]);
	assert_eq!(holder["on_behalf_of_id"], "organization-0");
	assert_eq!(holder["start_date"], "2012-05-30T00:00:00+09:00");
	assert_eq!(classes["persons"][0]["other_names"], json!([{ "name": "議員一", "note": "Hanja" }]));
}

#[test]
fn corrected_votes_are_there_in_each_version() {
	let classes: BTreeMap<_, _> = classes(&records(), &stamp()).into_iter().collect();
	let [before, after] = &classes["vote_events"][..] else { panic!("two versions") };
	assert_eq!((&before["id"], &before["classification"]), (&json!("vote-0-0"), &json!("superseded")));
	assert_eq!((&before["result"], &after["result"]), (&json!("fail"), &json!("pass")));
	assert_eq!(after["counts"][0], json!({ "option": "yes", "value": 11 }));
	assert_eq!(after["counts"][3], json!({ "option": "yes", "value": 11, "group_id": "organization-1" }));
	assert_eq!(after["group_results"][1], json!({ "group_id": "area-1", "result": "fail" }));
}
