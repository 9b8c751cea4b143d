// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a voter is asked at the terminal.

use crate::output::text;
use anyhow::{bail, Context};
use caucus_sdk::{
	elections::{
		params::{Contest, ContestKind},
		prove::{parse_choice, Choice, ChoiceProblem},
	},
	primitives::ContestIndex,
};
use std::io::{BufRead, Write};

/// Asks until an answer is understood.
pub(crate) fn ask<T>(
	input: &mut impl BufRead,
	question: &str,
	understand: impl Fn(&str) -> Result<T, String>,
) -> anyhow::Result<T> {
	loop {
		eprint!("{question} ");
		std::io::stderr().flush()?;
		let mut line = String::new();
		if input.read_line(&mut line).context("cannot read the answer")? == 0 {
			bail!("there was no answer; nothing was cast");
		}
		match understand(line.trim()) {
			Ok(answer) => return Ok(answer),
			Err(advice) => eprintln!("{advice}"),
		}
	}
}

/// What a voter says to a ballot whose tracker was shown.
#[derive(Clone, Copy)]
enum Answer {
	/// Cast it.
	Cast,
	/// Open it instead.
	Check,
	/// Neither.
	Leave,
}

fn answer(line: &str) -> Result<Answer, String> {
	match line.to_lowercase().as_str() {
		"cast" => Ok(Answer::Cast),
		"check" => Ok(Answer::Check),
		"leave" => Ok(Answer::Leave),
		_ => Err("Type cast, check or leave.".into()),
	}
}

/// Makes ballots until there is one to be cast, or none. One that is checked is opened, and the next is
/// made of choices that were entered after that: who saw the check knows the choice and the alias.
pub(crate) fn until_cast<B>(
	input: &mut impl BufRead,
	paper: &[(ContestIndex, &Contest)],
	mut choices: Vec<Choice>,
	make: impl Fn(&[Choice]) -> anyhow::Result<B>,
	open: impl Fn(B) -> anyhow::Result<()>,
) -> anyhow::Result<Option<B>> {
	loop {
		let ballot = make(&choices)?;
		eprintln!(
			"Note the tracker. Whoever sees a check learns the choice and your alias: check a decoy, or choose \
			 otherwise afterwards."
		);
		match ask(input, "cast or check? (leave: neither)", answer)? {
			Answer::Cast => return Ok(Some(ballot)),
			Answer::Leave => {
				eprintln!("Nothing was cast.");
				return Ok(None);
			}
			Answer::Check => {
				open(ballot)?;
				eprintln!(
					"This ballot is spoiled. Choose again for the next one. Do not cast what was just checked if anybody \
					 else sees the check."
				);
				choices = choose(input, paper)?;
			}
		}
	}
}

/// Asks for a choice in each contest of a ballot paper.
fn choose(input: &mut impl BufRead, paper: &[(ContestIndex, &Contest)]) -> anyhow::Result<Vec<Choice>> {
	let contests = paper.iter().map(|(index, contest)| {
		eprintln!("Contest {}: {}", index.saturating_add(1), text(&contest.title));
		for (number, name) in (1usize..).zip(contest.names()) {
			eprintln!("  {number} {}", text(name));
		}
		let question = match contest.kind {
			ContestKind::YesNo => "yes, no or blank?".to_owned(),
			_ if contest.most_choices() == 1 => "a number, or blank?".to_owned(),
			_ => format!("up to {} numbers with commas, or blank?", contest.most_choices()),
		};
		ask(input, &question, |line| parse_choice(contest, line).map_err(|problem| advice(problem, contest)))
	});
	contests.collect()
}

/// What is wrong with a choice, and what to do.
pub(crate) fn advice(problem: ChoiceProblem, contest: &Contest) -> String {
	match problem {
		ChoiceProblem::NoSuchCandidate => {
			format!("give numbers of candidates from 1 to {}, or blank", contest.candidates.len())
		}
		ChoiceProblem::ChosenTwice => "a candidate is chosen twice; name each once".into(),
		ChoiceProblem::TooManyChosen => format!("choose at most {}, or blank", contest.most_choices()),
		other => format!("{other:?}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::convention::{self, Times};
	use caucus_sdk::members::ring::RingSize;
	use std::cell::RefCell;

	/// What a voter who answers this is left with, and what was opened.
	fn answering(answers: &str) -> (anyhow::Result<Option<Vec<Choice>>>, Vec<Vec<Choice>>) {
		let times = Times { opens: 0, closes: 1, window: 1, trustee_step: 1 };
		let plan = convention::plan(&times, 4, RingSize::R255, [[1; 32], [2; 32]]);
		let paper: Vec<(ContestIndex, &Contest)> = (0..).zip(&plan.contests).collect();
		let opened = RefCell::new(Vec::new());
		let made = until_cast(
			&mut answers.as_bytes(),
			&paper,
			vec![vec![0], vec![0, 1]],
			|choices| Ok(choices.to_vec()),
			|ballot| {
				opened.borrow_mut().push(ballot);
				Ok(())
			},
		);
		(made, opened.into_inner())
	}

	#[test]
	fn after_a_check_nothing_is_cast_without_a_choice_entered_anew() {
		let first = vec![vec![0], vec![0, 1]];
		assert_eq!(answering("cast\n").0.unwrap(), Some(first.clone()));
		assert_eq!(answering("leave\n").0.unwrap(), None);

		let (cast, opened) = answering("check\n2\n3,4\ncast\n");
		assert_eq!(cast.unwrap(), Some(vec![vec![1], vec![2, 3]]));
		assert_eq!(opened, std::slice::from_ref(&first));
		// The same again, once more, because the voter says so.
		let (cast, opened) = answering("check\n1\n1,2\ncheck\nblank\n2\ncast\n");
		assert_eq!(cast.unwrap(), Some(vec![vec![], vec![1]]));
		assert_eq!(opened, [first.clone(), first]);

		for unanswered in ["", "check\n", "check\ncast\n", "check\n\n\ncast\n", "check\n2\ncast\n"] {
			let (cast, _) = answering(unanswered);
			assert!(cast.unwrap_err().to_string().contains("nothing was cast"), "{unanswered:?}");
		}
	}
}
