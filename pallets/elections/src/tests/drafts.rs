// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the commission decides: drawing up, calling trustees, withdrawing.

use super::mock::*;
use crate::{
	Active, Call, Called, Commission, DrawnUpBy, Elections as Records, Error, Event, NextElection, ParamsOf,
	Pending, Plan,
};
use crate::{Stage, VoidReason, FARTHEST, KEPT_FOR_RECALLS, LONGEST_STEP, MAX_ACTIVE, MAX_DRAFTS_OF_ONE};
use caucus_elections_core::{compose::StyleSet, params::ContestKind};
use caucus_members_core::{registry::Classes, ring::RingSize};
use caucus_primitives::{ContestIndex, Moment};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

fn draw_up(change: impl FnOnce(&mut Plan)) -> DispatchResult {
	let mut plan = plan();
	change(&mut plan);
	Elections::draw_up(signed(CHAIR), Box::new(plan))
}

fn called(accounts: &[u64]) -> Called<Test> {
	accounts.to_vec().try_into().unwrap()
}

#[test]
fn an_election_is_drawn_up_by_the_commission_alone() {
	build_and_execute(|| {
		assert_noop!(Elections::draw_up(signed(STRANGER), Box::new(plan())), Error::<Test>::NotOnCommission);
		for election in [0, 1] {
			assert_ok!(draw_up(|_| ()));
			System::assert_last_event(RuntimeEvent::Elections(Event::DrawnUp { election, by: CHAIR }));
			let record = Records::<Test>::get(election).unwrap();
			assert_eq!((record.plan, record.stage, record.roll), (plan(), Stage::Draft, None));
		}
		assert_eq!(Active::<Test>::get().into_inner(), vec![0, 1]);
	});
}

#[test]
fn draw_up_fails_when_the_paper_cannot_be_voted() {
	build_and_execute(|| {
		assert_noop!(draw_up(|p| p.title = label("")), Error::<Test>::InvalidLabel);
		assert_noop!(draw_up(|p| p.contests[0].title = label("a\nb")), Error::<Test>::InvalidLabel);
		assert_noop!(draw_up(|p| p.contests.clear()), Error::<Test>::NoContest);
		let yes_no_maybe = |p: &mut Plan| p.contests[1].kind = ContestKind::YesNo;
		assert_noop!(draw_up(yes_no_maybe), Error::<Test>::InvalidContest);
		let twins = |p: &mut Plan| p.contests[0].candidates[1] = p.contests[0].candidates[0].clone();
		assert_noop!(draw_up(twins), Error::<Test>::InvalidContest);
		// The other contest has four options, blank included; twenty are allowed.
		let with = |candidates| {
			move |p: &mut Plan| p.contests[0] = contest(ContestKind::ChooseOne, candidates, YOUNG_STYLE)
		};
		assert_noop!(draw_up(with(16)), Error::<Test>::TooManyOptions);
		assert_ok!(draw_up(with(15)));
	});
}

