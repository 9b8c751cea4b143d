// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a council comes and goes.

use super::mock::*;
use crate::{
	CurrentTerm, Error, Event, Fills, Named, NamedElection, Parameters, Term, CALLED_WITHIN, COUNCIL_FIRST,
	LONGEST_VACANCY,
};
use caucus_support::governance::Succession;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};
use polkadot_sdk::pallet_collective;

fn sitting() -> Vec<u64> {
	Governance::council().0
}

#[track_caller]
fn refused(origin: RuntimeOrigin, number: u32, fills: Fills, error: impl Into<DispatchError>) {
	assert_noop!(Governance::name_election(origin, number, 0, fills), error.into());
}

#[test]
fn a_council_elected_by_all_takes_its_seats_when_the_result_is_final() {
	build_and_execute(|| {
		assert_eq!(sitting(), COUNCIL);
		name(7, 5, Fills::All);
		let named = Named { election: 7, contest: 0, fills: Fills::All, seats: 5, at: START };
		assert_eq!(Governance::named(), Some(named));
		assert_noop!(Governance::take_seats(signed(STRANGER)), Error::<Test>::NotDue);
		election(7, State::UnderWay);
		assert_noop!(Governance::take_seats(signed(STRANGER)), Error::<Test>::NotDue);
		election(7, State::Elected(vec![8, 7, 6, 5, 4]));
		pass(DAY);
		let done = Governance::take_seats(signed(STRANGER)).unwrap();
		assert_eq!(done.pays_fee, Pays::No);
		let since = START + DAY;
		let until = since + parameters().term;
		let ends = until + parameters().grace;
		let term = Term { since, until, ends, seats: 5, elected_in: Some((7, 0)) };
		assert_eq!(Governance::council(), (NEXT.to_vec(), Some(term), true));
		let taken = Event::SeatsTaken { election: 7, fills: Fills::All, members: NEXT.to_vec(), until };
		System::assert_last_event(taken.into());
		assert_noop!(Governance::take_seats(signed(STRANGER)), Error::<Test>::NothingNamed);
		let kept = (1..=8).map(|who| System::sufficients(&who)).collect::<Vec<_>>();
		assert_eq!(kept, [0, 0, 0, 1, 1, 1, 1, 1]);
	});
}

#[test]
fn what_the_old_council_moved_falls_with_it() {
	build_and_execute(|| {
		let motion = Box::new(remark("old"));
		let hash = BlakeTwo256::hash_of(&motion);
		assert_ok!(Council::propose(signed(1), 3, motion.clone(), 1_000));
		for who in [4, 5, 3] {
			assert_ok!(Council::vote(signed(who), hash, 0, true));
		}
		succeed(7, &NEXT);
		let close = |who| Council::close(signed(who), hash, 0, Weight::MAX, 1_000);
		assert_noop!(close(4), pallet_collective::Error::<Test, InChamber>::ProposalMissing);
		assert!(pallet_collective::Proposals::<Test, InChamber>::get().is_empty());
		assert_noop!(
			Council::propose(signed(1), 3, motion.clone(), 1_000),
			pallet_collective::Error::<Test, InChamber>::NotMember
		);
		assert_ok!(Council::propose(signed(6), 3, motion, 1_000));
	});
}

#[test]
fn an_election_that_does_not_fit_cannot_be_named() {
	build_and_execute(|| {
		let seats = |whole_party, seats, accounts| State::Seats { whole_party, seats, accounts };
		for (state, error) in [
			(seats(false, 5, true), Error::<Test>::NotTheWholeParty),
			(seats(true, 4, true), Error::<Test>::WrongSeats),
			(seats(true, 5, false), Error::<Test>::CandidateWithoutAccount),
			(State::Unsettled, Error::<Test>::NominationOpen),
			(State::Question { whole_party: true, fixed: true }, Error::<Test>::WrongSeats),
			(State::UnderWay, Error::<Test>::TooLate),
			(State::Elected(NEXT.to_vec()), Error::<Test>::TooLate),
			(State::Void, Error::<Test>::TooLate),
		] {
			election(7, state);
			refused(majority(), 7, Fills::All, error);
		}
		refused(majority(), 8, Fills::All, Error::<Test>::ContestNotFound);
		drawn_up(9, 5);
		refused(majority(), 9, Fills::Vacant, Error::<Test>::NoVacancy);
		for origin in [council(2), signed(1), signed(STRANGER), members(), RuntimeOrigin::none()] {
			refused(origin, 9, Fills::All, BadOrigin);
		}
	});
}

