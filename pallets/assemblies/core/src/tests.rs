// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Counts that can be true and that cannot, and what follows from them.

use crate::{Choice::*, *};
use bounded_collections::BoundedVec;
use proptest::prelude::*;

/// Counts of a motion: entitled and present, then votes in favour, against, and abstentions.
fn motion(entitled: u32, present: u32, [yes, no, abstain]: [u32; 3]) -> Counts {
	let cast = yes + no + abstain;
	let votes = vec![(Yes, yes), (No, no), (Abstain, abstain)];
	counts([entitled, present, cast, cast, 0], 1, votes)
}

fn counts([entitled, present, cast, valid, invalid]: [u32; 5], per: u8, votes: Vec<(Choice, u32)>) -> Counts {
	Counts {
		entitled,
		present,
		cast,
		valid,
		invalid,
		votes_per_ballot: per,
		votes: BoundedVec::truncate_from(votes),
		groups: BoundedVec::new(),
	}
}

fn group(key: u32, [entitled, present, cast, valid, invalid]: [u32; 5], votes: &[u32]) -> Group {
	let votes = BoundedVec::truncate_from(votes.to_vec());
	Group { key: GroupKey::Organization(key), entitled, present, cast, valid, invalid, votes }
}

fn of_base(base: Base) -> Requirement {
	Requirement { base, ..Requirement::ORDINARY }
}

fn verdict(counts: &Counts, requirement: Requirement) -> Verdict {
	assert_eq!(counts.check(), Ok(()));
	decide(counts, &requirement).verdict
}

#[test]
fn a_majority_of_those_present_passes() {
	assert_eq!(verdict(&motion(101, 60, [31, 20, 9]), Requirement::ORDINARY), Verdict::Passed);
	assert_eq!(verdict(&motion(101, 60, [30, 20, 10]), Requirement::ORDINARY), Verdict::Failed);
	assert_eq!(verdict(&motion(101, 60, [30, 30, 0]), Requirement::ORDINARY), Verdict::Tied);
	assert_eq!(verdict(&motion(101, 60, [0, 0, 60]), Requirement::ORDINARY), Verdict::Failed);
}

#[test]
fn nothing_passes_without_a_quorum() {
	assert_eq!(verdict(&motion(101, 50, [50, 0, 0]), Requirement::ORDINARY), Verdict::NoQuorum);
	assert_eq!(verdict(&motion(101, 51, [51, 0, 0]), Requirement::ORDINARY), Verdict::Passed);
	assert_eq!(verdict(&motion(100, 50, [50, 0, 0]), Requirement::ORDINARY), Verdict::NoQuorum, "not more");
	assert_eq!(verdict(&motion(0, 0, [0, 0, 0]), Requirement::ORDINARY), Verdict::NoQuorum);
	let least = Quorum { least: 10, ..Quorum::MAJORITY };
	assert!(!least.is_met(11, 9));
	assert!(least.is_met(11, 10));
}

#[test]
fn each_base_counts_others() {
	// 10 entitled; 9 present; 8 cast, of which 1 is invalid; 3 for, 2 against, 1 abstains, 1 says nothing.
	let vote = counts([10, 9, 8, 7, 1], 1, vec![(Yes, 3), (No, 2), (Abstain, 1)]);
	for (base, passes) in [
		(Base::Yes, true),
		(Base::YesNo, true),
		(Base::YesNoAbstain, false),
		(Base::Valid, false),
		(Base::Cast, false),
		(Base::EntitledPresent, false),
		(Base::Entitled, false),
	] {
		assert_eq!(verdict(&vote, of_base(base)) == Verdict::Passed, passes, "{base:?}");
	}
	// The smallest number of votes in favour with which each passes, others saying no.
	for (base, least) in [
		(Base::YesNo, 4),
		(Base::YesNoAbstain, 4),
		(Base::Valid, 4),
		(Base::Cast, 5),
		(Base::EntitledPresent, 5),
		(Base::Entitled, 6),
	] {
		let passes = |yes| {
			let vote = counts([10, 9, 8, 7, 1], 1, vec![(Yes, yes), (No, 7 - yes)]);
			verdict(&vote, of_base(base)) == Verdict::Passed
		};
		assert_eq!((0..=7).find(|yes| passes(*yes)), Some(least), "{base:?}");
	}
}

