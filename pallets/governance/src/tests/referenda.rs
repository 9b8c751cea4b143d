// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members decide themselves.

use super::mock::*;
use crate::{
	Asked, Error, Event, Referenda, Rejection, Standing, MAX_CALL, MAX_RULES, TRIED_EVERY, TRIED_FOR,
};
use codec::Encode;
use frame::{deps::frame_support::traits::Bounded, testing_prelude::*};
use polkadot_sdk::{pallet_preimage, pallet_scheduler, pallet_utility};

fn standing(referendum: u32) -> Standing {
	Governance::referendum(referendum).unwrap().standing
}

fn preimages() -> usize {
	pallet_preimage::PreimageFor::<Test>::iter().count()
}

/// Blocks from one try to the next.
const UNTIL_NEXT_TRY: u64 = TRIED_EVERY / BLOCK;

/// Makes the call of a referendum as the scheduler would, so late that it is not tried again.
#[track_caller]
fn try_for_the_last_time(referendum: u32, call: RuntimeCall) {
	pass(TRIED_FOR);
	assert_ok!(Governance::enact(members(), referendum, Box::new(call)));
}

/// More than is kept inline.
fn long() -> String {
	"long ".repeat(100)
}

#[test]
fn what_members_say_yes_to_is_done_after_a_while() {
	build_and_execute(|| {
		ask(7, remark("done"));
		let hash = H256(caucus_primitives::blake2_256(&[&remark("done").encode()]));
		let proposed = Event::ReferendumProposed { referendum: 0, election: 7, contest: 0, hash };
		System::assert_last_event(proposed.into());
		assert_eq!(Governance::referendum_on(7, 0), Some(0));
		assert_eq!(Governance::call_of(0), Some(remark("done").encode()));
		assert_eq!(Governance::referenda(0, 10).len(), 1);
		assert_noop!(Governance::decide(signed(STRANGER), 0), Error::<Test>::NotDue);
		election(7, State::UnderWay);
		assert_noop!(Governance::decide(signed(STRANGER), 0), Error::<Test>::NotDue);
		answer(7, 100, 51);
		assert_eq!(Governance::decide(signed(STRANGER), 0).unwrap().pays_fee, Pays::No);
		let due = START + parameters().enactment;
		System::assert_last_event(Event::ReferendumApproved { referendum: 0, due }.into());
		assert_noop!(Governance::decide(signed(STRANGER), 0), Error::<Test>::WrongStanding);
		run_to(60);
		assert!(!remarked("done"));
		pass(60 * BLOCK);
		run_to(61);
		// A remark takes a signer, so this one fails; members can say yes to what they cannot do.
		let error = BadOrigin.into();
		let due = due + TRIED_EVERY;
		System::assert_has_event(Event::ReferendumDelayed { referendum: 0, error, due }.into());
		assert_eq!(standing(0), Standing::Approved { at: START, due, failures: 1 });
		jump_to(60 + UNTIL_NEXT_TRY);
		assert_eq!(standing(0), Standing::Approved { at: START, due, failures: 1 });
		// It is made again for a year, and then no more.
		Now::set(&(START + TRIED_FOR - TRIED_EVERY));
		run_to(61 + UNTIL_NEXT_TRY);
		let at = START + TRIED_FOR - TRIED_EVERY;
		let failed = Event::ReferendumEnacted { referendum: 0, result: Err(error) };
		System::assert_has_event(failed.into());
		assert_eq!(standing(0), Standing::Enacted { succeeded: false, at });
		assert!(pallet_scheduler::Agenda::<Test>::iter_values().all(|agenda| agenda.is_empty()));
	});
}

