// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What came of an election, in the form in which it is printed or written as JSON. The names of the
//! fields are those of the auditor's report.

use crate::output::text;
use caucus_sdk::{
	elections::{
		compose::{self, compose, Part, Source, StyleSet},
		params::{Contest, Electorate},
		tally::{Count, Election, Outcomes, Poll, Stage, Totals, VoidReason},
	},
	primitives::{CandidateIndex, ContestIndex, ElectionId, StyleIndex},
	read::{Polls, ReadError, State},
};
use serde::Serialize;

/// Digits after the point of a share in per cent.
const SHARE_DIGITS: u8 = 4;
/// The longest bar, in characters.
const BAR: u64 = 30;

/// What a result is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Standing {
	/// The numbers stand; nobody has certified them yet.
	Tallied,
	/// Two officers certified the result; it can be objected to.
	Certified,
	/// The result is final.
	Final,
	/// The appeals body annulled it.
	Annulled,
	/// There is no result.
	None,
}

/// What the appeals body said.
#[derive(Debug, Serialize)]
pub(crate) struct RulingReport {
	annulled: bool,
	reason: String,
}

/// How many of a style voted.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Turnout {
	style: StyleIndex,
	keys: u32,
	voters: u32,
}

/// Votes for one option.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
	option: String,
	votes: u64,
}

/// What one weight group voted in a contest.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct GroupReport {
	weight: u16,
	styles: Vec<StyleIndex>,
	/// Votes for each option, blank last.
	options: Vec<Line>,
}

/// How a poll stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PollStatus {
	/// It was sealed before the close and revealed after.
	Revealed,
	/// It was sealed and not revealed.
	Sealed,
	/// It is not sealed.
	Missing,
}

/// A poll in a contest.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PollReport {
	weight: u16,
	status: PollStatus,
	options: Vec<Line>,
	report: Option<String>,
}

/// What follows from a contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Verdict {
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

/// One contest's result.
#[derive(Debug, Serialize)]
pub(crate) struct ContestReport {
	title: String,
	groups: Vec<GroupReport>,
	polls: Vec<PollReport>,
	/// Each candidate's composed total, rounded for display.
	totals: Vec<Line>,
	/// Who is elected, highest total first.
	elected: Vec<String>,
	run_off: Vec<String>,
	verdict: Verdict,
	/// Each candidate's share of all totals, worked out exactly; for people.
	#[serde(skip)]
	shares: Vec<String>,
}

/// What came of an election.
#[derive(Debug, Serialize)]
pub(crate) struct Outcome {
	standing: Standing,
	ruling: Option<RulingReport>,
	turnout: Vec<Turnout>,
	results: Vec<ContestReport>,
}

impl Standing {
	fn of(stage: Stage, has_totals: bool) -> Self {
		match stage {
			Stage::Tallied => Self::Tallied,
			Stage::Certified => Self::Certified,
			Stage::Final => Self::Final,
			Stage::Void(VoidReason::Annulled) if has_totals => Self::Annulled,
			_ => Self::None,
		}
	}

	const fn sentence(self) -> &'static str {
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

/// A stage in words.
pub(crate) const fn stage(stage: Stage) -> &'static str {
	match stage {
		Stage::Draft => "drawn up",
		Stage::KeyGeneration => "trustees make the key",
		Stage::RollCut => "the roll is cut",
		Stage::Objections => "the roll can be objected to",
		Stage::Ready => "ready",
		Stage::Open => "open",
		Stage::Closed => "closed; trustees decrypt",
		Stage::Tallied => "tallied",
		Stage::Certified => "certified",
		Stage::Final => "final",
		Stage::Void(reason) => match reason {
			VoidReason::Withdrawn => "void: the commission withdrew it",
			VoidReason::RollTooSmall => "void: a style has too few keys on the roll",
			VoidReason::NotReadyInTime => "void: it was not ready in time",
			VoidReason::TurnoutTooLow => "void: too few voted to decrypt without telling too much",
			VoidReason::KeyGenerationFailed => "void: too few trustees took part in making the key",
			VoidReason::NotTalliedInTime => "void: too few trustees gave a share in time",
			VoidReason::Annulled => "void: the appeals body annulled it",
			VoidReason::RollFailed => "void: the roll could not be built",
		},
	}
}

