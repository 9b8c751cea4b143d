// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What anybody reads without an account.

use super::mock::*;
use crate::{
	parameters::DAY, AreaRow, Draft, PetitionId, Standing, Started, StarterAct, State, Threshold, Verdict,
};
use frame::testing_prelude::*;

fn ids(rows: Vec<crate::PetitionRow>) -> Vec<PetitionId> {
	rows.into_iter().map(|row| row.petition).collect()
}

#[test]
fn a_petition_is_shown_with_its_numbers_and_deadlines() {
	build_and_execute(|| {
		change_parameters(|parameters| parameters.response = Threshold::Number(4));
		let petition = open(&public_draft("예산"));
		for who in people(DUES_SEOUL, 3).chain(people(DUES_BUSAN, 3)).chain(people(CITIZENS, 3)) {
			sign(who, petition);
		}
		send(withdraw_call(Person(CITIZENS, 0), petition, 2)).unwrap();
		let view = Petitions::petition(petition).unwrap();
		assert_eq!((view.roll, view.roll_digest), (0, crate::Rolls::<Test>::get(petition).unwrap().digest));
		let numbers = view.numbers;
		assert_eq!((numbers.sponsors, numbers.citizen_sponsors), (5, 0));
		assert_eq!((numbers.count, numbers.citizens, numbers.withdrawn), (6, 2, 1));
		assert_eq!((numbers.members_on_roll, numbers.citizens_on_roll), (200, 50));
		assert_eq!((numbers.response_at, numbers.referral_at), (4, 3));
		assert_eq!((numbers.citizens_response_at, numbers.per_area), (None, None));
		let deadlines = view.deadlines;
		assert_eq!((deadlines.state, deadlines.review), (START + 60 * DAY, None));
		assert_eq!(deadlines.response, Some(START + 30 * DAY));
		assert_eq!(deadlines.referral, Some(START + 60 * DAY));
		assert_eq!(Petitions::petition(99), None);
	});
}

#[test]
fn areas_with_few_signatures_are_not_shown_and_never_one_alone() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let shown = || -> Vec<_> {
			let areas = Petitions::petition(petition).unwrap().numbers.areas;
			areas.into_iter().map(|area| (area.chapter, area.signed)).collect()
		};
		for who in people(DUES_SEOUL, 2).chain(people(OTHERS_SEOUL, 2)).chain(people(DUES_BUSAN, 2)) {
			sign(who, petition);
		}
		// Four in Seoul could be told; but then two in Busan would be.
		assert_eq!(shown(), [(Some(SEOUL), None), (Some(BUSAN), None)]);
		sign(Person(DUES_BUSAN, 2), petition);
		assert_eq!(shown(), [(Some(SEOUL), Some(4)), (Some(BUSAN), Some(3))]);
		let seoul = AreaRow { chapter: Some(SEOUL), standing: Standing::Member, keys: 160, signed: Some(4) };
		assert_eq!(Petitions::petition(petition).unwrap().numbers.areas[0], seoul);
	});
}

#[test]
fn lists_are_read_page_by_page() {
	build_and_execute(|| {
		let published: Vec<PetitionId> = (0..3).map(|_| open(&draft("공개"))).collect();
		let collecting = submit(&draft("모집"));
		assert_eq!(Petitions::counts(), (4, 3));
		assert_eq!(ids(Petitions::petitions(0, 2)), published[..2]);
		assert_eq!(ids(Petitions::petitions(2, 100)), published[2..]);
		assert!(Petitions::petitions(4, 100).is_empty());
		assert!(Petitions::petitions(u32::MAX, u32::MAX).is_empty());
		let rows = Petitions::petitions_in(State::Collecting, 0, 100);
		assert_eq!((rows[0].petition, &rows[0].title), (collecting, &None), "it is not published");
		assert_eq!(Petitions::petitions(0, 1)[0].title, Some(text("공개").title));
		let numbers: Vec<_> = Petitions::decisions(1, 1).into_iter().map(|(number, _)| number).collect();
		assert_eq!(numbers, [1]);
		assert!(Petitions::decisions(3, 100).is_empty());
		let codes: Vec<_> = Petitions::codes(2, 3).into_iter().map(|(code, ..)| code).collect();
		assert_eq!(codes, [2, 3, 4]);
		let petition = published[0];
		for number in 0..5 {
			comment(Person(DUES_SEOUL, number), petition, "찬성");
		}
		let comments: Vec<_> =
			Petitions::comments(petition, 3, 100).into_iter().map(|(number, _)| number).collect();
		assert_eq!(comments, [3, 4]);
		assert!(Petitions::comments(petition, u32::MAX, 100).is_empty());
	});
}

