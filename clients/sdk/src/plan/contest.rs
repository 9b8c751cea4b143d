// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A contest of a plan, and how its result is made.

use super::{is_default, label, PlanError, Pointer};
use crate::{account, keys::parse_classes};
use caucus_elections_core::{
	compose::{
		Component, MissingPoll, Reserved, ResultRule, Rounding, RuleError, Source, StyleSet, TieRule,
		MAX_COMPONENTS,
	},
	params::{Candidate, Contest, ContestError, ContestKind, MAX_CANDIDATES, MAX_CHOICES},
};
use caucus_primitives::StyleIndex;
use serde::{Deserialize, Serialize};

/// One contest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestFile {
	/// What is decided.
	pub title: String,
	/// `choose-one`, `choose-up-to-N`, `approve` or `yes-no`.
	pub kind: String,
	/// Who can be chosen; for `yes-no` the words for yes and no.
	pub candidates: Vec<CandidateFile>,
	/// How many are elected.
	#[serde(default = "one", skip_serializing_if = "is_one")]
	pub seats: u8,
	/// Seats kept for a class.
	#[serde(default, skip_serializing_if = "is_default")]
	pub reserved: Option<ReservedFile>,
	/// Whether the one seat takes more than half of all votes.
	#[serde(default, skip_serializing_if = "is_default")]
	pub majority: bool,
	/// Who comes first of candidates with the same total.
	#[serde(default, skip_serializing_if = "is_default")]
	pub tie: TieName,
	/// How totals are displayed.
	#[serde(default, skip_serializing_if = "is_default")]
	pub rounding: RoundingName,
	/// What follows if a poll is not revealed in time.
	#[serde(default, skip_serializing_if = "is_default")]
	pub missing_poll: MissingPollName,
	/// What the result is composed of; if nothing is said, of all ballots with equal weight.
	#[serde(default, skip_serializing_if = "Vec::is_empty")]
	pub components: Vec<ComponentFile>,
}

/// A candidate: a name alone, or with more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
	untagged,
	expecting = "a candidate is a name, or an object with `name` and perhaps `nominee` and `classes`"
)]
pub enum CandidateFile {
	/// Somebody who need not accept, or an answer.
	Name(String),
	/// Somebody of whom more is known.
	Person(PersonFile),
}

impl From<&str> for CandidateFile {
	fn from(name: &str) -> Self {
		Self::Name(name.into())
	}
}

/// A candidate of whom more is known than the name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFile {
	/// The name, as voters read it.
	pub name: String,
	/// The account that must accept the nomination: SS58 or hexadecimal.
	#[serde(default, skip_serializing_if = "is_default")]
	pub nominee: Option<String>,
	/// Classes for which seats may be reserved, with commas.
	#[serde(default, skip_serializing_if = "is_default")]
	pub classes: String,
}

/// Seats kept for a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReservedFile {
	/// Classes that such a candidate must all have, with commas.
	pub class: String,
	/// At least so many of those elected have them.
	pub seats: u8,
}

/// A part of a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ComponentFile {
	/// Ballots.
	Ballots {
		/// Names or numbers of the styles; if nothing is said, all that vote in the contest.
		#[serde(default)]
		styles: Vec<Pointer>,
		/// How much it counts beside the others.
		#[serde(default = "one_weight")]
		weight: u16,
	},
	/// A poll of people outside the election.
	Poll {
		/// How much it counts beside the others.
		#[serde(default = "one_weight")]
		weight: u16,
	},
}

/// Who comes first of candidates with the same total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieName {
	/// Who stands first on the ballot paper.
	ListedFirst,
	/// Who has more ballots in the first component, then a run-off.
	MoreBallots,
	/// A run-off decides.
	#[default]
	RunOff,
}

/// How totals are displayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundingName {
	/// To the nearest; up from the middle.
	#[default]
	HalfUp,
	/// To the nearest; to the even one from the middle.
	HalfEven,
	/// To the next below.
	Down,
}

/// What follows if a poll is not revealed in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MissingPollName {
	/// The other components decide.
	#[default]
	Renormalise,
	/// The contest is held again.
	Rerun,
	/// The contest has no result.
	Void,
}

fn one() -> u8 {
	1
}

fn one_weight() -> u16 {
	1
}

fn is_one(seats: &u8) -> bool {
	*seats == 1
}

impl CandidateFile {
	/// The name.
	pub fn name(&self) -> &str {
		match self {
			Self::Name(name) | Self::Person(PersonFile { name, .. }) => name,
		}
	}

	fn candidate(&self) -> Result<Candidate, PlanError> {
		let name = label(self.name())?;
		let Self::Person(person) = self else {
			return Ok(Candidate { name, classes: Default::default(), nominee: None });
		};
		let nominee = person.nominee.as_deref().map(|text| {
			account::parse(text).map_err(|reason| PlanError::BadNominee(person.name.clone(), reason))
		});
		Ok(Candidate { name, classes: parse_classes(&person.classes)?, nominee: nominee.transpose()? })
	}
}