/// Styles as people number them.
pub(crate) fn styles_text(styles: impl IntoIterator<Item = StyleIndex>) -> String {
	let numbers: Vec<String> = styles.into_iter().map(|style| (u16::from(style) + 1).to_string()).collect();
	match numbers.as_slice() {
		[only] => format!("style {only}"),
		_ => format!("styles {}", numbers.join(", ")),
	}
}

fn lines(options: &[String], votes: impl IntoIterator<Item = u64>) -> Vec<Line> {
	options.iter().zip(votes).map(|(option, votes)| Line { option: option.clone(), votes }).collect()
}

fn named(names: &[String], candidates: &[CandidateIndex]) -> Vec<String> {
	candidates.iter().filter_map(|candidate| names.get(usize::from(*candidate)).cloned()).collect()
}

impl PollReport {
	fn new(weight: u16, names: &[String], poll: Option<&Poll>) -> Self {
		let found = poll.and_then(|poll| poll.revealed.as_ref());
		let status = match (poll, found) {
			(_, Some(_)) => PollStatus::Revealed,
			(Some(_), None) => PollStatus::Sealed,
			(None, None) => PollStatus::Missing,
		};
		let counts = found.map(|found| found.counts.iter().map(|count| u64::from(*count)));
		Self {
			weight,
			status,
			options: counts.map_or_else(Vec::new, |counts| lines(names, counts)),
			report: found.map(|found| hex::encode(found.report)),
		}
	}
}

/// Each candidate's exact share of the composed total, in decimal digits; none if nobody has a vote.
fn shares(contest: &Contest, groups: &[GroupReport], polls: &[PollReport]) -> Vec<String> {
	let (mut groups, mut polls) = (groups.iter(), polls.iter());
	let candidates = contest.candidates.len();
	// Shares do not depend on the unit of the totals, so whatever part has votes can come first.
	let parts: Vec<Part> = contest
		.rule
		.components
		.iter()
		.filter_map(|component| {
			let options = match component.source {
				Source::Ballots { .. } => &groups.next()?.options,
				Source::Poll => &polls.next()?.options,
			};
			let counts = options.iter().take(candidates).map(|line| line.votes).collect();
			Some(Part { weight: component.weight, counts })
		})
		.filter(|part| part.counts.iter().any(|votes| *votes > 0))
		.collect();
	let Ok(composed) = compose(&parts) else { return Vec::new() };
	let share =
		|candidate| composed.share(candidate).map(|share| share.decimal(SHARE_DIGITS, contest.rule.rounding));
	(0..candidates).filter_map(share).collect()
}

/// The results of all contests.
fn results(
	election: &Election,
	totals: &Totals,
	polls: &Polls,
	outcomes: Option<&Outcomes>,
) -> Vec<ContestReport> {
	let mut sums = totals.iter();
	let contests = (0 as ContestIndex..).zip(&election.plan.contests);
	contests
		.map(|(index, contest)| {
			let names: Vec<String> = contest.names().map(|name| text(name)).collect();
			let options: Vec<String> = names.iter().cloned().chain(["(blank)".to_owned()]).collect();
			let outcome = outcomes.and_then(|outcomes| outcomes.get(usize::from(index)));
			let (mut groups, mut found) = (Vec::new(), Vec::new());
			for (number, component) in (0..).zip(&contest.rule.components) {
				let weight = component.weight;
				match component.source {
					Source::Ballots { styles } => {
						let counts = sums.next().map(|counts| counts.to_vec()).unwrap_or_default();
						let styles = styles.iter().collect();
						groups.push(GroupReport { weight, styles, options: lines(&options, counts) });
					}
					Source::Poll => {
						found.push(PollReport::new(weight, &names, polls.0.get(&(index, number))))
					}
				}
			}
			ContestReport {
				title: text(&contest.title),
				shares: shares(contest, &groups, &found),
				groups,
				polls: found,
				totals: outcome.map_or_else(Vec::new, |o| lines(&names, o.totals.iter().copied())),
				elected: outcome.map_or_else(Vec::new, |o| named(&names, &o.elected)),
				run_off: outcome.map_or_else(Vec::new, |o| named(&names, &o.run_off)),
				verdict: outcome.map_or(Verdict::Open, |o| o.verdict.into()),
			}
		})
		.collect()
}