#[test]
fn an_election_that_leaves_the_party_without_a_council_cannot_be_named() {
	build_and_execute(|| {
		Now::set(&UNTIL);
		let ends_before = UNTIL + LONGEST_VACANCY;
		election(7, State::Far { ends: ends_before + 1, seats: 5 });
		refused(majority(), 7, Fills::All, Error::<Test>::TooFarAhead);
		refused(signed(COMMISSION[0]), 7, Fills::All, Error::<Test>::TooFarAhead);
		election(7, State::Far { ends: ends_before, seats: 5 });
		assert_ok!(Governance::name_election(majority(), 7, 0, Fills::All));
	});
	build_and_execute(|| {
		// While the council is in power there is time.
		crate::CurrentTerm::<Test>::mutate(|term| term.as_mut().unwrap().ends = START + 300 * DAY);
		election(7, State::Far { ends: START + 300 * DAY, seats: 5 });
		assert_ok!(Governance::name_election(majority(), 7, 0, Fills::All));
	});
	build_and_execute(|| {
		// A by-election has as long as when there is no council: it keeps others from being named.
		crate::CurrentTerm::<Test>::mutate(|term| term.as_mut().unwrap().ends = START + 300 * DAY);
		assert_ok!(Governance::resign(signed(1)));
		election(7, State::Far { ends: START + LONGEST_VACANCY + 1, seats: 1 });
		refused(majority(), 7, Fills::Vacant, Error::<Test>::TooFarAhead);
		election(7, State::Far { ends: START + LONGEST_VACANCY, seats: 1 });
		assert_ok!(Governance::name_election(majority(), 7, 0, Fills::Vacant));
	});
}

#[test]
fn a_draft_that_is_never_held_counts_as_named_for_a_month() {
	let waits = <Governance as Succession>::is_under_way;
	let is_named = <Governance as Succession>::is_named;
	build_and_execute(|| {
		name(7, 5, Fills::All);
		drawn_up(8, 5);
		pass(CALLED_WITHIN - 1);
		refused(majority(), 8, Fills::All, Error::<Test>::AlreadyNamed);
		assert!(waits() && is_named(7));
		assert_noop!(Governance::take_seats(signed(STRANGER)), Error::<Test>::NotDue);
		hypothetically!({
			// Its trustees are called in time: now it has as long as it takes.
			election(7, State::UnderWay);
			pass(CALLED_WITHIN);
			assert!(waits() && is_named(7));
			refused(majority(), 8, Fills::All, Error::<Test>::AlreadyNamed);
		});
		pass(1);
		assert!(!waits() && !is_named(7));
		hypothetically!({
			// Nobody has named another, and it is held after all.
			election(7, State::UnderWay);
			assert!(waits() && is_named(7));
		});
		hypothetically!({
			assert_ok!(Governance::take_seats(signed(STRANGER)));
			System::assert_last_event(Event::ElectionCameToNothing { election: 7 }.into());
			election(7, State::UnderWay);
			assert!(!waits());
		});
		assert_ok!(Governance::name_election(majority(), 8, 0, Fills::All));
		assert!(is_named(8) && !is_named(7));
	});
}