impl ContestFile {
	fn kind(&self) -> Result<ContestKind, PlanError> {
		Ok(match self.kind.as_str() {
			"choose-one" => ContestKind::ChooseOne,
			"approve" => ContestKind::Approve,
			"yes-no" => ContestKind::YesNo,
			other => match other.strip_prefix("choose-up-to-").and_then(|most| most.parse().ok()) {
				Some(most) => ContestKind::ChooseUpTo { most },
				None => return Err(PlanError::UnknownKind(other.into())),
			},
		})
	}

	/// The contest, in which the members of these styles vote; `find` finds a style.
	pub(super) fn contest(
		&self,
		styles: StyleSet,
		find: impl Fn(&Pointer) -> Option<StyleIndex>,
	) -> Result<Contest, PlanError> {
		if styles.is_empty() {
			return Err(PlanError::NobodyVotes(self.title.clone()));
		}
		let candidates =
			self.candidates.iter().map(CandidateFile::candidate).collect::<Result<Vec<_>, _>>()?;
		let candidates = candidates
			.try_into()
			.map_err(|_| PlanError::TooMany("candidates in a contest", MAX_CANDIDATES))?;
		let reserved = self.reserved.as_ref().map(|reserved| {
			Ok::<_, PlanError>(Reserved { class: parse_classes(&reserved.class)?, seats: reserved.seats })
		});
		let rule = ResultRule {
			components: self
				.components(styles, find)?
				.try_into()
				.map_err(|_| PlanError::TooMany("components of a result", MAX_COMPONENTS))?,
			seats: self.seats,
			reserved: reserved.transpose()?,
			majority: self.majority,
			tie: match self.tie {
				TieName::ListedFirst => TieRule::ListedFirst,
				TieName::MoreBallots => TieRule::MoreBallots,
				TieName::RunOff => TieRule::RunOff,
			},
			rounding: match self.rounding {
				RoundingName::HalfUp => Rounding::HalfUp,
				RoundingName::HalfEven => Rounding::HalfEven,
				RoundingName::Down => Rounding::Down,
			},
			missing_poll: match self.missing_poll {
				MissingPollName::Renormalise => MissingPoll::Renormalise,
				MissingPollName::Rerun => MissingPoll::Rerun,
				MissingPollName::Void => MissingPoll::Void,
			},
		};
		let contest = Contest { title: label(&self.title)?, kind: self.kind()?, candidates, rule };
		contest.validate(styles).map_err(|error| PlanError::Contest(self.title.clone(), advice(error)))?;
		Ok(contest)
	}

	fn components(
		&self,
		styles: StyleSet,
		find: impl Fn(&Pointer) -> Option<StyleIndex>,
	) -> Result<Vec<Component>, PlanError> {
		if self.components.is_empty() {
			return Ok(vec![Component { weight: 1, source: Source::Ballots { styles } }]);
		}
		let component = |file: &ComponentFile| {
			Ok(match file {
				ComponentFile::Poll { weight } => Component { weight: *weight, source: Source::Poll },
				ComponentFile::Ballots { styles: named, weight } => {
					let found = named.iter().map(|pointer| {
						find(pointer)
							.ok_or_else(|| PlanError::NoSuchStyle(self.title.clone(), pointer.clone()))
					});
					let found = found.collect::<Result<StyleSet, _>>()?;
					let styles = if named.is_empty() { styles } else { found };
					Component { weight: *weight, source: Source::Ballots { styles } }
				}
			})
		};
		self.components.iter().map(component).collect()
	}
}

/// What is wrong with a contest, and what to do.
fn advice(error: ContestError) -> String {
	let text = match error {
		ContestError::TooFewCandidates => {
			"it needs a candidate, and a yes-no question exactly two answers: the words for yes and for no"
		}
		ContestError::BadChoiceLimit => {
			return format!(
				"a voter can choose at least one and at most {MAX_CHOICES} candidates, and not more than there are; \
				 change N of choose-up-to-N"
			)
		}
		ContestError::BadLabel => {
			"its title or a name is empty or has control characters or invisible ones; write it with ordinary letters"
		}
		ContestError::DuplicateCandidate => "two candidates have the same name; add what tells them apart",
		ContestError::BadRule(rule) => match rule {
			RuleError::NoComponent => "its result is made of nothing; leave `components` out, or name some",
			RuleError::FirstIsPoll => {
				"its first component is a poll; put one of kind \"ballots\" first, because totals are in its votes"
			}
			RuleError::NoWeight => "a component has weight 0; give a whole number from 1, or leave it out",
			RuleError::NoStyle => "a component of ballots has no style; name one that votes in the contest",
			RuleError::StyleTwice => "a style is in two components; leave it in one",
			RuleError::WrongStyles => {
				"its components are not of those styles that vote in it; name each of them once, and no other"
			}
			RuleError::BadSeats => "`seats` must be from 1 to the number of candidates",
			RuleError::BadReservation => {
				"`reserved` must keep from 1 to `seats` seats, for candidates of some class"
			}
			RuleError::MajorityOfSeats => "`majority` goes with one seat alone",
			RuleError::NotForQuestion => {
				"a yes-no question has neither `seats` nor `majority` nor `reserved`; leave them out"
			}
		},
	};
	text.into()
}