#[test]
fn draw_up_fails_when_styles_or_rules_do_not_fit_the_contests() {
	build_and_execute(|| {
		let wrong_styles: [fn(&mut Plan); 5] = [
			|p| p.styles.clear(),
			|p| p.styles[0].contests.clear(),
			|p| p.styles[0].contests = vec![1, 0].try_into().unwrap(),
			|p| p.styles[0].contests = vec![0, 0, 1].try_into().unwrap(),
			|p| p.styles[0].contests = vec![0, 1, 2].try_into().unwrap(),
		];
		for change in wrong_styles {
			assert_noop!(draw_up(change), Error::<Test>::InvalidStyle);
		}
		let wrong_rules: [fn(&mut Plan); 4] = [
			// A style votes whose ballots nothing counts, and the other way round.
			|p| p.contests[1].rule.components[0] = ballots(70, YOUNG_STYLE),
			|p| p.contests[0].rule.components[0] = ballots(1, BOTH_STYLES),
			// Nobody has the contest on the paper.
			|p| p.styles[0].contests = vec![1].try_into().unwrap(),
			|p| p.contests[0].rule.seats = 3,
		];
		for change in wrong_rules {
			assert_noop!(draw_up(change), Error::<Test>::InvalidRule);
		}
		// Eight groups in each of nine contests are more than trustees decrypt.
		let every_style_alone = |contests: ContestIndex| {
			move |p: &mut Plan| {
				let mut alone = contest(ContestKind::YesNo, 2, BOTH_STYLES);
				let groups: Vec<_> = (0..8).map(|style| ballots(1, StyleSet::of(style))).collect();
				alone.rule.components = groups.try_into().unwrap();
				p.contests = vec![alone; contests.into()].try_into().unwrap();
				let all: Vec<_> = (0..contests).collect();
				p.styles = vec![style(Classes::YOUTH, &all); 8].try_into().unwrap();
			}
		};
		assert_noop!(draw_up(every_style_alone(9)), Error::<Test>::TooManySums);
		assert_noop!(draw_up(every_style_alone(8)), Error::<Test>::TooManyOptions);
		assert_ok!(draw_up(every_style_alone(6)));
	});
}

#[test]
fn draw_up_fails_when_times_minimums_or_revotes_are_out_of_bounds() {
	build_and_execute(|| {
		assert_noop!(draw_up(|p| p.schedule.opens = START), Error::<Test>::InvalidSchedule);
		assert_noop!(draw_up(|p| p.schedule.closes = OPENS), Error::<Test>::InvalidSchedule);
		let too_short: [fn(&mut Plan) -> &mut Moment; 5] = [
			|p| &mut p.schedule.trustee_step,
			|p| &mut p.schedule.objections,
			|p| &mut p.schedule.tally,
			|p| &mut p.schedule.certification,
			|p| &mut p.schedule.appeals,
		];
		for duration in too_short {
			assert_noop!(draw_up(|p| *duration(p) = 9_999), Error::<Test>::InvalidSchedule);
			hypothetically_ok!(draw_up(|p| *duration(p) = 10_000));
			assert_noop!(draw_up(|p| *duration(p) = LONGEST_STEP + 1), Error::<Test>::StepTooLong);
			hypothetically_ok!(draw_up(|p| *duration(p) = LONGEST_STEP));
		}
		assert_noop!(draw_up(|p| p.threshold = 1), Error::<Test>::ThresholdTooLow);
		assert_noop!(draw_up(|p| p.ring_size = RingSize::R16127), Error::<Test>::RingSizeUnavailable);
		assert_noop!(draw_up(|p| p.minimums.roll = 4), Error::<Test>::MinimumsTooLow);
		assert_noop!(draw_up(|p| p.minimums.turnout = 1), Error::<Test>::MinimumsTooLow);
		assert_noop!(draw_up(|p| p.max_revotes = 5), Error::<Test>::TooManyRevotes);
		assert_ok!(draw_up(|p| {
			p.schedule.opens = START + 1;
			p.schedule.closes = START + 2;
			p.max_revotes = 4;
		}));
	});
}

#[test]
fn draw_up_fails_when_voting_lies_more_than_a_year_ahead() {
	build_and_execute(|| {
		let at = |opens, closes| {
			draw_up(|p| {
				p.schedule.opens = opens;
				p.schedule.closes = closes;
			})
		};
		let last = START + FARTHEST;
		assert_noop!(at(last + 1, last + 2), Error::<Test>::TooFarAhead);
		assert_noop!(at(last, last + FARTHEST + 1), Error::<Test>::TooFarAhead);
		assert_ok!(at(last, last + FARTHEST));
	});
}

