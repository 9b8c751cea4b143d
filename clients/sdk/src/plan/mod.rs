// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election's plan as people write it: a JSON file with times in ISO 8601 or relative to now.

mod contest;
#[cfg(test)]
mod tests;

use crate::{
	account::AccountError,
	keys::{parse_classes, KeyError},
	moment,
};
use caucus_elections_core::{
	compose::StyleSet,
	params::{Contest, Label, Minimums, Plan, PlanProblem, Schedule, Style, MAX_CONTESTS, MAX_STYLES},
	tally::MAX_SUMS,
};
use caucus_members_core::{registry::RollRule, ring::RingSize};
use caucus_primitives::{ContestIndex, ElectionId, Moment};
pub use contest::{
	CandidateFile, ComponentFile, ContestFile, MissingPollName, PersonFile, ReservedFile, RoundingName,
	TieName,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A day, in seconds.
const DAY: u64 = 24 * 60 * 60;

/// The file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
	/// Name of the election.
	pub title: String,
	/// All contests.
	pub contests: Vec<ContestFile>,
	/// Who votes in which; a member gets the first that admits the member. If nothing is said, the
	/// electorate votes in all.
	#[serde(default, skip_serializing_if = "Vec::is_empty")]
	pub styles: Vec<StyleFile>,
	/// Who is on the roll, if there are no styles.
	#[serde(default, skip_serializing_if = "is_default")]
	pub electorate: ElectorateFile,
	/// 255 or 767.
	#[serde(default = "default_ring_size")]
	pub ring_size: u32,
	/// Seconds from now until voting begins; 0 if `opens` says when.
	#[serde(default, skip_serializing_if = "is_default")]
	pub opens_in_seconds: u64,
	/// When voting begins, such as `2026-12-01T09:00:00+09:00`.
	#[serde(default, skip_serializing_if = "is_default")]
	pub opens: Option<String>,
	/// Seconds of voting; 0 if `closes` says when it ends.
	#[serde(default, skip_serializing_if = "is_default")]
	pub lasts_seconds: u64,
	/// When voting ends.
	#[serde(default, skip_serializing_if = "is_default")]
	pub closes: Option<String>,
	/// Seconds that trustees have for each step of making the key; a day if nothing is said. A step
	/// ends as soon as all have acted.
	#[serde(default = "one_day")]
	pub trustee_step_seconds: u64,
	/// Seconds in which the roll can be objected to; appeals take as long again. Three days if nothing
	/// is said, as for those that follow.
	#[serde(default = "three_days")]
	pub objections_seconds: u64,
	/// Seconds after the close in which totals are announced, and then polls revealed.
	#[serde(default = "three_days")]
	pub tally_seconds: u64,
	/// Seconds after the outcome in which the commission certifies it.
	#[serde(default = "three_days")]
	pub certification_seconds: u64,
	/// Seconds after the certification in which the result can be objected to.
	#[serde(default = "three_days")]
	pub appeals_seconds: u64,
	/// Fewest keys on the roll of each style.
	pub least_roll: u32,
	/// Fewest ballots in each sum that is decrypted.
	pub least_turnout: u32,
	/// How often a voter may replace a ballot.
	#[serde(default = "default_revotes")]
	pub max_revotes: u16,
	/// How many trustees must agree to decrypt.
	pub threshold: u16,
	/// The contest of an earlier election that this one decides: a run-off, or a rerun.
	#[serde(default, skip_serializing_if = "is_default")]
	pub follows: Option<FollowsFile>,
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

/// A ballot style: which members vote in which contests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleFile {
	/// What it is called in this file; the chain numbers it.
	pub name: String,
	/// Classes that a member must all have, with commas.
	#[serde(default, skip_serializing_if = "is_default")]
	pub classes: String,
	/// A chapter, if only one has this style.
	#[serde(default, skip_serializing_if = "is_default")]
	pub chapter: Option<u16>,
	/// Titles or numbers of the contests; all if nothing is said.
	#[serde(default, skip_serializing_if = "Vec::is_empty")]
	pub contests: Vec<Pointer>,
}

/// What an election follows on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowsFile {
	/// The earlier election.
	pub election: ElectionId,
	/// Number of its contest, counted from 1.
	pub contest: ContestIndex,
}

/// Something named by its name, or by its number counted from 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged, expecting = "name it by its name, or by its number counted from 1")]
pub enum Pointer {
	/// By number.
	Number(usize),
	/// By name.
	Name(String),
}

impl Pointer {
	/// The position of what it points to among these names.
	fn position<'a>(&self, mut names: impl ExactSizeIterator<Item = &'a str>) -> Option<usize> {
		match self {
			Self::Number(number) => number.checked_sub(1).filter(|position| *position < names.len()),
			Self::Name(name) => names.position(|other| other == name),
		}
	}
}

impl fmt::Display for Pointer {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Number(number) => write!(f, "{number}"),
			Self::Name(name) => write!(f, "{name:?}"),
		}
	}
}

fn default_ring_size() -> u32 {
	RingSize::default().capacity()
}

fn default_revotes() -> u16 {
	32
}

