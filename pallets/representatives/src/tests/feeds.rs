// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whether facts still come.

use super::mock::*;
use crate::{Error, Event, NextFeed, MAX_FEEDS};
use caucus_primitives::calendar::{DAY, HOUR};
use frame::testing_prelude::*;

fn add(by: u64, name: &str, url: &str, every: u64) -> DispatchResult {
	let bytes = |text: &str| text.as_bytes().to_vec();
	Representatives::add_feed(
		signed(by),
		bytes(name).try_into().unwrap(),
		bytes(url).try_into().unwrap(),
		every,
	)
}

#[test]
fn a_feed_that_does_not_come_is_stale_and_can_be_flagged() {
	build_and_execute(|| {
		let fact = record(bill("1"));
		let came = Now::get();
		let flag = || Representatives::flag_feed(signed(STRANGER), 0);
		pass(72 * HOUR - 1);
		assert_noop!(flag(), Error::<Test>::NotDue);
		assert!(!Representatives::fact(fact).unwrap().stale);
		pass(1);
		let view = Representatives::fact(fact).unwrap();
		assert_eq!((view.stale, view.as_of), (true, came), "without anybody's word");
		assert_ok!(flag());
		System::assert_last_event(RuntimeEvent::Representatives(Event::FeedStale { feed: 0, last_at: came }));
		assert_noop!(flag(), Error::<Test>::NotDue);
		assert_noop!(Representatives::flag_feed(signed(STRANGER), 9), Error::<Test>::UnknownFeed);

		let report = |at, digest| Representatives::report_feed(signed(RESEARCHERS[0]), 0, at, digest);
		let now = Now::get();
		assert_ok!(report(now, [3; 32]));
		System::assert_last_event(RuntimeEvent::Representatives(Event::FeedCame { feed: 0, at: now }));
		let (_, feed, stale) = Representatives::feeds(0, 100).remove(0);
		assert_eq!((feed.last_at, feed.flagged_at, feed.flags, stale), (now, None, 1, false));
		pass(72 * HOUR);
		assert_ok!(flag());
	});
}

#[test]
fn a_feed_that_comes_rarely_is_stale_later() {
	build_and_execute(|| {
		assert_ok!(add(RESEARCHERS[0], "정치자금", "https://nec.example.kr", 30 * DAY));
		System::assert_last_event(RuntimeEvent::Representatives(Event::FeedAdded { feed: 1 }));
		pass(30 * DAY - 1);
		let stale: Vec<bool> = Representatives::feeds(0, 100).into_iter().map(|(.., stale)| stale).collect();
		assert_eq!(stale, [true, false]);
		pass(1);
		assert_ok!(Representatives::flag_feed(signed(STRANGER), 1));
	});
}

#[test]
fn feeds_that_make_no_sense_are_refused() {
	build_and_execute(|| {
		assert_noop!(add(STRANGER, "a", "b", DAY), Error::<Test>::NotAResearcher);
		assert_noop!(add(RESEARCHERS[0], "", "b", DAY), Error::<Test>::BadText);
		assert_noop!(add(RESEARCHERS[0], "a", "", DAY), Error::<Test>::BadText);
		assert_noop!(add(RESEARCHERS[0], "a", "b", 1), Error::<Test>::BadInterval);
		assert_noop!(add(RESEARCHERS[0], "a", "b", 367 * DAY), Error::<Test>::BadInterval);
		NextFeed::<Test>::put(MAX_FEEDS);
		assert_noop!(add(RESEARCHERS[0], "a", "b", DAY), Error::<Test>::TooManyFeeds);
		NextFeed::<Test>::put(1);
		let report = |by, feed, at, digest| Representatives::report_feed(signed(by), feed, at, digest);
		let now = Now::get();
		assert_noop!(report(STRANGER, 0, now, [3; 32]), Error::<Test>::NotAResearcher);
		assert_noop!(report(RESEARCHERS[0], 9, now, [3; 32]), Error::<Test>::UnknownFeed);
		assert_noop!(report(RESEARCHERS[0], 0, now, [3; 32]), Error::<Test>::OlderThanLast);
		assert_noop!(report(RESEARCHERS[0], 0, now + 1, [3; 32]), Error::<Test>::NotHappenedYet);
		pass(HOUR);
		assert_noop!(report(RESEARCHERS[0], 0, now + 1, [0; 32]), Error::<Test>::SourceMissing);
	});
}