#[test]
fn no_officer_has_all_the_drafts() {
	build_and_execute(|| {
		let call = || Call::<Test>::draw_up { plan: Box::new(plan()) };
		for _ in 0..MAX_DRAFTS_OF_ONE {
			assert!(call().is_feeless(&signed(CHAIR)));
			assert_ok!(draw_up(|_| ()));
		}
		assert_noop!(draw_up(|_| ()), Error::<Test>::TooManyDrafts);
		assert!(!call().is_feeless(&signed(CHAIR)) && call().is_feeless(&signed(DEPUTY)));
		hypothetically_ok!(Elections::draw_up(signed(DEPUTY), Box::new(plan())));
		// One that is prepared is no draft, and one that is withdrawn is nothing any more.
		hypothetically!({
			accept_nominations(2);
			by_both([CHAIR, DEPUTY], |who| Elections::call_trustees(who, 2, trustees()));
			assert_eq!(stage(2), Stage::KeyGeneration);
			assert_ok!(draw_up(|_| ()));
		});
		assert_ok!(Elections::withdraw(signed(CHAIR), 1));
		assert_ok!(draw_up(|_| ()));
		assert_noop!(draw_up(|_| ()), Error::<Test>::TooManyDrafts);
	});
}

#[test]
fn draw_up_fails_when_too_many_elections_are_under_way() {
	build_and_execute(|| {
		for number in 0..MAX_ACTIVE - KEPT_FOR_RECALLS {
			assert_ok!(draw_up(|_| ()));
			// Most are others' drafts.
			if ![3, 4].contains(&number) {
				DrawnUpBy::<Test>::remove(number);
			}
		}
		assert_noop!(draw_up(|_| ()), Error::<Test>::TooManyElections);
		assert_ok!(Elections::withdraw(signed(CHAIR), 3));
		assert_ok!(draw_up(|_| ()));
		assert_ok!(Elections::withdraw(signed(CHAIR), 4));
		NextElection::<Test>::put(u32::MAX);
		assert_noop!(draw_up(|_| ()), Error::<Test>::TooManyElections);
	});
}

#[test]
fn call_trustees_fails_when_not_the_commission_calls_who_can_be_called_for_a_draft() {
	build_and_execute(|| {
		assert_ok!(draw_up(|_| ()));
		accept_nominations(0);
		let call = |who, accounts: &[u64]| Elections::call_trustees(signed(who), 0, called(accounts));
		assert_noop!(call(STRANGER, &TRUSTEES), Error::<Test>::NotOnCommission);
		assert_noop!(Elections::call_trustees(signed(CHAIR), 1, trustees()), Error::<Test>::ElectionNotFound);
		assert_noop!(call(CHAIR, &[21, 22, STRANGER]), pallet_trustees::Error::<Test>::NotOnRoster);
		assert_noop!(call(CHAIR, &[21, 22]), pallet_trustees::Error::<Test>::BadThreshold);
		assert_ok!(call(CHAIR, &TRUSTEES));
		assert_eq!(stage(0), Stage::Draft);
		assert_noop!(call(CHAIR, &TRUSTEES), Error::<Test>::SameOfficer);
		let others: Vec<_> = TRUSTEES.into_iter().rev().collect();
		assert_ok!(call(DEPUTY, &others));
		assert_eq!(stage(0), Stage::Draft, "they do not agree whom to call");
		assert_ok!(call(DEPUTY, &TRUSTEES));
		assert_eq!(stage(0), Stage::KeyGeneration);
		assert_noop!(call(CHAIR, &TRUSTEES), Error::<Test>::WrongStage);
	});
}