#[test]
fn the_commission_does_not_go_on_with_one_draft_after_the_other() {
	let [first, second, _] = COMMISSION;
	let by_commission = |number| {
		assert_ok!(Governance::name_election(signed(first), number, 0, Fills::All));
		assert_ok!(Governance::name_election(signed(second), number, 0, Fills::All));
	};
	build_and_execute(|| {
		CurrentTerm::<Test>::mutate(|term| term.as_mut().unwrap().ends = START + 400 * DAY);
		Now::set(&UNTIL);
		for number in [7, 8] {
			drawn_up(number, 5);
		}
		by_commission(7);
		// It lapses, or is withdrawn: neither lets the commission name another at once, nor the same.
		for lapses in [true, false] {
			hypothetically!({
				if lapses {
					pass(CALLED_WITHIN);
				} else {
					election(7, State::Void);
				}
				for number in [7, 8] {
					drawn_up(8, 5);
					if lapses || number == 8 {
						refused(signed(first), number, Fills::All, Error::<Test>::CouncilFirst);
					}
				}
				hypothetically_ok!(Governance::name_election(majority(), 8, 0, Fills::All));
				assert_ok!(Governance::take_seats(signed(STRANGER)));
				pass(COUNCIL_FIRST - 1);
				refused(signed(first), 8, Fills::All, Error::<Test>::CouncilFirst);
				hypothetically_ok!(Governance::name_election(majority(), 8, 0, Fills::All));
				pass(1);
				by_commission(8);
			});
		}
		// A council that cannot act is not waited for.
		election(7, State::Void);
		for who in [1, 2, 3] {
			assert_ok!(Governance::resign(signed(who)));
		}
		by_commission(8);
	});
}

#[test]
fn what_is_named_stays_until_it_comes_to_nothing() {
	build_and_execute(|| {
		name(7, 5, Fills::All);
		drawn_up(8, 5);
		for state in [State::UnderWay, State::Elected(NEXT.to_vec())] {
			refused(majority(), 8, Fills::All, Error::<Test>::AlreadyNamed);
			election(7, state);
		}
		refused(majority(), 8, Fills::All, Error::<Test>::AlreadyNamed);
		election(7, State::Void);
		assert_ok!(Governance::name_election(majority(), 8, 0, Fills::All));
		assert_eq!(Governance::named().unwrap().election, 8);
		// Nobody is elected: the council stays, and another election can be named.
		election(8, State::Elected(vec![]));
		assert_ok!(Governance::take_seats(signed(STRANGER)));
		System::assert_last_event(Event::ElectionCameToNothing { election: 8 }.into());
		assert_eq!((sitting(), Governance::named()), (COUNCIL.to_vec(), None));
	});
}

#[test]
fn two_of_the_commission_name_an_election_when_the_term_comes_to_its_end() {
	build_and_execute(|| {
		let [first, second, _] = COMMISSION;
		drawn_up(7, 5);
		refused(signed(first), 7, Fills::All, Error::<Test>::NotYetDue);
		Now::set(&(UNTIL - parameters().lead));
		let call = crate::Call::<Test>::name_election { election: 7, contest: 0, fills: Fills::All };
		assert!(call.is_feeless(&signed(first)) && !call.is_feeless(&signed(STRANGER)));
		assert_ok!(Governance::name_election(signed(first), 7, 0, Fills::All));
		assert!(matches!(
			System::events().last().unwrap().event,
			RuntimeEvent::Governance(Event::SecondNeeded { by, .. }) if by == first
		));
		assert_eq!(Governance::named(), None);
		refused(signed(first), 7, Fills::All, Error::<Test>::SamePerson);
		assert_ok!(Governance::name_election(signed(second), 7, 0, Fills::All));
		assert_eq!(Governance::named().unwrap().election, 7);
		assert!(!call.is_feeless(&signed(first)), "it is named");
	});
}

#[test]
fn who_is_of_the_commission_no_longer_is_no_first_of_two() {
	build_and_execute(|| {
		let [first, second, third] = COMMISSION;
		Now::set(&UNTIL);
		drawn_up(7, 5);
		let name = |who| Governance::name_election(signed(who), 7, 0, Fills::All);
		assert_ok!(name(first));
		Commissioners::set(&vec![second, third]);
		assert_ok!(name(second));
		assert_eq!(Governance::named(), None, "the second of two is the first");
		assert_ok!(name(third));
		assert!(Governance::named().is_some());
	});
}

