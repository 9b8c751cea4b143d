// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Polls are sealed by two before voting ends and revealed after; outcomes are composed of them.

use super::mock::*;
use crate::{Call, Error, Event, OutcomesOf, Pending, PollCounts, Polls, Stage};
use caucus_elections_core::compose::Verdict;
use caucus_primitives::ContestIndex;
use caucus_support::agreement::{topic, Agreements};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

fn seal_by(who: u64, (contest, component): (ContestIndex, u8), commitment: H256) -> DispatchResult {
	Elections::seal_poll(signed(who), ELECTION, contest, component, commitment)
}

fn counted(counts: &[u32]) -> PollCounts {
	PollCounts { counts: counts.to_vec().try_into().unwrap(), ..found() }
}

/// Each candidate's total by the formula of the protocol, over one denominator, rounded half up.
fn composed(parts: &[(u128, &[u128])]) -> Vec<u64> {
	let (first_weight, first) = parts[0];
	let votes: u128 = first.iter().sum();
	let sums: u128 = parts[1..].iter().map(|(_, counts)| counts.iter().sum::<u128>()).product();
	let denominator = first_weight * sums;
	let total = |candidate: usize| {
		let others = parts[1..].iter().map(|(weight, counts)| {
			counts[candidate] * votes * weight * (sums / counts.iter().sum::<u128>())
		});
		let numerator: u128 = first[candidate] * denominator + others.sum::<u128>();
		((2 * numerator + denominator) / (2 * denominator)) as u64
	};
	(0..first.len()).map(total).collect()
}

#[test]
fn a_poll_is_sealed_by_two_of_the_commission_who_mean_the_same() {
	at_open(|fixture| {
		let (one, other) = (commitment(fixture, POLL, &found()), H256([1; 32]));
		assert_noop!(seal_by(STRANGER, POLL, one), Error::<Test>::NotOnCommission);
		assert_ok!(seal_by(CHAIR, POLL, one));
		assert!(System::events().iter().any(|record| matches!(
			record.event,
			RuntimeEvent::Elections(Event::SecondNeeded { election: ELECTION, by: CHAIR, .. })
		)));
		assert_noop!(seal_by(CHAIR, POLL, one), Error::<Test>::SameOfficer);
		assert_ok!(seal_by(DEPUTY, POLL, other));
		assert_ok!(Elections::seal_poll(signed(CHAIR), ELECTION, POLL.0, POLL.1, H256([2; 32])));
		assert_eq!(Polls::<Test>::get(ELECTION, POLL), None, "three opinions are not two of one kind");
		assert_ok!(seal_by(DEPUTY, POLL, one));
		System::assert_last_event(RuntimeEvent::Elections(Event::PollSealed {
			election: ELECTION,
			contest: POLL.0,
			component: POLL.1,
			commitment: one,
		}));
		assert_eq!(Polls::<Test>::get(ELECTION, POLL).unwrap().commitment, one.0);
		// What is sealed stays sealed.
		assert_noop!(seal_by(CHAIR, POLL, other), Error::<Test>::WrongPollState);
		assert_noop!(seal_by(CHAIR, POLL, one), Error::<Test>::WrongPollState);
	});
}

#[test]
fn seal_poll_fails_when_the_rule_has_no_poll_there() {
	at_open(|_| {
		for place in [(0, 0), (0, 1), (1, 0), (1, 2), (2, 1)] {
			assert_noop!(seal_by(CHAIR, place, H256([1; 32])), Error::<Test>::NoSuchPoll);
		}
		let elsewhere = Elections::seal_poll(signed(CHAIR), 1, 1, 1, H256([1; 32]));
		assert_noop!(elsewhere, Error::<Test>::ElectionNotFound);
	});
}

#[test]
fn a_poll_is_sealed_from_ready_on_until_voting_ends() {
	build_and_execute(|| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(plan())));
		assert_noop!(seal_by(CHAIR, POLL, H256([1; 32])), Error::<Test>::WrongStage);
	});
	at_ready(|fixture| {
		let commitment = commitment(fixture, POLL, &found());
		let call = |who: u64| {
			let (contest, component) = POLL;
			Call::<Test>::seal_poll { election: ELECTION, contest, component, commitment }
				.is_feeless(&signed(who))
		};
		assert!(call(CHAIR) && !call(STRANGER));
		hypothetically!(seal(fixture, POLL, &found()));
		assert_ok!(seal_by(CHAIR, POLL, commitment));
		open();
		vote(fixture);
		Now::set(&(CLOSES - 1));
		hypothetically_ok!(seal_by(DEPUTY, POLL, commitment));
		// Time is up, though nobody has closed the election yet.
		Now::set(&CLOSES);
		assert_noop!(seal_by(DEPUTY, POLL, commitment), Error::<Test>::WrongStage);
		close();
		assert_noop!(seal_by(DEPUTY, POLL, commitment), Error::<Test>::WrongStage);
		assert!(!call(CHAIR));
	});
}

#[test]
fn a_poll_that_was_sealed_goes_with_an_election_that_is_withdrawn() {
	at_ready(|fixture| {
		seal(fixture, POLL, &found());
		withdraw(ELECTION);
		assert_eq!(Polls::<Test>::iter().count(), 0);
	});
}

