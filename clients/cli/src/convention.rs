// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The election that a rehearsal holds: the two contests of a party convention of February 2019, with
//! its proportions of ballots and polls. `tests/data/convention-2019` has the figures and their source.
//!
//! What the source does not have is generated here, and only here:
//! * the ballots of council candidates 5 to 8 and of youth candidates 2 to 4: what is left of all
//!   ballots, in proportion to the totals;
//! * the totals of youth candidates 3 and 4: what is left of all totals, as three to two;
//! * the size of the polls, [`ASKED`] persons; how many vote blank; and how members spread over
//!   chapters and classes.

use caucus_sdk::{
	elections::{
		compose::{Component, MissingPoll, ResultRule, Rounding, Source, StyleSet, TieRule},
		params::{Candidate, Contest, ContestKind, Label, Minimums, Plan, Schedule, Style},
	},
	members::{
		registry::{Classes, RollRule},
		ring::RingSize,
	},
	primitives::{AccountKey, Moment},
};

/// Ballots for each candidate of the council, and what polls were converted to.
const COUNCIL: [(u64, u64); 8] = [
	(41_072, 24_491),
	(30_162, 16_120),
	(24_866, 9_618),
	(26_290, 7_504),
	(23_042, 8_064),
	(22_293, 7_802),
	(11_433, 4_001),
	(10_486, 3_670),
];

/// The same for the youth seat.
const YOUTH: [(u64, u64); 4] = [(37_492, 17_594), (25_755, 10_360), (19_335, 7_778), (12_891, 5_185)];

/// Persons asked in each poll.
const ASKED: u64 = 3_000;

/// City and province chapters.
pub(crate) const CHAPTERS: u32 = 17;

/// Position of the youth seat among the contests.
pub(crate) const YOUTH_SEAT: usize = 0;

/// Whether a member of the rehearsal is of the youth organisation: two of five are.
pub(crate) fn is_youth(number: u32) -> bool {
	number % 5 < 2
}

/// The classes of a member of the rehearsal.
pub(crate) fn classes(number: u32) -> Classes {
	match is_youth(number) {
		true => Classes::DUES_PAYING.with(Classes::YOUTH),
		false => Classes::DUES_PAYING,
	}
}

/// Splits `total` in proportion to `shares`, in whole numbers, by largest remainders (Hamilton).
fn apportion(total: u64, shares: &[u64]) -> Vec<u64> {
	let sum: u64 = shares.iter().sum();
	let mut parts: Vec<u64> = shares.iter().map(|share| total * share / sum).collect();
	let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
	by_remainder.sort_by_key(|index| std::cmp::Reverse(total * shares[*index] % sum));
	let missing = total - parts.iter().sum::<u64>();
	for index in by_remainder.into_iter().take(missing as usize) {
		parts[index] += 1;
	}
	parts
}

/// Raw counts of the poll of a contest.
pub(crate) fn poll(contest: usize) -> Vec<u32> {
	let polled = |figures: &[(u64, u64)]| {
		let shares: Vec<u64> = figures.iter().map(|(_, poll)| *poll).collect();
		apportion(ASKED, &shares).into_iter().map(|count| count as u32).collect()
	};
	if contest == YOUTH_SEAT {
		polled(&YOUTH)
	} else {
		polled(&COUNCIL)
	}
}

/// What `voters` voters vote in a contest: one voter in thirty blank, the rest as in 2019, each with as
/// many candidates as the contest allows.
pub(crate) fn choices(contest: usize, voters: u32) -> Vec<Vec<usize>> {
	let (figures, votes_each): (&[(u64, u64)], u64) =
		if contest == YOUTH_SEAT { (&YOUTH, 1) } else { (&COUNCIL, 2) };
	let shares: Vec<u64> = figures.iter().map(|(ballots, _)| *ballots).collect();
	let blank = voters / 30;
	let choosing = u64::from(voters - blank);
	let votes: Vec<usize> = apportion(choosing * votes_each, &shares)
		.into_iter()
		.enumerate()
		.flat_map(|(candidate, votes)| std::iter::repeat_n(candidate, votes as usize))
		.collect();
	// Votes stand candidate by candidate, so those a half apart are never for the same one.
	let one = |voter: usize| votes.iter().copied().skip(voter).step_by(choosing as usize).collect();
	let chosen = (0..choosing as usize).map(one);
	chosen.chain(std::iter::repeat_n(Vec::new(), blank as usize)).collect()
}

/// When what happens, in milliseconds.
pub(crate) struct Times {
	/// First moment of voting.
	pub(crate) opens: Moment,
	/// First moment after voting.
	pub(crate) closes: Moment,
	/// Every window for objections and appeals.
	pub(crate) window: Moment,
	/// What a trustee's step may take.
	pub(crate) trustee_step: Moment,
}

