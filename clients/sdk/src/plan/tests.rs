// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

use super::*;
use caucus_elections_core::compose::{Source, TieRule};
use caucus_members_core::registry::Classes;

/// What is done to a plan that was right.
type Change<'a> = &'a dyn Fn(&mut PlanFile);

const SHORT: &str = r#"{
	"title": "청년위원회 선거",
	"contests": [{"title": "청년위원장", "kind": "choose-one", "candidates": ["기호 1번", "기호 2번"]}],
	"electorate": {"classes": "youth"},
	"opens_in_seconds": 60, "lasts_seconds": 120, "trustee_step_seconds": 30, "objections_seconds": 20,
	"least_roll": 50, "least_turnout": 20, "threshold": 3
}"#;

const FULL: &str = r#"{
	"title": "Convention",
	"contests": [
		{
			"title": "Council", "kind": "choose-up-to-2", "seats": 2, "tie": "more-ballots",
			"reserved": {"class": "youth", "seats": 1},
			"candidates": [
				"Candidate 1",
				{"name": "Candidate 2", "nominee": "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "classes": "youth"},
				{"name": "Candidate 3"}
			],
			"components": [
				{"kind": "ballots", "styles": ["delegates"], "weight": 50},
				{"kind": "ballots", "styles": [2, 3], "weight": 30},
				{"kind": "poll", "weight": 20}
			],
			"missing_poll": "rerun"
		},
		{"title": "Youth seat", "kind": "choose-one", "candidates": ["Youth 1", "Youth 2"]}
	],
	"styles": [
		{"name": "delegates", "classes": "delegate", "contests": ["Council"]},
		{"name": "youth", "classes": "youth"},
		{"name": "others", "contests": [1]}
	],
	"opens": "1970-01-02T09:00:00+09:00", "closes": "1970-01-03T09:00:00+09:00", "objections_seconds": 3600,
	"least_roll": 50, "least_turnout": 20, "threshold": 3, "follows": {"election": 4, "contest": 1}
}"#;

fn file(text: &str) -> PlanFile {
	serde_json::from_str(text).expect("JSON; qed")
}

#[test]
fn a_short_plan_has_one_style_with_all_contests_and_times_from_now() {
	let plan = file(SHORT).plan(1_000).expect("valid; qed");
	assert_eq!((plan.schedule.opens, plan.schedule.closes), (61_000, 181_000));
	assert_eq!(plan.schedule.appeals, 3 * 24 * 60 * 60 * 1_000);
	assert_eq!(plan.ring_size, RingSize::R767);
	assert_eq!(plan.contests[0].options(), 3);
	assert_eq!(plan.styles.len(), 1);
	assert_eq!(plan.styles[0].rule.classes, Classes::YOUTH);
	let rule = &plan.contests[0].rule;
	assert_eq!((rule.seats, rule.tie, rule.components.len()), (1, TieRule::RunOff, 1));
}

#[test]
fn a_full_plan_has_styles_weights_a_poll_and_nominees() {
	let plan = file(FULL).plan(0).expect("valid; qed");
	let day = 24 * 60 * 60 * 1_000;
	assert_eq!((plan.schedule.opens, plan.schedule.closes), (day, 2 * day));
	let contests: Vec<Vec<u16>> = plan.styles.iter().map(|style| style.contests.to_vec()).collect();
	assert_eq!(contests, [vec![0], vec![0, 1], vec![0]]);
	let council = &plan.contests[0];
	let sources: Vec<Source> = council.rule.components.iter().map(|part| part.source).collect();
	let ballots = |styles| Source::Ballots { styles: StyleSet(styles) };
	assert_eq!(sources, [ballots(0b001), ballots(0b110), Source::Poll]);
	assert_eq!(council.candidates[1].nominee.map(|key| key[..2].to_vec()), Some(vec![0xd4, 0x35]));
	assert_eq!(council.candidates[1].classes, Classes::YOUTH);
	assert_eq!(council.candidates[2].nominee, None);
	assert_eq!(plan.contests[1].rule.components[0].source, ballots(0b010));
	assert_eq!(plan.follows, Some((4, 0)));
}

#[test]
fn a_file_is_written_as_it_is_read() {
	for text in [SHORT, FULL] {
		let written = serde_json::to_string(&file(text)).expect("serializes; qed");
		assert_eq!(file(&written), file(text));
	}
}

