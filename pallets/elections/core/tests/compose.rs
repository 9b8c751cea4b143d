// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Composed results against exact rationals, a real convention, and every way in which ties can fall.

use caucus_elections_core::{
	compose::{
		compose, decide, Component, ComposeError, Composed, Fraction, MissingPoll, Outcome, Part, Reserved,
		ResultRule, Rounding, RuleError, Source, StyleSet, TieRule, Verdict,
	},
	params::ContestKind,
};
use caucus_members_core::registry::Classes;
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use std::collections::BTreeSet;

const BALLOTS: Source = Source::Ballots { styles: StyleSet(1) };

fn part(weight: u16, counts: &[u64]) -> Part {
	Part { weight, counts: counts.to_vec() }
}

fn rule(components: &[(u16, Source)], seats: u8, tie: TieRule) -> ResultRule {
	let components = components.iter().map(|(weight, source)| Component { weight: *weight, source: *source });
	ResultRule {
		components: components.collect::<Vec<_>>().try_into().unwrap(),
		seats,
		reserved: None,
		majority: false,
		tie,
		rounding: Rounding::HalfUp,
		missing_poll: MissingPoll::Renormalise,
	}
}

fn kept_for_youth(seats: u8) -> Option<Reserved> {
	Some(Reserved { class: Classes::YOUTH, seats })
}

/// Candidates at these positions have the class.
fn classes(candidates: usize, with: &[usize]) -> Vec<Classes> {
	let class = |candidate| if with.contains(&candidate) { Classes::YOUTH } else { Classes::default() };
	(0..candidates).map(class).collect()
}

/// The outcome of ballots alone.
fn outcome(rule: &ResultRule, with_class: &[usize], ballots: &[u64]) -> Outcome {
	let classes = classes(ballots.len(), with_class);
	decide(rule, ContestKind::ChooseOne, &classes, &[Some(ballots.to_vec())]).unwrap()
}

fn lists(outcome: &Outcome) -> (Verdict, Vec<u8>, Vec<u8>) {
	(outcome.verdict, outcome.elected.to_vec(), outcome.run_off.to_vec())
}

fn rational(fraction: &Fraction) -> BigRational {
	BigRational::new(fraction.numerator().clone().into(), fraction.denominator().clone().into())
}

fn whole(number: impl Into<BigInt>) -> BigRational {
	BigRational::from_integer(number.into())
}

/// The formula of the protocol, read off the page.
fn oracle(parts: &[Part]) -> Vec<BigRational> {
	let sum = |part: &Part| part.counts.iter().map(|count| whole(*count)).sum::<BigRational>();
	let total = |candidate: usize| {
		let others = parts[1..].iter().filter(|part| sum(part) != whole(0)).map(|part| {
			let share = whole(part.counts[candidate]) / sum(part);
			share * sum(&parts[0]) * whole(part.weight) / whole(parts[0].weight)
		});
		whole(parts[0].counts[candidate]) + others.sum::<BigRational>()
	};
	(0..parts[0].counts.len()).map(total).collect()
}

/// Parts of which the first has votes; small counts make ties, large ones carry.
fn some_parts() -> impl Strategy<Value = Vec<Part>> {
	let count = || prop_oneof![4 => 0u64..4, 2 => 0u64..1_000_000, 1 => 0..u64::MAX >> 30];
	(1usize..6)
		.prop_flat_map(move |candidates| {
			let part = (1u16.., prop::collection::vec(count(), candidates));
			prop::collection::vec(part, 1..5)
		})
		.prop_map(|parts| parts.into_iter().map(|(weight, counts)| Part { weight, counts }).collect())
		.prop_filter("the first part needs votes", |parts: &Vec<Part>| parts[0].counts.iter().any(|c| *c > 0))
}