#[test]
fn seal_poll_fails_when_too_many_wait_for_a_second() {
	at_open(|_| {
		let mut pending = Agreements::<u64, ConstU32<64>>::default();
		for who in 100..164u64 {
			pending.agree(topic(b"some", &who), &who, Now::get()).unwrap();
		}
		Pending::<Test>::put(pending);
		assert_noop!(seal_by(CHAIR, POLL, H256([1; 32])), Error::<Test>::TooManyPending);
	});
}

#[test]
fn a_poll_is_revealed_after_voting_alone() {
	at_ready(|fixture| {
		seal(fixture, POLL, &found());
		assert_noop!(reveal(POLL, &found()), Error::<Test>::WrongStage);
		open();
		vote(fixture);
		assert_noop!(reveal(POLL, &found()), Error::<Test>::WrongStage);
		// Time is up, and more ballots cannot come, but the sums are not yet fixed.
		Now::set(&CLOSES);
		assert_noop!(reveal(POLL, &found()), Error::<Test>::WrongStage);
		close();
		let (contest, component) = POLL;
		let call =
			Call::<Test>::reveal_poll { election: ELECTION, contest, component, poll: Box::new(found()) };
		assert!(call.is_feeless(&signed(CHAIR)) && !call.is_feeless(&signed(STRANGER)));
		assert_eq!(reveal(POLL, &found()).unwrap().pays_fee, Pays::No);
		System::assert_last_event(RuntimeEvent::Elections(Event::PollRevealed {
			election: ELECTION,
			contest,
			component,
		}));
		assert_noop!(reveal(POLL, &found()), Error::<Test>::WrongPollState);
		// With the poll at hand, the totals give the outcomes at once.
		announce(fixture, &votes());
		assert_eq!(OutcomesOf::<Test>::get(ELECTION).unwrap().at, Now::get());
		assert_noop!(reveal(POLL, &found()), Error::<Test>::WrongStage);
	});
}

#[test]
fn reveal_poll_fails_when_it_is_not_what_was_sealed() {
	at_closed(|_| {
		let others = [
			PollCounts { salt: [7; 32], ..found() },
			PollCounts { report: [7; 32], ..found() },
			counted(&[100, 300, 601]),
			counted(&[100, 300]),
			counted(&[100, 300, 600, 0]),
			counted(&[600, 300, 100]),
		];
		for other in others {
			assert_noop!(reveal(POLL, &other), Error::<Test>::NotTheSealedPoll);
		}
		assert_noop!(reveal((1, 0), &found()), Error::<Test>::WrongPollState);
		assert_noop!(
			Elections::reveal_poll(signed(CHAIR), 1, 1, 1, Box::new(found())),
			Error::<Test>::ElectionNotFound
		);
		assert_noop!(
			Elections::reveal_poll(RuntimeOrigin::none(), ELECTION, 1, 1, Box::new(found())),
			BadOrigin
		);
	});
}

/// A commitment can be to anything; what does not fit the candidates is as good as nothing.
#[test]
fn reveal_poll_fails_when_what_was_sealed_does_not_fit_the_contest() {
	at_open(|fixture| {
		let short = counted(&[100, 300]);
		seal(fixture, POLL, &short);
		vote(fixture);
		close();
		assert_noop!(reveal(POLL, &short), Error::<Test>::NotTheSealedPoll);
	});
}

#[test]
fn reveal_poll_fails_when_the_poll_was_sealed_for_another_contest() {
	at_open_composed(|fixture| {
		let found = counted(&[1, 2]);
		let foreign = commitment(fixture, (1, 1), &found);
		by_both([CHAIR, DEPUTY], |who| Elections::seal_poll(who, ELECTION, 2, 1, foreign));
		for voter in [0, 1, ELDERS, ELDERS + 1] {
			cast(&fixture.first_ballot(voter));
		}
		close();
		assert_noop!(reveal((2, 1), &found), Error::<Test>::NotTheSealedPoll);
		assert_noop!(reveal((1, 1), &found), Error::<Test>::WrongPollState);
	});
}

#[test]
fn outcomes_wait_for_a_poll_as_long_as_it_may_be_revealed() {
	at_tallied(|_| {
		assert!(!OutcomesOf::<Test>::contains_key(ELECTION));
		let announced = Now::get();
		Now::set(&(announced + TALLY - 1));
		assert_noop!(Elections::advance(signed(STRANGER), ELECTION), Error::<Test>::NotDue);
		hypothetically!({
			assert_ok!(reveal(POLL, &found()));
			assert!(OutcomesOf::<Test>::contains_key(ELECTION));
		});
		Now::set(&(announced + TALLY));
		advance(ELECTION);
		// The others decide.
		let outcome = OutcomesOf::<Test>::get(ELECTION).unwrap().outcomes[1].clone();
		assert_eq!((outcome.verdict, outcome.totals.to_vec()), (Verdict::Decided, vec![3, 0, 0]));
		assert_eq!(stage(ELECTION), Stage::Tallied);
		assert_noop!(reveal(POLL, &found()), Error::<Test>::WrongStage);
	});
}