#[test]
fn two_thirds_are_met_exactly() {
	assert_eq!(verdict(&motion(90, 60, [40, 20, 0]), Requirement::TWO_THIRDS), Verdict::Passed);
	assert_eq!(verdict(&motion(90, 60, [39, 21, 0]), Requirement::TWO_THIRDS), Verdict::Failed);
	let strict = Requirement { strict: true, ..Requirement::TWO_THIRDS };
	assert_eq!(verdict(&motion(90, 60, [40, 20, 0]), strict), Verdict::Failed);
	let half = Requirement { strict: false, base: Base::YesNo, ..Requirement::ORDINARY };
	assert_eq!(verdict(&motion(90, 60, [30, 30, 0]), half), Verdict::Passed, "half is enough here");
}

#[test]
fn nothing_passes_against_a_majority() {
	let easy = |base| Requirement { share: Share { num: 1, den: 100 }, ..of_base(base) };
	for base in [Base::Yes, Base::YesNo, Base::Valid, Base::EntitledPresent, Base::Entitled] {
		assert_eq!(verdict(&motion(100, 80, [10, 70, 0]), easy(base)), Verdict::Failed, "{base:?}");
		assert_eq!(verdict(&motion(100, 80, [11, 10, 59]), easy(base)), Verdict::Passed, "{base:?}");
	}
	assert_eq!(verdict(&motion(100, 80, [40, 40, 0]), easy(Base::Yes)), Verdict::Tied);
	let alone = |votes: u32| counts([80, 80, 80, 80, 0], 1, vec![(Candidate(0), votes), (No, 80 - votes)]);
	let alone = |votes| verdict(&alone(votes), easy(Base::Yes));
	assert_eq!([1, 40, 41].map(alone), [Verdict::Failed, Verdict::Tied, Verdict::Passed]);
}

#[test]
fn a_requirement_is_at_least_another() {
	let (ordinary, two_thirds) = (Requirement::ORDINARY, Requirement::TWO_THIRDS);
	assert!(ordinary.is_at_least(&ordinary) && two_thirds.is_at_least(&ordinary));
	assert!(!ordinary.is_at_least(&two_thirds));
	for fewer in [Base::Yes, Base::YesNo, Base::YesNoAbstain, Base::Valid, Base::Cast] {
		assert!(
			!of_base(fewer).is_at_least(&ordinary),
			"half of them can be fewer than half of those present"
		);
	}
	assert!(of_base(Base::Entitled).is_at_least(&ordinary));
	assert!(!of_base(Base::Yes).is_at_least(&of_base(Base::Yes)), "of those alone who are for it");
	assert!(!Requirement { strict: false, ..ordinary }.is_at_least(&ordinary));
	assert!(!Requirement { share: Share { num: 1, den: 3 }, ..ordinary }.is_at_least(&ordinary));
	let easy = Quorum { share: Share { num: 1, den: 3 }, ..Quorum::MAJORITY };
	assert!(!Requirement { quorum: easy, ..ordinary }.is_at_least(&ordinary));
}