proptest! {
	#[test]
	fn totals_shares_and_sum_are_those_of_exact_rationals(parts in some_parts()) {
		let composed = compose(&parts).unwrap();
		let expected = oracle(&parts);
		let sum: BigRational = expected.iter().cloned().sum();
		prop_assert_eq!(rational(&composed.sum()), sum.clone());
		for (candidate, total) in expected.iter().enumerate() {
			prop_assert_eq!(&rational(&composed.total(candidate).unwrap()), total);
			prop_assert_eq!(rational(&composed.share(candidate).unwrap()), total / &sum);
			for (other, others_total) in expected.iter().enumerate() {
				prop_assert_eq!(composed.compare(candidate, other), Some(total.cmp(others_total)));
			}
		}
		prop_assert!(composed.total(expected.len()).is_none());
		prop_assert_eq!(composed.compare(0, expected.len()), None);
	}

	#[test]
	fn totals_add_up_to_the_first_component_times_the_ratio_of_weights(parts in some_parts()) {
		let votes = |part: &Part| whole(part.counts.iter().sum::<u64>());
		let present = parts.iter().filter(|part| votes(part) != whole(0));
		let weights: BigRational = present.map(|part| whole(part.weight)).sum();
		let expected = votes(&parts[0]) * weights / whole(parts[0].weight);
		prop_assert_eq!(rational(&compose(&parts).unwrap().sum()), expected);
	}

	#[test]
	fn a_poll_of_more_people_with_the_same_shares_changes_nothing(parts in some_parts(), factor in 1u64..1_000) {
		let mut larger = parts.clone();
		for part in &mut larger[1..] {
			part.counts.iter_mut().for_each(|count| *count *= factor);
		}
		let (composed, scaled) = (compose(&parts).unwrap(), compose(&larger).unwrap());
		for candidate in 0..parts[0].counts.len() {
			let total = |of: &Composed| rational(&of.total(candidate).unwrap());
			prop_assert_eq!(total(&composed), total(&scaled));
		}
	}

	#[test]
	fn the_same_counts_with_the_same_weight_double_the_result(counts in prop::collection::vec(0u64..1_000, 1..6)) {
		prop_assume!(counts.iter().any(|count| *count > 0));
		let composed = compose(&[part(5, &counts), part(5, &counts)]).unwrap();
		let doubled: Vec<u64> = counts.iter().map(|count| 2 * count).collect();
		prop_assert_eq!(composed.totals(Rounding::Down), doubled);
	}

	/// The rounded number is the one that lies nearest by the definition, not by the same division.
	#[test]
	fn rounding_takes_the_nearest_and_settles_the_middle(count in 0u64..50, weight in 1u16..9, unit in 1u16..9) {
		// The total of the one candidate is count * (unit + weight) / unit.
		let composed = compose(&[part(unit, &[count + 1]), part(weight, &[1])]).unwrap();
		let exact = rational(&composed.total(0).unwrap());
		let rounded = |rounding| whole(composed.totals(rounding)[0]);
		let half = whole(1) / whole(2);
		prop_assert!(rounded(Rounding::Down) <= exact && exact < rounded(Rounding::Down) + whole(1));
		let up = rounded(Rounding::HalfUp);
		prop_assert!(&up - &half <= exact && exact < &up + &half);
		let even = rounded(Rounding::HalfEven);
		prop_assert!(&even - &half <= exact && exact <= &even + &half);
		let is_middle = (&exact + &half).is_integer();
		prop_assert_eq!(!is_middle || (&even / whole(2)).is_integer(), true);
		prop_assert!(is_middle || even == up);
	}
}

/// Every order of a few candidates.
fn orders(candidates: usize) -> Vec<Vec<usize>> {
	(0..candidates).fold(vec![Vec::new()], |orders, next| {
		let inserted = |order: &Vec<usize>| {
			let at = |place| [&order[..place], &[next], &order[place..]].concat();
			(0..=order.len()).map(at).collect::<Vec<_>>()
		};
		orders.iter().flat_map(inserted).collect()
	})
}