fn one_day() -> u64 {
	DAY
}

fn three_days() -> u64 {
	3 * DAY
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
	*value == T::default()
}

/// What is wrong with the file.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
	/// A title or name is too long.
	#[error("{0:?} is longer than 128 bytes; shorten it")]
	TooLong(String),
	/// The title of the election is not readable.
	#[error("the election's title is empty or has control characters or invisible ones; give it another")]
	NoTitle,
	/// There is no contest.
	#[error("there is no contest; add one to `contests`")]
	NoContest,
	/// A kind is unknown.
	#[error("there is no kind of contest {0:?}; known are choose-one, choose-up-to-N, approve, yes-no")]
	UnknownKind(String),
	/// A ring size is unknown.
	#[error("rings of {0} keys do not exist; choose 255 or 767")]
	UnknownRingSize(u32),
	/// Too many of something.
	#[error("there are too many {0}; at most {1} are possible")]
	TooMany(&'static str, u32),
	/// A contest cannot be voted.
	#[error("the contest {0:?} cannot be held: {1}")]
	Contest(String, String),
	/// Two contests have the same title.
	#[error("two contests have the title {0:?}; add what tells them apart")]
	SameTitle(String),
	/// Two styles have the same name.
	#[error("two styles have the name {0:?}; give each its own")]
	SameStyle(String),
	/// No style has a contest.
	#[error("nobody votes in the contest {0:?}; name it in `contests` of a style")]
	NobodyVotes(String),
	/// A style has a contest that is not there.
	#[error("the style {0:?} has the contest {1}, which is not there; give its title, or its number counted from 1")]
	NoSuchContest(String, Pointer),
	/// A style has a contest twice.
	#[error("the style {0:?} has the contest {1} twice; name it once")]
	ContestTwice(String, Pointer),
	/// A component has a style that is not there.
	#[error("the contest {0:?} has a component of the style {1}, which is not there; give its name, or its number counted from 1")]
	NoSuchStyle(String, Pointer),
	/// Both styles and an electorate.
	#[error("there are both `styles` and an `electorate`; say who votes in `styles` alone")]
	StylesAndElectorate,
	/// A nominee is no account.
	#[error("the nominee of {0:?} is not an account: {1}")]
	BadNominee(String, AccountError),
	/// A class is unknown.
	#[error(transparent)]
	Class(#[from] KeyError),
	/// A moment is said twice, or not at all.
	#[error("say when voting {0} exactly once: in `{1}` as in 2026-12-01T09:00:00+09:00, or in `{2}`")]
	OneTime(&'static str, &'static str, &'static str),
	/// A moment cannot be read.
	#[error("`{0}` is {1:?}; write date, time and offset from UTC as in 2026-12-01T09:00:00+09:00")]
	BadTime(&'static str, String),
	/// A time lies beyond what the chain can hold.
	#[error("a time is too far away")]
	Time,
	/// Voting would begin in the past.
	#[error("voting would have begun already: `opens` is {0}, and the chain's clock shows {1}")]
	OpensInThePast(String, String),
	/// Voting would end before it begins.
	#[error("voting would end before it begins; let `closes` be later than `opens`")]
	ClosesBeforeItOpens,
	/// There is no time for objections before voting begins.
	#[error(
		"voting begins in {opens} s, but objections to the roll and appeals take {windows} s, twice \
		 `objections_seconds`; let it begin later, or shorten them"
	)]
	NoTimeForObjections {
		/// Seconds until voting begins.
		opens: u64,
		/// Seconds that objections and appeals take.
		windows: u64,
	},
	/// Contests of earlier elections are counted from 1.
	#[error("`follows` has contest 0; contests are counted from 1")]
	FollowsNothing,
}

fn label(text: &str) -> Result<Label, PlanError> {
	text.as_bytes().to_vec().try_into().map_err(|_| PlanError::TooLong(text.into()))
}

/// The first of these texts that stands there twice.
fn twice<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
	let mut seen = std::collections::BTreeSet::new();
	texts.into_iter().find(|text| !seen.insert(*text)).map(str::to_owned)
}

fn after(start: Moment, seconds: u64) -> Result<Moment, PlanError> {
	seconds.checked_mul(1_000).and_then(|ms| start.checked_add(ms)).ok_or(PlanError::Time)
}

impl StyleFile {
	fn style(&self, contests: &[ContestFile]) -> Result<Style, PlanError> {
		let mut positions: Vec<ContestIndex> = Vec::new();
		for pointer in &self.contests {
			let titles = contests.iter().map(|contest| contest.title.as_str());
			let position = pointer.position(titles).and_then(|position| position.try_into().ok());
			let position =
				position.ok_or_else(|| PlanError::NoSuchContest(self.name.clone(), pointer.clone()))?;
			if positions.contains(&position) {
				return Err(PlanError::ContestTwice(self.name.clone(), pointer.clone()));
			}
			positions.push(position);
		}
		if self.contests.is_empty() {
			positions = (0..).take(contests.len()).collect();
		}
		positions.sort_unstable();
		Ok(Style {
			rule: RollRule { classes: parse_classes(&self.classes)?, chapter: self.chapter },
			contests: positions.try_into().map_err(|_| PlanError::TooMany("contests", MAX_CONTESTS))?,
		})
	}
}