#[test]
fn a_call_is_tried_for_a_year_however_often_it_fails() {
	build_and_execute(|| {
		ask(7, remark("x"));
		answer(7, 300, 300);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		let fail = || {
			assert_ok!(Governance::enact(members(), 0, Box::new(remark("x"))));
		};
		for _ in 0..300 {
			fail();
		}
		assert!(matches!(standing(0), Standing::Approved { failures: u8::MAX, .. }));
		assert_eq!(pallet_scheduler::Lookup::<Test>::iter().count(), 1, "one task, however often");
		let tasks = pallet_scheduler::Agenda::<Test>::iter_values().flatten().flatten().count();
		assert_eq!(tasks, 1);
		pass(TRIED_FOR - TRIED_EVERY - 1);
		hypothetically!({
			fail();
			assert!(matches!(standing(0), Standing::Approved { .. }));
		});
		pass(1);
		fail();
		assert!(matches!(standing(0), Standing::Enacted { succeeded: false, .. }));
	});
}

#[test]
fn what_stood_in_the_way_of_a_call_may_be_gone_when_it_is_made_again() {
	build_and_execute(|| {
		let new = crate::Parameters { seats: 9, ..parameters() };
		ask(7, crate::Call::<Test>::set_parameters { expected_version: 1, parameters: new }.into());
		answer(7, 300, 200);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		run_to(61);
		assert_eq!(Governance::parameters(), (0, parameters()));
		assert!(Governance::bound_rules().is_empty(), "nothing was done yet");
		assert_ok!(Governance::set_parameters(members(), 0, parameters()));
		jump_to(61 + UNTIL_NEXT_TRY);
		assert_eq!(Governance::parameters(), (2, new));
		assert_eq!(standing(0), Standing::Enacted { succeeded: true, at: START });
	});
}

#[test]
fn what_members_decided_binds_for_a_while() {
	build_and_execute(|| {
		let new = crate::Parameters { seats: 9, ..parameters() };
		let call: RuntimeCall =
			crate::Call::<Test>::set_parameters { expected_version: 0, parameters: new }.into();
		ask(7, call.clone());
		answer(7, 300, 200);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		assert!(Governance::is_bound(&call), "the council does it before the members can");
		run_to(61);
		let until = START + parameters().binding;
		assert_eq!(Governance::bound_rules(), [(RULE, until)]);
		Now::set(&(until - 1));
		assert!(Governance::is_bound(&call) && !Governance::is_bound(&remark("x")));
		Now::set(&until);
		assert!(!Governance::is_bound(&call));
		assert!(Governance::bound_rules().is_empty());
	});
}

#[test]
fn the_parameters_change_by_a_referendum() {
	build_and_execute(|| {
		let new = crate::Parameters { seats: 9, ..parameters() };
		let call = crate::Call::<Test>::set_parameters { expected_version: 0, parameters: new };
		ask(7, call.into());
		answer(7, 300, 200);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		run_to(62);
		assert_eq!(Governance::parameters(), (1, new));
		assert_eq!(standing(0), Standing::Enacted { succeeded: true, at: START });
	});
}

#[test]
fn below_the_quorum_nothing_is_done_nor_without_more_yes_than_no() {
	build_and_execute(|| {
		for (number, voted, yes, reason) in [
			(7, 99, 99, Some(Rejection::BelowQuorum)),
			(8, 100, 50, Some(Rejection::VotedDown)),
			(9, 100, 49, Some(Rejection::VotedDown)),
			(10, 100, 51, None),
		] {
			let referendum = number - 7;
			ask(number, remark(&long()));
			answer(number, voted, yes);
			assert_ok!(Governance::decide(signed(STRANGER), referendum));
			match reason {
				Some(reason) => {
					assert_eq!(standing(referendum), Standing::Rejected { reason, at: START });
					System::assert_last_event(Event::ReferendumRejected { referendum, reason }.into());
					assert_eq!(preimages(), 0, "its call is forgotten");
				}
				None => {
					let due = START + parameters().enactment;
					assert_eq!(standing(referendum), Standing::Approved { at: START, due, failures: 0 });
				}
			}
		}
		let kept = 2;
		assert_eq!(preimages(), kept, "the call, and what the scheduler makes of it");
		run_to(122);
		assert_eq!(preimages(), kept, "it failed, and is tried once more");
		pass(TRIED_FOR);
		jump_to(61 + UNTIL_NEXT_TRY);
		assert_eq!(standing(3), Standing::Enacted { succeeded: false, at: START + TRIED_FOR });
		assert_eq!(preimages(), 0, "what was done is forgotten too");
		assert!(pallet_scheduler::Agenda::<Test>::iter_values().all(|agenda| agenda.is_empty()));
	});
}