/// Who is elected when ties fall by `order`: the rule of the seats, word by word.
fn elected_when(
	order: &[usize],
	rule: &ResultRule,
	classes: &[Classes],
	parts: &[Part],
) -> (BTreeSet<u8>, BTreeSet<u8>) {
	let totals = oracle(parts);
	let mut ranked: Vec<usize> = order.iter().copied().filter(|c| totals[*c] > whole(0)).collect();
	match rule.tie {
		TieRule::ListedFirst => ranked.sort(),
		TieRule::MoreBallots => ranked.sort_by_key(|c| std::cmp::Reverse(parts[0].counts[*c])),
		TieRule::RunOff => (),
	}
	ranked.sort_by(|a, b| totals[*b].cmp(&totals[*a]));
	let set = |candidates: &[usize]| candidates.iter().map(|c| *c as u8).collect::<BTreeSet<u8>>();
	if rule.majority {
		let all: BigRational = totals.iter().cloned().sum();
		return match ranked.first() {
			Some(first) if &totals[*first] + &totals[*first] > all => (set(&[*first]), set(&[])),
			_ => (set(&[]), set(&ranked[..ranked.len().min(2)])),
		};
	}
	let has_class = |c: &usize| rule.reserved.is_some_and(|kept| classes[*c].contains(kept.class));
	let (mut elected, mut rest) = (ranked.clone(), Vec::new());
	if elected.len() > rule.seats.into() {
		rest = elected.split_off(rule.seats.into());
	}
	let kept = rule.reserved.map_or(0, |kept| usize::from(kept.seats));
	while elected.iter().filter(|c| has_class(c)).count() < kept {
		let (Some(comes), Some(goes)) =
			(rest.iter().position(has_class), elected.iter().rposition(|c| !has_class(c)))
		else {
			break;
		};
		elected.remove(goes);
		elected.push(rest.remove(comes));
	}
	(set(&elected), set(&[]))
}

fn some_rule() -> impl Strategy<Value = ResultRule> {
	let tie = prop_oneof![Just(TieRule::RunOff), Just(TieRule::MoreBallots), Just(TieRule::ListedFirst)];
	(1u8..5, 0u8..4, any::<bool>(), tie).prop_map(|(seats, reserved, majority, tie)| {
		let mut rule = rule(&[(1, BALLOTS), (1, Source::Poll)], if majority { 1 } else { seats }, tie);
		rule.majority = majority;
		rule.reserved = kept_for_youth(reserved.min(rule.seats)).filter(|kept| kept.seats > 0 && !majority);
		rule
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(600))]

	#[test]
	fn elected_is_who_is_so_however_ties_fall_and_the_run_off_has_those_for_whom_it_depends(
		rule in some_rule(),
		counts in prop::collection::vec((0u64..4, 0u64..3, any::<bool>()), 1..6),
	) {
		let ballots: Vec<u64> = counts.iter().map(|(ballots, ..)| *ballots).collect();
		let poll: Vec<u64> = counts.iter().map(|(_, poll, _)| *poll).collect();
		prop_assume!(ballots.iter().any(|count| *count > 0));
		let with: Vec<usize> = (0..counts.len()).filter(|c| counts[*c].2).collect();
		let classes = classes(counts.len(), &with);
		let outcome =
			decide(&rule, ContestKind::ChooseOne, &classes, &[Some(ballots.clone()), Some(poll.clone())]).unwrap();

		let parts = [part(1, &ballots), part(1, &poll)];
		let ways: Vec<_> =
			orders(counts.len()).iter().map(|order| elected_when(order, &rule, &classes, &parts)).collect();
		let always = ways.iter().map(|way| way.0.clone()).reduce(|a, b| &a & &b).unwrap();
		let sometimes = ways.iter().map(|way| &way.0 | &way.1).reduce(|a, b| &a | &b).unwrap();
		let set = |list: &[u8]| list.iter().copied().collect::<BTreeSet<u8>>();
		prop_assert_eq!(set(&outcome.elected), always.clone(), "elected {:?}", outcome);
		prop_assert_eq!(set(&outcome.run_off), &sometimes - &always, "run-off {:?}", outcome);
		let verdict = if sometimes == always { Verdict::Decided } else { Verdict::RunOff };
		prop_assert_eq!(outcome.verdict, verdict);
		let totals = oracle(&parts);
		prop_assert!(outcome.elected.windows(2).all(|w| totals[w[0] as usize] >= totals[w[1] as usize]));
	}
}