#[test]
fn a_candidate_needs_to_lead_alone() {
	let contest = |votes: [u32; 3], valid| {
		let options = vec![(Candidate(0), votes[0]), (Candidate(1), votes[1]), (No, votes[2])];
		counts([20, 20, valid, valid, 0], 1, options)
	};
	let plurality = Requirement {
		share: Share { num: 0, den: 1 },
		strict: true,
		base: Base::Valid,
		quorum: Quorum::MAJORITY,
	};
	let outcome = decide(&contest([7, 5, 8], 20), &plurality);
	assert_eq!((outcome.verdict, outcome.leader), (Verdict::Passed, Some(0)));
	let outcome = decide(&contest([6, 6, 8], 20), &plurality);
	assert_eq!((outcome.verdict, outcome.leader), (Verdict::Tied, None));
	assert_eq!(decide(&contest([0, 0, 8], 20), &plurality).verdict, Verdict::Failed);
	assert_eq!(decide(&contest([9, 5, 6], 20), &of_base(Base::Valid)).verdict, Verdict::Failed);
	assert_eq!(decide(&contest([11, 5, 4], 20), &of_base(Base::Valid)).verdict, Verdict::Passed);
}

#[test]
fn more_votes_a_ballot_allow_more_votes() {
	let vote = |votes: [u32; 2], per| {
		counts([10, 10, 10, 10, 0], per, vec![(Candidate(0), votes[0]), (Candidate(1), votes[1])])
	};
	assert_eq!(vote([10, 8], 2).check(), Ok(()));
	assert_eq!(vote([10, 8], 1).check(), Err(CountsError::CountsInconsistent));
	assert_eq!(vote([11, 8], 2).check(), Err(CountsError::CountsInconsistent), "nobody votes for one twice");
	let two_for_a_motion = counts([10, 10, 10, 10, 0], 2, vec![(Yes, 10), (No, 8)]);
	assert_eq!(two_for_a_motion.check(), Err(CountsError::CountsInconsistent));
}

#[test]
fn impossible_counts_are_refused_by_name() {
	use CountsError::*;
	let yes_no = |yes, no| vec![(Yes, yes), (No, no)];
	for (numbers, votes, error) in [
		([10, 11, 5, 5, 0], yes_no(3, 2), TurnoutImpossible),
		([10, 4, 5, 5, 0], yes_no(3, 2), TurnoutImpossible),
		// The first poll of the sample that OpenSlides ships: 2 valid and 9 invalid of 2 cast.
		([20, 20, 2, 2, 9], vec![(Yes, 2), (No, 4), (Abstain, 1)], CountsInconsistent),
		// Its fourth poll: 9 valid and 2 invalid of 16 cast.
		(
			[20, 20, 16, 9, 2],
			vec![(Candidate(0), 3), (Candidate(1), 7), (Candidate(2), 2)],
			CountsInconsistent,
		),
		([20, 20, u32::MAX, u32::MAX, 1], yes_no(0, 0), TurnoutImpossible),
		([10, 10, 5, 4, 1], yes_no(3, 2), CountsInconsistent),
		([10, 10, 5, 5, 0], vec![(Yes, 1), (No, 1), (Yes, 1)], InvalidOptions),
		([10, 10, 5, 5, 0], vec![(Yes, 1), (Candidate(0), 1)], InvalidOptions),
		([10, 10, 5, 5, 0], vec![(No, 1), (Abstain, 1)], InvalidOptions),
		([10, 10, 5, 5, 0], vec![], InvalidOptions),
	] {
		assert_eq!(counts(numbers, 1, votes.clone()).check(), Err(error), "{numbers:?} {votes:?}");
	}
	let overflowing = counts([u32::MAX, u32::MAX, u32::MAX, u32::MAX, 1], 1, yes_no(0, 0));
	assert_eq!(overflowing.check(), Err(CountsInconsistent));
}