#[test]
fn two_referenda_on_the_same_call_do_not_take_it_from_each_other() {
	build_and_execute(|| {
		for number in [7, 8] {
			ask(number, remark(&long()));
		}
		answer(7, 300, 0);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		check();
		answer(8, 300, 300);
		assert_ok!(Governance::decide(signed(STRANGER), 1));
		pass(TRIED_FOR);
		run_to(61);
		assert_eq!(standing(1), Standing::Enacted { succeeded: false, at: START + TRIED_FOR });
		assert_eq!(preimages(), 0);
	});
}

#[test]
fn a_call_that_the_schedule_has_lost_is_made_anew() {
	build_and_execute(|| {
		let new = crate::Parameters { seats: 9, ..parameters() };
		ask(7, crate::Call::<Test>::set_parameters { expected_version: 0, parameters: new }.into());
		answer(7, 300, 200);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		// Blocks can be slow: what is still scheduled is not put off.
		hypothetically!({
			pass(parameters().enactment + crate::OVERDUE);
			assert_noop!(Governance::decide(signed(STRANGER), 0), Error::<Test>::NotDue);
			run_to(62);
			assert_eq!(Governance::parameters(), (1, new));
		});
		let _ = pallet_scheduler::Agenda::<Test>::clear(u32::MAX, None);
		run_to(100);
		assert_eq!(Governance::parameters(), (0, parameters()));
		pass(parameters().enactment + crate::OVERDUE - 1);
		assert_noop!(Governance::decide(signed(STRANGER), 0), Error::<Test>::WrongStanding);
		pass(1);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		assert_noop!(Governance::decide(signed(STRANGER), 0), Error::<Test>::WrongStanding);
		run_to(160);
		assert_eq!(Governance::parameters(), (1, new));
	});
	build_and_execute(|| {
		ask(7, remark(&long()));
		answer(7, 300, 200);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		// As if it was lost again and again.
		for _ in 0..3 {
			let _ = pallet_scheduler::Agenda::<Test>::clear(u32::MAX, None);
			pass(parameters().enactment + crate::OVERDUE);
			assert_ok!(Governance::decide(signed(STRANGER), 0));
		}
		let _ = pallet_scheduler::Agenda::<Test>::clear(u32::MAX, None);
		pass(TRIED_FOR);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		assert!(matches!(standing(0), Standing::Enacted { succeeded: false, .. }));
	});
}

#[test]
fn a_call_that_the_code_no_longer_understands_ends_and_lets_its_rules_go() {
	let new = crate::Parameters { seats: 9, ..parameters() };
	let call = || crate::Call::<Test>::set_parameters { expected_version: 0, parameters: new }.into();
	let spoil = || {
		Referenda::<Test>::mutate(0, |record| {
			// No pallet has this number.
			record.as_mut().unwrap().call = Bounded::Inline(vec![255; 3].try_into().unwrap());
		});
	};
	let ended = || {
		let at = Now::get();
		assert_eq!(standing(0), Standing::Enacted { succeeded: false, at });
		let result = Err(DispatchError::Corruption);
		System::assert_last_event(Event::ReferendumEnacted { referendum: 0, result }.into());
		assert_eq!(Asked::<Test>::iter().count(), 0);
	};
	build_and_execute(|| {
		ask(7, call());
		answer(7, 300, 200);
		assert!(Asked::<Test>::contains_key(RULE));
		hypothetically!({
			spoil();
			assert_ok!(Governance::decide(signed(STRANGER), 0));
			ended();
		});
		hypothetically!({
			spoil();
			answer(7, 300, 0);
			assert_ok!(Governance::decide(signed(STRANGER), 0));
			assert!(matches!(standing(0), Standing::Rejected { .. }));
			assert_eq!(Asked::<Test>::iter().count(), 0);
		});
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		spoil();
		check();
		let _ = pallet_scheduler::Agenda::<Test>::clear(u32::MAX, None);
		pass(parameters().enactment + crate::OVERDUE);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		ended();
	});
}