#[test]
fn ties_at_the_last_seat_fall_by_the_rule() {
	let ballots = [3, 5, 5, 9];
	let by = |tie| lists(&outcome(&rule(&[(1, BALLOTS)], 2, tie), &[], &ballots));
	assert_eq!(by(TieRule::RunOff), (Verdict::RunOff, vec![3], vec![1, 2]));
	assert_eq!(by(TieRule::MoreBallots), (Verdict::RunOff, vec![3], vec![1, 2]));
	assert_eq!(by(TieRule::ListedFirst), (Verdict::Decided, vec![3, 1], vec![]));
	// A tie that decides nothing is none.
	let three = rule(&[(1, BALLOTS)], 3, TieRule::RunOff);
	assert_eq!(lists(&outcome(&three, &[], &ballots)), (Verdict::Decided, vec![3, 1, 2], vec![]));
}

#[test]
fn more_ballots_settle_a_tie_of_totals() {
	let rule = rule(&[(1, BALLOTS), (1, Source::Poll)], 1, TieRule::MoreBallots);
	let parts = [Some(vec![4, 6]), Some(vec![6, 4])];
	let outcome = decide(&rule, ContestKind::ChooseOne, &classes(2, &[]), &parts).unwrap();
	assert_eq!(outcome.totals.to_vec(), [10, 10]);
	assert_eq!(lists(&outcome), (Verdict::Decided, vec![1], vec![]));
}

#[test]
fn a_majority_is_more_than_half_of_all_votes() {
	let with = |tie, ballots: &[u64]| {
		let rule = ResultRule { majority: true, ..rule(&[(1, BALLOTS)], 1, tie) };
		lists(&outcome(&rule, &[], ballots))
	};
	let run_off = |list: &[u8]| (Verdict::RunOff, vec![], list.to_vec());
	assert_eq!(with(TieRule::RunOff, &[51, 49, 1]), (Verdict::Decided, vec![0], vec![]));
	assert_eq!(with(TieRule::RunOff, &[50, 49, 1]), run_off(&[0, 1]));
	assert_eq!(with(TieRule::RunOff, &[20, 30, 50]), run_off(&[2, 1]));
	assert_eq!(with(TieRule::RunOff, &[3, 4, 3]), run_off(&[1, 0, 2]));
	assert_eq!(with(TieRule::ListedFirst, &[3, 4, 3]), run_off(&[1, 0]));
	assert_eq!(with(TieRule::ListedFirst, &[5, 5]), run_off(&[0, 1]));
	assert_eq!(with(TieRule::RunOff, &[0, 1]), (Verdict::Decided, vec![1], vec![]));
}

#[test]
fn reserved_seats_go_to_the_highest_of_the_class_and_never_to_who_has_no_vote() {
	let with = |seats, with_class: &[usize], ballots: &[u64]| {
		let rule =
			ResultRule { reserved: kept_for_youth(seats), ..rule(&[(1, BALLOTS)], 3, TieRule::RunOff) };
		lists(&outcome(&rule, with_class, ballots))
	};
	let decided = |list: &[u8]| (Verdict::Decided, list.to_vec(), vec![]);
	assert_eq!(with(1, &[3, 4], &[9, 8, 7, 6, 5]), decided(&[0, 1, 3]));
	assert_eq!(with(2, &[3, 4], &[9, 8, 7, 6, 5]), decided(&[0, 3, 4]));
	assert_eq!(with(1, &[1, 4], &[9, 8, 7, 6, 5]), decided(&[0, 1, 2]));
	assert_eq!(with(2, &[3, 4], &[9, 8, 7, 6, 0]), decided(&[0, 1, 3]));
	assert_eq!(with(3, &[], &[9, 8, 7, 6]), decided(&[0, 1, 2]));
	// Who comes in by the reservation, and who gives way, can tie as well.
	assert_eq!(with(1, &[3, 4], &[9, 8, 7, 5, 5]), (Verdict::RunOff, vec![0, 1], vec![3, 4]));
	assert_eq!(with(1, &[3], &[9, 7, 7, 5]), (Verdict::RunOff, vec![0, 3], vec![1, 2]));
}