fn turnout(electorate: &Electorate, count: &Count) -> Vec<Turnout> {
	let styles = (0..).zip(&electorate.styles);
	let line = |(style, roll): (StyleIndex, &caucus_sdk::elections::params::StyleRoll)| Turnout {
		style,
		keys: roll.keys,
		voters: count.voters_of(StyleSet::of(style)),
	};
	styles.map(line).collect()
}

impl Outcome {
	/// Reads what came of an election so far.
	pub(crate) async fn read(state: &State<'_>, election: ElectionId) -> Result<Self, ReadError> {
		let record = state.election(election).await?;
		let count = state.count(election).await?;
		let totals = state.result(election).await?;
		let polls = state.polls(election, &record.plan).await?;
		let composed = state.outcomes(election).await?;
		let ruling = state.ruling(election).await?;
		let turnout = match &count {
			Some(count) => turnout(&state.params(election).await?.electorate, count),
			None => Vec::new(),
		};
		Ok(Self {
			standing: Standing::of(record.stage, totals.is_some()),
			ruling: ruling
				.map(|ruling| RulingReport { annulled: ruling.annulled, reason: hex::encode(ruling.reason) }),
			turnout,
			results: totals.map_or_else(Vec::new, |totals| {
				results(&record, &totals, &polls, composed.as_ref().map(|composed| &composed.outcomes))
			}),
		})
	}

	/// Prints it for people.
	pub(crate) fn print(&self) {
		for Turnout { style, keys, voters } in &self.turnout {
			println!("{}: {voters} of {keys} voted", styles_text([*style]));
		}
		self.results.iter().for_each(ContestReport::print);
		println!("standing: {}", self.standing.sentence());
		if let Some(RulingReport { annulled, reason }) = &self.ruling {
			let said = if *annulled { "annulled the election" } else { "upheld the election" };
			println!("the appeals body {said}; digest of its reasons: 0x{reason}");
		}
	}
}

/// Prints options with bars.
fn print_lines(lines: &[Line], note: impl Fn(usize, &Line) -> String) {
	let most = lines.iter().map(|line| line.votes).max().unwrap_or_default().max(1);
	for (position, line) in lines.iter().enumerate() {
		// Votes may fill 64 bits where the weights are extreme.
		let width = u128::from(line.votes) * u128::from(BAR) / u128::from(most);
		let bar = "█".repeat(usize::try_from(width).unwrap_or_default());
		println!("    {:<40} {:>9}  {}{bar}", line.option, line.votes, note(position, line));
	}
}