impl PlanFile {
	/// The plan, with relative times counted from `now`.
	pub fn plan(&self, now: Moment) -> Result<Plan, PlanError> {
		let styles = self.styles()?;
		let contests = self.contests(&styles)?;
		let plan = Plan {
			title: label(&self.title)?,
			contests: contests.try_into().map_err(|_| PlanError::TooMany("contests", MAX_CONTESTS))?,
			styles: styles.try_into().map_err(|_| PlanError::TooMany("styles", MAX_STYLES))?,
			ring_size: match self.ring_size {
				255 => RingSize::R255,
				767 => RingSize::R767,
				other => return Err(PlanError::UnknownRingSize(other)),
			},
			schedule: self.schedule(now)?,
			minimums: Minimums { roll: self.least_roll, turnout: self.least_turnout },
			max_revotes: self.max_revotes,
			threshold: self.threshold,
			follows: match self.follows {
				None => None,
				Some(FollowsFile { election, contest }) => {
					Some((election, contest.checked_sub(1).ok_or(PlanError::FollowsNothing)?))
				}
			},
		};
		match plan.validate() {
			Ok(()) => Ok(plan),
			Err(PlanProblem::BadLabel) => Err(PlanError::NoTitle),
			Err(PlanProblem::NoContest) => Err(PlanError::NoContest),
			// Styles and contests were checked one by one, so it is their number.
			Err(_) => Err(PlanError::TooMany("contests and components of ballots together", MAX_SUMS)),
		}
	}

	fn styles(&self) -> Result<Vec<Style>, PlanError> {
		if self.contests.is_empty() {
			return Err(PlanError::NoContest);
		}
		if self.contests.len() > MAX_CONTESTS as usize {
			return Err(PlanError::TooMany("contests", MAX_CONTESTS));
		}
		if self.styles.len() > MAX_STYLES as usize {
			return Err(PlanError::TooMany("styles", MAX_STYLES));
		}
		if let Some(title) = twice(self.contests.iter().map(|contest| contest.title.as_str())) {
			return Err(PlanError::SameTitle(title));
		}
		if let Some(name) = twice(self.styles.iter().map(|style| style.name.as_str())) {
			return Err(PlanError::SameStyle(name));
		}
		if !self.styles.is_empty() {
			if self.electorate != ElectorateFile::default() {
				return Err(PlanError::StylesAndElectorate);
			}
			return self.styles.iter().map(|style| style.style(&self.contests)).collect();
		}
		let ElectorateFile { classes, chapter } = self.electorate.clone();
		let only = StyleFile { name: String::new(), classes, chapter, contests: Vec::new() };
		Ok(vec![only.style(&self.contests)?])
	}

	fn contests(&self, styles: &[Style]) -> Result<Vec<Contest>, PlanError> {
		let voting_in = |contest: ContestIndex| -> StyleSet {
			let styles = (0..).zip(styles);
			styles.filter(|(_, style)| style.contests.contains(&contest)).map(|(number, _)| number).collect()
		};
		let find = |pointer: &Pointer| {
			let names = self.styles.iter().map(|style| style.name.as_str());
			pointer.position(names).and_then(|position| position.try_into().ok())
		};
		(0..).zip(&self.contests).map(|(index, file)| file.contest(voting_in(index), find)).collect()
	}

	fn schedule(&self, now: Moment) -> Result<Schedule, PlanError> {
		let moment = |name, text: &Option<String>| match text {
			None => Ok(None),
			Some(text) => moment::parse(text).map(Some).ok_or_else(|| PlanError::BadTime(name, text.clone())),
		};
		let opens = match (moment("opens", &self.opens)?, self.opens_in_seconds) {
			(Some(opens), 0) => opens,
			(None, seconds @ 1..) => after(now, seconds)?,
			_ => return Err(PlanError::OneTime("begins", "opens", "opens_in_seconds")),
		};
		let closes = match (moment("closes", &self.closes)?, self.lasts_seconds) {
			(Some(closes), 0) => closes,
			(None, seconds @ 1..) => after(opens, seconds)?,
			_ => return Err(PlanError::OneTime("ends", "closes", "lasts_seconds")),
		};
		if opens <= now {
			return Err(PlanError::OpensInThePast(moment::korean(opens), moment::korean(now)));
		}
		if closes <= opens {
			return Err(PlanError::ClosesBeforeItOpens);
		}
		let objections = after(0, self.objections_seconds)?;
		if opens - now < objections.saturating_mul(2) {
			return Err(PlanError::NoTimeForObjections {
				opens: (opens - now) / 1_000,
				windows: self.objections_seconds.saturating_mul(2),
			});
		}
		Ok(Schedule {
			trustee_step: after(0, self.trustee_step_seconds)?,
			objections,
			opens,
			closes,
			tally: after(0, self.tally_seconds)?,
			certification: after(0, self.certification_seconds)?,
			appeals: after(0, self.appeals_seconds)?,
		})
	}
}