#[test]
fn who_has_no_vote_is_not_elected() {
	let three = rule(&[(1, BALLOTS)], 3, TieRule::ListedFirst);
	assert_eq!(lists(&outcome(&three, &[], &[0, 2, 0, 1])), (Verdict::Decided, vec![1, 3], vec![]));
	let nobody = outcome(&three, &[], &[0, 0, 0]);
	assert_eq!(lists(&nobody), (Verdict::Decided, vec![], vec![]));
	assert_eq!(nobody.totals.to_vec(), [0, 0, 0]);
	// Nor does a poll elect anybody by itself.
	let polled = rule(&[(1, BALLOTS), (9, Source::Poll)], 1, TieRule::ListedFirst);
	let parts = [Some(vec![0, 0]), Some(vec![5, 4])];
	let outcome = decide(&polled, ContestKind::ChooseOne, &classes(2, &[]), &parts).unwrap();
	assert_eq!(lists(&outcome), (Verdict::Decided, vec![], vec![]));
}

#[test]
fn a_group_that_voted_blank_leaves_the_choice_to_the_others() {
	let sources = [(5, BALLOTS), (2, Source::Poll), (3, Source::Ballots { styles: StyleSet(2) })];
	let parts = [Some(vec![0, 0]), Some(vec![3, 1]), Some(vec![10, 20])];
	let outcome =
		decide(&rule(&sources, 1, TieRule::RunOff), ContestKind::ChooseOne, &classes(2, &[]), &parts)
			.unwrap();
	// The other group's 30 votes are the unit; the poll is worth 30 * 2 / 3 of them.
	assert_eq!(outcome.totals.to_vec(), [25, 25]);
	assert_eq!(lists(&outcome), (Verdict::RunOff, vec![], vec![0, 1]));
}

#[test]
fn a_missing_poll_is_left_out_or_ends_the_contest_by_the_rule() {
	let sources = [(50, BALLOTS), (20, Source::Poll), (30, Source::Ballots { styles: StyleSet(2) })];
	for poll in [None, Some(vec![0, 0])] {
		let parts = [Some(vec![60, 40]), poll, Some(vec![1, 3])];
		let with = |missing_poll| {
			let rule = ResultRule { missing_poll, ..rule(&sources, 1, TieRule::RunOff) };
			decide(&rule, ContestKind::ChooseOne, &classes(2, &[]), &parts).unwrap()
		};
		let decided = with(MissingPoll::Renormalise);
		assert_eq!(decided.totals.to_vec(), [75, 85]);
		assert_eq!(lists(&decided), (Verdict::Decided, vec![1], vec![]));
		for (missing, verdict) in [(MissingPoll::Rerun, Verdict::Rerun), (MissingPoll::Void, Verdict::Void)] {
			let outcome = with(missing);
			assert_eq!(lists(&outcome), (verdict, vec![], vec![]));
			assert!(outcome.totals.is_empty());
		}
	}
}

#[test]
fn a_question_is_answered_yes_only_by_more_yes_than_no() {
	for tie in [TieRule::ListedFirst, TieRule::MoreBallots, TieRule::RunOff] {
		for (ballots, answer) in [([2, 1], 0), ([1, 2], 1), ([2, 2], 1), ([0, 0], 1), ([0, 1], 1)] {
			let rule = rule(&[(1, BALLOTS)], 1, tie);
			let outcome =
				decide(&rule, ContestKind::YesNo, &classes(2, &[]), &[Some(ballots.to_vec())]).unwrap();
			assert_eq!(lists(&outcome), (Verdict::Decided, vec![answer], vec![]), "{ballots:?}");
		}
	}
}

