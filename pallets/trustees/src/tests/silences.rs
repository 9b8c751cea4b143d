// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who does not do its part in time is named, whether the ceremony goes on without it or not.

use super::mock::*;
use crate::{Act, Awaited, Event, Silences, Step};
use caucus_primitives::{Moment, TrusteeIndex};
use caucus_support::{Ceremonies as _, CeremonyProgress, SeedProgress};
use frame::testing_prelude::*;

fn named(attempt: u32) -> Vec<(TrusteeIndex, Act)> {
	Silences::<Test>::get(ELECTION, attempt).into_inner()
}

/// Lets the step end, and sees who is named for it.
#[track_caller]
fn assert_named(attempt: u32, act: Act, silent: &[TrusteeIndex]) {
	let before = named(attempt);
	pass(STEP - 1);
	advance(ELECTION);
	assert_eq!(named(attempt), before, "nobody is named before the time is over");
	pass(1);
	advance(ELECTION);
	let expected: Vec<_> = silent.iter().map(|trustee| (*trustee, act)).collect();
	assert_eq!(named(attempt), [before, expected].concat());
	for trustee in silent.iter().copied() {
		System::assert_has_event(Event::<Test>::Silent { election: ELECTION, attempt, trustee, act }.into());
	}
}

/// Sees of whom what is awaited, and until when.
#[track_caller]
fn assert_awaited(act: Act, of: &[TrusteeIndex], until: Option<Moment>) {
	assert_eq!(Trustees::awaited(ELECTION), Some(Awaited { act, of: accounts(of), until }));
}

#[test]
fn everybody_sees_of_whom_what_is_awaited_until_they_do_it() {
	build_and_execute(|| {
		assert_eq!(Trustees::awaited(ELECTION), None);
		begin();
		let party = Party::of_this_attempt();
		assert_awaited(Act::Join, &ALL, Some(Now::get() + STEP));
		party.join(&[1, 2, 3, 4]);
		assert_awaited(Act::Join, &[5], Some(Now::get() + STEP));
		pass(STEP);
		advance(ELECTION);
		// Who did not join is awaited no more.
		let until = Some(Now::get() + STEP);
		party.deal(&[1, 2, 3]);
		assert_awaited(Act::Deal, &[4], until);
		party.deal(&[4]);
		party.accept(&[1, 3]);
		assert_awaited(Act::Accept, &[2, 4], until);
		party.accept(&[2, 4]);
		party.confirm(&[1, 2, 4]);
		assert_awaited(Act::Confirm, &[3], until);
		party.confirm(&[3]);
		assert_eq!(Trustees::awaited(ELECTION), None);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_ok!(Trustees::reveal_seed(signed(2), ELECTION, party.secrets(2).seed()));
		assert_awaited(Act::RevealSeed, &[1, 3, 4], Some(Now::get() + STEP));
		pass(STEP);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_eq!(Trustees::awaited(ELECTION), None);
		let target = close(&[2]);
		assert_ok!(party.submit(1, &target));
		assert_awaited(Act::SubmitShare, &[2, 3, 4], None);
	});
}

#[test]
fn nobody_is_named_when_all_act() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		for trustee in ALL {
			assert_ok!(Trustees::reveal_seed(signed(trustee), ELECTION, party.secrets(trustee).seed()));
		}
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_eq!(Silences::<Test>::iter().count(), 0);
	});
}

#[test]
fn who_misses_a_step_is_named_for_it_and_the_others_go_on() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&[1, 2, 3, 4]);
		assert_named(0, Act::Join, &[5]);
		// Who did not join is awaited no more. The fourth committed to a dealing and does not reveal it.
		party.deal(&[1, 2, 3]);
		assert_named(0, Act::Deal, &[4]);
		party.accept(&[1, 4]);
		assert_named(0, Act::Accept, &[2, 3]);
		party.confirm(&[1, 2, 3, 4]);
		assert_eq!(record().step, Step::Done);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_ok!(Trustees::reveal_seed(signed(1), ELECTION, party.secrets(1).seed()));
		assert_ok!(Trustees::reveal_seed(signed(4), ELECTION, party.secrets(4).seed()));
		let before = named(0);
		pass(STEP - 1);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Waiting);
		assert_eq!(named(0), before);
		pass(1);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_eq!(named(0)[before.len()..], [(2, Act::RevealSeed), (3, Act::RevealSeed)]);
		let silent = Event::Silent { election: ELECTION, attempt: 0, trustee: 3, act: Act::RevealSeed };
		System::assert_last_event(RuntimeEvent::Trustees(silent));
		assert_decrypts(&party, [2, 3, 4]);
	});
}

#[test]
fn who_does_not_confirm_is_named_and_missed_by_no_later_step() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&ALL);
		party.accept(&ALL);
		party.confirm(&[1, 2, 3, 4]);
		assert_named(0, Act::Confirm, &[5]);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		for trustee in [1, 2, 3, 4] {
			assert_ok!(Trustees::reveal_seed(signed(trustee), ELECTION, party.secrets(trustee).seed()));
		}
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_eq!(named(0), [(5, Act::Confirm)]);
	});
}

#[test]
fn the_silent_of_a_failed_attempt_stay_named_until_the_last_one_failed_too() {
	build_and_execute(|| {
		begin();
		Party::of_this_attempt().join(&[1, 2, 3]);
		assert_named(0, Act::Join, &[4, 5]);
		assert_eq!((record().attempt, record().step), (1, Step::Join));
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[5, 2]);
		assert_named(1, Act::Deal, &[1, 3, 4]);
		assert_eq!(advance(ELECTION), CeremonyProgress::Failed);
		assert_eq!(named(0), [(4, Act::Join), (5, Act::Join)]);
		assert_eq!(Trustees::silences(ELECTION, 1).len(), 3);
	});
}