#[test]
fn groups_add_up_to_the_whole() {
	let mut whole = counts([10, 8, 6, 5, 1], 1, vec![(Yes, 3), (No, 2)]);
	let groups = [group(1, [6, 4, 3, 2, 1], &[2, 0]), group(2, [4, 4, 3, 3, 0], &[1, 2])];
	whole.groups = BoundedVec::truncate_from(groups.to_vec());
	assert_eq!(whole.check(), Ok(()));
	let outcome = decide(&whole, &of_base(Base::YesNo));
	assert_eq!(outcome.verdict, Verdict::Passed);
	assert_eq!(outcome.groups.into_inner(), [Verdict::Passed, Verdict::Failed]);

	let with = |change: &dyn Fn(&mut Vec<Group>)| {
		let mut wrong = whole.clone();
		let mut groups = groups.to_vec();
		change(&mut groups);
		wrong.groups = BoundedVec::truncate_from(groups);
		wrong.check()
	};
	let mismatch = Err(CountsError::GroupMismatch);
	assert_eq!(with(&|groups| groups[0].entitled += 1), mismatch);
	assert_eq!(with(&|groups| groups[0].present += 1), mismatch);
	assert_eq!(with(&|groups| groups[1].votes[1] -= 1), mismatch);
	assert_eq!(with(&|groups| groups[1].key = groups[0].key), mismatch);
	assert_eq!(with(&|groups| _ = groups.pop()), mismatch);
	assert_eq!(with(&|groups| _ = groups[0].votes.pop()), mismatch);
	assert_eq!(with(&|groups| groups[0].present = 2), Err(CountsError::TurnoutImpossible));
	assert_eq!(with(&|groups| groups[0].valid = 3), Err(CountsError::CountsInconsistent));
}

#[test]
fn attendance_can_be_true_or_is_refused() {
	let attendance = |entitled, present, excused, groups: &[(u32, u32, u32)]| {
		let keyed = groups.iter().map(|(key, entitled, present)| (GroupKey::Area(*key), *entitled, *present));
		let groups = BoundedVec::truncate_from(keyed.collect());
		Attendance { entitled, present, excused, groups }.check()
	};
	assert_eq!(attendance(10, 8, 2, &[]), Ok(()));
	assert_eq!(attendance(10, 8, 2, &[(1, 6, 5), (2, 4, 3)]), Ok(()));
	assert_eq!(attendance(10, 11, 0, &[]), Err(CountsError::TurnoutImpossible));
	assert_eq!(attendance(10, 8, 3, &[]), Err(CountsError::TurnoutImpossible));
	assert_eq!(attendance(10, 8, 2, &[(1, 6, 7), (2, 4, 1)]), Err(CountsError::TurnoutImpossible));
	assert_eq!(attendance(10, 8, 2, &[(1, 6, 5), (2, 4, 2)]), Err(CountsError::GroupMismatch));
	assert_eq!(attendance(10, 8, 2, &[(1, 5, 5), (1, 5, 3)]), Err(CountsError::GroupMismatch));
}

#[test]
fn quorums_are_compared() {
	let quorum = |num, den, strict, least| Quorum { share: Share { num, den }, strict, least };
	let majority = Quorum::MAJORITY;
	assert!(majority.is_at_least(&majority));
	assert!(quorum(2, 3, false, 1).is_at_least(&majority));
	assert!(!quorum(1, 2, false, 1).is_at_least(&majority));
	assert!(!quorum(1, 3, true, 1).is_at_least(&majority));
	assert!(!quorum(2, 3, true, 0).is_at_least(&majority));
}

#[test]
fn a_stated_result_that_is_not_the_true_one_is_refused() {
	let requirement = Requirement::ORDINARY;
	let passed = motion(10, 8, [5, 3, 0]);
	assert_eq!(verify(&passed, &requirement, None).map(|outcome| outcome.verdict), Ok(Verdict::Passed));
	assert!(verify(&passed, &requirement, Some(Verdict::Passed)).is_ok());
	assert_eq!(verify(&passed, &requirement, Some(Verdict::Failed)), Err(StatedError::ResultMismatch));
	let inquorate = motion(10, 5, [5, 0, 0]);
	assert_eq!(verify(&inquorate, &requirement, Some(Verdict::Passed)), Err(StatedError::QuorumNotMet));
	assert_eq!(verify(&inquorate, &requirement, Some(Verdict::Failed)), Err(StatedError::ResultMismatch));
	let nonsense = Requirement { share: Share { num: 3, den: 2 }, ..requirement };
	assert_eq!(verify(&passed, &nonsense, None), Err(StatedError::InvalidRequirement));
	let impossible = counts([1, 2, 0, 0, 0], 1, vec![(Yes, 0)]);
	assert_eq!(
		verify(&impossible, &requirement, None),
		Err(StatedError::Counts(CountsError::TurnoutImpossible))
	);
}