#[test]
fn parts_that_do_not_fit_the_rule_are_refused() {
	let rule = rule(&[(1, BALLOTS), (1, Source::Poll)], 1, TieRule::RunOff);
	let refused = |parts: &[Option<Vec<u64>>]| {
		decide(&rule, ContestKind::ChooseOne, &classes(2, &[]), parts).unwrap_err()
	};
	assert_eq!(refused(&[Some(vec![1, 2])]), ComposeError::WrongParts);
	assert_eq!(refused(&[None, Some(vec![1, 2])]), ComposeError::WrongParts);
	assert_eq!(refused(&[Some(vec![1, 2]), Some(vec![1, 2]), None]), ComposeError::WrongParts);
	assert_eq!(refused(&[Some(vec![1, 2, 3]), None]), ComposeError::DifferentLengths);
	assert_eq!(refused(&[Some(vec![1, 2]), Some(vec![1])]), ComposeError::DifferentLengths);
}

#[test]
fn parts_that_make_no_result_are_refused() {
	let refused = |parts: &[Part]| compose(parts).unwrap_err();
	assert_eq!(refused(&[]), ComposeError::NoParts);
	assert_eq!(refused(&vec![part(1, &[1]); 9]), ComposeError::TooManyParts);
	assert_eq!(refused(&[part(1, &[])]), ComposeError::NoCandidates);
	assert_eq!(refused(&[part(1, &[1; 65])]), ComposeError::TooManyCandidates);
	assert_eq!(refused(&[part(1, &[1, 2]), part(1, &[1])]), ComposeError::DifferentLengths);
	assert_eq!(refused(&[part(0, &[1]), part(1, &[1])]), ComposeError::NoWeight);
	assert_eq!(refused(&[part(1, &[1]), part(0, &[1])]), ComposeError::NoWeight);
	assert_eq!(refused(&[part(1, &[0, 0]), part(1, &[1, 2])]), ComposeError::FirstEmpty);
	assert_eq!(refused(&[part(1, &[u64::MAX, 1])]), ComposeError::TooLarge);
	let largest = compose(&[part(1, &[u64::MAX - 1, 1])]).unwrap();
	assert_eq!(largest.totals(Rounding::HalfUp), [u64::MAX - 1, 1]);
	// The largest that is allowed: all bounds at once, and a poll of any size.
	let mut all = vec![part(1, &[u64::MAX; 64]); 8];
	all[0] = part(u16::MAX, &[1 << 50; 64]);
	let total = compose(&all).unwrap().totals(Rounding::Down)[63];
	assert_eq!(total, (1 << 50) + 7 * (1 << 50) / u64::from(u16::MAX));
}

#[test]
fn the_middle_is_rounded_by_the_rule() {
	// 7/2 and 5/2.
	let composed = compose(&[part(2, &[2, 2]), part(1, &[3, 1])]).unwrap();
	assert_eq!(composed.totals(Rounding::HalfUp), [4, 3]);
	assert_eq!(composed.totals(Rounding::HalfEven), [4, 2]);
	assert_eq!(composed.totals(Rounding::Down), [3, 2]);
	let share = |candidate, digits, rounding| composed.share(candidate).unwrap().decimal(digits, rounding);
	assert_eq!(share(0, 6, Rounding::HalfUp), "0.583333");
	assert_eq!(share(1, 6, Rounding::HalfUp), "0.416667");
	assert_eq!(share(1, 6, Rounding::Down), "0.416666");
	assert_eq!(share(1, 0, Rounding::HalfUp), "0");
	let small = compose(&[part(1, &[1, 1_999, 0])]).unwrap();
	let share = |candidate, rounding| small.share(candidate).unwrap().decimal(3, rounding);
	assert_eq!([0, 1, 2].map(|c| share(c, Rounding::HalfUp)), ["0.001", "1.000", "0.000"]);
	assert_eq!([0, 1, 2].map(|c| share(c, Rounding::HalfEven)), ["0.000", "1.000", "0.000"]);
	assert_eq!([0, 1, 2].map(|c| share(c, Rounding::Down)), ["0.000", "0.999", "0.000"]);
}

