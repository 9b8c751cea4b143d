// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Numbers that governance changes, for what begins later and never for what runs.

use super::mock::*;
use crate::{parameters::DAY, Error, Event, Parameters, State, Threshold};
use frame::testing_prelude::*;

fn set(version: u32, change: impl FnOnce(&mut Parameters)) -> DispatchResult {
	let mut parameters = Petitions::parameters().1;
	change(&mut parameters);
	Petitions::set_parameters(RuntimeOrigin::root(), version, Box::new(parameters))
}

#[test]
fn what_runs_keeps_the_parameters_of_its_day() {
	build_and_execute(|| {
		let old = submit(&draft("하나"));
		assert_ok!(set(1, |parameters| {
			parameters.sponsors = 1;
			parameters.open_time = 7 * DAY;
			parameters.response = Threshold::Number(50);
			parameters.comments = 1;
		}));
		System::assert_last_event(RuntimeEvent::Petitions(Event::ParametersSet { version: 2 }));
		let new = submit(&draft("둘"));
		for petition in [old, new] {
			send(sponsor_call(Person(DUES_SEOUL, 1), petition)).unwrap();
		}
		assert_eq!((state(old), state(new)), (State::Collecting, State::InReview));
		review(new, crate::Verdict::Publish);
		assert_eq!(stored(new).term.until, START + 7 * DAY);
		let at = |petition| Petitions::petition(petition).unwrap().numbers.response_at;
		assert_eq!((at(old), at(new)), (1, 50));
		comment(Person(DUES_SEOUL, 1), new, "하나");
		let again = comment_call(Person(DUES_SEOUL, 1), new, content("둘"), 1);
		assert_refused(again, Error::CommentQuota);
	});
}

#[test]
fn set_parameters_fails_when_it_is_not_by_rules_or_on_stale_ones() {
	build_and_execute(|| {
		let parameters = Box::new(Parameters::default());
		let by = |origin, version| Petitions::set_parameters(origin, version, parameters.clone());
		assert_noop!(by(signed(CHAIR), 1), BadOrigin);
		assert_noop!(by(RuntimeOrigin::root(), 0), Error::<Test>::VersionMismatch);
		assert_noop!(set(1, |parameters| parameters.sponsors = 0), Error::<Test>::ParametersInsane);
		assert_ok!(by(RuntimeOrigin::root(), 1));
		assert_eq!(Petitions::parameters(), (2, Parameters::default()));
	});
}

#[test]
fn all_versions_can_be_read() {
	build_and_execute(|| {
		assert_eq!(Petitions::parameters_at(0), Some(Parameters::default()));
		assert_eq!(Petitions::parameters_at(1).unwrap().sponsors, 5);
		assert_eq!(Petitions::parameters_at(2), None);
	});
}

#[test]
fn numbers_do_not_start_anew_when_they_are_used_up() {
	build_and_execute(|| {
		let submit = || Petitions::submit_by_name(signed(REPRESENTATIVE), SEAT, Box::new(draft("끝")));
		hypothetically!({
			crate::NextPetition::<Test>::put(u32::MAX);
			assert_noop!(submit(), Error::<Test>::Exhausted);
		});
		let petition = in_review(&draft("예산"));
		hypothetically!({
			crate::NextDecision::<Test>::put(u32::MAX);
			let voice = |who| Petitions::review(signed(who), petition, 1, crate::Verdict::Publish);
			assert_ok!(voice(MODERATORS[0]));
			assert_noop!(
				frame::deps::frame_support::storage::with_storage_layer(|| voice(MODERATORS[1])),
				Error::<Test>::Exhausted
			);
		});
		hypothetically!({
			crate::ParametersVersion::<Test>::put(u32::MAX);
			assert_noop!(set(u32::MAX, |_| ()), Error::<Test>::Exhausted);
		});
	});
}
