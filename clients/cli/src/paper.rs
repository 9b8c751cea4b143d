// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election as those see it who are to vote in it or to conduct it.

use crate::{
	output::{hexadecimal, relative, text},
	result::{stage, styles_text},
};
use caucus_sdk::{
	account::ss58,
	chain::Chain,
	elections::{
		compose::{MissingPoll, ResultRule, Rounding, Source, TieRule},
		params::{Candidate, Contest, ContestKind, Params, Plan, Style},
		tally::{Election, Stage},
	},
	keys::class_names,
	members::registry::RollRule,
	moment,
	primitives::{CandidateIndex, ContestIndex, ElectionId, Moment},
	read::{Polls, State},
};

/// Which members a rule admits.
pub(crate) fn rule_text(rule: &RollRule) -> String {
	let classes = match class_names(rule.classes) {
		classes if classes.is_empty() => "all members".to_owned(),
		classes => format!("members with {classes}"),
	};
	match rule.chapter {
		Some(chapter) => format!("{classes} of chapter {chapter}"),
		None => classes,
	}
}

fn kind_text(kind: ContestKind) -> String {
	match kind {
		ContestKind::ChooseOne => "choose one, or blank".into(),
		ContestKind::ChooseUpTo { most } => format!("choose one to {most}, or blank"),
		ContestKind::Approve => "choose any number, or blank".into(),
		ContestKind::YesNo => "yes, no, or blank".into(),
	}
}

/// How a contest's result is made, in lines.
fn result_lines(rule: &ResultRule, is_question: bool, polls: impl Fn(u8) -> &'static str) -> Vec<String> {
	let mut lines = Vec::new();
	let weights: u32 = rule.components.iter().map(|component| u32::from(component.weight)).sum();
	for (number, component) in (0..).zip(&rule.components) {
		let part = format!("{} of {weights}", component.weight);
		lines.push(match component.source {
			Source::Ballots { styles } => format!("{part}: ballots of {}", styles_text(styles.iter())),
			Source::Poll => format!("{part}: a poll, {}", polls(number)),
		});
	}
	if is_question {
		return lines;
	}
	let mut elected = match rule.seats {
		1 => "one is elected".to_owned(),
		seats => format!("{seats} are elected"),
	};
	if rule.majority {
		elected.push_str(", with more than half of all votes");
	}
	if let Some(reserved) = rule.reserved {
		elected.push_str(&format!(", at least {} with {}", reserved.seats, class_names(reserved.class)));
	}
	lines.push(elected);
	lines.push(match rule.tie {
		TieRule::ListedFirst => "of a tie: who stands first on the paper".into(),
		TieRule::MoreBallots => "of a tie: who has more ballots of the first part, then a run-off".into(),
		TieRule::RunOff => "of a tie: a run-off".into(),
	});
	if rule.components.iter().any(|component| component.source == Source::Poll) {
		lines.push(match rule.missing_poll {
			MissingPoll::Renormalise => "without a poll: the other parts decide".into(),
			MissingPoll::Rerun => "without a poll: the contest is held again".into(),
			MissingPoll::Void => "without a poll: no result".into(),
		});
		lines.push(match rule.rounding {
			Rounding::HalfUp => "totals are shown rounded to the nearest".into(),
			Rounding::HalfEven => {
				"totals are shown rounded to the nearest, from the middle to the even one".into()
			}
			Rounding::Down => "totals are shown rounded down".into(),
		});
	}
	lines
}

/// A candidate as voters choose one: by number.
fn candidate_line(number: usize, candidate: &Candidate, draft: Option<bool>) -> String {
	let mut line = format!("{number} {}", text(&candidate.name));
	let classes = class_names(candidate.classes);
	if !classes.is_empty() {
		line.push_str(&format!(" ({classes})"));
	}
	if let Some(nominee) = &candidate.nominee {
		let accepted = match draft {
			Some(true) => ", has accepted",
			Some(false) => ", has not accepted yet",
			None => "",
		};
		line.push_str(&format!("  {}{accepted}", ss58(nominee)));
	}
	line
}

fn print_contest(
	index: ContestIndex,
	contest: &Contest,
	election: &Election,
	accepted: &[(ContestIndex, CandidateIndex)],
	polls: &Polls,
) {
	println!("Contest {}: {}", index + 1, text(&contest.title));
	println!("  {}", kind_text(contest.kind));
	for (position, candidate) in (0..).zip(&contest.candidates) {
		let draft = (election.stage == Stage::Draft).then(|| accepted.contains(&(index, position)));
		println!("    {}", candidate_line(usize::from(position) + 1, candidate, draft));
	}
	let poll = |component| match polls.0.get(&(index, component)) {
		None => "not sealed yet",
		Some(poll) if poll.revealed.is_none() => "sealed",
		Some(_) => "revealed",
	};
	for line in result_lines(&contest.rule, contest.kind == ContestKind::YesNo, poll) {
		println!("  {line}");
	}
}