#[test]
fn a_rule_fits_its_contest_or_says_what_is_wrong() {
	let ballots = |styles| Source::Ballots { styles: StyleSet(styles) };
	let good = rule(&[(50, ballots(0b001)), (20, Source::Poll), (30, ballots(0b110))], 2, TieRule::RunOff);
	let check = |rule: &ResultRule, kind| rule.validate(4, kind, StyleSet(0b111));
	assert_eq!(check(&good, ContestKind::ChooseOne), Ok(()));
	assert_eq!(good.groups().collect::<Vec<_>>(), [StyleSet(0b001), StyleSet(0b110)]);
	assert_eq!(
		[0, 1, 2, 3, 200].map(|style| good.group_of_style(style)),
		[Some(0), Some(1), Some(1), None, None]
	);

	let components = |list: &[(u16, Source)]| rule(list, 1, TieRule::RunOff);
	let reserved = |class, seats| ResultRule { reserved: Some(Reserved { class, seats }), ..good.clone() };
	for (rule, error) in [
		(components(&[]), RuleError::NoComponent),
		(components(&[(1, Source::Poll), (1, ballots(0b111))]), RuleError::FirstIsPoll),
		(components(&[(1, ballots(0b111)), (0, Source::Poll)]), RuleError::NoWeight),
		(components(&[(1, ballots(0b111)), (1, ballots(0))]), RuleError::NoStyle),
		(components(&[(1, ballots(0b011)), (1, ballots(0b110))]), RuleError::StyleTwice),
		(components(&[(1, ballots(0b011))]), RuleError::WrongStyles),
		(components(&[(1, ballots(0b1111))]), RuleError::WrongStyles),
		(ResultRule { seats: 0, ..good.clone() }, RuleError::BadSeats),
		(ResultRule { seats: 5, ..good.clone() }, RuleError::BadSeats),
		(reserved(Classes::YOUTH, 3), RuleError::BadReservation),
		(reserved(Classes::YOUTH, 0), RuleError::BadReservation),
		(reserved(Classes::default(), 1), RuleError::BadReservation),
		(ResultRule { majority: true, ..good.clone() }, RuleError::MajorityOfSeats),
		(ResultRule { majority: true, seats: 1, ..reserved(Classes::YOUTH, 1) }, RuleError::BadReservation),
	] {
		assert_eq!(check(&rule, ContestKind::ChooseOne), Err(error), "{rule:?}");
	}
	assert_eq!(check(&reserved(Classes::YOUTH, 2), ContestKind::Approve), Ok(()));
	assert_eq!(check(&ResultRule { seats: 4, ..good.clone() }, ContestKind::Approve), Ok(()));

	let question = ResultRule { seats: 1, ..good.clone() };
	assert_eq!(check(&question, ContestKind::YesNo), Ok(()));
	for rule in [
		good.clone(),
		ResultRule { majority: true, ..question.clone() },
		ResultRule { reserved: kept_for_youth(1), ..question },
	] {
		assert_eq!(check(&rule, ContestKind::YesNo), Err(RuleError::NotForQuestion));
	}
}

#[test]
fn a_set_of_styles_holds_those_that_were_put_in() {
	let set: StyleSet = [0, 3, 7].into_iter().collect();
	assert_eq!(set, StyleSet(0b1000_1001));
	assert_eq!(set.iter().collect::<Vec<_>>(), [0, 3, 7]);
	assert!(set.contains(3) && !set.contains(4) && !set.contains(8) && !set.contains(255));
	assert!(StyleSet::of(8).is_empty() && !set.is_empty());
	assert!(set.is_disjoint(StyleSet::of(4)) && !set.is_disjoint(StyleSet::of(7)));
	assert_eq!(set.union(StyleSet::of(1)), StyleSet(0b1000_1011));
}

/// Delegates 50, members 30, poll 20, the poll itself 3 : 2 : 1, as a party composed its results in 2013.
#[test]
fn a_composed_poll_is_written_as_components_of_its_own() {
	let (delegates, members) = ([610, 390], [7_000, 9_000]);
	let polls = [[400, 600], [250, 750], [300, 100]];
	let flat = [
		part(300, &delegates),
		part(180, &members),
		part(60, &polls[0]),
		part(40, &polls[1]),
		part(20, &polls[2]),
	];
	let composed = compose(&flat).unwrap();
	let share = |counts: [u64; 2]| whole(counts[0]) / whole(counts[0] + counts[1]);
	let poll = (share(polls[0]) * whole(3) + share(polls[1]) * whole(2) + share(polls[2])) / whole(6);
	let expected =
		(share(delegates) * whole(50) + share(members) * whole(30) + poll * whole(20)) / whole(100);
	assert_eq!(rational(&composed.share(0).unwrap()), expected);
}