#[test]
fn an_election_is_withdrawn_by_the_commission_at_any_stage_before_voting() {
	let withdrawn = Stage::Void(VoidReason::Withdrawn);
	build_and_execute(|| {
		assert_ok!(draw_up(|_| ()));
		assert_noop!(Elections::withdraw(signed(STRANGER), 0), Error::<Test>::NotOnCommission);
		assert_noop!(Elections::withdraw(signed(CHAIR), 1), Error::<Test>::ElectionNotFound);
		hypothetically!({
			// A draft that is late can only be withdrawn or given up.
			Now::set(&(CLOSES + 1));
			assert_ok!(Elections::withdraw(signed(CHAIR), 0));
		});
		assert_ok!(Elections::withdraw(signed(CHAIR), 0));
		assert_eq!(stage(0), withdrawn);
		assert!(Active::<Test>::get().is_empty());
		assert_noop!(Elections::withdraw(signed(CHAIR), 0), Error::<Test>::WrongStage);

		let party = Party::called_for(1, plan());
		hypothetically!({
			withdraw(1);
			assert_eq!(stage(1), withdrawn);
		});
		party.make_key(1);
		advance(1);
		assert_eq!(stage(1), Stage::RollCut);
		withdraw(1);
		assert_eq!(stage(1), withdrawn);
	});
	at_ready(|_| {
		hypothetically!({
			withdraw(ELECTION);
			assert_eq!(stage(ELECTION), withdrawn);
			assert_eq!(ParamsOf::<Test>::get(ELECTION), None);
			Elections::do_try_state().unwrap();
		});
		hypothetically!({
			// When voting should begin, nobody can keep it from beginning.
			Now::set(&OPENS);
			assert_noop!(Elections::withdraw(signed(CHAIR), ELECTION), Error::<Test>::WrongStage);
		});
		open();
		assert_noop!(Elections::withdraw(signed(CHAIR), ELECTION), Error::<Test>::WrongStage);
	});
}

#[test]
fn who_drew_a_draft_up_withdraws_it_alone_and_two_do_anything_else() {
	build_and_execute(|| {
		assert_ok!(draw_up(|_| ()));
		assert_ok!(Elections::withdraw(signed(DEPUTY), 0));
		assert_eq!(stage(0), Stage::Draft, "one officer stops another's election");
		hypothetically!({
			assert_ok!(Elections::withdraw(signed(CHAIR), 0));
			assert_eq!(stage(0), Stage::Void(VoidReason::Withdrawn));
			assert_eq!(DrawnUpBy::<Test>::get(0), None);
		});
		hypothetically!({
			// Of one that fills the council, nobody alone.
			Named::set(&Some(0));
			Pending::<Test>::kill();
			assert_ok!(Elections::withdraw(signed(CHAIR), 0));
			assert_eq!(stage(0), Stage::Draft);
		});
		let third = 77;
		Commission::<Test>::mutate(|commission| commission.try_push(third).unwrap());
		assert_ok!(Elections::withdraw(signed(third), 0));
		assert_eq!(stage(0), Stage::Void(VoidReason::Withdrawn));
		assert_eq!(DrawnUpBy::<Test>::get(0), None);
	});
	at_ready(|_| {
		assert_ok!(Elections::withdraw(signed(CHAIR), ELECTION));
		assert_noop!(Elections::withdraw(signed(CHAIR), ELECTION), Error::<Test>::SameOfficer);
		assert_eq!(stage(ELECTION), Stage::Ready);
		// The first is the first no longer when out of office.
		Commission::<Test>::mutate(|commission| commission.retain(|who| *who != CHAIR));
		assert_ok!(Elections::withdraw(signed(DEPUTY), ELECTION));
		assert_eq!(stage(ELECTION), Stage::Ready);
	});
}

#[test]
fn so_many_elections_a_day_are_drawn_up_for_nothing() {
	build_and_execute(|| {
		let call = Call::<Test>::draw_up { plan: Box::new(plan()) };
		for number in 0..crate::drafts::FREE_DRAFTS {
			assert!(call.is_feeless(&signed(CHAIR)), "{number}");
			assert_ok!(draw_up(|_| ()));
			assert_ok!(Elections::withdraw(signed(CHAIR), number));
		}
		assert!(!call.is_feeless(&signed(CHAIR)));
		assert_ok!(draw_up(|_| ()));
		pass(24 * 60 * 60 * 1_000);
		let mut later = plan();
		later.schedule.opens += 24 * 60 * 60 * 1_000;
		later.schedule.closes += 24 * 60 * 60 * 1_000;
		assert!(Call::<Test>::draw_up { plan: Box::new(later) }.is_feeless(&signed(CHAIR)));
	});
}
