// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Plans as large as they can be.

use crate::{Plan, MAX_CANDIDATES, MAX_CONTESTS};
use alloc::{format, vec::Vec};
use caucus_elections_core::{
	compose::{Component, MissingPoll, Reserved, ResultRule, Rounding, Source, StyleSet, TieRule},
	params::{
		Candidate, Contest, ContestKind, Label, Minimums, Schedule, Style, MAX_CHOICES, MAX_LABEL, MAX_STYLES,
	},
};
use caucus_members_core::{
	registry::{Classes, RollRule},
	ring::RingSize,
};
use caucus_primitives::{AccountKey, ContestIndex, Moment, StyleIndex};
use frame::prelude::BoundedVec;

/// The block's time in benchmarks.
pub const NOW: Moment = 1_000_000_000;
/// How long everything in a plan takes that has a duration.
pub const STEP: Moment = 10_000;

/// How a paper is made up. All contests are alike.
#[derive(Clone, Copy)]
pub struct Shape {
	/// How many candidates each contest has.
	pub candidates: u32,
	/// How many weight groups each contest has, one or four.
	pub groups: u8,
	/// How many polls each contest has.
	pub polls: u8,
}

/// The most candidates and the most polls: 16 sums of 65 options, 112 polls.
pub const LARGEST: Shape = Shape { candidates: MAX_CANDIDATES, groups: 1, polls: 7 };

/// The most sums: 64 of 16 options.
pub const MOST_SUMS: Shape = Shape { candidates: 15, groups: 4, polls: 4 };

/// A label as long as labels can be, that differs from others of other numbers at its end.
fn label(number: u32) -> Label {
	let mut text = format!("{number:0width$}", width = MAX_LABEL as usize).into_bytes();
	text.truncate(MAX_LABEL as usize);
	BoundedVec::truncate_from(text)
}

/// A contest of so many candidates, of whom as many as possible may be chosen.
pub fn contest(number: u32, candidates: u32, components: Vec<Component>) -> Contest {
	let candidate = |number| Candidate { name: label(number), classes: Classes::YOUTH, nominee: None };
	let candidates: Vec<Candidate> = (0..candidates).map(candidate).collect();
	let seats = candidates.len() as u8;
	let most = candidates.len().min(MAX_CHOICES as usize) as u8;
	let reserved = Some(Reserved { class: Classes::YOUTH, seats });
	Contest {
		title: label(number),
		kind: ContestKind::ChooseUpTo { most },
		candidates: BoundedVec::truncate_from(candidates),
		rule: ResultRule {
			components: BoundedVec::truncate_from(components),
			seats,
			reserved,
			majority: false,
			tie: TieRule::MoreBallots,
			rounding: Rounding::HalfEven,
			missing_poll: MissingPoll::Renormalise,
		},
	}
}

/// A component of ballots of these styles.
pub fn ballots(styles: StyleSet) -> Component {
	Component { weight: 3, source: Source::Ballots { styles } }
}

/// A style that votes in these contests.
pub fn style(contests: Vec<ContestIndex>) -> Style {
	Style {
		rule: RollRule { classes: Classes::YOUTH, chapter: Some(1) },
		contests: BoundedVec::truncate_from(contests),
	}
}

/// A plan of these contests, under which voting is open.
pub fn plan_of(contests: Vec<Contest>, styles: Vec<Style>) -> Plan {
	Plan {
		title: label(0),
		contests: BoundedVec::truncate_from(contests),
		styles: BoundedVec::truncate_from(styles),
		ring_size: RingSize::R767,
		schedule: Schedule {
			trustee_step: STEP,
			objections: STEP,
			opens: NOW + STEP,
			closes: NOW + 2 * STEP,
			tally: STEP,
			certification: STEP,
			appeals: STEP,
		},
		minimums: Minimums { roll: 1_000, turnout: 1_000 },
		max_revotes: 2,
		threshold: 2,
		follows: None,
	}
}

/// A plan with 16 contests and eight styles. Each style votes in two contests, or in eight of four
/// groups each, so that no paper has more than 130 options.
pub fn plan(shape: Shape) -> Plan {
	let styles_of = |contest: u32| -> Vec<StyleIndex> {
		match shape.groups {
			1 => [(contest / 2) as StyleIndex].to_vec(),
			_ => ((contest % 2) as StyleIndex * 4..).take(4).collect(),
		}
	};
	let contests: Vec<Contest> = (0..MAX_CONTESTS)
		.map(|number| {
			let groups = styles_of(number).into_iter().map(|style| ballots(StyleSet::of(style)));
			let polls = (1..=shape.polls).map(|poll| Component { weight: poll.into(), source: Source::Poll });
			contest(number, shape.candidates, groups.chain(polls).collect())
		})
		.collect();
	let styles = (0..MAX_STYLES)
		.map(|number| {
			let own =
				(0..MAX_CONTESTS).filter(|contest| styles_of(*contest).contains(&(number as StyleIndex)));
			style(own.map(|contest| contest as ContestIndex).collect())
		})
		.collect();
	plan_of(contests, styles)
}

/// Has the first candidates nominated by these keys.
pub fn nominate(plan: &mut Plan, keys: impl Iterator<Item = AccountKey>) {
	let candidates = plan.contests.iter_mut().flat_map(|contest| contest.candidates.iter_mut());
	for (candidate, key) in candidates.zip(keys) {
		candidate.nominee = Some(key);
	}
}