#[test]
fn shares_make_sense_or_are_refused() {
	assert!(Share::HALF.is_sane());
	assert!(!Share { num: 0, den: 0 }.is_sane());
	assert!(!Share { num: 2, den: 1 }.is_sane());
	let nothing = Share { num: 0, den: 1 };
	assert!(!Requirement { share: nothing, strict: false, ..Requirement::ORDINARY }.is_sane());
	assert!(Requirement { share: nothing, strict: true, ..Requirement::ORDINARY }.is_sane());
	let two_percent = Share { num: 2, den: 100 };
	assert_eq!([0, 1, 50, 51, 5_000].map(|whole| two_percent.of(whole)), [0, 1, 1, 2, 100]);
	assert_eq!(Share { num: 1, den: 1 }.of(u32::MAX), u32::MAX);
	assert_eq!(Share { num: 1, den: 0 }.of(1), u32::MAX);
}

fn bases() -> impl Strategy<Value = Base> {
	prop::sample::select(vec![
		Base::Yes,
		Base::YesNo,
		Base::YesNoAbstain,
		Base::Valid,
		Base::Cast,
		Base::Entitled,
		Base::EntitledPresent,
	])
}

fn requirements() -> impl Strategy<Value = Requirement> {
	let share = || (0u16..=60, 1u16..=60).prop_map(|(num, den)| Share { num: num.min(den), den });
	(bases(), share(), any::<bool>(), share(), any::<bool>(), 0u32..40)
		.prop_map(|(base, part, strict, quorum, quorum_strict, least)| Requirement {
			base,
			share: part,
			strict,
			quorum: Quorum { share: quorum, strict: quorum_strict, least },
		})
		.prop_filter("makes sense", Requirement::is_sane)
}

/// What each entitled person does: stays away, does not vote, spoils the ballot, or votes.
fn people() -> impl Strategy<Value = Vec<u8>> {
	prop::collection::vec(0u8..7, 1..60)
}

/// Counts people, in two groups where the second begins at `split`.
fn count(people: &[u8], split: usize) -> Counts {
	let part = |people: &[u8]| {
		let number = |wanted: u8| people.iter().filter(|does| **does == wanted).count() as u32;
		// A seventh kind hands in a valid ballot that says nothing.
		let valid = number(3) + number(4) + number(5) + number(6);
		let present = valid + number(1) + number(2);
		(
			[people.len() as u32, present, valid + number(2), valid, number(2)],
			[number(3), number(4), number(5)],
		)
	};
	let (numbers, [yes, no, abstain]) = part(people);
	let mut all = counts(numbers, 1, vec![(Yes, yes), (No, no), (Abstain, abstain)]);
	let (first, second) = people.split_at(split.min(people.len()));
	let groups = [(1, first), (2, second)].map(|(key, people)| {
		let (numbers, votes) = part(people);
		group(key, numbers, &votes)
	});
	all.groups = BoundedVec::truncate_from(groups.to_vec());
	all
}