#[test]
fn elections_know_whether_the_council_waits_for_one() {
	build_and_execute(|| {
		let waits = <Governance as Succession>::is_under_way;
		assert!(!waits());
		name(7, 5, Fills::All);
		assert!(<Governance as Succession>::is_named(7) && !<Governance as Succession>::is_named(8));
		for state in [State::UnderWay, State::Elected(NEXT.to_vec())] {
			assert!(waits());
			election(7, state);
		}
		assert!(waits());
		hypothetically!({
			assert_ok!(Governance::take_seats(signed(STRANGER)));
			assert!(!waits());
		});
		election(7, State::Void);
		assert!(!waits());
	});
}

#[test]
fn the_commission_does_not_wait_for_a_council_that_is_half_empty_or_gone() {
	build_and_execute(|| {
		let [first, second, _] = COMMISSION;
		drawn_up(7, 5);
		for who in [1, 2] {
			assert_ok!(Governance::resign(signed(who)));
		}
		refused(signed(first), 7, Fills::All, Error::<Test>::NotYetDue);
		assert_ok!(Governance::resign(signed(3)));
		for who in [first, second] {
			assert_ok!(Governance::name_election(signed(who), 7, 0, Fills::All));
		}
		election(7, State::Void);
		pass(ENDS - START);
		assert_ok!(Governance::advance(signed(STRANGER)));
		drawn_up(8, 5);
		for who in [first, second] {
			assert_ok!(Governance::name_election(signed(who), 8, 0, Fills::All));
		}
		election(8, State::Elected(NEXT.to_vec()));
		assert_ok!(Governance::take_seats(signed(STRANGER)));
		assert_eq!(sitting(), NEXT);
	});
}

#[test]
fn too_many_topics_do_not_wait_for_a_second_commissioner() {
	build_and_execute(|| {
		Now::set(&UNTIL);
		for number in 0..20 {
			drawn_up(number, 5);
			// A full list drops the oldest topic of who has most.
			assert_ok!(Governance::name_election(signed(COMMISSION[0]), number, 0, Fills::All));
		}
		assert!(!crate::Pending::<Test>::get().is_empty());
		for number in 0..16 {
			let mut waiting = crate::Pending::<Test>::get();
			let topic = caucus_support::agreement::topic(b"other", &number);
			let _ = waiting.agree(topic, &(1_000 + number), UNTIL);
			crate::Pending::<Test>::put(waiting);
		}
		drawn_up(30, 5);
		refused(signed(COMMISSION[1]), 30, Fills::All, Error::<Test>::TooManyWaiting);
	});
}

#[test]
fn vacant_seats_are_filled_for_the_rest_of_the_term() {
	build_and_execute(|| {
		let (_, term, _) = Governance::council();
		for who in [2, 4] {
			let call = crate::Call::<Test>::resign {};
			assert!(call.is_feeless(&signed(who)) && !call.is_feeless(&signed(STRANGER)));
			assert_ok!(Governance::resign(signed(who)));
			System::assert_last_event(Event::Resigned { member: who }.into());
			assert_eq!(System::sufficients(&who), 0);
		}
		assert_noop!(Governance::resign(signed(2)), Error::<Test>::NotOnCouncil);
		assert_eq!(sitting(), [1, 3, 5]);
		drawn_up(7, 1);
		refused(majority(), 7, Fills::Vacant, Error::<Test>::WrongSeats);
		name(8, 2, Fills::Vacant);
		pass(DAY);
		election(8, State::Elected(vec![3, 9]));
		assert_ok!(Governance::take_seats(signed(STRANGER)));
		assert_eq!(Governance::council(), (vec![1, 3, 5, 9], term, true), "who sits already gains nothing");
	});
}

#[test]
fn a_by_election_for_a_council_that_has_ended_comes_to_nothing() {
	build_and_execute(|| {
		assert_ok!(Governance::resign(signed(2)));
		name(8, 1, Fills::Vacant);
		election(8, State::Elected(vec![9]));
		Now::set(&ENDS);
		assert_ok!(Governance::take_seats(signed(STRANGER)));
		System::assert_last_event(Event::ElectionCameToNothing { election: 8 }.into());
		assert_eq!(sitting(), [1, 3, 4, 5]);
	});
}

