// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election's plan as people write it: a JSON file with times in ISO 8601 or relative to now.

use crate::keys::{parse_classes, KeyError};
use caucus_elections_core::params::{Contest, ContestError, ContestKind, Label, Minimums, Plan, Schedule};
use caucus_members_core::{registry::RollRule, ring::RingSize};
use caucus_primitives::Moment;
use serde::{Deserialize, Serialize};

/// The file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
	/// Name of the election.
	pub title: String,
	/// The ballot paper.
	pub contests: Vec<ContestFile>,
	/// Who is on the roll.
	#[serde(default)]
	pub electorate: ElectorateFile,
	/// 255 or 767.
	#[serde(default = "default_ring_size")]
	pub ring_size: u32,
	/// Seconds from now until voting begins.
	pub opens_in_seconds: u64,
	/// Seconds of voting.
	pub lasts_seconds: u64,
	/// Seconds that trustees have for each step of making the key.
	pub trustee_step_seconds: u64,
	/// Fewest keys on the roll.
	pub least_roll: u32,
	/// Fewest ballots to be decrypted.
	pub least_turnout: u32,
	/// How often a voter may replace a ballot.
	#[serde(default = "default_revotes")]
	pub max_revotes: u16,
	/// How many trustees must agree to decrypt.
	pub threshold: u16,
}

/// One contest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestFile {
	/// What is decided.
	pub title: String,
	/// `choose-one`, `choose-up-to-N`, `approve` or `yes-no`.
	pub kind: String,
	/// Who can be chosen; for `yes-no` the words for yes and no.
	pub candidates: Vec<String>,
}

/// Who is on the roll.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectorateFile {
	/// Classes that a member must all have, with commas.
	#[serde(default)]
	pub classes: String,
	/// A chapter, if only one votes.
	#[serde(default)]
	pub chapter: Option<u16>,
}

fn default_ring_size() -> u32 {
	RingSize::default().capacity()
}

fn default_revotes() -> u16 {
	32
}

/// What is wrong with the file.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
	/// A title or name is too long.
	#[error("{0:?} is longer than 128 bytes; shorten it")]
	TooLong(String),
	/// A kind is unknown.
	#[error("there is no kind of contest {0:?}; known are choose-one, choose-up-to-N, approve, yes-no")]
	UnknownKind(String),
	/// A ring size is unknown.
	#[error("rings of {0} keys do not exist; choose 255 or 767")]
	UnknownRingSize(u32),
	/// Too many contests or candidates.
	#[error("there are more contests or candidates than a ballot can hold")]
	TooMany,
	/// A contest cannot be voted.
	#[error("the contest {0:?} cannot be voted: {1:?}")]
	Contest(String, ContestError),
	/// A class is unknown.
	#[error(transparent)]
	Class(#[from] KeyError),
	/// A time lies beyond what the chain can hold.
	#[error("a time is too far away")]
	Time,
}

fn label(text: &str) -> Result<Label, PlanError> {
	text.as_bytes().to_vec().try_into().map_err(|_| PlanError::TooLong(text.into()))
}

impl ContestFile {
	fn contest(&self) -> Result<Contest, PlanError> {
		let kind = match self.kind.as_str() {
			"choose-one" => ContestKind::ChooseOne,
			"approve" => ContestKind::Approve,
			"yes-no" => ContestKind::YesNo,
			other => match other.strip_prefix("choose-up-to-").and_then(|most| most.parse().ok()) {
				Some(most) => ContestKind::ChooseUpTo { most },
				None => return Err(PlanError::UnknownKind(other.into())),
			},
		};
		let candidates: Vec<Label> =
			self.candidates.iter().map(|name| label(name)).collect::<Result<_, _>>()?;
		let candidates = candidates.try_into().map_err(|_| PlanError::TooMany)?;
		let contest = Contest { title: label(&self.title)?, kind, candidates };
		contest.validate().map_err(|error| PlanError::Contest(self.title.clone(), error))?;
		Ok(contest)
	}
}

impl PlanFile {
	/// The plan, with times counted from `now`.
	pub fn plan(&self, now: Moment) -> Result<Plan, PlanError> {
		let contests: Vec<Contest> =
			self.contests.iter().map(ContestFile::contest).collect::<Result<_, _>>()?;
		let after = |start: Moment, seconds: u64| {
			seconds.checked_mul(1_000).and_then(|ms| start.checked_add(ms)).ok_or(PlanError::Time)
		};
		let opens = after(now, self.opens_in_seconds)?;
		Ok(Plan {
			title: label(&self.title)?,
			contests: contests.try_into().map_err(|_| PlanError::TooMany)?,
			electorate: RollRule {
				classes: parse_classes(&self.electorate.classes)?,
				chapter: self.electorate.chapter,
			},
			ring_size: match self.ring_size {
				255 => RingSize::R255,
				767 => RingSize::R767,
				other => return Err(PlanError::UnknownRingSize(other)),
			},
			schedule: Schedule {
				trustee_step: after(0, self.trustee_step_seconds)?,
				opens,
				closes: after(opens, self.lasts_seconds)?,
			},
			minimums: Minimums { roll: self.least_roll, turnout: self.least_turnout },
			max_revotes: self.max_revotes,
			threshold: self.threshold,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const FILE: &str = r#"{
		"title": "청년위원회 선거",
		"contests": [{"title": "청년위원장", "kind": "choose-one", "candidates": ["기호 1번", "기호 2번"]}],
		"electorate": {"classes": "youth"},
		"opens_in_seconds": 60, "lasts_seconds": 120, "trustee_step_seconds": 30,
		"least_roll": 50, "least_turnout": 20, "threshold": 3
	}"#;

	#[test]
	fn a_plan_is_read_with_times_from_now() {
		let file: PlanFile = serde_json::from_str(FILE).expect("JSON; qed");
		let plan = file.plan(1_000).expect("valid; qed");
		assert_eq!(plan.schedule.opens, 61_000);
		assert_eq!(plan.schedule.closes, 181_000);
		assert_eq!(plan.ring_size, RingSize::R767);
		assert_eq!(plan.contests[0].options(), 3);
	}

	#[test]
	fn mistakes_are_named() {
		let file: PlanFile = serde_json::from_str(FILE).expect("JSON; qed");
		let with = |change: &dyn Fn(&mut PlanFile)| {
			let mut file = file.clone();
			change(&mut file);
			file.plan(0).expect_err("a mistake; qed").to_string()
		};
		assert!(with(&|f| f.contests[0].kind = "ranked".into()).contains("ranked"));
		assert!(with(&|f| f.ring_size = 300).contains("300"));
		assert!(with(&|f| f.title = "가".repeat(43)).contains("128 bytes"));
		assert!(with(&|f| f.contests[0].candidates.clear()).contains("cannot be voted"));
		assert!(with(&|f| f.electorate.classes = "old".into()).contains("old"));
		assert!(with(&|f| f.lasts_seconds = u64::MAX).contains("too far"));
		assert!(serde_json::from_str::<PlanFile>(&FILE.replace("least_roll", "lest_roll")).is_err());
	}
}