/// The convention of 27 February 2019, as far as it was published.
mod convention {
	use super::*;
	use serde_json::Value;
	use std::sync::LazyLock;

	static FILE: LazyLock<Value> = LazyLock::new(|| {
		let text = include_str!("../../../../tests/data/convention-2019/results.json");
		serde_json::from_str(text).unwrap()
	});

	fn votes(contest: &str) -> u64 {
		FILE["contests"][contest]["electorate_votes_total"].as_u64().unwrap()
	}

	fn published(contest: &str, field: &str) -> Vec<u64> {
		let candidates = FILE["contests"][contest]["candidates"].as_array().unwrap();
		candidates.iter().filter_map(|candidate| candidate[field].as_u64()).collect()
	}

	/// Votes of those whose votes were published, and of all others together.
	fn with_the_rest(known: &[u64], all: u64) -> Vec<u64> {
		let rest = all - known.iter().sum::<u64>();
		known.iter().copied().chain([rest]).collect()
	}

	/// Ballots and poll with the published weights; the poll in the votes that it was converted to.
	fn parts(contest: &str) -> [Part; 2] {
		let all = votes(contest);
		[
			part(70, &with_the_rest(&published(contest, "electorate"), all)),
			part(30, &with_the_rest(&published(contest, "poll_converted"), all * 30 / 70)),
		]
	}

	#[test]
	fn the_youth_seat_comes_out_as_published() {
		let composed = compose(&parts("youth_supreme_council")).unwrap();
		assert_eq!(rational(&composed.total(0).unwrap()), whole(55_086));
		assert_eq!(rational(&composed.sum()), whole(95_473 * 100) / whole(70));
		assert_eq!(composed.share(0).unwrap().decimal(3, Rounding::HalfUp), "0.404");
	}

	#[test]
	fn the_poll_lifts_the_council_s_third_over_who_had_more_ballots() {
		let [ballots, poll] = parts("supreme_council");
		let composed = compose(&[ballots.clone(), poll]).unwrap();
		let totals = composed.totals(Rounding::HalfUp);
		assert_eq!(totals[..4], published("supreme_council", "total")[..4]);
		assert!(ballots.counts[2] < ballots.counts[3]);
		assert_eq!(composed.compare(2, 3), Some(std::cmp::Ordering::Greater));
	}

	/// The exact sum is not what the published totals add up to.
	#[test]
	fn no_vote_is_lost_by_rounding() {
		let composed = compose(&parts("supreme_council")).unwrap();
		assert_eq!(rational(&composed.sum()), whole(189_644 * 100) / whole(70));
		assert_eq!(composed.totals(Rounding::HalfUp).iter().sum::<u64>(), 270_920);
		assert_eq!(published("supreme_council", "total").iter().sum::<u64>(), 270_914);
	}

	/// Why a poll is revealed as raw counts: one decimal of a percentage is not enough to count by.
	#[test]
	fn percentages_of_a_poll_do_not_give_its_votes_back() {
		let [ballots, poll] = parts("supreme_council");
		let exact = compose(&[ballots.clone(), poll.clone()]).unwrap().totals(Rounding::HalfUp);
		let alone = compose(&[poll]).unwrap();
		let tenths = |candidate| {
			let share = alone.share(candidate).unwrap().decimal(3, Rounding::HalfUp);
			share.trim_start_matches("0.").parse::<u64>().unwrap()
		};
		let rounded = part(30, &(0..5).map(tenths).collect::<Vec<_>>());
		let recomputed = compose(&[ballots, rounded]).unwrap().totals(Rounding::HalfUp);
		assert!(exact.iter().zip(&recomputed).all(|(exact, recomputed)| exact != recomputed));
	}
}