#[test]
fn half_of_those_who_are_left_are_no_majority() {
	build_and_execute(|| {
		for who in [1, 2, 3] {
			assert_ok!(Governance::resign(signed(who)));
		}
		drawn_up(7, 5);
		let both: RuntimeOrigin = pallet_collective::RawOrigin::<u64, InChamber>::Members(2, 2).into();
		refused(both, 7, Fills::All, BadOrigin);
	});
}

#[test]
fn a_council_that_none_follows_loses_its_power() {
	build_and_execute(|| {
		Now::set(&(ENDS - 1));
		assert!(Governance::is_in_power());
		assert_noop!(Governance::advance(signed(STRANGER)), Error::<Test>::NotDue);
		assert_ok!(Council::propose(signed(1), 3, Box::new(remark("late")), 1_000));
		Now::set(&ENDS);
		assert!(!Governance::is_in_power());
		drawn_up(7, 5);
		refused(majority(), 7, Fills::All, BadOrigin);
		assert_eq!(Governance::advance(signed(STRANGER)).unwrap().pays_fee, Pays::No);
		System::assert_last_event(Event::CouncilEnded { until: UNTIL }.into());
		assert_eq!(Governance::council(), (vec![], None, false));
		assert!(pallet_collective::Proposals::<Test, InChamber>::get().is_empty());
		assert!(COUNCIL.iter().all(|who| System::sufficients(who) == 0));
		assert_noop!(Governance::advance(signed(STRANGER)), Error::<Test>::NotDue);
	});
}

#[test]
fn members_alone_change_the_parameters_and_for_later_councils() {
	build_and_execute(|| {
		let new = Parameters { seats: 3, term: 300 * DAY, ..parameters() };
		for origin in [council(5), signed(1), RuntimeOrigin::root()] {
			assert_noop!(Governance::set_parameters(origin, 0, new), BadOrigin);
		}
		assert_noop!(Governance::set_parameters(members(), 1, new), Error::<Test>::VersionMismatch);
		let sane = parameters();
		for insane in [
			Parameters { seats: 2, ..sane },
			Parameters { seats: 33, ..sane },
			Parameters { term: DAY - 1, lead: 0, ..sane },
			Parameters { term: 20 * 366 * DAY, ..sane },
			Parameters { lead: sane.term + 1, ..sane },
			Parameters { grace: u64::MAX, ..sane },
			Parameters { enactment: 59_999, ..sane },
			Parameters { notice: 59_999, ..sane },
			Parameters { binding: u64::MAX, ..sane },
			Parameters { quorum: crate::Share { parts: 0, of: 3 }, ..sane },
			Parameters { quorum: crate::Share { parts: 4, of: 3 }, ..sane },
		] {
			assert_noop!(Governance::set_parameters(members(), 0, insane), Error::<Test>::InvalidParameters);
		}
		assert_ok!(Governance::set_parameters(members(), 0, new));
		System::assert_last_event(Event::ParametersSet { version: 1 }.into());
		assert_eq!(Governance::parameters(), (1, new));
		assert_eq!(CurrentTerm::<Test>::get().unwrap().until, UNTIL, "the term that runs stays");
		assert_eq!(CurrentTerm::<Test>::get().unwrap().seats, 5);
		drawn_up(7, 5);
		refused(majority(), 7, Fills::All, Error::<Test>::WrongSeats);
		name(8, 3, Fills::All);
		election(8, State::Elected(vec![9, 8, 7]));
		assert_ok!(Governance::take_seats(signed(STRANGER)));
		let term = CurrentTerm::<Test>::get().unwrap();
		assert_eq!((term.seats, term.until - term.since), (3, 300 * DAY));
		assert!(NamedElection::<Test>::get().is_none());
	});
}

#[test]
fn nobody_is_seated_twice() {
	build_and_execute(|| {
		succeed(7, &[9, 9, 8, 7, 6]);
		assert_eq!(sitting(), [6, 7, 8, 9]);
		assert_eq!(System::sufficients(&9), 1);
	});
}