#[test]
fn rules_are_noted_once_and_only_so_many() {
	build_and_execute(|| {
		let many = |count: u32| remark(&format!("rules{}", "x".repeat(count as usize - 5)));
		election(7, State::Question { whole_party: true, fixed: true });
		let propose = |count| Governance::propose(majority(), Box::new(many(count)), 7, 0);
		assert_noop!(propose(MAX_RULES + 1), Error::<Test>::TooManyRules);
		assert_ok!(propose(MAX_RULES));
		let rules = Governance::referendum(0).unwrap().rules.into_inner();
		assert_eq!(rules, (0..MAX_RULES as u8).map(|rule| [1, rule]).collect::<Vec<_>>());
		assert!(Asked::<Test>::iter_values().all(|asked| asked == 1));
		assert_eq!(Asked::<Test>::iter().count(), MAX_RULES as usize);
		answer(7, 300, 0);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		assert_eq!(Asked::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_council_withdraws_a_question_that_nobody_can_have_answered() {
	build_and_execute(|| {
		let new = crate::Parameters { seats: 9, ..parameters() };
		let call: RuntimeCall =
			crate::Call::<Test>::set_parameters { expected_version: 0, parameters: new }.into();
		ask(7, call.clone());
		let withdraw = |origin| Governance::withdraw_referendum(origin, 0);
		for origin in [council(2), signed(1), members(), RuntimeOrigin::root()] {
			assert_noop!(withdraw(origin), BadOrigin);
		}
		assert_noop!(Governance::withdraw_referendum(majority(), 1), Error::<Test>::ReferendumNotFound);
		for state in [State::UnderWay, State::Void] {
			hypothetically!({
				election(7, state);
				assert_noop!(withdraw(majority()), Error::<Test>::TooLate);
			});
		}
		// Another council than the one that asked.
		succeed(8, &NEXT);
		assert!(Governance::is_bound(&call));
		assert_ok!(withdraw(majority()));
		let reason = Rejection::Withdrawn;
		System::assert_last_event(Event::ReferendumRejected { referendum: 0, reason }.into());
		assert_eq!(standing(0), Standing::Rejected { reason, at: START });
		assert!(!Governance::is_bound(&call));
		assert_noop!(withdraw(majority()), Error::<Test>::WrongStanding);
		answer(7, 300, 300);
		assert_noop!(Governance::decide(signed(STRANGER), 0), Error::<Test>::WrongStanding);
	});
}

#[test]
fn without_a_result_nothing_is_done() {
	build_and_execute(|| {
		for (number, state) in [(7, State::Void), (8, State::Elected(vec![1]))] {
			ask(number, remark("nothing"));
			election(number, state);
			assert_ok!(Governance::decide(signed(STRANGER), number - 7));
			let reason = Rejection::NoResult;
			assert_eq!(standing(number - 7), Standing::Rejected { reason, at: START });
		}
		assert_noop!(Governance::decide(signed(STRANGER), 2), Error::<Test>::ReferendumNotFound);
	});
}

#[test]
fn what_does_not_fit_cannot_be_proposed() {
	build_and_execute(|| {
		let propose = |origin, call: RuntimeCall| Governance::propose(origin, Box::new(call), 7, 0);
		let fixed = State::Question { whole_party: true, fixed: true };
		election(7, fixed.clone());
		for origin in [council(2), signed(1), members(), RuntimeOrigin::root()] {
			assert_noop!(propose(origin, remark("x")), BadOrigin);
		}
		let forbidden = frame_system::Call::set_storage { items: vec![] };
		assert_noop!(propose(majority(), forbidden.into()), Error::<Test>::CallNotAllowed);
		let longest = "x".repeat(MAX_CALL as usize - remark("").encoded_size() - 1);
		assert_eq!(remark(&longest).encoded_size(), MAX_CALL as usize);
		assert_noop!(propose(majority(), remark(&(longest.clone() + "x"))), Error::<Test>::CallTooLong);
		for (state, error) in [
			(State::Question { whole_party: false, fixed: true }, Error::<Test>::NotTheWholeParty),
			(State::Question { whole_party: true, fixed: false }, Error::<Test>::NotAQuestion),
			(State::Seats { whole_party: true, seats: 5, accounts: true }, Error::<Test>::NotAQuestion),
			(State::UnderWay, Error::<Test>::TooLate),
			(State::Void, Error::<Test>::TooLate),
		] {
			election(7, state);
			assert_noop!(propose(majority(), remark("x")), error);
		}
		let nowhere = Governance::propose(majority(), Box::new(remark("x")), 70, 0);
		assert_noop!(nowhere, Error::<Test>::ContestNotFound);
		election(7, fixed);
		assert_ok!(propose(majority(), remark(&longest)));
		assert_eq!(preimages(), 1);
		assert_noop!(propose(majority(), remark("y")), Error::<Test>::ContestTaken);
	});
}

#[test]
fn a_call_that_no_block_holds_cannot_be_proposed() {
	build_and_execute(|| {
		election(7, State::Question { whole_party: true, fixed: true });
		let call = crate::Call::<Test>::enact { referendum: 0, call: Box::new(remark("x")) };
		let whole = call.get_dispatch_info().call_weight;
		let propose = || Governance::propose(majority(), Box::new(remark("x")), 7, 0);
		MostCallWeight::set(&whole.saturating_sub(Weight::from_parts(1, 0)));
		assert_noop!(propose(), Error::<Test>::CallTooHeavy);
		MostCallWeight::set(&whole);
		assert_ok!(propose());
	});
}

#[test]
fn the_list_is_asked_again_of_everything_that_happens() {
	build_and_execute(|| {
		let new = crate::Parameters { seats: 9, ..parameters() };
		let allowed: RuntimeCall =
			crate::Call::<Test>::set_parameters { expected_version: 0, parameters: new }.into();
		// The made-up list lets every batch pass at first.
		let forbidden: RuntimeCall = frame_system::Call::set_storage { items: vec![] }.into();
		let other: RuntimeCall = frame_system::Call::set_heap_pages { pages: 1 }.into();
		let nested =
			pallet_utility::Call::<Test>::force_batch { calls: vec![other.clone(), forbidden.clone()] };
		let call = pallet_utility::Call::<Test>::force_batch {
			calls: vec![other, nested.into(), forbidden, allowed],
		};
		ask(7, call.into());
		answer(7, 300, 300);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		run_to(62);
		let failed = System::events()
			.iter()
			.filter(|record| {
				let filtered = frame_system::Error::<Test>::CallFiltered.into();
				matches!(&record.event, RuntimeEvent::Utility(pallet_utility::Event::ItemFailed { error }) if *error == filtered)
			})
			.count();
		assert_eq!(failed, 4);
		assert_eq!(Governance::parameters(), (1, new));
	});
}

#[test]
fn nobody_but_the_scheduler_enacts_and_only_what_was_decided() {
	build_and_execute(|| {
		let call = || Box::new(remark("x"));
		ask(7, *call());
		for origin in [council(5), signed(1), RuntimeOrigin::root()] {
			assert_noop!(Governance::enact(origin, 0, call()), BadOrigin);
		}
		assert_noop!(Governance::enact(members(), 0, call()), Error::<Test>::WrongStanding);
		assert_noop!(Governance::enact(members(), 1, call()), Error::<Test>::ReferendumNotFound);
		answer(7, 300, 300);
		assert_ok!(Governance::decide(signed(STRANGER), 0));
		let other = Box::new(remark("y"));
		assert_noop!(Governance::enact(members(), 0, other), Error::<Test>::CallNotAllowed);
		assert_ok!(Governance::enact(members(), 0, call()));
		try_for_the_last_time(0, *call());
		assert_noop!(Governance::enact(members(), 0, call()), Error::<Test>::WrongStanding);
	});
}