/// Each mistake, and a word of what its message says.
#[test]
fn mistakes_are_named() {
	let with = |text: &str, change: &dyn Fn(&mut PlanFile)| {
		let mut file = file(text);
		change(&mut file);
		file.plan(0).expect_err("a mistake; qed").to_string()
	};
	let style = |file: &mut PlanFile, position: usize, contests: &[Pointer]| {
		file.styles[position].contests = contests.to_vec();
	};
	let person = |nominee: &str| {
		let nominee = Some(nominee.to_owned());
		CandidateFile::Person(PersonFile { name: "기호 2번".into(), nominee, classes: String::new() })
	};
	let poll = || ComponentFile::Poll { weight: 1 };
	let ballots = |number| ComponentFile::Ballots { styles: vec![Pointer::Number(number)], weight: 1 };
	let cases: [(&str, Change, &str); 30] = [
		(SHORT, &|f| f.contests[0].kind = "ranked".into(), "ranked"),
		(SHORT, &|f| f.contests[0].kind = "choose-up-to-3".into(), "choose-up-to-N"),
		(SHORT, &|f| f.contests[0].kind = "choose-up-to-x".into(), "no kind of contest"),
		(SHORT, &|f| f.contests[0].candidates.clear(), "needs a candidate"),
		(SHORT, &|f| f.contests[0].candidates[1] = "기호 1번".into(), "the same name"),
		(SHORT, &|f| f.contests[0].candidates[1] = "\u{202e}".into(), "control characters"),
		(SHORT, &|f| f.contests[0].candidates = vec!["x".into(); 65], "at most 64"),
		(SHORT, &|f| f.contests[0].candidates[1] = person("5Grw"), "nominee of \"기호 2번\""),
		(SHORT, &|f| f.contests[0].seats = 3, "`seats`"),
		(SHORT, &|f| f.contests[0].seats = 0, "`seats`"),
		(SHORT, &|f| (f.contests[0].seats, f.contests[0].majority) = (2, true), "`majority`"),
		(SHORT, &|f| f.contests[0].components = vec![poll()], "first component is a poll"),
		(SHORT, &|f| f.contests[0].components = vec![ballots(1)], "style 1, which is not there"),
		(SHORT, &|f| f.contests.push(f.contests[0].clone()), "two contests"),
		(SHORT, &|f| f.contests.clear(), "no contest"),
		(SHORT, &|f| f.title = " ".into(), "title"),
		(SHORT, &|f| f.title = "가".repeat(43), "128 bytes"),
		(SHORT, &|f| f.ring_size = 300, "300"),
		(SHORT, &|f| f.electorate.classes = "old".into(), "old"),
		(SHORT, &|f| f.lasts_seconds = u64::MAX, "too far"),
		(SHORT, &|f| f.opens = Some("2026-12-01T09:00:00+09:00".into()), "exactly once"),
		(SHORT, &|f| f.lasts_seconds = 0, "exactly once"),
		(SHORT, &|f| f.objections_seconds = 31, "62 s"),
		(FULL, &|f| f.opens = Some("1970-01-02".into()), "offset from UTC"),
		(FULL, &|f| f.opens = Some("1970-01-01T00:00:00Z".into()), "begun already"),
		(FULL, &|f| f.closes = f.opens.clone(), "before it begins"),
		(FULL, &|f| f.electorate.chapter = Some(1), "both `styles`"),
		(FULL, &|f| style(f, 1, &[Pointer::Number(1)]), "nobody votes in the contest \"Youth seat\""),
		(FULL, &|f| style(f, 0, &[Pointer::Name("Senate".into())]), "\"Senate\", which is not there"),
		(FULL, &|f| style(f, 0, &[Pointer::Number(1), Pointer::Name("Council".into())]), "twice"),
	];
	for (text, change, word) in cases {
		let message = with(text, change);
		assert!(message.contains(word), "{message:?} does not say {word:?}");
	}
	let more: [(Change, &str); 6] = [
		(&|f| f.contests[0].components[1] = ballots(1), "in two components"),
		(&|f| f.contests[0].components.truncate(1), "each of them once"),
		(&|f| f.contests[0].components[2] = ComponentFile::Poll { weight: 0 }, "weight 0"),
		(&|f| f.contests[0].reserved.iter_mut().for_each(|kept| kept.seats = 3), "`reserved`"),
		(&|f| f.styles[2].name = "youth".into(), "two styles"),
		(&|f| f.follows.iter_mut().for_each(|follows| follows.contest = 0), "counted from 1"),
	];
	for (change, word) in more {
		let message = with(FULL, change);
		assert!(message.contains(word), "{message:?} does not say {word:?}");
	}
}

#[test]
fn misspelt_fields_are_refused_wherever_they_stand() {
	for (right, wrong) in
		[("least_roll", "lest_roll"), ("\"weight\": 50", "\"wait\": 50"), ("\"nominee\"", "\"nominé\"")]
	{
		let text = FULL.replace(right, wrong);
		assert_ne!(text, FULL);
		assert!(serde_json::from_str::<PlanFile>(&text).is_err(), "{wrong}");
	}
}
