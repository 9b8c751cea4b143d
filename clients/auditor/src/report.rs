// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an audit found, in a form that is printed or written as JSON.

use crate::reason::Reason;
use caucus_elections_core::{
	compose,
	params::{legible, Contest},
};
use caucus_primitives::{ContestIndex, Moment, StyleIndex};
use serde::Serialize;

/// What is checked, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
	/// The election has a result, and its parameters are the ones that were fixed.
	Parameters,
	/// The keys are those of the roll.
	Roll,
	/// The rings are made of them.
	Rings,
	/// The trustees made the key.
	KeyGeneration,
	/// Each ballot holds.
	Ballots,
	/// They are those that the chain accepted.
	BallotLog,
	/// The last ones of all voters give the sums.
	Sums,
	/// What was closed are those sums.
	Close,
	/// Enough trustees decrypted them.
	Shares,
	/// The totals are what they decrypted.
	Totals,
	/// The polls are those that were sealed.
	Polls,
	/// The outcomes follow.
	Outcomes,
}

impl Step {
	/// The step as people read it.
	pub const fn title(self) -> &'static str {
		match self {
			Self::Parameters => "stage and parameters",
			Self::Roll => "roll",
			Self::Rings => "rings",
			Self::KeyGeneration => "key generation",
			Self::Ballots => "ballots",
			Self::BallotLog => "ballot log",
			Self::Sums => "sums",
			Self::Close => "close",
			Self::Shares => "decryption shares",
			Self::Totals => "totals",
			Self::Polls => "polls",
			Self::Outcomes => "outcomes",
		}
	}
}

/// What is wrong, in a code and in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
	/// The code.
	pub reason: Reason,
	/// In words.
	pub detail: String,
}

impl Finding {
	/// Something that is wrong.
	pub fn new(reason: Reason, detail: impl Into<String>) -> Self {
		Self { reason, detail: detail.into() }
	}
}

/// How a step came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum Status {
	/// All holds.
	Ok,
	/// Something is wrong.
	Wrong(Finding),
	/// Not checked, because it cannot hold if an earlier step does not.
	Skipped {
		/// That step.
		after: Step,
	},
}

/// One step of the audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
	/// What was checked.
	pub step: Step,
	/// How it came out.
	#[serde(flatten)]
	pub status: Status,
}

/// The steps so far.
#[derive(Default)]
pub(crate) struct Checks(pub(crate) Vec<Check>);

impl Checks {
	/// Takes a step, unless one of those that it builds on was not good.
	pub(crate) fn run(&mut self, step: Step, after: &[Step], check: impl FnOnce() -> Result<(), Finding>) {
		let failed = self.0.iter().find(|done| after.contains(&done.step) && done.status != Status::Ok);
		let status = match failed {
			Some(failed) => Status::Skipped { after: failed.step },
			None => match check() {
				Ok(()) => Status::Ok,
				Err(finding) => Status::Wrong(finding),
			},
		};
		self.0.push(Check { step, status });
	}
}

/// Votes for one option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
	/// Name of the option.
	pub option: String,
	/// Its votes.
	pub votes: u64,
}

/// What one weight group voted in a contest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupReport {
	/// Its weight beside the other components.
	pub weight: u16,
	/// The styles in it.
	pub styles: Vec<StyleIndex>,
	/// Votes for each option, blank last.
	pub options: Vec<Line>,
}

/// How a poll stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PollStatus {
	/// It was sealed before the close and revealed after.
	Revealed,
	/// It was sealed and not revealed.
	Sealed,
	/// It was not sealed in time.
	Missing,
}

/// A poll in a contest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PollReport {
	/// Its weight beside the other components.
	pub weight: u16,
	/// How it stands.
	pub status: PollStatus,
	/// Counts for each candidate; none unless it is revealed.
	pub options: Vec<Line>,
	/// Digest of the pollster's report, in hexadecimal digits, if it is revealed.
	pub report: Option<String>,
}