/// The rule in fractions of wide integers, said once more in another way.
fn passes(counts: &Counts, requirement: &Requirement) -> bool {
	let [yes, no, abstain] = [Yes, No, Abstain].map(|choice| i128::from(counts.votes_for(choice)));
	let whole = match requirement.base {
		Base::Yes => yes,
		Base::YesNo => yes + no,
		Base::YesNoAbstain => yes + no + abstain,
		Base::Valid => counts.valid.into(),
		Base::Cast => counts.cast.into(),
		Base::Entitled => counts.entitled.into(),
		Base::EntitledPresent => counts.present.into(),
	};
	let beyond =
		|share: Share, part: i128, whole: i128| part * i128::from(share.den) - whole * i128::from(share.num);
	let enough = |excess: i128, strict: bool| if strict { excess > 0 } else { excess >= 0 };
	let quorum = &requirement.quorum;
	let (entitled, present) = (i128::from(counts.entitled), i128::from(counts.present));
	enough(beyond(quorum.share, present, entitled), quorum.strict)
		&& counts.present >= quorum.least
		&& yes > 0
		&& enough(beyond(requirement.share, yes, whole), requirement.strict)
		&& (yes > no || yes == no && requirement.base != Base::Yes)
}

proptest! {
	#[test]
	fn counts_of_people_can_be_true_and_pass_when_the_rule_says_so(
		people in people(),
		split in 0usize..60,
		requirement in requirements(),
	) {
		let counts = count(&people, split);
		prop_assert_eq!(counts.check(), Ok(()));
		let verdict = decide(&counts, &requirement).verdict;
		prop_assert_eq!(verdict == Verdict::Passed, passes(&counts, &requirement));
	}

	#[test]
	fn one_more_vote_in_favour_never_hurts(people in people(), requirement in requirements()) {
		let before = decide(&count(&people, 0), &requirement).verdict;
		for position in 0..people.len() {
			let mut more = people.clone();
			// Of those who cast a ballot anyway: an invalid one could be wanted for the base.
			if more[position] > 3 {
				more[position] = 3;
				let after = decide(&count(&more, 0), &requirement).verdict;
				prop_assert!(before != Verdict::Passed || after == Verdict::Passed);
			}
		}
	}

	#[test]
	fn the_order_of_options_does_not_matter(people in people(), requirement in requirements()) {
		let counts = count(&people, 0);
		let mut turned = counts.clone();
		turned.groups = BoundedVec::new();
		turned.votes.as_mut().reverse();
		prop_assert_eq!(turned.check(), Ok(()));
		prop_assert_eq!(decide(&counts, &requirement).verdict, decide(&turned, &requirement).verdict);
	}

	#[test]
	fn any_numbers_are_judged_without_a_panic(
		numbers: [u32; 5],
		per: u8,
		votes in prop::collection::vec((0u8..6, any::<u32>()), 0..16),
		groups in prop::collection::vec(
			(any::<u32>(), any::<[u32; 5]>(), prop::collection::vec(any::<u32>(), 0..16)),
			0..4,
		),
		requirement in requirements(),
	) {
		let choice = |kind| match kind {
			0 => Yes,
			1 => No,
			2 => Abstain,
			other => Candidate(other),
		};
		let votes = votes.into_iter().map(|(kind, votes)| (choice(kind), votes)).collect();
		let mut counts = counts(numbers, per, votes);
		let groups = groups.into_iter().map(|(key, numbers, votes)| group(key, numbers, &votes)).collect();
		counts.groups = BoundedVec::truncate_from(groups);
		let _ = decide(&counts, &requirement);
		if verify(&counts, &requirement, None).is_ok() {
			prop_assert!(counts.cast <= counts.present && counts.present <= counts.entitled);
		}
	}

	#[test]
	fn a_vote_taken_from_a_group_is_noticed(people in people(), split in 0usize..60, which in 0usize..3) {
		let mut counts = count(&people, split);
		if let Some(votes) = counts.groups[0].votes.get_mut(which) {
			if *votes > 0 {
				*votes -= 1;
				prop_assert_eq!(counts.check(), Err(CountsError::GroupMismatch));
			}
		}
	}
}