#[test]
fn a_page_has_at_most_a_hundred_rows() {
	build_and_execute(|| {
		for _ in 0..101 {
			submit(&draft("모집"));
		}
		assert_eq!(Petitions::petitions_in(State::Collecting, 0, u32::MAX).len(), 100);
		assert_eq!(ids(Petitions::petitions_in(State::Collecting, 100, u32::MAX)), [100]);
	});
}

#[test]
fn a_hidden_text_stays_hidden_whatever_becomes_of_the_petition() {
	build_and_execute(|| {
		let hidden_in_appeal = || {
			let petition = in_review(&draft("욕설"));
			review(petition, hiding());
			let act = StarterAct::Appeal { reason: content("이유") };
			send(starter_call(starter(petition), petition, act)).unwrap();
			petition
		};
		let shown = |petition| Petitions::petition(petition).unwrap().text.is_some();
		let withdrawn = hidden_in_appeal();
		send(starter_call(starter(withdrawn), withdrawn, StarterAct::Withdraw)).unwrap();
		assert!(!shown(withdrawn) && !crate::Texts::<Test>::contains_key(withdrawn, 0));
		let published = hidden_in_appeal();
		judge(published, Verdict::Publish);
		assert!(shown(published));
		let stopped = hidden_in_appeal();
		assert_ok!(Petitions::dissolve(RuntimeOrigin::root(), content("해산")));
		advance(stopped);
		assert_eq!(state(stopped), State::Stopped);
		assert!(!shown(stopped) && !crate::Texts::<Test>::contains_key(stopped, 0));
		let rows = Petitions::petitions(stopped, 1);
		assert_eq!((rows[0].petition, &rows[0].title), (stopped, &None));
	});
}

#[test]
fn a_client_learns_the_next_number_of_each_act() {
	build_and_execute(|| {
		let petition = submit(&Draft { kind: crate::Kind::Policy, ..draft("예산") });
		let starter = stored(petition).starter;
		assert_eq!(Petitions::started(starter), Started { total: 1, open: 1, year: 2026, in_year: 1 });
		let ada = Person(DUES_SEOUL, 1);
		let alias = ada.alias(&petition_context(petition));
		assert!(!Petitions::sponsors(petition, alias));
		send(sponsor_call(ada, petition)).unwrap();
		assert!(Petitions::sponsors(petition, alias));
		assert_eq!(Petitions::signature(petition, alias), 0);
		let other = open(&draft("둘"));
		sign(ada, other);
		send(withdraw_call(ada, other, 2)).unwrap();
		assert_eq!(Petitions::signature(other, ada.alias(&petition_context(other))), 2);
		comment(ada, other, "의견");
		assert_eq!(Petitions::comments_by(other, ada.alias(&comment_context(other))), 1);
		assert_eq!(Petitions::recall_slot(SEOUL_POST), Default::default());
		assert_eq!((Petitions::responses(other).len(), Petitions::voids(other).len()), (0, 0));
		assert_eq!((Petitions::outages().len(), Petitions::gaps(0, 100).len()), (0, 0));
	});
}