#[test]
fn outcomes_are_composed_of_ballots_and_polls_by_weight() {
	at_open(|fixture| {
		seal(fixture, POLL, &found());
		cast(&fixture.ballot(0, 1, &[vec![0], vec![0, 1]]));
		cast(&fixture.ballot(1, 1, &[vec![1], vec![0]]));
		cast(&fixture.ballot(2, 1, &[vec![1], vec![]]));
		cast(&fixture.ballot(ELDERS, 1, &[vec![0, 2]]));
		cast(&fixture.ballot(ELDERS + 1, 1, &[vec![0, 1]]));
		close();
		announce(fixture, &totals(&[&[1, 2, 0], &[4, 2, 1, 1]]));
		assert_ok!(reveal(POLL, &found()));
		let outcomes = OutcomesOf::<Test>::get(ELECTION).unwrap().outcomes;
		System::assert_last_event(RuntimeEvent::Elections(Event::OutcomesComposed {
			election: ELECTION,
			outcomes: outcomes.clone(),
		}));
		assert_eq!(Elections::outcomes(ELECTION), Some(outcomes.clone()));
		let [youth, board] = outcomes.as_slice() else { panic!("two contests have two outcomes") };
		assert_eq!((youth.verdict, youth.elected.to_vec()), (Verdict::Decided, vec![1]));
		assert_eq!(youth.totals.to_vec(), [1, 2]);
		assert_eq!((board.verdict, board.elected.to_vec()), (Verdict::Decided, vec![0]));
		let expected = composed(&[(70, &[4, 2, 1]), (30, &[100, 300, 600])]);
		assert_eq!(expected, [4, 3, 3], "7 ballots are worth 70, so the poll's 30 are worth 3");
		assert_eq!(board.totals.to_vec(), expected);
	});
}

/// The young and the elders have weights of their own, whoever of them comes in greater numbers.
#[test]
fn weight_groups_count_by_their_share_and_a_poll_can_turn_the_outcome() {
	at_open_composed(|fixture| {
		let places = [(0, 2), (1, 1), (2, 1)];
		for place in places {
			seal(fixture, place, &counted(&[1, 9]));
		}
		let choices = |candidate: usize| [vec![candidate], vec![0], vec![0]];
		for (voter, candidate) in [(0, 0), (1, 0), (2, 0), (3, 1)] {
			cast(&fixture.ballot(voter, 1, &choices(candidate)));
		}
		for (voter, candidate) in [(ELDERS, 1), (ELDERS + 1, 1)] {
			cast(&fixture.ballot(voter, 1, &choices(candidate)));
		}
		close();
		announce(fixture, &totals(&[&[3, 1, 0], &[0, 2, 0], &[6, 0, 0], &[6, 0, 0]]));
		for place in places {
			assert!(OutcomesOf::<Test>::get(ELECTION).is_none(), "a poll is missing");
			assert_ok!(reveal(place, &counted(&[1, 9])));
		}
		let outcomes = OutcomesOf::<Test>::get(ELECTION).unwrap().outcomes;
		let grouped = composed(&[(50, &[3, 1]), (30, &[0, 2]), (20, &[1, 9])]);
		assert_eq!(outcomes[0].totals.to_vec(), grouped);
		// More of the young, and of all ballots, want the first.
		assert_eq!((outcomes[0].verdict, outcomes[0].elected.to_vec()), (Verdict::Decided, vec![1]));
		let together = composed(&[(3, &[6, 0]), (1, &[1, 9])]);
		for outcome in &outcomes[1..] {
			assert_eq!((outcome.verdict, outcome.totals.to_vec()), (Verdict::Decided, together.clone()));
			assert_eq!(outcome.elected.to_vec(), [0]);
		}
	});
}

#[test]
fn each_rule_for_missing_polls_is_applied() {
	at_open_composed(|fixture| {
		for voter in [0, 1, ELDERS, ELDERS + 1] {
			cast(&fixture.first_ballot(voter));
		}
		// One was never sealed, one was sealed and is never revealed; the third chose nobody.
		seal(fixture, (1, 1), &counted(&[1, 9]));
		seal(fixture, (2, 1), &counted(&[0, 0]));
		close();
		announce(fixture, &totals(&[&[2, 0, 0], &[2, 0, 0], &[4, 0, 0], &[4, 0, 0]]));
		assert_ok!(reveal((2, 1), &counted(&[0, 0])));
		pass(TALLY);
		advance(ELECTION);
		let outcomes = OutcomesOf::<Test>::get(ELECTION).unwrap().outcomes;
		let verdicts: Vec<Verdict> = outcomes.iter().map(|outcome| outcome.verdict).collect();
		assert_eq!(verdicts, [Verdict::Decided, Verdict::Rerun, Verdict::Void]);
		let among_themselves = composed(&[(50, &[2, 0]), (30, &[2, 0])]);
		assert_eq!(outcomes[0].totals.to_vec(), among_themselves);
		assert!(outcomes[1].elected.is_empty() && outcomes[2].elected.is_empty());
	});
}