/// What follows from a contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
	/// Those elected are elected.
	Decided,
	/// Those of the run-off stand again.
	RunOff,
	/// The contest is held again.
	Rerun,
	/// There is no result.
	Void,
	/// Polls can still be revealed.
	Open,
}

impl From<compose::Verdict> for Verdict {
	fn from(verdict: compose::Verdict) -> Self {
		match verdict {
			compose::Verdict::Decided => Self::Decided,
			compose::Verdict::RunOff => Self::RunOff,
			compose::Verdict::Rerun => Self::Rerun,
			compose::Verdict::Void => Self::Void,
		}
	}
}

/// One contest's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContestReport {
	/// Title of the contest.
	pub title: String,
	/// What each weight group voted.
	pub groups: Vec<GroupReport>,
	/// The polls.
	pub polls: Vec<PollReport>,
	/// Each candidate's composed total, rounded for display.
	pub totals: Vec<Line>,
	/// Who is elected, highest total first.
	pub elected: Vec<String>,
	/// Who stands in the run-off.
	pub run_off: Vec<String>,
	/// What follows.
	pub verdict: Verdict,
}

/// How many of a style voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Turnout {
	/// The style.
	pub style: StyleIndex,
	/// Keys on its part of the roll.
	pub keys: u32,
	/// Those of them who voted.
	pub voters: u32,
}

/// What a result is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
	/// The numbers stand; nobody has certified them yet.
	Tallied,
	/// Two officers certified the result; it can be objected to.
	Certified,
	/// The result is final.
	Final,
	/// The appeals body annulled it: the numbers stay on record, and nobody is elected by them.
	Annulled,
	/// There is no result.
	None,
}

impl Standing {
	/// In a sentence.
	pub const fn sentence(self) -> &'static str {
		match self {
			Self::Tallied => "the numbers stand; nobody has certified them yet",
			Self::Certified => "certified; the result can be objected to",
			Self::Final => "final",
			Self::Annulled => {
				"ANNULLED by the appeals body: the numbers stay on record, and nobody is elected by them"
			}
			Self::None => "there is no result",
		}
	}
}

/// What the appeals body said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RulingReport {
	/// Whether the result falls.
	pub annulled: bool,
	/// Digest of the published reasons, in hexadecimal digits.
	pub reason: String,
}

/// What the audit found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
	/// Whether all holds and there are numbers. See `standing` for what they are worth.
	pub ok: bool,
	/// Genesis hash of the chain.
	pub chain: String,
	/// The election.
	pub election: u32,
	/// Name of the election.
	pub title: String,
	/// What the result is worth.
	pub standing: Standing,
	/// What the appeals body said, if it did.
	pub ruling: Option<RulingReport>,
	/// By how many milliseconds voting was prolonged, for everybody alike.
	pub extension: Moment,
	/// The finalized block whose state was audited.
	pub block: u32,
	/// That block's hash.
	pub block_hash: String,
	/// The steps, in order.
	pub checks: Vec<Check>,
	/// Keys on the roll.
	pub keys: usize,
	/// Ballots whose proofs were checked.
	pub ballots_verified: usize,
	/// Voters.
	pub voters: u32,
	/// The same by style.
	pub turnout: Vec<Turnout>,
	/// The result, as the chain has it.
	pub results: Vec<ContestReport>,
	/// One digest of all that was found: two auditors who agree on it have seen the same election.
	pub digest: String,
}

impl Report {
	/// What was wrong, in the order in which it was found. What only followed from something earlier is
	/// not in it.
	pub fn findings(&self) -> impl Iterator<Item = &Finding> {
		self.checks.iter().filter_map(|check| match &check.status {
			Status::Wrong(finding) => Some(finding),
			Status::Ok | Status::Skipped { .. } => None,
		})
	}
}

/// The candidates' names.
pub(crate) fn names(contest: &Contest) -> Vec<String> {
	contest.names().map(|name| legible(name)).collect()
}

/// A name for a contest in a finding.
pub(crate) fn contest_name(index: ContestIndex, contest: &Contest) -> String {
	format!("contest {index} ({})", legible(&contest.title))
}