fn label(text: &str) -> Label {
	text.as_bytes().to_vec().try_into().expect("the texts here are short; qed")
}

fn contest(
	title: &str,
	kind: ContestKind,
	candidates: usize,
	nominee: AccountKey,
	styles: StyleSet,
	seats: u8,
) -> Contest {
	let candidate = |number: usize| Candidate {
		name: label(&format!("기호 {number}번 / Candidate {number}")),
		classes: Classes::default(),
		nominee: (number == 1).then_some(nominee),
	};
	let components = vec![
		Component { weight: 70, source: Source::Ballots { styles } },
		Component { weight: 30, source: Source::Poll },
	];
	Contest {
		title: label(title),
		kind,
		candidates: (1..=candidates).map(candidate).collect::<Vec<_>>().try_into().expect("few; qed"),
		rule: ResultRule {
			components: components.try_into().expect("two; qed"),
			seats,
			reserved: None,
			majority: false,
			tie: TieRule::MoreBallots,
			rounding: Rounding::HalfUp,
			missing_poll: MissingPoll::Renormalise,
		},
	}
}

/// The plan: the youth seat is voted by the youth alone, the council by everybody.
pub(crate) fn plan(times: &Times, threshold: u16, ring_size: RingSize, nominees: [AccountKey; 2]) -> Plan {
	let [youth_nominee, council_nominee] = nominees;
	let style = |classes, contests: &[u16]| Style {
		rule: RollRule { classes, chapter: None },
		contests: contests.to_vec().try_into().expect("two; qed"),
	};
	let youth = contest(
		"청년최고위원 / Youth member of the supreme council",
		ContestKind::ChooseOne,
		YOUTH.len(),
		youth_nominee,
		StyleSet::of(0),
		1,
	);
	let council = contest(
		"최고위원 / Supreme council",
		ContestKind::ChooseUpTo { most: 2 },
		COUNCIL.len(),
		council_nominee,
		[0, 1].into_iter().collect(),
		4,
	);
	Plan {
		title: label("청년위원회·최고위원 선거 / Youth committee and council election"),
		contests: vec![youth, council].try_into().expect("two; qed"),
		styles: vec![style(Classes::YOUTH, &[0, 1]), style(Classes::DUES_PAYING, &[1])]
			.try_into()
			.expect("two; qed"),
		ring_size,
		schedule: Schedule {
			trustee_step: times.trustee_step,
			objections: times.window,
			opens: times.opens,
			closes: times.closes,
			tally: 600_000,
			certification: 600_000,
			appeals: times.window,
		},
		minimums: Minimums { roll: 50, turnout: 20 },
		max_revotes: 32,
		threshold,
		follows: None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn figures_add_up_to_those_of_the_source() {
		assert_eq!(COUNCIL.iter().map(|(ballots, _)| ballots).sum::<u64>(), 189_644);
		assert_eq!(YOUTH.iter().map(|(ballots, _)| ballots).sum::<u64>(), 95_473);
		assert_eq!(COUNCIL[0], (41_072, 24_491));
		assert_eq!(YOUTH[0].0 + YOUTH[0].1, 55_086);
	}

	#[test]
	fn apportioning_keeps_the_total_and_gives_the_rest_to_the_largest_remainders() {
		assert_eq!(apportion(10, &[1, 1, 1]), [4, 3, 3]);
		assert_eq!(apportion(100, &[55, 30, 15]), [55, 30, 15]);
		assert_eq!(apportion(7, &[6, 1, 0]), [6, 1, 0]);
		assert_eq!(poll(1).iter().sum::<u32>(), 3_000);
	}

	#[test]
	fn voters_choose_as_many_as_allowed_and_nobody_twice() {
		for (contest, most) in [(YOUTH_SEAT, 1), (1, 2)] {
			let choices = choices(contest, 270);
			assert_eq!(choices.len(), 270);
			assert_eq!(choices.iter().filter(|choice| choice.is_empty()).count(), 9);
			for choice in choices.iter().filter(|choice| !choice.is_empty()) {
				assert_eq!(choice.len(), most);
				assert!(most == 1 || choice[0] != choice[1]);
			}
		}
	}

	#[test]
	fn the_plan_can_be_held() {
		let times = Times { opens: 1, closes: 2, window: 12_000, trustee_step: 30_000 };
		let plan = plan(&times, 4, RingSize::R255, [[1; 32], [2; 32]]);
		assert_eq!(plan.validate(), Ok(()));
	}
}