impl ContestReport {
	fn print(&self) {
		println!("{}", self.title);
		for group in &self.groups {
			println!("  ballots of {}, weight {}", styles_text(group.styles.iter().copied()), group.weight);
			print_lines(&group.options, |_, _| String::new());
		}
		for poll in &self.polls {
			match poll.status {
				PollStatus::Revealed => {
					println!("  poll, weight {}: how many named each", poll.weight);
					print_lines(&poll.options, |_, _| String::new());
				}
				PollStatus::Sealed => println!("  poll, weight {}: sealed, not revealed", poll.weight),
				PollStatus::Missing => println!("  poll, weight {}: not sealed", poll.weight),
			}
		}
		if !self.totals.is_empty() {
			println!(
				"  together, in ballots of {}",
				self.groups
					.first()
					.map_or_else(String::new, |group| { styles_text(group.styles.iter().copied()) })
			);
			print_lines(&self.totals, |position, line| {
				let share = self.shares.get(position).map(|share| format!("{share}  ")).unwrap_or_default();
				let elected = if self.elected.contains(&line.option) { "elected  " } else { "         " };
				format!("{share}{elected}")
			});
		}
		match self.verdict {
			Verdict::Decided if self.elected.is_empty() => println!("  nobody is elected"),
			Verdict::Decided => println!("  elected: {}", self.elected.join(", ")),
			Verdict::RunOff => {
				if !self.elected.is_empty() {
					println!("  elected: {}", self.elected.join(", "));
				}
				println!("  a run-off decides between: {}", self.run_off.join(", "));
			}
			Verdict::Rerun => println!("  the contest is held again, because a poll is missing"),
			Verdict::Void => println!("  there is no result, because a poll is missing"),
			Verdict::Open => println!("  the outcome follows when the polls are revealed"),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sdk::{
		elections::tally::{outcomes, PollCounts},
		plan::PlanFile,
	};

	/// The example's council: 70 parts of ballots, 30 of a poll, four seats, one kept for the youth.
	fn report(polls: &Polls) -> Vec<ContestReport> {
		let text = include_str!("../plans/example.json");
		let file: PlanFile = serde_json::from_str(text).expect("JSON; qed");
		let plan = file.plan(0).expect("a plan; qed");
		let sums = [vec![500u64, 300, 10, 200, 100, 90, 7], vec![60, 40, 3]];
		let sums: Vec<_> = sums.into_iter().map(|sum| sum.try_into().expect("few; qed")).collect();
		let totals: Totals = sums.try_into().expect("two; qed");
		let revealed = |contest, component| polls.found(contest, component).cloned();
		let outcomes = outcomes(&plan, &totals, revealed).expect("fits; qed");
		let election = Election { plan, stage: Stage::Tallied, since: 0, roll: None, extension: 0 };
		results(&election, &totals, polls, Some(&outcomes))
	}

	fn poll() -> Polls {
		let counts = vec![100, 400, 100, 200, 100, 100].try_into().expect("few; qed");
		let revealed = Some(PollCounts { salt: [0; 32], counts, report: [1; 32] });
		Polls([((0, 1), Poll { commitment: [2; 32], revealed })].into())
	}

	#[test]
	fn groups_polls_and_totals_stand_beside_their_names() {
		let results = report(&poll());
		let [council, youth] = results.as_slice() else { panic!("two contests") };
		assert_eq!(council.groups[0].styles, [0, 1]);
		assert_eq!(council.groups[0].options.last(), Some(&Line { option: "(blank)".into(), votes: 7 }));
		assert_eq!(council.polls[0].status, PollStatus::Revealed);
		assert_eq!(council.polls[0].options[1].votes, 400);
		assert_eq!(council.totals.len(), 6);
		assert_eq!(council.elected.len(), 4);
		assert!(council.elected.contains(&"기호 3번 / Candidate 3".to_owned()), "the seat of the youth");
		// 70 x 500/1200 + 30 x 100/1000, of 100.
		assert_eq!(council.shares[0], "0.3217");
		assert_eq!(youth.shares, ["0.6000", "0.4000"]);
		assert_eq!(youth.verdict, Verdict::Decided);
	}

	#[test]
	fn a_poll_that_is_missing_is_said_to_be() {
		let results = report(&Polls::default());
		assert_eq!(results[0].polls[0].status, PollStatus::Missing);
		assert!(results[0].polls[0].options.is_empty());
		assert_eq!(results[0].shares[0], "0.4167");
	}

	#[test]
	fn json_has_the_names_that_the_auditor_uses() {
		let json = serde_json::to_value(&report(&poll())[0]).expect("serializes; qed");
		let fields: Vec<&str> =
			json.as_object().expect("an object; qed").keys().map(String::as_str).collect();
		assert_eq!(fields, ["elected", "groups", "polls", "run_off", "title", "totals", "verdict"]);
		assert_eq!(json["groups"][0]["options"][0]["votes"], 500);
		assert_eq!(json["polls"][0]["status"], "revealed");
		assert_eq!(json["verdict"], "decided");
	}

	#[test]
	fn a_result_is_worth_what_its_stage_says() {
		assert_eq!(Standing::of(Stage::Final, true), Standing::Final);
		assert_eq!(Standing::of(Stage::Void(VoidReason::Annulled), true), Standing::Annulled);
		assert_eq!(Standing::of(Stage::Void(VoidReason::Annulled), false), Standing::None);
		assert_eq!(Standing::of(Stage::Open, false), Standing::None);
	}
}
