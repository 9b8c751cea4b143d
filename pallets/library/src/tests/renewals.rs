// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is served longer, and no longer than it may be.

use super::mock::*;
use crate::{Error, Event, Kind, Status, Versions, ARRIVAL};
use caucus_primitives::calendar::{DAY, HOUR};
use frame::testing_prelude::*;

fn extend(by: u64, item: u32) -> DispatchResult {
	Library::extend(signed(by), item, 0)
}

#[test]
fn a_version_is_served_longer_once_its_bytes_are_carried_on() {
	let chain = build_and_execute(|| {
		let item = publish(DEPUTY, 1);
		let end = Now::get() + 90 * DAY;
		pass(45 * DAY - 1);
		assert_noop!(extend(DEPUTY, item), Error::<Test>::TooEarly);
		pass(1);
		assert_noop!(extend(CHAIR, item), Error::<Test>::NotThePublisher);
		assert_eq!(carry(item, 0), refused(Error::NothingToCarry));
		assert_ok!(extend(DEPUTY, item));
		let until = Now::get() + 90 * DAY;
		System::assert_last_event(RuntimeEvent::Library(Event::RenewalAsked { item, version: 0, until }));
		assert_noop!(extend(DEPUTY, item), Error::<Test>::RenewalWaits);
		let served = |seed: u32| Library::chunk(digests_of(seed)[0]).served_until;
		assert_eq!(served(1), Some(end), "not before its bytes are carried on");
		SetChange::set(&true);
		assert_eq!(carry(item, 0), Err(InvalidTransaction::ExhaustsResources));
		SetChange::set(&false);
		pass(HOUR);
		assert_eq!(carry(item, 0), Ok(()));
		System::assert_last_event(RuntimeEvent::Library(Event::Renewed { item, version: 0, until }));
		assert_eq!(carry(item, 0), refused(Error::NothingToCarry));
		assert_eq!(served(1), Some(until));
		pass_idle(until - Now::get() - 1);
		assert_eq!(status(item, 0), Status::Available);
		// A speech is renewed once.
		assert_noop!(extend(DEPUTY, item), Error::<Test>::TooManyRenewals);
		pass_idle(1);
		assert_eq!(status(item, 0), Status::Expired);
		assert_noop!(extend(DEPUTY, item), Error::<Test>::WrongState);
	});
	let [video, transcript] = digests_of(1);
	assert_eq!(index(&chain)[2..], [renew(video), renew(transcript)]);
}

#[test]
fn one_chunk_alone_is_renewed_twice() {
	// A block whose transaction renews a single digest can only be read with the bytes.
	let bytes = file(caucus_primitives::text::MediaType::Pdf, 1, 0);
	let chain = build_and_execute(|| {
		let item = announce(DEPUTY, leaflet(1));
		assert_eq!(store(&bytes), Ok(()));
		pass(45 * DAY);
		assert_ok!(extend(DEPUTY, item));
		assert_eq!(carry(item, 0), Ok(()));
	});
	let digest = caucus_primitives::blake2_256(&[&bytes]);
	assert_eq!(index(&chain), [insert(&bytes), renew(digest), renew(digest)]);
}

#[test]
fn a_renewal_that_nobody_carries_out_is_lost() {
	build_and_execute(|| {
		let item = announce_together(video(1));
		bring(1);
		pass(45 * DAY);
		for lost in 1..=Kind::Minutes.renewals() {
			assert_ok!(extend(SECRETARY, item));
			assert_eq!(Versions::<Test>::get(item, 0).unwrap().renewed, lost);
			pass(ARRIVAL);
			assert_eq!(carry(item, 0), refused(Error::NothingToCarry));
		}
		assert_noop!(extend(CHAIR, item), Error::<Test>::TooManyRenewals);
		pass_idle(45 * DAY - 4 * ARRIVAL);
		assert_eq!((status(item, 0), is_served(1)), (Status::Expired, [false; 2]));
		assert_eq!(carry(item, 0), refused(Error::NothingToCarry));
	});
}

#[test]
fn minutes_are_renewed_as_often_as_their_kind_can_be() {
	build_and_execute(|| {
		let item = announce_together(video(1));
		bring(1);
		for _ in 0..Kind::Minutes.renewals() {
			pass_idle(80 * DAY);
			assert_ok!(extend(CHAIR, item));
			assert_eq!(carry(item, 0), Ok(()));
		}
		pass_idle(80 * DAY);
		assert_noop!(extend(CHAIR, item), Error::<Test>::TooManyRenewals);
		assert_eq!(is_served(1), [true; 2]);
		pass_idle(10 * DAY);
		assert_eq!(is_served(1), [false; 2]);
	});
}

#[test]
fn what_candidates_publish_ends_with_the_time_after_the_vote() {
	build_and_execute(|| {
		set(|parameters| parameters.retention = 100 * DAY);
		let item = publish(CANDIDATES[0], 1);
		// The vote closes after 21 days, so the last day is the 111th.
		pass(60 * DAY);
		assert_ok!(extend(CANDIDATES[0], item));
		assert_eq!(carry(item, 0), Ok(()));
		let last = Now::get() + 51 * DAY;
		assert_eq!(Versions::<Test>::get(item, 0).unwrap().served_until, last);
		pass_idle(51 * DAY);
		assert_eq!(status(item, 0), Status::Expired);
	});
	build_and_execute(|| {
		set(|parameters| parameters.retention = 120 * DAY);
		let item = publish(CANDIDATES[0], 1);
		pass(80 * DAY);
		assert_noop!(extend(CANDIDATES[0], item), Error::<Test>::NothingChanged);
	});
}

#[test]
fn only_what_can_be_had_is_renewed() {
	build_and_execute(|| {
		let waits = announce(DEPUTY, video(1));
		assert_noop!(extend(DEPUTY, waits), Error::<Test>::WrongState);
		let [back, down] = [2, 3].map(|seed| publish(DEPUTY, seed));
		pass(60 * DAY);
		assert_ok!(Library::withdraw(signed(DEPUTY), back, 0));
		assert_noop!(extend(DEPUTY, back), Error::<Test>::WrongState);
		assert_noop!(extend(DEPUTY, 99), Error::<Test>::UnknownItem);
		assert_noop!(Library::extend(signed(DEPUTY), down, 1), Error::<Test>::UnknownVersion);
		assert_ok!(extend(DEPUTY, down));
		let takedown = suspend(down, 0);
		assert_eq!(carry(down, 0), refused(Error::NothingToCarry));
		assert_noop!(extend(DEPUTY, down), Error::<Test>::WrongState);
		assert_ok!(Library::lift(signed(APPEALS[0]), takedown, text("근거가 없습니다.")));
		// The renewal that it stopped is not used up.
		assert_ok!(extend(DEPUTY, down));
		assert_eq!(carry(down, 0), Ok(()));
		assert_eq!(is_served(3), [true; 2]);
		assert_eq!(carry(99, 0), refused(Error::UnknownVersion));
	});
}

#[test]
fn what_is_carried_on_has_come_for_all_who_wait() {
	build_and_execute(|| {
		set(|parameters| parameters.retention = 140 * DAY);
		let first = announce_together(video(1));
		bring(1);
		pass(100 * DAY);
		let second = announce(DEPUTY, video(1));
		assert_eq!((status(second, 0), Library::missing(second, 0).len()), (Status::Announced, 2));
		assert_ok!(Library::extend(signed(CHAIR), first, 0));
		assert_eq!(carry(first, 0), Ok(()));
		assert_eq!((status(second, 0), Library::missing(second, 0).len()), (Status::Available, 0));
	});
}