fn print_style(number: usize, style: &Style, plan: &Plan, params: Option<&Params>) {
	let keys = params.and_then(|params| params.electorate.styles.get(number));
	let keys = keys.map(|roll| format!("; {} keys in {} rings", roll.keys, roll.rings)).unwrap_or_default();
	let others = if number == 0 { "" } else { " who have no style above" };
	println!("Style {}: {}{others}{keys}", number + 1, rule_text(&style.rule));
	for index in &style.contests {
		if let Some(contest) = plan.contests.get(usize::from(*index)) {
			println!("  votes in contest {}: {}", index + 1, text(&contest.title));
		}
	}
}

fn print_times(election: &Election, now: Moment) {
	let schedule = &election.plan.schedule;
	let at = |then: Moment| format!("{} ({})", moment::korean(then), relative(now, then));
	println!("opens {}", at(schedule.opens));
	print!("closes {}", at(election.closes()));
	match election.extension {
		0 => println!(),
		extension => println!(", prolonged by {} min", extension / 60_000),
	}
	let hours = |duration: Moment| match duration / 1_000 {
		seconds @ 0..=7_199 => format!("{seconds} s"),
		seconds => format!("{} h", seconds / 3_600),
	};
	println!(
		"then {} for totals and polls, {} to certify, {} for objections to the result",
		hours(schedule.tally),
		hours(schedule.certification),
		hours(schedule.appeals)
	);
	println!(
		"before that {} for objections to the roll, and as long for appeals",
		hours(schedule.objections)
	);
}

/// Prints an election for those who are to vote in it or to conduct it.
pub(crate) async fn show(chain: &Chain, number: ElectionId) -> anyhow::Result<()> {
	let state = State::best(chain).await?;
	let election = state.election(number).await?;
	let plan = &election.plan;
	let params = match state.count(number).await? {
		Some(_) => Some(state.params(number).await?),
		None => None,
	};
	let polls = state.polls(number, plan).await?;
	let accepted = state.accepted(number).await?;
	println!("{} ({})", text(&plan.title), stage(election.stage));
	if let Some((earlier, contest)) = plan.follows {
		println!("decides what contest {} of election {earlier} left open", contest + 1);
	}
	print_times(&election, state.now().await?);
	println!(
		"{} trustees must agree to decrypt; at least {} keys for each style, {} ballots for each sum",
		plan.threshold, plan.minimums.roll, plan.minimums.turnout
	);
	println!("a ballot can be replaced {} times", plan.max_revotes);
	for (position, style) in plan.styles.iter().enumerate() {
		print_style(position, style, plan, params.as_ref());
	}
	for (index, contest) in (0..).zip(&plan.contests) {
		print_contest(index, contest, &election, &accepted, &polls);
	}
	if let Some(roll) = election.roll {
		println!("roll {roll}; see it with: caucus roll show --roll {roll}");
	}
	if let Some(params) = &params {
		let reference = params.election_ref(&chain.genesis_hash().0, number);
		println!("{} keys on the roll; reference {}", params.electorate.keys(), hexadecimal(&reference));
	}
	for (by, reason) in state.objections_to(number).await? {
		println!("objection of {}: digest of the reasons {}", ss58(&by), hexadecimal(&reason));
	}
	if let Some(ruling) = state.ruling(number).await? {
		let said = if ruling.annulled { "annulled" } else { "upheld" };
		println!("the appeals body {said} it: digest of the reasons {}", hexadecimal(&ruling.reason));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sdk::{members::registry::Classes, plan::PlanFile};

	#[test]
	fn a_paper_says_who_votes_how_and_how_the_result_is_made() {
		let text = include_str!("../plans/example.json");
		let file: PlanFile = serde_json::from_str(text).expect("JSON; qed");
		let plan = file.plan(0).expect("a plan; qed");
		assert_eq!(rule_text(&plan.styles[0].rule), "members with youth");
		let rule = RollRule { classes: Classes::default(), chapter: Some(3) };
		assert_eq!(rule_text(&rule), "all members of chapter 3");
		let lines = result_lines(&plan.contests[0].rule, false, |_| "sealed");
		assert_eq!(
			lines[..3],
			[
				"70 of 100: ballots of styles 1, 2",
				"30 of 100: a poll, sealed",
				"4 are elected, at least 1 with youth"
			]
		);
		let nominee = &plan.contests[0].candidates[1];
		assert!(candidate_line(2, nominee, Some(false))
			.ends_with("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY, has not accepted yet"));
	}
}
